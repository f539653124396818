"""HTML document → PDF: tagged (PDF/UA-1), archivable (PDF/A-3a), the same bytes on every build.

Run as `python -m macros.keluaran.pdf.cetak` in a process of its own, so that the site can be
written at the same time.

The document is cut where it says so, and its parts are laid out in several processes: the body's
parts first, then the front matter, whose lists name their pages.
"""

import gc
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ...dasar.berkas import tulis_utuh
from ...dasar.cabang import ikut_berakhir
from ...dasar.masalah import kata_galat
from . import GalatPDF
from .regu import GalatRegu, Regu, muat

BATAS = re.compile(r"<!-- bagian -->\s*")  # between the parts
SIFAT = re.compile(r"<meta name=[^>]*>\s*")  # what is said of the whole document
BADAN, AKHIR = re.compile(r"<body[^>]*>"), "</body>\n</html>\n"
TERHENTI = """\
PDF tidak dibuat karena salah satu prosesnya terhenti; mungkin memori komputer habis.
Tutup program lain, lalu jalankan lagi."""


def buat_pdf(
    dokumen: Path,
    hasil: Path,
    akar: Sequence[Path],
    lampiran: Path | None = None,
    simpanan: Path | None = None,
) -> None:
    """Write `hasil` from the HTML file `dokumen`; addresses in it are looked up below `akar`.

    The files of the folder `lampiran` are attached; parts are kept in the folder `simpanan`, and
    those taken from there that did not change. The file appears whole or not at all. Raises
    GalatPDF when the engine warns of anything (a missing picture, unknown CSS), or when a character
    is not in the report's fonts.
    """
    bagian = potong(dokumen.read_text(encoding="utf-8"))
    try:
        with _sementara_di(dokumen.parent), Regu(bagian, akar, simpanan) as regu:
            from .rangkai import rangkai  # late, as it reads the engine's code

            isi = rangkai(regu, lampiran)
    except GalatRegu as galat:
        raise GalatPDF(TERHENTI) from galat
    tulis_utuh(hasil, isi)


def potong(teks: str) -> list[str]:
    """The parts of a document, each a document; the first one has the cover."""
    pertama, *lain = BATAS.split(teks)
    if not lain:
        return [teks]
    badan = BADAN.search(pertama)
    kepala = SIFAT.sub("", pertama[: badan.end()]) if badan else ""
    lain[-1] = lain[-1].partition("</body>")[0]
    return [f"{bagian}{AKHIR}" for bagian in (pertama, *(kepala + satu for satu in lain))]


def main() -> int:
    """Read the engine's code, then make the PDF that the standard input asks for, where it does:
    the arguments of `buat_pdf` as a list in JSON. 1 when it was not made."""
    # Layout makes millions of objects and hardly any garbage, and this process ends soon.
    gc.disable()
    muat()
    if not (masukan := sys.stdin.read()):
        return 0  # nobody needs a PDF
    naskah, hasil, akar, *folder = json.loads(masukan)
    dokumen, lain = Path(naskah), [f and Path(f) for f in folder]
    try:
        buat_pdf(dokumen, Path(hasil), [*map(Path, akar)], *lain)
    except (GalatPDF, OSError) as galat:
        print(kata_galat(galat), file=sys.stderr)
        return 1
    return 0


@contextmanager
def _sementara_di(folder: Path) -> Iterator[None]:
    """The engine keeps its fonts in a temporary folder, and would remove them only when taken
    apart: beside the document, what a killed process leaves goes with that."""
    with tempfile.TemporaryDirectory(prefix=".huruf-", dir=folder) as sementara:
        semula, tempfile.tempdir = tempfile.tempdir, sementara
        try:
            yield
        finally:
            tempfile.tempdir = semula


if __name__ == "__main__":
    ikut_berakhir()
    kode = main()
    sys.stderr.flush()
    # Taking the engine's objects apart one by one would add a tenth to the time.
    os._exit(kode)
