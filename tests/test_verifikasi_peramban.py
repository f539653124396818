"""The verification page of a published version, for files of all kinds that readers may have."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.penanda import bila_lengkap
from tests.peramban import Pengamat, buka, hasil_verifikasi, kebijakan, lihat, sajikan
from tests.terbit import Tempat, terbitan_bersama

PDF = "unduh/lkjip-2031.pdf"


@pytest.fixture(scope="module")
def situs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one published version, below a path: read it, do not write in it."""
    folder = terbitan_bersama(tmp_path_factory)
    tempat = Tempat(folder / "proyek", folder / "jauh.git")
    return tempat.ambil(tmp_path_factory.mktemp("verifikasi") / "lkjip")


@pytest.fixture(scope="module")
def alamat(situs: Path) -> Iterator[str]:
    with sajikan(situs.parent, kebijakan(situs)) as akar:
        yield f"{akar}lkjip/"


@pytest.fixture(scope="module")
def berkas_pembaca(situs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files as readers have them that are none of the published ones."""
    folder = tmp_path_factory.mktemp("pembaca")
    asli = (situs / "2031" / PDF).read_bytes()
    tengah = len(asli) // 2
    for nama, isi in (
        ("akhir.pdf", asli.replace(b"%%EOF", b"%%EOf")),
        ("ditambah.pdf", asli + b"\n% catatan\n"),
        ("tanda.pdf", asli + b"\n1 0 obj\n<</ByteRange[0 1 2 3]>>\nendobj\n%%EOF\n"),
        ("tengah.pdf", asli[:tengah] + bytes([asli[tengah] ^ 1]) + asli[tengah + 1 :]),
        ("potong.pdf", asli[:tengah]),
        ("simpan-ulang.pdf", asli.replace(b"%PDF-1.7", b"%PDF-1.6", 1)),
        ("didahului.pdf", b"\n" + asli),
        ("lain.pdf", b"%PDF-1.7\nlaporan lain\n%%EOF\n"),
        ("kosong.pdf", b""),
        ("foto.pdf", b"\xff\xd8\xff\xe0 JFIF"),
    ):
        (folder / nama).write_bytes(isi)
    with zipfile.ZipFile(folder / "arsip.zip", "w") as arsip:
        arsip.writestr("laporan.pdf", asli)  # as it is, not compressed
    with (folder / "besar.pdf").open("wb") as besar:
        besar.truncate(201_000_000)
    return folder


LAIN = {
    "akhir.pdf": ("Berubah dari yang diterbitkan", "isi selanjutnya berlainan"),
    "ditambah.pdf": ("Berubah dari yang diterbitkan", "ditambahkan 11 bita yang bukan tanda"),
    "tanda.pdf": ("Diawali PDF terbitan, lanjutannya belum diperiksa", "lkjip.py verify BERKAS"),
    "tengah.pdf": ("Berubah dari yang diterbitkan", "berawal seperti PDF versi 2031 yang"),
    "potong.pdf": ("Terpotong", "Unduhannya mungkin terputus"),
    "simpan-ulang.pdf": ("Berubah dari yang diterbitkan", "memuat kode dokumen"),
    "didahului.pdf": ("Berubah dari yang diterbitkan", "memuat kode dokumen"),
    "lain.pdf": ("Tidak dikenal", "tidak memuat kode dokumennya"),
    "kosong.pdf": ("Berkas kosong", "0 bita"),
    "foto.pdf": ("Bukan PDF", "Foto, tangkapan layar"),
    "arsip.zip": ("Bukan PDF", "Keluarkan dahulu PDF"),
    "besar.pdf": ("Berkas terlalu besar", "berukuran 201 MB"),
}
# That fingerprints come out the same without WebCrypto, a test below says.
CARA = ("http", "http tanpa WebCrypto", "berkas")


@pytest.mark.parametrize("cara", bila_lengkap(CARA, {"http", "berkas"}))
def test_berkas_lain_mendapat_katanya_sendiri(
    alamat: str, situs: Path, berkas_pembaca: Path, peramban: Browser, cara: str
) -> None:
    """Each with a heading, a sentence and what to do, and none of them called genuine."""
    dasar = f"{situs.as_uri()}/" if cara == "berkas" else alamat
    with buka(peramban) as konteks:
        if "tanpa" in cara:
            konteks.add_init_script("Object.defineProperty(crypto, 'subtle', {value: undefined})")
        halaman = konteks.new_page()
        halaman.goto(f"{dasar}2031/verifikasi.html")
        for nama, (harap, isi) in LAIN.items():
            judul, hasil = hasil_verifikasi(halaman, berkas_pembaca / nama)
            assert (judul, isi in hasil) == (harap, True), f"{nama}: {hasil}"
            assert "Yang perlu dilakukan: " in hasil
            assert "asli" not in hasil.lower(), nama
            if nama in {"kosong.pdf", "foto.pdf", "arsip.zip", "besar.pdf"}:
                assert "SHA-256" not in hasil, "tidak dibaca seluruhnya"


def test_satu_versi_yang_disalin_sendiri(
    situs: Path, berkas_pembaca: Path, peramban: Browser, tmp_path: Path
) -> None:
    """Without the list of all versions beside it, a version still knows its own files."""
    shutil.copytree(situs / "2031", tmp_path / "2031")
    with lihat(peramban) as halaman:
        halaman.goto((tmp_path / "2031" / "verifikasi.html").as_uri())
        assert hasil_verifikasi(halaman, situs / "2031" / PDF)[0] == "Asli"
        for nama in ("tanda.pdf", "ditambah.pdf", "simpan-ulang.pdf", "lain.pdf"):
            assert hasil_verifikasi(halaman, berkas_pembaca / nama)[0] == LAIN[nama][0]
        tautan = halaman.locator(".hasil-periksa a")
        assert tautan.evaluate("a => a.href") == (tmp_path / "2031" / PDF).as_uri()


def test_berkas_yang_menyusul_tidak_menimpa(
    alamat: str, situs: Path, berkas_pembaca: Path, peramban: Browser
) -> None:
    """What the page says is of the file that was chosen last, however long the first one takes."""
    with lihat(peramban) as halaman:
        halaman.goto(f"{alamat}2031/verifikasi.html")
        halaman.evaluate(
            """() => {
              const asli = Blob.prototype.arrayBuffer;
              let pertama = true;
              Blob.prototype.arrayBuffer = function () {
                const isi = asli.call(this);
                if (!pertama) return isi;
                pertama = false;
                return new Promise((lanjut) => setTimeout(() => lanjut(isi), 400));
              };
            }"""
        )
        halaman.locator("input[type=file]").set_input_files(situs / "2031" / PDF)
        assert hasil_verifikasi(halaman, berkas_pembaca / "lain.pdf")[0] == "Tidak dikenal"
        halaman.wait_for_timeout(500)
        assert hasil_verifikasi(halaman)[0] == "Tidak dikenal"


@pytest.mark.lengkap
def test_tampilan_setiap_jawaban(
    alamat: str, situs: Path, berkas_pembaca: Path, peramban: Browser
) -> None:
    """No answer runs over the edge of a small screen or fails axe, in either scheme; the form is on
    the first screen."""
    temuan = []
    for lebar, skema in ((360, "dark"), (1280, "light")):
        with lihat(peramban, lebar, skema) as lembar:
            pengamat = Pengamat(lembar, alamat)
            halaman = pengamat.pergi("2031/verifikasi.html")
            kotak = halaman.locator("input[type=file]").bounding_box()
            assert kotak and kotak["y"] + kotak["height"] < 800
            for berkas in (situs / "2031" / PDF, *(berkas_pembaca / n for n in LAIN)):
                hasil_verifikasi(halaman, berkas)
                pengamat.meluber()
                if berkas.name in {PDF.rpartition("/")[2], "tanda.pdf", "simpan-ulang.pdf"}:
                    pengamat.axe()
            temuan += pengamat.temuan
    assert temuan == []


def test_berkas_dapat_diseret(alamat: str, peramban: Browser) -> None:
    with lihat(peramban) as halaman:
        halaman.goto(f"{alamat}2031/verifikasi.html")
        halaman.evaluate(
            """() => {
              const isi = new DataTransfer();
              isi.items.add(new File(["%PDF-abc"], "seret.pdf"));
              const jatuh = new DragEvent("drop", {dataTransfer: isi, cancelable: true});
              document.querySelector(".periksa-berkas").dispatchEvent(jatuh);
            }"""
        )
        assert hashlib.sha256(b"%PDF-abc").hexdigest() in hasil_verifikasi(halaman)[1]


def test_sidik_tanpa_webcrypto(alamat: str, peramban: Browser) -> None:
    """Over plain http browsers keep WebCrypto away; the page then computes SHA-256 by itself."""
    with buka(peramban) as konteks:
        konteks.add_init_script("Object.defineProperty(crypto, 'subtle', {value: undefined})")
        halaman = konteks.new_page()
        halaman.goto(f"{alamat}2031/verifikasi.html")
        panjang = [0, 1, 55, 56, 63, 64, 65, 200_003]
        sidik = halaman.evaluate(
            """(panjang) => Promise.all(panjang.map(
              (n) => lkjipSidik(Uint8Array.from({length: n}, (_, i) => i * 7))))""",
            panjang,
        )
        isi = [bytes(n * 7 % 256 for n in range(satu)) for satu in panjang]
        assert sidik == [hashlib.sha256(satu).hexdigest() for satu in isi]
