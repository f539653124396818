"""Publishing: the published versions in their Git branch, what each consists of, what is live."""

import os
from pathlib import Path

from macros.dasar.pangkal import PROGRAM


def program(sumber: Path, proyek: Path) -> Path:
    """Whose code builds an exported commit of a report: its own, where the report stands in this
    program's folder, or else this program's. What somebody else's repository holds is not run."""
    sendiri = proyek.resolve() == PROGRAM and (sumber / "scripts" / "lkjip.py").is_file()
    return sumber if sendiri else PROGRAM


def lingkungan_bangun() -> dict[str, str]:
    """The environment of such a build, which finds its own code and leaves nothing beside it."""
    sendiri = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    return {**sendiri, "PYTHONDONTWRITEBYTECODE": "1"}
