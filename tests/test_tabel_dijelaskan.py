"""Tables described in `data/tabel.yaml`: what an entry may say, and every mistake with its line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
import yaml

from macros.asupan import muat
from macros.asupan.skema import program
from macros.benda.deklarasi import bingkai, ungkapan
from macros.benda.deklarasi.isian_umum import IsianUmum, TabelTiada
from macros.benda.tabel import JENIS, daftar, rapatan
from macros.benda.tabel.penyusun import _arti_kosong
from macros.benda.tabel.sel import UraianKolom
from macros.benda.tabel.unsur import Kelompok, Kolom, Polos, Tabel, baris, tampak
from macros.dasar.angka import Angka
from macros.dasar.deklarasi import Catatan, Ruas, urai
from macros.dasar.masalah import GalatLaporan, KunciTidakDikenal, Masalah
from macros.dasar.pangkal import BAWAAN
from macros.dasar.penulisan import nama_bulan, tanggal
from macros.hitung import angka_skema, kunci
from macros.hitung.laporan import Laporan, buka, susun
from macros.hitung.sumber import TANPA_ACUAN
from macros.periksa.menyeluruh import periksa, periksa_data
from tests.bersama import rakit_dari
from tests.proyek import AKAR, MINI, bangun_situs, ganti, pasang_mini
from tests.tabel_ubahan import bertukar, tambah, ubah

CONTOH = """\
pegawai:
  judul: Pegawai {unit} Tahun {tahun}
  baris: pegawai
  saring: {kelompok: jabatan}
  kolom:
    - Jabatan | teks 70 | {uraian}
    - Orang | bilangan 30 | =pegawai/jabatan/{uraian.slug}
  jumlah: Jumlah | =pegawai/jabatan/jumlah
  sumber: data {unit}.
"""


def baca(lap: Laporan) -> tuple[dict[str, Callable[[], Tabel]], list[Masalah]]:
    """The described tables of a report, and what is wrong with them."""
    masalah: list[Masalah] = []
    program = set(daftar(replace(lap, deklarasi={})))
    return {k: f for k, f in daftar(lap, masalah=masalah).items() if k not in program}, masalah


def dijelaskan(lap: Laporan, teks: str) -> tuple[dict[str, Tabel], list[Masalah]]:
    """The tables of a text in the place of `data/tabel.yaml`, and what is wrong with them."""
    catatan = Catatan(JENIS.berkas)
    akar = urai(teks, catatan)
    buat, masalah = baca(replace(lap, deklarasi={"tabel": akar}))
    salah = [*catatan.masalah, *masalah]
    return ({} if salah else {k: f() for k, f in buat.items()}), salah


def teks(tabel: Tabel) -> list[list[str]]:
    """The cells as they read."""
    semua = [b for k in tabel.kelompok for b in k.baris] + [b for b in [tabel.jumlah] if b]
    return [[str("" if s is None else getattr(s, "teks", s)) for s in b.sel] for b in semua]


@pytest.mark.parametrize(
    ("isi", "teks"),
    [("80.125", "80,125"), ("-0.2625", "−0,2625"), ("80.50", "80,5"), ("80.00", "80")],
)
def test_bilangan_dalam_teks_tidak_dibulatkan(isi: str, teks: str) -> None:
    assert ungkapan.tulis(Decimal(isi)) == teks


RUJUKAN = """\
uji:
  judul: X
  baris: {baris}
  saring: {{{saring}}}
  kolom:
    - Kapan | nomor 20 | {{{waktu}}}
    - Siapa | teks 80 | {{{isi}}}
"""


@pytest.mark.parametrize(
    ("tabel", "baris", "saring", "waktu", "isi", "lama"),
    [
        ("indikator", "target", 'indikator: "1.1", dokumen: PK', "tahun", "indikator.uraian", 2022),
        ("indikator", "strategi", 'indikator: "1.1"', "urut", "indikator.uraian", 2022),
        ("pejabat", "tanda_tangan", "blok: penutup", "blok", "pejabat.nama", date(2022, 12, 31)),
    ],
)
def test_yang_dirujuk_menurut_masanya(
    tabel: str, baris: str, saring: str, waktu: str, isi: str, lama: int | date
) -> None:
    """A name of the time of the row, or of the edition, whichever row of it stands last."""
    data, kolom = muat.muat(AKAR / "data"), isi.partition(".")[2]
    satu = next(data[tabel].baris(**({"kode": "1.1"} if tabel == "indikator" else {})))
    dulu = {n: getattr(satu, n) for n in data[tabel].nama_kolom}
    data = tambah(data, tabel, **{**dulu, kolom: "Dahulu", "sampai": lama})
    mulai = lama + 1 if isinstance(lama, int) else lama + timedelta(days=1)
    data = ubah(data, tabel, {"Index": satu.Index}, mulai=mulai)
    hasil, masalah = dijelaskan(
        susun(data), RUJUKAN.format(baris=baris, saring=saring, waktu=waktu, isi=isi)
    )
    assert masalah == []
    isi_sel = dict(teks(hasil["uji"]))
    assert isi_sel.pop("2022", "Dahulu") == "Dahulu"
    assert {*isi_sel.values()} == {getattr(satu, kolom)}


def test_yang_dirujuk_bermasa_tahun(laporan: Laporan) -> None:
    """Also where neither is an indicator: rules hold from a year to a year."""
    saring, isi = 'kode: "permenpanrb-25-2012"', "diganti.tentang"
    uraian = RUJUKAN.format(baris="peraturan", saring=saring, waktu="kode", isi=isi)
    hasil, masalah = dijelaskan(laporan, uraian)
    assert masalah == []
    (r,) = laporan.baris("peraturan", kode="permenpanrb-12-2015")
    assert teks(hasil["uji"]) == [["permenpanrb-25-2012", r.tentang]]


def test_contoh_tanpa_salah(laporan: Laporan) -> None:
    """The entry that the mistakes below are made in is sound, and says what it should."""
    tabel, salah = dijelaskan(laporan, CONTOH)
    assert salah == []
    isi = tabel["pegawai"]
    assert (isi.judul, isi.sumber) == ("Pegawai Rutan SoE Tahun 2023", "data Rutan SoE.")
    assert teks(isi)[0] == ["Struktural", "4"]
    assert teks(isi)[-1][0] == "Jumlah"
    assert isi.berkas == "pegawai.csv"


SALAH = {
    "sumber baris": ("baris: pegawai", "baris: pegawaii", 3, "D053", "maksudnya: “pegawai”"),
    "bagian": ("  sumber:", "  sumbr:", 9, "D051", "Mungkin maksudnya: “sumber”"),
    "bagian berhuruf besar": ("  judul:", "  Judul:", 2, "D051", "Mungkin maksudnya: “judul”"),
    "kunci": ("=pegawai/jabatan/{u", "=pegawi/jabatan/{u", 7, "D053",
              "Angka “pegawi/jabatan/struktural” tidak ada. Mungkin maksudnya: “pegawai/jabatan/"),
    "kategori": ("=pegawai/jabatan/{", "kategori pegawai/jabatan/{", 7, "D052", "tidak mempunyai"),
    "kunci yang salah isian": ("{uraian.slug}", "{sumber.slug}", 7, "D052",
                               "Tak satu baris pun mempunyai angka seperti"),
    "kunci jumlah": ("| =pegawai/jabatan/jumlah", "| =pegawai/jabatan/jumla", 8, "D053",
                     "“pegawai/jabatan/jumlah”"),
    "isian": ("Pegawai {unit}", "Pegawai {unti}", 2, "D053", "Mungkin maksudnya: “unit”"),
    "isian baris": ("70 | {uraian}", "70 | {uraia}", 6, "D053", "Mungkin maksudnya: “uraian”"),
    "isian berubah": ("70 | {uraian}", "70 | {Uraian.slug}", 6, "D053", "maksudnya: “uraian.slug”"),
    "jenis kolom": ("| bilangan 30", "| bilngan 30", 7, "D053", "Mungkin maksudnya: “bilangan”"),
    "rumus": ("=pegawai/jabatan/{u", "={jumlah} * 2 {u", 7, "D052", "data/angka.csv"),
    "kunci berspasi": ("=pegawai/jabatan/{u", "pegawai / jabatan / {u", 7, "D052", "tanpa spasi"),
    "nama kolom": ("70 | {uraian}", "70 | Uraian", 6, "D052", "misalnya {uraian}"),
    "nama kolom berkurung": ("70 | {uraian}", "70 | [uraian]", 6, "D052", "misalnya {uraian}"),
    "bilangan tetap": ("=pegawai/jabatan/{uraian.slug}", "97,88", 7, "D052", "pada setiap baris"),
    "jumlah berisi nama kolom": ("| =pegawai/jabatan/jumlah", "| urut", 8, "D052", "{urut}"),
    "tanda di dalam": ("Pegawai {unit} Tahun {tahun}", "'Ada {## angka 5 ##}'", 2, "D052",
                       "ujung baris itu"),
    "satuan dua kali": ("Pegawai {unit} Tahun {tahun}", "'Capaian {capaian/rata-rata/{tahun}}%'", 2,
                        "D052", "{=kunci}"),
    "rupiah dua kali": ("Pegawai {unit} Tahun {tahun}", "Pagu Rp {anggaran/{tahun}/pagu}", 2,
                        "D052", "{=kunci}"),
    "kunci berkata": ("=pegawai/jabatan/{uraian.slug}", "pegawai/jabatan/{uraian.slug} %", 7,
                      "D052", "diapit {"),
    "rumus excel": ("| =pegawai/jabatan/jumlah", "| SUM(B2:B9)", 8, "D052", "data/angka.csv"),
    "kutip di tengah": ("70 | {uraian}", '70 | "{uraian}"', 6, "D052", "ikut tercetak"),
    "lebar nol": ("teks 70", "teks 0", 6, "D052", "1 sampai 100"),
    "lebar kolom": ("teks 70", "teks 101", 6, "D052", "1 sampai 100"),
    "garis kolom": ("70 | {uraian}", "70 {uraian}", 6, "D052", "judul | jenis lebar | isi"),
    "dua kepala": ("teks 70 | {uraian}\n    - Orang | bilangan 30",
                   "teks 70 kepala | {uraian}\n    - Orang | bilangan 30 kepala", 7, "D052",
                   "Hanya satu kolom"),
    "dua kolom berjudul sama": ("- Orang |", "- jabatan |", 7, "D052", "tidak dapat membedakannya"),
    "kolom tanpa judul": ("- Orang | bilangan 30 | =pegawai/jabatan/{uraian.slug}",
                          '- " | bilangan 30 | =pegawai/jabatan/{uraian.slug}"', 7, "D052",
                          "belum berjudul"),
    "jumlah diketik": ("| =pegawai/jabatan/jumlah", "| 61 ", 8, "D052", "tidak ikut berubah"),
    "kolom saringan": ("{kelompok: jab", "{kelompk: jab", 4, "D053", "“kelompok”"),
    "isi saringan": (": jabatan}", ": jabtan}", 4, "D053", "Mungkin maksudnya: “jabatan”"),
    "kurung": ("{unit} Tahun", "{unit Tahun", 2, "D052", "}"),
    "pembuka kurung": ("{unit} Tahun", "unit} Tahun", 2, "D052", "tidak mempunyai pembuka {"),
    "kata kolom": ("bilangan 30", "bilangan 30 kepla", 7, "D052", "hanya “kepala” atau"),
    "kategori teks": ("=pegawai/jabatan/{uraian.slug}", "kategori {uraian}", 7, "D052",
                 "Sesudah “kategori” tulis kunci"),
    "kode": ("pegawai:\n", "Pegawai Kita:\n", 1, "D052", "Kode hanya huruf kecil"),
    "banyak sel jumlah": ("Jumlah | =", "Jumlah | | =", 8, "D052", "3 sel, sedangkan tabelnya 2"),
    "tanpa kutip": ("70 | {uraian}\n    - Orang | bilangan 30 | =pegawai/jabatan/{uraian.slug}",
                    "70 | x\n    - {uraian}", 7, "D052", "teks 60 | {kolom}”. Kolom berulang"),
    "saringan tanpa kutip": ("kelompok: jabatan", "kelompok: {tahun}", 4, "D052", "tanda kutip"),
    "kembar": ("  sumber: data", "  judul: Lain\n  sumber: data", 9, "D051", "ada pada baris 2"),
    "bagian yang kurang": ("  judul: Pegawai {unit} Tahun {tahun}\n", "", 1, "D052", "“judul:”"),
    "seperti": ("  baris: pegawai\n", "  baris: pegawai\n  seperti: pegawi\n", 4, "D053",
                "Mungkin maksudnya: “pegawai”"),
    "berkas": ("  sumber:", "  kosong: pegawei.csv\n  sumber:", 9, "D053", "“pegawai.csv”"),
    "mendatar": ("  sumber:", "  lebar: yes\n  sumber:", 9, "D053", "Isi “lebar”"),
    "syarat": ("  sumber:", "  ada: pegawai\n  sumber:", 9, "D052", "Syarat ditulis"),
    "syarat tak ada": ("  sumber:", "  ada: pegawei/jabatan/{uraian.slug}\n  sumber:", 9, "D053",
                       "“pegawai/jabatan/"),
    "urutan nomor": ("  sumber:", "  urut: nomor\n  sumber:", 9, "D053", "Yang ada"),
    "urutan": ("  sumber:", "  urut: jumla\n  sumber:", 9, "D053", "“jumlah”"),
    "tingkat": ("baris: pegawai", "baris: indikator kegiatn menurut PK", 3, "D053", "“kegiatan”"),
    "dokumen": ("baris: pegawai", "baris: indikator menurut PKK", 3, "D053", "maksudnya: “PK”"),
    "tanpa": ("baris: pegawai", "baris: indikator menurut PK kecuali RENSTR", 3, "D053", "RENSTRA"),
    "kali": ("  sumber:", "  kali: {uraian: bulan}\n  sumber:", 9, "D052", "sudah ada pada baris"),
    "deret": ("  sumber:", "  kali: {b: tahun dat}\n  sumber:", 9, "D053", "“tahun data”"),
    "masa deret": ("  sumber:", "  kali: {b: [TW1, TW5]}\n  sumber:", 9, "D053", "Periode “TW5”"),
    "terakhir": ("  sumber:", "  kali: {b: bulan, terakhir: nol}\n  sumber:", 9, "D052",
                 "tulis banyaknya"),
    "baris catatan": ("  sumber: data {unit}.", "  catatan: x | dari pegawaii", 9, "D053",
                      "maksudnya: “pegawai”"),
    "kelompok": ("  sumber:", '  kelompok: "{uraia}"\n  sumber:', 9, "D053", "“uraian”"),
    "kurung ganda": ("70 | {uraian}", "70 | {{uraian}}", 6, "D052", "kurung kurawalnya satu"),
    "kurung siku": ("{uraian.slug}", "[uraian.slug]", 7, "D052", "{uraian.slug}, bukan [uraian"),
    "rumus Excel": ("=pegawai/jabatan/{uraian.slug}", "=B2/C2*100", 7, "D052", "data/angka.csv"),
    "hitungan kunci": ("30 | =pegawai/jabatan/{uraian.slug}",
                       "30 | pegawai/jabatan/{uraian.slug} ÷ pegawai/jabatan/jumlah", 7, "D052",
                       "data/angka.csv"),
    "kelompok tetap": ("  sumber:", "  kelompok: kelompok\n  sumber:", 9, "D052", "{kelompok}"),
    "jumlah sekolom": ("| =pegawai/jabatan/jumlah", "| {jumlah}", 8, "D052", "bukan jumlahnya"),
    "syarat catatan": ("  sumber: data {unit}.", "  catatan: x | jika pegawai/y", 9, "D052",
                       "“bila SYARAT”"),
    "butir rapat": ("    - Jabatan", "    -Jabatan", 5, "D052", "“- judul | jenis"),
    "butir lain": ("    - Jabatan | ", "    - – Jabatan | ", 6, "D052", "satu spasi"),
    "ringkas": ("=pegawai/jabatan/{uraian.slug}", "ringkas {uraian}", 7, "D052", "tulis kunci"),
    "kunci di judul": ("Pegawai {unit}", "Pegawai pegawai/jabatan/jumlah", 2, "D052",
                       ": {pegawai/jabatan/jumlah}."),
    "kunci berisian di judul": ("Pegawai {unit}", "Hasil =capaian/1.1/{tahun},", 2, "D052",
                                ": {capaian/1.1/{tahun}}."),
    "kunci di catatan": ("  sumber:", "  catatan: Ada smart/{tahun}/nilai.\n  sumber:", 9, "D052",
                         ": {smart/{tahun}/nilai}."),
    "kunci sebagai kelompok": ("  sumber:", "  kelompok: kategori capaian/1.1/2023\n  sumber:", 9,
                               "D052", ": {capaian/1.1/2023}."),
    "kunci sebagai judul kolom": ("- Orang |", "- pegawai/jabatan/jumlah |", 7, "D052",
                                  ": {pegawai/jabatan/jumlah}."),
    "tebal": ("Pegawai {unit}", "Pegawai **{unit}**", 2, "D052", "“**{unit}**” di sini"),
    "unsur HTML": ("- Orang |", "- Luas (m<sup>2</sup>) |", 7, "D052", "“<sup>” di sini tercetak"),
    "sumber dua kali": ("sumber: data", "sumber: 'Sumber : data'  #", 9, "D052", "dua kali"),
    "catatan dua kali": ("  sumber:", "  catatan: 'catatan: x'\n  sumber:", 9, "D052", "Catatan:"),
    "jumlah otomatis": ("| =pegawai/jabatan/jumlah", "| Total", 8, "D052", "“Total” diketik"),
    "saringan pembanding": ("{kelompok: jabatan}", "{jumlah: '> 5'}", 4, "D052", "sama persis"),
    "saringan kata": ("{kelompok: jabatan}", "{jumlah: [5, banyak]}", 4, "D052", "“banyak”"),
    "saringan tanggal": ("{kelompok: jabatan}", "{tanggal: 7/12/2023}", 4, "D052", "2023-12-07"),
    "saringan berhuruf lain": ("{kelompok: jabatan}", "{uraian: pengamanan}", 4, "D053",
                               "maksudnya: “Pengamanan”"),
    "tiap tanpa isian": ("  sumber:", "  tiap: {t: [2022, 2023]}\n  sumber:", 1, "D052",
                         "misalnya pegawai-{t}"),
    "tanda": ("  sumber:", "  tanda: {x: tercapi}\n  sumber:", 9, "D053", "“tercapai”"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("Pegawai {unit}", "Pegawai dan/atau tahanan {unit} {tahun_lalu}/{tahun}"),
        ("Pegawai {unit}", "Golongan III/a dan IV/a/b, 24/7, JPG/PNG/WebP, 3 < 5 > 2, a*b*c"),
        ("Pegawai {unit}", "Pegawai, {pegawai/jabatan/jumlah} menurut {unit}"),
        ("Pegawai {unit}", "Pegawai di pegawai/jabatan dan nomor W22/{tahun}/01"),
        ("sumber: data", "sumber: Sumber daya"),
        ("  sumber:", "  catatan: Catatan kepegawaian.\n  sumber:"),
        ("  jumlah: Jumlah |", "  jumlah: Total |"),
        ("{kelompok: jabatan}", "{jumlah: 32}"),
        ("{kelompok: jabatan}", "{uraian: Tata usaha}"),
        ("{kelompok: jabatan}", "{tanggal: 2023-12-07}"),
        ("{kelompok: jabatan}", "{jumlah: [32, 4]}"),
        ("  sumber:", "  tiap: {t: [2023]}\n  sumber:"),
    ],
)
def test_kata_yang_bukan_kunci_atau_tanda(laporan: Laporan, lama: str, baru: str) -> None:
    """What only looks like a mistake above."""
    assert CONTOH.count(lama) == 1
    assert dijelaskan(laporan, CONTOH.replace(lama, baru))[1] == []


def test_yang_benar_di_dekat_kesalahan(laporan: Laporan) -> None:
    """A total of shares is known, and a column of empty cells says of no row of a series."""
    assert dijelaskan(laporan, CONTOH.replace("| =pegawai/jabatan/jumlah", "| 100%"))[1] == []
    isi = CONTOH.replace("pegawai:", "pegawai-{u}:", 1) + "  tiap: {u: pegawai.uraian}\n"
    kosong = CONTOH.replace("pegawai:", "pegawai-{u}:", 1) + "  tiap: {u: rumusan.tahun}\n"
    assert "Kode hanya huruf kecil" in dijelaskan(laporan, isi)[1][0].pesan
    assert sorted(dijelaskan(laporan, kosong)[0]) == ["pegawai-2022", "pegawai-2023"]


@pytest.mark.parametrize("nama", SALAH)
def test_kesalahan_dan_barisnya(laporan: Laporan, nama: str) -> None:
    lama, baru, baris, kode, kata = SALAH[nama]
    assert CONTOH.count(lama) == 1
    _, salah = dijelaskan(laporan, CONTOH.replace(lama, baru))
    assert [(m.kode, m.berkas, m.baris) for m in salah] == [(kode, "data/tabel.yaml", baris)]
    assert kata in salah[0].pesan


def test_semua_kesalahan_sekaligus(laporan: Laporan) -> None:
    isi = CONTOH.replace("{unit} Tahun", "{unti} Tahun").replace("bilangan", "bilngan")
    lain = CONTOH.replace("pegawai:", "lain:").replace("baris: pegawai", "baris: pgawai")
    _, salah = dijelaskan(laporan, isi + lain)
    assert sorted(m.baris or 0 for m in salah) == [2, 7, 12]


@pytest.mark.parametrize(
    ("isi", "baris", "kata"),
    [
        ("a:\n  judul: Satu: dua\n", 2, "titik dua di tengah isi"),
        ("a:\n\tjudul: x\n", 2, "Pakai spasi"),
        ("a:\n  judul: 'x\n  baris: y\n", 2, "Tanda kutip pembuka belum ditutup"),
        ("a:\n  judul: x\n baris: y\n", 3, "tidak sejajar"),
        ("a:\n  saring: {tahun: x\n", 3, "belum ditutup"),
        ("a:\n  jumlah: | x | y\n", 2, "berawal dengan |"),
        ("a:\n  catatan: *lain\n", 2, "tidak ada"),
        ("a:\n  judul: {unit} pada tahun ini\n", 2, "berawal dengan {…} diapit"),
        ("a:\n  kolom:\n    - {kode} | teks 10\n", 3, "berawal dengan {…} diapit"),
        ("<<<<<<< HEAD\na: b\n", 1, "bentrokan Git"),
        ("\n<<<<<<< HEAD\n", 2, "bentrokan Git"),
        ("a:\n  judul: Ruang #1 dan 2\n", 2, "sesudah tanda # tidak dibaca"),
        ("a:\n  kolom:\n    - A | teks 10 | x #y\n", 3, "sesudah tanda # tidak dibaca"),
        ("a:\n  judul: Satu\n    ruang #1\n", 3, "sesudah tanda # tidak dibaca"),
        ("a:\r  judul: x\u2028\u2028  baris: y #1\r", 4, "sesudah tanda # tidak dibaca"),
        ("a:\n  judul Satu\n  baris: y\n", 2, "Titik dua sesudah nama tidak ada"),
        ("a:\n  judul:Satu\n  baris: y\n", 2, "tidak diikuti spasi"),
        ("a:\n  judul: “Satu: dua”\n", 2, "Tanda kutip lengkung"),
        ("a:\n  judul: “Satu dua”\n", 2, "Tanda kutip lengkung"),
        ("a:\n  judul: x\n---\nb:\n  judul: y\n", 3, "Hapus baris"),
        ("a:\n  judul: x\n\u00a0\u00a0baris: y\n", 3, "bukan spasi"),
        ("a:\n  judul:\u00a0x\n  baris: y\n", 2, "bukan spasi"),
        ("a:\n  sumbu: [0, 2,5, 40]\n", 2, "desimalnya dengan titik"),
    ],
)
def test_susunan_yaml(isi: str, baris: int, kata: str) -> None:
    catatan = Catatan("data/tabel.yaml")
    urai(isi, catatan)
    assert [(m.kode, m.baris) for m in catatan.masalah] == [("D050", baris)]
    assert kata in catatan.masalah[0].pesan
    assert "expected" not in catatan.masalah[0].pesan


@pytest.mark.parametrize(
    ("isi", "teks"),
    [
        ('a: "Ruang #1"', "Ruang #1"),
        ("a: Satu # {## angka 1: lain ##}", "Satu"),
        ("# a: b #1\na: x  # lihat #2", "x"),
        ("a: |\n  Satu\n  dua\n", "Satu dua"),
        ("a: >-\n  Ruang #1\n  dan\n\n  dua\n", "Ruang #1 dan dua"),
        ("a: >-\n  Lihat: ruang #1\n", "Lihat: ruang #1"),
        ("a: |\n  - satu #1\n", "- satu #1"),
        ('a: "Satu\n  Lihat: ruang #1"\n', "Satu Lihat: ruang #1"),
        ("b: [0,5,10]\na: x", "x"),
        ("b: [\"0 | Rp0,5\", '1,5 | x']\na: x", "x"),
    ],
)
def test_isi_yaml(isi: str, teks: str) -> None:
    """What is no trap is read as it is meant; several lines are one text."""
    catatan = Catatan("x")
    assert urai(isi, catatan).bagian["a"].teks == teks and not catatan.masalah


def test_sumber_tanpa_uang() -> None:
    """A source that tells nothing yet is a row of the edition's year, of no day."""
    isi = """\
uji:
  judul: X
  baris: sumber anggaran
  kolom:
    - Sumber | teks 50 | {sebutan} {tahun}
    - Pagu | bilangan 50 | anggaran/{tahun}/{kode}/pagu ? –
  sumber: "x, {per}."
"""
    hasil, salah = dijelaskan(buka(MINI.parent / "dinkes" / "data"), isi)
    assert salah == [] and hasil["uji"].sumber.startswith("x, per 31")
    assert [b[0] for b in teks(hasil["uji"])] == ["SPJ 2032", "SIPD 2032"]
    assert teks(hasil["uji"])[1][1] == "–"


@pytest.mark.parametrize("gabung", ["", "  satukan: true\n"])
def test_tabel_yang_tidak_berkolom(laporan: Laporan, gabung: str) -> None:
    """Nothing more is asked of a table none of whose columns can be read."""
    isi = f"uji:\n  judul: X\n  baris: pegawai\n  kolom: uraian\n{gabung}  sumber: x.\n"
    assert [(m.kode, m.baris) for m in dijelaskan(laporan, isi)[1]] == [("D052", 4)]


@pytest.mark.parametrize("isi", ["? a", "a:", "a:\n  - x\n  -", "a:\n  b: |"])
def test_yang_putus_di_akhir_berkas(isi: str) -> None:
    """What is not there stands below the last line."""
    catatan = Catatan("x")
    assert set(urai(isi, catatan).bagian) == {"a"} and not catatan.masalah


def test_ringkas_dan_catatan_baris_lain(laporan: Laporan) -> None:
    """A word before a key changes the figure in a cell, too, and is a word elsewhere; a note may
    speak of some rows of another source."""
    isi = """\
a:
  judul: Pagu
  baris: kegiatan anggaran
  kolom:
    - Kegiatan | teks 50 | {uraian}
    - Pagu | bilangan 25 | ringkas kegiatan/{kode}/{tahun}/pagu
    - Bukti | teks 15 | daftar hadir
    - Status | status 10 | status 1.1
  catatan: Indikator {kode.daftar} belum tercapai. | dari indikator terukur
    | bila kekurangan/{kode}/{tahun}
"""
    tabel, salah = dijelaskan(laporan, isi)
    assert salah == []
    assert teks(tabel["a"])[0][1:] == ["Rp2,33 miliar", "daftar hadir", "Belum tercapai"]
    assert tabel["a"].catatan == ("Indikator 1.1, 1.2, 1.5, 1.7, 2.1–2.3, 3.1–3.4, 4.4"
                                  " belum tercapai.",)  # fmt: skip


def test_tanpa_angka_di_sebagian_baris(laporan: Laporan) -> None:
    """A figure that some rows have not is a dash; a key that data may give later, too."""
    isi = """\
a:
  judul: "Hasil: {jumlah/tercapai/{tahun}} dari {=jumlah/indikator/{tahun}}"
  baris: indikator terukur
  kolom:
    - Kode | teks 50 | {kode}
    - Kekurangan | bilangan 25 | kekurangan/{kode}/{tahun}
    - Standar | bilangan 25 | capaian/{kode}/{tahun}/STANDAR-NASIONAL
"""
    tabel, salah = dijelaskan(laporan, isi)
    assert salah == []
    assert tabel["a"].judul == "Hasil: 12␣indikator dari 24".replace("␣", "\N{NO-BREAK SPACE}")
    kurang = [b[1] for b in teks(tabel["a"])]
    assert 0 < kurang.count("–") < len(kurang)
    assert {b[2] for b in teks(tabel["a"])} == {"–"}
    _, (m,) = dijelaskan(laporan, isi.replace("STANDAR-NASIONAL", "STANDAR"))
    assert (m.kode, m.baris) == ("D053", 7)


def test_kunci_diperiksa_juga_tanpa_baris(laporan: Laporan) -> None:
    """Before the first row is there, only the form of a key can be wrong."""
    isi = CONTOH.replace("jabatan}", "mutasi}").replace("/jabatan/", "/mutasi/")
    kosong = replace(laporan.data["pegawai"], rekaman={})
    lap = replace(laporan, data=bertukar(laporan.data, kosong))
    assert dijelaskan(lap, isi)[1] == []
    for salah in ("pegawai/{uraian.slug}/x/y", "pegawi/mutasi/{uraian.slug}"):
        _, (m,) = dijelaskan(lap, isi.replace("pegawai/mutasi/{uraian.slug}", salah))
        assert (m.kode, m.baris) == ("D053", 7)
    _, (m,) = dijelaskan(lap, isi.replace("/jumlah", "/jumla/x"))
    assert (m.kode, m.baris) == ("D053", 8)


@pytest.mark.parametrize(
    ("deret", "salah"),
    [("[OUTPUT, E-PERFORMANCE]", ""), ("[OUTPUT, RENSTRA]", ""), ("[OUTPUT, OUTPUTT]", "OUTPUTT")],
)
def test_kolom_berulang_yang_tidak_akan_terisi(laporan: Laporan, deret: str, salah: str) -> None:
    """One of a row of columns may be empty as yet, but not for ever."""
    isi = f"""\
a:
  judul: x
  baris: indikator terukur
  kolom:
    - Kode | teks 10 | {{kode}}
    - tiap: {{t: {deret}}}
      kolom: "{{t}} | bilangan 20 | =capaian/{{kode}}/{{tahun}}/{{t}}"
"""
    pesan = [m.pesan for m in dijelaskan(laporan, isi)[1]]
    assert len(pesan) == bool(salah) and all(salah in p for p in pesan)


def test_kolom_berulang_dan_urutan(laporan: Laporan) -> None:
    isi = """\
a:
  judul: x
  baris: indikator terukur
  urut: target/{kode}/{tahun}/RENSTRA menurun
  ada: target/{kode}/{tahun}/RENSTRA
  kolom:
    - Kode | teks 10 | {kode}
    - tiap: {t: target.tahun, dokumen: RENSTRA}
      kolom: "{t} | bilangan 20 | =target/{kode}/{t}/RENSTRA"
  catatan:
    - Tanpa target {tahun} ialah {kode.daftar}. | bila tanpa target/{kode}/{tahun}/RENSTRA
"""
    tabel, salah = dijelaskan(laporan, isi)
    assert salah == []
    # One target for every year has one column.
    assert [k.judul for k in tabel["a"].kolom] == ["Kode", "Setiap tahun, 2021–\u20602024"]
    r = laporan.register
    nilai = [r[f"target/{b[0]}/2023/RENSTRA"].nilai or 0 for b in teks(tabel["a"])]
    assert nilai == sorted(nilai, reverse=True) and len(set(nilai)) > 1
    tanpa = [i.kode for i in laporan.daftar_indikator() if f"target/{i.kode}/2023/RENSTRA" not in r]
    assert tanpa == [f"1.{n}" for n in range(4, 8)] + [f"4.{n}" for n in range(6, 10)]
    assert tabel["a"].catatan == ("Tanpa target 2023 ialah 1.4–1.7, 4.6–4.9.",)


def test_baris_berulang_dan_yang_merujuknya(laporan: Laporan) -> None:
    """Every month of every target, with what refers to both; months of which nothing is told are
    left out."""
    isi = """\
a:
  judul: x
  baris: target_kinerja
  kali: {bulan: bulan, terakhir: 2}
  lewati kosong: true
  kelompok: "{kode}: {keterangan} ? {kode}"
  kolom:
    - Bulan | teks 40 | {bulan.periode}
    - Keterangan | teks 30 | butir {capaian_target_kinerja.keterangan}
    - Capaian | bilangan 30 | target-kinerja/{kode}/{bulan}
  catatan:
    - Pegawai {uraian.butir}. | dari pegawai
"""
    tabel, salah = dijelaskan(laporan, isi)
    assert salah == []
    bukti = {(r.target, r.bulan) for r in laporan.baris("capaian_target_kinerja")}
    ada = {
        (str(k.judul).partition(":")[0], b[0])
        for k in tabel["a"].kelompok
        for b in teks(replace(tabel["a"], kelompok=(k,)))
    }
    assert ada == {(t, n) for t, b in bukti for n in [nama_bulan(b)] if b in {"B11", "B12"}}
    assert tabel["a"].catatan[0].startswith("Pegawai Struktural; ")
    semua, _ = dijelaskan(laporan, isi.replace("true", "false"))
    assert len(teks(semua["a"])) == 2 * len(list(laporan.baris("target_kinerja"))) > len(ada)
    for kata, sama in (("tidak", semua), ('""', semua), ("ya", tabel)):
        assert teks(dijelaskan(laporan, isi.replace("true", kata))[0]["a"]) == teks(sama["a"])


def test_beberapa_nilai_dalam_satu_isian(laporan: Laporan) -> None:
    """What several rows say of one is a sentence's list, and nothing where none says anything; a
    word that changes a value changes what a reader sees of it."""
    isi = """\
a:
  judul: "{strategi.uraian}"
  baris: indikator terukur
  saring: {kode: ["1.3", "1.4"]}
  kolom:
    - Strategi | teks 50 | {kode} {strategi.uraian} ? tanpa strategi
    - Sama | teks 50 | {strategi.uraian.kecil} ? –
b:
  judul: Hari
  baris: ikpa
  kolom:
    - Hari | teks 100 | {tanggal.kecil}
"""
    tabel, salah = dijelaskan(laporan, isi)
    assert salah == []
    (satu, dua), (tanpa, kosong) = teks(tabel["a"])
    assert satu.startswith("1.3 Melakukan inventarisasi") and " serta Melakukan MOU" in satu
    assert f"1.3 {tabel['a'].judul}" == satu and dua.startswith("melakukan inventarisasi")
    assert (tanpa, kosong) == ("tanpa strategi", "–")
    assert teks(tabel["b"])[0] == ["30\xa0november\xa02023"]


def test_tanggal_gabungan_ialah_yang_terakhir(laporan: Laporan) -> None:
    """Of days over all rows the latest counts: after it everything is known."""
    hari = sorted({r.tanggal for r in laporan.baris("perjanjian_kinerja")})
    assert len(hari) > 1
    isi = "a:\n  judul: Janji per {tanggal}\n  baris: perjanjian_kinerja\n"
    tabel, salah = dijelaskan(laporan, f"{isi}  kolom:\n    - Tahun | teks 100 | {{tahun}}\n")
    assert (salah, tabel["a"].judul) == ([], f"Janji per {tanggal(hari[-1])}")


SEMBARANG = (
    "", "x y", "[a, b]", "[[a]]", "{a: b}", "{a: {b: c}}", '"{"', '"{}"', '"{x.y}"', '"/"',
    '"a/{b"', '"| | |"', '"{nomor}"', '"{=}"', '"x | bila "', '"x | bila a/b c"', '"kategori x"',
    '"tanda {x}"',
    '"daftar {uraian}"', "{t: target.thn}", "{t: []}", '"{pk.x}"', '"{uraian.periode}"', "null",
    '"indikator x menurut PK"', '"capaian/{uraian}/{tahun}"', "[{tiap: {t: bulan}, kolom: x}]",
)  # fmt: skip


def sepertiga(semua: Sequence[str], bagian: str) -> Sequence[str]:
    """Every third of them, beginning elsewhere for parts whose names are longer."""
    return semua[len(bagian) % 3 :: 3]


@pytest.mark.parametrize("bagian", JENIS.bagian)
def test_bentuk_apa_pun_tidak_menjatuhkan(laporan: Laporan, bagian: str, lengkap: bool) -> None:
    """Whatever stands in a part, it is followed or told with its line, and nothing is raised."""
    pola = re.compile(rf"^  {bagian}:.*\n(?:    .*\n)*", re.MULTILINE)
    salah = []
    for bentuk in SEMBARANG if lengkap else sepertiga(SEMBARANG, bagian):
        isi = pola.sub("", CONTOH) + f"  {bagian}: {bentuk}\n"
        catatan = Catatan("x")
        lap = replace(laporan, deklarasi={"tabel": urai(isi, catatan)})
        salah += [*catatan.masalah, *baca(lap)[1]]
    assert salah and all(m.baris and m.pesan for m in salah)


def test_tabel_data_yang_tidak_dimiliki(laporan: Laporan) -> None:
    """No mistake of a unit that has not got it; only who asks for the table is told."""
    ada = {k: v for k, v in laporan.data.items() if k != "smart"}
    sisa = [r for r in laporan.data.paket["resources"] if r["name"] != "smart"]
    tanpa = muat.Data(ada, {**laporan.data.paket, "resources": sisa})
    isi = CONTOH.replace("baris: pegawai", "baris: smart")
    catatan = Catatan(JENIS.berkas)
    lap = replace(laporan, data=tanpa, deklarasi={"tabel": urai(isi, catatan)})
    buat, salah = baca(lap)
    assert salah == []
    with pytest.raises(TabelTiada, match="smart"):
        buat["pegawai"]()
    makro = rakit_dari(lap, None)
    makro.tabel("pegawai")
    (m,) = makro.masalah
    assert "“smart” tidak ada di datapackage.json" in m.pesan


def test_kesalahan_diceritakan_sekali(laporan: Laporan) -> None:
    """A chapter that shows the faulty table adds no second error to that of the declaration."""
    lap = replace(laporan, deklarasi={"tabel": urai(CONTOH.replace("bilangan", "b"), Catatan("x"))})
    makro = rakit_dari(lap, None)
    assert [m.kode for m in makro.masalah] == ["D053"]
    dua = CONTOH.replace("bilangan", "b") + "lain: {seperti: pegawai}\n"
    assert len(dijelaskan(laporan, dua)[1]) == 1
    assert 'id="tabel-pegawai"' in makro.tabel("pegawai")  # references to it are no errors
    assert len(makro.masalah) == 1


def test_kode_milik_program(laporan: Laporan) -> None:
    akar = urai(CONTOH.replace("pegawai:", "reviu:"), Catatan("x"))
    _, (m,) = baca(replace(laporan, deklarasi={"tabel": akar}))
    assert (m.kode, m.baris) == ("D052", 1) and "sudah dipakai" in m.pesan


LAIN = {
    f for b in (kunci.tertaut, kunci.anggaran_untuk, kunci.efisiensi_untuk, kunci.pk_tercatat,
                kunci.batas_target, kunci.bobot, kunci.ukuran)
    for f in b.pola()
} | {"pk/TAHUN/anggaran/KODE/DOKUMEN"}  # fmt: skip


def test_setiap_kunci_berbentuk_yang_dikenal(laporan: Laporan) -> None:
    """The forms that a key may have without data are those that the register really has; those of
    money that this report has not are tried with budgets that have them, those of outputs with a
    report that has some."""
    bentuk = angka_skema.pola_kunci(laporan.data)
    pola = {p: re.compile(re.sub(r"[A-Z]{2,}", "[^/]+", p)) for p in bentuk}
    cocok = {
        a.kunci: {p for p, r in pola.items() if r.fullmatch(a.kunci)} for a in laporan.register
    }
    assert [k for k, p in cocok.items() if not p] == []
    lapas = buka(AKAR / "tests" / "fixtures" / "lapas" / "data").register
    tiada = {
        p
        for p in bentuk.difference(*cocok.values(), kunci.UANG | LAIN)
        if not any(map(pola[p].fullmatch, (a.kunci for a in lapas)))
    }
    assert tiada == set()


def test_skema_untuk_penyunting_teks() -> None:
    """Editors complete by the schema that the program reads, and it takes the report's tables."""
    skema = json.loads(JENIS.skema.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(skema)
    uji = jsonschema.Draft202012Validator(skema)
    for folder in (AKAR / "data", BAWAAN):
        isi = yaml.safe_load((folder / "tabel.yaml").read_text(encoding="utf-8"))
        assert list(uji.iter_errors(isi)) == []
    for nama in ("bagian", "jenis kolom", "garis kolom", "bagian yang kurang", "tanda"):
        lama, baru, *_ = SALAH[nama]
        assert list(uji.iter_errors(yaml.safe_load(CONTOH.replace(lama, baru)))), nama
    assert skema["$defs"]["tabelBaku"]["enum"] == [*program.dikenal()]


@pytest.mark.lama
def test_check_dan_build_menolak(tmp_path: Path) -> None:
    """Form is told with the errors of the data, before anything is computed; names after."""
    akar = pasang_mini(tmp_path)
    berkas = akar / "data" / "tabel.yaml"
    with berkas.open("a", encoding="utf-8") as terbuka:
        terbuka.write(CONTOH.replace("baris: pegawai", "baris: pegwai"))
    baris = berkas.read_text(encoding="utf-8").splitlines().index("  baris: pegwai") + 1
    (galat,) = [m for m in periksa(akar) if m.tingkat == "galat"]
    assert galat.letak == f"data/tabel.yaml, baris {baris}"
    ganti(berkas, "  baris: pegwai\n", "  baris: a: b\n")
    (galat,) = periksa_data(akar / "data")[1]
    assert (galat.kode, galat.baris) == ("D050", baris)
    with pytest.raises(GalatLaporan, match="titik dua"):
        buka(akar / "data")


def test_tabel_sendiri_tanpa_menyentuh_program(tmp_path: Path) -> None:
    """A unit adds a table to its data, a line to a chapter: it is numbered, listed, referable."""
    akar = pasang_mini(tmp_path)
    with (akar / "data" / "tabel.yaml").open("a", encoding="utf-8") as berkas:
        berkas.write(
            "\nanggaran-ringkas:\n  judul: Ringkasan {unit}\n  baris: anggaran_kegiatan\n"
            '  saring: {tahun: "{tahun}"}\n  kolom:\n'
            "    - Kegiatan | teks 60 | {kegiatan.uraian}\n"
            "    - Pagu | bilangan 40 | kegiatan/{kegiatan}/{tahun}/pagu\n"
            "  catatan: Sumber {sumber}.\n"
        )
    with (akar / "docs" / "bab-2-penutup.md").open("a", encoding="utf-8") as bab:
        bab.write('\n{{ tabel("anggaran-ringkas") }}\n\nLihat {{ rujuk("tabel-anggaran-')
        bab.write('ringkas") }}.\n\n{{ daftar_tabel() }}\n')
    (situs,) = bangun_situs([akar])
    halaman = (situs / "bab-2-penutup.html").read_text(encoding="utf-8")
    assert "Ringkasan Rutan Contoh" in halaman and "Rp1.600.000" in halaman
    assert halaman.count("Tabel\N{NO-BREAK SPACE}2.1") >= 2 or halaman.count("Tabel 2.1") >= 2


def test_tabel_contoh_kecil_memakai_uraian_yang_sama(tmp_path: Path) -> None:
    """Another unit's data under the same descriptions: nothing of ours is a mistake of theirs."""
    akar = pasang_mini(tmp_path)
    tabel, masalah = muat.baca(akar / "data")
    assert masalah == []
    _, salah = baca(replace(susun(tabel), deklarasi=buka(akar / "data").deklarasi))
    assert salah == []


def test_judul_kelompok_pilihannya(laporan: Laporan) -> None:
    """The first alternative that the row fills, else what is left of the last; groups in the order
    of their first rows."""
    isi = """\
a:
  judul: x
  baris: sumber
  kolom:
    - Nama | teks 100 | {nama}
"""
    baris = list(laporan.baris("sumber"))
    assert any(r.peran for r in baris) and not all(r.peran for r in baris)
    bagian = '  kelompok: "{peran} ada ? Tanpa {peran}"\n'
    tabel, salah = dijelaskan(laporan, isi + bagian)
    assert salah == []
    harap: dict[str, list[str]] = {}
    for r in baris:
        harap.setdefault(f"{r.peran} ada" if r.peran else "Tanpa ", []).append(r.nama)
    assert {
        k.judul: [b[0] for b in teks(replace(tabel["a"], kelompok=(k,)))]
        for k in tabel["a"].kelompok
    } == harap and list(harap) == [k.judul for k in tabel["a"].kelompok]
    (satu,) = dijelaskan(laporan, isi)[0]["a"].kelompok
    assert satu.judul is None and len(satu.baris) == len(baris)


@pytest.mark.parametrize(
    ("tabel", "kolom", "nilai", "saran"),
    [
        ("realisasi", "sumber", "EPERFORMANCE", "“E-PERFORMANCE”"),
        ("realisasi", "indikator", "1.11", "“1.1”"), ("realisasi", "periode", "TW5", "“TW4”"),
        ("realisasi", "sumber", "LKJIP", ""), ("realisasi", "indikator", "1.1", ""),
        ("realisasi", "sumber", TANPA_ACUAN.kode, ""), ("realisasi", "tahun", "2031", ""),
        ("pegawai", "uraian", "Apa pun", ""), ("lain", "sumber", "X", ""),
    ],
)  # fmt: skip
def test_saringan_dengan_kode_yang_tidak_ada(
    laporan: Laporan, tabel: str, kolom: str, nilai: str, saran: str
) -> None:
    """What can never be met is no table without rows."""
    if saran:
        with pytest.raises(KunciTidakDikenal, match=saran):
            bingkai.dikenal(laporan, tabel, kolom, nilai)
    else:
        bingkai.dikenal(laporan, tabel, kolom, nilai)


def test_isian_yang_disarankan(laporan: Laporan) -> None:
    """Whatever a text may name, with what stands below it."""
    semua = IsianUmum.dari(laporan).semua()
    assert {"tahun", "instansi.nama", "edisi.kode"} <= set(semua), semua


def test_rupiah_diringkas_menurut_besarnya() -> None:
    def ringkas(nilai: int) -> str:
        return ungkapan.ringkas(Angka("a", Fraction(nilai), "Rp", "rupiah", "x"))

    assert [ringkas(n) for n in (0, 999_999, 1_000_000, 28_504_000, 999_999_999)] == [
        "Rp0", "Rp999.999", "Rp1 juta", "Rp28,5 juta", "Rp1.000 juta",
    ]  # fmt: skip
    assert [ringkas(n) for n in (10**9, -3_549_879_000, 10**12)] == [
        "Rp1 miliar", "−Rp3,55 miliar", "Rp1 triliun",
    ]  # fmt: skip
    kosong = Angka("a", None, "Rp", "rupiah", "x", keadaan="belum-ada-data")
    assert ungkapan.ringkas(kosong) == "belum ada data"


def _rapat(
    kolom: list[tuple[str, str]], *isi: tuple[str | None, ...],
    dari: tuple[int, ...] = (), opsional: tuple[int, ...] = (), kepala: int = 0,
) -> tuple[list[str], list[list[str]], list[int | None]]:  # fmt: skip
    """Heads, cells, and which cell names the row, after columns were joined."""
    semua = [Kolom(judul, jenis) for judul, jenis in kolom]  # type: ignore[arg-type]
    kelompok = (Kelompok(None, tuple(baris(*b, kepala=kepala) for b in isi)),)
    jadi, sisa, _ = rapatan.rapatkan_kolom(
        semua, dari or tuple(range(len(kolom))), opsional, kelompok, None
    )
    tubuh = [b for k in sisa for b in k.baris]
    sel = [[str(tampak(s)) for s in b.sel] for b in tubuh]
    return [k.judul for k in jadi], sel, [b.kepala for b in tubuh]


def test_kolom_yang_sama_dan_kosong_dirapatkan() -> None:
    """Columns alike in every row are one; those that need not be there are left out if empty."""
    tiga = [("Nama", "teks"), ("Target 2021", "bilangan"), ("Target 2022", "bilangan")]
    sama = _rapat(tiga, ("a", "1", "1"), ("b", "2", "2"), dari=(0, 1, 1))
    assert sama[0] == ["Nama", "Target setiap tahun, 2021–\u20602022"]
    assert sama[1] == [["a", "1"], ["b", "2"]]
    beda = _rapat(tiga, ("a", "1", "1"), ("b", "2", "3"), dari=(0, 1, 1))
    assert beda[0] == ["Nama", "Target 2021", "Target 2022"]
    assert _rapat(tiga, dari=(0, 1, 1))[0] == beda[0]  # no row, nothing to say
    dua = [("Kosong", "teks"), ("Isi", "teks"), ("N", "bilangan")]
    assert _rapat(dua, (None, "x", "1"), ("–", "y", None))[0] == ["Kosong", "Isi", "N"]
    buang = _rapat(dua, (None, "x", "1"), opsional=(0,), kepala=1)
    assert buang == (["Isi", "N"], [["x", "1"]], [0])
    assert _rapat(dua, (None, "x", "1"), opsional=(0,), kepala=0)[2] == [0]
    akhir = [("Isi", "teks"), ("Kosong", "teks"), ("N", "bilangan")]
    assert _rapat(akhir, ("x", None, "1"), opsional=(1,), kepala=1)[2] == [1]
    assert _rapat(dua, ("a", "x", "1"), opsional=(0,))[0] == ["Kosong", "Isi", "N"]
    # What all rows say is left to a note; of two rows it is read at once.
    tiga_baris = [("a", str(n), "1") for n in range(3)]
    assert _rapat(dua, *tiga_baris, opsional=(0, 1))[0] == ["Isi", "N"]
    assert _rapat(dua, *tiga_baris[:2], opsional=(0,))[0] == ["Kosong", "Isi", "N"]


def test_kolom_yang_dirapatkan_diterangkan() -> None:
    """A note tells what a column that went said in every row, and of what words there are none;
    of one that is shown it tells what its dash means, and nothing where it has none."""
    semua = ("Sumber", "Sebab", "Tenggat", "N")
    uraian = [
        UraianKolom(
            judul, "bilangan" if judul == "N" else "teks", 10, "opsional", "", {}, Ruas("", 1), n
        )
        for n, judul in enumerate(semua)
    ]

    def terang(tampil: tuple[str, ...], *isi: tuple[str | None, ...]) -> list[str]:
        kolom = [Kolom(judul, "teks") for judul in tampil]
        return [*_arti_kosong(uraian, kolom, [Kelompok(None, tuple(baris(*b) for b in isi))])]

    dua = terang(("Tenggat", "N"), ("SPJ", None, "Mei", "1"), ("SPJ", None, None, "2"))
    assert dua == [
        "Tanda – pada kolom “Tenggat” berarti belum ada keterangan.",
        "Sumber: SPJ pada setiap baris.",
        "Belum ada keterangan tentang sebabnya.",
    ]
    assert terang(semua, ("SPJ", "x", "Mei", "1")) == []
    # Of a number that nobody has, its column's absence says enough.
    assert terang(semua[:3], ("SPJ", "x", "Mei", None)) == []
    uraian[1] = replace(uraian[1], judul="PIC")  # an abbreviation stays one
    assert terang(("N",), (None, None, None, "1")) == [
        "Belum ada keterangan tentang sumber, PIC, dan tenggatnya."
    ]


def test_yang_sering_tak_terhitung_bertanda() -> None:
    """From the third on, a dash and a note, unless a dash of the column means something else."""

    def sel(*keadaan: str) -> tuple[Kelompok, ...]:
        isi = [Angka(k, None, "%", "persen-kinerja", "", keadaan=k) for k in keadaan]  # type: ignore[arg-type]
        return (Kelompok(None, tuple(baris("x", a) for a in isi)),)

    kolom = (Kolom("Nama"), Kolom("Capaian", "bilangan"))
    tak, belum = "tak-terhitung", "belum-ada-data"
    for keadaan, judul, tanda in (
        ((tak, tak), [], False), ((tak, tak, tak), ["Capaian"], True),
        ((tak, tak, tak, belum), [], False), ((tak, tak, tak, "tercapai"), ["Capaian"], True),
    ):  # fmt: skip
        kelompok, kepala = rapatan.tandai(kolom, sel(*keadaan))
        isi = [b.sel[1] for b in kelompok[0].baris]
        assert kepala == judul
        assert [isinstance(b, Polos) and b.teks == "–" for b in isi] == [
            tanda and k == tak for k in keadaan
        ]


def test_bagian_sel_dibandingkan_sebagai_tertulis() -> None:
    """With its unit or without."""
    angka = Angka("a", Fraction(7), "%", "persen-kinerja", "")
    assert tampak((angka, Polos(angka), "kata")) == (angka.teks, angka.polos, "kata")
    assert angka.teks != angka.polos
