"""What differs between two versions: figures with their source cells, tables, charts, text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from macros.hitung.laporan import Laporan, susun
from macros.keluaran.versi import Versi
from macros.riwayat import kalimat_berubah
from macros.riwayat.potret import Alinea, BagianHalaman, Benda, Potret, baca
from macros.riwayat.ubahan import (
    AngkaBerubah,
    BagianBerubah,
    SelBerubah,
    Ubahan,
    bandingkan,
    bandingkan_angka,
    sel_berubah,
    selisih,
)
from macros.sajian.makro import Makro
from scripts.terbit import potret as pemotretan
from scripts.terbit.git import Git
from scripts.terminal import GalatPerintah
from tests import terbit
from tests.proyek import AKAR, bangun_situs, ganti, perintah, salin_mini
from tests.tabel_ubahan import ubah
from tests.terbit import git, jadikan_repositori

NBSP = "\u00a0"

# ---- Pure ----------------------------------------------------------------------------------------


def angka(kunci: str, nilai: str, **lain: Any) -> dict[str, Any]:
    """An entry of the register as published."""
    isi: dict[str, Any] = {
        "label": kunci,
        "teks": nilai,
        "satuan": "",
        "keadaan": "ada" if nilai else "kosong",
    }
    isi |= {"kunci": kunci, "nilai": nilai, "pembulatan": "nilai", "asal": [], "ditampilkan": []}
    return {**isi, **lain}


def potret(nama: str, **lain: Any) -> Potret:
    """A version with nothing but what is given."""
    return replace(Potret(nama, {}, {}, {}, {}, {}), **lain)


def test_angka_berubah_baru_dan_hilang() -> None:
    lama = [angka("a", "1"), angka("b", "2"), angka("c", "3")]
    baru = [angka("d", "4"), angka("b", "2.5", teks="2,5"), angka("c", "3")]
    hasil = list(bandingkan_angka(lama, baru))
    assert [(a.kunci, a.sebelum, a.sesudah, a.selisih) for a in hasil] == [
        ("d", "", "4", ""),
        ("b", "2", "2,5", "+0,50"),
        ("a", "1", "", ""),
    ]
    assert list(bandingkan_angka(baru, baru)) == []


@pytest.mark.parametrize(
    ("lama", "baru", "satuan", "bentuk", "teks"),
    [
        ("92.5", "93.75", "%", "persen-kinerja", "+1,25 poin persen"),
        ("93.75", "92.5", "%", "persen-kinerja", "−1,25 poin persen"),
        ("7060331000", "7060330000", "Rp", "rupiah", "−Rp1.000"),
        ("14", "15", "unit", "bilangan", "+1 unit"), ("14", "", "unit", "bilangan", ""),
        ("", "15", "unit", "bilangan", ""), ("15", "15", "unit", "bilangan", ""),
    ],
)  # fmt: skip
def test_selisih(lama: str, baru: str, satuan: str, bentuk: str, teks: str) -> None:
    a, b = (angka("x", n, satuan=satuan, pembulatan=bentuk) for n in (lama, baru))
    assert selisih(a, b).replace(NBSP, " ") == teks


@pytest.mark.parametrize(
    ("pembulatan", "teks"), [("bilangan", "+0,0045"), ("desimal-5", "+0,00450")]
)
def test_selisih_dengan_desimal_terbanyak(pembulatan: str, teks: str) -> None:
    """What was typed with fewer decimals than before has not grown by nothing."""
    a = angka("x", "0.4255", teks="0,4255", satuan="", pembulatan="desimal-4")
    b = angka("x", "0.43", teks="0,43", satuan="", pembulatan=pembulatan)
    assert selisih(a, b) == teks


def test_selisih_dari_yang_tampak() -> None:
    """As a reader subtracts: a difference stands for that of two figures, which are cut."""
    for dulu, kini, teks in (
        (("0.7108", "0,7 poin"), ("0.867", "0,86 poin"), "+0,16 poin"),
        (("-0.119", "−0,12 poin"), ("0.7108", "0,7 poin"), "+0,82 poin"),
        (("1234.5", "1.234,5 poin"), ("1000", "1.000 poin"), "−234,5 poin"),
    ):
        a, b = (
            angka("x", n, teks=t, satuan="poin", pembulatan="persen-kinerja")
            for n, t in (dulu, kini)
        )
        assert selisih(a, b).replace(NBSP, " ") == teks


def test_selisih_antarsatuan_tidak_dihitung() -> None:
    assert selisih(angka("x", "1", satuan="%"), angka("x", "2", satuan="unit")) == ""
    assert selisih(None, angka("x", "2")) == ""


def test_sel_dicari_menurut_kunci_dan_bukan_nomor_baris() -> None:
    """A row put in above does not make all rows below it count as changed."""
    kunci = {"data/t.csv": ("kode",)}
    lama = potret("a", kunci=kunci, sel={"data/t.csv": {2: {"kode": "x", "nilai": "1"}}})
    sesudah = {2: {"kode": "baru", "nilai": "9"}, 3: {"kode": "x", "nilai": "2"}}
    baru = potret("b", kunci=kunci, sel={"data/t.csv": sesudah})
    hasil = [
        (s.baris_sebelum, s.baris, s.kolom, s.sebelum, s.sesudah) for s in sel_berubah(lama, baru)
    ]
    assert hasil == [
        (None, 2, "kode", None, "baru"),
        (None, 2, "nilai", None, "9"),
        (2, 3, "nilai", "1", "2"),
    ]
    asal = {"berkas": "data/t.csv", "kolom": "nilai"}
    angka_lama = angka("x", "1", asal=[{**asal, "baris": 2}])
    angka_baru = angka("x", "2", asal=[{**asal, "baris": 3}])
    (satu,) = bandingkan_angka([angka_lama], [angka_baru], sel_berubah(lama, baru))
    assert [(s.baris_sebelum, s.baris) for s in satu.sel] == [(2, 3)]
    for dulu, kini in (([angka_lama], []), ([], [angka_baru])):
        (satu,) = bandingkan_angka(dulu, kini, sel_berubah(lama, baru))
        assert [(s.baris_sebelum, s.baris) for s in satu.sel] == [(2, 3)]
    u = bandingkan(replace(lama, angka={"x": angka_lama}), replace(baru, angka={"x": angka_baru}))
    assert u.sebagai_teks()[-2:] == [
        "Data lain",
        "  + data/t.csv, baris 2 ditambahkan: baru · 9",
    ]
    # Taken away again: the row is named as gone.
    lagi = bandingkan(replace(baru, angka={"x": angka_baru}), potret("c", kunci=kunci))
    assert "      data    data/t.csv, baris 3 (dihapus), kolom nilai: 2 → kosong" in (
        lagi.sebagai_teks()
    )


def test_benda_dan_teks() -> None:
    def bagian(pengenal: str, *alinea: Alinea) -> dict[tuple[str, str], BagianHalaman]:
        satu = BagianHalaman("bab.html", pengenal, pengenal.title(), alinea)
        return {("bab.html", pengenal): satu}

    tabel = Benda("tabel-a", "tabel", "Tabel 1.1", "A", "bab.html")
    gambar = Benda("gambar-b", "gambar", "Gambar 1.1", "B", "bab.html")
    tetap = [Alinea("Capaian 92,5%.", "Capaian {c}."), Alinea("Capaian 93%.", "Capaian {c}.")]
    lama = potret(
        "a",
        benda={"tabel-a": tabel},
        bagian=bagian("satu", tetap[0], Alinea("Lama.", "Lama.")) | bagian("dua"),
    )
    baru = potret(
        "b",
        benda={"gambar-b": gambar},
        bagian=bagian("satu", tetap[1], Alinea("Baru.", "Baru.")) | bagian("tiga"),
    )
    u = bandingkan(lama, baru)
    assert (u.benda_baru, u.benda_hilang) == ((gambar,), (tabel,))
    assert [b.id for b in u.bagian_baru + u.bagian_hilang] == ["tiga", "dua"]
    assert [(b.dihapus, b.ditambah) for b in u.bagian] == [(("Lama.",), ("Baru.",))]
    teks = "\n".join(u.sebagai_teks())
    for ada in ("+ Gambar 1.1 B", "- Tabel 1.1 A", "+ bagian Tiga", "- bagian Dua", "    + Baru."):
        assert ada in teks
    assert bandingkan(lama, lama).kosong
    satu, tiga = angka("x", "1"), angka("x", "3", teks="<3")
    naik = bandingkan(potret("a", angka={"x": satu}), potret("b", angka={"x": tiga}))
    tanpa = replace(naik, angka=tuple(replace(a, selisih="") for a in naik.angka))
    assert "  ~ x: 1 → <3 (+2,00)" in naik.sebagai_teks()
    assert "  ~ x: 1 → <3" in tanpa.sebagai_teks()
    assert "&lt;3" in naik.sebagai_html("../")  # what stands in data is no markup
    assert "Tidak ada angka" in "\n".join(bandingkan(lama, lama).sebagai_teks())


# ---- From a built site ---------------------------------------------------------------------------


def test_potret_situs(situs_kilat: Path) -> None:
    p = baca("mini", situs_kilat)
    assert p.angka["capaian/1.1/2031"]["teks"]
    tabel = p.benda["tabel-sdm-jabatan"]
    assert (tabel.jenis, tabel.halaman) == ("tabel", "bab-1-kinerja.html")
    assert tabel.nomor.startswith("Tabel")
    assert {b.jenis for b in p.benda.values()} == {"tabel", "gambar", "bagan"}
    assert p.sel["data/realisasi.csv"][2]["nilai"] == "14"
    assert p.kunci["data/indikator.csv"] == ("kode",)
    alinea = p.bagian["bab-1-kinerja.html", "sasaran-1"].alinea
    assert any(a.pokok.startswith("Rata-rata {capaian/sasaran/1/2031}, kategori ") for a in alinea)
    with pytest.raises(FileNotFoundError):
        baca("bukan", situs_kilat / "unduh")


@pytest.fixture(scope="module")
def proyek(situs_mini: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small report with a tag, changed since: a figure, a table, a section."""
    folder = tmp_path_factory.mktemp("diff")
    proyek = salin_mini(situs_mini, folder / "proyek")
    (proyek / ".gitignore").write_text("/.cache/\n__pycache__/\n", encoding="utf-8")
    jadikan_repositori(proyek, folder / "jauh.git")
    git(proyek, "tag", "lama")
    ganti(proyek / "data" / "realisasi.csv", "1.1,2031,TAHUN,LKJIP,14,", "1.1,2031,TAHUN,LKJIP,15,")
    bab = proyek / "docs" / "bab-1-kinerja.md"
    ganti(bab, '{{ tabel("sdm-pendidikan") }}\n', "")
    ganti(bab, "## Capaian {#capaian}", "## Tambahan {#tambahan}\n\nBaru.\n\n## Capaian {#capaian}")
    return proyek


def test_diff_naskah_kerja(proyek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Both forms of the answer from what was built for the first.
    susun, jadi = pemotretan.potret, dict[str, Potret]()

    def sekali(proyek: Path, nama: str, kotak: Path) -> Potret:
        if nama not in jadi:
            jadi[nama] = susun(proyek, nama, kotak)
        return jadi[nama]

    monkeypatch.setattr(pemotretan, "potret", sekali)
    hasil = perintah(proyek, "diff", "lama", "--json")
    assert hasil.returncode == 0, hasil.stderr
    isi = json.loads(hasil.stdout.replace(NBSP, " "))
    angka = {a["kunci"]: a for a in isi["angka"]}
    satu = angka["realisasi/1.1/2031/LKJIP"]
    assert (satu["sebelum"], satu["sesudah"], satu["selisih"]) == ("14 unit", "15 unit", "+1 unit")
    sel = {"berkas": "data/realisasi.csv", "kolom": "nilai", "baris_sebelum": 2, "baris": 2,
           "sebelum": "14", "sesudah": "15"}  # fmt: skip
    assert satu["sel"] == angka["capaian/rata-rata/2031"]["sel"] == [sel]
    assert any(t.startswith("Tabel") for _, t in satu["ditampilkan"])
    assert [b["id"] for b in isi["benda_hilang"]] == ["tabel-sdm-pendidikan"]
    assert [b["judul"] for b in isi["bagian_baru"]] == ["Tambahan"]
    assert isi["angka_baru"] == isi["angka_hilang"] == isi["benda_baru"] == []

    halaman = tmp_path / "beda.html"
    hasil = perintah(proyek, "diff", "lama", "--html", str(halaman))
    assert hasil.returncode == 0, hasil.stderr
    teks = html.parse(halaman).getroot().text_content().replace(NBSP, " ")
    kata = ("14 unit", "15 unit", "data/realisasi.csv, baris 2, kolom nilai: 14 → 15", "Tambahan")
    assert [k for k in kata if k not in teks] == []


def test_diff_pesan(proyek: Path) -> None:
    hasil = perintah(proyek, "diff", "tidak-ada")
    assert (hasil.returncode, hasil.stdout) == (2, "")
    assert hasil.stderr == (
        "Galat: tidak-ada bukan versi terbit, tag, atau commit. Naskah kerja disebut kerja.\n"
    )
    kosong = git(proyek, "commit-tree", "-m", "Kosong", git(proyek, "write-tree", "--prefix=docs/"))
    git(proyek, "tag", "rusak", kosong)
    hasil = perintah(proyek, "diff", "rusak", "lama")
    assert hasil.returncode == 1
    assert hasil.stderr.splitlines()[1] == "Galat: rusak tidak dapat disusun."


# ---- The page and the log ------------------------------------------------------------------------


def test_penerbitan_mengambil_versi_yang_dikoreksi(tmp_path: Path) -> None:
    tempat = terbit.siapkan(tmp_path)
    terlihat: list[dict[str, str]] = []

    def bangun(sumber: Path, permintaan: Path, situs: Path, git_versi: Git) -> None:
        lama = (permintaan.parent / "pendahulu").glob("*")
        terlihat.append({b.name: (b / "index.html").read_text(encoding="utf-8") for b in lama})
        terbit.bangun_cepat(sumber, permintaan, situs, git_versi)

    for nama, status, alasan in (
        ("2023-s2", "draf", ""), ("2023-s2", "final", ""), ("2023-s2.1", "draf", "x"),
        ("2023-s2.1", "final", "x"), ("2023-s2.2", "final", "x"), ("2024", "final", ""),
    ):  # fmt: skip
        tempat.ubah(f"{nama} {status}")
        tempat.terbitkan(nama, status, alasan, bangun=bangun)  # type: ignore[arg-type]
    assert [list(t) for t in terlihat] == [
        [], [], ["2023-s2"], ["2023-s2"], ["2023-s2.1"], []
    ]  # fmt: skip
    assert "2023-s2.1 final" in terlihat[4]["2023-s2.1"]
    assert tempat.rapi()


def test_halaman_riwayat_perubahan(situs_mini: Path, tmp_path: Path) -> None:
    """A correction shows, on its own page, what it changed in the version before."""
    proyek = salin_mini(situs_mini, tmp_path / "proyek")
    (proyek / "docs" / "lampiran").mkdir(exist_ok=True)
    bab = "lampiran/riwayat-perubahan.md"
    (proyek / "docs" / bab).write_bytes((AKAR / "docs" / bab).read_bytes())
    awal = "- lampiran/perjanjian-kinerja.md"
    ganti(proyek / "mkdocs.yml", awal, f"{awal}\n      - {bab}")
    ganti(proyek / "data" / "realisasi.csv", "1.1,2031,TAHUN,LKJIP,14,", "1.1,2031,TAHUN,LKJIP,15,")
    (proyek / "data" / "riwayat_koreksi.csv").write_text(
        "versi,urut,tanggal,keliru,sejak,menjadi,alasan\n"
        "2031.1,1,2032-01-05,Realisasi IKK 1.1 tertulis 14,2031,15,Salah salin dari buku jaga\n",
        encoding="utf-8",
    )
    lama = tmp_path / "2031"
    lama.symlink_to(situs_mini)
    hari = "2032-01-05T00:00:00+00:00"
    versi = Versi("2031.1", "draf", "Uji", "x", "a" * 40, hari, str(lama))
    (situs,) = bangun_situs([proyek], versi)
    isi = html.parse(situs / "lampiran" / "riwayat-perubahan.html").getroot()
    (ubahan,) = isi.xpath("//section[@class='ubahan']")
    teks = " ".join(ubahan.text_content().split())
    assert "Perbandingan versi 2031 dengan versi 2031.1" in teks
    sel = [" ".join(c.text_content().split()) for c in ubahan.xpath(".//td[@class='bilangan']")]
    assert sel[:3] == ["14 unit", "15 unit", "+1 unit"]
    # For the public: titles of tables and no files, no counts of nothing, nothing told twice.
    assert "Realisasi" in teks and ".csv" not in teks
    assert "angka berubah" in teks and not re.search(r"\b0 (?:angka|baru|tidak ada lagi)", teks)
    assert "Salah salin" not in teks
    for tautan in ubahan.xpath(".//a/@href"):
        halaman, _, pengenal = str(tautan).partition("#")
        tujuan = (situs / "lampiran" / halaman).resolve()
        assert tujuan.is_file()
        assert not pengenal or html.parse(tujuan).getroot().get_element_by_id(pengenal) is not None
    (tabel,) = isi.xpath("//figure[@id='tabel-riwayat-koreksi']")
    assert "Salah salin dari buku jaga" in tabel.text_content()
    assert "5 Januari 2032" in tabel.text_content().replace("\xa0", " ")
    assert json.loads((situs / "unduh" / "ubahan.json").read_text())["ke"] == "versi 2031.1"


@pytest.mark.parametrize(
    ("banyak", "kalimat"),
    [
        ((2, 0, 0), "2 angka berubah."),
        ((0, 3, 0), "3 angka baru."),
        ((1, 0, 4), "1 angka berubah dan 4 tidak ada lagi."),
        ((1, 2, 3), "1 angka berubah, 2 baru, dan 3 tidak ada lagi."),
        ((0, 0, 0), "Tidak ada angka yang berubah."),
    ],
)
def test_kalimat_menyebut_yang_ada(banyak: tuple[int, int, int], kalimat: str) -> None:
    def semua(nilai: str, **nama: int) -> dict[str, Any]:
        return {k: angka(k, nilai) for a, n in nama.items() for k in (f"{a}{i}" for i in range(n))}

    berubah, baru, hilang = banyak
    lama = semua("1", a=berubah, h=hilang)
    kini = semua("2", a=berubah, b=baru)
    bagian = {("bab.html", "x"): BagianHalaman("bab.html", "x", "X", ())}
    u = bandingkan(potret("a", angka=lama), potret("b", angka=kini, bagian=bagian))
    (isi, *_) = html.fromstring(str(u.sebagai_html(None))).iter("p")
    assert " ".join("".join(map(str, isi.itertext())).split()) == kalimat


def test_tanpa_koreksi_dikatakan(makro: Makro, laporan: Laporan) -> None:
    assert list(laporan.baris("riwayat_koreksi")) == []
    kata = "Sampai versi ini belum ada koreksi atas versi terbit."
    assert kata in str(makro.tabel("riwayat-koreksi"))


@pytest.mark.proses
def test_tanpa_git_dikatakan(tmp_path: Path) -> None:
    """A copy without its history has nothing old, which is not that HEAD is missing."""
    with pytest.raises(GalatPerintah, match="bukan repositori Git") as galat:
        pemotretan.potret(tmp_path, "HEAD", tmp_path / "kotak")
    assert galat.value.kode == 2


HALAMAN = """<html><body><article><h1 id="bab">Judul <span class="nomor">I</span> bab
<a class="headerlink" href="#bab">#</a></h1><p>Satu
<b>tebal</b>.<sup><a class="footnote-ref" href="#k">1</a></sup></p>
<div><ul><li>butir</li><li><p>dalam</p> ekor</li>
<li>Induk <b>tebal</b>: <ul><li>anak</li></ul></li></ul></div>
<figure class="data tabel" id="t-1"><figcaption><span class="nomor">Tabel 1</span>
<span class="judul">A  <i>b</i></span></figcaption><p>isi tabel</p></figure>
<figure class="gambar"><figcaption><span class="nomor">Gambar 1</span></figcaption></figure>
<div class="rumus"><p>rumus</p></div><!-- bukan isi -->
<ul class="daftar-letak"><li>Judul bagian lain</li></ul><p class="kutipan">https://contoh.invalid/x</p>
<h3>Tanpa id</h3><p>Capaian <data data-kunci="c/1">92%</data>, lihat
<a data-rujuk="t-1" href="#t-1">Tabel 1</a>, baik.</p><p> </p><blockquote>Kutip</blockquote>
<dl><dt>Istilah</dt><dd>Arti</dd></dl></article></body></html>"""


def situs_tangan(folder: Path) -> Path:
    """A site of two pages and two tables, as a build might leave it."""
    data = folder / "unduh" / "data"
    data.mkdir(parents=True)
    (folder / "bab.html").write_text(HALAMAN, encoding="utf-8")
    for nama in (
        "index.html", "404.html", "verifikasi.html", "data/x.html", "daftar.html",
        "indikator/index.html",
    ):  # fmt: skip
        (folder / nama).parent.mkdir(exist_ok=True)
        (folder / nama).write_text(HALAMAN.replace('"t-1"', '"t-2"'), encoding="utf-8")
    (data / "angka.json").write_text(json.dumps([angka("c/1", "92")]), encoding="utf-8")
    kunci: dict[str, Any] = {"a": "k", "b": ["k", "l"], "c": None}
    sumber = [
        {"path": f"{n}.csv", "schema": {"primaryKey": k} if k else {}} for n, k in kunci.items()
    ]
    sumber += [{"path": "angka.csv", "schema": {}}]
    (data / "datapackage.json").write_text(json.dumps({"resources": sumber}), encoding="utf-8")
    for nama in kunci:
        (data / f"{nama}.csv").write_text("k,l\n1,x\n2,y\n", encoding="utf-8")
    return folder


def test_potret_dibaca_dari_situs(tmp_path: Path) -> None:
    """Sections by their headings, paragraphs also around others, numbered things, rows."""
    p = baca("x", situs_tangan(tmp_path))
    assert p.nama == "x" and [*p.angka] == ["c/1"]
    assert p.benda == {"t-1": Benda("t-1", "tabel", "Tabel 1", "A b", "bab.html")}
    assert {k: (b.judul, [(a.teks, a.pokok) for a in b.alinea]) for k, b in p.bagian.items()} == {
        ("bab.html", "bab"): (
            "Judul bab",
            [
                (satu, satu)
                for satu in ("Satu tebal.", "butir", "ekor", "dalam", "Induk tebal:", "anak")
            ],
        ),
        ("bab.html", "Tanpa id"): (
            "Tanpa id",
            [
                ("Capaian 92%, lihat Tabel 1, baik.", "Capaian {c/1}, lihat {t-1}, baik."),
                ("Kutip", "Kutip"), ("Istilah", "Istilah"), ("Arti", "Arti"),
            ],
        ),
    }  # fmt: skip
    assert p.kunci == {"data/a.csv": ("k",), "data/b.csv": ("k", "l"), "data/c.csv": ()}
    assert p.sel["data/c.csv"] == {2: {"k": "1", "l": "x"}, 3: {"k": "2", "l": "y"}}


def test_ubahan_menurut_kunci_dan_judul() -> None:
    """Rows without keys, or with one key twice, by their numbers; a new heading names both."""
    berkas = "data/t.csv"

    def beda(kunci: tuple[str, ...], lama: list[str], baru: list[str]) -> list[tuple[Any, ...]]:
        dua = (
            potret("x", kunci={berkas: kunci}, sel={berkas: {
                n: dict(zip("kv", s, strict=False)) for n, s in enumerate(isi, 2)
            }})
            for isi in (lama, baru)
        )  # fmt: skip
        return [
            (s.kolom, s.baris_sebelum, s.baris, s.sebelum, s.sesudah) for s in sel_berubah(*dua)
        ]

    assert beda(("k",), ["a1", "b2"], ["b2", "a3"]) == [("v", 2, 3, "1", "3")]
    assert beda((), ["a1", "b2"], ["a1", "b3"]) == [("v", 3, 3, "2", "3")]
    assert beda(("k",), ["a1", "a2"], ["a3", "a2"]) == [("v", 2, 2, "1", "3")]
    assert beda(("k",), ["a1"], ["a"]) == [("v", 2, 2, "1", None)]
    assert beda(("k",), ["a", "b1"], ["a"]) == [
        ("k", 3, None, "b", None), ("v", 3, None, "1", None),
    ]  # fmt: skip
    sel = list(sel_berubah(potret("x", sel={"l": {2: {"k": "1"}}}), potret("y")))
    assert [(s.berkas, s.baris_sebelum, s.baris) for s in sel] == [("l", 2, None)]
    a = BagianHalaman("b.html", "i", "Lama", (Alinea("p", "p"), Alinea("p", "p")))
    b = replace(a, judul="Baru", alinea=(Alinea("p", "p"), Alinea("q", "q")))
    u = bandingkan(*(potret("x", bagian={("b.html", "i"): isi}) for isi in (a, b)))
    (satu,) = u.bagian
    assert (satu.judul, satu.dihapus, satu.ditambah) == ("Lama → Baru", ("p",), ("q",))
    assert not u.kosong and u.sebagai_dict()["bagian"][0]["id"] == "i"


def test_sel_kini_sebelum_sel_dulu() -> None:
    """Of what a figure rests on: first the cells that it has now, then those that it had."""
    sel = [SelBerubah("t.csv", "v", a, b, "1", "2") for a, b in ((2, None), (None, 3))]
    a, b = (
        angka("x", str(n), asal=[{"berkas": "t.csv", "kolom": "v", "baris": n}]) for n in (2, 3)
    )
    (satu,) = bandingkan_angka([a], [b], sel)
    assert satu.sel == (sel[1], sel[0])


@pytest.mark.parametrize("apa", ["nilai", "teks", "keadaan"])
def test_angka_berubah_karena_salah_satunya(apa: str) -> None:
    """Its value, its words or its state; nothing else makes it another."""
    lama = angka("x", "1", ditampilkan=[{"alamat": "a", "sebutan": s} for s in "pqp"])
    (satu,) = bandingkan_angka([lama], [{**lama, apa: "2"}])
    assert satu.ditampilkan == (("a", "p"), ("a", "q"))
    assert [*bandingkan_angka([lama], [{**lama, "label": "lain", "asal": [1]}])] == []


def test_perbandingan_dalam_baris() -> None:
    """All that can differ, line by line, as the terminal shows it."""
    sel = SelBerubah("data/t.csv", "v", 2, 3, "1\n2", None)
    tampil = (("a.html", "Tabel 1"), ("a.html#x", "Tabel 1"), ("b.html", "Bab"))
    satu = AngkaBerubah("k/1", "Angka", "1", "2", "1", "2", "+1", (sel,), tampil)
    lain = replace(satu, kunci="k/2", selisih="", sel=(), ditampilkan=())
    hapus = replace(sel, baris=None)
    data_lain = (replace(sel, sesudah="3"), hapus, replace(hapus, kolom="w", sebelum="4"),
             replace(sel, baris=2, baris_sebelum=None, sebelum=None, sesudah="a"))  # fmt: skip
    benda = Benda("t", "tabel", "Tabel 1", "Judul", "a.html")
    bagian = BagianHalaman("a.html", "i", "Bagian", ())
    berubah = BagianBerubah("a.html", "j", "Lama → Baru", ("p",), ("q",))
    u = Ubahan("x", "y", (satu,), (lain,), (lain, lain), (benda,), (benda,), (bagian,), (bagian,),
               (berubah,), data_lain)  # fmt: skip
    assert (
        list(u.sebagai_teks())
        == """Perbandingan x → y

Angka: 1 berubah, 1 baru, 2 tidak ada lagi
  ~ Angka: 1 → 2 (+1)
      kunci   k/1
      data    data/t.csv, baris 3, kolom v: 1 2 → kosong
      tampil  Tabel 1, Bab
  + Angka: 2
      kunci   k/2
  - Angka: 1
      kunci   k/2
  - Angka: 1
      kunci   k/2

Tabel, gambar, dan bagan
  + Tabel 1 Judul (t)
  - Tabel 1 Judul (t)

Teks
  + bagian Bagian (a.html)
  - bagian Bagian (a.html)
  ~ Lama → Baru (a.html)
      - p
      + q

Data lain
  ~ data/t.csv, baris 3, kolom v: 1 2 → 3
  - data/t.csv, baris 2 dihapus: 1 2 · 4
  + data/t.csv, baris 2 ditambahkan: a""".splitlines()
    )


def test_kalimat_yang_berubah_menurut_urutannya(tmp_path: Path, laporan: Laporan) -> None:
    """Before stands before after; what goes or comes alone has nothing beside it."""
    capaian = '{{ angka("capaian/1.1/2023") }}'
    (tmp_path / "a.md").write_text(
        f"# Judul\n\nTetap. Capaian {capaian}. Lagi {capaian}!\n\n- Butir {capaian}\n", "utf-8"
    )
    (tmp_path / "b.md").write_text(
        'Awal.{% if nol("capaian/1.1/2023") %} Nihil.{% endif %}\n', "utf-8"
    )
    (tmp_path / "c.md").write_text('Rusak {{ angka("tidak/ada") }}.\n', "utf-8")
    nihil = susun(ubah(laporan.data, "realisasi", {"indikator": "1.1"}, nilai="0"))
    berubah = partial(kalimat_berubah.berubah, tmp_path)
    dua = [
        ("a.md", "Capaian 92,5%.", "Capaian 0%."), ("a.md", "Lagi 92,5%!", "Lagi 0%!"),
        ("a.md", "Butir 92,5%", "Butir 0%"), ("b.md", "", "Nihil."),
    ]  # fmt: skip
    assert list(berubah(laporan, nihil)) == dua
    assert list(berubah(nihil, laporan)) == [(src, b, a) for src, a, b in dua]
    assert list(berubah(nihil, nihil)) == []
