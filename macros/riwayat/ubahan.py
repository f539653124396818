"""The differences between two versions of a report (figures, tables and charts, text), and texts
about them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any, TypeVar

from markupsafe import Markup

from ..dasar.penulisan import MINUS, PEMBULATAN, bulatkan, tulis
from ..sajian.templat import baris_teks, lingkungan, rapat
from .potret import BagianHalaman, Benda, Potret

T = TypeVar("T")
POIN = "poin persen"
# A number at the beginning of a figure's text: `−Rp1.000,50`, `92,5%`.
TERTULIS = re.compile(rf"({MINUS})?(?:Rp)?(\d{{1,3}}(?:\.\d{{3}})*)(?:,(\d+))?(?![\d.,–])")


@dataclass(frozen=True)
class SelBerubah:
    """A cell of the data that differs: file and column, row and text in both versions; None if the
    version does not have the row."""

    berkas: str
    kolom: str
    baris_sebelum: int | None
    baris: int | None
    sebelum: str | None
    sesudah: str | None


@dataclass(frozen=True)
class AngkaBerubah:
    """A figure that differs, as text and as number for programs in both versions; "" if it does not
    exist.

    `sel` are the changed cells behind it, `ditampilkan` the places that show it: (page, thing).
    """

    kunci: str
    label: str
    sebelum: str
    sesudah: str
    nilai_sebelum: str
    nilai_sesudah: str
    selisih: str
    sel: tuple[SelBerubah, ...]
    ditampilkan: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class BagianBerubah:
    """A section of both versions, with the paragraphs that only one of them has."""

    halaman: str
    id: str
    judul: str
    dihapus: tuple[str, ...]
    ditambah: tuple[str, ...]


@dataclass(frozen=True)
class Ubahan:
    """All differences from version `dari` to version `ke`.

    `sel_lain` are the changed cells that are behind no changed figure.
    """

    dari: str
    ke: str
    angka: tuple[AngkaBerubah, ...]
    angka_baru: tuple[AngkaBerubah, ...]
    angka_hilang: tuple[AngkaBerubah, ...]
    benda_baru: tuple[Benda, ...]
    benda_hilang: tuple[Benda, ...]
    bagian_baru: tuple[BagianHalaman, ...]
    bagian_hilang: tuple[BagianHalaman, ...]
    bagian: tuple[BagianBerubah, ...]
    sel_lain: tuple[SelBerubah, ...]

    @property
    def kosong(self) -> bool:
        """Whether nothing differs."""
        return not any(isi for nama, isi in vars(self).items() if nama not in {"dari", "ke"})

    @property
    def baris_lain(self) -> list[list[SelBerubah]]:
        """`sel_lain` for readers: the cells of an added or removed row are one item."""

        def satu(s: SelBerubah) -> object:
            di_keduanya = s.baris is not None and s.baris_sebelum is not None
            return s if di_keduanya else (s.berkas, s.baris_sebelum, s.baris)

        return [list(isi) for _, isi in groupby(self.sel_lain, satu)]

    def sebagai_dict(self) -> dict[str, Any]:
        """The differences for programs."""
        return asdict(self)

    def sebagai_teks(self) -> list[str]:
        """The differences as lines for a terminal."""
        return baris_teks("ubahan.txt.j2", u=self)

    def sebagai_html(self, dasar: str | None, tabel: Mapping[str, str] | None = None) -> Markup:
        """A section of a page; `dasar` is the relative path from that page to the site's root, or
        None for figures without links. `tabel` are the titles of data files, for the public."""
        return self._isi("ubahan", dasar=dasar, tabel=tabel or {})

    def sebagai_halaman(self) -> Markup:
        """The differences as a page of their own."""
        return self._isi("terbit/ubahan", isi=self.sebagai_html(None))

    def _isi(self, nama: str, **isi: object) -> Markup:
        return rapat(lingkungan().get_template(f"{nama}.html.j2").render(u=self, **isi))


def bandingkan(lama: Potret, baru: Potret) -> Ubahan:
    """The differences from `lama` to `baru`."""
    sel = list(sel_berubah(lama, baru))
    angka = tuple(bandingkan_angka(lama.angka.values(), baru.angka.values(), sel))
    terpakai = {s for a in angka for s in a.sel}
    return Ubahan(
        dari=lama.nama,
        ke=baru.nama,
        angka=tuple(a for a in angka if a.kunci in lama.angka and a.kunci in baru.angka),
        angka_baru=tuple(a for a in angka if a.kunci not in lama.angka),
        angka_hilang=tuple(a for a in angka if a.kunci not in baru.angka),
        benda_baru=tuple(b for k, b in baru.benda.items() if k not in lama.benda),
        benda_hilang=tuple(b for k, b in lama.benda.items() if k not in baru.benda),
        bagian_baru=tuple(b for k, b in baru.bagian.items() if k not in lama.bagian),
        bagian_hilang=tuple(b for k, b in lama.bagian.items() if k not in baru.bagian),
        bagian=tuple(
            satu
            for k, b in baru.bagian.items()
            if k in lama.bagian
            for satu in _bagian(lama.bagian[k], b)
        ),
        sel_lain=tuple(s for s in sel if s not in terpakai),
    )


def bandingkan_angka(
    lama: Iterable[Mapping[str, Any]],
    baru: Iterable[Mapping[str, Any]],
    sel: Iterable[SelBerubah] = (),
) -> Iterator[AngkaBerubah]:
    """The figures that differ between two registers (entries of `angka.json`): those of the new one
    in its order, then those missing in it. `sel` are the changed cells."""
    dulu = {a["kunci"]: a for a in lama}
    kini = {a["kunci"]: a for a in baru}
    sel = list(sel)
    sel_lama = {(s.berkas, s.baris_sebelum, s.kolom): s for s in sel}
    sel_baru = {(s.berkas, s.baris, s.kolom): s for s in sel}
    for kunci in kini | dulu:
        a, b = dulu.get(kunci), kini.get(kunci)
        if a and b and all(a[k] == b[k] for k in ("nilai", "teks", "keadaan")):
            continue
        ada = b or a
        assert ada is not None
        asal = [(angka, di) for angka, di in ((b, sel_baru), (a, sel_lama)) if angka]
        kena = dict.fromkeys(
            di[tempat]
            for angka, di in asal
            for s in angka.get("asal", ())
            if (tempat := (s["berkas"], s["baris"], s["kolom"])) in di
        )
        yield AngkaBerubah(
            kunci=kunci,
            label=ada["label"],
            sebelum=a["teks"] if a else "",
            sesudah=b["teks"] if b else "",
            nilai_sebelum=a["nilai"] if a else "",
            nilai_sesudah=b["nilai"] if b else "",
            selisih=selisih(a, b),
            sel=tuple(kena),
            ditampilkan=tuple(
                dict.fromkeys((t["alamat"], t["sebutan"]) for t in ada.get("ditampilkan", ()))
            ),
        )


def selisih(lama: Mapping[str, Any] | None, baru: Mapping[str, Any] | None) -> str:
    """The difference of a figure, as text with sign; "" if it cannot be computed."""
    if not (lama and baru and lama["nilai"] and baru["nilai"]):
        return ""
    if lama["satuan"] != baru["satuan"]:
        return ""
    beda = _tampak(baru) - _tampak(lama)
    if not beda:
        return ""
    persen = baru["satuan"] == "%"
    keluarga = max((a["pembulatan"] for a in (baru, lama)), key=lambda k: PEMBULATAN[k][0])
    teks = tulis(abs(beda), keluarga, "" if persen else baru["satuan"], "ada")
    return f"{'+' if beda > 0 else '−'}{teks}" + (f" {POIN}" if persen else "")


def _tampak(angka: Mapping[str, Any]) -> Fraction:
    """The shown value, from which readers subtract: a difference must agree with the shown values,
    and not with rounded exact ones."""
    if cocok := TERTULIS.match(angka["teks"]):
        minus, bulat, pecah = cocok.groups("")
        return Fraction(f"{minus and '-'}{bulat.replace('.', '')}.{pecah or 0}")
    return Fraction(bulatkan(Fraction(angka["nilai"]), angka["pembulatan"]))


def sel_berubah(lama: Potret, baru: Potret) -> Iterator[SelBerubah]:
    """The cells that differ, by file. Rows correspond by their keys; of a row in only one version
    every non-empty cell counts."""
    for berkas in dict.fromkeys([*baru.sel, *lama.sel]):
        dulu, kini = (_menurut_kunci(p, berkas) for p in (lama, baru))
        for kunci in kini | dulu:
            nomor_lama, isi_lama = dulu.get(kunci, (None, {}))
            nomor, isi = kini.get(kunci, (None, {}))
            for kolom in dict.fromkeys([*isi, *isi_lama]):
                a, b = isi_lama.get(kolom), isi.get(kolom)
                if (a or "") != (b or ""):
                    yield SelBerubah(berkas, kolom, nomor_lama, nomor, a, b)


def _menurut_kunci(
    potret: Potret, berkas: str
) -> dict[tuple[str, ...], tuple[int, Mapping[str, str]]]:
    """The rows of a file by key, or by number if it has no unique key."""
    baris = potret.sel.get(berkas, {})
    kolom = potret.kunci.get(berkas, ())
    hasil = {tuple(isi.get(k, "") for k in kolom): (n, isi) for n, isi in baris.items()}
    if kolom and len(hasil) == len(baris):
        return hasil
    return {(str(n),): (n, isi) for n, isi in baris.items()}


def _bagian(lama: BagianHalaman, baru: BagianHalaman) -> Iterator[BagianBerubah]:
    dihapus, ditambah = (
        tuple(a.teks for a in hanya_di(satu.alinea, dua.alinea))
        for satu, dua in ((lama, baru), (baru, lama))
    )
    if dihapus or ditambah or lama.judul != baru.judul:
        judul = baru.judul if lama.judul == baru.judul else f"{lama.judul} → {baru.judul}"
        yield BagianBerubah(baru.halaman, baru.id, judul, dihapus, ditambah)


def hanya_di(satu: Iterable[T], dua: Iterable[T]) -> list[T]:
    """The items of `satu` that `dua` lacks, in order, as a multiset difference."""
    sisa = Counter(dua)
    hasil = []
    for isi in satu:
        if sisa[isi]:
            sisa[isi] -= 1
        else:
            hasil.append(isi)
    return hasil
