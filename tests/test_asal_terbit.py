"""What readers are given of where figures come from: pages of the data, files, the annex."""

from __future__ import annotations

import csv
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system
from jsonschema import Draft202012Validator
from lxml import html

from macros.asal.penelusur import Penelusur
from macros.asupan import skema
from macros.asupan.muat import Data
from macros.halaman import halaman_data, pencarian
from macros.hitung.laporan import Laporan
from macros.keluaran import data_terbit
from macros.sajian.penyaji import Penyaji
from tests.proyek import AKAR

ISI_PAKET, _ = skema.baca(AKAR / "data")

# ---- Pages of the data -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (None, ""), (True, "ya"), (2023, "2023"), (4256310000, "4.256.310.000"),
        (Decimal("100.00"), "100,00"), (Decimal("-12345.5"), "-12.345,5"),
        (date(2023, 12, 7), "7\xa0Desember\xa02023"), ("4.1", "4.1"),
    ],
)  # fmt: skip
def test_isi_sel_untuk_pembaca(nilai: object, teks: str) -> None:
    assert halaman_data.tulis_sel(nilai) == teks


def test_sumber_ringkas_tanpa_letak_yang_tidak_disebut(laporan: Laporan) -> None:
    """A document that is named both with a place and without one ends in no empty place."""
    lap = laporan
    t = halaman_data._tabel("laporan", lap, Penelusur(lap))

    def ringkas(*sumber: str) -> str:
        return replace(t, sumber=sumber).sumber_ringkas

    assert ringkas("SAKTI, halaman 3", "SAKTI", "DIPA") == "SAKTI, halaman 3; DIPA"
    assert ringkas("SAKTI", "SAKTI, halaman 3", "SAKTI, halaman 5") == "SAKTI: halaman 3; halaman 5"
    assert ringkas("SAKTI", "DIPA") == "SAKTI; DIPA"


def test_halaman_data_menyamarkan_menurut_skema(laporan: Laporan) -> None:
    nip = laporan.pejabat["kepala-rutan"].nip

    def halaman(paket: dict[str, Any]) -> str:
        lap = replace(laporan, data=Data(laporan.data, paket))
        return str(halaman_data.tulis(lap, Penelusur(lap), Penyaji())["data/pejabat.md"])

    assert nip not in halaman(ISI_PAKET)
    assert laporan.pejabat["kepala-rutan"].nip_samar in halaman(ISI_PAKET)
    polos = json.loads(json.dumps(ISI_PAKET).replace('"samar"', '"utuh"'))
    assert nip in halaman(polos)


def test_halaman_data_memuat_catatan_asalnya(laporan: Laporan) -> None:
    """What is noted of the documents behind its rows, once, and of no other table."""
    semua = halaman_data.tulis(laporan, Penelusur(laporan), Penyaji())
    catatan = "gambar bagan aslinya tidak tersalin."
    berisi = [src for src, isi in semua.items() if catatan in str(isi)]
    assert sorted(berisi) == ["data/asal_data.md", "data/struktur_organisasi.md"]
    assert str(semua["data/struktur_organisasi.md"]).count(catatan) == 1
    assert "<dt>Catatan</dt>" not in str(semua["data/ikpa.md"])
    # A document with several places is named once in the list of tables.
    assert "LKjIP 2023 Semester II: Tabel 1.1," in " ".join(str(semua["data/index.md"]).split())


def test_catatan_dokumen_di_balik_angka(laporan: Laporan) -> None:
    """Of last year's doubtful result, and of what is compared with it, but of no other."""
    penelusur = Penelusur(laporan)
    (ragu,) = penelusur.catatan(["realisasi/1.5/2022/LKJIP"])
    assert "bukan kenaikan atau penurunan" in ragu
    assert penelusur.catatan(["selisih/realisasi/1.5/2023", "capaian/1.5/2022"]) == (ragu,)
    assert penelusur.catatan(["realisasi/1.5/2023/LKJIP", "capaian/1.5/2023"]) == ()


def test_halaman_data_tanpa_kolom_kosong_pola_mentah_dan_nama_berulang(laporan: Laporan) -> None:
    def halaman(nama: str) -> html.HtmlElement:
        isi = halaman_data.tulis(laporan, Penelusur(laporan), Penyaji())[f"data/{nama}.md"]
        return html.fragment_fromstring(str(isi), create_parent=True)

    satuan, indikator = halaman("satuan"), halaman("indikator")
    kepala = [th.text for th in satuan.xpath(".//thead//th")]
    assert "Tulis" in kepala and "Skala" not in kepala
    assert {len(tr.xpath("*")) for tr in satuan.xpath(".//tr")} == {len(kepala)}
    assert "tidak ditampilkan: Skala." in satuan.text_content()
    assert "{}" not in satuan.text_content() and "… layanan" in satuan.text_content()
    sebutan = indikator.xpath(".//td[2]/span/@class")
    assert sebutan[:2] == ["sebutan", "sebutan ulang"]
    # A name that changes is written out.
    assert sebutan.count("sebutan") == len(list(groupby(indikator.xpath(".//td[2]/a/@href"))))


def test_setiap_sel_asal_ada_barisnya_di_situs(situs: Path) -> None:
    angka = json.loads((situs / "unduh/data/angka.json").read_text("utf-8"))
    jangkar: dict[str, set[str]] = {}
    for a in angka:
        for sel in a["asal"]:
            nama = Path(sel["berkas"]).stem
            if nama not in jangkar:
                pohon = html.parse(situs / "data" / f"{nama}.html")
                jangkar[nama] = {str(i) for i in pohon.xpath("//tr/@id")}
            assert f"baris-{sel['baris']}" in jangkar[nama], sel
    assert len(jangkar) > 5


def test_daftar_data_memuat_setiap_tabel(situs: Path) -> None:
    beranda = html.parse(situs / "data" / "index.html")
    tautan = {str(x) for x in beranda.xpath("//ul[@class='data-daftar']//a/@href")}
    for sumber in ISI_PAKET["resources"]:
        nama = Path(sumber["path"]).stem
        assert {f"{nama}.html", f"../unduh/data/{sumber['path']}"} <= tautan
        assert (situs / "data" / f"{nama}.html").is_file()
    # One link in the menu leads there; the tables themselves are not part of it.
    menu = html.parse(situs / "index.html").xpath("//nav[@aria-label='Isi laporan']//a/@href")
    assert [m for m in menu if str(m).startswith("data/")] == ["data/index.html"]


def test_rujukan_antarhalaman_data_ada(situs: Path) -> None:
    halaman = {b.name: html.parse(b) for b in (situs / "data").glob("*.html")}
    rujukan = [
        (nama, str(r)) for nama, pohon in halaman.items() for r in pohon.xpath("//td/a/@href")
    ]
    assert len(rujukan) > 100
    for nama, r in rujukan:
        berkas, _, jangkar = r.partition("#")
        assert halaman[berkas].xpath("//tr[@id=$id]", id=jangkar), (nama, r)


def test_halaman_data_dapat_dicari(situs: Path) -> None:
    isi = (situs / pencarian.BERKAS).read_text("utf-8")
    objek = json.loads(isi.removeprefix("var lkjipCari=").rstrip(";\n"))
    nomor, jenis = next(
        (n, h[2]) for n, h in enumerate(objek["halaman"]) if h[0] == "data/target.html"
    )
    assert jenis == "data"
    assert "Target setiap indikator" in next(b[3] for b in objek["bagian"] if b[0] == nomor)


# ---- What is published -----------------------------------------------------------------------


def test_kolom_samar_dalam_csv() -> None:
    isi = b'kode,nip\na,00000000 000000 1 001\n"b,c",\n'
    assert data_terbit.samarkan_csv(isi, {"nip"}).decode() == (
        'kode,nip\na,•••••••• •••••• • 001\n"b,c",\n'
    )
    assert data_terbit.samarkan_csv(isi, set()) == isi
    diketik = b"uraian\nDitetapkan oleh NIP 196709251990031001.\n"
    assert data_terbit.samarkan_csv(diketik, set()).decode().endswith("NIP •••••••••••••••001.\n")


@pytest.fixture(scope="module")
def terbit(situs: Path) -> list[dict[str, Any]]:
    isi: list[dict[str, Any]] = json.loads((situs / "unduh/data/angka.json").read_text("utf-8"))
    return isi


def test_register_menurut_skemanya(situs: Path, terbit: list[dict[str, Any]]) -> None:
    aturan = json.loads((situs / "unduh/data/angka.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(aturan)
    penguji = Draft202012Validator(aturan)
    assert list(penguji.iter_errors(terbit)) == []
    assert list(penguji.iter_errors([{**terbit[0], "keadaan": "entah"}]))
    assert list(penguji.iter_errors([{k: v for k, v in terbit[0].items() if k != "asal"}]))


def test_register_datar_sama_isinya(situs: Path, terbit: list[dict[str, Any]]) -> None:
    with (situs / "unduh/data/angka.csv").open(encoding="utf-8", newline="") as berkas:
        baris = list(csv.DictReader(berkas))
    assert [b["kunci"] for b in baris] == [a["kunci"] for a in terbit]
    for b, a in zip(baris, terbit, strict=True):
        assert all(b[k] == a[k] for k in ("teks", "nilai", "rumus_angka"))
        assert _sel_csv(b["asal"]) == {(s["berkas"], s["baris"], s["kolom"]) for s in a["asal"]}
        assert b["ditampilkan"].split() == [t["alamat"] for t in a["ditampilkan"]]


def _sel_csv(teks: str) -> set[tuple[str, int, str]]:
    hasil: set[tuple[str, int, str]] = set()
    for satu in teks.split():
        berkas, baris, kolom = satu.split(":")
        awal, _, akhir = baris.partition("-")
        hasil |= {(berkas, n, kolom) for n in range(int(awal), int(akhir or awal) + 1)}
    return hasil


def test_alamat_angka_ada_di_situs(situs: Path, terbit: list[dict[str, Any]]) -> None:
    """Each address exists; where the figure is written there, it stands at or behind the anchor."""
    id_halaman: dict[str, set[str]] = {}
    alamat = {t["alamat"] for a in terbit for t in a["ditampilkan"]}
    assert len(alamat) > 50
    for satu in alamat:
        jalur, _, jangkar = satu.partition("#")
        if jalur not in id_halaman:
            id_halaman[jalur] = {str(i) for i in html.parse(situs / jalur).xpath("//@id")}
        assert not jangkar or jangkar in id_halaman[jalur], satu
    tampil = {t["alamat"]: t["sebutan"] for a in terbit for t in a["ditampilkan"]}
    assert re.fullmatch(
        r"Tabel\s3\.\d+",
        tampil["bab-3-akuntabilitas-kinerja/capaian-kinerja-organisasi.html#tabel-capaian-outcome"],
    )


def test_paket_terbit_sah(situs: Path) -> None:
    folder = situs / "unduh" / "data"
    with system.use_context(trusted=True):
        laporan_uji = Package(str(folder / "datapackage.json")).validate()
    assert laporan_uji.valid, laporan_uji.flatten(["name", "message"])
    isi = json.loads((folder / "datapackage.json").read_text("utf-8"))
    nama = {s["name"]: s for s in isi["resources"]}
    assert {"angka", "angka-json"} <= nama.keys()
    assert nama["angka"]["schema"]["fields"][0]["name"] == "kunci"
    # The editors' schema stays as it is.
    assert not {"angka", "angka-json"} & {s["name"] for s in ISI_PAKET["resources"]}


def test_paket_terbit_yang_tidak_cocok_ketahuan(situs: Path, tmp_path: Path) -> None:
    """The limits of a masked column are lifted because it would not keep them."""
    shutil.copy(situs / "unduh/data/pejabat.csv", tmp_path)
    sumber = next(s for s in ISI_PAKET["resources"] if s["name"] == "pejabat")
    (tmp_path / "datapackage.json").write_text(
        json.dumps({"name": "uji", "resources": [sumber]}), encoding="utf-8"
    )
    with system.use_context(trusted=True):
        assert not Package(str(tmp_path / "datapackage.json")).validate().valid


# ---- The annex -------------------------------------------------------------------------------


def test_lampiran_memuat_setiap_capaian(situs: Path, laporan: Laporan) -> None:
    pohon = html.parse(situs / "lampiran" / "daftar-sumber-angka.html")
    (tabel,) = pohon.xpath("//figure[@id='tabel-sumber-angka']")
    halaman = cache(lambda nama: html.parse(situs / "data" / nama))
    kunci = {str(k) for k in tabel.xpath(".//@data-kunci")}
    assert {laporan.capaian(i.kode).kunci for i in laporan.daftar_indikator()} <= kunci
    assert {"anggaran/2023/pagu", "ikpa/2023/total", "smart/2023/nilai"} <= kunci
    for baris in tabel.xpath(".//tbody/tr[not(@class)]"):
        tautan = [str(t) for t in baris.xpath(".//a/@href")]
        assert tautan, baris.text_content()
        for t in tautan:
            nama, _, jangkar = t.removeprefix("../data/").partition("#")
            assert halaman(nama).xpath("//tr[@id=$id]", id=jangkar), t
