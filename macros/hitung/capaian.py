"""Assess results: the formula of an achievement, its status, and its step on a scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal, get_args

from ..dasar.kosakata import bunyi
from ..dasar.nilai import IsiNilai
from ..dasar.penulisan import bulatkan_ke, tulis
from ..dasar.rumus import Keadaan, Rumus
from .daftar_rumus import CAPAIAN, DI_DALAM_RENTANG

Polaritas = Literal["maksimal", "minimal", "stabil"]
Status = Literal["tercapai", "belum-tercapai", "belum-ada-data", "tak-terhitung", "tidak-berlaku"]
Ujung = Literal["", "batas-bawah", "batas-atas"]
SERATUS = Fraction(100)
# The end of a target that decides, by polarity.
UJUNG: Mapping[str, Ujung] = {"maksimal": "batas-bawah", "minimal": "batas-atas"}


def status(nilai: Fraction | None, keadaan: str) -> Status:
    """Whether the target is reached: from 100 percent on, or as the state of the result says."""
    if nilai is not None:
        return "tercapai" if nilai >= SERATUS else "belum-tercapai"
    return next((s for s in get_args(Status) if s == keadaan), "belum-ada-data")


@dataclass(frozen=True)
class Pengukuran:
    """How a result is compared to its target: the formula and the end of the target to use in it;
    or, without a percentage, whether the target is reached (`keadaan`) and why (`catatan`)."""

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
    """Choose how an achievement is computed. `skala` are the codes of the unit's scale, lowest
    first.

    `maksimal`: realisasi ÷ target. `minimal`: as far above 100% as the realisation is below the
    target, and the reverse. `stabil`: 100% within the target's range, otherwise the distance to its
    nearer end. A target of zero or below has no percentage: it is reached or not.
    """
    rumus = CAPAIAN["minimal" if polaritas == "minimal" else "maksimal"]
    for apa, isi in (("Realisasi", realisasi), ("Target", target)):
        if isi and isi.jenis == "tidak-berlaku":
            catatan = bunyi("hitung/tak-berlaku", apa=apa)
            return Pengukuran(rumus, keadaan="tidak-berlaku", catatan=catatan)
    if realisasi is None or target is None:  # a result without a target has no percentage
        return Pengukuran(rumus, keadaan="tak-terhitung" if realisasi else None)
    return _Banding(polaritas, rumus, realisasi, target).ukur(skala, nama_skala)


@dataclass(frozen=True)
class _Banding:
    """A result and its target; `rumus` is the formula of the polarity."""

    polaritas: Polaritas
    rumus: Rumus
    realisasi: IsiNilai
    target: IsiNilai

    def ukur(self, skala: Sequence[str], nama_skala: str) -> Pengukuran:
        if "predikat" in {self.realisasi.jenis, self.target.jenis}:
            return self._predikat(skala, nama_skala)
        nilai = self.realisasi.bawah
        if not self.realisasi.bilangan or nilai is None:
            return self.tanpa("tak-terhitung", "bukan-bilangan")
        return self._stabil(nilai) if self.polaritas == "stabil" else self._satu_ujung(nilai)

    def tanpa(self, keadaan: Keadaan, sebab: str, **isi: object) -> Pengukuran:
        """A result without a percentage, with the reason."""
        kata = bunyi(f"hitung/{sebab}", realisasi=self.realisasi, target=self.target, **isi)
        return Pengukuran(self.rumus, keadaan=keadaan, catatan=kata)

    def terhadap(self, ujung: Ujung) -> Pengukuran:
        """The formula with the relevant end of the target in place of it."""
        catatan = ""
        if self.target.jenis == "rentang":
            apa = ujung.replace("-", " ")
            catatan = bunyi("hitung/ujung-rentang", target=self.target, ujung=apa)
        rumus = self.rumus.dengan_nama({"target": kata_ujung(ujung)})
        return Pengukuran(rumus, ujung, catatan=catatan)

    def _satu_ujung(self, nilai: Fraction) -> Pengukuran:
        ujung = UJUNG[self.polaritas]
        batas = self.target.bawah if ujung == "batas-bawah" else self.target.atas
        if batas is None:
            return self.tanpa("tak-terhitung", "polaritas", polaritas=self.polaritas)
        if self.target.tegas and nilai == batas:
            return self.tanpa("belum-tercapai", "tegas")
        if batas > 0:
            return self.terhadap("" if self.target.bilangan else ujung)
        sampai = nilai >= batas if self.polaritas == "maksimal" else nilai <= batas
        banding = "di atas" if nilai > batas else "di bawah" if nilai < batas else "tepat pada"
        hasil: Keadaan = "tercapai" if sampai else "belum-tercapai"
        return self.tanpa(hasil, "tanpa-persen", banding=banding)

    def _stabil(self, nilai: Fraction) -> Pengukuran:
        bawah, atas = self.target.bawah, self.target.atas
        if bawah is None or atas is None:
            return self.tanpa("tak-terhitung", "bukan-rentang")
        if bawah <= nilai <= atas:
            return Pengukuran(DI_DALAM_RENTANG, catatan=bunyi("hitung/dalam-rentang"))
        rendah = nilai < bawah
        satu = replace(self, rumus=CAPAIAN["maksimal" if rendah else "minimal"])
        if (bawah if rendah else atas) <= 0:
            return satu.tanpa("belum-tercapai", "tanpa-persen", banding="di luar")
        ujung: Ujung = "batas-bawah" if rendah else "batas-atas"
        return satu.terhadap("" if self.target.bilangan else ujung)

    def _predikat(self, skala: Sequence[str], nama: str) -> Pengukuran:
        """A predicate is reached at the target's step of the scale or above."""
        r, t = self.realisasi.tampak, self.target.tampak
        if r not in skala or t not in skala:
            return self.tanpa("tak-terhitung", "dua-skala")
        hasil: Keadaan = "tercapai" if skala.index(r) >= skala.index(t) else "belum-tercapai"
        return self.tanpa(hasil, "predikat", skala=nama, hasil=hasil.replace("-", " "))


def lebih_lemah(
    polaritas: Polaritas, janji: IsiNilai | None, acuan: IsiNilai | None, skala: Sequence[str] = ()
) -> bool:
    """Whether a promise (`janji`) demands less than `acuan`; False if they are not comparable."""
    if janji is None or acuan is None:
        return False
    if {janji.tampak, acuan.tampak} <= {*skala}:
        return skala.index(janji.tampak) < skala.index(acuan.tampak)
    maksimal = polaritas == "maksimal"
    satu, dua = (janji.bawah, acuan.bawah) if maksimal else (janji.atas, acuan.atas)
    if satu is None or dua is None or polaritas == "stabil":
        return False
    return satu < dua if maksimal else satu > dua


def sebulat(singkat: Fraction, nilai: Fraction, desimal: int) -> bool:
    """Whether a result is another one rounded to so many decimals; with two or more it may be
    truncated, as in the report itself."""
    cara = [ROUND_HALF_UP, *([ROUND_DOWN] if desimal >= 2 else [])]
    return any(bulatkan_ke(nilai, desimal, c) == singkat for c in cara)


def kata_ujung(ujung: Ujung) -> str:
    """The name in formulas for the end of a target that is used."""
    return f"{ujung.replace('-', ' ')} target".strip()


@dataclass(frozen=True)
class Kategori:
    """One step of a scale, with its limits.

    The upper limit belongs to the step unless the next step includes it as its lower limit.
    """

    kode: str
    bawah: Decimal
    bawah_termasuk: bool
    atas: Decimal
    interpretasi: str = ""

    @property
    def sebutan(self) -> str:
        """The name of the step in a sentence: `AA (Memuaskan)`, `Sangat Baik`."""
        return f"{self.kode} ({self.interpretasi})" if self.interpretasi else self.kode

    def memuat(self, nilai: Fraction) -> bool:
        """Whether the value lies on this step."""
        di_atas = nilai >= self.bawah if self.bawah_termasuk else nilai > self.bawah
        return di_atas and nilai <= self.atas


def kategori(nilai: Fraction, skala: Sequence[Kategori]) -> Kategori:
    """The step of a value; a value above the scale has the top step. Raises LookupError for a value
    below the scale or in a gap of it, and without a scale."""
    if not skala:
        raise LookupError("Skalanya belum ada. Daftarkan dan isi kategori.csv.")
    puncak = max(k.atas for k in skala)
    for langkah in sorted(skala, key=lambda k: k.bawah, reverse=True):
        if langkah.memuat(min(nilai, Fraction(puncak))):
            return langkah
    isi = tulis(nilai, "bilangan", "")
    raise LookupError(f"Nilai {isi} tidak termasuk kategori mana pun. Lengkapi skalanya.")
