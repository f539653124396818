"""Correct roles in the structure tree: lists in front are tables of contents, notes are Note.

The engine derives roles from HTML elements, which cannot express these.
"""

from typing import Any

import pydyf

from .struktur import akar, anak, benda, keturunan, unsur_akhir, unsur_sekitar

KELAS_TINGKAT = "tingkat-"
# A note below a table or chart, and a footnote.
CATATAN, CATATAN_KAKI = "catatan", "catatan-kaki"
# Pseudo-elements before them in the style sheet.
LABEL = ("::before", "::footnote-marker")


def tandai_daftar(pdf: Any, asal: dict[int, Any]) -> None:
    """Make every list in front a TOC (ISO 32000-1, 14.8.4.2), with entries of a deeper level as a
    TOC inside the entry above them, and mark leaders as artifacts. `asal` has the box of each
    structure element."""
    for daftar in list(keturunan(pdf, akar(pdf))):
        butir = list(anak(pdf, daftar)) if daftar["S"] == "/L" else []
        if not butir or not all(_sifat(asal, satu, "data-alamat") for satu in butir):
            continue
        daftar["S"], daftar["K"] = "/TOC", pydyf.Array()
        # The open lists, outermost first, with the level of their entries.
        terbuka = [(_tingkat(asal, butir[0]), daftar)]
        terakhir = None
        for satu in butir:
            tingkat = _tingkat(asal, satu)
            while len(terbuka) > 1 and tingkat <= terbuka[-2][0]:
                terbuka.pop()
            if terakhir is not None and tingkat > terbuka[-1][0]:
                terbuka.append((tingkat, unsur_akhir(pdf, "/TOC", terakhir, satu["Pg"])))
            satu["S"], satu["P"] = "/TOCI", terbuka[-1][1].reference
            terbuka[-1][1]["K"].append(satu.reference)
            for isi in anak(pdf, satu):
                isi["S"] = "/Reference"
            _lepas_penuntun(pdf, asal, satu)
            terakhir = satu


def _lepas_penuntun(pdf: Any, asal: dict[int, Any], butir: Any) -> None:
    """Remove the leaders (dots) and other generated content of a line from what is read aloud."""
    for induk in list(keturunan(pdf, butir)):
        for unsur in anak(pdf, induk):
            if any(getattr(asal.get(u.number), "is_leader", False) for u in anak(pdf, unsur)):
                induk["K"].remove(unsur.reference)


def tandai_catatan(pdf: Any, asal: dict[int, Any]) -> None:
    """Make the notes of each table or chart one Note, and each footnote one, with a label and an
    identifier (ISO 14289-1, 7.9)."""
    catatan = []
    for induk in list(keturunan(pdf, akar(pdf))):
        sebelum = None
        for satu in list(anak(pdf, induk)):
            kelas = _kelas(asal, satu)
            if satu["S"] == "/P" and CATATAN in kelas:
                if sebelum is None:
                    sebelum = unsur_sekitar(pdf, "/Note", induk, [satu])
                    catatan.append(sebelum)
                else:
                    induk["K"].remove(satu.reference)
                    sebelum["K"].append(satu.reference)
                    satu["P"] = sebelum.reference
            else:
                sebelum = None
            if satu["S"] == "/Span" and CATATAN_KAKI in kelas and induk["S"] != "/Note":
                satu["S"] = "/Note"
                catatan.append(satu)
    for nomor, satu in enumerate(catatan, 1):
        satu["ID"] = pydyf.String(f"catatan-{nomor}")
        _beri_label(pdf, asal, satu)


def _beri_label(pdf: Any, asal: dict[int, Any], catatan: Any) -> None:
    """Make the generated text before a note its label, as the first thing in it."""
    for satu in keturunan(pdf, catatan):
        box = asal.get(satu.number)
        if box is not None and box.element is not None and box.element_tag.endswith(LABEL):
            benda(pdf, satu["P"])["K"].remove(satu.reference)
            catatan["K"].insert(0, satu.reference)
            satu["S"], satu["P"] = "/Lbl", catatan.reference
            return


def _kelas(asal: dict[int, Any], unsur: Any) -> set[str]:
    return set(_sifat(asal, unsur, "class").split())


def _sifat(asal: dict[int, Any], unsur: Any, nama: str) -> str:
    """An attribute of the HTML element of a structure element, or ""."""
    box = asal.get(unsur.number)
    return "" if box is None or box.element is None else str(box.element.get(nama) or "")


def _tingkat(asal: dict[int, Any], unsur: Any) -> int:
    (kelas,) = (k for k in _kelas(asal, unsur) if k.startswith(KELAS_TINGKAT))
    return int(kelas.removeprefix(KELAS_TINGKAT))
