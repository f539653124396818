"""LibreOffice as an editor's hands: a workbook opened, cells typed into, and saved."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

LIBREOFFICE = shutil.which("soffice")
BATAS = 120
MODUL = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{}</script:module>"""
BASIC = """Sub Sunting
On Error Goto Gagal
Dim diam(0) As New com.sun.star.beans.PropertyValue
diam(0).Name = "Hidden" : diam(0).Value = True
buku = StarDesktop.loadComponentFromURL({buku}, "_blank", 0, diam())
{isian}
buku.store()
buku.close(True)
kata = "baik"
Gagal:
If kata = "" Then kata = Error
Open {kabar} For Output As #1
Print #1, kata
Close #1
StarDesktop.terminate()
End Sub"""


def sunting(profil: Path, buku: Path, isian: Mapping[tuple[str, str], str | float]) -> None:
    """Type into cells, by sheet and place, what a person types; the workbook stays what it is.

    A folder for the program's own settings is made at the first call.
    """
    modul = profil / "user/basic/Standard/Module1.xba"
    if not modul.is_file():  # the first start writes it
        _jalankan(profil, "--terminate_after_init")
    kabar = profil / "kabar"
    baris = "\n".join(
        f"buku.Sheets.getByName({_kutip(lembar)}).getCellRangeByName({_kutip(sel)})."
        + (f"String = {_kutip(isi)}" if isinstance(isi, str) else f"Value = {isi}")
        for (lembar, sel), isi in isian.items()
    )
    program = BASIC.format(buku=_kutip(buku.as_uri()), isian=baris, kabar=_kutip(str(kabar)))
    modul.write_text(MODUL.format(escape(program)), encoding="utf-8")
    kabar.unlink(missing_ok=True)
    _jalankan(profil, "macro:///Standard.Module1.Sunting")
    assert kabar.read_text(encoding="utf-8").strip() == "baik"


def _kutip(teks: str) -> str:
    return '"' + teks.replace('"', '""') + '"'


def _jalankan(profil: Path, *argumen: str) -> None:
    assert LIBREOFFICE
    perintah = [LIBREOFFICE, "--headless", "--norestore"]
    perintah += [f"-env:UserInstallation={profil.as_uri()}", *argumen]
    hasil = subprocess.run(perintah, capture_output=True, text=True, timeout=BATAS, check=False)
    assert hasil.returncode == 0, hasil.stderr
