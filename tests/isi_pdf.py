"""A printed document with everything for which the PDF engine is corrected, and its file as text:
pages with text, structure tree, links, attachments."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import pikepdf
import pymupdf
import pytest

from macros.dasar.pohon import urai
from macros.halaman.jenis import DaftarDepan, Entri, Halaman
from macros.keluaran.dokumen import Sampul, TandaDokumen, susun
from macros.keluaran.pdf import cetak

SIFAT = {
    "author": "Unit", "description": "Subjek", "keywords": "satu, dua",
    "dcterms.created": "2030-01-31", "dcterms.modified": "2030-02-28",
    "lkjip.pengenal": "lkjip/1/2030",
}  # fmt: skip
KATA = "Kalimat dengan kata biasa yang cukup panjang untuk mengisi beberapa baris. "
RUMUS = '<div class="rumus"><p class="langkah">A = <span class="pecahan"><span>1</span>'
RUMUS += "<span>2</span></span> × 100%</p></div>"
KOSONG = '<tbody><tr><td colspan="4">Tidak ada.</td></tr></tbody>'
BIDANG = '<div class="penanda"><input type="checkbox" name="{0}" title="{0}"></div>'
TITIK = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 {0}'"
TITIK += " width='400' height='{0}00'%3E%3Cpath d='M0 0h4v{0}H0z'/%3E%3C/svg%3E"


def _gambar(nama: str, tinggi: int, kelas: str = "gambar") -> str:
    return (
        f'<figure class="{kelas}" id="{nama}" data-nomor="gambar"><img alt="{nama}"'
        f' src="{TITIK.format(tinggi)}"><figcaption><span class="nomor">Gambar</span> <span'
        f' class="judul">{nama}</span></figcaption><p class="sumber">Sumber: buku.</p><p'
        ' class="catatan">Satu.</p><p class="catatan">Dua.</p></figure>'
    )


def _tabel(nama: str, kelompok: int, baris: int) -> str:
    isi = "".join(
        f'<tbody class="kelompok"><tr class="kepala-kelompok"><th scope="rowgroup" colspan="4">'
        f"Kelompok {k}</th></tr>"
        + "".join(
            f'<tr><td>{k}.{n}</td><th scope="row">Baris {n}</th>'
            + ('<td rowspan="2">dua baris</td>' if n % 2 == 0 and n + 1 < baris else "")
            + ("<td>sendiri</td>" if n % 2 == 0 and n + 1 == baris else "")
            + f'<td class="bilangan">{n}</td></tr>'
            for n in range(baris)
        )
        + "</tbody>"
        for k in range(kelompok)
    )
    return (
        f'<figure class="tabel" id="{nama}" data-nomor="tabel"><figcaption><span class="nomor">'
        f'Tabel</span> <span class="judul">{nama}</span></figcaption><table><thead><tr><th'
        ' scope="col" rowspan="2">Kode</th><th scope="col" rowspan="2">Nama</th><th scope="col"'
        ' colspan="2">Dua</th></tr><tr><th scope="col">Uraian</th><th scope="col">Nilai</th></tr>'
        f'</thead>{isi or KOSONG}<tfoot><tr class="jumlah"><td></td><th scope="row">Jumlah</th>'
        "<td></td><td>9</td></tr></tfoot></table></figure>"
    )


DUA_KOLOM = "<table><tbody>" + "<tr><th scope='row'>Nama</th><td>Isi</td></tr>" * 2 + "</tbody>"
DUA_KOLOM += "<thead><tr><th scope='col'>A</th><th scope='col'>B</th></tr></thead></table>"
ISI: dict[str, tuple[Literal["awal", "isi", "lampiran"], str]] = {
    "kata": ("awal", f'<p>{KATA}<a href="bab-2.html#t-b">Tabel <b>dua</b></a>'
             f'<span class="catatan-kaki"><span>Catatan kaki.</span></span></p>{BIDANG}'),
    "ikhtisar": ("awal", "<ul><li><p>butir</p></li><li>dua<ul><li>anak</li></ul></li></ul>"
                 f'{_tabel("t-d", 1, 1)}'),
    "bab-1": ("isi", f'<p>{KATA * 20}</p>{_gambar("g-a", 9)}<p>{KATA * 30}</p>'
              f'<h2 id="dua">Dua</h2>{_gambar("g-b", 9)}{_tabel("t-a", 3, 13)}<p>{KATA * 9}</p>'
              f'<p><a href="lampiran.html">Lampiran</a> <a href="https://contoh.id/">luar</a></p>'),
    "bab-2": ("isi", f'{_tabel("t-b", 0, 0)}{_gambar("g-c", 2)}{RUMUS}{DUA_KOLOM}<ol start="3"><li>'
              f'tiga</li></ol><blockquote><p>Kutip</p></blockquote>{BIDANG}<p>{KATA * 40}</p>'),
    "lampiran": ("lampiran", f'{_tabel("t-c", 1, 2)}<p><a href="bab-1.html#t-a">Satu</a> akhir.'
                 "</p>"),
}  # fmt: skip


def buat(folder: Path) -> bytes:
    """The document's file, with its data attached."""
    halaman = [
        Halaman(f"{nama}.md", f"{nama}.html",
                urai(f'<h1 id="{nama}">Judul {nama}</h1>{teks.replace("{0}", nama)}'),
                bagian, f"Judul {nama}", bab="I" if bagian == "isi" else "")
        for nama, (bagian, teks) in ISI.items()
    ]  # fmt: skip
    daftar = DaftarDepan(
        [Entri(1, "", h.judul, "", h.src) for h in halaman],
        {"tabel": [Entri(1, "Tabel", n, f"t-{n}", f"{src}.md")
                   for n, src in (("a", "bab-1"), ("b", "bab-2"), ("c", "lampiran"))],
         "gambar": [Entri(1, "Gambar", n, f"g-{n}", f"{src}.md")
                    for n, src in (("a", "bab-1"), ("b", "bab-1"), ("c", "bab-2"))]},
    )  # fmt: skip
    sampul = Sampul(("K", "W"), "Unit", "Laporan", "Semester I", "2030", "Kota", kaki="Unit 2030")
    teks = susun(halaman, sampul, daftar, judul_dokumen="Judul", sifat=SIFAT,
                 tanda=TandaDokumen("AAAAA-BBBBB"), bertanda=True, terbagi=True)  # fmt: skip
    (folder / "dokumen.html").write_text(teks, encoding="utf-8")
    (folder / "data").mkdir()
    sumber = [{"path": "a.csv", "title": "Judul", "description": "Isi"}, {"path": "b.csv"}]
    (folder / "data" / "datapackage.json").write_text(json.dumps({"resources": sumber}))
    for nama in ("a.csv", "b.csv"):
        (folder / "data" / nama).write_text("a,b\n")
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr("os.sched_getaffinity", lambda _: {0})
        cetak.buat_pdf(folder / "dokumen.html", folder / "d.pdf", [folder], folder / "data")
    return (folder / "d.pdf").read_bytes()


def uraikan(isi: bytes) -> dict[str, str]:
    """The file as text: metadata, pages, structure, outline and attachments."""
    dokumen: Any = pymupdf.open(stream=isi)
    # Where lines and pages break within a paragraph depends on what lays text out.
    kata = [
        " ".join(k for k in lembar.get_text().split() if k not in {*KATA.split(), "."})
        for lembar in dokumen.pages()
    ]
    with pikepdf.open(io.BytesIO(isi)) as berkas:
        nomor = {lembar.objgen: n for n, lembar in enumerate(berkas.pages, 1)}
        hasil = {
            "dokumen": "\n".join(sorted(f"{k} {_nilai(v)}" for k, v in berkas.docinfo.items())),
            "xmp": "\n".join(f"{k} {v}" for k, v in sorted(berkas.open_metadata().items())),
            "katalog": "\n".join(f"{k} {_nilai(v)}" for k, v in sorted(berkas.Root.items())
                                 if k != "/Outlines"),
            "garis besar": "\n".join(f"{'  ' * t}{j} → {n}" for t, j, n in dokumen.get_toc()),
            "tujuan": "\n".join(
                f"{nama} → {nomor[ke[0].objgen]}"
                for nama, ke in _berpasangan(berkas.Root.Names.Dests.Names)
            ),
            "struktur": "\n".join(_unsur(berkas.Root.StructTreeRoot.K[0], nomor, "")),
            "lampiran": "\n".join(
                f"{n}: {b.description} {b.relationship} {len(b.get_file().read_bytes())}"
                for n, b in berkas.attachments.items()
            ),
        }  # fmt: skip
        for n, lembar in enumerate(berkas.pages):
            anotasi = [_nilai(a) for a in lembar.get("/Annots", [])]
            hasil[f"halaman {lembar.label}"] = "\n".join([kata[n], *anotasi])
    return hasil


def _berpasangan(isi: Any) -> Iterator[tuple[Any, Any]]:
    return zip(isi[::2], isi[1::2], strict=True)


def _nilai(isi: Any, dalam: int = 0) -> str:
    """An object without values that depend on versions of the engine's libraries."""
    match isi:
        case pikepdf.Dictionary() if dalam < 2 and isi.get("/Type") not in {"/Page", "/StructElem"}:
            lewat = {"/Parent", "/P", "/StructParent", "/Rect", "/AP", "/QuadPoints", "/Nums"}
            pasangan = [f"{k} {_nilai(v, dalam + 1)}" for k, v in sorted(isi.items())
                        if k not in lewat]  # fmt: skip
            if "/Rect" in isi:
                kiri, bawah, kanan, atas = map(float, isi.Rect)
                pasangan.append(f"mendatar {kiri < kanan} tegak {bawah < atas}")
            return f"<{' '.join(pasangan)}>"
        case pikepdf.Array() if len(isi) < 30:
            return f"[{' '.join(_nilai(s, dalam + 1) for s in isi)}]"
        case pikepdf.Dictionary() | pikepdf.Array() | pikepdf.Stream():
            return type(isi).__name__
    return str(isi)


def _unsur(satu: Any, nomor: dict[Any, int], awal: str) -> Iterator[str]:
    """A structure element with its page, its attributes, and the number of its pieces."""
    sifat = {str(k): v for k, v in satu.items() if k in {"/Alt", "/ActualText", "/ID", "/Lang"}}
    sifat |= {str(k): v for k, v in satu.get("/A", {}).items() if k != "/BBox"}
    if "/BBox" in satu.get("/A", {}):
        sifat["/BBox"] = [round(float(n), -1) for n in satu.A.BBox]
    anak = satu.get("/K", [])
    semua = list(anak) if isinstance(anak, pikepdf.Array) else [anak]
    unsur = [a for a in semua if isinstance(a, pikepdf.Dictionary) and "/S" in a]
    acuan = sum(isinstance(a, pikepdf.Dictionary) for a in semua) - len(unsur)
    letak = nomor.get(satu.Pg.objgen, 0) if "/Pg" in satu else ""
    isi = " ".join(f"{k} {_nilai(v)}" for k, v in sifat.items())
    yield f"{awal}{satu.S} {letak} {len(semua) - len(unsur) - acuan}+{acuan} {isi}".rstrip()
    baris = (b for a in unsur for b in _unsur(a, nomor, awal + " "))
    yield from (teks for teks, _ in groupby(baris))  # as many pieces as the words have lines
