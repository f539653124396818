"""The whole life of a version: draft, final, signed, taken back in, recognised, corrected."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import json
import shutil
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
from playwright.sync_api import Browser

from macros.dasar.penulisan import tanggal
from scripts.cli import urai
from scripts.perintah import publish
from scripts.tanda_tangan import periksa as modul_periksa
from scripts.tanda_tangan.periksa import Putusan, halaman
from scripts.terbit import catatan, gudang, terima
from scripts.terbit.arsip import Arsip, Pembubuh
from scripts.terbit.git import Git
from scripts.terbit.gudang import CABANG
from scripts.terminal import GalatPerintah
from tests.peramban import Pengamat, lihat, sajikan
from tests.serangan import SESUDAH
from tests.sertifikat import SANDI, terbitkan
from tests.terbit import (
    BELUM,
    CETAK,
    NAMA,
    OTORITAS,
    PEMINDAI,
    PENGANTAR,
    PENUTUP,
    TTE,
    Tempat,
    git,
    perintah,
    salin_terbitan,
    terbitan_bersama,
)

UMUM = "unduh/lkjip-2031.pdf"
SIMPANAN = "tanda-tangan/2031/lkjip-2031-tte-bertanda.pdf"
SIMPANAN_2 = "tanda-tangan/2031/lkjip-2031-tte-bertanda-2.pdf"
PINDAIAN = "tanda-tangan/2031/lkjip-2031-cetak-pindaian.pdf"
BASAH = f"pindaian tanda tangan basah tanggal {tanggal(date(2024, 1, 20))}"
BEDA = "Hanya halaman bertanda tangan"
PALSU = {
    "palsu-s1.pdf": "S1: dua pembaruan, yang akhir tanpa %%EOF",
    "palsu-startxref.pdf": "dua startxref",
}


@dataclass(frozen=True)
class Hidup:
    """A project that publishes, and a folder for the files made of what it published."""

    tempat: Tempat
    folder: Path

    def jalankan(self, *argumen: str | Path) -> tuple[int, str]:
        """Exit code of a command, and all that it said."""
        with pytest.MonkeyPatch.context() as lingkungan:
            lingkungan.setenv("LKJIP_SANDI", SANDI)
            return perintah(self.tempat.proyek, *argumen)

    def berhasil(self, *argumen: str | Path) -> str:
        """What a command said that must succeed."""
        kode, teks = self.jalankan(*argumen)
        assert kode == 0, teks
        return teks

    def ambil(self, nama: str, situs: str) -> Path:
        """A file of the folder; where it is not there yet, as published at `situs`."""
        berkas = self.folder / nama
        if not berkas.exists():
            isi = Git(self.tempat.jauh).berkas(CABANG, situs)
            assert isi is not None
            berkas.write_bytes(isi)
        return berkas

    def situs(self) -> Path:
        """All that is published, as files."""
        tujuan = self.folder / f"situs-{self.tempat.ujung[:12]}"
        if not tujuan.exists():
            shutil.rmtree(self.tempat.ambil(tujuan) / ".git")
        return tujuan

    def versi(self, nama: str) -> dict[str, Any]:
        """A version as `versions --json` tells it."""
        semua = json.loads(self.berhasil("versions", "--json"))
        satu: dict[str, Any] = next(v for v in semua if v["versi"] == nama)
        return satu


def _sidik(berkas: Path) -> str:
    return hashlib.sha256(berkas.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def final(tmp_path_factory: pytest.TempPathFactory) -> Hidup:
    """The small report as a published final version, its electronic edition signed once, twice, and
    once more from the start; certificates and scans beside them, one with as many pages as the
    report, one with fewer."""
    folder = tmp_path_factory.mktemp("hidup")
    hidup = Hidup(salin_terbitan(terbitan_bersama(tmp_path_factory), folder / "lkjip"), folder)
    otoritas = terbitkan(OTORITAS, ca=True)
    otoritas.pem(folder / "ca.pem")
    terbitkan("Otoritas Lain", ca=True).pem(folder / "lain.pem")
    terbitkan(NAMA, otoritas).p12(folder / "kepala.p12", otoritas)
    with pikepdf.open(hidup.ambil("lkjip-2031.pdf", f"2031/{UMUM}")) as pdf:
        banyak = len(pdf.pages)
    for nama, lembar in (("pindaian.pdf", banyak), ("pindaian-lain.pdf", 2)):
        with pikepdf.new() as pdf:
            for _ in range(lembar):
                pdf.add_blank_page(page_size=(595, 842))
            pdf.save(folder / nama)
    asal = Path(shutil.copy(hidup.tempat.proyek / "tandatangan" / "2031" / TTE, folder))
    for bidang, dari, hasil in (
        (PENGANTAR, asal, "satu.pdf"),
        (PENUTUP, folder / "satu.pdf", "dua.pdf"),
        (PENGANTAR, asal, "lagi.pdf"),
    ):
        argumen = ("--p12", folder / "kepala.p12", "--field", bidang)
        hidup.berhasil("sign", dari, *argumen, "--out", folder / hasil)
    return hidup


@pytest.fixture(scope="module")
def palsu(final: Hidup) -> Hidup:
    """The signed file manipulated, beside it."""
    satu = (final.folder / "satu.pdf").read_bytes()
    for nama, serangan in PALSU.items():
        (final.folder / nama).write_bytes(SESUDAH[serangan](satu))
    return final


@pytest.fixture(scope="module")
def tertanda(palsu: Hidup) -> Hidup:
    """The signed file has been recorded, after those that are not; it is not public."""
    final = palsu
    pohon = git(final.tempat.jauh, "rev-parse", f"{CABANG}:2031")
    satu = final.folder / "satu.pdf"
    teks = final.berhasil("publish", "2031", "--signed", satu, "--ca", final.folder / "ca.pem")
    assert "Diterima: versi 2031 kini ditandatangani." in teks
    assert f"Berkas    {Path(SIMPANAN).name}\n" in teks
    assert "Berkasnya tidak diumumkan" in teks
    assert _sidik(satu) in teks
    assert git(final.tempat.jauh, "rev-parse", f"{CABANG}:2031") == pohon, "versinya berubah"
    return final


# ---- Refused -------------------------------------------------------------------------------------


def _tolak(hidup: Hidup, *argumen: str | Path) -> str:
    sebelum = hidup.tempat.ujung
    kode, teks = hidup.jalankan("publish", *argumen)
    assert kode in {1, 2}, teks
    assert hidup.tempat.ujung == sebelum
    assert hidup.tempat.rapi()
    return teks


def test_yang_tidak_dapat_diterima(final: Hidup) -> None:
    satu, folder = final.folder / "satu.pdf", final.folder
    teks = _tolak(final, "2033", "--signed", satu, "--tanpa-ca")
    assert "versi 2033 belum terbit. Versi final yang terbit: 2031." in teks
    polos = folder / "lkjip-2031-tte.pdf"
    assert "belum ditandatangani" in _tolak(final, "2031", "--signed", polos, "--tanpa-ca")
    # Nobody vouches for the name, and there is no terminal to ask at.
    teks = _tolak(final, "2031", "--signed", satu)
    assert BELUM in teks
    assert "--tanpa-ca" in teks
    teks = _tolak(final, "2031", "--signed", satu, "--ca", folder / "lain.pem")
    assert f"identitas {NAMA} belum dikenal" in teks
    isi = satu.read_bytes()
    for nama, rusak, sebab in (
        ("sesudah.pdf", isi + b"\n", "isi di luar objek"),
        ("tanpa.pdf", polos.read_bytes() + b"\n", "tidak diterima"),
        ("awal.pdf", isi.replace(b"%PDF-1.7", b"%PDF-1.6", 1), "bukan lanjutan PDF versi 2031"),
        ("bukan.pdf", b"GIF89a", "berkas ini bukan PDF"),
    ):
        (folder / nama).write_bytes(rusak)
        assert sebab in _tolak(final, "2031", "--signed", folder / nama, "--tanpa-ca")


def test_serangan_ditolak_sepanjang_jalan(palsu: Hidup) -> None:
    """Every reader shows the false page; no command takes it, with or without an authority."""
    ca, folder = palsu.folder / "ca.pem", palsu.folder
    asli = _lembar(folder / "satu.pdf")
    for nama in PALSU:
        assert _lembar(folder / nama) != asli, "tidak menipu siapa pun"
        kode, teks = palsu.jalankan("verify", folder / nama, "--ca", ca)
        assert (kode, "DITOLAK" in teks, "ASLI" in teks) == (1, True, False), teks
        for opsi in (("--ca", ca), ("--tanpa-ca",)):
            teks = _tolak(palsu, "2031", "--signed", folder / nama, *opsi, "--ya")
            assert f"{nama} tidak diterima" in teks
    assert palsu.versi("2031")["arsip"] == []
    # What they were made of is genuine, and is taken in below.
    assert palsu.jalankan("verify", folder / "satu.pdf", "--ca", ca)[0] == 0


def _lembar(berkas: Path) -> bytes:
    """The page that the attacks replace, as a reader shows it."""
    buka_pdf: Any = pymupdf.open  # not typed
    with buka_pdf(berkas) as dokumen:
        return bytes(dokumen[3].get_pixmap(dpi=36).samples)


def test_pindaian_harus_disebut_dan_dapat_dibuka(final: Hidup) -> None:
    pindaian, folder = final.folder / "pindaian.pdf", final.folder
    assert "tambahkan --pindaian" in _tolak(final, "2031", "--signed", pindaian, "--tanpa-ca")
    teks = _tolak(final, "2031", "--signed", folder / "satu.pdf", *PEMINDAI)
    assert "bukan pindaian, melainkan PDF versi 2031 yang ditambahi" in teks
    rusak = folder / "rusak.pdf"
    rusak.write_bytes(b"%PDF-1.7\nrusak")
    teks = _tolak(final, "2031", "--signed", rusak, *PEMINDAI)
    assert f"jumlah halaman {rusak} tidak dapat dibaca" in teks
    with pikepdf.open(pindaian) as pdf:
        pdf.save(folder / "sandi.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    teks = _tolak(final, "2031", "--signed", folder / "sandi.pdf", *PEMINDAI)
    assert "rusak, atau bersandi. Simpan pindaiannya sebagai PDF tanpa kata sandi" in teks


def test_hari_pindaian_sudah_tiba(final: Hidup) -> None:
    """A record cannot be taken back, so a slip of the pen in the year must not get in."""
    besok = (date.today() + timedelta(days=1)).isoformat()  # noqa: DTZ011 - as the command has it
    teks = _tolak(final, "2031", "--signed", final.folder / "pindaian.pdf", *PEMINDAI[:-1], besok)
    assert f"--tanggal {besok} belum tiba" in teks


def test_pindaian_dihitung_halamannya(final: Hidup) -> None:
    lain, sama = final.folder / "pindaian-lain.pdf", final.folder / "pindaian.pdf"
    harus = halaman(sama.read_bytes())
    teks = _tolak(final, "2031", "--signed", lain, *PEMINDAI)
    assert f"pindaian ini 2 halaman, sedangkan PDF yang terbit {harus} halaman" in teks
    assert "--halaman-beda" in teks
    teks = _tolak(final, "2031", "--signed", sama, *PEMINDAI, "--halaman-beda", "x")
    assert f"pindaian ini {harus} halaman, sama dengan PDF yang terbit" in teks


# ---- Taken in ------------------------------------------------------------------------------------


def test_versi_menjadi_ditandatangani(tertanda: Hidup) -> None:
    versi = tertanda.versi("2031")
    (penanda,) = versi["penanda"]
    assert (penanda["nama"], penanda["sha256"]) == (NAMA, _sidik(tertanda.folder / "satu.pdf"))
    assert penanda["cara"].startswith("tanda tangan elektronik tanggal ")
    assert penanda["cara"].endswith(f"sertifikat dari {OTORITAS}")
    (arsip,) = versi["arsip"]
    assert (arsip["cara"], arsip["asal"]) == ("elektronik", TTE)
    teks = tertanda.berhasil("versions")
    assert "2031 (final, terbaru, ditandatangani)" in teks
    assert f"Penanda   {NAMA}, tanda tangan elektronik" in teks
    assert arsip["umum"] is False
    simpanan = tertanda.situs() / SIMPANAN
    assert [simpanan.with_suffix(".json").is_file(), simpanan.exists()] == [True, False]
    daftar = (tertanda.situs() / "versi.html").read_text(encoding="utf-8")
    assert "PDF bertanda tangan, berkasnya disimpan unit · SHA-256" in daftar
    assert SIMPANAN not in daftar
    assert f"Ditandatangani oleh {NAMA}, tanda tangan elektronik" in daftar


def test_verify_mengenali_berkas_bertanda(tertanda: Hidup) -> None:
    satu = tertanda.folder / "satu.pdf"
    teks = tertanda.berhasil("verify", satu, "--ca", tertanda.folder / "ca.pem")
    assert "ASLI dan bertanda tangan" in teks
    assert f"Tercatat       {Path(SIMPANAN).name}, untuk versi 2031" in teks


def test_penanda_beberapa_bidang_disebut_sekali() -> None:
    """Who signs in two places is one signer of the file."""
    dua = tuple(Pembubuh(NAMA, "", bidang, OTORITAS, dipercaya=True) for bidang in ("a", "b"))
    satu = Arsip(versi="2031", berkas="a.pdf", sha256="", ukuran=1, cara="elektronik", asal="b.pdf",
                 penanda=dua, diterima="")  # fmt: skip
    teks = modul_periksa.sebagai_teks("a.pdf", Putusan("identik", ""), "", simpan=satu)
    assert sum(NAMA in baris for baris in teks) == 1


def test_yang_sudah_ada_ditolak(tertanda: Hidup) -> None:
    folder = tertanda.folder
    opsi = ("--signed", folder / "satu.pdf", "--tanpa-ca")
    teks = _tolak(tertanda, "2031", *opsi)
    assert f"sudah tercatat untuk versi 2031: {Path(SIMPANAN).name}; untuk mengumumkan" in teks
    teks = _tolak(tertanda, "2031", "--signed", folder / "lagi.pdf", "--tanpa-ca")
    assert f"{NAMA} pada versi 2031 sudah tercatat: {Path(SIMPANAN).name}" in teks


def test_ditandatangani_tidak_ke_dalam_situs(final: Hidup) -> None:
    """What is signed shows NIP: it becomes public by one word alone, and not by its place."""
    argumen = ("--p12", final.folder / "kepala.p12", "--field", PENGANTAR, "--out")
    keluar = final.tempat.proyek / "site" / "unduh" / "x.pdf"
    kode, teks = final.jalankan("sign", final.folder / TTE, *argumen, keluar)
    assert (kode, "berada di dalam situs" in teks, keluar.exists()) == (2, True, False)


def test_simpan_hanya_dengan_persetujuan(
    final: Hidup, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asked once, with where it goes and what of the signer becomes public; no means no."""
    kali = itertools.count(1)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(kali) and "t")
    sebelum = final.tempat.ujung
    tempat = gudang.buka(final.tempat.proyek, None)
    masuk = terima.Masuk(final.folder / "dua.pdf", ca=str(final.folder / "ca.pem"))
    with pytest.raises(GalatPerintah, match="tidak ada yang dikirim"):
        terima.terima(tempat, "2031", masuk, "", ya=False)
    assert [final.tempat.ujung, final.tempat.rapi()] == [sebelum, True]
    assert next(kali) == 2, "ditanya sekali"
    keluar = capsys.readouterr().out
    assert f"remote origin ({final.tempat.jauh})" in keluar
    assert f"Penanda   {NAMA}, tanda tangan elektronik" in keluar
    assert "ukuran, dan sidik; berkasnya sendiri tidak dikirim" in keluar
    with pytest.raises(GalatPerintah, match="tidak ada yang dikirim"):
        terima.terima(tempat, "2031", dataclasses.replace(masuk, umumkan=True), "", ya=False)
    assert "isi lain sertifikat penanda tangan" in capsys.readouterr().out
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    with pytest.raises(GalatPerintah, match="tambahkan --ya") as galat:
        argumen = ["publish", "2031", "--signed", str(masuk.berkas), "--ca", masuk.ca]
        publish.jalankan(str(final.tempat.proyek), urai(argumen))
    assert galat.value.kode == 2


# ---- A second signature, a scan, a correction ----------------------------------------------------


@pytest.fixture(scope="module")
def lengkap(tertanda: Hidup) -> Hidup:
    """The same with a further signature whose holder nobody vouches for, then made public on the
    publisher's word, and with a scan."""
    folder = tertanda.folder
    dua = ("--signed", folder / "dua.pdf", "--tanpa-ca")
    tertanda.berhasil("publish", "2031", *dua)
    teks = tertanda.berhasil("publish", "2031", *dua, "--umumkan")
    assert f"Berkas    {SIMPANAN_2}\n" in teks
    assert "tidak diumumkan" not in teks
    assert f"sudah tercatat untuk versi 2031: {Path(SIMPANAN_2).name}\n" in _tolak(
        tertanda, "2031", *dua, "--umumkan"
    )
    beda = ("--halaman-beda", BEDA)
    tertanda.berhasil("publish", "2031", "--signed", folder / "pindaian-lain.pdf", *PEMINDAI, *beda)
    return tertanda


def test_situs_dibandingkan_dengan_simpanan(lengkap: Hidup, tmp_path: Path) -> None:
    situs = tmp_path / "situs"
    shutil.copytree(lengkap.situs(), situs)
    assert (situs / SIMPANAN_2).read_bytes() == (lengkap.folder / "dua.pdf").read_bytes()
    assert f'href="{SIMPANAN_2}"' in (situs / "versi.html").read_text(encoding="utf-8")
    assert lengkap.jalankan("verify", "--site", situs)[0] == 0
    (situs / SIMPANAN_2).write_bytes(b"lain")
    kode, teks = lengkap.jalankan("verify", "--site", situs)
    assert (kode, f"BERUBAH {SIMPANAN_2}: " in teks) == (1, True)
    (situs / SIMPANAN_2).unlink()
    assert f"HILANG {SIMPANAN_2}" in lengkap.jalankan("verify", "--site", situs)[1]


def _ditolak_server(salinan: Path, pesan: str) -> None:
    git(salinan, "add", "--all")
    git(salinan, "commit", "--quiet", "--message=Ubah")
    with pytest.raises(AssertionError, match=pesan):
        git(salinan, "push", "--quiet", "origin", CABANG)
    git(salinan, "reset", "--quiet", "--hard", f"origin/{CABANG}")


def test_simpanan_tidak_dapat_diubah(lengkap: Hidup, tmp_path: Path) -> None:
    """Who can push cannot change or take away what has been filed, nor add what no record tells."""
    salinan = lengkap.tempat.ambil(tmp_path / "salinan")
    (salinan / SIMPANAN_2).write_bytes(b"lain")
    _ditolak_server(salinan, "diubah atau dihapus")
    (salinan / SIMPANAN).write_bytes(b"%PDF-1.7 lain")
    _ditolak_server(salinan, r"bertanda\.pdf tidak sesuai dengan catatannya")
    for akhiran in (".json", ".pdf"):
        asal = (salinan / SIMPANAN_2).with_suffix(akhiran)
        shutil.copy(asal, asal.with_name(f"palsu{akhiran}"))
    _ditolak_server(salinan, r"palsu\.json tidak sesuai dengan catatannya")


def test_pindaian_disebut_pindaian(lengkap: Hidup) -> None:
    versi = lengkap.versi("2031")
    elektronik, basah = versi["penanda"]
    assert elektronik["nama"] == NAMA, "penanda yang sama tidak disebut dua kali"
    assert (basah["nama"], basah["cara"]) == ("Fulan Umpama, Kepala Rutan", BASAH)
    berkas = [f"tanda-tangan/2031/{a['berkas']}" for a in versi["arsip"]]
    assert sorted(berkas) == sorted([SIMPANAN, SIMPANAN_2, PINDAIAN])
    (pindaian,) = (a for a in versi["arsip"] if a["cara"] == "pindaian")
    assert pindaian["asal"] == CETAK
    assert pindaian["sha256"] == _sidik(lengkap.folder / "pindaian-lain.pdf")
    harus = _halaman_terbit(lengkap)
    assert (pindaian["halaman"], pindaian["halaman_asal"]) == (2, harus)
    assert pindaian["sebab_beda"] == BEDA
    daftar = (lengkap.situs() / "versi.html").read_text(encoding="utf-8")
    assert "PDF bertanda tangan (pindaian), berkasnya disimpan unit · isinya tidak dapat" in daftar
    assert f"2 halaman, PDF yang terbit {harus} halaman; sebabnya: {BEDA}" in daftar
    assert BASAH in daftar


def _halaman_terbit(lengkap: Hidup) -> int:
    """How many pages the published PDF has."""
    return halaman(lengkap.ambil("lkjip-2031.pdf", f"2031/{UMUM}").read_bytes())


def test_verify_mengenali_pindaian(lengkap: Hidup) -> None:
    teks = lengkap.berhasil("verify", lengkap.folder / "pindaian-lain.pdf")
    assert "DITERBITKAN sebagai pindaian bertanda tangan basah." in teks
    assert "Isinya tidak dapat diperiksa." in teks
    assert f"Halaman      2 halaman, PDF yang terbit {_halaman_terbit(lengkap)} halaman" in teks
    assert f"Tercatat       {Path(PINDAIAN).name}, untuk versi 2031" in teks
    kode, teks = lengkap.jalankan("verify", lengkap.folder / "pindaian.pdf")
    assert (kode, "DITOLAK" in teks) == (1, True)


def test_halaman_verifikasi(lengkap: Hidup, peramban: Browser) -> None:
    """The files as they came back, and what a reader may have in their place."""
    folder = lengkap.folder
    satu, dua = ((folder / f"{n}.pdf").read_bytes() for n in ("satu", "dua"))
    lain = bytes([satu[100_000] ^ 1])
    (folder / "satu-diubah.pdf").write_bytes(satu[:100_000] + lain + satu[100_001:])
    (folder / "dua-lanjut.pdf").write_bytes(dua + dua[len(satu) :])
    harap = {
        "satu.pdf": ("Asli dan bertanda tangan", f"Penanda tangan: {NAMA}."),
        "dua.pdf": ("Asli, tetapi penanda tangannya belum terbukti", "siapa yang menandatangani"),
        "pindaian-lain.pdf": (
            "Pindaian yang tersimpan, isinya tidak dapat diperiksa",
            f"2 halaman, PDF yang terbit {_halaman_terbit(lengkap)} halaman",
        ),
        TTE: ("Asli", "sama persis dengan salinan untuk ditandatangani versi 2031"),
        "lkjip-2031.pdf": ("Asli", "sama persis dengan PDF versi 2031 yang diterbitkan"),
        "pindaian.pdf": ("Tidak dikenal", "pindaian yang tidak disimpan oleh penerbit"),
        "satu-diubah.pdf": ("Berubah dari yang diterbitkan", "isi selanjutnya berlainan"),
        **dict.fromkeys(PALSU, ("Berubah dari yang diterbitkan", "bita yang bukan tanda tangan")),
        "dua-lanjut.pdf": (
            "Diawali PDF terbitan, lanjutannya belum diperiksa",
            "persis PDF bertanda tangan versi 2031",
        ),
    }
    with sajikan(lengkap.situs()) as alamat, lihat(peramban) as lembar:
        pengamat = Pengamat(lembar, alamat)
        halaman_ = pengamat.pergi("2031/verifikasi.html")
        rincian = halaman_.locator("dl.verifikasi").inner_text()
        assert "Final, ditandatangani" in rincian
        assert f"{NAMA}, tanda tangan elektronik tanggal" in rincian
        assert "(pindaian; isinya tidak dapat diperiksa oleh program; 2 halaman" in rincian
        for pdf in lengkap.tempat.manifes("2031")["pdf"]:
            assert pdf["sha256"] in rincian
        assert "lkjip-2031-tte-bertanda.pdf, disimpan unit" in rincian
        tautan = halaman_.get_by_role("link", name="lkjip-2031-tte-bertanda-2.pdf")
        assert tautan.evaluate("a => a.href") == f"{alamat}{SIMPANAN_2}"
        assert halaman_.locator("dl.verifikasi a[href*=unduh]").count() == 1
        for nama, (judul, isi) in harap.items():
            halaman_.locator("input[type=file]").set_input_files(folder / nama)
            hasil = halaman_.locator(".hasil-periksa").filter(has_text=f"“{nama}”")
            hasil.wait_for()
            teks = hasil.inner_text()
            assert (hasil.locator("h3").inner_text(), isi in teks) == (judul, True), teks
            if not judul.startswith("Asli"):
                assert "asli" not in teks.lower()
        assert pengamat.temuan == []


def test_lanjutan_yang_belum_disimpan(palsu: Hidup, peramban: Browser) -> None:
    """A signed file before it is filed: on the page of a site that knows the built PDF alone. It
    cannot tell a forged one from it, and says so of both."""
    final = palsu
    situs = final.folder / "situs-awal"
    dasar = git(final.tempat.jauh, "rev-list", "--max-parents=0", CABANG)
    git(final.tempat.jauh, "worktree", "add", "--quiet", "--detach", str(situs), dasar)
    with sajikan(situs) as alamat, lihat(peramban) as halaman_:
        halaman_.goto(f"{alamat}2031/verifikasi.html")
        asal = f"{(final.folder / 'lkjip-2031-tte.pdf').stat().st_size:,}".replace(",", ".")
        for nama in ("satu.pdf", *PALSU):
            halaman_.locator("input[type=file]").set_input_files(final.folder / nama)
            hasil = halaman_.locator(".hasil-periksa--perlu").filter(has_text=f"“{nama}”")
            hasil.wait_for()
            teks = hasil.inner_text()
            assert hasil.locator("h3").inner_text().startswith("Diawali PDF terbitan, lanjutannya")
            assert f"{asal} bita pertama “{nama}” persis salinan untuk ditandatangani" in teks
            assert "Jangan dipercaya sebelum diperiksa." in teks
            assert "lkjip.py verify BERKAS.pdf" in teks
            assert "asli" not in teks.lower()


def test_koreksi_tidak_mewarisi_tanda_tangan(lengkap: Hidup) -> None:
    proyek = lengkap.tempat.proyek
    (proyek / "naskah.txt").write_text("koreksi", encoding="utf-8")
    git(proyek, "add", "naskah.txt")
    git(proyek, "commit", "--quiet", "--message=Perbaiki tempat")
    sah = ("verify", lengkap.folder / "satu.pdf", "--ca", lengkap.folder / "ca.pem")
    assert "  Versi          2031 (final)" in lengkap.berhasil(*sah).splitlines()
    lengkap.tempat.terbitkan("2031.1", alasan="Tempat keliru.")
    assert "  Versi          2031 (final); sudah DIGANTI 2031.1" in lengkap.berhasil(*sah)
    lama, baru = lengkap.versi("2031"), lengkap.versi("2031.1")
    assert (lama["digantikan"], len(lama["penanda"]), len(lama["arsip"])) == ("2031.1", 2, 3)
    assert (baru["penanda"], baru["arsip"]) == ([], [])
    teks = _tolak(lengkap, "2031.1", "--signed", lengkap.folder / "dua.pdf", "--tanpa-ca")
    assert "sudah tercatat untuk versi 2031" in teks
    teks = _tolak(lengkap, "2031.1", "--signed", lengkap.folder / "lagi.pdf", "--tanpa-ca")
    assert "berkas ini milik versi 2031, bukan 2031.1." in teks
    assert "2031 (final, ditandatangani, diganti 2031.1)" in lengkap.berhasil("versions")
    simpan = catatan.baca(Git(lengkap.tempat.jauh), CABANG)[-1].arsip
    assert [a.jalur for a in simpan if a.umum] == [SIMPANAN_2]
    for a in simpan:
        berkas = lengkap.situs() / a.jalur
        assert (_sidik(berkas) if berkas.exists() else "") == (a.sha256 if a.umum else "")
