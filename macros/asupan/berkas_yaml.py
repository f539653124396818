"""The files of a data folder that describe things of the report."""

from functools import lru_cache
from itertools import product
from pathlib import Path

from ..dasar import deklarasi
from ..dasar.deklarasi import Ruas
from ..dasar.masalah import Masalah
from ..dasar.pangkal import BAWAAN
from .simpanan import Simpanan, cap_waktu, sidik_deklarasi

DEKLARASI = ("tabel", "grafik")


def baca_deklarasi(folder: Path) -> tuple[dict[str, Ruas], list[Masalah]]:
    """What `folder` describes in YAML, by the file's name, and what the program describes for every
    report, as `bawaan/…`; and what is wrong with the form."""
    akar, masalah = _baca_deklarasi(folder, cap_waktu(folder))
    return dict(akar), list(masalah)


@lru_cache(maxsize=1)
def _baca_deklarasi(
    folder: Path, _cap: tuple[tuple[str, int, int], ...]
) -> tuple[dict[str, Ruas], list[Masalah]]:
    akar: dict[str, Ruas] = {}
    masalah: list[Masalah] = []
    simpanan = Simpanan.dari(folder, "deklarasi")
    lulus: dict[str, Ruas] = {}
    for dari, nama in product((folder, BAWAAN), DEKLARASI):
        berkas = dari / f"{nama}.yaml"
        sidik = sidik_deklarasi(berkas.read_bytes() if berkas.is_file() else b"")
        ada: Ruas | None = simpanan.ambil(sidik)
        salah: list[Masalah] = []
        if ada is None:
            ada, salah = deklarasi.baca(berkas, f"data/{nama}.yaml")
        akar[nama if dari == folder else f"{BAWAAN.name}/{nama}"] = ada
        masalah += salah
        lulus |= {} if salah else {sidik: ada}
    if lulus.keys() != simpanan.sidik():
        simpanan.simpan(lulus)
    return akar, masalah
