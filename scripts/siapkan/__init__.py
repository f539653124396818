"""Set up the virtual environment with the locked packages, and check parts of the system.

Standard library only. `siap` runs at every start and imports nothing; the rest imports what it
needs when something has to be set up.

The result is recorded in `.venv/lkjip/`: a copy of each installed lock file, the base interpreter
of the environment, and the found files of the system. Records are written last, so that an
interrupted set-up is simply repeated.
"""

from __future__ import annotations

import os
import sys

from scripts.perintah import Perintah, kebutuhan
from scripts.terminal import GalatPerintah, kabari, kutip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

VENV = ".venv"
CATATAN = "lkjip"
CATATAN_PYTHON = "python"
CATATAN_SISTEM = "sistem"
ULANG_SAMBUNG = "Retrying (Retry("  # pip's message on each failed connection
LEBAR_RINCI = 200
# Set to the process id directly before entering the environment: the same process sees its own id,
# a child that inherits the variable does not.
TANDA_MASUK = "LKJIP_MASUK"


def python_venv(akar: str) -> str:
    """The interpreter of the project's environment."""
    return os.path.join(akar, VENV, "bin", "python")


def siap(akar: str, butuh: Perintah) -> bool:
    """Whether everything that `butuh` needs is in place, by the records of the last set-up."""
    python = python_venv(akar)
    try:
        if not os.access(python, os.X_OK) or _catatan(akar, CATATAN_PYTHON) != _dasar(python):
            return False
        if any(kunci_berubah(akar, nama) for nama in butuh.kunci):
            return False
        return sistem_ada(_catatan(akar, CATATAN_SISTEM), butuh.sistem)
    except OSError:
        return False


def kunci_berubah(akar: str, nama: str) -> bool:
    """Whether a lock file differs from the last installed one, or none was installed."""
    return _catatan(akar, nama) != _baca(os.path.join(akar, nama))


def sistem_ada(catatan: bytes, nama: Iterable[str]) -> bool:
    """Whether the record has each named part, and all files recorded for it still exist.

    A part without files counts as missing.
    """
    ada = baca_sistem(catatan)
    return all(ada.get(n) and all(map(os.path.exists, ada[n])) for n in nama)


def baca_sistem(catatan: bytes) -> dict[str, list[str]]:
    """Parse the record of the system: a line for each part, with name and files by tabs."""
    semua = (b.split("\t") for b in catatan.decode(errors="surrogateescape").splitlines())
    return {nama: jalur for nama, *jalur in semua}


def tulis_sistem(ada: Mapping[str, Iterable[str]]) -> bytes:
    """The inverse of `baca_sistem`."""
    baris = ("\t".join((nama, *ada[nama])) for nama in sorted(ada))
    return "\n".join(baris).encode(errors="surrogateescape")


def di_dalam(akar: str) -> bool:
    """Whether this process already runs in the project's environment."""
    return os.path.realpath(sys.prefix) == os.path.realpath(os.path.join(akar, VENV))


def masuk_bila_siap(akar: str, argv: Sequence[str]) -> None:
    """Enter the environment if nothing has to be set up; otherwise return."""
    butuh = kebutuhan(argv)
    if butuh is None or os.environ.get(TANDA_MASUK) == str(os.getpid()):
        return
    if siap(akar, butuh) and not di_dalam(akar):
        try:
            masuk(akar, argv)
        except OSError:
            return  # the full set-up finds out what is wrong


def masuk(akar: str, argv: Sequence[str]) -> None:
    """Run the same command line again with the environment's interpreter, in this process."""
    python = python_venv(akar)
    os.environ[TANDA_MASUK] = str(os.getpid())
    # Set in many images of servers; every command would compile the whole program again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(python, [python, os.path.join(akar, "scripts", "lkjip.py"), *argv])


def pastikan(akar: str, argv: Sequence[str]) -> None:
    """Return only inside a complete environment: set up what is missing, then enter it.

    Raises GalatPerintah with one message if the machine cannot be set up by this process.
    """
    butuh = kebutuhan(argv)
    if butuh is None or os.environ.get(TANDA_MASUK) == str(os.getpid()):
        return
    if not siap(akar, butuh):
        siapkan(akar, butuh)
    elif di_dalam(akar):
        return
    masuk(akar, argv)


def siapkan(akar: str, butuh: Perintah) -> None:
    """Install what `butuh` needs and this machine lacks, and record it.

    Raises GalatPerintah if that fails or is not allowed.
    """
    from scripts.siapkan import sistem

    for nama in butuh.kunci:
        if not os.path.isfile(os.path.join(akar, nama)):
            raise GalatPerintah(f"berkas proyek tidak lengkap: {nama} tidak ada di {akar}.")
    with sistem.giliran(akar):
        if siap(akar, butuh):  # another process has done it meanwhile
            return
        _boleh_menulis(akar)
        sistem.lengkapi(butuh.sistem)
        _buat_venv(akar)
        if any(kunci_berubah(akar, nama) for nama in butuh.kunci):
            _pasang(akar, butuh.kunci)
        _catat(akar, butuh.kunci, sistem.lengkapi_peramban(butuh.sistem, python_venv(akar)))
    kabari("Penyiapan selesai.")


def _boleh_menulis(akar: str) -> None:
    """Raise GalatPerintah if the environment belongs to another user, before changing any of it."""
    venv = os.path.join(akar, VENV)
    # Packages are installed into the environment only; without one, into the project.
    for folder in (venv, os.path.join(venv, "bin")) if os.path.exists(venv) else (akar,):
        if os.path.exists(folder) and not os.access(folder, os.W_OK | os.X_OK):
            raise GalatPerintah(
                f"{folder} milik {_pemilik(folder)}, dan Anda tidak berhak menulis di sana, padahal"
                " lingkungan Python perlu disiapkan. Minta pemiliknya menjalankan perintah ini"
                " sekali, atau pakai salinan proyek di folder Anda sendiri."
            )


def _pemilik(jalur: str) -> str:
    from pathlib import Path

    try:
        return Path(jalur).owner()
    except KeyError:
        return f"pengguna nomor {os.stat(jalur).st_uid}"


def _buat_venv(akar: str) -> None:
    """Make `.venv`, or keep the existing one if its interpreter works and is unchanged."""
    import subprocess

    python, lama = python_venv(akar), _catatan(akar, CATATAN_PYTHON)
    if lama in (b"", _dasar(python)) and os.access(python, os.X_OK):
        uji = [python, "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"]
        if subprocess.run(uji, capture_output=True, check=False).returncode == 0:
            return
    kabari(f"Membuat lingkungan Python di {VENV} …")
    # Inside an environment that will be replaced, its base interpreter does the work.
    dasar = getattr(sys, "_base_executable", None) or sys.executable
    perintah = [dasar, "-m", "venv", "--clear", os.path.join(akar, VENV)]
    _jalankan(perintah, f"lingkungan Python di {VENV} tidak dapat dibuat")


def _pasang(akar: str, kunci: Sequence[str]) -> None:
    """Install the locked packages, each checked against its hash; none is built here."""
    from contextlib import suppress

    from scripts.siapkan import sistem

    python = python_venv(akar)
    perintah = [python, "-m", "pip", "install", "--quiet", "--no-input", "--no-compile"]
    perintah += ["--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    for nama in kunci:
        # Records must agree with what is installed, also after an interrupted installation.
        with suppress(FileNotFoundError):
            os.unlink(os.path.join(akar, VENV, CATATAN, nama))
        perintah += ["-r", os.path.join(akar, nama)]
    kabari("Memasang paket Python yang dikunci (sekali saja, perlu internet) …")
    _jalankan(perintah, "paket Python tidak dapat dipasang", PIP_USER="0")
    # By all processors at once; what is missing afterwards, Python compiles when it reads it.
    sistem.jalankan([python, "-m", "compileall", "-qq", "-j0", os.path.join(akar, VENV, "lib")])


def _catat(akar: str, kunci: Sequence[str], ada: Mapping[str, Iterable[str]]) -> None:
    folder = os.path.join(akar, VENV, CATATAN)
    os.makedirs(folder, exist_ok=True)
    lama = baca_sistem(_catatan(akar, CATATAN_SISTEM))
    isi = {nama: _baca(os.path.join(akar, nama)) for nama in kunci}
    isi[CATATAN_SISTEM] = tulis_sistem({**lama, **ada})
    isi[CATATAN_PYTHON] = _dasar(python_venv(akar))
    for nama, data in isi.items():
        with open(os.path.join(folder, nama), "wb") as berkas:
            berkas.write(data)


def _jalankan(perintah: Sequence[str], gagal: str, **lingkungan: str) -> None:
    """Run a step silently; on failure raise GalatPerintah with the last lines it wrote."""
    from scripts.siapkan import sistem

    kode, keluaran = sistem.jalankan(perintah, **lingkungan)
    if kode:
        raise GalatPerintah(pesan_gagal(gagal, keluaran))


def pesan_gagal(gagal: str, keluaran: str) -> str:
    """What failed, what to do about it, and the last lines of the tool: its errors if any."""
    if "No space left on device" in keluaran:
        anjuran = "Ruang disk penuh. Kosongkan sebagian"
    elif "THESE PACKAGES DO NOT MATCH THE HASHES" in keluaran:
        anjuran = "Isi paket tidak sama dengan yang dikunci. Cari tahu dahulu sebabnya"
    elif "No matching distribution" in keluaran and ULANG_SAMBUNG not in keluaran:
        anjuran = "Paket yang dikunci tidak tersedia bagi Python ini; pakai versi Python yang lain"
    else:
        anjuran = "Periksa sambungan internet"
    isi = [b[:LEBAR_RINCI] for b in keluaran.splitlines()]
    akhir = [b for b in isi if b.startswith("ERROR")] or isi
    rinci = kutip("\n".join(akhir), 6)
    return f"{gagal}. {anjuran}, lalu ulangi perintah tadi.\n{rinci}".rstrip()


def _dasar(python: str) -> bytes:
    """The recorded base interpreter of an environment."""
    return os.fsencode(os.path.realpath(python))


def _catatan(akar: str, nama: str) -> bytes:
    """A record of the last set-up; empty without one."""
    try:
        return _baca(os.path.join(akar, VENV, CATATAN, nama))
    except OSError:
        return b""


def _baca(jalur: str) -> bytes:
    with open(jalur, "rb") as berkas:
        return berkas.read()
