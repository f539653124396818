"""The columns of a described table: what each line says, and whether their widths add up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast, get_args

from ...dasar.deklarasi import Catatan, Keliru, Ruas
from ...dasar.masalah import pastikan
from ..deklarasi.isian_umum import deret
from ..deklarasi.sumber_baris import SumberBaris
from ..deklarasi.uraian import Uraian, isi_tetap
from .unsur import JenisKolom

JENIS = get_args(JenisKolom)
PENUH = 100
KATA = {"", "kepala", "opsional"}


@dataclass(frozen=True)
class UraianKolom:
    """One column as it is described; `dari` is where it stands in the list of columns, `kata` what
    it is besides: `kepala` names its rows, `opsional` is left out where no row fills it."""

    judul: str
    jenis: JenisKolom
    lebar: int
    kata: str
    isi: str
    tetap: Mapping[str, str]
    ruas: Ruas
    dari: int

    @property
    def kepala(self) -> bool:
        """Whether it names its rows."""
        return self.kata == "kepala"


def kolom(sumber: SumberBaris, uraian: Uraian, catatan: Catatan) -> tuple[list[UraianKolom], bool]:
    """The columns of a table, repeated ones one by one, and whether all of them could be read."""
    hasil: list[UraianKolom] = []
    for n, ruas in enumerate(uraian.bagian["kolom"].daftar):
        with catatan.di(ruas):
            hasil += _kolom(sumber, uraian, ruas, n)
    utuh = {k.dari for k in hasil} == set(range(len(uraian.bagian["kolom"].daftar)))
    if not utuh:
        return hasil, False
    jumlah = sum(k.lebar for k in hasil)
    berulang = any(not isinstance(s.isi, str) for s in uraian.bagian["kolom"].daftar)
    if jumlah > PENUH or (jumlah < PENUH and not berulang):
        pesan = f"Lebar kolom berjumlah {jumlah}, seharusnya {PENUH}."
        catatan.galat("D052", uraian.bagian["kolom"].baris, pesan, str(jumlah))
    kepala = [k for k in hasil if k.kepala]
    if len(kepala) > 1:
        catatan.galat("D052", kepala[1].ruas.baris, "Hanya satu kolom yang boleh “kepala”.")
    return hasil, True


def _kolom(sumber: SumberBaris, uraian: Uraian, ruas: Ruas, dari: int) -> Iterator[UraianKolom]:
    if isinstance(ruas.isi, str):
        yield _satu(sumber, ruas, uraian.tetap, ruas, dari)
        return
    isi = ruas.bagian
    if set(isi) != {"tiap", "kolom"}:
        raise Keliru("Kolom berulang ditulis dengan “tiap:” dan “kolom:”.")
    nama, nilai = deret(sumber.lap, isi["tiap"])
    for satu in nilai:
        yield _satu(sumber, isi["kolom"], {**uraian.tetap, nama: satu}, ruas, dari)


def _satu(
    sumber: SumberBaris, tulisan: Ruas, tetap: Mapping[str, str], ruas: Ruas, dari: int
) -> UraianKolom:
    """`judul | jenis lebar [kepala] | isi`."""
    if len(tulisan.potong) != 3:
        raise Keliru("Kolom ditulis “judul | jenis lebar | isi”, dengan dua tanda |.")
    judul, ragam, isi = tulisan.potong
    jenis, *sisa = ragam.split() or [""]
    pastikan(JENIS, "Jenis kolom", jenis)
    if not sisa or not sisa[0].isdecimal() or int(sisa[0]) % 5 or not 0 < int(sisa[0]) <= PENUH:
        raise Keliru(f"Sesudah “{jenis}” tulis lebarnya dalam persen, kelipatan 5.")
    kata = " ".join(sisa[1:])
    if kata not in KATA:
        raise Keliru(f"“{kata}” tidak dikenal; sesudah lebar hanya “kepala” atau “opsional”.")
    return UraianKolom(
        isi_tetap(sumber, judul, tetap), cast("JenisKolom", jenis), int(sisa[0]), kata,
        isi, tetap, ruas, dari,
    )  # fmt: skip
