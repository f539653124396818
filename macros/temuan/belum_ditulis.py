"""Parts of chapters that nobody has written yet: what a new report asks of its author."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dasar.penulisan import slug
from ..hitung.laporan import Laporan
from .bentuk import Temuan
from .naskah import Naskah

BELUM = re.compile(r"\{\{\s*belum_ditulis\(\s*[\"'](?P<apa>[^\"'\n]*)[\"']\s*\)\s*\}\}")


def temuan(_lap: Laporan, naskah: Naskah) -> Iterator[Temuan]:
    """Every gap that `belum_ditulis` shows, with its chapter and line."""
    for bab in naskah:
        for celah in BELUM.finditer(bab.asli):
            apa = celah["apa"]
            yield Temuan(
                "T603", f"{bab.src.removesuffix('.md')}/{slug(apa)}", "kelengkapan",
                f"Bagian ini belum ditulis: {apa}. Ganti barisnya dengan tulisan unit Anda.",
                letak_bab=(f"docs/{bab.src}", bab.baris(celah.start())), nilai=apa,
            )  # fmt: skip
