"""What the figures are called: the key of each kind, put together here alone.

Parameters are named as the handbook names the parts of a key. `nama` is a name as `slug` makes it.
"""

import re
from collections.abc import Callable, Iterator
from inspect import signature
from itertools import product
from typing import Literal, get_args

Hitungan = Literal["indikator", "tercapai", "belum-tercapai", "tanpa-capaian"]
Perbandingan = Literal["target", "realisasi"]
Perubahan = Literal["naik", "tetap", "turun"]
Hari = Literal["berlalu", "setahun", "bagian"]
Menengah = Literal["bertarget", "target-tetap", "dibandingkan", "di-bawah"]
UjungTarget = Literal["batas-bawah", "batas-atas"]
JenisAnggaran = Literal["anggaran", "pendapatan"]
JenisAkun = Literal["belanja", "pendapatan"]
Tujuan = Literal["indikator", "sasaran", "program-pk"]
UkuranPagu = Literal[
    "pagu-awal", "pagu", "revisi", "revisi-persen", "realisasi", "sisa", "lebih", "serapan"
]
UkuranAnggaran = Literal["pagu", "realisasi", "sisa", "lebih", "serapan"]
UkuranKegiatan = Literal[
    "pagu-awal", "pagu", "revisi", "realisasi", "sisa", "lebih", "serapan",
    "pagu-awal-tercatat", "pagu-tercatat", "realisasi-tercatat",
]  # fmt: skip
UkuranBelanja = Literal[
    "pagu", "realisasi", "sisa", "lebih", "serapan", "porsi-pagu", "porsi-realisasi"
]
UkuranTautan = Literal["pagu", "realisasi", "sisa", "serapan"]
UkuranIKPA = Literal["bobot", "nilai", "akhir", "hilang"]
UkuranHitungan = Literal["pembilang", "penyebut", "nilai"]


def _rangkai(*bagian: object) -> str:
    return "/".join(str(b) for b in bagian if b != "")


def target(indikator: str, tahun: int, dokumen: str, periode: str = "") -> str:
    """What a document promises for a year, or for a period of it."""
    return _rangkai("target", indikator, tahun, dokumen, periode)


def batas_target(
    indikator: str, tahun: int, dokumen: str, ujung: UjungTarget, periode: str = ""
) -> str:
    """An end of a target that is a range or a bound."""
    return _rangkai("target", indikator, tahun, dokumen, periode, ujung)


def bobot(indikator: str, tahun: int) -> str:
    """How much an indicator weighs in means of achievement."""
    return _rangkai("bobot", indikator, tahun)


def realisasi(indikator: str, tahun: int, sumber: str, periode: str = "") -> str:
    """What was achieved as a source tells it: what counts for the year, or for another period."""
    return _rangkai("realisasi", indikator, tahun, sumber, periode)


def ukuran(indikator: str, tahun: int, ukuran: UkuranHitungan, periode: str = "") -> str:
    """What was counted or measured in a period, or what the periods of the year come to."""
    return _rangkai("ukuran", indikator, tahun, periode, ukuran)


def capaian(indikator: str, tahun: int, pembanding: str = "", periode: str = "") -> str:
    """Achievement in percent: of the agreed target, or by another source or target; of a period of
    the year alone, by what that source promises for it."""
    return _rangkai("capaian", indikator, tahun, pembanding, periode)


def kekurangan(indikator: str, tahun: int) -> str:
    """How far an achievement is from 100%, where it is below."""
    return _rangkai("kekurangan", indikator, tahun)


def rata_rata(tahun: int, sasaran: str = "") -> str:
    """The mean achievement of a goal's indicators, or of all."""
    return _rangkai("capaian", *(("sasaran", sasaran) if sasaran else ("rata-rata",)), tahun)


def rata_rata_program(program: str, tahun: int) -> str:
    """The mean achievement of the indicators of the goals that a programme pays for."""
    return _rangkai("capaian", "program-pk", program, tahun)


def jumlah(apa: Hitungan, tahun: int, sasaran: str = "") -> str:
    """How many indicators there are of a kind, of one goal or of all."""
    return _rangkai("jumlah", apa, tahun, sasaran)


def rata_rata_tingkat(tingkat: str, tahun: int) -> str:
    """The mean achievement of the indicators of one level."""
    return _rangkai("capaian", "tingkat", tingkat, tahun)


def jumlah_tingkat(apa: Hitungan, tahun: int, tingkat: str) -> str:
    """How many indicators of one level there are of a kind."""
    return _rangkai("jumlah", apa, tahun, "tingkat", tingkat)


def jumlah_target(arah: Perubahan, tahun: int) -> str:
    """How many targets changed in a direction against the year before."""
    return _rangkai("jumlah", "target", arah, tahun)


def jumlah_menengah(apa: Menengah, tahun: int, dokumen: str) -> str:
    """How many indicators of a plan of several years there are of a kind."""
    return _rangkai("jumlah", "menengah", apa, tahun, dokumen)


def kepekaan(tahun: int, indikator: str, ganti: str = "") -> str:
    """The mean of all achievements without an indicator (`tanpa`), with nothing for it (`nol`), or
    with what a source tells of it; as a source tells all, whose code stands in place of the
    indicator's."""
    return _rangkai("kepekaan", tahun, indikator, ganti)


def waktu(tahun: int, apa: Hari) -> str:
    """The days of a year: gone by when its money was counted, all, and the part in percent."""
    return _rangkai("waktu", tahun, apa)


def terhadap_waktu(tahun: int, kegiatan: str = "") -> str:
    """The absorption of all, or of one activity, beyond the part of the year that had gone by."""
    return _rangkai("selisih", "waktu", tahun, kegiatan)


def kendala() -> str:
    """How many obstacles the report names."""
    return _rangkai("jumlah", "kendala")


def selisih(apa: Perbandingan, indikator: str, tahun: int) -> str:
    """The difference of a target or a realisation to the year before."""
    return _rangkai("selisih", apa, indikator, tahun)


def selisih_sumber(nama: str, indikator: str, tahun: int) -> str:
    """What a source tells against the report: its target, or an achievement by its realisation."""
    return _rangkai("selisih", nama, indikator, tahun)


def selisih_anggaran(tahun: int, sumber: str) -> str:
    """What a source tells as spent beyond what the reference tells."""
    return _rangkai("selisih", "anggaran", tahun, sumber)


def pagu(tahun: int, ukuran: UkuranPagu = "pagu", jenis: JenisAnggaran = "anggaran") -> str:
    """The budget that counts, or the income: before and after its revision, and what came of it."""
    return _rangkai(jenis, tahun, ukuran)


def anggaran(
    tahun: int, sumber: str, ukuran: UkuranAnggaran, jenis: JenisAnggaran = "anggaran"
) -> str:
    """The whole budget, or the whole income, as a source tells it."""
    return _rangkai(jenis, tahun, sumber, ukuran)


def kegiatan(kegiatan: str, tahun: int, ukuran: UkuranKegiatan, sumber: str = "") -> str:
    """The budget of one activity, or of what stands above or below; by another source, too."""
    return _rangkai("kegiatan", kegiatan, tahun, sumber, ukuran)


def belanja(
    akun: str, tahun: int, sumber: str, ukuran: UkuranBelanja, jenis: JenisAkun = "belanja"
) -> str:
    """The budget of one kind of spending, or of income, as a source tells it."""
    return _rangkai(jenis, akun, tahun, sumber, ukuran)


def pada(kunci: str, periode: str = "", satker: str = "") -> str:
    """The same money up to another period than the one that counts, or that of one satker."""
    milik = ("satker", satker, kunci.removeprefix("anggaran/")) if satker else (kunci,)
    return _rangkai(*milik, periode)


def tertaut(tahun: int, ukuran: Literal["tertaut", "tertaut-persen"] = "tertaut") -> str:
    """The part of the budget that says which goal or indicator it pays for."""
    return _rangkai("anggaran", tahun, ukuran)


def anggaran_untuk(apa: Tujuan, kode: str, tahun: int, ukuran: UkuranTautan) -> str:
    """The budget that pays for one goal or indicator."""
    return _rangkai("anggaran", apa, kode, tahun, ukuran)


def efisiensi(tahun: int, sumber: str) -> str:
    """The mean achievement beyond the absorption that a source tells."""
    return _rangkai("efisiensi", tahun, sumber)


def efisiensi_untuk(apa: Tujuan, kode: str, tahun: int) -> str:
    """The achievement of one goal or indicator beyond the absorption of what pays for it."""
    return _rangkai("efisiensi", apa, kode, tahun)


def ikpa(tahun: int, nama: str, ukuran: UkuranIKPA) -> str:
    """One indicator of the IKPA: its weight, its score, its weighted score."""
    return _rangkai("ikpa", tahun, nama, ukuran)


def nilai_ikpa(tahun: int, nama: str = "") -> str:
    """The score of one aspect of the IKPA, or of the whole."""
    return _rangkai("ikpa", tahun, *(("aspek", nama) if nama else ("total",)))


def hilang_ikpa(tahun: int) -> str:
    """What the whole of the IKPA lacks to 100."""
    return _rangkai("ikpa", tahun, "hilang")


def pegawai(kelompok: str, nama: str = "jumlah") -> str:
    """A head count: one of a group, or the group's total."""
    return _rangkai("pegawai", kelompok, nama)


def pk(tahun: int, kode: str = "jumlah", dokumen: str = "") -> str:
    """The budget in a performance agreement: of a programme or what is below, or the total; that
    of another agreement of the year, too."""
    return _rangkai("pk", tahun, "anggaran", kode, dokumen)


def pk_tercatat(tahun: int, kode: str, dokumen: str = "") -> str:
    """What an agreement itself says of a row that is the sum of those below."""
    return _rangkai("pk", tahun, "tercatat", kode, dokumen)


def target_kinerja(kode: str, bulan: str = "rata-rata") -> str:
    """The achievement of one of the ministry's targets: of a month, or the mean of the months."""
    return _rangkai("target-kinerja", kode, bulan)


def tambahan(tabel: str, baris: str, nama: str) -> str:
    """A number of one of the unit's own tables, by table, row and column."""
    return _rangkai("tambahan", tabel, baris, nama)


def _bentuk(kunci: Callable[..., str]) -> Iterator[str]:
    """The keys that a function can give, a part that the data name as a word in capitals."""
    isi = signature(kunci, eval_str=True).parameters.values()
    kata = [get_args(p.annotation) or (p.name.upper(),) for p in isi]
    for banyak in range(sum(p.default is p.empty for p in isi), len(kata) + 1):
        yield from (kunci(*k) for k in product(*kata[:banyak]))


# What a plan leaves is said of spending, what comes beyond it of income.
_TIADA = re.compile(r"(anggaran|belanja)/.*/lebih|pendapatan/.*/sisa")
# Money, which several satker and periods may have.
UANG = frozenset(
    pada(b, periode, satker)
    for kunci in (pagu, anggaran, kegiatan, belanja)
    for b in _bentuk(kunci)
    if not _TIADA.fullmatch(b)
    for periode in ("", "PERIODE")
    for satker in ("", "SATKER")
)
# Every form of key that a report has without tables of the unit's own.
BENTUK = UANG | frozenset(
    b
    for kunci in (
        target, batas_target, bobot, realisasi, ukuran, capaian, kekurangan,
        rata_rata, rata_rata_tingkat, jumlah, jumlah_tingkat, jumlah_target, jumlah_menengah,
        kepekaan, waktu, terhadap_waktu, kendala, selisih, selisih_sumber,
        selisih_anggaran, tertaut, anggaran_untuk, efisiensi, efisiensi_untuk, ikpa, nilai_ikpa,
        hilang_ikpa, rata_rata_program, pegawai, pk, pk_tercatat, target_kinerja,
    )
    for b in _bentuk(kunci)
)  # fmt: skip
