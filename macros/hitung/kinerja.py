"""Figures of performance: targets, realisations, achievements."""

from __future__ import annotations

from ..asupan.muat import Data, TabelData
from ..dasar.angka import Angka, Register
from ..dasar.rumus import Keadaan
from . import kunci, ringkasan
from .alat import Isi, hitung, target_resmi, tulis_sel
from .capaian import SERATUS
from .daftar_rumus import CAPAIAN, CAPAIAN_TERTULIS, CAPAIAN_TRIWULAN, KEKURANGAN
from .entitas import Edisi, Indikator, Sasaran

# Targets that the year's realisation is also set against, beside the agreement's.
PEMBANDING = {"RENSTRA": "target Renstra", "STANDAR-NASIONAL": "standar nasional"}
SUMBER_LAIN = ("OUTPUT", "E-PERFORMANCE")
TRIWULAN = ("TW1", "TW2", "TW3", "TW4")
# Of several results of one year the edition's own period counts, then the longest or latest.
PERIODE = ("TAHUN", "SM2", "SM1")
# A realisation given as a share of the target, as E-Performance does, is an achievement already.
PERSEN_TARGET = "% target"


def daftarkan(
    register: Register,
    data: Data,
    edisi: Edisi,
    indikator: dict[str, Indikator],
    sasaran: dict[str, Sasaran],
) -> None:
    """Register every figure of performance for the edition's year and the year before."""
    _target(register, data["target"], indikator)
    _realisasi(register, data["realisasi"], indikator, edisi)
    kegiatan = [i for i in indikator.values() if i.tingkat == "kegiatan"]
    for tahun in (edisi.tahun, edisi.tahun - 1):
        diukur = [i for i in kegiatan if _diukur(register, i, tahun)]
        for i in diukur:
            _capaian(register, i, tahun)
        if diukur or tahun == edisi.tahun:
            ringkasan.per_sasaran(register, diukur, sasaran, tahun, edisi.batas_capaian)
    for i in kegiatan:
        ringkasan.banding(register, i, edisi.tahun)


def _diukur(register: Register, i: Indikator, tahun: int) -> bool:
    """Whether a year's report must show an indicator: promised, or something was achieved."""
    dijanjikan = target_resmi(register, i.kode, tahun) is not None
    return dijanjikan or kunci.realisasi(i.kode, tahun, "LKJIP") in register


def _target(register: Register, tabel: TabelData, indikator: dict[str, Indikator]) -> None:
    for r in tabel.baris():
        i = indikator[r.indikator]
        periode = "" if r.periode == "TAHUN" else r.periode
        tulis_sel(
            register, tabel, i.satuan, "bilangan",
            kunci.target(i.kode, r.tahun, r.dokumen, periode), r.Index, "nilai",
            f"Target {r.tahun} ({r.dokumen}): {i.uraian}",
        )  # fmt: skip


def _realisasi(
    register: Register, tabel: TabelData, indikator: dict[str, Indikator], edisi: Edisi
) -> None:
    periode: dict[tuple[str, int, str], set[str]] = {}
    for r in tabel.baris():
        periode.setdefault((r.indikator, r.tahun, r.sumber), set()).add(r.periode)
    for r in tabel.baris():
        i = indikator[r.indikator]
        resmi = _periode_resmi(periode[r.indikator, r.tahun, r.sumber], r.tahun, edisi)
        nama = kunci.realisasi(i.kode, r.tahun, r.sumber, "" if r.periode == resmi else r.periode)
        satuan = "%" if r.satuan == PERSEN_TARGET else (r.satuan or i.satuan)
        tulis_sel(
            register, tabel, satuan, "bilangan", nama, r.Index, "nilai",
            f"Realisasi {r.tahun} ({r.sumber}): {i.uraian}",
            catatan=PERSEN_TARGET if r.satuan == PERSEN_TARGET else "",
        )  # fmt: skip


def _periode_resmi(ada: set[str], tahun: int, edisi: Edisi) -> str | None:
    """The period whose result counts for a year; `None` where there are only quarters."""
    dahulu = (edisi.kode_periode,) if tahun == edisi.tahun else ()
    return next((p for p in (*dahulu, *PERIODE) if p in ada), None)


def _hitung(
    register: Register,
    nama: str,
    i: Indikator,
    realisasi: Angka | None,
    target: Angka | None,
    label: str,
) -> Angka:
    keadaan: Keadaan | None = None
    catatan = ""
    if realisasi and target and realisasi.satuan != target.satuan:
        keadaan = "tak-terhitung"
        catatan = (
            f"Satuan realisasi ({realisasi.satuan}) berbeda dari satuan target ({target.satuan})."
        )
    elif realisasi and realisasi.nilai is not None and (target is None or target.nilai is None):
        keadaan = "tak-terhitung"  # something was achieved, but nothing promised
    return hitung(
        register, nama, CAPAIAN[i.polaritas], {"realisasi": realisasi, "target": target},
        "%", "persen-kinerja", label, keadaan=keadaan, catatan=catatan,
    )  # fmt: skip


def _capaian(register: Register, i: Indikator, tahun: int) -> None:
    target = target_resmi(register, i.kode, tahun)
    realisasi = _realisasi_resmi(register, i, tahun)
    label = f"Capaian {tahun}: {i.uraian}"
    hasil = _hitung(register, kunci.capaian(i.kode, tahun), i, realisasi, target, label)
    if hasil.nilai is not None and hasil.nilai < SERATUS:
        hitung(
            register, kunci.kekurangan(i.kode, tahun), KEKURANGAN, {"capaian": hasil}, "poin",
            "persen-kinerja", f"Kekurangan capaian {tahun}: {i.uraian}",
        )  # fmt: skip
    for dokumen, nama in PEMBANDING.items():
        pembanding = register.get(kunci.target(i.kode, tahun, dokumen))
        if pembanding:
            label = f"Realisasi {tahun} terhadap {nama}: {i.uraian}"
            untuk = kunci.capaian(i.kode, tahun, dokumen)
            _hitung(register, untuk, i, realisasi, pembanding, label)
    for sumber in SUMBER_LAIN:
        lain = register.get(kunci.realisasi(i.kode, tahun, sumber))
        if lain is None:
            continue
        untuk = kunci.capaian(i.kode, tahun, sumber)
        label = f"Capaian {tahun} ({sumber}): {i.uraian}"
        if lain.catatan == PERSEN_TARGET:
            _dari_triwulan(register, untuk, i, tahun, lain, target, label)
        else:
            _hitung(register, untuk, i, lain, target, label)


def _realisasi_resmi(register: Register, i: Indikator, tahun: int) -> Angka:
    """The realisation that counts; a promise that no row answers is a figure without data."""
    nama = kunci.realisasi(i.kode, tahun, "LKJIP")
    ada = register.get(nama)
    if ada is not None:
        return ada
    label = f"Realisasi {tahun} (LKJIP): {i.uraian}"
    return register.tambah(Angka(nama, None, i.satuan, "bilangan", label, keadaan="belum-ada-data"))


def _dari_triwulan(
    register: Register,
    nama: str,
    i: Indikator,
    tahun: int,
    tercetak: Angka,
    target: Angka | None,
    label: str,
) -> None:
    """E-Performance: the quarters' sum over the year's target, or its own yearly percentage."""
    triwulan = [
        a
        for t in TRIWULAN
        if (a := register.get(kunci.realisasi(i.kode, tahun, "E-PERFORMANCE", t))) is not None
    ]
    if len(triwulan) == len(TRIWULAN) and target and target.nilai and i.satuan == "%":
        rumus = CAPAIAN_TRIWULAN
        isi: Isi = {"realisasi triwulan": triwulan, "target setahun": target}
    else:
        rumus, isi = CAPAIAN_TERTULIS, {CAPAIAN_TERTULIS.kata: tercetak}
    hitung(register, nama, rumus, isi, "%", "persen-kinerja", label)
