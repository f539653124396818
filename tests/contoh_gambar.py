"""Specifications of every kind, with the report's own long labels, for the drawing tests."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from macros.gambar.spesifikasi import (
    AngkaTunggal,
    Batang,
    Butir,
    KelompokButir,
    Komposisi,
    Kuadran,
    Nilai,
    Peran,
    PetaPanas,
    PetaStrategi,
    Pohon,
    Seri,
    SimpulPeta,
    Spesifikasi,
    Takik,
    Tingkat,
    Titik,
)

BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
PERSEN = tuple(Takik(n, f"{n}%") for n in (0, 25, 50, 75, 100))
MILIAR = tuple(Takik(n * 10**9, f"{n} miliar") for n in range(6))


# The 24 indicators and four goals of the 2023 edition, whose long names the charts must hold.
SASARAN = {
    "1": (
        "Meningkatnya pelayanan perawatan narapidana/tahanan/anak, pengendalian penyakit "
        "menular dan peningkatan kualitas hidup narapidana peserta rehabilitasi narkotika di "
        "wilayah"
    ),
    "2": "Meningkatnya pelayanan tahanan di wilayah sesuai standar",
    "3": "Meningkatnya pelayanan keamanan dan ketertiban di wilayah sesuai standar",
    "4": "Meningkatnya dukungan layanan manajemen satker",
}
INDIKATOR = {
    "1.1": (
        "Persentase pemenuhan layanan makanan bagi tahanan/narapidana/anak sesuai dengan standar"
    ),
    "1.2": (
        "Persentase tahanan/narapidana/anak mendapatkan layanan kesehatan (preventif) secara "
        "berkualitas"
    ),
    "1.3": (
        "Persentase tahanan dan narapidana perempuan (ibu hamil dan menyusui) mendapat akses "
        "layanan kesehatan maternal"
    ),
    "1.4": "Persentase tahanan/narapidana/anak yang mengalami gangguan mental dapat tertangani",
    "1.5": "Persentase tahanan/narapidana lansia yang mendapatkan layanan kesehatan sesuai standar",
    "1.6": (
        "Persentase tahanan/narapidana/anak berkebutuhan khusus (disabilitas) yang "
        "mendapatkan layanan kesehatan sesuai standar"
    ),
    "1.7": (
        "Persentase keberhasilan penanganan penyakit menular HIV-AIDS (ditekan jumlah "
        "virusnya) dan TB positif (berhasil sembuh)"
    ),
    "1.8": (
        "Persentase perubahan kualitas hidup pecandu/penyalahguna/korban penyalahgunaan narkotika"
    ),
    "2.1": "Persentase menurunnya tahanan yang overstaying",
    "2.2": "Persentase tahanan yang memperoleh layanan penyuluhan hukum",
    "2.3": "Persentase tahanan yang memperoleh fasilitas bantuan hukum",
    "3.1": "Persentase pengaduan yang ditindaklanjuti sesuai standar",
    "3.2": "Persentase gangguan kamtib yang dapat dicegah",
    "3.3": (
        "Persentase kepatuhan dan disiplin terhadap tata tertib oleh tahanan/narapidana/anak "
        "pelaku gangguan kamtib"
    ),
    "3.4": "Persentase pemulihan kondisi keamanan pascagangguan kamtib secara tuntas",
    "4.1": (
        "Tersusunnya dokumen rencana kerja, anggaran UPT Pemasyarakatan dan pelaporan yang "
        "akuntabel tepat waktu"
    ),
    "4.2": "Tersusunnya dokumen pengelolaan BMN dan kerumahtanggaan",
    "4.3": "Terpenuhinya data dan peningkatan kompetensi pegawai pemasyarakatan",
    "4.4": (
        "Tersusunnya dokumen pelaksanaan anggaran dan laporan keuangan yang akuntabel dan "
        "tepat waktu"
    ),
    "4.5": "Jumlah layanan perkantoran",
    "4.6": "Jumlah kendaraan bermotor",
    "4.7": "Jumlah perangkat pengolah data dan komunikasi",
    "4.8": "Jumlah peralatan dan fasilitas perkantoran",
    "4.9": "Jumlah gedung/bangunan",
}
# Values as different as they come: below target, full, zero, missing.
_NILAI = (Fraction(185, 2), Fraction(100), Fraction(8888, 100), Fraction(0), None, Fraction(100))


def _teks(nilai: Fraction | None) -> str:
    return "Belum ada data" if nilai is None else f"{float(nilai):g}%".replace(".", ",")


def _butir(nomor: int, kode: str) -> Butir:
    nilai = _NILAI[nomor % len(_NILAI)]
    rendah = nilai is not None and nilai < 100
    peran: Peran = "di-bawah-target" if rendah else "utama"
    return Butir(INDIKATOR[kode], (Nilai(nilai, _teks(nilai), peran),), kode)


def _pasangan(nomor: int, kode: str) -> Butir:
    satu, dua = _NILAI[nomor % len(_NILAI)], _NILAI[(nomor + 1) % len(_NILAI)]
    return Butir(INDIKATOR[kode], (Nilai(satu, _teks(satu)), Nilai(dua, _teks(dua))), kode)


def _menurut_sasaran(sasaran: str) -> list[tuple[int, str]]:
    return [(i, kode) for i, kode in enumerate(INDIKATOR) if kode.startswith(f"{sasaran}.")]


capaian = Batang(
    tuple(
        KelompokButir(f"{kode}. {uraian}", tuple(_butir(i, k) for i, k in _menurut_sasaran(kode)))
        for kode, uraian in SASARAN.items()
    ),
    acuan=Takik(100, "Target = 100%"),
    sumbu=PERSEN,
    keterangan=(
        Seri("Mencapai target", "utama"),
        Seri("Di bawah target", "di-bawah-target"),
    ),
)
banding = Titik(
    tuple(
        KelompokButir(
            f"{kode}. {uraian}", tuple(_pasangan(i, k) for i, k in _menurut_sasaran(kode))
        )
        for kode, uraian in SASARAN.items()
    ),
    acuan=Takik(100, "Target = 100%"),
    sumbu=PERSEN,
    seri=(Seri("E-Performance", "pembanding"), Seri("Laporan ini", "utama")),
)
# Figures narrower than the marks above their columns, and a mark below the target.
banding_pendek = Titik(
    (
        KelompokButir(
            "",
            (
                Butir("Satu", (Nilai(Fraction(1), "1"), Nilai(Fraction(3), "3"))),
                Butir("Dua", (Nilai(Fraction(2), "2"), Nilai(Fraction(1), "1", "di-bawah-target"))),
            ),
        ),
    ),
    (Seri("Lalu", "pembanding"), Seri("Kini", "utama")),
)
belanja = Batang(
    (
        KelompokButir(
            "",
            (
                Butir(
                    "Fasilitasi dan Pembinaan Pemasyarakatan",
                    (
                        Nilai(2_334_160_000, "Rp2,33 miliar"),
                        Nilai(1_842_279_563, "Rp1,84 miliar (78,93%)"),
                    ),
                ),
                Butir(
                    "Layanan Dukungan Manajemen Internal",
                    (
                        Nilai(4_256_310_000, "Rp4,26 miliar"),
                        Nilai(3_772_686_066, "Rp3,77 miliar (88,64%)", "di-bawah-target"),
                    ),
                ),
                Butir("Belanja Bantuan Sosial", (Nilai(0, "Rp0"), Nilai(None, "Belum ada data"))),
            ),
        ),
    ),
    (Seri("Pagu", "pembanding"), Seri("Realisasi", "utama")),
    maksimum=5 * 10**9,
    sumbu=MILIAR,
)
komposisi = Komposisi(
    (
        Butir("Belanja Modal", (Nilai(Fraction(513, 100), "5,13%", None, "Rp361.931.000"),)),
        Butir("Belanja Pegawai", (Nilai(Fraction(5028, 100), "50,28%", None, "Rp3.549.879.000"),)),
        Butir("Belanja Barang", (Nilai(Fraction(4459, 100), "44,59%", None, "Rp3.148.521.000"),)),
        Butir("Belanja Bantuan Sosial", (Nilai(None, "Belum ada data"),)),
    )
)
bulanan = PetaPanas(
    BULAN,
    tuple(
        Butir(
            uraian,
            tuple(
                Nilai(Fraction(25 * ((i + b) % 5)), teks) if (i + b) % 5 else Nilai(None, "")
                for b in range(12)
                for teks in (f"{25 * ((i + b) % 5)}",)
            ),
            kode,
        )
        for i, (kode, uraian) in enumerate(list(INDIKATOR.items())[:11])
    ),
    (Takik(0, "0%"), Takik(1, "1–49%"), Takik(50, "50–99%"), Takik(100, "100%")),
)
smart = AngkaTunggal(Fraction(8794, 100), "87,94", "Baik")
organisasi = Pohon(
    "Kepala Rutan",
    (
        Pohon("Kepala Kesatuan Pengamanan Rutan"),
        Pohon("Kepala Subseksi Pelayanan Tahanan"),
        Pohon("Kepala Subseksi Pengelolaan"),
    ),
)
organisasi_besar = Pohon(
    "Kepala Lembaga Pemasyarakatan",
    tuple(
        Pohon(f"Bidang {b}", tuple(Pohon(f"Seksi {b}.{n}") for n in range(1, 4)))
        for b in ("Pembinaan", "Keamanan", "Kegiatan Kerja", "Administrasi")
    ),
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
        Tingkat("Sasaran kegiatan", tuple(SimpulPeta(*satu) for satu in SASARAN.items())),
    ),
    (
        ("SP-1", "SS3"),
        ("SP-2", "SS3"),
        ("SP-2", "SS4"),
        ("SP-3", "SS4"),
        ("1", "SP-2"),
        ("2", "SP-1"),
        ("3", "SP-3"),
    ),
)
kuadran = Kuadran(
    (
        KelompokButir(
            "",
            tuple(
                Butir(f"Sasaran {kode}", (Nilai(s, f"{s}%"), Nilai(c, f"{c}%")))
                for kode, s, c in zip(SASARAN, (76, 88, 97, 99), (110, 85, 84, 101), strict=False)
            ),
        ),
    ),
    (Seri("Serapan anggaran", "utama"), Seri("Capaian sasaran", "utama")),
    garis=(Takik(93, "rata-rata unit 93%"), Takik(97, "rata-rata unit 97%")),
)
# References named by a whole regulation, and a level whose name has more lines than its box.
AMBANG = (
    "Ambang kinerja sangat baik menurut Peraturan Gubernur tentang Pedoman Evaluasi Akuntabilitas "
    "Kinerja Perangkat Daerah di Lingkungan Pemerintah Provinsi"
)
acuan_panjang = replace(capaian, acuan=Takik(100, AMBANG))
acuan_rentang = replace(capaian, acuan=Takik(80, "Target 80–90%", 90))
banding_acuan_panjang = replace(banding, acuan=Takik(100, AMBANG))
kuadran_panjang = replace(kuadran, garis=(Takik(93, AMBANG), Takik(97, AMBANG)))
strategi_panjang = PetaStrategi(
    (
        Tingkat("Perspektif pembelajaran dan pertumbuhan pegawai", (SimpulPeta("1", "Jujur"),)),
        Tingkat("Perspektif pengembangan kelembagaan dan organisasi", (SimpulPeta("2", "Tepat"),)),
    ),
    (("2", "1"),),
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
    "kuadran": kuadran,
    "acuan-panjang": acuan_panjang,
    "acuan-rentang": acuan_rentang,
    "banding-acuan-panjang": banding_acuan_panjang,
    "kuadran-panjang": kuadran_panjang,
    "strategi-panjang": strategi_panjang,
}
