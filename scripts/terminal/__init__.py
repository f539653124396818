"""Messages and questions at the terminal.

Loaded on every start, so that it imports nothing.
"""

LAPORAN = ("mkdocs.yml", "data", "docs")  # parts of a report's folder


class GalatPerintah(Exception):
    """A message for the user; caught once, in `scripts/cli.py`, and shown without traceback."""

    def __init__(self, pesan: str, kode: int = 1) -> None:
        super().__init__(pesan)
        self.kode = kode


def tolakan(kasus: str, kode: int = 1, **isi: object) -> GalatPerintah:
    """An exception with the words of a case of `tolakan.yaml`, with `isi` filled in."""
    from pathlib import Path

    from macros.dasar.berkas import kata

    return GalatPerintah(kata(Path(__file__).with_name("tolakan.yaml"))[kasus].format(**isi), kode)


def periksa_nama(apa: str, folder: str) -> None:
    """Raises GalatPerintah if the path of the folder for `apa` cannot be written in a file."""
    from macros.dasar.berkas import BUKAN_NAMA

    if BUKAN_NAMA.search(folder):
        raise GalatPerintah(
            f"{apa}: {folder!a} memuat baris baru, karakter kendali, atau karakter yang bukan"
            " UTF-8, yang tidak dapat ditulis dalam berkas. Pakai nama lain.", 2
        )  # fmt: skip


def kabari(pesan: str) -> None:
    """Show progress on standard error, so that standard output has only what was asked for."""
    import sys

    print(pesan, file=sys.stderr, flush=True)


def cetak_json(isi: object) -> None:
    """Print a result for programs."""
    import json

    print(json.dumps(isi, ensure_ascii=False, indent=2))


def kutip(teks: str, banyak: int = 0) -> str:
    """Quote the output of another program below a message; with `banyak` its last lines."""
    isi = [b.rstrip() for b in teks.splitlines() if b.strip()]
    return "\n".join(f"  | {b}" for b in isi[-banyak:])


def perintah(folder: object, nama: str) -> str:
    """The command line for the report in a folder, to be copied into any shell; an empty folder
    means the program's own report."""
    teks = str(folder)
    if any(not (h.isalnum() or h in "./\\:_-~") for h in teks):
        teks = f'"{teks}"'
    return f"python3 scripts/lkjip.py {f'--proyek {teks} ' if teks else ''}{nama}"
