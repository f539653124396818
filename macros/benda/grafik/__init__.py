"""The charts and diagrams of the report by code: what `{{ grafik("kode") }}` may ask for."""

import json
from collections.abc import Callable, Collection, Container
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from ...dasar.deklarasi import Catatan
from ...dasar.masalah import GalatLaporan, Masalah, cari
from ...gambar.gaya import ukuran_svg
from ...hitung.laporan import Laporan
from ..deklarasi import pembaca
from ..deklarasi.pembaca import Bentuk, Uraian, nama_terpakai
from ..deklarasi.pemeriksa_kunci import Kunci
from ..deklarasi.sumber_baris import SumberBaris
from . import bagan_unit, grafik_sendiri, grafik_ukur
from .gubahan import Gubahan
from .tanda import Tanda
from .tanda import susun as susun_tanda
from .wujud import Gambar

TEMBOLOK = "grafik"  # where drawings are kept, among all that is
VARIAN = {"lebar": "", "sempit": "-sempit", "gelap": "-gelap", "sempit-gelap": "-sempit-gelap"}

BENTUK = Bentuk(
    "grafik",
    "Grafik",
    Path(__file__).with_name("grafik.schema.json"),
    ("judul", "bentuk", "baris", "label", "nilai", "alt"),
)
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
    """Every chart's code with the function that gives it.

    `tabel` are the tables that charts may point to, where they are known. What is wrong in
    `data/grafik.yaml` is added to `masalah`; such a chart raises GalatLaporan.
    """
    sumber, kunci = SumberBaris(lap), Kunci(lap)

    def susun(isi: Uraian, catatan: Catatan) -> Gambar:
        return Gubahan(sumber, kunci, isi, catatan).susun(tabel)

    dijelaskan, salah = pembaca.baca(sumber, BENTUK, susun, malas=masalah is None)
    # A declaration makes the chart of an own table, and that of an indicator's results, finer.
    lain = grafik_ukur.daftar(lap) | dijelaskan
    if masalah is not None:
        masalah += [*salah, *nama_terpakai(lap, BENTUK, lain)]
    return grafik_sendiri.daftar(lap) | lain


@dataclass(frozen=True)
class Lukisan:
    """A chart with the size, in px, of its wide and its narrow picture, and what its rows say."""

    gambar: Gambar
    ukuran: tuple[float, float]
    ukuran_sempit: tuple[float, float]
    tanda: tuple[Tanda, ...] = ()

    @property
    def data_tanda(self) -> str:
        """The rows for the script that shows their values, as JSON; empty without any."""
        isi = [[t.label, t.nilai, t.lebar, t.sempit] for t in self.tanda]
        return json.dumps(isi, ensure_ascii=False, separators=(",", ":")) if isi else ""


class Penggambar:
    """Draws the charts that chapters ask for, and keeps their files for the site and the PDF.

    Without a cache folder nothing is drawn: enough to check a chapter.
    """

    def __init__(self, laporan: Laporan, tembolok: Path | None) -> None:
        self._laporan = laporan
        self._tembolok = tembolok
        self.berkas: dict[str, str] = {}

    def baca(self, tabel: Collection[str]) -> list[Masalah]:
        """Read the charts of the report, which may point to `tabel`; what is wrong with them."""
        masalah: list[Masalah] = []
        self._grafik = daftar(self._laporan, tabel, masalah)
        return masalah

    @cached_property
    def _grafik(self) -> dict[str, Callable[[], Gambar]]:
        return daftar(self._laporan)

    @property
    def kode(self) -> Collection[str]:
        """The codes of all charts."""
        return self._grafik.keys()

    def berisi(self, kode: str) -> bool:
        """Whether the chart or diagram has something to show."""
        try:
            self._grafik[kode]() if kode in self._grafik else BAGAN[kode](self._laporan)
        except (LookupError, GalatLaporan):  # a mistake is noted where it was found
            return False
        return True

    def grafik(self, kode: str) -> Lukisan:
        """A chart. Raises KunciTidakDikenal for an unknown code."""
        return self.lukis(cari(self._grafik, "Grafik", kode)())

    def bagan(self, kode: str) -> Lukisan:
        """A diagram. Raises KunciTidakDikenal for an unknown code."""
        return self.lukis(cari(BAGAN, "Bagan", kode)(self._laporan))

    def dahulukan(self, pengenal: Container[str]) -> None:
        """Draw the charts and diagrams with these ids now, where they are not kept yet.

        What cannot be drawn is left to the chapter that asks for it.
        """
        if self._tembolok is None:
            return
        from ...gambar.tembolok import lukis_dahulu

        bagan_ = {kode: partial(buat, self._laporan) for kode, buat in BAGAN.items()}
        semua = []
        for jenis, daftar_ in (("gambar", self._grafik), ("bagan", bagan_)):
            for kode, buat in daftar_.items():
                if f"{jenis}-{kode}" in pengenal:
                    with suppress(ValueError, LookupError, GalatLaporan):
                        semua.append(buat().spesifikasi)
        lukis_dahulu(semua, self._tembolok)

    def lukis(self, gambar: Gambar) -> Lukisan:
        """Draw a chart, and keep its files."""
        if self._tembolok is None:
            return Lukisan(gambar, (0, 0), (0, 0))
        # Only now: a check draws nothing and should not pay for the drawing engine.
        from ...gambar.tembolok import lukis_tersimpan

        svg = lukis_tersimpan(gambar.spesifikasi, self._tembolok)
        for varian, akhir in VARIAN.items():
            self.berkas[f"aset/grafik/{gambar.kode}{akhir}.svg"] = svg[varian]
        lebar, sempit = svg["lebar"], svg["sempit"]
        tanda = susun_tanda(gambar.spesifikasi, lebar, sempit)
        return Lukisan(gambar, ukuran_svg(lebar), ukuran_svg(sempit), tanda)
