"""Publishing on a bad day: Git that fails, is set up otherwise, or meets what others left."""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from scripts.hosting import pengiriman
from scripts.hosting.konfigurasi import Tujuan
from scripts.terbit import banding, gudang, manifes
from scripts.terbit.git import GalatGit, Git, ekspor
from scripts.terbit.gudang import CABANG
from scripts.terminal import GalatPerintah
from tests.penanda import bila_lengkap
from tests.terbit import Tempat, git, perintah, siapkan

# Stands for the program by which Git signs and looks at signatures.
PENANDA = """#!/bin/sh
cat > /dev/null
case "$*" in
*--verify*) echo "penanda umpama" >&2; echo "[GNUPG:] GOODSIG 0 Umpama" ;;
*) echo "[GNUPG:] SIG_CREATED " >&2; echo "-----BEGIN PGP SIGNATURE-----" ;;
esac
"""


@pytest.fixture
def tempat(tmp_path: Path) -> Tempat:
    return siapkan(tmp_path)


def _kunci(tempat: Tempat, acuan: str) -> Path:
    """The lock that a Git leaves which was killed."""
    berkas = tempat.proyek / ".git" / f"{acuan}.lock"
    berkas.parent.mkdir(parents=True, exist_ok=True)
    berkas.touch()
    return berkas


def _cabang_asing(tempat: Tempat, **isi: str) -> None:
    """The branch as another program, or a hand, has filled it."""
    git(tempat.proyek, "checkout", "--quiet", "--orphan", "asing")
    git(tempat.proyek, "rm", "-rfq", ".")
    for nama, teks in isi.items():
        (tempat.proyek / nama.replace("_", ".")).write_text(teks, encoding="utf-8")
    git(tempat.proyek, "add", "--all")
    git(tempat.proyek, "commit", "--quiet", "--message=Situs lain")
    git(tempat.proyek, "push", "--quiet", "origin", f"HEAD:{gudang.REF}")
    git(tempat.proyek, "checkout", "--quiet", "main")


def test_git_yang_gagal_menjadi_pesan(tempat: Tempat) -> None:
    """What it said is told, nothing is published, and the next one succeeds."""
    kunci = _kunci(tempat, gudang.KERJA)
    with pytest.raises(GalatPerintah, match=r"Git gagal; betulkan sebabnya.*\n.*File exists"):
        tempat.terbitkan("2031")
    assert tempat.ujung == "" and tempat.rapi()
    kunci.unlink()
    tempat.terbitkan("2031")
    assert tempat.ujung


@pytest.mark.parametrize("acuan", [gudang.REF, f"refs/remotes/origin/{CABANG}"])
def test_yang_terkirim_disebut_terkirim(
    tempat: Tempat, capsys: pytest.CaptureFixture[str], acuan: str
) -> None:
    """Though the branch at hand cannot follow; the next publication brings it along."""
    kunci = _kunci(tempat, acuan)
    tempat.terbitkan("2031")
    assert "Sudah terkirim, tetapi cabang gh-pages di sini" in capsys.readouterr().out
    kunci.unlink()
    tempat.terbitkan("2032")
    assert "Sudah terkirim" not in capsys.readouterr().out
    assert git(tempat.proyek, "rev-parse", gudang.REF) == tempat.ujung


@pytest.mark.parametrize("gagal", [("update-ref", "-d"), ("push",)])
def test_sisa_yang_tidak_terhapus_bukan_kegagalan(
    tempat: Tempat, capsys: pytest.CaptureFixture[str], gagal: tuple[str, ...]
) -> None:
    """It is cleared by the next publication; what was not sent, however, is one."""
    utuh = Git.bita

    def bita(self: Git, *argumen: str, **isi: Any) -> bytes:
        if argumen[: len(gagal)] == gagal:
            raise GalatGit("kunci tertinggal")
        return utuh(self, *argumen, **isi)

    with mock.patch.object(Git, "bita", bita):
        if gagal == ("push",):
            with pytest.raises(GalatPerintah, match="tidak dapat dikirim ke origin"):
                tempat.terbitkan("2031")
        else:
            tempat.terbitkan("2031")
    assert bool(tempat.ujung) is ("Terbit: 2031" in capsys.readouterr().out)
    tempat.terbitkan("2031" if gagal == ("push",) else "2032")
    assert tempat.rapi()


def test_yang_terbit_disebut_walaupun_git_kemudian_gagal(
    tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    utuh, terkirim = Git.bita, list[str]()

    def bita(self: Git, *argumen: str, **isi: Any) -> bytes:
        if terkirim:
            raise GalatGit("disk rusak")
        hasil = utuh(self, *argumen, **isi)
        terkirim.extend(a for a in argumen if a == "push")
        return hasil

    with mock.patch.object(Git, "bita", bita):
        tempat.terbitkan("2031")
    keluar = capsys.readouterr().out
    assert "Sudah terkirim, tetapi" in keluar and "Terbit: 2031 (final)" in keluar
    tempat.terbitkan("2032")
    assert "sudah dibersihkan" in capsys.readouterr().out


def test_alamat_kirim_kedua_yang_menolak_disebut(
    tempat: Tempat, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The version is out, but not everywhere."""
    for alamat in (tempat.jauh, tmp_path / "tiada.git"):
        git(tempat.proyek, "remote", "set-url", "--add", "--push", "origin", str(alamat))
    tempat.terbitkan("2031")
    keluar = capsys.readouterr().out
    assert "Sudah terkirim, walaupun begitu: Git gagal" in keluar and "tiada.git" in keluar
    assert git(tempat.proyek, "rev-parse", gudang.REF) == tempat.ujung


def test_commit_bertanda_tangan_dan_objek_pengganti(tempat: Tempat, tmp_path: Path) -> None:
    """Whoever signs commits may have Git tell of it in between, and what it shows in the place of
    an object is on this machine alone."""
    penanda = tmp_path / "penanda"
    penanda.write_text(PENANDA, encoding="utf-8")
    penanda.chmod(0o755)
    for nama, isi in (("gpg.program", str(penanda)), ("commit.gpgSign", "true"),
                      ("log.showSignature", "true")):  # fmt: skip
        git(tempat.proyek, "config", nama, isi)
    tempat.ubah("bertanda")
    assert git(tempat.proyek, "log", "-1", "--format=").startswith("penanda umpama")
    tempat.terbitkan("2031")
    assert tempat.manifes("2031")["commit"] == git(tempat.proyek, "rev-parse", "HEAD")
    lama, lain = (git(tempat.proyek, "rev-parse", f"{u}:naskah.txt") for u in ("HEAD", "HEAD~1"))
    git(tempat.proyek, "replace", lama, lain)
    ekspor(Git(tempat.proyek), "HEAD", tmp_path / "sumber")
    assert (tmp_path / "sumber" / "naskah.txt").read_text(encoding="utf-8") == "bertanda"


SETELAN_GIT = """[i18n]
	commitEncoding = ISO-8859-1
	logOutputEncoding = ISO-8859-1
[core]
	quotePath = true
	pager = false
[color]
	ui = always
	push = always
	remote = always
	transport = always
[log]
	showSignature = true
	decorate = full
[status]
	showUntrackedFiles = no
[push]
	followTags = true
"""


def test_git_yang_disetel_lain_berkata_sama(
    tempat: Tempat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What this machine likes Git to say, in which language and letters, decides nothing."""
    git(tempat.proyek, "commit", "--quiet", "--allow-empty", "--message=“Ö” café")
    (tempat.proyek / "café.txt").write_text("x", encoding="utf-8")
    milik = Git(tempat.proyek)
    minta = ("log", "-1", "--format=%s"), ("status", "--porcelain"), ("tag", "-v", "tiada")
    polos = [milik.coba(*satu) for satu in minta]
    assert polos == ["“Ö” café", "?? café.txt", None]
    (tmp_path / "setelan").write_text(SETELAN_GIT, encoding="utf-8")
    for nama, isi in (("GIT_CONFIG_GLOBAL", str(tmp_path / "setelan")), ("LANGUAGE", "id"),
                      ("LC_ALL", "C.UTF-8"), ("GIT_PAGER", "false")):  # fmt: skip
        monkeypatch.setenv(nama, isi)
    assert git(tempat.proyek, "status", "--porcelain") == ""  # so it is set here
    assert [milik.coba(*satu) for satu in minta] == polos
    git(tempat.proyek, "add", "--all")
    git(tempat.proyek, "commit", "--quiet", "--message=satu")
    git(tempat.proyek, "push", "--quiet", "origin", f"main:{gudang.REF}/lama")
    with pytest.raises(GalatPerintah, match="ditolak oleh server; betulkan"):
        tempat.terbitkan("2031")
    git(tempat.proyek, "push", "--quiet", "origin", f":{gudang.REF}/lama")
    git(tempat.proyek, "tag", "-m", "x", "rahasia", "--", "HEAD")
    tempat.terbitkan("2031")
    objek = milik("cat-file", "commit", tempat.ujung)
    assert "\nencoding " not in objek and "Terbitkan 2031" in objek
    assert git(tempat.jauh, "tag") == ""


@pytest.mark.parametrize("nama", ["2031", "2032"])
def test_versions_menyebut_yang_diubah_di_luar_publish(tempat: Tempat, nama: str) -> None:
    """A branch that somebody has filled by hand is not shown as if it were what was published."""
    tempat.terbitkan("2031")
    tempat.terbitkan("2032", "draf")
    git(tempat.proyek, "checkout", "--quiet", gudang.CABANG)
    (tempat.proyek / "lain.txt").write_text("di samping versi", encoding="utf-8")
    git(tempat.proyek, "add", "--all")
    git(tempat.proyek, "commit", "--quiet", "--message=Samping")
    assert "Perhatian" not in perintah(tempat.proyek, "versions")[1]
    halaman = tempat.proyek / nama / "index.html"
    halaman.write_text(halaman.read_text(encoding="utf-8") + "x", encoding="utf-8")
    (tempat.proyek / nama / "bab" / "satu.html").unlink()
    git(tempat.proyek, "commit", "--quiet", "--all", "--message=Tangan")
    git(tempat.proyek, "checkout", "--quiet", "main")
    kode, kata = perintah(tempat.proyek, "versions")
    assert kode == 0 and f"isi versi {nama} di cabang gh-pages tidak sesuai" in kata
    assert f"  {nama}/bab/satu.html\n  {nama}/index.html\n" in kata
    assert ("versi final 2031" in kata) == (nama == "2031")
    assert kata.count("tidak sesuai") == 1 and "lain.txt" not in kata


def test_hanya_yang_didahului_disebut_didahului(tempat: Tempat) -> None:
    """A branch in the way at the server is no other publisher, and trying again does not help."""
    git(tempat.proyek, "push", "--quiet", "origin", f"main:{gudang.REF}/lama")
    with pytest.raises(GalatPerintah, match="ditolak oleh server; betulkan") as galat:
        tempat.terbitkan("2031")
    assert "mendahului" not in str(galat.value) and "gh-pages/lama" in str(galat.value)
    git(tempat.proyek, "push", "--quiet", "origin", f":{gudang.REF}/lama")
    tempat.terbitkan("2031")


BUKAN_DAFTAR = ["null", '{"a": 1}', '[{"version": 1}]', "[" * 9999, "bukan"]


@pytest.mark.parametrize("isi", bila_lengkap(BUKAN_DAFTAR, BUKAN_DAFTAR[2:4]))
def test_daftar_versi_orang_lain_tidak_ditimpa(tempat: Tempat, isi: str) -> None:
    _cabang_asing(tempat, versions_json=isi)
    semula = tempat.ujung
    with pytest.raises(GalatPerintah, match=r"versions\.json di cabang gh-pages bukan daftar"):
        tempat.terbitkan("2031")
    assert tempat.ujung == semula and tempat.rapi()


def test_yang_ditimpa_disebut(tempat: Tempat, capsys: pytest.CaptureFixture[str]) -> None:
    """Once: from then on the branch is its own."""
    _cabang_asing(tempat, index_html="halo", lain_txt="x")
    tempat.terbitkan("2031")
    keluar = capsys.readouterr().out
    assert "Menimpa   index.html, yang bukan dari publish" in keluar
    assert "lain.txt" not in keluar
    tempat.terbitkan("2032")
    assert "Menimpa" not in capsys.readouterr().out


# Line ends are also those of its attributes, which the third has besides a filter.
SETELAN = [
    (("core.autocrlf", "true"), ""),
    (("core.eol", "crlf"), "* text=auto\n"),
    (("core.eol", "lf"), "*.html text eol=crlf\n*.pdf filter=lfs\n"),
    (("core.sparseCheckout", "true"), ""),
]


@pytest.mark.parametrize(("setelan", "atribut"), bila_lengkap(SETELAN, SETELAN[2:]))
def test_yang_terbit_keluar_apa_adanya(
    tempat: Tempat, tmp_path: Path, setelan: tuple[str, str], atribut: str
) -> None:
    """Its bytes are those of its manifest, whatever line ends, filters or parts the publisher has
    set for the files that are worked on."""
    tempat.terbitkan("2031")
    git(tempat.proyek, "config", *setelan)
    for kunci, isi in (("required", "true"), ("smudge", "tiada-program-ini")):
        git(tempat.proyek, "config", f"filter.lfs.{kunci}", isi)
    (tempat.proyek / ".gitattributes").write_text(atribut, encoding="utf-8")
    (tempat.proyek / ".git" / "info" / "sparse-checkout").write_text("/bahan/\n", encoding="utf-8")
    ekspor(Git(tempat.proyek), tempat.ujung, tmp_path / "situs")
    assert list(banding.bandingkan(banding.buka(str(tmp_path / "situs")), "2031", "2031/")) == []
    indeks = ("read-tree", "--prefix=biasa/", tempat.ujung), ("checkout-index", "--all", "--force")
    for satu in indeks if setelan == ("core.autocrlf", "true") else ():
        git(tempat.proyek, *satu)
    biasa = tempat.proyek / "biasa" / "2031" / "index.html"
    assert not biasa.exists() or b"\r\n" in biasa.read_bytes(), "setelan itu memang mengubah"


def test_commit_yang_belum_tiba(tempat: Tempat, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version has the day of its commit for good; that of a wrong clock is mended before."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2099-01-01T00:00:00Z")
    tempat.ubah("jam keliru")
    with pytest.raises(GalatPerintah, match=r"bertanggal 1.Januari.2099, yang belum tiba"):
        tempat.terbitkan("2031")
    monkeypatch.delenv("GIT_COMMITTER_DATE")
    git(tempat.proyek, "commit", "--quiet", "--allow-empty", "--message=Jam dibetulkan")
    tempat.terbitkan("2031")


def test_repositori_yang_tidak_terbuka_disebut_sebabnya(tempat: Tempat) -> None:
    (tempat.proyek / ".git" / "HEAD").write_text("sampah", encoding="utf-8")
    with pytest.raises(GalatPerintah, match=r"Git tidak dapat membukanya; .* git status"):
        gudang.buka(tempat.proyek, None)


@pytest.mark.parametrize("nama", [b"\xff.txt", b"dua\nbaris.txt"])
def test_nama_berkas_yang_tidak_tertulis(tmp_path: Path, nama: bytes) -> None:
    Path(tmp_path, "Laporan é “satu”\xa02.txt").touch()
    assert len(manifes.sidik(tmp_path)) == 1
    Path(tmp_path, os.fsdecode(nama)).touch()
    with pytest.raises(GalatPerintah, match=r"nama berkas '.*' tidak dapat dipakai di web"):
        manifes.sidik(tmp_path)


def test_yang_tidak_dapat_ditulisi_disebut_dengan_kata_biasa(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    tujuan = Tujuan("lokal", "direktori", f"{tmp_path}/berkas/situs", "/")
    with pytest.raises(GalatPerintah, match=r"tampil tetap utuh\.\n  \| .*: bukan folder\."):
        asyncio.run(pengiriman.kembali(tujuan))


@contextmanager
def _penjawab(jawab: bytes) -> Iterator[str]:
    """A web server that answers whatever it is asked in one way; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as tempat_jawab:

        def layani() -> None:
            sambungan, _ = tempat_jawab.accept()
            with sambungan:
                sambungan.recv(1 << 16)
                sambungan.sendall(jawab)

        utas = threading.Thread(target=layani, daemon=True)
        utas.start()
        yield f"http://127.0.0.1:{tempat_jawab.getsockname()[1]}/"
        utas.join(5)


BAIK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("jawab", "pesan"),
    [
        (b"bukan http\r\n\r\n", "atau jawabannya rusak"),
        (BAIK + b"Content-Length: 99\r\n\r\n[]", "atau jawabannya rusak"),
        (BAIK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", "atau jawabannya rusak"),
        (BAIK + b"X: " + b"a" * 70000 + b"\r\n\r\n", "atau jawabannya rusak"),
        (BAIK + b"\r\n" + b"[" * 9999, r"versions\.json tidak dapat dibaca"),
        (b"HTTP/1.1 500 X\r\n\r\n", "server menjawab 500"),
    ],
)
def test_server_yang_menjawab_lain(jawab: bytes, pesan: str) -> None:
    with _penjawab(jawab) as alamat, pytest.raises(GalatPerintah, match=pesan):
        banding.daftar_versi(banding.buka(alamat))


def test_server_yang_menjawab_baik() -> None:
    with _penjawab(BAIK + b'\r\n[{"version": "2031"}]') as alamat:
        assert banding.daftar_versi(banding.buka(alamat)) == {"2031": "2031/"}
    for salah in ("http://a b/", "http://[::1"):
        with pytest.raises(GalatPerintah, match="tidak dapat dihubungi"):
            banding.daftar_versi(banding.buka(salah))
