"""Small published sites of units, as far as a portal reads them, without building a report."""

from __future__ import annotations

import csv
import json
import os
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

INDIKATOR = {
    "kode": "3.1",
    "konsep": "Persentase pengaduan yang ditindaklanjuti",
    "definisi": "Pengaduan dari semua saluran.",
    "ukuran": "pengaduan yang ditindaklanjuti ÷ pengaduan yang masuk",
    "satuan": "%",
    "polaritas": "maksimal",
}


def angka(kunci: str, nilai: str, **lain: Any) -> dict[str, Any]:
    """An entry of `angka.json`; from one cell unless said otherwise."""
    sel = {"berkas": f"data/{kunci.partition('/')[0]}.csv", "baris": 7, "kolom": "nilai"}
    return {
        "kunci": kunci, "nilai": nilai, "teks": f"{nilai.replace('.', ',')}%" if nilai else "–",
        "masukan": [], "asal": [sel], "ditampilkan": [],
    } | lain  # fmt: skip


def register(capaian: Mapping[str, str], tahun: int = 2032) -> list[dict[str, Any]]:
    """The figures of a report by the achievement of each of its indicators."""
    ada = any(capaian.values()) or not capaian
    rata = angka(f"capaian/rata-rata/{tahun}", "96.5" if ada else "")
    hasil = [rata, angka(f"anggaran/{tahun}/serapan", "97")]
    banyak = ("3", "2", "1", "0") if ada else ("3", "", "", "3")
    for apa, n in zip(
        ("indikator", "tercapai", "belum-tercapai", "tanpa-capaian"), banyak, strict=True
    ):
        hasil.append(angka(f"jumlah/{apa}/{tahun}", n))
    for kode, nilai in capaian.items():
        target, realisasi = f"target/{kode}/{tahun}/PK", f"realisasi/{kode}/{tahun}/LAPORAN"
        tampil = [
            {"benda": "gambar-x", "alamat": "bab.html#gambar-x"},
            {"benda": "tabel-x", "alamat": f"bab.html#indikator-{kode}"},
        ]
        hasil += [angka(target, "90"), angka(realisasi, "88.5")]
        dari = {"asal": [{}, {}], "masukan": [realisasi, target], "ditampilkan": tampil}
        hasil.append(angka(f"capaian/{kode}/{tahun}", nilai, **dari))
    return hasil


def situs(
    folder: Path,
    nama: str,
    indikator: Sequence[Mapping[str, str]] = (INDIKATOR,),
    capaian: Mapping[str, str] | None = None,
    *,
    kantor: str = "Kantor Wilayah Umpama",
    tahun: int = 2032,
    periode: str = "TAHUN",
    gabung: str = "jumlah",
) -> Path:
    """The published files of one unit in `folder`."""
    data = folder / "unduh" / "data"
    data.mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html>", encoding="utf-8")
    meta = {
        "produsen_data": nama, "tahun": tahun, "tanggal_rilis": f"{tahun + 1}-01-20",
        "indikator": [dict(i) for i in indikator],
    }  # fmt: skip
    isi = register({"3.1": "95"} if capaian is None else capaian, tahun)
    for berkas, apa in (("metadata", meta), ("angka", isi)):
        (data / f"{berkas}.json").write_text(json.dumps(apa), encoding="utf-8")
    unit = {"nama": nama, "kementerian": "Kementerian Percontohan", "kantor_wilayah": kantor}
    kode = [{"kode": i["kode"], "induk": i.get("induk", ""), "gabung": gabung} for i in indikator]
    _csv(data / "instansi.csv", [unit])
    _csv(data / "laporan.csv", [{"kode": "x", "tahun": str(tahun), "periode": periode}])
    _csv(data / "indikator.csv", kode)
    return folder


def mati(folder: Path, tujuan: Path, kata: Path) -> None:
    """Stands for a build that is killed as often as its folder's name says."""
    catatan = folder.with_name(f"{folder.name}.kali")
    with catatan.open("a", encoding="utf-8") as berkas:
        berkas.write("x")
    if catatan.stat().st_size <= int(folder.name):
        os.kill(os.getpid(), signal.SIGKILL)


def _csv(berkas: Path, baris: Sequence[Mapping[str, str]]) -> None:
    with berkas.open("w", encoding="utf-8", newline="") as keluar:
        tulis = csv.DictWriter(keluar, [*baris[0]])
        tulis.writeheader()
        tulis.writerows(baris)


def laporan(folder: Path) -> Path:
    """An empty report in a new folder."""
    for nama in ("data", "docs"):
        (folder / nama).mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("nav: []\n", encoding="utf-8")
    return folder


def berkas(folder: Path) -> list[Path]:
    """All files below a folder."""
    return [b for b in folder.rglob("*") if b.is_file()]
