"""The small report published, sent, and served by real nginx and Apache below a path: headers,
types, compression, caching; in the browser no violation of the policy and no foreign request."""

from __future__ import annotations

import email.message
import gzip
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest import mock
from urllib.parse import unquote, urljoin, urlsplit

import brotli
import pytest
from lxml import html
from playwright.sync_api import Browser

from scripts import cli
from scripts.hosting import kebijakan, susun
from scripts.perintah import kirim
from scripts.terminal import GalatPerintah
from tests import server
from tests.penanda import bila_lengkap
from tests.peramban import GULIR, Pengamat, buka
from tests.proyek import perintah
from tests.terbit import git, salin_terbitan, siapkan, terbitan_bersama

JALUR = "/lkjip/"
VERSI = "2031"
BAB = f"{VERSI}/bab-1-kinerja.html"


@dataclass(frozen=True)
class Terkirim:
    """The sent site: the project that sent it, and the folder that is the servers' root."""

    proyek: Path
    akar: Path

    @property
    def situs(self) -> Path:
        """The site's folder."""
        return self.akar / JALUR.strip("/")


def tujuan(proyek: Path, situs: Path) -> None:
    """A target for a project: a folder of this machine."""
    (proyek / "terbit.toml").write_text(
        f'[tujuan.situs]\ncara = "direktori"\nfolder = "{situs}"\njalur = "{JALUR}"\n',
        encoding="utf-8",
    )


@pytest.fixture(scope="module", autouse=True)
def lekas_padat() -> Iterator[None]:
    """Packed less tightly: to pack a site takes longer than to make it, and what comes out of it
    must be the same."""
    padat = {
        "br": partial(brotli.compress, quality=2),
        "gz": partial(gzip.compress, compresslevel=1, mtime=0),
    }
    with mock.patch.dict(susun.PADAT, padat):
        yield


@pytest.fixture(scope="module")
def terkirim(tmp_path_factory: pytest.TempPathFactory) -> Terkirim:
    """A version, really published and really sent to a folder."""
    folder = tmp_path_factory.mktemp("kirim")
    folder.chmod(0o755)
    for atas in (folder.parent, folder.parent.parent):
        atas.chmod(atas.stat().st_mode | 0o055)
    proyek = salin_terbitan(terbitan_bersama(tmp_path_factory), folder / "terbitan").proyek
    git(proyek, "remote", "remove", "origin")
    akar = folder / "www"
    akar.mkdir()
    tujuan(proyek, akar / "lkjip")
    hasil = perintah(proyek, "kirim")
    assert (hasil.returncode, "Terkirim ke situs" in hasil.stdout) == (0, True), hasil.stderr
    return Terkirim(proyek, akar)


def test_belum_ada_yang_dikirim(tmp_path: Path) -> None:
    tempat = siapkan(tmp_path)
    tujuan(tempat.proyek, tmp_path / "www")
    with pytest.raises(GalatPerintah, match="belum ada yang terbit"):
        kirim.jalankan(str(tempat.proyek), cli.urai(["kirim"]))


SERVER = ("nginx", "apache")


@pytest.fixture(scope="module", params=SERVER)
def alamat(
    request: pytest.FixtureRequest, terkirim: Terkirim, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the site on each server."""
    folder = tmp_path_factory.mktemp(request.param) / "server"
    with ExitStack() as tumpukan:
        if request.param == "nginx":
            pengaturan = terkirim.proyek / ".cache" / "kirim" / "nginx-situs.conf"
            akar = tumpukan.enter_context(server.nginx(folder, terkirim.akar, pengaturan))
        else:
            akar = tumpukan.enter_context(server.apache(folder, terkirim.akar))
        yield akar.rstrip("/") + JALUR


def minta(alamat: str, sandi: str = "identity") -> tuple[int, email.message.Message, bytes]:
    """What a server answers: its code, headers and body as sent."""
    permintaan = urllib.request.Request(alamat, headers={"Accept-Encoding": sandi})  # noqa: S310
    try:
        with urllib.request.urlopen(permintaan, timeout=20) as jawaban:  # noqa: S310
            return jawaban.status, jawaban.headers, jawaban.read()
    except urllib.error.HTTPError as galat:
        return galat.code, galat.headers, galat.read()


@pytest.mark.parametrize(
    ("jalur", "tipe", "simpan"),
    [
        (BAB, "text/html", "no-cache"),
        (f"{VERSI}/unduh/data/sasaran.csv", "text/csv", "public, max-age=3600"),
        (f"{VERSI}/unduh/data/angka.json", "application/json", "no-cache"),
        (f"{VERSI}/aset/css/laporan.css", "text/css", "no-cache"),
        (f"{VERSI}/aset/ikon.svg", "image/svg+xml", "public, max-age=3600"),
        ("terbitan.js", "text/javascript", "no-cache"),
    ],
)
def test_kepala_dan_isi(
    alamat: str, terkirim: Terkirim, jalur: str, tipe: str, simpan: str
) -> None:
    asli = (terkirim.situs / jalur).read_bytes()
    kode, kepala, isi = minta(alamat + jalur)
    assert (kode, isi) == (200, asli)
    assert kepala["Content-Type"].replace(" ", "") == f"{tipe};charset=utf-8"
    assert kepala.get_all("Cache-Control") == [simpan]
    csp = kepala.get_all("Content-Security-Policy")
    assert csp is not None and len(csp) == 1
    assert "unsafe" not in csp[0] and "default-src 'none'" in csp[0] and "*" not in csp[0]
    for nama, nilai in kebijakan.SERVER["kepala"].items():
        assert kepala.get_all(nama) == [nilai]
    assert kepala["Content-Encoding"] is None
    besar = len(asli) >= susun.TERKECIL
    kode, kepala, isi = minta(alamat + jalur, "gzip")
    assert (kode, kepala["Content-Encoding"]) == (200, "gzip" if besar else None)
    assert (gzip.decompress(isi) if besar else isi) == asli
    assert kepala["Content-Type"].replace(" ", "") == f"{tipe};charset=utf-8"
    assert kepala.get_all("Cache-Control") == [simpan]
    if besar:
        assert "Accept-Encoding" in kepala["Vary"]
        assert kepala["Content-Security-Policy"] == csp[0]


def test_huruf_disimpan_sebentar(alamat: str, terkirim: Terkirim) -> None:
    (huruf, *_) = sorted((terkirim.situs / VERSI).rglob("*.woff2"))
    kode, kepala, _ = minta(alamat + huruf.relative_to(terkirim.situs).as_posix())
    assert (kode, kepala["Content-Type"]) == (200, "font/woff2")
    assert kepala["Cache-Control"] == kebijakan.SERVER["simpan_sebentar"]


def test_apache_memakai_brotli(terkirim: Terkirim, tmp_path: Path) -> None:
    with server.apache(tmp_path / "server", terkirim.akar) as akar:
        kode, kepala, isi = minta(f"{akar}lkjip/{BAB}", "gzip, br")
        assert (kode, kepala["Content-Encoding"]) == (200, "br")
        assert kepala["Content-Type"].replace(" ", "") == "text/html;charset=utf-8"
        assert kepala["Content-Language"] is None
        assert brotli.decompress(isi) == (terkirim.situs / BAB).read_bytes()


def test_halaman_depan_dan_yang_tidak_ada(alamat: str, terkirim: Terkirim) -> None:
    kode, kepala, isi = minta(alamat, "gzip")
    assert kode == 200
    isi = gzip.decompress(isi) if kepala["Content-Encoding"] == "gzip" else isi
    assert f"{VERSI}/index.html".encode() in isi
    for jalur in ("tidak-ada.html", f"{VERSI}/tidak/ada/"):
        kode, kepala, isi = minta(alamat + jalur)
        assert (kode, "Halaman tidak ditemukan" in isi.decode()) == (404, True)
        assert "default-src 'none'" in kepala["Content-Security-Policy"]
    for jalur in (".htaccess", ".lkjip/nginx.conf", ".lkjip/keadaan.json"):
        assert minta(alamat + jalur)[0] in {403, 404}
    # Kept states lie beside the site, and are not for readers.
    simpanan = terkirim.akar / ".lkjip.keadaan" / "000009" / "index.html"
    simpanan.parent.mkdir(exist_ok=True)
    simpanan.write_text("keadaan lama", encoding="utf-8")
    induk = alamat.removesuffix(JALUR.lstrip("/"))
    kode, _, isi = minta(f"{induk}.lkjip.keadaan/000009/index.html")
    assert (kode in {403, 404}, b"keadaan lama" in isi) == (True, False)


@pytest.mark.parametrize("alamat", bila_lengkap(SERVER, {"nginx"}), indirect=True)
def test_peramban_tanpa_pelanggaran(alamat: str, peramban: Browser, lengkap: bool) -> None:
    halaman = [
        "index.html", BAB, f"{VERSI}/data/sasaran.html", f"{VERSI}/verifikasi.html", "versi.html",
        f"{VERSI}/aset/ikon.svg",
    ]  # fmt: skip
    if lengkap:  # what has nothing that those have not
        lain = ("index.html", "data/index.html", "lampiran/perjanjian-kinerja.html")
        halaman += [f"{VERSI}/{nama}" for nama in lain]
    with buka(peramban) as konteks:
        pengamat = Pengamat(konteks, alamat)
        konteks.add_init_script(
            "document.addEventListener('securitypolicyviolation', (e) =>"
            " console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI));"
        )
        for jalur in halaman:
            pengamat.pergi(jalur)
            if jalur.endswith(".html"):
                pengamat.halaman.evaluate(GULIR)
        layar = pengamat.pergi(BAB)
        layar.evaluate(GULIR)
        assert layar.locator("figure.gambar img").count() > 0
        assert layar.evaluate(
            "[...document.querySelectorAll('figure.gambar img')]"
            ".filter((g) => g.checkVisibility()).every((g) => g.naturalWidth > 0)"
        )
        kotak = layar.get_by_role("searchbox", name="Cari dalam laporan")
        kotak.press_sequentially("kinerja")
        hasil = layar.locator(".cari__daftar > li > a")
        hasil.first.wait_for()
        assert hasil.count() > 0
    assert pengamat.temuan == []


def test_semua_tautan_sampai(terkirim: Terkirim) -> None:
    situs = terkirim.situs
    dokumen = {
        b.relative_to(situs).as_posix(): html.parse(b).getroot() for b in situs.rglob("*.html")
    }
    jangkar = {j: {str(i) for i in d.xpath("//@id")} for j, d in dokumen.items()}
    putus = []
    for jalur, isi in dokumen.items():
        for tujuan in isi.xpath("//@href | //@src"):
            ke = urlsplit(urljoin(f"http://situs.invalid{JALUR}{jalur}", str(tujuan)))
            if ke.netloc != "situs.invalid" or ke.scheme != "http":
                continue
            nama = unquote(ke.path).removeprefix(JALUR)
            bagian = unquote(ke.fragment)
            ada = (situs / nama).is_file()
            if not ada or (bagian and bagian not in {*jangkar.get(nama, ()), "__top"}):
                putus.append(f"{jalur}: {tujuan}")
    assert len(dokumen) > 30
    assert putus == []


def test_verify_dan_kirim_ulang(terkirim: Terkirim) -> None:
    periksa = perintah(terkirim.proyek, "verify", "--site", str(terkirim.situs))
    assert periksa.returncode == 0, periksa.stdout + periksa.stderr
    lagi = perintah(terkirim.proyek, "kirim", "situs")
    assert (lagi.returncode, "tidak ada yang dikirim" in lagi.stdout) == (0, True)
    kembali = perintah(terkirim.proyek, "rollback")
    assert kembali.returncode == 1
    assert kembali.stderr.startswith("Galat: situs (direktori,")
    for argumen in (["kirim", "lain"], ["rollback", "lain"], ["kirim", "--dari", "/tidak/ada"]):
        hasil = perintah(terkirim.proyek, *argumen)
        assert hasil.returncode == 2
        assert re.fullmatch(r"Galat: [^\n]+\n", hasil.stderr)


# The tree itself


def test_salinan_termampatkan_tetap_sama(tmp_path: Path) -> None:
    hasil = []
    for nama in ("satu", "dua"):
        pohon = tmp_path / nama
        (pohon / "a").mkdir(parents=True)
        (pohon / "index.html").write_text("<p>kecil</p>")
        (pohon / "a" / "besar.csv").write_text("kode,nilai\n" * 200)
        (pohon / "foto.png").write_bytes(bytes(1000))
        susun.lengkapi(pohon, JALUR, tmp_path / f"tembolok-{nama}")
        hasil.append(
            {b.relative_to(pohon): b.read_bytes() for b in pohon.rglob("*") if b.is_file()}
        )
    assert hasil[0] == hasil[1]
    nama_padat = {b.name for b in hasil[0] if b.suffix in {".br", ".gz"}}
    # The page for wrong addresses, which every tree is given, is large enough, too.
    assert nama_padat == {
        f"{nama}.{akhiran}" for nama in ("404.html", "besar.csv") for akhiran in ("br", "gz")
    }
    assert hasil[0][Path("a/besar.csv.gz")][4:8] == bytes(4)
    assert {b.as_posix() for b in hasil[0]} >= set(susun.BERKAS.values())


def test_kebijakan_dari_halaman(tmp_path: Path) -> None:
    halaman = tmp_path / "h.html"
    halaman.write_text(
        "<script>satu()</script><script src=x.js></script>"
        '<script type="application/json">{"a":1}</script><style>b{}</style><p onclick="x()">é</p>',
        encoding="utf-8",
    )
    isi = kebijakan.telusuri([halaman])
    assert isi.skrip == {kebijakan.sidik_sumber("satu()")}
    assert isi.gaya == {kebijakan.sidik_sumber("b{}")}
    assert isi.larangan == {"h.html: onclick"}
    assert "unsafe" not in kebijakan.susun(isi)
    # What a version holds that cannot be read cannot be mended any more, and stops no sending.
    rusak = [tmp_path / nama for nama in ("kosong.html", "kosong.svg", "putus.svg")]
    for berkas, teks in zip(rusak, ("", "", "<svg><style>b{}</style><g></svg>"), strict=True):
        berkas.write_text(teks, encoding="utf-8")
    assert kebijakan.telusuri([*rusak, halaman]) == isi
    halaman.write_text('<p style="color:red">x</p>', encoding="utf-8")
    sumber = kebijakan.sidik_sumber("color:red")
    assert f"style-src 'self' 'unsafe-hashes' {sumber};" in kebijakan.susun(
        kebijakan.telusuri([halaman])
    )


def test_jalur_situs() -> None:
    assert susun.jalur_situs("/a/", "https://contoh.invalid/b/") == "/a/"
    assert susun.jalur_situs(None, "https://contoh.invalid/b") == "/b/"
    assert susun.jalur_situs(None, "https://contoh.invalid") == "/"
    assert susun.jalur_situs(None, "") == "/"
