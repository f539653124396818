"""What charts draw alike: the key above the plot; of those of rows scale, gridlines, zero and
reference."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .gaya import TERANG, Format
from .huruf import lebar_teks
from .kanvas import Kanvas
from .spesifikasi import Berbaris
from .tata import Skala, Tata, gambar_label, turun

_SELA_CONTOH = 6.0
_SELA_ENTRI = 18.0


@dataclass(frozen=True, slots=True)
class EntriKunci:
    """One entry of the key; `contoh` draws its sample, given the left edge and the middle."""

    teks: str
    contoh: Callable[[Kanvas, float, float], None]
    lebar: float = 14.0


class Kepala:
    """Key entries from the left, in as many lines as they need.

    `bebas` is where something else begins at the right (a reference's label, column heads): it
    shares the key's last line if that ends before, else it gets a line of its own. None: nothing.
    """

    def __init__(
        self, entri: Sequence[EntriKunci], format_: Format, bebas: float | None = None
    ) -> None:
        self._format = format_
        self._langkah = format_.spasi + 4
        self._letak: list[tuple[float, int, EntriKunci]] = []
        x, nomor = 0.0, 0
        for satu in entri:
            lebar = satu.lebar + _SELA_CONTOH + lebar_teks(satu.teks, format_.huruf)
            if x and x + lebar > format_.lebar:
                x, nomor = 0.0, nomor + 1
            self._letak.append((x, nomor, satu))
            x += lebar + _SELA_ENTRI
        baris = nomor + 1 if self._letak else 0
        if bebas is not None and (x > bebas or not baris):
            baris += 1
        self._baris = baris

    @property
    def tinggi(self) -> float:
        """Height to keep free above the rows."""
        return self._baris * self._langkah + (4 if self._baris else 0)

    @property
    def y_akhir(self) -> float:
        """Middle of the last line, above the rows."""
        return (self._baris - 1) * self._langkah + self._format.spasi / 2 - self.tinggi

    def gambar(self, kanvas: Kanvas) -> None:
        """Draw the samples, then the texts, from the top edge on."""
        tengah = self._format.spasi / 2 - kanvas.atas
        for x, nomor, satu in self._letak:
            satu.contoh(kanvas, x, nomor * self._langkah + tengah)
        for x, nomor, satu in self._letak:
            y = nomor * self._langkah + tengah + turun(self._format)
            kanvas.teks(x + satu.lebar + _SELA_CONTOH, y, satu.teks)


class Bidang:
    """The plot of laid-out rows on its surface, the key above it.

    The reference's label ends before `batas`; `bebas` is where something else begins beside the
    key where there is no reference.
    """

    def __init__(
        self,
        spek: Berbaris,
        tata: Tata,
        entri: Sequence[EntriKunci],
        batas: float,
        bebas: float | None = None,
    ) -> None:
        self._spek, self._tata, self._batas = spek, tata, batas
        self.ukur = self._skala()
        self.kepala = Kepala(entri, tata.format, self._kiri_acuan() if spek.acuan else bebas)
        tinggi = tata.bawah + (tata.format.spasi + 5 if spek.sumbu else 1)
        self.kanvas = Kanvas(tata.format, self.kepala.tinggi + tinggi, self.kepala.tinggi)
        self._gambar_kisi()

    def _skala(self) -> Skala:
        """The scale: always with zero, the reference and every value in it."""
        acuan = self._spek.acuan.nilai if self._spek.acuan else None
        nilai = (n.nilai for b in self._spek.butir for n in b.nilai)
        semua = [float(n) for n in (0, acuan, self._spek.maksimum, *nilai) if n is not None]
        bawah, atas = min(semua), max(semua)
        atas = bawah + 1 if atas == bawah else atas
        return Skala(bawah, atas, self._tata.x_plot, self._tata.lebar_plot)

    def _gambar_kisi(self) -> None:
        """Gridlines within each group, and below them as many of their texts as have room."""
        format_ = self._tata.format
        letak: list[tuple[float, float, str]] = []
        for tanda in self._spek.sumbu:
            x = self.ukur(tanda.nilai)
            self.kanvas.tegak(x, self._tata.bentang, TERANG.kisi)
            setengah = lebar_teks(tanda.teks, format_.huruf) / 2
            tengah = min(max(x, setengah), format_.lebar - setengah)
            letak.append((tengah, setengah, tanda.teks))
        for langkah in range(1, len(letak) + 1):
            pilihan = letak[::langkah]
            if all(a + sa + 6 <= b - sb for (a, sa, _), (b, sb, _) in pairwise(pilihan)):
                break
        else:
            return
        for tengah, _, teks in pilihan:
            y = self._tata.bawah + format_.spasi
            self.kanvas.teks(tengah, y, teks, TERANG.lemah, "center")

    def gambar_nol(self) -> None:
        """The zero line, over the bars' feet."""
        self.kanvas.tegak(self.ukur(0), self._tata.bentang, TERANG.lemah)

    def gambar_acuan(self) -> None:
        """The reference line, cased in the ground's colour, its label above."""
        if self._spek.acuan:
            x = self.ukur(self._spek.acuan.nilai)
            self.kanvas.tegak(x, self._tata.bentang, TERANG.latar, 3.4)
            self.kanvas.tegak(x, self._tata.bentang, TERANG.teks, 1.4)
            y = self.kepala.y_akhir + turun(self._tata.format)
            self.kanvas.teks(self._kiri_acuan(), y, self._spek.acuan.teks)

    def _kiri_acuan(self) -> float:
        """Left end of the reference's label: centred on the line, between 0 and `batas`."""
        assert self._spek.acuan is not None
        lebar = lebar_teks(self._spek.acuan.teks, self._tata.format.huruf)
        return max(min(self.ukur(self._spek.acuan.nilai) - lebar / 2, self._batas - lebar), 0.0)

    def svg(self) -> str:
        """The finished chart, its labels last."""
        gambar_label(self.kanvas, self._tata)
        return self.kanvas.svg()
