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
from pyhanko.sign import fields
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper

from tests.bertanda import PENUTUP, PK_ATASAN, Penulis, atasan, bubuhkan, kecil, kepala
from tests.sertifikat import pencap_waktu, terbitkan

buka: Any = pymupdf.open
generic: Any = _generic  # its classes are not typed
Serangan = Callable[[bytes], bytes]
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


def _katalog(isi: bytes, tambah: bytes, **cara: Any) -> bytes:
    """An update of the catalog, with something more in it."""
    nomor = penutup(isi)[2]
    return sambung(isi, {nomor: _kamus(isi, nomor, tambah)}, **cara)


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


def tanda_ulang(isi: bytes, ubah: Callable[[bytes], bytes], kurang: int = 0) -> bytes:
    """Sign, let `ubah` change the end of the file, and sign that anew, but for the last bytes."""
    hasil = bubuhkan(isi)
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
    "DSS menunjuk halaman": lambda b: _katalog(b, b"/DSS<</Certs[%d 0 R]>>" % halaman(b)[0]),
    "DSS beserta halaman palsu": lambda b: _merah(
        _katalog(b, b"/DSS<</Certs[%d 0 R]>>" % _baru(b))
    ),
    "DSS menunjuk yang tidak ada": lambda b: _katalog(b, b"/DSS<</Certs[9999 0 R]>>"),
    "DSS berputar": lambda b: _katalog(b, b"/DSS<</Certs[%d 0 R]>>" % penutup(b)[2]),
    # Saved again
    **{f"disimpan ulang: {n}": _alat(n) for n in ("pikepdf", "pypdf", "pymupdf", "sambung")},
}  # fmt: skip
ALAT_LUAR = {f"disimpan ulang: {nama}": _alat(nama) for nama in ("qpdf", "pdfunite", "pdftocairo")}


def _ubah(penulis: Any, benda: Any, **isi: Any) -> None:
    for kunci, nilai in isi.items():
        benda[generic.pdf_name(f"/{kunci}")] = nilai
    penulis.update_container(benda)


def _gambar(penulis: Any, data: bytes = KECIL, **kamus: Any) -> Any:
    kotak = generic.ArrayObject(generic.NumberObject(n) for n in (0, 0, 100, 100))
    isi = {"/Type": generic.pdf_name("/XObject"), "/Subtype": generic.pdf_name("/Form"),
           "/BBox": kotak, **{f"/{k}": v for k, v in kamus.items()}}  # fmt: skip
    return penulis.add_object(
        generic.StreamObject({generic.pdf_name(k): v for k, v in isi.items()}, stream_data=data)
    )


def _bidang(penulis: Any, nama: str) -> Any:
    semua = penulis.root["/AcroForm"]["/Fields"]
    return next(b for b in (satu.get_object() for satu in semua) if b["/T"] == nama)


def _skrip() -> generic.DictionaryObject:
    return generic.DictionaryObject(
        {generic.pdf_name("/S"): generic.pdf_name("/JavaScript"),
         generic.pdf_name("/JS"): generic.TextStringObject("app.alert(1)")}
    )  # fmt: skip


def kotak(nama: str) -> tuple[int, tuple[float, ...]]:
    """Page (from 0) and rectangle of a field of the built file."""
    with pikepdf.open(io.BytesIO(kecil())) as pdf:
        for urut, satu in enumerate(pdf.pages):
            for anotasi in satu.get("/Annots", []):
                if str(anotasi.get("/T", "")) == nama:
                    return urut, tuple(float(n) for n in anotasi.Rect)
    raise KeyError(nama)


def cap_baru(nama: str, di: str, geser: float = 0, besar: float = 0) -> SigFieldSpec:
    """A visible field of the signer's own over the box `di`, moved, or larger on all sides."""
    urut, (kiri, bawah, kanan, atas) = kotak(di)
    tempat = (kiri + geser - besar, bawah - besar, kanan + geser + besar, atas + besar)
    return SigFieldSpec(nama, on_page=urut, box=tempat)  # type: ignore[arg-type]


def _dengan(ubah: Callable[[Any], object], bidang: str = PENUTUP, **cara: Any) -> Serangan:
    return lambda isi: bubuhkan(isi, bidang, ubah=ubah, **cara)


def _dua_kotak(isi: bytes) -> bytes:
    return bubuhkan(bubuhkan(isi), "Lain", atasan(), baru=cap_baru("Lain", PENUTUP, besar=-5))


def _dua_kotak_balik(isi: bytes) -> bytes:
    return bubuhkan(bubuhkan(isi, "Lain", baru=cap_baru("Lain", PENUTUP)), PENUTUP, atasan())


def _dua_cap(isi: bytes) -> bytes:
    satu = bubuhkan(isi, "A", baru=cap_baru("A", PENUTUP, besar=-10))
    return bubuhkan(satu, "B", atasan(), baru=cap_baru("B", PENUTUP, besar=-10))


def _kunci_lalu_tanda(isi: bytes) -> bytes:
    kunci = FieldMDPSpec(FieldMDPAction.ALL)
    return bubuhkan(isi, "K", baru=SigFieldSpec("K", box=(0, 0, 0, 0), field_mdp_spec=kunci))


def _sembunyi_ganti(isi: bytes) -> bytes:
    """Two documents in one: the signer signs both, and a new root shows the other."""

    def siapkan(p: Any) -> None:
        jenis = {generic.pdf_name("/Type"): generic.pdf_name("/Catalog")}
        p.add_object(generic.DictionaryObject(jenis))

    hasil = bubuhkan(isi, ubah=siapkan)
    return sambung(hasil, {}, ganti={"Root": b"%d 0 R" % (penutup(kecil())[1])})


def _cap_di_kotak(isi: bytes) -> bytes:
    """A time stamp of the document where a reader expects the official's signature."""
    keluar, layanan = io.BytesIO(bubuhkan(isi)), terbitkan("Layanan", tsa=True)
    PdfTimeStamper(pencap_waktu(layanan, layanan), field_name=PK_ATASAN).timestamp_pdf(
        Penulis(keluar), "sha256", None, in_place=True
    )
    return keluar.getvalue()


def _info(kunci: str) -> Callable[[Any], object]:
    def ubah(p: Any) -> None:
        p.trailer["/Info"][generic.pdf_name(kunci)] = generic.TextStringObject("PALSU")
        p.mark_update(p.trailer.raw_get("/Info"))

    return ubah


def _xmp(lama: bytes, baru: bytes) -> Callable[[Any], object]:
    def ubah(p: Any) -> None:
        aliran_xmp = p.root["/Metadata"]
        data = aliran_xmp.data.replace(lama, baru)
        assert data != aliran_xmp.data
        aliran_xmp._data, aliran_xmp._encoded_data = data, data
        p.update_container(aliran_xmp)

    return ubah


class _Turut:
    """What a signer does to the built file before signing it, one each."""

    @staticmethod
    def isi_halaman(p: Any) -> None:
        _ubah(p, p.root["/Pages"]["/Kids"][3], Contents=p.add_object(
            generic.StreamObject(stream_data=KECIL)))  # fmt: skip

    @staticmethod
    def objek_lepas(p: Any) -> None:
        p.add_object(generic.StreamObject(stream_data=KECIL))

    @staticmethod
    def gambar_orang_lain(p: Any) -> None:
        bidang = _bidang(p, PK_ATASAN)
        bidang["/AP"]["/N"] = _gambar(p)
        p.update_container(bidang)

    @staticmethod
    def tempat_bidang(p: Any) -> None:
        semua = (generic.FloatObject(n) for n in (0, 0, 600, 800))
        _ubah(p, _bidang(p, PENUTUP), Rect=generic.ArrayObject(semua))

    @staticmethod
    def bidang_dibuang(p: Any) -> None:
        del p.root["/AcroForm"]["/Fields"][2]
        p.update_root()

    @staticmethod
    def tindakan_bidang(p: Any) -> None:
        aksi = generic.DictionaryObject({generic.pdf_name("/E"): _skrip()})
        _ubah(p, _bidang(p, PENUTUP), AA=aksi)

    @staticmethod
    def sembunyikan(p: Any) -> None:
        _ubah(p, _bidang(p, PENUTUP), F=generic.NumberObject(2))

    @staticmethod
    def formulir_xfa(p: Any) -> None:
        p.root["/AcroForm"][generic.pdf_name("/XFA")] = p.add_object(
            generic.StreamObject(stream_data=b"<xdp/>"))  # fmt: skip
        p.update_root()

    @staticmethod
    def nama_skrip(p: Any) -> None:
        _ubah(p, p.root["/Names"], JavaScript=generic.DictionaryObject())
        p.update_root()

    @staticmethod
    def sebutan(p: Any) -> None:
        _ubah(p, _bidang(p, PENUTUP), TU=generic.TextStringObject("Tanda tangan Orang Lain"))


def _cap(ubah: Callable[[Any, Any], object]) -> Serangan:
    """A stamp in its box, whose field `ubah` makes into more than that; signed as it is."""

    def siapkan(p: Any) -> None:
        fields.append_signature_field(p, cap_baru("Cap", PENUTUP))
        ubah(p, _bidang(p, "Cap"))

    return _dengan(siapkan, "Cap")


def _tampilan(gambar: Callable[[Any], Any]) -> Serangan:
    """A stamp that looks as `gambar` says."""

    def ubah(p: Any, bidang: Any) -> None:
        bidang[generic.pdf_name("/AP")] = generic.DictionaryObject(gambar(p))

    return lambda isi: _tanpa_gambar(isi, ubah)


def _tanpa_gambar(isi: bytes, ubah: Callable[[Any, Any], object]) -> bytes:
    """A signature into a built field, whose picture is made by hand."""

    def siapkan(p: Any) -> None:
        bidang = _bidang(p, PENUTUP)
        ubah(p, bidang)
        p.update_container(bidang)

    return bubuhkan(isi, PENUTUP, ubah=siapkan, gambar=False)


def cap_merah(isi: bytes, **kamus: tuple[float, ...]) -> bytes:
    """A signature into a built field whose picture would paint all that it can reach red."""
    merah = b"1 0 0 rg -5000 -5000 10000 10000 re f"

    def gambar(p: Any) -> Any:
        susun = {k: generic.ArrayObject(map(generic.FloatObject, v)) for k, v in kamus.items()}
        return {N: _gambar(p, merah, **susun)}

    return _tampilan(gambar)(isi)


N, D, AP = (generic.pdf_name(nama) for nama in ("/N", "/D", "/AP"))


BERSAMA: dict[str, Serangan] = {
    # The page or the document, signed along
    **{
        f"turut: {nama}": _dengan(ubah)
        for nama, ubah in vars(_Turut).items()
        if not nama.startswith("_")
        for ubah in [ubah.__func__]
    },
    "turut: Title": _dengan(_info("/Title")),
    "turut: Author": _dengan(_info("/Author")),
    "turut: judul XMP": _dengan(_xmp(b">Laporan<", b">PALSU<")),
    "turut: kode dokumen XMP": _dengan(_xmp(b"7Q2MK-04ZT9", b"00000-00000")),
    "turut: XMP ditambah": _dengan(
        _xmp(
            b"</rdf:RDF>",
            b"<rdf:Description><dc:title>PALSU</dc:title></rdf:Description></rdf:RDF>",
        )
    ),
    "turut: XMP dengan entitas": _dengan(
        _xmp(b"<x:xmpmeta", b"<!DOCTYPE a [<!ENTITY b 'c'>]><x:xmpmeta")
    ),
    "bayangan: sembunyi dan ganti": _sembunyi_ganti,
    "rentang tidak sampai akhir": lambda b: tanda_ulang(b, lambda e: e, kurang=6),
    "komentar yang turut ditandatangani": lambda b: tanda_ulang(
        b, lambda e: e.replace(b"\nstartxref", b"%komentar\nstartxref")
    ),
    "spasi di antara objek turut ditandatangani": lambda b: tanda_ulang(
        b, lambda e: e.replace(b"\n\nstartxref", b"\n \n\nstartxref")
    ),
    # Fields of the signer's own
    "cap besar di halaman": lambda b: bubuhkan(
        b, "Besar", baru=SigFieldSpec("Besar", box=(50, 50, 500, 700))
    ),
    "cap di luar kotak": lambda b: bubuhkan(b, "C", baru=cap_baru("C", PENUTUP, geser=-200)),
    "cap sedikit keluar kotak": lambda b: bubuhkan(b, "C", baru=cap_baru("C", PENUTUP, geser=2)),
    "cap lebih besar daripada kotak": lambda b: bubuhkan(
        b, "C", baru=cap_baru("C", PENUTUP, besar=3)
    ),
    "cap di halaman lain": lambda b: bubuhkan(
        b, "C", baru=SigFieldSpec("C", on_page=0, box=kotak(PENUTUP)[1])  # type: ignore[arg-type]
    ),
    "cap di kotak yang sudah ditandatangani": _dua_kotak,
    "bidang di kotak yang sudah bercap": _dua_kotak_balik,
    "dua cap di satu kotak": _dua_cap,
    "cap di dua kotak": lambda b: bubuhkan(
        b, "C", baru=SigFieldSpec("C", on_page=3, box=(80, 400, 545, 670))
    ),
    "bidang baru tidak ditandatangani": _dengan(
        lambda p: fields.append_signature_field(p, SigFieldSpec("Lain", box=(0, 0, 0, 0)))
    ),
    "bidang baru terpisah dari widgetnya": lambda b: bubuhkan(
        b, "C", baru=SigFieldSpec("C", box=(0, 0, 0, 0), combine_annotation=False)
    ),
    "bidang baru senama": lambda b: bubuhkan(
        b, f"{PENUTUP}.x", baru=SigFieldSpec(f"{PENUTUP}.x", box=(0, 0, 0, 0))
    ),
    "bidang baru mengunci yang lain": _kunci_lalu_tanda,
    "cap dengan tindakan": _cap(lambda p, b: _ubah(p, b, A=_skrip())),
    "cap dengan tindakan halaman": _cap(
        lambda p, b: _ubah(p, b, AA=generic.DictionaryObject({generic.pdf_name("/PO"): _skrip()}))
    ),
    "cap tersembunyi": _cap(lambda p, b: _ubah(p, b, F=generic.NumberObject(2))),
    "cap yang tidak ikut putaran": _cap(lambda p, b: _ubah(p, b, F=generic.NumberObject(4 | 16))),
    "cap berlapis": _cap(lambda p, b: _ubah(p, b, OC=generic.DictionaryObject())),
    "cap dengan sebutan orang lain": _cap(
        lambda p, b: _ubah(p, b, TU=generic.TextStringObject("Tanda tangan Fulanah Andai"))
    ),
    "cap dengan hiasan": _cap(lambda p, b: _ubah(p, b, MK=generic.DictionaryObject())),
    # Pictures
    "gambar dengan keadaan": _tampilan(
        lambda p: {N: generic.DictionaryObject({generic.pdf_name("/Ya"): _gambar(p)})}
    ),
    "gambar bila ditekan": _tampilan(lambda p: {N: _gambar(p), D: _gambar(p)}),
    "gambar dengan skrip": _tampilan(lambda p: {N: _gambar(p, JS=generic.TextStringObject("1"))}),
    "gambar dari berkas lain": _tampilan(
        lambda p: {N: _gambar(p, Ref=generic.DictionaryObject({generic.pdf_name("/F"): N}))}
    ),
    "gambar berlapis": _tampilan(lambda p: {N: _gambar(p, OC=generic.DictionaryObject())}),
    "gambar yang tidak ada": _tampilan(lambda p: {N: generic.IndirectObject(9999, 0, p)}),
    "gambar halaman lain": _tampilan(
        lambda p: {N: generic.IndirectObject(halaman(kecil())[0], 0, p)}
    ),
    "gambar pada bidang tersembunyi": lambda b: bubuhkan(
        b,
        "T",
        ubah=lambda p: (
            fields.append_signature_field(p, SigFieldSpec("T", box=(0, 0, 0, 0))),
            _bidang(p, "T").update({AP: generic.DictionaryObject({N: _gambar(p)})}),
        ),
        gambar=False,
    ),
    "cap waktu di kotak tanda tangan": _cap_di_kotak,
    # Certification
    "sertifikasi P=1": lambda b: bubuhkan(b, certify=True, docmdp_permissions=MDPPerm.NO_CHANGES),
    "sertifikasi P=3": lambda b: bubuhkan(b, certify=True, docmdp_permissions=MDPPerm.ANNOTATE),
    "sertifikasi lalu anotasi": lambda b: SESUDAH["anotasi menutupi halaman"](
        bubuhkan(b, certify=True, docmdp_permissions=MDPPerm.ANNOTATE)
    ),
    # Weak algorithms
    "MD5": lambda b: bubuhkan(b, md_algorithm="md5", oleh=terbitkan("Fulan Umpama", rsa_bit=2048)),
    "SHA-1": lambda b: bubuhkan(b, md_algorithm="sha1"),
    "RSA 1024 bit": lambda b: bubuhkan(b, oleh=terbitkan("Fulan Umpama", rsa_bit=1024)),
    "bukan sertifikat tanda tangan": lambda b: bubuhkan(
        b, oleh=terbitkan("Fulan Umpama", guna=False)
    ),
    # Somebody else
    "otoritas senama": lambda b: bubuhkan(
        b, oleh=terbitkan("Fulan Umpama", terbitkan("Otoritas Rekaan", ca=True))
    ),
}  # fmt: skip
