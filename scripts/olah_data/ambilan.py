"""Take over figures from exports of other applications, cell by cell."""

import hashlib
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

from macros.asupan import teguran
from macros.asupan.ekspor import kisi, pemetaan, pengenalan
from macros.asupan.ekspor.angka_ekspor import tulis
from macros.asupan.ekspor.pemetaan import ACUAN, SATKER, Pemetaan, baku
from macros.asupan.ekspor.pemetikan import Pemetik, Petikan
from macros.asupan.ekspor.pengenalan import Terkenal, isian, waktu
from macros.asupan.muat import Data
from macros.asupan.simpanan import baca_deklarasi
from macros.asupan.teguran import Tolak
from macros.buku.pembuatan import ASAL
from macros.dasar.angka import Register
from macros.dasar.masalah import GalatLaporan, Masalah
from macros.dasar.penulisan import desimal_ketikan, tanggal
from macros.hitung.laporan import Laporan, buka, susun
from macros.riwayat.kalimat_berubah import berubah
from scripts.olah_data.buku_kerja import baca_data, tuliskan, uji
from scripts.olah_data.sulihan import acuan, baris
from scripts.olah_data.tanggapan import baris_terdekat
from scripts.olah_data.timpaan import Ekspor, di_ekspor, gabung, terhapus
from scripts.terminal.masukan import hari_opsi, tolak

PALING_BANYAK = 20  # figures listed one by one


def jalankan(folder: Path, berkas: list[Path], per: str, *, tulis: bool, ya: bool) -> int:
    """Show the changes by exports in `folder`, and write them, with copies of the exports, if asked
    and agreed.

    Raises GalatPerintah, and writes nothing, if a file, its layout or its cells have errors.
    """
    data = baca_data(folder)
    semua, masalah = baca_ekspor(data, berkas, per)
    gagal = "ekspor belum dapat diambil; data tidak diubah."
    tolak(masalah, gagal)
    for satu in semua:
        print(_sebut(satu))
    jadi, terpakai, kabar = gabung(data, semua)
    tolak(terhapus(data, terpakai), gagal)
    perubahan, masalah, baru = uji(data, jadi)
    tolak(di_ekspor(data, masalah, jadi, terpakai), gagal)
    lap = susun(baru, baca_deklarasi(folder)[0])
    tolak(_cocokkan(lap.register, terpakai), gagal)
    for kata in (*kabar, *_persen(terpakai), *_laporan_berubah(folder, lap)):
        print(kata)
    bukti = {s.bukti: s.berkas.read_bytes() for s in terpakai}
    return tuliskan(data, perubahan, bukti, tulis=tulis, ya=ya)


def baca_ekspor(data: Data, berkas: list[Path], per: str) -> tuple[list[Ekspor], list[Masalah]]:
    """Every sheet of every file, the earliest first, and problems."""
    pada = date.fromisoformat(per) if hari_opsi(per, "ambil/per") else None
    try:
        susunan = pemetaan.baca(data.folder, data.aturan)
    except GalatLaporan as galat:
        tolak(galat.masalah, "pemetaan di data/pemetaan belum dapat dipakai.")
        raise
    hasil: list[Ekspor] = []
    masalah: list[Masalah] = []
    for satu in berkas:
        isi = satu.read_bytes()
        try:
            lembar = kisi.baca(satu.name, isi)
            if any(k.nama == f"{satu.name} › {ASAL}" for k in lembar):  # a workbook of this program
                raise Tolak("L010/buku")
        except Tolak as galat:
            masalah.append(teguran.galat("L010", satu.name, sebab=galat))
            continue
        for k in lembar:
            dikenal = pengenalan.kenali(k, susunan)
            if isinstance(dikenal, list):
                masalah += dikenal
                continue
            try:
                saat = waktu(dikenal, pada)
            except Tolak as galat:
                masalah.append(teguran.galat("L018", k.nama, sebab=galat))
                continue
            if _belum_tiba(data, saat):
                masalah.append(teguran.galat("L018/nanti", k.nama, saat=tanggal(saat)))
                continue
            petikan, cacat = _petik(data, dikenal, saat)
            masalah += cacat
            sidik, sumber = hashlib.sha256(isi).hexdigest(), _sumber(data, dikenal.pemetaan)
            hasil.append(Ekspor(satu, sidik, dikenal, saat, sumber, petikan))
    return sorted(hasil, key=lambda s: s.waktu), masalah


def _belum_tiba(data: Data, saat: date) -> bool:
    """Whether a day is too far in the future, unless the report is of that time."""
    tahun = [int(b["tahun"]) for b in baris(data, "laporan") if b["tahun"].isdecimal()]
    kini = date.today().year  # noqa: DTZ011 - the year people live in
    return saat.year > max([kini, *tahun]) + 1


def _petik(data: Data, t: Terkenal, saat: date) -> tuple[Petikan, list[Masalah]]:
    p = t.pemetaan
    ada = {s.nama: s for s in data.skema}
    if p.tabel not in ada:
        return Petikan(), [teguran.galat("L017", t.kisi.nama, p=p)]
    nilai = {**isian(saat), "sumber": _sumber(data, p)}
    hasil = Pemetik(t, ada[p.tabel], nilai, _satker(data), _dicari(data, p)).petik()
    return hasil, hasil.masalah


def _sumber(data: Data, p: Pemetaan) -> str:
    """The code of the source that a layout names, or else of the reference for its table."""
    tabel = data.aturan.get(p.tabel)
    isi = next((k.sumber for k in tabel.kolom if k.sumber), "anggaran") if tabel else "anggaran"
    return acuan(data, isi) if p.sumber == ACUAN else p.sumber


def _satker(data: Data) -> list[str]:
    """The codes of the unit, and of all its satker."""
    semua = (("instansi", "kode_satker"), (SATKER, "kode"))
    ada = (s for tabel, k in semua for b in baris(data, tabel) if (s := b.get(k)))
    return list(dict.fromkeys(ada))


def _dicari(data: Data, p: Pemetaan) -> dict[str, dict[str, str]]:
    """By column, the code of each word that it may have: codes themselves, and descriptions."""
    hasil = {}
    for kolom, tempat in p.cari.items():
        tabel, _, kata = tempat.partition(".")
        isi = baris(data, tabel)
        menurut_kata = {baku(b[kata]): b["kode"] for b in isi}
        hasil[kolom] = {**menurut_kata, **{baku(b["kode"]): b["kode"] for b in isi}}
    return hasil


def _cocokkan(register: Register, semua: list[Ekspor]) -> Iterator[Masalah]:
    """Totals in an export that differ from the report's sum of the parts."""
    for satu in {s.dikenal.pemetaan.tabel: s for s in semua}.values():  # the last one of each table
        for letak, nilai, kunci in satu.petikan.uji:
            angka = register.get(kunci)
            desimal = desimal_ketikan(nilai)
            batas = Fraction(1, 10**desimal) if desimal else 0
            if angka and angka.nilai is not None and abs(angka.nilai - Fraction(nilai)) <= batas:
                continue
            kata = {"tertulis": tulis(nilai), "hitungan": angka.teks if angka else "tidak ada"}
            di = (satu.dikenal.kisi.nama, letak.baris, letak.kolom)
            yield teguran.galat("L019/laporan", *di, nilai, **kata)


def _persen(semua: list[Ekspor]) -> Iterator[str]:
    for satu in semua:
        for letak, tertulis, hitungan in satu.petikan.persen:
            yield (
                f"{satu.dikenal.kisi.nama}, baris {letak.baris}, kolom “{letak.kolom}”: tertulis"
                f" {tulis(tertulis)}%, hitungannya {tulis(round(hitungan, 2))}%. Yang dipakai"
                " jumlahnya."
            )


def _laporan_berubah(folder: Path, baru: Laporan) -> Iterator[str]:
    """The figures and sentences of the report that change, before and after."""
    try:
        lama = buka(folder)
    except GalatLaporan:  # present errors may be corrected by the export
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
    nomor = baris_terdekat(bab, kalimat)
    return f"docs/{src}, baris {nomor}" if nomor else f"docs/{src}"


def _sebagian(semua: list[str]) -> Iterator[str]:
    yield from semua[:PALING_BANYAK]
    if len(semua) > PALING_BANYAK:
        yield f"  dan {len(semua) - PALING_BANYAK} lainnya"


def _sebut(satu: Ekspor) -> str:
    p, saat = satu.dikenal.pemetaan, tanggal(satu.waktu)
    isi = f"{len(satu.petikan.baris)} baris untuk data/{p.tabel}.csv"
    kisi = satu.dikenal.kisi
    perhatian = f"\n  Perhatian: {kisi.tersembunyi}, dan ikut dibaca." if kisi.tersembunyi else ""
    if lewat := ", ".join(satu.petikan.lewat):
        perhatian += (
            f"\n  Perhatian: satker {lewat} tidak diambil; data/{p.tabel}.csv memuat satu satker."
        )
    return f"{kisi.nama}: {p.nama}, per {saat}; {isi}{perhatian}"
