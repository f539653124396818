"""The chain of targets from the year's agreement to the plan of several years and the main
indicators: which indicators each document has, in which wording and order, with which targets."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise, product

from ..asupan.letak_sel import asal
from ..dasar.angka import Asal
from ..dasar.himpun import himpun, himpun_baris
from ..dasar.penulisan import gabung
from ..dasar.periode import SETAHUN
from ..hitung import kunci
from ..hitung.capaian import lebih_lemah
from ..hitung.entitas import Indikator, Rumusan
from ..hitung.laporan import Laporan
from ..hitung.masa import HASIL
from ..hitung.sumber import Peran, SumberIsi
from .kasus import Kasus, di, di_angka, di_sel, kaidah


def inti(teks: str) -> str:
    """Normalise a wording for comparison: without capitals, punctuation and spacing."""
    return " ".join(re.findall(r"[a-z0-9]+", teks.casefold()))


def diikuti(lap: Laporan, i: Indikator) -> bool:
    """Whether documents must agree on an indicator: it is measured, or all of its level are."""
    diukur = kunci.capaian(i.kode, lap.edisi.tahun) in lap.register
    return diukur or lap.tingkat[i.tingkat].diukur


def janji(lap: Laporan) -> list[Rumusan]:
    """The indicators in the year's agreement; if wordings are not recorded, those with targets."""
    dokumen = lap.sumber.berperan("rumusan", "janji")
    if any(any(lap.baris("rumusan", dokumen=s.kode)) for s in dokumen):
        return _dijanjikan(lap)
    ada = (i for i in lap.indikator.values() if lap.target(i.kode) is not None)
    return [Rumusan(i.kode, i.uraian) for i in ada]


def _dijanjikan(lap: Laporan) -> list[Rumusan]:
    """The wordings of indicators in all the year's agreements, in the order of the first; a later
    agreement only has what it changes."""
    dokumen = reversed(lap.sumber.berperan("rumusan", "janji"))
    semua = (r for s in dokumen for r in _rumusan(lap, s, lap.edisi.tahun))
    return list({r.kode: r for r in semua}.values())


def _rumusan(lap: Laporan, sumber: SumberIsi, tahun: int | None = None) -> list[Rumusan]:
    """The indicators (not the goals) of a document."""
    return [r for r in lap.rumusan(sumber.kode, tahun) if r.kode in lap.indikator]


def tidak_terbaca(lap: Laporan, sumber: SumberIsi) -> set[str]:
    """The codes of illegible rows in the copy of a document, which are not missing."""
    return {r.kode for r in lap.baris("tidak_terbaca", dokumen=sumber.kode)}


def _dokumen(lap: Laporan) -> dict[SumberIsi, list[Rumusan]]:
    """The documents of the chain with recorded wordings, and their indicators: the agreement
    first."""
    janji = [(s, _dijanjikan(lap)) for s in lap.sumber.berperan("rumusan", "janji")[:1]]
    peran: tuple[Peran, ...] = ("menengah", "utama")
    lain = ((s, _rumusan(lap, s)) for p in peran for s in lap.sumber.berperan("rumusan", p))
    return {s: isi for s, isi in (*janji, *lain) if isi}


def _lain(lap: Laporan) -> Iterator[tuple[SumberIsi, list[Rumusan], SumberIsi, list[Rumusan]]]:
    """The agreement paired with each other document, if both have indicators."""
    semua = [*_dokumen(lap).items()]
    if semua and semua[0][0].peran == "janji":
        yield from ((*semua[0], *satu) for satu in semua[1:])


def _letak_rumusan(lap: Laporan, kode: str, *sumber: SumberIsi) -> Asal | None:
    """The row of an indicator's wording in the first of these documents that has one."""
    for s in sumber:
        semua = lap.baris("rumusan", dokumen=s.kode, kode=kode)
        baris = [r for r in semua if (r.tahun or 0) <= lap.edisi.tahun]
        if baris:
            return asal(max(baris, key=lambda r: r.tahun or 0), "uraian")
    return None


def _tak_terukur(lap: Laporan) -> Iterator[Kasus]:
    """Indicators of the agreement that no source measures."""
    tahun = lap.edisi.tahun
    terukur = {r.indikator for n in HASIL if n in lap.data for r in lap.baris(n, tahun=tahun)}
    for r in janji(lap):
        if r.kode in terukur or lap.anak(r.kode):
            continue
        subjek, target = f"realisasi/{r.kode}/{tahun}", lap.target(r.kode)
        if target:
            yield di_angka("T201", subjek, lap.register, target, r=r)
        else:
            i = lap.data["indikator"].di(lap.indikator[r.kode].baris)
            yield di("T201", subjek, asal(i, "kode"), r=r)


def _target_lebih_lemah(lap: Laporan) -> Iterator[Kasus]:
    """Promises weaker than the plan of several years."""
    tahun = lap.edisi.tahun
    menurut = enumerate(lap.sumber.berperan("target", "menengah"))
    for (ke, s), i in product(menurut, lap.indikator.values()):
        dijanjikan = lap.target(i.kode, masa="setahun")  # as the plan's is
        menengah = lap.register.get(kunci.target(i.kode, tahun, s.kode))
        if dijanjikan is None or menengah is None:
            continue
        if lebih_lemah(i.polaritas, dijanjikan.arti, menengah.arti, lap.skala_satuan(i.satuan)[1]):
            subjek = f"target/{i.kode}/{tahun}{f'/{s.kode}' if ke else ''}"
            yield di_angka("T202", subjek, lap.register, dijanjikan, i=i, s=s, menengah=menengah)


def _putus(lap: Laporan) -> Iterator[Kasus]:
    """Indicators in one document of the chain but not in another."""
    kode = {s: {r.kode for r in isi} | tidak_terbaca(lap, s) for s, isi in _dokumen(lap).items()}
    for i in filter(partial(diikuti, lap), lap.indikator.values()):
        ada = [s for s, isi in kode.items() if i.kode in isi]
        if not ada or len(ada) == len(kode):
            continue
        sini, sana = (" dan ".join(s.nama for s in kode if (s in ada) is b) for b in (True, False))
        tempat = _letak_rumusan(lap, i.kode, *ada, *lap.sumber.berperan("rumusan", "janji"))
        yield di("T203", f"rantai/{i.kode}", tempat, i=i, ada=sini, tanpa=sana)


def _rumusan_berbeda(lap: Laporan) -> Iterator[Kasus]:
    for acuan, isi_acuan, lain, isi in _lain(lap):
        menurut = {r.kode: r.uraian for r in isi_acuan}
        for r in isi:
            if r.kode in menurut and inti(menurut[r.kode]) != inti(r.uraian):
                subjek, tempat = f"rumusan/{lain.kode}/{r.kode}", _letak_rumusan(lap, r.kode, lain)
                kata = {"kode": r.kode, "lain": lain, "acuan": acuan, "rumusan": menurut[r.kode]}
                yield di("T204", subjek, tempat, r.uraian, **kata)


def _urutan_berbeda(lap: Laporan) -> Iterator[Kasus]:
    for acuan, isi_acuan, lain, isi in _lain(lap):
        urut = [r.kode for r in isi_acuan]
        sama = [r.kode for r in isi if r.kode in urut]
        if sama != [k for k in urut if k in sama]:
            tempat = _letak_rumusan(lap, sama[0], lain)
            yield di("T205", f"urutan/{lain.kode}", tempat, lain=lain, acuan=acuan)


def _tempat_berbeda(lap: Laporan) -> Iterator[Kasus]:
    """The same wording under two different goals of the highest level."""
    menurut_inti = himpun(
        (inti(i.uraian).replace(" yang ", " "), i.kode)
        for i in lap.indikator.values()
        if i.tingkat == next(iter(lap.tingkat))
    )
    for kode in menurut_inti.values():
        induk = {lap.indikator[k].sasaran for k in kode}
        if len(induk) > 1:
            i = lap.indikator[kode[0]]
            butir = "; ".join(f"{k} di bawah {lap.indikator[k].sasaran}" for k in kode)
            r, subjek = next(lap.baris("indikator", kode=i.kode)), f"sasaran/{i.kode}"
            yield di_sel("T206", subjek, r, "sasaran", i.sasaran, i=i, butir=butir)


def _tanpa_rumusan(lap: Laporan) -> Iterator[Kasus]:
    """Targets of an agreement whose table lacks the row, because it has no wording."""
    tahun = lap.edisi.tahun
    for s in lap.sumber.berperan("rumusan", "janji"):
        ada = {r.kode for r in lap.rumusan(s.kode, tahun)}
        janji = lap.baris("target", tahun=tahun, dokumen=s.kode, periode=SETAHUN)
        for r in janji if ada else ():
            if r.indikator not in ada:
                i, subjek = lap.indikator[r.indikator], f"rumusan/{s.kode}/{r.indikator}/{tahun}"
                yield di_sel("T207", subjek, r, "indikator", i=i, s=s)


def _di_luar_masa(lap: Laporan) -> Iterator[Kasus]:
    """Targets and results of years in which the indicator is not valid."""
    for nama in ("target", *HASIL):
        for kode, baris in himpun_baris(lap.baris(nama), "indikator").items():
            luar = [r for r in baris if not any(i.berlaku(r.tahun) for i in lap.varian[kode])]
            if luar:
                tahun = gabung([str(n) for n in sorted({r.tahun for r in luar})])
                apa, subjek = nama.capitalize(), f"{nama}/{kode}"
                yield di_sel("T212", subjek, luar[0], "tahun", tahun, apa=apa)


def _polaritas_terbalik(lap: Laporan) -> Iterator[Kasus]:
    """Polarities that contradict the targets: a target of zero, or targets that become weaker every
    year."""
    semua = himpun_baris(lap.baris("target", periode=SETAHUN), "indikator", "dokumen")
    for (kode, dokumen), baris in semua.items():
        i, janji = lap.indikator[kode], lap.target(kode, masa="setahun")
        nama = {n: kunci.target(kode, n, dokumen) for n in sorted(r.tahun for r in baris)}
        urut = {n: lap.register[k] for n, k in nama.items() if k in lap.register}
        lemah = partial(lebih_lemah, i.polaritas, skala=lap.skala_satuan(i.satuan)[1])
        turun = all(lemah(b.arti, a.arti) for a, b in pairwise(urut.values())) and len(urut) > 2
        nol = bool(janji and janji in urut.values() and janji.nilai == 0)
        if turun or (nol and i.polaritas == "maksimal"):
            butir = ", ".join(f"{t.teks} ({n})" for n, t in urut.items())
            r, kasus = next(lap.baris("indikator", kode=kode)), "T213" if turun else "T213/nol"
            yield di_sel(kasus, f"polaritas/{kode}/{dokumen}", r, "polaritas", i=i, butir=butir)


temuan = kaidah(
    _polaritas_terbalik, _tak_terukur, _target_lebih_lemah, _putus, _rumusan_berbeda,
    _urutan_berbeda, _tempat_berbeda, _tanpa_rumusan, _di_luar_masa,
)  # fmt: skip
