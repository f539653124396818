"""What one build of the site knows, from its data to its PDFs: all that the hooks share."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.asal.penelusur import Penelusur
from macros.halaman.jenis import Halaman
from macros.halaman.letak import Letak
from macros.halaman.penomoran import HasilPenomoran
from macros.halaman.titipan import Titipan
from macros.keluaran import ragam
from macros.keluaran.pencetak import Pencetak
from macros.keluaran.ragam import Ragam
from macros.keluaran.versi import Versi, dari_lingkungan
from macros.sajian.makro import Makro, rakit

KUNCI = "lkjip"


@dataclass
class Bangunan:
    """One build: the project `akar` becomes the site in the folder `situs`.

    `terbit` is the version that it shall be, or None; `pesanan` names the PDFs to make;
    `alamat_terbit` is where the published versions stand, or empty. `sebelum_pdf` is called when
    the pages stand, before the PDFs are waited for. The rest comes to be on the way.
    """

    akar: Path
    situs: Path
    makro: Makro
    alamat_terbit: str = ""
    terbit: Versi | None = None
    pesanan: Sequence[Ragam] = ()
    sebelum_pdf: Callable[[], object] = lambda: None
    titipan: Titipan = field(default_factory=Titipan)
    nomor: HasilPenomoran = field(default_factory=HasilPenomoran)
    letak: dict[str, list[Letak]] = field(default_factory=dict)
    data: dict[str, Markup] = field(default_factory=dict)
    pencetak: Pencetak = field(default_factory=Pencetak)

    @classmethod
    def dari(cls, config: Any) -> Bangunan:
        """The build that a configuration of MkDocs belongs to; whoever asks first begins it.

        Raises:
            GalatLaporan: the data have errors.
        """
        extra: dict[str, Any] = config["extra"]
        if KUNCI not in extra:
            akar = Path(config["config_file_path"]).parent
            extra[KUNCI] = cls(
                akar,
                Path(config["site_dir"]),
                rakit(akar),
                extra.get("alamat_terbit") or "",
                dari_lingkungan(),
                ragam.pilih(os.environ.get(ragam.VARIABEL, "1")),
            )
        hasil: Bangunan = extra[KUNCI]
        return hasil

    @property
    def unduh(self) -> Path:
        """Where PDFs and data are published."""
        return self.situs / "unduh"

    @cached_property
    def penelusur(self) -> Penelusur:
        """What explains the figures."""
        return Penelusur(self.makro.laporan)

    @property
    def bab_jadi(self) -> list[Halaman]:
        """The finished chapters in their order: numbers, references, tables and captions done, and
        nothing of the site's engine in them."""
        return [h for h in self.nomor.halaman if h.html]
