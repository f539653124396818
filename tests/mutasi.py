"""Small faults put into a copy of the program, one at a time: do the unit tests see them?

    .venv/bin/python -m tests.mutasi                    # eight faults a package, 85 % must be seen
    .venv/bin/python -m tests.mutasi --benih 7 --paket hitung --banyak 40 --sigap
    .venv/bin/python -m tests.mutasi --paket scripts    # seen to half: most tests start programs

Faults are drawn from the code as it stands, by a seed, so that moving files breaks nothing. In the
copy every function notes that it was called: a first run without fault finds which tests call it,
and its faults are shown to those alone, the quickest first. What that run finds is kept: a test
file is run again where it, a helper or a function that it calls has changed. Libraries are
imported once, before a process is split off for each run; two runs go on side by side.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import contextlib
import hashlib
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.util import cache_from_source
from multiprocessing import get_context, util
from pathlib import Path
from typing import Any

import pytest

from tests.cacat import FUNGSI, Cacat, _pohon, berkas_kode, bernoda, paket, pilih
from tests.proyek import AKAR, berkas_proyek, salin

SYARAT = 85  # percent
UNIT = "not (build or peramban or proses or lengkap)"
TANPA_PENGUJIAN = 5  # as pytest says it
KELUARAN, CATATAN = "keluaran.txt", "jejak.json"
CABANG = Path("jejak-cabang")  # below the copy, of which the tests are run
SIMPANAN = AKAR / ".cache" / "mutasi"
SERENTAK = 2
CUKUP = 30  # seconds of the processor for tests shown one fault
MILIK = ("macros", "scripts", "tests")
BERAT = (
    "hypothesis", "pandas", "frictionless", "openpyxl", "lxml.html", "markdown", "babel",
    "jinja2", "matplotlib.backends.backend_svg", "pyphen", "mkdocs.config",
    "weasyprint",
)  # fmt: skip

Fungsi = tuple[str, str]  # file and name


@dataclass(frozen=True)
class Pengujian:
    """A test: its duration, that of its shared fixtures, by name, and the number of functions it
    calls."""

    nama: str
    lama: float
    bersama: dict[str, float]
    luas: int

    @property
    def harga(self) -> float:
        """The seconds that it takes alone, for each function that it calls."""
        return (self.lama + sum(self.bersama.values())) / (1 + self.luas)


# Tests by what they call; true where they only import it and call nothing of its module.
Pemanggil = dict[Fungsi, list[tuple[bool, Pengujian]]]


class Pengamat:
    """A pytest plugin: what each test calls, its fixtures included; or chosen tests."""

    def __init__(self, dipilih: Sequence[str]) -> None:
        self.dipilih = {nama: n for n, nama in enumerate(dipilih)}
        self.jejak: set[Fungsi] = set()
        self.impor: set[Fungsi] = set()
        self.fikstur: dict[str, set[Fungsi]] = {}
        self.terpakai: list[str] = []
        self.lama: dict[str, float] = {}
        self.hasil: dict[str, tuple[float, list[str], set[Fungsi]]] = {}
        self.gagal: set[str] = set()
        builtins.JEJAK = self.jejak  # type: ignore[attr-defined]
        self.cabang = CABANG.absolute()
        util.register_after_fork(self, Pengamat._di_cabang)

    def _di_cabang(self) -> None:
        """In a process that was split off: leave what it calls for the one that waits for it."""
        self.jejak.clear()
        tujuan = self.cabang / f"{os.getpid()}.json"
        util.Finalize(None, lambda: tujuan.write_text(json.dumps([*self.jejak])), exitpriority=0)

    def _dari_cabang(self) -> None:
        for satu in self.cabang.iterdir():
            with contextlib.suppress(ValueError):  # it was ended while it wrote
                self.jejak.update((b, f) for b, f in json.loads(satu.read_text()))
            satu.unlink()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.impor = set(self.jejak)
        if self.dipilih:
            items[:] = [satu for satu in items if satu.nodeid in self.dipilih]
            dulu = {str(s.path): self.dipilih[s.nodeid] for s in sorted(
                items, key=lambda satu: -self.dipilih[satu.nodeid])}  # fmt: skip
            items.sort(key=lambda satu: (dulu[str(satu.path)], self.dipilih[satu.nodeid]))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """What a shared fixture calls counts for every test that has it, not for the first."""
        sebelum, mulai = set(self.jejak), time.process_time()
        self.jejak.clear()
        try:
            return (yield)
        finally:
            self._dari_cabang()
            nama = fixturedef.argname
            self.fikstur.setdefault(nama, set()).update(self.jejak)
            if fixturedef.scope != "function":
                self.lama[nama] = self.lama.get(nama, 0) + time.process_time() - mulai
            self.jejak |= sebelum

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, item: Any) -> None:
        """What the test had, also what it asked for by a name that it was given."""
        self.terpakai = list(item._request._fixture_defs)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Iterator[None]:
        self.jejak.clear()
        mulai, bersama = time.process_time(), sum(self.lama.values())
        hasil = yield
        self._dari_cabang()
        lama = time.process_time() - mulai - sum(self.lama.values()) + bersama
        fikstur = [f for f in self.terpakai if f in self.fikstur]
        dipanggil = self.jejak.union(*(self.fikstur[f] for f in fikstur))
        bersama_ini = [f for f in fikstur if f in self.lama]
        self.hasil.setdefault(item.nodeid, (lama, bersama_ini, dipanggil))
        return hasil

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.gagal.add(report.nodeid)

    def catatan(self) -> str:
        """What is kept of a test file: what it imports and calls, each function named once."""
        semua = sorted(self.impor.union(*(dipanggil for *_, dipanggil in self.hasil.values())))
        nomor = {fungsi: n for n, fungsi in enumerate(semua)}
        asal = [Path(f) for m in [*sys.modules.values()] if (f := getattr(m, "__file__", None))]
        milik = [p.relative_to(Path.cwd()) for p in asal if p.is_relative_to(Path.cwd())]
        isi = {
            "berkas": sorted(p.as_posix() for p in milik if p.parts[0] == "tests"),
            "fungsi": semua,
            "impor": sorted(nomor[f] for f in self.impor),
            "hasil": {p: (lama, {f: self.lama[f] for f in fikstur}, [nomor[f] for f in isi])
                      for p, (lama, fikstur, isi) in self.hasil.items() if p not in self.gagal},
        }  # fmt: skip
        return json.dumps(isi, separators=(",", ":"))


def sidik() -> dict[str, str]:
    """Fingerprints of the code: of each function by file and name, and of each file of the tests.
    Code that runs on import hardly ever changes which functions a test calls."""
    isi: dict[str, str] = {}
    for berkas in berkas_kode():
        for fungsi in ast.walk(_pohon(berkas)):
            if isinstance(fungsi, FUNGSI):
                nama = f"{berkas} {fungsi.name}"
                isi[nama] = isi.get(nama, "") + ast.unparse(fungsi)
    for nama in berkas_proyek():
        if nama.startswith("tests/") and nama.endswith(".py"):
            isi[nama] = (AKAR / nama).read_text(encoding="utf-8")
    return {nama: hashlib.sha256(teks.encode()).hexdigest()[:16] for nama, teks in isi.items()}


def _segar(kini: dict[str, str], berkas: str, *, sigap: bool) -> dict[str, Any] | None:
    """The records of test files for which nothing imported or called has changed; with `sigap`
    those that have not changed themselves."""
    try:
        isi = json.loads((SIMPANAN / f"{Path(berkas).stem}.json").read_text(encoding="utf-8"))
        sidik_lama = {berkas: isi["sidik"][berkas]} if sigap else isi["sidik"]
        return isi if all(kini.get(n) == satu for n, satu in sidik_lama.items()) else None
    except (OSError, ValueError, KeyError):
        return None


def jejaki(regu: ProcessPoolExecutor, *, sigap: bool) -> Pemanggil:
    """The functions called by each test; only changed tests are run. A test that fails without any
    fault is left out, and reported."""
    kini = sidik()
    semua = sorted(p.relative_to(AKAR).as_posix() for p in (AKAR / "tests").rglob("test_*.py"))
    tersimpan = {berkas: _segar(kini, berkas, sigap=sigap) for berkas in semua}
    basi = [berkas for berkas, isi in tersimpan.items() if isi is None]
    print(f"{len(basi)} dari {len(semua)} berkas pengujian dijejaki", flush=True)
    SIMPANAN.mkdir(parents=True, exist_ok=True)
    pemanggil: Pemanggil = {}
    for berkas, (keluaran, catatan) in zip(basi, regu.map(_jejaki, basi), strict=True):
        isi = tersimpan[berkas] = json.loads(catatan)
        nama = [*isi["berkas"], *(f"{b} {f}" for b, f in isi["fungsi"])]
        isi["sidik"] = {satu: kini[satu] for satu in nama if satu in kini}
        gagal = ("FAILED", "ERROR")
        isi["gagal"] = [b for b in keluaran.splitlines() if b.startswith(gagal)]
        if nama:
            teks = json.dumps(isi, separators=(",", ":"))
            (SIMPANAN / f"{Path(berkas).stem}.json").write_text(teks, encoding="utf-8")
    for isi in filter(None, tersimpan.values()):
        for baris in isi["gagal"]:
            print(f"Tidak dipakai, gagal tanpa cacat: {baris}", flush=True)
        fungsi = [(b, f) for b, f in isi["fungsi"]]
        for nama, (lama, bersama, nomor) in isi["hasil"].items():
            satu = Pengujian(nama, lama, bersama, len(nomor))
            sendiri = {fungsi[n] for n in nomor}
            dekat = {b for b, _ in sendiri}
            for f in sendiri.union(fungsi[n] for n in isi["impor"]):
                jauh = f not in sendiri and f[0] not in dekat
                pemanggil.setdefault(f, []).append((jauh, satu))
    return pemanggil


class Bengkel:
    """A copy of the project for faults and test runs."""

    def __init__(self, akar: Path) -> None:
        self.akar = akar
        salin(akar, berkas_proyek())
        for berkas in berkas_kode():
            (akar / berkas).write_text(bernoda(_pohon(berkas), berkas), encoding="utf-8")
        for perintah in (("init", "-q"), ("add", "-A")):
            subprocess.run(("git", *perintah), cwd=akar, check=True, capture_output=True)

    def jejaki(self, berkas: str) -> tuple[str, str]:
        """Run a test file: pytest's words, and what the tests call."""
        (self.akar / CATATAN).write_text('{"berkas":[],"fungsi":[],"impor":[],"hasil":{}}', "utf-8")
        _, keluaran = self._jalankan({berkas})
        return keluaran, (self.akar / CATATAN).read_text("utf-8")

    def uji(self, cacat: Cacat, dipilih: Sequence[str]) -> str:
        """The first of these tests that sees a fault, or nothing."""
        tujuan = self.akar / cacat.berkas
        # What Python keeps of a module goes by its size and the second of its time.
        simpanan = Path(cache_from_source(str(tujuan)))
        asli = tujuan.read_bytes()
        try:
            simpanan.unlink(missing_ok=True)
            tujuan.write_text(cacat.sumber, encoding="utf-8")
            kode, keluaran = self._jalankan({p.partition("::")[0] for p in dipilih}, dipilih)
        finally:
            simpanan.unlink(missing_ok=True)
            tujuan.write_bytes(asli)
        if kode in {0, TANPA_PENGUJIAN}:
            return ""
        gagal = [b for b in keluaran.splitlines() if b.startswith(("FAILED", "ERROR"))]
        return gagal[0].split(" - ")[0] if gagal else f"GAGAL kode {kode}"

    def _jalankan(self, berkas: set[str], dipilih: Sequence[str] = ()) -> tuple[int, str]:
        """pytest's code and words for test files, in a process split off from this one."""
        if not berkas:
            return TANPA_PENGUJIAN, ""
        anak = os.fork()
        if anak == 0:
            kode = 70
            try:
                kode = _anak(self.akar, sorted(berkas), dipilih)
            finally:
                os._exit(kode)
        akhir = time.monotonic() + (10 * CUKUP if dipilih else 900)
        while not (selesai := os.waitpid(anak, os.WNOHANG))[0]:
            if time.monotonic() > akhir:
                os.killpg(anak, signal.SIGKILL)
                os.waitpid(anak, 0)
                return 99, "ERROR waktu habis"
            time.sleep(0.02)
        keluaran = (self.akar / KELUARAN).read_text(encoding="utf-8", errors="replace")
        return os.waitstatus_to_exitcode(selesai[1]), keluaran


def _anak(akar: Path, berkas: list[str], dipilih: Sequence[str]) -> int:
    """Run pytest on the copy's modules; calls are recorded in `CATATAN`. A fault must not stop the
    parent process, nor ask the user."""
    os.setsid()
    with (akar / KELUARAN).open("wb") as terbuka, Path(os.devnull).open("rb") as hampa:
        os.dup2(hampa.fileno(), 0)
        os.dup2(terbuka.fileno(), 1)
        os.dup2(terbuka.fileno(), 2)
    os.chdir(akar)
    CABANG.mkdir(exist_ok=True)
    for nama in [n for n in sys.modules if n.partition(".")[0] in MILIK]:
        del sys.modules[nama]
    sys.path[:] = [str(akar), *(p for p in sys.path if p and Path(p) != AKAR)]
    pengamat = Pengamat(dipilih)
    opsi = ["-q", "-p", "no:cacheprovider", "-m", UNIT, *(["-x"] if dipilih else [])]
    kode = int(pytest.main([*opsi, *berkas], [pengamat]))
    if not dipilih:
        (akar / CATATAN).write_text(pengamat.catatan(), encoding="utf-8")
    sys.stdout.flush()
    return kode


BENGKEL: list[Bengkel] = []  # of a worker: its own


def _siapkan(folder: str) -> None:
    BENGKEL.append(Bengkel(Path(tempfile.mkdtemp(dir=folder)) / "proyek"))


def _jejaki(berkas: str) -> tuple[str, str]:
    return BENGKEL[0].jejaki(berkas)


def _uji(cacat: Cacat, dipilih: Sequence[str]) -> str:
    return BENGKEL[0].uji(cacat, dipilih)


def _calon(pemanggil: Pemanggil, cacat: Cacat) -> list[str]:
    """The tests for a fault: those that use its module first, then those that cover most in their
    time."""
    calon = pemanggil.get((cacat.berkas, cacat.fungsi), [])
    hasil: list[str] = []
    sudah: set[str] = set()
    sisa: float = CUKUP
    for _, satu in sorted(calon, key=lambda isi: (isi[0], isi[1].harga)):
        sisa -= satu.lama + sum(n for f, n in satu.bersama.items() if f not in sudah)
        if sisa < 0 and hasil:
            break
        sudah.update(satu.bersama)
        hasil.append(satu.nama)
    return hasil


def jalankan(daftar: list[Cacat], *, sigap: bool) -> list[Cacat]:
    """Try faults, with a message on each; returns those that no test detects."""
    for nama in BERAT:
        with contextlib.suppress(ImportError):
            importlib.import_module(nama)
    lolos, banyak = [], Counter(paket(c.berkas) for c in daftar)
    with (
        tempfile.TemporaryDirectory(prefix="mutasi-") as folder,
        ProcessPoolExecutor(SERENTAK, get_context("fork"), _siapkan, (folder,)) as regu,
    ):
        pemanggil = jejaki(regu, sigap=sigap)
        semua = {satu.nama: satu.lama for isi in pemanggil.values() for _, satu in isi}
        print(f"{len(semua)} pengujian, {sum(semua.values()):.0f} detik", flush=True)
        calon = [_calon(pemanggil, cacat) for cacat in daftar]
        for cacat, terlihat in zip(daftar, regu.map(_uji, daftar, calon), strict=True):
            if not terlihat:
                lolos.append(cacat)
            print(f"{terlihat or 'LOLOS'} | {cacat.berkas} | {cacat.nama}", flush=True)
    luput = Counter(paket(c.berkas) for c in lolos)
    for nama, jumlah in banyak.items():
        print(f"{nama:<20} {jumlah - luput[nama]:>3} dari {jumlah}")
    persen = 100 * (len(daftar) - len(lolos)) / len(daftar)
    print(f"{persen:.0f}% dari {len(daftar)} cacat terlihat.")
    return lolos


def main() -> int:
    """The command line; 1 if too few faults are detected."""
    bentuk = argparse.RawTextHelpFormatter
    urai = argparse.ArgumentParser(description=__doc__, formatter_class=bentuk)
    urai.add_argument("--benih", type=int, default=1)
    urai.add_argument("--banyak", type=int, default=8, help="cacat tiap paket")
    urai.add_argument("--paket", default="macros")
    urai.add_argument(
        "--sigap", action="store_true",
        help="hanya berkas pengujian yang berubah sendiri dijejaki lagi",
    )  # fmt: skip
    opsi = urai.parse_args()
    daftar = pilih(opsi.benih, opsi.banyak, opsi.paket)
    lolos = jalankan(daftar, sigap=opsi.sigap)
    return int(100 * len(lolos) > (100 - SYARAT) * len(daftar))


if __name__ == "__main__":
    sys.exit(main())
