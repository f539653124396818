"""What a signer signs along, or paints over the page: each a built file that must be rejected."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pyhanko.sign import fields
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper

from tests.bertanda import PENUTUP, PK_ATASAN, Penulis, atasan, bubuhkan, kecil
from tests.serangan import (
    BEBAS,
    KECIL,
    SESUDAH,
    Serangan,
    acrobat,
    generic,
    halaman,
    penutup,
    sambung,
    tanda_daftar,
    tanda_ulang,
)
from tests.sertifikat import pencap_waktu, terbitkan


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
    """A visible field of the signer's own over the box `di`, moved or enlarged."""
    urut, (kiri, bawah, kanan, atas) = kotak(di)
    tempat = (kiri + geser - besar, bawah - besar, kanan + geser + besar, atas + besar)
    return SigFieldSpec(nama, on_page=urut, box=tempat)  # type: ignore[arg-type]


def _dengan(ubah: Callable[[Any], object], bidang: str = PENUTUP, **cara: Any) -> Serangan:
    return lambda isi: bubuhkan(isi, bidang, ubah=ubah, **cara)


def _berputar(p: Any) -> None:
    """An object that is only a reference to itself."""
    acuan = p.add_object(generic.NullObject())
    p.objects[acuan.generation, acuan.idnum] = acuan
    p.root["/MarkInfo"] = acuan
    p.update_root()


def _objek_lain(p: Any) -> None:
    """An object of its own, with another value than in the catalog."""
    nama = generic.pdf_name("/Marked")
    p.root["/MarkInfo"] = p.add_object(
        generic.DictionaryObject({nama: generic.BooleanObject(value=False)})
    )
    p.update_root()


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
    """A time stamp of the document where readers expect the official's signature."""
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
    """A change of the built file before the signature."""

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
    """A stamp in its box, whose field `ubah` extends; signed in that form."""

    def siapkan(p: Any) -> None:
        fields.append_signature_field(p, cap_baru("Cap", PENUTUP))
        ubah(p, _bidang(p, "Cap"))

    return _dengan(siapkan, "Cap")


def _tampilan(gambar: Callable[[Any], Any]) -> Serangan:
    """A stamp with the given picture."""

    def ubah(p: Any, bidang: Any) -> None:
        bidang[generic.pdf_name("/AP")] = generic.DictionaryObject(gambar(p))

    return lambda isi: _tanpa_gambar(isi, ubah)


def _tanpa_gambar(isi: bytes, ubah: Callable[[Any, Any], object]) -> bytes:
    """A signature in a built field, with a picture made by hand."""

    def siapkan(p: Any) -> None:
        bidang = _bidang(p, PENUTUP)
        ubah(p, bidang)
        p.update_container(bidang)

    return bubuhkan(isi, PENUTUP, ubah=siapkan, gambar=False)


def cap_merah(isi: bytes, **kamus: tuple[float, ...]) -> bytes:
    """A signature in a built field with a picture that paints everything in reach red."""
    merah = b"1 0 0 rg -5000 -5000 10000 10000 re f"

    def gambar(p: Any) -> Any:
        susun = {k: generic.ArrayObject(map(generic.FloatObject, v)) for k, v in kamus.items()}
        return {N: _gambar(p, merah, **susun)}

    return _tampilan(gambar)(isi)


def _cara(nama: bytes) -> Serangan:
    """A signature that claims another form of CMS."""
    biasa = b"/adbe.pkcs7.detached"
    return lambda isi: tanda_ulang(isi, lambda e: e.replace(biasa, nama.ljust(len(biasa))))


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
    "daftar: isi halaman tidak dipakai": lambda b: tanda_daftar(
        b, lambda daftar, _: daftar.update({halaman(b)[1]: BEBAS})
    ),
    "daftar: isi halaman nol": lambda b: tanda_daftar(
        b, lambda daftar, _: daftar.update({halaman(b)[1]: bytes(11)})
    ),
    "daftar: dirinya nol": lambda b: tanda_daftar(
        b, lambda daftar, sendiri: daftar.update({sendiri: bytes(11)})
    ),
    "daftar: dirinya di tempat lain": lambda b: tanda_daftar(
        b, lambda daftar, sendiri: daftar.update({sendiri: b"\x01" + bytes(10)})
    ),
    "daftar: ramalan lain": lambda b: acrobat(b, b"/Columns 11/Predictor 15"),
    "daftar: ramalan berlebar lain": lambda b: acrobat(b, b"/Columns 10/Predictor 12"),
    "daftar: ramalan dengan kunci lain": lambda b: acrobat(
        b, b"/Columns 11/Predictor 12/Colors 1"
    ),
    "daftar: ramalan dari kiri": lambda b: acrobat(b, naik=1),
    "daftar: ramalan tanpa saringan": lambda b: acrobat(b, saringan=b""),
    "daftar: ramalan bagi sederet saringan": lambda b: acrobat(b, saringan=b"[/FlateDecode]"),
    "komentar yang tidak bermerek": lambda b: tanda_ulang(
        b, lambda e: e.replace(b"\nstartxref", b"%kunci dan versi\nstartxref")
    ),
    "objek tersendiri dengan isi lain": _dengan(_objek_lain),
    "objek tersendiri yang menunjuk dirinya": _dengan(_berputar),
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
    # Made as PDF had it once, or as none
    "cara SHA-1": _cara(b"/adbe.pkcs7.sha1"),
    "cara PKCS #1": _cara(b"/adbe.x509.rsa_sha1"),
    "cara cap waktu": _cara(b"/ETSI.RFC3161"),
    "tanpa cara": _cara(b"null"),
    # Somebody else
    "otoritas senama": lambda b: bubuhkan(
        b, oleh=terbitkan("Fulan Umpama", terbitkan("Otoritas Rekaan", ca=True))
    ),
}  # fmt: skip
