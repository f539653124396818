"""Amounts of one thing, planned and spent, or aimed at and received, and what follows from them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..asupan.aturan_anggaran import BELANJA, PENDAPATAN
from ..dasar.angka import Angka, Register
from ..dasar.kosakata import kosakata
from ..dasar.penulisan import desimal_ketikan
from ..dasar.periode import SETAHUN, bulan_akhir
from ..dasar.rumus import Rumus
from .alat import hitung, selisih, tulis_sel
from .daftar_rumus import BAGIAN, JUMLAH, LEBIH, SISA

# What comes of both amounts: its measure, its formula, and what the plan is called in that.
HASIL: Mapping[str, tuple[str, Rumus, str]] = {
    BELANJA: ("sisa", SISA, "pagu"), PENDAPATAN: ("lebih", LEBIH, "target")
}  # fmt: skip
TERCATAT = "-tercatat"
SEN = "desimal-2"


@dataclass(frozen=True)
class Uang:
    """The amounts of one thing: planned, realised, and planned before the revision."""

    pagu: Angka
    realisasi: Angka
    awal: Angka | None = None


@dataclass(frozen=True)
class Hal:
    """A thing that has amounts: of which kind it is, its keys by measure, what it is called."""

    register: Register
    jenis: str
    nama: Callable[[Any], str]
    apa: str

    def label(self, ukuran: str) -> str:
        """What a measure of it is called."""
        label: str = kosakata("hitung")["uang"][self.jenis][ukuran]
        return label.format(self.apa)

    def sel(self, r: Any, *, tercatat: bool = False) -> Uang:
        """Register the amounts in the cells of a row; `tercatat` where they stand beside the sum
        of the rows below."""
        akhir = TERCATAT if tercatat else ""

        def satu(ukuran: str, kolom: str, di: Any = r) -> Angka:
            label = self.label(ukuran) + (", menurut barisnya sendiri" if tercatat else "")
            nama = self.nama(f"{ukuran}{akhir}")
            return rupiah_sel(self.register, nama, di, kolom, label)

        pagu = satu("pagu", "pagu")
        awal = None
        if hasattr(r, "pagu_awal") and not (tercatat and r.pagu_awal is None):
            # An empty pagu_awal says that the ceiling was not revised until then (see the schema):
            # it is what the year's first row says.
            milik = {k: getattr(r, k) for k in ("tahun", "kegiatan", "sumber", "satker")}
            semua = [b for b in r.Tabel.baris(**milik) if b.pagu is not None]
            di = min(semua, key=lambda b: bulan_akhir(b.periode or SETAHUN), default=r)
            di = di if r.pagu_awal is None else r
            awal = satu("pagu-awal", "pagu" if di.pagu_awal is None else "pagu_awal", di)
        return Uang(pagu, satu("realisasi", "realisasi"), awal)

    def jumlah(self, isi: Iterable[Uang]) -> Uang:
        """Register the sums of the amounts of several things."""
        semua = list(isi)

        def satu(ukuran: str, angka: Iterable[Angka]) -> Angka:
            return rupiah(self.register, self.nama(ukuran), angka, self.label(ukuran))

        pagu = satu("pagu", (u.pagu for u in semua))
        realisasi = satu("realisasi", (u.realisasi for u in semua))
        awal = [u.awal for u in semua if u.awal]
        return Uang(pagu, realisasi, satu("pagu-awal", awal) if awal else None)

    def dari(self, isi: list[Uang] | Any) -> Uang:
        """Register its amounts, those of a row or the sums of several, and what follows."""
        return self.turunan(self.jumlah(isi) if isinstance(isi, list) else self.sel(isi))

    def turunan(self, uang: Uang, *, persen: bool = False) -> Uang:
        """Register what follows from its amounts; what a revision changed in percent, too, where
        that is wanted."""
        rencana = HASIL[self.jenis][2]
        if uang.awal is not None:
            kata, label = (rencana, f"{rencana} awal"), self.label("revisi")
            beda = selisih(self.register, self.nama("revisi"), uang.pagu, uang.awal, kata, label)
            if persen:
                self.bagian("revisi-persen", beda, uang.awal)
        self.serapan(uang)
        return uang

    def serapan(self, uang: Uang) -> Angka:
        """Register what is left of the plan, or was received beyond it, and the part realised."""
        ukuran, rumus, rencana = HASIL[self.jenis]
        isi = {rencana: uang.pagu, "realisasi": uang.realisasi}
        nama, bentuk = self.nama(ukuran), bentuk_rupiah(isi.values())
        hitung(self.register, nama, rumus, isi, "Rp", bentuk, self.label(ukuran))
        return self.bagian("serapan", uang.realisasi, uang.pagu)

    def bagian(self, ukuran: str, satu: Angka, semua: Angka, label: str = "") -> Angka:
        """Register the part that an amount is of another, in percent."""
        rumus = BAGIAN.dengan_nama({"bagian": satu.label, "keseluruhan": semua.label})
        isi = {satu.label: satu, semua.label: semua}
        label = label or self.label(ukuran)
        return hitung(self.register, self.nama(ukuran), rumus, isi, "%", "persen-anggaran", label)


def rupiah_sel(register: Register, nama: str, r: Any, kolom: str, label: str) -> Angka:
    """Register the amount in a cell, with cents where it was typed with them."""
    bentuk = SEN if desimal_ketikan(getattr(r, kolom)) else "rupiah"
    return tulis_sel(register, "Rp", bentuk, nama, r, kolom, label)


def rupiah(register: Register, nama: str, angka: Iterable[Angka], label: str) -> Angka:
    """Register a sum of money, with cents where one of the amounts has them; it says how many of
    the amounts are not known yet."""
    semua = list(angka)
    kurang = sum(a.nilai is None for a in semua)
    catatan = f"{kurang} dari {len(semua)} isinya belum ada datanya." if kurang else ""
    isi, bentuk = {"semua baris": semua}, bentuk_rupiah(semua)
    return hitung(register, nama, JUMLAH, isi, "Rp", bentuk, label, catatan=catatan)


def bentuk_rupiah(isi: Iterable[Angka]) -> str:
    """How an amount is written that comes of others: with cents where one of them is."""
    return SEN if any(a.bentuk == SEN for a in isi) else "rupiah"
