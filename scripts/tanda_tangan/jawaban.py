"""What `verify` answers about a signer, in words: identity, validity at that time, office."""

from __future__ import annotations

from datetime import datetime

from macros.dasar.penulisan import tanggal
from scripts.tanda_tangan.cms import TandaTangan
from scripts.tanda_tangan.jabatan import AWALAN

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


def identitas(tanda: TandaTangan) -> str:
    """Who vouches for the name of the signer."""
    return {
        "dikenal": f"dikenal; sertifikatnya dari {tanda.penerbit}, otoritas yang dipercaya di sini",
        "tidak-dikenal": (
            f"belum dikenal; sertifikatnya dari {tanda.penerbit}, bukan otoritas yang dipercaya"
            " di sini"
        ),
        "tanpa-otoritas": (
            f"belum diperiksa; sertifikatnya dari {tanda.penerbit}, sedangkan di sini tidak ada"
            " sertifikat otoritas (data/kepercayaan/*.pem atau --ca)"
        ),
        "palsu": (
            f"PALSU; sertifikatnya mengaku dari {tanda.penerbit}, tetapi tidak diterbitkan dengan"
            " kunci otoritas itu yang disimpan di sini"
        ),
    }[tanda.pendapat.identitas]


def masa(tanda: TandaTangan) -> str:
    """Whether the certificate was good when it signed."""
    p = tanda.pendapat
    hari = [tanggal(saat.astimezone().date()) for saat in p.berlaku]
    berlaku = {
        "berlaku": "berlaku saat ditandatangani",
        "kedaluwarsa": f"KEDALUWARSA saat ditandatangani (berlaku sampai {hari[1]})",
        "belum-berlaku": f"BELUM BERLAKU saat ditandatangani (berlaku mulai {hari[0]})",
    }[p.masa]
    kapan = pukul(p.dicabut) if p.dicabut else ""
    terbukti = "" if tanda.cap_dikenal else (
        ", tetapi tanpa cap waktu yang dikenal saat penandatanganan tidak terbukti"
    )  # fmt: skip
    cabut = {
        "tidak-dicabut": "tidak dicabut",
        "dicabut": f"DICABUT {kapan}, sebelum ditandatangani",
        "dicabut-kemudian": f"dicabut {kapan}, sesudah ditandatangani{terbukti}",
        "tidak-diperiksa": "pencabutannya tidak diperiksa",
    }[p.pencabutan]
    return f"{berlaku}; {cabut}"


def jabatan(tanda: TandaTangan) -> str:
    """Whether the signer is the official for whom the place was made."""
    milik = tanda.sebutan.removeprefix(AWALAN)
    return {
        "sesuai": f"sesuai dengan {milik}",
        "tidak-sesuai": f"TIDAK SESUAI; tempat ini milik {milik}",
        "tanpa-kotak": "tidak terikat pada blok tanda tangan mana pun",
    }[tanda.jabatan]


def keberatan(tanda: TandaTangan) -> str:
    """Why a signer is not relied upon, in one line."""
    if tanda.pendapat.identitas != "dikenal":
        return f"identitas {tanda.nama} {identitas(tanda)}"
    return f"sertifikat {tanda.nama} {masa(tanda)}"
