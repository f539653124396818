"""The tables that the program knows, and a report that lists only those that it has."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from macros.asupan import skema
from macros.asupan.antartabel import periksa_tabel
from macros.asupan.muat import Data, baca, muat
from macros.asupan.pesan import BENTUK_POLA
from macros.asupan.skema import PAKET, program
from macros.dasar.berkas import baca_yaml
from macros.dasar.masalah import GalatLaporan
from macros.hitung import angka_skema
from macros.hitung.laporan import buka
from tests.bersama import rakit_dari
from tests.proyek import AKAR, MINI, ganti_sel, salin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return salin(tmp_path, ["data"], dari=MINI) / "data"


def paket(folder: Path) -> dict[str, Any]:
    isi: dict[str, Any] = json.loads((folder / PAKET).read_text(encoding="utf-8"))
    return isi


def ubah(folder: Path, nama: str, **entri: Any) -> None:
    """Add to the entry of a table in the list, or take the table out."""
    isi = paket(folder)
    if entri:
        next(s for s in isi["resources"] if s["name"] == nama).update(entri)
    else:
        isi["resources"] = [s for s in isi["resources"] if s["name"] != nama]
        (folder / f"{nama}.csv").unlink()
    (folder / PAKET).write_text(json.dumps(isi, indent=2), encoding="utf-8")


# What the program knows


@pytest.mark.parametrize(
    ("jenis", "minimum", "tahun"),
    [
        ("integer", 1900, True),
        ("integer", 1899, False),
        ("number", 1900, False),
        ("integer", None, False),
    ],
)
def test_kolom_tahun_dikenal_dari_batasnya(jenis: str, minimum: int | None, *, tahun: bool) -> None:
    batas = None if minimum is None else Decimal(minimum)
    assert skema.SkemaKolom("a", jenis, minimum=batas).tahun is tahun


def test_setiap_tabel_satu_kali_dan_berprofil() -> None:
    semua = [s["name"] for isi in program.profil().values() for s in isi["resources"]]
    assert len(semua) == len({*semua}) == len(program.dikenal())
    assert next(iter(program.profil())) == program.INTI
    inti = {s["name"] for s in program.profil()[program.INTI]["resources"]}
    # The core stands alone: what it refers to is its own.
    for s in program.profil()[program.INTI]["resources"]:
        tujuan = {r["reference"]["resource"] for r in s["schema"].get("foreignKeys", ())}
        assert tujuan <= {"", *inti}, s["name"]


def test_paket_lengkap_sama_bagi_yang_mendaftar() -> None:
    """The real report's list gives every table just as the program describes it."""
    ada = muat(AKAR / "data").paket["resources"]
    for s in ada:
        baku = program.dikenal()[s["name"]]
        assert {k: v for k, v in s.items() if k != "sources"} == baku, s["name"]


# Tables that a report does not have


def test_tabel_yang_tidak_ada(folder: Path) -> None:
    data = muat(folder)
    assert "ukuran" not in data and data.get("ukuran") is None
    assert list(data["ukuran"].baris()) == []
    assert list(data["ukuran"].nama_kolom)[:3] == ["indikator", "tahun", "periode"]
    with pytest.raises(KeyError):
        data["tabel-rekaan"]
    with pytest.raises(KeyError):
        Data({}, data.paket)["indikator"]  # listed, but not sound


def test_laporan_tanpa_tabel_yang_boleh_tidak_ada(folder: Path) -> None:
    """Computing asks for no table by its presence."""
    wajib = {"laporan", "instansi", "pejabat", "kategori", "tanda_tangan", "perjanjian_kinerja"}
    for nama in [s["name"] for s in paket(folder)["resources"] if s["name"] not in wajib]:
        if nama != "angka_sendiri":
            ubah(folder, nama)
    lap = buka(folder)
    assert not list(periksa_tabel(lap.data))
    assert lap.daftar_indikator() == []


def test_rujukan_ke_tabel_yang_tidak_ada(folder: Path) -> None:
    for nama, kolom in (("satuan", "satuan"), ("sumber", "sumber")):
        ubah(folder, nama)
        data, masalah = baca(folder)
        assert masalah == []
        semua = [*periksa_tabel(data)]  # one for a table, not for every column or row
        assert {m.kode for m in semua} == {"D023"} and len({m.nilai for m in semua}) == len(semua)
        assert f"realisasi.csv (“{kolom}”)" in next(m.pesan for m in semua if m.nilai == nama)


def test_berkas_dikenal_yang_tidak_terdaftar(folder: Path) -> None:
    (folder / "ukuran.csv").write_text("indikator\n", encoding="utf-8")
    (m,) = baca(folder)[1]
    assert m.kode == "D009" and '{"name": "ukuran", "path": "ukuran.csv"}' in m.pesan
    assert "pindahkan" not in m.pesan, "it is no table of the unit's own"


def test_tabel_yang_tidak_dikenal_disebut_barisnya() -> None:
    isi = {"profil": "upt", "resources": [{"name": "target"}, {"name": "targett"}]}
    (m,) = program.periksa(isi, json.dumps(isi, indent=1), "data/datapackage.json")
    assert (m.kode, m.baris, m.nilai) == ("D011", 8, "targett")
    assert "“target”" in m.pesan
    isi["profil"] = "upd"
    (m, _) = program.periksa(isi, json.dumps(isi, indent=1), "data/datapackage.json")
    assert (m.kode, m.baris, m.nilai) == ("D011", 2, "upd") and "“upt”" in m.pesan
    ganda = {"resources": [{"name": "target"}, {"name": "target"}]}
    (m,) = program.periksa(ganda, f"\n{json.dumps(ganda, indent=1)}", "data/datapackage.json")
    assert (m.kode, m.baris) == ("D011", 8), "the second of the two"


# A schema of one's own


def test_skema_sendiri_dihormati(folder: Path) -> None:
    """A table with a schema in the list is read by that; what computing needs besides is empty."""
    bidang = [
        {"name": n, "type": "string"}
        for n in ("kode", "sasaran", "urut", "uraian", "satuan", "polaritas", "catatan")
    ]
    jalur = folder / "indikator.csv"
    baris = jalur.read_text(encoding="utf-8").splitlines()
    isi = [f"{baris[0]},catatan", *(f"{b},rekaan" for b in baris[1:])]
    jalur.write_text("\n".join(isi) + "\n", encoding="utf-8")
    ubah(folder, "indikator", schema={"fields": bidang, "primaryKey": "kode"})
    r = muat(folder)["indikator"].satu(kode="1.1")
    assert (r.urut, r.catatan, r.gabung) == ("1", "rekaan", None)
    assert buka(folder).indikator["1.1"].uraian == "Jumlah gangguan keamanan rekaan"


KOLOM = [{"name": "a", "type": "string"}, {"name": "b", "type": "integer"}]
TAK_SAH = [
    {"fields": [{**KOLOM[0], "constraints": {"pattern": "(a"}}]},
    {"fields": [{**KOLOM[0], "constraints": {"minimum": 1}}]},
    {"fields": [{**KOLOM[0], "type": "entah"}]},
    {"fields": [{**KOLOM[0], "constraints": {"maxLength": 3}}]},
    {"fields": [KOLOM[0], KOLOM[0]]},
]


def dengan_tabel(folder: Path, isi: str, nama: str = "sendiri", **skema: Any) -> Path:
    """A report with a table that the program does not know."""
    semua = paket(folder)
    semua["resources"].append({"name": nama, "path": "sendiri.csv", "schema": skema})
    (folder / PAKET).write_text(json.dumps(semua), encoding="utf-8")
    (folder / "sendiri.csv").write_text(isi, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("nama", "isi"), [*(("t", s) for s in TAK_SAH), ("T S", {"fields": KOLOM[:1]})]
)
def test_skema_sendiri_yang_tidak_sah(folder: Path, nama: str, isi: dict[str, Any]) -> None:
    judul = ",".join(k["name"] for k in isi["fields"])
    dengan_tabel(folder, f"{judul}\n{judul}\n", nama, **isi)
    assert [m.kode for m in baca(folder)[1]] == ["D002"]


def test_rujukan_dua_kolom(folder: Path) -> None:
    """What lacks is both together; the table that they lead to is named."""
    ke = {"resource": "target", "fields": ["indikator", "tahun"]}
    rujukan = [{"fields": ["a", "b"], "reference": ke}]
    r = next(muat(folder)["target"].baris())
    ada = f"{r.indikator},{r.tahun}"
    dengan_tabel(folder, f"a,b\n{ada}\n9.9,1990\n", fields=KOLOM, foreignKeys=rujukan)
    (salah,) = baca(folder)[1]
    assert (salah.kode, salah.baris, salah.nilai) == ("D023", 3, "9.9, 1990")
    assert "tidak ada di target.csv" in salah.pesan


def test_kolom_tabel_yang_dirujuk_tidak_dikenal(folder: Path) -> None:
    """Beside a head that is none a code of another form is told of as always."""
    ganti_sel(folder / "pejabat.csv", 1, "kode", "kod")
    ganti_sel(folder / "tanda_tangan.csv", 2, "pejabat", "Kepala Rutan")
    kode = {(m.kode, m.berkas) for m in baca(folder)[1]}
    assert kode == {("D010", "data/pejabat.csv"), ("D021", "data/tanda_tangan.csv")}


# Figures and rows that a schema declares


KUNJUNGAN: dict[str, Any] = {
    "name": "kunjungan",
    "path": "kunjungan.csv",
    "title": "Kunjungan",
    "x-variabel": "hari",
    "schema": {
        "fields": [
            {"name": "hari", "type": "string"},
            {
                "name": "banyak",
                "type": "integer",
                "x-angka": {
                    "kunci": "kunjungan/{hari.slug}/banyak",
                    "label": "Kunjungan hari {hari}",
                    "satuan": "orang",
                },
            },
        ],
        "primaryKey": "hari",
    },
}


def dengan_kunjungan(folder: Path, isi: str, **angka: str) -> Path:
    """The small report with one table more, of which no code knows."""
    daftar = paket(folder)
    entri = json.loads(json.dumps(KUNJUNGAN))
    entri["schema"]["fields"][1]["x-angka"].update(angka)
    daftar["resources"].append(entri)
    (folder / PAKET).write_text(json.dumps(daftar), encoding="utf-8")
    (folder / "kunjungan.csv").write_text(f"hari,banyak\n{isi}", encoding="utf-8")
    return folder


def test_sel_menjadi_angka_menurut_skema(folder: Path) -> None:
    lap = buka(dengan_kunjungan(folder, "Hari Senin,12\nHari Rabu,7\n"))
    angka = lap.register["kunjungan/hari-senin/banyak"]
    assert angka.nilai == 12
    assert (angka.satuan, angka.label) == ("orang", "Kunjungan hari Hari Senin")
    assert [str(m) for m in angka.masukan] == [str(lap.data["kunjungan"].asal(2, "banyak"))]
    assert "kunjungan/HARI/banyak" in angka_skema.pola_kunci(lap.data)
    baris = rakit_dari(lap, None).variabel()["kunjungan"]
    assert isinstance(baris, dict) and baris["Hari Rabu"].banyak == 7


def test_dua_sel_satu_angka_ditolak(folder: Path) -> None:
    isi = dengan_kunjungan(folder, "Senin,12\nRabu,7\n", kunci="kunjungan/banyak")
    with pytest.raises(GalatLaporan) as galat:
        buka(isi)
    assert galat.value.masalah[0].berkas == "data/kunjungan.csv"


@pytest.mark.parametrize(
    "angka", [{"kunci": "kunjungan/{tanggal}"}, {"bentuk": "rekaan"}, {"rumus": "x"}]
)
def test_angka_skema_yang_keliru(folder: Path, angka: dict[str, str]) -> None:
    _, masalah = baca(dengan_kunjungan(folder, "Senin,12\n", **angka))
    assert [m.kode for m in masalah] == ["D002"]


# What is published of it


@pytest.mark.lama
def test_paket_terbit_lengkap_dan_sah(folder: Path, tmp_path: Path) -> None:
    """The list becomes a whole data package: every column described, and no reference in vain."""
    data = muat(folder)
    for nama, isi in data.kanonik().items():
        (tmp_path / nama).write_bytes(isi)
    (tmp_path / PAKET).write_text(json.dumps(data.paket_terbit), encoding="utf-8")
    with system.use_context(trusted=True):
        hasil = Package(str(tmp_path / PAKET)).validate()
    assert hasil.valid, hasil.flatten(["name", "message"])
    assert all(s["schema"]["fields"] and s["title"] for s in data.paket_terbit["resources"])
    # And it would not be, if a file had what its description forbids.
    (tmp_path / "kegiatan.csv").write_text("kode,urut,uraian,program\na,1,A,tiada\n")
    with system.use_context(trusted=True):
        assert not Package(str(tmp_path / PAKET)).validate().valid


def test_baris_sebuah_nama_dalam_daftar() -> None:
    """The line of the first or the last entry of that name; nothing where there is none."""
    teks = '{\n"profil": "lapas",\n"resources": [{"name":\n"a"},\n{"name" : "b"}, {"name": "a"}]}'
    assert program._baris(teks, "profil", "lapas") == 2
    assert program._baris(teks, "name", "a") == 3
    assert program._baris(teks, "name", "a", akhir=True) == 5
    assert program._baris(teks, "name", "c") is None


def test_setiap_kolom_seperti_ditulis() -> None:
    """What the descriptor says of each column of each table, and nothing else."""
    for nama, tabel in skema.dikenal().items():
        entri = program.dikenal()[nama]
        assert (tabel.judul, tabel.uraian) == (entri["title"], entri["description"])
        assert tabel.nama_kolom == [b["name"] for b in entri["schema"]["fields"]]
        for b, k in zip(entri["schema"]["fields"], tabel.kolom, strict=True):
            batas = b.get("constraints", {})
            assert (k.jenis, k.judul, k.uraian) == (b["type"], b["title"], b["description"])
            assert (k.wajib, k.pola) == (batas.get("required", False), batas.get("pattern", ""))
            assert list(k.pilihan) == [str(p) for p in batas.get("enum", [])]
            assert k.minimum == (Decimal(str(batas["minimum"])) if "minimum" in batas else None)
            assert k.maksimum == (Decimal(str(batas["maximum"])) if "maximum" in batas else None)
            for sifat, asal in (
                ("opsional", "x-opsional"), ("desimal", "x-desimal"), ("sumber", "x-sumber"),
                ("nilai", "x-nilai"), ("tertulis", "x-tertulis"),
            ):  # fmt: skip
                kosong = {"opsional": False, "nilai": False, "desimal": None}.get(sifat, "")
                assert getattr(k, sifat) == b.get(asal, kosong), (nama, k.nama, sifat)
            assert k.pribadi == ("x-publikasi" in b) and (k.angka is None) == ("x-angka" not in b)


def test_kolom_penunjuk() -> None:
    """What identifies something: keys, references, choices, patterns, sources."""
    bidang: list[dict[str, Any]] = [
        {"name": "a", "type": "string", "title": "A", "description": "Ua"},
        {"name": "b", "type": "string"},
        {"name": "c", "type": "string", "constraints": {"enum": ["x", 1]}},
        {"name": "d", "type": "string", "constraints": {"pattern": "x+"}},
        {"name": "e", "type": "string", "x-sumber": "target"},
        {"name": "f", "type": "number", "constraints": {"minimum": 0.1, "required": True}},
    ]  # fmt: skip
    satu: dict[str, Any] = {
        "name": "uji", "path": "uji.csv", "title": "Uji", "description": "Uraian",
        "schema": {"fields": bidang, "primaryKey": "a",
                   "foreignKeys": [{"fields": "b", "reference": {"resource": "", "fields": "a"}}]},
    }  # fmt: skip
    (tabel,) = skema.tabel({"resources": [satu]})
    assert (tabel.nama, tabel.berkas, tabel.judul, tabel.uraian, tabel.variabel) == (
        "uji", "uji.csv", "Uji", "Uraian", ""
    )  # fmt: skip
    assert [(k.judul, k.uraian) for k in tabel.kolom[:2]] == [("A", "Ua"), ("", "")]
    assert [k.kunci for k in tabel.kolom] == [True] * 5 + [False]
    assert [k.wajib for k in tabel.kolom] == [False] * 5 + [True]
    assert tabel.kolom[5].minimum == Decimal("0.1") and tabel.kolom[2].pilihan == ("x", "1")
    assert tabel.kunci == ("a",) and tabel.menunjuk("b") == skema.SkemaRujukan(("b",), "", ("a",))
    assert tabel.menunjuk("a") is None and tabel.cari("z") is None
    tanpa = skema.tanpa_kolom(satu, {"b", "f"})["schema"]
    assert [b["name"] for b in tanpa["fields"]] == ["a", "c", "d", "e"]
    assert tanpa["primaryKey"] == "a" and "foreignKeys" not in tanpa
    assert skema.tanpa_kolom(satu, ["f"])["schema"]["foreignKeys"] == satu["schema"]["foreignKeys"]
    satu["schema"]["primaryKey"] = ["a", "c", "d"]
    for nama, kunci in ((["c"], ["a", "d"]), (["c", "d"], "a"), ([], ["a", "c", "d"])):
        assert skema.tanpa_kolom(satu, nama)["schema"]["primaryKey"] == kunci
    for keliru in ({"primaryKey": ["z"]}, {"foreignKeys": [
        {"fields": "b", "reference": {"resource": "lain", "fields": "a"}}
    ]}):  # fmt: skip
        with pytest.raises(KeyError):
            skema.tabel({"resources": [{**satu, "schema": {**satu["schema"], **keliru}}]})


def test_setiap_pola_diterangkan_bentuknya() -> None:
    """A cell that breaks a pattern is told what may be written, for every pattern that there is."""
    semua: set[str] = set()
    for berkas in Path(skema.__file__).parent.glob("*.json"):
        pola = re.findall(r'"pattern": ("(?:[^"\\\\]|\\\\.)*")', berkas.read_text("utf-8"))
        semua |= set(map(json.loads, pola))
    kata = baca_yaml(BENTUK_POLA)
    assert semua == kata.keys()
    assert all(isi.endswith(".") for isi in kata.values())
