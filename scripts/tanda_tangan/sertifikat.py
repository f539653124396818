"""The signer's certificate and key in a PKCS #12 file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from asn1crypto import pkcs12 as bentuk
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import SimpleSigner

from macros.dasar.penulisan import tanggal
from scripts.terminal import GalatPerintah


@dataclass(frozen=True)
class Kredensial:
    """Who signs: the name in the certificate, and pyHanko's signer with the key."""

    nama: str
    juru: Any


def buka(berkas: Path, sandi: bytes) -> Kredensial:
    """The signer of a PKCS #12 file, whose certificate is in force and may sign.

    Raises GalatPerintah where the file, the passphrase or the certificate is not in order.
    """
    isi = berkas.read_bytes()
    try:
        if bentuk.Pfx.load(isi)["version"].native != "v3":
            raise ValueError(isi[:1])
    except ValueError as galat:
        raise GalatPerintah(
            f"{berkas} bukan berkas sertifikat PKCS #12 (.p12, .pfx).", 2
        ) from galat
    try:
        kunci, sertifikat, _ = pkcs12.load_key_and_certificates(isi, sandi or None)
    except ValueError as galat:
        raise GalatPerintah(f"kata sandi {berkas} salah.") from galat
    except UnsupportedAlgorithm as galat:
        raise GalatPerintah(f"{berkas} disandi dengan cara yang tidak dikenal.") from galat
    if kunci is None or sertifikat is None:
        raise GalatPerintah(f"{berkas} tidak memuat sertifikat beserta kunci pribadinya.")
    periksa(sertifikat, datetime.now(UTC))
    juru = SimpleSigner.load_pkcs12_data(isi, other_certs=(), passphrase=sandi or None)
    return Kredensial(nama(sertifikat), juru)


def periksa(sertifikat: x509.Certificate, saat: datetime) -> None:
    """Raise GalatPerintah where the certificate is not in force, or not for signing."""
    awal, akhir = sertifikat.not_valid_before_utc, sertifikat.not_valid_after_utc
    if saat > akhir:
        raise GalatPerintah(
            f"sertifikat {nama(sertifikat)} sudah kedaluwarsa sejak {tanggal(akhir.date())}."
        )
    if saat < awal:
        raise GalatPerintah(
            f"sertifikat {nama(sertifikat)} baru berlaku mulai {tanggal(awal.date())}."
        )
    try:
        guna = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (guna.digital_signature or guna.content_commitment):
        raise GalatPerintah(f"sertifikat {nama(sertifikat)} bukan untuk tanda tangan.")


def nama(sertifikat: x509.Certificate) -> str:
    """Whose certificate it is: the common name, or the whole name where it has none."""
    umum = sertifikat.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(umum[0].value) if umum else sertifikat.subject.rfc4514_string()
