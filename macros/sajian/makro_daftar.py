"""The macros that return lists for loops, lists in sentences, the main results, and pictures."""

from collections.abc import Callable
from typing import Any, get_args

from markupsafe import Markup

from ..benda import fakta, kalimat, pecahan
from ..benda.foto import Album
from ..benda.tabel.unsur import Baris, Isi, Status, Tabel
from ..dasar.angka import Angka
from ..dasar.himpun import himpun
from ..dasar.kosakata import kosakata
from ..dasar.masalah import cari, pastikan
from ..dasar.penulisan import deret_kode, gabung
from ..dasar.periode import bulan_akhir
from ..hitung import kunci
from ..hitung.entitas import Indikator, Sasaran, TingkatSasaran
from ..hitung.laporan import Laporan
from ..hitung.sumber import IsiSumber, SumberIsi
from ..temuan import kelengkapan
from ..temuan.silang import DiBawah, di_bawah
from .pagar import makro
from .penyaji import Penyaji

HITUNGAN = {
    "jumlah": "indikator", "tercapai": "tercapai", "belum": "belum-tercapai",
    "tanpa": "tanpa-capaian",
}  # fmt: skip


class MakroDaftar:
    """The part of `Makro` with these macros."""

    laporan: Laporan
    penyaji: Penyaji
    album: Album
    _tabel: dict[str, Callable[[], Tabel]]

    @makro
    def indikator(self, kode: str) -> Indikator:
        """An indicator with `.kode`, `.uraian`, `.satuan`."""
        return cari(self.laporan.indikator, "Indikator", kode)

    @makro
    def sasaran(self, kode: str) -> Sasaran:
        """A goal with `.kode` and `.uraian`."""
        return cari(self.laporan.sasaran, "Sasaran", kode)

    @makro
    def daftar_indikator(
        self, sasaran: str | None = None, kelompok: str | None = None
    ) -> list[Indikator]:
        """The measured indicators: of one goal, of one kind (as in `sebut`), or all."""
        if sasaran is not None:
            pastikan(self.laporan.sasaran, "Sasaran", sasaran)
        semua = self.laporan.daftar_indikator(sasaran)
        if kelompok is None:
            return semua
        return [i for i in kalimat.pilih(self.laporan, kelompok) if i in semua]

    @makro
    def daftar_sasaran(self, tingkat: str | None = None) -> list[Sasaran]:
        """The goals of one level, or those whose indicators the edition measures."""
        if tingkat is not None:
            pastikan(self.laporan.tingkat, "Tingkat sasaran", tingkat)
        return self.laporan.daftar_sasaran(tingkat)

    @makro
    def daftar_tingkat(self) -> list[TingkatSasaran]:
        """The levels of goals with `.kode` and `.nama`, the highest first."""
        return list(self.laporan.tingkat.values())

    @makro
    def daftar_sumber(self, isi: str) -> list[SumberIsi]:
        """The sources of one kind in order, with `.kode`, `.nama`, `.acuan`, `.peran`."""
        jenis = cari({k: k for k in get_args(IsiSumber)}, "Isi sumber", isi)
        return list(self.laporan.sumber.semua(jenis))

    @makro
    def daftar_kendala(self) -> list[Any]:
        """Obstacles with `.kendala` and `.solusi`."""
        return list(self.laporan.baris("kendala"))

    @makro
    def daftar_isu(self, daftar: str) -> list[Any]:
        """The issues of one list of `isu.csv` with `.judul` and `.uraian`, in order."""
        isu = list(self.laporan.baris("isu"))
        if isu:
            pastikan([r.daftar for r in isu], "Daftar isu", daftar)
        return sorted((r for r in isu if r.daftar == daftar), key=lambda r: r.urut)

    @makro
    def daftar_strategi(self, indikator: str) -> list[Any]:
        """The strategies of an indicator with `.uraian`."""
        pastikan(self.laporan.indikator, "Indikator", indikator)
        return list(self.laporan.baris("strategi", indikator=indikator))

    @makro
    def daftar_analisis(self, indikator: str) -> list[kelengkapan.Tulisan]:
        """The analyses written for an indicator, with `.judul` and `.uraian`."""
        pastikan(self.laporan.indikator, "Indikator", indikator)
        return kelengkapan.tulisan(self.laporan, indikator)

    @makro
    def daftar_tim(self) -> list[Any]:
        """The team with `.peran` and `.nama`."""
        return list(self.laporan.baris("tim_penyusun"))

    @makro
    def rumus_sasaran(self, sasaran: str) -> Markup:
        """The calculations of a goal's indicators, one line each."""
        semua = [pecahan.terapan(self.laporan, i.kode) for i in self.daftar_indikator(sasaran)]
        return self.penyaji.templat("perhitungan", f"rumus-sasaran-{sasaran}", semua=semua)

    @makro
    def kalimat_tabel(self, kode: str) -> Markup:
        """The rows of a small table in one sentence: `Januari–November lapor; Desember belum`."""
        isi = cari(self._tabel, "Tabel", kode)()
        semua = [_sebaris(b) for k in isi.kelompok for b in k.baris]
        return Markup("; ").join(self.penyaji.sajikan(b) for b in semua)

    @makro
    def daftar_tabel(self) -> Markup:
        """The list of tables, filled in after numbering."""
        return self.penyaji.templat("wadah_daftar", jenis="tabel")

    @makro
    def daftar_gambar(self) -> Markup:
        """The list of charts, filled in after numbering."""
        return self.penyaji.templat("wadah_daftar", jenis="gambar")

    @makro
    def daftar_bagan(self) -> Markup:
        """The list of diagrams, filled in after numbering."""
        return self.penyaji.templat("wadah_daftar", jenis="bagan")

    # Main results, selected from the figures by rule.

    @makro
    def fakta_kunci(self) -> Markup:
        """The main results on one page: targets reached and missed, reliability of the mean, money
        and time, decisions to take."""
        lap = self.laporan
        belum = fakta.belum_tercapai(lap)
        tercapai = [i.kode for i in lap.daftar_indikator() if lap.status(i.kode) == "tercapai"]
        lebih_lama = himpun((m.sebutan, k) for k, m in lap.target_lebih_lama.items() if m)
        return self.penyaji.templat(
            "fakta_kunci", "fakta-kunci", angka=self._angka_utama(), tercapai=deret_kode(tercapai),
            belum=belum[: fakta.TERBANYAK], lebih=len(belum[fakta.TERBANYAK :]),
            kepekaan=fakta.kepekaan(lap), uang=fakta.uang(lap), keputusan=self.keputusan(),
            capaian=[lap.capaian(i.kode) for i in lap.daftar_indikator()],
            lain=kalimat.tanpa_capaian(lap, lap.daftar_indikator()),
            pasti=deret_kode(lap.belum_pasti),
            target=lap.sebutan_target, lebih_lama={s: deret_kode(k) for s, k in lebih_lama.items()},
        )  # fmt: skip

    @makro
    def keputusan(self) -> Markup:
        """The decisions that the figures call for; empty if there are none."""
        lap = self.laporan
        jenis = fakta.putusan(lap)
        if not jenis:
            return Markup()
        belum = [k for k in fakta.belum_tercapai(lap) if k.indikator in lap.meleset]
        return self.penyaji.templat(
            "keputusan", "keputusan", jenis=jenis, angka=self._angka_utama(),
            belum=belum, lanjut=kelengkapan.tanpa_tindak_lanjut(lap), terjauh=fakta.terjauh(belum),
            kepekaan=fakta.kepekaan(lap), beda=fakta.beda_anggaran(lap),
            acuan=lap.acuan["anggaran"], kegiatan=fakta.tertinggal(lap),
            menengah=[(s, a, len(k), deret_kode(k)) for s, a, k in fakta.rencana_tetap(lap)],
        )  # fmt: skip

    @makro
    def hitungan_hasil(self, sasaran: str = "", tingkat: str = "") -> Markup:
        """The number of indicators that reached their targets, of a goal, of a level, or of all; as
        the middle of a sentence that has named their total."""
        lap, tahun = self.laporan, self.laporan.edisi.tahun
        diukur = self._diukur(sasaran, tingkat)

        def hitung(apa: str) -> Angka | None:
            jumlah, bagian = (kunci.jumlah_tingkat, tingkat) if tingkat else (kunci.jumlah, sasaran)
            return lap.register.get(jumlah(apa, tahun, bagian))

        angka: dict[str, Any] = {nama: hitung(apa) for nama, apa in HITUNGAN.items()}
        target = kalimat.sebutan_tercapai(lap, diukur)
        lain = kalimat.tanpa_capaian(lap, diukur)
        return self.penyaji.templat("hitungan_hasil", target=target, lain=lain, **angka)

    def _diukur(self, sasaran: str, tingkat: str) -> list[Indikator]:
        """The measured indicators of a goal, of a level, or all."""
        if tingkat:
            pastikan(self.laporan.tingkat, "Tingkat sasaran", tingkat)
        return [i for i in self.daftar_indikator(sasaran or None) if tingkat in ("", i.tingkat)]

    @makro
    def rata_rata(self, sasaran: str = "", tingkat: str = "", bahasa: str = "id") -> Markup:
        """The mean achievement of a goal's indicators, of a level's, or of all; with the number of
        these in Indonesian or English (`en`), if not all measured ones have a percentage: `45%
        (dihitung dari 1 indikator)`."""
        lap, tahun = self.laporan, self.laporan.edisi.tahun
        diukur = self._diukur(sasaran, tingkat)
        nama = kunci.rata_rata_sasaran(sasaran, tahun) if sasaran else kunci.rata_rata(tahun)
        if tingkat:
            nama = kunci.rata_rata_tingkat(tingkat, tahun)
        dari, semua = sum(lap.capaian(i.kode).nilai is not None for i in diukur), len(diukur)
        dasar = cari(kosakata("sajian")["rata-dari"], "Bahasa", bahasa)
        ekor = f" ({dasar.format(dari=dari, semua=semua)})" if 0 < dari < semua else ""
        return self.penyaji.angka(lap.register[nama]) + ekor

    @makro
    def capaian_sebelumnya(self, kode: str) -> Markup:
        """An indicator's achievement of last year, with its time if it covers another part of the
        year; empty if there is none."""
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
        """The range of the mean if one disputed result is counted otherwise, as the middle of a
        sentence; empty if none is disputed."""
        peka = fakta.kepekaan(self.laporan)
        return self.penyaji.templat("kisaran", kepekaan=peka) if peka else Markup()

    @makro
    def kepekaan(self) -> fakta.Kepekaan | None:
        """The effect of disputed results on the mean: `.terendah`, `.tertinggi`, `.butir` with
        `.indikator`, `.realisasi`, `.tanpa` and `.lain`; none if sources agree."""
        return fakta.kepekaan(self.laporan)

    @makro
    def di_bawah_rencana(self) -> list[DiBawah]:
        """The results below the target of another document than the agreement: `.dokumen`,
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

    # Pictures below docs/: photographs and scanned documents.

    @makro
    def foto(
        self, berkas: str, judul: str, alt: str = "", kode: str = "", sumber: str = ""
    ) -> Markup:
        """Photographs under one numbered caption; files and descriptions are separated by `|`."""
        foto = self.album.foto(self.penyaji.halaman, berkas, judul, alt, kode, sumber)
        benda = f"gambar-{foto.kode}"
        return self.penyaji.templat("foto", benda, foto=foto, dasar=self.penyaji.dasar)

    @makro
    def pindaian(
        self,
        berkas: str,
        judul: str = "",
        alt: str = "",
        kode: str = "",
        sumber: str = "",
        halaman: str | int = "",
    ) -> Markup:
        """The pages of a scanned document, all or only `halaman` (`1-3, 5`), under one numbered
        caption."""
        isi = self.album.pindaian(
            self.penyaji.halaman, berkas, judul, alt, kode, sumber, str(halaman)
        )
        benda = f"gambar-{isi.kode}"
        return self.penyaji.templat("pindaian", benda, pindaian=isi, dasar=self.penyaji.dasar)


def _sebaris(baris: Baris) -> list[Isi]:
    """The name of a row, then its other cells."""
    lain = [*baris.sel]
    hasil = [lain.pop(baris.kepala or 0)]
    for sel in lain:
        hasil += [" ", sel.teks.lower() if isinstance(sel, Status) else sel]
    return hasil
