"""Write the navigation of a new report: its pages in order, in groups."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.dasar.berkas import tulis_utuh
from macros.dasar.deklarasi import Ruas, baca
from macros.dasar.penulisan import ROMAWI
from macros.temuan.naskah import Bab

NAV = re.compile(r"^nav:.*\n(?:[ \t]*[-#].*\n|[ \t]+\S.*\n|[ \t]*\n(?=[ \t]*-))*", re.MULTILINE)
URUTAN = ("", "awal", "isi", "lampiran")
DEPAN = "index.md"  # the front page, which every report has


def tulis_nav(folder: Path, halaman: Mapping[str, str]) -> None:
    """Add pages with these titles to the navigation of the report in `folder`, each after the
    existing pages that come before it; entries without a page are removed."""
    berkas, docs = folder / "mkdocs.yml", folder / "docs"
    teks = berkas.read_text(encoding="utf-8")
    nav = baca(berkas, berkas.name)[0].bagian["nav"]
    ada = [b for b in _butir(nav) if (docs / b[0]).is_file()]
    grup = {src.rpartition("/")[0]: g for src, _, g in ada if "/" in src}
    for baru, judul in halaman.items():
        induk = baru.rpartition("/")[0]
        nama = "Lampiran" if induk == "lampiran" else judul if induk else ""
        if baru not in [src for src, *_ in ada]:
            letak = [_urut(docs, src) for src, *_ in ada]
            ke = max((n for n, u in enumerate(letak, 1) if u <= _urut(docs, baru)), default=0)
            ada.insert(ke, (baru, "", grup.setdefault(induk, nama)))
    isi, kini = ["nav:"], ""
    for src, judul, g in ada:
        if g and g != kini:
            isi.append(f"  - {_yaml(g)}:")
        isi.append(f"{'    ' if g else ''}  - {f'{_yaml(judul)}: ' if judul else ''}{src}")
        kini = g
    tulis_utuh(berkas, NAV.sub(lambda _: "\n".join(isi) + "\n", teks, count=1).encode())


def _butir(nav: Ruas, judul: str = "", grup: str = "") -> Iterator[tuple[str, str, str]]:
    """The pages of a navigation, with their own titles and those of their groups."""
    if isinstance(nav.isi, str):
        yield nav.isi, judul, grup
    elif isinstance(nav.isi, Mapping):
        for nama, isi in nav.isi.items():
            yield from _butir(isi, nama, grup)
    else:
        for satu in nav.isi:
            yield from _butir(satu, "", judul or grup)


def _urut(docs: Path, src: str) -> tuple[int, int]:
    """The place of a page in the report: part, and number of its Bab; pages below a Bab in the same
    folder follow it."""
    sifat = _sifat(docs / src)
    induk = docs / src.rpartition("/")[0] / DEPAN
    if "bab" not in sifat and "/" in src and induk.is_file():
        sifat = {**_sifat(induk), **sifat}
    nomor = sifat.get("bab", "")
    bagian = "" if src == DEPAN else sifat.get("bagian", "isi")
    return URUTAN.index(bagian), ROMAWI.index(nomor) if nomor in ROMAWI else 0


def _sifat(berkas: Path) -> Mapping[str, str]:
    return Bab(berkas.name, berkas.read_text(encoding="utf-8-sig")).sifat


def _yaml(teks: str) -> str:
    return teks if re.fullmatch(r"[\w ,.–-]+", teks) else kutip(teks)


def kutip(teks: str) -> str:
    """A text as a quoted argument of a macro, in which brackets do not end the macro."""
    aman = re.sub(r"[\\\"]", r"\\\g<0>", teks)
    return '"' + re.sub(r"[{}]", lambda m: f"\\x{ord(m[0]):x}", aman) + '"'
