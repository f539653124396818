"""Findings: questions of a careful reader, found by rules and answered in the data.

Each module has the rules of one kind: functions that yield a `Kasus`, joined by `kaidah(…)` to
`temuan`, which is listed here. The words of each code are in `kaidah.yaml`.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ..hitung.entitas import dari_baris
from ..hitung.laporan import Laporan
from . import (
    angka_ketik,
    aturan,
    bagian_tiada,
    belum_diisi,
    edisi_lain,
    janggal,
    kelengkapan,
    kewajaran,
    klaim,
    kolom_mendua,
    pengukuran,
    pribadi,
    rantai,
    rekonsiliasi,
    silang,
    tulisan_data,
    waktu,
)
from .kasus import Jawaban, Kasus, Temuan, di_sel, kaidah
from .naskah import Bab, Naskah

Tentang = Callable[[], list[list[Temuan]]]

# Rules over data; over texts of chapters, declarations and tables; over chapters only.
ATURAN = (
    rekonsiliasi.temuan, rantai.temuan, silang.temuan, waktu.temuan, kewajaran.temuan,
    pengukuran.temuan, janggal.temuan, pribadi.temuan, kelengkapan.temuan,
    aturan.temuan, klaim.temuan, kolom_mendua.temuan, belum_diisi.temuan,
)  # fmt: skip
ATURAN_TULISAN = (
    angka_ketik.temuan, bagian_tiada.temuan, aturan.temuan_bab, belum_diisi.temuan_tulisan,
)  # fmt: skip
# Rules over one chapter at a time; the second also runs on texts outside of chapters.
ATURAN_SATU = (klaim.temuan_bab, angka_ketik.temuan_bab)
ATURAN_BAB = (
    pribadi.temuan_bab,
    edisi_lain.temuan,
    belum_diisi.temuan_bab,
    edisi_lain.belum_dibaca,
)


def dari_data(lap: Laporan) -> list[Temuan]:
    """The findings about a report's data, without answers."""
    return [t for cari in ATURAN for t in cari(lap)]


def kumpulkan(
    lap: Laporan,
    naskah: Naskah = (),
    data: Iterable[Temuan] | None = None,
    ingat: Callable[[Bab, Tentang], list[list[Temuan]]] = lambda _, buat: buat(),
) -> list[Temuan]:
    """All findings about a report's data (`data`, if known already), and its chapters (`naskah`),
    with the answers of `jawaban_temuan.csv`.

    `ingat` caches the findings about one chapter. Only with the chapters all findings are known,
    and so answers to none of them are reported, too.
    """
    semua = [*(dari_data(lap) if data is None else data)]
    if not naskah:
        return list(jawab(lap, semua))
    tulisan = (*naskah, *tulisan_data.baca(lap, naskah))
    milik_bab = [ingat(bab, partial(_tentang_bab, lap, bab)) for bab in tulisan]
    satu = [[t for isi in milik for t in isi] for milik in zip(*milik_bab, strict=True)]
    banyak = len(ATURAN_SATU)
    semua += (t for isi in satu[:banyak] for t in isi)
    semua += (t for cari in ATURAN_TULISAN for t in cari(lap, tulisan))
    semua += (t for isi in satu[banyak:] for t in isi)
    return [*jawab(lap, semua), *kaidah(_jawaban_lepas)(lap, {t.id for t in semua})]


def _tentang_bab(lap: Laporan, bab: Bab) -> list[list[Temuan]]:
    """The findings about one chapter, rule by rule."""
    semua = (*ATURAN_SATU, *ATURAN_BAB)
    return [[*cari(lap, (bab,))] if cari in ATURAN_SATU or not bab.kasus else [] for cari in semua]


def jawab(lap: Laporan, temuan: Iterable[Temuan]) -> Iterator[Temuan]:
    """Add answers to findings."""
    semua = lap.baris("jawaban_temuan")
    jawaban = {r.temuan: dari_baris(Jawaban, r, alasan=r.jawaban) for r in semua}
    for t in temuan:
        yield t.dijawab(jawaban.get(t.id))


def _jawaban_lepas(lap: Laporan, ada: set[str]) -> Iterator[Kasus]:
    for r in lap.baris("jawaban_temuan"):
        if r.temuan not in ada:
            yield di_sel("T001", r.temuan, r, "temuan")
