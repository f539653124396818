"""The preview: build the site at each change, and show it in the browser with its problems."""

import contextlib
import errno
import gc
import io
import logging
import shutil
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from macros.dasar import sela
from macros.dasar.masalah import Masalah, ada_galat
from macros.dasar.pangkal import KONFIGURASI
from macros.periksa.menyeluruh import periksa
from macros.sajian.templat import lingkungan
from scripts.mesin import kabar
from scripts.mesin.cetak_samping import ALAMAT as ALAMAT_CETAK, CetakSamping
from scripts.mesin.pelayan import Pelayan
from scripts.mesin.situs import atur, galat_terbaca
from scripts.terminal import GalatPerintah

INANG = "127.0.0.1"
PANTAU = ("data", "docs", KONFIGURASI)
PORTA_DICOBA = 20
TENANG = 1.5  # s without a change, before the rest of the site is built


def tayangkan(akar: Path, porta: int, *, pdf: bool = False) -> None:
    """Serve the site on this machine and build it whenever a file changes, until Ctrl-C.

    Problems are shown in the open page, above the last good one; without a good one, alone. With
    `pdf` the PDF is made beside it. If the port is taken, the next free one is used, and told.
    """
    bebas = _porta_bebas(porta)
    if bebas != porta:
        print(f"Porta {porta} sedang dipakai; memakai {bebas}.")
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # not every missing address
    with tempfile.TemporaryDirectory(prefix="lkjip-") as gudang, kabar.dengarkan():
        penyusun = Pratinjau(akar, Path(gudang), f"http://{INANG}:{bebas}/")
        server = Pelayan(penyusun, host=INANG, port=bebas, root=gudang)
        if pdf:
            penyusun.cetak = server.cetak = CetakSamping(akar, Path(gudang))
        penyusun.pelayan = server
        penyusun()
        for jalur in PANTAU:
            server.watch(str(akar / jalur))
        alamat = penyusun.alamat + (ALAMAT_CETAK.lstrip("/") if pdf else "")
        print(f"Buka {alamat} di peramban. Ctrl+C untuk berhenti.", flush=True)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            print("\nPratinjau dihentikan.")
        finally:
            server.shutdown()
            penyusun.tutup()


class Pratinjau:
    """Builds into a new folder each time and passes it on when it is complete, to `pelayan`, which
    knows the open page."""

    pelayan: Pelayan  # is constructed with this object, and set before the first build

    def __init__(self, akar: Path, gudang: Path, alamat: str) -> None:
        self._akar = akar
        self._gudang = gudang
        self._folder: Path | None = None
        self._templat = lingkungan("pratinjau").get_template("panel.html.j2")
        self.alamat = alamat
        self._keadaan = lingkungan("pratinjau").get_template("keadaan.html.j2")
        self._cap: dict[Path, int] = {}
        self._tertunda: set[Path] = set()  # changed files since the last whole build
        self._galat = False  # whether the panel of errors is shown
        self.config: MkDocsConfig | None = None
        self.cetak: CetakSamping | None = None

    def __call__(self) -> None:
        """Build once, then check; the page is shown before the check, whose problems may follow.

        If only chapters or cells changed, the open page is made first, and the rest when nothing
        has been saved for a moment. A further change interrupts the rest: the open page is made
        first again, and the rest starts from the beginning.
        """
        mulai = time.monotonic()
        cap = self._waktu_isi()
        ubahan = [b for b in cap.keys() | self._cap.keys() if cap.get(b) != self._cap.get(b)]
        if not ubahan and not self._tertunda:
            return  # only read
        baru_berkas = cap.keys() != self._cap.keys()
        self._cap = cap
        self._tertunda.update(ubahan)
        if self.cetak is not None:
            self.cetak.batalkan("PDF menyusul.")
        # The cause of an error may have changed before.
        semua = [*self._tertunda] if self._galat else ubahan
        keadaan = "" if baru_berkas else self._halaman_dahulu(semua, mulai)
        with contextlib.suppress(sela.Disela), sela.dapat_disela(self._disela):
            self._lanjutkan(keadaan)

    def _lanjutkan(self, keadaan: str) -> None:
        """Check the new page, if there is one (`keadaan`), and build the whole site. A panel of
        errors is removed if the check has none."""
        if keadaan:
            if not self._galat:
                self.pelayan.tampilkan(self._folder, keadaan)
            salah = self._galat
            self._jelaskan(None)
            if self._galat:
                return
            if salah:
                self.pelayan.tampilkan(self._folder, keadaan)
            if self.pelayan.ada_ubahan(TENANG):
                sela.titik()
        self._seluruhnya(self._sebut(self._tertunda))

    def _disela(self) -> bool:
        """Whether a file was saved since this build began."""
        return self.pelayan.ada_ubahan(0) and self._waktu_isi() != self._cap

    def _seluruhnya(self, berkas: str) -> None:
        mulai = time.monotonic()
        baru = Path(tempfile.mkdtemp(dir=self._gudang))
        try:
            gagal = self._coba(baru)
        except sela.Disela:
            shutil.rmtree(baru)
            raise
        if gagal is None:
            self._tertunda.clear()
            lama, self._folder = self._folder, baru
            detik = _detik(mulai)
            self.pelayan.tampilkan(baru, self._status(berkas, situs=detik), diam=self._sama(lama))
            print(f"[{time.strftime('%H.%M.%S')}] Situs disusun dalam {detik} detik.", flush=True)
        else:
            lama = baru
        if lama is not None:
            shutil.rmtree(lama)
        self._jelaskan(gagal)
        if self.cetak is not None and not self._galat:
            self.cetak.minta()

    def _sama(self, lama: Path | None) -> bool:
        """Whether the open page is the same in the new site."""
        if lama is None or self._folder is None or self._galat:
            return False
        satu, dua = (f / self.pelayan.terbuka for f in (lama, self._folder))
        return satu.is_file() and dua.is_file() and satu.read_bytes() == dua.read_bytes()

    def _halaman_dahulu(self, ubahan: Sequence[Path], mulai: float) -> str:
        """Make the open page, or the changed one, at once; returns its status line, "" if that was
        not possible."""
        docs, data = self._akar / "docs", self._akar / "data"
        bab = [b for b in ubahan if b.suffix == ".md" and b.is_relative_to(docs)]
        sel = [b for b in ubahan if b.suffix == ".csv" and b.parent == data]
        papan = self.config and self.config.extra.get("lkjip-papan")
        if not papan or not ubahan or len(bab) + len(sel) != len(ubahan):
            return ""
        src = {b.relative_to(docs).as_posix() for b in bab}
        if sel:
            src.add(self.pelayan.terbuka.removesuffix(".html") + ".md")
        if not src or not all(map(papan.bab, src)):
            return ""
        try:
            with contextlib.redirect_stderr(io.StringIO()), _tanpa_sampah():
                data_baru = [bool(sel), *[False] * (len(src) - 1)]
                if not all(papan.perbarui(s, data=d) for s, d in zip(src, data_baru, strict=True)):
                    return ""
        except (Exception, SystemExit):  # noqa: BLE001 - whatever is wrong the whole build tells
            return ""
        detik = _detik(mulai, 2)
        print(f"[{time.strftime('%H.%M.%S')}] Halaman disusun dalam {detik} detik.", flush=True)
        return self._status(self._sebut(ubahan), halaman=detik)

    def _status(self, berkas: str, *, halaman: str = "", situs: str = "") -> str:
        jam = time.strftime("%H.%M.%S")
        return self._keadaan.render(berkas=berkas, jam=jam, halaman=halaman, situs=situs)

    def _sebut(self, ubahan: Iterable[Path]) -> str:
        """The changed files, in few words."""
        nama = sorted(b.relative_to(self._akar).as_posix() for b in ubahan)
        return nama[0] if len(nama) == 1 else f"{len(nama)} berkas" if nama else ""

    def _waktu_isi(self) -> dict[Path, int]:
        """The modification time of each file of the report, without temporary files of editors."""
        semua = [self._akar / KONFIGURASI]
        semua += [b for p in ("data", "docs") for b in (self._akar / p).rglob("*")]
        hasil = {}
        for b in semua:
            with contextlib.suppress(OSError):  # removed meanwhile
                if b.is_file() and not b.name.startswith(".") and not b.name.endswith("~"):
                    hasil[b] = b.stat().st_mtime_ns
        return hasil

    def _coba(self, folder: Path) -> str | None:
        """Build into a folder; returns the error message, if any."""
        kata = io.StringIO()
        try:
            with contextlib.redirect_stderr(kata), galat_terbaca():
                self._bangun(folder)
        except GalatPerintah as galat:
            return f"{kata.getvalue()}Galat: {galat}"
        except Exception:  # noqa: BLE001 - whatever it is, it is shown, and serving goes on
            return traceback.format_exc()
        return None

    def _jelaskan(self, gagal: str | None) -> None:
        """Show all problems in the terminal and in the page; nothing if there are none.

        The check names every error with its place; if it has none, the engine's message is shown.
        """
        try:
            masalah = [m for m in periksa(self._akar) if m.tingkat == "galat"]
        except Exception:  # noqa: BLE001 - as above
            masalah, gagal = [], gagal or traceback.format_exc()
        self._galat = ada_galat(masalah) or gagal is not None
        if not self._galat:
            return
        if self.cetak is not None:
            self.cetak.batalkan("PDF belum diperbarui: perbaiki galatnya dahulu.")
        for satu in masalah:
            print(satu.sebagai_teks(), file=sys.stderr)
        if gagal and not masalah:
            print(gagal, file=sys.stderr)
        sys.stderr.flush()
        self.pelayan.tampilkan(None, self.panel(masalah, gagal))

    def panel(self, masalah: Sequence[Masalah], gagal: str | None) -> str:
        """The panel as HTML; `gagal` is the engine's message if the page could not be made."""
        return self._templat.render(masalah=masalah, gagal=gagal, ada=self._folder is not None)

    def _bangun(self, folder: Path) -> None:
        config = atur(self._akar, site_dir=str(folder), site_url=self.alamat, strict=False)
        if self.config is None:
            config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=self.alamat)
        config.extra["lkjip"].penutup.rampungkan()
        self.config = config  # until here the old one can make the open page

    def tutup(self) -> None:
        """Close the plugins."""
        if self.cetak is not None:
            self.cetak.batalkan()
        if self.config is not None:
            self.config.plugins.on_shutdown()


@contextlib.contextmanager
def _tanpa_sampah() -> Iterator[None]:
    """A context without garbage collection, which would traverse the whole last build."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _detik(mulai: float, desimal: int = 1) -> str:
    return f"{time.monotonic() - mulai:.{desimal}f}".replace(".", ",")


def _porta_bebas(mulai: int) -> int:
    """The first free port from `mulai` on. Raises GalatPerintah if none nearby is free."""
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
