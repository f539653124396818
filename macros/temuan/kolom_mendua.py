"""Ambiguous columns of a unit's own tables, and cells that a spreadsheet spoiled."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from ..asupan import bilangan, penanggalan, tabel_tambahan
from ..asupan.isian import bersatuan_persen
from ..asupan.muat import TabelData
from ..asupan.skema import SkemaKolom
from ..asupan.teguran import Tolak, tegur
from ..dasar.penulisan import tulis
from ..hitung.laporan import Laporan
from .bentuk import Kasus, di_sel, kaidah

# Types that most cells of a column may have.
SEBAGIAN = (("angka", bilangan.coba), ("tanggal", penanggalan.coba))
# A day or month in a spreadsheet's format.
RINGKAS = re.compile(rf"\d{{1,2}}-{bilangan.BULAN}|{bilangan.BULAN}-\d{{2}}", re.IGNORECASE)
# Percentages that are all smaller than this may be fractions.
TERBESAR_PECAHAN = 2


def _tabel_sendiri(lap: Laporan) -> Iterator[Kasus]:
    """Findings about the tables in `data/tambahan`."""
    for skema in lap.data.skema:
        if not skema.sendiri or skema.nama not in lap.data:
            continue
        t = lap.data[skema.nama]
        for k in skema.kolom:
            sel = {n: str(s).strip() for n, s in t.kolom(k.nama).items() if s}
            if k.jenis == "string" and sel:
                yield from _kolom(t, k.nama, sel)
            elif k.jenis == "number" and sel:
                yield from _pecahan(t, k)


temuan = kaidah(_tabel_sendiri)


def _kolom(t: TabelData, nama: str, sel: Mapping[int, str]) -> Iterator[Kasus]:
    """Cells of a text column that may mean something else."""

    def satu(kode: str, baris: int, subjek: str = f"{t.nama}/{nama}", **isi: Any) -> Kasus:
        return di_sel(kode, subjek, t.di(baris), nama, sel[baris], **isi)

    keliru = {n: s for n, isi in sel.items() if (s := penanggalan.sebab_keliru(isi))}
    for baris, sebab in keliru.items():
        yield satu("T803", baris, f"{t.nama}/{nama}/{baris}", sebab=sebab)
    if singkat := [n for n, isi in sel.items() if RINGKAS.fullmatch(isi)]:
        yield satu("T803/ringkas", singkat[0])
        return
    hari = tabel_tambahan.TANGGAL.fullmatch(nama)
    if pendek := [n for n, isi in sel.items() if penanggalan.tanpa_abad(isi, hari=bool(hari))]:
        yield satu("T803", pendek[0], sebab=tegur("D020/tanggal-abad"))
        return
    if all(map(penanggalan.coba, sel.values())):
        yield satu("T801", next(iter(sel)))
        return
    if rusak := next(((n, s) for n, isi in sel.items() if (s := _rusak(nama, isi))), None):
        yield satu("T804/rusak", rusak[0], sebab=rusak[1])
        return
    berisi = {n: isi for n, isi in sel.items() if not bilangan.tanpa_isi(isi)}
    tanpa_tanda = [n for n, isi in berisi.items() if "%" not in isi]
    if 0 < len(tanpa_tanda) < len(berisi) and all(map(bilangan.coba, berisi.values())):
        yield satu("T802/persen", tanpa_tanda[0])
    for jenis, cocok in SEBAGIAN:
        lain = [n for n, isi in berisi.items() if not cocok(isi)]
        nama_saja = jenis == "angka" and tabel_tambahan.menyebut(nama)
        hampir = jenis == "angka" and lain and all(bilangan.HAMPIR.fullmatch(sel[n]) for n in lain)
        sedikit = 0 < 2 * len(lain) < len(berisi) and lain[0] not in keliru
        if (hampir or sedikit) and not nama_saja:
            sebab = _sebab(bilangan.baca, sel[lain[0]])
            yield satu("T802/hampir" if hampir else "T802", lain[0], jenis=jenis, sebab=sebab)


def _pecahan(t: TabelData, kolom: SkemaKolom) -> Iterator[Kasus]:
    """Percentages that may be fractions, as spreadsheets store them."""
    nama = kolom.nama
    if not bersatuan_persen(f"{nama} {kolom.satuan}") or kolom.bertanda:
        return
    sel = {n: Fraction(s) for n, s in t.kolom(nama).items() if s is not None}
    pecahan = [n for n, s in sel.items() if s % 1]
    if pecahan and max(sel.values()) < TERBESAR_PECAHAN:
        baris = pecahan[0]
        isi, maksud = (tulis(s, "bilangan", "") for s in (sel[baris], sel[baris] * 100))
        subjek = f"{t.nama}/{nama}"
        yield di_sel("T804/pecahan", subjek, t.di(baris), nama, isi, maksud=maksud)


def _rusak(nama: str, isi: str) -> str:
    """Why a cell was spoiled by a spreadsheet, and what to do."""
    if tabel_tambahan.nomor_hari(nama, isi):
        return _sebab(penanggalan.baca, isi)
    return _sebab(bilangan.baca, isi) if bilangan.rusak(isi) else ""


def _sebab(baca: Callable[[str], object], isi: str) -> str:
    """Why a text cannot be read."""
    try:
        baca(isi)
    except Tolak as galat:
        return str(galat)
    return ""
