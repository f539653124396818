"""Reports of many made-up units, for whoever tries the portal: the same seed gives the same units.

    python3 -m tests.rekaan FOLDER --banyak 200 --benih 1

The shapes are those of `tests/fixtures`; names, offices and results are drawn anew. Every report is
marked as made up (`rekaan: ya`), which each of its pages says, and no command publishes it.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import shutil
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

RUPA = Path(__file__).parent / "fixtures"
Baris = dict[str, str]
# Of each shape: its share, what its units are called, and the office above them.
BENTUK: Mapping[str, tuple[int, str, str]] = {
    "lapas": (6, "Lembaga Pemasyarakatan Kelas {kelas} Rekaan {n}", "Kantor Wilayah Umpama {k}"),
    "pengadilan": (2, "Pengadilan Negeri Kelas {kelas} Rekaan {n}", "Pengadilan Tinggi Umpama {k}"),
    "kecamatan": (1, "Kecamatan Rekaan {n}", ""),
    "dinkes": (1, "Dinas Kesehatan Kabupaten Rekaan {n}", ""),
}
KELAS = ("I", "IIA", "IIB", "III")
KANTOR = 12
TAHUN = "2032"
BILANGAN = re.compile(r"\d+(?:\.\d+)?")
# One unit in ten measures an indicator in a way of its own.
BEDA = 10


def tulis(folder: Path, banyak: int, benih: int) -> list[Path]:
    """Write the reports of `banyak` units into the folder; their folders."""
    acak = random.Random(benih)  # noqa: S311 - made-up figures, no secret
    bentuk = [nama for nama, (bagian, _, _) in BENTUK.items() for _ in range(bagian)]
    return [_unit(folder, bentuk[n % len(bentuk)], n + 1, acak) for n in range(banyak)]


def _unit(folder: Path, bentuk: str, n: int, acak: random.Random) -> Path:
    tujuan = folder / f"{bentuk}-{n:03d}"
    for nama in ("data", "docs"):
        shutil.copytree(RUPA / bentuk / nama, tujuan / nama)
    isi = (RUPA / bentuk / "mkdocs.yml").read_text(encoding="utf-8")
    isi = isi.replace("extra:\n", "extra:\n  rekaan: ya\n")
    (tujuan / "mkdocs.yml").write_text(isi, encoding="utf-8")
    _, nama, kantor = BENTUK[bentuk]
    ubah = _Ubahan(acak, nama.format(kelas=acak.choice(KELAS), n=f"{n:03d}"), f"{n:03d}", kantor)
    for tabel, satu in {
        "instansi": ubah.unit, "realisasi": ubah.hasil, "ukuran": ubah.hitungan,
        "indikator": ubah.cara, "anggaran_kegiatan": ubah.uang, "anggaran_belanja": ubah.uang,
    }.items():  # fmt: skip
        _ubah(tujuan / "data" / f"{tabel}.csv", satu)
    return tujuan


class _Ubahan:
    """What is drawn anew in the rows of one unit, table by table."""

    def __init__(self, acak: random.Random, nama: str, n: str, kantor: str) -> None:
        self._acak, self._nama, self._n, self._kantor = acak, nama, n, kantor
        self._baik = acak.uniform(0.8, 1.1)  # some units do better than others

    def _kali(self) -> float:
        return self._baik * self._acak.uniform(0.9, 1.1)

    def unit(self, baris: Baris) -> None:
        baris.update(nama=self._nama, nama_singkat=f"Rekaan {self._n}")
        if "kode_satker" in baris:
            baris["kode_satker"] = f"991{self._n}"
        if self._kantor:
            baris["kantor_wilayah"] = self._kantor.format(k=self._acak.randint(1, KANTOR))

    def hasil(self, baris: Baris) -> None:
        if baris["tahun"] == TAHUN and BILANGAN.fullmatch(baris["nilai"]):
            batas = Decimal(100) if baris.get("satuan") == "%" else None
            baris["nilai"] = _goyang(baris["nilai"], self._kali(), batas)

    def hitungan(self, baris: Baris) -> None:
        if baris["pembilang"] and baris["penyebut"]:
            a, b = int(baris["pembilang"]), int(baris["penyebut"])
            banyak = round(a * self._kali() + self._acak.uniform(-0.5, 0.5))
            banyak = banyak if a > b else min(banyak, b)  # some may be more than the whole
            baris["pembilang"] = str(max(0, banyak))
        elif BILANGAN.fullmatch(baris["nilai"]):
            baris["nilai"] = str(max(0, int(baris["nilai"]) + self._acak.choice((-1, 0, 0, 1))))

    def uang(self, baris: Baris) -> None:
        if baris["tahun"] == TAHUN:
            turun = self._acak.uniform(0.85, 1)
            baris["realisasi"] = _goyang(baris["realisasi"], turun, Decimal(baris["pagu"]))

    def cara(self, baris: Baris) -> None:
        if baris.get("definisi") and self._acak.randrange(BEDA) == 0:
            baris["definisi"] = f"{baris['definisi'].rstrip('.')}, dihitung per triwulan."


def _goyang(nilai: str, kali: float, batas: Decimal | None) -> str:
    """A number times a factor, with the decimals that it had, and within its limit."""
    asli = Decimal(nilai)
    baru = (asli * Decimal(str(round(kali, 4)))).quantize(asli)
    return str(min(baru, batas.quantize(asli)) if batas is not None else baru)


def _ubah(berkas: Path, ubah: Callable[[Baris], None]) -> None:
    """Change every row of a table, where the report has it."""
    if not berkas.is_file():
        return
    with berkas.open(encoding="utf-8", newline="") as isi:
        pembaca = csv.DictReader(isi)
        kepala, semua = pembaca.fieldnames or [], [*pembaca]
    for baris in semua:
        ubah(baris)
    with berkas.open("w", encoding="utf-8", newline="") as keluar:
        tulis_csv = csv.DictWriter(keluar, kepala, lineterminator="\n")
        tulis_csv.writeheader()
        tulis_csv.writerows(semua)


def main() -> None:
    """Write what the command line asks for."""
    pengurai = argparse.ArgumentParser(description=__doc__)
    pengurai.add_argument("folder", type=Path)
    pengurai.add_argument("--banyak", type=int, default=10)
    pengurai.add_argument("--benih", type=int, default=1)
    opsi = pengurai.parse_args()
    tulis(opsi.folder, opsi.banyak, opsi.benih)


if __name__ == "__main__":
    main()
