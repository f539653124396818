"""Text fills the page before a figure that does not fit there.

The engine leaves the rest of the page blank: it has no page floats. They were asked for in
https://github.com/Kozea/WeasyPrint/issues/1098, which is closed. This wraps the layout of blocks,
so that nothing is laid out twice but the page concerned.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.layout import block

from . import mengganti

# What may be set before a figure that it follows in the chapter. Headings never are: the figure
# stays in its section.
PENGISI = {"p", "ul", "ol", "dl", "div", "blockquote"}
# Less blank paper than this, in CSS pixels, is left as it is: about four lines of text.
LUANG_TERKECIL = 80.0
# More than this part of a page is not left blank before a turned one either.
LUANG_TERBESAR = 0.4


@mengganti((block, "block_container_layout"))
def isi_sisa_halaman(asli: Any) -> Any:
    """While the block runs, what follows a figure fills the page that the figure leaves blank."""

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
            # In place: the engine goes on from the very same list on the next page.
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
    """The child that is a figure and begins the next page while this one has room left; and whether
    only what fits wholly may stand before it.

    That is so for a turned page: what is left over would have a page of its own.
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
    """Whether the page ends within what was moved before figure `nomor`."""
    return bool(hasil[1] is not None and min(hasil[1]) < nomor + akhir - awal)


def pengisi(anak: list[Any], nomor: int) -> Iterator[tuple[int, int]]:
    """From where to where that stands which may come before figure `nomor`, each with what it must
    not be parted from. Text keeps its order, figures of one kind theirs, and everything its
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
