"""Own tables of the unit whose columns can be read in more than one way, or were spoiled by a
spreadsheet; what their rows leave open is told in `baris_mendua`."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..asupan import bilangan, penanggalan, tabel_tambahan
from ..asupan.isian import bersatuan_persen
from ..asupan.muat import TabelData
from ..asupan.skema import SkemaKolom
from ..asupan.teguran import Tolak, tegur
from ..dasar.penulisan import tulis
from ..hitung.laporan import Laporan
from ..hitung.milik_unit import TabelSendiri
from .baris_mendua import tentang_baris
from .bentuk import Kasus, di, di_sel, kaidah
from .kewajaran import SEJAWAT

# What most cells of a column may be, and what comes of it where one is not.
SEBAGIAN = (
    ("angka", bilangan.coba, "tidak dijumlahkan"),
    ("tanggal", penanggalan.coba, "ditampilkan seperti diketik"),
)
BERSATUAN = re.compile(r"(?P<rp>Rp\.?\s?)?\d[\d.,]*\s+(?P<satuan>[^\W\d]+)\.?", re.IGNORECASE)
# Numbers with a word or sign beside them, which keeps them from being added up.
MENDEKATI = re.compile(
    rf"[±~<>≤≥]\s*\d[\d.,]*\s*%?|\d[\d.,]*\s*\*+\)?|{bilangan.RENTANG.pattern}"
    rf"|{BERSATUAN.pattern}|nihil|nol|kosong",
    re.IGNORECASE,
)
# A number with letters that look like its digits.
BERHURUF = re.compile(r"(?=.*\d)(?=.*[OoIl|])[\d.,OoIl|]+\s*%?")
# What only a spreadsheet writes: for empty cells of a pivot table, for a day or month as shown.
PIVOT = re.compile(r"\((?:blank|kosong)\)", re.IGNORECASE)
KEPALA_PIVOT = re.compile(r"(?:row|column) labels|label (?:baris|kolom)", re.IGNORECASE)
# A day or month as a spreadsheet shows it.
RINGKAS = re.compile(rf"\d{{1,2}}-{bilangan.BULAN}|{bilangan.BULAN}-\d{{2}}", re.IGNORECASE)
DEKAT, LAMA = 10, 50  # years from the report's where most are, and where one does not stand alone
# A number with the sign by which a spreadsheet takes it for text, which is to be seen here.
BERPETIK = re.compile(r"['’`‘]\d[\d.,]*%?")
RUPIAH_TERKECIL, SEJUTA = 10_000, 1_000_000
# A column of percentages that stays below this may well hold fractions.
TERBESAR_PECAHAN = 2
BUKAN_SATUAN = re.compile(rf"|wi(?:b|ta|t)|{bilangan.BULAN}", re.IGNORECASE)


def _tabel_sendiri(lap: Laporan) -> Iterator[Kasus]:
    """Findings about the tables in `data/tambahan`."""
    for skema in lap.data.skema:
        if not skema.sendiri or skema.nama not in lap.data:
            continue
        t, tabel = lap.data[skema.nama], lap.tabel_sendiri[skema.nama]
        yield from _kepala(t, tabel)
        yield from _tahun(t, tabel, lap.edisi.tahun)
        for k in skema.kolom:
            sel = {n: str(s).strip() for n, s in t.kolom(k.nama).items() if s}
            if k.jenis == "string" and sel:
                yield from _kolom(t, k.nama, sel)
            elif k.jenis == "number" and sel:
                yield from _pecahan(t, k)
            if k.satuan == "Rp":
                yield from _ribuan(t, k.nama)
        yield from tentang_baris(t, tabel)


temuan = kaidah(_tabel_sendiri)


def _kepala(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """The first head that a spreadsheet made a day or month, or that only its pivot tables have."""
    hari = RINGKAS, tabel_tambahan.NOMOR_HARI
    for kode, pola in {"T803/kepala": hari, "T804/kepala": (KEPALA_PIVOT,)}.items():
        for k in [k for k in tabel.kolom if any(p.fullmatch(k.judul) for p in pola)][:1]:
            yield di(kode, f"{t.nama}/{k.nama}", t.asal(1, k.nama), k.nama, isi=k.judul)


def _tahun(t: TabelData, tabel: TabelSendiri, tahun: int) -> Iterator[Kasus]:
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
                r, kata = t.di(baris), {"lain": n, "tahun": tahun}
                yield di_sel("T803/jauh", subjek, r, k.nama, sel[baris], **kata)


def _kolom(t: TabelData, nama: str, sel: Mapping[int, str]) -> Iterator[Kasus]:
    """What of a column of text may be meant otherwise."""

    def satu(kode: str, baris: int, subjek: str = f"{t.nama}/{nama}", **isi: Any) -> Kasus:
        return di_sel(kode, subjek, t.di(baris), nama, sel[baris], **isi)

    keliru = {n: s for n, isi in sel.items() if (s := penanggalan.sebab_keliru(isi))}
    for baris, sebab in keliru.items():
        yield satu("T803", baris, f"{t.nama}/{nama}/{baris}", sebab=sebab)
    if singkat := [n for n, isi in sel.items() if RINGKAS.fullmatch(isi)]:
        yield satu("T803/ringkas", singkat[0], isi=sel[singkat[0]])
        return
    hari = tabel_tambahan.TANGGAL.fullmatch(nama)
    if pendek := [n for n, isi in sel.items() if penanggalan.tanpa_abad(isi, hari=bool(hari))]:
        yield satu("T803", pendek[0], sebab=tegur("D020/tanggal-abad"))
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
    angka = [bool(bilangan.coba(isi)) for isi in sel.values()]
    huruf = [n for n, isi in sel.items() if BERHURUF.fullmatch(isi)]
    if huruf and len(huruf) + sum(angka) == len(sel) and not tabel_tambahan.menyebut(nama):
        return huruf[0], "huruf", {}
    for baris, isi in sel.items():
        if PIVOT.fullmatch(isi):
            return baris, "pivot", {"isi": isi}
        if bilangan.RUSAK.fullmatch(isi) or bilangan.RUMUS.fullmatch(isi):
            return baris, "rusak", {"sebab": _sebab(bilangan.baca, isi)}
        if BERPETIK.fullmatch(isi):
            return baris, "petik", {}
        if tabel_tambahan.nomor_hari(nama, isi):
            return baris, "rusak", {"sebab": _sebab(penanggalan.baca, isi)}
    cocok = [BERSATUAN.fullmatch(isi) for isi in sel.values()]
    satuan = {f"{'Rp ' * bool(c['rp'])}{c['satuan'].casefold()}" if c else "" for c in cocok}
    if len(sel) > 1 and len(satuan) == 1 and not any(map(BUKAN_SATUAN.fullmatch, satuan)):
        return pertama, "satuan", {"satuan": satuan.pop()}
    if all(angka) and tabel_tambahan.separuh_persen(list(sel.values())):
        return next(n for n, isi in sel.items() if "%" not in isi), "persen", {}
    return None


def _pecahan(t: TabelData, kolom: SkemaKolom) -> Iterator[Kasus]:
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
    elif max(sel.values()) >= SEJAWAT and 0 < 2 * len(kecil) <= len(sel):
        baris = next(iter(kecil))
    else:
        return
    isi, maksud = (tulis(Fraction(s), "bilangan", "") for s in (sel[baris], sel[baris] * 100))
    subjek = f"{t.nama}/{nama}"
    yield di_sel("T804/pecahan", subjek, t.di(baris), nama, isi, isi=isi, maksud=maksud)


def _ribuan(t: TabelData, kolom: str) -> Iterator[Kasus]:
    """Some few rupiah among millions: most often thousands, of a table that tells them so."""
    sel = {n: Decimal(s) for n, s in t.kolom(kolom).items() if s}
    kecil = [n for n, s in sel.items() if 0 < s < RUPIAH_TERKECIL]
    lain = min((s for n, s in sel.items() if n not in kecil), default=0)
    if kecil and lain >= SEJUTA and 2 * len(kecil) < len(sel):
        isi = tulis(Fraction(sel[kecil[0]]), "rupiah", "Rp")
        yield di_sel("T804/ribuan", f"{t.nama}/{kolom}", t.di(kecil[0]), kolom, isi, isi=isi)


def _sebab(baca: Callable[[str], object], isi: str) -> str:
    """Why a cell that a spreadsheet spoiled is not what it was, and what to do."""
    try:
        baca(isi)
    except Tolak as galat:
        return str(galat)
    return ""
