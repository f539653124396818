"""Names by date: a unit renamed, a post passed on; what was signed before keeps its names."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from macros.asupan import masa_berlaku
from macros.asupan.muat import Data, TabelData
from macros.asupan.simpanan import baca_deklarasi
from macros.benda.tabel import daftar as daftar_tabel
from macros.dasar.angka import Angka
from macros.hitung.laporan import Laporan, susun as susun_data
from macros.sajian.makro import Makro
from macros.sajian.templat import lingkungan_bab
from macros.temuan import kelengkapan
from tests.bersama import makro_dari
from tests.proyek import AKAR
from tests.tabel_ubahan import tambah, ubah

BARU = "Kementerian Rekaan Pemasyarakatan"
PISAH = date(2023, 6, 1)  # after both agreements, before the decree and the edition
SURAT = ("perjanjian-kinerja-2022", "perjanjian-kinerja-2023", "sk-tim-penyusun")


def berganti(data: Data, nama: str, sejak: date, di: dict[str, object], /, **baru: object) -> Data:
    """The row that fits ends, and one with other names goes on from there."""
    (lama,) = data[nama].baris(**di)
    kolom = {k: getattr(lama, k) for k in data[nama].nama_kolom}
    data = ubah(data, nama, di, sampai=sejak - timedelta(1))
    return tambah(data, nama, **{**kolom, **baru, "mulai": sejak, "sampai": None})


def susun(data: Data) -> Laporan:
    return susun_data(data, baca_deklarasi(AKAR / "data")[0])


def bab(lap: Laporan, src: str) -> str:
    """A chapter as its macros make it."""
    makro = makro_dari(lap)
    makro.mulai_halaman(src)
    teks = (AKAR / "docs" / src).read_text(encoding="utf-8")
    isi = lingkungan_bab({**makro.semua(), **makro.variabel()}).from_string(teks).render()
    assert makro.masalah == []
    return isi


@pytest.mark.lama
def test_kementerian_berganti_nama_sesudah_edisi(data: Data, laporan: Laporan) -> None:
    lap = susun(berganti(data, "instansi", date(2024, 10, 21), {}, kementerian=BARU))
    assert lap.instansi == laporan.instansi
    for src in (f"lampiran/{s}.md" for s in SURAT):
        assert bab(lap, src) == bab(laporan, src)


def test_surat_lama_memakai_nama_lama(data: Data, laporan: Laporan) -> None:
    lap = susun(berganti(data, "instansi", PISAH, {}, kementerian=BARU))
    assert lap.instansi.kementerian == BARU
    for src in (f"lampiran/{s}.md" for s in SURAT[:2]):
        assert bab(lap, src) == bab(laporan, src)
    sk = bab(lap, f"lampiran/{SURAT[2]}.md")
    assert BARU in sk and laporan.instansi.kementerian not in sk
    assert lap.pk[2023].instansi.kementerian == laporan.instansi.kementerian


def test_pejabat_berganti(data: Data) -> None:
    kode, nip = "kepala-rutan", "19800101 200501 1 002"
    lap = susun(berganti(data, "pejabat", PISAH, {"kode": kode}, nama="Pejabat Rekaan", nip=nip))
    lama = lap.pk[2023].pihak_pertama
    assert lap.pejabat[kode].nama == "Pejabat Rekaan" != lama.nama
    (pernyataan,), (penutup,) = lap.tanda_tangan["pk-2023-pernyataan"], lap.tanda_tangan["penutup"]
    assert pernyataan.pejabat == lama and penutup.pejabat.nip == nip
    # Each has a place of his own for the NIP that is printed.
    assert pernyataan.pejabat.tanda != penutup.pejabat.tanda


def test_kop_menurut_tanggal_surat(data: Data) -> None:
    lap = susun(berganti(data, "instansi", date(2023, 6, 6), {}, kementerian=BARU))
    makro = makro_dari(lap)
    assert BARU in makro.kop()
    assert BARU not in makro.kop("sk-tim")


@pytest.mark.parametrize(
    ("nama", "di", "lama", "baru", "baris", "kolom"),
    [
        ("instansi", {}, None, date(2024, 1, 1), 3, "mulai"),
        ("instansi", {}, date(2024, 1, 1), date(2024, 1, 1), 3, "mulai"),
        ("pejabat", {"kode": "kepala-kanwil"}, None, None, 4, "mulai"),
    ],
)
def test_masa_bertumpuk(
    data: Data, nama: str, di: dict[str, object], lama: Any, baru: Any, baris: int, kolom: str
) -> None:
    isi = ubah(berganti(data, nama, date(2024, 1, 1), di), nama, di, sampai=lama)
    isi = ubah(isi, nama, {"mulai": date(2024, 1, 1)}, mulai=baru)
    (m,) = masa_berlaku.periksa(isi)
    assert (m.kode, m.berkas, m.baris, m.kolom) == ("D044", f"data/{nama}.csv", baris, kolom)
    assert "bertumpuk dengan baris" in m.pesan


def test_masa_terbalik(data: Data) -> None:
    isi = ubah(data, "instansi", {}, mulai=date(2024, 1, 1), sampai=date(2023, 1, 1))
    terbalik, *tiada = masa_berlaku.periksa(isi)
    assert (terbalik.baris, terbalik.kolom) == (2, "sampai") and "sebelum mulai" in terbalik.pesan
    assert tiada


def test_hari_tanpa_nama(data: Data) -> None:
    isi = ubah(data, "instansi", {}, mulai=date(2022, 6, 1))
    assert {(m.berkas, m.kolom, m.nilai) for m in masa_berlaku.periksa(isi)} == {
        ("data/perjanjian_kinerja.csv", "tanggal", "2022-01-10"),
        ("data/tanda_tangan.csv", "tanggal", "2022-01-10"),
    }
    isi = ubah(data, "pejabat", {"kode": "kepala-kanwil"}, sampai=date(2022, 12, 31))
    semua = list(masa_berlaku.periksa(isi))
    assert [(m.berkas, m.kolom, m.nilai) for m in semua] == [
        ("data/perjanjian_kinerja.csv", "pihak_kedua", "kepala-kanwil"),
        ("data/tanda_tangan.csv", "pejabat", "kepala-kanwil"),
    ]
    assert "31 Desember 2022" in semua[0].pesan.replace("\xa0", " ")


def test_data_sendiri_utuh(data: Data) -> None:
    """One row is enough that holds on a day, of several that follow each other."""
    assert list(masa_berlaku.periksa(data)) == []
    sejak = date(2022, 6, 1)
    isi = berganti(data, "instansi", sejak, {})
    isi = berganti(isi, "pejabat", sejak, {"kode": "kepala-kanwil"})
    assert list(masa_berlaku.periksa(isi)) == []


def test_perjanjian_dan_perubahannya(data: Data) -> None:
    di: dict[str, object] = {"tahun": 2023}
    (lama,) = data["perjanjian_kinerja"].baris(**di)
    isi = {k: getattr(lama, k) for k in data["perjanjian_kinerja"].nama_kolom}
    ubahan = tambah(
        data, "perjanjian_kinerja",
        **{**isi, "dokumen": "PK-PERUBAHAN", "tanggal": date(2023, 9, 1)},
    )  # fmt: skip
    ubahan = tambah(
        ubahan, "sumber", kode="PK-PERUBAHAN", isi="target",
        nama="Perjanjian Kinerja Perubahan", urut=0, acuan=False, peran="janji",
    )  # fmt: skip
    lap = susun(ubahan)
    assert [(p.dokumen, p.nama) for p in lap.pk_semua[2023].values()] == [
        ("PK-PERUBAHAN", "Perjanjian Kinerja Perubahan"), ("PK", "Perjanjian Kinerja"),
    ]  # fmt: skip
    assert lap.pk[2023].dokumen == "PK-PERUBAHAN"
    assert list(lap.pk_semua[2022]) == ["PK"]


@pytest.mark.lama
@pytest.mark.parametrize("dokumen", ["PKP", "PK-2"])
def test_target_yang_berlaku_dalam_tabel(data: Data, dokumen: str) -> None:
    """Of several agreements of a year the revised one is shown, whatever it is called, where it
    names a target, and is said to be the source; and the edition's own period before the year."""
    asli = susun(data)
    isi = tambah(
        data, "sumber", kode=dokumen, isi="target", nama="Perjanjian Kinerja Perubahan", urut=0,
        acuan=False, peran="janji",
    )  # fmt: skip
    (lama,) = data["perjanjian_kinerja"].baris(tahun=2023)
    kolom = {k: getattr(lama, k) for k in data["perjanjian_kinerja"].nama_kolom}
    isi = tambah(isi, "perjanjian_kinerja", **{**kolom, "dokumen": dokumen})
    janji = {"indikator": "1.1", "tahun": 2023, "dokumen": dokumen}
    isi = tambah(isi, "target", **janji, periode="TAHUN", nilai=Decimal(85))
    for kode in ("capaian", "capaian-outcome"):
        assert target(asli, kode) == {"1.1": "80%", "1.2": "94%"}
        assert target(susun(isi), kode) == {"1.1": "85%", "1.2": "94%"}
    assert daftar_tabel(susun(isi))["capaian"]().sumber.startswith("Perjanjian Kinerja Perubahan")
    semester = tambah(isi, "target", **janji, periode="SM2", nilai=Decimal(40))
    assert target(susun(semester), "capaian")["1.1"] == "40%"


def target(lap: Laporan, kode: str) -> dict[str, str]:
    """What the table shows as the target of two indicators."""
    hasil: dict[str, str] = {}
    for b in (b for k in daftar_tabel(lap)[kode]().kelompok for b in k.baris):
        nama, nilai = str(b.sel[0]).split()[0], b.sel[-4]
        if nama in {"1.1", "1.2"}:
            assert isinstance(nilai, Angka)
            hasil[nama] = nilai.teks
    return hasil


@pytest.mark.parametrize(
    ("tahun", "harap"), [(2021, ""), (2022, "lama"), (2024, "lama"), (2025, "baru")]
)
def test_rumusan_berlaku_sejak_tahunnya(data: Data, tahun: int, harap: str) -> None:
    isi = data
    for t, uraian in ((2022, "lama"), (2025, "baru")):
        isi = tambah(isi, "rumusan", dokumen="X", tahun=t, kode="1.1", urut=1, uraian=uraian)
    assert "".join(r.uraian for r in susun(isi).rumusan("X", tahun)) == harap


def test_tabel_memakai_rumusan_yang_berlaku(data: Data, laporan: Laporan) -> None:
    """A new plan's wording is shown from its year on, and the old one's no more."""
    isi = tambah(
        data, "rumusan", dokumen="IKU", tahun=2023, kode="SS3", urut=1, uraian="Sasaran rekaan"
    )
    for lap, ada in ((laporan, False), (susun(isi), True)):
        tabel = daftar_tabel(lap)["sasaran-strategis"]()
        baris = [str(b.sel[1]) for k in tabel.kelompok for b in k.baris]
        assert any("Sasaran rekaan" in b for b in baris) is ada
        assert len(baris) == (1 if ada else 3)


def test_rumusan_tanpa_tahun_berlaku_sejak_awal(makro: Makro, laporan: Laporan) -> None:
    assert len(laporan.rumusan("RENSTRA", 2020)) == len(laporan.rumusan("RENSTRA")) > 0


def test_perjanjian_tidak_berlaku_bagi_tahun_lain(data: Data, laporan: Laporan) -> None:
    assert len(laporan.rumusan("PK", 2023)) == 43
    assert laporan.rumusan("PK", 2024) == []


@pytest.mark.parametrize(
    ("tahun", "berlaku"), [(2022, False), (2023, True), (None, True), (2024, False)]
)
def test_alasan_menurut_tahunnya(data: Data, tahun: int | None, berlaku: bool) -> None:
    """What excuses an analysis in one year says nothing of another."""
    semula = kelengkapan.periksa(susun(data))
    satu = next(k for k, h in semula.items() if h == kelengkapan.HasilAnalisis("belum-ada"))
    isi = tambah(
        data, "kelengkapan_dikecualikan", indikator=satu[0], analisis=satu[1], alasan="Rekaan.",
        tahun=tahun,
    )  # fmt: skip
    assert (kelengkapan.periksa(susun(isi))[satu].alasan == "Rekaan.") is berlaku


def test_masa_yang_bertumpuk_disebut_barisnya() -> None:
    """The later one is told, whatever their order and ends; the next day is none too early."""

    def keliru(*masa: tuple[int, int]) -> list[tuple[int | None, str | None]]:
        hari = {n: tuple(h and date(2023, 1, h) for h in satu) for n, satu in enumerate(masa, 2)}
        tabel = TabelData("x", "data/x.csv", ("mulai", "sampai"), hari)
        return [(m.baris, m.kolom) for m in masa_berlaku._bertumpuk([*tabel.baris()])]

    assert keliru((1, 5), (6, 9), (10, 0)) == keliru((10, 0), (0, 9)) == keliru((3, 3)) == []
    assert keliru((1, 5), (5, 9)) == [(3, "mulai")]
    assert keliru((2, 5), (1, 10)) == [(2, "mulai")]
    assert keliru((1, 10), (2, 5)) == [(3, "mulai")]
    assert keliru((1, 9), (1, 5)) == [(2, "mulai")]
    assert keliru((0, 0), (4, 5)) == [(3, "mulai")]
    assert keliru((5, 4)) == [(2, "sampai")]
    # Not only by the one right before it; and one that is told of the first is told once.
    assert keliru((1, 9), (2, 3), (5, 6)) == [(3, "mulai"), (4, "mulai")]
    assert keliru((1, 4), (2, 9), (5, 6)) == [(3, "mulai"), (4, "mulai")]
