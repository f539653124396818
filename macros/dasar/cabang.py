"""Run work in a forked process, which inherits everything that this process has already read."""

import contextlib
import ctypes
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.context import ForkProcess
from typing import Generic, NoReturn, TypeVar, cast

T = TypeVar("T")
HENTIKAN = (signal.SIGINT, signal.SIGTERM)
SELESAI, GAGAL, MINTA = "selesai", "gagal", "minta"
DARI_LUAR = "mungkin karena memori habis; ulangi"
SENDIRI = "karena kekeliruan yang disebut di atas"
TENGGANG = 5  # s for a process to end what it has split off
PR_SET_PDEATHSIG = 1


class CabangTerhenti(Exception):
    """The forked process ended without a result; the message gives the cause: its own error, which
    it has printed, or a signal from outside."""


class Cabang(Generic[T]):
    """A forked process that computes `tugas(*isi)`.

    With `layani` it computes `tugas(minta, *isi)` and may fork further; its call `minta(…)` runs
    `layani(…)` in this process, while this process waits in `hasil`.
    """

    def __init__(
        self, tugas: Callable[..., T], *isi: object, layani: Callable[..., object] | None = None
    ) -> None:
        self._layani, self._selesai = layani, False
        self._terima, self._kirim = multiprocessing.Pipe(duplex=False)
        isi, daemon = (tugas, *isi), layani is None
        self._proses = ForkProcess(target=self._mulai, args=isi, daemon=daemon)
        with _ditunda():
            self._proses.start()
        self._kirim.close()

    def _mulai(self, tugas: Callable[..., T], *isi: object) -> None:
        """Run in the forked process. It closes its copy of the reading end of the pipe: otherwise
        writing would block for ever, instead of failing, once the parent has stopped reading."""
        biasa = self._layani is None
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first, which ends this one
        signal.signal(signal.SIGTERM, signal.SIG_DFL if biasa else berhenti)
        ikut_berakhir()
        self._terima.close()
        try:
            hasil = tugas(*isi) if biasa else tugas(partial(self._kabarkan, MINTA), *isi)
        except OSError as galat:
            self._kabarkan(GAGAL, galat)
        else:
            self._kabarkan(SELESAI, hasil)

    def _kabarkan(self, apa: str, *isi: object) -> None:
        with contextlib.suppress(BrokenPipeError):  # nobody waits any more
            self._kirim.send((apa, isi))

    def hasil(self) -> T:
        """Wait for the result, and serve the requests of the forked process meanwhile. Call it
        once.

        Raises CabangTerhenti, the OSError that ended the task, and whatever a service raises.
        """
        while True:
            try:
                apa, isi = self._terima.recv()
            except EOFError:
                self._proses.join(TENGGANG)
                sendiri = (self._proses.exitcode or 0) > 0
                raise CabangTerhenti(SENDIRI if sendiri else DARI_LUAR) from None
            if apa == GAGAL:
                raise cast("OSError", isi[0])
            if apa == SELESAI:
                self._selesai = True
                return cast("T", isi[0])
            assert self._layani is not None
            self._layani(*isi)

    def akhiri(self) -> None:
        """End the process, finished or not. One that may have forked gets SIGTERM and time to end
        its own; any other is killed, since it could miss SIGTERM while it starts."""
        if self._layani is not None:
            if not self._selesai:
                self._proses.terminate()
            self._proses.join(TENGGANG)
        self._proses.kill()
        self._proses.join()


class Sampingan(Generic[T]):
    """`tugas()`, computed in a forked process while this process does something else."""

    def __init__(self, tugas: Callable[[], T]) -> None:
        self._tugas = tugas
        # A process with several threads, such as the preview, must not be forked.
        sendiri = threading.active_count() == 1
        self._cabang: Cabang[T] | None = Cabang(_coba, tugas) if sendiri else None

    def hasil(self) -> T:
        """Wait for the result, or compute it here if the process ended. Raises what `tugas`
        does."""
        if self._cabang is not None:
            with contextlib.suppress(CabangTerhenti):
                return self._cabang.hasil()
        return self._tugas()

    def akhiri(self) -> None:
        """Stop the process: nobody needs its result any more."""
        if self._cabang is not None:
            self._cabang.akhiri()


def _coba(tugas: Callable[[], T]) -> T:
    try:
        return tugas()
    except Exception:  # noqa: BLE001 - whoever waits meets it, and tells
        sys.exit()


@contextlib.contextmanager
def _ditunda() -> Iterator[None]:
    """Delay signals during a fork, when Python would ignore what their handlers raise."""
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
    """Signal handler: end by SystemExit, so that clean-up code runs."""
    raise SystemExit(128 + nomor)


def ikut_berakhir() -> None:
    """Ask Linux to send this process SIGTERM when its parent ends, for whatever reason."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
