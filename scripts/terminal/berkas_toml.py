"""Files of settings in TOML, as people type them: what they say, or the line that is wrong."""

import re
import tomllib
from pathlib import Path
from typing import Any

from macros.asupan.penyandian import sandi_lebar
from scripts.terminal import tolakan


def baca_toml(berkas: Path, nama: str) -> dict[str, Any]:
    """What a file says. Raises GalatPerintah, which calls the file `nama`, where it is no TOML."""
    bita = berkas.read_bytes()
    try:
        if sandi_lebar(bita):
            raise tolakan("toml/sandi", 2, berkas=nama)
        return tomllib.loads(bita.decode("utf-8-sig"))
    except UnicodeDecodeError as galat:
        raise tolakan("toml/sandi", 2, berkas=nama) from galat
    except tomllib.TOMLDecodeError as galat:
        letak = re.search(r"line (\d+)", str(galat))
        baris = int(letak[1]) if letak else bita.count(b"\n") + 1
        raise tolakan("toml/baris", 2, berkas=nama, baris=baris) from galat
