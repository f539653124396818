"""Benchmark of the commands: how long they take and how much memory, as a person runs them.

Everything runs in a copy of the project in a temporary folder, so that neither the data nor the
cache of the project is touched. Standard library only.
"""

import argparse
import csv
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
# The project stands first on the path instead of scripts/, as in lkjip.py.
sys.path[0] = str(AKAR)

from scripts.cli import Pengurai, terjemahkan  # noqa: E402
from scripts.terminal import GalatPerintah, kabari  # noqa: E402

DISALIN = ("data", "docs", "macros", "scripts", "mkdocs.yml", "requirements.txt")
SEL = ("realisasi.csv", "nilai")  # the column whose second row gets other values
Ukuran = tuple[float, float]
"""One run: wall-clock seconds, and the most memory of its largest process in MB."""


class Bengkel:
    """The copy of the project in which everything runs."""

    def __init__(self, folder: Path) -> None:
        self.akar = folder
        for nama in DISALIN:
            salin = shutil.copytree if (AKAR / nama).is_dir() else shutil.copyfile
            salin(AKAR / nama, folder / nama)
        (folder / ".venv").symlink_to(AKAR / ".venv")
        self._giliran = 0

    def lkjip(self, *argumen: str) -> Ukuran:
        """Run the project's command and measure it. Raises GalatPerintah where it fails."""
        perintah = [sys.executable, "scripts/lkjip.py", *argumen]
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
                kata = keluaran.read().decode(errors="replace").strip()
                raise GalatPerintah(f"{' '.join(argumen)} gagal:\n{kata}")
        return detik, pakai.ru_maxrss / 1024

    def dingin(self) -> Ukuran:
        """Build the whole report without what earlier builds left."""
        for sisa in (".cache", "site"):
            shutil.rmtree(self.akar / sisa, ignore_errors=True)
        return self.lkjip("build")

    def ubah_sel(self, *opsi: str) -> Ukuran:
        """Change one cell and build over the last result."""
        self.ganti_sel()
        return self.lkjip("build", *opsi)

    def ganti_sel(self) -> None:
        """Give one realisation a value it has not had yet."""
        berkas = self.akar / "data" / SEL[0]
        with berkas.open(encoding="utf-8", newline="") as isi:
            baris = list(csv.reader(isi))
        self._giliran += 1
        baris[2][baris[0].index(SEL[1])] = str(10 + self._giliran)
        with berkas.open("w", encoding="utf-8", newline="") as isi:
            csv.writer(isi, lineterminator="\n").writerows(baris)


# In this order, as the warm builds need what the cold one leaves.
SKENARIO: dict[str, tuple[str, Callable[[Bengkel], Ukuran]]] = {
    "mulai": ("perintah --help", lambda b: b.lkjip("--help")),
    "periksa": ("check", lambda b: b.lkjip("check")),
    "dingin": ("build tanpa .cache", Bengkel.dingin),
    "hangat": ("build ulang tanpa perubahan", lambda b: b.lkjip("build")),
    "ubah": ("build --no-pdf setelah satu sel berubah", lambda b: b.ubah_sel("--no-pdf")),
    "ubah-pdf": ("build setelah satu sel berubah", Bengkel.ubah_sel),
}


def urai(argv: Sequence[str]) -> argparse.Namespace:
    """The command line. Raises GalatPerintah on a mistake."""
    terjemahkan()
    pengurai = Pengurai(
        prog="python3 scripts/tolok_ukur.py",
        description="Mengukur waktu dan memori perintah, pada salinan proyek di folder sementara.",
        epilog="skenario:\n" + "\n".join(f"  {k:<8} {u}" for k, (u, _) in SKENARIO.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    pengurai.add_argument(
        "--ulangan", type=int, default=3, metavar="N", help="banyaknya ulangan (bawaan: 3)"
    )
    pengurai.add_argument(
        "--hanya", nargs="+", choices=SKENARIO, metavar="SKENARIO", help="skenario ini saja"
    )
    opsi = pengurai.parse_args(argv)
    if opsi.ulangan < 1:
        pengurai.error("--ulangan: paling sedikit 1")
    return opsi


def sebut(uraian: str, jalan: Sequence[Ukuran]) -> str:
    """The runs of a scenario in one line, with decimal commas."""
    detik = [satu for satu, _ in jalan]
    isi = f"{statistics.median(detik):.2f} s ({min(detik):.2f}–{max(detik):.2f})"
    return f"{uraian}: {isi}, {max(mb for _, mb in jalan):.0f} MB".replace(".", ",")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code."""
    try:
        opsi = urai(sys.argv[1:] if argv is None else argv)
        with tempfile.TemporaryDirectory(prefix="lkjip-ukur-") as folder:
            bengkel = Bengkel(Path(folder))
            for nama, (uraian, jalankan) in SKENARIO.items():
                if nama in (opsi.hanya or SKENARIO):
                    kabari(f"Mengukur {uraian} …")
                    print(sebut(uraian, [jalankan(bengkel) for _ in range(opsi.ulangan)]))
    except GalatPerintah as galat:
        print(f"Galat: {galat}", file=sys.stderr)
        return galat.kode
    return 0


if __name__ == "__main__":
    sys.exit(main())
