"""Figures of staff, and the number of obstacles that the report names."""

from __future__ import annotations

from fractions import Fraction

from ..angka import Angka, Register
from ..load import TabelData
from .alat import jumlahkan, slug, tulis_sel


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
            register.tambah(
                Angka(
                    f"pegawai/{nama}/jumlah",
                    jumlahkan(isi),
                    "orang",
                    "bilangan",
                    f"Jumlah pegawai menurut {nama}",
                    tuple(a.kunci for a in isi),
                    "jumlah semua baris",
                )
            )


def daftarkan_kendala(register: Register, kendala: TabelData) -> None:
    """Register how many obstacles the data name, so that a sentence need not count them."""
    asal = tuple(kendala.asal(r.Index, "kendala") for r in kendala.baris())
    register.tambah(
        Angka(
            "jumlah/kendala", Fraction(len(asal)), "kendala", "bilangan",
            "Banyaknya kendala yang dicatat", asal, "banyaknya baris",
        )
    )  # fmt: skip
