"""Text of other editions in chapters: sentences about a year that have not been reviewed, or that a
placeholder would carry over to the next edition, and paragraphs that have not been reviewed.

When a new period begins, the fingerprints of all paragraphs are archived with the rest of the
edition (`data/arsip/EDISI/naskah.csv`). A reviewed chapter declares it: `dibaca_ulang: EDISI`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from ..hitung.alat import isi_kunci
from ..hitung.laporan import Laporan
from .kasus import Kasus, kaidah
from .naskah import Bab, Kalimat, Naskah, sidik
from .tersaji import UNGKAPAN

TENTANG = re.compile(
    r"\btentang_tahun\(\s*[\"']?(?P<tahun>\d{4})[\"']?\s*"
    r"(?:,\s*(?:edisi\s*=\s*)?[\"'](?P<edisi>[^\"']*)[\"']\s*)?\)"
)
TAHUN_LALU = re.compile(r"\{\{\s*edisi\.tahun_lalu\b")
# Calls that compute, show or refer to something: the sentence does not only consist of typed words.
DIHITUNG = re.compile(r"\b(?:angka|arah|kategori|rujuk|sebut|status|tanggal|terbilang)\(")
JUDUL = re.compile(r"\s*#")  # where a sentence begins
JUDUL_ALINEA = re.compile(r"[ \t]*#+[ \t]")
ANGKA = re.compile(
    r"\b(?:angka|kategori|tanggal|terbilang)\(\s*(?P<kutip>[\"'])(?P<kunci>[^\"'\n]+)(?P=kutip)\s*[,)]"
)
DIJAGA = r"\b(?:ada|nol)\(\s*[\"']{}[\"']"
ALINEA = re.compile(r"(?:^.*\S.*$\n?)+", re.MULTILINE)
KATA = re.compile(r"[^\W\d_]{2,}")
TAHUN_NAMA = re.compile(r"(?<!\d)20\d\d(?!\d)")
PANJANG = 60  # characters quoted of a paragraph


def _tentang_tahun(lap: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    """Every sentence about a year that should be reviewed, with its chapter and line."""
    for bab in naskah:
        yield from _tahun_kosong(lap, bab)
        yield from _rencana_berakhir(lap, bab)
        for kalimat in bab.kalimat:
            yield from _dari_tahun(lap, bab, kalimat)


def _dari_tahun(lap: Laporan, bab: Bab, kalimat: Kalimat) -> Iterator[Kasus]:
    """A sentence with a mark of its year that was reviewed for another edition (without an edition
    the year must be the edition's or the one before); and one of typed words only that would change
    its year in the next edition."""
    edisi = lap.edisi

    def satu(kode: str, m: re.Match[str], tahun: int, sebab: str = "") -> Kasus:
        letak, hal = kalimat.awal + m.start(), (tahun, sidik(kalimat.asli))
        return bab.di(kode, letak, str(tahun), *hal, sebab=sebab)

    for m in TENTANG.finditer(kalimat.asli):
        tahun, dibaca = int(m["tahun"]), (m["edisi"] or "").casefold()
        if dibaca and dibaca != edisi.kode:
            yield satu("T305", m, tahun, f"dan ditulis untuk edisi {dibaca}")
        elif not dibaca and tahun not in {edisi.tahun, edisi.tahun_lalu}:
            sebab = f"sedangkan edisi ini tentang {edisi.tahun} dan {edisi.tahun_lalu}"
            yield satu("T305", m, tahun, sebab)
    lalu = TAHUN_LALU.search(kalimat.asli)
    if lalu and not JUDUL.match(kalimat.prosa) and not DIHITUNG.search(kalimat.asli):
        yield satu("T306", lalu, edisi.tahun_lalu)


def _tahun_kosong(lap: Laporan, bab: Bab) -> Iterator[Kasus]:
    """A figure of another year without value, where the edition's year has one, so that readers
    would see a dash; not if the chapter tests for it."""
    tahun = str(lap.edisi.tahun)
    for m in ANGKA.finditer(bab.asli):
        kunci = isi_kunci(m["kunci"], lap.edisi.tahun)
        bagian = kunci.split("/")
        lain = [b for b in bagian if re.fullmatch(r"20\d\d", b) and b != tahun]
        ada = lap.register.get("/".join(tahun if b in lain else b for b in bagian))
        kosong = lap.register.get(kunci)
        if not lain or ada is None or kosong is None or ada.keadaan != "ada":
            continue
        dijaga = re.search(DIJAGA.format(re.escape(m["kunci"])), bab.asli)
        if kosong.keadaan != "ada" and not dijaga:
            hal = "kosong", kunci
            yield bab.di("T306/kosong", m.start(), m["kunci"], *hal, tahun=lain[0], ada=ada)


def _rencana_berakhir(lap: Laporan, bab: Bab) -> Iterator[Kasus]:
    """Plans whose targets end before the edition's year, and that the chapter still names."""
    for s in lap.sumber.berperan("target", "menengah"):
        if not s.akhir or s.akhir >= lap.edisi.tahun:
            continue
        ada = re.finditer(rf"\b{re.escape(s.kode)}(?![\w-])", bab.asli)
        letak = next((m.start() for m in ada if bab.dalam_ungkapan(m.start())), None)
        if letak is not None:  # only where the word is in a sentence
            yield bab.di("T305/rencana", letak, s.kode, s.kode, s=s)


def alinea(bab: Bab) -> Iterator[tuple[str, int, str]]:
    """The paragraphs of a chapter with text of their own (no headings, no calls): fingerprint,
    position and beginning of each."""
    for m in ALINEA.finditer(bab.prosa):
        asli = bab.asli[m.start() : m.end()]
        if KATA.search(m[0]) and not JUDUL_ALINEA.match(asli):
            awal = _bercelah(asli, m[0])
            potong = f"{awal[:PANJANG]}…" if len(awal) > PANJANG else awal
            yield sidik(asli), m.start(), potong


def _bercelah(asli: str, prosa: str) -> str:
    """A paragraph's beginning as an editor can search for it: with “…” for macros."""
    hasil, sampai = "", 0
    for m in UNGKAPAN.finditer(asli):
        if m[0].startswith("{{") and not prosa[m.start() : m.end()].strip():
            hasil, sampai = f"{hasil}{prosa[sampai : m.start()]}…", m.end()
    return " ".join((hasil + prosa[sampai:]).split())


def _belum_dibaca(lap: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    """Every chapter with paragraphs that have not been reviewed for this edition, with their
    lines."""
    edisi = lap.edisi
    for bab in naskah:
        # A document of an earlier year is not changed: its file has the year.
        dulu = any(int(t) < edisi.tahun for t in TAHUN_NAMA.findall(Path(bab.src).stem))
        if dulu or bab.sifat.get("dibaca_ulang", "").casefold() == edisi.kode:
            continue
        semua = [(letak, awal) for satu, letak, awal in alinea(bab) if satu in bab.lama]
        for letak, awal in semua[:1]:
            baris = ", ".join(str(bab.baris(n)) for n, _ in semua)
            isi = {"awal": awal, "banyak": len(semua), "semua": baris}
            yield bab.di("T308", letak, edisi.kode, edisi.kode, **isi)


temuan, belum_dibaca = kaidah(_tentang_tahun), kaidah(_belum_dibaca)
