"""Convert the lines of an export to rows of a table, by the description of its layout."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

from ...dasar.masalah import Masalah, usul
from ...dasar.penulisan import desimal_ketikan, sebagian
from ..skema import SkemaKolom, SkemaTabel
from ..teguran import Tolak, galat
from . import angka_ekspor
from .angka_ekspor import KOSONG, BarisEkspor, PembacaAngka, PembacaBaris, persen_di_samping
from .kisi import Sel
from .pemetaan import BANDING, ISIAN, SATKER, SEMUA, ButirEkspor, baku
from .pengenalan import Terkenal

KELIRU_TOTAL = Decimal("0.02")  # since both totals are rounded
Kelompok = Mapping[str, BarisEkspor]  # lines that belong together, by a distinguishing word


@dataclass(frozen=True)
class LetakSel:
    """Position of a cell in the sheet: its line, counted from 1, and its head."""

    baris: int
    kolom: str


@dataclass
class Petikan:
    """The content of a sheet: rows by column of the table; rows of zeros, to be taken only if the
    table has them already; the position of each cell; cells that must equal a figure; percentages
    beside amounts; satker of the report that the table cannot tell apart; problems."""

    baris: list[dict[str, str]] = field(default_factory=list)
    letak: list[dict[str, LetakSel]] = field(default_factory=list)
    nol: list[dict[str, str]] = field(default_factory=list)
    uji: list[tuple[LetakSel, Decimal, str]] = field(default_factory=list)
    persen: list[tuple[LetakSel, Decimal, Decimal]] = field(default_factory=list)
    lewat: list[str] = field(default_factory=list)
    masalah: list[Masalah] = field(default_factory=list)


@dataclass
class Pemetik:
    """Reads a sheet. `satker` are the codes of this report, its own first: a table without a satker
    column takes the rows of the first one that the sheet has.

    `isian` are the placeholders for the time; `cari` has, by column, the code of each word that the
    column may have.
    """

    t: Terkenal
    skema: SkemaTabel
    isian: Mapping[str, str]
    satker: Collection[str]
    cari: Mapping[str, Mapping[str, str]]

    def __post_init__(self) -> None:
        self.p = self.t.pemetaan
        self.hasil = Petikan()
        self.angka = PembacaAngka(self.t.isi)

    def petik(self) -> Petikan:
        """Read the sheet."""
        pembaca = PembacaBaris(self.t)
        semua = list(pembaca.baris())
        if SATKER in self.p.kepala:
            ada = {b.satker for b in semua}
            milik = [s for s in self.satker if s in ada]
            if f"{{{SATKER}}}" not in " ".join(self.p.isi.values()):  # its rows are of one alone
                milik, self.hasil.lewat = milik[:1], milik[1:]
            semua = [b for b in semua if b.satker in milik]
            if not semua:
                self._tanpa_satker(ada)
                return self.hasil
        elif not semua:
            self._galat("L013/baris", None, "", None)
        for kelompok in self._kelompok(semua):
            if self.p.butir:
                self._per_butir(kelompok)
            else:
                for b in kelompok.values():
                    self._tambah(b, kelompok, None, None)
            self._banding(kelompok)
            self._uji(kelompok)
        for b in pembaca.jumlah.values():
            self._jumlah(b, semua, pembaca.jumlah)
        self._ganda()
        return self.hasil

    # Lines

    def _tanpa_satker(self, ada: Collection[str]) -> None:
        milik = ", ".join(sorted(self.satker)) or "belum diisi (kode_satker di instansi.csv)"
        lain, kasus = sebagian(sorted({*ada} - {""})), "L013" if {*ada} - {""} else "L013/kode"
        self._galat(kasus, None, self._judul(SATKER), None, ada=lain, milik=milik)

    def _kelompok(self, semua: list[BarisEkspor]) -> Iterator[dict[str, BarisEkspor]]:
        """The groups of lines, by satker and the columns of `menurut`."""
        if not self.p.menurut:
            yield from ({"": b} for b in semua)
            return
        j = self.t.kolom[self.p.menurut]
        nama = {baku(n): n for n in self.p.baris}
        isi: dict[str, dict[str, BarisEkspor]] = {}
        for b in semua:
            satu = nama.get(baku(str(b.sel[j])))
            if satu is None:
                continue
            ada = isi.setdefault(b.satker, {})
            if satu in ada:
                kata = {"satu": satu, "satker": b.satker, "lain": ada[satu].nomor}
                self._galat("L014/satker", b.nomor, self._judul(self.p.menurut), satu, **kata)
            ada.setdefault(satu, b)
        dipakai = " ".join([*self.p.isi.values(), *self.p.uji])
        for kode, kelompok in isi.items():
            kurang = [n for n in self.p.baris if n not in kelompok and f"{{{n}" in dipakai]
            if kurang:
                nomor = next(iter(kelompok.values())).nomor
                kata = {"satker": kode, "kurang": ", ".join(kurang)}
                self._galat("L014/kurang", nomor, self._judul(self.p.menurut), None, **kata)
            else:
                yield kelompok

    # Rows

    def _per_butir(self, kelompok: Kelompok) -> None:
        b = next(iter(kelompok.values()))
        awal = len(self.hasil.baris)
        for butir, j in zip(self.p.butir, self.t.butir, strict=True):
            self._tambah(b, kelompok, butir, j)
        if self.p.konversi:
            self._konversi(kelompok, self.hasil.baris[awal:])

    def _tambah(
        self, b: BarisEkspor, kelompok: Kelompok, butir: ButirEkspor | None, j: int | None
    ) -> None:
        isi: dict[str, str] = {"peran": ""} if self.p.konversi else {}
        tempat: dict[str, LetakSel] = {}
        for nama, teks in {**self.p.isi, **(butir.isi if butir else {})}.items():
            kolom = self.skema.cari(nama)
            assert kolom is not None
            letak, sel = self._nilai(teks, b, kelompok, j)
            tempat[nama] = letak
            try:
                isi[nama] = self._sebagai(sel, kolom)
                self._tolak_pecahan(sel, letak.kolom)
            except Tolak as salah:
                self._galat("L015", letak.baris, letak.kolom, str(sel), sebab=salah)
        self.hasil.baris.append(isi)
        self.hasil.letak.append(tempat)
        kepala = {*butir.kepala, SEMUA} if butir else set()
        if kepala & self.p.nol and not any(
            Decimal(isi.get(k) or 0) for k in ("nilai", "pagu", "realisasi")
        ):
            self.hasil.nol.append(isi)

    def _nilai(
        self, teks: str, b: BarisEkspor, kelompok: Kelompok, j: int | None
    ) -> tuple[LetakSel, Sel]:
        """The value of a description: one cell as it is, or a text with cells in it."""
        if satu := ISIAN.fullmatch(teks):
            return self._isian(satu[1], b, kelompok, j)
        isi = ISIAN.sub(lambda m: str(self._isian(m[1], b, kelompok, j)[1]), teks)
        return LetakSel(b.nomor, ""), isi

    def _isian(
        self, nama: str, b: BarisEkspor, kelompok: Kelompok, j: int | None
    ) -> tuple[LetakSel, Sel]:
        awal, _, kepala = nama.partition(".")
        if awal in kelompok and (kepala or j is not None):
            b, j = kelompok[awal], self.t.kolom[kepala] if kepala else j
        elif awal == SATKER:  # the code of a satker, if there are several
            return LetakSel(b.nomor, ""), b.satker if len(self.satker) > 1 else ""
        elif awal in self.t.kolom:
            j = self.t.kolom[awal]
        elif awal == "atas" and j is not None:
            return LetakSel(b.nomor, ""), self.t.kepala.atas.get(j) or self.p.nama.partition(",")[0]
        else:
            lain = {"butir": self.t.kepala.bawah.get(j or 0, "")}
            return LetakSel(b.nomor, ""), {**lain, **self.isian}.get(awal, "")
        assert j is not None
        return LetakSel(b.nomor, self.t.kepala.bawah[j]), b.sel[j]

    def _sebagai(self, sel: Sel, kolom: SkemaKolom) -> str:
        """A cell as text for its column."""
        if isinstance(sel, date):
            if kolom.jenis != "date":
                raise Tolak("L015/tanggal")
            return sel.isoformat()
        teks = str(sel).lstrip("'").strip()
        if teks in KOSONG:
            return ""
        if kolom.nama in self.cari:
            ada = self.cari[kolom.nama]
            if kode := ada.get(baku(teks)):
                return kode
            raise Tolak("L015/tiada", saran=usul(teks, ada))
        if not kolom.bilangan:
            return f"{sel:f}" if isinstance(sel, Decimal) else " ".join(teks.split())
        return self.angka.teks(sel, kolom)

    def _tolak_pecahan(self, sel: Sel, kepala: str) -> None:
        if "%" in kepala + self.p.isi.get("satuan", ""):
            kolom = [j for j, nama in self.t.kepala.bawah.items() if nama == kepala]
            angka_ekspor.tolak_pecahan(sel, [b[j] for b in self.t.isi for j in kolom if j < len(b)])

    # Checks of further parts of a layout

    def _konversi(self, kelompok: Kelompok, baris: list[dict[str, str]]) -> None:
        """Empty the scores without transactions: zeros whose weights the conversion leaves out."""
        k = self.p.konversi
        b, j = kelompok[k["nilai"]], self.t.kolom[k["kepala"]]
        persen = self.angka.persentase(b.sel[j])
        if persen is None:
            self._galat("L015/persentase", b.nomor, self.t.kepala.bawah[j], str(b.sel[j]))
            return
        self._total(b, persen, baris)
        nol = [
            isi for isi in baris
            if "nilai" in isi and not isi.get("peran") and not Decimal(isi["nilai"] or 0)
        ]  # fmt: skip
        bobot = [Decimal(isi.get("bobot") or 0) for isi in baris]
        tanpa = [isi for isi in nol if not Decimal(isi.get("bobot") or 0)]
        berbobot = [isi for isi in nol if isi not in tanpa]
        cocok = [
            pilihan
            for n in range(len(berbobot) + 1)
            for pilihan in combinations(berbobot, n)
            if sum(bobot) - sum(Decimal(isi["bobot"]) for isi in pilihan) == persen
        ]
        if len(cocok) != 1:
            kata = {"persen": f"{persen.normalize():f}", "banyak": len(nol)}
            self._galat("L016", b.nomor, self.t.kepala.bawah[j], str(b.sel[j]), **kata)
            return
        for isi in (*tanpa, *cocok[0]):
            isi |= {"nilai": "", "peran": k["peran"]}

    def _total(self, b: BarisEkspor, persen: Decimal, baris: list[dict[str, str]]) -> None:
        """Check the total before that conversion against the final one."""
        if not {"total", "akhir"} <= self.t.kolom.keys() or not persen:
            return
        total, akhir = (self.angka.nilai(b.sel[self.t.kolom[n]]) for n in ("total", "akhir"))
        kurang = sum(Decimal(isi.get("nilai") or 0) for isi in baris if isi.get("peran"))
        if total is None or akhir is None:
            return
        if abs(total * 100 / persen - kurang - akhir) > KELIRU_TOTAL:
            hitungan = round((akhir + kurang) * persen / 100, 2)
            self._tak_cocok(b, self.t.kolom["total"], "nilai akhir × konversi bobot", hitungan)

    def _bagian(self, b: BarisEkspor, j: int, persen: Decimal | None, ini: Sel, itu: Sel) -> None:
        """Report a percentage that differs from the computed one, to its number of decimals."""
        satu, dua = self.angka.nilai(ini), self.angka.nilai(itu)
        if persen is None or satu is None or not dua:
            return
        if abs(satu / dua * 100 - persen) > Decimal("0.6") / 10 ** min(desimal_ketikan(persen), 2):
            letak = LetakSel(b.nomor, self.t.kepala.bawah[j])
            self.hasil.persen.append((letak, persen, satu / dua * 100))

    def _banding(self, kelompok: Kelompok) -> None:
        """Check derived amounts, in a line or under a head of their own: a difference, in either
        direction; a share in brackets in a line."""
        kolom, baris = self.t.kolom, {baku(n): b for n, b in kelompok.items()}
        for nama, teks in self.p.banding:
            isi = BANDING.fullmatch(teks)
            assert isi is not None  # checked when the description was read
            satu, dua = isi["satu"], isi["dua"]
            if satu in kolom:
                (b,) = kelompok.values()
                letak = [(j, kolom[satu], kolom[dua]) for j in self.t.kepala.cari(nama)]
                kiri = kanan = b
            elif {nama[0], baku(satu), baku(dua)} <= baris.keys():
                semua = (*self.t.butir, *(kolom[n] for n in ("total",) if n in kolom))
                letak = [(j, j, j) for j in semua]
                b, kiri, kanan = baris[nama[0]], baris[baku(satu)], baris[baku(dua)]
            else:
                continue
            for j, di_kiri, di_kanan in letak:
                sel = kiri.sel[di_kiri], kanan.sel[di_kanan]
                if isi["tanda"] in "÷/:":
                    bagian = self.angka.persentase if satu in kolom else persen_di_samping
                    self._bagian(b, j, bagian(b.sel[j]), *sel)
                    continue
                ini, itu, tertulis = map(self.angka.nilai, (*sel, b.sel[j]))
                beda = (ini or 0) - (itu or 0)
                if tertulis is not None and abs(tertulis) != abs(beda):
                    self._tak_cocok(b, j, f"{satu} − {dua}", beda)

    def _jumlah(self, b: BarisEkspor, semua: list[BarisEkspor], jumlah: Collection[int]) -> None:
        """Check a line of sums: of all lines above it, or of those since the last one."""
        sejak = max((n for n in jumlah if n < b.nomor), default=0)
        for nama in self.p.jumlah:
            j = self.t.kolom[nama]
            tertulis = self.angka.nilai(b.sel[j])
            di_atas = [(a.nomor, self.angka.nilai(a.sel[j]) or 0) for a in semua]
            bagian = ([n for d, n in di_atas if awal < d < b.nomor] for awal in (0, sejak))
            boleh = [sum(isi) for isi in bagian if isi] or [0]
            if tertulis is not None and tertulis not in boleh:
                self._tak_cocok(b, j, "jumlah baris di atasnya", Decimal(boleh[0]))

    def _tak_cocok(self, b: BarisEkspor, j: int, apa: str, nilai: Decimal | int) -> None:
        kata = {"apa": apa, "hitungan": angka_ekspor.tulis(Decimal(nilai))}
        self._galat("L019", b.nomor, self.t.kepala.bawah[j], str(b.sel[j]), **kata)

    def _ganda(self) -> None:
        """Report lines with the same key, of which nobody can know which one is valid."""
        ada: dict[tuple[str, ...], int] = {}
        for isi, letak in zip(self.hasil.baris, self.hasil.letak, strict=True):
            kunci = tuple(isi.get(k, "") for k in self.skema.kunci)
            nomor = next(iter(letak.values())).baris if letak else 0
            if ada.setdefault(kunci, nomor) != nomor:
                kata = {"kunci": " · ".join(filter(None, kunci)), "lain": ada[kunci]}
                self._galat("L014", nomor, "", None, **kata)

    def _uji(self, kelompok: Kelompok) -> None:
        b = next(iter(kelompok.values()))
        for teks, kunci in self.p.uji.items():
            letak, sel = self._nilai(teks, b, kelompok, None)
            nilai = self.angka.nilai(sel)
            if nilai is None:
                self._galat("L015/uji", letak.baris, letak.kolom, str(sel))
            else:
                self.hasil.uji.append((letak, nilai, kunci.format_map(self.isian)))

    def _judul(self, kepala: str) -> str:
        return self.t.kepala.bawah[self.t.kolom[kepala]]

    def _galat(
        self, kasus: str, baris: int | None, kolom: str, nilai: str | None, **isi: Any
    ) -> None:
        satu = galat(kasus, self.t.kisi.nama, baris, kolom or None, nilai, **isi)
        self.hasil.masalah.append(satu)
