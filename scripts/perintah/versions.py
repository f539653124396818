"""`versions`: what is published, newest first."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from scripts.terbit import catatan, gudang
from scripts.terbit.catatan import Terbitan
from scripts.terminal import GalatPerintah


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """List the versions, as text or with `--json` as a list of objects; reads, never writes files.

    Where the remote cannot be reached, what was last known of it is shown, and that is said.
    """
    tempat = gudang.buka(Path(akar), opsi.remote)
    try:
        tempat.segarkan()
    except GalatPerintah as galat:
        print(f"Keadaan terakhir yang diketahui: {galat}", file=sys.stderr)
    terbit = catatan.baca(tempat.git, tempat.ujung())
    if opsi.json:
        json.dump([sebagai_dict(t) for t in terbit], sys.stdout, ensure_ascii=False, indent=2)
        print()
    elif not terbit:
        print("Belum ada versi yang terbit.")
    else:
        alias = {v: k for k, v in catatan.sasaran_alias(terbit).items() if v}
        for t in terbit:
            print("\n".join(sebagai_teks(t, alias.get(t.nama, ""))))
    return 0


def sebagai_dict(t: Terbitan) -> dict[str, Any]:
    """A version for programs."""
    isi = dataclasses.asdict(t)
    return {"versi": isi.pop("nama"), "tanggal": isi.pop("waktu"), **isi}


def sebagai_teks(t: Terbitan, alias: str) -> list[str]:
    """A version as lines for the terminal."""
    sifat = [t.status, *([alias] if alias and alias != t.status else [])]
    sifat += ["ditandatangani"] if t.penanda else []
    sifat += [f"diganti {t.digantikan}"] if t.digantikan else []
    penanda = "; ".join(p.keterangan for p in t.penanda)
    return [
        f"{t.nama} ({', '.join(sifat)}): {t.judul}",
        *([f"  Alasan    {t.alasan}"] if t.alasan else []),
        f"  Tanggal   {t.tanggal}",
        f"  Commit    {t.commit}",
        *(f"  PDF       SHA-256 {p['sha256']} ({p['berkas']})" for p in t.pdf),
        *(f"  Bertanda  SHA-256 {a.sha256} ({a.jalur})" for a in t.arsip),
        f"  Manifes   SHA-256 {t.sidik}",
        f"  Penanda   {penanda or 'belum ditandatangani'}",
    ]
