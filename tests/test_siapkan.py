"""The set-up: when it is due, what it asks of the system, and what it says."""

from __future__ import annotations

import ast
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from scripts import siapkan
from scripts.perintah import KUNCI_BUILD, KUNCI_TEST, PERINTAH, Perintah, kebutuhan
from scripts.siapkan import sistem
from scripts.terminal import GalatPerintah

AKAR = Path(__file__).resolve().parent.parent


@pytest.fixture
def proyek(tmp_path: Path) -> Path:
    """A project whose set-up is complete for a build: lock, environment, notes, one library."""
    (tmp_path / KUNCI_BUILD).write_text("paket==1\n")
    (tmp_path / KUNCI_TEST).write_text("uji==1\n")
    (tmp_path / "pustaka.so").touch()
    bin_ = tmp_path / ".venv" / "bin"
    bin_.mkdir(parents=True)
    (bin_ / "python").symlink_to(sys.executable)
    catatan = tmp_path / ".venv" / "lkjip"
    catatan.mkdir()
    (catatan / KUNCI_BUILD).write_text("paket==1\n")
    (catatan / "python").write_bytes(os.fsencode(os.path.realpath(sys.executable)))
    (catatan / "sistem").write_text(f"pango\t{tmp_path / 'pustaka.so'}\n")
    return tmp_path


BUILD = Perintah("build", ("pango",))


def test_complete_setup_is_ready(proyek: Path) -> None:
    assert siapkan.siap(str(proyek), BUILD)


def _ubah_python(proyek: Path) -> None:
    lain = proyek / "python3.99"
    lain.write_text("#!/bin/sh\n")
    lain.chmod(0o755)
    (proyek / ".venv/bin/python").unlink()
    (proyek / ".venv/bin/python").symlink_to(lain)


def _hilang_python(proyek: Path) -> None:
    (proyek / ".venv/bin/python").unlink()
    (proyek / ".venv/bin/python").symlink_to(proyek / "tidak-ada")
    (proyek / ".venv/lkjip/python").write_text(str(proyek / "tidak-ada"))


@pytest.mark.parametrize(
    "rusak",
    [
        lambda p: (p / KUNCI_BUILD).write_text("paket==2\n"), lambda p: (p / KUNCI_BUILD).unlink(),
        lambda p: (p / ".venv/lkjip" / KUNCI_BUILD).unlink(),
        lambda p: (p / "pustaka.so").unlink(), lambda p: (p / ".venv/lkjip/sistem").write_text(""),
        _ubah_python, _hilang_python,
    ],
    ids=["lock changed", "lock gone", "not noted", "library gone", "part", "python", "no python"],
)  # fmt: skip
def test_any_change_makes_setup_due(proyek: Path, rusak: Callable[[Path], object]) -> None:
    rusak(proyek)
    assert not siapkan.siap(str(proyek), BUILD)


def test_tests_need_their_own_lock(proyek: Path) -> None:
    uji = Perintah("test", kunci=(KUNCI_BUILD, KUNCI_TEST))
    assert not siapkan.siap(str(proyek), uji)
    (proyek / ".venv/lkjip" / KUNCI_TEST).write_text("uji==1\n")
    assert siapkan.siap(str(proyek), uji)


@given(
    st.dictionaries(
        st.sampled_from(["pango", "peramban", "qpdf"]),
        st.lists(st.text("abcxyzé ./-", min_size=1).map("/{}".format), min_size=1, max_size=3),
    )
)
def test_system_note_reads_back(ada: dict[str, list[str]]) -> None:
    assert siapkan.baca_sistem(siapkan.tulis_sistem(ada)) == ada


def test_part_without_a_file_is_not_vouched_for() -> None:
    assert siapkan.sistem_ada(b"", [])
    assert not siapkan.sistem_ada(siapkan.tulis_sistem({"pango": []}), ["pango"])
    assert siapkan.sistem_ada(siapkan.tulis_sistem({"pango": ["/"]}), ["pango"])


@pytest.mark.parametrize(
    ("argv", "kunci", "bagian"),
    [
        (["build"], (KUNCI_BUILD,), ("pango",)),
        (["build", "--no-pdf"], (KUNCI_BUILD,), ()),
        (["build", "--out", "x"], (KUNCI_BUILD,), ("pango",)),
        (["serve"], (KUNCI_BUILD,), ()),
        (["check", "--json"], (KUNCI_BUILD,), ()),
        (
            ["test", "-k", "--help"],
            (KUNCI_BUILD, KUNCI_TEST),
            ("pango", "peramban", "libatomic", "poppler", "qpdf", "server"),
        ),
    ],
)
def test_needs_of_a_command(
    argv: list[str], kunci: tuple[str, ...], bagian: tuple[str, ...]
) -> None:
    butuh = kebutuhan(argv)
    assert butuh is not None
    assert (butuh.kunci, butuh.sistem) == (kunci, bagian)


@pytest.mark.parametrize(
    "argv", [[], ["--help"], ["biuld"], ["build", "-h"], ["check", "--help"], ["test", "-h"]]
)
def test_help_and_mistakes_need_nothing(argv: list[str]) -> None:
    assert kebutuhan(argv) is None


@pytest.fixture
def exec_(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    panggilan: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _, argv: panggilan.append(argv))
    monkeypatch.setattr(siapkan, "di_dalam", lambda _: False)
    monkeypatch.setenv(siapkan.TANDA_MASUK, "1")  # as a child of another run inherits it
    return panggilan


def test_enters_with_the_same_command_line(
    proyek: Path, exec_: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = ["build", "--out", "hasil baru"]
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    siapkan.masuk_bila_siap(str(proyek), argv)
    assert exec_ == [[str(proyek / ".venv/bin/python"), str(proyek / "scripts/lkjip.py"), *argv]]
    assert os.environ[siapkan.TANDA_MASUK] == str(os.getpid())
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ


def test_does_not_enter_twice(proyek: Path, exec_: list[list[str]]) -> None:
    os.environ[siapkan.TANDA_MASUK] = str(os.getpid())
    siapkan.masuk_bila_siap(str(proyek), ["build"])
    siapkan.pastikan(str(proyek), ["build"])
    assert exec_ == []


def test_does_not_enter_an_incomplete_environment(proyek: Path, exec_: list[list[str]]) -> None:
    (proyek / KUNCI_BUILD).write_text("paket==2\n")
    siapkan.masuk_bila_siap(str(proyek), ["build"])
    assert exec_ == []


def test_missing_lock_is_a_message(proyek: Path) -> None:
    (proyek / KUNCI_BUILD).unlink()
    with pytest.raises(GalatPerintah, match=r"requirements\.txt tidak ada"):
        siapkan.siapkan(str(proyek), BUILD)


def test_interrupted_installation_is_done_again(
    proyek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sistem, "lengkapi", lambda _: None)
    monkeypatch.setattr(siapkan, "_buat_venv", lambda _: None)
    monkeypatch.setattr(siapkan, "_jalankan", gagal)
    (proyek / KUNCI_BUILD).write_text("paket==2\n")
    with pytest.raises(KeyboardInterrupt):
        siapkan.siapkan(str(proyek), BUILD)
    # Half of the new packages may be there: going back to the old lock is a change, too.
    (proyek / KUNCI_BUILD).write_text("paket==1\n")
    assert not siapkan.siap(str(proyek), BUILD)


def test_packages_are_compiled_beside_each_other(
    proyek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After pip, which must succeed; a package with a file that no Python reads is installed."""
    modul: list[str] = []

    def jalankan(perintah: list[str], **_: str) -> tuple[int, str]:
        modul.append(perintah[2])
        return int(perintah[2] == gagal), ""

    monkeypatch.setattr(sistem, "jalankan", jalankan)
    gagal = "compileall"
    siapkan._pasang(str(proyek), [KUNCI_BUILD])
    assert modul == ["pip", "compileall"]
    gagal = "pip"
    with pytest.raises(GalatPerintah, match="tidak dapat dipasang"):
        siapkan._pasang(str(proyek), [KUNCI_BUILD])


@pytest.mark.parametrize("terlarang", [".venv", ".venv/bin", ""])
def test_somebody_elses_environment_is_left_alone(
    proyek: Path, monkeypatch: pytest.MonkeyPatch, terlarang: str
) -> None:
    boleh = os.access
    milik_lain = proyek / terlarang
    if not terlarang:  # not set up yet, in a folder that is another's
        shutil.rmtree(proyek / ".venv")
    monkeypatch.setattr(
        os, "access", lambda jalur, cara: Path(jalur) != milik_lain and boleh(jalur, cara)
    )
    monkeypatch.setattr(siapkan, "_jalankan", lambda *_, **__: pytest.fail("dijalankan"))
    monkeypatch.setattr(sistem, "lengkapi", lambda _: pytest.fail("dipasang"))
    (proyek / KUNCI_BUILD).write_text("paket==2\n")
    sebelum = sorted(proyek.rglob("*"))
    with pytest.raises(GalatPerintah, match="tidak berhak menulis") as galat:
        siapkan.siapkan(str(proyek), BUILD)
    assert str(milik_lain) in str(galat.value)
    assert milik_lain.owner() in str(galat.value)
    assert "internet" not in str(galat.value)
    assert sorted(proyek.rglob("*")) == sebelum


def test_only_a_changed_lock_is_installed(proyek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dipasang: list[tuple[str, ...]] = []
    monkeypatch.setattr(sistem, "lengkapi", lambda _: None)
    monkeypatch.setattr(
        sistem, "lengkapi_peramban", lambda *_: {"pango": [str(proyek / "pustaka-baru.so")]}
    )
    monkeypatch.setattr(siapkan, "_buat_venv", lambda _: None)
    monkeypatch.setattr(siapkan, "_pasang", lambda _, kunci: dipasang.append(kunci))
    (proyek / "pustaka.so").rename(proyek / "pustaka-baru.so")
    siapkan.siapkan(str(proyek), BUILD)
    assert dipasang == []
    assert siapkan.siap(str(proyek), BUILD)
    (proyek / KUNCI_BUILD).write_text("paket==2\n")
    siapkan.siapkan(str(proyek), BUILD)
    assert dipasang == [(KUNCI_BUILD,)]
    assert siapkan.siap(str(proyek), BUILD)


@pytest.mark.parametrize(
    ("keluaran", "anjuran"),
    [
        ("OSError: [Errno 28] No space left on device", "Ruang disk penuh"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "tidak sama dengan yang dikunci"),
        ("ERROR: No matching distribution found for x", "versi Python yang lain"),
        ("apa pun", "Periksa sambungan internet,"),
    ],
)
def test_failure_says_what_to_do(keluaran: str, anjuran: str) -> None:
    pesan = siapkan.pesan_gagal("gagal", f"satu\n\n{keluaran}\n")
    assert anjuran in pesan
    assert pesan.endswith(f"\n  | {keluaran}")


def test_lost_connection_is_not_blamed_on_python() -> None:
    keluaran = "WARNING: Retrying (Retry(total=0)) after x\nERROR: No matching distribution found"
    pesan = siapkan.pesan_gagal("gagal", keluaran)
    assert "Periksa sambungan internet" in pesan
    assert "Retry" not in pesan


def test_failure_prefers_the_lines_that_say_error() -> None:
    pesan = siapkan.pesan_gagal("gagal", f"WARNING: satu\nERROR: dua {'x' * 500}\nWARNING: tiga")
    assert pesan.splitlines()[1] == f"  | ERROR: dua {'x' * 189}"
    assert len(pesan.splitlines()) == 2


def test_failure_keeps_only_the_end_of_the_output() -> None:
    pesan = siapkan.pesan_gagal("gagal", "\n".join(f"baris {n}" for n in range(50)))
    assert pesan.splitlines()[1:] == [f"  | baris {n}" for n in range(44, 50)]


# The system


def test_missing_library_and_program_are_found_out() -> None:
    assert sistem.cari_pustaka(["libc.so.6", "libtidakada.so.0"]) == []
    (libc,) = sistem.cari_pustaka(["libc.so.6"])
    assert Path(libc).is_file()
    assert sistem.cari_program(["sh", "tidak-ada-program-ini"]) == []
    assert [Path(p).name for p in sistem.cari_program(["sh", "env"])] == ["sh", "env"]


@pytest.fixture
def kosong(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A system that has none of the parts; what is added to the set counts as present."""
    ada = {"venv"}
    monkeypatch.setattr(sistem, "cari", lambda nama: ["/"] if nama in ada else [])
    monkeypatch.setattr(sistem, "peramban_dari_apt", lambda: True)
    return ada


def test_without_the_right_to_install_the_command_is_shown(
    kosong: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sistem, "hak_pasang", lambda: None)
    with pytest.raises(GalatPerintah) as galat:
        sistem.lengkapi(["pango", "qpdf"])
    assert (
        "sudo apt-get update && sudo apt-get install --yes"
        " libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 qpdf\n" in str(galat.value)
    )
    assert "build --no-pdf" in str(galat.value)
    kosong |= {"pango", "qpdf"}
    sistem.lengkapi(["pango", "qpdf"])


@pytest.mark.parametrize("awalan", [[], ["sudo", "-n"]])
def test_installs_what_lacks_after_an_update(
    kosong: set[str], monkeypatch: pytest.MonkeyPatch, awalan: list[str]
) -> None:
    perintah: list[list[str]] = []

    def jalankan(satu: list[str]) -> str:
        perintah.append(satu)
        if "install" in satu:
            kosong.add("poppler")
        return ""

    monkeypatch.setattr(sistem, "hak_pasang", lambda: awalan)
    monkeypatch.setattr(sistem, "_sunyi", jalankan)
    kosong.add("qpdf")
    sistem.lengkapi(["qpdf", "poppler"])
    perbarui, pasang = perintah
    assert perbarui[-1] == "update"
    assert pasang[-1] == "poppler-utils"
    assert perbarui[: len(awalan)] == pasang[: len(awalan)] == awalan


def test_failed_installation_is_a_message(
    kosong: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sistem, "hak_pasang", list)
    monkeypatch.setattr(sistem, "_sunyi", lambda _: "  | E: tidak terhubung")
    with pytest.raises(GalatPerintah, match=r"install --yes qpdf[\s\S]*E: tidak terhubung"):
        sistem.lengkapi(["qpdf"])


def test_ubuntu_browser_does_not_come_from_apt(
    kosong: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sistem, "peramban_dari_apt", lambda: False)
    monkeypatch.setattr(sistem, "hak_pasang", lambda: None)
    sistem.lengkapi(["peramban"])
    pesan = sistem.pesan_kurang(["peramban"])
    assert "Google Chrome" in pesan
    assert "apt-get" not in pesan
    monkeypatch.setattr(sistem, "_sunyi", lambda _: "  | gagal mengunduh")
    with pytest.raises(GalatPerintah, match="gagal mengunduh"):
        sistem.lengkapi_peramban(["peramban"], "python")
    kosong.add("peramban")
    assert sistem.lengkapi_peramban(["peramban"], "python") == {"peramban": ["/"]}


@pytest.mark.parametrize(
    ("isi", "dari_apt"),
    [
        ('NAME="Debian GNU/Linux"\nID=debian\n', True),
        ("NAME=Ubuntu\nID=ubuntu\nID_LIKE=debian\n", False),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', False),
    ],
)
def test_where_the_browser_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, isi: str, dari_apt: bool
) -> None:
    (tmp_path / "os-release").write_text(isi)
    monkeypatch.setattr(platform, "_os_release_cache", None)
    monkeypatch.setattr(platform, "_os_release_candidates", [str(tmp_path / "os-release")])
    assert sistem.peramban_dari_apt() is dari_apt
    (tmp_path / "os-release").unlink()
    monkeypatch.setattr(platform, "_os_release_cache", None)
    assert sistem.peramban_dari_apt()


@pytest.mark.proses
def test_snap_stub_is_no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pengganti = tmp_path / "chromium-browser"
    pengganti.write_text('#!/bin/sh\nif ! [ -x /snap/bin/chromium ]; then exit 1; fi\nexec "$@"\n')
    asli = tmp_path / "chromium"
    asli.write_text("#!/bin/sh\necho Chromium 999\n")
    (tmp_path / "snap").write_text("")
    (tmp_path / "tautan").symlink_to(tmp_path / "snap")
    for berkas in (pengganti, asli):
        berkas.chmod(0o755)
    assert sistem.dari_snap(str(pengganti))
    assert sistem.dari_snap(str(tmp_path / "tautan"))
    assert not sistem.dari_snap(str(asli))

    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.delenv(sistem.VARIABEL_PERAMBAN, raising=False)
    monkeypatch.setattr(sistem, "PERAMBAN", ("chromium-browser", "chromium"))
    assert sistem.cari_peramban() == [str(asli)]
    asli.write_text("#!/bin/sh\nexit 127\n")
    assert sistem.cari_peramban() == []
    # Of those that Playwright has fetched the newest, and first the kind without windows.
    kedua = "chromium_headless_shell-{}/chrome-headless-shell-linux64/chrome-headless-shell"
    unduhan = [kedua.format(12), kedua.format(11), "chromium-12/chrome-linux64/chrome"]
    for berkas in (tmp_path / satu for satu in unduhan):
        berkas.parent.mkdir(parents=True)
        berkas.write_text("#!/bin/sh\n")
        berkas.chmod(0o755)
    assert sistem.cari_peramban() == [str(tmp_path / unduhan[0])]


@pytest.mark.proses
def test_named_browser_must_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sistem.VARIABEL_PERAMBAN, "/tidak/ada/chrome")
    assert sistem.cari_peramban() == []


# What must hold of the files themselves


def test_start_imports_nothing_of_the_standard_library() -> None:
    """Not even where every command is asked for what it needs."""
    kode = (
        "import sys; ada = set(sys.modules); sys.path.insert(0, sys.argv[1]);"
        "import scripts.siapkan; from scripts.perintah import PERINTAH, kebutuhan;"
        "[kebutuhan([nama]) for nama in PERINTAH]; print(*sorted(set(sys.modules) - ada))"
    )
    hasil = subprocess.run(
        [sys.executable, "-I", "-c", kode, str(AKAR)], capture_output=True, text=True, check=True
    )
    assert hasil.stdout.split() == [
        "__future__", "scripts", "scripts.perintah", "scripts.siapkan", "scripts.terminal",
    ]  # fmt: skip


def test_entry_point_parses_on_an_old_python() -> None:
    pohon = ast.parse((AKAR / "scripts/lkjip.py").read_text(), feature_version=(3, 4))
    assert not any(isinstance(simpul, ast.JoinedStr | ast.AnnAssign) for simpul in ast.walk(pohon))


def test_every_command_is_listed_and_has_its_lock() -> None:
    berkas = {b.stem for b in (AKAR / "scripts" / "perintah").glob("*.py")} - {"__init__"}
    assert berkas == set(PERINTAH)
    for perintah in PERINTAH.values():
        assert all((AKAR / kunci).is_file() for kunci in perintah.kunci)
        assert set(perintah.sistem) <= set(sistem.BAGIAN)


def _kunci(nama: str) -> dict[str, str]:
    """Name → version of a lock file; fails on a line that is not pinned and hashed."""
    hasil = {}
    teks = (AKAR / nama).read_text().replace("\\\n", " ")
    for baris in teks.splitlines():
        cocok = re.fullmatch(
            r"([a-z0-9-]+)==(\S+)(?: ; [^-]+?)?((?:\s+--hash=sha256:[0-9a-f]{64})+)", baris.strip()
        )
        assert cocok, baris
        hasil[cocok[1]] = cocok[2]
    return hasil


def test_locks_are_pinned_hashed_and_agree() -> None:
    build, test = _kunci(KUNCI_BUILD), _kunci(KUNCI_TEST)
    assert {n: test[n] for n in test if n in build} == {n: build[n] for n in test if n in build}
    for masukan, kunci in (("requirements.in", build), ("requirements-dev.in", test)):
        baris = [b.partition("#")[0].strip() for b in (AKAR / masukan).read_text().splitlines()]
        nama = {re.split(r"[<>=!]", b)[0].lower() for b in baris if b and not b.startswith("-")}
        assert nama
        assert nama <= set(kunci)


def test_lingkungan_bertaut_bukan_perubahan(tmp_path: Path) -> None:
    """One environment may serve several folders: a link to it is no file that Git would miss."""
    (tmp_path / ".gitignore").write_bytes((AKAR / ".gitignore").read_bytes())
    for nama in (".venv", ".cache", "site"):
        (tmp_path / nama).symlink_to(AKAR)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    keadaan = ["git", "-C", str(tmp_path), "status", "--porcelain", "--untracked-files=normal"]
    hasil = subprocess.run(keadaan, capture_output=True, text=True, check=True)
    assert hasil.stdout == "?? .gitignore\n"
