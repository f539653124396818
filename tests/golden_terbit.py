"""Golden texts of everything published: data, printed documents, workbooks, drawings, and a
correction of the mini report.

See `tulis_golden`, which writes and compares them.
"""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from macros.asupan import skema, teks_csv
from macros.asupan.lembar import Lembar
from macros.asupan.skema import SkemaKolom, SkemaRujukan, SkemaTabel
from macros.buku import buku_umum, pembuatan
from macros.buku.lembar_temuan import TemuanTerbuka
from macros.gambar.lukis import lukis
from macros.gambar.spesifikasi import Spesifikasi
from macros.halaman import pencarian
from macros.hitung.laporan import buka
from macros.keluaran import kertas_kerja, kode, penutup, tentang
from macros.keluaran.pencetak import PERINTAH, Cetakan, Pencetak
from macros.keluaran.ragam import SALINAN, SEMUA, dari_berkas
from macros.keluaran.versi import Versi
from macros.riwayat.potret import baca
from macros.riwayat.ubahan import bandingkan
from macros.temuan.reviu import Telaah
from scripts.mesin import situs as mesin
from tests import contoh_gambar
from tests.proyek import AKAR, ganti

ALAMAT = "https://contoh.invalid/laporan/"
RIWAYAT = "lampiran/riwayat-perubahan.md"
# Before these a printed document is broken into lines.
PEMBUKA = re.compile(
    r"\s*\n\s*|(?=<(?:section|div|figure|figcaption|table|caption|colgroup|thead|tbody|tfoot|tr|t[hd]"
    r"|p|[uod]l|li|d[td]|h\d|nav|header|footer|details|summary|img|input|link|meta|a|svg)\b)"
)
ANGKA_SVG = re.compile(r"-?\d+(?:\.\d+)?")


def _dicatat(folder: Path) -> Any:
    """A replacement for `Pencetak.mulai`: records the documents, and writes dummy PDFs."""

    def mulai(_: Pencetak, cetakan: tuple[Cetakan, ...] = ()) -> None:
        for satu in cetakan:
            folder.mkdir(exist_ok=True)
            shutil.copy(satu.hasil.with_suffix(".html"), folder)
            # Of copies with whole personal numbers nothing is kept.
            umum = dari_berkas(satu.tujuan.name) not in SALINAN
            assert umum == bool(satu.pesanan[-1])
            isi = f"{satu.tujuan.name} {' '.join(PERINTAH[1:])}"
            satu.tujuan.parent.mkdir(exist_ok=True)
            satu.tujuan.write_text(isi, encoding="utf-8")

    return mulai


def situs_koreksi(kilat: Path, folder: Path) -> Path:
    """The site of a correction of the mini report, published after the site `kilat`, with all
    editions of its printed document in `folder/cetak` and dummy PDFs."""
    proyek = folder / "proyek"
    shutil.copytree(kilat.parent / "proyek", proyek, ignore=shutil.ignore_patterns("__pycache__"))
    (proyek / "docs" / RIWAYAT).write_bytes((AKAR / "docs" / RIWAYAT).read_bytes())
    isian = proyek / "mkdocs.yml"
    ganti(isian, "- lampiran/perj", f"- {RIWAYAT}\n      - lampiran/perj")
    ganti(isian, 'alamat_terbit: ""', f'alamat_terbit: "{ALAMAT}"')
    data, bab = proyek / "data", proyek / "docs" / "bab-1-kinerja.md"
    ganti(data / "realisasi.csv", "LKJIP,14,unit", "LKJIP,13,unit")
    (data / "realisasi.csv").open("a", encoding="utf-8").write("1.2,2031,TAHUN,LKJIP,75.5,%,\n")
    (data / "riwayat_koreksi.csv").write_text(
        "versi,urut,tanggal,keliru,sejak,menjadi,alasan\n"
        "2031.1,1,2032-01-05,Realisasi IKK 1.1 tertulis 14,2031,13,Salah salin\n",
        encoding="utf-8",
    )
    ganti(bab, '{{ tabel("sdm-pendidikan") }}\n', "")
    ganti(bab, "## Capaian {#capaian}", "## Tambahan {#tambahan}\n\nBaru.[^1]\n\n"
          "[^1]: Catatan *kaki*.\n\n## Capaian baru {#capaian}")  # fmt: skip
    ganti(proyek / "docs" / "bab-2-penutup.md", "Rata-rata capaian", "Pada akhirnya rata-rata")
    lama = folder / "2031"
    lama.symlink_to(kilat)
    versi = Versi("2031.1", "final", "Laporan & uji", "Salah <salin>", "a1b2c3d4" * 5,
                  "2032-01-05T20:00:00+00:00", str(lama))  # fmt: skip
    keluar = folder / "situs"
    keluar.mkdir()
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setattr("mkdocs_macros.context.get_git_info", dict)
        lingkungan.setattr("macros.keluaran.pencetak.Pencetak.siagakan", lambda *_: None)
        lingkungan.setattr("macros.keluaran.pencetak.Pencetak.mulai", _dicatat(folder / "cetak"))
        mesin.bangun(proyek, keluar, SEMUA, terbit=versi)
    return keluar


def _tetap(teks: str) -> str:
    """Remove the document code, which also changes with the project's own declarations."""
    return kode.POLA.sub("KODE", teks).replace("\N{NO-BREAK SPACE}", "␣")


def _baris(teks: str) -> list[str]:
    return [b for b in PEMBUKA.split(_tetap(teks)) if b]


def _beda(lama: list[str], baru: list[str]) -> str:
    beda = list(unified_diff(lama, baru, "", "", "", "", 0, ""))[2:]
    return "\n".join("@@" if b.startswith("@@") else b for b in beda)


def data(situs: Path) -> dict[str, str]:
    """The published data: the whole register, and what the description has besides its own."""
    folder = situs / "unduh" / "data"
    asal = situs.parent / "proyek" / "data"
    paket = (skema.baca(asal)[0], json.loads((folder / "datapackage.json").read_text("utf-8")))
    dulu, kini = (json.dumps(p, ensure_ascii=False, indent=1).splitlines() for p in paket)
    hasil = {"datapackage.json": _beda(dulu, kini).replace("\N{NO-BREAK SPACE}", "␣")}
    hasil["angka.json"] = (
        (folder / "angka.json").read_text("utf-8").replace("\N{NO-BREAK SPACE}", "␣")
    )
    for berkas in sorted(folder.rglob("*.csv")):
        semula, bita = asal / berkas.relative_to(folder), berkas.read_bytes()
        if not (semula.exists() and semula.read_bytes() == bita):
            hasil[berkas.name] = bita.decode().replace("\N{NO-BREAK SPACE}", "␣")
    return hasil


def cetak(situs: Path) -> dict[str, str]:
    """The printed documents: the one for electronic signatures completely, of others the
    differences."""
    isi = {s: _baris((situs.parent / "cetak" / f"{s}.html").read_text("utf-8")) for s in SEMUA}
    hasil = {"tte.html": "\n".join(isi.pop("tte"))}
    for satu, baris in isi.items():
        hasil[f"{satu}.html"] = _beda(hasil["tte.html"].splitlines(), baris)
    return hasil


def _bagian(berkas: Path, kelas: str) -> str:
    (satu,) = html.parse(berkas).getroot().find_class(kelas)
    return "\n".join(_baris(html.tostring(satu, encoding="unicode")))


def _rangka(berkas: Path) -> str:
    """The parts around the article: head, navigation, contents, and explanations of figures."""
    akar = html.parse(berkas).getroot()
    nama = {"description", "robots"}
    baris = [f"{m.get('name')}: {m.get('content')}" for m in akar.iter("meta")
             if m.get("name") in nama]  # fmt: skip
    tautan = [(s.get("rel"), s.get("href") or "") for s in akar.iter("link")]
    baris += [f"link: {jenis} {ke}" for jenis, ke in tautan if "assets/" not in ke]
    baris += [f"nav: [{' '.join(a.text_content().split())}]({a.get('href')})"
              for n in akar.iter("nav") for a in n.iter("a")]  # fmt: skip
    for naskah in akar.iter("script"):
        if naskah.get("id") not in {None, "__config"}:
            baris.append(f"{naskah.get('id')}: {naskah.text}")
    return _tetap("\n".join(dict.fromkeys(baris)))


def koreksi(situs: Path) -> dict[str, str]:
    """The parts that only a published correction has, and those around its pages."""
    versi = (baca("2031", situs.parent / "2031"), baca("2031.1", situs))
    hasil = {
        "ubahan.json": _tetap((situs / penutup.BERKAS).read_text("utf-8")),
        "teks": _tetap("\n".join(bandingkan(*versi).sebagai_teks())),
        "teks balik": _tetap("\n".join(bandingkan(*versi[::-1]).sebagai_teks())),
        "ubahan": _bagian(situs / penutup.HALAMAN, "ubahan"),
        "verifikasi": _bagian((situs / tentang.VERIFIKASI).with_suffix(".html"), "md-content"),
    }
    for berkas in sorted(situs.rglob("*.html")):
        nama = berkas.relative_to(situs).as_posix()
        if not nama.startswith("data/"):
            hasil[f"rangka {nama}"] = _rangka(berkas)
    isi = (situs / pencarian.BERKAS).read_text("utf-8")
    cari = json.loads(isi.removeprefix("var lkjipCari=").rstrip(";\n"))
    hasil["pencarian"] = "\n".join(
        f"{cari['halaman'][n][0]}#{jangkar} {judul}" for n, jangkar, judul, _ in cari["bagian"]
    )
    return hasil


def _sel(sel: Cell) -> str:
    """A cell: its content, and unusual formats."""
    gaya = [
        sel.data_type,
        "" if sel.number_format == "General" else sel.number_format,
        "terbuka" if not sel.protection.locked else "",
        "tebal" if sel.font.bold else "",
        "lipat" if sel.alignment.wrap_text else "",
        sel.alignment.vertical or "",
        "garis" if sel.border.bottom.style else "",
        "abu" if sel.fill.fill_type else "",
        "petik" if sel.quotePrefix else "",
        f"→ {sel.hyperlink.target}" if sel.hyperlink else "",
        f"# {sel.comment.text!r}" if sel.comment else "",
    ]
    nilai = str(sel.value).replace("\N{NO-BREAK SPACE}", "␣").replace("\n", "⏎")
    return f"{sel.coordinate} {nilai} | {' '.join(g for g in gaya if g)}"


def _lembar(ws: Worksheet) -> Iterator[str]:
    yield f"{ws.sheet_state} | beku {ws.freeze_panes} | saring {ws.auto_filter.ref}"
    cetak = ws.page_setup
    muat = f"{cetak.fitToWidth} × {cetak.fitToHeight}" if ws.sheet_properties.pageSetUpPr else ""
    yield f"{cetak.orientation} {muat} {ws.print_title_rows}"
    boleh = [nama for nama, nilai in ws.protection if str(nilai) in {"0", "False"}]
    yield f"lindung {ws.protection.sheet}, boleh {' '.join(sorted(boleh))}"
    lebar = {h: d.width for h, d in sorted(ws.column_dimensions.items())}
    tinggi = {n: d.height for n, d in sorted(ws.row_dimensions.items()) if d.height}
    yield f"lebar {lebar} | tinggi {tinggi} | gabung {sorted(map(str, ws.merged_cells.ranges))}"
    for huruf, kolom in sorted(ws.column_dimensions.items()):
        yield f"kolom {huruf}: {kolom.number_format} terbuka {not kolom.protection.locked}"
    for a in ws.data_validations.dataValidation:
        yield (f"aturan {a.sqref} {a.type} {a.operator} {a.formula1} {a.formula2}"
               f" kosong {a.allow_blank} {a.errorTitle}: {a.error}")  # fmt: skip
    for baris in ws.iter_rows():
        yield from (_sel(s) for s in baris if isinstance(s, Cell) and s.value is not None)


def buku(isi: bytes) -> dict[str, str]:
    """A workbook sheet by sheet."""
    jadi = load_workbook(io.BytesIO(isi))
    sifat = jadi.properties
    kepala = f"{sifat.title} | {sifat.creator}"
    return {"buku": kepala} | {w.title: "\n".join(_lembar(w)) for w in jadi.worksheets}


def buku_data(folder: Path) -> dict[str, str]:
    """The workbook of the tables in a folder; without fingerprints."""
    data = buka(folder).data
    hasil = buku(pembuatan.buat(data.skema, data.lembar, "Uji"))
    hasil.pop(pembuatan.ASAL)
    return hasil


KOLOM = (
    SkemaKolom("kode", "string", "Kode", "Kuncinya", wajib=True, kunci=True),
    SkemaKolom("bagian", "string", "Bagian", kunci=True, opsional=True),
    SkemaKolom("jenis", "string", "Jenis", "Pilihannya", pilihan=("a", "2"), kunci=True),
    SkemaKolom("ya", "boolean"), SkemaKolom("hari", "date", "Hari", "x" * 300),
    SkemaKolom("bulat", "integer", minimum=Decimal(0)),
    SkemaKolom("uang", "number", desimal=2, maksimum=Decimal("9.5"), wajib=True),
    SkemaKolom("angka", "number", minimum=Decimal(-1), maksimum=Decimal(1)),
    SkemaKolom("isi", "string", nilai=True), SkemaKolom("dari", "string", sumber="target"),
    SkemaKolom("induk", "string", kunci=True),
)  # fmt: skip
BARIS = (
    ("A.1", "", "a", "true", "2023-05-01", "12345", "10000.5", "0.25", "80.5", "PK", ""),
    ("=B", "x", "2", "false", "", "-1234", "", "1234567890123456", "≥ 80", "", "A.1"),
    ("_x000D_ y", "", "", "", "", "", "9", "", "", "", ""),
    ("-C" + "z" * 70, "", "", "", "", "", "", "1.5", "nihil", "", ""),
)


def buku_contoh() -> dict[str, str]:
    """A workbook for editors with every kind of column, and one for readers."""
    sumber = SkemaTabel("sumber", "sumber.csv", "", "", (SkemaKolom("kode", "string", kunci=True),
                        SkemaKolom("isi", "string")), ("kode",), ())  # fmt: skip
    rujukan = (SkemaRujukan(("induk",), "", ("kode",)), SkemaRujukan(("kode", "isi"), "sumber", ()))
    uji = SkemaTabel("uji", "uji.csv", "Uji", "", KOLOM, ("kode", "bagian"), rujukan)
    kolom = (SkemaKolom("temuan", "string", kunci=True), SkemaKolom("oleh", "string", wajib=True),
             SkemaKolom("atas", "string"))  # fmt: skip
    jawaban = SkemaTabel("jawaban_temuan", "", "", "", kolom, ("temuan",), ())
    isi = {
        sumber: [["PK", "target"], ["L", "realisasi"], ["R", "target"]], jawaban: [],
        uji: [*map(list, BARIS)],
    }  # fmt: skip
    lembar = {
        t.nama: Lembar([t.nama_kolom, *baris], list(range(1, len(baris) + 2)))
        for t, baris in isi.items()
    }
    temuan = [TemuanTerbuka(f"T1:{n}", "Jenis", "tempat", "kata", n) for n in "ab"]
    bagi_pembaca = buku_umum.buat(
        (("Judul", "Data Uji"), ("Penerbit", "Unit")),
        {"resources": [
            sumber_paket("satu", "Satu", {"nilai": "number", "n": "integer", "hari": "date"},
                         description="Uraian"),
            sumber_paket("o'dua", "Dua", {"a": "string"}), {"profile": "lain"},
        ]},
        {"satu.csv": teks_csv.tulis([
            ["nama", "nilai", "n", "hari"], ["=a_x000D_", "1.5", "-3", "2023-01-01"],
            ["", "123456789012345", "1234567890123456", ""], ["x" * 70, "80–85", "", ""],
        ]), "o'dua.csv": b"a\n"},
    )  # fmt: skip
    penyunting = pembuatan.buat([sumber, uji, jawaban], lembar, "Judul", temuan)
    return {
        f"{nama} {lembar}": teks
        for nama, bita in (("penyunting", penyunting), ("pembaca", bagi_pembaca))
        for lembar, teks in buku(bita).items()
    }


def sumber_paket(nama: str, judul: str, kolom: dict[str, str], **lain: str) -> dict[str, Any]:
    """A table as a data package describes it."""
    bidang = [{"name": k, "type": jenis} for k, jenis in kolom.items()]
    tabel = {"name": nama, "path": f"{nama}.csv", "title": judul, "schema": {"fields": bidang}}
    return {**tabel, "profile": buku_umum.BERTABEL, **lain}


def buku_reviu(akar: Path) -> dict[str, str]:
    """The reviewer's workbook of a project."""
    wadah = io.BytesIO()
    kertas_kerja.buku(Telaah(buka(akar / "data"), akar / "docs"), "../site").save(wadah)
    return buku(wadah.getvalue())


def gambar() -> dict[str, str]:
    """The drawings of `contoh_gambar`: of each variant how many marks of which kind, and sums of
    all their numbers, in which each of them tells."""
    return {
        f"{nama} {varian}": _svg(svg)
        for nama, spek in vars(contoh_gambar).items()
        if isinstance(spek, Spesifikasi)
        for varian, svg in lukis(spek).items()
        if varian in {"lebar", "sempit"}
    }


def _svg(svg: str) -> str:
    akar = html.fromstring(svg)
    baris = []
    for unsur in akar.iter("*"):
        sifat = [(str(n), str(v)) for n, v in unsur.attrib.items()]
        isi = " ".join(f'{n}="{v}"' for n, v in sifat if n not in {"class", "id"})
        bilangan = [float(n) for n in ANGKA_SVG.findall(isi)]
        if len(isi) > 90:
            isi = f"{len(bilangan)} bilangan, {sum(n * i for i, n in enumerate(bilangan, 1)):.2f}"
        baris.append(f"{unsur.tag} {isi} {(unsur.text or '').strip()}".strip())
    return "\n".join(baris)
