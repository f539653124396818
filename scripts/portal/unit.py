"""Find the reports for a portal, and name their folders in it."""

import csv
import os.path
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from macros.dasar.himpun import himpun
from macros.dasar.penulisan import slug
from macros.temuan.belum_diisi import CELAH
from scripts.terminal import LAPORAN, GalatPerintah, tolakan

TANDA = "portal.json"  # in every portal; without it a folder with files is not ours to fill
# Names used by the portal itself beside the units' folders.
MILIK_PORTAL = {"aset", "indikator", "unit", "kelas", "temuan", "ketentuan", "unduh"}


@dataclass(frozen=True)
class Unit:
    """A report: the folder of its source, and the name of its site in the portal."""

    folder: Path
    slug: str

    @property
    def nama(self) -> str:
        """The name of the unit in its data, or that of its folder."""
        return self.isi("nama") or self.folder.name

    @property
    def hampa(self) -> bool:
        """Whether the unit's name is not filled in yet."""
        return bool(CELAH.fullmatch(self._terakhir("instansi", "nama")))

    def isi(self, kolom: str) -> str:
        """A value of `instansi.csv`; empty if it is missing or cannot be read."""
        isi = self._terakhir("instansi", kolom)
        return "" if CELAH.fullmatch(isi) else isi

    @property
    def sebutan(self) -> str:
        """Its name with that of its folder, since two editions of a unit have the same name."""
        return self.nama if self.nama == self.slug else f"{self.nama} ({self.slug})"

    @property
    def jati(self) -> tuple[tuple[str, ...], ...]:
        """What identifies unit and edition, as far as known: name with office, and code with
        ministry or government."""
        edisi, kementerian = self._terakhir("laporan", "kode"), self.isi("kementerian")
        nama = self.isi("nama"), kementerian, self.isi("kantor_wilayah")
        semua = nama, (self.isi("kode_satker"), kementerian)
        return tuple((*map(str.casefold, satu), edisi) for satu in semua if satu[0])

    def _terakhir(self, tabel: str, kolom: str) -> str:
        """The last cell of a column; empty if it cannot be read."""
        with suppress(OSError, ValueError, KeyError, csv.Error):
            baris = (self.folder / "data" / f"{tabel}.csv").read_text(encoding="utf-8-sig")
            pemisah = ";" if ";" in baris.partition("\n")[0] else ","
            isi = [r[kolom] for r in csv.DictReader(baris.split("\n"), delimiter=pemisah)]
            return (isi[-1] or "").strip() if isi else ""
        return ""


def cari(folder: Iterable[Path]) -> list[Unit]:
    """Every report in the folders, or in their subfolders, once, by its name in the portal.

    Raises GalatPerintah if a folder has none, or two would get the same name.
    """
    ada: dict[Path, Path] = {}  # the folder of a report, and the folder of its name
    for satu in folder:
        if not satu.is_dir():
            salah = "ini berkas, bukan folder" if satu.exists() else "folder tidak ada"
            raise GalatPerintah(f"{satu}: {salah}.", 2)
        akar = Path(os.path.abspath(satu))  # a link keeps its own name
        semua = [akar] if _laporan(akar) else [f for f in sorted(akar.iterdir()) if _laporan(f)]
        if not semua:
            raise tolakan("portal/bukan-laporan", 2, folder=satu, isi=", ".join(LAPORAN))
        for f in sorted(semua, key=Path.is_symlink):
            ada.setdefault(f.resolve(), f)
    return sorted(_bernama(ada), key=lambda unit: unit.slug)


def terlewat(folder: Iterable[Path]) -> list[str]:
    """The names of folders beside reports that look like one, but are none."""
    semua = (f for satu in folder if not _laporan(satu) for f in sorted(satu.iterdir()))
    return [
        f.name
        for f in semua
        if not f.name.startswith(".")
        and (f.is_symlink() or f.is_dir())
        and not _laporan(f)
        and not (f / TANDA).is_file()
    ]


def serupa(semua: Iterable[Unit]) -> list[list[Unit]]:
    """Units with the same identification and edition: mostly copies."""
    menurut = himpun((jati, unit) for unit in semua for jati in unit.jati)
    kelompok = {tuple(isi): None for isi in menurut.values() if len(isi) > 1}
    return [list(isi) for isi in kelompok]


def _laporan(folder: Path) -> bool:
    """Whether a folder is a report's; its build reports missing parts."""
    return not folder.name.startswith(".") and (folder / LAPORAN[0]).is_file()


def _bernama(ada: Mapping[Path, Path]) -> list[Unit]:
    """Name reports by their folders, if necessary with the folder above."""
    kali = Counter(_alamat(f.name) for f in ada.values())
    hasil: dict[str, Unit] = {}
    for tempat, satu in ada.items():
        nama = _alamat(satu.name)
        if kali[nama] > 1 or nama in MILIK_PORTAL:
            nama = _alamat(f"{satu.parent.name}-{satu.name}")
        if nama in hasil:
            raise tolakan("portal/senama", 2, satu=hasil[nama].folder, dua=tempat)
        hasil[nama] = Unit(tempat, nama)
    return [*hasil.values()]


def _alamat(nama: str) -> str:
    return slug(nama) or "unit"
