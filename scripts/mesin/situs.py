"""The site's engine, MkDocs, as one function: build once.

Only this package of scripts/ knows MkDocs.
"""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

# Must be set before the theme is imported, which otherwise prints a notice about MkDocs 2.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
# The macros plugin imports it for a function that chapters may not call.
if "requests" not in sys.modules:
    sys.modules["requests"] = ModuleType("requests")

import mkdocs_macros.context
import mkdocs_macros.plugin
from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.theme import Theme

from macros.dasar.berkas import baca_yaml
from macros.dasar.deklarasi import baca
from macros.dasar.masalah import GalatLaporan, KunciTidakDikenal
from macros.dasar.pangkal import KONFIGURASI, PROGRAM
from macros.halaman.jenis import Halaman
from macros.keluaran.pencetak import Cetak, Pencetak
from macros.keluaran.penutup import Penutup
from macros.keluaran.ragam import Ragam
from macros.keluaran.versi import Versi
from macros.mkdocs import jembatan
from macros.periksa.kerangka import PENGATURAN as MILIK_LAPORAN
from macros.sajian.makro import Bekal
from macros.sajian.templat import LingkunganBab
from scripts.mesin import kabar
from scripts.mesin.percetakan import TIDAK_JADI, rampungkan
from scripts.terminal import GalatPerintah

if not sys.modules["requests"].__spec__:  # for other importers
    del sys.modules["requests"]
# Chapters may not use it, and it would start Git six times in every build.
setattr(mkdocs_macros.context, "get_git_info", dict)  # noqa: B010 - not a setting of the plugin
# Chapters are data: they must not access the program's objects, as in the check's environment.
setattr(mkdocs_macros.plugin, "Environment", LingkunganBab)  # noqa: B010 - nor is this


def _tanpa_modul(folder: str, nama: str) -> NoReturn:
    """Refuse Python modules in a report's folder: the plugin would run any `main.py`."""
    raise ImportError(f"{folder}/{nama}")


setattr(mkdocs_macros.plugin, "import_local_module", _tanpa_modul)  # noqa: B010 - nor is this

PENGATURAN = Path("macros", "mkdocs", "situs.yml")
SINYAL = 128
BEKAL = (
    "mkdocs_macros.plugin", "macros.mkdocs.kait", "pymdownx.fancylists", "pymdownx.superfences",
    "markdown.extensions.footnotes", "markdown.extensions.md_in_html",
)  # fmt: skip
# MkDocs' last message, after each problem was logged; ours names the problems.
ABORT_MKDOCS = "Aborted with"


def muat() -> None:
    """Import everything that a build would otherwise import step by step."""
    for nama in BEKAL:
        import_module(nama)


def bangun(
    akar: Path,
    keluar: Path,
    pesanan: Sequence[Ragam] = (),
    salinan: Path | None = None,
    terbit: Versi | None = None,
    bekal: Bekal | None = None,
) -> list[Halaman]:
    """Build the site of the project at `akar` into the existing folder `keluar`, with the PDFs in
    `pesanan`; as the version `terbit`, and of what was made ready (`bekal`), if given.

    `salinan` is the folder for copies to be signed, which are not part of the site. Returns the
    finished chapters without any theme, as another engine would need them.

    Raises GalatPerintah if anything is wrong, after each problem has been shown.
    """
    with Pencetak() as pencetak:
        bab, penutup = susun(akar, keluar, pencetak.mulai, pesanan, salinan, terbit, bekal=bekal)
        rampungkan(pencetak, penutup)
    return bab


def susun(
    akar: Path,
    keluar: Path,
    cetak: Cetak,
    pesanan: Sequence[Ragam],
    salinan: Path | None = None,
    terbit: Versi | None = None,
    *,
    bekal: Bekal | None = None,
) -> tuple[list[Halaman], Penutup]:
    """Build the site, without waiting for the PDFs `pesanan`, which `cetak` orders; warnings are
    errors. Returns the chapters, and the last step for the site.

    With `bekal` the results of a check are reused. Raises GalatPerintah if anything is wrong, after
    each problem has been shown.
    """
    with kabar.dengarkan(), galat_terbaca():
        config = atur(akar, site_dir=str(keluar))
        jembatan.mulai(config, terbit=terbit, pesanan=pesanan, bekal=bekal)
        bangunan = jembatan.bangunan(config)
        bangunan.cetak, bangunan.salinan = cetak, salinan
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
            bangunan.akhiri()
        return bangunan.bab_jadi, bangunan.penutup


def atur(akar: Path, **lain: object) -> MkDocsConfig:
    """The settings of MkDocs for the report at `akar`: the program's own, which the report's file
    cannot change, its navigation and its `extra`; and `lain`. Raises GalatLaporan."""
    umum = baca_yaml(PROGRAM / PENGATURAN)
    umum["theme"]["custom_dir"] = str(PROGRAM / umum["theme"]["custom_dir"])
    umum["hooks"] = [str(PROGRAM / kait) for kait in umum["hooks"]]
    extra = umum.pop("extra")
    # The hooks take name and description of the site from the data; MkDocs needs them before.
    nama_situs = {"site_name": akar.name, "site_description": ""}
    semua = {**nama_situs, **_milik_laporan(akar), **umum, **lain}
    # MkDocs reads no file: its parser would execute YAML tags.
    config = load_config(io.BytesIO(), config_file_path=str(akar / KONFIGURASI), **semua)
    setattr(config.theme, "get_env", partial(_templat, config.theme))  # noqa: B010 - a method
    for nama, isi in extra.items():
        config.extra.setdefault(nama, isi)
    return config


def _milik_laporan(akar: Path) -> dict[str, Any]:
    """The report's own settings."""
    isi, masalah = baca(akar / KONFIGURASI, KONFIGURASI)
    if masalah:
        raise GalatLaporan([replace(m, kode="B030") for m in masalah])
    milik = {nama: satu.polos for nama, satu in isi.bagian.items() if nama in MILIK_LAPORAN}
    return {nama: satu for nama, satu in milik.items() if satu}


def _templat(tema: Theme) -> Environment:
    """List the theme's templates without hidden folders, such as that of its ten thousand icons,
    among which the engine looks for static files."""
    env, folder = Theme.get_env(tema), [Path(satu) for satu in tema.dirs]
    ada = {(satu, b) for satu in folder for p in ("[!.]*", "[!.]*/**/*") for b in satu.glob(p)}
    nama = sorted({b.relative_to(satu).as_posix() for satu, b in ada if b.is_file()})
    setattr(env.loader, "list_templates", lambda: nama)  # noqa: B010 - a method
    return env


@contextmanager
def galat_terbaca() -> Iterator[None]:
    """A context that converts errors by chapters, data or settings to GalatPerintah."""
    try:
        yield
    except GalatLaporan as galat:
        for satu in galat.masalah:
            print(satu.sebagai_teks(), file=sys.stderr)
        raise GalatPerintah("data atau naskah belum lolos pemeriksaan.") from galat
    except KunciTidakDikenal as galat:
        raise GalatPerintah(str(galat)) from galat
    except Abort as galat:
        if not galat.message.startswith(ABORT_MKDOCS):
            print(galat.message, file=sys.stderr)
        raise GalatPerintah(TIDAK_JADI) from galat
    except MkDocsException as galat:
        raise GalatPerintah(kabar.terjemahkan(galat.format_message())) from galat
    except SystemExit as galat:
        # The macros plugin ends the process after an error in a chapter; a signal arrives in the
        # same way and must pass.
        if isinstance(galat.code, int) and galat.code >= SINYAL:
            raise
        raise GalatPerintah(TIDAK_JADI) from galat
