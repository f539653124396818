"""Findings: what a careful reader would ask about, found by rule and answered in the data.

Each module holds the rules of one kind and gives its findings from the report alone, or from the
report and its chapters.
"""

from collections.abc import Iterable, Iterator

from ..hitung.entitas import dari_baris
from ..hitung.laporan import Laporan
from . import (
    angka_ketik,
    aturan,
    belum_diisi,
    edisi_lain,
    janggal,
    kelengkapan,
    kewajaran,
    klaim,
    kolom_mendua,
    pejabat,
    pengukuran,
    pribadi,
    rantai,
    rekonsiliasi,
    silang,
    tulisan_data,
    waktu,
)
from .bentuk import Jawaban, Kasus, Temuan, di_sel, kaidah
from .naskah import Naskah

# What holds for the data; for all that a reader sees, in declarations, too; for chapters alone.
ATURAN = (
    rekonsiliasi.temuan, rantai.temuan, silang.temuan, waktu.temuan, kewajaran.temuan,
    pengukuran.temuan, janggal.temuan, pribadi.temuan, pejabat.temuan, kelengkapan.temuan,
    aturan.temuan, klaim.temuan, kolom_mendua.temuan, belum_diisi.temuan,
)  # fmt: skip
ATURAN_TULISAN = (klaim.temuan_bab, angka_ketik.temuan, aturan.temuan_bab)
ATURAN_BAB = (
    pribadi.temuan_bab,
    edisi_lain.temuan,
    belum_diisi.temuan_bab,
    edisi_lain.belum_dibaca,
)


def kumpulkan(lap: Laporan, naskah: Naskah = ()) -> list[Temuan]:
    """All findings about a report's data, and about its chapters where they are given.

    They carry the answers of `jawaban_temuan.csv`; with the chapters every finding is there, so
    that answers to none of them are told of, too.
    """
    semua = [t for cari in ATURAN for t in cari(lap)]
    if not naskah:
        return list(jawab(lap, semua))
    tulisan = (*naskah, *tulisan_data.baca(lap, naskah))
    semua += (t for cari in ATURAN_TULISAN for t in cari(lap, tulisan))
    semua += (t for cari in ATURAN_BAB for t in cari(lap, naskah))
    return [*jawab(lap, semua), *kaidah(_jawaban_lepas)(lap, {t.id for t in semua})]


def jawab(lap: Laporan, temuan: Iterable[Temuan]) -> Iterator[Temuan]:
    """Findings with their answers, where there are any."""
    semua = lap.baris("jawaban_temuan")
    jawaban = {r.temuan: dari_baris(Jawaban, r, alasan=r.jawaban) for r in semua}
    for t in temuan:
        yield t.dijawab(jawaban.get(t.id))


def _jawaban_lepas(lap: Laporan, ada: set[str]) -> Iterator[Kasus]:
    for r in lap.baris("jawaban_temuan"):
        if r.temuan not in ada:
            yield di_sel("T001", r.temuan, r, "temuan")
