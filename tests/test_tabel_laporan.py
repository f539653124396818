"""The known tables of a Word report, offered for the tables of the data and shown first."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DokumenWord

from macros.dasar.masalah import ada_galat
from macros.hitung.laporan import buka
from macros.periksa.menyeluruh import periksa
from scripts.baru.unit import pasang
from tests.proyek import perintah
from tests.word_contoh import isian_kosong

SASARAN = "Meningkatnya layanan"
IKK = (
    ("No", "Sasaran Kegiatan", "Indikator Kinerja Kegiatan", "Target 2031"),
    ("1", SASARAN, "Persentase layanan tepat waktu", "90%"),
    ("2", "", "Jumlah laporan keuangan", "12 Laporan"),
    ("3", "Menurunnya gangguan", "Persentase gangguan", "10 %"),
)
HASIL = (
    ("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"),
    ("1", "persentase layanan tepat waktu", "90%", "81,5%", "90,55"),
    ("2", "Jumlah laporan keuangan", "12 laporan", "12 laporan", "100"),
    ("", "Jumlah", "", "", "95"),
)
ANGGARAN = (
    ("No", "Kegiatan", "Pagu", "Realisasi", "%"),
    ("1", "Pembinaan Pegawai", "1.250.000", "1.000.500", "80,04"),
    ("2", "Layanan Umum", "2.000.000", "2.000.000", "100"),
    ("", "Jumlah", "3.250.000", "3.000.500", ""),
)


def tabel(d: DokumenWord, judul: str, baris: Sequence[Sequence[str]]) -> None:
    d.add_paragraph(judul, style="Caption")
    t = d.add_table(len(baris), len(baris[0]))
    for i, satu in enumerate(baris):
        for j, teks in enumerate(satu):
            t.cell(i, j).text = teks
    for i, satu in enumerate(baris):
        if satu[1] == SASARAN and not baris[i + 1][1]:
            t.cell(i, 1).merge(t.cell(i + 1, 1))


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """A new unit, and beside it a report with known and unknown tables."""
    d = Document()
    d.add_heading("BAB I", 1)
    tabel(d, "Tabel 2.1 Perjanjian Kinerja", IKK)
    tabel(d, "Tabel 3.1 Capaian Kinerja Tahun 2031", HASIL)
    tabel(d, "Tabel 3.2 Realisasi Anggaran per 30 November 2031", ANGGARAN)
    tabel(d, "Tabel 3.3 Target 2030 dan 2031", (("Indikator", "Target"), ("x", "1%")))
    tabel(d, "Tabel 1.1 Pegawai", (("Golongan", "Orang"), ("III", "4")))
    d.save(str(tmp_path / "lama.docx"))
    tujuan = tmp_path / "unit"
    pasang("upt", tujuan)
    isian_kosong(tujuan / "data")
    return tujuan


def baris(unit: Path, nama: str) -> list[dict[str, str]]:
    with (unit / "data" / f"{nama}.csv").open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


@pytest.mark.lama
def test_ditampilkan_lalu_ditulis(unit: Path) -> None:
    word = str(unit.parent / "lama.docx")
    sebelum = {b.name: b.read_bytes() for b in (unit / "data").glob("*.csv")}
    hasil = perintah(unit, "data", "ambil", word)
    kata = hasil.stdout
    assert hasil.returncode == 0, kata + hasil.stderr
    assert "Perjanjian Kinerja: tabel kinerja tahun 2031" in kata
    assert "Realisasi Anggaran per 30 November 2031: tabel anggaran tahun 2031" in kata
    assert "Target 2030 dan 2031" not in kata and "Pegawai:" not in kata
    assert "Belum ada yang ditulis" in kata and "indikator baru 1.1, polaritas maksimal" in kata
    assert {b.name: b.read_bytes() for b in (unit / "data").glob("*.csv")} == sebelum
    hasil = perintah(unit, "data", "ambil", word, "--tulis", "--ya")
    assert hasil.returncode == 0, hasil.stderr
    assert [(s["kode"], s["uraian"]) for s in baris(unit, "sasaran")] == [
        ("1", SASARAN), ("2", "Menurunnya gangguan")]  # fmt: skip
    assert [(i["kode"], i["sasaran"], i["satuan"]) for i in baris(unit, "indikator")] == [
        ("1.1", "1", "%"), ("1.2", "1", "laporan"), ("2.1", "2", "%")]  # fmt: skip
    assert [(t["indikator"], t["tahun"], t["dokumen"], t["nilai"])
            for t in baris(unit, "target")] == [
        ("1.1", "2031", "PK", "90"), ("1.2", "2031", "PK", "12"), ("2.1", "2031", "PK", "10"),
    ]  # fmt: skip
    assert [(r["indikator"], r["nilai"], r["bukti"]) for r in baris(unit, "realisasi")] == [
        ("1.1", "81.5", "lama.docx, Capaian Kinerja Tahun 2031"),
        ("1.2", "12", "lama.docx, Capaian Kinerja Tahun 2031"),
    ]  # fmt: skip
    assert [(a["kegiatan"], a["pagu"], a["realisasi"], a["tanggal"])
            for a in baris(unit, "anggaran_kegiatan")] == [
        ("pembinaan-pegawai", "1250000", "1000500", "2031-11-30"),
        ("layanan-umum", "2000000", "2000000", "2031-11-30"),
    ]  # fmt: skip
    masalah = periksa(unit)
    assert not ada_galat(masalah), [m.sebagai_teks() for m in masalah if m.tingkat == "galat"]
    assert len(buka(unit / "data").indikator) == 3
    hasil = perintah(unit, "data", "ambil", word, "--tulis", "--ya")
    assert "Tidak ada perubahan." in hasil.stdout


@pytest.mark.lama
def test_yang_tidak_pasti_disebut(unit: Path, tmp_path: Path) -> None:
    """An unknown unit, an indicator whose goal is not said, less-is-better by its achievement."""
    d = Document()
    tabel(d, "Tabel 1 Target 2031", (("Indikator", "Target"), ("Tanpa sasaran", "5%"),
                                     ("Satuan asing", "5 gerobak")))  # fmt: skip
    tabel(d, "Tabel 2 Capaian 2031", (
        ("Sasaran", "Indikator", "Target", "Realisasi", "Capaian"),
        ("Turun", "Gangguan", "10%", "8%", "120%"),
    ))  # fmt: skip
    d.save(str(tmp_path / "b.docx"))
    hasil = perintah(unit, "data", "ambil", str(tmp_path / "b.docx"))
    assert "satuan “gerobak” belum ada di satuan.csv" in hasil.stdout
    assert "“Tanpa sasaran”: belum ada di data, dan sasarannya tidak tertulis" in hasil.stdout
    assert "indikator baru 1.1, polaritas minimal" in hasil.stdout, hasil.stdout + hasil.stderr


@pytest.mark.lama
def test_tingkat_sasaran_dan_sumber_menurut_tabelnya(unit: Path, tmp_path: Path) -> None:
    """Where several levels are measured the head of the column says which, and the line below a
    table whose figures they are; a goal whose level nothing says is named, not guessed."""
    pemda = tmp_path / "pemda"
    pasang("pemda", pemda)
    isian_kosong(pemda / "data")
    isi = (("Naik", "Gangguan", "10%"),)
    d = Document()
    tabel(d, "Tabel 1 Target 2031", (("Sasaran Program", "Indikator", "Target"), *isi))
    tabel(d, "Tabel 2 Realisasi Anggaran per 30 November 2031", ANGGARAN)
    d.add_paragraph("Sumber: SIPD, 2031")
    tabel(d, "Tabel 3 Target 2032", (("Sasaran Strategis", "Indikator", "Target"),
                                     ("Naik lagi", "Aduan", "10%")))  # fmt: skip
    d.save(str(tmp_path / "s.docx"))
    hasil = perintah(pemda, "data", "ambil", str(tmp_path / "s.docx")).stdout
    assert "1 · program · PK · Naik\n" in hasil and "2 · sasaran · PK · Naik lagi" in hasil
    assert "1000500 · SIPD · 2031-11-30" in hasil and "tidak tertulis" not in hasil
    tingkat = pemda / "data/tingkat.csv"
    tingkat.write_text(tingkat.read_text("utf-8").replace("Sasaran", "Hasil"), "utf-8")
    hasil = perintah(pemda, "data", "ambil", str(tmp_path / "s.docx")).stdout
    assert "tingkat sasaran “Naik lagi” tidak dapat dipastikan" in hasil
    assert "Naik lagi”: belum ada di data" not in hasil and "1 · program" in hasil
    # A unit without that source keeps the one that it follows.
    hasil = perintah(unit, "data", "ambil", str(tmp_path / "s.docx")).stdout
    assert "1000500 · SIPD" not in hasil and "1 · program" in hasil


def test_predikat_menurut_skala_satuannya(tmp_path: Path) -> None:
    """What is no number is taken where the scale of its unit has it, or where it is a bound."""
    pasang("pemda", tmp_path / "pemda")
    isian_kosong(tmp_path / "pemda" / "data")
    d = Document()
    kepala = ("Sasaran Program", "Indikator", "Satuan", "Target", "Realisasi")
    isi = [
        ("predikat", "BB", "B"), ("predikat", "Bagus", ""), ("indeks", "BB", ""),
        ("%", "≥ 80", ""),
    ]  # fmt: skip
    baris = [("Naik", f"Nilai {n}", *satu) for n, satu in enumerate(isi)]
    tabel(d, "Tabel 1 Target 2031", (kepala, *baris))
    d.save(str(tmp_path / "s.docx"))
    hasil = perintah(tmp_path / "pemda", "data", "ambil", str(tmp_path / "s.docx")).stdout
    assert "1.1 · 2031 · TAHUN · PK · BB\n" in hasil and " · B · predikat · " in hasil
    assert "1.2 · 2031 · TAHUN · PK · ≥ 80\n" in hasil
    assert hasil.count("bukan nilai menurut satuannya; isi sendiri") == 2


def test_rentang_batas_dan_arahnya(tmp_path: Path) -> None:
    """A range or a bound is a target, with or without its unit, and tells which way is better; the
    way that one table tells holds for the others, wherever they stand."""
    pasang("pemda", tmp_path / "pemda")
    isian_kosong(tmp_path / "pemda" / "data")
    d = Document()
    janji = [("Hunian", "%", "60-85"), ("Lama", "", "3–6 hari"), ("Antrean", "menit", "≤ 60"),
             ("Tunggu", "", "30 menit"), ("Layanan", "%", "80")]  # fmt: skip
    baris = [("Naik", *satu) for satu in janji]
    tabel(d, "Tabel 1 Target 2031", (("Sasaran Program", "Indikator", "Satuan", "Target"), *baris))
    kepala = ("Indikator", "Target", "Realisasi", "Capaian")
    hasil = (("Tunggu", "30 menit", "36 menit", "80"), ("Layanan", "80%", "72%", "90"),
             ("Hunian", "60–85%", "60–70%", ""))  # fmt: skip
    tabel(d, "Tabel 2 Capaian 2031", (kepala, *hasil))
    d.save(str(tmp_path / "s.docx"))
    kata = perintah(tmp_path / "pemda", "data", "ambil", str(tmp_path / "s.docx")).stdout
    for satu in ("% · stabil", "hari · stabil", "menit · minimal", "% · maksimal"):
        assert f" · {satu}\n" in kata
    assert kata.count("menit · minimal\n") == 2 and "belum ada di satuan.csv" not in kata
    for satu in (
        "1.1 · 2031 · TAHUN · PK · 60–85",
        "1.2 · 2031 · TAHUN · PK · 3–6",
        "1.3 · 2031 · TAHUN · PK · ≤ 60",
        "1.4 · 2031 · TAHUN · LAPORAN · 36 · menit",
    ):
        assert satu in kata  # fmt: skip
    assert "1.1 · 2031 · TAHUN · LAPORAN" not in kata, "a range is no result"


def test_tabel_seperti_ditulis_kantor(unit: Path, tmp_path: Path) -> None:
    """Rows numbered within their column, units that only a later table has, heads of one's own;
    what is not taken is said, with the reason."""
    d = Document()
    janji = (
        ("Naik", "1. Lama antre", "10"),
        ("", "2. Nilai kantor", "82,3"),
        ("", "3. Aduan", "5"),
    )
    tabel(d, "Tabel 1 Target 2031", (("Sasaran Kegiatan", "Indikator", "Target"), *janji))
    kepala = ("Indikator", "Satuan", "Target", "Realisasi", "% Capaian")
    hasil = (
        ("Lama antre", "menit", "10", "8", "120"),
        ("Nilai kantor", "nilai", "82,3", "n/a", "-"),
    )
    tabel(d, "Tabel 2 Capaian 2031", (kepala, *hasil))
    isi = (("5252", "Layanan", "2.000.000", "1.000.000"),)
    uang = ("Kode", "Kegiatan/KRO", "Pagu (Rp)", "Realisasi (Rp)")
    tabel(d, "Tabel 3 Realisasi per 31 Desember 2031", (uang, *isi))
    d.save(str(tmp_path / "k.docx"))
    kata = perintah(unit, "data", "ambil", str(tmp_path / "k.docx")).stdout
    assert "1.1 · 1 · 1 · Lama antre · menit · minimal\n" in kata
    assert "1.2 · 2031 · TAHUN · PK · 82.3\n" in kata and "Capaian 2031: indikator" not in kata
    assert "2031 · 5252 · 2000000 · 1000000" in kata
    assert "“Nilai kantor”: realisasi “n/a” tidak diambil, karena bukan nilai" in kata
    assert "“Aduan”: target “5” tidak diambil, karena satuannya tidak diketahui" in kata


@pytest.mark.parametrize(
    ("kode", "jumlah"), [("1.02.1", ""), ("1.03", "jumlah barisnya 3.000.000")]
)
def test_rincian_anggaran_tidak_terhitung_dua_kali(
    unit: Path, tmp_path: Path, kode: str, jumlah: str
) -> None:
    """What a code goes on is the row above; where codes do not tell, the typed sum does."""
    d = Document()
    isi = (
        ("1.02", "Program", "2.000.000"),
        (kode, "Rincian", "1.000.000"),
        ("", "Jumlah", "2.000.000"),
    )
    kepala = ("Kode", "Program/Kegiatan", "Pagu")
    tabel(d, "Tabel 1 Realisasi per 31 Desember 2031", (kepala, *isi))
    d.save(str(tmp_path / "a.docx"))
    kata = perintah(unit, "data", "ambil", str(tmp_path / "a.docx")).stdout
    assert ("2 · Rincian · 1.02\n" in kata) is (not jumlah)
    assert (jumlah in kata and "Isi kolom induk" in kata) if jumlah else "jumlahnya" not in kata


def test_anggaran_tanpa_tanggal_tidak_diambil(unit: Path, tmp_path: Path) -> None:
    """Its rows would be refused: they are not begun, and the way out is said."""
    d = Document()
    tabel(d, "Tabel 3 Realisasi Anggaran Tahun 2031", ANGGARAN)
    d.save(str(tmp_path / "t.docx"))
    hasil = perintah(unit, "data", "ambil", str(tmp_path / "t.docx"))
    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert "tabel ini tidak diambil. Tambahkan --per" in hasil.stdout
    hasil = perintah(unit, "data", "ambil", str(tmp_path / "t.docx"), "--per", "2031-12-31")
    assert hasil.returncode == 0 and "anggaran_kegiatan.csv" in hasil.stdout


def test_bukan_laporan(unit: Path, tmp_path: Path) -> None:
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04rusak")
    hasil = perintah(unit, "data", "ambil", str(tmp_path / "c.docx"))
    assert hasil.returncode == 1 and "bukan dokumen .docx" in hasil.stderr
    Document().save(str(tmp_path / "d.docx"))
    hasil = perintah(unit, "data", "ambil", str(tmp_path / "d.docx"))
    assert hasil.returncode == 0 and "tidak ada yang dapat mengisi" in hasil.stdout
