"""Read and verify the signatures in a PDF: signer, time, trust, and the official for the field."""

import asyncio
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from asn1crypto import cms, parser, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko_certvalidator import ValidationContext

from scripts.tanda_tangan import kepercayaan
from scripts.tanda_tangan.benda import TolakPDF
from scripts.tanda_tangan.kepercayaan import Kepercayaan, Pendapat
from scripts.tanda_tangan.sebutan import cocok
from scripts.tanda_tangan.ubahan import Bubuhan

# It logs whole tracebacks for errors that are reported here in words.
for _pencatat in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_pencatat).setLevel(logging.CRITICAL)

# Allowed forms of CMS signatures; the others hash with SHA-1, or are no signature.
CARA = {
    "/Sig": {"/adbe.pkcs7.detached", "/ETSI.CAdES.detached"},
    "/DocTimeStamp": {"/ETSI.RFC3161"},
}

# How a signature is nested, each in the last part of the one before: the tags of the parts of the
# whole, its envelope, what is signed, the list of signers, the one signer (RFC 5652, 3 and 5).
SUSUNAN = (
    rb"\x06\xa0", rb"\x30", rb"\x02\x31\x30\xa0?\xa1?\x31", rb"\x30",
    rb"\x02[\x30\x80\xa0]\x30\xa0?\x30[\x04\x24]\xa1?",
)  # fmt: skip

Jabatan = Literal["sesuai", "tidak-sesuai", "tanpa-kotak"]


@dataclass(frozen=True)
class TandaTangan:
    """One signature of a PDF.

    `bidang` is the field's name, `kotak` the reserved box that it fills, or empty, and `sebutan`
    the description of that box; `nama` and `penerbit` are holder and issuer in the certificate.
    `waktu` is the signer's clock, `cap_waktu` that of a time-stamping authority, `cap_dikenal`
    whether that is known. `cacat` is the fault of the signature itself, or empty. `pendapat` is the
    state of the certificate at that time, `jabatan` whether its holder is the official of the box,
    or of any box if it fills none. `hanya_cap` marks a time stamp of the whole document, which is
    no signature of a person.
    """

    bidang: str
    kotak: str
    sebutan: str
    nama: str
    penerbit: str
    waktu: datetime | None
    cap_waktu: datetime | None
    cacat: str
    pendapat: Pendapat
    jabatan: Jabatan = "tanpa-kotak"
    cap_dikenal: bool = False
    hanya_cap: bool = False

    @property
    def dipercaya(self) -> bool | None:
        """Whether a known authority vouches for the signer; None if no authorities are known."""
        p = self.pendapat
        if p.identitas == "tanpa-otoritas":
            return None
        # A later revocation does not matter, but only a time stamp proves that it was later.
        tetap = p.dicabut is None or (p.pencabutan == "dicabut-kemudian" and self.cap_dikenal)
        return p.identitas == "dikenal" and p.masa == "berlaku" and tetap

    @property
    def ditolak(self) -> bool:
        """Whether the certificate proves that the signature is invalid."""
        p = self.pendapat
        return p.identitas in {"palsu", "tidak-sah"} or p.pencabutan == "dicabut"


def tanda_tangan(
    pembaca: PdfFileReader,
    bubuhan: Sequence[Bubuhan],
    dipercaya: Kepercayaan,
    pejabat: Sequence[str],
) -> list[TandaTangan]:
    """The signatures of a PDF in the order of `bubuhan`, in which they were made; `pejabat` are the
    descriptions of all its boxes, one of which an invisible signer must match.

    Raises ValueError if the reader finds other signatures than these.
    """
    for b in bubuhan:
        _cms(b)
    ada = {satu.field_name: satu for satu in pembaca.embedded_signatures}
    if ada.keys() != {b.bidang for b in bubuhan}:
        raise ValueError(sorted(ada))
    antara = [x509.Certificate.load(s) for s in _simpanan(pembaca, "/Certs")]
    dipercaya = dipercaya.ditambah(_simpanan(pembaca, "/CRLs"), _simpanan(pembaca, "/OCSPs"))
    return [_baca(ada[b.bidang], b, dipercaya, antara, pejabat) for b in bubuhan]


def _simpanan(pembaca: Any, kunci: str) -> list[bytes]:
    """The file's own evidence of one kind for its signatures (DSS)."""
    try:
        return [bytes(satu.get_object().data) for satu in pembaca.root["/DSS"][kunci]]
    except KeyError:
        return []


def _cms(bubuhan: Bubuhan) -> None:
    """The CMS structure of a signature (RFC 5652), which must have a form of CARA."""
    cara = bubuhan.isi.get("/SubFilter")
    if cara not in CARA[bubuhan.isi.get("/Type", "/Sig")]:
        raise TolakPDF(
            f"tanda tangan {bubuhan.bidang} dibuat dengan cara yang tidak diterima di sini"
            f" ({str(cara or 'tidak disebut').lstrip('/')}); mintalah tanda tangan PAdES"
        )
    try:
        isi = cms.ContentInfo.load(bubuhan.isi["/Contents"])
        if isi["content_type"].native == "signed_data" and len(isi["content"]["signer_infos"]) == 1:
            return
    except (ValueError, TypeError, KeyError):
        pass
    raise TolakPDF(f"tanda tangan {bubuhan.bidang} tidak terbaca")


def _dinilai(
    satu: EmbeddedPdfSignature, dipercaya: Kepercayaan, *, hanya_cap: bool
) -> tuple[list[str], datetime | None, bool]:
    """The fault of a signature, the time of its time stamp, and whether its authority is known."""
    if cacat := [f"memakai {nama}, yang sudah terlalu lemah" for nama in _lemah(satu)]:
        return cacat, None, False
    status: Any = asyncio.run(_periksa(satu, (), None))
    saat = getattr(status if hanya_cap else status.timestamp_validity, "timestamp", None)
    dikenal = False
    if saat and dipercaya.ca:
        lagi: Any = asyncio.run(_periksa(satu, dipercaya.ca, saat))
        dikenal = bool((lagi if hanya_cap else lagi.timestamp_validity).trusted)
    return list(_cacat(satu, status)), saat, dikenal


def _baca(
    satu: EmbeddedPdfSignature,
    bubuhan: Bubuhan,
    dipercaya: Kepercayaan,
    antara: Sequence[Any],
    pejabat: Sequence[str],
) -> TandaTangan:
    hanya_cap = satu.sig_object_type == "/DocTimeStamp"
    cacat, cap_waktu, cap_dikenal = _dinilai(satu, dipercaya, hanya_cap=hanya_cap)
    waktu = satu.self_reported_timestamp
    kotak = bubuhan.kotak
    sebutan = kotak.sebutan if kotak else ""
    nama = kepercayaan.nama(satu.signer_cert.subject)
    sesuai: Jabatan = "sesuai" if kotak else "tanpa-kotak"
    if not hanya_cap and not any(cocok(nama, s) for s in ([sebutan] if kotak else pejabat)):
        sesuai = "tidak-sesuai"
    saat = (cap_waktu if cap_dikenal else None) or waktu or datetime.now(UTC)
    dipercaya = dipercaya.ditambah(*_bukti_sendiri(satu))
    lain = [*satu.other_embedded_certs, *antara]
    return TandaTangan(
        bidang=bubuhan.bidang,
        kotak=kotak.nama if kotak else "",
        sebutan=sebutan,
        nama=nama,
        penerbit=kepercayaan.nama(satu.signer_cert.issuer),
        waktu=waktu,
        cap_waktu=cap_waktu,
        cacat="; ".join(cacat),
        pendapat=kepercayaan.nilai(satu.signer_cert, lain, dipercaya, saat),
        jabatan=sesuai,
        cap_dikenal=cap_dikenal,
        hanya_cap=hanya_cap,
    )


async def _periksa(satu: EmbeddedPdfSignature, ca: Sequence[Any], saat: datetime | None) -> Any:
    """pyHanko's judgement on the signature itself, without its analysis of changes."""
    konteks = ValidationContext(trust_roots=list(ca), moment=saat, allow_fetching=False)
    if satu.sig_object_type == "/DocTimeStamp":
        return await async_validate_pdf_timestamp(satu, konteks, skip_diff=True)
    return await async_validate_pdf_signature(satu, konteks, skip_diff=True)


def _cacat(satu: EmbeddedPdfSignature, status: Any) -> Iterator[str]:
    if not status.intact:
        yield "isi yang ditandatangani sudah berubah"
    elif not status.valid:
        yield "tanda tangan tidak sesuai dengan sertifikatnya"
    cap = getattr(status, "timestamp_validity", None)
    if cap is not None and not (cap.intact and cap.valid):
        yield "cap waktunya rusak"
    cap_saja = satu.sig_object_type == "/DocTimeStamp"
    if not kepercayaan.untuk_tanda_tangan(satu.signer_cert, cap=cap_saja):
        yield "sertifikatnya bukan untuk tanda tangan"
    if _berisi_lain(satu.pkcs7_content):
        yield "ada isi lain di belakangnya"


def _berisi_lain(isi: bytes) -> bool:
    """Whether there is more than the signature: after it, where the reserved space contains only
    zeros, or within it, after the known parts."""
    if any(isi[parser.peek(isi) :]):
        return True
    for susunan in SUSUNAN:
        bagian, dalam = list[bytes](), parser.parse(isi)[4]
        while dalam:
            panjang = parser.peek(dalam)
            bagian.append(dalam[:panjang])
            dalam = dalam[panjang:]
        if not re.fullmatch(susunan, bytes(satu[0] for satu in bagian)):
            return True
        isi = bagian[-1]
    return False


def _lemah(satu: EmbeddedPdfSignature) -> list[str]:
    """The weak algorithms in the signature or its time stamp."""
    penanda = satu.signer_info
    nama = kepercayaan.sidik_lemah(penanda["digest_algorithm"]["algorithm"].native)
    with suppress(ValueError):  # without a hash of its own it is the one above
        nama += kepercayaan.sidik_lemah(penanda["signature_algorithm"].hash_algo)
    nama += kepercayaan.lemah(satu.signer_cert)
    for atribut in penanda["unsigned_attrs"] or ():
        if atribut["type"].native == "signature_time_stamp_token":
            for cap in atribut["values"]:
                isi = cap["content"]
                dipakai = isi["encap_content_info"]["content"].parsed["message_imprint"]
                nama += kepercayaan.sidik_lemah(dipakai["hash_algorithm"]["algorithm"].native)
                nama += kepercayaan.sidik_lemah(
                    isi["signer_infos"][0]["digest_algorithm"]["algorithm"].native
                )
    return list(dict.fromkeys(nama))


def _bukti_sendiri(satu: EmbeddedPdfSignature) -> tuple[list[bytes], list[bytes]]:
    """The revocation lists and OCSP answers included in the signature."""
    for atribut in satu.signer_info["signed_attrs"] or ():
        if atribut["type"].native == "adobe_revocation_info_archival":
            isi = atribut["values"][0]
            return [s.dump() for s in isi["crl"] or ()], [s.dump() for s in isi["ocsp"] or ()]
    return [], []
