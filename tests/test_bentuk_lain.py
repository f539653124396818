"""Reports of other shapes than the examples: of a quarter, without money, with results that have no
percentage. What they say must hold of them, too."""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from lxml import html

from macros.asupan.muat import Data, muat
from macros.asupan.simpanan import baca_deklarasi
from macros.benda import fakta, grafik, kalimat, pecahan, rincian, tabel
from macros.benda.grafik import bagan_unit
from macros.benda.pecahan import Pecahan
from macros.benda.tabel.unsur import Polos
from macros.gambar.spesifikasi import PetaPanas, PetaStrategi
from macros.hitung import laporan as hitung
from macros.hitung.laporan import Laporan
from tests.bersama import rakit_dari
from tests.edisi import Bacaan
from tests.proyek import AKAR
from tests.tabel_ubahan import hapus, tambah, ubah

pytestmark = pytest.mark.lama  # whole reports, each made anew

KECAMATAN = AKAR / "tests/fixtures/kecamatan"
TEPAT, GANGGUAN = "01.03", "7.01.04-1"  # measured by quarters: a share; a number, less is better
BELUM_PASTI, SAJA = "masih dapat bertambah", "hasil Triwulan\N{NO-BREAK SPACE}III saja"


@pytest.fixture(scope="module")
def asli() -> Data:
    return muat(KECAMATAN / "data")


def susun(data: Data) -> Laporan:
    return hitung.susun(data, baca_deklarasi(KECAMATAN / "data")[0])


def triwulan(data: Data) -> Data:
    """The edition of the third quarter."""
    return ubah(data, "laporan", {}, periode="TW3", kode="2032-tw3")


def teks(isi: str) -> str:
    return " ".join("".join(map(str, html.fromstring(f"<div>{isi}</div>").itertext())).split())


def test_rata_rata_menyebut_dari_berapa_indikator(asli: Data, laporan: Laporan) -> None:
    """A mean of one of three is no mean of three; what has no percentage has no part in it."""
    makro = rakit_dari(susun(asli), None)
    assert teks(makro.rata_rata()).endswith("% (dihitung dari 6 indikator)")
    assert teks(makro.rata_rata("1.1")) == "–"  # predicates alone
    assert "dihitung" not in makro.rata_rata("1.2")
    assert teks(makro.rata_rata(tingkat="sasaran")).endswith("% (dihitung dari 1 indikator)")
    belum = susun(hapus(asli, "realisasi", indikator="7.01.01-1", tahun=2032))
    assert "(dihitung dari 5 indikator)" in rakit_dari(belum, None).rata_rata()
    assert "dihitung" not in rakit_dari(laporan, None).rata_rata()
    assert teks(makro.rata_rata(bahasa="en")).endswith("% (over 6 of the 8 indicators)")
    assert "over" not in makro.rata_rata("1.2", bahasa="en")


def test_tabel_menyebut_yang_tidak_ikut_dalam_rata_rata(asli: Data) -> None:
    """Below a mean stands what has no part in it; nothing where all have, or none has."""
    catatan = "Tidak ikut dalam rata-rata karena tanpa persentase: indikator 01.01, 01.02."
    lap, kosong = susun(asli), susun(ubah(asli, "realisasi", {}, nilai=None))
    tanpa = asli
    for nama, kode in product(("indikator", "target", "realisasi", "rumusan"), ("01.01", "01.02")):
        tanpa = hapus(
            tanpa, nama, **{"kode" if nama in {"indikator", "rumusan"} else "indikator": kode}
        )
    semua = susun(tanpa)
    dinkes = AKAR / "tests/fixtures/dinkes/data"
    hampa = hapus(ubah(muat(dinkes), "realisasi", {}, nilai=None), "ukuran")
    for data, ada in ((muat(dinkes), True), (hampa, False)):
        uang = tabel.daftar(hitung.susun(data, baca_deklarasi(dinkes)[0]))
        for kode in ("efisiensi-sasaran", "jenjang-kinerja"):
            assert any("Tidak ikut" in c for c in uang[kode]().catatan) is ada
    for kode in ("capaian", "capaian-sasaran"):
        assert [catatan in tabel.daftar(satu)[kode]().catatan for satu in (lap, kosong, semua)] == [
            True, False, False,
        ]  # fmt: skip


def test_rumus_memakai_hasil_seteliti_hitungannya(asli: Data) -> None:
    """A result that is shown with fewer decimals than it has stands in the formula with those that
    the achievement is computed of; one that is shown whole stands as it is shown."""
    lap = susun(asli)
    atas = {}
    for kode in (TEPAT, "01", "7.01.01-1"):
        (_, ruas), _ = pecahan.terapan(lap, kode).langkah
        bagian = [p for r in ruas if isinstance(r, Pecahan) for p in r.pembilang]
        (atas[kode],) = (p.teks for p in bagian if isinstance(p, Polos))
    assert lap.register[f"realisasi/{TEPAT}/2032/LAPORAN"].teks == "95,24%"
    assert atas == {TEPAT: "95,238…", "01": "88,95", "7.01.01-1": "100"}


def test_sebagian_tahun_disebut_di_samping_setahun(asli: Data) -> None:
    """Money of a part of the year beside an achievement, and a plan for the year beside results of
    its part, are said to be that; nothing is said at the year's end."""
    tw = ubah(triwulan(asli), "anggaran_kegiatan", {"tahun": 2032}, periode="TW3",
              tanggal=date(2032, 9, 30))  # fmt: skip
    for data, ada in ((tw, True), (asli, False)):
        lap = susun(data)
        for kode in ("efisiensi-sasaran", "efisiensi-indikator"):
            catatan = tabel.daftar(lap)[kode]().catatan
            assert any("belum menunjukkan efisiensi" in c for c in catatan) is ada, kode
        bab = Bacaan(KECAMATAN, lap).bab("ikhtisar-eksekutif.md")
        assert "Targetnya dapat dibandingkan" in bab
        assert (", yang baru sampai Triwulan III." in bab) is ada
        satu = (
            "hasilnya mencapai target setahun (belum pasti)."
            if ada
            else "hasilnya mencapai target."
        )
        assert satu in bab  # of a goal with one indicator


def test_hasil_ukur_setahun_tanpa_masa(asli: Data) -> None:
    """A count for the year alone is of no quarter, and its remark is of no part of the year."""
    tw = {"indikator": TEPAT, "tahun": 2032}
    data = ubah(asli, "ukuran", {**tw, "periode": "TW1"}, keterangan="Loket pindah.")
    satu = data
    for n in (2, 3, 4):
        satu = hapus(satu, "ukuran", **tw, periode=f"TW{n}")
    satu = ubah(satu, "ukuran", tw, periode="TAHUN")
    for isi, judul, catatan in (
        (satu, ", Tahun 2032", "Loket pindah."),
        (data, " menurut triwulan, Tahun 2032", "Triwulan\N{NO-BREAK SPACE}I: Loket pindah."),
    ):
        t = tabel.daftar(susun(isi))[f"ukuran-{TEPAT}"]()
        assert t.judul == f"Hasil ukur indikator {TEPAT}{judul}"
        assert t.catatan[1] == catatan


@pytest.mark.parametrize(("dokumen", "nama"), [("PKP", " Perubahan"), ("PK", ""), (None, "")])
def test_anggaran_perjanjian_menyebut_dokumennya(dokumen: str | None, nama: str) -> None:
    """The budget is that of the agreement whose rows are there."""
    dinkes = AKAR / "tests/fixtures/dinkes/data"
    satu = {"tahun": 2032, "urut": 1, "kode": "1", "tingkat": "program", "uraian": "Satu"}
    data = tambah(muat(dinkes), "pk_anggaran", **satu, nilai=Decimal(9), dokumen=dokumen)
    t = tabel.daftar(hitung.susun(data, baca_deklarasi(dinkes)[0]))["pk-anggaran"]()
    assert t.judul == f"Anggaran Dinkes Contoh dalam Perjanjian Kinerja{nama} Tahun 2032"
    assert t.sumber == f"Perjanjian Kinerja{nama} Tahun 2032."


def test_tanpa_capaian_yang_hanya_menunggu_data(asli: Data) -> None:
    """What waits for its data is said to; what is not to be measured this year is not."""
    kosong = hapus(asli, "realisasi", indikator="7.01.01-1", tahun=2032)
    tiada = ubah(
        asli, "realisasi", {"indikator": "7.01.01-1", "tahun": 2032}, nilai="tidak berlaku"
    )
    for data, akhir in ((kosong, "belum ada datanya"), (tiada, "tidak mempunyai capaian")):
        makro = rakit_dari(susun(data), None)
        assert teks(makro.hitungan_hasil()).endswith(f"; 1 lainnya {akhir}")
        assert f"; 1 {akhir}" in teks(makro.fakta_kunci())


def test_masa_target_yang_belum_berakhir(asli: Data) -> None:
    """A result of three quarters that is held against the year's target is not over with them."""
    data = triwulan(asli)
    masa = {kode: m for _, m, _, kode, _ in fakta.keandalan(susun(data))}
    assert set(masa.values()) == {"Belum berakhir"}
    assert {m for _, m, *_ in fakta.keandalan(susun(asli))} == {"Sudah berakhir"}
    semua = susun(data).indikator
    tw = ubah(data, "target", {"tahun": 2032, "dokumen": "PK", "indikator": TEPAT}, periode="TW3")
    masa = {kode: m for _, m, _, kode, _ in fakta.keandalan(susun(tw))}
    assert TEPAT in semua and masa[TEPAT] == "Sudah berakhir"


def test_hasil_periode_sendiri_dijelaskan(asli: Data) -> None:
    """Where the quarter's own target is answered by the quarter alone, the words say so beside a
    table that adds up all quarters; elsewhere nothing is said."""
    data = triwulan(asli)
    janji = {"indikator": TEPAT, "tahun": 2032, "dokumen": "PK"}
    sendiri, setahun = susun(ubah(data, "target", janji, periode="TW3")), susun(data)
    for lap, ada in ((sendiri, True), (setahun, False), (susun(asli), False)):
        (_, cara) = pecahan.cara_ukur(lap, lap.ukuran[TEPAT, 2032])[-1]
        assert (SAJA in cara) is ada
    nama = [rincian.susun(lap, lap.indikator[TEPAT]).kini.masa_hasil for lap in (sendiri, setahun)]
    assert nama == ["Triwulan\N{NO-BREAK SPACE}III", "sampai Triwulan\N{NO-BREAK SPACE}III"]


def test_batas_setahun_belum_pasti_dipenuhi(asli: Data) -> None:
    """Fewer events than a year allows, of three quarters, are not yet fewer in the year: it is
    said, and a plan's last year is not called reached by them."""
    kini, penuh = susun(triwulan(asli)), susun(asli)
    assert kini.status(GANGGUAN) == penuh.status(GANGGUAN) == "tercapai"
    keterangan = pecahan.terapan(kini, GANGGUAN).keterangan
    assert BELUM_PASTI in keterangan and "sampai Triwulan\N{NO-BREAK SPACE}III dan" in keterangan
    mei = triwulan(hapus(asli, "ukuran", indikator=GANGGUAN, periode="TW3"))
    assert (
        "sampai Triwulan\N{NO-BREAK SPACE}II dan"
        in pecahan.terapan(susun(mei), GANGGUAN).keterangan
    )
    assert BELUM_PASTI not in pecahan.terapan(penuh, GANGGUAN).keterangan
    assert BELUM_PASTI not in pecahan.terapan(kini, TEPAT).keterangan
    rerata = susun(ubah(triwulan(asli), "indikator", {"kode": GANGGUAN}, gabung="rata-rata"))
    assert BELUM_PASTI not in pecahan.terapan(rerata, GANGGUAN).keterangan
    puncak = susun(ubah(triwulan(asli), "indikator", {"kode": GANGGUAN}, gabung="tertinggi"))
    assert BELUM_PASTI in pecahan.terapan(puncak, GANGGUAN).keterangan
    tetap = ubah(triwulan(asli), "indikator", {"kode": GANGGUAN}, polaritas="stabil")
    for rentang, pasti in (("0–900", False), ("800–900", True)):  # in it as yet, or still below
        apa: dict[str, object] = {"indikator": GANGGUAN, "tahun": 2032}
        lap = susun(ubah(tetap, "target", apa, nilai=rentang))
        assert (BELUM_PASTI in pecahan.terapan(lap, GANGGUAN).keterangan) is not pasti
        assert GANGGUAN not in {i.kode for i in lap.meleset}
    assert [kalimat.sebutan_tercapai(lap) for lap in (kini, penuh, rerata)] == [
        "target setahun (satu di antaranya belum pasti)", "target", "target setahun",
    ]  # fmt: skip
    judul = [grafik.daftar(lap)["capaian-indikator"]().judul for lap in (kini, penuh)]
    assert judul[0].endswith(" indikator mencapai target setahun (satu di antaranya belum pasti)")
    assert judul[1].endswith(" indikator mencapai target")
    milik = kini.indikator[GANGGUAN].sasaran
    assert teks(rakit_dari(kini, None).hitungan_hasil(milik)).endswith("setahun (belum pasti)")
    assert f"{GANGGUAN} belum pasti" in teks(rakit_dari(kini, None).fakta_kunci())
    nol = {"indikator": GANGGUAN, "tahun": 2032}
    nihil = susun(
        ubah(ubah(triwulan(asli), "ukuran", nol, nilai="nihil"), "target", nol, nilai="0")
    )
    assert BELUM_PASTI in pecahan.terapan(nihil, GANGGUAN).keterangan  # none, of none allowed
    # Typed for the whole year, in an edition of its part.
    diketik = {"tahun": 2032, "periode": "TAHUN", "sumber": "LAPORAN", "nilai": "3"}
    tanpa = hapus(triwulan(asli), "ukuran", indikator=GANGGUAN)
    lap = susun(tambah(tanpa, "realisasi", indikator=GANGGUAN, satuan="kejadian", **diketik))
    assert lap.status(GANGGUAN) == "tercapai"
    assert "sampai Triwulan\N{NO-BREAK SPACE}III dan" in pecahan.terapan(lap, GANGGUAN).keterangan
    menuju = "jumlah/menengah/menuju/2032/RENSTRA"
    lewat = susun(ubah(triwulan(asli), "ukuran", {"indikator": GANGGUAN}, nilai=Decimal(900)))
    assert lewat.register[menuju].nilai == 3  # what has passed its limit has not reached it
    assert [lap.register[menuju].nilai for lap in (kini, penuh, rerata)] == [2, 3, 3]


def test_nilai_ikpa_yang_tidak_berunsur_lengkap() -> None:
    """Of elements that do not apply the sum is no sum of all: how it comes about is said."""
    lapas = AKAR / "tests/fixtures/lapas/data"
    data, bentuk = muat(lapas), baca_deklarasi(lapas)[0]
    apa: dict[str, object] = {"indikator": "Belanja Kontraktual"}
    tanpa = ubah(data, "ikpa", apa, nilai=None, peran="tanpa transaksi")
    for isi, ada in ((data, False), (tanpa, True)):
        catatan = tabel.daftar(hitung.susun(isi, bentuk))["ikpa"]().catatan
        assert any("jumlah bobot unsur yang berlaku" in c for c in catatan) is ada


def test_waktu_yang_tersisa_bukan_keputusan(asli: Data) -> None:
    """Who can still reach a target of the year is not asked with those who no longer can."""
    data = triwulan(ubah(asli, "realisasi", {"tahun": 2032}, periode="TW3"))
    lewat = ubah(data, "ukuran", {"indikator": GANGGUAN}, nilai=Decimal(900))
    lewat = ubah(lewat, "ukuran", {"indikator": TEPAT}, pembilang=Decimal(1))
    lap = susun(lewat)
    assert {lap.status(k) for k in (TEPAT, GANGGUAN)} == {"belum-tercapai"}
    assert GANGGUAN in {i.kode for i in lap.meleset} and TEPAT not in {i.kode for i in lap.meleset}
    assert TEPAT in {i.kode for i in susun(ubah(lewat, "laporan", {}, periode="TAHUN")).meleset}
    putusan = teks(rakit_dari(lap, None).keputusan())
    assert f"Indikator {GANGGUAN} belum lengkap" in putusan and TEPAT not in putusan
    # What is typed may be a mean, which still can fall; the greatest of a year cannot.
    apa = {"indikator": GANGGUAN, "tahun": 2032}
    hasil = {"periode": "TW3", "sumber": "LAPORAN", "nilai": Decimal(900), "satuan": "kejadian"}
    diketik = tambah(hapus(lewat, "ukuran", **apa), "realisasi", **apa, **hasil)
    for gabung, ada in (("", False), ("tertinggi", True)):
        cara = susun(ubah(diketik, "indikator", {"kode": GANGGUAN}, gabung=gabung))
        assert cara.status(GANGGUAN) == "belum-tercapai"
        assert (GANGGUAN in {i.kode for i in cara.meleset}) is ada
    # Of several it is said which they are: more than these were told to be missed.
    lewat = ubah(lewat, "realisasi", {"indikator": "01.02"}, nilai="WDP")
    lewat = ubah(lewat, "target", {"indikator": "01.02"}, periode="TW3")
    putusan = teks(rakit_dari(susun(lewat), None).keputusan())
    assert "dari dua indikator yang tidak lagi dapat mengejar targetnya lengkap" in putusan
    putusan = teks(rakit_dari(susun(asli), None).keputusan())
    assert "dari 2 indikator itu lengkap" in putusan


def test_batas_yang_diturunkan_lebih_berat(asli: Data) -> None:
    """A lower limit asks for more; what is to stay in its range asks for neither more nor less."""
    apa = {"indikator": GANGGUAN, "tahun": 2031, "dokumen": "PK"}
    stabil = ubah(asli, "indikator", {"kode": GANGGUAN}, polaritas="stabil")
    harap: dict[str, list[str]] = {}
    for nama, data, lalu in (("turun", asli, 900), ("naik", asli, 1), ("stabil", stabil, 900)):
        ada = susun(ubah(data, "target", apa, nilai=Decimal(lalu))).register
        harap[nama] = [
            arah for arah in ("naik", "turun", "lebih-berat", "lebih-ringan")
            if f"selisih/target/{GANGGUAN}/2032" in ada[f"jumlah/target/{arah}/2032"].masukan
        ]  # fmt: skip
    assert harap == {
        "turun": ["turun", "lebih-berat"], "naik": ["naik", "lebih-ringan"], "stabil": ["turun"],
    }  # fmt: skip


def test_sasaran_yang_lepas_tetap_ada_di_peta(asli: Data) -> None:
    """A measured goal that supports none is a goal of the map, too; one without results is not."""
    lepas = ubah(asli, "sasaran", {"kode": "7.01.04"}, induk=None)
    tanpa = lepas
    for nama in ("target", "ukuran", "realisasi"):
        tanpa = hapus(tanpa, nama, indikator=GANGGUAN)
    for data, ada in ((asli, True), (lepas, True), (tanpa, False)):
        spek = bagan_unit.peta_strategi(susun(data)).spesifikasi
        assert isinstance(spek, PetaStrategi)
        assert ("Program 7.01.04" in {s.kode for t in spek.tingkat for s in t.simpul}) is ada


def test_tahun_tanpa_capaian_tanpa_kolom(asli: Data) -> None:
    """Years of which only results are known have a column of results and none that is empty."""
    data = tambah(
        asli, "realisasi", indikator="01", tahun=2030, periode="TAHUN", sumber="LAPORAN",
        nilai=Decimal(80), satuan="indeks",
    )  # fmt: skip
    lama = {"indikator": "01", "tahun": 2030, "periode": "TAHUN", "dokumen": "PK"}
    for isi, tahun in (
        (data, [2031, 2032]),
        (tambah(data, "target", **lama, nilai=Decimal(82)), [2030, 2031, 2032]),
    ):
        lap = susun(isi)
        assert lap.tahun_capaian == tahun
        judul = [k.judul for k in tabel.daftar(lap)["capaian-antartahun"]().kolom]
        semua = [f"Realisasi {t}" for t in (2030, 2031, 2032)]
        assert judul[1:] == [
            *(f"Target {t}" for t in tahun),
            *semua,
            *(f"Capaian {t}" for t in tahun),
        ]
        spek = grafik.daftar(lap)["capaian-antartahun"]().spesifikasi
        assert isinstance(spek, PetaPanas) and spek.kolom == tuple(map(str, tahun))


def test_sasaran_teratas_tidak_mendukung_apa_pun(asli: Data) -> None:
    """A dash would mean that nobody said what the goal supports."""
    data = ubah(asli, "kegiatan", {"kode": "7.01.04.2.01.0001"}, sasaran="1", indikator=None)
    isi = tabel.daftar(susun(data))["jenjang-kinerja"]()
    mendukung = {str(b.sel[0])[:2]: b.sel[1] for k in isi.kelompok for b in k.baris}
    assert mendukung["1."] == "tingkat teratas"
    assert "tingkat teratas" not in [v for k, v in mendukung.items() if k != "1."]
    assert not any("Mendukung" in c for c in isi.catatan)


def test_anggaran_di_bawahnya_disebut_bila_ada(asli: Data) -> None:
    """What goals below have for themselves is left out of what stands above them, if they have."""
    sebut = "Anggaran yang dikaitkan dengan sasaran di bawahnya tidak ikut dihitung."
    atas = ubah(asli, "kegiatan", {}, sasaran="1", indikator=None)
    for data, ada in ((asli, True), (atas, False)):
        for nama in ("efisiensi-sasaran", "jenjang-kinerja"):
            assert (sebut in tabel.daftar(susun(data))[nama]().catatan) is ada, nama
    # A goal at the top alone lacks nothing that it might support.
    assert tabel.daftar(susun(atas))["jenjang-kinerja"]().catatan == ()


def test_masa_yang_lain_disebut_indikatornya(asli: Data) -> None:
    """Of some rows alone their codes are said, of all of them none."""
    acuan = {"tahun": 2032, "sumber": "LAPORAN"}
    data = ubah(triwulan(asli), "realisasi", acuan, periode="TW3")
    banding = [
        c for c in tabel.daftar(susun(data))["capaian-antartahun"]().catatan if "berbeda" in c
    ]
    assert len(banding) == 1 and "indikator" not in banding[0]
    lalu = {"indikator": "01", "tahun": 2031}
    data = ubah(data, "realisasi", lalu, periode="TW3")
    (satu,) = [
        c for c in tabel.daftar(susun(data))["capaian-antartahun"]().catatan if "berbeda" in c
    ]
    assert " pada indikator 01.01–01.03" in satu and " 01," not in satu


def test_tahun_lalu_tanpa_target_tanpa_peta(tmp_path: Path) -> None:
    """Results of years without targets stand in the table; a map of one year shows no course."""
    for nama, ada in (("tanpa", False), ("penuh", True)):
        proyek = Path(shutil.copytree(KECAMATAN, tmp_path / nama))
        berkas = proyek / "data/target.csv"
        baris = berkas.read_text("utf-8").splitlines(keepends=True)
        berkas.write_text("".join(b for b in baris if ada or ",2031," not in b), "utf-8")
        isi = Bacaan(proyek).bab("bab-3-akuntabilitas-kinerja/capaian-kinerja-organisasi.md")
        assert ('id="gambar-capaian-antartahun"' in isi) is ada
        assert "tabel-capaian-antartahun" in isi and "Realisasi 2031" in isi


def test_target_setahun_pada_tengah_tahun_tidak_ditanyakan(tmp_path: Path) -> None:
    """Why a target of the year is not reached yet is no question before the year is over."""
    proyek = [Path(shutil.copytree(KECAMATAN, tmp_path / nama)) for nama in ("TW3", "TAHUN")]
    for satu in proyek:
        for nama in ("kendala", "analisis"):
            berkas = satu / f"data/{nama}.csv"
            berkas.write_text(berkas.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    for nama, lama, baru in (
        ("laporan", "2032,2032,TAHUN", "2032-tw3,2032,TW3"),
        ("realisasi", ",2032,TAHUN,", ",2032,TW3,"),
    ):  # fmt: skip
        berkas = proyek[0] / f"data/{nama}.csv"
        berkas.write_text(berkas.read_text("utf-8").replace(lama, baru), "utf-8")
    for satu, ada in zip(proyek, (False, True), strict=True):
        bacaan = Bacaan(satu)
        assert ("belum dapat menerangkan mengapa" in bacaan.bab("ringkasan-warga.md")) is ada
        assert ("Sebab dan tindakan" in bacaan.bab("index.md")) is ada


def test_tanpa_pagu_tidak_ada_persennya(tmp_path: Path) -> None:
    """Nothing of nothing is no share: prose leaves out what tables say cannot be computed."""
    proyek = Path(shutil.copytree(KECAMATAN, tmp_path / "proyek"))
    berkas = proyek / "data/anggaran_kegiatan.csv"
    semua = list(csv.DictReader(berkas.read_text("utf-8").splitlines()))
    nol = [
        {**r, "pagu": "0", "realisasi": "0"} for r in semua if not r["kegiatan"].startswith("4.")
    ]
    with berkas.open("w", encoding="utf-8", newline="") as keluar:
        tulis = csv.DictWriter(keluar, semua[0].keys(), lineterminator="\n")
        tulis.writeheader()
        tulis.writerows(nol)
    bacaan = Bacaan(proyek)
    for nama in (
        "ikhtisar-eksekutif",
        "ringkasan-warga",
        "bab-4-penutup",
        "bab-3-akuntabilitas-kinerja/realisasi-anggaran",
    ):
        alinea = bacaan.bab(f"{nama}.md").split("\n\n")
        kalimat = [teks(satu) for satu in alinea if not re.match(r"\s*[<|]", satu)]
        uang = [k for k in kalimat if "Rp0" in k]
        assert uang and not any("tidak dapat dihitung" in k for k in uang), nama


def test_rincian_output_dan_strategi_tampil_dalam_bab(tmp_path: Path) -> None:
    """What a unit has brought in stands in a chapter; where it has not, nothing is said of it."""
    lapas = AKAR / "tests/fixtures/lapas"
    for hapus_tabel in (False, True):
        proyek = Path(shutil.copytree(lapas, tmp_path / str(hapus_tabel)))
        paket = proyek / "data/datapackage.json"
        if hapus_tabel:
            isi = paket.read_text("utf-8").replace('{"name": "capaian_output", "path":'
                                                   ' "capaian_output.csv"},', "")  # fmt: skip
            paket.write_text(isi, "utf-8")
            (proyek / "data/capaian_output.csv").unlink()
            strategi = proyek / "data/strategi.csv"
            strategi.write_text("indikator,urut,uraian\n", "utf-8")
        bacaan, bab = Bacaan(proyek), "bab-3-akuntabilitas-kinerja"
        uang = bacaan.bab(f"{bab}/kinerja-anggaran.md")
        assert ("tabel-rincian-output" in uang and "91,67%" in uang) is not hapus_tabel
        assert ("Rincian Output" in uang) is not hapus_tabel
        strategi_ = "**Strategi.** Kerja sama pelatihan dengan balai latihan kerja."
        hasil = bacaan.bab(f"{bab}/capaian-kinerja-organisasi.md")
        assert (strategi_ in hasil) is not hapus_tabel
        assert hasil.count("**Strategi.**") == (0 if hapus_tabel else 2)
