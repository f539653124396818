"""The MkDocs hooks, in the order in which they are called.

Only the order of work is here; the work itself is in packages that do not know MkDocs.
"""

import json
import os
import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from macros.benda.foto import rapi
from macros.dasar import pohon, sela
from macros.dasar.cabang import Sampingan
from macros.dasar.masalah import GalatLaporan, Masalah, urutkan
from macros.dasar.pangkal import ASET
from macros.gambar.matematika import MatematikaKeliru
from macros.halaman import halaman_data, halaman_indikator, istilah, letak, pencarian, penomoran
from macros.keluaran import (
    berbagi,
    cetakan,
    data_terbit,
    gaya_tema,
    metadata,
    tanpa_bab,
    tentang,
    unduhan,
)
from macros.keluaran.bangunan import Bangunan
from macros.keluaran.penutup import TANDA
from macros.mkdocs import jembatan, kilat
from macros.sajian import rumus_naskah
from macros.sajian.templat import SimpananTemplat, isi_berkas
from macros.sajian.tulisan import seragamkan
from macros.temuan.naskah import setara

# Files of the theme that this site does not need: scripts, source maps, styles other than the
# reduced one.
BUANGAN = re.compile(r"\.map$|^assets/(?:javascripts|stylesheets)/")
ASLI_GAYA = "assets/stylesheets/main."
GAYA_TEMA = "aset/css/tema.css"
# Front matter of pages without a chapter.
TANPA_BAB = {"cetak": False, "render_macros": False}
AWAL_BARIS = '<div class="gulir"'


def on_config(config: Any) -> Any:
    """Take the site's names from the data; in `mkdocs.yml` they are placeholders."""
    sela.titik()
    bangunan = jembatan.bangunan(config)
    sela.titik()
    edisi, instansi = bangunan.makro.laporan.edisi, bangunan.makro.laporan.instansi
    # The date of issue replaces the clock, so that the same report gives the same bytes on any day
    # (MkDocs and matplotlib read this variable).
    terbit = datetime.combine(edisi.hari_terbit, time(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(terbit.timestamp()))
    config["site_name"] = f"Laporan Kinerja {instansi.nama_singkat}"
    config["site_description"] = f"{edisi.judul} {instansi.nama} {edisi.sebutan}"
    if bangunan.terbit is not None:
        config["extra_css"].append("aset/css/versi.css")
        if bangunan.alamat_terbit:
            config["site_url"] = f"{bangunan.alamat_terbit.rstrip('/')}/{bangunan.terbit.nama}/"
    return config


def on_files(files: Files, config: Any) -> Files:
    """Remove files that no browser requests, replace photographs by processed ones, and add the
    pages without a chapter."""
    bangunan = jembatan.bangunan(config)
    gaya = next(f for f in files if f.src_uri.startswith(ASLI_GAYA))
    buangan = [f for f in files if BUANGAN.search(f.src_uri)]
    for berkas in (*buangan, *jembatan.tak_disebut(files, Path(config["docs_dir"]))):
        files.remove(berkas)
    files.append(File.generated(config, GAYA_TEMA, content=gaya.content_bytes))
    # The program's scripts, which also show what is genuine, cannot be replaced by a report.
    for f in [f for f in files if f.src_uri.endswith(".js") and (ASET / f.src_uri).is_file()]:
        files.remove(f)
        files.append(File.generated(config, f.src_uri, abs_src_path=str(ASET / f.src_uri)))
    bangunan.foto, rusak = rapi(bangunan.akar / "docs", bangunan.akar / ".cache" / "foto")
    if rusak:
        raise _berhenti(rusak)
    for src, foto in bangunan.foto.items():
        asli = files.get_file_from_path(src)
        if asli is not None:  # it may be excluded by the site's settings
            files.remove(asli)
            files.append(File.generated(config, src, abs_src_path=str(foto)))
    laporan = bangunan.makro.laporan
    halaman: dict[str, dict[str, object]] = {
        src: {"title": judul, jenis: True}
        for jenis, milik in (("data", halaman_data), ("indikator", halaman_indikator))
        for src, judul in milik.daftar(laporan).items()
    }
    if istilah.daftar(laporan):
        halaman[istilah.HALAMAN] = {"title": istilah.JUDUL}
    if bangunan.terbit is not None:
        halaman[tentang.VERIFIKASI] = {"title": tentang.JUDUL_VERIFIKASI, "tanpa_cari": True}
    for src, depan in halaman.items():
        isi = f"---\n{json.dumps({**TANPA_BAB, **depan}, ensure_ascii=False)}\n---\n"
        files.append(File.generated(config, src, content=isi, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_nav(nav: Any, config: Any, files: Files) -> Any:
    """Store files and navigation for the quick preview of one page, and the names that pages have
    in the navigation."""
    for halaman in nav.pages:
        halaman.nama = vars(halaman).get("title")
    config["extra"][jembatan.KUNCI_PAPAN] = kilat.Papan(config, files, nav)
    return nav


def on_page_read_source(page: Page, **_: Any) -> str:
    """The source of a chapter, normalised as the check reads it."""
    return setara(page.file.content_string)


def on_page_markdown(markdown: str, page: Page, config: Any, **_: Any) -> str:
    """Replace finished tables and pictures by marks, and adapt the rest to the engine's
    Markdown."""
    sela.titik()
    if not page.meta.get("render_macros", True):
        # Without a chapter the engine has nothing to render.
        page.content, page.toc = "", TableOfContents([])
        setattr(page, "render", lambda *_: None)  # noqa: B010 - a method
    try:
        return seragamkan(rumus_naskah.tayangkan(jembatan.bangunan(config).titipan.ambil(markdown)))
    except MatematikaKeliru as galat:
        pesan = f"Sebuah rumus tidak dapat dibaca {galat}. Jalankan check untuk melihat barisnya."
        berkas = f"docs/{page.file.src_uri}"
        raise _berhenti([Masalah("B052", "galat", berkas, None, None, None, pesan)]) from galat


def on_page_content(html: str, config: Any, **_: Any) -> str:
    """Put the tables and pictures back in place of their marks."""
    sela.titik()
    return jembatan.bangunan(config).titipan.kembalikan(html)


def on_env(env: Any, config: Any, files: Files) -> Any:
    """After all chapters are rendered: complete the pages, publish the data, start the PDFs."""
    bangunan = jembatan.bangunan(config)
    laporan = bangunan.makro.laporan
    config["extra"][jembatan.KUNCI_PAPAN].env = env
    env.autoescape = True  # names of units and headings are text, not HTML
    if (terkompilasi := bangunan.makro.penyaji.terkompilasi) is not None:
        # Another name, since a template is compiled differently with escaping.
        env.bytecode_cache = SimpananTemplat(terkompilasi.folder, "situs-")
    env.globals.update(
        edisi=laporan.edisi,
        instansi=laporan.instansi,
        terbitan=bangunan.terbit,
        rekaan=bangunan.rekaan,
        gaya_tema=GAYA_TEMA,
        lisensi=metadata.lisensi(laporan.edisi),
        indikator_ada=bool(laporan.daftar_indikator()),
        glosarium_ada=bool(istilah.daftar(laporan)),
        sekali=_sekali(),
    )
    _nomori(bangunan, config, files)
    bab = _tempatkan(bangunan, config["site_url"] or "")
    # As early as possible: it takes longer than any page.
    _mulai_cetak(bangunan)
    unduhan.mulai(bangunan)
    _tayangkan(bangunan, config, files, bab)
    sela.titik()
    _lengkapi(bangunan, files)
    for jalur, svg in bangunan.makro.penggambar.berkas.items():
        files.append(File.generated(config, jalur, content=bangunan.samarkan(svg)))
    sela.titik()
    _terangkan(bangunan, env, config, files)
    _perkenalkan(bangunan, config, files)
    return env


def _sekali() -> Callable[..., str]:
    """A cache for blocks of templates during one build, by name."""
    ingatan: dict[str, str] = {}
    return lambda nama, caller: ingatan.get(nama) or ingatan.setdefault(nama, caller())


def _terangkan(bangunan: Bangunan, env: Any, config: Any, files: Files) -> None:
    """Fill in facts about the report and downloads on all pages; with a known address of the site
    also metadata for previews and search engines."""
    if alamat := config["site_url"] or "":
        files.append(File.generated(config, berbagi.GAMBAR, content=berbagi.gambar(bangunan)))
        ld = berbagi.terstruktur(bangunan, alamat)
        env.globals["berbagi"] = {"gambar": f"{alamat}{berbagi.GAMBAR}", "terstruktur": ld}
    berkas = files.get_file_from_path(tentang.VERIFIKASI)
    if bangunan.terbit is not None and berkas is not None and berkas.page is not None:
        berkas.page.content = str(tentang.verifikasi(bangunan))
    for satu in files.documentation_pages():
        if satu.page is not None:
            isi = jembatan.terangkan(bangunan, satu.page, alamat)
            if TANDA.search(isi):
                bangunan.penutup.halaman.append(Path(satu.abs_dest_path))


def _nomori(bangunan: Bangunan, config: Any, files: Files) -> None:
    """Number the chapters, and add the pages of scanned documents."""
    makro = bangunan.makro
    halaman = jembatan.urut(config["nav"] or [], files)
    bangunan.mentah = {p.file.src_uri: p.content or "" for p in halaman}
    bangunan.nomor = penomoran.nomori([jembatan.sebagai_halaman(p) for p in halaman], makro.penyaji)
    if masalah := [*makro.masalah, *bangunan.nomor.masalah]:
        raise _berhenti(masalah)
    for jalur, lembar in makro.album.lembar.items():
        files.append(File.generated(config, jalur, abs_src_path=str(lembar)))
    bangunan.foto |= makro.album.lembar


def _tayangkan(bangunan: Bangunan, config: Any, files: Files, bab: Collection[str]) -> None:
    """Set the site's version of each page; those in `bab` get explanations of their figures."""
    nomor = bangunan.nomor
    semua = jembatan.urut(config["nav"] or [], files)
    for p, h in zip(semua, nomor.halaman, strict=True):
        sela.titik()
        jembatan.tayangkan(bangunan, p, h, nomor.nomor_judul, menerangkan=h.src in bab)


def _tempatkan(bangunan: Bangunan, alamat: str) -> set[str]:
    """Locate figures, publish the data, and start making the pages without a chapter, which need
    both; returns the paths of the chapters."""
    laporan = bangunan.makro.laporan
    sumber = {*halaman_data.daftar(laporan), *halaman_indikator.daftar(laporan)}
    bab = [h for h in bangunan.nomor.halaman if h.src not in sumber]
    temuan = {h.src: letak.telusuri(h.akar) for h in bab}
    bangunan.letak = letak.susun(bab, temuan, bangunan.makro.penyaji.tampil)
    # Before the fork of a process that needs explanations of figures, too.
    data_terbit.tulis_data(bangunan)
    bangunan.tanpa_bab = Sampingan(lambda: tanpa_bab.susun(bangunan, bab, temuan, alamat))
    return {h.src for h in bab}


def _lengkapi(bangunan: Bangunan, files: Files) -> None:
    """Take the finished pages without a chapter from their process, and write the glossary."""
    assert bangunan.tanpa_bab is not None
    semua, gambar = bangunan.tanpa_bab.hasil()
    halaman = {f.src_uri: f.page for f in files.documentation_pages() if f.page is not None}
    bangunan.makro.penggambar.berkas |= gambar
    for src, satu in semua.items():
        halaman[src].content = str(satu.html)
        halaman[src].meta |= satu.sifat
        jembatan.daftar_isi(halaman[src], satu.judul)
    if kata := istilah.daftar(bangunan.makro.laporan):
        halaman[istilah.HALAMAN].content = bangunan.makro.penyaji.templat("glosarium", semua=kata)


def _perkenalkan(bangunan: Bangunan, config: Any, files: Files) -> None:
    """Write the search index of the finished pages."""
    isi = {
        f.src_uri: TANDA.sub("", f.page.content)
        for f in files.documentation_pages()
        if f.page is not None and f.page.content and not f.page.meta.get("tanpa_cari")
    }
    laporan = bangunan.makro.laporan
    for src in isi.keys() & halaman_data.daftar(laporan).keys():
        # Of a table only the text about it is indexed; nearly all rows are also in a chapter.
        isi[src] = isi[src].partition(AWAL_BARIS)[0]
    halaman = [
        replace(h, akar=pohon.urai(isi[h.src])) for h in bangunan.nomor.halaman if h.src in isi
    ]
    padanan = [
        (r.istilah, r.padanan, "ya" if r.searah else "") for r in laporan.data["padanan"].baris()
    ]
    # Names of years for readers.
    tahun = laporan.edisi.tahun
    padanan += [("tahun ini", f"tahun {tahun}", "ya"), ("tahun lalu", f"tahun {tahun - 1}", "ya")]
    skrip = pencarian.indeks(halaman, laporan.instansi, laporan.pejabat.values(), padanan)
    files.append(File.generated(config, pencarian.BERKAS, content=bangunan.samarkan(skrip)))


def _mulai_cetak(bangunan: Bangunan) -> None:
    """Start the PDFs, which are made while the pages are written."""
    if not bangunan.pesanan:
        return
    assert bangunan.cetak is not None
    try:
        bangunan.cetak(cetakan.siapkan(bangunan))
    except GalatLaporan as galat:
        raise _berhenti(galat.masalah) from galat


def on_post_page(output: str, config: Any, **_: Any) -> str:
    """Collect the CSS classes of the finished page, and mask what is not for the public."""
    sela.titik()
    bangunan = jembatan.bangunan(config)
    bangunan.kelas |= gaya_tema.kelas(output)
    return bangunan.samarkan(output)


def on_post_build(config: Any) -> None:
    """Wait for the workbook, and write what depends on all pages: the reduced theme style and the
    404 page."""
    bangunan = jembatan.bangunan(config)
    if bangunan.buku is not None:
        bangunan.buku.hasil()
    gaya = bangunan.situs / GAYA_TEMA
    bahan = gaya.read_text("utf-8"), bangunan.kelas | gaya_tema.kelas_kelak()
    css = gaya_tema.susutkan_sekali(*bahan, bangunan.akar / ".cache" / "gaya.pickle")
    gaya.write_text(css, encoding="utf-8")
    if not config["site_url"]:
        # The theme's page for unknown addresses needs the site's address, as does the site map.
        isi = isi_berkas("terbit/404.html.j2", dasar="")
        (bangunan.situs / "404.html").write_text(isi, encoding="utf-8")
        for berkas in bangunan.situs.glob("sitemap.xml*"):
            berkas.unlink()


def _berhenti(masalah: list[Masalah]) -> Abort:
    return Abort("\n".join(m.sebagai_teks() for m in urutkan(masalah)))
