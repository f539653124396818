"""Register figures: computed by a formula, read from a cell, counted, or the difference of two."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from ..asupan.letak_sel import asal
from ..dasar.angka import Angka, Asal, Register
from ..dasar.nilai import IsiNilai, urai
from ..dasar.penulisan import PEMBULATAN, keluarga_ketikan
from ..dasar.rumus import Keadaan, Rumus
from .daftar_rumus import BANYAKNYA_BARIS, JUMLAH, SELISIH

SEN, BERUANG = "desimal-2", ("pagu_awal", "pagu", "realisasi")  # money with cents; its columns
# The figures for the names of a formula.
Isi = Mapping[str, Angka | Sequence[Angka] | None]


def hitung(
    register: Register,
    kunci: str,
    rumus: Rumus,
    isi: Isi,
    satuan: str,
    keluarga: str,
    label: str,
    *,
    batas: Fraction | None = None,
    lantai: Fraction | None = None,
    keadaan: Keadaan | None = None,
    catatan: str = "",
    juga: Iterable[Angka | None] = (),
) -> Angka:
    """Register the figure that a formula gives for `isi`: figures, or lists of them, by its names.

    `batas` caps every member of a list that has the unit of the result; `lantai` is the lower limit
    of the result. `keadaan` replaces the computed state where the formula cannot know it. `juga`
    are inputs that decided the choice of the formula, without a name in it.
    """
    nilai: dict[str, Fraction | list[Fraction | None] | None] = {}
    kunci_isi: dict[str, str | tuple[str, ...]] = {}
    for nama, satu in isi.items():
        if satu is None or isinstance(satu, Angka):
            nilai[nama] = satu.nilai if satu else None
            kunci_isi |= {nama: satu.kunci} if satu else {}
        else:
            nilai[nama] = [dibatasi(a.nilai, batas if a.satuan == satuan else None) for a in satu]
            kunci_isi[nama] = tuple(a.kunci for a in satu)
    hasil, ada = (None, keadaan) if keadaan else rumus.hitung(nilai)
    tampak = _beda_tampak(rumus, isi) if hasil is not None and lantai is None else None
    if hasil is not None and lantai is not None:
        hasil, lantai = max(hasil, lantai), lantai if hasil < lantai else None
    masukan = (*_berurut(kunci_isi), *(a.kunci for a in juga if a is not None))
    angka = Angka(
        kunci, hasil, satuan, keluarga, label, masukan, rumus, kunci_isi, batas, ada, catatan,
        lantai=lantai, beda_tampak=None if tampak == hasil else tampak,
    )  # fmt: skip
    return register.tambah(angka)


def _beda_tampak(rumus: Rumus, isi: Isi) -> Fraction | None:
    """The difference or sum of the single figures as shown: since each is rounded or truncated, it
    may differ from the exact result."""
    if not rumus.hanya_tambah or rumus.kumpulan or len(rumus.operan) < 2:
        return None
    satu = {n: a.tampak for n, a in isi.items() if isinstance(a, Angka)}
    return rumus.hitung(satu)[0] if len(satu) == len(isi) else None


def dibatasi(nilai: Fraction | None, batas: Fraction | None) -> Fraction | None:
    """A value capped at `batas`; without a cap the value itself."""
    return nilai if nilai is None or batas is None else min(nilai, batas)


def isi_kunci(kunci: str, tahun: int) -> str:
    """Fill the edition's years into a key: `capaian/1.1/{tahun}` → `capaian/1.1/2023`."""
    return kunci.replace("{tahun}", str(tahun)).replace("{tahun_lalu}", str(tahun - 1))


def jumlah(
    register: Register, kunci: str, isi: Iterable[Angka], satuan: str, keluarga: str, label: str
) -> Angka:
    """Register the sum of figures; it has no value if none of them has one."""
    return hitung(register, kunci, JUMLAH, {"semua baris": list(isi)}, satuan, keluarga, label)


def banyaknya(
    register: Register, kunci: str, isi: Iterable[Angka | Asal], satuan: str, label: str
) -> Angka:
    """Register the number of some figures or cells."""
    asal = tuple(a.kunci if isinstance(a, Angka) else a for a in isi)
    nilai = Fraction(len(asal))
    return register.tambah(Angka(kunci, nilai, satuan, "bilangan", label, asal, BANYAKNYA_BARIS))


def tulis_sel(
    register: Register,
    satuan: str,
    keluarga: str,
    kunci: str,
    r: Any,
    kolom: str,
    label: str,
    catatan: str = "",
    *,
    keadaan: Keadaan | None = None,
) -> Angka:
    """Register the figure in one cell of a row; an empty cell has no data, or the given
    `keadaan`. Money has cents if any amount of its table was typed with them."""
    isi: Decimal | int | str | None = r.Tabel.sel(r.Index, kolom)
    nilai, ada, lain = _arti(isi)
    if keluarga == "bilangan" and not isinstance(isi, str):
        keluarga = keluarga_ketikan(isi)
    if keluarga == "rupiah" and any(map(r.Tabel.desimal.get, {kolom, *BERUANG})):
        keluarga = SEN
    angka = Angka(
        kunci, nilai, satuan, keluarga, label, (asal(r, kolom),), keadaan=keadaan or ada,
        catatan=catatan, isian=lain,
    )  # fmt: skip
    return register.tambah(angka)


def _arti(isi: Decimal | int | str | None) -> tuple[Fraction | None, Keadaan, IsiNilai | None]:
    """The value of a cell, its state, and its parsed content where that is not a plain number."""
    if not isinstance(isi, str):
        return (None, "belum-ada-data", None) if isi is None else (Fraction(isi), "ada", None)
    lain = urai(isi)
    if lain.bilangan:
        return lain.bawah, "ada", lain
    return None, "tidak-berlaku" if lain.jenis == "tidak-berlaku" else "bukan-bilangan", lain


def selisih(
    register: Register,
    kunci: str,
    baru: Angka | None,
    lama: Angka | None,
    kata: tuple[str, str],
    label: str,
    tak_sepadan: str = "",
) -> Angka:
    """Register `baru − lama`, in percentage points if both are percentages; `kata` are their names
    in the formula.

    Without one of the two, with different units, or with a reason against comparing them
    (`tak_sepadan`), the figure has no value.
    """
    ada = [a for a in (baru, lama) if a is not None]
    satuan_beda = len({a.satuan for a in ada}) > 1
    if satuan_beda or len(ada) < 2 or None in [a.nilai for a in ada] or tak_sepadan:
        beda = satuan_beda or tak_sepadan or any(a.keadaan == "bukan-bilangan" for a in ada)
        keadaan: Keadaan = "tak-terhitung" if beda and len(ada) == 2 else "belum-ada-data"
        masukan = tuple(a.kunci for a in ada)
        kosong = Angka(kunci, None, "", "bilangan", label, masukan, keadaan=keadaan)
        return register.tambah(replace(kosong, catatan=tak_sepadan))
    assert baru is not None and lama is not None
    poin = baru.satuan == "%"
    keluarga = max(baru.keluarga, lama.keluarga, key=lambda b: PEMBULATAN[b][0])
    if poin and PEMBULATAN[keluarga][0] <= PEMBULATAN["persen-kinerja"][0]:
        keluarga = "persen-kinerja"
    satuan = "poin" if poin else baru.satuan
    rumus = SELISIH.dengan_nama(dict(zip(("satu", "lain"), kata, strict=True)))
    isi: Isi = dict(zip(kata, (baru, lama), strict=True))
    return hitung(register, kunci, rumus, isi, satuan, keluarga, label)


def _berurut(kunci: Mapping[str, str | tuple[str, ...]]) -> Iterator[str]:
    """The keys that a formula names: lists first, member by member; then single figures."""
    daftar = zip_longest(*(k for k in kunci.values() if not isinstance(k, str)))
    yield from (k for satu in daftar for k in satu if k is not None)
    yield from (k for k in kunci.values() if isinstance(k, str))
