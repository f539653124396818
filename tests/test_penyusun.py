"""The pages are made in a process of their own; the first one stays small and makes the PDFs."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.dasar import cabang
from macros.dasar.berkas import sidik_berkas
from macros.dasar.cabang import Cabang
from macros.keluaran.pencetak import Cetak, Cetakan, GalatCetak, Pencetak
from macros.keluaran.penutup import Penutup
from scripts.mesin import penyusun
from scripts.mesin.penyusun import Pekerjaan, Tersusun
from scripts.mesin.percetakan import rampungkan
from scripts.terminal import GalatPerintah

TERSUSUN: Tersusun = {"Belum dijawab": [2, 1]}, Penutup(Path("situs"), Path("cetak"))


def hidup(nomor: int) -> bool:
    """Whether a process still runs."""
    try:
        return Path("/proc", str(nomor), "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def berakhir(nomor: int) -> bool:
    """Whether a process ends within a moment."""
    batas = time.monotonic() + 5
    while hidup(nomor) and time.monotonic() < batas:
        time.sleep(0.01)
    return not hidup(nomor)


def test_dua_pdf_sekaligus_menurut_urutannya(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More wait for one that is done; each goes where it belongs, or says why it cannot."""
    kejadian: list[object] = []

    class Proses:
        """One that makes a PDF at once, as soon as somebody waits for it."""

        def __init__(self, satu: Cetakan) -> None:
            self.satu, self.returncode = satu, int("gagal" in satu.hasil.name)
            kejadian.append(satu.hasil.name)

        def communicate(self) -> tuple[bytes, bytes]:
            kejadian.append(f"{self.satu.hasil.name}!")
            self.satu.hasil.touch()
            return b"", b" sebabnya\n"

    monkeypatch.setattr(Pencetak, "_mulai", lambda _, satu: Proses(satu))
    semua = [Cetakan(tmp_path / "jadi" / n, (), tmp_path / n) for n in ("a", "b", "c", "d")]
    pencetak = Pencetak()
    pencetak.mulai(semua[:3])
    pencetak.mulai(semua[3:])
    assert kejadian == ["a", "b"]
    pencetak.selesaikan()
    assert kejadian == ["a", "b", "a!", "c", "b!", "d", "c!", "d!"]
    assert sorted(b.name for b in (tmp_path / "jadi").iterdir()) == ["a", "b", "c", "d"]
    pencetak.mulai([Cetakan(tmp_path / "x", (), tmp_path / "gagal")])
    with pytest.raises(GalatCetak, match=r"^sebabnya$"):
        pencetak.selesaikan()


# A process that has things done


def test_permintaan_dikerjakan_di_sini() -> None:
    """In their order, each before the result."""
    jejak: list[object] = []

    def tugas(minta: Callable[..., None], akhir: str) -> tuple[int, str]:
        minta(1, "dua")
        minta(3)
        return os.getpid(), akhir

    satu = Cabang(tugas, "akhir", layani=lambda *isi: jejak.append((os.getpid(), *isi)))
    nomor, akhir = satu.hasil()
    assert jejak == [(os.getpid(), 1, "dua"), (os.getpid(), 3)]
    assert nomor != os.getpid() and akhir == "akhir"
    satu.akhiri()
    assert not hidup(nomor)


def test_permintaan_yang_gagal_menghentikan(tmp_path: Path) -> None:
    """What stands in its way is met here, and the other process ends with what it split off."""

    def tugas(minta: Callable[..., None]) -> None:
        lain = Cabang(time.sleep, 60)
        try:
            minta(lain._proses.pid)
            time.sleep(60)
        finally:
            lain.akhiri()
            (tmp_path / "rapi").touch()

    nomor: list[int] = []

    def catat(satu: int) -> None:
        nomor.append(satu)
        raise OSError("penuh")

    satu = Cabang(tugas, layani=catat)
    with pytest.raises(OSError, match="penuh"):
        satu.hasil()
    satu.akhiri()
    assert (tmp_path / "rapi").exists() and berakhir(nomor[0])


def test_galat_sistem_disebut_oleh_yang_menunggu() -> None:
    """A file that must not be read is told as such, whichever process met it."""

    def tugas() -> None:
        raise PermissionError(errno.EACCES, "x", "/rahasia.csv")

    satu = Cabang(tugas)
    with pytest.raises(PermissionError) as galat:
        satu.hasil()
    satu.akhiri()
    assert (galat.value.errno, galat.value.filename) == (errno.EACCES, "/rahasia.csv")


def test_cabang_yang_tidak_mau_berakhir_dihentikan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cabang, "TENGGANG", 0.1)

    def tugas(minta: Callable[..., None]) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        minta()
        time.sleep(60)

    def siap() -> None:
        raise KeyboardInterrupt

    satu = Cabang(tugas, layani=siap)
    with pytest.raises(KeyboardInterrupt):
        satu.hasil()
    nomor = satu._proses.pid
    satu.akhiri()
    assert nomor and not hidup(nomor)


BERKABAR = "Cabang(berkabar, layani=lambda: os._exit(9)).hasil()"
BIASA = "Cabang(besar)\nwhile not nomor.is_file(): pass\nos._exit(9)"


@pytest.mark.proses
@pytest.mark.parametrize(
    ("cara", "sistem"), [(BERKABAR, "linux"), (BIASA, "linux"), (BIASA, "lain")]
)
def test_cabang_berakhir_bersama_yang_pertama(cara: str, sistem: str, tmp_path: Path) -> None:
    """Also where that ends without ending anybody, and where a system does not tell of it what it
    finds out is more than a pipe holds."""
    program = (
        "import os, pathlib, sys, time\n"
        "from macros.dasar import cabang\n"
        "from macros.dasar.cabang import Cabang\n"
        "nomor = pathlib.Path(sys.argv[1])\n"
        "if sys.argv[2] == 'lain': cabang.ikut_berakhir = lambda: None\n"
        "def catat():\n"
        "    nomor.with_suffix('.baru').write_text(str(os.getpid()))\n"
        "    nomor.with_suffix('.baru').rename(nomor)\n"
        "def berkabar(minta):\n"
        "    catat()\n"
        "    minta()\n"
        "    time.sleep(60)\n"
        "def besar():\n"
        "    catat()\n"
        "    if sys.argv[2] == 'linux': time.sleep(60)\n"
        "    return bytes(10_000_000)\n"
    )
    argumen = [sys.executable, "-c", program + cara, str(tmp_path / "nomor"), sistem]
    assert subprocess.run(argumen, check=False).returncode == 9
    assert berakhir(int((tmp_path / "nomor").read_text(encoding="utf-8")))


# The pages


@pytest.fixture
def kerja(tmp_path: Path) -> Pekerjaan:
    return Pekerjaan(tmp_path, tmp_path, tmp_path, "situs", ("publik",))


class Pencatat(Pencetak):
    """Notes which process is asked for what."""

    def __init__(self) -> None:
        super().__init__()
        self.dicatat: list[tuple[object, ...]] = []

    def siagakan(self) -> None:
        self.dicatat.append((os.getpid(), "siaga"))

    def mulai(self, cetakan: Any = ()) -> None:
        self.dicatat.append((os.getpid(), *cetakan))


def test_pdf_dipesan_selama_halaman_disusun(
    kerja: Pekerjaan, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The one process orders what the other makes; words and result arrive."""
    satu, pencetak = Cetakan(Path("a.pdf"), ("cetak",), Path("b.pdf")), Pencatat()

    def susun(cetak: Cetak, _: Pekerjaan) -> Tersusun:
        cetak([satu])
        print(os.getpid() == sini, file=sys.stderr)
        return TERSUSUN

    sini = os.getpid()
    monkeypatch.setattr(penyusun, "_susun", susun)
    assert penyusun.susun(kerja, pencetak) == TERSUSUN
    assert pencetak.dicatat == [(sini, "siaga"), (sini, satu)]
    assert capfd.readouterr().err == "False\n"


def test_tanpa_pdf_halaman_disusun_di_sini(
    kerja: Pekerjaan, monkeypatch: pytest.MonkeyPatch
) -> None:
    pencetak = Pencatat()
    monkeypatch.setattr(penyusun, "_susun", lambda *_: (os.getpid(), TERSUSUN))
    jadi: Any = penyusun.susun(replace(kerja, pesanan=()), pencetak)
    assert jadi == (os.getpid(), TERSUSUN) and pencetak.dicatat == []


@pytest.mark.parametrize("galat", [GalatPerintah("belum lolos", 3), OSError(28, "penuh", "a")])
def test_galat_sampai_dengan_kata_sebelumnya(
    kerja: Pekerjaan, galat: Exception, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def susun(*_: object) -> Tersusun:
        print("data/a.csv: keliru", file=sys.stderr)
        raise galat

    monkeypatch.setattr(penyusun, "_susun", susun)
    with pytest.raises(type(galat)) as datang:
        penyusun.susun(kerja, Pencatat())
    assert (str(datang.value), vars(datang.value)) == (str(galat), vars(galat))
    assert capfd.readouterr().err == "data/a.csv: keliru\n"


@pytest.mark.parametrize("sendiri", [True, False])
def test_cacat_program_tampil_dengan_kata_sebelumnya(
    kerja: Pekerjaan, sendiri: bool, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def susun(*_: object) -> Tersusun:
        print("Sebelumnya.", file=sys.stderr)
        raise ZeroDivisionError("cacat")

    monkeypatch.setattr(penyusun, "_susun", susun)
    with pytest.raises(ZeroDivisionError if sendiri else GalatPerintah):
        penyusun.susun(replace(kerja, pesanan=() if sendiri else kerja.pesanan), Pencatat())
    tampil = capfd.readouterr().err
    assert tampil.startswith("Sebelumnya.\n")
    assert sendiri or tampil.endswith("ZeroDivisionError: cacat\n")


def test_penyusun_yang_mati_disebut(kerja: Pekerjaan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(penyusun, "_susun", lambda *_: os._exit(9))
    with pytest.raises(GalatPerintah, match="penyusunan terhenti"):
        penyusun.susun(kerja, Pencatat())


@pytest.mark.proses
def test_yang_menunggu_tidak_memuat_mesin() -> None:
    """Whoever waits for the PDF has read nothing that is large."""
    besar = {"pandas", "mkdocs", "matplotlib", "lxml", "weasyprint", "numpy", "jinja2"}
    program = f"import sys, scripts.mesin.hasil; print(*sorted({besar} & set(sys.modules)))"
    hasil = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert hasil.stdout.split() == []


# The rest, when the PDFs are there


@pytest.mark.proses
def test_situs_dirampungkan_setelah_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks on pages become what is known of the files; other pages are left alone."""
    cetak, halaman, lain = tmp_path / "cetak", tmp_path / "a.html", tmp_path / "b.html"
    cetak.mkdir()
    penutup = Penutup(tmp_path, cetak)
    pdf = [tmp_path / f"unduh/{n}.pdf" for n in range(11)]
    tanda = [penutup.tanda("sidik", satu) for satu in pdf]
    assert penutup.tanda("ukuran", pdf[10]).removeprefix("menyusul-ukuran") == "-10"
    teks = f"<p>{penutup.tanda('ukuran', pdf[10])}, {penutup.tanda('bita', pdf[1])} bita</p>"
    halaman.write_text(f"{teks}{tanda[1]} {tanda[10]} menyusul-bita-11", encoding="utf-8")
    lain.write_text(teks, encoding="utf-8")
    penutup.halaman.append(halaman)
    tulis = "import json, sys; b, n = json.load(sys.stdin); open(b, 'w').write('x' * 1234 * n)"
    monkeypatch.setattr("macros.keluaran.pencetak.PERINTAH", (sys.executable, "-S", "-c", tulis))
    with Pencetak() as pencetak:
        for n, satu in enumerate(pdf):
            pencetak.mulai([Cetakan(satu, (str(cetak / str(n)), n), cetak / str(n))])
        rampungkan(pencetak, penutup)
    sidik = f"{sidik_berkas(pdf[1])} {sidik_berkas(pdf[10])} menyusul-bita-11"
    assert halaman.read_text("utf-8") == f"<p>12,3\xa0kB, 1.234 bita</p>{sidik}"
    assert lain.read_text("utf-8") == teks
    assert not cetak.exists()


@pytest.mark.proses
def test_pdf_yang_gagal_menggagalkan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    perintah = (sys.executable, "-c", "import sys; sys.exit('Huruf tidak ada.')")
    monkeypatch.setattr("macros.keluaran.pencetak.PERINTAH", perintah)
    with (
        pytest.raises(GalatPerintah, match="keterangan di atas"),
        Pencetak() as pencetak,
    ):
        pencetak.mulai([Cetakan(tmp_path / "a.pdf", (), tmp_path / "b.pdf")])
        rampungkan(pencetak, Penutup(tmp_path, tmp_path / "cetak"))
    assert capsys.readouterr().err == "Huruf tidak ada.\n"


@pytest.mark.proses
def test_pdf_berakhir_bersama_yang_memesan(tmp_path: Path) -> None:
    """Also where that is killed; what it kept meanwhile is beside the document and nowhere else."""
    dokumen, sementara = tmp_path / "a.html", tmp_path / "sementara"
    sementara.mkdir()
    isi = "<p>Kalimat panjang.</p>" * 20_000
    dokumen.write_text(f'<!DOCTYPE html><html lang="id"><title>A</title>{isi}', encoding="utf-8")
    program = (
        "import subprocess, sys\n"
        "perintah = [sys.executable, '-m', 'macros.keluaran.pdf.cetak']\n"
        "proses = subprocess.Popen(perintah, stdin=subprocess.PIPE)\n"
        "print(proses.pid, flush=True)\n"
        "proses.stdin.write(sys.argv[1].encode())\n"
        "proses.stdin.close()\n"
        "proses.wait()\n"
    )
    induk = subprocess.Popen(
        [sys.executable, "-c", program,
         json.dumps([str(dokumen), str(tmp_path / "a.pdf"), [str(tmp_path)], None, None])],
        env={**os.environ, "TMPDIR": str(sementara)}, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert induk.stdout is not None
    nomor = int(induk.stdout.readline())
    while hidup(nomor) and not any(tmp_path.glob(".huruf-*")):
        time.sleep(0.01)
    assert hidup(nomor)
    induk.kill()
    induk.communicate()
    assert berakhir(nomor)
    assert list(sementara.iterdir()) == []
