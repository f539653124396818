"""The parts of a document that one process works on, in the corrected engine."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from weasyprint import css
from weasyprint.text.fonts import FontConfiguration

from .bagian import BagianCetak
from .pengambil import Pengambil
from .perbaikan import lebih_cepat, mengganti, tata_letak
from .rekaman import BagianTerekam, SimpananBagian


class _Pencatat(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.pesan: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.pesan.append(record.getMessage())


@mengganti((css, "find_stylesheets"))
def _ingat_gaya(asli: Any) -> Any:
    """Cache parsed style sheets, which all parts share."""
    gaya: list[tuple[list[Any], dict[str, str]]] = []

    def cari(pembungkus: Any, media: str, pengambil: Pengambil, *lain: Any) -> list[Any]:
        if not gaya:
            gaya.append(([*asli(pembungkus, media, pengambil, *lain)], {**pengambil.dibaca}))
        ((semua, dibaca),) = gaya
        pengambil.dibaca |= dibaca
        return semua

    return cari


@contextmanager
def _diperbaiki() -> Iterator[list[str]]:
    """A context with all fixes of the engine; gives the list of its warnings."""
    pencatat, log = _Pencatat(), logging.getLogger("weasyprint")
    with ExitStack() as tumpuk:
        log.addHandler(pencatat)
        tumpuk.callback(log.removeHandler, pencatat)
        for perbaikan in (
            lebih_cepat.seperlunya,
            lebih_cepat.segerakan_nilai,
            lebih_cepat.ingat_baris,
            lebih_cepat.ingat_jawaban,
            tata_letak.abaikan_spasi_ujung,
            tata_letak.isi_sisa_halaman,
            tata_letak.satukan_titik,
            tata_letak.ulang_label,
            tata_letak.tahan_suku_akhir,
            tata_letak.bagi_menurut_suku,
            lebih_cepat.urai_cepat,
            _ingat_gaya,
        ):
            tumpuk.enter_context(perbaikan())
        yield pencatat.pesan


class BengkelCetak:
    """The parts of one process, by number, with shared resources. All but the first use results
    cached in `simpanan`; the first has everything that changes with any other part."""

    def __init__(
        self, bagian: Mapping[int, str], akar: Sequence[Path], simpanan: Path | None = None
    ) -> None:
        self._tumpuk = ExitStack()
        peringatan = self._tumpuk.enter_context(_diperbaiki())
        huruf = FontConfiguration()

        def buat(teks: str) -> BagianCetak:
            return BagianCetak(teks, akar, Pengambil(akar), huruf, peringatan)

        self.bagian: dict[int, Any] = {
            n: BagianTerekam(teks, SimpananBagian(simpanan, akar), buat)
            if simpanan and n
            else buat(teks)
            for n, teks in bagian.items()
        }

    def kerjakan(self, langkah: str, isian: Mapping[int, Sequence[Any]]) -> dict[int, Any]:
        """Call a step on the parts in `isian`, each with its arguments."""
        return {n: getattr(self.bagian[n], langkah)(*isi) for n, isi in isian.items()}

    def tutup(self) -> None:
        """Release the engine."""
        self._tumpuk.close()
