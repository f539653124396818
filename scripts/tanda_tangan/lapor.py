"""The judgement on a PDF in words for the terminal, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from macros.dasar.penulisan import tanggal
from scripts.tanda_tangan.cms import TandaTangan
from scripts.tanda_tangan.periksa import Keadaan, Putusan

UCAPAN: dict[Keadaan, str] = {
    "identik": "ASLI, belum ditandatangani. Sama persis dengan PDF hasil build.",
    "bertanda": "ASLI dan bertanda tangan. Tidak ada yang berubah sejak build selain tanda tangan.",
    "pindaian": "DITERBITKAN sebagai pindaian bertanda tangan basah. Isinya tidak dapat diperiksa.",
    "tak-dipercaya": "DITOLAK. Berkas utuh, tetapi penanda tangannya tidak dapat dipercaya.",
    "berubah": "DITOLAK. Berkas ini sudah berubah.",
    "asing": "DITOLAK. Berkas ini bukan hasil build laporan ini.",
}
# Indonesia's own zones; others are named by their distance from UTC.
ZONA: dict[float, str] = {7: "WIB", 8: "WITA", 9: "WIT"}
DETIK_SEJAM = 3600


def pukul(waktu: datetime) -> str:
    """A moment on this machine's clock: `7 Desember 2023 pukul 10.15 WITA`."""
    setempat = waktu.astimezone()
    selisih = setempat.utcoffset()
    jam = selisih.total_seconds() / DETIK_SEJAM if selisih else 0
    zona = ZONA.get(jam) or (f"UTC{jam:+g}" if jam else "UTC")
    return f"{tanggal(setempat.date())} pukul {setempat:%H.%M} {zona}"


def sebagai_teks(nama: str, putusan: Putusan, kode_sini: str = "") -> Iterator[str]:
    """The judgement on the file `nama`, line by line; `kode_sini` is the document code of the data
    and chapters at hand, where that is asked for."""
    yield f"{nama}: {UCAPAN[putusan.keadaan]}"
    for sebab in putusan.sebab:
        yield f"  Sebab          {sebab}"
    if putusan.acuan:
        yield f"  Hasil build    {putusan.acuan.nama}"
        yield f"  SHA-256        {putusan.acuan.sha256}"
    if putusan.kode:
        banding = ""
        if kode_sini:
            banding = (
                ", sama dengan data dan naskah di sini"
                if putusan.kode == kode_sini
                else f"; data dan naskah di sini sudah berlainan ({kode_sini})"
            )
        yield f"  Kode dokumen   {putusan.kode}{banding}"
    for tanda in putusan.tanda:
        yield from _tanda(tanda)


def _tanda(tanda: TandaTangan) -> Iterator[str]:
    yield f"  Tanda tangan   {tanda.nama}"
    yield f"    Bidang       {tanda.bidang}" + (f" ({tanda.sebutan})" if tanda.sebutan else "")
    if tanda.cap_waktu:
        yield f"    Waktu        {pukul(tanda.cap_waktu)} (cap waktu)"
    elif tanda.waktu:
        yield f"    Waktu        {pukul(tanda.waktu)} (menurut komputer penanda tangan)"
    pendapat = {
        True: "dipercaya",
        False: "TIDAK dipercaya",
        None: "belum diperiksa; beri sertifikatnya dengan --ca agar identitas ini pasti",
    }
    yield f"    Penerbit     {tanda.penerbit}: {pendapat[tanda.dipercaya]}"
    if tanda.cacat:
        yield f"    Cacat        {tanda.cacat}"


def sebagai_data(nama: str, putusan: Putusan, sidik: str, kode_sini: str) -> dict[str, Any]:
    """The judgement as JSON can hold it; times in ISO 8601."""

    def iso(waktu: datetime | None) -> str | None:
        return waktu.isoformat() if waktu else None

    return {
        "berkas": nama,
        "sha256": sidik,
        "baik": putusan.baik,
        "keadaan": putusan.keadaan,
        "pesan": UCAPAN[putusan.keadaan],
        "sebab": list(putusan.sebab),
        "acuan": vars(putusan.acuan) if putusan.acuan else None,
        "kode_dokumen": putusan.kode,
        "kode_di_sini": kode_sini,
        "tanda_tangan": [
            {**vars(t), "waktu": iso(t.waktu), "cap_waktu": iso(t.cap_waktu)} for t in putusan.tanda
        ],
    }
