"""What stands above a plot: the key, on whose last line other things may stand at the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .gaya import Format
from .huruf import lebar_teks
from .kanvas import Kanvas
from .tata import turun

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
        x, nomor, akhir = 0.0, 0, 0.0
        for satu in entri:
            lebar = satu.lebar + _SELA_CONTOH + lebar_teks(satu.teks, format_.huruf)
            if x and x + lebar > format_.lebar:
                x, nomor = 0.0, nomor + 1
            self._letak.append((x, nomor, satu))
            akhir = x + lebar + _SELA_ENTRI
            x = akhir
        baris = nomor + 1 if self._letak else 0
        if bebas is not None and (akhir > bebas or not baris):
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
