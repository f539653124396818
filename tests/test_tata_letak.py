"""Pages filled before a figure that does not fit, group labels repeated, one tag for one thing."""

from __future__ import annotations

import inspect
import re
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from macros.dasar.pangkal import ASET
from macros.keluaran.pdf.perbaikan import tata_letak
from macros.sajian import templat
from tests.test_pdf import buat, tulis, unsur

pytestmark = pytest.mark.lama  # pages laid out by the PDF engine

# About two thirds of a page.
TINGGI = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 165"/>'


def paragraf(nama: str, baris: int = 6) -> str:
    return f"<p>{nama}{'<br>x' * (baris - 1)}</p>"


def gambar(nama: str, jenis: str = "gambar") -> str:
    return (
        f'<figure class="{jenis} utuh" id="{nama}" data-nomor="{jenis}"><img src="tinggi.svg"'
        f' alt="{nama}"><figcaption><span>{nama}</span></figcaption></figure>'
    )


def tabel(nama: str, kelompok: int, baris: int) -> str:
    isi = "".join(
        '<tbody class="kelompok"><tr class="kepala-kelompok"><th scope="rowgroup" colspan="3">'
        f"Kelompok {k}</th></tr>"
        + "".join(f'<tr><td>{k}.{n}</td><th scope="row">Hal</th><td>{n}</td></tr>'
                  for n in range(1, baris + 1))
        + "</tbody>"
        for k in range(1, kelompok + 1)
    )  # fmt: skip
    return (
        f'<figure class="tabel" id="{nama}" data-nomor="tabel"><figcaption><span>{nama}</span>'
        "</figcaption><table><colgroup><col><col><col></colgroup><thead><tr>"
        '<th scope="col">Kode</th><th scope="col">Nama</th><th scope="col">Nilai</th></tr></thead>'
        f"{isi}</table></figure>"
    )


def lembar(folder: Path, isi: str) -> list[str]:
    """The text of each page of the chapter."""
    (folder / "tinggi.svg").write_text(TINGGI, encoding="utf-8")
    return teks(buat(tulis(folder, isi))).split("\f")[3:-1]


def teks(pdf: Path, *pilihan: str) -> str:
    """The text of a PDF as pdftotext gives it."""
    perintah = ["pdftotext", *(pilihan or ("-layout",)), str(pdf), "-"]
    return subprocess.run(perintah, capture_output=True, text=True, check=True).stdout


def letak(lembar: list[str], *nama: str) -> list[int]:
    """On which page each name stands."""
    return [next(n for n, isi in enumerate(lembar) if re.search(rf"\b{a}\b", isi)) for a in nama]


def test_text_fills_the_page_before_a_figure(tmp_path: Path) -> None:
    isi = paragraf("awal", 20) + gambar("bagan") + paragraf("satu") + paragraf("dua", 30)
    hasil = lembar(tmp_path, isi)
    assert letak(hasil, "awal", "bagan", "satu", "dua") == [0, 1, 0, 0]
    assert hasil[1].index("bagan") > hasil[1].index("x")


def test_a_figure_stays_in_its_section(tmp_path: Path) -> None:
    isi = paragraf("awal", 20) + gambar("bagan") + paragraf("satu") + "<h2>Lain</h2>"
    hasil = lembar(tmp_path, isi + paragraf("dua"))
    assert letak(hasil, "awal", "satu", "bagan", "Lain", "dua") == [0, 0, 1, 1, 1]


def test_what_belongs_together_moves_together(tmp_path: Path) -> None:
    isi = paragraf("awal", 20) + gambar("bagan") + "<p>pengantar</p><ul><li>butir</li></ul>"
    hasil = lembar(tmp_path, isi + paragraf("dua"))
    assert letak(hasil, "pengantar", "butir", "dua", "bagan") == [0, 0, 0, 1]


def test_figures_of_one_kind_keep_their_order(tmp_path: Path) -> None:
    isi = paragraf("awal", 20) + gambar("satu") + gambar("dua") + tabel("kecil", 1, 2)
    hasil = lembar(tmp_path, isi + paragraf("teks"))
    assert letak(hasil, "awal", "kecil", "teks", "satu", "dua") == [0, 0, 0, 1, 2]


def lebar(nama: str, baris: int = 5) -> str:
    """A table of so many columns that its page is turned."""
    kepala = "".join(f'<th scope="col">K{k}</th>' for k in range(8))
    isi = "<tr><td>1</td></tr>".replace("<td>1</td>", "<td>1</td>" * 8) * baris
    return (
        f'<figure class="tabel lebar" id="{nama}" data-nomor="tabel"><figcaption><span>{nama}'
        f"</span></figcaption><table><colgroup>{'<col>' * 8}</colgroup><thead><tr>{kepala}</tr>"
        f"</thead><tbody>{isi}</tbody></table></figure>"
    )


def test_only_whole_paragraphs_come_before_a_turned_page(tmp_path: Path) -> None:
    """A rest of three lines would have a page of its own."""
    isi = paragraf("awal", 30) + lebar("putar") + paragraf("satu") + paragraf("dua", 12)
    hasil = lembar(tmp_path, isi)
    assert letak(hasil, "awal", "satu", "putar", "dua") == [0, 0, 1, 2]


def test_a_turned_page_takes_its_short_introduction_along(tmp_path: Path) -> None:
    isi = paragraf("awal", 20) + "<h2>Akhir</h2><p>Pengantar</p>" + lebar("putar")
    hasil = lembar(tmp_path, isi + "<h2>Lain</h2>")
    assert letak(hasil, "awal", "Akhir", "Pengantar", "putar", "Lain") == [0, 1, 1, 1, 2]


def test_figures_that_all_do_not_fit_change_nothing(tmp_path: Path) -> None:
    isi = paragraf("awal", 20) + gambar("satu") + gambar("dua", "bagan") + gambar("tiga", "tabel")
    assert letak(lembar(tmp_path, isi), "satu", "dua", "tiga") == [1, 2, 3]


@pytest.fixture(scope="module")
def panjang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document whose table, list and paragraph go on over pages."""
    folder = tmp_path_factory.mktemp("panjang")
    isi = (
        tabel("panjang", 2, 60) + paragraf("lama", 70)
        + f"<ul><li>butir{'<br>y' * 60}</li></ul>"
        + '<div class="rumus"><p class="langkah"><span>Capaian</span> <span>=</span> <span>'
        '<span class="pecahan"><span class="pembilang">74</span><span class="per"> / </span>'
        '<span class="penyebut">80</span></span> × 100%</span></p></div>'
    )  # fmt: skip
    return buat(tulis(folder, isi))


def test_a_group_that_goes_on_repeats_its_label(panjang: Path) -> None:
    semua = [isi for isi in teks(panjang).split("\f") if re.search(r"\d\.\d+ +Hal", isi)]
    assert len(semua) > 2
    for isi in semua[1:]:
        kepala, label, pertama = [b.split() for b in isi.splitlines() if b.strip()][1:4]
        assert kepala == ["Kode", "Nama", "Nilai"]
        nomor = pertama[0].partition(".")[0] if pertama[0] != "Kelompok" else ""
        assert label == ["Kelompok", nomor, "(lanjutan)"] if nomor else label[-1] != "(lanjutan)"


def test_pieces_of_one_thing_have_one_tag(panjang: Path) -> None:
    with pikepdf.open(panjang) as berkas:
        assert len(list(unsur(berkas, "/Table"))) == 1
        assert len(list(unsur(berkas, "/THead"))) == 1
        assert len(list(unsur(berkas, "/TBody"))) == 2
        assert len(list(unsur(berkas, "/LI"))) == 1
        assert len(list(unsur(berkas, "/TOCI"))) == 3
        semua = [_halaman(p) for p in unsur(berkas, "/P")]
    assert max(len(h) for h in semua) == 3


def _halaman(unsur: Any) -> set[tuple[int, int]]:
    """The pages on which an element's words stand."""
    hasil = set()
    for anak in unsur.K:
        if isinstance(anak, pikepdf.Dictionary) and "/S" in anak:
            hasil |= {anak.Pg.objgen} | _halaman(anak)
    return hasil


def test_a_formula_is_one_line_of_text(panjang: Path) -> None:
    with pikepdf.open(panjang) as berkas:
        (rumus,) = unsur(berkas, "/Formula")
        assert str(rumus.Alt) == "Capaian = 74 / 80 × 100%"
    for pilihan in ("-q", "-layout", "-raw"):
        assert "Capaian = 74 / 80 × 100%" in teks(panjang, pilihan)


def _kotak(tag: str, nomor: str = "", halaman: str = "tegak", lanjut: str = "auto") -> Any:
    """A box of the engine, as far as pages are filled by it."""
    return SimpleNamespace(
        element_tag=tag, element={"data-nomor": nomor} if nomor else {},
        style={"page": halaman, "break_after": lanjut},
    )  # fmt: skip


def test_yang_boleh_mengisi_sisa_halaman() -> None:
    """Text and figures of other kinds up to the next heading, each with what it must stay with."""
    gambar, tabel = _kotak("figure", "gambar"), _kotak("figure", "tabel")
    p, rekat = _kotak("p"), _kotak("p", lanjut="avoid-page")

    def isi(*anak: Any) -> list[tuple[int, int]]:
        return list(tata_letak.pengisi([_kotak("p"), gambar, *anak], 1))

    assert isi(p, p, _kotak("h2"), p) == [(2, 3)]  # a second one stays behind the first
    assert isi(rekat, p, p) == [(2, 4)]
    assert isi(gambar, p, gambar) == [(3, 4)]
    assert isi(tabel, tabel, p) == [(2, 3), (4, 5)]
    assert isi(rekat, gambar, p) == [(4, 5)]
    assert isi(p, tabel, gambar, tabel) == [(2, 3), (3, 4)]
    assert isi(_kotak("h3"), p) == isi() == []


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        ({}, (1, False)), ({"tinggi": 321}, None), ({"tinggi": 320}, (1, False)),
        ({"halaman": "lebar", "tinggi": 240}, (1, False)),
        ({"halaman": "lebar", "tinggi": 241}, (1, True)),
        ({"halaman": "lebar", "tinggi": 321}, None), ({"lanjut": None}, None),
        ({"lanjut": {1: {0: None}}}, None), ({"lanjut": {0: None}}, None), ({"tertata": []}, None),
        ({"ruang": 300}, None),
    ],
)  # fmt: skip
def test_gambar_yang_menunggu_halaman_berikutnya(
    isi: dict[str, Any], hasil: tuple[int, bool] | None
) -> None:
    """It begins the next page, and this one has room for four lines; a turned one asks for more."""
    terakhir = SimpleNamespace(
        border_box_y=lambda: 0.0, border_height=lambda: float(isi.get("tinggi", 50))
    )
    induk = _kotak("article")
    induk.children = [_kotak("p"), _kotak("figure", "gambar", isi.get("halaman", "tegak"))]
    tertata = SimpleNamespace(children=isi.get("tertata", [terakhir]))
    konteks = SimpleNamespace(page_bottom=400.0)
    jadi = (tertata, isi.get("lanjut", {1: None}))
    assert tata_letak._gambar_tertunda(konteks, induk, jadi, isi.get("ruang", 0)) == hasil


class GayaTiruan(dict[str, str]):
    """A style as the engine has it: its properties, and what is kept of them."""


class MesinBaris:
    """Stands for the engine: signs are ten wide, and a line too long ends after a word: the first
    where a space ends its text; or it ends inside a word, where that has room with a hyphen."""

    def __init__(self, *, penggal: bool = False) -> None:
        self.penggal = penggal

    def __call__(self, teks: str, gaya: dict[str, Any], _: None, ruang: float) -> tuple[Any, ...]:
        isi, lanjut = teks, None
        if 10 * len(teks) > ruang:
            bagi = self.penggal and gaya["hyphens"] == "auto"
            sela = [n for n, satu in enumerate(teks) if satu == " " and 10 * n <= ruang]
            kata = sela[-1] if teks[-1].isalnum() and sela else teks.index(" ")
            lanjut = int(ruang) // 10 - 1 if bagi else kata + 1
            isi = teks[:lanjut] + "-" if bagi else teks[:lanjut].rstrip()
        baris = SimpleNamespace(text=isi)
        return baris, len(isi), lanjut, 10.0 * len(isi), 10_000.0, 8_000.0


@pytest.mark.parametrize(("kata", "ruang", "spasi", "baris", "lanjut"), [
    ("satu dua ", 85, "normal", "satu dua ", None),
    ("satu dua ", 75, "normal", "satu", 5),  # the words themselves have no room
    ("satu dua ", 85, "pre", "satu", 5),
    ("satu dua\N{NO-BREAK SPACE}", 85, "normal", "satu", 5),
    ("satu dua\N{NO-BREAK SPACE}", 90, "normal", "satu dua\N{NO-BREAK SPACE}", None),
    ("satu dua tiga\N{NO-BREAK SPACE}", 135, "normal", "satu dua", 9),
    ("satu dua", 85, "normal", "satu dua", None),
])  # fmt: skip
def test_spasi_di_ujung_baris(
    kata: str, ruang: float, spasi: str, baris: str, lanjut: int | None
) -> None:
    """It needs no room where its line ends; a no-break one needs it."""
    belah = inspect.unwrap(tata_letak.abaikan_spasi_ujung)(MesinBaris())
    jadi = belah(kata, {"white_space": spasi}, None, ruang)
    assert (jadi[0].text, jadi[2]) == (baris, lanjut)


@pytest.mark.parametrize(("kata", "ruang", "baris"), [
    ("satu keselamatan", 120, "satu"),  # the end of the last word would stand alone
    ("satu keselamatan ialah", 120, "satu kesela-"),
    ("satu Keselamatan ialah", 120, "satu"),
    ("“Keselamatan ialah", 80, "“Kesela-"),  # nothing stands before it
])  # fmt: skip
def test_nama_dan_kata_akhir_tidak_dipenggal(kata: str, ruang: float, baris: str) -> None:
    belah = inspect.unwrap(tata_letak.tahan_suku_akhir)(MesinBaris(penggal=True))
    gaya = GayaTiruan({"hyphens": "auto", "hyphenate_character": "-"})
    assert belah(kata, gaya, None, ruang)[0].text == baris


def test_halaman_berakhir_di_dalam_yang_dipindah() -> None:
    assert tata_letak._meluap((None, {3: None}), 2, 4, 6)
    assert not tata_letak._meluap((None, {4: None}), 2, 4, 6)
    assert not tata_letak._meluap((None, None), 2, 4, 6)


def test_label_di_bawah_kepala_tabel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only while the table is laid out, below what its head has."""
    kepala, badan = SimpleNamespace(children=["k"]), SimpleNamespace(children=["b"])
    tabel = SimpleNamespace(children=[kepala, badan])
    label: list[Any] = ["label"]
    monkeypatch.setattr(tata_letak, "_label_lanjutan", lambda t, lanjut: label[0])

    def asli(*isi: Any) -> Any:
        assert isi == ("c", tabel, 3, {1: None}, "lain")
        return list(kepala.children), list(badan.children)

    tata = inspect.unwrap(tata_letak.ulang_label)(asli)
    assert tata("c", tabel, 3, {1: None}, "lain") == (["k", "label"], ["b"])
    assert kepala.children == ["k"]
    label[0] = None
    assert tata("c", tabel, 3, {1: None}, "lain") == (["k"], ["b"])


def test_label_kelompok_yang_berlanjut() -> None:
    """None for a table that begins, has no head, or breaks between groups or in one without."""

    def teks(isi: str) -> Any:
        kotak: Any = boxes.TextBox.__new__(boxes.TextBox)
        kotak.text = isi
        return kotak

    def tabel(kelas: str | None, *, kepala: bool = True) -> Any:
        kata = [teks("Kelompok"), SimpleNamespace(text="b"), teks("satu")]
        label = SimpleNamespace(element={"class": kelas} if kelas is not None else {})
        label.deepcopy = lambda: SimpleNamespace(descendants=lambda: kata)
        kelompok = [SimpleNamespace(children=[label, "x"]), SimpleNamespace(children=["y"])]
        return SimpleNamespace(children=[SimpleNamespace(is_header=kepala), *kelompok])

    jadi = tata_letak._label_lanjutan(tabel("a kepala-kelompok"), {1: {2: None}})
    assert [k.text for k in jadi.descendants()] == ["Kelompok", "b", "satu (lanjutan)"]
    for isi, lanjut in (
        (tabel("kepala-kelompok"), None),
        (tabel("kepala-kelompok", kepala=False), {1: {2: None}}),
        (tabel("kepala-kelompok"), {1: None}),
        (tabel("kepala"), {1: {2: None}}),
        (tabel(None), {1: {2: None}}),
    ):
        assert tata_letak._label_lanjutan(isi, lanjut) is None


def _halaman_baris(isi: str, kosong: int) -> list[int]:
    """On which pages the rows of a table stand that begins so far down a page, in millimetres."""
    gaya = "<style>@import url(aset/css/cetak.css); @page { size: 90mm 90mm }</style>"
    dokumen = f'{gaya}<div style="height: {kosong}mm"></div><figure class="tabel">{isi}</figure>'
    cetakan = HTML(string=dokumen, base_url=f"{ASET}/").render()
    return [
        n
        for n, satu in enumerate(cetakan.pages)
        for kotak in satu._page_box.descendants()
        if kotak.element_tag == "tr" and isinstance(kotak, boxes.TableRowBox)
    ]


def test_baris_pertama_dan_induk_tidak_sendiri() -> None:
    """Wherever the page ends, the first row has one below it, and a sum the first of its parts."""
    kelas = ("", "", "induk", "", "", "")
    tubuh = "".join(f'<tr class="{k}"><th scope="row">Hal</th><td>1</td></tr>' for k in kelas)
    pecah = set()
    for kosong in range(14, 40, 2):
        halaman = _halaman_baris(f"<table><tbody>{tubuh}</tbody></table>", kosong)
        assert len(halaman) == len(kelas)
        pecah |= {n for n in range(1, len(kelas)) if halaman[n] != halaman[n - 1]}
    assert pecah and pecah.isdisjoint({1, len(kelas) - 1})
    assert pecah.isdisjoint({n + 1 for n, k in enumerate(kelas) if k})


def tempat_nama(folder: Path, *jabatan: str) -> list[tuple[int, int]]:
    """Where the names of officials of these posts stand: how far right and how far down, in mm."""
    semua = [
        SimpleNamespace(tempat="Kota", tanggal=f"{n} Mei 2031", peran="", bidang="b",
            sebutan_bidang="B", ditandatangani=False, pejabat=SimpleNamespace(
                jabatan=satu, nama=f"Nama{n}", tanda=n, nip=n % 2, nip_samar="1",
                jenis_nomor="NIP"))
        for n, satu in enumerate(jabatan)
    ]  # fmt: skip
    alat = templat.lingkungan().get_template("tanda_tangan.html.j2")
    blok = alat.render(penanda=semua).replace("data-cetak", "data-x")
    assert blok.count(f"Kota, {len(jabatan) - 1} Mei 2031") == blok.count("Kota") == 1
    kata = teks(buat(tulis(folder, f"<p>Isi.</p>{blok}")), "-bbox")
    cari = r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>Nama\d<'
    return [(round(float(x) / 72 * 25.4), round(float(y) / 72 * 25.4))
            for x, y in re.findall(cari, kata)]  # fmt: skip


def test_penanda_tangan_berdampingan_dua_dua(tmp_path: Path) -> None:
    """However many sign and whatever their posts are called, names are apart, and on one line with
    the one beside them; one that is left stands in the middle."""
    panjang = "Sekretaris Daerah selaku Ketua Tim Anggaran Pemerintah Daerah Kabupaten Percontohan"
    dua = tempat_nama(tmp_path, "Camat", "Bupati")
    (kiri, atas), (kanan, _) = dua
    assert kanan - kiri > 70 and dua == [(kiri, atas), (kanan, atas)]
    empat = tempat_nama(tmp_path, "Camat", "Bupati", panjang, "Inspektur")
    assert empat[:2] == dua and [x for x, _ in empat] == [kiri, kanan] * 2
    assert empat[2][1] == empat[3][1] > atas + 30
    tiga = tempat_nama(tmp_path, "Camat", panjang, "Inspektur")
    assert tiga[0][1] == tiga[1][1] < tiga[2][1] and kiri < tiga[2][0] < kanan
