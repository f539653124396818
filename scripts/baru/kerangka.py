"""The folder of a new unit's report: the neutral material of `profil/`, laid out for one kind."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

from macros.asupan.skema import dikenal

PROFIL = Path(__file__).with_name("profil")
INTI = "inti"
PAKET = Path("data", "datapackage.json")
HALAMAN = re.compile(r"\s*- (?P<src>\S+\.md)")


def pasang(profil: str, tujuan: Path) -> None:
    """Lay out the report of a unit of one kind in the folder `tujuan`, which is made.

    Its tables have the rows that the kind brings, or their header only. Raises FileExistsError
    where the folder is there already.
    """
    shutil.copytree(PROFIL / INTI, tujuan)
    for berkas in sorted((PROFIL / profil).rglob("*")):
        if berkas.is_file():
            _timpa(berkas, tujuan / berkas.relative_to(PROFIL / profil))
    paket: dict[str, Any] = json.loads((tujuan / PAKET).read_text(encoding="utf-8"))
    for satu in paket["resources"]:
        tabel = tujuan / "data" / satu["path"]
        if not tabel.exists():
            kolom = dikenal()[satu["name"]].nama_kolom
            tabel.write_text(",".join(kolom) + "\n", encoding="utf-8")
    nav = tujuan / "mkdocs.yml"
    baris = nav.read_text(encoding="utf-8").splitlines(keepends=True)
    tetap = []
    for satu in baris:  # a line may stay that names no page, or one that is there
        halaman = HALAMAN.fullmatch(satu.rstrip("\n"))
        if halaman is None or (tujuan / "docs" / halaman["src"]).is_file():
            tetap.append(satu)
    nav.write_text("".join(tetap), encoding="utf-8")


def _timpa(dari: Path, ke: Path) -> None:
    """A file of a profile over, or below, that of the core."""
    if not ke.exists():
        ke.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dari, ke)
        return
    inti, profil = ke.read_text(encoding="utf-8"), dari.read_text(encoding="utf-8")
    match ke.suffix:
        case ".csv":
            profil = inti + profil.partition("\n")[2]
        case ".json":
            profil = _gabung(json.loads(inti), json.loads(profil))
    ke.write_text(profil, encoding="utf-8")


def _gabung(inti: dict[str, Any], profil: dict[str, Any]) -> str:
    tabel = [*inti.pop("resources"), *profil.pop("resources")]
    isi = ",\n".join(f"    {json.dumps(t)}" for t in tabel)
    kepala = json.dumps(inti | profil, ensure_ascii=False, indent=2).removesuffix("\n}")
    return f'{kepala},\n  "resources": [\n{isi}\n  ]\n}}\n'
