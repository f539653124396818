"""Every table, chart, figure and page against its golden: see `tulis_golden`."""

from __future__ import annotations

import re
from difflib import unified_diff
from itertools import product
from pathlib import Path

import pytest

from macros.benda.grafik import daftar as daftar_grafik
from macros.benda.tabel import daftar
from macros.hitung.laporan import Laporan
from tests import golden_terbit, tulis_golden
from tests.proyek import AKAR

pytestmark = pytest.mark.lama  # all tables and charts of whole reports

Benda = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def mini(situs_kilat: Path) -> Benda:
    return tulis_golden.mini(situs_kilat)


@pytest.fixture(scope="module")
def laporan_sendiri() -> Benda:
    return tulis_golden.semua(AKAR)


def beda(golden: dict[str, str], sekarang: dict[str, str]) -> str:
    """What differs, thing by thing."""
    baris: list[str] = []
    for kode in {**golden, **sekarang}:
        lama, baru = (d[kode].splitlines() if kode in d else [] for d in (golden, sekarang))
        baris += unified_diff(lama, baru, f"golden {kode}", f"sekarang {kode}", "", "", 1, "")
    return "\n".join(baris)


@pytest.mark.parametrize(
    ("laporan_uji", "jenis"),
    [
        *product(("laporan_sendiri", "mini"), ("tabel", "grafik", "angka")),
        *product(["mini"], ("halaman", "data", "cetak", "koreksi", "buku")),
    ],
)
def test_sama_dengan_golden(request: pytest.FixtureRequest, laporan_uji: str, jenis: str) -> None:
    periksa(laporan_uji.partition("_")[0], jenis, request.getfixturevalue(laporan_uji)[jenis])


def test_buku_reviu_sama_dengan_golden() -> None:
    periksa("laporan", "reviu", golden_terbit.buku_reviu(AKAR))


def test_gambar_sama_dengan_golden() -> None:
    periksa("contoh", "gambar", golden_terbit.gambar())


def periksa(laporan_uji: str, jenis: str, isi: dict[str, str]) -> None:
    """Say what differs from a golden file."""
    golden = tulis_golden.baca(tulis_golden.FOLDER / laporan_uji / f"{jenis}.txt")
    perbedaan = beda(golden, isi)
    assert not perbedaan, f"\n{perbedaan}\nBila dimaksudkan: .venv/bin/python -m tests.tulis_golden"
    assert list(golden) == list(isi)


def test_golden_memuat_semua(laporan_sendiri: Benda) -> None:
    """Not one that is empty by mistake: as many tables and charts as the report has."""
    assert [len(laporan_sendiri[j]) for j in ("tabel", "grafik")] == [64, 23]


def test_golden_mini_berisi(mini: Benda) -> None:
    assert sum("tanpa data" in t for t in mini["grafik"].values()) < 18


def test_kunci_yang_tertukar_ketahuan(laporan: Laporan, laporan_sendiri: Benda) -> None:
    """Two figures of one text, each in the other's place: tables and charts tell them apart."""
    a, b = "capaian/1.1/2023", "capaian/3.2/2023"
    tertukar = tulis_golden.bertanda(laporan)
    isi = tertukar.register._isi
    isi[a], isi[b] = isi[b], isi[a]
    tabel = tulis_golden.tabel(daftar(tertukar)["capaian-outcome"]())
    gambar = tulis_golden.grafik(daftar_grafik(tertukar)["capaian-indikator"]())
    for jenis, kode, teks in (
        ("tabel", "capaian-outcome", tabel),
        ("grafik", "gambar capaian-indikator", gambar),
    ):
        golden = laporan_sendiri[jenis][kode]
        pasangan = zip(golden.splitlines(), teks.splitlines(), strict=True)
        berbeda = [satu for satu in pasangan if len(set(satu)) == 2]
        assert len(berbeda) >= 2
        for satu in berbeda:
            lama, baru = (re.sub(r" ?\{.*?\}|angka: .*", "", teks) for teks in satu)
            assert lama == baru


def test_berkas_golden_bolak_balik(tmp_path: Path) -> None:
    isi = {"a": "satu\n- dua", "b/c": "tiga"}
    tulis_golden.tulis(tmp_path / "g.txt", isi)
    assert tulis_golden.baca(tmp_path / "g.txt") == isi
