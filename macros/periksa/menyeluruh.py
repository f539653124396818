"""All problems of a report at once: its data by the schema and across tables, its order, and
its chapters."""

from pathlib import Path

from ..asupan.antartabel import periksa_tabel
from ..asupan.muat import Data, baca, baca_deklarasi
from ..benda.foto import rapi
from ..benda.grafik import TEMBOLOK, Penggambar
from ..dasar.masalah import GalatLaporan, Masalah, urutkan
from ..dasar.sela import titik
from ..hitung.laporan import Laporan, susun
from ..sajian.makro import rakit_dari
from .bab import periksa_bab, periksa_tanpa_data
from .hampa import periksa_hampa
from .kerangka import periksa_kerangka


def periksa(akar: Path, *, ketat: bool = False, melukis: bool = False) -> list[Masalah]:
    """Every problem of the project in `akar`, errors first; only what saves time is written.

    Strictly (`ketat`), a finding without an answer counts as an error, as for the final edition.
    `melukis` has the charts drawn before the chapters are looked at, for whoever builds meanwhile.
    """
    return telaah(akar, ketat=ketat, melukis=melukis)[0]


def telaah(
    akar: Path, *, ketat: bool = False, melukis: bool = False
) -> tuple[list[Masalah], Laporan | None]:
    """The same with the report, where the data allow one."""
    tabel, masalah = periksa_data(akar / "data")
    kerangka = [*periksa_kerangka(akar), *rapi(akar / "docs", akar / ".cache" / "foto")[1]]
    titik()
    try:
        if masalah:
            raise GalatLaporan(masalah)
        lap = susun(tabel, baca_deklarasi(akar / "data")[0])
        makro = rakit_dari(lap, akar / ".cache", akar / "docs", gambar=False)
    except GalatLaporan as galat:
        bab = periksa_tanpa_data(akar / "docs")
        ada = [*galat.masalah, *kerangka, *bab]
        hampa = (m for m in periksa_hampa(akar, tabel) if m not in ada)
        return urutkan([*ada, *hampa]), None
    if melukis:
        Penggambar(lap, akar / ".cache" / TEMBOLOK).dahulukan(makro.telaah.halaman)
    titik()
    temuan = makro.telaah.temuan
    titik()
    salinan = {m.berkas for m in kerangka if m.kode == "B033"}
    bab = periksa_bab(akar / "docs", makro, akar / ".cache" / "bab.pickle", salinan)
    return urutkan([*kerangka, *bab, *(t.masalah(ketat=ketat) for t in temuan)]), lap


def periksa_data(folder: Path) -> tuple[Data, list[Masalah]]:
    """The tables of the data package in `folder`, and every error in them."""
    tabel, masalah = baca(folder)
    titik()
    deklarasi = baca_deklarasi(folder)[1]
    silang = periksa_tabel(tabel) if tabel.paket else ()
    return tabel, urutkan([*masalah, *silang, *deklarasi])
