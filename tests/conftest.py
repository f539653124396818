"""What several tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from macros.laporan import Laporan, buka
from macros.makro import Makro, rakit_dari
from tests.proyek import AKAR, bangun, pasang_mini

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples on every run, and no deadline: a slow machine is no failure.
settings.register_profile("lkjip", deadline=None, derandomize=True)
settings.load_profile("lkjip")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's files first: they take longest, and one at the end would be waited for."""
    items.sort(key=lambda satu: "peramban" not in satu.path.name)


@pytest.fixture(scope="session")
def laporan() -> Laporan:
    """The report computed from the project's own data; it is frozen, so tests may share it."""
    return buka(AKAR / "data")


@pytest.fixture(scope="session")
def situs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report as a person builds it, site and PDF: read it, do not write in it."""
    return bangun(AKAR, tmp_path_factory.mktemp("laporan") / "situs")


@pytest.fixture(scope="session")
def situs_mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of another unit, `fixtures/mini`, as a person of that unit builds it."""
    folder = tmp_path_factory.mktemp("mini")
    return bangun(pasang_mini(folder / "proyek"), folder / "situs")


@pytest.fixture
def makro(laporan: Laporan) -> Makro:
    """The macros over the project's own report, with nothing shown yet; charts are not drawn."""
    return rakit_dari(laporan, None)


# Not for the whole session: while it is open an event loop runs, and signing needs one of its own.
@pytest.fixture(scope="module")
def peramban() -> Iterator[Browser]:
    """The system's own Chromium; where there is none the tests that need it fail."""
    from playwright.sync_api import sync_playwright

    from scripts import sistem

    lokasi = sistem.peramban()
    with sync_playwright() as pemutar:
        peramban = pemutar.chromium.launch(executable_path=lokasi, args=["--no-sandbox"])
        yield peramban
        peramban.close()


@pytest.fixture(scope="session")
def alamat(situs: Path) -> Iterator[str]:
    """The address of the built site."""
    from tests.peramban import sajikan

    with sajikan(situs) as akar:
        yield akar
