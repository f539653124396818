"""An unchanged result is not made again, and any change makes a new one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.dasar.ingatan import Penentu
from macros.keluaran import ragam, simpanan_cetak
from macros.keluaran.ragam import Ragam
from scripts import cli
from scripts.mesin import hasil, hasil_tetap
from scripts.perintah import check
from tests.proyek import AKAR, bangun_di_sini, lkjip, salin_mini, sidik

TEMUAN = 7
AKHIR = f"{TEMUAN} temuan dalam data dan naskah"


class Pekerjaan:
    """A project whose builds write little and are counted."""

    def __init__(self, akar: Path, tempel: pytest.MonkeyPatch) -> None:
        self.proyek, self.program, self.tujuan = (akar / n for n in ("p", "program", "p/site"))
        for berkas in ("p/data/a.csv", "p/docs/a.md", "p/mkdocs.yml", "program/macros/a.py"):
            (akar / berkas).parent.mkdir(parents=True, exist_ok=True)
            (akar / berkas).write_text("isi", encoding="utf-8")
        self.jumlah = 0
        tempel.setattr(hasil, "_buat", self._buat)
        tempel.setattr(hasil_tetap, "PROGRAM", self.program)
        tempel.setattr(hasil_tetap, "sidik_program", hasil_tetap.sidik_program.__wrapped__)
        tempel.setattr(ragam, "kaki_draf", lambda *_: "hari · abc")
        self.tempel = tempel

    def _buat(
        self, _: Path, tujuan: Path, *__: object, **___: object
    ) -> tuple[hasil_tetap.Temuan, list[str]]:
        self.jumlah += 1
        shutil.rmtree(tujuan, ignore_errors=True)
        for nama in hasil.TANDA_HASIL:
            (tujuan / nama).parent.mkdir(parents=True, exist_ok=True)
            (tujuan / nama).write_text(str(self.jumlah), encoding="utf-8")
        return {"rekonsiliasi": [TEMUAN, 1]}, []

    def bangun(self, pesanan: Sequence[Ragam] = ("publik",), *, word: bool = False) -> bool:
        """Build; whether something was made."""
        sebelum = self.jumlah
        kata = list(hasil.bangun(self.proyek, self.tujuan, pesanan, word=word))
        assert kata[0].startswith("Selesai dalam ") and kata[-1].startswith(AKHIR)
        return self.jumlah > sebelum


@pytest.fixture
def kerja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pekerjaan:
    """After a first build, which nothing can spare."""
    satu = Pekerjaan(tmp_path, monkeypatch)
    assert satu.bangun()
    return satu


def test_yang_tetap_tidak_dibuat_ulang(
    kerja: Pekerjaan, capsys: pytest.CaptureFixture[str]
) -> None:
    sebelum = sidik(kerja.tujuan)
    for satu in (kerja.proyek / "docs" / "a.md", kerja.program / "macros" / "a.py"):
        os.utime(satu, (1, 1))  # read again, and found to be the same
    assert not kerja.bangun()
    assert "tidak ada yang dibuat ulang" in capsys.readouterr().err
    assert sidik(kerja.tujuan) == sebelum


def test_hasil_di_beberapa_tempat_diingat(kerja: Pekerjaan) -> None:
    awal = kerja.tujuan
    tempat = [awal.with_name(f"lain-{n}") for n in range(hasil_tetap.TERBANYAK - 1)]
    for kerja.tujuan in tempat:
        assert kerja.bangun()
    for kerja.tujuan in (awal, *tempat):
        assert not kerja.bangun()
    kerja.tujuan = awal.with_name("satu-lagi")
    assert kerja.bangun()  # forgets the oldest
    kerja.tujuan = awal
    assert kerja.bangun()


def tulis(nama: str, isi: str = "lain") -> Callable[[Pekerjaan], None]:
    """Change a file, or make one."""

    def ubah(kerja: Pekerjaan) -> None:
        berkas = kerja.proyek.parent / nama
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(isi, encoding="utf-8")

    return ubah


def _tautan(kerja: Pekerjaan) -> None:
    """What stands behind a link is part of the report, also when it changes there."""
    luar = kerja.proyek.parent / "luar"
    tulis("luar/b.md", "satu")(kerja)
    (kerja.proyek / "docs" / "b").symlink_to(luar)
    assert kerja.bangun() and not kerja.bangun()
    tulis("luar/b.md", "dua!")(kerja)


def _commit(kerja: Pekerjaan) -> None:
    kerja.tempel.setattr(ragam, "kaki_draf", lambda *_: "hari · abc+")


UBAHAN: dict[str, Callable[[Pekerjaan], object]] = {
    "data": tulis("p/data/a.csv"),
    "tabel baru": tulis("p/data/tambahan/b.csv"),
    "bab": tulis("p/docs/a.md"),
    "bab dihapus": lambda k: (k.proyek / "docs" / "a.md").unlink(),
    "bab berganti nama": lambda k: (k.proyek / "docs/a.md").rename(k.proyek / "docs/b.md"),
    "di balik tautan": _tautan,
    "pengaturan": tulis("p/mkdocs.yml"),
    "program": tulis("program/macros/a.py"),
    "templat": tulis("program/macros/templates/a.html.j2"),
    "kunci": tulis("program/requirements.txt"),
    "mesin cetak": lambda k: k.tempel.setattr(simpanan_cetak, "mesin", lambda: b"lain"),
    "commit": _commit,
    "hasil diubah": tulis("p/site/index.html", "2"),
    "hasil ditambah": tulis("p/site/lain.html"),
    "hasil dihapus": lambda k: (k.tujuan / "index.html").unlink(),
    "hasil hilang": lambda k: shutil.rmtree(k.tujuan),
    "catatan rusak": tulis("p/.cache/hasil", "[]"),
    "catatan hilang": lambda k: (k.proyek / hasil_tetap.HASIL).unlink(),
}


@pytest.mark.parametrize("nama", UBAHAN)
def test_setiap_perubahan_dibuat(kerja: Pekerjaan, nama: str) -> None:
    UBAHAN[nama](kerja)
    if nama == "hasil dihapus":  # no longer a folder that may be replaced
        tulis("p/site/index.html")(kerja)
    assert kerja.bangun()
    assert kerja.bangun() == (nama == "terbitan")


@pytest.mark.parametrize(
    ("pesanan", "word", "selalu"),
    [
        ([], False, False),
        (["publik", "draf"], False, False),
        (["publik", "cetak"], False, True),
        (["publik", "tte"], False, True),
        (["publik"], True, True),
    ],
)
def test_permintaan_lain_dibuat(
    kerja: Pekerjaan, pesanan: Sequence[Ragam], *, word: bool, selalu: bool
) -> None:
    """Copies to be signed and the Word copy are made whenever they are asked for."""
    assert kerja.bangun(pesanan, word=word)
    assert kerja.bangun(pesanan, word=word) == selalu


@pytest.mark.lengkap
def test_laporan_yang_sungguh(situs_mini: Path, tmp_path: Path) -> None:
    """The command itself; a mistake made since is found, and the same text again gives the same."""
    proyek = salin_mini(situs_mini, tmp_path / "proyek")
    bab = proyek / "docs" / "bab-2-penutup.md"
    utuh = bab.read_text(encoding="utf-8")
    satu, dua = (lkjip(proyek, "build", "--no-pdf") for _ in range(2))
    assert (satu.returncode, dua.returncode) == (0, 0), satu.stderr + dua.stderr
    assert "Menyusun situs" in satu.stderr and "Menyusun situs" not in dua.stderr
    assert satu.stdout.splitlines()[1:] == dua.stdout.splitlines()[1:]
    jadi = sidik(proyek / "site")
    bab.write_text(f'{utuh}\n{{{{ rujuk("tiada") }}}}\n', encoding="utf-8")
    assert bangun_di_sini(proyek, "--no-pdf").returncode == 1
    bab.write_text(utuh, encoding="utf-8")
    tiga = bangun_di_sini(proyek, "--no-pdf")
    assert "tidak ada yang dibuat ulang" in tiga.stderr
    assert sidik(proyek / "site") == jadi


def test_yang_dikatakan_pemeriksaan_diingat(
    situs_mini: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asked again, a check answers at once, in either form; any change has it look again."""
    proyek = salin_mini(situs_mini, tmp_path / "proyek")
    kali: list[bool] = []

    def periksa(*argumen: str) -> tuple[int, str]:
        kode = cli.main(str(AKAR), ["--proyek", str(proyek), "check", *argumen])
        return kode, capsys.readouterr().out

    with pytest.MonkeyPatch.context() as tempel:
        asli = check._periksa

        def hitung(satu: Path, penentu: Penentu, *, ketat: bool) -> object:
            kali.append(ketat)
            return asli(satu, penentu, ketat=ketat)

        tempel.setattr(check, "_periksa", hitung)
        pertama, json_pertama = periksa(), periksa("--json")
        assert kali == [False]
        assert (periksa(), periksa("--json")) == (pertama, json_pertama)
        assert kali == [False]
        assert periksa("--strict")[0] == 1
        for berkas in ("data/target.csv", "docs/index.md", "mkdocs.yml"):
            periksa()
            sebelum = len(kali)
            teks = (proyek / berkas).read_text(encoding="utf-8")
            (proyek / berkas).write_text(f"{teks}\n", encoding="utf-8")
            periksa()
            assert len(kali) == sebelum + 1, berkas
        sebelum = len(kali)
        esok = date.today() + timedelta(1)  # noqa: DTZ011 - as the check does
        tempel.setattr(hasil_tetap, "date", SimpleNamespace(today=lambda: esok))
        assert [periksa(), periksa()][0][0] == 0 and len(kali) == sebelum + 1, "another day"
        simpanan = proyek / check.PERIKSA
        for rusak in ("{", "[]", '{"sidik": 1}'):
            simpanan.write_text(rusak, encoding="utf-8")
            assert periksa()[0] == 0
