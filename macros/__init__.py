"""The report's engine. mkdocs-macros calls `define_env`; everything else is reached from there."""

from typing import Any


def define_env(env: Any) -> None:
    """Build the report once for this build of the site and register its macros and variables."""
    # Imported here, so that parts of this package can be used without loading all of it.
    from mkdocs.exceptions import Abort

    from .dasar.masalah import GalatLaporan
    from .mkdocs import jembatan
    from .sajian.templat import AKHIR_KOMENTAR, AWAL_KOMENTAR

    env.config["j2_comment_start_string"] = AWAL_KOMENTAR
    env.config["j2_comment_end_string"] = AKHIR_KOMENTAR
    try:
        makro = jembatan.bangunan(env.conf).makro
    except GalatLaporan as galat:
        raise Abort(str(galat)) from None
    for nama, fungsi in makro.semua().items():
        env.macro(fungsi, nama)
    env.variables.update(makro.variabel())


def on_pre_page_macros(env: Any) -> None:
    """Tell the macros which chapter is rendered next, for the line numbers of problems."""
    from .mkdocs import jembatan
    from .sajian.templat import ingat_bab, untuk_bab

    untuk_bab(env.env)  # the plugin has no setting for it
    makro = jembatan.bangunan(env.conf).makro
    ingat_bab(env.env, makro.penyaji.terkompilasi, env.page.file.src_uri)
    # Chapters get the same environment as in `check`: the engine's own objects give access to the
    # program.
    for nama in env.variables.keys() - makro.variabel().keys():
        del env.variables[nama]
    makro.mulai_halaman(env.page.file.src_uri, jembatan.baris_depan(env.page))
