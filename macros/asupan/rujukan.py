"""References beyond the schema: to sources (rows of `sumber.csv`, by kind of content), and to
tables that the report does not have."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..dasar.masalah import Masalah, usul, yang_ada
from . import skema
from .letak_sel import galat_sel
from .muat import Data, TabelData
from .pesan import BEBAS
from .skema import SkemaKolom
from .teguran import galat

SUMBER = "sumber"
# The possible roles of a source, by kind of content.
PERAN = {
    "target": ("janji", "menengah", "standar"),
    "rumusan": ("janji", "menengah", "utama", "keluaran"),
    "realisasi": (),
    "anggaran": (),
}
JANJI = "janji"
DOKUMEN_PK = {"perjanjian_kinerja", "pk_anggaran"}  # tables whose `dokumen` is an agreement
SKALA_LAPORAN = "KATEGORI"  # the code for the scale in kategori.csv, in packs of rules
SEMUA = "*"  # in columns of codes: all of them
BERHURUF = re.compile(r"[A-Za-z]")
BERSKALA, TEMPAT_SKALA = ("satuan", "paket_aturan"), ("skala", "kategori")


def periksa_rujukan(tabel: Data, tiada: Mapping[str, Iterable[str]]) -> Iterator[Masalah]:
    """All such references to nothing; for a missing table (in `tiada`) only one."""
    baku = skema.dikenal()
    for nama, kolom in tiada.items():
        if not (tabel.folder / baku[nama].berkas).is_file():  # which is reported elsewhere
            kata = {"perujuk": ", ".join(kolom), "entri": skema.entri(nama)}
            yield galat("D023/tabel", f"data/{skema.PAKET}", None, None, nama, **kata)
    if SUMBER in tabel.terdaftar:
        sebutan = [(tabel.terbaca(n), k) for n, s in baku.items() for k in s.kolom if k.sumber]
        yield from _sumber(tabel[SUMBER], sebutan)


def tabel_tiada(tabel: Data) -> dict[str, dict[str, TabelData]]:
    """The missing tables to which rows refer, each with the columns that do (by their name for
    editors) and their tables."""
    hasil: dict[str, dict[str, TabelData]] = {}
    for nama, kolom, tujuan in _perujuk():
        if tujuan in tabel.terdaftar:
            continue
        t = tabel.terbaca(nama)
        lain = [d for d in BEBAS.get((nama, kolom), ()) if d in tabel.terdaftar]
        ada = {SEMUA, *(r.kode for d in lain for r in tabel.sehat(d).baris())}
        isi = {getattr(r, kolom) for r in t.baris()} - {None, *ada}
        if tujuan in TEMPAT_SKALA:
            isi = {satu for satu in isi if tempat_skala(satu) == tujuan}
        if isi:
            sebutan = f"{t.berkas.removeprefix('data/')} (“{kolom}”)"
            hasil.setdefault(tujuan, {})[sebutan] = t
    return hasil


def _perujuk() -> Iterator[tuple[str, str, str]]:
    """Every column that refers to another table, as (table, column, other table)."""
    for nama, t in skema.dikenal().items():
        yield from ((nama, r.kolom[0], r.tabel) for r in t.rujukan if r.tabel)
        yield from ((nama, k.nama, SUMBER) for k in t.kolom if k.sumber)
    for (nama, kolom), di in BEBAS.items():
        yield from ((nama, kolom, tujuan) for tujuan in di)
    for nama in BERSKALA:
        yield from ((nama, "skala", tujuan) for tujuan in TEMPAT_SKALA)


def tempat_skala(nama: str) -> str:
    """The table that holds a scale."""
    return "kategori" if nama == SKALA_LAPORAN else "skala"


def hampa(t: TabelData) -> Masalah:
    """The problem of an empty table to which others refer."""
    return galat("D023/hampa", t.berkas)


def _sumber(t: TabelData, kolom: list[tuple[TabelData, SkemaKolom]]) -> Iterator[Masalah]:
    """Check the sources, and the columns that name them."""
    if not t.rekaman:
        yield from [hampa(t)] if any(isi.rekaman for isi, _ in kolom) else ()
        return
    yield from _acuan(t)
    for r in t.baris():
        if r.peran and r.peran not in PERAN[r.isi]:
            boleh = ", ".join(PERAN[r.isi])
            atau = f", atau isi dengan salah satu dari: {boleh}" if boleh else ""
            yield galat_sel("D043", r, "peran", isi=r.isi, atau=atau)
    for menyebut, k in kolom:
        peran = JANJI if menyebut.nama in DOKUMEN_PK else ""
        sah = [r for r in t.baris(isi=k.sumber) if not peran or r.peran == peran]
        ada = {r.kode: r.nama for r in sah}
        sebagai = f"isi {k.sumber}" + (f" dan peran {peran}" if peran else "")
        yield from dikenal(menyebut, k.nama, ada, f"sumber.csv dengan {sebagai}")


def _acuan(t: TabelData) -> Iterator[Masalah]:
    """Exactly one source of each kind is the reference."""
    for isi in dict.fromkeys(r.isi for r in t.baris()):
        acuan = [r for r in t.baris(isi=isi) if r.acuan]
        if len(acuan) != 1:
            letak = acuan[-1] if acuan else next(t.baris(isi=isi))
            yield galat("D042", t.berkas, letak.Index, "acuan", isi=isi, banyak=len(acuan))


def dikenal(
    t: TabelData, kolom: str, ada: Sequence[str] | Mapping[str, str], di: str
) -> Iterator[Masalah]:
    """References to the codes `ada`, which are in the file `di`; a mapping also has the names that
    may have been typed instead."""
    nama = {n.casefold(): k for k, n in ada.items()} if isinstance(ada, Mapping) else {}
    berhuruf = any(map(BERHURUF.search, ada))
    for r in t.baris():
        kode = getattr(r, kolom)
        # If another cell of the row is wrong, this one may belong to the next column.
        bergeser = r.Index in t.cacat and berhuruf and not BERHURUF.search(kode or "")
        if kode and kode not in ada and not bergeser:
            maksud = nama.get(kode.casefold())
            saran = usul(maksud, [maksud]) if maksud else usul(kode, ada) or yang_ada(ada)
            yield galat_sel("D039", r, kolom, di=di, saran=saran)
