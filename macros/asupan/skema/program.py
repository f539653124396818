"""The tables known to the program, and the completion of a report's descriptor that names them.

`inti.json` has the tables of every report, the other files here those of a profile. A table with a
`schema` in the report's descriptor is used as it is.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ...dasar.masalah import Masalah, usul
from ..teguran import galat

FOLDER = Path(__file__).parent
INTI = "inti"
# Properties of every table.
BAKU = {
    "profile": "tabular-data-resource",
    "scheme": "file",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
}
KOSONG = [""]  # what stands for a missing value


@cache
def profil() -> dict[str, Mapping[str, Any]]:
    """The profiles by name, the core first."""
    nama = (INTI, *sorted(b.stem for b in FOLDER.glob("*.json") if b.stem != INTI))
    return {n: json.loads((FOLDER / f"{n}.json").read_text(encoding="utf-8")) for n in nama}


@cache
def dikenal() -> dict[str, Mapping[str, Any]]:
    """The full entry of every table that the program knows, by name."""
    return {
        s["name"]: {
            **BAKU,
            "path": f"{s['name']}.csv",
            **s,
            "schema": {"missingValues": KOSONG, **s["schema"]},
        }
        for satu in profil().values()
        for s in satu["resources"]
    }


def lengkapi(isi: Mapping[str, Any]) -> dict[str, Any]:
    """Complete a report's descriptor with the entries of the tables that it names.

    References to tables that it does not name are dropped. A table with a schema of its own stays
    as it is.
    """
    inti = profil()[INTI]
    ada = {s["name"] for s in isi["resources"]}
    return {
        "profile": "data-package",
        "description": inti["description"],
        "keywords": inti["keywords"],
        **isi,
        "resources": [s if "schema" in s else _baku(s, ada) for s in isi["resources"]],
    }


def _baku(s: Mapping[str, Any], ada: set[str]) -> dict[str, Any]:
    penuh = dikenal()[s["name"]]
    schema = {k: v for k, v in penuh["schema"].items() if k != "foreignKeys"}
    semua = penuh["schema"].get("foreignKeys", ())
    if rujukan := [r for r in semua if r["reference"]["resource"] in {"", *ada}]:
        schema["foreignKeys"] = rujukan
    return {**penuh, **s, "schema": schema}


def profil_bagi(nama: Iterable[str]) -> str:
    """The profile with the most of these tables beyond the core; the core if none has any."""
    ada = {*nama}
    banyak = {n: len(ada & {s["name"] for s in p["resources"]}) for n, p in profil().items()}
    calon = [n for n in banyak if n != INTI and banyak[n]]
    return max(calon, key=lambda n: banyak[n], default=INTI)


def periksa(isi: Mapping[str, Any], teks: str, berkas: str) -> Iterator[Masalah]:
    """Names in a descriptor that do not exist, with their line in `teks`."""
    profil_ini = isi.get("profil", INTI)
    if profil_ini not in profil():
        kata = {"saran": usul(str(profil_ini), profil()), "ada": ", ".join(profil())}
        baris = _baris(teks, "profil", profil_ini)
        yield galat("D011/profil", berkas, baris, "profil", str(profil_ini), **kata)
    sudah: set[str] = set()
    for s in isi["resources"]:
        nama = s["name"]
        if nama in sudah:
            baris = _baris(teks, "name", nama, akhir=True)
            yield galat("D011/ganda", berkas, baris, "resources", nama)
        elif "schema" not in s and nama not in dikenal():
            baris, dekat = _baris(teks, "name", nama), usul(nama, dikenal())
            yield galat("D011/tabel", berkas, baris, "resources", nama, saran=dekat)
        sudah.add(nama)


def _baris(teks: str, kunci: str, nilai: object, *, akhir: bool = False) -> int | None:
    """The line on which a key has this value: the first, or the last."""
    pola = re.compile(rf'"{kunci}"\s*:\s*{re.escape(json.dumps(nilai, ensure_ascii=False))}')
    letak = [m.start() for m in pola.finditer(teks)]
    return teks.count("\n", 0, letak[-1 if akhir else 0]) + 1 if letak else None
