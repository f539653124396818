"""Figures of staff, and the number of obstacles that the report names."""

from fractions import Fraction
from functools import partial

from ..asupan.muat import TabelData
from ..dasar.angka import Angka, Register
from ..dasar.penulisan import slug
from . import kunci
from .alat import jumlah, tulis_sel
from .daftar_rumus import BANYAKNYA_BARIS


def daftarkan(register: Register, pegawai: TabelData) -> None:
    """Register head counts by position, education and change, and the total."""
    orang = partial(tulis_sel, register, pegawai, "orang", "bilangan")
    kelompok: dict[str, list[Angka]] = {}
    for r in pegawai.baris():
        nama = kunci.pegawai(r.kelompok, slug(r.uraian))
        satu = orang(nama, r.Index, "jumlah", f"Pegawai: {r.uraian}")
        kelompok.setdefault(r.kelompok, []).append(satu)
    for nama in ("jabatan", "pendidikan"):
        isi = kelompok.get(nama, [])
        if isi:
            label = f"Jumlah pegawai menurut {nama}"
            jumlah(register, kunci.pegawai(nama), isi, "orang", "bilangan", label)


def daftarkan_kendala(register: Register, kendala: TabelData) -> None:
    """Register how many obstacles the data name, so that a sentence need not count them."""
    asal = tuple(kendala.asal(r.Index, "kendala") for r in kendala.baris())
    register.tambah(
        Angka(
            kunci.kendala(), Fraction(len(asal)), "kendala", "bilangan",
            "Banyaknya kendala yang dicatat", asal, BANYAKNYA_BARIS,
        )
    )  # fmt: skip
