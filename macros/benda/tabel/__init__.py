"""The tables of the report by code: what `{{ tabel("kode") }}` may ask for.

Tables are described in `data/tabel.yaml`. Made by program are those that show findings
(kelengkapan, rekonsiliasi, reviu) or go through the register (sumber-angka).
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ...dasar.masalah import Masalah
from ...hitung.laporan import Laporan
from ...temuan.reviu import Telaah
from ..deklarasi import pembaca
from ..deklarasi.pembaca import Bentuk, nama_terpakai
from ..deklarasi.sumber_baris import SumberBaris
from . import tabel_dari_data, telaah
from .penyusun import Penyusun
from .unsur import Tabel

BENTUK = Bentuk(
    "tabel", "Tabel", Path(__file__).with_name("tabel.schema.json"), ("judul", "baris", "kolom")
)


def daftar(
    lap: Laporan, bahan: Telaah | None = None, masalah: list[Masalah] | None = None
) -> dict[str, Callable[[], Tabel]]:
    """Every table's code with the function that gives it.

    `bahan` is the report with its chapters and findings, for the tables that look at those. What is
    wrong in `data/tabel.yaml` is added to `masalah`; such a table raises GalatLaporan.
    """
    bahan = bahan or Telaah(lap, None)
    program: dict[str, Callable[[], Tabel]] = {
        "kelengkapan": partial(telaah.kelengkapan, lap),
        "sumber-angka": partial(telaah.sumber_angka, lap),
        "rekonsiliasi": partial(telaah.rekonsiliasi, bahan),
        "reviu": partial(telaah.reviu, bahan),
    }
    dijelaskan, salah = pembaca.baca(
        SumberBaris(lap),
        BENTUK,
        lambda *isi: Penyusun(*isi).susun(),
        program,
        malas=masalah is None,
    )
    # A declaration makes an own table, and that of an indicator's results, finer.
    lain = tabel_dari_data.terukur(lap) | dijelaskan | program
    if masalah is not None:
        masalah += [*salah, *nama_terpakai(lap, BENTUK, lain)]
    return tabel_dari_data.sendiri(lap) | lain
