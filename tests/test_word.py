"""A report in Word comes in: every word and number found again, or told to be not read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document

from scripts.baru.word.naskah import PenyusunNaskah
from scripts.baru.word.pembaca import baca
from scripts.baru.word.sel_tabel import gaya_angka, sebagai_data
from scripts.baru.word.tulisan import lolos
from scripts.baru.word.unsur import GambarWord, Judul, TabelWord, Teks
from tests import word_contoh
from tests.proyek import AKAR, bangun_situs, perintah

KATA = re.compile(r"[^\W_]+(?:[.,]\d+)*")


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A new unit's folder made from the report, and what the command said."""
    kotak = tmp_path_factory.mktemp("word")
    (kotak / "lama.docx").write_bytes(word_contoh.laporan(3))
    tujuan = kotak / "kecamatan"
    hasil = perintah(
        AKAR, "new", "unit", str(tujuan), "--profil", "pemda",
        "--dari", str(kotak / "lama.docx"), "--ya",
    )  # fmt: skip
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    return tujuan, hasil.stdout


def test_bagian_dokumen() -> None:
    """Chapters with titles in the next line, headings by style and by hand, captions above and
    below, with and without a title in their own line; a contents list is none of it."""
    unsur = baca(word_contoh.laporan()).unsur
    judul = [(u.tingkat, u.bab, u.teks) for u in unsur if isinstance(u, Judul)]
    assert judul == [
        (1, "", "KATA PENGANTAR"), (1, "", "DAFTAR ISI"), (1, "I", "PENDAHULUAN"),
        (2, "", "Latar Belakang"), (2, "", "Organisasi"), (1, "II", "PERENCANAAN KINERJA"),
        (1, "III", "AKUNTABILITAS KINERJA"), (2, "", "Capaian Sasaran 1"), (1, "IV", "PENUTUP"),
        (1, "", "LAMPIRAN I FOTO KEGIATAN"),
    ]  # fmt: skip
    benda = [u for u in unsur if isinstance(u, TabelWord | GambarWord)]
    assert [u.keterangan and (u.keterangan.nomor, u.keterangan.judul) for u in benda] == [
        ("1.1", "Pegawai menurut golongan"), ("1.1", "Kantor kecamatan"),
        ("3.1", "Target dan realisasi ke-1"), ("5", "Apel pagi dan sore"),
    ]  # fmt: skip
    tabel = benda[2]
    assert isinstance(tabel, TabelWord) and tabel.kepala == 2
    assert isinstance(benda[3], GambarWord) and len(benda[3].isi) == 2


def test_bab_tabel_gambar_catatan(unit: tuple[Path, str]) -> None:
    folder, kata = unit
    bab = (folder / "docs" / "bab-1-pendahuluan.md").read_text(encoding="utf-8")
    assert "bab: I\n" in bab and "# Pendahuluan {#pendahuluan}" in bab
    assert "Camat memimpin **urusan** yang" in bab and r"\*sembarangan\*" in bab
    assert '{{ rujuk("tabel-pegawai-menurut-golongan") }}' in bab
    assert '{{ rujuk("gambar-kantor-kecamatan") }}' in bab
    assert "[^n2]: Menurut peraturan daerah." in bab
    assert "- perencanaan\n- pelaksanaan\n- pelaporan" in bab
    data = folder / "data" / "tambahan" / "pegawai-menurut-golongan.csv"
    assert data.read_text(encoding="utf-8") == "Golongan,Pria,Wanita\nIII,12,9\nII,1204,3\nI,2,\n"
    tiga = (folder / "docs" / "bab-3-akuntabilitas-kinerja" / "index.md").read_text("utf-8")
    assert "| No | Indikator | Tahun 2031 – Target | Tahun 2031 – Realisasi |" in tiga
    assert "Tabel: Target dan realisasi ke-2 {#tabel-target-dan-realisasi-ke-2}" in tiga
    assert sorted(b.name for b in (folder / "docs" / "aset" / "foto").iterdir()) == [
        "apel-pagi-dan-sore-1.png", "apel-pagi-dan-sore-2.png", "kantor-kecamatan.png",
    ]  # fmt: skip
    assert "6 bab dan lampiran, 4 tabel berjudul, 3 gambar, 1 catatan kaki" in kata
    assert "sampul: “KECAMATAN CONTOH”" in kata


def test_setiap_kata_ditemukan_lagi(unit: tuple[Path, str]) -> None:
    """In the finished pages, with the numbers of captions made anew."""
    folder, kata = unit
    (situs,) = bangun_situs([folder])
    from lxml import html

    halaman = " ".join(
        " ".join(html.parse(str(b)).getroot().text_content().split())
        for b in sorted(situs.rglob("*.html"))
    )
    ada = {k.casefold() for k in KATA.findall(f"{halaman} {kata}")}
    dokumen = Document(str(folder.parent / "lama.docx"))
    semua = [p.text for p in dokumen.paragraphs]
    semua += [s.text for t in dokumen.tables for b in t.rows for s in b.cells]
    lewati = re.compile(r"(BAB [IVX]+ \.+ 1|DAFTAR ISI|(TABEL|Tabel|Gambar) \d.*)")
    cari = {k.casefold() for t in semua if not lewati.fullmatch(t) for k in KATA.findall(t)}
    assert {"{{", "tidak"} - ada == {"{{"} and "1.204" in ada
    assert sorted(cari - ada) == []
    assert "tidak-pernah-ada" not in ada and len(cari) > 60


def test_angka_yang_terketik_disebut(unit: tuple[Path, str]) -> None:
    folder, _ = unit
    hasil = perintah(folder, "check")
    assert hasil.returncode == 0 and "80,5%" in hasil.stdout


@pytest.mark.parametrize(
    ("teks", "jadi"),
    [
        ("a * b_c ~d~", r"a \* b\_c \~d\~"),
        ("{{ x }} {% y %}", '{{ "{{" }} x }} {{ "{%" }} y %}'),
        ("<b>", "&lt;b>"),
        ("1. satu", "1&#46; satu"),
        ("12) dua", "12&#41; dua"),
        ("# judul", r"\# judul"),
        ("- butir", r"\- butir"),
        ("Tabel: x", "Tabel&#58; x"),
        ("biasa saja 1.2", "biasa saja 1.2"),
    ],
)
def test_tulisan_tercetak_apa_adanya(teks: str, jadi: str) -> None:
    assert lolos(teks) == jadi


def test_angka_tabel_menurut_kebiasaan_dokumen() -> None:
    """A thousand is one where nothing speaks against it; with both habits nothing is touched; a
    line of totals goes where it is the sum of the others."""
    baris = [["a", "1.204"], ["b", "96"], ["Jumlah", "1.300"]]
    assert gaya_angka(["1.204", "12"]) == "koma" and gaya_angka(["1,204.50"]) == "titik"
    assert gaya_angka(["1,5", "2.5"]) is None
    assert sebagai_data(baris, "koma") == [["a", "1204"], ["b", "96"]]
    assert sebagai_data([*baris[:2], ["Jumlah", "1.301"]], "koma")[-1] == ["Jumlah", "1301"]
    assert sebagai_data(baris, None)[0] == ["a", "1.204"]


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04rusak", b"%PDF-1.7", b"\xd0\xcf\x11\xe0lama"])
def test_bukan_word(tmp_path: Path, isi: bytes) -> None:
    (tmp_path / "x.docx").write_bytes(isi)
    hasil = perintah(
        AKAR, "new", "unit", str(tmp_path / "u"), "--profil", "upt", "--ya",
        "--dari", str(tmp_path / "x.docx"),
    )  # fmt: skip
    assert hasil.returncode == 2 and "bukan dokumen .docx" in hasil.stderr
    assert not (tmp_path / "u").exists()


def test_tanpa_bab_ditolak(tmp_path: Path) -> None:
    d = Document()
    d.add_paragraph("Surat biasa.")
    d.save(str(tmp_path / "surat.docx"))
    hasil = perintah(
        AKAR, "new", "unit", str(tmp_path / "u"), "--profil", "upt", "--ya",
        "--dari", str(tmp_path / "surat.docx"),
    )  # fmt: skip
    assert hasil.returncode == 2 and "tidak ada judul bab" in hasil.stderr


def test_yang_tak_terbaca_ditandai(tmp_path: Path) -> None:
    """An equation and a caption without its table stand as gaps in their places."""
    from docx.oxml import parse_xml

    d = Document()
    d.add_heading("BAB I PENDAHULUAN", 1)
    d.add_paragraph("Sebelum.")
    ruang = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    rumus = f'<m:oMath xmlns:m="{ruang}"><m:r><m:t>a+b</m:t></m:r></m:oMath>'
    d.add_paragraph("Lihat rumus ").runs[0].element.addnext(parse_xml(rumus))
    d.add_paragraph("Tabel 1.1 Hilang", style="Caption")
    d.add_heading("Sesudah", 2)
    d.save(str(tmp_path / "x.docx"))
    dokumen = baca((tmp_path / "x.docx").read_bytes())
    assert [u.isi for u in dokumen.unsur if isinstance(u, Teks)] == ["Sebelum.", "Lihat rumus"]
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - index.md\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "data").mkdir()
    penyusun = PenyusunNaskah(dokumen, tmp_path, buang=True)
    penyusun.tulis()
    bab = (tmp_path / "docs" / "bab-1-pendahuluan.md").read_text(encoding="utf-8")
    assert 'belum_ditulis("rumus a+b dari Word, tidak terbaca")' in bab
    assert 'belum_ditulis("tabel “Hilang” dari Word")' in bab
    assert len(penyusun.hasil.tak_terbaca) == 2
