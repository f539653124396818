"""What the program describes for every report: no mistakes in it, and a unit's own goes first."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from types import ModuleType

import pytest

from macros.benda import grafik, tabel
from macros.benda.deklarasi.isian_umum import TabelTiada
from macros.dasar.deklarasi import Catatan, urai
from macros.dasar.masalah import GalatLaporan, Masalah, TanpaData
from macros.dasar.pangkal import BAWAAN
from macros.hitung.laporan import Laporan, buka
from tests.proyek import MINI
from tests.tabel_ubahan import bertukar

UNIT = ("lapas", "pengadilan", "kecamatan", "dinkes")
URAIAN = [pytest.param(m, id=m.JENIS.nama) for m in (tabel, grafik)]


@pytest.fixture(scope="module")
def semua(laporan: Laporan) -> list[Laporan]:
    return [laporan, *(buka(MINI.parent / unit / "data") for unit in UNIT)]


Buat = dict[str, Callable[[], object]]


def daftar(jenis: ModuleType, lap: Laporan) -> tuple[Buat, list[Masalah]]:
    """The things of one kind, and what is wrong with the unit's own."""
    masalah: list[Masalah] = []
    return jenis.daftar(lap, masalah=masalah), masalah


def dengan(lap: Laporan, milik: str, bawaan: str) -> Laporan:
    """A report whose tables, its own and the program's, are described in these texts."""
    isi = {"tabel": milik, f"{BAWAAN.name}/tabel": bawaan}
    return replace(lap, deklarasi={n: urai(t, Catatan(n)) for n, t in isi.items()})


@pytest.mark.lama
@pytest.mark.parametrize("jenis", URAIAN)
def test_setiap_bawaan_berisi_pada_suatu_unit(jenis: ModuleType, semua: list[Laporan]) -> None:
    """One that no unit can fill names what does not exist; one with a mistake raises at any."""
    nama = f"{BAWAAN.name}/{jenis.JENIS.nama}"
    terisi: set[str] = set()
    for lap in semua:
        saja = replace(lap, deklarasi={nama: lap.deklarasi[nama]})
        for kode, buat in daftar(jenis, saja)[0].items():
            with suppress(TanpaData, TabelTiada):
                buat()
                terisi.add(kode)
    pola = [re.compile(re.sub(r"\{.*?\}", ".+", k)) for k in semua[0].deklarasi[nama].bagian]
    assert [p.pattern for p in pola if not any(p.fullmatch(k) for k in terisi)] == []


BAKU = """\
orang:
  judul: Orang
  baris: pegawai
  saring: {kelompok: jabatan}
  kolom:
    - Jabatan | teks 70 | {uraian}
    - Orang | bilangan 30 | =pegawai/jabatan/{uraian.slug}
"""


def test_milik_unit_didahulukan(laporan: Laporan) -> None:
    ada, masalah = daftar(tabel, dengan(laporan, BAKU.replace("l: Orang", "l: Kami"), BAKU))
    assert (ada["orang"]().judul, masalah) == ("Kami", [])  # type: ignore[attr-defined]
    assert daftar(tabel, dengan(laporan, "", BAKU))[0]["orang"]().judul == "Orang"  # type: ignore[attr-defined]


@pytest.mark.parametrize("kode", ["orang", "pegawai-kami"])
def test_mengubah_sebagian(laporan: Laporan, kode: str) -> None:
    """A unit takes over all but one part, under the same code or another; a mistake in what was
    taken over stands at the line that takes it over."""
    milik = f"{kode}:\n  seperti: orang\n  judul: Kami\n"
    ada, masalah = daftar(tabel, dengan(laporan, milik, BAKU))
    baru, asal = ada[kode](), tabel.daftar(dengan(laporan, "", BAKU))["orang"]()
    assert (baru.judul, masalah) == ("Kami", [])  # type: ignore[attr-defined]
    assert baru.kelompok == asal.kelompok  # type: ignore[attr-defined]
    salah = BAKU.replace("=pegawai/jabatan", "=pegawia/jabatan")
    _, masalah = daftar(tabel, dengan(laporan, milik, salah))
    assert [(m.kode, m.berkas, m.baris) for m in masalah] == [("D053", "data/tabel.yaml", 2)]


def test_kunci_keliru_tanpa_baris_disebut_sebagaimana_ditulis(laporan: Laporan) -> None:
    """As the editor wrote it, not as the pattern that is looked for."""
    tiada = BAKU.replace("=pegawai/jabatan", "=pegawia-x.1/jabatan")
    kosong = bertukar(laporan.data, replace(laporan.data["pegawai"], rekaman={}))
    _, masalah = daftar(tabel, dengan(replace(laporan, data=kosong), tiada, BAKU))
    assert masalah and all("\\" not in m.pesan and "pegawia-x.1" in m.pesan for m in masalah)


def test_tanpa_angka_berarti_tanpa_data(laporan: Laporan) -> None:
    """Figures that a report has not leave the program's table empty; in its own they are wrong."""
    tiada = BAKU.replace("=pegawai/jabatan", "=pegawia/jabatan")
    ada, masalah = daftar(tabel, dengan(laporan, "", tiada))
    assert masalah == []
    with pytest.raises(TanpaData):
        ada["orang"]()
    ada, masalah = daftar(tabel, dengan(laporan, tiada, BAKU))
    assert [m.kode for m in masalah] == ["D053"]
    with pytest.raises(GalatLaporan):
        ada["orang"]()


def test_tabel_data_yang_tidak_dimiliki(laporan: Laporan) -> None:
    lain = buka(MINI.parent / "kecamatan" / "data")
    tiada = next(n for n in laporan.data if n not in lain.data)
    lap = dengan(lain, "", BAKU.replace("baris: pegawai", f"baris: {tiada}"))
    with pytest.raises(TabelTiada):
        tabel.daftar(lap)["orang"]()


def test_seperti_yang_tidak_ada_menyebut_bawaan(laporan: Laporan) -> None:
    lap = dengan(laporan, "kami:\n  seperti: ornag\n", BAKU)
    (masalah,) = daftar(tabel, lap)[1]
    assert "“orang”" in masalah.pesan
    (putar,) = daftar(tabel, dengan(laporan, "kami:\n  seperti: kami\n", BAKU))[1]
    assert "berputar" in putar.pesan
