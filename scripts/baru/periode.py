"""The next period of a report: tables kept, emptied or archived, as `x-periode-baru` in the schema
says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from macros.asupan import muat, teks_csv
from macros.asupan.lembar import tanpa_kosong
from macros.asupan.menunggu import sifat
from macros.asupan.muat import Data
from macros.asupan.skema import dikenal
from macros.dasar.berkas import tulis_bersama
from macros.dasar.masalah import ada_galat
from macros.dasar.periode import JENIS, SETAHUN, bulan_akhir, jenis
from macros.temuan import edisi_lain, naskah
from macros.temuan.naskah import Bab
from scripts.baru.tahun import EdisiBaru, ganti_tahun
from scripts.olah_data.sulihan import baris as baris_tabel
from scripts.terminal import GalatPerintah, tolakan

# Tables whose content for a whole year is valid for every part of it.
BERTAHAP = "ukuran"  # the table of results by parts of a year
SETAHUN_TETAP = ("target", "anggaran_kegiatan", "anggaran_belanja")
JANJI = ("target", "perjanjian_kinerja", "pk_anggaran")  # tables whose `dokumen` is an agreement
# The names as signed on a document: those of its year, not of the next.
TERTULIS = re.compile(
    r"""(\btanda_tangan\(\s*(?:"[^"\n]*"|'[^'\n]*'))\s*,\s*"""
    r"""(?:nama\s*=\s*)?(?:"[^"\n]*"|'[^'\n]*')\s*\)"""
)
Baris = dict[str, str]


@dataclass
class RencanaPeriode:
    """The changes for a new period: files by path in the report, and descriptions."""

    lama: EdisiBaru
    baru: EdisiBaru
    berkas: dict[str, bytes] = field(default_factory=dict)
    kabar: list[str] = field(default_factory=list)

    def tulis(self, proyek: Path) -> None:
        """Write all files, or none. Raises OSError if a file cannot be written.

        Last is what a later run takes for done: new chapters, and the table that names the edition.
        """

        def terakhir(nama: str) -> tuple[bool, bool]:
            bab_baru = nama.startswith("docs/") and not (proyek / nama).exists()
            return nama == "data/laporan.csv", bab_baru

        isi = {proyek / nama: self.berkas[nama] for nama in sorted(self.berkas, key=terakhir)}
        tulis_bersama(isi, {b: b.read_bytes() if b.exists() else None for b in isi})


def rencanakan(proyek: Path, tahun: int, periode: str) -> RencanaPeriode:
    """The changes for the period in the report's folder, without writing them.

    Raises GalatPerintah if the data have errors, or the period is not a later one.
    """
    data, masalah = muat.baca_mentah(proyek / "data")
    if ada_galat(masalah) or ada_galat(muat.baca(proyek / "data")[1]):
        raise GalatPerintah("data belum lolos pemeriksaan; perbaiki dahulu (lihat check).")
    semula = baris_tabel(data, "laporan")[0]
    lama = EdisiBaru(int(semula["tahun"]), semula["periode"])
    rencana = RencanaPeriode(lama, EdisiBaru(tahun, periode))
    _periksa_urutan(rencana)
    _Tabel(rencana, data).susun()
    bab = list(naskah.baca(proyek / "docs"))
    if tahun != lama.tahun:
        bab += _lampiran(rencana, proyek)
    _simpan_naskah(rencana, bab)
    return rencana


def _periksa_urutan(r: RencanaPeriode) -> None:
    """Raises GalatPerintah if the edition is not later, or its year is out of the schema's
    range."""
    tahun = dikenal()["laporan"].cari("tahun")
    if tahun and not (tahun.minimum or 0) <= r.baru.tahun <= (tahun.maksimum or 9999):
        batas = {"awal": tahun.minimum, "akhir": tahun.maksimum}
        raise tolakan("baru/tahun", 2, tahun=r.baru.tahun, **batas)
    dulu, nanti = (e.tahun * 12 + e.bulan for e in (r.lama, r.baru))
    if r.baru == r.lama or nanti < dulu or (nanti == dulu and r.lama.periode == SETAHUN):
        raise tolakan("baru/edisi", 2, lama=r.lama.kode, baru=r.baru.kode)
    if (lewat := r.baru.tahun - r.lama.tahun - 1) > 0:
        r.kabar.append(f"PERHATIAN: {lewat} tahun dilewati; pastikan {r.baru.tahun} benar")


class _Tabel:
    """Makes the tables of the new period."""

    def __init__(self, rencana: RencanaPeriode, data: Data) -> None:
        self.rencana, self.data = rencana, data
        self.lama, self.baru = rencana.lama, rencana.baru
        self.setahun = self.lama.tahun == self.baru.tahun
        self.isi = {
            nama: [dict(zip(s.baris[0], s.ketikan(i), strict=False)) for i in s.terisi]
            for nama, s in self.data.lembar.items()
        }
        self.asli = {nama: list(baris) for nama, baris in self.isi.items()}
        self.target = {s["kode"]: s for s in self.isi.get("sumber", []) if s["isi"] == "target"}

    def susun(self) -> None:
        """Fill the plan."""
        cara = {"arsip": self._arsip, "lanjut": self._lanjut}
        for nama in self.isi:
            if jalankan := cara.get(sifat(nama).get("cara", "")):
                jalankan(nama, sifat(nama).get("kosong", []))
        self._bobot()
        self._tanda_tangan()
        self._alasan()
        self._laporan()
        if sendiri := [f"data/{self._berkas(n)}" for n in self.isi if n not in dikenal()]:
            sisa = f"tetap; ganti sendiri isinya yang masih tentang {self.lama.kode}"
            self.rencana.kabar.append(f"{', '.join(sendiri)}: {sisa}")
        for nama, baris in self.isi.items():
            if baris != self.asli[nama]:
                lembar = self.data.lembar[nama]
                tabel = [lembar.baris[0], *([*b.values()] for b in baris)]
                jalur = f"data/{self._berkas(nama)}"
                self.rencana.berkas[jalur] = teks_csv.tulis(tanpa_kosong(tabel, lembar.tanpa))

    def _berkas(self, nama: str) -> str:
        return self.data.aturan[nama].berkas

    def _kabar(self, nama: str, pesan: str) -> None:
        self.rencana.kabar.append(f"data/{self._berkas(nama)}: {pesan}")

    def _arsip(self, nama: str, kosong: list[str]) -> None:
        """Archive the rows of the last edition, or columns of them."""
        sisa = [b | dict.fromkeys(kosong, "") for b in self.isi[nama]] if kosong else []
        if sisa == self.isi[nama]:
            return
        tempat = f"data/arsip/{self.lama.kode}/{self._berkas(nama)}"
        self.rencana.berkas[tempat] = self.data.asli[self._berkas(nama)]
        apa = ", ".join(kosong) or "tabelnya"
        self._kabar(nama, f"{len(self.isi[nama])} baris disimpan di {tempat}, {apa} dikosongkan")
        self.isi[nama] = sisa

    def _lanjut(self, nama: str, kosong: list[str]) -> None:
        """Continue the rows of the last edition in the new one, without results."""
        masa = next((k for k in ("periode", "bulan") if k in (self.isi[nama] or [{}])[0]), "")
        if self.setahun and not masa:
            return
        kunci = self.data.aturan[nama].kunci
        ada = {tuple(b[k] for k in kunci) for b in self.isi[nama]}
        tambah = []
        for b in self.isi[nama]:
            if b["tahun"] != str(self.lama.tahun) or not self._dilanjutkan(nama, b):
                continue
            for periode in self._periode(nama, b, b.get(masa, "")):
                satu = {**b, **dict.fromkeys(kosong, ""), "tahun": str(self.baru.tahun)}
                satu |= {masa: periode} if masa else {}
                satu |= self._satuan(b) | self._dokumen(nama, b)
                tanda = tuple(satu[k] for k in kunci)
                if tanda not in ada:
                    ada.add(tanda)
                    tambah.append(satu)
        if tambah:
            sisa = f"; {', '.join(kosong)} dikosongkan" if kosong else ""
            self._kabar(nama, f"{len(tambah)} baris {self.baru.kode} ditambahkan{sisa}")
            self.isi[nama] = [*self.isi[nama], *tambah]

    def _satuan(self, b: Baris) -> Baris:
        """The unit of a result in the new edition, if it is that of the indicator."""
        milik = [i for i in self.isi.get("indikator", ()) if i["kode"] == b.get("indikator")]
        lama, baru = (
            [i["satuan"] for i in milik if i["mulai"] <= str(e.tahun) <= (i["sampai"] or "9999")]
            for e in (self.lama, self.baru)
        )
        return {"satuan": baru[-1]} if baru and lama[-1:] == [b.get("satuan")] else {}

    def _dokumen(self, nama: str, b: Baris) -> Baris:
        """The agreement for a promise in another year: a revision continues as the agreement it
        revised."""
        janji = [s for s in self.target.values() if s.get("peran") == "janji"]
        urut = {s["kode"]: int(s["urut"]) for s in janji}
        semula = next((s["kode"] for s in janji if s.get("acuan") == "true"), "")
        lain = nama in JANJI and not self.setahun
        ubahan = semula and urut.get(b.get("dokumen", ""), urut[semula]) < urut[semula]
        return {"dokumen": semula} if lain and ubahan else {}

    def _periode(self, nama: str, b: Baris, periode: str) -> list[str]:
        """The periods of a row in the new edition; empty if it is not continued."""
        if nama != BERTAHAP and self._seedisi(b, periode):
            return []
        if nama == BERTAHAP or "bulan" in b or self._berkala(nama, b):
            # What is told period by period goes on in its kind, up to the edition's end.
            bagian = _sampai(periode, self.baru)
            if bagian or periode != self.lama.periode:
                return bagian
        tetap = not periode or (periode == SETAHUN and nama in SETAHUN_TETAP)
        if periode == self.lama.periode and not tetap:
            return [self.baru.periode]
        masuk = tetap or bulan_akhir(periode) <= self.baru.bulan
        return [periode] if masuk and not self.setahun else []

    def _seedisi(self, b: Baris, periode: str) -> bool:
        """Whether a row belongs to a half-yearly or quarterly edition, while the new one is of a
        whole year. Quarters that are combined do not."""
        lain = self.setahun or periode in {"", SETAHUN, self.lama.periode}
        if self.baru.periode != SETAHUN or lain:
            return False
        milik = (i for i in self.isi.get("indikator", ()) if i["kode"] == b.get("indikator"))
        bagian = jenis(periode) in {"semester", jenis(self.lama.periode)}
        return bagian and not any(i.get("gabung") for i in milik)

    def _berkala(self, nama: str, b: Baris) -> bool:
        """Whether a row belongs to a series with one row for each period so far."""
        if not b.get("periode") or b["periode"] in {SETAHUN, self.lama.periode}:
            return False
        kunci = [k for k in self.data.aturan[nama].kunci if k != "periode"]
        setara = (r for r in self.asli[nama] if all(r[k] == b[k] for k in kunci))
        return {r["periode"] for r in setara}.issuperset(_sampai(b["periode"], self.lama))

    def _dilanjutkan(self, nama: str, b: Baris) -> bool:
        """Whether a row is continued; not targets of a plan, nor rows of an indicator that ends."""
        milik = (i for i in self.isi.get("indikator", ()) if i["kode"] == b.get("indikator"))
        akhir = max((i.get("sampai") or "9999" for i in milik), default="9999")
        if akhir < str(self.baru.tahun):
            return False
        dokumen = self.target.get(b.get("dokumen", ""), {})
        return nama != "target" or dokumen.get("peran") not in {"menengah", "standar"}

    def _bobot(self) -> None:
        """Add budget scores by the indicators and weights of the year's rules, if the year has
        none."""
        paket, tahun = self._paket(), str(self.baru.tahun)
        bobot = [b for b in self.isi.get("bobot_ikpa", []) if b["paket"] == paket]
        baris = self.isi.get("ikpa", [])
        baru = {b["indikator"]: b for b in baris if b["tahun"] == tahun}
        if not bobot or not baru or any(b["nilai"] for b in baru.values()):
            return
        contoh = next(iter(baru.values()))
        jadi = []
        for b in bobot:
            contoh = baru.get(b["indikator"], contoh)  # a new one is of the aspect before it
            jadi.append({**contoh, **{k: b[k] for k in ("urut", "indikator", "bobot")}})
        self.isi["ikpa"] = [b for b in baris if b["tahun"] != tahun] + jadi
        self._kabar("ikpa", f"bobot menurut paket {paket}")

    def _paket(self) -> str:
        tahun = str(self.baru.tahun)
        ada = any(b["paket"] == tahun for b in self.isi.get("paket_aturan", []))
        return tahun if ada else self.isi["laporan"][0]["paket"]

    def _tanda_tangan(self) -> None:
        """Copy the signature blocks of the year's documents; unsigned ones lose their dates."""
        lama, baru = str(self.lama.tahun), str(self.baru.tahun)
        kosong = {"tanggal": "", "ditandatangani": ""}
        # A document of an earlier year keeps its day, and in a year what was signed by itself.
        hasil = [
            b
            if re.search(r"\b\d{4}\b", b["blok"]) or (self.setahun and b.get("ditandatangani"))
            else {**b, **kosong}
            for b in self.isi.get("tanda_tangan", [])
        ]
        if not self.setahun:
            blok = {b["blok"] for b in hasil}
            salin = [{**b, **kosong, "blok": ganti_tahun(b["blok"], lama, baru)} for b in hasil]
            hasil += [b for b in salin if b["blok"] not in blok]
        if hasil:
            self._kabar("tanda_tangan", "tanggal yang belum ditandatangani dikosongkan")
            self.isi["tanda_tangan"] = hasil

    def _alasan(self) -> None:
        """A reason without a year belongs to the last edition."""
        nama, lama = "kelengkapan_dikecualikan", str(self.lama.tahun)
        baris = self.isi.get(nama, [])
        if not self.setahun and any(not b["tahun"] for b in baris):
            self.isi[nama] = [{**b, "tahun": b["tahun"] or lama} for b in baris]
            self._kabar(nama, f"alasan tanpa tahun kini berlaku bagi {lama} saja")

    def _laporan(self) -> None:
        baru, semula = self.baru, self.isi["laporan"][0]
        isi = {"kode": baru.kode, "tahun": str(baru.tahun), "periode": baru.periode}
        isi |= {"tanggal_data": "", "tanggal_terbit": "", "paket": self._paket()}
        if not self.setahun:
            judul = ganti_tahun(semula["judul"], str(self.lama.tahun), str(baru.tahun))
            isi |= {"nomor_sk": "", "judul": judul}
        self.isi["laporan"] = [{**semula, **isi}]
        tempat = f"data/arsip/{self.lama.kode}/laporan.csv"
        self.rencana.berkas[tempat] = self.data.asli[self._berkas("laporan")]
        self._kabar("laporan", f"edisi {self.lama.kode} menjadi {baru.kode}; tanggal dikosongkan")


def _sampai(periode: str, edisi: EdisiBaru) -> list[str]:
    """The periods of the same kind that are over at an edition's end."""
    return [p for p in JENIS[jenis(periode)] if bulan_akhir(p) <= edisi.bulan]


def _simpan_naskah(r: RencanaPeriode, bab: Iterable[Bab]) -> None:
    """Archive the fingerprints of all paragraphs, so that `check` can list unreviewed ones."""
    alinea = [(satu.src, isi) for satu in bab for isi, *_ in edisi_lain.alinea(satu)]
    r.berkas[f"data/arsip/{r.lama.kode}/{naskah.ARSIP}"] = teks_csv.tulis(alinea)
    r.kabar.append(
        f"docs: {len(alinea)} alinea dicatat; check menyebut setiap alinea yang masih sama sampai"
        f" babnya ditandai “dibaca_ulang: {r.baru.kode}”"
    )


def _lampiran(r: RencanaPeriode, proyek: Path) -> Iterator[Bab]:
    """Copy last year's appendices for the new year, with navigation and links."""
    lama, baru = str(r.lama.tahun), str(r.baru.tahun)
    nav = (proyek / "mkdocs.yml").read_text(encoding="utf-8")
    pindah: dict[str, str] = {}
    for berkas in sorted((proyek / "docs").rglob(f"*{lama}*.md")):
        nama = berkas.with_name(ganti_tahun(berkas.name, lama, baru))
        src, tujuan = (b.relative_to(proyek / "docs").as_posix() for b in (berkas, nama))
        if nama.exists() or nama == berkas:
            continue
        teks = ganti_tahun(berkas.read_text(encoding="utf-8-sig"), lama, baru)
        teks = TERTULIS.sub(r"\1)", teks)
        r.berkas[f"docs/{tujuan}"] = teks.encode()
        yield Bab(tujuan, teks)
        butir = rf"^([ \t]*-[ \t]+(?:.*:[ \t]+)?[\"']?){re.escape(src)}([\"']?[ \t]*(?:#.*)?)$"
        if tujuan not in nav and (m := re.search(butir, nav, re.MULTILINE)):
            judul = ganti_tahun(m[1], lama, baru)
            nav = f"{nav[: m.start()]}{judul}{tujuan}{m[2]}\n{nav[m.start() :]}"
        pindah[berkas.name] = nama.name
        r.kabar.append(f"docs/{tujuan}: disalin dari docs/{src}, tahunnya diganti")
    if pindah:
        r.berkas["mkdocs.yml"] = nav.encode()
        _tautan(r, proyek, pindah)


def _tautan(r: RencanaPeriode, proyek: Path, pindah: Mapping[str, str]) -> None:
    """Change links of other chapters to the new appendices."""
    pola = re.compile(rf"(\]\([^)\s]*?)({'|'.join(map(re.escape, pindah))})(?=[)#\s])")
    for berkas in sorted((proyek / "docs").rglob("*.md")):
        teks = berkas.read_text(encoding="utf-8-sig")
        baru = pola.sub(lambda m: m[1] + pindah[m[2]], teks)
        if berkas.name not in pindah and baru != teks:
            nama = berkas.relative_to(proyek).as_posix()
            r.berkas[nama] = baru.encode()
            r.kabar.append(f"{nama}: tautan ke lampiran diperbarui")
