"""Heat map: rows × columns of shaded cells, each with its number."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from math import ceil

from .gaya import PANAS_BALIK, TERANG, Format
from .huruf import kata_terlebar
from .kanvas import Kanvas
from .spesifikasi import HAMPA, KOSONG, TANDA, TANDA_LAIN, KelompokButir, Nilai, PetaPanas
from .tata import SELA, EntriKunci, Kepala, gambar_label, lebar_terbesar, susun, turun

_SEL = 21.0
_SEL_LEBAR = 30.0  # at least
_SELA_SEL = 2.0
_LEGA = 14.0
_LEBAR_CONTOH = 22.0
# The shades for maps with 1 … 5 classes, out of five: the extremes first.
_RONA = ((4,), (0, 4), (0, 2, 4), (0, 1, 3, 4), (0, 1, 2, 3, 4))


def _rona(spek: PetaPanas, sel: Nilai) -> int | None:
    """The class (shade) of a cell; None without a number, for which the text gives the reason. A
    value below the first class belongs to it."""
    if sel.nilai is None:
        return None
    nomor = sum(float(sel.nilai) >= float(kelas.nilai) for kelas in spek.kelas) - 1
    return _RONA[len(spek.kelas) - 1][max(nomor, 0)]


# A placed cell: its shade (None without a number), its text, its place and size.
_Sel = tuple[int | None, str, float, float, float, float]


def _gambar_sel(kanvas: Kanvas, sel: Sequence[_Sel]) -> None:
    """All cells, sorted by shade, then their texts: like with like makes small files."""
    urut = sorted(sel, key=lambda s: -1 if s[0] is None else s[0])
    for rona, _, x, y, lebar, tinggi in urut:
        if rona is None:
            kanvas.kotak(x + 0.5, y + 0.5, lebar - 1, tinggi - 1, "", TERANG.kisi, 1)
        else:
            kanvas.kotak(x, y, lebar, tinggi, TERANG.panas[rona])
    for rona, teks, x, y, lebar, tinggi in urut:
        alas = y + tinggi / 2 + turun(kanvas.format)
        if rona is None:
            kanvas.teks(x + lebar / 2, alas, teks or KOSONG, TERANG.lemah, "center")
        elif teks:
            warna = TERANG.balik if rona >= PANAS_BALIK else TERANG.teks
            kanvas.teks(x + lebar / 2, alas, teks, warna, "center")


def _contoh(rona: int | None, teks: str, kanvas: Kanvas, x: float, y: float) -> None:
    tinggi = kanvas.format.spasi
    _gambar_sel(kanvas, [(rona, teks, x, y - tinggi / 2, _LEBAR_CONTOH, tinggi)])


def _singkat(spek: PetaPanas, format_: Format) -> tuple[PetaPanas, dict[str, str]]:
    """Replace long texts in cells by signs, as they would take the room of names. In the narrow
    format cells have the width of the page."""
    sel = [s for baris in spek.baris for s in baris.nilai]
    terlebar = lebar_terbesar([s.teks for s in sel if s.nilai is not None], format_)
    kata = dict.fromkeys(s.teks for s in sel if s.nilai is None)
    bebas = format_.lebar / len(spek.kolom) - 2 - _SELA_SEL if format_.sempit else _LEBAR_CONTOH
    panjang = [k for k in kata if lebar_terbesar([k], format_) > max(terlebar, bebas)]
    lain = iter(TANDA_LAIN)
    tanda = {k: t for k in panjang if k != HAMPA and (t := TANDA.get(k) or next(lain, ""))}
    ganti = tanda | {HAMPA: KOSONG}  # which has a sign in the key already
    baris = (
        replace(b, nilai=tuple(replace(s, teks=ganti.get(s.teks, s.teks)) for s in b.nilai))
        for b in spek.baris
    )
    return replace(spek, baris=tuple(baris)), tanda


def _kepala(spek: PetaPanas, singkatan: dict[str, str], format_: Format) -> Kepala:
    """The key of the classes, with missing values and signs, if there are any."""
    entri = [
        EntriKunci(k.teks, partial(_contoh, r, ""), _LEBAR_CONTOH)
        for r, k in zip(_RONA[len(spek.kelas) - 1], spek.kelas, strict=True)
    ]
    if any(s.nilai is None and s.teks in ("", KOSONG) for baris in spek.baris for s in baris.nilai):
        entri.append(EntriKunci(_awal(HAMPA), partial(_contoh, None, ""), _LEBAR_CONTOH))
    for kata, tanda in singkatan.items():
        entri.append(EntriKunci(_awal(kata), partial(_contoh, None, tanda), _LEBAR_CONTOH))
    return Kepala(entri, format_)


def _awal(kata: str) -> str:
    return kata[0].upper() + kata[1:]


def _muat(spek: PetaPanas, format_: Format) -> tuple[float, Format]:
    """The width needed by numbers and heads of columns, and the format: the narrow one, with names
    above their cells, if names would have less than their longest word."""
    isi = [sel.teks for baris in spek.baris for sel in baris.nilai] + list(spek.kolom)
    butuh = lebar_terbesar(isi, format_) + 2 + _SELA_SEL
    kata = max(kata_terlebar(b.label, format_.huruf) for b in spek.baris)
    kode = lebar_terbesar([b.kode for b in spek.baris], format_)
    sesak = max(butuh, _SEL_LEBAR) * len(spek.kolom) + SELA + kata + kode > format_.lebar
    return butuh, replace(format_, nama="sempit") if sesak else format_


def gambar_peta_panas(spek: PetaPanas, format_: Format) -> str:
    """SVG (light) of a heat map; in the narrow format each row repeats the column heads."""
    jumlah = len(spek.kolom)
    spek, singkatan = _singkat(spek, format_)
    butuh, format_ = _muat(spek, format_)
    kepala = _kepala(spek, singkatan, format_)
    label = [KelompokButir("", spek.baris)]
    # In the narrow format with so many lines of cells that every number fits its cell.
    deret = ceil(jumlah / max(1, int(format_.lebar / butuh))) if format_.sempit else 1
    sederet = ceil(jumlah / deret)
    if format_.sempit:
        lebar_sel, x_sel = format_.lebar / sederet, 0.0
        tinggi_deret = format_.spasi + _SEL + 3
        tata, atas = susun(label, format_, deret * tinggi_deret, 0), kepala.tinggi
    else:
        # With few columns numbers get more space.
        lebar_sel = max(butuh, min(butuh + _LEGA, format_.lebar / 2 / jumlah), _SEL_LEBAR)
        x_sel = format_.lebar - lebar_sel * jumlah
        tinggi_deret = _SEL + _SELA_SEL
        tata = susun(label, format_, _SEL - 2, lebar_sel * jumlah, porsi_label=1)
        atas = kepala.tinggi + format_.spasi + 2  # the heads of the columns
    kanvas = Kanvas(format_, atas + tata.bawah + 1, atas)
    kepala.gambar(kanvas)
    if not format_.sempit:
        _gambar_kolom(kanvas, spek.kolom, x_sel, lebar_sel, -5)
    sel: list[_Sel] = []
    for baris, letak in zip(spek.baris, tata.baris, strict=True):
        for nomor in range(deret):
            y = letak.y_tengah + (nomor - deret / 2) * tinggi_deret
            potong = slice(nomor * sederet, (nomor + 1) * sederet)
            if format_.sempit:
                _gambar_kolom(kanvas, spek.kolom[potong], 0, lebar_sel, y + format_.spasi - 4)
                y += format_.spasi
            for i, satu in enumerate(baris.nilai[potong]):
                x, lebar = x_sel + i * lebar_sel + _SELA_SEL, lebar_sel - _SELA_SEL
                sel.append((_rona(spek, satu), satu.teks, x, y, lebar, _SEL))
    _gambar_sel(kanvas, sel)
    gambar_label(kanvas, tata)
    return kanvas.svg()


def _gambar_kolom(kanvas: Kanvas, kolom: tuple[str, ...], x: float, lebar: float, y: float) -> None:
    for i, teks in enumerate(kolom):
        tengah = x + i * lebar + (lebar + _SELA_SEL) / 2
        kanvas.teks(tengah, y, teks, TERANG.lemah, "center")
