"""Claims typed in chapters: words of comparison that should come from the figures."""

import re
from collections.abc import Iterator
from typing import Any

from ..hitung.laporan import Laporan
from .bentuk import ISI_KAIDAH, Temuan, buat
from .naskah import Bab, Kalimat, Naskah, sidik

# Words that claim the same kind of thing, the macro that computes it, and a call that, in the same
# sentence, computes what the word says: “Capaian terendah terdapat pada {{ sebut("terendah") }}”
# cannot go wrong.
GOLONGAN: list[dict[str, Any]] = ISI_KAIDAH["klaim"]
MENURUT_KATA = {kata: golongan for golongan in GOLONGAN for kata in golongan["kata"]}
# “tidak selalu” claims nothing: it says that there is no such rule.
POLA = re.compile(
    r"(?<![\w,.])(?<!tidak )("
    + "|".join(
        re.escape(k).replace(r"\ ", r"\s+") for k in sorted(MENURUT_KATA, key=len, reverse=True)
    )
    + r")(?!\w)",
    re.IGNORECASE,
)


def temuan(_: Laporan, naskah: Naskah) -> Iterator[Temuan]:
    """Every typed claim with its chapter and line, and every mark that excuses nothing."""
    for bab in naskah:
        for kalimat in bab.kalimat:
            yield from _kalimat(bab, kalimat)
        yield from _tanda(bab)


def _cocok(bab: Bab, kalimat: Kalimat) -> Iterator[tuple[int, str]]:
    """The claims of a sentence that are its own: place and word."""
    for m in POLA.finditer(kalimat.prosa):
        if not bab.dikutip(kalimat.awal + m.start()):
            yield kalimat.awal + m.start(), " ".join(m[1].casefold().split())


def _kalimat(bab: Bab, kalimat: Kalimat) -> Iterator[Temuan]:
    for letak, kata in _cocok(bab, kalimat):
        golongan = MENURUT_KATA[kata]
        if "pendukung" in golongan and re.search(golongan["pendukung"], kalimat.asli):
            continue
        if bab.ditandai("klaim", kata, letak):
            continue
        subjek = f"{bab.nama}/{kata.replace(' ', '-')}/{sidik(kalimat.prosa)}"
        yield buat("T501", subjek, bab.tempat(letak), kata, kata=kata, ganti=golongan["ganti"])


def _tanda(bab: Bab) -> Iterator[Temuan]:
    """Marks without a reason, and marks whose word is no longer on their line."""
    tanda = [t for t in bab.tanda if t.jenis == "klaim"]
    if not tanda:
        return
    ada = {(bab.baris(letak), kata) for k in bab.kalimat for letak, kata in _cocok(bab, k)}
    for t in tanda:
        lepas = [i for i in t.isi if (bab.baris(t.letak), i) not in ada]
        if not t.alasan or not t.isi:
            salah = "tidak menyebut kata atau alasannya"
        elif lepas:
            salah = f"menyebut “{', '.join(lepas)}” yang tidak ada pada baris ini"
        else:
            continue
        subjek = f"{bab.nama}/{'-'.join(t.isi)}/{sidik(t.alasan)}"
        yield buat("T502", subjek, bab.tempat(t.letak), "; ".join(t.isi), salah=salah)
