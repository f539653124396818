"""Every accident of the tables `kasus_data` and `kasus_bab` is told at its place and in the words
of `golden/rusak.txt`, and no file is touched by telling it.

After a change of words that is meant: `.venv/bin/python -m tests.rusak.test_rusak` writes the file.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from macros.benda.siap import Siap, siapkan
from macros.dasar.ingatan import Penentu, Simpanan
from macros.dasar.masalah import Masalah
from macros.hitung.laporan import buka
from macros.keluaran.pencetak import Pencetak
from macros.periksa import menyeluruh
from macros.periksa.kerangka import periksa_kerangka
from macros.sajian.makro import Bekal
from macros.temuan.reviu import Telaah
from scripts.mesin import penyusun
from scripts.terminal import GalatPerintah
from scripts.terminal.temuan import susun as susun_temuan
from tests import tulis_golden
from tests.penanda import satu_sejenis
from tests.proyek import AKAR, salin, sidik
from tests.rusak.kasus_bab import BAB, BAB_RUSAK, LAIN, NAV_RUSAK, TAMBAHAN, tambah
from tests.rusak.kasus_data import DATA, Kasus
from tests.rusak.suntingan import crlf
from tests.test_muat import pastikan_indonesia

pytestmark = pytest.mark.lama  # whole reports, each spoiled and checked anew

GOLDEN = tulis_golden.FOLDER / "rusak.txt"
TETAP = re.compile(r"^(?:# .*|##[^{\n]*(?:\{#[^{\n]*)?|\{\{ tabel\(\"capaian-out.*)$", re.MULTILINE)
# Of a message its place, and what is quoted: neither tells its kind.
KUTIPAN = re.compile(r"^.*?: |[“\"][^”\"]*[”\"]")
TULIS = "bila dimaksudkan: .venv/bin/python -m tests.rusak.test_rusak"


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


def kata(masalah: list[Masalah]) -> str:
    """The problems as an editor reads them, told apart from what stands around them."""
    return "\n".join(m.sebagai_teks().replace("\N{NO-BREAK SPACE}", "␣") for m in masalah)


def data_rusak(akar: Path, nama: str) -> list[Masalah]:
    """What is said of an accident of the data, made in a copy at `akar`."""
    kasus = DATA[nama]
    salin(akar, ["data"])
    kasus.suntingan(akar / "data" / kasus.berkas)
    return periksa(akar)


@dataclass(frozen=True)
class Sehat:
    """The sound report with all that its data describe, whose findings are no errors; and what was
    found out of chapters, so that those that no accident befalls are not judged again."""

    siap: Siap
    ingatan: Simpanan


def bab_utuh(akar: Path, siap: Sehat) -> Path:
    """A copy of the sound chapters at `akar`, with what a check of them keeps for the next one.

    Of chapters that no accident befalls only their headings and two tables are left: a sound one is
    passed over the sooner the less it says.
    """
    abaikan = shutil.ignore_patterns("*.ttf", "*.woff2")
    shutil.copytree(AKAR / "docs", akar / "docs", ignore=abaikan)
    shutil.copy(AKAR / "mkdocs.yml", akar)
    for bab in (akar / "docs").rglob("*.md"):
        if bab.name not in {BAB, LAIN}:
            _, depan, isi = bab.read_text(encoding="utf-8").split("---\n", 2)
            sisa = "\n\n".join(TETAP.findall(isi))
            bab.write_text(f"---\n{depan}---\n\n{sisa}\n", encoding="utf-8")
    assert periksa_bab(akar, siap) == []
    return akar


def laporan_siap() -> Sehat:
    siap = replace(siapkan(buka(AKAR / "data")).lengkap(), temuan=[])
    return Sehat(siap, Simpanan(Path("tidak-ditulis")))


def periksa_bab(akar: Path, sehat: Sehat) -> list[Masalah]:
    """The data and declarations are sound and the same for all chapters: read and made once."""
    siap, penentu = sehat.siap, Penentu("program", "laporan")
    telaah = Telaah(siap.laporan, akar / "docs", sehat.ingatan, penentu, data=siap.temuan)
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(menyeluruh, "muat", lambda *_: Bekal(siap, Simpanan(), telaah, []))
        return periksa(akar)


def bab_rusak(akar: Path, nama: str, utuh: Path, siap: Sehat) -> tuple[int | None, list[Masalah]]:
    """What is said of an accident of a chapter, made in a copy of `utuh`; and its line."""
    kasus = BAB_RUSAK[nama]
    shutil.copytree(utuh, akar, dirs_exist_ok=True)
    bab = akar / "docs" / kasus.berkas
    akhir = bab.read_text(encoding="utf-8").count("\n") + 2
    baris = akhir if nama in TAMBAHAN else kasus.baris
    kasus.suntingan(bab)
    return baris, periksa_bab(akar, siap)


@pytest.fixture(scope="module")
def golden() -> dict[str, str]:
    return tulis_golden.baca(GOLDEN)


def sejenis(apa: str, semua: Mapping[str, Kasus]) -> list[Any]:
    """The accidents for `parametrize`: one of each code and first of its words in every run."""
    ada = tulis_golden.baca(GOLDEN)
    jenis = {
        nama: (kasus.kode, *KUTIPAN.sub("", ada.get(f"{apa} {nama}", "")).split()[:1])
        for nama, kasus in semua.items()
    }
    return satu_sejenis(jenis, lambda satu: satu)


PERTAMA = {kasus.kode: nama for nama, kasus in reversed(DATA.items())}.values()


@pytest.mark.parametrize("nama", sejenis("data", DATA))
def test_data_rusak(
    tmp_path: Path,
    golden: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    lengkap: bool,
    nama: str,
) -> None:
    """Also behind a check of the sound tables, whose results must not hide the accident. What the
    declarations, which are sound, say of a report without rows is asked of one of each kind, and of
    all where there is time."""
    if not lengkap and nama not in PERTAMA:
        monkeypatch.setattr(menyeluruh, "periksa_hampa", lambda *_: [])
    masalah = data_rusak(tmp_path, nama)
    pastikan_letak(DATA[nama], "data", DATA[nama].baris, masalah)
    assert kata(masalah) == golden.get(f"data {nama}"), TULIS


@pytest.fixture(scope="module")
def siap() -> Sehat:
    return laporan_siap()


@pytest.fixture(scope="module")
def utuh(tmp_path_factory: pytest.TempPathFactory, siap: Sehat) -> Path:
    return bab_utuh(tmp_path_factory.mktemp("bab"), siap)


@pytest.mark.parametrize("nama", sejenis("bab", BAB_RUSAK))
def test_bab_rusak(
    tmp_path: Path, utuh: Path, siap: Sehat, golden: dict[str, str], nama: str
) -> None:
    baris, masalah = bab_rusak(tmp_path, nama, utuh, siap)
    pastikan_letak(BAB_RUSAK[nama], "docs", baris, masalah)
    assert kata(masalah) == golden.get(f"bab {nama}"), TULIS


@pytest.fixture
def susunan(tmp_path: Path) -> Path:
    """The order of the report alone, which is sound."""
    shutil.copytree(AKAR / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("aset"))
    shutil.copy(AKAR / "mkdocs.yml", tmp_path)
    assert not list(periksa_kerangka(tmp_path))
    return tmp_path


@pytest.mark.parametrize("nama", NAV_RUSAK)
def test_nav_rusak(susunan: Path, nama: str) -> None:
    suntingan, kode, baris, kata = NAV_RUSAK[nama]
    berkas = susunan / "mkdocs.yml"
    suntingan(berkas)
    isi = f"{berkas.read_text(encoding='utf-8')}\n"
    # Of two places with these words the second is the one too many.
    masalah = [m for m in periksa_kerangka(susunan) if m.kode == kode]
    assert isi[isi.rindex(baris) :] and masalah
    assert isi.count("\n", 0, isi.rindex(baris)) + 1 in {m.baris for m in masalah}
    assert {m.berkas for m in masalah} == {"mkdocs.yml"}
    assert any(kata in m.pesan for m in masalah)
    pastikan_indonesia(masalah)


def test_pengaturan_dan_judul_yang_benar(susunan: Path) -> None:
    """Line ends of Windows, a byte order mark, and a `#` in code are no mistakes."""
    bab = susunan / "docs" / "bab-4-penutup.md"
    bab.write_bytes(b"\xef\xbb\xbf" + bab.read_bytes() + b"\n```\n# bukan judul\n```\n")
    crlf(bab)
    assert not list(periksa_kerangka(susunan))
    tambah("# judul kedua")(bab)
    assert [m.kode for m in periksa_kerangka(susunan)] == ["B043"]


def test_build_berkata_seperti_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the site's engine breaks at a mistake, the words are those of the check."""
    salah = Masalah("B031", "galat", "mkdocs.yml", 9, None, "x.md", "Berkas ini tidak ada di docs.")

    def patah(*_: object, **__: object) -> None:
        raise AttributeError("Link object has no attribute 'meta'")

    monkeypatch.setattr("scripts.mesin.situs.susun", patah)
    kerja = penyusun.Pekerjaan(tmp_path, tmp_path, tmp_path, "situs")
    for masalah, jenis in (([salah], GalatPerintah), ([], AttributeError)):
        cabang = SimpleNamespace(hasil=lambda m=masalah: m, akhiri=lambda: None)
        monkeypatch.setattr(penyusun, "Cabang", lambda *_, c=cabang: c)
        with pytest.raises(jenis):
            penyusun.tayangkan(kerja, Pencetak().mulai, cast("Any", None))
        assert capsys.readouterr().err == "".join(f"{kata}\n" for kata in susun_temuan(masalah))


def _tulis() -> None:
    isi, siap = {}, laporan_siap()
    with tempfile.TemporaryDirectory() as sementara:
        folder = Path(sementara)
        for n, nama in enumerate(DATA):
            isi[f"data {nama}"] = kata(data_rusak(folder / f"d{n}", nama))
        utuh = bab_utuh(folder / "utuh", siap)
        for n, nama in enumerate(BAB_RUSAK):
            isi[f"bab {nama}"] = kata(bab_rusak(folder / f"b{n}", nama, utuh, siap)[1])
    tulis_golden.tulis(GOLDEN, isi)


if __name__ == "__main__":
    _tulis()
