"""The project as a whole: what one changed cell moves, what a mistake leaves alone, same bytes.

The copies are built at once; every test then only looks at what came out.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.keluaran.ragam import FOLDER_SALINAN
from tests.penanda import bila_lengkap
from tests.proyek import (
    AKAR,
    bangun,
    bangun_situs,
    berkas_proyek,
    cari_baris,
    ganti,
    ganti_sel,
    lkjip,
    salin,
    salin_laporan,
    salin_mini,
    sidik,
)

ANGKA = "unduh/data/angka.json"
ASAL_ANGKA = re.compile(r'<script [^>]*id="asal-angka">.*?</script>', re.DOTALL)
# What rests on everything: the search index, the register as a whole, all data in one file, the
# front page, which tells their sizes, and the reviewer's sheet, which answers from all findings.
SEMUA = {
    "index.html", "unduh/lkjip-2023-s2-data.zip", "unduh/lkjip-2023-s2-data.xlsx",
    "search/search_index.js", ANGKA, "unduh/data/angka.csv", "unduh/data/metadata.json",
    "lampiran/kertas-kerja-reviu.html",
}  # fmt: skip


@dataclass(frozen=True)
class Ubahan:
    """One changed cell: which row (by the texts in it), which column, what it shall hold."""

    tabel: str
    saring: dict[str, str]
    kolom: str
    isi: str

    def terapkan(self, proyek: Path) -> str:
        """Change the cell in a copy of a project; returns what it held."""
        berkas = proyek / "data" / f"{self.tabel}.csv"
        return ganti_sel(berkas, cari_baris(berkas, **self.saring), self.kolom, self.isi)

    def sel(self, proyek: Path) -> tuple[str, int, str]:
        """The cell as the register names it."""
        berkas = proyek / "data" / f"{self.tabel}.csv"
        return f"data/{self.tabel}.csv", cari_baris(berkas, **self.saring), self.kolom


TAHUN = "2023"
PK = {"tahun": TAHUN, "dokumen": "PK", "periode": "TAHUN"}
# A figure's cell: the register says what depends on it.
ANGKA_BERUBAH = {
    "target": Ubahan("target", {"indikator": "1.1", **PK}, "nilai", "75"),
    "realisasi": Ubahan(
        "realisasi", {"indikator": "1.2", "tahun": TAHUN, "sumber": "LKJIP"}, "nilai", "71"
    ),
    "pagu": Ubahan(
        "anggaran_kegiatan", {"tahun": TAHUN, "kegiatan": "keamanan"}, "pagu", "29504000"
    ),
    "ikpa": Ubahan("ikpa", {"tahun": TAHUN, "indikator": "Penyerapan Anggaran"}, "nilai", "91.50"),
    "pegawai": Ubahan("pegawai", {"kelompok": "jabatan", "uraian": "Pengamanan"}, "jumlah", "41"),
}
# A word's cell: what it held is found, and nothing but it changes.
KATA_BERUBAH = {
    "pejabat": Ubahan("pejabat", {"kode": "kepala-kanwil"}, "nama", "Fulanah Andai, M.Si."),
    "indikator": Ubahan("indikator", {"kode": "2.1"}, "uraian", "Uraian Umpama Pengganti"),
    "nomor-sk": Ubahan("laporan", {"kode": "2023-s2"}, "nomor_sk", "W.22.PAS.PAS.18-KU.01.01-9"),
}
UBAHAN = ANGKA_BERUBAH | KATA_BERUBAH
# Each costs a site: a result and a name in the small report stand for them.
SEL_MINI = Ubahan("realisasi", {"indikator": "1.1", "sumber": "LKJIP"}, "nilai", "15")
KATA_MINI = Ubahan("pejabat", {"kode": "kepala-kanwil"}, "nama", "Fulana Misal, M.Si.")
CETAK = "realisasi"  # the one that is also printed, where there is time


def klon(folder: Path, milik: Path | None = None, edisi: str = "publik") -> Path:
    """What a clone of the project would build in another place, on a machine set otherwise, with
    the report of `milik` instead of its own: the clone's folder, the site in `hasil` beside it."""
    proyek = salin(folder / "klon", berkas_proyek())
    if milik:
        for nama in ("data", "docs"):
            shutil.rmtree(proyek / nama)
            shutil.copytree(milik / nama, proyek / nama)
        shutil.copyfile(milik / "mkdocs.yml", proyek / "mkdocs.yml")
    lain = {"PYTHONHASHSEED": "1", "TZ": "Asia/Jayapura", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
    bangun(proyek, folder / "hasil", "--edisi", edisi, lingkungan=lain)
    return proyek


@pytest.fixture(scope="module")
def varian(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site after each change."""
    folder = tmp_path_factory.mktemp("varian")
    proyek = {nama: salin_laporan(folder / nama) for nama in UBAHAN}
    for nama, salinan in proyek.items():
        UBAHAN[nama].terapkan(salinan)
        if (AKAR / ".cache" / "grafik").is_dir():
            salin(salinan, [".cache/grafik"])
    bangun_situs(salinan for nama, salinan in proyek.items() if nama != CETAK)
    bangun(proyek[CETAK], proyek[CETAK] / "situs")
    return {nama: satu / "situs" for nama, satu in proyek.items()}


@pytest.fixture(scope="module")
def varian_mini(situs_mini: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small report, printed, after the change of one result."""
    proyek = salin_mini(situs_mini, tmp_path_factory.mktemp("varian-mini") / "proyek")
    SEL_MINI.terapkan(proyek)
    return bangun(proyek, proyek / "situs")


def berbeda(satu: Path, dua: Path) -> set[str]:
    """The files that are not the same in two folders, but for the PDF."""
    return {n for n in tak_sama(satu, dua) if not n.endswith(".pdf")}


def register(situs: Path) -> dict[str, Any]:
    """The register of figures as published, by key."""
    return {a["kunci"]: a for a in json.loads((situs / ANGKA).read_text("utf-8"))}


def bergantung(angka: dict[str, Any], sel: tuple[str, int, str]) -> set[str]:
    """The keys of all figures that rest on a cell, directly or through other figures."""
    asal = dict(zip(("berkas", "baris", "kolom"), sel, strict=True))
    hasil: set[str] = set()
    while baru := {
        kunci
        for kunci, a in angka.items()
        if kunci not in hasil and (asal in a["masukan"] or not hasil.isdisjoint(_kunci(a)))
    }:
        hasil |= baru
    return hasil


def _kunci(a: dict[str, Any]) -> list[str]:
    return [m for m in a["masukan"] if isinstance(m, str)]


def tempat(angka: dict[str, Any], kunci: Iterable[str]) -> set[str]:
    """The files that show figures: their pages, and the drawings on them."""
    tampil = [t for k in kunci if k in angka for t in angka[k]["ditampilkan"]]
    halaman = {t["halaman"].removesuffix(".md") + ".html" for t in tampil}
    jenis = ("gambar-", "bagan-")
    kode = {t["benda"].partition("-")[2] for t in tampil if t["benda"].startswith(jenis)}
    varian = ("", "-sempit", "-gelap", "-sempit-gelap")
    return halaman | {f"aset/grafik/{k}{v}.svg" for k in kode for v in varian}


def rincian(kode: set[str]) -> set[str]:
    """The files of the pages of these indicators, and of the list of all."""
    gambar = {f"aset/grafik/indikator-{k}" for k in kode}
    svg = {f"{g}{v}.svg" for g in gambar for v in ("", "-sempit", "-gelap", "-sempit-gelap")}
    return {f"indikator/{k}.html" for k in kode} | {"indikator/index.html"} | svg


@pytest.mark.lengkap
@pytest.mark.parametrize("nama", ANGKA_BERUBAH)
def test_sel_angka_mengubah_yang_bergantung_saja(
    situs: Path, varian: dict[str, Path], nama: str
) -> None:
    pastikan_yang_bergantung_saja(situs, varian[nama], ANGKA_BERUBAH[nama], AKAR)


def test_sel_angka_mengubah_yang_bergantung_saja_mini(situs_mini: Path, varian_mini: Path) -> None:
    pastikan_yang_bergantung_saja(situs_mini, varian_mini, SEL_MINI, situs_mini.parent / "proyek")


def pastikan_yang_bergantung_saja(situs: Path, hasil: Path, ubahan: Ubahan, proyek: Path) -> None:
    """Between what shows a changed text (at least) and what shows a dependent figure (at most)."""
    lama, baru = register(situs), register(hasil)
    kena = bergantung(lama, ubahan.sel(proyek)) | bergantung(baru, ubahan.sel(proyek))
    berubah = {
        k
        for k in lama.keys() | baru.keys()
        # That results differ brings figures about it, which rest on the other one.
        if not k.startswith("kepekaan/")
        and _tanpa_tempat(lama.get(k)) != _tanpa_tempat(baru.get(k))
    }
    teks = {k for k in berubah if lama.get(k, {}).get("teks") != baru.get(k, {}).get("teks")}
    assert teks, "sel itu tidak mengubah satu angka pun"
    assert berubah <= kena

    beda, semua = berbeda(situs, hasil), umum()
    data = {f"unduh/data/{ubahan.tabel}.csv", f"data/{ubahan.tabel}.html"}
    assert data | {ANGKA} <= beda
    sisa = beda - data - semua
    wajib = {b for b in tempat(lama, teks) | tempat(baru, teks) if b.endswith(".html")}
    assert wajib <= sisa | semua
    boleh = tempat(lama, kena) | tempat(baru, kena)
    boleh |= rincian({k.split("/")[1] for k in kena})
    if any(b.endswith(".svg") for b in boleh):
        boleh.add("daftar.html")  # lists the charts' titles, which say what the charts show
    assert sisa <= boleh


def umum() -> set[str]:
    """What rests on everything, whatever the edition is called."""
    return {*SEMUA, *(n.replace("2023-s2", "2031") for n in SEMUA)}


def _tanpa_tempat(a: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if a is None else {k: v for k, v in a.items() if k != "ditampilkan"}


def pastikan_kata_itu_saja(situs: Path, baru: Path, ubahan: Ubahan, proyek: Path) -> None:
    """Put the old word back into the changed pages, and they are the old pages again."""
    berkas = proyek / "data" / f"{ubahan.tabel}.csv"
    lama = dict(zip(*_dua_baris(berkas, ubahan), strict=True))[ubahan.kolom]
    dari, ke = (_tertulis(ubahan, isi) for isi in (ubahan.isi, lama))
    beda = berbeda(situs, baru)
    semua = {b for b in beda if b.endswith(".html")} - umum()
    halaman = {b for b in semua if _rata(situs / b) != _rata(baru / b)}
    assert (
        halaman
        == {
            b.relative_to(baru).as_posix() for b in baru.rglob("*.html") if _spasi(dari) in _rata(b)
        }
        - umum()
    )
    assert halaman
    for satu in halaman:
        kembali = _rata(baru / satu).replace(_spasi(dari), _spasi(ke))
        assert kembali == _rata(situs / satu), satu
    lain = beda - semua - umum() - {f"unduh/data/{ubahan.tabel}.csv"}
    assert {b for b in lain if not b.startswith("aset/grafik/")} == set()


@pytest.mark.lengkap
@pytest.mark.parametrize("nama", KATA_BERUBAH)
def test_sel_kata_mengubah_kata_itu_saja(situs: Path, varian: dict[str, Path], nama: str) -> None:
    pastikan_kata_itu_saja(situs, varian[nama], KATA_BERUBAH[nama], AKAR)


def test_sel_kata_mengubah_kata_itu_saja_mini(situs_kilat: Path, tmp_path: Path) -> None:
    asal = situs_kilat.parent / "proyek"
    proyek = Path(shutil.copytree(asal, tmp_path / "proyek"))
    KATA_MINI.terapkan(proyek)
    (baru,) = bangun_situs([proyek])
    pastikan_kata_itu_saja(situs_kilat, baru, KATA_MINI, asal)


def _dua_baris(berkas: Path, ubahan: Ubahan) -> tuple[list[str], list[str]]:
    import csv

    with berkas.open(encoding="utf-8", newline="") as terbuka:
        isi = list(csv.reader(terbuka))
    return isi[0], isi[cari_baris(berkas, **ubahan.saring) - 1]


def _tertulis(ubahan: Ubahan, isi: str) -> str:
    """What a cell holds as the pages write it."""
    if not ubahan.kolom.startswith("tanggal"):
        return isi
    # Without the year, which a page's short description may have cut off.
    return f"{date.fromisoformat(isi).day} Desember"


def _rata(berkas: Path) -> str:
    """A page without what its figures rest on, where equal words of all figures stand once, and
    without what says how a cell's words are set, which goes by their length."""
    return _spasi(ASAL_ANGKA.sub("", berkas.read_text("utf-8")).replace(' class="frasa"', ""))


def _spasi(teks: str) -> str:
    return teks.replace("\N{NO-BREAK SPACE}", " ")


def test_satu_sel_sampai_ke_setiap_tempat_di_pdf(situs_mini: Path, varian_mini: Path) -> None:
    """In the small report; wherever the PDF said the one result it says the other."""
    kunci = "capaian/1.1/2031"
    lama, baru = (register(s)[kunci]["teks"] for s in (situs_mini, varian_mini))
    assert (lama, baru) == ("83,33%", "75%")
    sebelum, sesudah = (_teks_pdf(s, "lkjip-2031.pdf") for s in (situs_mini, varian_mini))
    assert sebelum.count(lama) > 3
    assert sesudah.count(baru) == sebelum.count(baru) + sebelum.count(lama)
    assert lama not in sesudah


@pytest.mark.lengkap
def test_sel_realisasi_sampai_ke_pdf(situs: Path, varian: dict[str, Path]) -> None:
    """71 of 94 is 75,53 percent, cut off: the PDF says so in the row where it said 85,1."""
    sebelum, sesudah = (_teks_pdf(s) for s in (situs, varian[CETAK]))
    baru = register(varian[CETAK])["capaian/1.2/2023"]["teks"]
    assert baru == "75,53%"
    pola = r"1\.2 .* 94% +(\d+)% +([\d,]+%) +Belum"
    assert [m.groups() for m in re.finditer(pola, sebelum)] == [("80", "85,1%")]
    assert [m.groups() for m in re.finditer(pola, sesudah)] == [("71", baru)]


def _teks_pdf(situs: Path, nama: str = "*.pdf") -> str:
    (pdf,) = (situs / "unduh").glob(nama)
    perintah = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(perintah, capture_output=True, text=True, check=True).stdout


# A mistake, by the file of the tiny report in which it stands: the text, its replacement, the
# message. From what the check finds first to what only the printing finds last.
KESALAHAN = {
    "sel": ("data/target.csv", "PK,12", "PK,dua", r"D055 · data/target\.csv, baris 2, .*angka"),
    "aturan": ("data/anggaran_kegiatan.csv", "1234567", "9234567", r"D034 .* melebihi pagu"),
    "kunci": (
        "docs/bab-2-penutup.md", "capaian/rata-rata/{tahun}", "capaian/rata-rataan/{tahun}",
        r"B010 · docs/bab-2-penutup\.md, baris 8 .*Mungkin maksudnya",
    ),
    "makro": ("docs/bab-2-penutup.md", "tanda_tangan(", "tandatangan(", r"docs/bab-2-penutup\.md"),
    "rujukan": (
        "docs/ikhtisar-eksekutif.md", 'rujuk("kinerja")', 'rujuk("kinerjaa")',
        r"B021 · docs/ikhtisar-eksekutif\.md.*Rujukan tidak ditemukan\. Mungkin .*“kinerja”",
    ),
    # What the site's engine would let pass, so that only the check beside it can stop the build.
    "bentrok": (
        "docs/bab-2-penutup.md", "# ", "<<<<<<< HEAD\n# ",
        r"B012 · docs/bab-2-penutup\.md, baris \d+",
    ),
    "mesin": ("docs/bab-2-penutup.md", "adalah", "adalah {{ now() }}", r"“now” tidak dikenal"),
    "halaman": ("mkdocs.yml", "", "", r"belum tercantum pada nav"),
    "huruf": ("docs/bab-2-penutup.md", "adalah", "\N{CJK UNIFIED IDEOGRAPH-6642}", r"U\+6642"),
}  # fmt: skip
# What is found last, when all else is done; the others where there is time. That a build refuses
# what stands in the data, in chapters and beside the engine, rusak/test_selaras shows.
KESALAHAN_SELALU = {"huruf"}


@pytest.fixture(scope="module")
def gagal(
    situs_mini: Path, tmp_path_factory: pytest.TempPathFactory, lengkap: bool
) -> dict[str, tuple[Path, subprocess.CompletedProcess[str]]]:
    """Each mistake made in a copy of the tiny report that has a good result; the build on top, in a
    process of its own: what the check beside it says goes past this one."""
    folder = tmp_path_factory.mktemp("gagal")

    def coba(nama: str) -> tuple[Path, subprocess.CompletedProcess[str]]:
        proyek = salin_mini(situs_mini, folder / nama)
        shutil.copytree(situs_mini, proyek / "site")
        berkas, lama, baru, _ = KESALAHAN[nama]
        if nama == "halaman":
            (proyek / "docs" / "tercecer.md").write_text("# Tercecer\n", encoding="utf-8")
        else:
            ganti(proyek / berkas, lama, baru)
        return proyek / "site", lkjip(proyek, "build", "--edisi", "semua")

    return {nama: coba(nama) for nama in (KESALAHAN if lengkap else KESALAHAN_SELALU)}


@pytest.mark.parametrize("nama", bila_lengkap(KESALAHAN, KESALAHAN_SELALU))
def test_kesalahan_tidak_menyentuh_hasil_terakhir(
    situs_mini: Path,
    gagal: dict[str, tuple[Path, subprocess.CompletedProcess[str]]],
    nama: str,
) -> None:
    hasil, proses = gagal[nama]
    assert proses.returncode == 1, proses.stdout
    assert re.search(KESALAHAN[nama][3], proses.stderr), proses.stderr
    assert proses.stderr.count("Galat: ") == 1
    baris = [b for b in proses.stderr.splitlines() if "·" in b]
    assert len(baris) == len(set(baris)), "a mistake is told once"
    assert "Traceback" not in proses.stderr + proses.stdout
    assert sidik(hasil) == sidik(situs_mini)
    salinan = hasil.parent / FOLDER_SALINAN
    assert sidik(salinan) == sidik(situs_mini.parent / "proyek" / FOLDER_SALINAN) != {}
    tersisa = {b.name for b in hasil.parent.iterdir()}
    assert tersisa - {".cache"} == {"data", "docs", "mkdocs.yml", "site", FOLDER_SALINAN}


@pytest.mark.lengkap
def test_tempat_dan_mesin_lain_memberi_bita_yang_sama(
    situs_mini: Path, tmp_path: Path, lengkap: bool
) -> None:
    """Other folder, hash seed, time zone, language, cold cache: no byte differs, PDFs included. The
    two editions that have the most are printed; where there is time all four."""
    asal, edisi = situs_mini.parent / "proyek", "semua" if lengkap else "tte"
    salinan = klon(tmp_path / "tempat lain", asal, edisi) / FOLDER_SALINAN
    beda = tak_sama(situs_mini, tmp_path / "tempat lain" / "hasil")
    beda |= tak_sama(asal / FOLDER_SALINAN, salinan)
    tanpa = {"unduh/lkjip-2031-draf.pdf", "lkjip-2031-cetak.pdf"}
    assert beda == (set() if lengkap else tanpa)
    pdf = [*(situs_mini / "unduh").glob("*.pdf"), *(asal / FOLDER_SALINAN).glob("*.pdf")]
    assert len({satu.read_bytes() for satu in pdf}) == len(pdf) == 4


@pytest.mark.lengkap
def test_laporan_sendiri_berbita_sama_di_tempat_lain(situs: Path, tmp_path: Path) -> None:
    """The report itself, which has all that the small one has not."""
    assert tak_sama(situs, klon(tmp_path / "tempat lain").parent / "hasil") == set()


def tak_sama(satu: Path, dua: Path) -> set[str]:
    """The files that are not the same in two folders."""
    a, b = sidik(satu), sidik(dua)
    return {n for n in a.keys() | b.keys() if a.get(n) != b.get(n)}


def test_sidik_melihat_satu_bita(situs: Path, tmp_path: Path) -> None:
    salinan = shutil.copytree(situs / "unduh", tmp_path / "unduh")
    assert sidik(salinan) == sidik(situs / "unduh")
    (pdf,) = salinan.glob("*.pdf")
    pdf.write_bytes(pdf.read_bytes()[:-1] + b" ")
    assert sidik(salinan) != sidik(situs / "unduh")
