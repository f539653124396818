"""The marks of slow tests, found by what the tests do and not typed on each.

A test carries a mark when it, one of its fixtures, or a function of the tests that these call names
one of the things below. What this does not see is seen while the tests run: a test without a mark
that starts a program or a build fails.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from inspect import isclass, isfunction, ismodule
from types import CodeType
from typing import Any, TypeVar
from unittest import mock

import pytest

import tests.proyek as salinan
from scripts.baru.periode import rencanakan
from scripts.mesin.cetak_samping import CetakSamping
from scripts.mesin.pratinjau import Pratinjau
from tests import bersama
from tests.belahan import belah

T = TypeVar("T")
MILIK = "tests"
PENYEBAB: dict[object, str] = {
    salinan.bangun: "build",
    salinan.bangun_situs: "build",
    salinan.bangun_di_sini: "build",
    bersama.sekali: "build",
    Pratinjau: "build",
    salinan.lkjip: "proses",
    subprocess.run: "proses",
    subprocess.Popen: "proses",
    CetakSamping: "proses",
    rencanakan: "lama",
    salinan.perintah: "lama",
}
FIKSTUR = {"peramban": "peramban", "situs_kilat": "lama"}
# From what is waited for longest.
BERPROGRAM = ("lengkap", "peramban", "build", "proses")
LAMBAT = (*BERPROGRAM, "lama")
LENGKAP = pytest.mark.lengkap


def tandai(butir: pytest.Item) -> None:
    """Add the marks to a test."""
    if not isinstance(butir, pytest.Function):
        return
    for nama in penanda(butir):
        butir.add_marker(nama)


def satu_sejenis(kasus: dict[str, T], jenis: Callable[[T], object]) -> list[Any]:
    """The names of cases for `parametrize`: the first of each kind, and the others with
    `--lengkap`."""
    pertama = {jenis(satu): nama for nama, satu in reversed(kasus.items())}
    return bila_lengkap(kasus, pertama.values())


def bila_lengkap(semua: Iterable[T], selalu: Collection[T]) -> list[Any]:
    """The values, or tuples of them, for `parametrize`: always those that stand for their kind, and
    where there is time those that say the same of another one. Raises ValueError where there is
    none of the first, or one that is not among them all."""
    kasus = list(semua)
    if not selalu or any(satu not in kasus for satu in selalu):
        raise ValueError(f"yang selalu diuji bukan dari {kasus}: {selalu}")

    def nanti(satu: T) -> Any:
        return pytest.param(*(satu if isinstance(satu, tuple) else (satu,)), marks=LENGKAP)

    return [satu if satu in selalu else nanti(satu) for satu in kasus]


def bobot(butir: pytest.Item) -> int:
    """The relative duration of a test; 0 for one without marks."""
    ada = [n for n, nama in enumerate(LAMBAT) if butir.get_closest_marker(nama)]
    return len(LAMBAT) - min(ada, default=len(LAMBAT))


def butuh_situs(butir: pytest.Item) -> bool:
    """Whether a test uses the report that is built once for all files."""
    if not isinstance(butir, pytest.Function):
        return False
    # The last of a name's fixtures is the test's own.
    rangkaian = butir._fixtureinfo.name2fixturedefs.get("situs", ())
    return any(satu.baseid == MILIK for satu in rangkaian[-1:])


def penanda(butir: pytest.Function) -> set[str]:
    """The marks of a test: its own, and those of all its fixtures."""
    hasil = set(milik_fungsi(butir.function))
    for nama, rangkaian in butir._fixtureinfo.name2fixturedefs.items():
        hasil |= {FIKSTUR[nama]} if nama in FIKSTUR else set()
        for satu in rangkaian:
            hasil |= milik_fungsi(satu.func)
    return hasil


@cache
def milik_fungsi(fungsi: Callable[..., Any]) -> frozenset[str]:
    """The marks of the calls in a test function, at any depth within the tests."""
    hasil, antre, dikenal = set(), [fungsi], set[object]()
    while antre:
        satu = antre.pop()
        if satu in dikenal:
            continue
        dikenal.add(satu)
        for lain in _disebut(satu):
            if lain in PENYEBAB:
                hasil.add(PENYEBAB[lain])
            elif getattr(lain, "__module__", "").partition(".")[0] == MILIK:
                antre.append(lain)
    return frozenset(hasil)


def _disebut(fungsi: Any) -> Iterator[Any]:
    """The functions and classes that a function, or the methods of a class, name."""
    if isclass(fungsi):
        yield from (f for f in vars(fungsi).values() if isfunction(f))
        yield from (f.fget for f in vars(fungsi).values() if isinstance(f, property))
        return
    fungsi = getattr(fungsi, "__wrapped__", fungsi)
    if not isfunction(fungsi):
        return
    nama = set(_nama(fungsi.__code__))
    for satu in nama & fungsi.__globals__.keys():
        benda = fungsi.__globals__[satu]
        if ismodule(benda):
            yield from (vars(benda)[n] for n in nama & vars(benda).keys() if _kode(vars(benda)[n]))
        elif _kode(benda):
            yield benda


def _kode(benda: object) -> bool:
    return isfunction(benda) or isclass(benda) or hasattr(benda, "__wrapped__")


def _nama(kode: CodeType) -> Iterator[str]:
    yield from kode.co_names
    for tetapan in kode.co_consts:
        if isinstance(tetapan, CodeType):
            yield from _nama(tetapan)


class Penjaga:
    """Forbids programs and builds in tests without a mark, so that `--cepat` stays quick."""

    def __init__(self) -> None:
        self.berjalan: pytest.Item | None = None

    def pasang(self) -> None:
        """Listen in this process from now on. Not by an audit hook, which Python asks about every
        `id()` too: that was a twentieth of all tests' time."""
        asli: Callable[..., None] = subprocess.Popen.__init__

        def mulai(proses: object, args: Any, *sisa: Any, **opsi: Any) -> None:
            self.dengar(args if isinstance(args, str) else args[0])
            asli(proses, args, *sisa, **belah(args, opsi))

        mock.patch.object(subprocess.Popen, "__init__", mulai).start()
        salinan.MENYUSUN.append(self.dengar)

    def dengar(self, apa: object) -> None:
        """Fail the running test where it starts a program or the command that builds a report, and
        carries none of the marks."""
        if self.berjalan is None:
            return
        if not any(self.berjalan.get_closest_marker(nama) for nama in BERPROGRAM):
            pytest.fail(f"memulai {apa} tanpa penanda proses, build, atau peramban")
