"""No figure is typed in a chapter: what is left of its numbers without the macros has a reason."""

from __future__ import annotations

import re

import pytest

from tests.proyek import AKAR

DOCS = AKAR / "docs"
# What takes itself out of the prose before it is read: front matter, macros, ids, addresses, tags.
BUKAN_PROSA = re.compile(
    r"\A---\n.*?\n---\n|\{##.*?##\}|\{\{.*?\}\}|\{%.*?%\}|\{[:#][^}\n]*\}|\]\([^)\n]*\)|<[^>]*>",
    re.DOTALL,
)
NOMOR_BUTIR = re.compile(r"^\s*\d+\.\s", re.MULTILINE)
# Numbers that are part of a name, each with the reason why no register could hold it.
BERALASAN = {
    "peraturan": r"Nomor [A-Z0-9.\-]*\d[A-Z0-9.\-]* Tahun \d{4}( tanggal \d+ [A-Z][a-z]+ \d{4})?",
    "masa Renstra": r"\b2020–2024\b",
    "singkatan": r"\b(SP2D|DP3)\b",
    "kode sasaran": r"\bSS[1-9]\b",
    "kode indikator": r"\bindikator [1-4]\.[1-9]( sampai dengan [1-4]\.[1-9])?(?![\d,%])",
    "kode bulan": r"\bB(0[1-9]|1[0-2])\b",
}
# The year in the title of an annexed document of that year.
TAHUN_NASKAH = {
    f"lampiran/perjanjian-kinerja-{tahun}.md": rf"Perjanjian Kinerja Tahun {tahun}(?!\d)"
    for tahun in (2022, 2023)
}


def angka_ketik(teks: str, bab: str) -> list[str]:
    """The numbers that are left in a chapter, each with the words around it."""
    prosa = NOMOR_BUTIR.sub("", BUKAN_PROSA.sub(" ", teks))
    for pola in (*BERALASAN.values(), TAHUN_NASKAH.get(bab, r"(?!)")):
        prosa = re.sub(pola, " ", prosa)
    return [" ".join(m[0].split()) for m in re.finditer(r".{0,40}\d.{0,20}", prosa)]


BAB = sorted(b.relative_to(DOCS).as_posix() for b in DOCS.rglob("*.md"))


@pytest.mark.parametrize("bab", BAB)
def test_tidak_ada_angka_ketik(bab: str) -> None:
    assert angka_ketik((DOCS / bab).read_text("utf-8"), bab) == []


@pytest.mark.parametrize(
    "kalimat",
    [
        "Rata-rata capaian 87,44%.", "Sebanyak 24 indikator diukur.",
        "Pagu menjadi Rp7.060.331.000.", "Data per 7 Desember 2023.", "Lihat Tabel 3.2.",
        "Target indikator 80%.", "Tahun 2023 capaian naik.",
        "Perjanjian Kinerja Tahun 2023 dicapai.",
    ],
)  # fmt: skip
def test_angka_ketik_ketahuan(kalimat: str) -> None:
    teks = (DOCS / "bab-4-penutup.md").read_text("utf-8")
    assert len(angka_ketik(f"{teks}\n{kalimat}\n", "bab-4-penutup.md")) == 1


def test_setiap_alasan_masih_terpakai() -> None:
    semua = "\n".join(BUKAN_PROSA.sub(" ", (DOCS / b).read_text("utf-8")) for b in BAB)
    assert [nama for nama, pola in BERALASAN.items() if not re.search(pola, semua)] == []
    for bab, pola in TAHUN_NASKAH.items():
        assert re.search(pola, BUKAN_PROSA.sub(" ", (DOCS / bab).read_text("utf-8")))
