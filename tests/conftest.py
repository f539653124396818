"""What several tests share."""

from __future__ import annotations

import pytest

from macros.laporan import Laporan, buka
from macros.makro import Makro, rakit_dari
from tests.proyek import AKAR


@pytest.fixture(scope="session")
def laporan() -> Laporan:
    """The report computed from the project's own data; it is frozen, so tests may share it."""
    return buka(AKAR / "data")


@pytest.fixture
def makro(laporan: Laporan) -> Makro:
    """The macros over the project's own report, with nothing shown yet; charts are not drawn."""
    return rakit_dari(laporan, None)
