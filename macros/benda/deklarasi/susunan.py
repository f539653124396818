"""The base of declared tables and charts: rows, their order and groups, texts and notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from ...dasar.angka import Angka
from ...dasar.deklarasi import Catatan, Keliru, Ruas
from ...dasar.kosakata import bunyi
from ...dasar.masalah import cari
from ...dasar.penulisan import BELUM_BERTANGGAL
from ...hitung.masa import catatan_bersisian
from .bingkai import Bingkai, rangka
from .isian_umum import deret
from .pembaca import Uraian
from .pemeriksa_kunci import Kunci
from .sumber_baris import Sumber, SumberBaris
from .ungkapan import BELUM_ADA, PILIHAN_LAIN, Lingkup, Terikat, pertama, urai

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
U = TypeVar("U")
HAMPA = (BELUM_ADA, BELUM_BERTANGGAL)  # texts to which any alternative is preferred
# The state of a figure demanded by a condition.
KEADAAN = ("ada", "belum-ada-data", "tak-terhitung", "tidak-berlaku", "tak-nol", "tanpa-nilai")
MENURUT = re.compile(r"target/\S+/([\w-]+)(?=[\s}]|$)")  # the document in a key of a target
AWALAN = {"sumber": "Sumber:", "catatan": "Catatan:"}  # words printed before these parts anyway
YA = {"true": True, "ya": True} | dict.fromkeys(("false", "tidak", "bila perlu", ""), False)


class Susunan:
    """Rows and texts of one declaration; mistakes are recorded in `catatan` with their line."""

    def __init__(self, sumber: SumberBaris, uraian: Uraian, catatan: Catatan) -> None:
        self._sumber_baris = sumber
        self._lap = lap = sumber.lap
        self._kunci = sumber.kunci
        self._uraian = uraian
        self._catatan = catatan
        self._umum = sumber.umum.dengan(uraian.tetap, self._perjanjian())
        self._sumber = self._baris_dari(uraian.bagian["baris"])
        self._bingkai = Bingkai(self._sumber.isi, lap, self._sumber.tabel)

    def _perjanjian(self) -> str:
        """The agreement whose targets alone the columns use, if they name one."""
        ruas = self._bagian("kolom")
        isi = "\n".join(ruas.semua_teks()) if ruas else ""
        disebut = {d for semua in self._lap.pk_semua.values() for d in semua}
        disebut &= {*MENURUT.findall(isi)}
        return disebut.pop() if len(disebut) == 1 else ""

    def _baris_dari(self, ruas: Ruas) -> Sumber:
        return self._sumber_baris.cari(self._kata(ruas))

    def _lingkup_baris(self, tetap: Mapping[str, str]) -> Lingkup:
        return Lingkup(self._sumber_baris.umum.dengan(tetap).baris(self._bingkai), self._kunci.cari)

    @cached_property
    def _lingkup(self) -> Lingkup:
        return self._lingkup_baris(self._uraian.tetap)

    def _lingkup_tabel(self, bingkai: Bingkai) -> Lingkup:
        return Lingkup(self._umum.gabungan(bingkai), self._kunci.cari)

    def _kata(self, ruas: Ruas) -> str:
        """A text with only the report's placeholders."""
        return Lingkup(self._umum.cari, self._kunci.cari).ikat(urai(ruas.teks)).isi({})[0]

    def _bukan_tetap(self, isi: str, *, bilangan: bool = False) -> None:
        """Raises Keliru if the content of every row is the name of a column instead of a
        placeholder, or, in a column of numbers, a word."""
        polos = isi.strip("[]()= ").casefold()
        kolom = next((k for k in self._bingkai.isi.columns if str(k).casefold() == polos), "")
        if polos and not re.search(r"[{/]", isi) and (kolom or bilangan):
            contoh = f"{{{kolom or 'uraian'}}}"
            raise Keliru(bunyi("benda/isi-tetap", isi=isi, contoh=contoh))

    def _bagian(self, nama: str) -> Ruas | None:
        return self._uraian.bagian.get(nama)

    def _baca(self, nama: str, baca: Callable[[Ruas], T], bawaan: U) -> T | U:
        """Read a part; `bawaan` if it is missing or invalid."""
        if ruas := self._bagian(nama):
            with self._catatan.di(ruas):
                return baca(ruas)
        return bawaan

    def _baca_tiap(self, nama: str, baca: Callable[[Ruas], T | None]) -> list[T]:
        """Read the items of a part, without empty and invalid ones."""
        hasil: list[T | None] = []
        ruas = self._bagian(nama)
        for satu in ruas.daftar if ruas else ():
            with self._catatan.di(satu):
                hasil.append(baca(satu))
        return [isi for isi in hasil if isi is not None]

    def _teks(self, nama: str, sampai: str = "\n") -> str:
        """A text of the whole table or chart, up to the sign `sampai`: the first alternative that
        is complete and names no missing figure or date."""

        def baca(ruas: Ruas) -> str:
            _tanpa_awalan(nama, ruas.teks)
            lingkup = self._lingkup_tabel(self._bingkai)
            return self._pilih(ruas.teks.partition(sampai)[0], lingkup)[0]

        return self._baca(nama, baca, "")

    def _pilih(self, teks: str, lingkup: Lingkup) -> tuple[str, bool]:
        """The first complete alternative, or the last one; and whether all its placeholders have
        values."""
        isi, lengkap = "", False
        for satu in PILIHAN_LAIN.split(teks):
            awal = len(lingkup.kunci)
            isi, lengkap = lingkup.kata(satu).isi({})
            angka = [self._kunci.cari(k.isi({})[0]) for k in lingkup.kunci[awal:]]
            tanpa = any(a and a.keadaan == "belum-ada-data" for a in angka)
            if lengkap and not tanpa and not any(kata in isi for kata in HAMPA):
                break
        self._periksa_kunci(lingkup, [{}])
        return isi.strip(), lengkap

    def _periksa_kunci(self, lingkup: Lingkup, baris: Sequence[Mapping[str, Any]]) -> None:
        """Report keys in texts without a figure in any row, unless other data could produce
        them."""
        for kunci in lingkup.kunci:
            self._kunci.periksa_baris(kunci, baris)

    # Rows: which of them, and in which order.

    def _saring(self) -> None:
        if kali := self._bagian("kali"):
            with self._catatan.di(kali):
                baru, nilai = deret(self._lap, kali, self._kata)
                if baru in self._bingkai.isi.columns:
                    raise Keliru(f"Kolom “{baru}” sudah ada pada baris ini. Pilih nama lain.")
                kanan = rangka({baru: nilai})
                self._bingkai.isi = self._bingkai.isi.merge(kanan, how="cross")
        saring = self._bagian("saring")
        if saring is None:
            return
        with self._catatan.di(saring):
            for nama, isi in saring.bagian.items():
                with self._catatan.di(isi):
                    self._bingkai.saring(nama, [self._kata(s) for s in isi.daftar])

    def _pilih_baris(self) -> None:
        lingkup = self._lingkup
        if unik := self._bagian("unik"):
            with self._catatan.di(unik):
                nama = [self._bingkai.kolom(n.strip()) for n in unik.teks.split(",")]
                self._bingkai.isi = self._bingkai.isi.drop_duplicates(nama)
        if ada := self._bagian("ada"):
            with self._catatan.di(ada):
                self._bingkai.isi = _memenuhi(ada.teks, self._bingkai, lingkup, self._kunci)
        if urut := self._bagian("urut"):
            with self._catatan.di(urut):
                self._urutkan(urut.teks, lingkup)

    def _urutkan(self, teks: str, lingkup: Lingkup) -> None:
        """Sort by a column, or by a figure as it is shown; reversed by `menurun` after it."""
        menurut = teks.removesuffix(" menurun")
        naik = menurut == teks
        bingkai = self._bingkai
        if not urai(menurut).kunci:
            nama = bingkai.kolom(menurut)
            bingkai.isi = bingkai.isi.sort_values(nama, kind="stable", ascending=naik)
            return
        isi, rekaman = lingkup.ikat(urai(menurut)), bingkai.rekaman()
        self._kunci.periksa_baris(isi, rekaman)
        angka = [self._kunci.cari(isi.isi(r)[0]) for r in rekaman]
        nilai = rangka({"": [a and a.tampak for a in angka]})[""]
        bingkai.isi = bingkai.isi.iloc[nilai.sort_values(kind="stable", ascending=naik).index]

    def _judul_kelompok(self, lingkup: Lingkup) -> Callable[[Mapping[str, Any]], str] | None:
        """The group heading of each row, or `None` if there are no groups."""
        ruas = self._bagian("kelompok")
        teks = ruas.teks if ruas else self._sumber.kelompok
        with self._catatan.di(ruas or self._uraian.ruas):
            self._bukan_tetap(teks)
            judul = lingkup.ikat_semua(teks) if teks else []
            return (lambda r: pertama(judul, r) or judul[-1].isi(r)[0]) if judul else None
        return None

    # What stands around the rows.

    def _kalimat(
        self, nama: str, bingkai: Bingkai | None = None, *, kosong: bool = False
    ) -> Iterator[str]:
        """The sentences of a part; one with an empty placeholder is left out.

        `| bila SYARAT` limits a sentence to the rows that meet the condition, `| dari BARIS` takes
        other rows; it is left out if there are none. With `kosong` (no rows at all) only sentences
        with `bila kosong` are kept.
        """
        ruas = self._bagian(nama)
        for satu in ruas.daftar if ruas else ():
            with self._catatan.di(satu):
                isi = bingkai or self._bingkai
                teks, *sisa = satu.potong
                _tanpa_awalan(nama, teks)
                kata = {k: s for k, _, s in (p.partition(" ") for p in sisa)}
                if not kata.keys() <= {"bila", "dari"}:
                    raise Keliru("Sesudah tanda | di sini hanya “bila SYARAT” atau “dari BARIS”.")
                dari, syarat = kata.get("dari"), kata.get("bila")
                if kosong != (syarat == "kosong"):
                    continue
                if dari:
                    baris = self._sumber_baris.cari(self._kata(Ruas(dari, satu.baris)))
                    isi = Bingkai(baris.isi, self._lap, baris.tabel)
                if syarat and not kosong:
                    lingkup = Lingkup(self._umum.baris(isi), self._kunci.cari)
                    isi = isi.dari(_memenuhi(syarat, isi, lingkup, self._kunci))
                if kosong or not (dari or syarat) or len(isi.isi):
                    lingkup = self._lingkup_tabel(isi)
                    yield from filter(None, [pertama(lingkup.ikat_semua(teks), {}).strip()])
                    self._periksa_kunci(lingkup, [{}])

    def _catatan_masa(self, baris: Iterable[Iterable[Angka]]) -> Iterator[str]:
        """The note on rows that show figures of unlike times side by side."""
        yield from filter(None, catatan_bersisian(baris, self._lap))

    def _ya(self, nama: str) -> bool:
        return self._baca(nama, lambda ruas: cari(YA, f"Isi “{nama}”", ruas.teks), bawaan=False)

    def _berkas(self) -> str:
        """The data file that fills the table; without one, a table without rows is no gap."""
        if self._bagian("kosong") is None:
            return self._sumber.berkas
        semua = (PurePosixPath(t.berkas).name for t in self._lap.data.aturan.values())
        isi = {"boleh": "", **{nama: nama for nama in semua}}
        return self._baca("kosong", lambda ruas: cari(isi, "Berkas", ruas.teks), "")


def _tanpa_awalan(nama: str, teks: str) -> None:
    """Raises Keliru if a part begins with the word that is printed before it anyway."""
    awal = AWALAN.get(nama)
    if awal and re.match(rf"{awal[:-1]}\s*:", teks.strip(), re.IGNORECASE):
        raise Keliru(bunyi("benda/bagian-ganda", awal=awal))


def _memenuhi(teks: str, bingkai: Bingkai, lingkup: Lingkup, kunci: Kunci) -> pd.DataFrame:
    """The rows that meet all conditions, which are separated by commas.

    `KUNCI`: the figure exists; `tanpa KUNCI`: it does not; `KUNCI tak-terhitung`: it has that
    state; `KUNCI tak-nol`: its value is not zero, `tanpa-nilai`: it has none. Raises Keliru or
    KunciTidakDikenal for an invalid condition.
    """
    syarat = [_syarat(s.strip(), lingkup) for s in teks.split(",")]
    rekaman = bingkai.rekaman()
    cocok = [all(_cocok(s, r, kunci) for s in syarat) for r in rekaman]
    for _, isi, _ in syarat:
        kunci.periksa_baris(isi, rekaman, hanya=False)
    return bingkai.isi.loc[cocok]


def _syarat(teks: str, lingkup: Lingkup) -> tuple[bool, Terikat, str]:
    """Parse a condition: whether the figure must exist, its key, and its required state (or "")."""
    kata = teks.split()
    ada = kata[:1] != ["tanpa"]
    kata = kata if ada else kata[1:]
    keadaan = kata.pop() if len(kata) == 2 and ada else ""
    if len(kata) != 1 or not urai(kata[0]).kunci or keadaan not in ("", *KEADAAN):
        raise Keliru("Syarat ditulis “KUNCI”, “tanpa KUNCI”, atau “KUNCI tak-terhitung”.")
    return ada, lingkup.ikat(urai(kata[0])), keadaan


def _cocok(syarat: tuple[bool, Terikat, str], baris: Mapping[str, Any], kunci: Kunci) -> bool:
    harus_ada, isi, keadaan = syarat
    angka = kunci.cari(isi.isi(baris)[0])
    if angka is None or not harus_ada:
        return (angka is None) is not harus_ada
    bernilai = {"tak-nol": bool(angka.nilai), "tanpa-nilai": angka.nilai is None}
    return bernilai.get(keadaan, keadaan in {"", angka.keadaan})
