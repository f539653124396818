"""A state of the report as data: a published version, a commit, or the working tree."""

from pathlib import Path

from macros.riwayat.potret import Potret, baca
from scripts.terbit import catatan, gudang
from scripts.terbit.git import Git, ekspor, jalankan
from scripts.terminal import GalatPerintah, kabari, kutip, tolakan

KERJA = "kerja"
# Builds a report with the program in the current folder, without a PDF.
BANGUN = (
    "import os, sys; os.environ['LKJIP_PDF'] = '0'; from pathlib import Path\n"
    # Older commits use environment variables, and have the engine in another module.
    "try:\n    from scripts.mesin import situs\n"
    "except ModuleNotFoundError:\n    from scripts import situs\n"
    "try:\n    situs.bangun(Path(sys.argv[1]), Path(sys.argv[2]))\n"
    "except (situs.GalatPerintah, OSError) as galat:\n    sys.exit(f'{galat}')"
)


def potret(proyek: Path, nama: str, kotak: Path) -> Potret:
    """Read a published version, a tag or commit, or the working tree (`kerja`) as data.

    Raises GalatPerintah if it does not exist, or cannot be built.
    """
    kotak.mkdir()
    situs = kotak / "situs"
    if nama == KERJA:
        situs.mkdir()
        _bangun(proyek, proyek, situs, nama)
        return _baca("naskah kerja", situs)
    git = Git(proyek)
    if git.ref("HEAD") is None:
        raise tolakan("diff/bukan-git", 2, nama=nama, kerja=KERJA)
    ujung = git.ref(gudang.REF)
    ada = [t.nama for t in catatan.baca(git, ujung)]
    if nama in ada:
        ekspor(git, f"{ujung}:{nama}", situs)
        return _baca(f"versi {nama}", situs)
    commit = git.ref(nama)
    if commit is None:
        terbit = f" Versi yang terbit: {', '.join(ada)}." if ada else ""
        raise tolakan("diff/tiada", 2, nama=nama, terbit=terbit, kerja=KERJA)
    situs.mkdir()
    ekspor(git, commit, kotak / "sumber")
    _bangun(proyek, kotak / "sumber", situs, nama)
    return _baca(nama, situs)


def _baca(nama: str, situs: Path) -> Potret:
    try:
        return baca(nama, situs)
    except (FileNotFoundError, ValueError, KeyError) as galat:
        raise GalatPerintah(f"{nama} tidak memuat register angka yang dapat dibaca.") from galat


def _bangun(proyek: Path, sumber: Path, situs: Path, nama: str) -> None:
    kabari(f"Menyusun {nama} …")
    kode, kata = jalankan(sumber, proyek, "-c", BANGUN, sumber, situs, diam=True)
    if kode:
        raise GalatPerintah(f"{nama} tidak dapat disusun.\n{kutip(kata, 8)}".rstrip())
