"""Sign the fields of a built PDF electronically, with a certificate and key from a PKCS #12
file."""

import getpass
import io
import os
import sys
import tempfile
from codecs import BOM_UTF16_BE
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from asn1crypto import pkcs12 as bentuk
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, LayoutError, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko.stamp import StaticStampStyle

from macros.dasar.penulisan import tanggal
from scripts.tanda_tangan import cap, jawaban, kepercayaan, sebutan
from scripts.tanda_tangan.dokumen import KotakBidang
from scripts.tanda_tangan.periksa import Putusan
from scripts.terminal import GalatPerintah, tolakan

SANDI = "LKJIP_SANDI"
AKHIRAN = "-bertanda"
SELURUH_BIDANG = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MIN, y_align=AxisAlignment.ALIGN_MAX, margins=Margins(0, 0, 0, 0)
)


def pilih_bidang(
    berkas: Path, ada: dict[str, KotakBidang], putusan: Putusan, diminta: Sequence[str] | None
) -> list[KotakBidang]:
    """The fields to sign: the requested ones, or the only empty one. Raises GalatPerintah."""
    if not ada:
        raise tolakan("sign/tanpa-bidang", berkas=berkas)
    kosong = [k for k in ada.values() if k.nama not in putusan.terisi]
    sisa = ", ".join(k.nama for k in kosong)
    if not diminta:
        if not kosong:
            raise GalatPerintah(f"semua bidang tanda tangan {berkas} sudah terisi.")
        if len(kosong) > 1:
            raise GalatPerintah(f"pilih bidang dengan --field. Yang masih kosong: {sisa}.", 2)
        return kosong
    pilihan = list(dict.fromkeys(diminta))
    for nama in pilihan:
        if nama not in ada:
            raise tolakan("sign/bidang", 2, berkas=berkas, nama=nama, ada=", ".join(ada))
        if nama in putusan.terisi:
            oleh = next(t.nama for t in putusan.tanda if t.kotak == nama)
            lagi = f" Yang masih kosong: {sisa}." if sisa else ""
            raise GalatPerintah(f"bidang {nama} sudah ditandatangani oleh {oleh}.{lagi}")
    return [ada[nama] for nama in pilihan]


def baca_sandi(berkas: str) -> bytes:
    """The passphrase from the environment, or else from the terminal."""
    sandi = os.environ.get(SANDI)
    if sandi is None:
        if not sys.stdin.isatty():
            raise tolakan("sign/sandi", 2, sandi=SANDI)
        sandi = getpass.getpass(f"Kata sandi {berkas}: ")
    return sandi.encode()


def buka_sertifikat(berkas: Path, sandi: bytes) -> Any:
    """pyHanko's signer for a PKCS #12 file, whose certificate is in force and may sign.

    Raises GalatPerintah for an invalid file, passphrase or certificate.
    """
    isi = berkas.read_bytes()
    try:
        if bentuk.Pfx.load(isi)["version"].native != "v3":
            raise ValueError(isi[:1])
    except ValueError as galat:
        raise tolakan("sign/bukan-p12", 2, berkas=berkas) from galat
    try:
        kunci, sertifikat, _ = pkcs12.load_key_and_certificates(isi, sandi or None)
    except ValueError as galat:
        raise GalatPerintah(f"kata sandi {berkas} salah.") from galat
    except UnsupportedAlgorithm as galat:
        raise GalatPerintah(f"{berkas} disandi dengan cara yang tidak dikenal.") from galat
    if kunci is None or sertifikat is None:
        raise tolakan("sign/tanpa-kunci", berkas=berkas)
    penanda: Any = SimpleSigner.load_pkcs12_data(isi, other_certs=(), passphrase=sandi or None)
    milik = penanda.signing_cert
    sebutan_milik = f"sertifikat {kepercayaan.nama(milik.subject)}"
    match kepercayaan.masa(milik, datetime.now(UTC)):
        case "kedaluwarsa":
            hari = tanggal(milik.not_valid_after.date())
            raise GalatPerintah(f"{sebutan_milik} sudah kedaluwarsa sejak {hari}.")
        case "belum-berlaku":
            hari = tanggal(milik.not_valid_before.date())
            raise GalatPerintah(f"{sebutan_milik} baru berlaku mulai {hari}.")
    if not kepercayaan.untuk_tanda_tangan(milik):
        raise GalatPerintah(f"{sebutan_milik} bukan untuk tanda tangan.")
    return penanda


def tujuan_hasil(berkas: Path, diminta: str | None, situs: Path) -> Path:
    """The path of the signed file, never inside the built site.

    Raises GalatPerintah if a file exists there, or it would be public.
    """
    tujuan = Path(diminta) if diminta else Path(f"{berkas.stem.removesuffix(AKHIRAN)}{AKHIRAN}.pdf")
    if tujuan.resolve().is_relative_to(situs.resolve()):
        raise tolakan("sign/situs", 2, tujuan=tujuan)
    if tujuan.exists() and not (diminta is None and tujuan.samefile(berkas)):
        raise GalatPerintah(f"{tujuan} sudah ada; pilih nama lain dengan --out.", 2)
    return tujuan


class _Penulis(IncrementalPdfFileWriter):
    """A writer that leaves the metadata alone, as rewriting them would violate PDF/A."""

    def _update_meta(self) -> None:
        pass


def tandatangani(
    isi: bytes, kotak: KotakBidang, penanda: Any, kode: str, akar: Path, alasan: str, tsa: str
) -> bytes:
    """The PDF `isi` with the signature of `penanda` in one field, which shows signer, time, reason
    and document (`kode`), also to screen readers.

    The signature is PAdES B-B, or B-T with a time stamp of the authority at the address `tsa`.

    Raises GalatPerintah if the authority gives no time stamp or the signature cannot be made.
    """
    nama, saat = kepercayaan.nama(penanda.signing_cert.subject), jawaban.pukul(datetime.now(UTC))
    kata = {"nama": nama, "waktu": saat, "alasan": alasan, "kode": kode}
    kiri, bawah, kanan, atas = kotak.tempat
    perihal = PdfSignatureMetadata(
        kotak.nama, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason=alasan or None
    )
    pencap = RequestsHTTPTimeStamper(tsa) if tsa else None  # type: ignore[no-untyped-call]
    penulis, keluar = _Penulis(io.BytesIO(isi)), io.BytesIO()
    _umumkan(penulis, kotak.nama, sebutan.tulis(**kata | {"waktu": saat.replace("\xa0", " ")}))
    with tempfile.TemporaryDirectory(prefix="lkjip-cap-") as folder:
        gambar = Path(folder, "cap.pdf")
        cap.tulis({"lebar": kanan - kiri, "tinggi": atas - bawah, **kata}, akar, gambar)
        gaya = StaticStampStyle.from_pdf_file(
            str(gambar), border_width=0, background_layout=SELURUH_BIDANG
        )
        juru = PdfSigner(perihal, penanda, timestamper=pencap, stamp_style=gaya)
        try:
            juru.sign_pdf(penulis, existing_fields_only=True, output=keluar)
        except TimestampRequestError as galat:
            raise tolakan("sign/cap-waktu", tsa=tsa) from galat
        except (SigningError, LayoutError) as galat:
            raise GalatPerintah(f"tanda tangan tidak dapat dibubuhkan: {galat}") from galat
    return keluar.getvalue()


def _umumkan(penulis: _Penulis, nama_bidang: str, ucapan: str) -> None:
    """Append `ucapan` to the description that the field and its Form element share.

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
