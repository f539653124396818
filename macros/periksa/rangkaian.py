"""Render one chapter without the site's engine: the result of its macros, and problems."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.sandbox import MAX_RANGE
from jinja2.utils import missing

from ..dasar.masalah import Masalah, saran, usul
from ..dasar.penulisan import pengenal_judul
from ..sajian.makro import Makro
from ..sajian.pagar import BukanSebutan, Terolah, Tersambung
from ..sajian.templat import BukanTeks, baris_galat, ingat_bab
from ..temuan.naskah import Bab, judul_ketik, pengenal_ketik
from .bacaan_bab import galat
from .sambungan import rangkai
from .sintaks import satu_demi_satu, tempat_dan_sebab

PAGAR = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
JUDUL = re.compile(
    r"^#{1,6}[ \t]+(?P<teks>.*?)(?:[ \t]*\{:?(?P<atribut>[^{}\n]*)\})?[ \t]*$", re.MULTILINE
)
TEGURAN = {
    BukanTeks: "B011/kumpulan", Tersambung: "B011/sambung", BukanSebutan: "B011/sebutan",
    Terolah: "B011/olah",
}  # fmt: skip
BERBAGIAN = ("edisi", "instansi")  # variables whose members people use without the variable
PENGENAL = re.compile(r"#([\w:.-]+)")
BENDA = re.compile(r"<figure\b[^>]*\bid=\"([^\"]+)\"[^>]*\bdata-nomor=")
ID_LAIN = re.compile(r"\bid=[\"']([^\"']+)[\"']")
# A key or code without quotes, which is parsed as names with divisions or subtractions.
KUNCI_POLOS = re.compile(
    r"\b[a-z_]+\(\s*(?P<kunci>[A-Za-z][\w-]*(?:/[\w{}.*-]+)+)"
    r"|\b(?:tabel|grafik|bagan|rujuk)\(\s*(?P<kode>[A-Za-z][\w-]*)\s*[,)]"
)
# Python's messages on a macro without brackets, and on text added to a number.
TAK_TERULANG = re.compile("'(?:method|function)' object is not iterable")
TERSAMBUNG = re.compile("concatenate|unsupported operand")
RUJUKAN = re.compile(r"\bdata-rujuk=\"([^\"]+)\"")


class TakDikenal(StrictUndefined):
    """An unknown name, attribute or entry; the message names the nearest ones."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        nama = str(self._undefined_name)
        objek = self._undefined_obj
        if objek is missing:
            return f"“{nama}” tidak dikenal."
        if isinstance(objek, str):
            return f"“{nama}” tidak dikenal di sini: ini teks, yang tidak mempunyai bagian."
        if callable(objek):
            return f"Makro ditulis dengan kurung biasa: {objek.__name__}(…)."
        bagian = (bagian for bagian in dir(objek) if not bagian.startswith("_"))
        ada = objek if isinstance(objek, Mapping) else bagian
        if nama.isdecimal() and isinstance(self._undefined_name, str) and int(nama) in ada:
            return f"Tahun {nama} di sini ditulis tanpa tanda kutip: [{nama}]."
        return f"“{nama}” tidak dikenal di sini. {saran(nama, map(str, ada))}".strip()


@dataclass(frozen=True)
class Rangkaian:
    """A rendered chapter (`teks`, if it could be rendered), its problems, and the lines of its
    references by id; `lepas` says whether it is independent of other chapters."""

    teks: str
    jadi: bool
    rusak: list[Masalah]
    masalah: list[Masalah]
    rujukan: dict[str, list[int | None]]
    lepas: bool

    @cached_property
    def didaftar(self) -> list[str]:
        """The ids registered by numbering, which must be unique among all chapters."""
        teks = PAGAR.sub("", self.teks)
        judul = (PENGENAL.findall(m["atribut"] or "") for m in JUDUL.finditer(teks))
        ketikan = map(pengenal_ketik, judul_ketik(teks))
        return [*chain.from_iterable(judul), *BENDA.findall(teks), *ketikan]

    @cached_property
    def judul_otomatis(self) -> list[str]:
        """The ids that Markdown makes from the text of headings."""
        semua = JUDUL.finditer(PAGAR.sub("", self.teks))
        tanpa = (m for m in semua if not PENGENAL.search(m["atribut"] or ""))
        return [pengenal_judul(m["teks"]) for m in tanpa]

    @cached_property
    def lain(self) -> list[str]:
        """The ids of other elements than headings."""
        return ID_LAIN.findall(self.teks)

    @cached_property
    def pengenal(self) -> set[str]:
        """All ids of the page for links."""
        return {*self.didaftar, *self.lain, *self.judul_otomatis}

    @cached_property
    def dirujuk(self) -> list[tuple[int, str]]:
        """The lines and ids of its references."""
        return [(m.start(), m[1]) for m in RUJUKAN.finditer(self.teks)]


def rangkai_bab(bab: Bab, lingkungan: Environment, makro: Makro) -> Rangkaian:
    """Render one chapter."""
    makro.mulai_halaman(bab.src)
    makro.telaah.dilihat, hasil = False, list[str]()
    # A build compiles the chapter without its front matter.
    ingat_bab(lingkungan, makro.penyaji.terkompilasi, f"{bab.src} seutuhnya")
    semula = len(makro.masalah)

    def satuan(kunci: str) -> str | None:
        return getattr(makro.laporan.register.get(kunci), "satuan", None)

    def coba(teks: str) -> None:
        del makro.masalah[semula:]  # recorded again, except for what was removed
        jadi, salah = rangkai(lingkungan.from_string(teks), satuan)
        hasil[:] = [jadi]
        makro.masalah += (galat(f"B052/{k}", bab.src, n, isi) for n, k, isi in salah)

    rusak = [*satu_demi_satu(bab.asli, coba, partial(_sebut, bab, makro))]
    masalah, makro.masalah[semula:] = makro.masalah[semula:], []
    rujukan = {id_: baris for (src, id_), baris in makro.rujukan.items() if src == bab.src}
    lepas = not makro.telaah.dilihat
    return Rangkaian("".join(hasil), bool(hasil), rusak, masalah, rujukan, lepas)


def _sebut(bab: Bab, makro: Makro, g: Exception) -> tuple[Masalah, str]:
    """The problem for an exception in a chapter, and the unknown name; re-raises it if it is no
    mistake of the chapter."""
    baris = baris_galat(g)
    polos = KUNCI_POLOS.search(bab.asli.split("\n")[baris - 1] if baris else "")
    if polos and (polos["kunci"] or any(f"“{n}”" in str(g) for n in polos["kode"].split("-"))):
        kunci = polos["kunci"] or polos["kode"]
        return galat("B011/kunci", bab.src, baris, polos[0], kunci=kunci), ""
    return _sebut_galat(bab, makro, g, baris)


def _maksud(makro: Makro, pesan: str, nama: str) -> str:
    """The probably intended name: a member of a variable, or the nearest name."""
    semua = makro.variabel()
    bagian = [f"{v}.{nama}" for v in BERBAGIAN if hasattr(semua[v], nama)]
    dikenal = bagian or [*makro.semua(), *semua]
    return usul((bagian or [nama])[0], dikenal) if pesan == f"“{nama}” tidak dikenal." else ""


def _sebut_galat(bab: Bab, makro: Makro, g: Exception, baris: int | None) -> tuple[Masalah, str]:
    kasus, isi, nama = "B011/gagal", {}, ""
    match g:
        case TemplateSyntaxError():
            return salah_tulis(bab, g)
        case UndefinedError():
            nama = str(g).partition("“")[2].partition("”")[0]
            kasus, isi = "B011", {"pesan": f"{g}{_maksud(makro, str(g), nama)}"}
        case BukanTeks() | Terolah():
            kasus, isi = TEGURAN[type(g)], {"pilihan": str(g)}
        case TemplateNotFound():
            kasus, isi = "B011/bagian", {"nama": str(g.name)}
        case SecurityError():
            kasus = "B011/luar"
        case OverflowError():
            kasus, isi = "B011/panjang", {"batas": f"{MAX_RANGE:,}".replace(",", ".")}
        case _ if baris is None:
            raise g
        case TypeError() if TAK_TERULANG.search(str(g)):
            kasus = "B011/kurung"
        case TypeError() if TERSAMBUNG.search(str(g)):
            kasus = "B011/olah"
    return galat(kasus, bab.src, baris, **isi), nama


def salah_tulis(bab: Bab, g: Exception) -> tuple[Masalah, str]:
    """The problem for an exception of Jinja's parser; re-raises others."""
    if not isinstance(g, TemplateSyntaxError):
        raise g
    baris, pesan = tempat_dan_sebab(bab.asli, g)
    return galat("B011", bab.src, baris, pesan=pesan), ""
