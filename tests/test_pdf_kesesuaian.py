"""Every edition of the PDF before its judges: archivable, accessible, whole.

The real report is judged once; the editions of another unit's tiny report stand for the rest. Each
check also meets a file that is broken in its way.
"""

from __future__ import annotations

import csv
import html as html_baku
import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import outloud
import page
import pikepdf
import pytest
import yaml
from lxml import html

from macros.keluaran.ragam import FOLDER_SALINAN, SALINAN
from tests import bersama, test_pdf_peran
from tests.penanda import bila_lengkap
from tests.proyek import AKAR
from tests.tabel_pdf import perbedaan, tabel_pdf, tabel_situs
from tests.test_pdf_peran import cari
from tests.test_pdf_terbaca import _jalankan, _nav, _nav_saja, teks

PROFIL = ("3a", "ua1")
EDISI = ("publik", "cetak", "draf", "tte")
BATAS_BITA = 3_000_000
MM = 72 / 25.4


@pytest.fixture(scope="module")
def f4(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another unit's report, on F4 for both sides of the sheet."""
    return bersama.tercetak(tmp_path_factory) / "unduh" / "lkjip-2032.pdf"


@pytest.fixture(scope="module")
def berkas(
    situs: Path, situs_mini: Path, lengkap: bool, request: pytest.FixtureRequest
) -> dict[str, Path]:
    """Every PDF that is judged, by a short name; that on other paper where there is time."""
    (asli,) = (situs / "unduh").glob("*.pdf")
    lain = {"f4": request.getfixturevalue("f4")} if lengkap else {}
    return {"asli": asli, **{e: tempat_pdf(situs_mini, e) for e in EDISI}, **lain}


def tempat_pdf(situs: Path, edisi: str) -> Path:
    """Where a build of the tiny report leaves an edition; its project stands beside the site."""
    rumah = situs.parent / "proyek" / FOLDER_SALINAN if edisi in SALINAN else situs / "unduh"
    return rumah / f"lkjip-2031{'' if edisi == 'publik' else f'-{edisi}'}.pdf"


SEMUA = ("asli", *EDISI, "f4")
# The real report, and what is signed of another unit's, stand for the rest: "publik" and "f4" have
# less than the first, "cetak" than the second, "draf" little more.
setiap = pytest.mark.parametrize("nama", bila_lengkap(SEMUA, ("asli", "tte")))


def rusakkan(pdf: Path, tujuan: Path, cara: Any) -> Path:
    with pikepdf.open(pdf) as isi:
        cara(isi)
        isi.save(tujuan)
    return tujuan


# PDF/A-3a and PDF/UA-1


def pelanggaran(pdf: Path, profil: str) -> list[str]:
    laporan = page.validate_pdf(str(pdf), profile=profil)
    assert laporan.rules.total > 100
    return [str(g) for g in laporan.failures]


@pytest.mark.parametrize("profil", PROFIL)
@setiap
def test_dapat_diarsipkan_dan_diakses(berkas: dict[str, Path], nama: str, profil: str) -> None:
    assert pelanggaran(berkas[nama], profil) == []


def _tanpa_maksud_warna(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _tanpa_hubungan_lampiran(pdf: pikepdf.Pdf) -> None:
    for satu in pdf.Root.Names.EmbeddedFiles.Names[1::2]:
        del satu.AFRelationship


def _tanpa_bahasa(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _tanpa_alternatif(pdf: pikepdf.Pdf) -> None:
    for satu in pdf.objects:
        if isinstance(satu, pikepdf.Dictionary) and satu.get("/S") == "/Figure":
            del satu["/Alt"]


@pytest.mark.parametrize(
    ("profil", "cara"),
    [
        ("3a", _tanpa_maksud_warna), ("3a", _tanpa_hubungan_lampiran), ("ua1", _tanpa_bahasa),
        ("ua1", _tanpa_alternatif),
    ],
)  # fmt: skip
def test_berkas_rusak_dikenali(
    berkas: dict[str, Path], tmp_path: Path, profil: str, cara: Any
) -> None:
    assert pelanggaran(rusakkan(berkas["cetak"], tmp_path / "rusak.pdf", cara), profil)


# Read aloud


# What stands at an edge of several pages and is content.
ISI = re.compile(r"Data belum tersedia\.?$|(?:Tabel|Gambar) (?:L?\d+\.)?\d+ ")


def terdengar(pdf: Path) -> list[str]:
    """What is wrong for a listener: errors and warnings, and rules that could not be tried.

    The small report says of many things that their data are missing; where these words happen to
    end three pages, they are still no running foot. Nor are captions of things of one kind a
    running head, where three pages begin with one.
    """
    hasil = outloud.check(str(pdf))
    berat = [g for g in hasil.findings if g.severity in ("error", "warning")]
    return [f"{g.rule} {g.message}" for g in berat if not ISI.match(g.evidence or "")]


# Of what is heard, what is signed has every kind; the real report, which has more of each, is heard
# where there is time.
@pytest.mark.parametrize("nama", bila_lengkap(SEMUA, {"tte"}))
def test_terdengar_baik(berkas: dict[str, Path], nama: str) -> None:
    assert terdengar(berkas[nama]) == []


def _kepala_berjalan_terbaca(pdf: pikepdf.Pdf) -> None:
    """Make words of everything on a page that is an artifact."""
    ganti = pikepdf.ContentStreamInstruction([pikepdf.Name.Span], pikepdf.Operator("BMC"))
    for lembar in pdf.pages:
        perintah = [ganti if _artefak(i) else i for i in pikepdf.parse_content_stream(lembar)]
        lembar.Contents = pdf.make_stream(pikepdf.unparse_content_stream(perintah))


def _artefak(perintah: Any) -> bool:
    return str(perintah.operator) in ("BDC", "BMC") and perintah.operands[0] == "/Artifact"


def test_pendengar_mengenali_yang_rusak(berkas: dict[str, Path], tmp_path: Path) -> None:
    assert terdengar(rusakkan(berkas["cetak"], tmp_path / "a.pdf", _tanpa_alternatif))
    assert terdengar(rusakkan(berkas["cetak"], tmp_path / "b.pdf", _kepala_berjalan_terbaca))


def test_daftar_depan_ialah_daftar_isi(berkas: dict[str, Path]) -> None:
    """Every line of every front list is an entry that leads to its page."""
    with pikepdf.open(berkas["asli"]) as pdf:
        daftar = [test_pdf_peran.butir(d) for d in cari(pdf.Root.StructTreeRoot, "/TOC")]
        assert len(daftar) == 4
        assert {t for t, _ in daftar[0]} == {1, 2, 3}
        assert sum(map(len, daftar)) > 100
        assert all(test_pdf_peran.bertaut(tautan) for d in daftar for _, tautan in d)
        # A note for every table or chart that has one, and none left a mere paragraph.
        catatan = cari(pdf.Root.StructTreeRoot, "/Note")
        assert len(catatan) > 10
        assert {str(test_pdf_peran.anak(c)[0].S) for c in catatan} == {"/Lbl"}


def test_bidang_hanya_untuk_laporan_sendiri(berkas: dict[str, Path]) -> None:
    with pikepdf.open(berkas["tte"]) as pdf:
        assert [str(b.T) for b in pdf.Root.AcroForm.Fields] == [
            "kata-pengantar-kepala-rutan", "penutup-kepala-rutan"
        ]  # fmt: skip
    assert teks(berkas["tte"]).count("Telah ditandatangani") == 2
    assert teks(berkas["tte"]).count("Ruang tanda tangan elektronik") == 2


# Whole files, fonts, size


def huruf_lepas(pdf: Path) -> list[str]:
    """Fonts that are not embedded, by pdffonts; an error if there is no font at all."""
    baris = _jalankan("pdffonts", pdf).stdout.splitlines()[2:]
    assert baris
    return [b for b in baris if not re.search(r"\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", b)]


def cacat_berkas(pdf: Path) -> str:
    """What qpdf says of a file that is not whole; "" of one that is."""
    hasil = _jalankan("qpdf", "--check", pdf)
    kata = hasil.stdout + hasil.stderr
    return kata if hasil.returncode or "WARNING" in kata else ""


@setiap
def test_berkas_utuh_dan_ringan(berkas: dict[str, Path], nama: str) -> None:
    pdf = berkas[nama]
    assert cacat_berkas(pdf) == ""
    assert huruf_lepas(pdf) == []
    assert pdf.stat().st_size < BATAS_BITA


def _tanpa_satu_huruf(pdf: pikepdf.Pdf) -> None:
    huruf = (b for b in pdf.objects if isinstance(b, pikepdf.Dictionary) and "/FontFile2" in b)
    del next(huruf)["/FontFile2"]


def test_berkas_rusak_ketahuan(berkas: dict[str, Path], tmp_path: Path) -> None:
    assert len(huruf_lepas(rusakkan(berkas["tte"], tmp_path / "huruf.pdf", _tanpa_satu_huruf))) == 1
    (tmp_path / "potong.pdf").write_bytes(berkas["tte"].read_bytes()[:-2000])
    assert cacat_berkas(tmp_path / "potong.pdf")


# Tables


def halaman_tercetak(situs: Path) -> list[Path]:
    """The printed pages of the real report on the site, in their order."""
    hasil = []
    for src in _nav(yaml.safe_load(_nav_saja())["nav"]):
        depan = yaml.safe_load((AKAR / "docs" / src).read_text("utf-8").split("---\n")[1])
        if depan.get("cetak", True):
            hasil.append(situs / src.replace(".md", ".html"))
    return hasil


def test_setiap_sel_mengenal_kepalanya(berkas: dict[str, Path], situs: Path) -> None:
    semua = tabel_situs(halaman_tercetak(situs))
    assert len(semua) > 30
    assert any("kepala-kelompok" in html.tostring(t, encoding="unicode") for t in semua)
    with pikepdf.open(berkas["asli"]) as pdf:
        tabel = tabel_pdf(pdf)
        assert perbedaan(semua, tabel) == []
        sel = next(s for s in _sel_data(tabel[2]) if len(s.A.Headers) > 1)
        sel.A.Headers = pikepdf.Array(list(sel.A.Headers)[1:])
        assert len(perbedaan(semua, tabel)) == 1


def _sel_data(tabel: Any) -> list[Any]:
    return [s for b in tabel.K if b.S == "/TBody" for r in b.K for s in r.K if s.S == "/TD"]


# Reading order


def paragraf_berangka(halaman: list[Path]) -> list[str]:
    """The site's paragraphs and list items that show figures of the register, and the formulas."""
    hasil = []
    for satu in halaman:
        for alinea in html.parse(satu).getroot().xpath("//article//*[self::p or self::li]"):
            wadah = {str(u.tag) for u in alinea.iterancestors()} | {
                k for u in (alinea, *alinea.iterancestors()) for k in (u.get("class") or "").split()
            }
            if wadah & {"figure", "hanya-web"} or alinea.find("p") is not None:
                continue
            if alinea.find_class("angka") or "langkah" in (alinea.get("class") or ""):
                hasil.append(alinea.text_content())
    return hasil


def rata(teks: str) -> str:
    """Words without white space, hyphens and joiners: lines and pages may end anywhere."""
    return re.sub(r"[\s\xad\u2010\u2060-]+", "", html_baku.unescape(teks))


def isi_halaman(pdf: Path) -> str:
    """The text of all pages without running heads and feet."""
    bidang = ["-x", "0", "-y", str(int(20 * MM)), "-W", "900", "-H", str(int(252 * MM))]
    perintah = ["pdftotext", "-nopgbrk", *bidang, str(pdf), "-"]
    return subprocess.run(perintah, capture_output=True, text=True, check=True).stdout


def terputus(alinea: list[str], isi: str) -> list[str]:
    """The paragraphs whose words do not stand in the text one after the other."""
    semua = rata(isi)
    return [a for a in alinea if rata(a) not in semua]


def test_angka_terbaca_berurutan(berkas: dict[str, Path], situs: Path) -> None:
    alinea = paragraf_berangka(halaman_tercetak(situs))
    assert len(alinea) > 60
    isi = isi_halaman(berkas["asli"])
    assert terputus(alinea, isi) == []
    kata = isi.split()
    assert len(terputus(alinea, " ".join(reversed(kata)))) > len(alinea) // 2


# Attachments and metadata


@pytest.mark.parametrize("nama", ["asli", "cetak"])
def test_data_terlampir(berkas: dict[str, Path], situs: Path, situs_mini: Path, nama: str) -> None:
    sumber = {"asli": situs, "cetak": situs_mini}[nama] / "unduh" / "data"
    terbit = {f.name: f.read_bytes() for f in sumber.iterdir()}
    assert {"datapackage.json", "angka.json", "realisasi.csv"} <= terbit.keys()
    with pikepdf.open(berkas[nama]) as pdf:
        semua = pdf.Root.Names.EmbeddedFiles.Names[1::2]
        assert {str(f.UF): f.EF.F.read_bytes() for f in semua} == terbit
        assert [str(f.UF) for f in semua] == sorted(terbit)
        assert len(pdf.Root.AF) == len(terbit)
        for satu in semua:
            assert satu.AFRelationship == "/Data"
            assert str(satu.Desc)
            jenis = {".csv": "/text/csv", ".json": "/application/json"}
            assert str(satu.EF.F.Subtype) == jenis[Path(str(satu.UF)).suffix]
            sifat = satu.EF.F.Params
            assert sifat.CreationDate == sifat.ModDate
            assert str(sifat.ModDate).startswith("D:" + {"asli": "2023", "cetak": "2032"}[nama])


def test_nip_tersamar_dalam_lampiran(berkas: dict[str, Path]) -> None:
    with pikepdf.open(berkas["asli"]) as pdf:
        pejabat = pdf.attachments["pejabat.csv"].get_file().read_bytes().decode()
    nip = [b["nip"] for b in csv.DictReader(io.StringIO(pejabat))]
    asli = (AKAR / "data" / "pejabat.csv").read_text("utf-8")
    nip_asli = [b["nip"] for b in csv.DictReader(io.StringIO(asli))]
    assert nip and not set(nip) & set(nip_asli)


def test_metadata_dari_data(berkas: dict[str, Path], situs_mini: Path) -> None:
    paket = json.loads((situs_mini / "unduh" / "data" / "datapackage.json").read_text("utf-8"))
    for nama in EDISI:
        with pikepdf.open(berkas[nama]) as pdf:
            info = {str(k): str(v) for k, v in pdf.docinfo.items()}
            assert info["/Title"].endswith("Tahun 2031" + (" (draf)" if nama == "draf" else ""))
            assert info["/Author"] and "data per 31" in info["/Subject"]
            assert info["/Keywords"].split(", ")[: len(paket["keywords"])] == paket["keywords"]
            assert info["/CreationDate"] == info["/ModDate"] == "D:20320115"
            assert str(pdf.open_metadata()["dc:title"]) == info["/Title"]


# Editions and paper


def test_draf_menyebut_dirinya_di_setiap_halaman(berkas: dict[str, Path]) -> None:
    for nama in EDISI:
        lembar = teks(berkas[nama]).split("\f")[:-1]
        ada = ["bukan dokumen final" in isi for isi in lembar]
        assert set(ada) == {nama == "draf"}


def _tanda_air(lembar: pikepdf.Page) -> bool:
    """Whether a page paints a picture behind its words, marked as an artifact."""
    depan = []
    for perintah in pikepdf.parse_content_stream(lembar):
        if str(perintah.operator) in ("BT", "EMC"):
            break
        depan.append(perintah)
    return any(map(_artefak, depan)) and any(str(p.operator) == "Do" for p in depan)


def test_tanda_air_hanya_pada_draf(berkas: dict[str, Path]) -> None:
    for nama in EDISI:
        with pikepdf.open(berkas[nama]) as pdf:
            assert {_tanda_air(lembar) for lembar in pdf.pages} == {nama == "draf"}


def test_bidang_hanya_pada_tte(berkas: dict[str, Path]) -> None:
    for nama in EDISI:
        with pikepdf.open(berkas[nama]) as pdf:
            formulir = pdf.Root.get("/AcroForm")
            jenis = {str(b.FT) for b in formulir.Fields} if formulir is not None else set()
        assert jenis == ({"/Sig"} if nama == "tte" else set())
        ada = "Ruang tanda tangan elektronik" in teks(berkas[nama])
        assert ada == (nama == "tte")
        assert bool(re.search(r"NIP \d{8} ", teks(berkas[nama]))) == (nama in SALINAN)


def test_logo_di_sampul_bila_ada(berkas: dict[str, Path]) -> None:
    for nama, ada in (("cetak", True), ("asli", (AKAR / "docs/aset/logo.svg").exists())):
        with pikepdf.open(berkas[nama]) as pdf:
            lain = [str(o.get("/Alt", "")) for o in pdf.objects if _gambar(o)]
        assert any(alt.startswith("Logo ") for alt in lain) == ada


def _gambar(benda: Any) -> bool:
    return isinstance(benda, pikepdf.Dictionary) and benda.get("/S") == "/Figure"


def ukuran(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The papers used, in whole millimetres."""
    return {tuple(round(float(n) / MM) for n in p.mediabox[2:]) for p in pdf.pages}  # type: ignore[misc]


@pytest.mark.lengkap
def test_kertas_dan_tepi(berkas: dict[str, Path]) -> None:
    with pikepdf.open(berkas["cetak"]) as pdf:
        assert ukuran(pdf) <= {(210, 297), (297, 210)}
    with pikepdf.open(berkas["f4"]) as pdf:
        assert ukuran(pdf) <= {(215, 330), (330, 215)}
        label = [str(p.label) for p in pdf.pages]
    # Numbers count from a right-hand page, and stand at the outer edge.
    assert label[0] == "Sampul"
    assert label.index("i") % 2 == label.index("1") % 2 == 0
    lembar = teks(berkas["f4"]).split("\f")
    for nomor in ("1", "2"):
        isi = lembar[label.index(nomor)]
        (kaki,) = [b for b in isi.splitlines() if re.search(rf"\b{nomor} dari {label[-1]}\b", b)]
        assert kaki.strip().startswith(nomor) == (nomor == "2")
