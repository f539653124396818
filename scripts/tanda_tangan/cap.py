"""The visible stamp of a signature: a small page in the style of the report."""

from collections.abc import Mapping
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from macros.keluaran.pdf.pengambil import Pengambil
from macros.sajian.templat import lingkungan


def tulis(isi: Mapping[str, str | float], akar: Path, hasil: Path) -> None:
    """Write the stamp as a PDF of one page: `isi` has its size in points (`lebar`, `tinggi`), and
    its text (`nama`, `waktu`, `alasan`, `kode`); `akar` is the project, whose own style takes
    precedence."""
    teks = lingkungan("cetak").get_template("cap.html.j2").render(isi)
    docs = akar / "docs"
    HTML(
        string=teks, base_url=f"{docs.resolve().as_uri()}/", url_fetcher=Pengambil([docs])
    ).write_pdf(hasil, font_config=FontConfiguration())
