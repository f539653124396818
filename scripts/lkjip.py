"""Entry point: `python3 scripts/lkjip.py PERINTAH`.

This file must parse on any Python 3, so that an old one gets a message and not a syntax error.
"""

import os
import sys

AKAR = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
TEMPAT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PYTHON_MINIMUM = (3, 11)

if sys.version_info[:2] < PYTHON_MINIMUM:
    sys.exit(
        "Galat: perlu Python 3.11 atau lebih baru, sedangkan yang dipakai Python {}.{}.\n"
        "Ulangi dengan Python yang lebih baru, misalnya: python3.11 scripts/lkjip.py build".format(
            *sys.version_info[:2]
        )
    )

# The project must be first on the path instead of scripts/, whose modules would hide others with
# the same names (`test`, `build`).
sys.path[0] = AKAR

from scripts import siapkan  # noqa: E402 - only after the version and the path are right
from scripts.perintah import pisahkan  # noqa: E402

if __name__ == "__main__":
    if os.path.realpath(TEMPAT) != AKAR and pisahkan(sys.argv[1:])[0] is None:
        sys.exit(
            "Galat: {} hanya menautkan program di {}. Sebutkan folder laporannya:\n"
            "python3 {} --proyek FOLDER PERINTAH".format(
                TEMPAT, AKAR, os.path.join(AKAR, "scripts", "lkjip.py")
            )
        )
    # The quick way: everything is set up, so enter the environment directly.
    siapkan.masuk_bila_siap(AKAR, sys.argv[1:])

    from scripts import cli

    kode = cli.main(AKAR, sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # Deallocating a whole report, object by object, would only take time.
    os._exit(kode)
