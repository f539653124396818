"""The preview: what is wrong stands in the open page, and the good one comes back by itself."""

from __future__ import annotations

import re
import socket
import threading
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.livereload import LiveReloadServer
from playwright.sync_api import Browser, Page, expect

from macros.mkdocs import jembatan
from scripts.mesin import pratinjau
from scripts.mesin.cetak_samping import ALAMAT, CetakSamping
from scripts.mesin.pelayan import Pelayan
from scripts.terminal import GalatPerintah
from tests.penanda import bila_lengkap
from tests.proyek import bangun_situs, ganti, pasang_mini, salin_mini

BAB = "docs/bab-2-penutup.md"


@pytest.fixture(scope="module")
def proyek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pasang_mini(tmp_path_factory.mktemp("pratinjau") / "proyek")


@pytest.fixture(scope="module")
def server(proyek: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pelayan]:
    """The preview of a project, as `serve` runs it, without its watching of files."""
    porta = pratinjau._porta_bebas(8700)
    penyusun = pratinjau.Pratinjau(
        proyek, tmp_path_factory.mktemp("gudang"), f"http://127.0.0.1:{porta}/"
    )
    pelayan = Pelayan(penyusun, host="127.0.0.1", port=porta, root=str(proyek))
    pelayan._watched_paths[""] = 1  # what makes it put its script into pages
    penyusun.pelayan = pelayan
    # Nothing is watched here.
    setattr(pelayan, "ada_ubahan", lambda _: False)  # noqa: B010 - a method
    pelayan.server_bind()
    pelayan.server_activate()
    utas = threading.Thread(target=pelayan.serve_forever, daemon=True)
    utas.start()
    yield pelayan
    super(LiveReloadServer, pelayan).shutdown()
    pelayan.server_close()
    penyusun.tutup()


@pytest.fixture
def halaman(server: Pelayan, peramban: Browser) -> Iterator[Page]:
    satu = peramban.new_page()
    yield satu
    satu.close()


def test_galat_di_halaman_dan_kembali_sendiri(proyek: Path, server: Pelayan, halaman: Page) -> None:
    panel = halaman.locator("#galat-pratinjau")
    # Broken from the beginning: no site yet, and the panel stands alone.
    ganti(proyek / "data/target.csv", "1.1,2031,TAHUN", "1.1,dua,TAHUN")
    server.builder()
    halaman.goto(f"{server.url}{BAB.removeprefix('docs/').replace('.md', '.html')}")
    expect(panel).to_contain_text("data/target.csv, baris")
    expect(panel).to_contain_text("Situs tampil sendiri di sini")
    # Mended: the page comes by itself.
    ganti(proyek / "data/target.csv", "1.1,dua,TAHUN", "1.1,2031,TAHUN")
    server.builder()
    expect(halaman.locator("h1")).to_contain_text("Penutup")
    expect(panel).to_have_count(0)
    # Two mistakes at once, both with their place, over the page as it was.
    ganti(proyek / BAB, '{{ tanda_tangan("penutup") }}', '{{ tanda_tangan("penutupan") }}')
    ganti(proyek / "docs/bab-1-kinerja.md", '{{ tabel("smart") }}', '{{ tabel("smrt") }}')
    server.builder()
    expect(panel).to_contain_text("2 galat. Halaman di belakang panel ini belum berubah")
    expect(panel.locator(".letak")).to_contain_text(["docs/bab-1-kinerja.md, baris ", BAB])
    expect(halaman.locator("h1")).to_contain_text("Penutup")
    ganti(proyek / BAB, '{{ tanda_tangan("penutupan") }}', '{{ tanda_tangan("penutup") }}')
    ganti(proyek / "docs/bab-1-kinerja.md", '{{ tabel("smrt") }}', '{{ tabel("smart") }}')
    # What the engine lets pass and a build would not: the page is new, and says so.
    ganti(proyek / BAB, "Rata-rata capaian", "[Baru](tiada.md). Rata-rata capaian")
    server.builder()
    expect(halaman.locator("article")).to_contain_text("Baru. Rata-rata")
    expect(panel).to_contain_text("Halaman ini sudah baru, tetapi belum dapat diterbitkan.")


def test_pdf_di_samping_situs(server: Pelayan, halaman: Page) -> None:
    """What is made beside it has addresses of its own; the site's stay as they were."""
    isi = {"keadaan.json": ("application/json", b'{"pdf": 3, "kata": "PDF pukul 10.00.00."}')}
    isi[""] = ("text/html", CetakSamping(Path(), Path()).jawab(ALAMAT)[1])  # type: ignore[index]
    cetak = SimpleNamespace(jawab=lambda satu: isi.get(satu.removeprefix(ALAMAT)))
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(server, "cetak", cetak)
        halaman.goto(f"{server.url.rstrip('/')}{ALAMAT}")
        expect(halaman.locator("#kata")).to_have_text("PDF pukul 10.00.00.")
        alamat = "/pratinjau/laporan.pdf?3#navpanes=0"
        expect(halaman.locator("#pdf")).to_have_attribute("src", alamat)
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{server.url.rstrip('/')}{ALAMAT}")  # noqa: S310 - this machine


def test_isi_dari_data_bukan_perintah(server: Pelayan) -> None:
    assert isinstance(server.builder, pratinjau.Pratinjau)
    panel = server.builder.panel([], "<script>alert(1)</script>")
    assert "<script>" not in panel


def test_alamat_yang_tidak_ada_tetap_memuat_diri(server: Pelayan) -> None:
    with pytest.raises(urllib.error.HTTPError) as galat:
        urllib.request.urlopen(f"{server.url}tidak-ada.html")  # noqa: S310 - this machine
    assert b"livereload" in galat.value.read()


@pytest.mark.parametrize(
    ("inang", "boleh"),
    [
        ("127.0.0.1:8000", True), ("localhost", True), ("LOCALHOST:9000", True),
        ("[::1]:8000", True),
        ("jahat.example", False), ("jahat.example:8000", False), ("127.0.0.1.jahat.example", False),
        ("localhost.jahat.example:8000", False),
    ],
)  # fmt: skip
def test_nama_lain_bagi_komputer_ini_tidak_dijawab(
    server: Pelayan, inang: str, *, boleh: bool
) -> None:
    """A page of the web that names this machine as its own host would read what is shown here."""
    jawaban: list[str] = []
    isi = server.serve_request(
        {"PATH_INFO": "/tidak-ada.html", "HTTP_HOST": inang}, lambda kode, _: jawaban.append(kode)
    )
    assert jawaban == ["404 Not Found" if boleh else "421 Misdirected Request"]
    assert (b"livereload" in b"".join(isi)) is boleh


def test_porta_dipakai_memakai_berikutnya() -> None:
    with socket.socket() as satu:
        satu.bind(("127.0.0.1", 0))
        satu.listen()
        porta = satu.getsockname()[1]
        assert pratinjau._porta_bebas(porta) > porta
    with pytest.raises(GalatPerintah, match="9000"):
        pratinjau._porta_bebas(65536)


class Saksi:
    """Stands for the server: what was shown, and how each time the open page read."""

    def __init__(self, terbuka: str) -> None:
        self.terbuka = terbuka
        self.tampil: list[tuple[bytes, str, bool]] = []

    def ada_ubahan(self, detik: float) -> bool:
        return False

    def tampilkan(self, folder: Path | None, panel: str, *, diam: bool = False) -> None:
        isi = (folder / self.terbuka).read_bytes() if folder else b""
        self.tampil.append((isi, panel, diam))


@pytest.fixture
def cepat(situs_kilat: Path, tmp_path: Path) -> Iterator[tuple[Path, pratinjau.Pratinjau, Saksi]]:
    # Its charts are drawn already.
    akar, saksi = salin_mini(situs_kilat, tmp_path / "proyek"), Saksi("bab-1-kinerja.html")
    (tmp_path / "gudang").mkdir()
    penyusun = pratinjau.Pratinjau(akar, tmp_path / "gudang", "http://127.0.0.1:8000/")
    penyusun.pelayan = saksi  # type: ignore[assignment]
    penyusun()
    saksi.tampil.clear()
    yield akar, penyusun, saksi
    penyusun.tutup()


@pytest.mark.parametrize(
    ("berkas", "lama", "baru", "terlihat"),
    [
        ("data/realisasi.csv", "1.1,2031,TAHUN,LKJIP,14", "1.1,2031,TAHUN,LKJIP,13", b"91,66%"),
        # Words, and what needs rules of the theme's style sheet that no page had.
        pytest.param(
            "docs/bab-1-kinerja.md", "## Capaian {", "A[^a]\n\n[^a]: Isi.\n\n## Capaian {", b"Isi.",
            marks=pytest.mark.lengkap,
        ),
    ],
)  # fmt: skip
def test_halaman_terbuka_lebih_dahulu(
    cepat: tuple[Path, pratinjau.Pratinjau, Saksi],
    berkas: str,
    lama: str,
    baru: str,
    terlihat: bytes,
) -> None:
    """The page alone, then the whole site, which says the same: the page is not loaded twice. A PDF
    that is being made ends with the first change, and anew it is made of what is sound alone."""
    akar, penyusun, saksi = cepat
    jejak: list[str] = []
    penyusun.cetak = SimpleNamespace(  # type: ignore[assignment]
        minta=lambda: jejak.append("minta"), batalkan=lambda kata="": jejak.append(kata)
    )
    ganti(akar / berkas, lama, baru)
    penyusun()
    assert jejak == ["PDF menyusul.", "minta"]
    (satu, keadaan, _), (dua, seluruhnya, diam) = saksi.tampil
    assert terlihat in satu
    assert satu == dua
    assert diam
    assert berkas in keadaan and "halaman ini disusun dalam " in keadaan
    assert "seluruh situs dalam" in seluruhnya
    ganti(akar / BAB, "Rata-rata", "[Baru](tiada.md). Rata-rata")
    penyusun()
    assert jejak[2:] == ["PDF menyusul.", "PDF belum diperbarui: perbaiki galatnya dahulu."]


@pytest.mark.lengkap
def test_yang_tidak_dapat_sendiri_disusun_seluruhnya(
    cepat: tuple[Path, pratinjau.Pratinjau, Saksi],
) -> None:
    """A new file, a declaration, a mistake: only a whole build knows what follows from it."""
    akar, penyusun, saksi = cepat
    (akar / "docs/catatan.txt").write_text("x", encoding="utf-8")
    penyusun()
    ganti(akar / BAB, "Rata-rata capaian", '{{ tabel("tiada") }} Rata-rata capaian')
    penyusun()
    assert ["seluruh situs" in panel for _, panel, _ in saksi.tampil] == [True, False]
    assert "galat-pratinjau" in saksi.tampil[-1][1]


class Penyela(Saksi):
    """An editor who saves again as soon as the rest of the site is being made."""

    def __init__(self, terbuka: str) -> None:
        super().__init__(terbuka)
        self.simpan: list[Callable[[], object]] = []
        self.sesudah = 0  # looks at the files before that

    def ada_ubahan(self, detik: float) -> bool:
        self.sesudah -= 1
        if self.simpan and self.sesudah < 0:
            self.simpan.pop()()
            return True
        return not detik and self.sesudah < 0


@pytest.mark.parametrize("sesudah", bila_lengkap([0, 60], [60]))
def test_ubahan_saat_situs_disusun(
    cepat: tuple[Path, pratinjau.Pratinjau, Saksi], tmp_path: Path, sesudah: int, lengkap: bool
) -> None:
    """The open page comes first then too; the rest follows, with both, as if made at once."""
    akar, penyusun, _ = cepat
    saksi = Penyela("bab-1-kinerja.html")
    penyusun.pelayan = saksi  # type: ignore[assignment]
    saksi.sesudah = sesudah
    saksi.simpan.append(lambda: ganti(akar / BAB, "Rata-rata capaian", "Dua. Rata-rata capaian"))
    ganti(akar / "docs/bab-1-kinerja.md", "## Capaian {", "Satu.\n\n## Capaian {")
    ganti(akar / "data/realisasi.csv", "1.1,2031,TAHUN,LKJIP,14", "1.1,2031,TAHUN,LKJIP,13")
    penyusun()
    assert not saksi.simpan
    assert ["seluruh situs" in panel for _, panel, _ in saksi.tampil] == [False]
    saksi.terbuka, saksi.sesudah = BAB.removeprefix("docs/").replace(".md", ".html"), 10**6
    saksi.tampil.clear()
    penyusun()
    (satu, keadaan, _), (_, seluruhnya, _) = saksi.tampil
    assert b"Dua. Rata-rata" in satu and "91,66" in satu.decode()
    assert f"{BAB} · halaman ini" in keadaan and "3 berkas · seluruh situs" in seluruhnya
    # Nothing of what was given up is left, and what is shown is what one build alone makes.
    (jadi,) = (tmp_path / "gudang").iterdir()
    sendiri = bangun_situs([akar])[0] if lengkap else None
    for nama in ("bab-1-kinerja.html", "bab-2-penutup.html", "data/realisasi.html"):
        assert sendiri is None or isi_halaman(jadi / nama) == isi_halaman(sendiri / nama)
    # Nothing new: nothing to do.
    saksi.tampil.clear()
    penyusun()
    assert not saksi.tampil


def isi_halaman(berkas: Path) -> str:
    """The chapter of a page, without the theme around it, which knows the site's address."""
    luar = r"^.*<article|</article>.*$"
    return re.sub(luar, "", berkas.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.lengkap
def test_menyunting_terus_tetap_halaman_dahulu(
    cepat: tuple[Path, pratinjau.Pratinjau, Saksi],
) -> None:
    """Whoever saves every second sees each time the page alone, and the last of it at the end."""
    akar, penyusun, _ = cepat
    bab, saksi = akar / "docs/bab-1-kinerja.md", Penyela("bab-1-kinerja.html")
    penyusun.pelayan = saksi  # type: ignore[assignment]
    ganti(bab, "## Capaian {", "Kata 0.\n\n## Capaian {")
    for n in range(4):
        saksi.simpan = [partial(ganti, bab, f"Kata {n}.", f"Kata {n + 1}.")] if n < 3 else []
        saksi.sesudah = 0 if n < 3 else 10**6
        penyusun()
    rupa = ["seluruh situs" in panel for _, panel, _ in saksi.tampil]
    assert rupa == [False] * 4 + [True]
    assert all(f"Kata {n}.".encode() in isi for n, (isi, *_) in enumerate(saksi.tampil[:4]))
    assert b"Kata 3." in saksi.tampil[-1][0]


@pytest.mark.lengkap
def test_yang_dibetulkan_kembali_sebelum_situs_disusun(
    cepat: tuple[Path, pratinjau.Pratinjau, Saksi],
) -> None:
    """Mended, the page comes back after the check; while another mistake stands the panel stays."""
    akar, penyusun, saksi = cepat
    ganti(akar / "data/realisasi.csv", "1.1,2031,TAHUN,LKJIP,14", "1.1,dua,TAHUN,LKJIP,14")
    penyusun()
    ganti(akar / BAB, "Rata-rata capaian", '{{ tabel("tiada") }} Rata-rata capaian')
    penyusun()
    ganti(akar / "data/realisasi.csv", "1.1,dua,TAHUN,LKJIP,14", "1.1,2031,TAHUN,LKJIP,13")
    penyusun()
    assert all("galat-pratinjau" in panel for _, panel, _ in saksi.tampil)
    saksi.tampil.clear()
    ganti(akar / BAB, '{{ tabel("tiada") }} ', "")
    penyusun()
    (satu, keadaan, _), (dua, seluruhnya, _) = saksi.tampil
    assert "91,66%" in satu.decode() and satu == dua
    assert "halaman ini disusun" in keadaan and "seluruh situs" in seluruhnya


def test_satu_halaman_dari_bangunan_terakhir(
    cepat: tuple[Path, pratinjau.Pratinjau, Saksi], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only chapters; a mistake or a picture that the site has not yet leaves it to the whole build,
    and the title as it was; the next page then reads the tables again."""
    akar, penyusun, _ = cepat
    assert penyusun.config is not None
    papan = penyusun.config.extra[jembatan.KUNCI_PAPAN]
    bab, src = akar / "docs/bab-1-kinerja.md", "bab-1-kinerja.md"
    asli = bab.read_text(encoding="utf-8")
    mulai: list[bool] = []

    def catat(config: object, *, teliti: bool = True) -> None:
        mulai.append(teliti)
        semula(config, teliti=teliti)

    semula = jembatan.mulai
    monkeypatch.setattr(jembatan, "mulai", catat)
    assert papan.bab(src) and not papan.bab("tiada.md")
    with pytest.raises(KeyError):
        papan.perbarui("tiada.md", data=False)
    assert papan.perbarui(src, data=False) and not papan.ragu and mulai == []
    assert papan.perbarui(src, data=True) and mulai == [False]
    halaman = papan.files.get_file_from_path(src).page
    judul = halaman.title
    for salah in ('{{ tabel("tiada") }}', '{{ rujuk("tiada") }}'):
        bab.write_text(asli.replace("# ", "# Lain ", 1) + f"\n{salah}\n", encoding="utf-8")
        assert not papan.perbarui(src, data=False) and papan.ragu
        assert halaman.title == judul
    bab.write_text(asli.replace("# ", "# Lain ", 1), encoding="utf-8")
    mulai.clear()
    assert papan.perbarui(src, data=False) and mulai == [False] and not papan.ragu
    assert "Lain" in halaman.title != judul
    situs = jembatan.bangunan(papan.config).situs
    assert "Lain" in (situs / "bab-1-kinerja.html").read_text(encoding="utf-8")
    gambar = sorted((situs / "aset/grafik").glob("*.svg"))
    gambar[0].unlink()
    gambar[1].write_text("lama", encoding="utf-8")
    assert papan.perbarui(src, data=False)
    ada = {b.name for b in (situs / "aset/grafik").glob("*.svg")}
    assert gambar[1].read_text(encoding="utf-8") == "lama" and len(ada) >= len(gambar) - 1
    assert papan.perbarui(src, data=True)
    assert {b.name for b in (situs / "aset/grafik").glob("*.svg")} >= ada
