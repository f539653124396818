"""Pages without a chapter: those of the data tables and of the indicators.

They do not need the chapters' pages, so that another process can make them meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..halaman import halaman_data, halaman_indikator, istilah, letak, panel
from ..halaman.jenis import Halaman
from ..sajian.penyaji import ke_akar
from .bangunan import Bangunan


@dataclass(frozen=True)
class TanpaBab:
    """Such a page: its HTML, its metadata (terms and figures explained), and its headings by id."""

    html: str
    sifat: Mapping[str, object] = field(default_factory=dict)
    judul: Sequence[tuple[str, str]] = ()


def susun(
    bangunan: Bangunan,
    bab: Sequence[Halaman],
    temuan: Mapping[str, letak.IsiHalaman],
    alamat: str,
) -> tuple[dict[str, TanpaBab], dict[str, str]]:
    """Make these pages for a build, after the figures in the chapters `bab` are located: the pages
    by paths below docs/, and pictures made with them. `temuan` is the content of each chapter,
    `alamat` the address of the site, if known."""
    makro = bangunan.makro
    data = halaman_data.tulis(
        makro.laporan, makro.penelusur, makro.penyaji, bab, temuan, bangunan.nama
    )
    indikator = halaman_indikator.tulis(makro, bangunan.nomor, bangunan.letak, alamat)
    semua = {src: TanpaBab(isi) for src, isi in data.items()}
    semua |= {h.src: _indikator(bangunan, h) for h in indikator}
    return semua, dict(makro.penggambar.berkas)


def _indikator(bangunan: Bangunan, h: Halaman) -> TanpaBab:
    sifat: dict[str, object] = {
        "istilah": istilah.tandai(h.akar, istilah.daftar(bangunan.makro.laporan))
    }
    if kunci := letak.telusuri(h.akar).kunci:
        sifat["asal"] = panel.kemas(kunci, bangunan.makro.penelusur, ke_akar(h.src))
    return TanpaBab(h.html, sifat, halaman_indikator.berjudul(h))
