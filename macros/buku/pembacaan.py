"""Read a workbook of `pembuatan` that was edited in Excel: rows of canonical text, and problems.

Cells that Excel stores as numbers or dates are certain; text in their place is read as in a CSV
file, and refused if it is ambiguous.
"""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ..asupan import isian, tabel_tambahan
from ..asupan.ekspor.kisi import TERKUTIP
from ..asupan.lembar import Lembar
from ..asupan.penyandian import KANTOR_RUSAK, tertutup, tolak_rusak
from ..asupan.pesan import dari_judul
from ..asupan.skema import SkemaKolom, SkemaTabel
from ..asupan.teguran import Tolak, galat
from ..dasar.himpun import himpun
from ..dasar.masalah import Masalah
from ..dasar.penulisan import gabung
from . import lembar_temuan
from .pembuatan import ASAL, PETUNJUK, PILIHAN
from .rupa import DIGIT_EXCEL

GALAT_EXCEL = {"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"}
BUKAN_TABEL = {PETUNJUK, PILIHAN, ASAL, lembar_temuan.NAMA}
LEBAR = 256  # more columns than any table has
# Escapes that openpyxl leaves in a text: Excel's end of line, and an underscore that protects a
# text which looks like such an escape.
AKSARA = re.compile(r"_x00(0D|5F)_")


@dataclass
class Buku:
    """The content of a workbook: rows by table, the fingerprints of its export, problems with their
    places."""

    lembar: dict[str, Lembar] = field(default_factory=dict)
    asal: dict[str, str] = field(default_factory=dict)
    jawaban: list[list[str]] = field(default_factory=list)
    masalah: list[Masalah] = field(default_factory=list)


def baca(nama: str, isi: bytes, tabel: Sequence[SkemaTabel]) -> Buku:
    """Read every sheet. `nama` is the workbook's file name, for problems."""
    sebab = tertutup(nama, isi)
    try:
        rumus, nilai = _buka(b"" if sebab else isi)
    except (*KANTOR_RUSAK, InvalidFileException):
        kasus = "L001/tertutup" if sebab else "L001"
        return Buku(masalah=[galat(kasus, nama, sebab=sebab)])
    hasil = Buku()
    lembar_dari = _menurut_tabel(rumus, tabel)
    for t in tabel:
        ws = lembar_dari.get(t.nama)
        if ws is None:
            hasil.masalah.append(galat("L002", label(nama, t)))
            continue
        salah = list(_baca_lembar(hasil, label(nama, t), ws, nilai[ws.title], t))
        lembar = hasil.lembar.get(t.nama)
        # With wrong heads every cell would seem wrong; only the heads are reported.
        if lembar is None or not list(dari_judul(label(nama, t), lembar.baris[0], t)):
            hasil.masalah += salah
    _baca_temuan(hasil, nama, rumus, nilai, tabel)
    dikenal = {*BUKAN_TABEL, *(ws.title for ws in lembar_dari.values())}
    berkepala = {(*t.nama_kolom,): t.nama for t in tabel if t.nama in lembar_dari}
    for asing in (w for w in rumus.sheetnames if w not in dikenal):
        tempat, sama = f"{nama} › {asing}", berkepala.get(_kepala(rumus[asing]))
        satu = galat("L003/salinan" if sama else "L003", tempat, tabel=sama)
        hasil.masalah.append(satu if sama else replace(satu, tingkat="temuan"))
    if ASAL in rumus.sheetnames:
        asal = (b for b in _baris(rumus[ASAL]) if len(b) > 1 and b[0].value)
        hasil.asal = {str(b[0].value): str(b[1].value) for b in asal}
    return hasil


def _menurut_tabel(rumus: Workbook, tabel: Sequence[SkemaTabel]) -> dict[str, Worksheet]:
    """The sheet of each table: with its name, or the only other one with its header."""
    semua: dict[str, Any] = {w.title: w for w in rumus.worksheets if w.title not in BUKAN_TABEL}
    hasil: dict[str, Worksheet] = {t.nama: semua.pop(t.nama) for t in tabel if t.nama in semua}
    lain = himpun((_kepala(ws), ws) for ws in semua.values())
    for t in tabel:
        if t.nama not in hasil and len(cocok := lain.get((*t.nama_kolom,), [])) == 1:
            hasil[t.nama] = cocok[0]
    return hasil


def _kepala(ws: Any) -> tuple[str, ...]:
    """The first row of a sheet; empty for a chart sheet."""
    return tuple(str(s.value or "").strip() for s in ws[1]) if isinstance(ws, Worksheet) else ()


def _baca_temuan(
    hasil: Buku, nama: str, rumus: Workbook, nilai: Workbook, tabel: Sequence[SkemaTabel]
) -> None:
    """Read the answers from the sheet of findings, which is optional."""
    jawaban = next((t for t in tabel if t.nama == lembar_temuan.JAWABAN), None)
    ws = rumus[lembar_temuan.NAMA] if lembar_temuan.NAMA in rumus.sheetnames else None
    if jawaban is None or not isinstance(ws, Worksheet):
        return
    t = lembar_temuan.skema(jawaban)
    berkas, sementara = label(nama, t), Buku()
    salah = list(_baca_lembar(sementara, berkas, ws, nilai[t.nama], t))
    salah += dari_judul(berkas, sementara.lembar[t.nama].baris[0], t) if not salah else []
    if not salah:
        hasil.jawaban, salah = lembar_temuan.jawaban(berkas, sementara.lembar[t.nama], t)
    hasil.masalah += salah


def label(nama: str, tabel: SkemaTabel) -> str:
    """The name of a sheet in problems."""
    return f"{nama} › {tabel.nama}"


def _buka(isi: bytes) -> tuple[Workbook, Workbook]:
    """The workbook twice: with formulas, and with the values that Excel computed last."""
    with warnings.catch_warnings():
        # openpyxl warns about features that it drops; nothing is written back here.
        warnings.simplefilter("ignore")
        rumus = load_workbook(io.BytesIO(isi))
        berumus = any(
            sel.data_type == "f" for ws in rumus.worksheets for b in _baris(ws) for sel in b
        )
        nilai = load_workbook(io.BytesIO(isi), data_only=True) if berumus else rumus
        return rumus, nilai


def _baris(ws: Worksheet) -> Iterator[tuple[Any, ...]]:
    """The first row and all non-empty ones, up to the last non-empty cell. Sheets may have a
    million rows or columns because of a single far cell, of which only the first is kept, to be
    reported."""
    isi: dict[int, list[int]] = {}
    for (nomor, kolom), sel in ws._cells.items():  # noqa: SLF001 - by rows it makes what is not there
        if sel.value is not None:
            isi.setdefault(nomor, []).append(kolom)
    for nomor in sorted({1, *isi} if isi else ()):
        ada = isi.get(nomor, [1])
        jauh = [ws.cell(nomor, min(k for k in ada if k > LEBAR))] if max(ada) > LEBAR else []
        yield (*next(ws.iter_rows(nomor, nomor, 1, min(max(ada), LEBAR))), *jauh)


def _baca_lembar(
    hasil: Buku, berkas: str, ws: Worksheet, nilai: Any, tabel: SkemaTabel
) -> Iterator[Masalah]:
    lembar = Lembar([], [], pemisah="")
    for baris in _baris(ws):
        isi: list[str] = []
        salah: list[Masalah] = []
        for j, sel in enumerate(baris):
            dikenal = j < len(tabel.kolom) and lembar.baris
            kolom = tabel.kolom[j] if dikenal else SkemaKolom("", "string")
            try:
                teks, pasti = _sel(sel, nilai, kolom)
            except Tolak as t:
                teks, pasti = _tampak(sel.value), True
                letak = {"baris": sel.row, "kolom": kolom.nama or None, "nilai": teks}
                salah.append(t.di(berkas, **letak))
            isi.append(teks)
            if pasti:
                lembar.pasti.add((len(lembar.baris), j))
        if lembar.baris:
            salah += _dicoret(berkas, baris, tabel)
            lembar.satuan |= _berpersen(len(lembar.baris), baris, tabel)
        _tambah(lembar, isi, baris[0].row or 0)
        yield from salah
    gabungan = [*_gabungan(ws, berkas, tabel)]
    yield from gabungan
    if not lembar.baris:
        lembar = Lembar([[]], [1])
    lembar.sisipkan(tabel.nama_kolom, tabel.opsional)
    try:
        tolak_rusak(lembar.baris, lembar.nomor)
    except Tolak as t:
        yield t.di(berkas)
        return
    if gabungan:  # lost cells, and references to them, are not reported again
        return
    hasil.lembar[tabel.nama] = lembar
    if tabel.sendiri:
        yield from (t.di(berkas) for t in tabel_tambahan.cacat(tabel.nama_kolom, lembar))
    yield from isian.bakukan(berkas, lembar, tabel)


def _dicoret(berkas: str, baris: Sequence[Any], tabel: SkemaTabel) -> Iterator[Masalah]:
    """Report struck-out cells of a row: they look deleted, but are still read."""
    ada = zip(tabel.nama_kolom, baris, strict=False)
    coret = {k: s for k, s in ada if s.value is not None and s.font.strike}
    for kolom, sel in [*coret.items()][:1]:
        kata = {"sel": gabung([s.coordinate for s in coret.values()])}
        yield galat("D020/coret", berkas, sel.row, kolom, _tampak(sel.value), **kata)


def _berpersen(i: int, baris: Sequence[Any], tabel: SkemaTabel) -> dict[tuple[int, int], str]:
    """The percent sign that numbers of a row show, as the unit typed behind them."""
    semua = enumerate(zip(tabel.kolom, baris, strict=False))
    return {(i, j): "%" for j, (k, s) in semua if k.nilai and s.data_type == "n" and _persen(s)}


def _gabungan(ws: Worksheet, berkas: str, tabel: SkemaTabel) -> Iterator[Masalah]:
    """Report merged cells: all but the first have lost their content."""
    for satu in ws.merged_cells.ranges:
        if satu.min_col <= len(tabel.kolom):
            kolom = tabel.kolom[satu.min_col - 1].nama
            yield galat("D020/gabung", berkas, satu.min_row, kolom, sel=satu.coord)


def _tambah(lembar: Lembar, isi: list[str], nomor: int) -> None:
    """Append a row without empty cells beyond the header; an emptied row counts as deleted."""
    if not lembar.baris:
        isi = [teks.strip() for teks in isi]
    lebar = len(lembar.baris[0]) if lembar.baris else 0
    while len(isi) > lebar and not isi[-1].strip():
        isi.pop()
    if lembar.baris and not any(teks.strip() for teks in isi):
        lembar.pasti -= {(len(lembar.baris), j) for j in range(len(isi))}
        return
    isi += [""] * (lebar - len(isi))
    lembar.baris.append(isi)
    lembar.nomor.append(nomor)


def _sel(sel: Any, nilai: Any, kolom: SkemaKolom) -> tuple[str, bool]:
    """The text of a cell, and whether it is certain. Raises Tolak if it does not fit the column."""
    isi = sel.value
    if sel.data_type == "f":
        isi = nilai.cell(sel.row, sel.column).value
        if isi is None:
            raise Tolak("D020/sel-rumus")
    match isi:
        case None:
            return "", False
        case bool():
            return ("true" if isi else "false"), False
        case int() | float() | Decimal():
            return _angka(isi, _persen(sel), kolom)
        case datetime() | date() if kolom.jenis == "date":
            if isinstance(isi, datetime) and isi.time() != time():
                raise Tolak("D020/sel-jam")
            return f"{isi:%Y-%m-%d}", True
        case datetime() | date() | time() | timedelta():
            raise Tolak("D020/sel-tanggal")
        case _:
            teks = str(isi)
            if sel.data_type == "e" or teks in GALAT_EXCEL:
                raise Tolak("D020/sel-galat")
            teks = AKSARA.sub(lambda m: "_" if m[1] == "5F" else "", teks)
            return teks.replace("\r\n", "\n").replace("\r", "\n"), False


def _persen(sel: Any) -> bool:
    """Whether a cell shows a hundredfold of its number, with a percent sign."""
    return "%" in TERKUTIP.sub("", sel.number_format or "")


def _angka(isi: float | Decimal, persen: bool, kolom: SkemaKolom) -> tuple[str, bool]:
    """A number as Excel shows it, with at most 15 digits; 92.5 for a cell that shows 92.5%, and
    that with its sign where the column is one of texts, counts or amounts."""
    angka = Decimal(isi) if isinstance(isi, int) else Decimal(f"{isi:.{DIGIT_EXCEL}g}")
    if persen:
        angka *= 100
        if kolom.jenis_sel != "number" or kolom.desimal is not None:
            return f"{angka.normalize() if angka else Decimal(0):f}%", False
    if kolom.jenis_sel == "string" and kolom.kunci and angka != angka.to_integral_value():
        raise Tolak("D020/sel-kode")
    return f"{angka.normalize() if angka else Decimal(0):f}", kolom.bilangan


def _tampak(isi: object) -> str:
    """The content of a cell, for a message."""
    match isi:
        case datetime() if isi.time() == time():
            return isi.date().isoformat()
        case None:
            return ""
        case _:
            return str(getattr(isi, "text", isi))
