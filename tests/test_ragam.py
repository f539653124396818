"""The editions of the PDF: which are asked for, their names and looks, where a draft comes from."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.hitung.laporan import Laporan
from macros.keluaran import ragam
from macros.keluaran.ragam import Ragam
from macros.keluaran.versi import Versi
from scripts import cli
from scripts.mesin import hasil
from scripts.perintah import build


@pytest.mark.parametrize(
    ("opsi", "dipesan"),
    [
        ([], ["publik"]),
        (["--no-pdf"], []),
        (["--edisi", "tte"], ["publik", "tte"]),
        (["--edisi", "semua"], [*ragam.SEMUA]),
    ],
)
def test_editions_asked_for(
    opsi: list[str],
    dipesan: list[Ragam],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def bangun(_: Path, __: Path, pesanan: Sequence[Ragam], **___: object) -> Sequence[str]:
        assert pesanan == dipesan
        return ["jadi"]

    monkeypatch.setattr(hasil, "bangun", bangun)
    build.jalankan(".", cli.urai(["build", *opsi]))
    assert capsys.readouterr().out == "jadi\n"


def test_file_names() -> None:
    nama = [ragam.nama_berkas("2030", r) for r in ragam.SEMUA]
    assert nama == [f"lkjip-2030{a}.pdf" for a in ("", "-cetak", "-draf", "-tte")]


def test_style_sheets_follow_edition_and_paper(laporan: Laporan) -> None:
    a4 = replace(laporan.edisi, kertas="A4", dupleks=False)
    f4 = replace(a4, kertas="F4", dupleks=True)
    assert ragam.lembar_gaya({"publik"}, a4) == ["aset/css/cetak.css"]
    assert ragam.lembar_gaya({"cetak"}, a4) == ["aset/css/cetak.css"]
    assert ragam.lembar_gaya({"tte", "draf"}, f4) == [
        f"aset/css/cetak{t}.css" for t in ("", "-draf", "-tte", "-f4", "-dupleks")
    ]


def git(folder: Path, *perintah: str) -> str:
    lingkungan = {
        **os.environ,
        **{f"GIT_{s}_{n}": "x" for s in ("AUTHOR", "COMMITTER") for n in ("NAME", "EMAIL")},
        "GIT_COMMITTER_DATE": "2030-01-31T23:30:00+08:00",
    }
    hasil = subprocess.run(
        ["git", *perintah], cwd=folder, env=lingkungan, capture_output=True, text=True, check=True
    )
    return hasil.stdout.strip()


def test_a_draft_names_its_commit(tmp_path: Path) -> None:
    assert ragam.kaki_draf(tmp_path, None) == "Draf, bukan dokumen final"
    git(tmp_path, "init", "-q")
    assert ragam.kaki_draf(tmp_path, None) == "Draf, bukan dokumen final"
    bab = tmp_path / "bab.md"
    bab.write_text("satu", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    pendek = git(tmp_path, "rev-parse", "HEAD")[:7]
    kaki = ragam.kaki_draf(tmp_path, None)
    harus = f"Draf, bukan dokumen final · 31 Januari 2030 · {pendek}"
    assert kaki.replace("\xa0", " ") == harus
    bab.write_text("dua", encoding="utf-8")
    assert ragam.kaki_draf(tmp_path, None) == f"{kaki}+"


def test_a_draft_names_what_git_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of a report below the folder of its repository; nothing where git knows of no commit."""
    jawab = {"log": (0, b"2030-01-31 abcdef0123456789\n"), "status": (0, b"")}
    tanya: list[object] = []

    def run(perintah: list[str], *, cwd: Path, **_: object) -> object:
        tanya.append(cwd)
        kode, isi = jawab[perintah[1]]
        return SimpleNamespace(returncode=kode, stdout=isi)

    monkeypatch.setattr(subprocess, "run", run)
    laporan = tmp_path / "laporan"
    assert ragam.kaki_draf(laporan, None) == ragam.BUKAN_FINAL and not tanya
    (tmp_path / ".git").mkdir()
    kaki = f"{ragam.BUKAN_FINAL} · 31\xa0Januari\xa02030 · abcdef0"
    assert ragam.kaki_draf(laporan, None) == ragam.kaki_draf(tmp_path, None) == kaki
    assert tanya[:2] == [laporan, laporan]
    jawab["status"] = (0, b" M bab.md\n")
    assert ragam.kaki_draf(laporan, None) == f"{kaki}+"
    jawab["log"] = (128, b"2030-01-31 abcdef0123456789\n")
    assert ragam.kaki_draf(laporan, None) == ragam.BUKAN_FINAL
    del jawab["log"]
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: Path("/tiada/git").read_text("utf-8"))
    assert ragam.kaki_draf(laporan, None) == ragam.BUKAN_FINAL


def test_a_published_draft_names_the_commit_of_its_version(tmp_path: Path) -> None:
    versi = Versi("2030", "draf", "", "", "abcdef0123456789", "2030-02-01T08:00:00+07:00")
    kaki = ragam.kaki_draf(tmp_path, versi)
    assert kaki.replace("\xa0", " ") == "Draf, bukan dokumen final · 1 Februari 2030 · abcdef0"
