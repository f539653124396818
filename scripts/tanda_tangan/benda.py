"""PDF values as Python values, from any reader, and their differences.

Numbers, strings (bytes), arrays (lists) and dictionaries are the corresponding Python types; keys
of dictionaries are names with their slash.
"""

from codecs import BOM_UTF8, BOM_UTF16_BE
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeGuard

from pyhanko.pdf_utils import generic

BEDA_LETAK = 1e-3  # points
PERSEGI = ("/Rect", "Box")  # suffixes of keys of rectangles
TAK_ADA = object()
Tempat = tuple[float, float, float, float]


class TolakPDF(ValueError):
    """A change that no signing makes; the message describes it."""


class Acu(NamedTuple):
    """A reference to an object; generations other than 0 do not occur."""

    nomor: int


class Nama(str):
    """A name, with its slash."""


@dataclass(frozen=True)
class Aliran:
    """A stream: its dictionary without `/Length`, and its raw data."""

    kamus: dict[str, Any]
    data: bytes


def teks(nilai: Any) -> str:
    """A text string. Raises TolakPDF where it is none."""
    if not isinstance(nilai, bytes):
        raise TolakPDF("bidang tanda tangan tanpa nama")
    if nilai.startswith(BOM_UTF16_BE):
        return nilai.removeprefix(BOM_UTF16_BE).decode("utf-16-be", "replace")
    if nilai.startswith(BOM_UTF8):
        return nilai.removeprefix(BOM_UTF8).decode("utf-8", "replace")
    return str(generic.decode_pdfdocencoding(nilai))  # type: ignore[no-untyped-call]


def persegi(bidang: Mapping[str, Any]) -> Tempat:
    """The rectangle of an annotation in points, lower left corner first. Raises TolakPDF."""
    sudut = bidang.get("/Rect")
    if not _bersudut(sudut):
        raise TolakPDF("bidang tanda tangan tanpa tempat")
    x, y = sorted(sudut[::2]), sorted(sudut[1::2])
    return (float(x[0]), float(y[0]), float(x[1]), float(y[1]))


def selisih(lama: Any, baru: Any) -> set[str]:
    """The keys in which two dictionaries differ; {""} for other differing objects."""
    if sama(lama, baru):
        return set()
    if not isinstance(lama, dict) or not isinstance(baru, dict):
        return {""}
    bersama = lama.keys() & baru.keys()
    return (lama.keys() ^ baru.keys()) | {k for k in bersama if not sama(lama[k], baru[k], k)}


def _bersudut(nilai: Any) -> TypeGuard[list[float]]:
    return isinstance(nilai, list) and [type(n) in (int, float) for n in nilai] == [True] * 4


def sama(satu: Any, dua: Any, kunci: str = "") -> bool:
    """Whether two values of the key `kunci` are equal. Only the numbers of rectangles may have
    another precision, since readers change `8.0`, where an integer belongs, in different ways."""
    if type(satu) is not type(dua):
        return False
    if kunci.endswith(PERSEGI) and _bersudut(satu) and _bersudut(dua):
        return all(abs(a - b) < BEDA_LETAK for a, b in zip(satu, dua, strict=True))
    if isinstance(satu, dict):
        return satu.keys() == dua.keys() and all(sama(satu[k], dua[k], k) for k in satu)
    if isinstance(satu, list):
        return len(satu) == len(dua) and all(map(sama, satu, dua))
    if isinstance(satu, Aliran) and isinstance(dua, Aliran):
        return satu.data == dua.data and sama(satu.kamus, dua.kamus)
    return bool(satu == dua)


def ubah(benda: Any) -> Any:
    """Convert an object of pyHanko to the form of `urai`."""
    match benda:
        case generic.IndirectObject() | generic.Reference():
            return Acu(benda.idnum)
        case generic.StreamObject():
            kamus = {str(k): ubah(benda.raw_get(k)) for k in benda if k != "/Length"}
            return Aliran(kamus, bytes(benda.encoded_data))
        case generic.DictionaryObject():
            return {str(k): ubah(benda.raw_get(k)) for k in benda}
        case generic.ArrayObject():
            return [ubah(benda.raw_get(n)) for n in range(len(benda))]
        case generic.TextStringObject() | generic.ByteStringObject():
            return bytes(benda.original_bytes)
        case generic.NameObject():
            return Nama(benda)
        case generic.BooleanObject():
            return bool(benda.value)
        case generic.NullObject():
            return None
        case _:
            return int(benda) if isinstance(benda, int) else float(benda)
