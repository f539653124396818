"""A document laid out in parts: the same pages as in one piece, whoever has which part."""

from __future__ import annotations

import io
import json
import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import page
import pikepdf
import pydyf
import pymupdf
import pytest

from macros.dasar.pohon import urai
from macros.halaman.jenis import DaftarDepan, Entri, Halaman
from macros.keluaran.dokumen import Sampul, TandaDokumen, susun
from macros.keluaran.pdf import GalatPDF, cetak, isi_tercetak, lampiran, rangkai, regu
from macros.keluaran.pdf.bagian import BagianTertata
from macros.keluaran.pdf.perbaikan import potongan_halaman
from tests.test_pdf import SIFAT, TABEL, unsur

PANJANG = "".join(f"<p>Paragraf ke-{n}. {'Kalimat dengan kata biasa. ' * 12}</p>" for n in range(9))
BIDANG = '<div class="penanda"><input type="checkbox" name="{0}" title="{0}"></div>'
GAMBAR = '<p><img src="tidak-ada.png" alt="Tidak ada"></p>'


def _tabel(nama: str) -> str:
    return TABEL.replace("tabel-a", f"tabel-{nama}")


def tulis(folder: Path, *, terbagi: bool, tambahan: str = "") -> Path:
    """A foreword, a summary, two chapters and an appendix that lead to each other, and their lists
    between the first two."""
    isi: dict[str, tuple[Literal["awal", "isi", "lampiran"], str]] = {
        "kata": ("awal", f'<p><a href="bab-2.html#tabel-b">Tabel</a></p>{BIDANG.format("satu")}'),
        "ringkas": ("awal", '<p><a href="bab-2.html#tabel-b">Tabel</a> ringkas</p>'),
        "bab-1": ("isi", f'{PANJANG}{_tabel("a")}<p><a href="lampiran.html">Lampiran</a></p>'),
        "bab-2": ("isi", f"{_tabel('b')}<p><em>Miring</em> {tambahan}</p>{BIDANG.format('dua')}"),
        "lampiran": ("lampiran", f'{_tabel("c")}<p><a href="bab-1.html#tabel-a">Satu</a></p>'),
    }
    halaman = [
        Halaman(
            f"{nama}.md", f"{nama}.html", urai(f'<h1 id="{nama}">Judul {nama}</h1>{teks}'),
            bagian, f"Judul {nama}", bab="I" if bagian == "isi" else "",
        )
        for nama, (bagian, teks) in isi.items()
    ]  # fmt: skip
    daftar = DaftarDepan(
        [Entri(1, "", h.judul, "", h.src) for h in halaman],
        {"tabel": [Entri(1, "", f"Tabel {n}", f"tabel-{n}", f"{src}.md")
                   for n, src in (("a", "bab-1"), ("b", "bab-2"), ("c", "lampiran"))]},
    )  # fmt: skip
    sampul = Sampul(("K", "W"), "Unit", "Laporan", "Semester I", "2030", "Kota", kaki="Unit 2030")
    dokumen = folder / "dokumen.html"
    teks = susun(
        halaman, sampul, daftar, judul_dokumen="L", sifat=SIFAT,
        tanda=TandaDokumen("AAAAA-BBBBB"), terbagi=terbagi,
    )  # fmt: skip
    dokumen.write_text(teks, encoding="utf-8")
    return dokumen


def buat(dokumen: Path, proses: int, simpanan: Path | None = None) -> bytes:
    """The file, with the parts in so many processes, and those taken that are kept."""
    hasil = dokumen.with_suffix(".pdf")
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(regu, "SEPADAN", 0)
        tempel.setattr("os.sched_getaffinity", lambda _: range(proses))
        cetak.buat_pdf(dokumen, hasil, [dokumen.parent], None, simpanan)
    return hasil.read_bytes()


@pytest.fixture(scope="module")
def utuh(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return buat(tulis(tmp_path_factory.mktemp("utuh"), terbagi=False), 1)


@pytest.fixture(scope="module")
def terbagi(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return buat(tulis(tmp_path_factory.mktemp("terbagi"), terbagi=True), 1)


def _buka(isi: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(isi))


def _lembar(isi: bytes) -> list[tuple[str, bytes]]:
    """The words and the look of every page."""
    dokumen = pymupdf.open(stream=isi)
    semua: Any = dokumen.pages()
    return [(lembar.get_text(), lembar.get_pixmap(dpi=50).samples) for lembar in semua]


def _tujuan(isi: bytes) -> list[Any]:
    """Labels, outline, places by name, and where links lead, by the order of pages."""
    dokumen = pymupdf.open(stream=isi)
    tautan = [[(t["kind"], t.get("page"), t.get("nameddest")) for t in lembar.get_links()]
              for lembar in dokumen.pages()]  # fmt: skip
    with _buka(isi) as berkas:
        nama = [str(n) for n in berkas.Root.Names.Dests.Names[::2]]
        label = [lembar.label for lembar in berkas.pages]
    assert nama == sorted(nama)
    return [label, dokumen.get_toc(), nama, tautan]


@pytest.mark.lama
def test_terbagi_sama_dengan_utuh(utuh: bytes, terbagi: bytes) -> None:
    assert len(cetak.potong("a")) == 1
    assert _lembar(terbagi) == _lembar(utuh)
    assert _tujuan(terbagi) == _tujuan(utuh)


def test_nomor_halaman_bersambung(terbagi: bytes) -> None:
    teks = [isi for isi, _ in _lembar(terbagi)]
    awal = next(n for n, isi in enumerate(teks) if "Paragraf ke-0" in isi)
    jumlah = len(teks) - awal
    assert jumlah > 3
    assert all(f"{n} dari {jumlah}" in isi for n, isi in enumerate(teks[awal:], 1))
    (isi_daftar,) = (isi for isi in teks if "Judul lampiran" in isi and "Judul bab-2" in isi)
    bab_2 = next(n for n, isi in enumerate(teks) if "Miring" in isi) - awal + 1
    assert str(bab_2) in isi_daftar.split() and str(jumlah) in isi_daftar.split()


@pytest.mark.parametrize("profil", ["3a", "ua1"])
def test_terbagi_memenuhi_standar(profil: str, terbagi: bytes, tmp_path: Path) -> None:
    (tmp_path / "d.pdf").write_bytes(terbagi)
    assert [str(g) for g in page.validate_pdf(tmp_path / "d.pdf", profile=profil).failures] == []


def test_pengenal_dan_kunci_tidak_kembar(terbagi: bytes) -> None:
    with _buka(terbagi) as berkas:
        akar = berkas.Root.StructTreeRoot
        pengenal = [str(th.ID) for th in unsur(berkas, "/TH")]
        assert [str(n) for n in akar.IDTree.Names[::2]] == sorted(pengenal)
        assert len({*pengenal}) == len(pengenal) == 3 * 8
        kepala = {str(h) for td in unsur(berkas, "/TD") for h in td.A.Headers}
        assert kepala <= {*pengenal}
        kunci = [int(n) for n in akar.ParentTree.Nums[::2]]
        assert kunci == sorted({*kunci})
        milik = dict(zip(kunci, akar.ParentTree.Nums[1::2], strict=True))
        for lembar in berkas.pages:
            assert isinstance(milik[int(lembar.StructParents)], pikepdf.Array)
            for anotasi in lembar.get("/Annots", []):
                (acuan,) = (
                    k
                    for k in milik[int(anotasi.StructParent)].K
                    if isinstance(k, pikepdf.Dictionary) and k.get("/Type") == "/OBJR"
                )
                assert acuan.Obj.objgen == anotasi.objgen
        assert [str(b.T) for b in berkas.Root.AcroForm.Fields] == ["satu", "dua"]


def test_setiap_huruf_sekali(utuh: bytes, terbagi: bytes) -> None:
    def huruf(isi: bytes) -> dict[str, tuple[int, int]]:
        with _buka(isi) as berkas:
            lembar = {str(h.BaseFont): h for h in berkas.pages[-1].Resources.Font.values()}
            anak = {n: h.DescendantFonts[0] for n, h in lembar.items()}
            return {
                n: (len(a.W), len(a.FontDescriptor.FontFile2.read_bytes())) for n, a in anak.items()
            }

    assert huruf(terbagi) == huruf(utuh)
    with _buka(terbagi) as berkas:
        semua = [o for o in berkas.objects if isinstance(o, pikepdf.Stream) and "/Length1" in o]
    assert len(semua) == len(huruf(terbagi))


@pytest.mark.proses
def test_proses_mana_pun_sama(terbagi: bytes, tmp_path: Path) -> None:
    assert buat(tulis(tmp_path, terbagi=True), 3) == terbagi


@pytest.mark.lama
def test_peringatan_dari_setiap_bagian_sampai(tmp_path: Path) -> None:
    dokumen = tulis(tmp_path, terbagi=True, tambahan=GAMBAR + "ꦲ")
    with pytest.raises(GalatPDF) as galat:
        buat(dokumen, 3)
    assert "tidak-ada.png" in str(galat.value) and "U+A9B2" in str(galat.value)
    assert not dokumen.with_suffix(".pdf").exists()


def test_proses_yang_hilang_diberitahukan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asli = regu.Regu.mulai

    def bunuh(tim: regu.Regu, *isi: Any) -> Callable[[], dict[int, Any]]:
        for proses, _ in tim._lain.values():
            assert proses.pid
            os.kill(proses.pid, signal.SIGKILL)
            proses.join()
        return asli(tim, *isi)

    monkeypatch.setattr(regu.Regu, "mulai", bunuh)
    with pytest.raises(GalatPDF, match="terhenti"):
        buat(tulis(tmp_path, terbagi=True), 2)


@pytest.mark.parametrize(
    ("besar", "banyak", "milik"),
    [
        ([5], 1, [[0]]), ([5, 9, 1], 1, [[0, 1, 2]]), ([5, 9, 1, 2], 2, [[0, 2, 3], [1]]),
        ([1, 4, 4, 4], 3, [[0, 3], [1], [2]]),
    ],
)  # fmt: skip
def test_pembagian(besar: list[int], banyak: int, milik: list[list[int]]) -> None:
    assert regu.bagi(besar, banyak) == milik


@pytest.mark.parametrize(
    ("beban", "alah"),
    [([7], [0]), ([100, 100, 98], [0, 0, 0]), ([44, 109, 46], [4, 0, 4]), ([0, 900], [5, 0])],
)
def test_yang_sedikit_bebannya_mengalah(beban: list[int], alah: list[int]) -> None:
    """In proportion, and never so much that a busy machine would leave it nothing."""
    assert regu.mengalah(beban) == alah


def test_nomor_halaman_setiap_bagian() -> None:
    """Parts count on from those before them, each of front matter and body by itself, and hear of
    others what concerns them; front lists are told the page of each line."""
    tataan = {
        0: BagianTertata(1, 1, {"s": (0, 1)}, Counter(), frozenset("x")),
        1: BagianTertata(2, 2, {"k": (1, 2)}, Counter(), frozenset()),
        2: BagianTertata(2, 2, {"d": (0, 1)}, Counter(), frozenset("kx"), frozenset("kdyz")),
        3: BagianTertata(2, 2, {"x": (0, 1), "y": (1, 2)}, Counter(a=2, b=1), frozenset("dyz")),
        4: BagianTertata(3, 4, {"z": (0, 1)}, Counter(a=1, b=1, c=3), frozenset("x")),
    }
    berkas: list[Any] = ["lampiran"]
    assert rangkai._isian(tataan, range(1, 3), berkas) == {
        0: (0, 1, ["x"], set(), {}, berkas), 1: (0, 4, [], set(), {}, ()),
        2: (2, 4, ["k", "x"], set(), {"d": "iii", "k": "ii", "y": "2", "z": "3"}, ()),
        3: (0, 6, ["d", "z"], {"a"}, {}, ()), 4: (2, 6, ["x"], {"a", "c"}, {}, ()),
    }  # fmt: skip


def test_tujuan_semua_bagian_menurut_nama() -> None:
    """Those of the first part, which the engine listed, among those of the others; readers find a
    place in a sorted list only (ISO 32000-1, 7.9.6)."""

    def isi(katalog: Any, *bagian: list[tuple[str, bytes]]) -> list[Any]:
        pdf: Any = SimpleNamespace(catalog=katalog)
        rangkai._daftarkan(pdf, [SimpleNamespace(tujuan=b) for b in bagian])  # type: ignore[misc]
        nama = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
        return [n if isinstance(n, bytes) else n.string for n in nama]

    ada = [pydyf.String("d"), b"2 0 R", pydyf.String("b"), b"4 0 R"]
    dulu = {"Names": pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": pydyf.Array(ada)})})}
    lain = [("c", b"3 0 R")], [("a", b"5 0 R"), ("e", b"1 0 R")]
    lima = [x for n, nama in enumerate("abcde") for x in (nama, b"%d 0 R" % (5 - n))]
    assert isi(pydyf.Dictionary(dulu), *lain) == lima
    assert isi(pydyf.Dictionary({}), *lain) == [*lima[:2], *lima[4:6], *lima[8:]]
    assert isi(pydyf.Dictionary({}), []) == []


def test_kepala_tabel_yang_hanya_perabot() -> None:
    """Lines often met, and none beside them that says something by itself."""
    kalimat = "Indikator yang belum mencapai target menurut dokumen rencana"
    nama = "Rumah Tahanan Negara Kelas IIB SoE Timor Tengah"
    for baris, perabot in (
        (["Kode", "Nama"], True), (["Kode", nama], True), (["Kode", kalimat], False),
        ([kalimat], False), (["Lain"], False), ([], False), (["Kode", kalimat[:30]], True),
    ):  # fmt: skip
        assert potongan_halaman._perabot(baris, {"Kode", "Nama"}) is perabot, baris
    assert potongan_halaman._bertutur("a b c d E F G H") and not potongan_halaman._bertutur(
        "a b c D E F G H"
    )
    assert not potongan_halaman._bertutur("a b c d e f g")


def test_teks_yang_tidak_tercetak() -> None:
    """The first text of which a letter is missing, however the letters are broken over lines."""

    def hilang(tercetak: str, *isi: str) -> str:
        satu = isi_tercetak._Halaman("a.md", list(isi))
        satu.tercetak.update(isi_tercetak._huruf(tercetak))
        return isi_tercetak._hilang(satu)

    assert hilang("SA-TU dua, tiga!", "Satu", "dua tiga") == ""
    assert hilang("satu", "satu", "dua") == "dua"
    assert hilang("satu dua", "satu", "x" * 50, "dua") == "x" * 40
    assert hilang("satu satu", "satu") == ""
    assert hilang("satu", "satu", "satu") == "satu"


def test_keterangan_lampiran(tmp_path: Path) -> None:
    for nama in ("datapackage.json", "a.csv", "b.csv", "c.csv", "metadata.json"):
        (tmp_path / nama).write_text("x")
    (tmp_path / "sub").mkdir()
    sumber = [{"path": "a.csv", "title": "J", "description": "U"}, {"path": "b.csv", "title": "J"}]
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": sumber}))
    semua = lampiran.baca(tmp_path, "2030-01-31")
    assert [(a.name, a.description) for a in semua] == [
        ("a.csv", "J: U"), ("b.csv", "J"), ("c.csv", ""),
        ("datapackage.json", lampiran.URAIAN["datapackage.json"]),
        ("metadata.json", lampiran.URAIAN["metadata.json"]),
    ]  # fmt: skip
    assert {(a.created.isoformat(), a.modified, a.relationship) for a in semua} == {
        ("2030-01-31T00:00:00+00:00", semua[0].created, "Data")
    }
