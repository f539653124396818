"""What the computing modules share: sums over columns, and the missing figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from ..asupan.muat import TabelData
from ..dasar.angka import Angka, Asal, Register
from ..dasar.penulisan import DESIMAL, KELUARGA
from ..dasar.rumus import Keadaan, Rumus
from .daftar_rumus import JUMLAH, SELISIH
from .kunci import target

# What stands for the names of a formula.
Isi = Mapping[str, Angka | Sequence[Angka] | None]


def hitung(
    register: Register,
    kunci: str,
    rumus: Rumus,
    isi: Isi,
    satuan: str,
    bentuk: str,
    label: str,
    *,
    batas: Fraction | None = None,
    keadaan: Keadaan | None = None,
    catatan: str = "",
) -> Angka:
    """Register the figure that a formula makes of `isi`: figures, or lists of them, by its names.

    `batas` caps every member of a list. `keadaan` says why there is no value where the formula
    cannot know it.
    """
    nilai: dict[str, Fraction | list[Fraction | None] | None] = {}
    kunci_isi: dict[str, str | tuple[str, ...]] = {}
    for nama, satu in isi.items():
        if satu is None or isinstance(satu, Angka):
            nilai[nama] = satu.nilai if satu else None
            kunci_isi |= {nama: satu.kunci} if satu else {}
        else:
            nilai[nama] = [dibatasi(a.nilai, batas) for a in satu]
            kunci_isi[nama] = tuple(a.kunci for a in satu)
    hasil, ada = (None, keadaan) if keadaan else rumus.hitung(nilai)
    # Lists first, member by member; then single figures.
    daftar = zip(*(k for k in kunci_isi.values() if not isinstance(k, str)), strict=True)
    masukan = (*chain.from_iterable(daftar), *(k for k in kunci_isi.values() if isinstance(k, str)))
    return register.tambah(
        Angka(
            kunci, hasil, satuan, bentuk, label, masukan, rumus, kunci_isi, batas, ada, catatan
        )
    )  # fmt: skip


def dibatasi(nilai: Fraction | None, batas: Fraction | None) -> Fraction | None:
    """A value capped at `batas`; without a cap the value itself."""
    return nilai if nilai is None or batas is None else min(nilai, batas)


def isi_kunci(kunci: str, tahun: int) -> str:
    """A key with the edition's years: `target/1.1/{tahun}/PK` → `target/1.1/2023/PK`."""
    return kunci.replace("{tahun}", str(tahun)).replace("{tahun_lalu}", str(tahun - 1))


def bentuk_ketikan(isi: Decimal | int | None) -> str:
    """The family of a number that was typed: with more decimals than usual it keeps all of them."""
    eksponen = isi.as_tuple().exponent if isinstance(isi, Decimal) else 0
    desimal = -eksponen if isinstance(eksponen, int) else 0
    biasa = KELUARGA["bilangan"][0]
    return "bilangan" if desimal <= biasa else f"desimal-{min(desimal, len(DESIMAL) - 1)}"


def jumlah(
    register: Register, kunci: str, isi: Iterable[Angka], satuan: str, bentuk: str, label: str
) -> Angka:
    """Register the sum of figures; without any value there is no sum."""
    return hitung(register, kunci, JUMLAH, {"semua baris": list(isi)}, satuan, bentuk, label)


def tulis_sel(
    register: Register,
    tabel: TabelData,
    satuan: str,
    bentuk: str,
    kunci: str,
    baris: int,
    kolom: str,
    label: str,
    catatan: str = "",
) -> Angka:
    """Register the figure that stands in one cell; an empty cell is a figure without data."""
    isi: Decimal | int | None = tabel.sel(baris, kolom)
    if bentuk == "bilangan":
        bentuk = bentuk_ketikan(isi)
    return register.tambah(
        Angka(
            kunci, None if isi is None else Fraction(isi), satuan, bentuk, label,
            (Asal(tabel.berkas, baris, kolom),),
            keadaan="belum-ada-data" if isi is None else "ada", catatan=catatan,
        )
    )  # fmt: skip


def selisih(
    register: Register, kunci: str, baru: Angka | None, lama: Angka | None, label: str
) -> Angka:
    """Register `baru − lama`, in percentage points where both are percentages.

    Without one of the two, or with two different units, there is no difference to show.
    """
    ada = [a for a in (baru, lama) if a is not None]
    if len({a.satuan for a in ada}) > 1 or len(ada) < 2 or None in [a.nilai for a in ada]:
        keadaan: Keadaan = "tak-terhitung" if len({a.satuan for a in ada}) > 1 else "belum-ada-data"
        masukan = tuple(a.kunci for a in ada)
        return register.tambah(Angka(kunci, None, "", "bilangan", label, masukan, keadaan=keadaan))
    assert baru is not None
    poin = baru.satuan == "%"
    satuan, bentuk = ("poin", "persen-kinerja") if poin else (baru.satuan, baru.bentuk)
    return hitung(
        register, kunci, SELISIH, {"nilai baru": baru, "nilai lama": lama}, satuan, bentuk, label
    )


def target_resmi(register: Register, kode: str, tahun: int) -> Angka | None:
    """The target of the Perjanjian Kinerja; where it has none, the report's own."""
    return next(filter(None, (register.get(target(kode, tahun, d)) for d in ("PK", "LKJIP"))), None)
