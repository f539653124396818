"""The same fact from two sources: where they differ, both values, dates and the difference."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import product

from ..dasar.angka import Angka
from ..dasar.penulisan import gabung, slug, tulis
from ..hitung import kunci
from ..hitung.kinerja import PERSEN_TARGET, TRIWULAN
from ..hitung.laporan import Laporan
from . import rekonsiliasi_anggaran
from .bentuk import Fakta, Pihak, Temuan, buat, letak


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """A finding for every fact on which the sources disagree."""
    for fakta in (*_capaian(lap), *rekonsiliasi_anggaran.fakta(lap), *_pegawai(lap), *_target(lap)):
        yield from bandingkan(fakta, lap)
    yield from _triwulan(lap)
    yield from rekonsiliasi_anggaran.skor_sebagai_serapan(lap)
    yield from rekonsiliasi_anggaran.tanpa_angka(lap)


def bandingkan(fakta: Fakta, lap: Laporan) -> Iterator[Temuan]:
    """The finding of one fact, when two of its sources give different values."""
    ada = [p for p in fakta.pihak if p.angka.terisi]
    if len({_isi(p.angka) for p in ada}) < 2:
        return
    acuan = ada[0]
    beda = [p for p in ada[1:] if _isi(p.angka) != _isi(acuan.angka)]
    yield buat(
        "T101", fakta.subjek,
        letak(lap.register, beda[0].angka) or letak(lap.register, acuan.angka),
        beda[0].angka.teks, judul=fakta.nama, pihak=tuple(ada),
        selisih="; ".join(filter(None, (_selisih(p.angka, acuan.angka) for p in beda))),
        fakta=fakta, isi=gabung([f"{p.sumber} {p.angka.teks}" for p in ada]),
    )  # fmt: skip


def _isi(angka: Angka) -> Fraction | str:
    """What a source says: a number, or what stands in place of one."""
    return angka.teks if angka.nilai is None else angka.nilai


def _selisih(angka: Angka, acuan: Angka) -> str:
    if angka.tampak is None or acuan.tampak is None:
        return ""
    satuan = "poin" if angka.satuan == "%" else angka.satuan
    return tulis(angka.tampak - acuan.tampak, angka.bentuk, satuan)


def _capaian(lap: Laporan) -> Iterator[Fakta]:
    hari = lap.edisi.hari_data
    for i in lap.daftar_indikator():
        nama = partial(kunci.capaian, i.kode, lap.edisi.tahun)
        semua = lap.sumber.semua("realisasi")
        isi = [(s.nama, nama() if s.acuan else nama(s.kode), hari) for s in semua]
        yield rekonsiliasi_anggaran.tentang(
            lap, nama(), f"Capaian indikator {i.kode} {i.nama}", isi
        )


def _pegawai(lap: Laporan) -> Iterator[Fakta]:
    hari = lap.edisi.hari_data
    isi = [(f"menurut {k}", kunci.pegawai(k), hari) for k in ("jabatan", "pendidikan")]
    yield rekonsiliasi_anggaran.tentang(lap, "pegawai/jumlah", "Jumlah pegawai", isi)


def _target(lap: Laporan) -> Iterator[Fakta]:
    """What different promises say of one target. A revised agreement changes the one before."""
    perjanjian = {r.dokumen for r in lap.baris("perjanjian_kinerja")}
    for i in lap.indikator.values():
        for tahun in (lap.edisi.tahun, lap.edisi.tahun_lalu):
            pihak: list[Pihak] = []
            diperjanjikan = False
            for s in lap.sumber.berperan("target", "janji"):
                a = lap.register.get(kunci.target(i.kode, tahun, s.kode))
                if a is not None and not (diperjanjikan and s.kode in perjanjian):
                    pihak.append(Pihak(s.nama, a))
                    diperjanjikan |= s.kode in perjanjian
            nama = f"Target {tahun} indikator {i.kode}"
            yield Fakta(f"target/{i.kode}/{tahun}", nama, tuple(pihak))


def _triwulan(lap: Laporan) -> Iterator[Temuan]:
    """The quarters' sum against the yearly percentage that a source itself shows."""
    tahun, r = lap.edisi.tahun, lap.register
    for s, i in product(lap.sumber.lain("realisasi"), lap.daftar_indikator()):
        dihitung = r.get(kunci.capaian(i.kode, tahun, s.kode))
        tercatat = r.get(kunci.realisasi(i.kode, tahun, s.kode))
        triwulan = [kunci.realisasi(i.kode, tahun, s.kode, t) for t in TRIWULAN]
        if dihitung is None or tercatat is None or tercatat.catatan != PERSEN_TARGET:
            continue
        # The yearly percentage is given with two decimals; only what is shown can be compared.
        if all(k in r for k in triwulan) and dihitung.polos != tercatat.polos:
            yield buat(
                "T102", f"{slug(s.kode)}/{i.kode}/{tahun}", letak(r, tercatat), tercatat.teks,
                judul=f"Capaian indikator {i.kode} pada {s.nama}",
                pihak=(Pihak("jumlah triwulan", dihitung), Pihak("angka setahun", tercatat)),
                s=s, i=i, dihitung=dihitung, tercatat=tercatat,
            )  # fmt: skip
