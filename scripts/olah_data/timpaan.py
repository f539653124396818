"""Overlay the tables with exports: their rows, rows to remove, the source of each cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from macros.asupan.ekspor.pemetikan import LetakSel, Petikan
from macros.asupan.ekspor.pengenalan import Terkenal
from macros.asupan.lembar import Lembar
from macros.asupan.muat import Data
from macros.asupan.teguran import galat
from macros.dasar.masalah import Masalah
from macros.dasar.penulisan import slug, tanggal
from scripts.olah_data.sulihan import Sulihan, tanda

FOLDER = "ekspor"  # below data/: copies of the files taken over
ASAL = "asal_data"
PANJANG = 80  # characters of a cell in a message


@dataclass(frozen=True)
class Ekspor:
    """One sheet of a file: its layout, its time, and its content."""

    berkas: Path
    sidik: str
    dikenal: Terkenal
    waktu: date
    sumber: str
    petikan: Petikan

    @property
    def tabel(self) -> str:
        """The table that it fills."""
        return self.dikenal.pemetaan.tabel

    @property
    def baris(self) -> Iterator[tuple[dict[str, str], dict[str, LetakSel]]]:
        """Its rows, each with the positions of its cells."""
        return zip(self.petikan.baris, self.petikan.letak, strict=True)

    @property
    def bukti(self) -> str:
        """The path of the copy to keep, below data/."""
        nama = slug(self.berkas.stem)[:60]
        return f"{FOLDER}/{self.sidik[:12]}-{nama}{self.berkas.suffix.casefold()}"

    @property
    def dokumen(self) -> str:
        """The name of the figures' source."""
        nama = self.dikenal.pemetaan.nama
        return f"Ekspor {nama} ({self.berkas.name}; SHA-256 {self.sidik[:12]})"


def gabung(data: Data, semua: list[Ekspor]) -> tuple[dict[str, Lembar], list[Ekspor], list[str]]:
    """The tables overlaid with the rows of the exports; which exports were used, and messages on
    the others."""
    jadi: dict[str, Sulihan] = {}
    terpakai: list[Ekspor] = []
    kabar: list[str] = []
    for satu in semua:
        sulihan = jadi.get(satu.tabel) or Sulihan(data, satu.tabel)
        if lama := _lebih_baru(satu, sulihan):
            hari, berkas = tanggal(date.fromisoformat(lama)), f"data/{satu.tabel}.csv"
            kabar.append(f"{satu.berkas.name}: tidak dipakai, karena {berkas} sudah {hari}.")
            continue
        jadi[satu.tabel] = sulihan
        kabar += (k for s in terpakai for k in _berbeda(s, satu, sulihan.kunci))
        terpakai.append(satu)
        _timpa(satu, sulihan)
        if ASAL in data.lembar:
            jadi[ASAL] = jadi.get(ASAL) or Sulihan(data, ASAL)
            kabar += _catat_asal(satu, jadi[ASAL], sulihan)
    return {nama: satu.lembar for nama, satu in jadi.items()}, terpakai, kabar


def terhapus(data: Data, semua: list[Ekspor]) -> Iterator[Masalah]:
    """Cells with figures that an export would empty."""
    for satu in semua:
        skema, semula = data.aturan[satu.tabel], Sulihan(data, satu.tabel)
        for isi, letak in satu.baris:
            lama = semula.cari(isi)
            for kolom, tempat in letak.items() if not isi.get("peran") else ():
                k, sebelum = skema.cari(kolom), lama.get(kolom, "")
                if k and k.bilangan and tempat.kolom and sebelum and not isi.get(kolom):
                    di = (satu.dikenal.kisi.nama, tempat.baris, tempat.kolom)
                    yield galat("L015/kosong", *di, sebelum=sebelum)


def di_ekspor(
    data: Data, masalah: list[Masalah], jadi: Mapping[str, Lembar], semua: list[Ekspor]
) -> Iterator[Masalah]:
    """Move problems of the tables to the positions of their cells in the exports."""
    tempat: dict[tuple[str, tuple[str, ...]], tuple[Ekspor, dict[str, LetakSel]]] = {}
    for satu in semua:
        for isi, letak in satu.baris:
            tempat[satu.tabel, tanda(isi, data.aturan[satu.tabel].kunci)] = satu, letak
    for asli in masalah:
        nilai = asli.nilai or ""
        m = replace(asli, nilai=f"{nilai[:PANJANG]}…") if len(nilai) > PANJANG else asli
        nama = Path(m.berkas).stem
        lembar = jadi.get(nama)
        if lembar and m.baris in lembar.nomor:
            baris = lembar.baris[lembar.nomor.index(m.baris)]
            isi = dict(zip(lembar.baris[0], baris, strict=False))
            asal = tempat.get((nama, tanda(isi, data.aturan[nama].kunci)))
            sel = asal[1].get(m.kolom or "") if asal else None
            if asal and sel and sel.kolom:
                kisi_asal = asal[0].dikenal.kisi.nama
                yield replace(m, berkas=kisi_asal, baris=sel.baris, kolom=sel.kolom)
                continue
        yield m


def _berbeda(lama: Ekspor, baru: Ekspor, kunci: Sequence[str]) -> Iterator[str]:
    """The differences between two exports of the same day; the one named later is used."""
    if (lama.tabel, lama.waktu, lama.sumber) != (baru.tabel, baru.waktu, baru.sumber):
        return
    ada = {tanda(b, kunci): b for b in lama.petikan.baris}
    for isi, letak in baru.baris:
        sebelum = ada.get(tanda(isi, kunci), isi)
        for kolom, nilai in isi.items():
            if nilai != sebelum.get(kolom, "") and kolom in letak:
                yield (
                    f"{baru.dikenal.kisi.nama}, baris {letak[kolom].baris}, kolom"
                    f" “{letak[kolom].kolom}”: {nilai or 'kosong'}, sedangkan"
                    f" {lama.dikenal.kisi.nama} menyebut {sebelum.get(kolom) or 'kosong'} untuk"
                    " tanggal yang sama. Yang dipakai berkas yang disebut belakangan."
                )


def _lebih_baru(satu: Ekspor, sulihan: Sulihan) -> str:
    """The date of existing rows that are later than the export; "" if there are none."""
    lama = map(sulihan.cari, satu.petikan.baris)
    terakhir = max((b.get("tanggal", "") for b in lama), default="")
    return terakhir if terakhir > satu.waktu.isoformat() else ""


def _timpa(satu: Ekspor, sulihan: Sulihan) -> None:
    """Replace rows with the same key by those of an export, append its other rows, and remove the
    rows that it replaces as a whole and does not have."""
    for isi in satu.petikan.baris:
        sulihan.taruh(isi, tambah=isi not in satu.petikan.nol)
    if ganti := satu.dikenal.pemetaan.ganti:
        milik = {tanda(isi, sulihan.kunci) for isi in satu.petikan.baris}
        sama = {tanda(isi, ganti) for isi in satu.petikan.baris}
        sulihan.sisakan(lambda b: tanda(b, sulihan.kunci) in milik or tanda(b, ganti) not in sama)


def _catat_asal(satu: Ekspor, sulihan: Sulihan, isi_tabel: Sulihan) -> Iterator[str]:
    """Record the export as the source of the rows of its table, year and source; if there are other
    rows, their document is kept, with a message."""
    tanpa = f" Tanpa satker {', '.join(lewat)}." if (lewat := satu.petikan.lewat) else ""
    isi = {
        "tabel": satu.tabel,
        "tahun": str(satu.waktu.year),
        "sumber": satu.sumber,
        "dokumen": satu.dokumen,
        "tanggal": satu.waktu.isoformat(),
        "catatan": f"Salinannya {satu.bukti}.{tanpa}",
    }
    sama = ("tabel", "tahun", "sumber")
    lain = len(_tanpa_ekspor(satu, isi_tabel))
    ekspor = satu.dokumen.partition(" (")[0]  # with the same layout, of an earlier day
    tetap = [
        b["dokumen"]
        for b in sulihan.semua()
        if lain and tanda(b, sama) == tanda(isi, sama) and not b["dokumen"].startswith(ekspor)
    ]
    sulihan.sisakan(lambda b: tanda(b, sama) != tanda(isi, sama) or b["dokumen"] in tetap)
    sulihan.tambah(isi)
    if tetap:
        yield (
            f"{satu.berkas.name}: {lain} baris data/{satu.tabel}.csv tidak ada di dalamnya,"
            f" sehingga “{tetap[0]}” tetap tercatat sebagai asal."
        )


def _tanpa_ekspor(satu: Ekspor, sulihan: Sulihan) -> list[dict[str, str]]:
    """The rows of an export's year and source that it does not have."""
    ada = {tanda(b, sulihan.kunci) for b in satu.petikan.baris}
    return [
        b
        for b in sulihan.semua()
        if b.get("tahun") == str(satu.waktu.year)
        and satu.sumber in {"", b.get("sumber"), f"{b.get('sumber')}/{b.get('periode')}"}
        and tanda(b, sulihan.kunci) not in ada
    ]
