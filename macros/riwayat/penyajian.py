"""The difference between two versions as text and as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from markupsafe import Markup

from ..sajian.templat import lingkungan
from .ubahan import AngkaBerubah, SelBerubah, Ubahan


def sebagai_teks(u: Ubahan) -> Iterator[str]:
    """The lines for a terminal."""
    yield f"Perbandingan {u.dari} → {u.ke}"
    if u.kosong:
        yield "Tidak ada angka, tabel, gambar, bagan, atau teks yang berbeda."
        return
    yield ""
    hilang, baru = len(u.angka_hilang), len(u.angka_baru)
    yield f"Angka: {len(u.angka)} berubah, {baru} baru, {hilang} tidak ada lagi"
    for tanda, daftar in (("~", u.angka), ("+", u.angka_baru), ("-", u.angka_hilang)):
        for a in daftar:
            yield from _angka(tanda, a)
    yield from _daftar(
        "Tabel, gambar, dan bagan",
        [f"+ {b.nomor} {b.judul} ({b.id})" for b in u.benda_baru]
        + [f"- {b.nomor} {b.judul} ({b.id})" for b in u.benda_hilang],
    )
    teks = [f"+ bagian {b.judul} ({b.halaman})" for b in u.bagian_baru]
    teks += [f"- bagian {b.judul} ({b.halaman})" for b in u.bagian_hilang]
    for satu in u.bagian:
        teks += [f"~ {satu.judul} ({satu.halaman})"]
        teks += [f"    - {t}" for t in satu.dihapus] + [f"    + {t}" for t in satu.ditambah]
    yield from _daftar("Teks", teks)
    yield from _daftar("Data lain", [f"~ {sebagai_sel(s)}" for s in u.sel_lain])


def _angka(tanda: str, a: AngkaBerubah) -> Iterator[str]:
    nilai = {"+": a.sesudah, "-": a.sebelum}.get(tanda, f"{a.sebelum} → {a.sesudah}")
    yield f"  {tanda} {a.label}: {nilai}" + (f" ({a.selisih})" if a.selisih else "")
    yield f"      kunci   {a.kunci}"
    for s in a.sel:
        yield f"      data    {sebagai_sel(s)}"
    if a.ditampilkan:
        # One page may show a figure in several places.
        yield f"      tampil  {', '.join(dict.fromkeys(sebutan for _, sebutan in a.ditampilkan))}"


def sebagai_sel(s: SelBerubah) -> str:
    """A cell that changed, on one line."""
    lama, baru = (" ".join((t or "kosong").split()) for t in (s.sebelum, s.sesudah))
    return f"{tempat(s)}: {lama} → {baru}"


def tempat(s: SelBerubah) -> str:
    """Where a cell stands, in words."""
    baris = f"baris {s.baris}" if s.baris else f"baris {s.baris_sebelum} (dihapus)"
    return f"{s.berkas}, {baris}, kolom {s.kolom}"


def _daftar(judul: str, isi: Iterable[str]) -> Iterator[str]:
    baris = list(isi)
    if baris:
        yield ""
        yield judul
        yield from (f"  {b}" for b in baris)


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
    teks = lingkungan().get_template(nama).render(isi)
    # The template has escaped its values already.
    return Markup("\n".join(b for b in teks.splitlines() if b.strip()))  # noqa: S704
