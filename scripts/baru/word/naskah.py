"""Write the parts of a Word report as chapters, own tables and pictures of a report folder."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.asupan import teks_csv
from macros.dasar.berkas import tulis_utuh
from macros.dasar.masalah import Masalah
from macros.dasar.penulisan import slug
from macros.temuan.naskah import baca as baca_naskah
from scripts.baru.navigasi import DEPAN, kutip, tulis_nav
from scripts.baru.word import bab_word, sel_tabel
from scripts.baru.word.bab_word import BabWord, unik
from scripts.baru.word.bagian_docx import lolos, sebagai_gambar
from scripts.baru.word.pembaca import (
    ISI_DAFTAR,
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
BENDA = re.compile(r"(?:tabel|gambar|bagan)-(.+)")  # the id of a thing for references
NOMOR_BAB = re.compile(r"“bab: (\w+)”")
FOTO = Path("docs", "aset", "foto")
SEJAJAR = 4  # pictures under one caption
TAHUN = re.compile(r"(?P<sebut>\btahun(?: anggaran)?\s+)?\b(?P<tahun>20\d\d)\b", re.IGNORECASE)
ULANGAN = 8


@dataclass
class HasilWord:
    """The result for a document, for the person who continues."""

    halaman: list[str] = field(default_factory=list)
    tabel: list[str] = field(default_factory=list)
    diketik: list[str] = field(default_factory=list)
    foto: int = 0
    catatan: int = 0
    tak_terbaca: list[str] = field(default_factory=list)
    dikenal: list[str] = field(default_factory=list)
    tahun_lama: int | None = None


class PenyusunNaskah:
    """Writes the parts of a document into a report folder; `buang` allows it to remove existing
    chapters.

    A table whose file would not pass the check is typed in its chapter; see `ketik`. `milik` are
    the codes of the report's own tables and charts.
    """

    def __init__(
        self, dokumen: IsiWord, tujuan: Path, *, buang: bool, milik: Iterable[str] = ()
    ) -> None:
        self.dokumen, self.tujuan, self._buang, self._milik = dokumen, tujuan, buang, set(milik)
        self.hasil = HasilWord()
        self._luput = [
            *(f"sampul dan tepi halaman: “{s}” (dibuat dari data)" for s in dokumen.pinggir),
            *(f"aksara di luar huruf laporan: “{s}”" for s in dokumen.aksara),
            *(f"teks tersembunyi: “{s}”" for s in dokumen.tersembunyi),
        ]
        self._sampul: list[str] = []
        self.halaman = list(self._bagi())
        self.tetap = {h.berkas for h in self.halaman}
        self._diketik: set[int] = set()
        self._bentrok: set[str] = set()  # ids that the check found twice
        self._kode: dict[int, str] = {}
        self._foto: dict[int, list[str]] = {}
        self._pengenal: set[str] = set()
        self._ditulis: set[Path] = set()
        self._catatan: set[str] = set()
        tabel = [t for t in self._benda() if isinstance(t, TabelWord)]
        self._gaya = sel_tabel.gaya_angka(s for t in tabel for b in t.baris for s in b[1:])

    @property
    def tahun(self) -> int | None:
        """The year on the cover; of several the one after the word for it; or None."""
        ada = [m for teks in self._sampul for m in TAHUN.finditer(teks)]
        tahun = {int(m["tahun"]) for m in [m for m in ada if m["sebut"]] or ada}
        return tahun.pop() if len(tahun) == 1 else None

    def _namai(self) -> None:
        """Give tables and pictures unused names and ids."""
        for berkas in self._ditulis:
            berkas.unlink(missing_ok=True)
        lain = [b for b in baca_naskah(self.tujuan / "docs") if b.src not in self.tetap]
        self._pengenal = self._bentrok.union(*(b.pengenal for b in lain))
        dipakai = self._milik | {m[1] for p in self._pengenal if (m := BENDA.fullmatch(p))}
        dipakai |= {b.stem for b in (self.tujuan / "data").rglob("*.csv")}
        dipakai |= {b.stem.casefold() for b in (self.tujuan / FOTO).glob("*")}
        for satu in self._benda():
            judul = satu.keterangan.judul if satu.keterangan else ""
            kode = unik(slug(judul, bab_word.KODE_TERPANJANG), dipakai)
            self._kode[id(satu)] = kode
            if isinstance(satu, GambarWord):
                nomor = range(1, len(satu.isi) + 1)
                nama = [unik(f"{kode}-{n}", dipakai) for n in nomor] if satu.isi[1:] else [kode]
                self._foto[id(satu)] = nama
                self._pengenal |= {f"gambar-{n}" for n in (kode, *nama[SEJAJAR::SEJAJAR])}
            else:
                self._pengenal.add(f"tabel-{kode}")

    def _benda(self) -> Iterator[TabelWord | GambarWord]:
        for h in self.halaman:
            yield from (u for u in h.unsur if isinstance(u, TabelWord | GambarWord))

    # Chapters

    def _bagi(self) -> Iterator[BabWord]:
        """The chapters of the document in order; the text before them is the cover."""
        terkumpul: dict[str, BabWord] = {}
        lama = bab_word.tempat_lama(baca_naskah(self.tujuan / "docs"))
        kini: BabWord | None = None
        lewati = False
        ada_bab = False
        for satu in self.dokumen.unsur:
            if isinstance(satu, Judul) and satu.tingkat == 1:
                lewati = bool(bab_word.DAFTAR.fullmatch(satu.teks)) and not satu.bab
                baru = None if lewati else bab_word.halaman_bab(satu, ada_bab)
                ada_bab = ada_bab or bool(satu.bab)
                if baru:
                    baru.berkas = bab_word.tempat(baru, lama, terkumpul)
                    kini = terkumpul[baru.berkas] = baru
                    continue
            if lewati:
                if not ISI_DAFTAR.match(_kata(satu)):
                    self._luput.append(f"daftar isi: “{_kata(satu)}” (daftar dibuat dari bab)")
            elif kini is None:
                self._sampul.append(_kata(satu))
                self._luput.append(f"sampul: “{_kata(satu)}” (sampul dibuat dari data)")
            elif isinstance(satu, Judul) and satu.tingkat == 1:
                kini.unsur.append(Judul(2, satu.teks))
            else:
                kini.unsur.append(satu)
        yield from terkumpul.values()

    def ketik(self, masalah: Sequence[Masalah]) -> bool:
        """Correct what the check reports as errors: other ids, typed tables, chapters numbered in
        order, removal of chapters that refer to missing things; returns whether to write again."""
        nama = {Path(m.berkas).stem for m in masalah if m.berkas.startswith("data/tambahan/")}
        diketik = {i for i, kode in self._kode.items() if kode in nama}
        bentrok = {m.nilai for m in masalah if m.kode == "B020" and m.nilai}
        lagi = bool(diketik - self._diketik or bentrok - self._bentrok)
        self._diketik |= diketik
        self._bentrok |= bentrok
        for m in masalah:
            src = m.berkas.removeprefix("docs/")
            bab = next((h for h in self.halaman if h.berkas == src), None)
            if bab and m.kode == "B042" and (harus := NOMOR_BAB.search(m.pesan)):
                bab.bab, lagi = harus[1], True
            elif self._buang and not bab and src not in {m.berkas, DEPAN} and m.kode != "B020":
                (self.tujuan / m.berkas).unlink(missing_ok=True)
                lagi = True
        return self._tandai_rujukan(masalah) or lagi

    def _tandai_rujukan(self, masalah: Sequence[Masalah]) -> bool:
        """Mark, in remaining chapters, references to parts that the document replaced; links to
        such parts lead to the chapter, links to removed chapters become text."""
        ada = False
        for m in masalah:
            bab, nama = self.tujuan / m.berkas, m.nilai or ""
            if m.kode not in {"B021", "B051"} or not bab.is_file() or m.berkas[5:] in self.tetap:
                continue
            teks = baru = bab.read_text(encoding="utf-8-sig")
            if m.kode == "B051":
                ke, pagar, _ = nama.partition("#")
                pola = rf"(?<!!)\[([^\[\]]*)\]\({re.escape(nama)}\)"
                baru = re.sub(pola, rf"[\1]({ke})" if ke and pagar else r"\1", teks)
            elif m.kode == "B021":  # a gap is a block, so it is put below the sentence
                apa = kutip(f"rujukan pengganti “{nama}”, yang tidak ada dalam dokumen Word")
                pola = rf"\{{\{{\s*rujuk\(\s*[\"']{re.escape(nama)}[\"']\s*\)\s*\}}\}}"
                baru = "**rujukan belum ditulis**".join(re.split(pola, teks))
                baru += f"\n{{{{ belum_ditulis({apa}) }}}}\n" if baru != teks else ""
            if baru != teks:
                tulis_utuh(bab, baru.encode())
                ada = True
        return ada

    def tulis(self) -> None:
        """Write everything, over the results of an earlier call."""
        h = self.hasil = HasilWord([satu.berkas for satu in self.halaman])
        h.tak_terbaca = [*self._luput]
        self._catatan = set()  # notes used in a chapter
        self._namai()
        # The typed numbers of captions with the new ones; repeated numbers are ambiguous.
        semua = [(k.jenis, k.nomor, id(s)) for s in self._benda() if (k := s.keterangan)]
        kali = Counter((jenis, nomor) for jenis, nomor, _ in semua)
        rujukan = {(j, n): f"{j}-{self._kode[i]}" for j, n, i in semua if n and kali[j, n] == 1}
        for halaman in self.halaman:
            self._gantikan(halaman)
            teks = self._markdown(halaman, rujukan)
            tulis_utuh(self.tujuan / "docs" / halaman.berkas, teks.encode())
        h.catatan = len(self._catatan)
        lepas = [isi for n, isi in self.dokumen.catatan.items() if n not in self._catatan]
        h.tak_terbaca += [f"catatan kaki pada judul atau di dalam tabel: “{isi}”" for isi in lepas]
        tulis_nav(self.tujuan, {h.berkas: h.judul for h in self.halaman})

    def _gantikan(self, h: BabWord) -> None:
        """Remove chapters with the same number, and parts of a chapter that the document has as a
        whole, and redirect links to the chapter."""
        docs = self.tujuan / "docs"
        bab, induk = docs / h.berkas, h.berkas.rpartition("/")[0]
        for satu in baca_naskah(docs):
            dalam = bab.name == DEPAN and satu.src.startswith(f"{induk}/")
            sama = h.bab and satu.sifat.get("bab") == h.bab
            if satu.src in self.tetap or not (dalam or sama):
                continue
            (docs / satu.src).unlink()
            alamat = re.compile(rf"(?<![\w-]){re.escape(satu.src)}(#[\w-]+)?")
            for lain in docs.rglob("*.md"):
                teks = lain.read_text(encoding="utf-8-sig")
                ke = alamat.sub(h.berkas, teks)
                if ke != teks:
                    tulis_utuh(lain, ke.encode())

    def _markdown(self, h: BabWord, rujukan: Mapping[tuple[str, str], str]) -> str:
        depan = [f"bab: {h.bab}"] if h.bab else []
        depan += [f"bagian: {h.bagian}", "tingkat: 1"]
        isi = ["---\n" + "\n".join(depan) + "\n---", f"# {lolos(h.judul)} {self._id(h.judul)}"]
        dalam = min((u.tingkat for u in h.unsur if isinstance(u, Judul)), default=2)
        tingkat = 1

        def rujuk(m: re.Match[str]) -> str:
            ke = rujukan.get(("tabel" if m[1] == "Tabel" else "gambar", m[2]))
            return f'{{{{ rujuk("{ke}") }}}}' if ke else m[0]

        for satu in h.unsur:
            if isinstance(satu, Judul):  # so that no level is skipped
                tingkat = min(max(2, satu.tingkat + 2 - dalam), 4, tingkat + 1)
            teks = self._blok(satu, h, tingkat)
            sebelum = isi[-1].rpartition("\n")[2]
            if isinstance(satu, Teks):
                teks = RUJUKAN.sub(rujuk, teks)
            if BUTIR.match(teks) and BUTIR.match(sebelum) and isinstance(satu, Teks):
                isi[-1] += f"\n{teks}"
            elif teks:
                isi.append(teks)
        catatan = [n for n in self.dokumen.catatan if any(f"[^{n}]" in b for b in isi)]
        self._catatan.update(catatan)
        if catatan:
            isi.append("\n".join(f"[^{n}]: {self.dokumen.catatan[n]}" for n in catatan))
        return "\n\n".join(isi) + "\n"

    def _id(self, judul: str) -> str:
        return f"{{#{unik(slug(judul) or 'bagian', self._pengenal)}}}"

    def _blok(self, satu: Unsur, h: BabWord, tingkat: int) -> str:
        match satu:
            case Judul():
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
            return sel_tabel.tabel_ketik(satu)
        kepala, isi = sel_tabel.kepala_tabel(satu), satu.baris[satu.kepala :]
        if id(satu) in self._diketik or sel_tabel.meragukan(kepala, isi, self._gaya):
            self.hasil.diketik.append(k.judul)
            judul = f"Tabel: {lolos(k.judul)} {{#tabel-{kode}}}\n{sel_tabel.tabel_ketik(satu)}"
            return f"{judul}\n\nSumber: {lolos(satu.sumber)}" if satu.sumber else judul
        data, berjumlah = sel_tabel.sebagai_data(kepala, isi, self._gaya)
        berkas = self.tujuan / "data" / "tambahan" / f"{kode}.csv"
        self._simpan(berkas, teks_csv.tulis([kepala, *data]))
        self.hasil.tabel.append(f"{kode}.csv")
        jumlah = f", jumlah={kutip('; '.join(berjumlah))}" if berjumlah else ""
        asal = f", sumber={kutip(satu.sumber)}" if satu.sumber else ""
        return f"{{{{ tabel({kutip(kode)}, judul={kutip(k.judul)}{asal}{jumlah}) }}}}"

    def _gambar(self, satu: GambarWord, h: BabWord) -> Iterator[str]:
        k, semua = satu.keterangan, self._foto[id(satu)]
        nama, alt = [], []
        for stem, (isi, rupa, uraian) in zip(semua, satu.isi, strict=True):
            nama.append(f"{stem}.{rupa}")
            self._simpan(self.tujuan / FOTO / nama[-1], sebagai_gambar(isi, rupa))
            alt.append((uraian or (k.judul if k else f"Gambar pada {h.judul}")).replace("|", "/"))
        self.hasil.foto += len(nama)
        if k is None:
            naik = "../" * h.berkas.count("/")
            yield from (
                f"![{lolos(a)}]({naik}aset/foto/{b})" for a, b in zip(alt, nama, strict=True)
            )
            return
        for awal in range(0, len(nama), SEJAJAR):
            kode = semua[awal] if awal else self._kode[id(satu)]
            isi_makro = (" | ".join(n[awal : awal + SEJAJAR]) for n in (nama, alt))
            berkas, uraian = map(kutip, isi_makro)
            yield f"{{{{ foto({berkas}, {kutip(k.judul)}, {uraian}, kode={kutip(kode)}) }}}}"

    def _simpan(self, berkas: Path, isi: bytes) -> None:
        tulis_utuh(berkas, isi)
        self._ditulis.add(berkas)


def _kata(satu: Unsur) -> str:
    """The text of a part, or its kind if it has none."""
    match satu:
        case TabelWord():
            return " · ".join(s for b in satu.baris for s in b if s)
        case Judul(teks=kata) | Teks(polos=kata) | KeteranganWord(judul=kata):
            return kata
    return satu.apa if isinstance(satu, TanpaPadanan) else "gambar"


def _celah(apa: str) -> str:
    """A gap that is visible in drafts and counted by the check."""
    return f"{{{{ belum_ditulis({kutip(apa)}) }}}}"
