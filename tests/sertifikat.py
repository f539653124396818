"""Certificates and a time-stamping authority made on the fly; nothing of them outlives a test."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from asn1crypto import core, keys as asn1_keys, tsp, x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

SANDI = "rahasia umpama"


@dataclass(frozen=True)
class Pemegang:
    """A certificate with its key."""

    kunci: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    sertifikat: x509.Certificate

    @property
    def asn1(self) -> Any:
        """The certificate as pyHanko takes it."""
        return asn1_x509.Certificate.load(self.sertifikat.public_bytes(Encoding.DER))

    @property
    def juru(self) -> SimpleSigner:
        """pyHanko's signer with certificate and key, without a chain."""
        der = self.kunci.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        kunci = asn1_keys.PrivateKeyInfo.load(der)
        return SimpleSigner(self.asn1, kunci, SimpleCertificateStore())  # type: ignore[no-untyped-call]

    def pem(self, berkas: Path) -> Path:
        """Write the certificate alone."""
        berkas.write_bytes(self.sertifikat.public_bytes(Encoding.PEM))
        return berkas

    def p12(self, berkas: Path, *rantai: Pemegang, sandi: str = SANDI) -> Path:
        """Write certificate, key and chain as PKCS #12."""
        berkas.write_bytes(
            pkcs12.serialize_key_and_certificates(
                b"umpama",
                self.kunci,
                self.sertifikat,
                [satu.sertifikat for satu in rantai],
                BestAvailableEncryption(sandi.encode()),
            )
        )
        return berkas


def terbitkan(
    nama: str,
    oleh: Pemegang | None = None,
    *,
    ca: bool = False,
    tsa: bool = False,
    penjawab: bool = False,
    guna: bool = True,
    mulai: int = -1,
    hari: int = 365,
    rsa_bit: int = 0,
) -> Pemegang:
    """A certificate for `nama`, in force from `mulai` days from now for `hari` days; its key is on
    an elliptic curve, or one of RSA of `rsa_bit` bits."""
    kunci: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    if tsa or rsa_bit:  # pyHanko's authority for tests signs with RSA only
        kunci = rsa.generate_private_key(65537, rsa_bit or 2048)
    else:
        kunci = ec.generate_private_key(ec.SECP256R1())
    subjek = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.COMMON_NAME, nama),
        ]
    )
    awal = datetime.now(UTC) + timedelta(days=mulai)
    pembuat = (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(oleh.sertifikat.subject if oleh else subjek)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(awal)
        .not_valid_after(awal + timedelta(days=hari))
        .add_extension(x509.BasicConstraints(ca, None), critical=True)
        .add_extension(_guna(ca=ca, guna=guna), critical=True)
    )
    if oleh and not ca:  # answers of OCSP are looked at only where a certificate tells of them
        tanya = x509.UniformResourceIdentifier("http://ocsp.contoh.id")
        letak = [x509.AccessDescription(AuthorityInformationAccessOID.OCSP, tanya)]
        pembuat = pembuat.add_extension(x509.AuthorityInformationAccess(letak), critical=False)
    if tsa or penjawab:
        layanan = ExtendedKeyUsageOID.TIME_STAMPING if tsa else ExtendedKeyUsageOID.OCSP_SIGNING
        pembuat = pembuat.add_extension(x509.ExtendedKeyUsage([layanan]), critical=True)
    if penjawab:
        pembuat = pembuat.add_extension(x509.OCSPNoCheck(), critical=False)
    return Pemegang(kunci, pembuat.sign(oleh.kunci if oleh else kunci, hashes.SHA256()))


def dengan_sha1(satu: Pemegang, oleh: Pemegang) -> Pemegang:
    """The same certificate, signed with SHA-1 by an authority that has an RSA key."""
    isi = satu.asn1
    for tempat in (isi["tbs_certificate"]["signature"], isi["signature_algorithm"]):
        tempat["algorithm"], tempat["parameters"] = "sha1_rsa", core.Null()
    assert isinstance(oleh.kunci, rsa.RSAPrivateKey)
    tbs = isi["tbs_certificate"].dump(force=True)
    isi["signature_value"] = oleh.kunci.sign(tbs, padding.PKCS1v15(), hashes.SHA1())  # noqa: S303 - the weakness is what is tested
    return Pemegang(satu.kunci, x509.load_der_x509_certificate(isi.dump(force=True)))


def daftar_cabut(otoritas: Pemegang, *dicabut: Pemegang, hari: int = -1) -> bytes:
    """The list (CRL, DER) of the certificates that an authority revoked `hari` days from now."""
    kini = datetime.now(UTC)
    pembuat = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(otoritas.sertifikat.subject)
        .last_update(kini - timedelta(hours=1))
        .next_update(kini + timedelta(days=7))
        .add_extension(x509.CRLNumber(1), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(otoritas.kunci.public_key()),
            critical=False,
        )
    )
    for satu in dicabut:
        catatan = x509.RevokedCertificateBuilder().serial_number(satu.sertifikat.serial_number)
        saat = kini + timedelta(days=hari)
        pembuat = pembuat.add_revoked_certificate(catatan.revocation_date(saat).build())
    return pembuat.sign(otoritas.kunci, hashes.SHA256()).public_bytes(Encoding.DER)


def jawaban_ocsp(
    otoritas: Pemegang,
    milik: Pemegang,
    *,
    dicabut: float | None = None,
    penjawab: Pemegang | None = None,
) -> bytes:
    """What an authority, or `penjawab` for it, answers about a certificate (OCSP, DER): good, or
    revoked `dicabut` hours from now."""
    kini = datetime.now(UTC)
    cabut = dicabut is not None
    pembuat = ocsp.OCSPResponseBuilder().add_response(
        cert=milik.sertifikat,
        issuer=otoritas.sertifikat,
        algorithm=hashes.SHA1(),  # noqa: S303 - it only names the certificate, as all do
        cert_status=ocsp.OCSPCertStatus.REVOKED if cabut else ocsp.OCSPCertStatus.GOOD,
        this_update=kini - timedelta(hours=1),
        next_update=kini + timedelta(days=7),
        revocation_time=kini + timedelta(hours=dicabut) if dicabut is not None else None,
        revocation_reason=None,
    )
    oleh = penjawab or otoritas
    pembuat = pembuat.responder_id(ocsp.OCSPResponderEncoding.HASH, oleh.sertifikat)
    pembuat = pembuat.certificates([oleh.sertifikat])
    return pembuat.sign(oleh.kunci, hashes.SHA256()).public_bytes(Encoding.DER)


def _guna(*, ca: bool, guna: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=guna and not ca,
        content_commitment=guna and not ca,
        key_encipherment=not guna,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )


def pencap_waktu(otoritas: Pemegang, rantai: Pemegang) -> Any:
    """A time-stamping authority in this process."""
    kotak: Any = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    kotak.register(rantai.asn1)
    der = otoritas.kunci.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    kunci = asn1_keys.PrivateKeyInfo.load(der)
    return DummyTimeStamper(otoritas.asn1, kunci, certs_to_embed=kotak)


@contextmanager
def layanan_cap_waktu(otoritas: Pemegang, rantai: Pemegang) -> Iterator[str]:
    """A time-stamping authority on the loopback (RFC 3161 over HTTP); yields its address."""
    pencap = pencap_waktu(otoritas, rantai)

    class Penyaji(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            isi = self.rfile.read(int(self.headers["Content-Length"]))
            jawaban = pencap.request_tsa_response(tsp.TimeStampReq.load(isi)).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(jawaban)

        def log_message(self, *_: Any) -> None:
            """Say nothing; the tests report by themselves."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Penyaji) as peladen:
        threading.Thread(target=peladen.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{peladen.server_port}/"
        peladen.shutdown()
