"""The order of the report: the navigation of `mkdocs.yml`, and the front matter of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..dasar.deklarasi import Catatan, Ruas, baca, urai
from ..dasar.masalah import Masalah, saran
from ..dasar.penulisan import ROMAWI
from ..temuan.naskah import berkas_bab
from .bab import PAGAR

KONFIGURASI = "mkdocs.yml"
# What a report sets itself; all else of the site belongs to the program.
PENGATURAN = {"nav", "extra", "site_name", "site_description", "site_url"}
ALAMAT = re.compile(r"https?://[^\s/]+(/\S*)?")
DEPAN = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
JUDUL_UTAMA = re.compile(r"^#[ \t]+\S", re.MULTILINE)
# What the report reads of a page, and the values that it knows; None: any text.
KUNCI: dict[str, tuple[str, ...] | None] = {
    "bagian": ("awal", "isi", "lampiran"),
    "bab": ROMAWI,
    "tingkat": ("1", "2", "3"),
    "cetak": ("true", "false"),
    "judul_pendek": None,
    "title": None,
    "dibaca_ulang": None,
}
# What the site's engine and theme read of a page.
KUNCI_SITUS = ("description", "hide")
KUNCI_EXTRA = ("alamat_terbit", "rekaan")
REKAAN = {"ya", "tidak"}
DEPAN_TURUN = re.compile(r"\A\s+---[ \t]*\n(?:\w+:.*\n)+---")
BERANDA = "index.md"
# Pages that the program makes itself.
MILIK_PROGRAM = re.compile(r"(?:data|indikator|unduh)/.*|(?:404|glosarium|verifikasi)\.md")


def periksa_kerangka(akar: Path) -> Iterator[Masalah]:
    """Every mistake in the navigation and in the front matter of the project in `akar`.

    A chapter that is no UTF-8 is left out: the check of the chapters tells it.
    """
    docs = akar / "docs"
    depan: dict[str, Mapping[str, Ruas]] = {}
    rusak = False
    yield from _berkas_janggal(docs)
    for berkas in berkas_bab(docs):
        src = berkas.relative_to(docs).as_posix()
        try:
            teks = berkas.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            rusak = True
            continue
        catatan = Catatan(f"docs/{src}")
        depan[src] = _depan(teks, catatan)
        _judul(teks, catatan)
        rusak = rusak or bool(catatan.masalah)
        yield from catatan.masalah
    if not (akar / KONFIGURASI).is_file():
        return
    ada = [b.relative_to(docs).as_posix() for b in berkas_bab(docs)]
    catatan = Catatan(KONFIGURASI)
    urutan = _nav(akar / KONFIGURASI, ada, catatan)
    yield from catatan.masalah
    # Behind another mistake an order that looks wrong may be right.
    if not rusak and not catatan.masalah:
        yield from _urutan_bab(urutan, depan)


def _berkas_janggal(docs: Path) -> Iterator[Masalah]:
    """What stands below `docs` and looks like a chapter, but can be none."""
    for jalur in sorted(docs.rglob("*")):
        src, pesan = jalur.relative_to(docs).as_posix(), ""
        if jalur.is_symlink() and (jalur.is_dir() or not jalur.exists()):
            pesan = "Tautan folder, atau tautan yang putus, tidak dapat diikuti. Salin isinya."
        elif jalur.suffix == ".md" and jalur.is_dir():
            pesan = "Ini folder, bukan berkas bab. Ganti namanya tanpa akhiran .md."
        elif jalur.suffix.lower() == ".md" and jalur.suffix != ".md":
            pesan = "Akhiran berkas bab ditulis dengan huruf kecil: .md. Ganti nama berkasnya."
        elif MILIK_PROGRAM.fullmatch(src) and jalur.suffix == ".md":
            pesan = "Nama ini dipakai oleh halaman yang dibuat program. Ganti nama berkasnya."
        elif jalur.name == "README.md" and jalur.with_name(BERANDA).is_file():
            pesan = f"Di folder ini sudah ada {BERANDA}. Ganti nama salah satunya."
        if pesan:
            yield Masalah("B035", "galat", f"docs/{src}", None, None, None, pesan)


def _nav(berkas: Path, ada: Sequence[str], catatan: Catatan) -> list[str]:
    """The pages that the navigation names, in their order."""
    pengaturan, masalah = baca(berkas, KONFIGURASI)
    if masalah:
        catatan.masalah.extend(replace(m, kode="B030") for m in masalah)
        return []
    for nama, ruas in pengaturan.bagian.items():
        if nama not in PENGATURAN:
            pesan = f"Pengaturan ini berasal dari program. Hapus bagian “{nama}”."
            catatan.galat("B034", ruas.baris, pesan, nama)
    _alamat(pengaturan.bagian.get("site_url"), catatan)
    _extra(pengaturan.bagian.get("extra"), catatan)
    nav = pengaturan.bagian.get("nav")
    if nav is None or not isinstance(nav.isi, tuple) or not nav.isi:
        pesan = "Bagian nav harus memuat daftar halaman, satu butir “- berkas.md” setiap baris."
        catatan.galat("B031", nav.baris if nav else 1, pesan)
        return []
    letak: dict[str, int] = {}
    tercantum = frozenset(_daun(nav))
    for satu in nav.isi:
        _butir(satu, ada, tercantum, letak, catatan)
    if not catatan.masalah and BERANDA not in letak:
        pesan = f"Halaman depan belum ada. Tulis docs/{BERANDA}, lalu tambahkan “- {BERANDA}”."
        catatan.galat("B031", nav.baris, pesan, BERANDA)
    for src in ada:
        if src not in letak:
            pesan = f"Halaman docs/{src} belum tercantum pada nav. Tambahkan “- {src}”."
            catatan.galat("B033", nav.baris, pesan, src)
    return list(letak)


def _alamat(alamat: Ruas | None, catatan: Catatan) -> None:
    """An address of the report, where it has one."""
    if alamat is None or not alamat.isi:
        return
    teks = alamat.isi if isinstance(alamat.isi, str) else ""
    if not ALAMAT.fullmatch(teks):
        pesan = "Tulis alamat situs selengkapnya, misalnya https://www.contoh.go.id/lkjip/."
        catatan.galat("B034", alamat.baris, pesan, teks or None)


def _extra(extra: Ruas | None, catatan: Catatan) -> None:
    """What a report sets for itself."""
    if extra is None or extra.isi in ("", {}):
        return
    if not isinstance(extra.isi, Mapping):
        pesan = "Bagian extra ditulis “nama: isi” setiap baris, menjorok di bawahnya."
        catatan.galat("B034", extra.baris, pesan)
        return
    for nama, ruas in extra.isi.items():
        if nama not in KUNCI_EXTRA:
            pesan = f"Pengaturan ini tidak dikenal. {saran(nama, KUNCI_EXTRA)}".strip()
            catatan.galat("B034", ruas.baris, pesan, nama)
        elif nama == "alamat_terbit":
            _alamat(ruas, catatan)
        elif ruas.isi not in REKAAN:
            isi = ruas.isi if isinstance(ruas.isi, str) else None
            catatan.galat("B034", ruas.baris, "Tulis rekaan: ya, atau rekaan: tidak.", isi)


def _daun(ruas: Ruas) -> Iterator[str]:
    """Every page that the navigation names."""
    if isinstance(ruas.isi, str):
        yield ruas.isi
    elif ruas.isi:
        bawah = ruas.isi.values() if isinstance(ruas.isi, Mapping) else ruas.isi
        for satu in bawah:
            yield from _daun(satu)


def _butir(
    butir: Ruas,
    ada: Sequence[str],
    tercantum: frozenset[str],
    letak: dict[str, int],
    catatan: Catatan,
) -> None:
    """One item of the navigation with all below it; `letak` gathers the pages and their lines, and
    what is `tercantum` somewhere is nobody's other name."""
    if isinstance(butir.isi, tuple):
        pesan = "Daftar di dalam nav harus berjudul: “- Judul:”, lalu butirnya menjorok di bawah."
        catatan.galat("B031", butir.baris, pesan)
        return
    if isinstance(butir.isi, Mapping):
        if len(butir.isi) != 1:
            pesan = "Satu butir nav memuat satu judul. Awali setiap judul dengan “- ”."
            catatan.galat("B031", butir.baris, pesan)
        for bagian in butir.isi.values():
            if isinstance(bagian.isi, Mapping):
                pesan = "Awali setiap butir di bawah judul ini dengan “- ”."
                catatan.galat("B031", bagian.baris, pesan)
                continue
            isi = bagian.isi if isinstance(bagian.isi, tuple) else (bagian,)
            for satu in isi:
                _butir(satu, ada, tercantum, letak, catatan)
        return
    src = butir.isi
    if src not in ada:
        pesan = "Butir ini kosong. Tulis nama berkasnya, atau hapus butirnya."
        if src:
            lain = [a for a in ada if a not in tercantum]
            mungkin = saran(src, lain) or "Pulihkan dari Git, atau hapus butir ini."
            pesan = f"Berkas ini tidak ada di docs. {mungkin}"
        catatan.galat("B031", butir.baris, pesan, src)
    elif src in letak:
        pesan = f"Halaman ini sudah tercantum pada baris {letak[src]}. Hapus salah satu."
        catatan.galat("B032", butir.baris, pesan, src)
    letak.setdefault(src, butir.baris)


def _depan(teks: str, catatan: Catatan) -> Mapping[str, Ruas]:
    """The front matter of a chapter."""
    if not re.match(r"---[ \t]*\n", teks):
        if DEPAN_TURUN.match(teks):
            pesan = "Pengaturan bab dimulai pada baris pertama. Hapus baris kosong di atas “---”."
            catatan.galat("B040", 1, pesan)
        return {}
    depan = DEPAN.match(teks)
    if depan is None:
        pesan = "Pengaturan di awal bab belum ditutup dengan baris “---”."
        catatan.galat("B040", 1, pesan)
        return {}
    for n, baris in enumerate(depan[1].splitlines(), 2):
        if re.match(r"[^\s#:-][^:]*$", baris):
            pesan = "Baris pengaturan bab ditulis “nama: isi”; titik duanya tidak ada."
            catatan.galat("B040", n, pesan, baris.strip())
            return {}
    bentuk = Catatan(catatan.berkas)
    isi = urai(f"\n{depan[1]}", bentuk)  # its lines are those of the file
    if bentuk.masalah:
        catatan.masalah.extend(replace(m, kode="B040") for m in bentuk.masalah)
        return {}
    if not isinstance(isi.isi, Mapping):
        catatan.galat("B040", 2, "Pengaturan di awal bab ditulis “nama: isi” setiap baris.")
        return {}
    for nama, ruas in isi.isi.items():
        _pengaturan(nama, ruas, catatan)
    return isi.isi


def _pengaturan(nama: str, ruas: Ruas, catatan: Catatan) -> None:
    """One key of the front matter and its value."""
    if nama in KUNCI_SITUS:
        return
    if nama not in KUNCI:
        pesan = f"Pengaturan bab ini tidak dikenal. {saran(nama, [*KUNCI, *KUNCI_SITUS])}".strip()
        catatan.galat("B041", ruas.baris, pesan, nama)
        return
    boleh = KUNCI[nama]
    if not isinstance(ruas.isi, str):
        catatan.galat("B041", ruas.baris, f"Isi “{nama}” harus satu teks.")
    elif not ruas.isi.strip():
        pesan = f"Isi “{nama}” kosong. Tulis isinya, atau hapus barisnya."
        catatan.galat("B041", ruas.baris, pesan)
    elif boleh and (ruas.isi.lower() if nama == "cetak" else ruas.isi) not in boleh:
        pesan = f"Isi “{nama}” harus salah satu dari: {', '.join(boleh)}. {saran(ruas.isi, boleh)}"
        catatan.galat("B041", ruas.baris, pesan.strip(), ruas.isi)


def _judul(teks: str, catatan: Catatan) -> None:
    """A chapter has one title; whatever stands in code is none."""

    def kosongkan(cocok: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", cocok[0])

    bersih = PAGAR.sub(kosongkan, DEPAN.sub(kosongkan, teks))
    judul = list(JUDUL_UTAMA.finditer(bersih))
    if not judul:
        pesan = "Bab ini belum berjudul. Tulis judulnya pada baris sendiri: “# Judul”."
        catatan.galat("B043", 1, pesan)
    for lebih in judul[1:]:
        pesan = "Satu bab memuat satu judul “# …”. Pakai “## …” untuk judul di bawahnya."
        catatan.galat("B043", bersih.count("\n", 0, lebih.start()) + 1, pesan)


def _urutan_bab(
    urutan: Sequence[str], depan: Mapping[str, Mapping[str, Ruas]]
) -> Iterator[Masalah]:
    """The numerals of the Bab must count up over the navigation."""
    ke = 0
    for src in urutan:
        isi = {nama: r.teks for nama, r in depan[src].items() if isinstance(r.isi, str)}
        if isi.get("bagian", "isi") != "isi":
            continue
        ke += isi.get("tingkat", "1") == "1"
        harus = ROMAWI[ke - 1] if 0 < ke <= len(ROMAWI) else ""
        bab = isi.get("bab", "")
        if not harus or bab == harus or (not bab and isi.get("tingkat", "1") != "1"):
            continue
        catatan = Catatan(f"docs/{src}")
        baris = depan[src]["bab"].baris if "bab" in depan[src] else 1
        pesan = f"Menurut urutan nav dalam mkdocs.yml, di sini harus tertulis “bab: {harus}”."
        catatan.galat("B042", baris, pesan, bab or None)
        yield from catatan.masalah
