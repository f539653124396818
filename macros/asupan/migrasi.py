"""Convert the data folder of an earlier version of the program to this one.

Earlier versions kept every table's schema in the folder, with levels, sources and units as choices
and the documents behind the rows. These become rows of tables and a mere list of tables.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path
from textwrap import indent
from typing import Any

from ..dasar.masalah import GalatLaporan
from . import muat, skema, teks_csv
from .lembar import Lembar
from .skema import PAKET, program

BAWAAN = program.FOLDER / "bawaan"  # the choices in earlier versions
SYARAT = "x-baris"  # the rows for which a document of the source was valid
PERIODE = "periode"
ASAL = "asal_data"
ATAS = ("name", "title", "profil")  # what stands first in the list
HALAMAN = re.compile(r"(?P<dokumen>.+), halaman (?P<halaman>\d[\d–]*)")
DIBUANG = {"profile", "sources", "resources"}
DESKRIPSI = ("tabel.yaml", "grafik.yaml")  # which were Python code in earlier versions

Baris = list[str]


@dataclass
class Rencana:
    """The files of the folder after the conversion, and before it (`None`: missing), by name; and
    the changes in words."""

    isi: dict[str, bytes] = field(default_factory=dict)
    asli: dict[str, bytes | None] = field(default_factory=dict)
    alasan: list[str] = field(default_factory=list)


def rencana(folder: Path, contoh: Path) -> Rencana:
    """The necessary changes of the data in `folder`; empty if they are of this version.

    `contoh` has the descriptions of tables and charts for a folder without any. Raises GalatLaporan
    if the list of tables cannot be read.
    """
    paket, masalah = skema.baca_daftar(folder)
    if masalah:
        raise GalatLaporan(masalah)
    data, _ = muat.baca_mentah(folder)
    hasil = Rencana()
    daftar = [_ringkas(s, hasil) for s in paket["resources"]]
    ada = {s["name"] for s in daftar}
    for nama, isi in _tabel_baru(data.lembar, [*_asal(paket, data.lembar)]):
        if nama in ada or len(isi) < 2:
            continue
        _sisipkan(daftar, nama)
        if (folder / f"{nama}.csv").exists():
            hasil.alasan.append(f"data/{PAKET}: mendaftar {nama}.csv yang sudah ada")
            continue
        hasil.isi[f"{nama}.csv"] = teks_csv.tulis(isi)
        hasil.alasan.append(f"data/{nama}.csv: tabel baru, {len(isi) - 1} baris")
    berkas = {s["name"]: s["path"] for s in paket["resources"]}
    for nama, isi, banyak in _istilah(data.lembar):
        hasil.isi[berkas[nama]] = teks_csv.tulis(isi)
        hasil.alasan.append(f"data/{berkas[nama]}: {banyak} isian memakai istilah yang baru")
    if daftar != paket["resources"] or DIBUANG & {*paket} != {"resources"}:
        hasil.isi[PAKET] = _tulis_paket(paket, daftar)
        buang = sum("schema" in s for s in paket["resources"]) - sum("schema" in s for s in daftar)
        kata = f" tanpa skema {buang} tabel yang dikenal program" if buang else ""
        hasil.alasan.insert(0, f"data/{PAKET}: daftar tabel saja{kata}")
    for nama in DESKRIPSI:
        if not (folder / nama).exists() and (contoh / nama).exists():
            hasil.isi[nama] = (contoh / nama).read_bytes()
            hasil.alasan.append(f"data/{nama}: disalin dari program")
    asli = {nama: folder / nama for nama in hasil.isi}
    hasil.asli = {n: b.read_bytes() if b.exists() else None for n, b in asli.items()}
    return hasil


def _ringkas(s: Mapping[str, Any], hasil: Rencana) -> dict[str, Any]:
    """The entry of a table without the schema that the program knows."""
    lain = {k: v for k, v in s.items() if k != "sources"}
    if "schema" not in s or s["name"] not in program.dikenal():
        return lain
    baku = skema.dikenal()[s["name"]].nama_kolom
    sendiri = [f["name"] for f in s["schema"]["fields"] if f["name"] not in baku]
    if sendiri:
        kata = ", ".join(sendiri)
        hasil.alasan.append(
            f"data/{PAKET}: skema “{s['name']}” dipertahankan karena memuat kolom sendiri ({kata})"
        )
        return lain
    return {"name": s["name"], "path": s["path"]}


def _tabel_baru(
    lembar: Mapping[str, Lembar], asal: Sequence[Baris]
) -> Iterator[tuple[str, list[Baris]]]:
    """The tables that replace choices and notes, header first, by name."""
    yield "tingkat", _tingkat([*_nilai(lembar, "sasaran", "tingkat")])
    yield "sumber", _sumber(lembar)
    satuan = (_nilai(lembar, tabel, "satuan") for tabel in ("indikator", "realisasi"))
    yield "satuan", _satuan([*chain.from_iterable(satuan)])
    yield ASAL, [skema.dikenal()[ASAL].nama_kolom, *asal]


def _istilah(lembar: Mapping[str, Lembar]) -> Iterator[tuple[str, list[Baris], int]]:
    """The tables with words that changed since, header first, and the number of changed cells."""
    for tabel, aturan in groupby(_bawaan("istilah")[1:], key=lambda b: b[0]):
        isi = [[*b] for b in lembar[tabel].tertulis] if tabel in lembar else [[]]
        banyak = 0
        for _, kolom, lama, baru in aturan:
            j = isi[0].index(kolom) if kolom in isi[0] else len(isi[0])
            for b in (b for b in isi[1:] if b[j : j + 1] == [lama]):
                b[j] = baru
                banyak += 1
        if banyak:
            yield tabel, isi, banyak


def _bawaan(nama: str) -> list[Baris]:
    with (BAWAAN / f"{nama}.csv").open(encoding="utf-8", newline="") as berkas:
        return list(csv.reader(berkas))


def _nilai(lembar: Mapping[str, Lembar], tabel: str, kolom: str) -> Iterator[str]:
    """The different values of a column."""
    isi = lembar.get(tabel)
    if isi is not None and kolom in isi.baris[0]:
        j = isi.baris[0].index(kolom)
        yield from dict.fromkeys(b[j] for b in isi.baris[1:] if j < len(b) and b[j])


def _tingkat(dipakai: Sequence[str]) -> list[Baris]:
    kepala, *baku = _bawaan("tingkat")
    isi = [b for b in baku if b[0] in dipakai]
    asing = [k for k in dipakai if k not in {b[0] for b in baku}]
    isi += [[k, "", f"Sasaran {k}", "false"] for k in asing]
    return [kepala, *([b[0], str(n), *b[2:]] for n, b in enumerate(isi, 1))]


def _satuan(dipakai: Sequence[str]) -> list[Baris]:
    kepala, *baku = _bawaan("satuan")
    asing = dict.fromkeys(k for k in dipakai if k not in {b[0] for b in baku})
    baru = ([k, k, f"{{}} {k}", ""] for k in asing)
    return [kepala, *(b for b in baku if b[0] in dipakai), *baru]


def _sumber(lembar: Mapping[str, Lembar]) -> list[Baris]:
    """The sources of earlier versions and those that the unit added; the reference of each kind is
    that of earlier versions, or the first one in use."""
    kepala, *baku = _bawaan("sumber")
    kode, isi, acuan = (kepala.index(k) for k in ("kode", "isi", "acuan"))
    hasil: list[Baris] = []
    semua = [(t.nama, k) for t in skema.dikenal().values() for k in t.kolom]
    for jenis in dict.fromkeys(b[isi] for b in baku):
        sebutan = (n for t, k in semua if k.sumber == jenis for n in _nilai(lembar, t, k.nama))
        dipakai = [*dict.fromkeys(sebutan)]
        satu = [[*b] for b in baku if b[isi] == jenis]
        ada = {b[kode] for b in satu}
        baru = enumerate((n for n in dipakai if n not in ada), len(satu) + 1)
        satu += [[n, jenis, n, str(urut), "", ""] for urut, n in baru]
        if dipakai and not any(b[acuan] and b[kode] in dipakai for b in satu):
            for b in satu:
                b[acuan] = "true" if b[kode] == dipakai[0] else ""
        hasil += satu
    return [kepala, *hasil]


def _asal(paket: Mapping[str, Any], lembar: Mapping[str, Lembar]) -> Iterator[Baris]:
    """The documents named in the schema, by year and source of their rows."""
    for s in paket["resources"]:
        isi = lembar.get(s["name"])
        if isi is None or s["name"] not in program.dikenal():
            continue
        sumber = s.get("sources", ())
        bersyarat = any(SYARAT in d for d in sumber)
        hasil: dict[tuple[str, ...], None] = {}
        for baris in isi.baris[1:]:
            r = dict(zip(isi.baris[0], baris, strict=False))
            khusus = [d for d in sumber if SYARAT in d and _cocok(d[SYARAT], r)]
            for d in khusus or [d for d in sumber if SYARAT not in d]:
                judul = HALAMAN.fullmatch(str(d["title"]))
                dokumen = (judul["dokumen"], judul["halaman"]) if judul else (str(d["title"]), "")
                asal = r.get("sumber") or (r.get("dokumen") if bersyarat else "") or ""
                if PERIODE in d.get(SYARAT, ()):
                    asal = f"{asal}/{r[PERIODE]}"
                hasil[s["name"], r.get("tahun", ""), asal, *dokumen, "", ""] = None
        yield from map(list, hasil)


def _cocok(syarat: Mapping[str, Any], baris: Mapping[str, str]) -> bool:
    return all(
        baris.get(kolom) in {str(n) for n in (nilai if isinstance(nilai, list) else [nilai])}
        for kolom, nilai in syarat.items()
    )


def _sisipkan(daftar: list[dict[str, Any]], nama: str) -> None:
    """Add a table to the list, at its place in the program's order."""
    urut = [*program.dikenal()]
    dahulu = urut[: urut.index(nama)]
    letak = max((dahulu.index(s["name"]), n) for n, s in enumerate(daftar) if s["name"] in dahulu)
    daftar.insert(letak[1] + 1, {"name": nama, "path": program.dikenal()[nama]["path"]})


def _tulis_paket(paket: Mapping[str, Any], daftar: Iterable[Mapping[str, Any]]) -> bytes:
    """The list without what the program adds, and with the profile of the report."""
    bawaan = program.lengkapi({"resources": []})
    kepala = {k: v for k, v in paket.items() if k not in DIBUANG and bawaan.get(k) != v}
    if "profil" not in kepala:
        kepala["profil"] = program.profil_bagi(s["name"] for s in daftar)
    urut = sorted(kepala, key=lambda k: [*ATAS, k].index(k))
    return tulis_paket({k: kepala[k] for k in urut}, daftar)


def tulis_paket(kepala: Mapping[str, Any], daftar: Iterable[Mapping[str, Any]]) -> bytes:
    """The list as people edit it: one line a table, except those with a schema of their own."""
    garis = [f"  {json.dumps(k)}: {json.dumps(n, ensure_ascii=False)}," for k, n in kepala.items()]
    entri = (json.dumps(s, ensure_ascii=False, indent=2 if "schema" in s else None) for s in daftar)
    isi = ",\n".join(indent(satu, " " * 4) for satu in entri)
    return "\n".join(["{", *garis, '  "resources": [', isi, "  ]", "}", ""]).encode()
