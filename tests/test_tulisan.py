"""Chapters typed as on a Git host or in a word processor mean on the site what they mean there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, strategies as st
from lxml import html
from markdown import Markdown
from markdown_it import MarkdownIt

from macros.sajian.tulisan import seragamkan

GFM = MarkdownIt("commonmark").enable("table")
MESIN = Markdown(
    extensions=["pymdownx.fancylists", "tables", "fenced_code", "footnotes", "def_list"],
    extension_configs={"pymdownx.fancylists": {"additional_ordered_styles": ["alpha"]}},
)


def susunan(teks: str) -> list[Any]:
    """Elements and words of HTML; whether an item's words stand in a paragraph does not matter."""
    akar = html.fragment_fromstring(teks, create_parent="div")
    for p in akar.xpath("//li/p"):
        p.drop_tag()
    return list(_isi(akar))


def _isi(unsur: html.HtmlElement) -> Iterator[Any]:
    if kata := " ".join((unsur.text or "").split()):
        yield kata
    for anak in unsur:
        atribut = {k: v for k, v in anak.attrib.items() if k == "start"}
        yield (anak.tag, atribut, list(_isi(anak)))
        if kata := " ".join((anak.tail or "").split()):
            yield kata


def kita(teks: str) -> list[Any]:
    return susunan(MESIN.reset().convert(seragamkan(teks)))


KATA = st.text("abcd", min_size=1, max_size=4)
DAFTAR = st.recursive(
    st.tuples(KATA, st.just(())),
    lambda anak: st.tuples(KATA, st.tuples(st.booleans(), st.lists(anak, min_size=1, max_size=3))),
    max_leaves=8,
)


@st.composite
def naskah(pilih: st.DrawFn) -> str:
    """A list of any depth and kind, typed with as many spaces as its parent asks for or more, with
    empty lines and paragraphs among its items or without."""
    baris: list[str] = []
    renggang = pilih(st.booleans())

    def tulis(butir: Any, lekuk: int, tanda: str) -> None:
        kata, anak = butir
        if renggang and baris and baris[-1] != "pembuka" and pilih(st.integers(0, 3)) == 0:
            baris.append("")
        baris.append(" " * lekuk + tanda + " " + kata)
        if renggang and pilih(st.integers(0, 5)) == 0:
            baris.extend(["", " " * (lekuk + len(tanda) + 1) + "alinea"])
        if pilih(st.integers(0, 5)) == 0:
            baris.append(" " * (lekuk + len(tanda) + 1) + "lanjut")
        if anak:
            bernomor, isi = anak
            dalam = lekuk + len(tanda) + 1 + pilih(st.integers(0, 1))
            satu = pilih(st.sampled_from("-*+"))
            for n, b in enumerate(isi, 1):
                tulis(b, dalam, f"{n}." if bernomor else satu)

    bernomor = pilih(st.booleans())
    tanda = pilih(st.sampled_from("-*+"))
    if pilih(st.booleans()):
        baris.append("pembuka")
    mulai = pilih(st.sampled_from([1, 3])) if not baris else 1
    for n, b in enumerate(pilih(st.lists(DAFTAR, min_size=1, max_size=3)), mulai):
        tulis(b, 0, f"{n}." if bernomor else tanda)
    if pilih(st.booleans()):
        baris += ["", "penutup"]
    return "\n".join(baris)


@pytest.mark.lama
@given(naskah())
def test_daftar_seperti_di_tempat_lain(teks: str) -> None:
    assert kita(teks) == susunan(GFM.render(teks))


@pytest.mark.parametrize(
    "teks",
    [
        "Teks:\n- a\n- b", "Teks\n| A | B |\n| --- | --- |\n| 1 | 2 |", "- a\n\n  lanjut\n\n- b",
        "- a\n\n  lanjut\n- b", "a\\\nb\\\\\nc", "- a\n1. b", "1) a\n2) b", "- a\ntetap a\n- b",
        "Tahun\n2023. Lalu", "* * *\n\n- a\n\n---\n\n- b", "1. a\n2. b\n\nparagraf\n\n3. c\n4. d",
        "```\nx\n- y\n```", "    - kode", "a | b", "- a\n---\n- b",
        "| a | b |\n|---|---|\n| `x \\| y` | c \\| d |\n\n`x \\| y`",
        "a | b\n--|--\n`` p \\|` `` | 1",
        "1. a\n   1. b\n\n   2. c\n2. d", "1. a\n\n   b\n   - c\n2. d",
        "- a\n  - b\n\n    c\n- d\n- e", "> k\n2. x\n3. y", "~~~\nx\n~~~\n2. b",
        "| a |\n|---|\n| b |\n2. x\n3. y", "`a\\|b` c",
        "> a:\n> - b\n>   - c\n> - d", "- a\n  > b\n  > c\n- d",
        "> a\n> | b |\n> | --- |\n> | c |\n\nd", "> a\n>> b\n>> - c",
    ],
)  # fmt: skip
def test_sama_dengan_tempat_lain(teks: str) -> None:
    assert kita(teks) == susunan(GFM.render(teks))


@pytest.mark.parametrize("nomor", ["1.", "10."])
def test_dua_spasi_di_bawah_nomor_bertingkat(nomor: str) -> None:
    """Here the others differ from what people mean: a child of `1.` needs three spaces there."""
    ((daftar, _, butir),) = kita(f"{nomor} satu\n  - anak\n{nomor} dua")
    assert (daftar, len(butir)) == ("ol", 2)
    assert butir[0][2][1] == ("ul", {}, [("li", {}, ["anak"])])


@pytest.mark.parametrize("tanda", [*(f"{t}\t" for t in "•▪o·§Ø–✔"), "• ", "❖ ", "∙ "])
def test_butir_dari_pengolah_kata(tanda: str) -> None:
    ((jenis, _, isi),) = kita(f"{tanda}satu\n{tanda}dua")
    assert (jenis, [i[0] for i in isi]) == ("ul", ["li", "li"])


def test_tugas_menjadi_kotak() -> None:
    ((_, _, isi),) = kita("- [ ] belum\n- [x] sudah\n- [lain](x)")
    assert [i[2][0] for i in isi[:2]] == ["☐ belum", "☑ sudah"]
    assert isi[2][2][0][0] == "a"


def test_daftar_berhuruf() -> None:
    ((_, _, isi),) = kita("a. satu\n   1. anak\nb. dua")
    assert [i[0] for i in isi] == ["li", "li"]
    assert kita("Lihat huruf\nb. di atas") == [("p", {}, ["Lihat huruf b. di atas"])]


@given(st.text("ab-*1.) \n|#`>", max_size=40))
def test_seragam_tetap_seragam(teks: str) -> None:
    sekali = seragamkan(teks)
    assert (
        re.sub(r"[\s>]", "", sekali) == re.sub(r"[\s>]", "", teks).replace(")", ".") or ")" in teks
    )
    assert kita(teks) == susunan(MESIN.reset().convert(sekali))


def test_kotak_seperti_di_tempat_lain() -> None:
    """What stands in a box is read like what stands around it; in code nothing is one."""
    kotak = '!!! note "Catatan"\n    isi\n\n    - a\n    - b\n'
    assert seragamkan("> [!NOTE]\n> isi\n> - a\n> - b\n") == kotak
    assert seragamkan('!!! note "Catatan"\n    isi\n    - a\n    - b\n') == kotak
    assert seragamkan("!!! note\n\n    isi\n    - a\n    - b\n").replace("\n\n", "\n", 1) == kotak
    assert seragamkan("!!! lain\n    isi\n") == "!!! lain\n    isi\n"
    kode = "```\n> [!NOTE]\n> isi\n```\n\n> [!ASING]\n> isi\n"
    assert seragamkan(kode) == kode
    # A list goes on behind the code of an item.
    butir = seragamkan("1. a\n\n   ```\n   kode\n   ```\n2. b")
    assert butir == "1. a\n\n    ```\n    kode\n    ```\n\n2. b"


@pytest.mark.parametrize(
    ("teks", "jadi"),
    [
        (r"Kode `a\|b` biasa.", r"Kode `a\|b` biasa."),
        ("| a | b |\n|---|---|\n| `x\\|y` | z |", "| a | b |\n|---|---|\n| `x|y` | z |"),
        ("Kata\n| a | b |\n|---|---|\n| c | d |\n\n`x\\|y`",
         "Kata\n\n| a | b |\n|---|---|\n| c | d |\n\n`x\\|y`"),
        ("- a\n  - b\n  1. c", "- a\n    - b\n\n    1. c"),  # another list among the items
        ("- a\n  ```\n  x\n  ```\n- b", "- a\n    ```\n    x\n    ```\n\n- b"),
        ("baris\\\nlagi", "baris  \nlagi"),
        ("baris\\\n\nlagi", "baris\\\n\nlagi"),
        ("> [!NOTE]\n> isi\n> lagi", '!!! note "Catatan"\n    isi\n    lagi'),
        ("> [!LAIN]\n> isi", "> [!LAIN]\n> isi"),
    ],
)  # fmt: skip
def test_baris_seperti_diminta_mesin(teks: str, jadi: str) -> None:
    assert seragamkan(teks) == jadi


def test_judul_gambar_beralinea_sendiri() -> None:
    """But not in code, nor where no picture stands beside it."""
    gambar = "![a b](c.jpg)"
    assert seragamkan(f"{gambar}\nGambar: A\nLanjut") == f"{gambar}\n\nGambar: A\n\nLanjut"
    assert seragamkan(f"Gambar: A\n{gambar}") == f"Gambar: A\n\n{gambar}"
    for tetap in (f"```\n{gambar}\nGambar: A\n```", "Gambar: A\nLanjut", f"Kata\n{gambar}\nKata"):
        assert seragamkan(tetap) == tetap
