"""A small report really published: a final version, its correction, and a draft of the next one."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import brotli
import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from macros.asupan.muat import Data
from macros.hitung.laporan import susun
from macros.keluaran.versi import Status, Versi
from macros.sajian.templat import isi_berkas
from scripts.terbit.gudang import CABANG
from scripts.terbit.susun import periksa_nama, tanpa_riwayat
from scripts.terminal import GalatPerintah
from tests.bernip import bernip
from tests.peramban import Pengamat, buka, hasil_verifikasi, kebijakan, lihat, sajikan
from tests.proyek import AKAR, ganti
from tests.tabel_ubahan import tambah
from tests.terbit import ALAMAT, Tempat, git, perintah, salin, salin_terbitan, terbitan_bersama

ALASAN = "Tempat penandatanganan keliru."
BAB = "bab-1-kinerja.html"
PDF = "unduh/lkjip-2031.pdf"
KOREKSI, DRAF = "unduh/lkjip-2031.1.pdf", "unduh/lkjip-2031.2.pdf"
SALINAN = ("lkjip-2031-cetak.pdf", "lkjip-2031-tte.pdf")


@pytest.fixture(scope="module")
def kata() -> dict[str, str]:
    """Version → what its publication said."""
    return {}


@pytest.fixture(scope="module")
def tempat(tmp_path_factory: pytest.TempPathFactory, kata: dict[str, str]) -> Tempat:
    """The small report after three publications, as a person makes them."""
    folder = terbitan_bersama(tmp_path_factory)
    kata["2031"] = (folder / "kata.txt").read_text(encoding="utf-8")
    tempat = salin_terbitan(folder, tmp_path_factory.mktemp("terbit") / "lkjip")
    proyek = tempat.proyek
    ganti(proyek / "data" / "laporan.csv", ",Rekaan,", ",Khayalan,")
    git(proyek, "commit", "--quiet", "--all", "--message=Perbaiki tempat")
    for nama, *opsi in (
        ("2031.1", "--status", "final", "--alasan", ALASAN),
        ("2031.2", "--alasan", "Belum selesai.", "--title", "Uji <coba>"),
    ):
        kode, kata[nama] = perintah(proyek, "publish", nama, *opsi)
        assert kode == 0, kata[nama]
    return tempat


@pytest.fixture(scope="module")
def situs(tempat: Tempat, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site below a path, as a web server has it: read it, do not write in it."""
    folder = tempat.ambil(tmp_path_factory.mktemp("peladen") / "lkjip")
    shutil.rmtree(folder / ".git")
    return folder


@pytest.fixture
def salinan(situs: Path, tmp_path: Path) -> Path:
    shutil.copytree(situs, tmp_path / "lkjip")
    return tmp_path / "lkjip"


# ---- What is published ---------------------------------------------------------------------------


def test_versi_json_menyebut_asal_dan_isi(tempat: Tempat, situs: Path) -> None:
    isi = json.loads((situs / "2031" / "versi.json").read_text(encoding="utf-8"))
    harap = {"versi": "2031", "status": "final", "judul": "Tahun 2031", "alasan": "",
             "edisi": "2031", "penanda": []}  # fmt: skip
    assert {k: isi[k] for k in harap} == harap
    assert isi["commit"] == git(tempat.proyek, "rev-parse", "HEAD~1")
    assert isi["tanggal"] == git(tempat.proyek, "log", "-1", "--format=%cI", "HEAD~1")
    assert isi["alat"]["weasyprint"] == "70.0"
    tercatat = git(tempat.proyek, "ls-tree", "-r", "--name-only", "HEAD~1").splitlines()
    assert sorted(isi["sumber"]) == sorted(tercatat)
    argumen = ["git", "show", "HEAD~1:data/laporan.csv"]
    lama = subprocess.check_output(argumen, cwd=tempat.proyek)
    assert isi["sumber"]["data/laporan.csv"] == hashlib.sha256(lama).hexdigest()
    assert [(p["edisi"], p["berkas"], p["umum"]) for p in isi["pdf"]] == [
        ("publik", PDF, True), ("cetak", SALINAN[0], False), ("tte", SALINAN[1], False)
    ]  # fmt: skip
    salinan = tempat.proyek / "tandatangan" / "2031"
    for pdf in isi["pdf"]:
        bita = ((situs / "2031" if pdf["umum"] else salinan) / pdf["berkas"]).read_bytes()
        assert (pdf["sha256"], pdf["ukuran"]) == (hashlib.sha256(bita).hexdigest(), len(bita))
    koreksi = json.loads((situs / "2031.1" / "versi.json").read_text(encoding="utf-8"))
    assert (koreksi["judul"], koreksi["alasan"]) == ("Tahun 2031, koreksi 1", ALASAN)


@pytest.mark.lengkap
def test_versi_yang_sama_dapat_disusun_ulang(tempat: Tempat, tmp_path: Path) -> None:
    """Anyone with the commit and the locked tools gets the same version, byte for byte."""
    sumber, hasil, permintaan = tmp_path / "sumber", tmp_path / "situs", tmp_path / "p.json"
    git(tempat.proyek, "clone", "--quiet", str(tempat.proyek), str(sumber))
    shutil.rmtree(sumber / ".git")
    hasil.mkdir()
    isi = tempat.manifes("2031.2")
    sama = {k: isi[k] for k in ("status", "judul", "alasan", "commit")}
    diminta = {"nama": isi["versi"], "waktu": isi["tanggal"], **sama}
    permintaan.write_text(json.dumps(diminta), encoding="utf-8")
    argumen = ["-B", "-m", "scripts.terbit.susun", *map(str, (sumber, permintaan, hasil))]
    subprocess.run([sys.executable, *argumen], cwd=AKAR, check=True)
    assert json.loads((hasil / "versi.json").read_text(encoding="utf-8")) == isi


def test_versions_menyebut_semuanya(tempat: Tempat) -> None:
    isi = json.loads(perintah(tempat.proyek, "versions", "--json")[1])
    assert [(v["versi"], v["status"], v["digantikan"]) for v in isi] == [
        ("2031.2", "draf", ""), ("2031.1", "final", ""), ("2031", "final", "2031.1"),
    ]  # fmt: skip
    _, teks = perintah(tempat.proyek, "versions")
    assert "2031 (final, diganti 2031.1): Tahun 2031" in teks
    assert "2031.1 (final, terbaru): Tahun 2031, koreksi 1" in teks
    for v in isi:
        assert v["commit"] in teks
        assert v["sidik"] in teks
        assert all(p["sha256"] in teks for p in v["pdf"])


def test_yang_dikatakan_sebelum_dikirim_itu_benar(
    tempat: Tempat, situs: Path, kata: dict[str, str]
) -> None:
    """What the publisher is told to become public is what the files hold, and no NIP."""
    berkas = [b for b in (situs / "2031").rglob("*") if b.is_file() and b.name != "versi.json"]
    halaman = sum(b.suffix == ".html" for b in berkas)
    assert f"Isi       {len(berkas)} berkas, " in kata["2031"]
    assert f": {halaman} halaman situs, " in kata["2031"]
    assert f"PDF       {PDF}\n" in kata["2031"]
    assert f"Salinan   {', '.join(SALINAN)}: hanya ukuran dan sidiknya" in kata["2031"]
    # The folder of this report is not where the command was given.
    assert re.search(rf"Salinan   /\S+/tandatangan/2031/{SALINAN[1]}\n", kata["2031"])
    assert "NIP       disamarkan pada halaman situs, berkas data, dan PDF" in kata["2031"]
    nip = [b["nip"] for b in _baris(tempat.proyek / "data" / "pejabat.csv") if b["nip"]]
    assert all(bernip(tempat.proyek / "tandatangan" / "2031" / nama, nip) for nama in SALINAN), (
        "salinan yang ditandatangani memuat NIP"
    )
    assert [b for b in situs.rglob("*") if b.is_file() and bernip(b, nip)] == []
    assert f"Kirim ke origin ({tempat.jauh})" not in kata["2031"], "--ya menjawabnya"
    assert "tidak dapat diganti atau dihapus" in kata["2031.1"]
    assert "tidak dapat diganti atau dihapus" not in kata["2031.2"]


def _baris(berkas: Path) -> list[dict[str, str]]:
    with berkas.open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


def _teks_pdf(pdf: Path, *opsi: str) -> str:
    hasil = subprocess.run(
        ["pdftotext", *opsi, str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return hasil.stdout


def test_tanpa_jawaban_temuan_tidak_ada_final(
    tempat: Tempat, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lain = salin(tempat, tmp_path / "proyek")
    jawaban = lain.proyek / "data" / "jawaban_temuan.csv"
    jawaban.write_text(jawaban.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    git(lain.proyek, "commit", "--quiet", "--all", "--message=Tanpa jawaban")
    sebelum = tempat.ujung
    argumen = ("publish", "2031.2", "--status", "final", "--alasan", "x")
    kode, kata = perintah(lain.proyek, *argumen)
    kata += capfd.readouterr().err  # what the build says goes past this process
    assert kode == 1
    assert "laporan belum lolos pemeriksaan. Jawab temuannya" in kata
    # As `check` lists them: with the code that an answer needs.
    assert re.search(r"^   • T\d{3}:\S+ · ", kata, re.MULTILINE)
    assert "Temuan dijawab di lembar Temuan" in kata
    assert "Traceback" not in kata
    assert tempat.ujung == sebelum


@pytest.mark.parametrize(
    ("nama", "status", "ada"),
    [("2023-s2.1", "final", True), ("2023-s2.1", "draf", False), ("2023-s2", "final", False),
     ("2023-s2.2", "final", False)],
)  # fmt: skip
def test_koreksi_yang_tidak_tercatat_disebut(
    data: Data, nama: str, status: Status, ada: bool
) -> None:
    lap = susun(tambah(data, "riwayat_koreksi", versi="2023-s2.2", urut=1))
    kata = tanpa_riwayat(Versi(nama, status, "", "", "", ""), lap)
    assert (f"baris berversi {nama}," in " ".join(kata.split())) == ada == bool(kata)


def test_versi_bernama_seperti_edisinya() -> None:
    periksa_nama(Versi("2031.3", "draf", "", "", "", ""), "2031")
    with pytest.raises(GalatPerintah, match="nama versi 2033 tidak sesuai dengan edisi 2031"):
        periksa_nama(Versi("2033", "draf", "", "", "", ""), "2031")


def test_pdf_menyebut_versinya(situs: Path) -> None:
    for versi, pdf in (("2031", PDF), ("2031.1", KOREKSI)):
        assert f"Versi {versi}\n" in _teks_pdf(situs / versi / pdf, "-l", "1")


def test_unduhan_sebuah_versi_bernama_sendiri(situs: Path, tempat: Tempat) -> None:
    """Who takes a version and its correction along can tell the files apart."""
    berkas = [
        {b.name for b in folder.glob("lkjip-*")}
        for versi in ("2031", "2031.1")
        for folder in (situs / versi / "unduh", tempat.proyek / "tandatangan" / versi)
    ]
    assert [len(satu) for satu in berkas] == [3, 2, 3, 2]
    assert len(set().union(*berkas)) == 10
    assert re.search(r">PDF \(\d+,\d\xa0[kM]B\)<", (situs / "versi.html").read_text("utf-8"))
    for halaman in ("index.html", "data/index.html", "verifikasi.html"):
        pohon = html.parse(situs / "2031.1" / halaman)
        alamat = {str(a) for a in pohon.xpath("//a/@href") if "lkjip-" in str(a)}
        assert alamat
        for satu in alamat:
            assert ((situs / "2031.1" / halaman).parent / satu).is_file(), satu


def test_alamat_tetap_dan_mesin_pencari(situs: Path) -> None:
    for versi in ("2031", "2031.1"):
        kepala = html.parse(situs / versi / BAB).getroot().find("head")
        assert kepala.xpath("link[@rel='canonical']/@href") == [f"{ALAMAT}{versi}/{BAB}"]
        assert not kepala.xpath("meta[@name='robots']")
    draf = html.parse(situs / "2031.2" / BAB).getroot().find("head")
    assert draf.xpath("meta[@name='robots']/@content") == ["noindex"]


def test_build_biasa_tanpa_versi(situs_mini: Path) -> None:
    """No page of an ordinary build asks for what only published versions have beside them."""
    assert not (situs_mini / "verifikasi.html").exists()
    for halaman in situs_mini.rglob("*.html"):
        teks = halaman.read_text(encoding="utf-8")
        assert "terbitan.js" not in teks
        assert "versi.js" not in teks


def test_semua_tautan_sampai(situs: Path) -> None:
    """Every address in every page of every version, alias and list leads to something."""
    akar = "http://situs.invalid/lkjip/"
    putus = []
    semua = situs.rglob("*.html")
    halaman = {b.relative_to(situs).as_posix(): html.parse(b).getroot() for b in semua}
    jangkar = {j: {str(i) for i in d.xpath("//@id")} for j, d in halaman.items()}
    for jalur, dokumen in halaman.items():
        for tujuan in dokumen.xpath("//@href | //@src"):
            alamat = urlsplit(urljoin(akar + jalur, str(tujuan).replace(ALAMAT, akar)))
            if alamat.netloc != "situs.invalid":
                continue
            ke = unquote(alamat.path).removeprefix("/lkjip/")
            ada = (situs / ke).is_file()
            bagian = unquote(alamat.fragment)
            if not ada or (bagian and bagian not in {*jangkar.get(ke, ()), "__top"}):
                putus.append(f"{jalur}: {tujuan}")
    assert len(halaman) > 50
    assert putus == []


# ---- In the browser ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def alamat(situs: Path) -> Iterator[str]:
    with sajikan(situs.parent, kebijakan(situs)) as akar:
        yield f"{akar}lkjip/"


@pytest.mark.lengkap
def test_halaman_terbitan_tanpa_cacat(alamat: str, situs: Path, peramban: Browser) -> None:
    """What other pages look like is seen on the ordinary site; here is what versions add to them:
    the banner of a replaced one and of a draft, the choice of versions, what is said of a file of
    an old one, the pages around."""
    temuan = []
    for lebar, skema in ((360, "light"), (1280, "dark")):
        with lihat(peramban, lebar, skema) as lembar:
            pengamat = Pengamat(lembar, alamat)
            layar = pengamat.pergi("2031/verifikasi.html")
            layar.locator(".terbitan__pilih > summary").click()
            assert "sudah diganti" in hasil_verifikasi(layar, situs / "2031" / PDF)[0]
            pengamat.meluber()
            pengamat.axe()
            for jalur in ("2031.2/index.html", "versi.html", "404.html"):
                pengamat.pergi(jalur)
                pengamat.meluber()
                pengamat.axe()
            temuan += pengamat.temuan
    assert temuan == []


def test_kebijakan_isi_benar_benar_menolak(salinan: Path, peramban: Browser) -> None:
    aturan = kebijakan(salinan)
    halaman = salinan / "versi.html"
    ganti(halaman, "</body>", "<script>window.x = 1</script></body>")
    with sajikan(salinan.parent, aturan) as akar, buka(peramban) as konteks:
        pengamat = Pengamat(konteks, f"{akar}lkjip/")
        pengamat.pergi("versi.html")
        assert any("Content Security Policy" in satu for satu in pengamat.temuan)


def _kabar(halaman: Page) -> str:
    unsur = halaman.locator("p.terbitan__kabar:visible")
    return unsur.inner_text() if unsur.count() else ""


def test_versi_lama_menunjuk_ke_koreksinya(alamat: str, peramban: Browser) -> None:
    with lihat(peramban) as lembar:
        pengamat = Pengamat(lembar, alamat)
        halaman = pengamat.pergi(f"2031/{BAB}")
        assert _kabar(halaman) == (
            f"Versi ini sudah diganti oleh versi 2031.1. Alasan koreksi: {ALASAN}"
        )
        halaman.get_by_role("link", name="versi 2031.1", exact=True).click()
        halaman.wait_for_url(f"{alamat}2031.1/{BAB}")
        assert _kabar(halaman) == "", "yang terbaru tidak perlu keterangan"
        draf = pengamat.pergi("2031.2/index.html")
        assert _kabar(draf) == (
            "Draf. Naskah ini belum final dan masih dapat berubah."
            " Laporan final terbaru: Tahun 2031, koreksi 1."
        )
    assert pengamat.temuan == []


def test_pilihan_versi_pada_setiap_halaman(alamat: str, situs: Path, peramban: Browser) -> None:
    for halaman in sorted(situs.glob("2031*/**/*.html")):
        if halaman.name != "404.html":
            assert html.parse(halaman).getroot().xpath("//details[@class='terbitan__pilih']")
    with lihat(peramban) as lembar:
        pengamat = Pengamat(lembar, alamat)
        halaman_ = pengamat.pergi(f"2031.1/{BAB}")
        pilih = halaman_.locator(".terbitan__pilih")
        pilih.locator("summary").press("Enter")
        assert pilih.locator("li").all_inner_texts() == [
            "Uji <coba>\n2031.2 · draf",
            "Tahun 2031, koreksi 1\n2031.1 · final, terbaru",
            "Tahun 2031\n2031 · final, sudah diganti",
            "Semua versi",
            "Verifikasi dokumen",
        ]
        assert pilih.locator("[aria-current]").inner_text() == "Tahun 2031, koreksi 1"
        halaman_.keyboard.press("Escape")
        assert not pilih.evaluate("unsur => unsur.open")
        pilih.locator("summary").click()
        pilih.get_by_role("link", name="Tahun 2031", exact=True).click()
        halaman_.wait_for_url(f"{alamat}2031/{BAB}")
    assert pengamat.temuan == []


def test_halaman_yang_tidak_ada_di_versi_lain(salinan: Path, peramban: Browser) -> None:
    """The choice then leads to the other version's front page."""
    (salinan / "2031" / BAB).unlink()
    with sajikan(salinan.parent, kebijakan(salinan)) as akar, lihat(peramban) as halaman:
        halaman.goto(f"{akar}lkjip/2031.1/{BAB}")
        halaman.locator(".terbitan__pilih summary").click()
        halaman.get_by_role("link", name="Tahun 2031", exact=True).click()
        halaman.wait_for_url(f"{akar}lkjip/2031/index.html")


def test_alias_dan_pintu_depan(alamat: str, peramban: Browser, lengkap: bool) -> None:
    for skrip in (True, False):
        with lihat(peramban, skrip=skrip) as halaman:
            for asal, tujuan in (
                ("", "2031.1/index.html"),
                ("terbaru/index.html", "2031.1/index.html"),
                ("terbaru/lampiran/perjanjian-kinerja.html", None),
                (f"draf/{BAB}", f"2031.2/{BAB}"),
            ):
                if not skrip and asal and not lengkap:
                    continue  # without scripts the front door stands for the others
                halaman.goto(alamat + asal)
                halaman.wait_for_url(alamat + (tujuan or asal.replace("terbaru", "2031.1")))
    with lihat(peramban) as halaman:
        halaman.goto(f"{alamat}terbaru/{BAB}?x=1#tabel-kategori")
        halaman.wait_for_url(f"{alamat}2031.1/{BAB}?x=1#tabel-kategori")


def test_tanpa_skrip_keterangan_tetap_terbaca(alamat: str, peramban: Browser) -> None:
    with lihat(peramban, skrip=False) as halaman:
        halaman.goto(f"{alamat}2031/{BAB}")
        assert "mungkin sudah dikoreksi" in _kabar(halaman)
        halaman.locator(".terbitan__kabar a").click()
        halaman.wait_for_url(f"{alamat}versi.html")
        lama = halaman.locator("article").last.inner_text()
        assert "Final, sudah diganti oleh versi 2031.1" in lama
        halaman.goto(f"{alamat}2031.2/index.html")
        assert _kabar(halaman).startswith("Draf. Naskah ini belum final")
        halaman.goto(f"{alamat}2031/verifikasi.html")
        assert halaman.get_by_text("sha256sum").is_visible()
        assert not halaman.locator("form.periksa-berkas").is_visible()


def test_dari_berkas_tanpa_peladen(situs: Path, peramban: Browser) -> None:
    with lihat(peramban) as halaman:
        galat: list[str] = []
        halaman.on("console", lambda p: galat.append(p.text) if p.type == "error" else None)
        halaman.goto((situs / "2031" / "lampiran" / "perjanjian-kinerja.html").as_uri())
        assert "sudah diganti oleh versi 2031.1" in _kabar(halaman)
        halaman.get_by_role("link", name="versi 2031.1", exact=True).click()
        halaman.wait_for_url((situs / "2031.1" / "index.html").as_uri())
        assert galat == []


def test_halaman_verifikasi(alamat: str, situs: Path, peramban: Browser) -> None:
    with lihat(peramban) as lembar:
        pengamat = Pengamat(lembar, alamat)
        halaman = pengamat.pergi("2031/verifikasi.html")
        rincian = halaman.locator("dl.verifikasi").inner_text()
        pdf = situs / "2031" / PDF
        sidik = hashlib.sha256(pdf.read_bytes()).hexdigest()
        for isi in ("Tahun 2031", "Final, sudah diganti oleh versi 2031.1", sidik, "Belum ada"):
            assert isi in rincian
        judul, hasil = hasil_verifikasi(halaman, pdf)
        assert judul == "Asli, tetapi versinya sudah diganti"
        assert "Pakailah versi 2031.1 yang menggantikannya." in hasil
        assert sidik in hasil
        halaman = pengamat.pergi("2031.1/verifikasi.html")
        assert hasil_verifikasi(halaman, situs / "2031.1" / KOREKSI)[0] == "Asli"
        assert hasil_verifikasi(halaman, situs / "2031.2" / DRAF)[0] == "Asli, tetapi masih draf"
        halaman = pengamat.pergi("2031.2/verifikasi.html")
        judul, hasil = hasil_verifikasi(halaman, situs / "2031.1" / KOREKSI)
        assert judul == "Asli, tetapi dari versi lain"
        assert "Lihat keterangan versi 2031.1; halaman ini untuk versi 2031.2." in hasil
    assert pengamat.temuan == []
    assert not [url for url in pengamat.diminta if url.startswith("blob:") or ".pdf" in url]


# ---- verify --site -------------------------------------------------------------------------------


def _periksa(tempat: Tempat, situs: Path | str, *argumen: str) -> tuple[int, list[str], str]:
    """Exit code, the lines that name a difference, and all the output."""
    kode, teks = perintah(tempat.proyek, "verify", "--site", situs, *argumen)
    jenis = ("BERUBAH", "HILANG", "TAMBAHAN")
    return kode, [b for b in teks.splitlines() if b.startswith(jenis)], teks


@pytest.mark.lengkap
def test_situs_yang_sama(tempat: Tempat, situs: Path, alamat: str) -> None:
    for letak in (situs, alamat, f"{alamat}2031"):
        kode, beda, teks = _periksa(tempat, letak)
        assert (kode, beda) == (0, []), teks
        assert f"dibandingkan dengan cabang {CABANG} (origin" in teks
        assert "--semua" not in teks


def test_setiap_perbedaan_disebut(tempat: Tempat, salinan: Path) -> None:
    halaman = salinan / "2031" / BAB
    isi = bytearray(halaman.read_bytes())
    isi[100] ^= 1
    halaman.write_bytes(isi)
    halaman.with_name(f"{halaman.name}.gz").write_bytes(gzip.compress(isi))  # told with its page
    (salinan / "2031.1" / KOREKSI).unlink()
    (salinan / "2031.1" / "data" / "baru.html").write_text("baru", encoding="utf-8")
    css = salinan / "2031" / "aset" / "css" / "situs.css"
    css.with_name("situs.css.gz").write_bytes(gzip.compress(css.read_bytes()))
    css.with_name("situs.css.br").write_bytes(brotli.compress(css.read_bytes()))
    (salinan / "2031" / "index.html.gz").write_bytes(gzip.compress(b"lain"))
    (salinan / "2031" / "index.html.br").write_bytes(b"rusak")
    kode, beda, _ = _periksa(tempat, salinan)
    assert kode == 1
    assert [b.partition(": ")[0] for b in beda] == [
        f"BERUBAH 2031/{BAB}",
        "BERUBAH 2031/index.html.br",
        "BERUBAH 2031/index.html.gz",
        "TAMBAHAN 2031.1/data/baru.html",
        f"HILANG 2031.1/{KOREKSI}",
    ]
    with sajikan(salinan.parent, "default-src 'self'") as akar:
        kode, beda, teks = _periksa(tempat, f"{akar}lkjip/")
    assert kode == 1
    assert [b.partition(": ")[0] for b in beda] == [
        f"BERUBAH 2031/{BAB}",
        f"HILANG 2031.1/{KOREKSI}",
    ]
    assert "berkas tambahan yang tidak tercantum tidak dapat diketahui" in teks


def test_manifes_yang_ikut_diganti_ketahuan(tempat: Tempat, salinan: Path) -> None:
    """Whoever changes a page can change its hash in the site, but not in the repository."""
    halaman, manifes = salinan / "2031" / BAB, salinan / "2031" / "versi.json"
    lama = hashlib.sha256(halaman.read_bytes()).hexdigest()
    halaman.write_bytes(b"lain")
    ganti(manifes, lama, hashlib.sha256(b"lain").hexdigest())
    shutil.rmtree(salinan / "2031.1")
    kode, beda, _ = _periksa(tempat, salinan)
    assert kode == 1
    assert beda[0].startswith(f"BERUBAH 2031/{BAB}")
    assert beda[1] == "BERUBAH 2031/versi.json: manifes tidak sama dengan yang di repositori"
    assert beda[2] == "HILANG 2031.1/: seluruh versi tidak ada"
    kode, beda, _ = _periksa(tempat, salinan, "--versi", "2031.2")
    assert (kode, beda) == (0, [])


def test_yang_di_luar_versinya_ikut_dibandingkan(tempat: Tempat, salinan: Path) -> None:
    """The pages that verify a file believe what stands there of signed ones."""
    daftar = salinan / "terbitan.js"
    daftar.write_text(daftar.read_text(encoding="utf-8") + "//", encoding="utf-8")
    (salinan / "versi.html").unlink()
    (salinan / "terbaru" / "index.html").write_bytes(b"lain")
    (salinan / "lain.html").write_bytes(b"lain")
    (salinan / "index.html.gz").write_bytes(gzip.compress(b"lain"))
    (salinan / ".htaccess").write_bytes(b"lain")  # a server's own
    (salinan / "404.html").write_bytes(b"lain")
    harus = [
        "BERUBAH 404.html",
        "BERUBAH index.html.gz",
        "TAMBAHAN lain.html",
        "BERUBAH terbaru/index.html",
        "BERUBAH terbitan.js",
        "HILANG versi.html",
    ]
    for pilihan in ((), ("--versi", "2031.2")):
        kode, beda, teks = _periksa(tempat, salinan, *pilihan)
        assert (kode, [b.partition(": ")[0] for b in beda]) == (1, harus)
        assert teks.splitlines()[-1].endswith("kirim TUJUAN --semua.")
    assert _periksa(tempat, salinan / "2031.2")[:2] == (0, [])


@pytest.mark.parametrize(
    ("dasar", "kode"),
    [("/", 0), ("/lkjip/a-b/", 0), ("//jahat.id/", 1), ("https://jahat.id/", 1)],
)
def test_halaman_salah_alamat(tempat: Tempat, salinan: Path, dasar: str, kode: int) -> None:
    """It may name any path of this server's, and lead nowhere else; nor may its copies."""
    berkas = salinan / "404.html"
    isi = isi_berkas("terbit/404.html.j2", dasar=dasar).encode()
    berkas.write_bytes(isi)
    (salinan / "404.html.gz").write_bytes(gzip.compress(isi))
    assert _periksa(tempat, salinan)[0] == kode
    (salinan / "404.html.gz").write_bytes(gzip.compress(b"lain"))
    assert "BERUBAH 404.html.gz" in [b.partition(": ")[0] for b in _periksa(tempat, salinan)[1]]


@pytest.mark.parametrize(
    ("letak", "pesan"),
    [
        ("tidak-ada", "bukan folder dan bukan alamat web"),
        ("kosong", "bukan situs terbitan"),
        ("http://127.0.0.1:9/", "tidak dapat dihubungi"),
    ],
)
def test_yang_bukan_situs_terbitan(tempat: Tempat, tmp_path: Path, letak: str, pesan: str) -> None:
    (tmp_path / "kosong").mkdir()
    kode, _, teks = _periksa(tempat, letak if letak.startswith("http") else tmp_path / letak)
    assert kode in {1, 2}
    assert pesan in teks
