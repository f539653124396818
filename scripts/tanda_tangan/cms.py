"""The signatures in a PDF as they stand: who, when, and whether the signed bytes are unchanged."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko_certvalidator import ValidationContext

from scripts.perintah import GalatPerintah
from scripts.tanda_tangan import bungkus

HEKSA = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")

# It logs whole tracebacks for what is told here in words.
for _pencatat in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_pencatat).setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class TandaTangan:
    """One signature of a PDF.

    `bidang` is the field's name and `sebutan` its description; `nama` and `penerbit` are what the
    certificate says of its holder and its issuer. `waktu` is the signer's own clock, `cap_waktu` a
    time-stamping authority's. `cacat` says what is wrong with the signature itself, or is empty.
    `dipercaya` tells whether the certificate leads to a given authority; None where none is given.
    `akhir` is the size of the file when it was signed, `revisi` the update that signed it.
    `hanya_cap` marks a time stamp of the whole document, by which nobody has signed.
    """

    bidang: str
    sebutan: str
    nama: str
    penerbit: str
    waktu: datetime | None
    cap_waktu: datetime | None
    cacat: str
    dipercaya: bool | None
    akhir: int
    revisi: int
    hanya_cap: bool = False


def baca_ca(berkas: Path) -> list[x509.Certificate]:
    """Certificates of authorities from a PEM or DER file. Raises GalatPerintah."""
    isi = berkas.read_bytes()
    try:
        der = [d for _, _, d in pem.unarmor(isi, multiple=True)] if pem.detect(isi) else [isi]
        sertifikat = [x509.Certificate.load(satu, strict=True) for satu in der]
        for satu in sertifikat:
            str(satu.subject.human_friendly)  # parsed only when asked
    except (ValueError, TypeError) as galat:
        raise GalatPerintah(f"{berkas} bukan sertifikat (PEM atau DER).", 2) from galat
    return sertifikat


def tanda_tangan(pembaca: PdfFileReader, isi: bytes, ca: Sequence[Any]) -> list[TandaTangan]:
    """Every signature of the PDF `isi`, the oldest first; `ca` are certificates to be trusted."""
    semua = (_baca(satu, isi, ca) for satu in pembaca.embedded_signatures)
    return sorted(semua, key=lambda t: t.akhir)


def _baca(satu: EmbeddedPdfSignature, isi: bytes, ca: Sequence[Any]) -> TandaTangan:
    cap = satu.sig_object_type == "/DocTimeStamp"
    status: Any = asyncio.run(_periksa(satu, [], None))
    cap_waktu = status.timestamp if cap else getattr(status.timestamp_validity, "timestamp", None)
    waktu = satu.self_reported_timestamp
    dipercaya = None
    if ca:
        # Whether the certificate was good then, not whether it still is.
        saat = cap_waktu or waktu
        dipercaya = bool(asyncio.run(_periksa(satu, ca, saat)).trusted)
    return TandaTangan(
        bidang=satu.field_name,
        sebutan=str(satu.sig_field.get("/TU", "")),
        nama=_nama(satu.signer_cert.subject),
        penerbit=_nama(satu.signer_cert.issuer),
        waktu=waktu,
        cap_waktu=cap_waktu,
        cacat="; ".join(_cacat(satu, status, isi)),
        dipercaya=dipercaya,
        akhir=sum(list(satu.byte_range)[2:]),
        revisi=satu.signed_revision,
        hanya_cap=cap,
    )


async def _periksa(satu: EmbeddedPdfSignature, ca: Sequence[Any], saat: datetime | None) -> Any:
    """pyHanko's judgement, without its own analysis of changes, which takes minutes here."""
    konteks = ValidationContext(trust_roots=list(ca), moment=saat, allow_fetching=False)
    if satu.sig_object_type == "/DocTimeStamp":
        return await async_validate_pdf_timestamp(satu, konteks, skip_diff=True)
    return await async_validate_pdf_signature(satu, konteks, skip_diff=True)


def _cacat(satu: EmbeddedPdfSignature, status: Any, isi: bytes) -> Iterator[str]:
    if not status.intact:
        yield "isi yang ditandatangani sudah berubah"
    elif not status.valid:
        yield "tanda tangan tidak sesuai dengan sertifikatnya"
    cap = getattr(status, "timestamp_validity", None)
    if cap is not None and not (cap.intact and cap.valid):
        yield "cap waktunya rusak"
    if satu.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        yield "tidak mencakup seluruh berkas"
    if not _kemasan_utuh(satu, isi):
        yield "bungkus tanda tangannya berubah"


def _kemasan_utuh(satu: EmbeddedPdfSignature, isi: bytes) -> bool:
    """Whether the hole in the signed bytes holds the signature that was read and nothing else, in
    digits of one case throughout."""
    _, awal, lanjut, _ = satu.byte_range
    lubang = isi[awal:lanjut]
    if not HEKSA.fullmatch(lubang):
        return False
    bita = bytes.fromhex(lubang[1:-1].decode())
    return bita == satu.pkcs7_content and bungkus.utuh(bita)


def _nama(subjek: Any) -> str:
    """The common name of a certificate's holder or issuer, or all that is said of it."""
    nama = subjek.native.get("common_name")
    return str(nama or subjek.human_friendly)
