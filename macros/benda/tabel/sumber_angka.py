"""The annex of the report's main figures: value, formula with numbers, and the rows behind them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from ...asal.penelusur import perhitungan, rentang
from ...dasar.angka import Asal
from ...dasar.himpun import himpun
from ...dasar.kosakata import bunyi
from ...dasar.penulisan import gabung
from ...hitung import angka_skema, kunci
from ...hitung.daftar_rumus import BANYAKNYA
from ...hitung.keuangan import JENIS
from ...hitung.laporan import Laporan
from .unsur import Bagian, Baris, Kelompok, Kolom, Sel, Tabel, Tautan, baris

PAGU = ("pagu-awal", "pagu", "revisi", "revisi-persen")
MENURUT = ("realisasi", "sisa", "lebih", "serapan")


def sumber_angka(lap: Laporan) -> Tabel:
    """The main figures that there are: counts, averages, achievements, budget, its scores, staff.
    Achievements are told by the codes of their indicators, whose names stand in the tables before.
    """
    ada = {a.kunci for a in lap.register if a.terisi}
    nama = {lap.capaian(i.kode).kunci: f"Indikator {i.kode}" for i in lap.daftar_indikator()}
    return Tabel(
        "sumber-angka",
        f"Angka utama {lap.unit} {lap.edisi.sebutan}, perhitungannya, dan sumbernya",
        (
            Kolom("Angka", lebar=25),
            Kolom("Nilai", "bilangan", 15),
            Kolom("Perhitungan", lebar=30),
            Kolom("Tabel data dan baris", lebar=30),
        ),
        tuple(
            Kelompok(judul, isi)
            for judul, isi_kunci in _kelompok(lap)
            if (isi := tuple(_baris(lap, k, nama) for k in isi_kunci if k in ada))
        ),
        sumber="register angka laporan ini.",
        catatan=(bunyi("benda/sumber-angka"),),
    )


def _kelompok(lap: Laporan) -> Iterator[tuple[str, list[str]]]:
    tahun = lap.edisi.tahun
    sasaran = [s.kode for s in lap.daftar_sasaran() if lap.daftar_indikator(s.kode)]
    banyak = [kunci.jumlah(apa, tahun) for apa in BANYAKNYA]
    for s in sasaran:
        banyak += [kunci.jumlah("tercapai", tahun, s), kunci.jumlah("belum-tercapai", tahun, s)]
    yield "Banyaknya indikator", banyak
    menurut = (kunci.rata_rata_sasaran(s, tahun) for s in sasaran)
    yield "Rata-rata capaian", [kunci.rata_rata(tahun), *menurut]
    yield "Capaian indikator", [lap.capaian(i.kode).kunci for i in lap.daftar_indikator()]
    for jenis in JENIS.values():
        uang = [kunci.pagu(tahun, x, jenis) for x in PAGU]
        awal, kini = map(lap.register.get, uang[:2])
        if awal and kini and set(lap.register.sel(awal)) == set(lap.register.sel(kini)):
            uang = [kunci.pagu(tahun, "pagu", jenis)]  # never revised
        for di, _ in lap.posisi_anggaran(tahun):
            uang += [kunci.anggaran(tahun, di.sumber, x, jenis) for x in MENURUT]
        yield jenis.capitalize(), [*uang, *([kunci.pk(tahun)] if jenis == "anggaran" else [])]
    yield (
        "Penilaian kinerja anggaran",
        [
            kunci.nilai_ikpa(tahun),
            *(a.kunci for a in angka_skema.semua(lap.data, tahun=tahun) if a.aturan.penilaian),
        ],
    )
    yield "Pegawai", [kunci.pegawai(x) for x in ("jabatan", "pendidikan")]


def _baris(lap: Laporan, kunci_angka: str, nama: Mapping[str, str]) -> Baris:
    a = lap.register[kunci_angka]
    # A line may end behind the dots; the unit must not stand alone on the next.
    hitungan = perhitungan(a, lap.register).replace("…%", "…\N{WORD JOINER}%")
    sel = baris(nama.get(kunci_angka, a.label), a, hitungan or None, kepala=0)
    return replace(sel, sel=(*sel.sel, Sel(tuple(_asal(lap.register.sel(a))))))


def _asal(sel: Iterable[Asal]) -> Iterator[Bagian]:
    """One link for each run of rows; columns of the same rows are named together, and runs of the
    same columns after one name of their table."""
    menurut = himpun(((r.berkas, r.awal, r.akhir), r) for r in rentang(sel))
    sama = himpun(
        ((berkas, gabung([r.kolom for r in isi])), isi[0]) for (berkas, *_), isi in menurut.items()
    )
    for n, ((berkas, kolom), isi) in enumerate(sama.items()):
        yield from ["; "] if n else []
        for ke, r in enumerate(isi):
            yield from [", "] if ke else []
            nomor = r.baris.removeprefix("baris ") if ke else r.baris
            yield Tautan(nomor if ke else f"{PurePosixPath(berkas).stem}, {nomor}", r.alamat)
        yield f" ({kolom})"
