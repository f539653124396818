"""The quick preview: make one chapter's page anew from the state of the last whole build.

The editor sees the open page before the rest of the site is built. Numbers of other pages, lists
and search follow with the next whole build, which always starts from nothing.
"""

from dataclasses import dataclass
from typing import Any

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.halaman import penomoran
from macros.keluaran import gaya_tema
from macros.keluaran.bangunan import Bangunan
from macros.mkdocs import jembatan


@dataclass
class Papan:
    """The state of a whole build: the engine's settings, files, navigation and templates."""

    config: Any
    files: Files
    nav: Navigation
    env: Any = None
    ragu: bool = False  # whether the last page was not completed

    def bab(self, src: str) -> bool:
        """Whether a path below docs/ is a chapter that can be made anew alone."""
        return src in jembatan.bangunan(self.config).mentah

    def perbarui(self, src: str, *, data: bool) -> bool:
        """Write the page of the chapter `src` into the site of the last build; with `data` the
        tables are read again.

        False if the page has problems, or needs files that the site does not have yet, so that a
        whole build is needed. Errors of mistakes are passed on.
        """
        berkas = self.files.get_file_from_path(src)
        if berkas is None or berkas.page is None:
            raise KeyError(src)
        judul, data, self.ragu = berkas.page.title, data or self.ragu, True
        try:
            return self._perbarui(berkas.page, data=data)
        finally:
            if self.ragu:  # other pages have it in their navigation
                berkas.page.title = judul

    def _perbarui(self, halaman: Page, *, data: bool) -> bool:
        lama = jembatan.bangunan(self.config)
        if data:
            jembatan.mulai(self.config, teliti=False)
            self.config.plugins.on_config(self.config)
            baru = jembatan.bangunan(self.config)
            baru.mentah, baru.foto, baru.kelas = lama.mentah, lama.foto, lama.kelas
            laporan = baru.makro.laporan
            self.env.globals.update(edisi=laporan.edisi, instansi=laporan.instansi)
        bangunan = jembatan.bangunan(self.config)
        self._rangkai(halaman)
        if bangunan.makro.masalah or bangunan.makro.album.lembar.keys() - lama.foto.keys():
            return False
        if not self._selesaikan(bangunan, halaman):
            return False
        semua = self.files.documentation_pages()
        bergaya = len(bangunan.kelas)
        _build_page(halaman, self.config, semua, self.nav, self.env)
        for jalur, svg in bangunan.makro.penggambar.berkas.items():
            berkas = bangunan.situs / jalur
            if data or not berkas.is_file():
                berkas.parent.mkdir(parents=True, exist_ok=True)
                berkas.write_bytes(bangunan.samarkan(svg).encode())
        if len(bangunan.kelas) > bergaya:
            # The reduced theme style only has rules for classes used so far.
            self._perbarui_gaya(bangunan)
        self.ragu = False
        return True

    def _perbarui_gaya(self, bangunan: Bangunan) -> None:
        berkas = self.files.get_file_from_path(self.env.globals["gaya_tema"])
        assert berkas is not None
        css = gaya_tema.susutkan(berkas.content_string, bangunan.kelas | gaya_tema.kelas_kelak())
        (bangunan.situs / berkas.src_uri).write_text(css, encoding="utf-8")

    def _rangkai(self, halaman: Page) -> None:
        """Render the chapter, without numbers."""
        halaman.__dict__.pop("title", None)
        _populate_page(halaman, self.config, self.files)
        jembatan.bangunan(self.config).mentah[halaman.file.src_uri] = halaman.content or ""

    def _selesaikan(self, bangunan: Bangunan, halaman: Page) -> bool:
        """Number the chapter among the others, and set the site's version of it."""
        src = halaman.file.src_uri
        urutan = jembatan.urut(self.config["nav"] or [], self.files)
        semua = [
            jembatan.sebagai_halaman(p, bangunan.mentah[p.file.src_uri])
            for p in urutan
            if p.file.src_uri in bangunan.mentah
        ]
        nomor = penomoran.nomori(semua, bangunan.makro.penyaji, hanya=src)
        if nomor.masalah:
            return False
        h = next(satu for satu in nomor.halaman if satu.src == src)
        jembatan.tayangkan(bangunan, halaman, h, nomor.nomor_judul)
        jembatan.terangkan(bangunan, halaman, self.config["site_url"] or "")
        return True
