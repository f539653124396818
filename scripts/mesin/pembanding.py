"""Comparisons for the benchmark: the PDF alone, and the same chapters with programs that others
use.

Those are installed in an environment of their own, so that nothing of this program affects them:

    uv venv FOLDER && uv pip install --python FOLDER --require-hashes -r requirements-pembanding.txt
"""

import os
import re
import shutil
import time
from pathlib import Path

JUDUL = re.compile("h[1-6]")
SELANG = 0.05  # s between measurements of the memory
BATAS = "<!-- bagian -->\n"  # between the parts of a printed document
ISI = 'id="bagian-isi"'  # the beginning of the body
# Run in the project's environment, as it needs the site's engine.
TULIS = "import sys; from pathlib import Path; from scripts.mesin.pembanding import tulis;" \
        " tulis(Path.cwd(), Path(sys.argv[1]))"  # fmt: skip

# Stops directly before the PDF engine would start, with its input in the given folder.
SIMPAN_NASKAH = """
import os, shutil, sys
from pathlib import Path
from macros.keluaran import cetakan
from scripts.mesin import situs
asli = cetakan.siapkan
def siapkan(bangunan):
    asli(bangunan)
    shutil.copytree(bangunan.folder_cetak, sys.argv[1])
    shutil.copytree(bangunan.unduh_data, Path(sys.argv[1], "data"))
    os._exit(0)
cetakan.siapkan = siapkan
Path(sys.argv[2]).mkdir()
situs.bangun(Path.cwd(), Path(sys.argv[2]), ["publik"])
"""

# Runs a command of the program with the body of printed documents repeated.
LIPATKAN = """
import os, sys
from macros.keluaran import dokumen
from scripts import cli
from scripts.mesin.pembanding import kalikan
susun = dokumen.susun
dokumen.susun = lambda *bahan, **sifat: kalikan(susun(*bahan, **sifat), int(sys.argv[1]))
sys.exit(cli.main(os.getcwd(), sys.argv[2:]))
"""


def tulis(akar: Path, folder: Path) -> None:
    """Write the finished chapters of the project at `akar` as a MkDocs project into `folder`."""
    from scripts.mesin import situs

    asli, docs = folder / "asli", folder / "docs"
    asli.mkdir(parents=True)
    bab = situs.bangun(akar, asli)
    shutil.copytree(asli / "aset", docs / "aset")
    for satu in bab:
        berkas = docs / satu.src
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(sebagai_markdown(satu.html), encoding="utf-8")
    for ragam in Path(__file__).parent.glob("pembanding-*.yml"):
        shutil.copyfile(ragam, folder / ragam.name.removeprefix("pembanding-"))


def sebagai_markdown(isi: str) -> str:
    """A chapter as a Markdown file: headings in Markdown, so that the engine lists them, and the
    rest as HTML, which Markdown passes through."""
    from lxml import html

    bagian = []
    for unsur in html.fragment_fromstring(isi, create_parent="div"):
        teks = html.tostring(unsur, encoding="unicode", with_tail=False)
        if JUDUL.fullmatch(str(unsur.tag)):
            dalam = re.sub(r"^<[^>]+>|<a class=\"headerlink\".*?</a>|</h\d>$", "", teks)
            teks = f"{'#' * int(unsur.tag[1])} {dalam} {{#{unsur.get('id')}}}"
        bagian.append(teks)
    return "\n\n".join(bagian) + "\n"


def mkdocs(lingkungan: Path) -> Path:
    """The `mkdocs` command of that environment. Raises GalatPerintah if there is none."""
    from scripts.terminal import GalatPerintah

    if (perintah := lingkungan / "bin" / "mkdocs").is_file():
        return perintah
    raise GalatPerintah(
        f"{lingkungan} bukan lingkungan pembanding. Buat sekali, dengan internet:\n"
        f"  uv venv {lingkungan}\n"
        f"  uv pip install --python {lingkungan} --require-hashes -r requirements-pembanding.txt"
    )


def kalikan(teks: str, kali: int) -> str:
    """A printed document with its body repeated `kali` times, with unique ids."""
    bagian = teks.split(BATAS)
    awal = next((n for n, satu in enumerate(bagian) if ISI in satu), 1)
    depan, isi = bagian[:awal], bagian[awal:]
    akhir = isi[-1].partition("</body>")[2] if isi else ""
    isi = [satu.partition("</body>")[0] for satu in isi]
    salinan = [
        re.sub(r'\b(id="|href="#)', rf"\g<1>kali-{n}-", satu) if n else satu
        for n in range(kali)
        for satu in isi
    ]
    return BATAS.join([*depan, *salinan]) + (f"</body>{akhir}" if isi else "")


def amati(pohon: int) -> int:
    """The peak memory of a process and its children until it ends, in kB."""
    puncak = 0
    while os.waitid(os.P_PID, pohon, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        puncak = max(puncak, _memori(pohon))
        time.sleep(SELANG)
    return puncak


def _memori(pohon: int) -> int:
    """Their memory at this moment, shared memory counted once; zero if the system does not tell."""
    try:
        # Each thread lists the children that it started.
        utas = Path(f"/proc/{pohon}/task").glob("*/children")
        anak = [a for satu in utas for a in satu.read_text("ascii").split()]
        isi = Path(f"/proc/{pohon}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    milik = re.search(r"^Pss:\s+(\d+)", isi, re.MULTILINE)
    return (int(milik[1]) if milik else 0) + sum(_memori(int(a)) for a in anak)
