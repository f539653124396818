"""What stands above the plot of a bar chart: the key and the reference line's label."""

from __future__ import annotations

from collections.abc import Sequence

from .gaya import Format
from .huruf import lebar_teks
from .kanvas import Kanvas
from .spesifikasi import Acuan, Keterangan
from .tata import Skala, Tata, gambar_acuan, gambar_batang, kiri_acuan, turun

_CONTOH = 14.0  # width of a key's sample
_SELA_CONTOH = 6.0
_SELA_ENTRI = 18.0


class Kepala:
    """Key entries from the left; the reference's label beside them where it fits, else below."""

    def __init__(self, keterangan: Sequence[Keterangan], format_: Format) -> None:
        self._format = format_
        self._letak: list[tuple[float, int, Keterangan]] = []
        x, nomor = 0.0, 0
        self._akhir = 0.0  # right end of the last line
        for satu in keterangan:
            lebar = _CONTOH + _SELA_CONTOH + lebar_teks(satu.teks, format_.huruf)
            if x and x + lebar > format_.lebar:
                x, nomor = 0.0, nomor + 1
            self._letak.append((x, nomor, satu))
            self._akhir = x + lebar
            x += lebar + _SELA_ENTRI
        self._jumlah = nomor + 1 if self._letak else 0

    @property
    def _langkah(self) -> float:
        return self._format.spasi + 3

    def tinggi(self, tata: Tata, ukur: Skala, acuan: Acuan | None) -> float:
        """Height to keep free above the rows; only the horizontal layout of `tata` counts."""
        baris = self._jumlah
        if acuan is not None and not self._muat(tata, ukur, acuan):
            baris += 1
        return baris * self._langkah + (4 if baris else 0)

    def _muat(self, tata: Tata, ukur: Skala, acuan: Acuan) -> bool:
        """Whether the reference's label fits beside the last line of the key."""
        kiri = kiri_acuan(tata, ukur, acuan, self._format.lebar)
        return self._jumlah > 0 and self._akhir + _SELA_ENTRI <= kiri

    def gambar(self, kanvas: Kanvas, tata: Tata, ukur: Skala, acuan: Acuan | None) -> None:
        """Draw the key, and the reference line with its label."""
        for x, nomor, satu in self._letak:
            y = nomor * self._langkah + self._format.spasi / 2
            gambar_batang(kanvas, x, x + _CONTOH, y, 12, satu.peran)
            kanvas.teks(x + _CONTOH + _SELA_CONTOH, y + turun(self._format), satu.teks)
        if acuan is not None:
            nomor = self._jumlah - 1 if self._muat(tata, ukur, acuan) else self._jumlah
            y = nomor * self._langkah + self._format.spasi / 2 + turun(self._format)
            gambar_acuan(kanvas, tata, ukur, acuan, y, self._format.lebar)
