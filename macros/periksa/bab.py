"""Check the chapters by rendering them without the site's engine: mistakes with their lines."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from ..benda.deklarasi.pembaca import KODE_GALAT
from ..dasar.masalah import Masalah, pengenal_ganda, usul
from ..dasar.sela import titik
from ..hitung.laporan import Laporan
from ..sajian.makro import Makro
from ..sajian.templat import lingkungan_bab
from ..temuan.naskah import PENGENAL, Bab, judul_ketik, pengenal_ketik
from .bacaan_bab import baca_bab, galat, galat_ketik, tegur
from .kata import periksa_kata
from .ketikan import periksa_ketikan
from .rangkaian import Rangkaian, TakDikenal, rangkai_bab, salah_tulis
from .sasaran import TujuanTautan, ke_sel, periksa_sasaran
from .sintaks import satu_demi_satu

GAMBAR = re.compile(r"<figure\b[^>]*\bid=\"(?:gambar|bagan)-([^\"]+)\"")
JUDUL_BENDA = "-judul"  # the suffix of a caption's id
# The call of a macro that makes a numbered thing, in the problem about it.
PEMBUAT = re.compile(r"(?:tabel|grafik|bagan|ukuran)\(['\"]([^'\"]+)")
TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")


def periksa_bab(docs: Path, makro: Makro, salinan: Collection[str] = ()) -> Iterator[Masalah]:
    """All mistakes in the chapters below `docs`: form, macros, expressions, ids, references.

    Copies to be deleted (`salinan`) are left out: their mistakes are those of the originals.
    """
    lingkungan = lingkungan_bab({**makro.semua(), **makro.variabel()}, TakDikenal)
    hasil: dict[Bab, Rangkaian] = {}
    rusak: list[Masalah] = []
    for bab in baca_bab(docs, rusak, makro.telaah.kenal):
        titik()
        if f"docs/{bab.src}" in salinan:
            continue
        buat = partial(rangkai_bab, bab, lingkungan, makro)
        satu = makro.telaah.ingat("rangkaian", bab, buat, layak=lambda r: r.lepas)
        if satu.jadi:
            hasil[bab] = satu
        rusak += satu.rusak
        makro.masalah += satu.masalah
        makro.rujukan |= {(bab.src, id_): semua for id_, semua in satu.rujukan.items()}
    yield from rusak
    yield from makro.masalah
    ada = [(bab, id_) for bab, satu in hasil.items() for id_ in satu.didaftar]
    tulisan = list(_tulisan(docs, makro, hasil, rusak))
    # If an own table cannot be shown, its own problem replaces this one.
    tertutup = {m.nilai for m in makro.masalah if m.kode == KODE_GALAT}
    benda = ((bab.src, id_) for bab, id_ in ada if id_.partition("-")[2] not in tertutup)
    ganda = pengenal_ganda(benda, _baris_pengenal(hasil))
    yield from _sisanya(ganda, [m for m in tulisan if m.kode == "B052"])
    # A chapter that could not be rendered may contain the target.
    if not rusak:
        semua = _rujukan(hasil, {id_ for _, id_ in ada}, makro.rujukan, makro.pemasang)
        yield from _bukan_susulan(semua, makro.masalah, _pengenal_di(hasil, tulisan))
    yield from tulisan


def _pengenal_di(semua: Iterable[Bab], masalah: Iterable[Masalah]) -> set[str]:
    """The ids typed on lines with a problem."""
    salah = {(m.berkas, m.baris) for m in masalah}
    ada = ((bab, m) for bab in semua for m in PENGENAL.finditer(bab.asli))
    return {m["id"] for bab, m in ada if (f"docs/{bab.src}", bab.baris(m.start())) in salah}


def _bukan_susulan(
    rujukan: Iterable[Masalah], masalah: Iterable[Masalah], diketik: Collection[str]
) -> Iterator[Masalah]:
    """Drop unresolved references that follow from other problems: to things of macros that failed
    (possibly called by a slightly wrong name), and to ids (`diketik`) typed in a wrong way."""
    panggilan = (PEMBUAT.match(m.nilai or "") for m in masalah if m.kode == "B010")
    gagal = [satu[1] for satu in panggilan if satu]
    for m in rujukan:
        kode = (m.nilai or "").partition("-")[2]
        if not (m.nilai in diketik or kode in gagal or usul(kode, gagal)):
            yield m


def periksa_tanpa_data(docs: Path) -> Iterator[Masalah]:
    """The mistakes in the chapters below `docs` that do not depend on data, for data with errors:
    encoding, notation of macros, mistyped Markdown."""
    rusak: list[Masalah] = []
    lingkungan = lingkungan_bab({})
    for bab in baca_bab(docs, rusak):
        salah = list(satu_demi_satu(bab.asli, lingkungan.compile, partial(salah_tulis, bab)))
        rusak += salah
        yield from _sisanya(periksa_ketikan(bab), salah)
    yield from rusak


def _tulisan(
    docs: Path, makro: Makro, hasil: Mapping[Bab, Rangkaian], rusak: Iterable[Masalah]
) -> Iterator[Masalah]:
    """Mistakes in the text of chapters; of several on one line the most specific."""
    pengenal = {bab.src: satu.pengenal for bab, satu in hasil.items()}
    tujuan = TujuanTautan(docs, pengenal, halaman_dibuat(makro.laporan))
    ada = "\n".join(f"{src} {sorted(semua)}" for src, semua in pengenal.items())
    ingat, simpanan = makro.telaah.ingat, (makro.telaah.simpanan, makro.telaah.penentu.program)
    ketikan, sasaran, kata = list[Masalah](), list[Masalah](), list[Masalah]()
    for bab, satu in hasil.items():
        isi = {bab: satu.teks}
        cari = partial(_semua, periksa_ketikan, bab)
        ketikan += ingat("ketikan", bab, cari, sendiri=True)
        cari = partial(_semua, periksa_sasaran, isi, tujuan)
        sasaran += ingat("sasaran", bab, cari, satu.teks, ada)
        cari = partial(_semua, periksa_kata, isi, *simpanan)
        kata += ingat("kata", bab, cari, satu.teks, sendiri=True)
    kasar = _sisanya(ketikan, (*makro.masalah, *rusak))
    yield from kasar
    lain = list(ke_sel(sasaran, makro.laporan.data, makro.laporan.deklarasi))
    lain += _sisanya(kata, lain)
    sisa = _sisanya(lain, kasar)
    yield from (satu for satu in lain if satu.kode not in {"B052", "B054"} or satu in sisa)


def _semua(cari: Callable[..., Iterator[Masalah]], *isi: object) -> list[Masalah]:
    return [*cari(*isi)]


def _sisanya(semua: Iterable[Masalah], sudah: Iterable[Masalah]) -> list[Masalah]:
    """The problems on lines without another problem."""
    tempat = {(satu.berkas, satu.baris) for satu in sudah}
    return [satu for satu in semua if (satu.berkas, satu.baris) not in tempat]


def halaman_dibuat(lap: Laporan) -> frozenset[str]:
    """The pages without a chapter, to which links may lead."""
    data = {PurePosixPath(s["path"]).stem for s in lap.data.paket_terbit["resources"]}
    kode = {re.sub(r"[^A-Za-z0-9._-]+", "-", i.kode) for i in lap.daftar_indikator()}
    semua = {"data": {"index", *data}, "indikator": {"index", *kode} if kode else set()}
    glosarium = {"glosarium.md"} if any(lap.baris("glosarium")) else set()
    return frozenset(glosarium | {f"{f}/{nama}.md" for f, isi in semua.items() for nama in isi})


def _baris_pengenal(semua: Iterable[Bab]) -> Callable[[str, str, int], int | None]:
    """A function that finds the line with an id: `{#id}`, or the macro that makes it."""
    menurut_src = {bab.src: bab for bab in semua}

    def cari(src: str, id_: str, ke: int) -> int | None:
        _, _, kode = id_.partition("-")
        benda = rf"\b(?:tabel|grafik|bagan|foto|pindaian)\([^)]*?[\"']{kode}[\"'.]"
        pola = rf"\{{:?[^{{}}\n]*#{re.escape(id_)}\b|(?i:{benda})"
        asli = menurut_src[src].asli
        berjudul = (m for m in judul_ketik(asli) if not m["id"])
        diketik = (m for m in berjudul if pengenal_ketik(m) == id_)
        temu = sorted(m.start() for m in (*re.finditer(pola, asli), *diketik))
        return menurut_src[src].baris(temu[ke]) if ke < len(temu) else None

    return cari


def _rujukan(
    hasil: Mapping[Bab, Rangkaian],
    tersedia: set[str],
    letak: Mapping[tuple[str, str], list[int | None]],
    pemasang: Callable[[str], str],
) -> Iterator[Masalah]:
    """Unresolved and ambiguous references; `letak` are the lines of references by chapter,
    `pemasang` gives the macro for a thing that no chapter shows."""
    tersedia = tersedia.union(*(satu.lain for satu in hasil.values()))
    judul = Counter(id_ for satu in hasil.values() for id_ in {*satu.judul_otomatis})
    for bab, satu in hasil.items():
        kali: Counter[str] = Counter()
        for letak_rujukan, id_ in satu.dirujuk:
            kali[id_] += 1
            ada = judul[id_] + (id_ in tersedia)
            if ada == 1:
                continue
            kasus, isi = "B021/ganda", {"banyak": str(ada)}
            if not ada:
                kasus, isi = "B021/tahun", _tahun_lain(id_, hasil)
            if not isi:
                ada_id = sorted(i for i in {*tersedia, *judul} if not i.endswith(JUDUL_BENDA))
                dekat = usul(id_, ada_id) or f" {tegur('B021/pengenal')}"
                pasang = pemasang(id_)
                kasus, isi = "B021/lepas" if pasang else "B021", {"saran": dekat, "makro": pasang}
            baris = letak.get((bab.src, id_), [])[kali[id_] - 1 : kali[id_]]
            gambar = [*GAMBAR.finditer(satu.teks, 0, letak_rujukan)]
            if (
                kasus in {"B021", "B021/lepas"}
                and not baris
                and gambar
                and id_.startswith("tabel-")
            ):
                panggilan = bab.asli.find(f'"{gambar[-1][1]}"')
                kata = {"kode": id_.removeprefix("tabel-")}
                yield galat_ketik("B021/gambar", bab, max(panggilan, 0), gambar[-1][1], **kata)
                continue
            yield galat(kasus, bab.src, baris[0] if baris else None, id_, **isi)


def _tahun_lain(id_: str, hasil: Mapping[Bab, Rangkaian]) -> dict[str, str]:
    """Years and chapters for the advice to copy a thing from another year's chapter; may be
    empty."""
    tahun = TAHUN.search(id_)
    if tahun is None:
        return {}
    pola = re.compile(re.escape(id_).replace(tahun[0], TAHUN.pattern, 1))
    for bab, satu in reversed(list(hasil.items())):
        lama = TAHUN.search(bab.src)
        if lama and any(pola.fullmatch(ada) for ada in satu.pengenal):
            baru = bab.src.replace(lama[0], tahun[0])
            return {"tahun": tahun[0], "asli": bab.src, "baru": baru, "lama": lama[0]}
    return {}
