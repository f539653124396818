"""The printed report page by page: how full each is, what stands alone, whose words it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from lxml import html
from numpy.typing import NDArray

from macros.hitung.laporan import Laporan
from macros.keluaran.dokumen import jaga_nomor

HALAMAN_PALING_BANYAK = 84
TERISI = 0.6  # of the height between running head and foot
SKALA = 0.5  # px a point: enough to see where the ink ends
MM = 72 / 25.4
# Below these distances from the edges stand head and foot: upright, and turned on its side.
TEPI = {False: (20 * MM, 25 * MM), True: (28 * MM, 21 * MM)}
TINTA = 200  # grey of what counts as ink
HURUF_TERKECIL = 7.9  # pt; raised signs and the slash of a fraction are smaller
TANDA_TANGAN = re.compile(r"^NIP \d|^Telah ditandatangani")
# Words of those who make the report, which its readers need not know. The appendix of corrections
# speaks of the printed original; the reviewer's sheet is not for them.
BENGKEL = re.compile(
    r"Akan terisi|\bT\d{3}\b|[Ll]aporan tercetak|[Dd]okumen sumber|[Dd]ata sumber"
    r"|[Ss]umber data tidak|\bdata/\w+"
)
BEBAS = {"lampiran/catatan-koreksi", "lampiran/kertas-kerja-reviu"}


@dataclass(frozen=True)
class Lembar:
    """One page: its label, how full it is, whether a part of the report begins there, its lines."""

    label: str
    terisi: float
    awal_bagian: bool
    baris: Sequence[str]


def terisi(abu: NDArray[np.uint8], atas: float, bawah: float) -> float:
    """How far down the ink reaches between two heights (px from the top) of a grey picture."""
    baris = np.flatnonzero((abu[round(atas) : round(bawah)] < TINTA).any(axis=1))
    return float(baris[-1] + 1) / (bawah - atas) if baris.size else 0.0


def setengah_kosong(semua: Sequence[Lembar]) -> list[str]:
    """The pages that are not full enough although the part of the report goes on."""
    berikut = [s.awal_bagian for s in semua[1:]] + [True]
    return [
        f"{s.label}: {s.terisi:.0%}"
        for s, habis in zip(semua, berikut, strict=True)
        if s.terisi < TERISI and not habis
    ]


def tanda_tangan_sendiri(semua: Sequence[Lembar]) -> list[str]:
    """The pages on which a signature has fewer than two lines of text before it."""
    return [s.label for s in semua if _sebelum_tanda(s.baris) in (0, 1)]


def _sebelum_tanda(baris: Sequence[str]) -> int | None:
    """How many lines of text stand before the first signature block, if there is one."""
    nama = next((n for n, b in enumerate(baris) if TANDA_TANGAN.search(b)), None)
    if nama is None:
        return None
    tanggal = re.compile(r", \d{1,2} \w+ \d{4}$")
    return next((n for n, b in enumerate(baris[:nama]) if tanggal.search(b)), nama)


@pytest.fixture(scope="module")
def pdf(situs: Path) -> Iterator[pypdfium2.PdfDocument]:
    (berkas,) = (situs / "unduh").glob("*.pdf")
    dokumen = pypdfium2.PdfDocument(berkas)
    yield dokumen
    dokumen.close()


@pytest.fixture(scope="module")
def lembar(pdf: pypdfium2.PdfDocument) -> list[Lembar]:
    awal = {b.get_dest().get_index() for b in pdf.get_toc(max_depth=2) if _mengawali(pdf, b)}
    return [_lembar(pdf, n, awal) for n in range(len(pdf))]


def _mengawali(pdf: pypdfium2.PdfDocument, markah: pypdfium2.PdfBookmark) -> bool:
    """Whether a part of the report begins there, or a part of its chapter that begins a page."""
    tujuan = markah.get_dest()
    tinggi = pdf[tujuan.get_index()].get_height()
    return bool(markah.level == 0 or tujuan.get_view()[1][1] > tinggi - 30 * MM)


def _lembar(pdf: pypdfium2.PdfDocument, n: int, awal: set[int]) -> Lembar:
    satu = pdf[n]
    lebar, tinggi = satu.get_size()
    atas, bawah = TEPI[lebar > tinggi]
    abu = satu.render(scale=SKALA, grayscale=True).to_numpy()
    abu = abu.reshape(abu.shape[0], -1)
    isi = satu.get_textpage().get_text_bounded(bottom=bawah, top=tinggi - atas + 1)
    return Lembar(
        pdf.get_page_label(n) or str(n),
        terisi(abu, (atas - 2) * SKALA, (tinggi - bawah) * SKALA),
        n in awal,
        [b.strip() for b in isi.splitlines() if b.strip()],
    )


def test_jumlah_halaman(lembar: list[Lembar]) -> None:
    assert len(lembar) <= HALAMAN_PALING_BANYAK


def test_halaman_terisi(lembar: list[Lembar]) -> None:
    assert setengah_kosong(lembar[1:]) == []


def test_setiap_halaman_yang_tidak_diawali_judul_berkepala(pdf: pypdfium2.PdfDocument) -> None:
    """Also where a part ends and the next one begins the page says what goes on there."""
    kepala, diawali = {}, set()
    for n, satu in enumerate(pdf):
        lebar, tinggi = satu.get_size()
        batas = tinggi - TEPI[lebar > tinggi][0]
        kepala[n] = satu.get_textpage().get_text_bounded(bottom=batas).strip()
    tengah = 0
    for b in pdf.get_toc(max_depth=1):
        tujuan = b.get_dest()
        n, atas = tujuan.get_index(), tujuan.get_view()[1][1]
        if not n or atas > pdf[n].get_height() - 40 * MM:
            diawali.add(n)
        else:
            tengah += 1
            assert kepala[n] and b.get_title() not in kepala[n]
    assert tengah
    assert {n for n, isi in kepala.items() if not isi} == diawali


def test_ukuran_isi_melihat_halaman_kosong() -> None:
    abu = np.full((100, 50), 255, np.uint8)
    assert terisi(abu, 10, 90) == 0
    abu[29, 3] = 0  # a last line a quarter down
    assert terisi(abu, 10, 90) == 0.25
    abu[95] = 0  # the foot is not the text
    assert terisi(abu, 10, 90) == 0.25
    abu[85] = 90
    assert terisi(abu, 10, 90) == 0.95
    lembar = [Lembar("1", 0.5, True, ()), Lembar("2", 0.4, False, ()), Lembar("3", 0.1, True, ())]
    assert setengah_kosong(lembar) == ["1: 50%"]


def test_tanda_tangan_tidak_sendiri(lembar: list[Lembar]) -> None:
    assert sum(_sebelum_tanda(s.baris) is not None for s in lembar) >= 5
    assert tanda_tangan_sendiri(lembar) == []


def test_tanda_tangan_sendiri_terlihat() -> None:
    blok = ["SoE, 7 Desember 2023", "Kepala", "Nama", "NIP 1967"]
    for baris, hasil in (([], ["x"]), (["satu"], ["x"]), (["satu", "dua"], [])):
        assert tanda_tangan_sendiri([Lembar("x", 1, False, [*baris, *blok])]) == hasil
    assert tanda_tangan_sendiri([Lembar("x", 1, False, ["Tanpa tanda tangan"])]) == []


def test_judul_tidak_di_kaki_halaman(pdf: pypdfium2.PdfDocument) -> None:
    """Below each heading stand at least two lines more."""
    for butir in pdf.get_toc():
        _, (_, y, *_) = butir.get_dest().get_view()
        assert y is None or y > (25 + 18) * MM, butir.get_title()


def test_judul_panjang_menggantung(pdf: pypdfium2.PdfDocument, laporan: Laporan) -> None:
    """A second line of a heading begins below the first one, not below its number."""
    nama = max((s.uraian for s in laporan.daftar_sasaran()), key=len)
    (n,) = (b.get_dest().get_index() for b in pdf.get_toc() if b.get_title().endswith(nama))
    teks = pdf[n].get_textpage()
    cari = teks.search(nama[:30])
    *_, letak = (n for n, _ in iter(cari.get_next, None))  # a table before it has the name as well
    judul = teks.get_text_range(letak, len(nama))
    kiri = [
        teks.get_charbox(letak + m.start())[0]
        for m in re.finditer(r"(?:^|(?<=[\r\n]))[^\r\n]", judul)
    ]
    assert len(kiri) > 1 and max(kiri) - min(kiri) < 1


def test_huruf_tidak_terlalu_kecil(pdf: pypdfium2.PdfDocument) -> None:
    ukur = pypdfium2.raw.FPDFText_GetFontSize
    for n in range(0, len(pdf), 5):
        teks = pdf[n].get_textpage()
        semua = [ukur(teks, i) for i in range(0, teks.count_chars(), 3)]
        kecil = sum(1 < s < HURUF_TERKECIL for s in semua)
        assert kecil <= len(semua) // 50, n


def test_nama_dan_nomor_tidak_terputus(lembar: list[Lembar], laporan: Laporan) -> None:
    """The unit's name keeps its last word, the decree's number its parts."""
    *_, kelas, nama = laporan.instansi.nama.split()
    semua = ["\n".join(s.baris) for s in lembar]
    assert not [s for s in semua if f"{kelas}\n{nama}" in s]
    assert sum(laporan.edisi.nomor_sk in b for s in lembar for b in s.baris) >= 2


def test_nomor_surat_dibungkus() -> None:
    akar = html.fromstring(
        "<div><p>Nomor W.22.PAS-KU.01-471, <i>x</i> SPM-LS dan M.HH-01.PR.03.</p>"
        "<table><tr><td><p>W.22-KU.01.01-471</p></td></tr></table></div>"
    )
    jaga_nomor(akar)
    utuh = [s.text for s in akar.iter("span")]
    assert utuh == ["W.22.PAS-KU.01-471", "M.HH-01.PR.03"]
    isi = "".join(map(str, akar.itertext()))
    assert isi == "Nomor W.22.PAS-KU.01-471, x SPM-LS dan M.HH-01.PR.03.W.22-KU.01.01-471"


def kata_bengkel(teks: str) -> list[str]:
    """The words of the workshop in a text."""
    return [c.group() for c in BENGKEL.finditer(teks)]


def _halaman_laporan(situs: Path) -> Iterator[tuple[str, str]]:
    for berkas in sorted(situs.rglob("*.html")):
        alamat = berkas.relative_to(situs).with_suffix("").as_posix()
        isi = html.parse(berkas).getroot().find(".//article")
        if isi is not None and alamat not in BEBAS and not alamat.startswith("data"):
            yield alamat, " ".join("".join(isi.itertext()).split())


def test_situs_tanpa_kata_bengkel(situs: Path) -> None:
    semua = dict(_halaman_laporan(situs))
    assert len(semua) > 15
    assert {a: k for a, teks in semua.items() if (k := kata_bengkel(teks))} == {}


def test_pdf_tanpa_kata_bengkel(lembar: list[Lembar]) -> None:
    isi = "\n".join(" ".join(s.baris) for s in lembar)
    judul = r"Lampiran\s\d+\s+"
    koreksi = rf"{judul}Catatan Koreksi\s+Laporan.*?(?={judul}Riwayat\s\w+\s+Versi)"
    tanpa, banyak = re.subn(koreksi, "", isi, flags=re.DOTALL)
    assert (banyak, kata_bengkel(tanpa)) == (1, [])


@pytest.mark.parametrize(
    "teks",
    ["Akan terisi dari data/smart.csv.", "temuan T203", "menurut laporan tercetak",
     "Data sumber tidak menerangkan"],
)  # fmt: skip
def test_kata_bengkel_terlihat(teks: str) -> None:
    assert kata_bengkel(teks)
