"""Convert a drawing to a bitmap, for documents that cannot have drawings."""

import io
from pathlib import Path

from ...gambar.gaya import ukuran_svg

LEBAR = 620  # px on the page
SKALA = 2.5
PT = 0.75  # pt in a px


def png(svg: Path) -> bytes:
    """The drawing in a file as PNG, at two and a half times its size on screen."""
    import pypdfium2
    from weasyprint import HTML

    lebar, tinggi = ukuran_svg(svg.read_text(encoding="utf-8"))
    tinggi *= LEBAR / lebar
    gaya = (
        f"@page {{ size: {LEBAR}px {tinggi:.2f}px; margin: 0 }} body {{ margin: 0 }}"
        f" img {{ display: block; width: {LEBAR}px }}"
    )
    isi = HTML(
        string=f'<style>{gaya}</style><img src="{svg.name}">', base_url=f"{svg.parent}/"
    ).write_pdf()
    wadah = io.BytesIO()
    pypdfium2.PdfDocument(isi)[0].render(scale=SKALA / PT).to_pil().save(wadah, "PNG")
    return wadah.getvalue()
