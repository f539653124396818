"""What runs on a Git host, and what an editor's program offers: it is there, and it is true."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.asupan.skema import program
from macros.periksa.bab import periksa_bab
from macros.sajian.makro import Makro
from scripts.cli import urai
from scripts.terminal import GalatPerintah
from tests.proyek import AKAR

GITHUB = ".github/workflows/laporan.yml"
GITLAB = ".gitlab-ci.yml"
CABANG = "main"


def baca(nama: str) -> dict[Any, Any]:
    hasil: dict[Any, Any] = yaml.safe_load((AKAR / nama).read_text(encoding="utf-8"))
    return hasil


def langkah(nama: str) -> Iterator[str]:
    """Every shell line of a pipeline."""
    isi = baca(nama)
    if nama == GITHUB:
        skrip = [s["run"] for kerja in isi["jobs"].values() for s in kerja["steps"] if "run" in s]
    else:
        skrip = [s for k in isi.values() if isinstance(k, dict) for s in k.get("script", ())]
    for satu in skrip:
        yield from satu.splitlines()


def perintah(nama: str) -> list[list[str]]:
    """The arguments of every call of the project's command, with variables filled in."""
    hasil = []
    for baris in langkah(nama):
        if m := re.search(r"python3 scripts/lkjip\.py ([^>&|]+)", baris):
            contoh = re.sub(r"\$\{?\w+(?:#terbit/)?\}?", "2023-s2", m[1])
            hasil.append(shlex.split(contoh))
    return hasil


@pytest.mark.parametrize("nama", [GITHUB, GITLAB])
def test_perintahnya_ada(nama: str) -> None:
    semua = perintah(nama)
    assert [satu[0] for satu in semua] == ["check", "build", "test", "diff", "publish"]
    for satu in semua:
        urai(satu)


def test_perintah_keliru_ketahuan() -> None:
    with pytest.raises(GalatPerintah):
        urai(["publish", "2023-s2", "--langsung"])


@pytest.mark.parametrize("nama", [GITHUB, GITLAB])
def test_baris_perintahnya_sah(nama: str) -> None:
    """As the shell reads it, and with nothing from outside put into it."""
    for baris in langkah(nama):
        assert "${{" not in baris
        subprocess.run(["sh", "-n", "-c", baris], check=True)


def test_hak_sesedikit_mungkin() -> None:
    isi = baca(GITHUB)
    assert isi["permissions"] == {"contents": "read"}
    menulis = {n for n, k in isi["jobs"].items() if "write" in k.get("permissions", {}).values()}
    assert menulis == {"banding", "terbit"}
    # YAML reads the key `on` as true.
    assert set(isi[True]) == {"push", "pull_request"}
    assert isi[True]["push"]["branches"] == [CABANG]


def test_formulir_usulan_sama() -> None:
    satu = (AKAR / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert satu == (AKAR / ".gitlab/merge_request_templates/Default.md").read_text(encoding="utf-8")
    baris = re.findall(r"`python3 scripts/lkjip\.py ([^`]+)`", satu)
    for satu_baris in baris:
        urai(shlex.split(satu_baris))
    assert len(baris) == 2
    isi = (AKAR / ".github/ISSUE_TEMPLATE/angka-keliru.md").read_text(encoding="utf-8")
    assert (
        isi.partition("\n---\n")[2].strip()
        == (AKAR / ".gitlab/issue_templates/Default.md").read_text(encoding="utf-8").strip()
    )


@pytest.mark.lama
def test_potongan_editor_berjalan(makro: Makro, tmp_path: Path) -> None:
    """Each snippet, as it stands in a chapter with its examples filled in."""
    potongan = json.loads((AKAR / ".vscode/laporan.code-snippets").read_text(encoding="utf-8"))
    for nama, satu in potongan.items():
        isi = satu["body"] if isinstance(satu["body"], str) else "\n".join(satu["body"])
        isi = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", isi)
        isi = re.sub(r"\$\{\d+:((?:\\\}|[^{}]|\{[^{}]*\})*)\}", r"\1", isi).replace("\\}", "}")
        isi = re.sub(r"\$\d+", "x", isi)
        assert "${" not in isi, nama
        teks = isi if isi.startswith("---") else f"# Judul {{#judul}}\n\n{isi}\n"
        (tmp_path / "bab.md").write_text(teks, encoding="utf-8")
        makro.masalah.clear()
        salah = [m for m in periksa_bab(tmp_path, makro) if m.kode != "B021"]
        if nama in {"Foto", "Pindaian"}:
            assert [f"{nama} “berkas." in m.pesan for m in salah] == [True]
        else:
            assert salah == [], nama


def test_pelengkap_paket_data_lengkap() -> None:
    """Every table of the report is proposed and none that the program does not know."""
    isi = json.loads((AKAR / ".vscode/settings.json").read_text(encoding="utf-8"))
    (pasangan,) = isi["json.schemas"]
    skema = json.loads((AKAR / pasangan["url"]).read_text(encoding="utf-8"))
    paket = json.loads((AKAR / pasangan["fileMatch"][0]).read_text(encoding="utf-8"))
    kolom = skema["properties"]["resources"]["items"]["properties"]
    for apa in ("name", "path"):
        ada = {s[apa] for s in program.dikenal().values()}
        diusulkan = set(kolom[apa]["anyOf"][0]["enum"])
        assert {s[apa] for s in paket["resources"]} <= diusulkan <= ada
    jsonschema.validate(paket, skema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**paket, "resources": [{"name": "ikpa"}]}, skema)


def test_skema_editor_ada() -> None:
    isi = json.loads((AKAR / ".vscode/settings.json").read_text(encoding="utf-8"))
    for skema, berkas in isi["yaml.schemas"].items():
        assert (AKAR / skema).is_file()
        assert (AKAR / berkas).is_file()


@pytest.mark.parametrize(("berkas", "diuji"), [("data/a.csv", False), ("macros/a.py", True)])
def test_angka_yang_diubah_tidak_menguji_program(tmp_path: Path, berkas: str, diuji: bool) -> None:
    """A corrected figure differs from the published one, which tests of the program hold fast."""
    (baris,) = [satu for satu in langkah(GITHUB) if " test --cepat" in satu]
    skrip = (
        "git init -q && git config user.name A && git config user.email a@b && mkdir data macros"
        " && git commit -q --allow-empty -m 1 && echo 1 > $BERKAS && git add . && git commit -qm 2"
        f" && python3() {{ echo diuji; }} && {{ {baris}; }}"
    )
    lingkungan = {**os.environ, "SEBELUM": "HEAD^", "BERKAS": berkas}
    hasil = subprocess.run(
        ["bash", "-ec", skrip], cwd=tmp_path, env=lingkungan, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert hasil.stdout == "diuji\n" * diuji
    assert not any("test --cepat" in satu for satu in baca(GITLAB)["periksa"]["script"])
    assert "data" not in str(baca(GITLAB)["program"]["rules"])
