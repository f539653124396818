"""Personal data and small counts that should not be public."""

from __future__ import annotations

from collections.abc import Iterator

from ..laporan import Laporan
from .model import Temuan

BATAS_KECIL = 5  # counts below this can point to a person (statistical disclosure practice)


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Head counts so small that a reader may know the person."""
    t = lap.data["pegawai"]
    for r in t.baris():
        if r.kelompok != "mutasi" and 0 < r.jumlah < BATAS_KECIL:
            yield Temuan(
                "T401", f"pegawai/{r.kelompok}/{r.uraian}", "data-pribadi",
                f"Jumlah pegawai “{r.uraian}” hanya {r.jumlah}; angka di bawah {BATAS_KECIL} dapat"
                " menunjuk orang tertentu. Pastikan boleh diumumkan.",
                letak=t.asal(r.Index, "jumlah"), nilai=str(r.jumlah),
            )  # fmt: skip
