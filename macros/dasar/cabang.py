"""Work done by processes split off from this one, so that what it has read is not read again."""

import contextlib
import ctypes
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from multiprocessing.context import ForkProcess
from typing import Any, Generic, NoReturn, TypeVar, cast

T = TypeVar("T")
HENTIKAN = (signal.SIGINT, signal.SIGTERM)
SELESAI = "selesai"
TENGGANG = 5  # s for a process to end what it has split off
PR_SET_PDEATHSIG = 1


class CabangTerhenti(Exception):
    """Another process ended before it had found out what it was asked for."""


class Cabang(Generic[T]):
    """Another process that finds out `tugas(*isi)`."""

    BERANAK = False  # whether it may split off others

    def __init__(self, tugas: Callable[..., T], *isi: object) -> None:
        self._terima, self._kirim = multiprocessing.Pipe(duplex=False)
        isi, daemon = (tugas, *isi), not self.BERANAK
        self._proses = ForkProcess(target=self._mulai, args=isi, daemon=daemon)
        with _ditunda():
            self._proses.start()
        self._kirim.close()

    def _mulai(self, tugas: Callable[..., T], *isi: object) -> None:
        """What the other process does. With its own hold on the end that is read it would wait for
        ever for itself to read what nobody reads any more."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first, which ends this one
        signal.signal(signal.SIGTERM, berhenti if self.BERANAK else signal.SIG_DFL)
        ikut_berakhir()
        self._terima.close()
        self._cari(tugas, *isi)

    def _cari(self, tugas: Callable[..., T], *isi: object) -> None:
        self._kabarkan(tugas(*isi))

    def _kabarkan(self, isi: object) -> None:
        with contextlib.suppress(BrokenPipeError):  # nobody waits any more
            self._kirim.send(isi)

    def selesai(self) -> bool:
        """Whether nobody has to wait for it any more."""
        return self._terima.poll()

    def hasil(self) -> T:
        """Wait for what it found, which it tells once. Raises CabangTerhenti."""
        return cast("T", self._dengar())

    def _dengar(self) -> Any:
        try:
            return self._terima.recv()
        except EOFError:
            raise CabangTerhenti from None

    def akhiri(self) -> None:
        """End it, done or not; it could miss a milder signal while it begins."""
        self._proses.kill()
        self._proses.join()


class CabangBerkabar(Cabang[T]):
    """Another process that finds out `tugas(minta, *isi)`, and may split off others.

    Where it calls `minta(apa, …)`, `layanan[apa](…)` is done in this process, while that waits for
    its result.
    """

    BERANAK = True

    def __init__(
        self, layanan: Mapping[str, Callable[..., object]], tugas: Callable[..., T], *isi: object
    ) -> None:
        self._layanan, self._selesai = layanan, False
        super().__init__(tugas, *isi)

    def _cari(self, tugas: Callable[..., T], *isi: object) -> None:
        hasil = tugas(lambda apa, *untuk: self._kabarkan((apa, untuk)), *isi)
        self._kabarkan((SELESAI, (hasil,)))

    def hasil(self) -> T:
        """Do what it asks for until it has found it out, which it tells once.

        Raises CabangTerhenti, and whatever stands in the way of what is asked for.
        """
        while True:
            apa, isi = self._dengar()
            if apa == SELESAI:
                self._selesai, hasil = True, cast("T", isi[0])
                return hasil
            self._layanan[apa](*isi)

    def akhiri(self) -> None:
        """End it, done or not, with time to end those that it has split off."""
        if not self._selesai:
            self._proses.terminate()
        self._proses.join(TENGGANG)
        super().akhiri()


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
        sys.exit(1)


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
