"""What was reached beside what it cost: for the whole, and for goals and indicators that money is
planned for. Comes after performance and money."""

from collections.abc import Sequence

from ..asupan.aturan_anggaran import BELANJA
from ..dasar.angka import Angka, Register
from . import kunci
from .alat import selisih
from .bahan import Bahan
from .posisi_anggaran import terhitung
from .uang import Hal, Uang, rupiah


def daftarkan(k: Bahan) -> None:
    """Register how far achievement and absorption lie apart, in points: of all indicators for
    every source of money, of a goal or an indicator where the tree says what pays for it."""
    for di, _ in terhitung(k):
        rata = k.register.get(kunci.rata_rata(di.tahun))
        serapan = k.register.get(kunci.anggaran(di.tahun, di.sumber, "serapan"))
        if rata is not None and serapan is not None:
            label = f"Rata-rata capaian {di.tahun} dikurangi penyerapan ({di.sumber})"
            nama, kata = kunci.efisiensi(di.tahun, di.sumber), ("rata-rata capaian", "penyerapan")
            selisih(k.register, nama, rata, serapan, kata, label)
        if di.sumber_acuan:
            _setahun(k, di.tahun)


def _setahun(k: Bahan, tahun: int) -> None:
    pohon, register = k.anggaran, k.register
    indikator = {i.kode: i for i in k.indikator_pada(k.edisi.tahun)}
    ada = {s for s in pohon.simpul if kunci.kegiatan(s, tahun, "pagu") in register}
    milik: dict[str, dict[str, list[str]]] = {"sasaran": {}, "indikator": {}}
    for kode in pohon.daun(ada):
        untuk, ukuran = pohon.dibiayai(kode)
        if pohon.jenis(kode) == BELANJA and (untuk or ukuran):
            milik["sasaran"].setdefault(untuk or indikator[ukuran].sasaran, []).append(kode)
            if ukuran:
                milik["indikator"].setdefault(ukuran, []).append(kode)
    tujuan: dict[tuple[str, str], tuple[str, str]] = {
        **{
            ("sasaran", n): (s.uraian, kunci.rata_rata_sasaran(n, tahun))
            for n, s in k.sasaran.items()
        },
        **{("indikator", n): (i.nama, kunci.capaian(n, tahun)) for n, i in indikator.items()},
    }
    for (apa, kode), (nama, capaian) in tujuan.items():
        if kegiatan := milik[apa].get(kode):
            siapa = apa, kode, f"{apa} {kode} {nama}"
            dibiayai(register, tahun, siapa, kegiatan, register.get(capaian))
    _tertaut(register, tahun, [s for isi in milik["sasaran"].values() for s in isi])


def dibiayai(
    register: Register,
    tahun: int,
    tujuan: tuple[str, str, str],
    kegiatan: Sequence[str],
    capaian: Angka | None,
) -> None:
    """The budget that pays for one goal or indicator, and its efficiency where it was measured."""
    apa, kode, label = tujuan
    hal = Hal(
        register, BELANJA, lambda ukuran: kunci.anggaran_untuk(apa, kode, tahun, ukuran),
        f"{label} {tahun}",
    )  # fmt: skip
    uang = hal.jumlah(
        Uang(*(register[kunci.kegiatan(k, tahun, u)] for u in ("pagu", "realisasi")))
        for k in kegiatan
    )
    serapan = hal.serapan(uang)
    if capaian is not None:
        nama, kata = kunci.efisiensi_untuk(apa, kode, tahun), ("capaian", "penyerapan")
        sebutan = f"Capaian dikurangi penyerapan {label} {tahun}"
        selisih(register, nama, capaian, serapan, kata, sebutan)


def _tertaut(register: Register, tahun: int, kegiatan: Sequence[str]) -> None:
    """How much of the budget says what it pays for; nothing where none does."""
    if kegiatan:
        isi = [register[kunci.kegiatan(k, tahun, "pagu")] for k in kegiatan]
        label = f"Pagu yang dikaitkan dengan sasaran {tahun}"
        satu = rupiah(register, kunci.tertaut(tahun), isi, label)
        bagian = Hal(register, BELANJA, lambda _: kunci.tertaut(tahun, "tertaut-persen"), "")
        semua = register[kunci.pagu(tahun, "pagu")]
        bagian.bagian("tertaut-persen", satu, semua, f"Bagian pagu yang dikaitkan {tahun}")
