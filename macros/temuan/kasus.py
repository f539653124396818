"""A finding, which the report may keep if it is answered; and the cases that rules yield."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, ParamSpec

from ..asupan.letak_sel import asal
from ..dasar.angka import Angka, Asal, Register
from ..dasar.berkas import baca_yaml
from ..dasar.himpun import himpun
from ..dasar.masalah import Masalah, Tingkat
from ..dasar.penulisan import deret_kode

ISI_KAIDAH = baca_yaml(Path(__file__).with_name("kaidah.yaml"))
KATA_KAIDAH: dict[str, str] = ISI_KAIDAH["kaidah"]
# Rules that combine several cases to one finding.
BERSAMA = {k for k, kata in KATA_KAIDAH.items() if "{banyak}" in kata or "{butir}" in kata}
NAMA_JENIS: dict[str, str] = ISI_KAIDAH["jenis"]
JENIS_KODE = {kode: jenis for jenis, semua in ISI_KAIDAH["kode"].items() for kode in semua}
TINDAKAN: dict[str, list[str]] = ISI_KAIDAH["tindakan"]
URUTAN_JENIS = [jenis for semua in TINDAKAN.values() for jenis in semua]
P = ParamSpec("P")


@dataclass(frozen=True)
class Jawaban:
    """An official's answer to a finding (a row of `jawaban_temuan.csv`).

    `atas` is the fingerprint of the values that were answered, if noted. Of contradictory values
    `nilai_berlaku` is the valid one, as `dokumen` shows.
    """

    oleh: str
    tanggal: date
    alasan: str
    nilai_berlaku: str = ""
    dokumen: str = ""
    atas: str = ""


@dataclass(frozen=True)
class Pihak:
    """One side of a contradiction: source, figure, and date."""

    sumber: str
    angka: Angka
    tanggal: date | None = None


@dataclass(frozen=True)
class Temuan:
    """One finding.

    `id` is stable from build to build (rule and subject), so that an answer stays valid. `letak` is
    the cell to look at first, or a line of a chapter.
    """

    kode: str
    subjek: str
    jenis: str
    pesan: str
    judul: str = ""
    letak: Asal | None = None
    nilai: str = ""
    pihak: tuple[Pihak, ...] = ()
    selisih: str = ""
    jawaban: Jawaban | None = None

    @property
    def id(self) -> str:
        """Code and subject: `T101:capaian/1.5/2023`."""
        return f"{self.kode}:{self.subjek}"

    @property
    def sidik(self) -> str:
        """A fingerprint of the values that the finding is about."""
        isi = [self.nilai, *(f"{p.sumber} {p.angka.teks}" for p in self.pihak)]
        return hashlib.sha256(repr(isi).encode()).hexdigest()[:8]

    @property
    def bertentangan(self) -> bool:
        """Whether sources give different figures for one fact in one unit, so that an answer must
        name the valid one."""
        satu = len({p.angka.satuan for p in self.pihak}) == 1
        return self.jenis == "rekonsiliasi" and len(self.pihak) > 1 and satu

    def dijawab(self, jawaban: Jawaban | None) -> Temuan:
        """A copy with its answer, unless that was given to other values."""
        if jawaban is None:
            return self
        if jawaban.atas and jawaban.atas != self.sidik:
            pesan = f"{self.pesan} Jawaban {jawaban.oleh} tidak berlaku lagi: nilainya berubah."
            return replace(self, pesan=pesan)
        return replace(self, jawaban=jawaban)

    @property
    def cukup(self) -> bool:
        """Whether the answer suffices for a final version."""
        j = self.jawaban
        if j is None or not self.bertentangan:
            return j is not None
        # A dash is no answer.
        return all(any(map(str.isalnum, isi)) for isi in (j.nilai_berlaku, j.dokumen))

    def masalah(self, *, ketat: bool = False) -> Masalah:
        """The finding as a problem for `check`; with `ketat` an unanswered one is an error."""
        letak = self.letak or Asal("data", 0, "")
        pesan = self.pesan
        if self.jawaban is not None:
            pesan += f" Dijawab {self.jawaban.oleh}: {self.jawaban.alasan}"
            if not self.cukup:
                pesan += (
                    " Untuk versi final, isi juga nilai_berlaku dan dokumen yang menunjukkannya."
                )
        tingkat: Tingkat = "galat" if ketat and not self.cukup else "temuan"
        return Masalah(
            self.kode, tingkat, letak.berkas, letak.baris or None, letak.kolom or None,
            self.nilai or None, pesan, self.id, self.cukup, self.jenis,
        )  # fmt: skip


@dataclass(frozen=True)
class Kasus:
    """One case found by a rule of `kaidah.yaml`; cases with the same `subjek` may form one finding.

    `isi` fills the places in the rule's words, besides `{lap}` and `{nilai}`. If these have a place
    for `{banyak}` or `{butir}`, all cases of a subject are one finding, with their number and the
    `teks` in the `isi` of each; all else is taken from the first case.
    """

    kaidah: str
    subjek: str
    letak: Asal | None
    nilai: str
    isi: Mapping[str, object]
    judul: str = ""
    pihak: tuple[Pihak, ...] = ()
    selisih: str = ""


def di(kaidah: str, subjek: str, letak: Asal | None, nilai: str = "", /, **isi: object) -> Kasus:
    """A case at a place: a cell, or the line of a chapter."""
    return Kasus(kaidah, subjek, letak, nilai, isi)


def di_sel(
    kaidah: str, subjek: str, r: Any, kolom: str, nilai: str | None = None, /, **isi: object
) -> Kasus:
    """A case at a cell of a row. `nilai` is by default the cell's content (with a `teks` empty);
    the rule's words may also use `{kolom}` and `{r}`."""
    if nilai is None:
        ada = r.Tabel.sel(r.Index, kolom)
        nilai = "" if ada is None or "teks" in isi else str(ada)
    return Kasus(kaidah, subjek, asal(r, kolom), nilai, {"kolom": kolom, "r": r} | isi)


def di_angka(
    kaidah: str, subjek: str, register: Register, a: Angka, nilai: str | None = None, /,
    **isi: object,
) -> Kasus:  # fmt: skip
    """A case at the first cell behind a figure. `nilai` is by default the figure's text (with a
    `teks` empty); the rule's words may also use `{a}`."""
    if nilai is None:
        nilai = "" if "teks" in isi else a.teks
    return Kasus(kaidah, subjek, letak(register, a), nilai, {"a": a} | isi)


def letak(register: Register, angka: Angka) -> Asal | None:
    """The first cell behind a figure, also through its inputs."""
    return next(iter(register.sel(angka)), None)


def kaidah(*cari: Callable[P, Iterator[Kasus]]) -> Callable[P, Iterator[Temuan]]:
    """Join rules to one function that yields their findings, rule by rule."""

    def temuan(*bahan: P.args, **bernama: P.kwargs) -> Iterator[Temuan]:
        for satu in cari:
            yield from _temuan(satu(*bahan, **bernama), bahan[0])

    return temuan


def _temuan(kasus: Iterable[Kasus], lap: object) -> Iterator[Temuan]:
    """Convert the cases of a rule to findings, with their words."""
    milik = himpun(
        ((k.kaidah, k.subjek, None if k.kaidah in BERSAMA else ke), k) for ke, k in enumerate(kasus)
    )
    for (nama, subjek, _), (awal, *lain) in milik.items():
        teks = [*dict.fromkeys(str(k.isi.get("teks", "")) for k in (awal, *lain))]
        butir = "; ".join(teks) if any(" " in t for t in teks) else deret_kode(teks)
        selalu = {"banyak": 1 + len(lain), "butir": butir, "lap": lap, "nilai": awal.nilai}
        isi = selalu | {**awal.isi}
        kode, pesan = nama.partition("/")[0], KATA_KAIDAH[nama].format(**isi)
        yield Temuan(
            kode, subjek, JENIS_KODE[kode], pesan, awal.judul, awal.letak, awal.nilai or butir,
            awal.pihak, awal.selisih,
        )  # fmt: skip
