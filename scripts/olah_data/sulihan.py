"""A copy of a table's rows in which rows can be replaced by key."""

from collections.abc import Callable, Iterable, Mapping

from macros.asupan.lembar import Lembar
from macros.asupan.muat import Data

Isi = Mapping[str, str]


def tanda(isi: Isi, kolom: Iterable[str]) -> tuple[str, ...]:
    """The values of a row in some columns, which identify it."""
    return tuple(isi.get(k, "") for k in kolom)


def baris(data: Data, tabel: str) -> list[dict[str, str]]:
    """The present rows of a table; empty if it does not exist."""
    return Sulihan(data, tabel).semua() if tabel in data.lembar else []


def acuan(data: Data, isi: str) -> str:
    """The code of the reference source for one kind of figures; empty without one."""
    semua = (b["kode"] for b in baris(data, "sumber") if (b["isi"], b["acuan"]) == (isi, "true"))
    return next(semua, "")


class Sulihan:
    """A copy of the rows of the table `nama`; `data` are not changed."""

    def __init__(self, data: Data, nama: str) -> None:
        asal = data.lembar[nama]
        baris, nomor = [list(b) for b in asal.baris], list(asal.nomor)
        self.lembar = Lembar(baris, nomor, set(), asal.pemisah, asal.tanpa)
        self.kunci = data.aturan[nama].kunci
        self._ada = {tanda(self._isi(b), self.kunci): b for b in baris[1:] if b}

    def _isi(self, baris: list[str]) -> dict[str, str]:
        return dict(zip(self.lembar.baris[0], baris, strict=False))

    def semua(self) -> list[dict[str, str]]:
        """The rows that are not empty."""
        return [self._isi(b) for b in self.lembar.baris[1:] if b]

    def cari(self, isi: Isi) -> dict[str, str]:
        """The row with the same key; empty without one."""
        return self._isi(self._ada.get(tanda(isi, self.kunci), []))

    def taruh(self, isi: Isi, *, tambah: bool = True) -> None:
        """Replace the row with the same key, except its other columns; if there is none, append it
        (with `tambah`)."""
        kunci = tanda(isi, self.kunci)
        if kunci not in self._ada and tambah:
            self._ada[kunci] = self.tambah({})
        for kolom, nilai in isi.items() if kunci in self._ada else ():
            self._ada[kunci][self.lembar.baris[0].index(kolom)] = nilai

    def tambah(self, isi: Isi) -> list[str]:
        """Append a row, with its existing columns; returns its cells."""
        baris = [isi.get(k, "") for k in self.lembar.baris[0]]
        self.lembar.baris.append(baris)
        self.lembar.nomor.append(len(self.lembar.baris))
        return baris

    def sisakan(self, boleh: Callable[[Isi], bool]) -> None:
        """Keep only rows for which `boleh` is true."""
        semua = list(zip(self.lembar.baris, self.lembar.nomor, strict=True))
        tetap = [satu for satu in semua[1:] if not satu[0] or boleh(self._isi(satu[0]))]
        self.lembar.baris[:], self.lembar.nomor[:] = map(list, zip(*semua[:1], *tetap, strict=True))
