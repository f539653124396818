"""The keys of figures: the form of each kind, and the only place that builds them.

The parts have the names of the handbook. `NAMA` is a name as `slug` makes it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product


class JenisKunci:
    """The keys of one kind, by their form: `target/INDIKATOR/TAHUN/DOKUMEN/[PERIODE]`.

    A part in capitals is filled in, a part in brackets is optional. After `=` stands the default,
    or the list of allowed words, of which the first is the default; such words are in `pilihan`.
    """

    def __init__(self, pola: str) -> None:
        self._pola: list[str] = []
        self._bawaan: dict[str, object] = {}
        self.pilihan: dict[str, tuple[str, ...]] = {}
        for bagian in pola.split("/"):
            nama, _, isi = bagian.strip("[]").partition("=")
            pertama, *lain = isi.split("|")
            self._pola.append(nama)
            if bagian.startswith("["):
                self._bawaan[nama] = pertama
            if lain:
                self.pilihan[nama] = (pertama, *lain)
        wajib = [n for n in self._pola if n.isupper() and n not in self._bawaan]
        self._nama = (*wajib, *self._bawaan)

    def __call__(self, *isi: object, **bernama: object) -> str:
        """The key with these parts: in the order of the form, optional ones last, or by their names
        in small letters. Raises TypeError for a missing or unknown part, ValueError for a word that
        is not allowed."""
        return self._susun(isi, tuple(bernama.items()))

    @lru_cache(maxsize=1 << 13)  # noqa: B019 - kinds stay as long as the program
    def _susun(self, isi: tuple[object, ...], bernama: tuple[tuple[str, object], ...]) -> str:
        semua = self._bawaan | dict(zip(self._nama, isi, strict=False))
        semua |= {nama.upper(): satu for nama, satu in bernama}
        if len(isi) > len(self._nama) or len(semua) != len(self._nama):
            raise TypeError(f"{'/'.join(self._pola)}: {isi} {bernama}")
        for nama, kata in self.pilihan.items():
            if semua[nama] not in kata:
                raise ValueError(f"{'/'.join(self._pola)}: {semua[nama]}")
        return _rangkai(semua.get(b, b) for b in self._pola)

    def pola(self) -> Iterator[str]:
        """All possible keys; a part without a list of words is its name in capitals."""
        kata = [self.pilihan.get(nama, (nama,)) for nama in self._nama]
        for banyak in range(len(kata) - len(self._bawaan), len(kata) + 1):
            yield from (self(*k) for k in product(*kata[:banyak]))


def _rangkai(bagian: Iterable[object]) -> str:
    return "/".join(str(b) for b in bagian if b != "")


# The target of a document for a year, or for a period of it.
target = JenisKunci("target/INDIKATOR/TAHUN/DOKUMEN/[PERIODE]")
# One end of a target that is a range or a bound.
batas_target = JenisKunci("target/INDIKATOR/TAHUN/DOKUMEN/[PERIODE]/UJUNG=batas-bawah|batas-atas")
# The weight of an indicator in means of achievements.
bobot = JenisKunci("bobot/INDIKATOR/TAHUN")
# The result in a source: the one that counts for the year, or of another period.
realisasi = JenisKunci("realisasi/INDIKATOR/TAHUN/SUMBER/[PERIODE]")
# The count or result of a period, or the combination of the year's periods.
ukuran = JenisKunci("ukuran/INDIKATOR/TAHUN/[PERIODE]/UKURAN=pembilang|penyebut|nilai")
# The achievement in percent: of the agreed target, or by another source or target; of a period
# alone, by that source's target for it.
capaian = JenisKunci("capaian/INDIKATOR/TAHUN/[PEMBANDING]/[PERIODE]")
# A year's result in percent of the target of a plan's last year.
menuju = JenisKunci("capaian/INDIKATOR/TAHUN/DOKUMEN/AKHIR")
# The points missing to 100%, if there are any.
kekurangan = JenisKunci("kekurangan/INDIKATOR/TAHUN")
# The mean achievement of all indicators, of those of a goal, of a level, or of the goals of a
# programme.
rata_rata = JenisKunci("capaian/rata-rata/TAHUN")
rata_rata_sasaran = JenisKunci("capaian/sasaran/SASARAN/TAHUN")
rata_rata_tingkat = JenisKunci("capaian/tingkat/TINGKAT/TAHUN")
rata_rata_program = JenisKunci("capaian/program-pk/PROGRAM/TAHUN")
# The number of indicators of a kind, of one goal or of all; of one level.
_HITUNGAN = "APA=indikator|tercapai|belum-tercapai|tanpa-capaian"
jumlah = JenisKunci(f"jumlah/{_HITUNGAN}/TAHUN/[SASARAN]")
jumlah_tingkat = JenisKunci(f"jumlah/{_HITUNGAN}/TAHUN/tingkat/TINGKAT")
# The number of targets that changed in a direction since last year.
jumlah_target = JenisKunci("jumlah/target/ARAH=naik|tetap|turun|lebih-berat|lebih-ringan/TAHUN")
# The number of indicators of a kind in a plan of several years.
_MENENGAH = "APA=bertarget|target-tetap|dibandingkan|di-bawah|menuju|sampai"
jumlah_menengah = JenisKunci(f"jumlah/menengah/{_MENENGAH}/TAHUN/DOKUMEN")
# The mean of all achievements without an indicator (`tanpa`), with zero for it (`nol`), or with its
# result in a source; with all results of a source, whose code is in place of the indicator's.
kepekaan = JenisKunci("kepekaan/TAHUN/INDIKATOR/[GANTI]")
# The days of a year: passed at the date of the budget data, all, and the percentage.
waktu = JenisKunci("waktu/TAHUN/APA=berlalu|setahun|bagian")
# The absorption, of all or of one activity, minus the part of the year that had passed.
terhadap_waktu = JenisKunci("selisih/waktu/TAHUN/[KEGIATAN]")
# The number of obstacles in the report.
kendala = JenisKunci("jumlah/kendala")
# The difference of a target or a realisation to last year.
selisih = JenisKunci("selisih/APA=target|realisasi/INDIKATOR/TAHUN")
# The difference of a source to the report: in its target, or in the achievement by its realisation.
selisih_sumber = JenisKunci("selisih/NAMA/INDIKATOR/TAHUN")
# The spending in a source minus that in the reference.
selisih_anggaran = JenisKunci("selisih/anggaran/TAHUN/SUMBER")
# The budget (or income) that counts: before and after its revision, and its realisation.
_JENIS = "[JENIS=anggaran|pendapatan]"
_PAGU = "UKURAN=pagu|pagu-awal|revisi|revisi-persen|realisasi|sisa|lebih|serapan"
pagu = JenisKunci(f"{_JENIS}/TAHUN/{_PAGU}")
# The whole budget (or income) in a source.
anggaran = JenisKunci(f"{_JENIS}/TAHUN/SUMBER/UKURAN=pagu|realisasi|sisa|lebih|serapan")
# The budget of one activity, or of a row above or below; also by another source.
kegiatan = JenisKunci(
    "kegiatan/KEGIATAN/TAHUN/[SUMBER]/UKURAN=pagu-awal|pagu|revisi|realisasi|sisa|lebih|serapan"
    "|pagu-awal-tercatat|pagu-tercatat|realisasi-tercatat"
)
# The budget of one kind of spending (or income) in a source.
_BELANJA = "UKURAN=pagu|realisasi|sisa|lebih|serapan|porsi-pagu|porsi-realisasi"
belanja = JenisKunci(f"[JENIS=belanja|pendapatan]/AKUN/TAHUN/SUMBER/{_BELANJA}")
# The part of the budget with an assigned goal or indicator.
tertaut = JenisKunci("anggaran/TAHUN/[UKURAN=tertaut|tertaut-persen]")
# The budget for one goal or indicator.
_TUJUAN = "APA=indikator|sasaran|program-pk"
anggaran_untuk = JenisKunci(f"anggaran/{_TUJUAN}/KODE/TAHUN/UKURAN=pagu|realisasi|sisa|serapan")
# The mean achievement minus the absorption in a source.
efisiensi = JenisKunci("efisiensi/TAHUN/SUMBER")
# The achievement of one goal or indicator minus the absorption of its budget.
efisiensi_untuk = JenisKunci(f"efisiensi/{_TUJUAN}/KODE/TAHUN")
# One indicator of the IKPA: weight, score, weighted score.
ikpa = JenisKunci("ikpa/TAHUN/NAMA/UKURAN=bobot|nilai|akhir|hilang")
# The total score of the IKPA, and of one aspect; the points missing to 100.
nilai_ikpa = JenisKunci("ikpa/TAHUN/total")
aspek_ikpa = JenisKunci("ikpa/TAHUN/aspek/NAMA")
hilang_ikpa = JenisKunci("ikpa/TAHUN/hilang")
# A head count: of one group, or the total of a kind of groups.
pegawai = JenisKunci("pegawai/KELOMPOK/[NAMA=jumlah]")
# The budget in a performance agreement: of a programme or a row below, or the total; also of
# another agreement of the year.
pk = JenisKunci("pk/TAHUN/anggaran/[KODE=jumlah]/[DOKUMEN]")
# The amount that an agreement records for a row with rows below.
pk_tercatat = JenisKunci("pk/TAHUN/tercatat/KODE/[DOKUMEN]")
# The achievement of one of the ministry's targets: of a month, or the mean.
target_kinerja = JenisKunci("target-kinerja/KODE/[BULAN=rata-rata]")
# A number in one of the unit's own tables, by table, row and column.
tambahan = JenisKunci("tambahan/TABEL/BARIS/KOLOM")


def terhadap(indikator: str, tahun: int, dokumen: str, sampai: int) -> str:
    """The key of a year's result against a document's target for the year `sampai`."""
    if sampai == tahun:
        return capaian(indikator, tahun, dokumen)
    return menuju(indikator, tahun, dokumen, sampai)


def pada(kunci: str, periode: str = "", satker: str = "") -> str:
    """The key of the same amount for another period than the one that counts, or for one satker."""
    milik = ("satker", satker, kunci.removeprefix("anggaran/")) if satker else (kunci,)
    return _rangkai((*milik, periode))


# The rest of a plan is for spending, the excess for income.
_TIADA = re.compile(r"(anggaran|belanja)/.*/lebih|pendapatan/.*/sisa")
_UANG = (pagu, anggaran, kegiatan, belanja)
# Amounts, which exist for several satker and periods.
UANG = frozenset(
    pada(b, periode, satker)
    for kunci in _UANG
    for b in kunci.pola()
    if not _TIADA.fullmatch(b)
    for periode in ("", "PERIODE")
    for satker in ("", "SATKER")
)
# All forms of keys, without those of the unit's own tables.
_LAIN = {k for k in globals().values() if isinstance(k, JenisKunci)}.difference(_UANG, {tambahan})
POLA = UANG | {b for kunci in _LAIN for b in kunci.pola()}
