"""Electronic signatures put into the fields of a built PDF."""

import getpass
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from scripts.tanda_tangan import bubuhkan, cap, jawaban, sebutan
from scripts.tanda_tangan.dokumen import KotakBidang
from scripts.tanda_tangan.periksa import Putusan
from scripts.tanda_tangan.sertifikat import Kredensial
from scripts.terminal import GalatPerintah
from scripts.terminal.tolakan import tolakan

SANDI = "LKJIP_SANDI"
AKHIRAN = "-bertanda"


def tandatangani(
    isi: bytes,
    kotak: KotakBidang,
    penanda: Kredensial,
    kode: str,
    akar: Path,
    alasan: str,
    tsa: str,
) -> bytes:
    """Sign one field, which shows who signed, when, why, and which document (`kode`)."""
    saat = jawaban.pukul(datetime.now(UTC))
    with tempfile.TemporaryDirectory(prefix="lkjip-cap-") as folder:
        gambar = Path(folder, "cap.pdf")
        kiri, bawah, kanan, atas = kotak.tempat
        kata = {"nama": penanda.nama, "waktu": saat, "alasan": alasan, "kode": kode}
        cap.tulis({"lebar": kanan - kiri, "tinggi": atas - bawah, **kata}, akar, gambar)
        kata["waktu"] = saat.replace("\xa0", " ")
        return bubuhkan.bubuhkan(
            isi, kotak.nama, penanda, gambar, ucapan=sebutan.tulis(**kata), alasan=alasan, tsa=tsa
        )


def pilih_bidang(
    berkas: Path, ada: dict[str, KotakBidang], putusan: Putusan, diminta: Sequence[str] | None
) -> list[KotakBidang]:
    """The fields to sign: the named ones, or the only empty one. Raises GalatPerintah."""
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
    """The passphrase from the environment, or else from the person at the terminal."""
    sandi = os.environ.get(SANDI)
    if sandi is None:
        if not sys.stdin.isatty():
            raise tolakan("sign/sandi", 2, sandi=SANDI)
        sandi = getpass.getpass(f"Kata sandi {berkas}: ")
    return sandi.encode()


def tujuan_hasil(berkas: Path, diminta: str | None, situs: Path) -> Path:
    """Where the signed file goes: beside the work, never into the built site.

    Raises GalatPerintah where something else is there, or it would be public.
    """
    tujuan = Path(diminta) if diminta else Path(f"{berkas.stem.removesuffix(AKHIRAN)}{AKHIRAN}.pdf")
    if tujuan.resolve().is_relative_to(situs.resolve()):
        raise tolakan("sign/situs", 2, tujuan=tujuan)
    if tujuan.exists() and not (diminta is None and tujuan.samefile(berkas)):
        raise GalatPerintah(f"{tujuan} sudah ada; pilih nama lain dengan --out.", 2)
    return tujuan
