"""Figures that put others into context: how far a mean depends on disputed results, spending
against the time of the year, targets of several documents and years, achievement against cost."""

import re
from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import permutations
from typing import Any, NamedTuple

from ..asupan.aturan_anggaran import BELANJA
from ..asupan.letak_sel import asal
from ..dasar.angka import Angka, Register
from ..dasar.himpun import himpun, pada
from ..dasar.penulisan import DESIMAL, nama_periode
from . import kunci
from .alat import banyaknya, hitung, selisih
from .bahan import Bahan
from .capaian import Status, sebulat, status
from .daftar_rumus import BAGIAN_WAKTU, HARI
from .entitas import Indikator
from .kinerja import PERSEN_TARGET, TRIWULAN, capai
from .posisi_anggaran import hari, terhitung
from .ringkasan import rerata
from .sumber import SumberIsi
from .uang import Hal, Uang, rupiah

Tujuan = tuple[str, str, str]  # the purpose of an amount: kind, code, label
ARAH_TARGET = ("naik", "tetap", "turun", "lebih-berat", "lebih-ringan")
ARAH_BERAT = {"maksimal": True, "minimal": False}  # whether a higher target is harder
TERUKUR: tuple[Status, ...] = ("tercapai", "belum-tercapai")
# Words of a row for the absence of something.
TIADA = re.compile(
    r"\b(?:nihil|tiada|ditiadakan|tanpa|(?:tidak|belum)(?:\s+lagi)?\s+(?:ada|terdapat|tersedia"
    r"|memiliki|mempunyai|dibuka|dilakukan|dilaksanakan|diselenggarakan))\b",
    re.IGNORECASE,
)


def daftarkan(k: Bahan) -> None:
    """Register these figures for the edition's year; needs those of performance and money."""
    _kepekaan(k)
    _waktu(k)
    _program(k)
    _banding_target(k)
    _periode(k)


def beda_sumber(k: Bahan) -> Iterator[tuple[Indikator, SumberIsi, Angka]]:
    """Achievements that another source reports differently from the one that counts, and not only
    rounded; a source that only has shares of the target is left out, as it is compared as a
    whole."""
    tahun = k.edisi.tahun
    for i in k.indikator.values():
        acuan = k.register.get(kunci.capaian(i.kode, tahun))
        for s in k.sumber.lain("realisasi"):
            asli = k.register.get(kunci.realisasi(i.kode, tahun, s.kode))
            lain = k.register.get(kunci.capaian(i.kode, tahun, s.kode))
            if not (acuan and asli and lain) or asli.catatan == PERSEN_TARGET:
                continue
            if lain.nilai is None or acuan.nilai is None or lain.nilai == acuan.nilai:
                continue
            if not dibulatkan(k, i, s):
                yield i, s, lain


def dibulatkan(k: Bahan, i: Indikator, s: SumberIsi) -> bool:
    """Whether a source has the result that counts, only one of both is rounded at some decimal, and
    the status is the same."""
    tahun = k.edisi.tahun
    satu, dua = k.realisasi(i.kode), k.register.get(kunci.realisasi(i.kode, tahun, s.kode))
    if not (satu and dua and satu.satuan == dua.satuan):
        return False
    capaian = [kunci.capaian(i.kode, tahun), kunci.capaian(i.kode, tahun, s.kode)]
    hasil = {status(a.nilai, a.keadaan) for n in capaian if (a := k.register.get(n))}
    pasang = permutations((a.nilai for a in (satu, dua) if a.nilai is not None), 2)
    sama = (sebulat(a, b, n) for a, b in pasang for n in range(1, len(DESIMAL)))
    return len(hasil) == 1 and any(sama)


def layanan_tiada(k: Bahan) -> Iterator[tuple[Indikator, Angka, Any]]:
    """Results of services that a row of `target_kinerja.csv` says do not exist, and that row."""
    dicapai = {r.target for r in k.data["capaian_target_kinerja"].baris()}
    for r in k.data["target_kinerja"].baris():
        if r.indikator and TIADA.search(r.keterangan or "") and r.kode not in dicapai:
            a = k.realisasi(r.indikator, k.edisi.tahun)
            if a is not None and a.nilai:
                yield k.indikator[r.indikator], a, r


def _kepekaan(k: Bahan) -> None:
    """The mean of all achievements without each disputed one, and with those of other sources."""
    tahun = k.edisi.tahun
    diukur = [i for i in k.indikator.values() if k.diukur(i, tahun)]
    if not diukur:
        return
    resmi = {i.kode: k.register[kunci.capaian(i.kode, tahun)] for i in diukur}

    def rata(nama: str, ganti: dict[str, Angka | None], label: str) -> None:
        isi = {kode: ganti.get(kode, a) for kode, a in resmi.items()}
        rerata(k, nama, [(i, a) for i in diukur if (a := isi[i.kode])], tahun, label)

    def tanpa(kode: str) -> None:
        nama = kunci.kepekaan(tahun, kode, "tanpa")
        if nama not in k.register:
            rata(nama, {kode: None}, f"{apa} tanpa indikator {kode}")

    apa = f"Rata-rata capaian {tahun}"
    for i, _, _ in layanan_tiada(k):
        if i.kode in resmi:
            tanpa(i.kode)
    for i, s, capaian in beda_sumber(k):
        tanpa(i.kode)
        nama = kunci.kepekaan(tahun, i.kode, s.kode)
        rata(nama, {i.kode: capaian}, f"{apa} bila indikator {i.kode} menurut {s.nama}")
    for s in k.sumber.lain("realisasi"):
        menurut = {
            i.kode: a
            for i in diukur
            if (a := k.register.get(kunci.capaian(i.kode, tahun, s.kode))) and a.nilai is not None
        }
        if menurut:
            rata(kunci.kepekaan(tahun, s.kode), dict(menurut), f"{apa} menurut {s.nama}")


def _waktu(k: Bahan) -> None:
    """The part of the year that had passed at the date of the budget data, and the absorption minus
    that part (as if spending were even). Omitted for a year that was over then."""
    tahun = k.edisi.tahun
    acuan = next((isi for di, isi in terhitung(k) if di.tahun == tahun), ())
    sampai = hari(acuan) or k.edisi.hari_data
    if not acuan or sampai.year != tahun or (sampai.month, sampai.day) == (12, 31):
        return
    berlalu = _hari(k, "berlalu", sampai.timetuple().tm_yday, f"Hari {tahun} yang telah berlalu")
    setahun = _hari(k, "setahun", 365 + isleap(tahun), f"Hari dalam tahun {tahun}")
    apa = f"bagian tahun {tahun} yang telah berlalu"
    isi = {"hari yang telah berlalu": berlalu, "hari dalam setahun": setahun}
    nama, label = kunci.waktu(tahun, "bagian"), apa.capitalize()
    bagian = hitung(k.register, nama, BAGIAN_WAKTU, isi, "%", "persen-anggaran", label)
    semua = {"": ("", kunci.pagu(tahun, "serapan"))} | {
        s.kode: (f" {s.uraian}", kunci.kegiatan(s.kode, tahun, "serapan"))
        for s in k.anggaran.simpul.values()
        if k.anggaran.jenis(s.kode) == BELANJA
    }
    kata = "penyerapan", "bagian tahun yang telah berlalu"
    for kode, (sebutan, serapan) in semua.items():
        if (satu := k.register.get(serapan)) is not None:
            nama, label = kunci.terhadap_waktu(tahun, kode), f"Penyerapan{sebutan} dikurangi {apa}"
            selisih(k.register, nama, satu, bagian, kata, label)


def _hari(k: Bahan, apa: str, banyak: int, label: str) -> Angka:
    sejak = (asal(k.data["laporan"].satu(), "tanggal_data"),)
    nama = kunci.waktu(k.edisi.tahun, apa)
    angka = Angka(nama, Fraction(banyak), "hari", "bilangan", label, sejak, HARI[apa])
    return k.register.tambah(angka)


def nama_program(k: Bahan) -> dict[str, str]:
    """The names of programmes in the agreements, by code; the edition's year takes precedence."""
    hasil: dict[str, str] = {}
    for r in sorted(k.data["pk_anggaran"].baris(), key=lambda r: r.tahun != k.edisi.tahun):
        hasil.setdefault(r.kode, r.uraian)
    return hasil


def _program(k: Bahan) -> None:
    """The mean achievement of the indicators of a programme's goals, and the programme's budget."""
    tahun = k.edisi.tahun
    milik = himpun((r.program, r.kode) for r in k.data["sasaran"].baris() if r.program)
    semua, nama = terinci(k, tahun), nama_program(k)
    for program, sasaran in milik.items():
        kegiatan = [s for s in semua if k.anggaran.program(s.kode) == program]
        diukur = [i for i in k.indikator.values() if i.sasaran in sasaran and k.diukur(i, tahun)]
        if not kegiatan or not diukur:
            continue
        isi = [(i, k.register[kunci.capaian(i.kode, tahun)]) for i in diukur]
        label = nama.get(program, program)
        apa = f"Rata-rata capaian {tahun}: {label}"
        rata = rerata(k, kunci.rata_rata_program(program, tahun), isi, tahun, apa)
        dibiayai(k.register, tahun, ("program-pk", program, label), kegiatan, rata)


def _banding_target(k: Bahan) -> None:
    """The number of targets that rose or fell against last year, and so became harder or easier;
    for plans of several years the number of constant targets, and of results that reach them."""
    tahun = k.edisi.tahun
    naik: dict[str, list[Angka]] = {arah: [] for arah in ARAH_TARGET}
    for i in k.indikator.values():
        beda = k.register.get(kunci.selisih("target", i.kode, tahun))
        if beda is not None and (n := beda.nilai) is not None:
            naik["naik" if n > 0 else "turun" if n < 0 else "tetap"].append(beda)
            if n and i.polaritas in ARAH_BERAT:
                berat = (n > 0) == ARAH_BERAT[i.polaritas]
                naik["lebih-berat" if berat else "lebih-ringan"].append(beda)
    if any(naik.values()):
        for arah, isi in naik.items():
            label = f"Indikator yang targetnya {arah.replace('-', ' ')} terhadap {tahun - 1}"
            banyaknya(k.register, kunci.jumlah_target(arah, tahun), isi, "indikator", label)
    for s in k.sumber.berperan("target", "menengah"):
        _menengah(k, s, tahun)


def _menengah(k: Bahan, s: SumberIsi, tahun: int) -> None:
    semua = himpun(
        (r.indikator, a)
        for r in k.data["target"].baris(dokumen=s.kode)
        if (a := k.register.get(kunci.target(r.indikator, r.tahun, s.kode))) and a.arti is not None
    )
    bertahun = {kode: isi for kode, isi in semua.items() if len(isi) > 1}
    tetap = [isi[0] for isi in bertahun.values() if len({a.arti for a in isi}) == 1]

    def terukur(nama: Iterable[str], *hasil: Status) -> list[Angka]:
        ada = [a for satu in nama if (a := k.register.get(satu))]
        return [a for a in ada if status(a.nilai, a.keadaan) in hasil]

    kini = [kunci.capaian(kode, tahun, s.kode) for kode in semua]
    menurut = [
        ("bertarget", [isi[0] for isi in bertahun.values()], "mempunyai target beberapa tahun"),
        ("target-tetap", tetap, "mempunyai target yang sama setiap tahun"),
        ("dibandingkan", terukur(kini, *TERUKUR), f"realisasi {tahun}-nya dapat dibandingkan"),
        ("di-bawah", terukur(kini, "belum-tercapai"), f"realisasi {tahun}-nya kurang"),
    ]
    for akhir in s.dibandingkan(tahun)[1:]:
        selesai = k.edisi.sampai_akhir_tahun
        # A limit that is kept so far, but may still be passed, decides nothing.
        ke = [(kunci.menuju(kode, tahun, s.kode, akhir), k.indikator[kode]) for kode in semua]
        sementara = [n for n, i in ke if i.memburuk and not selesai and terukur([n], "tercapai")]
        menuju = [n for n, _ in ke if n not in sementara]
        dekat, sampai = terukur(menuju, *TERUKUR), f"target {akhir}"
        menurut += [
            ("menuju", dekat, f"realisasi {tahun}-nya dapat dibandingkan dengan {sampai}"),
            ("sampai", terukur(menuju, "tercapai"), f"realisasi {tahun}-nya mencapai {sampai}"),
        ]
    berlaku = semua and (s.akhir or tahun) >= tahun  # plans that are over are not mentioned
    for apa, isi, label in menurut if berlaku else ():
        nama, kata = kunci.jumlah_menengah(apa, tahun, s.kode), f"Indikator dalam {s.nama} yang"
        banyaknya(k.register, nama, isi, "indikator", f"{kata} {label}")


def _periode(k: Bahan) -> None:
    """The achievement of each quarter where a source has a result and a target for it."""
    tahun = k.edisi.tahun
    for r in k.data["realisasi"].baris(tahun=tahun):
        if r.periode not in TRIWULAN:
            continue
        realisasi = k.register.get(kunci.realisasi(r.indikator, tahun, r.sumber, r.periode))
        target = k.register.get(kunci.target(r.indikator, tahun, r.sumber, r.periode))
        if realisasi is not None and target is not None and realisasi.nilai is not None:
            i = pada(k.varian[r.indikator], tahun)
            label = f"Capaian {tahun} {nama_periode(r.periode)} ({r.sumber}): {k.sebut(i)}"
            capai(k, kunci.capaian(i.kode, tahun, r.sumber, r.periode), i, realisasi, target, label)


def efisiensi(k: Bahan) -> None:
    """Register achievement minus absorption, in points: of all indicators for every source of the
    budget, and of each goal or indicator to which the budget tree assigns money."""
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
    """The efficiency of goals and indicators that budget rows name, and the share of such rows."""
    pohon, register = k.anggaran, k.register
    indikator = k.indikator
    terbayar = (s for s in terinci(k, tahun) if pohon.jenis(s.kode) == BELANJA)
    belanja = [(s, *pohon.dibiayai(s.kode)) for s in terbayar]
    milik = {
        "sasaran": himpun((t or indikator[i].sasaran, s) for s, t, i in belanja if t or i),
        "indikator": himpun((i, s) for s, _, i in belanja if i),
    }
    sasaran = (
        ("sasaran", n, s.uraian, kunci.rata_rata_sasaran(n, tahun)) for n, s in k.sasaran.items()
    )
    lain = (("indikator", n, i.nama, kunci.capaian(n, tahun)) for n, i in indikator.items())
    for apa, kode, nama, capaian in (*sasaran, *lain):
        if kegiatan := milik[apa].get(kode):
            siapa = apa, kode, f"{apa} {kode} {nama}"
            dibiayai(register, tahun, siapa, kegiatan, register.get(capaian))
    if tertaut := [s for isi in milik["sasaran"].values() for s in isi]:
        isi = [register[s.kunci(tahun, "pagu")] for s in tertaut]
        label = f"Pagu yang dikaitkan dengan sasaran {tahun}"
        satu = rupiah(register, kunci.tertaut(tahun), isi, label)
        bagian = Hal(register, BELANJA, lambda _: kunci.tertaut(tahun, "tertaut-persen"), "")
        semua = register[kunci.pagu(tahun, "pagu")]
        bagian.bagian("tertaut-persen", satu, semua, f"Bagian pagu yang dikaitkan {tahun}")


class BarisTerinci(NamedTuple):
    """A row of the budget tree, or with `satker` that satker's part of it."""

    kode: str
    satker: str = ""

    def kunci(self, tahun: int, ukuran: str) -> str:
        """The key of its amount of the kind `ukuran`."""
        return kunci.pada(kunci.kegiatan(self.kode, tahun, ukuran), satker=self.satker)


def terinci(k: Bahan, tahun: int) -> list[BarisTerinci]:
    """The deepest rows with amounts, disjoint: those summed over all satker, and those that only
    some satker have below a row where the others stop."""

    def daun(satker: str) -> list[BarisTerinci]:
        semua = {s: BarisTerinci(s, satker).kunci(tahun, "pagu") for s in k.anggaran.simpul}
        ada = {s for s, satu in semua.items() if satu in k.register}
        return [BarisTerinci(s, satker) for s in k.anggaran.daun(ada)]

    satker = dict.fromkeys(r.satker for r in k.data["anggaran_kegiatan"].baris(tahun=tahun))
    bersama = daun("")
    tercakup = {s.kode for s in bersama}
    lain = (s for satu in satker if satu for s in daun(satu) if s.kode not in tercakup)
    return [*bersama, *lain]


def dibiayai(
    register: Register, tahun: int, tujuan: Tujuan, kegiatan: Sequence[BarisTerinci],
    capaian: Angka | None,
) -> None:  # fmt: skip
    """Register the budget for one goal or indicator, and its efficiency where it was measured."""
    apa, kode, label = tujuan
    untuk, ukuran = partial(kunci.anggaran_untuk, apa, kode, tahun), ("pagu", "realisasi")
    hal = Hal(register, BELANJA, untuk, f"{label} {tahun}")
    isi = (Uang(*(register[s.kunci(tahun, u)] for u in ukuran)) for s in kegiatan)
    serapan = hal.serapan(hal.jumlah(isi))
    if capaian is not None:
        nama, kata = kunci.efisiensi_untuk(apa, kode, tahun), ("capaian", "penyerapan")
        sebutan = f"Capaian dikurangi penyerapan {label} {tahun}"
        selisih(register, nama, capaian, serapan, kata, sebutan)
