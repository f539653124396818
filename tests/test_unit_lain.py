"""Four other kinds of units, `fixtures/`: whole report folders as `new unit` lays them out, filled
with made-up figures. Each has a sheet of expected figures (`harapan.csv`) worked out by hand.
"""

from __future__ import annotations

import csv
import pickle
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import page
import pytest
from lxml import html

from macros.benda import siap
from macros.benda.deklarasi.sumber_baris import SumberBaris
from macros.benda.grafik import BAGAN, daftar as daftar_grafik
from macros.benda.tabel import daftar
from macros.benda.tabel.unsur import Polos
from macros.dasar.masalah import TanpaData
from macros.gambar.gaya import SEMPIT
from macros.gambar.peta_strategi import gambar_peta_strategi
from macros.gambar.spesifikasi import PetaStrategi
from macros.hitung.laporan import Laporan, buka, susun
from macros.keluaran import metadata
from macros.periksa.menyeluruh import periksa
from macros.sajian import lebar_kolom
from macros.temuan import dari_data
from scripts.baru.unit import pasang
from scripts.terminal import perintah
from tests import bersama
from tests.bernip import bernip
from tests.bersama import DICETAK
from tests.edisi import Bacaan
from tests.penanda import bila_lengkap
from tests.proyek import bangun
from tests.tabel_ubahan import hapus, ubah
from tests.test_mini import MILIK_SENDIRI

pytestmark = pytest.mark.lama  # whole reports of other units

FIXTURES = Path(__file__).resolve().parent / "fixtures"
PROFIL = {"lapas": "upt", "pengadilan": "pengadilan", "kecamatan": "pemda", "dinkes": "pemda"}
LAIN = sorted(PROFIL.keys() - {DICETAK})
# What the tests of the search build too; the other sites, and one that is printed, where there is
# time.
BERSITUS = ("dinkes",)
bersitus = pytest.mark.parametrize("nama", bila_lengkap(PROFIL, BERSITUS))
# What a profile brings and a unit has no reason to change.
ATURAN = ("reviu.csv", "tingkat.csv", "sumber.csv", "skala.csv")
CELAH = "{{ belum_ditulis("
PALING_SEDIKIT = 60
ASING = (*MILIK_SENDIRI, "Rutan", "Rumah Tahanan", "E-Performance")


@pytest.fixture(scope="session")
def unit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the four report folders: what reads them leaves a cache beside them."""
    return Path(shutil.copytree(FIXTURES, tmp_path_factory.mktemp("unit") / "semua"))


@pytest.fixture(scope="session")
def laporan_unit(unit: Path) -> dict[str, Laporan]:
    """The four reports, computed."""
    return {nama: buka(unit / nama / "data") for nama in PROFIL}


def test_yang_disimpan_terbaca_kembali(
    laporan: Laporan, laporan_unit: dict[str, Laporan], lengkap: bool
) -> None:
    """A report with all that its data describe is kept whole, its rows and mistakes too: one that
    counts month by month, and where there is time each."""

    def isi(buat: Callable[[], object]) -> object:
        try:
            return buat()
        except siap.GAGAL as galat:
            return str(galat), vars(galat)

    for lap in (laporan, *laporan_unit.values()) if lengkap else [laporan_unit["lapas"]]:
        satu = replace(siap.siapkan(lap).lengkap(), temuan=dari_data(lap))
        lagi: siap.Siap = pickle.loads(pickle.dumps(satu))  # noqa: S301 - our own
        for lama, baru in ((satu.tabel, lagi.tabel), (satu.grafik, lagi.grafik)):
            assert {k: isi(f) for k, f in lama.items()} == {k: isi(f) for k, f in baru.items()}
        assert [*lagi.laporan.register] == [*lap.register]
        assert (lagi.masalah, lagi.temuan) == (satu.masalah, satu.temuan)
        assert lagi.laporan.ukuran == lap.ukuran


def test_setiap_angka_bersebutan_sendiri(
    laporan: Laporan, laporan_unit: dict[str, Laporan]
) -> None:
    """What a figure is called tells it from every other one: period, kind of money, and the code
    where two indicators have one name."""
    for lap in (laporan, *laporan_unit.values()):
        kali = Counter(a.label for a in lap.register)
        assert [label for label, n in kali.items() if n > 1] == []


def harapan(nama: str) -> list[dict[str, str]]:
    """The rows of the sheet: key, figure as shown, working."""
    with (FIXTURES / nama / "harapan.csv").open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def isi_folder(nama: str) -> list[Path]:
    """The files of a report folder, without what a command may have left there."""
    semua = (b for b in (FIXTURES / nama).rglob("*") if b.is_file())
    return [b for b in semua if ".cache" not in b.parts]


def berbeda(lap: Laporan, baris: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    """Figures that the report shows otherwise than the sheet: key, shown, expected."""
    ada = {a.kunci: a.teks for a in lap.register}
    return [
        (r["kunci"], ada.get(r["kunci"], "tidak ada"), r["nilai"])
        for r in baris
        if ada.get(r["kunci"]) != r["nilai"]
    ]


@pytest.mark.parametrize("nama", PROFIL)
def test_angka_sama_dengan_hitungan_tangan(laporan_unit: dict[str, Laporan], nama: str) -> None:
    baris = harapan(nama)
    assert len({r["kunci"] for r in baris}) == len(baris) >= PALING_SEDIKIT
    assert berbeda(laporan_unit[nama], baris) == []


def test_hitungan_tangan_yang_lain_ketahuan(laporan_unit: dict[str, Laporan]) -> None:
    (satu,) = [r for r in harapan("dinkes") if r["kunci"] == "capaian/T1.1/2032"]
    keliru = {**satu, "nilai": "−50%"}
    assert berbeda(laporan_unit["dinkes"], [keliru]) == [("capaian/T1.1/2032", "0%", "−50%")]


@pytest.mark.parametrize("nama", bila_lengkap(PROFIL, {"pengadilan", "dinkes"}))
def test_diperiksa_tanpa_galat(unit: Path, nama: str) -> None:
    masalah = periksa(unit / nama)
    assert [m.sebagai_teks() for m in masalah if m.tingkat == "galat"] == []


@pytest.mark.parametrize("nama", PROFIL)
def test_cukup_besar_dan_tanpa_kode(laporan_unit: dict[str, Laporan], nama: str) -> None:
    lap = laporan_unit[nama]
    assert len(lap.daftar_indikator()) >= 6
    angka = sum(1 for a in lap.register if not a.rumus)
    assert angka >= PALING_SEDIKIT
    akhiran = {b.suffix for b in isi_folder(nama)}
    assert akhiran <= {".csv", ".json", ".yaml", ".yml", ".md", ".png"}


@pytest.mark.parametrize("nama", PROFIL)
def test_seperti_new_unit_membuatnya(tmp_path: Path, nama: str) -> None:
    """Declarations and navigation are the profile's own, its rules too; in chapters only the gaps
    are written, and here and there something is added. What changes in the profile is changed in
    these folders, too."""
    pasang(PROFIL[nama], tmp_path / nama)
    sama = ["mkdocs.yml", *(f"data/{b}" for b in ("tabel.yaml", "grafik.yaml", *ATURAN))]
    baru, contoh = tmp_path / nama, FIXTURES / nama
    assert [b for b in sama if (baru / b).read_text() != (contoh / b).read_text()] == []
    for bab in (tmp_path / nama / "docs").rglob("*.md"):
        baru = FIXTURES / nama / "docs" / bab.relative_to(tmp_path / nama / "docs")
        sisa = iter(baru.read_text("utf-8").splitlines())
        tetap = [b for b in bab.read_text("utf-8").splitlines() if not b.startswith(CELAH)]
        assert [b for b in tetap if b not in sisa] == [], bab.name
        assert CELAH not in baru.read_text("utf-8")


@pytest.mark.parametrize("nama", PROFIL)
def test_tidak_ada_kata_unit_lain(nama: str) -> None:
    isi = {
        b.relative_to(FIXTURES).as_posix(): b.read_text("utf-8")
        for b in isi_folder(nama)
        if b.suffix in {".csv", ".md", ".yaml", ".yml"}
    }
    assert len(isi) > 20
    assert [(b, kata) for b, teks in isi.items() for kata in ASING if kata in teks] == []


@pytest.fixture(scope="session")
def situs_unit(tmp_path_factory: pytest.TempPathFactory, lengkap: bool) -> dict[str, Path]:
    """The sites by their unit, one of them with its PDF."""
    satu = {DICETAK: bersama.tercetak(tmp_path_factory)} if lengkap else {}
    lain = LAIN if lengkap else BERSITUS
    return {**satu, **{n: bersama.situs_unit(tmp_path_factory, n) for n in lain}}


def terbaca(berkas: Path) -> str:
    """The words of a page."""
    akar = html.parse(berkas).getroot()
    for skrip in akar.xpath("//script"):
        skrip.drop_tree()
    return " ".join(akar.text_content().split())


@bersitus
def test_situs_menampilkan_angkanya(situs_unit: dict[str, Path], nama: str) -> None:
    situs = situs_unit[nama]
    semua = " ".join(map(terbaca, (situs / "bab-3-akuntabilitas-kinerja").glob("*.html")))
    capaian = [r for r in harapan(nama) if re.match(r"capaian/[^/]+/2032$", r["kunci"])]
    assert len(capaian) >= 5
    assert [r for r in capaian if r["nilai"] not in semua] == []
    for kata in ("Dari 0 indikator", "belum ada datanya", "Data belum tersedia"):
        assert kata not in semua
    berkas = [b for b in situs.rglob("*") if b.suffix in {".html", ".json", ".csv", ".svg"}]
    assert len(berkas) > 60
    nama_asing = [kata for kata in ASING if not kata[0].isdecimal()]
    isi = ((b.name, b.read_text("utf-8")) for b in berkas)
    assert [(b, kata) for b, teks in isi for kata in nama_asing if kata in teks] == []


@bersitus
def test_tanpa_nip_utuh(
    situs_unit: dict[str, Path], laporan_unit: dict[str, Laporan], nama: str
) -> None:
    nip = [p.nip for p in laporan_unit[nama].pejabat.values() if p.nip]
    assert nip
    berkas = [b for b in (situs_unit[nama]).rglob("*") if b.is_file()]
    assert [b.name for b in berkas if bernip(b, nip)] == []


def periksa_pdf(situs: Path, nama: str) -> None:
    """Both standards, the figures, and nobody else's words."""
    pdf = situs / "unduh" / "lkjip-2032.pdf"
    for profil in ("3a", "ua1"):
        assert [str(g) for g in page.validate_pdf(str(pdf), profile=profil).failures] == []
    teks = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    teks = teks.replace("\N{NO-BREAK SPACE}", " ")
    capaian = [r["nilai"] for r in harapan(nama) if r["kunci"].startswith("capaian/sasaran/")]
    assert [n for n in capaian if n not in teks] == []
    assert "rekaan" in teks
    # The rest of a list does not stand alone, and no dots without a word before them.
    lanjutan = next(h for h in teks.split("\f") if re.search(r"Riwayat Perubahan +\.", h))
    assert "DAFTAR TABEL" in lanjutan or "DAFTAR ISI" in lanjutan
    bagan = next(h for h in teks.split("\f") if "DAFTAR BAGAN" in h)
    assert "Gambar 3." in bagan
    assert re.findall(r"^ *\.[ .]+\d* *$", teks, re.MULTILINE) == []
    assert [kata for kata in ASING if kata in teks] == []


@pytest.mark.lengkap
def test_pdf_satu_unit(situs_unit: dict[str, Path]) -> None:
    periksa_pdf(situs_unit[DICETAK], DICETAK)


@pytest.mark.lengkap
@pytest.mark.parametrize("nama", LAIN)
def test_pdf_setiap_unit(unit: Path, nama: str, tmp_path: Path) -> None:
    periksa_pdf(bangun(unit / nama, tmp_path / "situs"), nama)


def test_belanja_beberapa_satker_disebut_sekali(laporan_unit: dict[str, Laporan]) -> None:
    """Two satker spend on goods: one row tells the sum of both."""
    lap = laporan_unit["pengadilan"]
    assert len(list(lap.baris("anggaran_belanja", akun="52"))) == 2
    isi = daftar(lap)["realisasi-belanja"]()
    assert [b.sel[0] for k in isi.kelompok for b in k.baris][-2:] == [
        "53 Belanja Modal", "Jumlah"
    ]  # fmt: skip
    assert [len(k.baris) for k in isi.kelompok] == [4]


def test_belanja_dijumlahkan_menurut_sumbernya(laporan_unit: dict[str, Laporan]) -> None:
    """Of a source that tells of activities, too, the sum is that of its accounts."""
    for nama, awal in (("lapas", "anggaran/2032/OM-SPAN"), ("pengadilan", "belanja/jumlah/2032")):
        akhir = daftar(laporan_unit[nama])["realisasi-belanja"]().kelompok[-1].baris[-1]
        kunci = [b.angka.kunci for b in akhir.sel if isinstance(b, Polos)]
        assert len(kunci) == 3 and all(k.startswith(awal) for k in kunci)


def test_pendapatan_menurut_akun_tersendiri(unit: Path, tmp_path: Path) -> None:
    """Income told by account stands beside spending, in a table and a sum of its own."""
    data = Path(shutil.copytree(unit / "lapas" / "data", tmp_path / "data"))
    with (data / "anggaran_belanja.csv").open("a", encoding="utf-8") as berkas:
        baris = "2032,425,Pendapatan Rekaan,OM-SPAN,2032-12-31,5000000,7500000,,,pendapatan"
        berkas.write(f"{baris}\n")
    jadi = daftar(buka(data))
    belanja, pendapatan = (jadi[n]() for n in ("realisasi-belanja", "pendapatan-akun"))
    assert [b.sel[0] for b in pendapatan.kelompok[0].baris] == [
        "425 Pendapatan Rekaan", "Jumlah"
    ]  # fmt: skip
    isi = pendapatan.kelompok[0].baris[-1].sel[1:]
    assert [b.angka.polos if isinstance(b, Polos) else getattr(b, "teks", b) for b in isi] == [
        "5.000.000", "7.500.000", "150,00%"
    ]  # fmt: skip
    assert "425" not in str([b.sel[0] for b in belanja.kelompok[0].baris])


def test_kolom_tanpa_isi_tidak_tampil(laporan_unit: dict[str, Laporan]) -> None:
    """Causes that the data know, and no empty columns of what nobody decided yet."""
    isi = {n: daftar(laporan_unit[n])["indikator-belum-tercapai"]() for n in PROFIL}
    assert {i.kolom[-1].judul for i in isi.values()} == {"Penyebab"}
    assert isi["dinkes"].catatan == (
        "Tanda – pada kolom “Penyebab” berarti belum ada keterangan.",
        "Belum ada keterangan tentang tindakan, penanggung jawab, dan tenggatnya.",
    )
    assert isi["lapas"].catatan == isi["dinkes"].catatan[1:]


def test_target_perjanjian_sebelumnya_disebut(laporan_unit: dict[str, Laporan]) -> None:
    """Targets that the last agreement does not name stand below its name only with a word."""
    for nama in PROFIL:
        catatan = " ".join(daftar(laporan_unit[nama])["perjanjian-kinerja"]().catatan)
        disebut = "tidak disebut dalam Perjanjian Kinerja Perubahan" in catatan
        assert disebut is (nama == "dinkes"), nama


def test_mendatar_hanya_bila_perlu(laporan_unit: dict[str, Laporan]) -> None:
    for nama in PROFIL:
        tabel = str(bersama.makro_dari(laporan_unit[nama]).tabel("capaian-antartahun"))
        figur = html.fragment_fromstring(tabel)
        assert "lebar" not in figur.classes
        lebar_kolom.bagi(figur)
        assert ("lebar" in figur.classes) is (nama == "pengadilan"), nama


def test_bagan_jenjang_tanpa_rata_rata_kosong(laporan_unit: dict[str, Laporan]) -> None:
    bagan = BAGAN["jenjang-kinerja"](laporan_unit["kecamatan"])
    assert "1 dari 1\N{NO-BREAK SPACE}indikator tercapai, capaian 104,96%" in bagan.alt
    assert "rata-rata –" not in bagan.alt


def test_sebelum_ada_hasil_tidak_disebut_nol(laporan_unit: dict[str, Laporan]) -> None:
    """Without any result nothing is known of how many targets were reached; no money, no sum."""
    lap = laporan_unit["kecamatan"]
    data = hapus(hapus(lap.data, "realisasi"), "ukuran")
    data = ubah(data, "anggaran_kegiatan", {}, pagu_awal=None, pagu=None, realisasi=None)
    kosong = susun(data, lap.deklarasi)
    jumlah = {a.kunci: a for a in kosong.register if a.kunci.startswith("jumlah/tercapai/2032")}
    assert len(jumlah) > 4 and {a.nilai for a in jumlah.values()} == {None}
    assert {lap.register[k].nilai for k in jumlah} >= {0, 1}
    alt = BAGAN["jenjang-kinerja"](kosong).alt
    assert "1\N{NO-BREAK SPACE}indikator, belum ada hasil; anggaran belum ada data" in alt
    assert "tercapai" not in alt and "–" not in alt
    # Money that is planned is told before any of it is spent.
    rencana = ubah(lap.data, "anggaran_kegiatan", {}, realisasi=None)
    alt = BAGAN["jenjang-kinerja"](susun(rencana, lap.deklarasi)).alt
    assert "Rp80.450.000,25" in alt and "anggaran belum ada data" not in alt


def test_pagu_yang_tidak_direvisi_tidak_dirinci(laporan_unit: dict[str, Laporan]) -> None:
    """Where no ceiling was revised, a revision of nothing is no figure that matters."""

    def disebut(lap: Laporan) -> set[str]:
        isi = daftar(lap)["sumber-angka"]()
        teks = [str(b.sel[0]) for k in isi.kelompok for b in k.baris]
        return {t.partition(" seluruh")[0] for t in teks if "agu" in t}

    assert disebut(laporan_unit["pengadilan"]) == {"Pagu"}
    assert {"Pagu", "Pagu awal"} < disebut(laporan_unit["kecamatan"])


def test_putusan_menyebut_jarak_yang_ada(situs_unit: dict[str, Path]) -> None:
    """A missed target of zero has no distance: it is not called the furthest."""
    isi = terbaca(situs_unit["dinkes"] / "ikhtisar-eksekutif.html")
    assert "Terjauh di antara yang berpersentase: T1.1 (kurang 100 poin), S2.4" in isi
    assert "Belum satu pun dari 6 indikator itu lengkap dengan penyebab" in isi


def test_simpulan_menjumlah(situs_unit: dict[str, Path]) -> None:
    """Reached, missed, and what cannot be told: together as many as are measured."""
    isi = terbaca(situs_unit["dinkes"] / "bab-4-penutup.html")
    assert "3 mencapai target dan 6 belum; 1 lainnya tidak mempunyai capaian" in isi


def test_bagan_menamai_jenjangnya(laporan_unit: dict[str, Laporan]) -> None:
    """A box says what it is, and says it once where its level stands in it."""
    peta = BAGAN["peta-strategi"](laporan_unit["kecamatan"])
    assert isinstance(peta.spesifikasi, PetaStrategi)
    nama = {s.kode for t in peta.spesifikasi.tingkat for s in t.simpul}
    assert {"Tujuan 1", "Sasaran 1.1", "Program 7.01.01", "Kegiatan 7.01.01.2.01"} <= nama
    sempit = gambar_peta_strategi(peta.spesifikasi, SEMPIT)
    assert ">Program 7.01.01. " in sempit and "Tujuan Tujuan" not in sempit


def test_satuan_yang_tidak_ditulis_tidak_disebut(laporan_unit: dict[str, Laporan]) -> None:
    """No “Indeks kepuasan masyarakat (indeks)”; only a unit that values are written with."""
    isi = SumberBaris(laporan_unit["kecamatan"]).cari("indikator per sasaran").isi
    nama = {*isi["bersatuan"]}
    assert {"Indeks kepuasan masyarakat", "Opini atas laporan keuangan"} <= nama
    assert "Persentase layanan administrasi yang selesai tepat waktu (%)" in nama


def test_satuan_disebut_seperti_nilainya_ditulis(laporan_unit: dict[str, Laporan]) -> None:
    """A unit whose code is short (“orang”) is told in heads, tables and for other programs as its
    values have it (“36 orang per tahun”); one without words of its own keeps its code there."""
    asli = laporan_unit["lapas"]
    baru = susun(ubah(asli.data, "satuan", {"kode": "orang"}, tulis="{} orang per tahun"))

    def sebutan(lap: Laporan) -> tuple[str, str, dict[str, str]]:
        nama = SumberBaris(lap).cari("indikator per sasaran").isi["bersatuan"]
        satu = next(n for n in nama if n.startswith("Jumlah warga binaan"))
        ukuran = daftar(lap)["ukuran-2.1"]().kolom[-1].judul
        paket = {"title": "", "description": "", "keywords": [], "resources": [], "x-kutipan": ""}
        mesin = {i["kode"]: i["satuan"] for i in metadata.susun(lap, paket)["indikator"]}
        return satu.partition("(")[2], ukuran, mesin

    assert sebutan(asli)[:2] == ("orang)", "Hasil (orang)")
    assert sebutan(baru)[:2] == ("orang per tahun)", "Hasil (orang per tahun)")
    mesin = sebutan(baru)[2]
    assert (mesin["2.1"], mesin["1.1"], mesin["4.1"]) == ("orang per tahun", "%", "indeks")


def test_sasaran_dokumen_di_bawah_induknya(laporan_unit: dict[str, Laporan]) -> None:
    """A document that lists goal after goal is told as it hangs together."""
    data = ubah(laporan_unit["kecamatan"].data, "rumusan", {"kode": "1.1", "tahun": 2032}, urut=90)

    def urutan(apa: str) -> list[str]:
        isi = SumberBaris(susun(data)).cari(f"indikator {apa}menurut PK 2032").isi
        return [*dict.fromkeys(isi["sasaran.kode"])]

    bawah = ["7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001"]
    assert urutan("") == ["1", "1.2", "7.01.04", "1.1", *bawah]
    assert urutan("program ") == ["7.01.01", "7.01.04"]


def test_alamat_berurut(situs_unit: dict[str, Path]) -> None:
    """Street, town, postal code."""
    isi = terbaca(situs_unit["dinkes"] / "index.html")
    assert "Jalan Andai Nomor 20, Kabupaten Contoh 00020" in isi


def test_kotak_tunggal_bukan_bagan(unit: Path, tmp_path: Path) -> None:
    """A unit that named only its head has no diagram of one box, nor a sentence about it."""
    data = Path(shutil.copytree(unit / "lapas" / "data", tmp_path / "data"))
    berkas = data / "struktur_organisasi.csv"
    berkas.write_text("".join(berkas.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    with pytest.raises(TanpaData):
        BAGAN["struktur-organisasi"](buka(data))


def test_judul_tidak_menyebut_yang_belum_ada(unit: Path, tmp_path: Path) -> None:
    """Another wording where the finding of a title has no data yet, or its day is not set."""
    data = Path(shutil.copytree(unit / "pengadilan" / "data", tmp_path / "data"))
    judul = "Capaian dari tahun ke tahun"
    assert daftar_grafik(buka(data))["capaian-antartahun"]().judul.startswith(f"{judul}: rata-rata")
    for nama in ("realisasi", "ukuran"):
        berkas = data / f"{nama}.csv"
        isi = [b for b in berkas.read_text("utf-8").splitlines() if ",2032," not in b]
        berkas.write_text("\n".join(isi) + "\n", "utf-8")
    assert daftar_grafik(buka(data))["capaian-antartahun"]().judul == judul


def test_perintah_berikut_dapat_disalin() -> None:
    assert perintah("", "check") == "python3 scripts/lkjip.py check"
    assert perintah("../dinkes", "build") == "python3 scripts/lkjip.py --proyek ../dinkes build"
    assert perintah("C:/Laporan Saya", "check").endswith('--proyek "C:/Laporan Saya" check')


def test_kalimat_hasil_tanpa_nol(unit: Path, tmp_path: Path) -> None:
    """Who missed nothing is not said to have missed none; what has no result, neither."""
    proyek = Path(shutil.copytree(unit / "dinkes", tmp_path / "dinkes"))
    berkas = proyek / "data" / "realisasi.csv"
    berkas.write_text(berkas.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    bacaan = Bacaan(proyek)
    isi, akhir = (
        re.sub(r"<[^>]+>", "", bacaan.bab(f"{nama}.md"))
        for nama in ("ringkasan-warga", "bab-4-penutup")
    )
    assert "hal yang diukur: 1 mencapai target; 9 lainnya belum ada datanya." in isi
    assert "1 mencapai target; 9 lainnya belum ada datanya" in akhir
