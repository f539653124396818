"""Make a chart from its declaration: rows, findings over all rows, and the texts around the
picture."""

from collections.abc import Callable, Collection, Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from ...dasar.angka import Angka
from ...dasar.deklarasi import Keliru, Ruas
from ...dasar.kosakata import bunyi
from ...dasar.masalah import GalatLaporan, KunciTidakDikenal, TanpaData, cari, pastikan
from ...dasar.penulisan import PEMBULATAN, deret_kode, gabung, tulis as tulis_angka
from ...gambar import spesifikasi as s
from ...hitung.masa import berbeda
from ..deklarasi.bingkai import Bingkai
from ..deklarasi.ungkapan import Lingkup, pertama, tulis, urai
from .barisan import Barisan, bilangan
from .wujud import BENTUK_GAMBAR, HANYA, SEDIKITNYA, SUMBU, BarisGambar, Gambar, Ukuran, Wujud

# Findings over all rows: the largest, counts, direction of differences.


def _tampak(ukuran: Ukuran) -> Fraction | None:
    """The shown value of a figure, since readers compare shown values."""
    return ukuran.angka.tampak if ukuran.angka else None


def _ujung(
    pilih: Callable[[Iterable[Fraction]], Fraction],
) -> Callable[[Sequence[BarisGambar]], list[BarisGambar]]:
    """A function that finds the rows with the extreme shown value; none if all rows have it."""

    def cari(baris: Sequence[BarisGambar]) -> list[BarisGambar]:
        ada = [(_tampak(b.ukuran[0]), b) for b in baris]
        terisi = [n for n, _ in ada if n is not None]
        ujung = pilih(terisi) if terisi else None
        sama = [b for n, b in ada if n is not None and n == ujung]
        return [] if len(sama) == len(terisi) else sama

    return cari


# Selected rows, for texts such as {terbesar.uraian} or {terbesar.teks}.
BARIS: dict[str, Callable[[Sequence[BarisGambar]], Sequence[BarisGambar]]] = {
    "terbesar": _ujung(max),
    "terkecil": _ujung(min),
    "pertama": lambda b: b[:1],
    "terakhir": lambda b: b[-1:],
}
SEBANYAK = 3  # names of rows in a sentence


def _beda(baris: BarisGambar) -> Fraction | None:
    """The second shown value of a row minus the first."""
    satu, dua = _tampak(baris.ukuran[0]), _tampak(baris.ukuran[-1])
    return None if satu is None or dua is None else dua - satu


def _selisih(baris: Iterable[BarisGambar]) -> list[Fraction]:
    return [beda for b in baris if (beda := _beda(b)) is not None]


def terjauh(baris: Sequence[BarisGambar]) -> tuple[str, list[str]]:
    """The largest distance between the two figures of a row, in words, and the names of the rows
    with it; empty if no row has a distance."""
    beda = [(b, abs(n)) for b in baris if (n := _beda(b))]
    if not beda:
        return "", []
    jauh = max(n for _, n in beda)
    terjauh_ = [b for b, n in beda if n == jauh]
    # With the decimals of the more precise figure.
    angka = max(terjauh_[0].angka, key=lambda a: PEMBULATAN[a.keluarga][0])
    teks = tulis_angka(jauh, angka.keluarga, "poin" if angka.satuan == "%" else angka.satuan)
    return teks, list(dict.fromkeys(b.kode or b.label for b in terjauh_))


# Numbers of rows.
BANYAK: dict[str, Callable[[Sequence[BarisGambar]], int]] = {
    "banyak": len,
    "berisi": lambda b: sum(any(u.nilai is not None for u in x.ukuran) for x in b),
    "berpasangan": lambda b: len(_selisih(b)),
    "naik": lambda b: sum(x > 0 for x in _selisih(b)),
    "turun": lambda b: sum(x < 0 for x in _selisih(b)),
    "tetap": lambda b: sum(x == 0 for x in _selisih(b)),
}  # fmt: skip
BERARAH = {"naik", "turun", "tetap"}  # only of rows whose figures are comparable
BERPASANGAN = {*BERARAH, "berpasangan", "arah", "terjauh"}  # for forms with two figures a row
ARAH = {"naik": "lebih tinggi", "tetap": "sama", "turun": "lebih rendah"}
RENTANG = "rentang "
SEMUA = (
    *(f"{n}.label" for n in BARIS), *BANYAK, "arah", "terjauh", "rinci", "tanpa", f"{RENTANG}KUNCI"
)  # fmt: skip


def arah(baris: Sequence[BarisGambar]) -> str:
    """How many second figures are above, equal to and below the first, and the largest distance."""
    isi = [(n, kata) for k, kata in ARAH.items() if (n := BANYAK[k](baris))]
    if not isi:
        return ""
    jauh, _ = terjauh(baris)
    teks = gabung([f"{n} {kata}" for n, kata in isi])
    if len(isi) == 1 and isi[0][0] > 1:
        teks = f"seluruh {teks}"
    return f"{teks}, terjauh {jauh}" if jauh else teks


class Gubahan(Barisan):
    """Makes one chart."""

    def susun(self, tabel: Collection[str] | None = None) -> Gambar:
        """The chart; `tabel` are the tables to which it may refer. Raises TanpaData if too few rows
        can be drawn, and GalatLaporan if the declaration has mistakes (all are recorded)."""
        bentuk = self._baca("bentuk", lambda ruas: pastikan(BENTUK_GAMBAR, "Bentuk", ruas.teks), "")
        for nama, ruas in self._uraian.ruas.bagian.items() if bentuk else ():
            if bentuk not in (hanya := HANYA.get(nama, [bentuk])):
                pesan = f"“{nama}” hanya untuk {gabung([*hanya])}."
                self._catatan.galat("D052", ruas.baris, pesan)
        self._digambar, self._tanpa = self._ukur_baris(bentuk)
        self._periksa_tabel(tabel)
        self._rinci()  # also if no text uses it, to report mistakes
        if not self._pengukur:  # texts are checked in any case
            self._gambar(s.Pohon(""))
            raise GalatLaporan(self._catatan.masalah)
        berkas = self._berkas()
        # Rows without figures yet, as at the beginning of a period, are not drawn.
        lengkap = all if bentuk in SEDIKITNYA else any
        berisi = sum(lengkap(u.nilai is not None for u in b.ukuran) for b in self._digambar)
        if berisi < SEDIKITNYA.get(bentuk, 1):
            raise TanpaData(self._teks("judul", sampai=":"), berkas)
        return self._gambar(self._spesifikasi(bentuk))

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
            self._baca("judul", self._judul, ""),
            self._teks("subjudul"),
            " ".join(self._kalimat("alt")),
            self._teks("sumber"),
            spesifikasi,
            (*self._terlihat.values(), *self._angka_lain()),
            tuple(self._kalimat("tabel")),
            (
                *self._kalimat("catatan"),
                *self._catatan_masa(b.angka for b in self._digambar),
            ),
        )

    # The scale and reference lines.

    @property
    def _nilai(self) -> list[Angka]:
        return [a for b in self._digambar for a in b.angka]

    def _spesifikasi(self, bentuk: str) -> s.Spesifikasi:
        acuan = tuple(self._baca_tiap("acuan", self._acuan))
        if bentuk != "kuadran" and len(acuan) > 1:
            baris_acuan = self._uraian.bagian["acuan"].baris
            raise Keliru("Hanya kuadran yang mempunyai dua acuan.", baris_acuan)
        maksimum, sumbu = self._baca("sumbu", self._sumbu, (None, ()))
        wujud = Wujud(
            self._digambar,
            self._pengukur,
            acuan,
            maksimum,
            sumbu,
            self._baca("target", self._keterangan, ()),
            tuple(self._kepala_kolom),
            tuple(self._baca_tiap("kelas", self._kelas)),
            self._teks("predikat"),
        )
        if self._catatan.masalah:  # after a mistake nothing more can be reported
            return s.Pohon("")
        try:
            wujud.sesatuan(berdua=bentuk == "kuadran")
            return BENTUK_GAMBAR[bentuk](wujud)
        except ValueError as galat:
            raise Keliru(str(galat)) from galat

    def _keterangan(self, ruas: Ruas) -> tuple[s.Seri, ...]:
        """The key of a chart with a target: `nilai | tercapai | belum tercapai`."""
        if len(ruas.potong) != 3:
            raise Keliru("Target ditulis “nilai | tulisan bila tercapai | bila belum”.")
        ada, belum = map(self._tulisan, ruas.potong[1:])
        return s.Seri(ada, "utama"), s.Seri(belum, "di-bawah-target")

    def _kelas(self, ruas: Ruas) -> s.Takik:
        """A class of a heat map: `mulai dari | tulisan`."""
        bawah, _, teks = (p.strip() for p in ruas.teks.partition("|"))
        return s.Takik(bilangan(bawah), self._tulisan(teks or bawah))

    def _acuan(self, ruas: Ruas) -> s.Takik | None:
        """A reference line: `nilai | tulisan`, the value a number or the key of a figure."""
        nilai, garis, label = (p.strip() for p in ruas.teks.partition("|"))
        if not garis:
            raise Keliru("Acuan ditulis “nilai | tulisan”.")
        tulisan = self._tulisan(label)
        if not urai(nilai).kunci:
            if nilai.endswith("%") and not any(a.satuan == "%" for a in self._nilai):
                raise Keliru("Acuan ini dalam %, sedangkan nilai grafiknya tidak.")
            return s.Takik(bilangan(nilai), tulisan)
        angka = self._disebut(nilai)
        if angka is None or angka.nilai is None:
            return None
        self._terlihat = {angka.kunci: angka, **self._terlihat}
        return s.Takik(angka.nilai, tulisan)

    def _disebut(self, kunci: str) -> Angka | None:
        """Look up a figure used beside the rows; a missing one is a mistake, unless other data
        could produce it."""
        terikat = self._lingkup_tabel(self._bingkai).ikat(urai(kunci))
        isi = terikat.isi({})[0]
        angka = self._kunci.cari(isi)
        if angka is None:
            self._kunci.periksa(terikat, isi, hanya=True)
        return angka

    def _sumbu(self, ruas: Ruas) -> tuple[s.Bilangan | None, tuple[s.Takik, ...]]:
        """The end of the scale and its gridlines: computed from the figures, or as declared."""
        if isinstance(ruas.isi, str):
            satuan, buat = cari(SUMBU, "Isi “sumbu”", ruas.teks)
            lain = [a for a in self._nilai if a.satuan != satuan]
            if lain:
                beda = f"“{lain[0].teks}” bersatuan lain"
                raise Keliru(f"Sumbu {ruas.teks} hanya untuk nilai dalam {satuan}; {beda}.")
            return buat(a for a in self._terlihat.values() if a.satuan == satuan)
        semua = (s.Takik(bilangan(t.teks), t.teks) for t in ruas.daftar)
        tanda = tuple(sorted(semua, key=lambda t: t.nilai))
        if not tanda:
            raise Keliru("Tulis garis bantu sumbunya, misalnya [0, 50, 100].")
        for satu, dua in pairwise(tanda):
            if satu.nilai == dua.nilai:
                raise Keliru(bunyi("benda/garis-sama", isi=dua.teks))
        return tanda[-1].nilai, tanda

    # Texts.

    def _tulisan(self, teks: str) -> str:
        """Fill a text beside the picture."""
        return self._pilih(teks, self._lingkup_tabel(self._bingkai))[0]

    def _lingkup_tabel(self, bingkai: Bingkai) -> Lingkup:
        """Names in texts: findings over all rows, the report's placeholders, joined columns."""
        lain = self._umum.gabungan(bingkai)
        sendiri: dict[str, Callable[[], str]] = {
            "arah": lambda: arah(self._sepadan),
            "terjauh": lambda: gabung(terjauh(self._sepadan)[1]),
            "tanpa": lambda: deret_kode(self._tanpa),
            "rinci": self._rinci,
        }

        def cari(nama: str) -> str:
            depan, titik, akhir = nama.partition(".")
            if titik and depan in BARIS:
                return self._dari_baris(BARIS[depan](self._digambar), akhir)
            if nama in BERPASANGAN and self._digambar and len(self._digambar[0].ukuran) == 1:
                raise Keliru(f"{{{nama}}} membandingkan dua nilai; bentuk ini hanya satu.")
            if nama in BANYAK:
                return str(BANYAK[nama](self._sepadan if nama in BERARAH else self._digambar))
            if nama in sendiri:
                return sendiri[nama]()
            if nama.startswith(RENTANG):
                return self._rentang(nama.removeprefix(RENTANG))
            try:
                return lain(nama)
            except KunciTidakDikenal as galat:
                if galat.kunci != nama:
                    raise
                raise KunciTidakDikenal("Isian", nama, [*galat.tersedia, *SEMUA]) from None

        return Lingkup(cari, self._kunci.cari)

    @cached_property
    def _sepadan(self) -> list[BarisGambar]:
        """The rows whose two figures are comparable by their times."""
        return [b for b in self._digambar if not berbeda(self._lap.masa(*b.angka))]

    def _dari_baris(self, baris: Sequence[BarisGambar], nama: str) -> str:
        """The values of a name in some rows; empty if they are too many for a sentence."""
        ambil = self._lingkup_ukur().ikat(urai(f"{{{nama}}}")).bagian[0]
        semua = (ambil if isinstance(ambil, str) else tulis(ambil(b.isi)) for b in baris)
        berbeda_ = list(dict.fromkeys(semua))
        return gabung(berbeda_) if len(berbeda_) <= SEBANYAK else ""

    def _rentang(self, kunci: str) -> str:
        """The range from the smallest to the greatest figure of all rows, or their common value."""
        terikat = self._lingkup_ukur().ikat(urai(kunci))
        angka = (self._kunci.cari(terikat.isi(b.isi)[0]) for b in self._digambar)
        ada = sorted((a for a in angka if a and a.nilai is not None), key=lambda a: a.nilai or 0)
        return " sampai ".join(dict.fromkeys((ada[0].teks, ada[-1].teks))) if ada else ""

    def _judul(self, ruas: Ruas) -> str:
        """The title with its finding; only the topic, before the colon, if no row stands out."""
        judul, lengkap = self._pilih(ruas.teks, self._lingkup_tabel(self._bingkai))
        return judul if lengkap else self._teks("judul", sampai=":")

    def _rinci(self) -> str:
        """The texts of all rows, one after the other."""
        ruas = self._bagian("rinci")
        lingkup = self._lingkup_ukur(self._berisi)
        with self._catatan.di(ruas or self._uraian.ruas):
            tulisan = lingkup.ikat_semua(ruas.teks if ruas else "{label} {semua}")
            baris = [b.isi for b in self._digambar]
            self._periksa_kunci(lingkup, baris)
            return "; ".join(filter(None, (pertama(tulisan, isi) for isi in baris)))
        return ""

    def _angka_lain(self) -> list[Angka]:
        """The existing figures that texts around the picture use."""
        semua = self._baca_tiap("angka", lambda ruas: self._disebut(ruas.teks))
        return [angka for angka in semua if angka.kunci not in self._terlihat]
