"""Every formula of the report, once: what is computed, in the words that readers see."""

from __future__ import annotations

from collections.abc import Mapping

from ..dasar.rumus import Rumus
from .kunci import Hitungan

# Achievement in percent. Where more is better: “Rumus A” of the report. Where less is better:
# “Rumus B”, the same as 1 + (1 − realisasi ÷ target). The printed report divides that by realisasi,
# which is an error: at realisasi = 0 it would have no value.
CAPAIAN: Mapping[str, Rumus] = {
    "maksimal": Rumus.urai("realisasi ÷ target × 100%"),
    "minimal": Rumus.urai("(target − (realisasi − target)) ÷ target × 100%"),
}
DI_DALAM_RENTANG = Rumus.urai("100%")
CAPAIAN_TRIWULAN = Rumus.urai("jumlah realisasi triwulan ÷ target setahun × 100%")
CAPAIAN_TERTULIS = "persentase setahun menurut {}"  # a source that tells achievements themselves
KEKURANGAN = Rumus.urai("100% − capaian")
RATA_RATA_CAPAIAN = Rumus.urai("jumlah capaian indikator ÷ banyaknya indikator yang dapat dihitung")
RATA_RATA_BERBOBOT = Rumus.urai("Σ capaian × bobot ÷ Σ bobot")
RATA_RATA_BULANAN = Rumus.urai("jumlah persentase ÷ banyaknya bulan yang dilaporkan")
BANYAKNYA: Mapping[Hitungan, Rumus] = {
    "indikator": Rumus.urai("banyaknya capaian"),
    "tercapai": Rumus.urai("banyaknya capaian ≥ 100%"),
    "belum-tercapai": Rumus.urai("banyaknya capaian < 100%"),
    "tanpa-capaian": Rumus.urai("banyaknya capaian tanpa nilai"),
}
# The same where some results are reached or not without a percentage.
BANYAKNYA_PUTUS: Mapping[str, Rumus] = {
    "tercapai": Rumus.urai(
        "banyaknya capaian ≥ 100% + banyaknya hasil tercapai tanpa persentase"
    ),
    "belum-tercapai": Rumus.urai(
        "banyaknya capaian < 100% + banyaknya hasil belum tercapai tanpa persentase"
    ),
}
BANYAKNYA_BARIS = Rumus.urai("banyaknya baris")
SELISIH = Rumus.urai("nilai baru − nilai lama")

# Budget: absorption and shares in percent, the remainder in rupiah.
SISA = Rumus.urai("pagu − realisasi")
LEBIH = Rumus.urai("realisasi − target")
BAGIAN = Rumus.urai("bagian ÷ keseluruhan × 100%")
JUMLAH = Rumus.urai("jumlah semua baris")

# IKPA (OM-SPAN). Dividing by the weights is the “konversi bobot” for a unit to which some
# indicators do not apply.
IKPA_AKHIR = Rumus.urai("nilai × bobot ÷ 100")
IKPA_ASPEK = Rumus.urai("rata-rata nilai indikator dalam aspek")
IKPA_TOTAL = Rumus.urai("Σ nilai × bobot ÷ Σ bobot")
