"""Unlike times: a semester beside a year is marked wherever they meet, and never subtracted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from macros.asupan.muat import Data, muat
from macros.asupan.simpanan import baca_deklarasi
from macros.benda import grafik, kalimat, rincian, tabel
from macros.benda.deklarasi.pemeriksa_kunci import Kunci
from macros.dasar.angka import Angka
from macros.dasar.deklarasi import Catatan, urai
from macros.hitung.laporan import Laporan, buka, susun
from macros.hitung.masa import Masa, _sebagian, berbeda, catatan_bersisian
from macros.temuan import waktu
from macros.temuan.silang import di_bawah
from tests.bersama import rakit_dari
from tests.proyek import AKAR
from tests.tabel_ubahan import hapus, tambah, ubah

pytestmark = pytest.mark.lama  # whole reports, each made anew

TABEL = """\
banding:
  judul: Realisasi
  baris: indikator per sasaran
  kolom:
    - Kode | nomor 10 | {kode}
    - tiap: {t: ["2022", "2023"]}
      kolom: "{t} | bilangan 45 | realisasi/{kode}/{t}/LKJIP"
"""
GRAFIK = """\
banding:
  judul: "{naik} naik, {turun} turun, {berpasangan} pasangan"
  bentuk: titik berpasangan
  baris: indikator per sasaran
  kosong: realisasi.csv
  label: "{kode} | {uraian}"
  nilai:
    - 2022 | pembanding | realisasi/{kode}/2022/LKJIP
    - 2023 | utama | realisasi/{kode}/2023/LKJIP
  satuan: "%"
  alt: x
"""
TARGET = """\
janji:
  judul: Target
  baris: indikator per sasaran
  kolom:
    - Kode | nomor 10 | {kode}
    - 2022 | bilangan 30 | target/{kode}/2022/PK
    - Renstra | bilangan 20 | target/{kode}/2023/RENSTRA
    - Semester I | bilangan 20 | target/{kode}/2023/PK/SM1
    - Realisasi | bilangan 20 | realisasi/{kode}/2023/LKJIP
menengah:
  seperti: janji
  judul: Target
  kolom:
    - Semester I | bilangan 50 | target/{kode}/2023/PK/SM1
    - Renstra | bilangan 50 | target/{kode}/2023/RENSTRA
setahun:
  seperti: janji
  judul: Target
  kolom:
    - 2022 | bilangan 50 | target/{kode}/2022/PK
    - Renstra | bilangan 50 | target/{kode}/2023/RENSTRA
"""

SEMESTER = {"indikator": "1.2", "tahun": 2023, "periode": "SM1", "dokumen": "PK"} | {
    "nilai": Decimal(50)
}
TW = ("TW1", "TW2", "TW3", "TW4")


@pytest.fixture(scope="module")
def asli() -> Data:
    return muat(AKAR / "data")


@pytest.fixture(scope="module")
def setengah(asli: Data) -> Laporan:
    """The edition of the first semester, beside the whole year before."""
    data = ubah(asli, "laporan", {}, periode="SM1")
    data = ubah(data, "realisasi", {"tahun": 2023, "sumber": "LKJIP"}, periode="SM1")
    return dijelaskan(susun(data))


def dijelaskan(lap: Laporan) -> Laporan:
    isi = {n: urai(t, Catatan("x")) for n, t in (("tabel", TABEL), ("grafik", GRAFIK))}
    return replace(lap, deklarasi=isi)


def test_akhir_masa_yang_menentukan() -> None:
    setahun, semester, awal = (Masa(2022, 12, ""), Masa(2023, 12, "Semester II"), Masa(2023, 6, ""))
    assert berbeda([setahun, semester]) == ()
    assert berbeda([setahun, awal]) == (setahun, awal)
    assert berbeda([semester, awal]) == berbeda([]) == ()  # of one year


def test_sebagian_tahun_pada_setiap_tahunnya() -> None:
    """Results that are as far in each year are told, except of whole years."""
    enam = [Masa(t, 6, "Semester I") for t in (2031, 2030)]
    assert _sebagian([enam[:1], enam[1:]]) == "Masanya: 2030 dan 2031 Semester I."
    assert _sebagian([enam[:1]]) == _sebagian([[Masa(2030, 12, ""), Masa(2031, 12, "")]]) == ""
    assert _sebagian([[*enam, Masa(2032, 3, "Triwulan I")]]) == ""


def test_catatan_pada_tabel_dan_grafik(setengah: Laporan, laporan: Laporan) -> None:
    (catatan,) = tabel.daftar(setengah)["banding"]().catatan
    assert "(2022 setahun, 2023 Semester\N{NO-BREAK SPACE}I)" in catatan
    gambar = grafik.daftar(setengah)["banding"]()
    assert gambar.catatan[-1:] == (catatan,)
    assert gambar.judul == "0 naik, 0 turun, 15 pasangan"
    sama = dijelaskan(laporan)
    assert tabel.daftar(sama)["banding"]().catatan == ()
    assert grafik.daftar(sama)["banding"]().catatan == ()
    assert grafik.daftar(sama)["banding"]().judul == "0 naik, 15 turun, 15 pasangan"


@pytest.mark.parametrize(
    ("beda", "catatan"),
    [
        ({"uraian": "Banyaknya", "satuan": "orang"}, "1.2 sampai 2022 ialah “Persentase tahanan"),
        ({"bobot": Decimal(2)}, ""),
        ({}, ""),
    ],
)
def test_indikator_yang_berganti(asli: Data, beda: dict[str, object], catatan: str) -> None:
    """Results of another indicator of the same code are not set beside this one's unmarked."""
    (lama,) = asli["indikator"].baris(kode="1.2")
    baru = {k: getattr(lama, k) for k in asli["indikator"].isi.columns} | beda | {"mulai": 2023}
    data = tambah(ubah(asli, "indikator", {"kode": "1.2"}, sampai=2022), "indikator", **baru)
    semua = " ".join(tabel.daftar(dijelaskan(susun(data)))["banding"]().catatan)
    assert catatan in semua
    assert ("Indikator yang berganti: " in semua) == bool(catatan)


def test_tidak_ada_selisih_dan_kata_arah(setengah: Laporan, laporan: Laporan) -> None:
    selisih = setengah.register["selisih/realisasi/1.1/2023"]
    assert (selisih.nilai, selisih.keadaan) == (None, "tak-terhitung")
    assert "Semester" in selisih.catatan
    assert laporan.register["selisih/realisasi/1.1/2023"].nilai is not None
    lalu, kini = (f"realisasi/1.2/{t}/LKJIP" for t in (2022, 2023))
    with pytest.raises(ValueError, match="berbeda masanya"):
        kalimat.arah(setengah, setengah.register[lalu], setengah.register[kini])
    assert kalimat.arah(laporan, laporan.register[lalu], laporan.register[kini]) == "menurun"


def test_perjanjian_dengan_target_setahun_dan_periode(
    asli: Data, setengah: Laporan, tmp_path: Path
) -> None:
    """The agreement's own target stands beside that of the edition's period, not in its place."""
    bawaan = baca_deklarasi(tmp_path)[0]

    def satu(lap: Laporan) -> list[tuple[str, str]]:
        """The targets of one indicator: the head of the column, and the figure."""
        t = tabel.daftar(replace(lap, deklarasi=bawaan))["perjanjian-kinerja"]()
        baris = next(b for k in t.kelompok for b in k.baris if "1.2 " in str(b.sel[0]))
        kepala = (k.judul.replace("\N{NO-BREAK SPACE}", " ") for k in t.kolom)
        semua = zip(kepala, baris.sel, strict=True)
        return [(k, a.teks) for k, a in semua if isinstance(a, Angka)]

    assert satu(setengah) == [("Target", "94%")]
    data = tambah(ubah(asli, "laporan", {}, periode="SM1"), "target", **SEMESTER)
    assert satu(susun(data)) == [("Target", "94%"), ("Target Semester I", "50%")]


def test_temuan_masa_berbeda(setengah: Laporan, laporan: Laporan) -> None:
    (t,) = [t for t in waktu.temuan(setengah) if t.kode == "T307"]
    assert t.subjek == "masa/2022.12-2023.06"
    assert "24 indikator" in t.pesan and "Lengkapi realisasi 2022 untuk" in t.pesan
    assert [t for t in waktu.temuan(laporan) if t.kode == "T307"] == []


def test_hasil_setengah_tahun_terhadap_target_setahun(
    setengah: Laporan, laporan: Laporan, asli: Data
) -> None:
    (t,) = [t for t in waktu.temuan(setengah) if t.kode == "T318"]
    assert "24 hasil" in t.pesan and "target periode SM1" in t.pesan
    assert [t for t in waktu.temuan(laporan) if t.kode == "T318"] == []
    sendiri = ubah(asli, "laporan", {}, periode="SM1", kode="2023-s1")
    sendiri = ubah(sendiri, "realisasi", {"tahun": 2023, "periode": "SM2"}, periode="SM1")
    sendiri = ubah(sendiri, "target", {"tahun": 2023, "dokumen": "PK"}, periode="SM1")
    assert [t for t in waktu.temuan(susun(sendiri)) if t.kode == "T318"] == []


def test_pembaca_diberi_tahu_target_setahun(
    setengah: Laporan, laporan: Laporan, asli: Data
) -> None:
    """Wherever it is counted how many reached their targets, of half a year; where only some are
    held against a target of the year, it is said of which."""
    data = ubah(asli, "laporan", {}, periode="SM1")
    data = ubah(data, "realisasi", {"tahun": 2023, "sumber": "LKJIP"}, periode="SM1")
    pk = {"tahun": 2023, "dokumen": "PK"}
    sendiri = susun(ubah(data, "target", pk, periode="SM1"))
    campur = susun(ubah(data, "target", {**pk, "indikator": "1.2"}, periode="SM1"))
    semua = setengah, laporan, sendiri, campur
    sebutan = ["target setahun", "target", "target", "target"]
    assert [lap.sebutan_target for lap in semua] == sebutan
    for lap, sebut in zip(semua, sebutan, strict=True):
        makro = rakit_dari(lap, None)
        assert f"mencapai {sebut} dan" in makro.hitungan_hasil()
        assert f">Mencapai {sebut}</p>" in makro.fakta_kunci()
    diukur = "diukur terhadap target setahun"
    assert [diukur in rakit_dari(lap, None).fakta_kunci() for lap in semua] == [*[False] * 3, True]
    assert "; 1.1, 1.3–" in rakit_dari(campur, None).fakta_kunci()
    assert susun(hapus(asli, "target")).sebutan_target == "target"  # nothing to hold them against


def test_halaman_indikator_menyebut_bagian_tahunnya(setengah: Laporan, laporan: Laporan) -> None:
    """Beside the year's target the result says of which part of the year it tells."""
    for lap, masa in ((setengah, "Semester\N{NO-BREAK SPACE}I"), (laporan, "")):
        kini = rincian.susun(lap, lap.indikator["1.2"]).kini
        assert (kini.masa_target, kini.masa_hasil) == ("2023", masa)


def test_hasil_triwulanan_disebut_sampai_triwulannya(asli: Data) -> None:
    """Results tell of all months from January: "Triwulan II" alone would be that quarter's."""
    data = ubah(asli, "laporan", {}, periode="TW2")
    data = ubah(data, "realisasi", {"tahun": 2023, "sumber": "LKJIP"}, periode="TW2")
    lap = susun(data)
    baris = [[lap.register[k] for k in ("target/1.2/2023/PK", "realisasi/1.2/2023/LKJIP")]]
    masa = "2023 sampai Triwulan\N{NO-BREAK SPACE}II"
    harap = f"Realisasi {masa} disandingkan dengan target setahun."
    assert harap in [*catatan_bersisian(baris, lap)]
    assert [*map(str, lap.masa(baris[0][1]))] == [masa]


@pytest.mark.parametrize(
    ("edisi", "lalu", "sama"),
    [("SM1", "SM1", True), ("TW2", "SM1", True), ("TW2", "TW2", True), ("TW3", "TW3", True),
     ("SM1", "TW2", False), ("TW1", "SM1", False), ("TW3", "SM1", False)],
)  # fmt: skip
def test_masa_yang_sama_dari_tahun_lalu(asli: Data, edisi: str, lalu: str, sama: bool) -> None:
    """What the year before tells of the same part of it counts, with what was promised for it."""
    data = ubah(asli, "laporan", {}, periode=edisi)
    data = ubah(data, "realisasi", {"tahun": 2023, "sumber": "LKJIP"}, periode=edisi)
    data = tambah(data, "target", **{**SEMESTER, "tahun": 2022, "periode": edisi})
    lama = {"indikator": "1.2", "tahun": 2022, "sumber": "LKJIP", "satuan": "%"}
    lap = dijelaskan(susun(tambah(data, "realisasi", **lama, periode=lalu, nilai=Decimal(60))))
    angka = lap.register
    hasil = angka["realisasi/1.2/2022/LKJIP"], angka["capaian/1.2/2022"]
    assert [a.teks for a in hasil] == (["60%", "120%"] if sama else ["100%", "107,52%"])
    assert (angka["selisih/realisasi/1.2/2023"].nilai == 20) == sama
    (t,) = [t for t in waktu.temuan(lap) if t.kode == "T307"]
    assert f"pada {24 - sama} indikator" in t.pesan


def test_hasil_ukur_tahun_lalu_sampai_masa_yang_sama(asli: Data) -> None:
    isi = ubah(asli, "indikator", {"kode": "1.2"}, gabung="jumlah")
    for ke, nilai in enumerate((10, 20, 30, 40), 1):
        satu = {"indikator": "1.2", "tahun": 2022, "periode": f"TW{ke}", "nilai": Decimal(nilai)}
        isi = tambah(isi, "ukuran", **satu)
    for edisi, hasil in (("TW1", 10), ("TW2", 30), ("SM1", 30), ("TW3", 60), ("SM2", 100)):
        angka = susun(ubah(isi, "laporan", {}, periode=edisi)).register
        assert angka["realisasi/1.2/2022/LKJIP"].nilai == hasil, edisi
        sampai = angka.get("ukuran/1.2/2022/sampai-TW3/nilai")  # has no name of its own
        assert (sampai is not None) == (edisi == "TW3")
        assert sampai is None or sampai.label.startswith("Hasil sampai Triwulan\xa0III 2022: ")


@pytest.mark.parametrize("edisi", ["TW2", "TW4"])
def test_rencana_setahun_dijawab_semua_hasil(asli: Data, edisi: str) -> None:
    """A quarter's own target is answered by that quarter, a plan's for the year by all until then;
    where no target is for the quarter both are."""
    data = ubah(
        ubah(asli, "indikator", {"kode": "1.2"}, gabung="jumlah"), "laporan", {}, periode=edisi
    )
    for ke, nilai in enumerate((10, 20, 30, 32), 1):
        satu = {"indikator": "1.2", "tahun": 2023, "periode": f"TW{ke}", "nilai": Decimal(nilai)}
        data = tambah(data, "ukuran", **satu)
    jumlah, sendiri = (30, 20) if edisi == "TW2" else (92, 32)
    for isi, hasil in (
        (data, jumlah),
        (tambah(data, "target", **{**SEMESTER, "periode": edisi}), sendiri),
    ):
        lap = susun(isi)
        assert lap.register["realisasi/1.2/2023/LKJIP"].nilai == hasil
        assert lap.register["capaian/1.2/2023/RENSTRA"].nilai == Fraction(jumlah * 100, 92)
        assert Kunci(lap).cari("realisasi/1.2/2023/LKJIP/setahun").nilai == jumlah  # type: ignore[union-attr]
        assert ("1.2" in [d.indikator.kode for d in di_bawah(lap)]) == (edisi == "TW2")


def test_hasil_sebagian_di_samping_target_setahun(setengah: Laporan, laporan: Laporan) -> None:
    """Of this year's results alone; those of like times beside each other are told as such."""
    isi = TARGET.partition("menengah:")[0].splitlines()
    baris = [b.replace("20 |", "45 |") for b in isi if "Semester" not in b and "2022" not in b]
    ada = {"tabel": urai("\n".join([*baris, ""]), Catatan("x"))}
    (catatan,) = tabel.daftar(replace(setengah, deklarasi=ada))["janji"]().catatan
    assert catatan.replace("\N{NO-BREAK SPACE}", " ") == (
        "Realisasi 2023 Semester I disandingkan dengan target setahun."
    )
    assert tabel.daftar(replace(laporan, deklarasi=ada))["janji"]().catatan == ()


def test_hasil_sebagian_disebut_indikatornya(setengah: Laporan, asli: Data) -> None:
    """A note says of which rows it speaks where others have a target of their own period."""
    isi = TARGET.partition("menengah:")[0].splitlines()
    baris = [b for b in isi if "Renstra" not in b and "2022" not in b]
    baris = [b.replace("Semester I | bilangan 20", "Target | bilangan 60") for b in baris]
    ada = {"tabel": urai("\n".join([*baris, ""]).replace("PK/SM1", "janji"), Catatan("x"))}
    data = ubah(asli, "laporan", {}, periode="SM1")
    data = ubah(data, "realisasi", {"tahun": 2023, "sumber": "LKJIP"}, periode="SM1")
    sebagian = ubah(
        data, "target", {"tahun": 2023, "indikator": "1.2", "dokumen": "PK"}, periode="SM1"
    )
    (catatan,) = tabel.daftar(replace(susun(sebagian), deklarasi=ada))["janji"]().catatan
    assert catatan.startswith("Realisasi 2023 Semester\N{NO-BREAK SPACE}I pada indikator 1.1, 1.3–")
    # What does not apply is held against nothing.
    tiada = ubah(sebagian, "realisasi", {"tahun": 2023, "indikator": "1.3"}, nilai="tidak berlaku")
    (catatan,) = tabel.daftar(replace(susun(tiada), deklarasi=ada))["janji"]().catatan
    assert " pada indikator 1.1, 1.4–" in catatan
    (semua,) = tabel.daftar(replace(setengah, deklarasi=ada))["janji"]().catatan
    assert "pada indikator" not in semua


def test_masa_disebut_pada_indikatornya_sendiri(asli: Data) -> None:
    """A time that only some of the codes have is not told of the others."""
    data = ubah(asli, "laporan", {}, periode="SM1")
    data = ubah(data, "realisasi", {"tahun": 2023, "sumber": "LKJIP"}, periode="SM1")
    data = ubah(data, "realisasi", {"tahun": 2022, "indikator": "1.1"}, periode="SM1")
    lap = susun(data)
    baris = [
        [lap.register[f"{apa}/{i}/{t}/{s}"] for t in (2022, 2023)
         for apa, s in (("realisasi", "LKJIP"), ("target", "PK"))]
        for i in ("1.1", "1.2")
    ]  # fmt: skip
    semua = [c.replace("\N{NO-BREAK SPACE}", " ") for c in catatan_bersisian(baris, lap)]
    assert (
        "Realisasi 2022 Semester I pada indikator 1.1 disandingkan dengan target setahun."
        " Realisasi 2023 Semester I disandingkan dengan target setahun."
    ) in semua


def test_hanya_indikator_yang_berbeda(asli: Data) -> None:
    """Of one indicator the year before is told for a quarter only."""
    data = hapus(asli, "realisasi", indikator="1.1", tahun=2022)
    lama = {"indikator": "1.1", "tahun": 2022, "sumber": "LKJIP", "satuan": "%"}
    data = tambah(data, "realisasi", **lama, periode="SM1", nilai=Decimal(74))
    (t,) = [t for t in waktu.temuan(susun(data)) if t.kode == "T307"]
    assert "pada 1 indikator: 1.1." in t.pesan
    # What lacks months itself is this year's.
    data = ubah(
        asli, "realisasi", {"indikator": "1.1", "tahun": 2023, "sumber": "LKJIP"}, periode="SM1"
    )
    (t,) = [t for t in waktu.temuan(susun(data)) if t.kode == "T307"]
    assert "Lengkapi realisasi 2023 untuk" in t.pesan
    assert buka(AKAR / "data").masa() == frozenset()


def test_target_yang_berbeda_masanya(asli: Data) -> None:
    """A target for a semester beside those of a year, of the year before or of another document;
    the result beside them is told of its own time."""
    data = ubah(asli, "laporan", {}, periode="SM1")
    data = ubah(data, "realisasi", {"tahun": 2023, "sumber": "LKJIP"}, periode="SM1")
    data = tambah(data, "target", **SEMESTER)
    lap = replace(susun(data), deklarasi={"tabel": urai(TARGET, Catatan("x"))})
    ada = tabel.daftar(lap)
    masa = "2022 dan 2023 setahun, 2023 Semester\N{NO-BREAK SPACE}I"
    catatan, sisanya = ada["janji"]().catatan
    assert catatan.startswith(f"Masa targetnya berbeda ({masa}) pada indikator 1.2, jadi")
    assert sisanya.endswith("disandingkan dengan target setahun.")  # the plan's, of 1.2 as well
    (catatan,) = ada["menengah"]().catatan
    assert "(2023 Semester\N{NO-BREAK SPACE}I, 2023 setahun)" in catatan
    assert ada["setahun"]().catatan == ()
    assert lap.register["selisih/renstra/1.2/2023"].nilai is None


def test_triwulan_satu_dokumen_bersisian(laporan: Laporan) -> None:
    """One document may promise quarter after quarter: the heads of the columns say so."""
    kolom = [f"    - {t} | bilangan 20 | target/{{kode}}/2023/E-PERFORMANCE/{t}\n" for t in TW]
    kepala = TARGET.partition("    - 2022")[0].replace("nomor 10", "nomor 20")
    teks = kepala + "".join(kolom)
    lap = replace(laporan, deklarasi={"tabel": urai(teks, Catatan("x"))})
    assert tabel.daftar(lap)["janji"]().catatan == ()


def test_target_perjanjian_dan_target_laporan_tidak_diselisihkan(asli: Data) -> None:
    """What a report of results says was aimed at is not what an agreement promised; two agreements
    are of one kind."""
    register = susun(asli).register
    beda = register["selisih/target/4.7/2023"]
    assert (beda.nilai, beda.keadaan) == (None, "tak-terhitung")
    assert "Perjanjian Kinerja dan laporan kinerja" in beda.catatan
    assert register["jumlah/target/naik/2023"].nilai == 15
    ubahan = tambah(asli, "sumber", kode="PKP", isi="target", nama="PK Perubahan", urut=0,
                    peran="janji")  # fmt: skip
    ubahan = ubah(ubahan, "target", {"tahun": 2023, "dokumen": "PK"}, dokumen="PKP")
    register = susun(ubahan).register
    assert register["selisih/target/1.1/2023"].nilai == 5
    assert register["jumlah/target/naik/2023"].nilai == 15


def test_masa_hasil_dan_target_yang_sama_disebut_sekali(asli: Data) -> None:
    isi = TARGET.partition("menengah:")[0].splitlines()
    baris = [b for b in isi if "Renstra" not in b and "2022" not in b and "Semester" not in b]
    tahun = "    - tiap: {t: ['2022', '2023']}\n      kolom: 'APA {t} | bilangan 20 | KUNCI'"
    kolom = {"Target": "target/{kode}/{t}/janji", "Hasil": "realisasi/{kode}/{t}/LKJIP"}
    baris = [b for b in baris if "Realisasi" not in b]
    baris += [tahun.replace("APA", a).replace("KUNCI", k) for a, k in kolom.items()]
    data = ubah(asli, "laporan", {}, periode="SM1")
    data = ubah(data, "realisasi", {"tahun": 2023, "sumber": "LKJIP"}, periode="SM1")
    data = ubah(data, "target", {"tahun": 2023, "dokumen": "PK"}, periode="SM1")
    lap = replace(susun(data), deklarasi={"tabel": urai("\n".join([*baris, ""]), Catatan("x"))})
    awal = [c.partition(" (")[0] for c in tabel.daftar(lap)["janji"]().catatan]
    assert awal == ["Masa hasil dan targetnya berbeda"]
