"""A CSV file as people really save it → rows of canonical text, each with its row number.

Excel in Indonesian writes semicolons, decimal commas, a byte order mark or cp1252; Notepad and Git
leave traces of their own. What a file plainly shows is read as it is meant; what can be read in two
ways is a problem to settle and never guessed. Canonical files (UTF-8, comma, LF) go the same
way and come out as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from . import isian
from .masalah import Masalah
from .skema import Tabel

PEMISAH = (",", ";", "\t", "|")
NAMA_PEMISAH = {",": "koma", ";": "titik koma", "\t": "tab", "|": "garis tegak"}

# What begins like this was never a CSV file, whatever its name says.
BUKAN_CSV = (
    (b"PK\x03\x04", "buku kerja Excel (.xlsx)"),
    (b"\xd0\xcf\x11\xe0", "buku kerja Excel lama (.xls)"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "dokumen RTF"),
)
HTML = re.compile(rb"\s*<(!doctype|html|head|table|meta|\?xml)\b", re.IGNORECASE)
BENTROK = re.compile(r"^(<{7}|>{7}|\|{7})( |$)|^={7}$")
SEP = re.compile(r'"?sep=(.)"?[;,\t]*(?:\r\n|\r|\n)', re.IGNORECASE)
KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Runs of signs that may be UTF-8 read as cp1252: "â€“" where "–" was meant.
RUSAK = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]+")
BUNTU = "\ufeff\ufffe"
# Windows maps these five bytes to themselves; Python's cp1252 does not know them.
C1 = {chr(b): bytes([b]) for b in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


@dataclass
class Lembar:
    """The rows of one table as text, the header first, and the number of each as a spreadsheet
    shows it. `pasti` marks cells (place in `baris`, column) whose value is beyond doubt.
    """

    baris: list[list[str]]
    nomor: list[int]
    pasti: set[tuple[int, int]] = field(default_factory=set)
    pemisah: str = ","


class Tolak(Exception):
    """The file as a whole cannot be read: why, and at which row."""

    def __init__(
        self,
        kode: str,
        pesan: str,
        baris: int | None = None,
        kolom: str | None = None,
        nilai: str | None = None,
    ) -> None:
        super().__init__(pesan)
        self.kode, self.pesan = kode, pesan
        self.baris, self.kolom, self.nilai = baris, kolom, nilai


def baca(berkas: str, isi: bytes, tabel: Tabel) -> tuple[Lembar | None, list[Masalah]]:
    """The file's rows in canonical text, and every problem of its form and cells.

    `berkas` names the file in problems. Without rows where the file as a whole is unreadable. A
    cell with a problem keeps the text that it had.
    """
    try:
        lembar = _lembar(isi, tabel)
    except Tolak as t:
        return None, [Masalah(t.kode, "galat", berkas, t.baris, t.kolom, t.nilai, t.pesan)]
    return lembar, isian.bakukan(berkas, lembar, tabel)


def tulis(baris: Sequence[Sequence[str]]) -> bytes:
    """Rows as a canonical CSV file: UTF-8, LF, comma, quotes only where they are needed."""
    wadah = io.StringIO(newline="")
    csv.writer(wadah, lineterminator="\n").writerows(baris)
    return wadah.getvalue().encode("utf-8")


def _lembar(isi: bytes, tabel: Tabel) -> Lembar:
    teks = teks_dari(isi)
    if not teks.strip(" \t\r\n,;"):
        raise Tolak("D008", "Berkas kosong. Pulihkan dari Git atau isi kembali.")
    sep = SEP.match(teks)
    if sep:
        # Excel obeys this line and does not show it.
        teks = teks[sep.end() :]
    pemisah = sep[1] if sep else _pemisah(teks, tabel)
    try:
        lembar = _rapikan(_urai(teks, pemisah), pemisah, tabel)
    except Tolak:
        utuh = _buka_gulungan(teks, tabel)
        if utuh is None:
            raise
        lembar = utuh
    if _tergulung(lembar, tabel):
        lembar = _buka_gulungan(teks, tabel) or lembar
    _tolak_rusak(lembar)
    return lembar


def teks_dari(isi: bytes) -> str:
    """The text of a file in the encoding that its bytes show.

    Raises:
        Tolak: the bytes are no text, or text in two encodings at once.
    """
    for awal, nama in BUKAN_CSV:
        if isi.startswith(awal):
            raise Tolak("D007", _pesan_bukan_csv(nama))
    if HTML.match(isi.removeprefix(b"\xef\xbb\xbf")):
        raise Tolak("D007", _pesan_bukan_csv("halaman web (HTML)"))
    return _dekode(isi).lstrip(BUNTU)


def _pesan_bukan_csv(nama: str) -> str:
    return (
        f"Isi berkas ini {nama}, bukan CSV; mengganti nama berkas tidak mengubah isinya. Buka"
        " dengan Excel, lalu pilih Simpan Sebagai, jenis “CSV UTF-8”."
    )


def _dekode(isi: bytes) -> str:
    utf16 = _utf16(isi)
    if utf16:
        try:
            return isi.decode(utf16)
        except UnicodeDecodeError:
            pesan = "Berkas UTF-16 ini terpotong atau rusak. Simpan ulang sebagai “CSV UTF-8”."
            raise Tolak("D004", pesan) from None
    if b"\0" in isi:
        baris = _baris_bita(isi, isi.index(b"\0"))
        pesan = (
            "Berkas memuat bita kosong (NUL), tanda penyimpanan yang rusak. Pulihkan dari Git atau"
            " simpan ulang sebagai “CSV UTF-8”."
        )
        raise Tolak("D004", pesan, baris)
    try:
        return isi.decode("utf-8")
    except UnicodeDecodeError as galat:
        baris = _baris_bita(isi, galat.start)
    return _cp1252(isi, baris)


def _baris_bita(isi: bytes, letak: int) -> int:
    """The row of the spreadsheet in which a byte stands."""
    teks = isi[:letak].replace(b"\0", b"").decode("utf-8", errors="replace")
    # The quoted line breaks of the rows before do not count.
    return max(sum(1 for _ in csv.reader(io.StringIO(f"{teks}x", newline=""))), 1)


def _utf16(isi: bytes) -> str:
    """`utf-16…` where a byte order mark or the zero bytes of plain letters show it, else empty."""
    if isi[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    contoh = isi[:4096]
    genap, ganjil = contoh[0::2].count(0), contoh[1::2].count(0)
    separuh = len(contoh) / 4
    if ganjil > separuh and not genap:
        return "utf-16-le"
    return "utf-16-be" if genap > separuh and not ganjil else ""


def _cp1252(isi: bytes, baris: int) -> str:
    """Text in the code page of Windows, unless some of it is UTF-8 after all."""
    utf8 = isi.decode("utf-8", errors="ignore")
    try:
        teks = isi.decode("cp1252")
    except UnicodeDecodeError:
        teks = ""
    if not utf8.isascii() or not teks:
        pesan = (
            "Penyandian aksaranya tidak dapat dikenali: sebagian bukan UTF-8. Pulihkan dari Git"
            " atau simpan ulang sebagai “CSV UTF-8”."
        )
        raise Tolak("D004", pesan, baris)
    return teks


def _pemisah(teks: str, tabel: Tabel) -> str:
    """The delimiter by which the header comes closest to the schema's column names."""
    if teks.startswith(",".join(tabel.nama_kolom)):
        return ","
    nama = set(tabel.nama_kolom)
    baris = teks.splitlines()[0] if teks.splitlines() else ""

    def cocok(pemisah: str) -> tuple[int, int]:
        sel = next(csv.reader([baris], delimiter=pemisah), [])
        return len(nama.intersection(s.strip() for s in sel)), len(sel)

    return max(PEMISAH, key=cocok)


def _urai(teks: str, pemisah: str, *, per_baris: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers; quoted line breaks are part of a cell. With `per_baris` the number
    is that of the line of text at which the row begins.

    Raises:
        Tolak: the quotes do not match.
    """
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    nomor = 0
    while True:
        awal = pembaca.line_num + 1
        try:
            sel = next(pembaca, None)
        except csv.Error:
            pesan = (
                "Tanda kutip tidak berpasangan mulai baris ini. Isi yang memuat pemisah, tanda"
                ' kutip, atau ganti baris harus diapit sepasang tanda kutip lurus (").'
            )
            raise Tolak("D005", pesan, awal if per_baris else nomor + 1) from None
        if sel is None:
            return
        nomor += 1
        if "\r" in teks:
            sel = [s.replace("\r\n", "\n").replace("\r", "\n") for s in sel]
        yield (awal if per_baris else nomor), sel


def _rapikan(urutan: Iterator[tuple[int, list[str]]], pemisah: str, tabel: Tabel) -> Lembar:
    """Without the empty rows and columns that a spreadsheet adds at the end."""
    nomor_baris = list(urutan)
    while len(nomor_baris) > 1 and not any(s.strip() for s in nomor_baris[-1][1]):
        nomor_baris.pop()
    judul = [s.strip() for s in nomor_baris[0][1]]
    while judul and not judul[-1]:
        judul.pop()
    baris = [judul]
    for _, sel in nomor_baris[1:]:
        while len(sel) > len(judul) and not sel[-1].strip():
            sel.pop()
        baris.append(sel if any(s.strip() for s in sel) else [])
    if pemisah != ",":
        _lengkapi(baris, tabel)
    return Lembar(baris, [n for n, _ in nomor_baris], pemisah=pemisah)


def _lengkapi(baris: list[list[str]], tabel: Tabel) -> None:
    """Excel leaves out the delimiters of empty cells at the end of a row, in blocks of 16 rows."""
    wajib = [i for i, k in enumerate(tabel.kolom) if k.wajib]
    paling_sedikit = max(wajib, default=-1) + 1
    for sel in baris[1:]:
        if sel and paling_sedikit <= len(sel) < len(baris[0]):
            sel.extend([""] * (len(baris[0]) - len(sel)))


def _tergulung(lembar: Lembar, tabel: Tabel) -> bool:
    """Whether rows stand as one quoted cell each: a comma file saved by a semicolon Excel."""
    if len(tabel.kolom) < 2:
        return False
    return any("," in sel[0] and not any(sel[1:]) for sel in lembar.baris if sel)


def _buka_gulungan(teks: str, tabel: Tabel) -> Lembar | None:
    """Undo what Excel does to a comma file that it opened into column A and saved again.

    Every line of the file was one row there, quoted as a whole where it held quotes. `None` where
    that does not give back rows of the table.
    """
    try:
        garis = [";".join(sel).rstrip(";") for _, sel in _urai(teks, ";")]
        lembar = _rapikan(_urai("\n".join(garis), ",", per_baris=True), ",", tabel)
    except Tolak:
        return None
    lebar = len(tabel.kolom)
    utuh = lembar.baris[0] == tabel.nama_kolom and all(len(s) == lebar for s in lembar.baris)
    return lembar if utuh else None


def _tolak_rusak(lembar: Lembar) -> None:
    """Refuse what no cell can mean: marks of a merge conflict, control characters, mojibake."""
    for pola, kode, pesan in TANDA_RUSAK:
        for nomor, sel in zip(lembar.nomor, lembar.baris, strict=True):
            for s, kolom in zip_longest(sel, lembar.baris[0][: len(sel)]):
                temu = pola(s)
                if temu:
                    di = kolom if pola is not _bentrok else None
                    raise Tolak(kode, pesan.format(temu=temu), nomor, di, s[:60])


def _bentrok(sel: str) -> str:
    if not any(t in sel for t in ("<<<<<<<", ">>>>>>>", "=======", "|||||||")):
        return ""
    return next((garis for garis in sel.split("\n") if BENTROK.match(garis)), "")


def _kendali(sel: str) -> str:
    if sel.isprintable():
        return ""
    temu = KENDALI.search(sel)
    return f"U+{ord(temu[0]):04X}" if temu else ""


def _mojibake(sel: str) -> str:
    """What the damaged signs were, where they are UTF-8 that was read as cp1252."""
    if sel.isascii():
        return ""
    for temu in RUSAK.finditer(sel):
        try:
            asli = b"".join(C1.get(a) or a.encode("cp1252") for a in temu[0]).decode("utf-8")
        except UnicodeError:
            continue
        return f"“{temu[0]}” semestinya “{asli}”"
    return ""


TANDA_RUSAK: tuple[tuple[Callable[[str], str], str, str], ...] = (
    (
        _bentrok,
        "D006",
        "Masih ada tanda bentrokan Git ({temu}). Pilih isi yang benar, lalu hapus baris"
        " <<<<<<<, =======, dan >>>>>>>.",
    ),
    (
        _kendali,
        "D004",
        "Ada aksara kendali yang tidak terlihat ({temu}). Hapus isi sel ini, lalu ketik ulang.",
    ),
    (
        _mojibake,
        "D004",
        "Aksara rusak karena berkas UTF-8 dibuka sebagai ANSI lalu disimpan: {temu}. Pulihkan dari"
        " Git, lalu buka lewat Data > Dari Teks/CSV dengan asal berkas UTF-8.",
    ),
)
