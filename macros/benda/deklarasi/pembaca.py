"""A file of declarations → the things that it describes, and everything that is wrong with it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from typing import NoReturn, TypeVar

from ...dasar.deklarasi import Catatan, Keliru, Ruas
from ...dasar.kosakata import bunyi
from ...dasar.masalah import GalatLaporan, KunciTidakDikenal, Masalah, TanpaData
from ...dasar.pangkal import BAWAAN
from ...hitung.kunci import tambahan
from ...hitung.laporan import Laporan
from .isian_umum import TabelTiada
from .sumber_baris import SumberBaris
from .uraian import Bentuk, Uraian, uraian

B = TypeVar("B")
KODE_GALAT = "D061"


def baca(
    sumber: SumberBaris,
    bentuk: Bentuk,
    susun: Callable[[Uraian, Catatan], B],
    milik_program: Collection[str] = (),
    *,
    malas: bool = False,
) -> tuple[dict[str, Callable[[], B]], list[Masalah]]:
    """Every described thing by its code, and all mistakes, each with its line.

    One with a mistake raises GalatLaporan when it is asked for; one whose data table the report
    has not raises TabelTiada then, one without rows TanpaData, and neither is a mistake before.
    What the program describes for every report comes below what the report itself describes: an
    entry of the same code goes first, and one whose figures this report has not is without rows.
    Where nobody asks for the mistakes (`malas`) a thing is made when it is first asked for.
    """
    milik, bawaan = bentuk.akar(sumber.lap)
    catatan = Catatan(bentuk.berkas)
    hasil: dict[str, Callable[[], B]] = {}
    for kode, ruas in milik.bagian.items():
        satu = Catatan(bentuk.berkas)
        try:
            for isi in uraian(sumber, milik, kode, satu, bentuk, bawaan):
                if isi.kode in hasil or isi.kode in milik_program:
                    kata = f"Kode {bentuk.benda.casefold()} “{isi.kode}”"
                    raise Keliru(f"{kata} sudah dipakai. Pilih kode lain.")
                hasil[isi.kode] = partial(_gagal, satu)  # where making it ends in a mistake
                hasil[isi.kode] = _hasil(partial(susun, isi, satu), satu, malas=malas)
        except TabelTiada as tiada:
            hasil[kode] = partial(_lempar, tiada)
        except KunciTidakDikenal as galat:
            satu.galat("D053", _letak(ruas, "seperti", "baris"), str(galat))
        except Keliru as galat:
            satu.galat("D052", ruas.baris, str(galat))
        if satu.masalah:
            hasil.setdefault(kode, partial(_gagal, satu))  # what one took over is wrong once
        catatan.masalah += [m for m in satu.masalah if m not in catatan.masalah]
    for kode, buat in _bawaan(sumber, bentuk, susun, bawaan).items():
        hasil.setdefault(kode, buat)
    return hasil, catatan.masalah


def _hasil(susun: Callable[[], B], catatan: Catatan, *, malas: bool) -> Callable[[], B]:
    """A described thing, made now, or when it is first asked for."""

    def nanti() -> B:
        return _jadi(susun, catatan)()

    return cache(nanti) if malas else _jadi(susun, catatan)


def _bawaan(
    sumber: SumberBaris, bentuk: Bentuk, susun: Callable[[Uraian, Catatan], B], bawaan: Ruas
) -> dict[str, Callable[[], B]]:
    """What the program describes, each made when it is first asked for."""
    hasil: dict[str, Callable[[], B]] = {}
    for kode in bawaan.bagian:
        try:
            for isi in uraian(sumber, bawaan, kode, Catatan(kode), bentuk):
                hasil[isi.kode] = cache(partial(_terisi, susun, isi, bentuk))
        except (TabelTiada, KunciTidakDikenal) as tiada:
            hasil[kode] = partial(_lempar, tiada)
    return hasil


def _terisi(susun: Callable[[Uraian, Catatan], B], isi: Uraian, bentuk: Bentuk) -> B:
    """A thing that the program describes; TanpaData where this report has not its figures."""
    catatan = Catatan(f"{BAWAAN.name}/{bentuk.nama}.yaml")
    try:
        return _jadi(partial(susun, isi, catatan), catatan)()
    except GalatLaporan:
        if any(m.kode != "D053" for m in catatan.masalah):
            raise
        raise TanpaData(isi.kode, f"{bentuk.nama}.yaml") from None


def _jadi(susun: Callable[[], B], catatan: Catatan) -> Callable[[], B]:
    """What gives the thing that was made now, or says why there is none."""
    try:
        benda = susun()
    except GalatLaporan:
        return partial(_gagal, catatan)
    except TanpaData as kosong:
        return partial(_gagal, catatan) if catatan.masalah else partial(_lempar, kosong)
    return partial(_gagal, catatan) if catatan.masalah else lambda: benda


def _letak(ruas: Ruas, *nama: str) -> int:
    """The line of the first of these parts, or of the whole where it has none of them."""
    bagian = ruas.isi if not isinstance(ruas.isi, str | tuple) else {}
    return next((bagian[n].baris for n in nama if n in bagian), ruas.baris)


def _lempar(galat: Exception) -> NoReturn:
    raise galat


def _gagal(catatan: Catatan) -> NoReturn:
    raise GalatLaporan(catatan.masalah)


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
