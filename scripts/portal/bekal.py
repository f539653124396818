"""What every build needs, loaded once: builds are forks of the process that imports this."""

from __future__ import annotations

from importlib import import_module

for nama in (
    "macros.gambar.lukis",
    "macros.keluaran.data_terbit",
    "macros.periksa.menyeluruh",
    "scripts.mesin.hasil",
    "scripts.mesin.pemeriksa",
    "scripts.mesin.situs",
):
    import_module(nama)
