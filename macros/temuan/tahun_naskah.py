"""Sentences about a year: those that stand in an edition which they were not read for, and those
that a placeholder would carry from one year to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..hitung.laporan import Laporan
from .bentuk import Temuan
from .naskah import Bab, Kalimat, Naskah, sidik

TENTANG = re.compile(
    r"\btentang_tahun\(\s*[\"']?(?P<tahun>\d{4})[\"']?\s*"
    r"(?:,\s*(?:edisi\s*=\s*)?[\"'](?P<edisi>[^\"']*)[\"']\s*)?\)"
)
TAHUN_LALU = re.compile(r"\{\{\s*edisi\.tahun_lalu\b")
# What computes, shows or points to something: the sentence does not rest on typed words alone.
DIHITUNG = re.compile(r"\b(?:angka|arah|kategori|rujuk|sebut|status|tanggal|terbilang)\(")
JUDUL = re.compile(r"\s*#")


def temuan(lap: Laporan, naskah: Naskah) -> Iterator[Temuan]:
    """Every sentence about a year that somebody should read again, with its chapter and line."""
    for bab in naskah:
        for kalimat in bab.kalimat:
            yield from _dari_tahun(lap, bab, kalimat)
            yield from _berpindah(lap, bab, kalimat)


def _dari_tahun(lap: Laporan, bab: Bab, kalimat: Kalimat) -> Iterator[Temuan]:
    """A sentence that says which year it is about, and was read for another edition.

    Without an edition it may stand where its year is the edition's, or the one before.
    """
    edisi = lap.edisi
    for m in TENTANG.finditer(kalimat.asli):
        tahun, dibaca = int(m["tahun"]), m["edisi"] or ""
        if dibaca == edisi.kode or (not dibaca and tahun in {edisi.tahun, edisi.tahun_lalu}):
            continue
        sebab = (
            f"dan ditulis untuk edisi {dibaca}" if dibaca
            else f"sedangkan edisi ini tentang {edisi.tahun} dan {edisi.tahun_lalu}"
        )  # fmt: skip
        yield _temuan(
            "T305", bab, kalimat, m.start(), str(tahun),
            f"Kalimat ini tentang tahun {tahun} {sebab}. Baca ulang: hapus, ubah, atau bila masih"
            f' benar dan perlu, tulis {{{{ tentang_tahun({tahun}, "{edisi.kode}") }}}}.',
        )  # fmt: skip


def _berpindah(lap: Laporan, bab: Bab, kalimat: Kalimat) -> Iterator[Temuan]:
    """A sentence of typed words alone that the next edition would tell of another year."""
    m = TAHUN_LALU.search(kalimat.asli)
    if m and not JUDUL.match(kalimat.prosa) and not DIHITUNG.search(kalimat.asli):
        yield _temuan(
            "T306", bab, kalimat, m.start(), str(lap.edisi.tahun_lalu),
            "Kalimat ini menyebut {{ edisi.tahun_lalu }} tanpa angka atau rujukan, jadi pada edisi"
            " berikutnya akan dikatakan tentang tahun lain. Tulis tahunnya dengan"
            f' {{{{ tentang_tahun({lap.edisi.tahun_lalu}, "{lap.edisi.kode}") }}}}, atau ambil'
            " isinya dari data.",
        )  # fmt: skip


def _temuan(
    kode: str, bab: Bab, kalimat: Kalimat, letak: int, nilai: str, pesan: str
) -> Temuan:
    return Temuan(
        kode, f"{bab.src.removesuffix('.md')}/{nilai}/{sidik(kalimat.asli)}", "tahun-naskah", pesan,
        letak_bab=(f"docs/{bab.src}", bab.baris(kalimat.awal + letak)), nilai=nilai,
    )  # fmt: skip
