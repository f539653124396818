"""What one build of the site knows, from its data to its PDFs: all that its steps share."""

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
from .pencetak import Pemesan, Pencetak
from .penutup import Penutup
from .ragam import FOLDER_SALINAN, SALINAN, Ragam, nama_berkas
from .versi import Versi


@dataclass
class Bangunan:
    """One build: the project `akar` becomes the site in the folder `situs`.

    `terbit` is the version that it shall be, or None; `pesanan` names the PDFs to make, `pencetak`
    who makes them; `salinan` is the folder for those that are signed and not public.
    `alamat_terbit` is where the published versions stand, or empty; `rekaan` says that all is made
    up, which every page tells and nothing may publish. The rest comes to be on the way;
    `mentah` are the chapters as HTML before they were numbered, `kelas` what the finished pages
    call their elements.
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
    pencetak: Pemesan = field(default_factory=Pencetak)
    penutup: Penutup = field(init=False)
    buku: Sampingan[None] | None = None
    tanpa_bab: Sampingan[Any] | None = None
    salinan: Path | None = None

    def __post_init__(self) -> None:
        self.penutup = Penutup(self.situs, self.folder_cetak, self.terbit)

    def akhiri(self) -> None:
        """End whatever still works for the pages of this build."""
        for satu in (self.buku, self.tanpa_bab):
            if satu is not None:
                satu.akhiri()

    @cached_property
    def rincian(self) -> dict[str, str]:
        """The page of each indicator below the site's root, by its code."""
        semua = halaman_indikator.alamat(self.makro.laporan)
        return {kode: f"{src.removesuffix('.md')}.html" for kode, src in semua.items()}

    @property
    def unduh(self) -> Path:
        """Where the PDFs are published."""
        return self.situs / "unduh"

    @property
    def unduh_data(self) -> Path:
        """Where the data are published."""
        return self.unduh / "data"

    @property
    def folder_cetak(self) -> Path:
        """Where the printed documents stand until the PDFs are there: in the build's own output, so
        that two builds of one project do not meet."""
        return self.situs / ".cetak"

    @property
    def nama(self) -> str:
        """What the files for download are called after: a correction's are not those of the version
        that it replaces."""
        return self.terbit.nama if self.terbit else self.makro.laporan.edisi.kode

    @property
    def tempat_buku(self) -> Path:
        """Where the workbook of all data goes."""
        return self.unduh / f"lkjip-{self.nama}-data.xlsx"

    def tempat_pdf(self, satu: Ragam) -> Path:
        """Where the PDF of an edition goes: into the site, or beside it what is to be signed."""
        rumah = (self.salinan or self.akar / FOLDER_SALINAN) if satu in SALINAN else self.unduh
        return rumah / nama_berkas(self.nama, satu)

    def samarkan(self, teks: str) -> str:
        """What of a text the public may read: no NIP, wherever one was typed."""
        return samarkan_nip(teks, (p.nip for p in self.makro.laporan.pejabat.values()))

    @property
    def bab_jadi(self) -> list[Halaman]:
        """The finished chapters in their order: numbers, references, tables and captions done, and
        nothing of the site's engine in them."""
        return [h for h in self.nomor.halaman if h.html]
