"""The signer's certificate and key in a PKCS #12 file."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from asn1crypto import pkcs12 as bentuk
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.signers import SimpleSigner

from macros.dasar.penulisan import tanggal
from scripts.tanda_tangan import kepercayaan
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
    juru = SimpleSigner.load_pkcs12_data(isi, other_certs=(), passphrase=sandi or None)
    nama = kepercayaan.nama(juru.signing_cert.subject)
    periksa(juru.signing_cert, f"sertifikat {nama}", datetime.now(UTC))
    return Kredensial(nama, juru)


def periksa(sertifikat: Any, sebutan: str, saat: datetime) -> None:
    """Raise GalatPerintah where the certificate is not in force, or not for signing."""
    match kepercayaan.masa(sertifikat, saat):
        case "kedaluwarsa":
            hari = tanggal(sertifikat.not_valid_after.date())
            raise GalatPerintah(f"{sebutan} sudah kedaluwarsa sejak {hari}.")
        case "belum-berlaku":
            hari = tanggal(sertifikat.not_valid_before.date())
            raise GalatPerintah(f"{sebutan} baru berlaku mulai {hari}.")
    if not kepercayaan.untuk_tanda_tangan(sertifikat):
        raise GalatPerintah(f"{sebutan} bukan untuk tanda tangan.")
