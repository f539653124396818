"""The rooms of the program: the contracts of pyproject.toml, and what they cannot say.

A list of exceptions holds what is still to be mended. It shrinks: one that no longer stands fails
the test, like one that is new.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import grimp
import importlinter.api  # its import sets up what the contracts need
import pytest
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.domain.contract import Contract

from macros.dasar.berkas import baca_yaml
from tests.proyek import AKAR

SUSUNAN = importlinter.api.read_configuration(str(AKAR / "pyproject.toml"))
ISI: dict[str, Any] = SUSUNAN["session_options"]
KONTRAK: dict[str, dict[str, Any]] = {k["id"]: k for k in SUSUNAN["contracts_options"]}
JENIS: dict[str, type[Contract]] = {
    "acyclic_siblings": AcyclicSiblingsContract,
    "forbidden": ForbiddenContract,
    "layers": LayersContract,
}
# An import that breaks each contract.
PELANGGARAN = {
    "lapis": ("macros.dasar.angka", "macros.hitung.laporan"),
    "lingkar": ("macros.asupan.lembar", "macros.asupan.teks_csv"),
    "arah": ("macros.keluaran.cetakan", "scripts.mesin.situs"),
    "lapis-perintah": ("scripts.tanda_tangan.acuan", "scripts.terbit.catatan"),
    "tanpa-csv": ("macros.benda.pecahan", "macros.asupan.muat"),
    "mkdocs": ("macros.halaman.penomoran", "mkdocs"),
    "weasyprint": ("macros.keluaran.dokumen", "weasyprint"),
    "frictionless": ("macros.periksa.bab", "frictionless"),
    "openpyxl": ("macros.hitung.laporan", "openpyxl"),
    "matplotlib": ("macros.benda.grafik", "matplotlib"),
}


@pytest.fixture(scope="module")
def graf() -> grimp.ImportGraph:
    return grimp.build_graph(*ISI["root_packages"], include_external_packages=True, cache_dir=None)


def _patuh(nama: str, graf: grimp.ImportGraph) -> bool:
    isi = KONTRAK[nama]
    kontrak = JENIS[isi["type"]](isi["name"], ISI, isi)
    return kontrak.check(deepcopy(graf), verbose=False).kept


@pytest.mark.parametrize("nama", KONTRAK)
def test_kontrak_dipatuhi(nama: str, graf: grimp.ImportGraph) -> None:
    # Told in words by `lint-imports`. An exception without its import raises here.
    assert _patuh(nama, graf), f"lint-imports --contract {nama}"


@pytest.mark.parametrize("nama", KONTRAK)
def test_pelanggaran_ketahuan(nama: str, graf: grimp.ImportGraph) -> None:
    dari, ke = PELANGGARAN[nama]
    assert dari in graf.modules
    salah = deepcopy(graf)
    salah.add_import(importer=dari, imported=ke)
    assert not _patuh(nama, salah)


def test_modul_tanpa_ruang_ketahuan(graf: grimp.ImportGraph) -> None:
    salah = deepcopy(graf)
    salah.add_module("macros.lain")
    assert not _patuh("lapis", salah)


# What only the syntax tree shows


_urai = cache(ast.parse)


@cache
def _pohon() -> dict[str, ast.Module]:
    berkas = (b for nama in ("macros", "scripts") for b in sorted((AKAR / nama).rglob("*.py")))
    return {b.relative_to(AKAR).as_posix(): _urai(b.read_text(encoding="utf-8")) for b in berkas}


@cache
def _simpul_dalam(pohon: ast.AST) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(pohon))


def _simpul(nama: str) -> Iterator[tuple[str, ast.AST]]:
    for berkas, pohon in _pohon().items():
        if berkas.startswith(nama):
            yield from ((berkas, simpul) for simpul in _simpul_dalam(pohon))


def _lingkungan(simpul: ast.AST) -> bool:
    """Whether a template environment is made here."""
    fungsi = simpul.func if isinstance(simpul, ast.Call) else None
    return str(getattr(fungsi, "attr", getattr(fungsi, "id", ""))).endswith("Environment")


@pytest.mark.lama
def test_satu_lingkungan_templat() -> None:
    assert {b for b, s in _simpul("") if _lingkungan(s)} == {"macros/sajian/templat.py"}
    (pernyataan,) = ast.parse("x = jinja2.Environment(autoescape=True)").body
    assert any(map(_lingkungan, ast.walk(pernyataan)))


def test_akar_macros_hanya_pintu() -> None:
    assert [b for b in _pohon() if re.fullmatch(r"macros/\w+\.py", b)] == ["macros/__init__.py"]
    fungsi = [s.name for s in _pohon()["macros/__init__.py"].body if isinstance(s, ast.FunctionDef)]
    assert fungsi == ["define_env", "on_pre_page_macros"]


def test_akar_scripts_hanya_perintah() -> None:
    berkas = {b for b in _pohon() if re.fullmatch(r"scripts/\w+\.py", b)}
    assert berkas == {f"scripts/{n}.py" for n in ("__init__", "lkjip", "cli", "tolok_ukur")}


@cache
def _kata_modul(pohon: ast.AST) -> tuple[set[str], set[str]]:
    """The texts of a module, and the names of what it brings to calls and mappings."""
    simpul = _simpul_dalam(pohon)
    teks = {n.value for n in simpul if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    nama = {k.arg for n in simpul if isinstance(n, ast.Call) for k in n.keywords if k.arg}
    kunci = {str(k.value) for n in simpul if isinstance(n, ast.Dict)
             for k in n.keys if isinstance(k, ast.Constant)}  # fmt: skip
    sendiri = {"di_sel": {"kolom", "r"}, "di_angka": {"a"}}  # what these bring themselves
    dipakai = {n.id for n in simpul if isinstance(n, ast.Name)} & sendiri.keys()
    return teks, (nama | kunci).union(*(sendiri[n] for n in dipakai))


def _kata_salah(kata: dict[str, str], paket: str | tuple[str, ...], selalu: set[str]) -> set[str]:
    """The cases of a file of words that no module of its packages tells, and those of which a
    module that tells them does not bring what fills their places."""
    modul = [_kata_modul(p) for b, p in _pohon().items() if b.startswith(paket)]
    salah = set(kata)
    for kasus, pesan in kata.items():
        butuh = {t.partition(".")[0] for _, t, _, _ in Formatter().parse(pesan) if t} - selalu
        awal = f"{kasus.partition('/')[0]}/"
        milik = [isi for teks, isi in modul if {kasus, awal} & teks]
        if milik and any(butuh <= isi for isi in milik):
            salah.discard(kasus)
    return salah


# Who tells of data that cannot be taken as they stand.
ISIAN = ("macros/asupan", "macros/buku", "scripts/olah_data")


def test_kata_masalah_dipakai_dan_terisi() -> None:
    kaidah = baca_yaml(AKAR / "macros/temuan/kaidah.yaml")["kaidah"]
    assert _kata_salah(kaidah, "macros/temuan", {"banyak", "butir", "lap", "nilai"}) == set()
    teguran = baca_yaml(AKAR / "macros/asupan/teguran.yaml")
    assert _kata_salah(teguran, ISIAN, {"kolom"}) == set()
    bab = baca_yaml(AKAR / "macros/periksa/teguran_bab.yaml")
    assert _kata_salah(bab, "macros/periksa", {"nilai"}) == set()
    tolakan = baca_yaml(AKAR / "scripts/terminal/tolakan.yaml")
    assert _kata_salah(tolakan, "scripts", {"teks"}) == set()
    for berkas in (AKAR / "macros").glob("*/kata.yaml"):
        ruang = berkas.parent.name
        kata = {f"{ruang}/{n}": isi for n, isi in baca_yaml(berkas).items() if isinstance(isi, str)}
        assert kata and _kata_salah(kata, f"macros/{ruang}", set()) == set()
    contoh = {"D030": "{banyak} {tiada}", "D999": "kata", "D031": "{atas}"}
    assert _kata_salah(contoh, "macros/asupan/antartabel", set()) == {"D030", "D999"}


def _kelas_ganda(kelas: Iterator[tuple[str, str]]) -> set[str]:
    """The names that several modules give to a class of theirs."""
    tempat: dict[str, set[str]] = defaultdict(set)
    for berkas, nama in kelas:
        tempat[nama].add(berkas)
    return {nama for nama, berkas in tempat.items() if len(berkas) > 1}


def test_satu_nama_satu_kelas() -> None:
    kelas = ((b, s.name) for b, s in _simpul("") if isinstance(s, ast.ClassDef))
    assert _kelas_ganda(kelas) == set()
    assert _kelas_ganda(iter([("a.py", "Satu"), ("b.py", "Satu"), ("b.py", "Dua")])) == {"Satu"}


def test_satu_nama_satu_modul() -> None:
    modul = ((b, Path(b).name) for b in _pohon() if b.startswith("macros"))
    assert _kelas_ganda(modul) == {"__init__.py"}


# What takes the subject of a finding as a word of its own.
SUBJEK = {"Kasus", "di", "di_angka", "di_sel"}


def _subjek(s: ast.Assign) -> Iterator[ast.expr]:
    """What is given to the name `subjek`, alone or beside others."""
    for nama in s.targets:
        pasangan = [(nama, s.value)]
        if isinstance(nama, ast.Tuple) and isinstance(s.value, ast.Tuple):
            pasangan = list(zip(nama.elts, s.value.elts, strict=True))
        yield from (isi for n, isi in pasangan if isinstance(n, ast.Name) and n.id == "subjek")


def _kunci_tersebar(pohon: ast.AST, awal: frozenset[str]) -> bool:
    """Whether the key of a figure is put together here by an f-string.

    What a finding is about is no key, though it may begin like one.
    """
    semua = _simpul_dalam(pohon)
    subjek = {
        a
        for s in semua
        if isinstance(s, ast.Call) and ast.unparse(s.func) in SUBJEK
        for a in s.args
    } | {a for s in semua if isinstance(s, ast.Assign) for a in _subjek(s)}
    return any(
        isinstance(s, ast.JoinedStr)
        and s not in subjek
        and s.values
        and isinstance(s.values[0], ast.Constant)
        and str(s.values[0].value).partition("/")[0] in awal
        and "/" in str(s.values[0].value)
        for s in semua
    )


def test_kunci_angka_di_satu_tempat() -> None:
    register = (AKAR / "tests/golden/laporan/angka.txt").read_text(encoding="utf-8")
    awal = frozenset(re.findall(r"^=== ([^/\n]+)/", register, re.MULTILINE)) | {"tambahan"}
    assert {"capaian", "ikpa", "pegawai"} <= awal
    tersebar = {b for b, p in _pohon().items() if b[:6] == "macros" and _kunci_tersebar(p, awal)}
    tersebar -= {"macros/hitung/kunci.py"}  # the place
    assert tersebar == set()
    assert _kunci_tersebar(ast.parse('f"capaian/{kode}/{tahun}"'), awal)
    assert _kunci_tersebar(ast.parse('di("T1", r[f"capaian/{kode}"].teks)'), awal)
    assert not _kunci_tersebar(ast.parse('di("T1", f"capaian/{kode}")'), awal)
    assert not _kunci_tersebar(ast.parse('subjek, x = f"capaian/{kode}", 1'), awal)
    assert _kunci_tersebar(ast.parse('x, subjek = f"capaian/{kode}", 1'), awal)
    assert not _kunci_tersebar(ast.parse('f"capaian {kode}/{tahun}"'), awal)


def test_macros_tidak_menjalankan_scripts() -> None:
    def menyebut(simpul: ast.AST) -> bool:
        isi = simpul.value if isinstance(simpul, ast.Constant) else None
        return isinstance(isi, str) and bool(re.search(r"(^|\s)scripts(\.[a-z]\w*)+$", isi))

    assert [b for b, s in _simpul("macros") if menyebut(s)] == []
    assert menyebut(ast.Constant("scripts.mesin.situs"))


# What README says of it


def _pengimpor(nama: str) -> set[str]:
    """Who may import a library by its contract, as README writes places."""
    kiri = {satu.partition(" -> ")[0] for satu in KONTRAK[nama]["ignore_imports"]}
    return {
        f"{m.rstrip('.*').replace('.', '/')}/"
        if m.endswith("*")
        else f"{m.replace('.', '/')}{'/__init__' if m == 'macros' else ''}.py"
        for m in kiri
    }


@pytest.mark.parametrize(("nama", "sebutan"), [("mkdocs", "MkDocs"), ("weasyprint", "WeasyPrint")])
def test_readme_menyebut_siapa_yang_tahu(nama: str, sebutan: str) -> None:
    teks = " ".join((AKAR / "README.md").read_text(encoding="utf-8").split())
    kalimat = re.search(rf"Only ([^.]*(?:\.\w[^.]*)*) know {sebutan}", teks)
    assert kalimat is not None
    assert set(re.findall(r"`([^`]+)`", kalimat[1])) == _pengimpor(nama)


PANJANG_MODUL, PANJANG_FUNGSI = 350, 40


def terlalu_panjang(nama: str, isi: str) -> list[str]:
    """What of a module's text nobody takes in at once: itself, or a function in it."""
    hasil = [nama] if isi.count("\n") > PANJANG_MODUL else []
    for satu in _simpul_dalam(_urai(isi)):
        if isinstance(satu, ast.FunctionDef | ast.AsyncFunctionDef):
            awal, akhir = satu.lineno, satu.end_lineno or satu.lineno
            hasil += [f"{nama}: {satu.name}"] if akhir - awal >= PANJANG_FUNGSI else []
    return hasil


def test_modul_dan_fungsi_dapat_dibaca_sekali_pandang() -> None:
    semua = [b for akar in ("macros", "scripts") for b in sorted((AKAR / akar).rglob("*.py"))]
    assert len(semua) > 300
    panjang = [p for b in semua for p in terlalu_panjang(b.name, b.read_text(encoding="utf-8"))]
    assert panjang == []
    pas = "def f():\n" + "    x = 1\n" * (PANJANG_FUNGSI - 1)
    assert terlalu_panjang("m", pas) == []
    assert terlalu_panjang("m", f"{pas}    x = 2\n") == ["m: f"]
    assert terlalu_panjang("m", "x = 1\n" * (PANJANG_MODUL + 1)) == ["m"]
