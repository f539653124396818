"""Figures of budget: ceilings, realisations, absorption, IKPA, SMART."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal

from ..asupan.muat import Data, TabelData
from ..dasar.angka import Angka, Register
from ..dasar.penulisan import slug
from . import kunci
from .alat import hitung, jumlah, selisih, tulis_sel
from .daftar_rumus import BAGIAN, IKPA_AKHIR, IKPA_ASPEK, IKPA_TOTAL, SISA

SUMBER_ANGGARAN = ("SP2D", "OM-SPAN", "SMART")
PERSEN = "persen-anggaran"
Nama = Callable[[Literal["sisa", "serapan"]], str]  # the keys of one thing, by measure
ACUAN = "SP2D"  # the source that absorption is told by


def daftarkan(register: Register, data: Data, tahun: int) -> None:
    """Register every budget figure of the edition's year and of both performance agreements."""
    _kegiatan(register, data["anggaran_kegiatan"], data["kegiatan"], tahun)
    _belanja(register, data["anggaran_belanja"], tahun)
    acuan = register.get(kunci.anggaran(tahun, ACUAN, "realisasi"))
    for sumber in data["anggaran_belanja"].isi["sumber"].unique():
        lain = register.get(kunci.anggaran(tahun, sumber, "realisasi"))
        label = f"Realisasi {sumber} dibanding {ACUAN}"
        selisih(register, kunci.selisih_anggaran(tahun, sumber), lain, acuan, label)
    _perjanjian(register, data["pk_anggaran"])
    _ikpa(register, data["ikpa"], tahun)
    for r in data["smart"].baris():
        tulis_sel(
            register, data["smart"], "", "nilai", kunci.smart(r.tahun), r.Index, "nilai",
            f"Nilai kinerja SMART DJA {r.tahun}",
        )  # fmt: skip


def _jumlah(register: Register, nama: str, isi: Iterable[Angka], label: str) -> Angka:
    return jumlah(register, nama, isi, "Rp", "rupiah", label)


def _persen(register: Register, nama: str, atas: Angka, bawah: Angka, label: str) -> Angka:
    rumus = BAGIAN.dengan_nama({"bagian": atas.label, "keseluruhan": bawah.label})
    isi = {atas.label: atas, bawah.label: bawah}
    return hitung(register, nama, rumus, isi, "%", PERSEN, label)


def _serap(register: Register, nama: Nama, pagu: Angka, realisasi: Angka, apa: str) -> None:
    """The remainder and the absorption that belong to a ceiling and a realisation."""
    isi = {"pagu": pagu, "realisasi": realisasi}
    hitung(register, nama("sisa"), SISA, isi, "Rp", "rupiah", f"Sisa anggaran {apa}")
    _persen(register, nama("serapan"), realisasi, pagu, f"Serapan {apa}")


def _kegiatan(register: Register, tabel: TabelData, kegiatan: TabelData, tahun: int) -> None:
    rupiah = partial(tulis_sel, register, tabel, "Rp", "rupiah")
    uraian = {r.kode: r.uraian for r in kegiatan.baris()}
    kolom: dict[str, list[Angka]] = {"pagu-awal": [], "pagu": [], "realisasi": []}
    sumber = ""
    for r in tabel.baris(tahun=tahun):
        nama, apa = partial(kunci.kegiatan, r.kegiatan, tahun), uraian[r.kegiatan]
        sumber = r.sumber
        pagu = rupiah(nama("pagu"), r.Index, "pagu", f"Pagu {apa}")
        # An empty pagu_awal says that the ceiling was never revised (see the schema).
        asal = "pagu_awal" if r.pagu_awal is not None else "pagu"
        awal = rupiah(nama("pagu-awal"), r.Index, asal, f"Pagu awal {apa}")
        realisasi = rupiah(nama("realisasi"), r.Index, "realisasi", f"Realisasi {apa}")
        selisih(register, nama("revisi"), pagu, awal, f"Revisi pagu {apa}")
        _serap(register, nama, pagu, realisasi, apa)
        for k, a in zip(kolom, (awal, pagu, realisasi), strict=True):
            kolom[k].append(a)
    if not sumber:
        return  # a sum of nothing would claim a budget of zero
    semua = partial(kunci.pagu, tahun)
    awal = _jumlah(register, semua("pagu-awal"), kolom["pagu-awal"], "Jumlah pagu awal")
    pagu = _jumlah(register, semua("pagu"), kolom["pagu"], "Jumlah pagu")
    revisi = selisih(register, semua("revisi"), pagu, awal, "Jumlah revisi pagu")
    _persen(register, semua("revisi-persen"), revisi, awal, "Revisi terhadap pagu awal")
    menurut = partial(kunci.anggaran, tahun, sumber)
    realisasi = _jumlah(
        register, menurut("realisasi"), kolom["realisasi"], f"Jumlah realisasi {sumber}"
    )
    _serap(register, menurut, pagu, realisasi, f"seluruh kegiatan ({sumber})")


def _belanja(register: Register, tabel: TabelData, tahun: int) -> None:
    rupiah = partial(tulis_sel, register, tabel, "Rp", "rupiah")
    isi = tabel.isi[tabel.isi["tahun"] == tahun]
    for sumber in isi["sumber"].unique():
        daftar: list[tuple[Callable[[kunci.UkuranBelanja], str], Angka, Angka]] = []
        semua = partial(kunci.anggaran, tahun, sumber)
        for r in tabel.baris(tahun=tahun, sumber=sumber):
            nama, apa = partial(kunci.belanja, r.akun, tahun, sumber), f"{r.uraian} ({sumber})"
            pagu = rupiah(nama("pagu"), r.Index, "pagu", f"Pagu {apa}")
            realisasi = rupiah(nama("realisasi"), r.Index, "realisasi", f"Realisasi {apa}")
            _serap(register, nama, pagu, realisasi, apa)
            daftar.append((nama, pagu, realisasi))
        jumlah_pagu = _jumlah(
            register, semua("pagu"), (p for _, p, _ in daftar), f"Jumlah pagu {sumber}"
        )
        total = _jumlah(
            register, semua("realisasi"), (r for *_, r in daftar), f"Jumlah realisasi {sumber}"
        )
        _serap(register, semua, jumlah_pagu, total, f"seluruh belanja ({sumber})")
        for milik, pagu, realisasi in daftar:
            _persen(register, milik("porsi-pagu"), pagu, jumlah_pagu, f"Porsi {pagu.label}")
            _persen(
                register, milik("porsi-realisasi"), realisasi, total, f"Porsi {realisasi.label}"
            )


def _perjanjian(register: Register, tabel: TabelData) -> None:
    rupiah = partial(tulis_sel, register, tabel, "Rp", "rupiah")
    for tahun in tabel.isi["tahun"].unique():
        kegiatan: dict[str, list[Angka]] = {}
        for r in tabel.baris(tahun=tahun, tingkat="kegiatan"):
            label = f"Anggaran PK {tahun}: {r.uraian}"
            angka = rupiah(kunci.pk(tahun, r.kode), r.Index, "nilai", label)
            kegiatan.setdefault(r.induk, []).append(angka)
        for r in tabel.baris(tahun=tahun, tingkat="program"):
            label = f"Anggaran PK {tahun}: {r.uraian}"
            _jumlah(register, kunci.pk(tahun, r.kode), kegiatan.get(r.kode, []), label)
        semua = (a for k in kegiatan.values() for a in k)
        _jumlah(register, kunci.pk(tahun), semua, f"Jumlah anggaran PK {tahun}")


def _ikpa(register: Register, tabel: TabelData, tahun: int) -> None:
    sel = partial(tulis_sel, register, tabel, "")
    aspek: dict[str, list[tuple[Angka, Angka]]] = {}
    for r in tabel.baris(tahun=tahun):
        nama, apa = partial(kunci.ikpa, tahun, slug(r.indikator)), f"IKPA {r.indikator}"
        nilai = sel("nilai", nama("nilai"), r.Index, "nilai", f"Nilai {apa}")
        bobot = sel("bilangan", nama("bobot"), r.Index, "bobot", f"Bobot {apa}")
        if nilai.nilai is not None and bobot.nilai is not None:
            pasangan = {"nilai": nilai, "bobot": bobot}
            hitung(register, nama("akhir"), IKPA_AKHIR, pasangan, "", "nilai", f"Nilai akhir {apa}")
        aspek.setdefault(r.aspek, []).append((nilai, bobot))
    for apa, isi in aspek.items():
        hitung(
            register, kunci.nilai_ikpa(tahun, slug(apa)), IKPA_ASPEK,
            {"nilai indikator dalam aspek": [n for n, _ in isi]}, "", "nilai",
            f"Nilai aspek IKPA: {apa}",
        )  # fmt: skip
    semua = [p for isi in aspek.values() for p in isi]
    if semua:
        hitung(
            register, kunci.nilai_ikpa(tahun), IKPA_TOTAL,
            {"nilai": [n for n, _ in semua], "bobot": [b for _, b in semua]}, "", "nilai",
            f"Nilai IKPA {tahun}",
        )  # fmt: skip
