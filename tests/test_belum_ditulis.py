"""What a new report has not yet: parts to be written, figures of nothing, sources without rows."""

from __future__ import annotations

import pytest

from macros.dasar.angka import Asal
from macros.dasar.masalah import Masalah
from macros.hitung.laporan import Laporan
from macros.hitung.sumber import DaftarSumber
from macros.sajian.makro import Makro
from macros.temuan.belum_diisi import kesiapan, temuan as temuan_data, temuan_bab as temuan
from macros.temuan.naskah import Bab
from tests.tabel_ubahan import Tabel, laporan as susun, tambah, ubah

BAB = """---
bab: I
---

# Judul {#judul}

{{ belum_ditulis("Isu strategis tahun ini") }}

Sudah ditulis: `{{ belum_tersedia("x", "y.csv") }}`.
"""


def test_bagian_yang_belum_ditulis_disebut(laporan: Laporan, makro: Makro) -> None:
    (satu,) = temuan(laporan, (Bab("bab-1.md", BAB),))
    assert satu.id == "T603:bab-1/isu-strategis-tahun-ini"
    assert satu.letak == Asal("docs/bab-1.md", 7, "")
    assert "Belum ditulis" in makro.belum_ditulis("Isu strategis tahun ini")


def test_kesiapan_menurut_jenis_pekerjaannya(laporan: Laporan) -> None:
    """What is to be written, to be read again and to be answered are counted by themselves; what
    is not there is not told."""

    def satu(kode: str, jenis: str = "x", *, dijawab: bool = False) -> Masalah:
        return Masalah(kode, "temuan", "a", 1, None, None, "b", "c", dijawab, jenis)

    def kata(*masalah: Masalah) -> list[str]:
        return [k.teks for k in kesiapan(laporan, masalah)][2:]

    semua = [satu("T603"), satu("T603"), *[satu("T308")] * 3, satu("T101", dijawab=True)]
    assert kata(*semua, satu("D001", "")) == [
        "Bagian bab yang masih harus ditulis: 2", "Bab yang masih harus dibaca ulang: 3",
        "Temuan dijawab: 1 dari 6",
    ]  # fmt: skip
    assert kata(satu("D001", "")) == [] and kata(satu("T101")) == ["Temuan dijawab: 0 dari 1"]


def test_perjanjian_dengan_diri_sendiri(data: Tabel) -> None:
    """By year and document: two agreements of a year are two findings."""
    satu: dict[str, object] = {"tahun": 2022}
    dua: dict[str, object] = {"tahun": 2023}
    diri = {"pihak_pertama": "kepala-rutan", "pihak_kedua": "kepala-rutan"}
    sendiri = ubah(ubah(data, "perjanjian_kinerja", satu, **diri, dokumen=None),
                   "perjanjian_kinerja", dua, **diri, dokumen="PKP")  # fmt: skip
    subjek = {t.subjek for t in temuan_data(susun(sendiri)) if t.subjek.startswith("perjanjian")}
    assert subjek == {"perjanjian_kinerja/2022", "perjanjian_kinerja/2023/PKP"}


def test_angka_sendiri_tanpa_nilai(data: Tabel) -> None:
    """Only what cannot be computed, of what the unit itself has made."""
    isi = {"satuan": "", "bentuk": "bilangan"}
    for kunci, rumus in (
        ("unit/nol", "pegawai/jabatan/jumlah ÷ (pegawai/jabatan/jumlah − pegawai/jabatan/jumlah)"),
        ("unit/satu", "pegawai/jabatan/jumlah ÷ pegawai/jabatan/jumlah"),
    ):
        data = tambah(data, "angka_sendiri", kunci=kunci, label=kunci, rumus=rumus, **isi)
    semua = [t.subjek for t in temuan_data(susun(data)) if t.kode == "T605"]
    assert semua == ["angka/unit/nol"]


@pytest.mark.parametrize(
    ("kunci", "nol"),
    [
        ("anggaran/{tahun}/revisi", False),
        ("jumlah/tanpa-capaian/{tahun}", True),
        ("anggaran/1999/revisi", True),
    ],
)
def test_angka_nol_tidak_perlu_disebut(makro: Makro, kunci: str, nol: bool) -> None:
    assert makro.nol(kunci) is nol
    assert makro.masalah == []


def test_kunci_yang_tidak_mungkin_adalah_galat(makro: Makro) -> None:
    makro.nol("anggaran/1999/revsi")
    assert [m.kode for m in makro.masalah] == ["B010"]


def test_acuan_selalu_dapat_ditanyakan(makro: Makro) -> None:
    kosong = DaftarSumber().semua_acuan()
    assert {s.kode for s in kosong.values()} == {"TIDAK-ADA"}
    assert makro.variabel()["acuan"].keys() == kosong.keys()  # type: ignore[attr-defined]
