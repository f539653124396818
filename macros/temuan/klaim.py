"""Claims typed in chapters: words of comparison that should come from the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..hitung.laporan import Laporan
from .bentuk import Temuan
from .naskah import Bab, Kalimat, Naskah, sidik


@dataclass(frozen=True)
class Golongan:
    """Words that claim the same kind of thing, and the macro that computes it.

    `pendukung` is a call that, in the same sentence, computes what the word says: “Capaian terendah
    terdapat pada {{ sebut("terendah") }}” cannot go wrong.
    """

    kata: tuple[str, ...]
    ganti: str
    pendukung: str = ""


GOLONGAN = (
    Golongan(
        (
            "meningkat", "menurun", "naik", "turun", "bertambah", "berkurang", "membaik",
            "memburuk", "mengalami kenaikan", "mengalami peningkatan", "mengalami penurunan",
        ),
        'Gunakan {{ arah("kunci_lama", "kunci_baru") }}.',
    ),
    Golongan(
        ("tertinggi", "terbesar", "terbanyak", "terbaik", "paling tinggi", "paling besar"),
        'Gunakan {{ sebut("tertinggi") }}.',
        r"sebut\(\s*[\"']tertinggi",
    ),
    Golongan(
        ("terendah", "terkecil", "tersedikit", "terburuk", "paling rendah", "paling kecil"),
        'Gunakan {{ sebut("terendah") }}.',
        r"sebut\(\s*[\"']terendah",
    ),
    Golongan(
        (
            "sesuai target", "sesuai dengan target", "memenuhi target", "melampaui", "melebihi",
            "telah tercapai", "sudah tercapai", "berhasil mencapai", "tercapai sepenuhnya",
        ),
        'Gunakan {{ status("kode") }}, {{ kategori("kunci") }}, atau {{ sebut("tercapai") }}.',
    ),
    Golongan(
        ("semua", "seluruh", "selalu", "tidak pernah", "tanpa kecuali", "100%", "100 persen",
         "seratus persen"),
        'Sebutkan banyaknya, misalnya {{ angka("jumlah/tercapai/{tahun}") }} dari'
        ' {{ angka("jumlah/indikator/{tahun}") }}.',
    ),
)  # fmt: skip
MENURUT_KATA = {k: g for g in GOLONGAN for k in g.kata}
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
        if golongan.pendukung and re.search(golongan.pendukung, kalimat.asli):
            continue
        if bab.ditandai("klaim", kata, letak):
            continue
        yield Temuan(
            "T501",
            f"{bab.src.removesuffix('.md')}/{kata.replace(' ', '-')}/{sidik(kalimat.prosa)}",
            "klaim-naskah",
            f"“{kata}” diketik, bukan dihitung. {golongan.ganti} Bila memang bukan pernyataan"
            f" tentang angka, tandai barisnya dengan {{## klaim {kata}: alasan ##}}.",
            letak_bab=(f"docs/{bab.src}", bab.baris(letak)),
            nilai=kata,
        )


def _tanda(bab: Bab) -> Iterator[Temuan]:
    """Marks without a reason, and marks whose word is no longer on their line."""
    tanda = [t for t in bab.tanda if t.jenis == "klaim"]
    if not tanda:
        return
    ada = {(bab.baris(letak), kata) for k in bab.kalimat for letak, kata in _cocok(bab, k)}
    for t in tanda:
        lepas = [i for i in t.isi if (t.baris, i) not in ada]
        if not t.alasan or not t.isi:
            salah = "tidak menyebut kata atau alasannya"
        elif lepas:
            salah = f"menyebut “{', '.join(lepas)}” yang tidak ada pada baris ini"
        else:
            continue
        yield Temuan(
            "T502",
            f"{bab.src.removesuffix('.md')}/{'-'.join(t.isi)}/{sidik(t.alasan)}",
            "klaim-naskah",
            f"Tanda {{## klaim … ##}} {salah}. Perbaiki atau hapus tandanya.",
            letak_bab=(f"docs/{bab.src}", t.baris),
            nilai="; ".join(t.isi),
        )
