"""Read a file of declarations: check what does not depend on rows (parts, copies, own names), make
the tables or charts, and collect all mistakes."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from ...dasar.deklarasi import Catatan, Keliru, Ruas
from ...dasar.kosakata import bunyi
from ...dasar.masalah import DEKAT, GalatLaporan, KunciTidakDikenal, Masalah, TanpaData
from ...dasar.pangkal import BAWAAN
from ...hitung.kunci import tambahan
from ...hitung.laporan import Laporan
from .isian_umum import TabelTiada, deret
from .sumber_baris import SumberBaris
from .ungkapan import Lingkup

B = TypeVar("B")
KODE_GALAT = "D061"
KOSONG = Ruas({}, 1)


@dataclass(frozen=True)
class JenisUraian:
    """A kind of declaration: its name, also of its file in `data/`, and its JSON schema."""

    nama: str
    skema: Path

    @property
    def berkas(self) -> str:
        """The name of the file in problems."""
        return f"data/{self.nama}.yaml"

    def akar(self, lap: Laporan) -> tuple[Ruas, Ruas]:
        """The declarations of the report, and those of the program for every report."""
        milik = lap.deklarasi.get(self.nama, KOSONG)
        return milik, lap.deklarasi.get(f"{BAWAAN.name}/{self.nama}", KOSONG)

    @cached_property
    def _aturan(self) -> Mapping[str, Any]:
        isi: Any = json.loads(self.skema.read_text(encoding="utf-8"))
        return {**isi["$defs"][self.nama]}

    @property
    def bagian(self) -> Mapping[str, Any]:
        """The parts that an entry may have, from the JSON schema."""
        return {**self._aturan["properties"]}

    @property
    def wajib(self) -> list[str]:
        """Those that it must have, of its own or inherited."""
        return [*self._aturan["anyOf"][0]["required"]]


@dataclass(frozen=True)
class Uraian:
    """One declaration: its code, its parts, and its own names with their values."""

    kode: str
    bagian: Mapping[str, Ruas]
    tetap: Mapping[str, str]
    ruas: Ruas


def uraian(
    dari: SumberBaris,
    akar: Ruas,
    kode: str,
    catatan: Catatan,
    jenis: JenisUraian,
    bawaan: Ruas = KOSONG,
) -> Iterator[Uraian]:
    """Expand one entry: to one declaration, or one for each value of its `tiap`.

    With `seperti` it inherits from an entry of its file or of `bawaan`, possibly of the same code.
    Raises Keliru or KunciTidakDikenal for an invalid entry, and TabelTiada if its `tiap` names a
    table that the report does not have.
    """
    bagian = _warisan(akar, bawaan, kode, jenis.nama.capitalize())
    kenal = jenis.bagian
    for nama, ruas in akar.bagian[kode].bagian.items():
        if nama not in kenal:
            pesan = str(KunciTidakDikenal("Bagian", nama, kenal))
            catatan.galat("D051", ruas.baris, pesan, nama)
            maksud = get_close_matches(nama.casefold(), kenal, 1, DEKAT)
            bagian = {**dict.fromkeys(maksud, ruas), **bagian}  # it exists, though mistyped
    kurang = [n for n in jenis.wajib if n not in bagian or not bagian[n].isi]
    if kurang:
        isi = ", ".join(f"“{n}:”" for n in kurang)
        raise Keliru(f"{jenis.nama.capitalize()} “{kode}” belum mempunyai {isi}.")
    tetap = {n: s.teks for n, s in _bagian(bagian, "dengan").items()}
    ulang: list[dict[str, str]] = [{}]
    if "tiap" in bagian:
        with catatan.di(bagian["tiap"]):
            nama, nilai = deret(dari.lap, bagian["tiap"])
            ulang = [{nama: satu} for satu in nilai]
    if len(ulang) > 1 and "{" not in kode:
        kata = {"benda": jenis.nama, "isian": nama, "kode": kode}
        raise Keliru(bunyi("benda/tiap-kode", **kata))
    for satu in ulang:
        nama_benda = isi_tetap(dari, kode, {**tetap, **satu})
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", nama_benda):
            raise Keliru("Kode hanya huruf kecil, angka, dan tanda hubung.")
        yield Uraian(nama_benda, bagian, {**tetap, **satu}, akar.bagian[kode])


def _bagian(isi: Mapping[str, Ruas], nama: str) -> Mapping[str, Ruas]:
    return isi[nama].bagian if nama in isi else {}


def _warisan(
    akar: Ruas, bawaan: Ruas, kode: str, benda: str, sudah: tuple[str, ...] = ()
) -> dict[str, Ruas]:
    """The parts of an entry, completed by those of the entry that it is `seperti`."""
    if kode not in akar.bagian:
        raise KunciTidakDikenal(benda, kode, akar.bagian.keys() | bawaan.bagian.keys())
    if kode in sudah:
        raise Keliru(f"“seperti” berputar: {' → '.join((*sudah, kode))}.")
    isi = akar.bagian[kode].bagian
    if "seperti" not in isi:
        return dict(isi)
    nama, baris = isi["seperti"].teks, isi["seperti"].baris
    if nama in bawaan.bagian and (nama == kode or nama not in akar.bagian):
        milik_program = _warisan(bawaan, KOSONG, nama, benda)
        induk = {n: _di_baris(r, baris) for n, r in milik_program.items()}
    else:
        induk = _warisan(akar, bawaan, nama, benda, (*sudah, kode))
    dengan = {**_bagian(induk, "dengan"), **_bagian(isi, "dengan")}
    return {**induk, **isi, "dengan": Ruas(dengan, baris)}


def _di_baris(ruas: Ruas, baris: int) -> Ruas:
    """A node of another file with its line set to `baris`."""
    isi = ruas.isi
    if isinstance(isi, tuple):
        return Ruas(tuple(_di_baris(r, baris) for r in isi), baris)
    if isinstance(isi, Mapping):
        return Ruas({n: _di_baris(r, baris) for n, r in isi.items()}, baris)
    return Ruas(isi, baris)


def isi_tetap(dari: SumberBaris, teks: str, tetap: Mapping[str, str]) -> str:
    """Fill a text whose placeholders all have a single value."""
    return Lingkup(dari.umum.dengan(tetap).cari, dari.lap.register.get).kata(teks).isi({})[0]


def baca(
    sumber: SumberBaris,
    jenis: JenisUraian,
    buat: Callable[[SumberBaris, Uraian, Catatan], B],
    milik_program: Collection[str],
    malas: bool,
) -> tuple[dict[str, Callable[[], B]], list[Masalah]]:
    """Every declared table or chart by code, as a function that makes it; and all mistakes with
    lines.

    One with a mistake raises GalatLaporan when asked for; one whose data table is missing raises
    TabelTiada, one without rows TanpaData, which are no mistakes by themselves. Declarations of the
    program are overridden by the report's entry of the same code; one without figures in this
    report has no rows. With `malas` (mistakes are not needed) each is made when first asked for.
    """
    milik, bawaan = jenis.akar(sumber.lap)
    catatan, susun = Catatan(jenis.berkas), partial(buat, sumber)
    hasil: dict[str, Callable[[], B]] = {}
    for kode, ruas in milik.bagian.items():
        satu = Catatan(jenis.berkas)
        try:
            for isi in uraian(sumber, milik, kode, satu, jenis, bawaan):
                if isi.kode in hasil or isi.kode in milik_program:
                    pesan = f"Kode {jenis.nama} “{isi.kode}” sudah dipakai."
                    raise Keliru(f"{pesan} Pilih kode lain.")
                hasil[isi.kode] = partial(_gagal, satu)  # if making it raises a mistake
                buat = partial(_jadi, susun, isi, satu)
                hasil[isi.kode] = cache(buat) if malas else kini(buat, GalatLaporan, TanpaData)
        except TabelTiada as tiada:
            hasil[kode] = partial(_lempar, tiada)
        except KunciTidakDikenal as galat:
            di = next((ruas.bagian[n] for n in ("seperti", "baris") if n in ruas.bagian), ruas)
            satu.galat("D053", di.baris, str(galat))
        except Keliru as galat:
            satu.galat("D052", galat.baris or ruas.baris, str(galat))
        if satu.masalah:
            hasil.setdefault(kode, partial(_gagal, satu))  # what one took over is wrong once
        catatan.masalah += [m for m in satu.masalah if m not in catatan.masalah]
    lain = _bawaan(sumber, jenis, susun, bawaan)
    return hasil | {k: f for k, f in lain.items() if k not in hasil}, catatan.masalah


def kini(buat: Callable[[], B], *sebab: type[Exception]) -> Callable[[], B]:
    """Make the thing now; return a picklable function that gives it, or raises the error of
    `sebab`."""
    try:
        return partial(_beri, buat())
    except sebab as galat:
        return partial(_lempar, galat)


def _bawaan(
    sumber: SumberBaris, jenis: JenisUraian, susun: Callable[[Uraian, Catatan], B], bawaan: Ruas
) -> dict[str, Callable[[], B]]:
    """The declarations of the program, each made when first asked for."""
    hasil: dict[str, Callable[[], B]] = {}
    for kode in bawaan.bagian:
        try:
            for isi in uraian(sumber, bawaan, kode, Catatan(kode), jenis):
                hasil[isi.kode] = cache(partial(_terisi, susun, isi, jenis))
        except (TabelTiada, KunciTidakDikenal) as tiada:
            hasil[kode] = partial(_lempar, tiada)
    return hasil


def _terisi(susun: Callable[[Uraian, Catatan], B], isi: Uraian, jenis: JenisUraian) -> B:
    """Make a thing that the program declares; TanpaData if this report lacks its figures."""
    try:
        return _jadi(susun, isi, Catatan(f"{BAWAAN.name}/{jenis.nama}.yaml"))
    except GalatLaporan as galat:
        if any(m.kode != "D053" for m in galat.masalah):
            raise
        raise TanpaData(isi.kode, f"{jenis.nama}.yaml") from None


def _jadi(susun: Callable[[Uraian, Catatan], B], isi: Uraian, catatan: Catatan) -> B:
    """Make the declared thing. Raises TanpaData if it has no rows, GalatLaporan if there are
    mistakes."""
    try:
        benda = susun(isi, catatan)
    except (GalatLaporan, TanpaData):
        if not catatan.masalah:
            raise
    else:
        if not catatan.masalah:
            return benda
    raise GalatLaporan(catatan.masalah)


def _beri(benda: B) -> B:
    return benda


def _lempar(galat: Exception) -> NoReturn:
    raise galat


def _gagal(catatan: Catatan) -> NoReturn:
    raise GalatLaporan(catatan.masalah)


def nama_terpakai(lap: Laporan, jenis: JenisUraian, kode: Collection[str]) -> Iterator[Masalah]:
    """A problem for every own table whose name is a code (in `kode`) of this kind of declaration.

    A declaration with that name is no problem if it shows this very table.
    """
    milik, _ = jenis.akar(lap)
    for nama, t in lap.tabel_sendiri.items():
        ruas = milik.bagian.get(nama)
        if nama not in kode or (ruas and _menyebut(ruas, nama)):
            continue
        tempat = f"{jenis.berkas}, baris {ruas.baris}" if ruas else bunyi("benda/milik-program")
        isi = {"benda": jenis.nama, "nama": nama, "tempat": tempat}
        pesan = bunyi("benda/nama-terpakai", **isi)
        yield Masalah(KODE_GALAT, "galat", f"data/{t.berkas}", None, None, nama, pesan)


def _menyebut(ruas: Ruas, nama: str) -> bool:
    """Whether a declaration uses rows or figures of the own table with this name."""
    kunci = tambahan(nama, "", "") + "/"  # the beginning of the keys of its figures
    baris = isinstance(ruas.isi, Mapping) and ruas.bagian.get("baris")
    return bool(baris and baris.isi == nama) or any(kunci in t for t in ruas.semua_teks())
