"""Own tables of the unit whose columns or rows can be read in more than one way."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..asupan import bilangan, penanggalan, tabel_tambahan
from ..asupan.isian import bersatuan_persen
from ..asupan.muat import TabelData
from ..asupan.skema import SkemaKolom
from ..asupan.teguran import tegur
from ..dasar.angka import Angka
from ..dasar.penulisan import tulis
from ..hitung.laporan import Laporan
from ..hitung.milik_unit import BarisSendiri, TabelSendiri
from .bentuk import Temuan, buat
from .kewajaran import SEJAWAT

# What most cells of a column may be, and what comes of it where one is not.
SEBAGIAN = (
    ("angka", bilangan.coba, "tidak dijumlahkan"),
    ("tanggal", penanggalan.coba, "ditampilkan seperti diketik"),
)
BERSATUAN = re.compile(r"\d[\d.,]*\s+(?P<satuan>[^\W\d]+)\.?")
# Numbers with a word or sign beside them, which keeps them from being added up.
MENDEKATI = re.compile(rf"[±~<>≤≥]\s*\d[\d.,]*\s*%?|\d[\d.,]*\s*\*+\)?|{bilangan.RENTANG.pattern}")
# A number with the sign by which a spreadsheet takes it for text, which is to be seen here.
BERPETIK = re.compile(r"['’`‘]\d[\d.,]*%?")
# A column of percentages that stays below this may well hold fractions.
TERBESAR_PECAHAN = 2
BUKAN_SATUAN = re.compile(rf"|{bilangan.BULAN}", re.IGNORECASE)
BERJUMLAH = re.compile(r"(jumlah|total)\b", re.IGNORECASE)


def temuan(lap: Laporan) -> Iterator[Temuan]:
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
        yield from _baris_akhir(t)
        yield from _baris_jumlah(t, lap.tabel_sendiri[t.nama])


def _kolom(t: TabelData, nama: str, sel: Mapping[int, str]) -> Iterator[Temuan]:
    """What of a column of text may be meant otherwise."""

    def satu(kode: str, baris: int, subjek: str = f"{t.nama}/{nama}", **isi: Any) -> Temuan:
        return buat(kode, subjek, t.asal(baris, nama), sel[baris], kolom=nama, **isi)

    keliru = {n: s for n, isi in sel.items() if (s := penanggalan.sebab_keliru(isi))}
    for baris, sebab in keliru.items():
        yield satu("T803", baris, f"{t.nama}/{nama}/{baris}", sebab=sebab)
    hari = tabel_tambahan.TANGGAL.fullmatch(nama)
    if pendek := [n for n, isi in sel.items() if penanggalan.tanpa_abad(isi, hari=bool(hari))]:
        yield satu("T803", pendek[0], sebab=tegur("tanggal/abad"))
        return
    if all(map(penanggalan.coba, sel.values())):
        yield satu("T801", next(iter(sel)))
        return
    if ada := _bukan_teks(nama, sel):
        baris, kasus, isi = ada
        yield satu(f"T804/{kasus}", baris, **isi)
        return
    berisi = {n: isi for n, isi in sel.items() if not bilangan.tanpa_isi(isi)}
    for jenis, cocok, akibat in SEBAGIAN:
        lain = [n for n, isi in berisi.items() if not cocok(isi)]
        jauh = sum(not MENDEKATI.fullmatch(berisi[n]) for n in lain)
        if jenis == "angka" and tabel_tambahan.menyebut(nama):
            continue
        if 0 < len(lain) < len(berisi) and 2 * jauh < len(berisi) and lain[0] not in keliru:
            yield satu("T802", lain[0], jenis=jenis, akibat=akibat)


def _bukan_teks(nama: str, sel: Mapping[int, str]) -> tuple[int, str, dict[str, str]] | None:
    """What a column of text is instead, by its first such cell; `None` if it is text indeed."""
    pertama = next(iter(sel))
    for baris, isi in sel.items():
        if bilangan.RUSAK.fullmatch(isi) or bilangan.RUMUS.fullmatch(isi):
            return baris, "rusak", {"sebab": _sebab(bilangan.baca, isi)}
        if BERPETIK.fullmatch(isi):
            return baris, "petik", {}
        if tabel_tambahan.nomor_hari(nama, isi):
            return baris, "rusak", {"sebab": _sebab(penanggalan.baca, isi)}
    cocok = [BERSATUAN.fullmatch(isi) for isi in sel.values()]
    satuan = {c["satuan"].casefold() if c else "" for c in cocok}
    if len(sel) > 1 and len(satuan) == 1 and not any(map(BUKAN_SATUAN.fullmatch, satuan)):
        return pertama, "satuan", {"satuan": satuan.pop()}
    angka = all(map(bilangan.coba, sel.values()))
    if angka and tabel_tambahan.separuh_persen(list(sel.values())):
        return next(n for n, isi in sel.items() if "%" not in isi), "persen", {}
    return None


def _pecahan(t: TabelData, kolom: SkemaKolom) -> Iterator[Temuan]:
    """A percentage that may be a fraction of one, as a spreadsheet keeps it: below all that is
    usual, or beside others that are a hundred times as much."""
    nama = kolom.nama
    if not bersatuan_persen(f"{nama} {kolom.satuan}") or kolom.bertanda:
        return
    sel = {n: Decimal(s) for n, s in t.kolom(nama).items() if s is not None}
    pecahan = {n: s for n, s in sel.items() if s % 1}
    kecil = {n: s for n, s in pecahan.items() if 0 < s < 1}
    if max(sel.values()) < TERBESAR_PECAHAN and pecahan:
        baris = next(iter(kecil or pecahan))
    elif max(sel.values()) >= SEJAWAT and kecil:
        baris = next(iter(kecil))
    else:
        return
    isi, maksud = (tulis(Fraction(s), "bilangan", "") for s in (sel[baris], sel[baris] * 100))
    letak = t.asal(baris, nama)
    yield buat("T804/pecahan", f"{t.nama}/{nama}", letak, isi, kolom=nama, isi=isi, maksud=maksud)


def _sebab(baca: Callable[[str], object], isi: str) -> str:
    """Why a cell that a spreadsheet spoiled is not what it was, and what to do."""
    try:
        baca(isi)
    except (bilangan.BukanAngka, penanggalan.BukanTanggal) as galat:
        return str(galat)
    return ""


def _baris_akhir(t: TabelData) -> Iterator[Temuan]:
    """A last row of one cell, beside rows of several: words under the table, and no row of it."""
    terisi = {n: [s for s in isi if s is not None] for n, isi in t.rekaman.items()}
    baris = max(terisi, default=0)
    if len(terisi) < 2 or len(t.nama_kolom) < 3 or sorted(map(len, terisi.values()))[:2][-1] < 2:
        return
    if len(terisi[baris]) == 1 and isinstance(terisi[baris][0], str):
        kolom = next(k for k in t.nama_kolom if t.sel(baris, k) is not None)
        yield buat("T806", f"{t.nama}/{baris}", t.asal(baris, kolom), terisi[baris][0], kolom=kolom)


def _baris_jumlah(t: TabelData, tabel: TabelSendiri) -> Iterator[Temuan]:
    """The last row, if it sums up the others or says so: with it they are added up twice."""
    kolom = [n for n, angka in enumerate(tabel.jumlah) if angka is not None]
    if len(tabel.baris) < 3 or not kolom:
        return
    kata = [_kata(b) for b in tabel.baris]
    pas = all(_pas([b.sel[n] for b in tabel.baris]) for n in kolom)
    berkata = [bool(BERJUMLAH.match(k)) for k in kata]
    menyebut = berkata[-1] and not any(berkata[:-1])
    tanpa_nama = not kata[-1] and all(kata[:-1])  # where cells were merged others lack one, too
    jumlah = menyebut or (pas and (not kata[-1] or len(kolom) > 1 or len(tabel.baris) > 4))
    if jumlah or tanpa_nama:
        baris, n = max(t.rekaman), kolom[0]
        letak = t.asal(baris, tabel.kolom[n].nama)
        kaidah = "T805" if jumlah else "T805/tanpa-nama"
        yield buat(kaidah, f"{t.nama}/{baris}", letak, kata[-1], kolom=tabel.kolom[n].nama)


def _kata(baris: BarisSendiri) -> str:
    """The first words of a row."""
    return next((s for s in baris.sel if isinstance(s, str) and any(a.isalpha() for a in s)), "")


def _pas(sel: Sequence[Any]) -> bool:
    """Whether the last number of a column is the sum of those above it."""
    *atas, akhir = (s.nilai if isinstance(s, Angka) else None for s in sel)
    return bool(akhir) and akhir == sum(n for n in atas if n is not None)
