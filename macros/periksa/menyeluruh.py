"""All problems of a report: data by schema and across tables, order, chapters; with errors in the
data, what can be checked without rows.

Names of tables and columns in declarations, photographs and links are wrong in any case, and should
be reported at once.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from jinja2 import TemplateError

from ..asupan.antartabel import periksa_tabel
from ..asupan.muat import Data, baca
from ..asupan.rangkuman import rangkum
from ..asupan.rujukan import tabel_tiada
from ..asupan.simpanan import baca_deklarasi
from ..benda.foto import rapi
from ..benda.grafik import TEMBOLOK, Penggambar
from ..benda.siap import Siap, siapkan
from ..dasar.cabang import Sampingan
from ..dasar.ingatan import BAB, Penentu, Simpanan
from ..dasar.masalah import GalatLaporan, Masalah, urutkan
from ..dasar.sela import titik
from ..hitung.laporan import Laporan, susun
from ..sajian.makro import Bekal, Makro, rakit_siap
from ..sajian.templat import lingkungan_bab
from ..temuan.naskah import Bab
from ..temuan.reviu import Telaah
from .bab import periksa_bab, periksa_tanpa_data
from .bacaan_bab import baca_bab, tegur
from .kerangka import periksa_kerangka
from .sasaran import periksa_berkas

# Without these tables there is no report, or names in declarations cannot be checked.
POKOK = {
    "laporan", "instansi", "tingkat", "sumber", "satuan", "skala", "kategori", "paket_aturan",
}  # fmt: skip
DISEBUT = ("tingkat", "sumber", "satuan")  # tables with codes used in declarations
GAMBAR = re.compile(r"\{\{-?\s*(?:foto|pindaian)\(.*?\)\s*-?\}\}", re.DOTALL)
TIADA = re.compile(r"Berkas ini tidak ada di docs\. (?:Pulihkan|Ganti nama)")
BLOK = re.compile(r"\{%-?\s*(?:(?P<awal>if|for)|end(?:if|for))\b")


def periksa(akar: Path, *, ketat: bool = False, penentu: Penentu | None = None) -> list[Masalah]:
    """All problems of the project in `akar`, errors first; writes only caches, by the fingerprints
    `penentu`.

    With `ketat` an unanswered finding is an error, as for the final edition.
    """
    return telaah(akar, ketat=ketat, penentu=penentu)[0]


def telaah(
    akar: Path, *, ketat: bool = False, penentu: Penentu | None = None
) -> tuple[list[Masalah], Bekal | None]:
    """The problems with the report itself, if the data allow one."""
    try:
        bekal = muat(akar, penentu or Penentu())
    except GalatLaporan as galat:
        return _tanpa_laporan(akar, galat), None
    return periksa_siap(akar, bekal, ketat=ketat), bekal


def muat(akar: Path, penentu: Penentu) -> Bekal:
    """The report in `akar` with its declarations made, from the cache of `penentu` if possible.
    Raises GalatLaporan if the data have errors; it has the tables that could be read."""
    data, isi = Simpanan(penentu.tempat(akar)), (akar / "docs", Simpanan(akar / BAB), penentu)
    baru: list[Telaah] = []

    def buat() -> Siap:
        lap = _hitung(akar)
        baru.append(Telaah(lap, *isi))
        # Findings need no tables and charts, which are made meanwhile.
        samping = Sampingan(baru[0].telusuri)
        try:
            siap = siapkan(lap).lengkap()
            baru[0].terima(samping.hasil())
        finally:
            samping.akhiri()
        return replace(siap, temuan=baru[0].data)

    siap = data.sekali(penentu.laporan, "siap", buat=buat).di(akar)
    bahan = baru[0] if baru else Telaah(siap.laporan, *isi, data=siap.temuan)
    titik()
    return Bekal(siap, data, bahan, bahan.temuan)


def periksa_siap(
    akar: Path, bekal: Bekal, *, ketat: bool = False, melukis: bool = False
) -> list[Masalah]:
    """All problems of a loaded report. With `melukis` charts are drawn before chapters are checked,
    for a build of the same report."""
    siap, bahan = bekal.siap, bekal.telaah
    makro = rakit_siap(siap, akar / ".cache", akar / "docs", bahan)
    if melukis:
        Penggambar(siap.laporan, akar / ".cache" / TEMBOLOK, siap.grafik).dahulukan(bahan.halaman)
    kerangka = _kerangka(akar)
    titik()
    salinan = {m.berkas for m in kerangka if m.kode == "B033"}
    tertulis = [*periksa_bab(akar / "docs", makro, salinan)]
    if any(m.kode == "B031" and TIADA.match(m.pesan) for m in kerangka):
        # A missing page may contain the target of a reference.
        tertulis = [m for m in tertulis if m.kode != "B021"]
    if bahan.penentu.tetap():
        bekal.simpanan.simpan(sendiri=True)
        bahan.simpanan.simpan()
    tentang = (seperti_diketik(siap.laporan.data, t.masalah(ketat=ketat)) for t in bekal.temuan)
    return urutkan(_tanpa_deklarasi(akar, [*kerangka, *tertulis, *tentang]))


def _hitung(akar: Path) -> Laporan:
    """The report. Raises GalatLaporan if the data have errors; it has the tables that could be
    read."""
    tabel, masalah = periksa_data(akar / "data")
    titik()
    if masalah:
        raise GalatLaporan(masalah)
    lap = susun(tabel, baca_deklarasi(akar / "data")[0])
    titik()
    return lap


def _kerangka(akar: Path) -> list[Masalah]:
    """Problems in the order of chapters, and of photographs."""
    return [*periksa_kerangka(akar), *rapi(akar / "docs", akar / ".cache" / "foto")[1]]


def _tanpa_laporan(akar: Path, galat: GalatLaporan) -> list[Masalah]:
    """Problems of a report whose data have errors, with these errors."""
    ada = [*galat.masalah, *_kerangka(akar), *periksa_tanpa_data(akar / "docs")]
    hampa = (m for m in periksa_hampa(akar, baca(akar / "data")[0]) if m not in ada)
    return urutkan([*ada, *hampa])


def _tanpa_deklarasi(akar: Path, masalah: list[Masalah]) -> list[Masalah]:
    """If a file of declarations is missing or empty: that problem instead of those of all its
    entries."""
    for nama, benda in {"tabel": "Tabel", "grafik": "Grafik"}.items():
        jalur = akar / "data" / f"{nama}.yaml"
        if jalur.is_file() and jalur.read_bytes().strip():
            continue
        tiada = re.compile(rf"(?:{benda}|Data, tabel, atau grafik) “[^”]*” tidak ada\.")
        ikut = [m for m in masalah if m.kode in {"B010", "D053"} and tiada.match(m.pesan)]
        if len(ikut) > 1:
            kata = {"benda": nama, "banyak": str(len(ikut)), "letak": ikut[0].letak}
            pesan = tegur("D003/deklarasi", **kata)
            satu = Masalah("D003", "galat", f"data/{nama}.yaml", None, None, None, pesan)
            # Unresolved references cannot be judged then, either.
            masalah = [satu, *(m for m in masalah if m not in ikut and m.kode != "B021")]
    return masalah


def seperti_diketik(tabel: Data, m: Masalah) -> Masalah:
    """A problem of a cell with the typed text in place of the value read."""
    semula = {t.berkas: t.semula for t in tabel.values() if t.semula}
    isi = semula.get(m.berkas, {}).get((m.baris or 0, m.kolom or ""))
    if isi is None or m.baris is None or m.kolom is None:
        return m
    terbaca = next(t.sel(m.baris, m.kolom) for t in tabel.values() if t.berkas == m.berkas)
    bilangan = isinstance(terbaca, Decimal)
    sama = m.nilai == (f"{terbaca.normalize():f}" if bilangan else str(terbaca))
    return replace(m, nilai=isi) if sama else m


def periksa_data(folder: Path) -> tuple[Data, list[Masalah]]:
    """The tables of the data package in `folder`, and all errors in them."""
    tabel, masalah = baca(folder)
    titik()
    deklarasi = baca_deklarasi(folder)[1]
    silang = periksa_tabel(tabel) if tabel.paket else ()
    return tabel, urutkan(rangkum(urutkan([*masalah, *silang, *deklarasi]), tabel))


def periksa_hampa(akar: Path, tabel: Data) -> list[Masalah]:
    """Mistakes in declarations, and missing pictures and files of chapters.

    Empty if the tables that every report needs have errors themselves.
    """
    pokok = {nama: tabel[nama] for nama in POKOK & tabel.keys()}
    kosong = {
        nama: replace(t, rekaman={})
        for nama, t in {**tabel.sebagian, **tabel}.items()
        if nama not in pokok
    }
    edisi, instansi = (len(tabel.sehat(nama).rekaman) for nama in ("laporan", "instansi"))
    if edisi != 1 or not instansi or tabel.terdaftar - {*pokok, *(kosong.keys() - POKOK)}:
        return []
    # Names in declarations may be in a missing or empty table.
    if tabel_tiada(tabel) or not all(tabel.sehat(nama).rekaman for nama in DISEBUT):
        return []
    hampa = Data({**kosong, **pokok}, tabel.paket, tabel.lembar, tabel.asli, tabel.folder)
    try:
        lap = susun(hampa, baca_deklarasi(akar / "data")[0])
    except GalatLaporan:
        return []
    makro = rakit_siap(siapkan(lap), None, akar / "docs")
    berkas = list(_bab(akar / "docs", makro))
    # Names in declarations may be in another, unreadable file of declarations.
    rusak = {m.berkas for m in baca_deklarasi(akar / "data")[1]}
    return [*(m for m in makro.masalah if not (rusak and m.berkas.startswith("data/"))), *berkas]


def _bab(docs: Path, makro: Makro) -> Iterator[Masalah]:
    """Problems with the addresses of each chapter; macros report those of its photographs."""
    semua = list(baca_bab(docs, []))
    lingkungan = lingkungan_bab(makro.semua())
    for bab in semua:
        yield from periksa_berkas(bab, docs, {b.src for b in semua})
        for m in GAMBAR.finditer(bab.asli):
            if not _bersyarat(bab, m.start()):
                makro.mulai_halaman(bab.src, bab.baris(m.start()) - 1)
                try:
                    lingkungan.from_string(m[0]).render()
                except TemplateError:  # its syntax is reported elsewhere
                    continue


def _bersyarat(bab: Bab, letak: int) -> bool:
    """Whether a position is within a condition or a loop."""
    return sum(1 if m["awal"] else -1 for m in BLOK.finditer(bab.asli, 0, letak)) > 0
