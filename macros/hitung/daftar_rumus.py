"""Every formula of the program, defined once, in the words that readers see."""

import re
from collections.abc import Mapping
from math import prod

from ..asupan.isian import bersatuan_persen
from ..dasar.rumus import Rumus

# Achievement in percent. `maksimal`: “Rumus A” of the report. `minimal`: “Rumus B”, the same as 1 +
# (1 − realisasi ÷ target). The printed report divides that by realisasi, which is an error: at
# realisasi = 0 it would have no value.
CAPAIAN: Mapping[str, Rumus] = {
    "maksimal": Rumus.urai("realisasi ÷ target × 100%"),
    "minimal": Rumus.urai("(target − (realisasi − target)) ÷ target × 100%"),
}
DI_DALAM_RENTANG = Rumus.urai("100%")
CAPAIAN_TRIWULAN = Rumus.urai("jumlah realisasi triwulan ÷ target setahun × 100%")
CAPAIAN_TERTULIS = "persentase setahun menurut {}"  # for a source that has achievements itself
KEKURANGAN = Rumus.urai("100% − capaian")
RATA_RATA_CAPAIAN = Rumus.urai("jumlah capaian indikator ÷ banyaknya indikator yang dapat dihitung")
RATA_RATA_BERBOBOT = Rumus.urai("Σ capaian × bobot ÷ Σ bobot")
RATA_RATA_BULANAN = Rumus.urai("jumlah persentase ÷ banyaknya bulan yang dilaporkan")
BANYAKNYA: Mapping[str, Rumus] = {
    "indikator": Rumus.urai("banyaknya capaian"),
    "tercapai": Rumus.urai("banyaknya capaian ≥ 100%"),
    "belum-tercapai": Rumus.urai("banyaknya capaian < 100%"),
    "tanpa-capaian": Rumus.urai("banyaknya capaian tanpa nilai"),
}
# The same if some results are reached or not without a percentage.
BANYAKNYA_PUTUS: Mapping[str, Rumus] = {
    "tercapai": Rumus.urai("banyaknya capaian ≥ 100% + banyaknya hasil tercapai tanpa persentase"),
    "belum-tercapai": Rumus.urai(
        "banyaknya capaian < 100% + banyaknya hasil belum tercapai tanpa persentase"
    ),
}
BANYAKNYA_BARIS = Rumus.urai("banyaknya baris")
SELISIH = Rumus.urai("satu − lain")
HARI: Mapping[str, Rumus] = {
    "berlalu": Rumus.urai("hari sejak 1 Januari sampai tanggal data"),
    "setahun": Rumus.urai("hari sejak 1 Januari sampai 31 Desember"),
}
BAGIAN_WAKTU = Rumus.urai("hari yang telah berlalu ÷ hari dalam setahun × 100%")

# A count of a whole, and combined results of several periods.
PANGKAT = {"seratus": 2, "ribu": 3, "seribu": 3, "mil": 3, "juta": 6, "sejuta": 6}
_BANYAK = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|10*|{'|'.join(PANGKAT)})\b ?"
PER_BANYAK = re.compile(rf"\bper ?((?:{_BANYAK})+)", re.IGNORECASE)


def rasio(satuan: str) -> Rumus:
    """The formula A ÷ B for a unit: × 100% for a percentage, × the number of “per 1.000” or “per
    100 ribu”."""
    kata = " ".join(PER_BANYAK.findall(satuan.replace("‰", "permil"))[:1]).casefold().split()
    kali = prod(10 ** PANGKAT[k] if k in PANGKAT else int(k.replace(".", "")) for k in kata)
    tulis = "100%" if bersatuan_persen(satuan) else f"{kali:,}".replace(",", ".")
    return Rumus.urai("pembilang ÷ penyebut" + (f" × {tulis}" if tulis != "1" else ""))


def gabungan(cara: str, jenis: str) -> Rumus:
    """The formula of the sum or the mean (`rata-rata`) of the results of all periods of a kind."""
    hasil = f"jumlah hasil setiap {jenis}"
    pembagi = f" ÷ banyaknya {jenis} yang mempunyai hasil" if cara == "rata-rata" else ""
    return Rumus.urai(hasil + pembagi)


# Budget: absorption and shares in percent, rest in rupiah.
SISA = Rumus.urai("pagu − realisasi")
LEBIH = Rumus.urai("realisasi − target")
BAGIAN = Rumus.urai("bagian ÷ keseluruhan × 100%")
JUMLAH = Rumus.urai("jumlah semua baris")

# IKPA. Dividing by the weights is the “konversi bobot” for a unit to which some
# indicators do not apply.
IKPA_AKHIR = Rumus.urai("nilai × bobot ÷ 100")
IKPA_ASPEK = Rumus.urai("rata-rata nilai indikator dalam aspek")
IKPA_TOTAL = Rumus.urai("Σ nilai × bobot ÷ Σ bobot")
IKPA_BERKURANG = Rumus.urai("Σ nilai × bobot ÷ Σ bobot − jumlah pengurang")
IKPA_HILANG = Rumus.urai("(100 − nilai) × bobot ÷ jumlah bobot indikator")
PENGURANG_NILAI = Rumus.urai("pengurang")
