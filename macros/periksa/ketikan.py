"""Report typed text that means something else, or nothing, on the page; recognised by its form.

Each kind is a pattern with a message. Code, comments, macros and front matter count as empty.
"""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..dasar.berkas import baca_yaml
from ..dasar.masalah import Masalah
from ..sajian.makro import Makro
from ..temuan.naskah import SELA, Bab, judul_ketik, kosongkan
from .bacaan_bab import galat_ketik

BUKAN_KETIKAN = re.compile(
    r"\A\s*---[ \t]*\n.*?\n---[ \t]*\n"
    r"|\A\s*[-–—―_=]+[ \t]*\n(?:\w+[ \t]*:[^\n]*\n)+[-–—―_=]+[ \t]*\n"
    r"|\{##.*?##\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->"
    r"|^[ ]*(?P<pagar>`{3,}|~{3,}).*?^[ ]*(?P=pagar)|(?P<kutip>`+)(?!`)[^\n]+?(?P=kutip)(?!`)",
    re.DOTALL | re.MULTILINE,
)
JUDUL = re.compile(r"^(?P<pagar>#{1,6})[ \t]+(?!\{[^}\n]*\}[ \t]*$)\S[^\n]*", re.MULTILINE)
# Block macros, and what may be beside them in a line.
SEBARIS = re.compile(
    r"\{\{-?\s*(?P<nama>tabel|grafik|bagan|foto|pindaian|ukuran|rumus|rumus_umum|tanda_tangan|kop"
    r"|fakta_kunci|belum_tersedia|belum_ditulis)\(.*?\)\s*-?\}\}",
    re.DOTALL,
)
# Macros with HTML output, which code would show as tags.
BERUNSUR = frozenset(
    nama
    for nama, fungsi in inspect.getmembers(Makro, lambda satu: hasattr(satu, "makro"))
    if fungsi.__annotations__.get("return") in {Markup, Markup.__name__}
)
HANYA_SITUS = {"unduhan", "tentang_laporan"}
DEPAN = "index.md"
MAKRO = re.compile(r"\{\{-?\s*(?P<nama>\w+)\(")
APA_ADANYA = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)
BUKAN_KALIMAT = re.compile(r"[\s>*+-]*|\s*(?:\d+|[a-z])[.)]\s*|\s*\{[^}\n]*\}\s*")
# A numbered item, or any other line and whether an empty one is above it.
BARIS = re.compile(
    r"(?P<sela>^[ \t]*\n)*^(?P<jorok>[ \t]*)"
    r"(?:(?P<nomor>\d{1,3}|[a-z])[.)](?:[ \t]+\S[^\n]*|[ \t]*$)|\S[^\n]*)",
    re.MULTILINE,
)
CATATAN = re.compile(r"\[\^[^\]\n]+\]")
KUTIPAN = re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.MULTILINE)
# Blocks with indented content: items, boxes, notes, terms, HTML.
BERISI = re.compile(
    r"[ ]*(?:(?:[-*+•●◦▪‣■□◆❖➢➤►⮚∙·§–—oØüvq✓✔]|\d+[.)]|[a-z][.)])[ \t]"
    r"|[!?]{3}|\[\^|:[ ]|[<>{]|\*\[)"
)
TANDA_HTML = re.compile(
    r"<(?P<tutup>/?)(?P<nama>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?P<isi>(?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)|\s+(?:markdown|open|hidden))*\s*/?)>"
)
# Attributes that run code, change the look, or load from other hosts.
ATRIBUT_TERLARANG = (
    r"on\w+|style|v?align|(?:bg)?color|face|border|cell(?:padding|spacing)"
    r"|\w*srcset|srcdoc|ping|background|poster|action|formaction|xlink:href"
)
BERTINDAK = re.compile(rf"\s(?:{ATRIBUT_TERLARANG})\s*=", re.IGNORECASE)


@cache
def _kaidah() -> dict[str, Any]:
    """The content of `janggal.yaml`: patterns of suspicious text, and names of tags."""
    isi: dict[str, Any] = baca_yaml(Path(__file__).with_name("janggal.yaml"))
    pola = [
        (re.compile(satu["pola"], re.MULTILINE), satu["pesan"], "makro" in satu)
        for satu in isi["ketikan"]
    ]
    return {**isi, "ketikan": pola}


def periksa_ketikan(bab: Bab) -> Iterator[Masalah]:
    """A problem for each text in a chapter that means something else than intended."""
    # The output of a macro counts as any word.
    teks = BUKAN_KETIKAN.sub(
        lambda m: kosongkan(m, "x" if m[0].startswith("{{") else " "), bab.asli
    )
    for pola, pesan, makro in _kaidah()["ketikan"]:
        for m in pola.finditer(bab.asli if makro else teks):
            awal, akhir = m.span(m.lastgroup or 0)
            isi = bab.asli[awal:akhir].strip().splitlines()[0]
            yield _galat("janggal", bab, awal, isi, pesan=pesan)
    for m in judul_ketik(teks):
        bawah = teks[m.end() :].lstrip(SELA).partition("\n")[0]
        if m["jenis"] == "Tabel" and "|" not in bawah and not bawah.startswith("<table"):
            yield _galat("tabel", bab, m.start(), m[0])
        if catatan := CATATAN.search(m["judul"]):
            yield _galat("judul", bab, m.start("judul"), catatan[0])
    for cari in (_menjorok, _nomor, _tingkat, _sebaris, _layar, _html):
        yield from cari(bab, teks)
    yield from _dalam_kode(bab)


def _menjorok(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Paragraphs with a deep indentation, as in letters: the engine takes them for code."""
    letak, terbuka, kosong = 0, False, True
    for baris in teks.splitlines(keepends=True):
        isi = baris.strip()
        asli = bab.asli[letak : letak + len(baris)].expandtabs(4)
        jorok = len(asli) - len(asli.lstrip())
        if isi and jorok < 4:
            terbuka = bool(BERISI.match(baris)) or (terbuka and (jorok > 0 or not kosong))
        elif isi and kosong and not terbuka:
            yield _galat("menjorok", bab, letak, isi)
        kosong = not isi
        letak += len(baris)


def _nomor(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Items of a list that get another number or letter than typed: after a missing or repeated
    one, unless all are the same."""
    teks = KUTIPAN.sub(kosongkan, teks)
    terbuka: dict[tuple[int, bool], list[re.Match[str]]] = {}
    daftar: list[list[re.Match[str]]] = []
    for m in BARIS.finditer(teks):
        jenis = jorok, _ = len(m["jorok"].expandtabs(4)), (m["nomor"] or "").isdecimal()
        if m["nomor"] or m["sela"]:  # a line directly below an item continues it
            tetap = jenis if m["nomor"] else None
            terbuka = {k: isi for k, isi in terbuka.items() if k[0] < jorok or k == tetap}
        if m["nomor"]:
            if jenis not in terbuka:
                daftar.append(terbuka.setdefault(jenis, []))
            terbuka[jenis].append(m)
    for isi in daftar:
        if "{%" in bab.asli[isi[0].start() : isi[-1].end()]:
            continue  # in which items may be missing
        baca, tulis = (int, str) if isi[0]["nomor"].isdecimal() else (ord, chr)
        awal = baca(isi[0]["nomor"])
        lompat = [(m, tulis(n)) for n, m in enumerate(isi, awal) if m["nomor"] != tulis(n)]
        if lompat and len({m["nomor"] for m in isi}) > 1 and (baca is int or tulis(awal) == "a"):
            m, harus = lompat[0]
            kata = {"nomor": m["nomor"], "harus": harus}
            yield _galat("nomor", bab, m.start("nomor"), m[0].strip(), **kata)


def _tingkat(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Headings that skip a level, or would be below the sixth level on their page, which the
    outline of the PDF cannot have."""
    sebelum, tingkat_bab = 0, bab.sifat.get("tingkat", "")
    terdalam = 7 - int(tingkat_bab if tingkat_bab.isdecimal() else 1)
    for m in JUDUL.finditer(teks):
        tingkat, judul = len(m["pagar"]), bab.asli[m.start() : m.end()].strip()
        if sebelum and tingkat > sebelum + 1:
            yield _galat("tingkat", bab, m.start(), judul, pagar="#" * (sebelum + 1))
        elif tingkat > terdalam:
            yield _galat("dalam", bab, m.start(), judul, pagar="#" * terdalam)
        sebelum = tingkat


def _sebaris(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Tables, pictures and similar blocks in the middle of a sentence."""
    for m in SEBARIS.finditer(bab.asli):
        awal, akhir = teks.rfind("\n", 0, m.start()) + 1, teks.find("\n", m.end())
        sisa = teks[awal : m.start()] + " " + teks[m.end() : akhir if akhir >= 0 else None]
        if teks[m.start()] == "x" and not BUKAN_KALIMAT.fullmatch(sisa):
            yield _galat("sebaris", bab, m.start(), m[0], nama=m["nama"])


def _layar(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Macros without output in print, on printed pages."""
    if bab.src == DEPAN or bab.sifat.get("cetak", "").casefold() == "false":
        return
    for m in MAKRO.finditer(bab.asli):
        if m["nama"] in HANYA_SITUS and teks[m.start()] == "x":
            yield _galat("layar", bab, m.start(), m["nama"], nama=m["nama"])


def _dalam_kode(bab: Bab) -> Iterator[Masalah]:
    """Macros in code, where their tags would be printed."""
    asli = APA_ADANYA.sub(kosongkan, bab.asli)
    for kode in BUKAN_KETIKAN.finditer(asli):
        if not (kode["pagar"] or kode["kutip"]):
            continue
        for m in MAKRO.finditer(kode[0]):
            if m["nama"] in BERUNSUR:
                letak = kode.start() + m.start()
                isi = asli[letak:].partition("}}")[0] + "}}"
                yield _galat("kode", bab, letak, isi, nama=m["nama"])


def _galat(kasus: str, bab: Bab, letak: int, nilai: str, **isi: str) -> Masalah:
    nilai = nilai if len(nilai) <= 40 else f"{nilai[:39]}…"
    return galat_ketik(f"B052/{kasus}", bab, letak, nilai, **isi)


def _html(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Tags that a report does not need, and unbalanced tags."""
    kaidah, terbuka = _kaidah(), list[re.Match[str]]()
    for m in TANDA_HTML.finditer(teks):
        nama = m["nama"].lower()
        if nama in kaidah["terlarang"]:
            if not m["tutup"]:
                yield _galat("unsur", bab, m.start(), m[0])
            continue
        if BERTINDAK.search(m["isi"]):
            yield _galat("atribut", bab, m.start(), m[0])
        if nama in kaidah["berpasangan"] and not m["isi"].endswith("/"):
            if not m["tutup"]:
                terbuka.append(m)
            elif terbuka and terbuka[-1]["nama"].lower() == nama:
                terbuka.pop()
            else:
                yield _galat("penutup", bab, m.start(), m[0], nama=nama)
                return
    for m in (m for m in terbuka if not BERTINDAK.search(m["isi"])):
        yield _galat("pembuka", bab, m.start(), m[0], nama=m["nama"])
