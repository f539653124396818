"""What a draft still waits for: dates of the edition, and rows that a new period carried on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..asupan.muat import TabelData
from ..hitung.laporan import Laporan
from .bentuk import Temuan

# What `new unit` leaves where nobody answered, and the tables that it fills.
CELAH = re.compile(r"\([\w ]+ belum diisi\)")
BERCELAH = ("laporan", "instansi", "pejabat", "struktur_organisasi")
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
    for nama in BERCELAH:
        yield from _celah(lap.data[nama])
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


def _celah(t: TabelData) -> Iterator[Temuan]:
    """Gaps in the names of the unit and its people, one a column."""
    for kolom in t.isi.columns:
        for r in t.baris():
            if CELAH.fullmatch(str(getattr(r, kolom) or "")):
                yield Temuan(
                    "T604", f"{t.nama}/{kolom}", "kelengkapan",
                    f"Kolom “{kolom}” masih berisi celah. Isi dengan yang sebenarnya.",
                    letak=t.asal(r.Index, kolom), nilai=getattr(r, kolom),
                )  # fmt: skip
                break
