"""What lists and paragraphs of the PDF are for: contents, and notes with their labels."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import outloud
import page
import pikepdf
import pytest
from PIL import Image

from macros.keluaran.pdf import cetak
from tests.proyek import AKAR

TINGKAT = (1, 2, 3, 3, 2, 1, 1, 3, 2)
DOKUMEN = """<!DOCTYPE html>
<html lang="id"><head><title>Laporan</title><link rel="stylesheet" href="aset/css/cetak.css"></head>
<body>
<section class="awal" id="bagian-awal"><article class="halaman tingkat-1 daftar"><h1>Daftar Isi</h1>
<ul class="daftar-isi">{butir}</ul></article></section>
<section class="isi" id="bagian-isi">
<article class="halaman tingkat-1"><h1 id="a">Bab</h1>
<p>Isi<span class="catatan-kaki"><span>Catatan kaki.</span></span> lagi.</p>
<ul><li>Butir biasa.</li></ul>
<figure class="tabel utuh"><figcaption>Tabel</figcaption>
<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>
<p class="sumber">Sumber: buku.</p><p class="catatan">Satu.</p><p class="catatan">Dua.</p></figure>
<figure class="gambar"><p class="catatan">Tiga.</p></figure>
<p>Akhir <span id="akhir-dokumen">kata</span>.</p></article></section>
</body></html>"""
JUDUL = '<a href="#a"><span class="ujung">Judul {n}</span></a>'
BUTIR = f'<li class="tingkat-{{t}}" data-alamat="#a">{JUDUL}</li>'


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("peran")
    butir = "\n".join(BUTIR.format(t=t, n=n) for n, t in enumerate(TINGKAT))
    dokumen = folder / "dokumen.html"
    dokumen.write_text(DOKUMEN.format(butir=butir), encoding="utf-8")
    cetak.buat_pdf(dokumen, folder / "d.pdf", [folder, AKAR / "docs"])
    return folder / "d.pdf"


def anak(unsur: Any) -> list[Any]:
    """The structure elements right below one."""
    isi = unsur.get("/K", [])
    semua = isi if isinstance(isi, pikepdf.Array) else [isi]
    return [s for s in semua if isinstance(s, pikepdf.Dictionary) and "/S" in s]


def cari(unsur: Any, jenis: str) -> list[Any]:
    """The outermost structure elements of a kind below one, in reading order."""
    hasil = []
    for satu in anak(unsur):
        hasil += [satu] if jenis == satu.S else cari(satu, jenis)
    return hasil


def butir(daftar: Any, tingkat: int = 1) -> list[tuple[int, list[Any]]]:
    """A table of contents as (depth, links of the entry), and that it holds nothing else."""
    hasil = []
    for satu in anak(daftar):
        assert satu.S == "/TOCI"
        acuan, *lagi = anak(satu)
        assert acuan.S == "/Reference" and [u.S for u in lagi] in ([], ["/TOC"])
        hasil.append((tingkat, cari(acuan, "/Link")))
        for dalam in lagi:
            hasil += butir(dalam, tingkat + 1)
    return hasil


def bertaut(tautan: list[Any]) -> bool:
    """Whether an entry, on one line or more, is one link that leads into the document."""
    anotasi = [a for t in tautan for a in t.K if isinstance(a, pikepdf.Dictionary) and "/Obj" in a]
    tujuan = {str(a.Obj.get("/Dest")) for a in anotasi if a.Obj.Subtype == "/Link"}
    return len(tujuan) == 1 and tujuan != {"None"}


def test_daftar_isi_bertingkat(hasil: Path) -> None:
    with pikepdf.open(hasil) as berkas:
        (daftar,) = cari(berkas.Root.StructTreeRoot, "/TOC")
        isi = butir(daftar)
        # A level that is left out is not made up, neither on the way down nor up again.
        assert [t for t, _ in isi] == [1, 2, 3, 3, 2, 1, 1, 2, 2]
        assert all(bertaut(tautan) for _, tautan in isi)
        (biasa,) = cari(berkas.Root.StructTreeRoot, "/L")
        assert [u.S for u in anak(biasa)] == ["/LI"]


def test_titik_daftar_isi_tidak_dibacakan(hasil: Path) -> None:
    """They lead the eye; a listener hears the title and the page."""

    def teks(*cara: str) -> str:
        perintah = ["pdftotext", "-f", "1", "-l", "1", str(hasil), "-"]
        if cara:
            perintah = ["pdfinfo", *cara, str(hasil)]
        return subprocess.run(perintah, capture_output=True, text=True, check=True).stdout

    assert teks().count(". . . .") >= len(TINGKAT)
    terdengar = teks("-struct-text")
    assert ". ." not in terdengar and terdengar.count('"Judul ') == len(TINGKAT)


def test_catatan_satu_setiap_gambar_dengan_label(hasil: Path) -> None:
    with pikepdf.open(hasil) as berkas:
        catatan = cari(berkas.Root.StructTreeRoot, "/Note")
        susunan = [[str(u.S) for u in anak(c)] for c in catatan]
        assert susunan == [["/Lbl", "/P", "/P"], ["/Lbl", "/P"], ["/Lbl", "/Span"]]
        assert len({str(c.ID) for c in catatan}) == 3
        nama = berkas.Root.StructTreeRoot.IDTree.Names
        daftar = {str(nama[i]): nama[i + 1].objgen for i in range(0, len(nama), 2)}
        assert list(daftar) == sorted(daftar)
        assert {str(c.ID): c.objgen for c in catatan}.items() <= daftar.items()
        sel = cari(berkas.Root.StructTreeRoot, "/TH")
        assert {str(s.ID) for s in sel} == set(daftar) - {str(c.ID) for c in catatan}


def terdengar(berkas: Path) -> list[str]:
    return [g.rule for g in outloud.check(str(berkas)).findings if g.severity != "info"]


def test_penilai_sependapat(hasil: Path, tmp_path: Path) -> None:
    for profil in ("3a", "ua1"):
        assert [str(g) for g in page.validate_pdf(str(hasil), profile=profil).failures] == []
    assert terdengar(hasil) == []
    with pikepdf.open(hasil) as berkas:
        for satu in cari(berkas.Root.StructTreeRoot, "/Note"):
            del satu.ID
            satu.K = pikepdf.Array(list(satu.K)[1:])
        berkas.save(tmp_path / "rusak.pdf")
    assert "NOTE-003" in terdengar(tmp_path / "rusak.pdf")
    assert page.validate_pdf(str(tmp_path / "rusak.pdf"), profile="ua1").failures


FOTO = """<figure class="foto"><figcaption>Foto {n}</figcaption>
<div class="potret"><img src="foto.png" alt="Halaman kantor"></div></figure>
"""


def dilukis(berkas: Path) -> list[str]:
    """The kinds of what the last page has marked, as it is painted."""
    with pikepdf.open(berkas) as pdf:
        isi = pikepdf.parse_content_stream(pdf.pages[-1])
        tanda = [s.operands for s in isi if str(s.operator) == "BDC"]
        return [str(jenis) for jenis, sifat in tanda if "/MCID" in sifat]


@pytest.mark.parametrize(("gaya", "berurutan"), [("", True), ("img { overflow: hidden }", False)])
def test_gambar_dilukis_pada_gilirannya(tmp_path: Path, gaya: str, berurutan: bool) -> None:
    """Who reads a page as it is painted meets each picture below its caption; not all of them
    behind the last word, as where they may be cut off."""
    Image.new("RGB", (90, 60), "red").save(tmp_path / "foto.png")
    akhir = '<p>Akhir <span id="akhir-dokumen">'
    isi = DOKUMEN.replace(akhir, "".join(FOTO.format(n=n) for n in range(3)) + akhir)
    isi = isi.format(butir="").replace("</head>", f"<style>{gaya}</style></head>")
    (tmp_path / "dokumen.html").write_text(isi, encoding="utf-8")
    cetak.buat_pdf(tmp_path / "dokumen.html", tmp_path / "d.pdf", [tmp_path, AKAR / "docs"])
    urutan = dilukis(tmp_path / "d.pdf")
    letak = [n for n, jenis in enumerate(urutan) if jenis == "/Figure"]
    assert len(letak) == 3 and (letak[-1] - letak[0] > 2) == berurutan
