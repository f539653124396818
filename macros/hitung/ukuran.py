"""Results measured period by period: months are combined to quarters, semesters and years.

The rows are those of `ukuran.csv`: a count A of a whole B, or a value. An indicator without rows
there uses the months or quarters of its reference source in `realisasi.csv`. The indicator's
`gabung` says how the results of periods are combined.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..asupan.aturan_isi import BAGIAN_TAHUN, BERBAGI
from ..asupan.letak_sel import asal
from ..asupan.muat import TabelData
from ..dasar.angka import Angka, Asal
from ..dasar.himpun import pada
from ..dasar.kosakata import kosakata
from ..dasar.penulisan import PEMBULATAN, TIDAK_BERLAKU, nama_periode
from ..dasar.periode import JENIS, SETAHUN, akhir_periode, bulan, bulan_akhir, jenis, sejak_januari
from ..dasar.rumus import Keadaan, Rumus
from . import kunci
from .alat import Isi, hitung, jumlah, tulis_sel
from .bahan import Bahan
from .daftar_rumus import gabungan, rasio
from .entitas import Edisi, Indikator

PILIHAN = {"terakhir": "terakhir yang mempunyai hasil", "tertinggi": "dengan hasil tertinggi"}
# Reasons for a period without result. For several such periods the first that applies is given.
TANPA_HASIL: tuple[Keadaan, ...] = (
    "tak-terhitung", "belum-ada-data", "tak-diukur", "tidak-berlaku", "belum-sampai",
)  # fmt: skip


@dataclass(frozen=True)
class HasilPeriode:
    """The measurement of one period: the counts A and B where there are any, and the result.

    `r` is its row, `None` without one.
    """

    periode: str
    nilai: Angka
    pembilang: Angka | None = None
    penyebut: Angka | None = None
    keterangan: str = ""
    r: Any = None

    @property
    def berpasangan(self) -> bool:
        """Whether both counts are numbers."""
        return all(a is not None and a.nilai is not None for a in (self.pembilang, self.penyebut))


@dataclass(frozen=True)
class HasilUkur:
    """The measurements of an indicator in one year, period by period, gaps included.

    `tabel` is their data table; `setahun` the combined result of the periods up to the edition's,
    or `None` where `gabung` does not define it.
    """

    indikator: Indikator
    tahun: int
    tabel: str
    periode: tuple[HasilPeriode, ...]
    setahun: HasilPeriode | None = None

    @property
    def jenis(self) -> str:
        """The kind of its periods: `bulan`, `triwulan`, `semester`, or `tahun`."""
        return jenis(self.periode[0].periode)


Terukur = Mapping[tuple[str, int], HasilUkur]


def daftarkan(k: Bahan) -> Terukur:
    """Register the results of all periods and their combinations, by indicator and year."""
    return {
        (kode, tahun): _UkurSatu(k, pada(k.varian[kode], tahun), tahun, k.data[tabel]).ukur(baris)
        for (kode, tahun), (tabel, baris) in _baris(k).items()
    }


def realisasi(k: Bahan, terukur: Terukur) -> set[str]:
    """Register combined results as realisations of their year; return the keys of those with one.

    For a target of the edition's own period the result of that period counts; for any other target
    the result of all periods up to it (in earlier years up to the same month, if possible). A typed
    realisation does not count beside it.
    """
    acuan = k.sumber.acuan("realisasi")
    hasil: set[str] = set()
    for (kode, tahun), isi in terukur.items():
        nilai = _berlaku(k, isi)
        if acuan is None or nilai is None:
            continue
        label = f"Realisasi {tahun} ({acuan.kode}): {k.sebut(isi.indikator)}"
        nama = kunci.realisasi(kode, tahun, acuan.kode)
        hasil.add(k.register.tambah(replace(nilai, kunci=nama, label=label)).kunci)
    return hasil


def _berlaku(k: Bahan, isi: HasilUkur) -> Angka | None:
    """The result that counts, if there is one."""
    if isi.setahun is None:
        return None
    nilai = isi.setahun.nilai
    periode = sejak_januari(k.edisi.kode_periode) if isi.tahun != k.edisi.tahun else ""
    if untuk_periode(k, isi):
        periode = k.edisi.kode_periode
    if periode not in {"", SETAHUN}:
        nama = kunci.ukuran(isi.indikator.kode, isi.tahun, "nilai", periode)
        nilai = k.register.get(nama) or nilai
    return None if nilai.keadaan in {"belum-ada-data", "belum-sampai"} else nilai


def untuk_periode(k: Bahan, isi: HasilUkur) -> bool:
    """Whether the target that counts is for the edition's period alone."""
    target = k.target(isi.indikator.kode, isi.tahun)
    return target is not None and target.kunci.endswith(f"/{k.edisi.kode_periode}")


def bagian_sendiri(k: Bahan, isi: HasilUkur) -> bool:
    """Whether the result that counts is of the edition's period alone, and so less than all that
    was measured of the year."""
    periode = k.edisi.kode_periode
    if isi.tahun != k.edisi.tahun or bulan(periode)[0] == 1 or not untuk_periode(k, isi):
        return False
    satu = k.register.get(kunci.ukuran(isi.indikator.kode, isi.tahun, "nilai", periode))
    return satu is not None and satu.terisi


def _baris(k: Bahan) -> dict[tuple[str, int], tuple[str, dict[str, Any]]]:
    """By indicator and year: the table, and its rows by period up to the edition's."""
    semua: dict[tuple[str, int], tuple[str, dict[str, Any]]] = {}
    for r in _terpakai(k, "ukuran"):
        semua.setdefault((r.indikator, r.tahun), ("ukuran", {}))[1][r.periode] = r
    dihitung = set(semua)
    for r in _terpakai(k, "realisasi", sumber=k.sumber.kode_acuan("realisasi")):
        i = pada(k.varian[r.indikator], r.tahun)
        sebagian = i.gabung not in {"", BERBAGI} and jenis(r.periode) in BAGIAN_TAHUN
        if sebagian and (i.kode, r.tahun) not in dihitung and (r.satuan or i.satuan) == i.satuan:
            semua.setdefault((i.kode, r.tahun), ("realisasi", {}))[1][r.periode] = r
    return semua


def _terpakai(k: Bahan, tabel: str, **saring: object) -> Iterator[Any]:
    """The rows of a table up to the edition's year and period."""
    semua = k.data[tabel].baris(**saring)
    return (r for r in semua if bulan_akhir(r.periode) <= akhir(k.edisi, r.tahun))


def akhir(edisi: Edisi, tahun: int) -> int:
    """The last month of a year that the edition covers."""
    return bulan_akhir(edisi.kode_periode) if tahun == edisi.tahun else 12


class _UkurSatu:
    """One indicator in one year, from one table."""

    def __init__(self, k: Bahan, i: Indikator, tahun: int, tabel: TabelData) -> None:
        self._register, self._edisi, self._i = k.register, k.edisi, i
        self._sebutan, self._tahun, self._tabel = k.sebut(i), tahun, tabel
        self._jenis = ""

    def ukur(self, baris: Mapping[str, Any]) -> HasilUkur:
        """Measure every period of the kind that the rows have, and their combination."""
        self._jenis = jenis(next(iter(baris)))
        batas = akhir(self._edisi, self._tahun)
        satu = tuple(
            self._satu(p, baris.get(p)) for p in JENIS[self._jenis] if bulan_akhir(p) <= batas
        )
        setahun = satu[0] if self._jenis == "tahun" else None
        lebih_panjang = list(JENIS)[list(JENIS).index(self._jenis) + 1 :]
        for periode in (p for nama in lebih_panjang for p in JENIS[nama]):
            anggota = [h for h in satu if set(bulan(h.periode)) <= set(bulan(periode))]
            if self._i.gabung and any(h.r for h in anggota):
                setahun = self._gabung(periode, anggota)
        sampai = sejak_januari(self._edisi.kode_periode)  # an earlier year is told until then
        if self._tahun != self._edisi.tahun and sampai.startswith("sampai"):
            anggota = [h for h in satu if bulan_akhir(h.periode) <= bulan_akhir(sampai[7:])]
            if self._i.gabung and any(h.r for h in anggota):
                self._gabung(sampai, anggota)
        return HasilUkur(self._i, self._tahun, self._tabel.nama, satu, setahun)

    # Names.

    def _kunci(self, periode: str, apa: str = "nilai") -> str:
        return kunci.ukuran(self._i.kode, self._tahun, apa, "" if periode == SETAHUN else periode)

    def _label(self, periode: str, apa: str = "Hasil") -> str:
        nama = "" if periode == SETAHUN else f"{nama_periode(periode)} "
        return f"{apa} {nama}{self._tahun}: {self._sebutan}"

    def _hitung(
        self, periode: str, rumus: Rumus, isi: Isi, keluarga: str, catatan: str = "", *juga: Angka
    ) -> Angka:
        """Register a result of a formula; percentages are rounded as those of performance."""
        satuan = self._i.satuan
        keluarga = "persen-kinerja" if satuan == "%" else keluarga
        apa = self._register, self._kunci(periode), rumus, isi, satuan, keluarga
        return hitung(*apa, self._label(periode), catatan=catatan, juga=juga)

    def _tanpa(
        self, periode: str, keadaan: Keadaan, masukan: Iterable[str | Asal], catatan: str = ""
    ) -> Angka:
        """Register a period without a result, with the reason and the remark of its row."""
        nama, label, isi = self._kunci(periode), self._label(periode), tuple(masukan)
        tanpa = Angka(nama, None, self._i.satuan, "bilangan", label, isi, keadaan=keadaan)
        return self._register.tambah(replace(tanpa, catatan=_alasan(keadaan, catatan)))

    # One period.

    def _satu(self, periode: str, r: Any) -> HasilPeriode:
        if r is None:
            return HasilPeriode(periode, self._kosong(periode, ()))
        keterangan = getattr(r, "keterangan", None) or ""
        pembilang, penyebut = (self._cacah(periode, r, k) for k in ("pembilang", "penyebut"))
        if pembilang is not None or penyebut is not None:
            nilai = self._bagian(periode, pembilang, penyebut, keterangan)
        elif r.nilai is None:
            nilai = self._kosong(periode, (asal(r, "nilai"),), keterangan)
        else:
            alasan = _alasan("tidak-berlaku" if r.nilai == TIDAK_BERLAKU else "ada", keterangan)
            nilai = tulis_sel(
                self._register, self._i.satuan, "bilangan", self._kunci(periode),
                r, "nilai", self._label(periode), alasan,
            )  # fmt: skip
        return HasilPeriode(periode, nilai, pembilang, penyebut, keterangan, r)

    def _kosong(self, periode: str, masukan: Sequence[Asal], keterangan: str = "") -> Angka:
        belum = akhir_periode(self._tahun, periode) > self._edisi.hari_data
        keadaan: Keadaan = "belum-sampai" if belum else "belum-ada-data"
        return self._tanpa(periode, keadaan, masukan, keterangan)

    def _cacah(self, periode: str, r: Any, kolom: str) -> Angka | None:
        """Register a count in its cell; `realisasi.csv` has no such columns."""
        if getattr(r, kolom, None) is None:
            return None
        nama, label = self._kunci(periode, kolom), self._label(periode, kolom.capitalize())
        return tulis_sel(self._register, "", "bilangan", nama, r, kolom, label)

    def _bagian(
        self, periode: str, atas: Angka | None, bawah: Angka | None, keterangan: str, *juga: Angka
    ) -> Angka:
        """Register A of B; where B is zero, with a note that there was nothing to count."""
        ada = [a for a in (atas, bawah) if a is not None]
        masukan = [a.kunci for a in ada]
        if atas is None or bawah is None:
            kurang = "Pembilang" if atas is None else "Penyebut"
            kurang = f"{kurang} periode ini belum ada dalam data. {keterangan}".strip()
            return self._tanpa(periode, "belum-ada-data", masukan, kurang)
        lain = next((a for a in ada if a.nilai is None), None)
        if lain is not None:
            bukan: Keadaan = "tidak-berlaku" if lain.keadaan == "tidak-berlaku" else "tak-terhitung"
            return self._tanpa(periode, bukan, masukan, keterangan)
        if atas.nilai == 0 and bawah.nilai == 0:
            return self._tanpa(periode, "tak-diukur", masukan, keterangan)
        nama = {"pembilang": self._i.pembilang, "penyebut": self._i.penyebut}
        if not all(nama.values()) or len(set(nama.values())) < 2:
            nama = {n: n for n in nama}
        isi = dict(zip(nama.values(), (atas, bawah), strict=True))
        rumus = rasio(self._i.satuan).dengan_nama(nama)
        return self._hitung(periode, rumus, isi, "bilangan", keterangan, *juga)

    # Several periods.

    def _gabung(self, periode: str, anggota: Sequence[HasilPeriode]) -> HasilPeriode:
        nilai = [h.nilai for h in anggota]
        if self._i.gabung == BERBAGI:
            return self._rasio_semua(periode, anggota)
        if self._i.gabung in PILIHAN:
            return HasilPeriode(periode, self._pilih(periode, anggota))
        if all(a.nilai is None for a in nilai):
            return HasilPeriode(periode, self._tanpa_semua(periode, anggota))
        rumus, isi = gabungan(self._i.gabung, self._jenis), {f"hasil setiap {self._jenis}": nilai}
        keluarga = _terpanjang(nilai) if self._i.gabung == "jumlah" else "bilangan"
        return HasilPeriode(periode, self._hitung(periode, rumus, isi, keluarga))

    def _pilih(self, periode: str, anggota: Sequence[HasilPeriode]) -> Angka:
        """Take the result of one period: the last, or the highest."""
        berhasil = [h for h in anggota if h.nilai.keadaan in {"ada", "bukan-bilangan"}]
        satu = berhasil[-1] if berhasil else None
        if self._i.gabung == "tertinggi":
            bernilai = [h for h in berhasil if h.nilai.nilai is not None]
            satu = max(bernilai, key=lambda h: h.nilai.nilai or 0, default=None)  # the first of all
        if satu is None:
            return self._tanpa_semua(periode, anggota)
        sebutan = f"hasil {nama_periode(satu.periode)}, {self._jenis} {PILIHAN[self._i.gabung]}"
        return self._register.tambah(
            replace(
                satu.nilai, kunci=self._kunci(periode), label=self._label(periode),
                masukan=tuple(h.nilai.kunci for h in anggota), isi={sebutan: satu.nilai.kunci},
                rumus=Rumus.urai("hasil").dengan_nama({"hasil": sebutan}), catatan="",
            )
        )  # fmt: skip

    def _rasio_semua(self, periode: str, anggota: Sequence[HasilPeriode]) -> HasilPeriode:
        """The sum of A over the sum of B, of the periods that have both."""
        pasang = [
            (a, b) for h in anggota if h.berpasangan if (a := h.pembilang) and (b := h.penyebut)
        ]
        if not pasang:
            return HasilPeriode(periode, self._tanpa_semua(periode, anggota))
        atas, bawah = (
            jumlah(
                self._register, self._kunci(periode, apa), isi, "", _terpanjang(isi),
                self._label(periode, f"Jumlah {apa}"),
            )
            for apa, isi in zip(("pembilang", "penyebut"), zip(*pasang, strict=True), strict=True)
        )  # fmt: skip
        hasil = self._bagian(periode, atas, bawah, "", *(h.nilai for h in anggota))
        return HasilPeriode(periode, hasil, atas, bawah)

    def _tanpa_semua(self, periode: str, anggota: Sequence[HasilPeriode]) -> Angka:
        """Register the combination of periods of which none has a result."""
        ada = {h.nilai.keadaan for h in anggota}
        keadaan: Keadaan = next((k for k in TANPA_HASIL if k in ada), "belum-ada-data")
        return self._tanpa(periode, keadaan, [h.nilai.kunci for h in anggota])


def _alasan(keadaan: Keadaan, keterangan: str) -> str:
    """The reason for a missing result, and the remark of its row."""
    return " ".join(filter(None, (kosakata("hitung")["tanpa-hasil"].get(keadaan), keterangan)))


def _terpanjang(isi: Sequence[Angka]) -> str:
    """The format of the numbers with the most decimals, so that their sum keeps them."""
    return max((a.keluarga for a in isi if a.nilai is not None), key=lambda b: PEMBULATAN[b][0])
