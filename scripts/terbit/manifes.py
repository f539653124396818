"""`versi.json`: the facts and files of one published version.

It depends on the commit and the built files, never on the clock, so that the same commit gives the
same manifest on any machine with the same locked tools.
"""

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from macros.dasar.berkas import BUKAN_NAMA, sidik_berkas, urai_json
from macros.dasar.pangkal import PROGRAM
from macros.hitung.laporan import Laporan
from macros.keluaran import ragam
from macros.keluaran.versi import Versi
from scripts.mesin.hasil_tetap import sidik_isi
from scripts.terminal import tolakan

NAMA = "versi.json"
BENTUK = 1
# The folder for copies to be signed, beside a version that is being built, which only lists them.
SALINAN = ragam.FOLDER_SALINAN
KUNCI = "requirements.txt"
# The first bytes of a PDF: a file with the same beginning and another rest was built here once.
AWAL = 1 << 16
PAKET_TERKUNCI = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def susun(
    versi: Versi, laporan: Laporan, kode_dokumen: str, sumber: Mapping[str, str], situs: Path
) -> dict[str, Any]:
    """The manifest of the site in `situs`, built by this program from files with the SHA-256 in
    `sumber`; for copies to be signed only hash and size."""
    edisi = laporan.edisi
    return {
        "bentuk": BENTUK,
        "versi": versi.nama,
        "status": versi.status,
        "judul": versi.judul,
        "alasan": versi.alasan,
        "edisi": edisi.kode,
        "unit": laporan.instansi.nama,
        "kode_dokumen": kode_dokumen,
        "tanggal_data": edisi.hari_data.isoformat() if edisi.berposisi else "",
        "tanggal_terbit": edisi.hari_terbit.isoformat() if edisi.bertanggal else "",
        "commit": versi.commit,
        "tanggal": versi.waktu,
        "penanda": [],
        "pdf": _pdf(situs),
        "alat": dict(PAKET_TERKUNCI.findall((PROGRAM / KUNCI).read_text(encoding="utf-8"))),
        # Of the program's files and paths, as in the list of `sha256sum`.
        "program": sidik_isi(PROGRAM, ("macros", "scripts")),
        "sumber": dict(sumber),
        "berkas": sidik(situs),
    }


def _pdf(situs: Path) -> list[dict[str, Any]]:
    """The PDF of each edition, the public one first; `umum` says that it is part of the version."""
    umum, salinan = situs / "unduh", situs.parent / SALINAN
    return [
        {
            "berkas": f"unduh/{satu.name}" if satu.parent == umum else satu.name,
            "edisi": ragam.dari_berkas(satu.name),
            "umum": satu.parent == umum,
            "sha256": sidik_berkas(satu),
            "ukuran": satu.stat().st_size,
            "sidik_awal": hashlib.sha256(satu.read_bytes()[:AWAL]).hexdigest(),
        }
        for folder in (umum, salinan)
        for satu in sorted(folder.glob(ragam.MILIK_BUILD))
    ]


def sidik(folder: Path, tanpa: Collection[str] = (NAMA,)) -> dict[str, str]:
    """The SHA-256 of every file below a folder, by path, except `tanpa` and files of Python. Raises
    GalatPerintah for a name that is no text."""
    jalur = ((b.relative_to(folder).as_posix(), b) for b in folder.rglob("*") if b.is_file())
    ada = {n: b for n, b in sorted(jalur) if n not in tanpa and b.parent.name != "__pycache__"}
    if salah := [n for n in ada if BUKAN_NAMA.search(n)]:
        raise tolakan("terbit/nama-berkas", nama=ascii(salah[0]))
    return {nama: sidik_berkas(b) for nama, b in ada.items()}


def tulis(manifes: Mapping[str, Any], situs: Path) -> None:
    """Write the manifest into its version."""
    teks = json.dumps(manifes, ensure_ascii=False, indent=1)
    (situs / NAMA).write_text(teks + "\n", encoding="utf-8")


def baca(berkas: Path) -> dict[str, Any]:
    """The JSON object in a file. Raises ValueError for other content."""
    isi = urai_json(berkas.read_bytes())
    if not isinstance(isi, dict):
        raise ValueError(f"{berkas.name}: bukan objek JSON")
    return isi
