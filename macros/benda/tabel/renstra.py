"""The Renstra's targets: a table whose note tells what one document has and another has not."""

from __future__ import annotations

from typing import Any

from ...hitung import kunci
from ...hitung.laporan import Laporan
from ..deklarasi.sumber_baris import SumberBaris
from .bersama import unit
from .unsur import Bagian, Daftar, Kelompok, Kolom, Tabel, baris


def renstra(lap: Laporan) -> Tabel:
    """Targets of the unit's Renstra with its strategies (Tabel 3.5)."""
    data = lap.data["target"].isi
    tahun = sorted(data[data["dokumen"] == "RENSTRA"]["tahun"].unique())
    ada = {r.kode for r in lap.rumusan("RENSTRA")}
    hilang = [
        i for i in lap.indikator.values()
        if i.kode not in ada and any(i.kode == r.kode for r in lap.rumusan("IKU"))
        and i.tingkat == "kegiatan"
    ]  # fmt: skip

    def isi(r: Any) -> tuple[Bagian | None, ...]:
        strategi = tuple(s.uraian for s in lap.baris("strategi", indikator=r.kode))
        target = (lap.register.get(kunci.target(r.kode, t, "RENSTRA")) for t in tahun)
        sel: Bagian = (
            strategi[0] if len(strategi) == 1 else Daftar(strategi, True)
        ) if strategi else "–"  # fmt: skip
        return (r.uraian, *target, sel)

    rumusan = SumberBaris(lap).cari("indikator kegiatan menurut RENSTRA").isi.fillna("")
    kelompok = tuple(
        Kelompok(f"{n}. {s}", tuple(baris(*isi(r), kepala=0) for r in ind.itertuples() if r.kode))
        for (n, s), ind in rumusan.groupby(["sasaran.nomor", "sasaran.uraian"], sort=False)
    )
    catatan = (
        (
            "Data belum tersedia untuk indikator yang barisnya tidak terbaca pada dokumen sumber: "
            + "; ".join(f"{i.kode} {i.uraian}" for i in hilang)
            + ".",
        )
        if hilang
        else ()
    )
    return Tabel(
        "renstra",
        f"Target Rencana Strategis {unit(lap)} dan strategi pencapaiannya",
        (
            Kolom("Indikator kinerja", lebar=30),
            *(Kolom(str(t), "bilangan", 5 if len(tahun) > 3 else 10) for t in tahun),
            Kolom("Strategi", lebar=50),
        ),
        kelompok,
        sumber=f"Rencana Strategis {unit(lap)}.",
        berkas="rumusan.csv",
        catatan=catatan,
        lebar=True,
    )
