"""What a signed field says to those who do not see its picture: who signed, when, why, what."""

from __future__ import annotations

import re

from macros.dasar.penulisan import BULAN

WAKTU = re.compile(
    rf"\d{{1,2}} (?:{'|'.join(BULAN)}) \d{{4}} pukul \d\d\.\d\d"
    r" (?:WIB|WITA|WIT|UTC(?:[+-][\d.]{1,5})?)"
)


def tulis(nama: str, waktu: str, alasan: str, kode: str) -> str:
    """The words; `alasan` may be empty."""
    sebab = f" {alasan.rstrip('.')}." if alasan else ""
    return f"Ditandatangani secara elektronik oleh {nama}, {waktu}.{sebab} Kode dokumen {kode}."


def benar(teks: str, nama: str, alasan: str, kode: str) -> bool:
    """Whether `teks` is what is written of these: no other person, reason or document, and some
    moment, which is the signer's own word."""
    awal, _, akhir = tulis(nama, "\0", alasan, kode).partition("\0")
    waktu = teks.removeprefix(awal).removesuffix(akhir)
    return teks == awal + waktu + akhir and WAKTU.fullmatch(waktu) is not None
