"""An earlier report in Word, brought into a report folder that is being made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.asupan import muat
from macros.benda import grafik, tabel
from macros.dasar.masalah import GalatLaporan, Masalah
from macros.hitung.laporan import susun
from macros.periksa.menyeluruh import periksa
from scripts.baru.tabel_laporan import kenali
from scripts.baru.word.naskah import ULANGAN, HasilWord, PenyusunNaskah
from scripts.baru.word.pembaca import buka
from scripts.baru.word.unsur import TabelWord
from scripts.terminal import GalatPerintah


def bawa(word: Path, folder: Path, *, buang: bool = True) -> tuple[HasilWord, list[Masalah]]:
    """Write the chapters, tables and pictures of a Word report into `folder`; what came of it, and
    what the check says of the folder then. Chapters that were there and refer to what is no more
    are left out where `buang`.

    Raises GalatPerintah where the file cannot be read as Word.
    """
    dokumen = buka(word)
    penyusun = PenyusunNaskah(dokumen, folder, buang=buang, milik=_kode_laporan(folder))
    if not penyusun.halaman:
        raise GalatPerintah(
            f"{word}: tidak ada judul bab. Beri judul babnya gaya Heading 1, lalu ulangi."
        )
    semua = (u for u in dokumen.unsur if isinstance(u, TabelWord))
    penyusun.hasil.dikenal = [d.judul for t in semua if (d := kenali(t, ""))]
    masalah: list[Masalah] = []
    for _ in range(ULANGAN):
        penyusun.tulis()
        masalah = periksa(folder)
        if not penyusun.ketik([m for m in masalah if m.tingkat == "galat"]):
            break
    return penyusun.hasil, masalah


def _kode_laporan(folder: Path) -> set[str]:
    """The codes of the tables and charts that the report in `folder` has, shown or not."""
    try:
        lap = susun(muat.baca(folder / "data")[0], muat.baca_deklarasi(folder / "data")[0])
    except GalatLaporan:  # told by the check
        return set()
    return {*tabel.daftar(lap), *grafik.daftar(lap)}


def sebut(hasil: HasilWord) -> Iterator[str]:
    """What came of a document, line by line."""
    jumlah = len(hasil.tabel) + len(hasil.diketik)
    yield (
        f"Dari Word: {len(hasil.halaman)} bab dan lampiran, {jumlah} tabel berjudul, {hasil.foto}"
        f" gambar, {hasil.catatan} catatan kaki."
    )
    if hasil.diketik:
        yield "Tabel yang diketik di babnya, karena isinya belum dapat dibaca sebagai data:"
        yield from (f"  {judul}" for judul in hasil.diketik)
    if hasil.tak_terbaca:
        yield "Yang tidak terbaca, dan ditandai di tempatnya:"
        yield from (f"  {satu}" for satu in hasil.tak_terbaca)
    if hasil.dikenal:
        yield "Tabel yang dapat mengisi tabel data, sesudah ditampilkan (data ambil LAPORAN.docx):"
        yield from (f"  {judul}" for judul in hasil.dikenal)
    yield "Angka yang terketik disebut check (T511, T512), dengan angka laporan yang sama nilainya."
