"""Photographs: fit for readers, without the camera's notes, numbered, and wrong ones told."""

from __future__ import annotations

import io
import random
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, strategies as st
from PIL import Image, ImageFile

from macros.benda.foto import Album, rapi
from macros.dasar import pohon
from macros.dasar.masalah import pengenal_ganda
from macros.gambar import pengolah_foto
from macros.gambar.pengolah_foto import (
    SISI,
    FotoRusak,
    _di_kertas,
    lembar_tersimpan,
    rapikan,
    tersimpan,
)
from macros.hitung.laporan import Laporan
from macros.keluaran import cetakan, kode
from macros.keluaran.bangunan import Bangunan
from macros.keluaran.halaman_cetak import ganti_gambar
from macros.periksa.bab import periksa_bab
from tests.bersama import makro_dari

PUTAR = 6  # EXIF: to be turned by 90 degrees
RAHASIA = "KAMERA-RAHASIA"


def hitam(sisi: int) -> bytes:
    """A black square, written without the library, which would hold all of its pixels."""
    ukuran = sisi.to_bytes(4, "big")
    potongan = {
        b"IHDR": ukuran + ukuran + bytes((1, 0, 0, 0, 0)),
        b"IDAT": zlib.compress(bytes((1 + -(-sisi // 8)) * sisi), 1),
        b"IEND": b"",
    }
    isi = [len(isi).to_bytes(4, "big") + jenis + isi + zlib.crc32(jenis + isi).to_bytes(4, "big")
           for jenis, isi in potongan.items()]  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(isi)


def potret(lebar: int, tinggi: int, jenis: str = "JPEG", putar: int = 1) -> bytes:
    """A picture whose camera noted its name, the place and how it was held."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = putar, RAHASIA
    exif.get_ifd(0x8825)[1] = "S"
    keluar = io.BytesIO()
    Image.new("RGB", (lebar, tinggi), (90, 120, 60)).save(keluar, jenis, exif=exif, comment=RAHASIA)
    return keluar.getvalue()


def terbuka(isi: bytes) -> Image.Image:
    return Image.open(io.BytesIO(isi))


@pytest.mark.parametrize("jenis", ["JPEG", "PNG", "WEBP"])
def test_catatan_kamera_tidak_ikut(jenis: str) -> None:
    asli = potret(40, 30, jenis)
    assert RAHASIA.encode() in asli
    bersih = rapikan(asli)
    assert RAHASIA.encode() not in bersih
    assert terbuka(bersih).format == jenis
    assert not terbuka(bersih).getexif()


@pytest.mark.parametrize("jenis", ["PNG", "TIFF"])
def test_kelabu_enam_belas_bit(jenis: str) -> None:
    """Greys as scanners write them keep what they are, on the page and on paper."""
    kelabu = np.array([[0, 0x8000, 0xFFFF]], dtype=np.uint16)
    keluar = io.BytesIO()
    Image.fromarray(kelabu).save(keluar, jenis)
    bersih = terbuka(rapikan(keluar.getvalue(), lembaran=False)).convert("L")
    assert [bersih.getpixel((n, 0)) for n in range(3)] == pytest.approx([0, 128, 255], abs=3)
    kertas = _di_kertas(terbuka(keluar.getvalue())).convert("L")
    assert [kertas.getpixel((n, 0)) for n in range(3)] == [0, 128, 255]


def test_tiff_dengan_nama_foto_dapat_ditampilkan(tmp_path: Path) -> None:
    """No browser shows one; under its own name, which a reader fetches, its pages stay."""
    for nama, jenis in (("a.jpg", "JPEG"), ("a.tif", "TIFF")):
        (tmp_path / nama).write_bytes(potret(40, 30, "TIFF"))
        hasil = tersimpan(tmp_path / nama, tmp_path / "simpanan").read_bytes()
        assert terbuka(hasil).format == jenis


@given(st.integers(1, 2 * SISI), st.integers(1, 60))
def test_muat_dan_tetap_sebanding(lebar: int, tinggi: int) -> None:
    gambar = terbuka(rapikan(potret(lebar, tinggi, "PNG")))
    assert max(gambar.size) <= SISI
    skala = min(1, SISI / max(lebar, tinggi))
    assert gambar.size == pytest.approx((lebar * skala, tinggi * skala), abs=1)


def test_tegak_seperti_diambil() -> None:
    assert terbuka(rapikan(potret(40, 30, putar=PUTAR))).size == (30, 40)
    assert terbuka(rapikan(potret(40, 30))).size == (40, 30)


def test_bita_tetap() -> None:
    assert rapikan(potret(40, 30)) == rapikan(potret(40, 30))


@pytest.mark.parametrize("longgar", [False, True])
def test_gambar_rusak_disebut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, longgar: bool
) -> None:
    """Whatever else in the process has told the library to let pass."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", longgar)
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "baik.jpg").write_bytes(potret(40, 30))
    (docs / "potong.jpg").write_bytes(potret(400, 300)[:700])
    (docs / "bukan.PNG").write_text("bukan gambar")
    ada, masalah = rapi(docs, tmp_path / "simpan")
    assert list(ada) == ["baik.jpg"]
    assert [m.berkas for m in masalah] == ["docs/bukan.PNG", "docs/potong.jpg"]
    with pytest.raises(FotoRusak):
        rapikan(b"")
    assert ImageFile.LOAD_TRUNCATED_IMAGES is longgar


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1avif", "AVIF"),
        (b"%PDF-1.7 ...", "Isi berkas ini PDF"),
        (b"PK\x03\x04...", "dokumen atau halaman web"),
        (b"<!DOCTYPE html><html></html>", "dokumen atau halaman web"),
        (b"bukan gambar", "bukan gambar yang utuh"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "git lfs pull"),
        (14_000, "14000 × 14000 piksel"),  # more than the library opens
        (11_000, "11000 × 11000 piksel"),  # and more than it warns of
    ],
)
def test_sebab_foto_ditolak(isi: bytes | int, kata: str, recwarn: pytest.WarningsRecorder) -> None:
    with pytest.raises(FotoRusak, match=kata):
        rapikan(hitam(isi) if isinstance(isi, int) else isi)
    assert not [w for w in recwarn if "pixels" in str(w.message)]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Chapters' folder with two photographs."""
    folder = tmp_path / "docs"
    (folder / "aset/foto").mkdir(parents=True)
    for nama in ("apel.jpg", "Kerja Bakti.JPG"):
        (folder / "aset/foto" / nama).write_bytes(potret(40, 30))
    return folder


@pytest.mark.parametrize(
    ("panggilan", "kata"),
    [
        ('"apel.jpeg", "Apel", "Apel pagi"', "Mungkin maksudnya: “apel.jpg”"),
        ('"Apel.jpg", "Apel", "Apel pagi"', "huruf besarnya"),
        ('"apel.jpg", "Apel"', "Tulis apa yang terlihat"),
        ('"apel.jpg | Kerja Bakti.JPG", "Apel", "Apel pagi"', "Fotonya 2, keterangannya 1"),
        ('"apel.heic", "Apel", "Apel pagi"', "JPG, PNG, atau WebP"),
        ('"../../rahasia.jpg", "Apel", "Apel pagi"', "tidak ada"),
        ('"apel.jpg", "Apel", "apel.JPG"', "nama berkas"),
        ('"apel.jpg", "Apel", "IMG_2023"', "nama berkas"),
        ('"apel.jpg", "Apel", "Foto 1"', "tidak berkata apa-apa"),
        ('"apel.jpg", " ", "Apel pagi"', "Judul foto belum ditulis"),
    ],
)
def test_salah_panggil_disebut_barisnya(
    laporan: Laporan, docs: Path, panggilan: str, kata: str
) -> None:
    (docs / "bab.md").write_text(f"# Satu {{#satu}}\n\n{{{{ foto({panggilan}) }}}}\n")
    (masalah,) = periksa_bab(docs, makro_dari(laporan, docs))
    assert (masalah.berkas, masalah.baris) == ("docs/bab.md", 3)
    assert kata in masalah.pesan


def test_foto_bernomor_dan_dapat_dirujuk(laporan: Laporan, docs: Path) -> None:
    (docs / "bab.md").write_text(
        '# Satu {#satu}\n\n{{ rujuk("gambar-mei") }}\n\n'
        '{{ foto("apel.jpg | Kerja Bakti.JPG", "Mei", "Apel <pagi> | Kerja", "mei") }}\n'
    )
    makro = makro_dari(laporan, docs)
    assert not list(periksa_bab(docs, makro))
    makro.mulai_halaman("lampiran/bab.md")
    html = makro.foto("apel.jpg | Kerja Bakti.JPG", "Mei", "Apel <pagi> | Kerja", "mei")
    assert 'id="gambar-mei" data-nomor="gambar"' in html
    assert 'src="../aset/foto/Kerja%20Bakti.JPG" alt="Kerja"' in html
    assert 'alt="Apel &lt;pagi&gt;"' in html


@pytest.mark.parametrize(
    ("gambar", "gaya"),
    [
        ('<img src="a.jpg" width="300">', "width: 300px"),
        ('<img src="a.jpg" width="50%">', "width: 50%"),
        ('<img src="a.jpg">', None),
        ('<figure data-nomor="gambar"><img src="a.jpg" width="300"></figure>', None),
    ],
)
def test_lebar_yang_ditulis_bab_berlaku_di_kertas(gambar: str, gaya: str | None) -> None:
    akar = pohon.urai(gambar)
    ganti_gambar(akar, "lampiran/bab.html")
    (satu,) = akar.iter("img")
    assert (satu.get("src"), satu.get("style")) == ("lampiran/a.jpg", gaya)


def test_ukuran_dikenal_saat_membangun(docs: Path, tmp_path: Path) -> None:
    (docs / "aset/foto/lebar.jpg").write_bytes(potret(2 * SISI, SISI))
    susun: Callable[..., object] = Album(docs, tmp_path / "simpan").foto
    foto = susun("bab.md", "lebar.jpg", "Lebar", "Lebar")
    assert [(p.lebar, p.tinggi) for p in foto.potret] == [(SISI, SISI // 2)]  # type: ignore[attr-defined]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"'


@pytest.mark.parametrize(
    ("isi", "tempat", "kata"),
    [
        ("rusak", (1, None), "SVG yang utuh"),
        ("", (1, None), "SVG yang utuh"),
        (f"{SVG}>\n<g></svg>", (2, None), "SVG yang utuh"),
        ('<svg width="9" height="9"/>', (1, "<svg>"), "SVG yang utuh"),
        (f"{SVG}>\n\n<script>x()</script></svg>", (3, "<script>"), "skrip"),
        (f'{SVG}>\n<g onload="x()"/></svg>', (2, "onload"), "skrip"),
        (f'{SVG}>\n<image href="https://a.id/b.png"/></svg>', (2, "https://a.id/b.png"), "lain"),
        (f'{SVG}>\n<use href="b.svg#c"/></svg>', (2, "b.svg#c"), "berkas lain"),
        (f'{SVG}>\n<g style="fill:url(b.svg#c)"/></svg>', (2, "fill:url(b.svg#c)"), "lain"),
        (f"{SVG}>\n<style>@import 'a.css';</style></svg>", (2, "@import"), "berkas lain"),
        (f"{SVG}>\n<text>NIP <tspan>19670925</tspan> 199003 1 001</text></svg>",
         (2, "•••••••• •••••• • 001"), "memuat NIP"),
        (f'{SVG}>\n<path aria-label="19670925 199003 1 001" d="M1 1"/></svg>',
         (2, "•••••••• •••••• • 001"), "memuat NIP"),
        (f"{SVG}>\n<metadata><a:b xmlns:a='x'>196709251990031001</a:b></metadata></svg>",
         (2, "•••••••••••••••001"), "memuat NIP"),
        (f"{SVG}>\n<text>A 中 ✓</text></svg>", (2, "中"), "tidak ada dalam huruf laporan"),
        (f"{SVG}>\n<foreignObject/></svg>", (2, "<foreignObject>"), "HTML di dalam gambar"),
        (f'{SVG} width="0"/>', (1, "0"), "Ukuran width gambar ini nol"),
        (SVG.replace("9 9", "9 0.0") + "/>", (1, "0.0"), "Ukuran viewBox gambar ini nol"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', (1, None), "tidak menyebut ukurannya"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]>\n{SVG}><text>&a;</text></svg>', (2, "&a;"), "entitas"),
    ],
)  # fmt: skip
def test_svg_yang_tidak_akan_tampak(
    tmp_path: Path, isi: str, tempat: tuple[int, str | None], kata: str
) -> None:
    (tmp_path / "aset").mkdir()
    (tmp_path / "aset" / "bagan.svg").write_text(isi, encoding="utf-8")
    (satu,) = rapi(tmp_path, tmp_path / "simpanan")[1]
    assert (satu.kode, satu.berkas, satu.baris, satu.nilai) == (
        "B050", "docs/aset/bagan.svg", *tempat)  # fmt: skip
    assert kata in satu.pesan


@pytest.mark.parametrize(
    "isi",
    [f'{SVG}><use href="#a"/><g fill="url(#b)" style="fill: url(\'#b\')"/></svg>',
     f"{SVG}><text>19670925</text><text>199003 1 001</text></svg>",
     f'{SVG}><path d="M19670925 199003 1 001"/></svg>',
     f'{SVG} width="100%"><image href="data:image/png;base64,AA"/></svg>',
     f'{SVG}><a href="https://a.id"><text>a</text></a><!-- x --></svg>',
     f'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n{SVG}/>'],
)  # fmt: skip
def test_svg_yang_baik(tmp_path: Path, isi: str) -> None:
    (tmp_path / "bagan.svg").write_text(isi, encoding="utf-8")
    assert rapi(tmp_path, tmp_path / "simpanan")[1] == []


def test_folder_bernama_gambar(tmp_path: Path) -> None:
    """It is no picture, and hides none."""
    for nama in ("apel.jpg", "logo.svg"):
        (tmp_path / nama).mkdir()
    assert rapi(tmp_path, tmp_path / "simpanan") == ({}, [])


def test_dua_foto_senama_dibedakan_dengan_kode() -> None:
    semua = ("gambar-apel", "gambar-apel", "tugas", "tugas")
    foto, judul = pengenal_ganda(("bab-1.md", satu) for satu in semua)
    assert 'kode="…"' in foto.pesan and "kode=" not in judul.pesan


def test_gambar_di_samping_yang_dicetak(
    laporan: Laporan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Charts, photographs and the code of the address stand where the printed pages look for them;
    of a chart's words the public reads no NIP. Without an address there is no code."""
    monkeypatch.setattr(kode, "hitung", lambda akar: "AAAAA-BBBBB")
    nip = next(p.nip for p in laporan.pejabat.values() if p.nip)
    foto, makro = tmp_path / "asli.jpg", makro_dari(laporan)
    foto.write_bytes(potret(40, 30))
    makro.penggambar.berkas["aset/grafik/a.svg"] = f"<svg>{nip}</svg>"
    for alamat in ("", "https://contoh.invalid/"):
        bangunan = Bangunan(tmp_path, tmp_path / f"situs{bool(alamat)}", makro, alamat)
        bangunan.foto = {"aset/foto/apel.jpg": foto}
        assert cetakan.siapkan(bangunan) == []
        folder = bangunan.folder_cetak
        assert (folder / "aset/foto/apel.jpg").read_bytes() == foto.read_bytes()
        svg = (folder / "aset/grafik/a.svg").read_text(encoding="utf-8")
        assert svg.startswith("<svg>") and nip not in svg
        assert (folder / cetakan.QR).exists() is bool(alamat)


def rusakkan(benih: int) -> bytes:
    """A small picture of a kind by chance, whose bytes chance has changed."""
    acak = random.Random(benih)  # noqa: S311 - no secret
    ragam = acak.choice(["L", "P", "RGB", "RGBA", "CMYK", "I;16"])
    jenis = acak.choice(["JPEG", "PNG", "WEBP", "TIFF", "GIF"])
    keluar, satu = io.BytesIO(), Image.new(ragam, (9, 7))
    try:
        satu.save(keluar, jenis, save_all=True, append_images=[Image.new(ragam, (9, 7), 9)])
    except (OSError, ValueError, KeyError):  # not every kind is of every form
        return potret(8, 6, acak.choice(["JPEG", "PNG", "WEBP", "TIFF"]), acak.randrange(10))
    isi = bytearray(keluar.getvalue())
    for _ in range(acak.choice([1, 1, 2, 4])):
        letak = acak.randrange(len(isi))
        isi[letak : letak + acak.choice([0, 1, 1, 4])] = acak.choice(
            [b"", b"\xff", b"\0\0\0\1", acak.randbytes(1), acak.randbytes(4), b"\x7f" + bytes(3)]
        )
    return _bersumcek(bytes(isi[: acak.choice([9**9, 9**9, len(isi) // 2])]))


def _bersumcek(isi: bytes) -> bytes:
    """A PNG whose parts have the sums of what they hold; others as they are."""
    hasil, letak = bytearray(isi[:8]), 8
    while isi.startswith(b"\x89PNG") and letak + 12 <= len(isi):
        panjang = min(int.from_bytes(isi[letak : letak + 4], "big"), len(isi) - letak - 12)
        potong = isi[letak + 4 : letak + 8 + panjang]
        hasil += panjang.to_bytes(4, "big") + potong + zlib.crc32(potong).to_bytes(4, "big")
        letak += 12 + panjang
    return bytes(hasil) + isi[letak:]


def luput(banyak: int, folder: Path) -> list[str]:
    """What such pictures raise besides the message that they are damaged."""
    hasil = []
    for benih in range(banyak):
        isi, berkas = rusakkan(benih), folder / f"{benih}.png"
        berkas.write_bytes(isi)
        for kerja in (
            partial(rapikan, isi),
            partial(rapikan, isi, lembaran=False),
            partial(lembar_tersimpan, berkas, folder / "lembar", [1]),
        ):
            try:
                kerja()
            except FotoRusak:
                pass
            except Exception as galat:  # noqa: BLE001 - that is what is looked for
                hasil.append(f"{benih}: {galat!r}")
    return hasil


def test_gambar_yang_rusak_secara_acak(tmp_path: Path, lengkap: bool) -> None:
    assert luput(3000 if lengkap else 60, tmp_path) == []


def test_yang_luput_dari_gambar_acak_ketahuan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same pictures, where the message is made of fewer errors of the library."""

    @contextmanager
    def sempit(isi: bytes) -> Iterator[Image.Image]:
        try:
            with warnings.catch_warnings(action="ignore"):
                yield Image.open(io.BytesIO(isi))
        except OSError as galat:
            raise FotoRusak from galat

    monkeypatch.setattr(pengolah_foto, "terbuka", sempit)
    assert luput(60, tmp_path)
