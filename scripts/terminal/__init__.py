"""The person at the terminal: what they are told when a command fails, and what they are asked.

Read on every start, like the files of the commands, so that it imports nothing.
"""

from __future__ import annotations


class GalatPerintah(Exception):
    """A message for the person at the terminal; caught once, at the edge, and shown alone."""

    def __init__(self, pesan: str, kode: int = 1) -> None:
        super().__init__(pesan)
        self.kode = kode
