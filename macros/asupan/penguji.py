"""Tables checked by frictionless. Apart from `muat`, as importing it takes longer than all else
when no table has changed."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from frictionless import Field, FrictionlessException, Package, Resource, system

from ..dasar.masalah import Masalah
from .bilangan import jadi
from .lembar import Lembar
from .pesan import Penerjemah
from .skema import SkemaTabel

# Left to itself, frictionless takes the first row of average width for the header. It also heeds an
# object only in the first resource that has it, so that each gets its own.
DIALEK = {"header": True, "headerRows": [1]}


class SkemaTidakSah(Exception):
    """The data package has a type of column, a limit or a reference that does not exist."""


def uji(
    paket: Mapping[str, Any],
    lembar: Mapping[str, Lembar],
    utuh: Mapping[str, SkemaTabel],
    diuji: Mapping[str, str],
) -> Iterator[tuple[str, dict[int, tuple[Any, ...]], list[Masalah]]]:
    """The rows of each table in `diuji` by their numbers with exact values, and their problems.

    `utuh` are the tables whose columns are right; references to others are not followed. `diuji`
    gives the file by which each table is named in problems. Raises SkemaTidakSah where the schema
    cannot be used.
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
    """The tables as resources over their rows. Beside them, for frictionless alone, stands what
    they refer to."""
    skema = {s["name"]: s["schema"] for s in paket["resources"] if s["name"] in utuh}
    isi, acuan = [], {}
    for nama in (n for n in skema if n in diuji):
        rujukan = []
        for r in skema[nama].get("foreignKeys", []):
            tujuan = r["reference"]["resource"] or nama
            if tujuan in utuh:
                satu = _acuan(skema[tujuan], lembar[tujuan], tujuan, r["reference"]["fields"])
                acuan[satu["name"]] = satu
                rujukan.append({**r, "reference": {**r["reference"], "resource": satu["name"]}})
        isi.append(_daftar(nama, lembar[nama].baris, {**skema[nama], "foreignKeys": rujukan}))
    with system.use_context(trusted=True):
        semua = Package.from_descriptor({"name": "data", "resources": [*isi, *acuan.values()]})
    hasil = semua.resources[: len(isi)]
    for kolom in (k for satu in hasil for k in satu.schema.fields):
        _tanpa_salinan(kolom)
    return hasil


def _acuan(
    skema: Mapping[str, Any], lembar: Lembar, nama: str, kolom: str | Sequence[str]
) -> dict[str, Any]:
    """The columns of a table that a reference leads to, each value once. Of a whole table
    frictionless would read every cell, anew for each table that refers to it: that was half of the
    time that checking took."""
    dicari = [kolom] if isinstance(kolom, str) else [*kolom]
    bidang = {f["name"]: f for f in skema["fields"]}
    letak = [[*bidang].index(k) for k in dicari]
    sel = (tuple(b[j] if j < len(b) else None for j in letak) for b in lembar.baris[1:])
    aturan = {k: v for k, v in skema.items() if k == "missingValues"}
    aturan["fields"] = [dict(bidang[k]) for k in dicari]
    return _daftar("/".join((nama, *dicari)), [dicari, *map(list, dict.fromkeys(sel))], aturan)


def _tanpa_salinan(kolom: Field) -> None:
    """Let a column stand for its own copies: frictionless makes several, through descriptors, lest
    who reads the rows change it. Here nobody does, and they took longer than the rows."""
    setattr(kolom, "to_copy", lambda **_: kolom)  # noqa: B010 - a method


def _daftar(nama: str, baris: Sequence[Any], skema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": nama, "data": baris, "dialect": dict(DIALEK), "schema": skema}


def _satu(
    sumber: Resource, penerjemah: Penerjemah
) -> tuple[dict[int, tuple[Any, ...]], list[Masalah]]:
    masalah: list[Masalah] = []
    rekaman: list[tuple[Any, ...]] = []
    nilai = {k.nama for k in penerjemah.tabel.kolom if k.nilai}
    with system.use_context(trusted=True), sumber.open() as terbuka:  # type: ignore[no-untyped-call]
        for baris in terbuka.row_stream:
            masalah += penerjemah.baris(baris)
            isi = dict(baris)
            kolom = penerjemah.tabel.nama_kolom
            rekaman.append(tuple(jadi(isi[k]) if k in nilai else isi[k] for k in kolom))
    return dict(zip(penerjemah.nomor[1:], rekaman, strict=True)), masalah
