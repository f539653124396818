"""What a build puts around the site's engine: the check beside it, tables past Markdown, PDFs."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import mkdocs_macros.plugin
import pytest
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from lxml import html as lxml_html
from markdown import Markdown
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink

from macros.dasar import cabang
from macros.dasar.cabang import Sampingan
from macros.hitung.laporan import Laporan
from macros.keluaran.bangunan import Bangunan
from macros.keluaran.pdf import cetak
from macros.keluaran.pencetak import Cetakan, GalatCetak, Pencetak
from macros.mkdocs import jembatan, kait
from macros.periksa import menyeluruh
from macros.sajian.templat import SimpananTemplat, ingat_bab
from macros.sajian.tulisan import Titipan, seragamkan
from scripts.mesin import penyusun, situs
from scripts.terminal import GalatPerintah
from tests.penanda import bila_lengkap
from tests.proyek import MASUK, salin_mini, sidik

# The command ends as `lkjip.py` does, without taking the interpreter apart. It hears Ctrl-C, also
# where the tests run in the background and do not.
DENGAR = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
SEGERA = DENGAR + MASUK.replace("sys.exit(", "os._exit(")
BEKAL: Any = None  # nobody looks at it

# The check beside the build


@pytest.mark.parametrize(("sinyal", "sebab"), [(9, "memori habis"), (0, "disebut di atas")])
def test_pemeriksaan_yang_mati_disebut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sinyal: int, sebab: str
) -> None:
    def mati(*_: object, **__: object) -> None:
        os.kill(os.getpid(), sinyal)
        os._exit(1)

    monkeypatch.setattr(menyeluruh, "periksa_siap", mati)
    monkeypatch.setattr(situs, "susun", lambda *_, **__: None)
    kerja = penyusun.Pekerjaan(tmp_path, tmp_path, tmp_path, "situs")
    with pytest.raises(GalatPerintah, match=f"pemeriksaan terhenti .*{sebab}"):
        penyusun.tayangkan(kerja, Pencetak().mulai, BEKAL)


def test_pemeriksaan_berakhir_bersama_bangunan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tidur(tanda: Path, *_: object, **__: object) -> None:
        tanda.write_text(str(os.getpid()), encoding="utf-8")
        time.sleep(60)

    def putus(*_: object, **__: object) -> None:
        while not tanda.is_file() or not tanda.read_text(encoding="utf-8"):
            time.sleep(0.01)
        raise KeyboardInterrupt

    tanda = tmp_path / "nomor"
    monkeypatch.setattr(menyeluruh, "periksa_siap", tidur)
    monkeypatch.setattr(situs, "susun", putus)
    kerja = penyusun.Pekerjaan(tanda, tmp_path, tmp_path, "situs")
    with pytest.raises(KeyboardInterrupt):
        penyusun.tayangkan(kerja, Pencetak().mulai, BEKAL)
    with pytest.raises(ProcessLookupError):
        os.kill(int(tanda.read_text(encoding="utf-8")), 0)


def test_sinyal_selama_bercabang_tidak_hilang() -> None:
    """What comes while the process forks is raised after it, not lost in it."""
    semula = signal.signal(signal.SIGINT, signal.default_int_handler)
    selesai = False
    try:
        with pytest.raises(KeyboardInterrupt), cabang._ditunda():
            signal.raise_signal(signal.SIGINT)
            selesai = True
        assert selesai
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        with cabang._ditunda():
            pass
    finally:
        signal.signal(signal.SIGINT, semula)


def test_berkas_yang_tidak_disebut_tidak_terbit(tmp_path: Path) -> None:
    """Whatever lies in docs/ would be published, drafts and what Word leaves included."""
    docs, tema = tmp_path / "docs", tmp_path / "tema"
    (docs / "aset").mkdir(parents=True)
    tema.mkdir()
    (docs / "bab.md").write_text("[SK](aset/sk%20tim.pdf) {{ foto('kebun.heic') }}", "utf-8")
    tetap = ["bab.md", "aset/sk tim.pdf", "aset/logo.svg", "kebun.heic"]
    buang = ["~$bab.docx", "draf.docx", "Thumbs.db", "aset/~WRL1.tmp", "lama.html"]
    for nama in (*tetap[1:], *buang):
        (docs / nama).touch()
    (tema / "sitemap.xml").touch()
    semua = [File(nama, str(docs), str(tmp_path), True) for nama in (*tetap, *buang)]
    berkas = Files([*semua, File("sitemap.xml", str(tema), str(tmp_path), True)])
    assert [f.src_uri for f in jembatan.tak_disebut(berkas, docs)] == buang


@pytest.fixture
def satu_utas(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a command: the tests' browser has threads of its own."""
    monkeypatch.setattr("macros.dasar.cabang.threading.active_count", lambda: 1)


@pytest.mark.usefixtures("satu_utas")
def test_berkas_sampingan_dibuat_di_sini_bila_gagal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where the other process fails, this one tries, and tells why it cannot."""
    sini = os.getpid()

    def tulis() -> None:
        if os.getpid() != sini:
            os._exit(9)
        (tmp_path / "a").write_text("sini", encoding="utf-8")

    sampingan = Sampingan(tulis)
    sampingan.hasil()
    assert (tmp_path / "a").read_text(encoding="utf-8") == "sini"
    sampingan.akhiri()

    def gagal() -> None:
        raise OSError("penuh")

    with pytest.raises(OSError, match="penuh"):
        Sampingan(gagal).hasil()
    assert capfd.readouterr().err == "", "hanya sekali"


@pytest.mark.usefixtures("satu_utas")
def test_berkas_sampingan_berakhir_bersama_bangunan() -> None:
    sampingan = Sampingan(lambda: time.sleep(60))
    assert sampingan._cabang is not None
    nomor = sampingan._cabang._proses.pid
    assert nomor
    sampingan.akhiri()
    with pytest.raises(ProcessLookupError):
        os.kill(nomor, 0)


def test_bangunan_mengakhiri_yang_masih_bekerja() -> None:
    akhir: list[str] = []
    buku, bab = (SimpleNamespace(akhiri=partial(akhir.append, n)) for n in ("buku", "bab"))
    for satu in ((None, None), (buku, None), (None, bab), (buku, bab)):
        isi: Any = SimpleNamespace(buku=satu[0], tanpa_bab=satu[1])
        Bangunan.akhiri(isi)
    assert akhir == ["buku", "bab", "buku", "bab"]


def test_papan_mengenal_berkas_dan_navigasi() -> None:
    config: dict[str, Any] = {"extra": {}}
    bernama, lain = SimpleNamespace(title="Nama"), SimpleNamespace()
    nav, berkas = SimpleNamespace(pages=[bernama, lain]), Files([])
    assert kait.on_nav(nav, config, berkas) is nav
    assert (bernama.nama, lain.nama) == ("Nama", None)
    papan = config["extra"][jembatan.KUNCI_PAPAN]
    assert (papan.config, papan.files, papan.nav) == (config, berkas, nav)


def test_pencarian_mengenal_padanan_dan_sebutan_tahun(
    laporan: Laporan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of the unit's own, one way only where they say so, and what readers call the years."""
    jadi: list[str] = []
    monkeypatch.setattr(kait, "File", SimpleNamespace(generated=lambda *_, content: content))
    bangunan: Any = SimpleNamespace(
        nomor=SimpleNamespace(halaman=[]), makro=SimpleNamespace(laporan=laporan),
        samarkan=lambda teks: teks,
    )  # fmt: skip
    berkas: Any = SimpleNamespace(documentation_pages=list, append=jadi.append)
    kait._perkenalkan(bangunan, None, berkas)
    padanan = json.loads(jadi[0].removeprefix("var lkjipCari=").rstrip(";\n"))["padanan"]
    assert padanan[-2:] == [["tahun ini", "tahun 2023", "ya"], ["tahun lalu", "tahun 2022", "ya"]]
    baris = list(laporan.data["padanan"].baris())
    assert {r.searah for r in baris} >= {None, True}
    sendiri = [[r.istilah, r.padanan, "ya" if r.searah else ""] for r in baris]
    assert padanan[-2 - len(sendiri) : -2] == sendiri
    assert ["SP2D", "surat perintah pencairan dana", ""] in sendiri


def test_sampingan_di_sini_bila_ada_utas_lain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process with several threads is not split."""
    monkeypatch.setattr("macros.dasar.cabang.threading.active_count", lambda: 2)
    assert Sampingan(os.getpid).hasil() == os.getpid()


@pytest.mark.parametrize(
    ("sinyal", "kode"),
    bila_lengkap([(signal.SIGINT, 130), (signal.SIGTERM, 143)], [(signal.SIGINT, 130)]),
)
def test_dihentikan_tanpa_sisa(
    situs_mini: Path, tmp_path: Path, sinyal: signal.Signals, kode: int
) -> None:
    """As Ctrl-C does it, to every process of the terminal: nothing but a word is left."""
    proyek = salin_mini(situs_mini, tmp_path / "proyek")
    situs = shutil.copytree(situs_mini, proyek / "site", copy_function=os.link)
    sebelum = sidik(situs)
    proses = subprocess.Popen(
        [sys.executable, "-c", SEGERA, "build"],
        cwd=proyek, text=True, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert proses.stderr is not None
    while "Menyusun" not in proses.stderr.readline():
        pass
    time.sleep(0.3)
    os.killpg(proses.pid, sinyal)
    _, kata = proses.communicate(timeout=60)
    assert (proses.returncode, "Traceback" in kata) == (kode, False), kata
    assert sidik(situs) == sebelum
    batas = time.monotonic() + 1  # what the processes had started themselves ends right after them
    while (sisa := sekelompok(proses.pid)) and time.monotonic() < batas:
        time.sleep(0.05)
    assert sisa == []


def sekelompok(kelompok: int) -> list[str]:
    """The processes of a group that still run, by their names."""
    sisa = []
    for berkas in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # gone meanwhile
            nama, _, isi = berkas.read_text().rpartition(")")
            keadaan, _, grup = isi.split()[:3]
            if int(grup) == kelompok and keadaan != "Z":
                sisa.append(nama)
    return sisa


# Tables and pictures that Markdown need not read

BENDA = (
    '<figure class="tabel" id="tabel-a" data-nomor="tabel">\n<table>\n<tr><td>*x* {1}</td></tr>\n'
    "</table></figure>"
)
SENDIRI = '<figure id="foto" markdown>\n\n*Foto*\n\n</figure>'


def rangkai(teks: str) -> tuple[str, str]:
    """What Markdown is given of a chapter, and the page that comes of it."""
    titipan = Titipan()
    isi = titipan.ambil(teks)
    html = Markdown(extensions=["md_in_html", "attr_list"]).convert(seragamkan(isi))
    return isi, titipan.kembalikan(html)


def test_benda_melewati_markdown_utuh() -> None:
    isi, html = rangkai(f"# Judul\n\n{BENDA}\n\n*Alinea*\n\n{BENDA.replace('-a', '-b')}\n")
    assert "<table>" not in isi and 'id="tabel-a"' in isi
    assert BENDA in html and BENDA.replace("-a", "-b") in html
    assert "<em>Alinea</em>" in html and "titipan" not in html


@pytest.mark.parametrize("muka", ["- ", "2. satu\n   ", "> ", "- a\n\n  - b\n    "])
def test_benda_di_dalam_daftar_dan_kutipan(muka: str) -> None:
    """It stands below its item, whole, and in no paragraph, which cannot hold it."""
    _, html = rangkai(f"Alinea.\n\n{muka}{BENDA}\n\nAlinea.\n")
    (figur,) = lxml_html.fromstring(f"<div>{html}</div>").iter("figure")
    atas = [unsur.tag for unsur in figur.iterancestors()]
    assert atas[0] in {"li", "blockquote"} and "p" not in atas
    assert BENDA in html and "titipan" not in html


def test_figur_penyunting_tetap_dibaca_markdown() -> None:
    isi, html = rangkai(f"{SENDIRI}\n\n{BENDA}\n")
    assert SENDIRI in isi
    assert "<em>Foto</em>" in html and BENDA in html


# The PDFs


def test_pdf_yang_tidak_jadi_ditunggu_tetap_diakhiri(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proses: list[subprocess.Popen[bytes]] = []

    def putus(satu: subprocess.Popen[bytes]) -> None:
        proses.append(satu)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", putus)
    monkeypatch.setattr("macros.keluaran.pencetak.PERINTAH", ("sleep", "60"))
    jadi = tmp_path / "jadi.pdf"
    with Pencetak() as pencetak:
        pencetak.mulai([Cetakan(tmp_path / "lkjip.pdf", (), jadi)] * 3)
        with pytest.raises(KeyboardInterrupt):
            pencetak.selesaikan()
    assert [p.returncode for p in proses] == [-signal.SIGKILL]
    pencetak.selesaikan()  # nothing is left to wait for


@pytest.mark.proses
def test_pdf_yang_gagal_mengatakan_sebabnya(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pencetak = Pencetak()
    perintah = (sys.executable, "-c", "import sys; sys.exit('Huruf tidak ada.')")
    monkeypatch.setattr("macros.keluaran.pencetak.PERINTAH", perintah)
    jadi = tmp_path / "jadi.pdf"
    pencetak.mulai([Cetakan(tmp_path / "lkjip.pdf", (), jadi)])
    with pytest.raises(GalatCetak, match=r"^Huruf tidak ada\.$"):
        pencetak.selesaikan()


# Says what it is told, and who it is.
PENUNGGU = (
    sys.executable, "-c",
    "import json, os, sys; berkas, kata = json.load(sys.stdin)\n"
    "open(berkas, 'w').write(f'{kata} {os.getpid()}')",
)  # fmt: skip


@pytest.mark.proses
def test_proses_yang_siaga_membuat_pdf_pertama(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.keluaran.pencetak.PERINTAH", PENUNGGU)
    pencetak = Pencetak()
    pencetak.siagakan()
    assert pencetak._siaga is not None
    nomor = pencetak._siaga.pid
    cetakan = [
        Cetakan(tmp_path / f"{n}.pdf", (str(tmp_path / n), n), tmp_path / n)
        for n in ("satu", "dua", "tiga")
    ]
    pencetak.mulai(cetakan)
    pencetak.selesaikan()
    isi = [satu.tujuan.read_text("utf-8").split() for satu in cetakan]
    assert [(kata, pid == str(nomor)) for kata, pid in isi] == [
        ("satu", True), ("dua", False), ("tiga", False),
    ]  # fmt: skip


@pytest.mark.proses
@pytest.mark.parametrize("akhir", [Pencetak.selesaikan, Pencetak.__exit__])
def test_proses_siaga_yang_tidak_diperlukan_diakhiri(
    akhir: Callable[[Pencetak], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    perintah = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr("macros.keluaran.pencetak.PERINTAH", perintah)
    pencetak = Pencetak()
    pencetak.siagakan()
    assert pencetak._siaga is not None
    proses = pencetak._siaga
    akhir(pencetak)
    assert proses.returncode == -signal.SIGKILL
    akhir(pencetak)  # nothing is left to end


def test_cetak_yang_siaga(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    diterima: list[tuple[Path, Path]] = []
    monkeypatch.setattr(cetak, "buat_pdf", lambda *isi: diterima.append(isi[:2]))
    for masukan in (json.dumps([str(tmp_path / "a.html"), "b.pdf", [], None, None]), ""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(masukan))
        assert cetak.main() == 0
    assert diterima == [(tmp_path / "a.html", Path("b.pdf"))]


def test_situs_tanpa_berkas_tema_yang_tak_diminta(situs_mini: Path) -> None:
    nama = [b.relative_to(situs_mini).as_posix() for b in situs_mini.rglob("*") if b.is_file()]
    assert "aset/css/tema.css" in nama
    assert [n for n in nama if n.endswith((".map", ".min.css")) or "javascripts/" in n] == []


def _halaman_mesin(src: str, **lain: Any) -> Any:
    berkas = SimpleNamespace(src_uri=src, content_string="---\na: b\n---\n\n# Satu\nDua\n")
    isi = {"file": berkas, "url": src.replace(".md", ".html"), "meta": {}, "title": "Judul",
           "content": "<p>isi</p>", "markdown": "# Satu\nDua\n"}  # fmt: skip
    return SimpleNamespace(**{**isi, **lain})


def test_halaman_menurut_navigasi() -> None:
    """In its order, however deep; what it leaves out comes last, and other files not at all."""
    src = ("c.md", "lain.md", "a.md", "b/x.md")
    berkas: Any = SimpleNamespace(documentation_pages=lambda: [
        *(SimpleNamespace(page=_halaman_mesin(s)) for s in src), SimpleNamespace(page=None),
    ])  # fmt: skip
    nav = ["a.md", {"Bab": [{"Satu": "b/x.md"}, "c.md"]}]
    assert [p.file.src_uri for p in jembatan.urut(nav, berkas)] == [
        "a.md", "b/x.md", "c.md", "lain.md",
    ]  # fmt: skip


def test_halaman_mesin_menjadi_halaman_laporan() -> None:
    polos = jembatan.sebagai_halaman(_halaman_mesin("a/b.md"))
    assert (polos.src, polos.url, polos.judul, polos.html) == (
        "a/b.md", "a/b.html", "Judul", "<p>isi</p>",
    )  # fmt: skip
    assert (polos.bagian, polos.tingkat, polos.bab, polos.judul_pendek, polos.cetak) == (
        "isi", 1, "", "", True,
    )  # fmt: skip
    meta = {"bagian": "awal", "tingkat": "2", "bab": "II", "judul_pendek": "P", "cetak": False}
    penuh = jembatan.sebagai_halaman(_halaman_mesin("a.md", meta=meta, content=None), "<b>x</b>")
    assert (penuh.bagian, penuh.tingkat, penuh.bab, penuh.judul_pendek, penuh.cetak) == (
        "awal", 2, "II", "P", False,
    )  # fmt: skip
    assert penuh.html == "<b>x</b>"
    assert jembatan.sebagai_halaman(_halaman_mesin("a.md", content=None)).html == ""
    assert jembatan.sebagai_halaman(_halaman_mesin("a.md"), "").html == ""
    assert jembatan.baris_depan(_halaman_mesin("a.md")) == 4
    assert jembatan.baris_depan(_halaman_mesin("a.md", markdown=None)) == 6


def test_nomor_pada_navigasi_dan_daftar_isi() -> None:
    dalam = AnchorLink("Dalam", "d", 3)
    satu, dua = AnchorLink("Satu", "s", 2), AnchorLink("Dua", "x", 2)
    satu.children.append(dalam)
    p = _halaman_mesin("a.md", toc=[satu, dua])
    h = replace(jembatan.sebagai_halaman(p), nomor="Bab I")
    jembatan.nomori(p, h, {("a.md", "s"): "A.", ("a.md", "d"): "1.", ("lain.md", "x"): "B."})
    assert (p.title, satu.title, dalam.title, dua.title) == (
        "Bab I Judul", "A. Satu", "1. Dalam", "Dua",
    )  # fmt: skip
    jembatan.daftar_isi(p, [("x", "Teks")])
    assert [(a.title, a.id, a.level) for a in p.toc] == [("Teks", "x", 2)]


def test_bangunan_dimulai_teliti(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks first begins it, and mistakes in declarations are then looked for."""
    rakitan: list[bool] = []

    def rakit(_: Path, bekal: object, *, teliti: bool) -> Any:
        assert bekal is None
        rakitan.append(teliti)

    monkeypatch.setattr(jembatan, "rakit", rakit)
    config = {"extra": {"rekaan": "ya", "alamat_terbit": "https://a.id"},
              "config_file_path": str(tmp_path / "mkdocs.yml"), "site_dir": "situs"}  # fmt: skip
    satu = jembatan.bangunan(config)
    assert satu is jembatan.bangunan(config) and rakitan == [True]
    assert (satu.akar, satu.situs, satu.rekaan) == (tmp_path, Path("situs"), True)
    assert (satu.alamat_terbit, satu.pesanan) == ("https://a.id", ())
    config["extra"] = {"rekaan": "tidak"}
    jembatan.mulai(config, pesanan=["cetak"])
    assert jembatan.bangunan(config).pesanan == ["cetak"]
    config["extra"] = {"rekaan": "tidak"}
    lain = jembatan.bangunan(config)
    assert lain.rekaan is False and lain.alamat_terbit == "" and lain.terbit is None


@pytest.mark.parametrize("ungkapan", ['{{ "".__class__.__mro__ }}', "{{ f.__globals__ }}"])
def test_bab_tidak_menjangkau_program(ungkapan: str, tmp_path: Path) -> None:
    """Also where a chapter is rendered by the engine, which does not wait for the check."""
    mesin: Any = mkdocs_macros.plugin
    for simpanan in (None, SimpananTemplat(tmp_path)):
        lingkungan = mesin.Environment(undefined=StrictUndefined)
        ingat_bab(lingkungan, simpanan, "a.md")
        with pytest.raises(SecurityError):
            lingkungan.from_string(ungkapan).render(f=salin_mini)
