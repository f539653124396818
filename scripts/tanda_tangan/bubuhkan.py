"""Signs a field of a PDF by appending to it (PAdES), with the rest of the file as it was."""

import io
from codecs import BOM_UTF16_BE
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, LayoutError, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko.stamp import StaticStampStyle

from scripts.tanda_tangan.sertifikat import Kredensial
from scripts.terminal import GalatPerintah
from scripts.terminal.tolakan import tolakan

SELURUH_BIDANG = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MIN, y_align=AxisAlignment.ALIGN_MAX, margins=Margins(0, 0, 0, 0)
)


class _Penulis(IncrementalPdfFileWriter):
    """Leaves the metadata alone: rewriting them would break what makes them PDF/A."""

    def _update_meta(self) -> None:
        pass


def bubuhkan(
    isi: bytes,
    nama_bidang: str,
    penanda: Kredensial,
    cap: Path,
    *,
    ucapan: str = "",
    alasan: str = "",
    tsa: str = "",
) -> bytes:
    """The PDF `isi` with the signature of `penanda` in the field `nama_bidang`, which shows `cap`
    and is announced to screen readers with `ucapan` added to its description.

    The signature is PAdES B-B, or B-T with a time stamp of the authority at the address `tsa`.

    Raises GalatPerintah where the authority gives no time stamp or the signature cannot be made.
    """
    perihal = PdfSignatureMetadata(
        nama_bidang, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason=alasan or None
    )
    juru = PdfSigner(
        perihal,
        penanda.juru,
        timestamper=RequestsHTTPTimeStamper(tsa) if tsa else None,  # type: ignore[no-untyped-call]
        stamp_style=StaticStampStyle.from_pdf_file(
            str(cap), border_width=0, background_layout=SELURUH_BIDANG
        ),
    )
    keluar = io.BytesIO()
    penulis = _Penulis(io.BytesIO(isi))
    if ucapan:
        _umumkan(penulis, nama_bidang, ucapan)
    try:
        juru.sign_pdf(penulis, existing_fields_only=True, output=keluar)
    except TimestampRequestError as galat:
        raise tolakan("sign/cap-waktu", tsa=tsa) from galat
    except (SigningError, LayoutError) as galat:
        raise GalatPerintah(f"tanda tangan tidak dapat dibubuhkan: {galat}") from galat
    return keluar.getvalue()


def _umumkan(penulis: _Penulis, nama_bidang: str, ucapan: str) -> None:
    """Add `ucapan` to the description that the field and its Form element share.

    Files built before they shared one keep theirs.
    """
    semua: Any = enumerate_sig_fields(penulis.prev)
    for nama, _, acuan in semua:
        bidang = acuan.get_object()
        sebutan = bidang.raw_get("/TU")
        if nama == nama_bidang and isinstance(sebutan, generic.IndirectObject):
            teks = f"{bidang['/TU']}. {ucapan}".encode("utf-16-be")
            penulis.objects[(sebutan.generation, sebutan.idnum)] = generic.ByteStringObject(
                BOM_UTF16_BE + teks
            )
