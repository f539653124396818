"""How the columns of a unit's own tables are read off their heads and cells."""

from __future__ import annotations

from typing import Any

import pytest

from macros.asupan import skema, tabel_tambahan
from macros.asupan.teguran import Tolak


@pytest.mark.parametrize(
    ("judul", "sel", "jenis", "satuan"),
    [
        ("Peserta", ["45", "60"], "number", ""),
        ("Tanggal", ["12/03/2023", "17/08/2023"], "date", ""),
        ("Tanggal", ["12/03/2023", "11/08/2023"], "string", ""),  # which is the month?
        ("Tanggal", ["03/12/2023", "08/17/2023"], "string", ""),  # the month first
        ("Tanggal", ["7 Desember 2023", "2023-12-08"], "date", ""),
        ("Anggaran", ["Rp1.500.000", "Rp 250.000,00"], "integer", "Rp"),
        ("Anggaran", ["Rp1.500,50"], "number", "Rp"),
        ("Capaian", ["92,5%", "80%"], "number", "%"),
        ("Tahun", ["2021", "2022"], "string", ""),
        ("Peserta", ["2021", "2022"], "number", ""),
        ("No.", ["1", "2"], "string", ""),
        ("Kode", ["01.01", "01.02"], "string", ""),
        ("Telepon", ["0388212", "812345"], "string", ""),
        ("Rekening", ["1234567890123456"], "string", ""),
        ("Keterangan", ["baik", "-"], "string", ""),
        ("Jumlah", ["3", "-"], "number", ""),  # told of where it is read
        ("Jumlah", ["3", "tidak ada", "belum tersedia"], "number", ""),
        ("Jumlah", ["3", "nihil"], "string", ""),
        ("Kode", ["1.1", "1.2"], "string", ""),
        ("Indikator", ["1.1", "1.2"], "string", ""),
        ("IKU", ["1.1", "1.2"], "string", ""),
        ("IKM", ["87,5", "88,1"], "number", ""),
        ("IKPA", ["97.88", "95.1"], "number", ""),
        ("NUP", ["1", "2"], "string", ""),
        ("HP", ["81234567890", "81298765432"], "string", ""),
        ("Rtg", ["1", "2"], "number", ""),
        ("Sasaran strategis", ["1", "2,1"], "string", ""),
        ("Indikator", ["10", "12"], "number", ""),  # how many
        ("Indeks", ["1.1", "1.2"], "number", ""),
        ("Selisih", ["–5", "7"], "number", ""),  # as Word writes a minus
        ("Kode Indikator", ["1.1"], "string", ""),
        ("Kosong", [], "string", ""),
        ("Jam mulai", ["13.30", "10.15"], "string", ""),
        ("Lama (jam)", ["13.30", "10.75"], "number", ""),
        ("Pukul", ["7.30", "08.00"], "string", ""),
        ("No. Kamar", ["1", "2"], "string", ""),
        ("Bulan ke-", ["1", "2"], "string", ""),
        ("Nominal", ["1", "2"], "number", ""),
        ("Tgl. Masuk", ["45267", "45268"], "string", ""),
        ("Capaian", ["92,5%", "80"], "string", ""),
        ("Biaya", ["Rp1.500.000", "250000"], "integer", "Rp"),
        # One cell is enough for a code, for a day's number, and for money.
        ("Rekening", ["0123", "5"], "string", ""),
        ("Rekening", ["123456789012345", "5"], "string", ""),
        ("Pagu", ["123.456.789.012.345", "1.234.567.890.123,50"], "number", ""),
        ("Tanggal", ["45267", "80"], "string", ""),
        ("Biaya", ["250000", "Rp1.500.000"], "integer", "Rp"),
    ],
)
def test_jenis_kolom(judul: str, sel: list[str], jenis: str, satuan: str) -> None:
    sifat = tabel_tambahan.kenali(judul, sel)
    assert (sifat.jenis, sifat.satuan) == (jenis, satuan)


@pytest.mark.parametrize(
    ("teks", "judul"),
    [
        ("a\n", ["a"]),
        ("a\nb\n", ["a"]),
        ("a;b\n", ["a", "b"]),
        ("a, b, c;d\n1;2\n", ["a, b, c", "d"]),
        ('"a\r\nb";c\r\n1;2\r\n', ["a b", "c"]),
        ('"a;x",b\n', ["a;x", "b"]),
        ("a,b;c;d\n", ["a,b", "c", "d"]),
        ("a\tb\t\t\n1\t2\n", ["a", "b"]),
        (" a ; ; b ;;\n", ["a", "", "b"]),
        ("a;b;\n;x;y\n", ["a", "b", ""]),  # what has cells below is a column
        ("a;b;\n1;2; \n", ["a", "b"]),
        ("a\n;;\n", ["a"]),  # of one sign a cell, of another none
        ("sep=;\na;b\n", ["a", "b"]),
        ("judul\na,b\n", ["judul"]),  # an Indonesian decimal is no second column
        ("judul;\na;b\n", None),
        ("judul\na;b;c\n", None),
        ("judul\na,b,c\n", None),
        (" ;;\n\n", ""),
        ("", ""),
    ],
)
def test_kepala_tabel_sendiri(teks: str, judul: list[str] | str | None) -> None:
    """The names of the columns; a title above them, or nothing, is told."""
    if isinstance(judul, list):
        assert tabel_tambahan.kepala(teks.encode()) == judul
        return
    with pytest.raises(Tolak) as galat:
        tabel_tambahan.kepala(teks.encode())
    t = galat.value.masalah
    assert (t.kode, t.baris) == (("D008", None) if judul == "" else ("D062", 1))


def test_satuan_dan_jenis_kolom_sendiri() -> None:
    """A unit in brackets is one of numbers alone; codes and dates in doubt stay text."""

    def satu(judul: str, *sel: str) -> list[Any]:
        b = tabel_tambahan._bidang(judul, sel)
        return [b["type"], b["title"], b.get(skema.SATUAN), b.get("x-tertulis")]

    assert satu("Peserta (orang)", "1", "2") == ["number", "Peserta", "orang", None]
    assert satu("Peserta (nama)", "A", "2") == ["string", "Peserta (nama)", None, None]
    assert satu("Biaya", "Rp1.000", "Rp 2") == ["integer", "Biaya", "Rp", "Biaya (Rp)"]
    assert satu("Biaya", "Rp1.000,00", "Rp 2") == ["integer", "Biaya", "Rp", "Biaya (Rp)"]
    assert satu("Biaya", "Rp1.000,50", "Rp 2") == ["number", "Biaya", "Rp", "Biaya (Rp)"]
    assert satu("Biaya", "Rp1.000", "2") == ["integer", "Biaya", "Rp", "Biaya (Rp)"]
    for kepala in ("Rp Juta", "dalam jutaan rupiah", "juta Rp", "Rp. juta"):
        assert satu(f"Biaya ({kepala})", "1,5") == ["number", "Biaya", "Rp juta", None]
    assert (
        satu("Biaya (Rp.000)", "5")[2] == "Rp ribu"
        and satu("Biaya (milyar rupiah)", "5")[2] == "Rp miliar"
    )
    assert satu("Serapan", "5%", "7%") == ["number", "Serapan", "%", "Serapan (%)"]
    assert satu("Tahun", "2023", "2024")[0] == satu("Tahun awal", "2023")[0] == "string"
    assert satu("Tahun", "2023", "7")[0] == satu("Angka", "2023")[0] == "number"
    for judul in ("No.", "nomor urut", "Kode", "Kode KPPN"):
        assert satu(judul, "1", "2")[0] == "string"
    assert satu("Pos", "01", "2")[0] == satu("Pos", "1" * 15)[0] == satu("Pos")[0] == "string"
    assert satu("Pos", "1" * 14)[0] == satu("Pos", "0,5", "–")[0] == "number"
    assert satu("Pos", "–", "-")[0] == satu("Pos", "5", "tidak")[0] == "string"
    assert satu("Hari", "13/02/2023", "01/02/2023")[0] == satu("Hari", "1 Mei 2023")[0] == "date"
    assert satu("Hari", "01/02/2023")[0] == satu("Hari", "13/02/2023", "02/13/2023")[0] == "string"
