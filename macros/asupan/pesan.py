"""Messages about violations of the schema, in the editor's words: where, and what to do."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..dasar import periode
from ..dasar.berkas import kata
from ..dasar.masalah import SEDIKIT, Masalah, usul, yang_ada
from ..dasar.penulisan import KATA_NRP, NRP, slug
from .bilangan import BULAN, ILMIAH
from .lembar import Lembar
from .skema import SkemaKolom, SkemaRujukan, SkemaTabel
from .teguran import TEGURAN, galat, tegur
from .teks_csv import NAMA_PEMISAH

BENTUK_POLA = Path(__file__).with_name("bentuk_pola.yaml")
# A comma is also a decimal sign, and a workbook has no separators.
BERLEBIH = {",": "D022/berlebih-koma", "": "D022/berlebih-lembar"}
# What a spreadsheet makes of a code like 1.2: 01-Feb, Feb-01, 1/2/2023, 2023-02-01, 01:02, 01.02.
TANGGAL = rf"\d{{1,2}}[-/ ]{BULAN}([-/ ]\d{{2,4}})?|{BULAN}-\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}.*"
UBAHAN_EXCEL = re.compile(
    rf"{TANGGAL}|\d{{1,2}}([-/:])\d{{1,2}}(\2\d{{1,4}})?|0\d\.\d{{2}}(\.\d{{2}})?", re.IGNORECASE
)
# Those of these that no code of a document can be.
JADI_TANGGAL = re.compile(TANGGAL, re.IGNORECASE)
# A spreadsheet keeps fifteen digits of a number, and replaces others by zeros.
DIGIT_HILANG = re.compile(r"\d{15}0{3,}")
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
# Columns with names of rows.
SEBUTAN = {"nama", "uraian", "jabatan", "judul"}
DIHAPUS = "D063"  # the code for a row that does not belong to the table
SEBARIS = "D022"  # the code for a row of wrong length, or a repeated one
# Columns with codes of one of several tables, which a schema cannot express.
BEBAS = {
    ("rumusan", "kode"): ("indikator", "sasaran"),
    ("kelengkapan_dikecualikan", "indikator"): ("indikator",),
}
BEBERAPA = re.compile(r"\s*(?:[,;/&+]|\bdan\b|\n)\s*")  # separators between codes in one cell
KODE_BERTITIK = re.compile(r"\d\.\d+")


def belum_disebut(semua: Iterable[Masalah], tahu: Iterable[Masalah]) -> list[Masalah]:
    """The problems that are not in `tahu`: of another cell, and not of a row to be deleted."""
    sudah = {(m.berkas, m.baris, *([m.kolom] if m.kode != DIHAPUS else [])) for m in tahu}
    letak = ((m, (m.berkas, m.baris)) for m in semua)
    return [m for m, di in letak if sudah.isdisjoint({di, (*di, m.kolom)})]


def sekali(
    semua: Iterable[Masalah], t: SkemaTabel, lembar: Mapping[str, Lembar], nama: Mapping[str, str]
) -> Iterator[Masalah]:
    """The problems of a table; missing codes of an empty table are one problem, of that table (by
    its `nama`)."""
    for m in semua:
        rujukan = t.menunjuk(m.kolom) if m.kode == "D023" and m.kolom else None
        dicari = (rujukan and rujukan.tabel) or t.nama
        hampa = rujukan and len(lembar[dicari].baris) < 2
        yield galat("D023/hampa", nama[dicari]) if hampa else m


def dari_judul(
    berkas: str, judul: list[str], tabel: SkemaTabel, bawah: Sequence[Sequence[str]] = ()
) -> list[Masalah]:
    """Compare the header with the schema: missing, unknown and misplaced columns. The header may
    also be found in the rows `bawah`, below a title of the table."""
    harap = [k for k in tabel.nama_kolom if k in judul or k not in tabel.opsional]
    if judul == harap:
        return []
    asing = not set(judul) & set(harap)
    nilai = next((j for j in judul if j), None)
    # A title over merged cells may contain the words of some columns; rows of data do not.
    for nomor, baris in enumerate(bawah[: SEDIKIT if asing else 1], 2):
        if {*harap} <= {s.strip().casefold() for s in baris}:
            return [galat("D010/di-bawah", berkas, 1, None, nilai, nomor=nomor)]
    if asing:
        return [galat("D010/tiada", berkas, 1, None, nilai, harap=", ".join(harap))]
    hilang = [h for h in harap if h not in judul]
    masalah = [
        _judul_asing(berkas, n, judul, harap, hilang)
        for n, j in enumerate(judul)
        if (j not in harap or j in judul[:n])
        # Empty heads at the right of the table are ignored, unless a named one follows.
        and (j or n < len(harap) or (judul[n - 1] and not any(judul[n:])))
    ]
    masalah += (galat("D010/hilang", berkas, 1, h, urut=harap.index(h) + 1) for h in hilang)
    if tabel.sendiri and masalah:  # which defines its own columns
        pesan = tegur("D010/sendiri", berkas=f"data/{tabel.berkas}")
        return [replace(m, pesan=pesan) for m in masalah]
    if masalah:
        return masalah
    n = next(n for n, (j, h) in enumerate(zip(judul, harap, strict=True)) if j != h)
    kata = {"urut": n + 1, "harap": ", ".join(harap)}
    return [galat("D010/urutan", berkas, 1, harap[n], judul[n], **kata)]


def _judul_asing(
    berkas: str, n: int, judul: list[str], harap: list[str], hilang: list[str]
) -> Masalah:
    """A head that is unknown, empty or repeated; the one that it hides is removed from `hilang`."""
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


def _ubahan_excel(nilai: str, ada: Iterable[str]) -> bool:
    """Whether a text is what a spreadsheet makes of a code similar to `ada`."""
    return bool(UBAHAN_EXCEL.fullmatch(nilai)) and any(map(KODE_BERTITIK.fullmatch, ada))


def kelompokkan(nilai: str, pola: str) -> str:
    r"""Group the digits of a value as a pattern (or one of its alternatives) demands; "" if they do
    not fit.

    `NIP 123.4` by `^\d{2} \d{2}$` → `12 34`; `nrp.12345` by `^(…|NRP \d{5})$` → `NRP 12345`.
    """
    dengan_kata = f"{NRP} {KATA_NRP.sub('', nilai)}"
    if KATA_NRP.match(nilai) and re.fullmatch(pola, dengan_kata):
        return dengan_kata
    kelompok = re.fullmatch(r"\^\(?((?:\\d(?:\{\d+\})? ?)+)(?:\|.*\))?\$", pola)
    if kelompok is None:
        return ""
    panjang = [int(n or 1) for n in re.findall(r"\\d(?:\{(\d+)\})?", kelompok[1])]
    angka = re.sub(r"^\W*NIP\b|[\s.:/’'-]", "", nilai, flags=re.IGNORECASE)
    if not angka.isdecimal() or len(angka) != sum(panjang):
        return ""
    batas = [sum(panjang[:n]) for n in range(len(panjang) + 1)]
    return " ".join(angka[a:b] for a, b in pairwise(batas))


@dataclass(eq=False)
class Penerjemah:
    """Builds the messages for rows and cells of one table; `semua` are the tables with a valid
    header."""

    berkas: str
    tabel: SkemaTabel
    semua: Mapping[str, SkemaTabel]
    lembar: Mapping[str, Lembar]
    _luput: dict[tuple[str, str], tuple[str, dict[str, str]] | None] = field(default_factory=dict)

    def _galat(self, kasus: str, baris: int, kolom: str, nilai: str, /, **isi: object) -> Masalah:
        nilai = self.lembar[self.tabel.nama].semula.get((baris, kolom), nilai)
        return galat(kasus, self.berkas, baris, kolom, nilai or None, **isi)

    def bentuk(self, nomor: int, sel: Sequence[str]) -> Masalah:
        """A row that is empty, too long or too short."""
        lebar, pemisah = len(self.tabel.kolom), self.lembar[self.tabel.nama].pemisah
        if not sel:
            return galat("D022/kosong", self.berkas, nomor)
        if len(sel) < lebar:
            return galat("D022/kurang", self.berkas, nomor, self.tabel.nama_kolom[len(sel)])
        kasus, nama = BERLEBIH.get(pemisah, "D022/berlebih"), NAMA_PEMISAH.get(pemisah, "pemisah")
        return galat(
            kasus, self.berkas, nomor, None, next(filter(None, sel[lebar:]), None), pemisah=nama
        )

    def ganda(self, nomor: int, isi: Mapping[str, Any], lain: int) -> Masalah:
        """A key, or a unique value, that an earlier row has already."""
        kunci = (*isi,) == self.tabel.kunci
        kolom = " + ".join(isi)
        nilai = " + ".join("(kosong)" if s is None else str(s) for s in isi.values())
        kasus, kode = "D022/kunci" if kunci else "D022/ganda", isi.get("kode")
        milik = BEBAS.get((self.tabel.nama, "kode"), ()) if kunci else ()
        if len(milik) > 1 and all(kode in self._nilai_kolom(n, "kode") for n in milik):
            kasus = "D022/sekode"
        return self._galat(kasus, nomor, kolom, nilai, lain=lain, kunci=kolom, kode=kode)

    def sel(self, nomor: int, kolom: SkemaKolom, nilai: str, aturan: str) -> Masalah:
        """A cell that violates a rule of its column, by the rule's name in the data package."""
        kasus, isi = "D021/ketentuan", {"uraian": kolom.uraian.rstrip(".")}
        match aturan:
            case "type":
                apa = kata(TEGURAN).get(f"jenis/{kolom.jenis}", kolom.jenis)
                kasus, isi = "D020/jenis", {"apa": apa}
            case "enum":
                kode = periode.dari_kata(nilai)
                saran = usul(kode, [kode]) if kode in kolom.pilihan else usul(nilai, kolom.pilihan)
                kasus, isi = "D021/enum", {"saran": saran, "pilihan": ", ".join(kolom.pilihan)}
            case "pattern":
                kasus, isi = self._pola(kolom, nilai)
            case "required" | "minimum" | "maximum":
                kasus = f"D021/{aturan}"
        return self._galat(kasus, nomor, kolom.nama, nilai, k=kolom, **isi)

    def _pola(self, kolom: SkemaKolom, nilai: str) -> tuple[str, dict[str, str]]:
        """The message for a pattern, from the column's description and its other values."""
        r, milik = self.tabel.menunjuk(kolom.nama), self.tabel.nama
        ada = self._nilai_kolom(r.tabel or milik, r.kolom_tabel[0]) if r else []
        ada = ada or self._nilai_kolom(milik, kolom.nama)
        ada = [] if kolom.pribadi else [a for a in ada if a != nilai]
        if kolom.pribadi and (rapi := kelompokkan(nilai, kolom.pola)):
            hilang = DIGIT_HILANG.fullmatch(nilai)
            return "D021/digit" if hilang else "D021/kelompok", {"rapi": rapi}
        if ILMIAH.fullmatch(nilai):
            return "D021/digit", {}
        if _ubahan_excel(nilai, ada):
            return "D021/tanggal", {}
        if r and {*BEBERAPA.split(nilai)} <= {*ada}:
            return "D021/beberapa", {}
        # A key of the table itself: names of other rows are taken.
        sendiri = kolom.nama in self.tabel.kunci and not r
        mungkin = usul(nilai, [slug(nilai)] if sendiri and kolom.pola == SLUG else ada)
        contoh = "" if mungkin or not ada else f" Contoh: “{ada[0]}”."
        uraian = f"{(kolom.uraian or kolom.judul or kolom.nama).rstrip('.')}."
        uraian = f"{uraian} {kata(BENTUK_POLA).get(kolom.pola, '')}".strip()
        return "D021/pattern", {"saran": mungkin, "uraian": uraian, "contoh": contoh}

    def rujukan(self, nomor: int, r: SkemaRujukan, nilai: tuple[object, ...]) -> Iterator[Masalah]:
        """A reference to nothing, unless the row that it means has an invalid key, which is
        reported there."""
        kolom, teks = ", ".join(r.kolom), ", ".join(str(s) for s in nilai if s is not None)
        if (kolom, teks) not in self._luput:  # of which a table may have very many
            self._luput[kolom, teks] = self._sebab_luput(r, teks)
        if ada := self._luput[kolom, teks]:
            yield self._galat(ada[0], nomor, kolom, teks, **ada[1])

    def _sebab_luput(self, r: SkemaRujukan, teks: str) -> tuple[str, dict[str, str]] | None:
        semua = self._isi_kolom(r.tabel or self.tabel.nama, r.kolom_tabel[0])
        if any(not baik and slug(isi) == slug(teks) for isi, baik in semua.items()):
            return None
        ada = [isi for isi, baik in semua.items() if baik]
        if _ubahan_excel(teks, ada):
            return "D023/tanggal", {}
        berkas = self.semua[r.tabel].berkas if r.tabel else "tabel ini sendiri"
        saran = self._kode_bernama(teks, r) or usul(teks, ada) or yang_ada(ada)
        return "D023", {"berkas": berkas, "saran": saran}

    def _kode_bernama(self, nama: str, r: SkemaRujukan) -> str:
        """The code, where its name was typed instead: “Persen” for “%”."""
        tabel = self.semua[r.tabel or self.tabel.nama]
        kode = tabel.nama_kolom.index(r.kolom_tabel[0])
        sebutan = [n for n, k in enumerate(tabel.nama_kolom) if k in SEBUTAN]
        for b in self.lembar[tabel.nama].baris[1:]:
            if any(n < len(b) and b[n].casefold() == nama.casefold() for n in sebutan):
                return usul(b[kode], [b[kode]])
        return ""

    def _nilai_kolom(self, tabel: str, kolom: str) -> list[str]:
        return [isi for isi, baik in self._isi_kolom(tabel, kolom).items() if baik]

    def _isi_kolom(self, tabel: str, kolom: str) -> dict[str, bool]:
        """The different values of a column, and whether they match its pattern; empty if the
        table's header is invalid."""
        if tabel not in self.semua:
            return {}
        j = self.semua[tabel].nama_kolom.index(kolom)
        pola = re.compile(self.semua[tabel].kolom[j].pola or ".*", re.DOTALL)
        sel = (b[j] for b in self.lembar[tabel].baris[1:] if j < len(b) and b[j])
        return {isi: pola.fullmatch(isi) is not None for isi in sel}
