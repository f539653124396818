"""An editor's day, played in a fresh clone of the report: LibreOffice holds the workbook, Chromium
the preview. Each thing is done, broken, read in the page's own panel and mended."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.siapkan import sistem
from tests.dokumen_pindai import pdf
from tests.libre import LIBREOFFICE, sunting
from tests.proyek import MASUK, berkas_proyek, cari_baris, ganti, lkjip, salin
from tests.server import porta_bebas
from tests.test_foto import potret

pytestmark = [
    pytest.mark.lengkap,
    pytest.mark.skipif(not LIBREOFFICE, reason="soffice (LibreOffice) tidak terpasang"),
    pytest.mark.skipif(not sistem.cari_peramban(), reason="Chromium tidak terpasang"),
]

BAB = "docs/bab-1-pendahuluan.md"
BUKU = "data-lkjip.xlsx"
MUAT = 60_000  # ms, for the whole site on a busy machine


@dataclass
class Hari:
    """The clone, what is open in the browser, and how long each step took."""

    klon: Path
    halaman: Page
    alamat: str
    profil: Path
    waktu: dict[str, float]

    @property
    def panel(self) -> Locator:
        """Where the page says what is wrong."""
        return self.halaman.locator("#galat-pratinjau")

    @contextmanager
    def catat(self, langkah: str) -> Iterator[None]:
        """Note how long a step takes."""
        mulai = time.monotonic()
        yield
        self.waktu[langkah] = time.monotonic() - mulai

    def tulis(self, berkas: str, isi: str | bytes) -> None:
        """Save a file of the clone, as an editor's program does."""
        tujuan = self.klon / berkas
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        tujuan.write_bytes(isi.encode() if isinstance(isi, str) else isi)

    def tambah(self, isi: str) -> str:
        """Write below the chapter that is open; returns it as it was."""
        lama = (self.klon / BAB).read_text(encoding="utf-8")
        self.tulis(BAB, f"{lama}\n{isi}\n")
        return lama

    def buka(self, bab: str) -> None:
        """Open a chapter's page."""
        self.halaman.goto(self.alamat + bab.removeprefix("docs/").replace(".md", ".html"))

    def temuan(self) -> int:
        """How many findings wait for an answer."""
        hasil = lkjip(self.klon, "check", "--json")
        assert hasil.returncode == 0, hasil.stderr
        return sum(not satu["dijawab"] for satu in json.loads(hasil.stdout) if satu["jenis"])


def git(akar: Path, *argumen: str) -> None:
    nama = ["-c", "user.name=Penyunting", "-c", "user.email=penyunting@contoh.go.id"]
    subprocess.run(["git", *nama, *argumen], cwd=akar, check=True, capture_output=True)


@pytest.fixture(scope="module")
def klon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a clone of the project in its present state holds, and nothing kept for speed."""
    asal = tmp_path_factory.mktemp("asal")
    salin(asal, berkas_proyek())
    git(asal, "init", "--quiet", "--initial-branch=main")
    git(asal, "add", "--all")
    git(asal, "commit", "--quiet", "--message", "Laporan")
    tujuan = tmp_path_factory.mktemp("klon") / "lkjip"
    git(asal, "clone", "--quiet", str(asal), str(tujuan))
    return tujuan


@pytest.fixture(scope="module")
def hari(klon: Path, peramban: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hari]:
    """The preview runs and a chapter is open; at the end the times are printed."""
    porta = porta_bebas()
    catatan = tmp_path_factory.mktemp("catatan") / "serve.txt"
    waktu: dict[str, float] = {}
    with catatan.open("wb") as keluar:
        proses = subprocess.Popen(
            [sys.executable, "-c", MASUK, "serve", "--port", str(porta)],
            cwd=klon, stdout=keluar, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            mulai = time.monotonic()
            while "Buka http" not in (kata := catatan.read_text(encoding="utf-8")):
                assert proses.poll() is None and time.monotonic() - mulai < MUAT / 1000, kata
                time.sleep(0.1)
            waktu["pratinjau pertama"] = time.monotonic() - mulai
            halaman = peramban.new_page()
            halaman.set_default_timeout(MUAT)
            expect.set_options(timeout=MUAT)
            profil = tmp_path_factory.mktemp("libreoffice")
            satu = Hari(klon, halaman, f"http://127.0.0.1:{porta}/", profil, waktu)
            satu.buka(BAB)
            yield satu
            halaman.close()
        finally:
            expect.set_options(timeout=5_000)
            proses.terminate()
            proses.wait(timeout=20)
    assert "Traceback" not in catatan.read_text(encoding="utf-8")
    for nama, detik in waktu.items():
        print(f"{detik:6.1f} s  {nama}")


def test_angka_dibetulkan_di_buku_kerja(hari: Hari) -> None:
    """A figure is corrected in LibreOffice; what is no figure comes back with its cell."""
    hari.buka("docs/bab-3-akuntabilitas-kinerja/capaian-kinerja-organisasi.md")
    isi = hari.halaman.locator("article")
    expect(isi).not_to_contain_text("76%")
    buku = hari.klon / BUKU
    nomor = cari_baris(
        hari.klon / "data/realisasi.csv", indikator="1.1", tahun="2023", sumber="LKJIP"
    )
    with hari.catat("ekspor buku kerja"):
        assert lkjip(hari.klon, "data", "export", BUKU, "--ya").returncode == 0
    with hari.catat("angka keliru, LibreOffice"):
        sunting(hari.profil, buku, {("realisasi", f"E{nomor}"): "tujuh enam"})
    tolak = lkjip(hari.klon, "data", "import", BUKU, "--tulis", "--ya")
    assert tolak.returncode
    assert re.search(rf"realisasi.*baris {nomor}.*“nilai”.*tujuh enam", tolak.stderr + tolak.stdout)
    sunting(hari.profil, buku, {("realisasi", f"E{nomor}"): 76})
    lihat = lkjip(hari.klon, "data", "import", BUKU)
    assert "“74” → “76”" in lihat.stdout, lihat.stdout + lihat.stderr
    assert "1 sel diubah, 0 baris ditambahkan, 0 baris dihapus" in lihat.stdout
    assert lkjip(hari.klon, "data", "import", BUKU, "--tulis", "--ya").returncode == 0
    with hari.catat("angka di halaman sesudah impor"):
        expect(isi).to_contain_text("76%")
    ganti(hari.klon / "data/realisasi.csv", "1.1,2023,SM2,LKJIP,76", "1.1,2023,SM2,LKJIP,7x6")
    with hari.catat("angka keliru, panel"):
        expect(hari.panel).to_contain_text(f"data/realisasi.csv, baris {nomor}, kolom “nilai”")
    expect(hari.panel).to_contain_text("7x6")
    ganti(hari.klon / "data/realisasi.csv", "1.1,2023,SM2,LKJIP,7x6", "1.1,2023,SM2,LKJIP,76")
    with hari.catat("halaman kembali"):
        expect(hari.panel).to_have_count(0)
    banding = lkjip(hari.klon, "diff", "HEAD")
    assert banding.returncode == 0, banding.stderr
    assert "realisasi/1.1/2023/LKJIP" in banding.stdout


FOTO = ("docs/aset/foto/apel.jpg", potret(1200, 800))
TAMBAHAN = "data/tambahan/kegiatan_pembinaan.csv"
KEGIATAN = (
    "Tanggal;Kegiatan;Peserta (orang);Biaya\n12/03/2023;Penyuluhan hukum;45;Rp1.500.000\n"
    "17/08/2023;Lomba;120;Rp2.750.000\n"
)
SURAT = ("docs/aset/pindaian/sk-tim.pdf", pdf("Keputusan tim", "Lampiran"))
# What is written, what is then seen, what it is broken into, and what the panel says of it.
LANGKAH = {
    "foto": (
        FOTO,
        '{{ foto("apel.jpg", "Apel pagi", "Pegawai berbaris di halaman kantor") }}',
        "Apel pagi",
        [
            ('{{ foto("apel.jpg", "Apel pagi", "") }}', ["keterangan"]),
            ('{{ foto("apl.jpg", "Apel pagi", "Pegawai berbaris") }}', ["apl.jpg", "apel.jpg"]),
            ("![](aset/foto/apel.jpg)", ["keterangan"]),
        ],
    ),
    "catatan": (
        None,
        "Rutan berdiri lama[^berdiri].\n\n[^berdiri]: Menurut arsip kantor.",
        "Menurut arsip kantor.",
        [("Rutan berdiri lama[^berdiri].", ["berdiri", "Catatan kaki"])],
    ),
    "pindaian": (
        SURAT,
        '{{ pindaian("sk-tim.pdf", "Keputusan tim penyusun", alt="Keputusan kepala") }}',
        "Keputusan tim penyusun",
        [('{{ pindaian("sk-tm.pdf", "Keputusan tim penyusun") }}', ["sk-tm.pdf", "sk-tim.pdf"])],
    ),
    "tabel sendiri": (
        (TAMBAHAN, KEGIATAN.encode()),
        '{{ tabel("kegiatan_pembinaan") }}\n\n{{ grafik("kegiatan_pembinaan") }}',
        "Penyuluhan hukum",
        [('{{ tabel("kegiatan_pembinan") }}', ["kegiatan_pembinan", "kegiatan_pembinaan"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", LANGKAH)
def test_ditambah_dirusak_dibetulkan(hari: Hari, nama: str) -> None:
    berkas, tulisan, terlihat, rusak = LANGKAH[nama]
    hari.buka(BAB)
    if berkas:
        hari.tulis(*berkas)
    with hari.catat(f"{nama}, di halaman"):
        lama = hari.tambah(tulisan)
        expect(hari.halaman.locator("article")).to_contain_text(terlihat)
    expect(hari.panel).to_have_count(0)
    baris = lama.count("\n") + 2
    for salah, kata in rusak:
        hari.tulis(BAB, f"{lama}\n{salah}\n")
        with hari.catat(f"{nama} keliru, panel"):
            expect(hari.panel).to_contain_text(f"{BAB}, baris {baris}")
        for satu in kata:
            expect(hari.panel).to_contain_text(satu)
        hari.tulis(BAB, f"{lama}\n{tulisan}\n")
        with hari.catat(f"{nama}, halaman kembali"):
            expect(hari.panel).to_have_count(0)
    expect(hari.halaman.locator("article")).to_contain_text(terlihat)


def test_tabel_sendiri_berangka_keliru(hari: Hari) -> None:
    """What may be read in two ways is asked where it stands."""
    hari.buka(BAB)
    hari.tulis(TAMBAHAN, "Kegiatan;Peserta (orang)\nPenyuluhan hukum;1.234\nLomba;120\n")
    expect(hari.panel).to_contain_text(f"{TAMBAHAN}, baris 2")
    expect(hari.panel).to_contain_text("1.234")
    hari.tulis(TAMBAHAN, KEGIATAN)
    expect(hari.panel).to_have_count(0)


def test_temuan_dijawab_sekelompok_di_buku_kerja(hari: Hari) -> None:
    semula = hari.temuan()
    assert lkjip(hari.klon, "data", "export", BUKU, "--ya").returncode == 0
    lembar = load_workbook(hari.klon / BUKU)["Temuan"]
    kepala = {str(sel.value): get_column_letter(j) for j, sel in enumerate(lembar[1], 1)}
    kode = {str(s.value): s.row for s in lembar[kepala["temuan"]]}
    banyak = sum(satu.startswith("T601:") for satu in kode) - 1
    isian = {"oleh": "Kepala Rutan", "tanggal": "2023-12-08", "jawaban": "Alat rusak."}
    with hari.catat("temuan dijawab, LibreOffice"):
        sunting(
            hari.profil,
            hari.klon / BUKU,
            {("Temuan", f"{kepala[k]}{kode['T601:*']}"): isi for k, isi in isian.items()},
        )
    hasil = lkjip(hari.klon, "data", "import", BUKU, "--tulis", "--ya")
    assert hasil.returncode == 0, hasil.stderr
    assert banyak
    assert hari.temuan() == semula - banyak


def test_draf_dibuat(hari: Hari) -> None:
    """All that was added stands in the draft, and what Git knows is what an editor changed."""
    with hari.catat("draf"):
        hasil = lkjip(hari.klon, "build", "--edisi", "draf")
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    assert [*(hari.klon / "site/unduh").glob("*draf*.pdf")]
    ubahan = subprocess.run(
        ["git", "status", "--porcelain"], cwd=hari.klon, capture_output=True, text=True, check=True
    ).stdout
    assert {b[3:].partition("/")[0] for b in ubahan.splitlines()} <= {"data", "docs"}
