"""The reviewer's sheet: the statements of PermenPAN-RB 53/2014, answered from figures and findings.

Only what the data can show is answered; the rest is explicitly left to the reviewer.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Literal, TypeVar

from ..dasar.angka import Angka
from ..dasar.ingatan import Penentu, Simpanan
from ..dasar.kosakata import bunyi, kosakata
from ..dasar.penulisan import gabung, gabung_nama
from ..hitung import kunci
from ..hitung.laporan import Laporan
from ..hitung.sumber import Peran
from . import belum_diisi, dari_data, kumpulkan, rantai
from .kasus import Temuan
from .kelengkapan import ANALISIS, periksa as periksa_kelengkapan
from .naskah import Bab, Naskah, baca as baca_naskah

T = TypeVar("T")
Nilai = Literal["ya", "tidak", "tidak dapat dinilai"]
TAK_DINILAI: Nilai = "tidak dapat dinilai"
BAGIAN: dict[str, str] = kosakata("temuan")["bagian"]
# Findings that question the reliability of data.
TAK_KONSISTEN = ("T101", "T102", "T301", "T309", "T310", "T311", "T312", "T313")
RANTAI = ("T202", "T203", "T204", "T205", "T209", "T211")
TEMPAT = "T206"


@dataclass(frozen=True)
class Jawab:
    """An answer and its reason."""

    nilai: Nilai
    dasar: str


@dataclass(frozen=True)
class Bukti:
    """A place in the report: the id of a heading, table, chart or diagram, and its page."""

    id: str
    url: str

    @property
    def alamat(self) -> str:
        """`bab-4-penutup.html#saran`, from the root of the site."""
        return f"{self.url}#{self.id}"


@dataclass(frozen=True)
class Pernyataan:
    """One statement with its answer; `dikonfirmasi` says whether its wording was verified."""

    bagian: str
    nomor: int
    pernyataan: str
    jawab: Jawab
    bukti: tuple[Bukti, ...]
    dikonfirmasi: bool


def _jawab(nilai: Nilai, sebab: str, /, **isi: object) -> Jawab:
    """An answer with a reason in the words of `kata.yaml`."""
    return Jawab(nilai, bunyi(f"temuan/{sebab}", **isi))


class Telaah:
    """A report with its chapters and findings, for reviews; each part is computed once."""

    def __init__(
        self,
        laporan: Laporan,
        docs: Path | None,
        simpanan: Simpanan | None = None,
        penentu: Penentu | None = None,
        *,
        data: list[Temuan] | None = None,
    ) -> None:
        """`data` are the findings about the data alone, if known; results about chapters are cached
        in `simpanan` by the fingerprints of `penentu`."""
        self.laporan, self._docs = laporan, docs
        if data is not None:
            self.data = data
        self.simpanan, self.penentu = simpanan or Simpanan(), penentu or Penentu()
        self.dilihat = False  # whether a result that depends on all chapters was requested

    @cached_property
    def data(self) -> list[Temuan]:
        """The findings about the data alone, without answers."""
        return dari_data(self.laporan)

    def telusuri(self) -> Mapping[str, Any]:
        """Compute all results about chapters and data, to be transferred to another process."""
        assert self._temuan is not None
        milik = ("data", "simpanan", "_naskah", "_temuan")
        return {nama: vars(self)[nama] for nama in milik}

    def terima(self, isi: Mapping[str, Any]) -> None:
        """Take over the results that another process computed for the same report."""
        vars(self).update(isi)

    @property
    def naskah(self) -> Naskah:
        """The chapters; empty for a report without them."""
        self.dilihat = True
        return self._naskah

    @cached_property
    def _naskah(self) -> Naskah:
        return () if self._docs is None else baca_naskah(self._docs, self._terurai)

    def _terurai(self, bab: Bab) -> Bab:
        """The chapter with cached results about its text."""
        return self.ingat("bab", bab, lambda: bab, sendiri=True)

    def kenal(self, bab: Bab) -> Bab:
        """The chapter object that exists already, if its text is the same."""
        return next((b for b in self._naskah if (b.src, b.asli) == (bab.src, bab.asli)), bab)

    def ingat(
        self,
        apa: str,
        bab: Bab,
        buat: Callable[[], T],
        *lain: str,
        sendiri: bool = False,
        layak: Callable[[T], bool] = lambda _: True,
    ) -> T:
        """Cache the result of `buat` for a chapter by its text, the texts `lain`, and (unless
        `sendiri`) the report's data; only results for which `layak` is true."""
        dasar = self.penentu.program if sendiri else self.penentu.laporan
        penentu = apa, bab.src, bab.kasus, " ".join(sorted(bab.lama)), bab.asli, *lain
        return self.simpanan.sekali(dasar, *penentu, buat=buat, layak=layak)

    @property
    def temuan(self) -> list[Temuan]:
        """Every finding, with its answer."""
        self.dilihat = True
        return self._temuan

    @cached_property
    def _temuan(self) -> list[Temuan]:
        ingat = partial(self.ingat, "temuan")
        return kumpulkan(self.laporan, self._naskah, self.data, ingat)

    @cached_property
    def _halaman(self) -> dict[str, str]:
        return {p: bab.url for bab in self._naskah for p in bab.pengenal}

    @property
    def halaman(self) -> dict[str, str]:
        """The page of every id in the chapters."""
        self.dilihat = True
        return self._halaman

    def terbuka(self, kode: Iterable[str]) -> list[Temuan]:
        """The unanswered findings with some codes."""
        dicari = set(kode)
        return [t for t in self.temuan if t.kode in dicari and t.jawaban is None]

    def butir(self) -> list[Pernyataan]:
        """The statements of `reviu.csv` with their answers."""
        return [self._butir(r) for r in self.laporan.baris("reviu")]

    def _butir(self, r: Any) -> Pernyataan:
        tanpa = _jawab(TAK_DINILAI, "tanpa-jawab")
        jawab = ATURAN[r.aturan](self, self.laporan, r) if r.aturan else tanpa
        bukti = tuple(Bukti(p, self.halaman[p]) for p in _pengenal(self, r) if p in self.halaman)
        dikonfirmasi = r.status_konfirmasi == "terkonfirmasi"
        return Pernyataan(r.bagian, r.nomor, r.pernyataan, jawab, bukti, dikonfirmasi)


Aturan = Callable[[Telaah, Laporan, Any], Jawab]  # for a row of `reviu.csv`


def _pengenal(telaah: Telaah, r: Any) -> list[str]:
    """The ids that a statement names as evidence, with the edition's year filled in."""
    return (r.bukti or "").replace("{tahun}", str(telaah.laporan.edisi.tahun)).split()


def _ada_bukti(telaah: Telaah, _: Laporan, r: Any) -> Jawab:
    if kurang := [p for p in _pengenal(telaah, r) if p not in telaah.halaman]:
        return _jawab("tidak", "bagian-tiada", bagian=", ".join(kurang))
    if kosong := [p for p in _pengenal(telaah, r) if p in belum_diisi.bagian(telaah.naskah)]:
        return _jawab("tidak", "bagian-belum", bagian=", ".join(kosong))
    return _jawab("ya", "bagian-ada")


def _janji(lap: Laporan) -> list[str]:
    """The indicators of the year's agreement; of one with parts only the parts."""
    return [r.kode for r in rantai.janji(lap) if not lap.anak(r.kode)]


def _banyak(nama: Callable[[Laporan, str], Angka | None], apa: str) -> Aturan:
    """A rule: yes if every promised indicator has such a figure; how many, and which do not."""

    def nilai(_: Telaah, lap: Laporan, __: Any) -> Jawab:
        angka = {k: nama(lap, k) for k in _janji(lap)}
        tanpa = [k for k, a in angka.items() if a is None or not a.terisi]
        kata = {"ada": len(angka) - len(tanpa), "semua": len(angka), "apa": apa}
        kurang = f"; belum: {', '.join(tanpa)}" if tanpa else ""
        return _jawab("tidak" if tanpa or not angka else "ya", "banyak", **kata, belum=kurang)

    return nilai


def _keuangan(_: Telaah, lap: Laporan, __: Any) -> Jawab:
    realisasi = lap.register.get(kunci.pagu(lap.edisi.tahun, "realisasi"))
    if realisasi is None or realisasi.nilai is None:
        return _jawab("tidak", "uang-tiada")
    serapan = lap.register[kunci.pagu(lap.edisi.tahun, "serapan")]
    rinci = any(lap.baris("anggaran_kegiatan", tahun=lap.edisi.tahun))
    per = "per kegiatan" if rinci else "per jenis belanja"
    return _jawab("ya", "uang", realisasi=realisasi, serapan=serapan, per=per)


def _data_dukung(_: Telaah, lap: Laporan, __: Any) -> Jawab:
    acuan = lap.sumber.kode_acuan("realisasi")
    baris = [*lap.baris("realisasi", tahun=lap.edisi.tahun, sumber=acuan)]
    if not baris:
        return _jawab(TAK_DINILAI, "tanpa-hasil")
    return _jawab(TAK_DINILAI, "bukti", dengan=sum(bool(r.bukti) for r in baris), semua=len(baris))


def _keandalan(telaah: Telaah, lap: Laporan, _: Any) -> Jawab:
    if terbuka := telaah.terbuka(TAK_KONSISTEN):
        return _jawab("tidak", "bertentangan", banyak=len(terbuka))
    if not any((a := lap.realisasi(i.kode)) and a.terisi for i in lap.daftar_indikator()):
        return _jawab(TAK_DINILAI, "tanpa-hasil")
    return _jawab("ya", "andal")


def _tingkat_terukur(lap: Laporan) -> tuple[set[str], str]:
    """The levels with measured goals, and their joint name."""
    ada = {str(s.tingkat) for s in lap.daftar_sasaran()}
    nama = [t.nama for kode, t in lap.tingkat.items() if kode in ada]
    return ada, gabung_nama(nama) or "Sasaran"


def _berurut(urutan: Iterable[str], kode: set[str]) -> str:
    """Codes in the order of the report."""
    return ", ".join(satu for satu in urutan if satu in kode)


def _sasaran_janji(_: Telaah, lap: Laporan, __: Any) -> Jawab:
    tingkat, sebutan = _tingkat_terukur(lap)
    dokumen = lap.sumber.berperan("rumusan", "janji")
    rumusan = [r.kode for s in dokumen for r in lap.rumusan(s.kode, lap.edisi.tahun)]
    if not rumusan:
        return _jawab(TAK_DINILAI, "bunyi-tiada", nama=gabung([s.nama for s in dokumen]))
    dijanjikan = {k for k in rumusan if k in lap.sasaran and lap.sasaran[k].tingkat in tingkat}
    beda = _berurut(lap.sasaran, dijanjikan ^ {i.sasaran for i in lap.daftar_indikator()})
    if beda or not dijanjikan:
        return _jawab("tidak", "sasaran-beda", sebutan=sebutan, kode=beda or "semua")
    kode = _berurut(lap.sasaran, dijanjikan)
    return _jawab("ya", "sasaran-sama", sebutan=sebutan, kode=kode)


def _selaras(peran: Peran) -> Aturan:
    """A rule: whether the documents of one role have the promised indicators."""

    def nilai(telaah: Telaah, lap: Laporan, _: Any) -> Jawab:
        dokumen = lap.sumber.berperan("rumusan", peran)

        def kode(isi: Iterable[str]) -> set[str]:
            return {k for k in isi if k in lap.indikator and rantai.diikuti(lap, lap.indikator[k])}

        nama = gabung([s.nama for s in dokumen]) or kosakata("temuan")["peran"][peran]
        lain = kode(r.kode for s in dokumen for r in lap.rumusan(s.kode))
        samar = kode(k for s in dokumen for k in rantai.tidak_terbaca(lap, s))
        if not lain:
            return _jawab(TAK_DINILAI, "bunyi-tiada", nama=nama)
        beda = _berurut(lap.indikator, kode(_janji(lap)) ^ (lain | samar))
        tempat = telaah.terbuka([TEMPAT]) if peran == "utama" else []
        dasar = [] if beda or tempat else [bunyi("temuan/selaras", nama=nama)]
        if beda:
            dasar.append(bunyi("temuan/satu-dokumen", kode=beda))
        if tempat:
            dasar.append(bunyi("temuan/sasaran-lain", banyak=len(tempat)))
        if samar:
            dasar.append(bunyi("temuan/samar", nama=nama, kode=_berurut(lap.indikator, samar)))
        return Jawab("tidak" if beda or tempat else "ya", " ".join(dasar))

    return nilai


def _penjelasan(*aturan: str, kode: Sequence[str]) -> Aturan:
    """A rule: whether all findings behind the denied statements above are answered."""

    def nilai(telaah: Telaah, lap: Laporan, r: Any) -> Jawab:
        jawaban = {ATURAN[a](telaah, lap, r).nilai for a in aturan}
        if TAK_DINILAI in jawaban and "tidak" not in jawaban:
            return _jawab(TAK_DINILAI, "menunggu-butir")
        if jawaban == {"ya"}:
            return _jawab("ya", "tanpa-penjelasan")
        if terbuka := telaah.terbuka(kode):
            return _jawab("tidak", "belum-dijawab", banyak=len(terbuka))
        if not any(t.kode in kode for t in telaah.temuan):
            return _jawab("tidak", "tak-menyangkut")
        return _jawab("ya", "dijawab")

    return nilai


def _indikator_sasaran(_: Telaah, lap: Laporan, __: Any) -> Jawab:
    tanpa = [s.kode for s in lap.daftar_sasaran() if not lap.daftar_indikator(s.kode)]
    if tanpa or not lap.daftar_sasaran():
        return _jawab("tidak", "sasaran-hampa", kode=", ".join(tanpa) or "semua")
    return _jawab("ya", "sasaran-terukur", sebutan=_tingkat_terukur(lap)[1].lower())


def _perbandingan(_: Telaah, lap: Laporan, __: Any) -> Jawab:
    hasil, dasar, kurang = periksa_kelengkapan(lap), list[str](), False
    for a in (a for a in ANALISIS if a.banding):
        satu = [h.keadaan for (_, kode), h in hasil.items() if kode == a.kode]
        dasar.append(f"{a.banding.format(a.dokumen(lap))} {satu.count('ada')} dari {len(satu)}")
        kurang |= "belum-ada" in satu
    nilai: Nilai = "tidak" if kurang or not hasil else "ya"
    return _jawab(nilai, "dibandingkan", dasar=", ".join(dasar))


ATURAN: dict[str, Aturan] = {
    "ada-bukti": _ada_bukti,
    "target": _banyak(Laporan.target, "mempunyai target"),
    "capaian": _banyak(
        lambda lap, k: lap.register.get(kunci.capaian(k, lap.edisi.tahun)), "mempunyai capaian"
    ),
    "keuangan": _keuangan,
    "data-dukung": _data_dukung,
    "keandalan": _keandalan,
    "sasaran-janji": _sasaran_janji,
    "selaras-menengah": _selaras("menengah"),
    "penjelasan-menengah": _penjelasan("sasaran-janji", "selaras-menengah", kode=RANTAI),
    "indikator-sasaran": _indikator_sasaran,
    "selaras-utama": _selaras("utama"),
    "penjelasan-utama": _penjelasan("indikator-sasaran", "selaras-utama", kode=(*RANTAI, TEMPAT)),
    "perbandingan": _perbandingan,
}
