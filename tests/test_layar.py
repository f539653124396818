"""Chapters as the site shows them, and the pages of the indicators."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from macros.benda import rincian
from macros.benda.grafik.tanda import susun as susun_tanda
from macros.gambar import spesifikasi as s
from macros.halaman import halaman_indikator, istilah, pohon, ringkas, sempit
from macros.halaman.jenis import Halaman
from macros.halaman.layar import untuk_layar
from macros.hitung.laporan import Laporan, buka
from tests.proyek import AKAR

CONTOH = ("lapas", "pengadilan", "kecamatan", "dinkes")
PANJANG = "Kalimat yang panjang sekali. " * 400
BAGIAN = "<h2 id='a'>A</h2><p>Pembuka.</p><p>{}</p><h3 id='b'>B</h3><p>Isi.</p>"


def layar(isi: str, **indikator: str) -> html.HtmlElement:
    h = Halaman("bab/a.md", "bab/a.html", pohon.urai(isi), "isi", "A")
    asli = h.html
    hasil = untuk_layar(h, {k.replace("_", "."): v for k, v in indikator.items()})
    assert h.html == asli  # what is printed stays
    return hasil.akar


def test_milik_kertas_tidak_tampil_di_layar() -> None:
    akar = layar("<p>a</p><div class='rumus hanya-cetak'>b</div>c<div class='rumus'>d</div>")
    assert pohon.teks(akar) == "acd"


def test_nama_indikator_menuju_halamannya() -> None:
    isi = "<h4 id='indikator-1.1'>1.1 Nama <em>x</em><a class='headerlink'>#</a></h4>"
    tautan = layar(isi, **{"1_1": "indikator/1.1.html"}).find(".//h4/a")
    assert (tautan.get("href"), tautan.text_content()) == ("../indikator/1.1.html", "1.1 Nama x")
    assert layar(isi, **{"1_2": "x.html"}).find(".//h4/a").get("class") == "headerlink"


def test_bab_panjang_dilipat_menurut_bagian() -> None:
    lipat = layar(BAGIAN.format(PANJANG)).findall(".//details")
    assert [pohon.teks(d[0]) for d in lipat] == ["Selengkapnya"]
    assert pohon.teks(lipat[0].getprevious()) == "Pembuka."
    assert not lipat[0].findall(".//h3")


def test_bab_pendek_tidak_dilipat() -> None:
    assert layar(BAGIAN.format(PANJANG[:3000])).findall(".//details") == []


def test_lipatan_menyebut_isinya() -> None:
    tabel = "<figure><figcaption><span class='nomor'>Tabel\xa03.{}</span></figcaption></figure>"
    akar = layar(BAGIAN.format(PANJANG + "</p>" + tabel.format(1) + tabel.format(2) + "<p>"))
    assert pohon.teks(akar.find(".//summary")) == "Selengkapnya, dengan Tabel 3.1–3.2"


def test_bulanan_dilipat_pada_setiap_lebar() -> None:
    akar = layar("<div data-lipat='Hasil ukur menurut bulan'><figure>t</figure></div>")
    (lipat,) = akar.findall(".//details")
    assert lipat.get("class") == "lipat"
    assert akar.find(".//*[@data-lipat]") is None


@pytest.mark.parametrize("unit", CONTOH)
def test_setiap_indikator_terukur_mempunyai_halaman_sendiri(unit: str) -> None:
    lap: Laporan = buka(AKAR / "tests/fixtures" / unit / "data")
    alamat = halaman_indikator.alamat(lap)
    assert list(alamat) == [i.kode for i in lap.daftar_indikator()]
    assert len(set(alamat.values())) == len(alamat) > 0


@pytest.mark.parametrize("unit", CONTOH)
def test_rincian_indikator_menurut_datanya(unit: str) -> None:
    """What the page tells is what the data hold, whole or in part."""
    lap: Laporan = buka(AKAR / "tests/fixtures" / unit / "data")
    bergambar = 0
    for i in lap.daftar_indikator():
        sebagian = rincian.susun(lap, replace(i, pembilang="Yang dilayani", penyebut=""))
        assert {("A", "Yang dilayani"), ("B", "Belum dicatat.")} <= set(sebagian.uraian)
        r = rincian.susun(lap, i)
        assert (dict(r.uraian).get("A", ""), i.definisi or rincian.TANPA_DEFINISI) == (
            i.pembilang or "", dict(r.uraian)["Definisi"]
        )  # fmt: skip
        if gambar := rincian.grafik_tahun(lap, r):
            bergambar += 1
            for t in r.tahun:
                sebut = t.capaian.teks if t.capaian.nilai is not None else t.status.teks
                assert f"{t.tahun}: {sebut}" in gambar.alt
    assert bergambar


def test_isi_halaman_indikator(situs_kilat: Path) -> None:
    semua = sorted(p.name for p in (situs_kilat / "indikator").glob("*.html"))
    assert semua == ["1.1.html", "1.2.html", "1.3.html", "index.html"]
    artikel = html.parse(situs_kilat / "indikator/1.1.html").getroot().find(".//article")
    assert artikel is not None
    judul = [pohon.teks(j) for j in artikel.iter("h2")]
    assert judul[:5] == [
        "Definisi", "Target dan realisasi", "Perhitungan", "Penyebab dan kendala",
        "Langkah yang ditempuh",
    ]  # fmt: skip
    for tautan in artikel.iter("a"):
        berkas, _, sasaran = str(tautan.get("href")).partition("#")
        tujuan = situs_kilat / "indikator" / (berkas or "1.1.html")
        assert tujuan.is_file(), berkas
        assert not sasaran or html.parse(tujuan).getroot().xpath(f"//*[@id='{sasaran}']"), sasaran


# ---- Tables on a narrow screen, terms, and where the rows of a chart stand -----------------------


def tabel(*nilai: str, jenis: str = "bilangan", kelas: str = "angka") -> html.HtmlElement:
    kepala = "".join(f"<th class='{jenis}'>K{n}</th>" for n in range(len(nilai)))
    sel = "".join(f"<td><data class='{kelas}'>{n}</data></td>" for n in nilai)
    akar = pohon.urai(
        f"<table class='data'><thead><tr><th class='teks'>Nama</th>{kepala}</tr></thead>"
        f"<tbody><tr><th scope='row'>a</th>{sel}</tr></tbody></table>"
    )
    sempit.susun(akar)
    return akar.find("table")


@pytest.mark.parametrize(
    ("nilai", "kelas"),
    [
        (["74%"], "data"),
        (["74%", "80%", "92,5%", "1 layanan"], "data tumpuk k-4"),
        (["7.060.331.000"] * 4, "data kartu"),
        (["1%"] * 9, "data kartu"),
    ],
)
def test_susunan_tabel_pada_layar_sempit(nilai: list[str], kelas: str) -> None:
    assert tabel(*nilai).get("class") == kelas


def test_angka_bersatuan_panjang_tidak_berimpit() -> None:
    """The style sheet gives such a figure a width of its own: four do not stand side by side."""
    isi = ["100 per\N{NO-BREAK SPACE}100.000 lahir"] * 4
    assert tabel(*isi, kelas="angka lipat").get("class") == "data kartu"
    assert tabel(*isi[:2], kelas="angka lipat").get("class") == "data tumpuk k-2"


def test_kata_kepala_tidak_terpenggal() -> None:
    """Bold heads are wider than the figures below them: four of ten letters do not fit."""
    def satu(judul: str) -> str:
        akar = tabel(*["1,740"] * 4).getroottree().getroot()
        for th in list(akar.iter("th"))[1:5]:
            th.text = judul
        akar.find(".//table").set("class", "data")
        sempit.susun(akar)
        return str(akar.find(".//table").get("class"))

    assert (satu("Kehilangan"), satu("Hilang")) == ("data kartu", "data tumpuk k-4")


def test_kartu_membawa_kepala_kolomnya() -> None:
    assert tabel(*["7.060.331.000"] * 4).find(".//td").get("data-judul") == "K0"
    assert tabel("74%", "80%", "92,5%", "1 layanan").find(".//td").get("data-judul") is None


def test_sel_berisi_satu_angka_membawa_kuncinya_sendiri() -> None:
    angka = "<data class='angka{}' value='0.5' data-kunci='k{}'>0,5{}</data>"
    isi = (angka.format("", 1, ""), angka.format(" lipat", 2, ""), angka.format("", 3, "") + " kg")
    akar = pohon.urai(
        "<table><colgroup><col class='l-5'><col><col></colgroup><thead><tr><th class='x'>a</th>"
        "<th>b</th><th>c</th></tr></thead><tbody><tr>"
        + "".join(f"<td class='bilangan'>{satu}</td>" for satu in isi)
        + f"</tr></tbody></table><p>{angka.format('', 4, '%')}</p>"
    )
    sebelum = pohon.teks(akar), akar.xpath(".//@data-kunci")
    ringkas.ringkaskan(akar)
    assert (pohon.teks(akar), akar.xpath(".//@data-kunci")) == sebelum
    sel = akar.findall(".//td")
    assert dict(sel[0].attrib) == {
        "class": "bilangan angka angka-asal", "data-kunci": "k1", "data-nilai": "0.5",
    }  # fmt: skip
    assert [len(s) for s in sel] == [0, 1, 1]
    assert [k.get("class") for k in akar.iter("th")] == ["x l-5", None, None]
    assert akar.find(".//colgroup") is None


def test_kode_bertanda_hubung_tidak_terpenggal() -> None:
    akar = pohon.urai(
        "<p>IKU-1, <b>1.02.02-1</b> dan OM-SPAN; dua-duanya 2023-12-07 <code>A-1</code> C-3.</p>"
        "<p>https://a.id/A-1/B-2 sub-kegiatan</p><table><tr><td class='nomor'>1-1</td></tr></table>"
        "<p>W.22.PAS.PAS.18-KU.01.01-471 dan D-4</p><p><b>W.22.PAS.PAS.18-KU.01.01-471</b> 1</p>"
    )
    sebelum = pohon.teks(akar)
    ringkas.utuhkan(akar)
    assert pohon.teks(akar) == sebelum
    utuh = [u.text for u in akar.iter("span")]
    assert utuh == ["IKU-1", "1.02.02-1", "OM-SPAN", "2023-12-07", "C-3", "D-4"]


def test_istilah_ditandai_sekali_dan_hanya_dalam_kalimat() -> None:
    akar = pohon.urai("<h2>PK</h2><p>SPK, <a>PK</a> dan <em>PK</em>: PK-1, IKU.</p><p>PK IKU</p>")
    semua = [istilah.Istilah(k, "Arti", "") for k in ("PK", "IKU", "DIPA")]
    assert [i.istilah for i in istilah.tandai(akar, semua)] == ["PK", "IKU"]
    tombol = list(akar.iter("button"))
    assert [(t.text, t.getparent().tag) for t in tombol] == [("PK", "em"), ("IKU", "span")]
    assert pohon.teks(akar) == "PKSPK, PK dan PK: PK-1, IKU.PK IKU"


def test_letak_baris_gambar() -> None:
    butir = tuple(s.Butir(f"B{n}", n, f"{n}%") for n in (80, 100, 80))
    spek = s.Batang((s.KelompokBatang("", butir),), s.Acuan(100, "100%"))
    svg = (
        '<svg viewBox="0 0 700 100"><text x="1" y="5">100%</text><text x="1" y="60">100%</text>'
        '<text x="1" y="40">80%</text><text x="1" y="80">80%</text></svg>'
    )
    tanda = susun_tanda(spek, svg, svg)
    assert [(t.label, t.lebar) for t in tanda] == [("B80", 400), ("B100", 600), ("B80", 800)]
    assert susun_tanda(spek, svg, svg.replace('y="80"', 'y="8"')) == ()
