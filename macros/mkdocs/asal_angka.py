"""Where the working behind figures meets mkdocs: pages of the data, explanations for each page.

Runs after `situs`, which numbers the chapters.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from macros.asal.penelusur import Penelusur
from macros.halaman import halaman_data, letak, panel
from macros.halaman.jenis import Halaman
from macros.halaman.letak import Letak
from macros.sajian.makro import Makro

AWAL_BARIS = '<div class="gulir"'


@dataclass
class Jejak:
    """What one build knows of where its figures come from and where they stand."""

    penelusur: Penelusur
    letak: dict[str, list[Letak]] = field(default_factory=dict)
    data: dict[str, Markup] = field(default_factory=dict)


def on_files(files: Files, config: Any) -> Files:
    """Add a page for every data table; they come to be without chapter and without navigation."""
    makro: Makro = config["extra"]["lkjip"]
    config["extra"]["asal"] = Jejak(Penelusur(makro.laporan))
    for src, judul in halaman_data.daftar(makro.laporan).items():
        depan = {"title": judul, "cetak": False, "data": True, "search": {"boost": 0.2}}
        isi = f"---\n{json.dumps(depan, ensure_ascii=False)}\n---\n"
        files.append(File.generated(config, src, content=isi, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_env(env: Any, config: Any, files: Files) -> Any:
    """Write the pages of the data, and give every other page the explanations of its figures."""
    makro: Makro = config["extra"]["lkjip"]
    jejak: Jejak = config["extra"]["asal"]
    jejak.data = halaman_data.tulis(makro.laporan, jejak.penelusur, makro.penyaji)
    bab: list[Halaman] = []
    temuan: dict[str, letak.IsiHalaman] = {}
    for berkas in files.documentation_pages():
        halaman, src = berkas.page, berkas.src_uri
        if halaman is None:
            continue
        if src in jejak.data:
            # The search, which comes first, need not read rows that it leaves out.
            halaman.content = jejak.data[src].partition(AWAL_BARIS)[0]
            continue
        bab.append(Halaman(src, halaman.url, "", "isi", str(halaman.title)))
        temuan[src] = letak.telusuri(halaman.content or "")
        if temuan[src].kunci:
            halaman.meta["asal"] = panel.kemas(
                temuan[src].kunci, jejak.penelusur, "../" * halaman.url.count("/")
            )
    jejak.letak = letak.susun(bab, temuan, makro.penyaji.tampil)
    return env


def on_page_context(context: Any, page: Page, config: Any, **_: Any) -> Any:
    """Give the pages of the data their rows."""
    jejak: Jejak = config["extra"]["asal"]
    if page.file.src_uri in jejak.data:
        page.content = str(jejak.data[page.file.src_uri])
    return context
