"""The small faults for `mutasi`, made by a seed from the code of `macros/` and `scripts/`."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.proyek import AKAR

MODUL = "modul"
FUNGSI = (ast.FunctionDef, ast.AsyncFunctionDef)
BANDING: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
HITUNG: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
}  # fmt: skip
NAMA = {"min": "max", "max": "min", "any": "all", "all": "any"}
ANGGOTA = {"teks": "polos", "polos": "teks", "tahun": "tahun_lalu", "tahun_lalu": "tahun"}
# Calls whose arguments nobody would swap unseen.
TETAP = (
    "isinstance", "getattr", "hasattr", "setattr", "re.sub", "re.split", "re.compile",
    # The order of what these are given changes nothing.
    "max", "min",
)  # fmt: skip
# Methods whose arguments are names of elements, met in the document's order.
SEURUT_DOKUMEN = ("iter", "iterchildren", "iterancestors")
# Faults that change nothing anybody could see, by "file function: before → after", with the reason;
# what ends in … stands for all that begin so.
SETARA: dict[str, str] = {
    "tipografi rapikan: len(lama) > 1 → len(lama) >= 1":
        "single pieces only come out of a cache of the same function",
    "tipografi _rapikan: teks.isspace() or not PEMICU.search(teks) → "
    "teks.isspace() and (not PEMICU.search(teks))":
        "a short cut: no rule changes a text that is left as it is here",
    "rincian susun: (t.target, t.realisasi, t.capaian) → (t.realisasi, t.target, t.capaian)":
        "their keys become a set",
    "objek _geser: ('StructParents', …": "each of them is moved, and by as much",
    "pembuatan modul: ('=', …": "only asked whether a text begins with one",
    "sasaran modul: ('.jpg', …": "only asked whether a text ends with one",
    "peran modul: ('::before', …": "only asked whether a name ends with one",
    "pohon modul: ('source', …": "all of them are gone through, and none holds another",
    "kilat _perbarui: len(bangunan.kelas) > bergaya → len(bangunan.kelas) >= bergaya":
        "a style sheet that is as it was is written once more",
    "klaim benar: angka.nilai >= 0 → angka.nilai > 0":
        "nothing is whole steps away from what is printed",
    "penyandian modul: (zipfile.BadZipFile, …": "only caught, in whatever order",
    "sintaks modul: (TemplateError, …": "only caught, in whatever order",
    "antartabel modul: (_edisi, …": "what they tell is sorted by its place before anybody is told",
    "sumber_baris _dokumen: ['kode', …": "columns of a table that are found by their names",
    "halaman_indikator _urutan: 1 → 2": "no two kinds of things begin with one letter",
    "cabang modul: (signal.SIGINT, …": "each of them is set, one by one",
    "gudang modul: ('i18n.commitEncoding', …": "they become a mapping",
    "sumber_baris _menurut: (minta['dokumen'], …": "of two unknown ones either is told first",
}  # fmt: skip


@dataclass(frozen=True)
class Cacat:
    """A fault: its place, the code before and after; `sumber` is the whole changed file."""

    berkas: str
    fungsi: str
    ubahan: str
    sumber: str

    @property
    def nama(self) -> str:
        """What `SETARA` knows it by: free of folders and line numbers."""
        return f"{Path(self.berkas).stem} {self.fungsi}: {self.ubahan}"


@dataclass
class Titik:
    """A place in a syntax tree where another node can be put, and how."""

    induk: Any
    letak: str | tuple[str, int]
    lama: ast.AST
    baru: ast.AST
    fungsi: str

    def pasang(self) -> None:
        """Put the fault into the tree."""
        if isinstance(self.letak, str):
            setattr(self.induk, self.letak, self.baru)
        else:
            getattr(self.induk, self.letak[0])[self.letak[1]] = self.baru


def _tukar(isi: list[Any]) -> Iterator[list[Any]]:
    """The list with two neighbours of one kind swapped, for each such pair (others would not
    run)."""
    for n in range(len(isi) - 1):
        a, b = isi[n : n + 2]
        if _jenis(a) == _jenis(b) and ast.dump(a) != ast.dump(b) and not isinstance(a, ast.Starred):
            yield [*isi[:n], b, a, *isi[n + 2 :]]


def _jenis(simpul: ast.AST) -> type:
    if isinstance(simpul, ast.Constant):
        return type(simpul.value)
    return str if isinstance(simpul, ast.JoinedStr) else type(simpul)


def _lain(simpul: ast.AST, awalan: list[str]) -> Iterator[ast.AST]:  # noqa: C901, PLR0912 - kinds
    """Possible wrong replacements for a node; `awalan` are beginnings of keys."""
    match simpul:
        case ast.Compare(ops=[op]) if type(op) in BANDING:
            yield ast.Compare(simpul.left, [BANDING[type(op)]()], simpul.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(
                ast.Or() if isinstance(simpul.op, ast.And) else ast.And(), simpul.values
            )
        case ast.UnaryOp(op=ast.Not()):
            yield simpul.operand
        case ast.BinOp(op=op) if type(op) in HITUNG and not _berteks(simpul):
            yield ast.BinOp(simpul.left, HITUNG[type(op)](), simpul.right)
        case ast.IfExp():
            yield ast.IfExp(simpul.test, simpul.orelse, simpul.body)
        case ast.Constant(value=bool()):
            yield ast.Constant(not simpul.value)
        case ast.Constant(value=int(nilai)):
            yield ast.Constant(nilai + 1)
        case ast.Name(id=nama, ctx=ast.Load()) if nama in NAMA:
            yield ast.Name(NAMA[nama], simpul.ctx)
        case ast.Attribute(attr=nama, ctx=ast.Load()) if nama in ANGGOTA:
            yield ast.Attribute(simpul.value, ANGGOTA[nama], simpul.ctx)
        case ast.Call(func=ast.Attribute(attr=nama)) if nama in SEURUT_DOKUMEN:
            return
        case ast.Call(func=ast.Name() | ast.Attribute()) if ast.unparse(simpul.func) not in TETAP:
            for args in _tukar(simpul.args):
                yield ast.Call(simpul.func, args, simpul.keywords)
        case ast.Tuple(ctx=ast.Load()) | ast.List(ctx=ast.Load()):
            for elts in _tukar(simpul.elts):
                yield type(simpul)(elts, simpul.ctx)
        case ast.JoinedStr(values=[ast.Constant(value=str(awal)), *sisa]) if awal in awalan:
            lain = awalan[(awalan.index(awal) + 1) % len(awalan)]
            if lain != awal:
                yield ast.JoinedStr([ast.Constant(lain), *sisa])


def _berteks(simpul: ast.AST) -> bool:
    return any(isinstance(s, ast.JoinedStr | ast.List | ast.Tuple | ast.Dict)
               or (isinstance(s, ast.Constant) and isinstance(s.value, str))
               for s in ast.walk(simpul))  # fmt: skip


def _titik(simpul: ast.AST, awalan: list[str], fungsi: str = MODUL) -> Iterator[Titik]:
    """All places below a node, except types, docstrings, decorators, and raised exceptions."""
    if isinstance(simpul, FUNGSI):
        fungsi = simpul.name
    for nama, isi in ast.iter_fields(simpul):
        if nama in {"annotation", "returns", "decorator_list", "ctx"}:
            continue
        anak = isi if isinstance(isi, list) else [isi]
        for n, satu in enumerate(anak):
            if not isinstance(satu, ast.AST) or _dilewati(satu):
                continue
            letak = (nama, n) if isinstance(isi, list) else nama
            if not (isinstance(satu, ast.Tuple | ast.List) and _sembarang_urut(simpul, nama)):
                for baru in _lain(satu, awalan):
                    yield Titik(simpul, letak, satu, baru, fungsi)
            yield from _titik(satu, awalan, fungsi)


def _sembarang_urut(induk: ast.AST, letak: str) -> bool:
    """Whether the order of the tuple in this field has no effect in Python."""
    match induk:
        case ast.Compare(ops=[ast.In() | ast.NotIn()]):
            return letak == "comparators"
        case ast.ExceptHandler():
            return True
        case ast.Call(func=ast.Attribute(attr="startswith" | "endswith")):
            return True
    return False


def _dilewati(simpul: ast.AST) -> bool:
    match simpul:
        case ast.Assert() | ast.Raise() | ast.Import() | ast.ImportFrom():
            return True
        case ast.keyword(arg="strict", value=ast.Constant(value=True)):
            return True  # says that two are of one length: an assertion too
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Subscript(value=ast.Name(id=nama)):
            return nama in {"Literal", "dict", "tuple", "list", "Callable", "ParamSpec"}
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__slots__" | "__all__")]):
            return True
    return False


def _daftar(pohon: ast.Module) -> list[Titik]:
    kunci = [s.values[0] for s in ast.walk(pohon) if isinstance(s, ast.JoinedStr) and s.values]
    teks = [k.value for k in kunci if isinstance(k, ast.Constant) and isinstance(k.value, str)]
    awalan = list(dict.fromkeys(t for t in teks if t.endswith("/")))
    return list(_titik(pohon, awalan))


def _pohon(berkas: str) -> ast.Module:
    return ast.parse((AKAR / berkas).read_text(encoding="utf-8"))


def _cacat(berkas: str, nomor: int) -> Cacat:
    pohon = _pohon(berkas)
    titik = _daftar(pohon)[nomor]
    ubahan = " → ".join(ast.unparse(s)[:120].replace("\n", " ") for s in (titik.lama, titik.baru))
    titik.pasang()
    return Cacat(berkas, titik.fungsi, ubahan, bernoda(pohon, berkas))


def bernoda(pohon: ast.Module, berkas: str) -> str:
    """The source of a module which records its calls, function by function."""
    for simpul in list(ast.walk(pohon)):
        if isinstance(simpul, FUNGSI):
            simpul.body.insert(ast.get_docstring(simpul) is not None, _noda(berkas, simpul.name))
        elif isinstance(simpul, ast.Module):
            simpul.body.append(_noda(berkas, MODUL))
    return ast.unparse(ast.fix_missing_locations(pohon))


def _noda(berkas: str, fungsi: str) -> ast.stmt:
    return ast.parse(f"JEJAK.add({(berkas, fungsi)!r})").body[0]


def berkas_kode() -> list[str]:
    """The modules that get faults, by their paths in the project."""
    semua = (p for nama in ("macros", "scripts") for p in sorted((AKAR / nama).rglob("*.py")))
    return [p.relative_to(AKAR).as_posix() for p in semua]


def paket(berkas: str) -> str:
    """The package of a module's path, `macros/benda/tabel`."""
    return "/".join(Path(berkas).parts[:-1][:3])


def pilih(benih: int, banyak: int, hanya: str = "") -> list[Cacat]:
    """The faults of a seed: `banyak` for every package, from all its places."""
    menurut: dict[str, list[tuple[str, int]]] = {}
    for berkas in berkas_kode():
        if hanya not in paket(berkas):
            continue
        titik = _daftar(_pohon(berkas))
        menurut.setdefault(paket(berkas), []).extend((berkas, n) for n in range(len(titik)))
    hasil = []
    for nama, tempat in sorted(menurut.items()):
        acak = random.Random(f"{benih} {nama}")  # noqa: S311 - a choice, not a secret
        diambil = acak.sample(tempat, min(len(tempat), banyak))
        hasil += [_cacat(*satu) for satu in sorted(diambil)]
    awal = tuple(s[:-1] for s in SETARA if s.endswith("…"))
    return [c for c in hasil if c.nama not in SETARA and not (awal and c.nama.startswith(awal))]
