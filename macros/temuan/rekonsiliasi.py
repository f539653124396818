"""Facts recorded twice (by several sources, as a row and its parts, in two tables) that differ:
both values, dates and the difference."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import product
from typing import Literal

from ..asupan.aturan_anggaran import BELANJA
from ..dasar.angka import Angka
from ..dasar.kosakata import kosakata
from ..dasar.penulisan import gabung, slug, tulis
from ..dasar.periode import bulan_akhir
from ..hitung import kunci
from ..hitung.analisis import dibulatkan
from ..hitung.keuangan import AKUN, JENIS, dokumen_perjanjian
from ..hitung.kinerja import PERSEN_TARGET, TRIWULAN
from ..hitung.laporan import Laporan
from ..hitung.posisi_anggaran import hari
from ..hitung.uang import TERCATAT
from .kasus import Kasus, Pihak, di_sel, kaidah, letak

Isi = Iterable[tuple[str, str, date | None]]  # source, key, and date
Pokok = Literal["pagu", "realisasi"]
KATA = kosakata("temuan")
UKURAN: Mapping[Pokok, str] = KATA["uang-pokok"]
BERPOHON: Mapping[str, str] = KATA["uang-pohon"]
SEMUA: Mapping[str, Mapping[Pokok, str]] = KATA["uang-semua"]
PENYERAPAN = "penyerapan-anggaran"
BERARTI = 5  # points between a score and a share, from which on their confusion misleads


def bandingkan(lap: Laporan, subjek: str, nama: str, pihak: Sequence[Pihak]) -> Iterator[Kasus]:
    """A case if the sources differ on a fact; the report follows the first one."""
    ada = [p for p in pihak if p.angka.terisi]
    if len({_isi(p.angka) for p in ada}) < 2:
        return
    acuan = ada[0]
    beda = [p for p in ada[1:] if _isi(p.angka) != _isi(acuan.angka)]
    isi = {"nama": nama, "isi": gabung([f"{p.sumber} {p.angka.teks}" for p in ada])}
    yield Kasus(
        "T101", subjek, letak(lap.register, beda[0].angka), beda[0].angka.teks, isi=isi,
        judul=nama, pihak=tuple(ada),
        selisih="; ".join(filter(None, (_selisih(p.angka, acuan.angka) for p in beda))),
    )  # fmt: skip


def _menurut(lap: Laporan, subjek: str, nama: str, isi: Isi) -> Iterator[Kasus]:
    """Compare the sources that have a figure."""
    ada = ((s, lap.register.get(k), hari) for s, k, hari in isi)
    yield from bandingkan(lap, subjek, nama, [Pihak(s, a, h) for s, a, h in ada if a is not None])


def _isi(angka: Angka) -> Fraction | str:
    """The value of a figure, or the text in place of one."""
    return angka.teks if angka.nilai is None else angka.nilai


def _selisih(angka: Angka, acuan: Angka) -> str:
    if angka.tampak is None or acuan.tampak is None:
        return ""
    satuan = "poin" if angka.satuan == "%" else angka.satuan
    return tulis(angka.tampak - acuan.tampak, angka.keluarga, satuan)


def _capaian(lap: Laporan) -> Iterator[Kasus]:
    """Results of several sources by their achievements, or by themselves where these are equal: at
    the floor, or reached or not without a percentage."""
    hari, tahun, r = lap.edisi.hari_data, lap.edisi.tahun, lap.register
    acuan = lap.sumber.semua_acuan()["realisasi"]
    for i in lap.daftar_indikator():
        nama, resmi = partial(kunci.capaian, i.kode, tahun), lap.realisasi(i.kode)
        lain = [s for s in lap.sumber.lain("realisasi") if nama(s.kode) in r]
        if resmi is None or all(dibulatkan(lap, i, s) for s in lain):
            continue
        isi = [(acuan.nama, nama(), hari), *((s.nama, nama(s.kode), hari) for s in lain)]
        beda = [*_menurut(lap, nama(), f"Capaian indikator {i.kode} {i.nama}", isi)]
        tercatat = ((s, r[kunci.realisasi(i.kode, tahun, s.kode)]) for s in lain)
        pihak = [
            Pihak(s.nama, a, hari) for s, a in tercatat
            if a.catatan != PERSEN_TARGET and a.satuan == resmi.satuan
        ]  # fmt: skip
        semua = [Pihak(acuan.nama, resmi, hari), *pihak]
        yield from beda or bandingkan(lap, nama(), f"Realisasi indikator {i.kode} {i.nama}", semua)


def _pegawai(lap: Laporan) -> Iterator[Kasus]:
    hari = lap.edisi.hari_data
    isi = [(f"menurut {k}", kunci.pegawai(k), hari) for k in ("jabatan", "pendidikan")]
    yield from _menurut(lap, "pegawai/jumlah", "Jumlah pegawai", isi)


def _target(lap: Laporan) -> Iterator[Kasus]:
    """The same target in several agreements; a revised agreement replaces the one before."""
    perjanjian = {lap.sumber.perjanjian(r) for r in lap.baris("perjanjian_kinerja")}
    for i in lap.indikator.values():
        for tahun in (lap.edisi.tahun, lap.edisi.tahun_lalu):
            pihak: dict[str, Pihak] = {}
            for s in lap.sumber.berperan("target", "janji"):
                a = lap.register.get(kunci.target(i.kode, tahun, s.kode))
                if a is not None and not (s.kode in perjanjian and perjanjian & pihak.keys()):
                    pihak[s.kode] = Pihak(s.nama, a)
            subjek, nama = f"target/{i.kode}/{tahun}", f"Target {tahun} indikator {i.kode}"
            yield from bandingkan(lap, subjek, nama, [*pihak.values()])


def _triwulan(lap: Laporan) -> Iterator[Kasus]:
    """The sum of quarters against the yearly percentage of the same source."""
    tahun, r = lap.edisi.tahun, lap.register
    for s, i in product(lap.sumber.lain("realisasi"), lap.daftar_indikator()):
        dihitung = r.get(kunci.capaian(i.kode, tahun, s.kode))
        tercatat = r.get(kunci.realisasi(i.kode, tahun, s.kode))
        triwulan = [kunci.realisasi(i.kode, tahun, s.kode, t) for t in TRIWULAN]
        if dihitung is None or tercatat is None or tercatat.catatan != PERSEN_TARGET:
            continue
        # The yearly percentage has two decimals; only shown values are comparable.
        if all(k in r for k in triwulan) and dihitung.polos != tercatat.polos:
            pihak = Pihak("jumlah triwulan", dihitung), Pihak("angka setahun", tercatat)
            isi = {"s": s, "i": i, "dihitung": dihitung, "tercatat": tercatat}
            yield Kasus(
                "T102", f"{slug(s.kode)}/{i.kode}/{tahun}", letak(r, tercatat), tercatat.teks,
                isi=isi, judul=f"Capaian indikator {i.kode} pada {s.nama}", pihak=pihak,
            )  # fmt: skip


def _uang(lap: Laporan) -> Iterator[Kasus]:
    """Amounts of the edition's year that occur twice, in sources up to the same time as the
    reference."""
    hitungan = lap.posisi_anggaran(lap.edisi.tahun)
    sampai = [bulan_akhir(di.periode) for di, _ in hitungan]
    setara = {
        di.sumber: hari(b) for n, (di, b) in zip(sampai, hitungan, strict=True) if n == sampai[0]
    }
    yield from _jumlah(lap, setara)
    yield from _pagu_awal(lap)
    yield from _akun(lap, setara)
    yield from _pohon(lap, setara)
    yield from _dua_tabel(lap, setara)
    yield from _perjanjian(lap)


def _jumlah(lap: Laporan, setara: Mapping[str, date | None]) -> Iterator[Kasus]:
    """The totals of every source."""
    tahun = lap.edisi.tahun
    for jenis in JENIS.values():
        for apa, nama in SEMUA[jenis].items():
            isi = [(s, kunci.anggaran(tahun, s, apa, jenis), h) for s, h in setara.items()]
            yield from _menurut(lap, f"{jenis}/{tahun}/{apa}", nama.format(tahun), isi)


def _pagu_awal(lap: Laporan) -> Iterator[Kasus]:
    """The ceiling before a revision against the first agreement, after it against the revised
    one."""
    tahun, hitungan = lap.edisi.tahun, lap.posisi_anggaran(lap.edisi.tahun)
    acuan = lap.sumber.acuan("target")
    if not hitungan or acuan is None:
        return
    di, hari = hitungan[0][0], lap.edisi.hari_data
    ada = dokumen_perjanjian(lap, tahun)
    banding = [
        ("", "pagu-awal", "Pagu awal", acuan.kode),
        ("/perjanjian", "pagu", "Pagu sesudah revisi", ada[0] if len(ada) > 1 else ""),
    ]
    for akhiran, apa, nama, dokumen in banding:
        if dokumen in ada:
            isi = kunci.pk(tahun, dokumen="" if dokumen == ada[0] else dokumen)
            perjanjian = (lap.sumber.nama("target", dokumen), isi, hari)
            pihak = [(di.sumber, kunci.pagu(tahun, apa), hari), perjanjian]
            yield from _menurut(lap, f"{kunci.pagu(tahun, apa)}{akhiran}", f"{nama} {tahun}", pihak)


def _akun(lap: Laporan, setara: Mapping[str, date | None]) -> Iterator[Kasus]:
    tahun = lap.edisi.tahun
    akun = {
        (AKUN[x.jenis or BELANJA], x.akun): x.uraian
        for x in lap.baris("anggaran_belanja", tahun=tahun)
    }
    for (jenis, kode), uraian in akun.items():
        for apa, nama in UKURAN.items():
            isi = [(s, kunci.belanja(kode, tahun, s, apa, jenis), h) for s, h in setara.items()]
            subjek = f"{jenis}/{kode}/{tahun}/{apa}"
            yield from _menurut(lap, subjek, f"{nama} {uraian} {tahun}", isi)


def _pohon(lap: Laporan, setara: Mapping[str, date | None]) -> Iterator[Kasus]:
    """Rows of the tree in several sources, and against the sum of the rows below.

    A source without any amounts before revision is not compared on these. Sources with the same
    rows below one are compared there, so that a difference is not repeated on every level.
    """
    tahun, acuan = lap.edisi.tahun, next(iter(setara), "")
    baris = lap.baris("anggaran_kegiatan", tahun=tahun)
    berawal = {r.sumber for r in baris if r.pagu_awal is not None}
    for (kode, satu), (apa, nama) in product(lap.anggaran.simpul.items(), BERPOHON.items()):
        milik, tercatat = (kunci.kegiatan(kode, tahun, u) for u in (apa, apa + TERCATAT))
        judul = f"{nama} {satu.uraian} {tahun}"
        di = [s for s in setara if apa != "pagu-awal" or s in berawal]
        menurut = {
            s: partial(kunci.kegiatan, ukuran=apa, sumber="" if s == acuan else s) for s in di
        }
        bawah = lap.anggaran.anak.get(kode, ())
        rinci = {
            tuple(a for a in bawah if k(a, tahun) in lap.register)
            for k in menurut.values()
            if k(kode, tahun) in lap.register
        }
        if len(rinci) != 1 or () in rinci:
            isi = [(s, k(kode, tahun), setara[s]) for s, k in menurut.items()]
            yield from _menurut(lap, milik, judul, isi)
        isi = [("jumlah rinciannya", milik, None), ("barisnya sendiri", tercatat, None)]
        yield from _menurut(lap, tercatat, judul, isi)


def _dua_tabel(lap: Laporan, setara: Mapping[str, date | None]) -> Iterator[Kasus]:
    """One source by activity against the same by account."""
    tahun = lap.edisi.tahun
    for jenis, akun in AKUN.items():
        for s, per in setara.items():
            for apa, nama in SEMUA[JENIS[jenis]].items():
                satu = kunci.anggaran(tahun, s, apa, JENIS[jenis])
                dua = kunci.belanja("jumlah", tahun, s, apa, akun)
                isi = [("per kegiatan", satu, per), ("per akun", dua, per)]
                yield from _menurut(lap, dua, f"{nama.format(tahun)} menurut {s}", isi)


def _perjanjian(lap: Laporan) -> Iterator[Kasus]:
    """A row of an agreement against the sum of those below it."""
    for tahun in (lap.edisi.tahun, lap.edisi.tahun_lalu):
        dokumen_ = dokumen_perjanjian(lap, tahun)
        for ke, dokumen in enumerate(dokumen_):
            lain = dokumen if ke else ""
            for r in lap.baris("pk_anggaran", tahun=tahun):
                tercatat = kunci.pk_tercatat(tahun, r.kode, lain)
                isi = [
                    ("jumlah rinciannya", kunci.pk(tahun, r.kode, lain), None),
                    ("barisnya sendiri", tercatat, None),
                ]
                nama = f"{r.uraian}, {lap.sumber.nama('target', dokumen)} {tahun}"
                yield from _menurut(lap, tercatat, nama, isi)


def _skor_sebagai_serapan(lap: Laporan) -> Iterator[Kasus]:
    """The IKPA score for absorption, which is easily mistaken for the absorption itself."""
    tahun, r = lap.edisi.tahun, lap.register
    nilai = r.get(kunci.ikpa(tahun, PENYERAPAN, "nilai"))
    serapan = r.get(kunci.pagu(tahun, "serapan"))
    if nilai is None or serapan is None or nilai.nilai is None or serapan.nilai is None:
        return
    if abs(nilai.nilai - serapan.nilai) < BERARTI:
        return
    di, dicatat = lap.posisi_anggaran(tahun)[0]
    penilai = next(lap.baris("ikpa", tahun=tahun))
    pihak = (
        Pihak(f"skor IKPA ({penilai.sumber})", nilai, penilai.tanggal),
        Pihak(f"penyerapan ({di.sumber})", serapan, hari(dicatat)),
    )
    yield Kasus(
        "T103", f"ikpa/{tahun}/{PENYERAPAN}", letak(r, nilai), nilai.teks, pihak=pihak,
        isi={"skor": nilai, "acuan": di.sumber, "serapan": serapan},
        judul="Penyerapan anggaran: skor IKPA dan bagian pagu",
    )  # fmt: skip


def _tanpa_angka(lap: Laporan) -> Iterator[Kasus]:
    """Rows of the tree without an amount in any year, so that no table shows them."""
    tahun = {r.tahun for r in lap.baris("anggaran_kegiatan")}
    for r in lap.baris("kegiatan"):
        if tahun and not any(kunci.kegiatan(r.kode, x, "pagu") in lap.register for x in tahun):
            yield di_sel("T105", f"kegiatan/{r.kode}", r, "kode")


temuan = kaidah(_capaian, _uang, _pegawai, _target, _triwulan, _skor_sebagai_serapan, _tanpa_angka)
