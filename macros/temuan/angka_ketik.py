"""Numbers typed in chapters: they do not follow the register, and can become wrong unnoticed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any

from ..asupan import penanggalan
from ..dasar.angka import Angka, Register
from ..dasar.penulisan import BULAN, BULAN_RINGKAS, terbilang
from ..hitung.laporan import Laporan
from . import pribadi
from .kasus import ISI_KAIDAH, Kasus, di_sel, kaidah
from .naskah import GAMBAR_SAJA, Bab, Kalimat, Naskah, judul_ketik, sidik

POLA: dict[str, Any] = ISI_KAIDAH["bilangan"]
_SATUAN, _SKALA = POLA["bagian"]["satuan"], POLA["bagian"]["skala"]
BILANGAN = re.compile(
    r"(?P<rp>Rp\.?\s?)?(?P<angka>(?:(?<!\d)[−-])?\d+(?:[.,]\d+)*)"
    rf"(?:\s?(?P<skala>{_SKALA})\b)?(?:(?:\s\([\w ]+\))?\s?(?P<satuan>%|(?:{_SATUAN}|poin)\b))?",
    re.IGNORECASE,
)
SKALA = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
SATUAN = {"persen": "%", "pegawai": "orang"}


def _bukan_angka() -> Iterator[re.Pattern[str]]:
    """The patterns of `kaidah.yaml` for numbers that are no figures, with their parts filled in."""
    bagian = {"bulan": "|".join(BULAN), "ringkas": "|".join(BULAN_RINGKAS)}
    for nama, isi in (*POLA["bagian"].items(), *((p, p) for p in POLA["pola"])):
        satu = isi if isinstance(isi, str) else "|".join(isi)
        bagian[nama] = re.sub(r"<<(\w+)>>", lambda m: bagian[m[1]], satu)
    yield from (re.compile(bagian[p], re.MULTILINE) for p in POLA["pola"])


BUKAN_ANGKA = tuple(_bukan_angka())
NOL_DEPAN = re.compile(r"0\d")  # a code: RT 03, 0388
BERDIGIT = re.compile(r"\d")
# A number before a heading, typed as in Word, and a class that removes the generated one.
JUDUL_BERNOMOR = re.compile(
    r"^#{1,6}[ \t]+(?P<nomor>BAB[ \t]+[IVX\d]+|(?:[A-Za-z]|[IVX]+|\d{1,2}(?:\.\d{1,2})*)[.)]"
    r"|\d{1,2}(?:\.\d{1,2})+(?=[ \t]+(?!%|(?:persen|ribu|juta|miliar|triliun)\b)))"
    r"[ \t.:–-]+(?P<kata>\S)(?!.*\.tanpa-nomor).*$",
    re.MULTILINE | re.IGNORECASE,
)
# The same typed as a bold paragraph.
TEBAL_BERNOMOR = re.compile(
    r"(?:\A|(?<=\n\n))(?P<tebal>\*\*|__)"
    r"(?P<nomor>BAB[ \t]+[IVX]+|[A-Z][.)]|[IVX]+\.|\d{1,2}\.|\d{1,2}(?:\.\d{1,2})+\.?)"
    r"[ \t]+(?P<kata>\S)[^*_\n]*(?P=tebal)[ \t]*(?=\n\n|\n?\Z)"
)
# The caption of a picture as in Word; with a full stop it is a sentence.
JUDUL_GAMBAR = re.compile(
    rf"^{GAMBAR_SAJA.pattern}\n(?:[ \t>]*\n)?[ \t>]*(?!(?-i:Gambar):[ \t])"
    r"(?P<nomor>[*_]*(?:Gambar|Foto|Bagan|Grafik|Diagram|Ilustrasi)"
    r"(?:[ \t]+\d+(?:[.-]\d+)*|(?=[ \t]*:)))[*_ \t.:–-]*(?P<kata>\S)[^\n]*(?<![.;,])$",
    re.MULTILINE | re.IGNORECASE,
)
# A caption after a picture in a line with other text, as in a cell or after an item's mark, or any.
JUDUL_TERSELIP = re.compile(
    rf"^(?:(?!{GAMBAR_SAJA.pattern}$)[^\n]*(?:!\[[^]\n]*\][(\[][^])\n]*[])]|<img\b[^>\n]*>)"
    r"(?:\{[^}\n]*\})?[ \t|]*(?:<br ?/?>|\\)?\n?[ \t>|*_]*|[ \t>]*(?=Gambar:[ \t].*(?<![.;,])$))"
    r"(?P<nomor>Gambar|Foto)(?=:)[: \t*_]+(?P<kata>[^\s|])",
    re.MULTILINE,
)
JUDUL = {
    JUDUL_BERNOMOR: "T514/judul", TEBAL_BERNOMOR: "T514/tebal", JUDUL_GAMBAR: "T514/gambar",
    JUDUL_TERSELIP: "T514/sela",
}  # fmt: skip
RUJUKAN = re.compile(
    r"\b(?:(?P<jenis>Tabel|Gambar|Bagan|Grafik|Diagram)\s(?:\d+(?:[.-]\s?\d+)?|[IVX]+\.\d+)"
    r"|(?P<kecil>tabel|gambar|bagan|grafik|diagram)\s\d+[.-]\d+)\b(?!\s?%)"
)
# A number with the letter O for a zero.
BERHURUF = re.compile(r"(?<![^\W_])(?:Rp\.?\s?)?(?=[\d.,]*O)\d[\d.,O]*[\dO](?![^\W_])")
GAMBAR = {"grafik": "gambar", "diagram": "gambar"}
HALAMAN = re.compile(r"\b(?:[Hh]alaman|[Hh]lm\.?|[Hh]al\.)\s\d+")
# A date in full, with the name of its day, if given.
HARI = re.compile(
    rf"(?:\b(?P<hari>{'|'.join(penanggalan.HARI.values())}),?(?:\stanggal)?\s)?"
    rf"\b(?P<tanggal>\d{{1,2}}\s(?:{'|'.join(penanggalan.NAMA_BULAN)})\s\d{{4}}"
    r"|(?:(?<=tanggal\s)|(?<=tgl\s)|(?<=tgl\.\s)|(?<=\bper\s))\d{1,2}[-/]\d{1,2}[-/]\d{4})\b",
    re.IGNORECASE,
)
DOKUMEN = re.compile(POLA["dokumen"].strip())
KATA_BILANGAN = {terbilang(n): n for n in range(1, 100)}
_KATA = "|".join(sorted(KATA_BILANGAN, key=len, reverse=True))
EJAAN = re.compile(
    rf"(?<![\w-])(?<![Ss]alah )(?P<kata>{_KATA})(?:\s+koma\s+(?P<pecah>nol|{_KATA}))?"
    rf"\s+(?P<satuan>{_SATUAN})\b",
    re.IGNORECASE,
)
# A number followed by its words, as in letters: Rp1.500.000,- (satu juta lima ratus ribu).
BERKATA = re.compile(
    rf"(?i){BILANGAN.pattern}(?:,-)?\s*\((?P<kata>(?:{POLA['kata']})+?)"
    rf"(?:\s*(?:{_SATUAN}|rupiah))?\)"
)
# Searched first: much faster than all number words.
BERSATUAN = re.compile(rf"\s(?:{_SATUAN})\b", re.IGNORECASE)
# Columns of tables with sentences that a unit writes for its report.
NASKAH_DATA = (
    ("kendala", "kendala"), ("kendala", "solusi"), ("isu", "uraian"), ("analisis", "uraian"),
    ("tindak_lanjut", "penyebab"), ("tindak_lanjut", "tindakan"),
)  # fmt: skip


@dataclass(frozen=True)
class Ketikan:
    """A typed number: its text and place, its exact value, its unit, and the tolerance if it is
    rounded."""

    letak: int
    teks: str
    nilai: Fraction
    satuan: str
    kelonggaran: Fraction
    ejaan: bool = False

    def sama(self, a: Angka) -> bool:
        """Whether it equals a figure, as the report would show that."""
        if self.satuan and self.satuan != a.satuan:
            return False
        if not self.satuan and a.satuan in {"%", "Rp"}:
            return False
        return self.senilai(a)

    def menyebut(self, register: Register, kata: Iterable[str]) -> bool:
        """Whether a figure has one of these words as its unit (a word in capitals: in its name) and
        equals this number."""
        pola = {k: re.compile(rf"\b{re.escape(k)}\b", re.IGNORECASE) for k in kata}
        return any(
            pola[k].search(f"{a.kunci} {a.satuan}")
            for a in register for k in pola if k.isupper() or self.sama(a)
        )  # fmt: skip

    def senilai(self, a: Angka) -> bool:
        """Whether a figure shows this value, in any unit."""
        return a.tampak is not None and abs(a.tampak - self.nilai) <= self.kelonggaran


def _diketik(lap: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    """Typed numbers in chapters: figures, and numbers of tables, charts and parts."""
    baca = _pembaca(lap)
    for bab in naskah:
        yield from _dalam_bab(lap, bab, baca)


def _di_seluruhnya(lap: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    """Typed figures in cells with sentences, and agreed exceptions that match nothing."""
    baca, isi_sel = _pembaca(lap), list[str]()
    for nama, kolom in NASKAH_DATA:
        t = lap.data[nama]
        for baris, isi in t.kolom(kolom).items():
            isi_sel.append(isi or "")
            for k in baca(Kalimat(0, isi or "", isi or "")):
                subjek = f"{nama}/{kolom}/{baris}/{sidik(f'{k.teks} {isi}')}"
                yield di_sel("T512/sel", subjek, t.di(baris), kolom, k.teks, k=k)
    for r in lap.baris("angka_dikecualikan"):
        semua = chain((k.prosa for bab in naskah for k in bab.kalimat), isi_sel)
        if not any(map(re.compile(r.pola).search, semua)):
            yield di_sel("T513", f"angka_dikecualikan/{r.pola}", r, "pola")


def _pembaca(lap: Laporan) -> Callable[[Kalimat], Iterator[Ketikan]]:
    kecuali = [re.compile(r.pola) for r in lap.baris("angka_dikecualikan")]
    kode = pola_kode(lap.indikator)
    return lambda kalimat: ketikan(lap.register, kalimat, kecuali, kode)


def _dalam_bab(
    lap: Laporan, bab: Bab, baca: Callable[[Kalimat], Iterator[Ketikan]]
) -> Iterator[Kasus]:
    judul = list(_judul(bab))
    yield from (t for _, t in judul)
    dalam_tabel: dict[int, list[str]] = {}
    for kalimat in bab.kalimat:
        yield from _rujukan(bab, kalimat, [s for s, _ in judul])
        sudah: set[str] = set()  # a number that a sentence has twice needs one answer
        for k in baca(kalimat):
            if bab.ditandai("angka", k.teks, k.letak) or any(k.letak in s for s, _ in judul):
                continue
            tabel = next((a for a, b in bab.tabel if a <= k.letak < b), None)
            if tabel is None and k.teks not in sudah:
                sudah.add(k.teks)
                yield _kasus(lap, bab, kalimat, k)
            elif tabel is not None:
                *atas, ini = bab.asli[tabel : k.letak].split("\n")
                if k.nilai != len(atas) - 1 or ini.strip("| "):  # it is not just the number of rows
                    dalam_tabel.setdefault(tabel, []).append(k.teks)
    for awal, isi in dalam_tabel.items():  # one case, since the whole table must be converted
        hal = "tabel", sidik(" ".join(isi))
        yield bab.di("T515", awal, isi[0], *hal, jumlah=len(isi), contoh=isi[0])


temuan_bab = kaidah(_diketik)
temuan = kaidah(_di_seluruhnya)


def pola_kode(kode: Iterable[str]) -> re.Pattern[str]:
    """A pattern for indicators by code: `indikator 1.1, 1.2 dan 01.03`."""
    satu = "|".join(re.escape(k) for k in sorted(kode, key=len, reverse=True)) or r"(?!)"
    satu, sela = rf"(?:{satu})(?![\w.-]*\w)", POLA["bagian"]["sela"]
    return re.compile(rf"\b[Ii]ndikator\s(?:[\w()]+\s){{,3}}{satu}(?:(?:,\s|{sela}){satu})*")


def ketikan(
    register: Register, kalimat: Kalimat, kecuali: Sequence[re.Pattern[str]], *kode: re.Pattern[str]
) -> Iterator[Ketikan]:
    """The numbers of a sentence, except dates, names, laws, list numbers, agreed exceptions
    (`kecuali`) and codes of indicators (`kode`)."""
    lewat: list[tuple[range, str]] = []
    if BERDIGIT.search(kalimat.prosa):  # required by all of these patterns
        for pola in (*BUKAN_ANGKA, RUJUKAN, BERHURUF, *kode, *pribadi.POLA.values()):
            ada = pola.finditer(kalimat.prosa)
            lewat += [(range(*m.span()), m.groupdict().get("hanya") or "") for m in ada]
    for pola in kecuali:
        lewat += [(range(*m.span()), "") for m in pola.finditer(kalimat.prosa)]
    for m in BILANGAN.finditer(kalimat.prosa):
        hanya = [kata for r, kata in lewat if m.start("angka") in r]
        if NOL_DEPAN.match(m["angka"]) or "" in hanya:
            continue
        hasil = _urai(m, kalimat.awal)
        if hasil is not None and (not hanya or hasil.menyebut(register, hanya)):
            yield hasil
    ejaan = EJAAN.finditer(kalimat.prosa) if BERSATUAN.search(kalimat.prosa) else ()
    for m in ejaan:
        if not any(m.start() in r for r, _ in lewat):
            satuan = m["satuan"].casefold()
            pecah = KATA_BILANGAN.get((m["pecah"] or "").casefold(), 0)
            nilai = Fraction(f"{KATA_BILANGAN[m['kata'].casefold()]}.{pecah}")
            teks = " ".join(m[0].split())
            yield Ketikan(
                kalimat.awal + m.start(), teks, nilai, SATUAN.get(satuan, satuan), Fraction(0), True
            )


def _urai(m: re.Match[str], awal: int) -> Ketikan | None:
    """The value of a typed number; `None` for 100%, which is checked as a claim."""
    bulat, pecah = _pecah(m["angka"].replace("−", "-"))
    pangkat = SKALA.get((m["skala"] or "").casefold(), 1)
    nilai = Fraction(f"{bulat}.{pecah or '0'}") * pangkat
    satuan = (m["satuan"] or "").casefold()
    satuan = "Rp" if m["rp"] else SATUAN.get(satuan, satuan)
    if satuan == "%" and nilai == 100:
        return None
    # “Rp6,3 miliar” is any sum that rounds to it; a number without such a word is exact.
    kelonggaran = Fraction(pangkat, 2 * 10 ** len(pecah)) if pangkat > 1 else Fraction(0)
    return Ketikan(awal + m.start(), m[0].strip(), nilai, satuan, kelonggaran)


def _pecah(teks: str) -> tuple[str, str]:
    """Integer and decimal digits, also of English notation: `68,926,000` and `87.94`."""
    if teks.count(",") > 1 or re.fullmatch(r"-?\d+\.\d{1,2}", teks):
        teks = teks.translate(str.maketrans(",.", ".,"))
    bulat, _, pecah = teks.replace(".", "").partition(",")
    return bulat, pecah


def _rujukan(bab: Bab, kalimat: Kalimat, disebut: Sequence[range]) -> Iterator[Kasus]:
    """Typed numbers of tables and pages, except those reported already; dates that do not exist;
    numbers that differ from their words."""
    prosa, semua = kalimat.prosa, list[tuple[str, re.Match[str], str, dict[str, str]]]()
    if not (bab.kasus or DOKUMEN.search(prosa)):
        semua += (("T514/halaman", m, m[0], {"sebut": m[0]}) for m in HALAMAN.finditer(prosa))
    for m in HARI.finditer(prosa):
        teks = " ".join(f"{m['hari'] or ''} {m['tanggal']}".split())
        if sebab := penanggalan.sebab_keliru(teks):
            semua.append(("T512/tanggal", m, teks, {"sebab": sebab}))
    semua += (("T512/huruf", m, m[0], {"isi": m[0]}) for m in BERHURUF.finditer(prosa))
    for m in BERKATA.finditer(prosa):
        k = _urai(m, 0)
        harus = terbilang(int(k.nilai)) if k and k.nilai.denominator == 1 and k.nilai >= 0 else ""
        if harus and _rapat(harus) != _rapat(m["kata"]):
            semua.append(("T512/kata", m, m[0], {"harus": harus, "kata": m["kata"].strip()}))
    for m in RUJUKAN.finditer(prosa):
        jenis = (m["jenis"] or m["kecil"]).casefold()
        letak = kalimat.awal + m.start()
        kode = "T514/isian" if bab.dalam_ungkapan(letak) else "T514"
        if not any(letak in s for s in disebut):
            semua.append((kode, m, m[0], {"jenis": GAMBAR.get(jenis, jenis)}))
    for kode, m, teks, isi in semua:
        yield from kasus_rujukan(bab, kalimat, kode, m, teks, **isi)


def kasus_rujukan(
    bab: Bab, kalimat: Kalimat, kode: str, m: re.Match[str], teks: str, **isi: str
) -> Iterator[Kasus]:
    """A case about a text in a sentence, unless a mark on its line says that it is meant."""
    letak = kalimat.awal + m.start()
    if not bab.ditandai("angka", teks, letak):
        yield bab.di(kode, letak, teks, *_hal(kalimat, teks), **isi)


def _rapat(kata: str) -> str:
    """Normalise number words: “satu ribu” to “seribu”."""
    kata = re.sub(r"[\s-]", "", kata.casefold()).replace("milyar", "miliar")
    return re.sub(r"satu(?=puluh|belas|ratus|ribu|juta)", "se", kata.replace("trilyun", "triliun"))


def _judul(bab: Bab) -> Iterator[tuple[range, Kasus]]:
    """Headings and captions with a typed number beside the generated one, and their places."""
    titel = {m.start("jenis") for m in judul_ketik(bab.asli)}  # with their pictures
    for pola, kode in JUDUL.items():
        for m in pola.finditer(bab.asli):
            nomor, letak = m["nomor"].strip("*_"), m.start("nomor")
            if bab.prosa[m.start("kata")].isspace() or bab.ditandai("angka", nomor, letak):
                continue  # in code, or marked as intended
            di_mana_pun = pola in {JUDUL_GAMBAR, JUDUL_TERSELIP}
            if letak not in titel and (di_mana_pun or bab.sifat.get("bagian") != "awal"):
                yield range(*m.span("nomor")), bab.di(kode, letak, nomor, "judul", sidik(m[0]))


def _kasus(lap: Laporan, bab: Bab, kalimat: Kalimat, k: Ketikan) -> Kasus:
    """The case of a typed number, with the figure that is probably meant."""
    sama = [a for a in lap.register if k.sama(a)]
    senilai = sama or [a for a in lap.register if k.senilai(a)]
    dekat = terdekat(senilai, kalimat, lap.edisi.tahun) if senilai else None
    kode = "T511" if sama else "T512/satuan" if senilai else "T512"
    kode = f"T511/{bab.kasus}" if bab.kasus in {"berkas", "kepala"} else kode
    # The key in the notation of chapters: with placeholders for the edition's years.
    tahun = {str(lap.edisi.tahun): "{tahun}", str(lap.edisi.tahun_lalu): "{tahun_lalu}"}
    bagian = dekat.kunci.split("/") if dekat and sama else ["kunci"]
    kunci = "/".join(tahun.get(b, b) for b in bagian)
    makro = "terbilang" if k.ejaan and k.satuan != "%" else "angka"
    cara = bab.anjuran(k.letak, f'{{{{ {makro}("{kunci}") }}}}')
    lagi = f" Ada {len(sama) - 1} angka lain yang bernilai sama; pilih yang dimaksud."
    kata = {"k": k, "dekat": dekat, "cara": cara, "lain": lagi if len(sama) > 1 else ""}
    return bab.di(kode, k.letak, k.teks, *_hal(kalimat, k.teks), **kata)


def _hal(kalimat: Kalimat, teks: str) -> tuple[str, str]:
    return re.sub(r"[^\w%,.]+", "-", teks), sidik(kalimat.prosa)


def terdekat(angka: Iterable[Angka], kalimat: Kalimat, tahun: int) -> Angka:
    """Of several equal figures the one with the most words in common with the sentence."""
    kata = _kata(kalimat.asli)

    def cocok(a: Angka) -> tuple[int, bool, int]:
        sama = len(kata & _kata(f"{a.label} {a.kunci}"))
        return sama, str(tahun) in a.kunci, -a.kunci.count("/")

    return max(angka, key=cocok)


def _kata(teks: str) -> set[str]:
    return set(re.findall(r"[^\W_]{4,}", teks.casefold()))
