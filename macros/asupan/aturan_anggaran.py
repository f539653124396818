"""Rules over budget tables: trees without circles, every amount once, each where it counts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..dasar.himpun import berulang, himpun
from ..dasar.masalah import Masalah, usul
from ..dasar.periode import SETAHUN
from .letak_sel import galat_sel, ketikan
from .muat import Data, TabelData

BELANJA, PENDAPATAN = "belanja", "pendapatan"
# The columns that identify a row of amounts; an empty period means the whole year.
PEMBEDA = {
    "anggaran_kegiatan": ("tahun", "kegiatan", "sumber", "satker", "periode"),
    "anggaran_belanja": ("tahun", "akun", "sumber", "satker", "periode", "jenis"),
}


def periksa_anggaran(tabel: Mapping[str, TabelData]) -> Iterator[Masalah]:
    """All violations of these rules."""
    kegiatan = tabel["kegiatan"]
    yield from _pohon(kegiatan)
    yield from _pohon(tabel["pk_anggaran"], "tahun", "dokumen")
    yield from _tautan(kegiatan, tabel["indikator"])
    for nama, pembeda in PEMBEDA.items():
        yield from _sekali(tabel[nama], pembeda)
        yield from _satker(tabel[nama])


def periksa_pagu(tabel: Data) -> Iterator[Masalah]:
    """Spending does not exceed its ceiling; income may exceed its target."""
    akun = tabel.sehat("anggaran_belanja").baris()
    yield from _lebih(r for r in akun if r.jenis != PENDAPATAN)
    jenis, kegiatan = _jenis(tabel["kegiatan"]), tabel.sehat("anggaran_kegiatan").baris()
    yield from _lebih(r for r in kegiatan if jenis[r.kegiatan] == BELANJA)


def _pohon(t: TabelData, *kelompok: str) -> Iterator[Masalah]:
    """Every parent is in the table and in the same group, and no row is its own ancestor; otherwise
    the row would be neither shown nor counted."""
    isi = himpun((tuple(getattr(r, k) or "" for k in kelompok), r) for r in t.baris())
    for baris in ({r.kode: r for r in satu} for satu in isi.values()):
        for r in baris.values():
            if r.induk and r.induk not in baris:
                sama = f" dengan {' dan '.join(kelompok)} yang sama" if kelompok else ""
                tabel = f"{t.nama}.csv{sama}"
                yield galat_sel("D044/induk", r, "induk", tabel=tabel, saran=usul(r.induk, baris))
        yield from (galat_sel("D044/putar", r, "induk") for r in putaran(baris))


def di_atas(baris: Mapping[str, Any], r: Any) -> list[str]:
    """The ancestors of a row, up to the top or to the first repetition."""
    jalur: list[str] = []
    kode = r.induk
    while kode in baris and kode not in jalur:
        jalur.append(kode)
        kode = baris[kode].induk
    return jalur


def putaran(baris: Mapping[str, Any]) -> Iterator[Any]:
    """One row of every circle."""
    for r in baris.values():
        jalur = di_atas(baris, r)
        if r.kode in jalur and r.Index == min(baris[kode].Index for kode in jalur):
            yield r


def _jenis(t: TabelData) -> dict[str, str]:
    """The kind of each row, spending or income, by itself or its nearest ancestor with one."""
    baris = {r.kode: r for r in t.baris()}
    jalur = {k: [r, *(baris[n] for n in di_atas(baris, r))] for k, r in baris.items()}
    return {k: next((r.jenis for r in isi if r.jenis), BELANJA) for k, isi in jalur.items()}


def _tautan(t: TabelData, indikator: TabelData) -> Iterator[Masalah]:
    """A row has the kind of its ancestors, and pays for one goal or indicator."""
    jenis, milik = _jenis(t), himpun((i.kode, i.sasaran) for i in indikator.baris())
    for r in t.baris():
        if r.induk in jenis and r.jenis and jenis[r.induk] != r.jenis:
            yield galat_sel("D045", r, "jenis", induk=r.induk, jenis=jenis[r.induk])
        kolom = next((k for k in ("indikator", "sasaran") if getattr(r, k)), None)
        if kolom and jenis[r.kode] == PENDAPATAN:
            yield galat_sel("D046/pendapatan", r, kolom)
        elif r.indikator and r.sasaran and r.sasaran not in milik.get(r.indikator, ()):
            sasaran = " atau ".join(sorted({*milik.get(r.indikator, ())}))
            kata = {"indikator": r.indikator, "sasaran": sasaran}
            yield galat_sel("D046/sasaran", r, "sasaran", **kata)


def _sekali(t: TabelData, pembeda: tuple[str, ...]) -> Iterator[Masalah]:
    """An amount is recorded once; an empty period means the whole year."""
    bawaan = {"periode": SETAHUN, "jenis": BELANJA}
    kunci = ((tuple(getattr(r, k) or bawaan.get(k, "") for k in pembeda), r) for r in t.baris())
    for r, lain in berulang(kunci):
        yield galat_sel("D047", r, pembeda[1], lain=lain.Index, pembeda=", ".join(pembeda))


def _satker(t: TabelData) -> Iterator[Masalah]:
    """If one row of a year names its satker, all do; otherwise an amount could not be assigned."""
    bersatker = {(r.tahun, r.sumber): r.Index for r in t.baris() if r.satker}
    for r in t.baris():
        if not r.satker and (r.tahun, r.sumber) in bersatker:
            yield galat_sel("D048", r, "satker", lain=bersatker[r.tahun, r.sumber], milik=r)


def _lebih(baris: Iterable[Any]) -> Iterator[Masalah]:
    """No row spends more than its ceiling; if all unequal pairs do, the columns were swapped."""
    isi = [r for r in baris if None not in {r.realisasi, r.pagu} and r.realisasi != r.pagu]
    lebih = [r for r in isi if r.realisasi > r.pagu]
    if len(lebih) > 1 and lebih == isi:
        yield galat_sel("D034/tertukar", lebih[0], "realisasi", banyak=len(lebih))
        return
    for r in lebih:
        yield galat_sel("D034", r, "realisasi", pagu=ketikan(r, "pagu"))
