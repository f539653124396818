"""The PDF beside the preview: made in a process of its own, and shown once it is complete."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from macros.dasar.pangkal import PROGRAM
from macros.dasar.penulisan import tulis_ukuran
from macros.sajian.templat import isi_berkas

# The paths in the preview; no page of a report has such an address.
ALAMAT = "/pratinjau/"
BERKAS, KEADAAN = f"{ALAMAT}laporan.pdf", f"{ALAMAT}keadaan.json"


class CetakSamping:
    """The last good PDF of the report at `akar`, and the state of the next one.

    It is made in `gudang` by the command `build`, so that it is the same PDF. A newer request ends
    an older one; if the report has a mistake, the last good PDF stays, with a message.
    """

    def __init__(self, akar: Path, gudang: Path) -> None:
        self._akar, self._hasil = akar, gudang / "cetak"
        self._kunci = threading.Lock()
        self._proses: subprocess.Popen[str] | None = None
        self._giliran = 0
        self._pdf, self._nomor = b"", 0
        self._kata = "PDF menyusul."

    def minta(self) -> threading.Thread:
        """Start making the PDF in a thread, without waiting."""
        self.batalkan()
        with self._kunci:
            giliran, self._kata = self._giliran, "PDF sedang disusun …"
        utas = threading.Thread(target=self._buat, args=(giliran,), daemon=True)
        utas.start()
        return utas

    def batalkan(self, kata: str = "") -> None:
        """Stop making it, for the reason `kata`; the last good PDF stays."""
        with self._kunci:
            self._giliran += 1
            self._kata = kata or self._kata
            proses, self._proses = self._proses, None
        if proses is not None:
            with suppress(ProcessLookupError):
                os.killpg(proses.pid, signal.SIGTERM)
            proses.wait()

    def jawab(self, alamat: str) -> tuple[str, bytes] | None:
        """Type and content for one of the addresses of this object, or `None`."""
        with self._kunci:
            if alamat == ALAMAT:
                isi = isi_berkas("pratinjau/samping.html.j2", pdf=BERKAS)
                return "text/html; charset=utf-8", isi.encode()
            if alamat == KEADAAN:
                keadaan = {"pdf": self._nomor, "kata": self._kata}
                return "application/json", json.dumps(keadaan).encode()
            return ("application/pdf", self._pdf) if alamat == BERKAS and self._pdf else None

    def _buat(self, giliran: int) -> None:
        mulai = time.monotonic()
        perintah = [sys.executable, str(PROGRAM / "scripts" / "lkjip.py")]
        perintah += ["--proyek", str(self._akar), "build", "--out", str(self._hasil)]
        with self._kunci:
            if giliran != self._giliran:
                return
            # A process group of its own, which is ended as a whole, and is not reached by Ctrl-C.
            proses = self._proses = subprocess.Popen(
                perintah, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                start_new_session=True,
            )  # fmt: skip
        salah = proses.communicate()[1]
        with self._kunci:
            if giliran != self._giliran:
                return
            self._proses = None
            if proses.returncode:
                self._kata = "PDF belum diperbarui: ada galat, yang disebut dalam terminal."
                print(salah, file=sys.stderr, flush=True)
                return
            (berkas,) = (self._hasil / "unduh").glob("*.pdf")
            self._pdf, self._nomor = berkas.read_bytes(), giliran
            detik = tulis_ukuran(time.monotonic() - mulai)
            self._kata = f"PDF pukul {time.strftime('%H.%M.%S')}, disusun dalam {detik} detik."
            print(f"[{time.strftime('%H.%M.%S')}] {self._kata}", flush=True)
