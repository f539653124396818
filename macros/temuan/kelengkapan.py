"""Completeness: the analyses that PermenPAN-RB 53/2014 demands of every indicator."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from ..asupan.rujukan import SEMUA
from ..asupan.skema import PAKET, entri
from ..dasar.angka import Angka, Asal
from ..dasar.himpun import himpun
from ..dasar.penulisan import gabung
from ..hitung import kunci
from ..hitung.entitas import Indikator
from ..hitung.laporan import Laporan
from ..hitung.sumber import Peran
from .kasus import Kasus, di, di_angka, kaidah

Keadaan = Literal["ada", "tidak-berlaku", "belum-ada"]


@dataclass(frozen=True)
class Analisis:
    """One analysis: how the data show that it was made (if it is not written in `analisis.csv`),
    and the file for it.

    `banding` is the phrase for a comparison, `peran` the role of the document with the target: the
    analysis is then called by the report's name of that document.
    """

    kode: str
    nama: str
    ada: Callable[[Laporan, Indikator], bool]
    berkas: str = "analisis.csv"
    banding: str = ""
    peran: Peran = ""

    def dokumen(self, lap: Laporan) -> str:
        """The names of the documents whose targets are compared, without plans that are over."""
        semua = lap.sumber.berperan("target", self.peran)
        kini = [s.nama for s in semua if s.akhir is None or s.akhir >= lap.edisi.tahun]
        return gabung(kini or [self.nama])

    def sebutan(self, lap: Laporan) -> str:
        """The name of the analysis in this report."""
        nama = self.dokumen(lap) if self.peran else self.nama
        return nama[:1].upper() + nama[1:]


@dataclass(frozen=True)
class HasilAnalisis:
    """Whether an indicator has an analysis; `alasan` says why one does not apply."""

    keadaan: Keadaan
    alasan: str = ""


def _bernilai(*angka: Angka | None) -> bool:
    return all(a is not None and a.terisi for a in angka)


def _tahun_lalu(lap: Laporan, i: Indikator) -> bool:
    """Last year's achievement and, between numbers, the difference of the results."""
    r, edisi, kini = lap.register, lap.edisi, lap.realisasi(i.kode)
    bilangan = kini is None or kini.nilai is not None
    beda = _bernilai(r.get(kunci.selisih("realisasi", i.kode, edisi.tahun)))
    lalu = r.get(kunci.capaian(i.kode, edisi.tahun_lalu))
    tanpa = lalu is not None and lalu.keadaan == "tidak-berlaku"
    return tanpa or (_bernilai(lalu) and (beda or not bilangan))


def _terhadap(peran: Peran, lap: Laporan, i: Indikator) -> bool:
    """Against the year's target in a document of a role, or that of a plan's last year."""
    nama = (kunci.terhadap(i.kode, lap.edisi.tahun, s, t) for s, t in _dokumen(lap, peran))
    return any(_bernilai(lap.register.get(n)) for n in nama)


def _dokumen(lap: Laporan, peran: Peran) -> list[tuple[str, int]]:
    """The documents of a role, with each year whose targets the edition is compared to."""
    semua = lap.sumber.berperan("target", peran)
    return [(s.kode, t) for s in semua for t in s.dibandingkan(lap.edisi.tahun)]


def _sebab(lap: Laporan, i: Indikator) -> bool:
    lanjut = tindak_lanjut(lap).get(i.kode)
    kendala = any(lap.baris("kendala", indikator=i.kode))
    return kendala or bool(lanjut and lanjut.penyebab and lanjut.tindakan)


def _efisiensi(lap: Laporan, i: Indikator) -> bool:
    """Shown by the budget for the indicator or its goal."""
    untuk = (("indikator", i.kode), ("sasaran", i.sasaran))
    dihitung = (kunci.efisiensi_untuk(*u, lap.edisi.tahun) for u in untuk)
    return any(_bernilai(lap.register.get(k)) for k in dihitung)


HASIL = "realisasi.csv"
SEBAB = "sebab-solusi"
ANALISIS = (
    Analisis(
        "target-realisasi", "Target dan realisasi",
        lambda lap, i: _bernilai(lap.capaian(i.kode)), HASIL,
    ),
    Analisis("tahun-lalu", "Tahun lalu", _tahun_lalu, HASIL, "tahun lalu"),
    Analisis(
        "jangka-menengah", "Jangka menengah", partial(_terhadap, "menengah"), "target.csv",
        "target {}", "menengah",
    ),
    Analisis("standar", "Standar", partial(_terhadap, "standar"), "target.csv", "{}", "standar"),
    Analisis(SEBAB, "Penyebab dan solusi", _sebab),
    Analisis("efisiensi", "Efisiensi", _efisiensi),
    Analisis(
        "penunjang", "Program penunjang",
        lambda lap, i: any(lap.baris("strategi", indikator=i.kode)),
    ),
)  # fmt: skip


def periksa(lap: Laporan) -> dict[tuple[str, str], HasilAnalisis]:
    """Every (indicator, analysis) of the edition's measured indicators with its state.

    Source: PermenPAN-RB 53/2014, Lampiran II, Bab III Akuntabilitas Kinerja: target against
    realisation, earlier years, medium-term target, national standard, causes and solutions,
    efficiency, supporting programmes.
    """
    kecuali = _dikecualikan(lap)
    ditulis = {(r.indikator, r.analisis) for r in lap.baris("analisis", tahun=lap.edisi.tahun)}

    def hasil(i: Indikator, a: Analisis) -> HasilAnalisis:
        if (i.kode, a.kode) in ditulis or a.ada(lap, i):
            return HasilAnalisis("ada")
        if lap.status(i.kode) == "tidak-berlaku":
            return HasilAnalisis("tidak-berlaku", "Indikator ini tidak berlaku.")
        for indikator in (i.kode, SEMUA):
            if (indikator, a.kode) in kecuali:
                return HasilAnalisis("tidak-berlaku", kecuali[indikator, a.kode])
        if a.kode == SEBAB and lap.status(i.kode) not in {"tercapai", "belum-tercapai"}:
            return HasilAnalisis("tidak-berlaku", "Capaiannya belum ada.")
        if a.kode == SEBAB and lap.status(i.kode) != "tercapai" and i not in lap.meleset:
            return HasilAnalisis("tidak-berlaku", "Masa targetnya belum berakhir.")
        return HasilAnalisis("belum-ada")

    return {(i.kode, a.kode): hasil(i, a) for i in lap.daftar_indikator() for a in ANALISIS}


def _dikecualikan(lap: Laporan) -> dict[tuple[str, str], str]:
    """Why analyses do not apply in the edition's year; a reason for that year takes precedence."""
    baris = sorted(lap.baris("kelengkapan_dikecualikan"), key=lambda r: r.tahun or 0)
    return {
        (r.indikator, r.analisis): r.alasan for r in baris if r.tahun in {None, lap.edisi.tahun}
    }


def sebab(lap: Laporan) -> dict[str, list[str]]:
    """The causes recorded for indicators: obstacles first, then written analyses; equal texts
    once."""
    kendala = ((k.indikator, k.kendala) for k in lap.baris("kendala") if k.indikator)
    tulisan = lap.baris("analisis", tahun=lap.edisi.tahun, analisis=SEBAB)
    lanjut = ((kode, r.penyebab) for kode, r in tindak_lanjut(lap).items() if r.penyebab)
    semua = himpun([*kendala, *((a.indikator, a.uraian) for a in tulisan), *lanjut])
    return {k: [*{s.strip(" .").casefold(): s for s in isi}.values()] for k, isi in semua.items()}


def tindak_lanjut(lap: Laporan) -> dict[str, Any]:
    """The follow-up of each indicator's result in the edition's year."""
    return {r.indikator: r for r in lap.baris("tindak_lanjut", tahun=lap.edisi.tahun)}


def tanpa_tindak_lanjut(lap: Laporan) -> list[Indikator]:
    """The definitely missed indicators without recorded cause, action, person and date."""
    ada, alasan = tindak_lanjut(lap), sebab(lap)

    def lengkap(kode: str) -> bool:
        r = ada.get(kode)
        return bool(r and kode in alasan and r.tindakan and r.penanggung_jawab and r.tenggat)

    return [i for i in lap.meleset if not lengkap(i.kode)]


@dataclass(frozen=True)
class Tulisan:
    """One written analysis, as the chapter shows it under its indicator."""

    judul: str
    uraian: str


def tulisan(lap: Laporan, indikator: str) -> list[Tulisan]:
    """The analyses of `analisis.csv` for an indicator in the edition's year."""
    nama = {a.kode: a.sebutan(lap) for a in ANALISIS}
    baris = lap.baris("analisis", indikator=indikator, tahun=lap.edisi.tahun)
    return [Tulisan(nama[r.analisis], r.uraian) for r in baris]


def _kurang(lap: Laporan) -> Iterator[Kasus]:
    """Missed targets without a cause, one case each; every other missing analysis with its
    indicators."""
    hasil, tahun = periksa(lap), lap.edisi.tahun
    for a in ANALISIS:
        kurang = [i for i in lap.daftar_indikator() if hasil[i.kode, a.kode].keadaan == "belum-ada"]
        if a.kode == SEBAB:
            tanpa_sebab = [i for i in kurang if lap.status(i.kode) == "belum-tercapai"]
            yield from (_tanpa_sebab(lap, i) for i in tanpa_sebab)
            kurang = [i for i in kurang if i not in tanpa_sebab]
        if a.peran:  # a missing result is reported by itself
            kurang = _tanpa_target(lap, a, kurang) or kurang
        if kurang:
            berkas = _berkas(lap, a, kurang)
            ada = berkas.removesuffix(".csv") in lap.data.terdaftar
            tempat = Asal(f"data/{berkas}", 1, "indikator") if ada else Asal(f"data/{PAKET}", 0, "")
            apa = "Penyebab keberhasilan" if a.kode == SEBAB else f"Analisis “{a.sebutan(lap)}”"
            kasus, subjek = "T602" if ada else "T602/daftar", f"kelengkapan/{a.kode}/{tahun}"
            kata = {"apa": apa, "berkas": berkas, "isi": _isi(lap, a, berkas)}
            kata |= {"entri": entri(berkas.removesuffix(".csv"))}
            yield from (di(kasus, subjek, tempat, a.kode, teks=i.kode, **kata) for i in kurang)


def _berkas(lap: Laporan, a: Analisis, kurang: Sequence[Indikator]) -> str:
    """The file for a missing analysis: if there are results, that of the targets to compare; if
    there are targets, that of the results; with both, that of results for the same time."""
    if a.peran:
        return a.berkas if _tanpa_target(lap, a, kurang) else HASIL
    tahun = lap.edisi.tahun if not a.banding else lap.edisi.tahun_lalu
    ada = all(_bernilai(lap.realisasi(i.kode, tahun)) for i in kurang)
    bertarget = all(_bernilai(lap.target(i.kode, tahun)) for i in kurang)
    return "target.csv" if a.berkas == HASIL and ada and not bertarget else a.berkas


def _tanpa_target(lap: Laporan, a: Analisis, semua: Sequence[Indikator]) -> list[Indikator]:
    """The indicators for which no document of the comparison has a target."""
    dokumen, target = _dokumen(lap, a.peran), lap.register.get
    return [
        i for i in semua
        if not any(_bernilai(target(kunci.target(i.kode, t, s))) for s, t in dokumen)
    ]  # fmt: skip


def _isi(lap: Laporan, a: Analisis, berkas: str) -> str:
    """What to write, and in which file."""
    if a.peran == "menengah" and berkas == a.berkas:
        return f"target Tahun {lap.edisi.tahun} atau target tahun terakhir dokumen itu di {berkas}"
    if a.kode == "tahun-lalu" and berkas == HASIL:
        return f"hasil Tahun {lap.edisi.tahun_lalu} yang bersatuan dan bermasa sama di {berkas}"
    return berkas


def _tanpa_sebab(lap: Laporan, i: Indikator) -> Kasus:
    capaian = lap.capaian(i.kode)
    hasil = capaian.teks
    r, t = lap.realisasi(i.kode), lap.target(i.kode)
    if capaian.nilai is None and r and t:
        hasil = f"{r.teks}, target {t.teks}"
    subjek = f"sebab/{i.kode}/{lap.edisi.tahun}"
    return di_angka("T601", subjek, lap.register, capaian, i=i, hasil=hasil)


temuan = kaidah(_kurang)
