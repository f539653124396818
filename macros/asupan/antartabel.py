"""Rules beyond the schema: over several rows, columns or tables; and whether values of targets and
realisations agree with scale, polarity, weights and years."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ..dasar import periode
from ..dasar.himpun import berulang, himpun, himpun_baris, pada
from ..dasar.masalah import Masalah, usul
from ..dasar.nilai import IsiNilai, urai
from ..dasar.penulisan import slug, tulis_bilangan
from . import aturan_isi, masa_berlaku, menunggu, rujukan, skema
from .aturan_anggaran import periksa_anggaran, periksa_pagu, putaran
from .isian import sesatuan
from .letak_sel import galat_sel, ketikan
from .masa_berlaku import bertemu
from .muat import Data, TabelData, TabelRusak
from .pesan import BEBAS, JADI_TANGGAL
from .rujukan import SEMUA, SKALA_LAPORAN, hampa, tempat_skala
from .teguran import galat

EPSILON = Decimal("0.01")
SEHARI = timedelta(days=1)  # the largest difference of clocks among the world's time zones
# Codes in ikpa.csv other than those of scored indicators.
TANPA_TRANSAKSI, PENGURANG = "tanpa transaksi", "pengurang"
# The side on which a bound of a target may be open, by polarity.
ARAH = {"maksimal": "≥ atau >", "minimal": "≤ atau <"}


def baris_skala(tabel: dict[str, TabelData], nama: str) -> Iterator[Any]:
    """The steps of a scale as rows, in order; empty if there is no such scale."""
    if nama == SKALA_LAPORAN:
        return tabel["kategori"].baris()
    return tabel["skala"].baris(skala=nama)


def periksa_asal(tabel: Data) -> Iterator[Masalah]:
    """Entries of `asal_data.csv` for tables, years or sources that no row can ever have and that so
    would have no effect."""
    aturan = tabel.aturan
    for r in tabel["asal_data"].baris():
        if r.tabel not in aturan and (tabel.folder / f"{r.tabel}.csv").is_file():
            continue  # an unlisted file, which is reported elsewhere
        if r.tabel not in aturan:
            yield galat_sel("D039/tabel", r, "tabel", saran=usul(r.tabel, aturan))
            continue
        kolom = {k.nama for k in aturan[r.tabel].kolom}
        if r.sumber and not kolom & {"sumber", "dokumen"}:
            yield galat_sel("D039/sumber", r, "sumber", tabel=r.tabel)
        if r.tahun is None and "tahun" in kolom and r.tabel in tabel:
            tahun = tabel[r.tabel].kolom("tahun").values()
            if tahun and None not in tahun:
                yield galat_sel("D039/tahun", r, "tahun", tabel=r.tabel)


def periksa_tabel(tabel: Data) -> Iterator[Masalah]:
    """All violations of these rules. A rule that needs a table with errors is skipped until they
    are mended."""
    tiada = rujukan.tabel_tiada(tabel)
    with suppress(TabelRusak):
        yield from rujukan.periksa_rujukan(tabel, tiada)
    # References to a missing table cannot be checked.
    lepas = {t.nama for isi in tiada.values() for t in isi.values()}
    sisa = {n: t for n, t in tabel.items() if n not in lepas}
    sehat = {n: t for n, t in tabel.sebagian.items() if n not in lepas}
    utuh = Data(sisa, tabel.paket, tabel.lembar, tabel.asli, tabel.folder, sehat)
    for aturan in ATURAN:
        with suppress(TabelRusak):
            yield from aturan(utuh)


def _edisi(tabel: Data) -> Iterator[Masalah]:
    """There is one edition, with the code of its period, issued after the date of its data."""
    t = tabel["laporan"]
    tiada = [nama for nama in ("laporan", "instansi") if nama not in tabel.terdaftar]
    for nama in tiada:
        if not (tabel.folder / f"{nama}.csv").is_file():  # which is reported elsewhere
            kata = {"entri": skema.entri(nama)}
            yield galat("D030/tiada", f"data/{skema.PAKET}", None, None, nama, **kata)
    if t.nama in tiada:
        return
    if len(t.rekaman) != 1:
        yield galat("D030", t.berkas, banyak=len(t.rekaman))
        return
    (r,) = t.baris()
    if r.kode != (kode := periode.kode_edisi(r.tahun, r.periode)):
        yield galat_sel("D030/kode", r, "kode", harus=kode)
    if r.tanggal_terbit and r.tanggal_data and r.tanggal_terbit < r.tanggal_data:
        yield galat_sel("D030/terbit", r, "tanggal_terbit", data=ketikan(r, "tanggal_data"))


def periksa_terjadi(tabel: Mapping[str, TabelData], kini: date) -> Iterator[Masalah]:
    """Answers and signatures dated in the future of `kini`. In an edition written ahead of its
    time, days up to its own dates are allowed (without a date of its data, up to the end of its
    period)."""
    if not tabel["laporan"].rekaman:
        return  # which is reported; without it the limits of the edition are unknown
    edisi = [
        hari
        for r in tabel["laporan"].baris()
        for hari in (r.tanggal_data or periode.akhir_periode(r.tahun, r.periode), r.tanggal_terbit)
        if hari
    ]
    batas = max([kini + SEHARI, *edisi])
    for r in tabel["jawaban_temuan"].baris():
        if r.tanggal > batas:
            yield galat_sel("D049/jawaban", r, "tanggal", kini=kini)
    for r in tabel["tanda_tangan"].baris():
        if r.ditandatangani and r.tanggal and r.tanggal > batas:
            yield galat_sel("D049/naskah", r, "tanggal", kini=kini)


def _jenjang_sasaran(tabel: Data) -> Iterator[Masalah]:
    """A goal supports one of a higher level, so that no goal supports itself."""
    t, tingkat = tabel["sasaran"], {r.kode: r for r in tabel["tingkat"].baris()}
    milik = {r.kode: r.tingkat for r in t.baris()}
    for r in t.baris():
        atas, ini = tingkat.get(milik.get(r.induk, "")), tingkat.get(r.tingkat)
        if atas and ini and atas.urut >= ini.urut:
            yield galat_sel("D044/tingkat", r, "induk", atas=atas.nama, milik=ini.nama)


def _skala(t: TabelData) -> Iterator[Masalah]:
    """Every scale covers its range once, without gap or overlap."""
    for isi in himpun((getattr(r, "skala", ""), r) for r in t.baris()).values():
        urut = sorted(isi, key=lambda r: r.bawah)
        for r in urut:
            if r.bawah >= r.atas:
                yield galat_sel("D031", r, "bawah", atas=ketikan(r, "atas"))
        for bawah, atas in pairwise(urut):
            if bawah.atas != atas.bawah:
                batas = ketikan(bawah, "atas")
                yield galat_sel("D032", atas, "bawah", atas=atas, bawah=bawah, batas=batas)


def _paket(tabel: dict[str, TabelData]) -> Iterator[Masalah]:
    """Every scale that is named exists, and the edition's pack of rules assesses achievements."""
    t = tabel["paket_aturan"]
    for r in (r for n in rujukan.BERSKALA for r in tabel[n].baris()):
        if r.skala and not tabel[tempat_skala(r.skala)].rekaman:
            yield hampa(tabel[tempat_skala(r.skala)])
        elif r.skala and not any(baris_skala(tabel, r.skala)):
            yield galat_sel("D036", r, "skala", nama=SKALA_LAPORAN)
    for r in tabel["laporan"].baris():
        if r.paket and not any(t.baris(paket=r.paket, jenis="capaian")):
            yield galat_sel("D037", r, "paket")


def _kode_tanggal(tabel: Data) -> Iterator[Masalah]:
    """Codes are free text, but not what a spreadsheet makes of one (1.2 → 01-Feb, 2023-02-01)."""
    for t in map(tabel.sehat, ("indikator", "sasaran", "kegiatan")):
        for r in t.baris():
            if JADI_TANGGAL.fullmatch(r.kode):
                yield galat_sel("D021/tanggal", r, "kode")


def _bobot(tabel: Data) -> Iterator[Masalah]:
    """The weights of a year's IKPA add up to 100; without transactions there is no score."""
    t = tabel["ikpa"]
    for r in t.baris(peran=TANPA_TRANSAKSI):
        if r.nilai is not None:
            yield galat_sel("D033/tanpa", r, "nilai", peran=TANPA_TRANSAKSI)
    for tahun in dict.fromkeys(t.kolom("tahun").values()):
        baris = list(t.baris(tahun=tahun))
        jumlah = sum((Decimal(r.bobot) for r in baris), Decimal(0))
        # A source may show a score without its weight for an indicator without transactions.
        paling_sedikit = 0 if any(r.peran == TANPA_TRANSAKSI for r in baris) else 100
        if not paling_sedikit - EPSILON <= jumlah <= 100 + EPSILON:
            tulis = tulis_bilangan(Fraction(jumlah), "bilangan")
            yield galat_sel("D033", baris[-1], "bobot", tahun=tahun, jumlah=tulis)


def _kode_dikenal(tabel: Data, nama: str, kolom: str) -> Iterator[Masalah]:
    """References to one of several tables, or to all rows (`*`)."""
    di = BEBAS[nama, kolom]
    ada = [SEMUA, *(r.kode for t in di for r in tabel[t].baris())]
    milik = tabel.terbaca(nama)
    if milik.rekaman and (kosong := [t for t in di if not tabel[t].rekaman]):
        yield from (hampa(tabel[t]) for t in kosong)
        return
    yield from rujukan.dikenal(milik, kolom, ada, " maupun ".join(f"{t}.csv" for t in di))


def _uraian_ganda(tabel: Data, nama: str, kelompok: str, uraian: str) -> Iterator[Masalah]:
    """The rows of a group have unique descriptions, since the keys of figures are made of them."""
    sebutan = [(r, slug(getattr(r, uraian))) for r in tabel.sehat(nama).baris()]
    yield from (galat_sel("D041", r, uraian) for r, teks in sebutan if not teks)
    bernama = (((getattr(r, kelompok), teks), r) for r, teks in sebutan if teks)
    for r, lain in berulang(bernama):
        yield galat_sel(f"D038/{nama}", r, uraian, lain=lain.Index, kelompok=kelompok)


def _satu_pucuk(tabel: Data) -> Iterator[Masalah]:
    t = tabel["struktur_organisasi"]
    pucuk = [r for r in t.baris() if not r.induk]
    if len(pucuk) != 1 and t.rekaman:
        baris = pucuk[-1].Index if pucuk else None
        yield galat("D035", t.berkas, baris, "induk", banyak=len(pucuk))
        return
    berputar = putaran({r.kode: r for r in t.baris()})
    yield from (galat_sel("D044/putar", r, "induk") for r in berputar)


def _nilai(tabel: Data) -> Iterator[Masalah]:
    """Values agree with scale, polarity, unit, weights and years."""
    satuan = {r.kode: r.skala for r in tabel["satuan"].baris()}
    nama = {*filter(None, satuan.values())}
    skala = {n: {r.kode: r.interpretasi for r in baris_skala(tabel, n)} for n in nama}
    indikator = himpun_baris(tabel["indikator"].baris(), "kode")
    for r, isi in _berisi(tabel.sehat("target")):
        i = pada(indikator[r.indikator], r.tahun)
        yield from _predikat(r, isi, i.satuan, skala.get(satuan[i.satuan] or ""))
        yield from _batas(r, isi, i.polaritas)
    for t in (tabel.sehat("realisasi"), tabel.sehat("ukuran")):
        for r, isi in _berisi(t):
            apa = (r if t.nama == "realisasi" else pada(indikator[r.indikator], r.tahun)).satuan
            yield from _predikat(r, isi, apa, skala.get(satuan[apa] or ""))
            if isi.jenis in {"rentang", "batas"}:
                yield galat_sel("D057", r, "nilai")
    yield from _satuan_ketik(tabel, indikator)
    yield from _bobot_indikator(tabel)
    yield from _masa(tabel["indikator"], indikator)
    # An indicator is no part of itself, also not indirectly.
    berputar = putaran({r.kode: r for r in tabel["indikator"].baris()})
    yield from (galat_sel("D060", r, "induk") for r in berputar)


def _satuan_ketik(tabel: Data, indikator: Mapping[str, list[Any]]) -> Iterator[Masalah]:
    """A unit typed behind a value is that of its row, or of its indicator."""
    nama = {r.kode: (r.kode, r.nama, (r.tulis or "").replace("{}", ""))
            for r in tabel["satuan"].baris()}  # fmt: skip
    for t in map(tabel.get, tabel.lembar):
        if t is None or "indikator" not in t.nama_kolom:
            continue
        lembar = tabel.lembar[t.nama]
        kolom, baris = lembar.baris[0], {r.Index: r for r in t.baris()}
        for (i, j), tulis in sorted(lembar.satuan.items()):
            r = baris[lembar.nomor[i]]
            # References hold, or the table would not be here.
            satuan = getattr(r, "satuan", "")
            apa = f"baris ini “{satuan}”"
            if not satuan:
                satuan = pada(indikator[r.indikator], getattr(r, "tahun", 0)).satuan
                apa = f"indikator {r.indikator} “{satuan}”"
            if not any(sesatuan(tulis, satu) for satu in nama.get(satuan, (satuan,))):
                yield galat_sel("D020/satuan", r, kolom[j], apa=apa, tulis=tulis)


def _berisi(t: TabelData) -> Iterator[tuple[Any, IsiNilai]]:
    """The rows whose value is not just a number."""
    return ((r, urai(r.nilai)) for r in t.baris() if isinstance(r.nilai, str))


def _predikat(
    r: Any, isi: IsiNilai, satuan: str, skala: dict[str, str] | None
) -> Iterator[Masalah]:
    """A text is a code of the unit's scale. `skala` is empty where the unit names a missing scale,
    which is reported for the unit."""
    if isi.jenis != "predikat" or (skala is not None and (not skala or r.nilai in skala)):
        return
    bunyi = ((k, satu.casefold()) for k, arti in (skala or {}).items() for satu in (k, arti or ""))
    kode = next((k for k, satu in bunyi if satu == r.nilai.casefold()), None)  # written out
    awal = re.split(r"\W", r.nilai.upper())[0]  # a longer code, such as WTP-DPP
    kode = kode or (awal if awal in (skala or ()) else None)
    yield galat_sel(
        "D055/skala" if skala else "D055", r, "nilai", satuan=satuan, skala=", ".join(skala or ()),
        saran=usul(kode or r.nilai.upper(), [kode] if kode else skala or ()),
    )  # fmt: skip


def _batas(r: Any, isi: IsiNilai, polaritas: str) -> Iterator[Masalah]:
    """A bound is open on the side of better results."""
    if isi.jenis == "batas" and polaritas == "stabil":
        yield galat_sel("D056/stabil", r, "nilai")
    elif isi.jenis == "batas" and (isi.bawah is None) == (polaritas == "maksimal"):
        yield galat_sel("D056", r, "nilai", polaritas=polaritas, arah=ARAH[polaritas])


def _bobot_indikator(tabel: Data) -> Iterator[Masalah]:
    """Of a goal's indicators in the edition's year all or none have weights, and all or none of
    these are percentages: 30% beside 1 and 3 would weigh thirty times as much.

    An earlier year may mix them: an indicator dropped before weights came has none, and the means
    of such a year are unweighted.
    """
    tahun = max((r.tahun for r in tabel.sehat("laporan").baris()), default=0)
    semua = tabel["indikator"].baris()
    berlaku = (r for r in semua if (r.mulai or 0) <= tahun <= (r.sampai or 9999))
    for kode, isi in himpun_baris(berlaku, "sasaran").items():
        kosong = [r for r in isi if r.bobot is None]
        if kosong and len(kosong) < len(isi):
            yield galat_sel("D058", kosong[0], "bobot", sasaran=kode)
            continue
        persen = [r for r in isi if "%" in str(ketikan(r, "bobot"))]
        if 0 < len(persen) < len(isi) and sum(r.bobot for r in isi) != 100:
            yield galat_sel("D058/persen", persen[0], "bobot", sasaran=kode)


def _masa(t: TabelData, indikator: Mapping[str, list[Any]]) -> Iterator[Masalah]:
    """A row is valid in some year, and rows with the same code in different years."""
    for r in t.baris():
        if (r.mulai or 0) > (r.sampai or 9999):
            yield galat_sel("D059/terbalik", r, "mulai", akhir=r.sampai)
    for isi in indikator.values():
        for lama, baru in bertemu(isi, 0, 9999):
            yield galat_sel("D059", baru, "mulai", lain=lama)


ATURAN: tuple[Callable[[Data], Iterator[Masalah]], ...] = (
    _edisi,
    # The date of an answer or a signature.
    lambda tabel: periksa_terjadi(tabel, date.today()),  # noqa: DTZ011
    masa_berlaku.periksa,
    periksa_asal,
    lambda tabel: _skala(tabel["kategori"]),
    lambda tabel: _skala(tabel["skala"]),
    _paket,
    _nilai,
    _kode_tanggal,
    lambda tabel: (m for satu in BEBAS for m in _kode_dikenal(tabel, *satu)),
    _bobot,
    lambda tabel: _uraian_ganda(tabel, "pegawai", "kelompok", "uraian"),
    lambda tabel: _uraian_ganda(tabel, "ikpa", "tahun", "indikator"),
    periksa_anggaran,
    periksa_pagu,
    _satu_pucuk,
    _jenjang_sasaran,
    aturan_isi.periksa,
    menunggu.periksa,
)
