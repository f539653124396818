"""Pack the explanations of one page's figures as JSON for the script that shows them.

All texts are made here; the script only looks up, joins and links. Repeated texts are stored once,
and referred to by index.
"""

import json
from collections.abc import Iterable
from typing import Any

from ..asal.asal_baris import TIDAK_DICATAT
from ..asal.penelusur import Penelusur, Penjelasan

TANPA = -1


class _Kata(dict[str, int]):
    """A list of different texts."""

    def letak(self, teks: str) -> int:
        """The index of a text, added if new; `TANPA` for an empty one."""
        return self.setdefault(teks, len(self)) if teks else TANPA


def kemas(kunci: Iterable[str], penelusur: Penelusur, dasar: str) -> str:
    """The explanations of figures and all their inputs, as JSON that is safe inside a script.

    `dasar` is the relative path from the page to the site's root ("" or "../"). The object has
    `dasar`, the texts `kata`, and one row for each figure in `angka`:

        [kunci or "", label, label's rest, teks, rumus, perhitungan, keterangan, tanggal,
         pembulatan, [index in `angka` of each input], [[file, row, column, documents], …]]

    Only figures of the page itself have their key. Label, rumus, keterangan, tanggal, pembulatan,
    file, column and documents are indices in `kata`, or -1.
    """
    sendiri = set(kunci)
    urutan = penelusur.turunan(sendiri)
    nomor = {satu: n for n, satu in enumerate(urutan)}
    kata = _Kata()
    angka = [
        _baris(penelusur.jelaskan(satu), satu if satu in sendiri else "", nomor, kata)
        for satu in urutan
    ]
    isi = {"dasar": dasar, "kata": [*kata], "angka": angka}
    return json.dumps(isi, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _baris(j: Penjelasan, kunci: str, nomor: dict[str, int], kata: _Kata) -> list[Any]:
    kepala, pemisah, sisa = j.angka.label.partition(": ")
    return [
        kunci,
        kata.letak(kepala + pemisah.strip()),
        kata.letak(sisa),
        j.angka.teks,
        kata.letak(j.angka.kata_rumus),
        j.perhitungan,
        kata.letak(j.keterangan),
        kata.letak(j.tanggal),
        kata.letak(j.pembulatan),
        [nomor[a.kunci] for a in j.masukan],
        [
            [
                kata.letak(s.asal.berkas.removeprefix("data/")),
                s.asal.baris,
                kata.letak(s.judul_kolom),
                kata.letak("; ".join(s.sumber) or TIDAK_DICATAT),
            ]
            for s in j.sel
        ],
    ]
