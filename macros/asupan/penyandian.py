"""Decode a data file, or say why it is no text: another format, or damaged."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import PurePath

from ..dasar.penulisan import aksara_tunggal
from .teguran import Tolak, tegur

HTML = re.compile(rb"(?i:(?:\xef\xbb\xbf)?\s*<(!doctype|html|head|table|meta|\?xml)\b)")
# Formats other than text, by their first bytes: the name, and whether spreadsheet programs open it.
# In Microsoft's and in packed files the content decides.
BUKAN_TEKS = tuple(
    (re.compile(pola, re.DOTALL), nama, berlembar)
    for pola, nama, berlembar in (
        (rb"PK\x03\x04.*?(?:word/|vnd\.oasis\.opendocument\.text)", "dokumen Word", False),
        (rb"\xd0\xcf\x11\xe0.*?W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "dokumen Word lama", False),
        (rb"%PDF", "PDF", False),
        (rb"\{\\rtf", "dokumen RTF", False),
        (rb"\x89PNG|\xff\xd8\xff", "gambar", False),
        (rb"\xd0\xcf\x11\xe0", "buku kerja Excel lama (.xls)", True),
        (rb"PK\x03\x04", "buku kerja Excel (.xlsx)", True),
        (HTML.pattern, "halaman web (HTML)", True),
    )
)
TERLINDUNGI = "EncryptedPackage".encode("utf-16-le")  # of Excel and Word
# The same in the older .xls: a record directly after the first one, or one that forbids writing.
XLS_TERLINDUNGI = re.compile(
    rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00[^\x00]\x00", re.DOTALL
)
# Exceptions for damaged files of office programs: archive, XML, parts.
KANTOR_RUSAK = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError,
                SyntaxError, ValueError, LookupError, AttributeError, TypeError)  # fmt: skip
TERBESAR_TERBUKA = 1 << 29  # bytes, unpacked; a small file can contain any number of blanks
# Parts written by office programs have no entities, which could hide or lose words.
BAGIAN_XML = re.compile(r"(?!customXml/).+\.(?:xml|rels)")
AWAL_XML = 1 << 16  # bytes within which a part has begun
KUNCI_KANTOR = "~$"  # the prefix of lock files of Excel and Word
BENTROK = re.compile(r"^(?:(?:<{7}|>{7}) \S.*|={7}$)", re.MULTILINE)
KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # XML 1.0, 2.2
# What Indonesian text turns into where UTF-8 was read as cp1252: "â€“" for "–", "Ã—" for "×".
RUSAK = re.compile(r"[ÂÃ][\u0080-\u00bf\u0152-\u2122]|â[\u0080-\u00bf\u0152-\u2122]{2}")
BUNTU = "\ufeff\ufffe"
UTF32 = {b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"}
# What cp1252 makes of quotes, dashes, spaces and accents in the code pages of Mac and DOS.
KODE_LAIN = re.compile("[ŽžŠšŸÒÓÔÕÐÑÊ¥¡¤ø\u201a]")
# Windows maps these five bytes to themselves; Python's cp1252 does not know them.
C1 = {chr(b): bytes([b]) for b in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def teks_dari(isi: bytes) -> str:
    """Decode a file by the encoding that its bytes show. Raises Tolak if it is no text, or mixes
    two encodings."""
    jenis, berlembar = jenis_lain(isi)
    if jenis:
        raise Tolak("D007" if berlembar else "D007/dokumen", jenis=jenis)
    return aksara_tunggal(_dekode(isi).lstrip(BUNTU))


def jenis_lain(isi: bytes) -> tuple[str, bool]:
    """The format of a file that is no plain text, and whether it has sheets."""
    cocok = ((nama, berlembar) for pola, nama, berlembar in BUKAN_TEKS if pola.match(isi))
    return next(cocok, ("", False))


def sandi_lebar(isi: bytes) -> str:
    """`utf-16…` or `utf-32` by a byte order mark or the zero bytes between plain letters, else
    empty."""
    if isi[:4] in UTF32:
        return "utf-32"
    if isi[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    contoh = isi[:4096]
    genap, ganjil = contoh[0::2].count(0), contoh[1::2].count(0)
    separuh = len(contoh) / 4
    if ganjil > separuh and not genap:
        return "utf-16-le"
    return "utf-16-be" if genap > separuh and not ganjil else ""


def tertutup(nama: str, isi: bytes) -> str:
    """Why a file of an office program must not be opened: a lock file, a password, a size that
    would fill the memory, or content that no such program writes; or ""."""
    if PurePath(nama).name.startswith(KUNCI_KANTOR):
        return tegur("L010/kunci")
    arsip = isi.startswith(b"PK\x03\x04")
    bersandi = not arsip and (TERLINDUNGI in isi or bool(XLS_TERLINDUNGI.search(isi)))
    with suppress(*KANTOR_RUSAK), zipfile.ZipFile(io.BytesIO(isi if arsip else b"")) as buka:
        if sum(satu.file_size for satu in buka.infolist()) > TERBESAR_TERBUKA:
            return tegur("L010/besar")
        bersandi = any(satu.flag_bits & 1 for satu in buka.infolist())  # by a packing program
        bagian = filter(BAGIAN_XML.fullmatch, buka.namelist() if not bersandi else ())
        if any(b"<!DOCTYPE" in buka.open(satu).read(AWAL_XML) for satu in bagian):
            return tegur("L010/doctype")
        bersandi = bersandi or b"encryption-data" in buka.read("META-INF/manifest.xml")
    return tegur("L010/sandi") if bersandi else ""


def _dekode(isi: bytes) -> str:
    lebar = sandi_lebar(isi)
    if lebar:
        try:
            return isi.decode(lebar)
        except UnicodeDecodeError:
            raise Tolak("D004/utf16") from None
    if b"\0" in isi:
        raise Tolak("D004/nul", _baris_bita(isi, isi.index(b"\0")))
    try:
        return isi.decode("utf-8")
    except UnicodeDecodeError as galat:
        baris = _baris_bita(isi, galat.start)
    return _cp1252(isi, baris)


def _baris_bita(isi: bytes, letak: int) -> int:
    """The row number, in a spreadsheet, of a byte."""
    teks = isi[:letak].replace(b"\0", b"").decode("utf-8", errors="replace")
    # Quoted line breaks in the rows before do not count.
    return max(sum(1 for _ in csv.reader(io.StringIO(f"{teks}x", newline=""))), 1)


def _cp1252(isi: bytes, baris: int) -> str:
    """Decode Windows-1252, unless some of it is UTF-8 after all."""
    utf8 = isi.decode("utf-8", errors="ignore")
    try:
        teks = isi.decode("cp1252")
    except UnicodeDecodeError:
        teks = ""
    if not utf8.isascii() or not teks:
        raise Tolak("D004/sandi", baris)
    if lain := KODE_LAIN.search(teks):
        raise Tolak("D004/lain", baris, temu=lain[0])
    return teks


def tolak_rusak(baris: Sequence[Sequence[str]], nomor: Sequence[int]) -> None:
    """Refuse invalid contents: marks of a merge conflict, control characters, mojibake. Raises
    Tolak at the first such cell; `nomor` are the row numbers, the header is the first."""
    for kasus, pola in TANDA_RUSAK.items():
        for n, sel in zip(nomor, baris, strict=True):
            for s, kolom in zip_longest(sel, baris[0][: len(sel)]):
                temu = pola(s)
                if temu:
                    di = kolom if pola is not _bentrok else None
                    raise Tolak(kasus, n, di, s[:60], temu=temu)


def _bentrok(sel: str) -> str:
    temu = BENTROK.search(sel) if "\n" in sel or sel[:1] in "<=>" else None
    return temu[0] if temu else ""


def _kendali(sel: str) -> str:
    if sel.isprintable():
        return ""
    temu = KENDALI.search(sel)
    return f"U+{ord(temu[0]):04X}" if temu else ""


def mojibake(sel: str) -> str:
    """The original of characters in UTF-8 that were read as cp1252."""
    if sel.isascii():
        return ""
    for temu in RUSAK.finditer(sel):
        try:
            asli = b"".join(C1.get(a) or a.encode("cp1252") for a in temu[0]).decode("utf-8")
        except UnicodeError:
            continue
        return f"“{temu[0]}” semestinya “{asli}”"
    return ""


TANDA_RUSAK = {"D006": _bentrok, "D004/kendali": _kendali, "D004/rusak": mojibake}
