"""The portal of many units: what it reads, compares, expects, and shows."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser

from scripts.portal import halaman
from scripts.portal.aturan import Harapan, UnitDiharapkan, muat, periksa
from scripts.portal.banding import BATAS, BIDANG, bandingkan, sebarkan
from scripts.portal.jalan import _ingatkan
from scripts.portal.petikan import AngkaUnit, IndikatorUnit, LaporanUnit, lengkap, petik
from scripts.portal.unit import cari, serupa, terlewat
from scripts.terminal import GalatPerintah
from tests.penanda import bila_lengkap
from tests.peramban import GULIR, Pengamat, buka, lihat, sajikan
from tests.portal_contoh import INDIKATOR, berkas, laporan, situs
from tests.proyek import sidik

pytestmark = pytest.mark.lama  # pages of whole portals

NAMA = INDIKATOR["konsep"]
LEMBAR = 12  # rows of a page, so that few units fill more than one
ALAMAT = "persentase-pengaduan-yang-ditindaklanjuti"


# Finding the units


def test_folder_unit_dan_folder_yang_memuatnya(tmp_path: Path) -> None:
    for nama in ("b/Lapas Kelas IIB", "b/aset", "a"):
        laporan(tmp_path / nama)
    (tmp_path / "b" / "bukan-laporan").mkdir()
    ada = cari([tmp_path / "b", tmp_path / "a", tmp_path / "b" / "aset"])
    assert [u.slug for u in ada] == ["a", "b-aset", "lapas-kelas-iib"]


def test_folder_bernama_sama_dibedakan(tmp_path: Path) -> None:
    for nama in ("kupang/lapas", "ende/lapas"):
        laporan(tmp_path / nama)
    ada = cari([tmp_path / "kupang", tmp_path / "ende"])
    assert [u.slug for u in ada] == ["ende-lapas", "kupang-lapas"]
    for nama in ("x/ende-lapas",):
        laporan(tmp_path / nama)
    with pytest.raises(GalatPerintah, match="bernama sama"):
        cari([tmp_path / n for n in ("kupang", "ende", "x")])


def test_tautan_bernama_sendiri(tmp_path: Path) -> None:
    """A link is called as whoever made it calls it; beside its own target it adds nothing."""
    for nama in ("gudang/v2", "unit/a"):
        laporan(tmp_path / nama)
    (tmp_path / "unit" / "rutan-contoh").symlink_to("../gudang/v2")
    (tmp_path / "unit" / "1-alias").symlink_to("a")
    ada = cari([tmp_path / "unit"])
    assert [(u.slug, u.folder) for u in ada] == [
        ("a", tmp_path / "unit" / "a"), ("rutan-contoh", tmp_path / "gudang" / "v2")
    ]  # fmt: skip
    assert [u.slug for u in cari([tmp_path / "unit" / "rutan-contoh"])] == ["rutan-contoh"]


@pytest.mark.parametrize(
    ("nama", "kata"),
    [("tiada", "folder tidak ada"), ("kosong", "tidak memuat"), ("a.zip", "ini berkas, bukan")],
)
def test_folder_tanpa_laporan_ditolak(tmp_path: Path, nama: str, kata: str) -> None:
    (tmp_path / "kosong" / "data").mkdir(parents=True)
    (tmp_path / "a.zip").touch()
    with pytest.raises(GalatPerintah, match=kata):
        cari([tmp_path / nama])


# What a site publishes


def test_yang_dilewati_dan_yang_mungkin_dihitung_dua_kali(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Folders without a report are named, and reports that say to be the same one."""

    def buat(nama: str, instansi: str, edisi: str = "2032") -> None:
        data = tmp_path / nama / "data"
        data.mkdir(parents=True)
        (tmp_path / nama / "mkdocs.yml").touch()
        (data / "instansi.csv").write_text(f"kode_satker{instansi}\n", encoding="utf-8-sig")
        (data / "laporan.csv").write_text(f"kode,tahun\n{edisi},2032\n", encoding="utf-8")

    buat("a", ",nama\n,Lapas Umpama")
    buat("a-salinan", ";nama\n;LAPAS Umpama ")  # as Excel saves it
    buat("a-lalu", ",nama\n,Lapas Umpama", "2031")
    buat("b", ",nama\n407702,Rutan Misal")
    buat("c", ",nama\n407702,Rutan Contoh")
    buat("d", ",nama\n,(nama belum diisi)")
    buat("e", ",nama\n,(nama belum diisi)")
    for nama, milik in (
        ("f", "Kabupaten Satu"),
        ("g", "Kabupaten Dua"),
    ):  # two of one name and code
        buat(nama, f",nama,kementerian\n7.01,Kecamatan Kota,{milik}")
    for nama in ("kosong", "tanpa-pengaturan/data", ".git", "portal"):
        (tmp_path / nama).mkdir(parents=True)
    (tmp_path / "portal" / "portal.json").touch()
    (tmp_path / "putus").symlink_to("tiada")
    (tmp_path / "catatan.txt").touch()
    assert terlewat([tmp_path, tmp_path / "a"]) == ["kosong", "putus", "tanpa-pengaturan"]
    sama = [[u.slug for u in isi] for isi in serupa(cari([tmp_path]))]
    assert sama == [["a", "a-salinan"], ["b", "c"]]
    _ingatkan([tmp_path], cari([tmp_path]))
    kata = capsys.readouterr().err
    assert "yang sama (LAPAS Umpama), dan" in kata
    assert "yang sama (Rutan Misal dan Rutan Contoh), dan" in kata
    assert "Kecamatan Kota" not in kata
    assert "d dan e disebut belum melapor, karena nama unit dalam data/instansi.csv" in kata
    assert {u.slug: u.nama for u in cari([tmp_path]) if u.hampa} == {"d": "d", "e": "e"}


def test_petikan_dari_situs(tmp_path: Path) -> None:
    p = petik(situs(tmp_path / "x", "Lapas Kelas II A Umpama", periode="SM2"), "x")
    assert (p.nama, p.kelas, p.induk, p.periode) == (
        "Lapas Kelas II A Umpama", "Kelas IIA", "Kantor Wilayah Umpama", "Semester\xa0II 2032"
    )  # fmt: skip
    (i,) = p.indikator
    assert i.realisasi == AngkaUnit("88,5%", "88.5", "x/data/realisasi.html?kolom=nilai#baris-7")
    # From several cells: where the report explains it, and a chart explains nothing.
    assert i.capaian == AngkaUnit("95%", "95", "x/bab.html#indikator-3.1")
    assert p.ringkas["serapan"].teks == "97%" and p.ringkas["pagu"] == AngkaUnit()


@pytest.mark.parametrize("tanda", ["\u2028", "\x85", " "])
def test_baris_tabel_hanya_berakhir_pada_akhir_barisnya(tmp_path: Path, tanda: str) -> None:
    """Signs that come with text from web pages are no end of a row."""
    data = situs(tmp_path / "x", "Lapas Umpama") / "unduh/data"
    isi = f"alamat,nama,kementerian,kelas\nJalan{tanda}Satu,Lapas Umpama,Kementerian,Kelas I\n"
    (data / "instansi.csv").write_text(isi, encoding="utf-8")
    assert petik(tmp_path / "x", "x").kelas == "Kelas I"
    folder = laporan(tmp_path / "y")
    (folder / "data/instansi.csv").write_text(isi, encoding="utf-8")
    assert [u.nama for u in cari([folder])] == ["Lapas Umpama"]


def test_petikan_menurut_masa_berlaku(tmp_path: Path) -> None:
    """A ministry that was divided, an indicator that is counted anew: the edition's row counts."""
    data = situs(tmp_path / "x", "Lapas Umpama") / "unduh/data"
    unit = "Lapas Umpama,{},Kanwil,{},{}"
    baris = [("Kementerian Lama", "", "2032-10-20"), ("Kementerian Baru", "2032-10-21", "")]
    kepala = "nama,kementerian,kantor_wilayah,mulai,sampai"
    isi = "\n".join([kepala, *(unit.format(*b) for b in baris), ""])
    (data / "instansi.csv").write_text(isi, encoding="utf-8")
    isi = "kode,induk,gabung,mulai,sampai\n3.1,,jumlah,2032,\n3.1,,terakhir,,2031\n"
    (data / "indikator.csv").write_text(isi, encoding="utf-8")
    p = petik(tmp_path / "x", "x")
    assert (p.kementerian, p.indikator[0].gabung) == ("Kementerian Baru", "jumlah")


@pytest.mark.parametrize(("kementerian", "sangka"), [("A", "A"), ("B", "")])
def test_unit_yang_belum_melapor_tidak_ditebak_atasannya(kementerian: str, sangka: str) -> None:
    """Only where all of an office are below one ministry can another be nowhere else."""
    semua = [LaporanUnit("a", "A", kementerian="A"), LaporanUnit("b", "B", kementerian=kementerian)]
    semua.append(LaporanUnit("c", "C"))  # whose data cannot be read
    (*_, belum) = Harapan(unit={"x": UnitDiharapkan()}).lengkapi(semua)
    assert (belum.slug, belum.kementerian) == ("x", sangka)


@pytest.mark.parametrize(("nama", "dicatat", "kelas"), [
    ("Rutan Kelas IIB Umpama", "", "Kelas IIB"),
    ("Pengadilan Negeri Umpama Kelas I A Khusus", "", "Kelas IA Khusus"),
    ("Kantor Imigrasi Kelas I Denpasar", "", "Kelas I"),
    ("RSUD Tipe C Umpama", "", "Tipe C"),
    ("Dinas Umpama", "", ""),
    ("Sanggar Kelas Inspirasi", "", ""),
    ("Pengadilan Negeri Umpama", "Kelas II  B", "Kelas IIB"),
    ("Rutan Kelas IIB Umpama", "Kelas I", "Kelas I"),
])  # fmt: skip
def test_kelas_dari_data_atau_nama(tmp_path: Path, nama: str, dicatat: str, kelas: str) -> None:
    folder = situs(tmp_path / "x", nama)
    if dicatat:
        berkas = folder / "unduh/data/instansi.csv"
        kepala, baris = berkas.read_text("utf-8").splitlines()
        berkas.write_text(f"{kepala},kelas\n{baris},{dicatat}\n", encoding="utf-8")
    assert petik(folder, "x").kelas == kelas
    # What the ministry says comes first.
    asli, ketetapan = petik(folder, "x"), Harapan(unit={"x": UnitDiharapkan(kelas="Kelas III C")})
    assert [p.kelas for p in ketetapan.lengkapi([asli])] == ["Kelas IIIC"]


@pytest.mark.parametrize(("posisi", "sementara"), [
    ("2032-10-31", True), ("2032-12-31", False), ("2033-01-15", False), ("", False)
])  # fmt: skip
def test_data_sebelum_masanya_berakhir_ialah_sementara(
    tmp_path: Path, posisi: str, *, sementara: bool
) -> None:
    """Marked wherever the unit's figures stand; an unknown day says nothing."""
    berkas = situs(tmp_path / "x", "Unit") / "unduh/data/metadata.json"
    meta = json.loads(berkas.read_text(encoding="utf-8"))
    meta |= {"posisi_data": posisi, "cakupan_waktu": "2032-01-01/2032-12-31"}
    berkas.write_text(json.dumps(meta), encoding="utf-8")
    p = petik(tmp_path / "x", "x")
    assert p.sementara is sementara
    aturan_ = Harapan(tahun=2032)
    halaman.tulis(halaman.Portal([p], aturan_), tmp_path / "keluar", tmp_path / "g")
    for nama in ("index", "unit/x", f"indikator/{ALAMAT}", "ketentuan/index"):
        isi = teks(baca(tmp_path / "keluar", f"{nama}.html")).replace("\xa0", " ")
        assert ("Angka sementara, data sampai 31 Oktober 2032" in isi) is sementara


def test_nama_keluarga_bukan_indikator(tmp_path: Path) -> None:
    semua = [INDIKATOR | {"kode": "1.a"}, INDIKATOR | {"kode": "1.a.1", "induk": "1.a"}]
    p = petik(situs(tmp_path / "x", "Unit", semua, {"1.a.1": "90"}), "x")
    assert [i.kode for i in p.indikator] == ["1.a.1"]


def test_situs_yang_tidak_lengkap_tidak_dibaca(tmp_path: Path) -> None:
    folder = situs(tmp_path / "x", "Unit")
    assert lengkap(folder)
    (folder / "unduh/data/angka.json").unlink()
    assert not lengkap(folder)
    with pytest.raises(ValueError, match=r"berkasnya tidak lengkap\. Betulkan galat unit itu"):
        petik(folder, "x")


@pytest.mark.parametrize(("berkas", "rusak"), [
    ("angka.json", lambda isi: isi[:-9]),
    ("angka.json", lambda isi: json.dumps({a["kunci"]: a for a in json.loads(isi)})),
    ("angka.json", lambda isi: isi.replace('"nilai":', '"angka":')),
    ("angka.json", lambda isi: re.sub(r'"nilai": "[^"]*"', '"nilai": 1.5', isi)),
    ("angka.json", lambda isi: re.sub(r'"nilai": "[^"]*"', '"nilai": "1/0"', isi)),
    ("angka.json", lambda isi: re.sub(r'"nilai": "[^"]*"', '"nilai": "tinggi"', isi)),
    ("angka.json", lambda isi: "null"),
    ("angka.json", lambda isi: "[" * 100_000),
    ("metadata.json", lambda isi: re.sub(r'"konsep": "[^"]*"', '"konsep": null', isi)),
    ("metadata.json", lambda isi: re.sub(r'"konsep": "[^"]*"', r'"konsep": "\\ud800"', isi)),
    ("metadata.json", lambda isi: json.dumps(json.loads(isi) | {"tanggal_rilis": "lusa"})),
    ("instansi.csv", lambda isi: isi + "x" * 200_000),
    ("metadata.json", lambda isi: "[]"),
    ("metadata.json", lambda isi: "{}"),
    ("instansi.csv", lambda isi: "a,b\n"),
    ("laporan.csv", lambda isi: ""),
])  # fmt: skip
def test_situs_program_lama_disebut_demikian(
    tmp_path: Path, berkas: str, rusak: Callable[[str], str]
) -> None:
    """Whatever an earlier program or a broken disk left: one plain message, and what to do."""
    folder = situs(tmp_path / "x", "Unit")
    assert petik(folder, "x").nama == "Unit"
    tempat = folder / "unduh/data" / berkas
    lama = tempat.read_text(encoding="utf-8")
    assert rusak(lama) != lama
    tempat.write_text(rusak(lama), encoding="utf-8")
    with pytest.raises(ValueError, match=r"rusak, atau ditulis program yang lebih lama\. Betulkan"):
        petik(folder, "x")


# Like beside like


def unit(kode: str, capaian: str = "95", **lain: str) -> LaporanUnit:
    i = IndikatorUnit("3.1", NAMA, "Semua saluran.", "a ÷ b", "jumlah", "%", "maksimal", "2032")
    i = replace(i, capaian=AngkaUnit(f"{capaian}%", capaian))
    for nama, isi in lain.items():
        object.__setattr__(i, nama, isi)
    return LaporanUnit(kode, kode, keadaan="ada", tahun=2032, periode="2032", indikator=(i,))


def test_yang_sama_diurutkan_dan_berbagi_tempat() -> None:
    semua = [unit("a", "90"), unit("b", "110"), unit("c", "90"), unit("d", ""), unit("e", "80")]
    satu = bandingkan(semua)[ALAMAT]
    assert [(a.unit.slug, a.tempat) for a in satu.anggota] == [
        ("b", 1), ("a", 2), ("c", 2), ("e", 4), ("d", 0)
    ]  # fmt: skip
    assert satu.lain == () and satu.sebaran is not None
    assert satu.sebaran.median == "90%" and [a.letak for a in satu.anggota][:1] == ["100.0"]


@pytest.mark.parametrize("bidang", [
    "definisi", "ukuran", "gabung", "satuan", "polaritas", "periode"
])  # fmt: skip
@pytest.mark.parametrize("isi", ["lain", ""])
def test_yang_berbeda_tidak_diperbandingkan(bidang: str, isi: str) -> None:
    satu = bandingkan([unit("a"), unit("b"), unit("c", **{bidang: isi})])[ALAMAT]
    assert [a.unit.slug for a in satu.anggota] == ["a", "b"]
    (lain,) = satu.lain
    assert lain.unit.slug == "c"
    assert [(b.bidang, b.sini) for b in lain.beda] == [(bidang, isi)]


def test_ejaan_yang_berbeda_tetap_sama() -> None:
    satu = bandingkan([unit("a"), unit("b", nama=NAMA.upper(), definisi=" semua  Saluran")])
    assert [len(b.anggota) for b in satu.values()] == [2]


def test_tanda_yang_berarti_tidak_disamakan() -> None:
    satu = bandingkan([unit("a"), unit("b"), unit("c", satuan="‰")])[ALAMAT]
    assert [x.unit.slug for x in satu.lain] == ["c"]


def test_nama_mirip_berkode_sama_disebut() -> None:
    mirip, jauh = NAMA.replace("yang ", ""), "Jumlah gangguan keamanan"
    semua = bandingkan([unit("a"), unit("b"), unit("c", nama=mirip), unit("d", nama=jauh)])
    assert [(x.unit.slug, x.beda[0].bidang) for x in semua[ALAMAT].lain] == [("c", "nama")]
    assert len(semua) == 3


def test_ketetapan_mengalahkan_jumlah() -> None:
    baku = {ALAMAT: {"satuan": "kasus"}}
    satu = bandingkan([unit("a"), unit("b"), unit("c", satuan="kasus")], baku)[ALAMAT]
    assert [a.unit.slug for a in satu.anggota] == ["c"] and len(satu.lain) == 2


def test_dua_indikator_senama_dalam_satu_unit_dibedakan(tmp_path: Path) -> None:
    dua = unit("a")
    dua = replace(dua, indikator=(*dua.indikator, replace(dua.indikator[0], kode="3.2")))
    lain = replace(unit("c", satuan="kasus"), indikator=2 * unit("c", satuan="kasus").indikator)
    semua = [dua, unit("b"), lain]
    halaman.tulis(halaman.Portal(semua, Harapan()), tmp_path / "keluar", tmp_path / "g")
    isi = baca(tmp_path / "keluar", f"indikator/{ALAMAT}.html")
    assert isi.xpath("//tr/@id")[:3] == ["a-3.1", "a-3.2", "b"]
    assert "kode 3.2" in teks(isi.xpath("//tr[@id='a-3.2']")[0])
    assert "kode" not in teks(isi.xpath("//tr[@id='b']")[0])


def test_alamat_halaman_tidak_bertabrakan() -> None:
    panjang = "x" * 95
    nama = ["Index", panjang, f"{panjang}y", f"{'x' * 90}-2", "…"]
    semua = bandingkan([unit(str(n), nama=satu) for n, satu in enumerate(nama)])
    assert len(semua) == len(nama)
    assert "index" not in semua and "indikator" in semua


def test_sebaran_menghitung_setiap_nilai_sekali() -> None:
    nilai = [Fraction(n) for n in (-5, 0, 49, 50, 99, 100, 110, 125, 666)]
    hasil = sebarkan(nilai)
    assert hasil is not None and len(hasil.jumlah) == len(BATAS)
    assert hasil.jumlah == (3, 1, 0, 1, 1, 1, 2)
    assert sebarkan([]) is None
    satu = sebarkan([Fraction(100)])
    assert satu is not None and (satu.bawah, satu.seratus) == ("50.0", "50.0")


# What is expected


def aturan(tmp_path: Path, teks: str, unit: tuple[str, ...] = ("lapas-a", "lapas-b")) -> Harapan:
    berkas = tmp_path / "portal.yaml"
    berkas.write_text(teks, encoding="utf-8")
    hasil, masalah = muat(berkas, unit)
    assert masalah == []
    return hasil


def test_yang_diharapkan_dan_yang_belum(tmp_path: Path) -> None:
    isi = aturan(
        tmp_path,
        f"""
tahun: 2032
tenggat: 2033-01-31
unit:
  lapas-a:
  lapas-b: {{tenggat: 2033-01-10}}
  lapas-c: {{nama: Lapas Tiga, kantor: Kanwil Umpama}}
indikator:
  - nama: {NAMA}
  - nama: Indeks kepuasan
    kode: 3.1
    unit: lapas-b
""",
    )
    ada = [replace(unit(n), terbit="2033-01-20") for n in ("lapas-a", "lapas-b")]
    hasil = {k.unit.slug: k for k in periksa(isi, isi.lengkapi(ada))}
    assert {n: (k.keadaan, k.kurang) for n, k in hasil.items()} == {
        "lapas-a": ("tepat", ()),
        "lapas-b": ("terlambat", (("Indeks kepuasan", NAMA),)),
        "lapas-c": ("belum", ()),
    }
    assert (hasil["lapas-c"].unit.nama, hasil["lapas-c"].unit.induk) == (
        "Lapas Tiga", "Kanwil Umpama"
    )  # fmt: skip
    (lain,) = periksa(replace(isi, tahun=2033), ada[:1])
    assert lain.keadaan == "lain"
    (tanpa,) = periksa(isi, [replace(ada[0], terbit="")])
    assert tanpa.keadaan == "tanpa-tanggal", "nobody said when it was issued"


@pytest.mark.parametrize(("minta", "kode", "keadaan"), [
    ("tahun: 2032", "TAHUN", "tepat"),
    ("tahun: 2032", "SM2", "tepat"),
    ("tahun: 2032", "TW1", "lain"),
    ("tahun: 2031", "TAHUN", "lain"),
    ("tahun: 2032\nperiode: TW1", "TW1", "tepat"),
    ("tahun: 2032\nperiode: Semester I", "TW2", "lain"),
    ("periode: TAHUN", "SM2", "lain"),
    ("tenggat: 2033-01-31", "TW1", "tepat"),
])  # fmt: skip
def test_laporan_masa_lain_belum_memenuhi(
    tmp_path: Path, minta: str, kode: str, keadaan: str
) -> None:
    """A first quarter is no year's report, unless it is what was asked for."""
    satu = replace(unit("lapas-a"), kode_periode=kode, terbit="2033-01-20")
    assert [k.keadaan for k in periksa(aturan(tmp_path, minta), [satu])] == [keadaan]


def test_unit_disebut_seperti_nama_foldernya(tmp_path: Path) -> None:
    """As it is written on the disk, or as the portal's addresses have it."""
    isi = aturan(tmp_path, 'unit:\n  "Lapas Kelas IIB (Kota)": {nama: Lapas Kota}\n')
    (satu,) = isi.lengkapi([unit("lapas-kelas-iib-kota")])
    assert satu.tampil


def test_edisi_lain_dari_unit_yang_sudah_melapor_tidak_dihitung(tmp_path: Path) -> None:
    isi = aturan(tmp_path, "tahun: 2032")
    a, b = (replace(unit(n), terbit="2033-01-20") for n in "ab")
    semua = [a, replace(a, slug="a-lalu", tahun=2031), replace(b, tahun=2031)]
    assert [(k.unit.slug, k.keadaan) for k in periksa(isi, semua)] == [
        ("a", "tepat"),
        ("b", "lain"),
    ]
    for minta, kata in (
        ("tahun: 2032", "tahun 2032"),
        ("tahun: 2032\nperiode: SM1", "Semester\xa0I 2032"),
        ("periode: TAHUN", "tahunan"),
        ("tenggat: 2033-01-31", ""),
    ):
        assert aturan(tmp_path, minta).masa == kata


@pytest.mark.parametrize(("teks", "baris", "kata"), [
    ("judul: x\ntengat: 2033-01-31\n", 2, "“tenggat”"),
    ("tenggat: 31 Januari\n", 1, "2033-01-31"),
    ("tahun: dua ribu\n", 1, "empat angka"),
    ("periode: musim hujan\n", 1, "TAHUN, SM1"),
    ("indikator:\n  - kode: a\n", 2, "belum bernama"),
    ("indikator:\n  - nama: a\n    polaritas: naik\n", 3, "maksimal"),
    ("indikator:\n  - nama: a\n    unit: lapas-x\n", 3, "“lapas-a”"),
    ("unit: lapas-a\n", 1, "bagian bernama"),
    ("unit:\n  lapas-a: {kelaz: x}\n", 2, "“kelas”"),
    ("judul: [\n", 2, ""),
])  # fmt: skip
def test_ketentuan_yang_salah_disebut_barisnya(
    tmp_path: Path, teks: str, baris: int, kata: str
) -> None:
    berkas = tmp_path / "portal.yaml"
    berkas.write_text(teks, encoding="utf-8")
    (satu,) = muat(berkas, ["lapas-a", "lapas-b"])[1]
    assert (satu.berkas, satu.baris) == ("portal.yaml", baris) and kata in satu.pesan


def test_skema_menyebut_semua_nama() -> None:
    from scripts.portal import aturan as modul

    berkas = Path(modul.__file__).with_name("aturan.schema.json")
    skema = json.loads(berkas.read_text(encoding="utf-8"))
    for bagian, kelas in (
        (skema, modul.Harapan),
        (skema["$defs"]["unit"], modul.UnitDiharapkan),
        (skema["$defs"]["indikator"], modul.IndikatorDiharapkan),
    ):
        assert [*bagian["properties"]] == [f.name for f in fields(kelas)]
    assert skema["$defs"]["indikator"]["properties"]["polaritas"]["enum"] == [*modul.POLARITAS]


# The pages


@pytest.fixture(scope="module", autouse=True)
def lembar_pendek() -> Iterator[None]:
    """Pages of few rows."""
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(halaman, "SEHALAMAN", LEMBAR)
        yield


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of many units of which some cannot be compared, shown, or are late."""
    akar = tmp_path_factory.mktemp("portal")
    lain = INDIKATOR | {"definisi": "Pengaduan tertulis saja."}
    isi = []
    for n in range(LEMBAR + 5):
        i, kode = (lain if n == 3 else INDIKATOR), f"u{n:03d}"
        hasil = "" if n == 9 else str(60 + n % 70)
        folder = situs(akar / kode, f"Unit {n:03d} Kelas II{'AB'[n % 2]}", [i],
                       {"3.1": hasil}, kantor=f"Kantor {n % 4}")  # fmt: skip
        temuan = {"silang": (2, 1)} if n == 7 else {}
        isi.append(replace(petik(folder, kode), temuan=temuan))
    isi[5] = replace(isi[5], keadaan="lama", dibuat="2033-02-01")
    isi[6] = replace(isi[6], resmi="https://www.contoh.go.id/lkjip/")
    ketentuan = Harapan(judul="Portal Umpama", tahun=2032, tenggat="2033-01-31")
    semua = [*isi, LaporanUnit("hilang", "Unit <Hilang>"), LaporanUnit("x", "X", keadaan="belum")]
    keluar = akar / "keluar"
    nama = halaman.tulis(halaman.Portal(semua, ketentuan), keluar, akar / "grafik")
    assert sorted(nama) == sorted(b.relative_to(keluar).as_posix() for b in berkas(keluar))
    return keluar


def baca(portal: Path, nama: str) -> html.HtmlElement:
    return html.fromstring((portal / nama).read_text(encoding="utf-8"))


def teks(unsur: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", unsur.text_content()).strip()


def test_daftar_unit_berlembar_tanpa_skrip(portal: Path) -> None:
    lembar = [baca(portal, n) for n in ("index.html", "index.2.html")]
    baris = [b for satu in lembar for b in satu.xpath("//tbody/tr[not(@class)]")]
    assert len(baris) == LEMBAR + 7
    assert lembar[0].xpath("//nav[@class='lembaran']//a[@rel='next']/@href") == ["index.2.html"]
    assert lembar[1].xpath("//nav[@class='lembaran']//a[@aria-current]")[0].text_content()
    kelompok = [teks(t) for satu in lembar for t in satu.xpath("//th[@scope='rowgroup']")]
    nama = [f"Kementerian Percontohan · Kantor {n}" for n in range(4)]
    assert set(kelompok) == {"Tanpa kantor", *nama}


def test_edisi_disebut_bila_berlainan(tmp_path: Path) -> None:
    """Two reports of one unit are told apart; a unit that measures nothing yet has not missed it,
    and a day of issue that nobody set is not the latest."""
    isi = [
        petik(situs(tmp_path / kode, "Unit Umpama", indikator, periode=periode), kode)
        for kode, periode, indikator in (
            ("a", "TAHUN", [INDIKATOR]), ("b", "TW1", [INDIKATOR]), ("c", "TAHUN", [INDIKATOR]),
        )
    ]  # fmt: skip
    isi[1] = replace(isi[1], terbit="")
    isi[2] = replace(isi[2], ringkas={n: AngkaUnit() for n in isi[2].ringkas})

    def baris(semua: Sequence[LaporanUnit], nama: str) -> list[str]:
        halaman.tulis(halaman.Portal([*semua], Harapan()), tmp_path / nama, tmp_path / "grafik")
        return [teks(b) for b in baca(tmp_path / nama, "index.html").xpath("//tbody/tr[th/a]")]

    tahunan, triwulan, kosong = baris(isi, "beragam")
    assert "Unit Umpama 2032" in tahunan and "Triwulan I 2032" in triwulan
    assert "dari" not in kosong
    assert "2032" not in baris(isi[:1], "seragam")[0]
    # The portal has the name of what stands above all of them, or of none.
    induk = isi[0].kementerian
    assert induk in teks(baca(tmp_path / "seragam", "index.html"))
    baris([isi[0], replace(isi[2], kementerian="")], "campur")
    assert induk not in teks(baca(tmp_path / "campur", "index.html").find(".//h1"))
    # They are reports of one unit, and so counted and found.
    awal = teks(baca(tmp_path / "beragam", "index.html"))
    assert "Di sini dapat dibaca 3 laporan dari 1 satuan kerja." in awal
    assert "Dari laporan 1 satuan kerja" in awal
    beda = "Masa yang dilaporkan berlainan, jadi angkanya tidak untuk dibandingkan langsung: "
    assert f"{beda}2032 (2 laporan) dan Triwulan I 2032 (1 laporan)." in awal
    assert beda not in teks(baca(tmp_path / "seragam", "index.html"))
    assert "Laporan 1 satuan kerja dapat dibaca di sini." in teks(
        baca(tmp_path / "seragam", "index.html")
    )
    cari = (tmp_path / "beragam/aset/js/cari-portal.js").read_text(encoding="utf-8")
    assert '"Unit Umpama, 2032"' in cari and '"Unit Umpama, Triwulan' in cari
    cari = (tmp_path / "seragam/aset/js/cari-portal.js").read_text(encoding="utf-8")
    assert '"Unit Umpama"' in cari


def test_gambar_beranda_dari_satu_masa_saja(tmp_path: Path) -> None:
    """Of unlike periods, that of most reports; the picture says which."""
    semua = [
        petik(situs(tmp_path / f"u{n}", f"Unit {n}", tahun=2032 - n // 6), f"u{n}")
        for n in range(8)
    ]
    halaman.tulis(halaman.Portal(semua, Harapan()), tmp_path / "keluar", tmp_path / "g")
    isi = baca(tmp_path / "keluar", "index.html")
    # All values are in one class: no picture of one bar.
    kata = "penyerapan anggarannya, 2032: semuanya (6 unit) 90% sampai di bawah 100%."
    assert kata in teks(isi)
    assert not isi.xpath("//figcaption") and not [*(tmp_path / "keluar").rglob("*sebaran*")]
    rendah = {**semua[0].ringkas, "capaian": AngkaUnit("50%", "50")}
    semua[0] = replace(semua[0], ringkas=rendah)
    halaman.tulis(halaman.Portal(semua, Harapan()), tmp_path / "keluar", tmp_path / "g")
    isi = baca(tmp_path / "keluar", "index.html")
    (judul,) = isi.xpath("//figcaption")
    assert teks(judul).endswith(", 2032")
    assert "1 unit; 90% sampai di bawah 100% 5 unit." in isi.xpath("//figure//img/@alt")[0]
    halaman.tulis(halaman.Portal(semua[:6], Harapan()), tmp_path / "satu", tmp_path / "g")
    assert not teks(baca(tmp_path / "satu", "index.html").xpath("//figcaption")[0]).endswith("2032")


def test_hanya_yang_rekaan_disebut_rekaan(tmp_path: Path) -> None:
    rekaan, nyata = replace(unit("a"), rekaan=True), unit("b")
    for nama, semua, awal, a, b in (
        ("campur", [rekaan, nyata], "Sebagian data rekaan.", "Data rekaan.", ""),
        ("semua", [rekaan, LaporanUnit("b", "B")], "Data rekaan.", "Data rekaan.", "Data rekaan."),
        ("nyata", [replace(rekaan, rekaan=False), nyata], "", "", ""),
    ):
        halaman.tulis(halaman.Portal(semua, Harapan()), tmp_path / nama, tmp_path / "g")
        for berkas_, kata in (("index", awal), ("unit/a", a), ("unit/b", b)):
            isi = baca(tmp_path / nama, f"{berkas_}.html")
            assert [teks(t) for t in isi.xpath("//p[@class='rekaan']/strong")] == [
                *filter(None, [kata])
            ]


@pytest.mark.parametrize("kelas", ["", "Kelas I"])
def test_tanpa_kelas_tidak_ada_kolom_kosong(tmp_path: Path, kelas: str) -> None:
    """Units of kinds that have no classes: neither column nor page of them."""
    semua = [replace(unit("a"), kelas=kelas), unit("b")]
    berkas = halaman.tulis(halaman.Portal(semua, Harapan()), tmp_path / "p", tmp_path / "g")
    isi = baca(tmp_path / "p", "index.html")
    ada = "kelas/index.html" in berkas, "Menurut kelas" in teks(isi), "Kelas" in teks(isi)
    assert ada == (bool(kelas),) * 3
    lebar = {
        len(b.xpath("./th | ./td")) for b in isi.xpath("//tr[not(contains(@class, 'kepala'))]")
    }
    assert lebar == {6 if kelas else 5}
    assert {int(n) for n in isi.xpath("//tr/th/@colspan")} == lebar
    assert "Tidak sebanding" not in teks(baca(tmp_path / "p", "indikator/index.html"))


def test_urutan_nama_seperti_pembaca() -> None:
    nama = ["Kantor 11", "Kantor 2", "Kantor", "Unit 003 b", "Unit 3 a"]
    assert sorted(nama, key=halaman._urut) == [
        "Kantor", "Kantor 2", "Kantor 11", "Unit 3 a", "Unit 003 b"
    ]  # fmt: skip


def test_unit_tanpa_laporan_disebut_tanpa_rincian(portal: Path) -> None:
    isi = " ".join(teks(baca(portal, n)) for n in ("index.html", "index.2.html"))
    assert "Unit <Hilang> Laporan belum dapat ditampilkan" in isi
    assert "yang ini disusun 1 Februari 2033" in isi.replace("\xa0", " ")
    assert f"Laporan {LEMBAR + 5} dari {LEMBAR + 7} satuan kerja" in isi
    assert teks(baca(portal, "unit/hilang.html")).count("Laporan belum dapat ditampilkan.") == 1
    assert "X Belum melapor" in isi and "Yang belum melapor 1 satuan kerja." in isi


def test_unit_tanpa_hasil_tidak_disebut_gagal(portal: Path) -> None:
    (baris,) = (
        b for n in ("index.html", "index.2.html") for b in baca(portal, n).xpath("//tbody/tr")
        if "Unit 009" in teks(b)
    )  # fmt: skip
    assert "– dari 3 3 tanpa capaian" in teks(baris)
    assert not baris.xpath("./td[@data-kepala='Rata-rata capaian']/a")  # nothing to explain
    fakta = teks(baca(portal, "unit/u009.html").xpath("//dl")[0])
    assert "Tanpa capaian3" in fakta
    assert "Tanpa capaian" not in teks(baca(portal, "unit/u008.html").xpath("//dl")[0])


def test_halaman_indikator(portal: Path) -> None:
    isi = baca(portal, f"indikator/{ALAMAT}.html")
    sebab, lain = isi.xpath("//h2[@id='tidak-sebanding']/following::tbody/tr")
    assert teks(sebab) == "Definisi lain: Pengaduan tertulis saja." and lain.get("id") == "u003"
    pertama = isi.xpath("//tbody/tr[@id]")[0]
    assert pertama.xpath("./td[@data-kepala='Realisasi']/a/@href") == [
        f"../{pertama.get('id')}/data/realisasi.html?kolom=nilai#baris-7"
    ]
    assert len(isi.xpath("//tbody/tr[@id]")) == LEMBAR + 1  # with the other one
    assert len(baca(portal, f"indikator/{ALAMAT}.2.html").xpath("//tbody/tr[@id]")) == 4
    (gambar,) = set(isi.xpath("//picture[@class='hanya-terang']//img/@src"))
    svg = (portal / "indikator" / gambar).resolve().read_text(encoding="utf-8")
    banyak = [int(n) for n in re.findall(r">(\d+) unit<", svg)]
    assert banyak and banyak[0] and banyak[-1], "from the first class to the last that has a unit"


def test_halaman_unit(portal: Path) -> None:
    isi = baca(portal, "unit/u007.html")
    assert "Urutan" in teks(isi.xpath("//table")[0]) and isi.xpath("//*[@class='letak']")
    assert "Kode dan daftar yang berbeda" in teks(isi.xpath("//table")[1])
    assert isi.xpath("//a[starts-with(., 'Baca laporan')]/@href") == ["../u007/index.html"]
    assert "Versi yang diterbitkan unit" not in teks(isi)
    terbit = baca(portal, "unit/u006.html").xpath("//a[starts-with(@href, 'https:')]")
    assert [(a.get("href"), teks(a)) for a in terbit] == [("https://www.contoh.go.id/lkjip/",) * 2]
    # One that is not compared has no place among the others, and leads to why.
    lain = baca(portal, "unit/u003.html")
    assert not lain.xpath("//*[@class='letak']")
    tabel, catatan = lain.xpath("//table")[0], "titik unit ini"
    assert (catatan in teks(isi), catatan in teks(lain)) == (True, "Letak" in teks(tabel))
    assert lain.xpath(f"//a[@href='../indikator/{ALAMAT}.html']")


def test_tautan_portal_ada_semua(portal: Path) -> None:
    milik = {b.relative_to(portal).as_posix() for b in berkas(portal)}
    putus = set()
    for satu in (b for b in berkas(portal) if b.suffix == ".html"):
        isi = html.parse(str(satu)).getroot()
        for tautan in isi.xpath("//@href | //@src | //@srcset"):
            alamat = re.split(r"[?#]", tautan)[0]
            tujuan = os.path.normpath(satu.parent / alamat) if alamat else str(satu)
            nama = os.path.relpath(tujuan, portal)
            assert "://" not in tautan or satu.stem == "u006"
            if "://" not in tautan and nama not in milik and not re.match(r"u\d{3}/", nama):
                putus.add(tautan)
    assert putus == set()


def test_unduhan_dan_bahan_pencarian(portal: Path) -> None:
    with (portal / "unduh/capaian.csv").open(encoding="utf-8", newline="") as isi:
        baris = [*csv.DictReader(isi)]
    assert len(baris) == LEMBAR + 5
    assert baris[0]["target"] == "90%" and baris[0]["alamat"].endswith("#baris-7")
    skrip = (portal / "aset/js/cari-portal.js").read_text(encoding="utf-8")
    cari = json.loads(skrip.removeprefix("window.lkjipPortal=").removesuffix(";\n"))
    assert len(cari["unit"]) == LEMBAR + 7 and len(cari["hasil"]) == len(baris)
    assert ["Unit <Hilang>", "", "hilang"] in cari["unit"]


def test_unit_senama_dibedakan_dalam_pencarian(tmp_path: Path) -> None:
    nama_unit = {"a": "Kecamatan Kota", "b": "Kecamatan Kota", "c": "Kecamatan Hulu"}
    semua = [
        replace(unit(n), nama=nama, kementerian=f"Kabupaten {n}") for n, nama in nama_unit.items()
    ]
    halaman.tulis(halaman.Portal(semua, Harapan()), tmp_path / "keluar", tmp_path / "g")
    skrip = (tmp_path / "keluar/aset/js/cari-portal.js").read_text(encoding="utf-8")
    for nama in ("Kecamatan Kota, Kabupaten a", "Kecamatan Kota, Kabupaten b", "Kecamatan Hulu"):
        assert f'["{nama}",' in skrip


def test_sama_diberi_bita_sama_dan_tak_ditulis_ulang(portal: Path, tmp_path: Path) -> None:
    isi = [replace(unit(n), terbit="2033-01-20") for n in ("b", "a")]
    satu, dua = tmp_path / "satu", tmp_path / "dua"
    lama = halaman.tulis(halaman.Portal(isi, Harapan()), satu, tmp_path / "g")
    halaman.tulis(halaman.Portal(isi[::-1], Harapan()), dua, tmp_path / "g")
    assert sidik(satu) == sidik(dua)
    waktu = {b: b.stat().st_mtime_ns for b in berkas(satu)}
    halaman.tulis(halaman.Portal(isi, Harapan()), satu, tmp_path / "g", lama)
    assert {b: b.stat().st_mtime_ns for b in berkas(satu)} == waktu
    halaman.tulis(halaman.Portal(isi[:1], Harapan()), satu, tmp_path / "g", lama)
    assert not (satu / "unit" / "a.html").exists() and (satu / "unit" / "b.html").exists()


# In a browser


@pytest.fixture(scope="module")
def bersitus(portal: Path, situs: Path) -> Path:
    """A portal of which one unit has the whole site of a real report, and others few figures."""
    akar = portal.parent
    keluar = akar / "bersitus"
    keluar.mkdir()
    (keluar / "nyata").symlink_to(situs)
    satu = petik(keluar / "nyata", "nyata")
    lain = [petik(akar / f"u{n:03d}", f"u{n:03d}") for n in range(LEMBAR + 5)]
    # What some of the others measure is what the report measures first.
    sama = [replace(p, indikator=(replace(p.indikator[0], **rupa(satu)),)) for p in lain[:3]]
    halaman.tulis(halaman.Portal([satu, *sama, *lain[3:]], Harapan(tahun=2032)), keluar, akar / "g")
    return keluar


def rupa(p: LaporanUnit) -> dict[str, Any]:
    return {b: getattr(p.indikator[0], b) for b in ("kode", "nama", *BIDANG)}


def test_peramban_dari_pencarian_sampai_sel(
    bersitus: Path, peramban: Browser, lengkap: bool
) -> None:
    """Find a unit, compare an indicator, and land in the cell that the figure comes from, whose row
    is marked and can be read. The pages on the way are audited by others, too."""
    nyata = petik(bersitus / "nyata", "nyata")
    with sajikan(bersitus) as akar, lihat(peramban, 1280, "dark") as lembar:
        amati = Pengamat(lembar, akar)
        laman = amati.pergi("index.html")
        laman.keyboard.press("/")
        laman.keyboard.type(f"{nyata.kelas.lower()} {nyata.nama.split()[0].lower()}")
        hasil = laman.locator(".cari__daftar a")
        hasil.first.wait_for()
        amati.axe(".cari")
        assert hasil.first.locator(".cari__judul").inner_text() == (
            f"{nyata.nama}, {nyata.periode}"
        )
        laman.keyboard.press("Enter")
        laman.wait_for_url("**/unit/nyata.html")
        if lengkap:
            amati.axe()
        laman.get_by_role("link", name=nyata.indikator[0].nama).click()
        baris = laman.locator("tr#nyata")
        assert baris.locator("td").first.inner_text().isdigit()
        if lengkap:
            amati.axe()
        baris.locator("[data-kepala=Realisasi] a").click()
        laman.wait_for_url("**/nyata/data/realisasi.html?kolom=nilai#baris-*")
        sel = laman.locator("tr:target").inner_text()
        assert nyata.indikator[0].realisasi.nilai.replace(".", ",") in sel.split()
        if lengkap:
            amati.axe()
        assert amati.temuan == []


def test_pilihan_warna_berlaku_sampai_laporan(bersitus: Path, peramban: Browser) -> None:
    """What the reader chose in the portal is there before anything is painted, in its pages and in
    a unit's report, and can be given up there."""
    with sajikan(bersitus) as akar, buka(peramban, 1280, "light") as konteks:
        amati = Pengamat(konteks, akar)
        laman = amati.pergi("index.html")
        warna = "document.body.dataset.mdColorScheme"
        for nama, rupa_ in (("terang", "default"), ("gelap", "slate")):
            laman.locator("[data-warna]").click()
            judul = laman.locator("[data-warna]").get_attribute("title")
            assert (judul or "").startswith(f"Warna {nama};")
            assert laman.evaluate(warna) == rupa_
        konteks.route("**/*.js", lambda jalan_: jalan_.abort())
        for nama in ("kelas/index.html", "nyata/index.html"):
            laman.goto(f"{akar}{nama}")
            assert laman.evaluate(warna) == "slate"
        konteks.unroute("**/*.js")
        laman.goto(f"{akar}nyata/index.html")
        laman.locator("[data-warna]").click()
        assert laman.evaluate(warna) == "default"


# These have all kinds of elements that axe judges; the others are opened, too.
DIDALAMI = {"index.html", "unit/nyata.html", "temuan/index.html"}


@pytest.mark.parametrize(
    ("lebar", "skema"),
    bila_lengkap([(360, "dark"), (1280, "light"), (768, "light")], [(360, "dark")]),
)
def test_halaman_portal_tanpa_cacat(
    bersitus: Path, peramban: Browser, lebar: int, skema: str, lengkap: bool
) -> None:
    satu = next(b.name for b in sorted((bersitus / "indikator").glob("*.2.html")))
    with sajikan(bersitus) as akar, lihat(peramban, lebar, skema) as lembar:
        amati = Pengamat(lembar, akar)
        for nama in (
            "index.html",
            "kelas/index.html",
            "unit/nyata.html",
            "indikator/index.html",
            f"indikator/{satu}",
            "temuan/index.html",
            "ketentuan/index.html",
        ):
            if lengkap or nama in DIDALAMI:
                amati.periksa(nama)
            else:
                amati.pergi(nama).evaluate(GULIR)
                amati.meluber()
        assert amati.temuan == []
        assert not [alamat for alamat in amati.diminta if not alamat.startswith(akar)]


def test_angka_panjang_portal_tetap_utuh(bersitus: Path, peramban: Browser) -> None:
    """However long an amount is, it stands on one line, in a card and among the facts of a unit;
    what was cut to its place before would be noted."""
    panjang = "Rp8.797.554.446.250,50"
    with sajikan(bersitus) as akar, lihat(peramban, 360) as laman:
        amati = Pengamat(laman, akar)
        amati.pergi("unit/nyata.html")
        laman.evaluate(
            "teks => document.querySelectorAll('.tumpuk td.bilangan a, .fakta-unit dd a')"
            ".forEach(a => { a.textContent = teks })", panjang,
        )  # fmt: skip
        assert panjang in laman.inner_text(".fakta-unit") and panjang in laman.inner_text(".tumpuk")
        amati.meluber()
        assert amati.temuan == []
        laman.add_style_tag(content=".tumpuk td a { word-break: break-all !important }")
        amati.meluber()
        assert any("terbelah" in satu for satu in amati.temuan)


def test_nilai_unit_di_ponsel_berdua_dua(bersitus: Path, peramban: Browser) -> None:
    """The name of a unit, then its four values two by two."""
    with sajikan(bersitus) as akar, lihat(peramban, 360) as laman:
        laman.goto(f"{akar}index.html")
        letak = laman.evaluate("""() => [...document.querySelectorAll(".tumpuk tbody tr")]
            .map((b) => [...b.querySelectorAll("td[data-kepala]")]
              .map((s) => Math.round(s.getBoundingClientRect().top)))
            .filter((b) => b.length)""")
    assert letak and all(a == b < c == d for a, b, c, d in letak)
