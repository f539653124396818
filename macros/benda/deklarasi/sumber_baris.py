"""The row sources (`baris`) of declarations: data tables, indicators, the wording of documents, and
the budget as a tree, by source, year and period.

`sebutan` is the label of a budget row; with the time it covers, if rows cover different ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, fields, replace
from fractions import Fraction
from functools import cache, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from ...dasar.masalah import KunciTidakDikenal, pastikan
from ...dasar.penulisan import kata_satuan, nama_periode, tulis_bilangan
from ...dasar.periode import SETAHUN, bulan_akhir
from ...hitung import jenjang, keuangan
from ...hitung.capaian import Kategori
from ...hitung.entitas import Indikator
from ...hitung.laporan import Laporan
from ...hitung.posisi_anggaran import TABEL, Posisi, hari, posisi, sejauh
from ...temuan.kelengkapan import sebab, tindak_lanjut
from ..fakta import keandalan, kepekaan
from .bingkai import rangka
from .isian_umum import IsianUmum, TabelTiada
from .pemeriksa_kunci import Kunci

if TYPE_CHECKING:
    import pandas as pd

TERATAS = "tingkat teratas"  # means the highest level, in place of a code
TINDAKAN = ("tindakan", "penanggung_jawab", "tenggat")
MENURUT = re.compile(
    r"(?P<apa>indikator|sasaran)(?P<tingkat>(?: (?!menurut |per )\S+(?: dan \S+)*)?)"
    r"(?: per sasaran (?P<induk>\S+))? menurut (?P<dokumen>\S+)(?: (?P<tahun>\d{4}))?"
    r"(?: kecuali (?P<tanpa>\S+))?"
)
PERJANJIAN = re.compile(r"anggaran perjanjian (?P<tahun>\d{4})(?: (?P<dokumen>\S+))?")
BERISIAN = (
    "indikator menurut DOKUMEN {tahun}", "sasaran TINGKAT menurut DOKUMEN",
    "anggaran perjanjian {tahun}",
)  # fmt: skip


@dataclass(frozen=True)
class Sumber:
    """Rows, the data file that fills them, and the heading of their groups (or "")."""

    isi: pd.DataFrame
    tabel: str = ""
    berkas: str = ""
    kelompok: str = ""


class SumberBaris:
    """All that declarations take from a report: rows (cached), placeholders, figures."""

    def __init__(self, lap: Laporan) -> None:
        self.lap, self.kunci = lap, Kunci(lap)
        self.umum = IsianUmum.dari(lap)
        self.cari, self._dokumen = cache(self._susun), cache(partial(_dokumen, lap))

    def _susun(self, nama: str) -> Sumber:
        """The rows of the source `nama`. Raises KunciTidakDikenal for an unknown source, and
        TabelTiada for a table that the report does not have."""
        lap = self.lap
        if nama in SENDIRI:
            return SENDIRI[nama](lap)
        if nama in lap.data:
            data = lap.data[nama]
            return Sumber(data.isi, nama, PurePosixPath(data.berkas).name)
        if menurut := MENURUT.fullmatch(nama):
            return self._menurut(menurut)
        if janji := PERJANJIAN.fullmatch(nama):
            if "pk_anggaran" not in lap.data:
                raise TabelTiada("pk_anggaran")
            isi = perjanjian(lap, int(janji["tahun"]), janji["dokumen"] or "")
            return Sumber(isi, "pk_anggaran", "pk_anggaran.csv")
        if nama in lap.data.aturan:
            raise TabelTiada(nama)
        raise KunciTidakDikenal("Sumber baris", nama, [*lap.data, *SENDIRI, *BERISIAN])

    def _menurut(self, minta: re.Match[str]) -> Sumber:
        if "rumusan" not in self.lap.data:
            raise TabelTiada("rumusan")
        for tingkat in (*_tingkat(minta), *filter(None, [minta["induk"]])):
            pastikan(self.lap.tingkat, "Tingkat", tingkat)
        for dokumen in filter(None, (minta["dokumen"], minta["tanpa"])):
            self.lap.sumber.cari("rumusan", dokumen)
        sumber = _menurut(self.lap, *self._dokumen(minta["dokumen"], minta["tahun"]), minta)
        if minta["tanpa"]:
            lain = {r.kode for r in self.lap.rumusan(minta["tanpa"])}
            sumber = replace(sumber, isi=sumber.isi[~sumber.isi["kode"].isin(lain)])
        return sumber


def _tabel(kolom: str, isi: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    """Rows with these columns, whose names are separated by spaces."""
    return rangka([*isi], kolom.split())


def _indikator(lap: Laporan, daftar: Sequence[Indikator]) -> pd.DataFrame:
    """Indicators as defined in the edition's year, with their status and recorded causes."""
    alasan, lanjut = sebab(lap), tindak_lanjut(lap)
    terukur = {i.kode for i in lap.daftar_indikator()}
    satuan = {
        r.kode: f" ({kata})" for r in lap.baris("satuan") if (kata := kata_satuan(r.kode, r.tulis))
    }
    isi: dict[str, Any] = {
        "status": [lap.status(i.kode) if i.kode in terukur else "" for i in daftar],
        "sebab": ["; ".join(alasan.get(i.kode, ())).replace(".; ", ". ") for i in daftar],
        "nama": [i.nama for i in daftar],
        "bersatuan": [i.uraian + satuan.get(i.satuan, "") for i in daftar],
    } | {n: [getattr(lanjut.get(i.kode), n, None) for i in daftar] for n in TINDAKAN}
    return lap.data["indikator"].isi.loc[[i.baris for i in daftar]].assign(**isi)


def _per_sasaran(lap: Laporan) -> pd.DataFrame:
    """The measured indicators in the order of their goals."""
    urut = [s.kode for s in lap.daftar_sasaran()]
    isi = _indikator(lap, lap.daftar_bertingkat())
    return isi.sort_values("sasaran", key=lambda k: k.map(urut.index), kind="stable")


def _sasaran(lap: Laporan) -> pd.DataFrame:
    """The goals of measured indicators."""
    isi = lap.data["sasaran"].isi
    return isi[isi["kode"].isin({i.sasaran for i in lap.daftar_indikator()})]


def _ukuran(lap: Laporan) -> pd.DataFrame:
    """Every period of every indicator that is measured by period, gaps included."""
    return _tabel("indikator tahun periode keterangan", (
        (kode, tahun, h.periode, h.keterangan)
        for (kode, tahun), p in lap.ukuran.items()
        for h in p.periode
    ))  # fmt: skip


def _beda(lap: Laporan) -> pd.DataFrame:
    """Indicators with a different result in another source, one row a source, and those of services
    said not to exist; the one with the largest effect on the mean first."""
    isi: list[tuple[str, ...]] = []
    for b in k.butir if (k := kepekaan(lap)) else ():
        lain = [(m.sumber.kode, m.sumber.nama) for m in b.lain]
        tiada = [("-", "keterangan bahwa layanannya tidak ada")] if b.keterangan else []
        isi += [(b.indikator.kode, b.indikator.nama, *satu) for satu in (*lain, *tiada)]
    return _tabel("kode uraian sumber nama", isi)


def _jenjang(lap: Laporan) -> pd.DataFrame:
    """The measured goals with the goals above them, and their budget or that of their programme;
    goals of one programme follow each other."""
    isi = lap.data["sasaran"].isi
    isi = isi[isi["kode"].isin(jenjang.pendanaan(lap))]
    isi = isi.sort_values("program", key=lambda k: k.factorize()[0], kind="stable")

    atas = [" › ".join(jenjang.di_atas(lap, kode)) for kode in isi["kode"]]
    # The highest goals support no others.
    dipakai = {s.tingkat for s in lap.sasaran.values()}
    di_puncak = isi["tingkat"] == next((t for t in lap.tingkat if t in dipakai), "")
    atas = [a or TERATAS * p for a, p in zip(atas, di_puncak, strict=True)]
    nama = {r.kode: r.uraian for r in lap.baris("pk_anggaran", tahun=lap.edisi.tahun)}
    return isi.assign(atas=atas, nama_program=isi["program"].map(nama.get))


def _skala(lap: Laporan) -> pd.DataFrame:
    """The scale of achievement, each step with its range in words."""
    isi = _tabel(" ".join(f.name for f in fields(Kategori)), map(astuple, lap.skala))
    batas = [[tulis_bilangan(Fraction(n), "bilangan") for n in isi[k]] for k in ("bawah", "atas")]
    lebih = ["" if termasuk else ">" for termasuk in isi["bawah_termasuk"]]
    return isi.assign(rentang=[f"{x}{b}–{a}" for x, b, a in zip(lebih, *batas, strict=True)])


def _pohon(lap: Laporan) -> pd.DataFrame:
    """The budget tree, each row before those below it; `jenjang` is the depth of a row, `tanggal`
    the date of the amounts that count in the edition's year."""
    p, ada = lap.anggaran, lap.posisi_anggaran(lap.edisi.tahun)
    diambil = hari(ada[0][1]) if ada else None
    return _tabel("kode uraian induk tingkat jenis jenjang sasaran indikator tanggal", (
        (s.kode, s.uraian, s.induk, s.tingkat, p.jenis(k), p.kedalaman(k), s.sasaran, s.indikator,
         diambil)
        for k, s in p.simpul.items()
    ))  # fmt: skip


def perjanjian(lap: Laporan, tahun: int, dokumen: str = "") -> pd.DataFrame:
    """The budget tree of the agreement `dokumen`, or of the one that counts in a year. Raises
    KunciTidakDikenal if that year has no such agreement."""
    ada = keuangan.dokumen_perjanjian(lap, tahun)
    satu = (
        pastikan(ada, f"Anggaran perjanjian {tahun}", dokumen) if dokumen else next(iter(ada), "")
    )
    p = keuangan.pohon_perjanjian(lap, tahun, satu)
    return _tabel("kode uraian induk tingkat jenjang tahun dokumen", (
        (s.kode, s.uraian, s.induk, s.tingkat, p.kedalaman(k), tahun, satu)
        for k, s in p.simpul.items()
    ))  # fmt: skip


def _sumber_anggaran(lap: Laporan) -> pd.DataFrame:
    """The sources of the budget in the edition's year, the reference first."""
    ada = {di.sumber: (di, isi) for di, isi in lap.posisi_anggaran(lap.edisi.tahun)}
    semua = dict.fromkeys([*ada, *lap.sumber.kode("anggaran")])
    bingkai = _posisi(ada.values(), lambda di: di.sumber)
    bingkai = bingkai.set_index("kode", drop=False).reindex(list(semua))
    bingkai["kode"] = bingkai["sumber"] = list(semua)
    bingkai["nama"] = [lap.sumber.nama("anggaran", s) for s in semua]
    bingkai["tahun"] = lap.edisi.tahun
    return bingkai.assign(sebutan=bingkai["sebutan"].fillna(bingkai["kode"]))


def _satker(lap: Laporan) -> pd.DataFrame:
    """The satker whose budgets are reported together, in their order."""
    isi = sorted(lap.baris("satker"), key=lambda r: r.urut)
    return _tabel("kode nama", ((r.kode, r.nama) for r in isi))


def _tahun_anggaran(lap: Laporan) -> pd.DataFrame:
    """The years with a budget, each by its reference source."""
    isi = [(di, baris) for di, baris in lap.posisi_anggaran() if di.sumber_acuan]
    return _posisi(isi, lambda di: str(di.tahun))


def _periode_anggaran(lap: Laporan) -> pd.DataFrame:
    """The periods of the edition's year in the reference source, the shortest first."""
    acuan = next(((di.tahun, di.sumber) for di, _ in lap.posisi_anggaran(lap.edisi.tahun)), None)
    ada: dict[str, tuple[Posisi, list[Any]]] = {}
    for nama in TABEL:
        for di, baris in posisi(lap, nama):
            if (di.tahun, di.sumber) == acuan:
                ada.setdefault(di.periode, (di, [r for satu in baris.values() for r in satu]))
    urut = sorted(ada.values(), key=lambda satu: bulan_akhir(satu[0].periode))

    def nama_masa(di: Posisi) -> str:
        return "Setahun" if di.periode == SETAHUN else nama_periode(di.periode)

    return _posisi(urut, nama_masa, bertanda=False)


def _posisi(
    isi: Iterable[tuple[Posisi, list[Any]]], nama: Callable[[Posisi], str], *, bertanda: bool = True
) -> pd.DataFrame:
    semua = [(di, sejauh(di, baris), baris) for di, baris in isi]
    beda = bertanda and len({bulan for _, (bulan, _), _ in semua}) > 1
    return _tabel("kode sebutan tahun sumber periode tanggal", (
        (nama(di), f"{nama(di)} ({kata})" if beda else nama(di), di.tahun, di.sumber, di.periode,
         hari(baris))
        for di, (_, kata), baris in semua
    ))  # fmt: skip


def _anggaran(
    susun: Callable[[Laporan], pd.DataFrame], tabel: str = ""
) -> Callable[[Laporan], Sumber]:
    """Wrap a source of budget rows: TabelTiada if the report has no such table."""

    def sumber(lap: Laporan) -> Sumber:
        ada = next((t for t in TABEL if t in lap.data), None)
        if ada is None:
            raise TabelTiada(TABEL[0])
        return Sumber(susun(lap), tabel, f"{ada}.csv")

    return sumber


# Row sources by name, as listed in the handbook.
SENDIRI: dict[str, Callable[[Laporan], Sumber]] = {
    "indikator terukur": lambda lap: Sumber(_indikator(lap, lap.daftar_indikator()), "indikator"),
    "indikator per sasaran": lambda lap: Sumber(
        _per_sasaran(lap), "indikator", kelompok="{sasaran}. {sasaran.uraian}"
    ),
    "sasaran terukur": lambda lap: Sumber(_sasaran(lap), "sasaran"),
    "kegiatan anggaran": _anggaran(_pohon, "kegiatan"),
    "sumber anggaran": _anggaran(_sumber_anggaran),
    "tahun anggaran": _anggaran(_tahun_anggaran),
    "periode anggaran": _anggaran(_periode_anggaran),
    "satker anggaran": _anggaran(_satker),
    "ukuran": lambda lap: Sumber(_ukuran(lap), "ukuran", "ukuran.csv"),
    "hasil berbeda": lambda lap: Sumber(_beda(lap), "indikator"),
    "jenjang kinerja": lambda lap: Sumber(_jenjang(lap), "sasaran"),
    "keandalan": lambda lap: Sumber(_tabel("sepakat masa bukti kode arti_sepakat", keandalan(lap))),
    "skala capaian": lambda lap: Sumber(_skala(lap)),
}


def _dokumen(lap: Laporan, nama: str, tahun: str | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The goals and the indicators of a document in its order; `nomor` of a goal counts within its
    level.

    An indicator belongs to its own goal if the document has that goal, wherever its row is;
    otherwise to the goal above it.
    """
    berlaku = lap.baris_rumusan(nama, int(tahun) if tahun else None)
    isi = lap.data["rumusan"].isi.loc[[r.Index for r in berlaku], ["kode", "uraian", "keluaran"]]
    kode = isi["kode"]
    tingkat = kode.map({s.kode: s.tingkat for s in lap.sasaran.values()})
    milik = kode.map({i.kode: i.sasaran for i in lap.indikator.values()})
    isi["sasaran"] = milik.where(milik.isin(kode), kode.where(tingkat.notna()).ffill())
    isi["kode_uraian"] = kode.map({i.kode: f"{i.kode} {i.uraian}" for i in lap.indikator.values()})
    indikator, sasaran = isi[tingkat.isna()], isi[["kode", "uraian"]].assign(tingkat=tingkat)
    sasaran = sasaran[tingkat.notna()]
    sasaran["nomor"] = sasaran.groupby("tingkat").cumcount() + 1
    return sasaran, indikator


def _menurut(
    lap: Laporan, sasaran: pd.DataFrame, indikator: pd.DataFrame, minta: re.Match[str]
) -> Sumber:
    """Goals or indicators of some levels, level by level."""
    tingkat, berkas = _tingkat(minta), "rumusan.csv"
    if not tingkat:  # each goal after the one above it
        letak = {kode: n for n, kode in enumerate(sasaran["kode"])}
        jalur = {k: [letak[a] for a in (*jenjang.di_atas(lap, k), k) if a in letak] for k in letak}
        sasaran = sasaran.sort_values("kode", key=lambda k: k.map(jalur), kind="stable")
    isi, kolom = sasaran, "tingkat"
    if minta["apa"] == "indikator":
        isi, kolom = _bersasaran(sasaran, indikator), "sasaran.tingkat"
    urut = [n for t in tingkat for n, ada in enumerate(isi[kolom]) if ada == t]
    isi = isi.iloc[urut] if tingkat else isi.copy()
    if minta["apa"] == "indikator":
        return Sumber(isi, "indikator", berkas)
    milik = indikator.groupby("sasaran", sort=False)["uraian"].agg(tuple)
    isi["indikator"] = isi["kode"].map(milik)
    if minta["induk"]:
        isi["sasaran"] = isi["kode"].map(lambda kode: lap.sasaran[kode].induk)
        isi = _bersasaran(sasaran[sasaran["tingkat"] == minta["induk"]], isi)
    return Sumber(isi, "sasaran", berkas)


def _tingkat(minta: re.Match[str]) -> list[str]:
    """The requested levels; none means all."""
    return minta["tingkat"].strip().split(" dan ") if minta["tingkat"] else []


def _bersasaran(sasaran: pd.DataFrame, isi: pd.DataFrame) -> pd.DataFrame:
    """Rows joined to their goals, whose columns are named `sasaran.…`; a goal without any keeps its
    place."""
    kepala = sasaran.rename(columns=lambda k: f"sasaran.{k}")
    isi = isi.astype({"sasaran": object})  # without rows pandas would infer numbers
    return kepala.merge(isi, how="left", left_on="sasaran.kode", right_on="sasaran")
