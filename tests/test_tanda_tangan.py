"""Signed PDFs on the command line: signing, and what is said of the result."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject

from scripts import cli
from scripts.perintah import verify
from scripts.tanda_tangan import periksa as modul_periksa
from scripts.tanda_tangan.acuan import PDFAcuan
from scripts.tanda_tangan.kepercayaan import TEMPAT, Kepercayaan
from scripts.tanda_tangan.periksa import Putusan, periksa
from scripts.terbit.rujukan import kumpulkan
from scripts.terminal import GalatPerintah
from tests.bertanda import (
    BIDANG,
    KODE,
    PENUTUP,
    PK_ATASAN,
    PK_KEPALA,
    buat,
    bubuhkan,
    jalankan,
    tulis,
)
from tests.proyek import AKAR
from tests.sertifikat import (
    SANDI,
    Pemegang,
    daftar_cabut,
    jawaban_ocsp,
    layanan_cap_waktu,
    terbitkan,
)

pytestmark = pytest.mark.lama  # files really signed


@pytest.fixture(scope="module")
def asli(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built PDF with three signature fields, alone in its folder but for its source."""
    return buat(tmp_path_factory.mktemp("asli"))


@pytest.fixture(scope="module")
def tanpa_bidang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return buat(tmp_path_factory.mktemp("cetak"), bertanda=False)


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


def _tandatangani(asal: Path, acuan: Path, p12: Path, bidang: str, hasil: Path, *opsi: str) -> Path:
    argumen = ("--acuan", acuan, "--p12", p12, "--field", bidang, "--out", hasil)
    assert jalankan("sign", asal, *argumen, *opsi) == 0
    return hasil


@pytest.fixture(scope="module")
def bertanda(asli: Path, p12: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built PDF with one field signed."""
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("LKJIP_SANDI", SANDI)
        hasil = tmp_path_factory.mktemp("bertanda") / "bertanda.pdf"
        return _tandatangani(asli, asli, p12, PENUTUP, hasil)


def _putuskan(isi: bytes, asli: Path, otoritas: Pemegang | None = None) -> Putusan:
    dipercaya = Kepercayaan((otoritas.asn1,) if otoritas else ())
    return periksa(isi, kumpulkan(AKAR, str(asli)), dipercaya=dipercaya, kode_sini=KODE)


def test_acuan_kosong_bukan_awal_semua_berkas(asli: Path, bertanda: Path) -> None:
    kosong = PDFAcuan("kosong", hashlib.sha256(b"").hexdigest(), 0)
    (acuan,) = kumpulkan(AKAR, str(asli))
    assert periksa(bertanda.read_bytes(), [kosong]).keadaan == "asing"
    assert periksa(bertanda.read_bytes(), [kosong, acuan]).acuan is acuan


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
    dua_kali = tulis(tmp_path, blok=("pk", "penutup", "pk"))
    nama = [PK_ATASAN, PK_KEPALA, PENUTUP, f"{PK_ATASAN}-2", f"{PK_KEPALA}-2"]
    assert re.findall(r'<input type="checkbox" name="([^"]+)"', dua_kali) == nama
    tanpa = tulis(tmp_path, bertanda=False)
    assert "<input" not in tanpa and "data-bidang" not in tanpa


# Signing and verifying


def test_belum_ditandatangani(asli: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert jalankan("verify", asli, "--acuan", asli) == 0
    teks = capsys.readouterr().out
    assert "ASLI, belum ditandatangani" in teks
    assert teks.count("SHA-256") == 1
    assert f"Kode dokumen   {KODE}" in teks


def test_tanda_tangan_dikenali(
    asli: Path, bertanda: Path, otoritas: Pemegang, tmp_path: Path, capsys: Any
) -> None:
    """Four answers; the whole is genuine only where a known authority vouches for the signer."""
    assert bertanda.read_bytes().startswith(asli.read_bytes())
    assert jalankan("verify", bertanda, "--acuan", asli) == 3
    teks = capsys.readouterr().out
    assert "UTUH, penanda tangan BELUM DIKENAL" in teks
    assert "ASLI" not in teks
    assert "Langkah        Jangan dianggap terbukti. Mintalah sertifikat otoritas" in teks
    ca = otoritas.pem(tmp_path / "ca.pem")
    assert jalankan("verify", bertanda, "--acuan", asli, "--ca", ca) == 0
    teks = capsys.readouterr().out
    assert "ASLI dan bertanda tangan" in teks
    assert "Langkah" not in teks
    assert "Keutuhan       utuh" in teks
    # The file's own, as published of it; and of what it was made of.
    sidik, asal = (hashlib.sha256(b.read_bytes()).hexdigest() for b in (bertanda, asli))
    assert f"\n  SHA-256        {sidik}\n" in teks and f"\n    SHA-256      {asal}\n" in teks
    assert "Identitas    dikenal; sertifikatnya dari Otoritas Rekaan" in teks
    assert "berlaku saat ditandatangani; pencabutannya tidak diperiksa" in teks
    assert "Jabatan      sesuai dengan Fulan Umpama, S.H., Kepala Unit" in teks
    assert jalankan("verify", bertanda, "--acuan", asli, "--ca", ca, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["keadaan"], data["baik"], data["kode_keluar"]) == ("bertanda", True, 0)
    (tanda,) = data["tanda_tangan"]
    assert (tanda["bidang"], tanda["nama"], tanda["penerbit"], tanda["dipercaya"]) == (
        PENUTUP, "Fulan Umpama", "Otoritas Rekaan", True
    )  # fmt: skip
    jawaban = ("identitas", "masa_berlaku", "pencabutan", "jabatan")
    assert [tanda[k] for k in jawaban] == ["dikenal", "berlaku", "tidak-diperiksa", "sesuai"]


def test_otoritas_dari_proyek(
    asli: Path, bertanda: Path, otoritas: Pemegang, kepala: Pemegang, tmp_path: Path, capsys: Any
) -> None:
    """What the project keeps is trusted without an option; what was revoked can be told."""
    folder = tmp_path / TEMPAT
    folder.mkdir(parents=True)
    terbitkan("Otoritas Lain", ca=True).pem(folder / "a.pem")
    otoritas.pem(folder / "b.pem")
    opsi = cli.urai(["verify", str(bertanda), "--acuan", str(asli)])
    assert verify.jalankan(str(tmp_path), opsi) == 0
    bukti = tmp_path / "bukti.der"
    for isi, kode, kata in (
        (daftar_cabut(otoritas, kepala), 1, ", sebelum ditandatangani"),
        (jawaban_ocsp(otoritas, kepala, dicabut=-2), 1, ", sebelum ditandatangani"),
        (jawaban_ocsp(otoritas, kepala, dicabut=2), 3, ", sesudah ditandatangani"),
        (jawaban_ocsp(otoritas, kepala), 0, "berlaku saat ditandatangani; tidak dicabut"),
    ):
        bukti.write_bytes(isi)
        opsi = cli.urai(["verify", str(bertanda), "--acuan", str(asli), "--pencabutan", str(bukti)])
        assert verify.jalankan(str(tmp_path), opsi) == kode
        assert kata in capsys.readouterr().out
    opsi = cli.urai(["verify", str(bertanda), "--acuan", str(asli), "--pencabutan", str(asli)])
    with pytest.raises(GalatPerintah, match="bukan daftar pencabutan atau jawaban OCSP"):
        verify.jalankan(str(tmp_path), opsi)


def test_sertifikat_kedaluwarsa_bukan_orang_tak_dikenal(asli: Path, otoritas: Pemegang) -> None:
    """Who is known, but signed out of time, is not called unknown, and has a next step."""
    lama = terbitkan("Fulan Umpama", otoritas, mulai=-400)
    putusan = _putuskan(bubuhkan(asli.read_bytes(), oleh=lama), asli, otoritas)
    data = modul_periksa.sebagai_data("b.pdf", putusan, "", KODE)
    assert (data["keadaan"], data["kode_keluar"]) == ("belum-dikenal", 3)
    assert "BELUM TERBUKTI BERLAKU" in data["pesan"]
    assert "sertifikat yang berlaku" in data["langkah"]


def test_otoritas_senama_ditolak(asli: Path, bertanda: Path, tmp_path: Path, capsys: Any) -> None:
    """Of the same name, with another key."""
    lain = terbitkan("Otoritas Rekaan", ca=True).pem(tmp_path / "lain.pem")
    assert jalankan("verify", bertanda, "--acuan", asli, "--ca", lain) == 1
    assert "PALSU; sertifikatnya mengaku dari Otoritas Rekaan" in capsys.readouterr().out


def test_dua_penanda_di_dua_bidang(
    asli: Path, bertanda: Path, otoritas: Pemegang, tmp_path: Path, capsys: Any
) -> None:
    p12 = terbitkan("Fulanah Andai", otoritas).p12(tmp_path / "atasan.p12", otoritas)
    dua = _tandatangani(bertanda, asli, p12, PK_ATASAN, tmp_path / "dua.pdf")
    assert f"Bidang yang masih kosong: {PK_KEPALA}." in capsys.readouterr().out
    assert dua.read_bytes().startswith(bertanda.read_bytes())
    putusan = _putuskan(dua.read_bytes(), asli, otoritas)
    assert putusan.keadaan == "bertanda"
    assert [(t.bidang, t.nama, t.cacat) for t in putusan.tanda] == [
        (PENUTUP, "Fulan Umpama", ""), (PK_ATASAN, "Fulanah Andai", "")
    ]  # fmt: skip


def test_beberapa_bidang_sekaligus(
    asli: Path, p12: Path, otoritas: Pemegang, tmp_path: Path
) -> None:
    lagi = ("--field", PK_KEPALA, "--field", PENUTUP)
    hasil = _tandatangani(asli, asli, p12, PENUTUP, tmp_path / "semua.pdf", *lagi)
    putusan = _putuskan(hasil.read_bytes(), asli, otoritas)
    assert putusan.keadaan == "bertanda"
    assert [t.bidang for t in putusan.tanda] == [PENUTUP, PK_KEPALA]


def test_cap_waktu(asli: Path, p12: Path, otoritas: Pemegang, tmp_path: Path, capsys: Any) -> None:
    pencap = terbitkan("Layanan Cap Waktu", otoritas, tsa=True)
    with layanan_cap_waktu(pencap, otoritas) as alamat:
        hasil = _tandatangani(asli, asli, p12, PENUTUP, tmp_path / "t.pdf", "--tsa", alamat)
    assert "(cap waktu dari layanan yang belum dikenal)" in capsys.readouterr().out
    (tanda,) = _putuskan(hasil.read_bytes(), asli, otoritas).tanda
    assert tanda.cap_waktu is not None
    assert tanda.cap_dikenal
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


def test_pemeriksa_mengenali_tanda_tangan_yang_merusak(asli: Path, tmp_path: Path) -> None:
    """Another program's picture, in a font that is not embedded, breaks both."""
    rusak = tmp_path / "rusak.pdf"
    rusak.write_bytes(bubuhkan(asli.read_bytes(), penulis=IncrementalPdfFileWriter))
    for profil in ("3a", "ua1"):
        assert "FONT-EMBEDDING" in str(page.validate_pdf(rusak, profile=profil))


# What must be refused


def _balik(isi: bytes, letak: int) -> bytes:
    return isi[:letak] + bytes([isi[letak] ^ 1]) + isi[letak + 1 :]


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
    assert jalankan("verify", rusak, "--acuan", asli) == 1
    keluaran = capsys.readouterr()
    assert "DITOLAK" in keluaran.out
    assert "Traceback" not in keluaran.out + keluaran.err


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
    assert jalankan("verify", lain, "--acuan", asli) == 1
    assert "bukan hasil build laporan ini" in capsys.readouterr().out
    with pikepdf.open(asli) as kunci:
        kunci.save(lain, encryption=pikepdf.Encryption(owner="a", user=""))
    assert jalankan("verify", lain, "--acuan", asli) == 1
    assert "berkas ini dikunci" in capsys.readouterr().out
    lain.write_bytes(b"")
    assert jalankan("verify", lain, "--acuan", asli) == 1
    assert "berkas ini kosong" in capsys.readouterr().out
    lain.write_text("bukan PDF", encoding="utf-8")
    assert jalankan("verify", lain, "--acuan", asli) == 1
    assert "berkas ini bukan PDF" in capsys.readouterr().out
    # A PDF in an archive lies there as it is, with its code, but the archive is none.
    with zipfile.ZipFile(lain, "w") as arsip:
        arsip.write(asli)
    putusan = _putuskan(lain.read_bytes(), asli)
    assert (putusan.keadaan, putusan.kode) == ("asing", "")
    assert "keluarkan dahulu PDF" in putusan.sebab[0]
    # Another edition of the same content, or an older build: its code tells.
    lama = _putuskan(tanpa_bidang.read_bytes(), asli)
    assert lama.keadaan == "berubah"
    assert "build yang lain (sebut PDF hasil build itu dengan --acuan" in lama.sebab[0]
    isi = tanpa_bidang.read_bytes()
    assert periksa(isi, [], kode_sini="00000-00000").keadaan == "asing"
    # Where no data are at hand there is nothing to compare the code with.
    sebab = [periksa(isi, [], kode_sini=k).sebab[0].partition("; ")[2] for k in ("22222-33333", "")]
    kode = re.search(rb"<dc:identifier>(.*?)<", isi)
    assert kode
    dari = f"kode dokumennya {kode[1].decode()}"
    assert sebab == [f"{dari}, sedangkan data dan naskah di sini 22222-33333", dari]


def test_galat_pembaca_menjadi_penolakan(
    asli: Path, bertanda: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a library raises on a damaged file, it is a refusal and no traceback."""

    def gagal(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(modul_periksa, "tanda_tangan", gagal)
    hasil = _putuskan(bertanda.read_bytes(), asli)
    assert hasil.kode_keluar == 1
    assert hasil.sebab == ("bagian yang ditambahkan rusak dan tidak dapat dibaca",)


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
        jalankan("sign", asal, "--acuan", acuan, "--p12", p12, *opsi)
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
    assert jalankan("sign", asli, *dasar, PENUTUP) == 0
    hasil = tmp_path / "laporan-bertanda.pdf"
    satu = hasil.read_bytes()
    with pytest.raises(GalatPerintah, match="sudah ada"):
        jalankan("sign", asli, *dasar, PENUTUP)
    assert hasil.read_bytes() == satu
    assert jalankan("sign", hasil, *dasar, PK_KEPALA) == 0
    assert hasil.read_bytes().startswith(satu)
    assert [b.name for b in tmp_path.iterdir()] == [hasil.name]


@pytest.mark.parametrize("argv", [(), ("a.pdf", "--site", "situs")])
def test_satu_hal_yang_diperiksa(argv: tuple[str, ...]) -> None:
    with pytest.raises(GalatPerintah, match="sebutkan satu berkas PDF") as galat:
        jalankan("verify", *argv)
    assert galat.value.kode == 2


def test_bukan_sertifikat_otoritas(asli: Path) -> None:
    with pytest.raises(GalatPerintah, match="bukan sertifikat") as galat:
        jalankan("verify", asli, "--acuan", asli, "--ca", asli)
    assert galat.value.kode == 2
