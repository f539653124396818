"""An earlier report in Word, brought into a report folder that is being made."""

from pathlib import Path

from macros.asupan import muat
from macros.asupan.simpanan import baca_deklarasi
from macros.benda import grafik, tabel
from macros.dasar.masalah import GalatLaporan, Masalah
from macros.hitung.laporan import susun
from macros.periksa.menyeluruh import periksa
from macros.sajian.templat import baris_teks
from scripts.baru.tabel_laporan import kenali
from scripts.baru.word.naskah import ULANGAN, HasilWord, PenyusunNaskah
from scripts.baru.word.pembaca import IsiWord, TabelWord, baca
from scripts.terminal import tolakan


def buka(word: Path) -> IsiWord:
    """What a report in Word says; nothing is written.

    Raises GalatPerintah where the file cannot be read as Word, or has no chapters.
    """
    dokumen = baca(word.read_bytes(), str(word))
    if not PenyusunNaskah(dokumen, word.parent, buang=False).halaman:
        raise tolakan("baru/tanpa-bab", word=word)
    return dokumen


def bawa(dokumen: IsiWord, folder: Path, *, buang: bool = True) -> tuple[HasilWord, list[Masalah]]:
    """Write the chapters, tables and pictures of a Word report into `folder`; what came of it, and
    what the check says of the folder then. Chapters that were there and refer to what is no more
    are left out where `buang`."""
    penyusun = PenyusunNaskah(dokumen, folder, buang=buang, milik=_kode_laporan(folder))
    masalah: list[Masalah] = []
    for _ in range(ULANGAN):
        penyusun.tulis()
        masalah = periksa(folder)
        if not penyusun.ketik([m for m in masalah if m.tingkat == "galat"]):
            break
    semua = (u for u in dokumen.unsur if isinstance(u, TabelWord))
    penyusun.hasil.dikenal = [d.judul for t in semua if (d := kenali(t, ""))]
    return penyusun.hasil, masalah


def _kode_laporan(folder: Path) -> set[str]:
    """The codes of the tables and charts that the report in `folder` has, shown or not."""
    try:
        lap = susun(muat.baca(folder / "data")[0], baca_deklarasi(folder / "data")[0])
    except GalatLaporan:  # told by the check
        return set()
    return {*tabel.daftar(lap), *grafik.daftar(lap)}


def sebut(hasil: HasilWord) -> list[str]:
    """What came of a document, line by line."""
    return baris_teks("baru/dari_word.txt.j2", h=hasil)
