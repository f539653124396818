"""Sending a tree and going back: every kind of target, on this machine and over a real sshd."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import asyncssh
import pytest

from scripts.hosting import keadaan, konfigurasi, pengiriman, server as hosting, susun
from scripts.hosting.keadaan import Isi, Keadaan, rencana_rapi
from scripts.hosting.konfigurasi import Tujuan
from scripts.terminal import GalatPerintah
from tests import server
from tests.penanda import bila_lengkap

JENIS = ("direktori", "sftp", "sftp-nama")
# How often a sending is killed, and how often where there is time.
BUNUH, BUNUH_LENGKAP = 4, 40


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tujuan]:
    """A target on a real SSH server, without a folder."""
    with server.sshd(tmp_path_factory.mktemp("ssh") / "server") as tujuan:
        yield tujuan


# Names that are changed are one more way to exchange folders; that they are, two tests of the three
# ways and those of servers without an exchange show in every run.
CUKUP = ("direktori", "sftp")


@pytest.fixture(params=bila_lengkap(JENIS, CUKUP))
def tujuan(request: pytest.FixtureRequest, ssh: Tujuan, tmp_path: Path) -> Tujuan:
    """A target of each kind with a new folder."""
    return buat(request.param, ssh, tmp_path / "www")


def buat(jenis: str, ssh: Tujuan, induk: Path) -> Tujuan:
    """A target of one kind below `induk`."""
    induk.mkdir()
    cara, _, ganti = jenis.partition("-")
    folder = str(induk / "situs laporan")
    if cara == "direktori":
        return Tujuan("uji", cara, folder)
    return replace(ssh, cara=cara, folder=folder, ganti=ganti or "tautan")


def pohon(folder: Path, teks: str) -> Path:
    """A tiny site whose front page, list and one more page hold the text; the rest is the same."""
    for nama, isi in {
        "index.html": teks,
        "versi.json": json.dumps({"versi": teks}),
        f"{teks}/halaman.html": teks,
        "aset/gaya.css": "b{}",
        "aset/dengan spasi & [tanda].svg": "<svg/>",
        ".htaccess": "# sama",
    }.items():
        berkas = folder / nama
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(isi, encoding="utf-8")
        berkas.chmod(0o644)
    return folder


def kirim(tujuan: Tujuan, dari: Path, *, semua: bool = False, gantikan: bool = False) -> list[str]:
    """Send a tree; what was said."""
    tugas = pengiriman.kirim(tujuan, dari, dari.name, semua=semua, gantikan=gantikan)
    return asyncio.run(tugas)


def kembali(tujuan: Tujuan) -> list[str]:
    """Go back; what was said."""
    return asyncio.run(pengiriman.kembali(tujuan))


def isi(folder: Path) -> dict[str, str]:
    """The site's own files as readers get them."""
    return {
        b.relative_to(folder).as_posix(): b.read_text(encoding="utf-8")
        for b in sorted(folder.rglob("*"))
        if b.is_file() and b.relative_to(folder).parts[0] != keadaan.FOLDER
    }


def simpanan(tujuan: Tujuan) -> list[str]:
    """The names of all kept folders."""
    return sorted(b.name for b in Path(pengiriman.rumah(tujuan)).iterdir() if b.is_dir())


@pytest.fixture
def kiriman(tmp_path: Path) -> Callable[[str], Path]:
    """Trees by their text."""
    return lambda teks: pohon(tmp_path / "bahan" / teks, teks)


def test_kirim_dan_kembali(tujuan: Tujuan, kiriman: Callable[[str], Path]) -> None:
    situs = Path(tujuan.folder)
    satu, dua, tiga = map(kiriman, ("satu", "dua", "tiga"))
    assert "6 berkas, 6 di antaranya dikirim" in kirim(tujuan, satu)[1]
    assert isi(situs) == isi(satu)
    asal = (situs / "aset" / "gaya.css").stat()
    _, jumlah, diganti = kirim(tujuan, dua)[:3]
    assert "6 berkas, 3 di antaranya dikirim" in jumlah and diganti.endswith("keadaan 1: satu")
    assert isi(situs) == isi(dua)
    # What is the same keeps its time, so that readers need not fetch it again.
    tetap = (situs / "aset" / "gaya.css").stat()
    assert (tetap.st_mtime_ns, tetap.st_ino) == (asal.st_mtime_ns, asal.st_ino)
    assert "tidak ada yang dikirim" in kirim(tujuan, dua)[0]
    kirim(tujuan, tiga)

    assert "kembali ke keadaan 2: dua" in kembali(tujuan)[0]
    assert isi(situs) == isi(dua)
    assert "kembali ke keadaan 1: satu" in kembali(tujuan)[0]
    assert isi(situs) == isi(satu)
    with pytest.raises(GalatPerintah, match="tidak ada keadaan terdahulu"):
        kembali(tujuan)
    assert isi(situs) == isi(satu)
    # What was taken back can be sent again.
    kirim(tujuan, tiga)
    assert isi(situs) == isi(tiga)
    assert "kembali ke keadaan 1: satu" in kembali(tujuan)[0]
    assert isi(situs) == isi(satu)
    for folder in (situs, situs / "aset"):
        assert folder.stat().st_mode & 0o777 == 0o755
    assert (situs / "aset" / "gaya.css").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("jenis", ["direktori", "sftp"])
def test_hanya_sebanyak_itu_disimpan(
    jenis: str, ssh: Tujuan, tmp_path: Path, kiriman: Callable[[str], Path]
) -> None:
    tujuan = replace(buat(jenis, ssh, tmp_path / "www"), simpan=2)
    kabar = [k for teks in ("a", "b", "c", "d") for k in kirim(tujuan, kiriman(teks))]
    assert [k for k in kabar if "tidak disimpan lagi" in k] == [
        "Keadaan yang tidak disimpan lagi: nomor 1."
    ]
    hidup = ["000004"] if tujuan.cara == "sftp" and tujuan.ganti == "tautan" else []
    assert simpanan(tujuan) == ["000002", "000003", *hidup]
    assert (Path(pengiriman.rumah(tujuan)) / ".htaccess").read_text() == pengiriman.TOLAK.decode()


def test_cara_boleh_diganti(ssh: Tujuan, tmp_path: Path, kiriman: Callable[[str], Path]) -> None:
    """States that were sent in one way are those of another, which has folders too."""
    sini = buat("direktori", ssh, tmp_path / "www")
    kirim(sini, kiriman("satu"))
    lewat_sftp = replace(ssh, folder=sini.folder, ganti="nama")
    assert "6 berkas, 3 di antaranya dikirim" in kirim(lewat_sftp, kiriman("dua"))[1]
    assert "kembali ke keadaan 1: satu" in kembali(sini)[0]
    assert isi(Path(sini.folder)) == isi(kiriman("satu"))


def test_situs_lain_macam_diganti_hanya_bila_diminta(
    tujuan: Tujuan, kiriman: Callable[[str], Path]
) -> None:
    """A portal and a report have not one place; a report gives way to its versions, not they to
    it."""
    laporan, versi, portal = map(kiriman, ("laporan", "versi", "portal"))
    (versi / "versi.html").touch()
    (portal / "portal.json").touch()
    situs = Path(tujuan.folder)
    kirim(tujuan, laporan)
    with pytest.raises(GalatPerintah, match=r"memuat sebuah laporan, .* portal banyak unit"):
        kirim(tujuan, portal)
    assert isi(situs) == isi(laporan)
    kirim(tujuan, versi)
    for dari in (laporan, portal):
        with pytest.raises(GalatPerintah, match=r"memuat versi-versi terbit .*--gantikan"):
            kirim(tujuan, dari)
    assert isi(situs) == isi(versi)
    assert kirim(tujuan, portal, gantikan=True)[0].startswith("Terkirim")
    with pytest.raises(GalatPerintah, match="memuat portal banyak unit"):
        kirim(tujuan, versi, semua=True)
    assert isi(situs) == isi(portal)
    assert "kembali ke keadaan 2" in kembali(tujuan)[0]


def test_folder_orang_lain_tidak_disentuh(tujuan: Tujuan, kiriman: Callable[[str], Path]) -> None:
    situs = Path(tujuan.folder)
    situs.mkdir()
    kirim(tujuan, kiriman("satu"))
    lain = replace(tujuan, folder=f"{tujuan.folder}-lain")
    Path(lain.folder).mkdir()
    (Path(lain.folder) / "penting.txt").write_text("milik orang lain")
    with pytest.raises(GalatPerintah, match="berisi hal lain"):
        kirim(lain, kiriman("dua"))
    tautan = replace(tujuan, folder=f"{tujuan.folder}-tautan")
    Path(tautan.folder).symlink_to(lain.folder)
    with pytest.raises(GalatPerintah, match="tautan simbolis"):
        kirim(tautan, kiriman("dua"))
    assert isi(Path(lain.folder)) == {"penting.txt": "milik orang lain"}
    assert isi(situs) == isi(kiriman("satu"))


def test_sisa_yang_terputus_dibersihkan(tujuan: Tujuan, kiriman: Callable[[str], Path]) -> None:
    kirim(tujuan, kiriman("satu"))
    sisa = Path(pengiriman.rumah(tujuan)) / keadaan.BARU
    (sisa / keadaan.FOLDER).mkdir(parents=True)
    (sisa / keadaan.DAFTAR).write_text('{"index.html": "x", "../../index.html": "x"}')
    (sisa / "index.html").write_text("setengah")
    penting = Path(tujuan.folder).parent / "index.html"
    penting.write_text("di luar")
    assert "terputus" in kirim(tujuan, kiriman("dua"))[0]
    assert isi(Path(tujuan.folder)) == isi(kiriman("dua"))
    assert penting.read_text() == "di luar"
    assert keadaan.BARU not in simpanan(tujuan)


def test_berkas_yang_rusak_di_server(tujuan: Tujuan, kiriman: Callable[[str], Path]) -> None:
    """What somebody changed or removed on the server is mended by sending everything anew."""
    kirim(tujuan, kiriman("satu"))
    (Path(tujuan.folder) / "aset" / "gaya.css").unlink()
    kirim(tujuan, kiriman("dua"))
    assert isi(Path(tujuan.folder)) == isi(kiriman("dua"))
    (Path(tujuan.folder) / "aset" / "gaya.css").write_text("dirusak")
    kirim(tujuan, kiriman("dua"), semua=True)
    assert isi(Path(tujuan.folder)) == isi(kiriman("dua"))


@pytest.mark.parametrize("jenis", bila_lengkap(JENIS, {"sftp"}))
def test_terbunuh_kapan_saja(jenis: str, ssh: Tujuan, tmp_path: Path, lengkap: bool) -> None:
    """Killed at random moments, readers have the old state or the new one, whole; the next run
    ends well whatever was left."""
    tujuan = buat(jenis, ssh, tmp_path / "www")
    situs = Path(tujuan.folder)
    bahan = [pohon(tmp_path / t, t) for t in ("satu", "dua")]
    sah = [isi(b) for b in bahan]
    acak = random.Random(jenis)  # noqa: S311 - the same moments on every run
    kirim(tujuan, bahan[0])
    mulai = time.monotonic()
    kirim(tujuan, bahan[1])
    lama = time.monotonic() - mulai
    terlihat = set()
    for putaran in range(BUNUH_LENGKAP if lengkap else BUNUH):
        _bunuh(tujuan, bahan[putaran % 2], acak.uniform(0, 2 * lama))
        kini = _lihat(situs, boleh_hilang=jenis == "sftp-nama")
        if kini is not None:
            assert kini in sah, putaran
            terlihat.add(kini["index.html"])
    # The very last one is not killed.
    kirim(tujuan, bahan[0])
    kirim(tujuan, bahan[1])
    assert isi(situs) == sah[1]
    assert all(nama.isdigit() for nama in simpanan(tujuan))
    kembali(tujuan)
    assert isi(situs) == sah[0]
    assert terlihat


def _bunuh(tujuan: Tujuan, dari: Path, sesudah: float) -> None:
    """Send in a process group of its own, and kill all of it after a while."""
    anak = os.fork()
    if anak == 0:
        os.setsid()
        try:
            kirim(tujuan, dari)
        finally:
            os._exit(0)
    batas = time.monotonic() + sesudah
    while time.monotonic() < batas:
        if os.waitpid(anak, os.WNOHANG)[0]:
            return
        time.sleep(0.005)
    for bunuh in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError):
            bunuh(anak, signal.SIGKILL)
    os.waitpid(anak, 0)


def _lihat(situs: Path, *, boleh_hilang: bool) -> dict[str, str] | None:
    """The live files, read without a switch in between; None where the folder is not there."""
    for _ in range(100):
        try:
            tanda = (situs / keadaan.TANDA).read_text()
            kini = isi(situs)
            if (situs / keadaan.TANDA).read_text() == tanda:
                return kini
        except FileNotFoundError:
            if boleh_hilang and not situs.exists():
                return None
        time.sleep(0.02)
    raise AssertionError(f"{situs} tidak utuh")


@pytest.mark.parametrize("jenis", ["direktori", "sftp-nama"])
def test_server_tanpa_pertukaran(
    jenis: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kiriman: Callable[[str], Path]
) -> None:
    """Where folders cannot be exchanged, names are changed, and a gap in between is mended."""
    monkeypatch.setattr("macros.dasar.berkas.EXCHANGE", 1 << 20)
    with server.sshd(tmp_path / "ssh", hanya_sftp=True) as ssh:
        tujuan = buat(jenis, ssh, tmp_path / "www")
        kirim(tujuan, kiriman("satu"))
        assert any("satu langkah" in b for b in kirim(tujuan, kiriman("dua")))
        assert isi(Path(tujuan.folder)) == isi(kiriman("dua"))
        Path(tujuan.folder).rename(Path(pengiriman.rumah(tujuan)) / keadaan.LAMA)
        assert "tidak ada yang dikirim" in kirim(tujuan, kiriman("dua"))[0]
        assert isi(Path(tujuan.folder)) == isi(kiriman("dua"))


@pytest.mark.parametrize("tanpa", ["perl", "python3"])
def test_pertukaran_dengan_salah_satu_bahasa(
    tanpa: str,
    ssh: Tujuan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kiriman: Callable[[str], Path],
) -> None:
    monkeypatch.setattr(hosting, "TUKAR", hosting.TUKAR.replace(f"{tanpa} ", "tidak-ada "))
    tujuan = buat("sftp-nama", ssh, tmp_path / "www")
    kirim(tujuan, kiriman("satu"))
    assert not any("satu langkah" in b for b in kirim(tujuan, kiriman("dua")))
    assert isi(Path(tujuan.folder)) == isi(kiriman("dua"))


def test_pesan_bila_tidak_terhubung(
    ssh: Tujuan, tmp_path: Path, kiriman: Callable[[str], Path]
) -> None:
    jauh = replace(ssh, folder="/tidak/ada")
    mati = replace(jauh, porta=server.porta_bebas())
    with pytest.raises(GalatPerintah, match=r"tidak dapat dihubungi\.\n  \| .*Connect"):
        kirim(mati, kiriman("satu"))
    lain = Path(ssh.kunci_ssh).with_name("inang")
    with pytest.raises(GalatPerintah, match="pasang kunci SSH"):
        kirim(replace(jauh, kunci_ssh=str(lain)), kiriman("satu"))
    sandi = tmp_path / "bersandi"
    kunci = asyncssh.read_private_key(ssh.kunci_ssh)
    kunci.write_private_key(sandi, "pkcs8-pem", passphrase="rahasia")  # noqa: S106
    with pytest.raises(GalatPerintah, match="ssh-add"):
        kirim(replace(jauh, kunci_ssh=str(sandi)), kiriman("satu"))
    hilang = str(tmp_path / "tidak-ada")
    for keliru in (replace(jauh, kunci_ssh=hilang), replace(jauh, konfigurasi_ssh=hilang)):
        with pytest.raises(GalatPerintah, match=r"tidak dapat dihubungi\.\n  \| .*tidak-ada"):
            kirim(keliru, kiriman("satu"))
    for satu in (jauh, replace(ssh, folder="/proc/tidak/bisa")):
        with pytest.raises(GalatPerintah, match="situs yang tampil tetap utuh"):
            kirim(satu, kiriman("satu"))


@pytest.mark.parametrize(
    ("kenal", "boleh"),
    [
        ("UserKnownHostsFile {kenal}", True), ("UserKnownHostsFile /tidak/ada {kenal}", True),
        ("UserKnownHostsFile {lain}", False),
        ("UserKnownHostsFile /dev/null\nStrictHostKeyChecking no", False),
        ("UserKnownHostsFile none\nStrictHostKeyChecking no", False), ("", False),
    ],
)  # fmt: skip
def test_hanya_server_yang_dikenal(
    kenal: str,
    boleh: bool,
    ssh: Tujuan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kiriman: Callable[[str], Path],
) -> None:
    """A server whose key is not known, or is another than the known one, gets nothing."""
    monkeypatch.setenv("HOME", str(tmp_path))
    milik = Path(ssh.kunci_ssh).with_name("kenal")
    inang = milik.read_text(encoding="utf-8").split()[0]
    kunci = Path(ssh.kunci_ssh).with_suffix(".pub").read_text(encoding="utf-8")
    (tmp_path / "lain").write_text(f"{inang} {kunci}", encoding="utf-8")
    (tmp_path / "ssh").write_text(kenal.format(kenal=milik, lain=tmp_path / "lain"))
    tujuan = replace(buat("sftp", ssh, tmp_path / "www"), konfigurasi_ssh=str(tmp_path / "ssh"))
    if boleh:
        kirim(tujuan, kiriman("satu"))
    else:
        with pytest.raises(GalatPerintah, match="masuk sekali lewat ssh"):
            kirim(tujuan, kiriman("satu"))
    assert Path(tujuan.folder).exists() == boleh


def test_folder_tidak_membawa_yang_di_luarnya(tmp_path: Path) -> None:
    """What a link names within the folder goes along, what is not there does not."""
    situs = tmp_path / "situs"
    situs.mkdir()
    (tmp_path / "rahasia").write_text("rahasia", encoding="utf-8")
    (situs / "index.html").write_text("isi", encoding="utf-8")
    for nama, ke in (("sama.html", "index.html"), ("putus", "tiada"), ("diri", "diri")):
        (situs / nama).symlink_to(ke)
    susun.salin(situs, tmp_path / "jadi")
    ada = {b.name: b.read_text(encoding="utf-8") for b in (tmp_path / "jadi").iterdir()}
    assert ada == {"index.html": "isi", "sama.html": "isi"}
    (situs / "lain.txt").symlink_to("../rahasia")
    with pytest.raises(GalatPerintah, match=r"tautan simbolis lain\.txt, yang menunjuk ke luar"):
        susun.salin(situs, tmp_path / "luar")
    assert not (tmp_path / "luar").exists()


def test_satu_pengiriman_saja(tmp_path: Path) -> None:
    tujuan = Tujuan("uji", "direktori", "/tidak/dipakai")
    with (
        pengiriman.giliran(tmp_path, tujuan),
        pytest.raises(GalatPerintah, match="sedang berjalan"),
        pengiriman.giliran(tmp_path, tujuan),
    ):
        pass
    with pengiriman.giliran(tmp_path, tujuan):
        pass


# Pure parts


def test_rencana_rapi() -> None:
    satu, dua = Keadaan(1, 0, "a", ""), Keadaan(2, 1, "b", "")
    tertukar = Isi("ada", dua, {"000002": satu, "baru": None})
    assert rencana_rapi(tertukar) == [("baru", ""), ("000002", "000001")]
    assert rencana_rapi(Isi("ada", dua, {"000001": satu})) == []
    assert rencana_rapi(Isi("ada", dua, {"000009": dua})) == [("000009", "")]
    assert rencana_rapi(Isi("tidak-ada", None, {"baru": satu})) == [("baru", "000001")]


def test_urutan_keadaan() -> None:
    semua = {keadaan.nama(n): Keadaan(n, n - 1, str(n), "") for n in range(1, 5)}
    isi = Isi("ada", Keadaan(6, 2, "6", ""), semua)
    sebelum = isi.sebelum()
    assert sebelum is not None
    assert (isi.berikut, sebelum.nomor) == (7, 2)
    # What was taken back, and what is too old.
    assert isi.dibuang(1) == ["000001", "000003", "000004"]
    assert isi.dibuang(5) == ["000003", "000004"]


CONTOH = """
[tujuan.a]
cara = "direktori"
folder = "/srv/lkjip"
[tujuan.b]
cara = "sftp"
folder = "/home/u/lkjip"
alamat = "u@contoh.invalid"
porta = 2222
ganti = "nama"
"""


def test_konfigurasi(tmp_path: Path) -> None:
    berkas = tmp_path / konfigurasi.NAMA
    with pytest.raises(GalatPerintah, match="belum ada tujuan"):
        konfigurasi.pilih(tmp_path, None)
    berkas.write_text(CONTOH)
    assert konfigurasi.pilih(tmp_path, "b") == Tujuan(
        "b", "sftp", "/home/u/lkjip", alamat="u@contoh.invalid", porta=2222, ganti="nama"
    )
    with pytest.raises(GalatPerintah, match="sebutkan salah satu tujuan: a, b"):
        konfigurasi.pilih(tmp_path, None)
    with pytest.raises(GalatPerintah, match=r"“c” tidak ada.*a, b"):
        konfigurasi.pilih(tmp_path, "c")


@pytest.mark.parametrize("akhir", ["", "/", "//", "/."])
def test_folder_dengan_garis_miring_di_akhir(
    ssh: Tujuan, tmp_path: Path, kiriman: Callable[[str], Path], akhir: str
) -> None:
    """A link followed by a slash is what it leads to, and cannot be made or changed."""
    teks = f'[tujuan.a]\ncara = "sftp"\nalamat = "a@b"\nfolder = "{tmp_path / "situs"}{akhir}"\n'
    (tmp_path / konfigurasi.NAMA).write_text(teks)
    tujuan = replace(ssh, folder=konfigurasi.pilih(tmp_path, "a").folder)
    for nama in ("satu", "dua"):
        kirim(tujuan, kiriman(nama))
    assert isi(tmp_path / "situs") == isi(kiriman("dua"))


def test_contoh_dalam_terbit_toml_berlaku(tmp_path: Path) -> None:
    teks = (Path(__file__).parent.parent / konfigurasi.NAMA).read_text(encoding="utf-8")
    assert konfigurasi.baca(Path(__file__).parent.parent / konfigurasi.NAMA) == {}
    contoh = re.findall(r"^# (\[.+\]|\w+ = .+)$", teks, re.MULTILINE)
    berkas = tmp_path / konfigurasi.NAMA
    berkas.write_text("\n".join(contoh))
    assert [t.cara for t in konfigurasi.baca(berkas).values()] == list(konfigurasi.KUNCI)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("[tujuan.a", "baris 1: bukan TOML"),
        ("[lain]", "lain tidak dikenal"),
        ("tujuan = 1", "tidak dikenal"),
        ("[tujuan]\na = 1", "bagian tersendiri"),
        ('[tujuan.a]\ncara = "ftp"', "direktori, sftp"),
        ('[tujuan.a]\ncara = "direktori"', "folder wajib"),
        ('[tujuan.a]\ncara = "direktori"\nfolder = "x"', "jalur lengkap"),
        ('[tujuan.a]\ncara = "direktori"\nfolder = "/"', "jalur lengkap"),
        ('[tujuan.a]\ncara = "direktori"\nfolder = "/a/../b"', "jalur lengkap"),
        ('[tujuan.a]\ncara = "direktori"\nfolder = "/a"\nporta = 1', "porta tidak dikenal"),
        ('[tujuan.a]\ncara = "direktori"\nfolder = "/a"\nsandi = "x"', "sandi tidak dikenal"),
        ('[tujuan.a]\ncara = "direktori"\nfolder = "/a"\nsimpan = 0', "paling sedikit 1"),
        ('[tujuan.a]\ncara = "direktori"\nfolder = "/a"\nsimpan = true', "bilangan bulat"),
        ('[tujuan.a]\ncara = "direktori"\nfolder = "/a"\njalur = "lkjip"', "garis miring"),
        ('[tujuan.a]\ncara = "rsync"\nfolder = "/a"', 'Tulis cara = "sftp" dan ganti = "nama"'),
        ('[tujuan.a]\ncara = "sftp"\nfolder = "/a"', "alamat wajib"),
        ('[tujuan.a]\ncara = "sftp"\nfolder = "/a"\nalamat = "-oX=y"', "alamat wajib"),
        ('[tujuan.a]\ncara = "sftp"\nfolder = "/a"\nalamat = "u@h"\nganti = "x"', "tautan atau"),
    ],
)
def test_konfigurasi_keliru(tmp_path: Path, isi: str, pesan: str) -> None:
    (tmp_path / konfigurasi.NAMA).write_text(isi)
    with pytest.raises(GalatPerintah, match=pesan):
        konfigurasi.baca(tmp_path / konfigurasi.NAMA)
