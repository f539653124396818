"""The reviewer's sheet: the statements of PermenPAN-RB 53/2014 answered from figures and findings.

A rule only answers what the data can show. What it cannot is left to the reviewer, and said so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from ..hitung import kunci
from ..hitung.laporan import Laporan
from . import kumpulkan
from .bentuk import Temuan
from .kelengkapan import periksa as periksa_kelengkapan
from .naskah import Naskah
from .naskah import baca as baca_naskah

Nilai = Literal["ya", "tidak", "tidak dapat dinilai"]
BAGIAN = {"I": "Format", "II": "Mekanisme penyusunan", "III": "Substansi"}
TAK_KONSISTEN = ("T101", "T102", "T301")  # findings that put the reliability of data in question
RANTAI = ("T202", "T203", "T204", "T205")
TEMPAT = "T206"


@dataclass(frozen=True)
class Jawab:
    """An answer and what it rests on."""

    nilai: Nilai
    dasar: str


@dataclass(frozen=True)
class Bukti:
    """A place in the report: the id of a heading, table, chart or diagram, and its page."""

    id: str
    url: str

    @property
    def alamat(self) -> str:
        """`bab-4-penutup.html#saran`, from the root of the site."""
        return f"{self.url}#{self.id}"


@dataclass(frozen=True)
class Pernyataan:
    """One statement with its answer; `dikonfirmasi` is whether its wording was checked."""

    bagian: str
    nomor: int
    pernyataan: str
    jawab: Jawab
    bukti: tuple[Bukti, ...]
    dikonfirmasi: bool


TANPA_JAWAB = Jawab("tidak dapat dinilai", "Tidak terlihat dari data laporan; dinilai pereviu.")


class Telaah:
    """A report with its chapters and findings, as a reviewer looks at it; each read once."""

    def __init__(self, laporan: Laporan, docs: Path | None) -> None:
        self.laporan = laporan
        self._docs = docs

    @cached_property
    def naskah(self) -> Naskah:
        """The chapters; none where the report is looked at without them."""
        return () if self._docs is None else baca_naskah(self._docs)

    @cached_property
    def temuan(self) -> list[Temuan]:
        """Every finding, with its answer."""
        return kumpulkan(self.laporan, self.naskah)

    @cached_property
    def halaman(self) -> dict[str, str]:
        """The page of every id that can be referred to."""
        return {p: bab.url for bab in self.naskah for p in bab.pengenal}

    def terbuka(self, kode: Iterable[str]) -> list[Temuan]:
        """The findings of some codes that nobody answered yet."""
        dicari = set(kode)
        return [t for t in self.temuan if t.kode in dicari and t.jawaban is None]

    def butir(self) -> list[Pernyataan]:
        """The statements of `reviu.csv` with their answers."""
        return [self._butir(r) for r in self.laporan.baris("reviu")]

    def _butir(self, r: Any) -> Pernyataan:
        jawab = ATURAN[r.aturan](self, r) if r.aturan else TANPA_JAWAB
        bukti = tuple(Bukti(p, self.halaman[p]) for p in _pengenal(self, r) if p in self.halaman)
        dikonfirmasi = r.status_konfirmasi == "terkonfirmasi"
        return Pernyataan(r.bagian, r.nomor, r.pernyataan, jawab, bukti, dikonfirmasi)


def _pengenal(telaah: Telaah, r: Any) -> list[str]:
    """The ids that a statement names as its evidence, with the edition's year filled in."""
    return (r.bukti or "").replace("{tahun}", str(telaah.laporan.edisi.tahun)).split()


def _ada_bukti(telaah: Telaah, r: Any) -> Jawab:
    kurang = [p for p in _pengenal(telaah, r) if p not in telaah.halaman]
    if kurang:
        return Jawab("tidak", f"Bagian ini tidak ada dalam laporan: {', '.join(kurang)}.")
    return Jawab("ya", "Bagian yang dimaksud ada dalam laporan.")


def _janji(lap: Laporan) -> list[str]:
    """The indicators of the year's performance agreement."""
    return [r.kode for r in lap.rumusan("PK", lap.edisi.tahun) if r.kode in lap.indikator]


def _banyak(tanpa: Sequence[str], semua: Sequence[str], apa: str) -> Jawab:
    """Yes where every promised indicator has it; how many have it, and which have not."""
    dasar = f"{len(semua) - len(tanpa)} dari {len(semua)} indikator yang diperjanjikan {apa}"
    belum = f"; belum: {', '.join(tanpa)}." if tanpa else "."
    return Jawab("tidak" if tanpa or not semua else "ya", dasar + belum)


def _target(telaah: Telaah, _: Any) -> Jawab:
    lap = telaah.laporan
    janji = _janji(lap)
    tanpa = [k for k in janji if (t := lap.target(k)) is None or t.nilai is None]
    return _banyak(tanpa, janji, "mempunyai target")


def _capaian(telaah: Telaah, _: Any) -> Jawab:
    lap, tahun = telaah.laporan, telaah.laporan.edisi.tahun
    janji = _janji(lap)

    def diukur(kode: str) -> bool:
        a = lap.register.get(kunci.capaian(kode, tahun))
        return a is not None and a.nilai is not None

    tanpa = [k for k in janji if not diukur(k)]
    return _banyak(tanpa, janji, "mempunyai capaian")


def _keuangan(telaah: Telaah, _: Any) -> Jawab:
    lap = telaah.laporan
    realisasi = lap.register.get(kunci.pagu(lap.edisi.tahun, "realisasi"))
    if realisasi is None or realisasi.nilai is None:
        return Jawab("tidak", "Realisasi anggaran belum ada dalam data.")
    serapan = lap.register[kunci.pagu(lap.edisi.tahun, "serapan")]
    rinci = any(lap.baris("anggaran_kegiatan", tahun=lap.edisi.tahun))
    per = "per kegiatan" if rinci else "per jenis belanja"
    return Jawab("ya", f"Realisasi {realisasi.teks}, {serapan.teks} dari pagu, {per}.")


def _data_dukung(telaah: Telaah, _: Any) -> Jawab:
    lap = telaah.laporan
    baris = list(lap.baris("realisasi", tahun=lap.edisi.tahun, sumber="LKJIP"))
    dengan = sum(bool(r.bukti) for r in baris)
    return Jawab(
        "tidak dapat dinilai",
        f"{dengan} dari {len(baris)} realisasi menyebut asalnya; dokumen pendukungnya tidak"
        " termasuk data laporan.",
    )


def _keandalan(telaah: Telaah, _: Any) -> Jawab:
    terbuka = telaah.terbuka(TAK_KONSISTEN)
    if terbuka:
        return Jawab(
            "tidak",
            f"{len(terbuka)} temuan tentang sumber yang bertentangan atau hasil yang mendahului"
            f" tanggal data belum dijawab ({_kode(terbuka)}).",
        )
    return Jawab("ya", "Tidak ada pertentangan antarsumber yang belum dijelaskan.")


def _kode(temuan: Iterable[Temuan]) -> str:
    return ", ".join(sorted({t.kode for t in temuan}))


def _sasaran_pk(telaah: Telaah, _: Any) -> Jawab:
    lap = telaah.laporan
    dijanjikan = {r.kode for r in lap.rumusan("PK", lap.edisi.tahun) if r.kode in lap.sasaran}
    dijanjikan = {k for k in dijanjikan if lap.sasaran[k].tingkat == "kegiatan"}
    dilaporkan = {i.sasaran for i in lap.daftar_indikator()}
    beda = sorted(dijanjikan ^ dilaporkan)
    if beda or not dijanjikan:
        return Jawab("tidak", f"Sasaran kegiatan yang berbeda: {', '.join(beda) or 'semua'}.")
    return Jawab("ya", f"Sasaran kegiatan sama: {', '.join(sorted(dijanjikan))}.")


def _selaras(dokumen: str, nama: str) -> Callable[[Telaah, Any], Jawab]:
    def nilai(telaah: Telaah, _: Any) -> Jawab:
        lap = telaah.laporan

        def kode(isi: Iterable[Any]) -> set[str]:
            return {r.kode for r in isi if r.kode in lap.indikator
                    and lap.indikator[r.kode].tingkat == "kegiatan"}  # fmt: skip

        pk, lain = kode(lap.rumusan("PK", lap.edisi.tahun)), kode(lap.rumusan(dokumen))
        if not lain:
            return Jawab("tidak dapat dinilai", f"{nama} tidak ada dalam data.")
        beda = sorted(pk ^ lain)
        tempat = telaah.terbuka([TEMPAT]) if dokumen == "IKU" else []
        dasar = [f"Dalam data, hanya pada salah satu dokumen: {', '.join(beda)}."] if beda else []
        if tempat:
            dasar.append(f"{len(tempat)} indikator di bawah sasaran yang berbeda ({TEMPAT}).")
        if dasar:
            return Jawab("tidak", " ".join(dasar))
        return Jawab("ya", f"Indikator kegiatan sama dengan {nama}.")

    return nilai


def _penjelasan(*aturan: str, kode: Sequence[str]) -> Callable[[Telaah, Any], Jawab]:
    """Whether what the statements above deny is explained: every finding behind it answered."""

    def nilai(telaah: Telaah, r: Any) -> Jawab:
        if all(ATURAN[a](telaah, r).nilai == "ya" for a in aturan):
            return Jawab("ya", "Kedua butir itu terjawab ya; penjelasan tidak diperlukan.")
        terbuka = telaah.terbuka(kode)
        if terbuka:
            return Jawab("tidak", f"{len(terbuka)} temuan belum dijawab ({_kode(terbuka)}).")
        return Jawab("ya", "Temuan yang menyangkut butir itu sudah dijawab.")

    return nilai


def _indikator_sasaran(telaah: Telaah, _: Any) -> Jawab:
    lap = telaah.laporan
    tanpa = [s.kode for s in lap.daftar_sasaran() if not lap.daftar_indikator(s.kode)]
    if tanpa or not lap.daftar_sasaran():
        return Jawab("tidak", f"Sasaran tanpa indikator terukur: {', '.join(tanpa) or 'semua'}.")
    return Jawab("ya", "Setiap sasaran kegiatan mempunyai indikator yang diukur.")


def _perbandingan(telaah: Telaah, _: Any) -> Jawab:
    hasil = periksa_kelengkapan(telaah.laporan)
    dasar = []
    for kode, nama in (
        ("tahun-lalu", "tahun lalu"),
        ("renstra", "target Renstra"),
        ("standar-nasional", "standar nasional"),
    ):
        satu = [h.keadaan for (_, a), h in hasil.items() if a == kode]
        dasar.append(f"{nama} {satu.count('ada')} dari {len(satu)}")
    kurang = any(h.keadaan == "belum-ada" for (_, a), h in hasil.items()
                 if a in {"tahun-lalu", "renstra", "standar-nasional"})  # fmt: skip
    teks = f"Indikator yang dibandingkan: {', '.join(dasar)}."
    return Jawab("tidak" if kurang or not hasil else "ya", teks)


ATURAN: dict[str, Callable[[Telaah, Any], Jawab]] = {
    "ada-bukti": _ada_bukti,
    "target": _target,
    "capaian": _capaian,
    "keuangan": _keuangan,
    "data-dukung": _data_dukung,
    "keandalan": _keandalan,
    "sasaran-pk": _sasaran_pk,
    "selaras-renstra": _selaras("RENSTRA", "Rencana Strategis"),
    "penjelasan-renstra": _penjelasan("sasaran-pk", "selaras-renstra", kode=RANTAI),
    "indikator-sasaran": _indikator_sasaran,
    "selaras-iku": _selaras("IKU", "Indikator Kinerja Utama"),
    "penjelasan-iku": _penjelasan("indikator-sasaran", "selaras-iku", kode=(*RANTAI, TEMPAT)),
    "perbandingan": _perbandingan,
}
