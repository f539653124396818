"""The difference between two versions as text and as HTML."""

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

from ..sajian.templat import baris_teks, lingkungan, rapat
from .ubahan import Ubahan


def sebagai_teks(u: Ubahan) -> list[str]:
    """The lines for a terminal."""
    return baris_teks("ubahan.txt.j2", u=u)


def sebagai_html(
    u: Ubahan, dasar: str | None, tabel: Mapping[str, str] = MappingProxyType({})
) -> Markup:
    """A section of a page; `dasar` is the way from that page up to the site's root, or None where
    the figures shall lead nowhere. `tabel` are the titles of data files, for the public."""
    return _isi("ubahan.html.j2", u=u, dasar=dasar, tabel=tabel)


def sebagai_halaman(u: Ubahan) -> Markup:
    """A page of its own."""
    return _isi("terbit/ubahan.html.j2", u=u, isi=sebagai_html(u, None))


def _isi(nama: str, **isi: object) -> Markup:
    return rapat(lingkungan().get_template(nama).render(isi))
