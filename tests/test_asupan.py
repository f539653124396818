"""Data files as people save them: read as they are meant, or refused with a question."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, strategies as st

from macros.asupan import skema, teks_csv
from macros.asupan.muat import baca, baca_mentah, muat
from macros.asupan.penyandian import KODE_LAIN
from macros.asupan.skema import PAKET
from tests.proyek import AKAR, ganti, salin, sidik
from tests.sel_ketik import JUDUL, UJI, Dialek, angka, baca_teks, baku, berkas, isi
from tests.test_muat import SUMBER, pastikan_indonesia

DATA = AKAR / "data"


# Canonical files


def test_data_laporan_sudah_baku(tmp_path: Path) -> None:
    """Canonical files come out cell by cell as they are, and are published byte by byte."""
    mentah, masalah = baca_mentah(DATA)
    assert masalah == []
    lembar = mentah.lembar
    for t in mentah.skema:
        with (DATA / t.berkas).open(encoding="utf-8", newline="") as terbuka:
            baris = list(csv.reader(terbuka))
        assert lembar[t.nama].tertulis == baris
        assert lembar[t.nama].nomor == list(range(1, len(baris) + 1))
    assert all((DATA / nama).read_bytes() == b for nama, b in mentah.kanonik().items())


# Dialects


@pytest.mark.parametrize("pemisah", [",", ";", "\t", "|"])
@pytest.mark.parametrize("penyandian", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("akhir", ["\n", "\r\n", "\r"])
def test_pemisah_penyandian_akhir_baris(pemisah: str, penyandian: str, akhir: str) -> None:
    teks = berkas("1", '2;"dua; baris\nlagi, é –"').replace(";", pemisah)
    lengkap = "".join(b + pemisah * 6 + akhir for b in teks.splitlines()[1:2])
    judul = teks.splitlines()[0] + akhir
    dua = f'2{pemisah}"dua {pemisah} é –"{pemisah * 5}{akhir}'
    assert isi(judul + lengkap + dua, penyandian) == [
        ["1", "", "", "", "", "", ""],
        ["2", f"dua {pemisah} é –", "", "", "", "", ""],
    ]


def test_cp1252() -> None:
    assert isi(berkas("1;“26–28” é €;;;;;"), "cp1252")[0][1] == "“26–28” é €"


def test_huruf_yang_disambung_pdf() -> None:
    """Letters that a PDF joins in one sign are read apart, as chapters are."""
    assert isi(berkas("1;e\ufb01siensi;;;;;"))[0][1] == "efisiensi"


def test_baris_sep_bukan_baris() -> None:
    """Excel obeys `sep=` and does not count it as a row."""
    lembar, masalah = baca_teks("sep=;\r\n" + berkas("1;;;x;;;"))
    assert lembar is not None and lembar.nomor == [1, 2]
    assert [(m.baris, m.kolom) for m in masalah] == [(2, "persen")]
    assert isi('"sep=|"\n' + berkas("1;;;;;;").replace(";", "|"))[0][0] == "1"


def test_nomor_baris_dengan_ganti_baris_dalam_sel() -> None:
    """A quoted line break belongs to its row; the numbers stay those of the spreadsheet."""
    lembar, masalah = baca_teks(berkas('1;"satu\r\ndua\r\ntiga";;;;;', "2;;;x;;;", "3;;;;;;"))
    assert lembar is not None
    assert lembar.nomor == [1, 2, 3, 4] and lembar.baris[1][1] == "satu\ndua\ntiga"
    assert [(m.kode, m.baris) for m in masalah] == [("D020", 3)]


def test_baris_dan_kolom_kosong_di_akhir() -> None:
    teks = berkas("1;;;;;;", pemisah=";").replace("\n", ";;\n") + ";;;;;;;;\n;;;;\n\n"
    assert isi(teks) == [["1", "", "", "", "", "", ""]]


def test_baris_kosong_di_tengah_tetap_bernomor() -> None:
    lembar, masalah = baca_teks(berkas("1;;;;;;", ";;;;;;", "3;;;x;;;"))
    assert lembar is not None and lembar.nomor == [1, 2, 3, 4] and lembar.baris[2] == []
    assert [(m.baris, m.kolom) for m in masalah] == [(4, "persen")]


def test_pemisah_di_akhir_baris_dihilangkan_excel() -> None:
    """Excel leaves out the delimiters of empty last cells; a required cell is still missed."""
    assert isi(berkas("1", "2;b"))[1] == ["2", "b", "", "", "", "", ""]
    baris, _ = baca_teks(berkas("1", pemisah=","))
    assert baris is not None and baris.baris[1] == ["1"]  # a canonical file was cut off


def test_berkas_koma_disimpan_excel_indonesia() -> None:
    """A comma file in column A: every line with quotes is quoted again; it is undone exactly."""
    paket, _ = skema.baca(DATA)
    for t in skema.tabel(paket):
        asli = (DATA / t.berkas).read_bytes().decode()
        wadah = io.StringIO(newline="")
        tulis = csv.writer(wadah, delimiter=";", lineterminator="\r\n")
        # Excel splits such a line at the semicolons that it holds.
        tulis.writerows(baris.split(";") for baris in asli.split("\n")[:-1])
        lembar, masalah = teks_csv.baca(t.berkas, wadah.getvalue().encode("utf-8-sig"), t)
        assert masalah == [] and lembar is not None
        assert lembar.tertulis == list(csv.reader(io.StringIO(asli, newline=""))), t.berkas


DIALEK = st.builds(
    Dialek,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([",", "."]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.booleans(),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]),
)
# No Â, Ã or â: with a sign behind them they are what is left of UTF-8 read as cp1252. Nor what
# would be taken for a file in another code page.
TEKS = st.text(
    st.sampled_from("abcXYZ 019,;|.\"'\n()%–“”é×\u00a0")
    | st.characters(
        codec="cp1252",
        categories=("L", "M", "N", "P", "S", "Zs"),
        exclude_characters=f"ÂÃâ{KODE_LAIN.pattern}",
    ),
    max_size=20,
)
BARIS = st.tuples(
    TEKS,
    st.none() | st.decimals(-(10**9), 10**9, places=2),
    st.none() | st.decimals(0, 100, places=1),
    st.none() | st.integers(-(10**12), 10**12),
    st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.none() | st.booleans(),
)


@pytest.mark.lama
@given(DIALEK, st.lists(BARIS, min_size=1, max_size=5))
def test_setiap_dialek_terbaca_kembali(
    dialek: Dialek,
    baris: list[tuple[str, Decimal | None, Decimal | None, int | None, date | None, bool | None]],
) -> None:
    # A row that shows the file's convention: its decimal sign, and that the day stands first.
    semua = [("p", Decimal("0.50"), None, None, date(2023, 12, 31), None), *baris]
    tertulis, harap = [], []
    for n, (teks, desimal, persen, bulat, hari, benar) in enumerate(semua, 1):
        tertulis.append([
            str(n), teks, angka(desimal, dialek), angka(persen, dialek), angka(bulat, dialek),
            "" if hari is None else hari.strftime(dialek.tanggal), baku(benar),
        ])  # fmt: skip
        harap.append([str(n), teks, *map(baku, (desimal, persen, bulat, hari, benar))])
    wadah = io.StringIO(newline="")
    tulis = csv.writer(
        wadah,
        delimiter=dialek.pemisah,
        lineterminator=dialek.akhir,
        # With "\r" for the line end Python leaves a "\n" in a cell unquoted.
        quoting=csv.QUOTE_ALL if dialek.akhir == "\r" else dialek.kutip,  # type: ignore[arg-type]
    )
    tulis.writerows([JUDUL, *tertulis])
    bita = wadah.getvalue().encode(dialek.penyandian)
    if dialek.penyandian == "cp1252" and not wadah.getvalue().isascii():
        # Bytes that happen to be UTF-8 are taken for it.
        assume(bita.decode("utf-8", errors="ignore").isascii())
    lembar, masalah = teks_csv.baca("uji.csv", bita, UJI)
    assert masalah == []
    assert lembar is not None and lembar.baris == [JUDUL, *harap]
    assert lembar.nomor == list(range(1, len(semua) + 2))


def test_seluruh_data_dalam_dialek_excel(tmp_path: Path) -> None:
    """Every file of the project as Excel in Indonesian saves it gives the same report."""
    folder = salin(tmp_path, ["data"]) / "data"
    asli, _ = baca(folder)
    paket, _ = skema.baca(folder)
    for t in skema.tabel(paket):
        jalur = folder / t.berkas
        baris = list(csv.reader(io.StringIO(jalur.read_text(encoding="utf-8"), newline="")))
        for satu in baris[1:]:
            for j, kolom in enumerate(t.kolom[: len(satu)]):
                if kolom.desimal is not None and satu[j]:
                    satu[j] = f"Rp{int(satu[j]):,}".replace(",", ".")
                elif kolom.jenis == "number":
                    satu[j] = satu[j].replace(".", ",")
                elif kolom.jenis == "date" and satu[j]:
                    satu[j] = date.fromisoformat(satu[j]).strftime("%d/%m/%Y")
                elif kolom.jenis == "boolean":
                    satu[j] = {"true": "BENAR", "false": "SALAH"}.get(satu[j], "")
        wadah = io.StringIO(newline="")
        csv.writer(wadah, delimiter=";", lineterminator="\r\n").writerows(baris)
        jalur.write_bytes(wadah.getvalue().encode("utf-8-sig"))
    sebelum = sidik(folder)
    kini, masalah = baca(folder)
    assert masalah == []
    assert all(kini[nama].isi.equals(asli[nama].isi) for nama in asli)
    # Published in canonical form, and not written back.
    for nama, bita in muat(folder).kanonik().items():
        assert list(csv.reader(io.StringIO(bita.decode(), newline=""))) == list(
            csv.reader(io.StringIO((DATA / nama).read_text(encoding="utf-8"), newline=""))
        )
    assert sidik(folder) == sebelum


# Whatever the bytes, the answer is rows or a problem


@pytest.mark.parametrize(
    ("bita", "kode"),
    [
        (b"", "D008"), (b"sep=;", "D008"), (b"sep=;\r\n;;;", "D008"), (b"\xff\xfe", "D008"),
        (b"\xef\xbb\xbf\n\n", "D008"), (b"\0\0\0", "D004"), (b'"', "D005"),
        (b"PK\x03\x04", "D007"), (b"\xef\xbb\xbf<!DOCTYPE html>", "D007"),
    ],
)  # fmt: skip
def test_bukan_tabel(bita: bytes, kode: str) -> None:
    lembar, masalah = teks_csv.baca("uji.csv", bita, UJI)
    assert lembar is None and [m.kode for m in masalah] == [kode]
    pastikan_indonesia(masalah)


UTUH = (
    b"kode,teks,angka,bulat,hari,benar\n"
    b'1.1,"dua\nbaris, ya",92.5,7060331000,2023-12-07,true\n1.2,,,,,\n'
)


def test_baris_pendek_tidak_hilang(tmp_path: Path) -> None:
    """Rows that lost their ends are told of, each at its number, however many there are."""
    (tmp_path / PAKET).write_text(json.dumps({"name": "uji", "resources": [SUMBER]}))
    judul = UTUH.splitlines()[0]
    (tmp_path / "uji.csv").write_bytes(judul + b"\n1.1,a\n1.2,b\n1.3,c\n1.4,d\n")
    _, masalah = baca(tmp_path)
    letak = [(m.kode, m.baris, m.kolom) for m in masalah]
    assert letak == [("D022", baris, "angka") for baris in (2, 3, 4, 5)]


POTONGAN = (
    *(
        b'"',
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r\n",
        b"\r",
        b"\0",
        b"\xff\xfe",
        b"\x96",
        b" ",
        b"(",
        b"%",
    ),
    *(b"1.234", b"31/12/2023", b"sep=;\n", b"<<<<<<< HEAD\n", b"Rp", b"E+09", b"PK\x03\x04"),
)


@given(st.lists(st.tuples(st.integers(0, len(UTUH)), st.sampled_from(POTONGAN), st.integers(0, 9))))
def test_bita_acak_tidak_menjatuhkan(
    tmp_path_factory: pytest.TempPathFactory, rusak: list[tuple[int, bytes, int]]
) -> None:
    """Also what no one has thought of ends as a problem with its file, not as a traceback."""
    bita = UTUH
    for letak, sisip, buang in rusak:
        bita = bita[:letak] + sisip + bita[letak + buang :]
    folder = tmp_path_factory.mktemp("acak")
    paket = {"profile": "data-package", "name": "uji", "resources": [SUMBER]}
    (folder / PAKET).write_text(json.dumps(paket), encoding="utf-8")
    (folder / "uji.csv").write_bytes(bita)
    tabel, masalah = baca(folder)
    assert bool(tabel) != bool(masalah)
    assert all(m.berkas == "data/uji.csv" and m.tingkat == "galat" for m in masalah)
    assert (folder / "uji.csv").read_bytes() == bita


def test_pilihan_tanpa_membedakan_huruf_besar(tmp_path: Path) -> None:
    """What differs from a choice by its capitals alone is that choice; a code of a row is not."""
    folder = salin(tmp_path, ["data"]) / "data"
    jalur = folder / "realisasi.csv"
    ganti(jalur, "1.1,2023,SM2,LKJIP,", "1.1,2023,sm2,LKJIP,")
    ganti(jalur, "1.2,2023,SM2,LKJIP,", "1.2,2023,Sm2,LKJIP,")
    data, masalah = baca(folder)
    assert masalah == []
    assert {data["realisasi"].sel(n, "periode") for n in (2, 3)} == {"SM2"}
    assert data["realisasi"].semula[2, "periode"] == "sm2"
    ganti(jalur, "1.3,2023,SM2,LKJIP,", "1.3,2023,sm-2,lkjip,")
    assert [(m.kode, m.baris, m.kolom) for m in baca(folder)[1]] == [("D021", 4, "periode")]
