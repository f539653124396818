"""Attachments of the PDF: the published data."""

import json
from datetime import UTC, datetime
from pathlib import Path

from weasyprint import Attachment

PAKET = "datapackage.json"
# Files that the package's description does not list.
URAIAN = {
    PAKET: "Keterangan semua tabel data: kolom, satuan, kunci, dan sumbernya",
    "angka.schema.json": "Bentuk register angka",
    "metadata.json": "Metadata data: judul, pengelola, cakupan, lisensi, dan waktunya",
}


def baca(folder: Path, hari: str) -> list[Attachment]:
    """The published data in `folder` as attachments, dated `hari` (ISO), by file name.

    Their descriptions are those of `datapackage.json`. PDF/A-3 asks for the relation to the
    document: they are the data that it shows.
    """
    waktu = datetime.fromisoformat(hari).replace(tzinfo=UTC)
    paket = json.loads((folder / PAKET).read_text(encoding="utf-8"))
    uraian = {**URAIAN}
    for s in paket["resources"]:
        uraian[s["path"]] = ": ".join(b for b in (s.get("title"), s.get("description")) if b)
    return [
        Attachment(
            string=berkas.read_bytes(),
            name=berkas.name,
            description=uraian.get(berkas.name, ""),
            created=waktu,
            modified=waktu,
            relationship="Data",
        )
        for berkas in sorted(folder.iterdir())
        if berkas.is_file()
    ]
