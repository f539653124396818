"""The server of the preview: MkDocs' own, with a panel of problems in its pages."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from scripts.mesin.cetak_samping import CetakSamping

JEDA_PANTAU = 0.2  # s between checks of the files
# A foreign web page could resolve its own name to this machine's address (DNS rebinding) and read
# the preview.
SENDIRI = re.compile(r"(?:localhost|\d+\.\d+\.\d+\.\d+|\[[\da-f:]+\])?(?::\d+)?", re.IGNORECASE)
KOSONG = b"<!doctype html><html lang=id><meta charset=utf-8><title>Pratinjau</title><body></body>"


class Pelayan(LiveReloadServer):
    """Serves the last complete site; calls `penyusun` whenever a file has changed."""

    def __init__(self, penyusun: Callable[[], None], *, host: str, port: int, root: str) -> None:
        super().__init__(penyusun, host=host, port=port, root=root)
        self.error_handler = self._halaman_galat
        self._panel = b""
        self.terbuka = "index.html"  # the page viewed last
        self.cetak: CetakSamping | None = None
        # The system's notifications also report files that are only read.
        self.observer = PollingObserver(timeout=JEDA_PANTAU)

    def tampilkan(self, folder: Path | None, panel: str, *, diam: bool = False) -> None:
        """Show the site in `folder` with `panel`; open pages reload, unless the change is invisible
        (`diam`)."""
        with self._epoch_cond:
            if folder is not None:
                self.root = str(folder)
            self._panel = panel.encode()
            if diam:
                return
            self._wanted_epoch = self._visible_epoch = round(time.monotonic() * 1000)
            self._epoch_cond.notify_all()

    def ada_ubahan(self, detik: float) -> bool:
        """Whether something changes within `detik` seconds."""
        with self._rebuild_cond:
            return self._rebuild_cond.wait_for(
                lambda: self._want_rebuild or self._shutdown, timeout=detik
            )

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Any:
        alamat = str(environ["PATH_INFO"])
        if not SENDIRI.fullmatch(environ.get("HTTP_HOST", "")):
            start_response("421 Misdirected Request", [("Content-Type", "text/plain")])
            return [b"Buka alamat yang disebut di terminal."]
        if self.cetak is not None and (jawaban := self.cetak.jawab(alamat)):
            jenis, isi = jawaban
            kepala = [("Content-Type", jenis), ("Content-Length", str(len(isi)))]
            start_response("200 OK", [*kepala, ("Cache-Control", "no-store")])
            return [isi]
        if alamat.endswith((".html", "/")) and not alamat.startswith("/livereload/"):
            self.terbuka = alamat.lstrip("/") + "index.html" * alamat.endswith("/")
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        # MkDocs has no other way to add text to every page.
        isi: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return isi.replace(b"</body>", self._panel + b"</body>")

    def _halaman_galat(self, kode: int) -> bytes:
        """The theme's page for an unknown address; empty without a site."""
        halaman = Path(self.root, f"{kode}.html")
        isi = halaman.read_bytes() if halaman.is_file() else KOSONG
        return self._inject_js_into_html(isi, self._visible_epoch)
