"""Every table, chart and figure of a report as text, and the golden files with the expected text.

`golden/laporan/` is this project's own report, `golden/mini/` that of `fixtures/mini`; each has
`tabel.txt`, `grafik.txt` and `angka.txt`, the mini report also `halaman.txt`, the text of its
finished pages, and the files of `golden_terbit` on everything published. `golden/contoh/` has
drawings, workbooks, a Word copy and a PDF, which their own tests compare. A figure of the register
is followed by its key in braces, in cells, sentences and lengths of bars alike, so that figures
with equal text are distinguished. `␣` is a non-breaking space. Objects are read by their
attributes, so that code may be moved and rewritten.

After an intended change, write the files again, and read the difference before you commit it:

    .venv/bin/python -m tests.tulis_golden
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from lxml import html

from macros.benda.deklarasi.isian_umum import TabelTiada
from macros.benda.grafik import BAGAN, daftar as daftar_grafik
from macros.benda.tabel import daftar
from macros.dasar.masalah import TanpaData
from macros.hitung.laporan import Laporan, buka
from macros.sajian.makro import Makro
from scripts.mesin import situs as mesin
from tests import golden_terbit, isi_pdf, salinan_contoh
from tests.bersama import rakit_dari
from tests.proyek import AKAR, pasang_mini, sidik

BLOK = {
    "p", "li", "tr", "figcaption", "summary", "dt", "dd", "pre", *(f"h{n}" for n in range(1, 7)),
}  # fmt: skip
FOLDER = Path(__file__).parent / "golden"


class Teks(str):
    """A figure's text, which is followed by its key in any sentence that contains it."""

    __slots__ = ("kunci",)
    kunci: str

    def __format__(self, _: str) -> str:
        return f"{self!s} {{{self.kunci}}}"


class Nilai(Fraction):
    """A figure's value with its key, as long as nothing is computed from it."""

    kunci: str


def bertanda(lap: Laporan) -> Laporan:
    """The report with keys in the values and texts of all figures."""
    register = type(lap.register)()
    for asli in lap.register:
        nilai = None
        if asli.nilai is not None:
            nilai = Nilai(asli.nilai)
            nilai.kunci = asli.kunci
        angka = register.tambah(replace(asli, nilai=nilai))
        for nama, kunci in (("teks", angka.kunci), ("polos", f"{angka.kunci} polos")):
            teks = Teks(getattr(asli, nama))
            teks.kunci = kunci
            angka.__dict__[nama] = teks  # where the cached property keeps it
    return replace(lap, register=register)


def _bilangan(nilai: Any) -> str:
    """An exact number: as decimals where they end, else as a fraction."""
    tepat = Fraction(nilai)
    teks = str(tepat)
    if tepat.denominator != 1 and 10**12 % tepat.denominator == 0:
        teks = format(Decimal(tepat.numerator) / tepat.denominator, "f")
    return f"{teks} {{{nilai.kunci}}}" if isinstance(nilai, Nilai) else teks


def _teks(isi: Any) -> str:
    match isi:
        case Teks():
            teks = f"{isi}"
        case str() | bool():
            teks = str(isi)
        case tuple():
            teks = " → ".join(map(_teks, isi))
        case _:
            teks = _bilangan(isi)
    return teks.replace("\N{NO-BREAK SPACE}", "␣").replace("\n", "⏎")


def _bagian(isi: Any) -> str:
    """One part of a cell, by its attributes."""
    if isinstance(isi, str):
        return _teks(isi)
    if isi is None:
        return ""
    if isinstance(isi, tuple):
        return "".join(map(_bagian, isi))
    if hasattr(isi, "kunci"):
        return _teks(isi.teks)
    if hasattr(isi, "angka"):
        tanda = f"{isi.tanda} for " if isi.tanda else ""
        return tanda + _teks(isi.angka.polos)
    if hasattr(isi, "butir"):
        tanda = "#" if isi.berurut else "*"
        return "".join(f"\n      {tanda} {_bagian(butir)}" for butir in isi.butir)
    if hasattr(isi, "slug"):
        return f"<status {isi.slug}> {_teks(isi.teks)}"
    if hasattr(isi, "ke"):
        return f"<tautan {isi.ke}> {_teks(isi.teks)}"
    return f"<rujukan {isi.id}>"


def _baris(baris: Any, awal: str) -> Iterator[str]:
    """A row: one line a cell, the name of the row with `=`."""
    for n, sel in enumerate(baris.sel):
        tanda = "=" if n == baris.kepala else " "
        yield f"{' ' if n else awal} {tanda} {_bagian(sel)}".rstrip()


def tabel(isi: Any) -> str:
    """A table: its frame, then its groups, rows and cells."""
    kepala = {nama: getattr(isi, nama) for nama in ("judul", "sumber", "berkas")}
    tubuh = [f"{nama}: {_teks(teks)}" for nama, teks in kepala.items() if teks]
    tubuh += ["mendatar"] * isi.lebar
    tubuh += [f"kolom: {_teks(k.judul)} | {k.jenis} | {k.lebar}" for k in isi.kolom]
    for kelompok in isi.kelompok:
        tubuh.append(f"kelompok: {_teks(kelompok.judul or '')}".rstrip())
        for baris in kelompok.baris:
            tubuh += _baris(baris, "-")
    if isi.jumlah:
        tubuh += ["jumlah:", *_baris(isi.jumlah, "-")]
    return "\n".join(tubuh + [f"catatan: {_teks(c)}" for c in isi.catatan])


def _anggota(isi: Any) -> dict[str, Any]:
    """The non-default fields of a description."""
    semua = {f.name: getattr(isi, f.name) for f in fields(isi)}
    return {n: v for n, v in semua.items() if not (v is None or v is False or v in {"", ()})}


def _uraian(isi: Any, masuk: str) -> Iterator[str]:
    """A description of a drawing; nested ones with only texts and numbers in one line."""
    if not is_dataclass(isi):
        yield f"{masuk}- {_teks(isi)}"
        return
    anggota = _anggota(isi)
    dalam = {n: v for n, v in anggota.items() if is_dataclass(v) or isinstance(v, tuple)}
    yield f"{masuk}- " + " | ".join(f"{n} {_teks(v)}" for n, v in anggota.items() if n not in dalam)
    for nama, nilai in dalam.items():
        yield f"{masuk}  {nama}:"
        for satu in nilai if isinstance(nilai, tuple) else (nilai,):
            yield from _uraian(satu, masuk + "  ")


def grafik(isi: Any) -> str:
    """A chart or diagram: the texts around it, its figures, then the drawing."""
    tubuh = [f"{n}: {_teks(getattr(isi, n))}" for n in ("judul", "subjudul", "alt", "sumber")]
    tubuh += [f"tabel: {t}" for t in isi.tabel] + [f"catatan: {_teks(c)}" for c in isi.catatan]
    tubuh += [f"angka: {a.kunci}" for a in isi.angka]
    return "\n".join([*tubuh, type(isi.spesifikasi).__name__, *_uraian(isi.spesifikasi, "")])


def angka(isi: Any) -> str:
    """A figure: exact value, unit, family; then its label, and its inputs."""
    nilai = isi.keadaan if isi.nilai is None else _bilangan(Fraction(isi.nilai))
    rumus = f" = {isi.kata_rumus}" if isi.rumus else ""
    tubuh = [f"{nilai} | {isi.satuan} | {isi.keluarga} | {_teks(isi.label)}{rumus}"]
    tubuh += [f"catatan: {isi.catatan}"] if isi.catatan else []
    return "\n".join([*tubuh, *(f"- {m}" for m in isi.masukan)])


def _benda(buat: Callable[[], Any], tulis: Callable[[Any], str]) -> str:
    try:
        return tulis(buat())
    except TabelTiada:
        return "tabelnya tidak ada"
    except TanpaData as kosong:
        return f"tanpa data: {_teks(str(kosong))}"


def semua(folder: Path) -> dict[str, dict[str, str]]:
    """All tables, charts and figures of the report in a project folder as text: by golden file,
    then by code."""
    lap = bertanda(buka(folder / "data"))
    makro: Makro = rakit_dari(lap, None, folder / "docs")
    semua = {f"gambar {kode}": buat for kode, buat in daftar_grafik(lap, daftar(lap)).items()}
    semua |= {f"bagan {kode}": partial(buat, lap) for kode, buat in BAGAN.items()}
    gambar = {kode: _benda(buat, grafik) for kode, buat in semua.items()}
    return {
        "tabel": {k: _benda(buat, tabel) for k, buat in daftar(lap, makro.telaah).items()},
        "grafik": gambar,
        "angka": {a.kunci: angka(a) for a in lap.register},
    }


def _sebaris(unsur: html.HtmlElement) -> str:
    """The text of an element in one line: with links, keys of figures, and text alternatives."""
    bagian = [unsur.text or ""]
    for anak in unsur:
        isi = anak.get("alt") or _sebaris(anak)
        if anak.get("href"):
            isi = f"[{isi.strip()}]({anak.get('href')})"
        if anak.get("data-kunci"):
            isi += f" {{{anak.get('data-kunci')}}}"
        bagian += [f"| {isi}" if anak.tag in {"td", "th"} else isi, anak.tail or ""]
    return " ".join(_teks("".join(bagian)).replace("⏎", " ").split())


def halaman(berkas: Path) -> str:
    """A finished page: its title, then the blocks of the article with their ids."""
    akar = html.parse(berkas).getroot()
    baris = [akar.findtext(".//title") or ""]
    for unsur in akar.find(".//article").iter(html.etree.Element):
        tanda = f"{unsur.tag}#{unsur.get('id')}" if unsur.get("id") else unsur.tag
        if unsur.tag in BLOK and not any(u.tag in BLOK for u in unsur.iterdescendants()):
            baris.append(f"{tanda} {_sebaris(unsur)}".rstrip())
        elif unsur.get("id") and not any(u.tag in BLOK for u in unsur.iterancestors()):
            baris.append(tanda)
    return "\n".join(baris)


def situs_kilat(folder: Path) -> Path:
    """The site of `fixtures/mini`, in `folder/situs`, with its project beside it. Built in this
    process and without PDF, in about a second, for tests of finished pages."""
    proyek, keluar = pasang_mini(folder / "proyek"), folder / "situs"
    keluar.mkdir()
    mesin.bangun(proyek, keluar)
    return keluar


def situs(folder: Path) -> dict[str, str]:
    """The pages of a site as text; of drawings, whose words `grafik.txt` holds, a fingerprint."""
    semua = sorted(b for b in folder.rglob("*.html") if b.name != "404.html")
    gambar = {f"aset/grafik/{n}": s for n, s in sidik(folder / "aset" / "grafik").items()}
    return {b.relative_to(folder).as_posix(): halaman(b) for b in semua} | gambar


def mini(kilat: Path) -> dict[str, dict[str, str]]:
    """The present state of the mini report, by golden file, then by code; `kilat` is its site, as
    made by `situs_kilat`."""
    proyek = kilat.parent / "proyek"
    folder = kilat.parent / "koreksi"
    folder.mkdir()
    jadi = golden_terbit.situs_koreksi(kilat, folder)
    return {
        **semua(proyek),
        "halaman": situs(kilat),
        "data": golden_terbit.data(jadi),
        "cetak": golden_terbit.cetak(jadi),
        "koreksi": golden_terbit.koreksi(jadi),
        "buku": golden_terbit.buku_data(proyek / "data"),
    }


def sekarang(folder: Path) -> dict[str, dict[str, dict[str, str]]]:
    """The present state of everything: by golden folder, then file, then code. Sites and files are
    made in `folder`."""
    return {
        "laporan": {**semua(AKAR), "reviu": golden_terbit.buku_reviu(AKAR)},
        "mini": mini(situs_kilat(folder)),
        "contoh": {
            "gambar": golden_terbit.gambar(),
            "word": salinan_contoh.bagian(salinan_contoh.salinan(folder)),
            "buku": golden_terbit.buku_contoh(),
            "pdf": isi_pdf.uraikan(isi_pdf.buat(folder)),
        },
    }


def baca(berkas: Path) -> dict[str, str]:
    """The entries of a golden file by code."""
    bagian = berkas.read_text(encoding="utf-8").split("\n=== ")
    return {kode: isi.rstrip("\n") for kode, _, isi in (b.partition("\n") for b in bagian[1:])}


def tulis(berkas: Path, benda: dict[str, str]) -> None:
    """Write a golden file: a heading line `=== code` before every entry."""
    berkas.parent.mkdir(parents=True, exist_ok=True)
    isi = "".join(f"\n=== {kode}\n{teks}\n" for kode, teks in benda.items())
    berkas.write_text(isi, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as sementara:
        for nama, berkas in sekarang(Path(sementara)).items():
            for jenis, benda in berkas.items():
                tulis(FOLDER / nama / f"{jenis}.txt", benda)
