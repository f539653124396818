"""Figures of budget: ceilings, realisations, absorption, IKPA, SMART."""

from __future__ import annotations

from collections.abc import Iterable

from ..asupan.muat import Data, TabelData
from ..dasar.angka import Angka, Register
from ..dasar.penulisan import slug
from .alat import hitung, jumlah, selisih, tulis_sel
from .daftar_rumus import BAGIAN, IKPA_AKHIR, IKPA_ASPEK, IKPA_TOTAL, SISA

SUMBER_ANGGARAN = ("SP2D", "OM-SPAN", "SMART")
PERSEN = "persen-anggaran"
ACUAN = "SP2D"  # the source that absorption is told by


def daftarkan(register: Register, data: Data, tahun: int) -> None:
    """Register every budget figure of the edition's year and of both performance agreements."""
    _kegiatan(register, data["anggaran_kegiatan"], data["kegiatan"], tahun)
    _belanja(register, data["anggaran_belanja"], tahun)
    acuan = register.get(f"anggaran/{tahun}/{ACUAN}/realisasi")
    for sumber in data["anggaran_belanja"].isi["sumber"].unique():
        lain = register.get(f"anggaran/{tahun}/{sumber}/realisasi")
        label = f"Realisasi {sumber} dibanding {ACUAN}"
        selisih(register, f"selisih/anggaran/{tahun}/{sumber}", lain, acuan, label)
    _perjanjian(register, data["pk_anggaran"])
    _ikpa(register, data["ikpa"], tahun)
    for r in data["smart"].baris():
        tulis_sel(
            register, f"smart/{r.tahun}/nilai", data["smart"], r.Index, "nilai", "", "nilai",
            f"Nilai kinerja SMART DJA {r.tahun}",
        )  # fmt: skip


def _jumlah(register: Register, kunci: str, isi: Iterable[Angka], label: str) -> Angka:
    return jumlah(register, kunci, isi, "Rp", "rupiah", label)


def _persen(register: Register, kunci: str, atas: Angka, bawah: Angka, label: str) -> Angka:
    nama = {"bagian": atas.label, "keseluruhan": bawah.label}
    isi = {atas.label: atas, bawah.label: bawah}
    return hitung(register, kunci, BAGIAN.dengan_nama(nama), isi, "%", PERSEN, label)


def _serap(register: Register, awalan: str, pagu: Angka, realisasi: Angka, nama: str) -> None:
    """The remainder and the absorption that belong to a ceiling and a realisation."""
    isi = {"pagu": pagu, "realisasi": realisasi}
    hitung(register, f"{awalan}/sisa", SISA, isi, "Rp", "rupiah", f"Sisa anggaran {nama}")
    _persen(register, f"{awalan}/serapan", realisasi, pagu, f"Serapan {nama}")


def _kegiatan(register: Register, tabel: TabelData, kegiatan: TabelData, tahun: int) -> None:
    nama = {r.kode: r.uraian for r in kegiatan.baris()}
    kolom: dict[str, list[Angka]] = {"pagu-awal": [], "pagu": [], "realisasi": []}
    sumber = ""
    for r in tabel.baris(tahun=tahun):
        awalan, uraian, sumber = f"kegiatan/{r.kegiatan}/{tahun}", nama[r.kegiatan], r.sumber
        pagu = tulis_sel(
            register, f"{awalan}/pagu", tabel, r.Index, "pagu", "Rp", "rupiah", f"Pagu {uraian}"
        )
        # An empty pagu_awal says that the ceiling was never revised (see the schema).
        asal = "pagu_awal" if r.pagu_awal is not None else "pagu"
        awal = tulis_sel(
            register, f"{awalan}/pagu-awal", tabel, r.Index, asal, "Rp", "rupiah",
            f"Pagu awal {uraian}",
        )  # fmt: skip
        realisasi = tulis_sel(
            register, f"{awalan}/realisasi", tabel, r.Index, "realisasi", "Rp", "rupiah",
            f"Realisasi {uraian}",
        )  # fmt: skip
        selisih(register, f"{awalan}/revisi", pagu, awal, f"Revisi pagu {uraian}")
        _serap(register, awalan, pagu, realisasi, uraian)
        for k, a in zip(kolom, (awal, pagu, realisasi), strict=True):
            kolom[k].append(a)
    if not sumber:
        return  # a sum of nothing would claim a budget of zero
    awal = _jumlah(register, f"anggaran/{tahun}/pagu-awal", kolom["pagu-awal"], "Jumlah pagu awal")
    pagu = _jumlah(register, f"anggaran/{tahun}/pagu", kolom["pagu"], "Jumlah pagu")
    revisi = selisih(register, f"anggaran/{tahun}/revisi", pagu, awal, "Jumlah revisi pagu")
    _persen(register, f"anggaran/{tahun}/revisi-persen", revisi, awal, "Revisi terhadap pagu awal")
    awalan = f"anggaran/{tahun}/{sumber}"
    realisasi = _jumlah(
        register, f"{awalan}/realisasi", kolom["realisasi"], f"Jumlah realisasi {sumber}"
    )
    _serap(register, awalan, pagu, realisasi, f"seluruh kegiatan ({sumber})")


def _belanja(register: Register, tabel: TabelData, tahun: int) -> None:
    isi = tabel.isi[tabel.isi["tahun"] == tahun]
    for sumber in isi["sumber"].unique():
        daftar: list[tuple[str, Angka, Angka]] = []
        for r in tabel.baris(tahun=tahun, sumber=sumber):
            awalan = f"belanja/{r.akun}/{tahun}/{sumber}"
            pagu, realisasi = (
                tulis_sel(
                    register, f"{awalan}/{kolom}", tabel, r.Index, kolom, "Rp", "rupiah",
                    f"{kolom.capitalize()} {r.uraian} ({sumber})",
                )
                for kolom in ("pagu", "realisasi")
            )  # fmt: skip
            _serap(register, awalan, pagu, realisasi, f"{r.uraian} ({sumber})")
            daftar.append((awalan, pagu, realisasi))
        awalan = f"anggaran/{tahun}/{sumber}"
        jumlah_pagu = _jumlah(
            register, f"{awalan}/pagu", (p for _, p, _ in daftar), f"Jumlah pagu {sumber}"
        )
        total = _jumlah(
            register, f"{awalan}/realisasi", (r for *_, r in daftar), f"Jumlah realisasi {sumber}"
        )
        _serap(register, awalan, jumlah_pagu, total, f"seluruh belanja ({sumber})")
        for awal, pagu, realisasi in daftar:
            _persen(register, f"{awal}/porsi-pagu", pagu, jumlah_pagu, f"Porsi {pagu.label}")
            _persen(
                register, f"{awal}/porsi-realisasi", realisasi, total, f"Porsi {realisasi.label}"
            )


def _perjanjian(register: Register, tabel: TabelData) -> None:
    for tahun in tabel.isi["tahun"].unique():
        kegiatan: dict[str, list[Angka]] = {}
        for r in tabel.baris(tahun=tahun, tingkat="kegiatan"):
            angka = tulis_sel(
                register, f"pk/{tahun}/anggaran/{r.kode}", tabel, r.Index, "nilai", "Rp", "rupiah",
                f"Anggaran PK {tahun}: {r.uraian}",
            )  # fmt: skip
            kegiatan.setdefault(r.induk, []).append(angka)
        for r in tabel.baris(tahun=tahun, tingkat="program"):
            _jumlah(
                register, f"pk/{tahun}/anggaran/{r.kode}", kegiatan.get(r.kode, []),
                f"Anggaran PK {tahun}: {r.uraian}",
            )  # fmt: skip
        _jumlah(
            register, f"pk/{tahun}/anggaran/jumlah", (a for k in kegiatan.values() for a in k),
            f"Jumlah anggaran PK {tahun}",
        )  # fmt: skip


def _ikpa(register: Register, tabel: TabelData, tahun: int) -> None:
    aspek: dict[str, list[tuple[Angka, Angka]]] = {}
    for r in tabel.baris(tahun=tahun):
        awalan = f"ikpa/{tahun}/{slug(r.indikator)}"
        nilai = tulis_sel(
            register, f"{awalan}/nilai", tabel, r.Index, "nilai", "", "nilai",
            f"Nilai IKPA {r.indikator}",
        )  # fmt: skip
        bobot = tulis_sel(
            register, f"{awalan}/bobot", tabel, r.Index, "bobot", "", "bilangan",
            f"Bobot IKPA {r.indikator}",
        )  # fmt: skip
        if nilai.nilai is not None and bobot.nilai is not None:
            pasangan = {"nilai": nilai, "bobot": bobot}
            label = f"Nilai akhir IKPA {r.indikator}"
            hitung(register, f"{awalan}/akhir", IKPA_AKHIR, pasangan, "", "nilai", label)
        aspek.setdefault(r.aspek, []).append((nilai, bobot))
    for nama, isi in aspek.items():
        hitung(
            register, f"ikpa/{tahun}/aspek/{slug(nama)}", IKPA_ASPEK,
            {"nilai indikator dalam aspek": [n for n, _ in isi]}, "", "nilai",
            f"Nilai aspek IKPA: {nama}",
        )  # fmt: skip
    semua = [p for isi in aspek.values() for p in isi]
    if semua:
        hitung(
            register, f"ikpa/{tahun}/total", IKPA_TOTAL,
            {"nilai": [n for n, _ in semua], "bobot": [b for _, b in semua]}, "", "nilai",
            f"Nilai IKPA {tahun}",
        )  # fmt: skip
