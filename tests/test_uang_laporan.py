"""Money in a whole report: what tables and charts show of it, and what findings say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from macros.asal.penelusur import Penelusur
from macros.asupan.simpanan import baca_deklarasi
from macros.benda import kalimat
from macros.benda.deklarasi import sumber_baris
from macros.benda.tabel.unsur import Baris, Isi, Polos, Tabel
from macros.dasar.angka import Angka
from macros.dasar.deklarasi import Ruas
from macros.dasar.masalah import KunciTidakDikenal
from macros.hitung.laporan import Laporan, susun
from macros.sajian.makro import Makro
from macros.temuan import kelengkapan, rekonsiliasi
from tests.bersama import makro_dari, rakit_dari
from tests.proyek import AKAR
from tests.tabel_ubahan import Tabel as Data, hapus, sempit, tambah, ubah

pytestmark = pytest.mark.lama  # whole reports, each made anew

UANG: dict[str, Any] = {"tahun": 2023, "sumber": "SP2D", "tanggal": date(2023, 12, 7)}


@pytest.fixture(scope="module")
def data(data: Data) -> Data:
    """The project's own tables with two indicators: what is computed for each is most of a report,
    and not about money."""
    return sempit(data, "1.1", "2.1")


def makro(data: Data) -> Makro:
    return makro_dari(susun(data, baca_deklarasi(AKAR / "data")[0]))


def benda(m: Makro, kode: str) -> Tabel:
    tabel: Tabel = m._tabel[kode]()
    assert m.masalah == []
    return tabel


def teks(bagian: Isi) -> str:
    """A part of a cell as its column shows it."""
    if isinstance(bagian, Angka | Polos):
        return bagian.teks if isinstance(bagian, Angka) else bagian.angka.polos
    assert isinstance(bagian, str)
    return bagian


def sel(baris: Baris) -> list[str]:
    return ["" if s is None else teks(s) for s in baris.sel]


def isi(t: Tabel) -> list[list[str]]:
    """The cells of all rows as text."""
    return [sel(b) for k in t.kelompok for b in k.baris]


def temuan(lap: Laporan) -> dict[str, str]:
    return {t.subjek: t.pesan for t in rekonsiliasi.temuan(lap) if t.kode == "T101"}


def bertingkat(data: Data) -> Data:
    """The report's activities under a programme, one of them in two parts, one with cents."""
    for kode in ("pembinaan", "keamanan"):
        data = ubah(data, "kegiatan", {"kode": kode}, induk="p")
    data = tambah(data, "kegiatan", kode="p", urut=1, uraian="Program Pelayanan")
    for n, kode in enumerate(("a", "b")):
        data = tambah(
            data, "kegiatan", kode=kode, urut=n, uraian=f"Bagian {kode}", induk="keamanan"
        )
    data = tambah(data, "anggaran_kegiatan", kegiatan="a", pagu=Decimal("20000000.50"),
                  realisasi=Decimal(9000000), **UANG)  # fmt: skip
    return tambah(data, "anggaran_kegiatan", kegiatan="b", pagu=Decimal(8504000),
                  realisasi=Decimal(6557000), **UANG)  # fmt: skip


def test_tabel_bertingkat(data: Data) -> None:
    """Rows of every depth are shown, sums above them, and nothing counts twice."""
    t = benda(makro(bertingkat(data)), "realisasi-kegiatan")
    baris = [b for k in t.kelompok for b in k.baris]
    assert [(r[0], b.jenjang, b.induk) for r, b in zip(isi(t), baris, strict=True)] == [
        ("Program Pelayanan", 0, True),
        ("Fasilitasi dan Pembinaan Masyarakat", 1, False),
        ("Operasi Bidang Keamanan", 1, True),
        ("Bagian a", 2, False),
        ("Bagian b", 2, False),
        ("Layanan Dukungan Manajemen Internal", 0, False),
        ("Layanan Sarana dan Prasarana Internal", 0, False),
        ("Layanan Manajemen SDM Internal", 0, False),
        ("Layanan Manajemen Kinerja Internal", 0, False),
    ]
    assert [r[2] for r in isi(t)][:5] == [
        "2.362.664.000,50", "2.334.160.000,00", "28.504.000,50", "20.000.000,50", "8.504.000,00",
    ]  # fmt: skip
    assert t.jumlah is not None and sel(t.jumlah)[2] == "7.060.331.000,50"


def test_tampilan_bertingkat(data: Data) -> None:
    html = str(makro(bertingkat(data)).tabel("realisasi-kegiatan"))
    assert '<tr class="induk">' in html and '<tr class="jenjang-1 induk">' in html
    assert '<tr class="jenjang-2">' in html
    # Negative control: a flat table has rows of one kind.
    datar = str(makro(data).tabel("realisasi-kegiatan"))
    assert "jenjang-" not in datar and 'class="induk"' not in datar


def test_baris_yang_menyalahi_rinciannya(data: Data) -> None:
    """A row that disagrees with those below it is told with both amounts."""
    pesan = temuan(susun(bertingkat(data)))
    assert pesan["kegiatan/keamanan/2023/pagu-tercatat"] == (
        "Pagu Operasi Bidang Keamanan 2023: jumlah rinciannya Rp28.504.000,50 dan barisnya sendiri"
        " Rp28.504.000,00. Jelaskan bedanya atau perbaiki datanya."
    )
    assert "kegiatan/keamanan/2023/realisasi-tercatat" not in pesan  # they agree


def test_kegiatan_tanpa_angka(data: Data) -> None:
    """A row that no table would show is told, with its place."""

    def kosong(lap: Laporan) -> list[tuple[str, int | None]]:
        semua = (t for t in rekonsiliasi.temuan(lap) if t.kode == "T105")
        return [(t.nilai, t.letak.baris if t.letak else None) for t in semua]

    assert kosong(susun(data)) == kosong(susun(bertingkat(data))) == []
    lain = tambah(data, "kegiatan", kode="x", urut=9, uraian="X", induk="keamanan")
    assert kosong(susun(lain)) == [("x", 8)]
    assert kosong(susun(hapus(data, "anggaran_kegiatan", tahun=2023))) == []  # by account alone


def test_sumber_kedua_untuk_kegiatan(data: Data) -> None:
    """Another source of the same activity, and another table of the same source, are compared."""
    lain = {**UANG, "sumber": "SMART"}
    beda = tambah(data, "anggaran_kegiatan", kegiatan="keamanan", pagu=Decimal(28504000),
                  realisasi=Decimal(1), **lain)  # fmt: skip
    pesan = temuan(susun(beda))
    assert "SP2D Rp15.557.000 dan SMART Rp1" in pesan["kegiatan/keamanan/2023/realisasi"]
    assert "kegiatan/keamanan/2023/pagu" not in pesan
    assert "per kegiatan Rp28.504.000 dan per akun" in pesan["belanja/jumlah/2023/SMART/pagu"]
    assert not {k for k in temuan(susun(data)) if k.startswith(("kegiatan", "belanja/jumlah"))}


def test_beda_dikatakan_sekali(data: Data) -> None:
    """What the rows below have in both sources is told there; of what one lacks the sum tells. A
    source without plans before revision contradicts none."""
    lain = {**UANG, "sumber": "SMART"}
    sebagian = tambah(bertingkat(data), "anggaran_kegiatan", kegiatan="a", pagu=Decimal(20000000),
                      realisasi=Decimal(9000000), **lain)  # fmt: skip
    semua = tambah(sebagian, "anggaran_kegiatan", kegiatan="b", pagu=Decimal(8504000),
                   realisasi=Decimal(1), **lain)  # fmt: skip
    bagian = "kegiatan/a/2023/pagu", "kegiatan/b/2023/realisasi"
    assert {"kegiatan/keamanan/2023/pagu", bagian[0]} <= {*temuan(susun(sebagian))}
    assert {k for k in temuan(susun(semua)) if k.startswith(("kegiatan/a", "kegiatan/b"))} == {
        *bagian
    }
    assert not {k for k in temuan(susun(semua)) if k.startswith("kegiatan/keamanan/2023/r")}
    berawal = ubah(semua, "anggaran_kegiatan", {"kegiatan": "a", "sumber": "SMART"},
                   pagu_awal=Decimal(5))  # fmt: skip
    assert "kegiatan/a/2023/pagu-awal" in temuan(susun(berawal))


def test_periode_berbeda_bukan_pertentangan(data: Data) -> None:
    """A source that reaches to March does not contradict one that reaches to December."""
    assert "anggaran/2023/realisasi" in temuan(susun(data))
    lalu = ubah(data, "anggaran_belanja", {}, periode="TW1")
    assert "anggaran/2023/realisasi" not in temuan(susun(lalu))
    t = benda(makro(lalu), "realisasi-sumber")
    assert [r[0] for r in isi(t)] == [
        "SP2D (setahun)", "OM-SPAN (sampai Triwulan\N{NO-BREAK SPACE}I)",
        "SMART (sampai Triwulan\N{NO-BREAK SPACE}I)",
    ]  # fmt: skip
    assert [r[4] for r in isi(t)] == ["acuan", *["tidak dapat dihitung"] * 2]
    assert [r[0] for r in isi(benda(makro(data), "realisasi-sumber"))] == [
        "SP2D", "OM-SPAN", "SMART",
    ]  # fmt: skip


def test_perjanjian_perubahan(data: Data) -> None:
    """The first agreement is held against the first ceiling, the later one against the revised."""
    baru = tambah(data, "sumber", kode="PKP", isi="target", nama="PK Perubahan", urut=0,
                  peran="janji")  # fmt: skip
    for kode, nilai in (("x", 7060331000), ("y", 0)):
        baru = tambah(baru, "pk_anggaran", tahun=2023, urut=1, kode=kode, tingkat="kegiatan",
                      uraian=kode, nilai=Decimal(nilai), dokumen="PKP")  # fmt: skip
    lap = susun(baru)
    assert lap.register["pk/2023/anggaran/jumlah"].nilai == 7060331000
    assert {k for k in temuan(lap) if "pagu" in k} == set()
    salah = ubah(baru, "pk_anggaran", {"kode": "y"}, nilai=Decimal(5))
    assert "PK Perubahan Rp7.060.331.005" in temuan(susun(salah))["anggaran/2023/pagu/perjanjian"]


def test_baris_perjanjian(data: Data) -> None:
    """The rows of the agreement that counts, or of one that is named; another one is an error."""
    lap = susun(data)
    baris = sumber_baris.perjanjian(lap, 2023)
    assert list(baris["jenjang"]) == [0, 1, 0, 1] and set(baris["dokumen"]) == {"PK"}
    assert sumber_baris.perjanjian(lap, 2023, "PK").equals(baris)
    assert sumber_baris.perjanjian(lap, 2019).empty
    with pytest.raises(KunciTidakDikenal, match="PK"):
        sumber_baris.perjanjian(lap, 2023, "PKP")


@pytest.mark.parametrize(("kolom", "kata"), [("uraian", "tidak menyebut"), ("jenjan", "jenjang")])
def test_jenjang_yang_keliru(laporan: Laporan, kolom: str, kata: str) -> None:
    """A table that takes another column for the depth of its rows says so, with its line."""
    deklarasi = baca_deklarasi(AKAR / "data")[0]
    tabel = deklarasi["tabel"].bagian
    bagian = {**tabel["realisasi-kegiatan"].bagian, "jenjang": Ruas(kolom, 7)}
    isi = Ruas({**tabel, "realisasi-kegiatan": Ruas(bagian, 1)}, 1)
    m = rakit_dari(replace(laporan, deklarasi={**deklarasi, "tabel": isi}), None)
    (salah,) = m.masalah
    assert (salah.baris, kata in salah.pesan) == (7, True)


@pytest.mark.parametrize("kode", ["SPJ", "BUKU KAS 7"])
def test_sumber_berkode_apa_pun(data: Data, kode: str) -> None:
    """Whatever the reference is called, every table and chart of budget shows it, with or without
    other sources beside it."""
    baru = ubah(data, "anggaran_kegiatan", {}, sumber=kode)
    baru = ubah(baru, "sumber", {"kode": "SP2D"}, kode=kode, nama=f"laporan {kode}")
    for satu in (baru, hapus(baru, "anggaran_belanja", tahun=2023)):
        m = makro(satu)
        for tabel in ("realisasi-kegiatan", "realisasi-sumber", "efisiensi", "anggaran-tahunan"):
            assert benda(m, tabel).kelompok[0].baris, tabel
        assert isi(benda(m, "realisasi-sumber"))[0][:2] == [kode, "7.060.331.000"]
        assert benda(m, "realisasi-sumber").kolom[4].judul.endswith(f"dari {kode} (Rp)")
        for grafik in ("realisasi-sumber", "serapan-kegiatan", "anggaran-tahunan"):
            assert m.penggambar.grafik(grafik).gambar.judul
        assert kode in m.penggambar.grafik("serapan-kegiatan").gambar.judul


def test_pendapatan_dan_satker_dan_periode(data: Data) -> None:
    """Tables for what a unit has beside its spending; where it has nothing they are gaps."""
    m = makro(data)
    for tabel in ("realisasi-pendapatan", "realisasi-satker", "efisiensi-indikator"):
        assert benda(m, tabel).kosong
    baru = tambah(data, "kegiatan", kode="r", urut=9, uraian="Retribusi", jenis="pendapatan")
    baru = tambah(baru, "anggaran_kegiatan", kegiatan="r", pagu=Decimal(100),
                  realisasi=Decimal(125), **UANG)  # fmt: skip
    baru = ubah(baru, "anggaran_kegiatan", {}, satker="01")
    baru = tambah(baru, "satker", kode="01", urut=1, nama="DIPA (01)")
    baru = tambah(baru, "anggaran_kegiatan", kegiatan="pembinaan", pagu=Decimal(100),
                  realisasi=Decimal(7), periode="TW1", satker="01", **UANG)  # fmt: skip
    m = makro(baru)
    assert isi(benda(m, "realisasi-pendapatan")) == [["Retribusi", "100", "125", "25", "125,00%"]]
    assert isi(benda(m, "realisasi-satker"))[0][:3] == [
        "01 DIPA (01)", "7.060.331.000", "6.033.040.710",
    ]  # fmt: skip
    assert [r[0] for r in isi(benda(m, "realisasi-periode"))] == [
        "Triwulan\N{NO-BREAK SPACE}I", "Setahun",
    ]  # fmt: skip
    assert [r[2] for r in isi(benda(m, "realisasi-periode"))] == ["7", "6.033.040.710"]
    assert "Retribusi" not in [r[0] for r in isi(benda(m, "realisasi-kegiatan"))]


def test_beberapa_tahun(data: Data) -> None:
    baru = data
    for tahun, periode in ((2021, None), (2022, "TW2")):
        baru = tambah(baru, "anggaran_kegiatan", kegiatan="keamanan", pagu=Decimal(10),
                      realisasi=Decimal(5), periode=periode,
                      **{**UANG, "tahun": tahun, "tanggal": date(tahun, 12, 31)})  # fmt: skip
    m = makro(baru)
    assert [r[0] for r in isi(benda(m, "anggaran-tahunan"))] == [
        "2021 (setahun)", "2022 (sampai Triwulan\N{NO-BREAK SPACE}II)", "2023 (setahun)",
    ]  # fmt: skip
    assert m.penggambar.grafik("anggaran-tahunan").gambar.judul.endswith("50,00% sampai 85,45%")
    sama = ubah(baru, "anggaran_kegiatan", {"tahun": 2022}, periode=None)
    assert [r[0] for r in isi(benda(makro(sama), "anggaran-tahunan"))] == ["2021", "2022", "2023"]


def test_realisasi_yang_masanya_berbeda(data: Data) -> None:
    """What was spent until June is not held against a whole year; what was planned may be."""
    lalu = {**UANG, "tahun": 2022, "kegiatan": "keamanan", "pagu": Decimal(10)}
    lap = susun(tambah(data, "anggaran_kegiatan", realisasi=Decimal(5), periode="TW2", **lalu))
    lama, baru = (lap.register[f"anggaran/{t}/realisasi"] for t in (2022, 2023))
    with pytest.raises(ValueError, match="berbeda masanya"):
        kalimat.arah(lap, lama, baru)
    pagu = [lap.register[f"anggaran/{t}/pagu"] for t in (2022, 2023)]
    assert kalimat.arah(lap, *pagu) == "meningkat"
    setahun = susun(tambah(data, "anggaran_kegiatan", realisasi=Decimal(5), **lalu))
    assert kalimat.arah(setahun, setahun.register["anggaran/2022/realisasi"], baru) == "meningkat"


def test_efisiensi_menurut_indikator(data: Data) -> None:
    """Where an activity says what it pays for the analysis is there and the note is not."""
    indikator = {i.kode: i for i in susun(data).daftar_indikator()}["1.1"]
    hasil = kelengkapan.periksa(susun(data))
    assert hasil["1.1", "efisiensi"].keadaan != "ada"
    taut = ubah(data, "kegiatan", {"kode": "keamanan"}, indikator="1.1")
    lap = susun(taut)
    assert kelengkapan.periksa(lap)["1.1", "efisiensi"].keadaan == "ada"
    assert kelengkapan.periksa(lap)["2.1", "efisiensi"].keadaan != "ada"
    m = makro(taut)
    assert isi(benda(m, "efisiensi-indikator")) == [
        ["1.1", indikator.uraian, "28.504.000", "15.557.000", "54,58%", "92,5%",
         "37,92\N{NO-BREAK SPACE}poin"]
    ]  # fmt: skip
    catatan = benda(m, "efisiensi-indikator").catatan
    assert catatan[0].endswith("Anggaran yang dikaitkan ialah 0,40% dari seluruh pagu.")
    sangkal = "tidak dirinci per indikator"
    assert not any(sangkal in c for c in benda(m, "efisiensi").catatan)
    assert any(sangkal in c for c in benda(makro(data), "efisiensi").catatan)


def test_nilai_ikpa_setiap_tahun(data: Data) -> None:
    """The scores of every year stand beside each other, each with its year in its words."""
    lalu = data
    for r in data["ikpa"].baris(tahun=2023):
        isi = {k: v for k, v in r._asdict().items() if k not in {"Index", "tahun", "nilai"}}
        lalu = tambah(lalu, "ikpa", tahun=2022, nilai=Decimal(90), **isi)
    register = susun(lalu).register
    assert [register[f"ikpa/{t}/total"].teks for t in (2022, 2023)] == ["90,00", "97,88"]
    assert register["ikpa/2022/revisi-dipa/akhir"].label == "Nilai akhir IKPA 2022 Revisi DIPA"


def test_penjelasan_angka(data: Data) -> None:
    """What a reader is told of an amount: that it has cents, and what a sum lacks."""
    asal = Penelusur(susun(bertingkat(data)))
    assert asal.jelaskan("anggaran/2023/pagu").pembulatan == "Rupiah ditulis sampai sen."
    utuh = Penelusur(susun(data)).jelaskan("anggaran/2023/pagu")
    assert utuh.pembulatan == "Rupiah ditulis tanpa desimal."
    belum = ubah(data, "anggaran_kegiatan", {"kegiatan": "keamanan"}, realisasi=None)
    satu = Penelusur(susun(belum)).jelaskan("anggaran/2023/realisasi")
    assert satu.keterangan == "1 dari 6 isinya belum ada datanya."


def test_tanggal_menurut_baris(data: Data) -> None:
    """A table is dated by its rows, not by the edition."""
    lama = ubah(data, "anggaran_kegiatan", {}, tanggal=date(2023, 6, 30))
    t = benda(makro(lama), "realisasi-kegiatan")
    assert t.judul.endswith("per 30\N{NO-BREAK SPACE}Juni\N{NO-BREAK SPACE}2023")
    assert t.sumber == "laporan SP2D, per 30\N{NO-BREAK SPACE}Juni\N{NO-BREAK SPACE}2023."
