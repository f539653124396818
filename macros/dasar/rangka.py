"""Rows of named columns, for whoever filters, joins or sorts them; never changed in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Rangka:
    """Rows, each with a value for every column of `kolom`; `None` where there is nothing."""

    kolom: tuple[str, ...]
    baris: Sequence[dict[str, Any]]

    @classmethod
    def dari(cls, kolom: Iterable[str], baris: Iterable[Sequence[Any]]) -> Rangka:
        """Rows whose values stand in the order of the columns."""
        nama = (*kolom,)
        return cls(nama, [dict(zip(nama, isi, strict=True)) for isi in baris])

    def __len__(self) -> int:
        return len(self.baris)

    def __getitem__(self, nama: str) -> list[Any]:
        """A column, row by row. Raises KeyError where there is none."""
        if nama not in self.kolom:
            raise KeyError(nama)
        return [b[nama] for b in self.baris]

    def bersama(self, *kolom: str) -> Iterator[tuple[Any, ...]]:
        """Some columns side by side, row by row."""
        return (tuple(b[k] for k in kolom) for b in self.baris)

    def pilih(self, ada: Iterable[bool]) -> Rangka:
        """The rows for which that holds, told row by row."""
        return self.ambil(ke for ke, ya in enumerate(ada) if ya)

    def dengan(self, kolom: Mapping[str, Sequence[Any]]) -> Rangka:
        """The same with other columns; one that has the name of another takes its place."""
        isi = zip(self.baris, *kolom.values(), strict=True)
        semua = [b | dict(zip(kolom, lain, strict=True)) for b, *lain in isi]
        return Rangka((*dict.fromkeys((*self.kolom, *kolom)),), semua)

    def kali(self, nama: str, nilai: Sequence[Any]) -> Rangka:
        """Every row once with each value of a further column."""
        return Rangka((*self.kolom, nama), [b | {nama: isi} for b in self.baris for isi in nilai])

    def ambil(self, urutan: Iterable[int]) -> Rangka:
        """The rows of these places, from 0, in their order."""
        return Rangka(self.kolom, [self.baris[ke] for ke in urutan])

    def urut(self, menurut: Sequence[Any], *, menurun: bool = False) -> Rangka:
        """The rows sorted by a value for each, those without one last; equal ones stay in their
        order."""
        ada = [ke for ke, nilai in enumerate(menurut) if nilai is not None]
        ada.sort(key=menurut.__getitem__, reverse=menurun)
        tanpa = [ke for ke, nilai in enumerate(menurut) if nilai is None]
        return self.ambil((*ada, *tanpa))

    def unik(self, *kolom: str) -> Rangka:
        """The first row of all that agree in these columns."""
        awal: dict[tuple[Any, ...], dict[str, Any]] = {}
        for isi, b in zip(self.bersama(*kolom), self.baris, strict=True):
            awal.setdefault(isi, b)
        return Rangka(self.kolom, [*awal.values()])
