"""The reviewer's sheet: what its rules answer, on the report and on data that change the answer."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.benda.tabel import telaah
from macros.dasar.kosakata import bunyi
from macros.dasar.masalah import TanpaData
from macros.dasar.pohon import teks, urai
from macros.keluaran.kertas_kerja import LEMBAR_REVIU, LEMBAR_TEMUAN, buku, tulis
from macros.temuan.kasus import Jawaban
from macros.temuan.reviu import (
    ATURAN,
    BAGIAN,
    RANTAI,
    TAK_DINILAI,
    TAK_KONSISTEN,
    TEMPAT,
    Jawab,
    Pernyataan,
    Telaah,
)
from scripts import cli
from scripts.perintah import check
from scripts.perintah.check import tulis_reviu
from scripts.terminal import GalatPerintah
from tests.bersama import makro_dari
from tests.proyek import AKAR, salin
from tests.tabel_ubahan import Tabel, hapus, laporan, tambah, ubah

pytestmark = pytest.mark.lama  # whole reports, each made and reviewed anew

DOCS = AKAR / "docs"
BERKAS = "kertas-kerja-reviu-2023-s2.xlsx"


def jawaban(data: Tabel, *nomor: str, docs: Path | None = DOCS) -> list[str]:
    """The answers to some statements, by part and number as in `III.7`: most need no finding, and
    to look for all is most of what a sheet costs."""
    telaah = Telaah(laporan(data), docs)
    baris = {f"{r.bagian}.{r.nomor}": r for r in telaah.laporan.baris("reviu")}
    return [telaah._butir(baris[n]).jawab.nilai for n in nomor]


def menurut_nomor(butir: list[Pernyataan]) -> dict[str, str]:
    return {f"{b.bagian}.{b.nomor}": b.jawab.nilai for b in butir}


@pytest.fixture(scope="module")
def utuh(data: Tabel) -> Telaah:
    """The report as it is, looked at by all tests that change nothing."""
    return Telaah(laporan(data), DOCS)


@pytest.fixture(scope="module")
def butir(utuh: Telaah) -> list[Pernyataan]:
    return utuh.butir()


def test_dua_puluh_tiga_pernyataan_dalam_tiga_bagian(data: Tabel, butir: list[Pernyataan]) -> None:
    banyak = {k: sum(b.bagian == k for b in butir) for k in BAGIAN}
    assert banyak == {"I": 6, "II": 7, "III": 10}
    assert not any(b.dikonfirmasi for b in butir)
    dicocokkan = ubah(data, "reviu", {"bagian": "I"}, status_konfirmasi="terkonfirmasi")
    telaah = Telaah(laporan(dicocokkan), DOCS)
    vars(telaah)["_temuan"] = []
    assert {b.bagian for b in telaah.butir() if b.dikonfirmasi} == {"I"}


def test_setiap_aturan_dipakai_dan_dikenal_skema(data: Tabel) -> None:
    assert {r.aturan for r in data["reviu"].baris()} - {None} == set(ATURAN)


def test_jawaban_atas_laporan_ini(butir: list[Pernyataan]) -> None:
    j = menurut_nomor(butir)
    assert {k for k, v in j.items() if v == "ya"} == {
        "I.1", "I.2", "I.4", "I.5", "I.6", "III.1", "III.4",
    }  # fmt: skip
    assert {k for k, v in j.items() if v == "tidak"} == {
        "I.3", "II.5", "III.2", "III.3", "III.5", "III.6", "III.7",
    }  # fmt: skip


def test_yang_tidak_terlihat_dari_data_diserahkan_kepada_pereviu(butir: list[Pernyataan]) -> None:
    for b in butir:
        if b.jawab.nilai == "tidak dapat dinilai" and (b.bagian, b.nomor) != ("II", 2):
            assert b.jawab == Jawab(TAK_DINILAI, bunyi("temuan/tanpa-jawab"))


def test_bukti_menunjuk_bagian_yang_ada(butir: list[Pernyataan]) -> None:
    semua = {x for b in butir for x in b.bukti}
    assert {"bab-4-penutup.html#saran", "lampiran/perjanjian-kinerja-2023.html"
            "#perjanjian-kinerja-2023"} <= {x.alamat for x in semua}  # fmt: skip
    for x in semua:
        assert (DOCS / x.url).with_suffix(".md").is_file()


def test_tanpa_bunyi_perjanjian_sasarannya_tidak_disebut_berbeda(data: Tabel) -> None:
    """What a document says that is not in the data is not known; a goal that it lacks differs."""
    tanpa = hapus(data, "rumusan", dokumen="PK")
    kurang = hapus(data, "rumusan", dokumen="PK", tahun=2023, kode="4")
    nilai = ATURAN["sasaran-janji"]
    semua = map(laporan, (tanpa, kurang))
    hasil = [nilai(Telaah(lap, None), lap, None) for lap in semua]
    assert [h.nilai for h in hasil] == [TAK_DINILAI, "tidak"]
    assert "Perjanjian Kinerja tidak ada dalam data" in hasil[0].dasar


def test_tanpa_bab_tidak_ada_bukti(data: Tabel) -> None:
    assert jawaban(data, "I.1", "I.4", "I.5", docs=None) == ["tidak"] * 3


def test_bukti_tanpa_hasil(data: Tabel, butir: list[Pernyataan]) -> None:
    """Nothing of nothing is not counted."""
    kata = {b.jawab.dasar for b in butir}
    assert any(k.startswith("24 dari 24 realisasi menyebut asalnya") for k in kata)
    kosong = Telaah(laporan(hapus(data, "realisasi")), DOCS).butir()
    assert not any("0 dari 0" in b.jawab.dasar for b in kosong)
    assert "Belum ada hasil dalam data." in {b.jawab.dasar for b in kosong}


@pytest.mark.parametrize(
    ("nomor", "tabel_ubah", "di"),
    [
        ("I.2", "target", {"indikator": "1.1", "dokumen": "PK", "tahun": 2023}),
        ("I.2", "rumusan", {"dokumen": "PK", "tahun": 2023}),  # not one indicator is promised
        ("I.6", "anggaran_kegiatan", {"tahun": 2023}),
        ("III.4", "realisasi", {}),
    ],
)
def test_data_yang_hilang_mengubah_jawaban(
    data: Tabel, butir: list[Pernyataan], nomor: str, tabel_ubah: str, di: dict[str, object]
) -> None:
    assert menurut_nomor(butir)[nomor] == "ya"
    berubah = hapus(data, tabel_ubah, **di)
    if nomor == "I.6":  # by account, too
        assert jawaban(berubah, nomor) == ["ya"]
        berubah = hapus(berubah, "anggaran_belanja", **di)
    if nomor == "III.4":
        berubah = hapus(hapus(berubah, "target", indikator="2.1"), "target", indikator="2.2")
        berubah = hapus(berubah, "target", indikator="2.3")
    assert jawaban(berubah, nomor) == ["tidak"]


def test_sasaran_yang_tidak_diperjanjikan(data: Tabel) -> None:
    lain = hapus(data, "rumusan", dokumen="PK", tahun=2023, kode="4")
    assert jawaban(lain, "III.1") == ["tidak"]


def test_temuan_yang_dijawab_menjelaskan_butir_yang_dijawab_tidak(
    data: Tabel, utuh: Telaah
) -> None:
    dijawab = data
    for t in utuh.temuan:
        if t.kode in {*TAK_KONSISTEN, *RANTAI, TEMPAT}:
            dijawab = tambah(
                dijawab, "jawaban_temuan", temuan=t.id, oleh="Kepala Rutan",
                tanggal=date(2023, 12, 7), jawaban="Sudah dijelaskan.",
            )  # fmt: skip
    # What differs still differs, also where it is explained.
    semua = jawaban(dijawab, "II.5", "III.3", "III.6", "III.2")
    assert semua == ["ya", "ya", "ya", "tidak"]


def test_tanpa_hasil_dan_tanpa_temuan_tidak_ada_yang_diakui(data: Tabel) -> None:
    """A report without results: nothing is reliable, nothing explained, by there being nothing; nor
    is an explanation missing for statements that nobody can judge."""

    def jawab(data: Tabel) -> dict[str, Jawab]:
        telaah = Telaah(laporan(data), None)
        vars(telaah)["_temuan"] = []
        return {f"{b.bagian}.{b.nomor}": b.jawab for b in telaah.butir()}

    tanpa = hapus(data, "realisasi")
    j = jawab(hapus(tanpa, "rumusan"))
    assert [j[n].nilai for n in ("II.5", "III.3", "III.6")] == ["tidak dapat dinilai"] * 3
    satu = jawab(hapus(tanpa, "rumusan", dokumen="PK", tahun=2023, kode="4"))["III.3"]
    assert satu.nilai == "tidak" and "tidak satu temuan pun" in satu.dasar


def test_bagian_yang_belum_ditulis_bukan_bukti(data: Tabel, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(DOCS, docs, ignore=shutil.ignore_patterns("aset"))
    bab = docs / "bab-4-penutup.md"
    semula = bab.read_text(encoding="utf-8")
    celah = '\n\n{{ belum_ditulis("Langkah perbaikan") }}\n'
    assert "{#saran}" in semula
    # Under another heading the gap says nothing of this one.
    for letak, jawab in (("{#saran}", "tidak"), ("{#kesimpulan}", "ya")):
        assert letak in semula
        bab.write_text(semula.replace(letak, f"{letak}{celah}"), encoding="utf-8")
        assert jawaban(data, "I.5", docs=docs) == [jawab]


def test_perbandingan_lengkap(data: Tabel) -> None:
    lengkap = data
    for analisis in ("tahun-lalu", "jangka-menengah", "standar"):
        lengkap = tambah(
            lengkap, "kelengkapan_dikecualikan", indikator="*", analisis=analisis, alasan="Uji."
        )
    assert jawaban(lengkap, "III.7") == ["ya"]


def test_semua_janji_diukur(data: Tabel) -> None:
    tanpa = data
    for kode in ("IKU-1", "IKU-2", "IKU-3", "IKP-1.1", "IKP-2.1", "IKP-2.2", "IKP-2.3", "IKP-2.4",
                 "IKP-3.1"):  # fmt: skip
        tanpa = hapus(tanpa, "rumusan", dokumen="PK", tahun=2023, kode=kode)
    assert jawaban(tanpa, "I.3") == ["ya"]


def test_tabel_kertas_kerja(data: Tabel, utuh: Telaah) -> None:
    makro = makro_dari(utuh.laporan, DOCS)
    akar = urai(str(makro.tabel("reviu")))
    assert makro.masalah == []
    assert len(akar.findall(".//tbody/tr[th]")) == 23 + len(BAGIAN)
    assert "belum dicocokkan" in teks(akar)
    rujukan = {a.get("data-rujuk") for a in akar.iter("a")}
    assert "tabel-rekonsiliasi" in rujukan
    pasti = ubah(data, "reviu", {}, status_konfirmasi="terkonfirmasi")
    akar = urai(str(makro_dari(laporan(pasti), DOCS).tabel("reviu")))
    assert "belum dicocokkan" not in teks(akar)


def test_bagian_tanpa_pernyataan_tidak_tampil(data: Tabel) -> None:
    """A part that has lost all its statements is no heading without rows."""
    bagian = list(BAGIAN)
    sisa = hapus(data, "reviu", bagian=bagian[0])
    kelompok = telaah.reviu(Telaah(laporan(sisa), None)).kelompok
    assert [str(k.judul).partition(".")[0] for k in kelompok] == bagian[1:]
    assert all(k.baris for k in kelompok)


@pytest.fixture(scope="module")
def proyek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report with its sheet, which without a name stands with it wherever the command runs."""
    akar = salin(tmp_path_factory.mktemp("reviu") / "proyek", ["data", "docs"])
    assert tulis(akar, "") == akar / BERKAS
    return akar


def test_buku_kerja(utuh: Telaah, proyek: Path) -> None:
    hasil = load_workbook(proyek / BERKAS)
    assert hasil.sheetnames == [LEMBAR_REVIU, LEMBAR_TEMUAN]
    isi = list(hasil[LEMBAR_REVIU].iter_rows())
    kepala = next(n for n, b in enumerate(isi) if b[0].value == "No.")
    assert [s.value for s in isi[kepala]][-1] == "Catatan pereviu"
    pernyataan = [b for b in isi[kepala + 1 :] if isinstance(b[0].value, int)]
    assert len(pernyataan) == 23
    assert {b[2].value for b in pernyataan} == {"ya", "tidak", "tidak dapat dinilai"}
    assert all(b[5].value is None for b in isi[kepala + 1 :])
    tautan = next(b[4].hyperlink for b in pernyataan if b[4].hyperlink)
    assert tautan.target == f"site/{pernyataan[0][4].value}"
    temuan = list(hasil[LEMBAR_TEMUAN].iter_rows(min_row=2, values_only=True))
    assert len(temuan) == len(utuh.temuan)
    assert all(b[5] is None for b in temuan)


def test_isi_data_bukan_rumus(data: Tabel) -> None:
    lembar = buku(Telaah(laporan(ubah(data, "reviu", {}, pernyataan="=1+1")), None), "site").active
    assert isinstance(lembar, Worksheet)
    sel = [s for b in lembar.iter_rows() for s in b if s.value == "=1+1"]
    assert sel
    assert {s.data_type for s in sel} == {"s"}


def test_tanpa_pernyataan(tmp_path: Path) -> None:
    akar = salin(tmp_path, ["data", "docs"])
    berkas = akar / "data" / "reviu.csv"
    berkas.write_text(berkas.read_text(encoding="utf-8").partition("\n")[0] + "\n")
    with pytest.raises(TanpaData, match=r"reviu\.csv"):
        tulis(akar, str(tmp_path / "reviu.xlsx"))
    with pytest.raises(GalatPerintah, match=r"reviu\.csv belum memuat pernyataan"):
        tulis_reviu(akar, str(tmp_path / "reviu.xlsx"), [])


def test_catatan_pereviu_tidak_ditimpa(proyek: Path, tmp_path: Path) -> None:
    """A sheet is written anew until a reviewer has written into it; what is none, never."""
    akar, berkas = proyek, Path(shutil.copy(proyek / BERKAS, tmp_path))
    assert tulis(akar, str(berkas)) == berkas
    isi = load_workbook(berkas)
    tautan = next(s.hyperlink for b in isi[LEMBAR_REVIU].iter_rows() for s in b if s.hyperlink)
    assert re.match(r"\.\./.*/proyek/site/", str(tautan.target))
    isi[LEMBAR_TEMUAN]["F5"] = "Sudah dijelaskan kepada pereviu."
    isi.save(berkas)
    for semula in (berkas.read_bytes(), b"bukan buku kerja"):
        berkas.write_bytes(semula)
        with pytest.raises(GalatPerintah, match="tidak ditimpa") as galat:
            tulis_reviu(akar, str(berkas), [])
        assert "--review BERKAS.xlsx" in str(galat.value) and berkas.read_bytes() == semula
    with pytest.raises(GalatPerintah, match=r"berakhiran \.xlsx"):
        check.jalankan(str(akar), cli.urai(["check", "--review", "reviu.html"]))


@pytest.mark.parametrize(
    ("argv", "review"),
    [(["check"], None), (["check", "--review"], ""), (["check", "--review", "a.xlsx"], "a.xlsx")],
)
def test_pilihan_review(argv: list[str], review: str | None) -> None:
    assert cli.urai(argv).review == review
    assert cli.urai([*argv, "--strict"]).strict is True


@pytest.mark.parametrize(
    ("kolom", "dijelaskan"),
    [
        (["Fakta 50", "Menurut sumber 35", "Selisih 15"], False),
        (["Fakta 40", "Menurut sumber 25", "Selisih 15", "Penjelasan 20"], True),
    ],
)
def test_kolom_penjelasan_bila_ada_yang_dijelaskan(
    utuh: Telaah, kolom: list[str], *, dijelaskan: bool
) -> None:
    satu, *lain = (t for t in utuh.temuan if t.jenis == "rekonsiliasi")
    assert satu.jawaban is None
    if dijelaskan:
        satu = replace(satu, jawaban=Jawaban("Kepala Rutan", date(2023, 12, 7), "Dipastikan."))
    bahan = Telaah(utuh.laporan, None)
    vars(bahan)["_temuan"] = [satu, *lain]
    tabel = telaah.rekonsiliasi(bahan)
    assert [f"{k.judul} {k.lebar}" for k in tabel.kolom] == kolom
    baris = [b for k in tabel.kelompok for b in k.baris]
    assert {len(b.sel) for b in baris} == {len(kolom)}
    assert "belum dijelaskan" in tabel.catatan[-1]
    if dijelaskan:
        assert baris[0].sel[-1] == "Dipastikan. (Kepala Rutan)"
        vars(bahan)["_temuan"] = [satu]
        assert not [c for c in telaah.rekonsiliasi(bahan).catatan if "belum" in c]
