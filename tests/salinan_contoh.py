"""Two chapters with everything that a Word copy knows, and the copy's XML as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from lxml import etree, html
from PIL import Image

from macros.halaman.jenis import Halaman
from macros.keluaran.dokumen import Sampul
from macros.keluaran.salinan_word import SalinanWord
from tests.word_contoh import gambar

SATU = """<div><h1 id="awal">Satu</h1>
<p>Kata <strong>tebal <em>miring</em></strong>, H<sub>2</sub>O, m<sup>2</sup>, <del>salah</del>,
<s>coret</s><br>baris, rahasia, <b>b</b> <i>i</i><sup id="r:1"><a class="footnote-ref" href="#fn:1"
>1</a></sup>; <a href="https://contoh.go.id/?a=1&amp;b=2">luar</a>, <a href="#bagian">bagian</a>,
<a href="dua.html#bagian">dua</a>,
<a class="rujukan" href="dua.html#tabel-t" data-rujuk="tabel-t">Tabel II.1</a>,
<a href="tiada.html">tiada</a>.<sup><a class="footnote-ref" href="#fn:2">2</a></sup></p>
<h2 id="bagian"><span class="nomor">A.</span> Bagian</h2>
<h3 id="bagian-dengan-nama-yang-lebih-dari-empat-puluh-huruf">Dalam</h3>
<h4>Tanpa tanda</h4><h6 id="enam">Enam</h6>
<p class="hanya-web">Layar.</p><p> </p><hr><nav>menu</nav><!-- bukan isi -->
<blockquote><p>Kutipan.</p></blockquote><pre>kode  dua</pre>
<div>Teks lepas<p class="nilai">96,88%</p><p class="catatan">Catatan.</p></div>
<details><summary>Ringkas</summary><p>Rinci.</p></details><dl><dt>Istilah</dt><dd>Uraian</dd></dl>
<ul><li>satu<ul><li>dua<ul><li>tiga<ul><li>empat</li></ul></li></ul></li></ul></li></ul>
<ol start="3"><li>ketiga<ol><li>anak</li></ol></li><li>keempat</li></ol><ol><li>baru</li></ol>
<figure class="gambar" id="gambar-a" data-nomor="gambar"><figcaption><span class="nomor">Gambar I.1
</span> <span class="judul">Kantor?</span><span class="subjudul">Depan</span></figcaption>
<img src="b.png" alt="Kantor"><p class="sumber">Sumber: foto.</p></figure>
<figure class="gambar putar" id="gambar-c" data-nomor="gambar"><figcaption><span class="nomor">
Gambar I.2</span> <span class="judul">Tinggi</span></figcaption><img src="c.png" alt="Tinggi">
</figure><p>Tegak lagi. <img src="tiada.png" alt="Hilang"></p>
<figure data-nomor="gambar"><img src="d.svg" alt="Garis"><figcaption>Tanpa nomor</figcaption>
</figure>
<div class="tanda-tangan"><div class="penanda"><p>Mengetahui</p><p class="ruang"> </p><p>A</p></div>
<div class="penanda"><p>Kota, 1 Mei</p><p class="ruang"> </p><p class="nama">B</p></div></div>
<p class="nama">Nama</p>
<div class="footnote"><ol><li id="fn:1"><p>Catatan A &amp; B &lt; C.<a class="footnote-backref"
href="#r:1">x</a></p></li><li id="fn:2"><p>Kedua</p></li></ol></div></div>"""
DUA = """<div><h1 id="awal">Dua</h1><h2 id="bagian">Bagian</h2><h3 id="3-angka">Tiga</h3>
<figure class="tabel lebar" id="tabel-t" data-nomor="tabel"><figcaption><span class="nomor">
Tabel II.1</span> <span class="judul">Pegawai.</span><span class="subjudul">2031</span></figcaption>
<table><colgroup><col class="l-40"><col><col class="l-20"><col></colgroup><thead>
<tr><th rowspan="2">Jabatan</th><th colspan="3">Tahun</th></tr>
<tr><th>2029</th><th>2030</th><th>2031</th></tr></thead>
<tbody><tr><th scope="rowgroup" colspan="4">Kelompok</th></tr>
<tr><th>Staf</th><td class="bilangan">1.204</td><td><ol><li>9</li><li>10</li></ol></td><td
rowspan="3">a<br>b</td></tr><tr><td colspan="2">Rekapitulasi panjang</td><td><p>p</p></td></tr>
<tr class="x"><td></td><td>c</td><td><b>d</b></td></tr></tbody>
<tfoot><tr><td>Jumlah</td><td class="bilangan">7</td><td></td><td>8</td></tr></tfoot></table>
<p class="keterangan">Keterangan.</p></figure>
<table><tr><td>tanpa bingkai</td></tr></table><table></table></div>"""


def salinan(kotak: Path) -> bytes:
    """The Word copy of both chapters; their pictures are put into the folder `kotak`."""
    (kotak / "b.png").write_bytes(gambar("navy").getvalue())
    for nama, ukuran in (("c.png", (300, 4000)), ("d.svg", (2000, 500))):
        Image.new("L", ukuran).save(kotak / nama, "PNG")
    bab = [
        Halaman("satu.md", "satu.html", html.fromstring(SATU), "isi", "Satu", 1, "I",
                nomor="Bab I"),
        Halaman("dua.md", "dua.html", html.fromstring(DUA), "lampiran", "Dua", 2, nomor="B."),
        Halaman("web.md", "web.html", html.fromstring("<div>web</div>"), "isi", "W", cetak=False),
    ]  # fmt: skip
    sampul = Sampul(("Kementerian", "Kantor Wilayah"), "Unit", "Laporan", "Semester I", "2031",
                    "Kota", "Unit · 2031", ["Data per Mei", "Kedua"])  # fmt: skip
    return SalinanWord(
        bab, kotak, sampul, lambda b: b.read_bytes(), lambda t: t.replace("rahasia", "•••")
    ).tulis()


def bagian(isi: bytes) -> dict[str, str]:
    """The parts of a Word file; of the lines of XML that a blank one has too, nothing."""
    kosong = io.BytesIO()
    Document().save(kosong)
    asal, jadi = dict(_bagian(kosong.getvalue())), dict(_bagian(isi))
    hasil = {}
    for nama, baris in jadi.items():
        sama = set(asal.get(nama, ()))
        beda = baris if nama == "word/document.xml" else [b for b in baris if b not in sama]
        if beda:
            hasil[nama] = "\n".join(beda)
    return hasil


def _bagian(isi: bytes) -> Iterator[tuple[str, list[str]]]:
    """Each part by its name: a line for every element below its root."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        for nama in sorted(arsip.namelist()):
            if nama.endswith((".xml", ".rels")):
                akar = etree.fromstring(arsip.read(nama))
                if nama == "word/document.xml":
                    akar = akar[0]
                yield nama, [_baris(anak) for anak in akar]


def _baris(unsur: etree._Element) -> str:
    """An element in short, without namespaces."""
    nama = etree.QName(unsur).localname
    sifat = "".join(f" {etree.QName(k).localname}={v!r}" for k, v in sorted(unsur.attrib.items()))
    dalam = "".join(map(_baris, unsur))
    isi = repr(unsur.text) if unsur.text else ""
    return f"{nama}{sifat}{isi}" + (f"({dalam})" if dalam else ";")
