"""The site's engine, MkDocs, behind two functions: build once, or serve while editing.

Of scripts/, only this folder knows MkDocs.
"""

from __future__ import annotations

import logging
import os
import shutil
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# Before the theme is imported, which prints a notice about MkDocs 2 otherwise.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils.yaml import yaml_load

from macros.dasar.masalah import GalatLaporan, KunciTidakDikenal
from macros.dasar.pangkal import PROGRAM
from macros.halaman.jenis import Halaman
from macros.mkdocs import jembatan
from scripts.mesin import kabar
from scripts.terminal import GalatPerintah

KONFIGURASI = "mkdocs.yml"
PENGATURAN = Path("macros", "mkdocs", "situs.yml")
INANG = "127.0.0.1"
PANTAU = ("data", "docs", KONFIGURASI)
SINYAL = 128
# MkDocs' own last word, after it has logged each problem; ours says the problems themselves.
ABORT_MKDOCS = "Aborted with"


def bangun(
    akar: Path, keluar: Path, sebelum_pdf: Callable[[], object] = lambda: None
) -> list[Halaman]:
    """Build the site of the project at `akar` into the existing folder `keluar`, strictly.

    `sebelum_pdf` is called when the pages stand, before the PDFs are waited for. Returns the
    chapters as they were finished before any theme was put around them: what another engine needs.

    Raises GalatPerintah when anything is wrong, after each problem has been shown.
    """
    with kabar.dengarkan(), galat_terbaca():
        config = atur(akar, site_dir=str(keluar))
        bangunan = jembatan.bangunan(config)
        bangunan.sebelum_pdf = sebelum_pdf
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
            bangunan.pencetak.akhiri()
        return bangunan.bab_jadi


def atur(akar: Path, **lain: object) -> MkDocsConfig:
    """The settings of MkDocs for the report at `akar`: the program's own, which the report's file
    cannot change, its pages and its `extra`; and `lain`."""
    with (PROGRAM / PENGATURAN).open("rb") as berkas:
        umum = yaml_load(berkas)
    umum["theme"]["custom_dir"] = str(PROGRAM / umum["theme"]["custom_dir"])
    umum["hooks"] = [str(PROGRAM / kait) for kait in umum["hooks"]]
    extra = umum.pop("extra")
    # The hooks take the name of the site from the data; MkDocs wants one before.
    config = load_config(str(akar / KONFIGURASI), site_name=akar.name, **{**umum, **lain})
    for nama, isi in extra.items():
        config.extra.setdefault(nama, isi)
    return config


@contextmanager
def galat_terbaca() -> Iterator[None]:
    """Turn what a mistake in chapters, data or settings raises into a GalatPerintah."""
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
        raise GalatPerintah("situs tidak dapat dibuat; lihat keterangan di atas.") from galat
    except MkDocsException as galat:
        raise GalatPerintah(kabar.terjemahkan(galat.format_message())) from galat
    except SystemExit as galat:
        # The macros plugin ends the process over an error in a chapter; a signal also comes this
        # way and must pass.
        if isinstance(galat.code, int) and galat.code >= SINYAL:
            raise
        raise GalatPerintah("situs tidak dapat dibuat; lihat keterangan di atas.") from galat


def tayangkan(akar: Path, porta: int) -> None:
    """Serve the site on this machine and build it anew whenever a file changes, until Ctrl-C.

    A mistake is shown, in the page where a chapter caused it, and the last good site stays.
    """
    from mkdocs.livereload import LiveReloadServer

    _periksa_porta(porta)
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # not every missing address
    with tempfile.TemporaryDirectory(prefix="lkjip-") as gudang, kabar.dengarkan():
        penyusun = Pratinjau(akar, Path(gudang), f"http://{INANG}:{porta}/")
        server = LiveReloadServer(penyusun, host=INANG, port=porta, root=gudang)
        server.error_handler = penyusun.halaman_galat
        penyusun.sesudah = lambda folder: setattr(server, "root", str(folder))
        penyusun()
        if penyusun.config is None:
            raise GalatPerintah("perbaiki dahulu keterangan di atas, lalu ulangi perintah tadi.")
        for jalur in (PROGRAM / "macros", *(akar / p for p in PANTAU)):
            server.watch(str(jalur))
        print(f"Buka {penyusun.alamat} di peramban. Ctrl+C untuk berhenti.", flush=True)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            print("\nPratinjau dihentikan.")
        finally:
            server.shutdown()
            penyusun.tutup()


class Pratinjau:
    """Builds into a new folder each time and hands it over when it is whole."""

    def __init__(self, akar: Path, gudang: Path, alamat: str) -> None:
        self._akar = akar
        self._gudang = gudang
        self._folder: Path | None = None
        self._kode = self._waktu_kode()
        self.alamat = alamat
        self.config: MkDocsConfig | None = None
        self.sesudah: Callable[[Path], object] = lambda _: None

    def __call__(self) -> None:
        """Build once; a mistake is printed and leaves the last good site in place."""
        mulai = time.monotonic()
        baru = Path(tempfile.mkdtemp(dir=self._gudang))
        try:
            with galat_terbaca():
                self._bangun(baru)
        except GalatPerintah as galat:
            print(f"Galat: {galat}", file=sys.stderr, flush=True)
        except Exception:  # noqa: BLE001 - code under edit may raise anything; go on serving
            traceback.print_exc()
        else:
            self._serahkan(baru)
            lama = f"{time.monotonic() - mulai:.1f}".replace(".", ",")
            print(f"[{time.strftime('%H.%M.%S')}] Situs disusun dalam {lama} detik.", flush=True)
            return
        shutil.rmtree(baru)

    def _serahkan(self, baru: Path) -> None:
        self.sesudah(baru)
        if self._folder is not None:
            shutil.rmtree(self._folder)
        self._folder = baru

    def _bangun(self, folder: Path) -> None:
        if (kode := self._waktu_kode()) != self._kode:
            lupakan_kode()
            self._kode = kode
        config = atur(self._akar, site_dir=str(folder), site_url=self.alamat, strict=False)
        macros = config.plugins.get("macros")
        if macros is not None:
            macros.config["on_error_fail"] = False
        if self.config is None:
            config.plugins.on_startup(command="serve", dirty=False)
        self.config = config
        build(config, serve_url=self.alamat)

    def _waktu_kode(self) -> dict[Path, int]:
        """When each Python file of the macros was last written."""
        return {b: b.stat().st_mtime_ns for b in (PROGRAM / "macros").rglob("*.py")}

    def halaman_galat(self, kode: int) -> bytes | None:
        """The theme's page for an address that does not exist."""
        halaman = self._folder / f"{kode}.html" if self._folder else None
        return halaman.read_bytes() if halaman and halaman.is_file() else None

    def tutup(self) -> None:
        """Let the plugins end."""
        if self.config is not None:
            self.config.plugins.on_shutdown()


def lupakan_kode() -> None:
    """Have the macros package and the hooks imported anew at the next build.

    The module of the errors stays: their classes must remain the ones that are caught here.
    """
    for nama in [n for n in sys.modules if n.partition(".")[0] == "macros"]:
        if nama != GalatLaporan.__module__:
            del sys.modules[nama]
    Hooks._load_hook.cache_clear()  # noqa: SLF001 - MkDocs offers no other way


def _periksa_porta(porta: int) -> None:
    with socket.socket() as uji:
        uji.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            uji.bind((INANG, porta))
        except OSError as galat:
            raise GalatPerintah(
                f"porta {porta} tidak dapat dipakai; coba: serve --port {porta + 1}"
            ) from galat
