"""Scanned documents: all their pages, without notes of the scanner; what cannot be shown is told
with chapter and line."""

from __future__ import annotations

import io
from pathlib import Path

import page
import pikepdf
import pytest
from PIL import Image

from macros.benda.foto import Album, Pindaian, pilih_lembar, rapi
from macros.dasar import pohon
from macros.gambar import pengolah_foto
from macros.gambar.pengolah_foto import FotoRusak
from macros.hitung.laporan import Laporan
from macros.keluaran.halaman_cetak import buang_milik_layar, ganti_gambar, ganti_tautan
from macros.keluaran.pdf import cetak
from macros.periksa.bab import periksa_bab
from macros.temuan.pribadi import samarkan_nomor
from tests.bersama import makro_dari
from tests.dokumen_pindai import pdf
from tests.test_foto import RAHASIA, potret

pytestmark = pytest.mark.lama  # scans drawn page by page

KALIMAT = "Keputusan kepala kantor tentang tim penyusun laporan, NIP 196709251990031001"


def tiff(*ukuran: tuple[int, int]) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = RAHASIA
    satu, *lain = [Image.new("RGB", u, (90, 120, 60)) for u in ukuran]
    keluar = io.BytesIO()
    satu.save(keluar, "TIFF", save_all=True, append_images=lain, exif=exif)
    return keluar.getvalue()


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Chapters' folder with scanned documents of several kinds."""
    folder = tmp_path / "docs" / "aset" / "pindaian"
    folder.mkdir(parents=True)
    (folder / "sk.pdf").write_bytes(pdf(KALIMAT, "", "Tiga"))
    (folder / "datar.pdf").write_bytes(pdf("Datar", kertas=(842, 595)))
    (folder / "surat.jpg").write_bytes(potret(400, 300))
    (folder / "foto.pdf").write_bytes(potret(40, 30))
    (folder / "isi-pdf.jpg").write_bytes(pdf("Surat"))
    (folder / "dua.tif").write_bytes(tiff((40, 30), (30, 50)))
    (folder / "putih.pdf").write_bytes(pdf("", ""))
    (folder / "kosong.pdf").write_bytes(b"")
    (folder / "lfs.pdf").write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n")
    (folder / "tanpa.pdf").write_bytes(pdf())
    (folder / "potong.pdf").write_bytes(pdf(KALIMAT)[:60])
    with pikepdf.open(folder / "sk.pdf") as kunci:
        kunci.save(folder / "kunci.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    return tmp_path / "docs"


def susun(docs: Path, berkas: str, halaman: str = "") -> Pindaian:
    return Album(docs, docs.parent / "simpan").pindaian("bab.md", berkas, "", "", "", "", halaman)


def gambar_lembar(docs: Path, folder: Path, berkas: str, halaman: str = "") -> list[Path]:
    """The pictures of a document's pages."""
    album = Album(docs, folder)
    album.pindaian("bab.md", berkas, "", "", "", "", halaman)
    return [*album.lembar.values()]


@pytest.mark.parametrize(
    ("berkas", "ukuran"),
    [
        ("sk.pdf", [(1272, 1800)] * 3), ("datar.pdf", [(1800, 1272)]), ("surat.jpg", [(400, 300)]),
        ("dua.tif", [(40, 30), (30, 50)]),
    ],
)  # fmt: skip
def test_setiap_halaman_menjadi_gambar(
    docs: Path, berkas: str, ukuran: list[tuple[int, int]]
) -> None:
    hasil = susun(docs, berkas)
    assert [(satu.lebar, satu.tinggi) for satu in hasil.lembar] == [
        pytest.approx(u, abs=1) for u in ukuran
    ]
    for jalur in gambar_lembar(docs, docs.parent, berkas):
        isi = jalur.read_bytes()
        assert b"RAHASIA" not in isi
        with Image.open(io.BytesIO(isi)) as gambar:
            assert gambar.format in {"PNG", "JPEG"}
            assert not gambar.getexif()


def test_foto_berwarna_tetap_berwarna(docs: Path) -> None:
    (gambar,) = gambar_lembar(docs, docs.parent, "surat.jpg")
    with Image.open(gambar) as satu:
        assert satu.convert("RGB").getpixel((200, 150)) == pytest.approx((90, 120, 60), abs=3)
    (tulisan,) = gambar_lembar(docs, docs.parent, "sk.pdf", "1")
    with Image.open(tulisan) as satu:
        assert (satu.mode, satu.getextrema()) == ("L", (0, 255))


def test_bita_tetap_dan_tidak_dilukis_dua_kali(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sekali, lagi = (
        [p.read_bytes() for p in gambar_lembar(docs, tmp_path / n, "sk.pdf")] for n in ("a", "b")
    )
    assert sekali == lagi
    monkeypatch.setattr(pengolah_foto, "_mampat", None)
    susun_lagi = Album(docs, tmp_path / "a").pindaian("bab.md", "sk.pdf", "", "", "", "", "1-3")
    assert len(susun_lagi.lembar) == 3
    with pytest.raises(TypeError):  # what is not kept is drawn
        Album(docs, tmp_path / "c").pindaian("bab.md", "sk.pdf", "", "", "", "", "")


def test_teks_dokumen_dipakai_dan_nomor_orang_disamarkan(docs: Path) -> None:
    satu, dua, tiga = susun(docs, "sk.pdf").lembar
    assert satu.teks.startswith("Keputusan kepala kantor")
    assert satu.teks.endswith("NIP •••••••••••••••001")
    assert (dua.teks, tiga.teks) == ("", "")  # nothing, and too little to be a text
    assert samarkan_nomor("Nomor 12 Tahun 2023") == "Nomor 12 Tahun 2023"


@pytest.mark.parametrize(
    ("teks", "terbaca"),
    [
        ("Keputusan   tentang\r\ntim penyusun laporan", "Keputusan tentang tim penyusun laporan"),
        ("\x01\x02(3%&$#@!*^~" * 8 + "abcdefghij" * 3, ""),
        ("a" * 19, ""),
        ("Keputusan tentang tim 🙂 penyusun", "Keputusan tentang tim  penyusun"),
    ],
)
def test_teks_yang_tidak_terbaca_ditinggalkan(teks: str, terbaca: str) -> None:
    assert pengolah_foto.rapikan_teks(teks) == terbaca


def test_pilihan_halaman() -> None:
    assert pilih_lembar("", 3) == [1, 2, 3]
    assert pilih_lembar("2–3, 1,2", 3) == [2, 3, 1]
    for salah in ("0", "4", "3-2", "x", "1-", "1;2", "-1"):
        with pytest.raises(FotoRusak, match="dokumen ini 3 halaman"):
            pilih_lembar(salah, 3)
    with pytest.raises(FotoRusak, match="terlalu banyak"):
        pilih_lembar("", pengolah_foto.BATAS_LEMBAR + 1)


@pytest.mark.parametrize(
    ("panggilan", "kata"),
    [
        ('"sk.PDF"', "Mungkin maksudnya: “sk.pdf”"), ('"tiada.pdf"', "docs/aset/pindaian/"),
        ('"../../rahasia.pdf"', "tidak ada"), ('"sk.docx"', "PDF, JPG, PNG, WebP, atau TIFF"),
        ('"kunci.pdf"', "terkunci kata sandi"), ('"potong.pdf"', "bukan PDF yang utuh"),
        ('"kosong.pdf"', "bukan PDF yang utuh"), ('"tanpa.pdf"', "PDF"), ('"putih.pdf"', "kosong"),
        ('"lfs.pdf"', "git lfs pull"),
        ('"foto.pdf"', "gambar, bukan PDF"), ('"isi-pdf.jpg"', "Isi berkas ini PDF"),
        ('"sk.pdf", halaman="2-9"', "“2-9” tidak ada; dokumen ini 3 halaman"),
        ('"sk.pdf", halaman="2-9"', 'Tulis seperti halaman="1-3".'),
        ('"datar.pdf", halaman="2"', 'Tulis seperti halaman="1".'),
        ('"sk.pdf", halaman="2"', "kosong"), ('"sk.pdf", 3', "Isi kurungnya tidak sesuai"),
    ],
)  # fmt: skip
def test_yang_keliru_disebut_barisnya(
    laporan: Laporan, docs: Path, panggilan: str, kata: str
) -> None:
    (docs / "bab.md").write_text(f"# Satu {{#satu}}\n\n{{{{ pindaian({panggilan}) }}}}\n")
    (masalah,) = periksa_bab(docs, makro_dari(laporan, docs, docs.parent / "simpan"))
    assert (masalah.berkas, masalah.baris) == ("docs/bab.md", 3)
    assert kata in masalah.pesan


def test_sebab_milik_berkasnya_sendiri(docs: Path) -> None:
    """The reader of PDFs may tell of one what was wrong with the one before."""
    with pytest.raises(ValueError, match="terkunci kata sandi"):
        susun(docs, "kunci.pdf")
    with pytest.raises(ValueError, match="bukan PDF yang utuh"):
        susun(docs, "tanpa.pdf")


def test_terlalu_besar_ditolak(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    susun(docs, "sk.pdf")
    monkeypatch.setattr(pengolah_foto, "BATAS_BERKAS", 100)
    with pytest.raises(ValueError, match="terlalu besar"):
        susun(docs, "sk.pdf")
    monkeypatch.undo()
    monkeypatch.setattr(pengolah_foto, "BATAS_PIKSEL", 1000)
    Image.new("L", (400, 300)).save(docs / "aset/pindaian/gambar.pdf")
    with pytest.raises(ValueError, match=r"terlalu besar \(400 × 300 piksel\)"):
        susun(docs, "gambar.pdf")


def test_bernomor_dapat_dirujuk_dan_bertaut(laporan: Laporan, docs: Path) -> None:
    (docs / "bab.md").write_text(
        '# Satu {#satu}\n\n{{ rujuk("gambar-sk") }}\n\n{{ pindaian("sk.pdf", "SK <tim>") }}\n'
    )
    makro = makro_dari(laporan, docs, docs.parent / "simpan")
    assert not list(periksa_bab(docs, makro))
    makro.mulai_halaman("lampiran/bab.md")
    html = makro.pindaian("sk.pdf", "SK <tim>", halaman=1)
    assert 'id="gambar-sk" data-nomor="gambar"' in html
    assert 'href="../aset/pindaian/sk.pdf"' in html
    akar = pohon.urai(html)
    ganti_gambar(akar, "lampiran/bab.html")
    (gambar,) = akar.iter("img")
    assert str(gambar.get("src")) in makro.album.lembar
    assert str(gambar.get("alt")).startswith("SK <tim>, halaman 1 dari 3. Isinya: Keputusan")
    assert gambar.get("data-alt") is None


def test_dua_benda_dengan_kode_sama_disebut_barisnya(laporan: Laporan, docs: Path) -> None:
    (docs / "bab.md").write_text("# A {#a}\n" + '\n{{ pindaian("sk.pdf") }}\n' * 2)
    semua = list(periksa_bab(docs, makro_dari(laporan, docs, docs.parent / "simpan")))
    assert [(m.baris, m.nilai) for m in semua] == [(5, "gambar-sk")]


def test_tiff_di_situs_tanpa_catatan(docs: Path, tmp_path: Path) -> None:
    asli = docs / "aset/pindaian/dua.tif"
    assert RAHASIA.encode() in asli.read_bytes()
    bersih = rapi(docs, tmp_path / "bersih")[0]["aset/pindaian/dua.tif"]
    assert RAHASIA.encode() not in bersih.read_bytes()
    with Image.open(bersih) as gambar:
        assert gambar.n_frames == 2  # type: ignore[attr-defined]


DOKUMEN = (
    '<html lang="id"><head><title>Laporan</title><link rel="stylesheet" href="aset/css/cetak.css">'
    '</head><body><section class="isi" id="bagian-isi"><article><h1>Lampiran</h1>{}<p>Habis '
    '<span id="akhir-dokumen">kata</span>.</p></article></section></body></html>'
)


@pytest.fixture
def cetakan(laporan: Laporan, docs: Path) -> pikepdf.Pdf:
    """Two documents, one with a page that lies on its side, on paper."""
    makro = makro_dari(laporan, docs, docs.parent / "simpan")
    makro.mulai_halaman("bab.md")
    akar = pohon.urai("".join(makro.pindaian(n, sumber="arsip") for n in ("sk.pdf", "datar.pdf")))
    buang_milik_layar(akar)
    ganti_tautan(akar, "bab.md", "bab.html", {})
    ganti_gambar(akar, "bab.html")
    for jalur, gambar in makro.album.lembar.items():
        (docs / jalur).parent.mkdir(exist_ok=True)
        (docs / jalur).write_bytes(gambar.read_bytes())
    naskah = docs / "d.html"
    naskah.write_text(DOKUMEN.format(pohon.tulis(akar)), encoding="utf-8")
    cetak.buat_pdf(naskah, docs / "d.pdf", [docs])
    return pikepdf.open(docs / "d.pdf")


def test_di_kertas_utuh_dan_terbaca(cetakan: pikepdf.Pdf) -> None:
    gambar = [
        satu
        for satu in cetakan.objects
        if isinstance(satu, pikepdf.Dictionary) and satu.get("/S") == "/Figure"
    ]
    kata = [str(satu.Alt).split(". Isinya")[0] for satu in gambar]
    assert sorted(kata) == ["Datar", *(f"Sk, halaman {n} dari 3" for n in (1, 2, 3))]
    for satu in gambar:
        kiri, bawah, kanan, atas = map(float, satu.A.BBox)
        assert 85 <= kiri < kanan <= 539  # the text's block: 30 and 20 mm from the edges
        assert 70 <= bawah < atas <= 786
        assert kanan - kiri > 400 or atas - bawah > 600  # and fills it one way
    for profil in ("3a", "ua1"):
        assert [str(g) for g in page.validate_pdf(cetakan.filename, profile=profil).failures] == []
