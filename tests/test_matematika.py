"""Formulas between dollar signs: shown and read aloud; money and code stay as they are typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.dasar import pohon
from macros.gambar.matematika import lukis
from macros.hitung.laporan import Laporan
from macros.keluaran.halaman_cetak import gambar_rumus
from macros.periksa.bab import periksa_bab
from macros.sajian import rumus_naskah
from tests.bersama import makro_dari

UTUH = [
    "Rp100 dan $5", "harga $5 dan $6", "$5-$6 dan US$7", "$5 (lima) dan A$ lain", "biaya $5/$6",
    "($5)+($6)", "$1.000-2.000$", "kurs ($) dan ($)", "$100+$200=$300", "$5, $6, $7", "5$", "$",
    "$5 = lima dolar, $6 = enam dolar", "tanda $$ dan $$", "US$5 + US$6", "`$x^2$`", "``$a`$``",
    "```\n$x^2$\n```", "<!-- $x^2$ -->", '<a title="$x^2$">x</a>', "Rp5.000,00 = US$0,33 = A$0,50",
]  # fmt: skip


@pytest.mark.parametrize("teks", UTUH)
def test_yang_bukan_rumus_tidak_tersentuh(teks: str) -> None:
    assert rumus_naskah.tayangkan(teks) == teks


@pytest.mark.parametrize(
    ("teks", "ucapan"),
    [
        ("$x^2$", "x pangkat 2"), ("luas $a \\times b$, lalu", "a kali b"),
        ("$ H_2O $", "H indeks 2 O"),
        ("$$\\frac{74}{80} \\times 100\\%$$", "74 per 80 kali 100 persen"),
        ("$$\n\\frac{a + b}{2}\n$$", "kurung buka a tambah b kurung tutup per 2"),
        ("$\\bar{x} \\ge 2{,}5$", "rata-rata x paling sedikit 2,5"), ("$x$", "x"),
        ("($2x$)", "2 x"), ("$\\sqrt{9}=3$", "akar 9 sama dengan 3"),
        ("$\\text{capaian} = 5$", "capaian sama dengan 5"),
    ],
)  # fmt: skip
def test_rumus_tampil_dan_terbaca(teks: str, ucapan: str) -> None:
    (m,) = rumus_naskah.cari(teks)
    assert rumus_naskah.keliru(m) == ""
    html = rumus_naskah.tayangkan(teks)
    assert f'role="img" aria-label="{ucapan}"' in html
    assert "$" not in html
    assert ("sendiri" in html) == ("$$" in teks)


def test_dolar_yang_dilindungi() -> None:
    assert rumus_naskah.tayangkan(r"\$x^2\$ dan $x^2$").startswith("&#36;x^2&#36; dan <svg")


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("a $x^$ b", "tidak dapat dibaca"),
        ("a $\\foo{x}$ b", "\\foo dalam rumus ini tidak dikenal"),
        ("$$\\begin{matrix} a \\end{matrix}$$", "\\begin"),
        ("$$\\frac{a}{b}", "tidak lengkap"),
        ("nilai \\frac{a}{b} saja", "tidak lengkap"),
    ],
)
def test_rumus_keliru_disebut_barisnya(
    laporan: Laporan, tmp_path: Path, teks: str, kata: str
) -> None:
    (tmp_path / "bab.md").write_text(f"# Satu {{#satu}}\n\n{teks}\n")
    masalah = list(periksa_bab(tmp_path, makro_dari(laporan, tmp_path)))
    assert {(m.kode, m.berkas, m.baris) for m in masalah} == {("B052", "docs/bab.md", 3)}
    assert kata in masalah[0].pesan


def test_bab_dengan_uang_dan_rumus_bersih(laporan: Laporan, tmp_path: Path) -> None:
    isi = "\n\n".join(t for t in UTUH if "$$" not in t)
    (tmp_path / "bab.md").write_text(f"# Satu {{#satu}}\n\n{isi}\n\n$x^2$ dan $$x^2$$\n")
    assert list(periksa_bab(tmp_path, makro_dari(laporan, tmp_path))) == []


def test_duduk_di_tengah_baris() -> None:
    """What stands below the line is as far from its middle as what stands above."""
    datar, turun = lukis("x"), lukis("x_i")
    assert datar.tinggi < turun.tinggi
    assert lukis("x") is datar  # drawn once
    assert (datar.jalur, datar.lebar) != (turun.jalur, turun.lebar)
    kiri = re.search(r"H([\d.]+)V27.2H37.8", lukis("+").jalur)
    assert kiri is not None and 10 < float(kiri[1]) < 11 and lukis("+").jalur.startswith("M46 0V")


def test_di_kertas_gambar_dengan_kata() -> None:
    akar = pohon.urai(f"<p>Luas {rumus_naskah.tayangkan('$x^2$')} meter.</p>")
    gambar_rumus(akar)
    (gambar,) = akar.iter("img")
    assert gambar.get("alt") == "x pangkat 2"
    assert gambar.get("src", "").startswith("data:image/svg+xml;base64,")
    assert pohon.teks(akar) == "Luas meter."


@pytest.mark.parametrize(
    ("rumus", "kata"),
    [
        ("x^2", "x pangkat 2"), (r"\frac{74}{80} \times 100\%", "74 per 80 kali 100 persen"),
        (r"\dfrac{a+b}{c}", "kurung buka a tambah b kurung tutup per c"), (r"\frac12", "12 per"),
        (r"\frac{2x}{3}", "kurung buka 2 x kurung tutup per 3"),
        (r"\frac{a}{\frac{b}{c}}", "a per kurung buka b per c kurung tutup"),
        (r"\left( x_1 \right) \leq 0{,}5", "( x indeks 1 ) paling banyak 0,5"),
        (r"\text{realisasi} - {a} = b", "realisasi kurang a sama dengan b"),
        (r"\sqrt{x} \lain", "akar x lain"), ("a}b", "a"), (r"\frac", "per"),
    ],
)  # fmt: skip
def test_rumus_diucapkan(rumus: str, kata: str) -> None:
    assert rumus_naskah.ucapkan(rumus) == kata


@pytest.mark.parametrize(
    ("teks", "isi"),
    [
        ("Harga $5 dan $6.", []), ("$x^2$ dan $$a = b$$", ["x^2", "a = b"]),
        ("$ x_1 $", ["x_1"]), ("$ 5 - 6 $", []), ("$5 - 6$", []), ("$5 - 6 = x$", ["5 - 6 = x"]),
        ("$x$", ["x"]), ("$2a$", ["2a"]), ("$kata biasa$", []), (r"\$x^2$", []), ("`$x^2$`", []),
        ("$$kata$$", []), ("$a$b", []), ("$x + \\text{realisasi}$", ["x + \\text{realisasi}"]),
        ("<a title='$x^2$'>", []), ("```\n$x^2$\n```\n$y^2$", ["y^2"]),
    ],
)  # fmt: skip
def test_rumus_dan_bukan_rumus(teks: str, isi: list[str]) -> None:
    assert [rumus_naskah.isi(m) for m in rumus_naskah.cari(teks)] == isi
