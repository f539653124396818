"""Implausible values: percentages, scores and sums beyond the whole, below zero, or divided by a
hundred or more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ..asupan.muat import TabelData
from ..dasar.angka import Asal
from ..dasar.himpun import himpun, himpun_baris
from ..dasar.penulisan import keluarga_tepat, tulis
from ..dasar.periode import JENIS
from ..hitung.laporan import Laporan
from .kasus import ISI_KAIDAH, Kasus, di_angka, di_sel, kaidah

SERATUS = 100
UANG = ("pagu", "realisasi")
KELIPATAN = {"ribuan": 10**3, "jutaan": 10**6}
# A value up to 1 among others from this value on is probably a fraction.
SEJAWAT = 10
# Factors of a misplaced decimal point, and the tolerance of the corrected value.
GESERAN = {10: Fraction(5, 4), 100: Fraction(3), 1000: Fraction(2)}
PERUBAHAN = re.compile(ISI_KAIDAH["perubahan-indikator"], re.IGNORECASE)
PERIODE = {p for isi in JENIS.values() for p in isi}


def _semua_kolom(lap: Laporan) -> Iterator[Kasus]:
    """Columns of scores and of spending, in every table that has them."""
    for skema in lap.data.skema:
        for k in skema.kolom:
            if k.maksimum == SERATUS:
                yield from _kolom(lap.data[skema.nama], k.nama, skema.kunci)
        if set(UANG) <= {k.nama for k in skema.kolom}:
            yield from _uang(lap.data[skema.nama], skema.kunci)
            yield from _antartahun(lap.data[skema.nama], UANG[0], [*skema.kunci])
    yield from _antartahun(lap.data["pk_anggaran"], "nilai", ["kode", "dokumen"])


def _janji_dan_hasil(lap: Laporan) -> Iterator[Kasus]:
    """Typed targets and realisations that are impossible percentages, or have a misplaced decimal
    point."""
    semua = himpun(
        ((a.kunci.split("/")[1], a.satuan, a.kunci.rpartition("/")[2] in PERIODE), (a, a.nilai))
        for a in lap.register
        if a.kunci.startswith(("target/", "realisasi/"))
        and a.nilai is not None and any(isinstance(m, Asal) for m in a.masukan)
    )  # fmt: skip
    for (indikator, satuan, _), isi in semua.items():
        # A change may be negative, and exceed 100%.
        perubahan = PERUBAHAN.match(lap.indikator[indikator].uraian)
        persen = satuan == "%"
        kurang = [a for a, nilai in isi if nilai < 0 and not (persen or perubahan)]
        for a in kurang if 2 * len(kurang) < len(isi) else ():
            yield di_angka("T304/negatif", a.kunci, lap.register, a, a.nilai_mesin)
        # A target that is repeatedly above 100% is no part of a whole (occupancy), nor is one that
        # is to be approached from both sides.
        lewat = sum(n > SERATUS for a, n in isi if a.kunci.startswith("target/")) > 1
        lewat = lewat or lap.indikator[indikator].polaritas == "stabil"
        bulat = not persen and all(n.denominator == 1 for _, n in isi)
        for a, nilai in isi:
            kata: dict[str, Any]
            lain = [(n, x.teks) for x, n in isi if x is not a and n > 0]
            if persen and not perubahan and ((nilai > SERATUS and not lewat) or nilai < 0):
                batas = "melebihi 100%" if nilai > 0 else "kurang dari 0%"
                kode, kata = "T304/batas", {"batas": batas}
            elif maksud := dugaan(nilai, [n for n, _ in lain], bulat=bulat):
                benar = replace(a, nilai=maksud, keluarga=keluarga_tepat(maksud))
                kode, kata = "T304/geser", {"lain": max(lain)[1], "maksud": benar.teks}
            else:
                continue
            yield di_angka(kode, a.kunci, lap.register, a, a.nilai_mesin, **kata)


def dugaan(nilai: Fraction, lain: Sequence[Fraction], *, bulat: bool) -> Fraction | None:
    """The probably intended value, if most others are ten, a hundred or a thousand times as large
    or small. Counts (`bulat`) vary, so theirs must fit exactly, and not by ten."""
    for kali, batas in GESERAN.items() if nilai > 0 and len(lain) > bulat else ():
        for maksud in (nilai * kali, nilai / kali):
            longgar = batas if not bulat else Fraction(1)
            bawah, atas = maksud / longgar, maksud * longgar
            serupa = [n for n in lain if bawah <= n <= atas]
            if 2 * len(serupa) > len(lain) and not (bulat and kali == SEJAWAT):
                return maksud
    return None


def _uang(t: TabelData, kunci: Sequence[str]) -> Iterator[Kasus]:
    """Spending that would fit its ceiling if it were in thousands or millions of rupiah."""
    for r in t.baris():
        pagu, nilai = (getattr(r, k) or 0 for k in UANG)
        for satuan, kali in KELIPATAN.items():
            if nilai > 0 and pagu <= nilai * kali * SEJAWAT and nilai * kali <= pagu:
                isi, maksud, dari = map(_rupiah, (nilai, nilai * kali, pagu))
                subjek = "/".join([t.nama, UANG[1], *(str(getattr(r, k)) for k in kunci)])
                kata = {"maksud": maksud, "pagu": dari, "satuan": satuan}
                yield di_sel("T304/uang", subjek, r, UANG[1], isi, **kata)


def _rupiah(nilai: int | Decimal) -> str:
    return tulis(Fraction(nilai), "bilangan", "Rp")


def _antartahun(t: TabelData, kolom: str, kunci: Sequence[str]) -> Iterator[Kasus]:
    """Amounts that are a thousandth or a millionth of those of the same item in the year before or
    after."""
    tetap = [k for k in kunci if k != "tahun"]
    ada = (r for r in t.baris() if getattr(r, kolom))
    for isi in himpun_baris(ada, *tetap).values():
        for a, b in pairwise(sorted(isi, key=lambda r: r.tahun)):
            kecil, besar = sorted((a, b), key=lambda r: getattr(r, kolom))
            nilai, lain = getattr(kecil, kolom), getattr(besar, kolom)
            satuan = next((s for s, n in KELIPATAN.items() if n <= lain / nilai * 3 <= 9 * n), "")
            if satuan:
                sini, sana, maksud = map(_rupiah, (nilai, lain, nilai * KELIPATAN[satuan]))
                nama = [str(getattr(kecil, k) or "") for k in tetap]
                subjek = "/".join([t.nama, kolom, str(kecil.tahun), *filter(None, nama)])
                kata = {"lain": sana, "maksud": maksud, "satuan": satuan, "tahun": besar.tahun}
                yield di_sel("T304/antartahun", subjek, kecil, kolom, sini, **kata)


def _kolom(t: TabelData, kolom: str, kunci: Sequence[str]) -> Iterator[Kasus]:
    """The cells of a column of scores that seem to be divided by a hundred."""
    sel = [(r, n) for r in t.baris() if (n := getattr(r, kolom)) is not None]
    terbesar = max((n for _, n in sel), default=0)
    if len(sel) > 1 and terbesar < SEJAWAT:
        return
    for r, nilai in sel:
        if not 0 < nilai <= 1:
            continue
        isi, maksud, atas = (
            tulis(Fraction(n), "bilangan", "") for n in (nilai, nilai * SERATUS, terbesar)
        )
        lain = f"isi lain kolom ini sampai {atas}" if len(sel) > 1 else "nilainya dapat sampai 100"
        subjek = "/".join([t.nama, kolom, *(str(getattr(r, k)) for k in kunci)])
        yield di_sel("T304/kolom", subjek, r, kolom, isi, lain=lain, maksud=maksud)


temuan = kaidah(_semua_kolom, _janji_dan_hasil)
