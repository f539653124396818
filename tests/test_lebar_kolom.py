"""Columns as wide as their words ask: in print, on the site and in the Word copy."""

import re

import pytest
from docx.shared import Cm, Mm
from lxml.html import HtmlElement

from macros.dasar import pohon
from macros.dasar.pangkal import ASET
from macros.gambar import belah
from macros.gambar.gaya import LEBAR
from macros.keluaran import tabel_word
from macros.sajian import lebar_kolom
from macros.sajian.lebar_kolom import LANGKAH, PUTAR, TEGAK, TEPI

PANJANG = "Persentase layanan yang selesai tepat pada waktunya menurut standar"


def persen(satu: HtmlElement) -> list[float]:
    lebar_kolom.bagi(satu)
    return lebar_kolom.persen(satu)


def tabel(
    *baris: tuple[str, ...], bilangan: tuple[int, ...] = (), lebar: tuple[int, ...] = ()
) -> HtmlElement:
    """A table whose first row is its head."""
    kelas = ["bilangan" if n in bilangan else "teks" for n in range(len(baris[0]))]
    kepala, *isi = [
        "".join(f"<{t} class='{k}'>{s}</{t}>" for s, k in zip(b, kelas, strict=True))
        for t, b in zip(["th", *["td"] * len(baris)], baris, strict=False)
    ]
    kolom = "".join(f"<col class='l-{n}'>" for n in lebar)
    return pohon.urai(
        f"<table><colgroup>{kolom}</colgroup><thead><tr>{kepala}</tr></thead><tbody>"
        + "".join(f"<tr>{b}</tr>" for b in isi)
        + "</tbody></table>"
    )[0]


def test_lebar_teks_ialah_yang_disisakan_tepi_kertas() -> None:
    """Who moves the margins of paper moves what tables and charts know of the room between them."""
    css = (ASET / "aset/css/cetak.css").read_text("utf-8")
    tepi = re.findall(
        r"^@page(?: lebar)? \{\n  margin: \d+mm (\d+)mm \d+mm (\d+)mm;$", css, re.MULTILINE
    )
    ukuran = re.findall(r"^@page(?: lebar)? \{ size: (\d+)mm", css, re.MULTILINE)
    (huruf,) = re.findall(r"^table \{[^}]*?font-size: ([\d.]+)pt", css, re.MULTILINE)
    em = float(huruf) * 25.4 / 72
    ruang = [int(u) - int(kanan) - int(kiri) for u, (kanan, kiri) in zip(ukuran, tepi, strict=True)]
    assert [r / em for r in ruang] == pytest.approx([TEGAK, PUTAR], abs=0.1)
    assert LEBAR.lebar * 205 / ruang[0] == belah.TINGGI


@pytest.mark.parametrize("baris", [
    [("No.", "Uraian", "Nilai"), ("1", PANJANG, "10"), ("2", "b", "200.000")],
    [("Capaian 2031",) * 6, (PANJANG, *["101,31%"] * 5)],
    [("A", "B"), ("a", "b")], [("Satu",), ("kata",)], [("", ""), ("", "")],
])  # fmt: skip
def test_memenuhi_lembar_dan_memuat_kata_terpanjang(baris: list[tuple[str, ...]]) -> None:
    jadi = persen(tabel(*baris))
    assert sum(jadi) == pytest.approx(100, abs=0.5) and len(jadi) == len(baris[0])
    for n, satu in enumerate(jadi):
        terpanjang = max(len(kata) for b in baris for kata in (b[n].split() or [""]))
        assert satu / 100 * TEGAK >= 0.4 * terpanjang


def test_baris_paling_sedikit() -> None:
    """Words get the room that figures do not need; equal shares would take more lines."""
    isi = [("Kode", "Indikator", "Target", "Capaian"), *[("1.1", PANJANG, "80%", "92,5%")] * 3]
    jadi = persen(tabel(*isi, bilangan=(2, 3)))
    assert jadi[1] > 60
    panjang, _ = lebar_kolom._ukur(tabel(*isi).find("tbody/tr")[1])
    ruang = [n / 100 * (TEGAK + TEPI) - TEPI for n in (jadi[1], 25)]
    assert panjang <= ruang[0] and panjang > 2 * ruang[1]


def test_dua_kolom_panjang_berbagi() -> None:
    """Neither of two columns of words is squeezed for the other; the longer one gets more."""
    panjang, lebih = " ".join([PANJANG] * 2), " ".join([PANJANG] * 4)
    _, satu, dua = persen(tabel(("Kode", "A", "B"), *[("1", panjang, lebih)] * 4))
    assert 25 < satu < 40 and dua > 55


def test_baris_yang_tinggi_melintang() -> None:
    """Many columns of figures beside long words fit on an upright page, but make each row a
    paragraph: such a table is set across; with short words, few columns or few rows it is not."""

    def melintang(banyak: int, nama: str, baris: int = 4) -> bool:
        isi = [("Indikator", *["Capaian 2031"] * banyak), *[(nama, *["101,31%"] * banyak)] * baris]
        satu = tabel(*isi, bilangan=tuple(range(1, banyak + 1)))
        figur = pohon.urai("<figure class='tabel'></figure>")[0]
        figur.append(satu)
        lebar_kolom.bagi(satu)
        assert lebar_kolom._perlu(lebar_kolom._ukuran(lebar_kolom._kolom(satu))) < TEGAK
        return "lebar" in pohon.kelas(figur)

    panjang = " ".join([PANJANG] * 3)
    assert [melintang(8, panjang), melintang(8, "Layanan"), melintang(4, panjang)] == [
        True, False, False,
    ]  # fmt: skip
    assert [melintang(8, panjang, baris=n) for n in (1, 2, 9)] == [False, False, True]


def test_sisa_menurut_yang_tertulis() -> None:
    """Where all fits on one line, the declared widths say where the rest goes."""
    isi = [("Sumber", "Pagu", "Sisa"), ("SPJ", "1.000", "20")]
    for lebar in ((60, 20, 20), (20, 60, 20)):
        jadi = persen(tabel(*isi, lebar=lebar))
        assert jadi.index(max(jadi)) == lebar.index(60) and min(jadi) > 10


def test_kolom_tanpa_lebar_mendapat_sisa() -> None:
    """As in an own table: row numbers declare a narrow column, a text none."""
    baris = ("No", "Kegiatan", "Biaya"), ("1", "Kunjungan resmi", "1.500.000")
    nomor, uraian, nilai = persen(tabel(*baris, bilangan=(2,), lebar=(6, 0, 15)))
    assert 6 <= nomor < 10 and 15 <= nilai < 20 and uraian > 70


def test_angka_dan_status_tidak_terlipat() -> None:
    """A figure of two words stays on its line; the same words by themselves may be parted."""
    kata = ("1 layanan pemasyarakatan", "<span class='angka'>1 layanan pemasyarakatan</span>")
    polos, utuh = (lebar_kolom._ukur(tabel(("A",), (s,)).find("tbody/tr/td")) for s in kata)
    assert polos[1] < 0.7 * utuh[1] and utuh[0] == utuh[1]


def test_kata_pengganti_angka_boleh_terlipat() -> None:
    """“belum tercapai” takes no more than its longest word where names need the room."""
    kata = "<span class='angka {}'>belum tercapai</span>"
    utuh, terlipat = (
        persen(tabel(("Nama", "Capaian"), (PANJANG * 2, kata.format(k)), bilangan=(1,)))
        for k in ("", "angka-kosong")
    )
    assert terlipat[0] > utuh[0]


def test_rentang_sel_dan_daftar() -> None:
    """Cells over several columns ask for nothing; a short item of a list stays on a line, a long
    one may be parted, and both keep room for the bullet."""
    satu = pohon.urai(
        f"<table><thead><tr><th>A</th><th>B</th></tr></thead><tr><th colspan=2>{PANJANG}</th></tr>"
        "<tr><td>a</td><td><ul><li>satu dua tiga empat</li>"
        f"<li>{PANJANG}</li></ul></td></tr></table>"
    )[0]
    assert len(persen(satu)) == 2
    _, terpanjang = lebar_kolom._ukur(satu.findall(".//td")[1])
    utuh, kata = lebar_kolom._ukur(pohon.urai("<p>satu dua tiga empat</p>"))
    _, terurai = lebar_kolom._ukur(pohon.urai(f"<p>{PANJANG}</p>"))
    assert max(kata, terurai) < utuh == terpanjang - lebar_kolom.INDEN


def test_lebar_diberikan_lagi() -> None:
    satu = tabel(("A", "B"), ("a", PANJANG))
    semula = persen(satu)
    satu.find("tbody/tr/td").text = PANJANG * 4
    assert lebar_kolom.persen(satu) == semula != persen(satu)
    assert len(satu.findall("colgroup")) == 1


def test_huruf_lain_lebih_lebar() -> None:
    """In the Word copy a code and a figure stay whole though another font stands in."""
    isi = [("No.", "Uraian", "Target"), *[("4.1", PANJANG * 2, "1 layanan")] * 2]
    satu = tabel(*isi)
    sempit = persen(satu)
    lebar_kolom.bagi(satu, tabel_word.HURUF)
    lebar = lebar_kolom.persen(satu)
    assert lebar[0] > sempit[0] and lebar[2] > sempit[2]
    for n in (0, 2):
        terpanjang = max(len(kata) for b in isi for kata in b[n].split())
        assert lebar[n] / 100 * Mm(160) >= Cm(0.21) * terpanjang + Cm(0.3)


def test_huruf_lain_hanya_bila_muat() -> None:
    """Where figures fill the page, they stay whole as they do in print, and the page unturned."""
    isi = [("Nama", *["Pagu"] * 6), *[("Layanan Manajemen", *["2.334.160.000"] * 6)] * 3]
    cetak, word = (tabel(*isi, bilangan=(1, 2, 3, 4, 5, 6)) for _ in range(2))
    figur = pohon.urai("<figure></figure>")[0]
    figur.append(word)
    lebar_kolom.bagi(figur, tabel_word.HURUF)
    assert "lebar" not in pohon.kelas(figur)
    assert persen(cetak)[1:] == pytest.approx(lebar_kolom.persen(word)[1:], abs=0.8)


def test_terlalu_sempit_untuk_semua() -> None:
    """Where not even the longest words have room, all get the same part of what they ask for."""
    jadi = persen(tabel(("Pemasyarakatan",) * 12, ("Pemasyarakatan",) * 12))
    assert max(jadi) - min(jadi) < LANGKAH and sum(jadi) == pytest.approx(100, abs=0.6)


@pytest.mark.parametrize(("isi", "kelas"), [
    (["100", "14,9", "11,12", "−7,5", "–"], ["desimal-20", "desimal-1", None, "desimal-1", None]),
    (["1.000", "0,466"], ["desimal-30", None]),
    (["100%", "92,5%"], [None, None]), (["100", "92,5%"], [None, None]), (["5", "7"], [None, None]),
])  # fmt: skip
def test_koma_sejajar(isi: list[str], kelas: list[str | None]) -> None:
    """Figures without a unit: the comma tells what a digit is worth."""
    satu = tabel(("Nama", "Nilai"), *[("a", n) for n in isi], bilangan=(1,))
    lebar_kolom.bagi(satu)
    sel = satu.xpath("tbody/tr/td[2]")
    assert [s.get("class").removeprefix("bilangan").strip() or None for s in sel] == kelas
    assert [pohon.teks(s) for s in sel] == isi


@pytest.mark.parametrize(("kata", "banyak", "putar", "lewat"), [
    ("Jan", 24, True, False), ("Jan", 12, False, False), ("Pertanggungjawaban", 7, True, False),
    ("12.334.160.000", 7, True, False), ("12.334.160.000", 10, True, False),
    ("Pertanggungjawaban", 4, False, False), ("Pertanggungjawaban", 6, True, False),
])  # fmt: skip
def test_yang_tidak_muat_diputar_atau_ditolak(
    kata: str, banyak: int, putar: bool, lewat: bool
) -> None:
    """Measured on paper: words that no column is narrower than turn the page, or are refused."""
    satu = tabel((kata,) * banyak, ("x",) * banyak)
    figur = pohon.urai("<figure></figure>")[0]
    figur.append(satu)
    lebar_kolom.bagi(figur)
    assert ("lebar" in pohon.kelas(figur)) is putar
    assert lebar_kolom.kelewat(satu) is lewat


@pytest.mark.parametrize("bernama", [1, 2])
def test_yang_tidak_muat_dibelah(bernama: int) -> None:
    """No word is lost; the names of rows stand in each part, and years of one thing together."""
    tahun = [f"{apa} {n}" for apa in ("Target", "Realisasi") for n in range(2027, 2032)]
    kepala = [*["Kode", "Indikator"][-bernama:], *tahun, "Ket"]
    uang = [f"Rp{n}23.456.789.012" for n in range(1, len(kepala) - bernama)]
    satu = tabel((*kepala,), (*["1.1", PANJANG][-bernama:], *uang, "baik"))
    satu.find("tbody").insert(0, pohon.urai("<table><tr><th>Grup</th></tr></table>")[0][0])
    satu.find("tbody/tr/th").set("colspan", str(len(kepala)))
    satu.find("tbody/tr[2]")[bernama - 1].set("scope", "row")
    figur = pohon.urai("<figure><div class='gulir' aria-labelledby='x'></div><p>x</p></figure>")[0]
    figur[0].append(satu)
    lebar_kolom.bagi(figur)
    jadi = list(figur.iter("table"))
    isi = [[[pohon.teks(s) for s in b] for b in t.iter("tr")] for t in jadi]
    assert [b[0][bernama:] for b in isi] == [tahun[:5], [*tahun[5:], "Ket"]]
    assert [s for b in isi for s in b[2][bernama:]] == [*uang, "baik"]
    for t, b in zip(jadi, isi, strict=True):
        assert b[0][:bernama] == kepala[:bernama] and b[2][:bernama] == ["1.1", PANJANG][-bernama:]
        assert b[1] == ["Grup"] and t.find("tbody/tr/th").get("colspan") == str(len(b[0]))
        assert not lebar_kolom.kelewat(t) and len(lebar_kolom.persen(t)) == len(b[0])
    assert "lebar" in pohon.kelas(figur) and [u.tag for u in figur] == ["div", "div", "p"]
    nama = [u.get("aria-label") for u in figur.iter("div")]
    assert nama == ["Target 2027 sampai Target 2031", "Realisasi 2027 sampai Ket"]


@pytest.mark.parametrize("banyak", [1, 2])
def test_satu_kolom_tidak_dibelah(banyak: int) -> None:
    """Nothing is left to be parted; that it does not fit is told."""
    satu = tabel(("Nama", "1" * 170)[-banyak:], ("a", "b")[-banyak:])
    figur = pohon.urai("<figure></figure>")[0]
    figur.append(satu)
    lebar_kolom.bagi(figur)
    assert list(figur.iter("table")) == [satu] and lebar_kolom.kelewat(satu)


def test_yang_tepat_muat_tidak_diputar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that fill the upright page to its last point still fit on it."""
    satu = tabel(("Jan",) * 12, ("x",) * 12)
    figur = pohon.urai("<figure></figure>")[0]
    figur.append(satu)
    perlu = lebar_kolom._perlu(lebar_kolom._ukuran(lebar_kolom._kolom(satu)))
    for tegak, putar in ((perlu, False), (perlu - 0.1, True)):
        monkeypatch.setattr(lebar_kolom, "TEGAK", tegak)
        lebar_kolom.bagi(figur)
        assert ("lebar" in pohon.kelas(figur)) is putar
