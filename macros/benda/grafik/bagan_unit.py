"""The two diagrams: organisation and strategy map."""

from __future__ import annotations

from ...dasar.masalah import TanpaData
from ...dasar.penulisan import gabung, terbilang
from ...gambar import spesifikasi as s
from ...hitung.entitas import Sasaran
from ...hitung.laporan import Laporan
from ...hitung.sumber import Peran
from ..tabel.bersama import unit
from .model import Gambar


def struktur_organisasi(lap: Laporan) -> Gambar:
    """The organisation as a tree."""
    baris = list(lap.baris("struktur_organisasi"))

    def simpul(kode: str, jabatan: str) -> s.Simpul:
        bawahan = sorted((b for b in baris if b.induk == kode), key=lambda b: b.urut)
        return s.Simpul(jabatan, tuple(simpul(b.kode, b.jabatan) for b in bawahan))

    if not baris:
        raise TanpaData(f"Struktur organisasi {lap.instansi.nama}", "struktur_organisasi.csv")
    akar = next(b for b in baris if not b.induk)
    bawahan = "; ".join(b.jabatan for b in baris if b.induk == akar.kode)
    return Gambar(
        "struktur-organisasi",
        f"Struktur organisasi {lap.instansi.nama}",
        "",
        f"Bagan struktur organisasi: {akar.jabatan} membawahkan {bawahan}.",
        f"struktur organisasi {unit(lap)}.",
        s.Pohon(simpul(akar.kode, akar.jabatan)),
        jenis="bagan",
    )


def _nama(sasaran: Sasaran) -> str:
    """How the map names a goal: a code that is only a number says little alone."""
    return f"Sasaran {sasaran.kode}" if sasaran.kode[0].isdecimal() else sasaran.kode


def _tautan(lap: Laporan) -> set[tuple[str, str]]:
    """Which goal supports which: its `induk`; and in the wording of the main indicators, the goal
    above an indicator that belongs to a goal of a lower level."""
    urut = list(lap.tingkat)
    hasil = {(s.kode, s.induk) for s in lap.sasaran.values() if s.induk}
    for dokumen in lap.sumber.berperan("rumusan", "utama"):
        kini = ""
        for r in lap.rumusan(dokumen.kode):
            if r.kode in lap.sasaran:
                kini = r.kode
            elif kini:
                milik, atas = lap.sasaran[lap.indikator[r.kode].sasaran], lap.sasaran[kini]
                if urut.index(milik.tingkat) > urut.index(atas.tingkat):
                    hasil.add((milik.kode, kini))
    return hasil


def peta_strategi(lap: Laporan) -> Gambar:
    """The goals of all levels that support each other, with their links."""
    tautan = sorted(_tautan(lap))
    ada = {kode for pasangan in tautan for kode in pasangan}
    tingkat = [
        (t.nama, [s for s in lap.daftar_sasaran(kode) if s.kode in ada])
        for kode, t in lap.tingkat.items()
    ]
    tingkat = [(nama, isi) for nama, isi in tingkat if isi]
    if not tautan:
        raise TanpaData(f"Peta strategi {unit(lap)}", "sasaran.csv")
    nama = [nama for nama, _ in tingkat]
    rinci = "; ".join(f"{_nama(lap.sasaran[dari])} mendukung {ke}" for dari, ke in tautan)
    peran: tuple[Peran, ...] = ("utama", "janji")
    dokumen = [d for satu in peran for d in lap.sumber.berperan("rumusan", satu)]
    return Gambar(
        "peta-strategi",
        f"Peta strategi {unit(lap)}",
        gabung([nama[0], *map(str.lower, nama[1:])]),
        f"Peta strategi {terbilang(len(tingkat))} tingkat: {rinci}.",
        f"{gabung([d.nama for d in dokumen])}." if dokumen else "data laporan ini.",
        s.PetaStrategi(
            tuple(
                s.Tingkat(judul, tuple(s.SimpulPeta(_nama(x), x.uraian) for x in isi))
                for judul, isi in tingkat
            ),
            tuple(
                s.Dukungan(_nama(lap.sasaran[dari]), _nama(lap.sasaran[ke]))
                for dari, ke in tautan
            ),
        ),
        jenis="bagan",
    )
