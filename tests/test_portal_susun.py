"""The portal built: through Dask, where it may be written, again and after what went wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

import pytest

from macros.periksa.menyeluruh import periksa_data as muat_data
from scripts.hosting import susun
from scripts.portal import jalan, kerja
from scripts.portal.petikan import LaporanUnit, lengkap
from scripts.portal.unit import Unit
from scripts.terminal import GalatPerintah
from scripts.terminal.giliran import giliran
from tests import rekaan
from tests.portal_contoh import berkas, laporan, mati, situs
from tests.proyek import AKAR, ganti, pasang_mini, perintah, sidik

# Through Dask


class PenjadwalTiruan:
    """Stands for a scheduler: each build ends as its folder says."""

    KilledWorker = type("KilledWorker", (Exception,), {})
    CancelledError = type("CancelledError", (Exception,), {})

    def __init__(self) -> None:
        self.perintah: list[list[str]] = []

    def Client(self, alamat: str, timeout: int) -> PenjadwalTiruan:  # noqa: N802 - as Dask has it
        if alamat == "tiada":
            raise OSError(alamat)
        self.pekerja = int(alamat != "sepi")
        return self

    def wait_for_workers(self, banyak: int, timeout: int) -> None:
        if self.pekerja < banyak:
            raise TimeoutError(timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    close = __exit__

    def submit(self, _: object, argumen: list[str], **pilihan: object) -> Future[object]:
        self.perintah.append(argumen)
        tugas: Future[object] = Future()
        match Path(argumen[3]).name:
            case "mati":
                tugas.set_exception(self.KilledWorker())
            case "jauh":
                tugas.set_exception(FileNotFoundError())
            case "hilang":  # with all workers
                self.pekerja = 0
            case nama:
                if nama == "baik":
                    Path(argumen[-1]).mkdir(parents=True)
                hasil = subprocess.CompletedProcess([], int(nama == "galat"), "", "Galat: x\n")
                tugas.set_result(hasil)
        return tugas

    def wait(self, tugas: list[Future[object]], timeout: int, sampai: str) -> SimpleNamespace:
        assert sampai == "FIRST_COMPLETED"
        if not (jadi := {t for t in tugas if t.done()}):
            raise TimeoutError(timeout)
        return SimpleNamespace(done=jadi)

    def cancel(self, tugas: list[Future[object]]) -> None:
        assert len(tugas) == len(self.perintah)


def test_lewat_dask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dask = PenjadwalTiruan()
    monkeypatch.setitem(sys.modules, "distributed", dask)
    monkeypatch.setattr("scripts.portal.kerja.TERTUNDA", 0)
    semua = [Unit(tmp_path / n, n) for n in ("baik", "galat", "mati", "jauh", "luar")]
    hasil = {j.unit.slug: j for j in kerja.kerjakan(semua, tmp_path / "p", 1, "tcp://x")}
    assert [n for n, j in hasil.items() if j.berhasil] == ["baik"]
    assert hasil["galat"].kata == "Galat: x" and "memori" in hasil["mati"].kata
    assert "tempat yang sama" in hasil["jauh"].kata
    assert f"tidak sampai ke {tmp_path / 'p' / 'luar'}" in hasil["luar"].kata
    assert dask.perintah[0][1:] == [
        str(AKAR / "scripts/lkjip.py"), "--proyek", str(tmp_path / "baik"), "build", "--no-pdf",
        "--out", str(tmp_path / "p" / "baik"),
    ]  # fmt: skip
    with pytest.raises(GalatPerintah, match="tidak dapat dihubungi"):
        [*kerja.kerjakan(semua, tmp_path, 1, "tiada")]
    with pytest.raises(GalatPerintah, match="belum mempunyai pekerja"):
        [*kerja.kerjakan(semua, tmp_path, 1, "sepi")]
    semua = [Unit(tmp_path / n, n) for n in ("galat", "hilang")]
    dask.perintah.clear()
    jalan = kerja.kerjakan(semua, tmp_path / "p", 1, "tcp://x")
    assert next(jalan).unit.nama == "galat"
    with pytest.raises(GalatPerintah, match="kehilangan semua pekerjanya"):
        next(jalan)


def test_dask_belum_dipasang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(GalatPerintah, match=r"requirements-dask\.txt"):
        [*kerja.kerjakan([Unit(tmp_path, "x")], tmp_path, 1, "tcp://x")]


# Where it may be written


def _asing(folder: Path) -> Path:
    folder.mkdir()
    (folder / "surat.txt").touch()
    return folder


@pytest.mark.parametrize(("tempat", "kata"), [
    (lambda p: p / "u" / "lapas", "memuat atau berada"),
    (lambda p: p / "u" / "lapas" / "hasil", "memuat atau berada"),
    (lambda p: p / "u", "memuat atau berada"),
    (lambda p: _asing(p / "lain"), "bukan hasil portal"),
])  # fmt: skip
def test_tempat_yang_bukan_miliknya_ditolak(
    tmp_path: Path, tempat: Callable[[Path], Path], kata: str
) -> None:
    folder = laporan(tmp_path / "u" / "lapas")
    with pytest.raises(GalatPerintah, match=kata):
        jalan.portal([folder], tempat(tmp_path), pekerja=1, aturan=None, dask=None)


# Made-up units


@pytest.mark.lama
def test_unit_rekaan_tetap_dan_bertanda(tmp_path: Path) -> None:
    rekaan.tulis(tmp_path / "a", 10, 3)
    rekaan.tulis(tmp_path / "b", 10, 3)
    rekaan.tulis(tmp_path / "c", 10, 4)
    assert sidik(tmp_path / "a") == sidik(tmp_path / "b") != sidik(tmp_path / "c")
    for satu in (tmp_path / "a").iterdir():
        assert "\n  rekaan: ya\n" in (satu / "mkdocs.yml").read_text(encoding="utf-8")
    for bentuk in rekaan.BENTUK:
        satu = next((tmp_path / "a").glob(f"{bentuk}-*"))
        assert [m.sebagai_teks() for m in muat_data(satu / "data")[1] if m.tingkat == "galat"] == []


# Building


def test_satu_portal_sekaligus_dalam_satu_folder(tmp_path: Path) -> None:
    """Whoever comes second is told so, and finds the first one's work untouched."""
    laporan(tmp_path / "u")
    keluar = tmp_path / "portal"
    isi: dict[str, Any] = {"pekerja": 1, "aturan": None, "dask": None}
    kunci = tmp_path / ".portal.kerja" / "kunci"
    kata = rf"portal lain ke .*portal sedang berjalan \(proses {os.getpid()}\); tunggu"
    with giliran(kunci, "portal lain"), pytest.raises(GalatPerintah, match=kata):
        jalan.portal([tmp_path / "u"], keluar, **isi)
    assert list(keluar.iterdir()) == []


@pytest.mark.parametrize("isi", ['{"rekaan": true}', '{"rekaan": false}', "{}", "[]", "bukan json"])
def test_yang_rekaan_tidak_dikirim(tmp_path: Path, isi: str) -> None:
    """Neither a made-up report nor a portal that has one."""
    dari = tmp_path / "portal"
    for nama in ("asli", "lain"):
        (dari / nama / "unduh/data").mkdir(parents=True)
        (dari / nama / "unduh/data/metadata.json").write_text("{}", encoding="utf-8")
    (dari / "index.html").touch()
    (dari / "lain/unduh/data/metadata.json").write_text(isi, encoding="utf-8")
    if "true" in isi:
        with pytest.raises(GalatPerintah, match="portal/lain berisi data rekaan"):
            susun.salin(dari, tmp_path / "ke")
    else:
        susun.salin(dari, tmp_path / "ke")
    assert (tmp_path / "ke").exists() is ("true" not in isi)


def test_sisa_waktu() -> None:
    satu = kerja.Jadi(Unit(Path("/x"), "x"), berhasil=False)
    assert kerja.laju(satu, 1, 3, 7.2) == "[1/3] x: GAGAL; sisa sekitar 14 detik"
    assert kerja.laju(replace(satu, berhasil=True), 2, 2, 8) == "[2/2] x: selesai"
    assert [kerja.lama(d) for d in (3.2, 89, 150, 3600)] == [
        "3 detik", "89 detik", "2 menit", "60 menit"
    ]  # fmt: skip


def test_situs_dari_program_lain_tidak_menghentikan(tmp_path: Path) -> None:
    satu = Unit(tmp_path / "sumber", "x")
    folder = situs(tmp_path / "x", "Unit X")
    asli = jalan._petik(satu, tmp_path, lama=False)
    assert (asli.nama, asli.resmi) == ("Unit X", "")
    (folder / "unduh/data/metadata.json").write_text("{}", encoding="utf-8")
    assert jalan._petik(satu, tmp_path, lama=True) == LaporanUnit("x", "sumber")
    # It stands below its office all the same, as far as its data say it.
    kepala, isi = (
        "nama,kementerian,kantor_wilayah",
        "Lapas Kelas II A Umpama,Kementerian X,Kanwil Y",
    )
    (laporan(satu.folder) / "data/instansi.csv").write_text(f"{kepala}\n{isi}\n", encoding="utf-8")
    alamat = "https://www.contoh.go.id/lkjip/"
    pengaturan = f"extra:\n  alamat_terbit: {alamat}\n"
    (satu.folder / "mkdocs.yml").write_text(pengaturan, encoding="utf-8")
    assert (
        jalan._petik(Unit(satu.folder, "y"), situs(tmp_path / "y", "Y").parent, lama=False).resmi
        == alamat
    )
    hasil = jalan._petik(satu, tmp_path, lama=True)
    assert (hasil.nama, hasil.atasan, hasil.kelas) == (
        "Lapas Kelas II A Umpama", "Kementerian X · Kanwil Y", "Kelas IIA"
    )  # fmt: skip


def test_unit_yang_belum_diisi_disebut_belum_melapor(tmp_path: Path) -> None:
    """A report that nobody has begun to fill in is none: not built, not shown, not counted."""
    berkas_ = laporan(tmp_path / "u" / "baru") / "data" / "instansi.csv"
    berkas_.write_text("nama,kementerian\n(nama belum diisi),Kementerian X\n", encoding="utf-8")
    ketentuan = tmp_path / "u" / "portal.yaml"
    ketentuan.write_text("unit: {baru: {nama: Lapas Umpama}}\n", encoding="utf-8")
    keluar = tmp_path / "portal"
    isi: dict[str, Any] = {"pekerja": 1, "aturan": None, "dask": None}
    assert jalan.portal([tmp_path / "u"], keluar, **isi) == 0
    assert not (keluar / "baru").exists()
    awal = (keluar / "index.html").read_text(encoding="utf-8")
    assert "Lapas Umpama" in awal and "Belum melapor" in awal and "belum diisi" not in awal
    # Two folders with rules of their own: nobody guesses which hold.
    (laporan(tmp_path / "v" / "lain").parent / "portal.yaml").touch()
    with pytest.raises(GalatPerintah, match=r"lebih dari satu tempat: .*--aturan"):
        jalan.portal([tmp_path / "u", tmp_path / "v"], keluar, **isi)


@pytest.mark.proses
def test_proses_yang_dimatikan_diulang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kerja, "bangun", mati)
    semua = [Unit(tmp_path / n, n) for n in ("0", "2", "9")]
    hasil = {j.unit.slug: j for j in kerja.kerjakan(semua, tmp_path / "p", 2, None)}
    assert {n: j.berhasil for n, j in hasil.items()} == {"0": True, "2": True, "9": False}
    assert "memori" in hasil["9"].kata
    kali = {n: len((tmp_path / f"{n}.kali").read_text()) for n in hasil}
    assert kali == {"0": 1, "2": 3, "9": 3}


@pytest.mark.build
def test_dari_folder_sampai_portal(tmp_path: Path) -> None:
    """A good unit and a spoiled one; then the spoiled one mended, spoiled again, and taken away."""
    baik, cacat = (pasang_mini(tmp_path / "u" / nama) for nama in ("baik", "cacat"))
    ganti(cacat / "data" / "instansi.csv", "Rumah Tahanan Negara Kelas IIB Contoh", "Rutan Kedua")
    rusak = cacat / "data" / "realisasi.csv"
    ganti(rusak, "LKJIP,14", "LKJIP,dua")
    ganti(baik / "mkdocs.yml", "extra:\n", "extra:\n  rekaan: ya\n")
    keluar = tmp_path / "portal"
    argumen = ("portal", str(tmp_path / "u"), "--out", str(keluar), "--pekerja", "2")

    hasil = perintah(AKAR, *argumen)
    assert hasil.returncode == 1
    assert "data/realisasi.csv, baris 2, kolom “nilai”" in hasil.stderr
    catatan = (tmp_path / "portal-laporan.txt").read_text(encoding="utf-8")
    assert "data/realisasi.csv, baris 2" in catatan and str(cacat) in catatan
    awal = (keluar / "index.html").read_text(encoding="utf-8")
    assert "Laporan belum dapat ditampilkan" in awal and "Rutan Kedua" in awal
    assert "baris 2" not in awal and lengkap(keluar / "baik")
    milik = [b for b in berkas(keluar) if b.suffix == ".html" and b.name != "404.html"]
    assert all('class="rekaan"' in b.read_text(encoding="utf-8") for b in milik)
    assert not (keluar / "cacat").exists()

    ganti(rusak, "LKJIP,dua", "LKJIP,14")
    (keluar / ".cacat.baru-mesin-lain-15" / "aset").mkdir(parents=True)  # its machine went down
    hasil = perintah(AKAR, *argumen)
    assert hasil.returncode == 0 and "[1/1] Rutan Kedua" in hasil.stderr
    assert not (tmp_path / "portal-laporan.txt").exists()
    assert not [b for b in keluar.iterdir() if b.name.startswith(".")]
    utuh = sidik(keluar)
    assert "Tidak ada yang berubah" in perintah(AKAR, *argumen).stdout and sidik(keluar) == utuh

    ganti(rusak, "LKJIP,14", "LKJIP,dua")
    assert perintah(AKAR, *argumen).returncode == 1
    assert "yang ini disusun" in (keluar / "index.html").read_text(encoding="utf-8")
    assert lengkap(keluar / "cacat")

    # What stays shown may be of an earlier program: said so, and not shown.
    (keluar / "cacat/unduh/data/angka.json").write_text('["angka/1"]', encoding="utf-8")
    hasil = perintah(AKAR, *argumen)
    assert hasil.returncode == 1 and "Traceback" not in hasil.stderr
    assert "cacat: laporan yang terakhir disusun tidak ditampilkan: isi unduh" in hasil.stderr
    assert "Laporan belum dapat ditampilkan" in (keluar / "index.html").read_text(encoding="utf-8")

    shutil.rmtree(cacat)
    assert perintah(AKAR, *argumen).returncode == 0
    assert not (keluar / "cacat").exists()
    assert "Rutan Kedua" not in (keluar / "index.html").read_text(encoding="utf-8")


@pytest.mark.lengkap
def test_terputus_di_tengah_lalu_diulang_sama(tmp_path: Path) -> None:
    """Killed when some units stand, then started again: nothing is lost, and every byte is that of
    a run that nobody disturbed; a site that was done is not made again."""
    rekaan.tulis(tmp_path / "u", 6, 5)
    keluar = tmp_path / "portal"
    masuk = (
        "import os, sys; os.environ['LKJIP_MASUK'] = str(os.getpid()); from scripts import cli;"
        f" sys.exit(cli.main({str(AKAR)!r}, sys.argv[1:]))"
    )
    argumen = [sys.executable, "-c", masuk, "portal", str(tmp_path / "u"), "--out"]
    proses = subprocess.Popen([*argumen, str(keluar)], cwd=AKAR, stderr=subprocess.PIPE, text=True)
    assert proses.stderr is not None
    assert "[1/6]" in proses.stderr.readline()
    proses.kill()
    proses.wait()
    proses.stderr.close()
    jadi = {b: b.stat().st_mtime_ns for b in keluar.glob("[a-z]*/unduh/data/angka.json")}
    assert 0 < len(jadi) < 6 and not (keluar / "index.html").exists()
    subprocess.run([*argumen, str(keluar)], cwd=AKAR, check=True, capture_output=True)
    assert {b: b.stat().st_mtime_ns for b in jadi} == jadi
    shutil.rmtree(tmp_path / "u")
    rekaan.tulis(tmp_path / "u", 6, 5)
    subprocess.run([*argumen, str(tmp_path / "lain")], cwd=AKAR, check=True, capture_output=True)
    assert sidik(keluar) == sidik(tmp_path / "lain")
    assert not [b for b in keluar.iterdir() if b.name.startswith(".")]
