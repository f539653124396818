"""Convert the cells of a Word table for data files: plain numbers, no totals."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from macros.asupan import bilangan
from macros.asupan.bilangan import TIGA_DESIMAL, Gaya
from macros.asupan.isian import bersatuan_persen
from macros.asupan.lembar import sebutan_jumlah
from macros.asupan.tabel_tambahan import NOMOR
from scripts.baru.word.bagian_docx import lolos
from scripts.baru.word.pembaca import TabelWord

Sel = Sequence[str]
KODE = re.compile(r"\d{1,3}(\.\d{1,2})+")
LEBIH_SERING = 3


def gaya_angka(sel: Iterable[str]) -> Gaya | None:
    """The decimal sign of a document: that of most of its numbers, since codes look like numbers
    with the other one; the comma without any evidence; None if both are equally frequent."""
    sering = Counter(b.gaya for s in sel if (b := _baca(s)) and b.gaya).most_common(2)
    if len(sering) == 2 and sering[0][1] < sering[1][1] * LEBIH_SERING:
        return None
    return sering[0][0] if sering else "koma"


def meragukan(kepala: Sequence[str], baris: Iterable[Sel], gaya: Gaya | None) -> bool:
    """Whether a data file would read a cell as another number: a code such as 1.2, or three
    decimals as thousands."""
    return any(
        (KODE.fullmatch(s) and gaya != "titik" and not NOMOR.fullmatch(judul))
        or (_angka(s, gaya) != s and TIGA_DESIMAL.fullmatch(_angka(s, gaya)))
        for b in baris
        for judul, s in zip(kepala, b, strict=True)
    )


def sebagai_data(
    kepala: Sequence[str], baris: Iterable[Sel], gaya: Gaya | None
) -> tuple[list[list[str]], list[str]]:
    """The non-empty rows, with ambiguous numbers in the convention of the document, and without a
    last row of sums, which are computed; the second result are the columns with such sums."""
    isi = [[_angka(s, gaya) for s in b] for b in baris if any(b)]
    if len(isi) < 3 or not _menjumlah(isi):
        return isi, []
    akhir = zip(kepala, isi[-1], strict=True)
    return isi[:-1], [j for j, s in akhir if _nilai(s) is not None and not bersatuan_persen(j + s)]


def _baca(teks: str) -> bilangan.Bacaan | None:
    return bilangan.coba(teks) if any(a.isdigit() for a in teks) else None


def _angka(teks: str, gaya: Gaya | None) -> str:
    bacaan = _baca(teks)
    if bacaan is None or bacaan.pasti or gaya not in bacaan.arti or not teks[-1].isdigit():
        return teks
    return bacaan.arti[gaya]


def _menjumlah(isi: Sequence[Sel]) -> bool:
    *di_atas, akhir = isi
    awal = next((s for s in akhir if s), "")
    if not sebutan_jumlah(awal):
        return False
    for j, teks in enumerate(akhir):
        jumlah = _nilai(teks)
        semua = [n for b in di_atas if (n := _nilai(b[j])) is not None]
        if jumlah is not None and sum(semua) != jumlah:
            return False
    return True


def _nilai(teks: str) -> Decimal | None:
    bacaan = _baca(teks)
    return Decimal(bacaan.pasti) if bacaan and bacaan.pasti else None


def kepala_tabel(satu: TabelWord) -> list[str]:
    """One head row: heads above each other are joined and made unique."""
    atas = satu.baris[: satu.kepala]
    isi: list[list[str]] = [[] for _ in atas[0]]
    for n, baris in enumerate(atas):
        terakhir = ""
        for j, teks in enumerate(baris):
            lanjut = n < len(atas) - 1 and not teks and any(b[j] for b in atas[n + 1 :])
            terakhir = teks if not lanjut else terakhir
            if terakhir and terakhir not in isi[j]:
                isi[j].append(terakhir)
    hasil: list[str] = []
    for j, bagian in enumerate(isi, 1):
        nama = " – ".join(bagian) or f"Kolom {j}"
        hasil.append(nama if nama not in hasil else f"{nama} {j}")
    return hasil


def tabel_ketik(satu: TabelWord) -> str:
    """A table in Markdown."""
    baris = [kepala_tabel(satu), *(b for b in satu.baris[satu.kepala :] if any(b))]
    isi = [f"| {' | '.join(lolos(s) for s in b)} |" for b in baris]
    return "\n".join([isi[0], f"|{' --- |' * len(baris[0])}", *isi[1:]])
