"""What is hardly meant: percentages, scores and sums above the whole, below nothing, or divided by
a hundred or more; years and days that are far from the report's."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ..asupan.muat import TabelData
from ..dasar.angka import Asal
from ..dasar.himpun import himpun
from ..dasar.penulisan import keluarga_tepat, tanggal, tulis
from ..dasar.periode import JENIS, akhir_periode
from ..hitung.laporan import Laporan
from .bentuk import Kasus, di_angka, di_sel, kaidah

SERATUS = 100
UANG = ("pagu", "realisasi")
KELIPATAN = {"ribuan": 10**3, "jutaan": 10**6}
# A value up to 1 beside others that are at least this is likely a fraction of the whole.
SEJAWAT = 10
# How far a decimal point slips, and how much what is then meant may differ from others.
GESERAN = {10: Fraction(5, 4), 100: Fraction(3), 1000: Fraction(2)}
PERIODE = {p for isi in JENIS.values() for p in isi}
SEDIKIT, BANYAK = 2, 8  # results that stand alone, beside those that a source has otherwise
SETAHUN_BULAN = 12
SETENGAH_TAHUN = timedelta(days=184)
TERPAUT = 5  # years without a row, on the way from the report's year
# Tables whose years are no time that the report looks back or ahead to.
LAIN = {"laporan", "peraturan", "riwayat_koreksi"}
JANJI = ("perjanjian_kinerja", "pk_anggaran")  # tables of what is promised for a year
# How many years before and after its row's, or else the report's, a day may be.
LINGKUP: Mapping[tuple[str, str], tuple[int, int]] = {
    ("laporan", "tanggal_data"): (0, 1), ("laporan", "tanggal_terbit"): (0, 1),
    ("pegawai", "tanggal"): (0, 1), ("tanda_tangan", "tanggal"): (2, 1),
    ("perjanjian_kinerja", "tanggal"): (1, 0), ("tindak_lanjut", "tenggat"): (0, TERPAUT),
    ("asal_data", "tanggal"): (100, 1),
}  # fmt: skip


def _semua_kolom(lap: Laporan) -> Iterator[Kasus]:
    """What the columns of scores and of spending hold, in every table that has some."""
    for skema in lap.data.skema:
        for k in skema.kolom:
            if k.maksimum == SERATUS:
                yield from _kolom(lap.data[skema.nama], k.nama, skema.kunci)
        if set(UANG) <= {k.nama for k in skema.kolom}:
            yield from _uang(lap.data[skema.nama], skema.kunci)
            yield from _antartahun(lap.data[skema.nama], UANG[0], [*skema.kunci])
    yield from _antartahun(lap.data["pk_anggaran"], "nilai", ["kode", "dokumen"])


def _janji_dan_hasil(lap: Laporan) -> Iterator[Kasus]:
    """Typed targets and realisations that are no part of a whole, or whose point slipped."""
    semua = himpun(
        ((a.kunci.split("/")[1], a.satuan, a.kunci.rpartition("/")[2] in PERIODE), (a, a.nilai))
        for a in lap.register
        if a.kunci.startswith(("target/", "realisasi/"))
        and a.nilai is not None and any(isinstance(m, Asal) for m in a.masukan)
    )  # fmt: skip
    for (_, satuan, _), isi in semua.items():
        persen = satuan == "%"
        kurang = [a for a, nilai in isi if nilai < 0 and not persen]
        for a in kurang if 2 * len(kurang) < len(isi) else ():
            yield di_angka("T304/negatif", a.kunci, lap.register, a, a.nilai_mesin, a=a)
        # What is promised to be more again and again is no part of a whole, as the occupancy.
        lewat = sum(n > SERATUS for a, n in isi if a.kunci.startswith("target/")) > 1
        bulat = not persen and all(n.denominator == 1 for _, n in isi)
        for a, nilai in isi:
            kata: dict[str, Any]
            lain = [(n, x.teks) for x, n in isi if x is not a and n > 0]
            if persen and ((nilai > SERATUS and not lewat) or nilai < 0):
                batas = "melebihi 100%" if nilai > 0 else "kurang dari 0%"
                kode, kata = "T304/batas", {"batas": batas}
            elif maksud := _maksud(nilai, [n for n, _ in lain], bulat=bulat):
                benar = replace(a, nilai=maksud, bentuk=keluarga_tepat(maksud))
                kode, kata = "T304/geser", {"lain": max(lain)[1], "maksud": benar.teks}
            else:
                continue
            yield di_angka(kode, a.kunci, lap.register, a, a.nilai_mesin, a=a, **kata)


def _maksud(nilai: Fraction, lain: Sequence[Fraction], *, bulat: bool) -> Fraction | None:
    """What a value is likely meant to be where most others are ten, a hundred or a thousand times
    as much, or as little. Counts (`bulat`) jump: theirs must be just that, and not tenfold."""
    for kali, batas in GESERAN.items() if nilai > 0 and len(lain) > bulat else ():
        for maksud in (nilai * kali, nilai / kali):
            longgar = batas if not bulat else Fraction(1)
            serupa = [n for n in lain if n / longgar <= maksud <= n * longgar]
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
                kata = {"isi": isi, "maksud": maksud, "pagu": dari, "satuan": satuan}
                yield di_sel("T304/uang", subjek, t, r, UANG[1], isi, **kata)


def _rupiah(nilai: int | Decimal) -> str:
    return tulis(Fraction(nilai), "rupiah", "Rp")


def _antartahun(t: TabelData, kolom: str, kunci: Sequence[str]) -> Iterator[Kasus]:
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
                sini, sana, maksud = map(_rupiah, (nilai, lain, nilai * KELIPATAN[satuan]))
                nama = [str(getattr(kecil, k) or "") for k in tetap]
                subjek = "/".join([t.nama, kolom, str(kecil.tahun), *filter(None, nama)])
                kata = {"isi": sini, "lain": sana, "maksud": maksud, "satuan": satuan}
                kata |= {"tahun": besar.tahun}
                yield di_sel("T304/antartahun", subjek, t, kecil, kolom, sini, **kata)


def _kolom(t: TabelData, kolom: str, kunci: Sequence[str]) -> Iterator[Kasus]:
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


def _janji(lap: Laporan) -> Iterator[Kasus]:
    """Promises for a year that nobody makes promises for yet: next year's may be made."""
    dokumen = {s.kode for s in lap.sumber.berperan("target", "janji")}
    tahun = lap.edisi.tahun
    for nama in ("target", *JANJI):
        t = lap.data[nama]
        for r in t.baris():
            if r.tahun > tahun + 1 and (nama != "target" or r.dokumen in dokumen):
                subjek = f"{nama}/janji/{r.tahun}"
                yield di_sel("T315/janji", subjek, t, r, "tahun", lain=r.tahun, tahun=tahun)


def _terpaut(lap: Laporan) -> Iterator[Kasus]:
    """Years behind a gap: backward in any table, forward in plans and where no result stands."""
    tahun = lap.edisi.tahun
    for s in lap.data.skema:
        if s.nama in {*LAIN, *lap.tabel_sendiri} or "tahun" not in s.nama_kolom:
            continue
        t = lap.data[s.nama]
        semua = himpun((getattr(r, "dokumen", ""), r) for r in t.baris() if r.tahun)
        for dokumen, isi in semua.items():
            for lain, celah in _di_balik_celah({r.tahun for r in isi}, tahun):
                r = next(r for r in isi if r.tahun == lain)
                subjek = f"{t.nama}/{dokumen or ''}/{lain}"
                kata = {"lain": lain, "celah": celah, "berkas": t.berkas}
                yield di_sel("T315/jauh", subjek, t, r, "tahun", **kata)


def _di_balik_celah(ada: set[int], tahun: int) -> Iterator[tuple[int, int]]:
    """Years that no others lead to from the report's, with how far the nearest one is."""
    for arah in (-1, 1):
        kini = tahun
        for lain in sorted((x for x in ada if (x - tahun) * arah > 0), key=lambda x: x * arah):
            if abs(lain - kini) > TERPAUT:
                yield lain, abs(lain - kini)
            else:
                kini = lain


def _hari(lap: Laporan) -> Iterator[Kasus]:
    """Days in a year in which they cannot be."""
    for (nama, kolom), (sebelum, sesudah) in LINGKUP.items():
        t = lap.data[nama]
        for r in t.baris():
            hari, tahun = getattr(r, kolom), getattr(r, "tahun", None) or lap.edisi.tahun
            if getattr(r, "ditandatangani", False):  # as it was signed
                continue
            if hari and not tahun - sebelum <= hari.year <= tahun + sesudah:
                kata = {"hari": tanggal(hari), "tahun": tahun}
                yield di_sel("T316/jauh", f"{nama}/{kolom}/{hari}", t, r, kolom, **kata)


def _posisi(lap: Laporan) -> Iterator[Kasus]:
    """A data date long after the period that the report is about."""
    e, t = lap.edisi, lap.data["laporan"]
    akhir = akhir_periode(e.tahun, e.kode_periode)
    if e.berposisi and e.hari_data > akhir + SETENGAH_TAHUN:
        kata = {"hari": tanggal(e.hari_data), "akhir": tanggal(akhir)}
        subjek = f"laporan/posisi/{e.hari_data}"
        yield di_sel("T316/posisi", subjek, t, t.satu(), "tanggal_data", **kata)


def _tenggat(lap: Laporan) -> Iterator[Kasus]:
    """Actions that are due before anybody can read of them."""
    t, e = lap.data["tindak_lanjut"], lap.edisi
    for r in t.baris(tahun=e.tahun):
        if e.bertanggal and r.tenggat and date(e.tahun, 1, 1) <= r.tenggat <= e.hari_terbit:
            kata = {"hari": tanggal(r.tenggat), "terbit": e.tanggal_terbit}
            subjek = f"tindak_lanjut/tenggat/{r.tenggat}"
            yield di_sel("T316/tenggat", subjek, t, r, "tenggat", **kata)


def _terbalik(lap: Laporan) -> Iterator[Kasus]:
    """Days whose month and day are the other way round elsewhere: in most rows of the table, or in
    the edition's own dates."""
    e = lap.edisi
    baku = {e.hari_data, e.hari_terbit} if e.bertanggal and e.berposisi else set()
    for s in lap.data.skema:
        if s.nama in {*LAIN, *lap.tabel_sendiri} or "tanggal" not in s.nama_kolom:
            continue
        t = lap.data[s.nama]
        hari = Counter(r.tanggal for r in t.baris() if r.tanggal)
        for satu, kali in hari.items():
            balik = date(satu.year, satu.day, satu.month) if satu.day <= SETAHUN_BULAN else satu
            if balik != satu and satu not in baku and (balik in baku or hari[balik] > kali):
                r = next(r for r in t.baris() if r.tanggal == satu)
                kata = {"hari": tanggal(satu), "lain": tanggal(balik)}
                yield di_sel("T316/terbalik", f"{t.nama}/{satu}", t, r, "tanggal", **kata)


def _salinan(lap: Laporan) -> Iterator[Kasus]:
    """One or two results of a year and period that no other indicator has, each the same as that of
    its indicator elsewhere, to the words of its evidence."""
    t = lap.data["realisasi"]
    menurut = himpun(((r.sumber, r.tahun, r.periode), r) for r in t.baris() if r.bukti)
    terbanyak: Counter[str] = Counter()
    for (sumber, *_), isi in menurut.items():
        terbanyak[sumber] = max(terbanyak[sumber], len(isi))
    for (sumber, tahun, periode), isi in menurut.items():
        if len(isi) > SEDIKIT or terbanyak[sumber] < BANYAK:
            continue
        for r in isi:
            sama = {"indikator": r.indikator, "sumber": sumber, "nilai": r.nilai, "bukti": r.bukti}
            if lain := [x for x in t.baris(**sama) if x.Index != r.Index]:
                kata = {"lain": lain[0].Index, "periode": periode, "tahun": tahun}
                subjek = f"realisasi/salinan/{sumber}/{tahun}/{periode}"
                yield di_sel("T315/salinan", subjek, t, r, "periode", r.indikator, **kata)


temuan = kaidah(
    _janji, _terpaut, _hari, _tenggat, _posisi, _salinan, _terbalik, _semua_kolom, _janji_dan_hasil
)
