"""How a budget was carried out (IKPA): indicators with weights, aspects, the whole."""

from __future__ import annotations

from functools import partial

from ..asupan.antartabel import PENGURANG, TANPA_TRANSAKSI
from ..asupan.muat import TabelData
from ..dasar.angka import Angka, Register
from ..dasar.penulisan import slug
from ..dasar.rumus import Keadaan
from . import kunci
from .alat import hitung, tulis_sel
from .daftar_rumus import IKPA_AKHIR, IKPA_ASPEK, IKPA_BERKURANG, IKPA_TOTAL


def daftarkan(register: Register, tabel: TabelData) -> None:
    """Register the scores of every year in `ikpa.csv`."""
    for tahun in dict.fromkeys(r.tahun for r in tabel.baris()):
        _setahun(register, tabel, tahun)


def _setahun(register: Register, tabel: TabelData, tahun: int) -> None:
    sel = partial(tulis_sel, register, tabel, "")
    aspek: dict[str, list[tuple[Angka, Angka]]] = {}
    pengurang: list[Angka] = []
    for r in tabel.baris(tahun=tahun):
        nama, apa = partial(kunci.ikpa, tahun, slug(r.indikator)), f"IKPA {tahun} {r.indikator}"
        tanpa: Keadaan | None = "tidak-berlaku" if r.peran == TANPA_TRANSAKSI else None
        nilai = sel("nilai", nama("nilai"), r.Index, "nilai", f"Nilai {apa}", keadaan=tanpa)
        bobot = sel("bilangan", nama("bobot"), r.Index, "bobot", f"Bobot {apa}")
        if r.peran == PENGURANG:
            pengurang.append(nilai)
        if r.peran:
            continue
        pasangan = {"nilai": nilai, "bobot": bobot}
        hitung(register, nama("akhir"), IKPA_AKHIR, pasangan, "", "nilai", f"Nilai akhir {apa}")
        aspek.setdefault(r.aspek, []).append((nilai, bobot))
    for apa, isi in aspek.items():
        hitung(
            register, kunci.nilai_ikpa(tahun, slug(apa)), IKPA_ASPEK,
            {"nilai indikator dalam aspek": [n for n, _ in isi]}, "", "nilai",
            f"Nilai aspek IKPA {tahun}: {apa}",
        )  # fmt: skip
    semua = [p for isi in aspek.values() for p in isi]
    bahan = {"nilai": [n for n, _ in semua], "bobot": [b for _, b in semua]}
    if pengurang:
        bahan["pengurang"] = pengurang
    hitung(
        register, kunci.nilai_ikpa(tahun), IKPA_BERKURANG if pengurang else IKPA_TOTAL, bahan, "",
        "nilai", f"Nilai IKPA {tahun}",
    )  # fmt: skip
