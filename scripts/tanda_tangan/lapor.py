"""The judgement on a PDF in words for the terminal, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from scripts.tanda_tangan import jawaban
from scripts.tanda_tangan.cms import TandaTangan
from scripts.tanda_tangan.jawaban import pukul
from scripts.tanda_tangan.periksa import Putusan

KEUTUHAN: dict[bool, str] = {
    True: "utuh; inilah bita hasil build, ditambah tanda tangan saja",
    False: "TIDAK terbukti",
}

def sebagai_teks(nama: str, putusan: Putusan, kode_sini: str = "") -> Iterator[str]:
    """The judgement on the file `nama`, line by line; `kode_sini` is the document code of the data
    and chapters at hand, where that is asked for."""
    yield f"{nama}: {jawaban.kata('keadaan', putusan.keadaan)}"
    if putusan.tanda:
        yield f"  Keutuhan       {KEUTUHAN[putusan.keadaan != 'berubah']}"
    # What makes a signer unknown is said at the signer's name.
    for sebab in putusan.sebab if putusan.keadaan != "belum-dikenal" else ():
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
    yield f"  {'Cap waktu   ' if tanda.hanya_cap else 'Tanda tangan'}   {tanda.nama}"
    yield f"    Bidang       {tanda.bidang}" + (f" ({tanda.sebutan})" if tanda.sebutan else "")
    if tanda.cap_waktu:
        oleh = "cap waktu" if tanda.cap_dikenal else "cap waktu dari layanan yang belum dikenal"
        yield f"    Waktu        {pukul(tanda.cap_waktu)} ({oleh})"
    elif tanda.waktu:
        yield f"    Waktu        {pukul(tanda.waktu)} (menurut komputer penanda tangan)"
    yield f"    Identitas    {jawaban.identitas(tanda)}"
    yield f"    Masa berlaku {jawaban.masa(tanda)}"
    if not tanda.hanya_cap:
        yield f"    Jabatan      {jawaban.jabatan(tanda)}"
    if tanda.cacat:
        yield f"    Cacat        {tanda.cacat}"


def sebagai_data(nama: str, putusan: Putusan, sidik: str, kode_sini: str) -> dict[str, Any]:
    """The judgement as JSON can hold it; times in ISO 8601."""
    return {
        "berkas": nama,
        "sha256": sidik,
        "baik": putusan.baik,
        "keadaan": putusan.keadaan,
        "pesan": jawaban.kata("keadaan", putusan.keadaan),
        "sebab": list(putusan.sebab),
        "acuan": vars(putusan.acuan) if putusan.acuan else None,
        "kode_dokumen": putusan.kode,
        "kode_di_sini": kode_sini,
        "kode_keluar": putusan.kode_keluar,
        "utuh": putusan.utuh or putusan.keadaan == "tak-dipercaya",
        "tanda_tangan": [_data(t) for t in putusan.tanda],
    }


def _data(t: TandaTangan) -> dict[str, Any]:
    p = t.pendapat
    return {
        **{k: v for k, v in vars(t).items() if k != "pendapat"},
        "waktu": _iso(t.waktu),
        "cap_waktu": _iso(t.cap_waktu),
        "dipercaya": t.dipercaya,
        "identitas": p.identitas,
        "masa_berlaku": p.masa,
        "pencabutan": p.pencabutan,
        "dicabut": _iso(p.dicabut),
        "berlaku": [_iso(saat) for saat in p.berlaku],
        "pesan": {
            "identitas": jawaban.identitas(t),
            "masa_berlaku": jawaban.masa(t),
            "jabatan": jawaban.jabatan(t),
        },
    }


def _iso(waktu: datetime | None) -> str | None:
    return waktu.isoformat() if waktu else None
