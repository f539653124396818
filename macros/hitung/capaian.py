"""What an achievement means: its status, and its step on a scale. Pure and exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

from ..dasar.nilai import IsiNilai
from ..dasar.rumus import Keadaan, Rumus
from .daftar_rumus import CAPAIAN, DI_DALAM_RENTANG

Polaritas = Literal["maksimal", "minimal", "stabil"]
Status = Literal[
    "tercapai", "belum-tercapai", "belum-ada-data", "tak-terhitung", "tidak-berlaku"
]
Ujung = Literal["", "batas-bawah", "batas-atas"]
SERATUS = Fraction(100)
TANPA_PERSEN = "Capaian terhadap target yang tidak di atas nol tidak mempunyai persentase."
# The end of a target that counts: what more or less is better than.
UJUNG: Mapping[str, Ujung] = {"maksimal": "batas-bawah", "minimal": "batas-atas"}


def status(nilai: Fraction | None, keadaan: str) -> Status:
    """Whether the target is reached: at 100 percent and above, or as the result itself says."""
    if nilai is not None:
        return "tercapai" if nilai >= SERATUS else "belum-tercapai"
    return next((s for s in get_args(Status) if s == keadaan), "belum-ada-data")


@dataclass(frozen=True)
class Pengukuran:
    """How a result is set against a target: by which formula, with which end of the target in place
    of it; or, without a percentage, whether it is reached (`keadaan`) and why (`catatan`)."""

    rumus: Rumus
    ujung: Ujung = ""
    keadaan: Keadaan | None = None
    catatan: str = ""


def ukur(
    polaritas: Polaritas,
    realisasi: IsiNilai | None,
    target: IsiNilai | None,
    skala: Sequence[str] = (),
    nama_skala: str = "",
) -> Pengukuran:
    """How the achievement of a target is computed. `skala` are the codes of the unit's scale, the
    lowest first.

    More is better: realisasi ÷ target. Less is better: as far below the target as the realisation
    is above it, and the reverse. `stabil`: 100 % within the target's range, otherwise the distance
    to its nearer end. A target of zero or below has no percentage: it is reached or not.
    """
    rumus = CAPAIAN["minimal" if polaritas == "minimal" else "maksimal"]
    if realisasi is None:
        return Pengukuran(rumus)
    if target is None:
        # Something was achieved, but nothing promised.
        return Pengukuran(rumus, keadaan="tak-terhitung")
    for apa, isi in (("Realisasi", realisasi), ("Target", target)):
        if isi.jenis == "tidak-berlaku":
            return Pengukuran(rumus, keadaan="tidak-berlaku", catatan=f"{apa} tidak berlaku.")
    if "predikat" in {realisasi.jenis, target.jenis}:
        return _predikat(rumus, realisasi, target, skala, nama_skala)
    if not realisasi.bilangan or realisasi.bawah is None:
        catatan = f"Realisasi {realisasi.tampak} bukan satu bilangan."
        return Pengukuran(rumus, keadaan="tak-terhitung", catatan=catatan)
    if polaritas == "stabil":
        return _stabil(realisasi, realisasi.bawah, target)
    ujung = UJUNG[polaritas]
    batas = target.bawah if ujung == "batas-bawah" else target.atas
    if batas is None:
        catatan = f"Target {target.tampak} bertentangan dengan polaritas {polaritas}."
        return Pengukuran(rumus, keadaan="tak-terhitung", catatan=catatan)
    return _satu_ujung(rumus, polaritas, (realisasi, realisasi.bawah), (target, batas))


def _satu_ujung(
    rumus: Rumus,
    polaritas: Polaritas,
    hasil: tuple[IsiNilai, Fraction],
    janji: tuple[IsiNilai, Fraction],
) -> Pengukuran:
    (realisasi, nilai), (target, batas) = hasil, janji
    if target.tegas and nilai == batas:
        catatan = f"Realisasi {realisasi.tampak} belum memenuhi target {target.tampak}."
        return Pengukuran(rumus, keadaan="belum-tercapai", catatan=catatan)
    if batas > 0:
        return _terhadap(rumus, target, "" if target.bilangan else UJUNG[polaritas])
    sampai = nilai >= batas if polaritas == "maksimal" else nilai <= batas
    banding = "di atas" if nilai > batas else "di bawah" if nilai < batas else "tepat pada"
    catatan = f"Realisasi {realisasi.tampak} {banding} target {target.tampak}. {TANPA_PERSEN}"
    return Pengukuran(
        rumus, keadaan="tercapai" if sampai else "belum-tercapai", catatan=catatan
    )


def _stabil(realisasi: IsiNilai, nilai: Fraction, target: IsiNilai) -> Pengukuran:
    bawah, atas = target.bawah, target.atas
    if bawah is None or atas is None:
        catatan = f"Target {target.tampak} harus berupa bilangan atau rentang agar stabil."
        return Pengukuran(CAPAIAN["maksimal"], keadaan="tak-terhitung", catatan=catatan)
    if bawah <= nilai <= atas:
        return Pengukuran(DI_DALAM_RENTANG, catatan="Realisasi di dalam rentang target.")
    rendah = nilai < bawah
    ujung: Ujung = "" if target.bilangan else "batas-bawah" if rendah else "batas-atas"
    rumus = CAPAIAN["maksimal" if rendah else "minimal"]
    if (bawah if rendah else atas) > 0:
        return _terhadap(rumus, target, ujung)
    catatan = f"Realisasi {realisasi.tampak} di luar target {target.tampak}. {TANPA_PERSEN}"
    return Pengukuran(rumus, keadaan="belum-tercapai", catatan=catatan)


def lebih_lemah(
    polaritas: Polaritas, janji: IsiNilai | None, acuan: IsiNilai | None, skala: Sequence[str] = ()
) -> bool:
    """Whether a promise asks less than another one does; what cannot be compared does not."""
    if janji is None or acuan is None:
        return False
    if {janji.tampak, acuan.tampak} <= {*skala}:
        return skala.index(janji.tampak) < skala.index(acuan.tampak)
    maksimal = polaritas == "maksimal"
    satu, dua = (janji.bawah, acuan.bawah) if maksimal else (janji.atas, acuan.atas)
    if satu is None or dua is None or polaritas == "stabil":
        return False
    return satu < dua if maksimal else satu > dua


def _terhadap(rumus: Rumus, target: IsiNilai, ujung: Ujung) -> Pengukuran:
    """A formula with the end of the target that counts in place of it."""
    catatan = ""
    if target.jenis == "rentang":
        catatan = f"Dari target {target.tampak} dihitung {ujung.replace('-', ' ')}nya."
    return Pengukuran(
        rumus.dengan_nama({"target": kata_ujung(ujung)}), ujung, catatan=catatan
    )


def _predikat(
    rumus: Rumus, realisasi: IsiNilai, target: IsiNilai, skala: Sequence[str], nama: str
) -> Pengukuran:
    """A predicate is reached at the target's step of the scale or above."""
    r, t = realisasi.tampak, target.tampak
    if r not in skala or t not in skala:
        catatan = f"Realisasi {r} dan target {t} tidak berada pada satu skala."
        return Pengukuran(rumus, keadaan="tak-terhitung", catatan=catatan)
    sampai = skala.index(r) >= skala.index(t)
    hasil: Keadaan = "tercapai" if sampai else "belum-tercapai"
    kata = "tercapai" if sampai else "belum tercapai"
    catatan = f"{r} dibandingkan dengan target {t} pada skala {nama}: {kata}."
    return Pengukuran(rumus, keadaan=hasil, catatan=catatan)


def kata_ujung(ujung: Ujung) -> str:
    """What a formula calls the end of a target that counts."""
    return f"{ujung.replace('-', ' ')} target".strip()


@dataclass(frozen=True)
class Kategori:
    """One step of a scale, with its bounds.

    The upper bound belongs to the step unless the step above begins there with its bound included.
    """

    kode: str
    bawah: Decimal
    bawah_termasuk: bool
    atas: Decimal
    interpretasi: str

    @property
    def sebutan(self) -> str:
        """How the step is named in a sentence: `AA (Memuaskan)`, `Sangat Baik`."""
        return f"{self.kode} ({self.interpretasi})" if self.interpretasi else self.kode

    def memuat(self, nilai: Fraction) -> bool:
        """Whether the value lies on this step."""
        di_atas = nilai >= self.bawah if self.bawah_termasuk else nilai > self.bawah
        return di_atas and nilai <= self.atas


def kategori(nilai: Fraction, skala: Sequence[Kategori]) -> Kategori:
    """The step of a value; over the top of the scale it is the top step.

    Raises:
        LookupError: the value lies below the scale or in a gap of it.
    """
    puncak = max(k.atas for k in skala)
    for langkah in sorted(skala, key=lambda k: k.bawah, reverse=True):
        if langkah.memuat(min(nilai, Fraction(puncak))):
            return langkah
    raise LookupError(f"Nilai {nilai} tidak termasuk kategori mana pun")
