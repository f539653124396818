"""Numbers, money and dates as Indonesian text. The only place where a figure is rounded."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import chain, count

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

BELUM_BERTANGGAL = "…"  # stands for a day that is not set yet
BAHASA = Locale("id")
BULAN: tuple[str, ...] = tuple(BAHASA.months["format"]["wide"].values())
BULAN_RINGKAS: tuple[str, ...] = tuple(BAHASA.months["format"]["abbreviated"].values())
NIHIL, TIDAK_BERLAKU = "nihil", "tidak berlaku"
TANPA_NILAI = {
    "belum-ada-data": "–",
    "tak-terhitung": "tidak dapat dihitung",
    "tidak-berlaku": TIDAK_BERLAKU,
    "tak-diukur": "tidak ada yang diukur",
    "belum-sampai": "belum sampai",
    "tercapai": "tercapai",
    "belum-tercapai": "belum tercapai",
}
PISAH_NIP = r"[\s.·–\u00ad\u200b\u2060-]{0,3}"  # also as the site sets a dash: with a word joiner
# Eight digits of birth, six of appointment, one of sex, three of order. The look-behind comes after
# the first digits: at the beginning it would be tried at every character.
_LAHIR = [rf"{abad}(?<!\d\d\d)(?<!\d[.,]\d\d)\d{{6}}" for abad in ("19", "20")]
_NIP = [PISAH_NIP.join((awal, r"(?:19|20)\d{4}", "[12]", r"\d{3}(?!\d)")) for awal in _LAHIR]
# Numbers of police and army members count only after their word, as so many digits may also be an
# amount.
NRP = "NRP"
KATA_NRP = re.compile(rf"(?i:{NRP})[\s.:]{{0,3}}")
NIP = re.compile("|".join((*_NIP, rf"{KATA_NRP.pattern}\d{{5,14}}(?!\d)")))
MINUS = "−"
SPASI = "\N{NO-BREAK SPACE}"
ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

# Family of numbers → (decimals, rounding, keep trailing zeros). Unless an edition says otherwise,
# performance percentages are cut, as the printed reports do, and budget percentages and scores are
# rounded half up.
KELUARGA: dict[str, tuple[int, str, bool]] = {
    "persen-kinerja": (2, ROUND_DOWN, False),
    "rasio": (4, ROUND_DOWN, False),  # the ratio behind a percentage, in calculations
    "persen-anggaran": (2, ROUND_HALF_UP, True),
    "nilai": (2, ROUND_HALF_UP, True),
    "rupiah": (0, ROUND_HALF_UP, True),
    "bilangan": (2, ROUND_HALF_UP, False),
    "persen-kinerja-bulat": (2, ROUND_HALF_UP, False),
    "rasio-bulat": (4, ROUND_HALF_UP, False),
    "persen-anggaran-potong": (2, ROUND_DOWN, True),
}
# The family after an edition's choice of rounding; missing if that is the default.
CARA = {
    ("persen-kinerja", "bulat"): "persen-kinerja-bulat",
    ("persen-anggaran", "potong"): "persen-anggaran-potong",
}
RASIO = {"persen-kinerja-bulat": "rasio-bulat"}  # the family of the ratio behind a percentage
# A column of a unit's own table has as many decimals as its cells.
DESIMAL = {f"desimal-{n}": (n, ROUND_HALF_UP, True) for n in range(7)}
PEMBULATAN = KELUARGA | DESIMAL
UTUH = {"persen-kinerja-bulat": 100, "persen-anggaran": 100, "rasio-bulat": 1}  # the whole
LIGATUR = {0xFB00 + n: kata for n, kata in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}


def bulatkan(nilai: Fraction, keluarga: str) -> Decimal:
    """Round by the rule of a family."""
    return bulatkan_ke(nilai, *PEMBULATAN[keluarga][:2], UTUH.get(keluarga, 0))


def bulatkan_ke(nilai: Fraction, desimal: int, cara: str, utuh: int = 0) -> Decimal:
    """Round exactly, half up or down; a value between 0 and `utuh` becomes neither of them."""
    skala = 10**desimal
    naik = nilai * skala
    bulat, sisa = divmod(abs(naik.numerator), naik.denominator)
    if cara == ROUND_HALF_UP and 2 * sisa >= naik.denominator:
        bulat += 1
    bulat = min(max(bulat, 1), utuh * skala - 1) if 0 < abs(nilai) < utuh else bulat
    tanda = -1 if nilai < 0 else 1
    return Decimal(tanda * bulat).scaleb(-desimal)


def tulis_bilangan(nilai: Fraction, keluarga: str) -> str:
    """`1.234,56`: thousands points, decimal comma, a true minus sign, rounded as the family is."""
    desimal, _, tetap = PEMBULATAN[keluarga]
    hasil = bulatkan(nilai, keluarga)
    teks = f"{abs(hasil):,.{desimal}f}"
    bulat, _, pecah = teks.partition(".")
    if not tetap:
        pecah = pecah.rstrip("0")
    teks = bulat.replace(",", ".") + (f",{pecah}" if pecah else "")
    return f"{MINUS}{teks}" if hasil < 0 else teks


def desimal_ketikan(isi: object) -> int:
    """The number of decimals with which a number was typed."""
    pangkat = isi.as_tuple().exponent if isinstance(isi, Decimal) else 0
    return max(-pangkat, 0) if isinstance(pangkat, int) else 0


def keluarga_ketikan(isi: Decimal | int | None) -> str:
    """The rounding family of a typed number: one with more decimals than usual, or with trailing
    zeros, keeps them all."""
    desimal = desimal_ketikan(isi)
    if not desimal or (desimal <= KELUARGA["bilangan"][0] and isi == 0):
        return "bilangan"
    biasa = desimal <= KELUARGA["bilangan"][0] and not str(isi).endswith("0")
    return "bilangan" if biasa else f"desimal-{min(desimal, len(DESIMAL) - 1)}"


def keluarga_tepat(nilai: Fraction) -> str:
    """The family that shows all decimals of a number, six at most."""
    biasa = KELUARGA["bilangan"][0]
    desimal = next((n for n in range(len(DESIMAL)) if (nilai * 10**n).denominator == 1), 6)
    return "bilangan" if desimal <= biasa else f"desimal-{desimal}"


def tulis_ketikan(isi: Decimal) -> str:
    """A typed number as it was typed: `0.430` → `0,430`."""
    return tulis_bilangan(Fraction(isi), keluarga_ketikan(isi))


def tulis(
    nilai: Fraction | None,
    keluarga: str,
    satuan: str = "",
    keadaan: str = "ada",
    *,
    tampak: str = "",
    pola: str = "",
) -> str:
    """A figure with its unit, or the words for a missing one.

    `tampak` replaces the number: `80–85`, `BB`, `nihil`. `pola` is the notation of the unit, with
    `{}` for the number; without it the unit is put where Indonesian has it.
    """
    if tampak in {NIHIL, TIDAK_BERLAKU}:
        return tampak
    if nilai is None and not tampak:
        return TANPA_NILAI.get(keadaan, TANPA_NILAI["belum-ada-data"])
    if nilai and (satuan, keluarga) == ("Rp", "bilangan") and bulatkan(nilai, keluarga) % 1:
        keluarga = "desimal-2"  # cents always have two digits
    teks = tampak or (tulis_bilangan(nilai, keluarga) if nilai is not None else "")
    pola = pola or pola_satuan(satuan)
    if teks.startswith(MINUS) and not pola.startswith("{}"):
        return MINUS + pola.replace("{}", teks[1:])
    return pola.replace("{}", teks)


def kata_satuan(satuan: str, pola: str = "") -> str:
    """The unit alone, as heads and notes write it: `Rp{} miliar` → `Rp miliar`; "" if none."""
    return " ".join((pola or pola_satuan(satuan)).replace("{}", " ").split())


def pola_satuan(satuan: str) -> str:
    """How a unit without a pattern of its own is written: `Rp` before the number (also `Rp juta`),
    `%` directly after it, all others after a non-breaking space."""
    match satuan:
        case "":
            return "{}"
        case "Rp":
            return "Rp{}"
        case "%":
            return "{}%"
        case _ if satuan.startswith("Rp "):  # Rp1,5 juta
            return f"Rp{{}}{SPASI}{satuan[3:]}"
        case _:
            return f"{{}}{SPASI}{satuan}"


def desimal_mesin(nilai: Fraction) -> str:
    """A value for programs: decimal point, at most six decimals, no trailing zeros."""
    if nilai.denominator == 1:
        return str(nilai.numerator)
    return f"{Decimal(round(nilai * 10**6)).scaleb(-6):f}".rstrip("0").rstrip(".")


def tulis_ukuran(nilai: float) -> str:
    """A measured duration or size, with one decimal after a comma."""
    return f"{nilai:.1f}".replace(".", ",")


def ukuran_berkas(bita: int, spasi: str = " ") -> str:
    """A size in bytes for people: `1,2 MB`; pages use a non-breaking space."""
    for batas, satuan in ((1_000_000, "MB"), (1_000, "kB")):
        if bita >= batas:
            return f"{tulis_ukuran(bita / batas)}{spasi}{satuan}"
    return f"{bita}{spasi}bita"


def samarkan(teks: str) -> str:
    """Mask a personal number except its last three characters: `•••••••• •••••• • 001`.

    The rest of a NIP contains the date of birth. Separators and the word before it stay.
    """
    kata = awal[0] if (awal := KATA_NRP.match(teks)) else ""
    nomor = teks[len(kata) :]
    depan, akhir = (nomor[:-3], nomor[-3:]) if len(nomor) > 3 else (nomor, "")
    return kata + "".join("•" if huruf.isalnum() else huruf for huruf in depan) + akhir


def samarkan_nip(teks: str, dikenal: Iterable[str] = ()) -> str:
    """Mask every NIP in a text, however its digits are grouped: whatever has the form of one, and
    those of `dikenal`."""
    return _pola_nip(frozenset(dikenal)).sub(lambda m: samarkan(m[0]), teks)


@cache
def _pola_nip(dikenal: frozenset[str]) -> re.Pattern[str]:
    """The pattern of any NIP, and of these by their digits, with or without separators."""
    rapat = sorted({re.sub(r"\D", "", n) for n in dikenal if not KATA_NRP.match(n)})
    pola = (r"[\s.·-]?".join((rf"{n[0]}(?<!\d\d)", *n[1:])) for n in rapat if len(n) > 3)
    return re.compile("|".join((NIP.pattern, *(rf"{satu}(?!\d)" for satu in pola))))


@cache
def tanggal(hari: date) -> str:
    """`7 Desember 2023`, with non-breaking spaces."""
    return format_date(hari, "long", BAHASA).replace(" ", SPASI)


def nama_bulan(kode: str) -> str:
    """`Desember` for the period code `B12`."""
    return BULAN[int(kode[1:]) - 1]


@cache
def nama_periode(kode: str, *, singkat: bool = False) -> str:
    """A period code in words: `SM2` → `Semester II`, `TW4` → `Triwulan IV`, `TAHUN` → `Tahunan`,
    `sampai-TW3` → `sampai Triwulan III`; in short `B12` → `Des`, `TW4` → `TW IV`."""
    if kode.startswith("sampai-"):
        return f"sampai {nama_periode(kode[7:], singkat=singkat)}"
    match kode[:2], kode[2:]:
        case "SM", n:
            return f"Semester{SPASI}{ROMAWI[int(n) - 1]}"
        case "TW", n:
            return f"{'TW' if singkat else 'Triwulan'}{SPASI}{ROMAWI[int(n) - 1]}"
        case _:
            return "Tahunan" if kode == "TAHUN" else nama_bulan(kode)[: 3 if singkat else None]


def sebutan_masa(kode: str) -> str:
    """A period as part of a sentence: as `nama_periode`, but `TAHUN` → `setahun`."""
    return "setahun" if kode == "TAHUN" else nama_periode(kode)


_SATUAN = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
)  # fmt: skip
_PANGKAT = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"))


def terbilang(nilai: int) -> str:
    """A whole number in words: 24 → `dua puluh empat`. Raises ValueError for a negative one."""
    if nilai < 0:
        raise ValueError("Hanya bilangan bulat tak negatif yang dapat dieja")
    if nilai < 12:
        return _SATUAN[nilai]
    if nilai < 20:
        return f"{_SATUAN[nilai - 10]} belas"
    for pangkat, nama in _PANGKAT:
        if nilai >= pangkat:
            kali, sisa = divmod(nilai, pangkat)
            depan = f"se{nama}" if kali == 1 and pangkat <= 1000 else f"{terbilang(kali)} {nama}"
            return depan if sisa == 0 else f"{depan} {terbilang(sisa)}"
    puluh, sisa = divmod(nilai, 10)
    return f"{_SATUAN[puluh]} puluh" + (f" {_SATUAN[sisa]}" if sisa else "")


def gabung(bagian: list[str]) -> str:
    """An Indonesian list in a sentence: `a`, `a dan b`, `a, b, dan c`; with `serta` before the last
    where a part itself contains `dan`."""
    if len(bagian) == 1 or not any(" dan " in satu for satu in bagian):
        return format_list(bagian, locale=BAHASA)
    *depan, akhir = bagian
    return f"{', '.join(depan)}{',' * (len(depan) > 1)} serta {akhir}"


def gabung_nama(nama: list[str]) -> str:
    """Join capitalised names as the start of a sentence: `Sasaran, program, dan kegiatan`."""
    return gabung([f"{satu[:1].upper()}{satu[1:]}" for satu in nama[:1]] + [*map(kecil, nama[1:])])


def deret_kode(kode: Iterable[str]) -> str:
    """Join codes, three or more consecutive ones as a range: `1.3, 4.1–4.3`."""
    hasil: list[list[str]] = []
    for satu in kode:
        if hasil and _berikut(hasil[-1][-1]) == satu:
            hasil[-1].append(satu)
        else:
            hasil.append([satu])
    ruas = ([f"{r[0]}–{r[-1]}"] if len(r) > 2 else r for r in hasil)
    return ", ".join(chain.from_iterable(ruas))


def _berikut(kode: str) -> str:
    depan = kode.rstrip("0123456789")
    angka = kode[len(depan) :]
    return f"{depan}{int(angka) + 1:0{len(angka)}}" if angka else ""


def kecil(teks: str) -> str:
    """A name in lower case within a sentence; abbreviations stay, and names in a whole clause."""
    kata = re.split(r"(\s+)", teks)
    nama = sum(k.istitle() - (k.islower() and len(k) > 3) for k in kata[1:])
    awal = len(kata) if nama > 0 else 1
    ubah = (k if re.search("[A-Z].*[A-Z0-9]|^[A-Z]$", k) else k.lower() for k in kata[:awal])
    return "".join([*ubah, *kata[awal:]])


def aksara_tunggal(teks: str) -> str:
    """Normalise a text: one code point a letter, and the ligatures of a PDF (`ﬁ`) spelled out."""
    return teks if teks.isascii() else unicodedata.normalize("NFC", teks).translate(LIGATUR)


def slug(teks: str, terpanjang: int = 0) -> str:
    """A key from a name: `Nilai DIPA` → `nilai-dipa`, `Café` → `cafe`; empty without letters a–z
    and digits. It is cut to `terpanjang` characters, behind a word if one fits."""
    utuh = re.sub(r"[^a-z0-9]+", "-", _latin(teks.casefold())).strip("-")
    pendek = utuh[: terpanjang + 1].rpartition("-")[0] or utuh[:terpanjang]
    return pendek if 0 < terpanjang < len(utuh) else utuh


def pengenal_judul(teks: str) -> str:
    """The id that Markdown gives to a heading with this text."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", _latin(teks)).strip().lower())


def _latin(teks: str) -> str:
    return unicodedata.normalize("NFKD", teks).encode("ascii", "ignore").decode()


def nama_bebas(nama: str, terpakai: Collection[str], terpanjang: int | None = None) -> str:
    """The name, or if it is taken, the first free one with a number: `nama-2`. It is cut to
    `terpanjang` characters."""
    ekor = (f"-{n}" for n in count(2))
    lain = (nama[: terpanjang and terpanjang - len(e)].rstrip("-") + e for e in ekor)
    return next(satu for satu in chain([nama], lain) if satu not in terpakai)


def sebagian(isi: Sequence[str], banyak: int = 5, lainnya: str = "lainnya") -> str:
    """The first `banyak` items, and the number of the others: `a, b, dan 3 lainnya`."""
    lain = f", dan {len(isi) - banyak} {lainnya}" if len(isi) > banyak else ""
    return ", ".join(isi[:banyak]) + lain
