"""Analyses with the published figures, and where the data do not allow them: achievement beside
absorption by programme, lost points of the IKPA, quarters, reliability, cascade, follow-up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from macros.asupan.muat import muat
from macros.asupan.simpanan import baca_deklarasi
from macros.benda import tabel as daftar_tabel
from macros.benda.fakta import keandalan
from macros.benda.grafik import BAGAN, Lukisan, daftar as daftar_grafik
from macros.benda.grafik.wujud import Gambar
from macros.benda.kalimat import pilih
from macros.benda.tabel.unsur import Tabel as TabelJadi
from macros.dasar.masalah import TanpaData
from macros.gambar import spesifikasi as s
from macros.gambar.gaya import LEBAR, SEMPIT
from macros.gambar.kuadran import gambar_kuadran
from macros.hitung.analisis import layanan_tiada
from macros.hitung.laporan import Laporan, susun as hitung
from macros.sajian.makro import Makro
from macros.temuan.reviu import Telaah
from tests.proyek import AKAR
from tests.tabel_ubahan import Tabel, hapus, tambah, ubah

PROGRAM = "pelayanan-penegakan-hukum"


def susun(data: Tabel) -> Laporan:
    """The report of changed tables, with the things that are described for it."""
    return hitung(data, baca_deklarasi(AKAR / "data")[0])


def polos(lap: Laporan, *kunci: str) -> list[str]:
    """Figures without their units."""
    return [lap.register[k].polos for k in kunci]


def jadi(lap: Laporan, kode: str) -> TabelJadi:
    """A table by its code."""
    return daftar_tabel.daftar(lap, Telaah(lap, None), [])[kode]()


def gambar(lap: Laporan, kode: str) -> Gambar:
    """A chart by its code."""
    return daftar_grafik(lap)[kode]()


def test_capaian_dan_serapan_menurut_program(laporan: Laporan) -> None:
    satu = (f"capaian/program-pk/{PROGRAM}/2023", f"anggaran/program-pk/{PROGRAM}/2023/serapan")
    assert polos(laporan, *satu) == ["93,6", "78,63"]
    lain = "program-pk/dukungan-manajemen/2023"
    assert polos(laporan, f"capaian/{lain}", f"anggaran/{lain}/serapan") == ["88,88", "88,88"]
    pagu = f"anggaran/program-pk/{PROGRAM}/2023/pagu"
    assert laporan.register[pagu].nilai == laporan.register[f"pk/2023/anggaran/{PROGRAM}"].nilai


@pytest.mark.lama
def test_tanpa_kaitan_program_tidak_ada_analisisnya(data: Tabel) -> None:
    lap = susun(ubah(data, "sasaran", {}, program=None))
    assert not any("/program-pk/" in a.kunci for a in lap.register)
    for kode in ("efisiensi-program", "jenjang-kinerja"):
        assert jadi(lap, kode).kosong
    with pytest.raises(TanpaData):
        gambar(lap, "kuadran")
    with pytest.raises(TanpaData):
        BAGAN["jenjang-kinerja"](lap)


def test_letak_poin_ikpa_yang_hilang(laporan: Laporan) -> None:
    nama = ("deviasi-halaman-iii-dipa", "penyerapan-anggaran", "pengelolaan-up-dan-tup")
    hilang = polos(laporan, *(f"ikpa/2023/{n}/hilang" for n in nama), "ikpa/2023/hilang")
    assert hilang == ["1,025", "0,634", "0,466", "2,125"]
    total, semua = (laporan.register[f"ikpa/2023/{n}"].nilai for n in ("total", "hilang"))
    assert total is not None and semua is not None and total + semua == 100
    spek = gambar(laporan, "ikpa").spesifikasi
    assert isinstance(spek, s.Batang)
    assert [b.label.split()[0] for k in spek.kelompok for b in k.butir] == [
        "Deviasi", "Penyerapan", "Pengelolaan"
    ]  # fmt: skip


def test_bobot_ikpa_dikonversi_bila_tidak_semua_berlaku(data: Tabel) -> None:
    lap = susun(hapus(data, "ikpa", indikator="Belanja Kontraktual"))
    total, semua = (lap.register[f"ikpa/2023/{n}"].nilai for n in ("total", "hilang"))
    assert total is not None and semua is not None and total + semua == 100


def test_triwulan_terhadap_targetnya(laporan: Laporan) -> None:
    capaian = [a for a in laporan.register if a.kunci.startswith("capaian/")]
    awal, akhir = (
        [a.nilai for a in capaian if a.kunci.endswith(f"E-PERFORMANCE/{tw}")]
        for tw in ("TW1", "TW4")
    )
    assert set(awal) == {100}
    assert len(akhir) == 4 and all(n is not None and 63 < n < 67 for n in akhir)


def test_keandalan_mengelompokkan_setiap_indikator_sekali(data: Tabel, laporan: Laporan) -> None:
    isi = keandalan(laporan)
    sepakat = {satu: kode for satu, *_, kode, _ in isi}
    assert sepakat["Semua sumber lain berbeda"] == "1.5, 4.4, 4.7, 4.8"
    semua = [i.kode for i in laporan.daftar_indikator()]
    disebut = [
        satu
        for ruas in ", ".join(kode for *_, kode, _ in isi).split(", ")
        for awal, _, akhir in [ruas.partition("–")]
        for satu in semua[semua.index(awal) : semua.index(akhir or awal) + 1]
    ]
    assert sorted(disebut) == semua
    satu = hapus(hapus(data, "realisasi", sumber="OUTPUT"), "realisasi", sumber="E-PERFORMANCE")
    satu = ubah(satu, "realisasi", {"indikator": "1.1", "tahun": 2023}, bukti=None)
    isi = keandalan(susun(satu))
    assert jadi(susun(satu), "keandalan").catatan == ()  # there is nothing to agree with
    (catatan,) = jadi(laporan, "keandalan").catatan
    assert catatan == "Sumber sepakat bila capaiannya sama sampai angka yang ditampilkan."
    assert [(sepakat, bukti) for sepakat, _, bukti, *_ in isi] == [
        ("Hanya satu sumber", "Disebut"), ("Hanya satu sumber", "Tidak disebut")
    ]  # fmt: skip


@pytest.mark.lama
def test_tindak_lanjut_ditampilkan_begitu_diisi(data: Tabel, laporan: Laporan) -> None:
    """What the unit must fill is said to be missing; a column comes when somebody fills it."""
    kosong = jadi(laporan, "indikator-belum-tercapai")
    assert [str(b.sel[0])[:3] for b in kosong.kelompok[0].baris[:2]] == ["4.4", "1.2"]
    assert [k.judul for k in kosong.kolom] == ["Indikator kinerja", "Capaian", "Kurang (poin)"]
    assert kosong.catatan == (
        "Belum ada keterangan tentang penyebab, tindakan, penanggung jawab, dan tenggatnya.",
    )
    diisi = ubah(data, "tindak_lanjut", {"indikator": "4.4"}, tindakan="Menyusun laporan.")
    diisi = ubah(diisi, "tindak_lanjut", {"indikator": "1.2"}, tenggat=date(2024, 3, 1))
    baru = jadi(susun(diisi), "indikator-belum-tercapai")
    bersebab = ubah(diisi, "tindak_lanjut", {"indikator": "4.4"}, penyebab="Data terlambat")
    for n, kendala in enumerate(("Listrik padam.", "Air surut", "data terlambat."), 90):
        bersebab = tambah(
            bersebab, "kendala", urut=n, kode=f"k{n}", kendala=kendala, indikator="4.4"
        )
    sebab = jadi(susun(bersebab), "indikator-belum-tercapai").kelompok[0].baris[0].sel[3]
    assert sebab == "Listrik padam. Air surut; Data terlambat"
    assert [k.judul for k in baru.kolom[3:]] == ["Tindakan", "Tenggat"]
    isi = [[str(sel) for sel in b.sel[3:]] for b in baru.kelompok[0].baris[:3]]
    assert isi[0] == ["Menyusun laporan.", "–"] and isi[1][1] != "–"
    assert baru.catatan == (
        "Tanda – pada kolom “Tindakan” dan “Tenggat” berarti belum ada keterangan.",
        "Belum ada keterangan tentang penyebab dan penanggung jawabnya.",
    )


def test_pk_terjauh_di_atas_renstra(laporan: Laporan) -> None:
    jauh = pilih(laporan, "terjauh-di-atas-jangka-menengah")
    assert {laporan.register[f"selisih/renstra/{i.kode}/2023"].polos for i in jauh} == {"20"}


def test_satu_titik_bukan_bidang(laporan: Laporan) -> None:
    """How points lie to each other needs two of them, and the least of one is not the least."""

    def titik(banyak: int) -> Laporan:
        register = type(laporan.register)()
        for a in laporan.register:
            tinggal = a.kunci.startswith("capaian/sasaran/") and int(a.kunci.split("/")[2]) > banyak
            register.tambah(replace(a, nilai=None, keadaan="belum-ada-data") if tinggal else a)
        return replace(laporan, register=register)

    assert gambar(titik(2), "kuadran").spesifikasi is not None
    with pytest.raises(TanpaData):
        gambar(titik(1), "kuadran")


def test_kuadran_menaruh_sasaran_pada_serapan_programnya(laporan: Laporan) -> None:
    spek = gambar(laporan, "kuadran").spesifikasi
    assert isinstance(spek, s.Kuadran)
    titik = {b.kode: [n.teks for n in b.nilai] for k in spek.kelompok for b in k.butir}
    assert titik["Sasaran 4"] == ["88,88%", "88,88%"]
    assert titik["Sasaran 1"] == ["78,63%", "95,52%"]
    assert [round(float(g.nilai), 2) for g in spek.garis] == [85.45, 91.84]
    for ukuran in (LEBAR, SEMPIT):
        svg = gambar_kuadran(spek, ukuran)
        assert svg.count("Sasaran") >= 4
    sama = replace(spek.kelompok[0].butir[0], kode="B")
    dua = replace(spek, kelompok=(s.KelompokButir("", (spek.kelompok[0].butir[0], sama)),))
    assert gambar_kuadran(dua, LEBAR).count("·") == 2


def test_jenjang_tanpa_realisasi_berkata(data: Tabel) -> None:
    """In a box, and to who hears it, no dash stands for the share that nobody knows yet."""
    alt = BAGAN["jenjang-kinerja"](susun(ubah(data, "anggaran_kegiatan", {}, realisasi=None))).alt
    assert "Hukum: Rp2.362.664.000, realisasi belum ada data" in alt and "–" not in alt
    assert "realisasi belum ada data" not in BAGAN["jenjang-kinerja"](susun(data)).alt


def test_program_tanpa_anggaran_perjanjian_tetap_bernama(data: Tabel) -> None:
    """What a year's agreement does not price is called as another year does, or by its code."""
    tanpa = hapus(data, "pk_anggaran", tahun=2023)
    for isi, nama in (
        (tanpa, "Program Pelayanan dan Penegakan Hukum"),
        (hapus(tanpa, "pk_anggaran", tahun=2022), "pelayanan-penegakan-hukum"),
    ):
        assert f"{nama}: Rp2.362.664.000" in BAGAN["jenjang-kinerja"](susun(isi)).alt


def test_bagan_jenjang_menyambung_sasaran_sampai_program(laporan: Laporan) -> None:
    bagan = BAGAN["jenjang-kinerja"](laporan)
    assert isinstance(bagan.spesifikasi, s.PetaStrategi)
    assert [t.judul for t in bagan.spesifikasi.tingkat][-1] == "Program"
    isi = " ".join(x.teks for t in bagan.spesifikasi.tingkat for x in t.simpul)
    for satu in ("95,52%", "78,63%", "0 dari 3\N{NO-BREAK SPACE}indikator tercapai"):
        assert satu in isi


def terbaca(teks: str) -> Fraction:
    """The number that a reader sees."""
    cocok = re.search(r"[\d.]+(?:,\d+)?", teks)
    assert cocok, teks
    nilai = Fraction(cocok[0].replace(".", "").replace(",", "."))
    return -nilai if teks.startswith("−") else nilai


def tak_sepadan(lap: Laporan) -> list[str]:
    """Differences that are not what a reader gets who subtracts the figures beside them."""
    salah = []
    for a in lap.register:
        satu = [lap.register[k] for k in a.isi.values() if isinstance(k, str)]
        if a.rumus and a.rumus.hanya_tambah and a.nilai is not None and len(satu) == len(a.isi) > 0:
            nilai = {n: terbaca(lap.register[str(k)].teks) for n, k in a.isi.items()}
            hasil = a.rumus.hitung(nilai)[0]
            if len(a.rumus.operan) > 1 and terbaca(a.teks) != hasil:
                salah.append(a.kunci)
    return salah


@pytest.mark.parametrize("unit", ["", "tests/fixtures/dinkes/", "tests/fixtures/kecamatan/"])
def test_selisih_sama_dengan_selisih_angka_yang_tampak(unit: str) -> None:
    data = AKAR / f"{unit}data"
    lap = hitung(muat(data), baca_deklarasi(data)[0])
    assert tak_sepadan(lap) == []


def test_selisih_dari_angka_yang_dipotong(laporan: Laporan) -> None:
    """The exact value stays for programs; what is shown is the difference of what is shown."""
    sama = [f"selisih/e-performance/{i}/2023" for i in ("1.5", "3.1", "3.3")]
    assert polos(laporan, *sama) == ["−3,53"] * 3
    program = laporan.register["efisiensi/program-pk/dukungan-manajemen/2023"]
    assert program.polos == "0" and program.nilai != 0
    eksak = [replace(a, beda_tampak=None) for a in laporan.register if a.beda_tampak is not None]
    lain = [a.kunci for a in eksak if a.teks != laporan.register[a.kunci].teks]
    assert len(lain) > 10  # without the rule these would not agree


def jenjang_unit(unit: str) -> tuple[TabelJadi, Laporan]:
    data = AKAR / f"tests/fixtures/{unit}/data"
    lap = hitung(muat(data), baca_deklarasi(data)[0])
    return jadi(lap, "jenjang-kinerja"), lap


def test_jenjang_unit_yang_anggarannya_menurut_sasaran() -> None:
    """A unit without programmes in its agreement has the cascade from its own budget, too."""
    tabel, lap = jenjang_unit("kecamatan")
    isi = [b for k in tabel.kelompok for b in k.baris]
    assert [k.judul for k in tabel.kolom][-2:] == ["Pagu (Rp)", "Penyerapan"]
    assert len(isi) == 4 and isi[0].sel[1] == "1 › 1.1"
    gambar_ = BAGAN["jenjang-kinerja"](lap)
    assert "Program 7.01.01 mendukung Sasaran 1.1" in gambar_.alt and "terserap" in gambar_.alt
    # Goals of one level that support nothing make a table and no diagram.
    tabel, lap = jenjang_unit("pengadilan")
    assert not tabel.kosong
    with pytest.raises(TanpaData):
        BAGAN["jenjang-kinerja"](lap)


def test_alternatif_grafik_menyebut_angkanya(laporan: Laporan) -> None:
    """What a chart says in words has the figures that it draws."""
    alt = gambar(laporan, "e-performance-triwulan").alt
    assert "indikator 1.1 berturut-turut 100 tiga kali lalu 65" in alt
    assert "1.3 berturut-turut 100 dua kali lalu belum ada data dua kali" in alt
    # Of what stays the same it says how often, so that no word before it speaks of several in vain.
    bulan = gambar(laporan, "target-kinerja").alt
    assert "target 1 berturut-turut belum ada data dua belas kali; target 2" in bulan
    alt = gambar(laporan, "target-tahun-lalu").alt
    assert "1.4 masing-masing 70% dan 80%" in alt
    assert "seluruh 15 lebih tinggi, terjauh 10\xa0poin" in alt
    assert "1.2 85,1%" in gambar(laporan, "capaian-indikator").alt
    bagan = BAGAN["jenjang-kinerja"](laporan).alt
    assert "Sasaran 1: 4 dari 8" in bagan and "Hukum: Rp2.362.664.000, terserap 78,63%" in bagan


@pytest.mark.parametrize("kode", ["capaian-sasaran", "capaian-antartahun"])
def test_angka_di_sekitar_grafik_tercatat(laporan: Laporan, kode: str) -> None:
    """What its words name is shown there, too, as what it draws is."""
    kunci = [a.kunci for a in gambar(laporan, kode).angka]
    assert "capaian/rata-rata/2023" in kunci and len(kunci) == len({*kunci}) > 2


def test_arah_grafik_yang_bercampur_atau_sama(laporan: Laporan) -> None:
    judul = gambar(laporan, "e-performance").judul
    assert judul.endswith("13 lebih tinggi, 6 sama, dan 5 lebih rendah, terjauh 100\xa0poin")


def test_indikator_sebuah_kelompok_dalam_satu_sasaran(makro: Makro) -> None:
    sasaran = makro.laporan.daftar_indikator()[0].sasaran
    semua = makro.daftar_indikator(sasaran)
    kelompok = makro.daftar_indikator(kelompok="belum-tercapai")
    irisan = makro.daftar_indikator(sasaran, "belum-tercapai")
    assert irisan == [i for i in kelompok if i in semua]
    assert 0 < len(irisan) < min(len(semua), len(kelompok))


def test_isu_satu_daftar_menurut_urutannya(makro: Makro) -> None:
    semua = list(makro.laporan.baris("isu"))
    ada = {nama: makro.daftar_isu(nama) for nama in {r.daftar for r in semua}}
    assert len(ada) > 1 and sum(map(len, ada.values())) == len(semua)
    for nama, isi in ada.items():
        assert {r.daftar for r in isi} == {nama}
        assert [r.urut for r in isi] == sorted(r.urut for r in isi)


def test_layanan_tiada_bila_diterangkan_dan_tidak_dicapai(data: Tabel) -> None:
    """Not what nobody says to be missing, nor what something is told to have come of."""

    def diragukan(tabel: Tabel) -> list[str]:
        return [i.kode for i, _, _ in layanan_tiada(hitung(tabel))]

    assert diragukan(data) == ["1.8"]
    for kata, ada in (
        (None, False), ("Terdapat 3 layanan", False), ("Layanan tidak pernah terputus", False),
        ("Nihil", True), ("Rutan belum memiliki layanan itu", True), ("Belum tersedia", True),
        ("Layanannya tidak lagi diselenggarakan", True), ("Tidak ada layanan", True),
    ):  # fmt: skip
        lain = ubah(data, "target_kinerja", {"kode": "2"}, keterangan=kata)
        assert diragukan(lain) == ["1.8"] * ada, kata
    dicapai = ubah(data, "target_kinerja", {"kode": "4"}, indikator="1.1", keterangan="Tidak ada")
    assert diragukan(dicapai) == ["1.8"]


def test_isi_baris_untuk_skrip(laporan: Laporan) -> None:
    """What the script of a page reads is JSON without blanks; a chart without rows says nothing."""
    baris = ("Ikan & “lele”", (("Target", "80%"),), 12, 20)
    lukisan = Lukisan(gambar(laporan, "ikpa"), (1, 1), (1, 1), (baris,))
    assert lukisan.data_tanda == '[["Ikan & “lele”",[["Target","80%"]],12,20]]'
    assert replace(lukisan, tanda=()).data_tanda == ""


def test_nama_penanda_seperti_tertulis(makro: Makro) -> None:
    """A signed paper keeps the name that it bears."""
    assert "Pejabat Sebelumnya" in makro.tanda_tangan("pk-2023", "; Pejabat Sebelumnya")
    assert not makro.masalah
