"""What readers and machines are told of the report: terms, citation, downloads, address."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from lxml import etree, html
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser

from macros.asupan import skema
from macros.dasar.angka import Register
from macros.gambar import kartu
from macros.halaman import istilah
from macros.hitung import kunci
from macros.hitung.laporan import Laporan, buka
from macros.keluaran import berbagi, metadata, tentang, unduhan
from macros.keluaran.versi import Versi
from macros.periksa.kerangka import periksa_kerangka
from scripts.hosting import kebijakan
from tests import peramban as alat
from tests.proyek import AKAR, ganti
from tests.tabel_ubahan import laporan as hitung, ubah

ALAMAT = "https://contoh.invalid/lkjip/2023-s2/"
JUDUL = "Laporan Kinerja Instansi Pemerintah Rumah Tahanan Negara Kelas IIB Contoh Tahun 2031"


def teks(unsur: Any) -> str:
    return " ".join(unsur.text_content().split())


def test_kontak_seurut_yang_paling_cepat(laporan: Laporan) -> None:
    """Whom to ask: by telephone, by mail, then at the address."""
    instansi = laporan.instansi
    paket = {"title": "a", "description": "b", "keywords": [], "resources": [], "x-kutipan": "c"}
    kontak = metadata.susun(laporan, paket)["kontak"].split(" · ")
    assert kontak == [instansi.telepon, instansi.surel, instansi.alamat]


def test_hari_yang_tidak_disebut_tidak_diterbitkan(laporan: Laporan) -> None:
    """Of what reports say by machine, too: the period's last day is not what anybody set."""
    paket = {"title": "a", "description": "b", "keywords": [], "resources": [], "x-kutipan": "c"}
    belum = hitung(ubah(laporan.data, "laporan", {}, tanggal_data=None, tanggal_terbit=None))
    hari = {"posisi_data", "tanggal_rilis"}
    assert hari <= set(metadata.susun(laporan, paket))
    assert hari <= set(metadata.susun(belum, paket)["belum_dicatat"])


def test_istilah_menurut_abjad(laporan: Laporan) -> None:
    """Each term with what it means, as the table has them."""
    semua = istilah.daftar(laporan)
    baris = {r.istilah: (r.arti, r.uraian or "") for r in laporan.baris("glosarium")}
    assert {i.istilah: (i.arti, i.uraian) for i in semua} == baris
    assert [i.istilah.casefold() for i in semua] == sorted(i.casefold() for i in baris)


@pytest.fixture(scope="module")
def beralamat(situs_kilat: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small report with a licence, an information service, and an address; without a PDF."""
    from scripts.mesin import situs

    folder = tmp_path_factory.mktemp("alamat")
    proyek = Path(shutil.copytree(situs_kilat.parent / "proyek", folder / "proyek"))
    for nama, kolom, nilai in (
        ("laporan", "lisensi", "CC-BY-4.0"),
        ("instansi", "ppid,retensi,walidata", "Loket <1>,Lima tahun,Biro Umpama"),
    ):  # fmt: skip
        berkas = proyek / "data" / f"{nama}.csv"
        kepala, baris = berkas.read_text("utf-8").splitlines()
        berkas.write_text(f"{kepala},{kolom}\n{baris},{nilai}\n", encoding="utf-8")
    ganti(proyek / "mkdocs.yml", "nav:", f"site_url: {ALAMAT}\nnav:")
    ganti(proyek / "mkdocs.yml", "bab-1-kinerja.md", "Hasil Setahun: bab-1-kinerja.md")
    keluar = folder / "situs"
    keluar.mkdir()
    situs.bangun(proyek, keluar)
    return keluar


# ---- For readers ---------------------------------------------------------------------------------


@pytest.mark.lama
def test_nama_dalam_navigasi(situs_kilat: Path, beralamat: Path) -> None:
    """A page is called in the contents as the navigation calls it, or else by itself."""
    tanpa, dengan = (html.parse(s / "index.html").getroot() for s in (situs_kilat, beralamat))
    assert "Bab I Hasil Setahun" in teks(dengan) and "Hasil Setahun" not in teks(tanpa)


@pytest.mark.lama
def test_beranda_menyebut_penerbit_izin_dan_kutipan(situs_kilat: Path, beralamat: Path) -> None:
    tanpa, dengan = (html.parse(s / "index.html").getroot() for s in (situs_kilat, beralamat))
    isi = teks(tanpa)
    for kata in ("Penerbit", "Alamat", "Tanggal terbit", "15 Januari 2032", "Undang-Undang Nomor",
                 "Lisensi Belum ditetapkan unit", "Belum dicatat unit"):  # fmt: skip
        assert kata.replace(" ", "") in isi.replace(" ", "")
    assert tanpa.get_element_by_id("kutipan").text == (
        "Rumah Tahanan Negara Kelas IIB Contoh (2032). Laporan Kinerja Instansi Pemerintah"
        " Tahun 2031 (versi 2031). Rekaan: Rumah Tahanan Negara Kelas IIB Contoh."
    )
    assert ALAMAT in dengan.get_element_by_id("kutipan").text
    (izin,) = {a.get("href") for a in dengan.xpath("//a[@rel='license']")}
    assert izin == "https://creativecommons.org/licenses/by/4.0/deed.id"
    assert "Loket <1>" in teks(dengan)
    assert "penyimpananLima tahun" in teks(dengan) and "penyimpananBelum dicatat unit" in isi
    berkas = [s / "unduh" / "data" / metadata.NAMA for s in (situs_kilat, beralamat)]
    tanpa_isi, dengan_isi = (json.loads(b.read_bytes()) for b in berkas)
    assert "walidata" in tanpa_isi["belum_dicatat"]
    assert dengan_isi["walidata"] == "Biro Umpama"
    for satu in situs_kilat.rglob("*.html"):
        kaki = html.parse(satu).getroot().find_class("kaki")
        assert satu.name == "404.html" or "Terbit 15" in teks(kaki[0]), satu


def test_unduhan_ada_dan_berukuran(situs_kilat: Path) -> None:
    beranda = html.parse(situs_kilat / "index.html").getroot()
    (daftar,) = beranda.find_class("unduhan")
    alamat = [str(a) for a in daftar.xpath(".//a/@href")]
    assert {Path(a).suffix for a in alamat} == {".xlsx", ".zip", ".html", ".csv", ".json"}
    assert all((situs_kilat / a).is_file() for a in alamat)
    assert not [a for a in alamat if a.endswith("datapackage.json")]
    assert "menyusul" not in teks(daftar)


def test_pdf_disebut_dengan_ukurannya(situs_mini: Path) -> None:
    (daftar,) = html.parse(situs_mini / "index.html").getroot().find_class("unduhan")
    assert "Laporan lengkap (PDF, " in teks(daftar)
    bentuk = "Situs web, PDF, CSV, JSON, dan buku kerja XLSX"
    assert bentuk in (situs_mini / "index.html").read_text("utf-8")
    assert "menyusul" not in (situs_mini / "index.html").read_text("utf-8")


# ---- All at once ---------------------------------------------------------------------------------


def test_kemasan_sama_setiap_kali(situs_kilat: Path, beralamat: Path) -> None:
    """ZIP and workbook hold what is published; again they are the same, whatever the clock says."""
    folder, dasar = situs_kilat / "unduh" / "data", situs_kilat / "unduh" / "lkjip-2031-data"
    with zipfile.ZipFile(dasar.with_suffix(".zip")) as kemasan:
        assert {i.date_time for i in kemasan.infolist()} == {(2032, 1, 15, 0, 0, 0)}
        isi = {nama: kemasan.read(nama) for nama in kemasan.namelist()}
    assert isi == {
        b.relative_to(folder).as_posix(): b.read_bytes() for b in folder.rglob("*") if b.is_file()
    }
    hari = buka(situs_kilat.parent / "proyek" / "data").edisi.hari_terbit
    assert unduhan.kemas(isi, hari) == dasar.with_suffix(".zip").read_bytes()
    buku = dasar.with_suffix(".xlsx").read_bytes()
    assert b"2032-01-15T00:00:00Z" in zipfile.ZipFile(io.BytesIO(buku)).read("docProps/core.xml")
    assert unduhan.tetapkan(buku, hari) == buku
    lain = beralamat / "unduh" / "lkjip-2031-data.xlsx"
    assert lain.read_bytes() != buku, "lisensinya lain"


def test_buku_kerja_memuat_semua_tabel(situs_kilat: Path) -> None:
    buku = load_workbook(situs_kilat / "unduh" / "lkjip-2031-data.xlsx")
    paket = json.loads((situs_kilat / "unduh/data/datapackage.json").read_text("utf-8"))
    tabel = [s["name"] for s in paket["resources"] if s["profile"] == "tabular-data-resource"]
    assert buku.sheetnames == ["Keterangan", *tabel]
    assert all(ws.protection.sheet for ws in buku), "hanya dibaca"
    angka = {b[0].value: b[2].value for b in buku["angka"].iter_rows(min_row=2)}
    assert str(angka["capaian/1.1/2031"]).startswith("83.33")
    assert [c.value for c in buku["realisasi"][2]][:2] == ["1.1", 2031]
    # Values can be reckoned with, though a column of them may hold words.
    nilai = [b[4].value for b in buku["realisasi"].iter_rows(min_row=2)]
    assert nilai and all(isinstance(n, int | float) for n in nilai)


# ---- For programs --------------------------------------------------------------------------------


def test_paket_dan_metadata(situs_kilat: Path, beralamat: Path) -> None:
    tanpa, dengan = (
        json.loads((s / "unduh/data/datapackage.json").read_text("utf-8"))
        for s in (situs_kilat, beralamat)
    )
    assert "licenses" not in tanpa
    assert [izin["name"] for izin in dengan["licenses"]] == ["CC-BY-4.0"]
    assert "(versi 2031)" in tanpa["x-kutipan"]
    isi = json.loads((situs_kilat / "unduh/data" / metadata.NAMA).read_text("utf-8"))
    assert isi["produsen_data"] == "Rumah Tahanan Negara Kelas IIB Contoh"
    assert {"lisensi", "walidata"} <= set(isi["belum_dicatat"])
    assert [i["kode"] for i in isi["indikator"]][:2] == ["1.1", "1.2"]


def test_setiap_tabel_program_berkelompok() -> None:
    berkas = AKAR / "macros" / "halaman" / "kelompok_data.yaml"
    semua = [n for nama in yaml.safe_load(berkas.read_text("utf-8")).values() for n in nama]
    folder = Path(skema.__file__).parent
    ada = [
        r["name"] for f in sorted(folder.glob("*.json"))
        for r in json.loads(f.read_text("utf-8")).get("resources", ())
    ]  # fmt: skip
    assert sorted(semua) == sorted(ada)


def test_halaman_data_menurut_pokok_dan_bernama(situs_kilat: Path) -> None:
    beranda = html.parse(situs_kilat / "data" / "index.html").getroot()
    pokok = [teks(h) for h in beranda.xpath("//article//h2")]
    assert pokok[:2] == ["Unit, pejabat, dan pegawai", "Perencanaan dan perjanjian kinerja"]
    assert "Terutama pada Bab I Kinerja" in teks(beranda)
    realisasi = html.parse(situs_kilat / "data" / "realisasi.html").getroot()
    baris = realisasi.get_element_by_id("baris-2")
    (nama,) = baris.find_class("sebutan")
    indikator = buka(situs_kilat.parent / "proyek" / "data").indikator["1.1"]
    assert teks(nama) == indikator.uraian


# ---- With an address, and without ----------------------------------------------------------------


def test_tanpa_alamat_tidak_ada_yang_perlu_alamat(situs_kilat: Path) -> None:
    assert not list(situs_kilat.glob("sitemap*"))
    assert not (situs_kilat / "aset" / "bagikan.png").exists()
    for satu in situs_kilat.rglob("*.html"):
        isi = satu.read_text("utf-8")
        assert not [t for t in ("canonical", "og:", "ld+json", "atom+xml") if t in isi], satu
    salah = html.parse(situs_kilat / "404.html").getroot()
    assert salah.xpath("//@src | //link/@href | //a/@href") == [], "tampil benar di alamat mana pun"
    assert salah.findall(".//style")


def test_404_tanpa_alamat_menuju_laporan_terdekat(
    situs_kilat: Path, tmp_path: Path, peramban: Browser
) -> None:
    (tmp_path / "lain").mkdir()
    shutil.copytree(situs_kilat, tmp_path / "unit" / "laporan")
    with alat.sajikan(tmp_path) as alamat, alat.lihat(peramban) as halaman:
        salah = (situs_kilat / "404.html").read_text("utf-8")
        halaman.route("**/hilang/*", lambda s: s.fulfill(body=salah, content_type="text/html"))
        halaman.goto(f"{alamat}unit/laporan/indikator/hilang/x.html")
        tautan = halaman.get_by_role("link", name="halaman depan")
        tautan.click()
        assert halaman.url == f"{alamat}unit/laporan/index.html"
        # Between versions the way leads to the list of them.
        (tmp_path / "unit" / "versions.json").write_text("[]", encoding="utf-8")
        halaman.goto(f"{alamat}unit/hilang/x.html")
        daftar = halaman.get_by_role("link", name="daftar versi")
        daftar.wait_for()
        assert daftar.get_attribute("href") == "/unit/versi.html"
        # Where no report lies above, none is named.
        with halaman.expect_response(f"{alamat}versions.json"):
            halaman.goto(f"{alamat}lain/hilang/x.html")
        assert tautan.count() == 0 and "Hapuslah" in halaman.locator("main").inner_text()


def test_dengan_alamat(beralamat: Path) -> None:
    peta = etree.parse(beralamat / "sitemap.xml").getroot()
    alamat = {str(satu.text) for satu in peta.iter("{*}loc")}
    assert {ALAMAT, f"{ALAMAT}bab-1-kinerja.html", f"{ALAMAT}data/realisasi.html"} <= {
        a.removesuffix("index.html") for a in alamat
    }
    for jalur in ("index.html", "bab-1-kinerja.html", "data/realisasi.html"):
        kepala = html.parse(beralamat / jalur).getroot().find("head")
        sendiri = f"{ALAMAT}{jalur}"
        assert kepala.xpath("link[@rel='canonical']/@href") == [sendiri]
        og = {m.get("property"): m.get("content") for m in kepala.xpath("meta[@property]")}
        assert (og["og:url"], og["og:image"]) == (sendiri, f"{ALAMAT}aset/bagikan.png")
        assert all(og[f"og:{k}"] for k in ("title", "description", "site_name", "image:alt"))
    with Image.open(beralamat / "aset" / "bagikan.png") as gambar:
        assert gambar.size == (1200, 630)
    assert (beralamat / "aset" / "bagikan.png").stat().st_size < 100_000


@pytest.mark.parametrize(("isi", "kalimat"), [
    ("<h1>A<a>#</a></h1><p class='jejak'>Bagian dari X</p><p>Satu <b>dua</b>.</p>", "Satu dua."),
    ("<h1>2 dari 3<a>#</a></h1><p class='keterangan-halaman'>Unit<br>Posisi</p>",
     "2 dari 3; Unit; Posisi"),
    ("<h1>1.1</h1><p class='jejak'>x</p><dl class='hasil hasil-indikator'><div><dt>Target</dt><dd>"
     "80%</dd></div><div><dt>Capaian</dt><dd>90%</dd><dd>Belum</dd></div></dl><p>lain</p>",
     "Target 80%; Capaian 90%; Belum"),
    (f"<p>{'kata ' * 60}</p>", f"{' '.join(['kata'] * 32)}…"), ("<h1>Kosong</h1>", ""),
])  # fmt: skip
def test_kalimat_pratinjau(isi: str, kalimat: str) -> None:
    """Results, else the headline of the front page, else the first words; never half a word."""
    assert berbagi.kalimat(isi) == kalimat


def test_waktu_dalam_hasil_adalah_hari_terbit(beralamat: Path) -> None:
    """The one file that carries a time carries the edition's: other days give the same bytes."""
    isi = (beralamat / "sitemap.xml.gz").read_bytes()
    waktu = datetime.fromtimestamp(int.from_bytes(isi[4:8], "little"), UTC)
    assert waktu.isoformat() == "2032-01-15T00:00:00+00:00"


def test_data_terstruktur(beralamat: Path) -> None:
    beranda = html.parse(beralamat / "index.html").getroot()
    (skrip,) = beranda.xpath("//script[@type='application/ld+json']")
    laporan, data = json.loads(skrip.text)["@graph"]
    assert (laporan["@type"], data["@type"]) == ("Report", "Dataset")
    assert laporan["name"] == JUDUL
    assert laporan["license"] == data["license"]
    assert laporan["license"].startswith("https://creativecommons.org/licenses/by/4.0/")
    assert "encoding" not in laporan, "PDF-nya tidak dibuat"
    for satu in data["distribution"]:
        assert (beralamat / satu["contentUrl"].removeprefix(ALAMAT)).is_file()


def test_404_di_subfolder_berjalur_penuh(beralamat: Path) -> None:
    salah = html.parse(beralamat / "404.html").getroot()
    gaya = [str(a) for a in salah.xpath("//link[@rel='stylesheet']/@href")]
    assert gaya
    assert all(a.startswith("/lkjip/2023-s2/") for a in gaya)
    assert all((beralamat / a.removeprefix("/lkjip/2023-s2/")).is_file() for a in gaya)


def test_alamat_yang_keliru_disebut(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("---\nbagian: awal\n---\n# A\n")
    for alamat, banyak in (("www.contoh.go.id", 1), ("https://www.contoh.go.id/lkjip/", 0)):
        isi = f"site_url: {alamat}\nnav:\n  - index.md\n"
        (tmp_path / "mkdocs.yml").write_text(isi, encoding="utf-8")
        masalah = [m for m in periksa_kerangka(tmp_path) if m.kode == "B034"]
        assert [m.nilai for m in masalah] == [alamat] * banyak


@pytest.mark.parametrize(("isi", "banyak"), [("ya", 0), ("tidak", 0), ("true", 1), ("[ya]", 1)])
def test_tanda_rekaan_yang_keliru_disebut(tmp_path: Path, isi: str, banyak: int) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("---\nbagian: awal\n---\n# A\n")
    teks = f"nav:\n  - index.md\nextra:\n  rekaan: {isi}\n"
    (tmp_path / "mkdocs.yml").write_text(teks, encoding="utf-8")
    masalah = [m for m in periksa_kerangka(tmp_path) if m.kode == "B034"]
    assert [m.baris for m in masalah] == [4] * banyak


def tertulis() -> str:
    """The policy as the handbook prints it, in one line."""
    panduan = (AKAR / "PANDUAN.md").read_text("utf-8")
    return " ".join(panduan[panduan.index("default-src 'none'") :].partition("```")[0].split())


def test_kebijakan_di_panduan_cocok_dengan_halaman(situs_kilat: Path) -> None:
    isi = kebijakan.telusuri(situs_kilat.rglob("*.html"))
    assert not isi.larangan
    assert tertulis() == kebijakan.susun(isi)


def test_kebijakan_di_panduan_tidak_menghalangi_apa_pun(
    situs_kilat: Path, tmp_path: Path, peramban: Browser
) -> None:
    """Under the policy of the handbook no page complains; a script that it does not know does."""
    salinan = Path(shutil.copytree(situs_kilat, tmp_path / "situs"))
    with alat.sajikan(salinan, tertulis()) as alamat, alat.buka(peramban) as konteks:
        pengamat = alat.Pengamat(konteks, alamat)
        for jalur in ("index.html", "bab-1-kinerja.html", "data/realisasi.html", "404.html"):
            pengamat.pergi(jalur)
        assert pengamat.temuan == []
        ganti(salinan / "404.html", "</body>", "<script>window.x = 1</script></body>")
        # In a browser that has not kept the page as it was.
        with alat.buka(peramban) as lain:
            pengamat = alat.Pengamat(lain, alamat)
            keluhan = "Content Security Policy"
            with pengamat.halaman.expect_console_message(lambda p: keluhan in p.text):
                pengamat.pergi("404.html")


def test_gambar_sama_dan_menurut_isinya() -> None:
    kata = ("Unit Rekaan", "Laporan Kinerja Tahun 2031")
    satu = kartu.lukis(*kata, "12", "dari 24", "Data per")
    assert satu == kartu.lukis(*kata, "12", "dari 24", "Data per")
    assert satu != kartu.lukis(*kata, "", "", "Data per")
    unit = "Dinas " + "Kependudukan dan Pencatatan Sipil " * 4
    panjang = kartu.lukis(unit, "L" * 90, "1.024", "x " * 90, "")
    assert Image.open(io.BytesIO(panjang)).size == (1200, 630)


def test_lisensi_tidak_dikarang(laporan: Laporan) -> None:
    assert metadata.lisensi(laporan.edisi) is None


def test_tidak_ada_nilai_kosong_yang_tertulis(situs: Path, situs_mini: Path) -> None:
    """What is not known is left out or said in words, and is never the program's own sign."""
    kosong = re.compile(r">\s*(?:None|nan|NaN|undefined|null)\s*<")
    for akar in (situs, situs_mini):
        for berkas in akar.rglob("*.html"):
            assert not kosong.search(berkas.read_text(encoding="utf-8")), berkas


def test_kata_pada_gambar_yang_dibagikan(laporan: Laporan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of how many promises were kept only where both numbers are known."""
    monkeypatch.setattr(kartu, "lukis", lambda *isi: repr(isi).encode())
    tahun = laporan.edisi.tahun
    for hilang, nilai in (({}, "12"), ({"tercapai": None}, ""), ({"indikator": 0}, "")):
        register = Register()
        for apa in ("tercapai", "indikator"):
            a = laporan.register[kunci.jumlah(apa, tahun)]
            if hilang.get(apa, 1) is None:
                a = replace(a, nilai=None, keadaan="belum-ada-data")
            if hilang.get(apa, 1) != 0:
                register.tambah(a)
        makro = SimpleNamespace(laporan=replace(laporan, register=register))
        isi = berbagi.gambar(SimpleNamespace(makro=makro)).decode()  # type: ignore[arg-type]
        hasil = "dari 24 indikator kinerja mencapai target" if nilai else ""
        assert isi == repr((
            laporan.instansi.nama, f"Laporan Kinerja {laporan.edisi.sebutan}", nilai, hasil,
            "Data per 7 Desember 2023",
        ))  # fmt: skip
    assert Fraction(12) == laporan.register[kunci.jumlah("tercapai", tahun)].nilai


def test_kutipan_dan_izin_menurut_isinya(laporan: Laporan) -> None:
    edisi, instansi = replace(laporan.edisi, tempat="Kota", lisensi="CC-BY-4.0"), laporan.instansi
    versi = Versi("2023-s2.1", "draf", "", "", "", "2024-01-01T00:00:00+00:00")
    judul = f"{instansi.nama} (2023). {edisi.judul} Tahun 2023 Semester II"
    assert metadata.kutipan(edisi, instansi, None) == (
        f"{judul} (versi 2023-s2). Kota: {instansi.nama}."
    )
    assert metadata.kutipan(replace(edisi, tempat=""), instansi, versi, "https://a.id/") == (
        f"{judul} (versi 2023-s2.1, draf). https://a.id/"
    )
    assert metadata.kutipan(edisi, instansi, replace(versi, status="final")).count("draf") == 0
    izin = metadata.lisensi(edisi)
    assert izin is not None and izin.sebagai_paket() == {
        "name": "CC-BY-4.0", "title": "Creative Commons Atribusi 4.0 Internasional",
        "path": "https://creativecommons.org/licenses/by/4.0/deed.id",
    }  # fmt: skip
    assert metadata.lisensi(replace(edisi, lisensi="")) is None


def test_setiap_izin_bernama_dan_beralamat_resmi(laporan: Laporan) -> None:
    """All that a unit may choose, by the names and addresses of creativecommons.org."""
    kolom = laporan.data.aturan["laporan"].cari("lisensi")
    assert kolom
    izin = {k: metadata.lisensi(replace(laporan.edisi, lisensi=k)) for k in kolom.pilihan}
    assert {k: (satu.nama, satu.alamat) for k, satu in izin.items() if satu} == {
        kode: (f"Creative Commons {nama}", f"https://creativecommons.org/{jalur}/deed.id")
        for kode, nama, jalur in (
            ("CC-BY-4.0", "Atribusi 4.0 Internasional", "licenses/by/4.0"),
            ("CC-BY-SA-4.0", "Atribusi-BerbagiSerupa 4.0 Internasional", "licenses/by-sa/4.0"),
            ("CC-BY-NC-4.0", "Atribusi-NonKomersial 4.0 Internasional", "licenses/by-nc/4.0"),
            ("CC0-1.0", "Nol 1.0 (domain publik)", "publicdomain/zero/1.0"),
        )
    }


def test_kemasan_dibuka_siapa_saja() -> None:
    """Files of the day, in their order, that whoever unpacks them can read."""
    isi = {"b.csv": b"x" * 999, "a/c.csv": b"y"}
    with zipfile.ZipFile(io.BytesIO(unduhan.kemas(isi, date(2032, 1, 15)))) as kemasan:
        assert [(i.filename, i.date_time, i.external_attr >> 16) for i in kemasan.infolist()] == [
            (nama, (2032, 1, 15, 0, 0, 0), 0o644) for nama in isi
        ]
        assert {nama: kemasan.read(nama) for nama in isi} == isi
        assert kemasan.getinfo("b.csv").compress_size < 99
    # No archive is older than the form itself.
    with zipfile.ZipFile(io.BytesIO(unduhan.kemas({"a": b""}, date(1979, 3, 2)))) as lama:
        assert lama.getinfo("a").date_time == (1980, 3, 2, 0, 0, 0)


def test_penanggung_jawab_yang_terakhir_pada_blok_pertama() -> None:
    """Who signs the report itself: beside one who knows of it, the last."""

    def blok(*nama: str) -> list[Any]:
        return [SimpleNamespace(pejabat=SimpleNamespace(jabatan=n)) for n in nama]

    def satu(**semua: list[Any]) -> str:
        isi: Any = SimpleNamespace(tanda_tangan=semua)
        return tentang.penanggung_jawab(isi)

    assert satu(kata=blok("Camat"), sk=blok("Lain")) == "Camat"
    assert satu(kata=blok("Sekretaris", "Camat", "Bupati"), sk=blok("Lain")) == "Bupati"
    assert satu() == satu(kata=[]) == ""


def test_metadata_hanya_yang_diketahui(laporan: Laporan) -> None:
    """What is not recorded is named as such; sources each once, of an indicator what there is."""
    paket = {
        "title": "J", "description": "", "keywords": ["a"], "x-kutipan": "K",
        "resources": [{"sources": [{"title": t} for t in "XYX"]}, {}],
    }  # fmt: skip
    instansi = replace(laporan.instansi, telepon="1", surel="", alamat="Jalan", walidata="")
    i = replace(laporan.indikator["1.1"], pembilang="A", penyebut="B", definisi="", sasaran="tiada")
    lap = replace(laporan)
    vars(lap).update(instansi=instansi, indikator={"1.1": i})
    isi = metadata.susun(lap, paket)
    assert isi["sumber"] == ["X", "Y"] and isi["kontak"] == "1 · Jalan" and "rekaan" not in isi
    assert {"deskripsi", "walidata"} <= set(isi["belum_dicatat"]) and "judul" in isi
    assert not set(isi["belum_dicatat"]) & set(isi)
    assert isi["cakupan_waktu"] == "2023-01-01/2023-12-31"
    (satu,) = isi["indikator"]
    assert satu["ukuran"] == "A ÷ B" and not {"definisi", "klasifikasi"} & set(satu)
    assert metadata.susun(lap, paket, rekaan=True)["rekaan"] is True
