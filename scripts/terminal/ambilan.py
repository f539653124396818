"""Figures that another application exported, brought into the tables cell by cell."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from macros.asupan.ekspor import kisi, pemetaan, pengenalan
from macros.asupan.ekspor.pemetaan import ACUAN, SATKER, Pemetaan, baku
from macros.asupan.ekspor.pemetikan import LetakSel, Petikan, petik
from macros.asupan.ekspor.pengenalan import Terkenal
from macros.asupan.ekspor.waktu_ekspor import TanpaWaktu, Waktu, waktu
from macros.asupan.lembar import Lembar
from macros.asupan.muat import Data, baca_deklarasi
from macros.dasar.angka import Register
from macros.dasar.masalah import GalatLaporan, Masalah
from macros.dasar.penulisan import tanggal, tulis_bilangan
from macros.hitung.laporan import Laporan, buka, susun
from macros.periksa.kalimat_berubah import berubah
from scripts.terminal import GalatPerintah
from scripts.terminal.buku_kerja import baca_data, tolak, tuliskan, uji
from scripts.terminal.tanggapan import baris_terdekat

FOLDER = "ekspor"  # below data/: what was taken in, as it came
ASAL = "asal_data"
PALING_BANYAK = 20  # figures that are told one by one
PANJANG = 80  # of a cell that a problem shows


@dataclass(frozen=True)
class Ekspor:
    """One sheet of a file: its layout, its time, and what it says."""

    berkas: Path
    sidik: str
    dikenal: Terkenal
    waktu: Waktu
    sumber: str
    petikan: Petikan

    @property
    def bukti(self) -> str:
        """The name of the copy that is kept, below data/."""
        nama = re.sub(r"[^a-z0-9]+", "-", self.berkas.stem.casefold()).strip("-")[:60]
        return f"{FOLDER}/{self.sidik[:12]}-{nama}{self.berkas.suffix.casefold()}"

    @property
    def dokumen(self) -> str:
        """How the source of the figures is named."""
        nama = self.dikenal.pemetaan.nama
        return f"Ekspor {nama} ({self.berkas.name}; SHA-256 {self.sidik[:12]})"


def jalankan(folder: Path, berkas: list[Path], per: str, *, tulis: bool, ya: bool) -> int:
    """Show what exports change in `folder`, and write it where asked and agreed, with their copies.

    Raises GalatPerintah where anything is wrong with a file, its layout or its cells; nothing is
    written then.
    """
    data = baca_data(folder)
    semua, masalah = baca_ekspor(data, berkas, per)
    gagal = "ekspor belum dapat diambil; data tidak diubah."
    tolak(masalah, gagal)
    for satu in semua:
        print(_sebut(satu))
    jadi, terpakai, kabar = _gabung(data, semua)
    berkas_ubah = {n: f"data/{n}.csv" for n in jadi}
    tetap = {t.nama: data.lembar[t.nama] for t in data.skema}
    tolak(_terhapus(data, terpakai), gagal)
    perubahan, masalah, baru = uji(data, {**tetap, **jadi}, berkas_ubah, [])
    tolak(_di_ekspor(data, masalah, jadi, terpakai), gagal)
    lap = susun(baru, baca_deklarasi(folder)[0])
    tolak(_cocokkan(lap.register, terpakai), gagal)
    for kata in (*kabar, *_persen(terpakai), *_laporan_berubah(folder, lap)):
        print(kata)
    bukti = {s.bukti: s.berkas.read_bytes() for s in terpakai}
    return tuliskan(folder, perubahan, data.asli, bukti, tulis=tulis, ya=ya)


def baca_ekspor(
    data: Data, berkas: list[Path], per: str
) -> tuple[list[Ekspor], list[Masalah]]:
    """Every sheet of every file, the earliest first, and what is wrong with them."""
    try:
        hari = date.fromisoformat(per) if per else None
        susunan = pemetaan.baca(data.folder, data.aturan)
    except ValueError as galat:
        raise GalatPerintah("--per berisi tanggal, misalnya --per 2024-11-30.", 2) from galat
    except GalatLaporan as galat:
        tolak(galat.masalah, "pemetaan di data/pemetaan belum dapat dipakai.")
        raise
    hasil: list[Ekspor] = []
    masalah: list[Masalah] = []
    for satu in berkas:
        try:
            isi = satu.read_bytes()
            lembar = kisi.baca(satu.name, isi)
        except OSError as galat:
            raise GalatPerintah(f"{satu} tidak dapat dibaca: {galat.strerror}.") from galat
        except kisi.TakTerbuka as galat:
            masalah.append(_masalah("L010", satu.name, str(galat)))
            continue
        for k in lembar:
            dikenal = pengenalan.kenali(k, susunan)
            if isinstance(dikenal, list):
                masalah += dikenal
                continue
            try:
                saat = waktu(dikenal, hari)
            except TanpaWaktu as galat:
                masalah.append(_masalah("L018", k.nama, str(galat)))
                continue
            if jauh := _terlalu_jauh(data, saat):
                masalah.append(_masalah("L018", k.nama, jauh))
                continue
            petikan, cacat = _petik(data, dikenal, saat)
            masalah += cacat
            sidik = hashlib.sha256(isi).hexdigest()
            sumber = _sumber(data, dikenal.pemetaan)
            hasil.append(Ekspor(satu, sidik, dikenal, saat, sumber, petikan))
    return sorted(hasil, key=lambda s: s.waktu.tanggal), masalah


def _terlalu_jauh(data: Data, saat: Waktu) -> str:
    """What is wrong with a day that has not come, unless the report itself is of that time."""
    tahun = [int(t) for t in _kolom(data, "laporan", "tahun") if t.isdecimal()]
    batas = max([date.today().year, *tahun]) + 1  # noqa: DTZ011 - the year people live in
    hari = tanggal(saat.tanggal)
    return f"Datanya per {hari}, yang belum tiba. Periksa tahunnya." if (
        saat.tanggal.year > batas
    ) else ""


def _petik(data: Data, t: Terkenal, saat: Waktu) -> tuple[Petikan, list[Masalah]]:
    p = t.pemetaan
    ada = {s.nama: s for s in data.skema}
    if p.tabel not in ada:
        pesan = (
            f"Ekspor “{p.nama}” mengisi tabel {p.tabel}, yang tidak terdaftar di datapackage.json"
            " laporan ini. Daftarkan tabelnya lebih dahulu."
        )
        return Petikan(), [_masalah("L017", t.kisi.nama, pesan)]
    isian = {**saat.isian, "sumber": _sumber(data, p)}
    hasil = petik(t, ada[p.tabel], isian, _satker(data), _dicari(data, p))
    return hasil, hasil.masalah


def _sumber(data: Data, p: Pemetaan) -> str:
    """The code of the source that a layout names; of the one that the report follows for money."""
    if p.sumber != ACUAN:
        return p.sumber
    semua = zip(*(_kolom(data, "sumber", k) for k in ("kode", "isi", "acuan")), strict=True)
    return next((kode for kode, isi, acuan in semua if (isi, acuan) == ("anggaran", "true")), "")


def _satker(data: Data) -> frozenset[str]:
    """The codes of the unit, or of all of its satker."""
    semua = (("instansi", "kode_satker"), (SATKER, "kode"))
    return frozenset(s for tabel, kolom in semua for s in _kolom(data, tabel, kolom) if s)


def _kolom(data: Data, tabel: str, kolom: str) -> list[str]:
    if tabel not in data.lembar:
        return []
    kepala, *baris = data.lembar[tabel].baris
    return [b[kepala.index(kolom)] for b in baris if b] if kolom in kepala else []


def _dicari(data: Data, p: Pemetaan) -> dict[str, dict[str, str]]:
    """By column, the code of each word that it may have: the code itself, or what the row says."""
    hasil = {}
    for kolom, tempat in p.cari.items():
        tabel, _, kata = tempat.partition(".")
        kode = _kolom(data, tabel, "kode")
        sebutan = zip(_kolom(data, tabel, kata), kode, strict=True)
        hasil[kolom] = {**{baku(s): k for s, k in sebutan}, **{baku(k): k for k in kode}}
    return hasil


def _gabung(
    data: Data, semua: list[Ekspor]
) -> tuple[dict[str, Lembar], list[Ekspor], list[str]]:
    """The tables with the rows of the exports, each over what there is; which of them were used,
    and what is to be said of the others."""
    jadi: dict[str, Lembar] = {}
    terpakai: list[Ekspor] = []
    kabar: list[str] = []
    for satu in semua:
        nama = satu.dikenal.pemetaan.tabel
        lembar = jadi.get(nama) or _salin(data.lembar[nama])
        if lama := _lebih_baru(data, satu, lembar):
            hari = tanggal(date.fromisoformat(lama))
            kabar.append(f"{satu.berkas.name}: tidak dipakai, karena data/{nama}.csv sudah {hari}.")
            continue
        jadi[nama] = lembar
        kabar += (k for s in terpakai for k in _berbeda(data, s, satu))
        terpakai.append(satu)
        _timpa(data, satu, lembar)
        if ASAL in data.lembar:
            jadi[ASAL] = jadi.get(ASAL) or _salin(data.lembar[ASAL])
            _catat_asal(satu, jadi[ASAL])
    return jadi, terpakai, kabar


def _berbeda(data: Data, lama: Ekspor, baru: Ekspor) -> Iterator[str]:
    """What two exports of the same day say otherwise; the one that was named later holds."""
    nama = baru.dikenal.pemetaan.tabel
    if (lama.dikenal.pemetaan.tabel, lama.waktu, lama.sumber) != (nama, baru.waktu, baru.sumber):
        return
    kunci = next(s for s in data.skema if s.nama == nama).kunci
    ada = {tuple(b.get(k, "") for k in kunci): b for b in lama.petikan.baris}
    for isi, letak in zip(baru.petikan.baris, baru.petikan.letak, strict=True):
        sebelum = ada.get(tuple(isi.get(k, "") for k in kunci), isi)
        for kolom, nilai in isi.items():
            if nilai != sebelum.get(kolom, "") and kolom in letak:
                yield (
                    f"{baru.dikenal.kisi.nama}, baris {letak[kolom].baris}, kolom"
                    f" “{letak[kolom].kolom}”: {nilai or 'kosong'}, sedangkan"
                    f" {lama.dikenal.kisi.nama} menyebut {sebelum.get(kolom) or 'kosong'} untuk"
                    " tanggal yang sama. Yang dipakai berkas yang disebut belakangan."
                )


def _terhapus(data: Data, semua: list[Ekspor]) -> Iterator[Masalah]:
    """Cells of figures that an export leaves empty though the data have them."""
    for satu in semua:
        nama = satu.dikenal.pemetaan.tabel
        skema = next(s for s in data.skema if s.nama == nama)
        kepala, *baris = data.lembar[nama].baris
        kunci = [kepala.index(k) for k in skema.kunci]
        ada = {tuple(b[j] for j in kunci): b for b in baris if b}
        for isi, letak in zip(satu.petikan.baris, satu.petikan.letak, strict=True):
            lama = ada.get(tuple(isi.get(k, "") for k in skema.kunci))
            for kolom, tempat in letak.items() if lama and not isi.get("peran") else ():
                k = skema.cari(kolom)
                sebelum = lama[kepala.index(kolom)] if lama else ""
                if k and k.bilangan and tempat.kolom and sebelum and not isi.get(kolom):
                    pesan = (
                        f"Sel ini kosong, sedangkan data sudah memuat {sebelum}. Periksa apakah ada"
                        " sel yang terhapus, lalu ekspor ulang."
                    )
                    nama_lembar = satu.dikenal.kisi.nama
                    yield Masalah(
                        "L015", "galat", nama_lembar, tempat.baris, tempat.kolom, None, pesan
                    )


def _di_ekspor(
    data: Data, masalah: list[Masalah], jadi: Mapping[str, Lembar], semua: list[Ekspor]
) -> Iterator[Masalah]:
    """Problems of the tables, told where their cells stand in the exports."""
    tempat: dict[tuple[str, tuple[str, ...]], tuple[Ekspor, dict[str, LetakSel]]] = {}
    for satu in semua:
        nama = satu.dikenal.pemetaan.tabel
        skema = next(s for s in data.skema if s.nama == nama)
        for isi, letak in zip(satu.petikan.baris, satu.petikan.letak, strict=True):
            tempat[nama, tuple(isi.get(k, "") for k in skema.kunci)] = satu, letak
    kunci = {s.nama: s.kunci for s in data.skema}
    for asli in masalah:
        nilai = asli.nilai or ""
        m = replace(asli, nilai=f"{nilai[:PANJANG]}…") if len(nilai) > PANJANG else asli
        nama = Path(m.berkas).stem
        lembar = jadi.get(nama)
        if lembar and m.baris in lembar.nomor:
            kepala, baris = lembar.baris[0], lembar.baris[lembar.nomor.index(m.baris)]
            asal = tempat.get((nama, tuple(baris[kepala.index(k)] for k in kunci[nama])))
            sel = asal[1].get(m.kolom or "") if asal else None
            if asal and sel and sel.kolom:
                kisi_asal = asal[0].dikenal.kisi.nama
                yield replace(m, berkas=kisi_asal, baris=sel.baris, kolom=sel.kolom)
                continue
        yield m


def _salin(lembar: Lembar) -> Lembar:
    baris, nomor = [list(b) for b in lembar.baris], list(lembar.nomor)
    return Lembar(baris, nomor, set(), lembar.pemisah, lembar.tanpa)


def _kunci(data: Data, satu: Ekspor, kepala: list[str]) -> list[int]:
    t = next(s for s in data.skema if s.nama == satu.dikenal.pemetaan.tabel)
    return [kepala.index(k) for k in t.kunci]


def _lebih_baru(data: Data, satu: Ekspor, lembar: Lembar) -> str:
    """The day of rows that the export would replace though they are later; "" where none is."""
    kepala = lembar.baris[0]
    if "tanggal" not in kepala:
        return ""
    letak, hari = _kunci(data, satu, kepala), kepala.index("tanggal")
    baru = {tuple(isi.get(kepala[j], "") for j in letak) for isi in satu.petikan.baris}
    lama = [b[hari] for b in lembar.baris[1:] if b and tuple(b[j] for j in letak) in baru]
    terakhir = max(lama, default="")
    return terakhir if terakhir > satu.waktu.tanggal.isoformat() else ""


def _timpa(data: Data, satu: Ekspor, lembar: Lembar) -> None:
    """Put the rows of an export over those of the same key, and below what there is."""
    p, kepala = satu.dikenal.pemetaan, lembar.baris[0]
    letak = _kunci(data, satu, kepala)
    ada = {tuple(b[j] for j in letak): b for b in lembar.baris[1:] if b}
    tersentuh = set()
    for isi in satu.petikan.baris:
        kunci = tuple(isi.get(kepala[j], "") for j in letak)
        tersentuh.add(kunci)
        baris = ada.get(kunci)
        if baris is None:
            if isi in satu.petikan.nol:
                continue
            baris = [""] * len(kepala)
            ada[kunci] = baris
            lembar.baris.append(baris)
            lembar.nomor.append(len(lembar.baris))
        for kolom, nilai in isi.items():
            baris[kepala.index(kolom)] = nilai
    _buang(lembar, satu, [kepala.index(k) for k in p.ganti], tersentuh, letak)


def _buang(
    lembar: Lembar, satu: Ekspor, ganti: list[int], tersentuh: set[tuple[str, ...]],
    letak: list[int],
) -> None:  # fmt: skip
    """Take out the rows that the export replaces as a whole without having them."""
    kepala = lembar.baris[0]
    sama = {tuple(isi.get(kepala[j], "") for j in ganti) for isi in satu.petikan.baris}
    tetap = [
        i
        for i, b in enumerate(lembar.baris)
        if not (i and b and ganti)
        or tuple(b[j] for j in letak) in tersentuh
        or tuple(b[j] for j in ganti) not in sama
    ]
    lembar.baris[:] = [lembar.baris[i] for i in tetap]
    lembar.nomor[:] = [lembar.nomor[i] for i in tetap]


def _catat_asal(satu: Ekspor, lembar: Lembar) -> None:
    """Name the export as where rows of its table, year and source come from, and nothing else."""
    kepala, p = lembar.baris[0], satu.dikenal.pemetaan
    isi = {
        "tabel": p.tabel,
        "tahun": satu.waktu.isian["tahun"],
        "sumber": satu.sumber,
        "dokumen": satu.dokumen,
        "tanggal": satu.waktu.tanggal.isoformat(),
        "catatan": f"Salinannya {satu.bukti}.",
    }
    sama = [kepala.index(k) for k in ("tabel", "tahun", "sumber")]
    tetap = [
        i
        for i, b in enumerate(lembar.baris)
        if not (i and b) or any(b[j] != isi[kepala[j]] for j in sama)
    ]
    lembar.baris[:] = [lembar.baris[i] for i in tetap]
    lembar.nomor[:] = [lembar.nomor[i] for i in tetap]
    lembar.baris.append([isi.get(k, "") for k in kepala])
    lembar.nomor.append(len(lembar.baris))


def _cocokkan(register: Register, semua: list[Ekspor]) -> Iterator[Masalah]:
    """What an export totals and the report makes otherwise of its parts."""
    for satu in {s.dikenal.pemetaan.tabel: s for s in semua}.values():  # the last of each table
        for letak, nilai, kunci in satu.petikan.uji:
            angka = register.get(kunci)
            desimal = -int(nilai.as_tuple().exponent)
            batas = Fraction(1, 10**desimal) if desimal > 0 else 0
            if angka and angka.nilai is not None and abs(angka.nilai - Fraction(nilai)) <= batas:
                continue
            pesan = (
                f"Berkas ini menyebut {_tulis(nilai)}, sedangkan hitungan dari bagian-bagiannya"
                f" {angka.teks if angka else 'tidak ada'}. Periksa apakah ada sel yang berubah,"
                " lalu ekspor ulang."
            )
            nama = satu.dikenal.kisi.nama
            yield Masalah("L019", "galat", nama, letak.baris, letak.kolom, str(nilai), pesan)


def _tulis(nilai: Decimal) -> str:
    return tulis_bilangan(Fraction(nilai), "bilangan")


def _persen(semua: list[Ekspor]) -> Iterator[str]:
    for satu in semua:
        for letak, tertulis, hitungan in satu.petikan.persen:
            yield (
                f"{satu.dikenal.kisi.nama}, baris {letak.baris}, kolom “{letak.kolom}”: tertulis"
                f" {_tulis(tertulis)}%, hitungannya {_tulis(round(hitungan, 2))}%. Yang dipakai"
                " jumlahnya."
            )


def _laporan_berubah(folder: Path, baru: Laporan) -> Iterator[str]:
    """The figures and the sentences of the report that differ, before and after."""
    try:
        lama = buka(folder)
    except GalatLaporan:  # what is wrong now may be what the export mends
        return
    dulu, kini = ({a.kunci: a for a in lap.register} for lap in (lama, baru))
    semua = {**dulu, **kini}
    teks = {k: [d[k].teks if k in d else "tidak ada" for d in (dulu, kini)] for k in semua}
    beda = [k for k, (sebelum, sesudah) in teks.items() if sebelum != sesudah]
    if not beda:
        return
    yield f"{len(beda)} angka laporan berubah:"
    yield from _sebagian([f"  {semua[k].label}: {' → '.join(teks[k])}" for k in beda])
    docs = folder.parent / "docs"
    kalimat = list(berubah(docs, lama, baru))
    yield f"{len(kalimat)} kalimat berubah{':' if kalimat else '.'}"
    yield from _sebagian([
        f"  {_tempat(docs / src, sesudah or sebelum, src)}\n    - {sebelum or '(tidak ada)'}"
        f"\n    + {sesudah or '(tidak ada lagi)'}"
        for src, sebelum, sesudah in kalimat
    ])  # fmt: skip


def _tempat(bab: Path, kalimat: str, src: str) -> str:
    baris = baris_terdekat(bab, kalimat)
    return f"docs/{src}, baris {baris}" if baris else f"docs/{src}"


def _sebagian(baris: list[str]) -> Iterator[str]:
    yield from baris[:PALING_BANYAK]
    if len(baris) > PALING_BANYAK:
        yield f"  dan {len(baris) - PALING_BANYAK} lainnya"


def _sebut(satu: Ekspor) -> str:
    p, saat = satu.dikenal.pemetaan, tanggal(satu.waktu.tanggal)
    isi = f"{len(satu.petikan.baris)} baris untuk data/{p.tabel}.csv"
    return f"{satu.dikenal.kisi.nama}: {p.nama}, per {saat}; {isi}"


def _masalah(kode: str, berkas: str, pesan: str) -> Masalah:
    return Masalah(kode, "galat", berkas, None, None, None, pesan)
