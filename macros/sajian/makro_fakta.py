"""The macros that say what a report finds, chosen from its figures by rule."""

from typing import Any

from markupsafe import Markup

from ..benda import fakta
from ..dasar.angka import Angka
from ..dasar.masalah import pastikan
from ..dasar.penulisan import deret_kode, gabung
from ..dasar.periode import bulan_akhir
from ..hitung import kunci
from ..temuan.kelengkapan import tanpa_tindak_lanjut
from ..temuan.silang import DiBawah, di_bawah
from .makro_daftar import MakroDaftar
from .pagar import makro

HITUNGAN = {
    "jumlah": "indikator", "tercapai": "tercapai", "belum": "belum-tercapai",
    "tanpa": "tanpa-capaian",
}  # fmt: skip


class MakroFakta(MakroDaftar):
    """What `Makro` has of them, over one report."""

    @makro
    def fakta_kunci(self) -> Markup:
        """The findings on one page: reached and missed, how sure the mean is, money beside time,
        and what is to be decided."""
        lap = self.laporan
        belum = fakta.belum_tercapai(lap)
        tercapai = [i.kode for i in lap.daftar_indikator() if lap.status(i.kode) == "tercapai"]
        return self.penyaji.templat(
            "fakta_kunci", "fakta-kunci", angka=self._angka_utama(), tercapai=deret_kode(tercapai),
            belum=belum[: fakta.TERBANYAK], lebih=len(belum[fakta.TERBANYAK :]),
            kepekaan=fakta.kepekaan(lap), uang=fakta.uang(lap), keputusan=self.keputusan(),
            tanpa_persen=any(lap.capaian(i.kode).nilai is None for i in lap.daftar_indikator()),
        )  # fmt: skip

    @makro
    def keputusan(self) -> Markup:
        """What is to be decided, as the figures ask for it; empty where they ask for nothing."""
        lap = self.laporan
        jenis = fakta.putusan(lap)
        if not jenis:
            return Markup()
        belum = fakta.belum_tercapai(lap)
        return self.penyaji.templat(
            "keputusan", "keputusan", jenis=jenis, angka=self._angka_utama(),
            belum=belum, lanjut=tanpa_tindak_lanjut(lap), terjauh=fakta.terjauh(belum),
            kepekaan=fakta.kepekaan(lap), beda=fakta.beda_anggaran(lap),
            acuan=lap.acuan["anggaran"], kegiatan=fakta.tertinggal(lap),
            menengah=fakta.rencana_tetap(lap),
        )  # fmt: skip

    @makro
    def hitungan_hasil(self, sasaran: str = "", tingkat: str = "") -> Markup:
        """How many indicators reached their targets, in the middle of a sentence that has said how
        many there are: those of a goal, of a level, or all."""
        lap, tahun = self.laporan, self.laporan.edisi.tahun
        if sasaran:
            pastikan(lap.sasaran, "Sasaran", sasaran)
        if tingkat:
            pastikan(lap.tingkat, "Tingkat sasaran", tingkat)

        def hitung(apa: str) -> Angka | None:
            jumlah, bagian = (kunci.jumlah_tingkat, tingkat) if tingkat else (kunci.jumlah, sasaran)
            return lap.register.get(jumlah(apa, tahun, bagian))

        angka: dict[str, Any] = {nama: hitung(apa) for nama, apa in HITUNGAN.items()}
        return self.penyaji.templat("hitungan_hasil", **angka)

    @makro
    def capaian_sebelumnya(self, kode: str) -> Markup:
        """An indicator's achievement of the year before, with its time where that ends elsewhere in
        the year than the edition's; empty where there is none."""
        lap, edisi = self.laporan, self.laporan.edisi
        pastikan(lap.indikator, "Indikator", kode)
        lalu = lap.register.get(kunci.capaian(kode, edisi.tahun_lalu))
        if lalu is None or not lalu.terisi:
            return Markup()
        akhir = bulan_akhir(edisi.kode_periode)
        lain = gabung([m.sebutan for m in sorted(lap.masa(lalu)) if m.bulan != akhir])
        return self.penyaji.angka(lalu) + (f" ({lain})" if lain else "")

    @makro
    def kisaran(self) -> Markup:
        """Where the mean lies when one disputed result is counted otherwise, in the middle of a
        sentence; empty where none is disputed."""
        peka = fakta.kepekaan(self.laporan)
        return self.penyaji.templat("kisaran", kepekaan=peka) if peka else Markup()

    @makro
    def kepekaan(self) -> fakta.Kepekaan | None:
        """How the mean moves with results on which sources disagree: `.terendah`, `.tertinggi`,
        `.butir` with `.indikator`, `.realisasi`, `.tanpa` and `.lain`; none where they agree."""
        return fakta.kepekaan(self.laporan)

    @makro
    def di_bawah_rencana(self) -> list[DiBawah]:
        """The results short of the target of another document than the promise: `.dokumen`,
        `.indikator`, `.hasil` and `.target`."""
        return list(di_bawah(self.laporan))

    def _angka_utama(self) -> dict[str, Angka | None]:
        tahun = self.laporan.edisi.tahun
        nama = {
            **{n: kunci.jumlah(apa, tahun) for n, apa in HITUNGAN.items()},
            "rata": kunci.rata_rata(tahun),
            "pagu": kunci.pagu(tahun, "pagu"),
            "sisa": kunci.pagu(tahun, "sisa"),
            "serapan": kunci.pagu(tahun, "serapan"),
            "waktu": kunci.waktu(tahun, "bagian"),
            "berlalu": kunci.waktu(tahun, "berlalu"),
            "setahun": kunci.waktu(tahun, "setahun"),
            "terhadap_waktu": kunci.terhadap_waktu(tahun),
        }
        return {satu: self.laporan.register.get(k) for satu, k in nama.items()}
