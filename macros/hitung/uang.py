"""Amounts of money of one item, planned and spent or expected and received; derived figures."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..asupan.aturan_anggaran import BELANJA, PENDAPATAN
from ..dasar.angka import Angka, Register
from ..dasar.kosakata import kosakata
from ..dasar.periode import SETAHUN, bulan_akhir
from ..dasar.rumus import Rumus
from .alat import SEN, hitung, selisih, tulis_sel
from .daftar_rumus import BAGIAN, JUMLAH, LEBIH, SISA

# Figures derived from both amounts: kind, formula, and the name of the plan in it.
HASIL: Mapping[str, tuple[str, Rumus, str]] = {
    BELANJA: ("sisa", SISA, "pagu"), PENDAPATAN: ("lebih", LEBIH, "target")
}  # fmt: skip
TERCATAT = "-tercatat"


@dataclass(frozen=True)
class Uang:
    """The amounts of one item: planned, realised, and planned before the revision."""

    pagu: Angka
    realisasi: Angka
    awal: Angka | None = None


@dataclass(frozen=True)
class Hal:
    """An item with amounts: spending or income, its keys by kind of amount, its label."""

    register: Register
    jenis: str
    nama: Callable[[Any], str]
    apa: str

    def label(self, ukuran: str) -> str:
        """The label of one kind of amount."""
        label: str = kosakata("hitung")["uang"][self.jenis][ukuran]
        return label.format(self.apa)

    def sel(self, r: Any, *, tercatat: bool = False) -> Uang:
        """Register the amounts in the cells of a row; `tercatat` if the row also has a sum of rows
        below."""
        akhir = TERCATAT if tercatat else ""

        def satu(ukuran: str, kolom: str, di: Any = r) -> Angka:
            label = self.label(ukuran) + (", menurut barisnya sendiri" if tercatat else "")
            nama = self.nama(f"{ukuran}{akhir}")
            return tulis_sel(self.register, "Rp", "rupiah", nama, di, kolom, label)

        pagu = satu("pagu", "pagu")
        awal = None
        if hasattr(r, "pagu_awal") and not (tercatat and r.pagu_awal is None):
            # An empty pagu_awal means that the ceiling had not been revised until then (see the
            # schema): it is that of the year's first row.
            milik = {k: getattr(r, k) for k in ("tahun", "kegiatan", "sumber", "satker")}
            semua = [b for b in r.Tabel.baris(**milik) if b.pagu is not None]
            di = min(semua, key=lambda b: bulan_akhir(b.periode or SETAHUN), default=r)
            di = di if r.pagu_awal is None else r
            awal = satu("pagu-awal", "pagu" if di.pagu_awal is None else "pagu_awal", di)
        return Uang(pagu, satu("realisasi", "realisasi"), awal)

    def jumlah(self, isi: Iterable[Uang]) -> Uang:
        """Register the sums of the amounts of several items."""
        semua = list(isi)

        def satu(ukuran: str, angka: Iterable[Angka]) -> Angka:
            return rupiah(self.register, self.nama(ukuran), angka, self.label(ukuran))

        pagu = satu("pagu", (u.pagu for u in semua))
        realisasi = satu("realisasi", (u.realisasi for u in semua))
        awal = [u.awal for u in semua if u.awal]
        return Uang(pagu, realisasi, satu("pagu-awal", awal) if awal else None)

    def dari(self, isi: list[Uang] | Any) -> Uang:
        """Register the amounts, of a row or as sums of several items, and the derived figures."""
        return self.turunan(self.jumlah(isi) if isinstance(isi, list) else self.sel(isi))

    def turunan(self, uang: Uang, *, persen: bool = False) -> Uang:
        """Register the figures derived from its amounts; with `persen` also the revision in
        percent."""
        rencana = HASIL[self.jenis][2]
        if uang.awal is not None:
            kata, label = (rencana, f"{rencana} awal"), self.label("revisi")
            beda = selisih(self.register, self.nama("revisi"), uang.pagu, uang.awal, kata, label)
            if persen:
                self.bagian("revisi-persen", beda, uang.awal)
        self.serapan(uang)
        return uang

    def serapan(self, uang: Uang) -> Angka:
        """Register the unspent rest, or income beyond the plan, and the percentage realised."""
        ukuran, rumus, rencana = HASIL[self.jenis]
        isi = {rencana: uang.pagu, "realisasi": uang.realisasi}
        nama, keluarga = self.nama(ukuran), keluarga_rupiah(isi.values())
        hitung(self.register, nama, rumus, isi, "Rp", keluarga, self.label(ukuran))
        return self.bagian("serapan", uang.realisasi, uang.pagu)

    def bagian(self, ukuran: str, satu: Angka, semua: Angka, label: str = "") -> Angka:
        """Register one amount as a percentage of another."""
        rumus = BAGIAN.dengan_nama({"bagian": satu.label, "keseluruhan": semua.label})
        isi = {satu.label: satu, semua.label: semua}
        label = label or self.label(ukuran)
        return hitung(self.register, self.nama(ukuran), rumus, isi, "%", "persen-anggaran", label)


def rupiah(register: Register, nama: str, angka: Iterable[Angka], label: str) -> Angka:
    """Register a sum of money, with cents if one of the amounts has them; its note says how many
    amounts are still unknown."""
    semua = list(angka)
    kurang = sum(a.nilai is None for a in semua)
    catatan = f"{kurang} dari {len(semua)} isinya belum ada datanya." if kurang else ""
    isi, keluarga = {"semua baris": semua}, keluarga_rupiah(semua)
    return hitung(register, nama, JUMLAH, isi, "Rp", keluarga, label, catatan=catatan)


def keluarga_rupiah(isi: Iterable[Angka]) -> str:
    """The format of an amount computed from others: with cents if one of them has them."""
    return SEN if any(a.keluarga == SEN for a in isi) else "rupiah"
