"""Make the pages of a report in a process that ends with them.

Its memory is then freed: it takes half as much as the PDF, for which the parent process waits.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.dasar.cabang import Cabang, CabangTerhenti
from macros.dasar.masalah import GalatLaporan, Masalah
from macros.keluaran.pencetak import Cetak, Cetakan, Pencetak
from macros.keluaran.penutup import Penutup
from scripts.mesin import hasil_tetap
from scripts.terminal import GalatPerintah, kabari
from scripts.terminal.masukan import tolak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from macros.halaman.jenis import Halaman
    from macros.keluaran.ragam import Ragam
    from macros.sajian.makro import Bekal

BELUM_LOLOS = "data atau naskah belum lolos pemeriksaan; hasil terakhir tidak diubah."
TERHENTI = "{} terhenti di tengah jalan, {}."
MENGALAH = 4  # the value for `nice`


@dataclass(frozen=True)
class Pekerjaan:
    """The work: of the project `proyek`, the site in the folder `baru` with the PDFs in `pesanan`,
    and in the folder `samping` what is not part of the site: copies to be signed and, if `word`,
    one for comments."""

    proyek: Path
    baru: Path
    samping: Path
    sebutan: str
    pesanan: Sequence[Ragam] = ()
    word: bool = False


Tersusun = tuple[hasil_tetap.Temuan, Penutup]
"""A site whose pages stand, and which waits for its PDFs: the findings by kind, and the rest to be
done."""


def susun(kerja: Pekerjaan, pencetak: Pencetak) -> Tersusun:
    """Check the data and make the pages, in a process of its own if PDFs are wanted; `pencetak` has
    then started these.

    Raises GalatPerintah if data or chapters have errors, after all of them have been shown.
    """
    if not kerja.pesanan:
        return _susun(pencetak.mulai, kerja)
    cabang = Cabang(_coba, kerja, layani=pencetak.mulai)
    try:
        pencetak.siagakan()
        jadi = cabang.hasil()
    except CabangTerhenti as galat:
        raise GalatPerintah(TERHENTI.format("penyusunan", galat)) from None
    finally:
        cabang.akhiri()
    if isinstance(jadi, GalatPerintah):
        raise jadi
    return jadi


def _coba(minta: Cetak, kerja: Pekerjaan) -> Tersusun | GalatPerintah:
    """Do the work in a process of its own; errors are part of the result."""

    def cetak(cetakan: Sequence[Cetakan]) -> None:
        minta(cetakan)
        os.nice(MENGALAH)  # the rest of this process's work is less urgent than the PDFs

    try:
        return _susun(cetak, kerja)
    except GalatPerintah as galat:
        return galat


def _susun(cetak: Cetak, kerja: Pekerjaan) -> Tersusun:
    from macros.periksa import menyeluruh
    from scripts.mesin import situs

    situs.muat()
    try:
        bekal = menyeluruh.muat(kerja.proyek, hasil_tetap.penentu(kerja.proyek)[1])
    except GalatLaporan as galat:
        tolak(galat.masalah, BELUM_LOLOS)
        raise
    kabari(f"Menyusun {kerja.sebutan} …")
    masalah, bab, penutup = tayangkan(kerja, cetak, bekal)
    if kerja.word:
        _word(kerja, bab)
    return hasil_tetap.hitung(masalah), penutup


def tayangkan(
    kerja: Pekerjaan, cetak: Cetak, bekal: Bekal
) -> tuple[list[Masalah], list[Halaman], Penutup]:
    """Make the pages while another process checks the chapters, both from `bekal`; returns the
    findings, the finished chapters, and the last step for the site.

    Raises GalatPerintah if either fails, with the problems of the check rather than of the engine,
    since these have every error with file and line.
    """
    from macros.periksa import menyeluruh
    from scripts.mesin import situs

    kata = io.StringIO()
    jadi: tuple[list[Halaman], Penutup] | Exception
    # It first draws the charts, which the site soon needs.
    periksa = partial(menyeluruh.periksa_siap, melukis=True)
    pemeriksa = Cabang(periksa, kerja.proyek, bekal)
    try:
        try:
            with contextlib.redirect_stderr(kata):
                tempat = kerja.proyek, kerja.baru, cetak, kerja.pesanan, kerja.samping
                jadi = situs.susun(*tempat, bekal=bekal)
        except Exception as galat:  # noqa: BLE001 - what the check names may break the engine
            jadi = galat
        masalah = pemeriksa.hasil()
    except CabangTerhenti as galat:
        raise GalatPerintah(TERHENTI.format("pemeriksaan", galat)) from None
    finally:
        pemeriksa.akhiri()
    tolak(masalah, BELUM_LOLOS)
    sys.stderr.write(kata.getvalue())
    if isinstance(jadi, Exception):
        raise jadi
    return masalah, *jadi


def _word(kerja: Pekerjaan, bab: Sequence[Halaman]) -> None:
    from macros.dasar.penulisan import samarkan_nip
    from macros.hitung.laporan import buka
    from macros.keluaran import cetakan
    from macros.keluaran.pdf.raster import png
    from macros.keluaran.salinan_word import SalinanWord

    lap = buka(kerja.proyek / "data")
    nip = [p.nip for p in lap.pejabat.values()]
    sampul = cetakan.sampul(lap.edisi, lap.instansi, kerja.proyek, None, draf=False)
    satu = SalinanWord(bab, kerja.baru, sampul, png, lambda teks: samarkan_nip(teks, nip))
    (kerja.samping / f"lkjip-{lap.edisi.kode}-tanggapan.docx").write_bytes(satu.tulis())
