"""What `check` refuses `build` refuses, in the same words and without touching the last result;
what `check` passes `build` makes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.mesin import hasil
from tests.penanda import bila_lengkap
from tests.proyek import bangun_di_sini, periksa_lagi, perintah, salin_laporan, sidik
from tests.rusak.kasus_bab import BAB_RUSAK, NAV_RUSAK
from tests.rusak.kasus_data import DATA
from tests.rusak.kasus_proyek import BAB, BARIS, BENAR, PROYEK, SEKALI, utuh

# One of each kind for every run; all of them where there is time.
SAMPEL = (
    "tautan dari pangkal", "emoji", "bingkai luar", "pindaian terpotong", "sel berlebih",
    "pengaturan kosong", "bab tanpa judul", "tautan putus", "nav dari pangkal",
    "pengaturan sendiri berupa daftar",
)  # fmt: skip
# Those of them that a build meets each in another place, so that it is tried with these: before its
# engine begins, in the engine, beside it in a chapter, and where all else is done.
DIBANGUN = {"tautan putus", "pindaian terpotong", "sel berlebih", "emoji"}
setiap = pytest.mark.parametrize("nama", bila_lengkap(PROYEK, SAMPEL))


@pytest.fixture(scope="module")
def dasar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound report with what its first check keeps."""
    proyek = utuh(tmp_path_factory.mktemp("selaras") / "proyek")
    assert [m for m in periksa_lagi(proyek) if m.tingkat == "galat"] == []
    return proyek


@pytest.fixture
def proyek(dasar: Path, tmp_path: Path) -> Path:
    """A copy of the sound report with a last result in place."""
    return beri_hasil(Path(shutil.copytree(dasar, tmp_path / "proyek")))


def beri_hasil(proyek: Path) -> Path:
    for nama in hasil.TANDA_HASIL:
        (proyek / "site" / nama).parent.mkdir(parents=True, exist_ok=True)
        (proyek / "site" / nama).write_text(f"hasil lama: {nama}", encoding="utf-8")
    return proyek


def pastikan_ditolak(
    proyek: Path, harapan: Callable[[dict[str, object]], bool], *, membangun: bool = True
) -> None:
    """Both commands, or `check` alone, refuse; they say what is expected in the same words, and the
    result stays."""
    lama = sidik(proyek / "site")
    periksa = perintah(proyek, "check", "--json")
    assert periksa.returncode == 1, periksa.stderr
    galat = [m for m in json.loads(periksa.stdout) if m["tingkat"] == "galat"]
    assert any(map(harapan, galat)), galat
    assert " at 0x" not in periksa.stdout  # what only a programmer can read
    if not membangun:
        return
    bangun = bangun_di_sini(proyek, "--no-pdf")
    kata = periksa.stderr + bangun.stdout + bangun.stderr
    assert bangun.returncode == 1, kata
    assert "Traceback" not in kata
    # Data that cannot be read stop a build before its chapters are looked at.
    assert any(str(m["pesan"]) in bangun.stderr for m in galat if harapan(m)), kata
    assert sidik(proyek / "site") == lama
    assert [b.name for b in proyek.iterdir() if b.name.startswith(".site")] == []


@setiap
def test_yang_ditolak_check_ditolak_build(proyek: Path, nama: str, lengkap: bool) -> None:
    kasus = PROYEK[nama]
    baris = kasus.baris
    if nama in BARIS:
        baris = (proyek / BAB).read_text(encoding="utf-8").count("\n") + 2
    kasus.rusak(proyek)
    letak = (kasus.kode, kasus.berkas, baris)
    membangun = lengkap or nama in DIBANGUN
    pastikan_ditolak(
        proyek, lambda m: (m["kode"], m["berkas"], m["baris"]) == letak, membangun=membangun
    )


@pytest.mark.parametrize("nama", SEKALI)
def test_satu_sebab_disebut_sekali(dasar: Path, tmp_path: Path, nama: str) -> None:
    """What follows from a mistake is not told beside it, least with other advice."""
    proyek, kasus = Path(shutil.copytree(dasar, tmp_path / "proyek")), SEKALI[nama]
    kasus.rusak(proyek)
    galat = [m for m in periksa_lagi(proyek) if m.tingkat == "galat"]
    assert {(m.kode, m.berkas, m.baris) for m in galat} == {(kasus.kode, kasus.berkas, kasus.baris)}


@pytest.mark.lengkap
@pytest.mark.parametrize("nama", DATA)
def test_data_rusak_ditolak_keduanya(tmp_path: Path, nama: str) -> None:
    proyek, kasus = beri_hasil(salin_laporan(tmp_path / "proyek")), DATA[nama]
    kasus.suntingan(proyek / "data" / kasus.berkas)
    pastikan_ditolak(proyek, lambda m: m["kode"] == kasus.kode)


@pytest.mark.lengkap
@pytest.mark.parametrize("nama", BAB_RUSAK)
def test_bab_rusak_ditolak_keduanya(tmp_path: Path, nama: str) -> None:
    proyek, kasus = beri_hasil(salin_laporan(tmp_path / "proyek")), BAB_RUSAK[nama]
    kasus.suntingan(proyek / "docs" / kasus.berkas)
    pastikan_ditolak(proyek, lambda m: m["kode"] == kasus.kode)


@pytest.mark.lengkap
@pytest.mark.parametrize("nama", NAV_RUSAK)
def test_nav_rusak_ditolak_keduanya(tmp_path: Path, nama: str) -> None:
    proyek = beri_hasil(salin_laporan(tmp_path / "proyek"))
    suntingan, kode, *_ = NAV_RUSAK[nama]
    suntingan(proyek / "mkdocs.yml")
    pastikan_ditolak(proyek, lambda m: m["kode"] == kode)


@pytest.mark.lengkap
@pytest.mark.parametrize("nama", BENAR)
def test_yang_janggal_tetapi_benar_jadi(proyek: Path, nama: str) -> None:
    """The negative control: neither refuses what is right."""
    BENAR[nama](proyek)
    for satu in (perintah(proyek, "check"), bangun_di_sini(proyek, "--no-pdf")):
        assert satu.returncode == 0, satu.stdout + satu.stderr
    assert "hasil lama" not in (proyek / "site/index.html").read_text(encoding="utf-8")


def test_banyaknya() -> None:
    assert len(DATA) + len(BAB_RUSAK) + len(NAV_RUSAK) + len(PROYEK) >= 150
    assert len({PROYEK[nama].kode for nama in SAMPEL}) == len(SAMPEL) == 10
    assert set(SAMPEL) > DIBANGUN
