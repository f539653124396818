"""The PDF beside the preview: its own process, the newest wins, a mistake leaves the last good."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scripts.mesin import cetak_samping
from scripts.mesin.cetak_samping import ALAMAT, BERKAS, KEADAAN, CetakSamping

# Stands for the program: it makes a "PDF" of the report's text, which also says how it behaves.
PROGRAM = """
import os, pathlib, sys, time
akar, keluar = (pathlib.Path(sys.argv[sys.argv.index(n) + 1]) for n in ("--proyek", "--out"))
isi = (akar / "isi").read_text()
if isi == "lama":
    (akar / "nomor").write_text(str(os.getpid()))
    time.sleep(60)
if isi == "galat":
    sys.exit("GALAT D001")
(keluar / "unduh").mkdir(parents=True, exist_ok=True)
(keluar / "unduh" / "lkjip.pdf").write_text(isi)
"""


class Samping:
    """A report and what is made beside it."""

    def __init__(self, akar: Path) -> None:
        self.akar, self.cetak = akar, CetakSamping(akar, akar / "gudang")

    def minta(self, isi: str) -> threading.Thread:
        """The report says this now."""
        (self.akar / "isi").write_text(isi, encoding="utf-8")
        return self.cetak.minta()

    @property
    def keadaan(self) -> tuple[int, str]:
        """Which PDF there is, and what is said of it."""
        jawaban = self.cetak.jawab(KEADAAN)
        assert jawaban is not None
        isi = json.loads(jawaban[1])
        return isi["pdf"], isi["kata"]

    @property
    def pdf(self) -> bytes | None:
        """The PDF shown."""
        jawaban = self.cetak.jawab(BERKAS)
        return jawaban[1] if jawaban else None


@pytest.fixture
def samping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Samping]:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "lkjip.py").write_text(PROGRAM, encoding="utf-8")
    monkeypatch.setattr(cetak_samping, "PROGRAM", tmp_path)
    satu = Samping(tmp_path)
    yield satu
    satu.cetak.batalkan()


def tunggu(syarat: Callable[[], bool]) -> None:
    """Until it is so. Fails where that takes too long."""
    batas = time.monotonic() + 20
    while not syarat():
        assert time.monotonic() < batas
        time.sleep(0.01)


def test_pdf_tampil_setelah_jadi(samping: Samping, capsys: pytest.CaptureFixture[str]) -> None:
    assert (samping.pdf, samping.keadaan) == (None, (0, "PDF menyusul."))
    samping.minta("satu").join()
    nomor, kata = samping.keadaan
    assert samping.pdf == b"satu" and kata.startswith("PDF pukul ")
    assert kata in capsys.readouterr().out
    samping.minta("dua").join()
    assert samping.pdf == b"dua" and samping.keadaan[0] not in {0, nomor}


def test_galat_membiarkan_yang_terakhir(
    samping: Samping, capsys: pytest.CaptureFixture[str]
) -> None:
    samping.minta("satu").join()
    nomor = samping.keadaan[0]
    samping.minta("galat").join()
    assert samping.keadaan[0] == nomor and samping.pdf == b"satu"
    assert "belum diperbarui" in samping.keadaan[1] and "GALAT D001" in capsys.readouterr().err
    samping.minta("dua").join()
    assert samping.pdf == b"dua"


def test_permintaan_baru_mengakhiri_yang_lama(samping: Samping) -> None:
    lama = samping.minta("lama")
    nomor = samping.akar / "nomor"
    tunggu(lambda: nomor.is_file() and nomor.read_text() != "")
    assert samping.keadaan[1] == "PDF sedang disusun …"
    samping.minta("baru").join()
    lama.join(5)
    assert not lama.is_alive()
    with pytest.raises(ProcessLookupError):
        os.kill(int(nomor.read_text()), 0)
    assert samping.pdf == b"baru"


def test_pembatalan_menyebut_sebabnya(samping: Samping) -> None:
    samping.minta("satu").join()
    utas = samping.minta("lama")
    samping.cetak.batalkan("PDF menyusul.")
    utas.join(5)
    assert not utas.is_alive()
    assert samping.pdf == b"satu" and samping.keadaan[1] == "PDF menyusul."


def test_alamat(samping: Samping) -> None:
    jawaban = samping.cetak.jawab(ALAMAT)
    assert jawaban is not None and jawaban[0].startswith("text/html")
    assert b'src="/"' in jawaban[1] and BERKAS.encode() in jawaban[1]
    assert samping.cetak.jawab("/index.html") is None
    assert samping.cetak.jawab(f"{ALAMAT}lain") is None
