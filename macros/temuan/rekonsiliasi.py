"""The same fact from two sources: where they differ, both values, dates and the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from ..dasar.angka import Angka
from ..dasar.penulisan import gabung, tulis
from ..hitung import kunci
from ..hitung.keuangan import SUMBER_ANGGARAN
from ..hitung.kinerja import SUMBER_LAIN, TRIWULAN
from ..hitung.laporan import Laporan
from .bentuk import Pihak, Temuan, letak

NAMA = {
    "LKJIP": "laporan kinerja",
    "OUTPUT": "laporan output",
    "E-PERFORMANCE": "E-Performance",
    "PK": "Perjanjian Kinerja",
}


@dataclass(frozen=True)
class Fakta:
    """One fact with what each source says of it; the first source is the one the report follows."""

    subjek: str
    nama: str
    pihak: tuple[Pihak, ...]


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """A finding for every fact on which the sources disagree."""
    for fakta in (*_capaian(lap), *_anggaran(lap), *_pegawai(lap), *_target(lap)):
        yield from bandingkan("T101", fakta, lap)
    yield from _triwulan(lap)
    yield from _nilai_sebagai_serapan(lap)


def bandingkan(kode: str, fakta: Fakta, lap: Laporan) -> Iterator[Temuan]:
    """The finding of one fact, when two of its sources give different values."""
    ada = [p for p in fakta.pihak if p.angka.nilai is not None]
    if len({p.angka.nilai for p in ada}) < 2:
        return
    acuan = ada[0]
    beda = [p for p in ada[1:] if p.angka.nilai != acuan.angka.nilai]
    bagian = [f"{p.sumber} {p.angka.teks}" for p in ada]
    yield Temuan(
        kode, fakta.subjek, "rekonsiliasi",
        f"{fakta.nama}: {gabung(bagian)}. Jelaskan bedanya atau perbaiki datanya.", fakta.nama,
        letak(lap.register, beda[0].angka) or letak(lap.register, acuan.angka),
        nilai=beda[0].angka.teks, pihak=tuple(ada),
        selisih="; ".join(_selisih(p.angka, acuan.angka) for p in beda),
    )  # fmt: skip


def _selisih(angka: Angka, acuan: Angka) -> str:
    assert angka.nilai is not None
    assert acuan.nilai is not None
    satuan = "poin" if angka.satuan == "%" else angka.satuan
    return tulis(angka.nilai - acuan.nilai, angka.bentuk, satuan)


def _pihak(lap: Laporan, isi: Iterable[tuple[str, str]]) -> tuple[Pihak, ...]:
    """What the sources say that have a figure, given by name and key, as of the day of the data."""
    ada = ((s, lap.register.get(k)) for s, k in isi)
    return tuple(Pihak(s, a, lap.edisi.hari_data) for s, a in ada if a is not None)


def _capaian(lap: Laporan) -> Iterator[Fakta]:
    for i in lap.daftar_indikator():
        nama = partial(kunci.capaian, i.kode, lap.edisi.tahun)
        isi = [(NAMA["LKJIP"], nama()), *((NAMA[s], nama(s)) for s in SUMBER_LAIN)]
        yield Fakta(nama(), f"Capaian indikator {i.kode} {i.uraian}", _pihak(lap, isi))


def _anggaran(lap: Laporan) -> Iterator[Fakta]:
    tahun = lap.edisi.tahun

    def menurut(apa: kunci.UkuranAnggaran) -> list[tuple[str, str]]:
        return [(s, kunci.anggaran(tahun, s, apa)) for s in SUMBER_ANGGARAN]

    pagu, awal = kunci.pagu(tahun), kunci.pagu(tahun, "pagu-awal")
    isi = menurut("realisasi")
    yield Fakta(f"anggaran/{tahun}/realisasi", f"Realisasi anggaran {tahun}", _pihak(lap, isi))
    yield Fakta(pagu, f"Pagu {tahun}", _pihak(lap, [("SP2D", pagu), *menurut("pagu")[1:]]))
    isi = [("SP2D", awal), ("Perjanjian Kinerja", kunci.pk(tahun))]
    yield Fakta(awal, f"Pagu awal {tahun}", _pihak(lap, isi))
    akun = {x.akun: x.uraian for x in lap.baris("anggaran_belanja", tahun=tahun)}
    for kode, uraian in akun.items():
        for apa in ("pagu", "realisasi"):
            isi = [(s, kunci.belanja(kode, tahun, s, apa)) for s in SUMBER_ANGGARAN]
            yield Fakta(
                f"belanja/{kode}/{tahun}/{apa}", f"{apa.capitalize()} {uraian} {tahun}",
                _pihak(lap, isi),
            )  # fmt: skip


def _pegawai(lap: Laporan) -> Iterator[Fakta]:
    isi = [(f"menurut {k}", kunci.pegawai(k)) for k in ("jabatan", "pendidikan")]
    yield Fakta("pegawai/jumlah", "Jumlah pegawai", _pihak(lap, isi))


def _target(lap: Laporan) -> Iterator[Fakta]:
    """The report's own target beside the agreement's, where both exist."""
    r = lap.register
    for i in lap.indikator.values():
        for tahun in (lap.edisi.tahun, lap.edisi.tahun_lalu):
            pihak = tuple(
                Pihak(NAMA[d], a)
                for d in ("PK", "LKJIP")
                if (a := r.get(kunci.target(i.kode, tahun, d))) is not None
            )
            yield Fakta(f"target/{i.kode}/{tahun}", f"Target {tahun} indikator {i.kode}", pihak)


def _triwulan(lap: Laporan) -> Iterator[Temuan]:
    """The quarters' sum against the yearly percentage that E-Performance itself shows."""
    tahun, r = lap.edisi.tahun, lap.register
    for i in lap.daftar_indikator():
        dihitung = r.get(kunci.capaian(i.kode, tahun, "E-PERFORMANCE"))
        tercatat = r.get(kunci.realisasi(i.kode, tahun, "E-PERFORMANCE"))
        triwulan = [kunci.realisasi(i.kode, tahun, "E-PERFORMANCE", t) for t in TRIWULAN]
        if dihitung is None or tercatat is None or not all(k in r for k in triwulan):
            continue
        # The yearly percentage is given with two decimals; only what is shown can be compared.
        if dihitung.polos != tercatat.polos:
            yield Temuan(
                "T102", f"e-performance/{i.kode}/{tahun}", "rekonsiliasi",
                f"Jumlah triwulan E-Performance indikator {i.kode} adalah {dihitung.teks} dari"
                f" target, sedangkan angka setahunnya {tercatat.teks}.",
                f"Capaian indikator {i.kode} pada E-Performance",
                letak(lap.register, tercatat), nilai=tercatat.teks,
                pihak=(Pihak("jumlah triwulan", dihitung), Pihak("angka setahun", tercatat)),
            )  # fmt: skip


def _nilai_sebagai_serapan(lap: Laporan) -> Iterator[Temuan]:
    """The IKPA score for absorption is a score, and easily taken for the absorption itself."""
    tahun, r = lap.edisi.tahun, lap.register
    nilai = r.get(kunci.ikpa(tahun, "penyerapan-anggaran", "nilai"))
    serapan = r.get(kunci.anggaran(tahun, "SP2D", "serapan"))
    if nilai is None or serapan is None or nilai.nilai == serapan.nilai:
        return
    yield Temuan(
        "T103", f"ikpa/{tahun}/penyerapan-anggaran", "rekonsiliasi",
        f"Nilai IKPA penyerapan anggaran {nilai.teks} adalah skor, bukan serapan; serapan menurut"
        f" SP2D {serapan.teks}. Pastikan tidak ada yang menyebut skor itu sebagai serapan.",
        "Penyerapan anggaran: skor IKPA dan serapan",
        letak(lap.register, nilai), nilai=nilai.teks,
        pihak=(Pihak("skor IKPA (OM-SPAN)", nilai), Pihak("serapan (SP2D)", serapan)),
    )  # fmt: skip
