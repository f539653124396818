"""Regulations that the report or its data cite after another one took their place."""

import re
from collections.abc import Iterator
from typing import Any

from ..asupan.skema import SkemaTabel
from ..hitung.laporan import Laporan
from .bentuk import Kasus, Temuan, bersama
from .naskah import Naskah

# Tables that speak of regulations, corrections and questions: what they cite is their subject.
TENTANG = {"peraturan", "paket_aturan", "koreksi", "riwayat_koreksi", "jawaban_temuan",
           "klaim_tercetak"}  # fmt: skip
JARAK = r"(?:(?!\n\s*\n)[^.;:\d]){0,40}?"  # what may stand between the kind and the number
NOMOR = r"(?:no(?:mor|\.)?)?\s*:?\s*"


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Replaced regulations in the cells of the data."""
    yield from bersama("T705", _dalam_data(lap))


def temuan_bab(lap: Laporan, naskah: Naskah) -> Iterator[Temuan]:
    """Replaced regulations in the chapters, by key or by number."""
    yield from bersama("T705", _dalam_bab(lap, naskah))


def pola(r: Any) -> re.Pattern[str]:
    """How a regulation is recognised: by its kind and number, or by a number that is its own."""
    jenis = [r.jenis, *filter(None, ((r.singkatan or "").split(";")))]
    kata = "|".join(re.escape(j.strip()).replace(r"\ ", r"\s+") for j in jenis)
    nomor = re.escape(r.nomor)
    isi = rf"(?<![\w.]){nomor}(?:\s+tahun\s+{r.tahun})?(?![\w/])"
    if r.nomor.isdigit():
        isi = rf"(?:{kata}){JARAK}{NOMOR}{nomor}\s*(?:tahun\s*|/\s*){r.tahun}(?!\d)"
    return re.compile(isi, re.IGNORECASE)


def _usang(lap: Laporan) -> Iterator[tuple[Any, re.Pattern[str], dict[str, str]]]:
    """The regulations that no longer hold in the edition's year."""
    t = lap.data["peraturan"]
    nama = {r.kode: f"{r.jenis} Nomor {r.nomor} Tahun {r.tahun}" for r in t.baris()}
    for r in t.baris():
        if r.sampai is not None and r.sampai < lap.edisi.tahun:
            ganti = f", diganti {nama[r.diganti]}" if r.diganti else ""
            yield r, pola(r), {"peraturan": nama[r.kode], "sampai": str(r.sampai), "ganti": ganti}


def _dalam_data(lap: Laporan) -> Iterator[Kasus]:
    usang = list(_usang(lap))
    for t in lap.data.values() if usang else ():
        if t.nama in TENTANG:
            continue
        aturan: SkemaTabel = lap.data.aturan[t.nama]
        for kolom in (k.nama for k in aturan.kolom if k.jenis == "string" and not k.kunci):
            for nomor, isi in t.kolom(kolom).items() if kolom in t.nama_kolom else ():
                for r, cari, kata in usang:
                    if isinstance(isi, str) and r.nomor in isi and cari.search(isi):
                        letak = t.asal(nomor, kolom)
                        teks = f"{t.berkas}, baris {nomor}, kolom “{kolom}”"
                        yield Kasus(f"peraturan/{r.kode}/data", teks, letak, isi=kata)


def _dalam_bab(lap: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    for r, cari, kata in _usang(lap):
        kunci = re.compile(rf"peraturan\[\s*[\"']{re.escape(r.kode)}[\"']\s*\]")
        for bab in naskah:
            for m in (*cari.finditer(bab.prosa), *kunci.finditer(bab.asli)):
                if bab.ditandai("peraturan", r.kode, m.start()):
                    continue
                letak = bab.tempat(m.start())
                teks = f"{letak.berkas}, baris {letak.baris}"
                yield Kasus(f"peraturan/{r.kode}", teks, letak, kata)
