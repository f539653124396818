"""The document code, a short fingerprint of a report's content; and QR codes.

The code depends neither on a build nor on the layout: the same data and chapters give the same code
in every edition, on every machine.
"""

import hashlib
import io
import re
from base64 import b32encode
from collections.abc import Mapping
from pathlib import Path

from ..asupan import muat
from ..dasar.berkas import sidik_daftar

# Crockford's base 32: without I, L, O, U, which are confused with others in reading and copying.
AKSARA = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BAKU = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", AKSARA)  # from that of RFC 4648
PANJANG = 10
POLA = re.compile(rf"[{AKSARA}]{{5}}-[{AKSARA}]{{5}}")


def hitung(akar: Path) -> str:
    """The document code of the project at `akar`: `7Q2MK-04ZT9`.

    It covers every CSV of `data/` in canonical form, the YAML declarations there, and every chapter
    below `docs/`. Raises GalatLaporan if the data have errors.
    """
    isi = {f"data/{nama}": bita for nama, bita in muat.muat(akar / "data").kanonik().items()}
    for teks in (*(akar / "docs").rglob("*.md"), *(akar / "data").glob("*.yaml")):
        isi[teks.relative_to(akar).as_posix()] = teks.read_bytes().replace(b"\r\n", b"\n")
    return ringkas(isi)


def ringkas(isi: Mapping[str, bytes]) -> str:
    """The code of files by path: the first 50 bits of a SHA-256 in Crockford's base 32.

    The SHA-256 is that of the list that `sha256sum` prints for the files, sorted by path, so that
    the code can be verified without this program.
    """
    sidik = sidik_daftar({j: hashlib.sha256(bita).hexdigest() for j, bita in isi.items()})
    kode = b32encode(bytes.fromhex(sidik)).decode().translate(BAKU)[:PANJANG]
    return f"{kode[: PANJANG // 2]}-{kode[PANJANG // 2 :]}"


def alamat_verifikasi(alamat_terbit: str, versi: str) -> str:
    """The address of a version's verification page; empty if the site's address is unknown."""
    return f"{alamat_terbit.rstrip('/')}/{versi}/verifikasi.html" if alamat_terbit else ""


def qr(alamat: str) -> str:
    """The QR code of an address as SVG, without margin."""
    import segno  # late: importing it takes longer than most steps of a build

    keluar = io.BytesIO()
    segno.make(alamat, micro=False).save(
        keluar, kind="svg", xmldecl=False, border=0, omitsize=True, svgclass=None, lineclass=None
    )
    return keluar.getvalue().decode()
