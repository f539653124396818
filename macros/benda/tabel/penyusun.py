"""Make a table from its declaration: rows, groups, cells, totals, notes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from ...dasar.angka import Angka
from ...dasar.deklarasi import Keliru, Ruas
from ...dasar.kosakata import bunyi
from ...dasar.masalah import cari
from ...dasar.penulisan import TANPA_NILAI, gabung, kecil
from ..deklarasi.bingkai import NOMOR, kosong
from ..deklarasi.susunan import Susunan
from ..deklarasi.ungkapan import Isian, Lingkup, ringkas
from . import unsur as u
from .rapatan import HAMPA, kata, rapatkan_kolom, satukan_baris, tandai
from .sel import BERBUTIR, UraianKolom, daftar, ikat, kolom
from .unsur import KOSONG, Bagian, Baris, Kelompok, Kolom, Polos, Status, Tabel, baris

# Text that would need arithmetic; and a literal total of a column, which only for shares is known
# without data.
OTOMATIS = re.compile(r"total|jumlah|sum|otomatis|auto|dihitung", re.IGNORECASE)
TERKETIK = re.compile(r"(?!100(?:,0+)?\s?%?$)(?:Rp\s?)?[−-]?\d[\d.,]*\s?%?")
Pilihan = Sequence[Isian]  # the alternatives of a cell


class Penyusun(Susunan):
    """Makes one table."""

    def susun(self) -> Tabel:
        """The table, complete only if `catatan` has no mistakes."""
        uraian = self._uraian
        self._saring()
        semua = self._bingkai.isi  # notes may be about rows that are not shown
        self._pilih_baris()
        kepala_kolom, utuh = kolom(self._sumber_baris, uraian, self._catatan)
        self._banyak = len(kepala_kolom) if utuh else 0
        self._tanda = self._baca_tanda()
        kepala = next((n for n, k in enumerate(kepala_kolom) if k.kata == "kepala"), 0)
        semua_kelompok = tuple(self._kelompok(kepala_kolom, kepala))
        ada_baris = any(k.baris for k in semua_kelompok)
        kolom_, kelompok, jumlah = rapatkan_kolom(
            [Kolom(k.judul, k.jenis, k.lebar) for k in kepala_kolom],
            [k.dari for k in kepala_kolom],
            {n for n, k in enumerate(kepala_kolom) if k.kata == "opsional"},
            semua_kelompok,
            self._jumlah(kepala, ada_baris=ada_baris),
        )
        kelompok, bertanda = tandai(kolom_, kelompok)
        return Tabel(
            uraian.kode,
            self._teks("judul"),
            kolom_,
            kelompok,
            jumlah,
            self._teks("sumber"),
            (
                *_arti_tanda(bertanda, TANPA_NILAI["tak-terhitung"]),
                *self._kalimat("catatan", self._bingkai.dari(semua), kosong=not ada_baris),
                *_arti_kosong(kepala_kolom, kolom_, semua_kelompok),
                *self._catatan_masa(_angka(b) for k in semua_kelompok for b in k.baris),
            ),
            ada_baris and self._ya("lebar"),
            self._berkas(),
        )

    # Cells, groups, totals.

    def _kelompok(self, kolom_: Sequence[UraianKolom], kepala: int) -> Iterator[Kelompok]:
        """Rows under their headings, with the total of each group if one is declared."""
        lingkup = self._lingkup
        tulisan, judul = self._bagian("jumlah kelompok"), self._judul_kelompok(lingkup)
        jumlah = self._sel_jumlah(tulisan, lingkup)
        sel = [self._sel_kolom(k, lingkup) for k in kolom_]
        rekaman = self._bingkai.rekaman()
        letak: dict[str | None, list[int]] = {} if judul else {None: []}
        for ke, r in enumerate(rekaman):
            isi = letak.setdefault(judul(r) if judul else None, [])
            isi.append(ke)
            r.setdefault(NOMOR, len(isi))
        baris_, satukan = self._baris(kolom_, sel, rekaman, kepala), self._ya("satukan")
        # A heading that the table itself declares is shown without rows, too.
        tanpa_baris = not self._ya("lewati kosong") or self._bagian("kelompok")
        for nama, isi in letak.items():
            tubuh = tuple(b for ke in isi if (b := baris_[ke]))
            if satukan and kolom_:  # after a mistake there may be none
                tubuh = satukan_baris([(ke, b) for ke in isi if (b := baris_[ke])])
            if tulisan and tubuh:
                with self._catatan.di(tulisan):
                    akhir = baris(*(self._isi(s, rekaman[isi[0]]) for s in jumlah), kepala=kepala)
                    tubuh = (*tubuh, replace(akhir, induk=True))
            if tubuh or tanpa_baris:
                yield Kelompok(nama, tubuh)
        if tulisan:
            self._periksa_jumlah(tulisan, jumlah, rekaman[0] if rekaman else None)

    def _baris(
        self,
        kolom_: Sequence[UraianKolom],
        sel: Sequence[Pilihan | None],
        rekaman: Sequence[dict[str, Any]],
        kepala: int,
    ) -> list[Baris | None]:
        """Rows with their cells. Goals without indicators get no row, nor do empty rows, if the
        table leaves those out."""
        berisi = [r for r in rekaman if not ("kode" in r and kosong(r["kode"]))]
        tubuh: list[list[Bagian | None]] = []
        for k, satu in zip(kolom_, sel, strict=True):
            tubuh.append([None] * len(berisi))
            with self._catatan.di(k.ruas):
                tubuh[-1] = [self._isi(satu, r) for r in berisi] if satu else tubuh[-1]
        self._periksa_kolom(kolom_, sel, berisi)
        isi = iter(zip(*tubuh, strict=True))
        lewati = self._ya("lewati kosong")
        terbagi = self._lap.terbagi
        hasil: list[Baris | None] = []
        for r, (jenjang, induk) in zip(rekaman, self._jenjang(rekaman), strict=True):
            bagian = None if "kode" in r and kosong(r["kode"]) else next(isi, ())
            if bagian and _hampa(bagian, kolom_, kepala):
                if lewati:
                    bagian = None
                elif r.get("kode") in terbagi:  # its parts have the contents
                    nama = (kepala, *(n for n, k in enumerate(kolom_) if k.jenis == "nomor"))
                    bagian = tuple(b if n in nama else None for n, b in enumerate(bagian))
            jadi = None if bagian is None else baris(*bagian, kepala=kepala)
            hasil.append(jadi and replace(jadi, jenjang=jenjang, induk=induk))
        return hasil

    def _jenjang(self, rekaman: Sequence[Mapping[str, Any]]) -> list[tuple[int, bool]]:
        """The depth of each row, and whether the next one is deeper."""

        def baca(ruas: Ruas) -> list[int]:
            kolom_ = self._bingkai.kolom(ruas.teks)
            isi = [r[kolom_] for r in rekaman]
            if not all(isinstance(n, int) for n in isi):
                raise Keliru(f"Kolom “{kolom_}” tidak menyebut berapa baris di atasnya.")
            return isi

        dalam = self._baca("jenjang", baca, [0] * len(rekaman))
        return [(n, lanjut > n) for n, lanjut in zip_longest(dalam, dalam[1:], fillvalue=0)]

    def _sel_kolom(self, k: UraianKolom, lingkup: Lingkup) -> Pilihan | None:
        with self._catatan.di(k.ruas):
            self._bukan_tetap(k.isi, bilangan=k.jenis == "bilangan")
            if k.tetap != self._uraian.tetap:
                lingkup = self._lingkup_baris(k.tetap)
            return ikat(k.isi, self._lap, lingkup)
        return None

    def _periksa_kolom(
        self, kolom_: Sequence[UraianKolom], sel: Sequence[Pilihan | None], berisi: list[Any]
    ) -> None:
        """Report a key without a figure in any row; repeated columns count as one."""
        for dari in {k.dari for k in kolom_}:
            sama = [(k, s) for k, s in zip(kolom_, sel, strict=True) if k.dari == dari and s]
            if sama:
                with self._catatan.di(sama[0][0].ruas):
                    self._kunci.periksa_isian([s for _, s in sama], berisi[0] if berisi else None)

    def _isi(self, pilihan: Pilihan, baris_: Mapping[str, Any]) -> Bagian | None:
        """The content of a cell: the first alternative that exists, or a dash; `None` if it is
        empty."""
        for n, satu in enumerate(pilihan, 1):
            if satu.kunci:
                if angka := satu.cari(baris_, self._kunci.cari):
                    return self._angka(satu.kata, angka)
            elif satu.kata in BERBUTIR:
                if isi := daftar(satu.isi, baris_, berurut=satu.kata == "daftar"):
                    return isi
            else:
                teks, lengkap = satu.isi.isi(baris_)
                if lengkap or (n == len(pilihan) and teks.strip()):
                    return cari(self._tanda, "Tanda", teks) if satu.kata else teks.strip()
        return KOSONG if any(p.kunci for p in pilihan) else None

    def _angka(self, kata: str, angka: Angka) -> Bagian:
        match kata:
            case "=":
                return Polos(angka)
            case "status":
                return Status.dari(self._lap.status(angka.kunci.split("/")[1]))
            case "kategori":
                try:
                    langkah = self._lap.kategori(angka.kunci)
                except LookupError as galat:
                    raise Keliru(str(galat)) from None
                return langkah.kode if langkah else KOSONG
            case "ringkas":
                return Polos(angka, ringkas(angka))
            case _:
                return angka

    def _baca_tanda(self) -> dict[str, Status]:
        """The words of a status column: `nilai: status | sebutan`."""
        hasil: dict[str, Status] = {}
        ruas = self._bagian("tanda")
        for nilai, isi in ruas.bagian.items() if ruas else ():
            with self._catatan.di(isi):
                slug, _, teks = (p.strip() for p in isi.teks.partition("|"))
                hasil[nilai] = Status(slug, teks or cari(u.LABEL_STATUS, "Status", slug))
        return hasil

    def _sel_jumlah(self, ruas: Ruas | None, lingkup: Lingkup) -> list[Pilihan]:
        """The cells of a total: one for each column, separated by `|`."""
        if ruas is None:
            return []
        with self._catatan.di(ruas):
            potong = ruas.potong
            if self._banyak and len(potong) != self._banyak:
                ada = f"{len(potong)} sel, sedangkan tabelnya {self._banyak} kolom"
                raise Keliru(f"Jumlah ini mempunyai {ada}.")
            label = next((n for n, p in enumerate(potong) if p), 0)
            for n, p in enumerate(potong):
                self._bukan_tetap("" if p.casefold().startswith("jumlah") else p)
                if TERKETIK.fullmatch(p) or (n > label and OTOMATIS.fullmatch(p)):
                    raise Keliru(bunyi("benda/jumlah-terketik", isi=p))
                if p[1:-1] in (isi := self._bingkai.isi) and isi[p[1:-1]].nunique() > 1:
                    raise Keliru(bunyi("benda/jumlah-kolom", isi=p))
            return [ikat(p, self._lap, lingkup) for p in potong]
        return []

    def _jumlah(self, kepala: int, *, ada_baris: bool) -> Baris | None:
        ruas = self._bagian("jumlah")
        sel = self._sel_jumlah(ruas, self._lingkup_tabel(self._bingkai))
        if ruas is None:
            return None
        isi: list[Bagian | None] = []
        with self._catatan.di(ruas):
            isi = [self._isi(s, {}) for s in sel]
        self._periksa_jumlah(ruas, sel, {} if ada_baris else None)
        return baris(*isi, kepala=kepala) if ada_baris else None

    def _periksa_jumlah(
        self, ruas: Ruas, sel: Sequence[Pilihan], contoh: Mapping[str, Any] | None
    ) -> None:
        with self._catatan.di(ruas):
            for satu in sel:
                self._kunci.periksa_isian([satu], contoh)


def _hampa(bagian: Sequence[Bagian | None], kolom_: Sequence[UraianKolom], kepala: int) -> bool:
    """Whether a row has only a number and a name."""
    isi = zip(bagian, kolom_, strict=True)
    return all(
        u.tampak(b) in HAMPA for n, (b, k) in enumerate(isi) if n != kepala and k.jenis != "nomor"
    )


def _arti_tanda(judul: Sequence[str], arti: str) -> Iterator[str]:
    """The note on the meaning of the dash in columns with these heads."""
    if judul:
        kolom_ = gabung([f"“{satu}”" for satu in judul])
        yield f"Tanda {KOSONG} pada kolom {kolom_} berarti {arti}."


def _arti_kosong(
    uraian: Sequence[UraianKolom], kolom_: Sequence[Kolom], kelompok: Sequence[Kelompok]
) -> Iterator[str]:
    """Notes on the dash in columns that only some rows fill, on columns left out because all rows
    are alike, and on explanations that no row needs."""
    tampil = {k.judul for k in kolom_}
    semua = [b for satu in kelompok for b in satu.baris]
    opsional = [(n, k) for n, k in enumerate(uraian) if k.kata == "opsional"]
    sel = [(k, [kata(b.sel[n]) for b in semua]) for n, k in opsional]
    for apa, arti in (("teks", "belum ada keterangan"), ("bilangan", "tidak ada datanya")):
        milik = [(k.judul, isi) for k, isi in sel if k.jenis == apa and k.judul in tampil]
        yield from _arti_tanda([judul for judul, isi in milik if not all(isi)], arti)
    hilang = [(k, isi[0]) for k, isi in sel if isi and k.judul not in tampil]
    yield from (f"{k.judul}: {isi} pada setiap baris." for k, isi in hilang if isi)
    if tanpa := [kecil(k.judul) for k, isi in hilang if k.jenis == "teks" and not isi]:
        yield f"Belum ada keterangan tentang {gabung(tanpa)}nya."


def _angka(baris_: Baris) -> Iterator[Angka]:
    """The figures in a row."""
    for sel in baris_.sel:
        if isinstance(sel, Angka | Polos):
            yield sel if isinstance(sel, Angka) else sel.angka
