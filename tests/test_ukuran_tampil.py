"""A measure as its chapter shows it: definition, table, formula and chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html

from macros.benda import rincian
from macros.benda.grafik import daftar as daftar_grafik, grafik_dari_data
from macros.benda.tabel import daftar, tabel_dari_data
from macros.benda.tabel.unsur import Polos
from macros.dasar.deklarasi import Catatan, urai
from macros.dasar.masalah import Masalah
from macros.gambar.spesifikasi import Batang, Takik
from macros.halaman import halaman_indikator
from macros.hitung.laporan import Laporan, buka
from macros.periksa.menyeluruh import periksa_data
from macros.temuan import kumpulkan
from tests.bersama import makro_dari
from tests.hasil_ukur import BULAN, KODE, TAHUN, A, B, Baris, Isi, hasil, rakit
from tests.proyek import ganti, salin
from tests.tabel_ubahan import laporan, ubah
from tests.test_golden_tabel import sel_teks

KET = {"B04": "Dapur dipugar.", "B06": "Dapur dipugar.", "B07": "Banjir."}

# As it is shown


@pytest.fixture(scope="module")
def blok() -> html.HtmlElement:
    """The block of an indicator in a report of 7 December, as a chapter shows it."""
    baris: dict[str, Baris] = {
        "B01": (0, 0), "B02": ("nihil", 2), "B03": (3, 4),
        "B04": ("tidak berlaku", "tidak berlaku"),
        **dict.fromkeys(BULAN[5:11], (1, 2)),
    }  # fmt: skip
    data = rakit("pembilang-penyebut", baris, hari=date(2023, 12, 7), keterangan=KET)
    makro = makro_dari(laporan(data))
    hasil_makro = str(makro.ukuran(KODE))
    assert not makro.masalah
    assert all("\n\n" not in b for b in hasil_makro.split("\n\n")), "Markdown ends blocks there"
    assert str(makro.ukuran("1.2")) == ""
    assert not makro.masalah
    makro.ukuran("1.99")
    assert [m.kode for m in makro.masalah] == ["B010"]
    (terlipat,) = html.fromstring(f"<div>{hasil_makro}</div>")
    assert terlipat.get("data-lipat") == "Hasil ukur menurut bulan"
    return terlipat


def test_blok_memuat_definisi_tabel_rumus_grafik(blok: html.HtmlElement) -> None:
    assert [t.get("id") or t.get("class") for t in blok] == [
        "ukuran", "tabel-ukuran-1.1", "rumus", "gambar-ukuran-1.1"
    ]  # fmt: skip
    uraian = [" ".join(p.text_content().split()) for p in blok[0]]
    assert uraian == [
        "Definisi. Bagian narapidana yang dilayani.",
        "Cara menghitung. Hasil setahun ialah jumlah A dibagi jumlah B semua bulan.",
    ]


@pytest.mark.parametrize(
    ("periode", "catatan"),
    [(BULAN, "Setiap bulan: Nihil."), (["TAHUN"], "Nihil.")],
)
def test_keterangan_setiap_periode(periode: Sequence[str], catatan: str) -> None:
    """What holds of every month is said of every month, not of twelve."""
    isi = rakit(
        "jumlah", dict.fromkeys(periode, (1, 2)), keterangan=dict.fromkeys(periode, "Nihil.")
    )
    assert catatan in tabel_dari_data.terukur(laporan(isi))["ukuran-1.1"]().catatan


def test_blok_tabel(blok: html.HtmlElement) -> None:
    assert sel_teks(blok[1]) == [
        "Hasil ukur indikator 1.1 menurut bulan, Tahun 2023",
        "Bulan | A | B | Hasil (%)",
        "Januari | 0 | 0 | tidak ada yang diukur",
        "Februari | nihil | 2 | 0",
        "Maret | 3 | 4 | 75",
        "April |  |  | tidak berlaku",
        "Mei |  |  | –",
        *(f"{b} | 1 | 2 | 50" for b in
          ("Juni", "Juli", "Agustus", "September", "Oktober", "November")),
        "Desember |  |  | belum sampai",
        "Seluruhnya | 9 | 18 | 50",
    ]  # fmt: skip
    catatan = [" ".join(p.text_content().split()) for p in blok[1].iter("p")]
    assert catatan == [
        "Sumber: data Rutan SoE, per 7 Desember 2023.",
        f"A = {A}; B = {B}.",
        "April dan Juni: Dapur dipugar; Juli: Banjir.",
        "Tanda – berarti bulan itu belum mempunyai data, sehingga tidak ikut dihitung.",
        "“Tidak ada yang diukur” berarti pembilang dan penyebut bulan itu nol; hasilnya tidak"
        " dinyatakan dalam persen.",
    ]
    kepala = [tr[0].get("scope") for tr in blok[1].iter("tr")]
    assert kepala == ["col", *["row"] * 13]


def test_blok_rumus_dan_grafik(blok: html.HtmlElement) -> None:
    rumus = [" ".join(p.text_content().split()) for p in blok[2].iter("p")]
    assert rumus == [f"Hasil = {A} / {B} × 100%", "Hasil = 9 / 18 × 100% = 50%"]
    judul = blok[3].find(".//span[@class='judul']")
    assert judul is not None and judul.text == "Indikator 1.1 menurut bulan: seluruhnya 50%"
    alt = blok[3].find(".//img").get("alt")
    assert "Maret 75%; April tidak berlaku; Mei belum ada data; Juni 50%" in alt
    _, _, ujung = alt.partition("Desember belum sampai. ")
    assert ujung == "Terendah 0% pada Februari, tertinggi 75% pada Maret."


@pytest.mark.parametrize(
    ("gabung", "polaritas", "target", "garis"),
    [
        ("rata-rata", "maksimal", Decimal(80), (80, "Target 80%")),
        ("terakhir", "maksimal", "≥ 80", (80, "Target ≥\xa080%")),
        ("terakhir", "minimal", "25–30", (25, "Target 25–30%", 30)),
        ("terakhir", "stabil", "25–30", (25, "Target 25–30%", 30)),
        ("terakhir", "stabil", Decimal(25), (25, "Target 25%")),
        ("terakhir", "maksimal", "BB", None),
        ("jumlah", "maksimal", Decimal(80), None),
    ],
)
def test_garis_target_pada_grafik(
    gabung: str, polaritas: str, target: Isi, garis: tuple[int, str, *tuple[int, ...]] | None
) -> None:
    """A range is a band. The sum of the months is not set beside a single one."""
    data = rakit(gabung, {"B01": 1, "B02": 2})
    data = ubah(data, "indikator", {"kode": KODE}, polaritas=polaritas)
    di: dict[str, object] = {"indikator": KODE, "tahun": TAHUN, "dokumen": "PK"}
    lap = laporan(ubah(data, "target", di, nilai=target))
    gambar = grafik_dari_data.susun_terukur(lap, lap.ukuran[KODE, TAHUN]).spesifikasi
    assert isinstance(gambar, Batang)
    assert gambar.acuan == (garis and Takik(*garis))
    ujung = max(map(float, gambar.acuan.ujung)) if gambar.acuan else 0
    assert float(gambar.maksimum or 100) >= ujung


@pytest.mark.parametrize(("hasil", "target", "ujung"), [(3, 2, None), (3, 30, 100), (26, 2, 100)])
def test_persen_kecil_mengisi_grafiknya(hasil: int, target: int, ujung: int | None) -> None:
    """Bars that all end before the first mark of a percent scale are drawn without it."""
    data = rakit("terakhir", {"B01": 1, "B02": hasil})
    di: dict[str, object] = {"indikator": KODE, "tahun": TAHUN, "dokumen": "PK"}
    lap = laporan(ubah(data, "target", di, nilai=Decimal(target)))
    gambar = grafik_dari_data.susun_terukur(lap, lap.ukuran[KODE, TAHUN]).spesifikasi
    assert isinstance(gambar, Batang)
    assert (gambar.maksimum, bool(gambar.sumbu)) == (ujung, ujung is not None)


@pytest.mark.parametrize(
    ("hasil_bulan", "ujung"),
    [
        ((3, 1, 3), " Terendah 1% pada Februari, tertinggi 3% pada Januari dan Maret."),
        ((2, 2), ""),
    ],
)
def test_alternatif_menyebut_ujungnya(hasil_bulan: tuple[int, ...], ujung: str) -> None:
    lap = laporan(rakit("rata-rata", dict(zip(BULAN, hasil_bulan, strict=False))))
    alt = grafik_dari_data.susun_terukur(lap, lap.ukuran[KODE, TAHUN]).alt
    assert alt.partition("; Desember belum ada data.")[2] == ujung


def test_tabel_tanpa_cacah_dan_satu_periode() -> None:
    lap = laporan(rakit("jumlah", {"TW1": 1, "TW4": 2}, satuan="layanan"))
    makro = makro_dari(lap)
    (isi,) = html.fromstring(f"<div>{makro.ukuran(KODE)}</div>")
    assert sel_teks(isi[1])[1:] == [
        "Triwulan | Hasil (layanan)", "Triwulan I | 1", "Triwulan II | –", "Triwulan III | –",
        "Triwulan IV | 2", "Jumlah | 3",
    ]  # fmt: skip
    setahun = laporan(rakit("", {"TAHUN": (1, 2)}))
    (satu,) = setahun.ukuran.values()
    assert not grafik_dari_data.dapat(satu), "one bar is no chart"
    assert not _halaman_indikator(setahun)["grafik_bulanan"]
    triwulan = rakit("jumlah", {"TW1": 1, "TW2": 3, "TW3": 2, "TW4": 2})
    halaman = _halaman_indikator(laporan(triwulan))
    assert "<figure" in halaman["grafik_bulanan"] and "<figure" in halaman["bulanan"]


def _halaman_indikator(lap: Laporan) -> dict[str, Any]:
    """What is shown on the page of the indicator that is measured."""
    (i,) = (i for i in lap.daftar_indikator() if i.kode == KODE)
    return halaman_indikator._isi(makro_dari(lap), rincian.susun(lap, i))


@pytest.mark.parametrize(
    ("nilai", "hasil"), [((0, 5), True), ((-1, 5), False), ((5, -1), False), ((5, None), False)]
)
def test_yang_dapat_digambar(nilai: tuple[int | None, ...], hasil: bool) -> None:
    """Bars begin at zero: nothing below it, and more than one."""
    periode = [SimpleNamespace(nilai=SimpleNamespace(nilai=n)) for n in nilai]
    p: Any = SimpleNamespace(periode=periode)
    assert grafik_dari_data.dapat(p) is hasil


def test_lebar_kolom_tabel_ukuran() -> None:
    for isi, lebar in (({"B01": (1, 2)}, [15, 25, 25, 35]), ({"B01": 1}, [50, 50])):
        lap = laporan(rakit("rata-rata", isi))
        (satu,) = lap.ukuran.values()
        assert [k.lebar for k in tabel_dari_data.susun_terukur(lap, satu).kolom] == lebar


BULANAN = """\
bulanan:
  judul: Hasil setiap bulan
  baris: ukuran
  saring: {indikator: "1.1", tahun: "{tahun}"}
"""
KOLOM = """\
  kolom:
    - Bulan | teks 50 | {periode.periode}
    - Hasil | bilangan 50 | =ukuran/{indikator}/{tahun}/{periode}/nilai
  jumlah: Jumlah | =ukuran/1.1/{tahun}/nilai
"""
BATANG = """\
  bentuk: batang
  label: "{periode.periode}"
  nilai: ukuran/{indikator}/{tahun}/{periode}/nilai
  alt: Grafik.
"""


def test_baris_ukuran_dalam_deklarasi() -> None:
    """A row for every period, in a table and in a chart, gaps included."""
    lap = laporan(rakit("jumlah", {"B01": 1, "B02": 2}, satuan="layanan"))
    catatan, masalah = Catatan("data/tabel.yaml"), list[Masalah]()
    deklarasi = {
        "tabel": urai(BULANAN + KOLOM, catatan), "grafik": urai(BULANAN + BATANG, catatan)
    }  # fmt: skip
    lap = replace(lap, deklarasi=deklarasi)
    (kelompok,) = daftar(lap, masalah=masalah)["bulanan"]().kelompok
    gambar = daftar_grafik(lap, masalah=masalah)["bulanan"]().spesifikasi
    assert (masalah, catatan.masalah) == ([], [])
    assert len(kelompok.baris) == 12
    assert kelompok.baris[1].sel == ("Februari", Polos(hasil(lap, "B02")))
    assert isinstance(gambar, Batang)
    batang = [(b.label, n.nilai, n.teks) for b in gambar.butir for n in b.nilai]
    assert batang[1:3] == [("Februari", 2, "2\xa0layanan"), ("Maret", None, "belum ada data")]


def test_berkas_seperti_diketik(tmp_path: Path) -> None:
    """What people write in the cells, through the schema; and what the schema refuses."""
    salin(tmp_path, ["data"])
    berkas = tmp_path / "data" / "ukuran.csv"
    with berkas.open("a", encoding="utf-8") as tulis:
        tulis.write("1.1,2023,B01,Nihil,5,,\n1.1,2023,B02,n/a,n/a,,\n1.1,2023,B03,3,4,,\n")
    lap = buka(tmp_path / "data")
    teks = [hasil(lap, p).teks for p in ("B01", "B02", "B03")]
    assert teks == ["0%", "tidak berlaku", "75%"]
    ditanya = {t.id for t in kumpulkan(lap) if t.kode == "T604" and "ukuran" in t.id}
    assert ditanya == {f"T604:ukuran/{k}/3" for k in ("pembilang", "penyebut")}
    ganti(berkas, "n/a,n/a", "tidak berlaku,Tidak Berlaku")
    assert all("ukuran" not in t.id for t in kumpulkan(buka(tmp_path / "data")))
    with berkas.open("a", encoding="utf-8") as tulis:
        tulis.write("1.1,2023,B13,1,2,,\n1.1,2023,B04,,,BB,\n1.1,2023,B05,,,80-85,\n")
    data = tmp_path / "data"
    salah = {(5, "periode"), (6, "nilai"), (7, "nilai")}  # by the schema, and by what is measured
    assert {(m.baris, m.kolom) for m in periksa_data(data)[1]} == salah
    ganti(berkas, "1.1,2023,B13,1,2,,\n", "")
    assert {(m.baris, m.kolom) for m in periksa_data(data)[1]} == {(5, "nilai"), (6, "nilai")}
