"""A unit's own figures: the numbers in its own tables, and the formulas of `data/angka.csv`."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Any, Literal

from ..asupan.isian import bersatuan_persen
from ..asupan.muat import Data, TabelData
from ..asupan.skema import SkemaKolom, SkemaTabel
from ..asupan.tabel_tambahan import NOMOR
from ..dasar.angka import Angka, Register
from ..dasar.kosakata import bunyi
from ..dasar.masalah import GalatLaporan, Masalah, saran
from ..dasar.penulisan import DESIMAL, desimal_ketikan, slug
from ..dasar.rumus import Kumpulan, Rumus, RumusKeliru
from .alat import SEN, hitung, isi_kunci, jumlah, tulis_sel
from .kunci import tambahan
from .satuan_rumus import periksa_satuan

ANGKA = "angka_sendiri"  # the table of `data/angka.csv`
JUMLAH = "jumlah"
MIRIP_BILANGAN = re.compile(r"(rp)?[-−+]?\d[\d.,\s]*(e[-+]?\d+)?\s*%?", re.IGNORECASE)

RUMUS_EXCEL = re.compile(r"\s*=|.*\b[A-Z]{2,}\(")
# Signs that no key has.
BUKAN_KUNCI = re.compile(r"[^\w./*\- ]|\*\*")
JenisKolom = Literal["bilangan", "nomor", "tanggal", "teks"]


@dataclass(frozen=True)
class KolomSendiri:
    """A column of an own table: its name in the file, its title without the unit, the unit, and its
    name in keys."""

    nama: str
    judul: str
    satuan: str
    jenis: JenisKolom
    kunci: str


@dataclass(frozen=True)
class BarisSendiri:
    """A row of an own table: its name, and its cells in the order of the columns."""

    sebutan: str
    sel: tuple[Angka | date | str | None, ...]


@dataclass(frozen=True)
class TabelSendiri:
    """A table of `data/tambahan`: its numbers are figures, and so are the sums of its columns,
    except of percentages; a sum is shown if an editor asks for it."""

    kode: str
    judul: str
    berkas: str
    kolom: tuple[KolomSendiri, ...]
    baris: tuple[BarisSendiri, ...]
    jumlah: tuple[Angka | None, ...]
    sesatuan: bool  # whether all rows have the same unit


def tabel(register: Register, data: Data) -> dict[str, TabelSendiri]:
    """The own tables by name; registers their numbers.

    In keys a row is named by its first text, `tambahan/kegiatan/penyuluhan/peserta`, or by its
    position if texts repeat; a sum is `tambahan/kegiatan/jumlah/peserta`.
    """
    return {s.nama: _satu(register, data[s.nama], s) for s in data.skema if s.sendiri}


def _satu(register: Register, t: TabelData, skema: SkemaTabel) -> TabelSendiri:
    kolom = _kolom_semua(skema.kolom)
    nama = _nama_baris(t, kolom)
    bersatuan = _satuan_baris(t, kolom)
    isi = {k.nama: _isi(register, t, k, nama, bersatuan) for k in kolom}
    sesatuan = len({*bersatuan.values()}) < 2
    jumlah_kolom = [
        _jumlah(register, t.nama, skema.judul, k, isi[k.nama]) if sesatuan or k.satuan else None
        for k in kolom
    ]
    baris = tuple(
        BarisSendiri(sebutan, tuple(isi[k.nama][n] for k in kolom))
        for n, (_, sebutan) in enumerate(nama.values())
    )
    return TabelSendiri(
        t.nama, skema.judul, skema.berkas, tuple(kolom), baris, tuple(jumlah_kolom), sesatuan
    )


def _kolom_semua(kolom: Sequence[SkemaKolom]) -> list[KolomSendiri]:
    """The columns. Heads that differ only in unit (`Pagu (Rp)`, `Pagu (%)`) have the unit in keys;
    those with equal keys their position."""
    judul = Counter(slug(k.judul) for k in kolom)
    satuan = (k.satuan.replace("%", "persen") if judul[slug(k.judul)] > 1 else "" for k in kolom)
    nama = [slug(f"{k.judul} {s}") for k, s in zip(kolom, satuan, strict=True)]
    banyak = Counter(nama)
    kunci = [k if k and banyak[k] == 1 else f"{k}-{n}".strip("-") for n, k in enumerate(nama, 1)]
    return [
        KolomSendiri(k.nama, k.judul, k.satuan, _jenis(k), n)
        for k, n in zip(kolom, kunci, strict=True)
    ]


def _jenis(kolom: SkemaKolom) -> JenisKolom:
    if kolom.bilangan:
        return "bilangan"
    if kolom.jenis == "date":
        return "tanggal"
    return "nomor" if NOMOR.fullmatch(kolom.judul) else "teks"


def _satuan_baris(t: TabelData, kolom: Sequence[KolomSendiri]) -> dict[int, str]:
    """The units in a column of the table, by row."""
    nama = next((k.nama for k in kolom if k.judul.casefold() == "satuan"), "")
    return {n: str(s).casefold() for n, s in t.kolom(nama).items() if s} if nama else {}


def _nama_baris(t: TabelData, kolom: Iterable[KolomSendiri]) -> dict[int, tuple[str, str]]:
    """Row → its name in keys and in words: from the first column of texts that are unique. Without
    such a column the position is used in keys, and added to ambiguous names in words."""
    nomor, bersama = list(t.rekaman), [""] * len(t.rekaman)
    for k in (k for k in kolom if k.jenis == "teks"):
        teks = [str(s) if s is not None else "" for s in t.kolom(k.nama).values()]
        nama = [slug(s) for s in teks]
        if all(nama) and len(set(nama)) == len(nama) and JUMLAH not in nama:
            return dict(zip(nomor, zip(nama, teks, strict=True), strict=True))
        if len(set(bersama)) < len(bersama):
            bersama = [f"{s} {satu}".strip() for s, satu in zip(bersama, teks, strict=True)]
    banyak = Counter(bersama)
    kata = [
        s if s and banyak[s] == 1 else f"{s} (baris {n})" if s else f"baris {n}"
        for n, s in zip(nomor, bersama, strict=True)
    ]
    return {n: (str(urut), satu) for urut, (n, satu) in enumerate(zip(nomor, kata, strict=True), 1)}


def _isi(
    register: Register, t: TabelData, k: KolomSendiri, nama: Mapping[int, tuple[str, str]],
    bersatuan: Mapping[int, str],
) -> list[Any]:  # fmt: skip
    """The cells of a column; numbers are registered. If rows have units, numbers of the same unit
    have equally many decimals."""
    if k.jenis != "bilangan":
        semua = (t.sel(baris, k.nama) for baris in nama)
        return [isi.strip() if isinstance(isi, str) else isi for isi in semua]
    satuan = {} if k.satuan else bersatuan
    keluarga = {
        s: _keluarga(t, k, {n for n in nama if satuan.get(n) == s})
        for s in {satuan.get(n) for n in nama}
    }
    return [
        tulis_sel(
            register, k.satuan, keluarga[satuan.get(n)], tambahan(t.nama, satu, k.kunci), t.di(n),
            k.nama, f"{k.judul}: {sebutan}",
        )
        for n, (satu, sebutan) in nama.items()
    ]  # fmt: skip


def _jumlah(
    register: Register, tabel: str, judul: str, k: KolomSendiri, isi: Sequence[Angka]
) -> Angka | None:
    if k.jenis != "bilangan" or not isi or bersatuan_persen(f"{k.judul} {k.satuan}"):
        return None
    kolom = re.sub(r"^jumlah\b\s*", "", k.judul, flags=re.IGNORECASE)  # said once
    label = f"Jumlah {kolom}: {judul}" if kolom else f"Jumlah: {judul}"
    return jumlah(register, tambahan(tabel, JUMLAH, k.kunci), isi, k.satuan, isi[0].keluarga, label)


def _keluarga(t: TabelData, k: KolomSendiri, baris: Collection[int]) -> str:
    """Rupiah, or as many decimals as these cells of the column were typed with."""
    isi = (s for n, s in t.kolom(k.nama).items() if n in baris)
    desimal = max(map(desimal_ketikan, isi), default=0)
    if k.satuan == "Rp" and not desimal:
        return "rupiah"
    return f"desimal-{min(desimal, len(DESIMAL) - 1)}"


def angka(register: Register, t: TabelData | None, tahun: int) -> None:
    """Register the figures of `data/angka.csv`; `tahun` is the edition's.

    A formula may use figures of rows above and below it. Raises GalatLaporan with every formula
    that is invalid or has an unknown name.
    """
    if t is None:
        return
    sisa = {r.kunci: r for r in t.baris()}
    masalah: list[Masalah] = []
    gagal: set[str] = set()
    while sisa:
        siap = [k for k, r in sisa.items() if not _menunggu(r, sisa, tahun)]
        if not siap:
            masalah += [_galat(t, r, _lingkaran(r, sisa, tahun)) for r in sisa.values()]
            break
        for kunci in siap:
            r = sisa.pop(kunci)
            try:
                _hitung(register, r, tahun)
            except RumusKeliru as galat:
                # Figures that depend on a failed one are not reported.
                if not _menunggu(r, gagal, tahun):
                    masalah.append(_galat(t, r, str(galat)))
                gagal.add(kunci)
    if masalah:
        raise GalatLaporan(masalah)


def _menunggu(r: Any, sisa: Collection[str], tahun: int) -> bool:
    try:
        nama = Rumus.urai(isi_kunci(r.rumus, tahun)).nama
    except RumusKeliru:
        return False
    return any(fnmatchcase(k, n) for n in nama for k in sisa)


def _lingkaran(r: Any, sisa: Mapping[str, Any], tahun: int) -> str:
    """The message that a formula depends on itself, directly or through others."""
    jalan = [r.kunci]
    while len({*jalan}) == len(jalan):
        jalan.append(next(k for k, lain in sisa.items() if _menunggu(sisa[jalan[-1]], [k], tahun)))
    rantai = " → ".join(jalan)
    diri = "hitung/rumus-berputar" if jalan[-1] == r.kunci else "hitung/rumus-menunggu"
    return bunyi(diri, rantai=rantai)


def _hitung(register: Register, r: Any, tahun: int) -> None:
    if r.kunci in register:
        raise RumusKeliru(f"Kunci “{r.kunci}” sudah dipakai angka lain. Pilih kunci lain.")
    if RUMUS_EXCEL.match(r.rumus):
        raise RumusKeliru(bunyi("hitung/rumus-excel"))
    rumus = Rumus.urai(isi_kunci(r.rumus, tahun))
    if rumus.pembagi_nol:
        raise RumusKeliru("Rumus ini membagi dengan nol. Tulis pembagi lain.")
    semua = [o for o in rumus.operan if isinstance(o, Kumpulan)]
    if any(o.cara == "Σ" for o in semua):  # whose lists need not be of the same rows here
        raise RumusKeliru(bunyi("hitung/rumus-tanda", tanda="Σ"))
    kumpulan = {n: list(_cocok(register, n)) for o in semua for n in o.isi}
    satu = {n: _satu_angka(register, n) for n in rumus.nama if n not in kumpulan}
    isi: dict[str, Angka | Sequence[Angka] | None] = {**satu, **kumpulan}
    periksa_satuan(rumus, isi, r.satuan or "")
    label = {n: a.label for n, a in isi.items() if isinstance(a, Angka)}
    if len(set(label.values())) == len(label):
        rumus = rumus.dengan_nama(label)
        isi = {label.get(n, n): a for n, a in isi.items()}
    daftar = (a if isinstance(a, Sequence) else [a] for a in isi.values() if a)
    sen = r.satuan == "Rp" and SEN in (b.keluarga for satu in daftar for b in satu)
    keluarga = r.bentuk or (SEN if sen else "bilangan")
    hitung(register, r.kunci, rumus, isi, r.satuan or "", keluarga, r.label)


def _satu_angka(register: Register, kunci: str) -> Angka:
    ada = register.get(kunci)
    if ada is not None:
        if ada.keadaan == "bukan-bilangan":
            raise RumusKeliru(f"Angka “{kunci}” berisi {ada.teks}, yang tidak dapat dihitung.")
        return ada
    if MIRIP_BILANGAN.fullmatch(kunci):
        raise RumusKeliru(bunyi("hitung/rumus-bilangan", kunci=kunci))
    if re.search(r"[^/][*+×÷:][\w(]", kunci):
        raise RumusKeliru(bunyi("hitung/rumus-rapat", kunci=kunci))
    _pastikan_kunci(kunci)
    dekat = saran(kunci, (a.kunci for a in register))
    raise RumusKeliru(" ".join(f"Angka “{kunci}” tidak ada. {dekat}".split()))


def _pastikan_kunci(kunci: str) -> None:
    """Raises RumusKeliru if this cannot be a key of any kind."""
    if tanda := BUKAN_KUNCI.search(kunci):
        pesan = "hitung/rumus-isian" if tanda[0] == "{" else "hitung/rumus-tanda"
        raise RumusKeliru(bunyi(pesan, tanda=tanda[0], kunci=kunci))
    if " " in kunci:
        raise RumusKeliru(bunyi("hitung/rumus-berspasi", kunci=kunci, awal=kunci.partition(" ")[0]))


def _cocok(register: Register, pola: str) -> Iterator[Angka]:
    """The figures whose keys match a pattern, except those computed from other matches, such as
    their sum, which would count twice."""
    ada = register.cocok(pola)
    if not ada:
        _pastikan_kunci(pola)
        dekat = saran(pola, (a.kunci for a in register))
        raise RumusKeliru(f"Tidak ada angka yang kuncinya cocok dengan “{pola}”. {dekat}".strip())
    cocok = {a.kunci for a in ada}
    yield from (a for a in ada if cocok.isdisjoint(str(m) for m in a.masukan))


def _galat(t: TabelData, r: Any, pesan: str) -> Masalah:
    kolom = {"Kunci": "kunci", "Satuan": "satuan"}.get(pesan.split(maxsplit=1)[0], "rumus")
    return Masalah("D064", "galat", t.berkas, r.Index, kolom, str(getattr(r, kolom)), pesan)
