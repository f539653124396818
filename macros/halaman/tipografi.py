"""Typography of the finished text: quotation marks, dashes, non-breaking spaces, links for
addresses.

Applies to site and PDF alike. Chapters and data are typed plainly; correct typing stays as it is.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from lxml.html import HtmlElement
from lxml.html.builder import E

from ..dasar import pohon
from ..dasar.penulisan import BULAN, SPASI

# Elements whose content is no prose.
LEWATI = {"code", "pre", "kbd", "samp", "script", "style", "textarea", "svg", "math"}
# Inline elements; any other one begins new text.
SEBARIS = {
    "a", "abbr", "b", "cite", "data", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u", "wbr",
}  # fmt: skip
# Words that belong to a following number, letter or roman number: "Pasal 9", "Bab III", "huruf a".
BERNOMOR = (
    "pasal|nomor|no\\.|tahun|tabel|gambar|bagan|bab|lampiran|rumus|halaman|hlm\\.|angka|ayat|butir"
    "|semester|triwulan|kelas|peringkat|indikator|sasaran|huruf|grafik"
)
ROMAWI = r"[IVXLC]+(?:[A-E]\b)?"
# The replacement for the group `x` of a pattern.
ATURAN = tuple(
    (re.compile(pola), menjadi)
    for pola, menjadi in (
        (r"(?P<x>\.\.\.)(?!\.)", "…"),
        (r"(?<!-)(?P<x>--)(?!-)", "–"),
        (r"(?<!-)(?P<x>---)(?!-)", "—"),
        (r"\S[ \n](?P<x>-)[ \n]\S", "–"),
        (r"(?<![\w.,/-])(?:19|20)\d\d(?P<x>-)(?:19|20)\d\d(?![\w/-]|[.,]\d)", "–"),
        # Opening at the beginning of a word, closing after it, also after a dash.
        (r"""(?:^|(?<=[\s(\[“‘/])|(?<=[–-])(?=.\w))(?P<x>")(?=\S)""", "“"),
        (r"""(?P<x>")""", "”"),
        (r"""(?:^|(?<=[\s(\[“/])|(?<=[–-])(?=.\w))(?P<x>')(?=\S)""", "‘"),
        (r"""(?P<x>')""", "’"),
        (rf"(?i)\b(?:{BERNOMOR})(?P<x>\s+)(?=\(?L?\d|{ROMAWI}(?!\w))", SPASI),
        # "Kelas IIB Kupang" is one name.
        (r"\b[Kk](?:elas|ELAS)\s[IVX]+[A-E]?(?P<x>\s+)(?=[A-Z]\w)", SPASI),
        (r"(?i)\b(?:huruf|rumus)(?P<x>\s+)(?=[a-zA-Z]\b)", SPASI),
        (rf"\b\d{{1,2}}(?P<x>\s+)(?=(?:{'|'.join(BULAN)})\b)", SPASI),
        (rf"\b\d{{1,2}}\s(?:{'|'.join(BULAN)})(?P<x>\s+)(?=\d{{4}}\b)", SPASI),
        (r"\bRp\.?(?P<x>\s+)(?=\d)", SPASI),
        (r"\d(?P<x>\s+)(?=%)", SPASI),
        # The digits of a telephone number are not separated from its area code.
        (r"\(0\d{2,3}\)(?P<x>\s+)(?=\d)", SPASI),
        # Initials and titles are not separated from the name; no line begins with a dash.
        (r"(?<!\w)(?:[A-Z]|[Dd]rg?|Dr[as]|Hj|Ir|Prof)\.(?P<x>\s+)(?=[A-Z])", SPASI),
        (r"\S(?P<x>\s+)(?=[–—]\s)", SPASI),
        # "per 100.000 kelahiran", "per 31 Desember".
        (r"\bper(?P<x>\s+)(?=\d)", SPASI),
        # “N out of M” is not separated.
        (r"(?<![\w.,])\d{1,3}(?P<x>\s+)(?=dari\s+\d{1,3}(?![\w.,]*\d))", SPASI),
        (r"(?<![\w.,])\d{1,3}\sdari(?P<x>\s+)(?=\d{1,3}(?![\w.,]*\d))", SPASI),
        # Lines do not break at the dash of ranges and ordinal numbers.
        (r"\d(?P<x>–)(?=\d)", "–\N{WORD JOINER}"),
        (r"\b[Kk]e(?P<x>-)(?=\d)", "-\N{WORD JOINER}"),
    )
)

# Characters that all rules above need; most cells of a table have none.
PEMICU = re.compile(r"""[-–"'\s]|\.{3}""")
Tempat = tuple[HtmlElement, str, str]
BUKAN_TAUTAN = LEWATI | {"a", "button"}  # elements in which addresses do not become links
PEMICU_ALAMAT = re.compile(r"://|www\.|@", re.IGNORECASE)
ALAMAT = re.compile(
    r"(?<![^\s*_~(\[“‘\"'])(?:https?://(?=[\w-]+\.)|www\.)[\w-][^\s<>“”]*"
    r"|(?<![\w.+@/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
AKHIR_ALAMAT = "?!.,:;*_~'\"’”"  # punctuation at the end of a sentence, not part of an address


@lru_cache(maxsize=16_384)  # many cells of a table have the same text
def rapikan_teks(teks: str) -> str:
    """Improve one text: `"Pasal 9 - 2020-2024"` → `“Pasal 9 – 2020–2024”`."""
    return _rapikan([teks])[0]


def rapikan(akar: HtmlElement) -> None:
    """Improve the text of a page and of its pictures, in place; text across several elements is
    treated as a whole."""
    for gambar in akar.iter("img"):
        if alt := gambar.get("alt"):
            gambar.set("alt", rapikan_teks(alt))
    for ada, isi in groupby(_tempat(akar), bool):
        if not ada:
            continue
        alinea = [*filter(None, isi)]  # text without a block boundary
        lama = [teks for _, _, teks in alinea]
        hasil = _rapikan(lama) if len(lama) > 1 else [rapikan_teks(lama[0])]
        for (unsur, letak, teks), baru in zip(alinea, hasil, strict=True):
            if baru != teks:
                setattr(unsur, letak, baru)


def _tempat(unsur: HtmlElement) -> Iterator[Tempat | None]:
    """The texts in an element and their places, in reading order; None where a block begins or
    ends."""
    if unsur.tag not in LEWATI and (teks := unsur.text):
        yield unsur, "text", teks
    for anak in unsur:
        sebaris = anak.tag in SEBARIS
        if not sebaris:
            yield None
        if isinstance(anak.tag, str) and anak.tag not in LEWATI:
            yield from _tempat(anak)
        if not sebaris:
            yield None
        if ekor := anak.tail:
            yield anak, "tail", ekor


def _rapikan(potongan: Iterable[str]) -> list[str]:
    hasil = [*potongan]
    teks = "".join(hasil)
    if teks.isspace() or not PEMICU.search(teks):
        return hasil
    for pola, menjadi in ATURAN:
        cocok = [*pola.finditer(teks)]
        for satu in reversed(cocok):
            _ganti(hasil, *satu.span("x"), menjadi)
        if cocok:
            teks = "".join(hasil)
    return hasil


def _ganti(potongan: list[str], awal: int, akhir: int, menjadi: str) -> None:
    """Replace the range from `awal` to `akhir` of the joined pieces, unless it spans two."""
    for n, satu in enumerate(potongan):
        if awal < len(satu):
            if akhir <= len(satu):
                potongan[n] = satu[:awal] + menjadi + satu[akhir:]
            return
        awal, akhir = awal - len(satu), akhir - len(satu)


def tautkan(akar: HtmlElement) -> None:
    """Make the bare addresses of a page links, in place, as Git hosts do.

    By the rules of GitHub Flavored Markdown 0.29 (6.9, autolinks), on the finished text: so data
    and what a word processor escaped are treated alike, and neither code nor links are touched.
    """
    if not PEMICU_ALAMAT.search(akar.text_content()):
        return
    for induk in list(akar.iter("*")):
        for unsur, letak, teks in pohon.kata(induk):
            if PEMICU_ALAMAT.search(teks) and not any(
                u.tag in BUKAN_TAUTAN for u in (induk, *induk.iterancestors())
            ):
                pohon.sulih(unsur, letak, _tautan(teks))


def _tautan(teks: str) -> Iterator[tuple[int, int, HtmlElement]]:
    """The addresses in a text with their ranges, as links; a closing bracket belongs to an address
    that has the opening one."""
    for m in ALAMAT.finditer(teks):
        kata = m[0]
        while kata[-1:] in AKHIR_ALAMAT or (
            kata[-1:] in ")]" and kata.count(")") > kata.count("(")
        ):
            kata = kata[:-1]
        if kata.strip("."):
            surel = "mailto:" if "@" in kata.partition("/")[0] else "http://"
            alamat = f"{'' if '://' in kata[:8] else surel}{kata}"
            yield m.start(), m.start() + len(kata), E.a(kata, href=alamat)
