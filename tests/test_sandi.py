"""Files that open only with a password, and damaged ones: a plain word, and nothing written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from macros.asupan import muat
from macros.asupan.ekspor import kisi
from macros.asupan.teguran import Tolak
from macros.buku import pembacaan
from scripts.baru import dari_word
from scripts.baru.word import pembaca
from scripts.baru.word.naskah import PenyusunNaskah
from scripts.baru.word.pembaca import GambarWord, TanpaPadanan
from scripts.olah_data import tanggapan
from scripts.terminal import GalatPerintah
from tests import word_contoh
from tests.proyek import MINI

SANDI = "dilindungi kata sandi. Buka dengan kata sandinya, simpan tanpa kata sandi"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The head of an .xls of which nothing else was copied.
KEPALA_XLS = (
    OLE + bytes(16) + b"\x3b\0\3\0\xfe\xff\x09\0\6" + bytes(11) + b"\1\0\0\0\x0b" + bytes(7)
    + b"\0\x10\0\0\2\0\0\0\1\0\0\0\xfe\xff\xff\xff" + bytes(8) + b"\xff" * 433
)  # fmt: skip


def arsip(**isi: bytes) -> bytes:
    """An archive as office programs write it, its parts by names in which a _ is a /."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as z:
        for nama, satu in isi.items():
            z.writestr(nama.replace("_", "/").replace("/xml", ".xml"), satu)
    return wadah.getvalue()


def terkunci(isi: bytes) -> bytes:
    """The same archive, its parts marked as encrypted."""
    baru = bytearray(isi)
    for tanda, letak in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        n = -1
        while (n := isi.find(tanda, n + 1)) >= 0:
            baru[n + letak] |= 1
    return bytes(baru)


BERSANDI = {
    "xlsx dan docx": OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(64),
    "xls": OLE + bytes(504) + b"\x09\x08\x10\0" + bytes(16) + b"\x2f\0\x36\0\1\0" + bytes(64),
    "ods dan odt": arsip(**{"META-INF_manifest_xml": b"<m:encryption-data/>"}),
    "arsip": terkunci(arsip(word_document_xml=b"<x/>")),
}
RUSAK = {
    "kosong": b"",
    "dokumen lama": OLE + bytes(600),
    "kepala xls": KEPALA_XLS,
    "bukan XML": arsip(**{"[Content/Types]_xml": b"rusak", "word_document_xml": b"<x"}),
    "cara mampat": arsip(word_document_xml=b"<x/>").replace(b"\x14\0\0\0\0\0", b"\x14\0\0\0\x63\0"),
}
TABEL = muat.baca_mentah(MINI / "data")[0].skema


def lewat_ekspor(berkas: Path) -> None:
    kisi.baca(berkas.name, berkas.read_bytes())


def lewat_buku(berkas: Path) -> None:
    raise GalatPerintah(pembacaan.baca(berkas.name, berkas.read_bytes(), TABEL).masalah[0].pesan)


PEMBACA: tuple[Callable[[Path], object], ...] = (
    lewat_ekspor,
    lewat_buku,
    lambda b: dari_word.bawa(dari_word.buka(b), b.parent),
    lambda b: list(tanggapan.baca(b.parent, b)),
)


@pytest.mark.parametrize("baca", PEMBACA)
@pytest.mark.parametrize("nama", [*BERSANDI, *RUSAK])
def test_bersandi_atau_rusak(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], nama: str, baca: Callable[[Path], object]
) -> None:
    """One word for each, which is that of a password only where there is one."""
    berkas = tmp_path / "berkas"
    berkas.write_bytes((BERSANDI | RUSAK)[nama])
    with pytest.raises((GalatPerintah, Tolak)) as galat:
        baca(berkas)
    assert (SANDI in str(galat.value)) == (nama in BERSANDI)
    assert getattr(galat.value, "kode", 1) == 1
    assert [b.name for b in tmp_path.iterdir()] == ["berkas"]
    assert "panicked" not in capfd.readouterr().err


def test_lembar_yang_dikunci_terbaca() -> None:
    """A sheet or document that only forbids changes is read like others."""
    buku = Workbook()
    ws = buku.active
    assert ws is not None
    ws.append(["Uraian", "Nilai"])
    ws.protection.set_password("rahasia")
    ws.protection.enable()
    buku.security.lockStructure = True
    wadah = io.BytesIO()
    buku.save(wadah)
    (satu,) = kisi.baca("a.xlsx", wadah.getvalue())
    assert satu.baris == (("Uraian", "Nilai"),)


def test_gambar_rusak_dan_catatan_di_tabel(tmp_path: Path) -> None:
    """Broken pictures are gaps in their places; a note that has no place is told."""
    d = Document()
    d.add_heading("BAB I PENDAHULUAN", 1)
    d.add_picture(word_contoh.gambar("red"))
    d.add_paragraph("Dengan catatan")
    word_contoh.catatan_kaki(d, len(d.paragraphs) - 1, "Catatan tersesat.")
    d.add_table(2, 2).cell(0, 0)._tc.append(d.paragraphs[-1]._p)
    wadah = io.BytesIO()
    d.save(wadah)
    baik, wadah = wadah.getvalue(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(baik)) as lama, zipfile.ZipFile(wadah, "w") as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            baru.writestr(nama, isi[:60] if nama.endswith(".png") else isi)
    assert any(isinstance(u, GambarWord) for u in pembaca.baca(baik).unsur)
    dokumen = pembaca.baca(wadah.getvalue())
    assert [u.apa for u in dokumen.unsur if isinstance(u, TanpaPadanan)] == [
        "gambar yang rusak, atau dalam format yang tidak didukung"]  # fmt: skip
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - index.md\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "data").mkdir()
    penyusun = PenyusunNaskah(dokumen, tmp_path, buang=True)
    penyusun.tulis()
    assert penyusun.hasil.tak_terbaca[-1].endswith("“Catatan tersesat.”")
