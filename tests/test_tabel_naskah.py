"""Tables and pictures typed into a chapter: title, number, id, form; wide ones lie across the
page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown
from PIL import Image

from macros.dasar import pohon
from macros.dasar.pangkal import ASET
from macros.halaman import tabel_naskah
from macros.halaman.jenis import Halaman
from macros.halaman.penomoran import nomori
from macros.hitung.laporan import Laporan
from macros.keluaran.halaman_cetak import siapkan_tabel
from macros.periksa.bab import periksa_bab
from macros.sajian.penyaji import Penyaji
from macros.sajian.tulisan import seragamkan
from macros.temuan.naskah import judul_ketik
from tests.bersama import makro_dari

TABEL = "| A | B |\n| --- | --: |\n| x | y |"


def halaman(naskah: str) -> Halaman:
    """A numbered page made of Markdown."""
    html = Markdown(extensions=["tables", "toc"]).convert(seragamkan(f"# Bab\n\n{naskah}"))
    satu = Halaman("bab.md", "bab.html", pohon.urai(html), "isi", "Bab", bab="II")
    return nomori([satu], Penyaji()).halaman[0]


def lebar(kolom: int) -> str:
    baris = (["Kolom"] * kolom, ["---"] * kolom, ["isi"] * kolom)
    return "\n".join(f"| {' | '.join(b)} |" for b in baris)


@pytest.mark.parametrize("sela", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("judul", "pengenal"),
    [("Kegiatan lain", "tabel-kegiatan-lain"), ("Kegiatan lain {#tugas}", "tugas")],
)
def test_berjudul_bernomor(judul: str, pengenal: str, sela: str) -> None:
    (gambar,) = halaman(f"Tabel: {judul}{sela}{TABEL}\n\nSesudah.").akar.iter("figure")
    assert (gambar.get("id"), gambar.get("class")) == (pengenal, "tabel")
    assert pohon.teks(gambar.find("figcaption")) == "Tabel 2.1 Kegiatan lain"
    assert [sel.get("class") for sel in gambar.iter("td")] == [None, "bilangan"]
    assert [sel.get("scope") for sel in gambar.iter("th")] == ["col", "col"]
    assert not [u for u in gambar.iter("*") if u.get("style") and u.tag != "col"]
    assert (gambar.getnext().tag, pohon.teks(gambar.getnext())) == ("p", "Sesudah.")


def test_tanpa_judul_tanpa_nomor() -> None:
    satu = halaman(f"Di bawah ini:\n{TABEL}")
    (gambar,) = satu.akar.iter("figure")
    assert (gambar.get("id"), gambar.get("data-nomor")) == (None, None)
    assert "Di bawah ini:" in pohon.teks(satu.akar)


@pytest.mark.parametrize(("kolom", "mendatar"), [(9, False), (15, True)])
def test_yang_tidak_muat_dicetak_mendatar(kolom: int, mendatar: bool) -> None:
    """As tables of the data are: how many columns there are says nothing of how wide they are."""
    satu = halaman(lebar(kolom))
    siapkan_tabel(satu.akar)
    (gambar,) = satu.akar.iter("figure")
    assert ("putar" in pohon.kelas(gambar)) is mendatar


def test_dapat_dirujuk(laporan: Laporan, tmp_path: Path) -> None:
    isi = '# Satu {#satu}\n\n{{ rujuk("tabel-kegiatan") }} {{ rujuk("tugas") }}\n\n'
    isi += f"Tabel: Kegiatan\n{TABEL}\n\nTabel: Tugas {{#tugas}}\n{TABEL}\n"
    (tmp_path / "bab.md").write_text(isi)
    assert not list(periksa_bab(tmp_path, makro_dari(laporan)))
    (tmp_path / "bab.md").write_text(isi.replace("Tabel: Tugas", "Tugas"))
    kode = [m.kode for m in periksa_bab(tmp_path, makro_dari(laporan))]
    assert kode == ["B052"]  # what is no title shows its braces, for which it cannot be found


APEL, SORE = "![Orang berbaris](a.jpg)", "![Orang pulang](b.jpg)"


@pytest.mark.parametrize(
    ("naskah", "judul"),
    [
        (f"{APEL}\nGambar: Apel", ["Gambar 2.1 Apel"]),
        (f"{APEL}\n\nGambar: Apel {{#gambar-x}}", ["Gambar 2.1 Apel"]),
        (f"Gambar: Apel\n\n{APEL}", ["Gambar 2.1 Apel"]),
        (f"{APEL} {SORE}\n\nGambar: Apel", ["Gambar 2.1 Apel"]),
        (f"[{APEL}](a.jpg)\n\nGambar: Apel", ["Gambar 2.1 Apel"]),
        # Whose a title is shows by those before it.
        (f"Gambar: A\n\n{APEL}\n\nGambar: B\n\n{SORE}", ["Gambar 2.1 A", "Gambar 2.2 B"]),
        (f"{APEL}\n\nGambar: A\n\n{SORE}\n\nGambar: B", ["Gambar 2.1 A", "Gambar 2.2 B"]),
        (f"{APEL}\n\n{SORE}\nGambar: B", ["Gambar 2.1 B"]),
        (f"> {APEL}\n>\n> Gambar: Apel", ["Gambar 2.1 Apel"]),
        (f"> {APEL}\n> Gambar: Apel", ["Gambar 2.1 Apel"]),
        (f"{APEL}\nGambar: A\n{SORE}\nGambar: B", ["Gambar 2.1 A", "Gambar 2.2 B"]),
        (f"Gambar: A\n{APEL}\nGambar: B\n{SORE}", ["Gambar 2.1 A", "Gambar 2.2 B"]),
        (f"Kata.\n\n{APEL}\nGambar: A\nLanjut.", ["Gambar 2.1 A"]),
        (f"Kata.\nGambar: A\n{APEL}\nSumber: humas", ["Gambar 2.1 A"]),
        (f"- satu\n\n    {APEL}\n    Gambar: A\n\n- dua", ["Gambar 2.1 A"]),
        ("Gambar: perubahan itu nyata.", []),
        (f"- satu\n\n    {APEL}\n\n    Gambar: Apel\n\n- dua", ["Gambar 2.1 Apel"]),
        (f"{APEL}\n\nSumber: humas", []),
        (f"Lihat {APEL} ini.\n\nGambar: Apel", []),
        (f"{APEL}\n\nTabel: Apel", []),
    ],
)
def test_gambar_berjudul(naskah: str, judul: list[str]) -> None:
    satu = halaman(f"{naskah}\n\nSesudah.").akar
    assert [pohon.teks(g.find("figcaption")) for g in satu.iter("figure")] == judul
    banyak = naskah.count("![")
    assert len(satu.findall(".//img")) == banyak and pohon.teks(satu).endswith("Sesudah.")
    assert not judul or "Gambar:" not in pohon.teks(satu)
    assert all(g.get("class") == "naskah" and g.findall(".//img") for g in satu.iter("figure"))


@pytest.mark.parametrize(
    ("naskah", "judul"),
    [
        (f"Gambar: A\n\n{APEL}\n\nGambar: B", ["A"]),
        (f"    {APEL}\n\n    Gambar: A\n\n    {SORE}\n\n    Gambar: B", ["A", "B"]),
        (f"Gambar: A\n{APEL}\nGambar: B\n{SORE}\nGambar: C", ["A", "B"]),
        (f"Gambar: A\n\nGambar: B\n{APEL}", ["B"]),
        ("Gambar: A\n\nKata\n\nTabel: B", ["B"]),
    ],
)
def test_satu_gambar_satu_judul(naskah: str, judul: list[str]) -> None:
    """As the page has it, so that no reference leads to a title that is none."""
    assert [m["judul"] for m in judul_ketik(naskah)] == judul


def test_gambar_dapat_dirujuk(laporan: Laporan, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    isi = '# Satu {#satu}\n\n{{ rujuk("gambar-apel") }} {{ rujuk("gambar-x") }}\n\n'
    isi += f"{APEL}\nGambar: Apel\n\nGambar: Sore {{#gambar-x}}\n\n{SORE}\n"
    for nama in "ab":
        Image.new("RGB", (9, 9)).save(folder / f"{nama}.jpg")
    (folder / "bab.md").write_text(isi)
    assert not list(periksa_bab(folder, makro_dari(laporan)))
    (folder / "bab.md").write_text(isi.replace("Sore {", "Sore[^1] {") + "\n[^1]: Isi.\n")
    (m,) = periksa_bab(folder, makro_dari(laporan))
    assert (m.kode, m.baris, m.nilai) == ("B052", 8, "[^1]")
    (folder / "bab.md").write_text(
        isi.replace("Gambar: Sore", "Gambar: Apel").replace("{#gambar-x}", "")
    )
    kode = [(m.kode, m.baris) for m in periksa_bab(folder, makro_dari(laporan))]
    assert kode == [("B020", 8), ("B021", 3)]


def test_bentuk_tabel_naskah() -> None:
    """Its frame, where a title is none of a table's, and where what stands above it is no text."""
    akar = pohon.urai(
        "<p>Tabel: Satu</p><table><tr><th>a</th><th style='text-align: center;'>b</th></tr>"
        "<tr><td style='text-align: left;'>c</td></tr></table>ekor"
        "<p>Tabel: jauh</p><h2>x</h2><table class='x'><tr><td>a</td></tr></table>"
        "<table><tr><td>b</td></tr></table><table></table>"
    )
    tabel_naskah.bungkus(akar)
    satu, dua, tiga = akar.findall("figure")
    assert dict(satu.attrib) == {"class": "tabel", "id": "tabel-satu", "data-nomor": "tabel"}
    assert pohon.tulis(satu) == (
        '<figcaption id="tabel-satu-judul"><span class="nomor"></span> <span class="judul">Satu'
        '</span></figcaption><div class="gulir" tabindex="0" role="region"'
        ' aria-labelledby="tabel-satu-judul"><table class="data">'
        '<tr><th scope="col">a</th><th class="tengah" scope="col">b</th></tr><tr><td>c</td></tr>'
        "</table></div>"
    )
    assert satu.tail == "ekor" and satu.getnext().text == "Tabel: jauh"
    assert (dict(dua.attrib), dua[0].get("aria-label")) == ({"class": "tabel"}, "Tabel")
    assert len(dua.findall(".//td")) == 1 and tiga.findall(".//td") == []
    assert akar.find("table").get("class") == "x"
    for gaya in ("laporan.css", "cetak.css"):  # each alignment is one on screens and on paper
        isi = (ASET / "aset" / "css" / gaya).read_text("utf-8")
        assert all(
            re.search(rf"\.{k}\b[^{{}}]*\{{[^}}]*text-align", isi)
            for k in tabel_naskah.RATA.values()
        )
