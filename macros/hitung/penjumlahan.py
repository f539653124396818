"""Which columns of an own table are added up: those whose sum means anything."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations, takewhile
from typing import Literal

from ..asupan.isian import bersatuan_persen
from ..asupan.muat import TabelData
from ..dasar.periode import berwaktu

# What adds up to nothing that means anything.
TANPA_JUMLAH = {"indeks", "poin", "nilai"}
BUKAN_JUMLAH = re.compile(
    r"(rata-?\s?rata|rerata|indeks|rasio|skor|peringkat|ranking|harga satuan|tarif|suhu|kepadatan"
    r"|kecepatan|kelemba[bp]an|laju|prevalensi|koordinat|lintang|bujur|ketinggian|lebar|diameter|kedalaman|ketebalan)\b.*|usia|umur"
    r"|ip[km]?|ikm|ikpa|nka|nrr|.*\b(tertinggi|terendah)",
    re.IGNORECASE,
)
# Degrees, and what is told of so many people or so much land; what comes every month adds up.
PERBANDINGAN = re.compile(
    r"\((per\s*(mil|\d)[^)]*"
    r"|[^()]*(°[CF]?|/\s?(k?m|ha|jam|jiwa|orang|kapita|penduduk|kg|ton)[23²³]?))\)",
    re.IGNORECASE,
)
# Rows that are of such a kind, in a table that names no unit.
BARIS_LAIN = re.compile(
    r"(p(er|ro)sentase|indeks|rasio|gini|skor|ip[km]|ikm|angka (harapan|kematian|melek|partisipasi)"
    r"|tingkat (pengangguran|kemiskinan|hunian|partisipasi))\b.*|.*\((%|persen|indeks|poin)\)",
    re.IGNORECASE,
)
KEPALA_JUMLAH = re.compile(r"(jumlah|total|jml)\.?", re.IGNORECASE)
NILAI = re.compile(
    r"nilai( (akhir|ujian|rata-rata|mutu|kinerja|ikm|ikpa|s?akip)\b.*)?", re.IGNORECASE
)
# What is told of a whole time up to its end, or is there at a moment of it.
SAMPAI = re.compile(
    r".*\b(s\.?\s?d\b|sampai dengan|kumulatif|akumulasi|saldo|sisa).*|.* (awal|akhir)"
    r"|((jumlah|total) )?(penduduk|penghuni|tahanan|narapidana|wbp|warga binaan|pegawai|kapasitas)",
    re.IGNORECASE,
)

# The head above times that say no more than I, II or 1, 2.
MASA = re.compile(r"(bulan|triwulan|tw|semester|minggu|pekan|tahun)( ke\S*)?", re.IGNORECASE)
HARGA = re.compile(r"(harga|upah|honor|biaya)\b.*", re.IGNORECASE)
# What is given for a whole year: in rows of times that all say the same it is the same money.
SETAHUN = re.compile(r"(pagu|dipa|plafon)\b.*", re.IGNORECASE)
JenisKolom = Literal["bilangan", "nomor", "tanggal", "teks"]


@dataclass(frozen=True)
class KolomSendiri:
    """A column of an own table: its name in the file, its title without the unit, the unit, and
    what names it in keys."""

    nama: str
    judul: str
    satuan: str
    jenis: JenisKolom
    kunci: str


def berjumlah(judul: str, satuan: str) -> bool:
    """Whether the cells below this head, in this unit, are added up."""
    persen = bersatuan_persen(f"{judul} {satuan}") or PERBANDINGAN.search(f"{judul} ({satuan})")
    nilai = BUKAN_JUMLAH.fullmatch(judul) or (not satuan and NILAI.fullmatch(judul))
    return not (persen or satuan.casefold() in TANPA_JUMLAH or nilai)


def satuan_baris(t: TabelData, kolom: Sequence[KolomSendiri]) -> dict[int, str]:
    """The units that rows name in a column of their own, by row."""
    nama = next((k.nama for k in kolom if k.judul.casefold() == "satuan"), "")
    return {n: str(s).casefold() for n, s in t.kolom(nama).items() if s} if nama else {}


def yang_berjumlah(
    t: TabelData, kolom: Sequence[KolomSendiri], satuan: Collection[str]
) -> Callable[[KolomSendiri], bool]:
    """Which columns are added up: not those whose rows have units of their own that differ, nor
    what is told up to a time where the rows are times, nor shares of two columns before them."""
    pertama = next((k.nama for k in kolom if k.jenis == "teks"), "")
    sebutan = [str(s) for s in t.kolom(pertama).values() if s] if pertama else []
    lain = any(BARIS_LAIN.fullmatch(s) or PERBANDINGAN.search(s) for s in sebutan)
    campur, sebaris = len(satuan) > 1 or lain, next(iter(satuan), "")
    bermasa = MASA.fullmatch(pertama) is not None
    menurut_waktu = bool(sebutan) and (bermasa or all(map(berwaktu, sebutan)))

    angka = {k.nama: _nilai(t, k.nama) for k in kolom if k.jenis == "bilangan"}

    def satu(k: KolomSendiri) -> bool:
        sama = len(angka.get(k.nama, ())) > 1 == len({*angka[k.nama].values()})
        sampai = SAMPAI.fullmatch(k.judul) or (sama and SETAHUN.fullmatch(k.judul))
        if (menurut_waktu and sampai) or (campur and not k.satuan):
            return False
        bagian = _hasil_bagi(angka, k.nama) or _harga(angka, k)
        return berjumlah(k.judul, k.satuan or sebaris) and not bagian

    def jumlahnya(k: KolomSendiri) -> bool:
        """A column of totals goes with those before it that it is of."""
        kiri = takewhile(lambda lain: lain is not k, kolom)
        bagian = [satu(n) for n in kiri if n.nama in angka and n.satuan == k.satuan]
        return satu(k) and (any(bagian) or not bagian or not KEPALA_JUMLAH.fullmatch(k.judul))

    return jumlahnya


def _nilai(t: TabelData, kolom: str) -> dict[int, Fraction]:
    """The numbers of a column, row by row, where there are some."""
    return {n: Fraction(s) for n, s in t.kolom(kolom).items() if s is not None}


def _hasil_bagi(angka: Mapping[str, Mapping[int, Fraction]], nama: str) -> bool:
    """Whether a column is in every row what one before it is of another, or a hundred times that;
    of two rows at least, and not by chance, as a one beside equals."""
    kiri = [*angka][: [*angka].index(nama)] if nama in angka else []
    for a, b in permutations(kiri, 2):
        semua = [(z, angka[a][n], angka[b][n]) for n, z in angka[nama].items()
                 if n in angka[a] and angka[b].get(n)]  # fmt: skip
        if len(semua) < max(2, len(angka[nama])):
            continue
        for kali in (1, 100):
            pas = all(x and sama(x / y * kali, z) for z, x, y in semua)
            if pas and (kali > 1 or any(z % 1 for z, _, _ in semua)):
                return True
    return False


def _harga(angka: Mapping[str, Mapping[int, Fraction]], k: KolomSendiri) -> bool:
    """Whether a column of prices is of one piece each: times another it is a third in every row."""
    if not HARGA.fullmatch(k.judul):
        return False
    isi = angka.get(k.nama, {})
    lain = [n for n in angka if n != k.nama]
    return len(isi) > 1 and any(
        all(isi.get(n, 0) * angka[banyak].get(n, 0) == z for n, z in angka[hasil].items())
        for banyak, hasil in permutations(lain, 2)
        if angka[hasil] and angka[hasil] != isi
    )


def sama(nilai: Fraction, ditulis: Fraction) -> bool:
    """Whether a number was cut or rounded to what is typed."""
    langkah = next((n for n in (1, 10) if ditulis * n % 1 == 0), 100)
    return abs(nilai - ditulis) * langkah < 1
