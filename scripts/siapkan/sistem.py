"""Find and install required parts of the operating system.

Standard library only. On Debian and Ubuntu apt-get installs them; elsewhere, and without
permission, one message names what is missing.
"""

import ctypes
import fcntl
import glob
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scripts.terminal import GalatPerintah, kabari, kutip

# First the headless one: the same engine, in two thirds of the time.
PERAMBAN_TANPA_JENDELA = "chromium-headless-shell"
PERAMBAN = (
    PERAMBAN_TANPA_JENDELA, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"
)  # fmt: skip
# The folders of the two kinds in Playwright's.
PERAMBAN_PLAYWRIGHT = (
    "chromium_headless_shell-*/chrome-headless-shell-linux*/chrome-headless-shell",
    "chromium-*/chrome-linux*/chrome",
)
# The path of the browser, for machines that have it elsewhere.
VARIABEL_PERAMBAN = "LKJIP_PERAMBAN"
# Folders of system programs, which are not in the path of ordinary users.
FOLDER_SERVER = ("/usr/local/sbin", "/usr/sbin", "/sbin")


# By name: the description of a part, and its packages.
BAGIAN: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)


def cari(nama: str) -> list[str]:
    """The files of a part of the system; empty if it is missing."""
    isi = BAGIAN[nama]
    if "pustaka" in isi:
        return cari_pustaka(isi["pustaka"])
    if "alat" in isi:
        return cari_program(isi["alat"], FOLDER_SERVER)
    return cari_peramban() if nama == "peramban" else _cari_modul()


def _paket(semua: Iterable[str]) -> list[str]:
    """The packages that contain these parts."""
    return [p.format(*sys.version_info) for n in semua for p in BAGIAN[n]["paket"]]


def cari_pustaka(nama: Iterable[str]) -> list[str]:
    """The files of the shared libraries; empty if one of them cannot be loaded."""
    hasil = []
    for pustaka in nama:
        try:
            ctypes.CDLL(pustaka)
        except OSError:
            return []
        hasil += [j for j in _terpetakan() if os.path.basename(j).startswith(pustaka)]
    return sorted(set(hasil))


def cari_program(nama: Iterable[str], folder: Iterable[str] = ()) -> list[str]:
    """The paths of the programs, also in `folder`, which may be outside of a user's PATH; empty if
    one of them is missing."""
    jalur = os.pathsep.join([os.environ.get("PATH", os.defpath), *folder])
    hasil = [shutil.which(n, path=jalur) for n in nama]
    return [h for h in hasil if h] if all(hasil) else []


def cari_peramban() -> list[str]:
    """The first browser that really starts: the user's choice, an installed one, or
    Playwright's."""
    dipilih = os.environ.get(VARIABEL_PERAMBAN)
    if dipilih:
        return [dipilih] if _berjalan(dipilih) else []
    gudang = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or "~/.cache/ms-playwright"
    calon = [jalur for jalur in map(shutil.which, PERAMBAN) if jalur]
    for pola in PERAMBAN_PLAYWRIGHT:
        calon += sorted(glob.glob(os.path.expanduser(f"{gudang}/{pola}")), reverse=True)
    return next(([j] for j in calon if not dari_snap(j) and _berjalan(j)), [])


def dari_snap(jalur: str) -> bool:
    """Whether a program is a snap, or Ubuntu's stub for one.

    A snap can neither read files under /tmp nor run in a container, so it does not count.
    """
    asli = os.path.realpath(jalur)
    if asli.startswith("/snap/") or os.path.basename(asli) == "snap":
        return True
    try:
        with open(asli, "rb") as berkas:
            awal = berkas.read(4096)
    except OSError:
        return False
    return awal.startswith(b"#!") and (b"/snap/" in awal or b"snap install" in awal)


def _cari_modul() -> list[str]:
    satu = importlib.util.find_spec("ensurepip")
    return [str(satu.origin)] if satu else []


def lengkapi(nama: Collection[str]) -> None:
    """Install the missing ones of the named parts, and what Python needs for virtual environments.

    A browser that apt-get does not have (Ubuntu) is left to `lengkapi_peramban`.
    """
    kurang = [n for n in (*nama, "venv") if not cari(n)]
    if "peramban" in kurang and not peramban_dari_apt():
        kurang.remove("peramban")
    paket = _paket(kurang)
    if not paket:
        return
    awalan = hak_pasang()
    if awalan is None:
        raise GalatPerintah(pesan_kurang(kurang))
    kabari(f"Memasang paket sistem: {', '.join(paket)} …")
    apt = [*awalan, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    apt += ["-o", "DPkg::Lock::Timeout=120"]
    # An update that fails in part (a third party's source) may still be sufficient.
    _sunyi([*apt, "update"])
    galat = _sunyi([*apt, "install", "--yes", "--no-install-recommends", *paket])
    importlib.invalidate_caches()
    masih = [n for n in kurang if not cari(n)]
    if masih:
        raise GalatPerintah(f"{pesan_kurang(masih)}\n\n{galat}".rstrip())


def lengkapi_peramban(nama: Collection[str], python: str) -> dict[str, list[str]]:
    """Every named part with its files; downloads Playwright's browser if necessary.

    Raises GalatPerintah if the browser is still missing.
    """
    ada = {n: cari(n) for n in nama}
    if "peramban" in ada and not ada["peramban"]:
        kabari("Mengunduh peramban untuk pengujian …")
        perintah = [python, "-m", "playwright", "install", "--only-shell", "chromium"]
        galat = _sunyi([*perintah, *(["--with-deps"] if hak_pasang() is not None else [])])
        ada["peramban"] = cari_peramban()
        if not ada["peramban"]:
            raise GalatPerintah(f"{pesan_kurang(['peramban'])}\n\n{galat}".rstrip())
    return ada


def pesan_kurang(kurang: Sequence[str]) -> str:
    """What is missing, and the command that installs it."""
    paket = _paket(kurang)
    baris = ["komputer ini belum memiliki:", *(f"  - {BAGIAN[n]['uraian']}" for n in kurang)]
    if "peramban" in kurang and not peramban_dari_apt():
        paket.remove(PERAMBAN_TANPA_JENDELA)
        baris += [
            "Pasang Google Chrome, atau sebutkan jalur peramban yang ada, misalnya:",
            f"\n    export {VARIABEL_PERAMBAN}=/opt/google/chrome/chrome\n",
        ]
    if paket:
        baris += [
            "Pasang sekali saja dengan perintah berikut, lalu ulangi perintah tadi:",
            f"\n    sudo apt-get update && sudo apt-get install --yes {' '.join(paket)}",
        ]
    if "pango" in kurang:
        baris += ["\nTanpa PDF, situs dapat dibuat lebih dahulu dengan: build --no-pdf"]
    return "\n".join(baris)


def hak_pasang() -> list[str] | None:
    """The prefix for apt-get: empty for root, sudo if it needs no password.

    None if this process may not install, or there is no apt-get.
    """
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _sunyi(["sudo", "-n", "true"]) == "":
        return ["sudo", "-n"]
    return None


def peramban_dari_apt() -> bool:
    """Whether apt-get has a browser; on Ubuntu there is only a snap."""
    try:
        ini = platform.freedesktop_os_release()
    except OSError:
        return True
    return "ubuntu" not in f"{ini.get('ID', '')} {ini.get('ID_LIKE', '')}".lower().split()


def _terpetakan() -> list[str]:
    """The files mapped by this process, from the kernel."""
    try:
        baris = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [b.split(maxsplit=5)[5] for b in baris if b.count("/")]


def _berjalan(jalur: str) -> bool:
    """Whether a browser starts; its libraries may be missing even if its file exists."""
    return _sunyi([jalur, "--version"]) == ""


def _sunyi(perintah: Sequence[str]) -> str:
    """Run a command silently; "" on success, otherwise the last lines of its output."""
    try:
        kode, keluaran = jalankan(perintah)
    except OSError as galat:
        return f"  | {perintah[0]}: {galat.strerror}"
    return (kutip(keluaran, 6) or f"  | kode {kode}") if kode else ""


def jalankan(perintah: Sequence[str], **lingkungan: str) -> tuple[int, str]:
    """Run a command without input; its exit code and all its output."""
    hasil = subprocess.run(
        perintah,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
        env={**os.environ, **lingkungan},
    )
    return hasil.returncode, hasil.stdout


@contextmanager
def giliran(akar: str) -> Iterator[None]:
    """A lock for set-ups of this project, on the folder itself, so that no file is left behind."""
    kunci = os.open(akar, os.O_RDONLY)
    try:
        try:
            fcntl.flock(kunci, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            kabari("Menunggu penyiapan lain di folder ini selesai …")
            fcntl.flock(kunci, fcntl.LOCK_EX)
        yield
    finally:
        os.close(kunci)
