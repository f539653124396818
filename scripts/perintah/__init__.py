"""The commands with their requirements. Help and arguments are in `bantuan.toml`; the file with a
command's name has `jalankan(akar, opsi)`, which returns an exit code, or None for 0.

This module is loaded on every start, before the environment is known to exist. So it imports
nothing, not even argparse, and costs only the interpreter's start. The file of a command is
imported in the environment.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

KUNCI_BUILD = "requirements.txt"
KUNCI_TEST = "requirements-dev.txt"
BANTUAN = ("-h", "--help")
PROYEK = "--proyek"


class Perintah:
    """One command and its requirements: lock files (`kunci`) and parts of the system (`sistem`).

    An option in `tanpa` removes the need for the given parts. With `teruskan` unknown arguments are
    passed on unchanged. Without `proyek` it works on no report.
    """

    def __init__(
        self,
        nama: str,
        sistem: tuple[str, ...] = (),
        *,
        kunci: tuple[str, ...] = (KUNCI_BUILD,),
        tanpa: dict[str, tuple[str, ...]] | None = None,
        teruskan: bool = False,
        proyek: bool = True,
    ) -> None:
        self.nama = nama
        self.sistem = sistem
        self.kunci = kunci
        self.tanpa = tanpa or {}
        self.teruskan = teruskan
        self.proyek = proyek

    @property
    def argumen(self) -> dict[str, dict[str, Any]]:
        """The arguments in the order of the help: names with keyword arguments for
        `ArgumentParser.add_argument`."""
        bersama, milik = bantuan()["bersama"], bantuan()[self.nama].get("argumen", {})
        return {
            nama: {k: int if v == "int" else v for k, v in (rincian or bersama[nama]).items()}
            for nama, rincian in milik.items()
        }


PENGUJI = ("peramban", "libatomic", "poppler", "qpdf", "server")
# In the order of the help.
PERINTAH = {
    satu.nama: satu
    for satu in (
        Perintah("build", ("pango",), tanpa={"--no-pdf": ("pango",)}),
        Perintah("serve"),
        Perintah("check"),
        Perintah("data"),
        Perintah("publish", ("pango",), tanpa={"--signed": ("pango",)}),
        Perintah("versions"),
        Perintah("sign", ("pango",)),
        Perintah("verify"),
        Perintah("kirim"),
        Perintah("rollback"),
        Perintah("diff"),
        Perintah("new"),
        Perintah("portal", proyek=False),
        Perintah(
            "test",
            ("pango", *PENGUJI),
            kunci=(KUNCI_BUILD, KUNCI_TEST),
            tanpa={"--cepat": PENGUJI},
            teruskan=True,
            proyek=False,
        ),
    )
}
_TERBACA: dict[str, Any] = {}


def bantuan() -> dict[str, Any]:
    """The content of `bantuan.toml`, loaded on first use: of each command, common arguments, and
    translated messages of argparse."""
    if not _TERBACA:
        import os
        import tomllib

        with open(os.path.join(os.path.dirname(__file__), "bantuan.toml"), "rb") as berkas:
            _TERBACA.update(tomllib.load(berkas))
    return _TERBACA


def pisahkan(argv: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """The folder of `--proyek` before the command, or None, and the other arguments."""
    nama, sama, folder = argv[0].partition("=") if argv else ("", "", "")
    if nama != PROYEK:
        return None, argv
    return (folder, argv[1:]) if sama else ("".join(argv[1:2]), argv[2:])


def kebutuhan(argv: Sequence[str]) -> Perintah | None:
    """The command with its requirements under the given options; None if the arguments only ask for
    help or name no command."""
    argv = pisahkan(argv)[1]
    perintah = PERINTAH.get(argv[0]) if argv else None
    if perintah is None or minta_bantuan(perintah, argv[1:]):
        return None
    lepas = {bagian for opsi in argv[1:] for bagian in perintah.tanpa.get(opsi, ())}
    sistem = tuple(s for s in perintah.sistem if s not in lepas)
    return Perintah(perintah.nama, sistem, kunci=perintah.kunci)


def minta_bantuan(perintah: Perintah, sisa: Sequence[str]) -> bool:
    """Whether the arguments ask for help; with `teruskan` only if they are nothing else."""
    if perintah.teruskan:
        return list(sisa) in ([opsi] for opsi in BANTUAN)
    return any(opsi in BANTUAN for opsi in sisa)
