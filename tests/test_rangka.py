"""Rows of named columns: what is asked of them, and that nothing changes them in place."""

import pytest

from macros.dasar.rangka import Rangka

ASLI = Rangka.dari(("kode", "nilai"), [("b", 2), ("a", None), ("c", 2), ("d", 1)])


def kode(satu: Rangka) -> str:
    return "".join(satu["kode"])


def test_dipilih_dan_diurutkan() -> None:
    assert kode(ASLI.pilih(k in "ad" for k in ASLI["kode"])) == "ad"
    assert kode(ASLI.ambil([3, 0, 0])) == "dbb"
    assert kode(ASLI.urut(ASLI["nilai"])) == "dbca"  # one without a value last, either way
    assert kode(ASLI.urut(ASLI["nilai"], menurun=True)) == "bcda"
    assert kode(ASLI.unik("nilai")) == "bad"
    assert len(ASLI.pilih([False] * 4)) == 0


def test_kolom_lain() -> None:
    lain = ASLI.dengan({"nilai": [1, 2, 3, 4], "x.y": list("wxyz")})
    assert lain.kolom == ("kode", "nilai", "x.y")
    assert [*lain.bersama("x.y", "nilai")] == [("w", 1), ("x", 2), ("y", 3), ("z", 4)]
    assert [*ASLI.ambil([0]).kali("t", ["1", "2"]).bersama("kode", "t")] == [("b", "1"), ("b", "2")]
    assert ASLI["nilai"] == [2, None, 2, 1] and kode(ASLI) == "bacd"
    with pytest.raises(KeyError):
        _ = ASLI["x.y"]
    with pytest.raises(ValueError, match="shorter"):
        ASLI.dengan({"x": [1]})
