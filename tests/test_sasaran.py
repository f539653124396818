"""Links, pictures, notes and signs of a chapter: what leads nowhere is told with its line."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from macros.asupan.muat import TabelData
from macros.dasar.deklarasi import Catatan, Ruas, urai
from macros.dasar.masalah import Masalah
from macros.gambar.huruf import aksara
from macros.hitung.laporan import Laporan
from macros.periksa.bab import _baris_pengenal, periksa_bab
from macros.periksa.sasaran import ke_sel
from macros.temuan.naskah import Bab
from tests.bersama import makro_dari

LAIN = "# Lain {#lain}\n\n## Bagian dua\n\n<p id='sendiri'>x</p>\n"


def periksa(laporan: Laporan, docs: Path, teks: str) -> list[Masalah]:
    """What the check says of a chapter, beside another one, a picture and a file."""
    (docs / "lampiran").mkdir()
    (docs / "lampiran/lain.md").write_text(LAIN, encoding="utf-8")
    (docs / "apel.jpg").touch()
    (docs / "naskah.pdf").touch()
    (docs / "bab.md").write_text(f"# Satu {{#satu}}\n\n{teks}\n", encoding="utf-8")
    return [*periksa_bab(docs, makro_dari(laporan, docs))]


@pytest.mark.parametrize(
    "teks",
    [
        "[a](lampiran/lain.md) [b](lampiran/lain.md#lain) [c](lampiran/lain.md#bagian-dua)",
        "[a](lampiran/lain.md#sendiri) [b](#satu) [c](naskah.pdf) <a href='#satu'>d</a>",
        "![Apel pagi](apel.jpg) <img src='apel.jpg' alt='Apel pagi'> ![x](apel.jpg){ width=300 }",
        "[a](https://contoh.go.id/x(y)) <https://contoh.go.id> [b](mailto:a@b.id) [c](tel:112)",
        '[a](data/target.md) [b](data/index.md "Data") [c](indikator/1.1.md) [d](#satu "x")',
        "Kata[^1] dan [teks][ref].\n\n[^1]: Catatan.\n\n[ref]: https://contoh.go.id",
        "[a][satu] dan ![Apel][foto].\n\n[satu]: lampiran/lain.md\n[foto]: apel.jpg 'Apel'",
        "[//]: # (catatan)\n\n[lama]: tiada.md",
        "Kata[^1][^2][^3].\n\n[^1]:\nCatatan.\n\n[^2]:\n\n    Catatan.\n\n[^3]:\n    Catatan.",
        "`[teks][ref]` dan `[^x]`\n\n```\n![](tiada.jpg) [x][y] [^z] $$a$$\n```",
        "{## [x](tiada.md) ##} <!-- [y](tiada.md) -->",
        "Tanda → ≥ ✓ ☑ – “kutip” é.",
        "Rp5.000 dan Rp6.000, $5 dan $6; [kurung siku] biasa.",
        r"\[x\](tiada.md) dan !\[y\](tiada.jpg) tercetak apa adanya.",
    ],
)
def test_yang_benar_tidak_dikeluhkan(laporan: Laporan, tmp_path: Path, teks: str) -> None:
    assert periksa(laporan, tmp_path, teks) == []


@pytest.mark.parametrize(
    ("teks", "kode", "kata"),
    [
        ("[x](lampiran/lein.md)", "B051", "“lampiran/lain.md”"),
        ("[x](lain.md)", "B051", "“lampiran/lain.md”"),
        (r"\\[x \]](lain.md)", "B051", "“lampiran/lain.md”"),
        ("<a href='tiada.pdf'>x</a>", "B051", "tidak ada"),
        ("<a href='tiada.md'>x</a>", "B052", "[kata](berkas.md)"),
        ("[x](unduh/data/angka.csv)", "B051", "(data/index.md)"),
        ("[x](data/tiada.md)", "B051", "Halaman atau berkas ini tidak ada. Tulis persis"),
        ("![x](data/target.md)", "B051", "Gambar ini tidak ada."),
        ("[x](/lampiran/lain.md)", "B051", "tanpa / di depan"),
        ("[x](naskah dua.pdf)", "B051", "“naskah.pdf”"),
        ("[x](file:///C:/naskah.docx)", "B051", "tidak dapat dibuka"),
        ("[x](C:\\naskah.docx)", "B051", "tidak dapat dibuka"),
        ("[x](javascript:alert(1))", "B051", "tidak dapat dibuka"),
        ("![Apel](https://contoh.go.id/a.jpg)", "B051", "dari tempat lain"),
        ("[x](naskah.PDF)", "B051", "“naskah.pdf”"),
        ("[x](mailto:)", "B051", "belum lengkap"),
        ("[x](mailto:humas)", "B051", "belum lengkap"),
        ("<a href='tel:'>x</a>", "B051", "mempunyai alamat"),
        ("[x](https://)", "B051", "mempunyai alamat"),
        ("Kata ++baru++ itu.", "B052", "apa adanya"),
        ("[x](#dua)", "B051", "Bagian “#dua” tidak ada di halaman ini"),
        ("[x](lampiran/lain.md#lian)", "B051", "docs/lampiran/lain.md. Mungkin maksudnya: “lain”"),
        ("![x](Apel.jpg)", "B051", "termasuk huruf besarnya"),
        ("![](apel.jpg)", "B051", "tanpa keterangan"),
        ("![](tiada.jpg)", "B051", "sebagai alt. Gambar ini tidak ada."),
        ("![x](naskah.pdf)", "B051", "JPG atau PNG"),
        ("<img src='apel.jpg'>", "B051", "tanpa keterangan"),
        ("[teks][ref]", "B052", "tidak mempunyai alamat"),
        ("[teks][]", "B052", "tidak mempunyai alamat"),
        ("Kata[^hilang].", "B052", "[^hilang]: …"),
        ("[^a]:\n\nKata[^a].", "B052", "belum berisi"),
        ("[^a]:\n[^b]: Isi[^a], kata[^b].", "B052", "belum berisi"),
        ("$$\\foo = 1$$", "B052", "foo"),
        ("Selesai ✅", "B053", "U+2705"),
        ("الله", "B053", "U+0627"),
        ("Selesai &#x2705;", "B053", "U+2705"),
        ("[ref]: lampiran/lein.md\n\n[x][ref]", "B051", "“lampiran/lain.md”"),
        ("[ref]: tiada.jpg\n\n![Apel][ref]", "B051", "Gambar ini tidak ada."),
        ("[x](https:/contoh.go.id)", "B051", "ditulis lengkap"),
    ],
)
def test_yang_keliru_disebut_barisnya(
    laporan: Laporan, tmp_path: Path, teks: str, kode: str, kata: str
) -> None:
    semua = periksa(laporan, tmp_path, f"Pembuka.\n\n{teks}")
    assert {(m.kode, m.berkas, m.baris) for m in semua} == {(kode, "docs/bab.md", 5)}
    assert kata in " ".join(m.pesan for m in semua)


@pytest.mark.parametrize(
    ("tautan", "saran"),
    [
        ("apel.jpg", "“../apel.jpg”"),
        ("../apell.jpg", "“../apel.jpg”"),
        ("bab.md", "“../bab.md”"),
        ("../foto#1.png", "“../foto%231.png”"),
        ("../café.png", "ketik ulang “../café.png”"),
    ],
)
def test_alamat_yang_dianjurkan_terbuka_dari_babnya(
    laporan: Laporan, tmp_path: Path, tautan: str, saran: str
) -> None:
    """What is proposed to a chapter in a folder is what leads there from it; where only the file's
    accents are kept apart, nothing but another name does."""
    (tmp_path / "foto#1.png").touch()
    (tmp_path / unicodedata.normalize("NFD", "café.png")).touch()
    periksa(laporan, tmp_path, "")
    lain = tmp_path / "lampiran/lain.md"
    lain.write_text(f"{LAIN}\n[x]({tautan})\n", encoding="utf-8")
    (m,) = periksa_bab(tmp_path, makro_dari(laporan, tmp_path))
    assert (m.kode, m.berkas) == ("B051", "docs/lampiran/lain.md") and saran in m.pesan
    benar = saran.removeprefix("ketik ulang ").strip("“”")
    (tmp_path / unicodedata.normalize("NFD", "café.png")).rename(tmp_path / "café.png")
    lain.write_text(f"{LAIN}\n[x]({benar})\n", encoding="utf-8")
    assert [*periksa_bab(tmp_path, makro_dari(laporan, tmp_path))] == []


def test_tanda_dari_data_disebut_asalnya(laporan: Laporan, tmp_path: Path) -> None:
    teks = '{{ "\\u2705" }}'
    (masalah,) = periksa(laporan, tmp_path, teks)
    assert (masalah.kode, masalah.baris) == ("B053", None)
    assert "dari data" in masalah.pesan


def test_tanda_dari_sel_disebut_selnya_sekali(laporan: Laporan, tmp_path: Path) -> None:
    isi = {2: ("\u0627\u0644 ya",)}
    rapat = TabelData("rapat", "data/tambahan/rapat.csv", ("Nama \u2713",), isi)
    teks = '{{ "\\u0627" }} {{ "\\u0644" }} {{ "\\u2705" }}'
    semua = ke_sel(periksa(laporan, tmp_path, teks), {"rapat": rapat}, {})
    dari_data, sel = semua
    assert (dari_data.berkas, dari_data.nilai) == ("docs/bab.md", "\u2705")
    assert (sel.berkas, sel.baris, sel.kolom) == ("data/tambahan/rapat.csv", 2, "Nama \u2713")
    assert "U+0627, U+0644" in sel.pesan and "docs/bab.md" in sel.pesan
    judul = replace(rapat, nama_kolom=("Nama \u2705",))
    (kepala,) = ke_sel([dari_data], {"rapat": judul}, {})
    assert (kepala.berkas, kepala.baris, kepala.kolom) == (rapat.berkas, 1, "Nama \u2705")


def test_tanda_dari_uraian_tabel_disebut_barisnya(laporan: Laporan, tmp_path: Path) -> None:
    uraian = {"tabel": urai("a:\n  judul: Hasil \u2705\nb:\n  judul: Lain\n", Catatan("x"))}
    semua = periksa(laporan, tmp_path, '{{ "\\u2705" }}')
    (m,) = ke_sel(semua, {}, uraian)
    assert (m.kode, m.berkas, m.baris, m.kolom) == ("B053", "data/tabel.yaml", 2, None)
    (lain,) = ke_sel(semua, {}, {"tabel": Ruas({}, 1)})
    assert lain.berkas == "docs/bab.md"


def test_huruf_laporan() -> None:
    assert set("aé–→✓☑≥") <= aksara()
    assert aksara().isdisjoint("✅中ا")


def test_baris_pengenal_yang_berulang() -> None:
    """The line of each that has it: a typed title by its words or its own id, or a macro."""
    teks = (
        "# A {#a}\n\nTabel: Pegawai {#tabel-x}\n\nTabel: Pegawai\n\n"
        'Tabel: Lain {#tabel-pegawai}\n\n{{ tabel("pegawai") }}\n'
    )
    cari = _baris_pengenal([Bab("bab.md", teks)])
    semua = {
        id_: [cari("bab.md", id_, n) for n in range(4)] for id_ in ("a", "tabel-x", "tabel-pegawai")
    }
    assert semua == {
        "a": [1, None, None, None], "tabel-x": [3, None, None, None],
        "tabel-pegawai": [5, 7, 9, None],
    }  # fmt: skip
