"""`data/tabel.yaml` → the tables that it describes, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from ...dasar.deklarasi import Catatan, Keliru, Ruas
from ...dasar.masalah import GalatLaporan, KunciTidakDikenal, Masalah
from ...hitung.laporan import Laporan
from ..deklarasi.isian_umum import TabelTiada
from ..deklarasi.kunci import Kunci
from ..deklarasi.sumber_baris import SumberBaris
from .penyusun import Penyusun
from .unsur import Tabel
from .uraian import aturan, uraian

BERKAS = "data/tabel.yaml"


def baca(
    lap: Laporan, milik_program: Collection[str] = ()
) -> tuple[dict[str, Callable[[], Tabel]], list[Masalah]]:
    """Every described table by its code, and all mistakes, each with its line.

    A table with a mistake raises GalatLaporan when it is asked for; one whose data table the
    report has not raises TabelTiada then, and is no mistake before.
    """
    akar = lap.deklarasi.get("tabel", Ruas({}, 1))
    sumber = SumberBaris(lap, aturan()["$defs"]["tabelBaku"]["enum"])
    kunci = Kunci(lap)
    catatan = Catatan(BERKAS)
    hasil: dict[str, Callable[[], Tabel]] = {}
    for kode, ruas in akar.bagian.items():
        satu = Catatan(BERKAS)
        try:
            for isi in uraian(sumber, akar, kode, satu):
                if isi.kode in hasil or isi.kode in milik_program:
                    raise Keliru(f"Kode tabel “{isi.kode}” sudah dipakai. Pilih kode lain.")
                hasil[isi.kode] = partial(_gagal, satu)
                tabel = Penyusun(sumber, kunci, isi, satu).susun()
                if not satu.masalah:
                    hasil[isi.kode] = partial(_jadi, tabel)
        except TabelTiada as tiada:
            hasil[kode] = partial(_tiada, str(tiada))
        except KunciTidakDikenal as galat:
            satu.galat("D053", _letak(ruas, "seperti", "baris"), str(galat))
        except Keliru as galat:
            satu.galat("D052", ruas.baris, str(galat))
        if satu.masalah:
            hasil.setdefault(kode, partial(_gagal, satu))
        # What a table took over from another is wrong once.
        catatan.masalah += [m for m in satu.masalah if m not in catatan.masalah]
    return hasil, catatan.masalah


def _letak(ruas: Ruas, *nama: str) -> int:
    """The line of the first of these parts, or of the whole where it has none of them."""
    bagian = ruas.isi if not isinstance(ruas.isi, str | tuple) else {}
    return next((bagian[n].baris for n in nama if n in bagian), ruas.baris)


def _jadi(tabel: Tabel) -> Tabel:
    return tabel


def _tiada(pesan: str) -> Tabel:
    raise TabelTiada(pesan)


def _gagal(catatan: Catatan) -> Tabel:
    raise GalatLaporan(catatan.masalah)
