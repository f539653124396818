"""What the computing modules share: slugs, sums over columns, and the missing figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from ..angka import Angka, Asal, Register
from ..load import TabelData


def slug(teks: str) -> str:
    """A key from a name: `Deviasi Halaman III DIPA` → `deviasi-halaman-iii-dipa`."""
    return re.sub(r"[^a-z0-9]+", "-", teks.casefold()).strip("-")


def jumlahkan(angka: Iterable[Angka]) -> Fraction:
    """The exact sum of figures that have a value."""
    return sum((a.nilai for a in angka if a.nilai is not None), Fraction(0))


def tulis_sel(
    register: Register,
    kunci: str,
    tabel: TabelData,
    baris: int,
    kolom: str,
    satuan: str,
    bentuk: str,
    label: str,
    catatan: str = "",
) -> Angka:
    """Register the figure that stands in one cell; an empty cell is a figure without data."""
    isi: Decimal | int | None = tabel.sel(baris, kolom)
    return register.tambah(
        Angka(
            kunci,
            None if isi is None else Fraction(isi),
            satuan,
            bentuk,
            label,
            (Asal(tabel.berkas, baris, kolom),),
            keadaan="belum-ada-data" if isi is None else "ada",
            catatan=catatan,
        )
    )


def selisih(
    register: Register, kunci: str, baru: Angka | None, lama: Angka | None, label: str
) -> Angka:
    """Register `baru − lama`, in percentage points where both are percentages.

    Without one of the two, or with two different units, there is no difference to show.
    """
    ada = [a for a in (baru, lama) if a is not None]
    masukan = tuple(a.kunci for a in ada)
    cocok = (
        baru is not None
        and lama is not None
        and baru.nilai is not None
        and lama.nilai is not None
        and baru.satuan == lama.satuan
    )
    if not cocok:
        keadaan = "tak-terhitung" if len({a.satuan for a in ada}) > 1 else "belum-ada-data"
        return register.tambah(Angka(kunci, None, "", "bilangan", label, masukan, keadaan=keadaan))  # type: ignore[arg-type]
    assert baru is not None and lama is not None
    assert baru.nilai is not None and lama.nilai is not None
    satuan = "poin" if baru.satuan == "%" else baru.satuan
    nilai = baru.nilai - lama.nilai
    bentuk = "persen-kinerja" if satuan == "poin" else baru.bentuk
    return register.tambah(
        Angka(kunci, nilai, satuan, bentuk, label, masukan, "nilai baru − nilai lama")
    )


def target_resmi(register: Register, kode: str, tahun: int) -> Angka | None:
    """The target of the Perjanjian Kinerja; where it has none, the report's own."""
    return register.get(f"target/{kode}/{tahun}/PK") or register.get(f"target/{kode}/{tahun}/LKJIP")
