"""Questions to the person at the terminal."""

import sys

from scripts.terminal import GalatPerintah

YA = {"y", "ya"}


def dapat_ditanya(tanya: str, *, ya: bool) -> None:
    """Raise GalatPerintah (code 2) if there is no terminal for the question `tanya` and no
    `--ya`."""
    if not ya and not sys.stdin.isatty():
        raise GalatPerintah(f"{tanya} Tidak ada terminal untuk menjawab; tambahkan --ya.", 2)


def setuju(tanya: str, *, ya: bool) -> bool:
    """Whether the user agrees to `tanya`; `ya` agrees in advance.

    Raises GalatPerintah as `dapat_ditanya` does.
    """
    dapat_ditanya(tanya, ya=ya)
    return ya or ketikan(f"{tanya} [y/T] ").lower() in YA


def ketikan(kata: str) -> str:
    """The user's answer to a prompt; "" at the end of input."""
    try:
        return input(kata).strip()
    except EOFError:
        return ""


def tertahan(tanya: str, *, tulis: bool, ya: bool, batal: str = "Data tidak diubah.") -> int | None:
    """Why nothing is written, as an exit code, after telling it: 0 if `tulis` is false, 1 if the
    user declines `tanya` (with the message `batal`); None if it is to be written.

    Raises GalatPerintah as `dapat_ditanya` does.
    """
    if not tulis:
        print("Belum ada yang ditulis. Tambahkan --tulis untuk menuliskannya.")
        return 0
    if not setuju(tanya, ya=ya):
        print(batal)
        return 1
    return None
