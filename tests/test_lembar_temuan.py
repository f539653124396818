"""Open findings in the workbook: answered there, one by one or a kind at once, and taken back."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.asupan.lembar import Lembar
from macros.asupan.skema import SkemaKolom, SkemaTabel
from macros.buku import lembar_temuan as lembaran
from macros.dasar.masalah import Masalah
from scripts.olah_data import buku_kerja
from scripts.terminal import GalatPerintah
from tests.buku import NAMA, sunting
from tests.proyek import ganti_sel, pasang_mini, periksa_lagi as periksa

pytestmark = pytest.mark.lama  # whole reports, each made and checked anew

ANGGARAN = "data/anggaran_kegiatan.csv"
BEDA = "T101:anggaran/2031/realisasi"


@pytest.fixture
def proyek(tmp_path: Path) -> Path:
    """A small report whose findings are all open; two applications disagree in it."""
    proyek = pasang_mini(tmp_path / "proyek")
    with (proyek / ANGGARAN).open("a", encoding="utf-8") as tabel:
        tabel.write("2031,layanan,1500000,1600000,1200000,OM-SPAN,2031-12-31\n")
    return proyek


def lembar_temuan(isi: bytes) -> Worksheet:
    ws = load_workbook(io.BytesIO(isi))["Temuan"]
    assert isinstance(ws, Worksheet)
    return ws


def kolom_temuan(ws: Worksheet) -> dict[str, int]:
    return {str(sel.value): j for j, sel in enumerate(ws[1], 1)}


def baris_temuan(ws: Worksheet, kode: str) -> int:
    letak = kolom_temuan(ws)["temuan"] - 1
    (satu,) = [i for i, baris in enumerate(ws.iter_rows(), 1) if baris[letak].value == kode]
    return satu


def jawab_di_buku(isi: bytes, jawaban: dict[str, dict[str, Any]]) -> bytes:
    """The workbook with answers typed into its sheet of findings."""

    def isi_kan(buku: Workbook) -> None:
        ws = buku["Temuan"]
        for kode, sel in jawaban.items():
            for nama, nilai in sel.items():
                ws.cell(baris_temuan(ws, kode), kolom_temuan(ws)[nama], nilai)

    return sunting(isi, isi_kan)


def ekspor(proyek: Path) -> bytes:
    berkas = proyek / NAMA
    assert buku_kerja.ekspor(proyek / "data", berkas, ya=True) == 0
    return berkas.read_bytes()


def impor(proyek: Path, isi: bytes) -> None:
    (proyek / NAMA).write_bytes(isi)
    assert buku_kerja.impor(proyek / "data", proyek / NAMA, tulis=True, ya=True) == 0


JAWAB = {"oleh": "Kepala Rutan", "tanggal": date(2032, 1, 8), "jawaban": "Sesuai catatan."}


def test_temuan_dijawab_satu_dan_sekelompok(proyek: Path) -> None:
    semula = {m.id: m for m in periksa(proyek) if m.jenis}
    isi = ekspor(proyek)
    ws = lembar_temuan(isi)
    kode = [str(r[kolom_temuan(ws)["temuan"] - 1].value) for r in ws.iter_rows(min_row=2)]
    assert {k for k in kode if not k.endswith(":*")} == set(semula)
    sekelompok = {i for i in semula if i.startswith("T602:")}
    satu = min(sekelompok)
    impor(proyek, jawab_di_buku(isi, {"T602:*": JAWAB, satu: {**JAWAB, "jawaban": "Alat rusak."}}))
    kini = {m.id: m for m in periksa(proyek) if m.jenis}
    assert set(kini) == set(semula)
    assert {i for i, m in kini.items() if m.dijawab} == sekelompok
    assert "Alat rusak." in kini[satu].pesan
    assert all("Sesuai catatan." in kini[i].pesan for i in sekelompok - {satu})
    # What is answered is asked no more.
    ws = lembar_temuan(ekspor(proyek))
    assert not [r for r in ws.iter_rows() if str(r[3].value).startswith("T602:")]


def test_jawaban_gugur_bila_nilainya_berubah(proyek: Path) -> None:
    beda = next(m.id for m in periksa(proyek) if m.id.startswith(BEDA))
    lengkap = {**JAWAB, "nilai_berlaku": "laporan SP2D", "dokumen": "Berita acara rekonsiliasi"}
    impor(proyek, jawab_di_buku(ekspor(proyek), {beda: lengkap}))

    def keadaan() -> Masalah:
        return next(m for m in periksa(proyek, ketat=True) if m.id == beda)

    kini = keadaan()
    assert (kini.dijawab, kini.tingkat) == (True, "temuan")
    ganti_sel(proyek / ANGGARAN, 2, "realisasi", "1234568")
    kini = keadaan()
    assert not kini.dijawab and "tidak berlaku lagi" in kini.pesan
    # The new answer takes the place of the old one.
    impor(proyek, jawab_di_buku(ekspor(proyek), {beda: lengkap}))
    assert keadaan().dijawab


def test_pertentangan_perlu_nilai_dan_dokumen(proyek: Path) -> None:
    beda = next(m.id for m in periksa(proyek) if m.id.startswith(BEDA))
    impor(proyek, jawab_di_buku(ekspor(proyek), {beda: JAWAB}))
    longgar, ketat = (
        next(m for m in periksa(proyek, ketat=k) if m.id == beda) for k in (False, True)
    )
    assert (longgar.tingkat, longgar.dijawab, ketat.tingkat) == ("temuan", False, "galat")
    assert "nilai_berlaku" in ketat.pesan


def test_jawaban_setengah_ditolak_dengan_selnya(
    proyek: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi = ekspor(proyek)
    ws = lembar_temuan(isi)
    nomor = baris_temuan(ws, "T602:*")
    (proyek / NAMA).write_bytes(jawab_di_buku(isi, {"T602:*": {"jawaban": "Nanti."}}))
    with pytest.raises(GalatPerintah):
        buku_kerja.impor(proyek / "data", proyek / NAMA, tulis=True, ya=True)
    galat = capsys.readouterr().err
    for kolom in ("oleh", "tanggal"):
        assert f"L005 · {NAMA} › Temuan, baris {nomor}, kolom “{kolom}”" in galat


def test_jawaban_menjadi_baris() -> None:
    """One's own answer before that of the kind; nothing for what nobody answered, and each half
    answer told with its place."""
    kolom = tuple(SkemaKolom(k, "string", wajib=k != "dokumen") for k in ("oleh", "dokumen"))
    asal = SkemaTabel("jawaban_temuan", "", "", "", (SkemaKolom("temuan", "string"), *kolom,
                      SkemaKolom("atas", "string")), ("temuan",), ())  # fmt: skip
    t = lembaran.skema(asal)
    semua = [
        lembaran.TemuanTerbuka(f"T{n}", f"jenis {n[0]}", "tempat", f"ket {n}", f"s{n}")
        for n in ("1:a", "1:b", "2:a", "3:a", "3:b")
    ]
    lembar = lembaran.isi(semua, t)
    assert [b[3] for b in lembar.baris[1:]] == [
        "T1:*", "T1:a", "T1:b", "T2:a", "T3:*", "T3:a", "T3:b",
    ]  # fmt: skip
    assert lembar.baris[1][:3] == [
        "jenis 1", "", "Satu jawaban untuk 2 temuan berikut; yang dijawab sendiri tetap.",
    ]  # fmt: skip
    assert lembar.baris[1][-1] == "" and lembar.baris[2] == [
        "jenis 1", "tempat", "ket 1:a", "T1:a", "", "", "s1:a",
    ]  # fmt: skip
    assert lembar.nomor == [*range(1, 9)]
    for nomor, isi in ((1, ["A", ""]), (3, ["B", "d"]), (6, ["", "d"])):
        lembar.baris[nomor][4:6] = isi
    terjawab, masalah = lembaran.jawaban("b", lembar, t)
    assert terjawab == [
        ["T1:a", "A", "", "s1:a"],
        ["T1:b", "B", "d", "s1:b"],
        ["T3:a", "", "d", "s3:a"],
    ]
    assert [(m.berkas, m.baris, m.kolom) for m in masalah] == [("b", 7, "oleh")]
    assert lembaran.jawaban("b", Lembar([t.nama_kolom], [1]), t) == ([], [])
