"""The macros for pictures that an editor brings: photographs, and scanned documents."""

from markupsafe import Markup

from ..benda.foto import Album
from .pagar import makro
from .penyaji import Penyaji


class MakroFoto:
    """What shows the pictures below docs/."""

    album: Album
    penyaji: Penyaji

    @makro
    def foto(
        self, berkas: str, judul: str, alt: str = "", kode: str = "", sumber: str = ""
    ) -> Markup:
        """Photographs under one numbered caption; files and descriptions are parted by `|`."""
        foto = self.album.foto(self.penyaji.halaman, berkas, judul, alt, kode, sumber)
        benda = f"gambar-{foto.kode}"
        return self.penyaji.templat("foto", benda, foto=foto, dasar=self.penyaji.dasar)

    @makro
    def pindaian(
        self,
        berkas: str,
        judul: str = "",
        alt: str = "",
        kode: str = "",
        sumber: str = "",
        halaman: str | int = "",
    ) -> Markup:
        """The pages of a scanned document, all or those of `halaman` (`1-3, 5`), under one numbered
        caption."""
        isi = self.album.pindaian(
            self.penyaji.halaman, berkas, judul, alt, kode, sumber, str(halaman)
        )
        benda = f"gambar-{isi.kode}"
        return self.penyaji.templat("pindaian", benda, pindaian=isi, dasar=self.penyaji.dasar)
