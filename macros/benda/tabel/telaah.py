"""Tables for reviewers, made by Python: completeness of analyses, disagreement of sources, the
reviewer's sheet, and the main figures with formula, numbers and rows of data."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

from ...asal.penelusur import perhitungan, rentang
from ...dasar.angka import Asal
from ...dasar.himpun import himpun
from ...dasar.kosakata import bunyi
from ...dasar.masalah import TanpaData
from ...dasar.penulisan import deret_kode, gabung, tanggal
from ...hitung import angka_skema, kunci
from ...hitung.daftar_rumus import BANYAKNYA
from ...hitung.entitas import Indikator
from ...hitung.keuangan import JENIS
from ...hitung.laporan import Laporan
from ...temuan.kelengkapan import ANALISIS, Analisis, HasilAnalisis, Keadaan, periksa
from ...temuan.reviu import BAGIAN, Pernyataan, Telaah
from . import unsur as u
from .unsur import KOSONG, Baris, Kelompok, Kolom, Tabel, baris

JAWABAN = {
    "ya": u.Status("tercapai", "Ya"),
    "tidak": u.Status("belum-tercapai", "Tidak"),
    "tidak dapat dinilai": u.Status("belum-ada-data", "Tidak dapat dinilai"),
}
TANDA = {"ada": "●", "belum-ada": "○", "tidak-berlaku": KOSONG}
ARTI_TANDA = {"ada": "ada", "belum-ada": "belum ada", "tidak-berlaku": "tidak berlaku"}
PAGU = ("pagu-awal", "pagu", "revisi", "revisi-persen")
MENURUT = ("realisasi", "sisa", "lebih", "serapan")


def kelengkapan(lap: Laporan) -> Tabel:
    """Which of the analyses required by PermenPAN-RB 53/2014 each indicator has.

    An analysis that all indicators have, or none, is a note instead of a column.
    """
    hasil = periksa(lap)
    menurut = {a: {hasil[i.kode, a.kode].keadaan for i in lap.daftar_indikator()} for a in ANALISIS}
    kolom = [a for a, keadaan in menurut.items() if len(keadaan) > 1] or list(ANALISIS)

    def isi(i: Indikator) -> Baris:
        tanda = (TANDA[hasil[i.kode, a.kode].keadaan] for a in kolom)
        return baris(i.kode, i.nama, *tanda, kepala=1)

    kelompok = (
        Kelompok(f"{s.kode}. {s.uraian}", tuple(map(isi, lap.daftar_indikator(s.kode))))
        for s in lap.daftar_sasaran()
    )
    rata = {a: next(iter(k)) for a, k in menurut.items() if a not in kolom and k}
    return Tabel(
        "kelengkapan",
        f"Kelengkapan analisis setiap indikator {lap.unit} Tahun {lap.edisi.tahun}",
        (
            Kolom("Kode", "nomor", 5),
            Kolom("Indikator kinerja", lebar=95 - 10 * len(kolom)),
            *(Kolom(a.sebutan(lap), "tanda", 10) for a in kolom),
        ),
        tuple(k for k in kelompok if k.baris),
        sumber=bunyi("benda/sumber-kelengkapan"),
        catatan=(_arti_tanda(hasil, kolom), *_serupa(lap, rata), *_alasan(lap, hasil)),
    )


def _arti_tanda(hasil: Mapping[tuple[str, str], HasilAnalisis], kolom: Iterable[Analisis]) -> str:
    """The key to the signs in the table."""
    kode = {a.kode for a in kolom}
    dipakai = {h.keadaan for (_, analisis), h in hasil.items() if analisis in kode}
    isi = [f"{t} {ARTI_TANDA[k]}" for k, t in TANDA.items() if k in dipakai]
    return f"{'; '.join(isi)}."


def _serupa(lap: Laporan, rata: Mapping[Analisis, Keadaan]) -> Iterator[str]:
    """The note on analyses that are alike for every indicator."""
    for keadaan, kata in (
        ("ada", "Sudah ada untuk setiap indikator"),
        ("belum-ada", "Belum ada untuk satu indikator pun"),
    ):
        if nama := [a.sebutan(lap) for a, k in rata.items() if k == keadaan]:
            yield f"{kata}: {gabung(nama)}."


def _alasan(lap: Laporan, hasil: dict[tuple[str, str], HasilAnalisis]) -> tuple[str, ...]:
    """Why analyses do not apply, one note a reason."""
    nama = {a.kode: a.sebutan(lap) for a in ANALISIS}
    menurut = himpun(
        ((analisis, h.alasan), indikator)
        for (indikator, analisis), h in hasil.items()
        if h.keadaan == "tidak-berlaku"
    )
    return tuple(
        f"{nama[analisis]} tidak berlaku untuk indikator {deret_kode(kode)}: {alasan}"
        for (analisis, alasan), kode in menurut.items()
    )


def rekonsiliasi(bahan: Telaah) -> Tabel:
    """The facts on which the sources disagree: each side, the difference, the explanation.

    The most frequent date is given once, and explanations have a column only if there are any.
    """
    lap = bahan.laporan
    semua = [t for t in bahan.temuan if t.jenis == "rekonsiliasi"]
    hari = Counter(p.tanggal for t in semua for p in t.pihak)
    umum = hari.most_common(1)[0][0] if hari else None
    tanpa = [t for t in semua if not t.jawaban]
    dijelaskan, isi = len(tanpa) < len(semua), []
    for t in semua:
        sisi = tuple((f"{p.sumber}: ", p.angka, _per(p.tanggal, umum)) for p in t.pihak)
        penjelasan = [f"{t.jawaban.alasan} ({t.jawaban.oleh})" if t.jawaban else KOSONG]
        sel = penjelasan if dijelaskan else []
        isi.append(baris(t.judul, u.Daftar(sisi), t.selisih or KOSONG, *sel, kepala=0))
    lain, belum = len(hari) > 1, "Penyebab perbedaan itu belum dijelaskan."
    if dijelaskan:
        belum = f"Tanda {KOSONG} pada kolom “Penjelasan” berarti belum dijelaskan."
    catatan = (
        *([f"Keadaan per {tanggal(umum)}, kecuali yang bertanggal lain."] if umum and lain else []),
        "Selisih dihitung terhadap sumber pertama, yang diikuti laporan ini.",
        *([belum] if tanpa else []),
    )
    satu_hari = f" per {tanggal(umum)}" if umum and not lain else ""
    return Tabel(
        "rekonsiliasi",
        f"Fakta yang dicatat berbeda oleh sumber data {lap.unit} Tahun {lap.edisi.tahun}"
        f"{satu_hari}",
        (
            Kolom("Fakta", lebar=40 if dijelaskan else 50),
            Kolom("Menurut sumber", lebar=25 if dijelaskan else 35),
            Kolom("Selisih", "bilangan", 15),
            *([Kolom("Penjelasan", lebar=20)] if dijelaskan else []),
        ),
        u.tanpa_judul(isi),
        sumber="pemeriksaan otomatis atas data laporan ini.",
        catatan=catatan if semua else (),
    )


def _per(hari: date | None, umum: date | None) -> str:
    return f" (per {tanggal(hari)})" if hari and hari != umum else ""


def reviu(bahan: Telaah) -> Tabel:
    """The reviewer's sheet: every statement with its answer, its basis, and where to look."""
    lap, semua = bahan.laporan, bahan.butir()
    if not semua:
        raise TanpaData(f"Kertas kerja reviu laporan kinerja {lap.unit}", "reviu.csv")
    kelompok = tuple(
        Kelompok(f"{kode}. {nama}", tuple(_butir(b) for b in semua if b.bagian == kode))
        for kode, nama in BAGIAN.items()
        if any(b.bagian == kode for b in semua)
    )
    return Tabel(
        "reviu",
        f"Kertas kerja reviu laporan kinerja {lap.unit} {lap.edisi.sebutan}",
        (
            Kolom("No.", "nomor", 5),
            Kolom("Pernyataan", lebar=35),
            Kolom("Jawaban", "status", 15),
            Kolom("Dasar", lebar=25),
            Kolom("Bukti", lebar=20),
        ),
        kelompok,
        sumber="pemeriksaan otomatis atas data dan naskah laporan ini.",
        catatan=() if all(b.dikonfirmasi for b in semua) else (bunyi("benda/bunyi-reviu"),),
        lebar=True,
    )


def _butir(b: Pernyataan) -> Baris:
    bukti = u.Daftar(tuple(u.Rujukan(x.id) for x in b.bukti)) if b.bukti else None
    return baris(str(b.nomor), b.pernyataan, JAWABAN[b.jawab.nilai], b.jawab.dasar, bukti, kepala=1)


def sumber_angka(lap: Laporan) -> Tabel:
    """The main figures: counts, averages, achievements, budget, IKPA scores, staff. Achievements
    have the codes of their indicators, whose names are in the tables before."""
    ada = {a.kunci for a in lap.register if a.terisi}
    nama = {lap.capaian(i.kode).kunci: f"Indikator {i.kode}" for i in lap.daftar_indikator()}
    return Tabel(
        "sumber-angka",
        f"Angka utama {lap.unit} {lap.edisi.sebutan}, perhitungannya, dan sumbernya",
        (
            Kolom("Angka", lebar=25),
            Kolom("Nilai", "bilangan", 15),
            Kolom("Perhitungan", lebar=30),
            Kolom("Tabel data dan baris", lebar=30),
        ),
        tuple(
            Kelompok(judul, isi)
            for judul, isi_kunci in _kelompok_angka(lap)
            if (isi := tuple(_baris_angka(lap, k, nama) for k in isi_kunci if k in ada))
        ),
        sumber="register angka laporan ini.",
        catatan=(bunyi("benda/sumber-angka"),),
    )


def _kelompok_angka(lap: Laporan) -> Iterator[tuple[str, list[str]]]:
    tahun = lap.edisi.tahun
    sasaran = [s.kode for s in lap.daftar_sasaran() if lap.daftar_indikator(s.kode)]
    banyak = [kunci.jumlah(apa, tahun) for apa in BANYAKNYA]
    for s in sasaran:
        banyak += [kunci.jumlah("tercapai", tahun, s), kunci.jumlah("belum-tercapai", tahun, s)]
    yield "Banyaknya indikator", banyak
    menurut = (kunci.rata_rata_sasaran(s, tahun) for s in sasaran)
    yield "Rata-rata capaian", [kunci.rata_rata(tahun), *menurut]
    yield "Capaian indikator", [lap.capaian(i.kode).kunci for i in lap.daftar_indikator()]
    for jenis in JENIS.values():
        uang = [kunci.pagu(tahun, x, jenis) for x in PAGU]
        awal, kini = map(lap.register.get, uang[:2])
        if awal and kini and set(lap.register.sel(awal)) == set(lap.register.sel(kini)):
            uang = [kunci.pagu(tahun, "pagu", jenis)]  # never revised
        for di, _ in lap.posisi_anggaran(tahun):
            uang += [kunci.anggaran(tahun, di.sumber, x, jenis) for x in MENURUT]
        yield jenis.capitalize(), [*uang, *([kunci.pk(tahun)] if jenis == "anggaran" else [])]
    lain = (a.kunci for a in angka_skema.semua(lap.data, tahun=tahun) if a.aturan.penilaian)
    yield "Penilaian kinerja anggaran", [kunci.nilai_ikpa(tahun), *lain]
    yield "Pegawai", [kunci.pegawai(x) for x in ("jabatan", "pendidikan")]


def _baris_angka(lap: Laporan, kunci_angka: str, nama: Mapping[str, str]) -> Baris:
    a = lap.register[kunci_angka]
    # Lines may break after the dots; the unit must not be alone on the next.
    hitungan = perhitungan(a, lap.register).replace("…%", "…\N{WORD JOINER}%")
    asal = tuple(_asal(lap.register.sel(a)))
    return baris(nama.get(kunci_angka, a.label), a, hitungan or None, asal, kepala=0)


def _asal(sel: Iterable[Asal]) -> Iterator[u.Bagian]:
    """One link for each run of rows; columns of the same rows are named together, and runs of the
    same columns follow one name of their table."""
    menurut = himpun(((r.berkas, r.awal, r.akhir), r) for r in rentang(sel))
    sama = himpun(
        ((berkas, gabung([r.kolom for r in isi])), isi[0]) for (berkas, *_), isi in menurut.items()
    )
    for n, ((berkas, kolom), isi) in enumerate(sama.items()):
        yield from ["; "] if n else []
        for ke, r in enumerate(isi):
            yield from [", "] if ke else []
            nomor = r.baris.removeprefix("baris ") if ke else r.baris
            yield u.Tautan(nomor if ke else f"{PurePosixPath(berkas).stem}, {nomor}", r.alamat)
        yield f" ({kolom})"
