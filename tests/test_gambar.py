"""The drawing engine: what is drawn, that it is whole and legible, and that it never varies."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import logging
import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import matplotlib
import pytest
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure

from macros.dasar import segel
from macros.gambar import bagan, huruf, tembolok
from macros.gambar.batang import gambar_grafik_batang
from macros.gambar.gaya import FOLDER_HURUF, KELUARGA_HURUF, LEBAR, SEMPIT, TERANG, Format
from macros.gambar.kuadran import gambar_kuadran
from macros.gambar.lukis import _PELUKIS, lukis
from macros.gambar.spesifikasi import (
    Batang,
    Butir,
    KelompokButir,
    Kuadran,
    Nilai,
    Pohon,
    Seri,
    Takik,
)
from tests import contoh_gambar as contoh
from tests.unsur_gambar import (
    DUA,
    JENIS,
    batang,
    gambar,
    kotak_teks,
    rapat,
    sebutir,
    teks_dalam,
    unsur,
)

AKAR = Path(__file__).resolve().parents[1]
# Display width in pt: 16 cm of print; 328 CSS px on a 360 px phone.
LEBAR_TAMPIL = {"lebar": 160 / 25.4 * 72, "sempit": 328 * 0.75}


def ujung_jalur(d: str) -> tuple[float, float]:
    """Where a path of upright and level lines ends."""
    x = y = 0.0
    for perintah, satu, dua in re.findall(r"([MVH])([\d.]+)(?: ([\d.]+))?", d):
        x, y = {"M": (satu, dua), "V": (x, satu), "H": (satu, y)}[perintah]
    return float(x), float(y)


class TestKeutuhan:
    @pytest.mark.parametrize("varian", DUA)
    @pytest.mark.parametrize("nama", ["capaian", "banding"])
    def test_label_panjang_utuh(self, nama: str, varian: str) -> None:
        isi = rapat("".join(u.teks for u in teks_dalam(gambar(nama)[varian])))
        assert len(contoh.INDIKATOR) == 24
        for uraian in contoh.INDIKATOR.values():
            assert rapat(uraian) in isi
        for kode, uraian in contoh.SASARAN.items():
            assert rapat(f"{kode}. {uraian}") in isi

    @pytest.mark.parametrize("varian", DUA)
    @pytest.mark.parametrize("nama", JENIS)
    def test_semua_kata_spesifikasi_ada(self, nama: str, varian: str) -> None:
        isi = rapat("".join(u.teks for u in teks_dalam(gambar(nama)[varian])))
        spek = repr(contoh.SEMUA[nama])
        nama_teks = r"label|uraian|judul|acuan=Takik\(nilai=\d+, teks"
        for teks in re.findall(rf"(?:{nama_teks})='([^']+)'", spek):
            assert rapat(teks) in isi

    @pytest.mark.parametrize("varian", DUA)
    @pytest.mark.parametrize("nama", JENIS)
    def test_teks_di_dalam_gambar_dan_tidak_bertumpuk(self, nama: str, varian: str) -> None:
        svg = gambar(nama)[varian]
        akar = unsur(svg)[0]
        kotak = [(kotak_teks(u), u.teks) for u in teks_dalam(svg)]
        for (kiri, atas, kanan, bawah), teks in kotak:
            assert kiri >= -0.5, teks
            assert atas >= -0.5, teks
            assert kanan <= akar["width"] + 0.5, teks
            assert bawah <= akar["height"] + 0.5, teks
        for ((k1, a1, n1, b1), satu), ((k2, a2, n2, b2), dua) in combinations(kotak, 2):
            bertumpuk = k1 < n2 - 0.5 and k2 < n1 - 0.5 and a1 < b2 - 0.5 and a2 < b1 - 0.5
            assert not bertumpuk, (satu, dua)

    @pytest.mark.parametrize("varian", DUA)
    @pytest.mark.parametrize("nama", JENIS)
    def test_huruf_tidak_lebih_kecil_dari_85_pt(self, nama: str, varian: str) -> None:
        svg = gambar(nama)[varian]
        skala = LEBAR_TAMPIL[varian] / unsur(svg)[0]["width"]
        assert min(u["font-size"] for u in teks_dalam(svg)) * skala >= 8.5

    def test_sempit_digambar_ulang_label_di_atas_batang(self) -> None:
        label = contoh.INDIKATOR["1.2"].split()[0]  # its bar is full
        for varian, di_atas in (("lebar", False), ("sempit", True)):
            svg = gambar("capaian")[varian]
            lebar = unsur(svg)[0]["width"]
            assert lebar == {"lebar": LEBAR.lebar, "sempit": SEMPIT.lebar}[varian]
            kiri, kanan = max(batang(svg, TERANG.utama)[1:], key=lambda b: b[1] - b[0])
            x_label = min(u["x"] for u in teks_dalam(svg) if u.teks.startswith(label))
            assert (kiri == pytest.approx(x_label, abs=1)) is di_atas
            assert ((kanan - kiri) / lebar > 0.6) is di_atas

    @pytest.mark.parametrize("nama", JENIS)
    def test_svg_ringan_dan_bersih(self, nama: str) -> None:
        for svg in gambar(nama).values():
            assert len(svg.encode()) < 25_000
            assert not re.search(r"<style|style=|class=|clip|metadata| id=|url\(|defs", svg)
            isi = unsur(svg)
            assert {u.jenis for u in isi} <= {"svg", "g", "path", "rect", "text"}
            for u in isi:
                assert u.atribut["font-family"] == KELUARGA_HURUF
                for nama_atribut in {"d", "x", "y", "width", "height"} & set(u.atribut):
                    assert not re.search(r"\.\d{3}|e-", u.atribut[nama_atribut])

    @pytest.mark.parametrize("nama", JENIS)
    def test_gelap_hanya_menukar_warna(self, nama: str) -> None:
        warna = re.compile(r"#[0-9a-f]{6}")
        for terang, gelap in (("lebar", "gelap"), ("sempit", "sempit-gelap")):
            satu, dua = gambar(nama)[terang], gambar(nama)[gelap]
            assert warna.sub("", satu) == warna.sub("", dua)
            assert TERANG.teks in satu
            assert TERANG.teks not in dua

    def test_gambar_terbesar_muat_di_halaman(self) -> None:
        # 24 indicators at 16 cm width within the 20.5 cm that the print stylesheet allows.
        akar = unsur(gambar("capaian")["lebar"])[0]
        assert akar["height"] / akar["width"] * 160 <= 205


class TestBagan:
    @pytest.mark.parametrize("varian", DUA)
    def test_pohon_menggambar_tiap_simpul_dan_hubungan(self, varian: str) -> None:
        for nama, simpul in (("organisasi", 4), ("organisasi-besar", 17)):
            isi = unsur(gambar(nama)[varian])
            assert sum(u.jenis == "rect" for u in isi) == simpul
            assert sum(u.jenis == "path" for u in isi) == simpul - 1

    @pytest.mark.parametrize("varian", DUA)
    def test_tiap_kotak_bawahan_dihampiri_satu_garis(self, varian: str) -> None:
        for nama in ("organisasi", "organisasi-besar"):
            isi = unsur(gambar(nama)[varian])
            akar, *bawahan = sorted((u for u in isi if u.jenis == "rect"), key=lambda u: u["y"])
            pintu = set()
            for u in bawahan:  # from above in the middle, or from the left
                pintu.add((round(u["x"] + u["width"] / 2), round(u["y"])))
                pintu.add((round(u["x"]), round(u["y"] + u["height"] / 2)))
            ujung = {ujung_jalur(u.atribut["d"]) for u in isi if u.jenis == "path"}
            assert akar["y"] == pytest.approx(0.5)
            mendekat = {
                p for p in pintu if any(abs(p[0] - x) <= 1 and abs(p[1] - y) <= 1 for x, y in ujung)
            }
            assert len(ujung) == len(bawahan)
            assert len(mendekat) == len(bawahan)

    def test_kotak_tidak_bertumpuk(self) -> None:
        for nama in ("organisasi", "organisasi-besar", "strategi"):
            for varian in DUA:
                kotak = [
                    (u["x"], u["y"], u["x"] + u["width"], u["y"] + u["height"])
                    for u in unsur(gambar(nama)[varian])
                    if u.jenis == "rect"
                ]
                for (k1, a1, n1, b1), (k2, a2, n2, b2) in combinations(kotak, 2):
                    assert n1 <= k2 or n2 <= k1 or b1 <= a2 or b2 <= a1

    def test_teks_di_dalam_kotaknya(self) -> None:
        for nama in ("organisasi", "organisasi-besar"):
            for varian in DUA:
                isi = unsur(gambar(nama)[varian])
                kotak = [u for u in isi if u.jenis == "rect"]
                for u in isi:
                    if u.jenis == "text":
                        kiri, atas, kanan, bawah = kotak_teks(u)
                        assert any(
                            k["x"] <= kiri
                            and kanan <= k["x"] + k["width"]
                            and k["y"] <= atas
                            and bawah <= k["y"] + k["height"]
                            for k in kotak
                        ), u.teks

    def test_pohon_lebar_berdampingan_lalu_menggantung(self) -> None:
        def kolom(nama: str) -> int:
            return len({u["x"] for u in unsur(gambar(nama)["lebar"]) if u.jenis == "rect"})

        assert kolom("organisasi") == 3  # the root stands over the middle one
        assert kolom("organisasi-besar") == 1 + 4 + 4  # root, children, what hangs under each

    def test_pohon_terlalu_lebar_menjadi_kerangka(self) -> None:
        akar = Pohon("Kepala", tuple(Pohon(f"Penyelenggaraan {n}") for n in range(15)))
        svg = lukis(akar)["lebar"]
        assert len({u["x"] for u in unsur(svg) if u.jenis == "rect"}) == 2

    def test_panah_menghubungkan_kotak_yang_disebut(self) -> None:
        isi = unsur(gambar("strategi")["lebar"])
        kotak = [u for u in isi if u.jenis == "rect"]
        judul = {kode for tautan in contoh.strategi.tautan for kode in tautan}
        kode = {
            u.teks: k
            for u in isi
            for k in kotak
            if u.jenis == "text" and u.teks in judul and 0 < u["x"] - k["x"] < 20
            if 0 < u["y"] - k["y"] < 25
        }
        kurva = [u.atribut["d"] for u in isi if u.jenis == "path" and "C" in u.atribut["d"]]
        assert len(kurva) == len(contoh.strategi.tautan)
        for tautan, d in zip(contoh.strategi.tautan, kurva, strict=True):
            angka = [float(a) for a in re.findall(r"[\d.]+", d)]
            bawah, atas = map(kode.__getitem__, tautan)
            assert bawah["x"] < angka[0] < bawah["x"] + bawah["width"]
            assert angka[1] == pytest.approx(bawah["y"])
            assert atas["x"] < angka[-2] < atas["x"] + atas["width"]
            assert 0 < angka[-1] - (atas["y"] + atas["height"]) < 15

    def test_peta_sempit_mengulang_yang_mendukung_dua(self) -> None:
        teks = [u.teks for u in teks_dalam(gambar("strategi")["sempit"])]
        assert sum(t.startswith("Sasaran program SP-2. ") for t in teks) == 2
        assert (
            sum(t.startswith("Sasaran kegiatan 4. ") for t in teks) == 1
        )  # supports nothing, and is still there


def jalankan(kode: str, benih: str, *argumen: str) -> str:
    lingkungan = {**os.environ, "PYTHONHASHSEED": benih, "PYTHONPATH": str(AKAR)}
    hasil = subprocess.run(
        [sys.executable, "-c", kode, *argumen],
        capture_output=True, text=True, env=lingkungan, cwd=AKAR, check=True,
    )  # fmt: skip
    return hasil.stdout


SIDIK = """
import hashlib, json
from macros.gambar.lukis import lukis
from tests.contoh_gambar import SEMUA
print(json.dumps({k: [hashlib.sha256(s.encode()).hexdigest() for s in lukis(v).values()]
                  for k, v in reversed(SEMUA.items())}, sort_keys=True))
"""


class TestHurufLain:
    """A device may lack every font of Arimo's metrics; words must still keep out of the marks."""

    @pytest.mark.parametrize("varian", DUA)
    @pytest.mark.parametrize("nama", JENIS)
    def test_tulisan_panjang_menyebut_lebarnya(self, nama: str, varian: str) -> None:
        for u in teks_dalam(gambar(nama)[varian]):
            kiri, _, kanan, _ = kotak_teks(u)
            panjang = u.atribut.get("textLength")
            assert (panjang is None) == (kanan - kiri < 30)
            assert panjang is None or abs(float(panjang) - (kanan - kiri)) < 0.01


def test_lebar_glif_seperti_dalam_huruf() -> None:
    """What is noted of each font is what stands in it; after an exchange of fonts, this is it."""
    catatan = json.loads(Path(huruf.__file__).with_suffix(".json").read_bytes())
    for nama, glif in catatan.items():
        with TTFont(FOLDER_HURUF / nama) as satu:
            assert satu["head"].unitsPerEm == huruf.PER_EM
            lebar = satu["hmtx"].metrics
            assert glif == {chr(kode): lebar[g][0] for kode, g in satu.getBestCmap().items()}


class TestKetetapan:
    def test_setiap_rupa_ada_contohnya(self) -> None:
        """What holds for drawings is tried with one of each form, also of one that is new."""
        assert {type(satu) for satu in contoh.SEMUA.values()} == {*_PELUKIS}

    def test_byte_sama_di_setiap_proses(self, lengkap: bool) -> None:
        satu = jalankan(SIDIK, "1")
        assert not lengkap or satu == jalankan(SIDIK, "4242")
        # Nor does it matter what was drawn before: here in another order, many already cached.
        di_sini = {
            k: [hashlib.sha256(s.encode()).hexdigest() for s in gambar(k).values()] for k in JENIS
        }
        assert json.loads(satu) == di_sini

    def test_tembolok_hangat_tidak_mengimpor_matplotlib(self, tmp_path: Path) -> None:
        kode = """
import sys
from pathlib import Path
from macros.gambar.tembolok import lukis_tersimpan
from tests.contoh_gambar import SEMUA
for spek in SEMUA.values():
    lukis_tersimpan(spek, Path(sys.argv[1]))
print(*sorted({"matplotlib", "jinja2"} & set(sys.modules)))
"""
        assert jalankan(kode, "1", str(tmp_path)).split() == ["matplotlib"]
        assert jalankan(kode, "2", str(tmp_path)).split() == []
        assert len(list(tmp_path.iterdir())) == len(JENIS)

    def test_tembolok_sama_dengan_lukisan(self, tmp_path: Path) -> None:
        for _ in range(2):
            assert tembolok.lukis_tersimpan(contoh.smart, tmp_path) == gambar("smart")

    @pytest.mark.parametrize("isi", ["", "{", "[]", '{"lebar": "<svg/>"}'])
    def test_tembolok_rusak_digambar_ulang(self, tmp_path: Path, isi: str) -> None:
        berkas = tmp_path / tembolok.kunci(contoh.smart)
        berkas.write_text(isi, encoding="utf-8")
        assert tembolok.lukis_tersimpan(contoh.smart, tmp_path) == gambar("smart")
        assert json.loads(segel.ambil(berkas)) == gambar("smart")

    def test_yang_lama_tak_dipakai_dibuang(self, tmp_path: Path) -> None:
        semua = [contoh.SEMUA[k] for k in ("smart", "komposisi")]
        tembolok.lukis_dahulu(semua, tmp_path)
        smart, komposisi = (tmp_path / tembolok.kunci(s) for s in semua)
        usang = tmp_path / "usang"
        for satu in (usang, komposisi):  # the damaged one is drawn anew
            satu.write_text("{}", encoding="utf-8")
        lampau = time.time() - tembolok.UMUR - 1
        for satu in (smart, usang):
            os.utime(satu, (lampau, lampau))
        tembolok.lukis_dahulu(semua, tmp_path)
        assert sorted(tmp_path.iterdir()) == sorted([smart, komposisi])
        assert json.loads(segel.ambil(komposisi)) == gambar("komposisi")

    def test_disimpan_tiga_puluh_hari(self, tmp_path: Path) -> None:
        semua = {hari: tmp_path / f"{hari}.json" for hari in (0, 29.99, 30.01)}
        for hari, berkas in semua.items():
            berkas.touch()
            os.utime(berkas, (lama := time.time() - hari * 86_400, lama))
        tembolok._buang_lama(tmp_path)
        assert [berkas.exists() for berkas in semua.values()] == [True, True, False]

    def test_kunci_mengikuti_isi(self, monkeypatch: pytest.MonkeyPatch) -> None:
        kunci = tembolok.kunci(contoh.smart)
        assert tembolok.kunci(replace(contoh.smart)) == kunci
        assert tembolok.kunci(replace(contoh.smart, teks="87,95")) != kunci
        monkeypatch.setattr(tembolok, "_mesin", lambda: b"mesin lain")
        assert tembolok.kunci(contoh.smart) != kunci


class TestKanvas:
    def test_sepi_tanpa_pengulangan(self) -> None:
        """Neighbours of one look share it; place and form stay with each."""
        isi = ET.fromstring(gambar("organisasi")["lebar"])
        kotak = [g for g in isi if g.tag.endswith("}g") and g[0].tag.endswith("}rect")]
        assert [len(g) for g in kotak] == [3]
        assert all(set(r.attrib) == {"x", "y", "width", "height", "rx"} for r in kotak[0])


class TestCetak:
    @pytest.mark.proses  # WeasyPrint asks the system for its libraries when it is imported
    def test_weasyprint_tidak_mengeluh(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture, lengkap: bool
    ) -> None:
        weasyprint = pytest.importorskip("weasyprint")
        for nama in [*JENIS][: None if lengkap else 1]:
            (tmp_path / f"{nama}.svg").write_text(gambar(nama)["lebar"], "utf-8")
        berkas = sorted(tmp_path.iterdir())
        isi = "".join(f'<img src="{b.name}" alt="{b.stem}">' for b in berkas)
        # Inline, a drawing's attributes meet the page's CSS: the harder test.
        isi += "".join(gambar(nama)["lebar"] for nama in [*JENIS][:: 1 if lengkap else 3])
        caplog.set_level(logging.DEBUG, "weasyprint")

        def keluhan(isi: str) -> list[str]:
            caplog.clear()
            html = f'<html lang="id"><title>Uji</title><style>img {{ width: 9cm }}</style>{isi}'
            assert weasyprint.HTML(string=html, base_url=f"{tmp_path}/").write_pdf()[:4] == b"%PDF"
            return [r.getMessage() for r in caplog.records if r.name == "weasyprint"]

        assert keluhan(isi) == []
        # The same ear does hear what matplotlib's own SVG sets off.
        mentah = io.StringIO()
        with matplotlib.rc_context({"svg.fonttype": "none"}):
            figur = Figure(figsize=(1, 1))
            figur.text(0, 0, "a")
            figur.savefig(mentah, format="svg")
        assert keluhan(mentah.getvalue().partition("<!DOCTYPE")[2].partition(">")[2])


def _tinggi(label: Iterator[str], banyak: int, format_: Format) -> float:
    butir = tuple(sebutir(n, 1, "1") for n, _ in zip(label, range(banyak), strict=False))
    svg = gambar_grafik_batang(Batang((KelompokButir("", butir),)), format_)
    return float(re.search(r'viewBox="0 0 \S+ (\S+)"', svg)[1]) / banyak  # type: ignore[index]


def test_baris_bernama_satu_kata_lebih_rapat_bila_banyak() -> None:
    """Twelve months stand as close as the lines of a table; names of several words do not."""
    satu, dua = (itertools.repeat(n) for n in ("Mei", "Bulan Mei"))
    assert _tinggi(satu, 12, LEBAR) < 0.85 * _tinggi(dua, 12, LEBAR)
    assert _tinggi(satu, 4, LEBAR) == _tinggi(dua, 4, LEBAR)
    assert _tinggi(satu, 12, SEMPIT) == _tinggi(dua, 12, SEMPIT)


@pytest.mark.parametrize("format_", [LEBAR, SEMPIT])
def test_kunci_yang_panjang_dilipat(format_: Format) -> None:
    """A series with a long name, as the question of a survey is, stays within the picture."""
    nama = "Seberapa puas Anda dengan layanan kunjungan yang diberikan petugas pada hari ini? " * 2

    def lukis_kunci(nama: str) -> tuple[float, list[float]]:
        seri = (Seri(nama, "pembanding"), Seri("Lain", "utama"))
        butir = Butir("A", (Nilai(1, "1"), Nilai(2, "2")))
        svg = gambar_grafik_batang(Batang((KelompokButir("", (butir,)),), seri), format_)
        akar = ET.fromstring(svg)
        teks = [t for t in akar.iter() if t.tag.endswith("text")]
        tepi = [float(t.get("x", 0)) + huruf.lebar_teks(t.text or "", format_.huruf) for t in teks]
        assert nama.split() == " ".join(t.text or "" for t in teks).split()[: len(nama.split())]
        return float(akar.get("viewBox", "").split()[3]), tepi

    tinggi, tepi = lukis_kunci(nama)
    assert max(tepi) <= format_.lebar + 0.5
    assert tinggi > lukis_kunci("Puas")[0]


def test_garis_tidak_mencoret_nama_titik() -> None:
    """Below each name of a point lies a ground that covers the lines."""
    svg = gambar_kuadran(contoh.kuadran, LEBAR)
    alas = svg.index(f'fill="{TERANG.latar}"')
    nama = len(re.findall(r">Sasaran \d", svg))
    potong = svg[alas:].partition("</g>")[0]
    assert nama >= 3 and potong.count("<path") == nama
    assert all(svg.index(f">Sasaran {n}") > alas for n in range(1, nama + 1))


@pytest.mark.parametrize("format_", [LEBAR, SEMPIT])
def test_nama_titik_yang_berdekatan(format_: Format) -> None:
    """Names stand apart from each other and from all points, however close these are; one that
    cannot stand at its point has a line to it."""
    letak = [(80 + n % 4 * 1.5, 60 + n // 4 * 9 + n % 4) for n in range(12)]
    butir = tuple(
        Butir("", (Nilai(x, f"{x}%"), Nilai(y, f"{y}%")), f"Sasaran {n}")
        for n, (x, y) in enumerate(letak)
    )
    acuan = Takik(90, "a"), Takik(70, "b")
    seri = Seri("x", "utama"), Seri("y", "utama")
    svg = gambar_kuadran(Kuadran((KelompokButir("", butir),), seri, garis=acuan), format_)
    nama = [kotak_teks(u) for u in unsur(svg) if u.teks.startswith("Sasaran")]
    titik = [
        (min(x), min(y), max(x), max(y))
        for u in unsur(svg)
        if u.jenis == "path" and u.atribut.get("fill") == TERANG.utama
        for angka in [[float(n) for n in re.findall(r"-?[\d.]+", u.atribut["d"])]]
        for x, y in [(angka[::2], angka[1::2])]
    ]
    assert (len(nama), len(titik)) == (12, 12)
    for a, b in [*itertools.combinations(nama, 2), *itertools.product(nama, titik)]:
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    assert (f'stroke="{TERANG.lemah}"' in svg) == format_.sempit  # where there is least room


def test_pohon_menurut_yang_terlebar() -> None:
    """One box too wide for a row is enough for an outline of the whole."""

    def kerangka(*anak: str) -> bool:
        akar = Pohon("A", tuple(map(Pohon, anak)))
        svg = bagan.gambar_pohon(akar, LEBAR)
        return svg == bagan.gambar_kerangka((bagan._ranting(akar),), LEBAR)

    assert not kerangka("b", "c", "d")
    assert kerangka(*"bcdefgh", "x" * 26)


@pytest.mark.parametrize("format_", [LEBAR, SEMPIT])
@pytest.mark.parametrize("teks", ["Kepala", "x" * 60])
def test_pohon_satu_kotak(teks: str, format_: Format) -> None:
    """One box alone is drawn, also where its word is wider than boxes are."""
    svg = bagan.gambar_pohon(Pohon(teks), format_)
    assert [u.jenis for u in unsur(svg)] == ["svg", "rect", "text"]


def test_pohon_menggantung_selama_yang_terdalam_muat() -> None:
    """Each level below the children of the root is set in, and has so much less room."""

    def rupa(kata: str) -> set[float]:
        cucu = tuple(Pohon(f"{kata} {n}") for n in range(3))
        akar = Pohon("A", tuple(Pohon(n, (Pohon("x", cucu),)) for n in "bcde"))
        svg = bagan.gambar_pohon(akar, LEBAR)
        return {u["x"] for u in unsur(svg) if u.jenis == "rect"}

    assert len(rupa("kata")) == 1 + 4 * 3
    lebar = (LEBAR.lebar - 3 * bagan._SELA_X) / 4
    muat = next(
        n for n in range(60, 1, -1)
        if bagan.IsiKotak((("i" * n, True),)).lebar_minimum(LEBAR) <= lebar
    )  # fmt: skip
    assert len(rupa("i" * muat)) == 4, "an outline of four levels"
