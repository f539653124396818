"""Complete the finished pages with facts on files that are made after them."""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..dasar.berkas import sidik_berkas
from ..dasar.penulisan import SPASI, ukuran_berkas
from .versi import Versi

# Marks in a page for facts on a file, and how to compute them.
TANDA = re.compile(r"menyusul-(ukuran|bita|sidik)-(\d+)")
ISI: Mapping[str, Callable[[Path], str]] = {
    "ukuran": lambda berkas: ukuran_berkas(berkas.stat().st_size, SPASI),
    "bita": lambda berkas: f"{berkas.stat().st_size:,}".replace(",", "."),
    "sidik": sidik_berkas,
}
# The page that compares a correction to the version before it.
HALAMAN = Path("lampiran", "riwayat-perubahan.html")
TEMPAT = '<div class="ubahan"></div>'
BERKAS = Path("unduh", "ubahan.json")
PAKET = Path("unduh", "data", "datapackage.json")


@dataclass
class Penutup:
    """The last step for the site in the folder `situs`, once its PDFs are made.

    It has only paths, so that another process can do it. `cetak` is the folder of printed
    documents; `terbit` the version of the site, if it is published; `halaman` are the pages with
    marks, `berkas` the files to which the marks refer.
    """

    situs: Path
    cetak: Path
    terbit: Versi | None = None
    halaman: list[Path] = field(default_factory=list)
    berkas: list[Path] = field(default_factory=list)

    def tanda(self, apa: str, berkas: Path) -> str:
        """The mark in a page for the fact `apa` (of `ISI`) on `berkas`, until the file exists."""
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
            _tulis_ubahan(self.situs, self.terbit)

    def _isi(self, tanda: re.Match[str]) -> str:
        ke = int(tanda[2])  # chapters may contain text that looks like a mark
        return ISI[tanda[1]](self.berkas[ke]) if ke < len(self.berkas) else tanda[0]


def _tulis_ubahan(situs: Path, versi: Versi) -> None:
    """Write the differences to the version before into the page and beside the data, if `versi`
    corrects another."""
    halaman = situs / HALAMAN
    if not versi.pendahulu or not halaman.is_file():
        return
    # late, as an ordinary build does not need it
    from ..riwayat.potret import baca
    from ..riwayat.ubahan import bandingkan

    pendahulu = Path(versi.pendahulu)
    try:
        lama = baca(f"versi {pendahulu.name}", pendahulu)
    except (FileNotFoundError, KeyError, ValueError):
        # An early version without a register cannot be compared.
        return
    ubahan = bandingkan(lama, baca(f"versi {versi.nama}", situs))
    isi = json.dumps(ubahan.sebagai_dict(), ensure_ascii=False, indent=1)
    (situs / BERKAS).write_text(f"{isi}\n", encoding="utf-8")
    teks = halaman.read_text(encoding="utf-8")
    paket = json.loads((situs / PAKET).read_bytes())
    nama = {f"data/{satu['path']}": satu["title"] for satu in paket["resources"]}
    teks = teks.replace(TEMPAT, str(ubahan.sebagai_html("../", nama)))
    halaman.write_text(teks, encoding="utf-8")
