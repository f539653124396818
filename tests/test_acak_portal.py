"""Chance spoils what a portal reads: the sites of its units, and what its last run noted."""

from __future__ import annotations

import copy
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.portal import aturan, halaman, jalan
from scripts.portal.halaman import Portal
from scripts.portal.petikan import LaporanUnit, petik
from tests.portal_contoh import laporan, situs
from tests.proyek import sidik

SERANGAN = "<script>alert(1)</script>"
ISI: tuple[Any, ...] = (
    SERANGAN, f'"{SERANGAN}', "javascript:alert(1)", "../../x", "..", ".", "/", "", "\0", "a" * 200,
    "\ud800", "{{ 7*7 }}", "NaN", "1/0", "9" * 200, "٣", " ", "2032-13-45", "1.5.2", None, True,
    False, 0, -1, 1.5, 10**40, float("nan"), [], {}, [1], {"a": 1}, [[]],
)  # fmt: skip


def _jalur(isi: Any, awal: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to everything in an object of JSON but itself."""
    anak = isi.items() if isinstance(isi, dict) else enumerate(isi if isinstance(isi, list) else ())
    for kunci, satu in anak:
        yield (*awal, kunci)
        yield from _jalur(satu, (*awal, kunci))


def ganti_acak(isi: Any, acak: random.Random) -> Any:
    """The same with another value in some places, or without any there."""
    for _ in range(acak.choice([1, 1, 3])):
        *jalur, akhir = acak.choice([*_jalur(isi)])
        tempat = isi
        for kunci in jalur:
            tempat = tempat[kunci]
        if acak.random() < 0.2:
            del tempat[akhir]
        else:
            tempat[akhir] = copy.deepcopy(acak.choice(ISI))
        if not isi:
            break
    return isi


def rusakkan(berkas: Path, acak: random.Random) -> None:
    """Spoil a published file, or take it away."""
    isi = berkas.read_bytes()
    if berkas.suffix == ".json" and acak.random() < 0.8:
        berkas.write_text(json.dumps(ganti_acak(json.loads(isi), acak)), encoding="utf-8")
    elif acak.random() < 0.2:
        berkas.unlink()
    else:
        letak = acak.randrange(len(isi) + 1)
        sisipan = str(acak.choice(ISI)).encode("utf-8", "surrogatepass")
        berkas.write_bytes(isi[:letak] + acak.choice([b"", sisipan + isi[letak:]]))


def _petik(folder: Path, nama: str) -> LaporanUnit:
    try:
        return petik(folder / nama, nama)
    except ValueError:
        return LaporanUnit(nama, nama)


def test_situs_acak_tidak_menghentikan(tmp_path: Path, lengkap: bool) -> None:
    """Each is read, or said to be spoiled; nothing of it stands in a page as more than text."""
    for nama in ("a", "b"):
        situs(tmp_path / "asal" / nama, f"Unit {nama}")
    dibaca = 0
    for benih in range(200 if lengkap else 3):
        acak = random.Random(benih)  # noqa: S311 - no secret
        folder = Path(shutil.copytree(tmp_path / "asal", tmp_path / f"{benih}"))
        semua = sorted((folder / "a" / "unduh" / "data").iterdir())
        for berkas in acak.sample(semua, acak.choice([1, 2])):
            rusakkan(berkas, acak)
        unit = [_petik(folder, "a"), _petik(folder, "b")]
        assert unit[1].tampil
        dibaca += unit[0].tampil
        semua_berkas = halaman.tulis(
            Portal(unit, aturan.Harapan()), folder / "portal", tmp_path / "grafik"
        )
        for nama in semua_berkas:
            if nama.endswith((".html", "cari-portal.js")):
                isi = (folder / "portal" / nama).read_text(encoding="utf-8")
                assert SERANGAN not in isi and 'href="javascript' not in isi, f"benih {benih}"
        shutil.rmtree(folder)
    assert dibaca > 0


def _ulang(tmp_path: Path, catatan: object) -> None:
    """A portal whose last run has noted that."""
    berkas = tmp_path / ".portal.kerja" / "catatan.json"
    berkas.write_text(json.dumps(catatan), encoding="utf-8")
    pilihan: dict[str, Any] = {"pekerja": 1, "aturan": None, "dask": None}
    assert jalan.portal([tmp_path / "u"], tmp_path / "portal", **pilihan) == 0


def test_aksara_separuh_menolak_situs(tmp_path: Path) -> None:
    """In words that a page shows, wherever they stand."""
    for n, kunci in enumerate(("capaian/rata-rata/2032", "realisasi/3.1/2032/LAPORAN")):
        berkas = situs(tmp_path / f"{n}", "Unit") / "unduh" / "data" / "angka.json"
        isi = json.loads(berkas.read_bytes())
        for satu in isi:
            satu["teks"] += "\ud800" * (satu["kunci"] == kunci)
        assert _petik(tmp_path, f"{n}").tampil
        berkas.write_text(json.dumps(isi), encoding="utf-8")
        assert not _petik(tmp_path, f"{n}").tampil


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A portal of a unit that has not reported, which is made at once."""
    isi = laporan(tmp_path / "u" / "baru") / "data" / "instansi.csv"
    isi.write_text("nama,kementerian\n(nama belum diisi),Kementerian X\n", encoding="utf-8")
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar" / "surat.txt").touch()
    (tmp_path / ".portal.kerja").mkdir()
    _ulang(tmp_path, {})
    return tmp_path / "portal"


def test_catatan_acak_tidak_menghapus_yang_lain(portal: Path, lengkap: bool) -> None:
    """Whatever it says, the pages are the same again, and nothing outside is touched."""
    rumah = portal.parent
    asli = json.loads((rumah / ".portal.kerja" / "catatan.json").read_text(encoding="utf-8"))
    semula = sidik(portal), sidik(rumah / "luar"), sidik(rumah / "u")
    lain = ["../luar", "../luar/surat.txt", str(rumah / "luar"), ".", "", "\0", None, 5, ["x"]]
    for benih in range(200 if lengkap else 3):
        acak = random.Random(benih)  # noqa: S311 - no secret
        catatan = ganti_acak(copy.deepcopy(asli), acak)
        for apa in acak.sample(["unit", "berkas"], acak.choice([1, 2])):
            catatan[apa] = acak.choice([lain, acak.choice(ISI)])
        _ulang(rumah, catatan)
        assert (sidik(portal), sidik(rumah / "luar"), sidik(rumah / "u")) == semula, f"{benih}"
    _ulang(rumah, [])
    assert sidik(portal) == semula[0]


def test_yang_terhapus_karena_catatan_ketahuan(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A former unit of a plain name goes; of others, where any name is taken."""
    (portal / "lama").mkdir()
    _ulang(portal.parent, {"unit": ["lama"]})
    assert not (portal / "lama").exists() and (portal.parent / "luar").is_dir()
    catatan = {"unit": ["../luar"], "berkas": []}
    monkeypatch.setattr(jalan, "_catatan", lambda _: catatan)
    _ulang(portal.parent, {})
    assert not (portal.parent / "luar").exists()
