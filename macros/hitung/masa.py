"""The times that results and targets cover, from the cells behind them: a comparison of unlike
times is never shown without a note.

The end of a period counts: Semester II, Triwulan IV, December and the whole year all show the state
at the end of the year, as in reports that compare a semester's result to the year's target.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..asupan.muat import TabelData
from ..dasar.angka import Angka, Asal
from ..dasar.himpun import himpun, pada
from ..dasar.penulisan import TIDAK_BERLAKU, deret_kode, gabung, sebutan_masa
from ..dasar.periode import SETAHUN, bulan, bulan_akhir
from .bahan import Bahan

HASIL = ("realisasi", "ukuran")  # tables of results, with year and period in each row
JANJI = ("target",)  # targets, each document with its own periods
# Amounts spent or received up to a time, by their subject; ceilings are for the year.
UANG = {"anggaran_kegiatan": "kegiatan", "anggaran_belanja": "akun"}


@dataclass(frozen=True, order=True)
class Masa:
    """The time of a result: from January to the month `bulan` of a year; `sebutan` is its name.

    `menurut` is the document of a target: those of one document may differ by quarter.
    """

    tahun: int
    bulan: int
    sebutan: str = field(compare=False)
    menurut: str = ""

    def __str__(self) -> str:
        """`2024 Semester I`, `2024 setahun`."""
        return f"{self.tahun} {self.sebutan}"


def masa(
    angka: Iterable[Angka], k: Bahan, dari: Sequence[str] = (*HASIL, *UANG)
) -> frozenset[Masa]:
    """The times of the cells behind figures in the tables `dari` (default: results and money); of
    each indicator and year the latest."""
    return frozenset(_terakhir(angka, k, dari).values())


def _terakhir(
    angka: Iterable[Angka], k: Bahan, dari: Sequence[str]
) -> dict[tuple[str, int, str], Masa]:
    """The latest time of each (subject, year, document)."""
    akhir: dict[tuple[str, int, str], Masa] = {}
    for hal, _, satu in _sel(angka, k, dari):
        if satu is not None:
            jenis = hal, satu.tahun, satu.menurut
            akhir[jenis] = max(satu, akhir.get(jenis, satu))
    return akhir


Sel = tuple[str, int, Masa | None]
"""What a cell is about, its year, and its time; none where it holds nothing, or no result."""


def _sel(angka: Iterable[Angka], k: Bahan, dari: Sequence[str]) -> Iterator[Sel]:
    """The cells behind figures in some tables; cached for the report's own figures."""
    for a in angka:
        semua = k.bermasa.get(a.kunci) if k.register.get(a.kunci) is a else _baca(a, k)
        if semua is None:
            semua = k.bermasa[a.kunci] = _baca(a, k)
        for nama in dari:
            yield from semua.get(nama, ())


def _baca(a: Angka, k: Bahan) -> dict[str, list[Sel]]:
    """The cells behind one figure, by table."""
    berkas = {k.data[n].berkas: k.data[n] for n in (*HASIL, *JANJI, *UANG) if n in k.data}
    semua = ((berkas[s.berkas], s) for s in k.register.sel(a) if s.berkas in berkas)
    return himpun((t.nama, _satu(t, s)) for t, s in semua)


def _satu(tabel: TabelData, asal: Asal) -> Sel:
    uang = UANG.get(tabel.nama, "")
    kolom = uang or "indikator", "tahun", "periode"
    hal, tahun, periode = (tabel.sel(asal.baris, n) for n in kolom)
    isi = tabel.sel(asal.baris, asal.kolom)
    if isi in {None, TIDAK_BERLAKU} or (uang and asal.kolom != "realisasi"):
        return hal, int(tahun), None
    periode = periode or SETAHUN  # since it is optional for amounts
    sebutan = sebutan_masa(periode)
    if tabel.nama not in JANJI and bulan(periode)[0] > 1:
        sebutan = f"sampai {sebutan}"  # results cover all months from January
    menurut = tabel.sel(asal.baris, "dokumen") if tabel.nama in JANJI else ""
    return hal, int(tahun), Masa(int(tahun), bulan_akhir(periode), sebutan, menurut)


def berbeda(isi: Iterable[Masa]) -> tuple[Masa, ...]:
    """The times in order, if years end at different months or one year has different documents;
    else none."""
    semua = sorted(isi)
    bulan = himpun(((m.tahun, m.menurut), m.bulan) for m in semua)
    return tuple(semua) if len(set(map(frozenset, bulan.values()))) > 1 else ()


def catatan(
    kelompok: Iterable[Iterable[Masa]], apa: str = "Masanya", nama: Sequence[str] = ()
) -> str:
    """The note on figures side by side whose times differ, or ""; `nama` are the codes of the
    groups, to be named where only some of them differ."""
    isi = [frozenset(satu) for satu in kelompok]
    beda = [berbeda(satu) for satu in isi]
    semua = sorted({m for satu in beda for m in satu})
    if not semua:
        return ""
    sama = any(len({m.tahun for m in s}) > 1 and not b for s, b in zip(isi, beda, strict=True))
    milik = dict.fromkeys(n for n, b in zip(nama, beda, strict=bool(nama)) if b)
    pada_ = f" pada indikator {deret_kode(milik)}" if sama and milik and "" not in milik else ""
    kata = f"{apa} berbeda ({_rinci(semua)}){pada_}"
    return f"{kata}, jadi angkanya tidak untuk dibandingkan langsung."


def _rinci(semua: Iterable[Masa]) -> str:
    """Times in words, years with the same part together: `2027–2030 setahun, 2031 Semester I`."""
    tahun = himpun((m.sebutan, str(m.tahun)) for m in semua)
    sebut = ((gabung(deret_kode(dict.fromkeys(t)).split(", ")), s) for s, t in tahun.items())
    return ", ".join(f"{satu} {s}" for satu, s in sebut)


def catatan_bersisian(kelompok: Iterable[Iterable[Angka]], k: Bahan) -> Iterator[str]:
    """The notes on rows of figures: on different times of results and of targets, on results
    compared to targets for more of their year, and on indicators that changed their meaning."""
    baris = [list(isi) for isi in kelompok]
    hasil = [masa(isi, k) for isi in baris]
    target = ([a for a in isi if not masa([a], k)] for isi in baris)
    janji = [masa(isi, k, JANJI) for isi in target]
    kode = [_kode(isi, k) for isi in baris]
    beda = catatan(hasil, "Masa hasil dan targetnya", kode)
    if beda and beda == catatan(janji, "Masa hasil dan targetnya", kode):
        yield beda
    else:
        yield catatan(hasil, nama=kode) or _sebagian(hasil)
        target_beda = catatan(janji, "Masa targetnya", kode)
        yield target_beda
        if not target_beda or target_beda != catatan(janji, "Masa targetnya"):  # of some alone
            yield _separuh_jalan(baris, k)
    yield _catatan_ganti(baris, k)


def _kode(isi: Iterable[Angka], k: Bahan) -> str:
    """The code of the only indicator behind figures, or ""."""
    kode = {kode for kode, _, _ in _terakhir(isi, k, (*HASIL, *JANJI))}
    return kode.pop() if len(kode) == 1 else ""


def _sebagian(kelompok: Iterable[Iterable[Masa]]) -> str:
    """The note on results of several years that all end in one month before December, or ""."""
    semua = sorted({m for isi in kelompok for m in isi})
    sama = len({m.bulan for m in semua}) == 1 < len({m.tahun for m in semua})
    return f"Masanya: {_rinci(semua)}." if sama and semua[0].bulan < bulan_akhir(SETAHUN) else ""


def _separuh_jalan(kelompok: Iterable[list[Angka]], k: Bahan) -> str:
    """The note on results compared to targets for more of their year; with the codes if only some
    are."""
    pasang: dict[tuple[str, Masa], set[str]] = {}
    semua: set[str] = set()
    for isi in kelompok:
        hasil = _terakhir(isi, k, HASIL)
        for (kode, tahun, _), t in _terakhir(isi, k, JANJI).items():
            if (m := hasil.get((kode, tahun, ""))) is not None:
                semua.add(kode)
                if m.bulan < t.bulan:
                    pasang.setdefault((t.sebutan, m), set()).add(kode)
    kalimat = []
    bersama = himpun(((s, frozenset(n)), str(m)) for (s, m), n in sorted(pasang.items()))
    for (sebutan, milik), kapan in bersama.items():
        urut = dict.fromkeys(r.kode for r in k.data["indikator"].baris() if r.kode in milik)
        apa = "" if milik == semua else f" pada indikator {deret_kode(urut)}"
        kalimat.append(f"Realisasi {gabung(kapan)}{apa} disandingkan dengan target {sebutan}.")
    return " ".join(kalimat)


def _catatan_ganti(kelompok: Iterable[list[Angka]], k: Bahan) -> str:
    """The note on figures with one code, of which the older ones belong to another indicator (by
    its text or unit), or ""."""
    lain: set[tuple[str, int, str]] = set()
    for isi in kelompok:
        tahun = himpun((hal, satu) for hal, satu, _ in _sel(isi, k, (*HASIL, *JANJI)))
        for kode, semua in tahun.items():
            varian = [*k.data["indikator"].baris(kode=kode)]
            kini = pada(varian, max(semua))
            for r in (pada(varian, t) for t in semua):
                if (r.uraian.casefold(), r.satuan) != (kini.uraian.casefold(), kini.satuan):
                    lain.add((kode, r.sampai, f"“{r.uraian}” ({r.satuan})"))
    rinci = "; ".join(f"{kode} sampai {sampai} ialah {nama}" for kode, sampai, nama in sorted(lain))
    kata = f"Indikator yang berganti: {rinci}. Angkanya tidak untuk dibandingkan langsung."
    return kata if rinci else ""
