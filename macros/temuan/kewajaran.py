"""Percentages, scores and sums that are hardly meant: above the whole, below nothing, or divided by
a hundred or more."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ..asupan.muat import TabelData
from ..dasar.angka import Angka, Asal
from ..dasar.himpun import himpun
from ..dasar.penulisan import tulis
from ..hitung.laporan import Laporan
from .bentuk import Temuan, buat, di_sel, letak

SERATUS = 100
UANG = ("pagu", "realisasi")
KELIPATAN = {"ribuan": 10**3, "jutaan": 10**6}
# A value up to 1 beside others that are at least this is likely a fraction of the whole.
SEJAWAT = 10


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Findings about typed percentages of targets and realisations, scores up to a hundred, and
    spending."""
    for skema in lap.data.skema:
        for k in skema.kolom:
            if k.maksimum == SERATUS:
                yield from _kolom(lap.data[skema.nama], k.nama, skema.kunci)
        if set(UANG) <= {k.nama for k in skema.kolom}:
            yield from _uang(lap.data[skema.nama], skema.kunci)
            yield from _antartahun(lap.data[skema.nama], UANG[0], [*skema.kunci])
    yield from _antartahun(lap.data["pk_anggaran"], "nilai", ["kode", "dokumen"])
    semua = himpun(
        ((a.kunci.split("/")[1], a.satuan == "%"), (a, a.nilai))
        for a in lap.register
        if a.kunci.startswith(("target/", "realisasi/"))
        and a.nilai is not None and any(isinstance(m, Asal) for m in a.masukan)
    )  # fmt: skip
    for (_, persen), isi in semua.items():
        if not persen:
            yield from _negatif(lap, isi)
            continue
        terbesar = max(nilai for _, nilai in isi)
        # What is promised to be more again and again is no part of a whole, as the occupancy.
        lewat = sum(n > SERATUS for a, n in isi if a.kunci.startswith("target/")) > 1
        for a, nilai in isi:
            kata: dict[str, Any]
            if (nilai > SERATUS and not lewat) or nilai < 0:
                batas = "melebihi 100%" if nilai > 0 else "kurang dari 0%"
                kaidah, kata = "T304/batas", {"batas": batas}
            elif 0 < nilai <= 1 and terbesar >= SEJAWAT:
                lain, maksud = (tulis(n, "bilangan", "%") for n in (terbesar, nilai * SERATUS))
                kaidah, kata = "T304/seratus", {"lain": lain, "maksud": maksud}
            else:
                continue
            yield buat(kaidah, a.kunci, letak(lap.register, a), a.nilai_mesin, a=a, **kata)


def _uang(t: TabelData, kunci: Sequence[str]) -> Iterator[Temuan]:
    """Spending that would fit its ceiling if it were in thousands or millions of rupiah."""
    for r in t.baris():
        pagu, nilai = (getattr(r, k) or 0 for k in UANG)
        for satuan, kali in KELIPATAN.items():
            if nilai > 0 and pagu <= nilai * kali * SEJAWAT and nilai * kali <= pagu:
                angka = (nilai, nilai * kali, pagu)
                isi, maksud, dari = (tulis(Fraction(n), "rupiah", "Rp") for n in angka)
                subjek = "/".join([t.nama, UANG[1], *(str(getattr(r, k)) for k in kunci)])
                kata = {"isi": isi, "maksud": maksud, "pagu": dari, "satuan": satuan}
                yield di_sel("T304/uang", subjek, t, r, UANG[1], isi, **kata)


def _antartahun(t: TabelData, kolom: str, kunci: Sequence[str]) -> Iterator[Temuan]:
    """Money of one thing that is a thousandth or a millionth of what it was the year before, or
    is the year after."""
    tetap = [k for k in kunci if k != "tahun"]
    ada = (r for r in t.baris() if getattr(r, kolom))
    for isi in himpun((tuple(getattr(r, k) for k in tetap), r) for r in ada).values():
        for a, b in pairwise(sorted(isi, key=lambda r: r.tahun)):
            kecil, besar = sorted((a, b), key=lambda r: getattr(r, kolom))
            nilai, lain = getattr(kecil, kolom), getattr(besar, kolom)
            satuan = next((s for s, n in KELIPATAN.items() if n <= lain / nilai * 3 <= 9 * n), "")
            if satuan:
                angka = (nilai, lain, nilai * KELIPATAN[satuan])
                sini, sana, maksud = (tulis(Fraction(n), "rupiah", "Rp") for n in angka)
                nama = [str(getattr(kecil, k) or "") for k in tetap]
                subjek = "/".join([t.nama, kolom, str(kecil.tahun), *filter(None, nama)])
                kata = {"isi": sini, "lain": sana, "maksud": maksud, "satuan": satuan}
                yield di_sel(
                    "T304/antartahun", subjek, t, kecil, kolom, sini, tahun=besar.tahun, **kata
                )


def _negatif(lap: Laporan, isi: Sequence[tuple[Angka, Fraction]]) -> Iterator[Temuan]:
    """Values of an indicator below nothing where most are not."""
    kurang = [a for a, nilai in isi if nilai < 0]
    for a in kurang if 2 * len(kurang) < len(isi) else ():
        yield buat("T304/negatif", a.kunci, letak(lap.register, a), a.nilai_mesin, a=a)


def _kolom(t: TabelData, kolom: str, kunci: Sequence[str]) -> Iterator[Temuan]:
    """The cells of a column of scores that are a hundredth of what scores are."""
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
        yield di_sel("T304/kolom", subjek, t, r, kolom, isi, isi=isi, lain=lain, maksud=maksud)
