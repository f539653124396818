"""What is typed as elsewhere and is nothing here is told by its line, with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.hitung.laporan import Laporan
from macros.periksa.ketikan import periksa_ketikan
from macros.temuan.naskah import Bab, setara
from tests.test_kata import periksa

BENAR = """## 1. Judul bernomor {#satu-lagi}

## Two {#two lang=en} {## catatan ##}

### Tiga { #tiga .kelas .lain }

Teks dengan **{{ angka("capaian/rata-rata/{tahun}") }}** dan pukul 10:30:15, rasio 1:2:3.

---

| A | B |
|---|---|
| a | b |

Istilah
: uraian

      lanjutannya

1.\tsatu
2.\tdua

    anak alinea

    {% if ada("a") %}anak{% endif %}

{% if ada("a") -%}         bukan jorokan{% endif %}

Tabel: Judul {#tabel-x}

| A | B |
| - | - |

!!! note
    isi

<details><summary>a</summary>b</details> <br> <hr/> <sup>2</sup>

![a](b.jpg){ width="300" } ![a](b.jpg){ width=40 height="12.5%" .kelas } <img width="3px" alt="x">

`<script>` dan `:smile:` dan `** x **`

```
##Judul
[[x]] <div>
```

- satu

-

- tiga

a.n. Kepala
b.p. Wakil

1. satu
1. satu

   alinea

1. satu

Alinea.

3. tiga
   - anak
4. empat
sambungan
    1. anak
5. lima
    1. anak
    2. anak

Alinea.

7) tujuh

Alinea.

1. satu
{% if ada("a") %}
2. dua
{% else %}
2. lain
{% endif %}
3. tiga

a. satu
b. dua

Butir [a] (di bawah), -satu, 1.satu, ❖ lambang, “Kesalahan!”, dan angka {.kelas}.

### 1.1. Anak

#### Cucu {#cucu}

## {{ angka("x") }} lagi

{% if ada("a") %}{{ tabel("a") }}{% endif %}

- {{ grafik("b") }}

Rumus $\\frac{{a}}{{b}}$ dan berkas \\a\\b, “nama”.

Contoh: `{% raw %}{{ tabel("c") }}{% endraw %}` dan `{{ status("1.1") }}`.

{{ foto("a.jpg",
        "Judul") }}

- satu
*miring* lanjutannya
- dua -tiga

Pukul 08.00
- 10.00 dan 5 - 7 orang (lihat [a](b.md)) atau (baik) [c](d.md)!

| A | B |
|---|---|
| a | b |
{: .kelas }

| A |
|---|
| a |
- butir

| A |
|---|
{% for i in x -%}
| {{ i }} |
{% endfor %}
Alinea, tabel: isi. Hebat! [Situs](https://contoh.go.id)

Tabel: Judul
| A |
|---|
| a |

> [!tip]
> isi

## Enam (6) {#enam lang=en}

Pangkat x^[2] dan [a](b.md) {.kelas}

## Tujuh {#tujuh .halaman-baru .tanpa-nomor}

![a](b.jpg){ width=50% }
"""


@pytest.mark.parametrize(
    ("sambungan", "baris"),
    [("lanjut", []), (" lanjut", []), ("\n lanjut", []), ("\nlanjut", [5])],
)
def test_alinea_di_bawah_butir_boleh_menjorok(sambungan: str, baris: list[int]) -> None:
    """As long as the item goes on, be it that its next line begins at the margin."""
    masalah = periksa_ketikan(Bab("bab.md", f"- a\n{sambungan}\n\n    jauh\n"))
    assert [m.baris for m in masalah if "menjorok" in m.pesan] == baris


def test_yang_benar_dibiarkan() -> None:
    assert [m.sebagai_teks() for m in periksa_ketikan(Bab("bab.md", BENAR))] == []


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("Kalimat {# cek lagi #} lanjut.", "{## … ##}"),
        ("## Dua {#dua", "belum ditutup"),
        ("## Dua {#Dua Kata}", "tanpa spasi"),
        ("## Dua {# dua }", "rapat di belakang"), ("Kata^[isi catatan] lagi.", "[^1]: …"),
        ("> [!CATATAN]\n> isi", "NOTE, TIP"), ("```mermaid\ngraph TD\n```", "docs/aset/foto/"),
        ('![a](b.jpg) { width="300" }', "rapat di belakang tanda )"),
        ("##Judul", "satu spasi"), ("#1 di daftar", "bila bukan"), ("## ", "kosong"),
        ("### Dua", "Tulis ## di depannya"),
        ('#### {{ angka("a") }} dua', "melompati satu tingkat"),
        ('Lihat {{ tabel("a") }} di atas.', "tengah kalimat"),
        ('{{ foto("a.jpg", "A") }} dan', "tengah kalimat"),
        ('| a | {{ grafik("a") }} |', "tengah kalimat"), ("## {#hanya}", "kosong"),
        ("Judul\n=====", "“## Judul”"), ("Kalimat biasa.\n---", "“## Judul”"),
        ("!!! note\nisi", "empat spasi"), ("bagus :smile: sekali", "emoji"),
        ('<a href="lain.md#x">y</a>', "tidak membukanya"), ("Hasilnya 2*3*4.", "×"),
        ("i. satu\nii. dua", "romawi"), ("I. satu\nII. dua", "romawi"),
        ("-satu\n-dua", "satu spasi"), ("1.satu\n2.dua", "satu spasi"), ("•satu", "satu spasi"),
        ("✔ satu\n✔ dua", "menjadi daftar"), ("Kesalahan! Bookmark tidak ditentukan.", "bidang"),
        ('HYPERLINK "https://contoh.go.id"', "bidang"), ("<h1>Satu</h1>", "tanda #"),
        ("[Surat] (https://contoh.go.id)", "ada spasi"), ("[a] (bab-1.md#b)", "ada spasi"),
        ("Tahun {edisi.tahun} ini", "apa adanya"), ("Tahun {tahun}}", "apa adanya"),
        ("– satu\n– dua", "tidak menjadi butir"),
        ("A. satu\nB. dua", "menyambung"),
        ("(1) satu\n(2) dua", "menyambung"), ("(a) satu\n(b) dua", "menyambung"),
        ("1.1 Latar\n1.2 Maksud", "menyambung"), ("Nama\tJenis\nA\tx", "data/tambahan/"),
        ("    Alinea surat\nyang menjorok", "tepi kiri"), ("\tAlinea surat", "tepi kiri"),
        ("[[bab-1]]", "[kata](berkas.md)"), ('[[ angka("a/{tahun}") ]]', "apa adanya"),
        ('=== "Satu"', "tidak dikenal"), ('--8<-- "x.md"', "tidak dikenal"),
        ("\\newpage", "program lain"), ("Kata {++baru++} di sini.", "program lain"),
        ("Halaman { PAGE \\* MERGEFORMAT }", "sisa bidang"), ("Kepada «Nama»", "sisa bidang"),
        ("1. satu\n2. dua\n5. lima", "bernomor 3, bukan 5"), ("1. a\n\n3) b", "bernomor 2"),
        ("1. a\n    1. b\n    3. c\n2. d", "bernomor 2, bukan 3"), ("a. b\nc. d", "bernomor b"),
        ("3. a\n4. b\n4. c", "bernomor 5, bukan 4"),
        ("1 . satu\n2 . dua", "menyambung"), ("1.) satu\n2.) dua", "menyambung"),
        ("1- satu\n2- dua", "menyambung"), ("~ satu\n~ dua", "menjadi daftar"),
        ("-satu\n- dua", "satu spasi"), ("1.satu\n2. dua", "satu spasi"),
        ("![Foto] (aset/foto/a.jpg)", "ada spasi"), ("(kata)[https://contoh.go.id]", "[kata]("),
        ("!(Foto)[aset/foto/a.jpg]", "![apa"), ("[kata(https://contoh.go.id)]", "[kata]("),
        ("[kata]https://contoh.go.id", "[kata]("), ("![Foto apel]", "aset/foto/nama.jpg"),
        ("! [Foto](aset/foto/a.jpg)", "tanpa spasi"),
        ("tabel: Judul\n| A |\n| - |\n| a |", "“Tabel: Judul”"),
        ("**Tabel: Judul**\n| A |\n| - |\n| a |", "“Tabel: Judul”"),
        ("Tabel : Judul\n| A |\n| - |\n| a |", "“Tabel: Judul”"),
        ("**Gambar: Judul**\n![a](b.png)", "“Gambar: Judul”"),
        ("Gambar:\n[![a](b.png)](c)", "“Gambar: Judul”"),
        ("## Dua{#dua}", "satu spasi"), ("## Dua {.halamanbaru}", ".halaman-baru"),
        ("## Dua {#dua .tanpa_nomor}", ".tanpa-nomor"),
        ('![a](b.jpg){ lebar="300" }', 'width="300"'), ('<p align="center">Teks</p>', "align"),
        ("** tebal **", "apa adanya"), ('![a](b.jpg){ width="3', "apa adanya"),
        ("Tabel: Tanpa tabel", "langsung ada tabelnya"),
        ('![a](b.jpg){ width="besar" }', 'width="300"'), ("![a](b.jpg){ width=8cm }", "piksel"),
        ('<img src="b.jpg" alt="a" height="auto">', "bilangan"),
        ("<style>p{}</style>", "tidak dapat dimuat"),
        ('<iframe src="https://contoh.go.id"></iframe>', "tidak dapat dimuat"),
        ('<a href="#x" onclick="y()">z</a>', "on…"), ("<div>\n\nisi", "</div>"),
        ("isi\n\n</div>", "pembuka <div>"), ("a <b>tebal", "</b>"),
        ("<b>a <i>b</b></i>", "tertukar"), ("I.\tsatu\nII.\tdua", "romawi"),
        ("A.\tsatu\nB.\tdua", "menyambung"), ("(1)\tsatu\n(2)\tdua", "menyambung"),
        ("Tabel: Judul[^1]\n| A |\n| - |\n| a |\n\n[^1]: Isi.", "judul tabel"),
        ("| B |\n| - |\n| a |\n\n: Judul", "di atas tabelnya"),
    ],
)  # fmt: skip
def test_yang_janggal_disebut_barisnya(teks: str, kata: str) -> None:
    semua = list(periksa_ketikan(Bab("bab.md", f"# Satu\n\nPembuka.\n\n{teks}\n\nPenutup.\n")))
    assert {(m.kode, m.berkas) for m in semua} == {("B052", "docs/bab.md")}
    turun = (
        teks[: teks.find(semua[0].nilai or "")].count("\n")
        if "bernomor" in kata or "di atas tabelnya" in kata
        else 0
    )
    assert semua[0].baris == 5 + teks.startswith("isi") * 2 + teks.startswith("| A") + turun
    assert kata in semua[0].pesan


@pytest.mark.parametrize(
    ("teks", "baris", "nilai"),
    [
        ("- satu\n-\n- tiga", 2, "-"), ("-\n- dua", 1, "-"), ("1. satu\n2.\n3. tiga", 2, "2."),
        ("- [] satu", 1, "- [] satu"), ("1. [x]satu", 1, "1. [x]satu"),
        ("> 1. satu\n> 2. dua\n>\n> 5. lima", 4, "5. lima"), ("[toc]", 1, "[toc]"),
        ("[[_TOC_]]", 1, "[[_TOC_]]"), ("!!! note Isi\n    a", 1, "!!! note Isi"),
        ("- satu\n-dua\n- tiga", 2, "-dua"), ("1. satu\n2.dua", 2, "2.dua"),
        ("1. satu\n2 . dua", 2, "2 . dua"),
        ("| A |\n| - |\n| a |\nSumber: SDP.", 4, "Sumber: SDP."),
        ('| A |\n| - |\n| a |\n{{ angka("x") }} orang', 4, '{{ angka("x") }} orang'),
    ],
)  # fmt: skip
def test_baris_yang_terbawa_baris_di_atasnya(teks: str, baris: int, nilai: str) -> None:
    (satu,) = periksa_ketikan(Bab("bab.md", teks + "\n"))
    assert (satu.baris, satu.nilai) == (baris, nilai)


@pytest.mark.parametrize("kode", ["```\n{}\n```", "Lihat `{}` ini."])
def test_makro_berunsur_di_dalam_kode(kode: str) -> None:
    """In a fence and in a line alike; what is only words may stand there."""
    semua = periksa_ketikan(Bab("bab.md", "# Satu\n\n" + kode.format('{{ tabel("a") }}') + "\n"))
    assert [m.nilai for m in semua] == ['{{ tabel("a") }}']
    assert not [*periksa_ketikan(Bab("bab.md", "# Satu\n\n" + kode.format("{{ a }}") + "\n"))]


def test_satu_baris_satu_kata(laporan: Laporan, tmp_path: Path) -> None:
    """The plainest word is enough where two checks see the same."""
    (satu,) = periksa(laporan, tmp_path, "<script>alert(1)</script>")
    assert "tidak dapat dimuat" in satu.pesan


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("<div><DIV>isi</Div></div><br/>", None),
        ("<span/> <u markdown>a</u>", None),
        ("</script>", None),
        ("</script> <b onclick='x'>", "<b onclick='x'>"),
        ("<b onclick='x'>a</b> <i>b</i>", "<b onclick='x'>"),
        ("<b>a</b></b> </i>", "</b>"),
        ("<b><i>a</i>", "<b>"),
        ("<i></b></i>", "</b>"),
        ("<p><td>a", None),  # need no end
    ],
)
def test_tanda_html_berpasangan(teks: str, nilai: str | None) -> None:
    """The first that is wrong, and nothing behind it."""
    semua = [m.nilai for m in periksa_ketikan(Bab("bab.md", f"Awal.\n\n{teks}\n"))]
    assert semua == ([nilai] if nilai else [])


def test_panjang_yang_dikutip() -> None:
    """What is told is cut after forty signs."""
    for lebih, jadi in (("", "<b title='" + "x" * 28 + "'>"), ("y", f"<b title='{'x' * 28}y…")):
        (satu,) = periksa_ketikan(Bab("bab.md", f"Awal.\n\n<b title='{'x' * 28}{lebih}'>\n"))
        assert satu.nilai == jadi and len(jadi) == 40


def test_spasi_di_belakang_garis_pengaturan() -> None:
    """The site's engine reads such front matter, and so do all that look at a chapter."""
    bab = Bab("bab.md", "--- \nbab: I\njudul_pendek: Satu\n---\t\n\n# Satu {#satu}\n\nIsi.\n")
    assert list(periksa_ketikan(bab)) == []
    assert bab.prosa.split() == ["#", "Satu", "Isi."]


def test_setara() -> None:
    """A letter is one sign, whatever keeps it in two; hard spaces stay but about an item's mark."""
    assert setara("Andre\u0301 1\u00a0orang\n\u00a0-\u00a0\u00a0satu\n1.\u00a0\u00a0dua") == (
        "André 1\u00a0orang\n -  satu\n1.  dua"
    )
    assert setara("e\ufb01siensi, \ufb02uktuasi, sta\ufb00") == "efisiensi, fluktuasi, staff"
    assert setara("\u00a0kata - kata") == "\u00a0kata - kata"
