"""References that frictionless cannot follow: to sources, which are rows of `sumber.csv` by what is
taken from them, and to tables that the report does not have."""

from collections.abc import Iterator, Mapping, Sequence

from ..dasar.masalah import Masalah, usul, yang_ada
from . import skema
from .muat import Data, TabelData
from .skema import SkemaKolom
from .teguran import galat

SUMBER = "sumber"
# What a source can stand for, by what is taken from it.
PERAN = {
    "target": ("janji", "menengah", "standar"),
    "rumusan": ("janji", "menengah", "utama", "keluaran"),
    "realisasi": (),
    "anggaran": (),
}
JANJI = "janji"
DOKUMEN_PK = {"perjanjian_kinerja", "pk_anggaran"}  # whose `dokumen` is a promise


def periksa_rujukan(tabel: Data) -> Iterator[Masalah]:
    """Every such reference that leads nowhere."""
    yield from tabel_tiada(tabel)
    dikenal = skema.dikenal()
    kolom = [(tabel.sehat(n), k) for n, s in dikenal.items() for k in s.kolom if k.sumber]
    if SUMBER in tabel.terdaftar:
        yield from _sumber(tabel[SUMBER], kolom)
        return
    for t, k in kolom:
        yield from _tabel_tiada(t, k.nama, SUMBER)


def tabel_tiada(tabel: Data) -> Iterator[Masalah]:
    """References to tables that the report does not have."""
    dikenal = skema.dikenal()
    for nama, t in tabel.items():
        baku = dikenal.get(nama)
        for r in baku.rujukan if baku else ():
            if r.tabel and r.tabel not in tabel.terdaftar:
                yield from _tabel_tiada(t, r.kolom[0], r.tabel)


def _tabel_tiada(t: TabelData, kolom: str, tujuan: str) -> Iterator[Masalah]:
    """A reference to a table that the report does not have; told once."""
    isi = next((r for r in t.baris() if getattr(r, kolom) is not None), None)
    if isi is not None:
        yield t.galat("D023/tabel", isi, kolom, tabel=tujuan)


def _sumber(t: TabelData, kolom: list[tuple[TabelData, SkemaKolom]]) -> Iterator[Masalah]:
    """The sources themselves, and the columns that name them."""
    yield from _acuan(t)
    for r in t.baris():
        if r.peran and r.peran not in PERAN[r.isi]:
            boleh = ", ".join(PERAN[r.isi])
            atau = f", atau isi dengan salah satu dari: {boleh}" if boleh else ""
            yield t.galat("D043", r, "peran", isi=r.isi, atau=atau)
    for menyebut, k in kolom:
        peran = JANJI if menyebut.nama in DOKUMEN_PK else ""
        sah = [r for r in t.baris(isi=k.sumber) if not peran or r.peran == peran]
        ada = {r.kode: r.nama for r in sah}
        sebagai = f"isi {k.sumber}" + (f" dan peran {peran}" if peran else "")
        yield from dikenal(menyebut, k.nama, ada, f"sumber.csv dengan {sebagai}")


def _acuan(t: TabelData) -> Iterator[Masalah]:
    """Of the sources of one kind just one is what the report goes by."""
    for isi in dict.fromkeys(r.isi for r in t.baris()):
        acuan = [r for r in t.baris(isi=isi) if r.acuan]
        if len(acuan) != 1:
            letak = acuan[-1] if acuan else next(t.baris(isi=isi))
            yield galat("D042", t.berkas, letak.Index, "acuan", isi=isi, banyak=len(acuan))


def dikenal(
    t: TabelData, kolom: str, ada: Sequence[str] | Mapping[str, str], di: str
) -> Iterator[Masalah]:
    """References that the schema cannot say: to the codes `ada`, which stand in `di`, with their
    names where these may have been written instead."""
    nama = {n.casefold(): k for k, n in ada.items()} if isinstance(ada, Mapping) else {}
    for r in t.baris():
        kode = getattr(r, kolom)
        if kode and kode not in ada:
            maksud = nama.get(kode.casefold())
            saran = usul(maksud, [maksud]) if maksud else usul(kode, ada) or yang_ada(ada)
            yield t.galat("D039", r, kolom, di=di, saran=saran)
