"""Exports of other applications: known by their heads, read exactly, refused where they are not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from openpyxl import load_workbook

from macros.asupan.muat import Data
from macros.buku import pembuatan
from macros.dasar.penulisan import BULAN
from scripts.olah_data import ambilan
from scripts.olah_data.buku_kerja import baca_data
from scripts.terminal import GalatPerintah
from tests.ekspor_contoh import (
    BOBOT_2023,
    LRA,
    NILAI_2023,
    PAGU_2023,
    REALISASI_2023,
    SATKER,
    Baris,
    belanja,
    csv,
    e_performance,
    html,
    ikpa,
    xlsx,
)
from tests.proyek import AKAR, ganti, perintah, salin, salin_laporan

PER = ("--per", "2023-12-07")
NILAI_2024 = (100, "80.50", 90, 0, 100, "95.34", 100)
BOBOT_2024 = (10, 15, 20, 10, 10, 10, 25)


@pytest.fixture
def proyek(tmp_path: Path) -> Path:
    return pasang(tmp_path / "proyek")


@pytest.fixture(scope="module")
def tetap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which nothing is written."""
    return pasang(tmp_path_factory.mktemp("ekspor") / "proyek")


def pasang(akar: Path) -> Path:
    """The report's data with its front page alone: most exports concern no chapter's sentences; and
    no year but its own, which costs a third of what is computed."""
    salin(akar, ("data", "docs/index.md", "mkdocs.yml"))
    for nama in ("target.csv", "realisasi.csv"):
        kepala, *isi = data(akar, nama).splitlines(keepends=True)
        sendiri = [b for b in isi if b.split(",")[1] == "2023" and "RENSTRA" not in b]
        (akar / "data" / nama).write_text("".join([kepala, *sendiri]), encoding="utf-8")
    return akar


def ambil(proyek: Path, *isi: bytes | tuple[str, bytes], opsi: tuple[str, ...] = ()) -> tuple[
    int, str
]:  # fmt: skip
    """What the command says of these files, and its code."""
    nama = []
    for n, satu in enumerate(isi, 1):
        sebut, bita = satu if isinstance(satu, tuple) else (f"ekspor-{n}.xlsx", satu)
        (proyek / sebut).write_bytes(bita)
        nama.append(str(proyek / sebut))
    hasil: CompletedProcess[str] = perintah(proyek, "data", "ambil", *nama, *opsi)
    return hasil.returncode, hasil.stdout + hasil.stderr


def data(proyek: Path, nama: str) -> str:
    return (proyek / "data" / nama).read_text(encoding="utf-8")


BENTUK: list[tuple[str, Callable[[Baris], bytes]]] = [
    ("ikpa.xlsx", xlsx),
    ("ikpa.html", html),
    ("ikpa.xls", html),  # as some applications name it
    ("ikpa.csv", csv),
    ("koma.csv", lambda b: csv(b, ";")),
    ("bom.csv", lambda b: b"\xef\xbb\xbf" + csv(b, ";")),
    ("tab.csv", lambda b: csv(b, "\t").decode().encode("utf-16")),
    (
        "jendela.csv",
        lambda b: csv(tukar(b, 0, 0, f"{b[0][0]} – café"), ";").decode().encode("cp1252"),
    ),
    ("utf16.xls", lambda b: html(b).decode().encode("utf-16")),
    ("gabung.xlsx", lambda b: gabung(xlsx(b), "A1:D1")),
    ("tersembunyi.xlsx", lambda b: gabung(xlsx(b), sembunyi=5)),
    ("geser.xlsx", lambda b: xlsx([["", *satu] for satu in b])),
]


def gabung(isi: bytes, daerah: str = "", sembunyi: int = 0) -> bytes:
    """A workbook with merged cells, or with a hidden row: neither changes what the cells say."""
    wb = load_workbook(io.BytesIO(isi))
    ws = wb.active
    assert ws is not None
    if daerah:
        ws.merge_cells(daerah)
    if sembunyi:
        ws.row_dimensions[sembunyi].hidden = True
    wadah = io.BytesIO()
    wb.save(wadah)
    return wadah.getvalue()


@pytest.mark.parametrize(("nama", "tulis"), BENTUK)
def test_gambar_cetakan_memberi_baris_hari_ini(
    tetap: Path, data_tetap: Data, nama: str, tulis: Callable[[Baris], bytes]
) -> None:
    """Gambar 3.8 and 3.2 as exports: not one cell of today's rows differs."""
    isi = (f"i-{nama}", tulis(ikpa())), (f"b-{nama}", tulis(belanja()))
    for (sebut, bita), per, tabel in zip(isi, ("", PER[1]), ("ikpa", "anggaran_belanja"),
                                         strict=True):  # fmt: skip
        (tetap / sebut).write_bytes(bita)
        (satu,), masalah = ambilan.baca_ekspor(data_tetap, [tetap / sebut], per)
        assert not masalah
        kepala, *lama = data_tetap.lembar[tabel].baris
        jadi, nol = (
            {tuple(b.get(k, "") for k in kepala) for b in isi_petikan}
            for isi_petikan in (satu.petikan.baris, satu.petikan.nol)
        )
        hari_ini = {tuple(b) for b in lama if "2023" in b and "OM-SPAN" in b}
        # Zeros come only where the table has them.
        assert len(hari_ini) >= 4 and jadi - nol <= hari_ini <= jadi


@pytest.mark.lengkap
def test_tertulis_dengan_asal_dan_bukti(tmp_path: Path) -> None:
    proyek = salin_laporan(tmp_path / "proyek")
    baru = list(NILAI_2023)
    baru[1], akhir = "91.75", "98.08"
    isi = xlsx(ikpa(baru, akhir=akhir, bulan="DESEMBER"))
    sebelum = data(proyek, "ikpa.csv")
    kode, kata = ambil(proyek, isi)
    assert kode == 0 and "Belum ada yang ditulis" in kata
    assert data(proyek, "ikpa.csv") == sebelum and not (proyek / "data" / "ekspor").exists()
    kode, kata = ambil(proyek, isi, opsi=("--tulis", "--ya"))
    assert kode == 0 and "Nilai IKPA 2023: 97,88 → 98,08" in kata
    bab = "docs/bab-3-akuntabilitas-kinerja/capaian-kinerja-anggaran.md, baris "
    kalimat = [b.strip() for b in kata.split("kalimat berubah:\n")[1].splitlines()]
    letak = kalimat.index("- Nilai akhir 97,88 adalah skor, bukan persentase.")
    assert kalimat[letak + 1] == "+ Nilai akhir 98,08 adalah skor, bukan persentase."
    nomor = int(kalimat[letak - 1].removeprefix(bab))
    isi_bab = (proyek / bab.partition(",")[0]).read_text(encoding="utf-8").splitlines()
    assert "adalah skor, bukan persentase" in isi_bab[nomor - 1]
    assert "Deviasi Halaman III DIPA,10,91.75,OM-SPAN,2023-12-31" in data(proyek, "ikpa.csv")
    (bukti,) = (proyek / "data" / "ekspor").iterdir()
    assert bukti.read_bytes() == isi
    asal = [b for b in data(proyek, "asal_data.csv").splitlines() if b.startswith("ikpa,2023")]
    assert len(asal) == 1 and bukti.name[:12] in asal[0] and "2023-12-31" in asal[0]
    assert perintah(proyek, "check").returncode == 0
    kode, kata = ambil(proyek, isi, opsi=("--tulis", "--ya"))
    assert kode == 0 and "Tidak ada perubahan." in kata


@pytest.mark.lama
def test_tanpa_transaksi_menurut_konversi(tetap: Path, data_tetap: Data) -> None:
    """A zero without a transaction counts for nothing; a real zero counts."""
    jumlah = sum(float(str(n)) * b for n, b in zip(NILAI_2024, BOBOT_2024, strict=True))
    for konversi, pembagi in (("90%", 90), (0.9, 90), ("100%", 100), (1, 100)):
        akhir = f"{jumlah / pembagi - 0.05:.2f}"
        isi = ikpa(NILAI_2024, BOBOT_2024, akhir=akhir, konversi=konversi, tahun="Tahun 2024",
                   pengurang="0.05")  # fmt: skip
        (tetap / "2024.xlsx").write_bytes(xlsx(isi))
        (satu,), masalah = ambilan.baca_ekspor(data_tetap, [tetap / "2024.xlsx"], "")
        assert not masalah, masalah
        baris = {b["urut"]: b for b in satu.petikan.baris}
        tanpa = ("", "tanpa transaksi") if pembagi == 90 else ("0", "")
        assert (baris["4"]["nilai"], baris["4"]["peran"]) == tanpa
        assert (baris["8"]["nilai"], baris["8"]["peran"]) == ("0.05", "pengurang")
    kode, kata = ambil(tetap, (tetap / "2024.xlsx").read_bytes())
    assert kode == 0 and "9 baris ditambahkan" in kata, kata


@pytest.mark.lama
def test_banyak_satker_dan_bulan(proyek: Path) -> None:
    """Forty satker in a file, twelve months in twelve: the unit's own rows of the last month; an
    older month does not come over a newer one, and the same month twice is compared."""
    lain = [(f"'{400000 + n}", f"SATKER {n}") for n in range(39)]
    bulan = [nama.upper() for nama in BULAN]
    semua = []
    for n, satu in enumerate(bulan):
        nilai = list(NILAI_2023)
        nilai[1] = f"{80 + n}.00"
        akhir = sum(float(x) * b for x, b in zip(nilai, BOBOT_2023, strict=True)) / 100
        satker = [*lain[:20], SATKER, *lain[20:]] if n == 11 else [SATKER]
        isi = ikpa(nilai, bulan=satu, akhir=f"{akhir:.2f}", satker=satker)
        semua.append((f"{n}.xlsx", xlsx(isi)))
    kode, kata = ambil(proyek, *reversed(semua), opsi=("--tulis", "--ya"))
    assert kode == 0, kata
    assert "Deviasi Halaman III DIPA,10,91.00,OM-SPAN,2023-12-31" in data(proyek, "ikpa.csv")
    assert data(proyek, "ikpa.csv").count("\n2023,") == 8
    kode, kata = ambil(proyek, semua[3])
    assert kode == 0 and "tidak dipakai, karena data/ikpa.csv sudah 31" in kata
    kode, kata = ambil(proyek, semua[11], ("lagi.xlsx", xlsx(ikpa(bulan="DESEMBER"))))
    sebut = "lagi.xlsx › Sheet1, baris 5, kolom “deviasi halaman iii dipa”: 89.75, sedangkan 11"
    assert f"{sebut}.xlsx › Sheet1 menyebut 91.00 untuk tanggal yang sama" in kata, kata
    assert kode == 0 and "“91.00” → “89.75”" in kata.replace("“91”", "“91.00”")


@pytest.mark.lama
def test_dua_satker_milik_laporan(proyek: Path) -> None:
    """A table that does not tell satker apart holds the report's own, wherever that stands in the
    file, and says whose rows it has not; one of other satker alone holds the first of them."""
    satker = proyek / "data" / "satker.csv"
    satker.write_text("kode,urut,nama\n407703,1,DIPA 03\n407702,2,DIPA 01\n", "utf-8")
    for uang in ("anggaran_kegiatan", "anggaran_belanja"):  # their rows would have to name one
        berkas = proyek / "data" / f"{uang}.csv"
        berkas.write_text(f"{data(proyek, berkas.name).splitlines()[0]}\n", "utf-8")
    lain = ("'407703", "DIPA 03")
    isi = xlsx(ikpa(satker=[lain, SATKER]))
    kode, kata = ambil(proyek, ("i.xlsx", isi), opsi=("--tulis", "--ya"))
    lewat = "satker 407703 tidak diambil; data/ikpa.csv memuat satu satker."
    assert kode == 0 and lewat in kata and "8 baris untuk data/ikpa.csv" in kata, kata
    assert "Tanpa satker 407703." in data(proyek, "asal_data.csv")
    kode, kata = ambil(proyek, ("j.xlsx", xlsx(ikpa(satker=[lain]))))
    assert kode == 0 and "tidak diambil" not in kata and "8 baris" in kata, kata


@pytest.mark.lama
def test_angka_indonesia_dan_persen_yang_keliru(tetap: Path) -> None:
    kode, kata = ambil(tetap, xlsx(belanja(persen={1: "84.23"})), opsi=PER)
    assert kode == 0 and "tertulis 84,23%, hitungannya 84,29%" in kata and "0 sel" in kata
    ribuan = belanja()
    for baris in ribuan:
        baris[:] = [
            s.translate(str.maketrans(",.", ".,")) if isinstance(s, str) else s for s in baris
        ]
    kode, kata = ambil(tetap, xlsx(ribuan), opsi=PER)
    assert kode == 0 and "0 sel diubah" in kata and "hitungannya" not in kata, kata


@pytest.mark.lama
def test_gambar_cetakan_lewat_perintah(tetap: Path) -> None:
    kode, kata = ambil(tetap, ("i.xlsx", xlsx(ikpa())))
    assert kode == 0 and "8 baris untuk data/ikpa.csv" in kata, kata
    assert "0 sel diubah" in kata and "angka laporan berubah" not in kata
    kode, kata = ambil(tetap, ("b.csv", csv(belanja())), opsi=PER)
    assert kode == 0 and "0 sel diubah" in kata and "angka laporan berubah" not in kata, kata


def tukar(baris: Baris, i: int, j: int, isi: object) -> Baris:
    hasil = [list(b) for b in baris]
    hasil[i][j] = isi
    return hasil


def tanpa_baris(baris: Baris, i: int) -> Baris:
    return [b for n, b in enumerate(baris) if n != i]


def tanpa_kolom(baris: Baris, j: int) -> Baris:
    return [[s for n, s in enumerate(b) if n != j] for b in baris]


IKPA, BELANJA = ikpa(), belanja()
SALAH: dict[str, tuple[Baris, tuple[str, ...], str, tuple[str, ...]]] = {
    "kepala berganti": (tukar(IKPA, 3, 7, "DEVIASI"), (), "L010", ("tidak ada: “deviasi",)),
    "kepala hilang": (tanpa_kolom(IKPA, 10), (), "L010", ("penyelesaian tagihan",)),
    "kepala asing": (tukar(IKPA, 2, 1, "WILAYAH"), (), "L010", ("tidak dikenal: “wilayah”",)),
    "kepala ganda": (tukar(IKPA, 3, 7, "REVISI DIPA"), (), "L010", ("lebih dari satu",)),
    "judul lain": (tukar(IKPA, 0, 0, "Daftar Hadir"), (), "L010", ("judul",)),
    "bukan ekspor": ([["Nama", "Alamat"], ["A", "B"]], (), "L010", ("bukan ekspor yang dikenal",)),
    # A few words in common make a unit's own workbook no export that lacks the rest.
    "rekap sendiri": (
        [["No", "Indikator", "Satuan", "Target", "Realisasi"], ["1", "A", "%", 80, 74]], (),
        "L010", ("bukan ekspor yang dikenal",),
    ),
    "dua susunan": ([*IKPA, *BELANJA[1:]], (), "L012", ("dua susunan", "baris 9")),
    "satker lain": (tukar(IKPA, 4, 3, "'407703"), (), "L013", ("407703", "407702")),
    "tujuh satker lain": (ikpa(satker=[(f"'40000{n}", f"S {n}") for n in range(7)]), (), "L013",
                          ("400000, 400001, 400002, 400003, 400004, dan 2 lainnya;",)),
    "tanpa satker": (tukar(IKPA, 4, 3, ""), (), "L013", ("satker",)),
    "tanpa baris": (IKPA[:4], (), "L013", ("satker",)),
    "baris hilang": (tanpa_baris(IKPA, 5), (), "L014", ("tidak mempunyai baris Bobot",)),
    "baris ganda": (tukar(IKPA, 6, 5, "Nilai"), (), "L014", ("sudah ada pada baris 5",)),
    "huruf": (tukar(IKPA, 4, 7, "delapan"), (), "L015", ("baris 5", "deviasi halaman iii dipa")),
    "tanggal": (tukar(BELANJA, 3, 3, "12-Mar"), PER, "L015", ("baris 4", "pegawai")),
    "konversi huruf": (tukar(IKPA, 4, 15, "seratus"), (), "L015", ("konversi bobot",)),
    "konversi tak cocok": (tukar(IKPA, 4, 15, "93%"), (), "L016", ("93%",)),
    "tanpa tahun": (tukar(IKPA, 0, 0, "Indikator Pelaksanaan Anggaran"), (), "L018", ("tahun",)),
    "tanpa bulan": (tukar(IKPA, 1, 0, ""), (), "L018", ("bulan",)),
    "dua tahun": (tukar(IKPA, 1, 0, "BULAN : MEI 2022"), (), "L018", ("2022, 2023",)),
    "dua bulan": (tukar(IKPA, 1, 0, "MEI dan JUNI"), (), "L018", ("Mei, Juni",)),
    "per lain bulan": (IKPA, ("--per", "2023-10-31"), "L018", ("November 2023", "2023-10-31")),
    "tahun lain": (tukar(IKPA, 0, 0, "Indikator Pelaksanaan Anggaran 2024"), (), "L018", ("2022",)),
    "tanpa waktu": (BELANJA, (), "L018", ("--per",)),
    "jumlah keliru": (tukar(tukar(IKPA, 4, 16, "98.88"), 4, 14, "98.88"), (), "L019",
                      ("98,88", "97,88")),
    "total dan akhir berbeda": (tukar(IKPA, 4, 14, "10.00"), (), "L019",
                                ("baris 5", "nilai total", "97,88")),
    "pagu keliru": (tukar(BELANJA, 3, 12, "7,060,331,001"), PER, "L019",
                    ("baris 6", "“total”", "626.406.930")),
    "pagu dan sisa keliru": (
        tukar(tukar(BELANJA, 3, 12, "7,060,331,001"), 5, 12, "626,406,930"), PER, "L019",
        ("7.060.331.001", "baris 4"),
    ),
    "sisa keliru": (tukar(BELANJA, 5, 3, "1"), PER, "L019", ("baris 6", "pegawai", "110.881.079")),
    "realisasi di atas pagu": (
        tukar(tukar(BELANJA, 4, 3, "9,438,997,921"), 5, 3, "-5,889,118,921"), PER, "D034",
        ("baris 5", "pegawai", "9438997921"),
    ),
    "pagu terhapus": (tukar(tukar(BELANJA, 3, 3, ""), 5, 3, "-3,438,997,921"), PER, "L015",
                      ("baris 4", "pegawai", "3549879000")),
    "kolom jumlah hilang": (tanpa_kolom(BELANJA, 12), PER, "L010", ("“total”",)),
    "kepala dua baris hilang": ([*IKPA[:2], *IKPA[4:]], (), "L010", ("bukan ekspor",)),
    "kepala atas hilang": (tanpa_baris(IKPA, 2), (), "L010", ("“kode satker”",)),
    "kepala bawah hilang": (tanpa_baris(IKPA, 3), (), "L010", ("“revisi dipa”",)),
    "data bergeser ke kanan": ([*IKPA[:4], *(["", *b] for b in IKPA[4:])], (), "L013",
                               ("kode satker", "bergeser")),
    "data bergeser ke kiri": ([*IKPA[:4], *(b[1:] for b in IKPA[4:])], (), "L013", ("bergeser",)),
    "sel terhapus": (tukar(IKPA, 4, 7, ""), (), "L015", ("baris 5", "deviasi", "89.75")),
    "galat rumus": (tukar(IKPA, 4, 7, "#REF!"), (), "L015", ("baris 5", "deviasi", "#REF!")),
    "galat rumus pada baris baru": (
        tukar(tukar(ikpa(tahun="Tahun 2022"), 4, 7, "#N/A"), 4, 16, "#N/A"), (), "L015", ("#N/A",),
    ),
    "bukan angka": (tukar(IKPA, 4, 7, "N/A"), (), "L015", ("N/A", "Harus angka")),
    "angka ilmiah": (tukar(IKPA, 4, 7, "1E+02"), (), "L015", ("1E+02",)),
    "negatif": (tukar(IKPA, 4, 7, "-89.75"), (), "D021", ("baris 5", "deviasi", "-89.75")),
    "pecahan alih-alih persen": (tukar(IKPA, 4, 7, 0.8975), (), "L019", ("88,99",)),
    "nilai dan bobot tertukar": (tukar(tukar(IKPA, 4, 5, "Bobot"), 5, 5, "Nilai"), (), "L015",
                                 ("baris 6", "konversi bobot")),
    "satker dua kali": ([*IKPA, *IKPA[4:]], (), "L014", ("baris 9", "baris 5")),
    "satker sebagian": (tukar(IKPA, 4, 3, "'039407702"), (), "L013", ("039407702",)),
    "konversi di atas seratus": (tukar(IKPA, 4, 15, "1000%"), (), "L016", ("1000%",)),
    "konversi kosong": (tukar(IKPA, 4, 15, ""), (), "L015", ("konversi bobot",)),
    "akhir kosong": (tukar(IKPA, 4, 16, ""), (), "L015", ("baris 5", "nilai akhir")),
    "bobot kosong": (tukar(IKPA, 5, 7, ""), (), "L016", ("konversi",)),
    "tahun sebelum susunan": (ikpa(tahun="Tahun 2017"), (), "L018", ("2017",)),
    "tahun yang belum tiba": (BELANJA, ("--per", "2099-01-31"), "L018", ("2099", "belum tiba")),
    "tahun terlalu lampau": (BELANJA, ("--per", "1900-01-31"), "D021", ("1900",)),
    "kegiatan dua kali": ([*LRA[:5], LRA[4], *LRA[5:]], (), "L014", ("baris 6", "baris 5")),
    "kegiatan asing": (tukar(LRA, 5, 1, "Operasi Keamanan"), (), "L015", ("baris 6",)),
    "jumlah kegiatan keliru": ([*LRA[:7], ["Total", "", 1, "1.857.836.563"]], (), "L019",
                               ("baris 8", "“pagu”", "2.362.664.000")),
    "realisasi kegiatan kosong": ([*tukar(LRA, 4, 3, "")[:7]], (), "L015",
                                  ("baris 5", "“realisasi”", "1842279563")),
    "sisa kegiatan keliru": (tukar(LRA, 4, 4, 491880438), (), "L019",
                             ("baris 5", "sisa anggaran", "491.880.437")),
    "dalam ribuan": ([*LRA[:2], ["(dalam ribuan rupiah)"], *LRA[2:]], (), "L010",
                     ("baris 3", "ribuan")),
    "catatan jutaan": ([*LRA, ["*) Rp juta"]], (), "L010", ("baris 9", "rupiah penuh")),
    "kepala jutaan": (tukar(LRA, 2, 3, "Realisasi (Juta Rp)"), (), "L010", ("baris 3", "Juta Rp")),
    "nilai di luar batas": (tukar(IKPA, 4, 7, "189.75"), (), "D021", ("189.75",)),
    "bobot keliru": (tukar(IKPA, 5, 7, 20), (), "L016", ("konversi",)),
}  # fmt: skip


@pytest.fixture(scope="module")
def data_tetap(tetap: Path) -> Data:
    return baca_data(tetap / "data")


@pytest.mark.parametrize("nama", SALAH)
def test_ditolak_dengan_tempatnya(tetap: Path, data_tetap: Data, nama: str) -> None:
    """And the same files without the fault are taken (the first tests)."""
    baris, opsi, kode, kata = SALAH[nama]
    berkas = tetap / "salah.xlsx"
    berkas.write_bytes(xlsx(baris))
    try:  # what reading tells, and only then all that the command does
        masalah = ambilan.baca_ekspor(data_tetap, [berkas], opsi[1] if opsi else "")[1]
        keluaran = "\n".join(m.sebagai_teks() for m in masalah)
    except GalatPerintah as galat:
        keluaran = str(galat)
    if not keluaran:
        rc, keluaran = ambil(tetap, xlsx(baris), opsi=opsi)
        assert rc == 1
    assert "Traceback" not in keluaran
    assert f"GALAT {kode}" in keluaran and all(k in keluaran for k in kata), keluaran


@pytest.mark.parametrize("nama", ["huruf", "jumlah keliru", "negatif"])
def test_yang_ditolak_tidak_ditulis(tetap: Path, nama: str) -> None:
    """Whether reading, the tables or the figures refuse it."""
    baris, opsi, kode, _ = SALAH[nama]
    sebelum = {b.name: b.read_bytes() for b in (tetap / "data").glob("*.*")}
    rc, keluaran = ambil(tetap, xlsx(baris), opsi=(*opsi, "--tulis", "--ya"))
    assert rc == 1 and f"GALAT {kode}" in keluaran
    assert {b.name: b.read_bytes() for b in (tetap / "data").glob("*.*")} == sebelum
    assert not (tetap / "data" / "ekspor").exists()


def test_banyaknya_yang_rusak() -> None:
    assert len(SALAH) + len(RUSAK) >= 40 and len({k for _, _, k, _ in SALAH.values()}) >= 9


RUSAK = {
    "kosong": b"",
    "bukan buku": b"PK\x03\x04 rusak",
    "pdf": b"%PDF-1.7",
    "tanpa tabel": b"<html><body><p>Sesi berakhir. Silakan masuk.</p></body></html>",
    "lembar kosong": xlsx([]),
    "gambar": b"\x89PNG\r\n\x1a\n\x00\x00",
    "bersandi": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
    "bita kosong": csv(ikpa()).replace(b"89.75", b"89\x0075"),
    "satu kolom": b"halo\ndunia\n",
    "halaman terpotong": html(ikpa())[:400],
}


@pytest.mark.parametrize("nama", RUSAK)
def test_bukan_berkas_ekspor(tetap: Path, data_tetap: Data, nama: str) -> None:
    berkas = tetap / "rusak.xls"
    berkas.write_bytes(RUSAK[nama])
    semua, masalah = ambilan.baca_ekspor(data_tetap, [berkas], "")
    assert not semua and [(m.kode, m.berkas) for m in masalah] == [("L010", "rusak.xls")]


@pytest.mark.lama
def test_buku_kerja_dan_berkas_kunci_disebut_sekali(tetap: Path, data_tetap: Data) -> None:
    """What is given by mistake is told once, and not sheet by sheet."""
    buku = tetap / "data-lkjip.xlsx"
    buku.write_bytes(pembuatan.buat(data_tetap.skema, data_tetap.lembar, "Data"))
    kunci = tetap / "~$ikpa.xlsx"
    kunci.write_bytes(b"\x07Nama Pegawai")
    semua, masalah = ambilan.baca_ekspor(data_tetap, [buku, kunci], "")
    assert not semua and [m.berkas for m in masalah] == ["data-lkjip.xlsx", "~$ikpa.xlsx"]
    assert "data import" in masalah[0].pesan and "tanpa ~$" in masalah[1].pesan


@pytest.mark.parametrize(
    ("isi", "rupa", "jadi"),
    [
        ("92,5%", "General", "92.5"),
        ("'92,5", "General", "92.5"),
        (0.925, "0.0%", "92.5"),
        (1.255, "0.00%", "125.5"),
        (92.5, '0.0"%"', "92.5"),  # a sign that is only printed
        (0.925, "General", ""),
        (1, "0", ""),
    ],
)
def test_persen_terketik_dan_terhitung(
    tetap: Path, data_tetap: Data, isi: str | float, rupa: str, jadi: str
) -> None:
    """A percentage as text, as a number and as the fraction that a spreadsheet shows as one; what
    could be either is refused with its place."""
    wb = load_workbook(io.BytesIO(xlsx(e_performance({"1.1": ""}))))
    ws = wb.active
    assert ws is not None
    ws["F5"], ws["F5"].number_format = isi, rupa
    wb.save(tetap / "kinerja.xlsx")
    semua, masalah = ambilan.baca_ekspor(data_tetap, [tetap / "kinerja.xlsx"], "")
    if jadi:
        assert not masalah and semua[0].petikan.baris[0]["nilai"] == jadi
    else:
        assert [(m.kode, m.baris, m.kolom) for m in masalah] == [("L015", 5, "realisasi %")]
        assert "Dapat berarti" in masalah[0].pesan


@pytest.mark.lama
def test_yang_tersembunyi_disebut(tetap: Path, data_tetap: Data) -> None:
    wb = load_workbook(io.BytesIO(gabung(xlsx(ikpa()), sembunyi=6)))
    ws = wb.active
    assert ws is not None
    ws.row_dimensions[90].hidden = True  # nothing stands there
    ws.column_dimensions["B"].hidden = True
    wb.save(tetap / "sembunyi.xlsx")
    semua, masalah = ambilan.baca_ekspor(data_tetap, [tetap / "sembunyi.xlsx"], "")
    assert not masalah
    assert semua[0].dikenal.kisi.tersembunyi == "baris 6 dan kolom B tersembunyi"
    kata = ambil(tetap, ("sembunyi.xlsx", (tetap / "sembunyi.xlsx").read_bytes()))[1]
    assert "Perhatian: baris 6 dan kolom B tersembunyi, dan ikut dibaca." in kata
    assert "Perhatian" not in ambil(tetap, xlsx(ikpa()))[1]


def test_pemakaian(tetap: Path) -> None:
    assert ambil(tetap)[0] == 2
    assert ambil(tetap, xlsx(IKPA), opsi=("--per", "kemarin"))[0] == 2
    kata = perintah(tetap, "data", "ambil", str(tetap / "tidak-ada.xlsx")).stderr
    assert "tidak-ada.xlsx: berkas atau folder tidak ada" in kata


@pytest.mark.lama
def test_laporan_realisasi_menurut_kegiatan(proyek: Path) -> None:
    """Names are looked up whatever their case and spaces; numbers of columns, blanks and sums are
    no rows; a day in words is the day of the data."""
    kode, kata = ambil(proyek, xlsx(LRA))
    assert kode == 0 and "2 baris untuk data/anggaran_kegiatan.csv" in kata, kata
    assert "0 sel diubah" in kata
    isi = tukar(tukar(LRA, 5, 3, "16.000.000"), 7, 3, "1.858.279.563")
    kode, kata = ambil(proyek, xlsx(isi), opsi=("--tulis", "--ya"))
    assert kode == 0 and "“15557000” → “16000000”" in kata
    satuan = tukar(tukar(LRA, 2, 2, "Pagu (Rp)"), 2, 3, "Realisasi (Rupiah)")
    kode, kata = ambil(proyek, xlsx(tukar(tukar(satuan, 4, 4, 491880437), 4, 5, "68,9 %")))
    assert kode == 0 and "baris 5, kolom “%”: tertulis 68,9%, hitungannya 78,93%." in kata
    assert "tertulis" not in ambil(proyek, xlsx(tukar(satuan, 4, 5, "79 %")))[1]
    kode, kata = ambil(proyek, xlsx(tukar(LRA, 5, 1, "Operasi Keamanan")))
    assert kode == 1 and "GALAT L015" in kata and "operasi bidang keamanan" in kata


def test_asal_baris_yang_tidak_ada_dalam_ekspor(proyek: Path) -> None:
    """Rows that an export has not keep their document; a later export takes the place of one."""

    def asal() -> list[str]:
        semua = data(proyek, "asal_data.csv").splitlines()
        return [b for b in semua if b.startswith("anggaran_kegiatan,2023,SP2D")]

    kode, kata = ambil(proyek, xlsx(LRA), opsi=("--tulis", "--ya"))
    assert kode == 0 and "4 baris data/anggaran_kegiatan.csv tidak ada di dalamnya" in kata
    assert ["Naskah semula" in b for b in asal()] == [True, False]
    hari = tukar(tukar(LRA, 5, 3, "17.000.000"), 7, 3, "1.859.279.563")
    hari[1] = ["Per tanggal 8 Desember 2023"]
    assert ambil(proyek, xlsx(hari), opsi=("--tulis", "--ya"))[0] == 0
    assert [("Naskah semula" in b, "2023-12-08" in b) for b in asal()] == [
        (True, False), (False, True)
    ]  # fmt: skip


def test_susunan_milik_unit(proyek: Path) -> None:
    """A layout that a unit describes itself, as the handbook has it; and its mistakes."""
    panduan = (AKAR / "PANDUAN.md").read_text(encoding="utf-8")
    contoh = panduan.split("`data/pemetaan/rekap.yaml`:\n\n```yaml\n")[1].split("```")[0]
    berkas = proyek / "data" / "pemetaan" / "rekap.yaml"
    berkas.parent.mkdir()
    berkas.write_text(contoh, encoding="utf-8")
    isi: Baris = [
        ["Nama Kegiatan", "Seksi", "Pagu", "Realisasi s.d. Bulan Ini"],
        ["Operasi Bidang Keamanan", "KPR", 28504000, 15557000],
    ]
    kode, kata = ambil(proyek, xlsx(isi), opsi=PER)
    assert kode == 0 and "Rekap realisasi bulanan" in kata and "0 sel diubah" in kata, kata
    ganti(berkas, "  isi:\n", "  isi:\n    pagguu: x\n")
    ganti(berkas, "  wajib: [kegiatan, pagu]", "  wajib: [kegiatann]\n  warna: merah")
    ganti(
        berkas,
        "  kepala:\n",
        "  banding: {Sisa: pagu realisasi, Selisih: pagu − realisai}\n  kepala:\n",
    )
    kode, kata = ambil(proyek, xlsx(isi), opsi=PER)
    assert kode == 1 and all(
        s in kata
        for s in (
            "“pagguu”",
            "“kegiatann”",
            "“warna”",
            "“realisai”",
            "− atau ÷",
            "rekap.yaml, baris",
        )
    ), kata


SUSUNAN_HASIL = """\
rekap-hasil:
  nama: Rekap hasil
  tabel: realisasi
  sumber: acuan
  kepala: {indikator: Nama Indikator, hasil: Hasil}
  wajib: [indikator]
  isi:
    {indikator: "{indikator}", tahun: "{tahun}", periode: SM2, sumber: "{sumber}",
     nilai: "{hasil}", satuan: "%"}
"""


def test_sumber_acuan_menurut_isi_tabelnya(proyek: Path) -> None:
    """The source that the report follows is another for results than for money."""
    berkas = proyek / "data" / "pemetaan" / "hasil.yaml"
    berkas.parent.mkdir()
    berkas.write_text(SUSUNAN_HASIL, encoding="utf-8")
    kode, kata = ambil(proyek, xlsx([["Nama Indikator", "Hasil"], ["1.1", 76]]), opsi=PER)
    assert kode == 0 and "(1.1 · 2023 · SM2 · LKJIP)" in kata, kata


def test_tabel_yang_tidak_dimiliki(proyek: Path) -> None:
    isi: Baris = [
        ["Capaian Output s.d. November 2023"],
        ["Program", "Kegiatan", "KRO/RO", "Uraian RO", "Pagu", "Realisasi", "Target Output",
         "Satuan", "RVRO s.d. Bulan", "TPCRO s.d. Bulan", "PCRO s.d. Bulan", "GAP"],
        ["013.DL", "5252", "BDC.001", "Layanan", 1000, 900, 12, "Layanan", 11, 95, 92.5, 2.5],
        ["", "", "BDC.002", "Layanan Lain", 1000, 900, 12, "Layanan", 11, 95, 92.5, 2.5],
    ]  # fmt: skip
    kode, kata = ambil(proyek, xlsx(isi))
    assert kode == 1 and "GALAT L017" in kata and "capaian_output" in kata
    paket = proyek / "data" / "datapackage.json"
    ganti(paket, '"resources": [', '"resources": [{"name": "capaian_output", "path":'
          ' "capaian_output.csv"},')  # fmt: skip
    kolom = "tahun,kode,program,kegiatan,uraian,pagu,realisasi,target,satuan,rvro,tpcro,pcro,gap"
    (proyek / "data" / "capaian_output.csv").write_text(f"{kolom},sumber,tanggal\n")
    ganti(proyek / "data" / "sumber.csv", "PK,target,", "SAKTI,anggaran,SAKTI,9,,\nPK,target,")
    kode, kata = ambil(proyek, xlsx(isi), opsi=("--tulis", "--ya"))
    assert kode == 0, kata
    baris = data(proyek, "capaian_output.csv").splitlines()
    lain = "2023,BDC.002,013.DL,5252,Layanan Lain,1000,900,12,Layanan,11,95,92.5,2.5,"
    assert baris[2].startswith(lain)
    isi[-1][1] = "5253"  # an output's code says what it is of only beside that of its activity
    isi[-1][2] = "BDC.001"
    kode, kata = ambil(proyek, xlsx(isi))
    assert kode == 0 and "L014" not in kata, kata
    isi[-1][1] = "5252"
    kode, kata = ambil(proyek, xlsx(isi))
    assert kode == 1 and "GALAT L014" in kata and "2023 · 5252 · BDC.001" in kata, kata


@pytest.mark.lama
def test_angka_yang_bermakna_ganda(tetap: Path) -> None:
    """Without another number that shows which sign is which, 1.234 is not guessed."""
    isi: Baris = [
        ["Realisasi Anggaran per 7 Desember 2023"],
        ["Kegiatan", "Pagu", "Realisasi"],
        ["Operasi Bidang Keamanan", "28504000", "15.557"],
    ]
    kode, kata = ambil(tetap, xlsx(isi))
    assert kode == 0 and "“15557000” → “15557”" in kata, kata  # two decimals at most: a thousand
    kode, kata = ambil(tetap, xlsx(tukar(isi, 2, 2, "15,557.5")))
    assert kode == 0 and "15557.5" in kata
    assert PAGU_2023[0] > REALISASI_2023[0]
