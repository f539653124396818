"""CSV → typed tables. `data/datapackage.json` is the one schema; frictionless reads by it.

Every cell keeps its place: a table's index is the row number that a spreadsheet shows, so that a
cell is named by file, row and column (`TabelData.asal`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import Package, Resource, system
from frictionless.errors import HeaderError, RowError

from .angka import Asal
from .masalah import GalatLaporan, Masalah

PAKET = "datapackage.json"

# What to do about each kind of error that frictionless reports, in the editor's words.
PESAN = {
    "missing-label": "Kolom ini tidak ada. Tambahkan kolom “{kolom}” pada baris judul.",
    "extra-label": "Kolom ini tidak dikenal skema. Hapus kolomnya atau daftarkan di"
    " datapackage.json.",
    "incorrect-label": "Judul kolom seharusnya “{kolom}”. Kembalikan nama dan urutan kolom.",
    "duplicate-label": "Judul kolom ini muncul dua kali. Hapus salah satunya.",
    "blank-label": "Judul kolom kosong. Isi nama kolomnya atau hapus kolom kosong.",
    "blank-header": "Baris judul kosong. Baris pertama harus memuat nama kolom.",
    "blank-row": "Baris kosong. Hapus baris ini.",
    "extra-cell": "Sel berlebih di kanan kolom terakhir. Hapus isinya; teks yang memuat koma"
    " harus diapit tanda kutip.",
    "missing-cell": "Sel kurang: baris ini lebih pendek daripada baris judul. Lengkapi komanya.",
    "primary-key": "Kunci {kunci} sudah dipakai baris lain atau kosong. Setiap baris harus punya"
    " kunci sendiri.",
    "foreign-key": "Rujukan tidak ditemukan: {catatan}. Perbaiki kodenya atau tambahkan barisnya di"
    " tabel yang dirujuk.",
    "unique-error": "Nilai ini sudah dipakai baris lain, padahal harus unik.",
}
JENIS = {
    "integer": "bilangan bulat tanpa titik ribuan (contoh 7060331000)",
    "number": "angka dengan titik desimal tanpa pemisah ribuan (contoh 92.5)",
    "date": "tanggal berbentuk TTTT-BB-HH yang benar-benar ada (contoh 2023-12-07)",
    "boolean": "true atau false",
    "year": "tahun empat angka",
}


@dataclass(frozen=True)
class TabelData:
    """One CSV file: exact values (str, int, Decimal, date, bool or None) by row number."""

    nama: str
    berkas: str
    isi: pd.DataFrame

    def asal(self, baris: int, kolom: str) -> Asal:
        """Where a value comes from: file, row as a spreadsheet shows it, column."""
        return Asal(self.berkas, baris, kolom)

    def sel(self, baris: int, kolom: str) -> Any:
        """The exact value of one cell."""
        return self.isi.at[baris, kolom]

    def baris(self, **saring: object) -> Iterator[Any]:
        """Rows as named tuples (`.Index` is the row number) whose columns equal `saring`."""
        isi = self.isi
        for kolom, nilai in saring.items():
            isi = isi[isi[kolom] == nilai]
        return isi.itertuples()

    def satu(self, **saring: object) -> Any:
        """The only row that fits `saring`.

        Raises:
            LookupError: none or several rows fit.
        """
        cocok = list(self.baris(**saring))
        if len(cocok) != 1:
            raise LookupError(f"{self.berkas}: {len(cocok)} baris untuk {saring}")
        return cocok[0]


def muat(folder: Path) -> dict[str, TabelData]:
    """All tables of the data package in `folder`.

    Raises:
        GalatLaporan: with every error of every file.
    """
    tabel, masalah = baca(folder)
    if masalah:
        raise GalatLaporan(masalah)
    return tabel


def baca(folder: Path) -> tuple[dict[str, TabelData], list[Masalah]]:
    """Read every table and collect every schema error; tables with errors are left out."""
    berkas_paket = folder / PAKET
    try:
        json.loads(berkas_paket.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, [_galat("D001", PAKET, pesan="Berkas skema tidak ada. Pulihkan dari Git.")]
    except (json.JSONDecodeError, UnicodeDecodeError) as galat:
        return {}, [_galat("D002", PAKET, pesan=f"Skema bukan JSON yang sah: {galat}.")]
    tabel: dict[str, TabelData] = {}
    masalah: list[Masalah] = []
    with system.use_context(trusted=True):
        paket = Package(str(berkas_paket))
        for sumber in paket.resources:
            hasil, cacat = _baca_satu(folder, sumber)
            masalah += cacat
            if hasil is not None:
                tabel[hasil.nama] = hasil
    return tabel, masalah


def _baca_satu(folder: Path, sumber: Resource) -> tuple[TabelData | None, list[Masalah]]:
    berkas = str(sumber.path)
    jalur = folder / berkas
    if not jalur.is_file():
        return None, [_galat("D003", berkas, pesan="Berkas tidak ada. Pulihkan dari Git.")]
    try:
        jalur.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None, [
            _galat("D004", berkas, pesan="Berkas bukan UTF-8. Simpan ulang sebagai “CSV UTF-8”.")
        ]
    masalah: list[Masalah] = []
    rekaman: list[dict[str, Any]] = []
    nomor: list[int] = []
    with sumber.open() as terbuka:  # type: ignore[no-untyped-call]
        masalah += [_dari_judul(berkas, g) for g in terbuka.header.errors]
        if not masalah:
            for baris in terbuka.row_stream:
                masalah += [_dari_baris(berkas, sumber, g) for g in baris.errors]
                rekaman.append(dict(baris))
                nomor.append(baris.row_number)
    if masalah:
        return None, masalah
    nama_kolom = [bidang.name for bidang in sumber.schema.fields]
    isi = pd.DataFrame(rekaman, columns=nama_kolom, index=nomor, dtype=object)
    return TabelData(str(sumber.name), f"data/{berkas}", isi), []


def _dari_judul(berkas: str, galat: Any) -> Masalah:
    kolom = getattr(galat, "field_name", None) or getattr(galat, "label", None)
    pesan = PESAN.get(galat.type, str(galat.note)).format(kolom=kolom)
    return _galat("D010", berkas, 1 if isinstance(galat, HeaderError) else None, kolom, None, pesan)


def _dari_baris(berkas: str, sumber: Resource, galat: RowError) -> Masalah:
    kolom = getattr(galat, "field_name", None)
    nilai = getattr(galat, "cell", None)
    if galat.type == "type-error" and kolom:
        jenis = sumber.schema.get_field(kolom).type
        pesan = f"Harus {JENIS.get(jenis, jenis)}."
    elif galat.type == "constraint-error" and kolom:
        pesan = _pesan_batas(sumber.schema.get_field(kolom).constraints, galat.note)
    else:
        kunci = " + ".join(sumber.schema.primary_key)
        pesan = PESAN.get(galat.type, galat.note).format(
            kolom=kolom, kunci=kunci, catatan=_terjemah_rujukan(galat)
        )
        kolom = kolom or (kunci if galat.type == "primary-key" else None)
    kode = {"type-error": "D020", "constraint-error": "D021", "foreign-key": "D023"}.get(
        galat.type, "D022"
    )
    teks = None if nilai is None else str(nilai)
    return _galat(kode, berkas, galat.row_number, kolom, teks, pesan)


def _pesan_batas(batas: dict[str, Any], catatan: str) -> str:
    aturan = catatan.split('"')[1] if '"' in catatan else catatan
    harapan = batas.get(aturan)
    match aturan:
        case "required":
            return "Sel ini wajib diisi."
        case "enum":
            return f"Isi dengan salah satu dari: {', '.join(map(str, harapan or []))}."
        case "minimum":
            return f"Nilai paling kecil {harapan}."
        case "maximum":
            return f"Nilai paling besar {harapan}."
        case "pattern":
            return f"Bentuk isian tidak sesuai pola {harapan}."
        case "unique":
            return PESAN["unique-error"]
        case _:
            return f"Melanggar aturan {aturan} = {harapan}."


def _terjemah_rujukan(galat: Any) -> str:
    if galat.type != "foreign-key":
        return str(galat.note)
    kolom = ", ".join(galat.field_names)
    nilai = ", ".join(str(s) for s in galat.field_cells)
    tabel = galat.reference_name or "tabel ini sendiri"
    return f"{kolom} = “{nilai}” tidak ada di {tabel} ({', '.join(galat.reference_field_names)})"


def _galat(
    kode: str,
    berkas: str,
    baris: int | None = None,
    kolom: str | None = None,
    nilai: str | None = None,
    pesan: str = "",
) -> Masalah:
    return Masalah(kode, "galat", f"data/{berkas}", baris, kolom, nilai, pesan)
