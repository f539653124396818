"""Figures of staff, and the number of obstacles that the report names."""

from functools import partial

from ..asupan.muat import TabelData
from ..dasar.angka import Register
from ..dasar.himpun import himpun
from ..dasar.penulisan import slug
from . import kunci
from .alat import banyaknya, jumlah, tulis_sel


def daftarkan(register: Register, pegawai: TabelData) -> None:
    """Register head counts by position, education and change, and the total."""
    orang = partial(tulis_sel, register, pegawai, "orang", "bilangan")
    kelompok = himpun(
        (r.kelompok, orang(kunci.pegawai(r.kelompok, slug(r.uraian)), r.Index, "jumlah", label))
        for r in pegawai.baris() for label in [f"Pegawai: {r.uraian}"]
    )  # fmt: skip
    for nama in ("jabatan", "pendidikan"):
        if isi := kelompok.get(nama):
            label = f"Jumlah pegawai menurut {nama}"
            jumlah(register, kunci.pegawai(nama), isi, "orang", "bilangan", label)


def daftarkan_kendala(register: Register, kendala: TabelData) -> None:
    """Register how many obstacles the data name, so that a sentence need not count them."""
    asal = (kendala.asal(r.Index, "kendala") for r in kendala.baris())
    banyaknya(register, kunci.kendala(), asal, "kendala", "Banyaknya kendala yang dicatat")
