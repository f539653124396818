"""The marks of slow tests are found, and what is made once for a run is made once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import tinycss2

from macros.dasar.pangkal import ASET, PROGRAM
from macros.sajian.templat import TEMPLAT, lingkungan
from tests import bersama, proyek, terurai
from tests.belahan import belah
from tests.penanda import Penjaga, bila_lengkap, bobot, milik_fungsi, satu_sejenis
from tests.proyek import bangun, sidik
from tests.terbit import Tempat

TAK_TERLIHAT: dict[str, Callable[..., object]] = {
    "jalan": subprocess.run, "perintah": proyek.perintah,
}  # fmt: skip


def _langsung() -> object:
    return subprocess.run(["true"], check=True)


def _lewat_yang_lain() -> object:
    return [_langsung() for _ in range(1)]


def _membangun() -> object:
    return bangun(Path(), Path())


def _lewat_modul() -> object:
    return proyek.bangun_situs([])


def _di_sini() -> object:
    return proyek.bangun_di_sini(Path())


def _lewat_kelas() -> object:
    return Tempat(Path(), Path())


def _murni() -> object:
    return sidik(Path())


@pytest.mark.parametrize(
    ("fungsi", "harap"),
    [
        (_langsung, {"proses"}), (_lewat_yang_lain, {"proses"}), (_membangun, {"build"}),
        (_lewat_modul, {"build"}), (_di_sini, {"build"}), (_lewat_kelas, {"proses"}),
        (_murni, set()),
    ],
)  # fmt: skip
def test_penanda_dari_yang_disebut(fungsi: Any, harap: set[str]) -> None:
    assert milik_fungsi(fungsi) == harap


def test_penanda_dari_fikstur(request: pytest.FixtureRequest) -> None:
    semua = {b.originalname: b for b in request.session.items if isinstance(b, pytest.Function)}
    ini = request.node
    assert bobot(ini) == 0
    # Whatever else was collected: who uses these fixtures carries their marks.
    for butir in semua.values():
        for fikstur, nama in (("peramban", "peramban"), ("situs", "build"), ("alamat", "build")):
            if fikstur in butir.fixturenames:
                assert butir.get_closest_marker(nama), butir.nodeid


def butir(*penanda: str) -> Any:
    """What stands for a test that carries marks."""
    return SimpleNamespace(get_closest_marker=lambda nama: nama if nama in penanda else None)


def test_bobot_menurut_yang_paling_lama() -> None:
    berat = [bobot(butir(*p)) for p in (("peramban", "proses"), ("build",), ("proses",), ())]
    assert berat == sorted(berat, reverse=True)
    assert berat[0] == bobot(butir("peramban"))


def test_program_tanpa_penanda_ketahuan() -> None:
    penjaga = Penjaga()
    penjaga.berjalan = butir()
    with pytest.raises(pytest.fail.Exception, match="memulai sh tanpa penanda"):
        penjaga.dengar("sh")
    for penanda in ("proses", "build", "peramban"):
        penjaga.berjalan = butir(penanda)
        penjaga.dengar("sh")


def test_penjaga_mendengar_program() -> None:
    """The running session's own guard, not one made here."""
    with pytest.raises(pytest.fail.Exception, match=r"memulai .*python\S* tanpa penanda"):
        TAK_TERLIHAT["jalan"]([sys.executable, "-c", ""], check=False)
    with pytest.raises(pytest.fail.Exception, match="memulai build tanpa penanda"):
        TAK_TERLIHAT["perintah"](Path(), "build")


def test_yang_pertama_dari_setiap_jenis_cepat() -> None:
    semua = satu_sejenis({"a": 1, "b": 1, "c": 2}, lambda jenis: jenis)
    assert semua[::2] == ["a", "c"]
    assert [m.name for m in semua[1].marks] == ["lengkap"]


def test_yang_sejenis_bila_lengkap() -> None:
    assert bila_lengkap("ab", {"a"})[0] == "a"
    assert [m.name for m in bila_lengkap("ab", {"a"})[1].marks] == ["lengkap"]
    for selalu in (set[str](), {"a", "x"}):
        with pytest.raises(ValueError, match="bukan dari"):
            bila_lengkap("ab", selalu)


def test_program_sendiri_dibelah() -> None:
    """What is split off says and returns what the program itself does, begun by another."""
    cetak = [sys.executable, "-m", "macros.keluaran.pdf.cetak"]
    pesanan = json.dumps(["/tiada/a.html", "/tiada/a.pdf", ["/tiada"], None, None])
    for lain, opsi in ((cetak, {}), ([*cetak[:2], "tests.bersama"], {"cwd": PROGRAM})):
        assert belah(lain, opsi) is opsi
    assert "preexec_fn" in belah(cetak, {"cwd": PROGRAM})
    terbelah, asli = (
        subprocess.run(
            perintah, cwd=PROGRAM, input=pesanan, capture_output=True, text=True, check=False
        )
        for perintah in (cetak, ["env", *cetak])
    )
    assert terbelah.returncode == asli.returncode == 1
    assert all(satu.stderr.endswith("folder tidak ada.\n") for satu in (terbelah, asli))


def test_dibuat_sekali(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    kali: list[Path] = []

    def buat(folder: Path) -> None:
        kali.append(folder)
        if len(kali) == 1:
            raise OSError("disk penuh")
        (folder / "isi").write_text("ada", encoding="utf-8")

    pabrik = SimpleNamespace(getbasetemp=lambda: tmp_path / "gw0")
    (tmp_path / "gw0").mkdir()
    with pytest.raises(OSError, match="disk penuh"):
        bersama.sekali(pabrik, "x", buat)  # type: ignore[arg-type]
    for _ in range(2):
        folder = bersama.sekali(pabrik, "x", buat)  # type: ignore[arg-type]
        assert (folder / "isi").read_text(encoding="utf-8") == "ada"
    assert len(kali) == 2


def test_gaya_dan_templat_sendiri_dibaca_sekali() -> None:
    """What has one sign more is another one, and is read anew each time."""
    gaya = (ASET / "aset" / "css" / "cetak.css").read_bytes()

    def diurai(isi: bytes) -> list[int]:
        aturan = tinycss2.parse_stylesheet_bytes(isi)[0]
        isi_aturan = next(a.content for a in aturan if getattr(a, "content", None))
        return [id(aturan), id(tinycss2.parse_blocks_contents(isi_aturan))]

    assert diurai(gaya) == diurai(gaya)
    satu, dua = (tinycss2.parse_stylesheet_bytes(gaya + b"\n") for _ in range(2))
    assert satu is not dua
    teks, berkas = "a", str(TEMPLAT / "a.j2")
    kode = [lingkungan(html=html).compile(teks, "a", berkas) for html in (True, True, False)]
    assert kode[0] is kode[1] is not kode[2]
    assert lingkungan().compile(teks, "a", "a.j2") is not lingkungan().compile(teks, "a", "a.j2")


def test_yang_dibuat_untuk_semua_ditinggalkan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process finds what another one has left; a book of other rows is another one."""
    monkeypatch.setattr(terurai, "LACI", [tmp_path])
    kali: list[str] = []

    def buat() -> bytes:
        kali.append("dibuat")
        return b"buku"

    for isi in (("a", b"1"), ("a", b"1"), ("a", b"2")):
        assert terurai._dari_laci(isi, buat) == b"buku"
    assert len(kali) == 2 == len(list(tmp_path.iterdir()))
