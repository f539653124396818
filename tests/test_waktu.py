"""Time in chapters: what a report has, gaps that close, a figure's day, sentences of one year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from macros.dasar.masalah import KunciTidakDikenal
from macros.dasar.periode import dari_kata
from macros.hitung.laporan import Laporan, susun
from macros.sajian.makro import Makro
from macros.temuan import edisi_lain
from macros.temuan.naskah import Bab
from tests.bersama import makro_dari
from tests.tabel_ubahan import ubah


@pytest.mark.parametrize(
    ("nama", "ada"),
    [
        ("capaian/1.1/{tahun}", True),
        ("realisasi/IKU-1/{tahun}/LKJIP", False),
        ("realisasi/*/{tahun}/OUTPUT", True),
        ("realisasi/*/2019/OUTPUT", False),
        ("target/4.6/{tahun_lalu}/PK", False),
        ("selisih/realisasi/4.6/{tahun}", False),  # known, but without a value
        ("smart/{tahun_lalu}/nilai", False),
        ("koreksi", True),
        ("koreksi.csv", True),
        ("analisis", False),
        ("tambahan/emonev.csv", False),
        ("tabel-capaian-outcome", True),
        ("capaian-outcome", True),
        ("perbandingan-standar", False),
        ("gambar-smart", True),
        ("serapan-kegiatan", True),
        ("peta-strategi", True),
        ("bagan-struktur-organisasi", True),
    ],
)
def test_ada(makro: Makro, nama: str, ada: bool) -> None:
    assert makro.ada(nama) is ada
    assert makro.masalah == []


@pytest.mark.parametrize("nama", ["capain/1.1/{tahun}", "capaian/1.1", "koreksii", "tabel-ikpaa"])
def test_ada_bertanya_tentang_yang_tidak_mungkin_ada(makro: Makro, nama: str) -> None:
    makro.ada(nama)
    (m,) = makro.masalah
    assert m.kode == "B010" and "Mungkin maksudnya" in m.pesan


def test_celah_menutup_begitu_datanya_ada(makro: Makro) -> None:
    assert "Belum tersedia:" in makro.belum_tersedia("x", "smart.csv", "smart/{tahun_lalu}/nilai")
    assert makro.belum_tersedia("x", "smart.csv", "smart/{tahun}/nilai") == ""
    assert makro.belum_tersedia("x", "smart.csv") == ""
    assert "Belum tersedia:" in makro.belum_tersedia("x", "analisis.csv")
    assert "Belum tersedia:" in makro.belum_tersedia("x", "tambahan/emonev.csv")


def test_tanggal_angka_ialah_tanggal_barisnya(makro: Makro, laporan: Laporan) -> None:
    assert makro.tanggal("ikpa/{tahun}/total").replace("\xa0", " ") == "30 November 2023"
    assert makro.tanggal("capaian/1.1/{tahun}") == laporan.edisi.tanggal_data


def test_tentang_tahun_mencetak_tahunnya(makro: Makro) -> None:
    assert makro.tentang_tahun(2022) == makro.tentang_tahun("2022", "2023-s2") == "2022"
    makro.tentang_tahun("tahun lalu")
    makro.tentang_tahun(2022, "2023 s2")
    makro.angka(2022)  # type: ignore[arg-type]  # a year is no key
    assert [m.kode for m in makro.masalah] == ["B010"] * 3


def temuan(lap: Laporan, isi: str) -> list[tuple[str, int]]:
    bab = Bab("bab.md", f"# Judul\n\nPembuka.\n\n{isi}\n")
    hasil = []
    for t in edisi_lain.temuan(lap, (bab,)):
        assert t.letak
        hasil.append((t.kode, t.letak.baris))
    return hasil


def pada(lap: Laporan, kode: str, tahun: int) -> Laporan:
    return replace(lap, edisi=replace(lap.edisi, kode=kode, tahun=tahun))


@pytest.mark.parametrize(
    ("isi", "edisi", "tahun", "ada"),
    [
        ('Target {{ tentang_tahun(2022, "2023-s2") }} kosong.', "2023-s2", 2023, False),
        ('Target {{ tentang_tahun(2022, "2023-s2") }} kosong.', "2023", 2023, True),
        ('Target {{ tentang_tahun("2022", edisi="2023-s2") }} kosong.', "2024", 2024, True),
        ("Target {{ tentang_tahun(2022) }} kosong.", "2023-s2", 2023, False),
        ("Target {{ tentang_tahun(2023) }} kosong.", "2024", 2024, False),
        ("Target {{ tentang_tahun(2022) }} kosong.", "2024", 2024, True),
        ("{% if x %}\nTarget {{ tentang_tahun(2022) }} kosong.\n{% endif %}", "2024", 2024, True),
    ],
)
def test_kalimat_satu_tahun_dibaca_ulang(
    laporan: Laporan, isi: str, edisi: str, tahun: int, ada: bool
) -> None:
    baris = 5 + isi[: isi.index("tentang_tahun")].count("\n")
    assert temuan(pada(laporan, edisi, tahun), isi) == ([("T305", baris)] if ada else [])


@pytest.mark.parametrize(
    ("kode", "tahun", "ada"),
    [("RENSTRA", 2024, False), ("RENSTRA", 2025, True), ("RENSTRA-2025", 2025, False)],
)
def test_rencana_yang_berakhir(laporan: Laporan, kode: str, tahun: int, ada: bool) -> None:
    """A plan of up to 2024 in a chapter of a later edition; not one whose code begins like its."""
    isi = f'Targetnya menurut RENSTRA {{{{ angka("target/1.1/{{tahun}}/{kode}") }}}}.'
    assert temuan(pada(laporan, str(tahun), tahun), isi) == ([("T305", 5)] if ada else [])


@pytest.mark.parametrize(
    ("isi", "ada"),
    [
        ("Naskah tahun {{ edisi.tahun_lalu }} tidak mengisi target.", True),
        ('Target {{ edisi.tahun_lalu }} adalah {{ angka("target/1.1/{tahun_lalu}/PK") }}.', False),
        ("## Perbandingan dengan {{ edisi.tahun_lalu }} {#x}", False),
        ("Naskah tahun {{ edisi.tahun }} mengisi target.", False),
    ],
)
def test_kalimat_yang_akan_berpindah_tahun(laporan: Laporan, isi: str, ada: bool) -> None:
    assert temuan(laporan, isi) == ([("T306", 5)] if ada else [])


def test_tak_dikenal_ialah_galat(makro: Makro) -> None:
    with pytest.raises(KunciTidakDikenal):
        makro._ketersediaan.ada("koreksii")


def test_hari_terbit_yang_belum_ditetapkan(laporan: Laporan) -> None:
    """The last day of the period stands in for it where a day is needed, but is not told."""
    assert laporan.edisi.tanggal_terbit.replace("\xa0", " ") == "7 Desember 2023"
    belum = susun(ubah(laporan.data, "laporan", {}, tanggal_terbit=None)).edisi
    assert (belum.tanggal_terbit, belum.hari_terbit) == ("belum ditetapkan", date(2023, 12, 31))


def test_sebut_yang_banyak(laporan: Laporan) -> None:
    """A sentence names few indicators by their words, more by their codes, and not all of them."""

    def sebut(*nilai: int) -> str:
        data = laporan.data
        for n, i in enumerate(laporan.daftar_indikator()):
            target = laporan.target(i.kode)
            assert target is not None and target.nilai is not None
            isi = Decimal(int(target.nilai)) * nilai[n % len(nilai)]
            satu = {"indikator": i.kode, "tahun": 2023, "sumber": "LKJIP"}
            data = ubah(data, "realisasi", satu, nilai=isi)
        return str(makro_dari(susun(data, laporan.deklarasi)).sebut("terendah"))

    assert sebut(1) == "semua 24 indikator"
    assert sebut(1, 2).startswith("12 indikator (1.1, 1.3, ")
    assert sebut(1, *[2] * 11).startswith("indikator 1.1 (Persentase pemenuhan")


@pytest.mark.parametrize(
    ("kata", "kode"),
    [
        ("Triwulan I", "TW1"), ("TW ke-2", "TW2"), ("Triwulan III", "TW3"), ("tw iv", "TW4"),
        ("Semester II", "SM2"), ("Smt. 1", "SM1"), ("Maret", "B03"), ("Des", "B12"),
        ("bulan 11", "B11"), ("B1", "B01"), ("Satu Tahun", "TAHUN"),
        ("Triwulan V", ""), ("Semester III", ""),
    ],
)  # fmt: skip
def test_periode_yang_ditulis_dengan_kata(kata: str, kode: str) -> None:
    assert dari_kata(kata) == kode


@pytest.mark.parametrize(
    ("isi", "ada"),
    [
        ('{{ angka("capaian/4.1/2022") }}', True),
        ('{{ kategori("capaian/4.1/{tahun_lalu}") }}', True),
        ('{{ angka("capaian/1.1/2022") }}', False),  # has a value
        ('{{ angka("capaian/4.1/{tahun}") }}', False),
        ('{{ angka("selisih/realisasi/4.6/2023") }}', False),  # nothing to mistake it for
        ('{% if ada("capaian/4.1/2022") %}{{ angka("capaian/4.1/2022") }}{% endif %}', False),
        ('{{ angka("capaian/" ~ kode ~ "/2022") }}', False),
    ],
)
def test_angka_tahun_lain_yang_kosong(laporan: Laporan, isi: str, ada: bool) -> None:
    semua = edisi_lain.temuan(laporan, (Bab("bab-3.md", f"# Judul\n\nNilainya {isi}.\n"),))
    assert [t.kode for t in semua] == ["T306"] * ada
