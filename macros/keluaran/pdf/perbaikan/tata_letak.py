"""Corrections of the layout of lines, tables and pages."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline
from weasyprint.layout.leader import leader_index
from weasyprint.text import line_break

from . import mengganti

VOKAL = {*"aeiou"}
LEBUR = {"normal", "pre-line"}  # values with collapsed spaces, removed at the end of a line
TAK_PUTUS = "\N{NO-BREAK SPACE}"
LANJUTAN = " (lanjutan)"
# Elements that may be moved before a figure that they follow in the chapter. Headings are not, so
# that the figure stays in its section.
PENGISI = {"p", "ul", "ol", "dl", "div", "blockquote"}
# Less blank space on a page than this, in CSS pixels (about four lines of text), is not filled.
LUANG_TERKECIL = 80.0
# The largest part of a page that may stay blank before a landscape one.
LUANG_TERBESAR = 0.4


@mengganti((inline, "split_first_line"))
def abaikan_spasi_ujung(asli: Any) -> Any:
    """While the block runs, a space at the end of a text takes no width where its line ends.

    If words fit the line but not the space after them, and what follows must not be broken, the
    engine takes the words for one that is too long and puts the first on a line of its own. No
    report of it is known. It is asked again without the space, if only that does not fit, with
    space for it, or, for a non-breaking one that has to come along, with as much less.
    """

    def belah(
        text: str, style: Any, context: Any, max_width: Any, *lain: Any, **bernama: Any
    ) -> Any:
        hasil = asli(text, style, context, max_width, *lain, **bernama)
        kata = text.rstrip(f" {TAK_PUTUS}")
        if kata == text or " " not in kata or max_width is None or max_width == inf:
            return hasil
        _, _, lanjut, lebar, *_ = hasil
        if lanjut is None or style["white_space"] not in LEBUR or lebar > max_width:
            return hasil
        tanpa = asli(kata, style, context, max_width, *lain, **bernama)
        if tanpa[2] is not None or tanpa[3] > max_width:
            return hasil
        utuh = asli(text, style, context, inf, *lain, **bernama)
        if not text.endswith(TAK_PUTUS):
            return utuh
        sisa = max_width - (utuh[3] - tanpa[3])
        return asli(kata, style, context, sisa, *lain, **bernama)

    return belah


@mengganti((inline, "split_first_line"))
def tahan_suku_akhir(asli: Any) -> Any:
    """While the block runs, names are not hyphenated, nor the last word of a text, whose end would
    be alone on a line.

    The engine does not know `hyphenate-limit-last`, by which a style sheet would say so, and no
    style sheet knows names (words with a capital). No report of it is known. It is asked again
    without hyphens, and such a word moves to the next line as a whole.
    """

    def belah(
        text: str, style: Any, context: Any, max_width: Any, *lain: Any, **bernama: Any
    ) -> Any:
        hasil = asli(text, style, context, max_width, *lain, **bernama)
        baris, _, lanjut, *_ = hasil
        if lanjut is None or style["hyphens"] != "auto" or " " not in baris.text:
            return hasil
        if not baris.text.endswith(style["hyphenate_character"]):
            return hasil
        terbelah = baris.text.split()[-1].lstrip("“‘(")
        if " " in text.encode()[lanjut:].decode().rstrip(" ") and not terbelah[0].isupper():
            return hasil
        utuh = asli(text, _tanpa_penggal(style), context, max_width, *lain, **bernama)
        return hasil if utuh[3] > max_width else utuh

    return belah


@mengganti((line_break.pyphen.Pyphen, "positions"))
def bagi_menurut_suku(asli: Any) -> Any:
    """While the block runs, no word is hyphenated after a consonant that would be alone between two
    hyphens and before a vowel: `kese-luruhan`, not `keselur-uhan`.

    The patterns for Indonesian find such ends of syllables in words like `pemasyarakatan`. No
    report of it is known.
    """

    def letak(kamus: Any, kata: str) -> list[Any]:
        kecil = kata.lower()
        semua = [0, *kamus.hd.positions(kata), len(kata)]
        salah = {
            akhir
            for awal, akhir in pairwise(semua)
            if not VOKAL & {*kecil[awal:akhir]} and VOKAL & {*kecil[akhir : akhir + 1]}
        }
        return [n for n in asli(kamus, kata) if n not in salah]

    return letak


def _tanpa_penggal(style: Any) -> Any:
    """The same style without automatic hyphens, cached."""
    try:
        return style.tanpa_penggal
    except AttributeError:
        style.tanpa_penggal = style.copy()
        style.tanpa_penggal["hyphens"] = "manual"
        return style.tanpa_penggal


@mengganti((inline, "handle_leader"))
def satukan_titik(asli: Any) -> Any:
    """While the block runs, the leader from a title to its page is one text.

    The engine makes a box of each dot, and lays out, draws and tags each by itself: in the front
    lists there are more of them than of all else. No report of it is known.
    """

    def tata(context: Any, line: Any, containing_block: Any) -> None:
        asli(context, line, containing_block)
        _, penuntun = leader_index(line)
        if penuntun is None or len(penuntun.children) < 2:
            return
        paling_kiri = penuntun.children[-1]  # the engine positions them from the right
        teks = paling_kiri.text * len(penuntun.children)
        hasil = inline.split_first_line(teks, paling_kiri.style, context, None, 0)
        utuh = paling_kiri.copy_with_text(teks)
        utuh.pango_layout, utuh.width = hasil[0], hasil[3]
        penuntun.children = (utuh,)

    return tata


@mengganti((block, "table_layout"))
def ulang_label(asli: Any) -> Any:
    """While the block runs, the label of a group of rows is repeated below the table's head where
    the group continues.

    The engine repeats only the head; https://github.com/Kozea/WeasyPrint/issues/486 asks for heads
    that change within a table. Boxes are changed before they are laid out.
    """

    def tata(context: Any, table: Any, bottom_space: Any, skip_stack: Any, *lain: Any) -> Any:
        label = _label_lanjutan(table, skip_stack)
        if label is None:
            return asli(context, table, bottom_space, skip_stack, *lain)
        kepala = table.children[0]
        semula = kepala.children
        kepala.children = [*semula, label]
        try:
            return asli(context, table, bottom_space, skip_stack, *lain)
        finally:
            kepala.children = semula

    return tata


def _label_lanjutan(table: Any, lanjut: Any) -> Any:
    """The row with the name of the continued group, or None if a page begins between groups."""
    if not lanjut or not table.children[0].is_header:
        return None
    ((nomor, baris),) = lanjut.items()
    label = table.children[nomor].children[0]
    if not baris or "kepala-kelompok" not in (label.element.get("class") or "").split():
        return None
    salinan = label.deepcopy()
    teks = [b for b in salinan.descendants() if isinstance(b, boxes.TextBox)]
    teks[-1].text += LANJUTAN
    return salinan


@mengganti((block, "block_container_layout"))
def isi_sisa_halaman(asli: Any) -> Any:
    """While the block runs, the text after a figure fills the space that it leaves blank on a page.

    The engine leaves the rest of the page blank if a figure does not fit: it has no page floats.
    They were asked for in https://github.com/Kozea/WeasyPrint/issues/1098, which is closed. Only
    the page concerned is laid out twice.
    """

    def tata(context: Any, box: Any, *lain: Any, **bernama: Any) -> Any:
        if box.element_tag != "article":
            return asli(context, box, *lain, **bernama)
        ruang_bawah, mulai, kosong, absolut, tetap, margin, *sisa = lain
        letak = box.position_x, box.position_y

        def sekali() -> Any:
            box.position_x, box.position_y = letak
            return asli(context, box, ruang_bawah, mulai, kosong, absolut, tetap, [*margin], *sisa)

        def ulang(hasil: Any, urutan: list[Any]) -> Any:
            block.remove_placeholders(context, [hasil[0]], absolut, tetap)
            # In place: the engine continues with the same list on the next page.
            box.children[:] = urutan
            return sekali()

        hasil = sekali()
        while tertunda := _gambar_tertunda(context, box, hasil, ruang_bawah):
            nomor, sempit = tertunda
            semula = [*box.children]
            for awal, akhir in pengisi(semula, nomor):
                urutan = [*semula[:nomor], *semula[awal:akhir], *semula[nomor:awal]]
                hasil = ulang(hasil, [*urutan, *semula[akhir:]])
                if hasil[1] != {nomor: None} and not (
                    sempit and _meluap(hasil, nomor, awal, akhir)
                ):
                    break
            else:
                return ulang(hasil, semula)
        return hasil

    return tata


def _gambar_tertunda(
    context: Any, box: Any, hasil: Any, ruang_bawah: float
) -> tuple[int, bool] | None:
    """The child that is a figure and begins the next page although this one has space left; and
    whether only content that fits completely may be put before it.

    That is so for a landscape page: a remainder would have a page of its own.
    """
    tertata, lanjut = hasil[:2]
    if tertata is None or lanjut is None or not tertata.children:
        return None
    ((nomor, sisa),) = lanjut.items()
    gambar = box.children[nomor]
    if sisa is not None or not _jenis(gambar):
        return None
    terakhir = tertata.children[-1]
    batas = context.page_bottom - ruang_bawah
    luang = batas - terakhir.border_box_y() - terakhir.border_height()
    if luang < LUANG_TERKECIL:
        return None
    return nomor, gambar.style["page"] != box.style["page"] and luang < batas * LUANG_TERBESAR


def _meluap(hasil: Any, nomor: int, awal: int, akhir: int) -> bool:
    """Whether the page ends within the content moved before figure `nomor`."""
    return bool(hasil[1] is not None and min(hasil[1]) < nomor + akhir - awal)


def pengisi(anak: list[Any], nomor: int) -> Iterator[tuple[int, int]]:
    """The ranges of content that may be put before figure `nomor`, each with what must not be
    separated from it. The order of text and of figures of one kind is kept, and all stay in their
    section."""
    terlewat = {_jenis(anak[nomor])}
    awal = nomor + 1
    for urut, satu in enumerate(anak[awal:], awal):
        jenis = _jenis(satu)
        if not jenis and satu.element_tag not in PENGISI:
            return
        if satu.style["break_after"].startswith("avoid"):
            continue
        if jenis not in terlewat:
            yield awal, urut + 1
        terlewat.add(jenis)
        awal = urut + 1


def _jenis(box: Any) -> str:
    """The kind of a numbered figure, or empty for anything else."""
    return str(box.element.get("data-nomor") or "") if box.element_tag == "figure" else ""


def lukis_penanda_di_tempat(halaman: Iterable[Any]) -> None:
    """Paint a list item's number together with its item, in reading order.

    The engine positions it like content out of the flow, which is painted last. Reported in
    https://github.com/Kozea/WeasyPrint/issues/2715, which is closed, though not mended.
    """
    for satu in halaman:
        for box in satu._page_box.descendants(placeholders=True):  # noqa: SLF001
            if box.is_outside_marker:
                box.style["position"] = "static"
