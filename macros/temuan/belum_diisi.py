"""What a draft still waits for: dates of the edition, and rows that a new period carried on."""

from __future__ import annotations

from collections.abc import Iterator

from ..hitung.laporan import Laporan
from .bentuk import Temuan

TANGGAL = {"tanggal_data": "Tanggal data", "tanggal_terbit": "Tanggal terbit"}


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Findings about cells of the edition that are empty as yet."""
    t = lap.data["laporan"]
    for kolom, nama in TANGGAL.items():
        if getattr(t.satu(), kolom) is None:
            yield Temuan(
                "T604", f"laporan/{kolom}", "kelengkapan",
                f"{nama} belum diisi; sementara ini dipakai akhir periodenya.",
                letak=t.asal(t.satu().Index, kolom),
            )  # fmt: skip
    t = lap.data["tanda_tangan"]
    for r in t.baris():
        if r.tanggal is None:
            yield Temuan(
                "T604", f"tanda_tangan/{r.blok}/{r.urut}", "kelengkapan",
                f"Tanggal blok tanda tangan “{r.blok}” belum diisi.",
                letak=t.asal(r.Index, "tanggal"),
            )  # fmt: skip
    for satu in lap.tagihan:
        yield Temuan(
            "T604", f"{satu.asal.berkas}/{lap.edisi.tahun}", "kelengkapan",
            f"{satu.banyak} dari {satu.dari} baris {lap.edisi.tahun} belum diisi"
            f" ({', '.join(satu.kolom)}). Isi, atau hapus barisnya.",
            letak=satu.asal,
        )  # fmt: skip
