"""The macros for chapters, `{{ … }}`: one method for each, documented in PANDUAN.md."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..asal.penelusur import Penelusur
from ..benda import pecahan, tabel as daftar_tabel
from ..benda.foto import Album
from ..benda.grafik import TEMBOLOK, Lukisan, Penggambar
from ..benda.kalimat import sebutan_tercapai
from ..benda.siap import Siap, siapkan
from ..benda.tabel.tabel_dari_data import KODE as KODE_UKUR
from ..dasar.ingatan import Simpanan
from ..dasar.kosakata import bunyi, kosakata
from ..dasar.masalah import GalatLaporan, Masalah, TanpaData, cari, pastikan
from ..hitung.alat import isi_kunci
from ..hitung.entitas import Penanda
from ..hitung.laporan import buka
from ..temuan.kasus import Temuan
from ..temuan.reviu import Telaah
from .ketersediaan import Ketersediaan
from .makro_angka import MakroAngka
from .makro_daftar import MakroDaftar
from .pagar import makro, sebut_isian, tampilkan
from .penyaji import Penyaji
from .templat import baris_berjalan

# Placeholders for facts on the report that are known only after all pages are made.
TEMPAT = {nama: f'<div class="{nama}-laporan"></div>' for nama in ("unduhan", "tentang")}
MIRING = re.compile(r"[\\\x00-\x09\x0b-\x1f\x7f-\x9f]|\S\n\S")
KODE_EDISI = re.compile(r"(19|20)\d\d(-[a-z]+\d+)?")


class Makro(MakroAngka, MakroDaftar):
    """The macros for one report during one build."""

    def __init__(
        self,
        siap: Siap,
        penyaji: Penyaji,
        penggambar: Penggambar,
        docs: Path | None,
        album: Album,
        telaah: Telaah | None = None,
    ) -> None:
        self.laporan = laporan = siap.laporan
        self.telaah = telaah or Telaah(laporan, docs)
        self.penyaji = penyaji
        self.penggambar = penggambar
        self.album = album
        self.masalah = [*siap.masalah]
        self.rujukan: dict[tuple[str, str], list[int | None]] = {}
        self.geser_baris = 0
        self._tabel = {**siap.tabel, **daftar_tabel.milik_program(self.telaah)}
        self._ketersediaan = Ketersediaan(laporan, self._tabel, penggambar)
        self.pemasang = self._ketersediaan.pemasang
        self.penelusur = Penelusur(laporan)

    def mulai_halaman(self, src: str, geser_baris: int = 0) -> None:
        """Start rendering the chapter `src`, which is below `geser_baris` lines of front matter."""
        self.penyaji.mulai_halaman(src)
        self.geser_baris = geser_baris

    def semua(self) -> Mapping[str, Callable[..., Any]]:
        """Every macro by its name in chapters."""
        anggota = (getattr(self, nama) for nama in dir(type(self)) if not nama.startswith("_"))
        return {m.__name__: tampilkan(m) for m in anggota if getattr(m, "makro", False)}

    def variabel(self) -> Mapping[str, object]:
        """Every variable for chapters."""
        return self._variabel

    @cached_property
    def _variabel(self) -> Mapping[str, object]:
        lap = self.laporan
        return {
            "instansi": lap.instansi,
            "edisi": lap.edisi,
            "pejabat": lap.pejabat,
            "pk": lap.pk,
            "pk_semua": lap.pk_semua,
            "naskah": {blok: penanda[-1] for blok, penanda in lap.tanda_tangan.items()},
            "aturan": lap.aturan,
            "acuan": lap.acuan,
            "tahun_data": lap.tahun_data,
            "tahun_capaian": lap.tahun_capaian,
            "sebutan_target": lap.sebutan_target,
            "sebutan_tercapai": sebutan_tercapai(lap),
            **{
                t.nama: {getattr(r, t.variabel): r for r in lap.baris(t.nama)}
                for t in lap.data.aturan.values()
                if t.variabel
            },
        }

    def catat(self, pesan: str, nama: str, args: tuple[Any, ...]) -> None:
        """Record a mistake at the current line of the chapter. A backslash in an argument has a
        message of its own, since Jinja made it an invisible character."""
        if any(isinstance(a, str) and MIRING.search(a) for a in args):
            pesan = bunyi("sajian/garis-miring")
        nilai = f"{nama}({', '.join(sebut_isian(a, self.variabel) for a in args)})"
        berkas = f"docs/{self.penyaji.halaman}"
        self.masalah.append(Masalah("B010", "galat", berkas, self._baris(), None, nilai, pesan))

    def _baris(self) -> int | None:
        """The current line of the chapter."""
        baris = baris_berjalan()
        return None if baris is None else baris + self.geser_baris

    @makro
    def tabel(self, kode: str, judul: str = "", sumber: str = "", jumlah: str = "") -> Markup:
        """A numbered table; optionally with another title or source, and without its line of sums
        ("tidak"); for an own table with the sums of the named columns."""

        def buat() -> Markup:
            isi = cari(self._tabel, "Tabel", kode)().berjumlah(jumlah)
            if isi.kosong and isi.berkas:
                raise TanpaData(judul or isi.judul, isi.berkas)
            isi = replace(isi, judul=judul or isi.judul, sumber=sumber or isi.sumber)
            return self.penyaji.templat("tabel", f"tabel-{kode}", tabel=isi)

        return self._benda("tabel", kode, buat)

    @makro
    def grafik(self, kode: str, judul: str = "") -> Markup:
        """A numbered chart, optionally with another title."""
        return self._benda(
            "gambar", kode, lambda: self._gambar(self.penggambar.grafik(kode), judul=judul)
        )

    @makro
    def bagan(self, kode: str, tabel: str = "", sumber: str = "") -> Markup:
        """A numbered diagram; optionally with the codes of tables with its data, and another
        source."""
        lain: dict[str, Any] = {"tabel": tuple(tabel.split()), "sumber": sumber}
        return self._benda("bagan", kode, lambda: self._gambar(self.penggambar.bagan(kode), **lain))

    def _blok(self, kode: str) -> tuple[Penanda, ...]:
        """The signers of a block of `tanda_tangan.csv`."""
        return cari(self.laporan.tanda_tangan, "Blok tanda tangan", kode, "data/tanda_tangan.csv")

    def _benda(self, jenis: str, kode: str, buat: Callable[[], Markup]) -> Markup:
        """The result of `buat`, or without data a numbered gap, so that references keep working."""
        try:
            return buat()
        except TanpaData as tiada:
            kosong = tiada
        except GalatLaporan:  # recorded already, with its line; references to it must not be errors
            kosong = TanpaData(kode, "tabel.yaml" if jenis == "tabel" else "grafik.yaml")
        benda = f"{jenis}-{kode}"
        return self.penyaji.templat("celah", benda, jenis=jenis, kode=kode, kosong=kosong)

    def _gambar(self, lukisan: Lukisan, **lain: Any) -> Markup:
        """A picture; `lain` replaces some of its parts."""
        gambar = replace(lukisan.gambar, **{nama: isi for nama, isi in lain.items() if isi})
        benda = f"{gambar.jenis}-{gambar.kode}"
        self.penyaji.benda = benda
        for a in gambar.angka:
            self.penyaji.catat(a.kunci)
        return self.penyaji.templat(
            "gambar", benda, gambar=gambar, lukisan=lukisan, dasar=self.penyaji.dasar
        )

    @makro
    def rujuk(self, id_sasaran: str) -> Markup:
        """A reference to a table, chart, diagram or heading; its text is set after rendering."""
        self.rujukan.setdefault((self.penyaji.halaman, id_sasaran), []).append(self._baris())
        return self.penyaji.templat("rujukan", id=id_sasaran)

    @makro
    def ukuran(self, kode: str) -> Markup:
        """The measurement of an indicator: explanation, table by months or quarters, formula,
        chart; empty for one that is not measured by period."""
        pastikan(self.laporan.indikator, "Indikator", kode)
        isi = self.laporan.ukuran.get((kode, self.laporan.edisi.tahun))
        if isi is None:
            return Markup()
        benda, kerja = f"{KODE_UKUR}{kode}", pecahan.terukur(self.laporan, isi)
        bagian = [self.tabel(benda)]
        if uraian := pecahan.cara_ukur(self.laporan, isi):
            bagian.insert(0, self.penyaji.templat("ukuran", isi=uraian))
        if kerja:
            bagian.append(self.penyaji.templat("rumus", f"rumus-{benda}", rumus=kerja))
        if benda in self.penggambar.semua:
            bagian.append(self.grafik(benda))
        menurut = "" if isi.jenis == "tahun" else f" menurut {isi.jenis}"
        return self.penyaji.lipat(f"Hasil ukur{menurut}", bagian)

    @makro
    def rumus(self, kode: str) -> Markup:
        """The calculation of an indicator, as a formula with numbers."""
        pastikan(self.laporan.indikator, "Indikator", kode)
        return self.penyaji.templat(
            "rumus",
            f"rumus-{kode}",
            rumus=pecahan.terapan(self.laporan, kode),
            hanya_cetak=True,  # the site has it on the indicator's own page
        )

    @makro
    def rumus_umum(self, polaritas: str) -> Markup:
        """The general formula for `maksimal` or `minimal` indicators."""
        pastikan(kosakata("benda")["polaritas"], "Rumus", polaritas)
        return self.penyaji.templat("rumus", rumus=pecahan.umum(polaritas))

    @makro
    def tanda_tangan(self, blok: str, nama: str = "") -> Markup:
        """A signature block of `tanda_tangan.csv`; `nama` are the names as signed before on a
        document, from left to right, separated by semicolons."""
        semua = self._blok(blok)
        tertulis = [n.strip() for n in nama.split(";")] if nama else []
        if len(tertulis) > len(semua):
            isi = {"blok": blok, "ada": len(semua), "tulis": len(tertulis)}
            raise ValueError(bunyi("sajian/lebih-nama", **isi))
        penanda = [
            replace(p, pejabat=replace(p.pejabat, nama=n or p.pejabat.nama))
            for p, n in zip_longest(semua, tertulis)
        ]
        return self.penyaji.templat("tanda_tangan", penanda=penanda)

    @makro
    def unduhan(self) -> Markup:
        """The downloads of the report, with sizes; for pages of the site only."""
        return Markup(TEMPAT["unduhan"])  # noqa: S704 - markup of our own

    @makro
    def tentang_laporan(self) -> Markup:
        """Publisher, date, licence and citation of the report; for the site only."""
        return Markup(TEMPAT["tentang"])  # noqa: S704 - markup of our own

    @makro
    def kop(self, blok: str = "") -> Markup:
        """The unit's letterhead; with a signature block as of the day of that document."""
        instansi = self.laporan.instansi
        if blok:
            instansi = self._blok(blok)[-1].instansi or instansi
        return self.penyaji.templat("kop", instansi=instansi)

    @makro
    def ada(self, nama: str) -> bool:
        """Whether the report has a figure's value, rows of a data table, or a table or chart."""
        return self._ketersediaan.ada(isi_kunci(nama, self.laporan.edisi.tahun))

    @makro
    def belum_tersedia(self, judul: str, berkas: str, data: str = "") -> Markup:
        """A visible gap until `data` (as for `ada`; default: the file) exists: what is missing, and
        the data file that would fill it."""
        if self._ketersediaan.ada(isi_kunci(data or berkas, self.laporan.edisi.tahun)):
            return Markup()
        return self.penyaji.templat("belum_tersedia", judul=judul, berkas=berkas)

    @makro
    def belum_ditulis(self, apa: str) -> Markup:
        """A visible gap that the author replaces by text."""
        return self.penyaji.templat("belum_ditulis", apa=apa)

    @makro
    def nol(self, kunci: str) -> bool:
        """Whether a figure is zero, has no value, or does not exist."""
        kunci = isi_kunci(kunci, self.laporan.edisi.tahun)
        angka = self.laporan.register.get(kunci)
        if angka is None:
            self._ketersediaan.ada(kunci)  # raises for a key that no data could give
        return not (angka and angka.nilai)

    @makro
    def tanggal(self, kunci: str) -> str:
        """The date of the rows behind a figure; several, if they differ."""
        return self.penelusur.jelaskan(self._cari(kunci).kunci).tanggal

    @makro
    def tentang_tahun(self, tahun: int | str, edisi: str = "") -> str:
        """The year of a sentence, in every edition; `edisi` is the edition for which the sentence
        was last reviewed. `check` lists it if that is another one."""
        if not re.fullmatch(r"(19|20)\d\d", str(tahun)):
            raise ValueError(bunyi("sajian/bukan-tahun", tahun=tahun))
        if edisi and not KODE_EDISI.fullmatch(edisi):
            contoh = self.laporan.edisi.kode
            raise ValueError(bunyi("sajian/bukan-edisi", edisi=edisi, contoh=contoh))
        return str(tahun)


@dataclass(frozen=True)
class Bekal:
    """The results of a check for the build of the same report: its declared tables and charts, the
    cache, its chapters for reviews, and its findings."""

    siap: Siap
    simpanan: Simpanan
    telaah: Telaah
    temuan: list[Temuan]


def rakit(akar: Path, bekal: Bekal | None = None, *, teliti: bool = True) -> Makro:
    """The macros for the report in the project folder `akar`, from the results `bekal` of a check,
    or read now, with a check of its declarations if `teliti`. Raises GalatLaporan if the data have
    errors."""
    siap = bekal.siap if bekal else siapkan(buka(akar / "data"), teliti=teliti)
    folder = akar / ".cache", akar / "docs"
    return rakit_siap(siap, *folder, bekal.telaah if bekal else None, gambar=True)


def rakit_siap(
    siap: Siap,
    tembolok: Path | None,
    docs: Path | None,
    telaah: Telaah | None = None,
    *,
    gambar: bool = False,
) -> Makro:
    """The macros for a report with its declarations read (`siap`), and its chapters (`telaah`), if
    given; compiled templates and, if `gambar`, charts are cached in `tembolok`.

    Without it nothing is cached and no chart is drawn. `docs` are the chapters, for tables that
    need them.
    """
    templat, grafik, foto = (tembolok and tembolok / n for n in ("templat", TEMBOLOK, "foto"))
    penggambar = Penggambar(siap.laporan, grafik if gambar else None, siap.grafik)
    album = Album(docs or Path(), foto)
    return Makro(siap, Penyaji(templat), penggambar, docs, album, telaah)
