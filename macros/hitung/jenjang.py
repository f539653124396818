"""Which goal supports which, from the data and the wording of documents; and their budgets."""

from . import kunci
from .laporan import Laporan


def tautan(lap: Laporan) -> list[tuple[str, str]]:
    """Pairs of goals (lower, higher) in the order of the goals: by `induk`, and, where a document
    lists an indicator of a lower goal below a higher goal, by that place."""
    urut, letak = list(lap.tingkat), {kode: n for n, kode in enumerate(lap.sasaran)}
    hasil = {(s.kode, s.induk) for s in lap.sasaran.values() if s.induk}
    for dokumen in lap.sumber.berperan("rumusan", "utama"):
        kini = ""
        for r in lap.rumusan(dokumen.kode):
            if r.kode in lap.sasaran:
                kini = r.kode
            elif kini:
                milik, atas = lap.sasaran[lap.indikator[r.kode].sasaran], lap.sasaran[kini]
                if urut.index(milik.tingkat) > urut.index(atas.tingkat):
                    hasil.add((milik.kode, kini))
    return sorted(hasil, key=lambda satu: [letak[kode] for kode in satu])


def di_atas(lap: Laporan, kode: str) -> list[str]:
    """The goals above a goal, the highest first."""
    naik = dict(tautan(lap))
    hasil: list[str] = []
    while (kode := naik.get(kode, "")) and kode not in hasil:
        hasil.insert(0, kode)
    return hasil


def pendanaan(lap: Laporan) -> dict[str, tuple[str, str]]:
    """The budget of each measured goal, as (kind, code) of its figures: of its programme in the
    agreement, or else of the rows of the budget that name the goal."""
    ukur = {i.sasaran for i in lap.daftar_indikator()}
    hasil: dict[str, tuple[str, str]] = {}
    for r in lap.baris("sasaran"):
        for apa, kode in (("sasaran", r.kode), ("program-pk", r.program)):  # the latter counts
            nama = kode and kunci.anggaran_untuk(apa, kode, lap.edisi.tahun, "pagu")
            if r.kode in ukur and nama in lap.register:
                hasil[r.kode] = apa, kode
    return hasil
