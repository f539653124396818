"""The ministry's targets: a table of two data tables, joined by month."""

from __future__ import annotations

from ...dasar.penulisan import BULAN, TANPA_NILAI
from ...hitung import kunci
from ...hitung.laporan import Laporan
from ..deklarasi.isian_umum import DERET
from .bersama import per_tanggal, unit
from .unsur import Kelompok, Kolom, Tabel, baris, butir

KOSONG = TANPA_NILAI["belum-ada-data"]


def target_kinerja(lap: Laporan) -> Tabel:
    """The ministry's targets: supporting documents and achievement by month (Tabel 3.8)."""
    dukung: dict[tuple[str, str], list[str]] = {}
    for d in lap.baris("data_dukung"):
        dukung.setdefault((d.target, d.bulan), []).append(d.uraian)
    hasil = {(c.target, c.bulan): c for c in lap.baris("capaian_target_kinerja")}
    kelompok = []
    for t in lap.baris("target_kinerja"):
        isi = []
        if t.keterangan:
            isi.append(baris("Umum", None, None, t.keterangan, kepala=0))
        for n, bulan in enumerate(DERET["bulan"]):
            dokumen, c = dukung.get((t.kode, bulan), []), hasil.get((t.kode, bulan))
            if not dokumen and c is None:
                continue
            angka = lap.register.get(kunci.target_kinerja(t.kode, bulan)) or KOSONG
            isi.append(
                baris(
                    BULAN[n], butir("\n".join(dokumen)), angka,
                    butir(c.keterangan) if c and c.keterangan else None, kepala=0,
                )
            )  # fmt: skip
        judul = f"{t.kode}. {t.uraian}"
        if t.rincian:
            judul += ": " + "; ".join(x for x in t.rincian.splitlines() if x.strip())
        kelompok.append(Kelompok(judul, tuple(isi)))
    return Tabel(
        "target-kinerja",
        f"Target kinerja {lap.instansi.kementerian_ringkas} pada {unit(lap)}, {per_tanggal(lap)}",
        (
            Kolom("Bulan", lebar=10),
            Kolom("Data dukung", lebar=45),
            Kolom("Capaian", "bilangan", 10),
            Kolom("Keterangan", lebar=35),
        ),
        tuple(kelompok),
        sumber=f"laporan target kinerja {unit(lap)}, {per_tanggal(lap)}.",
        catatan=("Tanda – berarti bulan itu belum mempunyai data capaian.",),
        lebar=True,
        berkas="target_kinerja.csv",
    )
