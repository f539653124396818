"""What is wrong with a table by its schema, in the editor's words: where, and what to do."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ..dasar import periode
from ..dasar.masalah import Masalah, usul, yang_ada
from .bilangan import BULAN, ILMIAH
from .lembar import Lembar
from .skema import SkemaKolom, SkemaRujukan, SkemaTabel
from .teguran import galat, tegur
from .teks_csv import NAMA_PEMISAH

JENIS_KELIRU = "jenis"  # in place of the limit that a cell breaks
# What a spreadsheet makes of a code like 1.2: 01-Feb, Feb-01, 1/2/2023, 2023-02-01, 01:02, 01.02.
TANGGAL = rf"\d{{1,2}}[-/ ]{BULAN}([-/ ]\d{{2,4}})?|{BULAN}-\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}.*"
UBAHAN_EXCEL = re.compile(
    rf"{TANGGAL}|\d{{1,2}}([-/:])\d{{1,2}}(\2\d{{1,4}})?|0\d\.\d{{2}}(\.\d{{2}})?", re.IGNORECASE
)
# Which of these no code of a document can be.
JADI_TANGGAL = re.compile(TANGGAL, re.IGNORECASE)
# A spreadsheet keeps fifteen digits of a number, and writes noughts for the others.
DIGIT_HILANG = re.compile(r"\d{15}0{3,}")
# Columns in which a table calls its rows by a name.
SEBUTAN = {"nama", "uraian", "jabatan", "judul"}
KODE_BERTITIK = re.compile(r"\d\.\d+")


def dari_judul(berkas: str, judul: list[str], tabel: SkemaTabel) -> list[Masalah]:
    """Compare the header row with the schema: which column lacks, is unknown, or stands wrong."""
    harap = [k for k in tabel.nama_kolom if k in judul or k not in tabel.opsional]
    if judul == harap:
        return []
    if not set(judul) & set(harap):
        nilai = next((j for j in judul if j), None)
        return [galat("D010/tiada", berkas, 1, None, nilai, harap=", ".join(harap))]
    hilang = [h for h in harap if h not in judul]
    masalah = [
        _judul_asing(berkas, n, judul, harap, hilang)
        for n, j in enumerate(judul)
        if j not in harap or j in judul[:n]
    ]
    masalah += (galat("D010/hilang", berkas, 1, h, urut=harap.index(h) + 1) for h in hilang)
    return masalah or [_urutan_judul(berkas, judul, harap)]


def _judul_asing(
    berkas: str, n: int, judul: list[str], harap: list[str], hilang: list[str]
) -> Masalah:
    """A label that is unknown, empty or a second time there; takes from `hilang` what it hides."""
    j = judul[n]
    ganda = bool(j) and j in judul[:n]
    if n < len(harap) and harap[n] in hilang:
        hilang.remove(harap[n])
        lagi = f" “{j}” muncul dua kali." if ganda else ""
        kata = {"urut": n + 1, "lagi": lagi}
        return galat("D010/seharusnya", berkas, 1, harap[n], j or None, **kata)
    if ganda:
        return galat("D010/ganda", berkas, 1, j)
    if j:
        return galat("D010/asing", berkas, 1, j, saran=usul(j, hilang))
    return galat("D010/kosong", berkas, 1, urut=n + 1)


def _urutan_judul(berkas: str, judul: list[str], harap: list[str]) -> Masalah:
    n = next(n for n, (j, h) in enumerate(zip(judul, harap, strict=True)) if j != h)
    kata = {"urut": n + 1, "harap": ", ".join(harap)}
    return galat("D010/urutan", berkas, 1, harap[n], judul[n], **kata)


def _ubahan_excel(nilai: str, ada: Iterable[str]) -> bool:
    """Whether a text is what a spreadsheet makes of a code such as those beside it."""
    return bool(UBAHAN_EXCEL.fullmatch(nilai)) and any(map(KODE_BERTITIK.fullmatch, ada))


def kelompokkan(nilai: str, pola: str) -> str:
    """The digits of a value in the groups that a pattern asks for, or "" where they do not fit.

    `196709251990031001` by `^\\d{8} \\d{6} \\d \\d{3}$` → `19670925 199003 1 001`.
    """
    if not re.fullmatch(r"\^(?:\\d(?:\{\d+\})? ?)+\$", pola):
        return ""
    panjang = [int(n or 1) for n in re.findall(r"\\d(?:\{(\d+)\})?", pola)]
    angka = re.sub(r"[\s.’'-]", "", nilai)
    if not angka.isdecimal() or len(angka) != sum(panjang):
        return ""
    batas = [sum(panjang[:n]) for n in range(len(panjang) + 1)]
    return " ".join(angka[a:b] for a, b in pairwise(batas))


class Penerjemah:
    """What is wrong in the rows of one table, as problems."""

    def __init__(
        self,
        berkas: str,
        tabel: SkemaTabel,
        semua: Mapping[str, SkemaTabel],
        lembar: Mapping[str, Lembar],
    ) -> None:
        self.berkas, self.tabel = berkas, tabel
        self._semua, self._lembar = semua, lembar

    def sel(self, nomor: int, nama: str, aturan: str, teks: str | None) -> Masalah:
        """A cell that is of another type (`JENIS_KELIRU`), or breaks a limit of its column."""
        kolom = self.tabel.cari(nama)
        assert kolom is not None
        if aturan == JENIS_KELIRU:
            pesan = tegur("sel/jenis", apa=tegur(f"jenis/{kolom.jenis}"))
            return self._masalah("D020", nomor, nama, teks, pesan)
        return self._masalah("D021", nomor, nama, teks, self._batas(kolom, aturan, teks or ""))

    def bentuk(
        self, nomor: int, kasus: str, kolom: str | None = None, nilai: str | None = None
    ) -> Masalah:
        """A row that is empty, or has too many cells or too few."""
        pemisah = NAMA_PEMISAH.get(self._lembar[self.tabel.nama].pemisah, "pemisah")
        return self._masalah("D022", nomor, kolom, nilai, tegur(f"baris/{kasus}", pemisah=pemisah))

    def ganda(
        self, nomor: int, kolom: Sequence[str], nilai: Sequence[object], lain: int
    ) -> Masalah:
        """A key, or a value of a column without equals, that the row `lain` has."""
        nama = " + ".join(kolom)
        kasus = "sel/kunci" if (*kolom,) == self.tabel.kunci else "sel/ganda"
        pesan = tegur(kasus, lain=f"baris {lain}", kunci=nama)
        return self._masalah("D022", nomor, nama, " + ".join(map(str, nilai)), pesan)

    def rujukan(self, nomor: int, kolom: Sequence[str], nilai: Sequence[object]) -> Masalah:
        """Values that lead nowhere."""
        nama, teks = ", ".join(kolom), ", ".join("" if n is None else str(n) for n in nilai)
        return self._masalah("D023", nomor, nama, teks, self._rujukan(nama, teks))

    def _masalah(
        self, kode: str, nomor: int, kolom: str | None, nilai: str | None, pesan: str
    ) -> Masalah:
        return Masalah(kode, "galat", self.berkas, nomor, kolom, nilai or None, pesan)

    def _batas(self, kolom: SkemaKolom, aturan: str, nilai: str) -> str:
        match aturan:
            case "required":
                return tegur("sel/required")
            case "enum":
                kode = periode.dari_kata(nilai)
                saran = usul(kode, [kode]) if kode in kolom.pilihan else usul(nilai, kolom.pilihan)
                isi = {"saran": saran, "pilihan": ", ".join(kolom.pilihan)}
                return tegur("sel/enum", **isi).strip()
            case "minimum" | "maximum":
                batas = kolom.minimum if aturan == "minimum" else kolom.maksimum
                return tegur(f"sel/{aturan}", batas=batas)
            case "pattern":
                return self._pola(kolom, nilai)
            case _:
                return tegur("sel/ketentuan", uraian=kolom.uraian.rstrip("."))

    def _pola(self, kolom: SkemaKolom, nilai: str) -> str:
        """A pattern said by the column's description and by what stands there otherwise."""
        ada = self._nilai_rujukan(kolom.nama) or self._nilai_kolom(self.tabel.nama, kolom.nama)
        ada = [] if kolom.pribadi else [a for a in ada if a != nilai]
        if kolom.pribadi and (rapi := kelompokkan(nilai, kolom.pola)):
            kasus = "sel/digit" if DIGIT_HILANG.fullmatch(nilai) else "sel/kelompok"
            return tegur(kasus, rapi=rapi)
        if ILMIAH.fullmatch(nilai):
            return tegur("sel/digit")
        if _ubahan_excel(nilai, ada):
            return tegur("D021/tanggal")
        mungkin = usul(nilai, ada)
        contoh = "" if mungkin or not ada else f" Contoh: “{ada[0]}”."
        uraian = f"{(kolom.uraian or kolom.judul or kolom.nama).rstrip('.')}."
        pesan = tegur("sel/pattern", saran=mungkin, uraian=uraian, contoh=contoh)
        return " ".join(pesan.split())

    def _rujukan(self, kolom: str, nilai: str) -> str:
        rujukan = self.tabel.menunjuk(kolom)
        if _ubahan_excel(nilai, self._nilai_rujukan(kolom)):
            return tegur("D021/tanggal")
        lain = rujukan.tabel if rujukan else ""
        berkas = self._semua[lain].berkas if lain else "tabel ini sendiri"
        ada = self._nilai_rujukan(kolom)
        mungkin = self._kode_bernama(nilai, rujukan) or usul(nilai, ada) or yang_ada(ada)
        return tegur("sel/rujukan", berkas=berkas, saran=mungkin)

    def _kode_bernama(self, nama: str, rujukan: SkemaRujukan | None) -> str:
        """The code that was meant where its name stands instead: “Persen” for “%”."""
        tabel = self._semua.get(rujukan.tabel or self.tabel.nama) if rujukan else None
        if tabel is None or rujukan is None:
            return ""
        kode = tabel.nama_kolom.index(rujukan.kolom_tabel[0])
        sebutan = [n for n, k in enumerate(tabel.nama_kolom) if k in SEBUTAN]
        for b in self._lembar[tabel.nama].baris[1:]:
            if any(n < len(b) and b[n].casefold() == nama.casefold() for n in sebutan):
                return usul(b[kode], [b[kode]])
        return ""

    def _nilai_rujukan(self, kolom: str) -> list[str]:
        """What a reference may say: the keys of the table that it leads to."""
        r = self.tabel.menunjuk(kolom)
        return self._nilai_kolom(r.tabel or self.tabel.nama, r.kolom_tabel[0]) if r else []

    def _nilai_kolom(self, tabel: str, kolom: str) -> list[str]:
        j = self._semua[tabel].nama_kolom.index(kolom)
        isi = (b[j] for b in self._lembar[tabel].baris[1:] if j < len(b) and b[j])
        return list(dict.fromkeys(isi))
