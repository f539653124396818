"""No manipulation of a signed file passes, and no genuine signature is refused."""

from __future__ import annotations

import io
import random
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from itertools import product
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from asn1crypto import cms as asn1_cms, crl as asn1_crl, ocsp as asn1_ocsp, parser
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings, strategies as st
from PIL import ImageChops
from pyhanko.cli import cli_root
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    PdfTimeStamper,
    SigDSSPlacementPreference,
)
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from scripts.tanda_tangan import cms, periksa as modul_periksa, ubahan, urai
from scripts.tanda_tangan.jawaban import masa as tulis_masa, pukul
from tests import serangan, serangan_turut
from tests.bertanda import (
    PENUTUP,
    PK_ATASAN,
    PK_KEPALA,
    atasan,
    bubuhkan,
    gambar_mupdf,
    gambar_poppler,
    kecil,
    kepala,
    otoritas,
    putuskan,
    tampak,
)
from tests.penanda import bila_lengkap
from tests.serangan import ALAT_LUAR, SESUDAH
from tests.serangan_turut import BERSAMA
from tests.sertifikat import (
    SANDI,
    Pemegang,
    daftar_cabut,
    dengan_sha1,
    jawaban_ocsp,
    pencap_waktu,
    terbitkan,
)

pytestmark = pytest.mark.lama  # hundreds of forged files, each judged


@cache
def bertanda() -> bytes:
    """The small PDF signed by its head, without a picture."""
    return bubuhkan(kecil(), "Tersembunyi", baru=SigFieldSpec("Tersembunyi", box=(0, 0, 0, 0)))


@cache
def bercap() -> bytes:
    """The same, signed into a built field."""
    return bubuhkan(kecil())


# ---- Refused -------------------------------------------------------------------------------------


# Every third one, in the order of their kinds; all of them where there is time.
@pytest.mark.parametrize("nama", bila_lengkap(SESUDAH, [*SESUDAH][::3]))
def test_yang_diubah_sesudah_ditandatangani_ditolak(nama: str) -> None:
    rusak = SESUDAH[nama](bercap())
    assert rusak != bercap()
    putusan = putuskan(rusak)
    assert putusan.kode_keluar == 1, putusan
    assert putusan.sebab
    assert "dibaca" not in putusan.sebab[0], putusan.sebab


def test_yang_bukan_pdf_disebut_sebabnya() -> None:
    """A reader opens a file with something before it, so it is not called none."""
    semua = {b"\xef\xbb\xbf" + bercap(): "3 bita", b"<html>": "bukan PDF", b"": "0 bita"}
    for isi, kata in semua.items():
        (sebab,) = putuskan(isi).sebab
        assert kata in sebab


@pytest.mark.proses
@pytest.mark.parametrize("nama", ALAT_LUAR)
def test_yang_disimpan_ulang_ditolak(nama: str) -> None:
    assert putuskan(ALAT_LUAR[nama](bercap())).kode_keluar == 1


@pytest.mark.parametrize("nama", bila_lengkap(BERSAMA, [*BERSAMA][::3]))
def test_yang_turut_ditandatangani_ditolak(nama: str) -> None:
    putusan = putuskan(BERSAMA[nama](kecil()))
    assert putusan.kode_keluar == 1, putusan
    assert putusan.sebab
    assert "dibaca" not in putusan.sebab[0], putusan.sebab


@pytest.mark.parametrize("nama", ["sertifikasi P=1", "bidang baru mengunci yang lain"])
def test_sertifikasi_disebut_dengan_kata_biasa(nama: str) -> None:
    """Whoever signed so meant well, and is told how to sign instead."""
    (sebab,) = putuskan(BERSAMA[nama](kecil())).sebab
    assert "mengesahkan (sertifikasi) atau mengunci" in sebab
    assert "/" not in sebab


def test_versi_yang_diubah_disebut() -> None:
    (sebab,) = putuskan(SESUDAH["versi lain"](bercap())).sebab
    assert sebab == "susunan dokumen diubah (/Version)"


def test_banyaknya_serangan() -> None:
    """At least sixty; each is refused below, so that no reader's pages count."""
    assert len({*SESUDAH.values(), *BERSAMA.values(), *ALAT_LUAR.values()}) >= 60


def test_serangan_memang_terlihat_pembaca(tmp_path: Path) -> None:
    """A corpus of files that nobody is deceived by would prove nothing."""
    asli = tampak(bertanda())
    menipu = [
        nama for nama in SESUDAH
        if nama.startswith(("S1", "halaman", "dua startxref", "anotasi", "tanpa", "%%EOF dengan"))
        and tampak(SESUDAH[nama](bertanda())) != asli
    ]  # fmt: skip
    assert len(menipu) >= 8, menipu
    palsu = SESUDAH["S1: dua pembaruan, yang akhir tanpa %%EOF"](bertanda())
    assert gambar_poppler(palsu, tmp_path) != gambar_poppler(bertanda(), tmp_path)


@pytest.mark.parametrize("matikan", ["ekor", "S1", "objek asing", "halaman", "cakupan"])
def test_tanpa_pemeriksaan_serangan_lolos(matikan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the main checks is what refuses its attack."""
    if matikan in {"ekor", "S1"}:
        # As a lenient reader has it: what stands behind the signature is no matter.
        penuh, panjang = urai.revisi, len(bertanda())
        monkeypatch.setattr(urai, "revisi", lambda isi, awal: penuh(isi[:panjang], awal))
        s1 = SESUDAH["S1: dua pembaruan, yang akhir tanpa %%EOF"]
        rusak = s1(bertanda()) if matikan == "S1" else bertanda() + b"sampah"
    elif matikan == "objek asing":
        monkeypatch.setattr(ubahan._Penilai, "_sisa", lambda _: None)
        rusak = BERSAMA["turut: objek_lepas"](kecil())
    elif matikan == "halaman":
        monkeypatch.setattr(ubahan._Penilai, "_sisa", lambda _: None)
        rusak = BERSAMA["turut: isi_halaman"](kecil())
    else:
        monkeypatch.setattr(modul_periksa, "_cakupan", lambda *_: None)
        rusak = BERSAMA["rentang tidak sampai akhir"](kecil())
    assert putuskan(rusak).utuh


# ---- Single bits ---------------------------------------------------------------------------------


def _balik(nama: str, letak: int, bit: int) -> None:
    """One bit behind the built bytes: refused; or it lies in the signature's own digits, in data
    that prove it, or ends the last line, and then the same people signed the same pages."""
    isi = sah(nama)
    n = len(kecil()) + letak % (len(isi) - len(kecil()))
    rusak = isi[:n] + bytes([isi[n] ^ (1 << bit)]) + isi[n + 1 :]
    putusan = putuskan(rusak)
    if putusan.kode_keluar != 1:
        assert tampak(rusak) == tampak(isi)
        assert [(t.nama, t.waktu) for t in putusan.tanda] == [
            (t.nama, t.waktu) for t in putuskan(isi).tanda
        ]


BITA = {
    "nama": st.sampled_from(["tersembunyi", "ke bidang", "B-LT, data validasi menyusul", "B-T"]),
    "letak": st.integers(0, 1 << 20),
    "bit": st.integers(0, 7),
}
LAMBAT = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}


@settings(max_examples=8, derandomize=True, **LAMBAT)  # type: ignore[arg-type]
@given(**BITA)
def test_satu_bit(nama: str, letak: int, bit: int) -> None:
    _balik(nama, letak, bit)


@pytest.mark.lengkap
@settings(max_examples=1000, **LAMBAT)  # type: ignore[arg-type]
@given(**BITA)
def test_seribu_bit(nama: str, letak: int, bit: int) -> None:
    _balik(nama, letak, bit)


# ---- Accepted ------------------------------------------------------------------------------------


@cache
def _pencap() -> Any:
    return pencap_waktu(terbitkan("Layanan Cap Waktu", otoritas(), tsa=True), otoritas())


def _konteks() -> ValidationContext:
    daftar = [daftar_cabut(otoritas())]
    return ValidationContext(trust_roots=[otoritas().asn1], crls=daftar, allow_fetching=False)


def _b_lt(isi: bytes, letak: SigDSSPlacementPreference, **lagi: Any) -> bytes:
    return bubuhkan(
        isi,
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=True,
        validation_context=_konteks(),
        dss_settings=DSSContentSettings(
            placement=letak,
            include_vri=letak is not SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE,
        ),
        **lagi,
    )


def _cap_dokumen(isi: bytes) -> bytes:
    keluar = io.BytesIO(isi)
    PdfTimeStamper(_pencap()).timestamp_pdf(
        IncrementalPdfFileWriter(keluar), "sha256", None, in_place=True
    )  # fmt: skip
    return keluar.getvalue()


def _kumpulan_objek(p: Any) -> None:
    """The signer keeps what it can in an object stream, as other programs do."""
    kumpulan, kamus = p.prepare_object_stream(), serangan.generic.DictionaryObject()
    p.root["/AcroForm"][generic.pdf_name("/DR")] = p.add_object(kamus, obj_stream=kumpulan)
    p.update_root()


def _bermerek(isi: bytes, merek: bytes = b"%iText-5.5.13.2") -> bytes:
    """Signed by a program that writes its name before `startxref`, as iText does, or the key of its
    licence."""
    merek += b"\nstartxref"
    return serangan.tanda_ulang(isi, lambda ekor: ekor.replace(b"\nstartxref", merek))


def _sebut_sela(daftar: dict[int, bytes], sendiri: int) -> None:
    """A number that the signer took and did not use is told to be free, as Acrobat does."""
    sela = set(range(serangan.penutup(kecil())[1], sendiri)) - daftar.keys()
    assert sela
    urut = sorted((daftar | dict.fromkeys(sela, bytes(10) + b"\1")).items())
    daftar.clear()
    daftar.update(urut)


def _ber_dr(p: Any) -> None:
    """A field of the signer's own with resources, as iText makes it."""
    fields.append_signature_field(p, SigFieldSpec("X", box=(0, 0, 0, 0)))
    bidang = p.root["/AcroForm"]["/Fields"][-1]
    bidang[generic.pdf_name("/DR")] = serangan.generic.DictionaryObject()
    p.update_container(bidang)


def _objek_sendiri(p: Any) -> None:
    """What stood in place in the catalog stands in objects of its own, as PDFBox writes it."""
    for kunci, letak in (("/OutputIntents", 0), ("/MarkInfo", None)):
        wadah, tempat = (p.root, kunci) if letak is None else (p.root[kunci], letak)
        wadah[generic.pdf_name(kunci) if letak is None else letak] = p.add_object(wadah[tempat])
    p.update_root()


PADES: dict[str, Any] = {"subfilter": SigSeedSubFilter.PADES}
SAH: dict[str, Callable[[], bytes]] = {
    "ke bidang": bercap,
    "tersembunyi": bertanda,
    "PAdES": lambda: bubuhkan(kecil(), **PADES),
    "dua orang berurutan": lambda: bubuhkan(bercap(), PK_ATASAN, atasan(), **PADES),
    "tiga orang": lambda: bubuhkan(
        bubuhkan(bercap(), PK_ATASAN, atasan()), PK_KEPALA, kepala()
    ),
    "B-T": lambda: bubuhkan(kecil(), cap=_pencap(), **PADES),
    "perintah pyHanko ke bidang": lambda: bubuhkan(kecil(), penulis=IncrementalPdfFileWriter),
    "perintah pyHanko, dua orang": lambda: bubuhkan(
        bubuhkan(kecil(), penulis=IncrementalPdfFileWriter),
        PK_ATASAN, atasan(), penulis=IncrementalPdfFileWriter,
    ),
    "perintah pyHanko ke bidang baru": lambda: bubuhkan(
        kecil(), "X", baru=SigFieldSpec("X", box=(0, 0, 0, 0)), penulis=IncrementalPdfFileWriter
    ),
    "cap di dalam kotak": lambda: bubuhkan(
        kecil(), "BSrE", baru=serangan_turut.cap_baru("BSrE", PENUTUP, besar=-2)
    ),
    "cap tepat di kotak": lambda: bubuhkan(
        kecil(), "BSrE", baru=serangan_turut.cap_baru("BSrE", PK_ATASAN, geser=0.4), oleh=atasan()
    ),
    "cap di dua kotak oleh dua orang": lambda: bubuhkan(
        bubuhkan(kecil(), "A", baru=serangan_turut.cap_baru("A", PENUTUP)),
        "B", atasan(), baru=serangan_turut.cap_baru("B", PK_ATASAN),
    ),
    "B-LT dalam pembaruannya sendiri": lambda: _b_lt(
        kecil(), SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
    ),
    "B-LT, data validasi menyusul": lambda: _b_lt(
        kecil(), SigDSSPlacementPreference.SEPARATE_REVISION
    ),
    "B-LT, lalu orang kedua": lambda: bubuhkan(
        _b_lt(kecil(), SigDSSPlacementPreference.SEPARATE_REVISION), PK_ATASAN, atasan()
    ),
    "B-LTA": lambda: _b_lt(
        kecil(), SigDSSPlacementPreference.SEPARATE_REVISION, cap=_pencap(), use_pades_lta=True
    ),
    "cap waktu dokumen menyusul": lambda: _cap_dokumen(bercap()),
    "bermerek iText": lambda: _bermerek(kecil()),
    "bermerek kunci iText": lambda: _bermerek(kecil(), b"%7356f-4ed6a-d244b-18f30-5.5.12-SNAPSHOT"),
    "Acrobat sesudah orang pertama": lambda: serangan.acrobat(
        bubuhkan(kecil(), PK_ATASAN, atasan())
    ),
    "daftar dengan nomor yang tidak dipakai, Acrobat": lambda: serangan.tanda_daftar(
        kecil(), _sebut_sela, lambda p: p.allocate_placeholder()
    ),
    "daftar yang menyebut dirinya tidak dipakai, iText": lambda: serangan.tanda_daftar(
        kecil(), lambda daftar, sendiri: daftar.update({sendiri: serangan.BEBAS})
    ),
    "daftar yang berawal nol, PDFBox": lambda: serangan.tanda_daftar(
        kecil(), lambda daftar, _: daftar.update({0: bytes(11)})
    ),
    "objek tersendiri, PDFBox": lambda: bubuhkan(kecil(), ubah=_objek_sendiri),
    "bidang dengan /DR, iText": lambda: bubuhkan(kecil(), "X", ubah=_ber_dr),
    "dengan kumpulan objek": lambda: bubuhkan(kecil(), ubah=_kumpulan_objek),
}  # fmt: skip


@cache
def sah(nama: str) -> bytes:
    """A genuine file of those above, signed once a process."""
    return SAH[nama]()


@pytest.mark.parametrize("nama", bila_lengkap(SAH, [*SAH][::2]))
def test_tanda_tangan_sah_diterima(nama: str) -> None:
    isi = sah(nama)
    putusan = putuskan(isi)
    assert (putusan.keadaan, putusan.sebab) == ("bertanda", ())
    penanda = [t for t in putusan.tanda if not t.hanya_cap]
    assert all(t.jabatan in {"sesuai", "tanpa-kotak"} for t in penanda)
    # And every one of them is refused with one more byte, or one less.
    assert putuskan(isi + b"\n").kode_keluar == putuskan(isi[:-2]).kode_keluar == 1


@pytest.mark.parametrize("bidang", [PENUTUP, "X"])
def test_perintah_pyhanko_sendiri(bidang: str, tmp_path: Path) -> None:
    """pyHanko's program as it comes: into a field that waits, or an invisible one of its own."""
    (tmp_path / "asal.pdf").write_bytes(kecil())
    kepala().p12(tmp_path / "kepala.p12", otoritas())
    (tmp_path / "sandi").write_text(SANDI, encoding="utf-8")
    argumen = ["sign", "addsig", "--field", bidang, "pkcs12", "--passfile", "sandi"]
    with pytest.MonkeyPatch.context() as di:
        di.chdir(tmp_path)
        hasil = CliRunner().invoke(cli_root, [*argumen, "asal.pdf", "jadi.pdf", "kepala.p12"])
    assert hasil.exit_code == 0, hasil.output
    putusan = putuskan((tmp_path / "jadi.pdf").read_bytes())
    assert (putusan.keadaan, putusan.sebab) == ("bertanda", ())
    assert [t.bidang for t in putusan.tanda] == [bidang]


@pytest.mark.parametrize("nama", ["tersembunyi", "perintah pyHanko ke bidang baru"])
def test_tanda_tangan_tak_terlihat_tidak_mengubah_halaman(nama: str, tmp_path: Path) -> None:
    assert tampak(sah(nama)) == tampak(kecil())


def test_kedua_pembaca_melihat_hasil_build(tmp_path: Path) -> None:
    assert gambar_poppler(bertanda(), tmp_path) == gambar_poppler(kecil(), tmp_path)


MATRIKS: dict[str, dict[str, Any]] = {
    "polos": {},
    "miring": {"Matrix": (1, 5, 0, 1, 0, 0)},
    "jauh dan besar": {"Matrix": (1000, 0, 0, 1000, -500, -500), "BBox": (-300, -300, 300, 300)},
    "tanpa lebar": {"BBox": (0, 0, 0, 50)},
}


@pytest.mark.parametrize("nama", bila_lengkap(MATRIKS, {"polos", "miring"}))
def test_gambar_tidak_keluar_dari_kotaknya(nama: str, tmp_path: Path) -> None:
    """Whatever a signer draws, both readers show it in the box alone."""
    isi = serangan_turut.cap_merah(kecil(), **MATRIKS[nama])
    assert putuskan(isi).baik
    urut, (kiri, bawah, kanan, atas) = serangan_turut.kotak(PENUTUP)
    for gambar in (gambar_mupdf, gambar_poppler):
        asli, baru = gambar(kecil(), tmp_path), gambar(isi, tmp_path)
        for nomor, (a, b) in enumerate(zip(asli, baru, strict=True)):
            beda = ImageChops.difference(a, b).getbbox()
            if nomor == urut and beda:
                skala, tinggi = a.height / 841.89, a.height
                assert beda[0] >= kiri * skala - 2 and beda[2] <= kanan * skala + 2
                assert beda[1] >= tinggi - atas * skala - 2
                assert beda[3] <= tinggi - bawah * skala + 2
            else:
                assert beda is None


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        (b"WeasyPrint [0-9.]+", b"Program lain"),
        (b' rdf:about=""', b""),
        (b"</x:xmpmeta>", b" \\g<0>"),
    ],
)
def test_keterangan_ditulis_dengan_cara_lain(lama: bytes, baru: bytes) -> None:
    """Programs write what a file says of itself anew, each as it does, and put their name there."""
    assert putuskan(serangan.dss_xmp(bercap(), lama, baru)).baik


def test_bilangan_ditulis_dengan_cara_lain() -> None:
    """A rectangle may be written with other precision, and what comes again is the same."""
    nomor = serangan.halaman(bercap())[0]
    sama = serangan.objek(bercap(), nomor)
    geser = re.sub(rb"(/MediaBox \[ 0 0 \d+\.\d+)", rb"\g<1>0004", sama)
    assert geser != sama
    jauh = re.sub(rb"(/MediaBox \[ 0 0 )(\d+)", rb"\g<1>1\g<2>", sama)
    for isi, baik in ((sama, True), (geser, True), (jauh, False), (geser + b" ", True)):
        assert putuskan(serangan.dss(bercap(), {nomor: isi})).baik is baik
    geser = re.sub(rb"(/MediaBox \[ 0 0 \d+)\.\d+", rb"\g<1>.9", sama)
    assert not putuskan(serangan.dss(bercap(), {nomor: geser})).baik


def test_lebar_huruf_dengan_koma_memang_terlihat(tmp_path: Path) -> None:
    palsu = SESUDAH["DSS beserta lebar huruf dengan koma"](bertanda())
    assert gambar_poppler(palsu, tmp_path) != gambar_poppler(bertanda(), tmp_path)


# ---- Who signed, and when ------------------------------------------------------------------------


def test_nama_tidak_membuat_baris_sendiri() -> None:
    """Whoever makes a certificate or a field writes what they like in its name."""
    palsu = "Fulan\n    Identitas    dikenal"
    putusan = putuskan(bubuhkan(kecil(), oleh=terbitkan(palsu)))
    assert {t.nama for t in putusan.tanda} == {"Fulan Identitas dikenal"}
    bidang = bubuhkan(kecil(), "X\nASLI", baru=SigFieldSpec("X\nASLI", box=(0, 0, 0, 0)))
    luar = bubuhkan(kecil(), "X\nASLI", baru=SigFieldSpec("X\nASLI", box=(0, 0, 300, 300)))
    for isi, kata in ((bidang, "Bidang       X ASLI"), (luar, "bidang tanda tangan baru X ASLI")):
        putusan = putuskan(isi)
        assert not [satu for satu in putusan.sebab if "\n" in satu]
        baris = modul_periksa.sebagai_teks("b.pdf", putusan, "0")
        assert [satu for satu in baris if kata in satu]
        assert not [satu for satu in baris if satu.startswith("ASLI")]


def _satu(isi: bytes, *crl: bytes, **cara: Any) -> tuple[int, Any]:
    putusan = putuskan(isi, *crl, **cara)
    (tanda,) = (t for t in putusan.tanda if not t.hanya_cap)
    return putusan.kode_keluar, tanda


def test_penanda_yang_belum_dikenal() -> None:
    """Intact is not yet known: an answer of its own."""
    lain = terbitkan("Otoritas Lain", ca=True)
    for oleh, identitas, masa in (
        (terbitkan("Fulan Umpama"), "tidak-dikenal", "berlaku"),
        (terbitkan("Fulan Umpama", lain), "tidak-dikenal", "berlaku"),
        (terbitkan("Fulan Umpama", otoritas(), mulai=-400), "dikenal", "kedaluwarsa"),
        (terbitkan("Fulan Umpama", otoritas(), mulai=10), "dikenal", "belum-berlaku"),
    ):
        kode, tanda = _satu(bubuhkan(kecil(), oleh=oleh))
        assert (kode, tanda.pendapat.identitas, tanda.pendapat.masa) == (3, identitas, masa)
        assert not tanda.dipercaya


def _pada(saat: datetime, ekor: bytes) -> bytes:
    """The end of a signed file with another moment of signing."""
    angka = rb"\g<1>" + f"{saat:%Y%m%d%H%M%S}".encode()
    return re.sub(rb"(/M \(D\\072)\d{14}", angka, ekor)


def test_waktu_yang_belum_tiba() -> None:
    """A moment that has not come proves nothing, though the certificate is in force then."""
    besok, lusa = (datetime.now(UTC) + timedelta(days=n) for n in (0.9, 3))
    for saat, kode, masa in ((besok, 0, "berlaku"), (lusa, 3, "belum-tiba")):
        isi = serangan.tanda_ulang(kecil(), partial(_pada, saat))
        (tanda,) = putuskan(isi).tanda
        assert (putuskan(isi).kode_keluar, tanda.pendapat.masa) == (kode, masa)
        assert ("BELUM TIBA" in tulis_masa(tanda)) == (kode != 0)


@pytest.mark.parametrize("zona", ["Asia/Makassar", "America/Lima"])
@pytest.mark.parametrize(
    "saat", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)]
)
def test_waktu_di_ujung_penanggalan(
    monkeypatch: pytest.MonkeyPatch, zona: str, saat: datetime
) -> None:
    """As a signature may tell of itself: no clock can show it hours later or before."""
    monkeypatch.setenv("TZ", zona)
    time.tzset()
    try:
        assert "pukul" in pukul(saat)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("waktu", [b"(kemarin)", b"12", b"(D:99991231235959Z)"])
def test_waktu_yang_bukan_tanggal_disebut(waktu: bytes) -> None:
    """In words, and not by the name of what a reader raised."""

    def ganti(ekor: bytes) -> bytes:
        baru = re.sub(rb"/M \([^)]*\)", b"/M " + waktu, ekor)
        return baru.replace(b"/Type /Sig", b" " * (len(ekor) - len(baru)) + b"/Type /Sig", 1)

    hasil = putuskan(serangan.tanda_ulang(kecil(), ganti))
    assert hasil.kode_keluar == 1
    assert "tidak tertulis sebagai tanggal" in hasil.sebab[0]


def _berantai(oleh: Pemegang, antara: Pemegang) -> bytes:
    """Signed by `oleh`, who brings the certificate of the authority between along."""
    juru, keluar = oleh.juru, io.BytesIO()
    juru.cert_registry.register(antara.asn1)
    keterangan = signers.PdfSignatureMetadata(field_name=PENUTUP)
    masuk = IncrementalPdfFileWriter(io.BytesIO(kecil()))
    signers.PdfSigner(keterangan, juru).sign_pdf(masuk, output=keluar)
    return keluar.getvalue()


def test_otoritas_antara() -> None:
    """A chain over an authority that the signer brings along."""
    antara = terbitkan("Otoritas Antara", otoritas(), ca=True)
    oleh = terbitkan("Fulan Umpama", antara)
    assert _satu(_berantai(oleh, antara))[0] == 0
    assert _satu(bubuhkan(kecil(), oleh=oleh))[0] == 3, "rantainya terputus"


def test_sertifikat_dengan_sha1() -> None:
    """Of the signer it is refused by name; between, it vouches for nobody."""
    akar = terbitkan("Akar", ca=True, rsa_bit=2048)
    lemah = dengan_sha1(terbitkan("Fulan Umpama", akar), akar)
    putusan = putuskan(bubuhkan(kecil(), oleh=lemah), ca=akar)
    assert putusan.kode_keluar == 1 and "SHA-1" in putusan.sebab[0]
    antara = terbitkan("Antara", akar, ca=True)
    assert _satu(_berantai(terbitkan("Fulan Umpama", antara), antara), ca=akar)[0] == 0
    antara = dengan_sha1(antara, akar)
    assert _satu(_berantai(terbitkan("Fulan Umpama", antara), antara), ca=akar)[0] == 3


def test_pencabutan() -> None:
    """Revoked before signing is refused; after it only a time stamp tells that it was after."""
    dicabut, kelak = daftar_cabut(otoritas(), kepala()), daftar_cabut(otoritas(), kepala(), hari=1)
    kode, tanda = _satu(bercap(), dicabut)
    assert (kode, tanda.pendapat.pencabutan) == (1, "dicabut")
    kode, tanda = _satu(bercap(), kelak)
    assert (kode, tanda.pendapat.pencabutan) == (3, "dicabut-kemudian")
    kode, tanda = _satu(sah("B-T"), kelak)
    assert (kode, tanda.pendapat.pencabutan) == (0, "dicabut-kemudian")
    assert _satu(bercap(), daftar_cabut(otoritas()))[1].pendapat.pencabutan == "tidak-dicabut"
    assert _satu(bercap())[1].pendapat.pencabutan == "tidak-diperiksa"
    # Of a signer's own certificate that is trusted by itself nobody tells.
    sendiri = _satu(bercap(), daftar_cabut(otoritas()), ca=kepala())[1].pendapat
    assert (sendiri.identitas, sendiri.pencabutan) == ("dikenal", "tidak-diperiksa")
    # A list that the authority did not sign proves nothing.
    palsu = daftar_cabut(terbitkan("Otoritas Rekaan", ca=True), kepala())
    kode, tanda = _satu(bercap(), palsu)
    assert (kode, tanda.pendapat.pencabutan) == (0, "tidak-diperiksa")


def _dss(isi: bytes, *sertifikat: Pemegang, crl: bytes = b"", ocsp: bytes = b"") -> bytes:
    """The file with more in its store of what proves signatures, as anyone can add to it."""
    keluar = io.BytesIO(isi)
    berkas = IncrementalPdfFileWriter(keluar)
    DocumentSecurityStore.supply_dss_in_writer(
        berkas,
        None,
        certs=[satu.asn1 for satu in sertifikat],
        crls=[asn1_crl.CertificateList.load(crl)] if crl else [],
        ocsps=[asn1_ocsp.OCSPResponse.load(ocsp)] if ocsp else [],
    )
    berkas.write_in_place()  # type: ignore[no-untyped-call]
    return keluar.getvalue()


def test_pencabutan_palsu_tidak_menuduh() -> None:
    """Nobody but the authorities before a certificate revokes it: not one with the name of theirs
    that is added to the file, and another that was revoked is no matter."""
    senama = terbitkan("Otoritas Rekaan", ca=True)
    daftar, jawaban = daftar_cabut(senama, kepala()), jawaban_ocsp(senama, kepala(), dicabut=-2)
    lain = terbitkan("Otoritas Antara", otoritas(), ca=True)
    milik_senama = terbitkan("X", senama, ca=True)
    for isi in (
        _dss(bercap(), senama, crl=daftar),
        _dss(bercap(), senama, ocsp=jawaban),
        _dss(bercap(), lain, crl=daftar_cabut(otoritas(), lain)),
        _dss(bercap(), milik_senama, senama, crl=daftar_cabut(senama, milik_senama)),
    ):
        kode, tanda = _satu(isi)
        assert (kode, tanda.pendapat.dicabut) == (0, None)


def test_otoritas_antara_dicabut() -> None:
    antara = terbitkan("Otoritas Antara", otoritas(), ca=True)
    isi = _berantai(terbitkan("Fulan Umpama", antara), antara)
    kode, tanda = _satu(isi, daftar_cabut(otoritas(), antara))
    assert (kode, tanda.pendapat.pencabutan) == (1, "dicabut")


def test_sertifikat_lain_dalam_berkas_tidak_memalsukan() -> None:
    """A signer whom no known authority vouches for is not forged by what a known one issued for
    somebody else, such as who stamped the time; one who issued it without being an authority is."""
    asing = bubuhkan(kecil(), oleh=terbitkan("Fulan Umpama", terbitkan("Otoritas Lain", ca=True)))
    kode, tanda = _satu(_dss(asing, terbitkan("Layanan Cap Waktu", otoritas(), tsa=True)))
    assert (kode, tanda.pendapat.identitas) == (3, "tidak-dikenal")
    pegawai = terbitkan("Pegawai", otoritas())
    kode, tanda = _satu(_berantai(terbitkan("Fulan Umpama", pegawai), pegawai))
    assert (kode, tanda.pendapat.identitas) == (1, "tidak-sah")


def test_sertifikat_layanan_bukan_orang() -> None:
    """Nor does one of them who signs stamp the time."""
    for layanan in ({"tsa": True}, {"penjawab": True}):
        putusan = putuskan(bubuhkan(kecil(), oleh=terbitkan("Fulan Umpama", otoritas(), **layanan)))
        assert (putusan.kode_keluar, "bukan untuk tanda tangan" in putusan.sebab[0]) == (1, True)
    orang = pencap_waktu(terbitkan("Pegawai", otoritas(), rsa_bit=2048), otoritas())
    kode, tanda = _satu(bubuhkan(kecil(), cap=orang), daftar_cabut(otoritas(), kepala(), hari=1))
    assert (kode, tanda.cap_dikenal) == (3, False)


def _dengan_jawaban(isi: bytes, jawaban: bytes, cara: str) -> bytes:
    """Signed, with an answer of OCSP in the store of the file, or among what is signed."""
    satu = asn1_ocsp.OCSPResponse.load(jawaban)
    if cara == "CMS":
        # pyHanko itself would not sign with a certificate that is revoked.
        bukti = signers.Signer.format_revinfo(ocsp_responses=[satu])
        with mock.patch.object(signers.Signer, "format_revinfo", return_value=bukti):
            return bubuhkan(isi, embed_validation_info=True, validation_context=_konteks())
    keluar = io.BytesIO(bubuhkan(isi))
    berkas = IncrementalPdfFileWriter(keluar)
    DocumentSecurityStore.supply_dss_in_writer(berkas, None, ocsps=[satu])
    berkas.write_in_place()  # type: ignore[no-untyped-call]
    return keluar.getvalue()


CARA = ("DSS", "CMS", "opsi")
KEADAAN = ((None, 0, "tidak-dicabut"), (-2, 1, "dicabut"), (2, 3, "dicabut-kemudian"))


@pytest.mark.parametrize(
    ("cara", "keadaan"), bila_lengkap(product(CARA, KEADAAN), [*zip(CARA, KEADAAN, strict=True)])
)
def test_jawaban_ocsp(cara: str, keadaan: tuple[float | None, int, str]) -> None:
    """In the file's store, signed along, or given; by the authority, or one who answers for it."""
    dicabut, kode, pencabutan = keadaan
    for penjawab in (None, terbitkan("Penjawab", otoritas(), penjawab=True)):
        jawaban = jawaban_ocsp(otoritas(), kepala(), dicabut=dicabut, penjawab=penjawab)
        isi = bercap() if cara == "opsi" else _dengan_jawaban(kecil(), jawaban, cara)
        ada, tanda = _satu(isi, ocsp=(jawaban,) if cara == "opsi" else ())
        assert (ada, tanda.pendapat.pencabutan) == (kode, pencabutan)
        assert tanda.pendapat.dicabut is None or dicabut is not None


def test_jawaban_ocsp_yang_bukan_jawaban() -> None:
    """By nobody whom the authority entrusted with answers, about somebody else, or damaged."""
    asing = terbitkan("Otoritas Rekaan", ca=True)
    baik = jawaban_ocsp(otoritas(), kepala(), dicabut=-2)
    for jawaban in (
        jawaban_ocsp(otoritas(), kepala(), dicabut=-2, penjawab=atasan()),
        jawaban_ocsp(otoritas(), kepala(), dicabut=-2, penjawab=asing),
        jawaban_ocsp(otoritas(), kepala(), dicabut=-2, penjawab=terbitkan("X", penjawab=True)),
        jawaban_ocsp(otoritas(), atasan(), dicabut=-2),
        baik.replace(b"20", b"19", 1),  # in what is signed
    ):
        ada, tanda = _satu(bercap(), ocsp=(jawaban,))
        assert (ada, tanda.pendapat.pencabutan) == (0, "tidak-diperiksa")


def test_pencabutan_dari_berkasnya_sendiri() -> None:
    for nama in ("B-LT dalam pembaruannya sendiri", "B-LT, data validasi menyusul"):
        assert _satu(sah(nama))[1].pendapat.pencabutan == "tidak-dicabut"


def test_bukti_yang_rusak_bukan_bukti() -> None:
    """Anyone can add it; it proves nothing, nor does it hide what a good one proves."""
    for isi in (b"", b"sampah", kepala().asn1.dump(), daftar_cabut(otoritas(), kepala())[:-5]):
        kode, tanda = _satu(bercap(), isi, ocsp=(isi,))
        assert (kode, tanda.pendapat.pencabutan) == (0, "tidak-diperiksa")
        assert _satu(bercap(), isi, daftar_cabut(otoritas(), kepala()))[0] == 1


@pytest.mark.parametrize("nama", ["content_type", "message_digest"])
def test_atribut_yang_kurang_disebut(nama: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In words, and not by the name of what the library raised."""
    utuh = signers.Signer.signed_attrs

    async def kurang(self: Any, *isi: Any, **cara: Any) -> Any:
        semua = await utuh(self, *isi, **cara)
        return asn1_cms.CMSAttributes([a for a in semua if a["type"].native != nama])

    monkeypatch.setattr(signers.Signer, "signed_attrs", kurang)
    (sebab,) = putuskan(bubuhkan(kecil())).sebab
    assert sebab == "bagian yang ditambahkan rusak dan tidak dapat dibaca"


def test_cap_waktu_dari_layanan_asing() -> None:
    """Its moment counts for nothing, but harms nothing either."""
    lain = terbitkan("Otoritas Lain", ca=True)
    cap = pencap_waktu(terbitkan("Layanan Lain", lain, tsa=True), lain)
    kode, tanda = _satu(bubuhkan(kecil(), cap=cap))
    assert (kode, tanda.cap_dikenal) == (0, False)
    assert tanda.cap_waktu is not None
    kode, tanda = _satu(sah("B-T"))
    assert (kode, tanda.cap_dikenal) == (0, True)


def test_cap_waktu_saja_bukan_tanda_tangan() -> None:
    putusan = putuskan(_cap_dokumen(kecil()))
    assert putusan.kode_keluar == 1
    assert "hanya bercap waktu" in putusan.sebab[0]


def test_penanda_bukan_pejabatnya() -> None:
    """The file is intact, but no authority vouches for an office: in a built field, in a box, and
    unseen, where any official of the document would do."""
    cap = serangan_turut.cap_baru("Cap", PK_ATASAN)
    orang_lain = terbitkan("Orang Lain", otoritas())
    for isi in (
        bubuhkan(kecil(), PENUTUP, atasan()),
        bubuhkan(kecil(), "Cap", kepala(), baru=cap),
        bubuhkan(kecil(), "X", orang_lain, baru=SigFieldSpec("X")),
    ):
        kode, tanda = _satu(isi)
        assert (kode, tanda.jabatan) == (3, "tidak-sesuai")
        putusan = putuskan(isi)
        assert (putusan.keadaan, putusan.baik, putusan.utuh) == ("bukan-pejabat", False, True)


def test_nama_algoritme_lemah_disebut() -> None:
    for nama in ("MD5", "SHA-1", "RSA 1024 bit"):
        (sebab,) = putuskan(BERSAMA[nama](kecil())).sebab
        assert nama in sebab


HOLE = re.compile(rb"/Contents\s*<([0-9a-fA-F]+)>")
SELIPAN = (
    b"/Contents", b"endobj", b"stream", b"startxref", b"%%EOF", b"<<", b">>", b"/Prev 1", b"0 R",
    b"-1", b"9" * 20, b"(", b"%x\n", b"\0", b"null", b"/Encrypt 3 0 R", b"[" * 3000, b"#41",
)  # fmt: skip


def _acak(isi: bytes, benih: int) -> bytes:
    """A signed file of which chance has changed what was added to the built one."""
    acak, hasil = random.Random(benih), bytearray(isi)  # noqa: S311 - no secret
    for _ in range(acak.choice([1, 1, 2])):
        lubang = HOLE.search(hasil)
        letak = acak.randrange(len(kecil()), len(hasil))
        while lubang and lubang.start(1) <= letak < lubang.end(1) and acak.random() < 0.9:
            letak = acak.randrange(len(kecil()), len(hasil))
        match acak.randrange(5):
            case 0:
                hasil[letak] ^= 1 << acak.randrange(8)
            case 1:
                hasil[letak] = acak.choice(b"0123456789abcdefABCDEF")
            case 2:
                del hasil[letak : letak + acak.choice([1, 2, 1000])]
            case 3:
                hasil[letak:letak] = acak.choice(SELIPAN)
            case _:
                hasil += acak.choice([b"\n", b"x", b"%%EOF\n", bytes(hasil[letak:])])
    return bytes(hasil)


def _lolos(banyak: int) -> list[int]:
    """Of such files those that are taken for unchanged, though more of them differs than what no
    signature covers: the envelope of its own numbers."""
    isi = bubuhkan(kecil())
    tampak_isi = HOLE.sub(b"", isi)
    semua = ((n, _acak(isi, n)) for n in range(banyak))
    return [n for n, b in semua if putuskan(b).utuh and HOLE.sub(b"", b) != tampak_isi]


def test_berkas_acak_tidak_lolos(lengkap: bool) -> None:
    assert _lolos(4000 if lengkap else 60) == []


def test_yang_lolos_secara_acak_ketahuan(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files, where what is wrong with a signature is not looked at."""
    monkeypatch.setattr(cms, "_cacat", lambda *_: iter(()))
    assert _lolos(60)


def _dikemas(isi: bytes, *, sisipan: bytes = b"", ber: bool = False) -> bytes:
    """A signed file with something more behind what is signed, within its envelope; with `ber` the
    envelope does not say how long it is, as some signers write it (X.690, 8.1.3.6)."""
    cocok = HOLE.search(isi)
    assert cocok
    lubang = bytes.fromhex(cocok[1].decode())
    oid, amplop = _bagian(lubang)
    (badan,) = _bagian(amplop)
    dalam = b"".join(_bagian(badan)) + sisipan
    for awal, depan in ((b"\x30", b""), (b"\xa0", b""), (b"\x30", oid)):
        satu = depan + dalam
        dalam = awal + (b"\x80" if ber else b"\x82" + len(satu).to_bytes(2, "big")) + satu
        dalam += bytes(2 * ber)
    heksa = dalam.ljust(len(lubang), b"\0").hex().encode()
    return isi[: cocok.start(1)] + heksa + isi[cocok.end(1) :]


def _bagian(isi: bytes) -> list[bytes]:
    """The values within one of ASN.1."""
    hasil, dalam = list[bytes](), parser.parse(isi, strict=False)[4]
    while dalam:
        panjang = parser.peek(dalam)
        hasil.append(dalam[:panjang])
        dalam = dalam[panjang:]
    return hasil


@pytest.mark.parametrize("sisipan", [b"\x04\x05pesan", b"0\0" * 9])
def test_yang_diselipkan_dalam_amplop_tanda_tangan(sisipan: bytes) -> None:
    """What nobody signed may stand within the signature as little as behind it; the envelope alone
    may be written in either way."""
    isi = bubuhkan(kecil())
    for ber in (False, True):
        assert putuskan(_dikemas(isi, ber=ber)).keadaan == "bertanda"
        (sebab,) = putuskan(_dikemas(isi, sisipan=sisipan, ber=ber)).sebab
        assert "ada isi lain di belakangnya" in sebab or "tidak terbaca" in sebab
