"""Compare the same indicator in many units: who measures it alike, and the ranks."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from fractions import Fraction
from statistics import median

from macros.dasar.himpun import himpun
from macros.dasar.penulisan import nama_bebas, slug, tulis_bilangan
from scripts.portal.petikan import IndikatorUnit, LaporanUnit

# Fields that must be equal for a comparison.
BIDANG = ("definisi", "ukuran", "gabung", "satuan", "polaritas", "periode")
BATAS = (0, 50, 75, 90, 100, 110, 125)  # lower limits of the classes of achievement, in percent
MIRIP = 0.8  # similarity of two names with the same code
PANJANG = 90  # of a page's name

Rupa = Mapping[str, str]


@dataclass(frozen=True, order=True)
class Sebab:
    """Why an indicator is not compared: the field, its value, and that of the others."""

    bidang: str
    sini: str
    sana: str


@dataclass(frozen=True)
class Anggota:
    """An indicator of a unit, with its rank (0: none), or the reason why it is not compared.
    `kembar`: the unit has another one with that name."""

    unit: LaporanUnit
    indikator: IndikatorUnit
    tempat: int = 0
    letak: str = ""
    beda: tuple[Sebab, ...] = ()
    kembar: bool = False


@dataclass(frozen=True)
class Sebaran:
    """A distribution of values: the number in each class, and positions on a line from 0 to 100."""

    jumlah: tuple[int, ...]
    median: str
    bawah: str
    atas: str
    seratus: str
    tengah: str


@dataclass(frozen=True)
class Banding:
    """An indicator over all units: its definition, those compared, best first, and the others."""

    slug: str
    nama: str
    rupa: Rupa
    anggota: tuple[Anggota, ...]
    lain: tuple[Anggota, ...]
    sebaran: Sebaran | None

    @property
    def semua(self) -> list[Anggota]:
        """All that have it, by exactly this name."""
        return [*self.anggota, *(a for a in self.lain if a.beda[0].bidang != "nama")]


def bandingkan(
    semua: Sequence[LaporanUnit], baku: Mapping[str, Rupa] | None = None
) -> dict[str, Banding]:
    """Every indicator by the name of its page. `baku` is the required way of measurement, by name;
    for others that of most units."""
    kelompok = himpun((slug(i.nama), Anggota(unit, i)) for unit in semua for i in unit.indikator)
    mirip = _mirip(kelompok)
    hasil: dict[str, Banding] = {}
    for kunci, isi in sorted(kelompok.items()):
        # The name, cut to a maximal length, with a number if two are equal.
        nama = nama_bebas(kunci[:PANJANG].rstrip("-") or "indikator", {"index", *hasil})
        hasil[nama] = _satu(nama, isi, mirip.get(kunci, ()), (baku or {}).get(kunci, {}))
    return hasil


def _mirip(kelompok: Mapping[str, Sequence[Anggota]]) -> dict[str, list[Anggota]]:
    """For each name, indicators with a similar name and the same code, which may be the same."""
    kode = himpun((a.indikator.kode, nama) for nama, isi in kelompok.items() for a in isi)
    pasangan = sorted({(a, b) for n in kode.values() for a in n for b in n if a != b})
    mirip = (satu for satu in pasangan if SequenceMatcher(None, *satu).ratio() >= MIRIP)
    semua = ((a, satu) for a, b in mirip for satu in kelompok[b])
    return himpun((a, satu) for a, satu in semua if a in kode[satu.indikator.kode])


def _satu(nama: str, isi: Sequence[Anggota], mirip: Iterable[Anggota], baku: Rupa) -> Banding:
    rupa = [tuple(_rupa(getattr(a.indikator, b)) for b in BIDANG) for a in isi]
    umum = Counter(rupa)
    terbanyak = max(sorted(umum), key=lambda rupa: umum[rupa])
    tertulis = isi[rupa.index(terbanyak)].indikator
    acuan = {b: baku.get(b) or getattr(tertulis, b) for b in BIDANG}
    kali = Counter(a.unit.slug for a in isi)
    semua = [
        replace(a, beda=tuple(_beda(a.indikator, acuan)), kembar=kali[a.unit.slug] > 1) for a in isi
    ]
    sama, lain = [a for a in semua if not a.beda], [a for a in semua if a.beda]
    sebutan = isi[0].indikator.nama
    lain += [replace(a, beda=(Sebab("nama", a.indikator.nama, sebutan),)) for a in mirip]
    nilai = [n for n in map(_nilai, sama) if n is not None]
    return Banding(nama, sebutan, acuan, tuple(_urutkan(sama, nilai)), tuple(lain), sebarkan(nilai))


def _rupa(isi: object) -> str:
    """A field normalised for comparison: only words."""
    return slug(str(isi)) or str(isi)


def _beda(i: IndikatorUnit, acuan: Rupa) -> Iterator[Sebab]:
    for bidang, sana in acuan.items():
        if _rupa(sini := getattr(i, bidang)) != _rupa(sana):
            yield Sebab(bidang, sini, sana)


def _nilai(a: Anggota) -> Fraction | None:
    teks = a.indikator.capaian.nilai
    return Fraction(teks) if teks else None


def _urutkan(semua: Iterable[Anggota], nilai: Sequence[Fraction]) -> list[Anggota]:
    """Sort, best first; equal achievements share a rank, those without one come last."""
    turun = sorted(nilai, reverse=True)
    tempat = {n: turun.index(n) + 1 for n in set(turun)}
    letak = _garis(nilai)
    hasil = [
        a if (n := _nilai(a)) is None else replace(a, tempat=tempat[n], letak=letak(n))
        for a in semua
    ]
    return sorted(hasil, key=lambda a: (a.tempat or len(turun) + 1, a.unit.nama))


def sebarkan(nilai: Sequence[Fraction]) -> Sebaran | None:
    """The distribution of achievements; None without any."""
    if not nilai:
        return None
    jumlah = Counter(max(0, bisect_right(BATAS, n) - 1) for n in nilai)
    letak, tengah = _garis(nilai), Fraction(median(nilai))
    return Sebaran(
        tuple(jumlah[k] for k in range(len(BATAS))),
        f"{tulis_bilangan(tengah, 'persen-kinerja')}%",
        letak(min(nilai)),
        letak(max(nilai)),
        letak(Fraction(100)),
        letak(tengah),
    )


def _garis(nilai: Sequence[Fraction]) -> Callable[[Fraction], str]:
    """A function for the position of a value, from 0 to 100 with one decimal, on a line with all
    these values and 100."""
    semua = [*nilai, Fraction(100)]
    bawah, atas = min(semua), max(semua)
    if bawah == atas:
        bawah, atas = bawah - 1, atas + 1
    return lambda n: f"{float((n - bawah) / (atas - bawah) * 100):.1f}"
