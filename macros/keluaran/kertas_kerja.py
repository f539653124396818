"""The reviewer's sheet as an Excel workbook, with columns for notes."""

import os
from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..buku import rupa
from ..dasar.berkas import tulis_utuh
from ..dasar.masalah import TanpaData
from ..hitung.laporan import Laporan, buka
from ..temuan.kasus import NAMA_JENIS, Temuan
from ..temuan.reviu import BAGIAN, Pernyataan, Telaah

LEMBAR_REVIU, LEMBAR_TEMUAN = "Kertas Kerja Reviu", "Temuan"
KEPALA_REVIU = (
    ("No.", 6), ("Pernyataan", 52), ("Jawaban", 18), ("Dasar", 52), ("Bukti", 46),
    ("Catatan pereviu", 40),
)  # fmt: skip
KEPALA_TEMUAN = (
    ("Kode", 34), ("Jenis", 26), ("Temuan", 80), ("Letak", 42), ("Jawaban", 40),
    ("Catatan pereviu", 40),
)  # fmt: skip
PENJELASAN = (
    "Jawaban diisi dari data dan naskah laporan. “Tidak dapat dinilai” berarti hanya pereviu yang"
    " dapat menjawab. Kolom “Catatan pereviu” dikosongkan untuk pereviu."
)
BELUM_DICOCOKKAN = (
    "Bunyi pernyataan belum dicocokkan dengan naskah Peraturan Menteri PANRB Nomor 53 Tahun 2014."
)
GARIS = Border(bottom=Side("thin", color="BFBFBF"))


def tulis(akar: Path, berkas: str) -> Path:
    """Write the sheet of the project in `akar` to `berkas`; returns its path.

    By default it is `kertas-kerja-reviu-EDISI.xlsx` in that folder. Links lead to the site of the
    last build below the project. Raises TanpaData if the data have no statements, and
    FileExistsError if the file has a reviewer's notes or is no such sheet.
    """
    telaah = Telaah(buka(akar / "data"), akar / "docs")
    if not telaah.butir():
        raise TanpaData("kertas kerja reviu", "reviu.csv")
    bawaan = akar / f"kertas-kerja-reviu-{telaah.laporan.edisi.kode}.xlsx"
    tujuan = Path(berkas) if berkas else bawaan
    if tujuan.is_file() and _bercatatan(tujuan):
        raise FileExistsError(tujuan)
    isi = BytesIO()
    buku(telaah, os.path.relpath(akar / "site", tujuan.absolute().parent)).save(isi)
    tulis_utuh(tujuan, isi.getvalue())
    return tujuan


def _bercatatan(berkas: Path) -> bool:
    """Whether a sheet has a reviewer's notes; also true of a file that is no such sheet."""
    try:
        lembar = load_workbook(berkas, read_only=True).worksheets
    except (OSError, ValueError, KeyError, BadZipFile, InvalidFileException):
        return True
    catatan = len(KEPALA_REVIU) - 1
    semua = (baris[catatan:] for ws in lembar for baris in ws.iter_rows(values_only=True))
    return any(satu not in {None, KEPALA_REVIU[catatan][0]} for isi in semua for satu in isi)


def buku(telaah: Telaah, situs: str) -> Workbook:
    """The workbook: statements on one sheet, findings on another; links go below `situs`."""
    lap, hasil = telaah.laporan, Workbook()
    hasil.properties.title = f"Kertas kerja reviu {lap.edisi.judul} {lap.instansi.nama}"
    hasil.properties.creator = lap.instansi.nama
    # The edition's date, so that the same report gives the same workbook.
    saat = datetime.combine(lap.edisi.hari_terbit, time())
    hasil.properties.created = hasil.properties.modified = saat
    lembar = hasil.active
    assert isinstance(lembar, Worksheet)
    lembar.title = LEMBAR_REVIU
    _tulis_reviu(lembar, lap, telaah.butir(), situs)
    _tulis_temuan(hasil.create_sheet(LEMBAR_TEMUAN), telaah.temuan)
    return hasil


def _tulis_reviu(ws: Worksheet, lap: Laporan, semua: Sequence[Pernyataan], situs: str) -> None:
    judul = (
        "Kertas Kerja Reviu Laporan Kinerja",
        lap.instansi.nama,
        f"{lap.edisi.sebutan}, data per {lap.edisi.tanggal_data}",
        PENJELASAN,
        *(() if all(b.dikonfirmasi for b in semua) else (BELUM_DICOCOKKAN,)),
    )
    for teks in judul:
        ws.append([teks])
    ws["A1"].font = Font(bold=True, size=14)
    ws.append([])
    _kepala(ws, KEPALA_REVIU)
    for kode, nama in BAGIAN.items():
        isi = [b for b in semua if b.bagian == kode]
        if not isi:
            continue
        ws.append([f"{kode}. {nama}"])
        ws.cell(ws.max_row, 1).font = rupa.TEBAL
        for b in isi:
            _tulis_butir(ws, b, situs)
    ws.page_setup.orientation = "landscape"
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _tulis_butir(ws: Worksheet, b: Pernyataan, situs: str) -> None:
    """One statement; Excel allows one link a cell, so further evidence takes rows of its own."""
    pertama = b.bukti[0].alamat if b.bukti else ""
    ws.append([b.nomor, b.pernyataan, b.jawab.nilai, b.jawab.dasar, pertama])
    awal = ws.max_row
    for bukti in b.bukti[1:]:
        ws.append([None, None, None, None, bukti.alamat])
    for n, bukti in enumerate(b.bukti, awal):
        sel = ws.cell(n, 5)
        sel.hyperlink, sel.font = f"{situs}/{bukti.alamat}", rupa.TAUTAN
    for baris in ws.iter_rows(awal, ws.max_row, 1, len(KEPALA_REVIU)):
        for sel in baris:
            rupa.teks(sel)
            if sel.row == ws.max_row:
                sel.border = GARIS


def _tulis_temuan(ws: Worksheet, temuan: Sequence[Temuan]) -> None:
    _kepala(ws, KEPALA_TEMUAN)
    urutan = list(NAMA_JENIS)
    for t in sorted(temuan, key=lambda t: (urutan.index(t.jenis), t.id)):
        jawaban = f"{t.jawaban.oleh}: {t.jawaban.alasan}" if t.jawaban else None
        ws.append([t.id, NAMA_JENIS[t.jenis], t.pesan, t.masalah().letak, jawaban])
        for sel in ws[ws.max_row]:
            rupa.teks(sel)
    ws.auto_filter.ref = f"A1:{get_column_letter(len(KEPALA_TEMUAN))}{ws.max_row}"


def _kepala(ws: Worksheet, kolom: Sequence[tuple[str, int]]) -> None:
    ws.append([nama for nama, _ in kolom])
    for sel in ws[ws.max_row]:
        rupa.kepala(sel)
    rupa.lebarkan(ws, (lebar for _, lebar in kolom))
    ws.freeze_panes = f"A{ws.max_row + 1}"
    ws.print_title_rows = f"{ws.max_row}:{ws.max_row}"
