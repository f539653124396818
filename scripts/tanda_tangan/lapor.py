"""The judgement on a PDF in words for the terminal, and as data for programs."""

from datetime import datetime
from typing import Any

from macros.sajian.templat import baris_teks
from scripts.tanda_tangan import jawaban
from scripts.tanda_tangan.cms import TandaTangan
from scripts.tanda_tangan.periksa import Putusan


def sebagai_teks(
    nama: str,
    putusan: Putusan,
    sidik: str,
    kode_sini: str = "",
    simpan: object = None,
    versi: object = None,
) -> list[str]:
    """The judgement on the file `nama` with the SHA-256 `sidik`, line by line; `kode_sini` is the
    document code of the data and chapters at hand, where that is asked for, `simpan` the record of
    the file and `versi` the published version of it or of its code, if any."""
    isi = {"nama": nama, "p": putusan, "sidik": sidik, "kode_sini": kode_sini, "a": simpan}
    isi |= {"v": versi, "jawaban": jawaban}
    return baris_teks("terbit/putusan.txt.j2", **isi)


def sebagai_data(nama: str, putusan: Putusan, sidik: str, kode_sini: str) -> dict[str, Any]:
    """The judgement as JSON can hold it; times in ISO 8601."""
    sebutan = jawaban.sebutan(putusan.keadaan, putusan.tanda)
    return {
        "berkas": nama,
        "sha256": sidik,
        "baik": putusan.baik,
        "keadaan": putusan.keadaan,
        "pesan": jawaban.kata("keadaan", sebutan),
        "langkah": jawaban.kata("langkah", sebutan),
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
