"""Charts of the unit's own tables: bars of a column of numbers, pairs of two, or times in a row."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ...dasar.angka import Angka
from ...dasar.kosakata import bunyi
from ...dasar.masalah import TanpaData
from ...dasar.penulisan import kecil
from ...dasar.periode import berwaktu
from ...gambar import spesifikasi as s
from ...hitung.laporan import Laporan
from ...hitung.milik_unit import TabelSendiri
from ...hitung.penjumlahan import KolomSendiri
from .wujud import Gambar

BATANG_TERBANYAK = 40
Isi = Mapping[str, Mapping[str, Sequence[Angka]]]  # heading → label of a bar → one value, or two


def daftar(lap: Laporan) -> dict[str, Callable[[], Gambar]]:
    """A chart of every own table, by the table's name."""
    return {nama: partial(susun, lap, t) for nama, t in lap.tabel_sendiri.items()}


def susun(lap: Laporan, t: TabelSendiri) -> Gambar:
    """The chart of one file: its first column of numbers, with the second where that is of the same
    unit; all columns where they are times one after the other, or the last two of too many. Raises
    ValueError where there is nothing to draw, or too much, or it lies below zero, and TanpaData
    where the file has no rows."""
    letak = [n for n, k in enumerate(t.kolom) if k.jenis == "bilangan"]
    if not t.baris:
        raise TanpaData(t.judul, t.berkas)
    if not letak:
        raise ValueError(f"Tabel “{t.kode}” tidak mempunyai kolom angka untuk digambar.")
    satuan = t.kolom[letak[0]].satuan
    letak = [n for n in letak if t.kolom[n].satuan == satuan]
    waktu = [n for n in letak if berwaktu(t.kolom[n].judul)]
    berjejer = len(waktu) > 2 and len(waktu) * len(t.baris) <= BATANG_TERBANYAK
    letak = waktu if berjejer else waktu[-2:] if len(waktu) > 1 else letak[:2]
    label = kecil(next((k.judul for k in t.kolom if k.jenis == "teks"), "baris"))
    nama = (" sampai " if berjejer else " dan ").join(
        t.kolom[n].judul for n in ((letak[0], letak[-1]) if berjejer else letak)
    )
    sel = {b.sebutan: [a for n in letak if isinstance(a := b.sel[n], Angka)] for b in t.baris}
    isi: Isi = {"": sel}
    if berjejer:
        judul = [t.kolom[n].judul for n in letak]
        isi = {b: {j: [a] for j, a in zip(judul, baris, strict=True)} for b, baris in sel.items()}
    semua = [a for baris in sel.values() for a in baris]
    _periksa(t, semua)
    rinci = "; ".join(f"{teks} {', '.join(a.teks for a in baris)}" for teks, baris in sel.items())
    return Gambar(
        t.kode,
        _judul_waktu(t) if berjejer else _judul(t.judul, [t.kolom[n] for n in letak], sel),
        f"{nama} menurut {label}{f', dalam {satuan}' if satuan else ''}, {lap.unit}",
        f"Grafik batang {nama if berjejer else kecil(nama)} menurut {label}: {rinci}.",
        f"data {lap.unit}.",
        _spesifikasi([] if berjejer else [t.kolom[n] for n in letak], isi),
        tuple(semua),
        (t.kode,),
    )


def _periksa(t: TabelSendiri, semua: Sequence[Angka]) -> None:
    if len(t.baris) > BATANG_TERBANYAK:
        kata = {"kode": t.kode, "banyak": len(t.baris), "batas": BATANG_TERBANYAK}
        raise ValueError(bunyi("benda/grafik-panjang", **kata))
    if any(a.nilai is not None and a.nilai < 0 for a in semua):
        raise ValueError(bunyi("benda/grafik-negatif", kode=t.kode))
    if not t.sesatuan:
        raise ValueError(bunyi("benda/grafik-campur", kode=t.kode))


def _judul_waktu(t: TabelSendiri) -> str:
    """What the table is called, and what its only row."""
    return t.judul if len(t.baris) > 1 else f"{t.judul}: {kecil(t.baris[0].sebutan)}"


def _judul(judul: str, kolom: Sequence[KolomSendiri], isi: Mapping[str, Sequence[Angka]]) -> str:
    """The greatest value where there is one alone, otherwise what the table is called."""
    urut = sorted(
        ((a[0].nilai, teks, a[0]) for teks, a in isi.items() if a[0].nilai is not None),
        key=lambda x: -x[0],
    )
    if len(kolom) > 1 or len(urut) < 2 or urut[0][0] == urut[1][0]:
        return judul
    return f"{judul}: {kecil(kolom[0].judul)} terbesar pada {urut[0][1]}, {urut[0][2].teks}"


def _spesifikasi(kolom: Sequence[KolomSendiri], isi: Isi) -> s.Spesifikasi:
    """One bar a row, or two, of which the second tells what the first is compared with."""
    kelompok = tuple(
        s.KelompokButir(
            judul if len(isi) > 1 else "",
            tuple(
                s.Butir(teks, tuple(s.Nilai(a.nilai, a.teks) for a in baris))
                for teks, baris in butir.items()
            ),
        )
        for judul, butir in isi.items()
    )
    peran: tuple[s.Peran, ...] = ("pembanding", "utama")
    pasangan = zip(kolom, peran, strict=True) if len(kolom) > 1 else ()
    return s.Batang(kelompok, tuple(s.Seri(k.judul, p) for k, p in pasangan))
