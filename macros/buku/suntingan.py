"""The changes of an edited workbook: cell by cell, written all at once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..asupan import teks_csv
from ..asupan.bilangan import TIGA_DESIMAL
from ..asupan.lembar import Lembar, tanpa_kosong
from ..asupan.skema import SkemaKolom, SkemaTabel
from ..dasar.berkas import tulis_bersama
from ..dasar.himpun import himpun
from .pembuatan import senilai

Tanda = tuple[tuple[str, ...], int]  # identifies a row: its key, and the count of equal ones
Letak = Mapping[Tanda, int]
SEBUTAN = 2  # equal cells that identify a row without a key
UMUM = 50  # rows with an equal cell, beyond which it identifies none


@dataclass(frozen=True)
class SelUbah:
    """A changed cell: its row number in the present file, the key of the row, the text before and
    after."""

    baris: int
    kunci: tuple[str, ...]
    kolom: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True)
class BarisUbah:
    """An added row (with its number in the new file) or a deleted one (with its number in the
    present file)."""

    nomor: int
    isi: tuple[str, ...]


@dataclass(frozen=True)
class Perubahan:
    """All changes of one table, and its new rows, header first; `tanpa` are the columns that its
    file leaves out while they are empty."""

    tabel: SkemaTabel
    sel: tuple[SelUbah, ...]
    tambah: tuple[BarisUbah, ...]
    hapus: tuple[BarisUbah, ...]
    urutan: bool
    baris: list[list[str]]
    tanpa: frozenset[str] = frozenset()

    @property
    def ada(self) -> bool:
        """Whether there are changes."""
        return bool(self.sel or self.tambah or self.hapus or self.urutan)


def banding(tabel: SkemaTabel, lama: Lembar, baru: Lembar) -> Perubahan:
    """Compare two states of a table, row by row, by the primary key.

    A cell with an equal value keeps its text, so that only real edits change the file.
    """
    lebar = len(tabel.kolom)
    # Rows that the schema rejects may be too short or too long.
    lama_baris = [(b + [""] * lebar)[:lebar] if b else b for b in lama.baris]
    lama_kunci = _menurut_kunci(tabel, lama_baris)
    baru_kunci = _menurut_kunci(tabel, baru.baris)
    if not tabel.kunci:
        baru_kunci = _disunting(lama_kunci, baru_kunci)
    sel: list[SelUbah] = []
    tambah: list[BarisUbah] = []
    jadi = [tabel.nama_kolom]
    for tanda, i in baru_kunci.items():
        isi = [_tulis(s, k) for s, k in zip(baru.ketikan(i), tabel.kolom, strict=True)]
        asal = lama_kunci.get(tanda)
        if asal is None:
            tambah.append(BarisUbah(len(jadi) + 1, tuple(isi)))
        else:
            semula = (lama.ketikan(asal) + [""] * lebar)[:lebar]
            for j, (s, k) in enumerate(zip(semula, tabel.kolom, strict=True)):
                if senilai(s, k) == senilai(isi[j], k):
                    isi[j] = s
                else:
                    kunci = tanda[0] if tabel.kunci else tanda[0][:SEBUTAN]
                    sel.append(SelUbah(lama.nomor[asal], kunci, k.nama, s, isi[j]))
        jadi.append(isi)
    hapus = [
        BarisUbah(lama.nomor[i], tuple(lama_baris[i]))
        for tanda, i in lama_kunci.items()
        if tanda not in baru_kunci
    ]
    tetap = [tanda for tanda in lama_kunci if tanda in baru_kunci]
    urutan = tetap != [tanda for tanda in baru_kunci if tanda in lama_kunci]
    return Perubahan(tabel, tuple(sel), tuple(tambah), tuple(hapus), urutan, jadi, lama.tanpa)


def _menurut_kunci(tabel: SkemaTabel, baris: Sequence[Sequence[str]]) -> dict[Tanda, int]:
    """The index of each row by its key and, for repeated keys, their count."""
    letak = [tabel.nama_kolom.index(k) for k in tabel.kunci] or list(range(len(tabel.kolom)))
    hitung: Counter[tuple[str, ...]] = Counter()
    hasil = {}
    for i, isi in enumerate(baris):
        if i and isi:
            kunci = tuple(senilai(isi[j], tabel.kolom[j]) for j in letak)
            hasil[kunci, hitung[kunci]] = i
            hitung[kunci] += 1
    return hasil


def _disunting(lama: Letak, baru: Letak) -> dict[Tanda, int]:
    """Match the new rows of a table without a key to the missing old ones: those with at least half
    of their cells equal, the most similar first."""
    hilang = {t: i for t, i in lama.items() if t not in baru}
    menurut = himpun(((j, sel), t) for t in hilang for j, sel in enumerate(t[0]) if sel)
    hasil = {}
    for tanda, i in baru.items():
        # A frequent cell identifies nothing, and would make every pair of rows a candidate.
        ada = (menurut.get(sel, []) for sel in enumerate(tanda[0]) if tanda not in lama)
        dekat = []
        for asal in {t for satu in ada if len(satu) <= UMUM for t in satu} & hilang.keys():
            isi = [a == b for a, b in zip(asal[0], tanda[0], strict=True) if a or b]
            if 2 * sum(isi) >= len(isi):
                dekat.append((sum(isi), -abs(hilang[asal] - i), asal))
        nama = max(dekat)[2] if dekat else tanda
        hilang.pop(nama, None)
        hasil[nama] = i
    return hasil


def _tulis(sel: str, kolom: SkemaKolom) -> str:
    if kolom.jenis_sel == "number" and TIGA_DESIMAL.fullmatch(sel):
        return f"{sel}0"
    return sel


def uraikan(perubahan: Perubahan) -> Iterator[str]:
    """Describe the changes of one table, line by line, for the person who decides."""
    yield f"data/{perubahan.tabel.berkas}"
    for s in perubahan.sel:
        kunci = " · ".join(filter(None, s.kunci))
        yield (
            f"  baris {s.baris} ({kunci}), kolom “{s.kolom}”:"
            f" {_tampak(s.sebelum)} → {_tampak(s.sesudah)}"
        )
    for b in perubahan.tambah:
        yield f"  baris {b.nomor} ditambahkan: {_tampak_baris(b)}"
    for b in perubahan.hapus:
        yield f"  baris {b.nomor} dihapus: {_tampak_baris(b)}"
    if perubahan.urutan:
        yield "  urutan baris berubah"


def _tampak(teks: str) -> str:
    if not teks:
        return "(kosong)"
    return "“" + teks.replace("\n", " ⏎ ") + "”"


def _tampak_baris(baris: BarisUbah) -> str:
    teks = " · ".join(isi.replace("\n", " ⏎ ") for isi in baris.isi if isi)
    return f"{teks[:157]}…" if len(teks) > 158 else teks


def simpan(
    folder: Path,
    perubahan: Sequence[Perubahan],
    asli: Mapping[str, bytes],
    lain: Mapping[str, bytes] | None = None,
) -> list[str]:
    """Write the changed tables, all or none, and return the names of their files.

    `asli` are the bytes, by file name, from which the changes were computed; `lain` are new files
    to be written with them. Raises OSError if a file has changed since (nothing is written) or
    cannot be written (files written before it are restored).
    """
    baru = {nama: isi for nama, isi in (lain or {}).items() if not (folder / nama).exists()}
    tabel = {
        p.tabel.berkas: teks_csv.tulis(tanpa_kosong([p.tabel.kepala, *p.baris[1:]], p.tanpa))
        for p in perubahan
    }
    semula: dict[str, bytes | None] = {**asli, **dict.fromkeys(baru)}
    tulis_bersama(
        {folder / nama: isi for nama, isi in {**tabel, **baru}.items()},
        {folder / nama: isi for nama, isi in semula.items()},
    )
    return [*tabel, *baru]
