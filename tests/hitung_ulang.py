"""The report's figures computed anew from the printed tables, by nothing of the program.

The numbers come from `fakta/fakta.csv`, which was copied from the original line by line; formulas
and rounding are written here a second time. What comes out is what `angka.json` must say.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

FAKTA = Path(__file__).parent / "fakta" / "fakta.csv"
TAHUN = 2023
AKHIR_RENCANA = TAHUN + 1
SASARAN = {"1": 8, "2": 3, "3": 4, "4": 9}
INDIKATOR = [f"{s}.{n}" for s, banyak in SASARAN.items() for n in range(1, banyak + 1)]
KEGIATAN = ("pembinaan", "keamanan", "manajemen-internal", "sarana-prasarana", "manajemen-sdm",
            "manajemen-kinerja")  # fmt: skip
AKUN = ("51", "52", "53", "57")
ASPEK = {
    "kualitas-perencanaan-anggaran": ("revisi-dipa", "deviasi-halaman-iii-dipa"),
    "kualitas-pelaksanaan-anggaran": (
        "penyerapan-anggaran", "belanja-kontraktual", "penyelesaian-tagihan",
        "pengelolaan-up-dan-tup", "dispensasi-spm",
    ),
    "kualitas-hasil-pelaksanaan-anggaran": ("capaian-output",),
}  # fmt: skip
Hasil = dict[str, Fraction]


def angka(teks: str) -> Fraction:
    """`1.234,5` → 1234.5"""
    return Fraction(Decimal(teks.replace(".", "").replace(",", ".")))


def baca(berkas: Path = FAKTA) -> list[dict[str, str]]:
    """The facts of the original, one a row."""
    with berkas.open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


def potong(nilai: Fraction, desimal: int = 2, cara: str = ROUND_DOWN) -> Decimal:
    """A number with so many decimals, cut off or rounded half up."""
    penuh = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    return penuh.quantize(Decimal(1).scaleb(-desimal), rounding=cara)


def bulat(nilai: Fraction) -> Decimal:
    """With two decimals, rounded half up."""
    return potong(nilai, cara=ROUND_HALF_UP)


def beda(satu: Fraction, dua: Fraction, cara: str = ROUND_DOWN) -> Decimal:
    """A difference as a reader computes it, from the two numbers as they are shown."""
    return potong(satu) - potong(dua, cara=cara)


def masukan(fakta: Iterable[dict[str, str]]) -> Hasil:
    """The printed numbers by key, without those that a correction says are wrong: what is computed
    from is copied, and what was computed is not."""
    hasil: Hasil = {}
    for f in fakta:
        if f["jenis"] == "angka" and f["koreksi"] in {"", "K16"}:
            hasil[f["letak"]] = angka(f["isi"])
    # Printed as “-” with 0 %: K02 reads it as nothing.
    hasil[f"realisasi/4.4/{TAHUN}/LKJIP"] = Fraction(0)
    return hasil


def _rata(nilai: Iterable[Fraction]) -> Fraction:
    isi = list(nilai)
    return sum(isi, Fraction(0)) / len(isi)


def _kinerja(m: Hasil) -> Iterator[tuple[str, Decimal]]:
    capaian = {
        i: m[f"realisasi/{i}/{TAHUN}/LKJIP"] / m[f"target/{i}/{TAHUN}/PK"] * 100 for i in INDIKATOR
    }
    for i, c in capaian.items():
        yield f"capaian/{i}/{TAHUN}", potong(c)
    kelompok = {"": INDIKATOR, **{s: [i for i in INDIKATOR if i[0] == s] for s in SASARAN}}
    for s, isi in kelompok.items():
        ekor = f"/{s}" if s else ""
        sampai = sum(capaian[i] >= 100 for i in isi)
        rata = f"capaian/sasaran/{s}/{TAHUN}" if s else f"capaian/rata-rata/{TAHUN}"
        yield rata, potong(_rata(capaian[i] for i in isi))
        yield f"jumlah/indikator/{TAHUN}{ekor}", Decimal(len(isi))
        yield f"jumlah/tercapai/{TAHUN}{ekor}", Decimal(sampai)
        yield f"jumlah/belum-tercapai/{TAHUN}{ekor}", Decimal(len(isi) - sampai)
    yield from _pembanding(m, capaian)


def _pembanding(m: Hasil, capaian: Hasil) -> Iterator[tuple[str, Decimal]]:
    """Beside the outputs, the application, the plan of several years and the year before."""
    lalu = TAHUN - 1
    for i, c in capaian.items():
        janji = m[f"target/{i}/{TAHUN}/PK"]
        keluaran = m.get(f"realisasi/{i}/{TAHUN}/OUTPUT")
        if keluaran is not None:
            yield f"capaian/{i}/{TAHUN}/OUTPUT", potong(keluaran / janji * 100)
            yield f"selisih/output/{i}/{TAHUN}", beda(keluaran / janji * 100, c)
        tw = [m.get(f"realisasi/{i}/{TAHUN}/E-PERFORMANCE/TW{n}") for n in range(1, 5)]
        ada = [n for n in tw if n is not None]
        setahun = m[f"realisasi/{i}/{TAHUN}/E-PERFORMANCE"]
        e = sum(ada, Fraction(0)) / janji * 100 if len(ada) == 4 else setahun
        yield f"capaian/{i}/{TAHUN}/E-PERFORMANCE", potong(e)
        yield f"selisih/e-performance/{i}/{TAHUN}", beda(e, c)
        menengah = m.get(f"target/{i}/{TAHUN}/RENSTRA")
        if menengah is not None:
            hasil = m[f"realisasi/{i}/{TAHUN}/LKJIP"]
            yield f"capaian/{i}/{TAHUN}/RENSTRA", potong(hasil / menengah * 100)
            yield f"selisih/renstra/{i}/{TAHUN}", potong(janji - menengah)
        akhir = m.get(f"target/{i}/{AKHIR_RENCANA}/RENSTRA")
        if akhir is not None:
            hasil = m[f"realisasi/{i}/{TAHUN}/LKJIP"]
            kunci = f"capaian/{i}/{TAHUN}/RENSTRA/{AKHIR_RENCANA}"
            yield kunci, potong(hasil / akhir * 100)
        if i[0] != "4":
            dulu, kini = m[f"target/{i}/{lalu}/PK"], m[f"realisasi/{i}/{TAHUN}/LKJIP"]
            yield f"capaian/{i}/{lalu}", potong(m[f"realisasi/{i}/{lalu}/LKJIP"] / dulu * 100)
            yield f"selisih/target/{i}/{TAHUN}", potong(janji - dulu)
            yield f"selisih/realisasi/{i}/{TAHUN}", potong(kini - m[f"realisasi/{i}/{lalu}/LKJIP"])


def _uang(m: Hasil) -> Iterator[tuple[str, Decimal]]:
    def isi(kunci: str, apa: str) -> Fraction:
        return m[f"{kunci}/{apa}"]

    def satu(kunci: str, pagu: Fraction, realisasi: Fraction) -> Iterator[tuple[str, Decimal]]:
        yield f"{kunci}/sisa", potong(pagu - realisasi, 0)
        if pagu:
            yield f"{kunci}/serapan", bulat(realisasi / pagu * 100)

    pagu = {k: isi(f"kegiatan/{k}/{TAHUN}", "pagu") for k in KEGIATAN}
    nyata = {k: isi(f"kegiatan/{k}/{TAHUN}", "realisasi") for k in KEGIATAN}
    for k in KEGIATAN:
        yield from satu(f"kegiatan/{k}/{TAHUN}", pagu[k], nyata[k])
    semua, cair = sum(pagu.values(), Fraction(0)), sum(nyata.values(), Fraction(0))
    diubah = f"kegiatan/manajemen-internal/{TAHUN}"
    awal = semua - isi(diubah, "pagu") + isi(diubah, "pagu-awal")
    yield f"anggaran/{TAHUN}/pagu", potong(semua, 0)
    yield f"anggaran/{TAHUN}/realisasi", potong(cair, 0)
    yield f"anggaran/{TAHUN}/pagu-awal", potong(awal, 0)
    yield f"anggaran/{TAHUN}/revisi", potong(semua - awal, 0)
    yield f"anggaran/{TAHUN}/revisi-persen", bulat((semua - awal) / awal * 100)
    yield from satu(f"anggaran/{TAHUN}", semua, cair)
    capaian = _rata(m[f"realisasi/{i}/{TAHUN}/LKJIP"] / m[f"target/{i}/{TAHUN}/PK"] * 100
                    for i in INDIKATOR)  # fmt: skip
    yield f"efisiensi/{TAHUN}/SP2D", beda(capaian, cair / semua * 100, ROUND_HALF_UP)
    for s in ("SMART", "OM-SPAN"):
        p = {a: isi(f"belanja/{a}/{TAHUN}/{s}", "pagu") for a in AKUN}
        r = {a: isi(f"belanja/{a}/{TAHUN}/{s}", "realisasi") for a in AKUN}
        penuh, terpakai = sum(p.values(), Fraction(0)), sum(r.values(), Fraction(0))
        for a in AKUN:
            yield from satu(f"belanja/{a}/{TAHUN}/{s}", p[a], r[a])
            yield f"belanja/{a}/{TAHUN}/{s}/porsi-pagu", bulat(p[a] / penuh * 100)
            yield f"belanja/{a}/{TAHUN}/{s}/porsi-realisasi", bulat(r[a] / terpakai * 100)
        yield f"anggaran/{TAHUN}/{s}/realisasi", potong(terpakai, 0)
        yield from satu(f"anggaran/{TAHUN}/{s}", penuh, terpakai)
        yield f"efisiensi/{TAHUN}/{s}", beda(capaian, terpakai / penuh * 100, ROUND_HALF_UP)


def _lain(m: Hasil) -> Iterator[tuple[str, Decimal]]:
    """Scores of budgeting, people, agreements, the ministry's targets."""
    akhir = {}
    for nama in (n for isi in ASPEK.values() for n in isi):
        k = f"ikpa/{TAHUN}/{nama}"
        akhir[nama] = m[f"{k}/nilai"] * m[f"{k}/bobot"] / 100
        yield f"{k}/akhir", bulat(akhir[nama])
    yield f"ikpa/{TAHUN}/total", bulat(sum(akhir.values(), Fraction(0)))
    for aspek, isi in ASPEK.items():
        yield f"ikpa/{TAHUN}/aspek/{aspek}", bulat(_rata(m[f"ikpa/{TAHUN}/{n}/nilai"] for n in isi))
    for kelompok in ("jabatan", "pendidikan"):
        awal = f"pegawai/{kelompok}/"
        orang = sum((n for k, n in m.items() if k.startswith(awal) and not k.endswith("/jumlah")),
                    Fraction(0))  # fmt: skip
        yield f"{awal}jumlah", potong(orang, 0)
    for tahun in (TAHUN - 1, TAHUN):
        program = [m[f"pk/{tahun}/anggaran/{k}"] for k in ("dukungan-manajemen",
                   "pelayanan-penegakan-hukum")]  # fmt: skip
        yield f"pk/{tahun}/anggaran/jumlah", potong(sum(program, Fraction(0)), 0)
    for target in ("4", "5", "9", "10"):
        bulan = [n for k, n in m.items() if k.startswith(f"target-kinerja/{target}/")]
        yield f"target-kinerja/{target}/rata-rata", potong(_rata(bulan))


def hitung(fakta: Iterable[dict[str, str]]) -> dict[str, Decimal]:
    """Every figure that the printed tables give, by key, rounded as the report shows it."""
    m = masukan(fakta)
    return dict([*_kinerja(m), *_uang(m), *_lain(m)])
