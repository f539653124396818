"""Measured from counts: months become quarters, halves and the year; words for what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from macros.asal.penelusur import Penelusur, perhitungan
from macros.asupan import aturan_isi
from macros.asupan.muat import Data
from macros.dasar.periode import JENIS, bulan, jenis
from macros.hitung import daftar_rumus
from macros.temuan import belum_diisi, pengukuran, waktu
from macros.temuan.kasus import Temuan
from tests.hasil_ukur import BULAN, KODE, TAHUN, A, B, Baris, Isi, dasar, hasil, rakit, ukur
from tests.tabel_ubahan import laporan, tambah, ubah


def temuan(data: Data) -> list[Temuan]:
    """The findings of these rules about the indicator, which alone has such rows."""
    return list(pengukuran.temuan(laporan(data)))


@pytest.mark.parametrize(
    ("sisa", "ditanya"),
    [
        (["B12"], "1.1 (Desember)"), (["B03", "B04"], "1.1 (Maret dan April)"), ([], ""),
        (BULAN, ""),  # of nothing at all others ask
    ],
)  # fmt: skip
def test_bulan_yang_tidak_diisi_ditanyakan(sisa: list[str], ditanya: str) -> None:
    """The year is made of what there is; a word about a month, or that it does not apply, tells."""
    data = rakit("pembilang-penyebut", {b: None if b in sisa else (1, 2) for b in BULAN})

    def isi(data: Data) -> list[str]:
        semua = belum_diisi.temuan(laporan(data))
        return [t.pesan for t in semua if t.id == f"T604:ukuran/{TAHUN}"]

    assert [ditanya in pesan for pesan in isi(data)] == [True] * bool(ditanya)
    for kolom, kata in (("keterangan", "Alatnya rusak."), ("nilai", "tidak berlaku")):
        sebab = data
        for b in sisa:
            sebab = ubah(sebab, "ukuran", {"periode": b}, **{kolom: kata})
        assert isi(sebab) == []
    awal = ubah(data, "laporan", {}, tanggal_data=date(TAHUN, 11, 30))
    assert bool(isi(awal)) is (bool(ditanya) and sisa != ["B12"])


@pytest.mark.parametrize(
    ("gabung", "satuan", "polaritas", "isi", "ditanya"),
    [
        ("rata-rata", "hari", "minimal", "nihil", "1.1 (Februari)"),
        ("terakhir", "%", "maksimal", "nihil", "1.1 (Februari)"),
        ("terakhir", "%", "minimal", "nihil", ""), ("jumlah", "kejadian", "minimal", "nihil", ""),
        ("rata-rata", "hari", "minimal", 0, ""), ("rata-rata", "%", "maksimal", None, ""),
    ],
)  # fmt: skip
def test_nihil_yang_dapat_berarti_tidak_diukur(
    gabung: str, satuan: str, polaritas: str, isi: Isi, ditanya: str
) -> None:
    """A zero that is none of a count pulls a mean down, or a percentage."""
    data = rakit(gabung, {"B01": 14, "B02": isi}, satuan=satuan)
    lap = laporan(ubah(data, "indikator", {"kode": KODE}, polaritas=polaritas))
    semua = [t.pesan for t in belum_diisi.temuan(lap) if t.id == f"T604:nihil/{TAHUN}"]
    assert [ditanya in pesan for pesan in semua] == [True] * bool(ditanya)


# What the periods come to

NOL_LALU_SEMUA: dict[str, Baris] = {  # as a prison counts: nobody to be served until August
    **dict.fromkeys(BULAN[:2], (0, 2)),
    **dict.fromkeys(BULAN[2:7], (0, 3)),
    **dict.fromkeys(BULAN[7:], (9, 9)),
}


def test_pembilang_dan_penyebut_setahun() -> None:
    lap = laporan(rakit("pembilang-penyebut", NOL_LALU_SEMUA))
    a, b, nilai = (hasil(lap, "", apa) for apa in ("pembilang", "penyebut", "nilai"))
    assert (a.nilai, b.nilai, nilai.nilai) == (Fraction(45), Fraction(64), Fraction(4500, 64))
    assert nilai.kata_rumus == f"{A} ÷ {B} × 100%"
    assert perhitungan(nilai, lap.register) == "45 ÷ 64 × 100% = 70,3125% ≈ 70,31%"
    assert hasil(lap, "TW3").nilai == Fraction(18, 21) * 100
    assert (hasil(lap, "SM1").nilai, hasil(lap, "B08").teks) == (Fraction(0), "100%")
    # The realisation is this very result, down to the cells.
    realisasi = lap.register["realisasi/1.1/2023/LKJIP"]
    assert (realisasi.nilai, realisasi.rumus) == (nilai.nilai, nilai.rumus)
    asal = {(a.berkas, a.kolom) for a in lap.register.sel(realisasi)}
    assert asal == {("data/ukuran.csv", "pembilang"), ("data/ukuran.csv", "penyebut")}
    assert len(lap.register.sel(realisasi)) == 24
    assert lap.capaian(KODE).nilai == Fraction(4500, 64) / 80 * 100


def test_triwulan_dalam_realisasi_dijumlahkan() -> None:
    """1, 0, 0 and 2 of a target of 2 are 3: 150 percent."""
    data = ubah(dasar(), "indikator", {"kode": KODE}, gabung="jumlah", satuan="layanan")
    di: dict[str, object] = {"indikator": KODE, "tahun": TAHUN, "dokumen": "PK"}
    data = ubah(data, "target", di, nilai=Decimal(2))
    for periode, nilai in zip(JENIS["triwulan"], (1, 0, 0, 2), strict=True):
        data = tambah(
            data, "realisasi", indikator=KODE, tahun=TAHUN, periode=periode, sumber="LKJIP",
            nilai=Decimal(nilai), satuan="layanan",
        )  # fmt: skip
    lap = laporan(data)
    realisasi = lap.register["realisasi/1.1/2023/LKJIP"]
    assert (realisasi.teks, lap.capaian(KODE).teks) == ("3\xa0layanan", "150%")
    assert perhitungan(realisasi, lap.register) == "1 + 0 + 0 + 2 = 3\xa0layanan"
    assert realisasi.kata_rumus == "jumlah hasil setiap triwulan"
    assert [a.baris for a in lap.register.sel(realisasi)] == [
        r.Index for r in data["realisasi"].baris(indikator=KODE)
    ]
    tanpa = laporan(ubah(data, "indikator", {"kode": KODE}, gabung=None))
    assert tanpa.capaian(KODE).nilai is None, "without a rule, quarters stay quarters"


@pytest.mark.parametrize(
    ("gabung", "nilai", "kata", "kerja"),
    [
        ("jumlah", 180, "jumlah hasil setiap bulan", "50 + 70 + 60 = 180%"),
        ("rata-rata", 60, "jumlah hasil setiap bulan ÷ banyaknya bulan yang mempunyai hasil",
         "(50 + 70 + 60) ÷ 3 = 60%"),
        ("terakhir", 60, "hasil Mei, bulan terakhir yang mempunyai hasil", ""),
        ("tertinggi", 70, "hasil Februari, bulan dengan hasil tertinggi", ""),
    ],
)  # fmt: skip
def test_cara_menggabung(gabung: str, nilai: int, kata: str, kerja: str) -> None:
    """Of 50, 70 and 60 percent, with gaps, a month of 0 of 0 and one that does not apply."""
    baris: dict[str, Baris] = {
        "B01": 50, "B02": 70, "B05": (6, 10), "B07": (0, 0), "B09": "tidak berlaku"
    }  # fmt: skip
    lap = laporan(rakit(gabung, baris))
    satu = hasil(lap)
    assert satu.nilai == nilai
    assert (satu.kata_rumus, perhitungan(satu, lap.register)) == (kata, kerja)
    assert len([m for m in satu.masukan if str(m).startswith("ukuran/")]) == 12


@pytest.mark.parametrize("gabung", ["rata-rata", "terakhir", "tertinggi", "pembilang-penyebut"])
def test_pola_tidak_menghitung_triwulan_di_samping_bulannya(gabung: str) -> None:
    """Quarters and semesters are of the months that a pattern fits, too."""
    data = rakit(gabung, {f"B{n:02}": (n, 20) for n in range(1, 8)})
    rumus = f"rata-rata ukuran/{KODE}/{{tahun}}/*/nilai"
    data = tambah(data, "angka_sendiri", kunci="x", label="X", rumus=rumus, satuan="%")
    assert laporan(data).register["x"].nilai == 20


def test_predikat_terakhir() -> None:
    lap = laporan(rakit("terakhir", {"TW1": "CC", "TW2": "BB"}))
    assert (hasil(lap).teks.rstrip("%"), hasil(lap).keadaan) == ("BB", "bukan-bilangan")


def test_sebulan_nihil_adalah_nol_yang_dikatakan() -> None:
    lap = laporan(rakit("rata-rata", {"B01": "nihil", "B02": 50}))
    assert (hasil(lap, "B01").teks, hasil(lap, "B01").nilai) == ("nihil", Fraction(0))
    assert hasil(lap).nilai == 25


@pytest.mark.parametrize(
    ("satuan", "kata", "nilai"),
    [
        ("%", "× 100%", 50), ("per 100.000 kelahiran hidup", "× 100.000", 50_000),
        ("per 1000", "× 1.000", 500), ("persen", "× 100%", 50), ("‰", "× 1.000", 500),
        ("per 100 ribu penduduk", "× 100.000", 50_000), ("per sejuta", "× 1.000.000", 500_000),
        *((s, "÷ y", Fraction(1, 2)) for s in ("hari", "per orang", "per 1 orang", "per milik")),
    ],
)  # fmt: skip
def test_satuan_menentukan_pengali(satuan: str, kata: str, nilai: Fraction) -> None:
    rumus = daftar_rumus.rasio(satuan).dengan_nama({"pembilang": "x", "penyebut": "y"})
    assert rumus.kata.endswith(kata)
    assert rumus.hitung({"x": Fraction(1), "y": Fraction(2)}) == (nilai, "ada")


# Words


def test_setiap_sebab_tanpa_hasil_mempunyai_kata() -> None:
    """Data until 7 December: a gap, a month of nothing to count, one that does not apply."""
    baris: dict[str, Baris] = {
        "B01": (3, 4), "B03": (0, 0), "B04": "tidak berlaku", "B06": ("nihil", 5), "B07": (2, None)
    }  # fmt: skip
    hari, ket = date(2023, 12, 7), {"B03": "Kosong."}
    lap = laporan(rakit("pembilang-penyebut", baris, hari=hari, keterangan=ket))
    teks = {p: hasil(lap, p).teks for p in BULAN}
    assert teks == dict.fromkeys(BULAN, "–") | {
        "B01": "75%", "B03": "tidak ada yang diukur", "B04": "tidak berlaku", "B06": "0%",
        "B12": "belum sampai",
    }  # fmt: skip
    assert hasil(lap, "B06", "pembilang").teks == "nihil"
    jelas = {p: Penelusur(lap).jelaskan(f"ukuran/1.1/2023/{p}/nilai").keterangan for p in BULAN}
    assert jelas == dict.fromkeys(BULAN, "Nilainya belum ada dalam data.") | {
        "B01": "", "B03": "Pembilang dan penyebutnya nol. Kosong.", "B06": "",
        "B04": "Tidak berlaku pada periode ini.",
        "B12": "Periode ini berakhir sesudah tanggal data.",
        "B07": "Penyebut periode ini belum ada dalam data.",
    }  # fmt: skip
    assert hasil(lap).nilai == Fraction(3, 9) * 100


@pytest.mark.parametrize(
    ("baris", "keadaan"),
    [
        ({"B01": (0, 0), "B02": (0, 0)}, "tak-diukur"),
        (dict.fromkeys(BULAN, "tidak berlaku"), "tidak-berlaku"),
        ({"B01": None}, "belum-ada-data"),
        ({"B01": (3, 0)}, "tak-terhitung"),
    ],
)
@pytest.mark.parametrize("gabung", ["rata-rata", "terakhir", "tertinggi", "pembilang-penyebut"])
def test_setahun_tanpa_hasil(gabung: str, baris: dict[str, Baris], keadaan: str) -> None:
    if gabung != "pembilang-penyebut" and keadaan == "tak-diukur":
        baris = {**baris, **dict.fromkeys(BULAN[2:], (0, 0))}
    lap = laporan(rakit(gabung, baris))
    assert (hasil(lap).nilai, hasil(lap).keadaan) == (None, keadaan)
    assert lap.status(KODE) == {"tak-diukur": "tidak-berlaku"}.get(keadaan, keadaan)


def test_semester_hanya_sampai_semesternya() -> None:
    """A report of the first half knows nothing of July, and combines what there was until June."""
    baris: dict[str, Baris] = {"B01": 1, "B06": 2, "B07": 9}
    lap = laporan(rakit("jumlah", baris, satuan="layanan", periode="SM1", hari=date(2023, 6, 30)))
    assert [hasil(lap, p).teks[0] for p in ("", "SM1", "TW2")] == ["3", "3", "2"]
    assert "ukuran/1.1/2023/B07/nilai" not in lap.register
    ukur = lap.ukuran[KODE, TAHUN]
    assert [h.periode for h in ukur.periode] == list(BULAN[:6])


def test_target_triwulan_dijawab_triwulannya() -> None:
    """A promise for the year is answered by all months so far, a quarter's by the quarter."""
    baris: dict[str, Baris] = {"B01": 1, "B06": 2}
    data = rakit("jumlah", baris, satuan="layanan", periode="TW2", hari=date(2023, 6, 30))
    assert laporan(data).register["realisasi/1.1/2023/LKJIP"].nilai == 3
    data = tambah(
        data, "target", indikator=KODE, tahun=TAHUN, periode="TW2", dokumen="PK", nilai=Decimal(4)
    )
    lap = laporan(data)
    assert lap.register["realisasi/1.1/2023/LKJIP"].nilai == 2
    assert lap.capaian(KODE).nilai == 50


# Beside what was typed


def diketik(data: Data, nilai: str | None, periode: str = "TAHUN") -> Data:
    return tambah(
        data, "realisasi", indikator=KODE, tahun=TAHUN, periode=periode, sumber="LKJIP",
        nilai=None if nilai is None else Decimal(nilai), satuan="%",
    )  # fmt: skip


@pytest.mark.parametrize("nilai", ["70.3", "70.31", "70", "70.3125", None])
def test_realisasi_ketik_yang_sama_diam(nilai: str | None) -> None:
    data = diketik(rakit("pembilang-penyebut", NOL_LALU_SEMUA), nilai)
    assert temuan(data) == []


@pytest.mark.parametrize("nilai", ["71", "70.4", "70.29", "0"])
def test_realisasi_ketik_yang_berbeda_dicocokkan(nilai: str) -> None:
    data = diketik(rakit("pembilang-penyebut", NOL_LALU_SEMUA), nilai)
    lap = laporan(data)
    assert lap.register["realisasi/1.1/2023/LKJIP"].nilai == Fraction(4500, 64)
    assert lap.register["realisasi/1.1/2023/LKJIP/TAHUN"].nilai == Fraction(nilai)
    (satu,) = pengukuran.temuan(lap)
    assert (satu.kode, satu.subjek) == ("T104", "realisasi/1.1/2023/TAHUN")
    baris = max(data["realisasi"].isi.index)
    assert f"(realisasi.csv, baris {baris})" in satu.pesan
    assert "hasil hitungannya 70,31% (ukuran.csv, baris 2–13)" in satu.pesan
    assert satu.letak is not None and (satu.letak.berkas, satu.letak.baris) == (
        "data/realisasi.csv", baris
    )  # fmt: skip


def test_triwulan_yang_tidak_digabung_ditanyakan() -> None:
    """Quarters that nothing brings together are no result, and not silently none; one for the whole
    year, another source's, or a way to bring them together is enough."""
    data = diketik(diketik(rakit("", {}), "1", "TW1"), "2", "TW4")
    assert laporan(data).capaian(KODE).keadaan == "belum-ada-data"
    (satu,) = temuan(data)
    assert satu.id == "T904:realisasi/1.1/2023"
    assert "Triwulan\xa0I dan Triwulan\xa0IV" in satu.pesan and "untuk TAHUN" in satu.pesan
    assert not [t for t in temuan(diketik(data, "74")) if t.kode == "T904"]
    assert not [t for t in temuan(diketik(data, None)) if t.kode == "T904"]  # waits to be filled
    assert temuan(ubah(data, "indikator", {"kode": KODE}, gabung="jumlah")) == []
    assert temuan(ubah(data, "realisasi", {"indikator": KODE}, sumber="OUTPUT")) == []


def test_tanpa_hasil_yang_diketik_berlaku() -> None:
    lap = laporan(diketik(rakit("pembilang-penyebut", {"B01": None}), "74"))
    assert lap.register["realisasi/1.1/2023/LKJIP"].nilai == 74
    lap = laporan(diketik(rakit("", {"B01": (1, 2)}), "74"))
    assert lap.register["realisasi/1.1/2023/LKJIP"].nilai == 74


# What is asked about

CATATAN: Sequence[tuple[str, str, dict[str, Baris], str]] = (
    ("T901", "pembilang-penyebut", {"B01": (1, 2), "B02": (3, None)}, "tanpa penyebut"),
    ("T901", "pembilang-penyebut", {"B01": (1, 2), "B02": (None, 3)}, "tanpa pembilang"),
    (
        "T902",
        "pembilang-penyebut",
        {"B01": (1, 2), "B02": (3, 2), "B03": (1, 0)},
        "melebihi penyebutnya: Februari 3 dari 2 dan Maret 1 dari 0.",
    ),
    ("T904", "", {"B01": (1, 2), "B02": (1, 2)}, "Januari dan Februari, tetapi indikator.csv"),
    ("T904", "pembilang-penyebut", {"B01": (1, 2), "B02": 50}, "Februari, tetapi tanpa pembilang"),
    ("T904", "jumlah", {"B01": 1, "B02": "BB"}, "Februari, tetapi bukan angka"),
)


@pytest.mark.parametrize(("kode", "gabung", "baris", "isi"), CATATAN)
def test_ditanyakan(kode: str, gabung: str, baris: dict[str, Baris], isi: str) -> None:
    (satu,) = temuan(rakit(gabung, baris))
    assert satu.kode == kode
    assert isi in satu.pesan
    assert satu.letak is not None and satu.letak.berkas == "data/ukuran.csv"
    assert satu.letak.baris == (2 if "Januari" in isi else 3)


@pytest.mark.parametrize(
    ("gabung", "baris"),
    [
        ("pembilang-penyebut", {"B01": (1, 2), "B02": (0, 0), "B03": (2, 2)}),
        ("terakhir", {"B01": "BB"}), ("", {"TAHUN": (1, 2)}), ("jumlah", {"B01": None}),
    ],
)  # fmt: skip
def test_tidak_ditanyakan(gabung: str, baris: dict[str, Baris]) -> None:
    assert temuan(rakit(gabung, baris)) == []


@pytest.mark.parametrize(
    ("nilai", "bertanya"),
    [
        ((20, 41, 60, 82), True), ((20, 20, 60, 80), True), ((30, 55, 79), True),
        ((19, 20, 21, 22), False),  # together what was promised
        ((30, 35, 40, 45), False),  # more than promised, but none of them is a year's
        ((20, 60, 41, 82), False), ((40, 40, 40, 40), False), ((0, 30, 60, 80), False),
        ((40, 80), False),
    ],
)  # fmt: skip
def test_hasil_yang_tampak_kumulatif(nilai: tuple[int, ...], bertanya: bool) -> None:
    """Of 80 promised: 20, 41, 60, 82 are 82 and not 203; where the last one counts, nothing is."""
    baris: dict[str, Baris] = {f"TW{n}": satu for n, satu in enumerate(nilai, 1)}
    ada = [t for t in temuan(rakit("jumlah", baris, satuan="unit")) if t.kode == "T905"]
    assert len(ada) == bertanya
    for satu in ada:
        assert f"menjadi {sum(nilai)}\xa0unit, jauh di atas target 80\xa0unit" in satu.pesan
        assert satu.letak is not None and satu.letak.baris == 1 + len(nilai)
    assert not [t for t in temuan(rakit("terakhir", baris, satuan="unit")) if t.kode == "T905"]


@pytest.mark.parametrize("masa", [("TW1", "TW2", "TW3"), BULAN[:9]])
@pytest.mark.parametrize(
    ("janji", "gabung", "polaritas", "bertanya"),
    [
        ((40, 60, 75), "jumlah", "maksimal", True), ((40, 40, 80), "jumlah", "maksimal", True),
        ((40, 60, 75), "terakhir", "maksimal", False), ((40, 60, 75), "jumlah", "minimal", False),
        ((20, 20, 40), "jumlah", "maksimal", False),  # together the year's
        ((40, 60, 90), "jumlah", "maksimal", False), ((60, 40, 75), "jumlah", "maksimal", False),
        ((40, "≥ 60", 75), "jumlah", "maksimal", False), ((75,), "jumlah", "maksimal", False),
    ],
)  # fmt: skip
def test_target_yang_tampak_kumulatif(
    janji: tuple[Isi, ...], gabung: str, polaritas: str, bertanya: bool, masa: tuple[str, ...]
) -> None:
    """Of 80 in the year, 75 until September are no promise of 75 in the third quarter alone, by
    whatever periods the results are."""
    data = rakit(gabung, dict.fromkeys(masa, 20), satuan="unit")
    data = ubah(data, "indikator", {"kode": KODE}, polaritas=polaritas)
    for n, nilai in enumerate(janji, 1):
        isi = Decimal(nilai) if isinstance(nilai, int) else nilai
        satu = {"indikator": KODE, "tahun": TAHUN, "periode": f"TW{n}", "dokumen": "PK"}
        data = tambah(data, "target", **satu, nilai=isi)
    ada = [t for t in temuan(data) if t.kode == "T905"]
    assert len(ada) == bertanya
    assert all("melebihi target setahun (80)" in t.pesan for t in ada)


def test_target_yang_tampak_kumulatif_ditulis_dengan_koma() -> None:
    data = rakit("jumlah", {"TW1": 20, "TW2": 20}, satuan="unit")
    for n, nilai in ((1, "40.5"), (2, "60.25")):
        satu = {"indikator": KODE, "tahun": TAHUN, "periode": f"TW{n}", "dokumen": "PK"}
        data = tambah(data, "target", **satu, nilai=Decimal(nilai))
    (pesan,) = (t.pesan for t in temuan(data) if t.kode == "T905")
    assert "yaitu 40,5 (Triwulan\xa0I) dan 60,25 (Triwulan\xa0II), tidak" in pesan


@pytest.mark.parametrize(
    ("gabung", "nilai", "bertanya"),
    [
        ("jumlah", ((12, 15), (14, 20), (15, 16), (20, 22)), True),
        ("jumlah", ((20, 100), (30, 100), (10, 100), (35, 100)), False),  # of the year's
        ("jumlah", ((60, 50), (12, 20)), False),  # each is told of
        ("rata-rata", ((12, 15), (14, 20), (15, 16), (20, 22)), False),
    ],
)
def test_persen_dijumlahkan(gabung: str, nilai: tuple[Baris, ...], bertanya: bool) -> None:
    baris = {f"TW{n}": satu for n, satu in enumerate(nilai, 1)}
    ada = [t for t in temuan(rakit(gabung, baris)) if t.kode == "T904"]
    assert len(ada) == bertanya and all("melebihi 100%" in t.pesan for t in ada)


@pytest.mark.parametrize(
    ("pasang", "kata"),
    [
        (((20, 80), (41, 80), (60, 80), (78, 80)), "20 dari 80"),  # of all that the year has
        (((10, 20), (22, 40), (41, 60), (66, 80)), "10 dari 20"),
        (((10, 20), (22, 22), (21, 40), (30, 44)), ""), (((0, 2), (1, 2), (9, 9)), ""),
        (((20, 30), (21, 31), (22, 32)), ""), (((20, 80), (60, 80)), ""),
        (((10, 100), (30, 105), (60, 110)), ""), (((0, 2), (0, 3), (9, 9), (9, 9)), ""),
    ],
)  # fmt: skip
def test_cacah_yang_tampak_kumulatif(pasang: tuple[Baris, ...], kata: str) -> None:
    """78 of 80 at the end are 97,5%, and not 199 of 320."""
    baris = {f"TW{n}": satu for n, satu in enumerate(pasang, 1)}
    ada = [t for t in temuan(rakit("pembilang-penyebut", baris)) if t.kode == "T905"]
    assert len(ada) == bool(kata) and all(f"{kata} (Triwulan" in t.pesan for t in ada)
    assert not [t for t in temuan(rakit("terakhir", baris)) if t.kode == "T905"]


def test_menit_boleh_lebih_banyak_daripada_perkara() -> None:
    assert temuan(rakit("pembilang-penyebut", {"B01": (30, 2)}, satuan="unit")) == []


def test_nilai_di_samping_pembilang() -> None:
    data = rakit("pembilang-penyebut", {"B01": (1, 3)})
    for nilai, ada in (("33.33", False), ("33.3", False), ("34", True)):
        isi = ubah(data, "ukuran", {"periode": "B01"}, nilai=Decimal(nilai))
        assert [t.kode for t in temuan(isi)] == ["T903"] * ada
        assert hasil(laporan(isi), "B01").nilai == Fraction(100, 3)


def test_hasil_yang_mendahului_tanggal_data() -> None:
    baris: dict[str, Baris] = {"B11": (1, 2), "B12": (1, 2)}
    lap = laporan(rakit("pembilang-penyebut", baris, hari=date(2023, 12, 7)))
    (satu,) = (t for t in waktu.temuan(lap) if t.subjek.startswith("ukuran/"))
    assert (satu.kode, satu.nilai) == ("T301", "B12")


@pytest.mark.parametrize("baris", [("B01", "TW2"), ("TW1", "TAHUN"), ("SM1", "B08", "B09")])
def test_satu_jenis_periode(baris: tuple[str, ...]) -> None:
    salah = list(aturan_isi.periksa(rakit("jumlah", dict.fromkeys(baris, 1))))
    assert [(m.kode, m.baris, m.nilai) for m in salah] == [
        ("D071", n, p) for n, p in enumerate(baris[1:], 3)
    ]
    assert "terhitung dua kali" in salah[0].pesan and "(baris 2)" in salah[0].pesan


@pytest.mark.parametrize("isi", ["BB", "80–85", "≥ 3", -1])
def test_cacah_ialah_bilangan(isi: Isi) -> None:
    (salah,) = aturan_isi.periksa(rakit("jumlah", {"B01": (1, isi), "B02": ("nihil", 2)}))
    assert (salah.kode, salah.baris, salah.kolom) == ("D072", 2, "penyebut")


def test_bulan_dan_triwulan_dalam_realisasi() -> None:
    data = diketik(diketik(rakit("jumlah", {}), "1", "B01"), "2", "TW1")
    assert [m.berkas for m in aturan_isi.periksa(data)] == ["data/realisasi.csv"]
    lain = ubah(data, "indikator", {"kode": KODE}, gabung=None)
    assert not list(aturan_isi.periksa(lain))
    assert not list(aturan_isi.periksa(diketik(rakit("jumlah", {}), "1", "TW1")))


# Properties

cacah = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda x: (min(x), max(x)))
setahun_cacah = st.lists(cacah, min_size=12, max_size=12)


def gabungan(data: Sequence[Fraction | None], gabung: str) -> Fraction | None:
    """What plain Python makes of results."""
    ada = [n for n in data if n is not None]
    if not ada:
        return None
    if gabung == "rata-rata":
        return sum(ada, Fraction(0)) / len(ada)
    return {"jumlah": sum(ada, Fraction(0)), "terakhir": ada[-1], "tertinggi": max(ada)}[gabung]


@settings(max_examples=25, deadline=None)
@given(setahun_cacah, st.permutations(BULAN))
def test_cacah_sama_dengan_cara_apa_pun_dimasukkan(
    isi: list[tuple[int, int]], urutan: list[str]
) -> None:
    """Months, quarters, semesters or the year: the same counts come to the same, in any order."""
    bulanan = dict(zip(BULAN, isi, strict=True))
    harap = hasil(ukur("pembilang-penyebut", {p: bulanan[p] for p in urutan}))
    for nama in ("triwulan", "semester", "tahun"):
        jumlah: dict[str, Baris] = {
            p: (sum(isi[n - 1][0] for n in bulan(p)), sum(isi[n - 1][1] for n in bulan(p)))
            for p in JENIS[nama]
        }
        lain = hasil(ukur("pembilang-penyebut", jumlah))
        assert (lain.nilai, lain.keadaan) == (harap.nilai, harap.keadaan)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 10**6)), min_size=12, max_size=12),
    st.permutations(BULAN),
    st.sampled_from(["jumlah", "rata-rata", "terakhir", "tertinggi"]),
)
def test_gabungan_seperti_hitungan_biasa(
    isi: list[int | None], urutan: list[str], gabung: str
) -> None:
    bulanan = dict(zip(BULAN, isi, strict=True))
    lap = ukur(gabung, {p: bulanan[p] for p in urutan}, satuan="layanan")
    nilai = [None if n is None else Fraction(n) for n in isi]
    assert hasil(lap).nilai == gabungan(nilai, gabung)
    for luas in ("TW2", "SM2"):
        bagian = [nilai[n - 1] for n in bulan(luas)]
        assert hasil(lap, luas).nilai == gabungan(bagian, gabung)


@settings(max_examples=25, deadline=None)
@given(setahun_cacah, st.sampled_from(["jumlah", "tertinggi", "terakhir"]))
def test_triwulan_dari_bulan_lalu_setahun(isi: list[tuple[int, int]], gabung: str) -> None:
    """Where quarters may be entered in place of months, they come to the same year."""
    bulanan: dict[str, Baris] = {p: a for p, (a, _) in zip(BULAN, isi, strict=True)}
    lap = ukur(gabung, bulanan, satuan="layanan")
    triwulan: dict[str, Baris] = {
        p: Decimal(int(hasil(lap, p).nilai or 0)) for p in JENIS["triwulan"]
    }
    assert hasil(ukur(gabung, triwulan, satuan="layanan")).nilai == hasil(lap).nilai


def test_periode() -> None:
    for semua in JENIS.values():
        assert [n for p in semua for n in bulan(p)] == list(range(1, 13))
    assert [jenis(p) for p in ("B12", "TW4", "SM2", "TAHUN")] == list(JENIS)


@pytest.mark.parametrize(
    ("diketik", "nilai", "sama"),
    [
        ("BB", None, True), ("B", None, False), ("80", 80, True), ("BB", 80, False),
        (Decimal(80), None, False), (Decimal(80), 80, True), (Decimal("70.3"), "70.3125", True),
        (Decimal("70.4"), "70.3125", False), (Decimal("70.31"), "70.3199", True),
        (Decimal("70.3"), "70.38", False),  # cut only at two decimals and more
    ],
)  # fmt: skip
def test_yang_diketik_seteliti_tulisannya(
    diketik: Decimal | str, nilai: int | str | None, sama: bool
) -> None:
    isi = None if nilai is None else Fraction(nilai)
    angka: Any = SimpleNamespace(nilai=isi, polos="BB" if isi is None else f"{nilai}")
    assert pengukuran._sama(diketik, angka) is sama
