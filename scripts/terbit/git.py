"""Run Git in a repository, with its failures as exceptions; export commits, and run their
programs."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from macros.dasar.gudang import lingkungan_git
from macros.dasar.pangkal import PROGRAM
from scripts.terminal import GalatPerintah, kutip, tolakan

# Export all files of a commit unchanged, whatever Git's configuration on this machine.
APA_ADANYA = ("-c", "core.autocrlf=false", "-c", "core.eol=lf", "-c", "core.sparseCheckout=false")


class GalatGit(GalatPerintah):
    """A Git command failed; `keluaran` is its output."""

    def __init__(self, keluaran: str) -> None:
        self.keluaran = keluaran.strip()
        super().__init__(f"Git gagal; betulkan sebabnya, lalu ulangi.\n{kutip(keluaran)}")


class Git:
    """Runs Git in `akar`. `warisan` are file descriptors inherited by long-running commands."""

    def __init__(self, akar: Path) -> None:
        if shutil.which("git") is None:
            raise GalatPerintah("Git belum terpasang; pasang dahulu, misalnya: apt install git")
        self.akar = akar
        self.warisan: tuple[int, ...] = ()

    def __call__(self, *argumen: str, masukan: bytes | None = None, **lingkungan: str) -> str:
        """Run a command; returns its output as text without final newline. Raises GalatGit."""
        return self.bita(*argumen, masukan=masukan, **lingkungan).decode(errors="replace").rstrip()

    def bita(self, *argumen: str, masukan: bytes | None = None, **lingkungan: str) -> bytes:
        """Run a command; returns its output as bytes. Raises GalatGit."""
        hasil = subprocess.run(
            ["git", *argumen],
            cwd=self.akar,
            input=masukan,
            stdin=subprocess.DEVNULL if masukan is None else None,
            capture_output=True,
            check=False,
            env={**lingkungan_git(), **lingkungan},
            pass_fds=self.warisan,
        )
        if hasil.returncode:
            raise GalatGit((hasil.stderr + hasil.stdout).decode(errors="replace"))
        return hasil.stdout

    def coba(self, *argumen: str) -> str | None:
        """The output, or None if the command fails."""
        try:
            return self(*argumen)
        except GalatGit:
            return None

    def lanjutan(self, baru: str, lama: str) -> bool:
        """Whether a commit is equal to another, or a descendant of it."""
        return self.coba("merge-base", "--is-ancestor", lama, baru) is not None

    def daftar(self, commit: str, *jalur: str) -> list[str]:
        """The paths of all files of a commit in the files and folders `jalur`. Raises GalatGit."""
        cari = ("ls-tree", "-z", "-r", "--name-only", "--full-tree", commit, *jalur)
        return self(*cari).split("\0")[:-1]

    def berkas(self, commit: str, jalur: str) -> bytes | None:
        """A file of a commit, or None if it does not exist."""
        return self.semua_berkas(commit, [jalur]).get(jalur)

    def semua_berkas(self, commit: str, jalur: Sequence[str]) -> dict[str, bytes]:
        """Those of these paths that are files of a commit, with their content. Raises GalatGit."""
        if not jalur:
            return {}
        minta = "".join(f"{commit}:{satu}\n" for satu in jalur)
        isi = io.BytesIO(self.bita("cat-file", "--batch", masukan=minta.encode()))
        hasil = {}
        for satu in jalur:
            kepala = isi.readline().split()
            if kepala[-1:] == [b"missing"]:
                continue
            hasil[satu] = isi.read(int(kepala[-1]))
            isi.read(1)
            if kepala[1] != b"blob":
                del hasil[satu]
        return hasil

    @cached_property
    def pencatat(self) -> str | None:
        """The committer, `NAMA <SUREL>`, or None if Git has no name configured."""
        siapa = self.coba("var", "GIT_COMMITTER_IDENT")
        return siapa and siapa.rpartition(">")[0] + ">"

    def sidik(self, commit: str, jalur: Sequence[str]) -> dict[str, str]:
        """The SHA-256 of those of these paths that are files of a commit. Raises GalatGit."""
        isi = self.semua_berkas(commit, jalur)
        return {nama: hashlib.sha256(bita).hexdigest() for nama, bita in isi.items()}

    def ref(self, nama: str) -> str | None:
        """The commit of a reference, or None if it does not exist."""
        return self.coba("rev-parse", "--verify", "--quiet", f"{nama}^{{commit}}")


def sebut_ubahan(ubahan: Sequence[str], banyak: int) -> str:
    """Lines of `git status` for a message: the first ones, and the number of the others."""
    lebih = [f"… dan {len(ubahan) - banyak} berkas lain"] if ubahan[banyak:] else []
    return "".join(f"\n  {baris}" for baris in [*ubahan[:banyak], *lebih])


def ekspor(git: Git, commit: str, tujuan: Path) -> None:
    """Export the files of a commit into the new folder `tujuan`, regardless of attributes in the
    working tree. Raises GalatPerintah for a link to something else on this machine, which would be
    read or published."""
    tujuan.mkdir()
    indeks = str(tujuan.with_suffix(".indeks"))
    for perintah in (("read-tree", commit), ("checkout-index", "--all")):
        git(*APA_ADANYA, *perintah, GIT_INDEX_FILE=indeks, GIT_WORK_TREE=str(tujuan))
    os.unlink(indeks)
    tolak_tautan(tujuan, f"commit {commit[:12]}")


def tolak_tautan(folder: Path, asal: str) -> None:
    """Raises GalatPerintah if a folder, called `asal`, has a link that leads out of it."""
    akar = os.path.realpath(folder)
    for satu in folder.rglob("*"):
        if satu.is_symlink() and not Path(os.path.realpath(satu)).is_relative_to(akar):
            raise tolakan("terbit/tautan", asal=asal, nama=satu.relative_to(folder))


def program(sumber: Path, proyek: Path) -> Path:
    """The folder of the program that builds an exported commit: the commit's own, if the report is
    in this program's folder, or else this one. Code in other repositories is not run."""
    sendiri = proyek.resolve() == PROGRAM and (sumber / "scripts" / "lkjip.py").is_file()
    return sumber if sendiri else PROGRAM


def jalankan(
    sumber: Path, proyek: Path, *argumen: object, warisan: Iterable[int] = (), diam: bool = False
) -> tuple[int, str]:
    """Run Python with that program, without leaving files beside it; returns the exit code, and if
    `diam` the error output. It ends when this process does."""
    lingkungan = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    saluran = subprocess.PIPE if diam else None
    proses = subprocess.Popen(
        [sys.executable, *map(str, argumen)],
        cwd=program(sumber, proyek),
        env={**lingkungan, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=saluran,
        stderr=saluran,
        text=True,
        errors="replace",
        pass_fds=tuple(warisan),
    )
    try:
        kata = proses.communicate()[1]
    finally:
        if proses.poll() is None:
            proses.terminate()
            proses.wait()
    return proses.returncode, kata or ""
