"""Recognise tables of a Word report (targets, results, budget), and convert their rows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from macros.asupan import bilangan, penanggalan
from macros.asupan.bilangan import Gaya
from macros.asupan.ekspor.pemetaan import baku
from macros.asupan.ekspor.pengenalan import TANGGAL
from macros.asupan.lembar import sebutan_jumlah
from macros.asupan.muat import Data
from macros.asupan.skema import SkemaKolom
from macros.dasar.berkas import baca_yaml
from macros.dasar.penulisan import slug, tulis
from macros.dasar.periode import SETAHUN
from scripts.baru.word import pembaca
from scripts.baru.word.pembaca import TabelWord
from scripts.baru.word.sel_tabel import gaya_angka, kepala_tabel
from scripts.olah_data.buku_kerja import baca_data, tuliskan, uji
from scripts.olah_data.sulihan import Sulihan, acuan, baris
from scripts.terminal.masukan import hari_opsi, tolak

MODEL = Path(pembaca.__file__).with_name("tabel_model.yaml")
TAHUN = re.compile(r"\b20\d\d\b")
KODE = re.compile(r"[0-9A-Za-z]+([._-][0-9A-Za-z]+)*")
ANGKA = r"-?\d[\d.,]*"
RENTANG = rf"{ANGKA}(\s*([-–]|s\.?d\.?|sampai)\s*{ANGKA})?"
NILAI = re.compile(rf"(?P<nilai>([≥≤<>]=?\s*)?{RENTANG})\s*(?P<satuan>.*)", re.DOTALL)
NOMOR = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")  # of a list within a column
BATAS = {"≤": "minimal", "<": "minimal", "≥": "maksimal", ">": "maksimal"}
SEL_NILAI = replace(bilangan.ANGKA, nilai=True)
DEKAT = Fraction("0.02")  # tolerance between a typed achievement and the computed one


@dataclass(frozen=True)
class Dikenal:
    """A recognised table: its kind, its year, its rows by kind of column, the head of its column of
    goals, the source below it, and the total in its last row."""

    jenis: str
    judul: str
    tahun: str
    baris: tuple[dict[str, str], ...]
    sasaran: str = ""
    sumber: str = ""
    jumlah: str = ""


def jalankan(folder: Path, berkas: Path, per: str, *, tulis: bool, ya: bool) -> int:
    """Show the rows of the recognised tables in a Word report, and write them if asked; `per` is
    the date of spending, if captions do not have it.

    Raises GalatPerintah if the file is no Word document or a row does not fit the data.
    """
    data = baca_data(folder)
    tabel = [
        u for u in pembaca.baca(berkas.read_bytes(), str(berkas)).unsur if isinstance(u, TabelWord)
    ]
    gaya = gaya_angka(s for t in tabel for b in t.baris for s in b)
    pengisi = _Pengisi(data, berkas.name, hari_opsi(per, "ambil/per"), gaya)
    semua = [dikenal for satu in tabel if (dikenal := kenali(satu, pengisi.tahun))]
    pengisi.bukti = [b for dikenal in semua for b in dikenal.baris]
    for dikenal in semua:
        print(f"{dikenal.judul}: tabel {dikenal.jenis} tahun {dikenal.tahun}")
        getattr(pengisi, dikenal.jenis)(dikenal)
    for kata in dict.fromkeys(pengisi.kabar):
        print(kata)
    if not pengisi.jadi:
        print(f"{berkas.name}: dari {len(tabel)} tabel tidak ada yang dapat mengisi tabel data.")
        return 0
    perubahan, masalah, _ = uji(data, {n: satu.lembar for n, satu in pengisi.jadi.items()})
    tolak(masalah, "tabel laporan belum dapat diambil; data tidak diubah.")
    return tuliskan(data, perubahan, tulis=tulis, ya=ya)


def kenali(satu: TabelWord, tahun: str) -> Dikenal | None:
    """Recognise a table by its heads; `tahun` is the year if neither caption nor heads have one."""
    kepala = kepala_tabel(satu)
    judul = satu.keterangan.judul if satu.keterangan else ""
    ada = TAHUN.findall(judul) or TAHUN.findall(" ".join(kepala))
    if len(set(ada)) > 1:  # several years side by side cannot be assigned
        return None
    bersih = [" ".join(re.sub(r"\b(tahun|20\d\d)\b", "", baku(k)).split()) for k in kepala]
    for jenis, model in baca_yaml(MODEL).items():
        letak = {
            n: [j for j, k in enumerate(bersih) if k in sebutan]
            for n, sebutan in model["kepala"].items()
        }
        pas = all(len(letak[n]) == 1 for n in model["wajib"])
        if pas and all(len(j) < 2 for j in letak.values()):
            kolom = {n: j[0] for n, j in letak.items() if j}
            sasaran = bersih[kolom["sasaran"]] if "sasaran" in kolom else ""
            semua = [*_baris(satu, kolom)]
            jumlah = [b.get("pagu", "") for berjumlah, b in semua if berjumlah]
            return Dikenal(
                jenis, judul or "Tabel tanpa judul", ada[0] if ada else tahun,
                tuple(b for berjumlah, b in semua if b["uraian"] and not berjumlah),
                sasaran, satu.sumber, jumlah[-1] if jumlah else "",
            )  # fmt: skip
    return None


def _baris(satu: TabelWord, kolom: Mapping[str, int]) -> Iterator[tuple[bool, dict[str, str]]]:
    """The rows, and whether they are subordinate to others; a goal applies to the rows below it
    until the next."""
    sasaran = ""
    for b in satu.baris[satu.kepala :]:
        isi = {n: b[j].strip() for n, j in kolom.items()}
        isi |= {n: NOMOR.sub("", isi[n], 1) for n in ("uraian", "sasaran") if n in isi}
        sasaran = isi["sasaran"] = isi.get("sasaran") or sasaran
        yield sebutan_jumlah(next((s for s in b if s), "")), isi


def _tanda(isi: str) -> str:
    """The polarity that follows from a bound or a range; "" for a single value."""
    return BATAS.get(isi[:1], "stabil" if "–" in isi else "")


class _Pengisi:
    """Puts rows into copies of the tables, and collects messages."""

    def __init__(self, data: Data, asal: str, per: str, gaya: Gaya | None) -> None:
        self.data, self.asal, self.per, self.gaya = data, asal, per, gaya
        self.jadi: dict[str, Sulihan] = {}
        self.kabar: list[str] = []
        self.bukti: list[dict[str, str]] = []  # the rows of all tables
        self.tahun = self._semua("laporan")[0]["tahun"]

    def _semua(self, tabel: str) -> list[dict[str, str]]:
        return self.jadi[tabel].semua() if tabel in self.jadi else baris(self.data, tabel)

    def _taruh(self, tabel: str, isi: Mapping[str, str]) -> None:
        self.jadi.setdefault(tabel, Sulihan(self.data, tabel)).taruh(isi)

    def _angka(self, teks: str, kolom: SkemaKolom = bilangan.ANGKA) -> str:
        bacaan = bilangan.coba(teks, kolom)
        return (bacaan and bacaan.menurut(self.gaya)) or ""

    def _pisah(self, teks: str) -> tuple[str, str]:
        """Split a target or a result in value and unit, in the words of the table."""
        cocok = NILAI.fullmatch(teks)
        nilai, satuan = cocok.group("nilai", "satuan") if cocok else (teks, "")
        return self._angka(nilai, SEL_NILAI), satuan.strip(" .")

    def _kode(self, tabel: str, uraian: str) -> str:
        """The code of the first row with that description; "" without one."""
        ada = (s["kode"] for s in self._semua(tabel) if baku(s["uraian"]) == baku(uraian))
        return next(ada, "")

    # Performance

    def kinerja(self, t: Dikenal) -> None:
        """Add missing goals and indicators, targets, results."""
        periode = next(
            (e["periode"] for e in self._semua("laporan") if e["tahun"] == t.tahun), SETAHUN
        )
        for b in t.baris:
            target, satuan = self._bersatuan(b["target"], self._satuan(b), t)
            if not target:
                sebab = "bukan nilai menurut satuannya" if satuan else "satuannya tidak diketahui"
                self._lewati(b, "target", sebab)
                continue
            kode = self._indikator(b, satuan, t)
            if not kode:
                continue
            isi = {"indikator": kode, "tahun": t.tahun}
            janji = {"periode": SETAHUN, "dokumen": acuan(self.data, "target"), "nilai": target}
            self._taruh("target", {**isi, **janji})
            hasil, _ = self._bersatuan(b.get("realisasi", ""), satuan, t)
            if not hasil and re.search(r"\w", b.get("realisasi", "")):
                self._lewati(b, "realisasi", "bukan nilai menurut satuannya")
            elif hasil and not _tanda(hasil):
                sumber = acuan(self.data, "realisasi")
                lain = {"periode": periode, "sumber": sumber, "satuan": satuan}
                bukti = f"{self.asal}, {t.judul}"
                self._taruh("realisasi", {**isi, **lain, "nilai": hasil, "bukti": bukti})

    def _lewati(self, b: Mapping[str, str], apa: str, sebab: str) -> None:
        kata = f"{apa} “{b[apa]}” tidak diambil, karena {sebab}"
        self.kabar.append(f"  “{b['uraian']}”: {kata}; isi sendiri di {apa}.csv.")

    def _satuan(self, b: Mapping[str, str]) -> str:
        """The unit of a row, or that of the indicator in any of the tables."""
        sama = (s for s in self.bukti if baku(s["uraian"]) == baku(b["uraian"]))
        return next(filter(None, (s.get("satuan", "") for s in (b, *sama))), "")

    def _bersatuan(self, teks: str, satuan: str, t: Dikenal) -> tuple[str, str]:
        """A value and the code of its unit; empty if either is unknown."""
        isi, sebut = self._pisah(teks)
        angka, sebut = isi[-1:].isdigit(), sebut or satuan  # otherwise a code on the unit's scale
        if not (angka or satuan):
            return "", ""
        dikenal = {baku(s[k]) or s[k]: s["kode"] for s in self._semua("satuan")
                   for k in ("nama", "kode")}  # fmt: skip
        kode = dikenal.get(baku(sebut) or sebut, "")
        if sebut and not kode:
            self.kabar.append(f"  {t.judul}: satuan “{sebut}” belum ada di satuan.csv.")
        skala = next((s["skala"] for s in self._semua("satuan") if s["kode"] == kode), "")
        langkah = {s["kode"] for s in self._semua("skala") if skala and s["skala"] == skala}
        return (isi if kode and (angka or isi in langkah) else ""), kode

    def _indikator(self, b: Mapping[str, str], satuan: str, t: Dikenal) -> str:
        if ada := self._kode("indikator", b["uraian"]):
            return ada
        semua, sasaran = self._semua("indikator"), self._sasaran(b["sasaran"], t)
        if not sasaran:
            pesan = "belum ada di data, dan sasarannya tidak tertulis"
            if b["sasaran"]:
                tempat = "tulis dahulu sasarannya di sasaran.csv"
                pesan = f"tingkat sasaran “{b['sasaran']}” tidak dapat dipastikan; {tempat}"
            self.kabar.append(f"  “{b['uraian']}”: {pesan}.")
            return ""
        urut = 1 + sum(s["sasaran"] == sasaran for s in semua)
        tertulis, terpakai = b.get("kode", "").rstrip("."), {s["kode"] for s in semua}
        kode = tertulis if "." in tertulis and KODE.fullmatch(tertulis) else f"{sasaran}.{urut}"
        if kode in terpakai:
            self.kabar.append(f"  “{b['uraian']}”: kode {kode} sudah dipakai indikator lain.")
            return ""
        polaritas = self._polaritas(b)
        self.kabar.append(f"  {t.judul}: indikator baru {kode}, polaritas {polaritas}; periksa.")
        self._taruh("indikator", {
            "kode": kode, "sasaran": sasaran, "urut": str(urut), "uraian": b["uraian"],
            "satuan": satuan, "polaritas": polaritas,
        })  # fmt: skip
        return kode

    def _polaritas(self, b: Mapping[str, str]) -> str:
        """The polarity that any of the tables implies for the indicator."""
        sama = (lain for lain in self.bukti if baku(lain["uraian"]) == baku(b["uraian"]))
        return next(filter(None, map(self._arah, sama)), "maksimal")

    def _arah(self, b: Mapping[str, str]) -> str:
        """The polarity by a target that is a bound or a range; else by the typed achievement, which
        differs from the other formula only for `minimal`; "" if neither decides."""
        isi = [self._pisah(b.get(n, ""))[0] for n in ("target", "realisasi", "capaian")]
        if arah := _tanda(isi[0]):
            return arah
        if all(re.fullmatch(r"-?\d+(\.\d+)?", teks) for teks in isi):
            target, hasil, capaian = map(Fraction, isi)
            minimal = (2 * target - hasil) / target * 100 if target else capaian + 1
            if hasil != target and abs(minimal - capaian) <= DEKAT:
                return "minimal"
        return ""

    def _sasaran(self, uraian: str, t: Dikenal) -> str:
        if uraian and (ada := self._kode("sasaran", uraian)):
            return ada
        tingkat = self._tingkat(t.sasaran)
        if not uraian or not tingkat:
            return ""
        kode = str(1 + len(self._semua("sasaran")))
        isi = {"kode": kode, "tingkat": tingkat, "dokumen": acuan(self.data, "target")}
        self._taruh("sasaran", {**isi, "uraian": uraian})
        return kode

    def _tingkat(self, kepala: str) -> str:
        """The level of the goals below a head: that of the last word in it that names one (“Sasaran
        Program”), or the only measured one; "" if neither decides."""
        semua, kata = self._semua("tingkat"), kepala.split()
        disebut = {
            max(map(kata.index, nama)): s["kode"]
            for s in semua
            if (nama := baku(s["nama"]).split()) and set(nama) <= set(kata)
        }
        diukur = [s["kode"] for s in semua if s["diukur"] == "true"]
        if disebut:
            return disebut[max(disebut)]
        return diukur[0] if len(diukur) == 1 else ""

    # Money

    def anggaran(self, t: Dikenal) -> None:
        """Add missing activities and their budgets."""
        kurang = [n for n in ("kegiatan", "anggaran_kegiatan") if n not in self.data.lembar]
        if kurang:
            self.kabar.append(f"  {t.judul}: tabel {', '.join(kurang)} tidak terdaftar.")
            return
        tertulis = TANGGAL.search(t.judul)
        hari = penanggalan.baca(tertulis[0]).menurut("hari") if tertulis else self.per
        if not hari:
            pesan = "tanggal datanya tidak tertulis, jadi tabel ini tidak diambil"
            self.kabar.append(f"  {t.judul}: {pesan}. Tambahkan --per, misalnya --per 2024-12-31.")
            return
        semua: dict[str, Fraction] = {}
        for b in t.baris:
            pagu, hasil = (self._angka(b.get(n, "")) for n in ("pagu", "realisasi"))
            if not pagu:
                self.kabar.append(f"  “{b['uraian']}”: pagu “{b['pagu']}” tidak diambil.")
                continue
            kode = self._kegiatan(b)
            semua[kode] = Fraction(pagu)
            isi = {"tahun": t.tahun, "kegiatan": kode, "sumber": self._sumber(t)}
            lain = {"realisasi": hasil} if hasil else {}
            self._taruh("anggaran_kegiatan", {**isi, "pagu": pagu, **lain, "tanggal": hari})
        induk = {s["kode"]: s.get("induk") for s in self._semua("kegiatan")}
        jumlah = sum((n for kode, n in semua.items() if induk[kode] not in semua), Fraction())
        if (disebut := self._angka(t.jumlah)) and abs(Fraction(disebut) - jumlah) >= 1:
            sebut = f"jumlahnya tertulis {t.jumlah}, jumlah barisnya {tulis(jumlah, 'rupiah')}"
            cara = "Isi kolom induk di kegiatan.csv bila ada baris yang memuat baris lain"
            self.kabar.append(f"  {t.judul}: {sebut}. {cara}.")

    def _kegiatan(self, b: Mapping[str, str]) -> str:
        """The code of an activity, added below the one whose code its own extends."""
        if ada := self._kode("kegiatan", b["uraian"]):
            return ada
        kode = b.get("kode") or slug(b["uraian"], 40)
        semua = [s["kode"] for s in self._semua("kegiatan")]
        isi = {"kode": kode, "urut": str(1 + len(semua)), "uraian": b["uraian"]}
        if atas := [k for k in semua if kode.startswith(f"{k}.")]:
            isi["induk"] = max(atas, key=len)
        self._taruh("kegiatan", isi)
        return kode

    def _sumber(self, t: Dikenal) -> str:
        """The source of the budget that the line below the table names; else the reference."""
        kata = f" {baku(t.sumber)} "
        semua = [s for s in self._semua("sumber") if s["isi"] == "anggaran"]
        ada = [s["kode"] for s in semua if any(f" {baku(s[k])} " in kata for k in ("kode", "nama"))]
        return ada[0] if len(ada) == 1 else acuan(self.data, "anggaran")
