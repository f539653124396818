"""Figures derived from indicators: means, counts, differences, monthly means; and the counts of
staff and obstacles."""

from collections.abc import Callable, Sequence
from functools import partial

from ..asupan.letak_sel import asal
from ..asupan.muat import Data, TabelData
from ..dasar.angka import Angka, Register
from ..dasar.himpun import himpun
from ..dasar.kosakata import bunyi, kosakata
from ..dasar.penulisan import gabung, nama_bulan, slug
from . import daftar_rumus as rumus, kunci
from .alat import banyaknya, hitung, jumlah, selisih, tulis_sel
from .bahan import Bahan
from .entitas import Indikator
from .masa import HASIL, JANJI, catatan, masa

Nama = Callable[[str], str]  # the key of a count by kind
BERMASA = (HASIL, JANJI)  # tables with times that must be alike for a difference


def kelompok(k: Bahan, diukur: Sequence[Indikator], tahun: int) -> None:
    """Register means and counts of a year's achievements: of all, by goal, and by level."""
    banyak = partial(kunci.jumlah, tahun=tahun)
    _satu(k, diukur, tahun, kunci.rata_rata(tahun), banyak)
    for kode, s in k.sasaran.items():
        isi = [i for i in diukur if i.sasaran == kode]
        if isi or k.tingkat[s.tingkat].diukur:
            nama, milik = kunci.rata_rata_sasaran(kode, tahun), partial(banyak, sasaran=kode)
            _satu(k, isi, tahun, nama, milik, f"sasaran {kode}")
    for kode, t in k.tingkat.items():
        isi = [i for i in diukur if i.tingkat == kode]
        if isi or t.diukur:
            nama = kunci.rata_rata_tingkat(kode, tahun)
            milik = partial(kunci.jumlah_tingkat, tahun=tahun, tingkat=kode)
            _satu(k, isi, tahun, nama, milik, f"tingkat {t.nama.lower()}")


def _satu(
    k: Bahan, diukur: Sequence[Indikator], tahun: int, rata: str, banyak: Nama, apa: str = ""
) -> None:
    """The mean and the counts of one group of indicators."""
    capaian = [k.register[kunci.capaian(i.kode, tahun)] for i in diukur]
    label, rinci = f"Rata-rata capaian {tahun} {apa or 'seluruh indikator'}", apa and f", {apa}"
    rerata(k, rata, list(zip(diukur, capaian, strict=True)), tahun, label)
    # Those reached or not without a percentage.
    putus = [c for c in capaian if c.keadaan in rumus.BANYAKNYA_PUTUS]
    lain = [c for c in capaian if c not in putus]
    # The number of reached targets is unknown until there is a first result.
    belum = not putus and {c.keadaan for c in lain} == {"belum-ada-data"}
    for satu, biasa in rumus.BANYAKNYA.items():
        isi = {"capaian": capaian if satu == "indikator" else lain}
        cara = rumus.BANYAKNYA_PUTUS.get(satu, biasa) if putus else biasa
        if cara is not biasa:
            isi[cara.nama[-1]] = [c for c in putus if c.keadaan == satu]
        hitung(
            k.register, banyak(satu), cara, isi, "indikator", "bilangan",
            f"{kosakata('hitung')['banyaknya'][satu]} {tahun}{rinci}",
            keadaan="belum-ada-data" if belum and satu in rumus.BANYAKNYA_PUTUS else None,
        )  # fmt: skip


def rerata(
    k: Bahan, nama: str, isi: Sequence[tuple[Indikator, Angka]], tahun: int, label: str
) -> Angka:
    """Register the mean of achievements, weighted if every one with a value has a weight."""
    semua = [(c, k.register.get(kunci.bobot(i.kode, tahun))) for i, c in isi]
    ada = [(c, b) for c, b in semua if c.nilai is not None]
    cara, masukan = rumus.RATA_RATA_CAPAIAN, {"capaian indikator": [c for c, _ in semua]}
    if ada and all(b is not None and b.nilai is not None for _, b in ada):
        cara = rumus.RATA_RATA_BERBOBOT
        masukan = {"capaian": [c for c, _ in ada], "bobot": [b for _, b in ada if b]}
    return hitung(
        k.register, nama, cara, masukan, "%", "persen-kinerja", label, batas=k.edisi.batas_capaian
    )


def banding(k: Bahan, i: Indikator, tahun: int) -> None:
    """Register an indicator's differences: to last year, to the achievement in other sources, and
    of its target to that of the plan of several years."""
    register = k.register
    kini, lalu = k.target(i.kode, tahun), k.target(i.kode, tahun - 1)
    if kini is None and lalu is None:
        return

    def catat(
        nama: str, baru: Angka | None, lama: Angka | None, kata: tuple[str, str], label: str
    ) -> None:
        if tahun == k.edisi.tahun or (baru and lama):
            masanya = (masa(filter(None, (lama, baru)), k, t) for t in BERMASA)
            beda = next(filter(None, (catatan([m]) for m in masanya)), _lain_dasar(k, baru, lama))
            selisih(register, nama, baru, lama, kata, f"{label}: {k.sebut(i)}", beda)

    rentang = f"{tahun - 1}–{tahun}"
    for apa, ini, itu in (
        ("target", kini, lalu),
        ("realisasi", k.realisasi(i.kode, tahun), k.realisasi(i.kode, tahun - 1)),
    ):
        kata = f"{apa} {tahun}", f"{apa} {tahun - 1}"
        catat(kunci.selisih(apa, i.kode, tahun), ini, itu, kata, f"Perubahan {apa} {rentang}")
    capaian = register.get(kunci.capaian(i.kode, tahun))
    for s in k.sumber.lain("realisasi"):
        menurut = register.get(kunci.capaian(i.kode, tahun, s.kode))
        nama = kunci.selisih_sumber(slug(s.kode), i.kode, tahun)
        if menurut:
            sebutan = s.nama[:1].upper() + s.nama[1:]
            kata = f"capaian menurut {s.nama}", "capaian laporan"
            catat(nama, menurut, capaian, kata, f"{sebutan} dibanding capaian laporan")
    for s in k.sumber.berperan("target", "menengah"):
        menengah = register.get(kunci.target(i.kode, tahun, s.kode))
        nama = kunci.selisih_sumber(slug(s.kode), i.kode, tahun)
        kata = f"target {tahun}", f"target {s.nama}"
        catat(nama, kini, menengah, kata, f"Target {tahun} dibanding target {s.nama}")


def _lain_dasar(k: Bahan, *angka: Angka | None) -> str:
    """The note on targets of which one is from an agreement, the other from a report of results."""
    dari = [a.kunci.split("/")[3] for a in angka if a and a.kunci.startswith("target/")]
    hasil = [d in k.sumber.kode("realisasi") for d in dari]
    nama = gabung([k.sumber.nama("target", d) for d in dari])
    return bunyi("hitung/lain-dasar", dokumen=nama) if len(set(hasil)) > 1 else ""


def target_kinerja(register: Register, data: Data) -> None:
    """Register the ministry's performance targets: percent by month, and the mean of the months."""
    uraian = {r.kode: r.uraian for r in data["target_kinerja"].baris()}
    persen = partial(tulis_sel, register, "%", "persen-kinerja")
    menurut = himpun(
        (r.target, persen(kunci.target_kinerja(r.target, r.bulan), r, "persen", label))
        for r in data["capaian_target_kinerja"].baris()
        for label in [f"{nama_bulan(r.bulan)}: {uraian[r.target]}"]
    )
    for kode, isi in menurut.items():
        nama, label = kunci.target_kinerja(kode), f"Rata-rata bulanan: {uraian[kode]}"
        cara, masukan = rumus.RATA_RATA_BULANAN, {"persentase": isi}
        hitung(register, nama, cara, masukan, "%", "persen-kinerja", label)


def pegawai(register: Register, tabel: TabelData) -> None:
    """Register head counts by position, education and change, and the total."""
    orang = partial(tulis_sel, register, "orang", "bilangan")
    kelompok = himpun(
        (r.kelompok, orang(kunci.pegawai(r.kelompok, slug(r.uraian)), r, "jumlah", label))
        for r in tabel.baris() for label in [f"Pegawai: {r.uraian}"]
    )  # fmt: skip
    for nama in ("jabatan", "pendidikan"):
        if isi := kelompok.get(nama):
            label = f"Jumlah pegawai menurut {nama}"
            jumlah(register, kunci.pegawai(nama), isi, "orang", "bilangan", label)


def kendala(register: Register, tabel: TabelData) -> None:
    """Register how many obstacles the data name, so that a sentence need not count them."""
    semua = (asal(r, "kendala") for r in tabel.baris())
    banyaknya(register, kunci.kendala(), semua, "kendala", "Banyaknya kendala yang dicatat")
