"""Own tables named like something else: who asks for one would be given the other."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from ...dasar.deklarasi import Ruas
from ...dasar.kosakata import bunyi
from ...dasar.masalah import Masalah
from ...hitung.kunci import tambahan
from ...hitung.laporan import Laporan
from .uraian import Bentuk

KODE_GALAT = "D061"


def nama_terpakai(lap: Laporan, bentuk: Bentuk, kode: Collection[str]) -> Iterator[Masalah]:
    """A problem for every own table whose name is one of the codes `kode` of this kind of things.

    A declaration of that name that shows this very table makes it finer, and is none.
    """
    milik, _ = bentuk.akar(lap)
    for nama, t in lap.tabel_sendiri.items():
        ruas = milik.bagian.get(nama)
        if nama not in kode or (ruas and _menyebut(ruas, nama)):
            continue
        tempat = f"{bentuk.berkas}, baris {ruas.baris}" if ruas else bunyi("benda/milik-program")
        isi = {"benda": bentuk.nama, "nama": nama, "tempat": tempat}
        pesan = bunyi("benda/nama-terpakai", **isi)
        yield Masalah(KODE_GALAT, "galat", f"data/{t.berkas}", None, None, nama, pesan)


def _menyebut(ruas: Ruas, nama: str) -> bool:
    """Whether a declaration takes its rows, or a figure, from the own table of this name."""
    kunci = tambahan(nama, "", "") + "/"  # as each of its figures begins
    baris = isinstance(ruas.isi, Mapping) and ruas.bagian.get("baris")
    return bool(baris and baris.isi == nama) or any(kunci in t for t in _teks(ruas))


def _teks(ruas: Ruas) -> Iterator[str]:
    if isinstance(ruas.isi, str):
        yield ruas.isi
        return
    bawah = ruas.isi if isinstance(ruas.isi, tuple) else ruas.isi.values()
    yield from chain.from_iterable(map(_teks, bawah))
