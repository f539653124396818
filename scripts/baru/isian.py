"""What is known of a new unit: from a file of answers, or from the person at the terminal."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from macros.dasar.berkas import baca_yaml
from macros.dasar.masalah import Masalah, usul
from scripts.terminal import GalatPerintah
from scripts.terminal.berkas_toml import baca_toml
from scripts.terminal.tolakan import tolakan

PERTANYAAN: dict[str, dict[str, str]] = baca_yaml(Path(__file__).with_name("pertanyaan.yaml"))
# Where an answer stands in the data, if not under its own name in instansi.csv.
LETAK = {
    ("laporan", "kode"): "tahun",
    ("laporan", "tahun"): "tahun",
    ("laporan", "tempat"): "tempat",
    ("tanda_tangan", "tempat"): "tempat",
    ("pejabat", "nama"): "nama_kepala",
    ("pejabat", "nama_lengkap"): "nama_kepala",
    ("pejabat", "nip"): "nip_kepala",
    ("pejabat", "jabatan"): "jabatan_kepala",
    ("struktur_organisasi", "jabatan"): "jabatan_kepala",
}


def jawaban(berkas: str | None, *, ya: bool) -> dict[str, str]:
    """What stands for each thing: the word of the file `berkas`, the person's, or a gap.

    Raises GalatPerintah where the file has no such answers, or nobody can be asked.
    """
    ada = _dari_berkas(Path(berkas)) if berkas else {}
    if not berkas and not ya and not sys.stdin.isatty():
        raise tolakan("baru/isian", 2)
    isi = {}
    for nama, satu in PERTANYAAN.items():
        jawab = ada.get(nama) or ("" if berkas or ya else _tanya(satu["tanya"]))
        isi[nama] = jawab or satu.get("tanpa", f"({nama.replace('_', ' ')} belum diisi)")
    isi["tahun"] = isi["tahun"] or str(date.today().year)  # noqa: DTZ011 - the year people live in
    return isi


def pada_jawaban(masalah: Iterable[Masalah], berkas: str | None) -> list[Masalah]:
    """The problems with those of an answer where the person gave it, once: the tables that it went
    to are not there to be mended."""
    hasil: dict[object, Masalah] = {}
    for n, m in enumerate(masalah):
        tabel = Path(m.berkas).stem
        nama = LETAK.get((tabel, m.kolom or ""), m.kolom if tabel == "instansi" else None)
        if nama not in PERTANYAAN or not m.berkas.startswith("data/"):
            hasil[n] = m
        elif nama not in hasil or m.kolom == nama:
            hasil[nama] = replace(m, berkas=berkas or "isian", baris=None, kolom=nama)
    return [*hasil.values()]


def _tanya(kata: str) -> str:
    try:
        return input(f"{kata}: ").strip()
    except EOFError:
        return ""


def _dari_berkas(berkas: Path) -> dict[str, str]:
    """The answers in a file. Raises GalatPerintah with all that is wrong with it."""
    isi = baca_toml(berkas, str(berkas))
    salah = []
    for nama, satu in isi.items():
        if nama not in PERTANYAAN:
            saran = usul(nama, PERTANYAAN) or f" Pakai {', '.join(PERTANYAAN)}."
            salah.append(f"{berkas}: {nama} tidak dikenal.{saran}")
        elif not isinstance(satu, str | int) or isinstance(satu, bool):
            salah.append(f'{berkas}: {nama} harus teks dalam tanda kutip: {nama} = "…".')
    if salah:
        raise GalatPerintah("\n".join(salah), 2)
    return {nama: str(satu) for nama, satu in isi.items()}
