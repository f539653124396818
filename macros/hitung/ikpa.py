"""Quality of budget execution (IKPA): weighted indicators, aspects, and the total score."""

from collections.abc import Mapping
from functools import partial

from ..asupan.antartabel import PENGURANG, TANPA_TRANSAKSI
from ..asupan.muat import TabelData
from ..dasar.angka import Angka, Register
from ..dasar.penulisan import slug
from ..dasar.rumus import Keadaan, Rumus
from . import daftar_rumus as rumus, kunci
from .alat import Isi, hitung, jumlah, tulis_sel

Skor = tuple[Angka, Angka]  # of an indicator, with its weight


def daftarkan(register: Register, tabel: TabelData) -> None:
    """Register the scores of every year in `ikpa.csv`."""
    for tahun in dict.fromkeys(r.tahun for r in tabel.baris()):
        _setahun(register, tabel, tahun)


def _setahun(register: Register, tabel: TabelData, tahun: int) -> None:
    sel = partial(tulis_sel, register, "")
    aspek: dict[str, list[Skor]] = {}
    pengurang: dict[str, Angka] = {}
    menurut: dict[str, Skor] = {}
    for r in tabel.baris(tahun=tahun):
        nama, apa = partial(kunci.ikpa, tahun, slug(r.indikator)), f"IKPA {tahun} {r.indikator}"
        tanpa: Keadaan | None = "tidak-berlaku" if r.peran == TANPA_TRANSAKSI else None
        nilai = sel("nilai", nama("nilai"), r, "nilai", f"Nilai {apa}", keadaan=tanpa)
        bobot = sel("bilangan", nama("bobot"), r, "bobot", f"Bobot {apa}")
        if r.peran == PENGURANG:
            pengurang[r.indikator] = nilai
        if r.peran:
            continue
        pasangan = {"nilai": nilai, "bobot": bobot}
        akhir = f"Nilai akhir {apa}"
        hitung(register, nama("akhir"), rumus.IKPA_AKHIR, pasangan, "", "nilai", akhir)
        aspek.setdefault(r.aspek, []).append((nilai, bobot))
        menurut[r.indikator] = (nilai, bobot)
    for apa, isi in aspek.items():
        bahan: Isi = {"nilai indikator dalam aspek": [n for n, _ in isi]}
        untuk, label = kunci.aspek_ikpa(tahun, slug(apa)), f"Nilai aspek IKPA {tahun}: {apa}"
        hitung(register, untuk, rumus.IKPA_ASPEK, bahan, "", "nilai", label)
    semua = [p for isi in aspek.values() for p in isi]
    bahan = {"nilai": [n for n, _ in semua], "bobot": [b for _, b in semua]}
    bahan |= {"pengurang": [*pengurang.values()]} if pengurang else {}
    cara = rumus.IKPA_BERKURANG if pengurang else rumus.IKPA_TOTAL
    hitung(register, kunci.nilai_ikpa(tahun), cara, bahan, "", "nilai", f"Nilai IKPA {tahun}")
    _hilang(register, tahun, menurut, pengurang)


def _hilang(
    register: Register, tahun: int, menurut: Mapping[str, Skor], pengurang: Mapping[str, Angka]
) -> None:
    """The points missing to 100, by indicator and deduction."""
    semua = [b for _, b in menurut.values()]
    label = f"Kehilangan nilai IKPA {tahun}"

    def satu(apa: str, cara: Rumus, isi: Isi) -> Angka:
        nama = kunci.ikpa(tahun, slug(apa), "hilang")
        return hitung(register, nama, cara, isi, "poin", "desimal-3", f"{label} {apa}")

    hilang = [
        satu(apa, rumus.IKPA_HILANG, {"nilai": n, "bobot": b, "bobot indikator": semua})
        for apa, (n, b) in menurut.items()
    ]
    hilang += [satu(apa, rumus.PENGURANG_NILAI, {"pengurang": n}) for apa, n in pengurang.items()]
    jumlah(register, kunci.hilang_ikpa(tahun), hilang, "poin", "desimal-3", label)
