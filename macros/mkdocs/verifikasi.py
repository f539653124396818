"""Where a published version meets mkdocs: its name on every page, and the page to verify its PDF.

Runs after `unduhan`, which leaves the finished PDFs, and does nothing in an ordinary build.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files, InclusionLevel

from macros.keluaran import kode, ragam
from macros.keluaran.versi import (
    HALAMAN,
    JUDUL_HALAMAN,
    TANDA_SIDIK,
    TANDA_UKURAN,
    Versi,
    dari_lingkungan,
    sidik_berkas,
)
from macros.sajian.makro import Makro


def on_config(config: Any) -> Any:
    """Give the templates the version, and the site its address where `mkdocs.yml` has one."""
    versi = dari_lingkungan()
    config["extra"]["terbitan"] = versi
    if versi is not None:
        config["extra"]["situs"]["versi"] = versi.nama
        config["extra_css"].append("aset/css/versi.css")
        if alamat := config["extra"].get("alamat_terbit"):
            config["site_url"] = f"{alamat.rstrip('/')}/{versi.nama}/"
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add the verification page to a published version; it has no chapter of its own."""
    if config["extra"]["terbitan"] is not None:
        depan = {"title": JUDUL_HALAMAN, "cetak": False, "search": {"exclude": True}}
        isi = f"---\n{json.dumps(depan)}\n---\n"
        inklusi = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, HALAMAN, content=isi, inclusion=inklusi))
    return files


def on_env(env: Any, config: Any, files: Files) -> Any:
    """Write the verification page."""
    versi: Versi | None = config["extra"]["terbitan"]
    berkas = files.get_file_from_path(HALAMAN)
    if versi is not None and berkas is not None and berkas.page is not None:
        makro: Makro = config["extra"]["lkjip"]
        berkas.page.content = str(
            makro.penyaji.templat(
                "verifikasi",
                versi=versi,
                edisi=makro.laporan.edisi,
                instansi=makro.laporan.instansi,
                kode_dokumen=kode.hitung(Path(config["config_file_path"]).parent),
                pdf=_pdf(makro.laporan.edisi.kode),
            )
        )
    return env


def on_post_build(config: Any) -> None:
    """Now that the PDFs exist, name their hashes on the verification page.

    A page for wrong addresses works at one address only, so without one it is left out.
    """
    versi: Versi | None = config["extra"]["terbitan"]
    if versi is None:
        return
    situs = Path(config["site_dir"])
    if not config["site_url"]:
        (situs / "404.html").unlink(missing_ok=True)
    halaman = situs / File(HALAMAN, "", "", use_directory_urls=False).dest_uri
    teks = halaman.read_text(encoding="utf-8")
    for satu in _pdf(config["extra"]["lkjip"].laporan.edisi.kode):
        pdf = situs / satu["alamat"]
        ukuran = f"{pdf.stat().st_size:,}".replace(",", ".")
        teks = teks.replace(satu["sidik"], sidik_berkas(pdf)).replace(satu["ukuran"], ukuran)
    halaman.write_text(teks, encoding="utf-8")


def _pdf(edisi: str) -> list[dict[str, str]]:
    """The PDFs that this build makes, with what stands for their hash and size until they exist."""
    return [
        {
            "ragam": satu,
            "alamat": f"unduh/{ragam.nama_berkas(edisi, satu)}",
            "sidik": f"{TANDA_SIDIK}-{satu}",
            "ukuran": f"{TANDA_UKURAN}-{satu}",
        }
        for satu in ragam.pilih(os.environ.get(ragam.VARIABEL, "1"))
    ]
