"""A finding: something the report may keep, but not in silence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from ..asupan.muat import TabelData
from ..dasar.angka import Angka, Asal, Register
from ..dasar.berkas import baca_yaml
from ..dasar.himpun import himpun
from ..dasar.masalah import Masalah, Tingkat
from ..dasar.penulisan import deret_kode

ISI_KAIDAH = baca_yaml(Path(__file__).with_name("kaidah.yaml"))
NAMA_JENIS: dict[str, str] = ISI_KAIDAH["jenis"]
JENIS_KODE = {kode: jenis for jenis, semua in ISI_KAIDAH["kode"].items() for kode in semua}
TINDAKAN: dict[str, list[str]] = ISI_KAIDAH["tindakan"]
URUTAN_JENIS = [jenis for semua in TINDAKAN.values() for jenis in semua]


@dataclass(frozen=True)
class Jawaban:
    """What an official answered to a finding (a row of `jawaban_temuan.csv`).

    `atas` is the fingerprint of the values that were answered, where it was noted. Between values
    that contradict each other `nilai_berlaku` holds, as `dokumen` shows.
    """

    oleh: str
    tanggal: date
    alasan: str
    nilai_berlaku: str = ""
    dokumen: str = ""
    atas: str = ""


@dataclass(frozen=True)
class Pihak:
    """One side of a contradiction: who says it, what, and as of when."""

    sumber: str
    angka: Angka
    tanggal: date | None = None


@dataclass(frozen=True)
class Fakta:
    """One fact with what each source says of it; the first source is the one the report follows."""

    subjek: str
    nama: str
    pihak: tuple[Pihak, ...]


@dataclass(frozen=True)
class Temuan:
    """One finding.

    `id` is stable from build to build: the rule and what it is about, so that an answer given once
    keeps to it. `letak` is the cell to look at first, or a chapter's line.
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
        """`T101:capaian/1.5/2023`."""
        return f"{self.kode}:{self.subjek}"

    @property
    def sidik(self) -> str:
        """A fingerprint of the values that the finding is about."""
        isi = [self.nilai, *(f"{p.sumber} {p.angka.teks}" for p in self.pihak)]
        return hashlib.sha256(repr(isi).encode()).hexdigest()[:8]

    @property
    def bertentangan(self) -> bool:
        """Whether sources tell different figures of one thing, in one unit, so that an answer must
        say which one holds."""
        satu = len({p.angka.satuan for p in self.pihak}) == 1
        return self.jenis == "rekonsiliasi" and len(self.pihak) > 1 and satu

    def dijawab(self, jawaban: Jawaban | None) -> Temuan:
        """The same finding with its answer, unless that was given to other values."""
        if jawaban is None:
            return self
        if jawaban.atas and jawaban.atas != self.sidik:
            pesan = f"{self.pesan} Jawaban {jawaban.oleh} tidak berlaku lagi: nilainya berubah."
            return replace(self, pesan=pesan)
        return replace(self, jawaban=jawaban)

    @property
    def cukup(self) -> bool:
        """Whether the answer is enough for a final version."""
        j = self.jawaban
        if j is None or not self.bertentangan:
            return j is not None
        # A dash is no answer.
        return all(any(map(str.isalnum, isi)) for isi in (j.nilai_berlaku, j.dokumen))

    def masalah(self, *, ketat: bool = False) -> Masalah:
        """The finding as `check` shows it; strictly, an unanswered one is an error."""
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


def buat(
    kaidah: str,
    subjek: str,
    letak: Asal | None = None,
    nilai: str = "",
    *,
    judul: str = "",
    pihak: tuple[Pihak, ...] = (),
    selisih: str = "",
    **isi: object,
) -> Temuan:
    """A finding of a rule of `kaidah.yaml`; `isi` fills the places in its words."""
    kode, pesan = kaidah.partition("/")[0], ISI_KAIDAH["kaidah"][kaidah].format(**isi)
    return Temuan(kode, subjek, JENIS_KODE[kode], pesan, judul, letak, nilai, pihak, selisih)


def di_sel(
    kaidah: str, subjek: str, t: TabelData, r: Any, kolom: str, nilai: str | None = None, /,
    **isi: Any,
) -> Temuan:  # fmt: skip
    """A finding about a cell of a table, in the row `r` or of that number, and about what it holds
    unless `nilai` says so; its words have places for `{kolom}` and `{r}`, too."""
    baris = r if isinstance(r, int) else r.Index
    ada = t.sel(baris, kolom)
    nilai = ("" if ada is None else str(ada)) if nilai is None else nilai
    return buat(kaidah, subjek, t.asal(baris, kolom), nilai, **{"kolom": kolom, "r": r} | isi)


def letak(register: Register, angka: Angka) -> Asal | None:
    """The first cell that a figure comes from, through the figures that it was computed from."""
    return next(iter(register.sel(angka)), None)


@dataclass(frozen=True)
class Kasus:
    """One case that a rule found: which finding it belongs to, what to say of it, its place.

    `isi` fills the other places of the rule's words; the first case of a finding decides, also of
    what the finding is shown to be about (`nilai`; without it, all cases in words).
    """

    subjek: str
    teks: str = ""
    letak: Asal | None = None
    isi: Mapping[str, object] = field(default_factory=dict)
    nilai: str = ""

    @staticmethod
    def di(
        subjek: str, t: TabelData, r: Any, kolom: str, teks: str = "", /, **isi: object
    ) -> Kasus:
        """A case at a cell in a row of a table; without words, about what it holds."""
        nilai = "" if teks else str(getattr(r, kolom))
        return Kasus(subjek, teks, t.asal(r.Index, kolom), isi, nilai)


def bersama(kaidah: str, kasus: Iterable[Kasus]) -> Iterator[Temuan]:
    """The findings of a rule that tells its cases together, one a subject, so that a hundred rows
    of one kind are one finding; its words have places for `{banyak}` (how many), `{butir}` (the
    cases in words) and what the cases bring."""
    for subjek, isi in himpun((satu.subjek, satu) for satu in kasus).items():
        teks = [*dict.fromkeys(k.teks for k in isi)]
        butir = "; ".join(teks) if any(" " in t for t in teks) else deret_kode(teks)
        lain: dict[str, Any] = {"banyak": len(isi), "butir": butir, **isi[0].isi}
        yield buat(kaidah, subjek, isi[0].letak, isi[0].nilai or butir, **lain)
