"""Charts without a declaration: the results of an indicator by month (or quarter) as bars, and the
unit's own tables as bars of one column of numbers, pairs of two, or a time series."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ...dasar.angka import Angka
from ...dasar.himpun import himpun
from ...dasar.kosakata import bunyi, kosakata
from ...dasar.masalah import TanpaData
from ...dasar.penulisan import gabung, gabung_nama, kecil, nama_periode
from ...dasar.periode import berwaktu
from ...gambar import spesifikasi as s
from ...hitung.laporan import Laporan
from ...hitung.milik_unit import KolomSendiri, TabelSendiri
from ...hitung.ukuran import HasilUkur
from ..deklarasi.ungkapan import BELUM_ADA
from ..tabel.tabel_dari_data import KODE, judul_kelompok, per_tanggal
from .wujud import LANGKAH_PERSEN, Gambar, berderet, sumbu_persen

BATANG_TERBANYAK = 40
KEPALA_JUMLAH = re.compile(r"(jumlah|total|jml)\.?", re.IGNORECASE)
Isi = Mapping[str, Mapping[str, Sequence[Angka]]]  # heading → label of a bar → one value, or two


def terukur(lap: Laporan) -> dict[str, Callable[[], Gambar]]:
    """A chart for every indicator with results in more than one period of the edition's year."""
    return {
        f"{KODE}{p.indikator.kode}": partial(susun_terukur, lap, p)
        for p in lap.ukuran.values()
        if p.tahun == lap.edisi.tahun and dapat(p)
    }


def dapat(p: HasilUkur) -> bool:
    """Whether the results can be drawn: numbers not below zero, of more than one period."""
    nilai = [h.nilai.nilai for h in p.periode if h.nilai.nilai is not None]
    return len(nilai) > 1 and min(nilai) >= 0


def susun_terukur(lap: Laporan, p: HasilUkur) -> Gambar:
    """The chart of one indicator and year."""
    i, persen = p.indikator, p.indikator.satuan == "%"
    nilai = tuple(h.nilai for h in p.periode)
    teks = {
        nama_periode(h.periode): BELUM_ADA if h.nilai.keadaan == "belum-ada-data" else h.nilai.teks
        for h in p.periode
    }
    butir = tuple(
        s.Butir(nama, (s.Nilai(a.nilai, teks[nama]),)) for nama, a in zip(teks, nilai, strict=True)
    )
    acuan = _acuan(lap, p)
    terisi = (a.nilai for a in nilai if a.nilai is not None)
    terbesar = max([*(acuan.ujung if acuan else ()), *terisi])
    # Bars that end before the first mark of a percent scale would be unreadable.
    maksimum, sumbu = sumbu_persen(nilai) if persen and terbesar > LANGKAH_PERSEN else (None, ())
    rinci = "; ".join(f"{nama} {isi}" for nama, isi in teks.items())
    return Gambar(
        f"{KODE}{i.kode}",
        _judul_terukur(p),
        f"{i.nama}, {lap.unit}, Tahun {p.tahun}",
        f"Grafik batang hasil ukur indikator {i.kode} menurut {p.jenis}: {rinci}.{_ujung(p)}",
        f"data {lap.unit}, {per_tanggal(lap)}.",
        s.Batang((s.KelompokButir("", butir),), (), acuan, maksimum, sumbu),
        nilai,
        (f"{KODE}{i.kode}",),
    )


def _ujung(p: HasilUkur) -> str:
    """The lowest and the highest result in words, for screen readers."""
    ada = [h for h in p.periode if h.nilai.nilai is not None]
    urut = sorted(ada, key=lambda h: h.nilai.nilai or 0)
    menurut = himpun((h.nilai.teks, nama_periode(h.periode)) for h in urut)
    if len(menurut) < 2:
        return ""
    (rendah, saat_rendah), *_, (tinggi, saat_tinggi) = menurut.items()
    return (
        f" Terendah {rendah} pada {gabung(saat_rendah)}, tertinggi {tinggi} pada"
        f" {gabung(saat_tinggi)}."
    )


def _judul_terukur(p: HasilUkur) -> str:
    judul = f"Indikator {p.indikator.kode} menurut {p.jenis}"
    if p.setahun is None or p.setahun.nilai.nilai is None:
        return judul
    hasil = kosakata("benda")["gabung"][p.indikator.gabung]["judul"]
    return f"{judul}: {hasil.format(hasil=p.setahun.nilai.teks)}"


def _acuan(lap: Laporan, p: HasilUkur) -> s.Takik | None:
    """The year's target as a line at its relevant end, or as a band if it is a range, if the result
    of one period is comparable to it."""
    target, polaritas = lap.target(p.indikator.kode, p.tahun), p.indikator.polaritas
    arti = target.arti if target else None
    if arti is None or target is None or p.indikator.gabung in {"", "jumlah"}:
        return None
    if arti.jenis == "rentang" and arti.bawah is not None:
        return s.Takik(arti.bawah, f"Target {target.teks}", arti.atas)
    nilai = arti.atas if polaritas == "minimal" else arti.bawah
    return None if nilai is None else s.Takik(nilai, f"Target {target.teks}")


def sendiri(lap: Laporan) -> dict[str, Callable[[], Gambar]]:
    """A chart of every own table, by the table's name."""
    return {nama: partial(susun_sendiri, lap, t) for nama, t in lap.tabel_sendiri.items()}


def susun_sendiri(lap: Laporan, t: TabelSendiri) -> Gambar:
    """The chart of an own table: its first column of numbers, with the second if that has the same
    unit; all columns if they are consecutive times, or of too many their sum or the last two.
    Raises ValueError without numbers and for too many rows, and TanpaData without rows."""
    letak = [n for n, k in enumerate(t.kolom) if k.jenis == "bilangan"]
    if not t.baris:
        raise TanpaData(t.judul, t.berkas)
    if not letak:
        raise ValueError(bunyi("benda/grafik-tanpa-angka", kode=t.kode))
    satuan = t.kolom[letak[0]].satuan
    letak = [n for n in letak if t.kolom[n].satuan == satuan]
    waktu = [n for n in letak if berwaktu(t.kolom[n].judul)]
    berjejer = len(waktu) > 2 and len(waktu) * len(t.baris) <= BATANG_TERBANYAK
    terpilih = [n for n in letak if KEPALA_JUMLAH.fullmatch(t.kolom[n].judul)][:1] or waktu[-2:]
    letak = waktu if berjejer else terpilih if len(waktu) > 1 else letak[:2]
    label = kecil(next((k.judul for k in t.kolom if k.jenis == "teks"), "baris"))
    judul = [t.kolom[n].judul for n in letak]
    nama = f"{judul[0]} sampai {judul[-1]}" if berjejer else gabung_nama(judul)
    judul_baris = judul_kelompok(t)
    baris_ = [b for n, b in enumerate(t.baris) if n not in judul_baris]
    sel = {b.sebutan: [a for n in letak if isinstance(a := b.sel[n], Angka)] for b in baris_}
    isi: Isi = {"": sel}
    if berjejer:
        isi = {b: {j: [a] for j, a in zip(judul, baris, strict=True)} for b, baris in sel.items()}
    semua = [a for baris in sel.values() for a in baris]
    _periksa(t)
    kata = {b: [BELUM_ADA if a.nilai is None else a.teks for a in isi] for b, isi in sel.items()}
    rinci = "; ".join(f"{b} {berderet(isi)}" for b, isi in kata.items())
    return Gambar(
        t.kode,
        _judul(t.judul, [] if berjejer else [t.kolom[n] for n in letak], sel),
        f"{nama} menurut {label}{f', dalam {satuan}' if satuan else ''}, {lap.unit}",
        f"Grafik batang {nama if berjejer else kecil(nama)} menurut {label}: {rinci}.",
        f"data {lap.unit}.",
        _spesifikasi([] if berjejer else [t.kolom[n] for n in letak], isi),
        tuple(semua),
        (t.kode,),
    )


def _periksa(t: TabelSendiri) -> None:
    if len(t.baris) > BATANG_TERBANYAK:
        kata = {"kode": t.kode, "banyak": len(t.baris), "batas": BATANG_TERBANYAK}
        raise ValueError(bunyi("benda/grafik-panjang", **kata))
    if not t.sesatuan:
        raise ValueError(bunyi("benda/grafik-campur", kode=t.kode))


def _judul(judul: str, kolom: Sequence[KolomSendiri], isi: Mapping[str, Sequence[Angka]]) -> str:
    """The unique greatest value if none is negative, otherwise the title of the table; of a time
    series its only row."""
    ada = [(a[0].nilai, teks, a[0]) for teks, a in isi.items() if a[0].nilai is not None]
    urut = sorted(ada, key=lambda x: -x[0])
    if len(kolom) != 1 or len(urut) < 2 or urut[0][0] == urut[1][0] or urut[-1][0] < 0:
        return judul if kolom or len(isi) > 1 else f"{judul}: {kecil(next(iter(isi)))}"
    return f"{judul}: {kecil(kolom[0].judul)} terbesar pada {urut[0][1]}, {urut[0][2].teks}"


def _spesifikasi(kolom: Sequence[KolomSendiri], isi: Isi) -> s.Spesifikasi:
    """One bar a row, or two, the second for comparison."""
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
