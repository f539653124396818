"""Where states of a site are kept and one of them is live: what every kind of server can do."""

from __future__ import annotations

import ctypes
import os
import shlex
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol, get_args

from scripts.hosting.keadaan import Isi, Keadaan, Letak, nama, urai
from scripts.hosting.konfigurasi import Tujuan
from scripts.perintah import GalatPerintah

SKRIP = Path(__file__).with_name("peladen.sh")
# Kept states are nobody's business, should the web server reach their folder.
TOLAK = "Require all denied\n"
PR_SET_PDEATHSIG = 1
LETAK: Mapping[str, Letak] = {satu: satu for satu in get_args(Letak)}


class Tempat(Protocol):
    """A server's folder with a live state and kept ones beside it.

    Every method raises GalatPerintah where the server cannot be reached or refuses.
    """

    tujuan: Tujuan

    def daftar(self) -> Isi:
        """What is there."""

    def namai(self, lama: str, baru: str) -> None:
        """Give a kept folder another name."""

    def hapus(self, folder: Sequence[str]) -> None:
        """Remove kept folders."""

    def unggah(
        self, pohon: Path, folder: str, berkas: Mapping[str, str], *, hubungkan: bool
    ) -> int:
        """Fill a new kept folder with the tree; how many files had to be sent.

        `berkas` are the hashes of the tree's files. With `hubungkan`, what is the same in the live
        folder is taken from there.
        """

    def tandai(self, folder: str, keadaan: Keadaan) -> None:
        """Mark an uploaded folder as whole, and give it its name."""

    def aktifkan(self, folder: str, lama: str) -> bool:
        """Make a kept folder the live one; what was live becomes the kept folder `lama`. Whether
        that was one step."""


def rumah(t: Tujuan) -> str:
    """The folder of kept states: beside the live one, so that names can be exchanged."""
    folder = PurePosixPath(t.folder)
    return str(folder.parent / f".{folder.name}.keadaan")


def jalankan(perintah: Sequence[str], masukan: bytes | None = None, *, apa: str) -> str:
    """Run a program that ends with this process; its output. Raises GalatPerintah, which says
    `apa` and quotes what the program said, where it fails or is not there."""
    try:
        hasil = subprocess.run(
            perintah,
            input=masukan,
            stdin=subprocess.DEVNULL if masukan is None else None,
            capture_output=True,
            check=False,
            preexec_fn=ikut_berakhir,
            env=lingkungan(),
        )
    except FileNotFoundError as galat:
        raise GalatPerintah(
            f"program {perintah[0]} belum terpasang; pasang dahulu, misalnya: apt install"
            f" {'openssh-client' if perintah[0] in {'ssh', 'sftp'} else perintah[0]}"
        ) from galat
    if hasil.returncode:
        raise gagal(f"{apa}; keadaan di server tidak berubah", hasil.stderr or hasil.stdout)
    return hasil.stdout.decode(errors="replace")


def gagal(apa: str, kata: bytes) -> GalatPerintah:
    """An error that quotes the last lines that a program said."""
    baris = kata.decode(errors="replace").splitlines()
    kutip = "".join(f"\n  | {b.rstrip()}" for b in baris[-8:] if b.strip())
    return GalatPerintah(f"{apa}.{kutip}")


def lingkungan() -> dict[str, str]:
    """The environment for programs whose output is read: in English."""
    return {**os.environ, "LC_ALL": "C"}


def ikut_berakhir() -> None:
    """Nothing may go on sending when this process is gone and another one has begun (Linux)."""
    try:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    except (AttributeError, OSError):
        return


class TempatSkrip:
    """A server on which a shell can be run, over SSH or on this very machine."""

    def __init__(self, tujuan: Tujuan) -> None:
        self.tujuan = tujuan
        self.rumah = rumah(tujuan)

    def _sampul(self, perintah: str) -> list[str]:
        """The command line as it is run from here."""
        return ["sh", "-c", perintah]

    def _tugas(self, *argumen: str) -> str:
        tugas, *sisa = argumen
        baris = shlex.join(["sh", "-s", tugas, self.tujuan.folder, self.rumah, *sisa])
        apa = f"{self.tujuan.sebutan} tidak dapat dihubungi atau ditulisi"
        return jalankan(self._sampul(baris), SKRIP.read_bytes(), apa=apa)

    def daftar(self) -> Isi:
        """See Tempat."""
        baris = [b.partition("\t") for b in self._tugas("daftar").splitlines() if "\t" in b]
        if not baris or baris[0][0] not in LETAK:
            raise GalatPerintah(f"{self.tujuan.sebutan}: jawaban server tidak dimengerti.")
        (letak, _, hidup), *simpanan = baris
        return Isi(LETAK[letak], urai(hidup), {folder: urai(teks) for folder, _, teks in simpanan})

    def namai(self, lama: str, baru: str) -> None:
        """See Tempat."""
        self._tugas("namai", lama, baru)

    def hapus(self, folder: Sequence[str]) -> None:
        """See Tempat."""
        if folder:
            self._tugas("hapus", *folder)

    def aktifkan(self, folder: str, lama: str) -> bool:
        """See Tempat."""
        return self._tugas("aktifkan", folder, lama).strip() != "bertahap"

    def tandai(self, folder: str, keadaan: Keadaan) -> None:
        """See Tempat."""
        self._tugas("tandai", folder, nama(keadaan.nomor), keadaan.tulis().strip())
