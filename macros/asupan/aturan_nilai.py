"""What the values of targets and realisations must agree with: scale, polarity, weights, years."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from ..dasar.himpun import himpun
from ..dasar.masalah import Masalah, usul
from ..dasar.nilai import IsiNilai, urai
from .aturan_anggaran import di_atas
from .isian import bersatuan_persen
from .masa_berlaku import pada
from .muat import Data, TabelData
from .teguran import galat

# Which side a bound of a target may be open to.
ARAH = {"maksimal": "≥ atau >", "minimal": "≤ atau <"}


def periksa_nilai(tabel: Data, skala: Mapping[str, tuple[str, ...]]) -> Iterator[Masalah]:
    """Every break of these rules. `skala` are the codes of each scale."""
    satuan = {r.kode: r.skala for r in tabel["satuan"].baris()}
    indikator = himpun((r.kode, r) for r in tabel["indikator"].baris())
    target = tabel.sehat("target")
    for r, isi in _berisi(target):
        i = pada(indikator[r.indikator], r.tahun)
        yield from _predikat(target, r, isi, i.satuan, skala.get(satuan[i.satuan] or ""))
        yield from _batas(target, r, isi, i.polaritas)
    milik = {kode: isi[0].satuan for kode, isi in indikator.items()}
    for t in (tabel.sehat("realisasi"), tabel.sehat("ukuran")):
        for r, isi in _berisi(t):
            apa = r.satuan if t.nama == "realisasi" else milik[r.indikator]
            yield from _predikat(t, r, isi, apa, skala.get(satuan[apa] or ""))
            if isi.jenis in {"rentang", "batas"}:
                yield t.galat("D057", r, "nilai")
    yield from _tanda_persen(tabel, indikator)
    yield from _bobot(tabel["indikator"])
    yield from _masa(tabel["indikator"], indikator)
    yield from _induk(tabel["indikator"])


def _tanda_persen(tabel: Data, indikator: Mapping[str, list[Any]]) -> Iterator[Masalah]:
    """A value typed with % belongs to an indicator whose unit is a percentage."""
    for nama, lembar in tabel.lembar.items():
        t = tabel.get(nama)
        if not lembar.persen or t is None or "indikator" not in t.nama_kolom:
            continue
        kolom = lembar.baris[0]
        baris = {r.Index: r for r in t.baris()}
        for i, j in sorted(lembar.persen):
            r = baris[lembar.nomor[i]]
            # References hold, or the table would not be here.
            satu = pada(indikator[r.indikator], getattr(r, "tahun", 0))
            if not bersatuan_persen(satu.satuan):
                apa = f"indikator {r.indikator} “{satu.satuan}”"
                isi = f"{getattr(r, kolom[j])}%"
                yield galat("D020/persen", t.berkas, r.Index, kolom[j], isi, apa=apa)


def _berisi(t: TabelData) -> Iterator[tuple[Any, IsiNilai]]:
    """The rows whose value is more than a number."""
    for r in t.baris():
        isi = urai(r.nilai) if isinstance(r.nilai, str) else None
        if isi is not None:
            yield r, isi


def _predikat(
    t: TabelData, r: Any, isi: IsiNilai, satuan: str, skala: tuple[str, ...] | None
) -> Iterator[Masalah]:
    """A text is a code of the unit's scale."""
    if isi.jenis != "predikat" or (skala and r.nilai in skala):
        return
    yield t.galat(
        "D055/skala" if skala else "D055", r, "nilai", satuan=satuan,
        skala=", ".join(skala or ()), saran=usul(r.nilai.upper(), skala or ()),
    )  # fmt: skip


def _batas(t: TabelData, r: Any, isi: IsiNilai, polaritas: str) -> Iterator[Masalah]:
    """A bound is open to the side on which results are better."""
    if isi.jenis != "batas":
        return
    if polaritas == "stabil":
        yield t.galat("D056/stabil", r, "nilai")
    elif (isi.bawah is None) == (polaritas == "maksimal"):
        yield t.galat("D056", r, "nilai", polaritas=polaritas, arah=ARAH[polaritas])


def _bobot(t: TabelData) -> Iterator[Masalah]:
    """Of a goal's indicators either all are weighted or none."""
    for kode, isi in himpun((r.sasaran, r) for r in t.baris()).items():
        kosong = [r for r in isi if r.bobot is None]
        if kosong and len(kosong) < len(isi):
            yield t.galat("D058", kosong[0], "bobot", sasaran=kode)


def _masa(t: TabelData, indikator: Mapping[str, list[Any]]) -> Iterator[Masalah]:
    """A row holds for some year, and rows of one code in different years."""
    for r in t.baris():
        if (r.mulai or 0) > (r.sampai or 9999):
            yield t.galat("D059/terbalik", r, "mulai", akhir=r.sampai)
    for isi in indikator.values():
        for a, b in combinations(isi, 2):
            if (a.mulai or 0) <= (b.sampai or 9999) and (b.mulai or 0) <= (a.sampai or 9999):
                yield t.galat("D059", b, "mulai", lain=a)


def _induk(t: TabelData) -> Iterator[Masalah]:
    """An indicator is no part of itself, be it through others."""
    baris = {r.kode: r for r in t.baris()}
    for r in t.baris():
        if r.kode in di_atas(baris, r):
            yield t.galat("D060", r, "induk")
