"""The comparison of two sites sees what differs and where, and nothing where nothing does."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.banding_situs import beda


@pytest.fixture
def pasangan(tmp_path: Path) -> tuple[Path, Path]:
    for nama in ("a", "b"):
        (tmp_path / nama / "unduh").mkdir(parents=True)
        (tmp_path / nama / "index.html").write_text("<p>satu\n<p>92,5%\n", encoding="utf-8")
        (tmp_path / nama / "huruf.woff2").write_bytes(b"\xff\xfe\x00")
    return tmp_path / "a", tmp_path / "b"


def test_sama(pasangan: tuple[Path, Path]) -> None:
    assert beda(*pasangan) == []


def test_letak_perbedaan(pasangan: tuple[Path, Path]) -> None:
    a, b = pasangan
    (b / "index.html").write_text("<p>satu\n<p>92,6%\n", encoding="utf-8")
    (a / "lama.txt").touch()
    (b / "unduh" / "baru.txt").touch()
    (b / "huruf.woff2").write_bytes(b"\xff\xfd\x00")
    for folder, isi in ((a, b"1"), (b, b"2")):
        with zipfile.ZipFile(folder / "data.xlsx", "w") as buku:
            buku.writestr("sheet.xml", isi)
    assert beda(a, b) == [
        f"hanya {a}: lama.txt",
        f"hanya {b}: unduh/baru.txt",
        "data.xlsx: bagian 1\n  - sheet.xml b'1'\n  + sheet.xml b'2'",
        "huruf.woff2: bagian 1\n  - \\xff\\xfe\x00\n  + \\xff\\xfd\x00",
        "index.html: bagian 2\n  - <p>92,5%\n  + <p>92,6%",
    ]


def test_byte_yang_tidak_terbaca(pasangan: tuple[Path, Path]) -> None:
    """An end of line as another system writes it reads alike, and is not the same."""
    a, b = pasangan
    (b / "index.html").write_bytes((a / "index.html").read_bytes().replace(b"\n", b"\r\n"))
    assert beda(a, b) == ["index.html: isi yang terbaca sama, bytenya berbeda"]
