"""The printed report as data: its figures as they stand there, and how they are compared.

`golden/tercetak.csv` was typed from the printed report, not made from `data/`. Its column `kunci`
names the figure of the register that a printed figure corresponds to, or

- `Knn`: no figure of ours corresponds to it; correction Knn says why;
- `rasio/…`: the ratio in the worked formula of an indicator;
- `kategori/…`: the range of a category, as the table of the scale shows it;
- `konversi-bobot`: the sum of the IKPA weights;
- `uraian/TABEL/KODE[/BULAN]`: a number inside the wording of a row of that table.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from macros.benda import pecahan
from macros.benda.tabel import daftar
from macros.hitung.laporan import Laporan

BERKAS = Path(__file__).parent / "golden" / "tercetak.csv"
_ANGKA = re.compile(r"(?:Rp\.?\s*)?\d[\d.,]*\d?(?:,-)?(?:\s*(?:%+|[A-Za-z]+))?")
_URAI = re.compile(r"(rp\.?)?(-|−)?(\d[\d.,]*)(.*)")


@dataclass(frozen=True)
class Tercetak:
    """One printed figure: its place, the corresponding figure of ours, its text."""

    letak: str
    halaman: str
    kunci: str
    tercetak: str


@dataclass(frozen=True)
class Koreksi:
    """One correction: its code, its figures, the printed value, and why it changed."""

    kode: str
    kunci: frozenset[str]
    tercetak: str
    alasan: str

    def memuat(self, teks: str) -> bool:
        """Whether the printed figure `teks` is among those that the correction quotes."""
        if teks == "-":
            return '"-"' in self.tercetak
        nilai, satuan = urai(teks)
        kutipan = [urai(m.group()) for m in _ANGKA.finditer(self.tercetak)]
        return any(n == nilai and (satuan in {"", s}) for n, s in kutipan)


def baca() -> list[Tercetak]:
    """Every printed figure of the transcript."""
    with BERKAS.open(encoding="utf-8", newline="") as berkas:
        return [Tercetak(**baris) for baris in csv.DictReader(berkas)]


def koreksi(lap: Laporan) -> list[Koreksi]:
    """The corrections that the report declares."""
    return [
        Koreksi(k.kode, frozenset((k.kunci or "").split()), k.tercetak, k.alasan)
        for k in lap.baris("koreksi")
    ]


def rapat(teks: str) -> str:
    """A text without any white space, in small letters, with one kind of dash."""
    return re.sub(r"\s+", "", teks).casefold().replace("–", "-")


def urai(teks: str) -> tuple[Decimal | None, str]:
    """A figure in any of the printed notations as (value, unit): `Rp.1.234,-`, `1,234`, `96.88 %`.

    A separator is one of thousands where it stands before every group of three digits and no lone
    zero comes first; a figure without digits has no value.
    """
    bersih = rapat(re.sub(r"^(?:Awal|Revisi)\s*:", "", teks)).removesuffix(",-").strip(",.")
    cocok = _URAI.fullmatch(bersih)
    if cocok is None:
        return None, ""
    rupiah, tanda, digit, satuan = cocok.groups()
    kepala, *kelompok = re.split(r"[.,]", digit)
    ribuan = kepala != "0" and all(len(k) == 3 for k in kelompok)
    koma = "." if kelompok and not ribuan and digit.count(",") == 0 else ","
    if ribuan:
        nilai = Decimal(kepala + "".join(kelompok))
    else:
        bulat, _, pecah = digit.rpartition(koma)
        nilai = Decimal(f"{re.sub(r'[.,]', '', bulat)}.{pecah}")
    return (-nilai if tanda else nilai), ("rp" if rupiah else satuan)


def sama(tercetak: str, teks: str) -> bool:
    """Whether a printed figure equals ours; units count only if printed."""
    nilai, satuan = urai(tercetak)
    nilai_kami, satuan_kami = urai(teks)
    if nilai is None or nilai_kami is None:
        return rapat(tercetak) == rapat(teks)
    return nilai == nilai_kami and satuan in {"", satuan_kami}


def ditampilkan(lap: Laporan, kunci: str) -> str:
    """The shown value for a key of the transcript."""
    jenis, _, sisa = kunci.partition("/")
    match jenis:
        case "rasio":
            _, kanan = pecahan.terapan(lap, sisa).langkah[1]
            return str(kanan[0]).partition(" ")[0]
        case "kategori":
            baris = daftar(lap)["kategori"]().kelompok[0].baris
            return next(str(b.sel[2]) for b in baris if b.sel[1] == sisa)
        case "konversi-bobot":
            bobot = (a.nilai for a in lap.register if re.fullmatch(r"ikpa/.*/bobot", a.kunci))
            return f"{sum(b for b in bobot if b is not None)}%"
        case "uraian":
            return _uraian(lap, *sisa.split("/"))
        case _:
            return lap.register[kunci].teks


def _uraian(lap: Laporan, tabel: str, kode: str, bulan: str | None = None) -> str:
    saring: dict[str, object] = (
        {"kode": kode} if bulan is None else {"target": kode, "bulan": bulan}
    )
    return "\n".join(
        str(nilai) for r in lap.baris(tabel, **saring) for nilai in r[1:] if nilai is not None
    )


def kunci_koreksi(kunci: str) -> str:
    """The register's key for a figure of the transcript in a correction."""
    return re.sub(r"^rasio/(.+)$", r"capaian/\1/2023", kunci)


def selisih(
    lap: Laporan, daftar: Iterable[Tercetak], semua_koreksi: Iterable[Koreksi]
) -> list[str]:
    """Printed figures that neither agree with ours nor have a correction, in words."""
    koreksi_ada = list(semua_koreksi)
    per_kode = {k.kode: k for k in koreksi_ada}
    hasil = []
    for t in daftar:
        if re.fullmatch(r"K\d\d", t.kunci):
            sebab = per_kode.get(t.kunci)
            if sebab is None or not sebab.memuat(t.tercetak) or not sebab.alasan:
                hasil.append(f"{t.letak}: “{t.tercetak}” tidak dijelaskan oleh {t.kunci}")
            continue
        teks = ditampilkan(lap, t.kunci)
        cocok = (
            rapat(t.tercetak) in rapat(teks)
            if t.kunci.startswith("uraian/")
            else sama(t.tercetak, teks)
        )
        if cocok:
            continue
        kunci = kunci_koreksi(t.kunci)
        if not any(kunci in k.kunci and k.memuat(t.tercetak) and k.alasan for k in koreksi_ada):
            hasil.append(f"{t.letak}: tercetak “{t.tercetak}”, laporan menampilkan “{teks}”")
    return hasil


def koreksi_basi(
    lap: Laporan, daftar: Iterable[Tercetak], semua_koreksi: Iterable[Koreksi]
) -> list[str]:
    """Keys of corrections without a difference to the print. A difference of notation only
    (`68,926,000` for `68.926.000`) counts as one, too."""
    beda: Mapping[str, list[str]] = _beda_menurut_kunci(lap, daftar)
    return [
        f"{k.kode}: {kunci}"
        for k in semua_koreksi
        if re.search(r"\d", k.tercetak)
        for kunci in sorted(k.kunci)
        if not any(k.memuat(teks) for teks in beda.get(kunci, []))
    ]


def _beda_menurut_kunci(lap: Laporan, daftar: Iterable[Tercetak]) -> dict[str, list[str]]:
    hasil: dict[str, list[str]] = {}
    for t in daftar:
        kunci = kunci_koreksi(t.kunci)
        angka = lap.register.get(kunci)
        if angka is None:
            continue
        tampil = {rapat(ditampilkan(lap, t.kunci)), rapat(angka.teks), rapat(angka.polos)}
        if rapat(t.tercetak) not in tampil:
            hasil.setdefault(kunci, []).append(t.tercetak)
    return hasil
