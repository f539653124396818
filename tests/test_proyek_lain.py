"""One program, many report folders: which folder a command works on, and what it leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.dasar.pangkal import ASET, PROGRAM
from macros.periksa.kerangka import periksa_kerangka
from scripts import cli, siapkan
from scripts.mesin import hasil as tempat_hasil
from scripts.perintah import PERINTAH, kebutuhan, pisahkan
from scripts.terbit.git import program
from scripts.terminal import GalatPerintah
from tests.proyek import AKAR, bangun_di_sini, pasang_mini, perintah

DENGAN_PROYEK = [nama for nama, satu in PERINTAH.items() if satu.proyek]


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return pasang_mini(tmp_path / "unit")


@pytest.mark.parametrize(
    ("argv", "hasil"),
    [
        ([], (None, [])), (["check", "--json"], (None, ["check", "--json"])),
        (["--proyek", "a b", "check"], ("a b", ["check"])),
        (["--proyek=a=b", "check"], ("a=b", ["check"])), (["--proyek"], ("", [])),
        (["--proyekan", "x"], (None, ["--proyekan", "x"])),
    ],
)  # fmt: skip
def test_proyek_dipisahkan(argv: list[str], hasil: tuple[str | None, list[str]]) -> None:
    assert pisahkan(argv) == hasil


def test_kebutuhan_sama_dengan_dan_tanpa_proyek() -> None:
    """What the quick way into the environment asks at every start."""
    for nama in PERINTAH:
        satu, dua = kebutuhan([nama]), kebutuhan(["--proyek", "x", nama])
        assert satu is not None and dua is not None
        assert vars(satu) == vars(dua)
    assert kebutuhan(["--proyek", "x"]) is None


@pytest.mark.lama
@pytest.mark.parametrize("nama", DENGAN_PROYEK)
def test_setiap_perintah_mengerjakan_folder_itu(
    unit: Path, monkeypatch: pytest.MonkeyPatch, nama: str
) -> None:
    """The command is handed the report's folder, the set-up that of the program."""
    terima: list[str] = []

    def jalankan(akar: str, _: object) -> int:
        terima.append(akar)
        return 0

    modul = SimpleNamespace(jalankan=jalankan)
    monkeypatch.setitem(sys.modules, f"scripts.perintah.{nama}", modul)
    monkeypatch.setattr(siapkan, "pastikan", lambda akar, _: terima.append(akar))
    monkeypatch.setattr(cli, "urai", lambda _: SimpleNamespace(perintah=nama))
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert cli.main(str(AKAR), ["--proyek", str(unit), nama]) == 0
    assert terima == [str(AKAR), str(unit)]


def pesan(*argv: str) -> tuple[int, str]:
    hasil = perintah(AKAR, *argv)
    return hasil.returncode, hasil.stderr


def test_folder_yang_bukan_laporan_ditolak(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    kode, kata = pesan("--proyek", str(tmp_path), "check")
    assert (kode, kata) == (
        1, f"Galat: {tmp_path} bukan folder laporan: mkdocs.yml, data tidak ada.\n"
    )  # fmt: skip
    assert pesan("--proyek", str(tmp_path / "tidak-ada"), "check")[0] == 1
    assert "--proyek: perlu diikuti satu nilai" in pesan("--proyek")[1]
    assert "sebutkan perintahnya" in pesan("--proyek", str(AKAR))[1]
    assert "tulis --proyek sebelum perintah" in pesan("check", "--proyek", "x")[1]
    assert "tidak mengerjakan laporan" in pesan("--proyek", str(AKAR), "test")[1]


@pytest.mark.parametrize("nama", ["data", "docs", "mkdocs.yml"])
def test_tautan_ke_milik_program_ditolak(unit: Path, nama: str) -> None:
    """Else an import would write the program's data, and one report pass for the other."""
    (unit / nama).rename(unit / "lama")
    (unit / nama).symlink_to(AKAR / nama)
    kode, kata = pesan("--proyek", str(unit), "check")
    assert kode == 1 and f"{nama} hanya menautkan milik program" in kata


def test_folder_yang_hanya_menautkan_program(tmp_path: Path) -> None:
    """`scripts/` linked into it: never mistaken for the program's own folder."""
    (tmp_path / "unit").mkdir()
    for nama in ("scripts", "macros"):
        (tmp_path / "unit" / nama).symlink_to(AKAR / nama)
    jalan = [sys.executable, "scripts/lkjip.py"]
    hasil = subprocess.run(
        [*jalan, "check"], cwd=tmp_path / "unit", capture_output=True, text=True, check=False
    )
    assert hasil.returncode == 1
    assert f"{tmp_path / 'unit'} hanya menautkan program di {AKAR}" in hasil.stderr
    # A link to the program's whole folder is that folder.
    (tmp_path / "program").symlink_to(AKAR)
    hasil = subprocess.run(
        [*jalan, "--help"], cwd=tmp_path / "program", capture_output=True, text=True, check=False
    )
    assert hasil.returncode == 0 and "--proyek FOLDER" in hasil.stdout


def isi_program() -> dict[str, int]:
    """When each file beside the program's code was written, and which there are."""
    hasil: dict[str, int] = {}
    for folder, anak, berkas in os.walk(PROGRAM):
        # What other tests that run at this time may write.
        anak[:] = [a for a in anak if a[0] != "." and a != "__pycache__"]
        semua = (os.path.join(folder, satu) for satu in berkas)
        hasil |= {satu: os.stat(satu).st_mtime_ns for satu in semua}
    return hasil


def test_tidak_menulis_di_folder_program(unit: Path) -> None:
    """Site, cache and workbook land in the report's own folder; an asset of the same address below
    its docs/ goes before the program's, but for scripts, which could call anything genuine."""
    gaya = unit / "docs" / "aset" / "css" / "laporan.css"
    gaya.parent.mkdir(parents=True)
    gaya.write_text("p { color: red }\n", encoding="utf-8")
    (skrip := unit / "docs" / "aset" / "js").mkdir()
    for nama in ("verifikasi.js", "kami.js"):
        (skrip / nama).write_text("alert(1)\n", encoding="utf-8")
    sebelum = isi_program()
    assert perintah(unit, "check").returncode == 0
    assert perintah(unit, "data", "export", "data.xlsx").returncode == 0
    hasil = bangun_di_sini(unit, "--no-pdf")
    assert hasil.returncode == 0, hasil.stderr
    assert isi_program() == sebelum
    assert {b.name for b in unit.iterdir()} == {
        ".cache", "data", "data.xlsx", "docs", "mkdocs.yml", "site",
    }  # fmt: skip
    css = unit / "site" / "aset" / "css"
    assert (css / "laporan.css").read_bytes() == gaya.read_bytes()
    for nama in ("css/situs.css", "js/verifikasi.js"):
        assert (css.parent / nama).read_bytes() == (ASET / "aset" / nama).read_bytes()
    assert (css.parent / "js/kami.js").read_text(encoding="utf-8") == "alert(1)\n"


@pytest.mark.parametrize("folder", ["macros", "docs", "data/x", "."])
def test_hasil_tidak_ditulis_di_folder_program(unit: Path, folder: str) -> None:
    with pytest.raises(GalatPerintah, match="pilih folder lain"):
        tempat_hasil.periksa_tujuan(unit, PROGRAM / folder)


def test_pengaturan_milik_program_disebut(unit: Path) -> None:
    """What a report's mkdocs.yml cannot set is said with its line, not passed over."""
    assert list(periksa_kerangka(unit)) == []
    berkas = unit / "mkdocs.yml"
    berkas.write_text(f"{berkas.read_text('utf-8')}theme:\n  name: readthedocs\n", encoding="utf-8")
    (satu,) = periksa_kerangka(unit)
    assert (satu.kode, satu.berkas, satu.nilai) == ("B034", "mkdocs.yml", "theme")
    assert satu.baris == berkas.read_text("utf-8").count("\n") - 1


def test_commit_tanpa_program_dibangun_program_ini(unit: Path, tmp_path: Path) -> None:
    """Nor is one of a report from elsewhere built with the program that it holds."""
    assert program(unit, PROGRAM) == PROGRAM
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "lkjip.py").touch()
    assert program(tmp_path, PROGRAM) == tmp_path
    assert program(tmp_path, unit) == PROGRAM
