"""Figures of staff, and the number of obstacles that the report names."""

from __future__ import annotations

from fractions import Fraction

from ..asupan.muat import TabelData
from ..dasar.angka import Angka, Register
from ..dasar.penulisan import slug
from .alat import jumlah, tulis_sel
from .daftar_rumus import BANYAKNYA_BARIS


def daftarkan(register: Register, pegawai: TabelData) -> None:
    """Register head counts by position, education and change, and the total."""
    kelompok: dict[str, list[Angka]] = {}
    for r in pegawai.baris():
        kelompok.setdefault(r.kelompok, []).append(
            tulis_sel(
                register,
                f"pegawai/{r.kelompok}/{slug(r.uraian)}",
                pegawai,
                r.Index,
                "jumlah",
                "orang",
                "bilangan",
                f"Pegawai: {r.uraian}",
            )
        )
    for nama in ("jabatan", "pendidikan"):
        isi = kelompok.get(nama, [])
        if isi:
            label = f"Jumlah pegawai menurut {nama}"
            jumlah(register, f"pegawai/{nama}/jumlah", isi, "orang", "bilangan", label)


def daftarkan_kendala(register: Register, kendala: TabelData) -> None:
    """Register how many obstacles the data name, so that a sentence need not count them."""
    asal = tuple(kendala.asal(r.Index, "kendala") for r in kendala.baris())
    register.tambah(
        Angka(
            "jumlah/kendala", Fraction(len(asal)), "kendala", "bilangan",
            "Banyaknya kendala yang dicatat", asal, BANYAKNYA_BARIS,
        )
    )  # fmt: skip
