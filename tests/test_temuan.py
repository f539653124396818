"""The findings about data: each rule on the real report, and on data that it must not accuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from macros.asupan.antartabel import periksa_terjadi
from macros.dasar.masalah import Masalah
from macros.dasar.penulisan import TIDAK_BERLAKU
from macros.hitung.laporan import Laporan
from macros.temuan import (
    angka_ketik,
    aturan,
    belum_diisi,
    kelengkapan,
    kewajaran,
    kumpulkan,
    pribadi,
    rantai,
    rekonsiliasi,
    waktu,
)
from macros.temuan.kasus import ISI_KAIDAH, NAMA_JENIS, URUTAN_JENIS, Jawaban, Temuan, kaidah
from macros.temuan.naskah import Bab
from scripts.terminal import temuan as di_terminal
from tests.proyek import AKAR, diperiksa, periksa_lagi, salin
from tests.tabel_ubahan import Tabel, baris_saja, dengan, hapus, laporan, sempit, tambah, ubah
from tests.test_muat import pastikan_indonesia
from tests.test_tabel_dijelaskan import dijelaskan

Cari = Callable[[Laporan], Iterator[Temuan]]


def subjek(cari: Cari, lap: Laporan, kode: str) -> set[str]:
    """What the findings of one code are about."""
    return {t.subjek for t in cari(lap) if t.kode == kode}


def test_id_tunggal_dan_jenis_dikenal(data: Tabel) -> None:
    semua = kumpulkan(laporan(data))
    assert len({t.id for t in semua}) == len(semua)
    assert {t.jenis for t in semua} <= set(NAMA_JENIS)
    assert all(t.letak is not None for t in semua)


def test_indikator_senama_disebut_dengan_kodenya(data: Tabel) -> None:
    (r,) = data["indikator"].baris(kode="1.2")
    register = laporan(ubah(data, "indikator", {"kode": "1.1"}, uraian=r.uraian)).register
    label = [register[f"target/{kode}/2023/PK"].label for kode in ("1.1", "1.2", "1.3")]
    assert [satu[-6:] for satu in label[:2]] == [" (1.1)", " (1.2)"] and "(1.3)" not in label[2]


def test_id_tidak_bergantung_pada_urutan_baris(data: Tabel) -> None:
    asli = {t.id for t in kumpulkan(laporan(data))}
    geser = tambah(data, "kegiatan", kode="x", uraian="X", urut=7)
    geser = hapus(geser, "realisasi", indikator="4.9")
    for r in data["realisasi"].baris(indikator="4.9"):
        isi = {k: v for k, v in r._asdict().items() if k != "Index"}
        geser = tambah(geser, "realisasi", **isi)
    assert {t.id for t in kumpulkan(laporan(geser))} == asli | {"T105:kegiatan/x"}


# Contradictions between sources


def test_sumber_yang_berbeda(data: Tabel) -> None:
    lap = laporan(data)
    ada = subjek(rekonsiliasi.temuan, lap, "T101")
    assert {"capaian/1.5/2023", "capaian/4.4/2023", "anggaran/2023/realisasi"} <= ada
    assert "capaian/4.1/2023" not in ada
    t = next(t for t in rekonsiliasi.temuan(lap) if t.subjek == "capaian/1.5/2023")
    assert [(p.sumber, p.angka.teks) for p in t.pihak] == [
        ("laporan kinerja", "94,11%"), ("laporan keluaran", "87,05%"), ("E-Performance", "90,58%"),
    ]  # fmt: skip


def test_sumber_yang_sama_tidak_ditemukan(data: Tabel) -> None:
    sama = ubah(data, "anggaran_belanja", {"akun": "52", "sumber": "OM-SPAN"}, realisasi=2689243069)
    ada = subjek(rekonsiliasi.temuan, laporan(sama), "T101")
    assert "belanja/52/2023/realisasi" not in ada
    assert "belanja/52/2023/realisasi" in subjek(rekonsiliasi.temuan, laporan(data), "T101")


def test_jumlah_pegawai_dan_pagu_berbeda(data: Tabel) -> None:
    lap = laporan(ubah(data, "pegawai", {"uraian": "SLTA"}, jumlah=46))
    (beda,) = (t for t in rekonsiliasi.temuan(lap) if t.subjek == "pegawai/jumlah")
    pihak = [(p.sumber, p.angka.teks.split()[0]) for p in beda.pihak]
    assert pihak == [("menurut jabatan", "61"), ("menurut pendidikan", "60")]
    assert "pegawai/jumlah" not in subjek(rekonsiliasi.temuan, laporan(data), "T101")
    lap = laporan(ubah(data, "pk_anggaran", {"tahun": 2023, "kode": "dukungan-teknis"}, nilai=1))
    assert "anggaran/2023/pagu-awal" in subjek(rekonsiliasi.temuan, lap, "T101")
    assert "anggaran/2023/pagu-awal" not in subjek(rekonsiliasi.temuan, laporan(data), "T101")


def test_triwulan_dan_angka_setahun(data: Tabel) -> None:
    assert subjek(rekonsiliasi.temuan, laporan(data), "T102") == set()
    di: dict[str, object] = {"indikator": "1.1", "sumber": "E-PERFORMANCE", "periode": "TW4"}
    lap = laporan(ubah(data, "realisasi", di, nilai=Decimal(14)))
    assert subjek(rekonsiliasi.temuan, lap, "T102") == {"e-performance/1.1/2023"}


def test_skor_bukan_serapan(data: Tabel) -> None:
    (t,) = (t for t in rekonsiliasi.temuan(laporan(data)) if t.kode == "T103")
    assert "pakailah angka menurut SP2D" in t.pesan and "85,45%" in t.pesan
    dekat = ubah(data, "ikpa", {"indikator": "Penyerapan Anggaran"}, nilai=Decimal("89.9"))
    assert subjek(rekonsiliasi.temuan, laporan(dekat), "T103") == set()
    lap = laporan(hapus(data, "ikpa", indikator="Penyerapan Anggaran"))
    assert subjek(rekonsiliasi.temuan, lap, "T103") == set()
    kosong = ubah(data, "ikpa", {"tahun": 2023}, nilai=None)
    assert subjek(rekonsiliasi.temuan, laporan(kosong), "T103") == set()


def test_target_menurut_dua_janji(data: Tabel) -> None:
    """An agreement beside another promise, whether it says which document it is or not."""
    isi = tambah(
        data, "target", indikator="1.1", tahun=2023, periode="TAHUN", dokumen="LKJIP",
        nilai=Decimal(85),
    )  # fmt: skip

    def pihak(isi: Tabel) -> list[tuple[str, str]]:
        (t,) = (t for t in rekonsiliasi.temuan(laporan(isi)) if t.subjek == "target/1.1/2023")
        return [(p.sumber, p.angka.teks) for p in t.pihak]

    lap = laporan(data)
    nama = [lap.sumber.nama("target", kode) for kode in ("PK", "LKJIP")]
    keduanya = list(zip(nama, ("80%", "85%"), strict=True))
    assert pihak(isi) == keduanya
    isi = ubah(isi, "perjanjian_kinerja", {}, dokumen="PK")
    assert pihak(isi) == keduanya


# The chain of targets


def test_janji_tanpa_ukuran(data: Tabel) -> None:
    assert len(subjek(rantai.temuan, laporan(data), "T201")) == 9
    lap = laporan(
        tambah(data, "realisasi", indikator="IKU-1", tahun=2023, periode="SM2", sumber="LKJIP",
               nilai=Decimal(90), satuan="%")
    )  # fmt: skip
    assert "realisasi/IKU-1/2023" not in subjek(rantai.temuan, lap, "T201")


def test_target_lebih_lemah_daripada_renstra(data: Tabel) -> None:
    assert subjek(rantai.temuan, laporan(data), "T202") == set()
    di: dict[str, object] = {"indikator": "1.1", "tahun": 2023, "dokumen": "PK"}
    lap = laporan(ubah(data, "target", di, nilai=Decimal(70)))
    assert subjek(rantai.temuan, lap, "T202") == {"target/1.1/2023"}
    terbalik = ubah(data, "indikator", {"kode": "1.1"}, polaritas="minimal")
    assert subjek(rantai.temuan, laporan(terbalik), "T202") == {"target/1.1/2023"}


def test_janji_menurut_dokumen_yang_mencatatnya(data: Tabel) -> None:
    """One document of the role that records wordings is enough; without any, what has a target."""
    lap = laporan(data)
    kode = {r.kode for r in rantai.janji(lap)}
    assert kode == {r.kode for r in lap.rumusan("PK", 2023) if r.kode in lap.indikator}
    tanpa = tambah(data, "sumber", kode="PK-UBAH", nama="Perjanjian Kinerja Perubahan",
                   isi="rumusan", urut=99, peran="janji")  # fmt: skip
    assert {r.kode for r in rantai.janji(laporan(tanpa))} == kode


def test_perubahan_perjanjian_menyebut_yang_berubah(data: Tabel) -> None:
    """An agreement that changes one indicator leaves the others promised, and the first one's
    wording of them."""
    lain = {"nama": "PK Perubahan", "isi": "rumusan", "peran": "janji", "urut": 0}
    ubahan = {"dokumen": "PKP", "tahun": 2023, "kode": "4.6", "urut": 1, "uraian": "Bunyi baru"}
    baru = tambah(tambah(data, "sumber", kode="PKP", **lain), "rumusan", **ubahan)
    satu, dua = laporan(data), laporan(baru)
    assert subjek(rantai.temuan, satu, "T203") == subjek(rantai.temuan, dua, "T203")
    assert [r.kode for r in rantai.janji(satu)] == [r.kode for r in rantai.janji(dua)]
    assert [r.uraian for r in rantai.janji(dua) if r.kode == "4.6"] == ["Bunyi baru"]


def test_target_periode_tidak_lebih_lemah_daripada_target_setahun(data: Tabel) -> None:
    """A target of half a year is not held against that of a plan's whole year."""
    tengah = ubah(data, "laporan", {}, periode="SM1")
    isi = {"indikator": "1.2", "tahun": 2023, "dokumen": "PK", "periode": "SM1"}
    lap = laporan(tambah(tengah, "target", **isi, nilai=Decimal(5)))
    assert lap.target("1.2").polos == "5"  # type: ignore[union-attr]
    assert subjek(rantai.temuan, lap, "T202") == set()
    kurang = ubah(tengah, "target", isi | {"periode": "TAHUN"}, nilai=Decimal(5))
    assert subjek(rantai.temuan, laporan(kurang), "T202") == {"target/1.2/2023"}


def test_rantai_putus(data: Tabel) -> None:
    putus = {"rantai/IKK-IKPA", "rantai/IKK-SMART", *(f"rantai/4.{n}" for n in range(6, 10))}
    assert subjek(rantai.temuan, laporan(data), "T203") == putus
    isi: dict[str, object] = {"dokumen": "RENSTRA", "kode": "1.4", "urut": 99, "uraian": "x"}
    assert "rantai/1.4" not in subjek(
        rantai.temuan, laporan(tambah(data, "rumusan", **isi)), "T203"
    )


def test_rumusan_berbeda(data: Tabel) -> None:
    assert subjek(rantai.temuan, laporan(data), "T204") == set()
    di: dict[str, object] = {"dokumen": "IKU", "kode": "1.3"}
    lap = laporan(ubah(data, "rumusan", di, uraian="Persentase ibu hamil yang dilayani"))
    assert subjek(rantai.temuan, lap, "T204") == {"rumusan/IKU/1.3"}


def test_urutan_dan_tempat_berbeda(data: Tabel) -> None:
    lap = laporan(data)
    assert subjek(rantai.temuan, lap, "T205") == {"urutan/IKU", "urutan/RENSTRA"}
    assert subjek(rantai.temuan, lap, "T206") == {"sasaran/IKU-1", "sasaran/IKU-3"}
    sama = laporan(ubah(data, "indikator", {"kode": "IKU-3"}, sasaran="SS5"))
    assert subjek(rantai.temuan, sama, "T206") == {"sasaran/IKU-1"}


# Time


def test_hasil_sesudah_tahun_laporan(data: Tabel) -> None:
    """A plan may reach further than the report; with a result, most often its year is mistyped."""
    assert subjek(waktu.temuan, laporan(data), "T315") == set()
    keliru = ubah(data, "realisasi", {"indikator": "1.1", "sumber": "LKJIP"}, tahun=2032)
    (satu,) = [t for t in waktu.temuan(laporan(keliru)) if t.id == "T315:realisasi/2032"]
    assert satu.nilai == "2032"
    assert satu.letak is not None
    assert (satu.letak.berkas, satu.letak.kolom) == ("data/realisasi.csv", "tahun")
    jauh = ubah(data, "target", {"tahun": 2024}, tahun=2026)
    assert subjek(waktu.temuan, laporan(jauh), "T315") == set()


def test_posisi_pada_hari_yang_mustahil(data: Tabel) -> None:
    """Before its year, or after the report; in January of the next year it may well be the last."""

    def bertanggal(hari: date) -> set[str]:
        lain = ubah(data, "anggaran_kegiatan", {"kegiatan": "keamanan"}, tanggal=hari)
        return subjek(waktu.temuan, baris_saja(lain), "T316")

    terbit = baris_saja(data).edisi.hari_terbit
    assert bertanggal(date(2023, 1, 1)) == bertanggal(terbit) == set()
    assert bertanggal(date(2022, 12, 31)) == {"anggaran_kegiatan/2023/2022-12-31"}
    besok = terbit + timedelta(days=1)
    assert bertanggal(besok) == {f"anggaran_kegiatan/2023/{besok}"}


def test_posisi_dari_edisi_sebelumnya(data: Tabel) -> None:
    """Of a source whose last position is months before the data date; a later one follows it."""
    lama = ubah(data, "anggaran_belanja", {"sumber": "SMART"}, tanggal=date(2023, 6, 30))
    assert subjek(waktu.temuan, laporan(lama), "T316") == {"anggaran_belanja/SMART/2023-06-30"}
    susul = ubah(lama, "anggaran_belanja", {"sumber": "SMART", "akun": "51"},
                 tanggal=date(2023, 12, 7))  # fmt: skip
    assert subjek(waktu.temuan, laporan(susul), "T316") == set()


def test_tanggal_naskah_yang_sudah_ditandatangani(data: Tabel) -> None:
    """A day on which something was signed stays what it is in later editions."""
    biasa: set[str] = set()
    for ya, harap in ((True, biasa), (None, {"tanda_tangan/tanggal/2011-01-10"})):
        isi = {"tanggal": date(2011, 1, 10), "ditandatangani": ya}
        lain = ubah(data, "tanda_tangan", {"blok": "kata-pengantar"}, **isi)
        assert subjek(waktu.temuan, baris_saja(lain), "T316") == harap


@pytest.mark.parametrize(
    ("isi", "ada"),
    [
        ('{{ tanda_tangan("penutup") }}', True), ("{{ tanda_tangan('pen' ~ x) }}", True),
        ("{{ tanda_tangan(blok) }}", True), ('{{ tanda_tangan("pen") }}', False),
        ('{{ tanda_tangan("lain" ~ x) }}', False), ("Penutup.", False),
    ],
)  # fmt: skip
def test_blok_tanda_tangan_yang_tidak_dipasang(data: Tabel, isi: str, ada: bool) -> None:
    """To fill in its day leads nowhere while no chapter shows it."""
    lap = baris_saja(ubah(data, "tanda_tangan", {"blok": "penutup"}, tanggal=None))
    (t,) = belum_diisi.temuan_tulisan(lap, (Bab("bab.md", f"# A\n\n{isi}\n"),))
    assert t.subjek == "tanda_tangan/penutup/1"
    assert ('Pasang {{ tanda_tangan("penutup") }}' in t.pesan) is not ada
    assert not list(belum_diisi.temuan_tulisan(baris_saja(data), (Bab("bab.md", "# A\n"),)))


def test_perjanjian_yang_diubah_di_tengah_tahun(data: Tabel) -> None:
    """A changed target contradicts none, and a table of the agreement before keeps its day; new
    indicators stand with their goal, wherever their rows are."""
    isi = tambah(
        data, "sumber", kode="PK-P", isi="target", nama="PK Perubahan", urut=0, peran="janji"
    )  # fmt: skip
    isi = tambah(
        isi, "perjanjian_kinerja", tahun=2023, tempat="Kupang", tanggal=date(2023, 6, 5),
        pihak_pertama="kepala-rutan", pihak_kedua="kepala-kanwil", dokumen="PK-P",
    )  # fmt: skip
    isi = tambah(
        isi, "target", indikator="1.2", tahun=2023, periode="TAHUN", dokumen="PK-P",
        nilai=Decimal(90),
    )  # fmt: skip
    lap = laporan(dengan(isi, Decimal(80), Decimal(72)))
    assert "target/1.2/2023" not in subjek(rekonsiliasi.temuan, lap, "T101")
    assert lap.pk[2023].dokumen == "PK-P"
    tabel, salah = dijelaskan(
        lap,
        """\
a:
  judul: "{pk.nama}, {pk.tanggal}"
  baris: indikator kegiatan menurut PK {tahun}
  kolom: ["Indikator | teks 90 | {uraian}", "Target | bilangan 10 | target/{kode}/{tahun}/PK"]
b: {judul: "{pk.nama}, {pk.tanggal}", baris: indikator terukur, kolom: ["I | teks 9 | {uraian}"]}
""",
    )
    assert salah == [] and {k: t.judul.split()[-3:] for k, t in tabel.items()} == {
        "a": ["16", "Januari", "2023"], "b": ["5", "Juni", "2023"],
    }  # fmt: skip
    assert [i.kode for i in lap.daftar_indikator()][7:10] == ["1.8", "1.9", "2.1"]


def test_posisi_lama_sesudah_tahunnya(data: Tabel) -> None:
    isi = tambah(
        data, "anggaran_kegiatan", kegiatan="keamanan", tahun=2021, pagu=1, realisasi=Decimal(1),
        sumber="SP2D", tanggal=date(2023, 1, 5),
    )  # fmt: skip
    assert subjek(waktu.temuan, laporan(isi), "T316") == {"anggaran_kegiatan/2021/2023-01-05"}


@pytest.mark.parametrize(
    ("nama", "di", "isi", "salah"),
    [
        ("target", {"dokumen": "PK", "tahun": 2023}, {"tahun": 2024}, ""),
        ("target", {"dokumen": "PK", "tahun": 2023}, {"tahun": 2025}, "T315:target/janji/2025"),
        ("target", {"dokumen": "RENSTRA", "tahun": 2024}, {"tahun": 2027}, ""),
        ("laporan", {}, {"tanggal_terbit": date(2024, 2, 1)}, ""),
        ("laporan", {}, {"tanggal_terbit": date(2032, 2, 1)},
         "T316:laporan/tanggal_terbit/2032-02-01"),
        ("pegawai", {}, {"tanggal": date(1999, 3, 1)}, "T316:pegawai/tanggal/1999-03-01"),
        ("tindak_lanjut", {}, {"tenggat": date(2024, 3, 31)}, ""),
        ("tindak_lanjut", {}, {"tenggat": date(2019, 1, 1)},
         "T316:tindak_lanjut/tenggat/2019-01-01"),
        ("laporan", {}, {"tanggal_data": date(2024, 5, 31), "tanggal_terbit": date(2024, 6, 1)},
         ""),
        ("laporan", {}, {"judul": "LAPORAN KINERJA SEMESTER II 2023"}, ""),
        ("laporan", {}, {"judul": "Laporan Kinerja Semester 2"}, ""),
        ("laporan", {}, {"judul": "Laporan Semester I"}, "T316:laporan/judul/semester i"),
        ("laporan", {}, {"judul": "Laporan Triwulan 4"}, "T316:laporan/judul/triwulan iv"),
        ("laporan", {}, {"judul": "Laporan Kinerja 2022"}, "T316:laporan/judul/2022"),
    ],
)  # fmt: skip
def test_tahun_dan_tanggal_yang_jauh(
    data: Tabel, nama: str, di: dict[str, object], isi: dict[str, object], salah: str
) -> None:
    """A slip of a digit is asked about; what may be so is not."""
    cari = kaidah(waktu._kelak, waktu._hari, waktu._judul)
    ada = cari(laporan(ubah(data, nama, di, **isi)))
    semua = {t.id for t in ada if not t.subjek.startswith("tanda_tangan/")}  # which follow
    assert semua - {"T316:perjanjian_kinerja/tanggal/2022-01-10"} == {salah} - {""}


@pytest.mark.parametrize(
    ("nilai", "ada"), [(2_256_847, True), (2_257, True), (256_847_000, False), (None, False)]
)
def test_uang_seperseribu_tahun_lain(data: Tabel, nilai: int | None, ada: bool) -> None:
    di: dict[str, object] = {"tahun": 2022, "kode": "penyelenggaraan-pemasyarakatan"}
    isi = ubah(data, "pk_anggaran", di, nilai=nilai and Decimal(nilai))
    semua = subjek(kewajaran.temuan, baris_saja(isi), "T304")
    assert any(t.startswith("pk_anggaran/nilai/2022/") for t in semua) == ada


@pytest.mark.parametrize(
    ("isi", "ada"),
    [("[diisi nanti]", True), ('Capaian {{ angka("x") }}.', True), ("idem", True),
     ("s.d.a.", True), ("-", True), ("xxx", True), ("Tes kesehatan.", False),
     ("Sama dengan atap bocor", False), ("dipasang pada pada sumur", True),
     ("2. Air dari mobil tangki", True), ("- Air dari mobil tangki", True),
     ("air-bersih dari mobil tangki", True), ("1. Satu\n2. Dua", False), ("2 sumur bor", False),
     ("a. n. Kepala", False), ("A. Yani membantu.", False)],
)  # fmt: skip
def test_isian_yang_tidak_berkata_apa_apa(data: Tabel, isi: str, ada: bool) -> None:
    lap = baris_saja(ubah(data, "kendala", {"kode": "air-bersih"}, solusi=isi))
    semua = [t.subjek for t in belum_diisi.temuan(lap) if t.subjek.startswith("kendala/")]
    assert semua == (["kendala/solusi/3"] if ada else [])


def test_celah_disebut_di_tabel_mana_pun(data: Tabel) -> None:
    """What nobody answered may be in a column that another table's answer filled elsewhere."""

    def celah(data: Tabel) -> list[str]:
        return [t.subjek for t in belum_diisi.temuan(laporan(data)) if "celah" in t.pesan]

    isi = {"tempat": "(tempat belum diisi)"}
    kosong = ubah(
        ubah(data, "tanda_tangan", {}, **isi), "kendala", {}, solusi="(solusi belum diisi)"
    )
    assert celah(data) == []
    assert sorted(celah(kosong)) == ["kendala/solusi", "tanda_tangan/tempat"]


def test_indikator_yang_disalin(data: Tabel) -> None:
    """Not where the same words stand under another goal, or in a document of another level."""
    sama = {"uraian": next(data["indikator"].baris(kode="1.1")).uraian}
    kembar = ubah(data, "indikator", {"kode": "1.2"}, **sama)
    (satu,) = [t for t in belum_diisi.temuan(laporan(kembar)) if t.subjek.startswith("indikator/")]
    assert (satu.kode, satu.subjek) == ("T604", "indikator/1.2") and "baris 2" in satu.pesan
    for lap in (laporan(data), laporan(ubah(data, "indikator", {"kode": "2.2"}, **sama))):
        assert not [t for t in belum_diisi.temuan(lap) if t.subjek.startswith("indikator/")]


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        ("Hanya 55 pegawai, atau 92,5%.", ["55 pegawai", "92,5%"]),
        ("Sejak 2021, menurut Nomor 7 dan indikator 1.1.", []),
        ("Kebutuhan air belum terpenuhi.", []),
    ],
)
def test_angka_dalam_kalimat_data(data: Tabel, isi: str, nilai: list[str]) -> None:
    lap = baris_saja(ubah(data, "kendala", {"kode": "air-bersih"}, solusi=isi))
    semua = [t for t in angka_ketik.temuan(lap, ()) if t.kode == "T512"]
    assert [t.nilai for t in semua] == nilai
    assert all(str(t.letak) == "data/kendala.csv, baris 3, kolom solusi" for t in semua)


@pytest.mark.parametrize("nama", ["anggaran_kegiatan", "anggaran_belanja"])
@pytest.mark.parametrize(
    ("periode", "hari", "salah"),
    [
        ("TW1", date(2022, 3, 31), False),
        ("TW1", date(2022, 1, 1), False),
        ("TW1", date(2022, 4, 1), True),
        ("TW2", date(2022, 3, 31), True),
        ("B02", date(2022, 3, 1), True),
        ("SM1", date(2022, 6, 30), False),
        ("TAHUN", date(2023, 1, 10), False),
        (None, date(2022, 5, 5), False),
    ],
)
def test_posisi_di_luar_periode_barisnya(
    data: Tabel, nama: str, periode: str | None, hari: date, salah: bool
) -> None:
    belanja = {"akun": "51", "uraian": "Pegawai"}
    apa = {"kegiatan": "keamanan"} if nama == "anggaran_kegiatan" else belanja
    isi = tambah(
        data, nama, **apa, tahun=2022, pagu=100, realisasi=Decimal(1), sumber="SP2D",
        periode=periode, tanggal=hari,
    )  # fmt: skip
    harap = {f"{nama}/2022/{periode}/{hari}"} if salah else set()
    assert subjek(waktu.temuan, baris_saja(isi), "T316") == harap


def test_realisasi_anggaran_yang_berkurang(data: Tabel) -> None:
    """Rows tell what was spent since January: one that is less than an earlier one has most often
    been told by itself. Another source, or another year, is another sum."""
    satu = {"kegiatan": "keamanan", "pagu": 100, "tanggal": date(2023, 12, 7)}

    def menurut(**periode: tuple[int, str, int]) -> list[Temuan]:
        isi = data
        for kode, (tahun, sumber, nilai) in periode.items():
            isi = tambah(
                isi, "anggaran_kegiatan", **satu, tahun=tahun, sumber=sumber, periode=kode,
                realisasi=Decimal(nilai),
            )  # fmt: skip
        return [t for t in waktu.temuan(laporan(isi)) if t.kode == "T317"]

    assert menurut(TW1=(2022, "SP2D", 10), TW2=(2022, "SP2D", 10), TW3=(2022, "SP2D", 30)) == []
    assert menurut(TW1=(2022, "SP2D", 10), TW2=(2022, "OM-SPAN", 5)) == []
    (t,) = menurut(TW1=(2022, "SP2D", 10), TW2=(2022, "SP2D", 5), TW3=(2022, "SP2D", 4))
    assert t.subjek == "anggaran_kegiatan/2022/SP2D"
    assert "keamanan, Triwulan\xa0I Rp10 lalu Triwulan\xa0II Rp5; keamanan" in t.pesan


def test_hasil_mendahului_tanggal_data(data: Tabel) -> None:
    assert "realisasi/LKJIP/SM2" in subjek(waktu.temuan, laporan(data), "T301")
    lap = laporan(ubah(data, "laporan", {}, tanggal_data=date(2023, 12, 31)))
    assert subjek(waktu.temuan, lap, "T301") == set()
    assert not lap.edisi.sementara
    assert laporan(data).edisi.sementara


@pytest.mark.parametrize(
    ("periode", "berakhir"),
    [("B11", False), ("B12", True), ("TW3", False), ("SM1", False), ("SM2", True), ("TAHUN", True)],
)
def test_periode_yang_berakhir_bersama_tahun(data: Tabel, periode: str, berakhir: bool) -> None:
    lap = laporan(ubah(data, "laporan", {}, periode=periode))
    assert lap.edisi.sampai_akhir_tahun is berakhir


def test_lonjakan_dan_angka_tetap(data: Tabel) -> None:
    lap = laporan(data)
    assert subjek(waktu.temuan, lap, "T302") == {
        f"lonjakan/{k}/2023" for k in ("1.1", "1.7", "1.8", "3.2", "3.4")
    }
    assert subjek(waktu.temuan, lap, "T303") == set()
    longgar = laporan(ubah(data, "laporan", {}, batas_lonjakan=Decimal(80)))
    assert subjek(waktu.temuan, longgar, "T302") == set()
    di: dict[str, object] = {"indikator": "1.3", "tahun": 2022}
    tetap = laporan(ubah(data, "realisasi", di, nilai=Decimal(97)))
    assert subjek(waktu.temuan, tetap, "T303") == {"tetap/1.3/2023"}


@pytest.mark.lama
def test_nilai_yang_terbagi_seratus(data: Tabel) -> None:
    """A score beside others, and one that stands alone; a score of nothing is one."""
    for tabel, di, kolom, lain in (
        ("ikpa", {"tahun": 2023, "urut": 2}, "nilai", "sampai 100"),
        ("smart", {"tahun": 2023}, "nilai", "dapat sampai 100"),
        ("capaian_target_kinerja", {"target": "4", "bulan": "B02"}, "persen", "sampai 100"),
    ):
        saring: dict[str, object] = dict(di)
        salah = ubah(data, tabel, saring, **{kolom: Decimal("0.5")})
        (t,) = kewajaran.temuan(baris_saja(salah))
        assert (t.kode, t.subjek.split("/")[:2]) == ("T304", [tabel, kolom])
        assert lain in t.pesan and "maksudnya 50:" in t.pesan
        nol = ubah(data, tabel, saring, **{kolom: Decimal(0)})
        assert not list(kewajaran.temuan(baris_saja(nol)))
    # Where all others are as small, they may well be meant.
    kecil = hapus(data, "smart", tahun=2023)
    for tahun in (2021, 2022):
        kecil = tambah(kecil, "smart", tahun=tahun, nilai=Decimal("0.5"))
    assert not list(kewajaran.temuan(baris_saja(kecil)))


@pytest.mark.parametrize(
    ("nilai", "maksud"),
    [
        (1_842_279, "dalam ribuan rupiah, dan maksudnya Rp1.842.279.000:"),
        (1842, "dalam jutaan rupiah, dan maksudnya Rp1.842.000.000:"),
        (150_000, ""), (1_842_279_563, ""), (0, ""), (None, ""),
    ],
)  # fmt: skip
def test_uang_yang_terbagi_seribu(data: Tabel, nilai: int | None, maksud: str) -> None:
    """What would fit its ceiling a thousand or a million times larger; a small sum is no slip."""
    di: dict[str, object] = {"kegiatan": "pembinaan", "tahun": 2023}
    lain = Decimal(nilai) if nilai is not None else None
    semua = list(kewajaran.temuan(baris_saja(ubah(data, "anggaran_kegiatan", di, realisasi=lain))))
    assert [maksud in t.pesan for t in semua] == [True] * bool(maksud)


@pytest.mark.parametrize(
    ("di", "nilai", "ada"),
    [({"kegiatan": "pembinaan"}, None, True), ({"kegiatan": "pembinaan"}, Decimal(0), False),
     ({"tahun": 2023}, None, False)],
)  # fmt: skip
def test_realisasi_yang_kosong_di_antara_yang_terisi(
    data: Tabel, di: dict[str, object], nilai: Decimal | None, *, ada: bool
) -> None:
    """A sum without it is shown as that of the year; where nothing is filled there is none."""
    lap = laporan(ubah(data, "anggaran_kegiatan", di, realisasi=nilai))
    jadi = {s for s in subjek(belum_diisi.temuan, lap, "T604") if s.endswith("realisasi")}
    assert jadi == ({"anggaran_kegiatan/SP2D/2023/realisasi"} if ada else set())


@pytest.mark.lama
def test_persentase_yang_tidak_wajar(data: Tabel) -> None:
    """74 typed as 740, or as 0,74; not a small percentage among small ones, nor a count."""
    assert subjek(kewajaran.temuan, laporan(data), "T304") == set()
    data = sempit(data, "1.1", "4.4", "4.6")
    di: dict[str, object] = {"indikator": "1.1", "tahun": 2023, "sumber": "LKJIP"}
    salah_ketik = (
        (Decimal(740), "melebihi 100%"), (Decimal("100.5"), "melebihi 100%"),
        (Decimal("0.74"), "maksudnya 74%"), (Decimal(-5), "kurang dari 0%"),
    )  # fmt: skip
    penuh = laporan(ubah(data, "realisasi", di, nilai=Decimal(100)))
    assert not list(kewajaran.temuan(penuh))
    for salah, kata in salah_ketik:
        berubah = ubah(data, "realisasi", di, nilai=salah)
        (t,) = kewajaran.temuan(laporan(berubah))
        assert t.subjek == "realisasi/1.1/2023/LKJIP" and kata in t.pesan
        laju = ubah(berubah, "indikator", {"kode": "1.1"}, uraian="Laju pertumbuhan layanan")
        # A change may be below nothing and above the whole; its point may slip, too.
        geser = ["maksudnya" in t.pesan for t in kewajaran.temuan(laporan(laju))]
        assert geser == ([True] if salah in {Decimal(740), Decimal("0.74")} else [])
        assert str(t.letak).startswith("data/realisasi.csv, baris 2")
    lewat = ubah(data, "realisasi", di, nilai=Decimal("106.2"))
    assert len(list(kewajaran.temuan(laporan(lewat)))) == 1
    dekat = ubah(lewat, "indikator", {"kode": "1.1"}, polaritas="stabil")
    assert not list(kewajaran.temuan(laporan(dekat)))  # what is to come near to its plan
    unit: dict[str, object] = {"indikator": "4.6", "tahun": 2023, "sumber": "LKJIP"}
    for wajar in (Decimal(740), Decimal(10), Decimal("0.74")):
        assert not list(kewajaran.temuan(laporan(ubah(data, "realisasi", unit, nilai=wajar))))
    lain = {**unit, "indikator": "4.4"}
    (t,) = kewajaran.temuan(laporan(ubah(data, "realisasi", lain, nilai=Decimal(100))))
    assert "maksudnya 1␣layanan;".replace("␣", "\N{NO-BREAK SPACE}") in t.pesan
    (t,) = kewajaran.temuan(laporan(ubah(data, "realisasi", unit, nilai=Decimal(-2))))
    assert t.subjek == "realisasi/4.6/2023/LKJIP" and "kurang dari nol" in t.pesan
    minus = ubah(data, "realisasi", unit, nilai=Decimal(-2))
    minus = ubah(minus, "target", {"indikator": "4.6"}, nilai=Decimal(-1))
    assert not list(kewajaran.temuan(laporan(minus)))
    kecil = ubah(data, "target", {"indikator": "1.1"}, nilai=Decimal(2))
    kecil = ubah(kecil, "realisasi", {"indikator": "1.1"}, nilai=Decimal("0.9"))
    assert not list(kewajaran.temuan(laporan(kecil)))


# Personal data


def test_jumlah_kecil(data: Tabel) -> None:
    kecil = {"pegawai/jabatan/Struktural", "pegawai/pendidikan/S2", "pegawai/pendidikan/D-III"}
    assert subjek(pribadi.temuan, laporan(data), "T401") == kecil
    lap = laporan(ubah(data, "pegawai", {"uraian": "Struktural"}, jumlah=5))
    assert "pegawai/jabatan/Struktural" not in subjek(pribadi.temuan, lap, "T401")


def test_nomor_orang_dalam_tabel(data: Tabel) -> None:
    """Once a column and kind; the number of the office itself has its place."""
    assert laporan(data).instansi.telepon and not subjek(pribadi.temuan, laporan(data), "T412")
    isi = ubah(data, "kendala", {}, kendala="Hubungi 0812-3456-7890, NIK 5302011234567890.")
    assert subjek(pribadi.temuan, laporan(isi), "T412") == {
        "kendala/kendala/telepon", "kendala/kendala/NIK",
    }  # fmt: skip
    semua = [t for t in pribadi.temuan(laporan(isi)) if t.kode == "T412"]
    assert len(semua) == 2 < len(list(laporan(isi).baris("kendala")))
    assert not any(n in repr(t.masalah()) for t in semua for n in ("3456", "1234"))


# Completeness


def test_sebab_yang_tidak_disebut(data: Tabel) -> None:
    lap = laporan(data)
    kurang = {i.kode for i in lap.daftar_indikator() if lap.status(i.kode) == "belum-tercapai"}
    assert subjek(kelengkapan.temuan, lap, "T601") == {f"sebab/{k}/2023" for k in kurang}
    dikaitkan = laporan(ubah(data, "kendala", {"kode": "air-bersih"}, indikator="1.1"))
    assert "sebab/1.1/2023" not in subjek(kelengkapan.temuan, dikaitkan, "T601")
    isi: dict[str, object] = {"indikator": "1.2", "tahun": 2023, "analisis": "sebab-solusi"}
    ditulis = laporan(tambah(data, "analisis", **isi, uraian="Dokter belum ada."))
    assert "sebab/1.2/2023" not in subjek(kelengkapan.temuan, ditulis, "T601")


def test_sebab_hasil_tanpa_persentase_disebut_hasilnya(data: Tabel) -> None:
    nol = laporan(ubah(ubah(data, "target", {"indikator": "4.1", "tahun": 2023}, nilai=Decimal(0)),
                       "indikator", {"kode": "4.1"}, polaritas="minimal"))  # fmt: skip
    isi = {t.subjek: t.pesan for t in kelengkapan.temuan(nol) if t.kode == "T601"}
    assert (
        "(1\N{NO-BREAK SPACE}layanan, target 0\N{NO-BREAK SPACE}layanan)" in isi["sebab/4.1/2023"]
    )
    assert "(92,5%)" in isi["sebab/1.1/2023"]


def test_tahun_lalu_yang_tidak_berlaku_tidak_ditanyakan(data: Tabel) -> None:
    """What did not apply last year has nothing to be compared with; what is empty still has."""

    def kurang(nilai: object) -> str:
        isi = ubah(data, "realisasi", {"indikator": "1.1", "tahun": 2022}, nilai=nilai)
        semua = kelengkapan.temuan(laporan(isi))
        return next(t.pesan for t in semua if t.subjek == "kelengkapan/tahun-lalu/2023")

    assert " 1.1, " in kurang(None) and " 1.1, " not in kurang(TIDAK_BERLAKU)


def test_tahun_lalu_yang_tidak_sebanding_disebut_tempatnya(data: Tabel) -> None:
    """Where there are a target and a result of another unit, one is asked for the result; where
    there is no target, for that."""

    def kurang(isi: Tabel) -> str:
        semua = kelengkapan.temuan(laporan(isi))
        return next(t.pesan for t in semua if t.subjek == "kelengkapan/tahun-lalu/2023")

    sebanding = "Isi hasil Tahun 2022 yang bersatuan dan bermasa sama di realisasi.csv"
    assert sebanding in kurang(data)
    tanpa = hapus(data, "target", indikator="4.1", tahun=2022)
    assert "Isi target.csv" in kurang(tanpa)


def test_analisis_yang_belum_ada_dikumpulkan(data: Tabel) -> None:
    isi = {t.nilai: t.pesan for t in kelengkapan.temuan(laporan(data)) if t.kode == "T602"}
    assert "untuk 24 indikator" in isi["standar"]
    assert "untuk 4 indikator: 1.4–1.7" in isi["jangka-menengah"]
    assert "target-realisasi" not in isi
    tanpa = laporan(hapus(data, "target", tahun=2023))
    tanpa_target = {t.nilai: t.pesan for t in kelengkapan.temuan(tanpa) if t.kode == "T602"}
    assert "Isi target.csv" in tanpa_target["target-realisasi"]
    lengkap = tambah(
        data, "kelengkapan_dikecualikan", indikator="*", analisis="standar",
        alasan="Standar belum ditetapkan.",
    )  # fmt: skip
    assert "kelengkapan/standar/2023" not in subjek(kelengkapan.temuan, laporan(lengkap), "T602")
    hasil = kelengkapan.periksa(laporan(lengkap))["1.1", "standar"]
    assert hasil == kelengkapan.HasilAnalisis("tidak-berlaku", "Standar belum ditetapkan.")
    # The year's own reason goes before one that holds always, in whatever order they stand.
    for nomor, tahun in enumerate((None, 2023, 2022)):
        lengkap = tambah(lengkap, "kelengkapan_dikecualikan", indikator="*", analisis="nasional",
                         alasan=f"Sebab {nomor}.", tahun=tahun)  # fmt: skip
    alasan = kelengkapan._dikecualikan(laporan(lengkap))
    assert alasan["*", "nasional"] == "Sebab 1."


@pytest.mark.lama
def test_target_tahun_terakhir_rencana_cukup(data: Tabel) -> None:
    """A plan that names the target of its last year alone is compared: the way there is told."""

    def pesan(isi: Tabel) -> str:
        semua = kelengkapan.temuan(laporan(isi))
        return next((t.pesan for t in semua if t.subjek == "kelengkapan/jangka-menengah/2023"), "")

    lama = tambah(data, "sumber", kode="LAMA", isi="target", nama="Renstra lama", urut=9,
                  peran="menengah")  # fmt: skip
    lama = tambah(lama, "target", indikator="1.1", tahun=2022, periode="TAHUN", dokumen="LAMA",
                  nilai=Decimal(1))  # fmt: skip
    assert "“Renstra” belum ada" in pesan(lama)  # a plan that is over asks for nothing
    rencana = {"indikator": "1.1", "dokumen": "RENSTRA"}
    akhir = data
    for tahun in (2021, 2022, 2023):
        akhir = hapus(akhir, "target", **rencana, tahun=tahun)
    lap = laporan(akhir)
    menuju = lap.register["capaian/1.1/2023/RENSTRA/2024"]
    assert "capaian/1.1/2023/RENSTRA" not in lap.register
    assert (menuju.teks, menuju.label.partition(":")[0]) == (
        "104,22%", "Realisasi 2023 terhadap target Renstra Tahun 2024"
    )  # fmt: skip
    assert "untuk 4 indikator: 1.4–1.7" in pesan(akhir)
    assert "Isi target Tahun 2023 atau target tahun terakhir dokumen itu di" in pesan(akhir)
    # Neither: the indicator is missing; a target without a result asks for the result.
    assert "untuk 5 indikator: 1.1, 1.4–1.7" in pesan(hapus(akhir, "target", **rencana))
    for kode in ("1.4", "1.5", "1.6", "1.7"):
        isi = {"indikator": kode, "tahun": 2024, "periode": "TAHUN", "dokumen": "RENSTRA"}
        akhir = tambah(akhir, "target", **isi, nilai=Decimal(90))
    assert not pesan(akhir)
    tanpa = hapus(akhir, "realisasi", indikator="1.1", sumber="LKJIP", tahun=2023)
    assert "untuk 1 indikator: 1.1. Isi realisasi.csv" in pesan(tanpa)
    # Beside one without any target, that alone is asked for.
    kurang = hapus(tanpa, "target", indikator="1.4", dokumen="RENSTRA")
    assert "untuk 1 indikator: 1.4. Isi target Tahun 2023" in pesan(kurang)


def test_tanpa_capaian_tidak_ada_yang_perlu_dijelaskan(data: Tabel) -> None:
    tanpa = laporan(hapus(data, "realisasi", indikator="1.3", sumber="LKJIP", tahun=2023))
    assert kelengkapan.periksa(tanpa)["1.3", "sebab-solusi"].keadaan == "tidak-berlaku"
    assert kelengkapan.periksa(laporan(data))["1.3", "sebab-solusi"].keadaan == "belum-ada"


def test_indikator_yang_tidak_berlaku_tidak_dianalisis(data: Tabel) -> None:
    """Nothing is asked for where the target itself says that the indicator does not apply."""
    bebas = ubah(
        data, "target", {"indikator": "1.3", "tahun": 2023, "dokumen": "PK"}, nilai="tidak berlaku"
    )
    bebas = hapus(bebas, "realisasi", indikator="1.3", tahun=2023)
    assert laporan(bebas).status("1.3") == "tidak-berlaku"
    semua = kelengkapan.periksa(laporan(bebas)).items()
    hasil = {a: h.keadaan for (i, a), h in semua if i == "1.3"}
    assert "belum-ada" not in hasil.values() and hasil["standar"] == "tidak-berlaku"


def test_standar_nasional_dibandingkan(data: Tabel) -> None:
    standar = laporan(
        tambah(data, "target", indikator="1.1", tahun=2023, periode="TAHUN",
               dokumen="STANDAR-NASIONAL", nilai=Decimal(75))
    )  # fmt: skip
    assert standar.register["capaian/1.1/2023/STANDAR-NASIONAL"].teks == "98,66%"
    assert kelengkapan.periksa(standar)["1.1", "standar"].keadaan == "ada"


# Rules of assessment


def test_skala_tidak_berlaku_atau_belum_dikonfirmasi(data: Tabel) -> None:
    lap = laporan(data)
    assert subjek(aturan.temuan, lap, "T701") == {"aturan/2023/capaian/berlaku"}
    assert subjek(aturan.temuan, lap, "T702") == {
        "aturan/2023/capaian/konfirmasi", "aturan/2023/nka/konfirmasi",
    }  # fmt: skip
    pasti = ubah(data, "paket_aturan", {}, sampai=None, status_konfirmasi="terkonfirmasi")
    assert list(aturan.temuan(laporan(pasti))) == []
    tanpa = laporan(ubah(data, "laporan", {}, paket=None))
    assert list(aturan.temuan(tanpa)) == []
    assert tanpa.skala == lap.skala


def test_predikat_dan_bobot(data: Tabel) -> None:
    lap = laporan(data)
    assert subjek(aturan.temuan, lap, "T703") | subjek(aturan.temuan, lap, "T704") == set()
    salah = ubah(data, "smart", {}, predikat="Sangat Baik")
    salah = ubah(salah, "ikpa", {"indikator": "Revisi DIPA"}, bobot=Decimal(15))
    lap = laporan(salah)
    assert subjek(aturan.temuan, lap, "T703") == {"smart/2023/predikat"}
    assert subjek(aturan.temuan, lap, "T704") == {"ikpa/2023/Revisi DIPA/bobot"}
    koma = laporan(ubah(data, "ikpa", {"indikator": "Revisi DIPA"}, bobot=Decimal("12.5")))
    (t,) = (t for t in aturan.temuan(koma) if t.kode == "T704")
    assert "Bobot IKPA Revisi DIPA 12,5, sedangkan" in t.pesan


@pytest.mark.parametrize(
    ("nilai", "sebutan"),
    [("100", "Sangat Baik"), ("95", "Sangat Baik"), ("94.99", "Baik"), ("89", "Baik"),
     ("88.99", "Cukup"), ("70", "Cukup"), ("69.99", "Kurang"), ("0", "Kurang")],
)  # fmt: skip
def test_kategori_ikpa(data: Tabel, nilai: str, sebutan: str) -> None:
    """A value on a bound belongs to the step that includes it below."""
    lap = laporan(ubah(data, "ikpa", {}, nilai=Decimal(nilai)))
    kategori = lap.kategori("ikpa/2023/total")
    assert kategori is not None
    assert kategori.sebutan == sebutan


def test_paket_lain_memakai_skala_lain(data: Tabel) -> None:
    kunci = "capaian/1.2/2023"  # 85.1 percent: the top step of one scale, not of the other
    for paket, sebutan in (("2023", "AA (Memuaskan)"), ("2024", "A (Memuaskan)")):
        kategori = laporan(ubah(data, "laporan", {}, paket=paket)).kategori(kunci)
        assert kategori is not None
        assert kategori.sebutan == sebutan


# Answers, and what `check` makes of findings


def test_jawaban_melekat_pada_temuannya(data: Tabel) -> None:
    dijawab = tambah(
        data, "jawaban_temuan", temuan="T401:pegawai/pendidikan/S2", oleh="Kepala Rutan",
        tanggal=date(2023, 12, 7), jawaban="Boleh diumumkan.",
    )  # fmt: skip
    t = {t.id: t for t in kumpulkan(laporan(dijawab))}
    masalah = t["T401:pegawai/pendidikan/S2"].masalah(ketat=True)
    assert (masalah.tingkat, masalah.dijawab) == ("temuan", True)
    assert "Kepala Rutan: Boleh diumumkan." in masalah.pesan
    lain = t["T401:pegawai/pendidikan/D-III"].masalah(ketat=True)
    assert (lain.tingkat, lain.dijawab) == ("galat", False)


@pytest.mark.lama
def test_ketat_menjadikan_temuan_galat() -> None:
    longgar, ketat = diperiksa(), periksa_lagi(AKAR, ketat=True)
    assert {m.tingkat for m in longgar} == {"temuan"}
    assert {m.tingkat for m in ketat if not m.dijawab} == {"galat"}
    assert {m.id for m in longgar} == {m.id for m in ketat}


def contoh(n: int, *, jenis: str = "", dijawab: bool = False) -> Masalah:
    dasar = Masalah(f"X{n}", "galat", "data/a.csv", n, "k", None, f"pesan {n}")
    if not jenis:
        return dasar
    return replace(dasar, tingkat="temuan", id=f"X{n}:a", dijawab=dijawab, jenis=jenis)


def test_setiap_jenis_mempunyai_tindakan() -> None:
    assert sorted(URUTAN_JENIS) == sorted(NAMA_JENIS)
    assert {*ISI_KAIDAH["kode"]} == {*NAMA_JENIS}
    kode = [k for semua in ISI_KAIDAH["kode"].values() for k in semua]
    assert sorted(kode) == sorted({k.partition("/")[0] for k in ISI_KAIDAH["kaidah"]})


def test_teks_check_menurut_tindakan() -> None:
    masalah = [contoh(2, jenis="rekonsiliasi", dijawab=True), contoh(1, jenis="rekonsiliasi"),
               contoh(3, jenis="angka-ketik", dijawab=True), contoh(4)]  # fmt: skip
    assert list(di_terminal.susun(masalah)) == [
        "GALAT X4 · data/a.csv, baris 4, kolom “k”: pesan 4",
        "",
        "1. Tetapkan nilai yang berlaku, dengan dokumennya: 1 dari 2 temuan belum dijawab",
        "   Fakta yang dicatat berbeda: 2 temuan",
        "   • X1:a · pesan 1 (data/a.csv, baris 1, kolom “k”)",
        "   ✓ X2:a · pesan 2 (data/a.csv, baris 2, kolom “k”)",
        "",
        "2. Perbaiki kalimat dalam naskah: 1 temuan, semuanya sudah dijawab",
        "   Angka yang diketik dalam naskah: 1 temuan",
        "   ✓ X3:a · pesan 3 (data/a.csv, baris 3, kolom “k”)",
        "",
        "Yang harus dilakukan, dari yang terpenting:",
        "1. Tetapkan nilai yang berlaku, dengan dokumennya: 1 dari 2 temuan belum dijawab",
        "2. Perbaiki kalimat dalam naskah: 1 temuan, semuanya sudah dijawab",
        "",
    ]
    assert di_terminal.ringkasan(masalah) == "1 galat, 3 temuan (2 sudah dijawab)."
    ketat = [replace(m, tingkat="galat") if m.jenis and not m.dijawab else m for m in masalah]
    kata = "2 galat, 3 temuan (2 sudah dijawab, 1 terhitung galat)."
    assert di_terminal.ringkasan(ketat) == kata
    assert di_terminal.ringkasan([]).startswith("Lolos pemeriksaan")
    galat = di_terminal.ringkasan(masalah[-1:], lengkap=False)
    assert galat.startswith("1 galat. Temuan") and "tidak ada temuan" not in galat


@pytest.mark.parametrize(
    ("jenis", "dijawab", "kata"),
    [
        (["celah"], False, [di_terminal.CARA_MENGISI]),
        (["aturan"], False, [di_terminal.CARA_MENJAWAB]),
        (["celah", "aturan"], False, [di_terminal.CARA_MENJAWAB, di_terminal.CARA_MENGISI]),
        (["celah", "aturan"], True, []),
        ([""], False, []),
    ],
)
def test_yang_kosong_diisi_dan_bukan_dijawab(
    jenis: list[str], kata: list[str], *, dijawab: bool
) -> None:
    masalah = [contoh(n, jenis=satu, dijawab=dijawab) for n, satu in enumerate(jenis, 1)]
    assert list(di_terminal.cara(masalah)) == kata
    if jenis == ["celah"]:
        assert "1. Isi yang masih kosong: 1 dari 1 temuan belum diisi" in [
            *di_terminal.susun(masalah)
        ]


def test_jawaban_dan_tanda_tangan_dari_masa_depan(data: Tabel) -> None:
    """Refused after the day on which people live, but for a day of clocks that differ; an edition
    that is written ahead may hold what comes before its own days."""

    def ditolak(
        kini: date, terbit: date | None = None, tahun: int = 2023
    ) -> list[tuple[str, str, int | None]]:
        isi = tambah(
            data, "jawaban_temuan", temuan="T401:pegawai/pendidikan/S2", oleh="Kepala Rutan",
            tanggal=date(2026, 5, 2), jawaban="Boleh diumumkan.",
        )  # fmt: skip
        isi = ubah(isi, "tanda_tangan", {"blok": "sk-tim"}, tanggal=date(2026, 5, 2))
        isi = ubah(isi, "laporan", {}, tahun=tahun, tanggal_data=None, tanggal_terbit=terbit)
        masalah = list(periksa_terjadi(isi, kini))
        pastikan_indonesia(masalah)
        return [(m.kode, m.berkas, m.baris) for m in masalah]

    keduanya = [
        ("D049", "data/jawaban_temuan.csv", 2), ("D049", "data/tanda_tangan.csv", 10)
    ]  # fmt: skip
    assert ditolak(date(2026, 4, 30)) == keduanya
    assert ditolak(date(2026, 5, 1)) == ditolak(date(2026, 4, 30), date(2026, 5, 2)) == []
    # An edition of the second half of 2026 whose days are not settled yet.
    assert ditolak(date(2026, 4, 30), tahun=2026) == []


@pytest.mark.lama
def test_jawaban_tanpa_temuan(tmp_path: Path) -> None:
    akar = salin(tmp_path, ["data", "docs"])
    berkas = akar / "data" / "jawaban_temuan.csv"
    berkas.write_text(
        "temuan,oleh,tanggal,jawaban\nT401:pegawai/pendidikan/S3,Kepala Rutan,2023-12-07,Ya.\n",
        encoding="utf-8",
    )
    lepas = [m for m in periksa_lagi(akar) if m.kode == "T001"]
    assert [(m.berkas, m.baris, m.nilai) for m in lepas] == [
        ("data/jawaban_temuan.csv", 2, "T401:pegawai/pendidikan/S3")
    ]
    assert not [m for m in diperiksa() if m.kode == "T001"]


@pytest.mark.parametrize(
    ("berlaku", "dokumen", "cukup"),
    [("Rp5", "Berita acara", True), ("-", "Berita acara", False), ("Rp5", "…", False),
     ("", "", False)],
)  # fmt: skip
def test_jawaban_tanpa_isi_tidak_cukup(
    data: Tabel, berlaku: str, dokumen: str, cukup: bool
) -> None:
    beda = next(t for t in rekonsiliasi.temuan(laporan(data)) if t.bertentangan)
    isi = Jawaban("Kepala", date(2023, 12, 7), "Sesuai.", berlaku, dokumen)
    assert beda.dijawab(isi).cukup is cukup
    assert not beda.cukup
    assert replace(beda, pihak=()).dijawab(isi).cukup  # one value alone needs no choice
    ini, itu, *_ = beda.pihak
    skor = replace(itu, angka=replace(itu.angka, satuan="skor"))
    assert replace(beda, pihak=(ini, skor)).dijawab(isi).cukup  # nor what measures two things
