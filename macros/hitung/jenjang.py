"""Which goal supports which, from the data and from the wording of documents, and what pays."""

from . import kunci
from .laporan import Laporan


def tautan(lap: Laporan) -> list[tuple[str, str]]:
    """Which goal supports which, in the order of the goals: its `induk`; and in the wording of the
    main indicators, the goal above an indicator that belongs to a goal of a lower level."""
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
    """The goals above one, the highest first."""
    naik = dict(tautan(lap))
    hasil: list[str] = []
    while (kode := naik.get(kode, "")) and kode not in hasil:
        hasil.insert(0, kode)
    return hasil


def pendanaan(lap: Laporan) -> dict[str, tuple[str, str]]:
    """What pays for each measured goal, as its figures are named: its programme of the agreement,
    or what the budget says is for the goal itself."""
    ukur = {i.sasaran for i in lap.daftar_indikator()}
    hasil: dict[str, tuple[str, str]] = {}
    for r in lap.baris("sasaran"):
        for apa, kode in (("sasaran", r.kode), ("program-pk", r.program)):  # the latter counts
            nama = kode and kunci.anggaran_untuk(apa, kode, lap.edisi.tahun, "pagu")
            if r.kode in ukur and nama in lap.register:
                hasil[r.kode] = apa, kode
    return hasil
