"""Benchmark of the commands: how long they take and how much memory, as a person runs them.

Everything runs in a copy of the project in a temporary folder, so that neither the data nor the
cache of the project is touched. Standard library only.
"""

import argparse
import csv
import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
# The project must be first on the path instead of scripts/, as in lkjip.py.
sys.path[0] = str(AKAR)

from scripts.cli import Pengurai, terjemahkan  # noqa: E402
from scripts.mesin import pembanding  # noqa: E402
from scripts.mesin.hasil_ukur import Hasil, Jalan, angka, rangkum, tabel  # noqa: E402
from scripts.perintah import Perintah, bantuan  # noqa: E402
from scripts.terminal import GalatPerintah, cetak_json, kabari  # noqa: E402

DISALIN = ("data", "docs", "macros", "scripts", "mkdocs.yml")
SEL = ("realisasi.csv", "nilai")  # the column whose second row is changed
BAB = "bab-2-perencanaan-kinerja.md"
KELUARAN = "situs"
# Caches missing in a new copy of the program, including compiled Python files.
BARU = (".cache", KELUARAN, "**/__pycache__")


class Bengkel:
    """A copy of the project in which everything runs."""

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
        self.python = str(self.akar / ".venv" / "bin" / "python")
        self.naskah = folder / "naskah"
        self.amati = False
        self._giliran = 0

    def lkjip(self, *argumen: str) -> Jalan:
        """Run a command of the project, including the start of the interpreter."""
        return self.jalankan(sys.executable, "scripts/lkjip.py", *argumen)

    def jalankan(self, *perintah: str, masukan: str = "") -> Jalan:
        """Run a command in the copy and measure it. Raises GalatPerintah where it fails."""
        with tempfile.TemporaryFile() as keluaran, tempfile.TemporaryFile() as isi:
            isi.write(masukan.encode())
            isi.seek(0)
            mulai = time.perf_counter()
            proses = subprocess.Popen(
                perintah, cwd=self.akar, stdin=isi, stdout=keluaran, stderr=subprocess.STDOUT
            )
            bersama = pembanding.amati(proses.pid) if self.amati else 0
            _, status, pakai = os.wait4(proses.pid, 0)
            detik = time.perf_counter() - mulai
            proses.returncode = os.waitstatus_to_exitcode(status)
            if proses.returncode:
                keluaran.seek(0)
                kata = keluaran.read().decode(errors="replace").strip()
                raise GalatPerintah(f"{' '.join(perintah[1:4])} gagal:\n{kata}")
        memori = max(pakai.ru_maxrss, bersama) / 1024
        return Jalan(detik, pakai.ru_utime + pakai.ru_stime, memori)

    def teramati(self, jalankan: Callable[[], Jalan]) -> Jalan:
        """A further run that records the memory of all processes, which takes time itself."""
        self.amati = True
        try:
            return replace(jalankan(), detik=math.nan)
        finally:
            self.amati = False

    def bangun(self, *opsi: str) -> Jalan:
        """Build over the last result."""
        return self.lkjip("build", "--out", KELUARAN, *opsi)

    def dingin(self, pola: Sequence[str] = (".cache", KELUARAN), kali: int = 1) -> Jalan:
        """Build without the files that these patterns name (caches, results); with the body of the
        PDF repeated `kali` times."""
        for sisa in [satu for p in pola for satu in self.akar.glob(p)]:
            shutil.rmtree(sisa)
        if kali == 1:
            return self.bangun()
        perintah = (self.python, "-c", pembanding.LIPATKAN, str(kali), "build", "--out", KELUARAN)
        return self.jalankan(*perintah)

    def lain(self, lingkungan: Path, ragam: str) -> Jalan:
        """Build the same chapters with the programs of another environment."""
        folder = self.naskah.with_name("pembanding")
        if not folder.exists():
            self.jalankan(self.python, "-c", pembanding.TULIS, str(folder))
        shutil.rmtree(folder / "site", ignore_errors=True)
        mkdocs = str(pembanding.mkdocs(lingkungan))
        return self.jalankan(mkdocs, "build", "-q", "-f", str(folder / f"{ragam}.yml"))

    def ubah_sel(self, *opsi: str) -> Jalan:
        """Change one cell and build over the last result."""
        self.ganti_sel()
        return self.bangun(*opsi)

    def ubah_bab_pdf(self) -> Jalan:
        """Add a sentence to a chapter and build site and PDF."""
        with (self.akar / "docs" / BAB).open("a", encoding="utf-8") as isi:
            isi.write("\nSebuah kalimat tambahan.\n")
        return self.bangun()

    def ganti_sel(self) -> None:
        """Give one realisation a new value."""
        berkas = self.akar / "data" / SEL[0]
        with berkas.open(encoding="utf-8", newline="") as isi:
            baris = list(csv.reader(isi))
        self._giliran += 1
        baris[2][baris[0].index(SEL[1])] = str(10 + self._giliran)
        with berkas.open("w", encoding="utf-8", newline="") as isi:
            csv.writer(isi, lineterminator="\n").writerows(baris)

    def pdf(self, kali: int = 1) -> Jalan:
        """Make only the PDF, from the document of a build, with its body repeated `kali` times."""
        if not self.naskah.exists():
            keluar = str(self.naskah.with_name("tak-terpakai"))
            self.jalankan(self.python, "-c", pembanding.SIMPAN_NASKAH, str(self.naskah), keluar)
        asli, naskah = self.naskah / "publik.html", self.naskah / f"publik-{kali}.html"
        teks = pembanding.kalikan(asli.read_text(encoding="utf-8"), kali)
        naskah.write_text(teks, encoding="utf-8")
        akar, data = [str(self.naskah), "docs"], str(self.naskah / "data")
        pesanan = (str(naskah), str(naskah.with_suffix(".pdf")), akar, data)
        perintah = (self.python, "-m", "macros.keluaran.pdf.cetak")
        return self.jalankan(*perintah, masukan=json.dumps(pesanan))

    def portal(self, banyak: int, *, baru: bool = False) -> Jalan:
        """Make the portal of `banyak` invented units, or run again over the existing one."""
        unit, keluar = (self.naskah.with_name(f"{apa}-{banyak}") for apa in ("unit", "portal"))
        if not unit.exists():
            perintah = [sys.executable, "-m", "tests.rekaan", str(unit), "--banyak", str(banyak)]
            if subprocess.run(perintah, cwd=AKAR, check=False).returncode:
                raise GalatPerintah("unit rekaan tidak dapat dibuat (tests/rekaan.py).")
        if baru:
            kerja = keluar.with_name(f".{keluar.name}.kerja")
            for sisa in (keluar, kerja, *unit.glob("*/.cache")):
                shutil.rmtree(sisa, ignore_errors=True)
        # The server process of forks is not included in the measured time.
        return replace(self.lkjip("portal", str(unit), "--out", str(keluar)), prosesor=math.nan)

    def ukuran_portal(self, banyak: int) -> float:
        """The disk space of that portal with all its sites, in MB."""
        semua = self.naskah.with_name(f"portal-{banyak}").rglob("*")
        return sum(b.stat().st_blocks * 512 for b in semua if b.is_file()) / 2**20


Skenario = Callable[[Bengkel], Jalan]
# In this order, as the warm builds need the results of the cold one.
SKENARIO: dict[str, tuple[str, Skenario]] = {
    "mulai": ("mulai: perintah --help", lambda b: b.lkjip("--help")),
    "periksa": ("check: memeriksa data dan naskah", lambda b: b.lkjip("check")),
    "pertama": ("build pertama, program belum terkompilasi", lambda b: b.dingin(BARU)),
    "dingin": ("build tanpa .cache", Bengkel.dingin),
    "hangat": ("build ulang tanpa perubahan", Bengkel.bangun),
    "situs": ("build --no-pdf tanpa perubahan", lambda b: b.bangun("--no-pdf")),
    "ubah": ("build --no-pdf setelah satu sel berubah", lambda b: b.ubah_sel("--no-pdf")),
    "ubah-pdf": ("build setelah satu sel berubah, situs dan PDF", Bengkel.ubah_sel),
    "ubah-bab": ("build setelah satu kalimat bertambah, situs dan PDF", Bengkel.ubah_bab_pdf),
    "dingin-3": ("build tanpa .cache, isi PDF tiga kali lipat", lambda b: b.dingin(kali=3)),
    "pdf": ("PDF saja", Bengkel.pdf),
    "pdf-3": ("PDF saja, isi tiga kali lipat", lambda b: b.pdf(3)),
    "pdf-10": ("PDF saja, isi sepuluh kali lipat", lambda b: b.pdf(10)),
}

HANGAT = {"hangat", "situs", "ubah", "ubah-pdf", "ubah-bab"}


def ukur(bengkel: Bengkel, kode: Iterable[str], ulangan: int) -> list[Hasil]:
    """Run the named scenarios, each `ulangan` times, in the order of the table."""
    hasil = []
    for nama, (uraian, jalankan) in SKENARIO.items():
        if nama not in kode:
            continue
        kabari(f"Mengukur {uraian} …")
        if nama in HANGAT and not (bengkel.akar / KELUARAN).exists():
            bengkel.bangun()
        jalan = [jalankan(bengkel) for _ in range(ulangan)]
        teramati = bengkel.teramati(partial(jalankan, bengkel))
        hasil.append(rangkum(nama, uraian, [*jalan, teramati]))
    return hasil


def bandingkan(bengkel: Bengkel, lingkungan: Path, ulangan: int) -> tuple[list[Hasil], list[str]]:
    """Measure this program and others in turn on the same chapters; returns the summaries, and the
    ratio of times, pair by pair."""
    cara: dict[str, tuple[str, Callable[[], Jalan]]] = {
        "dingin": ("build tanpa .cache: situs dan PDF", bengkel.dingin),
        "mkdocs-to-pdf": ("mkdocs-to-pdf: situs dan PDF", lambda: bengkel.lain(lingkungan, "pdf")),
        "material": ("mkdocs-material: situs saja", lambda: bengkel.lain(lingkungan, "polos")),
    }
    jalan: dict[str, list[Jalan]] = {kode: [] for kode in cara}
    for n in range(ulangan):
        kabari(f"Membandingkan, putaran {n + 1} dari {ulangan} …")
        for kode, (_, jalankan) in cara.items():
            jalan[kode].append(jalankan())
    hasil = [
        rangkum(kode, uraian, [*jalan[kode], bengkel.teramati(jalankan)])
        for kode, (uraian, jalankan) in cara.items()
    ]
    pasangan = zip(jalan["dingin"], jalan["mkdocs-to-pdf"], strict=True)
    nisbah = sorted(kita.detik / mereka.detik for kita, mereka in pasangan)
    tengah, rentang = statistics.median(nisbah), f"{angka(nisbah[0])}–{angka(nisbah[-1])}"
    return hasil, [f"Waktu dibanding mkdocs-to-pdf: {angka(tengah)} ({rentang})"]


def tumbuh(bengkel: Bengkel, banyak: Iterable[int], ulangan: int) -> tuple[list[Hasil], list[str]]:
    """Measure portals of various sizes, made from nothing and run again without changes; returns
    the summaries, and the costs of one unit."""
    hasil, kata = [], []
    for n in banyak:
        kabari(f"Mengukur portal {n} unit …")
        for kode, uraian, baru in (
            (f"portal-{n}", f"portal {n} unit, dari awal", True),
            (f"portal-{n}-tetap", f"portal {n} unit tanpa perubahan", False),
        ):
            jalankan = partial(bengkel.portal, n, baru=baru)
            jalan = [jalankan() for _ in range(ulangan)]
            hasil.append(rangkum(kode, uraian, [*jalan, bengkel.teramati(jalankan)]))
        detik, mb = hasil[-2].detik / n, bengkel.ukuran_portal(n) / n
        kata.append(f"Portal {n} unit: {angka(detik)} detik dan {angka(mb)} MB setiap unit")
    return hasil, kata


def mesin() -> dict[str, object]:
    """A description of the machine."""
    return {
        "sistem": platform.platform(terse=True),
        "python": platform.python_version(),
        "inti": os.cpu_count(),
    }


def urai(argv: Sequence[str]) -> argparse.Namespace:
    """The command line. Raises GalatPerintah on a mistake."""
    terjemahkan()
    pengurai = Pengurai(
        prog="python3 scripts/tolok_ukur.py",
        description=bantuan()["tolok_ukur"]["rincian"],
        epilog="skenario:\n" + "\n".join(f"  {k:<8} {u}" for k, (u, _) in SKENARIO.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    pilihan: dict[str, dict[str, Any]] = {"--hanya": {"choices": SKENARIO}}
    for nama, rincian in Perintah("tolok_ukur").argumen.items():
        pengurai.add_argument(nama, **rincian, **pilihan.get(nama, {}))
    opsi = pengurai.parse_args(argv)
    if opsi.ulangan < 1:
        pengurai.error("--ulangan: paling sedikit 1")
    if opsi.portal and min(opsi.portal) < 1:
        pengurai.error("--portal: paling sedikit 1 unit")
    return opsi


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code."""
    try:
        opsi = urai(sys.argv[1:] if argv is None else argv)
        if not (AKAR / ".venv").is_dir():
            raise GalatPerintah("lingkungan Python belum ada; jalankan build sekali dahulu.")
        kata: list[str] = []
        with tempfile.TemporaryDirectory(prefix="lkjip-ukur-") as folder:
            bengkel = Bengkel(Path(folder))
            if opsi.pembanding:
                lingkungan = Path(opsi.pembanding)
                pembanding.mkdocs(lingkungan)
                hasil, kata = bandingkan(bengkel, lingkungan.absolute(), opsi.ulangan)
            elif opsi.portal:
                hasil, kata = tumbuh(bengkel, opsi.portal, opsi.ulangan)
            else:
                hasil = ukur(bengkel, opsi.hanya or tuple(SKENARIO), opsi.ulangan)
    except GalatPerintah as galat:
        print(f"Galat: {galat}", file=sys.stderr)
        return galat.kode
    if opsi.json:
        kosong = {"detik_prosesor": None}
        baris = [asdict(h) | (kosong if math.isnan(h.detik_prosesor) else {}) for h in hasil]
        isi = {"mesin": mesin(), "ulangan": opsi.ulangan, "hasil": baris, "ringkasan": kata}
        cetak_json(isi)
    else:
        m = mesin()
        print(f"{m['sistem']}, Python {m['python']}, {m['inti']} inti, {opsi.ulangan} ulangan")
        print("\n".join([*tabel(hasil), *kata]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
