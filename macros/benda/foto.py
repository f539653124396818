"""Photographs in chapters, one or several side by side with a caption; and scanned documents as
pictures of their pages with their text."""

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from ..dasar.kosakata import bunyi
from ..dasar.masalah import Masalah, saran
from ..dasar.penulisan import slug, ukuran_berkas
from ..gambar import pemeriksa_svg, pengolah_foto as pengolah
from ..gambar.pengolah_foto import FotoRusak, LembarDokumen
from ..temuan.pribadi import samarkan_nomor

FOLDER = "aset/foto"  # the default folder of photographs
FOLDER_PINDAIAN = "aset/pindaian"  # and of scanned documents
PEMISAH = "|"  # separates files, and their descriptions
SEJAJAR = 4
FOLDER_LEMBAR = "aset/lembar"  # the folder of the pages on the site
# Names of pictures by cameras, Word and the like, which describe nothing.
BUKAN_URAIAN = re.compile(
    r"(?:img|dscn?|pxl|image|picture|photo|foto|gambar|screenshot|whatsapp image)[\W\d_]*"
    r"(?:at[\W\d_]*)?"
    r"|.*\.(?:jpe?g|png|webp)",
    re.IGNORECASE,
)
RENTANG = re.compile(r"\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?")


@dataclass(frozen=True)
class Bidikan:
    """One picture: its path below docs/, its description, and its size in px (0 if unknown)."""

    jalur: str
    alt: str
    lebar: int = 0
    tinggi: int = 0


@dataclass(frozen=True)
class Foto:
    """A numbered figure of one or several photographs; its id for references is `gambar-{kode}`."""

    kode: str
    judul: str
    sumber: str
    potret: tuple[Bidikan, ...]


@dataclass(frozen=True)
class Pindaian:
    """A numbered figure of a document's pages; its id for references is `gambar-{kode}`.

    `asli` is the document's path below docs/, `ukuran` its size (`1,2 MB`), `jumlah` the number of
    its pages; `lembar` are the pages shown, by their paths on the site.
    """

    kode: str
    judul: str
    uraian: str
    sumber: str
    asli: str
    ukuran: str
    jumlah: int
    lembar: tuple[LembarDokumen, ...]

    def alt(self, lembar: LembarDokumen) -> str:
        """The text alternative of a page."""
        nama = self.uraian or self.judul
        return nama if self.jumlah == 1 else f"{nama}, halaman {lembar.nomor} dari {self.jumlah}"


class Album:
    """The pictures below `docs`; processed copies for readers are stored in `folder`.

    Without a folder nothing is processed, which is enough to check a chapter. `lembar` has the
    requested pages of scanned documents by their paths on the site.
    """

    def __init__(self, docs: Path, folder: Path | None = None) -> None:
        self._docs = docs.resolve()
        self._folder = folder
        self.lembar: dict[str, Path] = {}

    def foto(
        self, halaman: str, berkas: str, judul: str, alt: str, kode: str = "", sumber: str = ""
    ) -> Foto:
        """The figure for a call in the chapter `halaman` (its path below docs/). Raises ValueError
        if a file is missing, is no picture, or has no description."""
        milik = "foto", FOLDER, pengolah.RASTER
        jalur = [self._cari(halaman, satu, *milik) for satu in _pisah(berkas)]
        uraian = _pisah(alt)
        if not judul.strip():
            raise ValueError(bunyi("benda/foto-tanpa-judul"))
        if not 1 <= len(jalur) <= SEJAJAR:
            raise ValueError(bunyi("benda/foto-banyak", batas=SEJAJAR, banyak=len(jalur)))
        if len(uraian) != len(jalur):
            kata = {"foto": len(jalur), "banyak": len(uraian), "pemisah": PEMISAH}
            raise ValueError(bunyi("benda/foto-keterangan", **kata))
        if any(map(BUKAN_URAIAN.fullmatch, uraian)):
            raise ValueError(bunyi("benda/foto-nama"))
        potret = tuple(
            Bidikan(satu, apa, *self._ukuran(satu)) for satu, apa in zip(jalur, uraian, strict=True)
        )
        return Foto(slug(kode or PurePosixPath(jalur[0]).stem), judul.strip(), sumber, potret)

    def _ukuran(self, jalur: str) -> tuple[int, int]:
        if self._folder is None:
            return 0, 0
        try:
            return pengolah.ukuran(pengolah.tersimpan(self._docs / jalur, self._folder))
        except FotoRusak:  # reported for the file itself (see `rapi`)
            return 0, 0

    def pindaian(
        self, halaman: str, berkas: str, judul: str, alt: str, kode: str, sumber: str, lembar: str
    ) -> Pindaian:
        """The figure of a scanned document for the chapter `halaman`; `lembar` selects pages (`1-3,
        5`), all if empty. Raises ValueError if the file is missing, cannot be shown, or has no such
        page."""
        jalur = self._cari(halaman, berkas, "pindaian", FOLDER_PINDAIAN, pengolah.PINDAIAN)
        asli, nama = self._docs / jalur, PurePosixPath(jalur).stem
        try:
            banyak = pengolah.jumlah_lembar(asli)
            semua = self._lembar(jalur, pilih_lembar(lembar, banyak))
        except FotoRusak as rusak:
            raise ValueError(f"docs/{jalur}: {rusak}") from rusak
        kata = re.sub(r"[-_ ]+", " ", nama)
        judul, besar = judul.strip() or kata[:1].upper() + kata[1:], asli.stat().st_size
        milik = jalur, ukuran_berkas(besar), banyak, semua
        return Pindaian(slug(kode or nama), judul, alt.strip(), sumber, *milik)

    def _lembar(self, jalur: str, nomor: list[int]) -> tuple[LembarDokumen, ...]:
        """These pages of the document at `jalur`, by their paths on the site, with personal numbers
        masked in their text. Raises FotoRusak if they cannot be shown."""
        if self._folder is None:
            return tuple(map(LembarDokumen, nomor))
        semua = pengolah.lembar_tersimpan(self._docs / jalur, self._folder, nomor)
        if all(satu.kosong for satu in semua):
            raise FotoRusak(bunyi("benda/pindaian-kosong"))
        sidik = hashlib.sha256(jalur.encode()).hexdigest()[:6]
        hasil = []
        for satu in semua:
            akhir = f"{satu.nomor}{Path(satu.berkas).suffix}"
            tujuan = f"{FOLDER_LEMBAR}/{Path(jalur).stem}-{sidik}-{akhir}"
            self.lembar[tujuan] = self._folder / satu.berkas
            hasil.append(replace(satu, berkas=tujuan, teks=samarkan_nomor(satu.teks)))
        return tuple(hasil)

    def _cari(
        self, halaman: str, berkas: str, apa: str, folder: str, jenis: Collection[str]
    ) -> str:
        """A file's path below docs/: beside the chapter, from docs/, or in the folder of its kind;
        case counts, as on a web server. Raises ValueError if there is none."""
        if PurePosixPath(berkas).suffix.lower() not in jenis:
            raise ValueError(bunyi(f"benda/{apa}-jenis", berkas=berkas))
        for satu in (PurePosixPath(halaman).parent, PurePosixPath(), PurePosixPath(folder)):
            calon = (self._docs / satu / berkas).resolve()
            if not calon.is_relative_to(self._docs) or not calon.is_file():
                continue
            if calon.name in {b.name for b in calon.parent.iterdir()}:
                return calon.relative_to(self._docs).as_posix()
        ada = [satu.removeprefix(f"{folder}/") for satu in _berkas_dalam(self._docs, jenis)]
        dekat = saran(PurePosixPath(berkas).name, ada)
        kata = {"apa": apa.capitalize(), "berkas": berkas, "saran": dekat, "folder": folder}
        raise ValueError(" ".join(bunyi("benda/berkas-tiada", **kata).split()))


def rapi(docs: Path, folder: Path) -> tuple[dict[str, Path], list[Masalah]]:
    """Process every picture below `docs`: by its path there, the file in `folder` for readers; and
    a problem for each that cannot be shown."""
    hasil: dict[str, Path] = {}
    masalah: list[Masalah] = []
    for jalur in _berkas_dalam(docs, pengolah.BERSIH):
        try:
            hasil[jalur] = pengolah.tersimpan(docs / jalur, folder)
        except FotoRusak as rusak:
            masalah.append(Masalah("B050", "galat", f"docs/{jalur}", None, None, None, str(rusak)))
    for jalur in _berkas_dalam(docs, {".svg"}):
        masalah += (
            Masalah("B050", "galat", f"docs/{jalur}", baris, None, nilai, pesan)
            for baris, nilai, pesan in pemeriksa_svg.periksa((docs / jalur).read_bytes())
        )
    return hasil, masalah


def _berkas_dalam(docs: Path, jenis: Collection[str]) -> Iterator[str]:
    """The paths below `docs` of all files of some kinds."""
    for berkas in sorted(docs.rglob("*")):
        if berkas.suffix.lower() in jenis and berkas.is_file():
            yield berkas.relative_to(docs).as_posix()


def _pisah(teks: str) -> list[str]:
    return [bagian.strip() for bagian in teks.split(PEMISAH) if bagian.strip()]


def pilih_lembar(pilihan: str, banyak: int) -> list[int]:
    """The pages of a selection such as `1-3, 5`, in this order; all of `banyak` if it is empty.
    Raises FotoRusak for a page that does not exist, and for too many pages."""
    nomor: list[int] = []
    for bagian in pilihan.split(",") if pilihan.strip() else (f"1-{banyak}",):
        m = RENTANG.fullmatch(bagian)
        awal, akhir = (int(m[1]), int(m[2] or m[1])) if m else (0, 0)
        if not 1 <= awal <= akhir <= banyak:
            contoh = f'halaman="1-{min(banyak, 3)}"' if banyak > 1 else 'halaman="1"'
            kata = {"bagian": bagian.strip(), "banyak": banyak, "contoh": contoh}
            raise FotoRusak(bunyi("benda/pindaian-halaman", **kata))
        nomor += range(awal, akhir + 1)
    if len(nomor) > pengolah.BATAS_LEMBAR:
        kata = {"banyak": len(nomor), "batas": pengolah.BATAS_LEMBAR}
        raise FotoRusak(bunyi("benda/pindaian-banyak", **kata))
    return list(dict.fromkeys(nomor))
