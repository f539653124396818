"""The summary of a report's results, chosen by rule from its figures: targets reached and missed,
the reliability of the mean, money and time, decisions to take, reliability of results."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from ..dasar.angka import Angka
from ..dasar.himpun import himpun
from ..dasar.kosakata import bunyi, kosakata
from ..dasar.penulisan import deret_kode, gabung
from ..hitung import kunci
from ..hitung.analisis import beda_sumber, dibulatkan, layanan_tiada
from ..hitung.entitas import Indikator
from ..hitung.laporan import Laporan
from ..hitung.posisi_anggaran import sejauh
from ..hitung.sumber import SumberIsi
from ..temuan.kelengkapan import tanpa_tindak_lanjut
from ..temuan.silang import datar

TERBANYAK = 12  # missed indicators named on one page
UTAMA = 3  # decisions on one page, and indicators named in one of them

JenisPutusan = Literal["tindak-lanjut", "beda-hasil", "beda-anggaran", "sisa-waktu", "target-tetap"]
SEPAKAT: dict[str, str] = kosakata("benda")["sepakat"]  # the most reliable first


@dataclass(frozen=True)
class Kurang:
    """A missed indicator and its distance to the target; `None` if that has no percentage."""

    indikator: Indikator
    target: Angka | None
    realisasi: Angka | None
    jarak: Angka | None


@dataclass(frozen=True)
class MenurutLain:
    """The result in another source, and the mean that would follow."""

    sumber: SumberIsi
    realisasi: Angka
    rata: Angka


@dataclass(frozen=True)
class Sengketa:
    """An indicator with a disputed result: sources disagree, or its service is said not to exist
    (`keterangan`); and the mean of all others, `None` if there are none with a percentage."""

    indikator: Indikator
    realisasi: Angka
    tanpa: Angka | None
    lain: tuple[MenurutLain, ...] = ()
    keterangan: str = ""


@dataclass(frozen=True)
class Kepekaan:
    """The lowest and highest mean if one disputed result is counted otherwise (several at once may
    move it further); the disputed indicators, those with the largest effect first."""

    terendah: Angka
    tertinggi: Angka
    butir: tuple[Sengketa, ...]

    @property
    def tetap(self) -> bool:
        """Whether the mean as shown stays the same."""
        return self.terendah.teks == self.tertinggi.teks

    @property
    def sebutan(self) -> str:
        """The codes of the disputed indicators in a sentence."""
        return gabung([s.indikator.kode for s in self.butir])

    @property
    def berbeda(self) -> str:
        """The codes of indicators on which sources disagree."""
        return gabung([s.indikator.kode for s in self.butir if s.lain])

    @property
    def tiada(self) -> str:
        """The codes of indicators whose service is said not to exist."""
        return gabung([s.indikator.kode for s in self.butir if s.keterangan])


@dataclass(frozen=True)
class CatatanUang:
    """The year's money in one source, and its difference to the reference; `sampai` is the time it
    covers, if sources cover different ones."""

    sumber: SumberIsi
    realisasi: Angka
    serapan: Angka
    selisih: Angka | None
    sampai: str


def belum_tercapai(lap: Laporan) -> list[Kurang]:
    """The missed indicators, by shown distance to the target, largest first, those without
    percentage last."""
    tahun = lap.edisi.tahun
    semua = [
        Kurang(
            i, lap.target(i.kode), lap.realisasi(i.kode),
            lap.register.get(kunci.kekurangan(i.kode, tahun)),
        )
        for i in lap.daftar_indikator()
        if lap.status(i.kode) == "belum-tercapai"
    ]  # fmt: skip
    return sorted(semua, key=lambda k: -((k.jarak and k.jarak.tampak) or 0))


def terjauh(belum: Iterable[Kurang]) -> list[tuple[str, Angka]]:
    """The largest distances as shown, with the codes of all indicators that have them."""
    ada = [(k.indikator.kode, k.jarak) for k in belum if k.jarak is not None]
    sama = himpun((jarak.teks, (kode, jarak)) for kode, jarak in ada).values()
    return [(deret_kode(kode for kode, _ in isi), isi[0][1]) for isi in sama][:UTAMA]


def kepekaan(lap: Laporan) -> Kepekaan | None:
    """The effect of disputed results on the mean; `None` if there are none."""
    tahun = lap.edisi.tahun
    rata = lap.register[kunci.rata_rata(tahun)]

    def tanpa(kode: str) -> Angka | None:
        ada = lap.register.get(kunci.kepekaan(tahun, kode, "tanpa"))
        return ada if ada and ada.nilai is not None else None

    butir = {
        i.kode: Sengketa(i, realisasi, tanpa(i.kode), (), r.keterangan)
        for i, realisasi, r in layanan_tiada(lap)
        if tanpa(i.kode)
    }
    for i, s, _ in beda_sumber(lap):
        kode, resmi = i.kode, lap.realisasi(i.kode)
        nama = kunci.realisasi(kode, tahun, s.kode), kunci.kepekaan(tahun, kode, s.kode)
        satu = MenurutLain(s, *(lap.register[n] for n in nama))
        if resmi is not None:
            dulu = butir.get(kode, Sengketa(i, resmi, tanpa(kode)))
            butir[kode] = replace(dulu, lain=(*dulu.lain, satu))
    if not butir or rata.nilai is None:
        return None

    def jauh(s: Sengketa) -> tuple[Fraction, bool]:
        """The effect of other sources, which counts more than that of a remark."""
        lain: list[Angka | None] = [m.rata for m in s.lain] or [s.tanpa]
        return max(abs(_nilai(a) - _nilai(rata)) for a in lain), bool(s.lain)

    lain = (a for s in butir.values() for a in (s.tanpa, *(m.rata for m in s.lain)))
    ada = [a for a in (rata, *lain) if a and a.nilai is not None]
    return Kepekaan(
        min(ada, key=_nilai), max(ada, key=_nilai),
        tuple(sorted(butir.values(), key=jauh, reverse=True)),
    )  # fmt: skip


def uang(lap: Laporan) -> list[CatatanUang]:
    """The year's spending in each source: the reference first, then those with the same absorption;
    empty without a budget."""
    tahun = lap.edisi.tahun
    hasil = []
    ada = [(di, *sejauh(di, baris)) for di, baris in lap.posisi_anggaran(tahun)]
    serentak = len({bulan for _, bulan, _ in ada}) == 1
    for di, _, sampai in ada:
        nama = (kunci.anggaran(tahun, di.sumber, u) for u in ("realisasi", "serapan"))
        realisasi, serapan = map(lap.register.get, nama)
        if realisasi and serapan and serapan.nilai is not None:
            beda = lap.register.get(kunci.selisih_anggaran(tahun, di.sumber))
            sumber = lap.sumber.cari("anggaran", di.sumber)
            masa = "" if serentak else f" ({sampai})"
            hasil.append(CatatanUang(sumber, realisasi, serapan, beda, masa))
    return sorted(hasil, key=lambda u: u.serapan.teks != hasil[0].serapan.teks)


def putusan(lap: Laporan) -> list[JenisPutusan]:
    """The kinds of decisions that the data call for, the most pressing first."""
    semua: dict[JenisPutusan, object] = {
        "tindak-lanjut": tanpa_tindak_lanjut(lap),
        "beda-hasil": kepekaan(lap),
        "beda-anggaran": beda_anggaran(lap),
        "sisa-waktu": _nilai(lap.register.get(kunci.terhadap_waktu(lap.edisi.tahun))) < 0,
        "target-tetap": rencana_tetap(lap),
    }
    return [jenis for jenis, ada in semua.items() if ada][:UTAMA]


def rencana_tetap(lap: Laporan) -> list[tuple[SumberIsi, Angka, list[str]]]:
    """The plans with constant targets that could be better: the number of indicators for which the
    plan has targets of several years, and the codes of those that stay the same."""
    menurut = himpun((s, baris[0].indikator) for s, baris in datar(lap))
    nama = {s: kunci.jumlah_menengah("bertarget", lap.edisi.tahun, s.kode) for s in menurut}
    return [(s, semua, kode) for s, kode in menurut.items() if (semua := lap.register.get(nama[s]))]


def beda_anggaran(lap: Laporan) -> CatatanUang | None:
    """The source whose spending differs most from the reference, if absorption differs, too."""
    isi = uang(lap)
    beda = [u for u in isi if _nilai(u.selisih) and u.serapan.teks != isi[0].serapan.teks]
    return max(beda, key=lambda u: abs(_nilai(u.selisih)), default=None)


def tertinggal(lap: Laporan) -> tuple[str, Angka] | None:
    """The budget items whose absorption is furthest behind the time, and that absorption; `None` if
    more than a few share it."""
    tahun = lap.edisi.tahun
    ada = {
        s.kode: (a, lap.register[kunci.kegiatan(s.kode, tahun, "serapan")])
        for s in lap.anggaran.simpul.values()
        if (a := lap.register.get(kunci.terhadap_waktu(tahun, s.kode))) and a.nilai is not None
    }
    if not ada:
        return None
    terjauh = min(ada.values(), key=lambda s: _nilai(s[0]))
    sama = [k for k, s in ada.items() if [a.teks for a in s] == [a.teks for a in terjauh]]
    simpul = [lap.anggaran.simpul[k] for k in sama]
    # Parts that have the same value as their whole are not named.
    nama = [s.uraian for s in simpul if s.induk not in sama]
    return (gabung(nama), terjauh[1]) if len(nama) <= UTAMA else None


def _nilai(angka: Angka | None) -> Fraction:
    """A value for sorting; 0 if there is none."""
    return angka.nilai if angka is not None and angka.nilai is not None else Fraction(0)


def _sepakat(lap: Laporan, kode: str) -> str:
    """Whether other sources agree on an achievement, as far as its digits are shown or typed."""
    tahun, acuan = lap.edisi.tahun, lap.capaian(kode).teks
    sama = [
        a.teks == acuan or dibulatkan(lap, lap.indikator[kode], s)
        for s in lap.sumber.lain("realisasi")
        if (a := lap.register.get(kunci.capaian(kode, tahun, s.kode))) and a.nilai is not None
    ]
    if not sama:
        return SEPAKAT["satu"]
    return SEPAKAT["semua" if all(sama) else "sebagian" if any(sama) else "berbeda"]


def keandalan(lap: Laporan) -> list[tuple[str, str, str, str, str | None]]:
    """The reliability of results, best first: agreement of sources, whether their time and that of
    their targets is over, whether a document is named, the codes of the indicators, and the meaning
    of agreement (if there is more than one source)."""
    acuan = lap.sumber.kode_acuan("realisasi")
    semua = lap.baris("realisasi", tahun=lap.edisi.tahun, sumber=acuan)
    bukti = {r.indikator for r in semua if r.bukti}

    def masa(kode: str) -> str:
        if lap.edisi.sementara:
            return "Belum berakhir ketika dicatat"
        return "Belum berakhir" if lap.target_lebih_lama.get(kode) else "Sudah berakhir"

    menurut = himpun(
        ((_sepakat(lap, k), masa(k), "Disebut" if k in bukti else "Tidak disebut"), k)
        for k in (i.kode for i in lap.daftar_indikator() if lap.capaian(i.kode).terisi)
    )
    urut = sorted(menurut, key=lambda k: ([*SEPAKAT.values()].index(k[0]), k[2], k[1]))
    arti = bunyi("benda/arti-sepakat")
    return [
        (*satu, deret_kode(menurut[satu]), None if satu[0] == SEPAKAT["satu"] else arti)
        for satu in urut
    ]
