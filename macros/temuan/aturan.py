"""The rules of assessment themselves: in force, confirmed, and the same as the sources follow."""

from collections.abc import Iterator
from fractions import Fraction

from ..asupan.antartabel import PENGURANG
from ..dasar.penulisan import tulis_bilangan
from ..hitung import angka_skema
from ..hitung.laporan import Laporan
from .bentuk import Temuan, buat

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
            letak = t.asal(r.Index, "sampai" if r.sampai else "mulai")
            yield buat(
                "T701", f"aturan/{paket}/{r.jenis}/berlaku", letak, r.skala,
                apa=apa, berlaku=berlaku, tahun=tahun, r=r,
            )  # fmt: skip
        if r.status_konfirmasi != "terkonfirmasi":
            letak = t.asal(r.Index, "status_konfirmasi")
            subjek = f"aturan/{paket}/{r.jenis}/konfirmasi"
            yield buat("T702", subjek, letak, r.skala, apa=apa, r=r)


def _predikat(lap: Laporan) -> Iterator[Temuan]:
    """The predicate that stands beside a score against the one that it has on its scale."""
    for a in angka_skema.semua(lap.data, tahun=lap.edisi.tahun):
        if not a.aturan.predikat or a.aturan.penilaian not in lap.aturan:
            continue
        langkah, predikat = lap.kategori(a.kunci), getattr(a.baris, a.aturan.predikat)
        if langkah is not None and predikat and langkah.kode.casefold() != predikat.casefold():
            yield buat(
                "T703", f"{a.tabel.nama}/{lap.edisi.tahun}/{a.aturan.predikat}",
                a.tabel.asal(a.baris.Index, a.aturan.predikat), predikat,
                label=lap.register[a.kunci].label, predikat=predikat, benar=langkah.kode,
                dasar_hukum=lap.aturan[a.aturan.penilaian].dasar_hukum,
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
            yield buat(
                "T704", f"ikpa/{tahun}/{r.indikator}/bobot", t.asal(r.Index, "bobot"),
                str(r.bobot), r=r, benar=harap, dasar_hukum=lap.aturan["ikpa"].dasar_hukum,
            )  # fmt: skip
