"""Formulas as they are typeset: the general ones, the calculation of one indicator, and its
measurement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from ..asal.penelusur import hasil, operan, perhitungan
from ..dasar.angka import Angka
from ..dasar.kosakata import bunyi, kosakata
from ..dasar.penulisan import MINUS, RASIO, tulis, tulis_bilangan
from ..dasar.rumus import Operan, Rumus, kata
from ..hitung.capaian import UJUNG, kata_ujung
from ..hitung.daftar_rumus import CAPAIAN
from ..hitung.laporan import Laporan
from ..hitung.ukuran import HasilUkur, bagian_sendiri
from .tabel.unsur import Bagian, Polos

OPERATOR = f"+{MINUS}×÷/"
KALI_SERATUS = " × 100%"


@dataclass(frozen=True)
class Pecahan:
    """A fraction whose numerator and denominator are lists of parts.

    `pemisah` replaces the bar in one line of text: strings before, between and after the two, with
    the brackets that the bar makes needless.
    """

    pembilang: Ruas
    penyebut: Ruas

    @property
    def pemisah(self) -> tuple[str, str, str]:
        """`("(", ") / ", "")` where the numerator, but not the denominator, needs brackets."""
        (buka, tutup), (buka_lagi, tutup_lagi) = (
            ("(", ")") if _majemuk(ruas) else ("", "") for ruas in (self.pembilang, self.penyebut)
        )
        return buka, f"{tutup} / {buka_lagi}", tutup_lagi


Ruas = tuple[Bagian | Pecahan, ...]


def _majemuk(ruas: Ruas) -> bool:
    """Whether a numerator or denominator has more than one number or name."""
    if len(ruas) != 1 or isinstance(ruas[0], Pecahan):
        return True
    return isinstance(ruas[0], str) and any(f" {o} " in ruas[0] for o in OPERATOR)


@dataclass(frozen=True)
class Perhitungan:
    """A formula to typeset: lines of (left side, right side), read aloud as `label`."""

    kode: str
    label: str
    langkah: tuple[tuple[Ruas, Ruas], ...]
    keterangan: str = ""


def umum(polaritas: str) -> Perhitungan:
    """The general formula for a polarity. Raises KeyError for an unknown one."""
    # For a range, below and above it, neither of which is the formula of another polarity.
    ujung = (r.dengan_nama({"target": kata_ujung(UJUNG[p])}) for p, r in CAPAIAN.items())
    rumus = [CAPAIAN[polaritas]] if polaritas in CAPAIAN else [*ujung]
    langkah = tuple(
        (("Capaian",), susun(r, {nama: nama.capitalize() for nama in r.nama})) for r in rumus
    )
    isi = kosakata("benda")["polaritas"][polaritas]
    return Perhitungan(f"umum-{polaritas}", isi["rumus"], langkah, isi["dipakai"])


def terapan(lap: Laporan, kode: str) -> Perhitungan:
    """The calculation of one indicator: formula with numbers, ratio, result; for a result without
    percentage the comparison in words."""
    capaian = lap.capaian(kode)
    label, kiri = f"Perhitungan capaian indikator {kode}", ("Capaian",)
    pasti = _belum_pasti(lap, kode)
    if capaian.nilai is None or capaian.rumus is None or not capaian.rumus.nama:
        # Reached or missed without a percentage has no equation: the sentence says it.
        langkah = () if capaian.terisi and capaian.nilai is None else ((kiri, (capaian,)),)
        return Perhitungan(kode, label, langkah, f"{capaian.catatan} {pasti}".strip())
    isi = _dalam_rumus(lap, capaian)
    nilai = {n: a.angka.nilai for n, a in isi.items()}
    asli = capaian.rumus.hitung(nilai)[0] if capaian.lantai is not None else capaian.nilai
    assert asli is not None
    rasio = tulis_bilangan(asli / 100, RASIO.get(capaian.keluarga, "rasio"))
    akhir: Ruas = (f"{rasio}{KALI_SERATUS} = ", capaian)
    keterangan = capaian.catatan
    if capaian.lantai is not None:
        persen = tulis(asli, capaian.keluarga, "%")
        akhir = (f"{rasio}{KALI_SERATUS} = {persen}, dibatasi menjadi ", capaian)
        batas = f"Capaian tidak lebih rendah daripada batas bawah {capaian.teks}."
        keterangan = f"{keterangan} {batas}".strip()
    keterangan = f"{keterangan} {pasti}".strip()
    return Perhitungan(kode, label, ((kiri, susun(capaian.rumus, isi)), (kiri, akhir)), keterangan)


def _belum_pasti(lap: Laporan, kode: str) -> str:
    """The note on a limit that holds so far, but is for a longer time than the edition."""
    target, realisasi = lap.belum_pasti.get(kode), lap.realisasi(kode)
    if target is None or realisasi is None:
        return ""
    kini = max(lap.masa(realisasi), default=target)
    # A typed result for the time of the target is known up to the edition's end at most.
    lama = kini.bulan >= target.bulan
    sampai = lap.edisi.periode if lama else kini.sebutan.removeprefix("sampai ")
    return bunyi("benda/belum-pasti", target=target.sebutan, sampai=sampai)


def cara_ukur(lap: Laporan, p: HasilUkur) -> list[tuple[str, str]]:
    """Heads and texts on the measurement of an indicator, and how periods are combined."""
    isi = [("Definisi", p.indikator.definisi)]
    if p.setahun is not None and p.jenis != "tahun":
        sampai = "setahun" if lap.edisi.setahun else f"sampai dengan {lap.edisi.periode}"
        cara = kosakata("benda")["gabung"][p.indikator.gabung]["cara"].format(jenis=p.jenis)
        sendiri = bagian_sendiri(lap, p) and bunyi("benda/ukur-sendiri", periode=lap.edisi.periode)
        teks = [f"Hasil {sampai} ialah {cara}.", *([sendiri] if sendiri else [])]
        isi.append(("Cara menghitung", " ".join(teks)))
    return [(judul, teks) for judul, teks in isi if teks]


def terukur(lap: Laporan, p: HasilUkur) -> Perhitungan | None:
    """The formula in words, then with the numbers; `None` where nothing is computed."""
    akhir = p.setahun.nilai if p.setahun else None
    if akhir is None or akhir.rumus is None:
        return None
    label = f"Perhitungan hasil ukur indikator {p.indikator.kode}"
    kiri: Ruas = ("Hasil",)
    langkah: list[tuple[Ruas, Ruas]] = []
    # The formula of each period, if the formula of the whole does not show it.
    satu = next((h.nilai.rumus for h in p.periode if h.nilai.rumus), None)
    if satu is not None and satu != akhir.rumus:
        langkah.append(((f"Per {p.jenis}",), susun(satu, {})))
    langkah.append((kiri, susun(akhir.rumus, {})))
    langkah.append((kiri, _kerja(lap, akhir)))
    return Perhitungan(p.indikator.kode, label, tuple(langkah))


def _kerja(lap: Laporan, a: Angka) -> Ruas:
    """The formula with its numbers and the result; only the result if it equals one of them."""
    assert a.rumus is not None
    if a.nilai is None or not perhitungan(a, lap.register):
        return (a,)
    tanda = " = " if a.tampak == a.nilai else " ≈ "
    if a.rumus.kumpulan:
        return (perhitungan(a, lap.register).removesuffix(hasil(a)) + tanda, a)
    return (*susun(a.rumus, _dalam_rumus(lap, a)), tanda, a)


def _dalam_rumus(lap: Laporan, a: Angka) -> dict[str, Polos]:
    """The figures in a formula by their names in it: with all decimals used in the calculation, if
    the figure is shown with fewer."""
    semua = {n: lap.register[k] for n, k in a.isi.items() if isinstance(k, str)}
    return {
        n: Polos(
            s, "" if s.nilai is None or s.tampak == s.nilai != 0 else operan(s.nilai, s.keluarga)
        )
        for n, s in semua.items()
    }


def susun(rumus: Rumus, isi: Mapping[str, Bagian]) -> Ruas:
    """Build a formula with fractions, with `isi` in place of its names."""

    def daun(satu: Operan, _ikat: int) -> Ruas:
        return (isi.get(kata(satu), kata(satu)),)

    def rangkai(tanda: str, kiri: Ruas, kanan: Ruas) -> Ruas:
        return (Pecahan(kiri, kanan),) if tanda == "÷" else _rapat(*kiri, f" {tanda} ", *kanan)

    return rumus.lipat(daun, rangkai, lambda isi: _rapat("(", *isi, ")"), pecahan=True)


def _rapat(*bagian: Bagian | Pecahan) -> Ruas:
    """Join adjacent texts of parts."""
    semua = groupby(bagian, lambda b: isinstance(b, str))
    return tuple(b for teks, isi in semua for b in (["".join(map(str, isi))] if teks else isi))
