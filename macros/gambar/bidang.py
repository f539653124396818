"""What charts of rows draw alike: key, scale, gridlines, zero and reference."""

from collections.abc import Sequence
from itertools import pairwise

from .gaya import TERANG
from .huruf import lebar_teks
from .kanvas import Kanvas
from .kepala import EntriKunci, Kepala
from .spesifikasi import Berbaris
from .tata import Skala, Tata, gambar_label, turun


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
