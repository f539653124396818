"""The wrapping of a signature: bytes that belong to it but that nothing signs.

A signature (CMS, RFC 5652) covers the document and its own signed attributes. Around them stand
lengths, versions, a list of algorithms and further certificates, which a validator passes over
when they are wrong. Here they must be what they can only be, so that no byte of a file is free.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asn1crypto import cms, core, parser
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko.sign.general import check_ess_certid
from pyhanko.sign.validation.generic_cms import get_signing_cert_attr

TERSUSUN = 1  # a constructed value, in asn1crypto's numbers
CAP_WAKTU = "signature_time_stamp_token"


def utuh(bita: bytes) -> bool:
    """Whether `bita` are one CMS signature in strict form, and nothing but zeros behind it."""
    panjang = parser.peek(bita)
    if any(bita[panjang:]) or not _der(bita[:panjang]):
        return False
    pesan = cms.ContentInfo.load(bita[:panjang], strict=True)
    return pesan["content_type"].native == "signed_data" and _isi_utuh(pesan["content"])


def _der(bita: bytes) -> bool:
    """Whether every value ends where the value around it says, with lengths at their shortest."""
    letak = 0
    while letak < len(bita):
        _, cara, _, kepala, isi, ekor = parser.parse(bita[letak:])
        if ekor or not _panjang_baku(kepala, len(isi)) or (cara == TERSUSUN and not _der(isi)):
            return False
        letak += len(kepala) + len(isi)
    return True


def _panjang_baku(kepala: bytes, panjang: int) -> bool:
    if panjang < 1 << 7:
        return kepala[-1] == panjang
    bita = panjang.to_bytes((panjang.bit_length() + 7) // 8)
    return kepala.endswith(bytes([0x80 | len(bita)]) + bita)


def _isi_utuh(isi: Any) -> bool:
    penanda = list(isi["signer_infos"])
    if len(penanda) != 1:
        return False
    (satu,) = penanda
    data = isi["encap_content_info"]["content_type"].native == "data"
    dikenal = satu["sid"].name == "issuer_and_serial_number"
    algoritme = [a.native for a in isi["digest_algorithms"]]
    return (
        _lengkap(isi)
        and _lengkap(satu)
        and satu["version"].native == ("v1" if dikenal else "v3")
        and isi["version"].native == ("v1" if data and dikenal else "v3")
        and algoritme == [satu["digest_algorithm"].native]
        and (not data or not isi["encap_content_info"]["content"].native)
        and all(_sertifikat_utuh(isi, satu))
        and all(_atribut_utuh(satu))
    )


def _lengkap(susunan: Any) -> bool:
    """Whether every value of a sequence is one of its fields; the parser passes over others."""
    ada = sum(not isinstance(susunan[nama], core.Void) for nama in susunan)
    letak = banyak = 0
    while letak < len(susunan.contents):
        letak += parser.peek(susunan.contents[letak:])
        banyak += 1
    return banyak == ada


def _sertifikat_utuh(isi: Any, penanda: Any) -> Iterator[bool]:
    """For every certificate: is it the one that was meant?

    The signer may have listed them under the signature (RFC 5035), as `sign` does. Otherwise the
    signer's own is known by its key, and the signatures of the others tell, as far as their issuers
    are at hand.
    """
    semua = [s.chosen for s in isi["certificates"]]
    daftar = get_signing_cert_attr(penanda["signed_attrs"])
    dimaksud = list(daftar["certs"]) if daftar else []
    for satu in semua:
        if any(check_ess_certid(satu, pengenal) for pengenal in dimaksud):
            yield True
        elif dimaksud or not _milik_penanda(satu, penanda["sid"].chosen):
            yield len(dimaksud) <= 1 and _terbit_sah(satu, semua)


def _milik_penanda(sertifikat: Any, pengenal: Any) -> bool:
    if isinstance(pengenal, cms.IssuerAndSerialNumber):
        return bool(
            sertifikat.issuer == pengenal["issuer"]
            and sertifikat.serial_number == pengenal["serial_number"].native
        )
    return bool(sertifikat.key_identifier == pengenal.native)


def _terbit_sah(sertifikat: Any, semua: list[Any]) -> bool:
    """Whether one of `semua` issued the certificate; if its issuer is not among them, whether it
    issued one of them, and does not pretend to be without issuer (RFC 5280, 4.2.1.1)."""
    satu, lain = _pyca(sertifikat), [_pyca(s) for s in semua]
    penerbit = [p for p in lain if p.subject == satu.issuer]
    if penerbit:
        return any(_diterbitkan(satu, p) for p in penerbit)
    kunci = sertifikat.authority_key_identifier
    return (
        kunci is not None
        and kunci != sertifikat.key_identifier
        and any(_diterbitkan(anak, satu) for anak in lain)
    )


def _pyca(sertifikat: Any) -> x509.Certificate:
    return x509.load_der_x509_certificate(sertifikat.dump())


def _diterbitkan(anak: x509.Certificate, penerbit: x509.Certificate) -> bool:
    try:
        anak.verify_directly_issued_by(penerbit)
    except (InvalidSignature, UnsupportedAlgorithm, TypeError, ValueError):
        return False
    return True


def _atribut_utuh(penanda: Any) -> Iterator[bool]:
    """Unsigned attributes may hold a time stamp, which is such a signature again."""
    for atribut in penanda["unsigned_attrs"] or ():
        if atribut["type"].native != CAP_WAKTU:
            yield False
        for cap in atribut["values"]:
            yield _isi_utuh(cap["content"])
