"""Errors and findings as lines of text for the person at the terminal."""

from collections.abc import Iterable, Iterator, Sequence

from macros.dasar.masalah import Masalah
from macros.temuan.kasus import NAMA_JENIS, TINDAKAN

CARA_MENJAWAB = (
    "Temuan dijawab di lembar Temuan buku kerja (data export data-lkjip.xlsx), satu per satu atau"
    " sekelompok, atau di data/jawaban_temuan.csv dengan kode di depan tanda “·”."
)
CARA_MENGISI = "Yang masih kosong tidak dijawab, melainkan diisi di tempat yang disebut temuannya."
CELAH = "celah"  # the kind of findings on gaps

BELUM_SEMUA = (
    "Temuan, kecocokan antartabel, dan isian makro dalam bab baru diperiksa sesudah galat data"
    " dibetulkan."
)


def susun(masalah: Sequence[Masalah]) -> Iterator[str]:
    """Lines on errors first, then on findings by what is to be done about them, the most serious
    first, and last a summary, since a terminal shows the end."""
    for m in masalah:
        if not m.jenis:
            yield m.sebagai_teks()
    sisa = []
    for tindakan, semua_jenis in TINDAKAN.items():
        milik = [m for m in masalah if m.jenis in semua_jenis]
        if not milik:
            continue
        terbuka = sum(not m.dijawab for m in milik)
        belum = "diisi" if semua_jenis == [CELAH] else "dijawab"
        kata = f"{terbuka} dari {len(milik)} temuan belum {belum}"
        kata = kata if terbuka else f"{len(milik)} temuan, semuanya sudah dijawab"
        sisa.append(f"{tindakan}: {kata}")
        yield ""
        yield f"{len(sisa)}. {sisa[-1]}"
        for jenis in semua_jenis:
            isi = [m for m in milik if m.jenis == jenis]
            if isi:
                yield f"   {NAMA_JENIS[jenis]}: {len(isi)} temuan"
            for m in sorted(isi, key=lambda m: m.dijawab):
                yield f"   {'✓' if m.dijawab else '•'} {m.sebagai_temuan()}"
    if masalah:
        yield ""
    if len(sisa) > 1:
        yield "Yang harus dilakukan, dari yang terpenting:"
        yield from (f"{n}. {satu}" for n, satu in enumerate(sisa, 1))
        yield ""


def cara(masalah: Iterable[Masalah]) -> Iterator[str]:
    """How to handle the open findings."""
    terbuka = {m.jenis for m in masalah if m.jenis and not m.dijawab}
    if terbuka - {CELAH}:
        yield CARA_MENJAWAB
    if CELAH in terbuka:
        yield CARA_MENGISI


def ringkasan(masalah: Iterable[Masalah], *, lengkap: bool = True) -> str:
    """One line that counts errors and findings; findings that count as errors (strict) are counted
    as both.

    With errors in the data (not `lengkap`) findings are unknown, and not mentioned.
    """
    semua = list(masalah)
    if not semua:
        return "Lolos pemeriksaan: tidak ada galat dan tidak ada temuan."
    galat = sum(m.tingkat == "galat" for m in semua)
    if not lengkap:
        return f"{galat} galat. {BELUM_SEMUA}"
    temuan = [m for m in semua if m.jenis]
    tentang = {
        "sudah dijawab": sum(m.dijawab for m in temuan),
        "terhitung galat": sum(m.tingkat == "galat" for m in temuan),
    }
    rinci = ", ".join(f"{n} {kata}" for kata, n in tentang.items() if n)
    banyak = f"{galat or 'Tidak ada'} galat, {len(temuan) or 'tidak ada'} temuan"
    return f"{banyak} ({rinci})." if rinci else f"{banyak}."
