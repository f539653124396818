"""The chapters, rendered without the site's engine only to see what in them fails, and where."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.sandbox import MAX_RANGE
from jinja2.utils import missing
from markdown.extensions.toc import slugify

from ..benda.deklarasi.pembaca import KODE_GALAT
from ..dasar.masalah import Masalah, pengenal_ganda, saran, usul
from ..dasar.sela import titik
from ..hitung.laporan import Laporan
from ..sajian.makro import Makro
from ..sajian.pagar import BukanSebutan, Terolah, Tersambung
from ..sajian.templat import BukanTeks, baris_galat, ingat_bab, lingkungan_bab
from ..temuan.naskah import JUDUL_TABEL, Bab, pengenal_tabel
from .bacaan_bab import baca_bab, galat, galat_ketik, tegur
from .kata import Bekal, periksa_kata
from .ketikan import periksa_ketikan
from .sambungan import rangkai
from .sasaran import TujuanTautan, ke_sel, periksa_sasaran
from .sintaks import satu_demi_satu, tempat_dan_sebab

PAGAR = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
JUDUL = re.compile(
    r"^#{1,6}[ \t]+(?P<teks>.*?)(?:[ \t]*\{:?(?P<atribut>[^{}\n]*)\})?[ \t]*$", re.MULTILINE
)
TEGURAN = {
    BukanTeks: "B011/kumpulan", Tersambung: "B011/sambung", BukanSebutan: "B011/sebutan",
    Terolah: "B011/olah",
}  # fmt: skip
BERBAGIAN = ("edisi", "instansi")  # variables whose parts people call without them
PENGENAL = re.compile(r"#([\w:.-]+)")
BENDA = re.compile(r"<figure\b[^>]*\bid=\"([^\"]+)\"[^>]*\bdata-nomor=")
ID_LAIN = re.compile(r"\bid=[\"']([^\"']+)[\"']")
TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")
GAMBAR = re.compile(r"<figure\b[^>]*\bid=\"(?:gambar|bagan)-([^\"]+)\"")
JUDUL_BENDA = "-judul"  # behind the id of a thing: that of its caption
# How a macro that makes a numbered thing was called, as a mistake of it is told.
PEMBUAT = re.compile(r"(?:tabel|grafik|bagan|ukuran)\(['\"]([^'\"]+)")
# A key or code without the quotes around it, which is read as names, divided or subtracted.
KUNCI_POLOS = re.compile(
    r"\b[a-z_]+\(\s*(?P<kunci>[A-Za-z][\w-]*(?:/[\w{}.*-]+)+)"
    r"|\b(?:tabel|grafik|bagan|rujuk)\(\s*(?P<kode>[A-Za-z][\w-]*)\s*[,)]"
)
# What Python says of a macro without its brackets, and of words that are added to a number.
TAK_TERULANG = re.compile("'(?:method|function)' object is not iterable")
TERSAMBUNG = re.compile("concatenate|unsupported operand")
RUJUKAN = re.compile(r"\bdata-rujuk=\"([^\"]+)\"")


class TakDikenal(StrictUndefined):
    """A name, attribute or entry that does not exist, told with the nearest that do."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        nama = str(self._undefined_name)
        objek = self._undefined_obj
        if objek is missing:
            return f"“{nama}” tidak dikenal."
        if isinstance(objek, str):
            return f"“{nama}” tidak dikenal di sini: ini teks, yang tidak mempunyai bagian."
        if callable(objek):
            return f"Makro ditulis dengan kurung biasa: {objek.__name__}(…)."
        bagian = (bagian for bagian in dir(objek) if not bagian.startswith("_"))
        ada = objek if isinstance(objek, Mapping) else bagian
        if nama.isdecimal() and isinstance(self._undefined_name, str) and int(nama) in ada:
            return f"Tahun {nama} di sini ditulis tanpa tanda kutip: [{nama}]."
        return f"“{nama}” tidak dikenal di sini. {saran(nama, map(str, ada))}".strip()


def periksa_bab(
    docs: Path,
    makro: Makro,
    simpanan: Path | None = None,
    salinan: Collection[str] = (),
) -> Iterator[Masalah]:
    """Every mistake in the chapters below `docs`: form, macros, expressions, ids, references.

    What is found out of a chapter is kept in the file `simpanan` for the next time. Copies that
    are to go (`salinan`) are left out: their mistakes are those of the chapters themselves.
    """
    bekal = Bekal(simpanan)
    lingkungan = lingkungan_bab({**makro.semua(), **makro.variabel()}, TakDikenal)
    hasil: dict[Bab, str] = {}
    rusak: list[Masalah] = []
    for bab in baca_bab(docs, rusak):
        titik()
        if f"docs/{bab.src}" in salinan:
            continue
        rusak += _rangkai(bab, lingkungan, makro, hasil)
    yield from rusak
    yield from makro.masalah
    ada = [(bab, id_) for bab, teks in hasil.items() for id_ in _didaftar(teks)]
    tulisan = list(_tulisan(docs, makro, hasil, bekal, rusak))
    # What an own table is kept from showing stands for something else, not for itself again.
    tertutup = {m.nilai for m in makro.masalah if m.kode == KODE_GALAT}
    benda = ((bab.src, id_) for bab, id_ in ada if id_.partition("-")[2] not in tertutup)
    ganda = pengenal_ganda(benda, _baris_pengenal(hasil))
    yield from _sisanya(ganda, [m for m in tulisan if m.kode == "B052"])
    # A chapter that could not be rendered may well hold the thing that is referred to.
    if not rusak:
        semua = _rujukan(hasil, {id_ for _, id_ in ada}, makro.rujukan)
        yield from _bukan_susulan(semua, makro.masalah)
    yield from tulisan
    if not rusak:
        bekal.simpan()


def _bukan_susulan(rujukan: Iterable[Masalah], masalah: Iterable[Masalah]) -> Iterator[Masalah]:
    """The references that lead nowhere, but for those to things that macros were to make and did
    not, as is told there: such a macro may have been called by a name that is almost right."""
    panggilan = (PEMBUAT.match(m.nilai or "") for m in masalah if m.kode == "B010")
    gagal = [satu[1] for satu in panggilan if satu]
    for m in rujukan:
        kode = (m.nilai or "").partition("-")[2]
        if m.kode != "B021" or not (kode in gagal or usul(kode, gagal)):
            yield m


def periksa_tanpa_data(docs: Path) -> Iterator[Masalah]:
    """What is wrong in the chapters below `docs` whatever the data say, while those have errors:
    how they are saved, how macros are written, what is typed otherwise than meant."""
    rusak: list[Masalah] = []
    lingkungan = lingkungan_bab({})
    for bab in baca_bab(docs, rusak):
        salah = list(satu_demi_satu(bab.asli, lingkungan.compile, partial(_salah_tulis, bab)))
        rusak += salah
        yield from _sisanya(periksa_ketikan(bab), salah)
    yield from rusak


def _tulisan(
    docs: Path, makro: Makro, hasil: Mapping[Bab, str], bekal: Bekal, rusak: Iterable[Masalah]
) -> Iterator[Masalah]:
    """What is wrong in chapters as they are typed; of one line the plainest word is enough."""
    pengenal = {bab.src: partial(_pengenal, teks) for bab, teks in hasil.items()}
    tujuan = TujuanTautan(docs, pengenal, halaman_dibuat(makro.laporan))
    ketikan = (satu for bab in hasil for satu in periksa_ketikan(bab))
    kasar = _sisanya(ketikan, (*makro.masalah, *rusak))
    yield from kasar
    lain = list(ke_sel(periksa_sasaran(hasil, tujuan), makro.laporan.data, makro.laporan.deklarasi))
    lain += _sisanya(periksa_kata(hasil, bekal), lain)
    sisa = _sisanya(lain, kasar)
    yield from (satu for satu in lain if satu.kode not in {"B052", "B054"} or satu in sisa)


def _sisanya(semua: Iterable[Masalah], sudah: Iterable[Masalah]) -> list[Masalah]:
    """The problems on other lines than those of which something is told already."""
    tempat = {(satu.berkas, satu.baris) for satu in sudah}
    return [satu for satu in semua if (satu.berkas, satu.baris) not in tempat]


def halaman_dibuat(lap: Laporan) -> frozenset[str]:
    """The pages that are made without a chapter, which links may lead to."""
    data = {PurePosixPath(s["path"]).stem for s in lap.data.paket_terbit["resources"]}
    kode = {re.sub(r"[^A-Za-z0-9._-]+", "-", i.kode) for i in lap.daftar_indikator()}
    semua = {"data": {"index", *data}, "indikator": {"index", *kode} if kode else set()}
    glosarium = {"glosarium.md"} if any(lap.baris("glosarium")) else set()
    return frozenset(glosarium | {f"{f}/{nama}.md" for f, isi in semua.items() for nama in isi})


def _rangkai(
    bab: Bab, lingkungan: Environment, makro: Makro, hasil: dict[Bab, str]
) -> Iterator[Masalah]:
    """Render one chapter; what its macros got wrong is noted by the macros themselves."""
    makro.mulai_halaman(bab.src)
    # A build compiles the chapter without its front matter.
    ingat_bab(lingkungan, makro.penyaji.terkompilasi, f"{bab.src} seutuhnya")
    semula = len(makro.masalah)

    def satuan(kunci: str) -> str | None:
        return getattr(makro.laporan.register.get(kunci), "satuan", None)

    def coba(teks: str) -> None:
        del makro.masalah[semula:]  # noted again, but for what has been taken out
        hasil[bab], salah = rangkai(lingkungan.from_string(teks), satuan)
        makro.masalah += (galat(f"B052/{k}", bab.src, n, isi) for n, k, isi in salah)

    yield from satu_demi_satu(bab.asli, coba, partial(_sebut, bab, makro))


def _sebut(bab: Bab, makro: Makro, g: Exception) -> tuple[Masalah, str]:
    """What broke off a chapter, and the name that is unknown; raises it where it is no mistake of
    the chapter."""
    baris = baris_galat(g)
    polos = KUNCI_POLOS.search(bab.asli.split("\n")[baris - 1] if baris else "")
    if polos and (polos["kunci"] or any(f"“{n}”" in str(g) for n in polos["kode"].split("-"))):
        kunci = polos["kunci"] or polos["kode"]
        return galat("B011/kunci", bab.src, baris, polos[0], kunci=kunci), ""
    return _sebut_galat(bab, makro, g, baris)


def _maksud(makro: Makro, pesan: str, nama: str) -> str:
    """What may be meant by a name that is not known: a part of a variable, or the nearest name."""
    semua = makro.variabel()
    bagian = [f"{v}.{nama}" for v in BERBAGIAN if hasattr(semua[v], nama)]
    dikenal = bagian or [*makro.semua(), *semua]
    return usul((bagian or [nama])[0], dikenal) if pesan == f"“{nama}” tidak dikenal." else ""


def _sebut_galat(bab: Bab, makro: Makro, g: Exception, baris: int | None) -> tuple[Masalah, str]:
    kasus, isi, nama = "B011/gagal", {}, ""
    match g:
        case TemplateSyntaxError():
            return _salah_tulis(bab, g)
        case UndefinedError():
            nama = str(g).partition("“")[2].partition("”")[0]
            kasus, isi = "B011", {"pesan": f"{g}{_maksud(makro, str(g), nama)}"}
        case BukanTeks() | Terolah():
            kasus, isi = TEGURAN[type(g)], {"pilihan": str(g)}
        case TemplateNotFound():
            kasus, isi = "B011/bagian", {"nama": str(g.name)}
        case SecurityError():
            kasus = "B011/luar"
        case OverflowError():
            kasus, isi = "B011/panjang", {"batas": f"{MAX_RANGE:,}".replace(",", ".")}
        case _ if baris is None:
            raise g
        case TypeError() if TAK_TERULANG.search(str(g)):
            kasus = "B011/kurung"
        case TypeError() if TERSAMBUNG.search(str(g)):
            kasus = "B011/olah"
    return galat(kasus, bab.src, baris, **isi), nama


def _salah_tulis(bab: Bab, g: Exception) -> tuple[Masalah, str]:
    """What Jinja cannot read of a chapter; raises what is no mistake of it."""
    if not isinstance(g, TemplateSyntaxError):
        raise g
    baris, pesan = tempat_dan_sebab(bab.asli, g)
    return galat("B011", bab.src, baris, pesan=pesan), ""


def _didaftar(teks: str) -> Iterator[str]:
    """The ids that numbering registers, which must differ over all chapters."""
    teks = PAGAR.sub("", teks)
    for judul in JUDUL.finditer(teks):
        yield from PENGENAL.findall(judul["atribut"] or "")
    yield from BENDA.findall(teks)
    yield from map(pengenal_tabel, JUDUL_TABEL.finditer(teks))


def _pengenal(teks: str) -> set[str]:
    """Every id of a page that a link may name."""
    return {*_didaftar(teks), *ID_LAIN.findall(teks), *_judul_otomatis(teks)}


def _baris_pengenal(semua: Iterable[Bab]) -> Callable[[str, str, int], int | None]:
    """What finds the line that gives a heading or figure its id: `{#id}`, or the macro that makes
    it."""
    menurut_src = {bab.src: bab for bab in semua}

    def cari(src: str, id_: str, ke: int) -> int | None:
        _, _, kode = id_.partition("-")
        benda = rf"\b(?:tabel|grafik|bagan|foto|pindaian)\([^)]*?[\"']{kode}[\"'.]"
        pola = rf"\{{:?[^{{}}\n]*#{re.escape(id_)}\b|(?i:{benda})"
        asli = menurut_src[src].asli
        berjudul = (m for m in JUDUL_TABEL.finditer(asli) if not m["id"])
        diketik = (m for m in berjudul if pengenal_tabel(m) == id_)
        temu = sorted(m.start() for m in (*re.finditer(pola, asli), *diketik))
        return menurut_src[src].baris(temu[ke]) if ke < len(temu) else None

    return cari


def _rujukan(
    hasil: Mapping[Bab, str],
    tersedia: set[str],
    letak: Mapping[tuple[str, str], list[int | None]],
) -> Iterator[Masalah]:
    """References that lead to no id, or to one of two; `letak` are the lines of those in each
    chapter."""
    tersedia = tersedia.union(*map(ID_LAIN.findall, hasil.values()))
    judul = Counter(id_ for teks in hasil.values() for id_ in {*_judul_otomatis(teks)})
    for bab, teks in hasil.items():
        kali: Counter[str] = Counter()
        for rujukan in RUJUKAN.finditer(teks):
            id_ = rujukan[1]
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
                kasus, isi = "B021", {"saran": dekat}
            baris = letak.get((bab.src, id_), [])[kali[id_] - 1 : kali[id_]]
            gambar = [*GAMBAR.finditer(teks, 0, rujukan.start())]
            if kasus == "B021" and not baris and gambar and id_.startswith("tabel-"):
                panggilan = bab.asli.find(f'"{gambar[-1][1]}"')
                kata = {"kode": id_.removeprefix("tabel-")}
                yield galat_ketik("B021/gambar", bab, max(panggilan, 0), gambar[-1][1], **kata)
                continue
            yield galat(kasus, bab.src, baris[0] if baris else None, id_, **isi)


def _tahun_lain(id_: str, hasil: Mapping[Bab, str]) -> dict[str, str]:
    """The chapter of another year that has the very thing, to be copied as which; or nothing."""
    tahun = TAHUN.search(id_)
    if tahun is None:
        return {}
    pola = re.compile(re.escape(id_).replace(tahun[0], TAHUN.pattern, 1))
    for bab, teks in reversed(list(hasil.items())):
        lama = TAHUN.search(bab.src)
        if lama and any(pola.fullmatch(ada) for ada in _pengenal(teks)):
            baru = bab.src.replace(lama[0], tahun[0])
            return {"tahun": tahun[0], "asli": bab.src, "baru": baru, "lama": lama[0]}
    return {}


def _judul_otomatis(teks: str) -> Iterator[str]:
    """Ids of headings without one of their own, as Markdown makes them from their words."""
    for judul in JUDUL.finditer(PAGAR.sub("", teks)):
        if not PENGENAL.search(judul["atribut"] or ""):
            yield slugify(judul["teks"], "-")
