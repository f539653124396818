"""Gaps of a draft: dates of the edition, rows carried over to a new period, unwritten parts of
chapters; and the progress of the work, as done and total."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..asupan.bilangan import tanpa_isi
from ..asupan.lembar import sebutan
from ..asupan.menunggu import sifat
from ..asupan.muat import TabelData
from ..asupan.skema import SkemaTabel
from ..dasar.himpun import berulang, himpun
from ..dasar.masalah import Masalah
from ..dasar.penulisan import NIHIL, TIDAK_BERLAKU, gabung, nama_periode, slug
from ..hitung.laporan import Laporan
from .kasus import ISI_KAIDAH, Kasus, di, di_angka, di_sel, kaidah
from .kelengkapan import periksa
from .naskah import PENGENAL, Naskah, sidik

# The gap left by `new unit` for a missing answer.
CELAH = re.compile(r"\([\w ]+ belum diisi\)")
PENGGANTI = sebutan("pengganti")
BERBUTIR = {"uraian", "judul", "kendala", "solusi"}  # what is shown behind a number or sign
SISA = re.compile(sebutan("sisa").pattern)
# A word repeated in a paragraph; Indonesian reduplication has a hyphen, names have capitals.
GANDA = re.compile(
    r"(?<![\w-])(?P<kata>[^\W\d_]{2,})(?=\s)[^\S\n]*\n?[^\S\n]*(?=[a-z])(?i:(?P=kata))\b(?!-)"
)
MAKRO = re.compile(r"\{\{.*\}\}|\{%.*%\}", re.DOTALL)
# Of an item of a list.
NOMOR = re.compile(r"(?!a\.\s?n\.)(?:\d{1,2}[.)]|[a-z][.)]|[-•▪●])\s+(?=\S)")
TANGGAL = {"tanggal_data": "Tanggal data", "tanggal_terbit": "Tanggal terbit"}
BELUM = re.compile(r"\{\{\s*belum_ditulis\(\s*[\"'](?P<apa>[^\"'\n]*)[\"']\s*\)\s*\}\}")
KEPALA_BAGIAN = re.compile(r"^#{1,6}[ \t].*$", re.MULTILINE)
BOLEH_KOSONG = {*ISI_KAIDAH["boleh-kosong"]}  # tables that a finished report may leave empty
HASIL = ("realisasi", "ukuran")  # results may be in one of these, or in both
# The block in a macro's call: its name or the beginning of it; nothing of a computed one.
BLOK = re.compile(r"\btanda_tangan\(\s*(?:[\"'](?P<awal>[\w-]*)(?P<utuh>[\"'](?!\s*~))?)?")
BELUM_DITULIS, BELUM_DIBACA = "T603", "T308"


def _sel_kosong(lap: Laporan) -> Iterator[Kasus]:
    """Empty dates of the edition, gaps in names, agreements of an official with himself, and own
    figures that cannot be computed."""
    edisi = lap.data["laporan"].satu()
    for kolom, nama in TANGGAL.items():
        if getattr(edisi, kolom) is None:
            yield di_sel("T604/edisi", f"laporan/{kolom}", edisi, kolom, apa=nama)
    for t in lap.data.values():
        yield from _celah(t)
    for r in lap.baris("perjanjian_kinerja"):
        if r.pihak_pertama == r.pihak_kedua:
            subjek = f"perjanjian_kinerja/{r.tahun}/{r.dokumen or ''}".rstrip("/")
            yield di_sel("T604/pihak", subjek, r, "pihak_kedua")
    for r in lap.baris("angka_sendiri"):
        if (hasil := lap.register.get(r.kunci)) and hasil.keadaan == "tak-terhitung":
            yield di_sel("T605", f"angka/{r.kunci}", r, "rumus")


def _isi_kosong(lap: Laporan) -> Iterator[Kasus]:
    """Cells with placeholders, and rows that are only partly filled for the edition's year."""
    tahun = lap.edisi.tahun
    for skema in lap.data.skema:
        yield from _pengganti(lap.data[skema.nama], skema)
        if {"pagu", "realisasi", "sumber", "tahun"} <= {k.nama for k in skema.kolom}:
            yield from _sebagian(lap.data[skema.nama], tahun)
    for t in (lap.data[nama] for nama in HASIL):
        for (baris, kolom), isi in t.semula.items():
            if t.sel(baris, kolom) == TIDAK_BERLAKU and tanpa_isi(isi):
                yield di_sel("T604/singkatan", f"{t.nama}/{kolom}/{baris}", t.di(baris), kolom, isi)
        for r in lap.baris(t.nama, nilai=NIHIL, tahun=tahun):
            i = lap.indikator[r.indikator]
            if i.gabung == "rata-rata" or (i.satuan == "%" and i.polaritas == "maksimal"):
                teks = f"{i.kode} ({nama_periode(r.periode)})"
                yield di_sel("T604/nihil", f"nihil/{tahun}", r, "nilai", teks=teks)
    for satu in lap.tagihan:
        kolom = ", ".join(satu.kolom)
        yield di("T604/baris", f"{satu.asal.berkas}/{tahun}", satu.asal, t=satu, kolom=kolom)
    yield from _masa_kosong(lap)


def _masa_kosong(lap: Laporan) -> Iterator[Kasus]:
    """Past periods with neither result nor remark, while the indicator's other periods are used."""
    for p in lap.ukuran.values():
        sepi = (h for h in p.periode if h.nilai.keadaan == "belum-ada-data" and not h.keterangan)
        kosong = [nama_periode(h.periode) for h in sepi]
        hasil = p.setahun.nilai if p.setahun and p.tahun == lap.edisi.tahun else None
        if hasil and hasil.terisi and kosong:
            teks = f"{p.indikator.kode} ({gabung(kosong)})"
            yield di_angka("T604/masa", f"ukuran/{p.tahun}", lap.register, hasil, teks=teks)


def _sebagian(t: TabelData, tahun: int) -> Iterator[Kasus]:
    """Missing spending where other rows of the source have it, so that a partial sum is shown."""
    baris_tahun = (r for r in t.baris(tahun=tahun) if r.pagu)
    semua = himpun(((r.sumber, getattr(r, "periode", None) or ""), r) for r in baris_tahun)
    for (sumber, periode), baris in semua.items():
        kosong = [r for r in baris if r.realisasi is None]
        if 0 < len(kosong) < len(baris):
            banyak = f"{len(kosong)} dari {len(baris)}"
            subjek = f"{t.nama}/{sumber}/{tahun}/realisasi/{periode}".rstrip("/")
            yield di_sel("T604/realisasi", subjek, kosong[0], "realisasi", banyak=banyak)


def _celah(t: TabelData) -> Iterator[Kasus]:
    """Placeholders in the names of the unit and its people, one case a column."""
    for kolom in t.nama_kolom:
        for baris, isi in t.kolom(kolom).items():
            if CELAH.fullmatch(str(isi or "")):
                yield di_sel("T604/celah", f"{t.nama}/{kolom}", t.di(baris), kolom)
                break


def _pengganti(t: TabelData, skema: SkemaTabel) -> Iterator[Kasus]:
    """Cells without a meaning for readers; in a unit's own tables, whose texts are unknown, only
    macros."""
    bernomor = {"kode", "urut"} & {*t.nama_kolom}
    for nama in (k.nama for k in skema.kolom if k.jenis == "string" and not k.pilihan):
        for baris, isi in t.kolom(nama).items():
            teks = str(isi or "").strip()
            subjek = f"{t.nama}/{nama}/{baris}"
            if MAKRO.search(teks):
                yield di_sel("T604/makro", subjek, t.di(baris), nama, teks)
            elif skema.sendiri:
                continue
            elif sisa := PENGGANTI.fullmatch(teks) or SISA.search(teks):
                yield di_sel("T604/kata", subjek, t.di(baris), nama, sisa[0], isi=sisa[0])
            elif ganda := GANDA.search(teks):
                yield di_sel("T604/ganda", subjek, t.di(baris), nama, ganda[0], isi=ganda["kata"])
            elif bernomor and nama in BERBUTIR and (nomor := _nomor(t, baris, teks)):
                yield di_sel("T604/nomor", subjek, t.di(baris), nama, nomor)


def _nomor(t: TabelData, baris: int, teks: str) -> str:
    """The number or code of its row at the beginning of a one-line text."""
    kode = str(t.sel(baris, "kode") or "") if "kode" in t.nama_kolom else ""
    if kode and teks.startswith((f"{kode} ", f"{kode}. ")):
        return kode
    cocok = NOMOR.match(teks) if "\n" not in teks else None
    return cocok[0].strip() if cocok else ""


def _kembar(lap: Laporan) -> Iterator[Kasus]:
    """Measured indicators with the same text as an earlier one of their goal: a copied row, not
    edited yet."""
    semua = lap.daftar_indikator()
    for i, lain in berulang(((i.sasaran, i.induk, i.uraian.casefold()), i) for i in semua):
        r = lap.data["indikator"].di(i.baris)
        yield di_sel("T604/kembar", f"indikator/{i.kode}", r, "uraian", lain=lain.baris)


def _dalam_bab(_: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    """Every gap marked by `belum_ditulis`, and remains of a draft."""
    for bab in naskah:
        for kasus, pola in (("sisa", SISA), ("ganda", GANDA)):
            for m in pola.finditer(bab.prosa):
                if bab.asli[m.start() : m.end()] == m[0]:
                    isi = m.groupdict().get("kata", m[0])
                    yield bab.di(f"T603/{kasus}", m.start(), isi, kasus, sidik(m[0]), isi=isi)
        for m in BELUM.finditer(bab.asli):
            yield bab.di("T603", m.start(), m["apa"], slug(m["apa"]), apa=m["apa"])


def _tanda_tangan(lap: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    """Signature blocks without a day, or used in no chapter, for example because a typed one from
    Word is."""
    ada = [m for bab in naskah for m in BLOK.finditer(bab.asli)]
    for r in lap.baris("tanda_tangan"):
        if r.tanggal is None:
            letak = [m for m in ada if r.blok.startswith(m["awal"] or "")]
            ini = any(not m["utuh"] or m["awal"] == r.blok for m in letak)
            kasus = "T604/tanda-tangan" if ini else "T604/lepas"
            yield di_sel(kasus, f"tanda_tangan/{r.blok}/{r.urut}", r, "tanggal")


temuan_tulisan = kaidah(_tanda_tangan)
temuan, temuan_bab = kaidah(_sel_kosong, _isi_kosong, _kembar), kaidah(_dalam_bab)


def bagian(naskah: Naskah) -> frozenset[str]:
    """The ids of the headings directly above the gaps, whose parts are still empty."""
    hasil = set()
    for bab in naskah:
        for celah in BELUM.finditer(bab.asli):
            judul = [*KEPALA_BAGIAN.finditer(bab.asli, 0, celah.start())][-1:]
            hasil |= {m["id"] for satu in judul for m in PENGENAL.finditer(satu[0])}
    return frozenset(hasil)


@dataclass(frozen=True)
class Kemajuan:
    """One kind of work: done, total, and the rest in words; or, if the total is unknown, how much
    is left."""

    nama: str
    selesai: int
    dari: int | None = None
    sisa: str = ""

    @property
    def teks(self) -> str:
        """`Tabel terisi: 30 dari 32 (belum: kendala.csv)`."""
        dari = "" if self.dari is None else f" dari {self.dari}"
        sisa = f" (belum: {self.sisa})" if self.sisa else ""
        return f"{self.nama}: {self.selesai}{dari}{sisa}"


def kesiapan(lap: Laporan, masalah: Iterable[Masalah]) -> Iterator[Kemajuan]:
    """The progress of the report, by kind of work; kinds that do not occur are left out."""
    semua = list(masalah)
    tabel = {n: t for n, t in lap.data.items() if n not in BOLEH_KOSONG | {*lap.tabel_sendiri}}
    kosong = {n: t.berkas.removeprefix("data/") for n, t in tabel.items() if not _terisi(lap, t)}
    hasil = tabel.keys() & {*HASIL} - kosong.keys() or {HASIL[0]}
    perlu = {n for n in tabel if n not in HASIL or n in hasil}
    sisa = ", ".join(nama for n, nama in kosong.items() if n in perlu)
    yield Kemajuan("Tabel terisi", len(tabel) - len(kosong), len(perlu), sisa)
    analisis = [h.keadaan for h in periksa(lap).values() if h.keadaan != "tidak-berlaku"]
    if analisis:
        yield Kemajuan("Analisis ditulis", analisis.count("ada"), len(analisis))
    if bagian := sum(m.kode == BELUM_DITULIS for m in semua):
        yield Kemajuan("Bagian bab yang masih harus ditulis", bagian)
    if bab := sum(m.kode == BELUM_DIBACA for m in semua):
        yield Kemajuan("Bab yang masih harus dibaca ulang", bab)
    temuan = [m for m in semua if m.jenis]
    if temuan:
        yield Kemajuan("Temuan dijawab", sum(m.dijawab for m in temuan), len(temuan))


def _terisi(lap: Laporan, t: TabelData) -> bool:
    """Whether a table has rows, and for the edition's year some with contents."""
    if any(satu.asal.berkas == t.berkas for satu in lap.tagihan):
        return False
    if sifat(t.nama).get("cara") != "lanjut":
        return bool(t.rekaman)
    kosong = sifat(t.nama)["kosong"]
    milik = t.baris(tahun=lap.edisi.tahun)
    return any(not kosong or any(getattr(r, k) is not None for k in kosong) for r in milik)
