"""The contents of one indicator's page, as data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, get_args

from ..dasar.angka import Angka
from ..dasar.kosakata import bunyi, kosakata
from ..dasar.penulisan import nama_periode
from ..dasar.periode import SETAHUN, bulan_akhir
from ..gambar import spesifikasi as s
from ..hitung import capaian, kunci
from ..hitung.entitas import Indikator
from ..hitung.laporan import Laporan
from ..hitung.masa import catatan_bersisian
from ..hitung.sumber import IsiSumber
from ..hitung.ukuran import bagian_sendiri
from ..temuan import kelengkapan
from . import pecahan
from .deklarasi.ungkapan import BELUM_ADA
from .grafik.wujud import Gambar
from .tabel.unsur import Kolom, Status, Tabel, baris, tanpa_judul

TARGET_PENUH = Fraction(100)
PERIODE = re.compile(r"(SM|TW)[1-4]|B(0[1-9]|1[0-2])")
UANG = kunci.anggaran_untuk.pilihan["UKURAN"]
UJUNG = kunci.batas_target.pilihan["UJUNG"]


@dataclass(frozen=True)
class Setahun:
    """Target, realisation, achievement and status of one year; `masa_hasil` is the part of the year
    that the realisation covers, if not all: `sampai Juni`."""

    tahun: int
    target: Angka | None
    realisasi: Angka | None
    capaian: Angka
    masa_hasil: str

    @property
    def masa_target(self) -> str:
        """The time that the target is for: `2031`, `2031 Triwulan II`."""
        periode = self.target.kunci.rpartition("/")[2] if self.target else ""
        masa = f" {nama_periode(periode)}" if PERIODE.fullmatch(periode) else ""
        return f"{self.tahun}{masa}"

    @property
    def status(self) -> Status:
        """Whether the year's target was reached, in words."""
        return Status.dari(capaian.status(self.capaian.nilai, self.capaian.keadaan))


@dataclass(frozen=True)
class Rincian:
    """An indicator with its years (the edition's last), explanations, causes, measures taken
    (`langkah`), planned measures (`strategi`), and all its other figures in the register."""

    indikator: Indikator
    judul: str
    tahun: tuple[Setahun, ...]
    uraian: tuple[tuple[str, str], ...]
    sebab: tuple[tuple[str, str], ...]
    langkah: tuple[str, ...]
    strategi: tuple[str, ...]
    lain: tuple[Angka, ...]

    @property
    def kini(self) -> Setahun:
        """The edition's year."""
        return self.tahun[-1]

    @property
    def nama(self) -> str:
        """Code and text of the indicator."""
        return self.indikator.kode + " " + self.judul


def _masa(lap: Laporan, kode: str, tahun: int, hasil: Angka | None) -> str:
    terukur = lap.ukuran.get((kode, tahun))
    if terukur and bagian_sendiri(lap, terukur):
        return lap.edisi.periode
    semua = sorted(lap.masa(hasil)) if hasil else []
    return next((m.sebutan for m in semua if m.bulan < bulan_akhir(SETAHUN)), "")


def susun(lap: Laporan, i: Indikator) -> Rincian:
    """Collect the data on a measured indicator."""
    tahun = tuple(
        Setahun(t, lap.target(i.kode, t), hasil, lap.capaian(i.kode, t), masanya)
        for t in lap.tahun_data
        if kunci.capaian(i.kode, t) in lap.register
        for hasil in [lap.realisasi(i.kode, t)]
        for masanya in [_masa(lap, i.kode, t, hasil)]
    )
    terlihat = {a.kunci for t in tahun for a in (t.target, t.realisasi, t.capaian) if a}
    terukur = lap.ukuran.get((i.kode, lap.edisi.tahun))  # which has a table of its own
    sel = {m for h in (terukur.periode if terukur else ()) for m in h.nilai.masukan}
    ada = (a for a in _angka(lap, i) if a.terisi and not (a.masukan and sel.issuperset(a.masukan)))
    lain = tuple(a for a in ada if a.kunci not in terlihat)
    kendala: list[Any] = list(lap.baris("kendala", indikator=i.kode))
    sebab = [("Kendala", k.kendala) for k in kendala]
    sebab += [(t.judul, t.uraian) for t in kelengkapan.tulisan(lap, i.kode)]
    langkah = tuple(k.solusi for k in kendala if k.solusi)
    strategi = tuple(r.uraian for r in lap.baris("strategi", indikator=i.kode))
    return Rincian(i, i.nama, tahun, tuple(_uraian(lap, i)), tuple(sebab), langkah, strategi, lain)


def _uraian(lap: Laporan, i: Indikator) -> Iterator[tuple[str, str]]:
    """Heads and texts that define the indicator."""
    yield "Definisi", i.definisi or bunyi("benda/tanpa-definisi")
    if i.pembilang or i.penyebut:
        yield "A", i.pembilang or "Belum dicatat."
        yield "B", i.penyebut or "Belum dicatat."
    terukur = lap.ukuran.get((i.kode, lap.edisi.tahun))
    yield from pecahan.cara_ukur(lap, terukur)[bool(i.definisi) :] if terukur else ()
    yield "Sifat", kosakata("benda")["polaritas"][i.polaritas]["sifat"]
    yield "Satuan", next((r.nama for r in lap.baris("satuan", kode=i.satuan)), i.satuan)
    yield lap.tingkat[i.tingkat].nama, lap.sasaran[i.sasaran].uraian


def _angka(lap: Laporan, i: Indikator) -> Iterator[Angka]:
    """The register's figures of an indicator: by document and source, differences, money; grouped
    by kind."""

    def setahun(tahun: int) -> tuple[str, ...]:
        return (
            kunci.target(i.kode, tahun, ""), kunci.realisasi(i.kode, tahun, ""),
            kunci.capaian(i.kode, tahun), kunci.kekurangan(i.kode, tahun),
            kunci.selisih("target", i.kode, tahun), kunci.selisih("realisasi", i.kode, tahun),
            kunci.bobot(i.kode, tahun),
            *(kunci.anggaran_untuk("indikator", i.kode, tahun, u) for u in UANG),
            kunci.efisiensi_untuk("indikator", i.kode, tahun),
        )  # fmt: skip

    for awal in zip(*map(setahun, lap.tahun_data), strict=True):
        di_bawah = tuple(f"{satu}/" for satu in awal)
        for a in lap.register:
            if a.kunci in awal or (a.kunci.startswith(di_bawah) and not a.kunci.endswith(UJUNG)):
                yield a


def _sumber(lap: Laporan) -> str:
    return f"data {lap.unit}, per {lap.edisi.tanggal_data}."


def tabel_tahun(lap: Laporan, r: Rincian) -> Tabel:
    """The table of target, realisation and achievement by year, the latest first, with the note on
    unlike times."""
    angka = [a for t in r.tahun for a in (t.target, t.realisasi, t.capaian) if a]
    return Tabel(
        f"indikator-{r.indikator.kode}-tahun",
        f"Target, realisasi, dan capaian indikator {r.indikator.kode}",
        (
            Kolom("Tahun", "nomor"),
            *(Kolom(nama, "bilangan") for nama in ("Target", "Realisasi", "Capaian")),
            Kolom("Status", "status"),
        ),
        tanpa_judul(
            baris(
                str(t.tahun), t.target or BELUM_ADA, t.realisasi or BELUM_ADA,
                t.capaian, t.status, kepala=0,
            )
            for t in reversed(r.tahun)
        ),
        sumber=_sumber(lap),
        catatan=tuple(filter(None, catatan_bersisian([angka], lap))),
    )  # fmt: skip


def tabel_lain(lap: Laporan, r: Rincian) -> Tabel:
    """The table of the other figures, with the heads of their labels."""
    return Tabel(
        f"indikator-{r.indikator.kode}-lain",
        f"Catatan lain tentang indikator {r.indikator.kode}",
        (Kolom("Catatan"), Kolom("Nilai", "bilangan")),
        tanpa_judul(baris(_sebutan(lap, r, a), a, kepala=0) for a in r.lain),
        sumber=_sumber(lap),
    )


def _sebutan(lap: Laporan, r: Rincian, a: Angka) -> str:
    """The name of a figure in this table: the head of its label with the name of the source, and
    the period in its key."""
    nama = a.label.partition(": ")[0].replace(f" indikator {r.indikator.kode} {r.judul}", "")
    for isi in get_args(IsiSumber):
        for sumber in lap.sumber.semua(isi):
            nama = nama.replace(f"({sumber.kode})", f"menurut {sumber.nama}")
    periode = a.kunci.rpartition("/")[2]
    if not PERIODE.fullmatch(periode) or nama_periode(periode) in nama:
        return nama
    return f"{nama}, {nama_periode(periode)}"


def grafik_tahun(lap: Laporan, r: Rincian) -> Gambar | None:
    """The chart of achievements by year beside the target; `None` for a single value."""
    nilai = [t.capaian.nilai for t in r.tahun]
    ada = [n for n in nilai if n is not None]
    if len(ada) < 2 or min(ada) < 0:
        return None

    def batang(t: Setahun) -> s.Butir:
        teks = t.status.teks if t.capaian.nilai is None else t.capaian.teks
        peran: s.Peran = "utama" if t is r.kini else "pembanding"
        return s.Butir(str(t.tahun), (s.Nilai(t.capaian.nilai, teks, peran),))

    butir = tuple(map(batang, r.tahun))
    rinci = "; ".join(f"{b.label}: {b.nilai[0].teks}" for b in butir)
    return Gambar(
        f"indikator-{r.indikator.kode}",
        f"Capaian indikator {r.indikator.kode} dari tahun ke tahun",
        f"Persen dari target, {lap.unit}",
        f"Grafik batang capaian indikator {r.indikator.kode}. {rinci}.",
        _sumber(lap),
        s.Batang((s.KelompokButir("", butir),), acuan=s.Takik(TARGET_PENUH, "Target 100%")),
        tuple(t.capaian for t in r.tahun),
    )
