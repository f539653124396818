"""Parse the columns of a declared table, and the alternatives of their cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from ...dasar.deklarasi import Catatan, Keliru, Ruas
from ...dasar.kosakata import bunyi
from ...dasar.masalah import pastikan
from ...hitung.kunci import capaian
from ...hitung.laporan import Laporan
from ..deklarasi.bingkai import kosong
from ..deklarasi.isian_umum import deret
from ..deklarasi.pembaca import Uraian, isi_tetap
from ..deklarasi.sumber_baris import SumberBaris
from ..deklarasi.ungkapan import Isian, Lingkup, Terikat, pilihan, urai
from .unsur import Bagian, Daftar, JenisKolom

KATA = {"status", "kategori", "ringkas", "tanda", "daftar", "butir"}
BERBUTIR = {"daftar", "butir"}  # a list with numbers, or with bullets
JENIS = get_args(JenisKolom)
KATA_KOLOM = {"", "kepala", "opsional"}


def daftar(isi: Terikat, baris: Mapping[str, Any], *, berurut: bool) -> Bagian | None:
    """Several texts, or the lines of one, as a list; a single one as itself."""
    ambil = isi.bagian[0]
    nilai = ambil if isinstance(ambil, str) else ambil(baris)
    semua = nilai if isinstance(nilai, tuple) else (nilai,)
    butir = [b for n in semua if not kosong(n) for b in str(n).splitlines() if b.strip()]
    return butir[0] if len(butir) == 1 else Daftar(tuple(butir), berurut) if butir else None


def ikat(teks: str, lap: Laporan, lingkup: Lingkup) -> list[Isian]:
    """Split an expression in its alternatives and resolve their placeholders. Raises Keliru or
    KunciTidakDikenal if it is invalid."""
    hasil = []
    for kata, pola in pilihan(teks, KATA):
        isi = urai(capaian(str(pola), lap.edisi.tahun)) if kata == "status" else pola
        if kata in {"kategori", "ringkas"} and not isi.kunci:
            raise Keliru(f"Sesudah “{kata}” tulis kunci, misalnya capaian/{{kode}}/{{tahun}}.")
        berkunci = isi.kunci and kata not in {"tanda", *BERBUTIR}
        hasil.append(Isian(kata, lingkup.ikat(isi), berkunci))
    return hasil


@dataclass(frozen=True)
class UraianKolom:
    """One declared column. `dari` is its index in the list of columns; `kata` are its options:
    `kepala` names the rows, `opsional` is left out if no row fills it."""

    judul: str
    jenis: JenisKolom
    lebar: int
    kata: str
    isi: str
    tetap: Mapping[str, str]
    ruas: Ruas
    dari: int


def kolom(sumber: SumberBaris, uraian: Uraian, catatan: Catatan) -> tuple[list[UraianKolom], bool]:
    """The columns of a table, with repeated ones expanded, and whether all of them are valid."""
    hasil: list[UraianKolom] = []
    for n, ruas in enumerate(uraian.bagian["kolom"].daftar):
        with catatan.di(ruas):
            hasil += _kolom(sumber, uraian, ruas, n)
    utuh = {k.dari for k in hasil} == set(range(len(uraian.bagian["kolom"].daftar)))
    if not utuh:
        return hasil, False
    kepala = [k for k in hasil if k.kata == "kepala"]
    if len(kepala) > 1:
        catatan.galat("D052", kepala[1].ruas.baris, "Hanya satu kolom yang boleh “kepala”.")
    sudah = set[str]()
    for k in hasil:
        if k.judul.casefold() in sudah:
            catatan.galat("D052", k.ruas.baris, bunyi("benda/judul-sama", judul=k.judul), k.judul)
        sudah.add(k.judul.casefold())
    return hasil, True


def _kolom(sumber: SumberBaris, uraian: Uraian, ruas: Ruas, dari: int) -> Iterator[UraianKolom]:
    if isinstance(ruas.isi, str):
        yield _satu(sumber, ruas, uraian.tetap, ruas, dari)
        return
    isi = ruas.bagian
    if set(isi) != {"tiap", "kolom"}:
        raise Keliru(bunyi("benda/bukan-kolom"))

    def baca(saring: Ruas) -> str:
        return isi_tetap(sumber, saring.teks, uraian.tetap)

    nama, nilai = deret(sumber.lap, isi["tiap"], baca)
    for satu in nilai:
        yield _satu(sumber, isi["kolom"], {**uraian.tetap, nama: satu}, ruas, dari)


def _satu(
    sumber: SumberBaris, tulisan: Ruas, tetap: Mapping[str, str], ruas: Ruas, dari: int
) -> UraianKolom:
    """Parse `judul | jenis lebar [kepala] | isi`."""
    if len(tulisan.potong) != 3:
        raise Keliru("Kolom ditulis “- judul | jenis lebar | isi”, sebaris, dengan dua tanda |.")
    judul, ragam, isi = tulisan.potong
    if not judul:
        raise Keliru("Kolom ini belum berjudul. Tulis judulnya di depan tanda | yang pertama.")
    if judul.startswith(("-", "–", "—", "•")):
        raise Keliru("Setiap kolom diawali tanda hubung dan satu spasi: “- judul | …”.")
    jenis, *sisa = ragam.split() or [""]
    pastikan(JENIS, "Jenis kolom", jenis)
    if not sisa or not sisa[0].isdecimal() or not 0 < int(sisa[0]) <= 100:
        raise Keliru(f"Sesudah “{jenis}” tulis lebarnya dalam persen, 1 sampai 100.")
    kata = " ".join(sisa[1:])
    if kata not in KATA_KOLOM:
        raise Keliru(f"“{kata}” tidak dikenal; sesudah lebar hanya “kepala” atau “opsional”.")
    return UraianKolom(
        isi_tetap(sumber, judul, tetap), cast("JenisKolom", jenis), int(sisa[0]), kata,
        isi, tetap, ruas, dari,
    )  # fmt: skip
