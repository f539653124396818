"""What a PDF is: a build's own, signed and unchanged, changed, or something else."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pyhanko.pdf_utils.reader import PdfFileReader

from scripts.tanda_tangan.acuan import Acuan, cocokkan
from scripts.tanda_tangan.cms import TandaTangan, tanda_tangan
from scripts.tanda_tangan.ubahan import Ubahan

Keadaan = Literal["identik", "bertanda", "pindaian", "tak-dipercaya", "berubah", "asing"]
BAIK: tuple[Keadaan, ...] = ("identik", "bertanda", "pindaian")
# The document code as the metadata of every build have it.
KODE = re.compile(rb"<dc:identifier>([0-9A-Z]{5}-[0-9A-Z]{5})</dc:identifier>")


@dataclass(frozen=True)
class Putusan:
    """The judgement on one file.

    `acuan` is the built PDF that it is or continues, if any; `kode` is the document code that it
    carries, or empty; `sebab` are the reasons, in words, for anything but a good `keadaan`.
    """

    keadaan: Keadaan
    kode: str
    acuan: Acuan | None = None
    tanda: tuple[TandaTangan, ...] = ()
    sebab: tuple[str, ...] = ()

    @property
    def baik(self) -> bool:
        """Whether the file may be relied on."""
        return self.keadaan in BAIK


def periksa(
    isi: bytes, acuan: Sequence[Acuan], *, ca: Sequence[Any] = (), kode_sini: str = ""
) -> Putusan:
    """Judge the PDF `isi` by the built ones in `acuan`.

    `ca` are certificates of authorities, to one of which every signer's must lead where they are
    given; `kode_sini` is the document code of the data and chapters at hand.
    """
    cocok_kode = KODE.search(isi)
    kode = cocok_kode[1].decode() if cocok_kode else ""
    if not isi.startswith(b"%PDF-"):
        return Putusan("asing", kode, sebab=("berkas ini bukan PDF",))
    asal = cocokkan(isi, acuan)
    if asal is None:
        return _tanpa_asal(kode, kode_sini)
    if len(isi) == asal.ukuran:
        return Putusan("identik", kode, asal)
    try:
        tanda, sebab = _baca(isi, asal, ca)
    except Exception as galat:  # noqa: BLE001 - a damaged file can make the reader raise anything
        sebab = [f"bagian yang ditambahkan tidak dapat dibaca ({type(galat).__name__})"]
        return Putusan("berubah", kode, asal, sebab=tuple(sebab))
    if sebab:
        return Putusan("berubah", kode, asal, tuple(tanda), tuple(dict.fromkeys(sebab)))
    asing = [f"penerbit sertifikat {t.nama} tidak dipercaya" for t in tanda if t.dipercaya is False]
    return Putusan("tak-dipercaya" if asing else "bertanda", kode, asal, tuple(tanda), tuple(asing))


def halaman(isi: bytes) -> int:
    """How many pages a PDF has; 0 where it cannot be read."""
    if not isi.startswith(b"%PDF-"):
        return 0
    try:
        return int(PdfFileReader(io.BytesIO(isi), strict=False).root["/Pages"]["/Count"])
    except Exception:  # noqa: BLE001 - a damaged file can make the reader raise anything
        return 0


def _tanpa_asal(kode: str, kode_sini: str) -> Putusan:
    if kode and kode == kode_sini:
        sebab = (
            "kode dokumennya milik laporan ini, tetapi isinya bukan PDF yang dibuat build: berkas"
            " pernah diubah atau disimpan ulang, atau dibuat oleh build yang lain"
        )
        return Putusan("berubah", kode, sebab=(sebab,))
    sebab = "isinya tidak sama dengan PDF hasil build mana pun yang dikenal di sini"
    if kode:
        sebab += f"; kode dokumennya {kode}, sedangkan data dan naskah di sini {kode_sini}"
    return Putusan("asing", kode, sebab=(sebab,))


def _baca(isi: bytes, asal: Acuan, ca: Sequence[Any]) -> tuple[list[TandaTangan], list[str]]:
    pembaca = PdfFileReader(io.BytesIO(isi))
    ubahan = Ubahan(pembaca, PdfFileReader(io.BytesIO(isi[: asal.ukuran])))
    tanda = tanda_tangan(pembaca, isi, ca)
    sebab = [f"tanda tangan {t.bidang}: {t.cacat}" for t in tanda if t.cacat]
    sebab += ubahan.larangan({t.bidang for t in tanda})
    if not tanda:
        sebab.append("ada yang ditambahkan pada berkas, padahal tidak ada tanda tangan")
    elif tanda[-1].akhir != len(isi):
        terakhir = tanda[-1].revisi
        if terakhir + 1 == pembaca.xrefs.total_revisions:
            sebab.append("ada bita yang ditambahkan sesudah tanda tangan terakhir")
        sebab += ubahan.sesudah(terakhir)
    return tanda, sebab
