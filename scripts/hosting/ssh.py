"""A server reached over SSH, with a shell and rsync."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

from scripts.hosting.keadaan import DAFTAR
from scripts.hosting.konfigurasi import Tujuan
from scripts.hosting.tempat import TempatSkrip, jalankan

# Never a question in the middle, and never a wait without end.
OPSI = ("-oBatchMode=yes", "-oConnectTimeout=20", "-oServerAliveInterval=15")


def opsi_ssh(t: Tujuan, tanda_porta: str = "-p") -> list[str]:
    """The options that ssh and sftp share; they name the port differently."""
    opsi = list(OPSI)
    if t.konfigurasi_ssh:
        opsi += ["-F", str(Path(t.konfigurasi_ssh).expanduser())]
    if t.kunci_ssh:
        opsi += ["-i", str(Path(t.kunci_ssh).expanduser())]
    return [*opsi, *([tanda_porta, str(t.porta)] if t.porta else [])]


class TempatRsync(TempatSkrip):
    """A server with SSH and rsync."""

    def _sampul(self, perintah: str) -> list[str]:
        return ["ssh", *opsi_ssh(self.tujuan), self.tujuan.alamat, perintah]

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
        opsi = ["--recursive", "--checksum", "--delete", "--secluded-args", "--out-format=%i %n"]
        opsi += ["--chmod=D755,F644", "--perms"]
        if hubungkan:
            opsi += [f"--link-dest={self.tujuan.folder}"]
        ssh = shlex.join(["ssh", *opsi_ssh(self.tujuan)])
        ke = f"{self.tujuan.alamat}:{self.rumah}/{folder}/"
        perintah = ["rsync", *opsi, "-e", ssh, f"{pohon}/", ke]
        keluar = jalankan(perintah, apa=f"{self.tujuan.sebutan}: pengiriman gagal")
        terkirim = [b for b in keluar.splitlines() if b.startswith("<f")]
        return sum(b.partition(" ")[2] != DAFTAR for b in terkirim)
