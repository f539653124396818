"""The diagrams of the unit: organisation, strategy map, goals with results and budget."""

from collections.abc import Callable, Collection
from functools import partial

from ...dasar.angka import Angka
from ...dasar.masalah import TanpaData
from ...dasar.penulisan import gabung, gabung_nama, terbilang
from ...gambar import spesifikasi as s
from ...hitung import jenjang, kunci
from ...hitung.analisis import nama_program
from ...hitung.entitas import Sasaran
from ...hitung.laporan import Laporan
from .wujud import Gambar


def struktur_organisasi(lap: Laporan) -> Gambar:
    """The organisation chart."""
    baris = list(lap.baris("struktur_organisasi"))

    def simpul(kode: str, jabatan: str) -> s.Pohon:
        bawahan = sorted((b for b in baris if b.induk == kode), key=lambda b: b.urut)
        return s.Pohon(jabatan, tuple(simpul(b.kode, b.jabatan) for b in bawahan))

    if len(baris) < 2:  # one box alone shows no structure
        raise TanpaData(f"Struktur organisasi {lap.instansi.nama}", "struktur_organisasi.csv")
    akar = next(simpul(b.kode, b.jabatan) for b in baris if not b.induk)
    bawahan = "; ".join(b.teks for b in akar.anak)
    return Gambar(
        "struktur-organisasi",
        f"Struktur organisasi {lap.instansi.nama}",
        "",
        f"Bagan struktur organisasi: {akar.teks} membawahkan {bawahan}.",
        f"struktur organisasi {lap.unit}.",
        akar,
        jenis="bagan",
    )


def _nama(lap: Laporan, sasaran: Sasaran) -> str:
    """The name of a goal in the map; with its level if the code is only a number."""
    jenis = lap.tingkat[sasaran.tingkat].nama.split()[0]
    return f"{jenis} {sasaran.kode}" if sasaran.kode[0].isdecimal() else sasaran.kode


def _bertingkat(
    lap: Laporan, ada: Collection[str], kotak: Callable[[Sasaran], s.SimpulPeta]
) -> list[s.Tingkat]:
    """The levels of some goals, each goal as a box."""
    tingkat = ((t, lap.daftar_sasaran(kode)) for kode, t in lap.tingkat.items())
    isi = ((t.nama, tuple(kotak(x) for x in semua if x.kode in ada)) for t, semua in tingkat)
    return [s.Tingkat(nama, simpul) for nama, simpul in isi if simpul]


def peta_strategi(lap: Laporan) -> Gambar:
    """The strategy map: the measured goals and all that support each other, with links."""
    tautan = jenjang.tautan(lap)
    if not tautan:
        raise TanpaData(f"Peta strategi {lap.unit}", "sasaran.csv")
    ada = {kode for pasangan in tautan for kode in pasangan}
    ada |= {i.sasaran for i in lap.daftar_indikator()}
    tingkat = _bertingkat(lap, ada, lambda x: s.SimpulPeta(_nama(lap, x), x.uraian))
    garis = tuple((_nama(lap, lap.sasaran[a]), _nama(lap, lap.sasaran[b])) for a, b in tautan)
    rinci = "; ".join(f"{dari} mendukung {ke}" for dari, ke in garis)
    dokumen = dict.fromkeys(x.dokumen for x in lap.sasaran.values() if x.kode in ada)
    return Gambar(
        "peta-strategi",
        f"Peta strategi {lap.unit}",
        gabung_nama([t.judul for t in tingkat]),
        f"Peta strategi {terbilang(len(tingkat))} tingkat: {rinci}.",
        f"{gabung([lap.sumber.nama('rumusan', d) for d in dokumen])}.",
        s.PetaStrategi(tuple(tingkat), garis),
        jenis="bagan",
    )


class _Jenjang:
    """Boxes for goals with results, and for their budget."""

    def __init__(self, lap: Laporan) -> None:
        self.lap, self.tahun = lap, lap.edisi.tahun
        self.angka: dict[str, Angka] = {}
        self.hasil: list[str] = []
        self.ukur = {i.sasaran for i in lap.daftar_indikator()}
        self.naik = dict(jenjang.tautan(lap))
        self.didanai = jenjang.pendanaan(lap)
        milik = {kode: kode for apa, kode in self.didanai.values() if apa == "program-pk"}
        nama = {kode: n for kode, n in nama_program(lap).items() if kode in milik}
        self.program = nama | {kode: kode for kode in milik if kode not in nama}

    def _teks(self, nama: str) -> str:
        if angka := self.lap.register.get(nama):
            self.angka[nama] = angka
        return angka.teks if angka else ""

    def sasaran(self, x: Sasaran) -> s.SimpulPeta:
        """The box of a goal, with the number of its indicators that were reached, if measured."""
        if x.kode not in self.ukur:
            return s.SimpulPeta(_nama(self.lap, x), x.uraian)
        capai, semua = (kunci.jumlah(j, self.tahun, x.kode) for j in ("tercapai", "indikator"))
        teks = self._teks(semua)
        self._teks(capai)
        hasil = f"{self.angka[capai].polos} dari {teks} tercapai"
        if self.angka[capai].nilai is None:
            hasil = f"{teks}, belum ada hasil"
        rata = self._teks(kunci.rata_rata_sasaran(x.kode, self.tahun))
        if rata and self.angka[kunci.rata_rata_sasaran(x.kode, self.tahun)].nilai is not None:
            hasil += f", {'capaian' if self.angka[semua].nilai == 1 else 'rata-rata'} {rata}"
        apa, kode = self.didanai.get(x.kode, ("", ""))
        uang = f"; {self._uang('sasaran', kode)}" if apa == "sasaran" else ""
        self.hasil.append(f"{_nama(self.lap, x)}: {hasil}{uang}")
        return s.SimpulPeta(_nama(self.lap, x), f"{x.uraian}: {hasil}{uang}")

    def dana(self, program: str) -> s.SimpulPeta:
        """The box of a programme with its budget."""
        uang = self._uang("program-pk", program)
        self.hasil.append(f"{self.program[program]}: {uang}")
        return s.SimpulPeta(self.program[program], uang)

    def _uang(self, apa: str, kode: str) -> str:
        nama = [kunci.anggaran_untuk(apa, kode, self.tahun, u) for u in ("pagu", "serapan")]
        pagu, serapan = map(self._teks, nama)
        if self.angka[nama[0]].nilai is None:  # what pays has a ceiling, told or not
            return "anggaran belum ada data"
        if self.angka[nama[1]].nilai is None:
            return f"{pagu}, realisasi belum ada data"
        return f"{pagu}, terserap {serapan}"

    def garis(self) -> list[tuple[str, str]]:
        """The links of the diagram, those of programmes last."""
        sasaran, nama = self.lap.sasaran, partial(_nama, self.lap)
        return [
            *((nama(sasaran[d]), nama(sasaran[k])) for d, k in self.naik.items()),
            *(
                (self.program[kode], nama(sasaran[x]))
                for x, (apa, kode) in self.didanai.items()
                if apa == "program-pk"
            ),
        ]


def jenjang_kinerja(lap: Laporan) -> Gambar:
    """The measured goals with their results, between the goals that they support and their
    budget."""
    j = _Jenjang(lap)
    garis = j.garis()
    if not (j.didanai and garis):
        raise TanpaData(f"Jenjang kinerja {lap.unit}", "sasaran.csv")
    tingkat = _bertingkat(lap, {*j.naik, *j.naik.values(), *j.ukur}, j.sasaran)
    dana = [s.Tingkat("Program", tuple(map(j.dana, j.program)))] if j.program else []
    return Gambar(
        "jenjang-kinerja",
        f"Dari sasaran sampai anggaran {lap.unit} Tahun {lap.edisi.tahun}",
        "Hasil setiap sasaran, sasaran yang didukungnya, dan anggaran yang membiayainya",
        f"Bagan jenjang: {'; '.join(f'{d} mendukung {k}' for d, k in garis)}."
        f" Hasilnya: {'; '.join(j.hasil)}.",
        "Perjanjian Kinerja dan rumusan indikator kinerja utama."
        if j.program
        else "Perjanjian Kinerja dan anggaran.",
        s.PetaStrategi((*tingkat, *dana), tuple(garis)),
        tuple(j.angka.values()),
        jenis="bagan",
    )
