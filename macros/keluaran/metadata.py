"""Metadata of the published data for programs: licence, citation, and Satu Data Indonesia.

Perpres 39/2019 demands metadata and a standard for data that names concept, definition,
classification, measure and unit (Pasal 5); the portals add producer, contact, time, place and
licence. Unknown values are listed as not recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..dasar.penulisan import kata_satuan
from ..dasar.periode import akhir_periode
from ..hitung.entitas import Edisi, Indikator, Instansi
from ..hitung.laporan import Laporan
from .versi import Versi

NAMA = "metadata.json"


@dataclass(frozen=True)
class Lisensi:
    """A licence: its SPDX code, its name, and the address of its text."""

    kode: str
    nama: str
    alamat: str

    def sebagai_paket(self) -> dict[str, str]:
        """The licence in the notation of data packages."""
        return {"name": self.kode, "title": self.nama, "path": self.alamat}


LISENSI = {
    kode: Lisensi(kode, f"Creative Commons {nama}", f"https://creativecommons.org/{jalur}/deed.id")
    for kode, nama, jalur in (
        ("CC-BY-4.0", "Atribusi 4.0 Internasional", "licenses/by/4.0"),
        ("CC-BY-SA-4.0", "Atribusi-BerbagiSerupa 4.0 Internasional", "licenses/by-sa/4.0"),
        ("CC-BY-NC-4.0", "Atribusi-NonKomersial 4.0 Internasional", "licenses/by-nc/4.0"),
        ("CC0-1.0", "Nol 1.0 (domain publik)", "publicdomain/zero/1.0"),
    )
}


def lisensi(edisi: Edisi) -> Lisensi | None:
    """The licence of the edition; None if the unit chose none."""
    return LISENSI.get(edisi.lisensi)


def kutipan(edisi: Edisi, instansi: Instansi, terbit: Versi | None, alamat: str = "") -> str:
    """The citation of the report: author, year, title, version, place, and the address if known."""
    versi = terbit.nama if terbit else edisi.kode
    draf = ", draf" if terbit and terbit.draf else ""
    tempat = f"{edisi.tempat}: {instansi.nama}." if edisi.tempat else ""
    bagian = (
        f"{instansi.nama} ({edisi.hari_terbit.year}).",
        f"{edisi.judul} {edisi.sebutan} (versi {versi}{draf}).",
        tempat,
        alamat,
    )
    return " ".join(filter(None, bagian)).replace("\xa0", " ")


def susun(laporan: Laporan, paket: Mapping[str, Any], *, rekaan: bool = False) -> dict[str, Any]:
    """The metadata of the published data, and of every indicator; `paket` is their data package."""
    edisi, instansi = laporan.edisi, laporan.instansi
    izin = lisensi(edisi)
    dokumen = (d["title"] for s in paket["resources"] for d in s.get("sources", ()))
    isi = {
        "judul": paket["title"],
        "deskripsi": paket["description"],
        "produsen_data": instansi.nama,
        "instansi_induk": instansi.kementerian,
        "kontak": " · ".join(filter(None, (instansi.telepon, instansi.surel, instansi.alamat))),
        "topik": list(paket["keywords"]),
        "tahun": edisi.tahun,
        "periode": edisi.periode,
        "cakupan_waktu": f"{edisi.tahun}-01-01/{akhir_periode(edisi.tahun, edisi.kode_periode)}",
        "cakupan_wilayah": instansi.kabupaten,
        "posisi_data": str(edisi.hari_data) if edisi.berposisi else "",
        "tanggal_rilis": str(edisi.hari_terbit) if edisi.bertanggal else "",
        "lisensi": izin.alamat if izin else "",
        "walidata": instansi.walidata,
        "sumber": list(dict.fromkeys(dokumen)),
        "kutipan": paket["x-kutipan"],
    }
    return {
        **{k: v for k, v in isi.items() if v},
        **({"rekaan": True} if rekaan else {}),
        "belum_dicatat": [k for k, v in isi.items() if not v],
        "indikator": [_indikator(i, laporan) for i in laporan.indikator.values()],
    }


def _indikator(i: Indikator, laporan: Laporan) -> dict[str, str]:
    """The metadata of an indicator; unrecorded ones are left out."""
    sasaran = laporan.sasaran.get(i.sasaran)
    isi = {
        "kode": i.kode,
        "konsep": i.nama,
        "definisi": i.definisi,
        "klasifikasi": sasaran.uraian if sasaran else "",
        "ukuran": " ÷ ".join(filter(None, (i.pembilang, i.penyebut))),
        "satuan": next(
            (kata_satuan("", r.tulis) for r in laporan.baris("satuan", kode=i.satuan)), ""
        )
        or i.satuan,
        "polaritas": i.polaritas,
    }
    return {k: str(v) for k, v in isi.items() if v}
