"""Check the order of the report: navigation (`mkdocs.yml`) and front matter of its pages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..dasar.deklarasi import Catatan, Ruas, baca, urai
from ..dasar.masalah import Masalah, usul
from ..dasar.pangkal import KONFIGURASI
from ..dasar.penulisan import NIP, ROMAWI
from ..temuan.naskah import berkas_bab, kosongkan
from .bacaan_bab import baca_bab, galat, tegur
from .rangkaian import PAGAR
from .urutan import LetakBab, periksa_urutan

# Settings of a report; all other settings are the program's.
PENGATURAN = {"nav", "extra", "site_url"}
ALAMAT = re.compile(r"https?://[^\s/]+(/\S*)?")
DEPAN = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
JUDUL_UTAMA = re.compile(r"^#[ \t]+\S", re.MULTILINE)
JUDUL_RAPAT = re.compile(r"^#[^\s#{]", re.MULTILINE)  # which is reported where it is typed
# Keys of front matter for the report, with their values; None: any text.
KUNCI: dict[str, tuple[str, ...] | None] = {
    "bagian": ("awal", "isi", "lampiran"),
    "bab": ROMAWI,
    "tingkat": ("1", "2", "3"),
    "cetak": ("true", "false"),
    "judul_pendek": None,
    "title": None,
    "dibaca_ulang": None,
}
# Keys of front matter for the site's engine and theme.
KUNCI_SITUS = ("description", "hide")
KUNCI_EXTRA = ("alamat_terbit", "rekaan")
EDISI = re.compile(r"\d{4}(-(s[12]|tw[1-4]))?", re.IGNORECASE)
REKAAN = {"ya", "tidak"}
MAKRO = re.compile(r"\{[{%#]")  # only works in the text of a chapter
BUKAN_HALAMAN = re.compile(r"^\w+://|/$")  # addresses and folders
# An item of the navigation that continues in the next line, which has a deeper indentation.
SAMBUNGAN = re.compile(r"\s+[-–—•*]\s*")
DEPAN_TURUN = re.compile(r"\A\s+---[ \t]*\n(?:\w+:.*\n)+---")
# Three hyphens as a word processor converts them.
GARIS_LAIN = re.compile(r"\A[ \t]*(?:[–—―]+-?|--|-{4,}|_{3,}|={3,})(?=[ \t]*\n(?:\w+:.*\n)+)")
AKHIRAN_BAB = re.compile(r"\.(?:md|md\.txt|markdown|mdown)$")
BERANDA = "index.md"
# Pages and PDFs made by the program.
MILIK_KITA = re.compile(r"((data|indikator|unduh)/.*|404|glosarium|verifikasi)\.md|unduh/lkjip-.*")


def periksa_kerangka(akar: Path) -> Iterator[Masalah]:
    """All mistakes in navigation and front matter of the project in `akar`.

    Unreadable chapters are left out, since the check of chapters reports them.
    """
    docs = akar / "docs"
    depan: dict[str, Mapping[str, Ruas]] = {}
    judul: dict[str, str] = {}
    rusak: list[Masalah] = []
    yield from _berkas_janggal(docs)
    for bab in baca_bab(docs, rusak):
        catatan = Catatan(f"docs/{bab.src}")
        depan[bab.src] = _depan(bab.asli, catatan)
        judul[bab.src] = _judul(bab.asli, catatan)
        rusak += catatan.masalah
        yield from catatan.masalah
    if not (akar / KONFIGURASI).is_file():
        return
    ada = [b.relative_to(docs).as_posix() for b in berkas_bab(docs)]
    catatan = Catatan(KONFIGURASI)
    urutan = _nav(akar, ada, judul, catatan)
    yield from catatan.masalah
    # After another mistake an apparently wrong order may be right.
    if not rusak and not catatan.masalah:
        yield from periksa_urutan([LetakBab.dari(src, depan[src]) for src in urutan])


def _catat(
    catatan: Catatan, kasus: str, baris: int, nilai: str | None = None, **isi: object
) -> None:
    """Record the error of a case in the file being read."""
    catatan.galat(kasus.partition("/")[0], baris, tegur(kasus, nilai=nilai, **isi), nilai)


def _berkas_janggal(docs: Path) -> Iterator[Masalah]:
    """Files below `docs` that look like chapters, but cannot be any."""
    for jalur in sorted(docs.rglob("*")):
        src, md = jalur.relative_to(docs).as_posix(), jalur.suffix == ".md"
        sebab = {
            "B035/tautan": jalur.is_symlink() and (jalur.is_dir() or not jalur.exists()),
            "B035/kunci": md and jalur.name.startswith("~$"),
            "B035/folder": md and jalur.is_dir(),
            "B035/akhiran": not md and AKHIRAN_BAB.search(jalur.name.lower()),
            "B035/program": MILIK_KITA.fullmatch(src),
            "B035/depan": jalur.name == "README.md" and jalur.with_name(BERANDA).is_file(),
            "B035/nip": NIP.search(jalur.name),  # not covered by the rules for pages and tables
        }
        if kasus := next((k for k, ya in sebab.items() if ya), ""):
            yield galat(kasus, src, None)


def _nav(akar: Path, ada: Sequence[str], judul: Mapping[str, str], catatan: Catatan) -> list[str]:
    """The pages in the navigation, in order."""
    pengaturan, masalah = baca(akar / KONFIGURASI, KONFIGURASI)
    if masalah:
        catatan.masalah.extend(replace(m, kode="B030") for m in masalah)
        return []
    _setelan(pengaturan, catatan)
    nav = pengaturan.bagian.get("nav")
    if nav is None or not isinstance(nav.isi, tuple) or not nav.isi:
        _catat(catatan, "B031/daftar", nav.baris if nav else 1)
        return []
    letak: dict[str, int] = {}
    tercantum = frozenset(nav.semua_teks())
    semua = [b.relative_to(akar / "docs").as_posix() for b in (akar / "docs").rglob("*.*")]
    berkas = Berkas(ada, [a for a in ada if a not in tercantum], semua)
    for satu in nav.isi:
        _butir(satu, berkas, letak, catatan)
    if not catatan.masalah and BERANDA not in letak:
        _catat(catatan, "B031/depan", nav.baris, BERANDA)
    dikenal = {judul[src]: src for src in letak if judul.get(src)}
    for src in ada:
        # A page with another name in the navigation is reported there.
        if src in letak or any(f"“{src}”" in m.pesan for m in catatan.masalah):
            continue
        if lain := dikenal.get(judul.get(src, "")):
            catatan.masalah.append(galat("B033/salinan", src, None, lain=lain))
        else:
            _catat(catatan, "B033", nav.baris, src)
    return list(letak)


def _setelan(pengaturan: Ruas, catatan: Catatan) -> None:
    """Settings of a report, without those that belong to chapters."""
    for nama, ruas in pengaturan.bagian.items():
        if nama not in PENGATURAN:
            mirip = usul(nama, sorted(PENGATURAN))
            kasus = "B034/mirip" if mirip else "B034/program"
            _catat(catatan, kasus, ruas.baris, nama, saran=mirip)
    for ruas in pengaturan.semua_ruas(bernama=True):
        if MAKRO.search(ruas.teks):
            _catat(catatan, "B034/makro", ruas.baris, ruas.teks)
    _alamat(pengaturan.bagian.get("site_url"), catatan)
    _extra(pengaturan.bagian.get("extra"), catatan)


def _alamat(alamat: Ruas | None, catatan: Catatan) -> None:
    """The address of a report, if it has one."""
    if alamat is None or not alamat.isi:
        return
    teks = alamat.isi if isinstance(alamat.isi, str) else ""
    if not ALAMAT.fullmatch(teks):
        _catat(catatan, "B034/alamat", alamat.baris, teks or None)


def _extra(extra: Ruas | None, catatan: Catatan) -> None:
    """A report's own settings."""
    if extra is None or extra.isi in ("", {}):
        return
    if not isinstance(extra.isi, Mapping):
        _catat(catatan, "B034/extra", extra.baris)
        return
    for nama, ruas in extra.isi.items():
        if nama not in KUNCI_EXTRA:
            _catat(catatan, "B034", ruas.baris, nama, saran=usul(nama, KUNCI_EXTRA))
        elif nama == "alamat_terbit":
            _alamat(ruas, catatan)
        elif ruas.isi not in REKAAN:
            isi = ruas.isi if isinstance(ruas.isi, str) else None
            _catat(catatan, "B034/rekaan", ruas.baris, isi)


class Berkas(NamedTuple):
    """The files below docs/: chapters, those missing in the navigation, and all."""

    bab: Sequence[str]
    bebas: Sequence[str]
    semua: Sequence[str]


def _butir(butir: Ruas, berkas: Berkas, letak: dict[str, int], catatan: Catatan) -> None:
    """One item of the navigation with its children; pages and their lines are added to `letak`."""
    if isinstance(butir.isi, tuple):
        _catat(catatan, "B031/judul", butir.baris)
        return
    if isinstance(butir.isi, Mapping):
        if len(butir.isi) != 1:
            _catat(catatan, "B031/butir", butir.baris)
        for bagian in butir.isi.values():
            if isinstance(bagian.isi, Mapping):
                _catat(catatan, "B031/bawah", bagian.baris)
                continue
            isi = bagian.isi if isinstance(bagian.isi, tuple) else (bagian,)
            for satu in isi:
                _butir(satu, berkas, letak, catatan)
        return
    src = butir.isi
    if not src:
        _catat(catatan, "B031/kosong", butir.baris, src)
    elif src not in berkas.bab:
        _tiada(butir, src, berkas, catatan)
        letak.update({b: butir.baris for b in SAMBUNGAN.split(src) if b not in letak})
    elif src in letak:
        _catat(catatan, "B032", butir.baris, src, letak=letak[src])
    letak.setdefault(src, butir.baris)


def _tiada(butir: Ruas, src: str, berkas: Berkas, catatan: Catatan) -> None:
    """A missing page: it may have another name, an extension that Windows hides, or a typing
    mistake; or be an address or a folder."""
    if BUKAN_HALAMAN.search(src):
        _catat(catatan, "B031/bukan-halaman", butir.baris, src)
        return
    mungkin = usul(src, berkas.bebas)
    awal = f"{src.casefold()}."
    lain = [b for b in berkas.semua if f"{b.casefold()}.".startswith(awal)]
    if lain and lain[0] not in berkas.bab:
        _catat(catatan, "B031/nama", butir.baris, src, lain=lain[0], tujuan=src)
        return
    awal, *sambungan = SAMBUNGAN.split(src)
    if sambungan and set(sambungan) <= {*berkas.bab}:
        kasus = "B031/sambung" if awal in berkas.bab else "B031/titik-dua"
        _catat(catatan, kasus, butir.baris, awal, lain=sambungan[0])
        return
    _catat(catatan, "B031" if mungkin else "B031/pulih", butir.baris, src, saran=mungkin)


def _depan(teks: str, catatan: Catatan) -> Mapping[str, Ruas]:
    """The front matter of a chapter."""
    if not re.match(r"---[ \t]*\n", teks):
        if DEPAN_TURUN.match(teks):
            _catat(catatan, "B040/turun", 1)
        elif garis := GARIS_LAIN.match(teks):
            _catat(catatan, "B040/garis", 1, garis[0])
        return {}
    depan = DEPAN.match(teks)
    if depan is None:
        _catat(catatan, "B040/tutup", 1)
        return {}
    if not _bertitik_dua(depan[1], catatan):
        return {}
    bentuk = Catatan(catatan.berkas)
    isi = urai(f"\n{depan[1]}", bentuk)  # with the line numbers of the file
    if bentuk.masalah:
        catatan.masalah.extend(replace(m, kode="B040") for m in bentuk.masalah)
        return {}
    if not isinstance(isi.isi, Mapping):
        _catat(catatan, "B040/bentuk", 2)
        return {}
    for nama, ruas in isi.isi.items():
        _pengaturan(nama, ruas, catatan)
    return isi.isi


def _bertitik_dua(depan: str, catatan: Catatan) -> bool:
    """Whether every line has a colon followed by a space."""
    for n, baris in enumerate(depan.splitlines(), 2):
        if re.match(r"[^\s#:-][^:]*$", baris):
            _catat(catatan, "B040/titik-dua", n, baris.strip())
        elif rapat := re.match(r"(\w+)[ \t]*:(?=[^\s:])(.*)", baris):
            _catat(catatan, "B040/spasi", n, baris.strip(), benar=f"{rapat[1]}: {rapat[2].strip()}")
        else:
            continue
        return False
    return True


def _pengaturan(nama: str, ruas: Ruas, catatan: Catatan) -> None:
    """Check one key of the front matter and its value."""
    if nama in KUNCI_SITUS:
        return
    if nama not in KUNCI:
        _catat(catatan, "B041", ruas.baris, nama, saran=usul(nama, [*KUNCI, *KUNCI_SITUS]))
        return
    boleh = KUNCI[nama]
    if not isinstance(ruas.isi, str):
        _catat(catatan, "B041/teks", ruas.baris, nama=nama)
    elif not ruas.isi.strip():
        _catat(catatan, "B041/kosong", ruas.baris, nama=nama)
    elif MAKRO.search(ruas.isi):
        _catat(catatan, "B041/makro", ruas.baris, ruas.isi)
    elif nama == "dibaca_ulang" and not EDISI.fullmatch(ruas.isi):
        _catat(catatan, "B041/edisi", ruas.baris, ruas.isi)
    elif boleh and (ruas.isi.lower() if nama == "cetak" else ruas.isi) not in boleh:
        kata = {"nama": nama, "boleh": ", ".join(boleh), "saran": usul(ruas.isi, boleh)}
        _catat(catatan, "B041/pilihan", ruas.baris, ruas.isi, **kata)


def _judul(teks: str, catatan: Catatan) -> str:
    """The heading of a chapter, which is required; headings in code do not count."""
    bersih = PAGAR.sub(kosongkan, DEPAN.sub(kosongkan, teks))
    judul = list(JUDUL_UTAMA.finditer(bersih))
    if not judul and not JUDUL_RAPAT.search(bersih):
        _catat(catatan, "B043", 1)
    for lebih in judul[1:]:
        _catat(catatan, "B043/lebih", bersih.count("\n", 0, lebih.start()) + 1)
    return bersih[judul[0].start() :].partition("\n")[0] if judul else ""
