"""The shared state of one build of the site, from its data to its PDFs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..dasar.cabang import Sampingan
from ..dasar.penulisan import samarkan_nip
from ..halaman import halaman_indikator
from ..halaman.jenis import Halaman
from ..halaman.letak import Letak
from ..halaman.penomoran import HasilPenomoran
from ..sajian.makro import Makro
from ..sajian.tulisan import Titipan
from .pencetak import Cetak
from .penutup import Penutup
from .ragam import FOLDER_SALINAN, SALINAN, Ragam, nama_berkas
from .versi import Versi


@dataclass
class Bangunan:
    """One build: the project `akar` becomes the site in the folder `situs`.

    `terbit` is the version to be published, or None; `pesanan` are the PDFs to make, `cetak`
    orders them; `salinan` is the folder for those to be signed, which are not public.
    `alamat_terbit` is the address of the published versions, or empty; `rekaan` marks invented
    data, which every page says and which cannot be published. The other fields are set in the
    course of the build; `mentah` are the chapters as HTML before numbering, `kelas` the CSS classes
    of the finished pages.
    """

    akar: Path
    situs: Path
    makro: Makro
    alamat_terbit: str = ""
    terbit: Versi | None = None
    pesanan: Sequence[Ragam] = ()
    rekaan: bool = False
    titipan: Titipan = field(default_factory=Titipan)
    mentah: dict[str, str] = field(default_factory=dict)
    nomor: HasilPenomoran = field(default_factory=HasilPenomoran)
    letak: dict[str, list[Letak]] = field(default_factory=dict)
    foto: dict[str, Path] = field(default_factory=dict)
    kelas: set[str] = field(default_factory=set)
    cetak: Cetak | None = None
    penutup: Penutup = field(init=False)
    buku: Sampingan[None] | None = None
    tanpa_bab: Sampingan[Any] | None = None
    salinan: Path | None = None

    def __post_init__(self) -> None:
        self.penutup = Penutup(self.situs, self.folder_cetak, self.terbit)

    def akhiri(self) -> None:
        """Stop all processes that work for the pages of this build."""
        for satu in (self.buku, self.tanpa_bab):
            if satu is not None:
                satu.akhiri()

    @cached_property
    def rincian(self) -> dict[str, str]:
        """The address of each indicator's page below the site's root, by code."""
        semua = halaman_indikator.alamat(self.makro.laporan)
        return {kode: f"{src.removesuffix('.md')}.html" for kode, src in semua.items()}

    @property
    def unduh(self) -> Path:
        """The folder of the published PDFs."""
        return self.situs / "unduh"

    @property
    def unduh_data(self) -> Path:
        """The folder of the published data."""
        return self.unduh / "data"

    @property
    def folder_cetak(self) -> Path:
        """The folder of printed documents until the PDFs are made: within the build's own output,
        so that two builds of one project do not interfere."""
        return self.situs / ".cetak"

    @property
    def nama(self) -> str:
        """The base name of files for download; that of a correction differs from the version that
        it replaces."""
        return self.terbit.nama if self.terbit else self.makro.laporan.edisi.kode

    @property
    def tempat_buku(self) -> Path:
        """The path of the workbook of all data."""
        return self.unduh / f"lkjip-{self.nama}-data.xlsx"

    def tempat_pdf(self, satu: Ragam) -> Path:
        """The path of an edition's PDF: within the site, or outside of it if it is to be signed."""
        rumah = (self.salinan or self.akar / FOLDER_SALINAN) if satu in SALINAN else self.unduh
        return rumah / nama_berkas(self.nama, satu)

    def samarkan(self, teks: str) -> str:
        """Mask every NIP in a text for the public."""
        return samarkan_nip(teks, (p.nip for p in self.makro.laporan.pejabat.values()))

    @property
    def bab_jadi(self) -> list[Halaman]:
        """The finished chapters in order (with numbers, references, tables, captions), without
        markup of the site's engine."""
        return [h for h in self.nomor.halaman if h.html]
