"""Chapters as the site shows them, and the pages of the indicators."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html

from macros.benda import rincian
from macros.benda.grafik import susun_tanda
from macros.dasar import pohon
from macros.dasar.kosakata import bunyi
from macros.gambar import spesifikasi as s
from macros.gambar.gaya import LEBAR, ukuran_svg
from macros.gambar.lukis import lukis
from macros.halaman import halaman_indikator, istilah, letak, panel, ringkas, tipografi
from macros.halaman.jenis import Halaman
from macros.halaman.layar import untuk_layar
from macros.hitung.laporan import Laporan, buka
from macros.sajian.penyaji import Tempat
from macros.sajian.templat import lingkungan
from tests import contoh_gambar as contoh
from tests.proyek import AKAR, salin
from tests.unsur_gambar import DUA, teks_dalam

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


KOLOM_TAHUN = [
    ("Tahun", "nomor"), ("Target", "bilangan"), ("Realisasi", "bilangan"),
    ("Capaian", "bilangan"), ("Status", "status"),
]  # fmt: skip


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
        assert (dict(r.uraian).get("A", ""), i.definisi or bunyi("benda/tanpa-definisi")) == (
            i.pembilang or "", dict(r.uraian)["Definisi"]
        )  # fmt: skip
        tahunan = rincian.tabel_tahun(lap, r)
        assert [(k.judul, k.jenis) for k in tahunan.kolom] == KOLOM_TAHUN
        assert not tahunan.lebar  # on paper upright, as tables are that say nothing else
        baris = [b for kelompok in tahunan.kelompok for b in kelompok.baris]
        assert [b.sel[b.kepala or 0] for b in baris] == [str(t.tahun) for t in reversed(r.tahun)]
        if gambar := rincian.grafik_tahun(lap, r):
            bergambar += 1
            for t in r.tahun:
                sebut = t.capaian.teks if t.capaian.nilai is not None else t.status.teks
                assert f"{t.tahun}: {sebut}" in gambar.alt
    assert bergambar


def test_hasil_setiap_periode_tidak_diulang(tmp_path: Path) -> None:
    """Results by quarters have a table of their own, also those that are typed and not counted."""
    kode = "7.01.04-1"
    data = salin(tmp_path, ["data"], dari=AKAR / "tests" / "fixtures" / "kecamatan") / "data"
    baris = (data / "ukuran.csv").read_text("utf-8").splitlines(keepends=True)
    tetap = [b for b in baris if not b.startswith(f"{kode},2032,")]
    (data / "ukuran.csv").write_text("".join(tetap), encoding="utf-8")
    hasil = "".join(f"{kode},2032,TW{n},LAPORAN,{n},kejadian,\n" for n in range(1, 5))
    with (data / "realisasi.csv").open("a", encoding="utf-8") as berkas:
        berkas.write(hasil)
    lap = buka(data)
    i = lap.indikator[kode]
    assert len(lap.ukuran[kode, 2032].periode) == 4
    assert not [a.kunci for a in rincian.susun(lap, i).lain if "/TW" in a.kunci]
    lap = replace(lap, ukuran={})
    assert len([a for a in rincian.susun(lap, i).lain if "/TW" in a.kunci]) == 4


def test_angka_sebuah_indikator_sejenis_bersisian(laporan: Laporan) -> None:
    """Targets of all years and documents, then results, then what follows from both."""
    lain = [a.kunci for a in rincian.susun(laporan, laporan.indikator["1.1"]).lain]
    jenis = [k.partition("/1.1/")[0] for k in lain]
    assert list(dict.fromkeys(jenis)) == [
        "target", "realisasi", "capaian", "kekurangan", "selisih/target", "selisih/realisasi",
    ]  # fmt: skip
    assert sum(a != b for a, b in pairwise(jenis)) == 5 and len({*lain}) == len(lain) > 20


def test_strategi_rencana_bukan_langkah_yang_ditempuh() -> None:
    """What a plan meant to do is not told as done."""
    lap = buka(AKAR / "data")
    rencana = {r.uraian for r in lap.baris("strategi")}
    semua = [rincian.susun(lap, i) for i in lap.daftar_indikator()]
    assert rencana and not any(rencana & set(r.langkah) for r in semua)
    assert {satu for r in semua for satu in r.strategi} <= rencana
    assert sum(bool(r.strategi) for r in semua) > 10


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
    tanpa = html.parse(situs_kilat / "indikator/1.2.html").getroot().find(".//article")
    assert tanpa is not None and "Capaian itu belum dapat dihitung." in pohon.teks(tanpa)
    assert "Capaian=–" not in re.sub(r"\s", "", pohon.teks(tanpa))
    assert "Dengan angka indikator ini:" in pohon.teks(artikel)
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
    ringkas.susun_tabel(akar)
    return akar.find("table")


@pytest.mark.parametrize(
    ("nilai", "kelas"),
    [
        (["74%"], "data"), (["74%", "80%", "92,5%", "1 layanan"], "data tumpuk k-4"),
        (["7.060.331.000"] * 4, "data kartu"), (["1%"] * 9, "data kartu"),
        (["7.060.331.000,25"] * 3, "data kartu lega"),
        (["7.903.886.250.000,25"] * 3, "data kartu lega luas"),
        (["1.565.127.156.049.381,75"] * 3, "data kartu lega luas penuh"),
    ],
)  # fmt: skip
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
        ringkas.susun_tabel(akar)
        return str(akar.find(".//table").get("class"))

    assert (satu("Kehilangan"), satu("Hilang")) == ("data kartu", "data tumpuk k-4")


def test_kartu_membawa_kepala_kolomnya() -> None:
    assert tabel(*["7.060.331.000"] * 4).find(".//td").get("data-judul") == "K0"
    assert tabel("74%", "80%", "92,5%", "1 layanan").find(".//td").get("data-judul") is None


def test_sel_berisi_satu_angka_membawa_kuncinya_sendiri() -> None:
    angka = "<data class='angka{}' value='0.5' data-kunci='k{}'>0,5{}</data>"
    isi = (angka.format("", 1, ""), angka.format(" lipat", 2, ""), angka.format("", 3, "") + " kg")
    akar = pohon.urai(
        "<table><colgroup><col style='width: 4.1%'><col style='width: 33.0%'>"
        "<col style='width: 62.9%'></colgroup><thead><tr><th class='x'>a</th>"
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
    assert [k.get("class") for k in akar.iter("th")] == ["x l-5", "l-35", "l-65"]
    assert akar.find(".//colgroup") is None


def test_kode_bertanda_hubung_tidak_terpenggal() -> None:
    akar = pohon.urai(
        "<p>IKU-1, <b>1.02.02-1</b> dan OM-SPAN; dua-duanya 2023-12-07 <code>A-1</code> C-3.</p>"
        "<p>https://a.id/A-1/B-2 sub-kegiatan</p><table><tr><td class='nomor'>1-1</td></tr>"
        "<tr><th>Rata-rata</th><td>rata-rata</td></tr></table>"
        "<p>W.22.PAS.PAS.18-KU.01.01-471 dan D-4</p><p><b>W.22.PAS.PAS.18-KU.01.01-471</b> 1</p>"
    )
    sebelum = pohon.teks(akar)
    ringkas.utuhkan(akar)
    assert pohon.teks(akar) == sebelum
    utuh = [u.text for u in akar.iter("span")]
    assert utuh == [
        "IKU-1", "1.02.02-1", "OM-SPAN", "2023-12-07", "C-3", "Rata-rata", "D-4",
    ]  # fmt: skip


def test_istilah_ditandai_sekali_dan_hanya_dalam_kalimat() -> None:
    akar = pohon.urai("<h2>PK</h2><p>SPK, <a>PK</a> dan <em>PK</em>: PK-1, IKU.</p><p>PK IKU</p>")
    semua = [istilah.Istilah(k, "Arti", "") for k in ("PK", "IKU", "DIPA")]
    assert [i.istilah for i in istilah.tandai(akar, semua)] == ["PK", "IKU"]
    tombol = list(akar.iter("button"))
    assert [(t.text, t.getparent().tag) for t in tombol] == [("PK", "em"), ("IKU", "span")]
    assert pohon.teks(akar) == "PKSPK, PK dan PK: PK-1, IKU.PK IKU"


@pytest.mark.parametrize("variasi", DUA)
def test_letak_baris_gambar_ialah_tempatnya_digambar(variasi: str) -> None:
    """Wherever the words of a row stand besides: in the key, beside the reference, in other rows,
    or nowhere, as signs stand for them."""
    kata = ["belum ada data", "belum tercapai", "tidak dapat dihitung", "tertunda oleh pengadaan"]
    alasan = [s.Butir(f"B{n}", (s.Nilai(None, satu),) * 3) for n, satu in enumerate(kata)]
    angka = [s.Butir(f"B{n}", (s.Nilai(80, "80%"),)) for n in range(4)]
    peta = s.PetaPanas(("I", "II", "III"), tuple(alasan), (s.Takik(0, "nol"),))
    acuan = s.Takik(100, "80%")
    batang = s.Batang((s.KelompokButir("Judul", tuple(angka)),), acuan=acuan)
    for spek in (peta, batang):
        svg = lukis(spek)
        tanda = susun_tanda(spek, *map(svg.__getitem__, DUA))
        tinggi = ukuran_svg(svg[variasi])[1]
        seribu = [lebar if variasi == "lebar" else sempit for *_, lebar, sempit in tanda]
        label = [u["y"] for u in teks_dalam(svg[variasi]) if re.fullmatch(r"B\d", u.teks)]
        batas = [*(y - LEBAR.spasi for y in label), tinggi]
        assert len(seribu) == 4
        letak = zip(seribu, pairwise(batas), strict=True)
        assert all(atas < n * tinggi / 1000 < bawah for n, (atas, bawah) in letak)
        assert spek is batang or [isi[0][1] for _, isi, *_ in tanda] == kata
    kuadran = lukis(contoh.SEMUA["kuadran"])
    assert not susun_tanda(contoh.SEMUA["kuadran"], *map(kuadran.__getitem__, DUA)), (
        "of points none"
    )


def _tinggi_bab(huruf: int) -> str:
    return f"<h2>A</h2><p>Pembuka.</p><p>{'x' * huruf}</p><h2>B</h2><p>Isi.</p>"


def test_batas_melipat_bab() -> None:
    """A chapter that fills nine screens of a phone is not folded, nor is a part that is short."""
    # Rows of 26 px: four short blocks of two each, the paragraph one more every 38 letters.
    baris = 9 * 800 // 26 - 4 * 2 - 2
    assert layar(_tinggi_bab(38 * baris + 37)).findall(".//details") == []
    assert len(layar(_tinggi_bab(38 * (baris + 1))).findall(".//details")) == 1
    isi = f"<h2>A</h2><p>{'x' * 38 * 300}</p>"
    pendek, pas = f"<p>{'y' * 38 * 6}</p>", f"<p>{'y' * 38 * 8}</p>"  # 208 and 260 px
    assert layar(f"{isi}{pendek}<h3>B</h3>").findall(".//details") == []
    assert layar(f"{isi}{pendek}").findall(".//details") == []
    assert len(layar(f"{isi}{pas}<h3>B</h3><p>a</p>{pas}").findall(".//details")) == 2
    baris_tabel = "<figure><table>" + "<tr><td>a</td></tr>" * 95 + "</table></figure>"
    assert len(layar(f"<h2>A</h2><p>a</p>{baris_tabel}").findall(".//details")) == 1
    gambar = "<figure><img></figure>" * 15
    assert layar(f"<h2>A</h2><p>a</p>{gambar}").findall(".//details") == []
    assert len(layar(f"<h2>A</h2><p>a</p>{gambar}<figure></figure>").findall(".//details")) == 1


def test_sebutan_lipatan_menurut_jenisnya() -> None:
    figur = "<figure><figcaption><span class='nomor'>{}</span></figcaption></figure>"
    nomor = ("Tabel\xa03.1", "Gambar\xa03.1", "Tabel\xa03.4", "Tabel\xa03.5", "")
    isi = BAGIAN.format(PANJANG + "</p>" + "".join(map(figur.format, nomor)) + "<p>")
    assert pohon.teks(layar(isi).find(".//summary")) == (
        "Selengkapnya, dengan Tabel 3.1–3.5 dan Gambar 3.1"
    )


def _sempit(kepala: str, *sel: str, baris: int = 1) -> html.HtmlElement:
    tr = f"<tr>{''.join(sel)}</tr>"
    akar = pohon.urai(f"<table class='data'><thead><tr>{kepala}</tr></thead>{tr * baris}</table>")
    ringkas.susun_tabel(akar)
    return akar.find("table")


def test_batas_tabel_sempit() -> None:
    """What just fits a narrow screen stays; one letter more, and the table is set otherwise."""
    nama, nilai = "<th>Nama</th>", "<th class='bilangan'>K</th>"
    sel = "<th scope='row'>a</th>", "<td>{}</td>"

    def kelas(huruf: int, kepala: str = nama + nilai, *awal: str) -> str:
        isi = [*awal, sel[0], sel[1].format("x" * huruf)]
        return str(_sempit(kepala, *isi).get("class"))

    # 150 px for text and 12 beside each column leave 154: 19 letters of 7,4 px and a gap of 8.
    assert [kelas(n) for n in (19, 20, 43, 44)] == [
        "data", "data tumpuk k-1", "data tumpuk k-1", "data kartu lega luas penuh",
    ]  # fmt: skip
    pendek = "<th class='pendek'>Nama</th>" + nilai
    assert [kelas(n, pendek) for n in (27, 28)] == ["data", "data tumpuk k-1"]
    # 90 px for each of two short ones: 12 beside three leave 112, 14 letters and a gap of 8.
    dua = "<th class='pendek'>Nama</th>" + pendek
    assert [kelas(n, dua, "<td>1</td>") for n in (14, 15)] == ["data", "data tumpuk k-1"]
    urut = "<th class='nomor'>No</th>" + nama + nilai
    assert [kelas(n, urut, "<td>1</td>") for n in (14, 15)] == ["data", "data tumpuk k-1"]
    # A row that is named behind two columns, by two cells or by none becomes a card.
    tiga = "<td>1</td>", "<td>b</td>"
    berempat = "<th class='nomor'>N</th><th>B</th>" + nama + nilai
    assert [kelas(n, berempat, *tiga) for n in (16, 17)] == [
        "data kartu lega", "data kartu lega luas",  # two have 132 px each
    ]  # fmt: skip
    assert kelas(13, nama + nama + nilai, sel[0]) == "data kartu"
    assert kelas(14, nama + nama + nilai, sel[0]) == "data kartu lega"  # three have 110 px each
    tanpa = _sempit(nama + nilai, "<td>a</td>", f"<td>{'x' * 30}</td>")
    assert tanpa.get("class") == "data kartu lega luas penuh"
    assert [s.get("data-judul") for s in tanpa.iter("td")] == ["Nama", "K"]
    assert _sempit(nama + nama + nama).get("class") == "data"  # no row at all
    lima = _sempit(nama + nilai * 5, sel[0], *[sel[1].format("x" * 7)] * 5)
    enam = _sempit(nama + nilai * 6, sel[0], *[sel[1].format("x" * 5)] * 6)
    assert [t.get("class") for t in (lima, enam)] == ["data tumpuk k-5", "data kartu"]
    assert _sempit(nama + nilai, sel[0], sel[1].format("a " * 40)).get("class") == "data"
    assert kelas(18) == "data"
    bertanda = f"<td><span>{'x' * 18}</span></td>"
    assert _sempit(nama + nilai, sel[0], bertanda).get("class") == "data tumpuk k-1"


def test_letak_angka_pada_halaman() -> None:
    """The last heading or paragraph with an id before a figure in the text; the thing that it is
    in, and nothing of that, for one in a table."""
    akar = pohon.urai(
        "<h2 id='a'>A</h2><p><data data-kunci='k1'>1</data></p>"
        "<figure id='t'><figcaption><span class='nomor'>Tabel 1</span></figcaption>"
        "<p id='dalam'><data data-kunci='k1'>1</data><data data-kunci='k2'>2</data></p></figure>"
        "<p id='p'><data data-kunci='k1'>1</data> <b id='q'><data data-kunci='k3'>3</data></b></p>"
        "<figure><img></figure>"
    )
    isi = letak.telusuri(akar)
    assert list(isi.kunci) == ["k1", "k2", "k3"] and isi.id_unsur == {"a", "t", "dalam", "p", "q"}
    assert isi.sebutan == {"t": "Tabel 1", "": ""}
    assert isi.jangkar == {"k1": {"a": None, "p": None}, "k3": {"p": None}}
    satu = Halaman("b.md", "b.html", akar, "isi", "Judul")
    tampil = {
        "k1": {Tempat("b.md", "t"), Tempat("b.md", "")},
        "k2": {Tempat("b.md", "q")}, "k9": {Tempat("b.md", "tiada")},
    }  # fmt: skip
    hasil = letak.susun([satu], {"b.md": isi}, tampil)
    assert {k: [(x.benda, x.alamat, x.sebutan) for x in v] for k, v in hasil.items()} == {
        "k1": [("", "b.html#a", "Judul"), ("", "b.html#p", "Judul"), ("t", "b.html#t", "Tabel 1")],
        "k2": [("q", "b.html#q", "Judul")], "k9": [("tiada", "b.html", "Judul")],
    }  # fmt: skip


def test_kata_berulang_sekali_saja() -> None:
    kata = panel._Kata()
    assert [kata.letak(t) for t in ("a", "", "b", "a")] == [0, -1, 1, 0] and [*kata] == ["a", "b"]


@pytest.mark.parametrize(
    ("isi", "jadi"),
    [
        ("<p>Di https://a.go.id/x, (www.b.id/y), dan c@d.id.</p>",
         [("https://a.go.id/x", "https://a.go.id/x"), ("http://www.b.id/y", "www.b.id/y"),
          ("mailto:c@d.id", "c@d.id")]),
        ("<p>https://a.id/(x) https://a.id/x) https://a.id/(x))</p>",
         [("https://a.id/(x)",) * 2, ("https://a.id/x",) * 2, ("https://a.id/(x)",) * 2]),
        ("<p>http://a.id/@b x/c@d.id a.b-c+d@e-f.go.id</p>",
         [("http://a.id/@b",) * 2, ("mailto:a.b-c+d@e-f.go.id", "a.b-c+d@e-f.go.id")]),
        ("<p>www.a.id/b@c</p>", [("http://www.a.id/b@c", "www.a.id/b@c")]),
        ("<p><a href='#'>www.a.id</a> <code>a@b.id</code> <pre><b>www.a.id</b></pre> www.</p>",
         [("#", "www.a.id")]),
        ("<p>a <b>x</b> www.b.id <i>y</i> c@d.id z</p>",
         [("http://www.b.id", "www.b.id"), ("mailto:c@d.id", "c@d.id")]),
    ],
)  # fmt: skip
def test_alamat_menjadi_tautan(isi: str, jadi: list[tuple[str, str]]) -> None:
    akar = pohon.urai(isi)
    teks = akar.text_content()
    tipografi.tautkan(akar)
    assert akar.text_content() == teks
    assert [(a.get("href"), a.text) for a in akar.iter("a")] == jadi


def test_letak_angka_indikator() -> None:
    """By chapter in its order, tables before charts by their numbers; a chapter alone by itself."""

    def satu(halaman: str, benda: str, sebutan: str) -> letak.Letak:
        return letak.Letak(halaman, benda, f"{halaman[0]}.html#{benda}", sebutan)

    tempat = {
        "t": [satu("b.md", "t10", "Tabel 3.10"), satu("b.md", "g1", "Gambar 3.1")],
        "r": [satu("b.md", "t2", "Tabel 3.2"), satu("b.md", "", "Bab"), satu("c.md", "", "Tiga")],
        "c": [satu("b.md", "t10", "Tabel 3.10"), satu("lain.md", "t1", "Tabel 1")],
    }
    kini = SimpleNamespace(
        target=SimpleNamespace(kunci="t"), realisasi=SimpleNamespace(kunci="r"),
        capaian=SimpleNamespace(kunci="c"),
    )  # fmt: skip
    r: Any = SimpleNamespace(kini=kini)
    bab = {"a.md": "Satu", "b.md": "Bab", "c.md": "Tiga"}
    assert halaman_indikator._letak(r, tempat, bab) == [
        ("Bab", "", [("Tabel 3.2", "../b.html#t2"), ("Tabel 3.10", "../b.html#t10"),
                     ("Gambar 3.1", "../b.html#g1")]),
        ("Tiga", "../c.html#", []),
    ]  # fmt: skip
    kini.target = None
    assert [b for b, *_ in halaman_indikator._letak(r, {"t": tempat["t"]}, bab)] == []


def test_kode_yang_tepat_sepanjang_batas() -> None:
    """Twenty-four signs stay together, one more may break; words around keep their places."""
    pas, lebih = "A-" + "1" * 22, "A-" + "1" * 23
    akar = pohon.urai(f"<p>x {pas} y {lebih} z B-1 w<i>C-2 {lebih}</i> {lebih} D-3</p>")
    sebelum = akar.text_content()
    ringkas.utuhkan(akar)
    assert akar.text_content() == sebelum
    assert [u.text for u in akar.iter("span")] == [pas, "B-1", "C-2", "D-3"]
    biasa = pohon.urai(f"<p>{lebih} a</p>")
    ringkas.utuhkan(biasa)
    assert pohon.tulis(biasa) == f"<p>{lebih} a</p>"


def test_lebar_kolom_berpindah_ke_kepala() -> None:
    akar = pohon.urai(
        "<table><colgroup><col style='width: 5.0%'><col style='width: 95.0%'></colgroup><thead>"
        "<tr><th>a</th></tr></thead></table><table><colgroup><col style='width: 96.4%'></colgroup>"
        "<thead><tr><th class='x'>a</th></tr></thead>"
        "</table><table><tr><td><data class='angka' value='1'>1</data></td><td>x <data"
        " class='angka'>2</data></td><td><data class='angka'>3</data><i></i></td></tr></table>"
    )
    ringkas.ringkaskan(akar)
    assert not akar.findall(".//colgroup")
    # The first table has another number of columns than heads.
    assert [t.get("class") for t in akar.iter("th")] == [None, "x l-95"]
    satu, dua, tiga = akar.findall(".//td")
    assert dict(satu.attrib) == {"class": "angka angka-asal", "data-kunci": "", "data-nilai": "1"}
    assert len(dua) == 1 and len(tiga) == 2


def test_istilah_terpanjang_dahulu_dan_tandanya() -> None:
    """The longest term wins; what follows it and shall not begin a line stays with it."""
    akar = pohon.urai("<ul><li>PK Unit, lalu (IKU) dan <strong>IKU</strong>.</li></ul><p>PK!</p>")
    semua = [istilah.Istilah(k, f"arti {k}", "") for k in ("PK", "PK Unit", "IKU")]
    assert [i.istilah for i in istilah.tandai(akar, semua)] == ["PK Unit", "IKU", "PK"]
    assert pohon.tulis(akar) == (
        '<ul><li><span class="utuh"><button type="button" class="istilah"'
        ' popovertarget="istilah-pk-unit" title="arti PK Unit">PK Unit</button>,</span> lalu (IKU)'
        ' dan <strong><button type="button" class="istilah" popovertarget="istilah-iku"'
        ' title="arti IKU">IKU</button></strong>.</li></ul><p><span class="utuh"><button'
        ' type="button" class="istilah" popovertarget="istilah-pk" title="arti PK">PK</button>!'
        "</span></p>"
    )


def test_catatan_penulis_tidak_ikut() -> None:
    """A comment is a note to oneself, wherever it stands, and what is behind it stays."""
    isi = "<!-- rahasia --><p>a<!-- rahasia -->b</p><?php x?> c<!-- rahasia -->"
    assert "".join(pohon.tulis(layar(isi)).split()) == "<p>ab</p>c"


def test_kata_sendiri_berkode_utuh() -> None:
    """Notes on data pages: the code stays on its line, and its words can be copied as they are."""
    assert ringkas.utuh("Menurut E-Performance <x>, rata-rata") == (
        'Menurut <span class="utuh">E-Performance</span> &lt;x&gt;, rata-rata'
    )


@pytest.mark.parametrize(
    ("teks", "terlipat"),
    [("Rp598.120.500.000.000", False), ("100 per\N{NO-BREAK SPACE}100.000 lahir hidup", True)],
)
def test_hanya_angka_berkata_yang_boleh_terlipat(teks: str, terlipat: bool) -> None:
    """A figure with many words for its unit may break between them; an amount, however long, has
    nowhere to, and asks for its width."""
    angka = SimpleNamespace(keadaan="ada", nilai_mesin="1", kunci="x")
    isi = lingkungan().get_template("angka.html.j2").render(angka=angka, teks=teks)
    assert ("lipat" in isi) == terlipat
