"""The formulas of performance and budget, with the figures that the printed report publishes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest
from markupsafe import Markup

from macros.asupan.antartabel import periksa_tabel
from macros.asupan.muat import muat
from macros.benda import kalimat
from macros.dasar import pohon
from macros.dasar.angka import Angka, Asal, GayaTulis, Register
from macros.dasar.masalah import GalatLaporan, KunciTidakDikenal
from macros.dasar.nilai import dari_bilangan, urai
from macros.dasar.penulisan import tulis
from macros.hitung import capaian, daftar_rumus, kunci
from macros.hitung.alat import dibatasi, selisih
from macros.hitung.capaian import Kategori, ukur
from macros.hitung.laporan import Laporan, susun
from macros.sajian.makro import Makro
from tests.proyek import AKAR
from tests.tabel_ubahan import hapus, tambah, ubah

F = Fraction


def capai(polaritas: str, realisasi: Fraction | None, target: Fraction | None) -> Any:
    """Achievement in percent with its state."""
    isi = {"realisasi": realisasi, "target": target}
    return daftar_rumus.CAPAIAN[polaritas].hitung(isi)


def serapan(bagian: int, keseluruhan: int) -> Fraction | None:
    isi = {"bagian": F(bagian), "keseluruhan": F(keseluruhan)}
    return daftar_rumus.BAGIAN.hitung(isi)[0]


def persen(nilai: Fraction | None, keluarga: str) -> str:
    return tulis(nilai, keluarga, "%")


# Performance


@pytest.mark.parametrize(
    ("realisasi", "target", "tercetak"),
    [
        (74, 80, "92,5%"), (80, 94, "85,1%"), (97, 97, "100%"), (80, 85, "94,11%"),
        (27, 27, "100%"), (80, 90, "88,88%"), (0, 1, "0%"), (46, 46, "100%"),
    ],
)  # fmt: skip
def test_rumus_a_dengan_angka_cetakan(realisasi: int, target: int, tercetak: str) -> None:
    assert persen(capai("maksimal", F(realisasi), F(target))[0], "persen-kinerja") == tercetak


@pytest.mark.parametrize(
    ("realisasi", "target", "hasil"),
    [
        (10, 10, "100%"),  # on target
        (8, 10, "120%"),  # less is better
        (12, 10, "80%"),
        (0, 10, "200%"),  # nothing of what should be avoided
        (20, 10, "0%"),
        (25, 10, "−50%"),
        (7, 9, "122,22%"),
    ],
)
def test_rumus_b(realisasi: int, target: int, hasil: str) -> None:
    assert persen(capai("minimal", F(realisasi), F(target))[0], "persen-kinerja") == hasil


def _rumus_b_cetakan(realisasi: Fraction, target: Fraction) -> Fraction:
    """The printed formula with its wrong denominator (correction K01)."""
    return (target - (realisasi - target)) / realisasi * 100


def test_penyebut_cetakan_memberi_hasil_lain() -> None:
    """Negative control: only on target do the right and the printed denominator agree."""
    for realisasi in (1, 8, 12, 19):
        assert capai("minimal", F(realisasi), F(10))[0] != _rumus_b_cetakan(F(realisasi), F(10))
    assert capai("minimal", F(10), F(10))[0] == _rumus_b_cetakan(F(10), F(10)) == 100
    # The printed formula praises half the target with 300 % and has no value at zero.
    assert _rumus_b_cetakan(F(5), F(10)) == 300 and capai("minimal", F(5), F(10))[0] == 150
    with pytest.raises(ZeroDivisionError):
        _rumus_b_cetakan(F(0), F(10))


@pytest.mark.parametrize(
    ("realisasi", "target", "hasil"),
    [
        (F(74), F(80), (F(925, 10), "ada")),
        (None, F(80), (None, "belum-ada-data")),  # missing is not zero
        (F(0), F(80), (F(0), "ada")),
        (F(74), None, (None, "belum-ada-data")),
        (F(74), F(0), (None, "tak-terhitung")),
        (None, None, (None, "belum-ada-data")),
    ],
)
def test_capaian_maksimal(
    realisasi: Fraction | None, target: Fraction | None, hasil: tuple[Fraction | None, str]
) -> None:
    assert capai("maksimal", realisasi, target) == hasil


@pytest.mark.parametrize("polaritas", get_args(capaian.Polaritas))
def test_realisasi_tanpa_target_tidak_dapat_dihitung(polaritas: capaian.Polaritas) -> None:
    """Nothing was promised; that is another thing than data that are not there yet."""
    lima = dari_bilangan(5)
    assert ukur(polaritas, lima, None).keadaan == "tak-terhitung"
    assert ukur(polaritas, None, lima).keadaan is None  # the formula itself finds no value
    # What does not apply lacks nothing, on whichever side it is said.
    bebas = urai("tidak berlaku")
    for satu in (ukur(polaritas, None, bebas), ukur(polaritas, bebas, None)):
        assert satu.keadaan == "tidak-berlaku"


@pytest.mark.parametrize(
    ("nilai", "keadaan", "hasil"),
    [
        (F(100), "ada", "tercapai"),
        (F(13333, 100), "ada", "tercapai"),
        (F(99999, 1000), "ada", "belum-tercapai"),  # shown as 99,99 %, never rounded up to reached
        (F(0), "ada", "belum-tercapai"),
        (None, "belum-ada-data", "belum-ada-data"),
        (None, "tak-terhitung", "tak-terhitung"),
    ],
)
def test_status(nilai: Fraction | None, keadaan: str, hasil: str) -> None:
    assert capaian.status(nilai, keadaan) == hasil


@pytest.mark.parametrize("rumus", ["RATA_RATA_CAPAIAN", "RATA_RATA_BULANAN", "IKPA_ASPEK"])
def test_rata_rata_hanya_dari_yang_ada(rumus: str) -> None:
    def mean(*nilai: Fraction | None) -> Any:
        satu = getattr(daftar_rumus, rumus)
        return satu.hitung({satu.nama[0]: nilai})

    assert mean(F(90), None, F(100)) == (95, "ada")
    assert mean(F(0), F(100)) == (50, "ada")  # a zero counts
    assert mean(None) == mean() == (None, "belum-ada-data")
    assert mean(F(1), F(1), F(2)) == (F(4, 3), "ada")  # exact


@pytest.mark.parametrize(
    ("apa", "banyak"),
    [("indikator", 5), ("tercapai", 2), ("belum-tercapai", 2), ("tanpa-capaian", 1)],
)
def test_banyaknya(apa: str, banyak: int) -> None:
    isi = [F(100), F(101), F(99999, 1000), F(0), None]
    assert daftar_rumus.BANYAKNYA[apa].hitung({"capaian": isi}) == (F(banyak), "ada")


def test_setiap_kunci_punya_bentuk() -> None:
    """No kind of key is forgotten in `BENTUK`; own tables alone have forms of their own."""
    milik = {nama: k for nama, k in vars(kunci).items() if isinstance(k, kunci.JenisKunci)}
    tanpa = [nama for nama, k in milik.items() if kunci.POLA.isdisjoint(k.pola())]
    assert tanpa == ["tambahan"]
    assert {*kunci.pk.pola()} == {
        "pk/TAHUN/anggaran/jumlah", "pk/TAHUN/anggaran/KODE", "pk/TAHUN/anggaran/KODE/DOKUMEN",
    }  # fmt: skip
    assert "anggaran/TAHUN/SUMBER/sisa" in kunci.POLA
    assert "satker/SATKER/TAHUN/SUMBER/sisa/PERIODE" in kunci.POLA


def test_kunci_menolak_bagian_keliru() -> None:
    """A key that its form does not know is a mistake of the program, and no figure without data."""
    assert kunci.ukuran("1.1", 2023, "nilai", periode="SM1") == "ukuran/1.1/2023/SM1/nilai"
    assert kunci.anggaran(2023, "SP2D", "sisa", jenis="pendapatan") == "pendapatan/2023/SP2D/sisa"
    for isi, bernama in ((("1.1",), {}), (("1.1", 2023, "a", "b", "c"), {}), ((), {"kode": "1.1"})):
        with pytest.raises(TypeError):
            kunci.capaian(*isi, **bernama)
    with pytest.raises(ValueError, match="lebih"):
        kunci.batas_target("1.1", 2023, "PK", "lebih")


def test_batas_capaian() -> None:
    assert dibatasi(F(133), F(120)) == 120
    assert dibatasi(F(99), F(120)) == 99
    assert dibatasi(F(400), None) == 400
    assert dibatasi(None, F(120)) is None


@pytest.mark.parametrize(
    ("nilai", "kode"),
    [
        (F(0), "D"),
        (F(30), "D"),
        (F(3001, 100), "C"),
        (F(50), "C"),
        (F(65), "CC"),
        (F(75), "B"),
        (F(7501, 100), "A"),
        (F(85), "A"),
        (F(8501, 100), "AA"),
        (F(100), "AA"),
        (F(133), "AA"),  # over the top of the scale
    ],
)
def test_kategori_di_tepi_skala(laporan: Laporan, nilai: Fraction, kode: str) -> None:
    assert capaian.kategori(nilai, laporan.skala).kode == kode


def test_kategori_di_bawah_skala_atau_dalam_celah() -> None:
    celah = (
        Kategori("A", Decimal(60), False, Decimal(100), "Baik"),
        Kategori("B", Decimal(0), True, Decimal(50), "Kurang"),
    )
    for nilai in (F(-1), F(55), F(60)):
        with pytest.raises(LookupError):
            capaian.kategori(nilai, celah)
    assert capaian.kategori(F(50), celah).kode == "B"


# Budget


@pytest.mark.parametrize(
    ("realisasi", "pagu", "sisa", "tercetak"),
    [
        (3_438_997_921, 3_549_879_000, 110_881_079, "96,88%"),
        (2_653_876_069, 3_148_521_000, 494_644_931, "84,29%"),  # Gambar 3.8; Gambar 3.2 is cut
        (2_689_243_069, 3_148_521_000, 459_277_931, "85,41%"),
        (341_050_081, 361_931_000, 20_880_919, "94,23%"),
        (6_433_924_071, 7_060_331_000, 626_406_929, "91,13%"),
        (6_469_291_071, 7_060_331_000, 591_039_929, "91,63%"),
        (6_033_040_710, 7_060_331_000, 1_027_290_290, "85,45%"),
        (3_772_686_066, 4_256_310_000, 483_623_934, "88,64%"),
        (15_557_000, 28_504_000, 12_947_000, "54,58%"),
        (0, 361_931_000, 361_931_000, "0,00%"),
    ],
)
def test_serapan_dan_sisa(realisasi: int, pagu: int, sisa: int, tercetak: str) -> None:
    isi = {"pagu": F(pagu), "realisasi": F(realisasi)}
    assert daftar_rumus.SISA.hitung(isi) == (F(sisa), "ada")
    assert persen(serapan(realisasi, pagu), "persen-anggaran") == tercetak


def test_serapan_tanpa_pagu() -> None:
    assert daftar_rumus.BAGIAN.hitung({"bagian": F(0), "keseluruhan": F(0)}) == (
        None, "tak-terhitung"
    )  # fmt: skip


def test_pembulatan_anggaran_bukan_pemotongan() -> None:
    """Negative control: cut like performance, the figure of K24 would be another."""
    assert persen(serapan(2_653_876_069, 3_148_521_000), "persen-kinerja") == "84,28%"


IKPA = (
    (F("100"), F(10), "10,00"), (F("89.75"), F(10), "8,98"), (F("96.83"), F(20), "19,37"),
    (F("100"), F(10), "10,00"), (F("100"), F(10), "10,00"), (F("95.34"), F(10), "9,53"),
    (F("100"), F(5), "5,00"), (F("100"), F(25), "25,00"),
)  # fmt: skip


def ikpa(*pasangan: tuple[Fraction, Fraction]) -> Any:
    isi = {"nilai": [n for n, _ in pasangan], "bobot": [b for _, b in pasangan]}
    return daftar_rumus.IKPA_TOTAL.hitung(isi)


def test_nilai_ikpa_cetakan() -> None:
    for nilai, bobot, tercetak in IKPA:
        akhir, _ = daftar_rumus.IKPA_AKHIR.hitung({"nilai": nilai, "bobot": bobot})
        assert tulis(akhir, "nilai") == tercetak
    total, _ = ikpa(*((n, b) for n, b, _ in IKPA))
    assert total == F(97875, 1000)  # a half: 97,88 only when rounded up
    assert tulis(total, "nilai") == "97,88"


def test_nilai_ikpa_dikonversi_menurut_bobot_yang_berlaku() -> None:
    """Without one indicator the rest counts for the whole; without any weight there is no score."""
    assert ikpa((F(80), F(10)), (F(100), F(30))) == (95, "ada")
    assert ikpa() == (None, "belum-ada-data")
    assert ikpa((F(80), F(0))) == (None, "tak-terhitung")


def test_ikpa_tanpa_transaksi_dan_pengurang() -> None:
    """What had no transaction counts for nothing, its weight neither; a deduction is taken off the
    whole. (97,5 × 10 + 90 × 10 + 100 × 80) ÷ 100 = 98,75 of all; 98,89 without the first."""
    data = muat(AKAR / "data")
    nilai = dict(zip(range(1, 9), (97.5, 90, 100, 100, 100, 100, 100, 100), strict=True))
    for urut, satu in nilai.items():
        data = ubah(data, "ikpa", {"urut": urut}, nilai=Decimal(str(satu)))
    assert susun(data).register["ikpa/2023/total"].teks == "98,75"
    tanpa = ubah(data, "ikpa", {"urut": 1}, nilai=None, peran="tanpa transaksi")
    register = susun(tanpa).register
    assert register["ikpa/2023/total"].nilai == (90 * 10 + 100 * 80) / F(90)
    assert register["ikpa/2023/aspek/kualitas-perencanaan-anggaran"].teks == "90,00"
    assert register["ikpa/2023/revisi-dipa/nilai"].keadaan == "tidak-berlaku"
    isi = {"tahun": 2023, "urut": 9, "aspek": "Kualitas Pelaksanaan Anggaran", "sumber": "OM-SPAN"}
    kurang = tambah(
        tanpa, "ikpa", **isi, indikator="Dispensasi SPM (Pengurang)", bobot=Decimal(0),
        nilai=Decimal("0.05"), peran="pengurang",
    )  # fmt: skip
    assert susun(kurang).register["ikpa/2023/total"].nilai == F(8900) / 90 - F(5, 100)
    assert list(periksa_tabel(kurang)) == []
    salah = ubah(kurang, "ikpa", {"urut": 1}, nilai=Decimal(90))
    assert [(m.kode, m.kolom) for m in periksa_tabel(salah)] == [("D033", "nilai")]


# Words that follow from figures


def _angka(kunci: str, nilai: Fraction | None, satuan: str = "%") -> Angka:
    return Angka(kunci, nilai, satuan, "persen-kinerja", kunci)


def test_arah(laporan: Laporan) -> None:
    lama = _angka("lama", F(90))
    assert kalimat.arah(laporan, lama, _angka("baru", F(9001, 100))) == "meningkat"
    assert kalimat.arah(laporan, lama, _angka("baru", F(89))) == "menurun"
    assert kalimat.arah(laporan, lama, _angka("baru", F(90))) == "tetap"
    with pytest.raises(ValueError, match="harus ada nilainya"):
        kalimat.arah(laporan, lama, _angka("baru", None))
    with pytest.raises(ValueError, match="berbeda satuan"):
        kalimat.arah(laporan, lama, _angka("baru", F(1), "unit"))


def test_pilihan_indikator_menurut_angka(laporan: Laporan) -> None:
    def kode(apa: str) -> list[str]:
        return [i.kode for i in kalimat.pilih(laporan, apa)]

    assert kode("terendah") == ["4.4"]
    assert len(kode("tercapai")) == len(kode("belum-tercapai")) == 12
    assert kode("tertinggi") == kode("tercapai")  # all of them at exactly 100 %
    assert kode("belum-ada-data") == kode("tak-terhitung") == []
    assert kode("di-bawah-jangka-menengah") == ["1.2", "4.4"]
    assert kode("terjauh-di-atas-jangka-menengah") == ["2.1", "2.2", "2.3", "3.2", "3.4"]
    assert kode("tanpa-sebab") == kode("belum-tercapai")  # the report gives none
    assert kode("tanpa-keluaran") == ["4.6", "4.7", "4.8", "4.9"]
    assert kode("beda-keluaran") == ["1.5", "4.4"]
    with pytest.raises(KunciTidakDikenal, match="tercapai"):
        kode("tercapei")


def test_cara_menulis_angka_dan_baris_tabel(makro: Makro) -> None:
    """With its unit or without, or without its minus; the name of a row first, once, and then its
    other cells."""

    def terbaca(isi: Markup) -> str:
        return str(pohon.urai(str(isi)).text_content())

    satu = [terbaca(makro.angka("capaian/1.1/2023", cara)) for cara in ("", "polos")]
    assert satu == ["92,5%", "92,5"]
    beda = [terbaca(makro.angka("selisih/waktu/2023", cara)) for cara in ("", "besar")]
    assert [s.replace("\xa0", " ") for s in beda] == ["−7,97 poin", "7,97 poin"]
    assert terbaca(makro.kalimat_tabel("sdm-jabatan")).startswith(
        "Struktural 4; Pengamanan 32; Pembina PAS 10; "
    )


def test_pilihan_indikator_tanpa_capaian() -> None:
    """What was not reported is told apart from what was, without a target to hold it against."""
    data = hapus(muat(AKAR / "data"), "realisasi", indikator="1.1", tahun=2023, sumber="LKJIP")
    lap = susun(hapus(data, "target", indikator="1.2", tahun=2023))
    for apa, kode in (("belum-ada-data", "1.1"), ("tak-terhitung", "1.2")):
        assert [i.kode for i in kalimat.pilih(lap, apa)] == [kode]


def test_aturan_yang_dicocokkan(laporan: Laporan) -> None:
    """What a chapter learns of a rule is what its row of `paket_aturan.csv` says."""
    cocok = {k: a.dikonfirmasi for k, a in laporan.aturan.items()}
    assert cocok == {"capaian": False, "ikpa": True, "nka": False}


# The register


def test_register_menolak_kunci_ganda() -> None:
    register = Register()
    pertama = register.tambah(_angka("capaian/1.1/2023", F(1)))
    with pytest.raises(ValueError, match="dua kali"):
        register.tambah(_angka("capaian/1.1/2023", F(2)))
    assert register["capaian/1.1/2023"] is pertama
    assert (len(register), list(register)) == (1, [pertama])


def test_register_menyebut_kunci_terdekat(laporan: Laporan) -> None:
    with pytest.raises(
        KunciTidakDikenal, match=r"“capaian/1\.1/2032” tidak ada.*capaian/1\.1/2023"
    ):
        laporan.register["capaian/1.1/2032"]
    assert laporan.register.get("capaian/1.1/2032") is None
    assert "capaian/1.1/2032" not in laporan.register


def test_angka_tanpa_nilai_tidak_menjadi_nol() -> None:
    kosong = Angka("a", None, "%", "persen-kinerja", "A", keadaan="belum-ada-data")
    tak_terhitung = Angka("b", None, "%", "persen-kinerja", "B", keadaan="tak-terhitung")
    assert (kosong.teks, kosong.polos, kosong.nilai_mesin) == ("–", "–", "")
    assert tak_terhitung.teks == "tidak dapat dihitung"
    nol = Angka("c", F(0), "%", "persen-kinerja", "C")
    assert (nol.teks, nol.polos, nol.nilai_mesin) == ("0%", "0", "0")


def test_setiap_angka_menyebut_asalnya(laporan: Laporan) -> None:
    """An input is a cell of the data or a figure that was there before."""
    dikenal: set[str] = set()
    for a in laporan.register:
        for m in a.masukan:
            if isinstance(m, str):
                assert m in dikenal, f"{a.kunci} ← {m}"
            else:
                tabel = laporan.data[m.berkas.removeprefix("data/").removesuffix(".csv")]
                assert m.baris in tabel.isi.index and m.kolom in tabel.nama_kolom, a.kunci
        assert (a.nilai is not None) == (a.keadaan == "ada"), a.kunci
        assert a.label, a.kunci
        dikenal.add(a.kunci)


def test_angka_yang_diisi_dua_sel() -> None:
    """The second cell is told, with the first; what is computed twice is the program's mistake."""
    register = Register()
    satu = Angka("a", F(1), "", "bilangan", "Yang pertama", (Asal("data/x.csv", 2, "p"),))
    register.tambah(satu)
    with pytest.raises(GalatLaporan) as galat:
        register.tambah(
            replace(satu, nilai=F(5, 2), label="Kedua", masukan=(Asal("data/y.csv", 3, "q"),))
        )
    (m,) = galat.value.masalah
    assert (m.kode, m.berkas, m.baris, m.kolom, m.nilai) == ("D040", "data/y.csv", 3, "q", "2.5")
    assert "data/x.csv, baris 2, kolom p (“Yang pertama”)" in m.pesan
    for lama, baru in (((), satu.masukan), (satu.masukan, ()), ((), ())):
        register = Register()
        register.tambah(replace(satu, masukan=lama))
        with pytest.raises(ValueError, match="“a” dihitung dua kali"):
            register.tambah(replace(satu, masukan=baru))


@pytest.mark.parametrize("kode", ["RENSTRA", "E PERFORMANCE", "TARGET", "LAIN"])
def test_kode_sumber_yang_memberi_kunci_sama(kode: str) -> None:
    """Sources whose figures would be called alike are told with both; others are no matter."""
    data = tambah(muat(AKAR / "data"), "sumber", kode=kode, isi="realisasi", nama="X", urut=9)
    dasar = {"indikator": "1.1", "tahun": 2023, "nilai": Decimal(1)}
    data = hapus(data, "realisasi", indikator="1.1", tahun=2023, sumber="E-PERFORMANCE")
    for sumber in ("E-PERFORMANCE", kode):
        data = tambah(data, "realisasi", **dasar, periode="SM2", sumber=sumber, satuan="%")
    if kode == "LAIN":
        assert "selisih/lain/1.1/2023" in susun(data).register
        return
    with pytest.raises(GalatLaporan, match="dan kini oleh") as galat:
        susun(data)
    (m,) = galat.value.masalah
    assert (m.kode, m.berkas) == ("D040", "data/realisasi.csv")


def test_gaya_menulis_milik_laporan() -> None:
    """A unit's writing stands in where the figure has none of its own."""
    gaya = GayaTulis({"persen-kinerja": "bilangan"}, {"orang": "{} org", "unit": "u {}"})
    a = Angka("a", F(1), "orang", "persen-kinerja", "x")
    assert gaya.terapkan(a) == replace(a, keluarga="bilangan", pola="{} org")
    tetap = replace(a, keluarga="rupiah", pola="p {}")
    assert gaya.terapkan(tetap) is tetap and gaya.terapkan(replace(tetap, satuan="unit")).pola == (
        "p {}"
    )
    assert gaya.terapkan(replace(a, keluarga="rupiah", satuan="unit")).pola == "u {}"


def test_sel_di_balik_angka() -> None:
    """Each once, in the order of what it was computed from."""
    sel = [Asal("data/x.csv", n, "p") for n in range(4)]
    register = Register()
    for kunci_angka, masukan in (
        ("a", (sel[0], sel[1])), ("b", (sel[2], "a")), ("c", ("b", sel[1], sel[3])),
    ):  # fmt: skip
        register.tambah(Angka(kunci_angka, F(1), "", "bilangan", "x", masukan))
    assert register.sel(register["c"]) == (sel[2], sel[0], sel[1], sel[3])
    assert [a.kunci for a in register] == ["a", "b", "c"] and len(register) == 3
    assert "a" in register and "d" not in register and register.get("d") is None


def test_nilai_pada_batas_kategori() -> None:
    """Bounds belong to the step as its scale says; over the top is the top, gaps are none."""
    skala = [
        Kategori("A", Decimal(90), bawah_termasuk=False, atas=Decimal(100), interpretasi="a"),
        Kategori("B", Decimal(60), bawah_termasuk=True, atas=Decimal(90), interpretasi=""),
        Kategori("C", Decimal(0), bawah_termasuk=False, atas=Decimal(50), interpretasi="c"),
    ]
    letak = {F(n): capaian.kategori(F(n), skala).kode for n in (1, 50, 60, 90, 100, 250)}
    assert letak == {1: "C", 50: "C", 60: "B", 90: "B", 100: "A", 250: "A"}
    assert capaian.kategori(F(901, 10), skala).sebutan == "A (a)" and skala[1].sebutan == "B"
    for n in (0, -1, 55, F(599, 10)):
        with pytest.raises(LookupError):
            capaian.kategori(F(n), skala)


@pytest.mark.parametrize(
    ("satuan", "keluarga", "hasil", "teks"),
    [
        ("", ("nilai", "nilai"), "nilai", "2,50"), ("Rp", ("rupiah", "rupiah"), "rupiah", "3"),
        ("%", ("nilai", "bilangan"), "persen-kinerja", "2,5"),
        ("%", ("bilangan", "desimal-4"), "desimal-4", "2,5000"),
    ],
)  # fmt: skip
def test_selisih_ditulis_seperti_yang_paling_teliti(
    satuan: str, keluarga: tuple[str, str], hasil: str, teks: str
) -> None:
    """Points between percentages are cut as achievements are, unless one is more precise."""
    register = Register()
    nilai = zip("ab", (Fraction(195, 2), Fraction(95)), keluarga, strict=True)
    a, b = (register.tambah(Angka(n, v, satuan, k, n)) for n, v, k in nilai)
    beda = selisih(register, "s", a, b, ("kini", "dulu"), "S")
    assert (beda.keluarga, beda.polos) == (hasil, teks)
    assert beda.satuan == ("poin" if satuan == "%" else satuan)
