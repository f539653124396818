"""The macros that show figures and words derived from them."""

from markupsafe import Markup

from ..benda import kalimat
from ..benda.deklarasi.isian_umum import TabelTiada
from ..benda.tabel.unsur import LABEL_STATUS
from ..dasar import penulisan
from ..dasar.angka import Angka
from ..dasar.masalah import KunciTidakDikenal, cari, pastikan
from ..hitung import angka_skema
from ..hitung.alat import isi_kunci
from ..hitung.laporan import Laporan
from .pagar import Sebutan, makro
from .penyaji import Penyaji

ARAH = ("meningkat", "menurun", "tetap", "belum dapat dibandingkan")

TERSEBUT = 5  # maximal number of indicators named with their text in a sentence
BELUM_ADA = penulisan.TANPA_NILAI["belum-ada-data"]


class MakroAngka:
    """The part of `Makro` with these macros."""

    laporan: Laporan
    penyaji: Penyaji

    def _cari(self, kunci: str) -> Angka:
        kunci, lap = isi_kunci(kunci, self.laporan.edisi.tahun), self.laporan
        tabel = None if lap.register.get(kunci) else angka_skema.asal(lap.data, kunci)
        if tabel is None:
            return lap.register[kunci]
        if tabel.nama not in lap.data.terdaftar:
            raise TabelTiada(tabel.nama)
        serumpun = [a.kunci for a in lap.register if angka_skema.asal(lap.data, a.kunci) == tabel]
        raise KunciTidakDikenal("Angka", kunci, serumpun, f"data/{tabel.berkas}")

    @makro
    def angka(self, kunci: str, cara: str = "") -> Markup:
        """One figure of the register; `cara` is `polos` (without unit) or `besar` (without minus).
        `{tahun}` and `{tahun_lalu}` in the key are the edition's."""
        a = self._cari(kunci)
        tulisan = {"": a.teks, "polos": a.polos, "besar": a.teks.removeprefix(penulisan.MINUS)}
        return self.penyaji.angka(a, cari(tulisan, "Cara menulis", cara))

    @makro
    def terbilang(self, kunci: str) -> str:
        """A whole number in words."""
        a = self._cari(kunci)
        if a.nilai is None or a.nilai.denominator != 1:
            raise ValueError(f"Angka “{a.kunci}” bukan bilangan bulat, jadi tidak dapat dieja.")
        self.penyaji.catat(a.kunci)
        return penulisan.terbilang(int(a.nilai))

    @makro
    def arah(self, lama: str, baru: str) -> str:
        """`meningkat`, `menurun` or `tetap`, computed from two figures."""
        a, b = self._cari(lama), self._cari(baru)
        self.penyaji.catat(a.kunci)
        self.penyaji.catat(b.kunci)
        if a.nilai is None or b.nilai is None:
            return Sebutan(ARAH[-1], ARAH)  # in a new edition, whose chapters must build
        return Sebutan(kalimat.arah(self.laporan, a, b), ARAH)

    @makro
    def kategori(self, kunci: str) -> str:
        """The category of an achievement: `AA (Memuaskan)`."""
        a = self._cari(kunci)
        k = self.laporan.kategori(a.kunci)
        if k is None:
            # A new edition has goals without results; its chapters must build.
            return "–"
        self.penyaji.catat(a.kunci)
        return k.sebutan

    @makro
    def target(self, kode: str) -> str:
        """The target that counts for an indicator, from whichever document."""
        return self._angka_indikator(kode, self.laporan.target(kode))

    @makro
    def realisasi(self, kode: str) -> str:
        """The realisation that counts for an indicator, from whichever source or measurement."""
        return self._angka_indikator(kode, self.laporan.realisasi(kode))

    def _angka_indikator(self, kode: str, angka: Angka | None) -> str:
        pastikan(self.laporan.indikator, "Indikator", kode)
        return self.penyaji.angka(angka) if angka else BELUM_ADA

    @makro
    def status(self, kode: str) -> str:
        """`Tercapai`, `Belum tercapai`, `Belum ada data`, `Tidak dapat dihitung`…"""
        self.penyaji.catat(self.laporan.capaian(kode).kunci)
        return Sebutan(LABEL_STATUS[self.laporan.status(kode)], LABEL_STATUS.values())

    @makro
    def sebut(self, apa: str) -> str:
        """Indicators of one kind, as a list in a sentence."""
        isi = kalimat.pilih(self.laporan, apa)
        for i in self.laporan.daftar_indikator():
            self.penyaji.catat(self.laporan.capaian(i.kode).kunci)
        if not isi:
            return "tidak ada indikator"
        if len(isi) > TERSEBUT:  # too many to be named with their text in a sentence
            semua = len(isi) == len(self.laporan.daftar_indikator())
            kode = penulisan.gabung([i.kode for i in isi])
            banyak = f"{len(isi)} indikator"
            return f"semua {banyak}" if semua else f"{banyak} ({kode})"
        return "indikator " + penulisan.gabung([f"{i.kode} ({i.nama})" for i in isi])

    @makro
    def capaian_terendah(self) -> str:
        """A sentence on the lowest achievement with a percentage; empty if no two are comparable,
        or the lowest one reached its target."""
        lap = self.laporan
        ada = [i for i in lap.daftar_indikator() if lap.capaian(i.kode).nilai is not None]
        terendah, belum = (kalimat.pilih(lap, apa) for apa in ("terendah", "belum-tercapai"))
        sama = len(terendah) == len(ada)
        if len(ada) < 2 or not (terendah[0] in belum or (sama and not belum)):
            return ""
        antara = "" if all(i in ada for i in belum) else "Di antara yang berpersentase, "
        apa = f"terendah terdapat pada {self.sebut('terendah')}"
        kalimat_ = f"{antara}capaian {'setiap indikator sama' if sama else apa}."
        return kalimat_[0].upper() + kalimat_[1:]
