"""Reports of other units before the judges of the own one: every edition as a file, every page in a
browser. Shapes, figures and names are others; so what only they have is seen here."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.keluaran.ragam import FOLDER_SALINAN
from tests import rekaan
from tests.peramban import Pengamat, buka, jalur_halaman, sajikan
from tests.proyek import MINI, bangun
from tests.test_pdf_kesesuaian import (
    EDISI,
    PROFIL,
    cacat_berkas,
    huruf_lepas,
    pelanggaran,
    terdengar,
)

pytestmark = pytest.mark.lengkap
# Units as they are, and as chance makes them.
CONTOH = ("dinkes", "kecamatan", "lapas", "pengadilan")
ACAK = ("dinkes-010", "kecamatan-009", "lapas-001", "pengadilan-007")


@pytest.fixture(scope="module", params=(*CONTOH, *ACAK))
def situs_unit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a unit with all editions of its PDF; its project stands beside it."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param in ACAK:
        semua = {p.name: p for p in rekaan.tulis(folder, banyak=10, benih=7)}
        proyek = semua[request.param]
    else:
        proyek = Path(shutil.copytree(MINI.parent / request.param, folder / "proyek"))
    (folder / "hasil").mkdir()
    return bangun(proyek, folder / "hasil" / "situs", "--edisi", "semua")


def test_setiap_edisi_terdengar_dan_tersimpan_baik(situs_unit: Path) -> None:
    semua = sorted(situs_unit.glob("unduh/*.pdf"))
    semua += sorted(situs_unit.parents[1].glob(f"*/{FOLDER_SALINAN}/*.pdf"))
    assert len(semua) == len(EDISI)
    for pdf in semua:
        assert [p for profil in PROFIL for p in pelanggaran(pdf, profil)] == []
        assert [terdengar(pdf), huruf_lepas(pdf), cacat_berkas(pdf)] == [[], [], ""]


@pytest.mark.parametrize(("lebar", "skema"), [(360, "dark"), (1280, "light")])
def test_setiap_halaman_tanpa_cacat(
    situs_unit: Path, peramban: Browser, lebar: int, skema: str
) -> None:
    with sajikan(situs_unit) as alamat, buka(peramban, lebar, skema) as konteks:
        pengamat = Pengamat(konteks, alamat)
        for jalur in jalur_halaman(situs_unit):
            pengamat.periksa(jalur)
        assert pengamat.temuan == []
