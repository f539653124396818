"""The rows of a declared chart: selection, values, labels, roles."""

import re
from collections.abc import Callable, Collection, Mapping
from fractions import Fraction
from typing import Any, cast

from ...dasar.angka import Angka
from ...dasar.deklarasi import Keliru, Ruas
from ...dasar.kosakata import bunyi
from ...dasar.masalah import KunciTidakDikenal, pastikan
from ...gambar import spesifikasi as s
from ..deklarasi.bingkai import rangka
from ..deklarasi.isian_umum import deret
from ..deklarasi.pembaca import isi_tetap
from ..deklarasi.sumber_baris import Sumber
from ..deklarasi.susunan import Susunan
from ..deklarasi.ungkapan import TULISAN, Isian, Lingkup, Pengambil, pertama, pilihan, urai
from .wujud import PERAN, BarisGambar, Pengukur, Ukuran, berderet

BERWARNA = {"batang berpasangan", "titik berpasangan"}  # the roles tell one from the other
BERSERI = {*BERWARNA, "kuadran"}
Cari = Callable[[str], Angka | None]  # finds a figure by its key
# Texts of a row besides its columns: of one of its values, and of all.
SATU_NILAI = {"label", "lengkap", "teks", "angka"}
MILIK_BARIS = {*SATU_NILAI, "semua"}


class Barisan(Susunan):
    """Selects, measures and labels rows; keeps the figures shown, in the order of the picture."""

    def _ukur_baris(self, bentuk: str) -> tuple[list[BarisGambar], list[str]]:
        """The rows to be drawn in this form, and the names of the rows left out."""
        self._terlihat: dict[str, Angka] = {}
        self._saring()
        self._pilih_baris()
        self._kepala_kolom: list[str] = []
        self._pengukur = self._semua_pengukur(bentuk) if bentuk else []
        return self._baris(bentuk) if self._pengukur else ([], [])

    def _baris_dari(self, ruas: Ruas) -> Sumber:
        """Rows of a named source, or literal rows, each with the columns that it needs."""
        if not isinstance(ruas.isi, tuple):
            return super()._baris_dari(ruas)
        isi = [{n: self._kata(r) for n, r in satu.bagian.items()} for satu in ruas.isi]
        return Sumber(rangka(isi))

    def _lihat(self, kunci: str) -> Angka | None:
        """Look up a figure for the picture, and record it as one of the chart's figures."""
        angka = self._kunci.cari(kunci)
        if angka is not None:
            self._terlihat.setdefault(angka.kunci, angka)
        return angka

    def _berisi(self, kunci: str) -> Angka | None:
        angka = self._kunci.cari(kunci)
        return angka if angka is not None and angka.nilai is not None else None

    def _lingkup_ukur(
        self,
        angka: Cari | None = None,
        tetap: Mapping[str, str] | None = None,
        milik: Collection[str] = MILIK_BARIS,
    ) -> Lingkup:
        """The names for a row: its columns, and (`milik`) the texts of its value."""
        umum = self._sumber_baris.umum.dengan(tetap) if tetap else self._umum
        kolom = umum.baris(self._bingkai)

        def cari(nama: str) -> str | Pengambil:
            if nama in milik and nama not in self._bingkai.isi.columns:
                return lambda baris: baris[f".{nama}"]
            return kolom(nama)

        return Lingkup(cari, angka or self._kunci.cari)

    def _semua_pengukur(self, bentuk: str) -> list[Pengukur]:
        """One for each line of `nilai`, or each column of a heat map; none after a mistake."""
        nilai = self._uraian.bagian["nilai"]
        berseri = bentuk in BERSERI
        hasil: list[Pengukur] = []
        with self._catatan.di(nilai):
            if len(nilai.daftar) != 1 + berseri:
                banyak = "dua baris" if berseri else "satu"
                raise Keliru(f"Bentuk “{bentuk}” memerlukan {banyak} “nilai”.")
            ulang = self._ulang(bentuk)
            for ruas in nilai.daftar:
                with self._catatan.di(ruas):
                    hasil += [self._ikat_pengukur(ruas, tetap, berseri=berseri) for tetap in ulang]
            peran = {p.peran for p in hasil}
            if bentuk in BERWARNA and len(peran) < len(hasil) == len(nilai.daftar):
                isi = bunyi("benda/peran-sama", peran=peran.pop())
                raise Keliru(isi, nilai.daftar[-1].baris)
            return hasil if len(hasil) == len(nilai.daftar) * len(ulang) else []
        return []

    def _ikat_pengukur(self, ruas: Ruas, tetap: Mapping[str, str], *, berseri: bool) -> Pengukur:
        """Parse `kunci | teks | rincian`, or in pairs `nama | peran | kunci | teks`."""
        kunci = self._lingkup_ukur(self._lihat, tetap, ())
        # In texts a figure without value is empty.
        berisi = lambda kunci: self._lihat(kunci) and self._berisi(kunci)  # noqa: E731
        teks = self._lingkup_ukur(berisi, tetap, SATU_NILAI)
        nama, peran, potong = "", "utama", ruas.potong
        if berseri:
            if not 3 <= len(potong) <= 4:
                raise Keliru("Nilai berpasangan ditulis “nama | peran | kunci | teks”.")
            nama, peran, *potong = potong
            nama = Lingkup(self._umum.cari, self._lihat).ikat(urai(nama)).isi({})[0]
            pastikan(PERAN, "Peran", peran)
        elif len(potong) > 3:
            raise Keliru("Nilai ditulis “kunci | teks | rincian”.")
        lain = [teks.ikat_semua(p) for p in potong[1:]]
        semua = [Isian(kata, kunci.ikat(pola)) for kata, pola in pilihan(potong[0], TULISAN)]
        return Pengukur(semua, self._lihat, teks, nama, cast("s.Peran", peran), *lain)

    def _ulang(self, bentuk: str) -> list[Mapping[str, str]]:
        """The names that each column of a heat map sets, and its heads; else just one set."""
        kolom = self._bagian("kolom")
        if bentuk != "peta panas":
            return [self._uraian.tetap]
        if kolom is None:
            raise Keliru("Peta panas memerlukan “kolom”.")
        with self._catatan.di(kolom):
            if set(kolom.bagian) != {"tiap", "judul"}:
                raise Keliru("Kolom ditulis {tiap: {nama: deret}, judul: …}.")
            nama, isi = deret(self._lap, kolom.bagian["tiap"], self._kata)
            ulang = [{**self._uraian.tetap, nama: satu} for satu in isi]
            judul = kolom.bagian["judul"].teks
            self._kepala_kolom = [isi_tetap(self._sumber_baris, judul, t) for t in ulang]
            return list(ulang)
        return []

    def _baris(self, bentuk: str) -> tuple[list[BarisGambar], list[str]]:
        """The rows to be drawn, and the names of the rows left out."""
        self._siapkan_nama()
        satuan = self._baca("satuan", self._kata, "")
        batas = self._baca("target", lambda ruas: bilangan(ruas.teks.partition("|")[0]), None)
        hasil: list[BarisGambar] = []
        tanpa: list[str] = []
        digambar: list[int] = []
        bersatuan: set[str] = set()
        rekaman = self._bingkai.rekaman()
        terbagi = self._lap.terbagi
        for ke, isi in enumerate(rekaman):
            sudah = dict(self._terlihat)
            kode, nama = self._nama(isi)
            isi |= {".label": nama, ".lengkap": f"{kode} ({nama})" if kode else nama}
            ukuran = tuple(p.ukur(isi) for p in self._pengukur)
            bersatuan |= {u.angka.satuan for u in ukuran if u.angka and u.nilai is not None}
            # A heat map has all rows except those of indicators that only their parts measure.
            semua = bentuk == "peta panas" and isi.get("kode") not in terbagi
            if not semua and not _lengkap(ukuran, satuan):
                self._terlihat = sudah
                tanpa.append(kode or nama)
                continue
            digambar.append(ke)
            satu = ukuran[0]
            angka = satu.angka and satu.angka.teks
            isi |= {
                ".teks": satu.teks,
                ".angka": angka,
                ".semua": berderet([u.teks for u in ukuran]),
            }
            lain = kode, self._kelompok(isi), self._peran(isi, satu.nilai, batas), ukuran
            hasil.append(BarisGambar(isi, nama, *lain))
        if satuan and tanpa and not hasil:
            self._periksa_satuan(satuan, bersatuan, sendiri=any("satuan" in isi for isi in rekaman))
        self._periksa_nilai(bentuk, rekaman)
        if digambar:  # texts are about the rows shown
            self._bingkai = self._bingkai.dari(self._bingkai.isi.iloc[digambar])
        return hasil, tanpa

    def _periksa_satuan(self, satuan: str, bersatuan: set[str], *, sendiri: bool) -> None:
        """Check a unit that no row has; rows with their own units (`sendiri`) need not have it."""
        kenal = {r.kode for r in self._lap.baris("satuan")} | {a.satuan for a in self._lap.register}
        semua = kenal if sendiri else bersatuan or kenal
        self._baca("satuan", lambda _: pastikan(semua, "Satuan", satuan), None)

    def _periksa_nilai(self, bentuk: str, rekaman: list[dict[str, Any]]) -> None:
        nilai, baris = self._uraian.bagian["nilai"].daftar, self._uraian.bagian["baris"].isi
        # Literal rows have a key each.
        tertulis = baris if isinstance(baris, tuple) else ()
        for ruas, isi in zip(tertulis, rekaman, strict=False):
            for p in self._pengukur:
                kunci = [(k.isi, k.isi.isi(isi)[0]) for k in p.kunci]
                with self._catatan.di(ruas):
                    if not any(self._kunci.cari(teks) for _, teks in kunci):
                        self._kunci.periksa(*kunci[0], hanya=False)
        sama = [self._pengukur] if bentuk == "peta panas" else [[p] for p in self._pengukur]
        for ruas, semua in zip(nilai, sama, strict=False):
            with self._catatan.di(ruas):
                contoh = rekaman[0] if rekaman else None
                if not tertulis:
                    self._kunci.periksa_isian([p.kunci for p in semua], contoh)
                for satu in semua:
                    self._periksa_kunci(satu.lingkup, rekaman)

    def _siapkan_nama(self) -> None:
        """Bind the row's label, the heading of its group, and the role of its mark."""
        lingkup, potong = self._lingkup, self._uraian.bagian["label"]
        bawaan = lingkup.ikat_semua("")
        self._label = [bawaan] * 2
        with self._catatan.di(potong):
            kiri, garis, kanan = potong.teks.partition("|")
            self._bukan_tetap(kanan or kiri)
            self._label = [lingkup.ikat_semua(t) for t in (kiri if garis else "", kanan or kiri)]
        self._kelompok = self._judul_kelompok(lingkup) or (lambda _: "")
        self._kata_peran = self._baca("peran", lambda ruas: lingkup.ikat_semua(ruas.teks), bawaan)

    def _nama(self, isi: Mapping[str, Any]) -> tuple[str, str]:
        """The code and the label of a row."""
        kode, sebutan = (pertama(satu, isi) for satu in self._label)
        potong = self._uraian.bagian["label"]
        if not (kode or sebutan) and self._catatan.bersih(potong):
            pesan = "Satu baris tidak mempunyai nama menurut “label”; isi kolomnya di sana."
            self._catatan.galat("D052", potong.baris, pesan)
        return kode, sebutan

    def _peran(self, isi: Mapping[str, Any], nilai: Fraction | None, batas: Any) -> s.Peran:
        """The role of a row's mark; below the number `batas` that of a missed target."""
        if batas is not None and nilai is not None and nilai < batas:
            return "di-bawah-target"
        kata = pertama(self._kata_peran, isi) or "utama"
        if kata not in PERAN:
            baris = (self._bagian("peran") or self._uraian.bagian["label"]).baris
            self._catatan.galat("D053", baris, str(KunciTidakDikenal("Peran", kata, PERAN)))
        return cast("s.Peran", kata)


def _lengkap(ukuran: tuple[Ukuran, ...], satuan: str) -> bool:
    """Whether a row can be drawn: any figure, or with a unit, values for all in that unit."""
    if not satuan:
        return any(u.angka for u in ukuran)
    return all(
        u.nilai is not None and u.angka is not None and u.angka.satuan == satuan for u in ukuran
    )


def bilangan(teks: str) -> Fraction:
    """Parse a number: `100`, `25%`, `2,5`, `2.5`. Raises Keliru if it is none, or ambiguous."""
    isi = teks.strip()
    cocok = re.fullmatch(r"([-−]?)(\d+)(?:([.,])(\d+))?\s*%?", isi)
    if cocok is None:
        raise Keliru(bunyi("benda/bukan-bilangan", isi=isi))
    minus, bulat, tanda, pecahan = cocok.groups()
    if tanda == "." and len(pecahan) == 3 and bulat.strip("0"):
        kata = {"isi": isi, "ribuan": bulat + pecahan, "desimal": f"{bulat},{pecahan}"}
        raise Keliru(bunyi("benda/ribuan-atau-desimal", **kata))
    return Fraction(f"{minus and '-'}{bulat}.{pecahan or 0}")
