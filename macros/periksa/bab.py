"""The chapters, rendered without the site's engine only to see what in them fails, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import TemplateNotFound
from jinja2.utils import missing

from ..dasar.masalah import Masalah, saran
from ..sajian.makro import Makro
from ..sajian.templat import lingkungan_bab
from .sintaks import baris_blok_terbuka, jelaskan

BENTROK = re.compile(r"^(<{7} |>{7} )", re.MULTILINE)
PAGAR = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
JUDUL = re.compile(
    r"^#{1,6}[ \t]+(?P<teks>.*?)(?:[ \t]*\{:?(?P<atribut>[^{}\n]*)\})?[ \t]*$", re.MULTILINE
)
PENGENAL = re.compile(r"#([\w:.-]+)")
BENDA = re.compile(r"<figure\b[^>]*\bid=\"([^\"]+)\"[^>]*\bdata-nomor=")
ID_LAIN = re.compile(r"\bid=\"([^\"]+)\"")
RUJUKAN = re.compile(r"\bdata-rujuk=\"([^\"]+)\"")


class TakDikenal(StrictUndefined):
    """A name, attribute or entry that does not exist, told with the nearest that do."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        nama = str(self._undefined_name)
        objek = self._undefined_obj
        if objek is missing:
            return f"“{nama}” tidak dikenal."
        ada = objek if isinstance(objek, Mapping) else _bagian(objek)
        return f"“{nama}” tidak dikenal di sini. {saran(nama, map(str, ada))}".strip()


def _bagian(objek: object) -> list[str]:
    return [nama for nama in dir(objek) if not nama.startswith("_")]


@dataclass
class BabTerangkai:
    """One chapter: its path below docs/, its text, and what came of it."""

    src: str
    asli: str
    hasil: str = ""

    def baris(self, letak: int) -> int:
        """The line of a place in the text."""
        return self.asli.count("\n", 0, letak) + 1

    def baris_teks(self, pola: str, ke: int = 0) -> int | None:
        """The line where a pattern stands in the text for the `ke`-th time, counted from 0."""
        temu = list(re.finditer(pola, self.asli))
        return self.baris(temu[ke].start()) if ke < len(temu) else None


def periksa_bab(docs: Path, makro: Makro) -> Iterator[Masalah]:
    """Every mistake in the chapters below `docs`: form, macros, expressions, ids, references."""
    lingkungan = lingkungan_bab(TakDikenal)
    lingkungan.globals.update(makro.semua())
    lingkungan.globals.update(makro.variabel())
    semua: list[BabTerangkai] = []
    for berkas in sorted(docs.rglob("*.md")):
        src = berkas.relative_to(docs).as_posix()
        try:
            bab = BabTerangkai(src, berkas.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError:
            yield _galat(src, None, "Berkas bukan UTF-8. Simpan ulang sebagai UTF-8.")
            continue
        masalah = list(_bentrok(bab)) or list(_rangkai(bab, lingkungan, makro))
        yield from masalah
        if not masalah:
            semua.append(bab)
    yield from makro.masalah
    yield from _pengenal(semua, docs)


def _galat(
    src: str, baris: int | None, pesan: str, kode: str = "B011", nilai: str | None = None
) -> Masalah:
    return Masalah(kode, "galat", f"docs/{src}", baris, None, nilai, pesan)


def _bentrok(bab: BabTerangkai) -> Iterator[Masalah]:
    tanda = BENTROK.search(bab.asli)
    if tanda:
        pesan = (
            "Masih ada tanda bentrokan Git. Pilih isi yang benar, lalu hapus baris <<<<<<<,"
            " =======, dan >>>>>>>."
        )
        yield _galat(bab.src, bab.baris(tanda.start()), pesan, "B012", tanda[0].strip())
    letak = bab.asli.find("\0")
    if letak >= 0:
        pesan = "Berkas memuat bita kosong (NUL), tanda penyimpanan yang rusak. Pulihkan dari Git."
        yield _galat(bab.src, bab.baris(letak), pesan)


def _rangkai(bab: BabTerangkai, lingkungan: Environment, makro: Makro) -> Iterator[Masalah]:
    """Render one chapter; what its macros got wrong is noted by the macros themselves."""
    makro.mulai_halaman(bab.src, bab.src, 0)
    try:
        bab.hasil = lingkungan.from_string(bab.asli).render()
    except TemplateSyntaxError as galat:
        baris = baris_blok_terbuka(bab.asli) if "closed is" in str(galat.message) else None
        yield _galat(bab.src, baris or galat.lineno, jelaskan(galat.message or ""))
    except UndefinedError as galat:
        yield _galat(bab.src, _baris_galat(galat), _saran_nama(str(galat), makro))
    except TemplateNotFound as galat:
        pesan = f"Bagian “{galat.name}” tidak ada. Tulis isinya langsung di bab ini."
        yield _galat(bab.src, _baris_galat(galat), pesan)
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
    ) as g:
        baris = _baris_galat(g)
        if baris is None:
            raise
        pesan = (
            "Perintah pada baris ini tidak dapat dijalankan. Bandingkan dengan perintah serupa di"
            " bab lain."
        )
        yield _galat(bab.src, baris, pesan)


def _saran_nama(pesan: str, makro: Makro) -> str:
    """Jinja's word on an unknown name with the nearest macros and variables."""
    nama = re.fullmatch(r"“(.*)” tidak dikenal\.", pesan)
    if nama is None:
        return pesan
    return f"{pesan} {saran(nama[1], [*makro.semua(), *makro.variabel()])}".strip()


def _baris_galat(galat: Exception) -> int | None:
    """The line of the chapter at which rendering broke off, from the rewritten traceback."""
    baris, jejak = None, galat.__traceback__
    while jejak is not None:
        if jejak.tb_frame.f_code.co_filename == "<template>":
            baris = jejak.tb_lineno
        jejak = jejak.tb_next
    return baris


def _pengenal(semua: list[BabTerangkai], docs: Path) -> Iterator[Masalah]:
    """Ids used twice, and references that lead to none."""
    pemilik: dict[str, BabTerangkai] = {}
    for bab in semua:
        kali: dict[str, int] = {}
        for id_ in _didaftar(bab):
            lain = pemilik.setdefault(id_, bab)
            ke = kali[id_] = kali.get(id_, -1) + 1
            if lain is not bab or ke:
                pesan = f"Pengenal ini sudah dipakai di docs/{lain.src}. Ganti atau hapus satu."
                yield _galat(bab.src, _baris_pengenal(bab, id_, ke), pesan, "B020", id_)
    tersedia = set(pemilik)
    for bab in semua:
        tersedia.update(ID_LAIN.findall(bab.hasil))
    rusak = any(docs.rglob("*.md")) and len(semua) < sum(1 for _ in docs.rglob("*.md"))
    for bab in semua:
        kali = {}
        for id_ in RUJUKAN.findall(bab.hasil):
            ke = kali[id_] = kali.get(id_, -1) + 1
            # A chapter that could not be rendered may well hold the thing that is referred to.
            if id_ in tersedia or rusak:
                continue
            tersedia.update(judul for b in semua for judul in _judul_otomatis(b))
            if id_ not in tersedia:
                pesan = f"Rujukan tidak ditemukan. {saran(id_, sorted(tersedia))}".strip()
                baris = bab.baris_teks(rf"[\"']{re.escape(id_)}[\"']", ke)
                yield _galat(bab.src, baris, pesan, "B021", id_)


def _didaftar(bab: BabTerangkai) -> Iterator[str]:
    """The ids that numbering registers, which must differ over all chapters."""
    teks = PAGAR.sub("", bab.hasil)
    for judul in JUDUL.finditer(teks):
        yield from PENGENAL.findall(judul["atribut"] or "")
    yield from BENDA.findall(teks)


def _baris_pengenal(bab: BabTerangkai, id_: str, ke: int) -> int | None:
    """The line that gives a heading or figure its id: `{#id}`, or the macro that makes it."""
    _, _, kode = id_.partition("-")
    pola = rf"\{{:?[^{{}}\n]*#{re.escape(id_)}\b|\b(?:tabel|grafik|bagan)\(\s*[\"']{kode}[\"']"
    return bab.baris_teks(pola, ke)


def _judul_otomatis(bab: BabTerangkai) -> Iterator[str]:
    """Ids of headings without one of their own, as Markdown makes them from their words."""
    from markdown.extensions.toc import slugify  # late: only a broken reference needs it

    for judul in JUDUL.finditer(PAGAR.sub("", bab.hasil)):
        yield slugify(judul["teks"], "-")
