"""The benchmark: its line, its command line; one real run of the quickest scenario."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.terminal import GalatPerintah
from scripts.tolok_ukur import SEL, SKENARIO, Bengkel, sebut, urai
from tests.proyek import AKAR


def test_median_rentang_dan_puncak() -> None:
    kata = sebut("situs saja", [(3.0, 90.4), (1.004, 120.6), (2.0, 100.0)])
    assert kata == "situs saja: 2,00 s (1,00–3,00), 121 MB"


@pytest.mark.parametrize("argv", [["--ulangan", "0"], ["--hanya", "terbang"], ["--ulangan", "x"]])
def test_salah_pakai_adalah_pesan(argv: list[str]) -> None:
    with pytest.raises(GalatPerintah, match=r"Bantuan: python3 scripts/tolok_ukur\.py --help"):
        urai(argv)


def test_bantuan_menyebut_setiap_skenario(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        urai(["--help"])
    bantuan = capsys.readouterr().out
    assert all(f"  {kode:<8} {uraian}\n" in bantuan for kode, (uraian, _) in SKENARIO.items())


def test_mengukur_sungguhan() -> None:
    # In a process of its own, without the packages that are installed, as where somebody begins it
    # by the system's Python.
    perintah = [sys.executable, "-S", "scripts/tolok_ukur.py", "--hanya", "mulai", "--ulangan", "2"]
    jalan = subprocess.run(perintah, cwd=AKAR, check=True, capture_output=True, text=True)
    assert re.fullmatch(r"perintah --help: \d,\d\d s \(\d,\d\d–\d,\d\d\), \d+ MB\n", jalan.stdout)


@pytest.mark.proses
def test_perintah_yang_gagal_adalah_pesan(tmp_path: Path) -> None:
    with pytest.raises(GalatPerintah, match=r"terbang gagal:\n.*perintah “terbang” tidak ada"):
        Bengkel(tmp_path).lkjip("terbang")


def test_salinan_saja_yang_berubah(tmp_path: Path) -> None:
    bengkel = Bengkel(tmp_path)
    assert not (bengkel.akar / ".cache").exists()
    salinan = bengkel.akar / "data" / SEL[0]
    isi = [salinan.read_text("utf-8")]
    for _ in range(2):
        bengkel.ganti_sel()
        isi.append(salinan.read_text("utf-8"))
    assert len(set(isi)) == 3
    beda = [(a, b) for a, b in zip(isi[1].splitlines(), isi[2].splitlines(), strict=True) if a != b]
    assert [b.split(",")[4] for b in beda[0]] == ["11", "12"] and len(beda) == 1
    assert (AKAR / "data" / SEL[0]).read_text("utf-8") == isi[0]
