"""From a described table to the table: rows, groups, cells, totals, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from ...dasar.deklarasi import Catatan, Keliru, Ruas
from ...dasar.masalah import KunciTidakDikenal
from ..deklarasi.bingkai import NOMOR, Bingkai, kosong
from ..deklarasi.kunci import Kunci
from ..deklarasi.sumber_baris import SumberBaris
from ..deklarasi.syarat import memenuhi
from ..deklarasi.ungkapan import PILIHAN_LAIN, Lingkup, Terikat, urai
from .bersama import LABEL_STATUS
from .sel import Pengisi, ikat, periksa
from .unsur import Bagian, Baris, Kelompok, Kolom, Status, Tabel, baris
from .uraian import Uraian, UraianKolom, kolom

YA = {"true": True, "ya": True, "false": False, "tidak": False, "": False}
BILA = "| bila "


class Penyusun:
    """Makes one table; what cannot be followed is noted in `catatan` with its line."""

    def __init__(
        self, sumber: SumberBaris, kunci: Kunci, uraian: Uraian, catatan: Catatan
    ) -> None:
        self._sumber_baris = sumber
        self._lap = lap = sumber.lap
        self._kunci = kunci
        self._uraian = uraian
        self._catatan = catatan
        self._umum = sumber.umum.dengan(uraian.tetap)
        self._sumber = sumber.cari(self._kata(uraian.bagian["baris"]))
        self._bingkai = Bingkai(self._sumber.isi, lap, self._sumber.tabel)

    def susun(self) -> Tabel:
        """The table, whole only where nothing was noted."""
        uraian = self._uraian
        self._saring()
        semua = self._bingkai.isi  # notes may speak of rows that are not shown
        self._pilih_baris()
        kepala_kolom, utuh = kolom(self._sumber_baris, uraian, self._catatan)
        self._banyak = len(kepala_kolom) if utuh else 0
        kepala = next((n for n, k in enumerate(kepala_kolom) if k.kepala), 0)
        kelompok = tuple(self._kelompok(kepala_kolom, kepala))
        ada_baris = any(k.baris for k in kelompok)
        return Tabel(
            uraian.kode,
            self._teks("judul"),
            tuple(Kolom(k.judul, k.jenis, k.lebar) for k in kepala_kolom),
            kelompok,
            self._jumlah(kepala, ada_baris=ada_baris),
            self._teks("sumber"),
            tuple(self._catatan_kaki(self._bingkai.dari(semua), kosong=not ada_baris)),
            ada_baris and self._lebar(),
            self._berkas(),
        )

    def _lingkup_baris(self, tetap: Mapping[str, str]) -> Lingkup:
        return Lingkup(self._sumber_baris.umum.dengan(tetap).baris(self._bingkai), self._kunci.cari)

    @cached_property
    def _lingkup(self) -> Lingkup:
        return self._lingkup_baris(self._uraian.tetap)

    def _lingkup_tabel(self, bingkai: Bingkai) -> Lingkup:
        return Lingkup(self._umum.gabungan(bingkai), self._kunci.cari)

    def _kata(self, ruas: Ruas) -> str:
        """A text whose placeholders are the report's own."""
        return Lingkup(self._umum.cari, self._kunci.cari).ikat(urai(ruas.teks)).isi({})[0]

    def _bagian(self, nama: str) -> Ruas | None:
        return self._uraian.bagian.get(nama)

    def _teks(self, nama: str) -> str:
        """A text of the table as a whole: its first alternative that is complete."""
        ruas = self._bagian(nama)
        if ruas is None:
            return ""
        with self._catatan.di(ruas):
            return self._pilih(ruas.teks, self._lingkup_tabel(self._bingkai))
        return ""

    def _pilih(self, teks: str, lingkup: Lingkup) -> str:
        isi = ""
        for satu in PILIHAN_LAIN.split(teks):
            isi, lengkap = lingkup.ikat(urai(satu)).isi({})
            if lengkap:
                break
        return isi.strip()

    # Rows: which of them, and in which order.

    def _saring(self) -> None:
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
                nama = self._bingkai.kolom(unik.teks)
                self._bingkai.isi = self._bingkai.isi.drop_duplicates(nama)
        if ada := self._bagian("ada"):
            with self._catatan.di(ada):
                isi = memenuhi(ada.teks, self._bingkai, lingkup, self._kunci)
                self._bingkai.isi = isi
        if urut := self._bagian("urut"):
            with self._catatan.di(urut):
                self._urutkan(urut.teks, lingkup)

    def _urutkan(self, teks: str, lingkup: Lingkup) -> None:
        """Sort by a column or by a figure; `menurun` behind it turns the order round."""
        menurut = teks.removesuffix(" menurun")
        naik = menurut == teks
        bingkai = self._bingkai
        if not urai(menurut).kunci:
            nama = bingkai.kolom(menurut)
            bingkai.isi = bingkai.isi.sort_values(nama, kind="stable", ascending=naik)
            return
        isi = lingkup.ikat(urai(menurut))
        kunci = [isi.isi(r)[0] for r in bingkai.rekaman()]
        angka = [self._kunci.cari(k) for k in kunci]
        if angka and not any(angka):
            self._kunci.periksa(isi, kunci[0], hanya=True)
        nilai = pd.Series([a and a.nilai for a in angka], dtype=object)
        urutan = nilai.sort_values(kind="stable", ascending=naik).index
        bingkai.isi = bingkai.isi.iloc[urutan]

    # Cells, groups, totals.

    def _kelompok(self, kolom_: Sequence[UraianKolom], kepala: int) -> Iterator[Kelompok]:
        """Rows under their headings, with the total of each group where one is described."""
        lingkup = self._lingkup
        tulisan, judul = self._bagian("jumlah kelompok"), self._judul_kelompok(lingkup)
        jumlah = self._sel_jumlah(tulisan, lingkup)
        sel = [self._sel_kolom(k, lingkup) for k in kolom_]
        rekaman = self._bingkai.rekaman()
        letak: dict[str | None, list[int]] = {} if judul else {None: []}
        for ke, r in enumerate(rekaman):
            isi = letak.setdefault(judul.isi(r)[0] if judul else None, [])
            isi.append(ke)
            r.setdefault(NOMOR, len(isi))
        baris_ = self._baris(kolom_, sel, rekaman, kepala)
        for nama, isi in letak.items():
            tubuh = tuple(b for ke in isi if (b := baris_[ke]))
            if tulisan and tubuh:
                with self._catatan.di(tulisan):
                    akhir = baris(*(s.bagian(rekaman[isi[0]]) for s in jumlah), kepala=kepala)
                    tubuh = (*tubuh, akhir)
                    periksa(jumlah, rekaman[isi[0]])
            yield Kelompok(nama, tubuh)

    def _judul_kelompok(self, lingkup: Lingkup) -> Terikat | None:
        """The heading of each row's group, or `None` where all rows are one group."""
        ruas = self._bagian("kelompok")
        teks = ruas.teks if ruas else self._sumber.kelompok
        with self._catatan.di(ruas or self._uraian.ruas):
            return lingkup.ikat(urai(teks)) if teks else None
        return None

    def _baris(
        self,
        kolom_: Sequence[UraianKolom],
        sel: Sequence[Pengisi | None],
        rekaman: Sequence[dict[str, Any]],
        kepala: int,
    ) -> list[Baris | None]:
        """The rows with their cells; a goal without indicators has none."""
        berisi = [r for r in rekaman if not ("kode" in r and kosong(r["kode"]))]
        tubuh: list[list[Bagian | None]] = []
        for k, satu in zip(kolom_, sel, strict=True):
            tubuh.append([None] * len(berisi))
            with self._catatan.di(k.ruas):
                tubuh[-1] = [satu.bagian(r) for r in berisi] if satu else tubuh[-1]
        self._periksa_kolom(kolom_, sel, berisi)
        isi = iter(zip(*tubuh, strict=True))
        return [
            None if "kode" in r and kosong(r["kode"]) else baris(*next(isi, ()), kepala=kepala)
            for r in rekaman
        ]

    def _sel_kolom(self, k: UraianKolom, lingkup: Lingkup) -> Pengisi | None:
        with self._catatan.di(k.ruas):
            if k.tetap != self._uraian.tetap:
                lingkup = self._lingkup_baris(k.tetap)
            return ikat(k.isi, self._lap, self._kunci, lingkup, self._tanda)
        return None

    def _periksa_kolom(
        self, kolom_: Sequence[UraianKolom], sel: Sequence[Pengisi | None], berisi: list[Any]
    ) -> None:
        """A key that no row answers is a mistake; a repeated column counts as one."""
        for dari in {k.dari for k in kolom_}:
            sama = [(k, s) for k, s in zip(kolom_, sel, strict=True) if k.dari == dari and s]
            if sama:
                with self._catatan.di(sama[0][0].ruas):
                    periksa([s for _, s in sama], berisi[0] if berisi else None)

    @cached_property
    def _tanda(self) -> dict[str, Status]:
        """The words of a status column: `nilai: status | sebutan`."""
        hasil: dict[str, Status] = {}
        ruas = self._bagian("tanda")
        for nilai, isi in ruas.bagian.items() if ruas else ():
            with self._catatan.di(isi):
                slug, _, teks = (p.strip() for p in isi.teks.partition("|"))
                if slug not in LABEL_STATUS:
                    raise KunciTidakDikenal("Status", slug, LABEL_STATUS)
                hasil[nilai] = Status(slug, teks or LABEL_STATUS[slug])
        return hasil

    def _sel_jumlah(self, ruas: Ruas | None, lingkup: Lingkup) -> list[Pengisi]:
        """The cells of a total: as many as there are columns, divided by `|`."""
        if ruas is None:
            return []
        with self._catatan.di(ruas):
            potong = [p.strip() for p in ruas.teks.split("|")]
            if self._banyak and len(potong) != self._banyak:
                ada = f"{len(potong)} sel, sedangkan tabelnya {self._banyak} kolom"
                raise Keliru(f"Jumlah ini mempunyai {ada}.")
            return [ikat(p, self._lap, self._kunci, lingkup, self._tanda) for p in potong]
        return []

    def _jumlah(self, kepala: int, *, ada_baris: bool) -> Baris | None:
        ruas = self._bagian("jumlah")
        sel = self._sel_jumlah(ruas, self._lingkup_tabel(self._bingkai))
        if ruas is None:
            return None
        isi: list[Bagian | None] = []
        with self._catatan.di(ruas):
            isi = [s.bagian({}) for s in sel]
            for satu in sel:
                periksa([satu], {} if ada_baris else None)
        return baris(*isi, kepala=kepala) if ada_baris else None

    # What stands around the rows.

    def _catatan_kaki(self, bingkai: Bingkai, *, kosong: bool) -> Iterator[str]:
        ruas = self._bagian("catatan")
        for satu in ruas.daftar if ruas else ():
            with self._catatan.di(satu):
                teks, bila, syarat = (p.strip() for p in satu.teks.partition(BILA))
                isi = bingkai
                if syarat == "kosong":
                    bila = "" if kosong else bila
                elif bila:
                    lingkup = Lingkup(self._umum.baris(bingkai), self._kunci.cari)
                    cocok = memenuhi(syarat, bingkai, lingkup, self._kunci)
                    isi = bingkai.dari(cocok)
                    bila = "" if len(cocok) else bila
                if not bila:
                    yield self._pilih(teks, self._lingkup_tabel(isi))

    def _lebar(self) -> bool:
        ruas = self._bagian("lebar")
        if ruas is None:
            return False
        with self._catatan.di(ruas):
            if ruas.teks not in YA:
                raise KunciTidakDikenal("Isi “lebar”", ruas.teks, YA)
        return YA.get(ruas.teks, False)

    def _berkas(self) -> str:
        """The file that fills the table; without one, no row is an answer, too."""
        ruas = self._bagian("kosong")
        if ruas is None:
            return self._sumber.berkas
        ada = ["boleh", *(PurePosixPath(t.berkas).name for t in self._lap.data.values())]
        with self._catatan.di(ruas):
            if ruas.teks not in ada:
                raise KunciTidakDikenal("Berkas", ruas.teks, ada)
        return "" if ruas.teks == "boleh" else ruas.teks
