"""Ambiguous columns of a unit's own tables, and cells that a spreadsheet spoiled."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from ..asupan import bilangan, penanggalan, tabel_tambahan
from ..asupan.isian import SATUAN_LAZIM, bersatuan_persen
from ..asupan.muat import TabelData
from ..asupan.skema import SkemaKolom
from ..asupan.teguran import Tolak, tegur
from ..dasar.penulisan import gabung, tulis
from ..hitung.laporan import Laporan
from .kasus import Kasus, di_sel, kaidah
from .kewajaran import SERATUS, dugaan

# Types that most cells of a column may have.
SEBAGIAN = (("angka", bilangan.coba), ("tanggal", penanggalan.coba))
# A day or month in a spreadsheet's format.
RINGKAS = re.compile(rf"\d{{1,2}}-{bilangan.BULAN}|{bilangan.BULAN}-\d{{2}}", re.IGNORECASE)
# Percentages that are all smaller than this may be fractions.
TERBESAR_PECAHAN = 2


def _tabel_sendiri(lap: Laporan) -> Iterator[Kasus]:
    """Findings about the tables in `data/tambahan`."""
    for skema in (s for s in lap.data.skema if s.sendiri):
        t = lap.data[skema.nama]
        for k in skema.kolom:
            sel = {n: str(s).strip() for n, s in t.kolom(k.nama).items() if s}
            if k.jenis == "string" and sel and not tabel_tambahan.berjam(k.nama, sel.values()):
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
    for kode, baris, isi in _satuan_lain(nama, berisi):
        yield satu(kode, baris, **isi)
        return
    for jenis, cocok in SEBAGIAN:
        lain = [n for n, isi in berisi.items() if not cocok(isi)]
        nama_saja = jenis == "angka" and tabel_tambahan.menyebut(nama)
        hampir = jenis == "angka" and lain and all(bilangan.HAMPIR.fullmatch(sel[n]) for n in lain)
        sedikit = 0 < 2 * len(lain) < len(berisi) and lain[0] not in keliru
        if (hampir or sedikit) and not nama_saja:
            sebab = _sebab(bilangan.baca, sel[lain[0]])
            yield satu("T802/hampir" if hampir else "T802", lain[0], jenis=jenis, sebab=sebab)


def _satuan_lain(nama: str, sel: Mapping[int, str]) -> Iterator[tuple[str, int, dict[str, str]]]:
    """The case of a column whose cells are all numbers, but with different units behind them, with
    another than the heading has, or only some with a unit."""
    polos = [n for n, isi in sel.items() if bilangan.coba(isi)]
    tanpa_tanda = [n for n in polos if "%" not in sel[n]]
    if 0 < len(tanpa_tanda) < len(sel) == len(polos):
        yield "T802/persen", tanpa_tanda[0], {}
    semua = [bilangan.pisahkan(isi)[1] for n, isi in sel.items() if n not in polos]
    if semua and all(map(SATUAN_LAZIM.fullmatch, semua)):
        kepala = tabel_tambahan.BERSATUAN.fullmatch(nama)
        semua += ([kepala["satuan"]] if kepala else []) + ["tanpa satuan"][: len(polos)]
        yield "T802/satuan", next(iter(sel)), {"satuan": gabung([*dict.fromkeys(semua)])}


def _pecahan(t: TabelData, kolom: SkemaKolom) -> Iterator[Kasus]:
    """Percentages that may be fractions, as spreadsheets store them, or lack their comma."""
    nama, subjek = kolom.nama, f"{t.nama}/{kolom.nama}"
    if not bersatuan_persen(f"{nama} {kolom.satuan}"):
        return
    sel = {n: Fraction(s) for n, s in t.kolom(nama).items() if s is not None}
    for baris, nilai in sel.items():
        lain = [s for n, s in sel.items() if n != baris and s > 0]
        if nilai > SERATUS and len(lain) > 1 and (maksud := dugaan(nilai, lain, bulat=False)):
            isi, benar, atas = (tulis(s, "bilangan", "") for s in (nilai, maksud, max(lain)))
            kata = {"maksud": benar, "lain": atas}
            yield di_sel("T804/koma", f"{subjek}/{baris}", t.di(baris), nama, isi, **kata)
    pecahan = [n for n, s in sel.items() if s % 1]
    if pecahan and max(sel.values()) < TERBESAR_PECAHAN and not kolom.bertanda:
        baris = pecahan[0]
        isi, maksud_ = (tulis(s, "bilangan", "") for s in (sel[baris], sel[baris] * 100))
        yield di_sel("T804/pecahan", subjek, t.di(baris), nama, isi, maksud=maksud_)


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
