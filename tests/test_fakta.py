"""The facts of the original, line by line: each stands in the data, the register or on a page.

`fakta/fakta.csv` has for each its line in the original, the table or chapter, and where it must be
found: a figure (`angka`), a cell (`sel`: table, column, row), a page (`halaman`), or a blank that
must stay one (`tiada`). A number that a correction changes names it.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from lxml import html

from macros.hitung.laporan import Laporan
from tests import hitung_ulang
from tests.hitung_ulang import angka, baca

Fakta = dict[str, str]
SEMUA = baca()


def berjenis(jenis: str) -> list[Fakta]:
    return [f for f in SEMUA if f["jenis"] == jenis]


def sama(tercetak: str, nilai: Fraction | None) -> bool:
    """Whether a printed number is a figure, cut or rounded to the digits that are printed."""
    if nilai is None or not re.fullmatch(r"[\d.]+(,\d+)?", tercetak):
        return False
    langkah = Fraction(1, 10 ** len(tercetak.partition(",")[2]))
    beda = nilai - angka(tercetak)
    return 0 <= beda < langkah or 2 * abs(beda) <= langkah


def salah_angka(lap: Laporan, fakta: list[Fakta]) -> list[str]:
    """Figures that are not what the original prints, unless a correction says so."""
    koreksi = {r.kode for r in lap.baris("koreksi")}
    return [
        f"baris {f['baris']} {f['letak']}: {f['isi']}"
        for f in fakta
        if f["letak"] not in lap.register
        or (f["koreksi"] and f["koreksi"] not in koreksi)
        or (not f["koreksi"] and not sama(f["isi"], lap.register[f["letak"]].nilai))
    ]


def inti(teks: str) -> str:
    return re.sub(r"[\W_]+", " ", teks.casefold()).strip()


def salah_sel(lap: Laporan, fakta: list[Fakta]) -> list[str]:
    """Cells that do not say what the original says."""
    salah = []
    for f in fakta:
        tabel, kolom, letak = f["letak"].split("|")
        saring = dict(s.split("=", 1) for s in letak.split(";") if s)
        baris = [
            r for r in lap.baris(tabel)
            if all(str(v if (v := getattr(r, k)) is not None else "") == n
                   for k, n in saring.items())
        ]  # fmt: skip
        isi = {inti(s) for r in baris for s in str(getattr(r, kolom)).split("\n")}
        if inti(f["isi"]) not in isi:
            salah.append(f"baris {f['baris']} {f['letak']}: {f['isi']}")
    return salah


def test_seribu_fakta() -> None:
    assert len(SEMUA) >= 1300
    assert len({tuple(f.values()) for f in SEMUA}) == len(SEMUA)
    assert all(0 < int(f["baris"]) <= 1564 for f in SEMUA)


def test_angka_tercetak(laporan: Laporan) -> None:
    assert salah_angka(laporan, berjenis("angka")) == []


def test_sel_tercetak(laporan: Laporan) -> None:
    assert salah_sel(laporan, berjenis("sel")) == []


def test_yang_kosong_tetap_kosong(laporan: Laporan) -> None:
    for f in berjenis("tiada"):
        a = laporan.register.get(f["letak"])
        assert a is None or not a.terisi, f


def test_fakta_yang_diubah_ketahuan(laporan: Laporan) -> None:
    """Each kind of fact fails where its value is another."""
    for f in berjenis("angka")[::40]:
        if not f["koreksi"]:
            lain = {**f, "isi": str(int(angka(f["isi"])) + 3)}
            assert salah_angka(laporan, [lain]) != [], f
    for f in berjenis("sel")[::40]:
        assert salah_sel(laporan, [{**f, "isi": f["isi"] + " x"}]) != [], f
    assert salah_angka(laporan, [{**berjenis("angka")[0], "koreksi": "K99"}]) != []


@pytest.fixture(scope="module")
def halaman(situs: Path) -> dict[str, str]:
    """The words of every page that facts are on."""
    nama = {f["letak"] for f in berjenis("halaman")}
    isi = {n: html.parse(situs / f"{n}.html").getroot().find(".//article") for n in nama}
    return {n: f" {inti(' '.join(e.itertext()))} " for n, e in isi.items() if e is not None}


def salah_halaman(halaman: dict[str, str], fakta: list[Fakta]) -> list[str]:
    return [
        f"baris {f['baris']} {f['letak']}: {f['isi']}"
        for f in fakta
        if f" {inti(f['isi'])} " not in halaman[f["letak"]]
    ]


def test_teks_pada_halaman(halaman: dict[str, str]) -> None:
    fakta = berjenis("halaman")
    assert salah_halaman(halaman, fakta) == []
    assert len(salah_halaman(halaman, [{**f, "isi": f["isi"] + " xyz"} for f in fakta])) == len(
        fakta
    )


def test_angka_dihitung_ulang(situs: Path) -> None:
    """What the printed tables give, computed by other code, is what the report publishes."""
    terbit = json.loads((situs / "unduh/data/angka.json").read_text(encoding="utf-8"))
    teks = {a["kunci"]: a["teks"] for a in terbit}
    ulang = hitung_ulang.hitung(SEMUA)
    assert len(ulang) > 280
    assert {k: (n, teks.get(k)) for k, n in ulang.items() if tampak(teks.get(k, "")) != n} == {}


def tampak(teks: str) -> Decimal | None:
    """The number in a figure as it is shown."""
    cocok = re.search(r"−?[\d.]+(?:,\d+)?", teks)
    if cocok is None:
        return None
    return Decimal(cocok[0].replace(".", "").replace(",", ".").replace("−", "-"))


def test_hitungan_ulang_melihat_masukan_yang_diubah() -> None:
    asli = hitung_ulang.hitung(SEMUA)
    lain = [{**f, "isi": "81"} if f["letak"] == "realisasi/1.2/2023/LKJIP" else f for f in SEMUA]
    ubah = hitung_ulang.hitung(lain)
    beda = {k for k in asli if asli[k] != ubah[k]}
    assert {"capaian/1.2/2023", "capaian/rata-rata/2023", "capaian/sasaran/1/2023"} <= beda
    assert "anggaran/2023/serapan" not in beda
