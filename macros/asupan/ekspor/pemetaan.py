"""Described layouts of exports: one YAML entry a layout, of the program and of the unit.
`pemetaan/ikpa.yaml` explains each part of an entry."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from ...dasar import deklarasi
from ...dasar.deklarasi import Catatan, Keliru, Ruas
from ...dasar.masalah import GalatLaporan, KunciTidakDikenal, Masalah, pastikan
from ..skema import SkemaTabel

PROGRAM = Path(__file__).with_name("pemetaan")
FOLDER = "pemetaan"
WAJIB = ("nama", "tabel", "sumber", "kepala", "isi")
UMUM = {
    "butir", "atas", "sumber", "satker", "tahun", "bulan", "triwulan", "semester", "tanggal",
}  # fmt: skip
SEMUA = "semua"
ACUAN = "acuan"  # means the source that the report follows
SATKER = "satker"
ISIAN = re.compile(r"\{([^{}]+)\}")
BANDING = re.compile(r"(?P<satu>.+?)\s+(?P<tanda>[−–÷/:-])\s+(?P<dua>.+)")
RUPIAH = re.compile(
    r"\((?:dalam )?(?:(?:ribu|juta|mil[iy]ar)(?:an)? ?(?:rp\.?|rupiah)?|rp\.?|rupiah)\)"
)


@dataclass(frozen=True)
class ButirEkspor:
    """A head that becomes a row, in each of its spellings, and further contents of that row."""

    kepala: tuple[str, ...]
    isi: Mapping[str, str]


@dataclass(frozen=True)
class Pemetaan:
    """One layout, as its entry describes it; heads are normalised by `baku`."""

    kode: str
    nama: str
    tabel: str
    sumber: str
    kepala: Mapping[str, tuple[str, ...]]
    isi: Mapping[str, str]
    judul: str = ""
    berlaku: tuple[int, ...] = ()
    abaikan: frozenset[str] = frozenset()
    turun: tuple[str, ...] = ()
    wajib: tuple[str, ...] = ()
    menurut: str = ""
    baris: tuple[str, ...] = ()
    butir: tuple[ButirEkspor, ...] = ()
    nol: frozenset[str] = frozenset()
    ganti: tuple[str, ...] = ()
    cari: Mapping[str, str] = field(default_factory=dict)
    konversi: Mapping[str, str] = field(default_factory=dict)
    banding: tuple[tuple[tuple[str, ...], str], ...] = ()
    jumlah: tuple[str, ...] = ()
    uji: Mapping[str, str] = field(default_factory=dict)

    def berlaku_pada(self, tahun: int) -> bool:
        """Whether exports of that year have this layout."""
        awal, akhir = (*self.berlaku, *(None, None))[:2]
        return (awal is None or tahun >= awal) and (akhir is None or tahun <= akhir)

    @property
    def semua_kepala(self) -> list[tuple[str, ...]]:
        """Every required head."""
        return [*self.kepala.values(), *(b.kepala for b in self.butir)]

    @cached_property
    def boleh_ada(self) -> frozenset[str]:
        """Every optional head."""
        return self.abaikan.union(*(kepala for kepala, _ in self.banding))


def baku(teks: str) -> str:
    """Normalise a head for comparison: only words and %, in lower case, without the unit of
    amounts; `>` separates an upper from a lower head."""
    kata = (RUPIAH.sub("", t.casefold()) for t in teks.split(">"))
    return " > ".join(" ".join(re.findall(r"\w+|%", t)) for t in kata)


def baca(folder: Path, tabel: Mapping[str, SkemaTabel]) -> dict[str, Pemetaan]:
    """Every layout by its code, those of `folder` (a report's `data/`) before the program's. Raises
    GalatLaporan with every mistake of every description."""
    hasil: dict[str, Pemetaan] = {}
    masalah: list[Masalah] = []
    for asal, label in ((folder / FOLDER, f"data/{FOLDER}"), (PROGRAM, FOLDER)):
        for berkas in sorted(asal.glob("*.yaml")):
            akar, salah = deklarasi.baca(berkas, f"{label}/{berkas.name}")
            masalah += salah
            for kode, ruas in akar.bagian.items():
                catatan = Catatan(f"{label}/{berkas.name}")
                with catatan.di(ruas):
                    hasil.setdefault(kode, _satu(kode, ruas, tabel, catatan))
                masalah += catatan.masalah
    if masalah:
        raise GalatLaporan(masalah)
    return hasil


def _ejaan(kepala: str) -> tuple[str, ...]:
    return tuple(map(baku, kepala.split("|")))


# The reader of each part, by its name or by its content.
BACA: Mapping[object, Callable[[Ruas], Any]] = {
    "judul": lambda r: baku(r.teks),
    str: lambda r: r.teks,
    tuple[str, ...]: lambda r: tuple(s.teks for s in r.daftar),
    tuple[int, ...]: lambda r: tuple(int(s.teks) for s in r.daftar if s.teks.isdecimal()),
    frozenset[str]: lambda r: frozenset(baku(s.teks) for s in r.daftar),
    Mapping[str, str]: lambda r: {k: s.teks for k, s in r.bagian.items()},
    Mapping[str, tuple[str, ...]]: lambda r: {
        k: tuple(baku(s.teks) for s in isi.daftar) for k, isi in r.bagian.items()
    },
    tuple[ButirEkspor, ...]: lambda r: tuple(
        ButirEkspor(_ejaan(k), {n: s.teks for n, s in isi.bagian.items()})
        for k, isi in r.bagian.items()
    ),
    tuple[tuple[tuple[str, ...], str], ...]: lambda r: tuple(
        (_ejaan(k), s.teks) for k, s in r.bagian.items()
    ),
}
BAGIAN = {f.name: BACA.get(f.name) or BACA[f.type] for f in fields(Pemetaan)[1:]}


def _satu(kode: str, ruas: Ruas, tabel: Mapping[str, SkemaTabel], catatan: Catatan) -> Pemetaan:
    isi = ruas.bagian
    for nama, bagian in isi.items():
        if nama not in BAGIAN:
            catatan.galat("D051", bagian.baris, str(KunciTidakDikenal("Bagian", nama, BAGIAN)))
    if kurang := [n for n in WAJIB if n not in isi]:
        daftar = ", ".join(f"“{n}:”" for n in kurang)
        raise Keliru(f"Pemetaan “{kode}” belum mempunyai {daftar}.")
    p = Pemetaan(kode, **{n: cara(isi[n]) for n, cara in BAGIAN.items() if n in isi})
    _periksa(p, isi, tabel, catatan)
    return p


def _periksa(
    p: Pemetaan, isi: Mapping[str, Ruas], tabel: Mapping[str, SkemaTabel], catatan: Catatan
) -> None:
    """Report names of the table, its columns, heads or lines that do not exist."""
    with catatan.di(isi["tabel"]):
        pastikan(tabel, "Tabel", p.tabel)
    skema = tabel.get(p.tabel)
    dikenal = {*p.kepala, *p.baris, *UMUM}
    for bagian, ruas in _bernama(isi):
        with catatan.di(ruas):
            nama, teks = bagian
            if skema:
                pastikan(skema.nama_kolom, "Kolom", nama)
            for satu in ISIAN.findall(teks):
                awal, _, kepala = satu.partition(".")
                if awal not in dikenal or (kepala and kepala not in p.kepala):
                    raise KunciTidakDikenal("Isian", satu, dikenal)
    for ruas in isi["banding"].bagian.values() if "banding" in isi else ():
        with catatan.di(ruas):
            dua = BANDING.fullmatch(ruas.teks)
            if dua is None:
                raise Keliru("Tulis dua nama dengan − atau ÷ di antaranya: pagu − realisasi.")
            for nama in (dua["satu"], dua["dua"]):
                pastikan((*p.kepala, *p.baris), "Kepala atau baris", nama)
    for nama in ("turun", "wajib", "menurut", "jumlah"):
        for ruas in isi[nama].daftar if nama in isi else ():
            with catatan.di(ruas):
                pastikan(p.kepala, "Kepala", ruas.teks)


def _bernama(isi: Mapping[str, Ruas]) -> Iterator[tuple[tuple[str, str], Ruas]]:
    """The columns that an entry fills, with their contents."""
    yield from (((n, r.teks), r) for n, r in isi["isi"].bagian.items())
    for butir in isi["butir"].bagian.values() if "butir" in isi else ():
        yield from (((n, r.teks), r) for n, r in butir.bagian.items())
