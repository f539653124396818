"""Processes that are split off or started end with the first; and what is done when PDFs are there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.dasar.berkas import sidik_berkas
from macros.keluaran.pencetak import Cetakan, Pencetak
from macros.keluaran.penutup import Penutup
from scripts.mesin.percetakan import rampungkan
from scripts.terminal import GalatPerintah
from tests.test_pdf import METADATA


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


# A process split off


BIASA = "Cabang(besar)\nwhile not nomor.is_file(): pass\nos._exit(9)"


@pytest.mark.proses
@pytest.mark.parametrize("sistem", ["linux", "lain"])
def test_cabang_berakhir_bersama_yang_pertama(sistem: str, tmp_path: Path) -> None:
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
        "def besar():\n"
        "    catat()\n"
        "    if sys.argv[2] == 'linux': time.sleep(60)\n"
        "    return bytes(10_000_000)\n"
    )
    argumen = [sys.executable, "-c", program + BIASA, str(tmp_path / "nomor"), sistem]
    assert subprocess.run(argumen, check=False).returncode == 9
    assert berakhir(int((tmp_path / "nomor").read_text(encoding="utf-8")))


# The rest, when the PDFs are there


@pytest.mark.proses
def test_situs_dirampungkan_setelah_pdf(tmp_path: Path) -> None:
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
    with Pencetak() as pencetak:
        for n, satu in enumerate(pdf):
            tulis = f"open({str(cetak / str(n))!r}, 'w').write('x' * 1234 * {n})"
            perintah = (sys.executable, "-S", "-c", tulis)
            pencetak.mulai([Cetakan(satu, perintah, cetak / str(n))])
        rampungkan(pencetak, penutup)
    sidik = f"{sidik_berkas(pdf[1])} {sidik_berkas(pdf[10])} menyusul-bita-11"
    assert halaman.read_text("utf-8") == f"<p>12,3\xa0kB, 1.234 bita</p>{sidik}"
    assert lain.read_text("utf-8") == teks
    assert not cetak.exists()


@pytest.mark.proses
def test_pdf_yang_gagal_menggagalkan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    perintah = (sys.executable, "-c", "import sys; sys.exit('Huruf tidak ada.')")
    with (
        pytest.raises(GalatPerintah, match="keterangan di atas"),
        Pencetak() as pencetak,
    ):
        pencetak.mulai([Cetakan(tmp_path / "a.pdf", perintah, tmp_path / "b.pdf")])
        rampungkan(pencetak, Penutup(tmp_path, tmp_path / "cetak"))
    assert capsys.readouterr().err == "Huruf tidak ada.\n"


@pytest.mark.proses
def test_pdf_berakhir_bersama_yang_memesan(tmp_path: Path) -> None:
    """Also where that is killed; what it kept meanwhile is beside the document and nowhere else."""
    dokumen, sementara = tmp_path / "a.html", tmp_path / "sementara"
    sementara.mkdir()
    isi = "<p>Kalimat panjang.</p>" * 20_000
    dokumen.write_text(f'<!DOCTYPE html><html lang="id"><title>A</title>{isi}', encoding="utf-8")
    dokumen.with_suffix(".json").write_text(json.dumps(METADATA), encoding="utf-8")
    program = (
        "import subprocess, sys\n"
        "perintah = [sys.executable, '-m', 'macros.keluaran.pdf.cetak', *sys.argv[1:]]\n"
        "proses = subprocess.Popen(perintah)\n"
        "print(proses.pid, flush=True)\n"
        "proses.wait()\n"
    )
    induk = subprocess.Popen(
        [sys.executable, "-c", program, str(dokumen), str(tmp_path / "a.pdf")],
        env={**os.environ, "TMPDIR": str(sementara)}, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert induk.stdout is not None
    nomor = int(induk.stdout.readline())
    while hidup(nomor) and not any(tmp_path.glob(".huruf-*/*")):
        time.sleep(0.01)
    assert hidup(nomor)
    induk.kill()
    induk.communicate()
    assert berakhir(nomor)
    assert list(sementara.iterdir()) == []
