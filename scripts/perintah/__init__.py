"""What a command is, and which there are: one file each, with its help, arguments and needs.

The file of the command that is asked for is read on every start, before the environment is known to
exist. So none imports anything but this and `scripts.terminal`, not even argparse: a start costs no
more than the interpreter's own. What a command works with is imported in its `jalankan`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """The positional and keyword arguments of `ArgumentParser.add_argument`."""

    def __init__(self, *nama: str, **rincian: object) -> None:
        self.nama = nama
        self.rincian = rincian


class Perintah:
    """One subcommand: its help, its arguments and its needs.

    `rincian` are further lines of the help, shown as they stand below the options. An option in
    `tanpa` lifts the need for the named parts of the system. With `teruskan` what is not one of the
    options is handed on as it stands. Without `proyek` it works on no report.
    """

    def __init__(
        self,
        bantuan: str,
        *argumen: Argumen,
        kunci: tuple[str, ...] = (KUNCI_BUILD,),
        sistem: tuple[str, ...] = (),
        tanpa: dict[str, tuple[str, ...]] | None = None,
        teruskan: bool = False,
        proyek: bool = True,
        rincian: str = "",
    ) -> None:
        self.bantuan = bantuan
        self.argumen = argumen
        self.kebutuhan = Kebutuhan(kunci, sistem)
        self.tanpa = tanpa or {}
        self.teruskan = teruskan
        self.proyek = proyek
        self.rincian = rincian


# Arguments that several commands have.
JSON = Argumen("--json", action="store_true", help="hasil sebagai JSON untuk program")
ACUAN = Argumen(
    "--acuan",
    metavar="TEMPAT",
    help="PDF hasil build, versi.json, atau folder situs (bawaan: site dan versi terbitan)",
)
CA = Argumen(
    "--ca",
    metavar="SERTIFIKAT",
    help="sertifikat otoritas (PEM, DER) yang dipercaya (bawaan: semua data/kepercayaan/*.pem)",
)
PENCABUTAN = Argumen(
    "--pencabutan",
    metavar="BERKAS",
    action="append",
    help="daftar pencabutan (CRL) atau jawaban OCSP otoritas (PEM, DER); boleh diulang",
)
TUJUAN = Argumen(
    "tujuan",
    metavar="TUJUAN",
    nargs="?",
    help="nama tujuan di terbit.toml (boleh dikosongkan bila hanya satu)",
)


def ambil(nama: str) -> Perintah | None:
    """The command of that name, or None where there is none."""
    if nama not in NAMA:
        return None
    perintah: Perintah = __import__(f"{__name__}.{nama}", fromlist=["PERINTAH"]).PERINTAH
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
