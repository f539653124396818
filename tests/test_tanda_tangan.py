"""Signed PDFs: what is signed stays what was built, and whatever else is in a file is refused."""

from __future__ import annotations

import importlib
import io
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from pyhanko.sign import fields, signers

from macros.hitung.entitas import Pejabat, Penanda
from macros.keluaran.dokumen import DaftarDepan, Entri, Halaman, Sampul, TandaDokumen, susun
from macros.keluaran.pdf import cetak
from macros.sajian.penyaji import Penyaji
from scripts import cli
from scripts.perintah import GalatPerintah
from scripts.tanda_tangan.acuan import Acuan, cocokkan, kumpulkan
from scripts.tanda_tangan.periksa import Putusan, periksa
from tests.proyek import AKAR
from tests.sertifikat import SANDI, Pemegang, layanan_cap_waktu, terbitkan

KODE = "7Q2MK-04ZT9"
KEPALA = Pejabat("kepala", "Fulan Umpama, S.H.", "Fulan Umpama", "Kepala Unit", "0")
ATASAN = Pejabat("atasan", "Fulanah Andai, M.Si.", "Fulanah Andai", "Kepala Kantor", "0")
PENUTUP, PK_ATASAN, PK_KEPALA = BIDANG = ("penutup-kepala", "pk-atasan", "pk-kepala")


def _tulis(
    folder: Path, *, bertanda: bool = True, blok: tuple[str, ...] = ("penutup", "pk")
) -> str:
    """A document of a cover and one chapter with signature blocks, and its metadata beside it."""
    orang = {
        "penutup": [Penanda("penutup", KEPALA, "", "Rekaan", "1 Januari 2030")],
        "pk": [
            Penanda("pk", ATASAN, "Pihak Kedua", "Rekaan", "1 Januari 2030"),
            Penanda("pk", KEPALA, "Pihak Pertama", "Rekaan", "1 Januari 2030"),
        ],
    }
    isi = "".join(Penyaji().templat("tanda_tangan", penanda=orang[b]) for b in blok)
    halaman = [
        Halaman("kata.md", "kata.html", '<h1 id="k">Kata</h1><p>Isi.</p>', "awal", "Kata"),
        Halaman("bab.md", "bab.html", f'<h1 id="b">Bab</h1><p>Isi.</p>{isi}', "isi", "Bab"),
    ]
    metadata = {
        "judul": "Laporan", "penulis": "Unit", "subjek": "Laporan", "kata_kunci": ["LKjIP"],
        "dibuat": "2030-01-31", "diubah": "2030-01-31", "pengenal": "lkjip/1/2030", "kode": KODE,
    }  # fmt: skip
    (folder / "dokumen.json").write_text(json.dumps(metadata), encoding="utf-8")
    return susun(
        halaman,
        Sampul("K", "W", "Unit", "Laporan", "Semester I", "2030", "Kota", kaki="Unit 2030"),
        DaftarDepan([Entri(1, "", h.judul, "", h.src) for h in halaman]),
        judul_dokumen="Laporan",
        isian={"nip-kepala": "1", "nip-atasan": "2"},
        tanda=TandaDokumen(KODE),
        bertanda=bertanda,
    )


def _buat(folder: Path, **opsi: Any) -> Path:
    dokumen, hasil = folder / "dokumen.html", folder / "laporan.pdf"
    dokumen.write_text(_tulis(folder, **opsi), encoding="utf-8")
    metadata = cetak.Metadata.baca(dokumen.with_suffix(".json"))
    cetak.buat_pdf(dokumen, hasil, [folder, AKAR / "docs"], metadata)
    return hasil


@pytest.fixture(scope="module")
def asli(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built PDF with three signature fields, alone in its folder but for its source."""
    return _buat(tmp_path_factory.mktemp("asli"))


@pytest.fixture(scope="module")
def tanpa_bidang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _buat(tmp_path_factory.mktemp("cetak"), bertanda=False)


@pytest.fixture(scope="module")
def otoritas() -> Pemegang:
    return terbitkan("Otoritas Rekaan", ca=True)


@pytest.fixture(scope="module")
def kepala(otoritas: Pemegang) -> Pemegang:
    return terbitkan("Fulan Umpama", otoritas)


@pytest.fixture(scope="module")
def p12(kepala: Pemegang, otoritas: Pemegang, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kepala.p12(tmp_path_factory.mktemp("sertifikat") / "kepala.p12", otoritas)


@pytest.fixture(autouse=True)
def sandi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LKJIP_SANDI", SANDI)


def _jalankan(*argv: str | Path) -> int:
    """A command as the command line reads it, in this process."""
    opsi = cli.urai([str(a) for a in argv])
    modul = importlib.import_module(f"scripts.perintah.{opsi.perintah}")
    kode: int = modul.jalankan(str(AKAR), opsi)
    return kode


def _tandatangani(asal: Path, acuan: Path, p12: Path, bidang: str, hasil: Path, *opsi: str) -> Path:
    argumen = ("--acuan", acuan, "--p12", p12, "--field", bidang, "--out", hasil)
    assert _jalankan("sign", asal, *argumen, *opsi) == 0
    return hasil


@pytest.fixture(scope="module")
def bertanda(asli: Path, p12: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built PDF with one field signed."""
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("LKJIP_SANDI", SANDI)
        hasil = tmp_path_factory.mktemp("bertanda") / "bertanda.pdf"
        return _tandatangani(asli, asli, p12, PENUTUP, hasil)


def _putuskan(isi: bytes, asli: Path) -> Putusan:
    return periksa(isi, kumpulkan(AKAR, str(asli)), kode_sini=KODE)


# Fields


def test_setiap_penanda_mempunyai_satu_bidang(asli: Path) -> None:
    with pikepdf.open(asli) as berkas:
        bidang = {str(b.T): b for b in berkas.Root.AcroForm.Fields}
        assert tuple(bidang) == BIDANG
        assert {str(b.FT) for b in bidang.values()} == {"/Sig"}
        assert not [b for b in bidang.values() if "/V" in b or "/DA" in b]
        assert str(bidang[PK_ATASAN].TU) == "Tanda tangan Fulanah Andai, M.Si., Kepala Kantor"
        kiri, bawah, kanan, atas = (float(n) for n in bidang[PENUTUP].Rect)
        assert 200 < kanan - kiri < 250 and 60 < atas - bawah < 75
        assert bidang[PENUTUP].AP.N.read_bytes() == b""
        # Each widget hangs on a Form tag, which points back at it.
        peta = berkas.Root.StructTreeRoot.ParentTree.Nums
        pemilik = {int(peta[i]): peta[i + 1] for i in range(0, len(peta), 2)}
        for satu in bidang.values():
            unsur = pemilik[int(satu.StructParent)]
            assert unsur.S == "/Form"
            assert unsur.K[0].Obj.objgen == satu.objgen


def test_tanpa_bidang_bila_tidak_diminta(tanpa_bidang: Path) -> None:
    with pikepdf.open(tanpa_bidang) as berkas:
        assert "/AcroForm" not in berkas.Root


def test_blok_yang_tampil_lagi_mempunyai_bidang_sendiri(tmp_path: Path) -> None:
    dua_kali = _tulis(tmp_path, blok=("pk", "penutup", "pk"))
    nama = [PK_ATASAN, PK_KEPALA, PENUTUP, f"{PK_ATASAN}-2", f"{PK_KEPALA}-2"]
    assert re.findall(r'<input type="checkbox" name="([^"]+)"', dua_kali) == nama
    tanpa = _tulis(tmp_path, bertanda=False)
    assert "<input" not in tanpa and "data-bidang" not in tanpa


# Signing and verifying


def test_belum_ditandatangani(asli: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _jalankan("verify", asli, "--acuan", asli) == 0
    teks = capsys.readouterr().out
    assert "ASLI, belum ditandatangani" in teks
    assert f"Kode dokumen   {KODE}" in teks


def test_tanda_tangan_dikenali(
    asli: Path, bertanda: Path, otoritas: Pemegang, tmp_path: Path, capsys: Any
) -> None:
    assert bertanda.read_bytes().startswith(asli.read_bytes())
    ca = otoritas.pem(tmp_path / "ca.pem")
    assert _jalankan("verify", bertanda, "--acuan", asli) == 0
    teks = capsys.readouterr().out
    assert "ASLI dan bertanda tangan" in teks
    assert "Fulan Umpama" in teks and PENUTUP in teks
    assert "belum diperiksa" in teks
    assert _jalankan("verify", bertanda, "--acuan", asli, "--ca", ca, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["keadaan"], data["baik"]) == ("bertanda", True)
    (tanda,) = data["tanda_tangan"]
    assert (tanda["bidang"], tanda["nama"], tanda["penerbit"], tanda["dipercaya"]) == (
        PENUTUP, "Fulan Umpama", "Otoritas Rekaan", True
    )  # fmt: skip


def test_otoritas_lain_tidak_dipercaya(
    asli: Path, bertanda: Path, tmp_path: Path, capsys: Any
) -> None:
    """Of the same name, with another key."""
    lain = terbitkan("Otoritas Rekaan", ca=True).pem(tmp_path / "lain.pem")
    assert _jalankan("verify", bertanda, "--acuan", asli, "--ca", lain) == 1
    assert "penerbit sertifikat Fulan Umpama tidak dipercaya" in capsys.readouterr().out


def test_dua_penanda_di_dua_bidang(
    asli: Path, bertanda: Path, otoritas: Pemegang, tmp_path: Path, capsys: Any
) -> None:
    p12 = terbitkan("Fulanah Andai", otoritas).p12(tmp_path / "atasan.p12", otoritas)
    dua = _tandatangani(bertanda, asli, p12, PK_ATASAN, tmp_path / "dua.pdf")
    assert f"Bidang yang masih kosong: {PK_KEPALA}." in capsys.readouterr().out
    assert dua.read_bytes().startswith(bertanda.read_bytes())
    putusan = _putuskan(dua.read_bytes(), asli)
    assert putusan.keadaan == "bertanda"
    assert [(t.bidang, t.nama, t.cacat) for t in putusan.tanda] == [
        (PENUTUP, "Fulan Umpama", ""), (PK_ATASAN, "Fulanah Andai", "")
    ]  # fmt: skip


def test_beberapa_bidang_sekaligus(asli: Path, p12: Path, tmp_path: Path) -> None:
    lagi = ("--field", PK_KEPALA, "--field", PENUTUP)
    hasil = _tandatangani(asli, asli, p12, PENUTUP, tmp_path / "semua.pdf", *lagi)
    putusan = _putuskan(hasil.read_bytes(), asli)
    assert putusan.keadaan == "bertanda"
    assert [t.bidang for t in putusan.tanda] == [PENUTUP, PK_KEPALA]


def test_cap_waktu(asli: Path, p12: Path, otoritas: Pemegang, tmp_path: Path, capsys: Any) -> None:
    pencap = terbitkan("Layanan Cap Waktu", otoritas, tsa=True)
    with layanan_cap_waktu(pencap, otoritas) as alamat:
        hasil = _tandatangani(asli, asli, p12, PENUTUP, tmp_path / "t.pdf", "--tsa", alamat)
    assert "(cap waktu)" in capsys.readouterr().out
    isi = hasil.read_bytes()
    assert _putuskan(isi, asli).tanda[0].cap_waktu is not None
    # The time stamp stands outside of what the signature covers.
    awal, akhir = _lubang(isi)
    assert not [p for p in range(awal, akhir, 149) if _putuskan(_balik(isi, p), asli).baik]
    gagal = tmp_path / "gagal.pdf"
    with pytest.raises(GalatPerintah, match="tidak dapat diperoleh"):
        _tandatangani(asli, asli, p12, PENUTUP, gagal, "--tsa", alamat)
    assert not gagal.exists()


def test_tampilan_tanda_tangan(asli: Path, p12: Path, tmp_path: Path) -> None:
    """The stamp stands in its field, in the report's own font."""
    hasil = _tandatangani(
        asli, asli, p12, PK_KEPALA, tmp_path / "t.pdf", "--alasan", "Disahkan (uji)"
    )
    with pikepdf.open(hasil) as berkas:
        (bidang,) = (b for b in berkas.Root.AcroForm.Fields if b.T == PK_KEPALA)
        assert str(bidang.V.Reason) == "Disahkan (uji)"
        (gambar,) = bidang.AP.N.Resources.XObject.values()
        huruf = {str(f.BaseFont).partition("+")[2] for f in gambar.Resources.Font.values()}
        assert huruf == {"Arimo", "Arimo-Bold"}
        tinggi, lebar = (float(n) for n in list(bidang.AP.N.BBox)[1:3])
        assert [float(n) for n in list(gambar.BBox)[2:]] == pytest.approx([lebar, tinggi], abs=1)


@pytest.mark.parametrize("nama", ["asli", "bertanda"])
def test_alat_lain_sependapat(nama: str, request: pytest.FixtureRequest) -> None:
    berkas = request.getfixturevalue(nama)
    subprocess.run(["qpdf", "--check", berkas], check=True, capture_output=True)
    hasil = subprocess.run(["pdfsig", berkas], capture_output=True, text=True, check=False).stdout
    if nama == "bertanda":
        assert "Signature is Valid" in hasil and "Total document signed" in hasil
        assert "ETSI.CAdES.detached" in hasil
    assert hasil.count("is not signed") == (2 if nama == "bertanda" else 3)
    huruf = subprocess.run(["pdffonts", berkas], capture_output=True, text=True, check=True).stdout
    assert all(" yes yes yes " in baris for baris in huruf.splitlines()[2:])


@pytest.mark.parametrize("profil", ["3a", "ua1"])
@pytest.mark.parametrize("nama", ["asli", "bertanda"])
def test_tetap_pdf_a_dan_pdf_ua(nama: str, profil: str, request: pytest.FixtureRequest) -> None:
    laporan = str(page.validate_pdf(request.getfixturevalue(nama), profile=profil))
    assert "no failures" in laporan, laporan


def test_pemeriksa_mengenali_tanda_tangan_yang_merusak(
    asli: Path, p12: Path, tmp_path: Path
) -> None:
    """Another program's picture, in a font that is not embedded, breaks both."""
    rusak = tmp_path / "rusak.pdf"
    penulis = IncrementalPdfFileWriter(io.BytesIO(asli.read_bytes()))
    rusak.write_bytes(_tanda_tangani_sendiri(penulis, p12, PENUTUP))
    for profil in ("3a", "ua1"):
        assert "FONT-EMBEDDING" in str(page.validate_pdf(rusak, profile=profil))


# What must be refused


def _balik(isi: bytes, letak: int) -> bytes:
    return isi[:letak] + bytes([isi[letak] ^ 1]) + isi[letak + 1 :]


def _lubang(isi: bytes) -> tuple[int, int]:
    """Where the hexadecimal digits of the only signature begin and end."""
    awal = isi.index(b"<", isi.index(b"/Contents", isi.rindex(b"/ByteRange") - 20000)) + 1
    return awal, isi.index(b">", awal)


RUSAK: dict[str, Callable[[bytes, int], bytes]] = {
    "satu bita hasil build": lambda b, n: _balik(b, n // 2),
    "satu bita pertama yang ditambahkan": _balik,
    "satu bita terakhir": lambda b, _: _balik(b, len(b) - 3),
    "satu bita ditambahkan": lambda b, _: b + b"\n",
    "satu bita dihapus": lambda b, _: b[:-1],
    "tanda tangan dipotong": lambda b, n: b[: n + 100],
    "halaman kosong ditambahkan": lambda b, _: _tambah_halaman(b),
    "disimpan ulang": lambda b, _: _simpan_ulang(b),
}


def _tambah_halaman(isi: bytes) -> bytes:
    """A page appended in the way of an ordinary program, as an update of the signed file."""
    penulis: Any = IncrementalPdfFileWriter(io.BytesIO(isi))
    gambar = penulis.add_object(generic.StreamObject(stream_data=b"q Q"))
    halaman: Any = PageObject
    penulis.insert_page(halaman(contents=gambar, media_box=(0, 0, 100, 100)))
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def _simpan_ulang(isi: bytes) -> bytes:
    keluar = io.BytesIO()
    with pikepdf.open(io.BytesIO(isi)) as berkas:
        berkas.add_blank_page()
        berkas.save(keluar, compress_streams=False)
    return keluar.getvalue()


@pytest.mark.parametrize("nama", RUSAK)
def test_berkas_bertanda_yang_berubah_ditolak(
    asli: Path, bertanda: Path, tmp_path: Path, nama: str, capsys: Any
) -> None:
    rusak = tmp_path / "rusak.pdf"
    rusak.write_bytes(RUSAK[nama](bertanda.read_bytes(), asli.stat().st_size))
    assert _jalankan("verify", rusak, "--acuan", asli) == 1
    keluaran = capsys.readouterr()
    assert "DITOLAK" in keluaran.out
    assert "Traceback" not in keluaran.out + keluaran.err


def test_setiap_bita_berarti(asli: Path, bertanda: Path) -> None:
    """Every byte that was appended, and every digit of the signature itself, in samples."""
    isi, n = bertanda.read_bytes(), asli.stat().st_size
    awal, akhir = _lubang(isi)
    letak = {*range(n, len(isi), 211), *range(awal, akhir, 97), awal, akhir - 1, akhir}
    assert len(letak) > 100
    lolos = [p for p in sorted(letak) if _putuskan(_balik(isi, p), asli).baik]
    assert lolos == [], (awal, akhir)
    # Upper and lower case stand for the same signature, but are another file.
    huruf = next(p for p in range(awal, akhir) if chr(isi[p]).isalpha())
    lain = isi[:huruf] + isi[huruf : huruf + 1].swapcase() + isi[huruf + 1 :]
    assert not _putuskan(lain, asli).baik


def _tanda_tangani_sendiri(
    penulis: Any, pemegang: Path, bidang: str, tempat: tuple[int, int, int, int] | None = None
) -> bytes:
    """Sign with pyHanko alone, as another program would, whatever else `penulis` has changed."""
    sandi = SANDI.encode()
    juru: Any = signers.SimpleSigner.load_pkcs12_data(pemegang.read_bytes(), (), sandi)
    keluar = io.BytesIO()
    signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name=bidang),
        juru,
        new_field_spec=fields.SigFieldSpec(bidang, box=tempat) if tempat else None,
    ).sign_pdf(penulis, output=keluar)
    return keluar.getvalue()


def test_program_lain_boleh_menandatangani(asli: Path, p12: Path) -> None:
    """Its own metadata and its own picture; also a field of its own, provided that it is hidden."""
    penulis = IncrementalPdfFileWriter(io.BytesIO(asli.read_bytes()))
    assert _putuskan(_tanda_tangani_sendiri(penulis, p12, PENUTUP), asli).baik
    penulis = IncrementalPdfFileWriter(io.BytesIO(asli.read_bytes()))
    hasil = _putuskan(_tanda_tangani_sendiri(penulis, p12, "Tersembunyi", (0, 0, 0, 0)), asli)
    assert (hasil.keadaan, hasil.sebab) == ("bertanda", ())


def test_bidang_baru_yang_menutupi_halaman_ditolak(asli: Path, p12: Path) -> None:
    penulis = IncrementalPdfFileWriter(io.BytesIO(asli.read_bytes()))
    hasil = _putuskan(_tanda_tangani_sendiri(penulis, p12, "Besar", (50, 50, 500, 700)), asli)
    assert hasil.keadaan == "berubah"
    assert any("bidang tanda tangan baru Besar menutupi halaman" in s for s in hasil.sebab)


def test_isi_yang_diganti_bersama_tanda_tangan_ditolak(asli: Path, p12: Path) -> None:
    """The signature is valid and covers the whole file, but not what was built."""
    penulis: Any = IncrementalPdfFileWriter(io.BytesIO(asli.read_bytes()))
    halaman = penulis.root["/Pages"]["/Kids"][3]
    halaman["/Contents"] = penulis.add_object(generic.StreamObject(stream_data=b"q Q"))
    penulis.update_container(halaman)
    hasil = _putuskan(_tanda_tangani_sendiri(penulis, p12, PENUTUP), asli)
    assert [t.cacat for t in hasil.tanda] == [""]
    assert (hasil.keadaan, hasil.sebab) == ("berubah", ("halaman 4 diubah atau ditutupi",))


def test_gambar_di_bidang_orang_lain_ditolak(asli: Path, p12: Path) -> None:
    """A picture in a field that nobody signed would look like a signature."""
    penulis: Any = IncrementalPdfFileWriter(io.BytesIO(asli.read_bytes()))
    bidang = penulis.root["/AcroForm"]["/Fields"][BIDANG.index(PK_ATASAN)]
    bidang["/AP"]["/N"] = penulis.add_object(generic.StreamObject(stream_data=b"q Q"))
    penulis.update_container(bidang)
    hasil = _putuskan(_tanda_tangani_sendiri(penulis, p12, PENUTUP), asli)
    assert hasil.sebab == (f"bidang tanda tangan {PK_ATASAN} diubah tanpa ditandatangani",)


def test_dokumen_lain_di_belakang_ditolak(asli: Path, p12: Path) -> None:
    """A whole other document behind the built one, signed: it begins with the built bytes."""
    isi = asli.read_bytes()
    benda = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<<>>>>",
    ]
    letak = []
    for nomor, satu in enumerate(benda, 1):
        letak.append(len(isi))
        isi += b"%d 0 obj\n%b\nendobj\n" % (nomor, satu)
    mulai = len(isi)
    isi += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % n for n in letak)
    isi += b"trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % mulai
    with pikepdf.open(io.BytesIO(isi)) as berkas:
        assert len(berkas.pages) == 1  # what a reader shows
    penulis = IncrementalPdfFileWriter(io.BytesIO(isi))
    hasil = _putuskan(_tanda_tangani_sendiri(penulis, p12, "A", (0, 0, 0, 0)), asli)
    assert hasil.keadaan == "berubah"
    assert "menggantikan seluruh dokumen" in hasil.sebab[0]


def _dengan_dss(isi: bytes, *, metadata: bool) -> bytes:
    """Append an empty store of data that prove a signature in the long run (PAdES B-LT)."""
    penulis: Any = IncrementalPdfFileWriter(io.BytesIO(isi))
    penulis.root["/DSS"] = penulis.add_object(generic.ArrayObject())
    penulis.update_root()
    if not metadata:
        penulis._update_meta = lambda: None
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def test_data_validasi_boleh_menyusul(asli: Path, bertanda: Path) -> None:
    """What proves a signature comes after it; nothing else may, not even other metadata."""
    isi = bertanda.read_bytes()
    dengan = _dengan_dss(isi, metadata=False)
    assert len(dengan) > len(isi)
    assert _putuskan(dengan, asli).keadaan == "bertanda"
    for lain in (_tambah_halaman(dengan), _dengan_dss(isi, metadata=True)):
        assert "berkas diubah sesudah tanda tangan terakhir" in _putuskan(lain, asli).sebab


def test_tambahan_tanpa_tanda_tangan_ditolak(asli: Path) -> None:
    for isi in (_tambah_halaman(asli.read_bytes()), asli.read_bytes() + b"\n"):
        hasil = _putuskan(isi, asli)
        assert hasil.keadaan == "berubah"
        assert hasil.sebab


def test_bukan_milik_kita(asli: Path, tanpa_bidang: Path, tmp_path: Path, capsys: Any) -> None:
    lain = tmp_path / "lain.pdf"
    with pikepdf.new() as kosong:
        kosong.add_blank_page()
        kosong.save(lain)
    assert _jalankan("verify", lain, "--acuan", asli) == 1
    assert "bukan hasil build laporan ini" in capsys.readouterr().out
    lain.write_text("bukan PDF", encoding="utf-8")
    assert _jalankan("verify", lain, "--acuan", asli) == 1
    assert "berkas ini bukan PDF" in capsys.readouterr().out
    # Another edition of the same content, or an older build: its code tells.
    assert _putuskan(tanpa_bidang.read_bytes(), asli).keadaan == "berubah"
    assert periksa(tanpa_bidang.read_bytes(), [], kode_sini="00000-00000").keadaan == "asing"


# What counts as built


def test_acuan_dari_versi_terbitan(asli: Path, bertanda: Path, tmp_path: Path) -> None:
    """The branch of published versions holds their hashes, also where nothing is built."""
    (satu,) = kumpulkan(AKAR, str(asli))
    isi = {
        "versi": "2030", "status": "final", "judul": "Tahun 2030", "alasan": "", "edisi": "2030",
        "tanggal_data": "2029-12-31", "tanggal": "2030-01-31T00:00:00+08:00", "commit": "0" * 40,
        "penanda": [],
        "pdf": [{"berkas": "unduh/l.pdf", "sha256": satu.sha256, "ukuran": satu.ukuran}],
    }  # fmt: skip
    (tmp_path / "2030").mkdir()
    (tmp_path / "2030" / "versi.json").write_text(json.dumps(isi), encoding="utf-8")
    for argumen in (
        ("init", "-q", "-b", "gh-pages"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@contoh.id", "commit", "-q", "-m", "Terbit"),
        ("rm", "-rq", "2030"),
    ):
        subprocess.run(["git", *argumen], cwd=tmp_path, check=True)
    (acuan,) = kumpulkan(tmp_path, None)
    assert acuan.nama == "2030/unduh/l.pdf (terbitan)"
    assert periksa(bertanda.read_bytes(), [acuan]).baik


def test_acuan_dari_manifes_dan_situs(asli: Path, bertanda: Path, tmp_path: Path) -> None:
    (satu,) = kumpulkan(AKAR, str(asli))
    versi = tmp_path / "2030" / "versi.json"
    versi.parent.mkdir()
    pdf_terbit = {"berkas": "unduh/l.pdf", "sha256": satu.sha256, "ukuran": satu.ukuran}
    versi.write_text(json.dumps({"versi": "2030", "pdf": [pdf_terbit]}), encoding="utf-8")
    for tempat in (versi, versi.parent, tmp_path):
        (acuan,) = kumpulkan(AKAR, str(tempat))
        assert (acuan.sha256, acuan.ukuran) == (satu.sha256, satu.ukuran)
    assert periksa(bertanda.read_bytes(), kumpulkan(AKAR, str(versi))).baik
    # A signed file beside the built one does not become a reference.
    folder = tmp_path / "situs" / "unduh"
    folder.mkdir(parents=True)
    for dari in (asli, bertanda):
        (folder / dari.name).write_bytes(dari.read_bytes())
    assert [a.sha256 for a in kumpulkan(AKAR, str(folder.parent))] == [satu.sha256]


def test_acuan_yang_terpanjang(asli: Path) -> None:
    isi = asli.read_bytes()
    (satu,) = kumpulkan(AKAR, str(asli))
    kosong = Acuan("kosong", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0)
    assert cocokkan(isi + b"x", [kosong, satu]) == satu


@pytest.mark.proses
def test_tanpa_acuan(tmp_path: Path) -> None:
    with pytest.raises(GalatPerintah, match="belum ada PDF acuan"):
        kumpulkan(tmp_path, None)
    with pytest.raises(GalatPerintah, match="tidak ada PDF hasil build"):
        kumpulkan(tmp_path, str(tmp_path))
    (tmp_path / "versi.json").write_text("[]", encoding="utf-8")
    with pytest.raises(GalatPerintah, match="bukan manifes"):
        kumpulkan(tmp_path, str(tmp_path))


# Mistakes get a message


@pytest.fixture(scope="module")
def sertifikat(otoritas: Pemegang, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Certificates that cannot sign."""
    folder = tmp_path_factory.mktemp("tak-berlaku")
    bukan = folder / "bukan.p12"
    bukan.write_text("bukan PKCS #12", encoding="utf-8")
    return {
        "kedaluwarsa": terbitkan("Lama", otoritas, mulai=-400).p12(folder / "lama.p12"),
        "belum": terbitkan("Baru", otoritas, mulai=10).p12(folder / "baru.p12"),
        "guna": terbitkan("Sandi", otoritas, guna=False).p12(folder / "sandi.p12"),
        "sandi": terbitkan("Lain", otoritas).p12(folder / "lain.p12", sandi="lain"),
        "bukan": bukan,
    }


@pytest.mark.parametrize(
    ("nama", "pesan", "kode"),
    [
        ("kedaluwarsa", r"sertifikat Lama sudah kedaluwarsa sejak \d+\s\w+\s\d{4}", 1),
        ("belum", "sertifikat Baru baru berlaku mulai", 1),
        ("guna", "sertifikat Sandi bukan untuk tanda tangan", 1),
        ("sandi", r"kata sandi .*lain\.p12 salah", 1),
        ("bukan", "bukan berkas sertifikat", 2),
    ],
)
def test_sertifikat_yang_tidak_berlaku(
    asli: Path, sertifikat: dict[str, Path], tmp_path: Path, nama: str, pesan: str, kode: int
) -> None:
    hasil = tmp_path / "h.pdf"
    with pytest.raises(GalatPerintah, match=pesan) as galat:
        _tandatangani(asli, asli, sertifikat[nama], PENUTUP, hasil)
    assert galat.value.kode == kode
    assert not hasil.exists()


def test_kata_sandi_tidak_dapat_ditanyakan(
    asli: Path, p12: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LKJIP_SANDI")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(GalatPerintah, match="LKJIP_SANDI"):
        _tandatangani(asli, asli, p12, PENUTUP, tmp_path / "h.pdf")


@pytest.mark.parametrize(
    ("berkas", "opsi", "pesan", "kode"),
    [
        ("asli", ("--field", "tidak-ada"), f"tidak mempunyai bidang tidak-ada.*{PENUTUP}", 2),
        ("asli", (), f"pilih bidang.*{PENUTUP}, {PK_ATASAN}, {PK_KEPALA}", 2),
        ("bertanda", ("--field", PENUTUP), "sudah ditandatangani oleh Fulan Umpama", 1),
        ("tanpa_bidang", (), "tidak mempunyai bidang tanda tangan.*--edisi tte", 1),
    ],
)
def test_bidang_yang_tidak_dapat_dipakai(
    request: pytest.FixtureRequest,
    asli: Path,
    p12: Path,
    berkas: str,
    opsi: tuple[str, ...],
    pesan: str,
    kode: int,
) -> None:
    asal = request.getfixturevalue(berkas)
    acuan = asal if berkas == "tanpa_bidang" else asli
    with pytest.raises(GalatPerintah, match=pesan) as galat:
        _jalankan("sign", asal, "--acuan", acuan, "--p12", p12, *opsi)
    assert galat.value.kode == kode


def test_berkas_yang_berubah_tidak_ditandatangani(
    asli: Path, bertanda: Path, p12: Path, tmp_path: Path
) -> None:
    rusak = tmp_path / "rusak.pdf"
    for isi in (_balik(asli.read_bytes(), 5000), _balik(bertanda.read_bytes(), -5), b"%PDF-1.7"):
        rusak.write_bytes(isi)
        with pytest.raises(GalatPerintah, match="tidak ditandatangani"):
            _tandatangani(rusak, asli, p12, PK_KEPALA, tmp_path / "h.pdf")


def test_hasil_tidak_menimpa_berkas_lain(
    asli: Path, p12: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a name it stands in the folder at hand, and the next signer extends it there."""
    monkeypatch.chdir(tmp_path)
    dasar = ("--acuan", asli, "--p12", p12, "--field")
    assert _jalankan("sign", asli, *dasar, PENUTUP) == 0
    hasil = tmp_path / "laporan-bertanda.pdf"
    satu = hasil.read_bytes()
    with pytest.raises(GalatPerintah, match="sudah ada"):
        _jalankan("sign", asli, *dasar, PENUTUP)
    assert hasil.read_bytes() == satu
    assert _jalankan("sign", hasil, *dasar, PK_KEPALA) == 0
    assert hasil.read_bytes().startswith(satu)
    assert [b.name for b in tmp_path.iterdir()] == [hasil.name]


@pytest.mark.parametrize("argv", [(), ("a.pdf", "--site", "situs")])
def test_satu_hal_yang_diperiksa(argv: tuple[str, ...]) -> None:
    with pytest.raises(GalatPerintah, match="sebutkan satu berkas PDF") as galat:
        _jalankan("verify", *argv)
    assert galat.value.kode == 2


def test_bukan_sertifikat_otoritas(asli: Path) -> None:
    with pytest.raises(GalatPerintah, match="bukan sertifikat") as galat:
        _jalankan("verify", asli, "--acuan", asli, "--ca", asli)
    assert galat.value.kode == 2
