"""Manipulations of a signed PDF, each made by code from a freshly signed file.

The attacks of the literature (Mladenov et al. 2019: USF, ISA, SWA; Mainka et al. 2021: shadow;
Rohlmann et al. 2021: certification) and every form that an appended part can take. All must be
refused. `SESUDAH` are made of a signed file by anyone, `BERSAMA` by a signer who signs more than
what was built.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
import re
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pypdf
from pyhanko.pdf_utils import generic as _generic

from tests.bertanda import PK_ATASAN, atasan, bubuhkan, kecil, kepala

buka: Any = pymupdf.open
generic: Any = _generic  # its classes are not typed
Serangan = Callable[[bytes], bytes]
BEBAS = bytes(9) + b"\xff\xff"  # an unused object, as a list of objects has it
KECIL = b"q 1 0 0 rg 0 0 600 850 re f Q"  # paints a whole page red


def halaman(isi: bytes, urut: int = 3) -> tuple[int, int]:
    """The object numbers of a page and of its content."""
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        satu = pdf.pages[urut].obj
        return satu.objgen[0], satu.Contents.objgen[0]


def penutup(isi: bytes) -> tuple[int, int, int, int, bytes]:
    """Where the last list of objects is, how many objects, catalog, information, identifier."""
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        t = pdf.trailer
        mulai = int(isi[isi.rindex(b"startxref") + 9 :].split()[0])
        return mulai, int(t.Size), t.Root.objgen[0], t.Info.objgen[0], bytes(t.ID[0])


def aliran(data: bytes = KECIL, kamus: bytes = b"") -> bytes:
    """A stream as an object."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (kamus, len(data), data)


def sambung(
    isi: bytes,
    objek: Mapping[int, bytes],
    *,
    bentuk: str = "aliran",
    bebas: tuple[int, ...] = (),
    geser: int = 0,
    antara: bytes = b"",
    ekor: bytes = b"startxref\n%d\n%%%%EOF\n",
    kepala: bytes = b"%d 0 obj\n",
    ganti: Mapping[str, bytes] | None = None,
) -> bytes:
    """Append an update of `objek` by number, right but for what the options say."""
    mulai, ukuran, akar, info, pengenal = penutup(isi)
    hasil, letak = isi, {}
    for nomor, satu in objek.items():
        letak[nomor] = len(hasil)
        hasil += kepala % nomor + satu + b"\nendobj\n" + antara
    daftar = max([ukuran - 1, *objek]) + 1
    kunci = {
        "Root": b"%d 0 R" % akar, "Info": b"%d 0 R" % info, "Prev": b"%d" % mulai,
        "ID": b"[<%b><%b>]" % (pengenal.hex().encode(), pengenal.hex().encode()),
        "Size": b"%d" % (daftar + (bentuk != "tabel")),
    } | dict(ganti or {})  # fmt: skip
    kamus = b"".join(b"/%b %b" % (k.encode(), v) for k, v in kunci.items() if v)
    xref = len(hasil)
    if bentuk in {"tabel", "hibrida"}:
        tabel = b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % (n, p) for n, p in letak.items())
        tabel += b"".join(b"%d 1\n0000000000 00001 f \n" % n for n in bebas)
        if bentuk == "hibrida":
            hasil += _daftar(daftar, {**letak, daftar: xref}, kamus, bebas)
            kamus += b"/XRefStm %d" % xref
            xref = len(hasil)
        hasil += tabel + b"trailer\n<<%b>>\n" % kamus
    else:
        hasil += _daftar(daftar, {**letak, daftar: xref}, kamus, bebas)
    return hasil + (ekor % (xref + geser) if b"%d" in ekor else ekor)


def _daftar(nomor: int, letak: Mapping[int, int], kamus: bytes, bebas: tuple[int, ...]) -> bytes:
    baris = {n: b"\x01" + p.to_bytes(4) + b"\0\0" for n, p in letak.items()}
    baris |= {n: b"\0" + bytes(4) + b"\0\1" for n in bebas}
    urut = sorted(baris)
    data = zlib.compress(b"".join(baris[n] for n in urut))
    indeks = b" ".join(b"%d 1" % n for n in urut)
    isi = b"/Type/XRef/W[1 4 2]/Index[%b]/Filter/FlateDecode" % indeks
    return b"%d 0 obj\n%b\nendobj\n" % (nomor, aliran(data, isi + kamus))


def _merah(isi: bytes, **cara: Any) -> bytes:
    """An update that paints a page red."""
    return sambung(isi, {halaman(isi)[1]: aliran()}, **cara)


def _kamus(isi: bytes, nomor: int, tambah: bytes) -> bytes:
    """A dictionary of the file with something more in it, or else in it."""
    kunci = re.match(rb"/\w+", tambah)
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        lama = pdf.get_object(nomor, 0)
        if kunci and kunci[0].decode() in lama:
            del lama[kunci[0].decode()]
        return bytes(lama.unparse(resolved=True)[:-2]) + tambah + b">>"


def _katalog(isi: bytes, tambah: bytes, lain: Mapping[int, bytes] | None = None) -> bytes:
    """An update of the catalog, with something more in it, and of other objects."""
    nomor = penutup(isi)[2]
    return sambung(isi, {nomor: _kamus(isi, nomor, tambah), **(lain or {})})


def _halaman(isi: bytes, tambah: bytes, lain: Mapping[int, bytes]) -> bytes:
    nomor, _ = halaman(isi)
    return sambung(isi, {nomor: _kamus(isi, nomor, tambah), **lain})


def _s1(isi: bytes) -> bytes:
    """A harmless update, then a false page whose update ends without `%%EOF`: one reader stops at
    the first, the others take the second."""
    satu = sambung(isi, {penutup(isi)[1]: b"<</Catatan(tidak apa-apa)>>"})
    return _merah(satu, ekor=b"startxref\n%d\n")


def _kumpulan(isi: bytes) -> bytes:
    """The page itself replaced from within an object stream."""
    nomor, _ = halaman(isi)
    mulai, ukuran, akar, info, pengenal = penutup(isi)
    nilai = b"%d 0 <</Type/Page/Parent 1 0 R/MediaBox[0 0 100 100]/Resources<<>>>>" % nomor
    kepala = len(b"%d 0 " % nomor)
    letak = len(isi)
    hasil = isi + b"%d 0 obj\n%b\nendobj\n" % (
        ukuran, aliran(nilai, b"/Type/ObjStm/N 1/First %d" % kepala)
    )  # fmt: skip
    xref = len(hasil)
    baris = b"\x02" + ukuran.to_bytes(4) + b"\0\0"
    baris += b"".join(b"\x01" + p.to_bytes(4) + b"\0\0" for p in (letak, xref))
    kamus = b"/Type/XRef/W[1 4 2]/Index[%d 1 %d 2]/Size %d/Root %d 0 R/Info %d 0 R/Prev %d" % (
        nomor, ukuran, ukuran + 2, akar, info, mulai
    )  # fmt: skip
    kamus += b"/ID[<%b><%b>]" % (pengenal.hex().encode(), pengenal.hex().encode())
    hasil += b"%d 0 obj\n%b\nendobj\n" % (ukuran + 1, aliran(baris, kamus))
    return hasil + b"startxref\n%d\n%%%%EOF\n" % xref


def _timpa(isi: bytes) -> bytes:
    """The list of objects itself takes the number of a page's content."""
    nomor = halaman(isi)[1]
    mulai, ukuran, akar, info, pengenal = penutup(isi)
    kamus = b"/Size %d/Root %d 0 R/Info %d 0 R/Prev %d/ID[<%b><%b>]" % (
        ukuran, akar, info, mulai, pengenal.hex().encode(), pengenal.hex().encode()
    )  # fmt: skip
    xref = len(isi)
    return isi + _daftar(nomor, {nomor: xref}, kamus, ()) + b"startxref\n%d\n%%%%EOF\n" % xref


def _ubah_tanda(isi: bytes, ganti: Callable[[bytes], bytes]) -> bytes:
    """Change the signature dictionary itself, behind the built bytes."""
    n = len(kecil())
    return isi[:n] + ganti(isi[n:])


def _rentang(ganti: bytes) -> Serangan:
    """Another `/ByteRange`, of the same length."""

    def serang(isi: bytes) -> bytes:
        lama = re.search(rb"/ByteRange \[[^\]]*\] *", isi)
        assert lama
        return isi.replace(lama[0], ganti.ljust(len(lama[0])), 1)

    return serang


def _lubang(isi: bytes) -> tuple[int, int]:
    awal, lanjut = (
        int(n) for n in re.findall(rb"/ByteRange \[0 (\d+) (\d+) ", isi)[-1]
    )  # fmt: skip
    return awal, lanjut


def _swa(isi: bytes, *, pindah: bool) -> bytes:
    """The zeros behind the signature make room for another range of signed bytes, or for more."""
    awal, lanjut = _lubang(isi)
    digit = isi[awal + 1 : lanjut - 1].rstrip(b"0")
    digit += b"0" * (len(digit) % 2)
    palsu = b"<" + digit + b">\n/ByteRange [0 %d %d %d]\n" % (awal, lanjut, len(isi) - lanjut)
    if pindah:
        palsu += b">>\nendobj\n%d 0 obj\n%b\nendobj\n" % (halaman(isi)[1], aliran())
    sisa = lanjut - awal - len(palsu) - len(b"/X <>")
    return isi[:awal] + palsu + b"/X <" + b"0" * sisa + b">" + isi[lanjut:]


def tanda_ulang(
    isi: bytes, ubah: Callable[[bytes], bytes], kurang: int = 0, siapkan: Any = None
) -> bytes:
    """Sign, let `ubah` change the end of the file, and sign that anew, but for the last bytes;
    `siapkan` changes pyHanko's writer before."""
    hasil = bubuhkan(isi, ubah=siapkan)
    awal, lanjut = _lubang(hasil)
    sisa = len(hasil) - lanjut
    ekor = ubah(hasil[lanjut:])
    baru = b"[0 %d %d %d]" % (awal, lanjut, len(ekor) - kurang)
    lama = b"[0 %d %d %d]" % (awal, lanjut, sisa)
    ekor = ekor.replace(lama + b" " * (len(baru) - len(lama)), baru.ljust(len(lama)))
    sidik = hashlib.sha256(hasil[:awal] + ekor[: len(ekor) - kurang]).digest()
    tanda: Any = asyncio.run(kepala().juru.async_sign(sidik, "sha256"))
    digit: bytes = tanda.dump().hex().encode()
    return hasil[: awal + 1] + digit.ljust(lanjut - awal - 2, b"0") + b">" + ekor


def tanda_daftar(
    isi: bytes, ubah: Callable[[dict[int, bytes], int], object], siapkan: Any = None
) -> bytes:
    """Sign a file whose list of objects `ubah` has changed; it is told the number of the list."""

    def ganti(ekor: bytes) -> bytes:
        lama = re.search(
            rb"(\d+) 0 obj\n<<\n/W \[ 1 8 2 \](.*?)stream\n(.*)\nendstream", ekor, re.DOTALL
        )
        assert lama
        rentang = re.search(rb"/Index \[([\d ]+)\]", lama[2])
        assert rentang
        angka, data = [int(n) for n in rentang[1].split()], zlib.decompress(lama[3])
        urut = [n for a, b in zip(angka[::2], angka[1::2], strict=True) for n in range(a, a + b)]
        daftar = {n: data[11 * i : 11 * i + 11] for i, n in enumerate(urut)}
        ubah(daftar, int(lama[1]))
        baru = zlib.compress(b"".join(daftar.values()))
        kamus = lama[2].replace(rentang[0], b"/Index [%b]" % b" ".join(b"%d 1" % n for n in daftar))
        kamus = re.sub(rb"/Length \d+", b"/Length %d" % len(baru), kamus)
        return ekor.replace(lama[2] + b"stream\n" + lama[3], kamus + b"stream\n" + baru)

    return tanda_ulang(isi, ganti, siapkan=siapkan)


def acrobat(
    isi: bytes,
    ramalan: bytes = b"/Columns 11/Predictor 12",
    naik: int = 2,
    saringan: bytes = b"/FlateDecode",
) -> bytes:
    """Sign as Acrobat does behind an earlier signature: lines end with a return, and each row of
    the list of objects tells what differs from the row above."""

    def ganti(ekor: bytes) -> bytes:
        lama = re.search(rb"/W \[ 1 8 2 \](.*?)stream\n(.*)\nendstream", ekor, re.DOTALL)
        assert lama
        data = zlib.decompress(lama[2])
        beda = bytes((b - a) % 256 for a, b in zip(bytes(11) + data, data, strict=False))
        baris = (bytes([naik]) + beda[i : i + 11] for i in range(0, len(data), 11))
        baru = zlib.compress(b"".join(baris)) if saringan else b"".join(baris)
        panjang = b"/DecodeParms<<%b>>/Length %d" % (ramalan, len(baru))
        kamus = re.sub(rb"/Length \d+", panjang, lama[1])
        assert b"/Filter /FlateDecode" in kamus
        kamus = kamus.replace(b"/Filter /FlateDecode", saringan and b"/Filter " + saringan)
        ekor = ekor.replace(lama[1] + b"stream\n" + lama[2], kamus + b"stream\n" + baru)
        return re.sub(rb"\n(endobj)\n|\n(startxref)\n(\d+)\n(%%EOF)\n", _baris_acrobat, ekor)

    return tanda_ulang(isi, ganti)


def _baris_acrobat(cocok: re.Match[bytes]) -> bytes:
    return cocok[0].replace(b"\n", b"\r")


def _salin_tanda(isi: bytes) -> bytes:
    """ISA with a copy of the signature: it seems to stand at the end again."""
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        (tanda,) = (b.V for b in pdf.Root.AcroForm.Fields if "/V" in b)
        nomor, teks = tanda.objgen[0], tanda.unparse(resolved=True)
    return sambung(isi, {halaman(isi)[1]: aliran(), nomor: teks})


def _widget_js(isi: bytes) -> bytes:
    """A hidden signature field with a script, added to the page."""
    ukuran = penutup(isi)[1]
    widget = (
        b"<</Type/Annot/Subtype/Widget/FT/Sig/T(lain)/Rect[0 0 0 0]/F 2"
        b"/AA<</E<</S/JavaScript/JS(app.alert\\(1\\))>>>>>>"
    )
    return _halaman(isi, b"/Annots[%d 0 R]" % ukuran, {ukuran: widget})


def _tanda_di_tengah(isi: bytes) -> bytes:
    """A second genuine signature behind a page that was changed."""
    return bubuhkan(_merah(isi), PK_ATASAN, atasan())


def dss(isi: bytes, lain: Mapping[int, bytes]) -> bytes:
    """An update by anyone, with a store of certificates and other objects written again."""
    return _katalog(
        isi,
        b"/DSS<</Certs[%d 0 R]>>" % _baru(isi),
        {_baru(isi): aliran(kepala().asn1.dump()), **lain},
    )


def objek(isi: bytes, nomor: int) -> bytes:
    """A dictionary of the file as it stands."""
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        return bytes(pdf.get_object(nomor, 0).unparse(resolved=True))


def berkoma(isi: bytes, nomor: int, pecahan: bytes = b".0005") -> dict[int, bytes]:
    """A dictionary of the file whose whole numbers are written with a fraction too small to see."""
    kata = objek(isi, nomor).split(b" ")
    acuan = {i - n for i, satu in enumerate(kata) if satu == b"R" for n in (1, 2)}
    bulat = ((i, k, k.isdigit() and i not in acuan) for i, k in enumerate(kata))
    return {nomor: b" ".join(k + pecahan if ya else k for _, k, ya in bulat)}


def huruf(isi: bytes) -> int:
    """The object of a font that tells how wide its letters are."""
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        return min(
            o.objgen[0]
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and "/CIDSystemInfo" in o
        )


def dss_xmp(isi: bytes, lama: bytes, baru: bytes) -> bytes:
    """An update by anyone that writes what the file says of itself in another way."""
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes()
        hasil, nomor = re.sub(lama, baru, xmp, flags=re.DOTALL), pdf.Root.Metadata.objgen[0]
    assert hasil != xmp
    return dss(isi, {nomor: aliran(hasil, b"/Type/Metadata/Subtype/XML")})


def _dss_entitas(isi: bytes) -> bytes:
    """The same with the title in an entity, which not all expand, and in an encoding of its own."""
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        xmp, nomor = pdf.Root.Metadata.read_bytes(), pdf.Root.Metadata.objgen[0]
    akar = re.sub(rb"<\?.*?\?>", b"", xmp).decode().strip().replace(">Laporan<", ">&j;<")
    assert "&j;" in akar
    kepala = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY j "Laporan">]>'
    baru = aliran(f"{kepala}{akar}".encode("utf-16"), b"/Type/Metadata/Subtype/XML")
    return dss(isi, {nomor: baru})


def _alat(nama: str) -> Serangan:
    """The file as another tool saves it."""

    def simpan(isi: bytes) -> bytes:
        keluar = io.BytesIO()
        with tempfile.TemporaryDirectory() as folder:
            dari, ke = Path(folder, "dari.pdf"), Path(folder, "ke.pdf")
            dari.write_bytes(isi)
            if nama == "pikepdf":
                with pikepdf.open(dari) as pdf:
                    pdf.save(ke)
            elif nama == "pypdf":
                pypdf.PdfWriter(clone_from=io.BytesIO(isi)).write(keluar)
                return keluar.getvalue()
            elif nama in {"pymupdf", "sambung"}:
                with buka(dari) as dokumen:
                    if nama == "pymupdf":
                        return bytes(dokumen.tobytes())
                    dokumen[0].insert_text((50, 50), "x")
                    dokumen.saveIncr()
                return dari.read_bytes()
            else:
                perintah: dict[str, list[str | Path]] = {
                    "pdfunite": ["pdfunite", dari, dari, ke],
                    "pdftocairo": ["pdftocairo", "-pdf", dari, ke],
                    "qpdf": ["qpdf", "--object-streams=generate", dari, ke],
                }
                subprocess.run(perintah[nama], check=True, capture_output=True)
            return ke.read_bytes()

    return simpan


def _baru(isi: bytes) -> int:
    return penutup(isi)[1]


SESUDAH: dict[str, Serangan] = {
    # Bytes before, behind and in between
    "baris kosong di belakang": lambda b: b + b"\n",
    "NUL di belakang": lambda b: b + bytes(16),
    "sampah di belakang": lambda b: b + b"sampah",
    "komentar di belakang": lambda b: b + b"% komentar\n",
    "%%EOF kedua": lambda b: b + b"%%EOF\n",
    "bita di depan": lambda b: b"\n" + b,
    "HTML di depan": lambda b: b"<html>" + b,
    "dipotong di tengah tanda": lambda b: b[: len(kecil()) + 100],
    "dipotong sebelum %%EOF": lambda b: b[: b.rindex(b"%%EOF")],
    "bita terakhir dibuang": lambda b: b[:-1],
    "PDF lain di belakang": lambda b: b + kecil(),
    "komentar di antara objek": lambda b: _ubah_tanda(
        b, lambda t: t.replace(b"endobj\n", b"endobj\n%x\n", 1)
    ),
    "hasil build satu bita lain": lambda b: b[:9000] + bytes([b[9000] ^ 1]) + b[9001:],
    # Updates behind the signature, of every form
    "S1: dua pembaruan, yang akhir tanpa %%EOF": _s1,
    "S2: objek baru yang tidak dipakai": lambda b: sambung(b, {_baru(b): b"<</A(b)>>"}),
    "S2: dengan sampah": lambda b: sambung(b, {_baru(b): b"<</A(b)>>"}, antara=b"sampah\n"),
    "S2: startxref lebih satu": lambda b: sambung(b, {_baru(b): b"<<>>"}, geser=1),
    "S2: startxref kurang satu": lambda b: sambung(b, {_baru(b): b"<<>>"}, geser=-1),
    "S2: startxref kurang dua": lambda b: sambung(b, {_baru(b): b"<<>>"}, geser=-2),
    "pembaruan kosong": lambda b: sambung(b, {}),
    "halaman diganti, xref aliran": _merah,
    "halaman diganti, xref tabel": lambda b: _merah(b, bentuk="tabel"),
    "halaman diganti, xref hibrida": lambda b: _merah(b, bentuk="hibrida"),
    "halaman diganti dari kumpulan objek": _kumpulan,
    "daftar objek menimpa halaman": _timpa,
    "objek dihapus": lambda b: sambung(b, {}, bebas=(halaman(b)[1],)),
    "objek dihapus, xref tabel": lambda b: sambung(b, {}, bebas=(halaman(b)[1],), bentuk="tabel"),
    "dua startxref": lambda b: _merah(b, ekor=b"startxref\n%d\nstartxref\n0\n%%%%EOF\n"),
    "tanpa startxref": lambda b: _merah(b, ekor=b"%%EOF\n"),
    "startxref nol": lambda b: _merah(b, ekor=b"startxref\n0\n%%EOF\n"),
    "startxref ke tanda tangan": lambda b: _merah(
        b, ekor=b"startxref\n%d\n%%%%EOF\n" % penutup(b)[0]
    ),
    "tanpa %%EOF": lambda b: _merah(b, ekor=b"startxref\n%d\n"),
    "%%EOF dengan ekor": lambda b: _merah(b, ekor=b"startxref\n%d\n%%%%EOFx\n"),
    "komentar dalam pembaruan": lambda b: _merah(b, antara=b"%komentar\n"),
    "kepala objek renggang": lambda b: _merah(b, kepala=b"%d  0  obj\n"),
    "Prev ke build": lambda b: _merah(b, ganti={"Prev": b"%d" % penutup(kecil())[0]}),
    "tanpa Prev": lambda b: _merah(b, ganti={"Prev": b""}),
    "Prev berputar": lambda b: _merah(b, ganti={"Prev": b"%d" % len(b)}),
    "Encrypt": lambda b: sambung(
        b, {_baru(b): b"<</Filter/Standard>>"}, ganti={"Encrypt": b"%d 0 R" % _baru(b)}
    ),
    "akar lain": lambda b: sambung(
        b, {_baru(b): b"<</Type/Catalog/Pages 1 0 R>>"}, ganti={"Root": b"%d 0 R" % _baru(b)}
    ),
    "ID lain": lambda b: sambung(b, {}, ganti={"ID": b"[<00><00>]"}),
    "Size terlalu kecil": lambda b: _merah(b, ganti={"Size": b"9"}),
    # Attacks of the literature
    "USF: Contents nol": lambda b: re.sub(
        rb"/Contents <[0-9A-F]+>", lambda c: b"/Contents <" + b"0" * (len(c[0]) - 12) + b">", b
    ),
    "USF: Contents dibuang": lambda b: re.sub(
        rb"/Contents <[0-9A-F]+>", lambda c: b" " * len(c[0]), b
    ),
    "USF: Contents null": lambda b: re.sub(
        rb"/Contents <[0-9A-F]+>", lambda c: b"/Contents null".ljust(len(c[0])), b
    ),
    "USF: ByteRange dibuang": _rentang(b""),
    "USF: ByteRange null": _rentang(b"/ByteRange null"),
    "USF: ByteRange nol": _rentang(b"/ByteRange [0 0 0 0]"),
    "USF: ByteRange negatif": _rentang(b"/ByteRange [0 -1 1 -1]"),
    "USF: ByteRange dua angka": _rentang(b"/ByteRange [0 100]"),
    "USF: ByteRange bukan angka": _rentang(b"/ByteRange [/a /b /c /d]"),
    "USF: ByteRange hanya awal": _rentang(b"/ByteRange [0 100 100 0]"),
    "SWA: rentang kedua dalam lubang": lambda b: _swa(b, pindah=False),
    "SWA: objek dalam lubang": lambda b: _swa(b, pindah=True),
    "ISA: tanpa xref": lambda b: b + b"%d 0 obj\n%b\nendobj\n" % (halaman(b)[1], aliran()),
    "ISA: trailer tanpa xref": lambda b: (
        b + b"%d 0 obj\n%b\nendobj\ntrailer\n<</Root 2 0 R>>\n" % (halaman(b)[1], aliran())
    ),
    "ISA: salinan tanda tangan": _salin_tanda,
    "bayangan: ganti isi kolom huruf": lambda b: sambung(b, {5: b"<<>>"}),
    "bayangan: halaman dipindah": lambda b: sambung(
        b, {1: b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % halaman(b, 0)[0]}
    ),
    "anotasi menutupi halaman": lambda b: _halaman(
        b,
        b"/Annots[%d 0 R]" % _baru(b),
        {_baru(b): b"<</Type/Annot/Subtype/Square/Rect[0 0 600 800]/IC[1 0 0]/F 4>>"},
    ),
    "widget tersembunyi dengan skrip": _widget_js,
    "OpenAction": lambda b: _katalog(b, b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"),
    "AA katalog": lambda b: _katalog(b, b"/AA<</WC<</S/JavaScript/JS(1)>>>>"),
    "sertifikasi sesudahnya": lambda b: _katalog(b, b"/Perms<<>>"),
    "lapisan": lambda b: _katalog(b, b"/OCProperties<</OCGs[]/D<<>>>>"),
    "versi lain": lambda b: _katalog(b, b"/Version/1.4"),
    "Info diganti sesudahnya": lambda b: sambung(b, {penutup(b)[3]: b"<</Title(PALSU)>>"}),
    "tanda tangan kedua di atas halaman palsu": _tanda_di_tengah,
    # Validation data that hold something else
    "DSS bukan kamus": lambda b: _katalog(b, b"/DSS[]"),
    "DSS dengan kunci lain": lambda b: _katalog(b, b"/DSS<</JS(1)>>"),
    "DSS dengan skrip di tempat hari": lambda b: _katalog(
        b,
        b"/DSS<</Certs[%d 0 R]/VRI<</A<</TU<</S/JavaScript/JS(1)>>>>>>>>" % _baru(b),
        {_baru(b): aliran(kepala().asn1.dump())},
    ),
    "DSS menunjuk halaman": lambda b: _katalog(b, b"/DSS<</Certs[%d 0 R]>>" % halaman(b)[0]),
    "DSS beserta halaman palsu": lambda b: _merah(
        _katalog(b, b"/DSS<</Certs[%d 0 R]>>" % _baru(b))
    ),
    "DSS menunjuk yang tidak ada": lambda b: _katalog(b, b"/DSS<</Certs[9999 0 R]>>"),
    # Written again as it was, but for what some readers stumble over
    "DSS beserta lebar huruf dengan koma": lambda b: dss(b, berkoma(b, huruf(b))),
    "DSS beserta lebar huruf dengan koma nol": lambda b: dss(b, berkoma(b, huruf(b), b".0")),
    "DSS beserta lebar huruf dalam deret berempat": lambda b: dss(
        b, {huruf(b): re.sub(rb"(\[ )(\d+)( \d+ \d+ \d+ \])", rb"\1\2.0\3", objek(b, huruf(b)))}
    ),
    "DSS beserta halaman dengan koma": lambda b: dss(b, berkoma(b, halaman(b)[0])),
    "DSS beserta judul di dalam yang lain": lambda b: dss_xmp(
        b, rb"(<dc:title>.*</dc:title>)", rb"<pdf:Producer>\1</pdf:Producer>"
    ),
    "DSS beserta judul dalam entitas": _dss_entitas,
    "DSS beserta judul dalam wadah lain": lambda b: dss_xmp(b, b"rdf:Alt", b"rdf:Bag"),
    "DSS beserta judul milik yang lain": lambda b: dss_xmp(b, b'about=""', b'about="lain"'),
    "DSS berputar": lambda b: _katalog(b, b"/DSS<</Certs[%d 0 R]>>" % penutup(b)[2]),
    # Saved again
    **{f"disimpan ulang: {n}": _alat(n) for n in ("pikepdf", "pypdf", "pymupdf", "sambung")},
}  # fmt: skip
ALAT_LUAR = {f"disimpan ulang: {nama}": _alat(nama) for nama in ("qpdf", "pdfunite", "pdftocairo")}
