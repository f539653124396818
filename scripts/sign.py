"""`sign`: put an electronic signature into a field of a built PDF."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from scripts.perintah import GalatPerintah
from scripts.tanda_tangan import acuan, bubuhkan, cap, lapor, sertifikat
from scripts.tanda_tangan.bubuhkan import Bidang
from scripts.tanda_tangan.periksa import Putusan, periksa

SANDI = "LKJIP_SANDI"
AKHIRAN = "-bertanda"


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Sign `opsi.berkas`; says where the signed file is and who signed it."""
    proyek, berkas = Path(akar), Path(opsi.berkas)
    isi = berkas.read_bytes()
    daftar = acuan.kumpulkan(proyek, opsi.acuan)
    putusan = periksa(isi, daftar)
    _harus_utuh(berkas, putusan)
    pilihan = pilih_bidang(berkas, bubuhkan.bidang(isi), putusan, opsi.field)
    tujuan = _tujuan(berkas, opsi.out)
    penanda = sertifikat.buka(Path(opsi.p12), baca_sandi(opsi.p12))
    with tempfile.TemporaryDirectory(prefix="lkjip-cap-") as folder:
        berkas_cap = Path(folder, "cap.pdf")
        cap.tulis(
            cap.Cap(
                pilihan.lebar,
                pilihan.tinggi,
                penanda.nama,
                lapor.pukul(datetime.now(UTC)),
                opsi.alasan or "",
                putusan.kode,
            ),
            proyek,
            berkas_cap,
        )
        hasil = bubuhkan.bubuhkan(
            isi, pilihan.nama, penanda, berkas_cap, alasan=opsi.alasan or "", tsa=opsi.tsa or ""
        )
    putusan = periksa(hasil, daftar)
    if not putusan.baik:
        raise GalatPerintah(f"tanda tangan tidak jadi ditulis: {'; '.join(putusan.sebab)}.")
    _tulis(tujuan, hasil)
    for baris in lapor.sebagai_teks(str(tujuan), putusan, putusan.kode):
        print(baris)
    kosong = [b.nama for b in bubuhkan.bidang(hasil).values() if not b.terisi]
    if kosong:
        print(f"Bidang yang masih kosong: {', '.join(kosong)}.")
    return 0


def _harus_utuh(berkas: Path, putusan: Putusan) -> None:
    if not putusan.baik:
        raise GalatPerintah(f"{berkas} tidak ditandatangani: {'; '.join(putusan.sebab)}.")


def pilih_bidang(
    berkas: Path, ada: dict[str, Bidang], putusan: Putusan, diminta: str | None
) -> Bidang:
    """The field to sign: the named one, or the only one. Raises GalatPerintah."""
    if not ada:
        raise GalatPerintah(
            f"{berkas} tidak mempunyai bidang tanda tangan. Buat PDF untuk tanda tangan elektronik:"
            " build --edisi tte"
        )
    kosong = [b for b in ada.values() if not b.terisi]
    sisa = ", ".join(b.nama for b in kosong)
    if diminta is None:
        if len(kosong) == 1:
            return kosong[0]
        if not kosong:
            raise GalatPerintah(f"semua bidang tanda tangan {berkas} sudah terisi.")
        raise GalatPerintah(f"pilih satu bidang dengan --field. Yang masih kosong: {sisa}.", 2)
    if diminta not in ada:
        raise GalatPerintah(
            f"{berkas} tidak mempunyai bidang {diminta}. Yang ada: {', '.join(ada)}.", 2
        )
    if ada[diminta].terisi:
        oleh = next((t.nama for t in putusan.tanda if t.bidang == diminta), "")
        lagi = f" Yang masih kosong: {sisa}." if sisa else ""
        raise GalatPerintah(f"bidang {diminta} sudah ditandatangani oleh {oleh}.{lagi}")
    return ada[diminta]


def baca_sandi(berkas: str) -> bytes:
    """The passphrase from the environment, or else from the person at the terminal."""
    sandi = os.environ.get(SANDI)
    if sandi is None:
        if not sys.stdin.isatty():
            raise GalatPerintah(
                f"tanpa terminal, kata sandi sertifikat dibaca dari variabel {SANDI}; isilah.",
                2,
            )
        sandi = getpass.getpass(f"Kata sandi {berkas}: ")
    return sandi.encode()


def _tujuan(berkas: Path, diminta: str | None) -> Path:
    """Where the signed file goes: beside the work, never into the built site."""
    tujuan = Path(diminta) if diminta else Path(f"{berkas.stem.removesuffix(AKHIRAN)}{AKHIRAN}.pdf")
    if tujuan.exists() and not (diminta is None and tujuan.samefile(berkas)):
        raise GalatPerintah(f"{tujuan} sudah ada; pilih nama lain dengan --out.", 2)
    return tujuan


def _tulis(tujuan: Path, isi: bytes) -> None:
    """The file appears whole or not at all."""
    sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}")
    try:
        sementara.write_bytes(isi)
        sementara.replace(tujuan)
    finally:
        sementara.unlink(missing_ok=True)
