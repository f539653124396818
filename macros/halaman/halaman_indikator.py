"""The site's pages of the indicators, made from the data, and the list of them.

They are not in the PDF. Things of the report that they repeat keep their numbers.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement
from markupsafe import Markup

from ..benda import pecahan, rincian
from ..benda.rincian import Rincian
from ..benda.tabel.tabel_dari_data import KODE as KODE_UKUR
from ..dasar import pohon
from ..hitung.laporan import Laporan
from ..sajian import lebar_kolom
from ..sajian.makro import Makro
from ..sajian.penyaji import ke_akar
from . import ringkas, tipografi
from .jenis import Halaman
from .letak import Letak
from .penomoran import HasilPenomoran

FOLDER = "indikator"
BERANDA = f"{FOLDER}/index.md"
JUDUL_BERANDA = "Indikator Kinerja"


def alamat(lap: Laporan) -> dict[str, str]:
    """The page of every measured indicator, by code, as a path below docs/."""
    return {
        i.kode: f"{FOLDER}/{re.sub(r'[^A-Za-z0-9._-]+', '-', i.kode)}.md"
        for i in lap.daftar_indikator()
    }


def daftar(lap: Laporan) -> dict[str, str]:
    """The titles of these pages by path below docs/; empty without measured indicators."""
    semua = alamat(lap)
    judul = {src: f"{kode} {lap.indikator[kode].nama}" for kode, src in semua.items()}
    return {BERANDA: JUDUL_BERANDA} | judul if semua else {}


def tulis(
    makro: Makro, nomor: HasilPenomoran, letak: Mapping[str, Iterable[Letak]], situs: str = ""
) -> list[Halaman]:
    """The finished pages. `letak` are the places of figures, `situs` is the site's address, if
    known."""
    lap = makro.laporan
    semua = [rincian.susun(lap, i) for i in lap.daftar_indikator()]
    if not semua:
        return []
    tempat = alamat(lap)
    bab = {h.src: h.judul_bernomor for h in nomor.halaman}
    beranda = makro.penyaji.templat(
        "indikator_daftar", sasaran=_menurut_sasaran(lap, semua), tempat=_tautan(tempat),
        edisi=lap.edisi,
    )  # fmt: skip
    hasil = [_halaman(BERANDA, JUDUL_BERANDA, beranda)]
    for sebelum, r, sesudah in zip([None, *semua[:-1]], semua, [*semua[1:], None], strict=True):
        src = tempat[r.indikator.kode]
        makro.penyaji.mulai_halaman(src)
        isi = _isi(makro, r) | {
            "letak": _letak(r, letak, bab),
            "tetangga": {"prev": sebelum, "next": sesudah},
            "tempat": _tautan(tempat),
            "alamat": f"{situs}{src.removesuffix('.md')}.html" if situs else "",
        }
        hasil.append(_halaman(src, r.nama, makro.penyaji.templat("indikator", **isi)))
    return [nomor.lengkapi(h) for h in hasil]


def _halaman(src: str, judul: str, isi: Markup) -> Halaman:
    akar: HtmlElement = pohon.urai(str(isi))
    tipografi.rapikan(akar)
    lebar_kolom.bagi(akar)
    ringkas.susun_tabel(akar)
    ringkas.ringkaskan(akar)
    ringkas.utuhkan(akar)
    return Halaman(src, f"{src.removesuffix('.md')}.html", akar, "isi", judul, cetak=False)


def _tautan(tempat: Mapping[str, str]) -> dict[str, str]:
    """Make addresses relative within one folder."""
    awal = f"{FOLDER}/"
    return {k: f"{src.removeprefix(awal).removesuffix('.md')}.html" for k, src in tempat.items()}


def _menurut_sasaran(lap: Laporan, semua: list[Rincian]) -> list[tuple[str, str, list[Rincian]]]:
    """Code and text of every goal with its indicators."""
    return [
        (s.kode, s.uraian, milik)
        for s in lap.daftar_sasaran()
        if (milik := [r for r in semua if r.indikator.sasaran == s.kode])
    ]


def _isi(makro: Makro, r: Rincian) -> dict[str, Any]:
    """The variables for the template of one indicator."""
    lap, i = makro.laporan, r.indikator
    terukur = lap.ukuran.get((i.kode, lap.edisi.tahun))
    grafik = rincian.grafik_tahun(lap, r)
    bulanan = f"{KODE_UKUR}{i.kode}"
    kini = [a.kunci for t in r.tahun for a in (t.target, t.realisasi) if a is not None]
    tahun, lain = rincian.tabel_tahun(lap, r), [a.kunci for a in r.lain]
    return {
        "r": r,
        "edisi": lap.edisi,
        "instansi": lap.instansi,
        "tabel_tahun": replace(tahun, catatan=(*tahun.catatan, *makro.penelusur.catatan(kini))),
        "tabel_lain": replace(rincian.tabel_lain(lap, r), catatan=makro.penelusur.catatan(lain))
        if r.lain
        else None,
        "umum": pecahan.umum(i.polaritas),
        "terapan": pecahan.terapan(lap, i.kode),
        "lukisan": makro.penggambar.lukis(grafik) if grafik else None,
        "bulanan": makro.tabel(bulanan) if terukur else "",
        "jenis_bulanan": terukur.jenis if terukur else "",
        "rumus_bulanan": pecahan.terukur(lap, terukur) if terukur else None,
        "grafik_bulanan": makro.grafik(bulanan) if bulanan in makro.penggambar.semua else "",
        "dasar": ke_akar(BERANDA),
    }


def _letak(
    r: Rincian, letak: Mapping[str, Iterable[Letak]], bab: Mapping[str, str]
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The places of target, realisation and achievement of the edition's year: chapters in order,
    with title, address, and the things in them (name and address)."""
    kini, dasar = r.kini, ke_akar(BERANDA)
    kunci = [a.kunci for a in (kini.target, kini.realisasi, kini.capaian) if a is not None]
    semua = sorted({satu for k in kunci for satu in letak.get(k, ())})
    hasil = []
    for src, judul in bab.items():
        milik = [satu for satu in semua if satu.halaman == src]
        benda = {s.sebutan: dasar + s.alamat for s in milik if s.sebutan != judul}
        if milik:
            alamat_bab = f"{dasar}{milik[0].alamat}" if not benda else ""
            hasil.append((judul, alamat_bab, sorted(benda.items(), key=_urutan)))
    return hasil


def _urutan(benda: tuple[str, str]) -> tuple[str, list[int]]:
    """Tables before charts, by their numbers."""
    nama = benda[0]
    jenis = "" if nama.startswith("T") else nama[:1]
    return jenis, [int(n) for n in re.findall(r"\d+", nama)]


def berjudul(h: Halaman) -> list[tuple[str, str]]:
    """The headings below the page's own, by id, for its table of contents."""
    return [(str(j.get("id")), pohon.teks(j)) for j in h.akar.iter("h2") if j.get("id")]
