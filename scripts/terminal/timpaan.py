"""Exports put over the tables: the rows they bring, what they clear, where each cell is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from macros.asupan.ekspor.pemetikan import LetakSel, Petikan
from macros.asupan.ekspor.pengenalan import Terkenal
from macros.asupan.ekspor.waktu_ekspor import Waktu
from macros.asupan.lembar import Lembar
from macros.asupan.muat import Data
from macros.dasar.masalah import Masalah
from macros.dasar.penulisan import tanggal

FOLDER = "ekspor"  # below data/: what was taken in, as it came
ASAL = "asal_data"
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


def gabung(
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


def terhapus(data: Data, semua: list[Ekspor]) -> Iterator[Masalah]:
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


def di_ekspor(
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
