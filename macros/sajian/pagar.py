"""Guard around every macro: a mistake in a chapter becomes a problem instead of a traceback."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn, ParamSpec, Self

from jinja2 import Undefined
from markupsafe import Markup

from ..dasar.masalah import KunciTidakDikenal

P = ParamSpec("P")


def makro(fungsi: Callable[P, Any]) -> Callable[P, Any]:
    """Decorator for macros: a mistake of the chapter becomes a problem instead of a traceback.

    It is recorded by `catat` of the method's object, with the macro's name and arguments.
    """

    @functools.wraps(fungsi)
    def aman(*args: P.args, **kwargs: P.kwargs) -> Any:
        diri: Any = args[0]
        pesan = _argumen_keliru(fungsi, args, kwargs)
        if not pesan:
            try:
                return fungsi(*args, **kwargs)
            except (KunciTidakDikenal, ValueError, LookupError) as galat:
                pesan = str(galat)
        diri.catat(pesan, fungsi.__name__, args[1:])
        return Kosong()

    aman.makro = True  # type: ignore[attr-defined]
    return aman


def _argumen_keliru(
    fungsi: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> str:
    """How to call the macro, if a chapter calls it otherwise; else "".

    Arguments are texts; numbers only where the macro's signature allows them.
    """
    bentuk = _bentuk(fungsi)
    parameter = bentuk.parameters
    try:
        isian = bentuk.bind(*args, **kwargs).arguments
        if all(_boleh(isi, parameter[n]) for n, isi in list(isian.items())[1:]):
            return ""
    except TypeError:
        pass
    nama, semua = fungsi.__name__, list(parameter.values())[1:]
    wajib = [p for p in semua if p.default is p.empty]
    contoh = {p: p.name if _bilangan(p) else f'"{p.name}"' for p in semua}
    tertulis = (", ".join(contoh[p] for p in isi) for isi in (wajib, semua))
    penulisan = [f"{{{{ {nama}({isi}) }}}}" for isi in tertulis]
    pilihan = " atau ".join(dict.fromkeys(penulisan))
    asing = ", ".join(f"“{n}”" for n in kwargs if n not in parameter)
    kosong = None in args or None in kwargs.values()
    sebab = ": sel atau isian yang disebut di dalamnya kosong" if kosong else ""
    sebab = f": {asing} tidak dikenal" if asing else sebab
    return f"Isi kurungnya tidak sesuai{sebab}. Tulis {pilihan}, dengan tanda kutip lurus."


_bentuk = functools.cache(inspect.signature)  # cached, as macros are called hundreds of times


def _boleh(isi: object, parameter: inspect.Parameter) -> bool:
    bilangan = isinstance(isi, int) and not isinstance(isi, bool) and _bilangan(parameter)
    hampa = isi is None and "None" in str(parameter.annotation)
    return bilangan or hampa or isinstance(isi, str | Undefined)


def sebut_isian(isi: object, variabel: Callable[[], Mapping[str, object]]) -> str:
    """An argument as a chapter has it: a name without quotes is that macro, or that variable."""
    if isinstance(isi, str | int | float):
        return repr(isi)
    nama = (nama for nama, satu in variabel().items() if satu is isi and isi is not None)
    return getattr(isi, "__name__", "") or next(nama, "…")


def _bilangan(parameter: inspect.Parameter) -> bool:
    return "int" in str(parameter.annotation)


class Terolah(Exception):
    """A chapter computes with, compares or filters the output of a macro. Not an error of Python's
    own, which filters would catch as “no number”, 0."""


class Tersambung(Terolah):
    """A chapter joins text with a block such as a table or a chart."""


class Tampilan(Markup):
    """The output of a macro, which can only be shown: HTML of a figure, neither number nor word.
    Arithmetic would repeat it, and comparisons would compare tags."""

    __slots__ = ()
    __hash__ = Markup.__hash__

    @property
    def utuh(self) -> Markup:
        """The same as Markup, to be written into a page."""
        return Markup(str.__str__(self))  # noqa: S704 - markup of our own


def _terolah(*_: object, **__: object) -> NoReturn:
    raise Terolah


_CARA = (
    "add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow neg pos abs"
    " eq ne lt le gt ge str int float round format getitem"
)
for _nama in (*(f"__{n}__" for n in _CARA.split()), *(n for n in dir(str) if n[0] != "_")):
    setattr(Tampilan, _nama, _terolah)


def tampilkan(fungsi: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a macro for chapters: its output can only be shown."""

    @functools.wraps(fungsi)
    def panggil(*args: Any, **kwargs: Any) -> Any:
        hasil = fungsi(*map(_utuh, args), **{n: _utuh(isi) for n, isi in kwargs.items()})
        return Tampilan(hasil) if isinstance(hasil, Markup) and "<" in hasil else hasil

    return panggil


def _utuh(isi: Any) -> Any:
    """An argument of a macro: the text of another macro's output, for example in a title. Raises
    Terolah for a reference, whose text is not known yet."""
    if isinstance(isi, Tampilan) and "data-rujuk=" in isi.utuh:
        raise Terolah
    return isi.utuh.striptags() if isinstance(isi, Tampilan) else isi


class BukanSebutan(Terolah):
    """A chapter compares an answer with a word that it can never be."""


class Sebutan(str):
    """One of the possible answers of a macro. Comparison with any other word, which would never be
    equal, raises BukanSebutan."""

    __slots__ = ("pilihan",)
    __hash__ = str.__hash__
    pilihan: list[str]

    def __new__(cls, isi: str, pilihan: Iterable[str]) -> Self:
        """The answer `isi` among all possible ones."""
        diri = super().__new__(cls, isi)
        diri.pilihan = [*pilihan]
        return diri

    def __eq__(self, lain: object) -> bool:
        if isinstance(lain, str) and lain not in self.pilihan:
            raise BukanSebutan(", ".join(f"“{p}”" for p in self.pilihan))
        return str.__eq__(self, lain)

    def __ne__(self, lain: object) -> bool:
        return not self == lain


class Kosong(str):
    """Result of a failed macro, so that the rest of the chapter can still be checked."""

    __slots__ = ()

    def __getattr__(self, nama: str) -> Kosong:
        if nama.startswith("__"):
            raise AttributeError(nama)
        return self
