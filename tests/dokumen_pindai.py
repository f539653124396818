"""Small PDFs for tests, written by hand so that nothing heavy is imported."""

from __future__ import annotations

KERTAS = (595, 842)


def pdf(*halaman: str, kertas: tuple[int, int] = KERTAS) -> bytes:
    """A document with one page a text; an empty text makes a blank page."""
    lebar, tinggi = kertas
    benda = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(halaman)}/Kids["
        f"{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(halaman)))}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, teks in enumerate(halaman):
        isi = f"BT /F 24 Tf 60 {tinggi - 90} Td ({teks}) Tj ET".encode() if teks else b""
        benda.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {lebar} {tinggi}]/Contents {5 + 2 * n} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        benda.append(b"<</Length %d>>stream\n%s\nendstream" % (len(isi), isi))
    hasil, letak = b"%PDF-1.4\n", []
    for n, satu in enumerate(benda, 1):
        letak.append(len(hasil))
        hasil += b"%d 0 obj%s endobj\n" % (n, satu)
    awal = len(hasil)
    hasil += b"xref\n0 %d\n0000000000 65535 f \n" % (len(benda) + 1)
    hasil += b"".join(b"%010d 00000 n \n" % satu for satu in letak)
    ekor = b"trailer<</Size %d/Root 1 0 R/Info<</Author(PEMINDAI-RAHASIA)>>>>\n" % (len(benda) + 1)
    return hasil + ekor + b"startxref\n%d\n%%%%EOF\n" % awal
