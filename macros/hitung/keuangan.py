"""Figures of money, for every year, source, period and satker of the data: by the tree of
`kegiatan.csv`, by account, and in the performance agreements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from ..asupan.aturan_anggaran import BELANJA, PENDAPATAN
from ..dasar.angka import Angka
from ..dasar.periode import bulan_akhir
from . import kunci
from .alat import selisih
from .bahan import Bahan
from .entitas import dari_baris
from .pohon_anggaran import PohonAnggaran, SimpulAnggaran
from .posisi_anggaran import Posisi, posisi, sampai, terhitung
from .uang import Hal, Uang, rupiah, rupiah_sel

JENIS = {BELANJA: "anggaran", PENDAPATAN: "pendapatan"}
AKUN = {BELANJA: "belanja", PENDAPATAN: "pendapatan"}
PERJANJIAN = "pk_anggaran"
Nama = Callable[[Any], str]  # a key by its measure


@dataclass(frozen=True)
class Pembukuan:
    """Registers the budget of one report."""

    k: Bahan

    def daftarkan(self) -> None:
        """Register every figure of money."""
        berpohon: set[tuple[int, str]] = set()
        for di, baris in posisi(self.k, "anggaran_kegiatan"):
            berpohon.add((di.tahun, di.sumber))
            self._kegiatan(di, baris)
        for di, baris in posisi(self.k, "anggaran_belanja"):
            self._belanja(di, baris, sendiri=(di.tahun, di.sumber) not in berpohon)
        hitungan = [di for di, _ in terhitung(self.k)]
        for acuan in hitungan:
            if acuan.sumber_acuan:
                self._setahun([di for di in hitungan if di.tahun == acuan.tahun])
        self._perjanjian()

    # By the tree.

    def _kegiatan(self, di: Posisi, baris: Mapping[str, Sequence[Any]]) -> None:
        isi = [self._pohon(replace(di, satker=s), satu) for s, satu in baris.items()]
        if set(baris) == {""}:
            return
        semua: dict[str, Uang] = {}
        for kode in self.k.anggaran.simpul:
            if milik := [satker[kode] for satker in isi if kode in satker]:
                semua[kode] = self._simpul(di, kode, milik)
        self._jumlah(di, semua)

    def _pohon(self, di: Posisi, baris: Sequence[Any]) -> dict[str, Uang]:
        """The amounts of one satker, or of a unit without: cells, and sums of those below."""
        ada = {r.kegiatan: r for r in baris}

        def daun(kode: str) -> Uang | None:
            return self._simpul(di, kode, ada[kode]) if kode in ada else None

        def gabung(kode: str, anak: list[Uang]) -> Uang:
            if kode in ada:
                tabel = self.k.data["anggaran_kegiatan"]
                self._hal_simpul(di, kode).sel(tabel, ada[kode], tercatat=True)
            return self._simpul(di, kode, anak)

        hasil = self.k.anggaran.lipat(daun, gabung)
        self._jumlah(di, hasil)
        return hasil

    def _hal(self, di: Posisi, jenis: str, nama: Nama, apa: str, *, bersumber: bool = False) -> Hal:
        """A thing that has amounts at a position; `bersumber` names the source in any case."""
        beda = di.beda(self.k.edisi.tahun, bersumber=bersumber)
        return Hal(self.k.register, jenis, lambda ukuran: di.kunci(nama(ukuran)), apa + beda)

    def _hal_simpul(self, di: Posisi, kode: str) -> Hal:
        sumber = "" if di.sumber_acuan else di.sumber
        nama = partial(kunci.kegiatan, kode, di.tahun, sumber=sumber)
        return self._hal(di, self.k.anggaran.jenis(kode), nama, self.k.anggaran.simpul[kode].uraian)

    def _simpul(self, di: Posisi, kode: str, isi: list[Uang] | Any) -> Uang:
        """One row of the tree: its own cells, or the sum of several amounts."""
        hal = self._hal_simpul(di, kode)
        uang = hal.dari(self.k.data["anggaran_kegiatan"], isi)
        hal.revisi(uang)
        hal.serapan(uang)
        return uang

    def _jumlah(self, di: Posisi, isi: Mapping[str, Uang]) -> None:
        """The totals of spending and of income, from the tops of the tree."""
        for jenis in JENIS:
            puncak = [
                isi[k]
                for k in self.k.anggaran.anak.get("", ())
                if k in isi and self.k.anggaran.jenis(k) == jenis
            ]
            if puncak:  # a sum of nothing would claim a budget of zero
                apa = "kegiatan" if jenis == BELANJA else jenis
                if di.sumber_acuan:
                    self._resmi(di, jenis, apa, puncak)
                self._menurut(di, jenis, apa, [replace(u, awal=None) for u in puncak])

    def _menurut(self, di: Posisi, jenis: str, apa: str, isi: Sequence[Uang]) -> Uang:
        """The total as one source tells it."""
        nama = partial(kunci.anggaran, di.tahun, di.sumber, jenis=JENIS[jenis])
        hal = self._hal(di, jenis, nama, f"seluruh {apa}", bersumber=True)
        uang = hal.jumlah(isi)
        hal.serapan(uang)
        return uang

    def _resmi(self, di: Posisi, jenis: str, apa: str, isi: Sequence[Uang]) -> None:
        """The total that counts, whichever source tells it."""
        nama = partial(kunci.pagu, di.tahun, jenis=JENIS[jenis])
        hal = self._hal(di, jenis, nama, f"seluruh {apa}")
        uang = hal.jumlah(isi)
        hal.revisi(uang, persen=True)
        hal.serapan(uang)

    # By account.

    def _belanja(self, di: Posisi, baris: Mapping[str, Sequence[Any]], *, sendiri: bool) -> None:
        """The accounts of one source; `sendiri` where it does not tell of activities, too."""
        semua: dict[_Akun, list[Uang]] = {}
        for satker, isi in baris.items():
            milik = replace(di, satker=satker)
            satu = {a: self._akun(milik, a, r) for r in isi for a in [_Akun.dari(r)]}
            self._jumlah_akun(milik, satu, sendiri=sendiri)
            for akun, uang in satu.items():
                semua.setdefault(akun, []).append(uang)
        if set(baris) != {""}:
            jumlah = {akun: self._akun(di, akun, isi) for akun, isi in semua.items()}
            self._jumlah_akun(di, jumlah, sendiri=sendiri)

    def _hal_akun(self, di: Posisi, akun: _Akun) -> Hal:
        def nama(ukuran: str) -> str:
            return kunci.belanja(akun.kode, di.tahun, di.sumber, ukuran, AKUN[akun.jenis])

        return self._hal(di, akun.jenis, nama, akun.uraian, bersumber=True)

    def _akun(self, di: Posisi, akun: _Akun, isi: list[Uang] | Any) -> Uang:
        """One account: its own cells, or the sum of several satker's."""
        hal = self._hal_akun(di, akun)
        uang = hal.dari(self.k.data["anggaran_belanja"], isi)
        hal.serapan(uang)
        return uang

    def _jumlah_akun(self, di: Posisi, isi: Mapping[_Akun, Uang], *, sendiri: bool) -> None:
        """The totals of spending and of income by account, and each account's part of them."""
        for jenis in JENIS:
            milik = {akun: uang for akun, uang in isi.items() if akun.jenis == jenis}
            if not milik:
                continue
            if sendiri:
                total = self._menurut(di, jenis, jenis, list(milik.values()))
            else:
                hal = self._hal_akun(di, _Akun("jumlah", jenis, f"seluruh {jenis}"))
                total = hal.jumlah(milik.values())
                hal.serapan(total)
            for akun, uang in milik.items():
                hal = self._hal_akun(di, akun)
                for ukuran, satu, semua in (
                    ("porsi-pagu", uang.pagu, total.pagu),
                    ("porsi-realisasi", uang.realisasi, total.realisasi),
                ):
                    hal.bagian(ukuran, satu, semua, f"Porsi {satu.label}")

    # Of a year.

    def _setahun(self, hitungan: Sequence[Posisi]) -> None:
        """What counts where no activities tell it, and how far other sources are from that."""
        acuan, *lain = hitungan
        tahun = acuan.tahun
        for jenis, apa in JENIS.items():
            pagu, realisasi = (
                self.k.register.get(kunci.anggaran(tahun, acuan.sumber, u, apa))
                for u in ("pagu", "realisasi")
            )
            if pagu and realisasi and kunci.pagu(tahun, "pagu", apa) not in self.k.register:
                self._resmi(acuan, jenis, jenis, [Uang(pagu, realisasi)])
        for di in lain:
            self._banding(di, acuan)

    def _banding(self, di: Posisi, acuan: Posisi) -> None:
        """What a source tells as spent beyond what the reference does, up to the same month."""
        nama = kunci.selisih_anggaran(di.tahun, di.sumber)
        tahun = "" if di.tahun == self.k.edisi.tahun else f" {di.tahun}"
        label = f"Realisasi{tahun} {di.sumber} dibanding {acuan.sumber}"
        satu, dua = (
            self.k.register.get(kunci.anggaran(p.tahun, p.sumber, "realisasi")) for p in (di, acuan)
        )
        if satu is None or dua is None or bulan_akhir(di.periode) == bulan_akhir(acuan.periode):
            kata = f"realisasi {di.sumber}", f"realisasi {acuan.sumber}"
            selisih(self.k.register, nama, satu, dua, kata, label)
            return
        catatan = (
            f"{di.sumber} mencatat keadaan {sampai(di.periode)}, {acuan.sumber}"
            f" {sampai(acuan.periode)}."
        )
        self.k.register.tambah(
            Angka(
                nama, None, "", "rupiah", label, (satu.kunci, dua.kunci),
                keadaan="tak-terhitung", catatan=catatan,
            )
        )  # fmt: skip

    # In the agreements.

    def _perjanjian(self) -> None:
        for tahun in dict.fromkeys(r.tahun for r in self.k.data[PERJANJIAN].baris()):
            for ke, dokumen in enumerate(dokumen_perjanjian(self.k, tahun)):
                self._satu_perjanjian(tahun, dokumen, dokumen if ke else "")

    def _satu_perjanjian(self, tahun: int, dokumen: str, lain: str) -> None:
        """The budget of one agreement; `lain` names it where it is not the one that counts."""
        register, tabel = self.k.register, self.k.data[PERJANJIAN]
        baris = {r.kode: r for r in baris_perjanjian(self.k, tahun, dokumen)}
        pohon = pohon_perjanjian(self.k, tahun, dokumen)
        nama = self.k.sumber.nama("target", dokumen)

        def label(kode: str) -> str:
            return f"Anggaran {nama} {tahun}: {baris[kode].uraian}"

        def sel(kode: str, milik: str) -> Angka:
            return rupiah_sel(register, tabel, milik, baris[kode].Index, "nilai", label(kode))

        def gabung(kode: str, anak: list[Angka]) -> Angka:
            if baris[kode].nilai is not None:
                sel(kode, kunci.pk_tercatat(tahun, kode, lain))
            return rupiah(register, kunci.pk(tahun, kode, lain), anak, label(kode))

        angka = pohon.lipat(lambda kode: sel(kode, kunci.pk(tahun, kode, lain)), gabung)
        puncak = [angka[k] for k in pohon.anak.get("", ())]
        total = kunci.pk(tahun, dokumen=lain)
        rupiah(register, total, puncak, f"Jumlah anggaran {nama} {tahun}")


@dataclass(frozen=True)
class _Akun:
    """An account by what tells it apart; its words belong to the first row that has it."""

    kode: str
    jenis: str
    uraian: str = field(compare=False)

    @staticmethod
    def dari(r: Any) -> _Akun:
        return _Akun(r.akun, r.jenis or BELANJA, r.uraian)


def dokumen_perjanjian(k: Bahan, tahun: int) -> list[str]:
    """The agreements of a year that have a budget, the one that counts first."""
    ada = dict.fromkeys(k.sumber.perjanjian(r) for r in k.data[PERJANJIAN].baris(tahun=tahun))
    return sorted(ada, key=k.sumber.urutan_janji)


def baris_perjanjian(k: Bahan, tahun: int, dokumen: str) -> list[Any]:
    """The rows of one agreement's budget, in its order."""
    semua = k.data[PERJANJIAN].baris(tahun=tahun)
    isi = (r for r in semua if k.sumber.perjanjian(r) == dokumen)
    return sorted(isi, key=lambda r: r.urut)


def pohon_perjanjian(k: Bahan, tahun: int, dokumen: str) -> PohonAnggaran:
    """The same as a tree."""
    baris = baris_perjanjian(k, tahun, dokumen)
    return PohonAnggaran.dari(dari_baris(SimpulAnggaran, r) for r in baris)
