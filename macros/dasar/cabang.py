"""Work done by processes split off from this one, so that what it has read is not read again."""

import contextlib
import ctypes
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from multiprocessing.context import ForkProcess
from typing import Generic, NoReturn, TypeVar, cast

T = TypeVar("T")
HENTIKAN = (signal.SIGINT, signal.SIGTERM)
SELESAI, GAGAL = "selesai", "gagal"
TENGGANG = 5  # s for a process to end what it has split off
PR_SET_PDEATHSIG = 1


class CabangTerhenti(Exception):
    """Another process ended before it had found out what it was asked for."""


class Cabang(Generic[T]):
    """Another process that finds out `tugas(*isi)`.

    With `layanan` that is `tugas(minta, *isi)`, which may split off others; where it calls
    `minta(apa, …)`, `layanan[apa](…)` is done in this process, while that waits for its result.
    """

    def __init__(
        self,
        tugas: Callable[..., T],
        *isi: object,
        layanan: Mapping[str, Callable[..., object]] | None = None,
    ) -> None:
        self._layanan, self._selesai = layanan, False
        self._terima, self._kirim = multiprocessing.Pipe(duplex=False)
        isi, daemon = (tugas, *isi), layanan is None
        self._proses = ForkProcess(target=self._mulai, args=isi, daemon=daemon)
        with _ditunda():
            self._proses.start()
        self._kirim.close()

    def _mulai(self, tugas: Callable[..., T], *isi: object) -> None:
        """What the other process does. With its own hold on the end that is read it would wait for
        ever for itself to read what nobody reads any more."""
        biasa = self._layanan is None
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first, which ends this one
        signal.signal(signal.SIGTERM, signal.SIG_DFL if biasa else berhenti)
        ikut_berakhir()
        self._terima.close()
        try:
            hasil = tugas(*isi) if biasa else tugas(self._kabarkan, *isi)
        except OSError as galat:
            self._kabarkan(GAGAL, galat)
        else:
            self._kabarkan(SELESAI, hasil)

    def _kabarkan(self, apa: str, *isi: object) -> None:
        with contextlib.suppress(BrokenPipeError):  # nobody waits any more
            self._kirim.send((apa, isi))

    def hasil(self) -> T:
        """Wait for what it found, which it tells once, and do meanwhile what it asks for.

        Raises CabangTerhenti, the OSError that it met, and whatever stands in the way of what is
        asked for.
        """
        while True:
            try:
                apa, isi = self._terima.recv()
            except EOFError:
                raise CabangTerhenti from None
            if apa == GAGAL:
                raise cast("OSError", isi[0])
            if apa == SELESAI:
                self._selesai = True
                return cast("T", isi[0])
            (self._layanan or {})[apa](*isi)

    def akhiri(self) -> None:
        """End it, done or not: one that has split off others with time to end those; another could
        miss a milder signal while it begins."""
        if self._layanan is not None:
            if not self._selesai:
                self._proses.terminate()
            self._proses.join(TENGGANG)
        self._proses.kill()
        self._proses.join()


class Sampingan(Generic[T]):
    """`tugas()`, found out by another process while this one does something else."""

    def __init__(self, tugas: Callable[[], T]) -> None:
        self._tugas = tugas
        # A process with several threads, as the preview has them, is not safely split off.
        sendiri = threading.active_count() == 1
        self._cabang: Cabang[T] | None = Cabang(_coba, tugas) if sendiri else None

    def hasil(self) -> T:
        """Wait for it, or find it out here where nobody did. Raises whatever stands in its way."""
        if self._cabang is not None:
            with contextlib.suppress(CabangTerhenti):
                return self._cabang.hasil()
        return self._tugas()

    def akhiri(self) -> None:
        """Nobody waits for it any more."""
        if self._cabang is not None:
            self._cabang.akhiri()


def _coba(tugas: Callable[[], T]) -> T:
    try:
        return tugas()
    except Exception:  # noqa: BLE001 - whoever waits meets it, and tells
        sys.exit()


@contextlib.contextmanager
def _ditunda() -> Iterator[None]:
    """Python ignores what a signal raises while it forks: what comes now is heard afterwards."""
    datang: list[int] = []
    semula = {s: signal.signal(s, lambda nomor, _: datang.append(nomor)) for s in HENTIKAN}
    try:
        yield
    finally:
        for satu, penangan in semula.items():
            signal.signal(satu, penangan)
        for nomor in datang:
            signal.raise_signal(nomor)


def berhenti(nomor: int, _: object) -> NoReturn:
    """End through the normal way out, so that what is half done gets cleared away."""
    raise SystemExit(128 + nomor)


def ikut_berakhir() -> None:
    """Have this process asked to end with the one that started it, however that ends."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
