"""The findings in brief, with the published figures: what is missed, how sure the mean is, what is
to be decided; and that each of them falls silent where the data say nothing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest
from lxml.html import fromstring

from macros.asupan.muat import muat
from macros.benda import fakta
from macros.benda.kalimat import pilih
from macros.benda.tabel import daftar
from macros.hitung.laporan import Laporan, susun as bertabel
from macros.sajian.makro import Makro
from macros.temuan import dari_data
from macros.temuan.kelengkapan import tanpa_tindak_lanjut
from macros.temuan.silang import di_bawah
from tests.bersama import makro_dari
from tests.proyek import AKAR
from tests.tabel_ubahan import Tabel, hapus, laporan as susun, tambah, ubah


def hanya(data: Tabel, kode: str) -> Tabel:
    """Results of the year of one indicator alone."""
    semua = {r.indikator for r in data["realisasi"].baris(tahun=2023)} - {kode}
    for lain in semua:
        data = hapus(data, "realisasi", indikator=lain, tahun=2023)
    return data


def teks(lap: Laporan, *kunci: str) -> list[str]:
    """Figures as they are shown."""
    return [lap.register[k].teks.replace("\N{NO-BREAK SPACE}", " ") for k in kunci]


def terbaca(isi: str) -> str:
    """What of HTML is read."""
    return " ".join("".join(map(str, fromstring(isi).itertext())).split())


def test_rata_rata_dengan_hasil_yang_dipersoalkan(laporan: Laporan) -> None:
    kunci = ("capaian/rata-rata/2023", "kepekaan/2023/4.4/tanpa", "kepekaan/2023/4.4/OUTPUT")
    assert teks(laporan, *kunci) == ["91,83%", "95,83%", "96%"]
    peka = fakta.kepekaan(laporan)
    assert peka is not None
    assert [b.indikator.kode for b in peka.butir] == ["4.4", "1.8", "1.5"]
    assert (peka.terendah.teks, peka.tertinggi.teks) == ("91,48%", "96%")
    assert (peka.berbeda, peka.tiada) == ("4.4 dan 1.5", "1.8")


def test_rentang_rata_rata_bagi_satu_hasil_saja(data: Tabel, makro: Makro) -> None:
    """Two results counted otherwise move the mean further, so the words speak of one."""
    dua = hapus(data, "realisasi", indikator="1.5", sumber="OUTPUT")
    satu = susun(ubah(dua, "target_kinerja", {"indikator": "1.8"}, indikator=None))
    isi = terbaca(makro.fakta_kunci())
    assert "(1.3, 1.4, 1.6, 1.8, 4.1–4.3, 4.5–4.9); 12 belum mencapainya" in isi
    assert "Antara 91,48% dan 96% bila satu dari tiga hasil yang dipersoalkan dihitung lain." in isi
    assert "bila satu hasil yang dipersoalkan dihitung lain." in terbaca(
        makro_dari(satu).fakta_kunci()
    )
    lain = {"indikator": "1.5", "sumber": "LKJIP", "tahun": 2023}
    peka = fakta.kepekaan(susun(ubah(data, "realisasi", lain, nilai=74)))
    assert peka is not None and peka.terendah.teks == "91,17%"


def test_rata_rata_dengan_hasil_yang_layanannya_tidak_ada(data: Tabel, laporan: Laporan) -> None:
    """The service that 1.8 measures is said not to be there: the mean without it is told."""
    assert teks(laporan, "kepekaan/2023/1.8/tanpa") == ["91,48%"]
    for ubahan in ({"indikator": None}, {"keterangan": None}):
        lap = susun(ubah(data, "target_kinerja", {"indikator": "1.8"}, **ubahan))
        peka = fakta.kepekaan(lap)
        assert peka is not None and peka.tiada == "" and peka.terendah.teks == "91,54%"
        assert not any(a.kunci.startswith("kepekaan/2023/1.8/") for a in lap.register)


def test_tanpa_perbedaan_tidak_ada_kepekaan(data: Tabel) -> None:
    sepakat = hapus(data, "realisasi", sumber="OUTPUT", indikator="4.4")
    sepakat = hapus(sepakat, "realisasi", sumber="OUTPUT", indikator="1.5")
    sepakat = ubah(sepakat, "target_kinerja", {"indikator": "1.8"}, indikator=None)
    lap = susun(sepakat)
    assert fakta.kepekaan(lap) is None
    assert "beda-hasil" not in fakta.putusan(lap)
    assert not any(a.kunci.endswith("/tanpa") for a in lap.register)


def test_serapan_terhadap_waktu(data: Tabel, laporan: Laporan) -> None:
    assert teks(laporan, "waktu/2023/berlalu", "waktu/2023/bagian") == ["341 hari", "93,42%"]
    assert teks(laporan, "selisih/waktu/2023") == ["−7,97 poin"]
    assert fakta.tertinggal(laporan) == (
        "Operasi Bidang Keamanan", laporan.register["kegiatan/keamanan/2023/serapan"]
    )  # fmt: skip
    lain = susun(ubah(data, "anggaran_kegiatan", {}, tanggal=date(2023, 11, 30)))
    assert teks(lain, "waktu/2023/berlalu") == ["334 hari"], "the day of the money, not of the data"
    berakhir = data
    for nama in ("anggaran_kegiatan", "anggaran_belanja", "laporan"):
        kolom = "tanggal_data" if nama == "laporan" else "tanggal"
        berakhir = ubah(berakhir, nama, {}, **{kolom: date(2023, 12, 31)})
    semua = [a.kunci for a in susun(berakhir).register]
    assert not any(k.startswith(("waktu/", "selisih/waktu/")) for k in semua)


def test_target_terhadap_tahun_lalu_dan_jangka_menengah(laporan: Laporan) -> None:
    naik = (f"jumlah/target/{arah}/2023" for arah in ("naik", "tetap", "turun"))
    assert teks(laporan, *naik) == ["15 indikator", "5 indikator", "0 indikator"]
    apa = ("bertarget", "target-tetap", "dibandingkan", "di-bawah")
    menengah = teks(laporan, *(f"jumlah/menengah/{a}/2023/RENSTRA" for a in apa))
    assert menengah == ["18 indikator", "18 indikator", "16 indikator", "2 indikator"]


def test_target_menengah_yang_berubah_tidak_tetap(data: Tabel) -> None:
    satu = {"indikator": "1.1", "tahun": 2024, "dokumen": "RENSTRA"}
    lap = susun(ubah(data, "target", satu, nilai=Decimal(75)))
    assert teks(lap, "jumlah/menengah/target-tetap/2023/RENSTRA") == ["17 indikator"]


def test_putusan_menyebut_target_yang_ditanyakan(
    data: Tabel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that the finding asks about, and not those that cannot be raised."""
    monkeypatch.setattr(fakta, "UTAMA", 9)
    semua = terbaca(makro_dari(susun(data)).keputusan())
    assert "Seluruh 18 indikator dalam Renstra mempunyai target yang sama setiap tahun." in semua
    penuh = data
    for kode in {r.indikator for r in data["target"].baris(dokumen="RENSTRA")} - {"1.2", "1.3"}:
        satu = {"dokumen": "RENSTRA", "indikator": kode}
        penuh = ubah(
            ubah(penuh, "target", satu, nilai=100), "indikator", {"kode": kode}, satuan="%"
        )
    lap = susun(penuh)
    assert teks(lap, "jumlah/menengah/target-tetap/2023/RENSTRA") == ["18 indikator"]
    (t,) = (t for t in dari_data(lap) if t.kode == "T210")
    assert "pada 2 indikator" in t.pesan
    assert (
        "Dari 18 indikator dalam Renstra, 2 (1.2, 1.3) mempunyai target yang sama setiap tahun,"
        " padahal dapat ditingkatkan." in terbaca(makro_dari(lap).keputusan())
    )


@pytest.mark.parametrize(("tahun", "berlaku"), [(2024, True), (2025, False)])
def test_rencana_yang_berakhir_tidak_diputuskan(
    data: Tabel, tahun: int, berlaku: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan of up to 2024 says nothing of a later edition's year."""
    monkeypatch.setattr(fakta, "UTAMA", 9)
    lap = susun(ubah(data, "laporan", {}, tahun=tahun))
    assert (f"jumlah/menengah/target-tetap/{tahun}/RENSTRA" in lap.register) is berlaku
    assert ("target-tetap" in fakta.putusan(lap)) is berlaku


def test_tanpa_hasil_satu_satunya_tidak_ada_rata_rata(data: Tabel) -> None:
    """Where a disputed result is the only one, no mean is told without it; that its service is not
    there then leaves nothing to dispute."""
    makro = makro_dari(susun(hanya(data, "4.4")))
    isi = terbaca(makro.fakta_kunci())
    assert "dihitung lain. Indikator 4.4: 100% menurut laporan keluaran. Anggaran" in isi
    assert "Rata-rata 0% menjadi 100% menurut laporan keluaran. Selisih" in isi
    assert "–" not in isi
    assert fakta.kepekaan(susun(hanya(data, "1.8"))) is None
    dua = tambah(hanya(data, "4.4"), "realisasi", indikator="1.1", tahun=2023, periode="TAHUN",
                 sumber="LKJIP", nilai=Decimal(74))  # fmt: skip
    isi = terbaca(makro_dari(susun(dua)).fakta_kunci())
    assert "Indikator 4.4: 92,5% tanpa hasil itu, 96,25% menurut laporan keluaran." in isi
    assert "menjadi 96,25% menurut laporan keluaran dan 92,5% tanpa indikator itu." in isi


def test_yang_belum_tercapai_seurut_dengan_tabelnya(data: Tabel, laporan: Laporan) -> None:
    """Those without percentage stand behind in both."""
    janji = {"indikator": "1.3", "tahun": 2023, "dokumen": "PK"}
    nol = ubah(
        ubah(data, "indikator", {"kode": "1.3"}, polaritas="minimal"), "target", janji, nilai=0
    )
    # What is shown to be as far stands in the report's order, by however little it is further.
    serupa = data
    for satu_kode, nilai in (("1.1", "0.0031"), ("1.2", "0.0021"), ("1.3", "0.0011")):
        satu = {"indikator": satu_kode, "tahun": 2023, "sumber": "LKJIP"}
        serupa = ubah(serupa, "realisasi", satu, nilai=Decimal(nilai))
    terjauh = [k.indikator.kode for k in fakta.belum_tercapai(susun(serupa))][:4]
    assert terjauh == ["1.1", "1.2", "1.3", "4.4"]
    assert "Terjauh: 1.1–1.3, 4.4 (masing-masing" in terbaca(makro_dari(susun(serupa)).keputusan())
    assert [i.kode for i in pilih(susun(serupa), "terendah")] == terjauh
    for isi, akhir in ((nol, "1.3"), (data, "3.3"), (serupa, "3.3")):
        lap = bertabel(isi, laporan.deklarasi)
        kode = [k.indikator.kode for k in fakta.belum_tercapai(lap)]
        baris = daftar(lap)["indikator-belum-tercapai"]().kelompok[0].baris
        assert [str(b.sel[0]).partition(" ")[0] for b in baris] == kode
        assert kode[-1] == akhir


def test_yang_belum_tercapai_dari_yang_terjauh(laporan: Laporan) -> None:
    belum = fakta.belum_tercapai(laporan)
    assert [(k.indikator.kode, k.jarak and k.jarak.polos) for k in belum[:3]] == [
        ("4.4", "100"), ("1.2", "14,9"), ("2.1", "11,12")
    ]  # fmt: skip
    assert len(belum) == 12


def test_uang_yang_tidak_dapat_dibagi_tidak_disebut(data: Tabel, laporan: Laporan) -> None:
    """Sources tell spending and its share of the ceiling; without a ceiling there is no share."""
    serapan = [(u.sumber.kode, u.serapan.teks) for u in fakta.uang(laporan)]
    assert serapan == [("SP2D", "85,45%"), ("OM-SPAN", "91,13%"), ("SMART", "91,63%")]
    lap = susun(ubah(data, "anggaran_belanja", {"sumber": "OM-SPAN"}, pagu=Decimal(0)))
    assert teks(lap, "anggaran/2023/OM-SPAN/realisasi") == ["Rp6.433.924.071"]
    assert [u.sumber.kode for u in fakta.uang(lap)] == ["SP2D", "SMART"]


def test_acuan_anggaran_yang_berisi(data: Tabel, laporan: Laporan) -> None:
    """Where the reference tells nothing of the edition's year, the next source that does counts."""
    assert laporan.acuan["anggaran"].kode == "SP2D"
    assert susun(hapus(data, "anggaran_kegiatan")).acuan["anggaran"].kode == "OM-SPAN"


def test_rata_rata_dari_semua_atau_yang_terhitung(data: Tabel) -> None:
    """Without disputed results, what the mean is of: all indicators, or those that have a share."""
    sepakat = hapus(data, "realisasi", sumber="OUTPUT")
    sepakat = ubah(sepakat, "target_kinerja", {"indikator": "1.8"}, indikator=None)
    isi = terbaca(makro_dari(susun(sepakat)).fakta_kunci())
    assert "dari seluruh indikator" in isi
    tanpa = hapus(sepakat, "realisasi", indikator="4.6", sumber="LKJIP")
    assert "dari indikator yang capaiannya dapat dihitung" in terbaca(
        makro_dari(susun(tanpa)).fakta_kunci()
    )


def test_rata_rata_yang_menutupi_disebut_ujungnya(data: Tabel) -> None:
    """A mean above its targets says how far its parts lie where some of them were missed."""
    sepakat = hapus(data, "realisasi", sumber="OUTPUT")
    sepakat = ubah(sepakat, "target_kinerja", {"indikator": "1.8"}, indikator=None)
    isi = terbaca(_hasil(sepakat, i1_1="800", i1_2="45").fakta_kunci())
    assert "dari seluruh indikator, tertinggi 1.000% dan terendah 47,87%" in isi
    for lain in (_hasil(sepakat, i1_1="800"), _hasil(sepakat, i1_2="45")):
        assert "tertinggi" not in terbaca(lain.fakta_kunci())


def test_putusan_menurut_data(data: Tabel, laporan: Laporan) -> None:
    assert fakta.putusan(laporan) == ["tindak-lanjut", "beda-hasil", "beda-anggaran"]
    isi = {"penyebab": "x", "tindakan": "x", "penanggung_jawab": "x", "tenggat": date(2024, 1, 1)}
    lengkap = ubah(data, "tindak_lanjut", {"tahun": 2023}, **isi)
    assert fakta.putusan(susun(lengkap)) == ["beda-hasil", "beda-anggaran", "sisa-waktu"]
    tanpa_tenggat = ubah(lengkap, "tindak_lanjut", {"indikator": "1.1"}, tenggat=None)
    assert [i.kode for i in tanpa_tindak_lanjut(susun(tanpa_tenggat))] == ["1.1"]
    lalu = hapus(lengkap, "tindak_lanjut")
    lalu = tambah(lalu, "tindak_lanjut", indikator="1.1", tahun=2022, **isi)
    assert len(tanpa_tindak_lanjut(susun(lalu))) == 12


def test_selisih_yang_tidak_tampak_tidak_diputuskan(data: Tabel) -> None:
    """A difference of few rupiah leaves the absorption as it is: nothing to decide, said once, and
    before what other sources say, which it would be taken for."""
    data = hapus(data, "anggaran_belanja", tahun=2023)

    def menurut(**lebih: int) -> Laporan:
        isi = data
        for r in data["anggaran_kegiatan"].baris(tahun=2023):
            baris = {k: getattr(r, k) for k in data["anggaran_kegiatan"].nama_kolom}
            for kode, rupiah in lebih.items():
                beda = Decimal(rupiah) * (r.kegiatan == "keamanan")
                lain = {"sumber": kode.replace("_", "-"), "realisasi": r.realisasi + beda}
                isi = tambah(isi, "anggaran_kegiatan", **{**baris, **lain})
        return susun(isi)

    lap = menurut(OM_SPAN=9)
    assert [u.selisih and u.selisih.nilai for u in fakta.uang(lap)] == [None, 9]
    assert "beda-anggaran" not in fakta.putusan(lap)
    assert "; persentasenya sama menurut aplikasi OM-SPAN." in terbaca(
        makro_dari(lap).fakta_kunci()
    )
    assert "; sama menurut aplikasi OM-SPAN." in terbaca(
        makro_dari(menurut(OM_SPAN=0)).fakta_kunci()
    )
    # Half spent until October is no half of the year; and shares are the same of other amounts.
    isi = susun(menurut_separuh(data, "B10")), susun(menurut_separuh(data, None))
    lama, serentak = (terbaca(makro_dari(lap).fakta_kunci()) for lap in isi)
    assert "laporan SP2D (setahun); persentasenya sama menurut" in lama
    assert "persentasenya sama menurut aplikasi SMART DJA (sampai Oktober)." in lama
    assert "laporan SP2D; persentasenya sama menurut aplikasi SMART DJA." in serentak
    for rupiah, urut in ((-9_000_000, ("SMART", "OM-SPAN")), (0, ("OM-SPAN", "SMART"))):
        lap = menurut(OM_SPAN=rupiah, SMART=0)
        assert [u.sumber.kode for u in fakta.uang(lap)] == ["SP2D", *urut]


def menurut_separuh(data: Tabel, periode: str | None) -> Tabel:
    """Half of what there is as two sources tell it, the second of less until a period."""
    isi = ubah(data, "anggaran_kegiatan", {"tahun": 2023}, pagu=1000, realisasi=500)
    r = next(data["anggaran_kegiatan"].baris(tahun=2023))
    baris = {k: getattr(r, k) for k in data["anggaran_kegiatan"].nama_kolom}
    lain = {"sumber": "SMART", "periode": periode, "pagu": 600, "realisasi": 300}
    return tambah(isi, "anggaran_kegiatan", **{**baris, **lain})


def _hasil(data: Tabel, **nilai: str) -> Makro:
    """The macros over the year's results as the promise asks for them, but for some; `semua` is
    that of all."""
    janji = {r.indikator: r.nilai for r in data["target"].baris(tahun=2023, dokumen="PK")}
    for r in data["realisasi"].baris(tahun=2023):
        if r.indikator in janji:
            isi = nilai.get("i" + r.indikator.replace(".", "_"), nilai.get("semua"))
            di = {"indikator": r.indikator, "tahun": 2023, "sumber": r.sumber}
            baru = janji[r.indikator] if isi is None else Decimal(isi)
            data = ubah(data, "realisasi", di, nilai=baru)
    return makro_dari(susun(data))


def test_capaian_terendah_yang_tercapai_tidak_disebut(data: Tabel) -> None:
    """Where only what has no percentage was missed, the least is no shortfall."""
    nihil = ubah(data, "indikator", {"kode": "4.1"}, polaritas="minimal")
    nihil = ubah(nihil, "target", {"indikator": "4.1", "tahun": 2023}, nilai=Decimal(0))
    assert _hasil(nihil, i4_1="1", i1_1="90").capaian_terendah() == ""
    awal = "Di antara yang berpersentase, capaian terendah terdapat pada indikator 1.1 ("
    dua = _hasil(nihil, i4_1="1", i1_1="79")
    assert dua.capaian_terendah().startswith(awal)
    assert "Terjauh di antara yang berpersentase: 1.1 (" in terbaca(dua.keputusan())
    assert "Terjauh: 1.2 (" in terbaca(_hasil(data, i1_1="79", i1_2="1").keputusan())


def test_kalimat_menurut_hasil(data: Tabel, makro: Makro) -> None:
    """What all share is not told of one: no lowest among equals, no range of nothing."""
    assert terbaca(makro.hitungan_hasil()) == "12 mencapai target dan 12 belum"
    assert terbaca(makro.hitungan_hasil("2")) == "tidak satu pun mencapai target"
    assert terbaca(makro.hitungan_hasil(tingkat="kegiatan")) == terbaca(makro.hitungan_hasil())
    assert terbaca(makro.hitungan_hasil(tingkat="strategis")) == "belum ada yang mempunyai hasil"
    assert makro.capaian_terendah() == f"Capaian terendah terdapat pada {makro.sebut('terendah')}."
    assert terbaca(makro.kisaran()) == "terletak antara 91,48% dan 96%"

    penuh = _hasil(data)
    assert terbaca(penuh.hitungan_hasil()) == "semuanya mencapai target"
    assert penuh.capaian_terendah() == "Capaian setiap indikator sama."
    assert terbaca(penuh.kisaran()) == "tetap 100%"
    assert "Tetap 100% bila satu hasil" in terbaca(penuh.fakta_kunci())
    assert "Rata-rata 100% tidak berubah tanpa indikator itu." in terbaca(penuh.keputusan())

    lebih = _hasil(data, i1_1="99")
    assert terbaca(lebih.hitungan_hasil("1")) == "semuanya mencapai target"
    assert lebih.capaian_terendah() == ""  # which missed nothing either

    satu = _hasil(data, i1_1="1")
    assert terbaca(satu.hitungan_hasil("1")) == "7 mencapai target dan 1 belum"
    putusan = terbaca(satu.keputusan())
    assert "Indikator 1.1 belum lengkap dengan penyebab" in putusan
    assert "tenggat. Kekurangannya 98,75 poin." in putusan

    nol = terbaca(_hasil(data, semua="0").keputusan())
    semua = "1.1–1.8, 2.1–2.3, 3.1–3.4, 4.1–4.9"
    assert f"Terjauh: {semua} (masing-masing kurang 100 poin)." in nol
    assert "dan 2.1–2.3 (masing-masing kurang 11,12 poin)." in terbaca(makro.keputusan())


def test_hasil_yang_dicatat_tiga_sumber(data: Tabel) -> None:
    """Three and more stand with commas, and one “dan” before the last."""
    satu = {"indikator": "4.4", "tahun": 2023, "sumber": "E-PERFORMANCE"}
    tiga = hapus(data, "realisasi", **satu)
    isi = {**satu, "periode": "SM2", "nilai": Decimal(2), "satuan": "layanan", "bukti": None}
    putusan = terbaca(makro_dari(susun(tambah(tiga, "realisasi", **isi))).keputusan())
    assert "keluaran mencatat 1 layanan, dan E-Performance mencatat 2 layanan." in putusan
    dihitung = r"menjadi 96% menurut laporan keluaran, [\d,]+% menurut E-Performance, dan 95,83% "
    assert re.search(dihitung + "tanpa indikator itu", putusan)


def test_hitungan_satu_indikator(data: Tabel) -> None:
    """Of one nothing is counted; of two it is."""
    for indikator, hasil, kalimat in (
        (("1.1",), "99", "hasilnya mencapai target"),
        (("1.1",), "1", "hasilnya belum mencapai target"),
        (("1.1", "1.2"), "1", "1 mencapai target dan 1 belum"),
    ):
        sedikit = data
        for r in data["indikator"].baris(sasaran="1"):
            if r.kode not in indikator:
                sedikit = ubah(sedikit, "indikator", {"kode": r.kode}, sasaran="2")
        assert terbaca(_hasil(sedikit, i1_1=hasil).hitungan_hasil("1")) == kalimat


def test_hitungan_tanpa_capaian(data: Tabel) -> None:
    tanpa = hapus(data, "realisasi", indikator="4.6", sumber="LKJIP", tahun=2023)
    makro = makro_dari(susun(tanpa))
    kata = "11 mencapai target dan 12 belum; 1 lainnya belum ada datanya"
    assert terbaca(makro.hitungan_hasil()) == kata


def test_yang_paling_tertinggal(data: Tabel) -> None:
    """Equals are named together, what is made of one thing once; many of them not at all."""

    def nama(*kegiatan: str) -> str | None:
        isi = data
        for satu in kegiatan:
            isi = ubah(isi, "anggaran_kegiatan", {"kegiatan": satu}, realisasi=Decimal(0))
        jauh = fakta.tertinggal(susun(isi))
        return jauh and jauh[0]

    kode = [r.kegiatan for r in data["anggaran_kegiatan"].baris(tahun=2023)]
    assert nama(kode[1]) == "Operasi Bidang Keamanan"
    assert nama(*kode[:2]) == "Fasilitasi dan Pembinaan Masyarakat serta Operasi Bidang Keamanan"
    assert nama(*kode) is None
    bertingkat = muat(AKAR / "tests/fixtures/kecamatan/data")
    for tabel in ("anggaran_kegiatan", "laporan"):
        kolom = "tanggal_data" if tabel == "laporan" else "tanggal"
        bertingkat = ubah(bertingkat, tabel, {}, **{kolom: date(2032, 10, 31)})
    satu: dict[str, object] = {"kegiatan": "7.01.04.2.01.0001"}
    jauh = fakta.tertinggal(
        susun(ubah(bertingkat, "anggaran_kegiatan", satu, realisasi=Decimal(0)))
    )
    assert jauh is not None and jauh[0] == "Penyelenggaraan ketenteraman dan ketertiban umum"


def test_capaian_sebelumnya_menyebut_masa_yang_lain(data: Tabel) -> None:
    """A quarter does not stand beside a whole year as if they were alike; a second semester, which
    ends with the year, does."""

    def lalu(**edisi: object) -> str:
        makro = makro_dari(susun(ubah(data, "laporan", {}, **edisi)))
        isi = makro.capaian_sebelumnya("1.1")
        return terbaca(isi) if isi else ""

    assert lalu() == "133,33%"
    assert lalu(periode="TW1") == "133,33% (setahun)"
    assert lalu(tahun=2022, periode="TAHUN") == ""


def test_halaman_fakta_memuat_temuannya(makro: Makro) -> None:
    isi = terbaca(makro.fakta_kunci())
    for bagian in ("12 dari 24", "91,83%", "95,83%", "91,54%", "85,45%", "91,63%", "93,42%"):
        assert bagian in isi, bagian
    assert makro.fakta_kunci().count('<li><span class="kode">') == 12
    assert makro.keputusan().count("<li>") == 3
    assert "Memuaskan" not in isi


def test_halaman_fakta_tanpa_uang_dan_tanpa_hasil(data: Tabel) -> None:
    kosong = data
    for nama in ("realisasi", "anggaran_kegiatan", "anggaran_belanja"):
        kosong = hapus(kosong, nama)
    lap = susun(kosong)
    isi = makro_dari(lap).fakta_kunci()
    assert "Anggaran" not in isi
    assert fakta.putusan(lap) == ["target-tetap"]
    assert "Belum ada hasil dari 24 indikator" in terbaca(isi)


def kode_di_bawah(data: Tabel) -> list[tuple[str, str, str]]:
    semua = di_bawah(susun(data))
    return [(d.indikator.kode, d.hasil.teks, d.target.teks) for d in semua]


def test_hasil_di_bawah_dokumen_lain_disebut(makro: Makro, tmp_path: Path) -> None:
    """Scores of the budget count beside the indicators; another unit's plan does, too."""
    assert [(d.indikator.kode, d.target.teks) for d in makro.di_bawah_rencana()] == [
        ("1.2", "92%"), ("4.4", "1\xa0layanan"), ("IKK-IKPA", "100"), ("IKK-SMART", "100")
    ]  # fmt: skip
    data = copytree(AKAR / "tests/fixtures/kecamatan/data", tmp_path / "data")
    lain = muat(data)
    assert kode_di_bawah(lain) == [("01.03", "95,24%", "96%")]
    turun = ubah(lain, "target", {"indikator": "01.03", "dokumen": "RENSTRA"}, nilai=Decimal(95))
    assert kode_di_bawah(turun) == []
    # Said in the middle of the year, too, where nobody is asked about it yet.
    semester = ubah(lain, "laporan", {}, periode="SM1", kode="2032-s1")
    assert kode_di_bawah(semester) == [("01.03", "92,31%", "96%")]


def test_triwulan_terakhir_di_samping_setahun(tmp_path: Path) -> None:
    """What the last quarter was to reach it did, but not the year: 1 of 1, and 4 where 3 were to be
    the most. Not where the quarter falls short itself, or has no target of its own."""
    data = muat(copytree(AKAR / "tests/fixtures/kecamatan/data", tmp_path / "data"))
    data = ubah(data, "laporan", {}, periode="TW4", kode="2032-tw4")
    satu = {"indikator": "7.01.04-1", "tahun": 2032}
    data = ubah(data, "target", {**satu, "dokumen": "PK"}, nilai=Decimal(3))
    assert kode_di_bawah(data) == [("01.03", "95,24%", "96%")]

    def triwulan(nilai: int) -> list[tuple[str, str, str]]:
        isi = {**satu, "dokumen": "PK", "periode": "TW4", "nilai": Decimal(nilai)}
        return [t for t in kode_di_bawah(tambah(data, "target", **isi)) if t[0] != "01.03"]

    assert triwulan(1) == [("7.01.04-1", "4\xa0kejadian", "3\xa0kejadian")]
    assert triwulan(0) == []
