"""Reduce the theme's style sheet to the rules that this site needs.

The theme styles far more than a report uses (dialogs, tabs, annotated code): two thirds of its
sheet would only delay the first page on a slow line.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import tinycss2

from ..dasar.berkas import sidik_kode
from ..dasar.ingatan import Simpanan

# A pattern with a literal prefix is searched as fast as that prefix.
KELAS = re.compile(r"class=(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
KATA = re.compile(r"[\w-]+")
RUMAH = Path(__file__).parents[1] / "templates"
# Pseudo-classes of which any alternative suffices; the classes in `:not()` need not exist.
SALAH_SATU = {"is", "where", "has"}


def kelas(html: str) -> set[str]:
    """The CSS classes in a page."""
    return {k for m in KELAS.finditer(html) for k in (m[1] or m[2] or m[3] or "").split()}


@cache
def kelas_kelak() -> frozenset[str]:
    """The CSS classes that scripts and later pages may use: any word of a template or script."""
    berkas = [f for f in RUMAH.rglob("*") if f.name.endswith((".html.j2", ".html", ".js"))]
    return frozenset(k for f in berkas for k in KATA.findall(f.read_text(encoding="utf-8")))


def susutkan_sekali(css: str, ada: Iterable[str], berkas: Path) -> str:
    """As `susutkan`, cached in a file as long as its input is unchanged."""
    simpanan, dasar = Simpanan(berkas), sidik_kode(Path(__file__), paket="tinycss2")
    isi = simpanan.sekali(dasar, css, *sorted(ada), buat=partial(susutkan, css, ada))
    simpanan.simpan()
    return isi


def susutkan(css: str, ada: Iterable[str]) -> str:
    """The style sheet without rules that need a class which is not in `ada`."""
    aturan = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_aturan(aturan, frozenset(ada)))


def _aturan(aturan: list[Any], ada: frozenset[str]) -> Iterator[str]:
    for satu in aturan:
        if satu.type == "qualified-rule":
            pilih = [p for p in _alternatif(satu.prelude) if _terpakai(p, ada)]
            if pilih:
                kepala = ",".join(tinycss2.serialize(p).strip() for p in pilih)
                yield f"{kepala}{{{tinycss2.serialize(satu.content)}}}"
        elif satu.type == "at-rule" and satu.lower_at_keyword in {"media", "supports"}:
            isi = "".join(_aturan(tinycss2.parse_rule_list(satu.content, True, True), ada))
            if isi:
                yield f"@{satu.at_keyword}{tinycss2.serialize(satu.prelude)}{{{isi}}}"
        else:
            yield satu.serialize()


def _alternatif(bagian: list[Any]) -> list[list[Any]]:
    """Split a list of selectors, each as its tokens."""
    hasil: list[list[Any]] = [[]]
    for satu in bagian:
        if satu == ",":
            hasil.append([])
        else:
            hasil[-1].append(satu)
    return hasil


def _terpakai(pilih: list[Any], ada: frozenset[str]) -> bool:
    """Whether all classes that a selector needs exist."""
    for sebelum, satu in zip([None, *pilih], pilih, strict=False):
        if sebelum == "." and satu.type == "ident" and satu.value not in ada:
            return False
        if (
            satu.type == "function"
            and satu.lower_name in SALAH_SATU
            and not any(_terpakai(p, ada) for p in _alternatif(satu.arguments))
        ):
            return False
    return True
