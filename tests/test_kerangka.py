"""The folder of a new unit: nothing of another unit, sound from the first, honest of its gaps."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from macros.asupan.skema.program import dikenal
from macros.dasar.deklarasi import Catatan, Ruas
from macros.dasar.masalah import Masalah
from macros.dasar.penulisan import ROMAWI
from macros.hitung.laporan import buka
from macros.periksa.bacaan_bab import _cacat
from macros.periksa.kerangka import _berkas_janggal, _nav
from macros.periksa.menyeluruh import periksa
from macros.periksa.urutan import LetakBab, periksa_urutan
from macros.temuan.naskah import Bab
from scripts.baru.unit import INTI, PROFIL, pasang
from tests.penanda import bila_lengkap
from tests.proyek import AKAR
from tests.test_mini import MILIK_SENDIRI

ASING = (*MILIK_SENDIRI, "Rutan", "Rumah Tahanan", "E-Performance", "SP2D")
EDISI = {
    "kode": "2032", "tahun": "2032", "periode": "TAHUN", "judul": "Laporan Kinerja",
    "tanggal_data": "2032-12-31", "tanggal_terbit": "2033-01-15", "tempat": "Rekaan",
}  # fmt: skip
INSTANSI = {
    "nama": "Unit Rekaan", "nama_singkat": "Unit Rekaan", "kabupaten": "Kabupaten Rekaan",
    "alamat": "Jalan Umpama Nomor 1", "kode_pos": "00000",
}  # fmt: skip


def tambah(folder: Path, tabel: str, isi: dict[str, str]) -> None:
    """A row at the end of a table."""
    kolom = [k["name"] for k in dikenal()[tabel]["schema"]["fields"]]
    assert isi.keys() <= {*kolom}
    with (folder / "data" / f"{tabel}.csv").open("a", encoding="utf-8") as berkas:
        berkas.write(",".join(isi.get(k, "") for k in kolom) + "\n")


@pytest.fixture
def unit(tmp_path: Path, profil: str) -> Path:
    """A new unit of one kind, with what `new unit` asks for."""
    pasang(profil, tmp_path / profil)
    tambah(tmp_path / profil, "laporan", EDISI)
    tambah(tmp_path / profil, "instansi", INSTANSI)
    return tmp_path / profil


SEMUA = sorted(f.name for f in PROFIL.iterdir() if f.is_dir() and f.name != INTI)
setiap_profil = pytest.mark.parametrize("profil", SEMUA)


@pytest.mark.lama
@pytest.mark.parametrize("profil", bila_lengkap(SEMUA, {"upt"}))
def test_unit_baru_tanpa_galat(unit: Path, profil: str) -> None:
    """Without data there is no error, and every gap that an author must close is told."""
    masalah = periksa(unit)
    assert [m.sebagai_teks() for m in masalah if m.kode != "T603"] == []
    assert len(masalah) == sum(
        b.read_text("utf-8").count("belum_ditulis(") for b in (unit / "docs").rglob("*.md")
    )
    paket = json.loads((unit / "data" / "datapackage.json").read_text("utf-8"))
    assert paket["profil"] == profil
    assert len(buka(unit / "data").data) == len(paket["resources"])


@setiap_profil
def test_nav_memuat_setiap_halaman(unit: Path, profil: str) -> None:
    nav = re.findall(r"- (\S+\.md)", (unit / "mkdocs.yml").read_text("utf-8"))
    ada = {b.relative_to(unit / "docs").as_posix() for b in (unit / "docs").rglob("*.md")}
    assert set(nav) == ada
    assert len(nav) == len(ada)
    lain = ("bab-3-akuntabilitas-kinerja/kinerja-anggaran.md" in nav) is (profil == "upt")
    assert lain


def test_tidak_ada_milik_unit_lain() -> None:
    isi = {b: b.read_text("utf-8") for b in PROFIL.rglob("*") if b.is_file()}
    temuan = [(b.name, kata) for b, teks in isi.items() for kata in ASING if kata in teks]
    assert temuan == []
    assert [(b.name, t) for b in isi for t in tahun_tertulis(b.name, isi[b])] == []


def tahun_tertulis(nama: str, isi: str) -> list[str]:
    """The years of the last decades that a file names; a regulation's own name and term of force
    are the same for every unit."""
    if nama == "peraturan.csv":
        milik = {"kode", "tahun", "mulai", "sampai", "diganti"}
        baris = csv.DictReader(isi.splitlines())
        isi = "\n".join(r[k] for r in baris for k in r if k not in milik)
    return re.findall(r"\b20[23]\d\b", isi)


def test_tahun_laporan_terlihat_juga_di_antara_peraturan() -> None:
    """The negative control: only a regulation's own years are passed over."""
    kepala = "kode,jenis,tahun,tentang,mulai,sampai,diganti\n"
    isi = kepala + "a-1-2021,A,2021,Laporan Tahun 2023,2021,2022,a-2-2022\n"
    assert tahun_tertulis("peraturan.csv", isi) == ["2023"]
    assert tahun_tertulis("laporan.csv", isi).count("2021") == 3


def test_sumber_yang_disebut_dimiliki_profil() -> None:
    """A declaration names no source that the unit's own table has not."""
    for profil in SEMUA:
        folder = [PROFIL / p / "data" for p in ("inti", profil)]
        teks = "".join(b.read_text("utf-8") for f in folder for b in f.glob("*.yaml"))
        sumber = "".join(b.read_text("utf-8") for f in folder for b in f.glob("sumber.csv"))
        disebut = set(re.findall(r"/([A-Z][A-Z0-9-]+)\b", teks))
        assert disebut <= {b.partition(",")[0] for b in sumber.splitlines()}


def test_folder_yang_ada_tidak_ditimpa(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    with pytest.raises(FileExistsError):
        pasang("pemda", tmp_path)


def test_profil_dikenal_skema() -> None:
    skema = AKAR / "macros" / "asupan" / "skema"
    assert sorted(b.stem for b in skema.glob("*.json") if b.stem != "inti") == SEMUA


def urutan(halaman: Iterable[str], depan: Mapping[str, Mapping[str, Ruas]]) -> list[Masalah]:
    return [*periksa_urutan([LetakBab.dari(src, depan[src]) for src in halaman])]


def test_angka_bab_menurut_urutannya() -> None:
    """Only chapters of the body count, and of these the first level alone must have a numeral; a
    part has that of the chapter that it belongs to, and what is no part of the body has none."""
    isi = {
        "kata.md": {"bagian": "awal"},
        "satu.md": {"bab": "I"},
        "anak.md": {"tingkat": "2"},
        "anak-keliru.md": {"tingkat": "3", "bab": "II"},
        "dua.md": {"bagian": "isi"},
        "tiga.md": {"judul_pendek": "T", "bab": "II"},
        "lampiran.md": {"bagian": "lampiran", "bab": "IX"},
    }
    depan = {
        src: {nama: Ruas(satu[nama], n) for n, nama in enumerate(satu, 2)}
        for src, satu in isi.items()
    }
    keliru = [
        (m.berkas, m.baris, m.nilai, *re.findall("“(?:bab|tingkat): .*?”", m.pesan))
        for m in urutan(isi, depan)
    ]
    assert keliru == [
        ("docs/anak-keliru.md", 3, "II", "“tingkat: 1”", "“bab: I”"),
        ("docs/dua.md", 1, None, "“tingkat: 2”", "“bab: II”"),
        ("docs/lampiran.md", 3, "IX"),
    ]
    # A part needs a chapter above it; and a report has no more chapters than there are numerals.
    (tanpa,) = urutan(["anak.md", "satu.md"], depan)
    assert (tanpa.berkas, tanpa.baris, tanpa.nilai) == ("docs/anak.md", 2, "2")
    # A numeral that is left out is told of behind a chapter with parts, too.
    (satu,) = urutan(["satu.md", "anak-benar.md", "tiga.md"], {
        **depan, "anak-benar.md": {"tingkat": Ruas("2", 2), "bab": Ruas("I", 3)},
        "tiga.md": {"bab": Ruas("III", 2)},
    })  # fmt: skip
    assert (satu.berkas, satu.nilai) == ("docs/tiga.md", "III")
    # Where the next chapter goes on from it, what is called a part is a chapter: nothing follows.
    lanjut = {**depan, "tiga.md": {"bab": Ruas("III", 2)}}
    (satu,) = urutan(["satu.md", "anak-keliru.md", "tiga.md"], lanjut)
    assert satu.berkas == "docs/anak-keliru.md"
    banyak = {f"{n}.md": {"bab": Ruas(r, 2)} for n, r in enumerate(ROMAWI)}
    assert not urutan(banyak, banyak)
    assert not urutan([*banyak, "akhir.md"], {**banyak, "akhir.md": {}})


# A report: pages by their part, level and numeral, and what is told of which of them.
AWAL, LAMPIRAN, ANAK = {"bagian": "awal"}, {"bagian": "lampiran"}, {"tingkat": "2"}
BAB = [{"bab": romawi} for romawi in ROMAWI]


@pytest.mark.parametrize(
    ("isi", "keliru"),
    [
        ([AWAL, BAB[0], ANAK, BAB[1], LAMPIRAN, LAMPIRAN], {}),
        ([AWAL, BAB[0], {**AWAL, "cetak": "false"}, BAB[1], LAMPIRAN], {}),
        ([{"bagian": "isi"}, AWAL, BAB[0], BAB[1]], {0: "bagian: awal"}),
        ([{"bagian": "isi"}, BAB[0], BAB[1]], {0: "bagian: awal"}),
        ([{}, AWAL, BAB[0], BAB[1]], {0: "“---”, “bagian: awal”, dan “---”"}),
        ([AWAL, BAB[0], AWAL, BAB[1], LAMPIRAN], {2: "bagian: isi"}),
        ([AWAL, BAB[0], LAMPIRAN, BAB[1]], {2: "bagian: isi"}),
        ([AWAL, BAB[0], LAMPIRAN, {}, LAMPIRAN], {3: "bagian: lampiran"}),
        ([AWAL, BAB[0], BAB[0], BAB[1], BAB[2]], {2: "tingkat: 2"}),
        ([AWAL, BAB[0], {}, BAB[1], BAB[2]], {2: "tingkat: 2"}),
        ([AWAL, BAB[0], {**LAMPIRAN, **BAB[1]}, BAB[2]], {2: "bagian: isi"}),
        ([BAB[2], BAB[0], BAB[1]], {0: "bab: I", 1: "bab: II", 2: "bab: III"}),
    ],
)
def test_hanya_yang_tidak_pada_tempatnya(isi: list[dict[str, str]], keliru: dict[int, str]) -> None:
    """One page out of place is told alone, and not those that follow it."""
    depan = {
        f"{n}.md": {nama: Ruas(satu[nama], baris) for baris, nama in enumerate(satu, 2)}
        for n, satu in enumerate(isi)
    }
    semua = urutan(depan, depan)
    assert [m.berkas for m in semua] == [f"docs/{n}.md" for n in keliru]
    assert all(kata in m.pesan for m, kata in zip(semua, keliru.values(), strict=True))


@pytest.mark.parametrize(
    ("isi", "baris"),
    [
        ("nav:\n  - Bab:\n    - {makro}: a.md\n", [3]),
        ("nav:\n  - {makro}:\n    - a.md\n", [2]),
        ("# {makro}\nnav:\n  - a.md # {makro}\n", []),
    ],
)
@pytest.mark.parametrize("makro", ["Unit {{ instansi.nama }}", "A {% if x %}", "A {#x#}"])
def test_makro_dalam_mkdocs_disebut(tmp_path: Path, isi: str, baris: list[int], makro: str) -> None:
    """No macro is read outside of chapters; in a comment nobody sees one."""
    (tmp_path / "mkdocs.yml").write_text(isi.replace("{makro}", makro), encoding="utf-8")
    catatan = Catatan("mkdocs.yml")
    _nav(tmp_path, ["a.md"], {}, catatan)
    assert [m.baris for m in catatan.masalah if m.kode == "B034"] == baris


@pytest.mark.parametrize(
    ("isi", "baris"),
    [("extra:\n", 1), ("extra:\n\nnav:\n", 3), ("extra:\nnav: a.md\n", 2)],
)
def test_tanpa_daftar_bab(tmp_path: Path, isi: str, baris: int) -> None:
    """What stands in place of the list is named by its line; where nothing does, the file is."""
    (tmp_path / "mkdocs.yml").write_text(isi, encoding="utf-8")
    catatan = Catatan("mkdocs.yml")
    assert _nav(tmp_path, [], {}, catatan) == []
    assert [(m.kode, m.baris) for m in catatan.masalah] == [("B031", baris)]


@pytest.mark.parametrize(
    ("butir", "salah"), [(["a.md"], "index.md"), (["a.md", "index.md"], ""), (["b.md"], "b.md")]
)
def test_tanpa_halaman_depan(tmp_path: Path, butir: list[str], salah: str) -> None:
    """It is asked for where the other pages are right."""
    (tmp_path / "mkdocs.yml").write_text("nav:\n" + "".join(f"  - {b}\n" for b in butir), "utf-8")
    catatan = Catatan("mkdocs.yml")
    _nav(tmp_path, ["a.md"] * ("a.md" in butir) + ["index.md"] * (len(butir) > 1), {}, catatan)
    assert [(m.kode, m.nilai) for m in catatan.masalah] == [("B031", salah)] * bool(salah)


def test_aksara_yang_tidak_dapat_dicetak() -> None:
    """By its number; NUL, of which a file of another kind is full, has words of its own."""
    for aksara, kata in (("\x0b", "U+000B"), ("\0", "NUL")):
        (m,) = _cacat(Bab("a.md", f"# Satu\n\nx{aksara}y\n"))
        assert (m.kode, m.baris) == ("B011", 3) and kata in m.pesan


def test_tautan_berkas_yang_tidak_dapat_dipakai(tmp_path: Path) -> None:
    """A link to a folder, or to nothing; one to a file is as good as that."""
    (tmp_path / "docs" / "folder").mkdir(parents=True)
    (tmp_path / "docs" / "a.md").touch()
    for nama, tujuan in (("baik.md", "a.md"), ("ke-folder", "folder"), ("putus.md", "tiada.md")):
        (tmp_path / "docs" / nama).symlink_to(tujuan)
    salah = [(m.kode, m.berkas) for m in _berkas_janggal(tmp_path / "docs")]
    assert salah == [("B035", "docs/ke-folder"), ("B035", "docs/putus.md")]
