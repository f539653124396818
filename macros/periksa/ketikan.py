"""What is typed and means something else, or nothing, on the page: told by how it looks.

Each kind is a pattern with the words for the editor. Code, comments, macros and the front matter
are looked through as if they were empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dasar.masalah import Masalah
from ..temuan.naskah import JUDUL_TABEL, Bab

BUKAN_KETIKAN = re.compile(
    r"\A\s*---\n.*?\n---\n|\{##.*?##\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->"
    r"|^[ ]*(?P<pagar>`{3,}|~{3,}).*?^[ ]*(?P=pagar)|(?P<kutip>`+)(?!`)[^\n]+?(?P=kutip)(?!`)",
    re.DOTALL | re.MULTILINE,
)
JANGGAL = tuple(
    (re.compile(pola, re.MULTILINE), pesan)
    for pola, pesan in (
        (
            r"^#{1,6}(?=[^\s#{\d])[^\n]*",
            "Beri satu spasi sesudah tanda # agar baris ini menjadi judul.",
        ),
        (
            r"^#{1,6}(?=\d)[^\n]*",
            "Baris yang berawal dengan # terbaca sebagai judul. Beri spasi bila memang judul, atau"
            " tulis \\ di depan # bila bukan.",
        ),
        (r"^#{1,6}[ \t]*(?:\{[^}\n]*\})?[ \t]*$", "Judul ini kosong. Tulis judulnya, atau hapus."),
        (
            r"^(?![ \t]*(?:$|[-*+>|#:=]|\d+[.)]|!!!|Tabel:))[^\n]*\n[ ]{0,3}(?:=+|-+)[ \t]*$",
            "Garis tepat di bawah kalimat menjadikan kalimat itu judul. Tulis “## Judul”, atau"
            " beri baris kosong di antaranya bila memang garis.",
        ),
        (
            r"^[!?]{3}\+?[ ]+\w+[^\n]*\n(?![ ]{4}|\n|\t)[^\n]+",
            "Isi kotak catatan harus menjorok empat spasi.",
        ),
        (
            r"(?<![\w:]):(?=[a-z_+-]*[a-z])[a-z0-9_+-]{2,}:(?![\w:])",
            "Nama emoji tidak menjadi gambar di laporan ini. Ganti dengan kata, atau dengan ✓.",
        ),
        (
            r"<a\s[^>]*href=[\"'][^\"':]*\.md\b[^>]*>",
            "Tautan ke bab ditulis [kata](berkas.md); <a href=…> tidak membukanya.",
        ),
        (r"\[\[[^\[\]\n]+\]\]", "Tautan ditulis [kata](berkas.md), bukan [[…]]."),
        (
            r"^===[ ]+\"[^\n]*|^-{1,2}8<-{1,2}[^\n]*",
            "Penulisan ini tidak dikenal. Tulis isinya langsung, dengan judul “##” bila perlu.",
        ),
        (
            r"(?<=\d)[ ]?\*(?=\d[\d.,]*\*\d)",
            "Bintang di antara angka menjadi huruf miring. Pakai × untuk kali.",
        ),
        (
            r"^[ ]*i[.)][ ][^\n]*\n(?=[ ]*ii[.)][ ])",
            "Nomor romawi kecil tidak menjadi daftar. Pakai 1. 2. 3. atau a. b. c.",
        ),
        (
            r"(?<!\S)\*\*(?!\S)|(?<=\))\{[ ]*[\w-]+=[^}\n]*$",
            "Tanda ini akan tercetak apa adanya. Lengkapi pasangannya, rapatkan dengan katanya,"
            " atau hapus.",
        ),
    )
)
JUDUL = re.compile(r"^(?P<pagar>#{1,6})[ \t]+(?!\{[^}\n]*\}[ \t]*$)\S[^\n]*", re.MULTILINE)
# What is no part of a sentence: the macros that show it, and what may stand beside them in a line.
SEBARIS = re.compile(
    r"\{\{-?\s*(?P<nama>tabel|grafik|bagan|foto|pindaian|ukuran|rumus|rumus_umum|tanda_tangan|kop"
    r"|fakta_kunci|belum_tersedia|belum_ditulis)\(.*?\)\s*-?\}\}",
    re.DOTALL,
)
BUKAN_KALIMAT = re.compile(r"[\s>*+-]*|\s*\d+[.)]\s*|\s*\{[^}\n]*\}\s*")
TANDA_HTML = re.compile(
    r"<(?P<tutup>/?)(?P<nama>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?P<isi>(?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)|\s+(?:markdown|open|hidden))*\s*/?)>"
)
TERLARANG = {
    "script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "meta",
    "base", "video", "audio", "frame", "frameset", "applet", "textarea", "select", "center", "font",
    "marquee", "blink", "big", "strike", "tt",
}  # fmt: skip
BERPASANGAN = {
    "a", "abbr", "b", "blockquote", "caption", "cite", "code", "del", "details", "div", "dl", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "i", "ins", "kbd", "mark", "ol",
    "pre", "q", "s", "section", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "tfoot", "thead", "u", "ul",
}  # fmt: skip
BERTINDAK = re.compile(r"\s(?:on\w+|style)\s*=", re.IGNORECASE)


def periksa_ketikan(bab: Bab) -> Iterator[Masalah]:
    """A problem for each thing in a chapter that is typed otherwise than it is meant."""
    teks = BUKAN_KETIKAN.sub(_kosongkan, bab.asli)
    for pola, pesan in JANGGAL:
        for m in pola.finditer(teks):
            yield _galat(bab, m.start(), m[0].strip().splitlines()[0], pesan)
    for m in JUDUL_TABEL.finditer(teks):
        if "|" not in teks[m.end() :].lstrip("\n").partition("\n")[0]:
            pesan = "Di bawah baris “Tabel: …” harus langsung ada tabelnya, yang barisnya berisi |."
            yield _galat(bab, m.start(), m[0], pesan)
    yield from _tingkat(bab, teks)
    yield from _sebaris(bab, teks)
    yield from _html(bab, teks)


def _tingkat(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Headings that leave out a level: the outline of the PDF cannot have it."""
    sebelum = 0
    for m in JUDUL.finditer(teks):
        tingkat = len(m["pagar"])
        if sebelum and tingkat > sebelum + 1:
            pesan = f"Judul ini melompati satu tingkat. Tulis {'#' * (sebelum + 1)} di depannya."
            judul = bab.asli[m.start() : m.end()]
            yield _galat(bab, m.start(), judul.strip(), pesan)
        sebelum = tingkat


def _sebaris(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Tables, pictures and the like in the middle of a sentence."""
    for m in SEBARIS.finditer(bab.asli):
        awal, akhir = teks.rfind("\n", 0, m.start()) + 1, teks.find("\n", m.end())
        sisa = teks[awal : m.start()] + " " + teks[m.end() : akhir if akhir >= 0 else None]
        if teks[m.start()] == "x" and not BUKAN_KALIMAT.fullmatch(sisa):
            pesan = (
                f"{m['nama']} tidak dapat berada di tengah kalimat. Taruh pada baris sendiri,"
                " dengan baris kosong di atas dan di bawahnya; dalam kalimat, pakai rujuk(…)."
            )
            yield _galat(bab, m.start(), m[0], pesan)


def _kosongkan(m: re.Match[str]) -> str:
    # What a macro shows are words like any other.
    return re.sub(r"[^\n]", "x" if m[0].startswith("{{") else " ", m[0])


def _galat(bab: Bab, letak: int, nilai: str, pesan: str) -> Masalah:
    nilai = nilai if len(nilai) <= 40 else f"{nilai[:39]}…"
    return Masalah("B052", "galat", f"docs/{bab.src}", bab.baris(letak), None, nilai, pesan)


def _html(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Tags that a report does without, and tags that nobody closes or opens."""
    terbuka: list[re.Match[str]] = []
    for m in TANDA_HTML.finditer(teks):
        nama = m["nama"].lower()
        if nama in TERLARANG and m["tutup"]:
            continue
        if nama in TERLARANG:
            pesan = "Unsur ini tidak dapat dimuat dalam laporan. Hapus, atau tulis isinya sendiri."
            yield _galat(bab, m.start(), m[0], pesan)
        elif BERTINDAK.search(m["isi"]):
            pesan = "Atribut on… dan style tidak berlaku dalam laporan. Hapus atributnya."
            yield _galat(bab, m.start(), m[0], pesan)
        elif nama in BERPASANGAN and not m["isi"].endswith("/"):
            if not m["tutup"]:
                terbuka.append(m)
            elif terbuka and terbuka[-1]["nama"].lower() == nama:
                terbuka.pop()
            else:
                pesan = f"Tanda penutup ini tanpa pembuka <{nama}>, atau urutannya tertukar."
                yield _galat(bab, m.start(), m[0], pesan)
                return
    for m in terbuka:
        pesan = f"Tanda ini belum ditutup dengan </{m['nama']}>."
        yield _galat(bab, m.start(), m[0], pesan)
