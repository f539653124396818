"""Tables and worked formulas as they are rendered, cell by cell, and how many rows they have.

The files of `golden/tabel/` and `golden/rumus.txt` hold the cells as text; a change of one shows as
a difference there, and is made there by hand after a look at the printed report.
"""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from lxml.html import HtmlElement

from macros.benda import tabel as tabel_kode
from macros.benda.deklarasi.isian_umum import TabelTiada
from macros.benda.tabel import telaah
from macros.benda.tabel.unsur import Tautan
from macros.dasar import pohon
from macros.dasar.angka import Asal
from macros.hitung.laporan import Laporan
from macros.sajian.makro import Makro
from macros.sajian.templat import lingkungan_bab
from tests.proyek import AKAR

GOLDEN = Path(__file__).parent / "golden"
BAB_CAPAIAN = "bab-3-akuntabilitas-kinerja/capaian-kinerja-organisasi.md"


def tabel(makro: Makro, kode: str) -> HtmlElement:
    """A table of the report, rendered and parsed."""
    return pohon.urai(str(makro.tabel(kode)))


def sel_teks(akar: HtmlElement) -> list[str]:
    """A table's caption and rows as text: cells divided by bars, a heading row after `#`."""
    judul = akar.find(".//figcaption/span[@class='judul']")
    assert judul is not None
    hasil = [pohon.teks(judul)]
    for baris in akar.iter("tr"):
        isi = " | ".join(pohon.teks(sel) for sel in baris).rstrip()
        hasil.append(f"# {isi}" if "kepala-kelompok" in pohon.kelas(baris) else isi)
    return hasil


def isi_tabel(akar: HtmlElement) -> list[HtmlElement]:
    """The rows of a table's body without its heading rows."""
    badan = [tr for tb in akar.iter("tbody") for tr in tb.iter("tr")]
    return [tr for tr in badan if "kepala-kelompok" not in pohon.kelas(tr)]


def indikator_dalam_sel(akar: HtmlElement) -> list[int]:
    """How many indicators the last cell of every row lists; one without a list is one."""
    return [len(tr[-1].findall(".//li")) or 1 for tr in isi_tabel(akar)]


def bab(makro: Makro, src: str) -> str:
    """A chapter's Markdown with its macros filled in."""
    lingkungan = lingkungan_bab({**makro.semua(), **makro.variabel()})
    makro.mulai_halaman(src)
    hasil = lingkungan.from_string((AKAR / "docs" / src).read_text(encoding="utf-8")).render()
    assert makro.masalah == []
    return hasil


@pytest.mark.parametrize("kode", ["capaian-outcome", "realisasi-kegiatan", "ikpa"])
def test_sel_tabel(makro: Makro, kode: str) -> None:
    golden = (GOLDEN / "tabel" / f"{kode}.txt").read_text(encoding="utf-8").splitlines()
    assert sel_teks(tabel(makro, kode)) == golden


@pytest.mark.parametrize(
    ("kode", "banyak"),
    [
        ("sdm-jabatan", 5),  # Tabel 1.1
        ("sdm-pendidikan", 4),  # Tabel 1.2
        ("perjanjian-kinerja", 24),  # Tabel 2.3
        ("kategori", 6),  # Tabel 3.1
        ("capaian-outcome", 24),  # Tabel 3.2
        ("capaian-output", 20),  # Tabel 3.3
        ("capaian-tahun-lalu", 24),  # Tabel 3.4
        ("renstra", 18),  # Tabel 3.5
        ("realisasi-kegiatan", 6),  # Tabel 3.6
        ("e-performance", 24),  # Tabel 3.7
        ("realisasi-belanja-smart", 4),  # Gambar 3.1
        ("realisasi-belanja-omspan", 4),  # Gambar 3.2
        ("ikpa", 8),  # Gambar 3.8
        ("pk-2023-strategis", 3),
        ("pk-2023-program", 6),
        ("pk-2023-kegiatan", 24),
        ("pk-2022-strategis", 3),
        ("pk-2022-program", 6),
        ("pk-2022-kegiatan", 24),
        ("tim-penyusun", 8),
    ],
)
def test_banyak_baris_tabel(makro: Makro, kode: str, banyak: int) -> None:
    assert len(isi_tabel(tabel(makro, kode))) == banyak


def test_banyak_sasaran_dan_indikator_strategis(makro: Makro) -> None:
    """Tabel 2.1: three strategic goals with six indicators."""
    assert indikator_dalam_sel(tabel(makro, "sasaran-strategis")) == [1, 4, 1]


def test_banyak_indikator_kinerja_utama(makro: Makro) -> None:
    """Tabel 2.2: 22 indicators under four programme goals."""
    akar = tabel(makro, "iku")
    assert indikator_dalam_sel(akar) == [3, 8, 4, 7]
    assert len(akar.findall(".//tbody")) == 3


def test_banyak_target_kinerja(makro: Makro) -> None:
    """Tabel 3.8: eleven targets, each a group; only four of them report percentages."""
    akar = tabel(makro, "target-kinerja")
    judul = [pohon.teks(g) for g in akar.findall(".//tr[@class='kepala-kelompok']")]
    assert [j.partition(".")[0] for j in judul] == [str(n) for n in range(1, 12)]
    assert len(isi_tabel(tabel(makro, "target-kinerja-bulanan"))) == 4


@pytest.mark.parametrize("tahun", [2023, 2022])
def test_anggaran_perjanjian_dijumlahkan(makro: Makro, tahun: int) -> None:
    jumlah = {2023: "6.321.401.000", 2022: "5.986.677.000"}[tahun]
    assert sel_teks(tabel(makro, f"pk-{tahun}-anggaran"))[-1] == f"Jumlah | {jumlah}"


@pytest.mark.lama
def test_setiap_tabel_dapat_dirender_dan_lurus(makro: Makro, laporan: Laporan) -> None:
    """Every row of every table has a cell for every column, and every cell says something."""
    from macros.benda.tabel import daftar

    for kode, buat in daftar(laporan).items():
        if kode == "rincian-output":  # of a table that this unit has not
            with pytest.raises(TabelTiada):
                buat()
            continue
        akar = tabel(makro, kode)
        if akar.find(".//thead") is None:
            assert akar.xpath(".//*[@class='belum-tersedia' or @class='tanpa-isi']"), kode
            continue
        lebar = len(akar.findall(".//thead//th"))
        assert isi_tabel(akar), kode
        for tr in isi_tabel(akar):
            assert len(tr) == lebar, kode
            assert len(tr.findall("th[@scope='row']")) == 1, kode
    assert makro.masalah == []


# Worked formulas and the duties of the offices.


def test_rumus_terapan(makro: Makro) -> None:
    akar = pohon.urai(bab(makro, BAB_CAPAIAN))
    rumus = akar.findall(".//div[@class='perhitungan']/p")
    assert [r.get("id") for r in rumus] == [
        f"indikator-{i.kode}" for i in makro.laporan.daftar_indikator()
    ]
    hasil = [pohon.teks(r) for r in rumus]
    assert hasil == (GOLDEN / "rumus.txt").read_text(encoding="utf-8").splitlines()


def test_rumus_umum_membagi_dengan_target(makro: Makro) -> None:
    """K01: the denominator of both formulas is the target."""
    for polaritas in ("maksimal", "minimal"):
        akar = pohon.urai(str(makro.rumus_umum(polaritas)))
        (penyebut,) = akar.findall(".//span[@class='penyebut']")
        assert pohon.teks(penyebut) == "Target"
    b = pohon.teks(pohon.urai(str(makro.rumus_umum("minimal"))))
    assert b.startswith("Capaian = (Target − (Realisasi − Target)) / Target × 100%")


def test_banyak_tugas_tiap_jabatan() -> None:
    teks = (AKAR / "docs" / "bab-1-pendahuluan.md").read_text(encoding="utf-8")
    akar = pohon.urai(markdown.markdown(re.sub(r"\{[{%#].*?[}%]?\}", "", teks)))
    banyak = {}
    for daftar in akar.iter("ol"):
        sebelum = daftar.getprevious()
        kalimat = "" if sebelum is None else pohon.teks(sebelum)
        if kalimat.startswith("Kepala") and kalimat.endswith("mempunyai tugas:"):
            banyak[kalimat.removesuffix(" mempunyai tugas:")] = len(daftar.findall("li"))
    assert banyak == {
        "Kepala Rutan": 9,
        "Kepala Kesatuan Pengamanan Rutan": 10,
        "Kepala Subseksi Pelayanan Tahanan": 10,
        "Kepala Subseksi Pengelolaan": 17,
    }


def test_baris_asal_disebut_ringkas() -> None:
    """Columns of the same rows once, runs of the same columns after one name of their table."""
    sel = [Asal("data/b.csv", 9, "x"), *(Asal("data/a.csv", n, k) for n in (2, 3, 7) for k in "xy")]
    bagian = list(telaah._asal([*sel, Asal("data/a.csv", 8, "z")]))
    assert bagian == [
        Tautan("a, baris 2–3", "data/a.html#baris-2"), ", ", Tautan("7", "data/a.html#baris-7"),
        " (x dan y)", "; ", Tautan("a, baris 8", "data/a.html#baris-8"), " (z)", "; ",
        Tautan("b, baris 9", "data/b.html#baris-9"), " (x)",
    ]  # fmt: skip
    assert list(telaah._asal([])) == []


BERKEPALA = {
    "sdm-jabatan": 0, "tim-penyusun": 2, "kategori": 1, "capaian-outcome": 1, "ikpa": 0,
    "kelengkapan": 1, "rekonsiliasi": 0, "reviu": 1, "sumber-angka": 0, "jenjang-kinerja": 0,
}  # fmt: skip


@pytest.mark.parametrize("kode", sorted(BERKEPALA))
def test_kolom_yang_menamai_baris(makro: Makro, kode: str) -> None:
    """In every row the cell that says what the row is about, and no other."""
    isi = tabel_kode.daftar(makro.laporan, makro.telaah)[kode]()
    assert {b.kepala for k in isi.kelompok for b in k.baris} == {BERKEPALA[kode]}
