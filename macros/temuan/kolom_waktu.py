"""Own tables of the unit over time: heads that were days, years out of reach, a period that stands
twice, cells that were merged, sums in a column that are none."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ..asupan import bilangan, tabel_tambahan
from ..asupan.muat import TabelData
from ..dasar.angka import Angka
from ..dasar.penulisan import tulis
from ..dasar.periode import berwaktu
from ..hitung.milik_unit import TabelSendiri
from .bentuk import Temuan, buat, di_sel

# A day or month as a spreadsheet shows it.
RINGKAS = re.compile(rf"\d{{1,2}}-{bilangan.BULAN}|{bilangan.BULAN}-\d{{2}}", re.IGNORECASE)
KEPALA_JUMLAH = re.compile(r"(jumlah|total|jml)\.?", re.IGNORECASE)
DEKAT, LAMA = 10, 50  # years from the report's where most are, and where one does not stand alone


def temuan(t: TabelData, tabel: TabelSendiri, tahun: int) -> Iterator[Temuan]:
    """Findings about one table of a report on the year `tahun`."""
    pola = RINGKAS, tabel_tambahan.NOMOR_HARI
    for k in [k for k in tabel.kolom if any(p.fullmatch(k.judul) for p in pola)][:1]:
        yield buat("T803/kepala", f"{t.nama}/{k.nama}", t.asal(1, k.nama), k.nama, isi=k.judul)
    yield from _tahun(t, tabel, tahun)
    yield from _bernama(t, tabel)
    yield from _kolom_jumlah(t, tabel)


def _tahun(t: TabelData, tabel: TabelSendiri, tahun: int) -> Iterator[Temuan]:
    """Years and days that are far ahead, or far back where all others are near."""
    for k in tabel.kolom:
        sel = {n: str(s) for n, s in t.kolom(k.nama).items() if s is not None}
        if k.jenis != "tanggal" and not tabel_tambahan.bertahun(k.nama, list(sel.values())):
            continue
        isi = {n: int(s[:4]) for n, s in sel.items() if re.match(r"(1|2)\d{3}(-|$)", s)}
        dekat = sum(abs(n - tahun) <= DEKAT for n in isi.values())
        for baris, n in isi.items():
            if n > tahun + DEKAT or (n < tahun - LAMA and dekat == len(isi) - 1):
                subjek = f"{t.nama}/{k.nama}/{n}"
                yield di_sel("T803/jauh", subjek, t, baris, k.nama, sel[baris], lain=n, tahun=tahun)


def _bernama(t: TabelData, tabel: TabelSendiri) -> Iterator[Temuan]:
    """Rows that only a time names which another row has, and rows whose name was in a merged cell
    above them."""
    teks = [k.nama for k in tabel.kolom if k.jenis in {"teks", "tanggal"}]
    if not teks or not any(tabel.jumlah):
        return
    sel = {n: str(s) for n, s in t.kolom(teks[0]).items() if s is not None}
    if len(teks) == 1 and all(map(berwaktu, sel.values())):
        awal = {isi: n for n, isi in reversed(sel.items())}
        for n, isi in sel.items():
            if n != (lain := awal[isi]) and t.rekaman[n] != t.rekaman[lain]:
                yield di_sel("T807/masa", f"{t.nama}/{n}", t, n, teks[0], isi, isi=isi, lain=lain)
    kosong = [n for n in t.rekaman if n not in sel]
    if len(teks) > 1 and kosong and min(t.rekaman) in sel and kosong != [max(t.rekaman)]:
        subjek = f"{t.nama}/{teks[0]}"
        yield di_sel("T804/gabungan", subjek, t, kosong[0], teks[0], kolom=teks[0])


def _kolom_jumlah(t: TabelData, tabel: TabelSendiri) -> Iterator[Temuan]:
    """Cells of a column of sums that are not that of the columns before it, where others are, or
    there is no other."""
    for ke, k in enumerate(tabel.kolom):
        kiri = [n for n in range(ke) if tabel.kolom[n].jenis == "bilangan"]
        satuan = {tabel.kolom[n].satuan for n in (*kiri, ke)}
        if not KEPALA_JUMLAH.fullmatch(k.judul) or len(kiri) < 2 or len(satuan) > 1:
            continue
        beda = {}
        for nomor, b in zip(t.rekaman, tabel.baris, strict=True):
            sel = [a.nilai for n in (*kiri, ke) if isinstance(a := b.sel[n], Angka)]
            jumlah = sum((a for a in sel[:-1] if a is not None), Fraction())
            if sel[-1] is not None and sel[-1] != jumlah:
                beda[nomor] = jumlah
        if beda and (len(beda) < len(tabel.baris) or len(beda) == 1):
            nomor, jumlah = next(iter(beda.items()))
            isi = {"kolom": k.nama, "jumlah": tulis(jumlah, "bilangan", "")}
            yield di_sel("T805/kolom", f"{t.nama}/{k.nama}/{nomor}", t, nomor, k.nama, **isi)
