"""The rows of one file, whatever it was: text with the place of every row."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Lembar:
    """The rows of one table as text, the header first, and the number of each as a spreadsheet
    shows it. `pasti` marks cells (place in `baris`, column) whose value is beyond doubt.
    """

    baris: list[list[str]]
    nomor: list[int]
    pasti: set[tuple[int, int]] = field(default_factory=set)
    pemisah: str = ","
