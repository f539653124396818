"""Write the portal's pages from templates; unchanged files are not written again."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any

from macros.asupan import teks_csv
from macros.dasar.berkas import tulis_utuh
from macros.dasar.himpun import himpun
from macros.dasar.pangkal import ASET
from macros.dasar.penulisan import gabung, tanggal
from macros.gambar.gaya import ukuran_svg
from macros.gambar.spesifikasi import Batang, Butir, KelompokButir, Nilai, Peran
from macros.gambar.tembolok import lukis_tersimpan
from macros.keluaran import gaya_tema
from macros.sajian.templat import TEMPLAT, lingkungan, rapat
from macros.temuan.kasus import NAMA_JENIS
from scripts.portal.aturan import Harapan, periksa
from scripts.portal.banding import BATAS, Sebaran, bandingkan, sebarkan
from scripts.portal.petikan import LaporanUnit

SEHALAMAN = 100  # rows in a table
PALING_SEDIKIT = 5  # minimal number of values for a chart of the distribution
BERKAS_LAPORAN = (
    "css/situs.css", "css/laporan.css", "js/warna.js", "ikon.svg",
    *(f"font/Arimo-{rupa}.woff2" for rupa in ("Regular", "Bold", "Italic", "BoldItalic")),
)  # fmt: skip
KOLOM = (
    "unit", "kantor", "kementerian", "kelas", "periode", "posisi_data", "kode", "indikator",
    "satuan", "arah", "target", "realisasi", "capaian", "nilai_capaian", "alamat",
)  # fmt: skip


class Portal:
    """The data of the portal: the units and what is expected of them."""

    def __init__(self, unit: Iterable[LaporanUnit], aturan: Harapan) -> None:
        self.unit = sorted(
            unit, key=lambda p: (not p.atasan, _urut(p.atasan), p.kelas, _urut(p.nama))
        )
        self.aturan = aturan
        self.banding = bandingkan(self.unit, aturan.baku)

    @property
    def ada(self) -> list[LaporanUnit]:
        """The units whose reports are shown."""
        return [p for p in self.unit if p.tampil]

    @property
    def satuan(self) -> int:
        """The number of units; one may have several editions."""
        return len({p.jati for p in self.ada})

    @property
    def rekaan(self) -> str:
        """Which of these reports are invented: `semua`, `sebagian`, or ""."""
        jenis = {p.rekaan for p in self.ada}
        return "" if True not in jenis else "sebagian" if False in jenis else "semua"

    @property
    def masa(self) -> list[tuple[str, int]]:
        """The periods of the reports, the most frequent first, with their numbers."""
        return Counter(p.periode for p in self.ada).most_common()

    @property
    def beragam(self) -> bool:
        """Whether the reports are of more than one period."""
        return len(self.masa) > 1


class PenulisPortal:
    """Renders pages into a folder, and records the names of the portal's files."""

    def __init__(self, tujuan: Path, tembolok: Path, umum: Mapping[str, Any]) -> None:
        self._tujuan, self._tembolok = tujuan, tembolok
        self.berkas: list[str] = []
        self._templat = lingkungan()
        self._templat.filters["tanggal"] = lambda hari: tanggal(date.fromisoformat(hari))
        self._templat.filters["menurut"] = lambda semua, bidang: [
            (k, [*isi]) for k, isi in groupby(semua, key=attrgetter(bidang))
        ]  # in groups of consecutive rows
        self._ukuran: dict[str, tuple[tuple[float, float], ...]] = {}
        self._templat.globals.update(umum, ukuran_gambar=self._ukuran)

    def tulis(self, nama: str, isi: bytes) -> None:
        """Write a file of the portal, unless it is the same already."""
        berkas = self._tujuan / nama
        self.berkas.append(nama)
        if not berkas.is_file() or berkas.read_bytes() != isi:
            tulis_utuh(berkas, isi)

    def halaman(self, nama: str, templat: str, **isi: Any) -> None:
        """Write one page; `dasar` is its relative path to the portal's root."""
        dasar = "../" * nama.count("/")
        teks = self._templat.get_template(f"portal/{templat}.html.j2").render(dasar=dasar, **isi)
        self.tulis(nama, f"{rapat(teks)}\n".encode())

    def berlembar(
        self, folder: str, templat: str, baris: Sequence[Any], awal: str = "index", **isi: Any
    ) -> None:
        """Write a page for every hundred rows, with links between them. Names made from titles have
        no dot, so that they cannot collide with such pages."""
        banyak = max(1, -(-len(baris) // SEHALAMAN))
        nama = [f"{awal}.html", *(f"{awal}.{n}.html" for n in range(2, banyak + 1))]
        for n, satu in enumerate(nama):
            potong = baris[n * SEHALAMAN : (n + 1) * SEHALAMAN]
            self.halaman(f"{folder}{satu}", templat, baris=potong, lembar=nama, ke=n, **isi)

    def gambar(
        self, nama: str, sebaran: Sebaran | None, *, bertarget: bool = True, pokok: str = "unit"
    ) -> Sebaran | None:
        """Draw a distribution, in four variants; None if there are too few values, or all are in
        one class."""
        if sebaran is None or sum(sebaran.jumlah) < PALING_SEDIKIT:
            return None
        ada = [n for n, banyak in enumerate(sebaran.jumlah) if banyak]
        if len(ada) == 1:
            return sebaran
        kurang: tuple[Peran, Peran] = ("di-bawah-target", "utama")
        semua = [
            Butir(label, (Nilai(n, f"{n} {pokok}", kurang[bawah >= 100 or not bertarget]),))
            for label, n, bawah in zip(_kelas(), sebaran.jumlah, BATAS, strict=True)
        ]
        spek = Batang((KelompokButir("", tuple(semua[ada[0] : ada[-1] + 1])),))
        lukisan = lukis_tersimpan(spek, self._tembolok)
        for varian, svg in lukisan.items():
            self.tulis(f"aset/grafik/{nama}-{varian}.svg", svg.encode())
        self._ukuran[nama] = ukuran_svg(lukisan["lebar"]), ukuran_svg(lukisan["sempit"])
        return sebaran


def _urut(nama: str) -> list[tuple[int, str]]:
    """A key for natural sorting: Kantor 2 before Kantor 11."""
    return [(int(b), "") if b.isdecimal() else (-1, b) for b in re.split(r"(\d+)", nama)]


def tulis(portal: Portal, tujuan: Path, tembolok: Path, lama: Sequence[str] = ()) -> list[str]:
    """Write every page of the portal into `tujuan`, and remove those of an earlier portal (`lama`)
    that are not needed any more; returns the names of its files."""
    terbit = max((p.terbit for p in portal.ada), default="")
    induk = {p.kementerian for p in portal.ada}
    tentang = (len(induk) == 1 and induk.pop()) or "Satuan Kerja"
    umum = {
        "judul_portal": portal.aturan.judul or f"Laporan Kinerja {tentang}",
        "rekaan": portal.rekaan,
        "banyak": len({p.jati for p in portal.unit}),
        "dibaca": len(portal.ada),
        "satuan": portal.satuan,
        "terbit": terbit,
        "beragam": portal.beragam,
        "kelas_ada": any(p.kelas for p in portal.unit),
        "ketentuan_ada": portal.aturan.ada,
        "nama_jenis": NAMA_JENIS,
        "kelas_capaian": [*_kelas()],
        "gaya_tema": "aset/css/tema.css",
    }
    penulis = PenulisPortal(tujuan, tembolok, umum)
    _aset(penulis)
    _unit(portal, penulis)
    _indikator(portal, penulis)
    _temuan(portal, penulis)
    if portal.aturan.ada:
        isi = periksa(portal.aturan, portal.unit)
        jumlah = Counter(k.keadaan for k in isi)
        penulis.berlembar("ketentuan/", "ketentuan", isi, aturan=portal.aturan, jumlah=jumlah)
    _unduhan(portal, penulis)
    for nama in set(lama) - set(penulis.berkas):
        (tujuan / nama).unlink(missing_ok=True)
    return sorted(penulis.berkas)


def _aset(penulis: PenulisPortal) -> None:
    """Style, scripts and fonts: those of reports, and the portal's own."""
    tema = find_spec("material")
    for folder in (tema and tema.submodule_search_locations) or ():
        for gaya in Path(folder).glob("templates/assets/stylesheets/main.*.min.css"):
            isi = gaya_tema.susutkan(gaya.read_text(encoding="utf-8"), gaya_tema.kelas_kelak())
            penulis.tulis("aset/css/tema.css", isi.encode())
    for nama in BERKAS_LAPORAN:
        penulis.tulis(f"aset/{nama}", (ASET / "aset" / nama).read_bytes())
    for nama in ("css/portal.css", "js/portal.js"):
        penulis.tulis(f"aset/{nama}", (TEMPLAT / "portal" / Path(nama).name).read_bytes())


def _unit(portal: Portal, penulis: PenulisPortal) -> None:
    """The front page with the list by office, the list by class, and a page for each unit."""
    pokok = "laporan" if portal.satuan < len(portal.ada) else "unit"
    sebaran, utama = {}, next((periode for periode, _ in portal.masa), "")
    semasa = [p for p in portal.ada if p.periode == utama]
    for apa, bertarget in (("capaian", True), ("serapan", False)):  # spending has no target
        nilai = [Fraction(n) for p in semasa if (n := p.ringkas[apa].nilai)]
        nama, isi = f"sebaran-{apa}", sebarkan(nilai)
        sebaran[apa] = penulis.gambar(nama, isi, bertarget=bertarget, pokok=pokok)
    hitung = Counter(p.keadaan for p in portal.unit)
    masa = gabung([f"{periode or 'tanpa tahun'} ({n} laporan)" for periode, n in portal.masa])
    penulis.berlembar(
        "", "beranda", portal.unit, sebaran=sebaran, utama=utama, hitung=hitung, masa=masa
    )
    if any(p.kelas for p in portal.unit):
        kelas = sorted(portal.unit, key=lambda p: (not p.kelas, p.kelas, _urut(p.nama)))
        penulis.berlembar("kelas/", "kelas", kelas)
    # By unit and code of an indicator: its comparison, and its entry in it.
    semua = ((b, a) for b in portal.banding.values() for a in b.semua)
    letak = {(a.unit.slug, a.indikator.kode): (b, a) for b, a in semua}
    bertempat = himpun(
        k for k, (b, a) in letak.items() if a.tempat and b.sebaran and sum(b.sebaran.jumlah) > 1
    )
    for p in portal.unit:
        rekaan = portal.rekaan and "semua" * (p.rekaan or not p.tampil)
        penulis.halaman(
            f"unit/{p.slug}.html", "unit", unit=p, letak=letak, rekaan=rekaan,
            bertempat=bertempat.get(p.slug, ()),
        )  # fmt: skip


def _kelas() -> Iterator[str]:
    """The classes of achievement in words."""
    yield f"di bawah {BATAS[1]}%"
    yield from (f"{a}% sampai di bawah {b}%" for a, b in pairwise(BATAS[1:]))
    yield f"{BATAS[-1]}% ke atas"


def _indikator(portal: Portal, penulis: PenulisPortal) -> None:
    """The list of indicators, and the pages of each."""
    semua = sorted(portal.banding.values(), key=lambda b: (-len(b.anggota) - len(b.lain), b.nama))
    penulis.berlembar("indikator/", "indikator_daftar", semua)
    for b in semua:
        sebaran = penulis.gambar(f"indikator-{b.slug}", b.sebaran)
        penulis.berlembar("indikator/", "indikator", b.anggota, b.slug, banding=b, gambar=sebaran)


def _temuan(portal: Portal, penulis: PenulisPortal) -> None:
    """The findings, by kind and by unit."""
    unit = sorted(portal.ada, key=lambda p: (-p.jumlah_temuan[1], -p.jumlah_temuan[0], p.nama))
    jenis = [
        (nama, sum(p.temuan[k][0] for p in ada), sum(p.temuan[k][1] for p in ada), len(ada))
        for k, nama in NAMA_JENIS.items()
        if (ada := [p for p in unit if k in p.temuan])
    ]
    penulis.berlembar("temuan/", "temuan", unit, jenis=jenis)


def _unduhan(portal: Portal, penulis: PenulisPortal) -> None:
    """All rows as CSV, the units as JSON, and the search index."""
    baris = [
        (p.nama, p.kantor, p.kementerian, p.kelas, p.periode, p.posisi, i.kode, i.nama, i.satuan,
         i.polaritas, i.target.teks, i.realisasi.teks, i.capaian.teks, i.capaian.nilai,
         i.realisasi.alamat)
        for p in portal.ada
        for i in p.indikator
    ]  # fmt: skip
    penulis.tulis("unduh/capaian.csv", teks_csv.tulis([KOLOM, *baris]))
    unit = [{"kode": p.slug, "nama": p.nama, "keadaan": p.keadaan} for p in portal.unit]
    penulis.tulis("portal.json", _json({"unit": unit}))
    penulis.tulis("aset/js/cari-portal.js", b"window.lkjipPortal=" + _json(_cari(portal)) + b";\n")


def _cari(portal: Portal) -> dict[str, Any]:
    """Units, indicators, and who has which with what result, as short lists."""
    unit, indikator = [*portal.unit], [*portal.banding.values()]
    nomor = {p.slug: n for n, p in enumerate(unit)}
    kali = Counter(nama for _, nama in {p.jati for p in unit})

    def sebutan(p: LaporanUnit) -> str:
        masa = p.periode if portal.beragam else ""
        return ", ".join(filter(None, (p.nama, p.induk if kali[p.nama] > 1 else "", masa)))

    return {
        "unit": [[sebutan(p), " · ".join(filter(None, (p.induk, p.kelas))), p.slug] for p in unit],
        "indikator": [[b.nama, b.slug] for b in indikator],
        "hasil": [
            [nomor[a.unit.slug], n, a.indikator.realisasi.teks, a.indikator.realisasi.alamat]
            for n, b in enumerate(indikator)
            for a in b.semua
        ],
    }


def _json(isi: object) -> bytes:
    return json.dumps(isi, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/").encode()
