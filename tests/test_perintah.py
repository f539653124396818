"""The command line, and how a build takes the place of the last one."""

from __future__ import annotations

import errno
import io
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from mkdocs_macros.errors import format_error

from macros.keluaran.pdf import cetak
from scripts import cli, siapkan
from scripts.mesin import hasil as tempat_hasil, kabar
from scripts.perintah import PERINTAH, test as perintah_test
from scripts.terbit import susun as susun_terbitan
from scripts.terminal import GalatPerintah

AKAR = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("argv", "pesan"),
    [
        (["biuld"], "perintah “biuld” tidak ada. Mungkin maksudnya: build."),
        (["xyz"], f"Perintah: {', '.join(PERINTAH)}."),
        (["build", "--ot", "x"], "argumen tidak dikenal: --ot x"),
        (["build", "--out"], "--out: perlu diikuti satu nilai"),
        (["serve", "--port", "abc"], "nilai 'abc' bukan bilangan bulat"),
        (["--tidak-ada"], "--tidak-ada"),
        (["data", "expor", "x.xlsx"], "'expor' tidak dikenal; pilih"),
    ],
)
def test_mistakes_get_an_indonesian_message(argv: list[str], pesan: str) -> None:
    with pytest.raises(GalatPerintah) as galat:
        cli.urai(argv)
    assert pesan in str(galat.value)
    assert galat.value.kode == 2


def test_words_of_others_do_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that would clear the screen and write what it likes is shown as it is."""
    jahat = "x\x1b[2J\x1b[1;1HASLI\r\x9b7m\u202efdp.pdf"
    assert cli.main(str(AKAR), ["verify", jahat]) == 1
    kata = capsys.readouterr().err
    assert (
        "x\ufffd[2J\ufffd[1;1HASLI\ufffd\ufffd7m\ufffdfdp.pdf: berkas atau folder tidak ada" in kata
    )
    print("– “ä”\tb")  # and nothing else is touched
    assert capsys.readouterr().out == "– “ä”\tb\n"


def test_options_of_build() -> None:
    bawaan = {
        "perintah": "build", "out": None, "no_pdf": False, "docx": False, "edisi": "publik"
    }  # fmt: skip
    assert vars(cli.urai(["build"])) == bawaan
    dipilih = vars(cli.urai(["build", "--out", "x", "--no-pdf", "--docx", "--edisi", "semua"]))
    assert dipilih == {**bawaan, "out": "x", "no_pdf": True, "docx": True, "edisi": "semua"}


def test_options_stand_anywhere() -> None:
    """Before, between and behind what has no name, with the same meaning."""
    semua = [vars(cli.urai(a.split())) for a in (
        "data ambil a.xlsx b.xlsx --tulis --per 2024-11-30",
        "data ambil --tulis a.xlsx --per 2024-11-30 b.xlsx",
        "data --per 2024-11-30 ambil a.xlsx --tulis b.xlsx",
    )]  # fmt: skip
    assert semua[0] == semua[1] == semua[2] and semua[0]["berkas"] == ["a.xlsx", "b.xlsx"]


def test_rest_of_test_goes_to_pytest_as_it_stands() -> None:
    sisa = ["tests/test_x.py", "-k", "a or b", "--help", "-x", "--", "-y"]
    assert cli.urai(["test", *sisa]).sisa == sisa


@pytest.mark.parametrize("nama", [None, *PERINTAH])
def test_help_is_indonesian(nama: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as keluar:
        cli.urai([nama, "--help"] if nama else ["--help"])
    assert keluar.value.code == 0
    teks = capsys.readouterr().out
    assert teks.startswith("cara pakai: python3 scripts/lkjip.py")
    assert not {"usage", "options", "show", "positional"} & set(teks.replace(":", " ").split())


@pytest.fixture
def tiruan(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """`check` replaced by a module whose work the test chooses; set-up and signals left out."""
    modul = SimpleNamespace(jalankan=lambda *_: 0)
    monkeypatch.setitem(sys.modules, "scripts.perintah.check", modul)
    monkeypatch.setattr(siapkan, "pastikan", lambda *_: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    return modul


@pytest.mark.parametrize(
    ("galat", "kode", "pesan"),
    [
        (GalatPerintah("tidak bisa", 3), 3, "Galat: tidak bisa\n"),
        (KeyboardInterrupt(), 130, "\nDihentikan.\n"),
        (OSError(errno.ENOSPC, "x", "/a"), 1, "Galat: /a: ruang disk penuh"),
        (FileExistsError(errno.EEXIST, "x", "/a"), 1, "Galat: /a: di tempat folder ini ada berkas"),
        (PermissionError(errno.EACCES, "x", "/dev/null"), 1, "/dev/null: tidak diizinkan"),
        (PermissionError(errno.EACCES, "x", "/dev/.baru-1"), 1, "Galat: /dev: tidak diizinkan"),
        (OSError(errno.EBUSY, "x", "/a"), 1, "/a: sedang dipakai program lain"),
        (shutil.Error([("/b", "/a", "[Errno 28] x: '/a'")]), 1, "Galat: /a: ruang disk penuh"),
        (ModuleNotFoundError(name="macros.hilang"), 1, "modul macros.hilang tidak ada"),
    ],
)
def test_foreseen_errors_end_as_a_message(
    tiruan: SimpleNamespace,
    capsys: pytest.CaptureFixture[str],
    galat: BaseException,
    kode: int,
    pesan: str,
) -> None:
    def jalankan(*_: object) -> int:
        raise galat

    tiruan.jalankan = jalankan
    assert cli.main(str(AKAR), ["check"]) == kode
    keluaran = capsys.readouterr()
    assert pesan in keluaran.err
    assert "Traceback" not in keluaran.err


@pytest.mark.parametrize("nomor", [errno.ENOSPC, errno.ENXIO])
@pytest.mark.parametrize("proses", ["terbitan", "PDF"])
def test_other_processes_end_likewise(
    proses: str,
    nomor: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What builds a version, and what makes a PDF, when the disk is full; what nobody foresaw
    is shown as it is."""
    modul, nama = (susun_terbitan, "susun") if proses == "terbitan" else (cetak, "buat_pdf")

    def penuh(*_: object) -> None:
        raise OSError(nomor, "x", "/dari", None, "/ke")

    monkeypatch.setattr(modul, nama, penuh)
    monkeypatch.setattr(modul, "ikut_berakhir", lambda: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr("gc.disable", lambda: None)
    argumen = [str(tmp_path / satu) for satu in ("a.html", "b.pdf", "c")]
    pesanan = json.dumps([*argumen[:2], argumen[2:], None, None])
    monkeypatch.setattr(sys, "stdin", io.StringIO(pesanan))
    jalan = partial(susun_terbitan.main, argumen) if proses == "terbitan" else cetak.main
    if nomor == errno.ENXIO:
        with pytest.raises(OSError, match="x"):
            jalan()
    else:
        assert jalan() == 1
        assert "/ke: ruang disk penuh. Kosongkan sebagian" in capsys.readouterr().err


def test_unforeseen_errors_are_not_hidden(tiruan: SimpleNamespace) -> None:
    def jalankan(*_: object) -> int:
        raise OSError(errno.ENXIO, "x")

    tiruan.jalankan = jalankan
    with pytest.raises(OSError, match="x"):
        cli.main(str(AKAR), ["check"])


def test_missing_files_of_the_program_are_a_message(
    tiruan: SimpleNamespace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(str(tmp_path), ["check"]) == 1
    assert "berkas program tidak lengkap: macros tidak ada" in capsys.readouterr().err


# The output of a build


def _isi(folder: Path) -> dict[str, str]:
    return {b.name: b.read_text() for b in folder.iterdir()}


@pytest.mark.parametrize("sekaligus", [True, False])
def test_good_build_takes_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sekaligus: bool
) -> None:
    if not sekaligus:
        monkeypatch.setattr(tempat_hasil, "tukar_sekaligus", lambda *_: False)
    tujuan = tmp_path / "induk" / "site"
    for putaran in ("satu", "dua"):
        with tempat_hasil.tempat_baru(tujuan) as baru:
            (baru / putaran).write_text(putaran)
            assert baru.parent == tujuan.parent
        assert _isi(tujuan) == {putaran: putaran}
    assert os.listdir(tujuan.parent) == ["site"]


@pytest.mark.parametrize("galat", [GalatPerintah("x"), KeyboardInterrupt(), SystemExit(143)])
def test_failed_build_leaves_the_last_one(tmp_path: Path, galat: BaseException) -> None:
    tujuan = tmp_path / "site"
    tujuan.mkdir()
    (tujuan / "lama").write_text("lama")
    with pytest.raises(type(galat)), tempat_hasil.tempat_baru(tujuan) as baru:
        (baru / "baru").write_text("setengah")
        raise galat
    assert _isi(tujuan) == {"lama": "lama"}
    assert os.listdir(tmp_path) == ["site"]


def test_failed_swap_restores_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempat_hasil, "tukar_sekaligus", lambda *_: False)
    tujuan = tmp_path / "site"
    tujuan.mkdir()
    (tujuan / "lama").write_text("lama")
    with pytest.raises(FileNotFoundError):
        tempat_hasil.tukar(tmp_path / "tidak-ada", tujuan)
    assert _isi(tujuan) == {"lama": "lama"}
    assert os.listdir(tmp_path) == ["site"]


def test_leftovers_of_a_killed_build_are_cleared(tmp_path: Path) -> None:
    selesai = subprocess.Popen([sys.executable, "-c", ""])
    selesai.wait()
    sini = f"{os.uname().nodename}-"
    tetap = {f".site.baru-{sini}{os.getppid()}", ".site.baru-x", ".site.baru-lain-1-7"}
    for sisa in (*tetap, f".site.baru-{sini}{selesai.pid}", ".site.baru-lain-1-8"):
        (tmp_path / sisa).mkdir()
    lama = time.time() - 2 * 24 * 60 * 60
    os.utime(tmp_path / ".site.baru-lain-1-8", (lama, lama))
    (tmp_path / f".site.lama-{sini}{selesai.pid}").mkdir()
    (tmp_path / f".site.lama-{sini}{selesai.pid}" / "lama").write_text("lama")
    with pytest.raises(GalatPerintah), tempat_hasil.tempat_baru(tmp_path / "site"):
        assert _isi(tmp_path / "site") == {"lama": "lama"}
        raise GalatPerintah("x")
    assert set(os.listdir(tmp_path)) == {*tetap, "site"}
    tempat_hasil.bersihkan_sisa(tmp_path / "site", semua=True)
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize("lagi", [False, True])
def test_a_folder_cleared_by_another_one_never_takes_the_place(tmp_path: Path, lagi: bool) -> None:
    tujuan = tmp_path / "site"
    tujuan.mkdir()
    (tujuan / "lama").write_text("lama")
    with pytest.raises(GalatPerintah, match="dihapus"), tempat_hasil.tempat_baru(tujuan) as baru:
        baru.rename(tmp_path / "buangan")  # its number is not given anew as long as it stands
        if lagi:
            baru.mkdir()
    assert _isi(tujuan) == {"lama": "lama"}


def _proyek(folder: Path) -> str:
    return cli.pilih_proyek(str(AKAR), str(folder), "check")


def test_only_an_own_result_is_replaced(tmp_path: Path) -> None:
    proyek = tmp_path / "proyek"
    (proyek / "docs").mkdir(parents=True)
    berisi = tmp_path / "berisi"
    berisi.mkdir()
    (berisi / "surat.txt").touch()
    (tmp_path / "berkas").touch()
    bukan_folder = tmp_path / "berkas"
    for tolak in (proyek, tmp_path, proyek / "docs", proyek / ".git/x", berisi, bukan_folder):
        with pytest.raises(GalatPerintah, match="--out"):
            tempat_hasil.periksa_tujuan(proyek, tolak)
    for nama in ("a\nb", "a\x07b", os.fsdecode(b"a\xff")):
        for cari in (partial(tempat_hasil.periksa_tujuan, proyek), _proyek):
            with pytest.raises(GalatPerintah, match=r"'.*a\\.*b?' memuat baris baru"):
                cari(tmp_path / nama)
    assert tempat_hasil.periksa_tujuan(proyek, tmp_path / "é – ü").name == "é – ü"
    for nama in tempat_hasil.TANDA_HASIL:
        (berisi / nama).parent.mkdir(parents=True, exist_ok=True)
        (berisi / nama).touch()
    (tmp_path / "kosong").mkdir()
    (tmp_path / "tautan").symlink_to(berisi)
    assert tempat_hasil.periksa_tujuan(proyek, berisi) == berisi
    assert tempat_hasil.periksa_tujuan(proyek, tmp_path / "tautan") == berisi
    assert tempat_hasil.periksa_tujuan(proyek, tmp_path / "kosong") == tmp_path / "kosong"
    assert tempat_hasil.periksa_tujuan(proyek, proyek / "site") == proyek / "site"


def test_result_is_reported_with_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    unduh = tmp_path / "site/unduh/data"
    unduh.mkdir(parents=True)
    (tmp_path / "site/index.html").write_bytes(b"x" * 500)
    (tmp_path / "site/404.html").write_bytes(b"x" * 500)
    (tmp_path / "site/unduh/lkjip.pdf").write_bytes(b"x" * 1_250_000)
    (unduh / "a.csv").write_bytes(b"x" * 1500)
    assert tempat_hasil.laporan_hasil(tmp_path / "site", tmp_path / "site", 12.34) == [
        "Selesai dalam 12,3 detik.",
        "  Situs  site/index.html (1 halaman, seluruhnya 1,3 MB)",
        "  PDF    site/unduh/lkjip.pdf (1,2 MB)",
        "  Data   site/unduh/data (1 berkas, 1,5 kB)",
    ]


# test


@pytest.mark.parametrize(
    ("kode", "hasil"),
    [
        ({}, 0), ({"ruff": 1}, 1), ({"ruff format": 1}, 1), ({"mypy": 2}, 1), ({"pytest": 5}, 5),
        ({"ruff": 1, "pytest": 2}, 2),
    ],
)  # fmt: skip
def test_any_failing_step_fails_the_tests(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    kode: dict[str, int],
    hasil: int,
) -> None:
    dijalankan: dict[str, list[str]] = {}

    def mulai(perintah: list[str], **opsi: Any) -> SimpleNamespace:
        nama = "ruff format" if perintah[2:4] == ["ruff", "format"] else perintah[2]
        dijalankan[nama] = perintah[3:]
        kata, akhir = f"kata {nama}\n" if opsi["stdout"] else None, kode.get(nama, 0)
        return SimpleNamespace(
            returncode=akhir, wait=lambda: akhir, communicate=lambda: (kata, None)
        )

    monkeypatch.setattr(subprocess, "Popen", mulai)
    opsi = cli.urai(["test", "-k", "x"])
    assert perintah_test.jalankan(str(AKAR), opsi) == hasil
    assert set(dijalankan) == {"ruff", "ruff format", "mypy", "pytest"}
    # What the user asks for comes last and so goes before our own.
    assert dijalankan["pytest"][1:] == [*perintah_test.SEREMPAK, "-k", "x"]
    # The tests speak while they run; what the others said stands whole below.
    tampil = capsys.readouterr().out.splitlines()
    samping = ("ruff", "ruff format", "mypy")
    assert tampil[:7] == [
        "── pytest ──",
        *(k for n in samping for k in (f"── {n} ──", f"kata {n}")),
    ]
    gagal = " dan ".join(n for n in samping if n in kode)
    assert tampil[7:] == ([f"GAGAL: {gagal} (keterangan di atas)."] if gagal else [])


CEPAT = ["-m", "not (build or peramban or proses or lama or lengkap)"]


@pytest.mark.parametrize(
    ("argumen", "pilih", "sisa"),
    [
        (["-x"], [], ["-x"]),
        (["--cepat", "-x"], CEPAT, ["-x"]),
        (["-k", "x", "--lengkap"], ["-m", "", "--hypothesis-profile=lengkap"], ["-k", "x"]),
        (["--cepat", "--cepat"], CEPAT, []),
    ],
)
def test_choice_of_tests(
    monkeypatch: pytest.MonkeyPatch,
    argumen: list[str],
    pilih: list[str],
    sisa: list[str],
) -> None:
    dijalankan: dict[str, list[str]] = {}

    def mulai(perintah: list[str], **_: Any) -> SimpleNamespace:
        dijalankan[perintah[2]] = perintah[3:]
        return SimpleNamespace(returncode=0, wait=lambda: 0, communicate=lambda: ("", None))

    monkeypatch.setattr(subprocess, "Popen", mulai)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1})
    assert perintah_test.jalankan(str(AKAR), cli.urai(["test", *argumen])) == 0
    diminta = ["--numprocesses=2", *perintah_test.SEREMPAK, *pilih, *sisa]
    assert dijalankan["pytest"] == diminta


def test_two_choices_are_refused() -> None:
    with pytest.raises(GalatPerintah, match="--cepat dan --lengkap tidak dapat dipakai bersama"):
        perintah_test.jalankan(str(AKAR), cli.urai(["test", "--cepat", "--lengkap"]))


# Messages of the engine


@pytest.mark.parametrize(
    ("bab", "pesan"),
    [
        ("---\njudul: x\n---\n\nsatu\n{{ hilang }}\n", "baris 6: nama “hilang” tidak dikenal"),
        ("satu\n\n{{ 1 / 0 }}\n", "baris 3: division by zero"),
        ("---\na: 1\n---\n{{ x(1 }}\n", "baris 4: Kurung buka ( belum ditutup"),
    ],
)
def test_error_in_a_chapter_names_its_line(tmp_path: Path, bab: str, pesan: str) -> None:
    berkas = tmp_path / "bab.md"
    berkas.write_text(bab)
    isi = bab[bab.rindex("---\n") + 4 :].lstrip() if bab.startswith("---") else bab
    file = {"src_uri": "bab.md", "abs_src_path": str(berkas), "src_path": "bab.md"}
    halaman: Any = SimpleNamespace(file=SimpleNamespace(content_string=bab, **file), markdown=isi)
    lingkungan = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    with pytest.raises((jinja2.TemplateError, ArithmeticError)) as galat:
        lingkungan.from_string(isi).render()
    teks = format_error(galat.value, markdown=isi, page=halaman)
    assert teks.startswith(f"{kabar.JUDUL_GALAT}\n\ndocs/bab.md, {pesan}")

    catatan = logging.LogRecord("mkdocs", logging.WARNING, "", 0, f"[macros] - {teks}", None, None)
    assert kabar.Pembentuk().format(catatan).startswith(f"GALAT docs/bab.md, {pesan}")


@pytest.mark.parametrize(
    ("asli", "pesan"),
    [
        (
            "Doc file 'a.md' contains a link 'b.md', but the target is not found among"
            " documentation files.",
            "docs/a.md: tautan “b.md” menunjuk ke berkas yang tidak ada.",
        ),
        (
            "Doc file 'a.md' contains a link '#x', but there is no such anchor on this page.",
            "docs/a.md: tautan “#x” menunjuk ke bagian yang tidak ada di halaman itu.",
        ),
        (
            "Doc file 'a.md' contains a link 'b.md#x', but the doc 'b.md' does not contain an"
            " anchor '#x'.",
            "docs/a.md: tautan “b.md#x” menunjuk ke bagian “#x” yang tidak ada di docs/b.md.",
        ),
        (
            "A reference to 'c.md' is included in the 'nav' configuration, which is not found in"
            " the documentation files.",
            "mkdocs.yml: “c.md” tercantum pada nav, tetapi berkasnya tidak ada di docs.",
        ),
        ("Something else", "Something else"),
    ],
)
def test_known_messages_are_translated(asli: str, pesan: str) -> None:
    assert kabar.terjemahkan(asli) == pesan
