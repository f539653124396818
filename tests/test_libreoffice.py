"""Files that real LibreOffice saves or opens: the same figures, pages without a broken field."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from macros.asupan.ekspor.pemetikan import Petikan
from macros.dasar.penulisan import BULAN
from macros.keluaran import rupa_word
from scripts.baru.word.pembaca import baca
from scripts.olah_data import ambilan, tanggapan
from scripts.olah_data.buku_kerja import baca_data
from scripts.terminal import GalatPerintah
from tests import word_contoh
from tests.ekspor_contoh import (
    BOBOT_2018,
    BOBOT_2023,
    LRA,
    NILAI_2018,
    NILAI_2023,
    SATKER,
    Baris,
    belanja,
    capaian_output,
    e_performance,
    ikpa,
    ikpa_2018,
    sipd,
)
from tests.proyek import AKAR, lkjip
from tests.test_word_utuh import BAGIAN

LIBREOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.lengkap,
    pytest.mark.skipif(not LIBREOFFICE, reason="soffice (LibreOffice) tidak terpasang"),
]

LAIN = [(f"'{400000 + n}", f"SATKER {n}") for n in range(39)]
EMPAT_PULUH = [*LAIN[:20], SATKER, *LAIN[20:]]
PER = "2023-11-30"
SUB_KEGIATAN = [f"7.01.01.2.01.{n:04}" for n in range(1, 41)]
CAPAIAN = [
    f"{s}.{n}" for s, banyak in ((1, 8), (2, 3), (3, 4), (4, 9)) for n in range(1, banyak + 1)
]


def bulanan(n: int) -> Baris:
    nilai = list(NILAI_2023)
    nilai[1] = f"{80 + n}.25"
    akhir = sum(float(x) * b for x, b in zip(nilai, BOBOT_2023, strict=True)) / 100
    return ikpa(nilai, bulan=BULAN[n].upper(), akhir=f"{akhir:.2f}")


EKSPOR: dict[str, Callable[[], Baris]] = {
    "ikpa-1": ikpa,
    "ikpa-40": lambda: ikpa(satker=EMPAT_PULUH),
    "ikpa-2024": lambda: ikpa(
        (100, "80.50", 90, 0, 100, "95.34", 100), (10, 15, 20, 10, 10, 10, 25), akhir="94.24",
        konversi="90%", tahun="Tahun 2024", pengurang="0.05",
    ),
    "ikpa-2018": lambda: ikpa_2018(NILAI_2018, BOBOT_2018),
    "belanja-1": belanja,
    "belanja-40": lambda: belanja(satker=[(k.lstrip("'"), n) for k, n in EMPAT_PULUH]),
    "belanja-titik": lambda: [
        [s.translate(str.maketrans(",.", ".,")) if isinstance(s, str) else s for s in b]
        for b in belanja()
    ],
    "keluaran": capaian_output,
    "lra": lambda: LRA,
    "sipd-1": lambda: sipd(SUB_KEGIATAN[:1]),
    "sipd-40": lambda: sipd(SUB_KEGIATAN),
    "kinerja-1": lambda: e_performance({"1.1": "92.50%"}),
    "kinerja-24": lambda: e_performance({k: f"{70 + n}.{n:02}%" for n, k in enumerate(CAPAIAN)}),
    **{f"ikpa-bulan-{n + 1:02}": partial(bulanan, n) for n in range(12)},
}  # fmt: skip
ANGKA = re.compile(r"-?\d+(\.\d+)?")
RIBUAN = re.compile(r"\d{1,3}(\.\d{3})+(,\d\d)?")


def buku(baris: Baris, *, bilangan: bool) -> bytes:
    """A workbook; with `bilangan`, what looks like a number or a percentage is one, as where a
    person typed it in."""
    wb = Workbook()
    ws = wb.active
    assert ws is not None
    for i, satu in enumerate(baris, 1):
        for j, isi in enumerate(satu, 1):
            teks = str(isi)
            if bilangan and RIBUAN.fullmatch(teks):
                teks = teks.replace(".", "").replace(",", ".")
            sel = ws.cell(i, j)
            if bilangan and ANGKA.fullmatch(teks):
                sel.value = float(teks)
                ribuan = "#,##0" if isinstance(isi, int) else "0"  # a code stands as typed
                sel.number_format = "#,##0.00" if "." in teks else ribuan
            elif bilangan and ANGKA.fullmatch(teks.removesuffix("%")):
                sel.value, sel.number_format = float(teks[:-1]) / 100, "0.00%"
            else:
                sel.value = isi if teks else None
    wadah = io.BytesIO()
    wb.save(wadah)
    return wadah.getvalue()


def ubah(tujuan: Path, rupa: str, berkas: Iterable[Path], bahasa: str) -> None:
    """Let LibreOffice save these files in another form, in a profile with that language."""
    profil = tujuan / f".profil-{bahasa}" / "user"
    profil.mkdir(parents=True, exist_ok=True)
    nama = 'oor:path="/org.openoffice.Setup/L10N"'
    (profil / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items'
        ' xmlns:oor="http://openoffice.org/2001/registry">'
        f'<item {nama}><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{bahasa}</value>'
        "</prop></item></oor:items>",
        encoding="utf-8",
    )
    assert LIBREOFFICE
    hasil = subprocess.run(
        [LIBREOFFICE, "--headless", f"-env:UserInstallation={profil.parent.as_uri()}",
         "--convert-to", rupa, "--outdir", str(tujuan), *map(str, berkas)],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert hasil.returncode == 0, hasil.stderr


def petikan(folder: Path, berkas: Path) -> Petikan:
    """What the file says, without where in it."""
    semua, masalah = ambilan.baca_ekspor(baca_data(folder), [berkas], PER if tanpa_waktu(berkas)
                                         else "")  # fmt: skip
    assert not masalah, [m.sebagai_teks() for m in masalah]
    (satu,) = semua
    return satu.petikan


def tanpa_waktu(berkas: Path) -> bool:
    return berkas.stem.startswith("belanja")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report's data, with a table for outputs and activities by their codes."""
    akar = tmp_path_factory.mktemp("data")
    shutil.copytree(AKAR / "data", akar / "data")
    paket = akar / "data" / "datapackage.json"
    isi = paket.read_text(encoding="utf-8")
    baru = '"resources": [{"name": "capaian_output", "path": "capaian_output.csv"},'
    paket.write_text(isi.replace('"resources": [', baru), encoding="utf-8")
    kolom = "tahun,kode,program,kegiatan,uraian,pagu,realisasi,target,satuan,rvro,tpcro,pcro,gap"
    (akar / "data" / "capaian_output.csv").write_text(f"{kolom},sumber,tanggal\n")
    with (akar / "data" / "kegiatan.csv").open("a", encoding="utf-8") as kegiatan:
        kegiatan.writelines(f"{k},{n},Sub-kegiatan {n},\n" for n, k in enumerate(SUB_KEGIATAN, 5))
    return akar / "data"


BAHASA = {"id-ID": ("59", "1057"), "en-US": ("44", "1033")}  # the sign between cells, the language


@pytest.mark.parametrize("bilangan", [False, True], ids=["teks", "bilangan"])
@pytest.mark.parametrize("bahasa", BAHASA)
@pytest.mark.parametrize("rupa", ["xlsx", "xls", "ods", "csv"])
def test_ekspor_tersimpan_lain(
    tmp_path: Path, folder: Path, rupa: str, bahasa: str, bilangan: bool
) -> None:
    """Exports of every size and layout, saved in another form, say what they said."""
    pisah, nomor = BAHASA[bahasa]
    saring = f"csv:Text - txt - csv (StarCalc):{pisah},34,76,1,,{nomor},false,true"
    asal = tmp_path / "asal"
    asal.mkdir()
    for nama, baris in EKSPOR.items():
        (asal / f"{nama}.xlsx").write_bytes(buku(baris(), bilangan=bilangan))
        (asal / f"{nama}.teks.xlsx").write_bytes(buku(baris(), bilangan=False))
    keluar = tmp_path / "keluar"
    keluar.mkdir()
    berkas = [asal / f"{nama}.xlsx" for nama in EKSPOR]
    ubah(keluar, saring if rupa == "csv" else rupa, berkas, bahasa)
    for nama in EKSPOR:
        sama = petikan(folder, asal / f"{nama}.teks.xlsx")
        if rupa == "xls" and bilangan and nama.startswith("kinerja"):
            # This form does not tell that 0.925 is shown as 92.5%.
            masalah = ambilan.baca_ekspor(baca_data(folder), [keluar / f"{nama}.xls"], "")[1]
            assert len(masalah) == len(sama.baris)
            assert all("Dapat berarti 0," in m.pesan for m in masalah)
            continue
        jadi = petikan(folder, keluar / f"{nama}.{rupa}")
        assert nilai(jadi) == nilai(sama), nama
        assert len(sama.baris) >= (1 if nama.endswith("-1") else 2)


MAKRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Simpan"
 script:language="StarBasic">
Sub Bersandi(asal, ke, saring)
  Dim buka(0) As New com.sun.star.beans.PropertyValue
  buka(0).Name = "Hidden" : buka(0).Value = True
  Dim sandi(1) As New com.sun.star.beans.NamedValue
  sandi(0).Name = "CryptoType" : sandi(0).Value = "Standard"
  sandi(1).Name = "OOXPassword" : sandi(1).Value = "rahasia"
  Dim simpan(1) As New com.sun.star.beans.PropertyValue
  simpan(0).Name = "FilterName" : simpan(0).Value = saring
  simpan(1).Name = "EncryptionData" : simpan(1).Value = sandi()
  If saring = "calc8" Or saring = "MS Excel 97" Then
    simpan(1).Name = "Password" : simpan(1).Value = "rahasia"
  End If
  d = StarDesktop.loadComponentFromURL(asal, "_blank", 0, buka())
  d.storeToURL(ke, simpan())
  d.close(True)
End Sub
</script:module>"""
LEMARI = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Simpan"/></library:library>"""
BERSANDI = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8",
            "docx": "MS Word 2007 XML"}  # fmt: skip


@pytest.mark.parametrize("rupa", BERSANDI)
def test_berkata_sandi(tmp_path: Path, folder: Path, rupa: str) -> None:
    """A file that opens only with a password says so, not that it is damaged."""
    asal = tmp_path / ("asal.docx" if rupa == "docx" else "asal.xlsx")
    word = word_contoh.laporan(BAGIAN)
    asal.write_bytes(word if rupa == "docx" else buku(ikpa(), bilangan=False))
    ubah(tmp_path, "pdf", [asal], "id-ID")  # makes the profile
    profil = tmp_path / ".profil-id-ID"
    lemari = profil / "user" / "basic" / "Standard"
    lemari.mkdir(parents=True, exist_ok=True)
    (lemari / "Simpan.xba").write_text(MAKRO, encoding="utf-8")
    (lemari / "script.xlb").write_text(LEMARI, encoding="utf-8")
    jadi = tmp_path / f"jadi.{rupa}"
    isian = ",".join(f'"{s}"' for s in (asal.as_uri(), jadi.as_uri(), BERSANDI[rupa]))
    assert LIBREOFFICE
    subprocess.run(
        [LIBREOFFICE, "--headless", f"-env:UserInstallation={profil.as_uri()}",
         f"macro:///Standard.Simpan.Bersandi({isian})"],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    if rupa == "docx":
        with pytest.raises(GalatPerintah, match="dilindungi kata sandi"):
            baca(jadi.read_bytes())
        with pytest.raises(GalatPerintah, match="dilindungi kata sandi"):
            list(tanggapan.baca(AKAR / "docs", jadi))
    else:
        _, (satu,) = ambilan.baca_ekspor(baca_data(folder), [jadi], "")
        assert "dilindungi kata sandi" in satu.pesan and satu.berkas == jadi.name


def nilai(satu: Petikan) -> object:
    """Rows with numbers as numbers: 100.00 and 100 are one."""

    def angka(teks: str) -> object:
        return float(teks) if ANGKA.fullmatch(teks) else teks

    baris = [{k: angka(v) for k, v in b.items()} for b in satu.baris]
    return baris, [(float(n), k) for _, n, k in satu.uji], [t for _, t, _ in satu.persen]


def halaman_pdf(berkas: Path) -> list[tuple[bool, str]]:
    """By page: whether it is turned, and its text."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(str(berkas))
    return [(h.get_width() > h.get_height(), h.get_textpage().get_text_bounded()) for h in pdf]


def test_salinan_dibuka(tmp_path: Path) -> None:
    """The Word copy of the real report: numbers of pages in its lists, references and captions as
    fields that lead somewhere, wide tables on turned pages."""
    asli = tmp_path / "asli"
    for nama in ("data", "docs"):
        shutil.copytree(AKAR / nama, asli / nama)
    shutil.copy(AKAR / "mkdocs.yml", asli)
    kolom = ["No", "Uraian kegiatan", *BULAN, "Keterangan"]
    baris = (kolom, ["---"] * len(kolom), ["1", "Penyuluhan", *["terlaksana"] * 12, "Rencana"])
    with (asli / "docs" / "bab-4-penutup.md").open("a", encoding="utf-8") as bab:
        bab.write("\nTabel: Rencana bulanan\n\n" + "\n".join(f"| {' | '.join(b)} |" for b in baris))
    hasil = lkjip(asli, "build", "--docx", "--no-pdf", "--out", str(tmp_path / "situs"))
    assert hasil.returncode == 0, hasil.stderr
    (salinan,) = asli.glob("*.docx")
    ubah(tmp_path, "pdf", [salinan], "id-ID")
    halaman = halaman_pdf(tmp_path / f"{salinan.stem}.pdf")
    semua = "\n".join(teks for _, teks in halaman)
    assert 50 < len(halaman) < 120 and any(lebar for lebar, _ in halaman)
    assert "Error" not in semua and "source not found" not in semua
    assert semua.count(rupa_word.TANDA) >= len(halaman)  # the head of each page, and the cover
    isi = halaman[1][1]
    nomor = re.search(r"Bab III[^\n]*?\.+\s*(\d+)", isi)
    assert nomor and halaman[int(nomor[1]) - 1][1].count("Bab III Akuntabilitas Kinerja"), isi
    assert not [n for n, (_, teks) in enumerate(halaman, 1) if len(teks.split()) < 25 and n > 1]


def test_contoh_enam_puluh_halaman(tmp_path: Path) -> None:
    (tmp_path / "lama.docx").write_bytes(word_contoh.laporan(BAGIAN, panjang=True))
    ubah(tmp_path, "pdf", [tmp_path / "lama.docx"], "id-ID")
    assert len(halaman_pdf(tmp_path / "lama.pdf")) >= 60
