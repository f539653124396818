"""The benchmark: its sums, its table, its command line; one real run of the quickest scenario."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.mesin import pembanding
from scripts.mesin.hasil_ukur import Jalan, rangkum, tabel
from scripts.terminal import GalatPerintah
from scripts.tolok_ukur import SEL, SKENARIO, Bengkel, bandingkan, tumbuh, urai
from tests.proyek import AKAR


def test_median_rentang_dan_puncak() -> None:
    jalan = [Jalan(3.0, 2.5, 90.4), Jalan(1.004, 1.5, 120.6), Jalan(2.0, 2.0, 100.0)]
    hasil = rangkum("situs", "situs saja", jalan)
    assert (hasil.detik, hasil.detik_tercepat, hasil.detik_terlama) == (2.0, 1.0, 3.0)
    assert (hasil.detik_prosesor, hasil.memori_mb) == (2.0, 121)


def test_tabel_berbahasa_indonesia() -> None:
    baris = tabel([rangkum("pdf", "PDF saja", [Jalan(1234.5, 2.25, 324)])])
    assert baris[0].split("  ")[0] == "Skenario"
    assert baris[2].split() == ["PDF", "saja", "1234,50", "1234,50–1234,50", "2,25", "324"]
    assert len({len(b) for b in baris}) == 1


@pytest.mark.parametrize("argv", [
    ["--ulangan", "0"], ["--portal", "1", "0"], ["--hanya", "terbang"], ["--ulangan", "x"],
])  # fmt: skip
def test_salah_pakai_adalah_pesan(argv: list[str]) -> None:
    with pytest.raises(GalatPerintah, match=r"Bantuan: python3 scripts/tolok_ukur\.py --help"):
        urai(argv)


def test_bantuan_menyebut_setiap_skenario(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        urai(["--help"])
    bantuan = capsys.readouterr().out
    assert all(f"  {kode:<8} {uraian}\n" in bantuan for kode, (uraian, _) in SKENARIO.items())


def test_mengukur_sungguhan() -> None:
    # In a process of its own: the peak memory of a child counts what it was forked from. Without
    # the packages that are installed, as where somebody begins it by the system's Python.
    perintah = [sys.executable, "-S", "scripts/tolok_ukur.py", "--hanya", "mulai", "--ulangan", "2"]
    jalan = subprocess.run([*perintah, "--json"], cwd=AKAR, check=True, capture_output=True)
    keluar = json.loads(jalan.stdout)
    assert keluar["ulangan"] == 2
    (hasil,) = keluar["hasil"]
    assert hasil["kode"] == "mulai"
    assert 0 < hasil["detik_tercepat"] <= hasil["detik"] <= hasil["detik_terlama"] < 10
    assert 5 < hasil["memori_mb"] < 500


@pytest.mark.proses
def test_perintah_yang_gagal_adalah_pesan(tmp_path: Path) -> None:
    bengkel = Bengkel(tmp_path)
    with pytest.raises(GalatPerintah, match=r"-c raise SystemExit\('oh'\) gagal:\noh"):
        bengkel.jalankan(sys.executable, "-c", "raise SystemExit('oh')")


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


def test_isi_dilipatgandakan_dengan_pengenal_sendiri() -> None:
    naskah = (
        '<body><section id="a">x</section>\n<!-- bagian -->\n<section id="b">z</section>\n'
        '<!-- bagian -->\n<section id="bagian-isi"><a href="#a">y</a></section>\n</body>\n</html>\n'
    )
    assert pembanding.kalikan(naskah, 1) == naskah
    tiga = pembanding.kalikan(naskah, 3)
    assert tiga.count(pembanding.BATAS) == 4 and tiga.endswith("</section>\n</body>\n</html>\n")
    pengenal = re.findall(r'\bid="([^"]*)"', tiga)
    assert pengenal == ["a", "b", "bagian-isi", "kali-1-bagian-isi", "kali-2-bagian-isi"]


def test_lingkungan_yang_bukan_pembanding_disebut(tmp_path: Path) -> None:
    with pytest.raises(GalatPerintah, match=r"requirements-pembanding\.txt"):
        pembanding.mkdocs(tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "mkdocs").touch()
    assert pembanding.mkdocs(tmp_path) == tmp_path / "bin" / "mkdocs"


@pytest.mark.lengkap
@pytest.mark.proses
@pytest.mark.parametrize("lewat", ["mulai()", "u = Thread(target=mulai); u.start(); u.join()"])
def test_memori_semua_proses_dijumlahkan(lewat: str) -> None:
    isi = "import subprocess, sys, time; x = bytearray(40_000_000); time.sleep(0.4)"
    induk = (
        "import subprocess, sys; from threading import Thread; y = bytearray(40_000_000)\n"
        f"def mulai(): subprocess.run({['A', '-c', isi]})\n{lewat}"
    )
    proses = subprocess.Popen([sys.executable, "-c", induk.replace("'A'", "sys.executable")])
    kb = pembanding.amati(proses.pid)
    assert proses.wait() == 0
    assert kb == 0 or kb > 80_000


def test_nisbah_berpasangan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bengkel = Bengkel(tmp_path)
    detik = {"dingin": iter([4.0, 6.0, 5.0, 9.0]), "pdf": iter([8.0, 8.0, 10.0, 9.0])}
    monkeypatch.setattr(bengkel, "dingin", lambda: Jalan(next(detik["dingin"]), 1.0, 200.0))
    monkeypatch.setattr(
        bengkel, "lain",
        lambda _, ragam: Jalan(next(detik["pdf"]) if ragam == "pdf" else 1.0, 1.0, 100.0),
    )  # fmt: skip
    hasil, kata = bandingkan(bengkel, tmp_path, 3)
    assert [(h.kode, h.detik) for h in hasil] == [
        ("dingin", 5.0), ("mkdocs-to-pdf", 8.0), ("material", 1.0),
    ]  # fmt: skip
    assert kata == ["Waktu dibanding mkdocs-to-pdf: 0,50 (0,50–0,75)"]


@pytest.mark.lengkap
@pytest.mark.proses
def test_pertumbuhan_portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From nothing, then unchanged, of the same made-up units; time and disk are told per unit."""
    bengkel, diminta = Bengkel(tmp_path), []

    def lkjip(perintah: str, unit: str, _: str, keluar: str) -> Jalan:
        baru = not Path(keluar).exists()
        diminta.append((perintah, len(list(Path(unit).iterdir())), baru))
        Path(keluar).mkdir(exist_ok=True)
        (Path(keluar) / "index.html").write_bytes(b"x" * 2**21)
        return Jalan(6.0 if baru else 1.0, 1.0, 100.0)

    monkeypatch.setattr(bengkel, "lkjip", lkjip)
    hasil, kata = tumbuh(bengkel, [1, 2], 1)
    assert diminta == [("portal", n, baru) for n in (1, 2) for baru in (True, True, False, False)]
    assert [(h.kode, h.detik) for h in hasil] == [
        ("portal-1", 6.0), ("portal-1-tetap", 1.0), ("portal-2", 6.0), ("portal-2-tetap", 1.0),
    ]  # fmt: skip
    assert tabel(hasil)[2].split()[-2:] == ["–", "100"]  # the time of builds is not known
    assert kata == [
        "Portal 1 unit: 6,00 detik dan 2,00 MB setiap unit",
        "Portal 2 unit: 3,00 detik dan 1,00 MB setiap unit",
    ]
