"""Beginning anew: the next period of a report, and the report of another unit."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from macros.asupan.menunggu import sifat
from macros.asupan.skema import program
from macros.benda.grafik import daftar as daftar_grafik
from macros.dasar.masalah import Masalah
from macros.hitung.laporan import buka
from macros.temuan import kelengkapan, naskah
from macros.temuan.belum_diisi import Kemajuan, kesiapan
from scripts.baru import periode as periode_baru, unit
from scripts.baru.periode import rencanakan
from scripts.baru.tahun import EdisiBaru, ganti_tahun
from scripts.perintah import new
from scripts.perintah.new import PROFIL
from scripts.tanda_tangan.sebutan import tanpa_gelar
from scripts.terminal import GalatPerintah
from tests.bersama import makro_dari
from tests.edisi import Bacaan
from tests.penanda import bila_lengkap
from tests.proyek import (
    AKAR,
    bangun_di_sini,
    ganti,
    pasang_mini,
    periksa_lagi as periksa,
    perintah,
    salin,
    salin_laporan,
    sidik,
)
from tests.terbit import git

# Words of everybody's, in the names of the project's own unit.
UMUM = {
    "jawab", "kantor", "kegiatan", "kelas", "kementerian", "kepala", "manusia", "negara",
    "penanggung", "wilayah",
}  # fmt: skip


def baris(berkas: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(berkas.read_text(encoding="utf-8"), newline="")))


def mulai(proyek: Path, tahun: int, periode: str) -> Path:
    """The report's own data and chapters as the period begins, in a folder of its own."""
    salin_laporan(proyek)
    rencanakan(proyek, tahun, periode).tulis(proyek)
    return proyek


@pytest.fixture(scope="module")
def baru(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year after that of the report, as it begins; to be read."""
    return mulai(tmp_path_factory.mktemp("baru") / "2024", 2024, "TAHUN")


def test_penulisan_yang_terbunuh_diulangi(
    baru: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lengkap: bool
) -> None:
    """Wherever it stopped, the command begins again, and ends as if it had not."""
    banyak = len(rencanakan(AKAR, 2024, "TAHUN").berkas)
    for jadi in range(1, banyak) if lengkap else (banyak // 2, banyak - 1):
        proyek = salin_laporan(tmp_path / f"{jadi}")
        with monkeypatch.context() as tiruan:
            tiruan.setattr(periode_baru, "tulis_bersama", partial(_sebagian, jadi))
            rencanakan(proyek, 2024, "TAHUN").tulis(proyek)
        rencanakan(proyek, 2024, "TAHUN").tulis(proyek)
        beda = {b for b, isi in sidik(baru).items() if sidik(proyek).get(b) != isi}
        assert beda <= {f"data/arsip/2023-s2/{naskah.ARSIP}"}, f"{jadi} berkas"  # in another order


def _sebagian(banyak: int, isi: dict[Path, bytes], _: object) -> None:
    """Write the first files only."""
    for tujuan, satu in [*isi.items()][:banyak]:
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        tujuan.write_bytes(satu)


@pytest.fixture(scope="module")
def masalah(baru: Path) -> list[Masalah]:
    return periksa(baru)


# A period


def test_perjanjian_yang_diubah_dilanjutkan_sebagai_yang_pertama(tmp_path: Path) -> None:
    """A revision is one of its year: in the next what it promises is promised for the first time,
    also what only it has; within the year it stays."""
    shutil.copytree(AKAR / "tests/fixtures/dinkes", tmp_path / "p")
    ganti(tmp_path / "p/data/target.csv", "S1.2,2032,TAHUN,PK,0", "S1.2,2032,TAHUN,PKP,0")
    data = tmp_path / "p/data"
    pagu = data / "pk_anggaran.csv"
    pagu.write_text(pagu.read_text("utf-8") + "2032,1,A,program,,Program,5,PKP\n", "utf-8")

    def janji(tahun: int, periode: str, nama: str = "target") -> list[tuple[str, ...]]:
        isi = rencanakan(tmp_path / "p", tahun, periode).berkas.get(f"data/{nama}.csv", b"")
        semua = csv.DictReader(io.StringIO(isi.decode()))
        milik = [b for b in semua if b["tahun"] == str(tahun)]
        return [(b.get("indikator", ""), b.get("periode", ""), b["dokumen"]) for b in milik]

    lanjut = janji(2033, "TAHUN")
    assert [b for b in lanjut if b[0] in {"S1.2", "S1.3"}] == [
        ("S1.2", "TAHUN", "PK"), ("S1.3", "TAHUN", "PK"),
    ]  # fmt: skip
    for nama in ("perjanjian_kinerja", "pk_anggaran"):
        assert janji(2033, "TAHUN", nama) == [("", "", "PK")]
    ganti(data / "laporan.csv", "2032,2032,TAHUN", "2032-s1,2032,SM1")
    ganti(data / "target.csv", "S1.3,2032,TAHUN,PKP", "S1.3,2032,SM1,PKP")
    assert ("S1.3", "SM2", "PKP") in janji(2032, "SM2")


@pytest.mark.parametrize(
    ("edisi", "kode", "bulan"),
    [
        (EdisiBaru(2024, "TAHUN"), "2024", 12),
        (EdisiBaru(2024, "SM1"), "2024-s1", 6),
        (EdisiBaru(2024, "TW3"), "2024-tw3", 9),
    ],
)
def test_kode_edisi(edisi: EdisiBaru, kode: str, bulan: int) -> None:
    assert (edisi.kode, edisi.bulan) == (kode, bulan)


def test_kunci_dilanjutkan_tanpa_hasil(baru: Path) -> None:
    """Every row of the last year has one of the new year, with the cells empty that are results."""
    for nama in program.dikenal():
        berkas = baru / "data" / f"{nama}.csv"
        cara = sifat(nama)
        if cara.get("cara") != "lanjut" or not berkas.is_file():
            continue
        isi = [b for b in baris(berkas) if b["tahun"] == "2024"]
        lama = [b for b in baris(AKAR / "data" / berkas.name) if b["tahun"] == "2023"]
        semula = [b for b in baris(AKAR / "data" / berkas.name) if b["tahun"] == "2024"]
        assert bool(isi) == bool(lama), nama
        for b in [b for b in isi if b not in semula]:
            assert {b[k] for k in cara["kosong"] if k in b} <= {""}, (nama, b)
    target = baris(baru / "data" / "target.csv")
    assert {b["indikator"] for b in target if (b["tahun"], b["dokumen"]) == ("2024", "PK")} == {
        b["indikator"] for b in target if (b["tahun"], b["dokumen"]) == ("2023", "PK")
    }
    assert all(b["nilai"] for b in target if (b["tahun"], b["dokumen"]) == ("2024", "RENSTRA"))


def test_tahun_lalu_menjadi_pembanding(baru: Path) -> None:
    for nama in ("realisasi", "target", "anggaran_kegiatan"):
        semula, jadi = (baris(f / "data" / f"{nama}.csv") for f in (AKAR, baru))
        assert [b for b in jadi if b["tahun"] != "2024"] == [
            b for b in semula if b["tahun"] != "2024"
        ]


def test_bobot_menurut_aturan_tahunnya(baru: Path) -> None:
    isi = [b for b in baris(baru / "data" / "ikpa.csv") if b["tahun"] == "2024"]
    aturan = [b for b in baris(baru / "data" / "bobot_ikpa.csv") if b["paket"] == "2024"]
    assert [(b["indikator"], b["bobot"]) for b in isi] == [
        (b["indikator"], b["bobot"]) for b in aturan
    ]
    assert baris(baru / "data" / "laporan.csv")[0]["paket"] == "2024"


@pytest.mark.parametrize("terisi", [True, False])
def test_nilai_ikpa_tahun_berjalan_tetap(tmp_path: Path, *, terisi: bool) -> None:
    """Scores of the year stay when its next edition begins, also where one is not known."""
    ikpa = salin_laporan(tmp_path) / "data" / "ikpa.csv"
    teks = ikpa.read_text(encoding="utf-8").replace("Revisi DIPA,10", "Revisi DIPA,9")
    teks = teks.replace("Deviasi Halaman III DIPA,10", "Deviasi Halaman III DIPA,11")
    teks = re.sub(r",[\d.]+(?=,OM-SPAN)", ",", teks, count=1 if terisi else 8)
    ikpa.write_text(teks, encoding="utf-8")
    baru = rencanakan(tmp_path, 2023, "TAHUN").berkas
    assert ("data/ikpa.csv" in baru) != terisi


@pytest.mark.parametrize(("sampai", "ada"), [("2031", False), ("2032", True)])
def test_indikator_yang_berakhir_tidak_diteruskan(
    tmp_path: Path, sampai: str, *, ada: bool
) -> None:
    proyek = pasang_mini(tmp_path / "proyek")
    berkas = proyek / "data" / "indikator.csv"
    kepala, *isi = berkas.read_text(encoding="utf-8").splitlines()
    isi = [f"{b},{sampai if b.startswith('1.3,') else ''}" for b in isi]
    berkas.write_text("\n".join([f"{kepala},sampai", *isi, ""]), encoding="utf-8")
    rencanakan(proyek, 2032, "TAHUN").tulis(proyek)
    for nama in ("target", "realisasi"):
        semua = baris(proyek / "data" / f"{nama}.csv")
        kode = {b["indikator"] for b in semua if b["tahun"] == "2032"}
        assert ("1.3" in kode) == ada and "1.1" in kode


def test_yang_lama_disimpan_utuh(baru: Path) -> None:
    """What an auditor asks for: corrections, answers, obstacles of the last edition."""
    arsip = baru / "data" / "arsip" / "2023-s2"
    for nama in ("koreksi", "kendala", "data_dukung", "laporan"):
        asli = AKAR / "data" / f"{nama}.csv"
        assert (arsip / asli.name).read_bytes() == asli.read_bytes()
        if nama != "laporan":
            assert baris(baru / "data" / asli.name) == []
    tetap = "target_kinerja.csv"  # what is to be done goes on; what was said of it then does not
    lama, kini = (baris(f / tetap) for f in (arsip, baru / "data"))
    assert any(b["keterangan"] for b in lama)
    assert kini == [b | {"keterangan": ""} for b in lama]


def test_tanggal_lama_tidak_terbawa(baru: Path) -> None:
    blok = {b["blok"]: b for b in baris(baru / "data" / "tanda_tangan.csv")}
    assert (blok["pk-2023"]["tanggal"], blok["pk-2023"]["ditandatangani"]) == ("2023-01-16", "true")
    for nama in ("pk-2024", "kata-pengantar", "penutup", "sk-tim"):
        assert (blok[nama]["tanggal"], blok[nama]["ditandatangani"]) == ("", ""), nama
    edisi = buka(baru / "data").edisi
    assert (edisi.kode, edisi.tanggal_data, edisi.nomor_sk) == (
        "2024", "(tanggal data belum diisi)", ""
    )  # fmt: skip


def test_surat_setahun_tetap_dalam_tahun_itu() -> None:
    """What was signed by itself, as the team's decree, holds in the year's other periods."""
    isi = rencanakan(AKAR, 2023, "TAHUN").berkas["data/tanda_tangan.csv"].decode()
    blok = {b["blok"]: b for b in csv.DictReader(io.StringIO(isi))}
    assert (blok["sk-tim"]["tanggal"], blok["sk-tim"]["ditandatangani"]) == ("2023-06-05", "true")
    assert blok["penutup"]["tanggal"] == ""


def test_alasan_lama_tidak_mendiamkan_tahun_baru(baru: Path) -> None:
    alasan = baris(baru / "data" / "kelengkapan_dikecualikan.csv")
    assert alasan and {b["tahun"] for b in alasan} == {"2023"}


def test_lampiran_disalin_dan_tercantum(baru: Path) -> None:
    teks = (baru / "docs/lampiran/perjanjian-kinerja-2024.md").read_text("utf-8")
    assert "2023" not in teks and 'tanda_tangan("pk-2024")' in teks
    assert 'tanda_tangan("pk-2024", ' not in teks  # who signed the last one, need not the next
    nav = (baru / "mkdocs.yml").read_text("utf-8")
    urut = [f"      - lampiran/perjanjian-kinerja-{t}.md\n" for t in (2024, 2023)]
    assert "".join(urut) in nav


@pytest.mark.parametrize("butir", [
    "lampiran/pk-{}.md", "Perjanjian {}: lampiran/pk-{}.md", "'lampiran/pk-{}.md'  # {}",
    '"PK {}: kedua": "lampiran/pk-{}.md"',
])  # fmt: skip
def test_lampiran_tercantum_bagaimanapun_ditulis(tmp_path: Path, butir: str) -> None:
    proyek = pasang_mini(tmp_path / "proyek")
    lampiran = proyek / "docs" / "lampiran"
    (lampiran / "perjanjian-kinerja.md").rename(lampiran / "pk-2031.md")
    ganti(proyek / "mkdocs.yml", "lampiran/perjanjian-kinerja.md", butir.format(2031, 2031))
    ganti(proyek / "data" / "laporan.csv", "Laporan Kinerja Instansi Pemerintah", "LKjIP 2031")
    rencanakan(proyek, 2032, "TAHUN").tulis(proyek)
    baris_nav = (proyek / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    ke = baris_nav.index(f"      - {butir.format(2031, 2031)}")
    catatan = butir.replace("# {}", "# 2031")  # a note stays
    assert baris_nav[ke - 1] == f"      - {catatan.format(2032, 2032)}"
    assert baris(proyek / "data" / "laporan.csv")[0]["judul"] == "LKjIP 2032"


@pytest.mark.parametrize("teks", [
    "Nomor 12 Tahun {}", "NOMOR: 12 TAHUN {}", "No. 5 tahun {}", "Nomor W.22 HM.01 Tahun {}",
    "UU 5 Tahun {}", "W.22-UM.01-1 Tahun {}", "DIPA-013.05/{}", "8/{}", "5 Januari {}",
    "31 DESEMBER {}", "05-01-{}", "{}-01-05",
])  # fmt: skip
def test_kutipan_dan_tanggal_tetap_bertahun_lama(teks: str) -> None:
    assert ganti_tahun(teks.format(2023), "2023", "2024") == teks.format(2023)


@pytest.mark.parametrize("teks", [
    "Perjanjian Kinerja Tahun {}", "Desember {}", "Semester II/{}", 'tabel("pk-{}-anggaran")',
    "pk[{}]", "indikator 1.2 tahun {}", "lampiran/pk-{}.md", "Semester 1 Tahun {}",
])  # fmt: skip
def test_tahun_surat_baru(teks: str) -> None:
    assert ganti_tahun(teks.format(2023), "2023", "2024") == teks.format(2024)


def test_periode_baru_lolos_pemeriksaan(masalah: list[Masalah]) -> None:
    assert [m.sebagai_teks() for m in masalah if m.tingkat == "galat"] == []
    kode = {m.id for m in masalah}
    assert {"T604:laporan/tanggal_terbit", "T604:data/target.csv/2024"} <= kode


def test_yang_belum_diukur_tidak_dikatakan_gagal(baru: Path) -> None:
    """A period that has just begun has missed nothing yet, neither in numbers nor in words."""
    bacaan = Bacaan(baru)
    for bab in ("index.md", "ikhtisar-eksekutif.md", "bab-4-penutup.md", "ringkasan-warga.md",
                "bab-3-akuntabilitas-kinerja/capaian-kinerja-organisasi.md"):  # fmt: skip
        isi = re.sub(r"<[^>]+>", "", bacaan.bab(bab))
        salah = (
            r"\b0 (?:indikator )?(?:belum|mencapai)|[Tt]idak satu pun dari \d+|rata-rata.{0,20} –\."
        )
        assert re.findall(salah, isi) == [], bab


def alinea_lama(m: Masalah | None) -> list[str]:
    """The lines of a chapter's paragraphs that have not been read again."""
    return re.findall(r"\d+", m.pesan.partition("Barisnya: ")[2]) if m else []


def test_setiap_alinea_lama_disebut_dengan_barisnya(baru: Path, masalah: list[Masalah]) -> None:
    """One finding a chapter, which tells all lines."""
    lama = {m.berkas: m for m in masalah if m.kode == "T308"}
    berkas = lama.keys()
    assert len(berkas) == sum(m.kode == "T308" for m in masalah)
    semua = {b: [int(n) for n in alinea_lama(m)] for b, m in lama.items()}
    assert sum(map(len, semua.values())) > 100
    for satu, nomor in semua.items():
        isi = (baru / satu).read_text("utf-8").splitlines()
        assert nomor == sorted(nomor) and nomor[0] == lama[satu].baris
        assert not [
            n for n in nomor if not isi[n - 1].strip() or isi[n - 1].startswith(("#", "---"))
        ]
    assert {"docs/bab-4-penutup.md", "docs/lampiran/perjanjian-kinerja-2024.md"} <= berkas
    # A document of an earlier year stays as it was signed; and what a macro shows is a gap.
    assert not [b for b in berkas if re.search(r"-202[23]\.md", b)]
    pesan = " ".join(m.pesan for m in lama.values())
    assert " … " in pesan and "{" not in pesan


@pytest.mark.lengkap
@pytest.mark.parametrize(("tahun", "periode"), [(2023, "TAHUN"), (2024, "TW2")])
def test_periode_lain_lolos_pemeriksaan(tmp_path: Path, tahun: int, periode: str) -> None:
    proyek = mulai(tmp_path / "proyek", tahun, periode)
    assert [m.sebagai_teks() for m in periksa(proyek) if m.tingkat == "galat"] == []
    milik = [b for b in baris(proyek / "data" / "realisasi.csv") if b["sumber"] == "LKJIP"]
    jadi = [b for b in milik if (b["tahun"], b["periode"]) == (str(tahun), periode)]
    assert len(jadi) == 24 and not any(b["nilai"] for b in jadi)


@pytest.mark.lama
def test_alinea_yang_diubah_atau_dibaca_tidak_disebut(tmp_path: Path) -> None:
    """In the small report: one changed, then a whole chapter read again for this edition."""
    proyek = pasang_mini(tmp_path / "proyek")
    rencanakan(proyek, 2032, "TAHUN").tulis(proyek)
    bab = proyek / "docs" / "bab-2-penutup.md"

    def lama() -> int:
        semua = {m.berkas: m for m in periksa(proyek) if m.jenis == "naskah-lama"}
        return len(alinea_lama(semua.get("docs/bab-2-penutup.md")))

    semula = lama()
    assert semula > 0
    isi = bab.read_text("utf-8")
    assert isi.count(" adalah ") == 1
    ganti(bab, " adalah ", " ialah ")
    assert lama() == semula - 1
    ganti(bab, "---\n\n#", "dibaca_ulang: 2031\n---\n\n#")
    assert lama() == semula - 1  # read for another edition
    ganti(bab, "dibaca_ulang: 2031", "dibaca_ulang: 2032")
    assert lama() == 0


@pytest.mark.lama
def test_periode_demi_periode(tmp_path: Path, lengkap: bool) -> None:
    """One edition after the other, of any length: each passes the check at once, what is measured
    by quarters goes on by quarters, and nobody is said to have missed what nobody measured."""
    proyek = tmp_path / "proyek"
    shutil.copytree(AKAR / "tests" / "fixtures" / "kecamatan", proyek)
    janji = ("bab-2-perencanaan-kinerja.md", "lampiran/perjanjian-kinerja.md")
    assert all("ditandatangani" in Bacaan(proyek).bab(bab) for bab in janji)
    semua = ((2033, "TW2"), (2033, "TW3"), (2033, "TAHUN"), (2034, "SM1"))
    for tahun, periode in semua if lengkap else semua[::2]:
        rencanakan(proyek, tahun, periode).tulis(proyek)  # raises where the data have errors
        ukur = [b for b in baris(proyek / "data" / "ukuran.csv") if b["indikator"] == "7.01.04-1"]
        ada = [b["periode"] for b in ukur if b["tahun"] == str(tahun)]
        assert ada == [f"TW{n}" for n in range(1, EdisiBaru(tahun, periode).bulan // 3 + 1)]
        fakta = str(makro_dari(buka(proyek / "data")).fakta_kunci())
        assert "Belum ada hasil" in fakta and "0 dari" not in fakta
    for bab in janji:  # nor to have signed what has no day yet
        isi = Bacaan(proyek).bab(bab)
        assert "belum bertanggal" in isi and "ditandatangani" not in isi
    assert [m.sebagai_teks() for m in periksa(proyek) if m.tingkat == "galat"] == []


@pytest.mark.parametrize(("tahun", "periode"), [(2023, "SM2"), (2023, "SM1"), (2022, "TAHUN")])
def test_periode_yang_lampau_ditolak(tahun: int, periode: str) -> None:
    with pytest.raises(GalatPerintah, match="harus sesudahnya"):
        rencanakan(AKAR, tahun, periode)


@pytest.mark.lama
def test_tahun_salah_ketik_disebut_sebelum_ditulis(tmp_path: Path) -> None:
    """2204 for 2024 skips years, and of 2101 no table can hold a row."""
    with pytest.raises(GalatPerintah, match="2000 sampai 2100"):
        rencanakan(AKAR, 2101, "TAHUN")
    proyek = pasang_mini(tmp_path / "proyek")
    assert rencanakan(proyek, 2034, "TAHUN").kabar[0].startswith("PERHATIAN: 2 tahun dilewati")
    assert "PERHATIAN" not in " ".join(rencanakan(proyek, 2032, "TAHUN").kabar)


def test_perintah_bertanya_menolak_dan_menulis(tmp_path: Path) -> None:
    proyek = pasang_mini(tmp_path / "proyek")
    # This report's appendix shows the agreement of one year alone.
    lalu = "    - pk-{tahun_lalu}-anggaran | bila pk/{tahun_lalu}/anggaran/jumlah\n"
    ganti(proyek / "data/grafik.yaml", lalu, "")
    (proyek / ".gitignore").write_bytes((AKAR / ".gitignore").read_bytes())
    git(proyek, "init", "--quiet")
    hasil = perintah(proyek, "new", "period", "2032")
    assert hasil.returncode == 1 and "belum di-commit" in hasil.stderr
    git(proyek, "add", "--all")
    siapa = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.invalid")
    git(proyek, *siapa, "commit", "--quiet", "--message=Awal")
    hasil = perintah(proyek, "new", "period", "2032")
    assert hasil.returncode == 0, hasil.stderr
    assert "data/target.csv: " in hasil.stdout and "Belum ada yang ditulis" in hasil.stdout
    assert git(proyek, "status", "--porcelain") == ""
    hasil = perintah(proyek, "new", "period", "2032", "--tulis")
    assert hasil.returncode == 2 and "tambahkan --ya" in hasil.stderr
    hasil = perintah(proyek, "new", "period", "2032", "--tulis", "--ya")
    assert hasil.returncode == 0 and "check: 0 galat" in hasil.stdout, hasil.stdout
    status = git(proyek, "status", "--porcelain").splitlines()
    berubah = {b.split()[-1].partition("/")[0] for b in status}
    assert berubah <= {"data", "docs", "mkdocs.yml"}
    assert perintah(proyek, "new", "period", "32").returncode == 2


@pytest.mark.lama
def test_sel_yang_terisi_sebagian_ditolak(tmp_path: Path) -> None:
    """Rows may wait as a whole; an amount without its date is a slip still."""
    proyek = salin_laporan(tmp_path / "proyek")
    rencanakan(proyek, 2024, "TAHUN").tulis(proyek)
    ganti(proyek / "data/anggaran_kegiatan.csv", "2024,pembinaan,,,,", "2024,pembinaan,,5,,")
    (satu,) = [m for m in periksa(proyek) if m.tingkat == "galat"]
    assert (satu.berkas, satu.kolom) == ("data/anggaran_kegiatan.csv", "tanggal")


# A unit


@pytest.fixture(scope="module")
def milik_sini() -> frozenset[str]:
    """The words that name this report's unit, its people and goals, but for everybody's words."""
    hasil: set[str] = set()
    for nama in ("instansi", "pejabat", "tim_penyusun", "struktur_organisasi"):
        for b in baris(AKAR / "data" / f"{nama}.csv"):
            for sel in b.values():
                hasil |= set(re.findall(r"[^\W_]{5,}", (sel or "").casefold()))
    hasil -= UMUM
    assert len(hasil) > 40
    return frozenset(hasil)


BERBUNYI = ("sasaran", "indikator", "kegiatan", "strategi", "rumusan", "pk_anggaran")


def kata(folder: Path) -> Iterator[tuple[str, str]]:
    """Every word in every file of a report, with the file."""
    for berkas in folder.rglob("*"):
        if berkas.is_file() and ".cache" not in berkas.parts:
            for satu in set(re.findall(r"[^\W_]{5,}", berkas.read_text("utf-8").casefold())):
                yield satu, berkas.name


@pytest.mark.lama
@pytest.mark.parametrize("profil", bila_lengkap(PROFIL, {"pemda"}))
def test_unit_baru_tanpa_sisa_unit_ini(
    tmp_path: Path, milik_sini: frozenset[str], profil: str
) -> None:
    tujuan = tmp_path / "unit"
    hasil = perintah(AKAR, "new", "unit", str(tujuan), "--profil", profil, "--ya")
    assert hasil.returncode == 0, hasil.stderr
    assert {n for n, _ in kata(AKAR / "data")} >= milik_sini  # they would be found
    assert [(k, b) for k, b in kata(tujuan) if k in milik_sini] == []
    isi = {b.name: b.read_text("utf-8") for b in tujuan.rglob("*") if b.is_file()}
    semua = (b["uraian"] for n in BERBUNYI for b in baris(AKAR / "data" / f"{n}.csv"))
    bunyi = {kata for kata in semua if len(kata) > 30}  # not a mere term
    assert len(bunyi) > 100
    assert [(n, kata) for n, satu in isi.items() for kata in bunyi if kata in satu] == []
    sumber, milik = ({b["kode"] for b in baris(f / "data/sumber.csv")} for f in (AKAR, tujuan))
    asing = "|".join(map(re.escape, sumber - milik - {"SMART"}))  # which is a word of reviews, too
    assert [n for n, satu in isi.items() if re.search(rf"\b(?:{asing})\b", satu)] == []
    (instansi,) = baris(tujuan / "data" / "instansi.csv")
    assert instansi["nama"] == "(nama belum diisi)"
    masalah = periksa(tujuan)
    assert not any(m.tingkat == "galat" for m in masalah)
    assert "T604:instansi/nama" in {m.id for m in masalah}
    # Obstacles are often known before any indicator is.
    with (tujuan / "data" / "kendala.csv").open("a", encoding="utf-8") as berkas:
        berkas.write("1,listrik,Pasokan listrik terputus.,Genset dirawat.,\n")
    # And an agreement before it is signed.
    (edisi,) = baris(tujuan / "data" / "laporan.csv")
    with (tujuan / "data" / "perjanjian_kinerja.csv").open("a", encoding="utf-8") as berkas:
        berkas.write(f"{edisi['tahun']},Umpama,{edisi['tahun']}-01-10,kepala,kepala,\n")
    masalah = periksa(tujuan)
    assert [m for m in masalah if m.tingkat == "galat"] == []
    assert f"T604:perjanjian_kinerja/{edisi['tahun']}" in {m.id for m in masalah}


def test_yang_ditanyakan_tetap_seperti_diketik(tmp_path: Path) -> None:
    """Else nobody is asked any more whether `n/a` means that the value is not known yet."""
    proyek = pasang_mini(tmp_path / "proyek")
    realisasi = proyek / "data" / "realisasi.csv"
    isi = "1.1;2031;TAHUN;LKJIP;n/a;unit;\n1.2;2031;TAHUN;LKJIP;74,5;%;\n"
    realisasi.write_text(f"indikator;tahun;periode;sumber;nilai;satuan;bukti\n{isi}")
    rencana = rencanakan(proyek, 2032, "TAHUN")
    assert not any("tambahan" in kabar for kabar in rencana.kabar)
    rencana.tulis(proyek)
    semua = [(b["tahun"], b["nilai"]) for b in baris(realisasi)]
    assert semua == [("2031", "n/a"), ("2031", "74.5"), ("2032", ""), ("2032", "")]


def test_tabel_sendiri_yang_tetap_disebut(tmp_path: Path) -> None:
    """Nobody but the editor knows what of it was about the last edition."""
    proyek = pasang_mini(tmp_path / "proyek")
    (tambahan := proyek / "data" / "tambahan").mkdir()
    for nama in ("apel", "latihan"):
        (tambahan / f"{nama}.csv").write_text("tanggal,peserta\n2031-03-01,20\n")
    rencana = rencanakan(proyek, 2032, "TAHUN")
    sebut = "data/tambahan/apel.csv, data/tambahan/latihan.csv: tetap; ganti sendiri isinya yang"
    assert [k for k in rencana.kabar if "tambahan" in k] == [f"{sebut} masih tentang 2031"]
    assert not any("tambahan" in berkas for berkas in rencana.berkas)


def test_hasil_bersatuan_menurut_tahunnya(tmp_path: Path) -> None:
    """A result told in the indicator's own unit is told in that of the new year; another stays."""
    proyek = pasang_mini(tmp_path / "proyek")
    (proyek / "data" / "indikator.csv").write_text(
        "kode,sasaran,urut,uraian,satuan,polaritas,mulai,sampai\n"
        "1.1,1,1,Gangguan,unit,minimal,,2031\n1.1,1,1,Gangguan,%,minimal,2032,\n"
        "1.2,1,2,Persentase,%,maksimal,,\n1.3,1,3,Layanan,layanan,maksimal,,2031\n"
        "1.3,1,3,Layanan,unit,maksimal,2033,\n"
    )
    with (proyek / "data" / "realisasi.csv").open("a", encoding="utf-8") as berkas:
        berkas.write("1.1,2031,TAHUN,OUTPUT,14,layanan,\n1.2,2031,TAHUN,LKJIP,80,%,\n")
    rencanakan(proyek, 2032, "TAHUN").tulis(proyek)
    ada = [(b["indikator"], b["satuan"]) for b in baris(proyek / "data" / "realisasi.csv")
           if b["tahun"] == "2032"]  # fmt: skip
    assert ada == [("1.1", "%"), ("1.3", "layanan"), ("1.1", "layanan"), ("1.2", "%")]


def test_hasil_berkala_diteruskan_sampai_akhir_edisi(tmp_path: Path) -> None:
    """What had a row for each quarter of the half year has one for those that follow."""
    proyek = pasang_mini(tmp_path / "proyek")
    ganti(proyek / "data" / "laporan.csv", "2031,2031,TAHUN", "2031-s1,2031,SM1")
    ganti(proyek / "data" / "laporan.csv", "2031-12-31,2032-01-15", "2031-06-30,2031-07-15")
    with (proyek / "data" / "realisasi.csv").open("a", encoding="utf-8") as berkas:
        berkas.write("1.2,2031,TW1,LKJIP,80,%,\n1.2,2031,TW2,LKJIP,81,%,\n")
        berkas.write("1.2,2031,TW2,OUTPUT,81,%,\n1.1,2031,SM1,LKJIP,1,unit,\n")

    def ada(kode: str, sumber: str, tahun: str) -> list[str]:
        semua = baris(proyek / "data" / "realisasi.csv")
        cocok = [
            b for b in semua if (b["indikator"], b["sumber"], b["tahun"]) == (kode, sumber, tahun)
        ]
        return [b["periode"] for b in cocok]

    rencanakan(proyek, 2031, "TAHUN").tulis(proyek)
    assert ada("1.2", "LKJIP", "2031") == ["TW1", "TW2", "TW3", "TW4"]
    assert ada("1.2", "OUTPUT", "2031") == ["TW2"]  # one quarter alone is no run
    assert ada("1.1", "LKJIP", "2031") == ["TAHUN", "SM1"]
    rencanakan(proyek, 2032, "TW3").tulis(proyek)
    assert ada("1.2", "LKJIP", "2032") == ["TW1", "TW2", "TW3"]


@pytest.mark.parametrize(
    ("edisi", "periode", "gabung", "harus"),
    [
        ("SM2", "TAHUN", "", ["TAHUN"]),
        ("SM2", "SM1", "", ["SM1"]),
        ("SM2", "SM2", "", ["SM1", "SM2"]),
        ("TAHUN", "TAHUN", "", ["TAHUN"]),
        ("TAHUN", "SM1", "", ["SM1"]),
        ("TW4", "TAHUN", "", ["TAHUN"]),
        ("TW4", "TAHUN", "jumlah", ["TW1", "TW2", "TW3", "TW4", "TAHUN"]),
        ("TW4", "TW2", "", ["TW1", "TW2"]),
    ],
)
def test_laporan_setahun_tanpa_baris_bagian_tahun(
    tmp_path: Path, edisi: str, periode: str, gabung: str, harus: list[str]
) -> None:
    """What earlier editions of parts of the year told has no place in that of a whole one; what is
    put together of its quarters has."""
    proyek = pasang_mini(tmp_path / "proyek")
    data = proyek / "data"
    kode = {"TAHUN": "2031", "SM2": "2031-s2", "TW4": "2031-tw4"}[edisi]
    ganti(data / "laporan.csv", "2031,2031,TAHUN", f"{kode},2031,{edisi}")
    bagian = {"SM2": ["SM1"], "TAHUN": ["SM1"], "TW4": ["TW1", "TW2", "TW3"]}[edisi]
    isi = [f"1.1,2031,{p},LKJIP,14,unit,\n" for p in (*bagian, edisi)]
    (data / "realisasi.csv").write_text(
        "".join(["indikator,tahun,periode,sumber,nilai,satuan,bukti\n", *isi]), encoding="utf-8"
    )
    semua = (data / "indikator.csv").read_text(encoding="utf-8").splitlines()
    kolom = [f"{b},{isi}\n" for b, isi in zip(semua, ("gabung", *[gabung] * 99), strict=False)]
    (data / "indikator.csv").write_text("".join(kolom), encoding="utf-8")
    rencanakan(proyek, 2032, periode).tulis(proyek)
    jadi = [b for b in baris(data / "realisasi.csv") if b["indikator"] == "1.1"]
    assert sorted(b["periode"] for b in jadi if b["tahun"] == "2032") == sorted(harus)


def test_nilai_anggaran_dan_pelaporan_bulanan_diteruskan(tmp_path: Path) -> None:
    """The year's score begins empty, and what is told each month with the months of the edition."""
    proyek = mulai(tmp_path / "proyek", 2024, "SM1")

    def bulan() -> list[str]:
        semua = baris(proyek / "data" / "partisipasi_emonev.csv")
        return [f"{b['bulan']}{b['status']}" for b in semua if b["tahun"] == "2024"]

    nilai = [b for b in baris(proyek / "data" / "smart.csv") if b["tahun"] == "2024"]
    assert nilai == [dict.fromkeys(nilai[0], "") | {"tahun": "2024", "sumber": "SMART"}]
    assert bulan() == [f"B{n:02}" for n in range(1, 7)]
    ganti(proyek / "data" / "partisipasi_emonev.csv", "2024,B01,", "2024,B01,lapor")
    rencanakan(proyek, 2024, "TW3").tulis(proyek)
    assert bulan() == ["B01lapor", *(f"B{n:02}" for n in range(2, 10))]
    semua = periksa(proyek)
    assert [m.sebagai_teks() for m in semua if m.tingkat == "galat"] == []
    assert any(t.kode == "T604" for t in semua)


def test_profil_yang_ada() -> None:
    ada = {f.name for f in unit.PROFIL.iterdir() if f.is_dir()}
    assert {*PROFIL, unit.INTI} == ada


def test_unit_baru_dari_isian_langsung_dapat_dibangun(tmp_path: Path, lengkap: bool) -> None:
    isian = tmp_path / "isian.toml"
    isian.write_text('nama = "Kecamatan Umpama"\ntahun = 2031\nkode_pos = 12345\n', "utf-8")
    tujuan = tmp_path / "unit"
    tujuan.mkdir()
    argumen = ("new", "unit", str(tujuan), "--profil", "pemda", "--isian", str(isian))
    assert perintah(AKAR, *argumen).returncode == 0
    hasil = bangun_di_sini(tujuan, *(() if lengkap else ("--no-pdf",)))
    assert hasil.returncode == 0, hasil.stderr
    if lengkap:  # its PDF has no picture at all
        pdf = tujuan / "site" / "unduh" / "lkjip-2031.pdf"
        assert pdf.read_bytes().startswith(b"%PDF")
    halaman = (tujuan / "site" / "index.html").read_text("utf-8")
    assert "Kecamatan Umpama" in halaman
    semua = "".join(b.read_text("utf-8") for b in (tujuan / "site").rglob("*.html"))
    assert "belum" in semua


@pytest.mark.parametrize(
    ("nama", "polos"),
    [
        ("dr. Sari Rekaan, Sp.PD., M.Kes.", "Sari Rekaan"),
        ("Prof. Dr. drg. Budi Andaian, M.M.", "Budi Andaian"),
        ("H. Indra Umpama S.Sos.", "Indra Umpama"),
        ("Moh. D. Contoh", "Moh. D. Contoh"),
        ("(nama kepala belum diisi)", "(nama kepala belum diisi)"),
    ],
)
def test_nama_tanpa_gelar(nama: str, polos: str) -> None:
    """As it stands in an agreement; what is short for a name is no title."""
    assert tanpa_gelar(nama) == polos


@pytest.mark.lama
def test_unit_baru_bertanya_di_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each answer stands in its cell; an empty one, or the end of the input, leaves a gap."""
    jawab = iter(["Dinas Umpama", "Dinas", "", "", "Umpama"])
    ditanya: list[str] = []

    def tanya(kata: str) -> str:
        ditanya.append(kata)
        if (satu := next(jawab, None)) is None:
            raise EOFError
        return f" {satu} "

    monkeypatch.setattr("builtins.input", tanya)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert unit.jalankan(tmp_path / "unit", "pemda", None, ya=False) == 0
    assert len(ditanya) == len(unit.PERTANYAAN) and ditanya[0].startswith("Nama unit")
    (instansi,) = baris(tmp_path / "unit" / "data" / "instansi.csv")
    assert (instansi["nama"], instansi["kabupaten"]) == ("Dinas Umpama", "Umpama")
    assert (instansi["kementerian"], instansi["alamat"]) == ("", "(alamat belum diisi)")
    assert f"--proyek {tmp_path / 'unit'} check" in capsys.readouterr().out


@pytest.mark.proses
def test_periode_tanpa_git_diberi_peringatan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proyek = pasang_mini(tmp_path / "proyek")
    assert new.periode(proyek, 2032, "TAHUN", tulis=False, ya=False) == 0
    assert capsys.readouterr().out.startswith("Folder ini bukan repositori Git")


def isi_folder(proyek: Path) -> dict[str, bytes]:
    return {f"{b.relative_to(proyek)}": b.read_bytes() for b in proyek.rglob("*") if b.is_file()}


def test_periode_ditulis_seluruhnya_atau_tidak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a file that cannot be written nor a Word report that is none leaves half a period."""
    proyek = pasang_mini(tmp_path / "proyek")
    semula, rencana = isi_folder(proyek), rencanakan(proyek, 2032, "TAHUN")
    ganti_nama, akhir = Path.replace, proyek / [*rencana.berkas][-1]

    def penuh(sumber: Path, tujuan: Path) -> Path:
        if tujuan == akhir:
            raise OSError(28, "No space left on device")
        return ganti_nama(sumber, tujuan)

    with monkeypatch.context() as m:
        m.setattr(Path, "replace", penuh)
        with pytest.raises(OSError, match="No space"):
            rencana.tulis(proyek)
    assert isi_folder(proyek) == semula
    monkeypatch.setattr(new, "_bersih", lambda _: None)
    (tmp_path / "x.docx").write_bytes(b"bukan Word")
    with pytest.raises(GalatPerintah, match=r"bukan dokumen \.docx"):
        new.periode(proyek, 2032, "TAHUN", tulis=True, ya=True, word=tmp_path / "x.docx")
    assert isi_folder(proyek).keys() - semula.keys() == set()
    rencana.tulis(proyek)
    assert isi_folder(proyek).items() >= rencana.berkas.items()


def test_unit_baru_ditolak_dengan_sebabnya(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "x").touch()
    coba = ("new", "unit", str(tmp_path / "ada"), "--profil", "upt", "--ya")
    hasil = perintah(AKAR, *coba)
    assert hasil.returncode == 2 and "tidak kosong" in hasil.stderr
    hasil = perintah(AKAR, "new", "unit", str(tmp_path / "baru"), "--ya")
    assert hasil.returncode == 2 and "sebutkan --profil" in hasil.stderr
    (tmp_path / "salah.toml").write_text('namanya = "x"\n', "utf-8")
    coba = ("new", "unit", str(tmp_path / "baru"), "--profil", "upt", "--isian")
    hasil = perintah(AKAR, *coba, str(tmp_path / "salah.toml"))
    assert hasil.returncode == 2 and "namanya tidak dikenal" in hasil.stderr
    (tmp_path / "salah.toml").write_text('kode_pos = "abc"\n', "utf-8")
    hasil = perintah(AKAR, *coba, str(tmp_path / "salah.toml"))
    assert hasil.returncode == 1 and "tidak ada yang ditulis" in hasil.stderr
    assert "salah.toml, kolom “kode_pos”" in hasil.stderr and "data/" not in hasil.stderr
    assert not (tmp_path / "baru").exists()
    assert {b.name for b in tmp_path.iterdir()} == {"ada", "salah.toml"}


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ('nama_unit = "x"\nalamt = "y"\n', ("nama_unit tidak", "alamt tidak", "“alamat”")),
        ("tahun = 2024-01-01\n", ("tahun harus teks",)),
        ("nama = Lapas\n", ("baris 1", "tanda kutip lurus")),
        ('nama = "Lapas', ("baris 1",)),
    ],
)
def test_isian_yang_keliru_disebut_semua(tmp_path: Path, isi: str, kata: tuple[str, ...]) -> None:
    berkas = tmp_path / "isian.toml"
    for sandi in ("utf-8", "utf-16"):
        berkas.write_text(isi, sandi)
        with pytest.raises(GalatPerintah) as galat:
            unit.tanyakan(str(berkas), ya=False)
        ada = kata if sandi == "utf-8" else ("bukan UTF-8",)
        assert all(k in str(galat.value) for k in ada)


def test_masalah_jawaban_disebut_sekali_pada_jawabannya() -> None:
    """A wrong year is wrong in two columns of a table that is not there yet."""
    semua = [
        Masalah("D021", "galat", "data/laporan.csv", 2, kolom, "24", kolom)
        for kolom in ("kode", "tahun")
    ]
    lain = Masalah("D030", "galat", "data/laporan.csv", None, None, None, "lain")
    satu, dua = unit.pada_jawaban([*semua, lain], "a.toml")
    assert satu.letak == "a.toml, kolom “tahun”" and satu.pesan == "tahun"
    assert dua == lain


# How ready a report is


def kemajuan(folder: Path, masalah: list[Masalah]) -> dict[str, Kemajuan]:
    return {satu.nama: satu for satu in kesiapan(buka(folder / "data"), masalah)}


def test_hasil_yang_dicacah_saja_sudah_lengkap(tmp_path: Path) -> None:
    """Results may be counted month by month, or be typed: whoever has one needs not the other."""
    folder = salin(tmp_path, ["data"], dari=AKAR / "tests" / "fixtures" / "lapas")
    banyak = kemajuan(folder, [])["Tabel terisi"].dari or 0
    berkas = folder / "data" / "realisasi.csv"
    berkas.write_text(berkas.read_text("utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    tabel = kemajuan(folder, [])["Tabel terisi"]
    assert tabel.dari == banyak - 1 and "realisasi.csv" not in tabel.sisa
    cacah = folder / "data" / "ukuran.csv"
    cacah.write_text(cacah.read_text("utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    tabel = kemajuan(folder, [])["Tabel terisi"]
    assert "realisasi.csv" in tabel.sisa and "ukuran.csv" not in tabel.sisa


def test_kesiapan_menghitung_yang_terisi(baru: Path, masalah: list[Masalah]) -> None:
    """The report is full, and needs no counts; its next period waits, and says which tables do."""
    kini, nanti = kemajuan(AKAR, []), kemajuan(baru, masalah)
    assert kini["Tabel terisi"].sisa == "" and "ukuran.csv" not in nanti["Tabel terisi"].sisa
    sisa = nanti["Tabel terisi"].sisa
    assert {"target.csv", "realisasi.csv", "anggaran_kegiatan.csv"} <= {*sisa.split(", ")}
    assert "rumusan.csv" not in sisa and "pejabat.csv" not in sisa
    kosong = nanti["Tabel terisi"].dari or 0
    kosong -= nanti["Tabel terisi"].selesai
    assert len(sisa.split(", ")) == kosong
    assert kini["Tabel terisi"].dari == nanti["Tabel terisi"].dari
    analisis = [satu["Analisis ditulis"] for satu in (kini, nanti)]
    assert analisis[0].selesai > analisis[1].selesai
    lama = sum(m.jenis == "naskah-lama" for m in masalah)
    assert nanti["Bab yang masih harus dibaca ulang"].teks.endswith(f": {lama}")
    assert "Temuan dijawab" not in kini and nanti["Temuan dijawab"].dari == len(masalah)


@pytest.mark.lama
def test_check_menutup_dengan_kesiapan(situs_kilat: Path) -> None:
    """On the terminal alone: programs get their list as it was."""
    proyek = situs_kilat.parent / "proyek"
    assert "\nTabel terisi: " in perintah(proyek, "check").stdout
    assert isinstance(json.loads(perintah(proyek, "check", "--json").stdout), list)


def test_alasan_berlaku_bagi_tahunnya(baru: Path) -> None:
    """What excused an analysis in one year says nothing of the next."""
    belum = {k for k, h in kelengkapan.periksa(buka(baru / "data")).items() if h.alasan}
    semula = {k for k, h in kelengkapan.periksa(buka(AKAR / "data")).items() if h.alasan}
    assert ("4.6", "tahun-lalu") in semula - belum


def test_gambar_tanpa_angka_tidak_dilukis(baru: Path) -> None:
    """A chart of rows that wait for their figures says that it has none; none lacks its words."""
    lap = buka(baru / "data")
    makro = makro_dari(lap)
    semua = {kode: str(makro.grafik(kode)) for kode in daftar_grafik(lap)}
    assert 'class="belum-tersedia"' in semua["serapan-kegiatan"]
    assert [kode for kode, isi in semua.items() if 'alt=""' in isi] == []
    assert any("<img" in isi for isi in semua.values())
