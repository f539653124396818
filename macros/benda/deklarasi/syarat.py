"""Conditions on rows: whether figures are there, and in which state."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ...dasar.deklarasi import Keliru
from .bingkai import Bingkai
from .pemeriksa_kunci import Kunci
from .ungkapan import Lingkup, Terikat, urai

KEADAAN = ("ada", "belum-ada-data", "tak-terhitung", "tak-nol")


def memenuhi(teks: str, bingkai: Bingkai, lingkup: Lingkup, kunci: Kunci) -> pd.DataFrame:
    """The rows that fulfil all conditions, which commas divide.

    `KUNCI`: there is such a figure; `tanpa KUNCI`: there is none; `KUNCI tak-terhitung`: it is in
    that state; `KUNCI tak-nol`: it has a value other than zero. Raises Keliru or KunciTidakDikenal
    where a condition cannot be followed.
    """
    syarat = [_satu(s.strip(), lingkup) for s in teks.split(",")]
    rekaman = bingkai.rekaman()
    cocok = [all(_cocok(s, r, kunci) for s in syarat) for r in rekaman]
    for _, isi, _ in syarat:
        if rekaman and not any(kunci.cari(isi.isi(r)[0]) for r in rekaman):
            kunci.periksa(isi, isi.isi(rekaman[0])[0], hanya=False)
    return bingkai.isi[np.array(cocok, dtype=bool)]


def _satu(teks: str, lingkup: Lingkup) -> tuple[bool, Terikat, str]:
    """Whether the figure must be there, its key, and the state it must be in (or "")."""
    kata = teks.split()
    ada = kata[:1] != ["tanpa"]
    kata = kata if ada else kata[1:]
    keadaan = kata.pop() if len(kata) == 2 and ada else ""
    if len(kata) != 1 or not urai(kata[0]).kunci or keadaan not in ("", *KEADAAN):
        raise Keliru("Syarat ditulis “KUNCI”, “tanpa KUNCI”, atau “KUNCI tak-terhitung”.")
    return ada, lingkup.ikat(urai(kata[0])), keadaan


def _cocok(syarat: tuple[bool, Terikat, str], baris: Mapping[str, Any], kunci: Kunci) -> bool:
    harus_ada, isi, keadaan = syarat
    angka = kunci.cari(isi.isi(baris)[0])
    if angka is None or not harus_ada:
        return (angka is None) is not harus_ada
    return bool(angka.nilai) if keadaan == "tak-nol" else keadaan in {"", angka.keadaan}
