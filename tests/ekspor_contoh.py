"""Exports as other applications write them, with made-up figures or those of the printed report."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

SATKER = ("'407702", "RUMAH TAHANAN NEGARA SO'E")
ASPEK = (
    ("KUALITAS PERENCANAAN ANGGARAN", ("REVISI DIPA", "DEVIASI HALAMAN III DIPA")),
    (
        "KUALITAS PELAKSANAAN ANGGARAN",
        (
            "PENYERAPAN ANGGARAN",
            "BELANJA KONTRAKTUAL",
            "PENYELESAIAN TAGIHAN",
            "PENGELOLAAN UP DAN TUP",
        ),
    ),
    ("KUALITAS HASIL PELAKSANAAN ANGGARAN", ("CAPAIAN OUTPUT",)),
)
AKHIR = "NILAI AKHIR (NILAI TOTAL/KONVERSI BOBOT)"
IDENTITAS = ["NO", "KODE KPPN", "KODE BA", "KODE SATKER", "URAIAN SATKER", "KETERANGAN"]
JENIS = ["PEGAWAI", "BARANG", "MODAL", "BEBAN BUNGA", "SUBSIDI", "HIBAH", "BANSOS", "LAINLAIN"]
JENIS += ["TRANSFER"]
# Gambar 3.8: scores and weights in the order of the heads of those years, and Gambar 3.2.
NILAI_2023 = ("100.00", "89.75", "96.83", "100.00", "100.00", "95.34", "100.00", "100.00")
BOBOT_2023 = (10, 10, 20, 10, 10, 10, 5, 25)
PAGU_2023 = (3549879000, 3148521000, 361931000, 0, 0, 0, 0, 0, 0)
REALISASI_2023 = (3438997921, 2653876069, 341050081, 0, 0, 0, 0, 0, 0)

# The layout before that, with made-up figures.
INDIKATOR_2018 = (
    "PENGELOLAAN UP", "DATA KONTRAK", "KESALAHAN SPM", "RETUR SP2D", "HAL III DIPA", "REVISI DIPA",
    "PENYELESAIAN TAGIHAN", "REKON LPJ", "RENKAS", "REALISASI", "PAGU MINUS", "DISPENSASI SPM",
)  # fmt: skip
NILAI_2018 = (100, "95.5", 90, 100, "88.25", 100, 100, 100, 0, "91.75", 100, 100)
BOBOT_2018 = (10, 10, 5, 5, 10, 10, 10, 5, 5, 20, 5, 5)

Baris = list[list[Any]]

LRA: Baris = [
    ["Laporan Realisasi Anggaran Tahun 2023"],
    ["Per tanggal 7 Desember 2023"],
    ["No", "Kegiatan", "Pagu", "Realisasi", "Sisa Anggaran", "%"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    [1, "Fasilitasi dan Pembinaan Masyarakat", "2.334.160.000", "1.842.279.563", "", "78,93 %"],
    [2, "Operasi  bidang keamanan", "28.504.000", "15.557.000", "", ""],
    ["", "", "", "", "", ""],
    ["Total", "", "2.362.664.000", "1.857.836.563", "", ""],
]


def ikpa(
    nilai: Sequence[Any] = NILAI_2023,
    bobot: Sequence[Any] = BOBOT_2023,
    *,
    akhir: Any = "97.88",
    konversi: Any = "100%",
    bulan: str = "NOVEMBER",
    tahun: str = "Tahun Anggaran 2023",
    satker: Iterable[tuple[str, str]] = (SATKER,),
    pengurang: Any = None,
) -> Baris:
    """The layout since 2024 where `pengurang` is given, otherwise that of 2022 and 2023."""
    aspek = {a: list(isi) for a, isi in ASPEK}
    if pengurang is None:
        aspek["KUALITAS PELAKSANAAN ANGGARAN"].append("DISPENSASI SPM")
    belakang = ["NILAI TOTAL", "KONVERSI BOBOT", AKHIR]
    if pengurang is not None:
        belakang.insert(2, "DISPENSASI SPM (PENGURANG)")
    banyak = sum(map(len, aspek.values()))
    atas = [s for a, isi in aspek.items() for s in (a, *[""] * (len(isi) - 1))]
    hasil: Baris = [
        [f"Indikator Pelaksanaan Anggaran {tahun}".strip()],
        [f"s.d. BULAN : {bulan}"],
        [*IDENTITAS, *atas, *belakang],
        [*[""] * len(IDENTITAS), *(k for isi in aspek.values() for k in isi)],
    ]
    for n, (kode, nama) in enumerate(satker, 1):
        kurang = [] if pengurang is None else [pengurang]
        ekor = [total_ikpa(akhir, konversi, pengurang), konversi, *kurang, akhir]
        hasil += [
            [n, "'039", "'013", kode, nama, "Nilai", *nilai, *ekor],
            [*[""] * 5, "Bobot", *bobot],
            [*[""] * 5, "Nilai Akhir", *[""] * banyak],
            [*[""] * 5, "Nilai Aspek", *[""] * banyak],
        ]
    return hasil


def total_ikpa(akhir: Any, konversi: Any, pengurang: Any = None) -> Any:
    """The total before the weights without transactions are left out."""
    try:
        persen = float(str(konversi).rstrip("%"))
        bagian = persen / 100 if persen > 1 else persen
        return f"{(float(akhir) + float(pengurang or 0)) * bagian:.2f}"
    except ValueError:
        return akhir


def ikpa_2018(nilai: Sequence[Any], bobot: Sequence[Any], konversi: str = "95%") -> Baris:
    """The layout of 2018 to 2021: three lines a satker, one line of heads over another."""
    pembagi = float(konversi.rstrip("%"))
    akhir = sum(float(n) * b for n, b in zip(nilai, bobot, strict=True)) / pembagi
    ekor = [total_ikpa(f"{akhir:.2f}", konversi), konversi, f"{akhir:.2f}"]
    return [
        ["Indikator Pelaksanaan Anggaran Tahun 2019"],
        ["s.d. BULAN : DESEMBER"],
        [*IDENTITAS, "INDIKATOR", *[""] * 11, "NILAI TOTAL", "KONVERSI BOBOT", AKHIR],
        [*[""] * len(IDENTITAS), *INDIKATOR_2018],
        [1, "'039", "'013", *SATKER, "Nilai", *nilai, *ekor],
        [*[""] * 5, "Bobot", *bobot],
        [*[""] * 5, "Nilai Akhir", *[""] * 12],
    ]


def capaian_output() -> Baris:
    """Progress of outputs, with programme and activity once for all of their lines."""
    return [
        ["Capaian Output s.d. November 2023"],
        ["Program", "Kegiatan", "KRO/RO", "Uraian RO", "Pagu", "Realisasi", "Target Output",
         "Satuan", "RVRO s.d. Bulan", "TPCRO s.d. Bulan", "PCRO s.d. Bulan", "GAP"],
        ["013.DL", "5252", "BDC.001", "Layanan", 1250500000, "912345678.50", 12, "Layanan", 11, 95,
         "92.5", "2.5"],
        ["", "", "BDC.002", "Layanan Lain", 1000, 900, 12, "Layanan", 11, 95, "92.5", "2.5"],
    ]  # fmt: skip


def sipd(kode: Iterable[str]) -> Baris:
    """Realisation by account code, with a sum below that the layout does not read."""
    return [
        ["Laporan Realisasi Anggaran Belanja"],
        ["Per 31 Oktober 2023"],
        ["KODE REKENING", "URAIAN", "JUMLAH ANGGARAN", "JUMLAH REALISASI", "SELISIH", "PERSEN"],
        *([satu, f"Sub-kegiatan {n}", f"{n}2.500.000,50", f"{n}1.875.250,75",
           "624.749,75", "95,00%"] for n, satu in enumerate(kode, 1)),
        ["JUMLAH", "", "37.500.001,00", "33.750.501,50", "", ""],
    ]  # fmt: skip


def e_performance(nilai: Mapping[str, str]) -> Baris:
    """What indicators reached by their codes, as text with a percent sign, under one line that
    names the goal."""
    return [
        ["Laporan Realisasi Kinerja Triwulan III"],
        ["Bulan September 2023"],
        ["No", "Sasaran", "Kode Indikator", "Indikator", "Target", "Realisasi (%)", "Capaian"],
        ["", "Meningkatnya layanan", "", "", "", "", ""],
        *([n, "", f"'{kode}", f"Indikator {kode}", "80%", isi, "101,50%"]
          for n, (kode, isi) in enumerate(nilai.items(), 1)),
    ]  # fmt: skip


def belanja(
    pagu: Sequence[int] = PAGU_2023,
    realisasi: Sequence[int] = REALISASI_2023,
    *,
    tulis: str = "{:,}",
    persen: Mapping[int, str] | None = None,
    satker: Iterable[tuple[str, str]] = (("407702", "RUMAH TAHANAN NEGARA SO'E"),),
) -> Baris:
    """Realisation by kind of spending, with a grand total below; `persen` are the percentages that
    are written otherwise than they are."""
    kode = list(satker)

    def baris(isi: Sequence[int], dari: Sequence[int] | None = None) -> list[str]:
        semua, semua_dari = [*isi, sum(isi)], [*dari, sum(dari)] if dari else None
        hasil = []
        for j, s in enumerate(semua):
            teks = tulis.format(s)
            if semua_dari:
                bagian = f"{s / semua_dari[j] * 100 if semua_dari[j] else 0:.2f}"
                teks += f" ({(persen or {}).get(j, bagian)}%)"
            hasil.append(teks)
        return hasil

    sisa = [p - r for p, r in zip(pagu, realisasi, strict=True)]
    hasil: Baris = [
        ["Realisasi Belanja Satker Per Jenis Belanja"],
        ["NO", "KODE   NAMA SATKER", "KETERANGAN", "JENIS BELANJA", *[""] * 8, "TOTAL"],
        ["", "", "", *JENIS],
    ]
    for n, (satu, nama) in enumerate([*kode, ("", "")], 1):
        kepala = [n, f"{satu}   {nama}"] if satu else ["GRAND TOTAL", ""]
        hasil += [
            [*kepala, "PAGU", *baris(pagu)],
            ["", "", "REALISASI", *baris(realisasi, pagu)],
            ["", "", "SISA", *baris(sisa)],
        ]
    return hasil


def xlsx(*lembar: Baris) -> bytes:
    """A workbook whose sheets hold these rows."""
    buku = Workbook()
    buku.remove(buku.active)  # type: ignore[arg-type]
    for n, baris in enumerate(lembar, 1):
        ws = buku.create_sheet(f"Sheet{n}")
        for satu in baris:
            ws.append([None if s == "" else s for s in satu])
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


def html(baris: Baris) -> bytes:
    """The same as a page, as some applications name .xls."""
    isi = "".join(f"<tr>{''.join(f'<td>{s}</td>' for s in b)}</tr>" for b in baris)
    return f"<html><body><table>{isi}</table></body></html>".encode()


def csv(baris: Baris, pemisah: str = ",") -> bytes:
    """The same as text."""
    baris_teks = (pemisah.join(f'"{s}"' for s in b) for b in baris)
    return "\n".join(baris_teks).encode()
