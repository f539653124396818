"""Charts described in `data/grafik.yaml`: what an entry says, mistakes with lines."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest
import yaml
from referencing import Registry, Resource

from macros.asupan.muat import Data
from macros.benda import tabel as tabel_kode
from macros.benda.deklarasi.isian_umum import TabelTiada
from macros.benda.grafik import JENIS, daftar, grafik_dari_data, gubahan
from macros.benda.grafik.barisan import bilangan
from macros.benda.grafik.gubahan import BANYAK, BARIS
from macros.benda.grafik.wujud import BENTUK_GAMBAR, SUMBU, Gambar, Ukuran
from macros.dasar.angka import Angka
from macros.dasar.deklarasi import Catatan, urai
from macros.dasar.masalah import Masalah, TanpaData
from macros.dasar.pangkal import BAWAAN
from macros.gambar.spesifikasi import Batang, Komposisi, Kuadran, PetaPanas, Titik
from macros.hitung.laporan import Laporan, buka
from macros.hitung.milik_unit import KolomSendiri
from macros.periksa.menyeluruh import periksa
from tests.bersama import rakit_dari
from tests.proyek import AKAR, bangun_situs, pasang_mini
from tests.tabel_ubahan import hapus, laporan as susun, tambah
from tests.test_tabel_dijelaskan import SEMBARANG, sepertiga

CONTOH = """\
pegawai:
  judul: "Pegawai: {terbesar.uraian} terbanyak, {terbesar.teks} dari {pegawai/jabatan/jumlah}"
  bentuk: batang
  baris: pegawai
  saring: {kelompok: jabatan}
  label: "{uraian}"
  nilai: =pegawai/jabatan/{uraian.slug} | {teks} dari {=pegawai/jabatan/jumlah}
  acuan: 10 | Sepuluh
  sumbu: [0, 5, 10]
  target: 5 | Lima atau lebih | Kurang dari lima
  alt: "Grafik batang: {rinci}."
  tabel: sdm-jabatan
  sumber: data {unit}.
"""
PETA = """\
bulanan:
  judul: Capaian bulanan
  bentuk: peta panas
  baris: target_kinerja
  label: "{kode} | {uraian}"
  kolom: {tiap: {bulan: bulan}, judul: "{bulan.singkat}"}
  nilai: =target-kinerja/{kode}/{bulan}
  kelas: [0 | nol, 100 | penuh]
  alt: Peta panas.
"""


def dijelaskan(lap: Laporan, teks: str) -> tuple[dict[str, Gambar], list[Masalah]]:
    """The charts of a text in the place of `data/grafik.yaml`, and what is wrong with them."""
    catatan = Catatan(JENIS.berkas)
    akar = urai(teks, catatan)
    masalah: list[Masalah] = []
    sama = replace(lap, deklarasi={**lap.deklarasi, "grafik": akar})
    buat = daftar(sama, ["sdm-jabatan", "ikpa"], masalah)
    salah = [*catatan.masalah, *masalah]
    return ({} if salah else {k: buat[k]() for k in akar.bagian if k in buat}), salah


def test_contoh_tanpa_salah(laporan: Laporan) -> None:
    """The entry that the mistakes below are made in is sound, and says what it should."""
    grafik, salah = dijelaskan(laporan, CONTOH)
    assert salah == []
    g = grafik["pegawai"]
    assert g.judul.replace("\xa0", " ") == "Pegawai: Pengamanan terbanyak, 32 dari 61 dari 61 orang"
    assert g.sumber == "data Rutan SoE." and g.tabel == ("sdm-jabatan",)
    spek = g.spesifikasi
    assert isinstance(spek, Batang)
    assert spek.acuan is not None and (spek.acuan.nilai, spek.acuan.teks) == (10, "Sepuluh")
    assert spek.maksimum == 10 and [t.teks for t in spek.sumbu] == ["0", "5", "10"]
    butir = spek.kelompok[0].butir
    assert [(b.label, n.teks, n.peran) for b in butir[:2] for n in b.nilai] == [
        ("Struktural", "4 dari 61", "di-bawah-target"), ("Pengamanan", "32 dari 61", "utama"),
    ]  # fmt: skip
    assert [k.nama for k in spek.keterangan] == ["Lima atau lebih", "Kurang dari lima"]
    assert g.alt.startswith("Grafik batang: Struktural 4 dari 61; Pengamanan 32 dari 61")
    angka = [a.kunci for a in g.angka]
    assert angka[:2] == ["pegawai/jabatan/struktural", "pegawai/jabatan/jumlah"]
    # Gridlines are a set: the scale ends at the last, in whatever order they are written.
    terbalik, salah = dijelaskan(laporan, CONTOH.replace("[0, 5, 10]", "[10, 5, 0]"))
    assert salah == [] and terbalik["pegawai"].spesifikasi == spek


SALAH = {
    "bagian": ("  alt:", "  atl: x\n  alt:", 11, "D051", "Mungkin maksudnya: “alt”"),
    "bentuk": ("bentuk: batang", "bentuk: btang", 3, "D053", "Mungkin maksudnya: “batang”"),
    "sumber baris": ("baris: pegawai", "baris: pegawaii", 4, "D053", "maksudnya: “pegawai”"),
    "kunci": ("nilai: =pegawai/j", "nilai: =pegawi/j", 7, "D053",
              "Angka “pegawi/jabatan/struktural” tidak ada. Mungkin maksudnya: “pegawai/jabatan/"),
    "kunci dalam teks": ("{=pegawai/jabatan/jumlah}", "{=pegawai/jabatan/jmlh}", 7, "D053",
                         "“pegawai/jabatan/jumlah”"),
    "bentuk kosong": ("bentuk: batang", "bentuk:", 1, "D052", "belum mempunyai “bentuk:”"),
    "kunci judul": ("dari {pegawai/", "dari {pegawia/", 2, "D053", "“pegawai/jabatan/jumlah”"),
    "temuan judul": ("{terbesar.uraian}", "{tebesar.uraian}", 2, "D053", "“terbesar.label”"),
    "kolom temuan": ("{terbesar.uraian}", "{terbesar.uraia}", 2, "D053", "“uraian”"),
    "isian": ("data {unit}", "data {unti}", 13, "D053", "Mungkin maksudnya: “unit”"),
    "label": ('label: "{uraian}"', 'label: "{uraia}"', 6, "D053", "Mungkin maksudnya: “uraian”"),
    "nama kolom": ('label: "{uraian}"', "label: uraian", 6, "D052", "misalnya {uraian}"),
    "isi saringan": (": jabatan}", ": jabtan}", 5, "D053", "Mungkin maksudnya: “jabatan”"),
    "sumbu": ("sumbu: [0, 5, 10]", "sumbu: persn", 9, "D053", "Mungkin maksudnya: “persen”"),
    "garis sumbu": ("[0, 5, 10]", "[0, lima]", 9, "D052", "“lima” bukan bilangan"),
    "acuan": ("10 | Sepuluh", "10", 8, "D052", "nilai | tulisan"),
    "kunci acuan": ("acuan: 10 |", "acuan: pegawai/jabatan/jmlah |", 8, "D053",
                    "“pegawai/jabatan/"),
    "target": ("| Kurang dari lima", "", 10, "D052", "Target ditulis"),
    "tabel": ("tabel: sdm-jabatan", "tabel: sdm-jabtan", 12, "D053", "Mungkin maksudnya: “sdm-jab"),
    "rinci": ("  alt:", "  rinci: '{uraia}'\n  alt:", 11, "D053", "“uraian”"),
    "kolom bukan peta": ("  alt:", "  kolom: {tiap: {b: bulan}, judul: x}\n  alt:", 11, "D052",
                         "hanya untuk peta panas"),
    "bagian bentuk lain": ("  alt:", "  kelas: [0 | a]\n  alt:", 11, "D052", "untuk peta panas"),
    "sumbu satuan lain": ("[0, 5, 10]", "persen", 9, "D052", "bersatuan lain"),
    "acuan satuan lain": ("acuan: 10 |", "acuan: 100% |", 8, "D052", "dalam %"),
    "acuan kedua": ("acuan: 10 | Sepuluh", "acuan: [5 | Lima, 10 | Sepuluh]", 8, "D052", "kuadran"),
    "dua nilai dalam satu": ("{terbesar.uraian}", "{arah}", 2, "D052", "dua nilai"),
    "nilai dari kolom": ("=pegawai/jabatan/{uraian.slug} |", "'{jumlah}' |", 7, "D050", "kutip"),
    "hitungan": ("=pegawai/jabatan/{uraian.slug} |", "pegawai/jabatan/{uraian.slug} × 2 |", 7,
                 "D052", "data/angka.csv"),
    "satuan yang tak dimiliki": ("  alt:", "  satuan: '%'\n  alt:", 11, "D053", "ada: “orang”"),
    "peran": ("  alt:", "  peran: utma\n  alt:", 11, "D053", "Mungkin maksudnya: “utama”"),
    "peran yang tidak terbaca": ("  alt:", "  peran: '{teks}'\n  alt:", 11, "D053", "Isian “teks”"),
    "satuan yang tidak terbaca": ("  alt:", "  satuan: '{urai}'\n  alt:", 11, "D053", "“urai”"),
    "nilai dari tulisannya": ("{uraian.slug} |", "{teks.slug} |", 7, "D053", "Isian “teks.slug”"),
    "nilai dari namanya": ("{uraian.slug} |", "{label} |", 7, "D053", "Isian “label”"),
    "semua di dalam satu": ("| {teks} dari", "| {semua} dari", 7, "D053", "Isian “semua”"),
    "satuan": ("  alt:", "  satuan: orng\n  alt:", 11, "D053", "Mungkin maksudnya: “orang”"),
    "garis sumbu dua kali": ("[0, 5, 10]", "[0, 5, 5, 10]", 9, "D052", "2.5"),
    "garis sumbu beribu": ("[0, 5, 10]", "[0, 1.000]", 9, "D052", "1000 tanpa titik"),
    "target berkata": ("target: 5 |", "target: 5 orang |", 10, "D052", "bilangannya saja"),
    "acuan berentang": ("acuan: 10 |", "acuan: 10-12 |", 8, "D052", "bilangannya saja"),
    "label berkunci": ('label: "{uraian}"', "label: pegawai/jabatan/{uraian.slug}", 6, "D052",
                       ": {pegawai/jabatan/{uraian.slug}}."),
    "bagian yang kurang": ('  label: "{uraian}"\n', "", 1, "D052", "“label:”"),
    "seperti": ("  baris: pegawai\n", "  baris: pegawai\n  seperti: pegawi\n", 5, "D053",
                "Mungkin maksudnya: “pegawai”"),
}  # fmt: skip


@pytest.mark.parametrize("nama", SALAH)
def test_kesalahan_dan_barisnya(laporan: Laporan, nama: str) -> None:
    lama, baru, baris, kode, kata = SALAH[nama]
    assert CONTOH.count(lama) == 1
    _, salah = dijelaskan(laporan, CONTOH.replace(lama, baru))
    assert [(m.kode, m.berkas, m.baris) for m in salah] == [(kode, "data/grafik.yaml", baris)]
    assert kata in salah[0].pesan


BENTUK_SALAH = (
    ("batang berpasangan", "capaian/{kode}/{tahun}", 7, "memerlukan dua baris “nilai”"),
    ("peta panas", "capaian/{kode}/{tahun}", 7, "memerlukan “kolom”"),
    ("batang", "realisasi/{kode}/{tahun}/LKJIP", 1, "seperti “74%” dan “1␣layanan”"),
    ("komposisi", "capaian/{kode}/{tahun}", 1, "bagian dari 100%, jumlahnya 2.204,13%"),
    ("angka tunggal", "capaian/{kode}/{tahun}", 1, "memerlukan satu baris, di sini 24"),
    ("batang", '"{urut}"', 7, "“1” bukan kunci angka"),
)


@pytest.mark.parametrize(("bentuk", "nilai", "baris", "kata"), BENTUK_SALAH)
def test_nilai_yang_tidak_cocok_bentuknya(
    laporan: Laporan, bentuk: str, nilai: str, baris: int, kata: str
) -> None:
    """What no form could show without misleading is refused; neither does a chart need to say which
    file fills it."""
    isi = f"""\
a:
  judul: Umpama
  baris: indikator terukur
  bentuk: {bentuk}
  label: "{{kode}}"
  alt: "{{rinci}}"
  nilai: {nilai}
"""
    _, salah = dijelaskan(laporan, isi)
    assert [m.baris for m in salah] == [baris]
    assert kata.replace("␣", "\N{NO-BREAK SPACE}") in salah[0].pesan


def test_baris_yang_ditulis_satu_per_satu(laporan: Laporan) -> None:
    """Each has a key of its own, and a name; parts of a sum fill the whole together."""
    isi = """\
a:
  judul: "Pagu: {terbesar.nama} terbesar"
  bentuk: komposisi
  baris:
    - {nama: Pembinaan, kunci: "kegiatan/pembinaan/{tahun}/pagu"}
    - {nama: Keamanan, kunci: "kegiatan/keamanan/{tahun}/pagu"}
  label: "{nama}"
  nilai: ringkas {kunci}
  alt: "{rinci}"
"""
    grafik, salah = dijelaskan(laporan, isi)
    assert salah == []
    spek = grafik["a"].spesifikasi
    assert isinstance(spek, Komposisi) and spek.utuh == 2_334_160_000 + 28_504_000
    for lama, baru, kata in (
        ("keamanan/{tahun}/pagu", "keamanan/{tahun}/paguu", "Mungkin maksudnya: “kegiatan/keam"),
        ("{nama: Keamanan,", "{sebutan: Keamanan,", "tidak mempunyai nama"),
    ):
        _, salah = dijelaskan(laporan, isi.replace(lama, baru))
        assert len(salah) == 1 and kata in salah[0].pesan


SALAH_PETA = {
    "di bawah kelas": ("[0 | nol,", "[1 | nol,", 1, "“0” di bawah kelas terendah"),
    "deret": ("{bulan: bulan}", "{bulan: buln}", 6, "Mungkin maksudnya: “bulan”"),
    "kelas": ("0 | nol", "x | nol", 8, "“x” bukan bilangan"),
    "urutan kelas": ("[0 | nol, 100 | penuh]", "[100 | penuh, 0 | nol]", 1, "berurutan naik"),
    "isian kolom": ("/{bulan}\n", "/{buln}\n", 7, "Mungkin maksudnya: “bulan”"),
    "kunci": ("=target-kinerja", "=target-kinrja", 7, "“target-kinerja/"),
}


@pytest.mark.parametrize("nama", SALAH_PETA)
def test_kesalahan_peta(laporan: Laporan, nama: str) -> None:
    lama, baru, baris, kata = SALAH_PETA[nama]
    assert PETA.count(lama) == 1
    _, salah = dijelaskan(laporan, PETA.replace(lama, baru))
    assert [m.baris for m in salah] == [baris]
    assert kata in salah[0].pesan


def test_nama_deret_bukan_nama_baris(laporan: Laporan) -> None:
    """A series is called alike in all rows; what texts beside its bars say is their row's."""
    isi = """\
a:
  judul: Umpama
  baris: indikator terukur
  bentuk: batang berpasangan
  label: "{kode} | {nama}"
  alt: "{rinci}"
  rinci: "{lengkap}"
  nilai:
    - "{tahun} | utama | capaian/{kode}/{tahun} | {teks} {lengkap}"
    - Dua | pembanding | capaian/{kode}/{tahun}
"""
    assert [m.baris for m in dijelaskan(laporan, isi.replace("{tahun} |", "{kode} |"))[1]] == [9]
    hasil, salah = dijelaskan(laporan, isi)
    assert salah == [] and ");" in hasil["a"].alt and hasil["a"].alt.startswith("1.1 (Persentase")
    spek = hasil["a"].spesifikasi
    assert isinstance(spek, Batang) and [s.nama for s in spek.seri] == ["2023", "Dua"]
    assert spek.kelompok[0].butir[0].nilai[0].teks.startswith("92,5% 1.1 (Persentase")


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("2.5", "5/2"),
        ("2,5", "5/2"),
        ("−2,5", "-5/2"),
        ("92.50%", "185/2"),
        ("0.125", "1/8"),
        ("7", "7"),
    ],
)
def test_bilangan_seperti_diketik(teks: str, nilai: str) -> None:
    """With a point or a comma; a number is not read up to its point alone."""
    assert bilangan(teks) == Fraction(nilai)


@pytest.mark.parametrize(("bentuk", "salah"), [("komposisi", True), ("batang", False)])
def test_bagian_yang_negatif(laporan: Laporan, bentuk: str, salah: bool) -> None:
    """Nothing is a part of a whole that lies below zero; a bar may well."""
    isi = f"""\
a:
  judul: Selisih
  bentuk: {bentuk}
  baris:
    - {{nama: Satu, kunci: "selisih/realisasi/1.2/{{tahun}}"}}
    - {{nama: Dua, kunci: "selisih/realisasi/1.1/{{tahun}}"}}
  label: "{{nama}}"
  nilai: "={{kunci}}"
  alt: "{{rinci}}"
"""
    assert any("bukan bagian" in m.pesan for m in dijelaskan(laporan, isi)[1]) is salah


def test_pasangan_berperan_sama(laporan: Laporan) -> None:
    """Two of a role look alike where colours tell them apart, and not where places do."""
    isi = """\
a:
  judul: Pasangan
  bentuk: batang berpasangan
  baris: indikator terukur
  label: "{kode}"
  nilai:
    - Kini | utama | capaian/{kode}/2023
    - Lalu | utama | capaian/{kode}/2022
  alt: "{rinci}"
"""
    (m,) = dijelaskan(laporan, isi)[1]
    assert (m.kode, m.baris) == ("D052", 8) and "“utama”" in m.pesan
    assert dijelaskan(laporan, isi.replace("Lalu | utama", "Lalu | pembanding"))[1] == []
    # Where only one of the two is known, that one is drawn.
    sebagian = isi.replace(
        "Lalu | utama | capaian/{kode}/2022", "R | pembanding | capaian/{kode}/2023/RENSTRA"
    )
    spek = dijelaskan(laporan, sebagian)[0]["a"].spesifikasi
    assert isinstance(spek, Batang)
    semua = [[n.nilai is None for n in b.nilai] for b in spek.butir]
    assert (len(semua), semua.count([False, True])) == (24, 8)
    kuadran = isi.replace("batang berpasangan", "kuadran") + "  acuan: [100 | A, 100 | B]\n"
    assert dijelaskan(laporan, kuadran)[1] == []
    for sumbu in ("Kini", "Lalu"):  # each has one unit
        campur = re.sub(rf"(- {sumbu} .*)capaian/.*", r"\1realisasi/{kode}/2023/LKJIP", kuadran)
        assert [m.kode for m in dijelaskan(laporan, campur)[1]] == ["D052"]


def test_semua_kesalahan_sekaligus(laporan: Laporan) -> None:
    isi = CONTOH.replace("{unit}", "{unti}").replace("[0, 5, 10]", "persn")
    _, salah = dijelaskan(laporan, isi + PETA.replace("baris: target", "baris: targt"))
    assert sorted(m.baris or 0 for m in salah) == [9, 13, 17]
    # What is wrong with the marks hides no mistake in the words.
    isi = CONTOH.replace("=pegawai", "={pegwai}").replace("{terbesar.uraian}", "{terbesar.x}")
    _, salah = dijelaskan(laporan, isi)
    assert sorted(m.baris or 0 for m in salah) == [2, 7]


def test_peta_panas(laporan: Laporan) -> None:
    spek = dijelaskan(laporan, PETA)[0]["bulanan"].spesifikasi
    assert isinstance(spek, PetaPanas)
    assert spek.kolom[:2] == ("Jan", "Feb") and len(spek.kolom) == 12
    assert [(k.nilai, k.teks) for k in spek.kelas] == [(0, "nol"), (100, "penuh")]
    assert {s.teks for b in spek.baris for s in b.nilai} >= {"–", "100"}


def test_isian_pada_tulisan_di_sisi_gambar(laporan: Laporan) -> None:
    """The key, the classes and the line of reference are texts like the title, and as wrong."""
    isi = CONTOH.replace("Lima atau", "Pada {tahun} lima atau").replace(
        "| Sepuluh", "| Per {tahun}"
    )
    batang = dijelaskan(laporan, isi)[0]["pegawai"].spesifikasi
    assert isinstance(batang, Batang) and batang.acuan
    assert batang.acuan.teks == "Per 2023"
    assert [k.nama for k in batang.keterangan] == ["Pada 2023 lima atau lebih", "Kurang dari lima"]
    peta = PETA.replace("[0 | nol, 100 | penuh]", '["0 | nol {tahun}", 100 | penuh]')
    panas = dijelaskan(laporan, peta)[0]["bulanan"].spesifikasi
    assert isinstance(panas, PetaPanas)
    assert [k.teks for k in panas.kelas] == ["nol 2023", "penuh"]
    for salah in (isi, peta):
        (m,) = dijelaskan(laporan, salah.replace("{tahun}", "{tahn}", 1))[1]
        assert "“tahn”" in m.pesan and "tahun" in m.pesan


def test_pasangan_dan_arah_selisihnya(laporan: Laporan) -> None:
    """Rows without both figures in the unit are left out, and a note names them."""
    isi = """\
a:
  judul: "{naik} naik, {turun} turun, {tetap} tetap dari {banyak}; {rentang capaian/{kode}/{tahun}}"
  bentuk: titik berpasangan
  baris: indikator per sasaran
  kosong: target.csv
  label: "{kode} | {uraian}"
  nilai:
    - Lalu | pembanding | target/{kode}/{tahun_lalu}/PK
    - Kini | utama | target/{kode}/{tahun}/PK
  satuan: "%"
  alt: ["{berpasangan} pasangan.", "Tak ada: {smart/1999/nilai}."]
  catatan: Tanpa {tanpa}.
"""
    grafik, salah = dijelaskan(laporan, isi)
    assert salah == []
    g = grafik["a"]
    assert g.judul == "15 naik, 0 turun, 0 tetap dari 15; 85,1% sampai 100%"
    assert g.alt == "15 pasangan." and g.catatan == ("Tanpa 4.1–4.9.",)
    assert isinstance(g.spesifikasi, Titik)
    assert [(s.nama, s.peran) for s in g.spesifikasi.seri] == [
        ("Lalu", "pembanding"), ("Kini", "utama"),
    ]  # fmt: skip


def test_yang_nol_dan_yang_tidak_ada(laporan: Laporan) -> None:
    """`tak-nol` leaves out what is zero; of rows written out those without figure are not drawn."""
    isi = """\
a:
  judul: Komposisi
  bentuk: batang
  baris: indikator per sasaran
  ada: capaian/{kode}/{tahun} tak-nol
  kosong: realisasi.csv
  label: "{kode}"
  nilai: capaian/{kode}/{tahun}
  alt: "{banyak} dari {tanpa}"
b:
  judul: "Pagu {tahun}: {terakhir.label.kecil}, {terakhir.angka}"
  bentuk: batang
  baris:
    - {nama: Tiada, kunci: anggaran/1999/pagu}
    - {nama: Ada BMN, kunci: "anggaran/{tahun}/pagu"}
  kosong: anggaran_kegiatan.csv
  label: "{nama}"
  nilai: ringkas {kunci}
  sumbu: rupiah
  alt: "{rinci}"
"""
    isi = isi.replace(".label.kecil", ".nama.kecil")
    grafik, salah = dijelaskan(laporan, isi)
    assert salah == []
    spek = grafik["a"].spesifikasi
    assert isinstance(spek, Batang)
    assert len(spek.butir) == len(laporan.daftar_indikator()) - 1  # 4.4 is zero
    assert grafik["b"].judul == "Pagu 2023: ada BMN, Rp7.060.331.000"
    assert grafik["b"].alt == "Ada BMN Rp7,06 miliar"


def test_tanpa_baris_dan_tanpa_tabel(laporan: Laporan) -> None:
    """No mistake of a unit that has no rows or no such table; only who asks is told."""
    pegawai = laporan.data["pegawai"]
    kosong = {"pegawai": replace(pegawai, rekaman={})}
    tanpa = {k: v for k, v in laporan.data.items() if k != "pegawai"}
    masalah: list[Masalah] = []
    for isi, galat in (({**tanpa, **kosong}, TanpaData), (tanpa, TabelTiada)):
        akar = urai(CONTOH, Catatan("x"))
        data = Data(isi, laporan.data.paket)
        lap = replace(laporan, data=data, deklarasi={"grafik": akar})
        buat = daftar(lap, ["sdm-jabatan"], masalah)
        assert masalah == []
        with pytest.raises(galat, match=r"“Pegawai”|“pegawai”"):
            buat["pegawai"]()
    # A mistyped key is one before its data are there.
    akar = urai(CONTOH.replace("nilai: =pegawai", "nilai: =pegawi"), Catatan("x"))
    data = Data({**tanpa, **kosong}, laporan.data.paket)
    masalah = []
    daftar(replace(laporan, data=data, deklarasi={"grafik": akar}), None, masalah)
    assert [(m.kode, m.baris) for m in masalah] == [("D053", 7)]


def test_kesalahan_diceritakan_sekali(laporan: Laporan) -> None:
    """A chapter that shows the faulty chart adds no second error to that of the declaration."""
    akar = urai(CONTOH.replace("bentuk: batang", "bentuk: x"), Catatan("x"))
    makro = rakit_dari(replace(laporan, deklarasi={**laporan.deklarasi, "grafik": akar}), None)
    assert [m.kode for m in makro.masalah] == ["D053"]
    makro.grafik("pegawai")
    assert len(makro.masalah) == 1


def _penguji() -> Any:
    skema = {b.name: json.loads(b.read_text("utf-8"))
             for b in (JENIS.skema, tabel_kode.JENIS.skema)}  # fmt: skip
    for isi in skema.values():
        jsonschema.Draft202012Validator.check_schema(isi)
    gudang = Registry().with_resources(
        (nama, Resource.from_contents(isi)) for nama, isi in skema.items()
    )
    return jsonschema.Draft202012Validator(skema[JENIS.skema.name], registry=gudang)


def test_skema_untuk_penyunting_teks() -> None:
    """Editors complete by the schema that the program reads, and it takes the report's charts."""
    uji = _penguji()
    for folder, banyak in ((AKAR / "data", 18), (BAWAAN, 1)):
        isi = yaml.safe_load((folder / "grafik.yaml").read_text(encoding="utf-8"))
        assert list(uji.iter_errors(isi)) == [] and len(isi) >= banyak
    assert list(uji.iter_errors(yaml.safe_load(CONTOH + PETA))) == []
    for nama in ("bagian", "bentuk", "sumbu", "acuan", "target", "bagian yang kurang"):
        lama, baru, *_ = SALAH[nama]
        assert list(uji.iter_errors(yaml.safe_load(CONTOH.replace(lama, baru)))), nama
    bagian = JENIS.bagian
    assert bagian["bentuk"]["enum"] == list(BENTUK_GAMBAR)
    assert bagian["sumbu"]["anyOf"][0]["enum"] == list(SUMBU)


def test_setiap_temuan_diterangkan() -> None:
    panduan = (AKAR / "PANDUAN.md").read_text(encoding="utf-8")
    isi = panduan.partition("### Grafik yang dijelaskan")[2].partition("\n### ")[0]
    for nama in (*BANYAK, *(f"{b}." for b in BARIS), "rinci", "tanpa", "rentang "):
        assert f"`{{{nama}" in isi, nama
    assert [b for b in JENIS.bagian if f"`{b}`" not in isi and b not in tabel_kode.JENIS.bagian
            ] == []  # fmt: skip


@pytest.mark.lama
def test_check_menyebut_baris(tmp_path: Path) -> None:
    akar = pasang_mini(tmp_path)
    berkas = akar / "data" / "grafik.yaml"
    with berkas.open("a", encoding="utf-8") as terbuka:
        terbuka.write(CONTOH.replace("bentuk: batang", "bentuk: btang"))
    baris = berkas.read_text(encoding="utf-8").splitlines().index("  bentuk: btang") + 1
    (galat,) = [m for m in periksa(akar) if m.tingkat == "galat"]
    assert galat.letak == f"data/grafik.yaml, baris {baris}"


def test_grafik_sendiri_tanpa_menyentuh_program(tmp_path: Path) -> None:
    """A unit adds a chart to its data, a line to a chapter: it is numbered, listed, referable."""
    akar = pasang_mini(tmp_path)
    with (akar / "data" / "grafik.yaml").open("a", encoding="utf-8") as berkas:
        berkas.write(
            '\nanggaran-ringkas:\n  judul: "Pagu: {terbesar.label} terbesar"\n  bentuk: batang\n'
            '  baris: anggaran_kegiatan\n  saring: {tahun: "{tahun}"}\n'
            '  label: "{kegiatan.uraian}"\n  nilai: ringkas kegiatan/{kegiatan}/{tahun}/pagu\n'
            '  alt: "Grafik: {rinci}."\n  sumber: data.\n'
        )
    with (akar / "docs" / "bab-2-penutup.md").open("a", encoding="utf-8") as bab:
        bab.write('\n{{ grafik("anggaran-ringkas") }}\n\nLihat {{ rujuk("gambar-anggaran-')
        bab.write('ringkas") }}.\n\n{{ daftar_gambar() }}\n')
    (situs,) = bangun_situs([akar])
    halaman = (situs / "bab-2-penutup.html").read_text(encoding="utf-8")
    assert halaman.replace("\xa0", " ").count("Gambar 2.1") >= 2
    assert "Rp1,6 juta." in halaman
    assert (situs / "aset/grafik/anggaran-ringkas-sempit.svg").is_file()


@pytest.mark.parametrize("bagian", JENIS.bagian)
@pytest.mark.parametrize(
    "contoh",
    [pytest.param(CONTOH, id="batang"), pytest.param(PETA, id="peta", marks=pytest.mark.lengkap)],
)
def test_isi_apa_pun_tidak_menjatuhkan(
    laporan: Laporan, contoh: str, bagian: str, lengkap: bool
) -> None:
    """Whatever stands in a part, it is followed or told with its line, and nothing is raised."""
    tanpa = "".join(b for b in contoh.splitlines(True) if not b.startswith(f"  {bagian}:"))
    salah: list[Masalah] = []
    for isi in (*(SEMBARANG if lengkap else sepertiga(SEMBARANG, bagian)), "[]"):
        catatan, masalah = Catatan("x"), list[Masalah]()
        akar = urai(f"{tanpa}  {bagian}: {isi}\n", catatan)
        daftar(replace(laporan, deklarasi={"grafik": akar}), ["sdm-jabatan"], masalah)
        salah += [*catatan.masalah, *masalah]
    assert salah and all(m.baris and m.pesan for m in salah)


def _berpasangan(*pasangan: tuple[int | None, int | None]) -> list[Any]:
    """Rows of two figures each, in percent."""

    def angka(nilai: int | None) -> Angka:
        isi = None if nilai is None else Fraction(nilai)
        keadaan: Any = "belum-ada-data" if nilai is None else "ada"
        return Angka("a", isi, "%", "persen-kinerja", "x", keadaan=keadaan)

    return [
        SimpleNamespace(
            kode=f"k{n}", label=f"l{n}", isi={"n": n}, angka=(angka(a), angka(b)),
            ukuran=[Ukuran(angka(a), ""), Ukuran(angka(b), "")],
        )
        for n, (a, b) in enumerate(pasangan)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pasangan", "kata"),
    [
        ((), ""), (((1, None), (None, 2)), ""), (((1, 3),), "1 lebih tinggi, terjauh 2 poin"),
        (((1, 3), (2, 7)), "seluruh 2 lebih tinggi, terjauh 5 poin"),
        (((3, 1), (7, 1), (None, 9)), "seluruh 2 lebih rendah, terjauh 6 poin"),
        (((1, 1), (2, 2)), "seluruh 2 sama"),
        (((1, 2), (2, 2), (5, 1)), "1 lebih tinggi, 1 sama, dan 1 lebih rendah, terjauh 4 poin"),
    ],
)  # fmt: skip
def test_arah_dua_angka_setiap_baris(
    pasangan: tuple[tuple[int | None, int | None], ...], kata: str
) -> None:
    baris = _berpasangan(*pasangan)
    assert gubahan.arah(baris).replace("\xa0", " ") == kata


def test_hitungan_baris_grafik() -> None:
    baris = _berpasangan((1, 4), (5, 2), (None, 3), (2, 2), (9, None), (None, None), (3, 6))
    assert {n: f(baris) for n, f in BANYAK.items()} == {
        "banyak": 7, "berisi": 6, "berpasangan": 4, "naik": 2, "turun": 1, "tetap": 1,
    }  # fmt: skip
    ujung = {n: [b.kode for b in f(baris)] for n, f in BARIS.items()}
    assert ujung == {
        "terbesar": ["k4"], "terkecil": ["k0"], "pertama": ["k0"], "terakhir": ["k6"],
    }  # fmt: skip
    assert all(not f([]) for f in BARIS.values())
    sama = _berpasangan((1, 4), (5, 2), (None, 3), (1, 2), (5, 2))
    assert [[b.kode for b in BARIS[n](sama)] for n in ("terkecil", "terbesar")] == [
        ["k0", "k3"], ["k1", "k4"]
    ]  # fmt: skip
    assert BARIS["terbesar"](_berpasangan((2, 1), (2, 3))) == [], "nothing stands out"
    assert BARIS["terbesar"](_berpasangan((2, 1), (None, 3))) == [], "nor does one alone"
    teks, jauh = gubahan.terjauh(baris)
    assert (teks.replace("\xa0", " "), jauh) == ("3 poin", ["k0", "k1", "k6"])
    tanpa_kode = _berpasangan((1, 2))
    tanpa_kode[0].kode = ""
    assert gubahan.terjauh(tanpa_kode)[1] == ["l0"] and gubahan.terjauh([]) == ("", [])
    # Rows of one name, in two groups, are two rows; and a difference has the decimals it needs.
    senama = _berpasangan((1, 9), (1, 2), (4, 2), (1, 9))
    for b in senama:
        b.kode, b.label = "", "sama"
    teks, jauh = gubahan.terjauh(senama)
    assert (teks.replace("\xa0", " "), jauh) == ("8 poin", ["sama"])


def test_selisih_sepecahan_nilainya(tmp_path: Path) -> None:
    """Targets that were typed whole do not cut off the cents of what was reached."""
    proyek = pasang_mini(tmp_path)
    isi = "Nama,Target (%),Hasil (%)\nA,80,80.25\nB,70,70\n"
    (proyek / "data" / "tambahan").mkdir(exist_ok=True)
    (proyek / "data" / "tambahan" / "layanan.csv").write_text(isi, encoding="utf-8")
    uraian = """\
a:
  judul: "Layanan: {arah}"
  bentuk: batang berpasangan
  baris: layanan
  label: "{Nama}"
  nilai:
    - Target | pembanding | tambahan/layanan/{Nama.slug}/target
    - Hasil | utama | tambahan/layanan/{Nama.slug}/hasil
  alt: "{rinci}"
  sumber: data.
"""
    grafik, salah = dijelaskan(buka(proyek / "data"), uraian)
    assert salah == []
    judul = grafik["a"].judul.replace("\xa0", " ")
    assert judul == "Layanan: 1 lebih tinggi dan 1 sama, terjauh 0,25 poin"


def test_satuan_bidang_menurut_nilainya(laporan: Laporan) -> None:
    isi = """\
a:
  judul: Bidang
  bentuk: kuadran
  baris: kegiatan anggaran
  label: "{uraian}"
  nilai:
    - Serapan | utama | kegiatan/{kode}/{tahun}/serapan
    - Pagu | utama | kegiatan/{kode}/{tahun}/pagu
  acuan: [50 | A, 1000000 | B]
  alt: "{rinci}"
  sumber: data.
"""
    grafik, salah = dijelaskan(laporan, isi)
    spek = grafik["a"].spesifikasi
    assert salah == [] and isinstance(spek, Kuadran) and spek.pola == ("{}%", "Rp{}")


def test_acuan_tanpa_nilai_tidak_digambar(laporan: Laporan) -> None:
    """Nor does it stand at zero; one that has a value does."""
    lalu = CONTOH.replace("acuan: 10 | Sepuluh", "acuan: capaian/4.1/2022 | {capaian/4.1/2022}")
    jumlah = lalu.replace("capaian/4.1/2022", "pegawai/jabatan/jumlah")
    for isi, nilai in ((lalu, None), (jumlah, 61)):
        spek = dijelaskan(laporan, isi)[0]["pegawai"].spesifikasi
        assert isinstance(spek, Batang)
        assert (spek.acuan and spek.acuan.nilai) == nilai


@pytest.mark.parametrize(
    ("banyak", "judul"),
    [
        ((9, 3, 1), "Pegawai: A terbanyak"),
        ((9, 3, 9), "Pegawai: A dan C terbanyak"),
        ((9, 9, 9, 1), "Pegawai: A, B, dan C terbanyak"),
        ((9, 9, 9, 9, 1), "Pegawai"),
        ((9, 9), "Pegawai"),
        ((9,), "Pegawai"),
    ],
)
def test_judul_bila_beberapa_baris_sama(data: Data, banyak: tuple[int, ...], judul: str) -> None:
    """Those that share an extreme are all named; where many do, the title tells the topic alone."""
    semua = hapus(data, "pegawai", kelompok="jabatan")
    for n, jumlah in enumerate(banyak):
        semua = tambah(
            semua, "pegawai", kelompok="jabatan", uraian="ABCDE"[n], jumlah=jumlah, urut=n + 1
        )
    isi = CONTOH.replace(", {terbesar.teks} dari {pegawai/jabatan/jumlah}", "")
    grafik, salah = dijelaskan(susun(semua), isi)
    assert salah == [] and grafik["pegawai"].judul.replace("\xa0", " ") == judul


def test_judul_menyebut_yang_terbesar() -> None:
    """Where one column has one greatest value; otherwise only what the table is called."""
    kolom = KolomSendiri("n", "Jumlah", "", "bilangan", "jumlah")

    def judul(*nilai: int | None, kali: int = 1) -> str:
        isi = {
            f"Baris {n}": [Angka(str(n), None if v is None else Fraction(v), "", "bilangan", "")]
            for n, v in enumerate(nilai, 1)
        }
        return grafik_dari_data._judul("Tabel", [kolom] * kali, isi).replace("\xa0", " ")

    assert judul(3, 7, None, 5) == "Tabel: jumlah terbesar pada Baris 2, 7"
    assert judul(9, 7) == "Tabel: jumlah terbesar pada Baris 1, 9"
    assert judul(7, 3, 7) == judul(7, None) == judul() == judul(3, 7, kali=2) == "Tabel"
