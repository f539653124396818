"""Benchmark of the commands: how long they take and how much memory, as a person runs them.

Everything runs in a copy of the project in a temporary folder, so that neither the data nor the
cache of the project is touched. Standard library only.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
# The project stands first on the path instead of scripts/, as in lkjip.py.
sys.path[0] = str(AKAR)

from scripts.cli import TERJEMAHAN, Pengurai  # noqa: E402
from scripts.terminal import GalatPerintah  # noqa: E402

DISALIN = ("data", "docs", "macros", "scripts", "mkdocs.yml")
SEL = ("realisasi.csv", "nilai")  # the column whose second row gets other values
KELUARAN = "situs"
PENJELASAN = """\
Mengukur waktu dan memori perintah proyek ini, pada salinannya di folder sementara.

Waktu dihitung dari mulainya Python sampai perintah selesai. Memori adalah puncak proses
terbesar; situs dan PDF dibuat oleh dua proses yang berjalan bersamaan. Tutup program lain
saat mengukur, dan jalankan build sekali sebelumnya agar lingkungan Python siap."""
# Stops right before the PDF engine would start, with its input in the folder given.
SIMPAN_NASKAH = """
import os, shutil, sys
from pathlib import Path
from macros.keluaran import cetakan
from scripts.mesin import situs
asli = cetakan.siapkan
def siapkan(bangunan):
    asli(bangunan)
    shutil.copytree(bangunan.folder_cetak, sys.argv[1])
    shutil.copytree(bangunan.unduh_data, Path(sys.argv[1], "data"))
    os._exit(0)
cetakan.siapkan = siapkan
Path(sys.argv[2]).mkdir()
situs.bangun(Path.cwd(), Path(sys.argv[2]))
"""


@dataclass(frozen=True)
class Jalan:
    """One run: wall-clock and processor seconds, and the largest process's memory in MB."""

    detik: float
    prosesor: float
    memori: float


@dataclass(frozen=True)
class Hasil:
    """The runs of one scenario summed up: medians, the extremes of the time, the largest memory."""

    kode: str
    uraian: str
    detik: float
    detik_tercepat: float
    detik_terlama: float
    detik_prosesor: float
    memori_mb: float


class Bengkel:
    """The copy of the project in which everything runs."""

    def __init__(self, folder: Path) -> None:
        self.akar = folder / "proyek"
        for nama in (*DISALIN, *(k.name for k in AKAR.glob("requirements*.txt"))):
            sumber, tujuan = AKAR / nama, self.akar / nama
            if sumber.is_dir():
                shutil.copytree(sumber, tujuan, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                self.akar.mkdir(exist_ok=True)
                shutil.copyfile(sumber, tujuan)
        (self.akar / ".venv").symlink_to(AKAR / ".venv")
        self.naskah = folder / "naskah"
        self._giliran = 0

    def lkjip(self, *argumen: str) -> Jalan:
        """Run the project's command, from the interpreter's start on."""
        return self.jalankan(sys.executable, "scripts/lkjip.py", *argumen)

    def jalankan(self, *perintah: str) -> Jalan:
        """Run a command in the copy and measure it. Raises GalatPerintah where it fails."""
        with tempfile.TemporaryFile() as keluaran:
            mulai = time.perf_counter()
            proses = subprocess.Popen(
                perintah, cwd=self.akar, stdout=keluaran, stderr=subprocess.STDOUT
            )
            _, status, pakai = os.wait4(proses.pid, 0)
            detik = time.perf_counter() - mulai
            proses.returncode = os.waitstatus_to_exitcode(status)
            if proses.returncode:
                keluaran.seek(0)
                akhir = keluaran.read().decode(errors="replace").strip()
                raise GalatPerintah(f"{' '.join(perintah[1:4])} gagal:\n{akhir}")
        return Jalan(detik, pakai.ru_utime + pakai.ru_stime, pakai.ru_maxrss / 1024)

    def bangun(self, *opsi: str) -> Jalan:
        """Build over the last result."""
        return self.lkjip("build", "--out", KELUARAN, *opsi)

    def dingin(self) -> Jalan:
        """Build the whole report without what earlier builds left."""
        for sisa in (self.akar / ".cache", self.akar / KELUARAN):
            shutil.rmtree(sisa, ignore_errors=True)
        for sisa in self.akar.rglob("__pycache__"):
            shutil.rmtree(sisa)
        return self.bangun()

    def ubah_sel(self) -> Jalan:
        """Change one cell and build the site."""
        self.ganti_sel()
        return self.bangun("--no-pdf")

    def ubah_sel_pdf(self) -> Jalan:
        """Change one cell and build site and PDF."""
        self.ganti_sel()
        return self.bangun()

    def ganti_sel(self) -> None:
        """Give one realisation a value it has not had yet."""
        berkas = self.akar / "data" / SEL[0]
        with berkas.open(encoding="utf-8", newline="") as isi:
            baris = list(csv.reader(isi))
        self._giliran += 1
        baris[2][baris[0].index(SEL[1])] = str(10 + self._giliran)
        with berkas.open("w", encoding="utf-8", newline="") as isi:
            csv.writer(isi, lineterminator="\n").writerows(baris)

    def pdf(self) -> Jalan:
        """Make the PDF alone from the document that a build hands to the PDF engine."""
        python = str(self.akar / ".venv" / "bin" / "python")
        if not self.naskah.exists():
            keluar = str(self.naskah.with_name("tak-terpakai"))
            self.jalankan(python, "-c", SIMPAN_NASKAH, str(self.naskah), keluar)
        naskah, hasil = (str(self.naskah / nama) for nama in ("publik.html", "hasil.pdf"))
        data = str(self.naskah / "data")
        akar = ["--akar", str(self.naskah), "--akar", "docs", "--lampiran", data]
        return self.jalankan(python, "-m", "macros.keluaran.pdf.cetak", naskah, hasil, *akar)


Skenario = Callable[[Bengkel], Jalan]
# In this order, as the warm builds need what the cold one leaves.
SKENARIO: dict[str, tuple[str, Skenario]] = {
    "mulai": ("mulai: perintah --help", lambda b: b.lkjip("--help")),
    "periksa": ("check: memeriksa data dan naskah", lambda b: b.lkjip("check")),
    "dingin": ("build pertama, tanpa .cache", Bengkel.dingin),
    "hangat": ("build ulang tanpa perubahan", Bengkel.bangun),
    "situs": ("build --no-pdf tanpa perubahan", lambda b: b.bangun("--no-pdf")),
    "ubah": ("build --no-pdf setelah satu sel berubah", Bengkel.ubah_sel),
    "ubah-pdf": ("build setelah satu sel berubah, situs dan PDF", Bengkel.ubah_sel_pdf),
    "pdf": ("PDF saja", Bengkel.pdf),
}

HANGAT = {"hangat", "situs", "ubah", "ubah-pdf"}


def ukur(bengkel: Bengkel, kode: Iterable[str], ulangan: int) -> list[Hasil]:
    """Run the named scenarios, each `ulangan` times, in the order of the table."""
    hasil = []
    for nama, (uraian, jalankan) in SKENARIO.items():
        if nama not in kode:
            continue
        print(f"Mengukur {uraian} …", file=sys.stderr, flush=True)
        if nama in HANGAT and not (bengkel.akar / KELUARAN).exists():
            bengkel.bangun()
        hasil.append(rangkum(nama, uraian, [jalankan(bengkel) for _ in range(ulangan)]))
    return hasil


def rangkum(kode: str, uraian: str, jalan: Sequence[Jalan]) -> Hasil:
    """The runs of a scenario in one line; seconds to the hundredth, memory in whole MB."""
    detik = [j.detik for j in jalan]
    return Hasil(
        kode,
        uraian,
        round(statistics.median(detik), 2),
        round(min(detik), 2),
        round(max(detik), 2),
        round(statistics.median(j.prosesor for j in jalan), 2),
        round(max(j.memori for j in jalan)),
    )


def tabel(hasil: Sequence[Hasil]) -> list[str]:
    """The results as lines of a table, with decimal commas."""
    kepala = ("Skenario", "Median (s)", "Rentang (s)", "Prosesor (s)", "Memori (MB)")
    baris = [
        (
            h.uraian,
            _angka(h.detik),
            f"{_angka(h.detik_tercepat)}–{_angka(h.detik_terlama)}",
            _angka(h.detik_prosesor),
            f"{h.memori_mb:.0f}",
        )
        for h in hasil
    ]
    lebar = [max(len(b[k]) for b in (kepala, *baris)) for k in range(len(kepala))]

    def tulis(isi: Sequence[str]) -> str:
        angka = (teks.rjust(n) for teks, n in zip(isi[1:], lebar[1:], strict=True))
        return "  ".join((isi[0].ljust(lebar[0]), *angka))

    return [tulis(kepala), "  ".join("─" * n for n in lebar), *map(tulis, baris)]


def _angka(nilai: float) -> str:
    return f"{nilai:.2f}".replace(".", ",")


def mesin() -> dict[str, object]:
    """What the figures were measured on."""
    return {
        "sistem": platform.platform(terse=True),
        "python": platform.python_version(),
        "inti": os.cpu_count(),
    }


def urai(argv: Sequence[str]) -> argparse.Namespace:
    """The command line. Raises GalatPerintah on a mistake."""
    setattr(argparse, "_", lambda teks: TERJEMAHAN.get(teks, teks))  # noqa: B010 - see cli.py
    pengurai = Pengurai(
        prog="python3 scripts/tolok_ukur.py",
        description=PENJELASAN,
        epilog="skenario:\n" + "\n".join(f"  {k:<8} {u}" for k, (u, _) in SKENARIO.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    pengurai.add_argument(
        "--ulangan", type=int, default=3, metavar="N", help="banyaknya ulangan (bawaan: 3)"
    )
    pengurai.add_argument(
        "--hanya", nargs="+", choices=SKENARIO, metavar="SKENARIO", help="skenario ini saja"
    )
    pengurai.add_argument("--json", action="store_true", help="hasil sebagai JSON untuk program")
    opsi = pengurai.parse_args(argv)
    if opsi.ulangan < 1:
        pengurai.error("--ulangan: paling sedikit 1")
    return opsi


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code."""
    try:
        opsi = urai(sys.argv[1:] if argv is None else argv)
        if not (AKAR / ".venv").is_dir():
            raise GalatPerintah("lingkungan Python belum ada; jalankan build sekali dahulu.")
        with tempfile.TemporaryDirectory(prefix="lkjip-ukur-") as folder:
            hasil = ukur(Bengkel(Path(folder)), opsi.hanya or tuple(SKENARIO), opsi.ulangan)
    except GalatPerintah as galat:
        print(f"Galat: {galat}", file=sys.stderr)
        return galat.kode
    if opsi.json:
        isi = {"mesin": mesin(), "ulangan": opsi.ulangan, "hasil": [asdict(h) for h in hasil]}
        print(json.dumps(isi, ensure_ascii=False, indent=2))
    else:
        m = mesin()
        print(f"{m['sistem']}, Python {m['python']}, {m['inti']} inti, {opsi.ulangan} ulangan")
        print("\n".join(tabel(hasil)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
