"""Chapters read over results that are all alike, all reached, all missed, or not there: no sentence
counts nothing, gives a range of one value, or calls one the least of equals."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from macros.asupan.muat import muat
from macros.asupan.simpanan import baca_deklarasi
from macros.hitung.laporan import susun
from macros.periksa.bacaan_bab import baca_bab
from macros.sajian.templat import ingat_bab, lingkungan_bab
from tests.bersama import makro_dari
from tests.penanda import bila_lengkap
from tests.proyek import AKAR, MINI
from tests.tabel_ubahan import Tabel, hapus, ubah

UNIT = ("lapas", "pengadilan", "kecamatan", "dinkes")
RUJUKAN = re.compile(r"<[^>]*data-rujuk[^>]*>")  # numbered when all chapters stand
JANGGAL = re.compile(
    r"antara (\S+) dan \1(?=[ .,;(])|(\S+%) menjadi \2(?=[ .])|\b0 (?:mencapai|belum|memerlukan)\b"
    r"|\b0 dari 0 (?:indikator|hal|realisasi)|pada (?:semua \d+|tidak ada) indikator"
    r"|(?:[Dd]ari|dengan|Ada) 1 (?:indikator|hal)(?: itu|(?: yang diukur)?[,:] 1 )|sebesar Rp0\b"
    r"|\b(?:adalah|ialah|sebesar|menjadi|mencapai|senilai) –(?=[ ,.;])"
    r"|\b([A-Z]\w+): \3\b"
    r"|kehilangan 0|\bNone\b|\(\)| [,;.](?= )|\bdan dan\b|: *(?:terendah|terbesar) +pada|“”"
)


def terbaca(data: Tabel, proyek: Path) -> Iterator[tuple[str, str]]:
    """The chapters of a project as their macros leave them over these tables, without tables and
    tags, each with its name."""
    docs = proyek / "docs"
    makro = makro_dari(susun(data, baca_deklarasi(proyek / "data")[0]), docs)
    lingkungan = lingkungan_bab({**makro.semua(), **makro.variabel()})
    for bab in baca_bab(docs, []):
        makro.mulai_halaman(bab.src)
        ingat_bab(lingkungan, makro.penyaji.terkompilasi, f"{proyek.name}/{bab.src}")
        isi = RUJUKAN.sub("Tabel 9", lingkungan.from_string(bab.asli).render())
        teks = re.sub(r"(?s)<table.*?</table>|<[^>]*>", "", isi)
        yield bab.src, " ".join(html.unescape(teks).split())
    assert makro.masalah == []


def janggal(data: Tabel, proyek: Path) -> list[tuple[str, str]]:
    """What of the chapters no reader would write, with the words around it."""
    return [
        (src, teks[max(0, m.start() - 60) : m.end() + 20])
        for src, teks in terbaca(data, proyek)
        for m in JANGGAL.finditer(teks)
    ]


def _hasil(nilai: str | None, *kecuali: str) -> Callable[[Tabel], Tabel]:
    """Every result of the year the same, or as it was promised; but for some indicators 1."""

    def buat(data: Tabel) -> Tabel:
        janji = {r.indikator: r.nilai for r in data["target"].baris(tahun=2023, dokumen="PK")}
        for r in data["realisasi"].baris(tahun=2023):
            baru = janji.get(r.indikator) if nilai is None else Decimal(nilai)
            di = {"indikator": r.indikator, "tahun": 2023, "sumber": r.sumber, "periode": r.periode}
            if baru is not None:
                data = ubah(data, "realisasi", di, nilai=1 if r.indikator in kecuali else baru)
        return data

    return buat


def _uang(realisasi: Callable[[Decimal], Decimal]) -> Callable[[Tabel], Tabel]:
    def buat(data: Tabel) -> Tabel:
        for nama, kolom in (("anggaran_kegiatan", "kegiatan"), ("anggaran_belanja", "akun")):
            for r in data[nama].baris():
                di = {kolom: getattr(r, kolom), "sumber": r.sumber, "tahun": r.tahun}
                data = ubah(data, nama, di, realisasi=realisasi(r.pagu))
        return data

    return buat


KEADAAN: dict[str, Callable[[Tabel], Tabel]] = {
    "seperti semula": lambda data: data,
    "semua tercapai": _hasil(None),
    "tidak satu pun": _hasil("0"),
    "satu meleset": _hasil(None, "1.1"),
    "terserap seluruhnya": _uang(lambda pagu: pagu),
    "belum terserap": _uang(lambda _: Decimal(0)),
    "ikpa penuh": lambda data: ubah(data, "ikpa", {}, nilai=Decimal(100)),
    "belum ada hasil": lambda data: ubah(data, "realisasi", {}, nilai=None),
    "tanpa kendala dan isu": lambda data: hapus(hapus(data, "kendala"), "isu"),
}


SELALU = {"satu meleset", "belum ada hasil"}


@pytest.mark.lama
@pytest.mark.parametrize("keadaan", bila_lengkap(KEADAAN, SELALU))
def test_kalimat_laporan(data: Tabel, keadaan: str) -> None:
    assert janggal(KEADAAN[keadaan](data), AKAR) == []


def tanpa(data: Tabel, *nama: str) -> Tabel:
    """The tables without any row in these, of those that have some."""
    for satu in nama:
        if satu in data and any(data[satu].baris()):
            data = hapus(data, satu)
    return data


KOSONG = {
    "utuh": (),
    "tanpa hasil": ("realisasi", "ukuran"),
    "tanpa uang": ("anggaran_kegiatan", "anggaran_belanja"),
    "tanpa kendala": ("kendala",),
}


# Each unit once and each state once; every pair where there is time.
@pytest.mark.lama
@pytest.mark.parametrize(
    ("unit", "keadaan"),
    bila_lengkap(product(UNIT, KOSONG), [*zip(UNIT, KOSONG, strict=True)]),
)
def test_kalimat_unit_lain(unit: str, keadaan: str) -> None:
    folder = MINI.parent / unit
    assert janggal(tanpa(muat(folder / "data"), *KOSONG[keadaan]), folder) == []


@pytest.mark.parametrize(
    "kalimat",
    [
        "rata-rata terletak antara 96% dan 96%.", "Rata-rata 96% menjadi 96% tanpa itu.",
        "12 mencapai dan 0 belum", "0 dari 0 realisasi", "terdapat pada semua 24 indikator.",
        "Belum satu pun dari 1 indikator itu", "Revisi sebesar Rp0 (0%)", "kehilangan 0,000 poin",
        "capaian kinerja adalah –, sedangkan", "diukur dengan 1 indikator: 1 mencapai target",
        "Program: Program penunjang", "Dari 1 indikator yang diukur, 1 mencapai target.",
        "Ada 1 hal yang diukur: 1 belum",
    ],
)  # fmt: skip
def test_kalimat_janggal_ketahuan(kalimat: str) -> None:
    """Negative control: sentences that were printed once."""
    assert JANGGAL.search(kalimat)
