"""Take over an earlier report in Word into a new report folder."""

from pathlib import Path

from macros.asupan import muat, teks_csv
from macros.asupan.simpanan import baca_deklarasi
from macros.benda import grafik, tabel
from macros.dasar.berkas import tulis_utuh
from macros.dasar.masalah import GalatLaporan, Masalah
from macros.hitung.laporan import Laporan, susun
from macros.periksa.menyeluruh import periksa
from macros.sajian.templat import baris_teks
from macros.temuan import edisi_lain, naskah
from scripts.baru.tabel_laporan import kenali
from scripts.baru.word.naskah import ULANGAN, HasilWord, PenyusunNaskah
from scripts.baru.word.pembaca import IsiWord, TabelWord, baca
from scripts.terminal import tolakan


def buka(word: Path) -> IsiWord:
    """Read a report in Word, without writing anything.

    Raises GalatPerintah if the file cannot be read as Word, or has no chapters.
    """
    dokumen = baca(word.read_bytes(), str(word))
    if not PenyusunNaskah(dokumen, word.parent, buang=False).halaman:
        raise tolakan("baru/tanpa-bab", word=word)
    return dokumen


def tahun(dokumen: IsiWord) -> int | None:
    """The year on the cover of a report; None if there is none, or several."""
    return PenyusunNaskah(dokumen, Path(), buang=False).tahun


def bawa(dokumen: IsiWord, folder: Path, *, buang: bool = True) -> tuple[HasilWord, list[Masalah]]:
    """Write the chapters, tables and pictures of a Word report into `folder`; returns the result,
    and the problems found by the check. With `buang` existing chapters that refer to missing things
    are removed. Chapters of a report of an earlier year are marked as unreviewed."""
    lap = _laporan(folder)
    milik = {*tabel.daftar(lap), *grafik.daftar(lap)} if lap else set()
    penyusun = PenyusunNaskah(dokumen, folder, buang=buang, milik=milik)
    masalah: list[Masalah] = []
    for _ in range(ULANGAN):
        penyusun.tulis()
        masalah = periksa(folder)
        if not penyusun.ketik([m for m in masalah if m.tingkat == "galat"]):
            break
    if lap and penyusun.tahun and penyusun.tahun < lap.edisi.tahun:
        penyusun.hasil.tahun_lama = penyusun.tahun
        _catat_lama(folder, penyusun.tahun, penyusun.tetap)
        masalah = periksa(folder)
    semua = (u for u in dokumen.unsur if isinstance(u, TabelWord))
    penyusun.hasil.dikenal = [d.judul for t in semua if (d := kenali(t, ""))]
    return penyusun.hasil, masalah


def _catat_lama(folder: Path, tahun: int, dari: set[str]) -> None:
    """Archive the text of the chapters `dari`, beside what an edition of that year archived."""
    arsip = folder / "data/arsip" / str(tahun) / naskah.ARSIP
    bab = [b for b in naskah.baca(folder / "docs") if b.src in dari]
    alinea = teks_csv.tulis([(b.src, satu) for b in bab for satu, *_ in edisi_lain.alinea(b)])
    arsip.parent.mkdir(parents=True, exist_ok=True)
    tulis_utuh(arsip, (arsip.read_bytes() if arsip.exists() else b"") + alinea)


def _laporan(folder: Path) -> Laporan | None:
    """The report in `folder`; None if its data have errors, which the check reports."""
    try:
        return susun(muat.baca(folder / "data")[0], baca_deklarasi(folder / "data")[0])
    except GalatLaporan:
        return None


def sebut(hasil: HasilWord) -> list[str]:
    """The result of a document in words, line by line."""
    return baris_teks("baru/dari_word.txt.j2", h=hasil)
