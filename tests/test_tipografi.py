"""Quotation marks, dashes and spaces that hold, on plain words and on a page's tree."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from macros.dasar import pohon
from macros.halaman import tipografi
from macros.halaman.tipografi import rapikan, rapikan_teks

CONTOH = {
    # Spaces that hold are shown as ~, what holds without a space as |.
    "Pasal 9 ayat (1) huruf a": "Pasal~9 ayat~(1) huruf~a",
    "Nomor 29 Tahun 2014": "Nomor~29 Tahun~2014",
    "Tabel 3.2 dan Gambar\n  3.1": "Tabel~3.2 dan Gambar~3.1",
    "Telepon (0388) 2421719": "Telepon (0388)~2421719",
    "Tabel L7.1 pada Lampiran 7": "Tabel~L7.1 pada Lampiran~7",
    "Bab III huruf A angka 2": "Bab~III huruf~A angka~2",
    "Kelas IIB SoE": "Kelas~IIB~SoE",
    "Rp 7.060.331.000 atau 92,5 %": "Rp~7.060.331.000 atau 92,5~%",
    "7 Desember 2023": "7~Desember~2023",
    "Nixon G. L. Osingmahi": "Nixon G.~L.~Osingmahi",
    "oleh dr. Mentari, M.Kes. dan Prof. Dr. Ir. Hj. Oktavia": (
        "oleh dr.~Mentari, M.Kes. dan Prof.~Dr.~Ir.~Hj.~Oktavia"
    ),
    '"satu" ("dua")': "“satu” (“dua”)",
    "'satu' Jum'at": "‘satu’ Jum’at",
    'tanda "-", \'-\'; ("-")': "tanda “-”, ‘-’; (“-”)",
    'jenis ".pdf" dan -"dua"': "jenis “.pdf” dan -“dua”",
    "tahun 2020-2024 - lima tahun": "tahun~2020–|2024~– lima tahun",
    "baris 12–21; 0,42–0,43": "baris 12–|21; 0,42–|0,43",
    "untuk ke-24 indikator, abad ke-IX": "untuk ke-|24 indikator, abad ke-IX",
    "4 dari 8, 24 dari 24%, 1 dari 12,5, dan 2.4 dari 8": (
        "4~dari~8, 24~dari~24%, 1 dari 12,5, dan 2.4 dari 8"
    ),
    "100 per 100.000 kelahiran per 31 Mei": "100 per~100.000 kelahiran per~31~Mei",
    "dan seterusnya...": "dan seterusnya…",
}
TETAP = (
    "E-Performance", "W.22.PAS.PAS.18-KU.01.01-471", "2023-12-07", "M.HH-01.PR.03",
    "tahun anggaran", "nomor urut", "kelas kata", "Rp7.060.331.000", "92,5%", "a-b",
    "0812-2020-2024", "kadar. Lalu", "air. Lalu",
)  # fmt: skip


@pytest.mark.parametrize(("teks", "rapi"), CONTOH.items())
def test_words_are_set_well(teks: str, rapi: str) -> None:
    assert rapikan_teks(teks).replace("\xa0", "~").replace("\u2060", "|") == rapi


@pytest.mark.parametrize("teks", TETAP)
def test_what_is_no_prose_stays(teks: str) -> None:
    assert rapikan_teks(teks) == teks


@given(st.text(alphabet="Pasal 9-\"'IV.%Rp(–\n", max_size=40))
def test_only_marks_and_spaces_change(teks: str) -> None:
    rapi = rapikan_teks(teks)
    assert rapikan_teks(rapi) == rapi
    huruf = re.compile(r"[^\w%(]")
    assert huruf.sub("", rapi) == huruf.sub("", teks)


def halaman(html: str) -> str:
    akar = pohon.urai(html)
    rapikan(akar)
    return str(pohon.tulis(akar)).replace("&#160;", "~").replace("\xa0", "~")


@pytest.mark.parametrize(
    ("html", "rapi"),
    [
        ("<p>Pasal <b>9</b></p>", "<p>Pasal~<b>9</b></p>"),
        ('<p>"<em>satu</em>"</p>', "<p>“<em>satu</em>”</p>"),
        ("<p>Tabel</p><p>3 ekor</p>", "<p>Tabel</p><p>3 ekor</p>"),
        ("<p>Tabel <code>\"x\"</code> 'y'</p>", '<p>Tabel <code>"x"</code> ‘y’</p>'),
        ("<p>a<!-- 'x' --> 'y'</p>", "<p>a ‘y’</p>"),
        ("<p>a--b, a --- b, a ---- b</p>", "<p>a–b, a~— b, a ---- b</p>"),
        ("<ul><li>'a'</li><li>'b'</li></ul>", "<ul><li>‘a’</li><li>‘b’</li></ul>"),
        ("<p><img alt='\"a\", Bab 1'></p>", '<p><img alt="“a”, Bab~1"></p>'),
        (
            "<p><a title=\"'x'\" href=\"#a\">'x'</a></p>",
            '<p><a title="\'x\'" href="#a">‘x’</a></p>',
        ),
    ],
)
def test_a_page_is_set_as_it_is_read(html: str, rapi: str) -> None:
    assert halaman(html) == rapi


@pytest.mark.parametrize(
    ("isi", "jadi"),
    [
        ("Lihat https://a.go.id/x_(y). Lalu", "Lihat [https://a.go.id/x_(y)]. Lalu"),
        ("(www.a.go.id, b_c@d.go.id)", "([http://][www.a.go.id], [mailto:][b_c@d.go.id])"),
        ("<b>HTTPS://A.ID?x=1</b>! <i>x</i> e@f.id z", "<b>[HTTPS://A.ID?x=1]</b>! <i>x</i>"
         " [mailto:][e@f.id] z"),
        ("“https://a.id/b--c”", "“[https://a.id/b--c]”"),
    ],
)  # fmt: skip
def test_alamat_menjadi_tautan(isi: str, jadi: str) -> None:
    akar = pohon.urai(isi)
    tipografi.tautkan(akar)
    for a in akar.iter("a"):
        awal = a.get("href", "").removesuffix(a.text or "")
        a.text = f"[{awal}][{a.text}]" if awal else f"[{a.text}]"
    hasil = re.sub(r"</?a[^>]*>", "", pohon.tulis(akar))
    assert hasil == jadi


@pytest.mark.parametrize(
    "isi",
    ["<code>https://a.id</code>", '<a href="#">www.a.id</a>', "http://localhost:8000", "a@b",
     "1@2.", "https://x", "file://a.id", "x.www.a.id", "<pre>a@b.id</pre>", "/a@b.id/"],
)  # fmt: skip
def test_bukan_alamat(isi: str) -> None:
    akar = pohon.urai(isi)
    tipografi.tautkan(akar)
    assert pohon.tulis(akar) == isi
