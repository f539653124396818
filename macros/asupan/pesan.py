"""What frictionless found wrong with a table, in the editor's words: where, and what to do."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..dasar import periode
from ..dasar.berkas import kata
from ..dasar.masalah import SEDIKIT, Masalah, usul, yang_ada
from ..dasar.penulisan import slug
from .bilangan import BULAN, ILMIAH
from .lembar import Lembar
from .skema import SkemaKolom, SkemaRujukan, SkemaTabel
from .teguran import galat, tegur
from .teks_csv import NAMA_PEMISAH

BENTUK_POLA = Path(__file__).with_name("bentuk_pola.yaml")
JENIS = {"integer", "number", "date", "boolean", "year"}  # which have words of their own
BENTUK_BARIS = {
    "blank-row": "baris/kosong", "extra-cell": "baris/berlebih", "missing-cell": "baris/kurang",
}  # fmt: skip
# A comma parts decimals as well, and nothing parts the cells of a workbook.
BERLEBIH = {",": "baris/berlebih-koma", "": "baris/berlebih-lembar"}
BENTUK_UTAMA = {"blank-row", "extra-cell", "missing-cell"}
KODE = {"type-error": "D020", "constraint-error": "D021", "foreign-key": "D023"}
# What a spreadsheet makes of a code like 1.2: 01-Feb, Feb-01, 1/2/2023, 2023-02-01, 01:02, 01.02.
TANGGAL = rf"\d{{1,2}}[-/ ]{BULAN}([-/ ]\d{{2,4}})?|{BULAN}-\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}.*"
UBAHAN_EXCEL = re.compile(
    rf"{TANGGAL}|\d{{1,2}}([-/:])\d{{1,2}}(\2\d{{1,4}})?|0\d\.\d{{2}}(\.\d{{2}})?", re.IGNORECASE
)
# Which of these no code of a document can be.
JADI_TANGGAL = re.compile(TANGGAL, re.IGNORECASE)
# A spreadsheet keeps fifteen digits of a number, and writes noughts for the others.
DIGIT_HILANG = re.compile(r"\d{15}0{3,}")
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
# Columns in which a table calls its rows by a name.
SEBUTAN = {"nama", "uraian", "jabatan", "judul"}
DIHAPUS = "D063"  # a row that is no row of the table
SEBARIS = "D022"  # a row of another form than the table's, or one that is there twice
KODE_BERTITIK = re.compile(r"\d\.\d+")


def belum_disebut(semua: Iterable[Masalah], tahu: Iterable[Masalah]) -> list[Masalah]:
    """The problems that are not known already: of another cell, and of no row that is to go."""
    sudah: set[tuple[object, ...]] = set()
    for m in tahu:
        sudah.add((m.berkas, m.baris, *(() if m.kode == DIHAPUS else (m.kolom,))))
    letak = ((m, (m.berkas, m.baris)) for m in semua)
    return [m for m, di in letak if sudah.isdisjoint({di, (*di, m.kolom)})]


def sekali(
    semua: Iterable[Masalah],
    tabel: SkemaTabel,
    lembar: Mapping[str, Lembar],
    nama: Mapping[str, str],
) -> Iterator[Masalah]:
    """The problems of a table; instead of every code that is looked for where no row is, the table
    that has none, by its `nama`."""
    for m in semua:
        rujukan = tabel.menunjuk(m.kolom) if m.kode == "D023" and m.kolom else None
        dicari = rujukan.tabel or tabel.nama if rujukan else tabel.nama
        hampa = rujukan and len(lembar[dicari].baris) < 2
        yield galat("D023/hampa", nama[dicari]) if hampa else m


def dari_judul(
    berkas: str, judul: list[str], tabel: SkemaTabel, bawah: Sequence[Sequence[str]] = ()
) -> list[Masalah]:
    """Compare the header row with the schema: which column lacks, is unknown, or stands wrong. The
    rows `bawah` may hold it below a title of the table."""
    harap = [k for k in tabel.nama_kolom if k in judul or k not in tabel.opsional]
    if judul == harap:
        return []
    asing = not set(judul) & set(harap)
    nilai = next((j for j in judul if j), None)
    # A title over merged cells may have the words of some columns; rows of data have not.
    for nomor, baris in enumerate(bawah[: SEDIKIT if asing else 1], 2):
        if {*harap} <= {s.strip().casefold() for s in baris}:
            return [galat("D010/di-bawah", berkas, 1, None, nilai, nomor=nomor)]
    if asing:
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

    `NIP 123.4` by `^\\d{2} \\d{2}$` → `12 34`.
    """
    if not re.fullmatch(r"\^(?:\\d(?:\{\d+\})? ?)+\$", pola):
        return ""
    panjang = [int(n or 1) for n in re.findall(r"\\d(?:\{(\d+)\})?", pola)]
    angka = re.sub(r"^\W*NIP\b|[\s.:/’'-]", "", nilai, flags=re.IGNORECASE)
    if not angka.isdecimal() or len(angka) != sum(panjang):
        return ""
    batas = [sum(panjang[:n]) for n in range(len(panjang) + 1)]
    return " ".join(angka[a:b] for a, b in pairwise(batas))


class Penerjemah:
    """The errors of one table's rows as problems, without those that only repeat another."""

    def __init__(
        self,
        berkas: str,
        tabel: SkemaTabel,
        semua: Mapping[str, SkemaTabel],
        lembar: Mapping[str, Lembar],
    ) -> None:
        self.berkas, self.tabel = berkas, tabel
        self.nomor, self.semula = lembar[tabel.nama].nomor, lembar[tabel.nama].semula
        self._semua, self._lembar = semua, lembar

    def baris(self, baris: Any) -> Iterator[Masalah]:
        """The problems of one row of frictionless."""
        jenis = {g.type for g in baris.errors}
        lapor: set[tuple[str, str]] = set()
        for g in baris.errors:
            # In a row with a cell too many, or too few, everything may stand one column off.
            if (bentuk := jenis & BENTUK_UTAMA) and g.type not in bentuk:
                continue
            kolom = getattr(g, "field_name", None) or ", ".join(getattr(g, "field_names", ()))
            tanda = (g.type, "" if g.type in {"missing-cell", "extra-cell"} else kolom)
            if tanda in lapor or self._ulangan(g, kolom, lapor, baris):
                continue
            lapor.add(tanda)
            yield self._satu(g, kolom, baris)

    def _ulangan(self, g: Any, kolom: str, lapor: set[tuple[str, str]], baris: Any) -> bool:
        """Whether an error says again what another error of the row says better."""
        match g.type:
            case "unique-error":
                return self.tabel.kunci == (kolom,)
            case "primary-key":
                wajib = any(("constraint-error", k) in lapor for k in self.tabel.kunci)
                return wajib or all(baris[k] is None for k in self.tabel.kunci)
            case "foreign-key":
                nilai = " ".join(str(s) for s in g.field_cells)
                return ("constraint-error", kolom) in lapor or self._kunci_keliru(kolom, nilai)
            case "constraint-error":
                return ("missing-cell", "") in lapor and not g.cell
            case _:
                return False

    def _satu(self, g: Any, kolom: str, baris: Any) -> Masalah:
        nilai = getattr(g, "cell", None)
        bidang = self.tabel.cari(kolom)
        match g.type:
            case "type-error" if bidang:
                kenal = bidang.jenis in JENIS
                apa = tegur(f"jenis/{bidang.jenis}") if kenal else bidang.jenis
                pesan = tegur("sel/jenis", apa=apa)
            case "constraint-error" if bidang:
                pesan = self._batas(bidang, g.note, str(nilai))
            case "foreign-key":
                nilai = ", ".join(str(s) for s in g.field_cells if s is not None)
                pesan = self._rujukan(kolom, nilai)
            case "primary-key":
                kolom = " + ".join(self.tabel.kunci)
                isi = (baris[k] for k in self.tabel.kunci)
                nilai = " + ".join("(kosong)" if s is None else str(s) for s in isi)
                pesan = tegur("sel/kunci", lain=self._baris_lain(g), kunci=kolom)
            case "unique-error":
                pesan = tegur("sel/ganda", lain=self._baris_lain(g))
            case _:
                pesan = self._bentuk_baris(g.type)
        nomor = self.nomor[g.row_number - 1]
        nilai = self.semula.get((nomor, kolom), nilai)
        teks = None if nilai in {None, "", "None"} else str(nilai)
        return Masalah(
            KODE.get(g.type, SEBARIS), "galat", self.berkas, nomor, kolom or None, teks, pesan
        )

    def _bentuk_baris(self, jenis: str) -> str:
        pemisah = self._lembar[self.tabel.nama].pemisah
        kasus = BENTUK_BARIS.get(jenis, "baris")
        if jenis == "extra-cell":
            kasus = BERLEBIH.get(pemisah, kasus)
        return tegur(kasus, pemisah=NAMA_PEMISAH.get(pemisah, "pemisah"))

    def _baris_lain(self, g: Any) -> str:
        angka = re.search(r"\d+$", g.note)
        return f"baris {self.nomor[int(angka[0]) - 1]}" if angka else "baris lain"

    def _batas(self, kolom: SkemaKolom, catatan: str, nilai: str) -> str:
        aturan = catatan.split('"')[1] if '"' in catatan else catatan
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
        # A key of its own: what other rows are called by is taken already.
        sendiri = kolom.nama in self.tabel.kunci and not self.tabel.menunjuk(kolom.nama)
        mungkin = usul(nilai, [slug(nilai)] if sendiri and kolom.pola == SLUG else ada)
        contoh = "" if mungkin or not ada else f" Contoh: “{ada[0]}”."
        uraian = f"{(kolom.uraian or kolom.judul or kolom.nama).rstrip('.')}."
        bentuk = kata(BENTUK_POLA).get(kolom.pola, "")
        pesan = tegur("sel/pattern", saran=mungkin, uraian=f"{uraian} {bentuk}", contoh=contoh)
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

    def _kunci_keliru(self, kolom: str, nilai: str) -> bool:
        """Whether the key that a reference means stands in its table otherwise than a key may: that
        is told there."""
        r = self.tabel.menunjuk(kolom)
        semua = self._isi_kolom(r.tabel or self.tabel.nama, r.kolom_tabel[0]) if r else {}
        return any(not baik and slug(isi) == slug(nilai) for isi, baik in semua.items())

    def _nilai_kolom(self, tabel: str, kolom: str) -> list[str]:
        return [isi for isi, baik in self._isi_kolom(tabel, kolom).items() if baik]

    def _isi_kolom(self, tabel: str, kolom: str) -> dict[str, bool]:
        """The filled cells of a column, each once, and whether they fit its pattern."""
        j = self._semua[tabel].nama_kolom.index(kolom)
        pola = re.compile(self._semua[tabel].kolom[j].pola or ".*", re.DOTALL)
        sel = (b[j] for b in self._lembar[tabel].baris[1:] if j < len(b) and b[j])
        return {isi: pola.fullmatch(isi) is not None for isi in sel}
