"""A server reached over SSH, with a shell and rsync."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from scripts.hosting.keadaan import DAFTAR
from scripts.hosting.konfigurasi import Tujuan
from scripts.hosting.tempat import TempatSkrip, gagal, ikut_berakhir, jalankan, lingkungan
from scripts.perintah import GalatPerintah

# Never a question in the middle, and never a wait without end.
BATAS_DETIK = 30
OPSI = ("-oBatchMode=yes", f"-oConnectTimeout={BATAS_DETIK}", "-oServerAliveInterval=15")
JEDA = 0.01
# What ssh says → what to do about it.
SARAN: Mapping[bytes, str] = {
    b"Host key verification failed": "; kenali dahulu servernya dengan masuk sekali lewat ssh",
    b"Permission denied": "; pasang kunci SSH komputer ini di server",
}


@contextmanager
def sambung(t: Tujuan) -> Iterator[tuple[str, ...]]:
    """One connection for all steps of a run; yields the options by which ssh, sftp and rsync use
    it. Raises GalatPerintah where the server does not let this machine in."""
    opsi = [*OPSI]
    if t.konfigurasi_ssh:
        opsi += ["-F", str(Path(t.konfigurasi_ssh).expanduser())]
    if t.kunci_ssh:
        opsi += ["-i", str(Path(t.kunci_ssh).expanduser())]
    if t.porta:
        opsi += [f"-oPort={t.porta}"]
    with tempfile.TemporaryDirectory(prefix="lkjip-") as kotak:
        lubang = Path(kotak) / "ssh"
        opsi += [f"-oControlPath={lubang}"]
        with (Path(kotak) / "kata").open("wb+") as kata:
            try:
                induk = subprocess.Popen(
                    ["ssh", *opsi, "-M", "-N", t.alamat],
                    stdin=subprocess.DEVNULL,
                    stdout=kata,
                    stderr=kata,
                    preexec_fn=ikut_berakhir,  # noqa: PLW1509 - no threads here
                    env=lingkungan(),
                )
            except FileNotFoundError as galat:
                raise GalatPerintah(
                    "program ssh belum terpasang; pasang dahulu: apt install openssh-client"
                ) from galat
            try:
                # ssh makes the socket when it has been let in.
                while induk.poll() is None and not lubang.exists():
                    time.sleep(JEDA)
                if not lubang.exists():
                    kata.seek(0)
                    isi = kata.read()
                    saran = next((s for tanda, s in SARAN.items() if tanda in isi), "")
                    raise gagal(f"{t.sebutan} tidak dapat dihubungi{saran}", isi)
                yield tuple(opsi)
            finally:
                # All is done, and it holds nothing; asked to end, it sometimes waits for long.
                induk.kill()
                induk.wait()


class TempatRsync(TempatSkrip):
    """A server with SSH and rsync."""

    def __init__(self, tujuan: Tujuan, opsi: tuple[str, ...]) -> None:
        super().__init__(tujuan)
        self._ssh = ["ssh", *opsi]

    def _sampul(self, perintah: str) -> list[str]:
        return [*self._ssh, self.tujuan.alamat, perintah]

    def unggah(
        self,
        pohon: Path,
        folder: str,
        berkas: Mapping[str, str],  # noqa: ARG002 - rsync compares by itself
        *,
        hubungkan: bool,
    ) -> int:
        """See Tempat."""
        self._tugas("siapkan", folder)
        # Times are left as the server has them: those of what stays stay, so that browsers keep
        # what they have.
        opsi = ["--recursive", "--checksum", "--delete", "-s", "--out-format=%i %n"]
        opsi += ["--chmod=D755,F644", "--perms"]
        if hubungkan:
            opsi += [f"--link-dest={self.tujuan.folder}"]
        ke = f"{self.tujuan.alamat}:{self.rumah}/{folder}/"
        perintah = ["rsync", *opsi, "-e", shlex.join(self._ssh), f"{pohon}/", ke]
        keluar = jalankan(perintah, apa=f"{self.tujuan.sebutan}: pengiriman gagal")
        terkirim = [b for b in keluar.splitlines() if b.startswith("<f")]
        return sum(b.partition(" ")[2] != DAFTAR for b in terkirim)
