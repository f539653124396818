"""The findings of a report in brief: what was reached and missed, how sure the mean is, money and
time, what is to be decided, and how far results can be relied on. Everything is chosen from the
figures by rule."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from ..dasar.angka import Angka
from ..dasar.himpun import himpun
from ..dasar.kosakata import bunyi, kosakata
from ..dasar.penulisan import deret_kode, gabung
from ..hitung import kunci
from ..hitung.analisis import beda_sumber, layanan_tiada
from ..hitung.entitas import Indikator
from ..hitung.laporan import Laporan
from ..hitung.posisi_anggaran import sejauh
from ..hitung.sumber import SumberIsi
from ..temuan.kelengkapan import tanpa_tindak_lanjut
from ..temuan.silang import datar

TERBANYAK = 12  # missed indicators that one page names
UTAMA = 3  # decisions that one page asks for, and indicators that one of them names

JenisPutusan = Literal["tindak-lanjut", "beda-hasil", "beda-anggaran", "sisa-waktu", "target-tetap"]
SEPAKAT: dict[str, str] = kosakata("benda")["sepakat"]  # the most reliable first


@dataclass(frozen=True)
class Kurang:
    """A missed indicator with its distance to the target; `None` where that has no percentage."""

    indikator: Indikator
    target: Angka | None
    realisasi: Angka | None
    jarak: Angka | None


@dataclass(frozen=True)
class MenurutLain:
    """What another source tells, and the mean that follows."""

    sumber: SumberIsi
    realisasi: Angka
    rata: Angka


@dataclass(frozen=True)
class Sengketa:
    """An indicator on whose result sources disagree, or whose service is said not to be there
    (`keterangan`), and the mean of all without it; `None` where it is the only one with a
    percentage."""

    indikator: Indikator
    realisasi: Angka
    tanpa: Angka | None
    lain: tuple[MenurutLain, ...] = ()
    keterangan: str = ""


@dataclass(frozen=True)
class Kepekaan:
    """Between which values the mean lies when one disputed result is counted otherwise (several at
    once may move it further); the disputed ones, the one that moves it furthest first."""

    terendah: Angka
    tertinggi: Angka
    butir: tuple[Sengketa, ...]

    @property
    def tetap(self) -> bool:
        """Whether the mean stays what it is, as it is shown."""
        return self.terendah.teks == self.tertinggi.teks

    @property
    def sebutan(self) -> str:
        """The codes of the disputed ones in a sentence."""
        return gabung([s.indikator.kode for s in self.butir])

    @property
    def berbeda(self) -> str:
        """The codes of those on which sources disagree."""
        return gabung([s.indikator.kode for s in self.butir if s.lain])

    @property
    def tiada(self) -> str:
        """The codes of those whose service is said not to be there."""
        return gabung([s.indikator.kode for s in self.butir if s.keterangan])


@dataclass(frozen=True)
class CatatanUang:
    """What a source tells of the year's money, and how far from the reference that is; `sampai`
    says up to when, where not all of them reach as far."""

    sumber: SumberIsi
    realisasi: Angka
    serapan: Angka
    selisih: Angka | None
    sampai: str


def belum_tercapai(lap: Laporan) -> list[Kurang]:
    """The missed indicators, those first that are shown to be furthest from the target, those
    without percentage behind."""
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
    """The greatest distances, as they are shown, with the codes of all that have them."""
    ada = [(k.indikator.kode, k.jarak) for k in belum if k.jarak is not None]
    sama = himpun((jarak.teks, (kode, jarak)) for kode, jarak in ada).values()
    return [(deret_kode(kode for kode, _ in isi), isi[0][1]) for isi in sama][:UTAMA]


def kepekaan(lap: Laporan) -> Kepekaan | None:
    """How the mean moves with disputed results; `None` where none is disputed."""
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
        """What other sources tell comes before what only follows from words."""
        lain: list[Angka | None] = [m.rata for m in s.lain] or [s.tanpa]
        return max(abs(_nilai(a) - _nilai(rata)) for a in lain), bool(s.lain)

    lain = (a for s in butir.values() for a in (s.tanpa, *(m.rata for m in s.lain)))
    ada = [a for a in (rata, *lain) if a and a.nilai is not None]
    return Kepekaan(
        min(ada, key=_nilai), max(ada, key=_nilai),
        tuple(sorted(butir.values(), key=jauh, reverse=True)),
    )  # fmt: skip


def uang(lap: Laporan) -> list[CatatanUang]:
    """What each source tells of the year's spending, the reference first, then those that show the
    same absorption; empty without money."""
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
    """What is to be decided, the most pressing first, as far as the data tell of it."""
    semua: dict[JenisPutusan, object] = {
        "tindak-lanjut": tanpa_tindak_lanjut(lap),
        "beda-hasil": kepekaan(lap),
        "beda-anggaran": beda_anggaran(lap),
        "sisa-waktu": _nilai(lap.register.get(kunci.terhadap_waktu(lap.edisi.tahun))) < 0,
        "target-tetap": rencana_tetap(lap),
    }
    return [jenis for jenis, ada in semua.items() if ada][:UTAMA]


def rencana_tetap(lap: Laporan) -> list[tuple[SumberIsi, Angka, list[str]]]:
    """The plans with targets that ask for no progress: of how many indicators it has targets of
    several years, and of which they stay the same, though there is a better one."""
    menurut = himpun((s, baris[0].indikator) for s, baris in datar(lap))
    nama = {s: kunci.jumlah_menengah("bertarget", lap.edisi.tahun, s.kode) for s in menurut}
    return [(s, semua, kode) for s, kode in menurut.items() if (semua := lap.register.get(nama[s]))]


def beda_anggaran(lap: Laporan) -> CatatanUang | None:
    """The source whose spending is furthest from the reference, where its absorption shows it."""
    isi = uang(lap)
    beda = [u for u in isi if _nilai(u.selisih) and u.serapan.teks != isi[0].serapan.teks]
    return max(beda, key=lambda u: abs(_nilai(u.selisih)), default=None)


def tertinggal(lap: Laporan) -> tuple[str, Angka] | None:
    """What money is planned for whose absorption is furthest behind the time, with that; a few
    share it, where many do none stands out."""
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
    # What it is made of shares it with whatever has nothing else in it.
    nama = [s.uraian for s in simpul if s.induk not in sama]
    return (gabung(nama), terjauh[1]) if len(nama) <= UTAMA else None


def _nilai(angka: Angka | None) -> Fraction:
    """A value to order by; what has none counts as nothing."""
    return angka.nilai if angka is not None and angka.nilai is not None else Fraction(0)


def _sepakat(lap: Laporan, kode: str) -> str:
    """What other sources that tell an achievement say of it, as far as its digits are shown."""
    tahun = lap.edisi.tahun
    acuan = lap.capaian(kode).teks
    lain = [
        a.teks
        for s in lap.sumber.lain("realisasi")
        if (a := lap.register.get(kunci.capaian(kode, tahun, s.kode))) and a.nilai is not None
    ]
    if not lain:
        return SEPAKAT["satu"]
    sama = sum(teks == acuan for teks in lain)
    return SEPAKAT["semua" if sama == len(lain) else "sebagian" if sama else "berbeda"]


def keandalan(lap: Laporan) -> list[tuple[str, str, str, str, str | None]]:
    """What can be said of results: whether sources agree, whether their time and that of their
    targets is over, whether their document is named, the codes of which indicators, and what
    agreeing means where there is more than one source; the most reliable first."""
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
