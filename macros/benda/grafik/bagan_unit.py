"""The two diagrams: organisation and strategy map."""

from __future__ import annotations

from ...dasar.masalah import TanpaData
from ...gambar import spesifikasi as s
from ...hitung.entitas import Sasaran
from ...hitung.laporan import Laporan
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
    """How the map names a goal: activity goals have only a number, which says little alone."""
    return f"Sasaran {sasaran.kode}" if sasaran.tingkat == "kegiatan" else sasaran.kode


def peta_strategi(lap: Laporan) -> Gambar:
    """Strategic goals, programme goals, activity goals, with their links.

    A programme goal supports the strategic goal under which the IKU document lists it; an activity
    goal supports the programme goal whose indicators are its own.
    """
    program = [x for x in lap.daftar_sasaran("program") if x.dokumen == "IKU"]
    strategis = [
        x for x in lap.daftar_sasaran("strategis") if any(p.induk == x.kode for p in program)
    ]
    if not program:
        raise TanpaData(f"Peta strategi {unit(lap)}", "sasaran.csv")
    kegiatan = lap.daftar_sasaran("kegiatan")
    tautan = {(p.kode, p.induk) for p in program}
    kini = ""
    for r in lap.rumusan("IKU"):
        if r.kode in lap.sasaran:
            kini = r.kode
        elif kini in {p.kode for p in program} and lap.indikator[r.kode].tingkat == "kegiatan":
            tautan.add((lap.indikator[r.kode].sasaran, kini))
    tingkat = (
        ("Sasaran strategis", strategis),
        ("Sasaran program", program),
        ("Sasaran kegiatan", kegiatan),
    )
    rinci = "; ".join(f"{_nama(lap.sasaran[dari])} mendukung {ke}" for dari, ke in sorted(tautan))
    return Gambar(
        "peta-strategi",
        f"Peta strategi {unit(lap)}",
        "Sasaran strategis, sasaran program, dan sasaran kegiatan",
        f"Peta strategi tiga tingkat: {rinci}.",
        "Indikator Kinerja Utama dan Perjanjian Kinerja.",
        s.PetaStrategi(
            tuple(
                s.Tingkat(judul, tuple(s.SimpulPeta(_nama(x), x.uraian) for x in isi))
                for judul, isi in tingkat
            ),
            tuple(
                s.Dukungan(_nama(lap.sasaran[dari]), _nama(lap.sasaran[ke]))
                for dari, ke in sorted(tautan)
            ),
        ),
        tabel=("iku", "perjanjian-kinerja"),
        jenis="bagan",
    )
