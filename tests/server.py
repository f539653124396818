"""Real servers on the loopback for tests: sshd, nginx and Apache, each in a folder of its own."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncssh

from scripts.hosting.konfigurasi import Tujuan
from scripts.siapkan import sistem

BATAS = 20.0
MODUL_APACHE = (
    "mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "alias", "autoindex",
)  # fmt: skip


def program(nama: str) -> str:
    """Where a server's program stands; the test fails where it is missing."""
    ada = sistem.cari_program([nama], sistem.FOLDER_SERVER)
    assert ada, sistem.pesan_kurang(["server"])
    return ada[0]


def porta_bebas() -> int:
    """A port of the loopback that nobody uses now."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def jalan(perintah: list[str], porta: int, catatan: Path) -> Iterator[None]:
    """Run a server that stays in the foreground, from the moment that its port answers."""
    with catatan.open("wb") as keluar:
        proses = subprocess.Popen(perintah, stdout=keluar, stderr=subprocess.STDOUT)
        try:
            _tunggu(proses, porta, catatan)
            yield
        finally:
            proses.terminate()
            try:
                proses.wait(timeout=10)
            except subprocess.TimeoutExpired:
                proses.kill()
                proses.wait()


def _tunggu(proses: subprocess.Popen[bytes], porta: int, catatan: Path) -> None:
    batas = time.monotonic() + BATAS
    while time.monotonic() < batas and proses.poll() is None:
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", porta)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"{proses.args!r} tidak berjalan: {catatan.read_text(errors='replace')}")


@contextmanager
def sshd(folder: Path, *, hanya_sftp: bool = False) -> Iterator[Tujuan]:
    """An SSH server with keys of its own; yields a target on it, without a folder.

    With `hanya_sftp` it runs no command, as hosting companies have it.
    """
    folder.mkdir(parents=True)
    porta = porta_bebas()
    for nama in ("inang", "kunci"):
        kunci = asyncssh.generate_private_key("ssh-ed25519")
        kunci.write_private_key(folder / nama)
        (folder / nama).chmod(0o600)
        kunci.write_public_key(folder / f"{nama}.pub")
    shutil.copyfile(folder / "kunci.pub", folder / "izin")
    inang = (folder / "inang.pub").read_text(encoding="utf-8")
    (folder / "kenal").write_text(f"[127.0.0.1]:{porta} {inang}", encoding="utf-8")
    (folder / "ssh").write_text(
        f"UserKnownHostsFile {folder / 'kenal'}\nStrictHostKeyChecking yes\nIdentitiesOnly yes\n",
        encoding="utf-8",
    )
    (folder / "sshd").write_text(
        f"Port {porta}\nListenAddress 127.0.0.1\nHostKey {folder / 'inang'}\n"
        f"AuthorizedKeysFile {folder / 'izin'}\nPidFile none\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n"
        "MaxStartups 100\nSubsystem sftp internal-sftp\n"
        + ("ForceCommand internal-sftp\n" if hanya_sftp else ""),
        encoding="utf-8",
    )
    if os.geteuid() == 0:
        # sshd separates its privileges in this folder, which only its service makes.
        Path("/run/sshd").mkdir(exist_ok=True)
    perintah = [program("sshd"), "-D", "-e", "-f", str(folder / "sshd")]
    with jalan(perintah, porta, folder / "catatan"):
        yield Tujuan(
            "uji",
            "sftp",
            "",
            alamat=f"{getpass.getuser()}@127.0.0.1",
            porta=porta,
            kunci_ssh=str(folder / "kunci"),
            konfigurasi_ssh=str(folder / "ssh"),
        )


@contextmanager
def nginx(folder: Path, akar: Path, pengaturan: Path) -> Iterator[str]:
    """nginx over `akar` with the server's settings of the site; yields the address of `akar`."""
    folder.mkdir(parents=True)
    porta = porta_bebas()
    sementara = "".join(
        f"{nama}_temp_path {folder / nama};\n"
        for nama in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    pengguna = f"user {pwd.getpwuid(os.geteuid()).pw_name};\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{pengguna}daemon off;\nworker_processes 1;\npid {folder / 'pid'};\n"
        f"error_log {folder / 'galat'};\nevents {{}}\nhttp {{\naccess_log off;\n{sementara}"
        f"server {{\nlisten 127.0.0.1:{porta};\nroot {akar};\ninclude {pengaturan};\n}}\n}}\n",
        encoding="utf-8",
    )
    perintah = [program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with jalan([*perintah, "-e", str(folder / "galat")], porta, folder / "catatan"):
        yield f"http://127.0.0.1:{porta}/"


@contextmanager
def apache(folder: Path, akar: Path) -> Iterator[str]:
    """Apache over `akar`, which may bring settings of its own; yields the address of `akar`."""
    folder.mkdir(parents=True)
    porta = porta_bebas()
    modul = "".join(
        f"LoadModule {m}_module /usr/lib/apache2/modules/mod_{m}.so\n" for m in MODUL_APACHE
    )
    siapa = pwd.getpwuid(65534).pw_name if os.geteuid() == 0 else getpass.getuser()
    (folder / "mime").write_text("text/html html\ntext/css css\nimage/png png\n", encoding="utf-8")
    (folder / "apache.conf").write_text(
        f'ServerRoot "{folder}"\nServerName 127.0.0.1\nListen 127.0.0.1:{porta}\n{modul}'
        f"User {siapa}\nPidFile {folder / 'pid'}\nErrorLog {folder / 'galat'}\n"
        f"TypesConfig {folder / 'mime'}\nAddLanguage br .br\nAddEncoding x-gzip .gz\n"
        f'DocumentRoot "{akar}"\n<Directory "{akar}">\nRequire all granted\nAllowOverride All\n'
        "Options FollowSymLinks\n</Directory>\n",
        encoding="utf-8",
    )
    perintah = [program("apache2"), "-DFOREGROUND", "-f", str(folder / "apache.conf")]
    with jalan(perintah, porta, folder / "catatan"):
        yield f"http://127.0.0.1:{porta}/"
