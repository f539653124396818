"""The site in the browser while it is edited: anew at each change, and with what is wrong in it."""

from __future__ import annotations

import contextlib
import errno
import io
import logging
import shutil
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from macros.dasar.masalah import Masalah, ada_galat
from macros.dasar.pangkal import PROGRAM
from macros.sajian.templat import lingkungan
from scripts.mesin import kabar
from scripts.mesin.situs import KONFIGURASI, atur, galat_terbaca, lupakan_kode
from scripts.terminal import GalatPerintah

INANG = "127.0.0.1"
PANTAU = ("data", "docs", KONFIGURASI)
PORTA_DICOBA = 20
KOSONG = b"<!doctype html><html lang=id><meta charset=utf-8><title>Pratinjau</title><body></body>"


def tayangkan(akar: Path, porta: int) -> None:
    """Serve the site on this machine and build it anew whenever a file changes, until Ctrl-C.

    What is wrong is shown in the open page, over the last good one; without a good one, alone.
    Where the port is taken the next free one is used, and said.
    """
    bebas = _porta_bebas(porta)
    if bebas != porta:
        print(f"Porta {porta} sedang dipakai; memakai {bebas}.")
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # not every missing address
    with tempfile.TemporaryDirectory(prefix="lkjip-") as gudang, kabar.dengarkan():
        penyusun = Pratinjau(akar, Path(gudang), f"http://{INANG}:{bebas}/")
        server = Pelayan(penyusun, host=INANG, port=bebas, root=gudang)
        penyusun.tampilkan = server.tampilkan
        penyusun()
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


class Pelayan(LiveReloadServer):
    """MkDocs' own server, whose pages carry a panel where something is wrong."""

    def __init__(self, penyusun: Pratinjau, *, host: str, port: int, root: str) -> None:
        super().__init__(penyusun, host=host, port=port, root=root)
        self.error_handler = self._halaman_galat
        self._panel = b""

    def tampilkan(self, folder: Path | None, panel: str) -> None:
        """From now on show the site in `folder` under `panel`; open pages load themselves anew."""
        with self._epoch_cond:
            if folder is not None:
                self.root = str(folder)
            self._panel = panel.encode()
            self._wanted_epoch = self._visible_epoch = round(time.monotonic() * 1000)
            self._epoch_cond.notify_all()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        # MkDocs offers no other place for words of one's own in every page.
        isi: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return isi.replace(b"</body>", self._panel + b"</body>")

    def _halaman_galat(self, kode: int) -> bytes:
        """The theme's page for an address that does not exist; without a site an empty one."""
        halaman = Path(self.root, f"{kode}.html")
        isi = halaman.read_bytes() if halaman.is_file() else KOSONG
        return self._inject_js_into_html(isi, self._visible_epoch)


class Pratinjau:
    """Builds into a new folder each time and hands it over when it is whole."""

    def __init__(self, akar: Path, gudang: Path, alamat: str) -> None:
        self._akar = akar
        self._gudang = gudang
        self._folder: Path | None = None
        self._kode = self._waktu_kode()
        self._templat = lingkungan("pratinjau").get_template("panel.html.j2")
        self.alamat = alamat
        self.config: MkDocsConfig | None = None
        self.tampilkan: Callable[[Path | None, str], object] = lambda _folder, _panel: None

    def __call__(self) -> None:
        """Build once, then check; the page is shown before the check, whose words may follow."""
        mulai = time.monotonic()
        baru = Path(tempfile.mkdtemp(dir=self._gudang))
        gagal = self._coba(baru)
        if gagal is None:
            lama, self._folder = self._folder, baru
            self.tampilkan(baru, "")
            detik = f"{time.monotonic() - mulai:.1f}".replace(".", ",")
            print(f"[{time.strftime('%H.%M.%S')}] Situs disusun dalam {detik} detik.", flush=True)
        else:
            lama = baru
        if lama is not None:
            shutil.rmtree(lama)
        self._jelaskan(gagal)

    def _coba(self, folder: Path) -> str | None:
        """Build into a folder; what was said where that fails."""
        kata = io.StringIO()
        try:
            with contextlib.redirect_stderr(kata), galat_terbaca():
                self._bangun(folder)
        except GalatPerintah as galat:
            return f"{kata.getvalue()}Galat: {galat}"
        except Exception:  # noqa: BLE001 - code under edit may raise anything; go on serving
            return traceback.format_exc()
        return None

    def _jelaskan(self, gagal: str | None) -> None:
        """Say in the terminal and in the page what is wrong, all of it; nothing where all is well.

        The check names every error with its place; where it knows none, the engine's words stand.
        """
        # Looked up each time: the code under edit may have been imported anew.
        from macros.periksa.menyeluruh import periksa

        try:
            masalah = [m for m in periksa(self._akar) if m.tingkat == "galat"]
        except Exception:  # noqa: BLE001 - as above
            masalah, gagal = [], gagal or traceback.format_exc()
        if not ada_galat(masalah) and gagal is None:
            return
        for satu in masalah:
            print(satu.sebagai_teks(), file=sys.stderr)
        if gagal and not masalah:
            print(gagal, file=sys.stderr)
        sys.stderr.flush()
        self.tampilkan(None, self.panel(masalah, gagal))

    def panel(self, masalah: Sequence[Masalah], gagal: str | None) -> str:
        """The panel as HTML; `gagal` is what the engine said where the page could not be made."""
        return self._templat.render(masalah=masalah, gagal=gagal, ada=self._folder is not None)

    def _bangun(self, folder: Path) -> None:
        if (kode := self._waktu_kode()) != self._kode:
            lupakan_kode()
            self._kode = kode
        config = atur(self._akar, site_dir=str(folder), site_url=self.alamat, strict=False)
        if self.config is None:
            config.plugins.on_startup(command="serve", dirty=False)
        self.config = config
        build(config, serve_url=self.alamat)

    def _waktu_kode(self) -> dict[Path, int]:
        """When each Python file of the macros was last written."""
        return {b: b.stat().st_mtime_ns for b in (PROGRAM / "macros").rglob("*.py")}

    def tutup(self) -> None:
        """Let the plugins end."""
        if self.config is not None:
            self.config.plugins.on_shutdown()


def _porta_bebas(mulai: int) -> int:
    """The first port from `mulai` on that nobody uses. Raises GalatPerintah where none is near."""
    for porta in range(mulai, min(mulai + PORTA_DICOBA, 65536)):
        with socket.socket() as uji:
            uji.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                uji.bind((INANG, porta))
            except OSError as galat:
                if galat.errno == errno.EACCES:
                    pesan = f"porta {mulai} hanya untuk pengelola komputer; coba: serve --port 8000"
                    raise GalatPerintah(pesan) from galat
                continue
            return porta
    raise GalatPerintah(f"porta {mulai} dan sesudahnya sedang dipakai; coba: serve --port 9000")
