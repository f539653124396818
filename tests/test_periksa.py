"""The checks over rows, tables and chapters: one spoiled input each, and several at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.asupan.antartabel import periksa_tabel
from macros.asupan.muat import muat
from macros.dasar.masalah import Masalah, urutkan
from macros.hitung.laporan import Laporan
from macros.periksa.bab import periksa_bab
from macros.periksa.menyeluruh import periksa
from tests.bersama import makro_dari
from tests.penanda import bila_lengkap
from tests.proyek import diperiksa, ganti, pasang_mini, salin
from tests.test_muat import pastikan_indonesia

pytestmark = pytest.mark.lama  # whole reports, each checked anew

Periksa = Callable[[], list[Masalah]]
BAB, BAB_LAIN = "bab-4-penutup.md", "kata-pengantar.md"
BAB_MINI = "bab-2-penutup.md"


@pytest.fixture
def proyek(tmp_path: Path) -> Path:
    """The data of the project with two sound chapters to spoil."""
    salin(tmp_path, ["data"])
    (tmp_path / "docs").mkdir()
    for nama in (BAB, BAB_LAIN):
        isi = 'Sebanyak {{ angka("jumlah/tercapai/{tahun}") }} tercapai.\n'
        (tmp_path / "docs" / nama).write_text(
            f"# Judul {{#{Path(nama).stem}}}\n\n{isi}", encoding="utf-8"
        )
    return tmp_path


def galat_tabel(proyek: Path) -> list[Masalah]:
    """What the rules across tables find in sound tables."""
    masalah = list(periksa_tabel(muat(proyek / "data")))
    pastikan_indonesia(masalah)
    return masalah


def letak(masalah: list[Masalah]) -> list[tuple[str, str, int | None, str | None, str | None]]:
    return [(m.kode, m.berkas.rpartition("/")[2], m.baris, m.kolom, m.nilai) for m in masalah]


def galat(proyek: Path) -> list[Masalah]:
    """The errors that `check` shows, without findings."""
    masalah = [m for m in periksa(proyek) if m.tingkat == "galat"]
    pastikan_indonesia(masalah)
    return masalah


# Rules across rows and tables


def test_data_laporan_memenuhi_semua_aturan(proyek: Path) -> None:
    """Negative control for the tests below."""
    assert galat_tabel(proyek) == []


def test_tepat_satu_edisi_dan_sekurangnya_satu_instansi(proyek: Path) -> None:
    edisi = proyek / "data" / "laporan.csv"
    judul, baris = edisi.read_text(encoding="utf-8").splitlines()
    lain = baris.replace("2023-s2,2023", "2022-s2,2022")
    edisi.write_text(f"{judul}\n{baris}\n{lain}\n", encoding="utf-8")
    instansi = proyek / "data" / "instansi.csv"
    judul = instansi.read_text(encoding="utf-8").splitlines()[0]
    instansi.write_text(f"{judul}\n", encoding="utf-8")
    masalah = galat_tabel(proyek)
    assert letak(masalah) == [
        ("D030", "laporan.csv", None, None, None),
        ("D030", "instansi.csv", None, None, None),
    ]
    assert [m.pesan.rpartition(" ")[2] for m in masalah] == ["2.", "0."]


@pytest.mark.parametrize(
    ("lama", "baru", "harap"),
    [
        ("A,75,false,85", "A,85,false,75", {("D031", 3, "85")}),
        ("B,65,false,75", "B,65,false,65", {("D031", 4, "65")}),  # an empty step
        ("A,75,false", "A,76,false", {("D032", 3, "76")}),  # a gap
        ("A,75,false", "A,74,false", {("D032", 3, "74")}),  # an overlap
    ],
)
def test_skala_tanpa_celah_dan_tumpang_tindih(
    proyek: Path, lama: str, baru: str, harap: set[tuple[str, int, str]]
) -> None:
    ganti(proyek / "data" / "kategori.csv", lama, baru)
    masalah = letak(galat_tabel(proyek))
    assert harap <= {(m[0], m[2], m[4]) for m in masalah}
    assert {(m[1], m[3]) for m in masalah} == {("kategori.csv", "bawah")}
    # A wrong bound shows at its own step and at most at its neighbour's.
    assert len(masalah) <= 3


@pytest.mark.parametrize(
    ("bobot", "sah"), [("10", True), ("10.01", True), ("10.02", False), ("9", False)]
)
def test_bobot_ikpa_berjumlah_seratus(proyek: Path, bobot: str, sah: bool) -> None:
    ganti(proyek / "data" / "ikpa.csv", "Revisi DIPA,10,", f"Revisi DIPA,{bobot},")
    harap = [] if sah else [("D033", "ikpa.csv", 9, "bobot", "25")]
    assert letak(galat_tabel(proyek)) == harap


@pytest.mark.parametrize(
    ("berkas", "pagu", "realisasi", "baris"),
    [
        ("anggaran_kegiatan.csv", 28_504_000, 15_557_000, 3),
        ("anggaran_belanja.csv", 361_931_000, 341_050_081, 4),
    ],
)
def test_realisasi_dalam_pagu(
    proyek: Path, berkas: str, pagu: int, realisasi: int, baris: int
) -> None:
    jalur = proyek / "data" / berkas
    lama = {3: f"{pagu},{realisasi},SP2D", 4: f"SMART,2023-12-07,{pagu},{realisasi}"}[baris]
    ganti(jalur, lama, lama.replace(str(realisasi), str(pagu)))
    assert galat_tabel(proyek) == []  # exactly the ceiling is allowed
    lama = lama.replace(str(realisasi), str(pagu))
    depan, _, belakang = lama.rpartition(str(pagu))
    ganti(jalur, lama, f"{depan}{pagu + 1}{belakang}")
    (m,) = galat_tabel(proyek)
    assert letak([m]) == [("D034", berkas, baris, "realisasi", str(pagu + 1))]
    assert str(pagu) in m.pesan


def test_satu_pimpinan(proyek: Path) -> None:
    berkas = proyek / "data" / "struktur_organisasi.csv"
    ganti(berkas, "pengamanan,kepala-rutan,", "pengamanan,,")
    assert letak(galat_tabel(proyek)) == [("D035", "struktur_organisasi.csv", 3, "induk", None)]


def test_tanpa_pimpinan(proyek: Path) -> None:
    ganti(proyek / "data" / "struktur_organisasi.csv", "kepala-rutan,,", "kepala-rutan,pengamanan,")
    assert letak(galat_tabel(proyek)) == [("D035", "struktur_organisasi.csv", None, "induk", None)]


def test_semua_aturan_tabel_sekaligus(proyek: Path) -> None:
    """Breaking rules of several tables shows all of them in one go."""
    data = proyek / "data"
    ganti(data / "kategori.csv", "A,75,", "A,76,")
    ganti(data / "ikpa.csv", "Revisi DIPA,10,", "Revisi DIPA,15,")
    ganti(data / "anggaran_kegiatan.csv", "15557000", "95557000")
    ganti(data / "struktur_organisasi.csv", "pengamanan,kepala-rutan,", "pengamanan,,")
    assert [m.kode for m in galat(proyek)] == ["D034", "D033", "D032", "D035"]


def test_aturan_tabel_di_samping_galat_sel(proyek: Path) -> None:
    """A rule across tables is told beside errors in cells of others, and of its own table where it
    judges every row alone; one that needs all of a table waits for it."""
    data = proyek / "data"
    ganti(data / "kategori.csv", "A,75,", "A,76,")
    ganti(data / "smart.csv", "87.94", "tinggi")
    realisasi = data / "realisasi.csv"
    kedua, ketiga = realisasi.read_text(encoding="utf-8").splitlines()[1:3]
    ganti(realisasi, kedua, kedua.replace(",74,", ",tujuh empat,"))
    ganti(realisasi, ketiga, ketiga.replace(ketiga.partition(",")[0], "9.99", 1))
    assert [(m.kode, m.berkas.removeprefix("data/"), m.baris) for m in galat(proyek)] == [
        ("D032", "kategori.csv", 3), ("D055", "realisasi.csv", 2), ("D023", "realisasi.csv", 3),
        ("D020", "smart.csv", 2),
    ]  # fmt: skip
    ganti(data / "kategori.csv", "A,76,", "A,banyak,")
    ganti(data / "satuan.csv", "%,persen", "%,")
    assert [m.kode for m in galat(proyek)] == ["D020", "D023", "D021", "D020"]


@pytest.mark.parametrize("nama", ["laporan", "instansi", "sumber", "struktur_organisasi"])
def test_tabel_yang_hilang_tidak_dikira_kosong(proyek: Path, nama: str) -> None:
    """What cannot be read breaks no rule by not being there."""
    (proyek / "data" / f"{nama}.csv").unlink()
    assert {m.kode for m in galat(proyek)} <= {"D003", "D023"}


def keluarkan(data: Path, nama: str) -> None:
    """A table is taken off the list of tables."""
    daftar = data / "datapackage.json"
    isi = json.loads(daftar.read_text(encoding="utf-8"))
    isi["resources"] = [s for s in isi["resources"] if s["name"] != nama]
    daftar.write_text(json.dumps(isi), encoding="utf-8")


@pytest.mark.parametrize("nama", ["kegiatan", "indikator", "satuan", "sasaran", "pejabat"])
def test_rujukan_ke_tabel_yang_tidak_terdaftar(proyek: Path, nama: str) -> None:
    """Rows that lead to a table that the report does not have are told as such, whatever other
    rules would look up there."""
    daftar = proyek / "data" / "datapackage.json"
    isi = json.loads(daftar.read_text(encoding="utf-8"))
    isi["resources"] = [s for s in isi["resources"] if s["name"] != nama]
    daftar.write_text(json.dumps(isi), encoding="utf-8")
    (proyek / "data" / f"{nama}.csv").unlink()
    masalah = galat(proyek)
    (satu,) = masalah  # once, however many columns and rows refer to it
    assert (satu.kode, satu.berkas, satu.nilai) == ("D023", "data/datapackage.json", nama)
    assert f'"path": "{nama}.csv"' in satu.pesan and "(“" in satu.pesan


@pytest.mark.parametrize("nama", ["laporan", "instansi"])
def test_tabel_wajib_yang_tidak_terdaftar(proyek: Path, nama: str) -> None:
    """What every report needs is asked for, and nothing is refused for what its edition would
    allow."""
    data = proyek / "data"
    keluarkan(data, nama)
    if nama == "laporan":
        ganti(data / "tanda_tangan.csv", "2023-06-05", "2093-06-05")
    assert [(m.kode, m.berkas) for m in galat(proyek)] == [("D009", f"data/{nama}.csv")]
    (data / f"{nama}.csv").unlink()
    assert [(m.kode, m.nilai) for m in galat(proyek)] == [("D030", nama)]


@pytest.mark.parametrize(
    ("berkas", "lama", "ketikan", "kode", "nilai", "kata"),
    [
        ("anggaran_kegiatan.csv", ",2334160000,", ',"Rp1.200,00",',
         "D034", "1842279563", "(Rp1.200,00)"),
        ("anggaran_kegiatan.csv", ",1842279563,", ",2.334.160.001,",
         "D034", "2.334.160.001", "2334160000"),
        ("realisasi.csv", "1.1,2023,SM2,LKJIP,74,", "1.1,2023,SM2,LKJIP,80 s.d. 85,",
         "D057", "80 s.d. 85", "satu hasil"),
        ("kategori.csv", "A,75,", 'A,"76,50",', "D032", "76,50", "pada 75,"),
        ("laporan.csv", "2023-12-07,2023-12-07", "7 Desember 2023,6 Desember 2023",
         "D030", "6 Desember 2023", "(7 Desember 2023)"),
        ("target.csv", "IKU-1,2023,TAHUN,PK,90", 'IKU-1,2023,TAHUN,PK,"1.090,0 %"',
         "T304", "1.090,0 %", "1.090,0%"),
    ],
)  # fmt: skip
def test_nilai_disebut_seperti_diketik(
    proyek: Path, berkas: str, lama: str, ketikan: str, kode: str, nilai: str, kata: str
) -> None:
    """A value is told as it stands in its cell and not as it was read, by whatever rule."""
    ganti(proyek / "data" / berkas, lama, ketikan)
    m = next(m for m in periksa(proyek) if m.kode == kode)
    assert m.nilai == nilai and kata in m.pesan


def test_susunan_yang_berputar_disebut_sekali(proyek: Path) -> None:
    """Of a circle its first row; one beside it that hangs on it is none of it."""
    berkas = proyek / "data" / "struktur_organisasi.csv"
    _, atas, satu, dua, *_ = (b.split(",") for b in berkas.read_text("utf-8").splitlines())
    isi = berkas.read_text(encoding="utf-8")
    for ini, itu in ((satu, dua), (dua, satu)):
        isi = isi.replace(f"\n{ini[0]},{atas[0]},", f"\n{ini[0]},{itu[0]},")
    berkas.write_text(isi, encoding="utf-8")
    assert [(m.kode, m.baris, m.nilai) for m in galat(proyek)] == [("D044", 3, dua[0])]


@pytest.mark.parametrize("isi", bila_lengkap([None, "", "x: y\n\tz: w\n"], [""]))
def test_deklarasi_yang_tidak_terbaca_disebut_sekali(tmp_path: Path, isi: str | None) -> None:
    """Not by every chapter and chart that asks for a table of it."""
    salin(tmp_path, ["data", "docs", "mkdocs.yml"])
    berkas = tmp_path / "data" / "tabel.yaml"
    berkas.unlink()
    if isi is not None:
        berkas.write_text(isi, encoding="utf-8")
    kode = "D050" if isi else "D003"
    assert [(m.kode, m.berkas) for m in galat(tmp_path)] == [(kode, "data/tabel.yaml")]


def test_berkas_data_yang_berganti_nama_disebut_sekali(proyek: Path) -> None:
    data = proyek / "data"
    (data / "smart.csv").rename(data / "smart (1).csv")
    (m,) = galat(proyek)
    assert (m.kode, m.berkas) == ("D003", "data/smart.csv") and "“smart (1).csv”" in m.pesan


def test_tabel_yang_tidak_terdaftar_dalam_bab(proyek: Path) -> None:
    """A chapter that asks for rows of it is told what to list; references to a table that could not
    be made are not told beside it, and no finding asks to fill a file that nobody reads."""
    data = proyek / "data"
    keluarkan(data, "target")
    (data / "target.csv").unlink()
    tulis = '{{ tabel("renstra") }} {{ rujuk("tabel-renstra") }} {{ angka("target/1.1/2023/PK") }}'
    (proyek / "docs" / BAB).write_text(f"# Judul {{#judul}}\n\n{tulis}\n", encoding="utf-8")
    masalah = periksa(proyek)
    salah = [m for m in masalah if m.berkas == f"docs/{BAB}" and m.tingkat == "galat"]
    assert [m.kode for m in salah] == ["B010", "B010"]
    assert all("“target” tidak ada di datapackage.json" in m.pesan for m in salah)
    kurang = [m for m in masalah if m.kode == "T602" and "target.csv" in m.pesan]
    assert {m.berkas for m in kurang} == {"data/datapackage.json"}
    assert all('{"name": "target", "path": "target.csv"}' in m.pesan for m in kurang)


@pytest.mark.parametrize("tiada", [True, False])
@pytest.mark.parametrize("nama", ["skala", "kategori"])
def test_skala_yang_tiada_disebut_sekali(proyek: Path, nama: str, tiada: bool) -> None:
    """Not by every rule, unit and value that would be looked up there."""
    data = proyek / "data"
    with (data / "satuan.csv").open("a", encoding="utf-8") as berkas:
        berkas.write(f"predikat,predikat,{{}},{'AKIP' if nama == 'skala' else 'KATEGORI'}\n")
    realisasi = data / "realisasi.csv"
    isi = realisasi.read_text(encoding="utf-8").replace("LKJIP,74,%", "LKJIP,BB,predikat")
    realisasi.write_text(isi, encoding="utf-8")
    berkas_ini = data / f"{nama}.csv"
    if tiada:
        keluarkan(data, nama)
        berkas_ini.unlink()
    else:
        berkas_ini.write_text(berkas_ini.read_text("utf-8").partition("\n")[0], encoding="utf-8")
    (m,) = galat(proyek)
    di = "datapackage.json" if tiada else f"{nama}.csv"
    assert (m.kode, m.berkas) == ("D023", f"data/{di}")


@pytest.mark.parametrize("nama", ["kegiatan", "indikator", "satuan", "sasaran", "pejabat"])
def test_rujukan_ke_tabel_tanpa_baris(proyek: Path, nama: str) -> None:
    """A table that lost its rows is told once, and not by who looks there."""
    berkas = proyek / "data" / f"{nama}.csv"
    berkas.write_text(berkas.read_text("utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    (satu,) = galat(proyek)
    assert (satu.kode, satu.berkas, satu.baris) == ("D023", f"data/{nama}.csv", None)


# Chapters


def test_bab_diperiksa_juga_selama_data_galat(proyek: Path) -> None:
    """What needs no figure is told beside the errors of the data, and the chapter's lines are
    those of its file."""
    ganti(proyek / "data" / "smart.csv", "87.94", "tinggi")
    bab = proyek / "docs" / BAB
    bab.write_text(bab.read_text(encoding="utf-8") + '\n{{ angka("a" }}\n', encoding="utf-8")
    ganti(proyek / "docs" / BAB_LAIN, "Sebanyak", "** Sebanyak **")
    masalah = galat(proyek)
    assert [(m.kode, m.berkas, m.baris) for m in masalah] == [
        ("D020", "data/smart.csv", 2),
        ("B011", f"docs/{BAB}", 5),
        ("B052", f"docs/{BAB_LAIN}", 3),
        ("B052", f"docs/{BAB_LAIN}", 3),
    ]


def test_satu_bab_rusak_tidak_menutupi_yang_lain(galat_bab: Periksa, proyek: Path) -> None:
    bab = proyek / "docs" / BAB
    bab.write_text(bab.read_text(encoding="utf-8") + '\n{{ angka("a" }}\n', encoding="utf-8")
    ganti(proyek / "docs" / BAB_LAIN, "Sebanyak", "[Sebanyak](tiada.pdf)")
    assert [(m.kode, m.berkas) for m in galat_bab()] == [
        ("B011", f"docs/{BAB}"), ("B051", f"docs/{BAB_LAIN}"),
    ]  # fmt: skip


def test_salinan_bab_disebut_sekali(tmp_path: Path) -> None:
    """A copy of a chapter is told of as a copy; the chapter itself has no mistake."""
    akar = pasang_mini(tmp_path / "proyek")
    for nama in ("bab-2-penutup - Copy.md", "~$b-2-penutup.md"):
        (akar / "docs" / nama).write_bytes((akar / "docs" / BAB_MINI).read_bytes())
    salin_, kunci = galat(akar)
    assert (salin_.kode, salin_.berkas) == ("B033", "docs/bab-2-penutup - Copy.md")
    assert f"docs/{BAB_MINI}" in salin_.pesan
    assert (kunci.kode, kunci.berkas) == ("B035", "docs/~$b-2-penutup.md")


@pytest.mark.parametrize("lain", [f"{BAB_MINI}.txt", "bab-2-penutup.MD"])
def test_bab_bernama_lain_diminta_diganti_namanya(tmp_path: Path, lain: str) -> None:
    """Windows hides the end of a name; to take the chapter out of the order would lose it."""
    akar = pasang_mini(tmp_path / "proyek")
    (akar / "docs" / BAB_MINI).rename(akar / "docs" / lain)
    (satu,) = (m for m in galat(akar) if m.kode == "B031")
    assert satu.pesan == (
        f"Berkas ini tidak ada di docs. Ganti nama docs/{lain} menjadi {BAB_MINI}."
    )


def test_tabel_berhuruf_besar_disebut_sekali(proyek: Path) -> None:
    (proyek / "data" / "smart.csv").rename(proyek / "data" / "SMART.csv")
    (proyek / "data" / "~$smart.csv").write_bytes(b"\0")
    (satu,) = galat(proyek)
    assert satu.kode == "D003"
    assert "“SMART.csv”" in satu.pesan


@pytest.fixture
def galat_bab(proyek: Path, laporan: Laporan) -> Periksa:
    """What `check` finds in the chapters of the copy, over the report that is computed already."""

    def periksa_sekarang() -> list[Masalah]:
        masalah = urutkan(periksa_bab(proyek / "docs", makro_dari(laporan)))
        pastikan_indonesia(masalah)
        return masalah

    return periksa_sekarang


def test_bab_laporan_tanpa_galat() -> None:
    """The report's own chapters call every macro rightly."""
    assert [m for m in diperiksa() if m.tingkat == "galat"] == []


def test_bab_uji_tanpa_galat(proyek: Path) -> None:
    """Negative control for the tests below."""
    assert galat(proyek) == []


def tambah_baris(proyek: Path, teks: str) -> int:
    """Put a line at the end of a chapter; gives back its number."""
    bab = proyek / "docs" / BAB
    isi = bab.read_text(encoding="utf-8").rstrip("\n")
    bab.write_text(f"{isi}\n\n{teks}\n", encoding="utf-8")
    return isi.count("\n") + 3


@pytest.mark.parametrize(
    ("teks", "nilai", "saran"),
    [
        ('{{ angka("capaian/1.1/2032") }}', "angka('capaian/1.1/2032')", "capaian/1.1/2023"),
        ('{{ tabel("capaian-outcom") }}', "tabel('capaian-outcom')", "capaian-outcome"),
        ('{{ grafik("ipka") }}', "grafik('ipka')", "ikpa"),
        ('{{ bagan("struktur") }}', "bagan('struktur')", "struktur-organisasi"),
        ('{{ rumus("1.9") }}', "rumus('1.9')", "1.8"),
        ('{{ rumus_umum("maksimum") }}', "rumus_umum('maksimum')", "maksimal"),
        ('{{ tanda_tangan("penutupan") }}', "tanda_tangan('penutupan')", "penutup"),
        ('{{ sebut("tercapei") }}', "sebut('tercapei')", "tercapai"),
        ('{{ indikator("5.1").uraian }}', "indikator('5.1')", "4.1"),
        ('{{ terbilang("capaian/1.1/2023") }}', "terbilang('capaian/1.1/2023')", "bilangan bulat"),
        ('{{ kategori("capaian/1.1/2021") }}', "kategori('capaian/1.1/2021')", "capaian/1.1/2022"),
        (
            '{{ arah("capaian/1.1/2023", "jumlah/tercapai/2023") }}',
            "arah('capaian/1.1/2023', 'jumlah/tercapai/2023')",
            "berbeda satuan",
        ),
    ],
)
def test_makro_dengan_isian_keliru(
    proyek: Path, galat_bab: Periksa, teks: str, nilai: str, saran: str
) -> None:
    baris = tambah_baris(proyek, f"Kalimat dengan {teks} di tengahnya.")
    (m,) = galat_bab()
    assert letak([m]) == [("B010", BAB, baris, None, nilai)]
    assert m.berkas == f"docs/{BAB}"
    assert saran in m.pesan


@pytest.mark.parametrize(
    ("pengenal", "saran"),
    [
        ("tabel-ikpa", 'Pasang {{ tabel("ikpa") }} di salah satu bab'),
        ("gambar-ikpa", 'Pasang {{ grafik("ikpa") }} di salah satu bab'),
        ("tabel-ikpo", "Di sini ditulis pengenal"),
        ("gambar-rekonsiliasi", "Di sini ditulis pengenal"),
    ],
)
def test_rujukan_ke_yang_belum_dipasang(
    proyek: Path, galat_bab: Periksa, pengenal: str, saran: str
) -> None:
    """What the report has and no chapter shows is to be put there, not called otherwise."""
    baris = tambah_baris(proyek, f'Lihat {{{{ rujuk("{pengenal}") }}}}.')
    (m,) = galat_bab()
    assert letak([m]) == [("B021", BAB, baris, None, pengenal)]
    assert saran in m.pesan


def test_nama_makro_keliru(proyek: Path, galat_bab: Periksa) -> None:
    baris = tambah_baris(proyek, 'Sebanyak {{ anka("capaian/1.1/2023") }} tercapai.')
    (m,) = galat_bab()
    assert letak([m]) == [("B011", BAB, baris, None, None)]
    assert "“anka” tidak dikenal" in m.pesan and "“angka”" in m.pesan


def test_tanda_kurung_makro_keliru(proyek: Path, galat_bab: Periksa) -> None:
    baris = tambah_baris(proyek, 'Sebanyak {{ angka("capaian/1.1/2023" }} tercapai.')
    (m,) = galat_bab()
    assert letak([m]) == [("B011", BAB, baris, None, None)]


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("{{ angka() }}", "angka()"),
        ('{{ status("1.1", "1.2") }}', "status('1.1', '1.2')"),
        ("{{ rumus(1.1) }}", "rumus(1.1)"),
        ("{{ angka(edisi) }}", "angka(edisi)"),
        ("{{ angka(pejabat['kepala-rutan']) }}", "angka(…)"),
        ("{{ rata_rata(none) }}", "rata_rata(…)"),
    ],
)
def test_makro_dengan_banyak_atau_jenis_isian_keliru(
    proyek: Path, galat_bab: Periksa, teks: str, nilai: str
) -> None:
    baris = tambah_baris(proyek, teks)
    assert letak(galat_bab()) == [("B010", BAB, baris, None, nilai)]


@pytest.mark.parametrize(
    "teks",
    [
        '{{ edisi.tahun + "a" }}', "{{ 1 / 0 }}",
        "{{ instansi.nama|truncate(2) }}", "{{ 'a' * 10 ** 17 }}", '{% include "lain.md" %}',
        "{% for i in 5 %}{% endfor %}",
    ],
)  # fmt: skip
def test_ungkapan_yang_tidak_dapat_dihitung(proyek: Path, galat_bab: Periksa, teks: str) -> None:
    """An expression that breaks off is the chapter's mistake, not a crash of the check."""
    baris = tambah_baris(proyek, teks)
    assert letak(galat_bab()) == [("B011", BAB, baris, None, None)]


def test_bab_bukan_utf_8(proyek: Path, galat_bab: Periksa) -> None:
    bab = proyek / "docs" / BAB
    bab.write_bytes(bab.read_bytes() + b"\n\xff\xfe\n")
    assert letak(galat_bab()) == [("B011", BAB, 5, None, None)]


def test_semua_kesalahan_bab_sekaligus(proyek: Path, galat_bab: Periksa) -> None:
    """Two mistakes in one chapter and one in another are all told, in order."""
    satu = tambah_baris(proyek, '{{ angka("tidak/ada") }} dan {{ tabel("tidak-ada") }}.')
    dua = tambah_baris(proyek, "{{ rumus('9.9') }}")
    lain = proyek / "docs" / BAB_LAIN
    lain.write_text(lain.read_text(encoding="utf-8") + "\n{{ edisy.tahun }}\n", encoding="utf-8")
    assert [(m.kode, m.berkas, m.baris) for m in galat_bab()] == [
        ("B010", f"docs/{BAB}", satu),
        ("B010", f"docs/{BAB}", satu),
        ("B010", f"docs/{BAB}", dua),
        ("B011", f"docs/{BAB_LAIN}", 5),
    ]


BANYAK_SALAH = """{{ edisi.tahunn }} {{ instansi.namaa }}

{{ angka(“a”) }}

{% for i in daftar_indikator %}{{ i.kode }}{% endfor %}

{% if ada("x" %}a{% elif b %}c{% endif %}

{{ angka("tidak/ada") }

{{ rumus("9.9") }}

##Judul

{% endif %} {## catatan

{{ tabel(kode) }}
"""


def test_salah_tulis_tidak_menutupi_yang_lain(proyek: Path, galat_bab: Periksa) -> None:
    """What stops a chapter's rendering, line by line, with what its macros and its typing got
    wrong beside it; and nothing that only follows from them."""
    awal = tambah_baris(proyek, BANYAK_SALAH)
    sebaris = [(m.kode, (m.baris or 0) - awal) for m in galat_bab()]
    assert sebaris == [
        ("B011", 0), ("B011", 0), ("B011", 2), ("B011", 4), ("B011", 6), ("B011", 8),
        ("B010", 10), ("B052", 12), ("B011", 14), ("B011", 16),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("isi", "lain"), [("di tengah", []), ('<i style="x">di</i> tengah', ["B052"])]
)
def test_grafik_dalam_kalimat_satu_galat(
    proyek: Path, galat_bab: Periksa, isi: str, lain: list[str]
) -> None:
    """Of what the program itself writes there nobody is told, of what is typed beside it he is."""
    baris = tambah_baris(proyek, f'Teks {{{{ grafik("serapan-kegiatan") }}}} {isi}.')
    semua = [(m.kode, m.baris) for m in galat_bab() if m.kode == "B052"]
    assert semua == [(kode, baris) for kode in ("B052", *lain)]


def test_blok_yang_utuh_tetap_utuh(proyek: Path, galat_bab: Periksa) -> None:
    """A mistake within a loop is told once; what gives a name stays, lest those who use it seem
    wrong."""
    baris = tambah_baris(
        proyek,
        "{% for i in daftar_indikator() %}\n{{ i.kodee }}\n{% if i.x %}y{% else %}z{% endif %}\n"
        "{% endfor %}\n\n{% set x = edisi.tahunn %}\n\n{{ x }}",
    )
    assert [(m.baris or 0) - baris for m in galat_bab()] == [1, 2, 7]


def test_susunan_makro_disebut_semua_selama_data_galat(proyek: Path) -> None:
    ganti(proyek / "data" / "smart.csv", "87.94", "tinggi")
    baris = tambah_baris(proyek, '{{ angka("a" }}\n\n{{ edisi.tahunn }}\n\n{{ angka(“b”) }}')
    sebaris = [(m.kode, m.baris) for m in galat(proyek) if m.berkas.startswith("docs/")]
    assert sebaris == [("B011", baris), ("B011", baris + 4)]
