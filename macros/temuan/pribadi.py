"""Personal data: small counts that point to a person, and numbers of persons typed in chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dasar.penulisan import NIP
from ..hitung.laporan import Laporan
from .bentuk import Temuan
from .naskah import Naskah, sidik

BATAS_KECIL = 5  # counts below this can point to a person (statistical disclosure practice)
POLA = {
    "NIP": NIP,
    "NIK": re.compile(r"(?<![\d.])\d{16}(?!\d)"),
    "telepon": re.compile(
        r"(?<![\d/.-])(?:\+62|\(0\d{2,3}\)|08\d{1,2}|0\d{2,3}-)[\s.-]?\d{3,4}[\s.-]?\d{3,4}"
        r"(?:[\s.-]?\d{1,4})?(?!\d)"
    ),
}
GANTI = {
    "NIP": 'Gunakan {{ tanda_tangan("blok") }}: untuk umum NIP disamarkan, pada salinan'
    " yang ditandatangani utuh.",
    "NIK": "Hapus; NIK tidak boleh dimuat dalam laporan.",
    "telepon": "Nomor instansi diambil dengan {{ instansi.telepon }} atau {{ kop() }}; nomor orang"
    " tidak dimuat.",
}


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Head counts so small that a reader may know the person."""
    t = lap.data["pegawai"]
    for r in t.baris():
        if r.kelompok != "mutasi" and 0 < r.jumlah < BATAS_KECIL:
            yield Temuan(
                "T401", f"pegawai/{r.kelompok}/{r.uraian}", "data-pribadi",
                f"Jumlah pegawai “{r.uraian}” hanya {r.jumlah}; angka di bawah {BATAS_KECIL} dapat"
                " menunjuk orang tertentu. Pastikan boleh diumumkan.",
                letak=t.asal(r.Index, "jumlah"), nilai=str(r.jumlah),
            )  # fmt: skip


def temuan_bab(_: Laporan, naskah: Naskah) -> Iterator[Temuan]:
    """NIP, NIK and telephone numbers typed in chapters; the finding itself does not repeat them."""
    for bab in naskah:
        for jenis, pola in POLA.items():
            for m in pola.finditer(bab.prosa):
                yield Temuan(
                    "T411", f"{bab.src.removesuffix('.md')}/{jenis}/{sidik(m[0])}", "data-pribadi",
                    f"{jenis} diketik dalam naskah. {GANTI[jenis]}",
                    letak_bab=(f"docs/{bab.src}", bab.baris(m.start())), nilai=samarkan(m[0]),
                )  # fmt: skip


def samarkan(nomor: str) -> str:
    """A number of which only the last three digits are left to read."""
    sisa = sum(h.isdigit() for h in nomor) - 3
    hasil = []
    for h in nomor:
        hasil.append("•" if h.isdigit() and sisa > 0 else h)
        sisa -= h.isdigit()
    return "".join(hasil)
