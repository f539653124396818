"""A chart too tall for paper: in parts that can be read, with the same scale and every row once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from macros.benda.grafik import Penggambar
from macros.benda.grafik.wujud import Gambar
from macros.dasar import pohon
from macros.dasar.pangkal import ASET
from macros.gambar.belah import RENCANA, TINGGI, belah
from macros.gambar.gaya import ukuran_svg
from macros.gambar.lukis import lukis
from macros.gambar.spesifikasi import (
    Batang,
    Butir,
    KelompokButir,
    Nilai,
    PetaPanas,
    PetaStrategi,
    Pohon,
    SimpulPeta,
    Spesifikasi,
    Takik,
    Tingkat,
)  # fmt: skip
from macros.hitung.laporan import Laporan
from macros.keluaran import halaman_cetak
from tests.bersama import rakit_dari


def butir(nama: str, nilai: int = 10) -> Butir:
    return Butir(f"Indikator {nama} yang diukur", (Nilai(nilai, str(nilai)),), nama)


def batang(*banyak: int, **lain: int) -> Batang:
    """Groups of so many rows, of which the first has the greatest value."""
    kelompok = tuple(
        KelompokButir(f"Sasaran {n}", tuple(butir(f"{n}.{i}", 100 // (n + i)) for i in range(b)))
        for n, b in enumerate(banyak, 1)
    )
    return Batang(kelompok, acuan=Takik(lain.get("acuan", 50), "Target"))


def peta(banyak: int) -> PetaPanas:
    baris = tuple(butir(str(n)) for n in range(banyak))
    return PetaPanas(("2031",), baris, (Takik(0, "nol"), Takik(5, "lima")))


def tinggi(spek: Spesifikasi) -> float:
    return ukuran_svg(lukis(spek)["lebar"])[1]


def baris(spek: Spesifikasi) -> list[Butir]:
    return list(spek.baris) if isinstance(spek, PetaPanas) else spek.butir  # type: ignore[attr-defined]


@pytest.mark.parametrize("spek", [batang(*[5] * 12), batang(70), batang(*[1] * 40), peta(80)])
def test_setiap_bagian_muat_dan_terbaca(spek: Spesifikasi) -> None:
    """As drawn, none is taller than paper holds; of one long enough for it, none is a leftover."""
    assert tinggi(spek) > TINGGI
    bagian = belah(spek, tinggi(spek))
    semua = [tinggi(satu) for satu in bagian]
    assert max(semua) <= TINGGI and min(semua) > TINGGI / 3
    assert [b for satu in bagian for b in baris(satu)] == baris(spek)


def test_yang_muat_tetap_satu() -> None:
    """Also where it takes a page of its own, whose style says how tall that may be."""
    assert "max-height: 205mm;" in (ASET / "aset/css/cetak.css").read_text("utf-8")
    assert belah(batang(30), TINGGI) == (batang(30),) != belah(batang(30), TINGGI + 1)
    for spek in (batang(5, 5), peta(10)):
        assert belah(spek, tinggi(spek)) == (spek,)
    turun = Batang((KelompokButir("", tuple(butir(str(n), n - 5) for n in range(70))),))
    assert belah(turun, tinggi(turun)) == (turun,)  # its lower end cannot be told


def test_skala_sama_dan_kelompok_utuh() -> None:
    """Bars of unlike parts can be compared; a goal stays together where one begins nearby, and
    names itself again where it does not."""
    bagian = belah(batang(*[5] * 12), 3 * RENCANA)
    assert [b.maksimum for b in bagian if isinstance(b, Batang)] == [100] * 3
    assert [len(b.kelompok) for b in bagian if isinstance(b, Batang)] == [4, 4, 4]
    # A part may be a sixth longer or shorter, and no more.
    for banyak, dibagi in (((14, 16), [14, 16]), ((10, 14), [10, 14]), ((9, 15), [12, 12])):
        dua = belah(batang(*banyak), 2 * RENCANA)
        assert [len(baris(satu)) for satu in dua] == dibagi
    panjang = belah(batang(70, acuan=120), 2 * RENCANA)
    judul = [[k.judul for k in b.kelompok] for b in panjang if isinstance(b, Batang)]
    assert judul == [["Sasaran 1"]] * 2
    assert {b.maksimum for b in panjang if isinstance(b, Batang)} == {120}


def test_pohon_terbagi_menurut_cabangnya() -> None:
    """Each branch stands whole below the root, which says again what it is."""
    cabang = tuple(
        Pohon(
            f"Bidang {n} yang membawahkan seksi", tuple(Pohon(f"Seksi {n}.{i}") for i in range(4))
        )
        for n in range(8)
    )
    pohon_ = Pohon("Kepala", cabang)
    bagian = belah(pohon_, tinggi(pohon_))
    assert len(bagian) > 1 and all(tinggi(b) <= TINGGI for b in bagian)
    assert [a for b in bagian if isinstance(b, Pohon) for a in b.anak] == [*cabang]
    assert {b.teks for b in bagian if isinstance(b, Pohon)} == {"Kepala"}
    satu = Pohon("Kepala", cabang[:2])
    assert belah(satu, tinggi(satu)) == (satu,)


def test_peta_strategi_terbagi_menurut_cabangnya() -> None:
    """Each part under its roots, an outline like the whole, with every link once; a box that
    supports two stands with both, and one that supports none where its level has it."""

    def peta_strategi(sasaran: int) -> PetaStrategi:
        isi = {"Tujuan": ["t1", "t2"], "Sasaran": [f"s{n}" for n in range(sasaran)]}
        isi |= {"Program": [f"p{n}" for n in range(3 * sasaran)] + ["lepas"]}
        tautan = [(s, "t1" if n % 4 else "t2") for n, s in enumerate(isi["Sasaran"])]
        tautan += [(p, f"s{n // 3}") for n, p in enumerate(isi["Program"][:-1])]
        tautan += [("p0", "s1")]
        tingkat = (
            Tingkat(j, tuple(SimpulPeta(k, "Meningkatnya mutu layanan " * 3) for k in kode))
            for j, kode in isi.items()
        )
        return PetaStrategi(tuple(tingkat), tuple(tautan))

    spek = peta_strategi(12)
    bagian = [b for b in belah(spek, tinggi(spek)) if isinstance(b, PetaStrategi)]
    assert len(bagian) > 1 and all(b.kerangka and tinggi(b) <= TINGGI for b in bagian)
    assert sorted(t for b in bagian for t in b.tautan) == sorted(
        (*spek.tautan, *([("p0", "s1")] * (sum(("p0", "s1") in b.tautan for b in bagian) - 1)))
    )
    kode = [{n.kode for t in b.tingkat for n in t.simpul} for b in bagian]
    assert set().union(*kode) == {n.kode for t in spek.tingkat for n in t.simpul}
    assert [("lepas" in k) for k in kode].count(True) == 1
    for b, ada in zip(bagian, kode, strict=True):
        akar = ada - {dari for dari, _ in b.tautan}
        assert akar <= {"t1", "t2", "lepas"}
    kecil = peta_strategi(2)
    assert belah(kecil, tinggi(kecil)) == (kecil,)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.integers(1, 6))
def test_tidak_ada_baris_yang_hilang(banyak: list[int], kali: int) -> None:
    spek = batang(*banyak)
    kali = min(kali, max(1, sum(banyak) // 10))
    bagian = belah(spek, kali * RENCANA)
    assert len(bagian) == kali
    assert [b for satu in bagian for b in baris(satu)] == spek.butir


def test_di_cetakan_beberapa_di_situs_satu(laporan: Laporan, tmp_path: Path) -> None:
    """Paper has the parts, each with words of its own; the screen the chart as it is."""
    penggambar = Penggambar(laporan, tmp_path, {})
    makro = rakit_dari(laporan, tmp_path)
    for spek, banyak in ((batang(*[5] * 12), 2), (batang(5), 0)):
        gambar = Gambar("x", "Judul", "", "Panjang.", "", spek)
        figur = makro._gambar(penggambar.lukis(gambar))
        assert figur.count("hanya-cetak") == bool(banyak)
        ada = [n for n in penggambar.berkas if "lembar" in n]
        assert ada == [f"aset/grafik/x-lembar-{n}.svg" for n in range(1, banyak + 1)]
        penggambar.berkas.clear()
        akar = pohon.urai(figur)[0]
        halaman_cetak.buang_milik_layar(akar)
        cetak = [(i.get("src"), i.get("alt")) for i in akar.iter("img")]
        lain = [(f"aset/grafik/x-lembar-{n}.svg", "Lanjutan Judul") for n in range(2, banyak + 1)]
        pertama = "aset/grafik/x-lembar-1.svg" if banyak else "aset/grafik/x.svg"
        assert cetak == [(pertama, "Panjang."), *lain]
