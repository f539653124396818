"""What Jinja says of a chapter it cannot read, in the editor's words."""

from __future__ import annotations

import re

from jinja2 import TemplateSyntaxError

KUTIP_TERBUKA = "Tanda kutip pembuka belum ditutup."
# The opening words of Jinja's messages; the first that fits is used.
PESAN = (
    (
        r"unexpected end of template, expected 'end of print statement'.*",
        "Tanda {{ belum ditutup dengan }}.",
    ),
    (
        r"unexpected end of template, expected 'end of statement block'.*",
        "Tanda {% belum ditutup dengan %}.",
    ),
    (r"Missing end of comment tag", "Catatan {## belum ditutup dengan ##}."),
    (
        r"unexpected char ['\"]?[“”‘’].*",
        'Tanda kutip miring (“ ”) tidak berlaku di sini; pakai "…".',
    ),
    (r"unexpected char ['\"]{2,3} .*", KUTIP_TERBUKA),
    (
        r"unexpected char (.).*",
        "Ada aksara yang tidak berlaku di antara {{ dan }}. Periksa tanda kutip dan komanya.",
    ),
    (
        r"expected token '(?:end of print statement|,)', got .*",
        "Kurung, tanda kutip, atau koma di antara {{ dan }} kurang atau berlebih.",
    ),
    (
        r"expected token 'end of statement block', got .*",
        "Penulisan di antara {% dan %} keliru. Bandingkan dengan baris serupa di bab lain.",
    ),
    (r"unexpected '[}\]]', expected '\)'", "Kurung buka ( belum ditutup dengan )."),
    (r"unexpected '[})]', expected '\]'", "Kurung buka [ belum ditutup dengan ]."),
    (r"unexpected '\}'", "Tanda {{ harus ditutup dengan }}; di sini kurung kurawalnya hanya satu."),
    (r"unexpected '\)'", "Kurung tutup berlebih atau kurung buka hilang."),
    (
        r"Expected an expression, got 'end of print statement'",
        "Di antara {{ dan }} belum ada isinya.",
    ),
    (
        r"Unexpected end of template\. .*innermost block that needs to be closed is '(\w+)'\.",
        r"Blok {% \1 … %} belum ditutup dengan {% end\1 %}.",
    ),
    (
        r"Encountered unknown tag 'end(\w+)'.*",
        r"Ada {% end\1 %} tanpa {% \1 … %} yang membukanya.",
    ),
    (r"Encountered unknown tag '(\w+)'.*", r"Perintah {% \1 %} tidak dikenal."),
    (r"No (?:filter|test) named '(\w+)'.*", r"Saringan “\1” tidak dikenal. Hapus bagian itu."),
)
BLOK = re.compile(r"\{%-?\s*(\w+)")
BERKUTIP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
BERPASANGAN = {"for", "if", "macro", "filter", "call", "block", "with", "raw"}
UMUM = (
    "Penulisan {{ … }} atau {% … %} keliru. Periksa kurung, tanda kutip, dan komanya, atau"
    " bandingkan dengan baris serupa di bab lain."
)


def tempat_dan_sebab(teks: str, galat: TemplateSyntaxError) -> tuple[int, str]:
    """The line to be mended in a chapter that Jinja cannot read, and what to mend."""
    pesan = galat.message or ""
    kutip = baris_kutip_terbuka(teks)
    if kutip is not None and kutip <= galat.lineno:
        return kutip, KUTIP_TERBUKA
    baris = baris_blok_terbuka(teks) if "closed is" in pesan else None
    return baris or galat.lineno, jelaskan(pesan)


def jelaskan(pesan: str) -> str:
    """A message of Jinja's parser as what to mend; a general word for one not foreseen."""
    for pola, ganti in PESAN:
        cocok = re.fullmatch(pola, pesan, re.DOTALL)
        if cocok:
            return cocok.expand(ganti)
    return UMUM


def baris_blok_terbuka(teks: str) -> int | None:
    """The line of the innermost `{% for %}` or other block that is never closed."""
    terbuka: list[tuple[str, int]] = []
    for tanda in BLOK.finditer(teks):
        nama = tanda[1]
        if nama in BERPASANGAN:
            terbuka.append((nama, teks.count("\n", 0, tanda.start()) + 1))
        elif terbuka and nama == f"end{terbuka[-1][0]}":
            terbuka.pop()
    return terbuka[-1][1] if terbuka else None


def baris_kutip_terbuka(teks: str) -> int | None:
    """The first line with a mark whose last quotation is never closed: Jinja notices it only where
    the next one opens, which may be many lines below."""
    for nomor, baris in enumerate(teks.split("\n"), 1):
        if baris.count('"') % 2 and any(m[0].count('"') % 2 for m in BERKUTIP.finditer(baris)):
            return nomor
    return None
