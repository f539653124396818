"""Tables of planning: strategic goals, main indicators, performance agreements, Renstra."""

from __future__ import annotations

from functools import partial

from ...hitung.entitas import Rumusan
from ...hitung.laporan import Laporan
from .bersama import menurut_sasaran, unit
from .model import Bagian, Daftar, Kelompok, Kolom, Polos, Tabel, baris

TINGKAT = ("strategis", "program", "kegiatan")
JUDUL_INDIKATOR = {
    "strategis": "Indikator Kinerja Utama",
    "program": "Indikator Kinerja Program",
    "kegiatan": "Indikator Kinerja Kegiatan",
}


def _nomor(daftar: list[Rumusan]) -> Bagian:
    """Indicators as an ordered list; a single one stands alone."""
    return daftar[0].uraian if len(daftar) == 1 else Daftar(tuple(r.uraian for r in daftar), True)


def sasaran_strategis(lap: Laporan) -> Tabel:
    """Strategic goals with their indicators (Tabel 2.1)."""
    isi = [
        (s, [r for r in ind if lap.indikator[r.kode].sasaran == s.kode])
        for s, ind in menurut_sasaran(lap, lap.rumusan("IKU"), "strategis")
    ]
    return Tabel(
        "sasaran-strategis",
        f"Sasaran strategis {lap.instansi.kantor_wilayah} {lap.instansi.kementerian}",
        (
            Kolom("Kode", lebar=10),
            Kolom("Sasaran strategis (SS)", lebar=45),
            Kolom("Indikator sasaran strategis", lebar=45),
        ),
        (Kelompok(None, tuple(baris(s.kode, s.uraian, _nomor(i), kepala=0) for s, i in isi)),),
        sumber=f"Rencana Strategis {lap.instansi.kementerian}.",
        berkas="rumusan.csv",
    )


def iku(lap: Laporan) -> Tabel:
    """Main performance indicators: programme goals under strategic goals (Tabel 2.2)."""
    daftar = lap.rumusan("IKU")
    program = menurut_sasaran(lap, daftar, "program")
    kelompok = tuple(
        Kelompok(
            f"{s.kode}. {s.uraian}",
            tuple(
                baris(p.uraian, _nomor(i), kepala=0)
                for p, i in program
                if lap.sasaran[p.kode].induk == s.kode
            ),
        )
        for s, _ in menurut_sasaran(lap, daftar, "strategis")
    )
    return Tabel(
        "iku",
        f"Indikator Kinerja Utama {unit(lap)}",
        (Kolom("Sasaran program", lebar=35), Kolom("Indikator sasaran program", lebar=65)),
        kelompok,
        sumber="Indikator Kinerja Utama; indikator sasaran strategis ada pada tabel sebelumnya.",
        berkas="rumusan.csv",
    )


def _pk(lap: Laporan, tahun: int, tingkat: str, kode: str, judul: str) -> Tabel:
    kosong: list[str] = []
    pk = lap.pk.get(tahun)
    asal = f", {pk.tempat}, {pk.tanggal}" if pk else ""

    def target(r: Rumusan) -> Bagian:
        angka = lap.register.get(f"target/{r.kode}/{tahun}/PK")
        if angka is None:
            kosong.append(r.kode)
        return angka or "–"

    daftar = menurut_sasaran(lap, lap.rumusan("PK", tahun), tingkat)
    kelompok = tuple(
        Kelompok(
            f"{n}. {s.uraian}",
            tuple(baris(f"{n}.{k}", r.uraian, target(r), kepala=1) for k, r in enumerate(ind, 1)),
        )
        for n, (s, ind) in enumerate(daftar, 1)
    )
    return Tabel(
        kode,
        judul,
        (
            Kolom("No.", "nomor", 10),
            Kolom(JUDUL_INDIKATOR[tingkat], lebar=70),
            Kolom("Target", "bilangan", 20),
        ),
        kelompok,
        sumber=f"Perjanjian Kinerja Tahun {tahun}{asal}.",
        catatan=("Tanda – berarti target tidak diisi dalam dokumen.",) if kosong else (),
        berkas="rumusan.csv",
    )


def perjanjian_kinerja(lap: Laporan) -> Tabel:
    """The year's agreement at the level of activities (Tabel 2.3)."""
    tahun = lap.edisi.tahun
    judul = f"Perjanjian Kinerja Tahun {tahun} Kepala {unit(lap)}: sasaran dan indikator kegiatan"
    return _pk(lap, tahun, "kegiatan", "perjanjian-kinerja", judul)


def pk_tingkat(lap: Laporan, tahun: int, tingkat: str) -> Tabel:
    """One level of a year's agreement, as its annex shows it."""
    judul = f"Perjanjian Kinerja Tahun {tahun}: sasaran {tingkat} dan indikatornya"
    return _pk(lap, tahun, tingkat, f"pk-{tahun}-{tingkat}", judul)


def pk_anggaran(lap: Laporan, tahun: int) -> Tabel:
    """The budget of a year's agreement by programme and activity."""
    kelompok = []
    for p in lap.baris("pk_anggaran", tahun=tahun, tingkat="program"):
        isi = [
            baris(k.uraian, Polos(lap.register[f"pk/{tahun}/anggaran/{k.kode}"]), kepala=0)
            for k in lap.baris("pk_anggaran", tahun=tahun, tingkat="kegiatan", induk=p.kode)
        ]
        isi.append(
            baris(f"Jumlah {p.uraian}", Polos(lap.register[f"pk/{tahun}/anggaran/{p.kode}"]),
                  kepala=0)
        )  # fmt: skip
        kelompok.append(Kelompok(p.uraian, tuple(isi)))
    return Tabel(
        f"pk-{tahun}-anggaran",
        f"Anggaran dalam Perjanjian Kinerja Tahun {tahun}",
        (Kolom("Program dan kegiatan", lebar=70), Kolom("Anggaran (Rp)", "bilangan", 30)),
        tuple(kelompok),
        baris("Jumlah", Polos(lap.register[f"pk/{tahun}/anggaran/jumlah"]), kepala=0)
        if kelompok
        else None,
        f"Perjanjian Kinerja Tahun {tahun}.",
        berkas="pk_anggaran.csv",
    )


def renstra(lap: Laporan) -> Tabel:
    """Targets of the unit's Renstra with its strategies (Tabel 3.5)."""
    data = lap.data["target"].isi
    tahun = sorted(data[data["dokumen"] == "RENSTRA"]["tahun"].unique())
    ada = {r.kode for r in lap.rumusan("RENSTRA")}
    hilang = [
        i for i in lap.indikator.values()
        if i.kode not in ada and any(i.kode == r.kode for r in lap.rumusan("IKU"))
        and i.tingkat == "kegiatan"
    ]  # fmt: skip

    def isi(r: Rumusan) -> tuple[Bagian | None, ...]:
        strategi = tuple(s.uraian for s in lap.baris("strategi", indikator=r.kode))
        target = (lap.register.get(f"target/{r.kode}/{t}/RENSTRA") for t in tahun)
        sel: Bagian = (
            strategi[0] if len(strategi) == 1 else Daftar(strategi, True)
        ) if strategi else "–"  # fmt: skip
        return (r.uraian, *target, sel)

    kelompok = tuple(
        Kelompok(f"{n}. {s.uraian}", tuple(baris(*isi(r), kepala=0) for r in ind))
        for n, (s, ind) in enumerate(menurut_sasaran(lap, lap.rumusan("RENSTRA"), "kegiatan"), 1)
    )
    catatan = (
        (
            "Data belum tersedia untuk indikator yang barisnya tidak terbaca pada dokumen sumber: "
            + "; ".join(f"{i.kode} {i.uraian}" for i in hilang)
            + ".",
        )
        if hilang
        else ()
    )
    return Tabel(
        "renstra",
        f"Target Rencana Strategis {unit(lap)} dan strategi pencapaiannya",
        (
            Kolom("Indikator kinerja", lebar=30),
            *(Kolom(str(t), "bilangan", 5 if len(tahun) > 3 else 10) for t in tahun),
            Kolom("Strategi", lebar=50),
        ),
        kelompok,
        sumber=f"Rencana Strategis {unit(lap)}.",
        berkas="rumusan.csv",
        catatan=catatan,
        lebar=True,
    )


def daftar_pk(lap: Laporan) -> dict[str, partial[Tabel]]:
    """The tables of every year's agreement by code."""
    hasil: dict[str, partial[Tabel]] = {}
    for tahun in lap.pk:
        for tingkat in TINGKAT:
            hasil[f"pk-{tahun}-{tingkat}"] = partial(pk_tingkat, lap, tahun, tingkat)
        hasil[f"pk-{tahun}-anggaran"] = partial(pk_anggaran, lap, tahun)
    return hasil
