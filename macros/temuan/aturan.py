"""The rules of assessment themselves: in force, confirmed, and the same as the sources follow."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ..asupan.antartabel import PENGURANG
from ..dasar.penulisan import tulis_bilangan
from ..hitung import angka_skema
from ..hitung.laporan import Laporan
from .bentuk import Temuan

NAMA = {"capaian": "capaian indikator", "ikpa": "IKPA", "nka": "nilai kinerja anggaran"}


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Findings about the pack of rules that the edition picked."""
    yield from _paket(lap)
    yield from _predikat(lap)
    yield from _bobot(lap)


def _paket(lap: Laporan) -> Iterator[Temuan]:
    """Rules out of force in the edition's year, and rules nobody has read at their source."""
    tahun, t = lap.edisi.tahun, lap.data["paket_aturan"]
    paket = lap.data["laporan"].satu().paket
    for r in t.baris(paket=paket):
        apa = f"Skala {NAMA[r.jenis]} ({r.dasar_hukum})"
        if r.mulai > tahun or (r.sampai is not None and r.sampai < tahun):
            berlaku = f"{r.mulai}–{r.sampai}" if r.sampai else f"mulai {r.mulai}"
            yield Temuan(
                "T701", f"aturan/{paket}/{r.jenis}/berlaku", "aturan",
                f"{apa} tercatat berlaku {berlaku}, bukan pada {tahun}. {r.catatan} Pastikan skala"
                " itu memang yang dikehendaki, atau pilih paket lain di laporan.csv.",
                letak=t.asal(r.Index, "sampai" if r.sampai else "mulai"), nilai=r.skala,
            )  # fmt: skip
        if r.status_konfirmasi != "terkonfirmasi":
            yield Temuan(
                "T702", f"aturan/{paket}/{r.jenis}/konfirmasi", "aturan",
                f"{apa} belum dikonfirmasi. {r.catatan}",
                letak=t.asal(r.Index, "status_konfirmasi"), nilai=r.skala,
            )  # fmt: skip


def _predikat(lap: Laporan) -> Iterator[Temuan]:
    """The predicate that stands beside a score against the one that it has on its scale."""
    for a in angka_skema.semua(lap.data, tahun=lap.edisi.tahun):
        if not a.aturan.predikat or a.aturan.penilaian not in lap.aturan:
            continue
        langkah, predikat = lap.kategori(a.kunci), getattr(a.baris, a.aturan.predikat)
        if langkah is not None and predikat and langkah.kode.casefold() != predikat.casefold():
            yield Temuan(
                "T703", f"{a.tabel.nama}/{lap.edisi.tahun}/{a.aturan.predikat}", "aturan",
                f"{lap.register[a.kunci].label}: predikat “{predikat}” tidak sesuai dengan"
                f" nilainya; menurut {lap.aturan[a.aturan.penilaian].dasar_hukum} seharusnya"
                f" “{langkah.kode}”.",
                letak=a.tabel.asal(a.baris.Index, a.aturan.predikat), nilai=predikat,
            )  # fmt: skip


def _bobot(lap: Laporan) -> Iterator[Temuan]:
    """Weights of the IKPA that differ from the rule's, and indicators that it does not know."""
    paket, tahun = lap.data["laporan"].satu().paket, lap.edisi.tahun
    resmi = {r.indikator: Fraction(r.bobot) for r in lap.baris("bobot_ikpa", paket=paket)}
    if not resmi:
        return
    t = lap.data["ikpa"]
    for r in t.baris(tahun=tahun):
        if r.peran != PENGURANG and resmi.get(r.indikator) != Fraction(r.bobot):
            benar = resmi.get(r.indikator)
            harap = "tidak dinilai" if benar is None else tulis_bilangan(benar, "bilangan")
            yield Temuan(
                "T704", f"ikpa/{tahun}/{r.indikator}/bobot", "aturan",
                f"Bobot IKPA {r.indikator} {r.bobot}, sedangkan menurut"
                f" {lap.aturan['ikpa'].dasar_hukum} {harap}.",
                letak=t.asal(r.Index, "bobot"), nilai=str(r.bobot),
            )  # fmt: skip
