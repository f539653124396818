"""Tables and figures of a unit's own: put into data/, shown, numbered, listed, reckoned with."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

from macros.asal.penelusur import Penelusur
from macros.asupan.muat import baca, muat
from macros.benda.grafik import Penggambar, daftar as daftar_grafik
from macros.benda.tabel import daftar
from macros.benda.tabel.unsur import Daftar, Polos, Tabel
from macros.dasar.angka import Angka, Register
from macros.dasar.masalah import GalatLaporan, KunciTidakDikenal, Masalah
from macros.gambar import spesifikasi as s
from macros.hitung import milik_unit
from macros.hitung.capaian import kategori
from macros.hitung.laporan import Laporan, buka
from macros.periksa.bab import periksa_bab
from macros.temuan import kumpulkan
from scripts.olah_data import buku_kerja
from tests.bersama import rakit_dari
from tests.proyek import bangun, ganti, pasang_mini
from tests.test_muat import pastikan_indonesia

KEGIATAN = """Tanggal;Kegiatan;Peserta (orang);Biaya;Keterangan
12/03/2023;Penyuluhan <b>hukum</b>;45;Rp1.500.000;baik
17/08/2023;Lomba;120;Rp2.750.000;
01/09/2023;Pelatihan menjahit;18;;"satu
dua"
"""
BULAN = "Jan;Feb;Mar;Apr;Mei;Jun;Jul;Agu;Sep;Okt;Nov;Des"
KEPALA_ANGKA = "kunci,label,rumus,satuan,bentuk\n"


@pytest.fixture(scope="module")
def asli(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pasang_mini(tmp_path_factory.mktemp("tambahan") / "proyek")


Isi = Callable[..., Path]


@pytest.fixture
def isi(asli: Path, tmp_path: Path) -> Isi:
    """The small report's data with files of one's own; what passed once is not read anew."""
    (tmp_path / ".cache").symlink_to(asli / ".cache")
    (asli / ".cache").mkdir(exist_ok=True)

    def tulis(**berkas: str) -> Path:
        folder = tmp_path / "data"
        folder.mkdir()
        for satu in (asli / "data").iterdir():
            if satu.is_file():
                (folder / satu.name).write_bytes(satu.read_bytes())
        (folder / "tambahan").mkdir()
        for nama, teks in berkas.items():
            jalur = "angka.csv" if nama == "angka" else f"tambahan/{nama}.csv"
            (folder / jalur).write_text(teks, encoding="utf-8")
        return folder

    return tulis


def tabel(lap: Laporan, nama: str) -> Tabel:
    return daftar(lap)[nama]()


def teks(t: Tabel) -> list[list[str]]:
    """The cells of a table as a reader sees them."""

    def satu(bagian: Any) -> str:
        match bagian:
            case Polos(angka):
                return str(angka.polos)
            case Daftar(butir):
                return " | ".join(str(b) for b in butir)
            case _:
                return str(bagian).replace("\xa0", " ")

    baris = [b for k in t.kelompok for b in k.baris] + ([t.jumlah] if t.jumlah else [])
    return [["" if sel is None else satu(sel) for sel in b.sel] for b in baris]


def galat(folder: Path) -> list[Masalah]:
    """The problems of the data, as `check` finds them first."""
    _, masalah = baca(folder)
    if not masalah:
        with pytest.raises(GalatLaporan) as e:
            buka(folder)
        masalah = e.value.masalah
    pastikan_indonesia(masalah)
    return masalah


@pytest.mark.parametrize(
    "kepala",
    ["Hal;1;2;3;4", "Hal;5;4;3;2", "Hal;10;20", "Hal;2021;2023", "Hal;0-4;5-9", "Hal;1;2", "1;2;3",
     "Hal;50%;75%", "Hal;Kelas 10", "Hal;1 Mei 2023"],
)  # fmt: skip
def test_kepala_yang_bilangan(isi: Isi, kepala: str) -> None:
    """Days, classes, scores and years name columns."""
    kolom = kepala.split(";")
    csv = f"{kepala}\na{';7' * (len(kolom) - 1)}\nb{';9' * (len(kolom) - 1)}\n"
    assert [k.nama for k in buka(isi(deret=csv)).tabel_sendiri["deret"].kolom] == kolom


# A table


def test_tabel_seperti_diketik(isi: Isi) -> None:
    t = tabel(buka(isi(kegiatan_pembinaan=KEGIATAN)), "kegiatan_pembinaan")
    assert t.judul == "Kegiatan pembinaan"
    assert [(k.judul, k.jenis) for k in t.kolom] == [
        ("Tanggal", "teks"), ("Kegiatan", "teks"), ("Peserta (orang)", "bilangan"),
        ("Biaya (Rp)", "bilangan"), ("Keterangan", "teks"),
    ]  # fmt: skip
    assert teks(t) == [
        ["12 Maret 2023", "Penyuluhan <b>hukum</b>", "45", "1.500.000", "baik"],
        ["17 Agustus 2023", "Lomba", "120", "2.750.000", ""],
        ["1 September 2023", "Pelatihan menjahit", "18", "–", "satu | dua"],
    ]
    assert [k.pendek for k in t.kolom] == [True, False, False, False, True]
    semua = [b for k in t.kelompok for b in k.baris] + [t.berjumlah("ya").jumlah]
    assert {b.kepala for b in semua if b} == {1}  # on a phone, where names stand over values, too


@pytest.mark.parametrize(
    ("diminta", "jumlah"),
    [
        ("", None), ("tidak", None), ("ya", ["", "Jumlah", "183", "4.250.000", ""]),
        ("Peserta", ["", "Jumlah", "183", "", ""]),
        ("Biaya (Rp); Peserta (orang)", ["", "Jumlah", "183", "4.250.000", ""]),
    ],
)  # fmt: skip
def test_jumlah_yang_diminta(isi: Isi, diminta: str, jumlah: list[str] | None) -> None:
    """Nobody but the editor knows which sums mean anything."""
    t = tabel(buka(isi(pembinaan=KEGIATAN)), "pembinaan").berjumlah(diminta)
    assert teks(t)[3:] == ([jumlah] if jumlah else [])


def test_jumlah_yang_tidak_ada(isi: Isi) -> None:
    """Of words there is no sum, nor of percentages; of a described table none can be chosen."""
    folder = isi(pembinaan=f"{KEGIATAN}", nilai="Hal;Capaian (%)\na;50\nb;70\n")
    makro = rakit_dari(buka(folder), None, folder.parent / "docs")
    for kode, diminta in (("pembinaan", "Kegiatan"), ("nilai", "Capaian"), ("ikpa", "Bobot")):
        makro.tabel(kode, jumlah=diminta)
    makro.tabel("pembinaan", title="x")  # type: ignore[call-arg]
    pesan = [m.pesan for m in makro.masalah]
    assert "“Kegiatan” tidak ada" in pesan[0] and "hanya “ya” atau “tidak”" in pesan[1]
    assert "hanya “ya” atau “tidak”" in pesan[2]
    assert "tidak sesuai: “title” tidak dikenal. Tulis" in pesan[3]
    pastikan_indonesia(makro.masalah)


def test_angka_tabel_menunjuk_selnya(isi: Isi) -> None:
    lap = buka(isi(kegiatan_pembinaan=KEGIATAN))
    peserta = lap.register["tambahan/kegiatan_pembinaan/lomba/peserta"]
    assert [str(m) for m in peserta.masukan] == [
        "data/tambahan/kegiatan_pembinaan.csv, baris 3, kolom Peserta (orang)"
    ]
    jumlah = Penelusur(lap).jelaskan("tambahan/kegiatan_pembinaan/jumlah/peserta")
    assert jumlah.perhitungan.replace("\xa0", " ") == "45 + 120 + 18 = 183 orang"
    assert [x.asal.baris for x in jumlah.semua_sel] == [2, 3, 4]
    biaya = lap.register["tambahan/kegiatan_pembinaan/pelatihan-menjahit/biaya"]
    assert (biaya.nilai, biaya.keadaan) == (None, "belum-ada-data")


def test_jumlah_disebut_sekali(isi: Isi) -> None:
    csv = "Golongan,Jumlah,Jumlah Peserta,Laki-laki\nIII,8,9,5\nIV,3,4,2\n"
    register = buka(isi(golongan=csv)).register
    label = [register[f"tambahan/golongan/jumlah/{k}"].label for k in ("jumlah", "jumlah-peserta",
                                                                      "laki-laki")]  # fmt: skip
    assert label == ["Jumlah: Golongan", "Jumlah Peserta: Golongan", "Jumlah Laki-laki: Golongan"]


def test_baris_bernama_sama_dikenali_urutannya(isi: Isi) -> None:
    lap = buka(isi(rapat="Rapat,Hadir\nStaf,3\nStaf,4\n,5\nKepala,6\n"))
    label = [lap.register[f"tambahan/rapat/{n}/hadir"].label for n in range(1, 5)]
    assert label == [
        "Hadir: Staf (baris 2)", "Hadir: Staf (baris 3)", "Hadir: baris 4", "Hadir: Kepala",
    ]  # fmt: skip
    assert lap.register["tambahan/rapat/2/hadir"].nilai == 4
    assert lap.register["tambahan/rapat/jumlah/hadir"].nilai == 18


def test_kolom_yang_namanya_hampir_sama(isi: Isi) -> None:
    """The unit tells heads apart, or else their place; a row may even be called a sum."""
    csv = "Tanggal;Hal;Pagu (Rp);Pagu (%);±;∑\n1 Mei 2023;Jumlah;3;1;5;7\n2 Mei 2023;B;4;2;6;8\n"
    lap = buka(isi(pagu=csv))
    kunci = {a.kunci.removeprefix("tambahan/pagu/") for a in lap.register if "/pagu/" in a.kunci}
    kolom = ["pagu-rp", "pagu-persen", "5", "6"]
    assert {k for k in kunci if "jumlah" not in k} == {f"{n}/{k}" for n in "12" for k in kolom}
    assert lap.register["tambahan/pagu/jumlah/pagu-rp"].nilai == 7
    assert "tambahan/pagu/jumlah/pagu-persen" not in lap.register


def test_tanda_persen_dan_spasi_tidak_terulang(isi: Isi) -> None:
    """A head that says its sign is not given it again; spaces around a cell are none of it."""
    t = tabel(buka(isi(serapan="Hal ;%;% Capaian;Rp\n A ;5%;7%;Rp3\nB;6%;8%;Rp4\n")), "serapan")
    assert [k.judul for k in t.kolom] == ["Hal", "%", "% Capaian", "Rp"]
    assert [b[0] for b in teks(t)] == ["A", "B"]


@pytest.mark.parametrize(
    ("saring", "salah"),
    [
        ("{Hal: Lomba}", ""), ("{Hal: [Lomba, Apel]}", ""), ("{Tahun: '2031'}", ""),
        ("{Tahun: '2030', Hal: Lomba}", ""), ("{Hal: lomba}", "“Lomba”"),
        ("{Hal: Rapat}", "“Apel”, “Lomba”"),
    ],
)  # fmt: skip
def test_saringan_tabel_sendiri(isi: Isi, saring: str, salah: str) -> None:
    """Words that no row has are mistaken; a year that has none yet is not."""
    folder = isi(rapat="Hal,Tahun,Biaya (Rp)\nApel,2030,1250000\nLomba,2029,900\n")
    uraian = (
        f"baris: rapat\n  saring: {saring}\n  kolom: ['H | teks 50 | {{Hal}}', 'B | bilangan 50 |"
    )
    with (folder / "tabel.yaml").open("a", encoding="utf-8") as berkas:
        berkas.write(f"\nringkas:\n  judul: Ringkas\n  {uraian} {{Biaya (Rp)}}']\n")
    masalah: list[Masalah] = []
    semua = daftar(buka(folder), masalah=masalah)
    assert [salah in m.pesan for m in masalah] == [True] * bool(salah)
    if saring == "{Hal: [Lomba, Apel]}":  # an amount is written as amounts are
        assert teks(semua["ringkas"]()) == [["Apel", "1.250.000"], ["Lomba", "900"]]


def test_kepala_yang_dilipat(isi: Isi) -> None:
    """A head of two lines in a cell, and one with the commas of another delimiter."""
    csv = '"Nama,\ngelar, pangkat";Isi\nA;3\nB;4\n'
    t = tabel(buka(isi(lipat=csv)), "lipat")
    assert [k.judul for k in t.kolom] == ["Nama, gelar, pangkat", "Isi"]
    assert teks(t)[0] == ["A", "3"]


def test_desimal_seperti_diketik(isi: Isi) -> None:
    lap = buka(isi(ukur="Alat;Berat\nA;0,262\nB;12,5\n"))
    assert [b[1] for b in teks(tabel(lap, "ukur"))] == ["0,262", "12,500"]


def test_desimal_menurut_satuan_barisnya(isi: Isi) -> None:
    """A unit of whole tons has no decimals because an index beside it has."""
    csv = "Indikator;Satuan;Target\nA;ton;15200\nB;indeks;104,5\nC;indeks;100\nD;ton;6450\n"
    lap = buka(isi(janji=csv))
    assert [b[2] for b in teks(tabel(lap, "janji"))] == ["15.200", "104,5", "100,0", "6.450"]


@pytest.mark.parametrize("dialek", [(",", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")])
def test_berkas_dari_program_lain(isi: Isi, dialek: tuple[str, str]) -> None:
    pemisah, penyandian = dialek
    folder = isi(kafe="x,y\n")
    kafe = "Café" if penyandian == "cp1252" else "Cafe\u0301"  # a letter of two signs, as a Mac has
    teks_csv = pemisah.join(["Nama", "Luas (m²)"]) + f"\r\n{kafe}{pemisah}12\r\n"
    (folder / "tambahan" / "kafe.csv").write_bytes(teks_csv.encode(penyandian))
    assert teks(tabel(buka(folder), "kafe"))[0] == ["Café", "12"]


@pytest.mark.parametrize(
    ("nama", "csv", "kode", "baris", "pesan"),
    [
        ("kosong", "", "D008", None, "Isi baris pertamanya dengan nama kolom"),
        ("judul", "Daftar kegiatan,,\nNama,Peserta,Ket\n", "D062", 1, "hapus barisnya"),
        ("judul", "Daftar kegiatan;;\nNama;Peserta;Ket\n", "D062", 1, "hapus barisnya"),
        ("judul", "Rekap bantuan\n\nNama;Nilai\na;1\n", "D062", 1, "hapus barisnya"),
        ("ganda", "Nama,Nama\na,b\n", "D062", 1, "dipakai dua kali"),
        ("tanpa", "Nama,,Ket\na,b,c\n", "D062", 1, "Kolom ke-2 belum bernama"),
        ("galat", "Nama,#REF!\na,1\n", "D020", 1, "pesan kesalahan"),
        ("rumus", "Nama,=B1\na,1\n", "D020", 1, "rumus Excel"),
        ("ganda", "Nama,nama\na,b\n", "D062", 1, "dipakai dua kali"),
        ("rupiah", "Nama;Biaya\na; Rp -   \nb; Rp 4.000 \n", "D020", 2, "Kosongkan sel ini"),
        ("campur", "Nama;Nilai\na;1,500\nb;2.5\n", "D024", 2, "tanda ribuan"),
        ("sela", "Nama,,Ket\na,,c\n", "D062", 1, "Hapus kolomnya"),
        ("nomor", "No,Nama,Isi\n(1),(2),(3)\n1,a,1\n", "D063", 2, "menomori kolom"),
        ("ulang", "Nama,Isi\na,1\nNama,Isi\nb,1\n", "D063", 3, "mengulang judul"),
        ("sela", "Nama,Isi,,Seksi,Hari\na,1,,b,2\n", "D062", 1, "pindahkan tabel itu"),
        ("sesel", '"Nama;Isi"\n"a;1"\n', "D062", 1, "Teks ke Kolom"),
        ("total", "Nama,Peserta\na,1\nJumlah,1\n", "D063", 3, "Hapus baris ini"),
        ("total", "No,Nama,Isi\n1,a,1\n2,Jumlah Total:,1\n", "D063", 3, "Hapus baris ini"),
        ("rata", "Nama,Peserta\na,1\nRata-rata,1\n", "D063", 3, "rata-rata"),
        ("jml", "Nama,Peserta\na,1\nJML.,1\n", "D063", 3, "Hapus baris ini"),
        ("tanda", "Nama,Peserta\na,1\nb,-\n", "D020", 3, "Kosongkan sel ini"),
        ("kata", "Nama,Peserta\na,1\nb,n/a\n", "D020", 3, "Kosongkan sel ini"),
        ("ragu", "Nama,Peserta\na,1.200\n", "D024", 2, "tanda ribuan"),
        ("ragu", "Nama,Berat\na,1.234 kg\nb,2.000 kg\n", "D024", 2, "Tulis 1234 kg atau 1.2340 kg"),
        ("ragu", "Nama,Peserta\na,1.000\nb,2.5\n", "D024", 2, "tanda ribuan"),
        ("ragu", 'Nama,Peserta\na,"1,000"\nb,"2,5"\n', "D024", 2, "tanda ribuan"),
        ("kendala", "Nama,Peserta\na,1\n", "D061", None, "sudah dipakai tabel laporan"),
        ("sangat-panjang-sekali-nama-berkas-ini", "A,B\na,1\n", "D061", None, "paling panjang 31"),
        ("Rekap 2032 (final)", "A,B\na,1\n", "D061", None, "menjadi “rekap-2032-final.csv”"),
        ("rapat-196709251990031001", "A,B\na,1\n", "D061", None, "memuat NIP"),
        ("kutip", 'Nama,Peserta\n"a,1\n', "D005", None, "Tanda kutip"),
    ],
)
def test_berkas_yang_tidak_terbaca(
    isi: Isi, nama: str, csv: str, kode: str, baris: int | None, pesan: str
) -> None:
    masalah = galat(isi(**{nama: csv}))
    assert {(m.kode, m.berkas) for m in masalah} == {(kode, f"data/tambahan/{nama}.csv")}
    assert baris in {m.baris for m in masalah} or baris is None
    assert any(pesan in m.pesan for m in masalah)


def test_buku_kerja_di_samping_tabelnya(isi: Isi) -> None:
    """Nobody would read what is typed there; another workbook is nobody's mistake."""
    folder = isi()
    for nama in ("Realisasi.XLSX", "~$realisasi.xlsx", "catatan.xlsx"):
        (folder / nama).write_bytes(b"PK")
    (m,) = galat(folder)
    assert (m.kode, m.berkas) == ("D009", "data/Realisasi.XLSX") and "realisasi.csv" in m.pesan


def test_tautan_yang_putus(isi: Isi) -> None:
    sendiri = isi() / "tambahan" / "rapat.csv"
    sendiri.parent.mkdir(exist_ok=True)
    sendiri.symlink_to("tiada.csv")
    assert [m.kode for m in baca(sendiri.parents[1])[1]] == ["D061"]
    sendiri.unlink()
    berkas = sendiri.parents[1] / "realisasi.csv"
    berkas.unlink()
    berkas.symlink_to("tiada.csv")
    assert [(m.kode, m.berkas) for m in baca(berkas.parent)[1]] == [("D003", "data/realisasi.csv")]


@pytest.mark.parametrize("nama", ["rapat.xlsx", "rapat.ods", "rapat.csv.txt", "lama"])
def test_yang_bukan_csv_tidak_diabaikan(isi: Isi, nama: str) -> None:
    tujuan = isi(lain="A,B\na,1\n") / "tambahan" / nama
    tujuan.write_bytes(b"PK") if tujuan.suffix else tujuan.mkdir()
    (m,) = galat(tujuan.parents[1])
    assert (m.kode, m.berkas) == ("D061", f"data/tambahan/{nama}")


def test_berkas_tersembunyi_windows_dilewati(isi: Isi) -> None:
    """Who edits does not see these, and could not move them."""
    folder = isi(lain="A,B\na,1\n")
    for nama in ("desktop.ini", "Thumbs.db", "~$lain.xlsx", ".~lock.lain.csv#"):
        (folder / "tambahan" / nama).write_bytes(b"\0")
    assert baca(folder)[1] == []


def test_dua_berkas_bernama_sama(isi: Isi) -> None:
    folder = isi(rapat="A,B\na,1\n")
    (folder / "tambahan" / "Rapat.csv").write_text("A,B\na,1\n", encoding="utf-8")
    (m,) = galat(folder)
    assert (m.kode, m.berkas) == ("D061", "data/tambahan/rapat.csv")
    assert "data/tambahan/Rapat.csv" in m.pesan


TERPAKAI = {
    "ikpa-aspek": ("tabel", "data/tabel.yaml, baris "),  # described by the report
    "capaian": ("tabel", "bawaan program"),  # described for every report
    "rekonsiliasi": ("tabel", "bawaan program"),  # made by the program
    "kuadran": ("grafik", "bawaan program"),
    "belanja-akun": ("grafik", "data/grafik.yaml, baris "),
    "rapat": None,
    "halus": None,  # its declarations show it itself
}


def test_nama_yang_sudah_menjadi_kode_benda_lain(isi: Isi) -> None:
    """Who calls it would be given the other thing, in silence."""
    folder = isi(**dict.fromkeys(TERPAKAI, "Kegiatan,Peserta\nLomba,12\nApel,5\n"))
    halus = {
        "tabel": "baris: halus\n  kolom: ['Hal | teks 100 | {Kegiatan}']\n",
        "grafik": (
            "bentuk: batang\n  baris: [{nama: Lomba, kunci: tambahan/halus/lomba/peserta}]\n"
            "  label: '{nama}'\n  nilai: '{kunci}'\n  alt: Grafik.\n"
        ),
    }
    for nama, uraian in halus.items():
        berkas = folder / f"{nama}.yaml"
        asli = berkas.read_text(encoding="utf-8")
        berkas.write_text(f"{asli}\nhalus:\n  judul: Halus\n  {uraian}", encoding="utf-8")
    docs = folder.parent / "docs"
    docs.mkdir()
    panggilan = [f'{{{{ tabel("{kode}") }}}}\n\n' * 2 for kode in ("ikpa-aspek", "ikpa", "halus")]
    (docs / "bab.md").write_text("# Bab\n\n" + "".join(panggilan), encoding="utf-8")
    makro = rakit_dari(buka(folder), None, docs)
    masalah = [m for m in makro.masalah if m.kode == "D061"]
    harapan = {nama: tempat for nama, tempat in TERPAKAI.items() if tempat}
    assert {(m.berkas, m.nilai) for m in masalah} == {
        (f"data/tambahan/{nama}.csv", nama) for nama in harapan
    }
    for m in masalah:
        benda, tempat = harapan[str(m.nilai)]
        assert f"kode {benda} dalam laporan ({tempat}" in m.pesan
    pastikan_indonesia(masalah)
    # What is shown for it is not said to stand there twice; what is asked for twice is.
    ganda = [m.nilai for m in periksa_bab(docs, makro) if m.kode == "B020"]
    assert ganda == ["tabel-ikpa", "tabel-halus"]


def test_berkas_di_luar_folder_ditunjukkan_jalannya(isi: Isi) -> None:
    folder = isi()
    (folder / "kegiatan.x.csv").write_text("A,B\na,1\n", encoding="utf-8")
    (m,) = galat(folder)
    assert m.kode == "D009" and "pindahkan ke data/tambahan/" in m.pesan


@pytest.mark.parametrize(
    ("judul", "terbaca"),
    [
        ("Capaian (%)", ["95,0%", "87,5%"]),
        ("Capaian (persen)", ["95,0%", "87,5%"]),
        ("Capaian", []),
    ],
)
def test_tanda_persen_di_sebagian_sel(isi: Isi, judul: str, terbaca: list[str]) -> None:
    """The head says what those without the sign are; else nobody knows."""
    lap = buka(isi(rapat=f'Nama,{judul}\na,95%\nb,"87,5"\n'))
    sel = (s for b in lap.tabel_sendiri["rapat"].baris for s in b.sel)
    assert [s.teks for s in sel if isinstance(s, Angka)] == terbaca


@pytest.mark.parametrize(
    ("judul", "isi_", "tajuk", "teks"),
    [
        ("Lama", ("7,5 hari", "2 hari"), "Lama (hari)", ["7,5", "2,0", "9,5"]),
        ("Lama (hari)", ("7,5 Hari", "2"), "Lama (hari)", ["7,5", "2,0", "9,5"]),
        ("Berat", ("1.234 kg", "2,5 kg"), "Berat (kg)", ["1.234,0", "2,5", "1.236,5"]),
        ("Biaya (Rp)", ("1.000,50 rupiah", "2"), "Biaya (Rp)", ["1.000,50", "2,00", "1.002,50"]),
        ("Biaya (Rp)", ("123456789012345", "5"), "Biaya (Rp)",
         ["123.456.789.012.345", "5", "123.456.789.012.350"]),
    ],
)  # fmt: skip
def test_satuan_di_belakang_angka(
    isi: Isi, judul: str, isi_: tuple[str, str], tajuk: str, teks: list[str]
) -> None:
    """As without, and the head says it."""
    baris = "".join(f"x{n};{sel}\n" for n, sel in enumerate(isi_))
    t = daftar(buka(isi(rapat=f"Nama;{judul}\n{baris}")))["rapat"]().berjumlah("ya")
    assert t.kolom[1].judul == tajuk and t.jumlah is not None
    sel = [b.sel[1] for k in t.kelompok for b in k.baris] + [t.jumlah.sel[1]]
    assert [s.polos if isinstance(s, Angka) else getattr(s, "teks", s) for s in sel] == teks


def test_pecahan_yang_mungkin_persen_disebut_maksudnya(isi: Isi) -> None:
    semua = kumpulkan(buka(isi(rapat='Nama,Capaian (%)\na,"0,925"\nb,"1,2"\n')))
    (t,) = (t for t in semua if t.kode == "T804")
    assert "bila maksudnya 92,5%, tulis 92,5" in t.pesan


@pytest.mark.parametrize(
    ("csv", "kode"),
    [
        ("Nama,Tanggal\na,12/03/2023\nb,11/08/2023\n", "T801"),
        ("Nama,Peserta\na,1\nb,2\nc,3 orang\n", "T802"),
        ("Nama,Tanggal\na,12/03/2023\nb,17/08/2023\n", ""),
        ("Nama,Tanggal\na,32/03/2023\nb,17/08/2023\n", "T803"),
        ("Nama,Tanggal\na,30 Februari 2023\nb,menyusul\n", "T803"),
        ("Nama,Tanggal\na,17/08/2023\nb,18/08/2023\nc,menyusul\n", "T802"),
        ("Nama,Tanggal\na,17/08/23\nb,18-Agu-23\n", "T803"),
        ("Nama,Tanggal\na,17 Agustus 2023\nb,18 Agustus 23\n", "T803"),
        ("Nama,Tanggal\na,3/13/23\nb,3/14/23\n", "T803"),
        ('Nama,Tanggal\na,"Monday, March 13, 2023"\nb,"March 14, 2023"\n', ""),
        ("Nama,Biaya\na,1.500.000-\n", "T802"),
        ("Nama,Biaya\na,1.500.000 -\nb,2.000.000\n", "T802"),
        ("Nama,Biaya\na,Rp1.500.000-\nb,-\n", "T802"),
        ("Nama,Selisih\na,5 %-poin\nb,-3 persen poin\n", "T802"),
        ('Nama,Capaian\na,95%\nb,"87,5"\nc,-\n', "T802"),
        ('Nama,Capaian (%)\na,95%\nb,"87,5"\n', ""),
        ('Nama,Capaian (%)\na,"0,5"\nb,"0,8"\n', "T804"),
        ('Nama,Capaian (%)\na,"0,5%"\nb,"0,8%"\n', ""),
        ('Nama,Capaian\na,95%\nb,"87,5%"\n', ""),
        ("Nama,Biaya\na,(1.500.000)\nb,Rp -1.500.000\nc,\u22125.000.000\nd,Rp5.000.000.-\n", ""),
        ("Nama,Masa\na,2019-\nb,2021 -\n", ""),
        ("Nama,Masa\na,2019-2021\nb,1.500-\n", ""),
        ("Nama,Kelas\na,1-\nb,B-\n", ""),
        ("Nama,Poin\na,5 poin utama\nb,2\nc,baik\n", ""),
        ("Nama,Bagian\na,17/13/23\nb,1.2.10\nc,3 orang 23\n", ""),
        ("Nama,Biaya\na,=1+2\nb,20\n", "T804"),
        ("Nama,Arti\na,= sama\nb,≥\n", ""),
        ("Nama,Keterangan\na,12 orang 2023\nb,1/2/3\n", ""),
        ("Nama,Peserta\na,baik\nb,2\nc,cukup\n", ""),
        ("Nama,Peserta\na,baik\nb,2\n", ""),
        ("Nama,Golongan darah\na,n/a\nb,O\n", ""),
        ("Nama,Lama\na,3 Mei\nb,7 Mei\n", ""),
        ("Nama,Biaya\na,1E+06\nb,2E+06\n", "T804"),
        ("Nama,Biaya\na,3\nb,#DIV/0!\n", "T804"),
        ("Nama,Tanggal\na,45267\nb,45268\n", "T804"),
        ("Bulan,Orang\n45291,1\n45320,2\n", "T804"),
        ('Nama,Capaian (%)\na,"0,925"\nb,"1,2"\n', "T804"),
        ('Nama,Capaian (%)\na,"0,925%"\nb,"1,2%"\n', ""),
        # A lost comma among percentages; not what may grow, nor where two say too little.
        ('Nama,Capaian (%)\na,"70,5"\nb,740\nc,"88,2"\nd,90\n', "T804"),
        ('Nama,Capaian\na,"70,5%"\nb,740%\nc,"88,2%"\nd,90%\n', "T804"),
        ('Nama,Capaian (%)\na,"70,5"\nb,740\nc,310\nd,550\n', ""),
        ("Nama,Capaian (%)\na,75\nb,740\n", ""),
        ("Nama,Capaian (%)\na,75\nb,104\nc,90\n", ""),
        ('Nama,Orang\na,"70,5"\nb,740\nc,"88,2"\nd,90\n', ""),
        # A unit behind each number.
        ("Nama,Lama\na,7 hari\nb,2 jam\n", "T802"),
        ("Nama,Lama\na,7 hari\nb,3\n", "T802"),
        ("Nama,Lama (hari)\na,7 jam\nb,2 jam\n", "T802"),
        ("Nama,Blok\na,2 A\nb,3 B\n", ""),
        ('Nama,Berat,Panjang\na,1.234 kg,"1,5 m"\nb,2.500 kg,2 m\n', ""),
        ('Nama,Lama\na,"7,5 hari"\nb,2 Hari\n', ""),
        ("Nama,Lama (hari)\na,7 hari\nb,2\n", ""),
        ('Nama,Inflasi (%)\na,"2,6"\nb,"0,9"\n', ""),
        ("Nama,Capaian (%)\na,0\nb,1\n", ""),
        ('Nama,Luas (ha)\na,"0,925"\nb,"1,2"\n', ""),
        ("Bulan,Orang\nJan-23,1\nFeb-23,2\n", "T803"),
        ("Kode,Orang\n1-Jan,1\n2-Jan,2\n", "T803"),
        ("Kelas,Orang\nmar-a,1\nX-23,2\n", ""),
        ("Nama,Kode ruang\na,11\nb,2l\nc,12\n", ""),
        # Times of the day, and spans of them.
        ("Acara,Pukul\na,08.30\nb,13.00–15.00 WITA\nc,9.00 s.d. selesai\n", ""),
        ("Acara,Pukul\na,08.30\nb,13.00–15.75\nc,10.00\n", "T802"),
        # What a reader sees as it was typed, and nobody adds up.
        ("Nama,Orang\na,1\nb,2\na,1\nSeluruhnya,4\n", ""),
        ("Bulan,Orang\nJanuari,12\nMaret,15\nFebruari,9\nApril,7\n", ""),
    ],
)
def test_temuan_bila_isinya_mendua(isi: Isi, csv: str, kode: str) -> None:
    temuan = [t for t in kumpulkan(buka(isi(rapat=csv))) if t.jenis == "tabel-tambahan"]
    assert [t.kode for t in temuan] == ([kode] if kode else [])
    if kode:
        pastikan_indonesia([t.masalah() for t in temuan])
        assert str(temuan[0].letak).startswith("data/tambahan/rapat.csv, baris ")


@pytest.mark.parametrize(("isi_sel", "ada"), [("(solusi belum diisi)", True), ("selesai", False)])
def test_celah_dalam_tabel_sendiri(isi: Isi, isi_sel: str, ada: bool) -> None:
    """Its columns may be called as no name of a program can be, or as a row's own parts are."""
    csv = f"Desa,Pengaduan (kasus),index,Tindak lanjut\nSatu,3,a,dijawab\nDua,4,b,{isi_sel}\n"
    semua = [t for t in kumpulkan(buka(isi(rapat=csv))) if "celah" in t.pesan]
    assert [t.subjek for t in semua] == ["rapat/Tindak lanjut"] * ada
    assert [str(t.letak).split(" [")[0] for t in semua] == [
        "data/tambahan/rapat.csv, baris 3, kolom Tindak lanjut"
    ] * ada


@pytest.mark.parametrize(("sel", "ada"), [('{{ angka("a") }}', True), ("{a} dan {b}", False)])
def test_makro_dalam_sel_tabel_sendiri(isi: Isi, sel: str, ada: bool) -> None:
    """It would be shown as it is typed; two words that stand twice are the unit's own matter."""
    teks = f"Nama;Ket\nsatu satu;{sel}\ndua;idem\n"
    semua = [t for t in kumpulkan(buka(isi(rapat=teks))) if t.kode == "T604"]
    assert [t.subjek for t in semua if t.subjek.startswith("rapat/")] == ["rapat/Ket/2"] * ada


def test_nomor_orang_dalam_tabel(isi: Isi) -> None:
    """Once a column, masked; the office's own telephone and numbers that are no person's stay."""
    tabel = "Nama,NIK,HP,Kode\na,5303011708900001,081234567890,0812\nb,5303011708900002,,12\n"
    temuan = [t for t in kumpulkan(buka(isi(rapat=tabel))) if t.kode == "T412"]
    assert [(t.subjek, t.nilai) for t in temuan] == [
        ("rapat/NIK/NIK", "•••••••••••••001"), ("rapat/HP/telepon", "•••••••••890")
    ]  # fmt: skip
    pastikan_indonesia([t.masalah() for t in temuan])


@pytest.mark.parametrize(
    ("csv", "judul"),
    [
        ("Nama,Orang,Biaya\nUMUM,,\na,1,2\nTEKNIS,,\nb,1,2\nc,3,4\n", ["UMUM", "TEKNIS"]),
        ("Nama,Orang\nA. Umum,\na,1\nB. Teknis,\nb,1\n", ["A. Umum", "B. Teknis"]),
        ("No,Nama,Orang\n,UMUM,\n1,a,1\n2,b,4\n,TEKNIS,\n3,c,1\n", ["UMUM", "TEKNIS"]),
        ("Nama,Orang\na,1\nUMUM,\nb,1\nTEKNIS,\nc,1\n", [None]),
        ("Nama,Orang\nUmum,\na,1\nTeknis,\nb,1\n", [None]),  # of which nothing is known yet
        ("Nama,Orang\nUMUM,\nTEKNIS,\nb,1\n", [None]), ("Nama,Orang\nTB,\na,1\n", [None]),
        ("Nama,Orang\na,1\nUMUM,\nb,1\n", [None]), ("Nama,Orang\nUMUM,3\nb,1\n", [None]),
        ("Nama,Orang\nBNN,\na,1\nb,1\n", [None]),  # which may be one of them
    ],
)  # fmt: skip
def test_baris_yang_hanya_judul(isi: Isi, csv: str, judul: list[str | None]) -> None:
    """As people head rows in a spreadsheet; the sums are those of all rows."""
    lap = buka(isi(rapat=csv))
    t = daftar(lap)["rapat"]()
    assert [k.judul for k in t.kelompok] == judul
    banyak = len(csv.splitlines()) - 1 - (len(judul) if judul != [None] else 0)
    assert sum(len(k.baris) for k in t.kelompok) == banyak
    assert len(gambar(lap, "rapat").spesifikasi.kelompok[0].butir) == banyak


@pytest.mark.parametrize(
    ("csv", "kolom"),
    [
        ("Nama WBP,Tgl. Lahir,Penyakit\na,17/03/1990,HIV\n", ["Tgl. Lahir", "Penyakit"]),
        ("Penyakit,Orang\nHIV,7\n", []), ("Nama kegiatan,Perkara\na,perdata\n", []),
        ("Nama,Alamat\na,\n", []), ("Nama gedung,Alamat\na,Jalan Melati\n", []),
        ("Nama,Alamat rumah\na,Jalan Melati\n", ["Alamat rumah"]),
        ("Nama,HP\na,81234567890\n", ["HP"]),  # whose first nought a spreadsheet took
        ("Nama layanan,Telepon\na,21234567\n", []),
    ],
)  # fmt: skip
def test_kolom_tentang_orang(isi: Isi, csv: str, kolom: list[str]) -> None:
    """What the law keeps of a person, by the head; of an illness, only beside names of persons."""
    temuan = [t for t in kumpulkan(buka(isi(rapat=csv))) if t.kode == "T412"]
    assert [t.nilai for t in temuan] == kolom
    pastikan_indonesia([t.masalah() for t in temuan])


# A chart


def gambar(lap: Laporan, nama: str) -> Any:
    return Penggambar(lap, None, daftar_grafik(lap)).grafik(nama).gambar


def test_grafik_batang_menyebut_yang_terbesar(isi: Isi) -> None:
    g = gambar(buka(isi(kegiatan_pembinaan=KEGIATAN)), "kegiatan_pembinaan")
    assert isinstance(g.spesifikasi, s.Batang)
    butir = g.spesifikasi.kelompok[0].butir
    assert [(b.label, b.nilai[0].nilai) for b in butir] == [
        ("Penyuluhan <b>hukum</b>", 45), ("Lomba", 120), ("Pelatihan menjahit", 18)
    ]  # fmt: skip
    assert g.judul == "Kegiatan pembinaan: peserta terbesar pada Lomba, 120\xa0orang"
    assert len(g.angka) == 3 and "Lomba 120\xa0orang" in g.alt
    assert g.subjudul.startswith("Peserta menurut kegiatan, dalam orang, ")


def test_grafik_berpasangan_bila_satuannya_sama(isi: Isi) -> None:
    g = gambar(buka(isi(hadir="Rapat,Diundang,Hadir\nA,5,4\nB,6,6\n")), "hadir")
    assert isinstance(g.spesifikasi, s.Batang)
    assert [x.nama for x in g.spesifikasi.seri] == ["Diundang", "Hadir"]
    (kelompok,) = g.spesifikasi.kelompok
    nilai = [(b.label, *(n.teks for n in b.nilai)) for b in kelompok.butir]
    assert nilai == [("A", "5", "4"), ("B", "6", "6")]
    assert g.judul == "Hadir" and ", dalam" not in g.subjudul


def test_subjudul_grafik_berhuruf_besar_di_awal_saja(isi: Isi) -> None:
    csv = "kegiatan,pagu (Rp),Realisasi IKPA (Rp)\nA,5,4\nB,6,6\n"
    subjudul = gambar(buka(isi(uang=csv)), "uang").subjudul
    assert subjudul.startswith("Pagu dan realisasi IKPA menurut kegiatan, dalam Rp, ")


@pytest.mark.parametrize(
    ("csv", "pesan"),
    [
        ("A,B\na,b\n", "tidak mempunyai kolom angka untuk digambar. Pasang tabelnya saja"),
        ("A,B\n" + "".join(f"r{n},{n}\n" for n in range(41)), "41 baris, terlalu banyak"),
    ],
)
def test_yang_tidak_dapat_digambar(isi: Isi, csv: str, pesan: str) -> None:
    with pytest.raises(ValueError, match=pesan):
        gambar(buka(isi(aneh=csv)), "aneh")


def test_alternatif_menyebut_nilai_yang_dapat_didengar(isi: Isi) -> None:
    """Commas stand within numbers, and a dash is not read."""
    alt = gambar(buka(isi(waktu="Hal;Jan;Feb;Mar\nA;1,5;;2,5\nB;3;3;3\n")), "waktu").alt
    assert alt.endswith(": A 1,5 lalu belum ada data lalu 2,5; B 3,0 lalu 3 lalu 3,0.")


@pytest.mark.parametrize(
    ("nilai", "judul"), [([0, 2], "Beda: B terbesar pada b, 2"), ([3, -2], "Beda")]
)
def test_nol_dan_negatif_digambar(isi: Isi, nilai: list[int], judul: str) -> None:
    """The title names no greatest value where a loss may be greater."""
    g = gambar(buka(isi(beda=f"A,B\na,{nilai[0]}\nb,{nilai[1]}\n")), "beda")
    assert [b.nilai[0].nilai for b in g.spesifikasi.kelompok[0].butir] == nilai
    assert g.judul == judul


@pytest.mark.parametrize(
    ("csv", "judul", "kelompok"),
    [
        ("Hal;Jan;Feb;Mar\nA;1;2;3\nB;4;5;6\n", "Waktu",
         {"A": ["Jan 1", "Feb 2", "Mar 3"], "B": ["Jan 4", "Feb 5", "Mar 6"]}),
        ("Hal;Satuan;2021;2022;2023\nNomor SP2D;%;1;2;3\n", "Waktu: nomor SP2D",
         {"": ["2021 1", "2022 2", "2023 3"]}),
        ("Hal;TW I 2021;TW II 2021;TW III 2021;Jumlah\nA;1;2;3;6\n", "Waktu: A",
         {"": ["TW I 2021 1", "TW II 2021 2", "TW III 2021 3"]}),
        (f"Hal;{BULAN};Total\nA{';2' * 12};24\nB{';1' * 12};12\nC{';1' * 12};12\nD{';3' * 12};36\n",
         "Waktu: total terbesar pada D, 36", {"": ["A 24", "B 12", "C 12", "D 36"]}),
        (f"Hal;{BULAN};Jml;Total;Jumlah\nA{';2' * 12};24;1;1\nB{';1' * 12};9;1;1\nC{';1' * 13};1;1"
         f"\nD{';1' * 13};1;1\n",
         "Waktu: jml terbesar pada A, 24", {"": ["A 24", "B 9", "C 1", "D 1"]}),
        (f"Hal;{BULAN}\nA{';2' * 12}\nB{';1' * 12}\nC{';1' * 12}\nD{';3' * 12}\n", "Waktu",
         {"": ["A 2", "B 1", "C 1", "D 3"]}),
        ("Tahun;Triwulan;Hadir\n2021;I;1\n2021;II;3\n2022;I;2\n",
         "Waktu: hadir terbesar pada 2021 II, 3", {"": ["2021 I 1", "2021 II 3", "2022 I 2"]}),
    ],
)  # fmt: skip
def test_grafik_menurut_waktu(isi: Isi, csv: str, judul: str, kelompok: dict[str, object]) -> None:
    """Columns that are times are all drawn; rows are called by what tells them apart."""
    g = gambar(buka(isi(waktu=csv)), "waktu")
    butir = {k.judul: [f"{b.label} {b.nilai[0].teks}" for b in k.butir]
             for k in g.spesifikasi.kelompok}  # fmt: skip
    assert (g.judul, butir) == (judul, kelompok)


def test_yang_tidak_sebanding_tidak_dijumlahkan(isi: Isi) -> None:
    """Rows in units of their own that differ."""
    lap = buka(isi(hal="Hal,Satuan,Hasil,Biaya (Rp)\nA,%,90,1\nB,unit,2,2\n"))
    with pytest.raises(ValueError, match="bersatuan lain-lain"):
        gambar(lap, "hal")
    jumlah = lap.tabel_sendiri["hal"].jumlah
    assert [a and a.teks for a in jumlah] == [None, None, None, "Rp3"]


def test_nama_terdekat(isi: Isi) -> None:
    with pytest.raises(KunciTidakDikenal, match="kegiatan_pembinaan"):
        gambar(buka(isi(kegiatan_pembinaan=KEGIATAN)), "kegiatan_pembina")


# A figure


PEGAWAI = (
    KEPALA_ANGKA
    + "pegawai/separuh,Separuh,pegawai/dua-kali ÷ 4,orang,\n"
    + "pegawai/dua-kali,Dua kali,pegawai/jabatan/jumlah × 2,orang,bilangan\n"
    + "pegawai/sisa,Sisa,pegawai/dua-kali – pegawai/separuh,orang,\n"
    + "pegawai/ulang,Dijumlahkan lagi,jumlah pegawai/jabatan/*,orang,\n"
)


def test_angka_sendiri(isi: Isi) -> None:
    lap = buka(isi(angka=PEGAWAI))
    jumlah = lap.register["pegawai/jabatan/jumlah"].nilai
    assert jumlah
    assert lap.register["pegawai/separuh"].nilai == Fraction(jumlah, 2)
    assert lap.register["pegawai/sisa"].nilai == Fraction(3 * jumlah, 2)  # the dash of Word
    assert lap.register["pegawai/ulang"].nilai == jumlah  # and not the total once more
    p = Penelusur(lap).jelaskan("pegawai/separuh")
    assert p.perhitungan.startswith(f"{2 * jumlah} ÷ 4 = ")
    assert p.angka.kata_rumus == "Dua kali ÷ 4"
    assert {x.asal.berkas for x in p.semua_sel} == {"data/pegawai.csv"}


def daftarkan(**rumus: str) -> Register:
    """A register with `a` = 6 and formulas of a unit's own by their keys, from row 2 on."""
    register = Register()
    register.tambah(Angka("a", Fraction(6), "", "bilangan", "A"))
    register.tambah(Angka("hasil/2031", Fraction(4), "", "bilangan", "Hasil"))
    baris = [
        SimpleNamespace(Index=n, kunci=k, label=k.upper(), rumus=r, satuan=None, bentuk=None)
        for n, (k, r) in enumerate(rumus.items(), 2)
    ]
    t: Any = SimpleNamespace(berkas="data/angka.csv", baris=lambda: iter(baris))
    milik_unit.angka(register, t, 2031)
    return register


def test_rumus_sendiri_dalam_urutan_apa_pun() -> None:
    """One may rest on others above and below it, and on a year's figures."""
    rumus = {"semua": "jumlah y*", "x1": "x2 × 2", "x2": "y1 + 1", "y1": "a ÷ 4"}
    register = daftarkan(**rumus, y2="hasil/{tahun} + a")
    nilai = [register[k].nilai for k in ("x1", "x2", "y1", "y2", "semua")]
    assert nilai == [5, Fraction("2.5"), Fraction("1.5"), 10, Fraction("11.5")]


@pytest.mark.parametrize(
    ("rumus", "keliru"),
    [
        ({"x1": "1 ÷ 0", "x2": "x1 + 1", "y": "jumlah x*"}, {2: "membagi dengan nol"}),
        ({"x": "y + 1", "y": "z + 1", "z": "y + 2", "lepas": "a + 1"},
         {2: "menunggu angka yang menunggu dirinya sendiri: x → y → z → y",
          3: "ini menunggu dirinya sendiri: y → z → y", 4: "z → y → z"}),
        ({"x": "x + a"}, {2: "ini menunggu dirinya sendiri: x → x"}),
        ({"x": "b + 1", "y": "a ÷ 0"}, {2: "“b” tidak ada", 3: "membagi dengan nol"}),
    ],
)  # fmt: skip
def test_rumus_sendiri_yang_tidak_dapat_dihitung(
    rumus: dict[str, str], keliru: dict[int, str]
) -> None:
    """Each told once, at its own row; what rests on one says nothing new."""
    with pytest.raises(GalatLaporan) as galat:
        daftarkan(**rumus)
    assert [m.baris for m in galat.value.masalah] == [*keliru]
    for m in galat.value.masalah:
        assert (m.kode, m.kolom) == ("D064", "rumus") and keliru[m.baris or 0] in m.pesan


def test_kunci_dengan_tahun_edisi(isi: Isi) -> None:
    baris = "indikator/kurang,Selisih,100% − capaian/1.1/{tahun},poin,persen-kinerja\n"
    lap = buka(isi(angka=KEPALA_ANGKA + baris))
    capaian = lap.register["capaian/1.1/2031"].nilai
    assert capaian is not None
    assert lap.register["indikator/kurang"].nilai == 100 - capaian


def test_pembagi_nol_menurut_data(isi: Isi) -> None:
    """No mistake of the formula: another year the same figure has a value."""
    rumus = "pegawai/jabatan/jumlah ÷ (pegawai/jabatan/jumlah − pegawai/jabatan/jumlah)"
    semua = kumpulkan(buka(isi(angka=f"{KEPALA_ANGKA}x,X,{rumus},,\ny,Y,1 + 1,,\n")))
    (t,) = (t for t in semua if t.kode == "T605")
    assert (str(t.letak), t.subjek) == ("data/angka.csv, baris 2, kolom rumus", "angka/x")


def test_angka_sendiri_dari_predikat_atau_angka_yang_gagal(isi: Isi) -> None:
    (m,) = galat(isi(angka=f"{KEPALA_ANGKA}x,X,1 ÷ 0,,\ny,Y,x + 1,,\nz,Z,jumlah y*,,\n"))
    assert (m.baris, m.kolom) == (2, "rumus")  # what rests on it says nothing new


def test_angka_sendiri_dari_predikat(isi: Isi) -> None:
    """What is no number would be shown as missing."""
    folder = isi(angka=f"{KEPALA_ANGKA}x,X,target/1.9/2031/PK + 1,,\n")
    for berkas, baris in (
        ("satuan.csv", "predikat,predikat,{},AKIP"),
        ("indikator.csv", "1.9,1,9,Nilai,predikat,maksimal"),
        ("target.csv", "1.9,2031,TAHUN,PK,BB"),
    ):
        with (folder / berkas).open("a", encoding="utf-8") as akhir:
            akhir.write(f"{baris}\n")
    (m,) = galat(folder)
    assert (m.kode, m.kolom) == ("D064", "rumus") and "BB" in m.pesan


def test_kategori_angka_sendiri(isi: Isi) -> None:
    """What is the unit's own and in percent lies on the scale of achievement."""
    persen = "x/persen,Persen,95 + 0,%,\nx/tinggi,Tinggi,60 + 0,%,\nx/orang,Orang,95 + 0,orang,\n"
    lap = buka(isi(angka=KEPALA_ANGKA + persen))
    langkah = [lap.kategori(k) for k in ("x/persen", "x/tinggi")]
    assert langkah == [kategori(Fraction(n), lap.skala) for n in (95, 60)]
    assert langkah[0] != langkah[1]
    for kunci in ("x/orang", "pegawai/jabatan/jumlah"):
        with pytest.raises(LookupError, match="tidak mempunyai kategori"):
            lap.kategori(kunci)


CAPAIAN = "capaian/1.*/{tahun}"
SERAPAN = "anggaran/{tahun}/realisasi ÷ anggaran/{tahun}/pagu × 100%"


@pytest.mark.parametrize(
    ("rumus", "satuan"),
    [
        ("capaian/1.1/{tahun} × capaian/1.2/{tahun} ÷ 100", "%"),
        ("(capaian/1.1/{tahun} + capaian/1.2/{tahun}) ÷ 2", "%"),
        ("100% − capaian/1.1/{tahun}", "%"),
        ("capaian/1.1/{tahun} ÷ capaian/1.2/{tahun} × 100%", "%"),
        ("y ÷ 100 × 100%", "%"),
        ("y × 1", "%"),
        ("pegawai/jabatan/jumlah ÷ 1.000", "orang"),
        ("anggaran/{tahun}/realisasi × capaian/1.1/{tahun} ÷ 100", "Rp"),
        ("anggaran/{tahun}/realisasi ÷ pegawai/jabatan/jumlah", "Rp"),
        ("anggaran/{tahun}/realisasi ÷ capaian/1.1/{tahun} × 100", "Rp"),
        ("anggaran/{tahun}/realisasi × (100% − capaian/1.1/{tahun}) ÷ 100", "Rp"),
        ("anggaran/{tahun}/realisasi × 10 ÷ 100", "Rp"),
        ("anggaran/{tahun}/realisasi × 100", "Rp"),
        ("anggaran/{tahun}/realisasi × 10% ÷ 100%", "Rp"),
        ("anggaran/{tahun}/realisasi ÷ 50% × 100%", ""),
        ("capaian/1.1/{tahun} × 50% ÷ 100%", "%"),
        ("pegawai/jabatan/jumlah ÷ 12 × 100%", "%"),
        ("pegawai/jabatan/jumlah ÷ 12 × 100%", ""),
        ("capaian/1.1/{tahun} − 2%", "poin"),
        ("rata-rata capaian/1.*/{tahun}", "%"),
        ("(capaian/1.1/{tahun} + capaian/1.2/{tahun}) / 2", "%"),
        ("(capaian/1.1/{tahun} - capaian/1.2/{tahun}) / capaian/1.2/{tahun} * 100%", "%"),
        ("anggaran/{tahun}/pagu ÷ 1.000.000", "juta rupiah"),
        ("anggaran/{tahun}/pagu ÷ pegawai/jabatan/jumlah", "rupiah per orang"),
        ("pegawai/jabatan/jumlah ÷ anggaran/{tahun}/pagu × 1.000.000.000", "orang"),
    ],
)
def test_tetapan_yang_benar(isi: Isi, rumus: str, satuan: str) -> None:
    folder = isi(angka=f"{KEPALA_ANGKA}y,Y,97 + 1,,\nx,X,{rumus},{satuan},\n")
    assert "x" in buka(folder).register


@pytest.mark.parametrize(
    ("baris", "kode", "kolom", "pesan"),
    [
        ("x,X,pegawai/jabatan/jumla × 2,,\n", "D064", "rumus", "“pegawai/jabatan/jumlah”"),
        ("x,X,pegawai/jabatan/jumlah ×,,\n", "D064", "rumus", "tidak membentuk rumus"),
        ("x,X,pegawai/jabatan/jumlah*2,,\n", "D064", "rumus", "Beri spasi"),
        ("x,X,pegawai/jabatan/* × 2,,\n", "D064", "rumus", "tidak ada"),
        ("x,X,jumlah pegawai/tiada/*,,\n", "D064", "rumus", "Mungkin maksudnya: “pegawai/"),
        ("x,X,pegawai/jabatan/jumlah × 1.5,,\n", "D064", "rumus", "desimal dengan koma"),
        ("x,X,pegawai/jabatan/jumlah × 100 %,,\n", "D064", "rumus", "100%"),
        ("x,X,y + 1,,\ny,Y,x + 1,,\n", "D064", "rumus", "dirinya sendiri: x → y → x"),
        ("x,X,y + 1,,\ny,Y,y + 1,,\n", "D064", "rumus", "angka yang menunggu dirinya sendiri: x"),
        ("x,X,(2 + 3,,\n", "D064", "rumus", "belum ditutup"),
        ("x,X,2 + 3),,\n", "D064", "rumus", "tidak mempunyai pembuka"),
        ("x,X,jumlah(pegawai/jabatan/*),,\n", "D064", "rumus", "jumlah pegawai/jabatan/*"),
        ("x,X,pegawai/jabatan/jumlah ÷ 0,,\n", "D064", "rumus", "membagi dengan nol"),
        ("x,X,1 + 3 ÷ (2 − 2) × 100%,,\n", "D064", "rumus", "membagi dengan nol"),
        ("pegawai/jabatan/jumlah,X,2 + 2,,\n", "D064", "kunci", "sudah dipakai"),
        ("x,X,2 + 2,,aneh\n", "D021", "bentuk", ""),
        ("X Y,X,2 + 2,,\n", "D021", "kunci", ""),
        ("x,X,2 + 2,,\nx,X,2 + 3,,\n", "D022", None, ""),
        ("x,X,,,\n", "D021", "rumus", ""),
        ("x,X,=A1/B1,,\n", "D064", "rumus", "rumus Excel"),
        ("x,X,IF(1;2),,\n", "D064", "rumus", "rumus Excel"),
        ("x,X,2 ^ 3,,\n", "D064", "rumus", "Tanda “^”"),
        ("x,X,banyaknya pegawai/jabatan/* = 2,,\n", "D064", "rumus", "Tanda “=”"),
        ("x,X,rata pegawai/jabatan/*,,\n", "D064", "rumus", "hanya jumlah, rata-rata"),
        ("x,X,2 pegawai/jabatan/jumlah,,\n", "D064", "rumus", "bukan satu kunci"),
        ("x,X,7 orang ÷ 12 × 100%,%,\n", "D064", "rumus", "tulis “7” saja"),
        ("x,X,SUM(pegawai/jabatan/*),,\n", "D064", "rumus", "jumlah pegawai/jabatan/*"),
        ("x,X,pegawai/jabatan/jumlah + anggaran/{tahun}/pagu,,\n", "D064", "rumus", "“Rp”"),
        ("x,X,pegawai/jabatan/jumlah × 2,%,\n", "D064", "satuan", "menghasilkan “orang”"),
        (f"x,X,rata-rata {CAPAIAN} − anggaran/{{tahun}}/pagu,,\n", "D064", "rumus", "dikurangkan"),
        (f"x,X,{SERAPAN},orang,\n", "D064", "satuan", "“%”"),
        ("x,X,anggaran/{tahun}/pagu ÷ pegawai/jabatan/jumlah,orang,\n", "D064", "satuan", "“Rp”"),
        ("x,X,anggaran/{thn}/pagu × 1,Rp,\n", "D064", "rumus", "hanya {tahun} dan {tahun_lalu}"),
        ("x,X,Rp2.000.000 × 2,Rp,\n", "D064", "rumus", "tidak terbaca"),
        ("x,X,pegawai/jabatan/jumlah × 0.125,,\n", "D064", "rumus", "desimal dengan koma"),
        (f"x,X,2 × {'9' * 5000},,\n", "D064", "rumus", "tidak terbaca"),
        (f"x,X,{' + '.join('2' * 3000)},,\n", "D064", "rumus", "lebih dari 100 angka"),
        ("x,X,anggaran/{tahun}/pagu × 10%,Rp,\n", "D064", "rumus", "× 10% ÷ 100%"),
        ("x,X,anggaran/{tahun}/pagu ÷ 50%,,\n", "D064", "rumus", "dikalikan 100%"),
        ("x,X,pegawai/jabatan/jumlah × 5%,orang,\n", "D064", "rumus", "seratus kali"),
        (f"x,X,rata-rata {CAPAIAN} × 50%,%,\n", "D064", "rumus", "seratus kali"),
        ("x,X,3 × 40% + 60% × 2,,\n", "D064", "rumus", "seratus kali"),
        ("x,X,Σ pegawai/jabatan/* × pegawai/jabatan/*,,\n", "D064", "rumus", "Tanda “Σ”"),
        ("x,X,jumlah 5,,\n", "D064", "rumus", "cocok dengan “5”"),
        ("x,X,banyaknya bulan yang dilaporkan,,\n", "D064", "rumus", "bukan satu kunci"),
        ("x,X,anggaran/{tahun}/realisasi ÷ anggaran/{tahun}/pagu,%,\n", "D064", "rumus", "× 100%"),
    ],
)
def test_angka_sendiri_yang_keliru(
    isi: Isi, baris: str, kode: str, kolom: str | None, pesan: str
) -> None:
    masalah = galat(isi(angka=KEPALA_ANGKA + baris))
    assert {m.berkas for m in masalah} == {"data/angka.csv"}
    assert {m.baris for m in masalah} <= {2, 3}
    m = masalah[0]
    assert (m.kode, m.kolom if kolom else None) == (kode, kolom)
    assert pesan in m.pesan


# The whole way


@pytest.fixture(scope="module")
def situs(asli: Path, tmp_path_factory: pytest.TempPathFactory, lengkap: bool) -> Path:
    """A report with a table, a chart and figures of its own, as its editor builds it; printed where
    there is time."""
    folder = asli / "data"
    (folder / "tambahan").mkdir(exist_ok=True)
    (folder / "tambahan" / "kegiatan_pembinaan.csv").write_text(KEGIATAN, encoding="utf-8")
    (folder / "angka.csv").write_text(PEGAWAI, encoding="utf-8")
    bab = next((asli / "docs").glob("bab-*.md"))
    tambahan = (
        '\n{{ tabel("kegiatan_pembinaan", judul="Kegiatan & acara", jumlah="Peserta") }}\n\n'
        '{{ grafik("kegiatan_pembinaan") }}\n\n{{ daftar_tabel() }}\n\n'
        '{{ daftar_gambar() }}\n\n{{ angka("pegawai/separuh") }} menurut'
        ' {{ rujuk("tabel-kegiatan_pembinaan") }} dan {{ rujuk("gambar-kegiatan_pembinaan") }}.\n'
    )
    bab.write_text(bab.read_text(encoding="utf-8") + tambahan, encoding="utf-8")
    cetak = () if lengkap else ("--no-pdf",)
    return bangun(asli, tmp_path_factory.mktemp("situs-tambahan") / "situs", *cetak)


def test_sampai_ke_situs_pdf_dan_data(situs: Path, lengkap: bool) -> None:
    halaman = {h: h.read_text(encoding="utf-8") for h in situs.rglob("*.html")}
    (bab,) = (t for t in halaman.values() if 'id="tabel-kegiatan_pembinaan"' in t)
    daftar_benda = "".join(re.findall(r'<ul class="daftar-benda">.*?</ul>', bab, re.DOTALL))
    assert "Penyuluhan &lt;b&gt;hukum&lt;/b&gt;" in bab and "<b>hukum</b>" not in bab
    assert "Kegiatan &amp; acara" in daftar_benda and "peserta terbesar pada Lomba" in daftar_benda
    data = (situs / "data" / "kegiatan_pembinaan.html").read_text(encoding="utf-8")
    assert 'id="baris-3"' in data and "17 Agustus 2023" in data.replace("\xa0", " ")
    register = json.loads((situs / "unduh/data/angka.json").read_text(encoding="utf-8"))
    kunci = {a["kunci"] for a in register}
    jumlah = {f"tambahan/kegiatan_pembinaan/jumlah/{k}" for k in ("peserta", "biaya")}
    assert {"pegawai/separuh", *jumlah} <= kunci  # also the one that the table does not show
    paket = json.loads((situs / "unduh/data/datapackage.json").read_text(encoding="utf-8"))
    for sumber in paket["resources"]:
        assert (situs / "unduh/data" / sumber["path"]).is_file(), sumber["path"]
    if not lengkap:
        return
    (pdf,) = situs.joinpath("unduh").glob("*.pdf")
    isi_pdf = subprocess.check_output(["pdftotext", "-layout", str(pdf), "-"], text=True)
    rapat = " ".join(isi_pdf.split())
    assert "Kegiatan & acara" in rapat and "12 Maret 2023 Penyuluhan <b>hukum</b> 45" in rapat


def test_lewat_buku_kerja(situs: Path, asli: Path, tmp_path: Path) -> None:
    """The own table stands in the workbook; an edit there comes back, and its unit stays."""
    buku = tmp_path / "data.xlsx"
    folder = asli / "data"
    assert buku_kerja.ekspor(folder, buku, ya=True) == 0
    isi = load_workbook(buku)
    ws = isi["kegiatan_pembinaan"]
    assert [c.value for c in ws[1]][:4] == ["Tanggal", "Kegiatan", "Peserta (orang)", "Biaya"]
    assert ws["D3"].value == 2750000
    ws["D3"].value = 2800000
    isi.save(buku)
    assert buku_kerja.impor(folder, buku, tulis=True, ya=True) == 0
    jadi = (folder / "tambahan" / "kegiatan_pembinaan.csv").read_text(encoding="utf-8")
    assert "2023-08-17,Lomba,120,2800000," in jadi
    assert muat(folder)["kegiatan_pembinaan"].sel(3, "Biaya (Rp)") == 2800000
    ganti(folder / "tambahan" / "kegiatan_pembinaan.csv", "2800000", "2750000")
    assert buka(folder).register["tambahan/kegiatan_pembinaan/lomba/biaya"].teks == "Rp2.750.000"
