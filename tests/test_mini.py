"""Another unit's report, `fixtures/mini`: three indicators, most tables empty, other chapters."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from lxml import html

from macros.benda.grafik import BAGAN, daftar as daftar_grafik
from macros.benda.tabel import daftar
from macros.hitung.laporan import buka
from tests.bersama import rakit_dari
from tests.proyek import MINI, sidik

PDF = Path("unduh", "lkjip-2031.pdf")
# Their examples of dates and codes, and the name of their language, have a year.
SKEMA = {"unduh/data/datapackage.json", "unduh/data/angka.schema.json"}
# Whatever names or numbers this project's own report by its unit.
MILIK_SENDIRI = (
    "SoE", "Timor Tengah Selatan", "Nusa Tenggara", "Kupang", "Hukum dan Hak Asasi",
    "Hukum dan HAM", "Osingmahi", "Marciana", "407702", "rutansoe", "2421719", "85511",
    "7.060.331.000", "7060331000", "6.033.040.710", "96,88", "94,11", "87,94", "96,83",
)  # fmt: skip
TANPA_DATA = (
    "tabel-ikpa", "tabel-smart", "tabel-renstra", "tabel-sdm-pendidikan",
    "tabel-realisasi-belanja-smart", "tabel-target-kinerja", "tabel-tim-penyusun", "gambar-ikpa",
    "gambar-belanja-akun", "gambar-target-renstra", "bagan-struktur-organisasi",
    "bagan-peta-strategi",
)  # fmt: skip


@pytest.fixture(scope="module")
def bab(situs_kilat: Path) -> html.HtmlElement:
    return html.parse(situs_kilat / "bab-1-kinerja.html").getroot()


def _jalankan(*perintah: str | Path) -> str:
    return subprocess.run(perintah, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def teks_pdf(situs_mini: Path) -> str:
    return _jalankan("pdftotext", "-layout", situs_mini / PDF, "-")


def _teks(unsur: html.HtmlElement) -> str:
    return " ".join(unsur.text_content().split())


def _baris(bab: html.HtmlElement, id_tabel: str) -> list[list[str]]:
    sel = ".//tbody/tr[not(@class)] | .//tfoot/tr"
    return [[_teks(s) for s in b] for b in bab.get_element_by_id(id_tabel).xpath(sel)]


def test_nilai_yang_ditampilkan(bab: html.HtmlElement) -> None:
    """12 − (14 − 12) over 12 is 83,33 percent, cut off; no row, no zero; a target of 0 is reached
    or not, and has no percentage."""
    assert _baris(bab, "tabel-capaian-outcome") == [
        ["1.1", "Jumlah gangguan keamanan rekaan", "12 unit", "14 unit", "83,33%",
         "Belum tercapai"],
        ["1.2", "Persentase layanan umpama yang selesai", "80%", "–", "–", "Belum ada data"],
        ["1.3", "Jumlah layanan khayalan", "0 layanan", "3 layanan", "tercapai", "Tercapai"],
        ["", "Rata-rata seluruh indikator", "", "", "83,33%", ""],
    ]  # fmt: skip
    assert _baris(bab, "tabel-capaian-sasaran")[0] == [
        "1", "Meningkatnya layanan percontohan", "3", "1", "1", "83,33%"
    ]  # fmt: skip
    assert _baris(bab, "tabel-realisasi-kegiatan")[-1] == [
        "Jumlah", "1.500.000", "1.600.000", "1.234.567", "365.433", "77,16%", "–"
    ]  # fmt: skip
    assert _baris(bab, "tabel-indikator-belum-tercapai")[0][1:3] == ["83,33%", "16,67"]


def test_perhitungan_dan_kalimat(bab: html.HtmlElement, situs_kilat: Path) -> None:
    assert len(bab.find_class("rumus")) == 1  # the working stands on the indicators' pages
    rumus = [
        _teks(html.parse(situs_kilat / f"indikator/1.{n}.html").getroot().find_class("rumus")[-1])
        for n in (1, 2, 3)
    ]
    assert rumus == [
        "Capaian = (12 − (14 − 12)) / 12 × 100%Capaian = 0,8333 × 100% = 83,33%",
        "Capaian = Realisasi / Target × 100%Dipakai bila realisasi yang makin tinggi menunjukkan"
        " kinerja yang makin baik.",  # without a result no working
        "Realisasi 3 di atas target 0. Capaian terhadap target yang tidak di atas"
        " nol tidak mempunyai persentase.",
    ]
    ikhtisar = _teks(html.parse(situs_kilat / "ikhtisar-eksekutif.html").getroot())
    assert (
        "Dari 3 indikator, 1 indikator mencapai target, 1 indikator belum, dan 1 indikator tidak"
        " mempunyai capaian. Capaian terendah terdapat pada indikator 1.1 (Jumlah gangguan keamanan"
        " rekaan). Rinciannya ada pada Tabel 1.4 dan Bab I."
        " Pagu meningkat menjadi Rp1.600.000; terserap Rp1.234.567 (77,16%)."
    ) in ikhtisar
    depan = _teks(html.parse(situs_kilat / "index.html").getroot())
    assert "Rata-rata capaian 83,33%, kategori A (Memuaskan)." in depan


@pytest.mark.parametrize("id_benda", TANPA_DATA)
def test_tanpa_data_menjadi_celah_bernomor(situs_kilat: Path, id_benda: str) -> None:
    halaman = [html.parse(h).getroot() for h in situs_kilat.rglob("*.html")]
    (benda,) = [b for h in halaman for b in h.xpath(f"//figure[@id='{id_benda}']")]
    teks = _teks(benda)
    assert re.match(r"(Tabel|Gambar|Bagan) (1|L1)\.\d+ ", teks.replace("\xa0", " "))
    assert teks.endswith("Data belum tersedia.") and ".csv" not in teks
    assert not benda.xpath(".//table | .//img")


def test_jumlah_dari_tabel_kosong_bukan_nol(situs_kilat: Path) -> None:
    angka = json.loads((situs_kilat / "unduh" / "data" / "angka.json").read_text("utf-8"))
    kunci = {a["kunci"]: a for a in angka}
    tanpa = ("ikpa/", "smart/", "belanja/", "target-kinerja/")
    assert not [k for k in kunci if k.startswith(tanpa)]
    assert not [k for k in kunci if re.match(r"(jumlah|capaian)/.*/?2030", k)]
    assert kunci["realisasi/1.2/2031/LKJIP"]["keadaan"] == "belum-ada-data"
    assert kunci["capaian/1.3/2031"]["keadaan"] == "tercapai"


def test_pdf_memuat_hal_yang_sama(teks_pdf: str) -> None:
    for isi in ("83,33%", "77,16%", "tercapai", "Belum ada data", "Fulan Umpama, S.H.",
                "NIP •••••••• •••••• • 001", "Rutan Contoh · 2031", "15 Januari 2032"):  # fmt: skip
        assert isi in teks_pdf
    assert "Tahunan" not in teks_pdf


def test_nip_disamarkan_di_situs(situs_kilat: Path) -> None:
    assert "0000" not in (situs_kilat / "kata-pengantar.html").read_text("utf-8")


def test_tidak_ada_milik_unit_lain(situs_mini: Path, teks_pdf: str) -> None:
    """Neither a name nor a figure of this project's own report, wherever one could look."""
    isi = {
        b.relative_to(situs_mini).as_posix(): b.read_text("utf-8")
        for b in situs_mini.rglob("*")
        if b.suffix in {".html", ".json", ".csv", ".svg", ".xml"} or b.name == "search_index.js"
    }
    assert {"index.html", "search/search_index.js", "unduh/data/datapackage.json"} <= isi.keys()
    isi["PDF"] = teks_pdf
    isi["metadata PDF"] = _jalankan("pdfinfo", situs_mini / PDF)
    temuan = [(nama, kata) for nama, teks in isi.items() for kata in MILIK_SENDIRI if kata in teks]
    temuan += [
        (nama, tahun)
        for nama, teks in isi.items()
        if nama not in SKEMA
        for tahun in re.findall(r"\b20(?:2[0-4])\b", teks)
    ]
    assert temuan == []


def test_daftar_milik_sendiri_memang_mengenai(situs: Path) -> None:
    """The list is worth something: each entry stands somewhere in this project's own report."""
    sumber = [*situs.rglob("*.html"), *situs.rglob("*.csv")]
    teks = "".join(b.read_text("utf-8") for b in sumber)
    assert [kata for kata in MILIK_SENDIRI if kata not in teks] == []


def test_setiap_tabel_dan_gambar_tahan_tanpa_data(situs_kilat: Path) -> None:
    """Also those that the tiny report's chapters do not ask for."""
    lap = buka(situs_kilat.parent / "proyek" / "data")
    makro = rakit_dari(lap, None)
    semua = ((makro.tabel, daftar(lap)), (makro.grafik, daftar_grafik(lap)), (makro.bagan, BAGAN))
    for buat, kode in semua:
        for satu in kode:
            ada = f"-{satu}" in buat(satu)
            # Of data that this report does not list it is said how to list them.
            assert ada or "tidak ada di datapackage.json" in makro.masalah.pop().pesan, satu
    assert makro.masalah == []


def test_contoh_memakai_skema_proyek() -> None:
    """The tiny report brings data and chapters, and not one line of engine or schema."""
    nama = {Path(n).name for n in sidik(MINI)}
    lain = {n for n in nama if not n.endswith((".csv", ".md"))}
    assert lain == {"mkdocs.yml", "datapackage.json"}
    paket = json.loads((MINI / "data" / "datapackage.json").read_text("utf-8"))
    assert all(s.keys() == {"name", "path"} for s in paket["resources"])
    assert {n for n in nama if n.endswith(".csv")} == {s["path"] for s in paket["resources"]}
