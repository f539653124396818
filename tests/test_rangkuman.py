"""One mistake is told once, wherever its cause stands and however many cells it spoils."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.asupan.rangkuman import SEBUT, _baris
from macros.dasar.masalah import Masalah
from macros.periksa.menyeluruh import periksa_data
from tests.proyek import ganti, salin
from tests.rusak import suntingan
from tests.rusak.suntingan import Suntingan


@pytest.fixture
def periksa(tmp_path: Path) -> Callable[[str, Suntingan], list[Masalah]]:
    """What is said of the report's data after one file was spoiled."""
    salin(tmp_path, ["data"])

    def coba(berkas: str, rusak: Suntingan) -> list[Masalah]:
        rusak(tmp_path / "data" / berkas)
        return periksa_data(tmp_path / "data")[1]

    return coba


Periksa = Callable[[str, Suntingan], list[Masalah]]


def test_kode_yang_berganti_nama_disebut_sekali(periksa: Periksa) -> None:
    """Not by every row of every table that names it; which these are is said."""
    (m,) = periksa("satuan.csv", suntingan.ganti("unit,unit,", "buah,unit,"))
    assert (m.kode, m.berkas, m.kolom, m.nilai) == ("D023", "data/indikator.csv", "satuan", "unit")
    assert m.pesan.count("Begitu pula") == 1 and "di data/realisasi.csv" in m.pesan


def test_kode_sumber_yang_berganti_nama(periksa: Periksa) -> None:
    lama = "PK,target,Perjanjian Kinerja"
    masalah = periksa("sumber.csv", suntingan.ganti(lama, f"X{lama}"))
    (m,) = (m for m in masalah if m.kode == "D039")
    assert (m.berkas, m.baris, m.nilai) == ("data/target.csv", 2, "PK")
    assert "Mungkin maksudnya: “XPK”" in m.pesan
    assert m.pesan.rpartition("baris ")[2].count(",") <= SEBUT


def test_dua_kode_asing_dua_kesalahan(periksa: Periksa) -> None:
    def rusak(berkas: Path) -> None:
        ganti(berkas, "1.1,2023,SM2,LKJIP,74,%", "1.1,2023,SM2,LKJIP,74,persenan")
        ganti(berkas, "1.2,2023,SM2,LKJIP,80,%", "1.2,2023,SM2,LKJIP,80,buah")

    assert [m.nilai for m in periksa("realisasi.csv", rusak)] == ["persenan", "buah"]


def test_kolom_yang_isinya_tertukar(periksa: Periksa) -> None:
    """Two columns, two problems; and what they have in common is said."""
    semua = periksa("realisasi.csv", suntingan.tukar_kolom("nilai", "satuan", judul=False))
    assert [(m.baris, m.kolom) for m in semua] == [(2, "nilai"), (2, "satuan")]
    assert all("dari 113 baris: periksa apakah isinya tertukar" in m.pesan for m in semua)


def test_kolom_tanpa_judul(periksa: Periksa) -> None:
    def tambah(tabel: list[list[str]]) -> None:
        for n, baris in enumerate(tabel[1:]):
            baris.append(f"cek {n}")

    (m,) = periksa("realisasi.csv", suntingan.tabel_diubah(tambah))
    assert (m.kode, m.baris) == ("D022", 2) and "beri judul pada baris pertama" in m.pesan


@pytest.mark.parametrize(
    ("lama", "baru", "kode", "baris"),
    [
        ("1.3,2023,SM2,LKJIP,97,%,", "1.3,2023,SM2,LKJIP97,%,", "D022", 4),
        ("1.3,2023,SM2,LKJIP,97,%,", "1.3,2023,SM2,LKJIP,sembilan,7,%,", "D022", 4),
        ("1.3,2023,SM2,", "indikator,tahun,periode,sumber,nilai,satuan,bukti\n1.3,2023,SM2,",
         "D063", 4),
    ],
)  # fmt: skip
def test_baris_yang_bergeser_atau_bukan_baris(
    periksa: Periksa, lama: str, baru: str, kode: str, baris: int
) -> None:
    """Its cells stand in other columns, so that nothing else is said of them."""

    def rusak(berkas: Path) -> None:
        berkas.write_text(berkas.read_text("utf-8").replace(lama, baru, 1), encoding="utf-8")

    assert [(m.kode, m.baris) for m in periksa("realisasi.csv", rusak)] == [(kode, baris)]


def test_judul_kolom_berhuruf_besar_dibaca(periksa: Periksa) -> None:
    def besar(tabel: list[list[str]]) -> None:
        tabel[0] = [judul.upper() for judul in tabel[0]]

    assert periksa("realisasi.csv", suntingan.tabel_diubah(besar)) == []


@pytest.mark.parametrize(
    ("pola", "kata"),
    [
        ("Form (28", "Form\\ \\(28"),
        ("*28", "\\*28"),
        ("\\d+", "setiap angka"),
        ("x*", "setiap angka"),
    ],
)
def test_pola_yang_dikecualikan(periksa: Periksa, pola: str, kata: str) -> None:
    """One that cannot be read, or that turns the search for typed figures off."""
    (m,) = periksa("angka_dikecualikan.csv", suntingan.tambah(f"{pola},alasan\n"))
    assert (m.kode, m.kolom, m.nilai) == ("D021", "pola", pola) and kata in m.pesan


@pytest.mark.parametrize("kata", ["belum ada", "Tidak tersedia", "blm ada data"])
def test_kata_untuk_yang_belum_ada(periksa: Periksa, kata: str) -> None:
    (m,) = periksa("realisasi.csv", suntingan.sel(3, "nilai", kata))
    assert (m.kode, m.nilai) == ("D020", kata) and m.pesan.startswith("Kosongkan sel ini")


@pytest.mark.parametrize(
    ("baru", "letak"),
    [
        # What is wrong in one cell keeps no other from being told of.
        ("1.3,2023,SM2,ENTAH,9o7,%,", [(4, "nilai"), (4, "sumber")]),
        ("1.3,2023,SM2,ENTAH,97,%,", [(4, "sumber")]),
        # It may have come from the column beside.
        ("1.3,2023,SM2,97,9o7,%,", [(4, "nilai")]),
        ("1.3,2023,SM9,LKJIP,9o7,%,", [(4, "nilai"), (4, "periode")]),
    ],
)
def test_sel_lain_dari_baris_yang_salah(
    periksa: Periksa, baru: str, letak: list[tuple[int, str]]
) -> None:
    def rusak(berkas: Path) -> None:
        teks = berkas.read_text("utf-8").replace("1.3,2023,SM2,LKJIP,97,%,", baru, 1)
        berkas.write_text(teks, encoding="utf-8")

    assert sorted((m.baris, m.kolom) for m in periksa("realisasi.csv", rusak)) == letak


@pytest.mark.parametrize("banyak", [1, SEBUT, SEBUT + 1, SEBUT + 5])
def test_baris_yang_disebut_terbatas(banyak: int) -> None:
    """Every other row, so that none stands for a range."""
    ruas = [str(2 * n) for n in range(1, banyak + 1)]
    lebih = [f"dan {banyak - SEBUT} lagi"] if banyak > SEBUT else []
    assert _baris(ruas) == ", ".join([*ruas[:SEBUT], *lebih])


def test_baris_berurutan_disebut_serentang() -> None:
    assert _baris(["2", "3", "4", "9"]) == "2–4, 9"
