"""The parts of a Word report → chapters, tables of its own and pictures of a report folder."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.dasar.berkas import tulis_utuh
from macros.dasar.masalah import Masalah
from macros.dasar.penulisan import slug
from scripts.baru.word.bab_word import (
    DAFTAR,
    KODE_TERPANJANG,
    BabWord,
    halaman_bab,
    kutip,
    tulis_nav,
    unik,
)
from scripts.baru.word.sel_tabel import dijumlahkan, gaya_angka, meragukan, sebagai_data
from scripts.baru.word.tulisan import lolos
from scripts.baru.word.unsur import (
    GambarWord,
    IsiWord,
    Judul,
    KeteranganWord,
    TabelWord,
    TanpaPadanan,
    Teks,
    Unsur,
)

RUJUKAN = re.compile(r"\b(Tabel|Gambar|Grafik|Bagan|Foto)\s+([A-Z]?\d+(?:\.\d+)*)\b")
BUTIR = re.compile(r"\s*(-|1\.) ")
SEJAJAR = 4  # pictures under one caption
ULANGAN = 4
DEPAN = "index.md"  # the front page, which every report has


@dataclass
class HasilWord:
    """What came of a document, for the person who goes on with it."""

    halaman: list[str] = field(default_factory=list)
    tabel: list[str] = field(default_factory=list)
    diketik: list[str] = field(default_factory=list)
    foto: int = 0
    catatan: int = 0
    tak_terbaca: list[str] = field(default_factory=list)
    dikenal: list[str] = field(default_factory=list)


class PenyusunNaskah:
    """Writes the parts of a document into a report folder; `buang` allows it to leave out chapters
    that the folder had.

    A table whose file would not pass the check stands in its chapter, typed; see `ketik`.
    """

    def __init__(self, dokumen: IsiWord, tujuan: Path, *, buang: bool) -> None:
        self.dokumen, self.tujuan, self._buang = dokumen, tujuan, buang
        self.hasil = HasilWord()
        self.hasil.tak_terbaca = [
            f"sampul dan tepi halaman: “{s}” (dibuat dari data)" for s in dokumen.pinggir
        ]
        self.halaman = list(self._bagi())
        self.tetap = {h.berkas for h in self.halaman}
        self._kode: dict[int, str] = {}
        self._diketik: set[str] = set()
        self._pengenal: set[str] = set()
        self._gaya = gaya_angka(s for t in self._benda() if isinstance(t, TabelWord)
                                for b in t.baris for s in b[1:])  # fmt: skip
        terpakai = set(self._nama_tabel())
        for satu in self._benda():
            keterangan = satu.keterangan
            nama = keterangan.judul if keterangan else ""
            self._kode[id(satu)] = unik(slug(nama)[:KODE_TERPANJANG].strip("-"), terpakai)

    def _nama_tabel(self) -> Iterator[str]:
        yield from (b.stem for b in (self.tujuan / "data").rglob("*.csv"))

    def _benda(self) -> Iterator[TabelWord | GambarWord]:
        for h in self.halaman:
            yield from (u for u in h.unsur if isinstance(u, TabelWord | GambarWord))

    # Chapters

    def _bagi(self) -> Iterator[BabWord]:
        """The chapters of the document in their order; what stands before them is the cover."""
        terkumpul: dict[str, BabWord] = {}
        kini: BabWord | None = None
        lewati = False
        ada_bab = False
        for satu in self.dokumen.unsur:
            if isinstance(satu, Judul) and satu.tingkat == 1:
                lewati = bool(DAFTAR.fullmatch(satu.teks)) and not satu.bab
                baru = None if lewati else halaman_bab(satu, ada_bab)
                ada_bab = ada_bab or bool(satu.bab)
                if baru:
                    if baru.berkas in terkumpul:  # two that are called alike stay two
                        nama = slug(baru.judul) or "bagian"
                        baru.berkas = f"{unik(nama, {Path(b).stem for b in terkumpul})}.md"
                    kini = terkumpul.setdefault(baru.berkas, baru)
                    continue
            if lewati:
                continue
            if kini is None:
                self._sampul(satu)
            elif isinstance(satu, Judul) and satu.tingkat == 1:
                kini.unsur.append(Judul(2, satu.teks))
            else:
                kini.unsur.append(satu)
        yield from terkumpul.values()

    def _sampul(self, satu: Unsur) -> None:
        kata = getattr(satu, "polos", "") or getattr(satu, "teks", "")
        if kata:
            self.hasil.tak_terbaca.append(f"sampul: “{kata}” (sampul dibuat dari data)")
        elif isinstance(satu, GambarWord):
            self.hasil.tak_terbaca.append("sampul: gambar")

    def ketik(self, masalah: Sequence[Masalah]) -> bool:
        """Type the tables into their chapters whose files have errors, and leave out the chapters
        that the folder had and that refer to what is no more; whether that mends anything."""
        nama = {Path(m.berkas).stem for m in masalah if m.berkas.startswith("data/tambahan/")}
        lain = {
            m.berkas.removeprefix("docs/")
            for m in masalah
            if self._buang
            and m.berkas.startswith("docs/")
            and m.berkas.removeprefix("docs/") not in {*self.tetap, DEPAN}
        }
        baru = nama - self._diketik
        self._diketik |= nama
        for berkas in lain:
            (self.tujuan / "docs" / berkas).unlink(missing_ok=True)
        hilang = False if self._buang else self._tandai_rujukan(masalah)
        return bool(baru or lain or hilang)

    def _tandai_rujukan(self, masalah: Sequence[Masalah]) -> bool:
        """Mark, in chapters that stay, what leads to a part that the document replaced."""
        ada = False
        for m in masalah:
            bab, nama = self.tujuan / m.berkas, m.nilai or ""
            if m.kode != "B021" or bab.suffix != ".md" or m.berkas[5:] in self.tetap:
                continue
            teks = bab.read_text(encoding="utf-8-sig")
            apa = kutip(f"rujukan pengganti “{nama}”, yang tidak ada dalam dokumen Word")
            pola = rf"\{{\{{\s*rujuk\(\s*[\"']{re.escape(nama)}[\"']\s*\)\s*\}}\}}"
            baru = "**rujukan belum ditulis**".join(re.split(pola, teks))
            if baru != teks:  # a gap is a block: it stands below, and not within a sentence
                tulis_utuh(bab, f"{baru.rstrip()}\n\n{{{{ belum_ditulis({apa}) }}}}\n".encode())
                ada = True
        return ada

    def tulis(self) -> None:
        """Write everything; what an earlier call wrote is written anew."""
        h = self.hasil
        h.halaman, h.tabel, h.diketik, h.foto, h.catatan = [], [], [], 0, 0
        h.tak_terbaca = [s for s in h.tak_terbaca if s.startswith("sampul")]
        self._pengenal = set()
        for nama in self._diketik:
            (self.tujuan / "data" / "tambahan" / f"{nama}.csv").unlink(missing_ok=True)
        rujukan = dict(self._rujukan())
        for halaman in self.halaman:
            berkas = self.tujuan / "docs" / halaman.berkas
            berkas.parent.mkdir(parents=True, exist_ok=True)
            if berkas.name == "index.md":
                self._gantikan(berkas)
            tulis_utuh(berkas, self._markdown(halaman, rujukan).encode())
            h.halaman.append(halaman.berkas)
        tulis_nav(self.tujuan, self.halaman)

    def _gantikan(self, bab: Path) -> None:
        """Take away the parts of a chapter that is whole in the document, and lead what leads to
        them to the chapter."""
        docs = self.tujuan / "docs"
        for bagian in bab.parent.glob("*.md"):
            bagian.unlink()
            alamat = re.escape(bagian.relative_to(docs).as_posix())
            for lain in docs.rglob("*.md"):
                teks = lain.read_text(encoding="utf-8-sig")
                ke = re.sub(rf"{alamat}(#[\w-]+)?", bab.relative_to(docs).as_posix(), teks)
                if ke != teks:
                    tulis_utuh(lain, ke.encode())

    def _rujukan(self) -> Iterator[tuple[tuple[str, str], str]]:
        """The numbers that captions bear, with what they now are."""
        for satu in self._benda():
            k = satu.keterangan
            if k and k.nomor:
                yield (k.jenis, k.nomor), f"{k.jenis}-{self._kode[id(satu)]}"

    def _markdown(self, h: BabWord, rujukan: Mapping[tuple[str, str], str]) -> str:
        depan = [f"bab: {h.bab}"] if h.bab else []
        depan += [f"bagian: {h.bagian}", "tingkat: 1"]
        isi = ["---\n" + "\n".join(depan) + "\n---", f"# {lolos(h.judul)} {self._id(h.judul)}"]
        dalam = min((u.tingkat for u in h.unsur if isinstance(u, Judul)), default=2)
        for satu in h.unsur:
            teks = self._blok(satu, h, 2 - dalam)
            sebelum = isi[-1].rpartition("\n")[2]
            if isinstance(satu, Teks):
                teks = RUJUKAN.sub(lambda m: _rujuk(m, rujukan), teks)
            if BUTIR.match(teks) and BUTIR.match(sebelum) and isinstance(satu, Teks):
                isi[-1] += f"\n{teks}"
            elif teks:
                isi.append(teks)
        catatan = [n for n in self.dokumen.catatan if any(f"[^{n}]" in b for b in isi)]
        self.hasil.catatan += len(catatan)
        if catatan:
            isi.append("\n".join(f"[^{n}]: {self.dokumen.catatan[n]}" for n in catatan))
        return "\n\n".join(isi) + "\n"

    def _id(self, judul: str) -> str:
        return f"{{#{unik(slug(judul) or 'bagian', self._pengenal)}}}"

    def _blok(self, satu: Unsur, h: BabWord, geser: int) -> str:
        match satu:
            case Judul():
                tingkat = min(max(2, satu.tingkat + geser), 4)
                return f"{'#' * tingkat} {lolos(satu.teks)} {self._id(satu.teks)}"
            case Teks():
                return satu.isi
            case KeteranganWord():
                self.hasil.tak_terbaca.append(f"{h.berkas}: yang berjudul “{satu.judul}”")
                return _celah(f"{satu.jenis} “{satu.judul}” dari Word")
            case TanpaPadanan():
                self.hasil.tak_terbaca.append(f"{h.berkas}: {satu.apa}")
                return _celah(f"{satu.apa} dari Word, tidak terbaca")
            case TabelWord():
                return self._tabel(satu)
            case GambarWord():
                return "\n\n".join(self._gambar(satu, h))

    # Tables

    def _tabel(self, satu: TabelWord) -> str:
        kode, k = self._kode[id(satu)], satu.keterangan
        if k is None:
            return _tabel_ketik(satu)
        kepala, isi = kepala_tabel(satu), satu.baris[satu.kepala :]
        if kode in self._diketik or meragukan(kepala, isi, self._gaya):
            self.hasil.diketik.append(k.judul)
            judul = f"Tabel: {lolos(k.judul)} {{#tabel-{kode}}}\n{_tabel_ketik(satu)}"
            return f"{judul}\n\nSumber: {lolos(satu.sumber)}" if satu.sumber else judul
        data = sebagai_data(isi, self._gaya)
        wadah = io.StringIO()
        penulis = csv.writer(wadah, lineterminator="\n")
        penulis.writerow(kepala)
        penulis.writerows(data)
        berkas = self.tujuan / "data" / "tambahan" / f"{kode}.csv"
        berkas.parent.mkdir(parents=True, exist_ok=True)
        tulis_utuh(berkas, wadah.getvalue().encode())
        self.hasil.tabel.append(berkas.name)
        utuh = len(data) == sum(1 for b in isi if any(b))
        tanpa = ', jumlah="tidak"' if utuh and dijumlahkan(kepala, data) else ""
        asal = f", sumber={kutip(satu.sumber)}" if satu.sumber else ""
        return f"{{{{ tabel({kutip(kode)}, judul={kutip(k.judul)}{asal}{tanpa}) }}}}"

    # Pictures

    def _gambar(self, satu: GambarWord, h: BabWord) -> Iterator[str]:
        kode, k = self._kode[id(satu)], satu.keterangan
        nama, alt = [], []
        for n, (isi, rupa, uraian) in enumerate(satu.isi, 1):
            berkas = f"{kode}{f'-{n}' if len(satu.isi) > 1 else ''}.{rupa}"
            tujuan = self.tujuan / "docs" / "aset" / "foto" / berkas
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            tulis_utuh(tujuan, _sebagai(isi, rupa))
            nama.append(berkas)
            alt.append((uraian or (k.judul if k else f"Gambar pada {h.judul}")).replace("|", "/"))
        self.hasil.foto += len(nama)
        if k is None:
            naik = "../" * h.berkas.count("/")
            yield from (
                f"![{lolos(a)}]({naik}aset/foto/{b})" for a, b in zip(alt, nama, strict=True)
            )
            return
        for awal in range(0, len(nama), SEJAJAR):
            akhir = f"-{awal // SEJAJAR + 1}" if awal else ""
            isi_makro = (" | ".join(n[awal : awal + SEJAJAR]) for n in (nama, alt))
            berkas, uraian = map(kutip, isi_makro)
            judul, kode_kutip = kutip(k.judul), kutip(kode + akhir)
            yield f"{{{{ foto({berkas}, {judul}, {uraian}, kode={kode_kutip}) }}}}"


def _celah(apa: str) -> str:
    """A gap that readers of a draft see, and that the check counts."""
    return f"{{{{ belum_ditulis({kutip(apa)}) }}}}"


def _rujuk(m: re.Match[str], rujukan: Mapping[tuple[str, str], str]) -> str:
    jenis = "tabel" if m[1] == "Tabel" else "gambar"
    ke = rujukan.get((jenis, m[2]))
    return f'{{{{ rujuk("{ke}") }}}}' if ke else m[0]


def kepala_tabel(satu: TabelWord) -> list[str]:
    """One line of heads: what stands above one another is joined, and no two are alike."""
    atas = satu.baris[: satu.kepala]
    isi: list[list[str]] = [[] for _ in atas[0]]
    for n, baris in enumerate(atas):
        terakhir = ""
        for j, teks in enumerate(baris):
            lanjut = n < len(atas) - 1 and not teks and any(b[j] for b in atas[n + 1 :])
            terakhir = teks if not lanjut else terakhir
            if terakhir and terakhir not in isi[j]:
                isi[j].append(terakhir)
    hasil: list[str] = []
    for j, bagian in enumerate(isi, 1):
        nama = " – ".join(bagian) or f"Kolom {j}"
        hasil.append(nama if nama not in hasil else f"{nama} {j}")
    return hasil


def _tabel_ketik(satu: TabelWord) -> str:
    baris = [kepala_tabel(satu), *(b for b in satu.baris[satu.kepala :] if any(b))]
    isi = [f"| {' | '.join(lolos(s) for s in b)} |" for b in baris]
    return "\n".join([isi[0], f"|{' --- |' * len(baris[0])}", *isi[1:]])


def _sebagai(isi: bytes, rupa: str) -> bytes:
    """A picture in the form that its name says."""
    from PIL import Image

    gambar = Image.open(io.BytesIO(isi))
    if (gambar.format or "").casefold() in {rupa, "jpeg" if rupa == "jpg" else rupa}:
        return isi
    wadah = io.BytesIO()
    gambar.convert("RGBA" if "A" in gambar.getbands() else "RGB").save(wadah, "PNG")
    return wadah.getvalue()
