"""Check the targets of a chapter's links and pictures, and characters without a font."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from posixpath import dirname, normpath, relpath
from urllib.parse import SplitResult, unquote, urlsplit

from ..asupan.muat import TabelData
from ..benda.foto import BUKAN_URAIAN, FOLDER
from ..dasar.deklarasi import Ruas
from ..dasar.himpun import himpun
from ..dasar.masalah import Masalah, usul
from ..dasar.penulisan import deret_kode
from ..gambar import huruf
from ..sajian import rumus_naskah
from ..temuan.naskah import POLA_KEPALA, Bab, kosongkan
from .bacaan_bab import galat, galat_ketik, tegur

# Parts with literal content, in which links are not parsed.
BUKAN_TAUTAN = re.compile(
    r"\{##.*?##\}|\{%.*?%\}|<!--.*?-->|^[ ]*(?P<pagar>`{3,}|~{3,}).*?^[ ]*(?P=pagar)"
    rf"|`[^`\n]+`|(?<!\\)(?:\\\\)*\\[\[\]]|{POLA_KEPALA}",
    re.DOTALL | re.MULTILINE,
)
TAUTAN = re.compile(
    r"(?P<gambar>!?)\[(?P<kata>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"(?:\((?P<alamat><[^>\n]*>|(?:\{\{.*?\}\}|[^()\n\"'{]|\{(?!\{)|\([^()\n]*\))*?)"
    r"(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)"
    r"|\[(?P<acuan>[^\[\]\n]*)\])"
)
SUREL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.\w+")
UNSUR = re.compile(r"<(?P<unsur>a|img)\b(?P<isi>[^>]*)>", re.IGNORECASE)
ATRIBUT = re.compile(
    r"\b(?P<nama>href|src|alt)\s*=\s*(?P<kutip>[\"'])(?P<isi>.*?)(?P=kutip)", re.DOTALL
)
DEFINISI = re.compile(
    r"^[ ]{0,3}\[(?P<nama>[^\]\n]+)\]:(?=[ \t]*(?P<alamat><[^>\n]*>|\S+)?)", re.MULTILINE
)
# A label of a note without text, on its line or below.
CATATAN_HAMPA = re.compile(
    r"[ \t]*(?:\Z|\n(?=[ ]{0,3}\[\^[^\]\n]+\]:)"
    r"|(?:\n[ \t]*(?=\n|\Z))++(?:\Z|\n(?![ ]{4}|\t)))"
)
CATATAN = re.compile(r"\[\^(?P<nama>[^\]\n]+)\](?!:)")
TANPA_TITIK_DUA = re.compile(r"^[ ]{0,3}\[\^(?P<nama>[^\]\n]+)\](?=[ \t]+\S)", re.MULTILINE)
CATATAN_WORD = re.compile(r"^[ ]{0,3}\[(?P<nama>\d{1,3})\][ \t]+(?=\S)", re.MULTILINE)
# Pages made by the program from the data.
DIBUAT = re.compile(r"(?:^|/)(?:data|indikator|unduh)/|(?:^|/)glosarium\.md")
# File types that browsers open.
SKEMA = {"", "http", "https", "mailto", "tel"}
# A folder of a local network, which only its computers can open.
JARINGAN = re.compile(r"\\\\|//")
WEB = re.compile(r"(?:www\.|(?:[\w-]+\.)+(?:id|com|org|net)(?:/|$))", re.IGNORECASE)
# Characters of all fonts of the report.
BIASA = re.compile(r"[\s\x20-\x7e\xa0-\xff–—‘’“”„…•−×÷≤≥→⟶\u200b\ufeff\u2060\u00ad]")
GAMBAR = (".jpg", ".jpeg", ".png", ".webp", ".JPG", ".JPEG", ".PNG", ".WEBP")


@dataclass(frozen=True)
class TujuanTautan:
    """Possible targets of links: the files below `docs`, and the chapters with their ids."""

    docs: Path
    pengenal: Mapping[str, Collection[str]]
    dibuat: frozenset[str] = frozenset()


def periksa_sasaran(hasil: Mapping[Bab, str], tujuan: TujuanTautan) -> Iterator[Masalah]:
    """A problem for every link, picture and note without target, for pictures without description,
    for raw Markdown, and for characters without a font.

    `hasil` are the chapters after their macros.
    """
    for bab, rangkaian in hasil.items():
        teks = BUKAN_TAUTAN.sub(kosongkan, bab.asli)
        for letak, alamat, alt in _alamat(teks):
            if pesan := _keliru(tujuan, bab.src, alamat, alt):
                yield galat_ketik("B051", bab, letak, alamat or None, pesan=pesan)
        yield from _mentah(bab, teks)
        yield from _aksara(bab, rangkaian)


def periksa_berkas(bab: Bab, docs: Path, semua: Collection[str]) -> Iterator[Masalah]:
    """A problem for every missing picture and file in a chapter, independent of the data; `semua`
    are the chapters. Pages made from data, and ids, are not checked."""
    tujuan = TujuanTautan(docs, dict.fromkeys(semua, ()))
    for letak, alamat, alt in _alamat(BUKAN_TAUTAN.sub(kosongkan, bab.asli)):
        berkas = alamat.partition("#")[0]
        tetap = berkas and not DIBUAT.search(berkas)
        if tetap and (pesan := _keliru(tujuan, bab.src, berkas, alt)):
            yield galat_ketik("B051", bab, letak, alamat, pesan=pesan)


def _alamat(teks: str) -> Iterator[tuple[int, str, str | None]]:
    """Position and address of each link; of pictures also the text alternative."""
    foto: dict[str, str] = {}
    for m in TAUTAN.finditer(teks):
        if m["alamat"] is not None:
            yield m.start(), m["alamat"].strip("<>"), m["kata"] if m["gambar"] else None
        elif m["gambar"]:
            foto[(m["acuan"] or m["kata"]).lower()] = m["kata"]
    for m in DEFINISI.finditer(teks):
        nama = m["nama"].lower()
        if m["alamat"] and nama[0] != "^" and teks.lower().count(f"[{nama}]") > 1:
            yield m.start(), m["alamat"].strip("<>"), foto.get(nama)
    for m in UNSUR.finditer(teks):
        isi = {a["nama"].lower(): a["isi"] for a in ATRIBUT.finditer(m["isi"])}
        if m["unsur"].lower() == "img":
            yield m.start(), isi.get("src", ""), isi.get("alt", "")
        elif "href" in isi and not isi["href"].partition("#")[0].endswith(".md"):
            yield m.start(), isi["href"], None


def _keliru(tujuan: TujuanTautan, dari: str, alamat: str, alt: str | None) -> str:
    """The problem of one address in the chapter `dari`, or None."""
    tanpa_kata = ""
    if alt is not None and (not alt.strip() or BUKAN_URAIAN.fullmatch(alt.strip())):
        tanpa_kata = tegur("B051/alt-berkas" if alt.strip() else "B051/alt")
    return f"{tanpa_kata} {_tujuan_keliru(tujuan, dari, alamat, alt)}".strip()


def _tujuan_keliru(tujuan: TujuanTautan, dari: str, alamat: str, alt: str | None) -> str:
    """The same without the check of the text alternative."""
    if "{{" in alamat:
        return ""
    if alamat in {"", "#"}:
        return tegur("B051/kosong")
    if SUREL.fullmatch(alamat):
        return tegur("B051/surel", alamat=alamat)
    luar = tegur("B051/gambar-luar", folder=relpath(FOLDER, dirname(dari) or "."))
    if JARINGAN.match(alamat):
        return luar if alt is not None else tegur("B051/skema")
    try:
        bagian = urlsplit(alamat)
    except ValueError:
        return tegur("B051/alamat")
    if alt is not None and (bagian.scheme or bagian.netloc):
        return luar
    if bagian.scheme or bagian.netloc:
        skema = bagian.scheme.lower()
        if skema == "mailto" and "@" not in bagian.path:
            return tegur("B051/surel-kosong")
        if not bagian.netloc and (skema.startswith("http") or not bagian.path):
            return tegur("B051/web" if bagian.path else "B051/kosong")
        return "" if skema in SKEMA else tegur("B051/skema")
    return _dalam(tujuan, dari, bagian, gambar=alt is not None)


def _dalam(tujuan: TujuanTautan, dari: str, bagian: SplitResult, *, gambar: bool) -> str:
    """The problem of an address inside the report."""
    if "\\" in bagian.path:
        return tegur("B051/miring", benar=bagian.path.replace("\\", "/"))
    if bagian.path.startswith("/"):
        return tegur("B051/akar")
    src, jangkar = dari, unquote(bagian.fragment)
    if bagian.path:
        src = normpath(f"./{dari.rpartition('/')[0]}/{unquote(bagian.path)}")
    if src in tujuan.pengenal:
        ada = tujuan.pengenal[src] if jangkar else {""}
        if jangkar in ada:
            return ""
        di = "halaman ini" if src == dari else f"docs/{src}"
        return tegur("B051/jangkar", jangkar=jangkar, di=di, saran=usul(jangkar, sorted(ada)))
    if _ada(tujuan.docs, src) or (not gambar and src in tujuan.dibuat):
        tampil = not gambar or src.lower().endswith((*GAMBAR, ".svg", ".gif"))
        return "" if tampil else tegur("B051/jenis-gambar")
    if WEB.match(bagian.path):
        return tegur("B051/web")
    if src.startswith("unduh/"):
        return tegur("B051/unduhan")
    apa = "Gambar" if gambar else "Halaman atau berkas"
    folder, ditulis = dirname(dari) or ".", unquote(bagian.path)
    calon = (relpath(satu, folder) for satu in (*tujuan.pengenal, *_berkas(tujuan.docs)))
    return tegur("B051/tiada", apa=apa, saran=usul(ditulis, calon))


def _ada(docs: Path, src: str) -> bool:
    """Whether a file with exactly this name exists below docs/."""
    berkas = docs / src
    return (
        not src.startswith("../")
        and berkas.is_file()
        and berkas.name in {b.name for b in berkas.parent.iterdir()}
    )


def _berkas(docs: Path) -> list[str]:
    """The files below docs/, as addresses name them."""
    return [
        b.relative_to(docs).as_posix().replace("#", "%23").replace("?", "%3F")
        for b in sorted(docs.rglob("*.*"))
        if b.suffix != ".md" and not b.name.startswith((".", "~"))
    ]


def _mentah(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Text that Markdown would leave as typed."""
    ada = {m["nama"].lower() for m in DEFINISI.finditer(teks)}
    for m in TAUTAN.finditer(teks):
        acuan = m["acuan"]
        if acuan is not None and (acuan or m["kata"]).lower() not in ada and "{{" not in m[0]:
            yield galat_ketik("B052/acuan", bab, m.start(), m[0])
    yield from _catatan(bab, teks)
    lupa = {m["nama"].lower(): m for m in TANPA_TITIK_DUA.finditer(teks)}
    for m in CATATAN.finditer(teks):
        nama = m["nama"].lower()
        if f"^{nama}" not in ada and nama not in lupa:
            yield galat_ketik("B052/catatan", bab, m.start(), m[0], nama=m["nama"])
    for nama, m in lupa.items():
        if f"^{nama}" not in ada:
            yield galat_ketik("B052/catatan-titik-dua", bab, m.start(), m[0], nama=m["nama"])
    for m in rumus_naskah.cari(teks):
        if pesan := rumus_naskah.keliru(m):
            yield galat_ketik("B052", bab, m.start(), m[0], pesan=pesan)
    for m in rumus_naskah.tercecer(teks):
        yield galat_ketik("B052/rumus", bab, m.start(), m[0])


def _catatan(bab: Bab, teks: str) -> Iterator[Masalah]:
    """Unused notes, and notes with a name used again."""
    dipanggil = {f"^{m['nama'].lower()}" for m in CATATAN.finditer(teks)}
    sudah: dict[str, re.Match[str]] = {}
    for m in DEFINISI.finditer(teks):
        nama = m["nama"].lower()
        if not nama.startswith("^"):
            continue
        if lama := sudah.get(nama):
            yield galat_ketik("B052/catatan-ganda", bab, lama.start(), lama[0])
        sudah[nama] = m
        if CATATAN_HAMPA.match(teks, m.end()):
            yield galat_ketik("B052/catatan-hampa", bab, m.start(), m[0], nama=m["nama"])
        elif nama not in dipanggil:
            yield galat_ketik("B052/catatan-sepi", bab, m.start(), m[0], nama=m["nama"])
    for m in CATATAN_WORD.finditer(teks):
        if re.search(rf"\S\[{m['nama']}\](?![(\[:])", teks):
            yield galat_ketik("B052/catatan-word", bab, m.start(), m[0], nama=m["nama"])


def _aksara(bab: Bab, hasil: str) -> Iterator[Masalah]:
    """Characters that the report's fonts lack, which print would show as boxes."""
    asing = {a for a in {*unescape(hasil)} if not BIASA.fullmatch(a)}
    if not asing:
        return
    kurang = sorted(asing - huruf.aksara())
    satu = f"[{re.escape(''.join(kurang))}]"
    asli = unescape(bab.asli)
    ada = re.compile(rf"{satu}+(?: +{satu}+)*").finditer(asli) if kurang else ()
    for kata, baris in himpun((m[0], asli.count("\n", 0, m.start()) + 1) for m in ada).items():
        kasus = "B053/word" if all("\ue000" <= a <= "\uf8ff" for a in kata) else "B053"
        lain = dict.fromkeys(str(n) for n in baris if n != baris[0])
        lagi = f" Begitu pula baris {deret_kode(lain)}." if lain else ""
        sebut = ", ".join(f"U+{ord(a):04X}" for a in dict.fromkeys(kata.replace(" ", "")))
        yield galat(kasus, bab.src, baris[0], kata, aksara=sebut, lagi=lagi)
    for aksara in (a for a in kurang if a not in asli):
        yield galat("B053/data", bab.src, None, aksara, aksara=f"U+{ord(aksara):04X}")


def ke_sel(
    semua: Iterable[Masalah], data: Mapping[str, TabelData], deklarasi: Mapping[str, Ruas]
) -> Iterator[Masalah]:
    """Move problems of characters that come from data or declarations to their cell or line, once
    each."""
    sel: dict[tuple[str, int, str | None], list[Masalah]] = {}
    for satu in semua:
        aksara = satu.nilai if (satu.kode, satu.baris) == ("B053", None) else None
        tempat = [*_tempat(aksara, data), *_diuraikan(aksara, deklarasi)] if aksara else []
        if not tempat:
            yield satu
        for di in tempat:
            sel.setdefault(di, []).append(satu)
    for (berkas, baris, kolom), isi in sel.items():
        aksara = ", ".join(dict.fromkeys(f"U+{ord(m.nilai or ''):04X}" for m in isi))
        nilai = "".join(dict.fromkeys(m.nilai or "" for m in isi))
        pesan = tegur("B053/sel", aksara=aksara, bab=isi[0].berkas)
        yield Masalah("B053", "galat", berkas, baris, kolom, nilai, pesan)


def _diuraikan(aksara: str, deklarasi: Mapping[str, Ruas]) -> Iterator[tuple[str, int, str | None]]:
    for nama, akar in deklarasi.items():
        for satu in akar.semua_ruas():
            if aksara in satu.teks:
                yield f"data/{nama}.yaml", satu.baris, None


def _tempat(aksara: str, data: Mapping[str, TabelData]) -> Iterator[tuple[str, int, str | None]]:
    for t in data.values():
        for kolom in t.nama_kolom:
            for baris, isi in {1: kolom, **t.kolom(kolom)}.items():
                if isinstance(isi, str) and aksara in isi:
                    yield t.berkas, baris, kolom
