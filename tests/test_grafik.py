"""What charts do with data that this report has not: above 100 percent, missing, without target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from macros.asupan.simpanan import baca_deklarasi
from macros.benda.grafik import BAGAN, Penggambar, _baris, daftar
from macros.benda.grafik.wujud import sumbu_persen, sumbu_rupiah
from macros.dasar.angka import Angka
from macros.gambar import spesifikasi
from macros.gambar.spesifikasi import Pohon
from macros.hitung.jenjang import tautan
from macros.hitung.laporan import buka
from tests.proyek import AKAR
from tests.tabel_ubahan import Tabel, hapus, laporan, tambah, ubah


def gambar(data: Tabel, kode: str) -> Any:
    deklarasi = baca_deklarasi(AKAR / "data")[0]
    return daftar(replace(laporan(data), deklarasi=deklarasi))[kode]()


def butir(gambar: Any, kode: str) -> Any:
    """The one value of a row."""
    (satu,) = [n for b in gambar.spesifikasi.butir if b.kode == kode for n in b.nilai]
    return satu


@pytest.mark.parametrize(
    ("persen", "ujung"),
    [("0", 100), ("100", 100), ("100.4", 125), ("101", 125), ("125", 125), ("126", 150)],
)
def test_ujung_sumbu(data: Tabel, persen: str, ujung: int) -> None:
    """The axis ends at 100 percent, or at the next 25 that no bar passes."""
    satu = ubah(data, "realisasi", {"sumber": "LKJIP", "tahun": 2023}, nilai=Decimal(0))
    target = {"indikator": "1.1", "tahun": 2023, "dokumen": "PK"}
    satu = ubah(satu, "target", target, nilai=Decimal(100))
    satu = ubah(satu, "realisasi", {"indikator": "1.1", "sumber": "LKJIP"}, nilai=Decimal(persen))
    assert gambar(satu, "capaian-indikator").spesifikasi.maksimum == ujung


@pytest.mark.parametrize(
    ("terbesar", "akhir", "tanda"),
    [
        (4_000_000, 4_000_000, ["0", "1 juta", "2 juta", "3 juta", "4 juta"]),
        (5_000_001, 6_000_000, ["0", "2 juta", "4 juta", "6 juta"]),
        (11_000_000, 15_000_000, ["0", "5 juta", "10 juta", "15 juta"]),
        (45_000_000, 50_000_000, ["0", *(f"{n} juta" for n in (10, 20, 30, 40, 50))]),
        (95_000_000, 100_000_000, ["0", *(f"{n} juta" for n in (20, 40, 60, 80, 100))]),
        (450_000_000, 500_000_000, ["0", *(f"{n} juta" for n in (100, 200, 300, 400, 500))]),
        (240_000_000, 250_000_000, ["0", *(f"{n} juta" for n in (50, 100, 150, 200, 250))]),
        (
            999_999_999,
            1_000_000_000,
            ["0", *(f"{n} juta" for n in ("200", "400", "600", "800", "1.000"))],
        ),
        (7_060_331_000, 8_000_000_000, ["0", *(f"{n} miliar" for n in (2, 4, 6, 8))]),
        # Even what is typed a million times too large is drawn, so that it can be seen.
        (7 * 10**15, 8 * 10**15, ["0", *(f"{n}.000 triliun" for n in (2, 4, 6, 8))]),
    ],
)
def test_sumbu_rupiah(terbesar: int, akhir: int, tanda: list[str]) -> None:
    """At most five steps, each the smallest of 1, 2, 5, 10, … that is enough."""
    angka = Angka("a", Fraction(terbesar), "Rp", "rupiah", "")
    ujung, sumbu = sumbu_rupiah([angka])
    assert (ujung, [t.teks.replace("\N{NO-BREAK SPACE}", " ") for t in sumbu]) == (akhir, tanda)
    assert sumbu[-1].nilai == akhir


@pytest.mark.parametrize(
    ("terbesar", "akhir", "langkah"),
    [
        ("0", 100, 25), ("99.5", 100, 25), ("100", 100, 25), ("100.5", 125, 25), ("125", 125, 25),
        ("133.33", 150, 25), ("200", 200, 25), ("201", 250, 50), ("1000", 1000, 200),
    ],
)  # fmt: skip
def test_sumbu_persen(terbesar: str, akhir: int, langkah: int) -> None:
    """No bar is longer than its scale, by however little it is above a step, and all of the scale
    has its marks, in at most eight steps."""
    ujung, sumbu = sumbu_persen([Angka("a", Fraction(terbesar), "%", "kinerja", "")])
    assert (ujung, [t.teks for t in sumbu]) == (
        akhir, [f"{n:,}%".replace(",", ".") for n in range(0, akhir + 1, langkah)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("buat", "nilai", "akhir", "tanda"),
    [
        (sumbu_persen, (-100, 50), 50, ["−100%", "−75%", "−50%", "−25%", "0%", "25%", "50%"]),
        (sumbu_persen, (-30, -4), 0, ["−25%", "0%"]),
        (sumbu_persen, (-150, 150), 150, ["−150%", "−100%", "−50%", "0%", "50%", "100%", "150%"]),
        (
            sumbu_rupiah,
            (-4_200_000, 3_000_000),
            4_000_000,
            ["−4 juta", "−2 juta", "0", "2 juta", "4 juta"],
        ),
        (sumbu_rupiah, (-7_000_000_000, -1), 0, ["−6 miliar", "−4 miliar", "−2 miliar", "0"]),
    ],
)
def test_sumbu_dengan_nilai_negatif(
    buat: Callable[..., Any], nilai: Sequence[int], akhir: int, tanda: list[str]
) -> None:
    """Gridlines on both sides of zero, none before the lowest value, where the scale begins."""
    ujung, sumbu = buat([Angka(str(n), Fraction(n), "", "bilangan", "") for n in nilai])
    assert (ujung, [t.teks.replace("\N{NO-BREAK SPACE}", " ") for t in sumbu]) == (akhir, tanda)


def test_sumbu_rupiah_memuat_pecahan() -> None:
    assert (
        sumbu_rupiah([Angka("a", Fraction(8_000_000_000) + Fraction(1, 2), "Rp", "rupiah", "")])[0]
        == 10_000_000_000
    )


def test_yang_belum_ada_datanya(data: Tabel) -> None:
    tanpa = hapus(data, "realisasi", indikator="4.4", sumber="LKJIP", tahun=2023)
    g = gambar(tanpa, "capaian-indikator")
    b = butir(g, "4.4")
    assert (b.nilai, b.teks, b.peran) == (None, "belum ada data", "utama")
    # The lowest is one that has a value.
    assert "Terendah 85,1% pada indikator 1.2" in g.alt
    assert butir(g, "1.1").peran == "di-bawah-target" and butir(g, "1.3").peran == "utama"


def test_baris_gambar() -> None:
    """What they say of themselves, with all of their values."""
    batang = spesifikasi.Batang((spesifikasi.KelompokButir("", (
        spesifikasi.Butir("Satu", (spesifikasi.Nilai(None, "80%", rincian="r"),), "1"),
        spesifikasi.Butir("Dua", (spesifikasi.Nilai(None, "90%"),)),
    )),))  # fmt: skip
    assert list(_baris(batang)) == [
        ("1 Satu", (("", "80%"), ("", "r"))), ("Dua", (("", "90%"),)),
    ]  # fmt: skip
    peta = spesifikasi.PetaPanas(("A", "B"), (spesifikasi.Butir("Baris", (
        spesifikasi.Nilai(None, "1"), spesifikasi.Nilai(None, "2"),
    ), "k"),), (spesifikasi.Takik(0, "x"),))  # fmt: skip
    assert list(_baris(peta)) == [("k Baris", (("A", "1"), ("B", "2")))]


def test_bagan_organisasi(data: Tabel) -> None:
    """The head, those below and those below them, in their order."""
    baris = [(r.kode, r.induk, r.jabatan) for r in data["struktur_organisasi"].baris()]
    for kode, urut in (("b", 2), ("a", 1)):
        data = tambah(
            data, "struktur_organisasi", kode=kode, induk=baris[1][0], urut=urut, jabatan=kode * 2
        )
    gambar = BAGAN["struktur-organisasi"](laporan(data))
    (kepala,) = [jabatan for _, induk, jabatan in baris if not induk]
    bawahan = [jabatan for _, induk, jabatan in baris if induk]
    assert gambar.spesifikasi == Pohon(kepala, (
        Pohon(bawahan[0], (Pohon("aa"), Pohon("bb"))), *map(Pohon, bawahan[1:])
    ))  # fmt: skip
    assert gambar.alt.endswith(f": {kepala} membawahkan {'; '.join(bawahan)}.")
    assert (gambar.kode, gambar.subjudul, gambar.jenis) == ("struktur-organisasi", "", "bagan")
    assert gambar.judul.startswith("Struktur organisasi ")
    akhir = ubah(data, "struktur_organisasi", {"jabatan": bawahan[0]}, urut=9)
    alt = BAGAN["struktur-organisasi"](laporan(akhir)).alt
    assert alt.endswith(f"{'; '.join([*bawahan[1:], bawahan[0]])}."), "said in the order drawn"
    for kode, *_ in baris[2:]:
        data = hapus(data, "struktur_organisasi", kode=kode)
    for kode in "ab":
        data = hapus(data, "struktur_organisasi", kode=kode)
    gambar = BAGAN["struktur-organisasi"](laporan(data))
    assert gambar.spesifikasi == Pohon(kepala, (Pohon(bawahan[0]),))


def test_peta_strategi(data: Tabel) -> None:
    """Every goal that supports or is supported, at its level."""
    lap = laporan(data)
    gambar = BAGAN["peta-strategi"](lap)
    isi: Any = gambar.spesifikasi
    nama = {kode: f"Sasaran {kode}" if kode.isdecimal() else kode for kode in lap.sasaran}
    ada = {kode for satu in tautan(lap) for kode in satu}
    assert [(t.judul, [(x.kode, x.teks) for x in t.simpul]) for t in isi.tingkat] == [
        (t.nama, [(nama[x.kode], x.uraian) for x in lap.daftar_sasaran(kode) if x.kode in ada])
        for kode, t in lap.tingkat.items()
    ]  # fmt: skip
    assert isi.tautan == tuple((nama[a], nama[b]) for a, b in tautan(lap))
    assert gambar.kode == "peta-strategi" and gambar.judul.startswith("Peta strategi ")
    pertama, kedua, ketiga = (t.judul for t in isi.tingkat)
    assert gambar.subjudul == f"{pertama}, {kedua.lower()}, dan {ketiga.lower()}"
    assert gambar.sumber == "Renstra, IKU, dan Perjanjian Kinerja."  # of the goals that it shows
    assert f": {isi.tautan[0][0]} mendukung " in gambar.alt


def test_kode_berurut_menurut_sasaran(data: Tabel) -> None:
    """1.10 stands where its row stands, not between 1.1 and 1.2."""
    kode = [f"1.{n}" for n in range(1, 12)]
    for satu in kode:
        data = tambah(data, "sasaran", kode=satu, tingkat="kegiatan", induk="SS3",
                      dokumen="PK", uraian=f"Sasaran {satu}")  # fmt: skip
    assert [dari for dari, ke in tautan(laporan(data)) if ke == "SS3"][-11:] == kode


def test_yang_diminta_saja_yang_dilukis_dahulu(tmp_path: Path) -> None:
    """A chart that is drawn before its chapter asks for it is not drawn again."""
    lap = buka(AKAR / "tests/fixtures/mini/data")
    penggambar = Penggambar(lap, tmp_path, daftar(lap))
    diminta = min(penggambar.semua)
    penggambar.dahulukan({f"gambar-{diminta}", "gambar-tiada", "tabel-ikpa"})
    (satu,) = tmp_path.iterdir()
    tanda = satu.stat().st_ino
    penggambar.grafik(diminta)
    assert [(b, b.stat().st_ino) for b in tmp_path.iterdir()] == [(satu, tanda)]
    Penggambar(lap, None, daftar(lap)).dahulukan({f"gambar-{diminta}"})
