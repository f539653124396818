"""Texts of the data stay texts on every page of the site, whoever's template shows them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from lxml import html

from scripts.mesin import situs
from tests.proyek import pasang_mini

TANDA = "\" '><i class=sisipan>x</i> & {{ 1 }}"
# Cells that stand in titles, navigation, lists of headings, footers, tables, charts and panels.
KOLOM = {
    "instansi": ("nama", "nama_singkat", "kementerian", "kantor_wilayah", "alamat"),
    "sasaran": ("uraian",),
    "indikator": ("uraian",),
    "kegiatan": ("uraian",),
    "rumusan": ("uraian",),
    "pejabat": ("nama", "jabatan"),
    "sumber": ("nama",),
}


def sisipkan(berkas: Path, kolom: tuple[str, ...]) -> None:
    """Put signs of HTML behind the texts of some columns."""
    with berkas.open(encoding="utf-8", newline="") as isi:
        baris = list(csv.DictReader(isi))
    for satu in baris:
        satu |= {k: f"{satu[k]} {TANDA}" for k in kolom if satu[k]}
    with berkas.open("w", encoding="utf-8", newline="") as isi:
        tulis = csv.DictWriter(isi, list(baris[0]), lineterminator="\n")
        tulis.writeheader()
        tulis.writerows(baris)


@pytest.mark.lama
def test_isi_sel_bukan_html(tmp_path: Path) -> None:
    proyek, keluar = pasang_mini(tmp_path / "proyek"), tmp_path / "situs"
    for tabel, kolom in KOLOM.items():
        sisipkan(proyek / "data" / f"{tabel}.csv", kolom)
    keluar.mkdir()
    situs.bangun(proyek, keluar)
    semua = sorted(keluar.rglob("*.html"))
    terbaca = 0
    for berkas in semua:
        teks = berkas.read_text("utf-8")
        akar = html.document_fromstring(teks)
        assert akar.xpath("//i[@class='sisipan']") == [], berkas.name
        assert "&amp;lt;i" not in teks and "&amp;amp;" not in teks, berkas.name
        terbaca += TANDA in akar.findtext(".//title", "") + akar.findtext(".//footer//p[2]", "")
    assert terbaca >= len(semua) - 1  # the page for wrong addresses knows no unit
