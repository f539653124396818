"""Chance spoils a report: chapters, settings, tables, declarations, the workbook. Whatever comes of
it, `check` answers in sentences, and what it passes the site's engine builds. Chance edits one, and
what is kept from the build before changes no byte of the next."""

from __future__ import annotations

import contextlib
import io
import random
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from macros.asupan.muat import Data
from macros.asupan.skema import SkemaTabel
from macros.benda import grafik, siap, tabel
from macros.buku import pembacaan, pembuatan
from macros.dasar.deklarasi import Catatan, urai
from macros.dasar.masalah import Masalah
from macros.dasar.pangkal import BAWAAN
from macros.hitung.laporan import Laporan, buka
from macros.periksa import bab, menyeluruh, rangkaian
from macros.periksa.menyeluruh import periksa
from macros.temuan.naskah import Bab
from scripts.mesin import hasil, hasil_tetap, situs
from scripts.olah_data import buku_kerja
from scripts.terminal import GalatPerintah
from tests.proyek import AKAR, MINI, SIMPANAN_BAB, ganti_sel, salin_mini, sidik
from tests.rusak.kasus_proyek import utuh

BANYAK, BANYAK_LENGKAP = 4, 600
# What people paste, and what readers of Markdown, Jinja, YAML, CSV and HTML stumble over.
CUPLIKAN = (
    "{{ ", "}}", "{% if x %}", "{% endif %}", "{##", "##}", "{{ tabel(", '{{ angka("a/b") }}',
    "{{ none }}", "{% for i in 1 %}", "[^1]", "[^1]: x", "[a](", "![](", "](b)", "[a][b]",
    "<div>", "<!--", "-->", "<b", "&#0;", "&x;", "`", "```", "~~~", "$$", "$x^$",
    "**", "__", "~~", "| a |", "|---|", "Tabel: x", "# x", "#x", "---", "===", "!!! note",
    "> [!TIP]",
    "- [x] a", "1. a", ": a", "*[a]: b", "{: #x }", "{ width=a }", "\\", "\t", "\r", "\x00", "\x0b",
    "\u200b", "\u00a0", "\ufeff", "\u202e", "\ud7ff", "✅", "中", "é", "e\u0301", '"', "'",
    "“", ",", ";", "\n", "\n\n", "  ", "0", "-1", "1e9", "1.234", "1,5", "9" * 20, "NaN", "=A1",
    "2023-02-30", "%", "Rp", "true", "null", "~", "&a", "*a", "!x", "? ", ": ", "- ",
    "[", "]", "{", "}", "@", "<<: *a", "http://[", "file:///x", "../../x", "%zz", "a" * 5000,
)  # fmt: skip
Ubah = Callable[[bytes, random.Random], bytes]


def _potong(isi: bytes, acak: random.Random) -> bytes:
    a, b = sorted(acak.randrange(len(isi) + 1) for _ in range(2))
    return isi[:a] + isi[min(b, a + acak.choice([1, 3, 40, 10**6])) :]


def _sisip(isi: bytes, acak: random.Random) -> bytes:
    letak = acak.randrange(len(isi) + 1)
    return isi[:letak] + acak.choice(CUPLIKAN).encode("utf-8", "surrogatepass") + isi[letak:]


def _baris(isi: bytes, acak: random.Random) -> bytes:
    baris = isi.split(b"\n")
    n = acak.randrange(len(baris))
    match acak.randrange(4):
        case 0:
            del baris[n]
        case 1:
            baris.insert(n, baris[acak.randrange(len(baris))])
        case 2:
            baris[n] = acak.choice(CUPLIKAN).encode()
        case _:
            baris.insert(n, acak.choice(CUPLIKAN).encode())
    return b"\n".join(baris)


def _sel(isi: bytes, acak: random.Random) -> bytes:
    baris = isi.split(b"\n")
    n = acak.randrange(len(baris))
    sel = baris[n].split(b",")
    sel[acak.randrange(len(sel))] = acak.choice(CUPLIKAN).encode()
    baris[n] = b",".join(sel)
    return b"\n".join(baris)


def _sandi(isi: bytes, acak: random.Random) -> bytes:
    teks = isi.decode("utf-8", "replace")
    return acak.choice([
        teks.encode("cp1252", "replace") + b"\x96", teks.encode("utf-16"), b"\xef\xbb\xbf" + isi,
        isi.replace(b"\n", b"\r\n"), isi.replace(b"\n", b"\r"), isi.replace(b",", b";"), b"",
        bytes(acak.randrange(256) for _ in range(200)),
    ])  # fmt: skip


UBAH: Sequence[Ubah] = (_potong, _sisip, _sisip, _sisip, _baris, _baris, _sel, _sel, _sandi)


def rusakkan(proyek: Path, acak: random.Random) -> str:
    """Spoil one or two files by chance; what was done, for who reads a failure."""
    berkas = [
        b
        for pola in ("docs/**/*.md", "docs/*.md", "data/*", "mkdocs.yml", "mkdocs.yml")
        for b in sorted(proyek.glob(pola))
        if b.is_file()
    ]
    catatan = []
    for _ in range(acak.choice([1, 1, 2])):
        satu, ubah = acak.choice(berkas), acak.choice(UBAH)
        satu.write_bytes(ubah(satu.read_bytes(), acak))
        catatan.append(f"{satu.relative_to(proyek)} {ubah.__name__}")
    return ", ".join(catatan)


def diperiksa(proyek: Path) -> list[Masalah]:
    """What a check says, which keeps what it finds out."""
    return periksa(proyek, penentu=hasil_tetap.penentu(proyek)[1])


@pytest.fixture(scope="module")
def dasar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound report with what its first check keeps."""
    proyek = utuh(tmp_path_factory.mktemp("acak") / "proyek")
    assert [m for m in diperiksa(proyek) if m.tingkat == "galat"] == []
    assert (proyek / SIMPANAN_BAB[0]).is_file()
    return proyek


def susun(proyek: Path, keluar: Path) -> str:
    """What the site's engine says of a report that it refuses; nothing where it builds."""
    keluar.mkdir()
    kata = io.StringIO()
    try:
        with contextlib.redirect_stderr(kata):
            situs.bangun(proyek, keluar)
    except GalatPerintah as galat:
        return f"{kata.getvalue()}{galat}"
    return ""


@pytest.mark.build
def test_kerusakan_acak(dasar: Path, tmp_path: Path, lengkap: bool) -> None:
    for n in range(BANYAK_LENGKAP if lengkap else BANYAK):
        proyek = Path(shutil.copytree(dasar, tmp_path / f"{n}"))
        dilakukan = rusakkan(proyek, random.Random(n))  # noqa: S311 - no secret
        try:
            masalah = [m for m in diperiksa(proyek) if m.tingkat == "galat"]
            assert all(m.pesan.strip() and m.berkas for m in masalah)
            if not masalah and (lengkap or n % 4 == 0):
                assert susun(proyek, tmp_path / f"situs{n}") == ""
        except Exception as galat:
            raise AssertionError(f"benih {n}: {dilakukan}") from galat
        shutil.rmtree(proyek)


PARAGRAF = "Sebuah kalimat yang cukup panjang untuk satu baris di atas kertas. "
SISIPAN = (
    PARAGRAF,
    PARAGRAF * 30,
    "### Bagian baru {#baru}",
    "**Tebal ½** dan *miring ¾ ñ*.",
    '{{ angka("capaian/1.1/2031") }}',
    "| A | B |\n|---|---|\n| 1 | 2 |",
    "[P](kata-pengantar.md)",
    "- satu\n- dua",
    "Kata[^k].\n\n[^k]: Catatan.",
)


def sunting(proyek: Path, asal: Path, acak: random.Random) -> str:
    """Edit a chapter or a cell by chance, as an editor might; what was done."""
    if acak.random() < 0.3:
        berkas, kolom = acak.choice([("realisasi.csv", "nilai"), ("pegawai.csv", "jumlah")])
        data = proyek / "data" / berkas
        baris = acak.randrange(2, len(data.read_text("utf-8").splitlines()) + 1)
        return f"{berkas} {baris}: {ganti_sel(data, baris, kolom, str(acak.randrange(1, 99)))}"
    bab = acak.choice(sorted((proyek / "docs").rglob("*.md")))
    isi = (asal / bab.relative_to(proyek)).read_text("utf-8")
    tambahan = "" if acak.random() < 0.2 else acak.choice(SISIPAN)
    bab.write_text(f"{isi.rstrip()}\n\n{tambahan}\n", encoding="utf-8")
    return f"{bab.name} {tambahan[:20]}"


@pytest.mark.build
def test_pemeriksaan_sesudah_suntingan_acak(
    situs_mini: Path, tmp_path: Path, lengkap: bool
) -> None:
    """What a check finds over what earlier ones kept, is what it finds from nothing; of what it
    keeps it makes no more than the edit asks for."""
    asal = situs_mini.parent / "proyek"
    proyek, acak = salin_mini(situs_mini, tmp_path / "proyek"), random.Random(11)  # noqa: S311
    for n in range(300 if lengkap else 3):
        dilakukan = rusakkan(proyek, acak) if acak.random() < 0.3 else sunting(proyek, asal, acak)
        masalah = diperiksa(proyek)
        assert masalah == periksa(proyek), f"suntingan {n}: {dilakukan}"
        if any(m.tingkat == "galat" for m in masalah):
            shutil.copytree(asal, proyek, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)


def test_hanya_yang_berubah_dirangkai_lagi(
    situs_mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a chapter its own text alone is looked at, and no table is made; after a cell all."""
    proyek = salin_mini(situs_mini, tmp_path / "proyek")
    dirangkai: list[str] = []
    shutil.rmtree(proyek / ".cache")
    asli, siapkan = rangkaian.rangkai_bab, siap.siapkan

    def rangkai(satu: Bab, *lain: Any) -> rangkaian.Rangkaian:
        dirangkai.append(satu.src)
        return asli(satu, *lain)

    def siapkan_lagi(lap: Laporan) -> siap.Siap:
        dirangkai.append("data")
        return siapkan(lap)

    monkeypatch.setattr(bab, "rangkai_bab", rangkai)
    monkeypatch.setattr(menyeluruh, "siapkan", siapkan_lagi)

    def dilihat() -> set[str]:
        dirangkai.clear()
        diperiksa(proyek)
        return {*dirangkai}

    semua = dilihat()
    bergantung = dilihat()  # on what all chapters say
    assert "data" in semua and bergantung < semua
    satu = min(semua - bergantung - {"data"})
    with (proyek / "docs" / satu).open("a", encoding="utf-8") as berkas:
        berkas.write("\nKata baru.\n")
    assert dilihat() == {satu, *bergantung}
    ganti_sel(proyek / "data" / "realisasi.csv", 2, "nilai", "41")
    assert dilihat() == semua
    kini = hasil_tetap.penentu(proyek)[1]
    (proyek / "docs" / satu).touch()  # somebody writes while it is looked at
    assert not kini.tetap() and dilihat() == bergantung


@pytest.mark.lengkap
def test_suntingan_acak_berbita_sama(situs_mini: Path, tmp_path: Path) -> None:
    """Site and PDF after each of many edits, over what earlier ones left, and from nothing."""
    asal = situs_mini.parent / "proyek"
    proyek, acak, jadi = salin_mini(situs_mini, tmp_path / "hangat" / "proyek"), random.Random(7), 0  # noqa: S311
    for n in range(20):
        cadangan = Path(shutil.copytree(proyek, tmp_path / f"cadangan{n}"))
        dilakukan = sunting(proyek, asal, acak)
        if [m for m in periksa(proyek) if m.tingkat == "galat"]:
            shutil.rmtree(proyek)
            cadangan.rename(proyek)
            continue
        jadi += 1
        dingin = Path(
            shutil.copytree(
                proyek, tmp_path / f"dingin{n}" / "proyek", ignore=shutil.ignore_patterns(".cache")
            )
        )
        for satu in (proyek, dingin):
            assert list(hasil.bangun(satu, satu.parent / "situs", ["publik"]))
        sama = sidik(proyek.parent / "situs") == sidik(dingin.parent / "situs")
        assert sama, f"suntingan {n}: {dilakukan}"
        shutil.rmtree(dingin.parent)
        shutil.rmtree(cadangan)
    assert jadi > 10


@pytest.mark.lama
def test_buku_kerja_acak(dasar: Path, tmp_path: Path, lengkap: bool) -> None:
    """Cells of the workbook: what it cannot read it says, and nothing is written then."""
    asli = tmp_path / "asli.xlsx"
    buku_kerja.ekspor(dasar / "data", asli, ya=True)
    for n in range(60 if lengkap else 1):
        acak, buku = random.Random(n), load_workbook(asli)  # noqa: S311 - no secret
        for _ in range(6):
            lembar = buku[acak.choice(buku.sheetnames)]
            sel = lembar.cell(acak.randint(1, lembar.max_row), acak.randint(1, lembar.max_column))
            with contextlib.suppress(Exception):  # what openpyxl itself cannot hold
                sel.value = acak.choice([*CUPLIKAN, 1.5, True, None, 10**30])
        jadi = tmp_path / f"{n}.xlsx"
        buku.save(jadi)
        with contextlib.suppress(GalatPerintah), contextlib.redirect_stdout(io.StringIO()):
            buku_kerja.impor(dasar / "data", jadi, tulis=False, ya=True)


def _susun_ulang(buku: Workbook, nama: str, acak: random.Random) -> str:
    """What people do with a workbook besides typing, in the sheet of that name; what was done."""
    ws = buku[nama]
    apa = acak.randrange(10)
    kolom, baris = acak.randint(1, ws.max_column), acak.randint(2, max(ws.max_row, 2))
    match apa:
        case 0:
            acak.shuffle(buku._sheets)  # type: ignore[attr-defined]
        case 1:
            ws.title = acak.choice(["Sheet1", f"{nama}1", nama.upper(), "Petunjuk2"])
        case 2:
            ws.sheet_state = acak.choice(["hidden", "veryHidden"])
            ws.column_dimensions["A"].hidden = ws.row_dimensions[baris].hidden = True
        case 3:
            buku.copy_worksheet(ws)
        case 4:
            ws.insert_rows(baris, 2)
        case 5:
            ws.insert_cols(kolom)
        case 6:
            ws.delete_rows(1)
        case 7:
            ws.cell(baris, kolom).comment = Comment("x" * 5000, "a")
        case 8:
            ws.merge_cells(start_row=baris, end_row=baris + 1, start_column=1, end_column=kolom)
        case _:
            buku.remove(ws)
    return f"{nama}: {apa}"


def _disunting(asli: bytes, data: Data, acak: random.Random) -> tuple[str, list[str]]:
    """A workbook that chance has edited: what was done, and what of it is read otherwise than it
    may be: in another place than one cell, or anything where no cell was typed."""
    buku, kolom = load_workbook(io.BytesIO(asli)), ""
    t = acak.choice([t for t in data.skema if data.lembar[t.nama].baris[1:]])
    if acak.random() < 0.5:
        dilakukan = _susun_ulang(buku, t.nama, acak)
    else:
        letak = acak.randrange(len(t.kolom))
        baris, kolom = acak.randint(2, len(data.lembar[t.nama].baris) + 1), t.kolom[letak].nama
        isi: Any = acak.choice([7, 1.5, 0.25, "1.234,5", "nihil", "kata", True, date(2023, 5, 1)])
        sel = buku[t.nama].cell(baris, letak + 1)
        if acak.random() < 0.7:  # as an editor might
            isi = f"{sel.value}x" if isinstance(sel.value, str) else 7
        else:
            sel.number_format = acak.choice(["General", "0%", "@", "yyyy-mm-dd"])
        sel.value = isi
        dilakukan = f"{t.nama} {sel.coordinate}: {isi!r} {sel.number_format}"
    wadah = io.BytesIO()
    buku.save(wadah)
    terbaca = pembacaan.baca("b.xlsx", wadah.getvalue(), data.skema)
    perubahan, masalah = buku_kerja.bandingkan(data, terbaca, "b.xlsx")
    if any(m.tingkat == "galat" for m in masalah):
        return dilakukan, [m.sebagai_teks() for m in masalah if not m.berkas.startswith("b.xlsx")]
    boleh = {t.nama} if kolom else set()
    salah = [p.tabel.nama for p in perubahan if p.tabel.nama not in boleh]
    sel_lain = (s for p in perubahan for s in p.sel if t.kunci and s.kolom != kolom)
    return dilakukan, [*salah, *(f"{s.baris} {s.kolom}" for s in sel_lain)]


@pytest.mark.lama
def test_suntingan_buku_kerja_acak(dasar: Path, lengkap: bool) -> None:
    data = buku_kerja.baca_data(dasar / "data")
    asli = pembuatan.buat(data.skema, data.lembar, "Uji")
    for benih in range(400 if lengkap else 2):
        dilakukan, salah = _disunting(asli, data, random.Random(benih))  # noqa: S311 - no secret
        assert salah == [], f"benih {benih}: {dilakukan}"


@pytest.mark.lama
def test_suntingan_yang_keliru_ketahuan(dasar: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, where what stands beside the edited cell is read from another one."""
    data = buku_kerja.baca_data(dasar / "data")
    asli, baca = pembuatan.buat(data.skema, data.lembar, "Uji"), pembacaan.baca

    def geser(nama: str, isi: bytes, tabel: Sequence[SkemaTabel]) -> pembacaan.Buku:
        buku = baca(nama, isi, tabel)
        buku.lembar["satuan"].baris[1][1] += "x"
        return buku

    monkeypatch.setattr(pembacaan, "baca", geser)
    assert any(_disunting(asli, data, random.Random(n))[1] for n in range(6, 40))  # noqa: S311


# What an entry of a declaration may hold in a wrong place.
ISIAN = (
    "{teks}", "{kode}", "{x}", "{tahun}", "{terkecil.lengkap}", "{terkecil.x}", "{rinci}",
    "{semua}", "{label}", "{angka}", "{lengkap}", "{tanpa}", "{arah}", "{rentang a/{kode}}",
    "{kode.slug}", "{kode.daftar}", "{sasaran}", "{per}", "{.x}", "{..}", "{=a}", "{a|b}", "a/b",
    "=", "|", "?", ";", "{", "}", "[x]", "(x)", "bila x", "tanpa", "opsional", "bilangan",
    "teks 200", "nomor 0", "-1", "1e9", "NaN", "null", "~", "[]", "{}", "{a: b}", "menurut PK",
    "peta panas", "kuadran", "naik",
)  # fmt: skip


def _keliru(uraian: str, acak: random.Random) -> str:
    """A declared thing with another word in some of its places."""
    baris = uraian.split("\n")
    for _ in range(acak.choice([1, 1, 2])):
        n = acak.randrange(1, len(baris))
        tempat = acak.choice([*re.finditer(r"\{[^{}]*\}|[\w/.-]+|[|?=]|$", baris[n])])
        baris[n] = f"{baris[n][: tempat.start()]}{acak.choice(ISIAN)}{baris[n][tempat.end() :]}"
    return "\n".join(baris)


def test_uraian_acak(laporan: Laporan, lengkap: bool) -> None:
    """Whatever stands in an entry, it is read, or refused with its line."""
    uraian = [
        (apa.JENIS.nama, satu)
        for apa in (tabel, grafik)
        for folder in (AKAR / "data", BAWAAN)
        for satu in re.split(
            r"\n(?=[a-z-]+:\n)", (folder / f"{apa.JENIS.nama}.yaml").read_text("utf-8")
        )
        if re.match("[a-z-]+:\n", satu)
    ]
    unit = ("dinkes", "kecamatan", "lapas", "pengadilan") if lengkap else ()
    semua_unit = [laporan, *(buka(MINI.parent / u / "data") for u in unit)]
    for n in range(3000 if lengkap else 20):
        acak = random.Random(n)  # noqa: S311 - no secret
        nama, satu = acak.choice(uraian)
        catatan, masalah, rusak = Catatan(f"data/{nama}.yaml"), list[Masalah](), _keliru(satu, acak)
        lap = acak.choice(semua_unit)
        sama = replace(lap, deklarasi={**lap.deklarasi, nama: urai(rusak, catatan)})
        try:
            semua: dict[str, Callable[[], object]] = {
                **(tabel.daftar(sama, masalah=masalah) if nama == "tabel" else {}),
                **(grafik.daftar(sama, [], masalah) if nama == "grafik" else {}),
            }
            for kode in sama.deklarasi[nama].bagian.keys() & semua.keys():
                with contextlib.suppress(*siap.GAGAL):
                    semua[kode]()
        except Exception as galat:
            raise AssertionError(f"benih {n}:\n{rusak}") from galat
        for m in [*catatan.masalah, *masalah]:
            assert m.berkas.startswith("data/") and (m.baris or 0) > 0, f"benih {n}: {m}"
