"""Print an HTML document as PDF: tagged (PDF/UA-1), archivable (PDF/A-3a), reproducible.

Run as `python -m macros.keluaran.pdf.cetak` in a process of its own, while the site is written.

The document is cut at its marks, and the parts are laid out in several processes: the body's parts
first, then the front matter, whose lists show their pages.
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
SIFAT = re.compile(r"<meta name=[^>]*>\s*")  # the metadata of the whole document
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
    """Write `hasil` from the HTML file `dokumen`, whose addresses are looked up below `akar`.

    The files of the folder `lampiran` are attached; unchanged parts are cached in the folder
    `simpanan`. The file is written atomically. Raises GalatPDF for any warning of the engine (a
    missing picture, unknown CSS) and for a character that the report's fonts lack.
    """
    bagian = potong(dokumen.read_text(encoding="utf-8"))
    try:
        with _sementara_di(dokumen.parent), Regu(bagian, akar, simpanan) as regu:
            from .rangkai import rangkai  # late, as it loads the engine

            isi = rangkai(regu, lampiran)
    except GalatRegu as galat:
        raise GalatPDF(TERHENTI) from galat
    tulis_utuh(hasil, isi)


def potong(teks: str) -> list[str]:
    """Split a document at its marks into documents; the first one has the cover."""
    pertama, *lain = BATAS.split(teks)
    if not lain:
        return [teks]
    badan = BADAN.search(pertama)
    kepala = SIFAT.sub("", pertama[: badan.end()]) if badan else ""
    lain[-1] = lain[-1].partition("</body>")[0]
    return [f"{bagian}{AKHIR}" for bagian in (pertama, *(kepala + satu for satu in lain))]


def main() -> int:
    """Load the engine, then make the PDF requested on standard input, if any: the arguments of
    `buat_pdf` as a JSON list. Returns 1 if it failed."""
    # Layout makes millions of objects with hardly any garbage, and this process ends soon.
    gc.disable()
    muat()
    if not (masukan := sys.stdin.read()):
        return 0  # no PDF is needed
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
    """Use `folder` (beside the document) for the engine's temporary fonts, so that a killed process
    leaves nothing elsewhere."""
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
    # Deallocating the engine's objects one by one would take a tenth of the time.
    os._exit(kode)
