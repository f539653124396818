"""The entities of a report: edition, unit, officials, goals, indicators; frozen and typed."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar, cast

from ..dasar.kosakata import kosakata
from ..dasar.penulisan import KATA_NRP, NRP, nama_periode, samarkan, tanggal as tulis_tanggal
from ..dasar.periode import SETAHUN, akhir_periode, bulan_akhir
from .capaian import Kategori, Polaritas

T = TypeVar("T")
MENUMPUK = ("jumlah", "tertinggi")  # ways of `gabung` in which a result of the year only grows
CARA_MENULIS: dict[str, str] = kosakata("hitung")["cara-menulis"]


def dari_baris(jenis: type[T], r: Any, **lain: object) -> T:
    """Build an entity from the columns of a row that have its fields' names; empty cells get the
    default of `jenis`, and `lain` are values for further fields."""
    nama = (f.name for f in fields(cast("Any", jenis)) if f.name not in lain)
    isi = {n: satu for n in nama if (satu := getattr(r, n, None)) is not None}
    return jenis(**isi, **lain)


@dataclass(frozen=True)
class Edisi:
    """One edition of the report (a row of `laporan.csv`). Dates are given as text to chapters.

    `kertas` is the paper of its PDF, `dupleks` whether that is printed on both sides. An
    achievement is never below `batas_bawah`, and in means never above `batas_capaian`.
    `pembulatan_…` is the rounding of percentages: `potong` (truncated) or `bulat` (half up).
    `lisensi` is the code of the unit's licence, or empty, `paket` that of its rules of assessment;
    `bertanggal` says whether the day of issue is set.
    """

    kode: str
    tahun: int
    kode_periode: str
    judul: str
    hari_data: date
    hari_terbit: date
    tempat: str
    nomor_sk: str = ""
    batas_capaian: Fraction | None = None
    batas_lonjakan: Fraction | None = None
    kertas: str = "A4"
    dupleks: bool = False
    batas_bawah: Fraction = Fraction(0)
    pembulatan_kinerja: str = "potong"
    pembulatan_anggaran: str = "bulat"
    lisensi: str = ""
    paket: str = ""
    bertanggal: bool = True
    berposisi: bool = True

    @property
    def cara_kinerja(self) -> str:
        """The rounding of performance percentages in words: `dipotong pada dua angka desimal …`."""
        return CARA_MENULIS[self.pembulatan_kinerja]

    @property
    def cara_anggaran(self) -> str:
        """The rounding of budget percentages in words: `dibulatkan menjadi dua angka desimal`."""
        return CARA_MENULIS[self.pembulatan_anggaran]

    @property
    def tahun_lalu(self) -> int:
        """The year before the edition's year."""
        return self.tahun - 1

    @property
    def periode(self) -> str:
        """The period in words: `Semester II`."""
        return nama_periode(self.kode_periode)

    @property
    def sebutan(self) -> str:
        """Year and period in words: `Tahun 2023 Semester II`, or only `Tahun 2023`."""
        return f"Tahun {self.tahun}" + ("" if self.setahun else f" {self.periode}")

    @property
    def setahun(self) -> bool:
        """Whether the edition is the report of a whole year."""
        return self.kode_periode == SETAHUN

    @property
    def sampai_akhir_tahun(self) -> bool:
        """Whether the period ends with the year."""
        return bulan_akhir(self.kode_periode) == bulan_akhir(SETAHUN)

    @property
    def sementara(self) -> bool:
        """Whether the data were taken before the period ended, so that results may still change."""
        return self.hari_data < akhir_periode(self.tahun, self.kode_periode)

    @property
    def tanggal_data(self) -> str:
        """The date of the data: `7 Desember 2023`. Where it is not set, `hari_data` is the last day
        of the period, as a mere upper limit."""
        return tulis_tanggal(self.hari_data) if self.berposisi else "(tanggal data belum diisi)"

    @property
    def tanggal_terbit(self) -> str:
        """The day of issue in words; where none is set, `hari_terbit` is the period's last."""
        return tulis_tanggal(self.hari_terbit) if self.bertanggal else "belum ditetapkan"


@dataclass(frozen=True)
class Instansi:
    """The unit that reports (the row of `instansi.csv`); an unknown detail is an empty text."""

    kode_satker: str
    nama: str
    nama_singkat: str
    kementerian: str
    kantor_wilayah: str
    kabupaten: str
    alamat: str
    telepon: str
    kode_pos: str
    situs: str
    surel: str
    kode_ba: str
    kode_kppn: str
    ppid: str = ""
    retensi: str = ""
    walidata: str = ""

    @property
    def kementerian_ringkas(self) -> str:
        """The ministry's name without the country's, for captions."""
        return self.kementerian.removesuffix(" Republik Indonesia")


@dataclass(frozen=True)
class Pejabat:
    """An official: `nama` as signed, `nama_lengkap` without degrees, `nip` grouped as printed.

    `mulai` is the first day in office, where others held the post before.
    """

    kode: str
    nama: str
    nama_lengkap: str
    jabatan: str
    nip: str = ""
    mulai: date | None = None

    @property
    def tanda(self) -> str:
        """An identifier among all officials of the same post: `kepala-rutan-2024-03-01`."""
        return f"{self.kode}-{self.mulai}" if self.mulai else self.kode

    @property
    def jenis_nomor(self) -> str:
        """The kind of service number: `NIP`, or `NRP` where the cell says so."""
        return NRP if KATA_NRP.match(self.nip) else "NIP"

    @property
    def nip_samar(self) -> str:
        """The masked service number, for the site."""
        return samarkan(KATA_NRP.sub("", self.nip))


@dataclass(frozen=True)
class Penanda:
    """One signer of the signature block `blok`, and the unit, with their names on the day of
    signing.

    `ditandatangani` says that the document of the block was signed before, apart from this report.
    """

    blok: str
    pejabat: Pejabat
    peran: str
    tempat: str
    tanggal: str
    ditandatangani: bool = False
    instansi: Instansi | None = None

    @property
    def bidang(self) -> str:
        """The name of the signature field in a PDF: `kata-pengantar-kepala-rutan`."""
        return f"{self.blok}-{self.pejabat.kode}"

    @property
    def sebutan_bidang(self) -> str:
        """The signature field in words, for screen readers."""
        return f"Tanda tangan {self.pejabat.nama}, {self.pejabat.jabatan}"


@dataclass(frozen=True)
class PerjanjianKinerja:
    """A performance agreement: place, date, parties, the unit's name at that time; its document and
    the name of that, where there are several agreements in a year."""

    tahun: int
    tempat: str
    tanggal: str
    pihak_pertama: Pejabat
    pihak_kedua: Pejabat
    dokumen: str
    nama: str
    instansi: Instansi


@dataclass(frozen=True)
class TingkatSasaran:
    """A level of goals; with `diukur` every indicator promised on it counts, otherwise only those
    with a realisation."""

    kode: str
    nama: str
    diukur: bool


@dataclass(frozen=True)
class Sasaran:
    """A goal on one level of the cascade."""

    kode: str
    tingkat: str
    uraian: str
    induk: str = ""
    dokumen: str = ""


@dataclass(frozen=True)
class Indikator:
    """An indicator, valid from the year `mulai` to `sampai`; `tingkat` is the level of its goal.

    `induk` is the indicator that it is a part of. `gabung` says how monthly or quarterly counts are
    combined to the year's; `pembilang` and `penyebut` are the words for numerator and denominator.
    """

    kode: str
    sasaran: str
    tingkat: str
    uraian: str
    satuan: str
    polaritas: Polaritas
    induk: str = ""
    gabung: str = ""
    definisi: str = ""
    pembilang: str = ""
    penyebut: str = ""
    bobot: Decimal | None = None
    mulai: int | None = None
    sampai: int | None = None
    baris: int = 0
    bagian_dari: str = ""
    urut: int = 0

    def berlaku(self, tahun: int) -> bool:
        """Whether it is valid in a year."""
        return (self.mulai or tahun) <= tahun <= (self.sampai or tahun)

    @property
    def memburuk(self) -> bool:
        """Whether its result can still get worse until the year is over, so that a good interim
        result proves nothing: counts that only grow towards an upper limit, such as deaths, and
        results without `gabung`, of which it is unknown."""
        kata = {"minimal": ("", *MENUMPUK), "stabil": MENUMPUK}
        return self.gabung in kata.get(self.polaritas, ())

    @property
    def nama(self) -> str:
        """Its name by itself: its text, after that of the indicator that it is a part of."""
        return f"{self.bagian_dari}: {self.uraian}" if self.bagian_dari else self.uraian


@dataclass(frozen=True)
class Aturan:
    """A rule of assessment that the edition follows, with its scale and legal basis.

    `jenis` is what it assesses: `capaian`, `ikpa` or `nka`. `sampai` is empty while it is in force.
    """

    jenis: str
    nama_skala: str
    skala: tuple[Kategori, ...]
    dasar_hukum: str
    mulai: int
    sampai: int | None = None
    dikonfirmasi: bool = True
    catatan: str = ""


@dataclass(frozen=True)
class Rumusan:
    """A goal or an indicator in the words of one document; `keluaran` is the output it names."""

    kode: str
    uraian: str
    keluaran: str = ""
