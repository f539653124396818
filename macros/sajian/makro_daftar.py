"""The macros that give several things: to go through, to name, or in one list or sentence."""

from collections.abc import Callable
from typing import Any, get_args

from markupsafe import Markup

from ..benda import kalimat, pecahan
from ..benda.tabel.unsur import Bagian, Baris, Status, Tabel
from ..dasar.masalah import cari, pastikan
from ..hitung.entitas import Indikator, Sasaran, TingkatSasaran
from ..hitung.laporan import Laporan
from ..hitung.sumber import IsiSumber, SumberIsi
from ..temuan import kelengkapan
from .pagar import makro
from .penyaji import Penyaji


class MakroDaftar:
    """What `Makro` has of them, over one report."""

    laporan: Laporan
    penyaji: Penyaji
    _tabel: dict[str, Callable[[], Tabel]]

    @makro
    def indikator(self, kode: str) -> Indikator:
        """An indicator with `.kode`, `.uraian`, `.satuan`."""
        return cari(self.laporan.indikator, "Indikator", kode)

    @makro
    def sasaran(self, kode: str) -> Sasaran:
        """A goal with `.kode` and `.uraian`."""
        return cari(self.laporan.sasaran, "Sasaran", kode)

    @makro
    def daftar_indikator(
        self, sasaran: str | None = None, kelompok: str | None = None
    ) -> list[Indikator]:
        """The measured indicators: of one goal, of one kind as `sebut` knows them, or all."""
        if sasaran is not None:
            pastikan(self.laporan.sasaran, "Sasaran", sasaran)
        semua = self.laporan.daftar_indikator(sasaran)
        if kelompok is None:
            return semua
        return [i for i in kalimat.pilih(self.laporan, kelompok) if i in semua]

    @makro
    def daftar_sasaran(self, tingkat: str | None = None) -> list[Sasaran]:
        """The goals of one level, or those whose indicators the edition measures."""
        if tingkat is not None:
            pastikan(self.laporan.tingkat, "Tingkat sasaran", tingkat)
        return self.laporan.daftar_sasaran(tingkat)

    @makro
    def daftar_tingkat(self) -> list[TingkatSasaran]:
        """The levels of goals with `.kode` and `.nama`, the highest first."""
        return list(self.laporan.tingkat.values())

    @makro
    def daftar_sumber(self, isi: str) -> list[SumberIsi]:
        """The sources of one kind in order, with `.kode`, `.nama`, `.acuan`, `.peran`."""
        jenis = cari({k: k for k in get_args(IsiSumber)}, "Isi sumber", isi)
        return list(self.laporan.sumber.semua(jenis))

    @makro
    def daftar_kendala(self) -> list[Any]:
        """Obstacles with `.kendala` and `.solusi`."""
        return list(self.laporan.baris("kendala"))

    @makro
    def daftar_isu(self, daftar: str) -> list[Any]:
        """The issues of one list of `isu.csv` with `.judul` and `.uraian`, in order."""
        isu = list(self.laporan.baris("isu"))
        if isu:
            pastikan([r.daftar for r in isu], "Daftar isu", daftar)
        return sorted((r for r in isu if r.daftar == daftar), key=lambda r: r.urut)

    @makro
    def daftar_strategi(self, indikator: str) -> list[Any]:
        """The strategies of an indicator with `.uraian`."""
        pastikan(self.laporan.indikator, "Indikator", indikator)
        return list(self.laporan.baris("strategi", indikator=indikator))

    @makro
    def daftar_analisis(self, indikator: str) -> list[kelengkapan.Tulisan]:
        """The analyses written for an indicator, with `.judul` and `.uraian`."""
        pastikan(self.laporan.indikator, "Indikator", indikator)
        return kelengkapan.tulisan(self.laporan, indikator)

    @makro
    def daftar_tim(self) -> list[Any]:
        """The team with `.peran` and `.nama`."""
        return list(self.laporan.baris("tim_penyusun"))

    @makro
    def rumus_sasaran(self, sasaran: str) -> Markup:
        """The worked formulas of a goal's indicators, one line each."""
        semua = [pecahan.terapan(self.laporan, i.kode) for i in self.daftar_indikator(sasaran)]
        return self.penyaji.templat("perhitungan", f"rumus-sasaran-{sasaran}", semua=semua)

    @makro
    def kalimat_tabel(self, kode: str) -> Markup:
        """The rows of a small table in one sentence: `Januari–November lapor; Desember belum`."""
        isi = cari(self._tabel, "Tabel", kode)()
        semua = [_sebaris(b) for k in isi.kelompok for b in k.baris]
        return Markup("; ").join(self.penyaji.sajikan(b) for b in semua)

    @makro
    def daftar_tabel(self) -> Markup:
        """The list of tables, filled in after numbering."""
        return self.penyaji.templat("wadah_daftar", jenis="tabel")

    @makro
    def daftar_gambar(self) -> Markup:
        """The list of charts, filled in after numbering."""
        return self.penyaji.templat("wadah_daftar", jenis="gambar")

    @makro
    def daftar_bagan(self) -> Markup:
        """The list of diagrams, filled in after numbering."""
        return self.penyaji.templat("wadah_daftar", jenis="bagan")


def _sebaris(baris: Baris) -> list[Bagian]:
    """The name of a row, then its other cells."""
    nama = baris.sel[baris.kepala or 0]
    hasil = list(nama.isi)
    for sel in baris.sel:
        if sel is not nama:
            hasil += [" ", *(b.teks.lower() if isinstance(b, Status) else b for b in sel.isi)]
    return hasil
