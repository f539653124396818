"""A finding: something the report may keep, but not in silence."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ..dasar.angka import Angka, Asal, Register
from ..dasar.masalah import Masalah, Tingkat

# The kinds of findings, in the order in which an editor should look at them.
NAMA_JENIS = {
    "angka-ketik": "Angka yang diketik dalam naskah",
    "klaim-naskah": "Pernyataan yang diketik dalam naskah",
    "tahun-naskah": "Kalimat tentang tahun atau edisi lain",
    "naskah-lama": "Alinea yang belum dibaca ulang",
    "data-pribadi": "Data pribadi",
    "rekonsiliasi": "Fakta yang dicatat berbeda",
    "silang": "Kode dan daftar yang berbeda antarbab atau antaraplikasi",
    "rantai-target": "Rantai target dan indikator",
    "batas-waktu": "Hasil yang mendahului tanggal data",
    "perubahan": "Perubahan dari tahun lalu",
    "pengukuran": "Hasil ukur berkala",
    "keandalan": "Nilai yang tampaknya bukan hasil ukur",
    "kelengkapan": "Kelengkapan analisis",
    "aturan": "Peraturan dan aturan penilaian",
    "cetakan": "Pernyataan cetakan asli",
    "tabel-tambahan": "Tabel tambahan unit",
    "jawaban": "Jawaban tanpa temuan",
}
# What the editor has to do about them, the most serious first.
TINDAKAN = {
    "Pastikan boleh diumumkan, atau samarkan": ("data-pribadi",),
    "Tetapkan nilai yang berlaku, dengan dokumennya": (
        "rekonsiliasi", "silang", "keandalan", "pengukuran",
    ),
    "Perbaiki kalimat dalam naskah": ("angka-ketik", "klaim-naskah", "tahun-naskah", "naskah-lama"),
    "Jelaskan dalam jawaban": ("rantai-target", "batas-waktu", "perubahan", "aturan", "cetakan"),
    "Lengkapi analisis": ("kelengkapan",),
    "Rapikan": ("tabel-tambahan", "jawaban"),
}  # fmt: skip
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
    keeps to it. `letak` is the cell to look at first, `letak_bab` a chapter and its line.
    """

    kode: str
    subjek: str
    jenis: str
    pesan: str
    judul: str = ""
    letak: Asal | None = None
    letak_bab: tuple[str, int] | None = None
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
        """Whether sources tell different figures, so that an answer must say which one holds."""
        return self.jenis == "rekonsiliasi" and len(self.pihak) > 1

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
        if self.letak_bab is not None:
            berkas, baris, kolom = self.letak_bab[0], self.letak_bab[1], None
        elif self.letak is not None:
            berkas, baris, kolom = self.letak.berkas, self.letak.baris, self.letak.kolom
        else:
            berkas, baris, kolom = "data", None, None
        pesan = self.pesan
        if self.jawaban is not None:
            pesan += f" Dijawab {self.jawaban.oleh}: {self.jawaban.alasan}"
            if not self.cukup:
                pesan += (
                    " Untuk versi final, isi juga nilai_berlaku dan dokumen yang menunjukkannya."
                )
        tingkat: Tingkat = "galat" if ketat and not self.cukup else "temuan"
        return Masalah(
            self.kode,
            tingkat,
            berkas,
            baris,
            kolom,
            self.nilai or None,
            pesan,
            id=self.id,
            dijawab=self.jawaban is not None,
            jenis=self.jenis,
        )


def letak(register: Register, angka: Angka) -> Asal | None:
    """The first cell that a figure comes from, through the figures that it was computed from."""
    return next(iter(register.sel(angka)), None)


@dataclass(frozen=True)
class Kasus:
    """One case that a rule found: which finding it belongs to, what to say of it, its cell.

    `isi` fills the other places of the rule's message; the first case of a finding decides.
    """

    subjek: str
    teks: str
    letak: Asal | None = None
    letak_bab: tuple[str, int] | None = None
    isi: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Kaidah:
    """A rule that tells its cases together, so that a hundred rows of one kind are one finding.

    `pesan` has places for `{banyak}` (how many), `{butir}` (the cases in words) and what the cases
    bring; below `sedikitnya` cases there is no finding.
    """

    kode: str
    jenis: str
    pesan: str
    cari: Callable[..., Iterator[Kasus]]
    sedikitnya: int = 1

    def temuan(self, *bahan: object) -> Iterator[Temuan]:
        """The findings about what `cari` looks at, one a subject."""
        kelompok: dict[str, list[Kasus]] = defaultdict(list)
        for kasus in self.cari(*bahan):
            kelompok[kasus.subjek].append(kasus)
        for subjek, isi in kelompok.items():
            if len(isi) < self.sedikitnya:
                continue
            butir = "; ".join(dict.fromkeys(k.teks for k in isi))
            pesan = self.pesan.format(banyak=len(isi), butir=butir, **isi[0].isi)
            yield Temuan(
                self.kode, subjek, self.jenis, pesan, letak=isi[0].letak,
                letak_bab=isi[0].letak_bab, nilai=butir,
            )  # fmt: skip
