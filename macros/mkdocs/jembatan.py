"""Convert between MkDocs and the report: settings and build, pages, their order and titles."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.dasar import pohon
from macros.halaman import istilah, layar, letak, panel
from macros.halaman.jenis import Halaman
from macros.keluaran import berbagi, tentang
from macros.keluaran.bangunan import Bangunan
from macros.keluaran.ragam import Ragam
from macros.keluaran.versi import Versi
from macros.sajian.makro import Bekal, rakit
from macros.sajian.penyaji import ke_akar

KUNCI = "lkjip"
KUNCI_PAPAN = "lkjip-papan"
DIPAKAI_HALAMAN = {
    ".css", ".gif", ".ico", ".jpeg", ".jpg", ".js", ".png", ".svg", ".ttf", ".webp", ".woff2",
}  # fmt: skip


def bangunan(config: Any) -> Bangunan:
    """The build of a configuration; started by the first call.

    Raises:
        GalatLaporan: the data have errors.
    """
    if KUNCI not in config["extra"]:
        mulai(config)
    hasil: Bangunan = config["extra"][KUNCI]
    return hasil


def mulai(
    config: Any,
    *,
    teliti: bool = True,
    terbit: Versi | None = None,
    pesanan: Sequence[Ragam] = (),
    bekal: Bekal | None = None,
) -> None:
    """Start a build: with the PDFs in `pesanan`, as the version `terbit` (if any). `teliti` checks
    the declarations for mistakes. `bekal` are results of a check, which are reused."""
    extra: dict[str, Any] = config["extra"]
    akar = Path(config["config_file_path"]).parent
    extra[KUNCI] = Bangunan(
        akar,
        Path(config["site_dir"]),
        rakit(akar, bekal, teliti=teliti),
        extra.get("alamat_terbit") or "",
        terbit,
        pesanan,
        rekaan=extra.get("rekaan") == "ya",
    )


def urut(nav: Any, files: Files) -> list[Page]:
    """The pages of the report in the order of the navigation of `mkdocs.yml`."""
    halaman = [f.page for f in files.documentation_pages() if f.page is not None]
    # A page missing in the navigation comes last; MkDocs has its own warning for it.
    urutan = {src: n for n, src in enumerate(_daun(nav))}
    return sorted(halaman, key=lambda p: urutan.get(p.file.src_uri, len(urutan)))


def _daun(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    isi = nav.values() if isinstance(nav, dict) else nav
    return [src for bagian in isi for src in _daun(bagian)]


def tak_disebut(files: Files, docs: Path) -> list[File]:
    """Files in `docs` that no chapter uses, such as drafts in Word or files of the system.

    Pictures, styles and fonts are excepted, as data and theme may use them.
    """
    naskah = unquote("\n".join(f.content_string for f in files.documentation_pages()))
    milik = [f for f in files if f.abs_src_path and Path(f.abs_src_path).is_relative_to(docs)]
    return [
        f
        for f in milik
        if not (f.is_documentation_page() or Path(f.src_uri).suffix.lower() in DIPAKAI_HALAMAN)
        and Path(f.src_uri).name not in naskah
    ]


def sebagai_halaman(p: Page, isi: str | None = None) -> Halaman:
    """The page as a Halaman, with names and defaults of its front matter; `isi` replaces its
    content."""
    meta = p.meta
    return Halaman(
        src=p.file.src_uri,
        url=p.url,
        akar=pohon.urai((p.content if isi is None else isi) or ""),
        bagian=meta.get("bagian", "isi"),
        judul=str(p.title),
        tingkat=int(meta.get("tingkat", 1)),
        bab=str(meta.get("bab", "")),
        judul_pendek=str(meta.get("judul_pendek", "")),
        cetak=bool(meta.get("cetak", True)),
    )


def tayangkan(
    bangunan: Bangunan,
    p: Page,
    h: Halaman,
    nomor: Mapping[tuple[str, str], str],
    *,
    menerangkan: bool = True,
) -> None:
    """Set the site's version of a numbered page as content; with `menerangkan` also the
    explanations of its figures."""
    lap = bangunan.makro.laporan
    akar = layar.untuk_layar(h, bangunan.rincian).akar
    p.meta["istilah"] = istilah.tandai(akar, istilah.daftar(lap))
    p.content = str(pohon.tulis(akar))
    nomori(p, h, nomor)
    if menerangkan and (kunci := letak.telusuri(akar).kunci):
        p.meta["asal"] = panel.kemas(kunci, bangunan.makro.penelusur, ke_akar(h.src))


def terangkan(bangunan: Bangunan, p: Page, alamat: str) -> str:
    """Fill in facts about the report, and set the description for previews; returns the page's
    HTML."""
    isi = tentang.pasang(bangunan, p.content or "", alamat)
    p.meta.setdefault("description", berbagi.kalimat(isi))
    p.content = isi
    return isi


def nomori(p: Page, h: Halaman, nomor: Mapping[tuple[str, str], str]) -> None:
    """Add numbers to the page's title and headings in navigation and table of contents."""

    def nomori_isi(butir: AnchorLink) -> None:
        if satu := nomor.get((h.src, butir.id)):
            butir.title = f"{satu} {butir.title}"
        for anak in butir.children:
            nomori_isi(anak)

    p.title = h.judul_bernomor
    for butir in p.toc:
        nomori_isi(butir)


def daftar_isi(p: Page, judul: Sequence[tuple[str, str]]) -> None:
    """Set the table of contents of a page without a chapter, by ids and titles."""
    p.toc = TableOfContents([AnchorLink(teks, id_judul, 2) for id_judul, teks in judul])


def baris_depan(p: Page) -> int:
    """The number of lines in the chapter's file before the Markdown that macros get."""
    return p.file.content_string.count("\n") - (p.markdown or "").count("\n")
