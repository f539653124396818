"""The data files: read back exactly, and every mistake in them told with its place, all at once."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from macros.asupan.muat import baca, muat
from macros.asupan.skema import PAKET
from macros.dasar.masalah import GalatLaporan, Masalah, urutkan
from macros.hitung.laporan import buka
from tests.proyek import AKAR, ganti, ganti_sel, salin

INGGRIS = re.compile(
    r"\b(the|an|is|are|not|error|invalid|expected|expecting|cannot|unable|traceback|none|row|field"
    r"|cell|type|value|constraint|required|missing|line|column|char|byte|codec|at|of|with|has)\b",
    re.IGNORECASE,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the project's data to spoil."""
    return salin(tmp_path, ["data"]) / "data"


def pastikan_indonesia(masalah: list[Masalah]) -> None:
    """No word of English, and nothing that only a programmer reads, in what an editor sees."""
    for m in masalah:
        # Quoted content and patterns are the editor's own or the schema's.
        kalimat = re.sub(r"“[^”]*”|pola \S+|salah satu dari: .*", "", m.pesan)
        assert not INGGRIS.search(kalimat), m.pesan
        assert "None" not in m.sebagai_teks(), m.sebagai_teks()
        assert "\n" not in m.pesan and m.pesan.endswith("."), m.pesan


# Sound data


def test_data_laporan_tanpa_galat(folder: Path) -> None:
    """Negative control for every test below: the copy that they spoil is sound."""
    tabel, masalah = baca(folder)
    assert masalah == []
    assert {f"data/{p.name}" for p in folder.glob("*.csv")} == {t.berkas for t in tabel.values()}


def sebagai_sel(nilai: object) -> str:
    """A typed value as it stands in a canonical CSV file."""
    match nilai:
        case None:
            return ""
        case bool():
            return str(nilai).lower()
        case date():
            return nilai.isoformat()
        case _:
            return str(nilai)


def test_setiap_sel_terbaca_persis() -> None:
    """Every cell of every file of the project, leading zeros and line breaks included."""
    for tabel in muat(AKAR / "data").values():
        with (AKAR / tabel.berkas).open(encoding="utf-8", newline="") as berkas:
            judul, *baris = csv.reader(berkas)
        assert list(tabel.nama_kolom)[: len(judul)] == judul, tabel.berkas
        assert all(n is None for k in tabel.nama_kolom[len(judul) :] for n in tabel.isi[k])
        assert list(tabel.isi.index) == list(range(2, len(baris) + 2)), tabel.berkas
        isi = [[sebagai_sel(n) for n in r[: len(judul)]] for r in tabel.isi.itertuples(index=False)]
        assert isi == baris, tabel.berkas


def test_jenis_nilai(folder: Path) -> None:
    tabel, _ = baca(folder)
    instansi = tabel["instansi"].satu()
    assert (instansi.kode_ba, instansi.kode_kppn) == ("013", "039")
    kegiatan = tabel["anggaran_kegiatan"].satu(kegiatan="manajemen-kinerja")
    assert kegiatan.pagu == 68_926_000 and type(kegiatan.pagu) is Decimal
    assert kegiatan.tahun == 2023 and type(kegiatan.tahun) is int
    assert kegiatan.pagu_awal is None
    assert tabel["realisasi"].satu(indikator="1.1", sumber="LKJIP", tahun=2023).nilai == Decimal(74)
    assert tabel["laporan"].satu().tanggal_data == date(2023, 12, 7)
    assert tabel["kategori"].satu(kode="AA").bawah_termasuk is False


def test_tempat_sel(folder: Path) -> None:
    tabel, _ = baca(folder)
    baris = tabel["anggaran_kegiatan"].satu(kegiatan="manajemen-kinerja")
    asal = tabel["anggaran_kegiatan"].asal(baris.Index, "pagu")
    assert str(asal) == "data/anggaran_kegiatan.csv, baris 7, kolom pagu"
    with pytest.raises(LookupError, match=r"6 baris"):
        tabel["anggaran_kegiatan"].satu(tahun=2023)


# What is written is read back


BIDANG: list[dict[str, Any]] = [
    {"name": "kode", "type": "string", "constraints": {"required": True}},
    {"name": "teks", "type": "string"},
    {"name": "angka", "type": "number"},
    {"name": "bulat", "type": "integer"},
    {"name": "hari", "type": "date", "format": "%Y-%m-%d"},
    {"name": "benar", "type": "boolean"},
]
SUMBER = {
    "name": "uji", "profile": "tabular-data-resource", "path": "uji.csv", "scheme": "file",
    "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
    "schema": {"fields": BIDANG, "primaryKey": "kode"},
}  # fmt: skip
# Everything a person can type; no control characters, and no space around a cell.
HURUF = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")) | st.sampled_from(
    ",;\"'\n|–“”é \N{NO-BREAK SPACE}"
)
# UTF-8 read as cp1252 ("Â¡" for "¡") is refused as damage, so no such pair may come by chance.
RUSAK = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]")
TEKS = (
    st.text(HURUF, min_size=1, max_size=40)
    .map(str.strip)
    .filter(lambda t: t and not RUSAK.search(t))
)
BARIS = st.tuples(
    st.from_regex(r"0[0-9]{0,3}[A-Z]?|[1-4]\.[1-9]", fullmatch=True),
    st.none() | TEKS,
    st.none() | st.decimals(-(10**12), 10**12, places=2),
    st.none() | st.integers(-(10**15), 10**15),
    st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.none() | st.booleans(),
)


@pytest.mark.lama
@given(st.lists(BARIS, min_size=1, max_size=6, unique_by=lambda b: b[0]))
def test_yang_ditulis_terbaca_kembali(
    tmp_path_factory: pytest.TempPathFactory, baris: list[tuple[object, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("uji")
    paket = {"profile": "data-package", "name": "uji", "resources": [SUMBER]}
    (folder / PAKET).write_text(json.dumps(paket), encoding="utf-8")
    with (folder / "uji.csv").open("w", encoding="utf-8", newline="") as berkas:
        tulis = csv.writer(berkas, lineterminator="\n")
        tulis.writerow([b["name"] for b in BIDANG])
        tulis.writerows([sebagai_sel(n) for n in b] for b in baris)
    tabel, masalah = baca(folder)
    assert masalah == []
    kembali = [tuple(r)[1:] for r in tabel["uji"].baris()]
    assert kembali == baris
    assert [[type(n) for n in b] for b in kembali] == [[type(n) for n in b] for b in baris]


def test_rujukan_diuji_menurut_acuannya(folder: Path) -> None:
    ganti_sel(folder / "indikator.csv", 2, "kode", "9.9")
    _, masalah = baca(folder)
    assert ("D023", "data/realisasi.csv", "1.1") in {(m.kode, m.berkas, m.nilai) for m in masalah}


def test_kunci_yang_keliru_bentuknya_disebut_sekali(folder: Path) -> None:
    """Where the key itself is told, references to it are not; nor is a row's key proposed for
    another, or what no key may be for a reference."""
    ganti_sel(folder / "pejabat.csv", 2, "kode", "Kepala Rutan")
    _, masalah = baca(folder)
    assert [(m.kode, m.berkas, m.nilai) for m in masalah] == [
        ("D021", "data/pejabat.csv", "Kepala Rutan")
    ]
    assert "Mungkin maksudnya: “kepala-rutan”." in masalah[0].pesan
    ganti_sel(folder / "tanda_tangan.csv", 2, "pejabat", "kepala-rutn")
    _, (_, rujukan) = baca(folder)
    assert (rujukan.kode, rujukan.nilai) == ("D023", "kepala-rutn")
    assert "Kepala Rutan" not in rujukan.pesan


def test_berkas_cacat_tidak_disebut_di_tabel_lain(folder: Path) -> None:
    """What cannot even be read in one file says nothing of the tables without a tie to it."""
    indikator = folder / "indikator.csv"
    indikator.write_bytes(indikator.read_bytes() + b"1.1\n")
    tabel, masalah = baca(folder)
    assert {m.berkas for m in masalah} == {"data/indikator.csv"}
    assert "pegawai" in tabel and "indikator" not in tabel


# Mistakes, one a test


def ubah(berkas: str, lama: str, baru: str) -> Callable[[Path], None]:
    """Spoil the only place in a file that reads `lama`."""
    return lambda folder: ganti(folder / berkas, lama, baru)


def tambah(berkas: str, baris: str) -> Callable[[Path], None]:
    """Spoil a file by text behind its last row."""

    def rusak(folder: Path) -> None:
        jalur = folder / berkas
        jalur.write_text(jalur.read_text(encoding="utf-8") + baris, encoding="utf-8")

    return rusak


def isi_bita(berkas: str, bita: bytes) -> Callable[[Path], None]:
    """Put other bytes in place of a file."""

    def rusak(folder: Path) -> None:
        (folder / berkas).write_bytes(bita)

    return rusak


def hapus(berkas: str) -> Callable[[Path], None]:
    """Take a file away."""
    return lambda folder: (folder / berkas).unlink()


def rusak_penyandian(folder: Path) -> None:
    """A byte that belongs to no UTF-8 text, in a row that is UTF-8 otherwise."""
    berkas = folder / "smart.csv"
    berkas.write_bytes(berkas.read_bytes() + "2022,2022-12-07,80,Baik –".encode() + b"\xff,SMART\n")


Kasus = tuple[Callable[[Path], None], str, str, int | None, str, str]
KASUS: dict[str, Kasus] = {
    # name: (spoil, code, file, row, column, value)
    "skema-hilang": (hapus(PAKET), "D001", PAKET, None, "", ""),
    "skema-bukan-json": (isi_bita(PAKET, b"{,"), "D002", PAKET, 1, "", ""),
    "skema-bukan-teks": (isi_bita(PAKET, b"\xff\xfe{"), "D002", PAKET, None, "", ""),
    "skema-bukan-paket": (isi_bita(PAKET, b"[]"), "D002", PAKET, None, "", ""),
    "berkas-hilang": (hapus("smart.csv"), "D003", "smart.csv", None, "", ""),
    "bukan-utf-8": (rusak_penyandian, "D004", "smart.csv", 3, "", ""),
    "kolom-salah-nama": (
        ubah("smart.csv", "predikat", "sebutan"),
        "D010", "smart.csv", 1, "predikat", "sebutan",
    ),
    "kolom-hilang": (
        ubah("smart.csv", "predikat,sumber", "predikat"),
        "D010", "smart.csv", 1, "sumber", "",
    ),
    "kolom-asing": (
        ubah("smart.csv", "predikat,sumber", "predikat,sumber,lain"),
        "D010", "smart.csv", 1, "lain", "",
    ),
    "kolom-ganda": (
        ubah("smart.csv", "predikat,sumber", "nilai,sumber"),
        "D010", "smart.csv", 1, "predikat", "nilai",
    ),
    "bukan-angka": (
        ubah("smart.csv", "87.94", "tinggi"),
        "D020", "smart.csv", 2, "nilai", "tinggi",
    ),
    "bukan-bilangan-bulat": (
        ubah("anggaran_kegiatan.csv", "2334160000", "dua miliar"),
        "D020", "anggaran_kegiatan.csv", 2, "pagu", "dua miliar",
    ),
    "angka-tak-hingga": (
        ubah("realisasi.csv", "1.1,2023,SM2,LKJIP,74", "1.1,2023,SM2,LKJIP,INF"),
        "D020", "realisasi.csv", 2, "nilai", "INF",
    ),
    "tanggal-tidak-ada": (
        ubah("smart.csv", "2023-12-07", "2023-02-30"),
        "D020", "smart.csv", 2, "tanggal", "2023-02-30",
    ),
    "bukan-ya-tidak": (
        ubah("kategori.csv", "AA,85,false", "AA,85,mungkin"),
        "D020", "kategori.csv", 2, "bawah_termasuk", "mungkin",
    ),
    "wajib-kosong": (
        ubah("smart.csv", "Baik,SMART", "Baik,"),
        "D021", "smart.csv", 2, "sumber", "",
    ),
    "bukan-pilihan": (
        ubah("realisasi.csv", "1.1,2023,SM2,LKJIP,74", "1.1,2023,SM,LKJIP,74"),
        "D021", "realisasi.csv", 2, "periode", "SM",
    ),
    "terlalu-kecil": (
        ubah("anggaran_kegiatan.csv", "2334160000", "-1"),
        "D021", "anggaran_kegiatan.csv", 2, "pagu", "-1",
    ),
    "terlalu-besar": (
        ubah("ikpa.csv", "89.75", "189.75"),
        "D021", "ikpa.csv", 3, "nilai", "189.75",
    ),
    "bentuk-salah": (
        ubah("koreksi.csv", "K01,", "X01,"),
        "D021", "koreksi.csv", 2, "kode", "X01",
    ),
    "kunci-ganda": (
        tambah("smart.csv", "2023,2023-12-07,80,Baik,SMART\n"),
        "D022", "smart.csv", 3, "tahun", "2023",
    ),
    "kunci-ganda-yang-sebagian-kosong": (
        tambah("perjanjian_kinerja.csv", "2023,SoE,2023-01-16,kepala-rutan,kepala-rutan\n"),
        "D022", "perjanjian_kinerja.csv", 4, "tahun + dokumen", "2023 + (kosong)",
    ),
    "sel-berlebih": (
        ubah("smart.csv", "Baik,SMART", "Baik,SMART,lebih"),
        "D022", "smart.csv", 2, "", "lebih",
    ),
    "sel-jauh-di-kanan": (
        tambah("smart.csv", ",,,,,,,x\n"),
        "D022", "smart.csv", 3, "", "x",
    ),
    "baris-kosong": (
        ubah("pegawai.csv", "jabatan,3,", "\njabatan,3,"),
        "D022", "pegawai.csv", 4, "", "",
    ),
    "rujukan-tabel-lain": (
        ubah("kegiatan.csv", "Operasi Bidang Keamanan,pelayanan-penegakan-hukum", "Operasi,asing"),
        "D023", "kegiatan.csv", 3, "program", "asing",
    ),
    "rujukan-tabel-sendiri": (
        ubah("sasaran.csv", "SPU-1,program,SS3", "SPU-1,program,SS9"),
        "D023", "sasaran.csv", 5, "induk", "SS9",
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", KASUS)
def test_satu_kesalahan(folder: Path, nama: str) -> None:
    rusak, kode, berkas, baris, kolom, nilai = KASUS[nama]
    rusak(folder)
    _, masalah = baca(folder)
    assert masalah, nama
    pastikan_indonesia(masalah)
    letak = [(m.kode, m.berkas, m.baris, m.kolom or "", m.nilai or "") for m in masalah]
    assert (kode, f"data/{berkas}", baris, kolom, nilai) in letak
    assert {m.tingkat for m in masalah} == {"galat"}
    # Nothing else is blamed: neither another file nor another row.
    assert {(x[1], x[2]) for x in letak} == {(f"data/{berkas}", baris)}


def test_kode_sasaran_yang_juga_kode_indikator(folder: Path) -> None:
    """Where one code means two things, it is the code that must differ, not the row."""
    with (folder / "rumusan.csv").open("a", encoding="utf-8") as berkas:
        berkas.write("PK,2023,1,99,,Indikator\n")
    (biasa,) = baca(folder)[1]
    assert biasa.kode == "D022" and "Hapus baris yang ganda" in biasa.pesan
    with (folder / "indikator.csv").open("a", encoding="utf-8") as berkas:
        berkas.write("1,1,99,Indikator,%,maksimal\n")
    (kembar,) = baca(folder)[1]
    assert (kembar.kode, kembar.baris) == ("D022", biasa.baris)
    assert "kode lain, misalnya 1.1," in kembar.pesan and "dari baris 52" in kembar.pesan
    pastikan_indonesia([biasa, kembar])


def test_berkas_kosong_bukan_tabel_kosong(folder: Path) -> None:
    """An empty file has lost its header; that must not read as a table without rows."""
    (folder / "smart.csv").write_bytes(b"")
    _, masalah = baca(folder)
    assert [m.berkas for m in masalah] == ["data/smart.csv"]
    pastikan_indonesia(masalah)


def test_baris_yang_harus_dihapus_disebut_sekali(folder: Path) -> None:
    """Its cells need not be put right."""
    with (folder / "target.csv").open("a", encoding="utf-8") as berkas:
        berkas.write("Jumlah,,,,5\n")
    (m,) = baca(folder)[1]
    assert (m.kode, m.berkas, m.kolom) == ("D063", "data/target.csv", "indikator")
    pastikan_indonesia([m])


def test_tabel_tanpa_baris_boleh(folder: Path) -> None:
    berkas = folder / "smart.csv"
    berkas.write_text(berkas.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    tabel, masalah = baca(folder)
    assert masalah == [] and len(tabel["smart"].isi) == 0


def test_baris_yang_terlalu_lebar_bukan_judul(tmp_path: Path) -> None:
    """The first row is the head however wide the others are, in every table of the package."""
    folder = salin(tmp_path, ["data"]) / "data"
    jalur = folder / "kendala.csv"
    jalur.write_text(jalur.read_text(encoding="utf-8").replace('"', "'"), encoding="utf-8")
    masalah = baca(folder)[1]
    assert {m.baris for m in masalah if m.kode == "D022"} == {2, 4}
    assert {m.berkas for m in masalah} == {"data/kendala.csv"}
    pastikan_indonesia(masalah)


def test_sel_kurang_disebut_sekali(folder: Path) -> None:
    """A row that is too short is told as such, at the column that is missing."""
    ganti(folder / "smart.csv", "87.94,Baik,SMART", "87.94,Baik")
    _, masalah = baca(folder)
    pastikan_indonesia(masalah)
    assert {(m.kode, m.baris, m.kolom) for m in masalah} >= {("D022", 2, "sumber")}


def test_koma_desimal_tanpa_tanda_kutip(folder: Path) -> None:
    """A row alone with a cell more, be it an empty one, stands one column off: that is told, and
    not what its cells would then mean."""
    ukuran = folder / "ukuran.csv"
    with ukuran.open("a", encoding="utf-8") as berkas:
        berkas.write("1.1,2023,B01,80,100,,\n1.1,2023,B02,80,5,100,,\n1.1,2023,B03,1,2,,\n")
    ganti(folder / "smart.csv", "87.94,Baik,SMART", "87,94,Baik,SMART")
    _, masalah = baca(folder)
    pastikan_indonesia(masalah)
    awal = len(ukuran.read_text(encoding="utf-8").splitlines()) - 2
    assert [(m.kode, m.berkas, m.baris) for m in urutkan(masalah)] == [
        ("D022", "data/smart.csv", 2), ("D022", "data/ukuran.csv", awal + 1),
    ]  # fmt: skip
    assert all("tulis desimal dengan titik" in m.pesan for m in masalah)


@pytest.mark.parametrize("mulai", [0, 16])
def test_kolom_kosong_dari_excel_bukan_sel_berlebih(folder: Path, mulai: int) -> None:
    """Empty cells at the right of many rows are what a spreadsheet adds."""
    target = folder / "target.csv"
    baris = target.read_text(encoding="utf-8").splitlines()
    isi = "".join(f"{satu}{',,' if n >= mulai else ''}\n" for n, satu in enumerate(baris))
    target.write_text(isi, encoding="utf-8")
    assert baca(folder)[1] == []


def test_semua_kesalahan_sekaligus(folder: Path) -> None:
    """Several mistakes in several files, and two in one row, come in one go and in order."""
    ganti(folder / "ikpa.csv", "89.75,OM-SPAN,2023-11-30", "tinggi,,2023-11-31")
    ganti(folder / "ikpa.csv", "Dispensasi SPM,5", "Dispensasi SPM,105")
    ganti(folder / "smart.csv", "predikat", "sebutan")
    (folder / "kendala.csv").unlink()
    with pytest.raises(GalatLaporan) as galat:
        muat(folder)
    masalah = galat.value.masalah
    assert [(m.kode, m.berkas, m.baris, m.kolom) for m in masalah] == [
        ("D020", "data/ikpa.csv", 3, "nilai"),
        ("D021", "data/ikpa.csv", 3, "sumber"),
        ("D020", "data/ikpa.csv", 3, "tanggal"),
        ("D021", "data/ikpa.csv", 8, "bobot"),
        ("D003", "data/kendala.csv", None, None),
        ("D010", "data/smart.csv", 1, "predikat"),
    ]
    pastikan_indonesia(masalah)
    garis = str(galat.value).splitlines()
    assert garis == [m.sebagai_teks() for m in masalah]
    assert garis[0].startswith(
        "GALAT D020 · data/ikpa.csv, baris 3, kolom “nilai” [isi: “tinggi”]: "
    )
    # Sound tables are read all the same.
    tabel, _ = baca(folder)
    assert {"ikpa", "smart", "kendala"}.isdisjoint(tabel) and "realisasi" in tabel


def test_pemeriksa_bahasa_mengenal_bahasa_inggris() -> None:
    """Negative control for `pastikan_indonesia`."""
    for pesan in ("Expecting ',' delimiter.", "Nilai None.", "Tanpa titik", "Dua\nbaris."):
        with pytest.raises(AssertionError):
            pastikan_indonesia([Masalah("D020", "galat", "data/x.csv", 1, None, None, pesan)])


def test_nip_orang_lain_tidak_pernah_disarankan(tmp_path: Path) -> None:
    """Of a number that identifies a person only its own digits are shown."""
    folder = salin(tmp_path, ["data"]) / "data"
    jalur = folder / "pejabat.csv"
    asli = jalur.read_text(encoding="utf-8")
    for nip, kata in (
        ("196709251990031001", "“19670925 199003 1 001”"),
        ("196709251990031000", "ketik lengkap menurut dokumennya"),  # what Excel left of it
        ("1.9671E+17", "ketik lengkap menurut dokumennya"),
        ("NIP. 196709251990031001", "“19670925 199003 1 001”"),
        ("19670925", "dipisah satu spasi"),
    ):
        jalur.write_text(asli.replace("19670925 199003 1 001", nip), encoding="utf-8")
        (m,) = baca(folder)[1]
        assert (m.kode, m.kolom, m.nilai) == ("D021", "nip", nip)
        assert "19641126" not in m.pesan and kata in m.pesan
        # Nor as an example of how such a number is written.
        assert "19670925" not in m.pesan or "196709" in nip


def test_desimal_ketikan_tampil_utuh(tmp_path: Path) -> None:
    folder = salin(tmp_path, ["data"]) / "data"
    ganti(folder / "realisasi.csv", "1.1,2023,SM2,LKJIP,74,%", "1.1,2023,SM2,LKJIP,74.267,%")
    register = buka(folder).register
    assert register["realisasi/1.1/2023/LKJIP"].teks == "74,267%"
    assert register["realisasi/1.2/2023/LKJIP"].teks == "80%"
