"""Build one version from an exported commit.

Run by `publish` as `python -m scripts.terbit.susun SUMBER PERMINTAAN.json SITUS`, in a process of
its own and in the folder of the program: if the commit has a program, that is imported and not the
caller's.
"""

import dataclasses
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.dasar.cabang import ikut_berakhir
from macros.dasar.masalah import kata_galat
from macros.hitung.laporan import Laporan
from macros.keluaran import kode, ragam
from macros.keluaran.versi import Versi
from macros.periksa.menyeluruh import telaah
from scripts.terbit import manifes
from scripts.terminal import GalatPerintah, tolakan
from scripts.terminal.masukan import tolak


def susun(akar: Path, permintaan: Path, situs: Path) -> None:
    """Check the report, build it into the existing folder `situs`, and write its manifest; copies
    to be signed are put beside it, into `manifes.SALINAN`.

    Raises GalatPerintah if data, chapters or the name of the version are invalid.
    """
    versi = Versi(**manifes.baca(permintaan))
    sumber = manifes.sidik(akar)  # before the build adds files
    saran = "" if versi.draf else " Jawab temuannya, atau terbitkan dahulu sebagai draf."
    masalah, bekal = telaah(akar, ketat=not versi.draf)
    tolak(masalah, f"laporan belum lolos pemeriksaan.{saran}")
    assert bekal is not None  # without one there are errors
    laporan = bekal.siap.laporan
    periksa_nama(versi, laporan.edisi.kode)
    _, titik, nomor = versi.nama.rpartition(".")
    if kata := tanpa_riwayat(versi, laporan):
        print(f"Perhatian: {kata}", flush=True)
    bawaan = laporan.edisi.sebutan + (f", koreksi {nomor}" if titik else "")
    versi = dataclasses.replace(versi, judul=versi.judul or bawaan)

    from scripts.mesin import situs as mesin

    # Drafts are not signed.
    pesanan: list[ragam.Ragam] = ["publik", *(() if versi.draf else ragam.SALINAN)]
    mesin.bangun(akar, situs, pesanan, situs.parent / manifes.SALINAN, versi, bekal)
    isi = manifes.susun(versi, laporan, kode.hitung(akar), sumber, situs)
    if not isi["pdf"]:
        raise GalatPerintah("PDF tidak terbentuk.")
    manifes.tulis(isi, situs)


def tanpa_riwayat(versi: Versi, laporan: Laporan) -> str:
    """The message on a final correction that the report's history does not mention; or ""."""
    tercatat = any(laporan.baris("riwayat_koreksi", versi=versi.nama))
    if versi.draf or "." not in versi.nama or tercatat:
        return ""
    return str(tolakan("terbit/tanpa-riwayat", nama=versi.nama))


def periksa_nama(versi: Versi, edisi: str) -> None:
    """Check that a version is named by its edition, and a correction of it with a number after a
    point. (The form is valid already.)"""
    if versi.nama.partition(".")[0] != edisi:
        raise tolakan("terbit/nama-edisi", nama=versi.nama, edisi=edisi)


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of the process; returns the exit code, after messages."""
    sumber, permintaan, situs = map(Path, sys.argv[1:] if argv is None else argv)
    # By SystemExit, so that the PDF's process ends, too; also when the caller is killed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    ikut_berakhir()
    try:
        susun(sumber, permintaan, situs)
    except (GalatPerintah, OSError) as galat:
        print(f"Galat: {kata_galat(galat)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return 0


if __name__ == "__main__":
    sys.exit(main())
