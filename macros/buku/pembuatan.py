"""Write the data tables as one Excel workbook: a sheet for each table, rows as in the CSV files.

The sheets have types, number formats, lists of choices and locked keys, so that most mistakes
cannot be typed. `pembacaan` reads such a workbook.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..asupan.lembar import Lembar
from ..asupan.skema import SkemaKolom, SkemaTabel
from ..dasar.kosakata import kosakata
from ..dasar.nilai import BILANGAN
from . import lembar_temuan, rupa
from .lembar_temuan import TemuanTerbuka
from .rupa import ATAS, LIPAT

PETUNJUK = "Petunjuk"
PILIHAN = "_pilihan"
ASAL = "_asal"
# Rows below the data with drop-downs and validation, for additions.
CADANGAN = 500
PEMBUKA_RUMUS = ("=", "+", "-", "@", "\t")

# Actions allowed in a sheet with locked keys.
BOLEH = (
    "formatCells", "formatColumns", "formatRows",
    "insertRows", "deleteRows", "sort", "autoFilter",
)  # fmt: skip
BUKA = Protection(locked=False)
KUNCI = Protection(locked=True)


def buat(
    tabel: Sequence[SkemaTabel],
    lembar: Mapping[str, Lembar],
    judul: str,
    temuan: Sequence[TemuanTerbuka] = (),
) -> bytes:
    """The workbook's bytes from canonical rows; `judul` is its title. Open findings, if any, have a
    sheet of their own with columns for answers."""
    buku = Workbook()
    petunjuk = buku.active
    assert isinstance(petunjuk, Worksheet)
    petunjuk.title = PETUNJUK
    buku.properties.title = judul
    buku.properties.creator = "lkjip"
    _tulis_petunjuk(petunjuk, tabel, judul)
    menurut_nama = {t.nama: t for t in tabel}
    pilihan = _Pilihan(buku, menurut_nama, lembar)
    if temuan and lembar_temuan.JAWABAN in menurut_nama:
        t = lembar_temuan.skema(menurut_nama[lembar_temuan.JAWABAN])
        _tulis_tabel(buku.create_sheet(t.nama), t, lembar_temuan.isi(temuan, t), pilihan)
    for t in tabel:
        _tulis_tabel(buku.create_sheet(t.nama), t, lembar[t.nama], pilihan)
    pilihan.tutup()
    _tulis_asal(buku.create_sheet(ASAL), tabel, lembar)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def sidik(tabel: SkemaTabel, lembar: Lembar) -> str:
    """A fingerprint of a table's content, independent of the notation of numbers."""
    rapi = [
        [senilai(sel, kolom) for sel, kolom in zip_longest(baris, tabel.kolom[: len(baris)])]
        for baris in map(lembar.ketikan, lembar.terisi)
        if any(baris)
    ]
    return hashlib.sha256(repr((lembar.baris[0], rapi)).encode()).hexdigest()


def senilai(sel: str, kolom: SkemaKolom | None) -> str:
    """The shortest text with the same value: `100.00` and `100` are the same number."""
    if kolom and kolom.bilangan and BILANGAN.fullmatch(sel):
        angka = Decimal(sel)
        return f"{angka.normalize() if angka else Decimal(0):f}"
    return sel


def _tulis_tabel(ws: Worksheet, t: SkemaTabel, lembar: Lembar, pilihan: _Pilihan) -> None:
    format_sel = [_format_sel(kolom, lembar, j) for j, kolom in enumerate(t.kolom)]
    for j, kolom in enumerate(t.kolom, 1):
        kepala = ws.cell(1, j, kolom.nama)
        rupa.kepala(kepala)
        wajib = "wajib diisi" if kolom.wajib else "boleh kosong"
        teks = f"{kolom.judul}\n{kolom.uraian}\n({_jenis(kolom)}, {wajib})"
        kepala.comment = Comment(teks, "lkjip", height=110, width=280)
        _gaya_kolom(ws, j, kolom, format_sel[j - 1], lembar)
    for i in range(1, len(lembar.baris)):
        for j, (teks, kolom) in enumerate(zip(lembar.ketikan(i), t.kolom, strict=True), 1):
            sel = ws.cell(i + 1, j)
            assert isinstance(sel, Cell)
            _isi_sel(sel, teks, kolom)
            sel.number_format = "@" if kolom.nilai and sel.data_type == "s" else format_sel[j - 1]
            sel.alignment = LIPAT if kolom.jenis_sel == "string" else ATAS
            # A part of the key that is empty in most rows may be filled in.
            sel.protection = KUNCI if kolom.nama in t.kunci and not kolom.opsional else BUKA
    rupa.berkepala(ws, len(t.kolom), len(lembar.baris))
    akhir = len(lembar.baris) + CADANGAN
    for j, kolom in enumerate(t.kolom, 1):
        aturan = pilihan.aturan(t, kolom) or _batas(kolom)
        if aturan:
            _sertakan(ws, aturan, kolom, f"{get_column_letter(j)}2:{get_column_letter(j)}{akhir}")
    rupa.lindungi(ws, *BOLEH)


def _isi_sel(sel: Cell, teks: str, kolom: SkemaKolom) -> None:
    """Write a cell with its type; text always as text, whatever it begins with."""
    if not teks:
        return
    match kolom.jenis_sel:
        case "integer" | "number" if (nilai := rupa.bilangan(teks)) is not None:
            sel.value = nilai
        case "date":
            sel.value = date.fromisoformat(teks)
        case "boolean":
            sel.value = teks == "true"
        case _:
            sel.value = teks
            rupa.teks(sel)
            sel.quotePrefix = teks.startswith(PEMBUKA_RUMUS)


def _format_sel(kolom: SkemaKolom, lembar: Lembar, j: int) -> str:
    """The number format: with the decimals of the column, with thousands separators only if
    needed."""
    isi = [baris[j] for baris in lembar.baris[1:] if baris[j]]
    if kolom.nilai:
        isi = [*filter(BILANGAN.fullmatch, isi)]
    match kolom.jenis_sel:
        case "integer" | "number" if kolom.jenis == "integer" or kolom.desimal is not None:
            sen = f".{'0' * (kolom.desimal or 0)}" if any("." in teks for teks in isi) else ""
            return f"#,##0{sen}" if any(len(teks.lstrip("-")) > 4 for teks in isi) else "0"
        case "number":
            desimal = max((len(teks.partition(".")[2]) for teks in isi), default=0)
            # Space for more decimals, so that typed ones are shown.
            return f"0.{'0' * desimal}####" if desimal else "General"
        case "date":
            return "yyyy-mm-dd"
        case "boolean":
            return "General"
        case _:
            return "@"


def _gaya_kolom(ws: Worksheet, j: int, kolom: SkemaKolom, format_sel: str, lembar: Lembar) -> None:
    """Set the width, and the style of the empty cells below the data, which stay unlocked for new
    rows."""
    isi = (teks for baris in lembar.baris for teks in baris[j - 1].split("\n"))
    ukuran = ws.column_dimensions[get_column_letter(j)]
    ukuran.width = rupa.lebar(isi)
    ukuran.number_format = format_sel
    ukuran.protection = BUKA
    ukuran.alignment = LIPAT if kolom.jenis_sel == "string" else ATAS


def _jenis(kolom: SkemaKolom) -> str:
    jenis: dict[str, str] = kosakata("buku")["jenis"]
    return jenis.get(kolom.jenis_sel, jenis["string"])


class _Pilihan:
    """The lists of drop-downs: choices of the schema on a hidden sheet, keys on their own
    sheets."""

    def __init__(
        self, buku: Workbook, tabel: Mapping[str, SkemaTabel], lembar: Mapping[str, Lembar]
    ) -> None:
        self._ws = buku.create_sheet(PILIHAN)
        self._tabel, self._lembar = tabel, lembar
        self._kolom: dict[tuple[str, ...], str] = {}

    def aturan(self, t: SkemaTabel, kolom: SkemaKolom) -> DataValidation | None:
        """The drop-down of a column; `None` if any content is allowed."""
        if kolom.pilihan:
            daftar = self._rentang(kolom.pilihan)
        elif kolom.jenis == "boolean":
            daftar = self._rentang((True, False))
        elif kolom.sumber:
            return self._sumber(kolom.sumber)
        else:
            daftar = self._kunci(t, kolom)
        return DataValidation(type="list", formula1=daftar) if daftar else None

    def _sumber(self, isi: str) -> DataValidation | None:
        """The existing sources; another value only gives a warning, as its row may be new as
        well."""
        kode = tuple(b[0] for b in self._lembar["sumber"].baris[1:] if b and b[1] == isi)
        if not kode:
            return None
        return DataValidation(type="list", errorStyle="warning", formula1=self._rentang(kode))

    def _rentang(self, isi: tuple[str, ...] | tuple[bool, ...]) -> str:
        kunci = tuple(map(str, isi))
        if kunci not in self._kolom:
            j = len(self._kolom) + 1
            for i, nilai in enumerate(isi, 1):
                sel = self._ws.cell(i, j, nilai)
                if isinstance(nilai, str):
                    sel.data_type = "s"
            huruf = get_column_letter(j)
            nama = quote_sheetname(PILIHAN)
            self._kolom[kunci] = f"{nama}!${huruf}$1:${huruf}${len(isi)}"
        return self._kolom[kunci]

    def _kunci(self, t: SkemaTabel, kolom: SkemaKolom) -> str:
        """The filled part of the referenced column, which grows with its table."""
        r = t.menunjuk(kolom.nama)
        if r is None:
            return ""
        tujuan = self._tabel[r.tabel or t.nama]
        huruf = get_column_letter(tujuan.nama_kolom.index(r.kolom_tabel[0]) + 1)
        awal = f"{quote_sheetname(tujuan.nama)}!${huruf}$2"
        akhir = len(self._lembar[tujuan.nama].baris) + CADANGAN
        return f"OFFSET({awal},0,0,MAX(1,COUNTA({awal}:${huruf}${akhir})),1)"

    def tutup(self) -> None:
        """Hide the sheet of choices; must be called last."""
        self._ws.sheet_state = "hidden"
        self._ws.protection.sheet = True


def _batas(kolom: SkemaKolom) -> DataValidation | None:
    """The validation of limits of numbers and dates."""
    if kolom.jenis == "date":
        return DataValidation(type="date", operator="greaterThan", formula1="1")
    batas = {
        "greaterThanOrEqual": kolom.minimum, "lessThanOrEqual": kolom.maksimum
    }  # fmt: skip
    ada = {operator: str(n) for operator, n in batas.items() if n is not None}
    if not kolom.bilangan or not ada:
        return None
    operator = "between" if len(ada) > 1 else next(iter(ada))
    jenis = "whole" if kolom.jenis == "integer" else "decimal"
    satu, dua, *_ = [*ada.values(), None]
    return DataValidation(type=jenis, operator=operator, formula1=satu, formula2=dua)  # type: ignore[arg-type]


def _sertakan(ws: Worksheet, aturan: DataValidation, kolom: SkemaKolom, sel: str) -> None:
    aturan.allow_blank = not kolom.wajib
    aturan.showErrorMessage = True
    aturan.errorTitle = "Isian tidak sesuai"
    aturan.error = (
        "Pilih dari daftar."
        if aturan.type == "list"
        else f"{kolom.judul or kolom.nama}: {kolom.uraian}"
    )[:250]
    aturan.add(sel)
    ws.add_data_validation(aturan)


def _tulis_petunjuk(ws: Worksheet, tabel: Sequence[SkemaTabel], judul: str) -> None:
    ws["A1"] = judul
    ws["A1"].font = Font(bold=True, size=14)
    petunjuk = kosakata("buku")["petunjuk"]
    for i, teks in enumerate(petunjuk, 3):
        ws.cell(i, 1, i - 2).alignment = ATAS
        ws.cell(i, 2, teks).alignment = LIPAT
        ws.merge_cells(start_row=i, end_row=i, start_column=2, end_column=6)
        ws.row_dimensions[i].height = 32
    i = len(petunjuk) + 4
    for j, nama in enumerate(kosakata("buku")["kepala-petunjuk"], 1):
        sel = ws.cell(i, j, nama)
        sel.font, sel.fill = rupa.TEBAL, rupa.ABU
    for t in tabel:
        for kolom in t.kolom:
            i += 1
            isi = (
                t.nama, kolom.nama, kolom.judul, kolom.uraian,
                _jenis(kolom), "ya" if kolom.wajib else "",
            )  # fmt: skip
            for j, teks in enumerate(isi, 1):
                rupa.teks(ws.cell(i, j, teks))
    rupa.lebarkan(ws, (26, 20, 26, 70, 16, 8))
    rupa.lindungi(ws)


def _tulis_asal(ws: Worksheet, tabel: Sequence[SkemaTabel], lembar: Mapping[str, Lembar]) -> None:
    """Write the fingerprints by which an import recognises tables edited since."""
    for i, t in enumerate(tabel, 1):
        ws.cell(i, 1, t.nama)
        ws.cell(i, 2, sidik(t, lembar[t.nama]))
    ws.sheet_state = "hidden"
    ws.protection.sheet = True
