"""Words derived from figures: direction, status, lists of indicators for a sentence."""

from collections.abc import Callable, Iterable
from typing import get_args

from ..dasar.angka import Angka
from ..dasar.kosakata import bunyi
from ..dasar.masalah import cari
from ..dasar.penulisan import slug, terbilang
from ..hitung import capaian, kunci
from ..hitung.analisis import TERUKUR
from ..hitung.entitas import Indikator
from ..hitung.laporan import Laporan
from ..hitung.masa import berbeda
from ..hitung.sumber import IsiSumber, Peran
from ..temuan.kelengkapan import sebab


def arah(lap: Laporan, lama: Angka, baru: Angka) -> str:
    """`meningkat`, `menurun` or `tetap`, from the exact values. Raises ValueError if one of the two
    has no value, or if units or times differ, since nothing can be claimed then."""
    if lama.nilai is None or baru.nilai is None:
        raise ValueError(bunyi("benda/arah-tanpa-nilai", lama=lama, baru=baru))
    if lama.satuan != baru.satuan:
        raise ValueError(bunyi("benda/arah-satuan", lama=lama, baru=baru))
    if beda := berbeda(lap.masa(lama, baru)):
        masa = ", ".join(map(str, beda))
        raise ValueError(bunyi("benda/arah-masa", lama=lama, baru=baru, masa=masa))
    if baru.nilai == lama.nilai:
        return "tetap"
    return "meningkat" if baru.nilai > lama.nilai else "menurun"


def sebutan_tercapai(lap: Laporan, diukur: Iterable[Indikator] = ()) -> str:
    """The word for the target that these indicators (or all) have reached, `target setahun`; with
    the number of limits that may still be passed, in brackets."""
    kode = {i.kode for i in diukur or lap.daftar_indikator()}
    semua = sum(lap.status(k) == "tercapai" for k in kode)
    if not (banyak := len(kode & lap.belum_pasti.keys())):
        return lap.sebutan_target
    bagian = f"{terbilang(banyak)} di antaranya " if banyak < semua else ""
    return f"{lap.sebutan_target} ({bagian}belum pasti)"


def tanpa_capaian(lap: Laporan, diukur: Iterable[Indikator]) -> str:
    """The word for indicators without achievement: whether all of them only wait for data."""
    status = {lap.status(i.kode) for i in diukur} - set(TERUKUR)
    return "belum ada datanya" if status == {"belum-ada-data"} else "tidak mempunyai capaian"


def _ujung(pilih: Callable[..., object]) -> Callable[[Laporan], list[Indikator]]:
    def cari(lap: Laporan) -> list[Indikator]:
        # As shown, since readers compare shown values.
        semua = ((i, lap.capaian(i.kode).tampak) for i in lap.daftar_indikator())
        ada = [(i, n) for i, n in semua if n is not None]
        ujung = pilih(n for _, n in ada) if ada else None
        return [i for i, n in ada if n == ujung]

    return cari


def _bila(syarat: Callable[[Laporan, Indikator], bool]) -> Callable[[Laporan], list[Indikator]]:
    return lambda lap: [i for i in lap.daftar_indikator() if syarat(lap, i)]


def _berstatus(slug: str) -> Callable[[Laporan], list[Indikator]]:
    return _bila(lambda lap, i: lap.status(i.kode) == slug)


def _menurut(
    lap: Laporan, i: Indikator, nama: Callable[[str, int, str], str], isi: IsiSumber, peran: Peran
) -> list[Angka]:
    """The year's figures of an indicator with keys of the kind `nama`, by the sources of a role."""
    semua = (nama(i.kode, lap.edisi.tahun, s.kode) for s in lap.sumber.berperan(isi, peran))
    return [a for satu in semua if (a := lap.register.get(satu)) is not None]


def _di_bawah_menengah(lap: Laporan, i: Indikator) -> bool:
    semua = _menurut(lap, i, kunci.capaian, "target", "menengah")
    return any(capaian.status(a.nilai, a.keadaan) == "belum-tercapai" for a in semua)


def _terjauh_di_atas_menengah(lap: Laporan) -> list[Indikator]:
    """The indicators whose promise exceeds the plan of several years most."""
    tahun, sumber = lap.edisi.tahun, lap.sumber.berperan("target", "menengah")
    beda = [
        (i, a.nilai)
        for i in lap.daftar_indikator()
        for s in sumber
        if (a := lap.register.get(kunci.selisih_sumber(slug(s.kode), i.kode, tahun)))
        and a.nilai is not None and a.nilai > 0 and a.satuan == "poin"
    ]  # fmt: skip
    terjauh = max((n for _, n in beda), default=None)
    return [i for i, n in beda if n == terjauh]


def _tanpa_menengah(lap: Laporan, i: Indikator) -> bool:
    """Whether no plan has a target for the year, or for its last year."""
    nama = (
        kunci.target(i.kode, tahun, s.kode)
        for s in lap.sumber.berperan("target", "menengah")
        for tahun in s.dibandingkan(lap.edisi.tahun)
    )
    return all(a is None or a.arti is None for a in map(lap.register.get, nama))


def _keluaran(lap: Laporan, i: Indikator) -> list[Angka]:
    """The results of an indicator in reports on outputs."""
    semua = _menurut(lap, i, kunci.realisasi, "rumusan", "keluaran")
    return [a for a in semua if a.nilai is not None]


def _beda_keluaran(lap: Laporan, i: Indikator) -> bool:
    ada = lap.realisasi(i.kode)
    return ada is not None and any(a.nilai != ada.nilai for a in _keluaran(lap, i))


PILIHAN: dict[str, Callable[[Laporan], list[Indikator]]] = {
    **{slug: _berstatus(slug) for slug in get_args(capaian.Status)},
    "tertinggi": _ujung(max),
    "terendah": _ujung(min),
    "di-bawah-jangka-menengah": _bila(_di_bawah_menengah),
    "terjauh-di-atas-jangka-menengah": _terjauh_di_atas_menengah,
    "tanpa-jangka-menengah": _bila(_tanpa_menengah),
    "tanpa-sebab": _bila(lambda lap, i: i in lap.meleset and i.kode not in sebab(lap)),
    "belum-pasti": _bila(lambda lap, i: i.kode in lap.belum_pasti),
    "tanpa-keluaran": _bila(lambda lap, i: not _keluaran(lap, i)),
    "beda-keluaran": _bila(_beda_keluaran),
}


def pilih(lap: Laporan, apa: str) -> list[Indikator]:
    """The indicators of one kind: by status, by extreme, short of a plan, without something. Raises
    KunciTidakDikenal for an unknown kind."""
    return cari(PILIHAN, "Kelompok indikator", apa)(lap)
