"""Collect the project's own PDFs, built here or published, as references for `verify`."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.keluaran.ragam import DAFTAR_SALINAN, FOLDER_SALINAN, MILIK_BUILD
from scripts.tanda_tangan.acuan import PDFAcuan
from scripts.terbit import catatan, gudang, manifes
from scripts.terbit.catatan import Terbitan
from scripts.terminal import GalatPerintah, tolakan

HASIL = Path("site")
UNDUH = "unduh"
# Contained uncompressed in every signature; a signed file is not a build's own.
TANDA_BERTANDA = b"/ByteRange"


def kumpulkan(akar: Path, tempat: str | None) -> list[PDFAcuan]:
    """The PDFs of `tempat` (a PDF, a `versi.json`, a built or published site), or else those built
    into `site`, the copies to be signed, and the published versions in the branch.

    Raises GalatPerintah if there are none.
    """
    if tempat is not None:
        asal = Path(tempat)
        cari = _folder if asal.is_dir() else _manifes if asal.suffix == ".json" else _pdf
        daftar = list(cari(asal))
        if not daftar:
            raise tolakan("acuan/tempat", 2, tempat=tempat, manifes=manifes.NAMA)
        return daftar
    # Other PDFs in the site are linked by chapters, such as the report of another year.
    daftar = [*_semua(akar / HASIL / UNDUH, MILIK_BUILD), *_salinan(akar / FOLDER_SALINAN)]
    for versi in terbit_di_sini(akar):
        daftar += (PDFAcuan.dari(pdf, f"{versi.nama}/", " (terbitan)") for pdf in versi.pdf)
    if not daftar:
        raise tolakan("acuan/tiada", 2)
    return daftar


def _semua(folder: Path, *pola: str) -> Iterator[PDFAcuan]:
    return (acuan for p in pola for satu in sorted(folder.glob(p)) for acuan in _pdf(satu))


def _salinan(folder: Path) -> Iterator[PDFAcuan]:
    """The copies to be signed in a folder, which may also have other files of users."""
    daftar = folder / DAFTAR_SALINAN
    milik = set(daftar.read_text(encoding="utf-8").split()) if daftar.is_file() else set()
    return (satu for satu in _semua(folder, "*.pdf") if satu.sha256 in milik)


def _folder(folder: Path) -> Iterator[PDFAcuan]:
    """The PDFs of a site, of one version of it, or of any folder."""
    yield from _semua(folder, "*.pdf", f"{UNDUH}/*.pdf")
    for berkas in sorted((*folder.glob(manifes.NAMA), *folder.glob(f"*/{manifes.NAMA}"))):
        yield from _manifes(berkas)


def _pdf(berkas: Path) -> Iterator[PDFAcuan]:
    isi = berkas.read_bytes()
    if TANDA_BERTANDA not in isi:
        yield PDFAcuan(str(berkas), hashlib.sha256(isi).hexdigest(), len(isi))


def _manifes(berkas: Path) -> Iterator[PDFAcuan]:
    try:
        isi = manifes.baca(berkas)
        for pdf in isi["pdf"]:
            yield PDFAcuan.dari(pdf, f"{isi['versi']}/", f" ({berkas})")
    except (ValueError, LookupError, TypeError, OverflowError) as galat:
        raise GalatPerintah(f"{berkas} bukan manifes versi terbitan.", 2) from galat


def terbit_di_sini(akar: Path) -> Sequence[Terbitan]:
    """The published versions as known in this repository, without network access."""
    try:
        tempat = gudang.buka(akar, None)
    except GalatPerintah:
        return []
    return catatan.baca(tempat.git, tempat.ujung())
