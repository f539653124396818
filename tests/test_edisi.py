"""The next editions of the report: they build, and what they say of a year is true of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from macros.asal.penelusur import Penelusur
from macros.asupan.muat import Data
from macros.hitung.laporan import susun
from macros.keluaran.data_terbit import paket_terbit
from scripts.mesin import situs as mesin
from tests.edisi import CONTOH, DIUJI, Bacaan, buat
from tests.penanda import bila_lengkap
from tests.proyek import bangun, ganti, periksa_lagi as periksa
from tests.tabel_ubahan import hapus, tambah, ubah
from tests.tulis_golden import FOLDER, baca

pytestmark = pytest.mark.lama  # whole reports, each made and checked anew

# The next year is a whole new edition; the others are told as it is, or as the report's own year.
setiap = pytest.mark.parametrize("kode", bila_lengkap(DIUJI, {"2024"}))

ORGANISASI = "bab-3-akuntabilitas-kinerja/capaian-kinerja-organisasi.md"
ANGGARAN = "bab-3-akuntabilitas-kinerja/realisasi-anggaran.md"
NILAI = "bab-3-akuntabilitas-kinerja/capaian-kinerja-anggaran.md"


@pytest.fixture(scope="module")
def edisi(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Bacaan]:
    """An edition, made when it is first asked for; read its project, do not write in it."""

    @cache
    def minta(kode: str) -> Bacaan:
        akar = tmp_path_factory.mktemp("edisi") / kode
        return Bacaan(buat(akar, kode, lain=DIUJI[kode]))

    return minta


def akar(edisi: Bacaan) -> Path:
    return edisi.docs.parent


def dengan(edisi: Bacaan, data: Data) -> Bacaan:
    """The edition with other tables."""
    return Bacaan(akar(edisi), susun(data, edisi.laporan.deklarasi))


@setiap
def test_edisi_berikutnya(edisi: Callable[[str], Bacaan], kode: str) -> None:
    """Without a mistake, and every sentence that names a year is one that was read and is true."""
    masalah = periksa(akar(edisi(kode)))
    assert [m for m in masalah if m.tingkat == "galat"] == []
    assert edisi(kode).kalimat_bertahun() == baca(FOLDER / "edisi.txt")[kode].splitlines()
    assert not [k for k in edisi(kode).kalimat_bertahun() if re.search(r": \.|rata-rata – pada", k)]
    # What was written for another edition is listed, and nothing would move to another year.
    lama = [m for m in masalah if m.kode == "T305"]
    assert len(lama) > 5 and all(m.baris and m.berkas.startswith("docs/") for m in lama)
    assert not [m for m in masalah if m.kode == "T306"]


def test_angka_contoh_bertanda(edisi: Callable[[str], Bacaan]) -> None:
    baris = edisi("2024").laporan.baris("realisasi", tahun=2024, sumber="LKJIP")
    assert {r.bukti for r in baris} == {CONTOH}


def test_tanpa_aplikasi_bab_menampilkan_yang_ada(edisi: Callable[[str], Bacaan]) -> None:
    lengkap, ramping = edisi("2024"), edisi("2024-s1")
    for src, ada in ((ANGGARAN, "OM-SPAN, realisasi"), (NILAI, "nilai akhir IKPA adalah")):
        assert ada in lengkap.bab(src) and ada not in ramping.bab(src)
    assert "Belum tersedia:" in ramping.bab(NILAI)
    assert "{#capaian-output}" not in ramping.bab(ORGANISASI)


def test_kejadian_satu_tahun_tidak_berpindah(edisi: Callable[[str], Bacaan]) -> None:
    assert "mencantumkan realisasi" in edisi("2023").bab(ORGANISASI)
    assert "mencantumkan realisasi" not in edisi("2024").bab(ORGANISASI)


def test_realisasi_indikator_utama_mengubah_kalimatnya(edisi: Callable[[str], Bacaan]) -> None:
    lama = edisi("2023")
    data = lama.laporan.data
    for kode, satuan in (("IKU-1", "%"), ("IKU-2", "indeks"), ("IKU-3", "indeks")):
        data = tambah(
            data, "realisasi", indikator=kode, tahun=2023, periode="TAHUN", sumber="LKJIP",
            nilai=Decimal(91), satuan=satuan,
        )  # fmt: skip
    baru = dengan(lama, data)
    sangkal = "Realisasinya belum ada, sehingga"
    assert sangkal in lama.bab(ORGANISASI) and sangkal not in baru.bab(ORGANISASI)
    assert "Rata-rata capaian indikator sasaran strategis" in baru.bab(ORGANISASI)
    for src in ("bab-4-penutup.md", "ikhtisar-eksekutif.md"):
        utama, program = "indikator kinerja utama", "indikator kinerja program"
        assert utama in lama.bab(src) and utama not in baru.bab(src)
        assert program in baru.bab(src)  # of which nothing is known still
    # They are counted, and the sentences about activities count these alone.
    assert baru.laporan.register["jumlah/indikator/2023"].nilai == 27
    assert "24 indikator" in baru.bab("ikhtisar-eksekutif.md").replace("</", " </")


def test_hasil_sebagian_dikatakan(edisi: Callable[[str], Bacaan]) -> None:
    """Of goals and indicators without a result nothing is told as if they had failed."""
    lama = edisi("2024")
    data = lama.laporan.data
    for i in lama.laporan.daftar_indikator():
        if not i.kode.startswith("1."):
            data = hapus(data, "realisasi", indikator=i.kode, tahun=2024)
    baru = dengan(lama, data)
    for src in ("bab-4-penutup.md", "ikhtisar-eksekutif.md"):
        isi = re.sub("<[^>]+>", "", baru.bab(src))
        assert "lainnya belum ada datanya" in isi and " –," not in isi, src
        assert "lainnya belum ada datanya" not in lama.bab(src)
    warga = re.sub("<[^>]+>", "", baru.bab("ringkasan-warga.md"))
    assert "belum ada hasil dari" in warga and "0 dari" not in warga


def test_celah_multitahun_menutup(edisi: Callable[[str], Bacaan]) -> None:
    celah = "Grafik nilai kinerja anggaran SMART DJA selama beberapa tahun"
    assert celah in edisi("2023").bab(NILAI)
    assert celah not in edisi("2024").bab(NILAI)


def test_pagu_tanpa_revisi(edisi: Callable[[str], Bacaan]) -> None:
    lama = edisi("2024")
    baru = dengan(
        lama, ubah(lama.laporan.data, "anggaran_kegiatan", {"tahun": 2024}, pagu_awal=None)
    )
    for src in (ANGGARAN, "ikhtisar-eksekutif.md"):
        assert "evisi sebesar" in lama.bab(src)
        assert "evisi sebesar" not in baru.bab(src) and "Rp0" not in baru.bab(src)
    assert "tidak berubah dari pagu awalnya" in baru.bab(ANGGARAN)


def test_sebutan_edisi(edisi: Callable[[str], Bacaan]) -> None:
    for kode, harap in (("2024", "Tahun 2024"), ("2024-tw2", "Tahun 2024 Triwulan II")):
        isi = edisi(kode).bab("kata-pengantar.md")
        assert f"{harap} dapat kami sajikan" in isi and "Tahunan" not in isi


def test_nilai_bertanggal_barisnya(edisi: Callable[[str], Bacaan]) -> None:
    isi = edisi("2023").bab(NILAI)
    assert "Per 7 Desember 2023, nilai kinerja anggaran" in isi and "31 Desember" not in isi


def test_asal_data_tidak_terbawa(edisi: Callable[[str], Bacaan]) -> None:
    """Last year's report is no source of this year's rows; the plan of several years still is."""
    lap = edisi("2024").laporan
    penelusur = Penelusur(lap)
    for nama in ("realisasi", "target", "anggaran_belanja", "ikpa", "pk_anggaran", "kendala"):
        baris = penelusur.baris(f"data/{nama}.csv").values()
        for isi, dokumen in zip(baris, penelusur.dokumen_baris(nama), strict=True):
            lama = isi.get("tahun", 2024) != 2024 or isi.get("dokumen") == "RENSTRA"
            assert bool(dokumen) is lama, (nama, isi)
    terbit = paket_terbit(lap, penelusur, {"$defs": {"angka": {"properties": {}}}})
    assert terbit["title"].endswith("Tahun 2024") and "sources" not in terbit


def test_lampiran_tahun_ini_belum_disalin(edisi: Callable[[str], Bacaan], tmp_path: Path) -> None:
    proyek = Path(shutil.copytree(akar(edisi("2024")), tmp_path / "2024"))
    nama = "lampiran/perjanjian-kinerja-2024.md"
    (proyek / "docs" / nama).unlink()
    ganti(proyek / "mkdocs.yml", f"      - {nama}\n", "")
    semua = [m for m in periksa(proyek) if m.tingkat == "galat"]
    assert {m.kode for m in semua} == {"B021"}
    (satu,) = [m for m in semua if m.berkas == "docs/index.md"]
    assert satu.baris and "Salin docs/lampiran/perjanjian-kinerja-2023.md" in satu.pesan
    assert "2024" in satu.pesan and "nav di mkdocs.yml" in satu.pesan


@pytest.mark.lengkap
def test_situs_edisi_berikutnya(
    edisi: Callable[[str], Bacaan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_macros.context.get_git_info", dict)
    mesin.bangun(akar(edisi("2024-s1")), tmp_path)
    assert "2024 Semester" in (tmp_path / "index.html").read_text("utf-8").replace("\xa0", " ")
    assert "2023-s2" not in (tmp_path / "index.html").read_text("utf-8")


@pytest.mark.lengkap
@pytest.mark.parametrize("kode", DIUJI)
def test_pdf_edisi_berikutnya(edisi: Callable[[str], Bacaan], tmp_path: Path, kode: str) -> None:
    keluar = bangun(akar(edisi(kode)), tmp_path)
    assert (keluar / "unduh" / f"lkjip-{kode}.pdf").stat().st_size > 100_000
