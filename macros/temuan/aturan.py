"""Rules of assessment that are out of force, unconfirmed or differ from the sources; and replaced
regulations that are still cited."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from ..asupan.antartabel import PENGURANG
from ..asupan.skema import SkemaTabel
from ..dasar.penulisan import tulis_bilangan, tulis_ketikan
from ..hitung import angka_skema
from ..hitung.laporan import Laporan
from .kasus import Kasus, di, di_sel, kaidah
from .naskah import Naskah

NAMA = {"capaian": "capaian indikator", "ikpa": "IKPA", "nka": "nilai kinerja anggaran"}
# Tables about regulations, corrections and questions, which must cite.
TENTANG = {"peraturan", "paket_aturan", "koreksi", "riwayat_koreksi", "jawaban_temuan",
           "klaim_tercetak"}  # fmt: skip
JARAK = r"(?:(?!\n\s*\n)[^.;:\d]){0,40}?"  # text between kind and number of a regulation
NOMOR = r"(?:no(?:mor|\.)?)?\s*:?\s*"


def _paket(lap: Laporan) -> Iterator[Kasus]:
    """Rules out of force in the edition's year, and unconfirmed ones."""
    tahun, paket = lap.edisi.tahun, lap.edisi.paket
    for r in lap.baris("paket_aturan", paket=paket):
        apa = f"Skala {NAMA[r.jenis]} ({r.dasar_hukum})"
        if r.mulai > tahun or (r.sampai is not None and r.sampai < tahun):
            berlaku = f"{r.mulai}–{r.sampai}" if r.sampai else f"mulai {r.mulai}"
            subjek, kolom = f"aturan/{paket}/{r.jenis}/berlaku", "sampai" if r.sampai else "mulai"
            yield di_sel("T701", subjek, r, kolom, r.skala, apa=apa, berlaku=berlaku)
        if r.status_konfirmasi != "terkonfirmasi":
            subjek = f"aturan/{paket}/{r.jenis}/konfirmasi"
            yield di_sel("T702", subjek, r, "status_konfirmasi", r.skala, apa=apa)


def _predikat(lap: Laporan) -> Iterator[Kasus]:
    """Predicates in the data that differ from that of their score on its scale."""
    for a in angka_skema.semua(lap.data, tahun=lap.edisi.tahun):
        if not a.aturan.predikat or a.aturan.penilaian not in lap.aturan:
            continue
        langkah, predikat = lap.kategori(a.kunci), getattr(a.baris, a.aturan.predikat)
        if langkah is not None and predikat and langkah.kode.casefold() != predikat.casefold():
            subjek = f"{a.baris.Tabel.nama}/{lap.edisi.tahun}/{a.aturan.predikat}"
            kata = {"a": lap.register[a.kunci], "benar": langkah.kode}
            kata |= {"aturan": lap.aturan[a.aturan.penilaian]}
            yield di_sel("T703", subjek, a.baris, a.aturan.predikat, **kata)


def _bobot(lap: Laporan) -> Iterator[Kasus]:
    """IKPA weights that differ from those of the rule, and indicators that the rule does not
    have."""
    paket, tahun = lap.edisi.paket, lap.edisi.tahun
    resmi = {r.indikator: Fraction(r.bobot) for r in lap.baris("bobot_ikpa", paket=paket)}
    if not resmi:
        return
    for r in lap.baris("ikpa", tahun=tahun):
        if r.peran != PENGURANG and resmi.get(r.indikator) != Fraction(r.bobot):
            benar = resmi.get(r.indikator)
            harap = "tidak dinilai" if benar is None else tulis_bilangan(benar, "bilangan")
            kata = {"bobot": tulis_ketikan(r.bobot), "benar": harap}
            yield di_sel("T704", f"ikpa/{tahun}/{r.indikator}/bobot", r, "bobot", **kata)


def pola(r: Any) -> re.Pattern[str]:
    """A pattern for citations of a regulation: kind and number, or a unique number alone."""
    jenis = [r.jenis, *filter(None, ((r.singkatan or "").split(";")))]
    kata = "|".join(re.escape(j.strip()).replace(r"\ ", r"\s+") for j in jenis)
    nomor = re.escape(r.nomor)
    isi = rf"(?<![\w.]){nomor}(?:\s+tahun\s+{r.tahun})?(?![\w/])"
    if r.nomor.isdigit():
        isi = rf"(?:{kata}){JARAK}{NOMOR}{nomor}\s*(?:tahun\s*|/\s*){r.tahun}(?!\d)"
    return re.compile(isi, re.IGNORECASE)


def _usang(lap: Laporan) -> Iterator[tuple[Any, re.Pattern[str], dict[str, str]]]:
    """The regulations replaced by the edition's year."""
    semua = [*lap.baris("peraturan")]
    nama = {r.kode: f"{r.jenis} Nomor {r.nomor} Tahun {r.tahun}" for r in semua}
    for r in semua:
        if r.sampai is not None and r.sampai < lap.edisi.tahun:
            ganti = f", diganti {nama[r.diganti]}" if r.diganti else ""
            yield r, pola(r), {"peraturan": nama[r.kode], "sampai": str(r.sampai), "ganti": ganti}


def _dalam_data(lap: Laporan) -> Iterator[Kasus]:
    """Replaced regulations in the cells of the data."""
    usang = list(_usang(lap))
    for t in lap.data.values() if usang else ():
        if t.nama in TENTANG:
            continue
        aturan: SkemaTabel = lap.data.aturan[t.nama]
        for kolom in (k.nama for k in aturan.kolom if k.jenis == "string" and not k.kunci):
            for nomor, isi in t.kolom(kolom).items() if kolom in t.nama_kolom else ():
                for r, cari, kata in usang:
                    if isinstance(isi, str) and r.nomor in isi and cari.search(isi):
                        subjek = f"peraturan/{r.kode}/data"
                        teks = f"{t.berkas}, baris {nomor}, kolom “{kolom}”"
                        yield di_sel("T705", subjek, t.di(nomor), kolom, teks=teks, **kata)


def _dalam_bab(lap: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    """Replaced regulations in the chapters, by key or by number."""
    for r, cari, kata in _usang(lap):
        kunci = re.compile(rf"peraturan\[\s*[\"']{re.escape(r.kode)}[\"']\s*\]")
        for bab in naskah:
            for m in (*cari.finditer(bab.prosa), *kunci.finditer(bab.asli)):
                if bab.ditandai("peraturan", r.kode, m.start()):
                    continue
                letak = bab.tempat(m.start())
                teks = f"{letak.berkas}, baris {letak.baris}"
                yield di("T705", f"peraturan/{r.kode}", letak, teks=teks, **kata)


temuan, temuan_bab = kaidah(_paket, _predikat, _bobot, _dalam_data), kaidah(_dalam_bab)
