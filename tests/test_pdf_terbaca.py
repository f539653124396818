"""The report's PDF read back with other people's tools; each check also meets a spoiled copy."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from lxml import html

from tests.proyek import AKAR

# What a reader opens the report for; each must stand on the page as the register writes it.
UTAMA = (
    "capaian/rata-rata/2023", "jumlah/tercapai/2023", "anggaran/2023/pagu",
    "anggaran/2023/SP2D/realisasi", "anggaran/2023/SP2D/serapan", "anggaran/2023/SMART/serapan",
    "anggaran/2023/OM-SPAN/serapan", "ikpa/2023/total", "smart/2023/nilai",
    "pegawai/jabatan/jumlah",
)  # fmt: skip


@pytest.fixture(scope="module")
def pdf(situs: Path) -> Path:
    (satu,) = (situs / "unduh").glob("*.pdf")
    return satu


def _jalankan(*perintah: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(perintah, capture_output=True, text=True, errors="replace", check=False)


@cache
def teks(pdf: Path) -> str:
    """The text of the PDF as pdftotext sees it; a file is never written twice."""
    return _jalankan("pdftotext", "-layout", pdf, "-").stdout


@pytest.fixture(scope="module")
def isi(pdf: Path) -> str:
    return teks(pdf)


def hilang(isi: str, situs: Path) -> list[str]:
    """The main figures, names and dates that a text lacks."""
    angka = json.loads((situs / "unduh" / "data" / "angka.json").read_text("utf-8"))
    kunci = {a["kunci"]: a["teks"].replace("\xa0", " ") for a in angka}
    cari = [kunci[k] for k in UTAMA] + [
        a["teks"] for a in angka if re.fullmatch(r"capaian/[1-4]\.[1-9]/2023", a["kunci"])
    ]
    cari += [
        "Nixon G. L. Osingmahi, S.Sos., M.Hum.",
        "NIP •••••••• •••••• • 001",
        "7 Desember 2023",
    ]
    rata = " ".join(isi.replace("\xa0", " ").split())
    return [c for c in cari if c not in rata]


def test_memuat_angka_utama(isi: str, situs: Path) -> None:
    assert hilang(isi, situs) == []
    assert hilang(isi.replace("• 001", "• 002"), situs) == ["NIP •••••••• •••••• • 001"]


def kekurangan(berkas: pikepdf.Pdf) -> set[str]:
    """What an accessible PDF needs and this one lacks."""
    akar: Any = berkas.Root
    pohon = akar.get("/StructTreeRoot")
    with berkas.open_metadata() as metadata:
        pdf_ua = metadata.get("pdfuaid:part")
    periksa = {
        "ditandai": bool(akar.get("/MarkInfo", {}).get("/Marked", False)) and pohon is not None,
        "bahasa": str(akar.get("/Lang", "")) == "id",
        "judul": bool(akar.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
        "PDF/UA": pdf_ua == "1",
        "gambar beralternatif": pohon is not None
        and all(str(u.get("/Alt", "")) for u in unsur(pohon) if u.get("/S") == "/Figure"),
    }
    return {nama for nama, baik in periksa.items() if not baik}


def unsur(simpul: Any) -> list[Any]:
    """The structure elements below one, without the marked content in them."""
    hasil, sisa = [], [simpul]
    while sisa:
        anak = sisa.pop().get("/K", [])
        for satu in anak if isinstance(anak, pikepdf.Array) else [anak]:
            if isinstance(satu, pikepdf.Dictionary) and "/S" in satu:
                hasil.append(satu)
                sisa.append(satu)
    return hasil


def test_dapat_dibacakan(pdf: Path) -> None:
    with pikepdf.open(pdf) as berkas:
        assert kekurangan(berkas) == set()
        gambar = [u for u in unsur(berkas.Root.StructTreeRoot) if u.get("/S") == "/Figure"]
        assert len(gambar) > 5
        gambar[0]["/Alt"] = ""
        berkas.Root.Lang = pikepdf.String("en")
        del berkas.Root.MarkInfo
        assert kekurangan(berkas) == {"bahasa", "ditandai", "gambar beralternatif"}


def daftar_isi(berkas: pikepdf.Pdf) -> list[tuple[int, str]]:
    """The outline as (level, words), in order."""

    def telusur(butir: Any, tingkat: int) -> list[tuple[int, str]]:
        return [
            pasangan
            for b in butir
            for pasangan in ((tingkat, b.title), *telusur(b.children, tingkat + 1))
        ]

    with berkas.open_outline() as garis_besar:
        return telusur(garis_besar.root, 1)


def judul_situs(situs: Path) -> list[tuple[int, str]]:
    """Every heading of the printed pages as the site shows it: (level in the report, words)."""
    hasil = []
    for src in _nav(yaml.safe_load(_nav_saja())["nav"]):
        depan = yaml.safe_load((AKAR / "docs" / src).read_text("utf-8").split("---\n")[1])
        if not depan.get("cetak", True):
            continue
        halaman = html.parse(situs / src.replace(".md", ".html")).getroot()
        for h in halaman.xpath("//article//*[self::h1 or self::h2 or self::h3 or self::h4]"):
            for tautan in h.find_class("headerlink"):
                tautan.drop_tree()
            if any("hanya-web" in (u.get("class") or "") for u in (h, *h.iterancestors())):
                continue
            kata = " ".join(h.text_content().split())
            hasil.append((int(h.tag[1]) + depan["tingkat"] - 1, kata))
    return hasil


def _nav_saja() -> str:
    """The navigation alone: the rest of the configuration holds tags that only mkdocs knows."""
    isi = (AKAR / "mkdocs.yml").read_text("utf-8")
    cocok = re.search(r"^nav:\n(?:[ ]+.*\n|\n)+", isi, re.MULTILINE)
    assert cocok is not None
    return cocok[0]


def _nav(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    isi = nav.values() if isinstance(nav, dict) else nav
    return [src for bagian in isi for src in _nav(bagian)]


def test_daftar_isi_seperti_judul(pdf: Path, situs: Path) -> None:
    """The outline is the cover, the front lists, and the site's own headings with their numbers."""
    judul = judul_situs(situs)
    assert len(judul) > 50
    with pikepdf.open(pdf) as berkas:
        garis_besar = daftar_isi(berkas)
    sendiri = ["Sampul", *(f"Daftar {d}" for d in ("Isi", "Tabel", "Gambar", "Bagan", "Istilah"))]
    assert [kata for _, kata in garis_besar if kata in sendiri] == sendiri
    assert [pasangan for pasangan in garis_besar if pasangan[1] not in sendiri] == judul
    assert garis_besar != judul[1:]


def nomor_halaman(pdf: Path, isi: str) -> list[tuple[str, str]]:
    """Each page's label, and the page number printed at its foot (or ""); `isi` is the text."""
    lembar = isi.split("\f")[:-1]
    kaki = [re.search(r"(\S+)(?: dari \d+)?\s*\Z", isi.rstrip()) for isi in lembar]
    with pikepdf.open(pdf) as berkas:
        label = [str(halaman.label) for halaman in berkas.pages]
    return [(a, k[1] if k else "") for a, k in zip(label, kaki, strict=True)]


def test_label_halaman_seperti_yang_tercetak(pdf: Path, isi: str, tmp_path: Path) -> None:
    sampul, *lain = nomor_halaman(pdf, isi)
    assert sampul[0] == "Sampul"
    assert [label for label, _ in lain] == [kaki for _, kaki in lain]
    assert lain[0][0] == "i" and lain[-1][0] == str(sum(a.isdigit() for a, _ in lain))
    geser = tmp_path / "geser.pdf"
    with pikepdf.open(pdf) as berkas:
        berkas.Root.PageLabels.Nums[2] = 3
        berkas.save(geser)
    assert any(label != kaki for label, kaki in nomor_halaman(geser, isi)[1:])
