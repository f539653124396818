"""Workbooks for tests: made of a folder of data, and edited as by a person."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.asupan import muat
from macros.asupan.skema import PAKET
from macros.buku import pembuatan
from scripts.olah_data import buku_kerja
from tests.proyek import salin

NAMA = "data.xlsx"
# The tables that are edited in tests, what they refer to, and those that no report is without.
TABEL = {
    "anggaran_kegiatan", "ikpa", "indikator", "instansi", "kategori", "kegiatan", "laporan",
    "paket_aturan", "pegawai", "pejabat", "perjanjian_kinerja", "pk_anggaran", "sasaran", "satker",
    "satuan", "skala", "smart", "sumber", "target", "tingkat",
}  # fmt: skip


def buku_dari(folder: Path) -> bytes:
    """The workbook of the data in a folder."""
    data = buku_kerja.baca_data(folder)
    return pembuatan.buat(data.skema, data.lembar, "Data uji")


@cache
def _sebagian() -> TemporaryDirectory[str]:
    """The data of a report with those tables alone and few targets, kept as long as this process: a
    workbook of them is read and saved in a third of the time."""
    sementara = TemporaryDirectory()
    folder = salin(Path(sementara.name), ["data"]) / "data"
    daftar = folder / PAKET
    paket = json.loads(daftar.read_text(encoding="utf-8"))
    for satu in paket["resources"]:
        if satu["name"] not in TABEL:
            (folder / satu["path"]).unlink()
    paket["resources"] = [satu for satu in paket["resources"] if satu["name"] in TABEL]
    daftar.write_text(json.dumps(paket), encoding="utf-8")
    target = (folder / "target.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "target.csv").write_text("".join(target[:20]), encoding="utf-8")
    assert muat.baca(folder)[1] == []
    return sementara


def salin_sebagian(tujuan: Path) -> Path:
    """A copy of those data to write into, in a project at `tujuan`."""
    return Path(shutil.copytree(_sebagian().name, tujuan)) / "data"


@cache
def buku_sebagian() -> bytes:
    """The workbook of those data, without its pages of help, which are a third of its rows."""
    utuh = buku_dari(Path(_sebagian().name) / "data")
    return sunting(utuh, lambda buku: buku.remove(buku["Petunjuk"]))


def sunting(isi: bytes, ubah: Callable[[Workbook], object]) -> bytes:
    """The workbook after an edit, saved as openpyxl saves."""
    buku = load_workbook(io.BytesIO(isi))
    ubah(buku)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def lembar(buku: Workbook, nama: str) -> Worksheet:
    ws = buku[nama]
    assert isinstance(ws, Worksheet)
    return ws


def isi_sel(nama: str, sel: str, nilai: Any, bentuk: str = "") -> Callable[[Workbook], None]:
    def ubah(buku: Workbook) -> None:
        tujuan = lembar(buku, nama)[sel]
        tujuan.value = nilai
        if bentuk:
            tujuan.number_format = bentuk

    return ubah
