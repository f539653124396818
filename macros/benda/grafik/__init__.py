"""Charts and diagrams by their codes, for `{{ grafik("kode") }}`; their drawing and files."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ...dasar.masalah import GalatLaporan, Masalah, cari
from ...gambar import spesifikasi as s
from ...gambar.belah import belah
from ...gambar.gaya import letak_deret, ukuran_svg
from ...hitung.laporan import Laporan
from ..deklarasi import pembaca
from ..deklarasi.pembaca import JenisUraian, nama_terpakai
from ..deklarasi.sumber_baris import SumberBaris
from . import bagan_unit, grafik_dari_data
from .gubahan import Gubahan
from .wujud import Gambar

TEMBOLOK = "grafik"  # the folder of cached drawings
VARIAN = {"lebar": "", "sempit": "-sempit", "gelap": "-gelap", "sempit-gelap": "-sempit-gelap"}

JENIS = JenisUraian("grafik", Path(__file__).with_name("grafik.schema.json"))
BAGAN: dict[str, Callable[[Laporan], Gambar]] = {
    "struktur-organisasi": bagan_unit.struktur_organisasi,
    "peta-strategi": bagan_unit.peta_strategi,
    "jenjang-kinerja": bagan_unit.jenjang_kinerja,
}


def daftar(
    lap: Laporan,
    tabel: Collection[str] | None = None,
    masalah: list[Masalah] | None = None,
) -> dict[str, Callable[[], Gambar]]:
    """A function for every chart, by code.

    `tabel` are the tables to which charts may refer, if known. Mistakes in `data/grafik.yaml` are
    added to `masalah`; such a chart raises GalatLaporan.
    """
    dijelaskan, salah = pembaca.baca(
        SumberBaris(lap), JENIS, lambda *isi: Gubahan(*isi).susun(tabel), (), malas=masalah is None
    )
    # A declaration overrides the automatic chart of an own table or of an indicator's results.
    lain = grafik_dari_data.terukur(lap) | dijelaskan
    if masalah is not None:
        masalah += [*salah, *nama_terpakai(lap, JENIS, lain)]
    return grafik_dari_data.sendiri(lap) | lain


# A row: its label, its values with the names of their series, and its vertical position in the wide
# and in the narrow picture, in thousandths.
Tanda = tuple[str, tuple[tuple[str, str], ...], int, int]


@dataclass(frozen=True)
class Lukisan:
    """A chart with the size, in px, of its wide and its narrow picture, the texts of its rows, and
    the number of pictures needed on paper."""

    gambar: Gambar
    ukuran: tuple[float, float]
    ukuran_sempit: tuple[float, float]
    tanda: tuple[Tanda, ...] = ()
    lembar: int = 1

    @property
    def data_tanda(self) -> str:
        """The rows as JSON, for the script that shows their values; empty without rows."""
        teks = json.dumps(self.tanda, ensure_ascii=False, separators=(",", ":"))
        return teks if self.tanda else ""


@dataclass(eq=False)
class Penggambar:
    """Draws the charts that chapters ask for, of `semua` by code, and keeps the files for site and
    PDF.

    Without a cache folder nothing is drawn, which is enough to check a chapter.
    """

    laporan: Laporan
    tembolok: Path | None
    semua: Mapping[str, Callable[[], Gambar]]
    berkas: dict[str, str] = field(init=False, default_factory=dict)

    def berisi(self, kode: str) -> bool:
        """Whether the chart or diagram has any contents."""
        try:
            self.semua[kode]() if kode in self.semua else BAGAN[kode](self.laporan)
        except (LookupError, GalatLaporan):  # a mistake is recorded elsewhere
            return False
        return True

    def grafik(self, kode: str) -> Lukisan:
        """A chart. Raises KunciTidakDikenal for an unknown code."""
        return self.lukis(cari(self.semua, "Grafik", kode)())

    def bagan(self, kode: str) -> Lukisan:
        """A diagram. Raises KunciTidakDikenal for an unknown code."""
        return self.lukis(cari(BAGAN, "Bagan", kode)(self.laporan))

    def dahulukan(self, pengenal: Iterable[str]) -> None:
        """Draw the charts and diagrams with these ids now, in their order, if not cached.

        Errors are left to the chapter that asks for them.
        """
        if self.tembolok is None:
            return
        from ...gambar.tembolok import lukis_dahulu

        ada = {f"gambar-{kode}": buat for kode, buat in self.semua.items()}
        ada |= {f"bagan-{kode}": partial(buat, self.laporan) for kode, buat in BAGAN.items()}
        semua = []
        for satu in pengenal:
            with suppress(ValueError, LookupError, GalatLaporan):
                semua.append(ada[satu]().spesifikasi)
        lukis_dahulu(semua, self.tembolok)

    def lukis(self, gambar: Gambar) -> Lukisan:
        """Draw a chart, and keep its files."""
        if self.tembolok is None:
            return Lukisan(gambar, (0, 0), (0, 0))
        # Late: a check draws nothing and should not load matplotlib.
        from ...gambar.tembolok import lukis_tersimpan

        svg = lukis_tersimpan(gambar.spesifikasi, self.tembolok)
        for varian, akhir in VARIAN.items():
            self.berkas[f"aset/grafik/{gambar.kode}{akhir}.svg"] = svg[varian]
        lebar, sempit = svg["lebar"], svg["sempit"]
        tanda = susun_tanda(gambar.spesifikasi, lebar, sempit)
        lembar = belah(gambar.spesifikasi, ukuran_svg(lebar)[1])
        for n, satu in enumerate(lembar if lembar[1:] else (), 1):
            svg = lukis_tersimpan(satu, self.tembolok)
            self.berkas[f"aset/grafik/{gambar.kode}-lembar-{n}.svg"] = svg["lebar"]
        return Lukisan(gambar, ukuran_svg(lebar), ukuran_svg(sempit), tanda, len(lembar))


def susun_tanda(spek: s.Spesifikasi, lebar: str, sempit: str) -> tuple[Tanda, ...]:
    """The texts of a chart's rows with their places in both pictures; empty without rows."""
    semua = zip(_baris(spek), *map(letak_deret, (lebar, sempit)), strict=False)
    return tuple((*satu, *di) for satu, *di in semua)


def _baris(spek: s.Spesifikasi) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    match spek:
        case s.Batang() | s.Titik() if spek.seri:
            butir, nama = spek.butir, [seri.nama for seri in spek.seri]
        case s.Batang():
            butir, nama = spek.butir, [""]
        case s.PetaPanas():
            butir, nama = list(spek.baris), list(spek.kolom)
        case _:
            return
    for b in butir:
        isi = [(n, satu.teks) for n, satu in zip(nama, b.nilai, strict=True)]
        isi += [("", satu.rincian) for satu in b.nilai if satu.rincian]
        yield f"{b.kode} {b.label}".strip(), tuple(isi)
