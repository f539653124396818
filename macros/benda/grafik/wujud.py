"""A chart of the report (`Gambar`), and the forms of declared charts: from measured rows to the
specification to be drawn, by `bentuk`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import count, groupby
from typing import Any, Literal, get_args

from ...dasar.angka import Angka
from ...dasar.himpun import himpun
from ...dasar.kosakata import bunyi
from ...dasar.penulisan import pola_satuan, terbilang, tulis_bilangan
from ...gambar import spesifikasi as s
from ..deklarasi.ungkapan import BELUM_ADA, SKALA_RUPIAH, Isian, Lingkup, Terikat, pertama, tulisan

LANGKAH_PERSEN, TANDA_PERSEN = 25, 8  # the smallest step of a percent scale, the most steps
SEBARAN = 1  # percent by which rounded parts may exceed the whole
LANGKAH = (1, 2, 5)  # times a power of ten
PERAN = get_args(s.Peran)


@dataclass(frozen=True)
class Gambar:
    """A chart or diagram: title with the finding, subtitle with measure and unit, text alternative.

    `tabel` names the tables that hold its data; `angka` the figures it shows.
    """

    kode: str
    judul: str
    subjudul: str
    alt: str
    sumber: str
    spesifikasi: s.Spesifikasi
    angka: tuple[Angka, ...] = ()
    tabel: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    jenis: Literal["gambar", "bagan"] = "gambar"


@dataclass(frozen=True)
class Ukuran:
    """A figure with its texts; `angka` is None where the data have none."""

    angka: Angka | None
    teks: str
    rincian: str = ""

    @property
    def nilai(self) -> Fraction | None:
        """The value of the figure; `None` where it has none, or is not there."""
        return self.angka.nilai if self.angka else None


@dataclass
class Pengukur:
    """Finds one figure of every row; `nama` and `peran` are those of its series.

    `cari` looks up the figure for the length of the mark, `lingkup` binds the texts beside it.
    """

    kunci: list[Isian]
    cari: Callable[[str], Angka | None]
    lingkup: Lingkup
    nama: str = ""
    peran: s.Peran = "utama"
    teks: list[Terikat] = field(default_factory=list)
    rincian: list[Terikat] = field(default_factory=list)

    def ukur(self, baris: Mapping[str, Any]) -> Ukuran:
        """The figure of a row, from the first alternative that exists."""
        for satu in self.kunci:
            if angka := satu.cari(baris, self.cari):
                bawaan = BELUM_ADA
                if angka.keadaan != "belum-ada-data":
                    bawaan = tulisan(satu.kata)(angka)
                isi = {**baris, ".teks": bawaan, ".angka": angka.teks}
                teks = pertama(self.teks, isi) or bawaan
                return Ukuran(angka, teks, pertama(self.rincian, isi))
        return Ukuran(None, BELUM_ADA)


@dataclass(frozen=True)
class BarisGambar:
    """A row to be drawn; `isi` are its data, with `.label`, `.lengkap`, `.teks`, `.angka` and
    `.semua`."""

    isi: Mapping[str, Any]
    label: str
    kode: str
    kelompok: str
    peran: s.Peran
    ukuran: tuple[Ukuran, ...]

    @property
    def angka(self) -> list[Angka]:
        """The existing figures of the row."""
        return [u.angka for u in self.ukuran if u.angka]


@dataclass(frozen=True)
class Wujud:
    """The input for charts of any form."""

    baris: Sequence[BarisGambar]
    pengukur: Sequence[Pengukur]
    garis: tuple[s.Takik, ...]
    maksimum: s.Bilangan | None
    sumbu: tuple[s.Takik, ...]
    keterangan: tuple[s.Seri, ...]
    kolom: tuple[str, ...]
    kelas: tuple[s.Takik, ...]
    predikat: str

    @property
    def pola(self) -> tuple[str, ...]:
        """The notation of each series' numbers, with their unit."""
        semua = ((b.ukuran[n].angka for b in self.baris) for n, _ in enumerate(self.pengukur))
        return tuple(next((a.pola or pola_satuan(a.satuan) for a in s if a), "{}") for s in semua)

    def sesatuan(self, *, berdua: bool) -> None:
        """Raises ValueError if one scale would have several units; with `berdua` the first and the
        second values have scales of their own."""
        skala: dict[int, dict[str, str]] = {}
        for b in self.baris:
            for n, u in enumerate(b.ukuran):
                if u.angka and u.nilai is not None:
                    satuan = skala.setdefault(n if berdua else 0, {})
                    satuan.setdefault(u.angka.satuan, u.angka.teks)
        for satuan in skala.values():
            if len(satuan) > 1:
                satu, lain, *_ = satuan.values()
                raise ValueError(bunyi("benda/satuan-campur", satu=satu, lain=lain))


def _berbaris(
    jenis: Callable[..., s.Spesifikasi], *lain: str, berseri: bool = True
) -> Callable[[Wujud], s.Spesifikasi]:
    """A function that makes charts of rows of the class `jenis`; `lain` are its further fields."""

    def buat(w: Wujud) -> s.Spesifikasi:
        kelompok = tuple(
            s.KelompokButir(judul, tuple(_butir(b, berperan=not berseri) for b in isi))
            for judul, isi in himpun((b.kelompok, b) for b in w.baris).items()
        )
        seri = tuple(s.Seri(p.nama, p.peran) for p in w.pengukur) if berseri else ()
        acuan, isi_lain = next(iter(w.garis), None), {n: getattr(w, n) for n in lain}
        return jenis(kelompok, seri, acuan, w.maksimum, w.sumbu, **isi_lain)

    return buat


def _butir(b: BarisGambar, tanpa: str = "", *, berperan: bool = False) -> s.Butir:
    """A row with all its values, those of a single series with the row's role; `tanpa` is shown if
    there is no figure."""
    nilai = (
        s.Nilai(
            u.nilai, u.teks if u.angka or not tanpa else tanpa,
            b.peran if berperan else None, u.rincian,
        )
        for u in b.ukuran
    )  # fmt: skip
    return s.Butir(b.label, tuple(nilai), b.kode)


def _komposisi(w: Wujud) -> s.Spesifikasi:
    """Parts of their sum; percentages are parts of 100."""
    nilai = [(u.nilai, u.angka) for b in w.baris for u in b.ukuran if u.nilai is not None]
    jumlah = sum((n for n, _ in nilai), Fraction(0))
    if minus := next((a for n, a in nilai if a and n < 0), None):
        raise ValueError(bunyi("benda/komposisi-negatif", isi=minus.teks))
    if not any(a and a.satuan == "%" for _, a in nilai):
        utuh = jumlah
    elif jumlah > (utuh := Fraction(100)) + SEBARAN:
        kata = tulis_bilangan(jumlah, "bilangan")
        raise ValueError(f"Komposisi menggambar bagian dari 100%, jumlahnya {kata}%. Pakai batang.")
    return s.Komposisi(tuple(replace(_butir(b), kode="") for b in w.baris), utuh)


def _tunggal(w: Wujud) -> s.Spesifikasi:
    if len(w.baris) > 1:
        raise ValueError(f"Angka tunggal memerlukan satu baris, di sini {len(w.baris)}. Saringlah.")
    ukuran = w.baris[0].ukuran[0]
    return s.AngkaTunggal(ukuran.nilai, ukuran.teks, w.predikat)


def berderet(teks: Sequence[str]) -> str:
    """The values of a row in the order of its columns, for screen readers: repeated ones with their
    count, without commas (which are in numbers) and slashes (which are read aloud)."""
    if len(teks) < 3:
        return " dan ".join(teks) if teks[1:] else teks[0]
    urut = ((satu, len([*sama])) for satu, sama in groupby(teks))
    return " lalu ".join(f"{satu!s} {terbilang(n)} kali" if n > 1 else satu for satu, n in urut)


# The minimal number of rows of a form, if more than one.
SEDIKITNYA = {"kuadran": 2}

_BERBARIS = ("batang", "batang berpasangan", "titik berpasangan", "kuadran")
# Parts that only some forms use.
HANYA: dict[str, tuple[str, ...]] = {
    "kolom": ("peta panas",), "kelas": ("peta panas",), "predikat": ("angka tunggal",),
    "target": ("batang",), "peran": ("batang",), "acuan": _BERBARIS, "sumbu": _BERBARIS,
}  # fmt: skip

BENTUK_GAMBAR: dict[str, Callable[[Wujud], s.Spesifikasi]] = {
    "batang": _berbaris(s.Batang, "keterangan", berseri=False),
    "batang berpasangan": _berbaris(s.Batang),
    "titik berpasangan": _berbaris(s.Titik),
    "kuadran": _berbaris(s.Kuadran, "garis", "pola"),
    "komposisi": _komposisi,
    "peta panas": lambda w: s.PetaPanas(w.kolom, tuple(_butir(b, "–") for b in w.baris), w.kelas),
    "angka tunggal": _tunggal,
}


def sumbu_persen(angka: Iterable[Angka]) -> tuple[int, tuple[s.Takik, ...]]:
    """The end of a percent scale: the step at or above the largest value, at least 100 if none is
    negative; its gridlines."""
    terkecil, terbesar = _ujung(angka)
    langkah = LANGKAH_PERSEN
    while terbesar - terkecil > langkah * TANDA_PERSEN:
        langkah *= 2
    akhir = max(0 if terkecil else 100, -int(-terbesar // langkah) * langkah)
    return akhir, tuple(s.Takik(n, f"{_tanda(n)}%") for n in _garis(terkecil, akhir, langkah))


def sumbu_rupiah(angka: Iterable[Angka]) -> tuple[int, tuple[s.Takik, ...]]:
    """The end of a rupiah scale and its gridlines, in whole steps of billions or millions."""
    terkecil, terbesar = _ujung(angka)
    luas = terbesar - terkecil
    skala, nama = next((x for x in SKALA_RUPIAH if luas >= x[0]), SKALA_RUPIAH[-1])
    semua = (x * 10**pangkat for pangkat in count() for x in LANGKAH)
    langkah = next(x * skala for x in semua if luas / skala / x <= 5)
    akhir = -int(-terbesar // langkah) * langkah
    garis = _garis(terkecil, akhir, langkah)
    return akhir, tuple(s.Takik(n, f"{_tanda(n, skala)} {nama}" if n else "0") for n in garis)


def _ujung(angka: Iterable[Angka]) -> tuple[Fraction, Fraction]:
    """The ends of a scale that has zero and all values; without values it is 1 long."""
    semua = [Fraction(0), *(a.nilai for a in angka if a.nilai is not None)]
    return min(semua), max(semua) if semua[1:] else Fraction(1)


def _garis(terkecil: Fraction, akhir: int, langkah: int) -> range:
    """The gridlines of a scale that begins at its lowest value, which need not be one of them."""
    return range(-int(-terkecil // langkah) * langkah, akhir + 1, langkah)


def _tanda(nilai: int, skala: int = 1) -> str:
    return tulis_bilangan(Fraction(nilai, skala), "bilangan")


SUMBU = {"persen": ("%", sumbu_persen), "rupiah": ("Rp", sumbu_rupiah)}
