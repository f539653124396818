"""The documents are true: what the program offers is told in PANDUAN.md, and what it tells exists.

After datasette's `tests/test_docs.py`: a command, macro or rule without its words fails here.
"""

from __future__ import annotations

import ast
import dataclasses
import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from macros.asal.penelusur import perhitungan
from macros.asupan.skema import program
from macros.benda.deklarasi import sumber_baris
from macros.benda.foto import Album
from macros.benda.grafik import BAGAN, daftar as daftar_grafik, wujud
from macros.benda.kalimat import PILIHAN
from macros.benda.tabel import daftar
from macros.dasar.berkas import baca_yaml
from macros.dasar.penulisan import KELUARGA
from macros.hitung import entitas
from macros.hitung.laporan import Laporan, susun
from macros.periksa.kerangka import KUNCI
from macros.periksa.menyeluruh import periksa_data
from macros.sajian.makro import Makro
from macros.sajian.templat import lingkungan_bab
from macros.temuan.kasus import ISI_KAIDAH
from scripts.perintah import PERINTAH, pisahkan
from tests.dokumen_pindai import pdf
from tests.naskah import JUDUL, KODE_SEBARIS, bagian, kode, kolom, tabel, tautan_putus
from tests.proyek import AKAR, berkas_proyek, salin
from tests.rusak.kasus_proyek import PROYEK
from tests.rusak.test_selaras import SAMPEL

DOKUMEN = ("README.md", "PANDUAN.md", "CHANGELOG.md")
PANGGILAN = "python3 scripts/lkjip.py"
KODE_MASALAH = re.compile(r"\b[DBLT]\d{3}\b")
HANYA_LENGKAP = re.compile(r"^pytestmark = (?:\[\s*)?pytest\.mark\.lengkap\b", re.MULTILINE)
# What stands in a key for one of many: INDIKATOR → 1.1, UKURAN → serapan.
TEMPAT = {"TAHUN": r"\d{4}", "PERIODE": r"(?:TW\d|SM\d|TAHUN)", "AKUN": r"\d{2}"}


@pytest.fixture(scope="module")
def panduan() -> str:
    return (AKAR / "PANDUAN.md").read_text(encoding="utf-8")


@pytest.fixture
def makro(makro: Makro, tmp_path: Path) -> Makro:
    """The report's macros, with the photograph and the document that the handbook speaks of."""
    (tmp_path / "apel.jpg").touch()
    (tmp_path / "sk-tim.pdf").write_bytes(pdf("Satu", "Dua"))
    makro.album = Album(tmp_path)
    return makro


# Commands


def perintah_dalam(teks: str) -> list[list[str]]:
    """The project's command lines in a document, without comments."""
    hasil = []
    for potong in kode(teks):
        baris = [b.strip() for b in potong.replace("\\\n", " ").splitlines()]
        milik = [b.removeprefix(PANGGILAN) for b in baris if b.startswith(PANGGILAN)]
        hasil += [list(pisahkan(shlex.split(b, comments=True))[1]) for b in milik]
    return hasil


def perintah_keliru(argumen: list[str]) -> str:
    """What a command line names that does not exist, or an empty text."""
    if not argumen or argumen[0].startswith("-"):
        return "" if argumen in ([], ["--help"], ["-h"]) else argumen[0]
    nama, *sisa = argumen
    if nama not in PERINTAH:
        return nama
    dikenal = {*PERINTAH[nama].argumen} | {"--help", "-h"}
    if PERINTAH[nama].teruskan:
        return ""
    return next((s for s in sisa if s.startswith("-") and s.partition("=")[0] not in dikenal), "")


def test_setiap_perintah_diterangkan(panduan: str) -> None:
    isi = bagian(panduan, "14. Semua perintah")
    judul = [m[2].strip("`") for m in JUDUL.finditer(isi)]
    assert judul == list(PERINTAH)


@pytest.mark.parametrize("nama", [n for n, p in PERINTAH.items() if p.argumen])
def test_setiap_opsi_diterangkan(panduan: str, nama: str) -> None:
    ada = kolom(bagian(panduan, nama))
    harap = [a for a in PERINTAH[nama].argumen if a.startswith("-")]
    assert [a.split()[0] for a in ada if a.startswith("-")] == harap
    # What is not an option is told by the word that the help shows for it.
    tanpa_opsi = [r["metavar"] for a, r in PERINTAH[nama].argumen.items() if not a.startswith("-")]
    assert [a for a in ada if not a.startswith("-")] == tanpa_opsi


@pytest.mark.parametrize("berkas", DOKUMEN)
def test_perintah_yang_disebut_ada(berkas: str) -> None:
    teks = (AKAR / berkas).read_text(encoding="utf-8")
    assert [a for a in perintah_dalam(teks) if perintah_keliru(a)] == []


def test_perintah_utama_dalam_readme() -> None:
    nama = {a[0] for a in perintah_dalam((AKAR / "README.md").read_text(encoding="utf-8"))}
    assert {"build", "test"} <= nama


@pytest.mark.parametrize(
    ("teks", "keliru"),
    [
        ("`python3 scripts/lkjip.py biuld`", "biuld"),
        ("```sh\npython3 scripts/lkjip.py check --ketat\n```", "--ketat"),
        ("```sh\npython3 scripts/lkjip.py --versi\n```", "--versi"),
        ("`python3 scripts/lkjip.py`", ""),
        ("```\npython3 scripts/lkjip.py check --strict  # --ketat\n```", ""),
        ("`python3 scripts/lkjip.py test tests/test_format.py -x`", ""),
    ],
)
def test_perintah_keliru_ketahuan(teks: str, keliru: str) -> None:
    (argumen,) = perintah_dalam(teks)
    assert perintah_keliru(argumen) == keliru


def test_setiap_variabel_lingkungan_diterangkan(panduan: str) -> None:
    sumber = [b.read_text(encoding="utf-8") for b in (AKAR / "scripts").rglob("*.py")]
    ada = {v for teks in sumber for v in re.findall(r"\bLKJIP_[A-Z]+\b", teks)}
    isi = bagian(panduan, "14. Semua perintah").partition("\n###")[0]
    # How one process of the program tells another what to do is nobody's to set.
    assert set(kolom(isi)) == ada - {"LKJIP_MASUK", "LKJIP_PDF"}


# Chapters


def test_setiap_makro_diterangkan_dengan_contohnya(panduan: str, makro: Makro) -> None:
    baris = tabel(bagian(panduan, "Makro"))
    nama = [b[0].strip("`") for b in baris]
    assert sorted(nama) == sorted(makro.semua())
    for b in baris:
        assert re.search(rf"\b{b[0].strip('`')}\(", b[2]), b
        assert b[3], b


def test_setiap_kelompok_sebut_diterangkan(panduan: str) -> None:
    baris = re.search(r"Kelompok untuk `sebut`: (.*?)\.\n", panduan, re.DOTALL)
    assert baris
    assert KODE_SEBARIS.findall(baris[1]) == list(PILIHAN)


def test_setiap_variabel_diterangkan(panduan: str, makro: Makro) -> None:
    isi = bagian(panduan, "Variabel")
    assert sorted(kolom(isi)) == sorted(makro.variabel())


JENIS = {"pk": entitas.PerjanjianKinerja} | {
    nama: getattr(entitas, nama.title()) for nama in ("edisi", "pejabat", "aturan", "instansi")
}


@pytest.mark.parametrize(("awal", "jenis"), JENIS.items())
def test_setiap_bagian_variabel_diterangkan(panduan: str, awal: str, jenis: type) -> None:
    pola = rf"(?sm)^- `{awal}[^`]*`: (.*?)(?=^- |^$)"
    butir = re.search(pola, bagian(panduan, "Variabel"))
    assert butir
    ada = set(re.findall(r"`(\w+)`", butir[1])) - {"tanda_tangan"}
    if jenis is entitas.Instansi:
        assert "semua kolom `instansi.csv`" in butir[1]
        assert ada == sifat(jenis)
    else:
        assert ada == {f.name for f in dataclasses.fields(jenis)} | sifat(jenis)


def sifat(jenis: type) -> set[str]:
    return {n for n, v in vars(jenis).items() if isinstance(v, property)}


@pytest.mark.parametrize("jenis", [entitas.Indikator, entitas.Sasaran])
def test_bagian_indikator_dan_sasaran(panduan: str, jenis: type) -> None:
    nama = jenis.__name__.lower()
    (guna,) = [b[1] for b in tabel(bagian(panduan, "Makro")) if b[0] == f"`{nama}`"]
    assert set(re.findall(r"`\.(\w+)`", guna)) == {f.name for f in dataclasses.fields(jenis)}


def contoh_bab(teks: str) -> list[str]:
    """Every example of what a chapter may hold; a closing tag alone is none."""
    ada = (k for k in kode(teks) if re.search(r"\{\{.*\w.*\}\}|\{%.*\w.*%\}", k))
    return [k for k in ada if "…" not in k and not k.startswith("{% end")]


def jalankan(makro: Makro, teks: str) -> list[str]:
    """Render an example as a chapter is rendered; what went wrong."""
    lingkungan = lingkungan_bab({**makro.semua(), **makro.variabel()})
    makro.masalah.clear()
    try:
        lingkungan.from_string(teks).render()
    except Exception as galat:  # noqa: BLE001 - whatever it is, the example is wrong
        return [str(galat)]
    return [m.sebagai_teks() for m in makro.masalah]


@pytest.mark.parametrize("berkas", ["PANDUAN.md", "README.md"])
def test_setiap_contoh_berjalan(berkas: str, makro: Makro) -> None:
    contoh = contoh_bab((AKAR / berkas).read_text(encoding="utf-8"))
    assert contoh
    makro.mulai_halaman("contoh.md")
    assert {c: s for c in contoh if (s := jalankan(makro, c))} == {}


@pytest.mark.parametrize(
    "contoh",
    [
        '{{ anggka("capaian/1.1/{tahun}") }}', '{{ angka("capaian/9.9/2023") }}',
        "{{ edisi.tahunan }}", '{{ tabel("ikpaa") }}', "{% for i in daftar_indikator() %}x",
    ],
)  # fmt: skip
def test_contoh_keliru_ketahuan(contoh: str, makro: Makro) -> None:
    (satu,) = contoh_bab(f"`{contoh}`")
    assert jalankan(makro, satu)


def test_rujukan_yang_dicontohkan_ada(panduan: str) -> None:
    bab = "".join(b.read_text(encoding="utf-8") for b in (AKAR / "docs").rglob("*.md"))
    for tujuan in set(re.findall(r'rujuk\("([\w-]+)"\)', panduan)):
        jenis, _, nama = tujuan.partition("-")
        fungsi = {"tabel": "tabel", "gambar": "grafik", "bagan": "bagan"}.get(jenis, "")
        foto = f'foto("{nama}.' in panduan or f'pindaian("{nama}.' in panduan
        assert f"#{tujuan}" in bab or f'{fungsi}("{nama}")' in bab or foto, tujuan


def test_setiap_kode_benda_diterangkan(panduan: str, laporan: Laporan) -> None:
    isi = bagian(panduan, "Kode tabel, grafik, dan bagan")
    sendiri = {n: laporan.deklarasi[n] for n in ("tabel", "grafik")}
    milik = dataclasses.replace(laporan, deklarasi=sendiri)
    semua = {
        "Tabel": [k for k in daftar(milik) if not re.match(r"pk-\d", k)],
        "Grafik": list(daftar_grafik(milik)),
        "Bagan": list(BAGAN),
        "Tabel bawaan": list(laporan.deklarasi["bawaan/tabel"].bagian),
        "Grafik bawaan": list(laporan.deklarasi["bawaan/grafik"].bagian),
    }
    for awal, ada in semua.items():
        baris = re.search(rf"^{awal}: (.*?)\.$", isi, re.DOTALL | re.MULTILINE)
        assert baris
        assert KODE_SEBARIS.findall(baris[1]) == ada


def kunci_kepala(teks: str) -> set[str]:
    """The keys of a page's front matter."""
    depan = re.match(r"---\n(.*?)\n---\n", teks, re.DOTALL)
    return set(re.findall(r"^(\w+):", depan[1], re.MULTILINE)) if depan else set()


def test_setiap_kunci_kepala_halaman_diterangkan(panduan: str) -> None:
    dipakai = {k for b in (AKAR / "docs").rglob("*.md") for k in kunci_kepala(b.read_text("utf-8"))}
    sumber = (AKAR / "macros" / "mkdocs" / "jembatan.py").read_text(encoding="utf-8")
    dibaca = set(re.findall(r"""meta\.get\(["'](\w+)["']""", sumber))
    diterangkan = set(kolom(bagian(panduan, "Kepala halaman")))
    diperiksa = {nama for nama in KUNCI if nama not in dibaca} - {"title"}
    assert diperiksa == {"dibaca_ulang"}  # a new edition's, which only the check reads
    assert dipakai | diperiksa == dibaca | diperiksa == diterangkan
    assert kunci_kepala("---\nbab: I\nwarna: merah\n---\n") - diterangkan == {"warna"}


# Figures


def pola_kunci(kunci: str) -> re.Pattern[str]:
    """A key of the handbook as a pattern; a word in capitals stands for what differs."""
    ganti = {"SUMBER": "(?:SP2D|SMART|OM-SPAN|LKJIP|OUTPUT|E-PERFORMANCE)"}
    nama = "PK|RENSTRA|LKJIP|STANDAR-NASIONAL"
    ganti |= {"DOKUMEN": f"(?:{nama})", "PEMBANDING": f"(?:{nama}|OUTPUT|E-PERFORMANCE)"}
    ganti |= TEMPAT | {"SASARAN": "[1-9]", "INDIKATOR": r"[\w-]*\.?[\w-]+"}
    bagian_kunci = (
        "(?:indikator|tercapai|belum-tercapai|tanpa-capaian)"
        if k == "indikator" and kunci.startswith("jumlah/")
        else ganti.get(k, "[^/]+" if k.isupper() and k != "E-PERFORMANCE" else re.escape(k))
        for k in kunci.split("/")
    )
    return re.compile("/".join(bagian_kunci))


def test_setiap_kunci_angka_diterangkan(panduan: str, laporan: Laporan) -> None:
    pola = {k: pola_kunci(k) for k in kolom(bagian(panduan, "Kunci angka"))}
    angka = [a.kunci for a in laporan.register]
    assert [k for k in angka if not any(p.fullmatch(k) for p in pola.values())] == []
    assert [k for k, p in pola.items() if not any(p.fullmatch(a) for a in angka)] == []


def test_kunci_yang_tidak_diterangkan_ketahuan(panduan: str) -> None:
    pola = [pola_kunci(k) for k in kolom(bagian(panduan, "Kunci angka"))]
    for salah in ("capaian/1.1", "jumlah/lain/2023", "target/1.1/2023/SPBE", "ikpa/2023"):
        assert not any(p.fullmatch(salah) for p in pola), salah


def test_ukuran_dalam_kunci_lengkap(panduan: str, laporan: Laporan) -> None:
    """The words for UKURAN of each kind of key are those of the register."""
    isi = tabel(bagian(panduan, "Kunci angka"))
    pola = {b[0].strip("`"): pola_kunci(b[0].strip("`")) for b in isi}
    for kunci, ukuran in ((b[0].strip("`"), b[1]) for b in isi if "/UKURAN" in b[0]):
        lain = [p for k, p in pola.items() if "/UKURAN" not in k]
        milik = [a.kunci for a in laporan.register if pola[kunci].fullmatch(a.kunci)]
        milik = [k for k in milik if not any(p.fullmatch(k) for p in lain)]
        assert set(KODE_SEBARIS.findall(ukuran)) == {m.rpartition("/")[2] for m in milik}, kunci


def test_setiap_keluarga_pembulatan_diterangkan(panduan: str) -> None:
    baris = {b[0].strip("`"): b for b in tabel(bagian(panduan, "10. Rumus dan pembulatan"))}
    for nama, (desimal, cara, tetap) in KELUARGA.items():
        _, angka, cara_teks, nol = baris[nama]
        assert int(angka) == desimal
        assert ("dipotong" in cara_teks) == (cara == "ROUND_DOWN")
        if desimal:
            assert nol.startswith("dipertahankan" if tetap else "dibuang")


# The way of one cell, as README tells it


def fungsi_dalam(berkas: str) -> set[str]:
    """The functions of a module, those of its classes as `Kelas.fungsi`; and the kinds of keys."""
    isi = ast.parse((AKAR / berkas).read_text(encoding="utf-8")).body
    kelas = [(f"{k.name}.", k.body) for k in isi if isinstance(k, ast.ClassDef)]
    semua = [(awal, f) for awal, badan in (("", isi), *kelas) for f in badan]
    kunci = {
        str(ast.unparse(s.targets[0])) for s in isi if isinstance(s, ast.Assign)
        if isinstance(s.value, ast.Call) and ast.unparse(s.value.func) == "JenisKunci"
    }  # fmt: skip
    return kunci | {awal + f.name for awal, f in semua if isinstance(f, ast.FunctionDef)}


def test_jalan_satu_sel_benar(laporan: Laporan) -> None:
    isi = bagian((AKAR / "README.md").read_text(encoding="utf-8"), "Dari sel ke halaman")
    assert len(isi.strip().splitlines()) <= 25
    langkah = list(zip(kolom(isi), kolom(isi, 1), strict=True))
    assert [x for x in langkah if x[1] not in fungsi_dalam(x[0])] == []
    ruang = ["asupan", "hitung", "asal", "benda", "sajian", "halaman", "keluaran"]
    assert list(dict.fromkeys(b.split("/")[1] for b, _ in langkah)) == ruang
    disebut = KODE_SEBARIS.findall(isi)
    berkas = [n for n in disebut if re.match(r"(macros|data)/", n)]
    assert [b for b in berkas if not (AKAR / b).is_file()] == []
    assert "on_env" in fungsi_dalam("macros/mkdocs/kait.py")
    # What it tells of the cell itself.
    realisasi, capaian = (laporan.register[k] for k in disebut if "/1.1/" in k)
    (sel,) = realisasi.masukan
    assert (str(sel), realisasi.teks) == ("data/realisasi.csv, baris 2, kolom nilai", "74%")
    assert perhitungan(capaian, laporan.register) in disebut
    assert "capaian-outcome" in daftar(laporan)


def test_tempat_menambah_ada() -> None:
    """The places in which README says that additions are written and registered."""
    isi = bagian((AKAR / "README.md").read_text(encoding="utf-8"), "Add to the program")
    semua = [(sel, KODE_SEBARIS.findall(sel)) for b in isi.splitlines() for sel in b.split("|")]
    letak = [x for _, nama in semua for x in nama if "/" in x]
    assert len(letak) > 15 and [x for x in letak if not (AKAR / x).exists()] == []
    tercatat = {x for _, nama in semua for x in nama if re.fullmatch(r"_?[A-Z]{5,}(_[A-Z]+)?", x)}
    aturan = [p.relative_to(AKAR).as_posix() for p in (AKAR / "macros/temuan").glob("*.py")]
    kode = (AKAR / x for x in (*aturan, *letak) if x.endswith(".py"))
    tertulis = "\n".join(p.read_text(encoding="utf-8") for p in kode)
    assert len(tercatat) > 3
    assert [x for x in tercatat if not re.search(rf"^{x}\b", tertulis, re.MULTILINE)] == []


@pytest.mark.parametrize("ada", [sumber_baris.SENDIRI, wujud.BENTUK_GAMBAR])
def test_setiap_pilihan_deklarasi_diterangkan(panduan: str, ada: Mapping[str, object]) -> None:
    """Row sources and forms of charts, of which `sumber_baris` and `wujud` have the lists."""
    assert [nama for nama in ada if f"`{nama}`" not in panduan] == []


def test_fungsi_yang_tidak_ada_ketahuan() -> None:
    ada = fungsi_dalam("macros/sajian/makro.py")
    assert {"Makro.tabel", "rakit"} <= ada
    assert ada.isdisjoint({"tabel", "Makro.rakit", "Makro.tabell"})


# Data and rules


def test_setiap_berkas_data_diterangkan(panduan: str) -> None:
    semua = program.dikenal().values()
    harap = [(s["path"], s["title"]) for s in semua]
    isi = bagian(panduan, "8. Isi setiap berkas data")
    assert list(zip(kolom(isi), kolom(isi, 1), strict=True)) == harap
    uraian = {s["path"]: s["description"] for s in semua}
    assert [b for b, t in zip(kolom(isi), kolom(isi, 2), strict=True) if t not in uraian[b]] == []


def contoh_baris(teks: str) -> Iterator[tuple[str, str]]:
    """The rows that the handbook gives as examples, each with the file that was named before."""
    berkas = ""
    for m in re.finditer(r"```csv\n(.*?)```|(?<!`)`([^`\n]+)`(?!`)", teks, re.DOTALL):
        isi = (m[1] or m[2]).strip()
        if re.fullmatch(r"(?:data/)?\w+\.csv", isi):
            berkas = isi.removeprefix("data/")
        elif m[1] or re.fullmatch(r"[\w.-]+,(?! ).*", isi):
            yield berkas, isi


def galat_dengan(tmp_path: Path, contoh: list[tuple[str, str]]) -> list[str]:
    """What is wrong with the data after all of these rows were added."""
    salin(tmp_path, ["data"])
    for berkas, baris in contoh:
        with (tmp_path / "data" / berkas).open("a", encoding="utf-8") as tujuan:
            tujuan.write(f"{baris}\n")
    data, masalah = periksa_data(tmp_path / "data")
    if not masalah:
        susun(data)
    return [m.sebagai_teks() for m in masalah if m.tingkat == "galat"]


@pytest.mark.lama
def test_contoh_baris_data_diterima(panduan: str, tmp_path: Path) -> None:
    contoh = list(contoh_baris(panduan))
    assert len(contoh) >= 10
    assert galat_dengan(tmp_path, contoh) == []


@pytest.mark.lama
def test_contoh_baris_yang_keliru_ketahuan(tmp_path: Path) -> None:
    (satu,) = contoh_baris("`data/kendala.csv`: `4,listrik,Padam`")
    assert satu == ("kendala.csv", "4,listrik,Padam")
    assert galat_dengan(tmp_path, [satu])


TEGURAN = AKAR / "macros" / "asupan" / "teguran.yaml"


def kode_program() -> set[str]:
    """The codes of all problems and findings in the program's source."""
    hasil = set()
    for folder in ("macros", "scripts"):
        for berkas in (AKAR / folder).rglob("*.py"):
            sumber = berkas.read_text(encoding="utf-8")
            hasil |= set(re.findall(r"""["']([DBLT]\d{3})(?:/[\w-]+)?["']""", sumber))
    semua = {kasus.partition("/")[0] for kasus in (*ISI_KAIDAH["kaidah"], *baca_yaml(TEGURAN))}
    return hasil | {kode for kode in semua if KODE_MASALAH.fullmatch(kode)}


def test_setiap_kode_masalah_diterangkan(panduan: str) -> None:
    program = kode_program()
    galat = set()
    for sel in kolom(bagian(panduan, "13. Bila ada masalah")):
        batas = KODE_MASALAH.findall(sel)
        if batas:
            galat |= {f"{sel[0]}{n:03}" for n in range(int(batas[0][1:]), int(batas[-1][1:]) + 1)}
    temuan = set(kolom(bagian(panduan, "7. Temuan dan jawabannya")))
    assert {k for k in program if k[0] == "T"} == temuan
    # A range may run over a number that is not used; it must begin and end with one that is.
    assert {k for k in program if k[0] != "T"} <= galat
    for sel in kolom(bagian(panduan, "13. Bila ada masalah")):
        assert set(KODE_MASALAH.findall(sel)) <= program, sel


def kode_teruji(*tanpa: str) -> set[str]:
    """The codes that `test` has a case for: those that its files name, but for files that only
    `--lengkap` runs, and of the cases of whole projects for those that every run tries."""
    hasil = {PROYEK[nama].kode for nama in SAMPEL}
    for berkas in (AKAR / "tests").rglob("*.py"):
        isi = berkas.read_text(encoding="utf-8")
        if berkas.name not in {"kasus_proyek.py", *tanpa} and not HANYA_LENGKAP.search(isi):
            hasil |= set(KODE_MASALAH.findall(isi))
    return hasil


def test_setiap_kode_masalah_diuji() -> None:
    """What is left to `--lengkap` repeats a kind of fault; none is tried there alone."""
    assert kode_program() - kode_teruji() == set()
    assert kode_program() - kode_teruji("kasus_data.py", "kasus_bab.py") != set()


def test_kode_yang_disebut_ada(panduan: str) -> None:
    assert set(KODE_MASALAH.findall(panduan)) <= kode_program()
    assert "D999" not in kode_program()


def test_pesan_yang_diterangkan_ada(panduan: str) -> None:
    """The messages under “Bila ada masalah” are the program's own words."""
    sumber = "".join(
        berkas.read_text(encoding="utf-8")
        for folder in ("macros", "scripts")
        for berkas in (AKAR / folder).rglob("*.py")
    )
    for berkas in (TEGURAN, AKAR / "scripts/mesin/kabar.yaml"):
        sumber += "".join(baca_yaml(berkas).values())
    # Texts are broken over lines of source by a closing and an opening quotation mark.
    sumber = " ".join(re.sub(r"\"\s*\n\s*f?\"", "", sumber).split())
    pesan = re.findall(r"^\| “(.+?)” \|", bagian(panduan, "13. Bila ada masalah"), re.MULTILINE)
    assert len(pesan) >= 10
    for satu in pesan:
        for potong in re.split(r"\s*…\s*", satu):
            assert potong in sumber, satu
    assert "pesan yang tidak pernah ditulis siapa pun" not in sumber


# Files and links


@pytest.fixture(scope="module")
def berkas_dan_folder() -> set[str]:
    berkas = set(berkas_proyek())
    return berkas | {str(p) for b in berkas for p in Path(b).parents} - {"."}


@pytest.mark.parametrize("berkas", DOKUMEN)
def test_tautan_menuju_sesuatu(berkas: str, berkas_dan_folder: set[str]) -> None:
    teks = (AKAR / berkas).read_text(encoding="utf-8")
    assert tautan_putus(berkas, teks, berkas_dan_folder) == []


def test_tautan_putus_ketahuan(berkas_dan_folder: set[str]) -> None:
    teks = "# Satu dua\n[a](#satu-dua) [b](#tiga) [c](LICENSE) [d](TIDAK.md) [e](LICENSE#x)\n"
    assert tautan_putus("x.md", teks, {*berkas_dan_folder, "x.md"}) == [
        "#tiga", "TIDAK.md", "LICENSE#x",
    ]  # fmt: skip


# What a unit's data may hold and this report's do not.
MILIK_UNIT = ("data/ekspor", "data/pemetaan", "data/pemetaan/rekap.yaml")


@pytest.mark.parametrize("berkas", DOKUMEN)
def test_berkas_yang_disebut_ada(berkas: str, berkas_dan_folder: set[str]) -> None:
    """Paths in code that name a file of the project do so rightly; results of a build aside."""
    teks = (AKAR / berkas).read_text(encoding="utf-8")
    awalan = ("data/", "docs/", "macros/", "scripts/", "tests/")
    for potong in kode(teks):
        for jalur in re.findall(r"(?<![\w./-])[\w.-]+/[\w./-]*\w", potong):
            if jalur.startswith(awalan) and "*" not in potong:
                benar = jalur in {*berkas_dan_folder, *MILIK_UNIT}
                benar = benar or (AKAR / f"{jalur}.py").exists()
                assert benar or list(AKAR.glob(f"{jalur}*")), jalur


def test_riwayat_dimulai_dari_versi_ini() -> None:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versi = re.findall(r"^## \[(\S+)\]", (AKAR / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versi[0] in {proyek["version"], "Unreleased"}
    assert proyek["version"] in versi
