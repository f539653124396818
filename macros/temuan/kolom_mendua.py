"""Own tables of the unit whose columns or rows can be read in more than one way, or that count what
is no row of theirs; those over time whose heads were days, or whose periods stand twice."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Any

from ..asupan import bilangan, penanggalan, tabel_tambahan
from ..asupan.isian import bersatuan_persen
from ..asupan.muat import TabelData
from ..asupan.skema import SkemaKolom
from ..asupan.teguran import Tolak, tegur
from ..dasar.angka import Angka
from ..dasar.penulisan import tulis
from ..dasar.periode import berwaktu
from ..hitung.laporan import Laporan
from ..hitung.milik_unit import BarisSendiri, TabelSendiri
from .bentuk import Kasus, di, di_sel, kaidah
from .kewajaran import SEJAWAT

# What most cells of a column may be, and what comes of it where one is not.
SEBAGIAN = (
    ("angka", bilangan.coba, "tidak dijumlahkan"),
    ("tanggal", penanggalan.coba, "ditampilkan seperti diketik"),
)
BERSATUAN = re.compile(r"\d[\d.,]*\s+(?P<satuan>[^\W\d]+)\.?")
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
BERJUMLAH = re.compile(r"(jumlah|total|jml)\b", re.IGNORECASE)
JUMLAH_HAL = re.compile(r"jumlah\s", re.IGNORECASE)  # which may be of something else: Jumlah kamar
KEPALA_JUMLAH = re.compile(r"(jumlah|total|jml)\.?", re.IGNORECASE)
# What a column may be of two before it, and how many rows prove it.
TURUNAN: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "“{}” ÷ “{}” × 100": lambda a, b: a / b * 100, "“{}” − “{}”": lambda a, b: a - b,
}  # fmt: skip
SEDIKIT = 3
# What a row may be called that sums up others, if its numbers say so, too.
JUMLAHAN = re.compile(
    r".*\b(total|subtotal)|(sub-?\s?)?(jumlah|total)\b.*|(ke|se)?(semua|seluruh).*", re.IGNORECASE
)


def _tabel_sendiri(lap: Laporan) -> Iterator[Kasus]:
    """Findings about the tables in `data/tambahan`."""
    for skema in lap.data.skema:
        if not skema.sendiri or skema.nama not in lap.data:
            continue
        t, tabel = lap.data[skema.nama], lap.tabel_sendiri[skema.nama]
        yield from _kepala(t, tabel)
        yield from _tahun(t, tabel, lap.edisi.tahun)
        yield from _bernama(t, tabel)
        yield from _kolom_jumlah(t, tabel)
        yield from _kolom_turunan(t, tabel)
        for k in skema.kolom:
            if KEPALA_PIVOT.fullmatch(k.nama):
                yield di(
                    "T804/kepala", f"{t.nama}/{k.nama}", t.asal(1, k.nama), k.nama, kolom=k.nama
                )
            sel = {n: str(s).strip() for n, s in t.kolom(k.nama).items() if s}
            if k.jenis == "string" and sel:
                yield from _kolom(t, k.nama, sel)
            elif k.jenis == "number" and sel:
                yield from _pecahan(t, k)
            if k.satuan == "Rp":
                yield from _ribuan(t, k.nama)
        yield from _baris_akhir(t)
        if any(a is not None for a in tabel.jumlah):
            yield from _baris_ganda(t)
            yield from _baris_jumlah(t, tabel)


temuan = kaidah(_tabel_sendiri)


def _kepala(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """The first head that a spreadsheet made a day or month."""
    pola = RINGKAS, tabel_tambahan.NOMOR_HARI
    for k in [k for k in tabel.kolom if any(p.fullmatch(k.judul) for p in pola)][:1]:
        yield di("T803/kepala", f"{t.nama}/{k.nama}", t.asal(1, k.nama), k.nama, isi=k.judul)


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
                yield di_sel("T803/jauh", subjek, t, baris, k.nama, sel[baris], lain=n, tahun=tahun)


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
                yield di_sel("T807/masa", f"{t.nama}/{n}", t, n, teks[0], isi, isi=isi, lain=lain)
    kosong = [n for n in t.rekaman if n not in sel]
    if len(teks) > 1 and kosong and min(t.rekaman) in sel and kosong != [max(t.rekaman)]:
        subjek = f"{t.nama}/{teks[0]}"
        yield di_sel("T804/gabungan", subjek, t, kosong[0], teks[0], kolom=teks[0])


def _kolom_jumlah(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """Cells of a column of sums that are not those of the columns before it, as others are."""
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


def _kolom_turunan(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """The one cell of a column that is not the share or difference of two columns before it, as all
    others are, of three at least."""
    angka = [n for n, k in enumerate(tabel.kolom) if k.jenis == "bilangan"]
    isi = {n: [_nilai(b.sel[n]) for b in tabel.baris] for n in angka}
    for ke, a, b in ((n, *dua) for n in angka for dua in permutations(angka[: angka.index(n)], 2)):
        semua = [s for s in zip(t.rekaman, isi[a], isi[b], isi[ke], strict=True) if all(s)]
        for tanda, hitung in TURUNAN.items():
            beda = [(nomor, hitung(x, y)) for nomor, x, y, z in semua if not _sama(hitung(x, y), z)]
            if len(beda) == 1 and len(semua) > SEDIKIT:
                (nomor, nilai), nama = beda[0], tabel.kolom[ke].nama
                apa = tanda.format(*(tabel.kolom[n].judul for n in (a, b)))
                kata = {"apa": apa, "nilai": tulis(nilai, "bilangan", "")}
                yield di_sel("T805/turunan", f"{t.nama}/{nama}/{nomor}", t, nomor, nama, **kata)
                return


def _nilai(sel: object) -> Fraction:
    return (sel.nilai if isinstance(sel, Angka) else None) or Fraction()


def _sama(nilai: Fraction, ditulis: Fraction) -> bool:
    """Whether a number was cut or rounded to what is typed."""
    langkah = next((n for n in (1, 10) if ditulis * n % 1 == 0), 100)
    return abs(nilai - ditulis) * langkah < 1


def _kolom(t: TabelData, nama: str, sel: Mapping[int, str]) -> Iterator[Kasus]:
    """What of a column of text may be meant otherwise."""

    def satu(kode: str, baris: int, subjek: str = f"{t.nama}/{nama}", **isi: Any) -> Kasus:
        return di_sel(kode, subjek, t, baris, nama, sel[baris], **isi)

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
    satuan = {c["satuan"].casefold() if c else "" for c in cocok}
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
    yield di_sel("T804/pecahan", subjek, t, baris, nama, isi, isi=isi, maksud=maksud)


def _ribuan(t: TabelData, kolom: str) -> Iterator[Kasus]:
    """Some few rupiah among millions: most often thousands, of a table that tells them so."""
    sel = {n: Decimal(s) for n, s in t.kolom(kolom).items() if s}
    kecil = [n for n, s in sel.items() if 0 < s < RUPIAH_TERKECIL]
    lain = min((s for n, s in sel.items() if n not in kecil), default=0)
    if kecil and lain >= SEJUTA and 2 * len(kecil) < len(sel):
        isi = tulis(Fraction(sel[kecil[0]]), "rupiah", "Rp")
        yield di_sel("T804/ribuan", f"{t.nama}/{kolom}", t, kecil[0], kolom, isi, isi=isi)


def _sebab(baca: Callable[[str], object], isi: str) -> str:
    """Why a cell that a spreadsheet spoiled is not what it was, and what to do."""
    try:
        baca(isi)
    except Tolak as galat:
        return str(galat)
    return ""


def _baris_akhir(t: TabelData) -> Iterator[Kasus]:
    """A last row of one cell, beside rows of several: words under the table, and no row of it."""
    terisi = {n: [s for s in isi if s is not None] for n, isi in t.rekaman.items()}
    baris = max(terisi, default=0)
    if len(terisi) < 2 or len(t.nama_kolom) < 3 or sorted(map(len, terisi.values()))[:2][-1] < 2:
        return
    if len(terisi[baris]) == 1 and isinstance(terisi[baris][0], str):
        kolom = next(k for k in t.nama_kolom if t.sel(baris, k) is not None)
        yield di_sel("T806", f"{t.nama}/{baris}", t, baris, kolom)


def _baris_ganda(t: TabelData) -> Iterator[Kasus]:
    """A row that is another one again, which adds it up twice."""
    isi = t.isi[[k for k in t.nama_kolom if not tabel_tambahan.NOMOR.fullmatch(k)]]
    isi = isi[isi.notna().sum(axis="columns") > 1].fillna("")
    for baris in isi.index[isi.duplicated()][:1]:
        lain = isi.index[(isi == isi.loc[baris]).all(axis="columns")][0]
        yield di_sel("T807", f"{t.nama}/{baris}", t, int(baris), t.nama_kolom[0], lain=lain)


def _baris_jumlah(t: TabelData, tabel: TabelSendiri) -> Iterator[Kasus]:
    """The last row, if it sums up the others or says so, or any that sums up those above it: with
    it they are added up twice."""
    kolom = [n for n, angka in enumerate(tabel.jumlah) if angka is not None]
    if len(tabel.baris) < 3:
        return
    kata = [_kata(b) for b in tabel.baris]
    pas = _pas(tabel.baris, kolom)
    berkata = [bool(BERJUMLAH.match(k)) for k in kata]
    menyebut = berkata[-1] and not any(berkata[:-1]) and (pas or not JUMLAH_HAL.match(kata[-1]))
    tanpa_nama = not kata[-1] and all(kata[:-1])  # where cells were merged others lack one, too
    bernama = any(isinstance(s, str) for s in tabel.baris[-1].sel)  # by a year, for one
    disebut = not bernama or [k for k in kata if JUMLAHAN.fullmatch(k)] == [kata[-1]]
    jumlah = menyebut or (pas and (disebut or len(kolom) > 1 or len(tabel.baris) > 4))
    ke, nama = len(kata) - 1, tabel.kolom[kolom[0]].nama
    if not all(berkata) and (sela := _sela(tabel.baris, kata, kolom)) is not None:
        jumlah, ke = True, sela
    if jumlah or tanpa_nama:
        baris, kaidah = list(t.rekaman)[ke], "T805" if jumlah else "T805/tanpa-nama"
        yield di_sel(kaidah, f"{t.nama}/{baris}", t, baris, nama, kata[ke])


def _sela(baris: Sequence[BarisSendiri], kata: Sequence[str], kolom: Sequence[int]) -> int | None:
    """The first row that is called a sum and is that of those since the one before; of two rows at
    least, as a row can be like the only one above it."""
    awal = 0
    for n, sebutan in enumerate(kata):
        if n - awal > 1 and JUMLAHAN.fullmatch(sebutan) and _pas(baris[awal : n + 1], kolom):
            return n
        awal = n + 1 if JUMLAHAN.fullmatch(sebutan) else awal
    return None


def _kata(baris: BarisSendiri) -> str:
    """The first words of a row."""
    return next((s for s in baris.sel if isinstance(s, str) and any(a.isalpha() for a in s)), "")


def _pas(baris: Sequence[BarisSendiri], kolom: Sequence[int]) -> bool:
    """Whether the last numbers of columns are the sums of those above them."""
    for n in kolom:
        *atas, akhir = (
            s.nilai if isinstance(s, Angka) else None for s in (b.sel[n] for b in baris)
        )
        if not akhir or akhir != sum(a for a in atas if a is not None):
            return False
    return True
