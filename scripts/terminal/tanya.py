"""Questions to the person at the terminal."""

import sys

from scripts.terminal import GalatPerintah

YA = {"y", "ya"}


def dapat_ditanya(tanya: str, *, ya: bool) -> None:
    """Raise GalatPerintah (code 2) where there is no terminal to ask `tanya` at, and `--ya` was not
    given."""
    if not ya and not sys.stdin.isatty():
        raise GalatPerintah(f"{tanya} Tidak ada terminal untuk menjawab; tambahkan --ya.", 2)


def setuju(tanya: str, *, ya: bool) -> bool:
    """Whether the person at the terminal says yes to `tanya`; `ya` says it beforehand.

    Raises GalatPerintah as `dapat_ditanya` does.
    """
    dapat_ditanya(tanya, ya=ya)
    return ya or ketikan(f"{tanya} [y/T] ").lower() in YA


def ketikan(kata: str) -> str:
    """What the person types behind these words; nothing where the input ends."""
    try:
        return input(kata).strip()
    except EOFError:
        return ""


def tertahan(tanya: str, *, tulis: bool, ya: bool, batal: str = "Data tidak diubah.") -> int | None:
    """Why nothing is written, told, as an exit code: 0 where it was only to be shown, 1 where the
    person says no to `tanya` (`batal`); None where it is to be written.

    Raises GalatPerintah as `dapat_ditanya` does.
    """
    if not tulis:
        print("Belum ada yang ditulis. Tambahkan --tulis untuk menuliskannya.")
        return 0
    if not setuju(tanya, ya=ya):
        print(batal)
        return 1
    return None
