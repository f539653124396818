"""What several tests share."""

from __future__ import annotations

import pytest

from macros.laporan import Laporan, buka
from tests.proyek import AKAR


@pytest.fixture(scope="session")
def laporan() -> Laporan:
    """The report computed from the project's own data; it is frozen, so tests may share it."""
    return buka(AKAR / "data")
