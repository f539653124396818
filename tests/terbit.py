"""Publishing for tests: a project with a bare repository as its remote, and a build that is quick.

The quick build writes a few pages and a file that stands for the PDF; publishing does the rest with
them exactly as with a report.
"""

from __future__ import annotations

import csv
import importlib
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pytest

from macros.dasar.berkas import sidik_berkas
from macros.keluaran.versi import Status, Versi
from scripts.cli import urai
from scripts.terbit import manifes, penerbitan
from scripts.terbit.git import Git
from scripts.terbit.gudang import CABANG
from scripts.terminal import GalatPerintah
from tests import bersama
from tests.proyek import AKAR, ganti, pasang_mini, periksa_lagi

HALAMAN = ("index.html", "bab/satu.html", "verifikasi.html")
ALAMAT = "https://contoh.invalid/lkjip/"
IDENTITAS = ("-c", "user.name=Penyunting Uji", "-c", "user.email=uji@contoh.invalid")
# Who signs what is published, and where.
NAMA, OTORITAS = "Fulan Umpama", "Otoritas Rekaan"
PENUTUP, PENGANTAR = "penutup-kepala-rutan", "kata-pengantar-kepala-rutan"
CETAK, TTE = "lkjip-2031-cetak.pdf", "lkjip-2031-tte.pdf"
BELUM = f"belum terbukti: identitas {NAMA} belum diperiksa; sertifikatnya dari {OTORITAS}"
PEMINDAI = ("--pindaian", "--penanda", "Fulan Umpama, Kepala Rutan", "--tanggal", "2024-01-20")


def git(folder: Path, *argumen: str) -> str:
    """Run Git in a folder; its output. Fails with what Git said."""
    perintah = ["git", *IDENTITAS, *argumen]
    hasil = subprocess.run(perintah, cwd=folder, capture_output=True, text=True, check=False)
    assert hasil.returncode == 0, f"{argumen}: {hasil.stderr}"
    return hasil.stdout.strip()


def jadikan_repositori(folder: Path, jauh: Path, *, penjaga: bool = True) -> Path:
    """Make a project a repository with one commit, whose remote is a new bare one at `jauh`."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Penyunting Uji")
    git(folder, "config", "user.email", "uji@contoh.invalid")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Awal")
    git(folder, "init", "--quiet", "--bare", str(jauh))
    if penjaga:
        pasang_penjaga(jauh)
    git(folder, "remote", "add", "origin", str(jauh))
    return folder


def jawab_temuan(proyek: Path) -> None:
    """Answer every finding, as a final version needs it."""
    temuan = periksa_lagi(proyek)
    with (proyek / "data" / "jawaban_temuan.csv").open("w", encoding="utf-8", newline="") as isi:
        penulis = csv.writer(isi, lineterminator="\n")
        penulis.writerow(
            ("temuan", "oleh", "tanggal", "jawaban", "nilai_berlaku", "sejak", "dokumen", "atas")
        )
        jawaban = ("Penyunting", "2032-01-15", "Memang begitu.", "pertama", "", "Berita acara", "")
        penulis.writerows((t.id, *jawaban) for t in temuan)


def perintah(akar: Path, *argumen: str | Path) -> tuple[int, str]:
    """Run the project's command at `akar` in this process; its exit code and all that it said.

    `publish` runs as by a person who has been asked and agreed. In a thread of its own: where a
    browser is open, this one has a loop running, and checking a signature needs another.
    """
    opsi = urai([*map(str, argumen), *(["--ya"] if argumen[0] == "publish" else [])])
    with redirect_stdout(io.StringIO()) as keluar, redirect_stderr(keluar):
        try:
            modul = importlib.import_module(f"scripts.perintah.{opsi.perintah}")
            with ThreadPoolExecutor(1) as utas:
                kode = utas.submit(modul.jalankan, str(akar), opsi).result() or 0
        except GalatPerintah as galat:
            print(f"Galat: {galat}")
            kode = galat.kode
    return kode, keluar.getvalue()


def pasang_penjaga(jauh: Path) -> None:
    """Install the server's hook as the handbook tells."""
    shutil.copy(AKAR / "scripts" / "hooks" / "update", jauh / "hooks" / "update")


@dataclass(frozen=True)
class Tempat:
    """A project that publishes to a bare repository."""

    proyek: Path
    jauh: Path

    def terbitkan(
        self,
        nama: str,
        status: Status = "final",
        alasan: str = "",
        remote: str | None = None,
        bangun: Callable[[Path, Path, Path, Git], None] | None = None,
        *,
        ya: bool = True,
    ) -> None:
        """Publish the committed state with the quick build, or with `bangun`."""
        minta = Versi(nama, status, f"Laporan {nama}", alasan, "", "")
        with mock.patch.object(penerbitan, "bangun_terpisah", bangun or bangun_cepat):
            penerbitan.terbitkan(self.proyek, minta, remote, ya=ya)

    def ubah(self, teks: str) -> None:
        """Commit another state of the text that the quick build publishes."""
        (self.proyek / "naskah.txt").write_text(teks, encoding="utf-8")
        git(self.proyek, "commit", "--quiet", "--all", f"--message={teks}")

    @property
    def ujung(self) -> str:
        """The published commit; empty where nothing is published."""
        return git(self.jauh, "for-each-ref", "--format=%(objectname)", f"refs/heads/{CABANG}")

    def baca(self, jalur: str) -> str:
        """A published file."""
        return git(self.jauh, "show", f"{CABANG}:{jalur}")

    def manifes(self, versi: str) -> dict[str, Any]:
        """The manifest of a published version."""
        isi: dict[str, Any] = json.loads(self.baca(f"{versi}/{manifes.NAMA}"))
        return isi

    def ambil(self, tujuan: Path) -> Path:
        """The published branch as files, with Git's own folder."""
        git(self.jauh, "clone", "--quiet", f"--branch={CABANG}", str(self.jauh), str(tujuan))
        return tujuan

    def rapi(self) -> bool:
        """Whether nothing of a publication is left in the project."""
        rumah = self.proyek / ".git"
        sisa = [*rumah.glob("lkjip-terbit/*"), *rumah.glob("fast_import_crash_*")]
        ref = git(self.proyek, "for-each-ref", "--format=%(refname)", "refs/lkjip/terbit")
        return not sisa and not ref and not git(self.proyek, "status", "--porcelain")


def terbitan(folder: Path) -> Tempat:
    """The small report, really published as final 2031; its project answers all findings."""
    proyek = pasang_mini(folder / "proyek")
    for nama in ("requirements.txt", ".gitignore"):
        shutil.copy(AKAR / nama, proyek)
    ganti(proyek / "mkdocs.yml", 'alamat_terbit: ""', f"alamat_terbit: {ALAMAT}")
    jawab_temuan(proyek)
    tempat = Tempat(jadikan_repositori(proyek, folder / "jauh.git"), folder / "jauh.git")
    kode, teks = perintah(proyek, "publish", "2031", "--status", "final")
    assert kode == 0, teks
    (folder / "kata.txt").write_text(teks, encoding="utf-8")
    return tempat


def terbitan_bersama(pabrik: pytest.TempPathFactory) -> Path:
    """The folder that `terbitan` filled in this run, for `salin_terbitan`."""
    return bersama.sekali(pabrik, "terbitan", terbitan)


def salin_terbitan(dari: Path, tujuan: Path) -> Tempat:
    """A copy of what `terbitan` made, with a remote of its own."""
    shutil.copytree(dari, tujuan, symlinks=True)
    git(tujuan / "proyek", "remote", "set-url", "origin", str(tujuan / "jauh.git"))
    return Tempat(tujuan / "proyek", tujuan / "jauh.git")


def siapkan(folder: Path, *, penjaga: bool = True) -> Tempat:
    """A small project with a text, and its remote: a copy of one that Git has made once."""
    asal = Path(_kecil().name)
    shutil.copytree(asal, folder, dirs_exist_ok=True, symlinks=True)
    tempat = Tempat(folder / "proyek", folder / "jauh.git")
    ganti(tempat.proyek / ".git" / "config", str(asal / "jauh.git"), str(tempat.jauh))
    if penjaga:
        pasang_penjaga(tempat.jauh)
    return tempat


@cache
def _kecil() -> TemporaryDirectory[str]:
    """The project that is copied, kept as long as this process."""
    sementara = TemporaryDirectory()
    proyek, jauh = (Path(sementara.name) / nama for nama in ("proyek", "jauh.git"))
    (proyek / "bahan").mkdir(parents=True)
    (proyek / "bahan" / "catatan.txt").write_text("x", encoding="utf-8")
    (proyek / "mkdocs.yml").write_text("site_name: Uji\n", encoding="utf-8")
    (proyek / "naskah.txt").write_text("pertama", encoding="utf-8")
    jadikan_repositori(proyek, jauh, penjaga=False)
    for contoh in Path(sementara.name).rglob("*.sample"):
        contoh.unlink()
    return sementara


def salin(tempat: Tempat, tujuan: Path) -> Tempat:
    """Another person's clone of the same project."""
    git(tempat.proyek, "clone", "--quiet", "--no-hardlinks", str(tempat.proyek), str(tujuan))
    git(tujuan, "remote", "set-url", "origin", str(tempat.jauh))
    git(tujuan, "config", "user.name", "Penyunting Lain")
    git(tujuan, "config", "user.email", "lain@contoh.invalid")
    return Tempat(tujuan, tempat.jauh)


def bangun_cepat(sumber: Path, permintaan: Path, situs: Path, _: Git) -> None:
    """Stands for the build: pages and a "PDF" with the committed text."""
    versi = Versi(**manifes.baca(permintaan))
    teks = (sumber / "naskah.txt").read_text(encoding="utf-8")
    for nama in HALAMAN:
        berkas = situs / nama
        berkas.parent.mkdir(exist_ok=True)
        berkas.write_text(f"<p>{versi.nama} {versi.status}: {teks}</p>\n", encoding="utf-8")
    pdf = situs / "unduh" / "lkjip.pdf"
    pdf.parent.mkdir()
    pdf.write_bytes(b"%PDF-1.7\n" + teks.encode())
    isi = {
        "versi": versi.nama,
        "status": versi.status,
        "judul": versi.judul,
        "alasan": versi.alasan,
        "edisi": versi.nama.partition(".")[0],
        "unit": "Unit Uji",
        "tanggal_data": f"{versi.nama[:4]}-12-31",
        "commit": versi.commit,
        "tanggal": versi.waktu,
        "penanda": [],
        "program": "",
        "sumber": {"naskah.txt": sidik_berkas(sumber / "naskah.txt")},
        "pdf": [{"berkas": "unduh/lkjip.pdf", "sha256": sidik_berkas(pdf), "ukuran": 0}],
        "berkas": manifes.sidik(situs),
    }
    manifes.tulis(isi, situs)
