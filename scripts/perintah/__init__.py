"""What a command is, and which there are: one file each, with its needs. What each says of itself,
and its arguments, are in `bantuan.toml`.

The file of the command that is asked for is read on every start, before the environment is known to
exist. So none imports anything but this and `scripts.terminal`, not even argparse: a start costs no
more than the interpreter's own. What a command works with is imported in its `jalankan`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

KUNCI_BUILD = "requirements.txt"
KUNCI_TEST = "requirements-dev.txt"
# In the order of the help.
NAMA = (
    "build", "serve", "check", "data", "publish", "versions", "sign", "verify", "kirim", "rollback",
    "diff", "new", "portal", "test",
)  # fmt: skip
BANTUAN = ("-h", "--help")
PROYEK = "--proyek"


class Kebutuhan:
    """What must be in place before a command runs: lock files and parts of the system."""

    def __init__(self, kunci: tuple[str, ...], sistem: tuple[str, ...] = ()) -> None:
        self.kunci = kunci
        self.sistem = sistem


class Argumen:
    """The name of an argument and the keyword arguments of `ArgumentParser.add_argument`."""

    def __init__(self, nama: str, rincian: dict[str, Any]) -> None:
        self.nama = nama
        self.rincian: dict[str, Any] = {k: int if v == "int" else v for k, v in rincian.items()}


class Perintah:
    """One subcommand: its needs, its help and its arguments.

    An option in `tanpa` lifts the need for the named parts of the system. With `teruskan` what is
    not one of the options is handed on as it stands. Without `proyek` it works on no report.
    """

    nama = ""

    def __init__(
        self,
        kunci: tuple[str, ...] = (KUNCI_BUILD,),
        sistem: tuple[str, ...] = (),
        tanpa: dict[str, tuple[str, ...]] | None = None,
        teruskan: bool = False,
        proyek: bool = True,
    ) -> None:
        self.kebutuhan = Kebutuhan(kunci, sistem)
        self.tanpa = tanpa or {}
        self.teruskan = teruskan
        self.proyek = proyek

    @property
    def bantuan(self) -> str:
        """What it does, in a sentence without a capital and a full stop."""
        kata: str = bantuan()[self.nama]["bantuan"]
        return kata

    @property
    def rincian(self) -> str:
        """Further lines of the help, shown as they stand below the options."""
        kata: str = bantuan()[self.nama].get("rincian", "")
        return kata

    @property
    def argumen(self) -> list[Argumen]:
        """Its arguments in the order of the help."""
        bersama, milik = bantuan()["bersama"], bantuan()[self.nama].get("argumen", {})
        return [Argumen(nama, rincian or bersama[nama]) for nama, rincian in milik.items()]


def bantuan() -> dict[str, Any]:
    """What `bantuan.toml` says, read when it is asked for: of each command, of what they have in
    common, and of mistakes that the library and the system tell."""
    if not _TERBACA:
        import os
        import tomllib

        with open(os.path.join(os.path.dirname(__file__), "bantuan.toml"), "rb") as berkas:
            _TERBACA.update(tomllib.load(berkas))
    return _TERBACA


_TERBACA: dict[str, Any] = {}


def ambil(nama: str) -> Perintah | None:
    """The command of that name, or None where there is none."""
    if nama not in NAMA:
        return None
    perintah: Perintah = __import__(f"{__name__}.{nama}", fromlist=["PERINTAH"]).PERINTAH
    perintah.nama = nama
    return perintah


def semua() -> dict[str, Perintah]:
    """Every command by its name, in the order of the help."""
    return {nama: perintah for nama in NAMA if (perintah := ambil(nama))}


def pisahkan(argv: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """The folder that `--proyek` before the command names, or None, and the rest of the line."""
    nama, sama, folder = argv[0].partition("=") if argv else ("", "", "")
    if nama != PROYEK:
        return None, argv
    return (folder, argv[1:]) if sama else ("".join(argv[1:2]), argv[2:])


def kebutuhan(argv: Sequence[str]) -> Kebutuhan | None:
    """What the command line needs, or None where it only asks for help or names no command."""
    argv = pisahkan(argv)[1]
    perintah = ambil(argv[0]) if argv else None
    if perintah is None or minta_bantuan(perintah, argv[1:]):
        return None
    lepas = {bagian for opsi in argv[1:] for bagian in perintah.tanpa.get(opsi, ())}
    butuh = perintah.kebutuhan
    return Kebutuhan(butuh.kunci, tuple(s for s in butuh.sistem if s not in lepas))


def minta_bantuan(perintah: Perintah, sisa: Sequence[str]) -> bool:
    """Whether the arguments ask for help; a command that hands on answers only for itself."""
    if perintah.teruskan:
        return list(sisa) in ([opsi] for opsi in BANTUAN)
    return any(opsi in BANTUAN for opsi in sisa)
