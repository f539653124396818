"""The tables of the report by their codes, for `{{ tabel("kode") }}`.

Tables are declared in `data/tabel.yaml`; only those that show findings (kelengkapan, rekonsiliasi,
reviu) or traverse the register (sumber-angka) are Python.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ...dasar.masalah import Masalah
from ...hitung.laporan import Laporan
from ...temuan.reviu import Telaah
from ..deklarasi import pembaca
from ..deklarasi.pembaca import JenisUraian, nama_terpakai
from ..deklarasi.sumber_baris import SumberBaris
from . import tabel_dari_data, telaah
from .penyusun import Penyusun
from .unsur import Tabel

PROGRAM: dict[str, Callable[[Telaah], Tabel]] = {
    "kelengkapan": lambda bahan: telaah.kelengkapan(bahan.laporan),
    "sumber-angka": lambda bahan: telaah.sumber_angka(bahan.laporan),
    "rekonsiliasi": telaah.rekonsiliasi,
    "reviu": telaah.reviu,
}
JENIS = JenisUraian("tabel", Path(__file__).with_name("tabel.schema.json"))


def daftar(
    lap: Laporan, bahan: Telaah | None = None, masalah: list[Masalah] | None = None
) -> dict[str, Callable[[], Tabel]]:
    """A function for every table, by code.

    `bahan` is the report with its chapters and findings, for the tables that need those. Mistakes
    in `data/tabel.yaml` are added to `masalah`; such a table raises GalatLaporan.
    """
    return milik_data(lap, masalah) | milik_program(bahan or Telaah(lap, None))


def milik_program(bahan: Telaah) -> dict[str, Callable[[], Tabel]]:
    """The tables made by Python."""
    return {kode: partial(buat, bahan) for kode, buat in PROGRAM.items()}


def milik_data(
    lap: Laporan, masalah: list[Masalah] | None = None
) -> dict[str, Callable[[], Tabel]]:
    """The tables declared by the report, and by the program for every report."""
    dijelaskan, salah = pembaca.baca(
        SumberBaris(lap),
        JENIS,
        lambda *isi: Penyusun(*isi).susun(),
        PROGRAM,
        malas=masalah is None,
    )
    # A declaration overrides the automatic table of an own table or of an indicator's results.
    lain = tabel_dari_data.terukur(lap) | dijelaskan
    if masalah is not None:
        masalah += [*salah, *nama_terpakai(lap, JENIS, lain.keys() | PROGRAM.keys())]
    return tabel_dari_data.sendiri(lap) | lain
