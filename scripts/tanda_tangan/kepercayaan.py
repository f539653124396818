"""Trust in certificates: known authorities, and revocations.

A unit keeps the certificates of the authorities that it trusts in `data/kepercayaan/`. Nothing is
downloaded: evidence that neither the file nor the user provides is reported as unchecked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from asn1crypto import crl, ocsp, pem, x509
from cryptography import x509 as pyca
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko_certvalidator import CertificateValidator, ValidationContext, errors
from pyhanko_certvalidator.sig_validate import DefaultSignatureValidator

from scripts.terminal import GalatPerintah

TEMPAT = Path("data", "kepercayaan")
TERPENDEK = {"RSA": 2048, "EC": 224}  # bits (NIST SP 800-57, BSI TR-02102)
SIDIK_KUAT = {"sha224", "sha256", "sha384", "sha512", "sha512_256", "shake256"} | {
    f"sha3_{n}" for n in (224, 256, 384, 512)
}
# Key usages of machines only: none of them is for a person's signature.
LAYANAN = {"server_auth", "time_stamping", "ocsp_signing"}

# Exceptions for a signature that proves nothing.
TAK_SAH = (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm)
JAM_KELIRU = timedelta(days=1)  # by which a signer's clock may be ahead of ours

Identitas = Literal["dikenal", "tidak-dikenal", "tanpa-otoritas", "tidak-sah", "palsu"]
Masa = Literal["berlaku", "kedaluwarsa", "belum-berlaku", "belum-tiba"]
Pencabutan = Literal["tidak-dicabut", "dicabut", "dicabut-kemudian", "tidak-diperiksa"]


@dataclass(frozen=True)
class Kepercayaan:
    """Certificates of authorities, revocation lists (CRL) and answers about single certificates
    (OCSP); the latter two as DER."""

    ca: tuple[Any, ...] = ()
    crl: tuple[bytes, ...] = ()
    ocsp: tuple[bytes, ...] = ()

    def ditambah(self, crl: Iterable[bytes], ocsp: Iterable[bytes]) -> Kepercayaan:
        """A copy with a file's own evidence."""
        return Kepercayaan(self.ca, (*self.crl, *crl), (*self.ocsp, *ocsp))


@dataclass(frozen=True)
class Pendapat:
    """The state of a certificate at a time: who vouches for it, its period of validity (`berlaku`),
    and its revocation (`dicabut`), if any."""

    identitas: Identitas
    masa: Masa
    pencabutan: Pencabutan
    berlaku: tuple[datetime, datetime]
    dicabut: datetime | None = None


def baca(akar: Path, ca: str = "", cabut: Sequence[str] = ()) -> Kepercayaan:
    """The authorities in the file `ca`, or else those of the project; lists and answers from the
    files `cabut`.

    Raises GalatPerintah for an invalid file.
    """
    berkas = [Path(ca)] if ca else sorted((akar / TEMPAT).glob("*.pem"))
    otoritas = [s for b in berkas for s in _baca(b, [x509.Certificate], "sertifikat")]
    bentuk = [crl.CertificateList, ocsp.OCSPResponse]
    sebutan = "daftar pencabutan atau jawaban OCSP"
    bukti = [s for b in cabut for s in _baca(Path(b), bentuk, sebutan)]
    daftar, jawaban = (tuple(s.dump() for s in bukti if isinstance(s, satu)) for satu in bentuk)
    return Kepercayaan(tuple(otoritas), daftar, jawaban)


def _baca(berkas: Path, bentuk: Sequence[Any], sebutan: str) -> list[Any]:
    """The content of a file in the first of these forms that fits."""
    isi = berkas.read_bytes()
    for satu in bentuk:
        with suppress(ValueError, TypeError, KeyError):
            der = [d for _, _, d in pem.unarmor(isi, multiple=True)] if pem.detect(isi) else [isi]
            hasil = [satu.load(d, strict=True) for d in der]
            str([h.native for h in hasil])  # parsed lazily
            return hasil
    raise GalatPerintah(f"{berkas} bukan {sebutan} (PEM atau DER).", 2)


def nilai(milik: Any, antara: Sequence[Any], kepercayaan: Kepercayaan, saat: datetime) -> Pendapat:
    """The state of the certificate `milik` at the time `saat`; `antara` are possible intermediate
    certificates."""
    dalam, berlaku = masa(milik, saat), (milik.not_valid_before, milik.not_valid_after)
    if not kepercayaan.ca:
        return Pendapat("tanpa-otoritas", dalam, "tidak-diperiksa", berlaku)
    try:
        # Only the chain: an invalid list or answer must not break it.
        _jalur(milik, antara, kepercayaan, moment=saat, revocation_mode="soft-fail")
    except errors.ExpiredError:
        dalam = "kedaluwarsa"
    except errors.NotYetValidError:
        dalam = "belum-berlaku"
    except errors.DisallowedAlgorithmError:  # a weak algorithm proves nothing, not even a forgery
        return Pendapat("tidak-dikenal", dalam, "tidak-diperiksa", berlaku)
    except (errors.ValidationError, errors.PathError):
        # The issuer is unknown; or only has the name of a known one; or is known, but the
        # certificate was issued without its permission, or against its constraints.
        semua, dikenal = (milik, *_naik(milik, antara)), [s.subject for s in kepercayaan.ca]
        asing: Identitas = "palsu" if any(s.issuer in dikenal for s in semua) else "tidak-dikenal"
        if any(_oleh(satu, oleh) for satu in semua for oleh in kepercayaan.ca):
            asing = "tidak-sah"
        return Pendapat(asing, dalam, "tidak-diperiksa", berlaku)
    pencabutan, dicabut = _pencabutan(milik, antara, kepercayaan, saat)
    return Pendapat("dikenal", dalam, pencabutan, berlaku, dicabut)


def _pencabutan(
    milik: Any, antara: Sequence[Any], kepercayaan: Kepercayaan, saat: datetime
) -> tuple[Pencabutan, datetime | None]:
    """Whether a certificate or an authority above it was revoked, and the earliest time."""
    daftar, jawaban = kepercayaan.crl, kepercayaan.ocsp
    penerbit = _penerbit(milik, antara, kepercayaan.ca)
    akar = {satu.dump() for satu in kepercayaan.ca}
    semua = [milik, *(satu for satu in penerbit if satu.dump() not in akar)]
    dicabut = [
        *_menurut_daftar(semua, penerbit, daftar), *_menurut_jawaban(semua, penerbit, jawaban)
    ]  # fmt: skip
    aturan = {"revocation_mode": "require", "retroactive_revinfo": True}
    hasil: Pencabutan = "tidak-diperiksa"
    try:
        _jalur(milik, antara, kepercayaan, moment=saat, crls=daftar, ocsps=jawaban, **aturan)
        if milik.dump() not in akar:  # without any list or answer about it
            hasil = "tidak-dicabut"
    except (errors.ValidationError, errors.PathError, ValueError, TypeError):
        pass  # evidence is incomplete or damaged
    if not dicabut:
        return hasil, None
    return "dicabut" if min(dicabut) <= saat else "dicabut-kemudian", min(dicabut)


def _penerbit(milik: Any, antara: Sequence[Any], ca: Sequence[Any]) -> list[Any]:
    """The authorities between a certificate and a known one; checked by signature, since anyone can
    add a certificate with the same name, and a revocation list, to a file."""
    sah, sisa = [*ca], [satu for satu in antara if satu.ca]
    while baru := [satu for satu in sisa if any(_oleh(satu, s) for s in sah)]:
        sah += baru
        sisa = [satu for satu in sisa if satu not in baru]
    return _naik(milik, sah)


def _naik(milik: Any, semua: Sequence[Any]) -> list[Any]:
    """The issuer of a certificate and its issuers, among these."""
    hasil: list[Any] = []
    ujung = [milik]
    while ujung := [s for s in semua if s not in hasil and any(_oleh(u, s) for u in ujung)]:
        hasil += ujung
    return hasil


def _oleh(milik: Any, penerbit: Any) -> bool:
    """Whether an authority signed a certificate, regardless of time."""
    satu, dua = (pyca.load_der_x509_certificate(s.dump()) for s in (milik, penerbit))
    with suppress(*TAK_SAH):
        satu.verify_directly_issued_by(dua)
        return True
    return False


def _jalur(milik: Any, antara: Sequence[Any], kepercayaan: Kepercayaan, **konteks: Any) -> None:
    """Validate the path to an authority (RFC 5280, 6); raises if there is none."""
    jalan = ValidationContext(
        trust_roots=list(kepercayaan.ca), other_certs=list(antara), allow_fetching=False, **konteks
    )
    asyncio.run(CertificateValidator(milik, antara, validation_context=jalan).async_validate_path())


def masa(sertifikat: Any, saat: datetime) -> Masa:
    """Whether a certificate is in force; unknown for a time in the future."""
    if saat > datetime.now(UTC) + JAM_KELIRU:
        return "belum-tiba"
    if saat < sertifikat.not_valid_before:
        return "belum-berlaku"
    return "kedaluwarsa" if saat > sertifikat.not_valid_after else "berlaku"


def _menurut_daftar(
    semua: Sequence[Any], penerbit: Sequence[Any], daftar: Iterable[bytes]
) -> Iterator[datetime]:
    """The times of revocation in lists of the issuers, of any age."""
    kunci = [pyca.load_der_x509_certificate(satu.dump()) for satu in penerbit]
    for der in daftar:
        with suppress(*TAK_SAH):
            satu = pyca.load_der_x509_crl(der)
            sah = any(
                p.subject == satu.issuer and satu.is_signature_valid(p.public_key())  # type: ignore[arg-type]
                for p in kunci
            )
            for sertifikat in semua if sah else ():
                catatan = satu.get_revoked_certificate_by_serial_number(sertifikat.serial_number)
                if catatan and sertifikat.issuer.dump() == satu.issuer.public_bytes():
                    yield catatan.revocation_date_utc


def _menurut_jawaban(
    semua: Sequence[Any], penerbit: Sequence[Any], jawaban: Iterable[bytes]
) -> Iterator[datetime]:
    """The times of revocation in OCSP answers (RFC 6960), of any age."""
    for der in jawaban:
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            isi = ocsp.OCSPResponse.load(der).basic_ocsp_response
            for satu in isi["tbs_response_data"]["responses"]:
                siapa, keadaan = satu["cert_id"], satu["cert_status"]
                sidik = siapa["hash_algorithm"]["algorithm"].native
                if keadaan.name == "revoked" and any(
                    s.serial_number == siapa["serial_number"].native
                    and s.issuer == p.subject
                    and getattr(p.public_key, sidik) == siapa["issuer_key_hash"].native
                    and _dijawab(isi, p)
                    for s in semua
                    for p in penerbit
                ):
                    yield keadaan.chosen["revocation_time"].native


def _dijawab(isi: Any, penerbit: Any) -> bool:
    """Whether an answer is from the issuer, or a responder that the issuer authorised (4.2.2.2)."""
    penjawab = [penerbit]
    for satu in isi["certs"] or ():
        guna = getattr(satu.extended_key_usage_value, "native", ())
        if "ocsp_signing" in guna and _oleh(satu, penerbit):
            penjawab.append(satu)
    for satu in penjawab:
        with suppress(*TAK_SAH):
            DefaultSignatureValidator().validate_signature(
                isi["signature"].native,
                isi["tbs_response_data"].dump(),
                satu.public_key,
                isi["signature_algorithm"],
            )
            return True
    return False


def lemah(sertifikat: Any) -> list[str]:
    """The weak algorithms of a certificate, by name."""
    hasil = [] if sertifikat.self_signed != "no" else sidik_lemah(sertifikat.hash_algo)
    kunci = sertifikat.public_key
    jenis = "RSA" if str(kunci.algorithm).startswith("rsa") else str(kunci.algorithm).upper()
    if jenis not in TERPENDEK:  # or has no size
        return hasil if jenis.startswith("ED") else [*hasil, jenis]
    if kunci.bit_size < TERPENDEK[jenis]:
        hasil.append(f"{jenis} {kunci.bit_size} bit")
    return hasil


def sidik_lemah(nama: str) -> list[str]:
    """The name of a hash algorithm, if it is weak."""
    return [] if nama in SIDIK_KUAT else [nama.upper().replace("SHA1", "SHA-1")]


def nama(subjek: Any) -> str:
    """The common name of a holder or issuer, or else all its attributes, in one line."""
    umum = subjek.native.get("common_name")
    isi = str((umum[0] if isinstance(umum, list) else umum) or subjek.human_friendly)
    return " ".join(isi.split())


def untuk_tanda_tangan(sertifikat: Any, *, cap: bool = False) -> bool:
    """Whether a certificate is for signing documents, or with `cap` for time stamps: by its key
    usage (RFC 5280, 4.2.1.3), and not for machines only (4.2.1.12)."""
    guna, khusus = sertifikat.key_usage_value, sertifikat.extended_key_usage_value
    if not cap and khusus is not None and set(khusus.native) <= LAYANAN:
        return False
    return guna is None or bool({"digital_signature", "non_repudiation"} & guna.native)
