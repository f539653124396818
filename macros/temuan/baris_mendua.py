"""Own tables of the unit that count what is no row of theirs, or have a row twice or out of its
order; cells that are not what others of their column are of those beside them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction
from itertools import pairwise, permutations

from ..asupan import tabel_tambahan
from ..asupan.lembar import sebutan
from ..asupan.muat import TabelData
from ..dasar.angka import Angka
from ..dasar.penulisan import BULAN, tulis
from ..dasar.periode import berwaktu, deret
from ..hitung.milik_unit import BarisSendiri, TabelSendiri
from ..hitung.penjumlahan import KEPALA_JUMLAH, sama
from .bentuk import Kasus, di_sel

BERJUMLAH = re.compile(r"(jumlah|total|jml)\b", re.IGNORECASE)
JUMLAH_HAL = re.compile(r"jumlah\s", re.IGNORECASE)  # which may be of something else: Jumlah kamar
# What a column may be of two before it, and how many rows prove it.
Cara = tuple[tuple[int, ...], str, Callable[..., Fraction]]
TURUNAN: Mapping[str, Callable[..., Fraction]] = {
    "“{}” ÷ “{}” × 100": lambda a, b: a / b * 100, "“{}” − “{}”": lambda a, b: a - b,
}  # fmt: skip
SEDIKIT = 3
MIRIP = 0.75  # how much a misspelled month has in common with it
BESAR = 100  # no sum by chance
GAYA = {
    n: re.compile(rf"(?:{n})[.)]\s") for n in ("[IVX]+", "[A-Z]", r"\d+", "[a-z]", r"\d+(?:\.\d+)+")
}
BERNOMOR, BERAWAL, BERAKHIR = (sebutan(n) for n in ("nomor-baris", "mulai", "selesai"))
JUMLAHAN = sebutan("jumlahan")


def tentang_baris(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """What is odd about the rows of a table, and about one cell beside others of its row."""
    for cari in (_bernama, _salah_eja, _urutan, _terbalik, _kolom_hitungan):
        yield from cari(t, tabel)
    yield from _baris_akhir(t)
    if any(a is not None for a in tabel.jumlah):
        yield from _baris_ganda(t)
        yield from _baris_jumlah(t, tabel)
        yield from _baris_induk(t, tabel)


def _bernama(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """Rows that only a time names which another has, or whose name was in a merged cell above."""
    teks = [k.nama for k in tabel.kolom if k.jenis in {"teks", "tanggal"}]
    if not teks or not any(tabel.jumlah):
        return
    sel = {n: str(s) for n, s in t.kolom(teks[0]).items() if s is not None}
    if len(teks) == 1 and all(map(berwaktu, sel.values())):
        awal = {isi: n for n, isi in reversed(sel.items())}
        for n, isi in sel.items():
            if n != (lain := awal[isi]) and t.rekaman[n] != t.rekaman[lain]:
                r, subjek = t.di(n), f"{t.nama}/{n}"
                yield di_sel("T807/masa", subjek, r, teks[0], isi, isi=isi, lain=lain)
    kosong = [n for n in t.rekaman if n not in sel]
    if len(teks) > 1 and kosong and min(t.rekaman) in sel and kosong != [max(t.rekaman)]:
        subjek = f"{t.nama}/{teks[0]}"
        yield di_sel("T804/gabungan", subjek, t.di(kosong[0]), teks[0], kolom=teks[0])


def _salah_eja(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """The only name of a row that is no month among months, and nearly one: with it the rows would
    be no times."""
    kolom = next((k.nama for k in tabel.kolom if k.jenis == "teks"), None)
    sel = {n: str(s) for n, s in t.kolom(kolom).items() if s is not None} if kolom else {}
    lain = [n for n, isi in sel.items() if not berwaktu(isi)]
    if kolom is None or len(lain) != 1 or len(sel) < SEDIKIT:
        return
    kata, *sisa = sel[lain[0]].split(maxsplit=1)
    if dekat := get_close_matches(kata.casefold(), [b.casefold() for b in BULAN], 1, MIRIP):
        r, benar = t.di(lain[0]), " ".join((dekat[0].capitalize(), *sisa))
        yield di_sel("T808/eja", f"{t.nama}/{r.Index}/eja", r, kolom, sel[lain[0]], benar=benar)


def _urutan(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """The first month that does not follow the one before, where months name the rows and no number
    puts them there; the one place where the numbers of rows leave some out, or begin again."""
    bernama = next((k for k in tabel.kolom if k.jenis == "teks"), None)
    for k in (k for k in tabel.kolom if k.jenis in {"teks", "nomor"}):
        sel = {n: str(s) for n, s in t.kolom(k.nama).items() if s is not None}
        nomor = [int(s) for isi in sel.values() if (s := isi.rstrip(".)")).isdecimal()]
        lompat = [n for n, (a, b) in enumerate(pairwise(nomor), 1) if b - a != 1 != b]
        ke = _mundur(deret(sel.values())) if k is bernama and not _terurut(tabel) else 0
        if BERNOMOR.fullmatch(k.nama) and nomor[:1] == [1] and len(nomor) == len(sel) > SEDIKIT:
            ke = lompat[0] if len(lompat) == 1 else 0
        if ke:
            baris, atas = [*sel][ke], [*sel.values()][ke - 1]
            yield di_sel("T808", f"{t.nama}/{baris}", t.di(baris), k.nama, atas=atas)


def _terurut(tabel: TabelSendiri) -> bool:
    """Whether the rows are in the order of a column of numbers."""
    semua = ([n for n in isi if n is not None] for isi in _angka(tabel).values())
    return any(isi in (sorted(isi), sorted(isi, reverse=True)) for isi in semua)


def _mundur(masa: Sequence[int]) -> int:
    """Which of some months is out of their order, be it onwards or back, and from whichever; 0
    where none is, or one stands twice."""
    langkah = [(b - a) % 12 for a, b in pairwise(masa)]
    if len({*masa}) < len(masa) or min(naik := sum(langkah), 12 * len(langkah) - naik) < 12:
        return 0
    mundur = [satu > 6 for satu in langkah]
    lain = 2 * sum(mundur) <= len(mundur)
    return 1 + mundur.index(lain) if lain in mundur else len(langkah)


def _terbalik(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """Days on which something ends before it begins."""
    hari = [k.nama for k in tabel.kolom if k.jenis == "tanggal"]
    awal, akhir = ([k for k in hari if pola.fullmatch(k)] for pola in (BERAWAL, BERAKHIR))
    if len(awal) == len(akhir) == 1:
        mulai = t.kolom(awal[0])
        for n, isi in t.kolom(akhir[0]).items():
            if isi and mulai[n] and str(isi) < str(mulai[n]):
                subjek, kata = f"{t.nama}/{akhir[0]}/{n}", {"awal": awal[0], "mulai": mulai[n]}
                yield di_sel("T803/terbalik", subjek, t.di(n), akhir[0], **kata)


def _angka(tabel: TabelSendiri) -> dict[int, list[Fraction | None]]:
    """The numbers of each column of them, row by row."""
    kolom = (n for n, k in enumerate(tabel.kolom) if k.jenis == "bilangan")
    return {n: [s.nilai if isinstance(s := b.sel[n], Angka) else None for b in tabel.baris]
            for n in kolom}  # fmt: skip


def _kolom_hitungan(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """Cells that are not what others of their column are of columns before it: by its head the sum
    of all, or the share or difference of two, where three at least are so."""
    angka = _angka(tabel)
    for ke, isi in angka.items():
        kiri, k = [n for n in angka if n < ke], tabel.kolom[ke]
        cara: list[Cara] = [(dua, *c) for dua in permutations(kiri, 2) for c in TURUNAN.items()]
        satuan = {tabel.kolom[n].satuan for n in (*kiri, ke)}
        if KEPALA_JUMLAH.fullmatch(k.judul) and len(kiri) > 1 and len(satuan) == 1:
            cara.insert(0, ((*kiri,), "", lambda *n: sum(n, Fraction())))
        for dari, tanda, hitung in cara:
            semua = zip(t.rekaman, isi, *(angka[n] for n in dari), strict=True)
            hasil = {n: (z, hitung(*(b or Fraction() for b in x))) for n, z, *x in semua
                     if z is not None and (not tanda or all((z, *x)))}  # fmt: skip
            beda = [n for n, (z, nilai) in hasil.items() if not sama(nilai, z)]
            tentu = len(beda) == 1 and len(hasil) > SEDIKIT
            if tentu if tanda else 0 < len(beda) < max(2, len(hasil)):
                kode, baris = "T805/turunan" if tanda else "T805/kolom", beda[0]
                nilai = tulis(hasil[baris][1], "bilangan", "")
                kata = {"apa": tanda.format(*(tabel.kolom[n].judul for n in dari)), "nilai": nilai}
                yield di_sel(kode, f"{t.nama}/{k.nama}/{baris}", t.di(baris), k.nama, **kata)
                return  # others may be reckoned from it


def _baris_akhir(t: TabelData) -> Iterator[Kasus]:
    """A last row of one cell, beside rows of several: words under the table, and no row of it."""
    terisi = {n: [s for s in isi if s is not None] for n, isi in t.rekaman.items()}
    baris = max(terisi, default=0)
    if len(terisi) < 2 or len(t.nama_kolom) < 3 or sorted(map(len, terisi.values()))[:2][-1] < 2:
        return
    if len(terisi[baris]) == 1 and isinstance(terisi[baris][0], str):
        kolom = next(k for k in t.nama_kolom if t.sel(baris, k) is not None)
        yield di_sel("T806", f"{t.nama}/{baris}", t.di(baris), kolom)


def _baris_ganda(t: TabelData) -> Iterator[Kasus]:
    """A row that is another one again, which adds it up twice."""
    isi = t.isi[[k for k in t.nama_kolom if not tabel_tambahan.NOMOR.fullmatch(k)]]
    isi = isi[isi.notna().sum(axis="columns") > 1].fillna("")
    for baris in isi.index[isi.duplicated()][:1]:
        lain = isi.index[(isi == isi.loc[baris]).all(axis="columns")][0]
        yield di_sel("T807", f"{t.nama}/{baris}", t.di(int(baris)), t.nama_kolom[0], lain=lain)


def _berjumlah(tabel: TabelSendiri) -> list[list[Fraction]]:
    """The numbers of the columns that are added up, row by row; nothing as zero."""
    kolom = [n for n, angka in enumerate(tabel.jumlah) if angka is not None]
    return [[getattr(b.sel[n], "nilai", None) or Fraction() for n in kolom] for b in tabel.baris]


def _terhitung_dua_kali(kaidah: str, t: TabelData, tabel: TabelSendiri, ke: int) -> Kasus:
    """A case at the first cell of a row that is added up."""
    r, jumlah = [*t.baris()][ke], zip(tabel.kolom, tabel.jumlah, strict=True)
    kolom = next(k.nama for k, angka in jumlah if angka is not None)
    return di_sel(kaidah, f"{t.nama}/{r.Index}", r, kolom, _kata(tabel.baris[ke]))


def _baris_jumlah(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """The last row, if it sums up the others or says so, or any that sums up those above it: with
    it they are added up twice."""
    isi, kata = _berjumlah(tabel), [_kata(b) for b in tabel.baris]
    if len(isi) < 3 or deret(kata):  # a month is no sum of months
        return
    pas = _pas(isi)
    berkata = [bool(BERJUMLAH.match(k)) for k in kata]
    menyebut = berkata[-1] and not any(berkata[:-1]) and (pas or not JUMLAH_HAL.match(kata[-1]))
    tanpa_nama = not kata[-1] and all(kata[:-1])  # where cells were merged others lack one, too
    bernama = any(isinstance(s, str) for s in tabel.baris[-1].sel)  # by a year, for one
    disebut = not bernama or [k for k in kata if JUMLAHAN.fullmatch(k)] == [kata[-1]]
    jumlah = menyebut or (pas and (disebut or len(isi[0]) > 1 or len(isi) > 4))
    sela = None if all(berkata) else _sela(isi, kata)
    if sela is not None or jumlah or tanpa_nama:
        kaidah = "T805" if jumlah or sela is not None else "T805/tanpa-nama"
        yield _terhitung_dua_kali(kaidah, t, tabel, len(isi) - 1 if sela is None else sela)


def _baris_induk(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """The first row that sums up those below it, as budgets have it: where all rows are parts of
    such a sum, too large for chance or numbered as no part is, or where its code begins theirs."""
    isi = _berjumlah(tabel)
    anak = _anak(isi)
    kode = [s if isinstance(s := b.sel[0], str) else "" for b in tabel.baris]
    semua = {n for satu in anak.values() for n in satu}
    utuh = all(n in anak or n in semua for n in range(len(isi)))
    gaya = [_gaya(_kata(b)) for b in tabel.baris]
    atas = {gaya[n] for n in anak}
    bernomor = utuh and len(atas) == 1 and not atas & {"", *(gaya[n] for n in semua - anak.keys())}
    for n, bawah in anak.items():
        besar = utuh and max(isi[n]) >= BESAR and any(len(a) > 1 for a in anak.values())
        induk = kode[n] and all(kode[b].startswith(kode[n]) and kode[b] != kode[n] for b in bawah)
        if besar or induk or bernomor:
            yield _terhitung_dua_kali("T805/induk", t, tabel, n)
            return


def _gaya(kata: str) -> str:
    """How a row is numbered in its words: `I.`, `A.`, `1.`, `a)`; nothing where it is not."""
    return next((nama for nama, pola in GAYA.items() if pola.match(kata)), "")


def _anak(isi: Sequence[Sequence[Fraction]]) -> dict[int, list[int]]:
    """Of each row that is the sum of rows right below it, in every column, those rows; a row among
    them that is such a sum itself stands for its own."""
    hasil: dict[int, list[int]] = {}
    lewat = list(range(1, len(isi) + 1))  # the row after all that belongs to one
    for n in reversed(range(len(isi))):
        bawah, jumlah, lanjut = [], [Fraction(0)] * len(isi[n]), n + 1
        while lanjut < len(isi) and all(j <= i for j, i in zip(jumlah, isi[n], strict=True)):
            bawah.append(lanjut)
            jumlah = [j + i for j, i in zip(jumlah, isi[lanjut], strict=True)]
            lanjut = lewat[lanjut]
            if jumlah == list(isi[n]) and any(jumlah):
                hasil[n], lewat[n] = bawah, lanjut
                break
    return dict(sorted(hasil.items()))


def _sela(isi: Sequence[Sequence[Fraction]], kata: Sequence[str]) -> int | None:
    """The first row that is called a sum and is that of those since the one before; of two rows at
    least, as a row can be like the only one above it."""
    awal = 0
    for n in (n for n, satu in enumerate(kata) if JUMLAHAN.fullmatch(satu)):
        if n - awal > 1 and _pas(isi[awal : n + 1]):
            return n
        awal = n + 1
    return None


def _kata(baris: BarisSendiri) -> str:
    """The first words of a row."""
    return next((s for s in baris.sel if isinstance(s, str) and any(a.isalpha() for a in s)), "")


def _pas(isi: Sequence[Sequence[Fraction]]) -> bool:
    """Whether the last row is the sum of those above it, in every column."""
    *atas, akhir = isi
    return all(akhir) and list(akhir) == [sum(kolom) for kolom in zip(*atas, strict=True)]
