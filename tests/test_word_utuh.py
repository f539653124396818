"""Whole reports: sixty pages of Word come in, and the real report goes out and comes in again."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from macros.dasar.masalah import ada_galat
from scripts.baru import dari_word, unit
from scripts.baru.word.pembaca import GambarWord, Judul, TabelWord, Teks, baca
from tests import word_contoh
from tests.proyek import AKAR, bangun_di_sini, bangun_situs
from tests.test_word import KATA, kata_hilang

pytestmark = pytest.mark.lengkap
SATUAN = {"poin"}
BAGIAN = 58  # each of them a page


def bawa(kotak: Path, isi: bytes) -> tuple[Path, str]:
    """A new unit's folder with the report, and what is said of it."""
    tujuan = kotak / "unit"
    unit.pasang("upt", tujuan)
    word_contoh.isian_kosong(tujuan / "data")
    (kotak / "lama.docx").write_bytes(isi)
    hasil, masalah = dari_word.bawa(dari_word.buka(kotak / "lama.docx"), tujuan)
    assert not ada_galat(masalah), [m.sebagai_teks() for m in masalah if m.tingkat == "galat"]
    return tujuan, "\n".join(dari_word.sebut(hasil))


def test_enam_puluh_halaman(tmp_path: Path) -> None:
    folder, kata = bawa(tmp_path, word_contoh.laporan(BAGIAN, panjang=True))
    assert f"{2 * BAGIAN + 1} tabel berjudul, {BAGIAN + 3} gambar" in kata
    (situs,) = bangun_situs([folder])
    assert kata_hilang(tmp_path / "lama.docx", situs, kata) == []


Bab = tuple[list[tuple[int, str]], Counter[str], list[tuple[str, Counter[str]]], int]
NOL_AKHIR = re.compile(r"(,\d*?)0+$")


def kata(teks: str) -> Counter[str]:
    """Words and numbers; 92,5 and 92,50 are one, and so are numbers made anew (Tabel L1.4)."""
    return Counter(
        NOL_AKHIR.sub(r"\1", k).rstrip(",")
        for k in KATA.findall(teks.casefold())
        if not re.fullmatch(r"l?\d{1,2}\.\d{1,2}", k) and k not in {"bagan", "gambar"}
    )


def bab(isi: bytes) -> dict[str, Bab]:
    """By chapter: headings, words, captioned tables with their words, how many pictures."""
    hasil: dict[str, Bab] = {}
    nama = "sampul"
    gambar: Counter[str] = Counter()
    for u in baca(isi).unsur:
        if isinstance(u, Judul) and u.tingkat == 1:
            nama = re.sub(r"^lampiran \d+ ", "", f"{u.bab} {u.teks}".strip().casefold())
        judul, semua, tabel, _ = hasil.setdefault(nama, ([], Counter(), [], 0))
        if isinstance(u, Judul) and u.tingkat > 1:
            judul.append((u.tingkat, u.teks))
        elif isinstance(u, Teks):
            semua.update(kata(u.polos))
        elif isinstance(u, TabelWord):
            semua.update(kata(u.sumber and f"Sumber {u.sumber}"))
            tabel.append((u.keterangan.judul if u.keterangan else "",
                          kata(" ".join(s for b in u.baris for s in b))))  # fmt: skip
        elif isinstance(u, GambarWord):
            gambar[nama] += len(u.isi)
    return {n: (j, k, t, gambar[n]) for n, (j, k, t, _) in hasil.items()}


def salinan(proyek: Path, keluar: Path) -> bytes:
    hasil = bangun_di_sini(proyek, "--docx", "--no-pdf", "--out", str(keluar))
    assert hasil.returncode == 0, hasil.stderr
    (berkas,) = proyek.glob("*.docx")
    return berkas.read_bytes()


def test_keluar_lalu_masuk_lagi(tmp_path: Path) -> None:
    """The same chapters: headings, words, tables and pictures; only numbers are made anew."""
    asli = tmp_path / "asli"
    for nama in ("data", "docs"):
        shutil.copytree(AKAR / nama, asli / nama)
    shutil.copy(AKAR / "mkdocs.yml", asli)
    keluar = salinan(asli, tmp_path / "situs-asli")
    folder, _ = bawa(tmp_path, keluar)
    masuk = bab(salinan(folder, tmp_path / "situs-unit"))
    semua = bab(keluar)
    del semua["sampul"]
    assert len(semua) >= 12 and semua.keys() <= masuk.keys()
    for nama, (judul, isi, tabel, gambar) in semua.items():
        lagi = masuk[nama]
        assert lagi[0] == judul, nama
        assert not isi - lagi[1], (nama, isi - lagi[1])
        assert [t[0] for t in lagi[2]] == [t[0] for t in tabel], nama
        for (sebut, lama), (_, baru) in zip(tabel, lagi[2], strict=True):
            # A unit behind every number of a column stands in the column's head instead.
            pindah = (lama - baru).keys() <= SATUAN & baru.keys()
            assert pindah and not baru - lama, (nama, sebut, lama - baru, baru - lama)
        assert lagi[3] == gambar, nama
