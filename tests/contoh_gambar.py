"""Specifications of every kind, with the report's own long labels, for the drawing tests."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

from macros.gambar.spesifikasi import (
    Acuan,
    AngkaTunggal,
    Bagian,
    BarisPeta,
    Batang,
    BatangBerpasangan,
    Butir,
    ButirPasangan,
    Kelas,
    Kelompok,
    KelompokPasangan,
    Keterangan,
    Komposisi,
    Nilai,
    PetaPanas,
    PetaStrategi,
    Pita,
    Pohon,
    Sel,
    Seri,
    Simpul,
    SimpulPeta,
    Spesifikasi,
    Tanda,
    Tautan,
    Tingkat,
    Titik,
)

AKAR = Path(__file__).resolve().parents[1]
BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
PERSEN = tuple(Tanda(n, f"{n}%") for n in (0, 25, 50, 75, 100))
MILIAR = tuple(Tanda(n * 10**9, f"{n} miliar") for n in range(6))


def baca(nama: str) -> list[dict[str, str]]:
    """Rows of a CSV of the report."""
    with (AKAR / "data" / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


INDIKATOR = [r for r in baca("indikator.csv") if r["kode"][0].isdigit()]
SASARAN = [r for r in baca("sasaran.csv") if r["tingkat"] == "kegiatan"]
# Values as different as they come: full, below, over, zero, missing.
_NILAI = (Fraction(185, 2), Fraction(100), Fraction(8888, 100), Fraction(0), None, Fraction(100))


def _teks(nilai: Fraction | None) -> str:
    return "Belum ada data" if nilai is None else f"{float(nilai):g}%".replace(".", ",")


def _butir(nomor: int, baris: dict[str, str]) -> Butir:
    nilai = _NILAI[nomor % len(_NILAI)]
    rendah = nilai is not None and nilai < 100
    peran = "di-bawah-target" if rendah else "utama"
    return Butir(baris["uraian"], nilai, _teks(nilai), peran, baris["kode"])  # type: ignore[arg-type]


def _pasangan(nomor: int, baris: dict[str, str]) -> ButirPasangan:
    satu, dua = _NILAI[nomor % len(_NILAI)], _NILAI[(nomor + 1) % len(_NILAI)]
    return ButirPasangan(
        baris["uraian"], (Nilai(satu, _teks(satu)), Nilai(dua, _teks(dua))), baris["kode"]
    )


def _menurut_sasaran(kode: str) -> list[tuple[int, dict[str, str]]]:
    return [(i, r) for i, r in enumerate(INDIKATOR) if r["sasaran"] == kode]


capaian = Batang(
    tuple(
        Kelompok(
            f"{s['kode']}. {s['uraian']}",
            tuple(_butir(i, r) for i, r in _menurut_sasaran(s["kode"])),
        )
        for s in SASARAN
    ),
    Acuan(100, "Target = 100%"),
    sumbu=PERSEN,
    keterangan=(
        Keterangan("utama", "Mencapai target"),
        Keterangan("di-bawah-target", "Di bawah target"),
    ),
)
banding = Titik(
    (Seri("E-Performance", "pembanding"), Seri("Laporan ini", "utama")),
    tuple(
        KelompokPasangan(
            f"{s['kode']}. {s['uraian']}",
            tuple(_pasangan(i, r) for i, r in _menurut_sasaran(s["kode"])),
        )
        for s in SASARAN
    ),
    Acuan(100, "Target = 100%"),
    sumbu=PERSEN,
)
belanja = BatangBerpasangan(
    (Seri("Pagu", "pembanding"), Seri("Realisasi", "utama")),
    (
        KelompokPasangan(
            "",
            (
                ButirPasangan(
                    "Fasilitasi dan Pembinaan Pemasyarakatan",
                    (
                        Nilai(2_334_160_000, "Rp2,33 miliar"),
                        Nilai(1_842_279_563, "Rp1,84 miliar (78,93%)"),
                    ),
                ),
                ButirPasangan(
                    "Layanan Dukungan Manajemen Internal",
                    (
                        Nilai(4_256_310_000, "Rp4,26 miliar"),
                        Nilai(3_772_686_066, "Rp3,77 miliar (88,64%)", "di-bawah-target"),
                    ),
                ),
                ButirPasangan(
                    "Belanja Bantuan Sosial", (Nilai(0, "Rp0"), Nilai(None, "Belum ada data"))
                ),
            ),
        ),
    ),
    maksimum=5 * 10**9,
    sumbu=MILIAR,
)
komposisi = Komposisi(
    (
        Bagian("Belanja Modal", Fraction(513, 100), "5,13%", "Rp361.931.000"),
        Bagian("Belanja Pegawai", Fraction(5028, 100), "50,28%", "Rp3.549.879.000"),
        Bagian("Belanja Barang", Fraction(4459, 100), "44,59%", "Rp3.148.521.000"),
        Bagian("Belanja Bantuan Sosial", None, "Belum ada data"),
    )
)
bulanan = PetaPanas(
    BULAN,
    tuple(
        BarisPeta(
            r["uraian"],
            tuple(
                Sel(None, "") if (i + b) % 5 == 0 else Sel(Fraction(25 * ((i + b) % 5)), teks)
                for b in range(12)
                for teks in (f"{25 * ((i + b) % 5)}",)
            ),
            r["kode"],
        )
        for i, r in enumerate(INDIKATOR[:11])
    ),
    (Kelas(0, "0%"), Kelas(1, "1–49%"), Kelas(50, "50–99%"), Kelas(100, "100%")),
)
smart = AngkaTunggal(
    Fraction(8794, 100),
    "87,94",
    "Baik",
    (
        Pita(0, 50, "Sangat Kurang", "≤50"),
        Pita(50, 60, "Kurang", ">50–60"),
        Pita(60, 80, "Cukup", ">60–80"),
        Pita(80, 90, "Baik", ">80–90"),
        Pita(90, 100, "Sangat Baik", ">90"),
    ),
    tanda=tuple(Tanda(n, str(n)) for n in (0, 50, 60, 80, 90, 100)),
)
organisasi = Pohon(
    Simpul(
        "Kepala Rutan",
        (
            Simpul("Kepala Kesatuan Pengamanan Rutan"),
            Simpul("Kepala Subseksi Pelayanan Tahanan"),
            Simpul("Kepala Subseksi Pengelolaan"),
        ),
        "Rumah Tahanan Negara Kelas IIB SoE",
    )
)
organisasi_besar = Pohon(
    Simpul(
        "Kepala Lembaga Pemasyarakatan",
        tuple(
            Simpul(f"Bidang {b}", tuple(Simpul(f"Seksi {b}.{n}") for n in range(1, 4)))
            for b in ("Pembinaan", "Keamanan", "Kegiatan Kerja", "Administrasi")
        ),
    )
)
strategi = PetaStrategi(
    (
        Tingkat(
            "Sasaran strategis",
            (
                SimpulPeta("SS3", "Memastikan pelayanan publik di bidang hukum sesuai dengan asas"),
                SimpulPeta("SS4", "Ikut berperan serta dalam menjaga stabilitas keamanan"),
            ),
        ),
        Tingkat(
            "Sasaran program",
            (
                SimpulPeta("SP-1", "Meningkatnya pelayanan tahanan"),
                SimpulPeta("SP-2", "Meningkatnya pelayanan perawatan narapidana/tahanan/anak"),
                SimpulPeta("SP-3", "Meningkatnya kualitas penyelenggaraan pemasyarakatan"),
            ),
        ),
        Tingkat("Sasaran kegiatan", tuple(SimpulPeta(s["kode"], s["uraian"]) for s in SASARAN)),
    ),
    (
        Tautan("SP-1", "SS3"),
        Tautan("SP-2", "SS3"),
        Tautan("SP-2", "SS4"),
        Tautan("SP-3", "SS4"),
        Tautan("1", "SP-2"),
        Tautan("2", "SP-1"),
        Tautan("3", "SP-3"),
    ),
)
SEMUA: dict[str, Spesifikasi] = {
    "capaian": capaian,
    "banding": banding,
    "belanja": belanja,
    "komposisi": komposisi,
    "bulanan": bulanan,
    "smart": smart,
    "organisasi": organisasi,
    "organisasi-besar": organisasi_besar,
    "strategi": strategi,
}
