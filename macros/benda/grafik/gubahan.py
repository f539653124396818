"""From a described chart to the chart: its rows, what they find, the words around the picture."""

from __future__ import annotations

from collections.abc import Collection

from ...dasar.angka import Angka
from ...dasar.deklarasi import Keliru, Ruas
from ...dasar.masalah import GalatLaporan, KunciTidakDikenal, TanpaData
from ...gambar import spesifikasi as s
from ...hitung.masa import berbeda
from ..deklarasi.bingkai import Bingkai
from ..deklarasi.ungkapan import Lingkup, pertama, urai
from .barisan import Barisan, bilangan
from .hasil import Hasilan
from .model import Gambar
from .wujud import BENTUK_GAMBAR, SUMBU, BarisGambar, Wujud


class Gubahan(Barisan):
    """Makes one chart."""

    def susun(self, tabel: Collection[str] | None = None) -> Gambar:
        """The chart; `tabel` are those that it may point to.

        Raises:
            TanpaData: no row has anything to draw.
            GalatLaporan: what is drawn cannot be told; every mistake is noted.
        """
        bentuk = self._bentuk()
        baris, tanpa = self._ukur_baris(bentuk)
        self._hasil = Hasilan(baris, tanpa, self._lingkup_ukur, self._kunci.cari, self._sepadan)
        self._periksa_tabel(tabel)
        self._rinci()  # also where no word asks for it: a mistake in it is one
        if not self._pengukur:  # what the words say is looked at all the same
            self._gambar(s.Pohon(""))
            raise GalatLaporan(self._catatan.masalah)
        if not self._berkas():
            raise Keliru("Tulis “kosong: nama.csv”, berkas yang mengisi grafik ini.")
        # Rows that wait for their figures, as in a period that has just begun, draw nothing.
        angka = [u.angka for b in baris for u in b.ukuran if u.angka]
        if all(a.nilai is None for a in angka):
            raise TanpaData(self._teks("judul", sampai=":"), self._berkas())
        return self._gambar(self._spesifikasi(bentuk, baris))

    def _bentuk(self) -> str:
        ruas = self._uraian.bagian["bentuk"]
        with self._catatan.di(ruas):
            if ruas.teks not in BENTUK_GAMBAR:
                raise KunciTidakDikenal("Bentuk", ruas.teks, BENTUK_GAMBAR)
            return ruas.teks
        return ""

    def _periksa_tabel(self, ada: Collection[str] | None) -> None:
        if ada is None:
            return
        for kode in self._kalimat("tabel"):
            if kode not in ada:
                pesan = str(KunciTidakDikenal("Tabel", kode, ada))
                self._catatan.galat("D053", self._uraian.bagian["tabel"].baris, pesan, kode)

    def _gambar(self, spesifikasi: s.Spesifikasi) -> Gambar:
        return Gambar(
            self._uraian.kode,
            self._teks("judul"),
            self._teks("subjudul"),
            " ".join(self._kalimat("alt")),
            self._teks("sumber"),
            spesifikasi,
            (*self._terlihat.values(), *self._angka_lain()),
            tuple(self._kalimat("tabel")),
            (
                *self._kalimat("catatan"),
                *self._catatan_masa(b.angka for b in self._hasil.baris),
            ),
        )

    def _sepadan(self, baris: BarisGambar) -> bool:
        """Whether the figures of a row may be compared, as far as their times go."""
        return not berbeda(self._lap.masa(*baris.angka))

    # The scale and what stands beside it.

    def _spesifikasi(self, bentuk: str, baris: list[BarisGambar]) -> s.Spesifikasi:
        acuan = self._acuan()
        maksimum, sumbu = self._sumbu()
        wujud = Wujud(
            baris,
            self._pengukur,
            next(iter(acuan), None),
            maksimum,
            sumbu,
            self._keterangan(),
            self._ya("rel"),
            tuple(self._kepala_kolom),
            tuple(self._kelas()),
            self._teks("predikat"),
            acuan,
        )
        try:
            return BENTUK_GAMBAR[bentuk](wujud)
        except ValueError as galat:
            raise Keliru(str(galat)) from galat

    def _acuan(self) -> tuple[s.Takik, ...]:
        """Reference lines: `nilai | tulisan`, the value a number or the key of a figure."""
        ruas = self._bagian("acuan")
        semua = (self._satu_acuan(satu) for satu in (ruas.daftar if ruas else ()))
        return tuple(a for a in semua if a is not None)

    def _satu_acuan(self, ruas: Ruas) -> s.Takik | None:
        with self._catatan.di(ruas):
            nilai, garis, label = (p.strip() for p in ruas.teks.partition("|"))
            if not garis:
                raise Keliru("Acuan ditulis “nilai | tulisan”.")
            lingkup = self._lingkup_tabel(self._bingkai)
            tulisan = self._pilih(label, lingkup)
            if not urai(nilai).kunci:
                return s.Takik(bilangan(nilai), tulisan)
            terikat = lingkup.ikat(urai(nilai))
            kunci = terikat.isi({})[0]
            angka = self._kunci.cari(kunci)
            if angka is not None:
                self._terlihat = {kunci: angka, **self._terlihat}
                return s.Takik(angka.nilai or 0, tulisan)
            self._kunci.periksa(terikat, kunci, hanya=True)
        return None

    def _sumbu(self) -> tuple[s.Bilangan | None, tuple[s.Takik, ...]]:
        """The end of the scale and its gridlines: by the figures, or as they are written."""
        ruas = self._bagian("sumbu")
        if ruas is None:
            return None, ()
        with self._catatan.di(ruas):
            if isinstance(ruas.isi, str):
                if ruas.teks not in SUMBU:
                    raise KunciTidakDikenal("Isi “sumbu”", ruas.teks, SUMBU)
                return SUMBU[ruas.teks](self._terlihat.values())
            tanda = tuple(s.Takik(bilangan(t.teks), t.teks) for t in ruas.daftar)
            if not tanda:
                raise Keliru("Tulis garis bantu sumbunya, misalnya [0, 50, 100].")
            return tanda[-1].nilai, tanda
        return None, ()

    def _keterangan(self) -> tuple[s.Seri, ...]:
        """The key of a chart with a target: `nilai | mencapai | belum mencapai`."""
        ruas = self._bagian("target")
        if ruas is None:
            return ()
        with self._catatan.di(ruas):
            potong = [p.strip() for p in ruas.teks.split("|")]
            if len(potong) != 3:
                raise Keliru("Target ditulis “nilai | tulisan bila tercapai | bila belum”.")
            return (
                s.Seri(potong[1], "utama"), s.Seri(potong[2], "di-bawah-target")
            )  # fmt: skip
        return ()

    def _kelas(self) -> list[s.Takik]:
        """The classes of a heat map: `mulai dari | tulisan`."""
        hasil: list[s.Takik] = []
        ruas = self._bagian("kelas")
        for satu in ruas.daftar if ruas else ():
            with self._catatan.di(satu):
                bawah, _, teks = (p.strip() for p in satu.teks.partition("|"))
                hasil.append(s.Takik(bilangan(bawah), teks or bawah))
        return hasil

    # Words.

    def _lingkup_tabel(self, bingkai: Bingkai) -> Lingkup:
        """Names in texts: what the rows find, the report's own, columns over all rows."""
        return Lingkup(self._hasil.cari(self._umum, bingkai, self._rinci), self._kunci.cari)

    def _rinci(self) -> str:
        """What every row says, one after the other."""
        ruas = self._bagian("rinci")
        lingkup = self._lingkup_ukur(self._berisi)
        with self._catatan.di(ruas or self._uraian.ruas):
            tulisan = lingkup.ikat_semua(ruas.teks if ruas else "{label} {semua}")
            baris = [b.isi for b in self._hasil.baris]
            self._periksa_kunci(lingkup, baris)
            return "; ".join(filter(None, (pertama(tulisan, isi) for isi in baris)))
        return ""

    def _angka_lain(self) -> list[Angka]:
        """Figures that the words around the picture name, where they are."""
        ruas = self._bagian("angka")
        hasil: list[Angka] = []
        for satu in ruas.daftar if ruas else ():
            with self._catatan.di(satu):
                lingkup = self._lingkup_tabel(self._bingkai)
                terikat = lingkup.ikat(urai(satu.teks))
                angka = self._kunci.cari(terikat.isi({})[0])
                if angka is None:
                    self._kunci.periksa(terikat, terikat.isi({})[0], hanya=True)
                elif angka.kunci not in self._terlihat:
                    hasil.append(angka)
        return hasil
