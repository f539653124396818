"""Every accident of the tables `kasus_data` and `kasus_bab` is told at its place, and no file
is touched by telling it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.asupan.muat import TabelData, muat
from macros.dasar.masalah import Masalah
from macros.hitung.laporan import Laporan
from macros.periksa import menyeluruh
from tests.proyek import AKAR, SIMPANAN, salin, sidik
from tests.rusak.kasus_bab import BAB_RUSAK, TAMBAHAN
from tests.rusak.kasus_data import DATA, Kasus
from tests.test_muat import pastikan_indonesia


def periksa(akar: Path) -> list[Masalah]:
    """The errors that `check` shows; nothing may be written."""
    sebelum = sidik(akar)
    masalah = [m for m in menyeluruh.periksa(akar) if m.tingkat == "galat"]
    assert sidik(akar) == sebelum
    return masalah


def pastikan_letak(kasus: Kasus, folder: str, baris: int | None, masalah: list[Masalah]) -> None:
    berkas = f"{folder}/{kasus.di or kasus.berkas}"
    letak = [(m.kode, m.berkas, m.baris, m.kolom) for m in masalah]
    if kasus.lain and baris is None:
        assert (kasus.kode, berkas, kasus.kolom) in {(k, b, c) for k, b, _, c in letak}
    else:
        assert (kasus.kode, berkas, baris, kasus.kolom) in letak or (
            kasus.kolom is None and (kasus.kode, berkas, baris) in {x[:3] for x in letak}
        )
    assert {m.berkas for m in masalah} == {berkas}
    if not kasus.lain:
        assert {m.baris for m in masalah} == {baris}
    pastikan_indonesia(masalah)


def test_banyaknya_kasus() -> None:
    assert len(DATA) + len(BAB_RUSAK) >= 80


@pytest.mark.parametrize("nama", DATA)
def test_data_rusak(tmp_path: Path, nama: str) -> None:
    """Also behind a check of the sound tables, whose results must not hide the accident."""
    kasus = DATA[nama]
    salin(tmp_path, ["data"])
    assert (tmp_path / SIMPANAN).is_file()
    kasus.suntingan(tmp_path / "data" / kasus.berkas)
    pastikan_letak(kasus, "data", kasus.baris, periksa(tmp_path))


@pytest.fixture(scope="module")
def tabel() -> dict[str, TabelData]:
    return muat(AKAR / "data")


@pytest.mark.parametrize("nama", BAB_RUSAK)
def test_bab_rusak(
    tmp_path: Path,
    tabel: dict[str, TabelData],
    laporan: Laporan,
    monkeypatch: pytest.MonkeyPatch,
    nama: str,
) -> None:
    # The data are sound and the same for all chapters: they are read and computed once.
    monkeypatch.setattr(menyeluruh, "baca", lambda _: (tabel, []))
    monkeypatch.setattr(menyeluruh, "susun", lambda *_: laporan)
    kasus = BAB_RUSAK[nama]
    abaikan = shutil.ignore_patterns("*.ttf", "*.woff2")
    shutil.copytree(AKAR / "docs", tmp_path / "docs", ignore=abaikan)
    bab = tmp_path / "docs" / kasus.berkas
    baris = bab.read_text(encoding="utf-8").count("\n") + 2 if nama in TAMBAHAN else None
    kasus.suntingan(bab)
    pastikan_letak(kasus, "docs", baris, periksa(tmp_path))
