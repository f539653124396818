"""What a site lacks when its pages stand: what they tell of files that are made after them."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..dasar.berkas import sidik_berkas
from ..dasar.penulisan import ukuran_berkas
from . import perubahan
from .versi import Versi

# Stands on a page until the file exists, and what it becomes.
TANDA = re.compile(r"menyusul-(ukuran|bita|sidik)-(\d+)")
ISI: Mapping[str, Callable[[Path], str]] = {
    "ukuran": lambda berkas: ukuran_berkas(berkas.stat().st_size),
    "bita": lambda berkas: f"{berkas.stat().st_size:,}".replace(",", "."),
    "sidik": sidik_berkas,
}


@dataclass
class Penutup:
    """What is done to the site in the folder `situs` when its PDFs are there.

    It says where things are and nothing else, so that another process can do it. `cetak` is the
    folder of what was printed; `terbit` the version that the site is, if it is one; `halaman` are
    the pages with marks, `berkas` the files that these stand for.
    """

    situs: Path
    cetak: Path
    terbit: Versi | None = None
    halaman: list[Path] = field(default_factory=list)
    berkas: list[Path] = field(default_factory=list)

    def tanda(self, apa: str, berkas: Path) -> str:
        """What a page says until `berkas` exists, in place of what `ISI` names `apa`."""
        if berkas not in self.berkas:
            self.berkas.append(berkas)
        return f"menyusul-{apa}-{self.berkas.index(berkas)}"

    def rampungkan(self) -> None:
        """Complete the site."""
        shutil.rmtree(self.cetak, ignore_errors=True)
        for halaman in self.halaman:
            teks = halaman.read_text(encoding="utf-8")
            halaman.write_text(TANDA.sub(self._isi, teks), encoding="utf-8")
        if self.terbit is not None:
            perubahan.tulis(self.situs, self.terbit)

    def _isi(self, tanda: re.Match[str]) -> str:
        ke = int(tanda[2])  # a chapter may say anything, also what looks like a mark
        return ISI[tanda[1]](self.berkas[ke]) if ke < len(self.berkas) else tanda[0]
