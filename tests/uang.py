"""Budgets in memory: tables of money from short rows, and the figures that come of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from macros.asupan.muat import Data, TabelData
from macros.dasar.angka import Angka, Register
from macros.dasar.rumus import Keadaan
from macros.hitung import analisis, keuangan
from macros.hitung.bahan import Bahan
from macros.hitung.entitas import Edisi, Indikator, Sasaran
from macros.hitung.sumber import DaftarSumber

KOLOM = {
    "kegiatan": "kode urut uraian program induk tingkat jenis sasaran indikator",
    "anggaran_kegiatan": "tahun kegiatan pagu_awal pagu realisasi sumber tanggal satker periode",
    "anggaran_belanja": "tahun akun uraian sumber tanggal pagu realisasi satker periode jenis",
    "pk_anggaran": "tahun urut kode tingkat induk uraian nilai dokumen",
    "satker": "kode urut nama",
    "sumber": "kode isi nama urut acuan peran",
    "sasaran": "kode tingkat induk uraian",
    "indikator": "kode sasaran uraian satuan polaritas",
}
ACUAN, KEDUA = "BUKU-KAS", "NERACA"
HARI = date(2031, 12, 31)
SASARAN = {k: Sasaran(k, "kegiatan", f"Sasaran {k}") for k in ("1", "2")}
INDIKATOR = {
    k: Indikator(k, k[0], "kegiatan", f"Indikator {k}", "%", "maksimal")
    for k in ("1.1", "1.2", "2.1")
}


def tabel(nama: str, baris: Iterable[Mapping[str, Any]] = ()) -> TabelData:
    """A table of the package; rows have the columns that they name, the first being row 2."""
    kolom = KOLOM[nama].split()
    rekaman = (tuple(_nilai(r.get(k)) for k in kolom) for r in baris)
    return TabelData(nama, f"data/{nama}.csv", tuple(kolom), dict(enumerate(rekaman, 2)))


def _nilai(nilai: Any) -> Any:
    return Decimal(nilai) if isinstance(nilai, float) else nilai


def kegiatan(*jalur: str, **isi: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows of `kegiatan.csv` from paths like `1/1.1/1.1.1`, one more a part."""
    baris: dict[str, dict[str, Any]] = {}
    for satu in jalur:
        induk = ""
        for kode in satu.split("/"):
            dasar = {"kode": kode, "uraian": f"Urusan {kode}", "induk": induk or None}
            baris.setdefault(kode, {**dasar, "urut": len(baris) + 1})
            induk = kode
    for kode, lain in isi.items():
        baris[kode] |= lain
    return list(baris.values())


def pagu(kode: str, rencana: Any, hasil: Any = None, **lain: Any) -> dict[str, Any]:
    """A row of `anggaran_kegiatan.csv`: amounts as typed."""

    def sen(nilai: Any) -> Decimal | None:
        return None if nilai is None else Decimal(str(nilai))

    dasar = {"tahun": 2031, "sumber": ACUAN, "tanggal": HARI}
    return {**dasar, "kegiatan": kode, "pagu": sen(rencana), "realisasi": sen(hasil), **lain}


def akun(kode: str, rencana: Any, hasil: Any, **lain: Any) -> dict[str, Any]:
    """A row of `anggaran_belanja.csv`."""
    satu = pagu("", rencana, hasil, **{"sumber": KEDUA, "uraian": f"Akun {kode}", **lain})
    del satu["kegiatan"]
    return {**satu, "akun": kode}


def edisi(periode: str = "TAHUN", tahun: int = 2031) -> Edisi:
    """An edition of that period."""
    return Edisi("x", tahun, periode, "", HARI, HARI, "", "", None, None)


@dataclass
class Anggaran:
    """A budget in memory; `angka` are its figures by key."""

    kegiatan: Sequence[Mapping[str, Any]] = ()
    pohon: Sequence[Mapping[str, Any]] = ()
    belanja: Sequence[Mapping[str, Any]] = ()
    pk: Sequence[Mapping[str, Any]] = ()
    satker: Sequence[Mapping[str, Any]] = ()
    sumber: Sequence[Mapping[str, Any]] = (
        {"kode": KEDUA, "isi": "anggaran", "nama": "neraca", "urut": 1},
        {"kode": ACUAN, "isi": "anggaran", "nama": "buku kas", "urut": 2, "acuan": True},
        {"kode": "JANJI", "isi": "target", "nama": "Perjanjian", "urut": 2, "acuan": True,
         "peran": "janji"},
        {"kode": "UBAH", "isi": "target", "nama": "Perjanjian Perubahan", "urut": 1,
         "peran": "janji"},
    )  # fmt: skip
    edisi: Edisi = field(default_factory=edisi)
    capaian: Mapping[str, Any] = field(default_factory=dict)

    @property
    def data(self) -> Data:
        isi = {
            "kegiatan": self.kegiatan, "anggaran_kegiatan": self.pohon,
            "anggaran_belanja": self.belanja, "pk_anggaran": self.pk, "satker": self.satker,
            "sumber": self.sumber,
            "indikator": [{"kode": i.kode, "sasaran": i.sasaran} for i in INDIKATOR.values()],
        }  # fmt: skip
        return Data({n: tabel(n, baris) for n, baris in isi.items()}, {})

    @property
    def angka(self) -> Register:
        """The figures; `capaian` are achievements by key, which efficiency is told by."""
        register, data = Register(), self.data
        for k, n in self.capaian.items():
            nilai = None if n is None else Fraction(n)
            keadaan: Keadaan = "belum-ada-data" if n is None else "ada"
            register.tambah(Angka(k, nilai, "%", "persen-kinerja", k, keadaan=keadaan))
        sumber = DaftarSumber.dari(data["sumber"])
        varian = {kode: (i,) for kode, i in INDIKATOR.items()}
        bahan = Bahan(register, data, self.edisi, sumber, {}, SASARAN, varian)
        keuangan.daftarkan(bahan)
        analisis.efisiensi(bahan)
        return register
