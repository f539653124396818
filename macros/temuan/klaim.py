"""Claims without support by the figures: typed words of comparison in chapters, and printed
statements."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..dasar.angka import Angka
from ..dasar.masalah import saran
from ..hitung import angka_skema
from ..hitung.laporan import Laporan
from .kasus import ISI_KAIDAH, Kasus, di_sel, kaidah
from .naskah import Bab, Kalimat, Naskah, sidik

# Words for one kind of claim, the macro that computes it, and a call that computes it in the same
# sentence: “Capaian terendah terdapat pada {{ sebut("terendah") }}” is always right.
GOLONGAN: list[dict[str, Any]] = ISI_KAIDAH["klaim"]
BUKAN: list[str] = ISI_KAIDAH["bukan-klaim"]
MENURUT_KATA = {kata: golongan for golongan in GOLONGAN for kata in golongan["kata"]}
# “tidak selalu” claims nothing.
_KATA = "|".join(map(re.escape, sorted(MENURUT_KATA, key=len, reverse=True)))
POLA = re.compile(
    r"(?<![\w,.])(?<!tidak )(" + _KATA.replace(r"\ ", r"\s+") + r")(?!\w)", re.IGNORECASE
)
BERKUNCI = ("klaim_tercetak", "koreksi", "hasil_lain")  # tables with keys of figures
TAHUN = "{tahun}"  # in such a key the edition's year
ANGKA = re.compile(r"(?:Rp\s?)?(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d+))?\s?%?")


def _dalam_bab(_: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    """Every typed claim with its chapter and line, and every mark that excuses nothing."""
    for bab in naskah:
        for kalimat in bab.kalimat:
            yield from _kalimat(bab, kalimat)
        yield from _tanda(bab)


def _cocok(bab: Bab, kalimat: Kalimat) -> Iterator[tuple[int, str, str]]:
    """The claims of a sentence: place, word, and the sentence with `¶` in its place."""
    for m in POLA.finditer(kalimat.prosa):
        if not bab.dikutip(kalimat.awal + m.start()):
            sekitar = f"{kalimat.prosa[: m.start()]}¶{kalimat.prosa[m.end() :]}"
            kata = " ".join(m[1].casefold().split())
            yield kalimat.awal + m.start(), kata, " ".join(sekitar.split())


def _kalimat(bab: Bab, kalimat: Kalimat) -> Iterator[Kasus]:
    for letak, kata, sekitar in _cocok(bab, kalimat):
        golongan = MENURUT_KATA[kata]
        bukan = "|".join([*BUKAN, *golongan.get("bukan", ())])
        if re.search(bukan, sekitar, re.IGNORECASE):
            continue
        if "pendukung" in golongan and re.search(golongan["pendukung"], kalimat.asli):
            continue
        if bab.ditandai("klaim", kata, letak):
            continue
        hal = kata.replace(" ", "-"), sidik(kalimat.prosa)
        kode, ganti = f"T501/{bab.kasus}".rstrip("/"), bab.anjuran(letak, golongan["ganti"])
        yield bab.di(kode, letak, kata, *hal, kata=kata, ganti=ganti)


def _tanda(bab: Bab) -> Iterator[Kasus]:
    """Marks without a reason, and marks whose word is not on their line."""
    tanda = [t for t in bab.tanda if t.jenis == "klaim"]
    if not tanda:
        return
    ada = {(bab.baris(n), kata) for k in bab.kalimat for n, kata, _ in _cocok(bab, k)}
    for t in tanda:
        lepas = [i for i in t.isi if (bab.baris(t.letak), i) not in ada]
        if not t.alasan or not t.isi:
            salah = "tidak menyebut kata atau alasannya"
        elif lepas:
            salah = f"menyebut “{', '.join(lepas)}” yang tidak ada pada baris ini"
        else:
            continue
        hal = "-".join(t.isi), sidik(t.alasan)
        yield bab.di("T502", t.letak, "; ".join(t.isi), *hal, salah=salah)


def benar(tercetak: str, angka: Angka) -> bool:
    """Whether a printed value equals a figure, rounded or truncated to the printed digits."""
    cocok = ANGKA.fullmatch(tercetak.strip().replace("−", "-"))
    if cocok is None or angka.nilai is None:
        return tercetak.strip().casefold() == angka.teks.casefold()
    pecah = cocok[2] or ""
    nilai = Fraction(Decimal(f"{cocok[1].replace('.', '')}.{pecah or 0}"))
    langkah = Fraction(1, 10 ** len(pecah))
    beda = angka.nilai - nilai
    terpotong = 0 <= beda < langkah if angka.nilai >= 0 else -langkah < beda <= 0
    return terpotong or 2 * abs(beda) <= langkah


def _keliru(lap: Laporan) -> Iterator[Kasus]:
    """Printed claims that contradict the data; those recorded as corrections last."""
    for r in sorted(lap.baris("klaim_tercetak"), key=lambda r: bool(r.koreksi)):
        a = lap.register.get(r.kunci)
        if a is None or not a.terisi or benar(r.tercetak, a):
            continue
        teks = f"{r.tempat}: {r.klaim} tercetak {r.tercetak}, menurut data {a.teks}"
        if r.koreksi:
            yield di_sel("T109", "koreksi", r, "tercetak", teks=f"{teks}, {r.koreksi}")
        else:
            yield di_sel("T108", f"{r.tempat}/{r.klaim}", r, "tercetak", teks=teks)


def _kunci_salah(lap: Laporan) -> Iterator[Kasus]:
    """Rows whose key is no figure, so that nothing is compared or shown."""
    for r in (r for nama in BERKUNCI for r in lap.baris(nama)):
        for satu in (r.kunci or "").split():
            if not _dikenal(lap, satu):
                tahun_ini = satu.replace(TAHUN, str(lap.edisi.tahun))
                dekat = saran(tahun_ini, (a.kunci for a in lap.register)).rstrip(".")
                teks = f"“{satu}”" + (f" ({dekat[0].lower()}{dekat[1:]})" if dekat else "")
                yield di_sel("T110", "kunci", r, "kunci", satu, teks=teks)


def _dikenal(lap: Laporan, nama: str) -> bool:
    """Whether a key is a figure; for keys of any year also one that data may still give."""
    if TAHUN not in nama:
        return nama in lap.register
    pola = re.compile(r"\d{4}".join(map(re.escape, nama.split(TAHUN))))
    ada = [a.kunci for a in lap.register]
    if any(map(pola.fullmatch, ada)):
        return True
    awal = nama.partition("/")[0]
    berawal = any(k.startswith(f"{awal}/") for k in ada)
    return not berawal and any(b.startswith(f"{awal}/") for b in angka_skema.pola_kunci(lap.data))


temuan, temuan_bab = kaidah(_keliru, _kunci_salah), kaidah(_dalam_bab)
