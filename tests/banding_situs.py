"""Two built sites compared byte for byte: proof that a rebuilding of the program changed nothing.

.venv/bin/python -m tests.banding_situs --bangun SEBELUM  # this report and the mini one, with PDFs
.venv/bin/python -m tests.banding_situs SEBELUM SESUDAH  # what differs; exit 1 if anything does
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from itertools import zip_longest
from pathlib import Path

from tests.proyek import AKAR, bangun, pasang_mini, sidik

SEKITAR = 60  # characters shown on either side of a difference


def beda(lama: Path, baru: Path) -> list[str]:
    """A line for every file that only one folder has, and for every one whose bytes differ."""
    a, b = sidik(lama), sidik(baru)
    tunggal = [
        f"hanya {dari}: {n}" for dari, d, e in ((lama, a, b), (baru, b, a)) for n in d if n not in e
    ]
    return tunggal + [f"{n}: {_letak(lama / n, baru / n)}" for n in a if n in b and a[n] != b[n]]


def _letak(lama: Path, baru: Path) -> str:
    """The first difference between two files in readable form."""
    bagian = ([*_bagian(satu), ""] for satu in (lama, baru))
    for nomor, (x, y) in enumerate(zip_longest(*bagian, fillvalue=""), 1):
        if x != y:
            n = next(i for i, (p, q) in enumerate(zip_longest(x, y)) if p != q)
            awal = max(0, n - SEKITAR)
            return f"bagian {nomor}\n  - {x[awal : n + SEKITAR]}\n  + {y[awal : n + SEKITAR]}"
    return "isi yang terbaca sama, bytenya berbeda"


def _bagian(berkas: Path) -> list[str]:
    """A file's parts as text: a PDF's pages, a workbook's or font's members, otherwise lines."""
    if berkas.suffix == ".pdf":
        perintah = ["pdftotext", "-layout", str(berkas), "-"]
        return subprocess.run(perintah, capture_output=True, text=True, check=True).stdout.split(
            "\f"
        )
    if zipfile.is_zipfile(berkas):
        with zipfile.ZipFile(berkas) as isi:
            return [f"{nama} {isi.read(nama)!r}" for nama in isi.namelist()]
    return berkas.read_bytes().decode("utf-8", "backslashreplace").splitlines()


def bangun_acuan(tujuan: Path) -> None:
    """Build both reports, with their PDFs, into `laporan` and `mini` below a folder."""
    bangun(AKAR, tujuan / "laporan")
    with tempfile.TemporaryDirectory() as sementara:
        bangun(pasang_mini(Path(sementara) / "proyek"), tujuan / "mini")


if __name__ == "__main__":
    if sys.argv[1] == "--bangun":
        bangun_acuan(Path(sys.argv[2]).resolve())
        sys.exit()
    perbedaan = beda(*map(Path, sys.argv[1:3]))
    print("\n".join(perbedaan) or "Sama, byte demi byte.")
    sys.exit(bool(perbedaan))
