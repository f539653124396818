"""Budget figures for every year, source, period and satker: by the tree of `kegiatan.csv`, by
account, and in the performance agreements."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from ..asupan.aturan_anggaran import BELANJA, PENDAPATAN
from ..dasar.angka import Angka
from ..dasar.periode import bulan_akhir
from . import kunci
from .alat import selisih, tulis_sel
from .bahan import Bahan
from .entitas import dari_baris
from .pohon_anggaran import PohonAnggaran, SimpulAnggaran
from .posisi_anggaran import Posisi, posisi, sampai, terhitung
from .uang import Hal, Uang, rupiah

JENIS = {BELANJA: "anggaran", PENDAPATAN: "pendapatan"}
AKUN = {BELANJA: "belanja", PENDAPATAN: "pendapatan"}
PERJANJIAN = "pk_anggaran"
Nama = Callable[[Any], str]  # a key by the kind of amount


@dataclass(frozen=True)
class _Akun:
    """An account by its identity; its name is that of the first row with it."""

    kode: str
    jenis: str
    uraian: str = field(compare=False)

    @staticmethod
    def dari(r: Any) -> _Akun:
        return _Akun(r.akun, r.jenis or BELANJA, r.uraian)


def daftarkan(k: Bahan) -> None:
    """Register every budget figure."""
    berpohon: set[tuple[int, str]] = set()
    for di, baris in posisi(k, "anggaran_kegiatan"):
        berpohon.add((di.tahun, di.sumber))
        _kegiatan(k, di, baris)
    for di, baris in posisi(k, "anggaran_belanja"):
        _belanja(k, di, baris, sendiri=(di.tahun, di.sumber) not in berpohon)
    hitungan = [di for di, _ in terhitung(k)]
    for acuan in hitungan:
        if acuan.sumber_acuan:
            _setahun(k, [di for di in hitungan if di.tahun == acuan.tahun])
    for tahun in dict.fromkeys(r.tahun for r in k.data[PERJANJIAN].baris()):
        for ke, dokumen in enumerate(dokumen_perjanjian(k, tahun)):
            _perjanjian(k, tahun, dokumen, dokumen if ke else "")


def _hal(k: Bahan, di: Posisi, jenis: str, nama: Nama, apa: str, *, bersumber: bool = False) -> Hal:
    """The item of amounts at a position; `bersumber` always adds the source to its label."""
    beda = di.beda(k.edisi.tahun, bersumber=bersumber)
    return Hal(k.register, jenis, lambda ukuran: di.kunci(nama(ukuran)), apa + beda)


# By the tree.


def _kegiatan(k: Bahan, di: Posisi, baris: Mapping[str, Sequence[Any]]) -> None:
    isi = [_pohon(k, replace(di, satker=s), satu) for s, satu in baris.items()]
    if set(baris) != {""}:
        semua = {
            kode: _hal_simpul(k, di, kode).dari(milik)
            for kode in k.anggaran.simpul
            if (milik := [satker[kode] for satker in isi if kode in satker])
        }
        _jumlah(k, di, semua)


def _pohon(k: Bahan, di: Posisi, baris: Sequence[Any]) -> dict[str, Uang]:
    """The amounts of one satker, or of a unit without: cells, and sums of the rows below."""
    ada = {r.kegiatan: r for r in baris}

    def daun(kode: str) -> Uang | None:
        return _hal_simpul(k, di, kode).dari(ada[kode]) if kode in ada else None

    def gabung(kode: str, anak: list[Uang]) -> Uang:
        hal = _hal_simpul(k, di, kode)
        if kode in ada:
            hal.sel(ada[kode], tercatat=True)
        return hal.dari(anak)

    hasil = k.anggaran.lipat(daun, gabung)
    _jumlah(k, di, hasil)
    return hasil


def _hal_simpul(k: Bahan, di: Posisi, kode: str) -> Hal:
    """The item of one row of the tree."""
    sumber = "" if di.sumber_acuan else di.sumber
    nama = partial(kunci.kegiatan, kode, di.tahun, sumber=sumber)
    return _hal(k, di, k.anggaran.jenis(kode), nama, k.anggaran.simpul[kode].uraian)


def _jumlah(k: Bahan, di: Posisi, isi: Mapping[str, Uang]) -> None:
    """The totals of spending and income, from the top rows of the tree."""
    for jenis in JENIS:
        atas = k.anggaran.anak.get("", ())
        puncak = [isi[s] for s in atas if s in isi and k.anggaran.jenis(s) == jenis]
        if puncak:  # a sum of nothing would claim a budget of zero
            apa = "kegiatan" if jenis == BELANJA else jenis
            if di.sumber_acuan:
                _total(k, di, jenis, apa, puncak, resmi=True)
            _total(k, di, jenis, apa, [replace(u, awal=None) for u in puncak])


def _total(
    k: Bahan, di: Posisi, jenis: str, apa: str, isi: list[Uang], *, resmi: bool = False
) -> Uang:
    """The total of one source, or with `resmi` the total that counts."""
    nama = partial(kunci.anggaran, di.tahun, di.sumber, jenis=JENIS[jenis])
    if resmi:
        nama = partial(kunci.pagu, di.tahun, jenis=JENIS[jenis])
    hal = _hal(k, di, jenis, nama, f"seluruh {apa}", bersumber=not resmi)
    return hal.turunan(hal.jumlah(isi), persen=True)


# By account.


def _belanja(k: Bahan, di: Posisi, baris: Mapping[str, Sequence[Any]], *, sendiri: bool) -> None:
    """The accounts of one source; `sendiri` if it has no rows by activity."""
    semua: dict[_Akun, list[Uang]] = {}
    for satker, isi in baris.items():
        milik = replace(di, satker=satker)
        satu = {a: _hal_akun(k, milik, a).dari(r) for r in isi for a in [_Akun.dari(r)]}
        _jumlah_akun(k, milik, satu, sendiri=sendiri)
        for akun, uang in satu.items():
            semua.setdefault(akun, []).append(uang)
    if set(baris) != {""}:
        jumlah = {akun: _hal_akun(k, di, akun).dari(isi) for akun, isi in semua.items()}
        _jumlah_akun(k, di, jumlah, sendiri=sendiri)


def _hal_akun(k: Bahan, di: Posisi, akun: _Akun) -> Hal:
    def nama(ukuran: str) -> str:
        return kunci.belanja(akun.kode, di.tahun, di.sumber, ukuran, AKUN[akun.jenis])

    return _hal(k, di, akun.jenis, nama, akun.uraian, bersumber=True)


def _jumlah_akun(k: Bahan, di: Posisi, isi: Mapping[_Akun, Uang], *, sendiri: bool) -> None:
    """The totals of spending and of income by account, and each account's part of them."""
    for jenis in JENIS:
        milik = {akun: uang for akun, uang in isi.items() if akun.jenis == jenis}
        if not milik:
            continue
        if sendiri:
            total = _total(k, di, jenis, jenis, [*milik.values()])
        else:
            semua = _Akun("jumlah", jenis, f"seluruh {jenis}")
            total = _hal_akun(k, di, semua).dari([*milik.values()])
        for akun, uang in milik.items():
            hal = _hal_akun(k, di, akun)
            for ukuran in ("pagu", "realisasi"):
                satu, dari = getattr(uang, ukuran), getattr(total, ukuran)
                hal.bagian(f"porsi-{ukuran}", satu, dari, f"Porsi {satu.label}")


# Of a year.


def _setahun(k: Bahan, hitungan: Sequence[Posisi]) -> None:
    """The total that counts, if no rows by activity gave it; differences of other sources."""
    acuan, *lain = hitungan
    tahun = acuan.tahun
    for jenis, apa in JENIS.items():
        nama = (kunci.anggaran(tahun, acuan.sumber, u, apa) for u in ("pagu", "realisasi"))
        pagu, realisasi = map(k.register.get, nama)
        if pagu and realisasi and kunci.pagu(tahun, "pagu", apa) not in k.register:
            _total(k, acuan, jenis, jenis, [Uang(pagu, realisasi)], resmi=True)
    for di in lain:
        _banding(k, di, acuan)


def _banding(k: Bahan, di: Posisi, acuan: Posisi) -> None:
    """The realisation of a source minus that of the reference, if both are up to the same month."""
    nama = kunci.selisih_anggaran(di.tahun, di.sumber)
    tahun = "" if di.tahun == k.edisi.tahun else f" {di.tahun}"
    label = f"Realisasi{tahun} {di.sumber} dibanding {acuan.sumber}"
    semua = (kunci.anggaran(p.tahun, p.sumber, "realisasi") for p in (di, acuan))
    satu, dua = map(k.register.get, semua)
    if satu is None or dua is None or bulan_akhir(di.periode) == bulan_akhir(acuan.periode):
        kata = f"realisasi {di.sumber}", f"realisasi {acuan.sumber}"
        selisih(k.register, nama, satu, dua, kata, label)
        return
    keadaan = f"{di.sumber} mencatat keadaan {sampai(di.periode)}"
    catatan = f"{keadaan}, {acuan.sumber} {sampai(acuan.periode)}."
    beda = Angka(nama, None, "", "rupiah", label, (satu.kunci, dua.kunci), keadaan="tak-terhitung")
    k.register.tambah(replace(beda, catatan=catatan))


# In the agreements.


def _perjanjian(k: Bahan, tahun: int, dokumen: str, lain: str) -> None:
    """The budget of one agreement; `lain` names it where it is not the one that counts."""
    baris = {r.kode: r for r in baris_perjanjian(k, tahun, dokumen)}
    nama = k.sumber.nama("target", dokumen)

    def label(kode: str) -> str:
        return f"Anggaran {nama} {tahun}: {baris[kode].uraian}"

    def sel(kode: str, milik: str) -> Angka:
        return tulis_sel(k.register, "Rp", "rupiah", milik, baris[kode], "nilai", label(kode))

    def gabung(kode: str, anak: list[Angka]) -> Angka:
        if baris[kode].nilai is not None:
            sel(kode, kunci.pk_tercatat(tahun, kode, lain))
        return rupiah(k.register, kunci.pk(tahun, kode, lain), anak, label(kode))

    pohon = pohon_perjanjian(k, tahun, dokumen)
    angka = pohon.lipat(lambda kode: sel(kode, kunci.pk(tahun, kode, lain)), gabung)
    puncak = [angka[s] for s in pohon.anak.get("", ())]
    jumlah = f"Jumlah anggaran {nama} {tahun}"
    rupiah(k.register, kunci.pk(tahun, dokumen=lain), puncak, jumlah)


def dokumen_perjanjian(k: Bahan, tahun: int) -> list[str]:
    """The agreements of a year that have a budget, the one that counts first."""
    ada = dict.fromkeys(k.sumber.perjanjian(r) for r in k.data[PERJANJIAN].baris(tahun=tahun))
    return sorted(ada, key=k.sumber.urutan_janji)


def baris_perjanjian(k: Bahan, tahun: int, dokumen: str) -> list[Any]:
    """The rows of one agreement's budget, in its order."""
    isi = (r for r in k.data[PERJANJIAN].baris(tahun=tahun) if k.sumber.perjanjian(r) == dokumen)
    return sorted(isi, key=lambda r: r.urut)


def pohon_perjanjian(k: Bahan, tahun: int, dokumen: str) -> PohonAnggaran:
    """The budget of one agreement as a tree."""
    baris = baris_perjanjian(k, tahun, dokumen)
    return PohonAnggaran.dari(dari_baris(SimpulAnggaran, r) for r in baris)
