"""Recognise the layout of a sheet by its heads (exactly one must fit), and the time of its data: by
the month above its heads, or the editor's word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ...dasar.himpun import himpun
from ...dasar.masalah import Masalah
from ...dasar.penulisan import BULAN
from ...dasar.periode import JENIS, akhir_periode, bulan
from .. import penanggalan
from ..lembar import sebutan
from ..teguran import Tolak, galat
from .kisi import Kisi, Sel
from .pemetaan import FOLDER, SEMUA, Pemetaan, baku

PALING_BAWAH = 25  # no export has its heads below this line
LAPIS = (1, 2, 3)  # possible numbers of head lines
TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")
_BULAN = "|".join(penanggalan.NAMA_BULAN)
NAMA_BULAN = re.compile(rf"\b({_BULAN})\b", re.IGNORECASE)
TANGGAL = re.compile(
    rf"(?i)\b(?:\d{{1,2}}[\s-]+(?:{_BULAN})\.?[\s-]+20\d\d"
    r"|\d{1,2}(?P<garis>[-/.])\d{1,2}(?P=garis)20\d\d|20\d\d-\d\d-\d\d)\b"
)
SAMPAI, DISINGKAT = sebutan("sampai"), sebutan("disingkat")


@dataclass(frozen=True)
class KepalaLembar:
    """The heads of a sheet: first and last line; by column the lowest text and that above it."""

    awal: int
    akhir: int
    bawah: Mapping[int, str]
    atas: Mapping[int, str]

    @cached_property
    def _letak(self) -> dict[str, list[int]]:
        return himpun((n, j) for j, satu in self.bawah.items() for n in (satu, self.jalur(j)))

    def cari(self, nama: Iterable[str]) -> list[int]:
        """The columns with a head, in one of its spellings."""
        return list(dict.fromkeys(j for satu in nama for j in self._letak.get(satu, ())))

    def jalur(self, j: int) -> str:
        """The head of a column with the one above it."""
        return f"{baku(self.atas.get(j, ''))} > {self.bawah[j]}"


@dataclass(frozen=True)
class Terkenal:
    """A sheet with a known layout, and the column of each of its heads."""

    kisi: Kisi
    pemetaan: Pemetaan
    kepala: KepalaLembar
    kolom: Mapping[str, int]
    butir: tuple[int, ...]

    @property
    def isi(self) -> tuple[tuple[Sel, ...], ...]:
        """The lines below the heads."""
        return self.kisi.baris[self.kepala.akhir + 1 :]


def kenali(kisi: Kisi, semua: Mapping[str, Pemetaan]) -> Terkenal | list[Masalah]:
    """The layout of a sheet, or the problem if none or more than one fits."""
    calon = list(_kepala(kisi))
    cocok: dict[str, Terkenal] = {}
    for p in semua.values():
        if kepala := _pertama(p, calon):
            kolom = {n: kepala.cari(satu)[0] for n, satu in p.kepala.items()}
            butir = tuple(kepala.cari(b.kepala)[0] for b in p.butir)
            cocok[p.kode] = Terkenal(kisi, p, kepala, kolom, butir)
    berjudul = {k: t for k, t in cocok.items() if _berjudul(t)}
    if cocok and not berjudul:
        judul = " atau ".join(f"“{t.pemetaan.judul}”" for t in cocok.values())
        return [galat("L010/judul", kisi.nama, 1, judul=judul)]
    cocok = berjudul
    if len(cocok) > 1:
        nama = " dan ".join(f"“{t.pemetaan.nama}”" for t in cocok.values())
        return [galat("L011", kisi.nama, cocok=nama)]
    if not cocok:
        return [_tak_dikenal(kisi, calon, semua.values())]
    (satu,) = cocok.values()
    lain = _campuran(satu, calon, semua.values()) or _disingkat(satu)
    return [lain] if lain else satu


def _kepala(kisi: Kisi) -> Iterator[KepalaLembar]:
    """Possible heads of a sheet, line by line."""
    for awal in range(min(PALING_BAWAH, len(kisi.baris))):
        for lapis in LAPIS:
            baris = kisi.baris[awal : awal + lapis]
            if len(baris) == lapis and any(map(_isi, baris[0])) and any(map(_isi, baris[-1])):
                yield _susun(awal, baris)


def _susun(awal: int, baris: tuple[tuple[Sel, ...], ...]) -> KepalaLembar:
    bawah: dict[int, str] = {}
    atas: dict[int, str] = {}
    di_atas = ""
    for j in range(max(map(len, baris))):
        isi = [_isi(b[j]) if j < len(b) else "" for b in baris]
        terisi = [n for n, s in enumerate(isi) if s]
        if isi[0]:
            di_atas = isi[0] if len(baris) > 1 else ""
        if terisi:
            bawah[j] = baku(isi[terisi[-1]])
            if terisi[-1] > 0:  # a head of two lines; a single line has none above it
                atas[j] = di_atas
    return KepalaLembar(awal, awal + len(baris) - 1, bawah, atas)


def _isi(sel: Sel) -> str:
    return " ".join(str(sel).split())


def _sesuai(p: Pemetaan, kepala: KepalaLembar) -> bool:
    kolom = [kepala.cari(satu) for satu in p.semua_kepala]
    if any(len(satu) != 1 for satu in kolom) or SEMUA in p.abaikan:
        return all(len(satu) == 1 for satu in kolom)
    terpakai = {j for satu in kolom for j in satu}
    return all(s in p.boleh_ada for j, s in kepala.bawah.items() if j not in terpakai and s)


def _pertama(p: Pemetaan, calon: Iterable[KepalaLembar]) -> KepalaLembar | None:
    """The first heads that fit a layout, without further lines above them."""
    pas = (k for k in calon if _sesuai(p, k))
    return min(pas, key=lambda k: (k.akhir, -k.awal), default=None)


def _berjudul(t: Terkenal) -> bool:
    """Whether the title above the heads, if there is one, is that of the layout."""
    atas = [_isi(s) for b in t.kisi.baris[: t.kepala.awal] for s in b if _isi(s)]
    return not atas or any(t.pemetaan.judul in baku(satu) for satu in atas)


def _campuran(
    t: Terkenal, calon: Iterable[KepalaLembar], semua: Iterable[Pemetaan]
) -> Masalah | None:
    """The heads of another layout further down: two exports in one sheet."""
    bawah = [k for k in calon if k.awal > t.kepala.akhir]
    for p in semua:
        if p is not t.pemetaan and (kepala := _pertama(p, bawah)):
            nama = {"satu": t.pemetaan.nama, "dua": p.nama}
            return galat("L012", t.kisi.nama, kepala.awal + 1, **nama)
    return None


def _disingkat(t: Terkenal) -> Masalah | None:
    """The head or remark that says that amounts are thousands or millions."""
    for n, baris in enumerate(t.kisi.baris):
        terisi = [s for s in map(_isi, baris) if s]
        kata = next(filter(DISINGKAT.search, terisi), None)
        if kata and (len(terisi) == 1 or t.kepala.awal <= n <= t.kepala.akhir):
            return galat("L010/disingkat", t.kisi.nama, n + 1, kata=kata)
    return None


def _tak_dikenal(kisi: Kisi, calon: Iterable[KepalaLembar], semua: Iterable[Pemetaan]) -> Masalah:
    """The problem of an unknown sheet: its heads, and those expected in the nearest layout."""
    pilihan = [
        (sum(len(k.cari(s)) == 1 for s in p.semua_kepala), -len(p.semua_kepala), p, k)
        for p in semua
        for k in calon
    ]
    terbaik = max(pilihan, key=lambda satu: satu[:2], default=None)
    if terbaik is None or terbaik[0] < max(2, len(terbaik[2].semua_kepala) / 3):
        nama = "; ".join(f"“{p.nama}”" for p in semua)
        return galat("L010/asing", kisi.nama, dikenal=nama, folder=FOLDER)
    _, _, p, kepala = terbaik
    kurang = [_sebutan(s) for s in p.semua_kepala if not kepala.cari(s)]
    ganda = [_sebutan(s) for s in p.semua_kepala if len(kepala.cari(s)) > 1]
    dikenal = {s for satu in p.semua_kepala for s in satu} | p.boleh_ada
    asing = [s for j, s in kepala.bawah.items() if not {s, kepala.jalur(j)} & dikenal]
    beda = {"tidak ada": kurang, "lebih dari satu": ganda, "tidak dikenal": asing}
    rinci = [f"{apa}: {', '.join(f'“{s}”' for s in isi)}" for apa, isi in beda.items() if isi]
    kata = {"p": p, "rinci": "; ".join(rinci), "folder": FOLDER}
    return galat("L010/mirip", kisi.nama, kepala.awal + 1, **kata)


def _sebutan(kepala: Iterable[str]) -> str:
    """A head by its first two spellings, without those that read alike."""
    return " atau ".join(list(dict.fromkeys(kepala))[:2])


def isian(hari: date) -> dict[str, str]:
    """The placeholders for a day: year, month, quarter, semester, the day itself."""
    periode = {n: next(p for p in isi if hari.month in bulan(p)) for n, isi in JENIS.items()}
    return {**periode, "tahun": str(hari.year), "tanggal": hari.isoformat()}


def waktu(t: Terkenal, per: date | None) -> date:
    """The last day of a sheet's data: `per`, or the day or the end of the month above its heads.
    Raises Tolak if no time or several are given, or `per` is not in the month and year of the
    sheet."""
    teks = "\n".join(_sampai(" ".join(map(_isi, b))) for b in t.kisi.baris[: t.kepala.awal])
    bacaan = [penanggalan.baca(m[0]) for m in TANGGAL.finditer(teks)]
    # 07/12/2022 may be the twelfth day of a month.
    hari = {date.fromisoformat(b.pasti) for b in bacaan if b.pasti and b.gaya != "bulan"}
    ada = {penanggalan.NAMA_BULAN[b.lower()] for b in NAMA_BULAN.findall(teks)}
    ada |= {h.month for h in hari}
    tahun = {int(y) for y in TAHUN.findall(teks)}
    if per is None and (len(ada) > 1 or len(tahun) > 1):
        sebut = ", ".join([*(BULAN[b - 1] for b in sorted(ada)), *map(str, sorted(tahun))])
        raise Tolak("L018/ganda", sebut=sebut)
    hasil = _tanggal(ada, tahun, hari, per)
    if not t.pemetaan.berlaku_pada(hasil.year):
        raise Tolak("L018/susunan", tahun=hasil.year, nama=t.pemetaan.nama, folder=FOLDER)
    return hasil


def _sampai(teks: str) -> str:
    """A line of text; of a range of time only its end: “1 Januari s.d. 7 Desember 2023”."""
    for m in reversed([*SAMPAI.finditer(teks)]):
        akhir = teks[m.end() :]
        if NAMA_BULAN.search(akhir) or TANGGAL.search(akhir):
            awal = "" if TAHUN.search(akhir) else " ".join(TAHUN.findall(teks[: m.start()]))
            return f"{akhir} {awal}"
    return teks


def _tanggal(bulan: set[int], tahun: set[int], hari: set[date], per: date | None) -> date:
    if per is None:
        if not (bulan and tahun):
            kurang = "bulan" if tahun else "tahun" if bulan else "bulan dan tahun"
            raise Tolak("L018/waktu", kurang=kurang)
        (y,), (b,) = tahun, bulan
        return hari.pop() if len(hari) == 1 else akhir_periode(y, f"B{b:02}")
    if (bulan and per.month not in bulan) or (tahun and per.year not in tahun):
        sebut = " ".join([*(BULAN[b - 1] for b in bulan), *map(str, tahun)])
        raise Tolak("L018/per", sebut=sebut, per=per)
    return per
