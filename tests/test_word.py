"""A report in Word comes in: every word and number found again, or told to be not read."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import html
from PIL import Image

from macros.asupan.bilangan import Gaya
from scripts.baru import dari_word
from scripts.baru.navigasi import tulis_nav
from scripts.baru.unit import pasang
from scripts.baru.word import naskah
from scripts.baru.word.bagian_docx import lolos, susun_larik
from scripts.baru.word.naskah import HasilWord, PenyusunNaskah
from scripts.baru.word.pembaca import GambarWord, Judul, TabelWord, TanpaPadanan, Teks, baca
from scripts.baru.word.sel_tabel import gaya_angka, meragukan, sebagai_data
from scripts.terbit.penerbitan import pengaturan
from tests import word_contoh
from tests.penanda import bila_lengkap
from tests.proyek import AKAR, bangun_situs, ganti, pasang_mini, perintah

KATA = re.compile(r"[^\W_]+(?:[.,]\d+)*")


def kata_hilang(dokumen: Path, situs: Path, kabar: str) -> list[str]:
    """The words and numbers of a document that neither the site nor the command's words have; its
    contents list and the numbers of its captions are made anew."""
    halaman = " ".join(
        " ".join(html.parse(str(b)).getroot().text_content().split())
        for b in sorted(situs.rglob("*.html"))
    )
    ada = {k.casefold() for k in KATA.findall(f"{halaman} {kabar}")}
    isi = Document(str(dokumen))
    semua = [
        "".join(t.text or "" for t in p.iter(qn("w:t")))
        for bagian in (isi.element, *(t._element for s in isi.sections
                                      for t in (s.header, s.footer)))
        for p in bagian.iter(qn("w:p"))
        if next(p.iterdescendants(qn("w:p")), None) is None
    ]  # fmt: skip
    lewati = re.compile(r"(BAB [IVX]+ \.+ 1|DAFTAR ISI|(TABEL|Tabel|Gambar) \d.*)")
    cari = {k.casefold() for t in semua if not lewati.fullmatch(t) for k in KATA.findall(t)}
    assert len(cari) > 60 and "tidak-pernah-ada" not in ada
    return sorted(cari - ada)


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A new unit's folder made from the report, and what the command said."""
    kotak = tmp_path_factory.mktemp("word")
    (kotak / "lama.docx").write_bytes(word_contoh.laporan(3, panjang=True))
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


@pytest.mark.lama
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
        "kotak-teks1.png", "kotak-teks2.png", "kotak-teks3.png",
    ]  # fmt: skip
    assert "6 bab dan lampiran, 7 tabel berjudul, 6 gambar, 1 catatan kaki" in kata
    assert "sampul: “KECAMATAN CONTOH”" in kata


def test_setiap_kata_ditemukan_lagi(unit: tuple[Path, str]) -> None:
    """In the finished pages, with the numbers of captions made anew, or told."""
    folder, kata = unit
    (situs,) = bangun_situs([folder])
    assert kata_hilang(folder.parent / "lama.docx", situs, kata) == []


@pytest.mark.lama
def test_isi_dokumen_kantor(unit: tuple[Path, str]) -> None:
    """Boxes, boxes' captions, nested tables, changes that are tracked, links, lists typed by hand,
    captions typed wrong; what stands at the edge of the pages is told."""
    folder, kata = unit
    bab = (folder / "docs" / "bab-3-akuntabilitas-kinerja" / "index.md").read_text("utf-8")
    assert '{{ foto("kotak-teks2.png", "Kotak teks2", "Kotak teks2", kode="kotak-teks2") }}' in bab
    assert "Usulan2 awal tambahan2\n" in bab and "terhapus" not in bab
    assert "[laman2](https://contoh.go.id/2)" in bab and "2&#46; butir2c" in bab
    assert bab.count("Kotak teks2") == 2  # and not once more for older programs
    data = folder / "data" / "tambahan" / "bersarang2.csv"
    assert data.read_text(encoding="utf-8") == "Kepala2,Isi\nluar2,dalam2\n"
    _, _, tawaran = kata.partition("Tabel yang dapat mengisi tabel data")
    assert tawaran.splitlines()[1:4] == [f"  Target dan realisasi ke-{n}" for n in (1, 2, 3)]
    assert "Kepala halaman dinas" in kata and "Kaki halaman dinas" in kata


@pytest.mark.lama
def test_angka_yang_terketik_disebut(unit: tuple[Path, str]) -> None:
    folder, _ = unit
    hasil = perintah(folder, "check")
    assert hasil.returncode == 0 and "80,5%" in hasil.stdout


@pytest.mark.lama
def test_angka_terketik_dengan_angka_laporannya(tmp_path: Path) -> None:
    """What a Word report types is listed with the report's figure of that value, ready to bind."""
    pasang_mini(tmp_path)
    d = Document()
    d.add_heading("BAB II PERENCANAAN KINERJA", 1)
    d.add_paragraph("Capaiannya 83,33% dan biayanya Rp123.456,78.")
    d.save(str(tmp_path / "lama.docx"))
    _, masalah = dari_word.bawa(dari_word.buka(tmp_path / "lama.docx"), tmp_path, buang=False)
    bab = "docs/bab-2-perencanaan-kinerja.md"
    diketik = {m.nilai: m.pesan for m in masalah if m.berkas == bab}
    assert '{{ angka("capaian/1.1/{tahun}") }}' in diketik["83,33%"]
    assert "Tidak sama dengan angka mana pun" in diketik["Rp123.456,78"]


@pytest.mark.lama
def test_periode_dari_word_tanpa_galat(tmp_path: Path) -> None:
    """Chapters that stay and lead to what the document replaced have a mark there, not an error."""
    pasang_mini(tmp_path)
    ikhtisar = tmp_path / "docs" / "ikhtisar-eksekutif.md"
    assert 'rujuk("kinerja")' in ikhtisar.read_text(encoding="utf-8")
    (tmp_path / "lama.docx").write_bytes(word_contoh.laporan())
    hasil, masalah = dari_word.bawa(dari_word.buka(tmp_path / "lama.docx"), tmp_path, buang=False)
    assert "bab-3-akuntabilitas-kinerja/index.md" in hasil.halaman
    assert not [m.sebagai_teks() for m in masalah if m.tingkat == "galat"]
    teks = ikhtisar.read_text(encoding="utf-8")
    assert 'belum_ditulis("rujukan pengganti “kinerja”' in teks
    assert 'rujuk("kinerja")' not in teks


def bersampul(folder: Path, sampul: str) -> Any:
    """A report in Word with these words on its cover."""
    isi = Document()
    isi.add_paragraph("LAPORAN KINERJA")
    isi.add_paragraph(sampul)
    isi.add_heading("BAB I PENDAHULUAN", 1)
    isi.add_paragraph("Layanan berjalan baik.")
    isi.save(str(folder / "lama.docx"))
    return dari_word.buka(folder / "lama.docx")


@pytest.mark.parametrize(("sampul", "tahun"), [
    ("TAHUN 2020", 2020), ("TAHUN 2098", 2098), ("Tahun 2020, dicetak pada 2021", 2020),
    ("Februari 2020", 2020), ("TAHUN 2020 DAN TAHUN 2021", None), ("KECAMATAN CONTOH", None),
])  # fmt: skip
def test_tahun_di_sampul(tmp_path: Path, sampul: str, tahun: int | None) -> None:
    assert dari_word.tahun(bersampul(tmp_path, sampul)) == tahun


@pytest.mark.lama
@pytest.mark.parametrize(("sampul", "lama"), bila_lengkap(
    [("TAHUN 2020", True), ("TAHUN 2098", False), ("KECAMATAN CONTOH", False)],
    [("TAHUN 2020", True), ("TAHUN 2098", False)],
))  # fmt: skip
def test_laporan_tahun_lalu_dibaca_ulang(tmp_path: Path, sampul: str, lama: bool) -> None:
    """What an earlier year's report says is to be read again; not what this year's does."""
    dokumen = bersampul(tmp_path, sampul)
    tujuan = tmp_path / "unit"
    pasang("upt", tujuan)
    word_contoh.isian_kosong(tujuan / "data")
    hasil, masalah = dari_word.bawa(dokumen, tujuan)
    assert [m.berkas for m in masalah if m.kode == "T308"] == ["docs/bab-1-pendahuluan.md"] * lama
    kata = "\n".join(dari_word.sebut(hasil))
    assert ("Laporan itu tentang 2020" in kata) == lama


TETAP = """---
bagian: lampiran
---

# Yang Tetap {#yang-tetap}

## Latar Belakang {#latar-belakang}

{{ tabel("sdm-jabatan") }}

{{ foto("kantor.png", "Kantor", "Gedung", kode="apel") }}

[Bagian lama](../bab-1-kinerja.md#sumber-daya-manusia) dan {{ rujuk("tabel-sdm-jabatan") }}.
"""


def laporan_bentrok() -> bytes:
    """A report whose names are those of another's: headings, tables, pictures, files, numbers."""

    def bertabel(judul: str) -> None:
        d.add_paragraph(judul, style="Caption")
        t = d.add_table(2, 2)
        for n, teks in enumerate(("Uraian", "Nilai", judul.rsplit(maxsplit=1)[-1], "5")):
            t.cell(n // 2, n % 2).text = teks

    def bergambar(judul: str, *warna: str) -> None:
        for satu in warna:
            d.add_picture(word_contoh.gambar(satu))
        d.add_paragraph(judul, style="Caption")

    d = Document()
    for judul in ("Glosarium", "—", "Glosarium", "BAB I PENDAHULUAN"):
        d.add_heading(judul, 1)
    d.add_heading("Latar Belakang", 2)
    d.add_heading("Tabel SDM jabatan", 2)
    d.add_paragraph("Lihat Tabel 1.1, Tabel 1.2, Gambar 1.1, dan Gambar 1.9.")
    bertabel("Tabel 1.1 SDM Jabatan")
    bertabel("Tabel 1.2 Kelengkapan")
    bergambar("Gambar 1.1 Kantor", "red")
    bergambar("Gambar 1.9 Apel", "red", "blue")
    bergambar("Gambar 1.9 Apel", "green")
    d.add_heading("BAB III AKUNTABILITAS", 1)
    d.add_heading("BAB III PENUTUP", 1)
    d.add_heading("LAMPIRAN I NOTULA RAPAT", 1)
    d.add_heading("LAMPIRAN II FOTO", 1)
    d.add_heading("LAMPIRAN III FOTO", 1)
    wadah = io.BytesIO()
    d.save(wadah)
    return wadah.getvalue()


def periode_bentrok(folder: Path) -> tuple[HasilWord, list[str]]:
    """A report with a chapter that stays, after that one has come in: what came, the errors."""
    pasang_mini(folder)
    foto = folder / "docs" / "aset" / "foto"
    foto.mkdir(parents=True, exist_ok=True)
    (foto / "kantor.png").write_bytes(word_contoh.gambar("black").getvalue())
    lampiran = folder / "docs" / "lampiran"
    (lampiran / "tetap.md").write_text(TETAP, encoding="utf-8")
    (lampiran / "r1.md").write_text("---\nbagian: lampiran\n---\n\n# Notula Rapat\n")
    nav = "      - Tetap: lampiran/tetap.md\n      - lampiran/r1.md\n      - lampiran/perj"
    ganti(folder / "mkdocs.yml", "      - lampiran/perj", nav)
    (folder / "lama.docx").write_bytes(laporan_bentrok())
    hasil, masalah = dari_word.bawa(dari_word.buka(folder / "lama.docx"), folder, buang=False)
    return hasil, [m.sebagai_teks() for m in masalah if m.tingkat == "galat"]


@pytest.mark.lama
def test_nama_dari_word_tidak_bentrok(tmp_path: Path) -> None:
    """What comes from Word bears no name that something else of the report has, and what refers to
    it follows."""
    hasil, galat = periode_bentrok(tmp_path)
    assert galat == []
    # A chapter of a title or a number takes the other's place; those called alike stay two.
    assert hasil.halaman == [
        "bagian-glosarium.md", "bagian.md", "glosarium-2.md", "bab-1-pendahuluan.md",
        "bab-3-akuntabilitas-kinerja/index.md", "penutup.md", "lampiran/r1.md",
        "lampiran/foto.md", "lampiran/foto-2.md",
    ]  # fmt: skip
    docs = tmp_path / "docs"
    assert "bab: IV\n" in (docs / "penutup.md").read_text(encoding="utf-8")
    assert not (docs / "bab-1-kinerja.md").exists()
    bab = (docs / "bab-1-pendahuluan.md").read_text(encoding="utf-8")
    assert "## Latar Belakang {#latar-belakang-2}" in bab
    ke = ("tabel-sdm-jabatan-2", "tabel-kelengkapan-2", "gambar-kantor-2")
    rujukan = ", ".join(f'{{{{ rujuk("{satu}") }}}}' for satu in ke)
    assert f"Lihat {rujukan}, dan Gambar 1.9.\n" in bab  # two bear that number
    assert '{{ tabel("kelengkapan-2", judul="Kelengkapan") }}' in bab
    assert 'foto("apel-2-1.png | apel-2-2.png", "Apel", "Apel | Apel", kode="apel-2")' in bab
    foto = {b.name: Image.open(b).getpixel((0, 0)) for b in (docs / "aset" / "foto").iterdir()}
    assert foto == {
        "kantor.png": (0, 0, 0), "kantor-2.png": (255, 0, 0), "apel-2-1.png": (255, 0, 0),
        "apel-2-2.png": (0, 0, 255), "apel-3.png": (0, 128, 0),
    }  # fmt: skip
    assert sorted(b.name for b in (tmp_path / "data" / "tambahan").iterdir()) == [
        "kelengkapan-2.csv", "sdm-jabatan-2.csv"]  # fmt: skip
    tetap = (docs / "lampiran" / "tetap.md").read_text(encoding="utf-8")
    assert "](../bab-1-pendahuluan.md) dan" in tetap and "      - Tetap: lampiran/tetap.md\n" in (
        tmp_path / "mkdocs.yml").read_text(encoding="utf-8")  # fmt: skip


@pytest.mark.lama
def test_nama_yang_bentrok_ketahuan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without other names the same report is full of errors."""
    monkeypatch.setattr(naskah, "unik", lambda nama, _: nama or "x")
    _, galat = periode_bentrok(tmp_path)
    assert any("B020" in satu for satu in galat)


@pytest.mark.parametrize(
    ("teks", "jadi"),
    [
        ("a * b_c ~d~", r"a \* b\_c \~d\~"),
        ("{{ x }} {% y %}", '{{ "{{" }} x }} {{ "{%" }} y %}'), ("<b>", "&lt;b>"),
        ("1. satu", "1&#46; satu"), ("12) dua", "12&#41; dua"), ("# judul", r"\# judul"),
        ("- butir", r"\- butir"), ("Tabel: x", "Tabel&#58; x"),
        ("biasa saja 1.2", "biasa saja 1.2"), ("{: .kelas } {a}", r"\{: .kelas } \{a}"),
    ],
)  # fmt: skip
def test_tulisan_tercetak_apa_adanya(teks: str, jadi: str) -> None:
    assert lolos(teks) == jadi


def test_tanda_yang_sama_ditulis_sekali() -> None:
    """Marks that touch would be read as another one: `**a*****b***`, `*~~a~~**b*`."""
    assert susun_larik([("a ", ("**",)), ("b", ("**", "*")), ("c", ())]) == "**a *b***c"
    assert susun_larik([("a", ("*", "~~")), ("b*", ("*",)), (" ", ("**",))]) == r"*~~a~~b\** "


def test_angka_tabel_menurut_kebiasaan_dokumen() -> None:
    """A thousand is one where nothing speaks against it; with both habits nothing is touched; a
    line of totals goes where it is the sum of the others."""
    baris = [["a", "1.204"], ["b", "96"], ["Jumlah", "1.300"]]
    assert gaya_angka(["1.204", "12"]) == "koma" and gaya_angka(["1,204.50"]) == "titik"
    assert gaya_angka(["1,5", "2.5"]) is None
    kepala = ["Hal", "Nilai"]
    assert sebagai_data(kepala, baris, "koma") == ([["a", "1204"], ["b", "96"]], ["Nilai"])
    lain = [*baris[:2], ["Jumlah", "1.301"]]
    assert sebagai_data(kepala, lain, "koma")[0][-1] == ["Jumlah", "1301"]
    assert sebagai_data(kepala, baris, None)[0][0] == ["a", "1.204"]
    assert sebagai_data(["Hal", "Capaian (%)"], baris, "koma")[1] == []


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04rusak", b"%PDF-1.7", b"\xd0\xcf\x11\xe0lama"])
def test_bukan_word(tmp_path: Path, isi: bytes) -> None:
    (tmp_path / "x.docx").write_bytes(isi)
    hasil = perintah(
        AKAR, "new", "unit", str(tmp_path / "u"), "--profil", "upt", "--ya",
        "--dari", str(tmp_path / "x.docx"),
    )  # fmt: skip
    assert hasil.returncode == 1 and "bukan dokumen .docx" in hasil.stderr
    assert not (tmp_path / "u").exists()


def test_kata_yang_hilang_ketahuan(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_contoh.laporan())
    (tmp_path / "index.html").write_text("<html><body><p>Camat memimpin</p></body></html>")
    assert {"urusan", "1.204", "pelaporan"} <= {*kata_hilang(tmp_path / "a.docx", tmp_path, "")}


def test_yang_meragukan_diketik() -> None:
    """What a data file would take for another number stays as it was typed."""
    semua: tuple[tuple[str, str, Gaya, bool], ...] = (
        ("Indikator", "1.2", "koma", True), ("Kode", "1.2", "koma", False),
        ("Nilai", "1.2", "titik", False), ("Nilai", "1,025", "koma", True),
        ("Nilai", "1.025", "koma", False), ("Nilai", "92,5", "koma", False),
    )  # fmt: skip
    for judul, sel, gaya, ya in semua:
        assert meragukan([judul], [[sel]], gaya) == ya, (judul, sel)


def test_judul_dan_bab() -> None:
    """A number inside of a heading stays; an item of a list is no chapter; a source goes with its
    table."""
    d = Document()
    d.add_heading("BAB I PENDAHULUAN", 1)
    d.add_heading("Fakta: 12 dari 24 tercapai", 2)
    d.add_paragraph("Bab II Perencanaan memuat rencana", style="List Bullet")
    d.add_paragraph("Tabel L1.4 Pagu", style="Caption")
    t = d.add_table(2, 2)
    for n, teks in enumerate(("Uraian", "Pagu", "Gaji", "5")):
        t.cell(n // 2, n % 2).text = teks
    d.add_paragraph("Sumber: SP2D, 2031.")
    wadah = io.BytesIO()
    d.save(wadah)
    unsur = baca(wadah.getvalue()).unsur
    assert [u.teks for u in unsur if isinstance(u, Judul)] == [
        "PENDAHULUAN", "Fakta: 12 dari 24 tercapai"]  # fmt: skip
    (tabel,) = (u for u in unsur if isinstance(u, TabelWord))
    assert tabel.sumber == "SP2D, 2031." and tabel.keterangan
    assert (tabel.keterangan.nomor, tabel.keterangan.judul) == ("L1.4", "Pagu")


def test_bab_berangka_arab_dan_yang_tersembunyi() -> None:
    """“Bab 2.” is a Bab like “BAB II”, its title in the same line or the next; a line of a contents
    list is none. What Word hides is left out and told; letters of Wingdings are the signs shown."""
    d = Document()
    d.add_heading("Bab 1. Pendahuluan", 1)
    word_contoh.tebal(d, "BAB 2")
    word_contoh.tebal(d, "PERENCANAAN")
    word_contoh.tebal(d, "BAB 3 PENUTUP 12")
    word_contoh.tebal(d, "BAB 3 12")
    p = d.add_paragraph("Sudah \uf0fc")
    p.add_run(" rahasia").font.hidden = True
    p.add_run(" dan tampak").font.hidden = False
    wadah = io.BytesIO()
    d.save(wadah)
    isi = baca(wadah.getvalue())
    assert [(u.bab, u.teks) for u in isi.unsur if isinstance(u, Judul) and u.bab] == [
        ("I", "Pendahuluan"), ("II", "PERENCANAAN"),
    ]  # fmt: skip
    assert isi.tersembunyi == ["rahasia"] and not isi.aksara
    assert isinstance(isi.unsur[-1], Teks) and isi.unsur[-1].polos == "Sudah ✓ dan tampak"


@pytest.mark.lama
def test_yang_tidak_dapat_dicetak_tidak_menggagalkan(tmp_path: Path) -> None:
    """Signs that no font of the report has, addresses that no browser opens, levels left out and
    brackets in captions: marked or mended, and never an error of the new report."""
    d = Document()
    d.add_heading("BAB I PENDAHULUAN", 1)
    d.add_heading("Langsung dalam", 4)
    d.add_heading("Lebih dalam", 6)
    p = d.add_paragraph("بسم الله الرحمن dan ✅ 😀, lihat ")
    for n, alamat in enumerate(("https://a.id/b c(d)", "http://[", "file:///C:/x", "mailto:")):
        word_contoh.tautan(d, p, alamat, f"t{n} ")
    t = d.add_table(2, 2)
    for n, teks in enumerate(("Uraian", "Nilai", "中文", "5")):
        t.cell(n // 2, n % 2).text = teks
    d.add_picture(word_contoh.gambar("red"))
    d.add_paragraph('Gambar 1.1 "Kutip" {{ z }} {% x <b>', style="Caption")
    d.save(str(tmp_path / "lama.docx"))
    folder = tmp_path / "unit"
    pasang("pemda", folder)
    word_contoh.isian_kosong(folder / "data")
    hasil, masalah = dari_word.bawa(dari_word.buka(tmp_path / "lama.docx"), folder)
    assert [m.sebagai_teks() for m in masalah if m.tingkat == "galat"] == []
    bab = (folder / "docs" / "bab-1-pendahuluan.md").read_text(encoding="utf-8")
    tanda = "(aksara tidak terbaca)"
    assert "\n## Langsung dalam {" in bab and "\n### Lebih dalam {" in bab
    assert f"\n{tanda} dan {tanda}, lihat [t0](https://a.id/b%20c%28d%29) t1 t2 t3\n" in bab
    assert f"| {tanda} | 5 |" in bab and r'"\"Kutip\" \x7b\x7b z \x7d\x7d \x7b% x <b>"' in bab
    asing = "aksara di luar huruf laporan: “"
    assert [s.removeprefix(asing) for s in hasil.tak_terbaca if s.startswith(asing)] == [
        "بسم الله الرحمن”", "✅ 😀”", "中文”"]  # fmt: skip


def test_yang_tertulis_dua_kali_dibaca_sekali() -> None:
    """What Word writes once more for older programs, a picture as well as a box, stands once; and
    what a tracked change or a control stands around is where it stood."""
    dokumen = Document()
    word_contoh.tebal(dokumen, "BAB I")
    alinea = dokumen.add_paragraph("Satu ")
    for teks in ("dua ", "tiga"):
        larik = alinea.add_run(teks)
        larik._r.addprevious(sisip := parse_xml(f"<w:ins {word_contoh.W}/>"))
        sisip.append(larik._r)
    dokumen.add_picture(word_contoh.gambar("teal"))
    (gambar,) = dokumen.element.body.iter(qn("w:drawing"))
    alih = parse_xml(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice/><mc:Fallback/></mc:AlternateContent>"
    )
    gambar.addprevious(alih)
    alih[1].append(deepcopy(gambar))
    alih[0].append(gambar)
    wadah = io.BytesIO()
    dokumen.save(wadah)
    semua = baca(wadah.getvalue()).unsur
    assert [len(u.isi) for u in semua if isinstance(u, GambarWord)] == [1]
    assert [u.teks for u in semua if isinstance(u, Judul)] == ["Satu dua tiga"]


def test_yang_tidak_ada_di_dalam_dokumen_disebut() -> None:
    """A picture that Word only links to, a reference whose note is lost, and a cell that says it
    goes over more columns than any table has."""
    d = Document()
    d.add_heading("BAB I PENDAHULUAN", 1)
    d.add_paragraph("Ada catatan")
    word_contoh.catatan_kaki(d, 1, "Isinya.")
    hilang = f'<w:r {word_contoh.W}><w:endnoteReference w:id="9"/></w:r>'
    d.add_paragraph("Tanpa isi").runs[0].element.addnext(parse_xml(hilang))
    for satu in ("blue", "red"):
        d.add_picture(word_contoh.gambar(satu))
    blip = next(d.element.body.iter(qn("a:blip")))
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), d.part.relate_to("file:///C:/foto.png", RT.IMAGE, is_external=True))
    t = d.add_table(2, 2)
    for n, teks in enumerate("abcd"):
        t.cell(n // 2, n % 2).text = teks
    t.cell(0, 1)._tc.grid_span = 10**9
    wadah = io.BytesIO()
    d.save(wadah)
    isi = baca(wadah.getvalue())
    _, dua, tiga, tautan, gambar, tabel = isi.unsur
    assert isinstance(dua, Teks) and (dua.isi, isi.catatan) == (
        "Ada catatan[^n2]",
        {"n2": "Isinya."},
    )
    assert isinstance(tiga, Teks) and tiga.isi == "Tanpa isi (catatan kaki tidak ada)"
    assert isinstance(tautan, TanpaPadanan) and "ditautkan" in tautan.apa
    assert isinstance(gambar, GambarWord) and isinstance(tabel, TabelWord)
    assert [b[:2] for b in tabel.baris] == [("a", "b"), ("c", "d")] and len(tabel.baris[0]) < 99


def test_tanpa_bab_ditolak(tmp_path: Path) -> None:
    d = Document()
    d.add_paragraph("Surat biasa.")
    d.save(str(tmp_path / "surat.docx"))
    hasil = perintah(
        AKAR, "new", "unit", str(tmp_path / "u"), "--profil", "upt", "--ya",
        "--dari", str(tmp_path / "surat.docx"),
    )  # fmt: skip
    assert hasil.returncode == 1 and "tidak ada judul bab" in hasil.stderr


def test_yang_tak_terbaca_ditandai(tmp_path: Path) -> None:
    """An equation and a caption without its table stand as gaps in their places."""
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


def test_pengaturan_mkdocs_tidak_menghalangi(tmp_path: Path) -> None:
    """Tags of MkDocs' own in the settings, and names that YAML takes for something else."""
    (tmp_path / "docs").mkdir()
    for nama in ("index", "lama", "baru"):
        (tmp_path / "docs" / f"{nama}.md").write_text(f"---\nbagian: awal\n---\n# {nama}\n")
    akhir = "extra:\n  alamat_terbit: !ENV [ALAMAT, '']\n  rekaan: ya\n"
    (tmp_path / "mkdocs.yml").write_text(f"nav:\n  - index.md\n  - yes: lama.md\n{akhir}")
    tulis_nav(tmp_path, {"baru.md": "Baru"})
    nav = "nav:\n  - index.md\n  - yes: lama.md\n  - baru.md\n"
    assert (tmp_path / "mkdocs.yml").read_text() == nav + akhir
    assert pengaturan(tmp_path) == {"rekaan": "ya"}
