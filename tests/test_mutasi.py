"""The faults that `mutasi` draws: all kinds, each a module that runs, the same on each draw."""

from __future__ import annotations

import ast

import pytest

from tests.cacat import _daftar, bernoda, pilih

MODUL = '''
def f(a, b: "x | y" = 1):
    """Docs of 1 and 2."""
    assert a == 1
    if a < b and not g(a.teks, b):
        raise ValueError(f"{a + b}")
    return [a - 3, max(a, b), (True if a else False), f"target/{a}", f"capaian/{b}", g(b, a)]
'''


def test_jenis_cacat() -> None:
    ubahan = {f"{ast.unparse(t.lama)} → {ast.unparse(t.baru)}" for t in _daftar(ast.parse(MODUL))}
    assert ubahan == {
        "a < b and (not g(a.teks, b)) → a < b or not g(a.teks, b)",
        "a < b → a <= b",
        "not g(a.teks, b) → g(a.teks, b)",
        "a.teks → a.polos",
        "1 → 2",
        "a - 3 → a + 3",
        "3 → 4",
        "max → min",
        "True if a else False → False if a else True",
        "True → False",
        "False → True",
        "f'target/{a}' → f'capaian/{a}'",
        "f'capaian/{b}' → f'target/{b}'",
        "g(b, a) → g(a, b)",
        "[a - 3, max(a, b), True if a else False, f'target/{a}', f'capaian/{b}', g(b, a)] → "
        "[a - 3, max(a, b), True if a else False, f'capaian/{b}', f'target/{a}', g(b, a)]",
    }


def test_urutan_yang_tidak_berarti() -> None:
    """What is asked for membership or caught, in whatever order, gives no fault by it."""
    for teks in ("a in (b, c)", "a.startswith((b, c))", "try: a\nexcept (B, C): pass"):
        assert not [t for t in _daftar(ast.parse(teks)) if isinstance(t.lama, ast.Tuple)]
    for teks in ("(b, c) in a", "f((b, c))", "a == (b, c)"):
        assert [t for t in _daftar(ast.parse(teks)) if isinstance(t.lama, ast.Tuple)]


def test_unsur_menurut_urutan_dokumen() -> None:
    """Which elements are gone through, in whatever order they are named."""
    assert not _daftar(ast.parse("tabel.iter('th', 'td')\nu.iterchildren('p', 'li')"))
    assert _daftar(ast.parse("f.write('th', 'td')"))


def test_yang_hanya_menegaskan() -> None:
    assert not _daftar(ast.parse("assert a < b\nzip(*a, strict=True)"))
    assert _daftar(ast.parse("zip(*a, strict=False)"))


@pytest.mark.lama
def test_undian_tetap_dan_dapat_dijalankan() -> None:
    daftar = pilih(3, 9, "hitung")
    assert daftar == pilih(3, 9, "hitung") != pilih(4, 9, "hitung")
    assert len(daftar) == 9
    for satu in daftar:
        compile(satu.sumber, satu.berkas, "exec")


def test_fungsi_mencatat_panggilannya() -> None:
    jejak: set[tuple[str, str]] = set()
    isi: dict[str, object] = {"JEJAK": jejak}
    exec(bernoda(ast.parse("def f():\n  '''d'''\n  return 2\ndef g(): ...\nx = f()"), "m.py"), isi)  # noqa: S102
    assert isi["x"] == 2 and jejak == {("m.py", "f"), ("m.py", "modul")}
