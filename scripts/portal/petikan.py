"""Read from a built site what the portal shows.

Figures are as in its `angka.json`, with the address that explains them; names and definitions come
from the other published files.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.dasar.penulisan import nama_periode
from macros.dasar.periode import SETAHUN
from macros.hitung import kunci

DATA = Path("unduh", "data")
BERKAS = (DATA / "metadata.json", DATA / "angka.json", DATA / "instansi.csv", DATA / "laporan.csv")
# Figures of the summary: numbers of indicators by their keys in the register, and money.
JUMLAH = {
    "indikator": "indikator", "tercapai": "tercapai", "belum": "belum-tercapai",
    "tanpa": "tanpa-capaian",
}  # fmt: skip
UANG = ("pagu", "realisasi", "serapan")
RINGKAS = ("capaian", *JUMLAH, *UANG)
# Classes in the names of units: Kelas IIB, Kelas I A Khusus, Kelas Khusus, Tipe A.
KELAS = re.compile(r"\b(?:Kelas|Tipe) (?:(?:[IVX]+(?: ?[A-D])?|[A-D])(?: Khusus)?|Khusus)\b")
GAMBAR = ("gambar-", "bagan-")  # things whose figures have no explanation on click
ULANGI = "Betulkan galat unit itu, lalu ulangi portal; laporannya akan disusun kembali."
BATAS = re.compile(r"/batas-(?:bawah|atas)$")


@dataclass(frozen=True)
class AngkaUnit:
    """A figure of a unit as its report writes it, exact, and the address of its explanation."""

    teks: str = "–"
    nilai: str = ""
    alamat: str = ""


@dataclass(frozen=True)
class IndikatorUnit:
    """An indicator of a unit: definition, way of measurement, and result."""

    kode: str
    nama: str
    definisi: str = ""
    ukuran: str = ""
    gabung: str = ""
    satuan: str = ""
    polaritas: str = ""
    periode: str = ""
    target: AngkaUnit = AngkaUnit()
    realisasi: AngkaUnit = AngkaUnit()
    capaian: AngkaUnit = AngkaUnit()


@dataclass(frozen=True)
class LaporanUnit:
    """The data of a unit; without a report only its name.

    `keadaan` is `ada`; `lama` if the latest report cannot be shown, but an earlier one, made on the
    day `dibuat`; `tiada` if none can be shown; or `belum` if none has been sent. `posisi` is the
    date of its data; if that is before the period's end, they are `sementara`. `resmi` is the
    address of its published versions. `temuan` has for each kind of findings the number of all and
    of open ones.
    """

    slug: str
    nama: str
    keadaan: str = "tiada"
    dibuat: str = ""
    kementerian: str = ""
    kantor: str = ""
    kelas: str = ""
    tahun: int = 0
    periode: str = ""
    kode_periode: str = SETAHUN
    terbit: str = ""
    posisi: str = ""
    sementara: bool = False
    resmi: str = ""
    rekaan: bool = False
    ringkas: Mapping[str, AngkaUnit] = field(
        default_factory=lambda: dict.fromkeys(RINGKAS, AngkaUnit())
    )
    indikator: tuple[IndikatorUnit, ...] = ()
    temuan: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    tenggat: str = ""

    @property
    def tampil(self) -> bool:
        """Whether a report of the unit is shown."""
        return self.keadaan in {"ada", "lama"}

    @property
    def jati(self) -> tuple[str, str]:
        """An identification that all editions of the unit's report share."""
        return self.atasan, self.nama

    @property
    def induk(self) -> str:
        """The office above the unit, or else the ministry or government."""
        return self.kantor or self.kementerian

    @property
    def atasan(self) -> str:
        """The ministry or government, and the office between where there is one."""
        return " · ".join(filter(None, (self.kementerian, self.kantor)))

    @property
    def jumlah_temuan(self) -> tuple[int, int]:
        """The number of findings and of open ones."""
        return sum(n for n, _ in self.temuan.values()), sum(n for _, n in self.temuan.values())


def lengkap(situs: Path) -> bool:
    """Whether a built site exists with all files read from it."""
    return (situs / "index.html").is_file() and all((situs / b).is_file() for b in BERKAS)


def petik(situs: Path, slug: str) -> LaporanUnit:
    """The published data of a unit's site. Raises ValueError if a file is missing or broken, or was
    written by an earlier version of this program."""
    if not lengkap(situs):
        raise ValueError(f"berkasnya tidak lengkap. {ULANGI}")
    try:
        hasil = _Situs(situs, slug).laporan()
        _periksa(hasil)
    except Exception as galat:  # a damaged file can raise any exception
        sebab = f"isi {DATA} rusak, atau ditulis program yang lebih lama."
        raise ValueError(f"{sebab} {ULANGI}") from galat
    return hasil


def _periksa(p: LaporanUnit) -> None:
    """Raises ValueError if a value has another type than the pages expect: text, number, date."""
    json.dumps(asdict(p), ensure_ascii=False).encode()  # half of a sign cannot be written
    isi = [satu for i in p.indikator for satu in vars(i).values()]
    "".join(satu for satu in isi if not isinstance(satu, AngkaUnit))
    for angka in (*p.ringkas.values(), *(i.capaian for i in p.indikator)):
        Fraction(angka.nilai or 0)
    for hari in filter(None, (p.terbit, p.posisi)):
        date.fromisoformat(hari)


def kelas_unit(kelas: str, nama: str = "") -> str:
    """The class of a unit in a common spelling, as recorded or else from its name: `Kelas IIA` and
    `Kelas II A` are the same."""
    kelas = kelas or "".join(KELAS.findall(nama)[:1])
    return re.sub(r"(?<=[IVX]) (?=[A-D]\b)", "", " ".join(kelas.split()))


class _Situs:
    """The published files of one site."""

    def __init__(self, situs: Path, slug: str) -> None:
        self._situs, self._slug = situs, slug
        self.metadata: dict[str, Any] = json.loads(self._baca("metadata.json"))
        semua = json.loads(self._baca("angka.json"))
        self._angka: dict[str, dict[str, Any]] = {a["kunci"]: a for a in semua}

    def laporan(self) -> LaporanUnit:
        """All data of the site."""
        meta, laporan = self.metadata, self.tabel("laporan")[-1]
        saat = meta.get("tanggal_rilis") or meta.get("cakupan_waktu", "").partition("/")[2]
        unit = [b for b in self.tabel("instansi", saat) if b["nama"] == meta["produsen_data"]][-1]
        sebutan = f"{nama_periode(laporan['periode'])} " if laporan["periode"] != SETAHUN else ""
        return LaporanUnit(
            self._slug,
            unit["nama"],
            keadaan="ada",
            kementerian=unit.get("kementerian", ""),
            kantor=unit.get("kantor_wilayah", ""),
            kelas=kelas_unit(unit.get("kelas", ""), unit["nama"]),
            tahun=meta["tahun"],
            periode=f"{sebutan}{meta['tahun']}",
            kode_periode=laporan["periode"],
            terbit=meta.get("tanggal_rilis", ""),
            posisi=(posisi := meta.get("posisi_data", "")),
            sementara="" < posisi < meta.get("cakupan_waktu", "").partition("/")[2],
            rekaan="rekaan" in meta,
            ringkas=self.ringkas(meta["tahun"]),
            indikator=tuple(self.indikator(meta["tahun"], f"{sebutan}{meta['tahun']}")),
        )

    def _baca(self, nama: str) -> str:
        return (self._situs / DATA / nama).read_text(encoding="utf-8")

    def tabel(self, nama: str, saat: str = "") -> list[dict[str, str]]:
        """The rows of a published table that are valid on a day or in a year, the valid one last;
        empty if the unit has no such table."""
        if not (self._situs / DATA / f"{nama}.csv").is_file():
            return []
        isi = csv.DictReader(re.split(r"(?<=\n)", self._baca(f"{nama}.csv")))
        return sorted(isi, key=lambda b: (b.get("mulai") or "") <= saat <= (b.get("sampai") or "9"))

    @cached_property
    def _acuan(self) -> dict[str, str]:
        """The reference source of targets, results and budget."""
        return {b["isi"]: b["kode"] for b in self.tabel("sumber") if b.get("acuan") == "true"}

    def nilai(self, *kunci_: str) -> AngkaUnit:
        """The first of these keys for which the report has a figure."""
        satu = next((self._angka[k] for k in kunci_ if k in self._angka), None)
        if satu is None:
            return AngkaUnit()
        teks, nilai = satu["teks"], satu["nilai"]
        if not (isinstance(teks, str) and isinstance(nilai, str)):
            raise TypeError(satu["kunci"])
        return AngkaUnit(teks, nilai, f"{self._slug}/{_letak(satu)}")

    def ringkas(self, tahun: int) -> dict[str, AngkaUnit]:
        """The summary of the report: achievement, numbers of indicators, budget."""
        anggaran, acuan = f"anggaran/{tahun}", self._acuan.get("anggaran", "")
        return {
            "capaian": self.nilai(kunci.rata_rata(tahun)),
            **{n: self.nilai(kunci.jumlah(apa, tahun)) for n, apa in JUMLAH.items()},
            **{n: self.nilai(f"{anggaran}/{n}", f"{anggaran}/{acuan}/{n}") for n in UANG},
        }

    def indikator(self, tahun: int, periode: str) -> Iterator[IndikatorUnit]:
        """The indicators of the report, in order."""
        baris = {b["kode"]: b for b in self.tabel("indikator", str(tahun))}
        keluarga = {b.get("induk", "") for b in baris.values()}
        for i in self.metadata["indikator"]:
            kode, milik = i["kode"], baris.get(i["kode"], {})
            rupa = {n: i.get(n, "") for n in ("definisi", "ukuran", "satuan", "polaritas")}
            rupa |= {"gabung": milik.get("gabung", ""), "periode": periode}
            satu = self._bernilai(IndikatorUnit(kode, i["konsep"], **rupa), tahun)
            if kode not in keluarga or satu.target.nilai or satu.realisasi.nilai:
                yield satu  # an indicator that is only a heading is left out

    def _bernilai(self, i: IndikatorUnit, tahun: int) -> IndikatorUnit:
        """The indicator with the target and result behind its achievement."""
        capaian, acuan = kunci.capaian(i.kode, tahun), self._acuan
        masukan = [m for m in self._angka.get(capaian, {}).get("masukan", ()) if isinstance(m, str)]
        hasil = [m for m in masukan if m.startswith("realisasi/")]
        hasil = hasil if len(hasil) == 1 else []
        hasil.append(kunci.realisasi(i.kode, tahun, acuan.get("realisasi", "")))
        janji = [BATAS.sub("", m) for m in masukan if m.startswith("target/")]
        janji.append(kunci.target(i.kode, tahun, acuan.get("target", "")))
        target, realisasi = self.nilai(*janji), self.nilai(*hasil)
        return replace(i, target=target, realisasi=realisasi, capaian=self.nilai(capaian))


def _letak(angka: Mapping[str, Any]) -> str:
    """The address that explains a figure: its cell, or, if it has several, the first place that
    shows it with its explanation, or the first cell."""
    sel = angka["asal"]
    terang = [d["alamat"] for d in angka["ditampilkan"] if not d["benda"].startswith(GAMBAR)]
    if len(sel) != 1 and terang:
        return str(terang[0])
    if not sel:
        return "index.html"
    nama = Path(sel[0]["berkas"]).stem
    return f"data/{nama}.html?kolom={sel[0]['kolom']}#baris-{sel[0]['baris']}"
