"""The chain of targets: Perjanjian Kinerja → Renstra → IKU. Level, wording, order, targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from ..dasar.angka import Asal
from ..hitung import kunci
from ..hitung.entitas import Rumusan
from ..hitung.laporan import Laporan
from .bentuk import Temuan, letak


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Breaks in the chain from the performance agreement to the plan."""
    yield from _tak_terukur(lap)
    yield from _target_di_bawah_renstra(lap)
    yield from _putus(lap)
    yield from _rumusan_berbeda(lap)
    yield from _urutan_berbeda(lap)
    yield from _tempat_berbeda(lap)
    yield from _tanpa_rumusan(lap)


def inti(teks: str) -> str:
    """Wording without capitals, punctuation and spacing: what a comparison should see."""
    return " ".join(re.findall(r"[a-z0-9]+", teks.casefold()))


def _baris_rumusan(lap: Laporan, dokumen: str, kode: str, tahun: int | None = None) -> Asal | None:
    saring: dict[str, object] = {"dokumen": dokumen, "kode": kode}
    if tahun is not None:
        saring["tahun"] = tahun
    for r in lap.baris("rumusan", **saring):
        return lap.data["rumusan"].asal(r.Index, "uraian")
    return None


def _dokumen(lap: Laporan) -> dict[str, list[Rumusan]]:
    """The indicators (not the goals) of each document of the chain."""
    tahun = lap.edisi.tahun
    isi = {
        "Perjanjian Kinerja": lap.rumusan("PK", tahun),
        "Renstra": lap.rumusan("RENSTRA"),
        "IKU": lap.rumusan("IKU"),
    }
    return {d: [r for r in daftar if r.kode in lap.indikator] for d, daftar in isi.items()}


def _tak_terukur(lap: Laporan) -> Iterator[Temuan]:
    """Indicators of the agreement that no source measures."""
    tahun = lap.edisi.tahun
    for r in _dokumen(lap)["Perjanjian Kinerja"]:
        apa_pun = kunci.realisasi(r.kode, tahun, "*")
        if any(fnmatchcase(a.kunci, apa_pun) for a in lap.register):
            continue
        target = lap.register.get(kunci.target(r.kode, tahun, "PK"))
        yield Temuan(
            "T201", f"realisasi/{r.kode}/{tahun}", "rantai-target",
            f"Indikator {r.kode} {r.uraian} diperjanjikan tetapi tidak diukur di sumber mana pun."
            " Isi realisasinya di realisasi.csv atau jelaskan.",
            letak=letak(lap.register, target) if target else None,
            nilai=target.teks if target else "",
        )  # fmt: skip


def _target_di_bawah_renstra(lap: Laporan) -> Iterator[Temuan]:
    tahun, r = lap.edisi.tahun, lap.register
    for i in lap.indikator.values():
        pk, renstra = (r.get(kunci.target(i.kode, tahun, d)) for d in ("PK", "RENSTRA"))
        if pk is None or renstra is None or pk.nilai is None or renstra.nilai is None:
            continue
        kurang = pk.nilai < renstra.nilai if i.polaritas == "maksimal" else pk.nilai > renstra.nilai
        if kurang:
            yield Temuan(
                "T202", f"target/{i.kode}/{tahun}", "rantai-target",
                f"Target PK indikator {i.kode} ({pk.teks}) lebih lemah daripada target Renstra"
                f" ({renstra.teks}).",
                letak=letak(lap.register, pk), nilai=pk.teks,
            )  # fmt: skip


def _putus(lap: Laporan) -> Iterator[Temuan]:
    """Activity indicators that stand in one document of the chain and not in another."""
    tahun = lap.edisi.tahun
    dokumen = _dokumen(lap)
    kode = {
        d: [r.kode for r in isi if lap.indikator[r.kode].tingkat == "kegiatan"]
        for d, isi in dokumen.items()
    }
    for i in lap.indikator.values():
        ada = [d for d, isi in kode.items() if i.kode in isi]
        if i.tingkat != "kegiatan" or not ada or len(ada) == len(kode):
            continue
        tanpa = [d for d in kode if d not in ada]
        asal = _baris_rumusan(lap, "PK", i.kode, tahun) or _baris_rumusan(lap, "IKU", i.kode)
        yield Temuan(
            "T203", f"rantai/{i.kode}", "rantai-target",
            f"Indikator {i.kode} {i.uraian} ada dalam {' dan '.join(ada)} tetapi tidak dalam"
            f" {' dan '.join(tanpa)}.",
            letak=asal,
        )  # fmt: skip


def _rumusan_berbeda(lap: Laporan) -> Iterator[Temuan]:
    dokumen = _dokumen(lap)
    acuan = {r.kode: r.uraian for r in dokumen["Perjanjian Kinerja"]}
    for nama, kode_dokumen in (("Renstra", "RENSTRA"), ("IKU", "IKU")):
        for r in dokumen[nama]:
            if r.kode in acuan and inti(acuan[r.kode]) != inti(r.uraian):
                yield Temuan(
                    "T204", f"rumusan/{kode_dokumen}/{r.kode}", "rantai-target",
                    f"Rumusan indikator {r.kode} dalam {nama} berbeda dari Perjanjian Kinerja:"
                    f" “{acuan[r.kode]}”.",
                    letak=_baris_rumusan(lap, kode_dokumen, r.kode), nilai=r.uraian,
                )  # fmt: skip


def _urutan_berbeda(lap: Laporan) -> Iterator[Temuan]:
    dokumen = _dokumen(lap)
    pk = [r.kode for r in dokumen["Perjanjian Kinerja"]]
    for nama, kode_dokumen in (("Renstra", "RENSTRA"), ("IKU", "IKU")):
        sama = [r.kode for r in dokumen[nama] if r.kode in pk]
        if sama != [k for k in pk if k in sama]:
            yield Temuan(
                "T205", f"urutan/{kode_dokumen}", "rantai-target",
                f"Urutan indikator dalam {nama} berbeda dari Perjanjian Kinerja; nomor indikator"
                " pada kedua dokumen tidak menunjuk hal yang sama.",
                letak=_baris_rumusan(lap, kode_dokumen, sama[0]),
            )  # fmt: skip


def _tempat_berbeda(lap: Laporan) -> Iterator[Temuan]:
    """One wording under two different strategic goals."""
    menurut_inti: dict[str, list[str]] = {}
    for i in lap.indikator.values():
        if i.tingkat == "strategis":
            kata = inti(i.uraian).replace(" yang ", " ")
            menurut_inti.setdefault(kata, []).append(i.kode)
    for kode in menurut_inti.values():
        induk = {lap.indikator[k].sasaran for k in kode}
        if len(induk) > 1:
            t = lap.data["indikator"]
            baris = t.satu(kode=kode[0])
            yield Temuan(
                "T206", f"sasaran/{kode[0]}", "rantai-target",
                f"Indikator “{lap.indikator[kode[0]].uraian}” di bawah sasaran yang berbeda: "
                + "; ".join(f"{k} di bawah {lap.indikator[k].sasaran}" for k in kode)
                + ".",
                letak=t.asal(baris.Index, "sasaran"), nilai=lap.indikator[kode[0]].sasaran,
            )  # fmt: skip


def _tanpa_rumusan(lap: Laporan) -> Iterator[Temuan]:
    """Targets of the agreement whose row its table does not show, for want of the wording."""
    tahun = lap.edisi.tahun
    ada = {r.kode for r in lap.rumusan("PK", tahun)}
    t = lap.data["target"]
    for r in t.baris(tahun=tahun, dokumen="PK", periode="TAHUN"):
        if r.indikator not in ada:
            yield Temuan(
                "T207", f"rumusan/PK/{r.indikator}/{tahun}", "rantai-target",
                f"Indikator {r.indikator} {lap.indikator[r.indikator].uraian} mempunyai target"
                " tetapi belum ada dalam tabel Perjanjian Kinerja. Tambahkan rumusannya di"
                " rumusan.csv.",
                letak=t.asal(r.Index, "indikator"), nilai=r.indikator,
            )  # fmt: skip
