"""The visible stamp of a signature: a small page of the report's own look."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from macros.keluaran.pdf.pengambil import Pengambil
from macros.sajian.templat import lingkungan
from scripts.tanda_tangan import ucapan


@dataclass(frozen=True)
class Cap:
    """What the stamp says, and how large it is (points)."""

    lebar: float
    tinggi: float
    nama: str
    waktu: str
    alasan: str
    kode: str

    @property
    def ucapan(self) -> str:
        """The stamp's words in a row, for those who do not see it."""
        return ucapan.tulis(self.nama, self.waktu.replace("\xa0", " "), self.alasan, self.kode)


def tulis(cap: Cap, akar: Path, hasil: Path) -> None:
    """Write the stamp as a PDF of one page; `akar` is the project, whose own style goes first."""
    teks = lingkungan("cetak").get_template("cap.html.j2").render(asdict(cap))
    docs = akar / "docs"
    HTML(
        string=teks, base_url=f"{docs.resolve().as_uri()}/", url_fetcher=Pengambil([docs])
    ).write_pdf(hasil, font_config=FontConfiguration())
