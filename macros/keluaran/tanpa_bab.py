"""The pages that no chapter stands behind: those of the tables and those of the indicators.

They need nothing of the chapters' pages, so that another process makes them meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..halaman import halaman_data, halaman_indikator, istilah, letak, panel
from ..halaman.istilah import Istilah
from ..halaman.jenis import Halaman
from ..sajian.penyaji import ke_akar
from .bangunan import Bangunan


@dataclass(frozen=True)
class HalamanIndikator:
    """An indicator's page: its HTML, the terms that it explains, its headings by id, and the
    explanations of its figures."""

    html: str
    istilah: Sequence[Istilah]
    judul: Sequence[tuple[str, str]]
    asal: str


@dataclass(frozen=True)
class TanpaBab:
    """All such pages by their paths below docs/, and the pictures that came with them."""

    data: Mapping[str, Markup]
    indikator: Mapping[str, HalamanIndikator]
    gambar: Mapping[str, str]


def susun(
    bangunan: Bangunan,
    bab: Sequence[Halaman],
    temuan: Mapping[str, letak.IsiHalaman],
    alamat: str,
) -> TanpaBab:
    """Make the pages of a build whose figures have been found in the chapters `bab`; `temuan` is
    what stands in each, `alamat` where the site will be, if that is known."""
    makro = bangunan.makro
    data = halaman_data.tulis(
        makro.laporan, bangunan.penelusur, makro.penyaji, bab, temuan, bangunan.nama
    )
    indikator = halaman_indikator.tulis(makro, bangunan.nomor, bangunan.letak, alamat)
    return TanpaBab(
        {src: Markup(bangunan.samarkan(isi)) for src, isi in data.items()},  # noqa: S704 - as it was
        {h.src: _indikator(bangunan, h) for h in indikator},
        dict(makro.penggambar.berkas),
    )


def _indikator(bangunan: Bangunan, h: Halaman) -> HalamanIndikator:
    kata = istilah.tandai(h.akar, istilah.daftar(bangunan.makro.laporan))
    kunci = letak.telusuri(h.akar).kunci
    return HalamanIndikator(
        bangunan.samarkan(h.html),
        kata,
        halaman_indikator.berjudul(h),
        panel.kemas(kunci, bangunan.penelusur, ke_akar(h.src)) if kunci else "",
    )
