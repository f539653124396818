"""The published versions in their branch: what stays, who is refused, what a broken run leaves."""

from __future__ import annotations

import fcntl
import itertools
import json
import multiprocessing
import os
import random
import sys
import time
from pathlib import Path

import pytest

from macros.keluaran.versi import Status
from scripts.terbit import banding, catatan, gudang
from scripts.terbit.git import Git, ekspor
from scripts.terbit.gudang import CABANG
from scripts.terminal import GalatPerintah
from tests.penanda import bila_lengkap
from tests.terbit import Tempat, bangun_cepat, git, perintah, salin, siapkan

# A fork has everything imported, so that all of its life is the publication.
CABANG_PROSES = multiprocessing.get_context("fork")


@pytest.fixture
def tempat(tmp_path: Path) -> Tempat:
    return siapkan(tmp_path)


@pytest.fixture(scope="module")
def satu_final(tmp_path_factory: pytest.TempPathFactory) -> Tempat:
    """With 2031 published: nothing more is published here."""
    tempat = siapkan(tmp_path_factory.mktemp("final"))
    tempat.terbitkan("2031")
    return tempat


def _versi(tempat: Tempat) -> dict[str, str]:
    """Version → its status, as the remote has it."""
    daftar = json.loads(tempat.baca("versions.json"))
    return {v["version"]: v["properties"]["status"] for v in daftar}


def _alias(tempat: Tempat) -> dict[str, str]:
    daftar = json.loads(tempat.baca("versions.json"))
    return {alias: v["version"] for v in daftar for alias in v["aliases"]}


def _utuh(folder: Path) -> list[banding.Beda]:
    """What is wrong with the versions of a site by their own manifests."""
    situs = banding.Situs(folder)
    versi = banding.daftar_versi(situs)
    return [b for nama, dalam in versi.items() for b in banding.bandingkan(situs, nama, dalam)]


def test_laporan_rekaan_tidak_terbit(tempat: Tempat) -> None:
    isi = "site_name: Uji\nextra:\n  rekaan: ya\n"
    (tempat.proyek / "mkdocs.yml").write_text(isi, encoding="utf-8")
    git(tempat.proyek, "commit", "--quiet", "--all", "--message", "Rekaan")
    with pytest.raises(GalatPerintah, match="rekaan"):
        tempat.terbitkan("2030", "draf")
    assert tempat.ujung == ""


def test_draf_lalu_final_lalu_koreksi(tempat: Tempat, tmp_path: Path) -> None:
    tempat.terbitkan("2031", "draf")
    assert _alias(tempat) == {"draf": "2031"}
    tempat.ubah("kedua")
    tempat.terbitkan("2031", "draf")
    assert "draf: kedua" in tempat.baca("2031/index.html")
    tempat.terbitkan("2031")
    assert _versi(tempat) == {"2031": "final"}
    assert _alias(tempat) == {"terbaru": "2031"}
    pertama = git(tempat.jauh, "rev-parse", f"{CABANG}:2031")
    # What corrects nothing would stay for ever.
    with pytest.raises(GalatPerintah, match=r"2031\.1 tidak mengoreksi apa pun: .* dengan 2031\."):
        tempat.terbitkan("2031.1", alasan="Angka keliru.")
    tempat.ubah("ketiga")
    tempat.terbitkan("2031.1", alasan="Angka keliru.")
    assert _alias(tempat) == {"terbaru": "2031.1"}
    assert git(tempat.jauh, "rev-parse", f"{CABANG}:2031") == pertama
    assert "ketiga" in tempat.baca("2031.1/index.html")
    assert tempat.rapi()
    # One publication is one commit that continues the one before.
    assert git(tempat.jauh, "log", "--format=%s", CABANG).splitlines() == [
        "Terbitkan 2031.1 (final)",
        "Terbitkan 2031 (final)",
        "Terbitkan 2031 (draf)",
        "Terbitkan 2031 (draf)",
    ]
    semua = catatan.baca(gudang.buka(tempat.proyek, None).git, f"refs/heads/{CABANG}")
    assert [(t.nama, t.digantikan) for t in semua] == [("2031.1", ""), ("2031", "2031.1")]
    assert _utuh(tempat.ambil(tmp_path / "situs")) == []


def test_yang_terbit_hanya_yang_di_commit(
    tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    def jangan(*_: object) -> None:
        pytest.fail("dibangun")

    for nama in ("naskah.txt", "baru.txt"):
        (tempat.proyek / nama).write_text("belum", encoding="utf-8")
        with pytest.raises(GalatPerintah, match=f"belum di-commit.*\n.*{nama}"):
            tempat.terbitkan("2031", "draf", bangun=jangan)
        git(tempat.proyek, "checkout", "--quiet", "naskah.txt")
    (tempat.proyek / "baru.txt").unlink()
    # What Git is told to ignore is not in the commit, so the build does not see it.
    (tempat.proyek / ".git" / "info" / "exclude").write_text("rahasia.txt\n", encoding="utf-8")
    (tempat.proyek / "rahasia.txt").write_text("x", encoding="utf-8")
    dilihat: list[str] = []

    def lihat(sumber: Path, permintaan: Path, situs: Path, git_versi: Git) -> None:
        dilihat.extend(sorted(b.name for b in sumber.iterdir()))
        bangun_cepat(sumber, permintaan, situs, git_versi)

    tempat.terbitkan("2031", "draf", bangun=lihat)
    assert dilihat == ["bahan", "mkdocs.yml", "naskah.txt"]
    assert tempat.manifes("2031")["commit"] == git(tempat.proyek, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("nama", "status", "alasan", "pesan"),
    [
        ("2031", "final", "", "sudah terbit sebagai final dari commit ini juga"),
        ("2031", "draf", "", "sudah terbit sebagai final"),
        ("2031.1", "final", "", "sebutkan alasannya"),
        ("2031.2", "final", "x", "koreksi berikutnya untuk 2031 adalah 2031.1"),
        ("2032.1", "final", "x", "2032 belum terbit sebagai final"),
        ("terbaru", "final", "", "tidak dapat dipakai"),
        ("../2031", "final", "", "tidak dapat dipakai"),
        ("-x", "draf", "", "tidak dapat dipakai"),
        ("2031.0", "final", "x", "tidak dapat dipakai"),
    ],
)
def test_yang_tidak_boleh_ditolak_sebelum_dibangun(
    satu_final: Tempat, nama: str, status: Status, alasan: str, pesan: str
) -> None:
    sebelum = satu_final.ujung
    with pytest.raises(GalatPerintah, match=pesan):
        satu_final.terbitkan(nama, status, alasan, bangun=lambda *_: pytest.fail("dibangun"))
    assert satu_final.ujung == sebelum
    assert satu_final.rapi()


def test_alias_menunjuk_ke_yang_terbaru(tempat: Tempat) -> None:
    tempat.terbitkan("2032", "draf")
    tempat.terbitkan("2031")
    tempat.terbitkan("2031.1", "draf", "Angka keliru.")
    assert _alias(tempat) == {"terbaru": "2031", "draf": "2031.1"}
    tempat.ubah("kedua")
    tempat.terbitkan("2031.1", alasan="Angka keliru.")
    # No correction of an older report is newer than the newer report, and the other draft remains.
    assert _alias(tempat) == {"terbaru": "2031.1", "draf": "2032"}
    assert "2032/bab/satu.html" in tempat.baca("draf/bab/satu.html")
    tempat.terbitkan("2032")
    tempat.ubah("ketiga")
    tempat.terbitkan("2031.2", alasan="Masih keliru.")
    assert _alias(tempat) == {"terbaru": "2032"}
    assert "../../2032/bab/satu.html" in tempat.baca("terbaru/bab/satu.html")
    berkas = git(tempat.jauh, "ls-tree", "-r", "--name-only", CABANG).splitlines()
    assert not [b for b in berkas if b.startswith("draf/")]
    assert not [b for b in git(tempat.jauh, "ls-tree", "-r", CABANG).splitlines() if "120000" in b]


# ---- Two publishers ------------------------------------------------------------------------------


def test_penerbit_kedua_diberi_tahu(tempat: Tempat, tmp_path: Path) -> None:
    lain = salin(tempat, tmp_path / "lain")

    def didahului(sumber: Path, permintaan: Path, situs: Path, git_versi: Git) -> None:
        lain.terbitkan("2031")
        bangun_cepat(sumber, permintaan, situs, git_versi)

    with pytest.raises(GalatPerintah, match="penerbit lain mendahului"):
        tempat.terbitkan("2032", bangun=didahului)
    assert _versi(tempat) == {"2031": "final"}
    assert tempat.rapi()
    tempat.terbitkan("2032")
    assert _versi(tempat) == {"2031": "final", "2032": "final"}


def test_dua_penerbit_di_satu_folder(tempat: Tempat) -> None:
    def menyela(sumber: Path, permintaan: Path, situs: Path, git_versi: Git) -> None:
        with pytest.raises(GalatPerintah, match="penerbitan lain dalam folder ini sedang berjalan"):
            tempat.terbitkan("2031")
        bangun_cepat(sumber, permintaan, situs, git_versi)

    tempat.terbitkan("2032", bangun=menyela)
    assert _versi(tempat) == {"2032": "final"}


def test_dua_penerbit_bersamaan(tempat: Tempat, tmp_path: Path) -> None:
    lain = salin(tempat, tmp_path / "lain")
    kata = tmp_path / "kata.txt"
    semua = [CABANG_PROSES.Process(target=_terbitkan, args=(t, kata)) for t in (tempat, lain)]
    for proses in semua:
        proses.start()
    for proses in semua:
        proses.join()
    assert sorted(proses.exitcode or 0 for proses in semua) == [0, 1]
    kalah = kata.read_text(encoding="utf-8")
    assert "mendahului" in kalah or "sudah terbit sebagai final" in kalah
    assert git(tempat.jauh, "rev-list", "--count", CABANG) == "1"


def _terbitkan(tempat: Tempat, kata: Path) -> None:
    """Publish in this process; what is said of a refusal goes into `kata`."""
    try:
        tempat.terbitkan("2031")
    except GalatPerintah as galat:
        kata.write_text(f"{galat}", encoding="utf-8")
        sys.exit(1)


# ---- Interruptions -------------------------------------------------------------------------------


@pytest.mark.parametrize("banyak", bila_lengkap([3, 24], [3]))
def test_mati_kapan_saja(tempat: Tempat, tmp_path: Path, banyak: int) -> None:
    """Killed at moments all over it, then run again: the old state or the new one."""
    tempat.terbitkan("2030")
    mulai = time.monotonic()
    tempat.terbitkan("2031", "draf")
    lama = time.monotonic() - mulai
    acak = random.Random(5)  # noqa: S311 - moments, not secrets
    situs = tempat.ambil(tmp_path / "situs")
    jejak = {"lama": 0, "baru": 0}
    for n in range(banyak):
        tempat.ubah(f"naskah ke-{n}")
        sebelum = tempat.ujung
        proses = CABANG_PROSES.Process(target=tempat.terbitkan, args=("2031", "draf"))
        proses.start()
        time.sleep((n + acak.random()) / banyak * 1.1 * lama)
        proses.kill()
        proses.join()
        _tunggu_kunci(tempat)
        terbit = tempat.ujung
        jejak["lama" if terbit == sebelum else "baru"] += 1
        _segarkan(situs)
        assert _utuh(situs) == []
        assert (f"naskah ke-{n}" in (situs / "2031/index.html").read_text("utf-8")) == (
            terbit != sebelum
        )
        tempat.terbitkan("2031", "draf")
        assert tempat.rapi()
        assert git(tempat.proyek, "rev-parse", CABANG) == tempat.ujung
        assert f"naskah ke-{n}" in tempat.baca("2031/index.html")
    # The moments were spread over the whole of it.
    assert jejak["lama"] >= max(banyak // 5, 1), jejak
    assert git(tempat.jauh, "fsck", "--no-dangling", "--connectivity-only") == ""


def _segarkan(situs: Path) -> None:
    git(situs, "fetch", "--quiet")
    git(situs, "reset", "--quiet", "--hard", f"origin/{CABANG}")


def _tunggu_kunci(tempat: Tempat) -> None:
    """A push may outlive its publisher, and holds the lock until it has ended."""
    with (tempat.proyek / ".git" / gudang.KUNCI).open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)


def test_sisa_yang_terputus_dibersihkan_dan_disebut(
    tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    def mati(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tempat.terbitkan("2031", "draf", bangun=mati)
    assert tempat.rapi()
    rumah = tempat.proyek / ".git"
    (rumah / "lkjip-terbit" / "x" / "situs").mkdir(parents=True)
    (rumah / "fast_import_crash_1").write_text("commit refs/lkjip/terbit\n", encoding="utf-8")
    (rumah / "fast_import_crash_2").write_text("commit refs/heads/lain\n", encoding="utf-8")
    git(tempat.proyek, "update-ref", "refs/lkjip/terbit", "HEAD")
    tempat.terbitkan("2031", "draf")
    assert "Penerbitan sebelumnya terputus" in capsys.readouterr().out
    assert (rumah / "fast_import_crash_2").exists(), "bukan milik penerbitan"
    (rumah / "fast_import_crash_2").unlink()
    assert tempat.rapi()


def test_yang_tertinggal_dikirim_dan_disebut(
    tempat: Tempat, capsys: pytest.CaptureFixture[str]
) -> None:
    """Published while there was no remote: the next publication with one sends it along."""
    git(tempat.proyek, "remote", "rename", "origin", "simpanan")
    tempat.terbitkan("2030")
    assert "di komputer ini saja" in capsys.readouterr().out
    assert tempat.ujung == ""
    tempat.terbitkan("2031", remote="simpanan")
    keluar = capsys.readouterr().out
    assert "1 terbitan yang tertinggal (Terbitkan 2030 (final))" in keluar
    assert "  Juga      Terbitkan 2030 (final), yang tertinggal di komputer ini\n" in keluar
    assert _versi(tempat) == {"2030": "final", "2031": "final"}


# ---- Asked before anything leaves ----------------------------------------------------------------


@pytest.fixture
def tanya(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal at which somebody answers “y”; the questions as they came."""
    ditanya: list[str] = []

    def jawab(pertanyaan: str) -> str:
        ditanya.append(pertanyaan)
        return "y"

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", jawab)
    return ditanya


def test_ditanya_sekali_dengan_tujuan_dan_isinya(
    tempat: Tempat, tanya: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    tempat.terbitkan("2031", ya=False)
    assert tanya == [f"Kirim ke origin ({tempat.jauh}) sehingga menjadi umum? [y/T] "]
    keluar = capsys.readouterr().out
    for isi in (
        f"Siap dikirim ke remote origin ({tempat.jauh}), cabang {CABANG}:",
        "Versi     2031 (final), Laporan 2031",
        "Isi       4 berkas, ",
        ": 3 halaman situs, 0 berkas data",
        "PDF       unduh/lkjip.pdf",
        "Penerbit  Penyunting Uji <uji@contoh.invalid>",
        "Yang terkirim tidak dapat diganti atau dihapus.",
    ):
        assert isi in keluar
    assert "NIP" not in keluar, "proyek ini tidak memuat pejabat"
    assert _versi(tempat) == {"2031": "final"}
    tempat.terbitkan("2032", "draf", ya=False)
    assert "tidak dapat diganti" not in capsys.readouterr().out


@pytest.mark.parametrize("jawab", ["", "t", "tidak"])
def test_tanpa_persetujuan_tidak_ada_yang_dikirim(
    tempat: Tempat, tanya: list[str], monkeypatch: pytest.MonkeyPatch, jawab: str
) -> None:
    kali = itertools.count(1)
    monkeypatch.setattr("builtins.input", lambda _: next(kali) and jawab)
    with pytest.raises(GalatPerintah, match="tidak ada yang dikirim"):
        tempat.terbitkan("2031", ya=False)
    assert next(kali) == 2, "ditanya sekali"
    assert tanya == []
    assert tempat.ujung == ""
    assert tempat.rapi()


def test_tanpa_terminal_ditolak_sebelum_dibangun(tempat: Tempat) -> None:
    with pytest.raises(GalatPerintah, match="tambahkan --ya") as galat:
        tempat.terbitkan("2031", bangun=lambda *_: pytest.fail("dibangun"), ya=False)
    assert galat.value.kode == 2
    assert str(tempat.jauh) in str(galat.value)
    assert tempat.ujung == ""


def test_tanpa_remote_tidak_ditanya(
    tempat: Tempat, tanya: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    git(tempat.proyek, "remote", "remove", "origin")
    tempat.terbitkan("2031", ya=False)
    assert tanya == []
    assert "di komputer ini saja" in capsys.readouterr().out


def test_yang_tertinggal_ikut_ditanyakan(
    tempat: Tempat, tanya: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was published while there was no remote does not slip out unasked either."""
    git(tempat.proyek, "remote", "rename", "origin", "simpanan")
    tempat.terbitkan("2030")
    monkeypatch.setattr("builtins.input", lambda _: "t")
    with pytest.raises(GalatPerintah, match="tidak ada yang dikirim"):
        tempat.terbitkan("2031", remote="simpanan", ya=False)
    assert tempat.ujung == ""
    assert git(tempat.proyek, "log", "--format=%s", CABANG) == "Terbitkan 2030 (final)"
    assert tanya == []


def test_alamat_remote_tanpa_sandinya(tempat: Tempat) -> None:
    for alamat, tampil in (
        ("https://penerbit:rahasia@contoh.invalid/a.git", "https://contoh.invalid/a.git"),
        ("https://token@contoh.invalid/a.git", "https://contoh.invalid/a.git"),
        ("git@contoh.invalid:a.git", "git@contoh.invalid:a.git"),
    ):
        git(tempat.proyek, "remote", "set-url", "--push", "origin", alamat)
        assert gudang.buka(tempat.proyek, None).alamat == tampil


def test_cabang_lokal_yang_menyimpang_mengikuti_remote(
    tempat: Tempat, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tempat.terbitkan("2030")
    lain = salin(tempat, tmp_path / "lain")
    git(lain.proyek, "update-ref", f"refs/heads/{CABANG}", "HEAD")
    lain.terbitkan("2031")
    assert "berbeda dari origin dan kini mengikutinya" in capsys.readouterr().out
    assert git(lain.proyek, "rev-parse", CABANG) == tempat.ujung
    assert git(lain.proyek, "for-each-ref", "refs/lkjip/cadangan")


def _ubah_di_luar(tempat: Tempat, folder: Path, berkas: str, *, paksa: bool) -> None:
    """Change a file of the branch otherwise than by `publish`, on a server without the hook."""
    kerja = tempat.ambil(folder)
    (kerja / berkas).write_text("<p>lain</p>", encoding="utf-8")
    git(kerja, "commit", "--quiet", "--all", "--message=Lain", *(["--amend"] if paksa else []))
    git(kerja, "push", "--quiet", "--force", "origin", CABANG)


@pytest.mark.parametrize("paksa", [True, False])
def test_versi_final_yang_diubah_di_server_ditolak(tmp_path: Path, *, paksa: bool) -> None:
    """It is neither continued, nor sent to a web server, nor what a site is compared with."""
    tempat = siapkan(tmp_path, penjaga=False)
    tempat.terbitkan("2031")
    tempat.terbitkan("2032", "draf")
    tujuan = f'[tujuan.t]\ncara = "direktori"\nfolder = "{tmp_path / "www"}"\njalur = "/"\n'
    for nama, isi in (("terbit.toml", tujuan), (".gitignore", ".cache/")):
        (tempat.proyek / nama).write_text(isi, encoding="utf-8")
    git(tempat.proyek, "add", "--all")
    tempat.ubah("kedua")
    _ubah_di_luar(tempat, tmp_path / "draf", "versi.html", paksa=False)
    assert perintah(tempat.proyek, "kirim")[0] == 0  # what is beside the versions may change
    _ubah_di_luar(tempat, tmp_path / "final", "2031/index.html", paksa=paksa)
    sebelum = tempat.ujung
    for argumen in (("kirim",), ("verify", "--site", str(tmp_path / "www"))):
        kode, teks = perintah(tempat.proyek, *argumen)
        assert (kode, "versi final 2031 di cabang gh-pages" in teks) == (1, True), teks
    with pytest.raises(GalatPerintah, match="versi final 2031 di cabang gh-pages"):
        tempat.terbitkan("2033")
    assert tempat.ujung == sebelum
    assert "lain" not in (tmp_path / "www/2031/index.html").read_text(encoding="utf-8")
    # What the message proposes loses nothing, and what is there then holds.
    git(tempat.proyek, "branch", "-m", CABANG, f"{CABANG}-lama")
    tempat.terbitkan("2033")
    assert git(tempat.proyek, "rev-parse", f"{CABANG}~") == sebelum
    # Who never saw the right one is told by its manifest.
    kode, teks = perintah(salin(tempat, tmp_path / "lain").proyek, "kirim")
    assert (kode, "2031/index.html tidak sesuai dengan manifes versinya" in teks) == (1, True), teks


def test_penerbit_tanpa_nama(tempat: Tempat, monkeypatch: pytest.MonkeyPatch) -> None:
    for nama, isi in (("GIT_CONFIG_GLOBAL", os.devnull), ("GIT_CONFIG_NOSYSTEM", "1")):
        monkeypatch.setenv(nama, isi)
    for nama in ("EMAIL", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_NAME"):
        monkeypatch.delenv(nama, raising=False)
    git(tempat.proyek, "config", "user.useConfigOnly", "true")
    git(tempat.proyek, "config", "--unset", "user.email")
    with pytest.raises(GalatPerintah, match=r"Git belum mengenal Anda\. .* user\.email"):
        tempat.terbitkan("2031")
    assert tempat.ujung == ""


@pytest.mark.parametrize(
    ("di_sini", "jauh", "terkini"),
    [("", "", ""), ("", "satu", "satu"), ("satu", "", "satu"), ("satu", "dua", "dua"),
     ("dua", "satu", "dua"), ("lain", "dua", "dua")],
)  # fmt: skip
def test_yang_terkini_di_sini_atau_di_remote(
    tmp_path: Path, di_sini: str, jauh: str, terkini: str
) -> None:
    """A fresh clone has no branch of its own, an old one is behind; what was not sent is newer."""
    asal, remote = tmp_path / "asal", tmp_path / "jauh.git"
    for folder, tambahan in ((asal, ()), (remote, ("--bare",))):
        git(tmp_path, "init", "--quiet", *tambahan, str(folder))
    git(asal, "remote", "add", "origin", str(remote))
    pohon = git(asal, "write-tree")
    for nama, induk in (("satu", ()), ("dua", ("-p", "satu")), ("lain", ())):
        git(asal, "tag", nama, git(asal, "commit-tree", pohon, *induk, "-m", nama))
    if jauh:
        git(asal, "push", "--quiet", "origin", f"{jauh}:{gudang.REF}")
        git(asal, "update-ref", "-d", f"refs/remotes/origin/{CABANG}")
    if di_sini:
        git(asal, "update-ref", gudang.REF, di_sini)
    harus = git(asal, "rev-parse", terkini) if terkini else None
    assert gudang.buka(asal, None).terkini() == harus


def test_yang_terakhir_diketahui_bila_remote_tak_terjangkau(
    satu_final: Tempat, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lain = salin(satu_final, tmp_path / "lain")
    git(lain.proyek, "remote", "set-url", "origin", str(tmp_path / "hilang"))
    assert gudang.buka(lain.proyek, None).terkini() == satu_final.ujung
    assert "Keadaan terakhir yang diketahui" in capsys.readouterr().err


@pytest.mark.parametrize("daftar", ["[]", "{}"])
def test_situs_tanpa_versi_bukan_situs_yang_sama(
    satu_final: Tempat, tmp_path: Path, daftar: str
) -> None:
    """Without the repository nothing else tells which versions there were."""
    situs = satu_final.ambil(tmp_path / "situs")
    (situs / "versions.json").write_text(daftar, encoding="utf-8")
    harap = {tmp_path: "tidak menyebut satu versi pun", satu_final.proyek: "HILANG 2031"}
    for proyek, kata in harap.items():
        kode, teks = perintah(proyek, "verify", "--site", str(situs))
        assert (kode, kata in teks) == (1, True), teks


@pytest.mark.parametrize(
    "lain",
    [{"tanggal": "kemarin"}, {"tanggal": 5}, {"judul": 5}, {"edisi": None}, {"tanggal_data": 5},
     {"pdf": []}, {"pdf": "abc"}, {"pdf": [{}]},
     {"pdf": [{"berkas": "a.pdf", "sha256": "0", "ukuran": "besar"}]}],
)  # fmt: skip
def test_manifes_yang_bukan_milik_publish(satu_final: Tempat, lain: dict[str, object]) -> None:
    """What somebody else put into the branch is no version, and stops no command."""
    isi = satu_final.manifes("2031")
    assert catatan.dari_manifes(json.dumps(isi).encode(), "") is not None
    assert catatan.dari_manifes(json.dumps(isi | lain).encode(), "") is None


def test_tautan_ke_luar_tidak_diikuti(tempat: Tempat, tmp_path: Path) -> None:
    """Whoever adds a link to a branch could have a file of the publisher's computer published; one
    to a file of the same commit is as good as that, and one to itself is nothing."""
    (tempat.proyek / "sama.txt").symlink_to("naskah.txt")
    (tempat.proyek / "diri.txt").symlink_to("diri.txt")
    git(tempat.proyek, "add", "--all")
    git(tempat.proyek, "commit", "--quiet", "--message=tautan")
    ekspor(Git(tempat.proyek), "HEAD", tmp_path / "satu")
    sama = tmp_path / "satu" / "sama.txt"
    assert sama.read_text() == (tempat.proyek / "naskah.txt").read_text()
    for nomor, sasaran in enumerate((str(tmp_path / "rahasia"), "../../rahasia", str(tmp_path))):
        (tempat.proyek / "lain.txt").unlink(missing_ok=True)
        (tempat.proyek / "lain.txt").symlink_to(sasaran)
        git(tempat.proyek, "add", "--all")
        git(tempat.proyek, "commit", "--quiet", f"--message={nomor}")
        with pytest.raises(GalatPerintah, match=r"tautan simbolis lain\.txt, yang menunjuk ke"):
            ekspor(Git(tempat.proyek), "HEAD", tmp_path / f"luar{nomor}")


def test_remote_yang_tidak_terjangkau(tempat: Tempat) -> None:
    git(tempat.proyek, "remote", "set-url", "origin", str(tempat.jauh / "hilang"))
    with pytest.raises(GalatPerintah, match="remote origin tidak dapat dihubungi"):
        tempat.terbitkan("2031")
    with pytest.raises(GalatPerintah, match=r"remote lain tidak ada\. Yang ada: origin\."):
        tempat.terbitkan("2031", remote="lain")
    assert tempat.rapi()
    with pytest.raises(GalatPerintah, match="bukan repositori Git tersendiri"):
        gudang.buka(tempat.proyek / "bahan", None)
