"""Every fix of the PDF engine is still needed: the engine by itself makes each fault.

A new version of the engine that mends one makes its test fail; the fix can then go, with its test.
"""

from __future__ import annotations

import inspect
import io
import pkgutil
import re
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock
from xml.etree import ElementTree

import pikepdf
import pydyf
import pytest
from cssselect2 import ElementWrapper, compile_selector_list
from weasyprint import HTML, Attachment, Document, css, tinyhtml5
from weasyprint.css import AnonymousStyle, ComputedStyle, get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import anchors
from weasyprint.text import ffi, line_break

from macros.dasar.pangkal import ASET
from macros.keluaran.pdf import perbaikan
from macros.keluaran.pdf.bagian import BagianCetak
from macros.keluaran.pdf.objek import tulis_berkas
from macros.keluaran.pdf.perbaikan import isi_berkas, lebih_cepat, tata_letak
from tests.test_pdf import buat, unsur

pytestmark = pytest.mark.lama  # pages laid out by the PDF engine

BARIS = "".join(f"<tr><th scope=row>Baris {n}</th><td>{n}</td></tr>" for n in range(30))
GAMBAR = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'>"
    "<path d='M0 0h9v9z'/></svg>"
)
# Among these widths is one that holds the words and not the space behind them.
SEMPIT = "".join(
    f'<p style="margin: 0; width: {n / 2}px">{pertama} dua tiga empat{spasi}'
    '<b style="white-space: nowrap">lima enam tujuh</b></p>'
    for pertama, spasi in (("pertama", " "), ("kesatu", "&nbsp;"))
    for n in range(310, 350)
)
# Each holds the long word, and not with the other one.
PANJANG = "".join(
    f'<p style="margin: 0; hyphens: auto; width: {n}px">pada {kata}</p>'
    for n in range(175, 200, 5)
    for kata in ("dipertanggungjawabkan", "Pertanggungjawaban di dua baris")
)
DOKUMEN = f"""<html lang=id><title>Contoh</title><style>
@font-face {{ font-family: Arimo; src: url(aset/font/Arimo-Regular.ttf) }}
@page {{ size: 120mm 120mm; margin: 10mm; @bottom-center {{ content: "Perabot" }} }}
body {{ font-family: Arimo }} article {{ break-after: page }} figure {{ break-inside: avoid }}
.penuntun::after {{ content: leader(" .") }}
</style><body>
<article><img alt=Gambar src="{GAMBAR}"><ul><li><p>butir</p></ul>
<p><a href="#t">Tabel <b>1.1</b></a>
<p class=langkah><math><mi>a</mi></math></article>
<article><p style="height: 60mm">sebelum</p><figure data-nomor=gambar style="height: 80mm">gambar
</figure><p>sesudah</article>
<article>{PANJANG}{SEMPIT}<p class=penuntun>Satu</article>
<article><table id=t><thead><tr><th scope=col>Nama<th scope=col>Nilai</thead>
<tbody><tr class=kepala-kelompok><th colspan=2 scope=rowgroup>Kelompok</th></tr>{BARIS}</tbody>
</table></article>"""
# Whatever a look can have that changes a text, with the same words in each.
GAYA_RUPA = (
    "", "font-feature-settings: 'kern' 0", "letter-spacing: var(--jarak)", "word-spacing: 1em",
    "overflow-wrap: anywhere", "text-decoration: underline; padding-block-start: 2mm",
    "text-decoration: line-through; text-decoration-color: red", "font-kerning: none",
    "width: 30mm; white-space: nowrap; overflow: hidden; text-overflow: ellipsis",
    "width: 40mm; white-space: nowrap; overflow: hidden; text-overflow: ellipsis",
    "width: 30mm; white-space: nowrap", "width: 46mm", "width: 48mm", "width: 50mm",
    "font-style: italic", "font-weight: bold", "font-size: 9pt; border: 1px solid",
    "width: 50mm; direction: rtl",
)  # fmt: skip
TEKS_RUPA = "AVATAR “é” 1.234,56<wbr>sama dan dipertanggungjawabkan sepenuhnya oleh semua"
RUPA = f"""<!DOCTYPE html><html lang=id><head><title>Contoh</title><style>
@font-face {{ font-family: Arimo; src: url(aset/font/Arimo-Regular.ttf) }}
@page {{ size: 120mm 120mm; margin: 10mm }}
html {{ --jarak: 3px; --warna: #123456 }}
body {{ font-family: Arimo; margin-inline: 2mm 4mm; color: var(--warna) }}
p {{ text-align: justify; hyphens: auto }} wbr {{ display: none }}
</style></head><body>
{"".join(f'<p style="{gaya}">{TEKS_RUPA}</p>' for gaya in GAYA_RUPA * 2)}
<pre>kolom&#9;satu
lain&#9;dua</pre>
<img alt=Bagan src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='90'
 height='40'><text x='2' y='9' letter-spacing='2'>anak</text><text x='2' y='29' rotate='9'
 textLength='60'>anak</text></svg>">
</body></html>"""
PUNYA = "ul:has(b) li", "<ul><li>a</li><li><b>b</b></li><li><ul><li>c</li></ul></li></ul>"
PEMERIKSAAN: dict[str, Callable[[Hasil], bool]] = {}


@dataclass(frozen=True)
class Hasil:
    """What the engine makes of the document by itself: laid out, and as a file."""

    cetakan: Document
    pdf: pikepdf.Pdf

    def teks(self, halaman: int) -> str:
        """The words of a page."""
        kotak = self.cetakan.pages[halaman]._page_box.descendants(placeholders=True)
        return " ".join(k.text for k in kotak if isinstance(k, boxes.TextBox))

    def unsur(self, jenis: str) -> list[pikepdf.Object]:
        """The structure elements of one kind."""
        return list(unsur(self.pdf, jenis))


@pytest.fixture(scope="module")
def hasil() -> Hasil:
    """The document, printed without any fix."""
    cetakan = HTML(string=DOKUMEN, base_url=f"{ASET.as_uri()}/").render()
    lampiran = [Attachment(string=b"x", name="x.csv", relationship="Data")]
    isi = cetakan.write_pdf(pdf_variant="pdf/a-3a", attachments=lampiran)
    return Hasil(cetakan, pikepdf.open(io.BytesIO(isi)))


@pytest.fixture(scope="module")
def diperbaiki(tmp_path_factory: pytest.TempPathFactory) -> Hasil:
    """The same document with all fixes."""
    folder = tmp_path_factory.mktemp("pdf")
    cetakan: list[Document] = []

    def tangkap(isi: BagianCetak) -> list[str]:
        cetakan.append(isi.cetakan)
        return []

    (folder / "dokumen.html").write_text(DOKUMEN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as tempel:
        # What looks at the finished document last.
        tempel.setattr(BagianCetak, "_aksara_asing", tangkap)
        berkas = buat(folder / "dokumen.html")
    return Hasil(cetakan[0], pikepdf.open(berkas))


def cacat(periksa: Callable[[Hasil], bool]) -> Callable[[Hasil], bool]:
    """The fault that the fix of the same name mends: a function, or a module that is one fix."""
    PEMERIKSAAN[periksa.__name__] = periksa
    return periksa


@cacat
def lengkapi_metadata(hasil: Hasil) -> bool:
    return b"pdfuaid" not in hasil.pdf.Root.Metadata.read_bytes()


@cacat
def ingat_baris(hasil: Hasil) -> bool:
    """The same words in the same look, measured anew on each page."""
    kotak = [k for h in hasil.cetakan.pages for k in h._page_box.descendants(placeholders=True)]
    perabot = [k for k in kotak if isinstance(k, boxes.TextBox) and k.text == "Perabot"]
    assert len(perabot) > 1
    return len({id(k.pango_layout) for k in perabot}) > 1


@cacat
def daftarkan_sekali(hasil: Hasil) -> bool:
    return len(hasil.pdf.Root.AF) > 1


@cacat
def beri_label_halaman(hasil: Hasil) -> bool:
    return "/PageLabels" not in hasil.pdf.Root


@cacat
def lepas_perabot_halaman(hasil: Hasil) -> bool:
    """The page's foot belongs to an element that nothing leads to."""
    peta = hasil.pdf.Root.StructTreeRoot.ParentTree.Nums
    milik = list(filter(None, peta[1]))  # nothing stands where furniture was
    pohon = {u.objgen for jenis in {str(u.S) for u in milik} for u in hasil.unsur(jenis)}
    return any(u.objgen not in pohon for u in milik)


@cacat
def rapikan_tautan(hasil: Hasil) -> bool:
    return len(hasil.pdf.pages[0].Annots) > 1


@cacat
def bungkus_butir(hasil: Hasil) -> bool:
    (butir,) = hasil.unsur("/LI")
    return any(a.S == "/P" for a in butir.K)


@cacat
def tandai_rumus(hasil: Hasil) -> bool:
    return hasil.unsur("/Formula") == []


@cacat
def ukur_gambar(hasil: Hasil) -> bool:
    """What stands at the top of the page is said to stand at its foot."""
    (gambar, *_) = hasil.unsur("/Figure")
    return float(gambar.A.BBox[3]) < float(hasil.pdf.pages[0].MediaBox[3]) / 2


@cacat
def lukis_penanda_di_tempat(hasil: Hasil) -> bool:
    kotak = hasil.cetakan.pages[0]._page_box.descendants(placeholders=True)
    return any(k.is_outside_marker and k.style["position"] == "absolute" for k in kotak)


@cacat
def isi_sisa_halaman(hasil: Hasil) -> bool:
    return "sebelum" in hasil.teks(1) and "sesudah" not in hasil.teks(1)


@cacat
def abaikan_spasi_ujung(hasil: Hasil) -> bool:
    """A first word has a line of its own though more would fit, before either space."""
    semua = (k for h in hasil.cetakan.pages for k in h._page_box.descendants())
    sendiri = {k.text for k in semua if isinstance(k, boxes.TextBox)} & {"pertama", "kesatu"}
    assert len(sendiri) != 1
    return bool(sendiri)


@cacat
def tahan_suku_akhir(hasil: Hasil) -> bool:
    """A word ends on a line of its own, and a name is divided."""
    semua = [k for h in hasil.cetakan.pages for k in h._page_box.descendants()]
    return any(isinstance(k, boxes.TextBox) and k.text.endswith("‐") for k in semua)


@cacat
def bagi_menurut_suku(_: Hasil) -> bool:
    """A consonant is parted from the vowel of its syllable."""
    return "keselur" in _penggalan("keseluruhan")


def _penggalan(kata: str) -> list[str]:
    """How much of a word may end a line."""
    kamus = line_break.pyphen.Pyphen(lang="id_ID", left=4, right=4)
    return [awal for awal, _ in kamus.iterate(kata)]


@pytest.mark.parametrize(
    ("kata", "penggalan"),
    [
        ("keseluruhan", ["keselu", "kese"]), ("Pemasyarakatan", ["Pemasyara", "Pemasya", "Pema"]),
        ("dikoreksi", ["diko"]), ("dengannya", []), ("pelaksanaan", ["pelaksa", "pelak"]),
    ],
)  # fmt: skip
def test_kata_dibagi_menurut_sukunya(kata: str, penggalan: list[str]) -> None:
    with tata_letak.bagi_menurut_suku():
        assert _penggalan(kata) == penggalan


@cacat
def satukan_titik(hasil: Hasil) -> bool:
    """Each dot is a text of its own."""
    semua = (k for h in hasil.cetakan.pages for k in h._page_box.descendants())
    titik = [k for k in semua if isinstance(k, boxes.TextBox) and {*k.text} == {" ", "."}]
    lebar = sum(k.width for k in titik)
    assert 300 < lebar < 380 and sum(k.text.count(".") for k in titik) > 30
    return len(titik) > 1


@cacat
def ulang_label(hasil: Hasil) -> bool:
    return (
        "Kelompok" in hasil.teks(-2)
        and "Nilai" in hasil.teks(-1)
        and ("Kelompok" not in hasil.teks(-1))
    )


@cacat
def potongan_halaman(hasil: Hasil) -> bool:
    return len(hasil.unsur("/Table")) > 1


@cacat
def sel_tabel(hasil: Hasil) -> bool:
    return any("/Scope" not in sel.A for sel in hasil.unsur("/TH"))


@cacat
def jadikan_bidang_tanda_tangan(_: Hasil) -> bool:
    return "/Sig" not in inspect.getsource(anchors)


def _penelusuran(pemilih: str, isi: str) -> tuple[list[bool], int]:
    """What a selector answers for each element, and how often it looked through one."""
    akar = ElementWrapper.from_html_root(ElementTree.fromstring(isi))
    uji = compile_selector_list(pemilih)[0].test
    with pytest.MonkeyPatch.context() as tempel:
        asli, kali = ElementWrapper.iter_subtree, Counter[object]()

        def hitung(el: Any) -> Any:
            kali[el.etree_element] += 1
            return asli(el)

        tempel.setattr(ElementWrapper, "iter_subtree", hitung)
        semua = [*asli(akar)]
        return [bool(uji(el)) for el in semua], max(kali.values(), default=0)


@cacat
def ingat_jawaban(_: Hasil) -> bool:
    """A list is looked through for each of its items."""
    return _penelusuran(*PUNYA)[1] > 1


@cacat
def cari_langsung(_: Hasil) -> bool:
    """Other systems' names of a library come before the one that the loader knows."""
    cari = re.findall(r"_dlopen\(\s*ffi,([^)]*)\)", inspect.getsource(ffi))
    return any(satu.split(",")[0].strip() == "'libpango-1.0-0'" for satu in cari)


@cacat
def urai_cepat(_: Hasil) -> bool:
    """The engine's parser is no compiled one."""
    return inspect.isfunction(tinyhtml5.parser.HTMLParser.main_loop)


def _lebar_kolom(*tabel: str) -> list[tuple[float, ...]]:
    """How wide the engine makes the columns of tables."""
    isi = "".join(f"<table style='width: 100%'>{satu}</table>" for satu in tabel)
    kotak = [k for h in HTML(string=isi).render().pages for k in h._page_box.descendants()]
    return [tuple(k.column_widths) for k in kotak if isinstance(k, boxes.TableBox)]


def _kolom(*lebar: str) -> str:
    return "".join(f"<col style='width: {satu}'>" for satu in lebar)


@cacat
def segerakan_nilai(_: Hasil) -> bool:
    """What no rule sets is asked for a formula as what one sets."""
    gaya = ComputedStyle(gaya_awal(), {}, None, None, "", None, None)
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(css, "check_math", (periksa := Mock(return_value=False)))
        assert gaya["hyphens"] == "manual"
    return bool(periksa.called)


@cacat
def seperlunya(_: Hasil) -> bool:
    """A paragraph has a style for the mark that an item of a list has."""
    return "marker" in _gaya_semu("<p>satu</p>")


def _gaya_semu(isi: str) -> set[str]:
    """What else than elements has a style in a document."""
    gaya = get_all_computed_styles(HTML(string=isi))
    return {semu for _, semu in gaya.get_computed_styles() if semu}


def test_gaya_semu_ada_di_tempatnya() -> None:
    """Items and notes keep their marks; the file is the same."""
    isi = """<style>.catatan-kaki { float: footnote } p::before { content: "–" }</style><p>Kata
        <span class="catatan-kaki">Catatan</span></p><ol><li>Satu<ul><li>Dua</ul></ol>"""
    asli = HTML(string=isi).write_pdf(pdf_identifier=b"a")
    with lebih_cepat.seperlunya():
        assert _gaya_semu("<p>satu</p>") == set()
        assert _gaya_semu(isi) == {"before", "marker", "footnote-call", "footnote-marker"}
        assert HTML(string=isi).write_pdf(pdf_identifier=b"a") == asli
    assert "note-call" in _gaya_semu("<p>satu</p>")


def gaya_awal() -> AnonymousStyle:
    """A style in which everything is as it is at first."""
    induk = SimpleNamespace(root_style=None, cache={}, font_config=None)
    gaya = AnonymousStyle(induk)
    gaya.update(INITIAL_VALUES)
    return gaya


@cacat
def padatkan(_: Hasil) -> bool:
    """Any content that happens to be compressed to such an end shows it."""
    isi = next(b"%d" % n for n in range(10**5) if zlib.compress(b"%d" % n, 9).endswith(b"\r"))
    return b"\r\nendstream" in pydyf.Stream([isi], compress=True).data


def test_aliran_yang_bukan_gambar_tidak_dipadatkan() -> None:
    """An attached file is what it is; only another way of writing it keeps its end apart."""
    isi = [b"a" * n for n in range(256)]
    aliran = [pydyf.Stream([satu], compress=True) for satu in isi]
    akhir = b"\r\nendstream"
    padat = [not a.data.endswith(akhir) for a in aliran]
    isi_berkas.padatkan(SimpleNamespace(objects=aliran))
    assert ["Filter" in a.extra for a in aliran] == padat and not all(padat)
    assert not any(a.data.endswith(akhir) for a in aliran)


def test_kumpulan_objek_tidak_berakhir_begitu() -> None:
    """Nor do those in which the writer puts all objects, and the table of where they are."""
    oleh_mesin, isi = 0, b""
    for n in range(400):
        pdf = pydyf.PDF()
        pdf.add_object(pydyf.String(b"a" * n))
        isi = tulis_berkas(pdf, "1.7", b"x")
        assert b"\r\nendstream" not in isi
        pdf = pydyf.PDF()
        pdf.add_object(pydyf.String(b"a" * n))
        pdf.write(keluaran := io.BytesIO(), b"1.7", b"x", compress=True)
        oleh_mesin += b"\r\nendstream" in keluaran.getvalue()
    assert oleh_mesin
    with pikepdf.open(io.BytesIO(isi)) as berkas:
        assert [bytes(o) for o in berkas.objects if isinstance(o, pikepdf.String)] == [b"a" * n]


@pytest.mark.parametrize("nama", sorted(PEMERIKSAAN))
def test_perbaikan_masih_perlu(nama: str, hasil: Hasil) -> None:
    assert PEMERIKSAAN[nama](hasil), f"mesin cetak sudah benar; hapus {nama} dari perbaikan"


# Not in this document: it has no attachment and no field, streams end as they happen to, and what
# only takes longer does not show.
DI_LUAR = {
    "padatkan", "jadikan_bidang_tanda_tangan", "daftarkan_sekali", "seperlunya", "segerakan_nilai",
    "cari_langsung", "ingat_jawaban", "urai_cepat", "bagi_menurut_suku",
}  # fmt: skip


@pytest.mark.parametrize("nama", sorted(PEMERIKSAAN.keys() - DI_LUAR))
def test_perbaikan_memperbaiki(nama: str, diperbaiki: Hasil) -> None:
    assert not PEMERIKSAAN[nama](diperbaiki)


@pytest.mark.parametrize(
    "pemilih",
    ["ul:has(b) li", "li:has(+ li)", "ul:not(:has(b)) li", "li:has(> ul)", "li:has(~ li, b)"],
)
def test_jawaban_yang_diingat_sama(pemilih: str) -> None:
    jawaban = _penelusuran(pemilih, PUNYA[1])[0]
    assert len(set(jawaban)) == 2
    with lebih_cepat.ingat_jawaban():
        assert _penelusuran(pemilih, PUNYA[1])[0] == jawaban
        assert _penelusuran(*PUNYA)[1] == 1


def test_lebar_kolom_tetap_sama() -> None:
    """However widths are declared, and words end."""
    kata = (
        "satu dua tiga",
        "a/b c",
        "Rp 1.000 (x) ! ]",
        "ber\xadpan\xadjang lagi se\xadkali",
        "a-b c",
    )
    gaya = ("white-space: nowrap", "hyphens: auto", "overflow-wrap: anywhere", "padding: 0", "")
    sel = "".join(f"<td style='{g}' lang=id>{k}</td>" for k, g in zip(kata, gaya, strict=True))
    isi = f"<tr>{sel}</tr><tr><td colspan=2>{kata[0] * 9}<td>{kata[1]}<td colspan=2>{kata[3]}</tr>"
    lebar: tuple[list[str], ...] = (
        ["20%"] * 5, ["1%", "9%", "50%", "10%", "30%"], ["10%"] * 5, ["90%"] * 5, ["20%"] * 4,
        ["auto", *["20%"] * 4], ["40px", *["10%"] * 4], [],
    )  # fmt: skip
    tabel = [_kolom(*satu) + isi for satu in lebar]
    semula = _lebar_kolom(*tabel)
    assert len({*semula}) > 4
    with lebih_cepat.ingat_baris():
        assert _lebar_kolom(*tabel) == semula


@pytest.mark.lengkap
@pytest.mark.parametrize("isi", [DOKUMEN, RUPA], ids=["umum", "rupa"])
def test_yang_diingat_tidak_mengubah_berkas(isi: str, tmp_path: Path) -> None:
    """The same bytes, whether the engine is spared work or not."""
    (tmp_path / "dokumen.html").write_text(isi, encoding="utf-8")
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(BagianCetak, "_aksara_asing", lambda _: [])
        cepat = buat(tmp_path / "dokumen.html").read_bytes()
        for nama in ("ingat_baris", "segerakan_nilai", "ingat_jawaban", "urai_cepat"):
            tempel.setattr(lebih_cepat, nama, nullcontext)
            assert buat(tmp_path / "dokumen.html").read_bytes() == cepat, nama


def test_gambar_dalam_naskah_tetap_gambar() -> None:
    """What the quick parser does not know is left to the engine's own."""
    svg = "<p><svg viewBox='0 0 9 9'><path d='M0 0'/></svg></p>"
    with lebih_cepat.urai_cepat():
        pohon = tinyhtml5.parse(io.BytesIO(svg.encode()), namespace_html_elements=False)
    assert [u.attrib for u in pohon.iter("{http://www.w3.org/2000/svg}svg")]


def test_setiap_perbaikan_diperiksa_dan_menyebut_hulunya() -> None:
    diperiksa = set(PEMERIKSAAN)
    for nama in ("", *(f".{m.name}" for m in pkgutil.iter_modules(perbaikan.__path__))):
        rumah = import_module(f"{perbaikan.__name__}{nama}")
        fungsi = [f for f in vars(rumah) if f in diperiksa - {nama[1:]}]
        for satu in [getattr(rumah, f) for f in fungsi] or [rumah]:
            ket = str(inspect.getdoc(satu))
            hulu = "github.com/Kozea/WeasyPrint/issues/" in ket or "is known" in ket
            assert hulu, f"{nama}: {satu}"
        diperiksa -= {*fungsi} or {nama[1:]}
        assert fungsi or nama[1:] in PEMERIKSAAN, nama
    assert diperiksa == set()


def kotak(tag: str, jenis: str = "", *, tetap: bool = False) -> SimpleNamespace:
    """A box as the filling of pages looks at it."""
    return SimpleNamespace(
        element_tag=tag,
        element={"data-nomor": jenis} if jenis else {},
        style={"break_after": "avoid" if tetap else "auto"},
    )


def test_teks_sebelum_gambar_tetap_urut() -> None:
    """Text that does not fit before a figure is not passed by later text; another figure may be."""
    anak = [kotak("figure", "bagan"), kotak("p", tetap=True), kotak("ol"), kotak("p"), kotak("ol")]
    assert [*tata_letak.pengisi(anak, 0)] == [(1, 3)]
    anak += [kotak("figure", "tabel"), kotak("figure", "bagan"), kotak("h2"), kotak("p")]
    assert [*tata_letak.pengisi(anak, 0)] == [(1, 3), (5, 6)]
