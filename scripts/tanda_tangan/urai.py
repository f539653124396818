"""Parse the part of a PDF after the built file by a strict grammar.

Readers of PDF repair errors, each in its own way; so none are allowed here. An appended part is one
or more revisions, and a revision has only: objects, the cross-reference stream that names exactly
these (the built file has such a stream, never a table), `startxref`, `%%EOF` (ISO 32000-1, 7.3,
7.5). Comments (except one program's name), repeated keys, indirect lengths and gaps are rejected.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

from scripts.tanda_tangan.benda import Acu, Aliran, Nama, sama

TERDALAM = 40  # levels of nesting; no signer needs ten
TERBESAR = 1 << 26  # bytes of an object stream
BATAS = rb"(?=[\s()<>\[\]{}/%]|\Z)"
SPASI = re.compile(rb"[ \t\r\n\f]*")
SATUAN = re.compile(
    rb"(?P<acu>[1-9]\d{0,9} 0 R" + BATAS + rb")"
    rb"|(?P<bilangan>[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})" + BATAS + rb")"
    rb"|/(?P<nama>[^\0\s()<>\[\]{}/%]*)"
    rb"|<(?P<heksa>(?:[0-9A-Fa-f]{2})*)>"
    rb"|\((?P<teks>(?:[^()\\]|\\.)*)\)"
    rb"|(?P<kata>true|false|null)" + BATAS + rb"|(?P<buka><<|\[)",
    re.DOTALL,
)
KATA: dict[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}
KELUAR = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
KODE, KHUSUS = re.compile(rb"#([0-9A-Fa-f]{2})"), re.compile(rb"[^!-~]|[#%()/<>\[\]{}]")
ALIH = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
BARIS = rb"(?:\r\n|\r|\n)"
OBJEK = re.compile(BARIS + rb"{0,2}([1-9]\d{0,9}) 0 obj(?=[\s<\[(/])")
MULAI_ALIRAN, AKHIR_ALIRAN = re.compile(rb"stream\r?\n"), re.compile(BARIS + rb"?endstream")
AKHIR_OBJEK = re.compile(rb"endobj(?=\s)")
# The only allowed comment: iText, which many signing services use, writes its name or licence key
# with its version there.
MEREK = rb"(?:%[0-9A-Za-z][\w.+ -]{0,60}-\d[\w.+ -]{0,20}\r?\n){0,3}"
EKOR = re.compile(
    BARIS + rb"{1,2}" + MEREK + b"startxref" + BARIS + rb"([1-9]\d{0,14})" + BARIS + b"(%%EOF)"
    + BARIS + b"?"
)  # fmt: skip
# Keywords for which repairing readers search: as many as the grammar has, and none in between.
TONGGAK = [
    re.compile(satu)
    for satu in (rb"endobj", rb"endstream", rb"startxref", rb"%%EOF", rb"\d[\s\0]+\d+[\s\0]*obj",
                 rb"trailer")
]  # fmt: skip
RUJUKAN = {"/Type", "/W", "/Index", "/Size", "/Root", "/Info", "/ID", "/Prev", "/DecodeParms"}
KUMPULAN = {"/Type", "/N", "/First", "/Filter", "/Length"}
# Object 0 is the head of the list of free objects, which stays empty; PDFBox omits its third field.
BEBAS_PERTAMA = {(0, 0, 65535), (0, 0, 0)}
BEBAS = (0, 0, 65535)
NAIK = 2  # the type of a row with that predictor (PNG, 9.2)


class SalahBentuk(ValueError):
    """A violation of the grammar in the appended part, in words."""

    def __str__(self) -> str:
        return f"di belakang hasil build ada yang bukan tanda tangan: {self.args[0]}"


@dataclass
class Revisi:
    """One update: its objects by number, the trailer in its cross-reference stream, its start, the
    end of its `%%EOF` and its end. `rentang` are the ranges of uncompressed objects, `bebas` the
    numbers marked as unused."""

    awal: int
    objek: dict[int, Any] = field(default_factory=dict)
    rentang: dict[int, tuple[int, int]] = field(default_factory=dict)
    penutup: dict[str, Any] = field(default_factory=dict)
    bebas: set[int] = field(default_factory=set)
    startxref: int = 0
    eof: int = 0
    akhir: int = 0


def revisi(isi: bytes, awal: int) -> list[Revisi]:
    """Every revision of `isi` from `awal` to its end. Raises SalahBentuk."""
    hasil = []
    while awal < len(isi):
        hasil.append(_Pengurai(isi, awal).revisi())
        awal = hasil[-1].akhir
    return hasil


class _Pengurai:
    def __init__(self, isi: bytes, letak: int) -> None:
        self.isi, self.letak = isi, letak

    def salah(self, sebab: str) -> NoReturn:
        raise SalahBentuk(f"{sebab} (bita ke-{self.letak})")

    def cocok(self, pola: re.Pattern[bytes]) -> re.Match[bytes] | None:
        hasil = pola.match(self.isi, self.letak)
        if hasil:
            self.letak = hasil.end()
        return hasil

    def harus(self, pola: re.Pattern[bytes], sebab: str) -> re.Match[bytes]:
        return self.cocok(pola) or self.salah(sebab)

    def nilai(self, dalam: int = 0) -> Any:
        """Parse a value."""
        if dalam > TERDALAM:
            self.salah("susunan yang terlalu dalam")
        satuan = self.harus(SATUAN, "isi yang tidak menurut tata bahasa PDF")
        teks = satuan[satuan.lastgroup or 0]
        match satuan.lastgroup:
            case "acu":
                return Acu(int(teks.split()[0]))
            case "bilangan":
                return float(teks) if b"." in teks else int(teks)
            case "nama":
                return self._nama(teks)
            case "heksa":
                return bytes.fromhex(teks.decode())
            case "teks":
                return KELUAR.sub(_keluar, teks.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
            case "kata":
                return KATA[teks]
        return self._kamus(dalam) if teks == b"<<" else self._larik(dalam)

    def _nama(self, teks: bytes) -> Nama:
        isi = KODE.sub(lambda c: bytes.fromhex(c[1].decode()), teks)
        baku = KODE.sub(lambda c: c[0].upper(), teks)
        if KHUSUS.sub(lambda c: b"#%02X" % ord(c[0]), isi) != baku:
            self.salah("nama yang disamarkan dengan tanda #")
        return Nama("/" + isi.decode("latin-1"))

    def _larik(self, dalam: int) -> list[Any]:
        hasil: list[Any] = []
        self.cocok(SPASI)
        while not self.isi.startswith(b"]", self.letak):
            hasil.append(self.nilai(dalam + 1))
            self.cocok(SPASI)
        self.letak += 1
        return hasil

    def _kamus(self, dalam: int) -> dict[str, Any]:
        hasil: dict[str, Any] = {}
        self.cocok(SPASI)
        while not self.isi.startswith(b">>", self.letak):
            kunci = self.nilai(dalam + 1)
            self.cocok(SPASI)
            if not isinstance(kunci, Nama) or kunci in hasil:
                self.salah(f"kunci kamus yang ganda atau bukan nama: {kunci!r}")
            hasil[kunci] = self.nilai(dalam + 1)
            self.cocok(SPASI)
        self.letak += 2
        return hasil

    def objek(self) -> Any:
        """Parse the content between `obj` and `endobj`."""
        self.cocok(SPASI)
        hasil = self.nilai()
        if isinstance(hasil, Acu):
            self.salah("objek yang hanya menunjuk objek lain")
        self.cocok(SPASI)
        if isinstance(hasil, dict) and self.cocok(MULAI_ALIRAN):
            panjang = hasil.pop("/Length", None)
            if type(panjang) is not int or panjang < 0 or {"/F", "/FFilter"} & hasil.keys():
                self.salah("aliran tanpa panjang yang tertulis padanya")
            data = self.isi[self.letak : self.letak + panjang]
            self.letak += panjang
            self.harus(AKHIR_ALIRAN, "aliran yang panjangnya tidak seperti yang tertulis")
            self.cocok(SPASI)
            hasil = Aliran(hasil, data)
        self.harus(AKHIR_OBJEK, "objek tanpa akhir")
        return hasil

    def revisi(self) -> Revisi:
        """Parse an update."""
        satu = Revisi(self.letak)
        nomor = 0
        while kepala := self.cocok(OBJEK):
            nomor = int(kepala[1])
            if nomor in satu.objek:
                self.salah(f"objek {nomor} yang tertulis dua kali")
            mulai = kepala.start(1)
            satu.objek[nomor] = self.objek()
            satu.rentang[nomor] = mulai, self.letak
        ekor = self.harus(EKOR, "isi di luar objek, atau pembaruan tanpa startxref dan %%EOF")
        satu.startxref, satu.eof, satu.akhir = int(ekor[1]), ekor.end(2), ekor.end()
        self._tonggak(satu)
        if nomor not in satu.objek or satu.startxref != satu.rentang[nomor][0]:
            self.salah("startxref yang tidak menunjuk daftar objek terakhir")
        self._rujukan(satu, nomor, satu.objek.pop(nomor))
        return satu

    def _tonggak(self, satu: Revisi) -> None:
        aliran = sum(isinstance(o, Aliran) for o in satu.objek.values())
        banyak = len(satu.objek)
        for kata, kali in zip(TONGGAK, (banyak, aliran, 1, 1, banyak, 0), strict=True):
            if sum(1 for _ in kata.finditer(self.isi, satu.awal, satu.akhir)) != kali:
                self.salah("isi yang tampak seperti awal atau akhir objek")

    def _rujukan(self, satu: Revisi, nomor: int, aliran: Any) -> None:
        """Check that the cross-reference stream names every object of the update, and no other."""
        if not isinstance(aliran, Aliran) or aliran.kamus.get("/Type") != "/XRef":
            self.salah("pembaruan tanpa daftar objek yang dapat dipercaya")
        satu.penutup = aliran.kamus
        if aliran.kamus.keys() - RUJUKAN - {"/Filter"}:
            self.salah("daftar objek dengan kunci yang tidak dikenal")
        ada = {n: (1, letak, 0) for n, (letak, _) in satu.rentang.items()}
        aliran_isi = {n: o.kamus for n, o in satu.objek.items() if isinstance(o, Aliran)}
        for kumpulan in [n for n, k in aliran_isi.items() if k.get("/Type") == "/ObjStm"]:
            for urut, (isi, nilai) in enumerate(_kumpulan(satu.objek.pop(kumpulan))):
                if isi in ada:
                    self.salah(f"objek {isi} yang tertulis dua kali")
                ada[isi], satu.objek[isi] = (2, kumpulan, urut), nilai
        tercatat = list(_catatan(aliran))
        daftar = dict(tercatat)
        if len(daftar) != len(tercatat) or daftar.pop(0, BEBAS) not in BEBAS_PERTAMA:
            self.salah("daftar objek yang ganda")
        if daftar.get(nomor, BEBAS) == BEBAS:
            daftar[nomor] = ada[nomor]  # it need not list itself; iText marks its number as unused
        satu.bebas = {n for n, (jenis, *_) in daftar.items() if not jenis} - ada.keys()
        if {n: isi for n, isi in daftar.items() if n not in satu.bebas} != ada:
            self.salah("daftar objek yang tidak sesuai dengan objeknya")


def _keluar(cocok: re.Match[bytes]) -> bytes:
    """A character written with a backslash in a string (ISO 32000-1, 7.3.4.2)."""
    satu = cocok[1]
    if satu[:1].isdigit() and satu[:1] < b"8":
        return bytes([int(satu, 8) & 0xFF])
    return b"" if satu in {b"\n", b"\r\n"} else ALIH.get(satu, satu)


def buka_aliran(aliran: Aliran) -> bytes:
    """Decompress a stream with the one allowed compression, or none. Raises SalahBentuk."""
    saringan = aliran.kamus.get("/Filter")
    if saringan is None:
        return aliran.data
    pembuka = zlib.decompressobj()
    if saringan not in ("/FlateDecode", ["/FlateDecode"]):
        raise SalahBentuk(f"aliran yang dimampatkan dengan {saringan}")
    try:
        hasil = pembuka.decompress(aliran.data, TERBESAR)
    except zlib.error as galat:
        raise SalahBentuk("aliran yang tidak utuh") from galat
    if not pembuka.eof or pembuka.unused_data:
        raise SalahBentuk("aliran yang tidak utuh")
    return hasil


def _catatan(aliran: Aliran) -> Iterator[tuple[int, tuple[int, int, int]]]:
    """Object number and entry (type, two fields) of a cross-reference stream (7.5.8)."""
    kamus, isi = aliran.kamus, buka_aliran(aliran)
    lebar, indeks = kamus.get("/W", ()), kamus.get("/Index", ())
    if not (_cacah(lebar) and _cacah(indeks)) or len(lebar) != 3 or len(indeks) % 2:
        raise SalahBentuk("daftar objek yang tidak lengkap")
    if "/DecodeParms" in kamus:
        isi = _tanpa_ramalan(isi, sum(lebar), kamus)
    letak = 0
    for awal, banyak in zip(indeks[::2], indeks[1::2], strict=True):
        for nomor in range(awal, awal + min(banyak, len(isi))):
            angka = []
            for satu in lebar:
                angka.append(int.from_bytes(isi[letak : letak + satu]))
                letak += satu
            yield nomor, (angka[0], angka[1], angka[2])
    if letak != len(isi):
        raise SalahBentuk("daftar objek yang panjangnya tidak sesuai")


def _tanpa_ramalan(isi: bytes, lebar: int, kamus: dict[str, Any]) -> bytes:
    """Undo the predictor: rows stored as differences to the row above, as by Acrobat (7.4.4.4)."""
    saringan, cara = kamus.get("/Filter"), kamus["/DecodeParms"]
    # Without a filter, or with a list of filters, readers may ignore the parameters.
    if saringan != "/FlateDecode" or not sama(cara, {"/Columns": lebar, "/Predictor": 12}):
        raise SalahBentuk(f"aliran yang dimampatkan dengan {cara}")
    hasil, atas = b"", bytes(lebar)
    for letak in range(0, len(isi), lebar + 1):
        baris = isi[letak + 1 : letak + 1 + lebar]
        if isi[letak] != NAIK or len(baris) != lebar:
            raise SalahBentuk("aliran yang tidak utuh")
        atas = bytes((a + b) % 256 for a, b in zip(atas, baris, strict=True))
        hasil += atas
    return hasil


def _cacah(nilai: Any) -> bool:
    return isinstance(nilai, list) and all(type(n) is int and n >= 0 for n in nilai)


def _kumpulan(aliran: Aliran) -> Iterator[tuple[int, Any]]:
    """Number and value of the objects of an object stream, in their order (7.5.7)."""
    banyak, pertama = aliran.kamus.get("/N", ""), aliran.kamus.get("/First", "")
    if aliran.kamus.keys() - KUMPULAN or not _cacah([banyak, pertama]):
        raise SalahBentuk("kumpulan objek dengan kunci yang tidak dikenal")
    isi = buka_aliran(aliran)
    kepala = [int(n) for n in isi[:pertama].split()]
    if len(kepala) != 2 * banyak:
        raise SalahBentuk("kumpulan objek yang tidak sesuai dengan daftarnya")
    pengurai = _Pengurai(isi, pertama)
    for nomor, letak in zip(kepala[::2], kepala[1::2], strict=True):
        pengurai.cocok(SPASI)
        if pengurai.letak != pertama + letak:
            pengurai.salah("kumpulan objek yang bercelah")
        nilai = pengurai.nilai()
        if isinstance(nilai, Acu):
            pengurai.salah("objek yang hanya menunjuk objek lain")
        yield nomor, nilai
    pengurai.cocok(SPASI)
    if pengurai.letak != len(isi):
        pengurai.salah("kumpulan objek yang bercelah")
