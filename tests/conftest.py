"""What several tests share."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Generator, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _pytest.mark.expression import Expression
from hypothesis import settings

from macros.asupan.muat import Data, muat
from macros.hitung.laporan import Laporan, buka
from macros.keluaran.pdf.perbaikan import cari_langsung
from macros.sajian.makro import Makro
from tests import belahan, bersama, terurai
from tests.penanda import Penjaga, bobot, butuh_situs, tandai
from tests.proyek import AKAR

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples on every run, and no deadline: a slow machine is no failure.
settings.register_profile("lkjip", deadline=None, derandomize=True, max_examples=8)
settings.register_profile("lengkap", deadline=None, derandomize=True, max_examples=1000)
settings.load_profile("lkjip")


# Set by many images of servers: every process would compile the tests and the program once more.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# What is started by the name of Python is this one, as in an activated environment: where a manager
# of versions stands for it, choosing one takes longer than what a hook has to do.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
# What a run writes is gone soon after, and copying many small files to a disk takes six times as
# long as in memory.
MEMORI, CUKUP = Path("/dev/shm"), 2**30  # of which a run uses a seventh
if "TMPDIR" not in os.environ and MEMORI.is_dir():
    ruang = os.statvfs(MEMORI)
    if ruang.f_bavail * ruang.f_frsize > CUKUP and not ruang.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORI)
# What is imported stays: looked through while it loads, collecting the tests took a sixth longer.
gc.disable()
PENJAGA = Penjaga()
PENJAGA.pasang()
terurai.pasang()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Import what makes PDFs as the program does, without starting a compiler for its libraries."""
    with cari_langsung():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Of two processes one reads the tests from the end, so that where they are new each compiles
    a half and finds the other."""
    hasil = yield
    if isinstance(collector, pytest.Directory) and os.environ.get("PYTEST_XDIST_WORKER") == "gw1":
        hasil.result.reverse()
    return hasil


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what is slow, before `-m` chooses. The files with the slowest tests come first: one of
    them at the end would be waited for. Of these one that needs the built report begins, and what
    does without goes on beside the build, so that no process waits for what another makes."""
    berat: dict[Path, int] = defaultdict(int)
    butuh: dict[Path, bool] = defaultdict(bool)
    panjang = semua(config)
    items.sort(key=lambda b: b.path)
    for satu in items:
        tandai(satu)
        if panjang or not satu.get_closest_marker("lengkap"):
            berat[satu.path] = max(berat[satu.path], bobot(satu))
            butuh[satu.path] |= butuh_situs(satu)
    pertama = max((p for p in butuh if butuh[p]), key=berat.__getitem__, default=None)
    items.sort(key=lambda b: (-berat[b.path], b.path != pertama, butuh[b.path]))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Share the parts of PDFs, and what is read for sites. And look for garbage from now on, but
    seldom, and never in the modules and tests, which stay: a sixth of the quick tests' time went to
    it."""
    for tempat, nama in ((belahan.BAGIAN, "bagian"), (terurai.LACI, "terurai")):
        tempat[:] = [bersama.rumah(pabrik_dari(session.config)) / nama]
        tempat[0].mkdir(exist_ok=True)
    gc.freeze()
    gc.set_threshold(1_000_000, 5, 20)
    gc.enable()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Clear what fixtures of modules made, each process its own; where a test failed it stays."""
    if "PYTEST_XDIST_WORKER" in os.environ and not session.testsfailed:
        shutil.rmtree(pabrik_dari(session.config).getbasetemp(), ignore_errors=True)


def pabrik_dari(config: pytest.Config) -> pytest.TempPathFactory:
    """Who gives temporary folders, where there is no fixture to ask."""
    pabrik: pytest.TempPathFactory = config._tmp_path_factory  # type: ignore[attr-defined]
    return pabrik


def semua(config: pytest.Config) -> bool:
    """Whether long corpora are wanted: whether a test is that has no other mark."""

    def hanya_itu(nama: str, /, **_: object) -> bool:
        return nama == "lengkap"

    pilihan = config.getoption("markexpr")
    return not pilihan or Expression.compile(pilihan).evaluate(hanya_itu)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Watch what the test starts, its fixtures included."""
    PENJAGA.berjalan = item
    try:
        return (yield)
    finally:
        PENJAGA.berjalan = None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """Hide the event loop that an open browser has from a test, and fixtures, that open none."""
    with nullcontext() if item.get_closest_marker("peramban") else tanpa_gelung():
        return (yield)


pytest_runtest_call = pytest_runtest_setup


@contextmanager
def tanpa_gelung() -> Iterator[None]:
    """Without the event loop that runs here as long as a browser is open: signing needs its own."""
    gelung = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(gelung)


@pytest.fixture
def tmp_path(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """As pytest's own, but emptied where the test passed: of the many files of a run, those that go
    at once need not reach the disk. The folder stays, so that no other has its name."""
    gagal = request.session.testsfailed
    yield tmp_path
    if request.session.testsfailed == gagal:
        shutil.rmtree(tmp_path, ignore_errors=True)
        tmp_path.mkdir(exist_ok=True)


@pytest.fixture(scope="session")
def lengkap(request: pytest.FixtureRequest) -> bool:
    """Whether long corpora are wanted, so that a loop may go on for longer."""
    return semua(request.config)


@pytest.fixture(scope="session")
def data() -> Data:
    """The project's own tables; a test that needs others makes copies."""
    return muat(AKAR / "data")


@pytest.fixture(scope="session")
def laporan() -> Laporan:
    """The report computed from the project's own data; it is frozen, so tests may share it."""
    return buka(AKAR / "data")


@pytest.fixture(scope="session")
def situs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report as a person builds it, site and PDF: read it, do not write in it."""
    return bersama.sekali(tmp_path_factory, "laporan", bersama.laporan) / "situs"


@pytest.fixture(scope="session")
def situs_mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of another unit, `fixtures/mini`, as a person of that unit builds it; its project
    stands beside it."""
    return bersama.sekali(tmp_path_factory, "mini", bersama.mini) / "situs"


@pytest.fixture(scope="session")
def situs_kilat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of `fixtures/mini` without a PDF, its project beside it; made within a second."""
    from tests.tulis_golden import situs_kilat

    return situs_kilat(tmp_path_factory.mktemp("kilat"))


@pytest.fixture
def makro(laporan: Laporan) -> Makro:
    """The macros over the project's own report, with nothing shown yet."""
    return bersama.makro_dari(laporan)


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """The system's own Chromium; where there is none the tests that need it fail."""
    from playwright.sync_api import sync_playwright

    from scripts.siapkan import sistem

    ada = sistem.cari_peramban()
    assert ada, sistem.pesan_kurang(["peramban"])
    with sync_playwright() as pemutar:
        peramban = pemutar.chromium.launch(executable_path=ada[0], args=["--no-sandbox"])
        yield peramban
        peramban.close()


@pytest.fixture(scope="session")
def alamat(situs: Path) -> Iterator[str]:
    """The address of the built site."""
    from tests.peramban import sajikan

    with sajikan(situs) as akar:
        yield akar
