"""`check`: every error and finding of the data at once; exit 1 on an error."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from macros.check import periksa
from macros.masalah import Masalah


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Show the problems, as text or with `--json` as a list of objects; 1 if one is an error."""
    masalah = list(periksa(Path(akar)))
    if opsi.json:
        json.dump([m.sebagai_dict() for m in masalah], sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        for satu in masalah:
            print(satu.sebagai_teks())
        print(ringkasan(masalah))
    return int(ada_galat(masalah))


def ada_galat(masalah: Iterable[Masalah]) -> bool:
    """Whether one of the problems must stop a build."""
    return any(m.tingkat == "galat" for m in masalah)


def ringkasan(masalah: Iterable[Masalah]) -> str:
    """One line that counts the errors and findings."""
    tingkat = [m.tingkat for m in masalah]
    galat, temuan = tingkat.count("galat"), tingkat.count("temuan")
    if not tingkat:
        return "Data lolos pemeriksaan: tidak ada galat dan tidak ada temuan."
    return f"{galat or 'Tidak ada'} galat, {temuan or 'tidak ada'} temuan."
