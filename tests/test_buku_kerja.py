"""The workbook as it is exported, with types, lists and locked keys; and every content through it
and back."""

from __future__ import annotations

import io
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from macros.asupan import muat, teks_csv
from macros.asupan.lembar import Lembar
from macros.asupan.skema import SkemaKolom, SkemaTabel
from macros.asupan.teguran import Tolak
from macros.buku import pembacaan, pembuatan, rupa, suntingan
from macros.dasar.masalah import Masalah
from tests import golden_terbit, sel_ketik, tulis_golden
from tests.buku import NAMA, buku_dari, lembar
from tests.proyek import AKAR

pytestmark = pytest.mark.lama  # whole workbooks, written and read


@pytest.fixture(scope="module")
def buku_utuh() -> Workbook:
    """The workbook of all the project's data, as it is exported: for reading."""
    return load_workbook(io.BytesIO(buku_dari(AKAR / "data")))


def dimensi(ws: Worksheet) -> list[Any]:
    """The widths and styles of a sheet's columns."""
    return [ws.column_dimensions[get_column_letter(j)] for j in range(1, ws.max_column + 1)]


def test_spasi_di_ujung_lembar() -> None:
    """A blank in the last row, or the last cell at all, is no row and makes none before it."""
    isi = Lembar([[*UJI.nama_kolom], ["a", *[""] * (len(UJI.kolom) - 1)]], [1, 2])
    asal = pembuatan.buat([UJI], {"uji": isi}, "Uji")
    for sel in ("A1048576", "XFD1048576"):
        buku, wadah = load_workbook(io.BytesIO(asal)), io.BytesIO()
        buku["uji"][sel] = " "
        buku.save(wadah)
        hasil, harap = (pembacaan.baca(NAMA, b, [UJI]) for b in (wadah.getvalue(), asal))
        assert (hasil.lembar, hasil.masalah) == (harap.lembar, harap.masalah)


def test_isi_di_ujung_lembar() -> None:
    """What stands far beyond the table is told where it stands, and makes no columns up to it."""
    baris = [["a", *[""] * (len(UJI.kolom) - 1)] for _ in range(40)]
    isi = Lembar([[*UJI.nama_kolom], *baris], list(range(1, 42)))
    asal = pembuatan.buat([UJI], {"uji": isi}, "Uji")
    for sel, lebar in (("XFD9", 2), ("XFD1", 2), ("JA9", 2)):
        buku, wadah = load_workbook(io.BytesIO(asal)), io.BytesIO()
        buku["uji"][sel] = buku["uji"]["IZ9"] = "x"
        buku.save(wadah)
        lembar = pembacaan.baca(NAMA, wadah.getvalue(), [UJI]).lembar["uji"]
        assert max(map(len, lembar.baris)) <= pembacaan.LEBAR + lebar
        assert "x" in lembar.baris[8]  # the first of several, where it stands


def test_baris_sampai_sel_terakhirnya() -> None:
    ws: Any = Workbook().active
    assert list(pembacaan._baris(ws)) == []
    ws["B3"], ws["JC4"], ws["JA4"], ws["IV5"] = "a", "jauh", "dekat", "tepi"
    isi = [[s.value for s in baris if s.value] for baris in pembacaan._baris(ws)]
    assert isi == [[], ["a"], ["dekat"], ["tepi"]]


def test_catatan_asal_yang_terpotong() -> None:
    """A line of the hidden sheet that lost its second cell tells nothing."""
    asal = pembuatan.buat([UJI], {"uji": Lembar([[*UJI.nama_kolom]], [1])}, "Uji")
    buku, wadah = load_workbook(io.BytesIO(asal)), io.BytesIO()
    buku[pembuatan.ASAL].append(["lain"])
    buku.save(wadah)
    semua = [pembacaan.baca(NAMA, b, [UJI]) for b in (asal, wadah.getvalue())]
    assert semua[0].asal and semua[0].asal == semua[1].asal


def test_teks_dilipat_dan_angka_tidak() -> None:
    """Also in the empty cells below the data, which stay open for new rows."""
    isi = Lembar([[*UJI.nama_kolom], ["a", *[""] * (len(UJI.kolom) - 1)]], [1, 2])
    ws = lembar(load_workbook(io.BytesIO(pembuatan.buat([UJI], {"uji": isi}, "Uji"))), "uji")
    for k, ukuran, sel in zip(UJI.kolom, dimensi(ws), ws[2], strict=True):
        teks = k.jenis_sel == "string"
        assert bool(ukuran.alignment.wrap_text) == bool(sel.alignment.wrap_text) == teks, k.nama


# What is exported


def test_satu_lembar_setiap_tabel(buku_utuh: Workbook) -> None:
    buku = buku_utuh
    tabel = [t.nama for t in muat.muat(AKAR / "data").skema]
    assert buku.sheetnames == ["Petunjuk", "_pilihan", *tabel, "_asal"]
    tersembunyi = {ws.title for ws in buku.worksheets if ws.sheet_state != "visible"}
    assert tersembunyi == {"_pilihan", "_asal"}


def test_baris_dan_jenis_seperti_csv(buku_utuh: Workbook) -> None:
    """Row numbers, headings and typed values are those of the files."""
    buku = buku_utuh
    for tabel in muat.muat(AKAR / "data").values():
        ws = lembar(buku, tabel.nama)
        judul, *_ = ws.iter_rows(max_row=1, values_only=True)
        assert list(judul) == list(tabel.nama_kolom)
        assert ws.max_row == len(tabel.isi) + 1
        for baris in tabel.isi.index:
            for j, kolom in enumerate(tabel.nama_kolom, 1):
                nilai, sel = tabel.sel(baris, kolom), ws.cell(baris, j)
                if isinstance(nilai, Decimal):
                    assert isinstance(sel.value, int | float)
                    assert Decimal(str(sel.value)) == nilai
                elif isinstance(nilai, date):
                    assert sel.value == datetime.combine(nilai, time())
                else:
                    assert sel.value == nilai and type(sel.value) is type(nilai)
                    assert sel.data_type != "f"


def test_bentuk_sel(buku_utuh: Workbook) -> None:
    buku = buku_utuh
    assert lembar(buku, "anggaran_kegiatan")["D2"].number_format == "#,##0"
    assert lembar(buku, "anggaran_kegiatan")["A2"].number_format == "0"
    assert lembar(buku, "ikpa")["F2"].number_format == "0.00####"
    assert lembar(buku, "smart")["B2"].number_format == "yyyy-mm-dd"
    assert lembar(buku, "target")["A2"].number_format == "@"
    for ws in (lembar(buku, t.nama) for t in muat.muat(AKAR / "data").skema):
        assert ws.freeze_panes == "A2"
        assert all(kolom.width >= 9 for kolom in dimensi(ws))
        assert all(s.comment is not None and s.comment.text for s in ws[1])


def test_setiap_angka_dan_teks_tampak_utuh(buku_utuh: Workbook) -> None:
    """A number format has room for the decimals of every cell, a column for its longest line."""
    buku = buku_utuh
    for t in muat.muat(AKAR / "data").values():
        ws = lembar(buku, t.nama)
        for kolom, ukuran in zip(ws.iter_cols(), dimensi(ws), strict=False):
            isi = [sel for sel in kolom[1:] if isinstance(sel.value, float)]
            for sel in isi:
                desimal = len(str(Decimal(str(sel.value))).partition(".")[2])
                tampak = sel.number_format.partition(".")[2]
                assert len(tampak) >= desimal, (t.nama, sel.coordinate)
            baris = [len(b) for sel in kolom if isinstance(sel.value, str)
                     for b in sel.value.split("\n")]  # fmt: skip
            assert ukuran.width >= min(max(baris, default=0), rupa.LEBAR_MAKSIMUM)
            assert ukuran.width <= rupa.LEBAR_MAKSIMUM + 3


def test_kunci_dikunci_yang_lain_terbuka(buku_utuh: Workbook) -> None:
    buku = buku_utuh
    for t in muat.muat(AKAR / "data").skema:
        ws = lembar(buku, t.nama)
        assert ws.protection.sheet and not ws.protection.password
        assert not ws.protection.insertRows and not ws.protection.sort
        for sel in ws[1]:
            assert sel.protection.locked
        for baris in ws.iter_rows(min_row=2):
            for sel, kolom in zip(baris, t.kolom, strict=True):
                kunci = kolom.nama in t.kunci and not kolom.opsional
                assert sel.protection.locked == kunci, (t.nama, sel.coordinate)
        # Below the data the cells have the style of their column: open, also for new keys.
        assert not any(kolom.protection.locked for kolom in dimensi(ws))


def test_daftar_pilihan(buku_utuh: Workbook) -> None:
    """Choices of the schema, booleans, and references to the column of the other table."""
    buku = buku_utuh

    def aturan(nama: str, sel: str) -> Any:
        semua = lembar(buku, nama).data_validations.dataValidation
        return next(a for a in semua if sel in a.sqref)

    def daftar(nama: str, sel: str) -> list[Any]:
        a = aturan(nama, sel)
        assert a.type == "list" and a.showErrorMessage
        rentang = a.formula1.partition("!")[2].replace("$", "")
        assert a.formula1.startswith(("'_pilihan'!", "_pilihan!"))
        return [s.value for (s,) in buku["_pilihan"][rentang]]

    assert daftar("indikator", "F2") == ["maksimal", "minimal", "stabil"]
    assert daftar("realisasi", "D2") == ["LKJIP", "OUTPUT", "E-PERFORMANCE"]
    assert daftar("partisipasi_emonev", "B14") == [f"B{n:02}" for n in range(1, 13)]
    assert daftar("kategori", "C2") == [True, False]
    rujukan = aturan("target", "A2")
    assert rujukan.type == "list" and "indikator'!$A$2" in rujukan.formula1
    # A row beyond the data is covered, too, and the list grows with the other table.
    assert "A400" in rujukan.sqref and "COUNTA" in rujukan.formula1
    assert "struktur_organisasi'!$A$2" in aturan("struktur_organisasi", "B3").formula1
    nilai = aturan("ikpa", "F2")
    assert (nilai.type, nilai.operator, nilai.formula1, nilai.formula2) == (
        "decimal", "between", "0", "100",
    )  # fmt: skip
    for t in muat.muat(AKAR / "data").skema:
        for a in lembar(buku, t.nama).data_validations.dataValidation:
            assert len(a.error or "") <= 255 and len(a.formula1 or "") <= 255


UJI = replace(sel_ketik.UJI, kolom=tuple(k for k in sel_ketik.UJI.kolom if k.nama != "persen"))


def bolak_balik(baris: list[list[str]]) -> tuple[Lembar, list[Masalah]]:
    """Rows through a workbook and back."""
    asli = Lembar([UJI.nama_kolom, *baris], list(range(1, len(baris) + 2)))
    buku = pembacaan.baca(NAMA, pembuatan.buat([UJI], {"uji": asli}, "Uji"), [UJI])
    return buku.lembar["uji"], buku.masalah


@pytest.mark.parametrize(
    ("isi", "tersimpan"),
    [
        (["a"], ["a", "", ""]),
        (["a", "b"], ["a", "b", ""]),
        (["a", "b", " "], ["a", "b", " "]),  # as wide as the header: what stands there stays
        (["a", "b", "c", " ", ""], ["a", "b", "c"]),
        (["a", "b", "c", "", "e"], ["a", "b", "c", "", "e"]),
    ],
)
def test_lebar_baris_menurut_kepala(isi: list[str], tersimpan: list[str]) -> None:
    lembar = Lembar([["k", "l", "m"]], [1])
    pembacaan._tambah(lembar, isi, 7)
    assert lembar.baris[1:] == [tersimpan] and lembar.nomor == [1, 7]


@pytest.mark.parametrize(
    "teks", ["=1+1", '=HYPERLINK("http://x")', "+62 388", "-5", "@SUM(A1)", "=", "\t=1"]
)
def test_teks_mirip_rumus_tetap_teks(teks: str) -> None:
    """A text that a spreadsheet would run is text in the workbook, and comes back as it was."""
    asli = Lembar([UJI.nama_kolom, ["a", teks, "", "", "", ""]], [1, 2])
    isi = pembuatan.buat([UJI], {"uji": asli}, teks)
    buku = load_workbook(io.BytesIO(isi))
    sel = lembar(buku, "uji")["B2"]
    assert (sel.data_type, sel.value) == ("s", teks)
    assert sel.quotePrefix  # stays text when it is edited
    hasil = pembacaan.baca(NAMA, isi, [UJI])
    assert hasil.masalah == [] and hasil.lembar["uji"].baris[1][1] == teks


@pytest.mark.parametrize(
    "teks", ["_x000D_", "a_x000D_\n_x005F_", "_x0041_", "_x005F_x000D_", "_x00_"]
)
def test_teks_mirip_kode_aksara_tetap_teks(teks: str) -> None:
    kembali, masalah = bolak_balik([["a", teks, "", "", "", ""]])
    assert masalah == [] and kembali.baris[1][1] == teks


ISI = st.fixed_dictionaries(
    {
        "teks": st.text(
            st.characters(
                codec="utf-8",
                categories=("L", "M", "N", "P", "S", "Zs"),
                exclude_characters="ÂÃâ",
            )
            | st.sampled_from("=+-@\n'\"0123 _x"),
            max_size=20,
        ),
        "angka": st.just("") | st.decimals(-(10**11), 10**11, places=3).map(lambda d: f"{d:f}"),
        "bulat": st.just("") | st.integers(-(10**15) + 1, 10**15 - 1).map(str),
        "hari": st.just("") | st.dates(date(1900, 3, 1), date(2199, 12, 31)).map(str),
        "benar": st.sampled_from(["", "true", "false"]),
    }
)  # fmt: skip


@given(st.lists(ISI, min_size=1, max_size=4))
def test_setiap_isi_kembali_dari_buku_kerja(isi: list[dict[str, str]]) -> None:
    baris = [[str(n), *(b[k.nama] for k in UJI.kolom[1:])] for n, b in enumerate(isi, 1)]
    kembali, masalah = bolak_balik(baris)
    assert masalah == []
    asli = Lembar([UJI.nama_kolom, *baris], list(range(1, len(baris) + 2)))
    p = suntingan.banding(UJI, asli, kembali)
    assert not p.ada, list(suntingan.uraikan(p))
    # Cells of equal value keep the very text that they had.
    assert p.baris == asli.baris


@given(st.decimals(0, 10**6, places=3))
def test_angka_yang_ditulis_tidak_meragukan(angka: Decimal) -> None:
    """A number written by an import is never one that the next check must ask about."""
    lama = Lembar([UJI.nama_kolom, ["a", "", "", "", "", ""]], [1, 2])
    teks = f"{angka.normalize():f}"
    baru = Lembar([UJI.nama_kolom, ["a", "", teks, "", "", ""]], [1, 2])
    p = suntingan.banding(UJI, lama, baru)
    kembali, masalah = teks_csv.baca("uji.csv", teks_csv.tulis(p.baris), UJI)
    assert masalah == [] and kembali is not None
    assert Decimal(kembali.baris[1][2]) == angka


@pytest.mark.parametrize(
    ("isi", "rupa"),
    [
        (["1", "25"], "General"), (["1.5", "2.25"], "0.00####"), (["0.5", ""], "0.0####"),
        ([], "General"),
    ],
)  # fmt: skip
def test_rupa_bilangan_di_buku_kerja(isi: list[str], rupa: str) -> None:
    """As many decimals as are typed show, and no more are made up."""
    kolom = SkemaKolom("a", "number")
    lembar = Lembar([["a"], *([s] for s in isi)], list(range(1, len(isi) + 2)))
    assert pembuatan._format_sel(kolom, lembar, 0) == rupa


def test_baris_pendek_dibandingkan_sampai_lebarnya() -> None:
    """A row of a file that lacks its last cells differs only in what they should hold."""
    lama = Lembar([UJI.nama_kolom, ["a"]], [1, 2])
    baru = Lembar([UJI.nama_kolom, ["a", "x", *[""] * (len(UJI.kolom) - 2)]], [1, 2])
    (satu,) = suntingan.banding(UJI, lama, baru).sel
    assert (satu.baris, satu.kolom, satu.sebelum, satu.sesudah) == (2, UJI.kolom[1].nama, "", "x")


# Reading, cell by cell


def _baca_lembar(*baris: list[Any], kolom: tuple[SkemaKolom, ...] = ()) -> pembacaan.Buku:
    """What is read of a sheet with these rows, in columns of one letter each."""
    kolom = kolom or (SkemaKolom("a", "string", kunci=True), SkemaKolom("b", "number"))
    t = SkemaTabel("uji", "uji.csv", "", "", kolom, ("a",), ())
    buku = Workbook()
    buku.remove(buku.worksheets[0])
    ws = buku.create_sheet("uji")
    for satu in baris:
        ws.append(satu)
    wadah = io.BytesIO()
    buku.save(wadah)
    return pembacaan.baca("x.xlsx", wadah.getvalue(), [t])


def test_lembar_kosong_dan_baris_kosong() -> None:
    """An empty sheet lacks its heads; emptied rows and cells beyond the heads say nothing."""
    kosong = _baca_lembar()
    assert kosong.masalah == [] and kosong.lembar["uji"] == Lembar([[]], [1], pemisah=",")
    jadi = _baca_lembar([" a ", "b", None, " "], ["x", 1.5], [None, " "], ["y", None, None],
                        ["z", 2, " ", None])  # fmt: skip
    assert jadi.masalah == []
    lembar = jadi.lembar["uji"]
    assert lembar.baris == [["a", "b"], ["x", "1.5"], ["y", ""], ["z", "2"]]
    assert lembar.nomor == [1, 2, 4, 5] and lembar.pasti == {(1, 1), (3, 1)}
    assert _baca_lembar([], ["a", "b"], ["x", 1]).lembar["uji"].nomor[0] == 1
    lebih = _baca_lembar(["a", "b"], ["x", 1, None, "lebih"], ["y", 2])
    assert lebih.lembar["uji"].baris == [["a", "b"], ["x", "1", "", "lebih"], ["y", "2"]]


@pytest.mark.parametrize(
    ("isi", "kolom", "teks"),
    [
        (True, SkemaKolom("b", "boolean"), "true"),
        (False, SkemaKolom("b", "boolean"), "false"),
        (0.925, SkemaKolom("b", "number"), "0.925"),
        (100, SkemaKolom("b", "integer"), "100"),
        (0, SkemaKolom("b", "number"), "0"),
        (1e15 + 0.3, SkemaKolom("b", "number"), "1000000000000000"),
        (date(2023, 5, 1), SkemaKolom("b", "date"), "2023-05-01"),
        (datetime.fromisoformat("2023-05-01"), SkemaKolom("b", "date"), "2023-05-01"),
        (datetime.fromisoformat("2023-05-01T07:00"), SkemaKolom("b", "date"), "memuat jam"),
        (date(2023, 5, 1), SkemaKolom("b", "string"), "menjadi tanggal"),
        (time(7), SkemaKolom("b", "date"), "menjadi tanggal"),
        (4.1, SkemaKolom("b", "string", kunci=True), "4.1 dan 4.10"),
        (4, SkemaKolom("b", "string", kunci=True), "4"),
        (4.1, SkemaKolom("b", "string"), "4.1"),
        ("#N/A", SkemaKolom("b", "string"), "kesalahan rumus"),
        ("a_x005F_x000D_b\r\nc", SkemaKolom("b", "string"), "a_x000D_b\nc"),
    ],
)
def test_isi_sel_menurut_jenisnya(isi: Any, kolom: SkemaKolom, teks: str) -> None:
    jadi = _baca_lembar(["b"], [isi], kolom=(kolom,))
    if " " in teks:
        (m,) = jadi.masalah
        assert (m.kode, m.berkas, m.baris, m.kolom) == ("D020", "x.xlsx › uji", 2, "b")
        assert teks in m.pesan
    else:
        assert jadi.masalah == [] and jadi.lembar["uji"].baris[1] == [teks]


@pytest.mark.parametrize(
    ("kolom", "jadi"),
    [
        (SkemaKolom("b", "number"), "92.5"), (SkemaKolom("b", "string"), "92.5%"),
        (SkemaKolom("b", "integer"), "Tanda %"), (SkemaKolom("b", "number", desimal=2), "Tanda %"),
    ],
)  # fmt: skip
def test_persen_sebagaimana_tampak(kolom: SkemaKolom, jadi: str) -> None:
    """What a cell shows in percent is not read as a hundredth of it in columns of other kinds, and
    is refused in one of counts or of rupiah, as in a CSV file."""
    t = SkemaTabel("uji", "uji.csv", "", "", (kolom,), (), ())
    buku = Workbook()
    buku.worksheets[0].title = "uji"
    ws = buku["uji"]
    ws.append(["b"])
    ws.append([0.925])
    ws["A2"].number_format = "0.0%"
    wadah = io.BytesIO()
    buku.save(wadah)
    hasil = pembacaan.baca("x.xlsx", wadah.getvalue(), [t])
    if jadi == "Tanda %":
        assert [m.kode for m in hasil.masalah] == ["D020"] and jadi in hasil.masalah[0].pesan
    else:
        assert hasil.masalah == [] and hasil.lembar["uji"].baris[1] == [jadi]


def test_buku_sama_dengan_golden() -> None:
    """Cells, looks, widths, lists and limits of every kind of column, and the readers' workbook."""
    golden = tulis_golden.baca(tulis_golden.FOLDER / "contoh" / "buku.txt")
    assert golden_terbit.buku_contoh() == golden


@pytest.mark.parametrize(
    ("isi", "jenis", "galat"),
    [("#REF!", "e", True), ("#REF!", "s", True), ("#SPILL!", "e", True), ("#SPILL!", "s", False)],
)
def test_galat_rumus_sebagai_jenis_atau_teks(isi: str, jenis: str, galat: bool) -> None:
    """An error by its kind, whatever Excel calls it; or by its name, where it was typed."""
    sel = SimpleNamespace(value=isi, data_type=jenis)
    with pytest.raises(Tolak) if galat else nullcontext():
        assert pembacaan._sel(sel, None, SkemaKolom("b", "string")) == (isi, False)
