"""What a process that runs tests tells the one that shows them.

To hear of each test that it begins, is set up, has been taken down and ends is most of what that
one does; nobody looks at it where all went well at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from unittest import mock

import pytest
from xdist.remote import WorkerInteractor

SEKETIKA = 0.05  # seconds


def ringkaskan(config: pytest.Config) -> None:
    """Tell from now on only what somebody waits for, or would look at."""
    for satu in config.pluginmanager.get_plugins():
        if isinstance(satu, WorkerInteractor):
            mock.patch.object(satu, "sendevent", _ringkas(satu.sendevent)).start()


def _ringkas(asli: Callable[..., None]) -> Callable[..., None]:
    def kirim(name: str, **isi: Any) -> None:
        if perlu(name, isi.get("data", {})):
            asli(name, **isi)

    return kirim


def perlu(apa: str, laporan: Mapping[str, Any]) -> bool:
    """Whether an event with a test's report, or without one, is told: the call of each test, and
    all else that failed, was skipped or took its time."""
    if apa in {"logstart", "logfinish"}:
        return False
    if apa != "testreport" or laporan["when"] == "call" or laporan["outcome"] != "passed":
        return True
    return bool(laporan["duration"] > SEKETIKA)
