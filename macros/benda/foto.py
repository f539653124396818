"""Photographs that a chapter shows with a caption: one, or several side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..dasar.masalah import Masalah, saran
from ..dasar.penulisan import slug
from ..gambar import pengolah_foto as pengolah

FOLDER = "aset/foto"  # where photographs are looked for by name alone
PEMISAH = "|"  # between several files, and between the descriptions of each
SEJAJAR = 4


@dataclass(frozen=True)
class Bidikan:
    """One picture: its path below docs/, what it shows, and its size in px (0 where not known)."""

    jalur: str
    alt: str
    lebar: int = 0
    tinggi: int = 0


@dataclass(frozen=True)
class Foto:
    """A numbered figure of one or several photographs, named `gambar-{kode}` where referred to."""

    kode: str
    judul: str
    sumber: str
    potret: tuple[Bidikan, ...]


class Album:
    """The pictures below `docs`; those that are shown are kept in `folder` as readers get them.

    Without a folder nothing is worked on: enough to check a chapter.
    """

    def __init__(self, docs: Path, folder: Path | None = None) -> None:
        self._docs = docs.resolve()
        self._folder = folder

    def foto(
        self, halaman: str, berkas: str, judul: str, alt: str, kode: str = "", sumber: str = ""
    ) -> Foto:
        """The figure that the chapter `halaman` (its path below docs/) asks for.

        Raises:
            ValueError: a file is missing or no picture, or is not described.
        """
        jalur = [self._cari(halaman, satu) for satu in _pisah(berkas)]
        uraian = _pisah(alt)
        if not judul.strip():
            raise ValueError("Judul foto belum ditulis.")
        if not 1 <= len(jalur) <= SEJAJAR:
            raise ValueError(f"Satu gambar memuat 1 sampai {SEJAJAR} foto, di sini {len(jalur)}.")
        if len(uraian) != len(jalur):
            raise ValueError(
                f"Fotonya {len(jalur)}, keterangannya {len(uraian)}. Tulis apa yang terlihat pada"
                f" setiap foto bagi pembaca yang tidak melihatnya, dipisah tanda {PEMISAH}."
            )
        potret = tuple(
            Bidikan(satu, apa, *self._ukuran(satu)) for satu, apa in zip(jalur, uraian, strict=True)
        )
        return Foto(slug(kode or PurePosixPath(jalur[0]).stem), judul.strip(), sumber, potret)

    def _ukuran(self, jalur: str) -> tuple[int, int]:
        if self._folder is None:
            return 0, 0
        return pengolah.ukuran(pengolah.tersimpan(self._docs / jalur, self._folder))

    def _cari(self, halaman: str, berkas: str) -> str:
        """A picture's path below docs/: beside the chapter, from docs/, or in the photographs'
        folder; capitals count, as they do on a web server."""
        if PurePosixPath(berkas).suffix.lower() not in pengolah.RASTER:
            raise ValueError(
                f"“{berkas}” bukan foto yang dapat ditampilkan. Simpan sebagai JPG, PNG, atau WebP."
            )
        for satu in (PurePosixPath(halaman).parent, PurePosixPath(), PurePosixPath(FOLDER)):
            calon = (self._docs / satu / berkas).resolve()
            if not calon.is_relative_to(self._docs) or not calon.is_file():
                continue
            if calon.name in {b.name for b in calon.parent.iterdir()}:
                return calon.relative_to(self._docs).as_posix()
        ada = [satu.removeprefix(f"{FOLDER}/") for satu in gambar_dalam(self._docs)]
        pesan = f"Foto “{berkas}” tidak ada. {saran(berkas, ada)} Simpan fotonya di docs/{FOLDER}/,"
        pesan = f"{pesan} dan tulis namanya persis, termasuk huruf besarnya."
        raise ValueError(" ".join(pesan.split()))


def rapi(docs: Path, folder: Path) -> tuple[dict[str, Path], list[Masalah]]:
    """Every picture below `docs` by its path there: the file in `folder` that readers get; and a
    problem for each that cannot be shown."""
    hasil: dict[str, Path] = {}
    masalah: list[Masalah] = []
    for jalur in gambar_dalam(docs):
        try:
            hasil[jalur] = pengolah.tersimpan(docs / jalur, folder)
        except pengolah.FotoRusak as rusak:
            masalah.append(Masalah("B050", "galat", f"docs/{jalur}", None, None, None, str(rusak)))
    return hasil, masalah


def gambar_dalam(docs: Path) -> Iterator[str]:
    """The paths below `docs` of all pictures made of dots."""
    for berkas in sorted(docs.rglob("*")):
        if berkas.suffix.lower() in pengolah.RASTER:
            yield berkas.relative_to(docs).as_posix()


def _pisah(teks: str) -> list[str]:
    return [bagian.strip() for bagian in teks.split(PEMISAH) if bagian.strip()]

