"""Where the report meets mkdocs: names the site from the data, numbers the pages."""

from __future__ import annotations

import os
import re
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

# mkdocs loads this file by its path, and a mkdocs started elsewhere does not know the project.
AKAR = Path(__file__).resolve().parents[2]
if str(AKAR) not in sys.path:
    sys.path.insert(0, str(AKAR))

from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402
from mkdocs.structure.toc import AnchorLink  # noqa: E402

from macros.dasar.masalah import Masalah, urutkan  # noqa: E402
from macros.halaman.jenis import Halaman  # noqa: E402
from macros.halaman.penomoran import HasilPenomoran, nomori  # noqa: E402
from macros.sajian.makro import Makro  # noqa: E402

# The theme's source maps, and its word stems of languages that the search does not use.
BUANGAN = re.compile(r"\.map$|^assets/javascripts/lunr/")
# As the templates write them; a figure of an editor's own is left to Markdown.
BENDA = re.compile(
    r'^<figure [^>]*id="(?P<id>[\w.-]+)" data-nomor="\w+">.*?</figure>$', re.DOTALL | re.MULTILINE
)
TEMPAT = re.compile(r'<div id="[\w.-]+" data-titipan="(\d+)"></div>')


def on_config(config: Any) -> Any:
    """Take the site's names from the data; `mkdocs.yml` only holds its place."""
    lap = config["extra"]["lkjip"].laporan
    edisi, instansi = lap.edisi, lap.instansi
    # The day of issue stands in for the clock, so that the same report gives the same bytes on any
    # day (mkdocs and matplotlib both read this).
    terbit = datetime.combine(edisi.hari_terbit, time(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(terbit.timestamp()))
    config["site_name"] = f"Laporan Kinerja {instansi.nama_singkat}"
    config["site_description"] = f"{edisi.judul} {instansi.nama} {edisi.sebutan}"
    config["extra"]["situs"] = {
        "unit": instansi.nama,
        "kementerian": instansi.kementerian,
        "edisi": edisi.sebutan,
        "tanggal_data": edisi.tanggal_data,
        "versi": edisi.kode,
    }
    return config


def on_files(files: Files, **_: Any) -> Files:
    """Leave out what no reader's browser asks for, and every version would carry along."""
    for berkas in [f for f in files if BUANGAN.search(f.src_uri)]:
        files.remove(berkas)
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Take finished tables and pictures out of the chapter while Markdown is read.

    They are HTML already, yet Markdown would go through every tag of theirs, twice.
    """
    titipan: list[str] = []

    def titip(benda: re.Match[str]) -> str:
        titipan.append(benda[0])
        return f'<div id="{benda["id"]}" data-titipan="{len(titipan) - 1}"></div>'

    page.meta["titipan"] = titipan
    return BENDA.sub(titip, markdown)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Put tables and pictures back into their places."""
    titipan: list[str] = page.meta.pop("titipan")
    return TEMPAT.sub(lambda tempat: titipan[int(tempat[1])], html)


def on_env(env: Any, config: Any, files: Files) -> Any:
    """All chapters are rendered: number them, and add the charts."""
    makro: Makro = config["extra"]["lkjip"]
    env.bytecode_cache = makro.penyaji.terkompilasi
    halaman = _urut(config, files)
    isi = [_halaman(p) for p in halaman]
    hasil = nomori(isi, makro.penyaji)
    _berhenti_bila_galat([*makro.masalah, *hasil.masalah])
    for p, h in zip(halaman, hasil.halaman, strict=True):
        p.content = h.html
        _judul_bernomor(p, h.judul, hasil)
    for jalur, svg in makro.penggambar.berkas.items():
        files.append(File.generated(config, jalur, content=svg))
    # For the printed document, once the working behind the figures is known.
    config["extra"]["nomor"] = hasil
    config["extra"]["tercetak"] = {p.file.src_uri for p in halaman if p.meta.get("cetak", True)}
    return env


def bab_jadi(config: Any) -> list[Halaman]:
    """The finished chapters of a build, in their order: numbers, references, tables and captions
    done, and nothing of the engine in them."""
    hasil: HasilPenomoran = config["extra"]["nomor"]
    return [h for h in hasil.halaman if h.html]


def _urut(config: Any, files: Files) -> list[Page]:
    """The pages of the report in the order of the navigation."""
    halaman = [f.page for f in files.documentation_pages() if f.page is not None]
    # A page that the navigation leaves out comes last; mkdocs names it in a warning of its own.
    urutan = {src: n for n, src in enumerate(_urutan_nav(config["nav"] or []))}
    return sorted(halaman, key=lambda p: urutan.get(p.file.src_uri, len(urutan)))


def _urutan_nav(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    isi = nav.values() if isinstance(nav, dict) else nav
    return [src for bagian in isi for src in _urutan_nav(bagian)]


def _halaman(p: Page) -> Halaman:
    meta = p.meta
    return Halaman(
        src=p.file.src_uri,
        url=p.url,
        html=p.content or "",
        bagian=meta.get("bagian", "isi"),
        judul=str(p.title),
        tingkat=int(meta.get("tingkat", 1)),
        bab=str(meta.get("bab", "")),
        judul_pendek=str(meta.get("judul_pendek", "")),
    )


def _judul_bernomor(p: Page, judul: str, hasil: HasilPenomoran) -> None:
    """Title and numbers in navigation and contents, as they stand in the finished headings."""

    def nomori_isi(butir: AnchorLink) -> None:
        nomor = hasil.nomor_judul.get((p.file.src_uri, butir.id))
        if nomor:
            butir.title = f"{nomor} {butir.title}"
        for anak in butir.children:
            nomori_isi(anak)

    pertama = next(iter(p.toc), None)
    nomor = hasil.nomor_judul.get((p.file.src_uri, pertama.id)) if pertama else None
    p.title = f"{nomor} {judul}" if nomor else judul
    for butir in p.toc:
        nomori_isi(butir)


def _berhenti_bila_galat(masalah: list[Masalah]) -> None:
    if masalah:
        raise Abort("\n".join(m.sebagai_teks() for m in urutkan(masalah)))
