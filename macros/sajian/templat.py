"""The template environments, one for `macros/templates/` and one for chapters; and the line of a
chapter at which an error occurred."""

import functools
import inspect
import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from numbers import Number
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BytecodeCache, Environment, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ..dasar import segel
from .pagar import Tampilan, Terolah, Tersambung

TEMPLAT = Path(__file__).parents[1] / "templates"
# "{#" opens a heading's id in a chapter, so comments need another sign.
AWAL_KOMENTAR, AKHIR_KOMENTAR = "{##", "##}"
# Settings below with influence on the compilation of a chapter.
RUPA_BAB = f"{AWAL_KOMENTAR} {AKHIR_KOMENTAR} finalize sandbox sambung {jinja2.__version__}\n"
# Special characters of HTML and Markdown: brackets, emphasis, code, tables, formulas (an underscore
# only at the edge of a word), and beginnings of blocks.
TANDA_PERINTAH = re.compile(
    r"[<>&\"*`\[\]{}|~^$\\#]|(?<!\w)_|_(?!\w)|^[+=:-]|^!(?=\[)"
    r"|(?:(?<=^\d)|(?<=^\d\d)|(?<=^\d\d\d))[.)](?=\s|$)",
    re.MULTILINE,
)
TETAP = "string"  # a filter without effect
SAMBUNG = "sambung"  # the name of the function for `~` in compiled chapters
# The beginning of macros' output.
BENDA_TERUTAS = re.compile(r'<(?:data class="angka"|a class="rujukan"|figure class=")')
# Modules of types whose attributes chapters may read: texts, numbers, dates, rows, loops.
TERJANGKAU = (
    "builtins", "collections", "datetime", "decimal", "fractions", "jinja2.runtime", "jinja2.utils",
    "macros.", "markupsafe",
    "super_collections",  # the site's engine's type for dictionaries
)  # fmt: skip
BLOK = re.compile(r"<(?:figure|div|table)\b")  # block elements


class BukanTeks(ValueError):
    """A chapter prints something that is no text, such as a whole row or a macro without
    brackets."""


class SimpananTemplat(BytecodeCache):
    """Cache of compiled templates in a folder, under names that begin with `awal`."""

    def __init__(self, folder: Path, awal: str = "") -> None:
        self.folder, self._awal = folder, awal

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template; if it is missing or sealed by another user, Jinja compiles
        it."""
        with suppress(OSError, ValueError):
            bucket.bytecode_from_string(segel.ambil(self._tempat(bucket)))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store a compiled template; failures are ignored."""
        with suppress(OSError):
            segel.taruh(self._tempat(bucket), bucket.bytecode_to_string())

    def _tempat(self, bucket: Bucket) -> Path:
        return self.folder / f"{self._awal}{bucket.key}"


def lingkungan(
    folder: str = "", *, html: bool = True, simpanan: BytecodeCache | None = None
) -> Environment:
    """The environment of the templates in `folder`, in which an unknown name is an error.

    Values are escaped if `html`. Compiled templates are cached in `simpanan`.
    """
    return Environment(
        loader=jinja2.FileSystemLoader(TEMPLAT / folder),
        autoescape=html,  # noqa: S701 - whoever writes no HTML says so
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=simpanan,
        auto_reload=False,  # templates are loaded anew for every build
    )


def baris_teks(templat: str, **isi: object) -> list[str]:
    """The lines of a template for a terminal; values never add lines."""
    alat = lingkungan(html=False)
    alat.finalize = lambda nilai: " ".join(nilai.splitlines()) if isinstance(nilai, str) else nilai
    return alat.get_template(templat).render(isi).rstrip("\n").split("\n")


def isi_berkas(templat: str, **isi: object) -> str:
    """A rendered file, with its final newline; escaped if it is HTML."""
    alat = lingkungan(html=templat.endswith(".html.j2"))
    alat.keep_trailing_newline = True
    return alat.get_template(templat).render(isi)


def rapat(teks: str) -> Markup:
    """The output of a template (already escaped) without empty lines, at which Markdown would end a
    block."""
    return Markup("\n".join(b for b in teks.splitlines() if b.strip()))  # noqa: S704


def tertulis(isi: object) -> object:
    """The text that a chapter prints for a value: data literally, as in a table; output of
    templates as HTML.

    Special characters become character references, which are valid in Markdown, HTML and
    attributes. Raises BukanTeks for something that is no text but has members, and Terolah for the
    output of a macro converted to text.
    """
    if not isinstance(isi, Number) and type(isi).__str__ is object.__str__:
        raise BukanTeks
    if isinstance(isi, Tampilan):
        return isi.utuh
    if isinstance(isi, Markup) or not isinstance(isi, str):
        return isi
    if BENDA_TERUTAS.search(isi):  # a macro's output that a block of the chapter converted to text
        raise Terolah
    teks = TANDA_PERINTAH.sub(lambda tanda: f"&#{ord(tanda[0])};", isi)
    return "<br>".join(teks.splitlines())


class LingkunganBab(SandboxedEnvironment):
    """The sandbox for chapters: they can access contents of the report, and no object of the
    program or of a library that these refer to, some of which open files or run code."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a chapter may read an attribute; called by Jinja."""
        terjangkau = type(obj).__module__.startswith(TERJANGKAU)
        return terjangkau and super().is_safe_attribute(obj, attr, value)


def lingkungan_bab(
    isi: Mapping[str, object], tak_dikenal: type[StrictUndefined] = StrictUndefined
) -> Environment:
    """The environment of chapters (Markdown) with their names; `tak_dikenal` is the class for
    unknown names."""
    hasil = LingkunganBab(
        undefined=tak_dikenal, comment_start_string=AWAL_KOMENTAR, comment_end_string=AKHIR_KOMENTAR
    )
    untuk_bab(hasil)
    hasil.globals.update(isi)
    return hasil


def untuk_bab(lingkungan: Environment) -> None:
    """Set printing, joining and filters of an environment as for chapters."""
    if lingkungan.code_generator_class is _PenyusunBab:
        return
    lingkungan.finalize, lingkungan.code_generator_class = tertulis, _PenyusunBab
    setattr(lingkungan, SAMBUNG, sambung)
    for nama, saring in lingkungan.filters.items():
        if nama != TETAP:
            lingkungan.filters[nama] = _tanpa_benda(saring)


class _PenyusunBab(CodeGenerator):
    """Compiles chapters, with `~` for outputs of macros as well as texts."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write(f"environment.{SAMBUNG}((")
        for satu in node.nodes:
            self.visit(satu, frame)
            self.write(", ")
        self.write("))")


def sambung(bagian: Iterable[object]) -> str:
    """Join parts; with a macro's output the result is one, too. Raises Tersambung for a block."""
    semua = [*bagian]
    benda = [satu.utuh for satu in semua if isinstance(satu, Tampilan)]
    if not benda:
        return "".join(map(str, semua))
    if any(BLOK.search(satu) for satu in benda):
        raise Tersambung
    return Tampilan("".join(str(tertulis(satu)) for satu in semua))


def _tanpa_benda(saring: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a filter: it raises Terolah for outputs of macros, also within the text of a block, as
    it would change their tags."""

    @functools.wraps(saring)
    def panggil(*args: Any, **kwargs: Any) -> Any:
        if any(isinstance(satu, str) and BENDA_TERUTAS.search(satu) for satu in args):
            raise Terolah
        return saring(*args, **kwargs)

    return panggil


def ingat_bab(lingkungan: Environment, simpanan: BytecodeCache | None, nama: str) -> None:
    """Name the following texts as the chapter `nama`, which is compiled again only if it
    changes."""

    def dari_teks(naskah: str, *_: object) -> jinja2.Template:
        assert simpanan is not None
        ember = simpanan.get_bucket(lingkungan, f"bab/{nama}", None, f"{RUPA_BAB}{naskah}")
        if ember.code is None:
            ember.code = lingkungan.compile(naskah)
            simpanan.set_bucket(ember)
        return jinja2.Template.from_code(lingkungan, ember.code, lingkungan.make_globals(None))

    if simpanan is not None:
        setattr(lingkungan, "from_string", dari_teks)  # noqa: B010 - a method


def baris_berjalan() -> int | None:
    """The line of the chapter that is being rendered, from the call stack."""
    rangka = inspect.currentframe()
    while rangka is not None:
        templat = rangka.f_globals.get("__jinja_template__")
        if templat is not None:
            return int(templat.get_corresponding_lineno(rangka.f_lineno))
        rangka = rangka.f_back
    return None


def baris_galat(galat: BaseException) -> int | None:
    """The line of the chapter at which rendering failed, if known."""
    if isinstance(galat, jinja2.TemplateSyntaxError):
        return None if galat.filename else galat.lineno
    jejak = traceback.walk_tb(galat.__traceback__)
    baris = [n for rangka, n in jejak if rangka.f_code.co_filename == "<template>"]
    return baris[-1] if baris else None
