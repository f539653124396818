r"""Draw a typed formula (`x^2`, `\frac{a}{b}`) as paths of an SVG."""

import re
from dataclasses import dataclass
from functools import lru_cache

EM = 100  # drawing units an em, as the library has them
SUMBU = 26  # half the x-height of the report's font, the middle of a line
# Commands with another name in matplotlib.
NAMA = {"le": "leq", "ge": "geq", "ne": "neq", "tfrac": "frac", "to": "rightarrow"}
SAMA = re.compile(rf"\\({'|'.join(NAMA)})(?![a-zA-Z])")


@dataclass(frozen=True)
class RumusTergambar:
    """A drawing: its size in drawing units, with the middle of a line at its middle; and its
    path."""

    lebar: int
    tinggi: int
    jalur: str


class MatematikaKeliru(ValueError):
    """The formula is invalid; the message names the part."""


@lru_cache(maxsize=256)
def lukis(isi: str) -> RumusTergambar:
    """Draw a formula in TeX notation, as far as matplotlib supports it. Raises MatematikaKeliru for
    an invalid one."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.mathtext import MathTextParser
    from matplotlib.path import Path
    from matplotlib.textpath import text_to_path
    from matplotlib.transforms import Affine2D

    from .kanvas import data_jalur

    # The font that comes with matplotlib, for the same result everywhere.
    huruf = FontProperties(family="DejaVu Sans", size=EM, math_fontfamily="dejavusans")
    isi = SAMA.sub(lambda m: f"\\{NAMA[m[1]]}", " ".join(isi.split()))
    teks = f"${isi}$"
    try:
        lebar, tinggi, dalam = MathTextParser("path").parse(teks, 72, huruf)[:3]
        titik, kode = text_to_path.get_text_path(huruf, teks, ismath=True)
    except (ValueError, RuntimeError) as galat:
        asing = re.search(r"Unknown symbol: (\\[a-zA-Z]+)", str(galat))
        raise MatematikaKeliru(asing[1] if asing else "") from galat
    tengah = max(tinggi - dalam - SUMBU, dalam + SUMBU)
    letak = Affine2D().scale(1, -1).translate(0, tengah + SUMBU)
    return RumusTergambar(round(lebar), round(2 * tengah), data_jalur(Path(titik, kode), letak))
