"""Tables checked by frictionless. Apart from `load`, as importing it takes longer than all else
when no table has changed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

import pandas as pd
from frictionless import FrictionlessException, Package, Resource, system

from ..dasar.masalah import Masalah
from .bacaan_nilai import jadi
from .lembar import Lembar
from .pesan import Penerjemah
from .skema import SkemaTabel

# Left to itself, frictionless takes the first row of average width for the header.
DIALEK = {"header": True, "headerRows": [1]}


class SkemaTidakSah(Exception):
    """The data package has a type of column, a limit or a reference that does not exist."""


def uji(
    paket: Mapping[str, Any],
    lembar: Mapping[str, Lembar],
    utuh: Mapping[str, SkemaTabel],
    diuji: Mapping[str, str],
) -> Iterator[tuple[str, pd.DataFrame, list[Masalah]]]:
    """The rows of each table in `diuji` with exact values, and their problems.

    `utuh` are the tables whose columns are right; references to others are not followed. `diuji`
    gives the file by which each table is named in problems.

    Raises:
        SkemaTidakSah: the schema cannot be used.
    """
    try:
        for sumber in _sumber(paket, lembar, utuh, diuji):
            t = utuh[str(sumber.name)]
            penerjemah = Penerjemah(diuji[t.nama], t, utuh, lembar)
            yield (t.nama, *_satu(sumber, penerjemah))
    except FrictionlessException as galat:
        raise SkemaTidakSah from galat


def _sumber(
    paket: Mapping[str, Any],
    lembar: Mapping[str, Lembar],
    utuh: Mapping[str, SkemaTabel],
    diuji: Container[str],
) -> list[Resource]:
    """The tables as resources over their rows; what they refer to comes along, unchecked."""
    isi = []
    for sumber in paket["resources"]:
        nama = sumber["name"]
        if nama not in utuh:
            continue
        rujukan = [
            r
            for r in sumber["schema"].get("foreignKeys", [])
            if nama in diuji and (r["reference"]["resource"] or nama) in utuh
        ]
        aturan = {**sumber["schema"], "foreignKeys": rujukan}
        isi.append({"name": nama, "data": lembar[nama].baris, "dialect": DIALEK, "schema": aturan})
    dirujuk = {r["reference"]["resource"] for s in isi for r in s["schema"]["foreignKeys"]}
    isi = [s for s in isi if s["name"] in diuji or s["name"] in dirujuk]
    with system.use_context(trusted=True):
        semua = Package.from_descriptor({"name": "data", "resources": isi}).resources
    return [s for s in semua if s.name in diuji]


def _satu(sumber: Resource, penerjemah: Penerjemah) -> tuple[pd.DataFrame, list[Masalah]]:
    masalah: list[Masalah] = []
    rekaman: list[dict[str, Any]] = []
    nilai = {k.nama for k in penerjemah.tabel.kolom if k.nilai}
    with system.use_context(trusted=True), sumber.open() as terbuka:  # type: ignore[no-untyped-call]
        for baris in terbuka.row_stream:
            masalah += penerjemah.baris(baris)
            rekaman.append({k: jadi(v) if k in nilai else v for k, v in dict(baris).items()})
    isi = pd.DataFrame(
        rekaman,
        columns=penerjemah.tabel.nama_kolom,
        index=penerjemah.nomor[1:],
        dtype=object,
    )
    return isi, masalah
