"""A PDF that was made is taken again only where making it anew would give the same bytes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.dasar.berkas import sidik_berkas
from macros.dasar.pangkal import ASET
from macros.keluaran import simpanan_cetak
from macros.keluaran.pencetak import DIBACA, Cetakan, Pencetak
from macros.keluaran.simpanan_cetak import TERBANYAK, SimpananCetak, sidik

GAMBAR = "aset/grafik/a.svg"


@pytest.fixture
def akar(tmp_path: Path) -> list[Path]:
    """The folder of a build, and that of the chapters, in the order in which they are looked up."""
    cetak, docs = tmp_path / "cetak", tmp_path / "docs"
    for satu, isi in ((docs / "aset" / "logo.svg", "logo"), (cetak / GAMBAR, "gambar")):
        satu.parent.mkdir(parents=True)
        satu.write_text(isi, encoding="utf-8")
    return [cetak, docs]


@pytest.fixture
def simpanan(tmp_path: Path, akar: list[Path]) -> SimpananCetak:
    """One that holds a PDF, made of two files of the report and one of the program's."""
    jadi = tmp_path / "jadi.pdf"
    jadi.write_bytes(b"%PDF")
    hasil = SimpananCetak(tmp_path / "simpanan")
    gaya = "aset/css/cetak.css"
    dibaca = {
        GAMBAR: sidik_berkas(akar[0] / GAMBAR),
        "aset/logo.svg": sidik_berkas(akar[1] / "aset/logo.svg"),
        gaya: sidik_berkas(ASET / gaya),
    }
    hasil.simpan("a", jadi, dibaca)
    return hasil


def test_yang_sama_diambil(simpanan: SimpananCetak, akar: list[Path], tmp_path: Path) -> None:
    assert simpanan.ambil("a", akar, tmp_path / "lagi.pdf")
    assert (tmp_path / "lagi.pdf").read_bytes() == b"%PDF"
    assert not simpanan.ambil("b", akar, tmp_path / "lain.pdf")


def mendahului(cetak: Path, _: Path) -> None:
    """A style sheet of the report's own, found before the program's."""
    (cetak / "aset" / "css").mkdir()
    (cetak / "aset" / "css" / "cetak.css").write_text("p { color: red }", encoding="utf-8")


@pytest.mark.parametrize(
    "ubah",
    [
        lambda cetak, _: (cetak / GAMBAR).write_text("lain", encoding="utf-8"),
        lambda cetak, _: (cetak / GAMBAR).unlink(),
        lambda _, docs: (docs / "aset" / "logo.svg").write_text("baru", encoding="utf-8"),
        lambda cetak, _: (cetak / "aset" / "logo.svg").write_text("dahulu", encoding="utf-8"),
        mendahului,
        lambda cetak, _: (cetak.parent / "simpanan" / "a.json").write_text("[rusak"),
        lambda cetak, _: (cetak.parent / "simpanan" / "a.json").write_text("[]"),
        lambda cetak, _: (cetak.parent / "simpanan" / "a.json").unlink(),
        lambda cetak, _: (cetak.parent / "simpanan" / "a.pdf").unlink(),
    ],
)
def test_yang_berubah_dibuat_lagi(
    simpanan: SimpananCetak,
    akar: list[Path],
    tmp_path: Path,
    ubah: Callable[[Path, Path], object],
) -> None:
    ubah(*akar)
    assert not simpanan.ambil("a", akar, tmp_path / "lagi.pdf")


def test_yang_lama_dilepas(simpanan: SimpananCetak, akar: list[Path], tmp_path: Path) -> None:
    folder, jadi = tmp_path / "simpanan", tmp_path / "jadi.pdf"
    for n in range(TERBANYAK + 2):
        simpanan.simpan(f"n{n}", jadi, {})
        os.utime(folder / f"n{n}.pdf", (n, n))
        # What is taken again counts as new.
        assert simpanan.ambil("a", akar, tmp_path / "lagi.pdf")
    ada = {"a", *(f"n{n}" for n in range(3, TERBANYAK + 2))}
    assert {b.stem for b in folder.glob("*.pdf")} == ada == {b.stem for b in folder.glob("*.json")}


def test_sidik_dari_semua_yang_menentukan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naskah, lampiran = tmp_path / "publik.html", tmp_path / "data"
    (lampiran / "dalam").mkdir(parents=True)
    berkas = (naskah, tmp_path / "publik.json", lampiran / "a.csv", lampiran / "dalam" / "b.csv")
    for satu in berkas:
        satu.write_text(satu.name, encoding="utf-8")
    semua = [sidik(naskah, lampiran)]
    assert semua == [sidik(naskah, lampiran)]
    for satu in berkas:
        satu.write_text("lain", encoding="utf-8")
        semua.append(sidik(naskah, lampiran))
    berkas[-1].rename(lampiran / "dalam" / "c.csv")
    semua.append(sidik(naskah, lampiran))
    monkeypatch.setattr(simpanan_cetak, "mesin", lambda: b"lain")
    semua.append(sidik(naskah, lampiran))
    assert len(set(semua)) == len(semua)


def test_tidak_dijalankan_lagi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once made, an unchanged PDF starts no process; one to be signed is kept nowhere."""
    jalan: list[Path] = []

    class Proses:
        returncode = 0

        def __init__(self, perintah: tuple[str, ...], **_: object) -> None:
            hasil = Path(perintah[0])
            jalan.append(hasil)
            hasil.write_bytes(b"%PDF")
            hasil.with_suffix(DIBACA).write_text("{}", encoding="utf-8")

        def communicate(self) -> tuple[bytes, bytes]:
            return b"", b""

    monkeypatch.setattr("macros.keluaran.pencetak.subprocess.Popen", Proses)
    simpanan = SimpananCetak(tmp_path / "simpanan")
    for kali in ("1", "2"):
        pencetak = Pencetak(simpanan)
        pencetak.mulai(
            Cetakan(tmp_path / kali / f"{n}.pdf", (str(b),), tmp_path, b, sidik=tanda)
            for n, tanda in (("publik", "a"), ("cetak", ""))
            for b in [tmp_path / f"{kali}-{n}.pdf"]
        )
        pencetak.selesaikan()
        assert (tmp_path / kali / "publik.pdf").read_bytes() == b"%PDF"
    assert [b.name for b in jalan] == ["1-publik.pdf", "1-cetak.pdf", "2-cetak.pdf"]
    assert [b.name for b in (tmp_path / "simpanan").glob("*.pdf")] == ["a.pdf"]
