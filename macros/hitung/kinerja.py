"""Figures of performance: targets, realisations, achievements, for every year of the data."""

from collections.abc import Collection
from fractions import Fraction

from ..dasar.angka import Angka, Asal
from ..dasar.himpun import himpun, pada
from ..dasar.kosakata import bunyi
from ..dasar.penulisan import keluarga_tepat, sebutan_masa
from ..dasar.periode import SETAHUN, TERPANJANG, semasa
from ..dasar.rumus import Rumus
from . import kunci, ringkasan, ukuran
from .alat import Isi, hitung, tulis_sel
from .bahan import Bahan
from .capaian import SERATUS, Pengukuran, Polaritas, ukur
from .daftar_rumus import CAPAIAN_TERTULIS, CAPAIAN_TRIWULAN, KEKURANGAN
from .entitas import Edisi, Indikator
from .sumber import SumberIsi

TRIWULAN = ("TW1", "TW2", "TW3", "TW4")
# A realisation as a share of the target is an achievement already.
PERSEN_TARGET = "% target"
# Roles of documents to whose targets the year's realisation is also compared, with names.
PEMBANDING = {"menengah": "target {}", "standar": "{}"}


def daftarkan(k: Bahan) -> ukuran.Terukur:
    """Register every figure of performance; return what was measured period by period."""
    _target(k)
    terukur = ukuran.daftarkan(k)
    _realisasi(k, ukuran.realisasi(k, terukur))
    for tahun in k.tahun:
        diukur = [i for i in k.indikator_pada(tahun) if k.diukur(i, tahun)]
        for i in diukur:
            _capaian(k, i, tahun)
        if diukur or tahun == k.edisi.tahun:
            ringkasan.kelompok(k, diukur, tahun)
    for tahun in k.tahun:
        for i in k.indikator_pada(tahun):
            if k.tingkat[i.tingkat].diukur or kunci.capaian(i.kode, tahun) in k.register:
                ringkasan.banding(k, i, tahun)
    return terukur


def _target(k: Bahan) -> None:
    for r in k.data["target"].baris():
        i = pada(k.varian[r.indikator], r.tahun)
        periode = "" if r.periode == SETAHUN else r.periode
        label = f"Target {_masa(r.tahun, periode)} ({r.dokumen}): {k.sebut(i)}"
        nama = kunci.target(i.kode, r.tahun, r.dokumen, periode)
        satu = tulis_sel(k.register, i.satuan, "bilangan", nama, r, "nilai", label)
        if satu.isian is None or satu.isian.jenis not in {"rentang", "batas"}:
            continue
        for apa, nilai in (("batas-bawah", satu.isian.bawah), ("batas-atas", satu.isian.atas)):
            if nilai is not None:
                nama = kunci.batas_target(i.kode, r.tahun, r.dokumen, apa, periode)
                sebutan, keluarga = f"{label} ({apa.replace('-', ' ')})", keluarga_tepat(nilai)
                k.register.tambah(Angka(nama, nilai, i.satuan, keluarga, sebutan, satu.masukan))


def _realisasi(k: Bahan, dihitung: Collection[str]) -> None:
    """Typed realisations; beside a computed one (in `dihitung`) they are of their period alone."""
    baris = [*k.data["realisasi"].baris()]
    periode = himpun(((r.indikator, r.tahun, r.sumber), r.periode) for r in baris)
    for r in baris:
        i = pada(k.varian[r.indikator], r.tahun)
        resmi = periode_realisasi(periode[r.indikator, r.tahun, r.sumber], r.tahun, k.edisi)
        setahun = kunci.realisasi(i.kode, r.tahun, r.sumber)
        berlaku = r.periode == resmi and setahun not in dihitung
        nama = setahun if berlaku else kunci.realisasi(i.kode, r.tahun, r.sumber, r.periode)
        sebutan = _masa(r.tahun, "" if berlaku else r.periode)
        persen = r.satuan == PERSEN_TARGET
        tulis_sel(
            k.register, "%" if persen else (r.satuan or i.satuan), "bilangan", nama,
            r, "nilai", f"Realisasi {sebutan} ({r.sumber}): {k.sebut(i)}",
            catatan=PERSEN_TARGET if persen else "",
        )  # fmt: skip


def _masa(tahun: int, periode: str) -> str:
    """The year for the label of a figure, or the period if the figure covers that alone."""
    return f"{tahun} {sebutan_masa(periode)}" if periode else str(tahun)


def periode_realisasi(ada: Collection[str], tahun: int, edisi: Edisi) -> str | None:
    """The period whose result counts for a year: the edition's own, or in another year one that
    ends with it, so that like is compared with like; `None` if there are only other quarters."""
    dahulu = (edisi.kode_periode,) if tahun == edisi.tahun else ()
    semua = (*dahulu, *semasa(edisi.kode_periode), *TERPANJANG)
    return next((p for p in semua if p in ada), None)


def realisasi_resmi(k: Bahan, i: Indikator, tahun: int) -> Angka:
    """The realisation that counts; a promise without a row gives a figure without data.

    This is the one place that decides it: a result computed from months or quarters is already
    registered under the same key, or is registered here.
    """
    ada = k.realisasi(i.kode, tahun)
    if ada is not None:
        return ada
    kode = k.sumber.kode_acuan("realisasi")
    label = f"Realisasi {tahun}{f' ({kode})' if kode else ''}: {k.sebut(i)}"
    nama = kunci.realisasi(i.kode, tahun, kode)
    kosong = Angka(nama, None, i.satuan, "bilangan", label, keadaan="belum-ada-data")
    return k.register.tambah(kosong)


def capai(
    k: Bahan, nama: str, i: Indikator, realisasi: Angka | None, target: Angka | None, label: str
) -> Angka:
    """Register an achievement: in percent, or only as reached or not."""
    cara = _cara(k, i.polaritas, realisasi, target)
    sasaran = k.register[f"{target.kunci}/{cara.ujung}"] if target and cara.ujung else target
    # If the names of a formula differ, the one besides the realisation is the target's.
    nama_target = next((n for n in cara.rumus.nama if n != "realisasi"), "")
    isi: Isi = {"realisasi": realisasi, nama_target: sasaran} if nama_target else {}
    return hitung(
        k.register, nama, cara.rumus, isi, "%", "persen-kinerja", label,
        lantai=k.edisi.batas_bawah, keadaan=cara.keadaan, catatan=cara.catatan,
        juga=() if isi else (realisasi, target),
    )  # fmt: skip


def _cara(
    k: Bahan, polaritas: Polaritas, realisasi: Angka | None, target: Angka | None
) -> Pengukuran:
    """How a realisation is compared to a target."""
    r, t = (a.arti if a else None for a in (realisasi, target))
    beda = realisasi and target and realisasi.satuan != target.satuan
    if beda or (realisasi and realisasi.keadaan == "tak-terhitung"):
        catatan = bunyi("hitung/dua-satuan", realisasi=realisasi, target=target) if beda else ""
        return Pengukuran(ukur(polaritas, None, None).rumus, "", "tak-terhitung", catatan)
    nama, langkah = k.skala_satuan(target.satuan) if target else ("", ())
    return ukur(polaritas, r, t, langkah, nama)


def _capaian(k: Bahan, i: Indikator, tahun: int) -> None:
    target, realisasi = k.target(i.kode, tahun), realisasi_resmi(k, i, tahun)
    if i.bobot is not None:
        asal = Asal(k.data["indikator"].berkas, i.baris, "bobot")
        nama, label = kunci.bobot(i.kode, tahun), f"Bobot {tahun}: {k.sebut(i)}"
        k.register.tambah(Angka(nama, Fraction(i.bobot), "", "bilangan", label, (asal,)))
    label = f"Capaian {tahun}: {k.sebut(i)}"
    hasil = capai(k, kunci.capaian(i.kode, tahun), i, realisasi, target, label)
    if hasil.nilai is not None and hasil.nilai < SERATUS:
        nama, label = kunci.kekurangan(i.kode, tahun), f"Kekurangan capaian {tahun}: {k.sebut(i)}"
        isi: Isi = {"capaian": hasil}
        hitung(k.register, nama, KEKURANGAN, isi, "poin", "persen-kinerja", label)
    _terhadap_dokumen(k, i, tahun, realisasi)
    for s in k.sumber.lain("realisasi"):
        lain = k.register.get(kunci.realisasi(i.kode, tahun, s.kode))
        if lain is None:
            continue
        label = f"Capaian {tahun} ({s.kode}): {k.sebut(i)}"
        if lain.catatan == PERSEN_TARGET:
            _persen_target(k, s, i, tahun, lain, label)
        else:
            capai(k, kunci.capaian(i.kode, tahun, s.kode), i, lain, target, label)


def _terhadap_dokumen(k: Bahan, i: Indikator, tahun: int, realisasi: Angka) -> None:
    """The achievement against the targets of other documents; in the edition's year also against
    the last year of a plan, as PermenPAN-RB 53/2014 demands. Such targets are for whole years, so
    the result is that of all that was measured, and not of the edition's period alone."""
    realisasi = k.realisasi(i.kode, tahun, "setahun") or realisasi
    for s in k.sumber.berperan("target", "menengah", "standar"):
        for sampai in s.dibandingkan(tahun) if tahun == k.edisi.tahun else (tahun,):
            pembanding = k.register.get(kunci.target(i.kode, sampai, s.kode))
            if pembanding:
                kapan = "" if sampai == tahun else f" Tahun {sampai}"
                nama = PEMBANDING[s.peran].format(s.nama) + kapan
                label = f"Realisasi {tahun} terhadap {nama}: {k.sebut(i)}"
                untuk = kunci.terhadap(i.kode, tahun, s.kode, sampai)
                capai(k, untuk, i, realisasi, pembanding, label)


def _persen_target(
    k: Bahan, s: SumberIsi, i: Indikator, tahun: int, tercetak: Angka, label: str
) -> None:
    """The achievement in a source that only has shares of the target: of the year, or summed
    quarters."""
    target = k.target(i.kode, tahun)
    nama = (kunci.realisasi(i.kode, tahun, s.kode, t) for t in TRIWULAN)
    triwulan = [a for n in nama if (a := k.register.get(n)) is not None]
    if len(triwulan) == len(TRIWULAN) and target and target.nilai and i.satuan == "%":
        rumus = CAPAIAN_TRIWULAN
        isi: Isi = {"realisasi triwulan": triwulan, "target setahun": target}
    else:
        kata = CAPAIAN_TERTULIS.format(s.nama)
        rumus, isi = Rumus.urai("persentase").dengan_nama({"persentase": kata}), {kata: tercetak}
    untuk = kunci.capaian(i.kode, tahun, s.kode)
    hitung(k.register, untuk, rumus, isi, "%", "persen-kinerja", label)
