"""The cells of a described table: which figure, text or word an expression becomes in a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...dasar.angka import Angka
from ...dasar.deklarasi import Keliru
from ...dasar.masalah import cari
from ...hitung.kunci import capaian
from ...hitung.laporan import Laporan
from ..deklarasi.bingkai import kosong
from ..deklarasi.pemeriksa_kunci import Kunci
from ..deklarasi.ungkapan import Isian, Lingkup, Pilihan, Terikat, pilihan, urai
from .bersama import KOSONG, status
from .unsur import Bagian, Daftar, Polos, Status

KATA = {"status", "kategori", "tanda", "daftar", "butir"}
BERBUTIR = {"daftar", "butir"}  # a list with numbers, or with bullets


@dataclass
class Pengisi:
    """What fills one cell of every row: the first alternative that is there, or a dash."""

    lap: Laporan
    kunci: Kunci
    tanda: Mapping[str, Status]
    pilihan: list[Isian] = field(default_factory=list)

    def bagian(self, baris: Mapping[str, Any]) -> Bagian | None:
        """The cell's part in a row; `None` is an empty cell."""
        for n, satu in enumerate(self.pilihan, 1):
            if satu.kunci:
                angka = self.kunci.cari(satu.isi.isi(baris)[0])
                if angka is not None:
                    satu.temu += 1
                    return self._angka(satu.kata, angka)
            elif satu.kata in BERBUTIR:
                if isi := _daftar(satu.isi, baris, berurut=satu.kata == "daftar"):
                    return isi
            else:
                teks, lengkap = satu.isi.isi(baris)
                if lengkap or (n == len(self.pilihan) and teks.strip()):
                    return cari(self.tanda, "Tanda", teks) if satu.kata else teks.strip()
        return KOSONG if any(p.kunci for p in self.pilihan) else None

    def _angka(self, kata: str, angka: Angka) -> Bagian:
        match kata:
            case "=":
                return Polos(angka)
            case "status":
                return status(self.lap, angka.kunci.split("/")[1])
            case "kategori":
                return self._kategori(angka)
            case _:
                return angka

    def _kategori(self, angka: Angka) -> Bagian:
        try:
            langkah = self.lap.kategori(angka.kunci)
        except LookupError as galat:
            raise Keliru(str(galat)) from None
        return langkah.kode if langkah else KOSONG


def _daftar(isi: Terikat, baris: Mapping[str, Any], *, berurut: bool) -> Bagian | None:
    """Several texts, or the lines of one, as a list; a single one stands alone."""
    ambil = isi.bagian[0]
    nilai = ambil if isinstance(ambil, str) else ambil(baris)
    semua = nilai if isinstance(nilai, tuple) else (nilai,)
    butir = [b for n in semua if not kosong(n) for b in str(n).splitlines() if b.strip()]
    return butir[0] if len(butir) == 1 else Daftar(tuple(butir), berurut) if butir else None


def ikat(
    teks: str, lap: Laporan, kunci: Kunci, lingkup: Lingkup, tanda: Mapping[str, Status]
) -> Pengisi:
    """An expression with its placeholders found. Raises Keliru or KunciTidakDikenal where it cannot
    be followed."""
    return Pengisi(lap, kunci, tanda, [_ikat(p, lap, lingkup) for p in pilihan(teks, KATA)])


def _ikat(satu: Pilihan, lap: Laporan, lingkup: Lingkup) -> Isian:
    teks = satu.teks
    if satu.kata == "status":
        teks = urai(capaian(str(teks), lap.edisi.tahun))
    if satu.kata == "kategori" and not teks.kunci:
        raise Keliru("Sesudah “kategori” tulis kunci angka, misalnya capaian/{kode}/{tahun}.")
    berkunci = teks.kunci and satu.kata not in {"tanda", *BERBUTIR}
    return Isian(satu.kata, lingkup.ikat(teks), berkunci)
