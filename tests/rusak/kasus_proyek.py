"""Spoiled projects: accidents of a small report's chapters, pictures, settings and data, each with
the finding that must name it.

The report is `fixtures/mini` with a photograph. A line at the end of the last chapter is the
commonest accident; its finding stands at line `None`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.proyek import pasang_mini
from tests.rusak import suntingan

BAB, LAIN, NAV, FOTO = (
    "docs/bab-2-penutup.md", "docs/kata-pengantar.md", "mkdocs.yml", "docs/aset/foto/Apel.jpg",
)  # fmt: skip
TABEL = "| a | b |\n|---|---|\n| c | d |"
Rusak = Callable[[Path], object]
"""Spoils the project in a folder."""


@dataclass(frozen=True)
class KasusProyek:
    """An accident, and the code, file and line of a finding that must be among those told."""

    rusak: Rusak
    kode: str
    berkas: str = BAB
    baris: int | None = None


def utuh(folder: Path) -> Path:
    """The sound project."""
    pasang_mini(folder)
    foto = folder / FOTO
    foto.parent.mkdir(parents=True)
    Image.new("RGB", (80, 60), "gray").save(foto)
    return folder


def di(berkas: str, ubah: suntingan.Suntingan) -> Rusak:
    """An accident of one file."""
    return lambda proyek: ubah(proyek / berkas)


def akhir(teks: str, berkas: str = BAB) -> Rusak:
    """A line at the end of a file."""
    return di(berkas, suntingan.tambah(f"\n{teks}\n"))


def ganti(lama: str, baru: str, berkas: str = BAB) -> Rusak:
    """Another text in a file."""
    return di(berkas, suntingan.ganti(lama, baru))


def baru(berkas: str, isi: bytes | str = "") -> Rusak:
    """A file that was not there."""

    def rusak(proyek: Path) -> None:
        tujuan = proyek / berkas
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        tujuan.write_bytes(isi if isinstance(isi, bytes) else isi.encode())

    return rusak


def salin(dari: str, ke: str) -> Rusak:
    """A copy of a file."""
    return lambda proyek: baru(ke, (proyek / dari).read_bytes())(proyek)


def dan(*langkah: Rusak) -> Rusak:
    """One accident after the other."""

    def rusak(proyek: Path) -> None:
        for satu in langkah:
            satu(proyek)

    return rusak


def _foto(isi: str) -> Rusak:
    return akhir(f"{{{{ foto({isi}) }}}}")


def _depan(baris: str) -> Rusak:
    return ganti("bagian: isi\n", f"bagian: isi\n{baris}\n")


def _pindaian(nama: str, isi: bytes) -> Rusak:
    return dan(
        baru(f"docs/aset/pindaian/{nama}", isi),
        akhir(f'{{{{ pindaian("{nama}", "Surat", alt="Surat") }}}}'),
    )


# Lines at the end of the last chapter, and the code of what is said of them.
BARIS: dict[str, tuple[str, str]] = {
    "surel tanpa mailto": ("[x](humas@contoh.go.id)", "B051"),
    "gambar berketerangan kamera": ("![IMG_2023](aset/foto/Apel.jpg)", "B051"),
    "bagian tersembunyi": ("<p hidden>Kata</p>", "B052"),
    "catatan penyunting satu pagar": ("Kata {# periksa lagi", "B052"),
    "butir panah": ("→ satu\n→ dua", "B052"),
    "tautan ke bab yang tidak ada": ("[x](tiada.md)", "B051"),
    "tautan ke bagian yang tidak ada": ("[x](#tiada)", "B051"),
    "tautan ke bagian bab lain yang tidak ada": ("[x](bab-1-kinerja.md#tiada)", "B051"),
    "tautan dari pangkal": ("[x](/bab-1-kinerja.md)", "B051"),
    "tautan tanpa akhiran": ("[x](bab-1-kinerja)", "B051"),
    "tautan ke halaman jadi": ("[x](bab-1-kinerja.html)", "B051"),
    "tautan ke folder": ("[x](lampiran/)", "B051"),
    "tautan ke luar laporan": ("[x](../README.md)", "B051"),
    "tautan ke unduhan": ("[x](unduh/data/angka.csv)", "B051"),
    "tautan ke data yang tidak ada": ("[x](data/tiada.md)", "B051"),
    "tautan dengan spasi": ("[x](aset/foto/Apel 2.jpg)", "B051"),
    "tautan bergaris miring terbalik": (r"[x](aset\foto\Apel.jpg)", "B051"),
    "tautan ke berkas di komputer": ("[x](file:///C:/naskah.docx)", "B051"),
    "tautan yang menjalankan": ("[x](javascript:alert(1))", "B051"),
    "tautan html ke bab": ('<a href="bab-1-kinerja.md">x</a>', "B052"),
    "tautan html yang putus": ('<a href="tiada.pdf">x</a>', "B051"),
    "tautan tanpa alamat": ("[teks][acuan]", "B052"),
    "tautan wiki": ("[[bab-1-kinerja]]", "B052"),
    "gambar yang tidak ada": ("![Apel](aset/foto/tiada.jpg)", "B051"),
    "gambar berhuruf lain": ("![Apel](aset/foto/apel.jpg)", "B051"),
    "gambar tanpa keterangan": ("![](aset/foto/Apel.jpg)", "B051"),
    "gambar html tanpa keterangan": ('<img src="aset/foto/Apel.jpg">', "B051"),
    "gambar dari situs lain": ("![Apel](https://contoh.go.id/a.jpg)", "B051"),
    "gambar dari komputer": (r"![Apel](C:\foto\Apel.jpg)", "B051"),
    "catatan kaki yang tidak ditulis": ("kata[^z]", "B052"),
    "catatan kaki yang tidak dipanggil": ("[^z]: isi", "B052"),
    "emoji": ("Selesai ✅", "B053"),
    "nama emoji": ("Selesai :tada: semua", "B052"),
    "aksara asing": ("الله", "B053"),
    "aksara lambang word": ("a \uf0b7 b", "B053"),
    "kata di antara kurung sudut": ("Isi <nama> di sini", "B054"),
    "kurang dari tanpa spasi": ("a<b dan c>d", "B054"),
    "tebal tanpa akhir": ("**tebal saja", "B052"),
    "tabel tanpa kutip": ("{{ tabel(target) }}", "B010"),
    "catatan kaki tanpa titik dua": ("[^q] Isi.\n\nKata[^q].", "B052"),
    "bintang sendiri": ("a * b", "B052"),
    "miring tanpa akhir": ("Kata *miring saja", "B052"),
    "garis bawah tanpa akhir": ("Kata _miring saja", "B052"),
    "kutip balik sendiri": ("Hari Jum`at", "B052"),
    "pangkat tanpa akhir": ("Luas 12 m^2", "B052"),
    "sorot tanpa akhir": ("Kata ==sorot saja", "B052"),
    "tebal berspasi": ("** tebal **", "B052"),
    "tabel tanpa garis": ("| a | b |\n| c | d |", "B052"),
    "judul tabel tanpa tabel": ("Tabel: Judul saja", "B052"),
    "rumus tanpa penyebut": (r"$\frac{1}$", "B052"),
    "rumus tidak ditutup": ("$$x^2", "B052"),
    "perintah rumus tidak dikenal": (r"$\foo{x}$", "B052"),
    "kode tidak ditutup": ("```\nkode", "B052"),
    "komentar tidak ditutup": ("<!-- belum", "B052"),
    "skrip": ("<script>alert(1)</script>", "B052"),
    "gaya": ("<style>p{color:red}</style>", "B052"),
    "bingkai luar": ('<iframe src="https://contoh.go.id"></iframe>', "B052"),
    "atribut yang menjalankan": ('<b onclick="x()">y</b>', "B052"),
    "kotak html tidak ditutup": ("<div>\n\nisi", "B052"),
    "huruf tebal html tidak ditutup": ("a <b>tebal", "B052"),
    "kotak catatan tidak menjorok": ("!!! note\nisi", "B052"),
    "judul tanpa spasi": ("##Tanpa spasi", "B052"),
    "judul kosong": ("## ", "B052"),
    "judul bergaris bawah": ("Judul\n-----", "B052"),
    "lembar bertab": ('=== "Satu"', "B052"),
    "ukuran gambar tidak ditutup": ("![Apel](aset/foto/Apel.jpg){ width=300", "B052"),
    "makro yang memanggil diri": ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "B011"),
    "saringan berisi keliru": ('{{ edisi.tahun | round("a") }}', "B011"),
    "indikator yang tidak ada urutannya": ("{{ daftar_indikator()[99].kode }}", "B011"),
    "isi makro berupa daftar": ('{{ tabel(["smart"]) }}', "B010"),
    "nama isian makro tidak dikenal": ('{{ tabel(kode="smart", x=1) }}', "B010"),
    "kunci angka berisi nama asing": ('{{ angka("capaian/{x}/{tahun}") }}', "B010"),
    "tahun berupa kata": ('{{ tentang_tahun("dua") }}', "B010"),
    "foto yang tidak ada": ('{{ foto("tiada.jpg", "Apel", "Apel pagi") }}', "B010"),
    "foto berhuruf lain": ('{{ foto("apel.jpg", "Apel", "Apel pagi") }}', "B010"),
    "foto tanpa keterangan": ('{{ foto("Apel.jpg", "Apel", "") }}', "B010"),
    "foto tanpa judul": ('{{ foto("Apel.jpg", "", "Apel pagi") }}', "B010"),
    "foto berkurang keterangannya": ('{{ foto("Apel.jpg|Apel.jpg", "A", "B") }}', "B010"),
    "foto di luar docs": ('{{ foto("../../x.jpg", "Apel", "Apel pagi") }}', "B010"),
    "foto berformat lain": ('{{ foto("a.heic", "Apel", "Apel pagi") }}', "B010"),
    "pindaian yang tidak ada": ('{{ pindaian("tiada.pdf", "Surat") }}', "B010"),
}

PROYEK: dict[str, KasusProyek] = {
    **{nama: KasusProyek(akhir(teks), kode) for nama, (teks, kode) in BARIS.items()},
    "sel berlebih": KasusProyek(akhir(f"{TABEL[:-1]}| e |"), "B054", baris=16),
    "foto dua kali": KasusProyek(
        dan(_foto('"Apel.jpg", "A", "B"'), _foto('"Apel.jpg", "A", "B"')), "B020", baris=16
    ),
    "foto rusak": KasusProyek(
        baru("docs/aset/foto/rusak.jpg", b"bukan"), "B050", "docs/aset/foto/rusak.jpg"
    ),
    "foto kosong": KasusProyek(baru("docs/aset/foto/x.png"), "B050", "docs/aset/foto/x.png"),
    "pindaian terpotong": KasusProyek(_pindaian("a.pdf", b"%PDF-1.4 rusak"), "B010", baris=14),
    "pindaian kosong": KasusProyek(_pindaian("a.pdf", b""), "B010", baris=14),
    "pindaian berformat lain": KasusProyek(_pindaian("a.docx", b"PK"), "B010", baris=14),
    "dua tabel berkode sama": KasusProyek(
        akhir(f"Tabel: A {{#tabel-a}}\n{TABEL}\n\nTabel: B {{#tabel-a}}\n{TABEL}"),
        "B020", baris=19,
    ),
    "dua tabel berjudul sama": KasusProyek(
        akhir(f"Tabel: A\n{TABEL}\n\nTabel: A\n{TABEL}"), "B020", baris=19
    ),
    "penutup html tanpa pembuka": KasusProyek(akhir("isi\n\n</div>"), "B052", baris=16),
    "rujukan ke judul di dua bab": KasusProyek(
        dan(akhir('## Sama\n\n{{ rujuk("sama") }}'), akhir("## Sama", LAIN)), "B021", baris=16
    ),
    "tabel yang sudah tampil": KasusProyek(akhir('{{ tabel("smart") }}', LAIN), "B020", LAIN, 11),
    # The front matter
    "tingkat di luar pilihan": KasusProyek(_depan("tingkat: 9"), "B041", baris=4),
    "pengaturan berupa daftar": KasusProyek(_depan("judul_pendek: [a]"), "B041", baris=4),
    "pengaturan dua kali": KasusProyek(_depan("bagian: isi"), "B040", baris=4),
    "pengaturan bertab": KasusProyek(_depan("\tjudul_pendek: a"), "B040", baris=4),
    "pengaturan kosong": KasusProyek(_depan("title:"), "B041", baris=4),
    "templat yang tidak ada": KasusProyek(_depan("template: x.html"), "B041", baris=4),
    "makro dimatikan": KasusProyek(_depan("render_macros: false"), "B041", baris=4),
    "isi bertitik dua": KasusProyek(_depan("judul_pendek: a: b"), "B040", baris=4),
    "isi berperintah": KasusProyek(_depan("judul_pendek: !!python/name:os.x a"), "B040", baris=4),
    "pengaturan turun sebaris": KasusProyek(ganti("---\nbab", "\n---\nbab"), "B040", baris=1),
    "pembatas terlalu panjang": KasusProyek(ganti("isi\n---\n", "isi\n-----\n"), "B040", baris=1),
    "bab tanpa judul": KasusProyek(ganti("# Penutup {#penutup}", ""), "B043", baris=1),
    "judul hanya pengenal": KasusProyek(ganti("# Penutup {", "# {"), "B052", baris=6),
    "bab kosong": KasusProyek(baru(BAB), "B011"),
    # Files
    "folder bernama bab": KasusProyek(baru("docs/x.md/y.txt"), "B035", "docs/x.md"),
    "akhiran dari Notepad": KasusProyek(salin(LAIN, "docs/x.md.txt"), "B035", "docs/x.md.txt"),
    "salinan OneDrive tabel.yaml": KasusProyek(
        salin("data/tabel.yaml", "data/tabel-DESKTOP-1.yaml"), "D009", "data/tabel-DESKTOP-1.yaml"
    ),
    "grafik.yml": KasusProyek(
        salin("data/grafik.yaml", "data/grafik.yml"), "D009", "data/grafik.yml"
    ),
    "akhiran berhuruf besar": KasusProyek(salin(LAIN, "docs/x.MD"), "B035", "docs/x.MD"),
    "tautan putus": KasusProyek(
        lambda p: (p / "docs/x.md").symlink_to("tiada"), "B035", "docs/x.md"
    ),
    "tautan folder": KasusProyek(lambda p: (p / "docs/x").symlink_to("."), "B035", "docs/x"),
    "nama halaman indikator": KasusProyek(
        salin(LAIN, "docs/indikator/1.1.md"), "B035", "docs/indikator/1.1.md"
    ),
    "nama halaman galat": KasusProyek(salin(LAIN, "docs/404.md"), "B035", "docs/404.md"),
    "PDF bernama laporan": KasusProyek(
        baru("docs/unduh/lkjip-2022.pdf"), "B035", "docs/unduh/lkjip-2022.pdf"
    ),
    "berkas bernama NIP": KasusProyek(
        baru("docs/196709251990031001.txt"), "B035", "docs/196709251990031001.txt"
    ),
    "dua halaman depan": KasusProyek(salin(LAIN, "docs/README.md"), "B035", "docs/README.md"),
    "salinan bab": KasusProyek(
        salin(BAB, "docs/bab-2 - Copy.md"), "B033", "docs/bab-2 - Copy.md"
    ),
    "docs bukan folder": KasusProyek(
        dan(lambda p: shutil.rmtree(p / "docs"), baru("docs")), "B031", NAV, 2
    ),
    "halaman depan hilang": KasusProyek(lambda p: (p / "docs/index.md").unlink(), "B031", NAV, 2),
    "halaman depan tidak dipakai": KasusProyek(
        dan(lambda p: (p / "docs/index.md").unlink(), ganti("  - index.md\n", "", NAV)),
        "B031", NAV, 1,
    ),
    # mkdocs.yml
    "nav dari pangkal": KasusProyek(ganti("- bab-2", "- /bab-2", NAV), "B031", NAV, 6),
    "nav dengan docs": KasusProyek(ganti("- bab-2", "- docs/bab-2", NAV), "B031", NAV, 6),
    "nav bergaris miring terbalik": KasusProyek(ganti("n/p", "n\\p", NAV), "B031", NAV, 8),
    "nav berhuruf lain": KasusProyek(ganti("- index", "- Index", NAV), "B031", NAV, 2),
    "nav bernomor": KasusProyek(ganti("bab-2-penutup.md", "2", NAV), "B031", NAV, 6),
    "nav tanpa isi": KasusProyek(baru(NAV, "nav:\n"), "B031", NAV, 1),
    "pengaturan situs kosong": KasusProyek(baru(NAV), "B031", NAV, 1),
    "pengaturan situs berupa daftar": KasusProyek(baru(NAV, "- a\n"), "B030", NAV, 1),
    "pengaturan situs ansi": KasusProyek(baru(NAV, b"# a\nnav: # \x96\n"), "B030", NAV, 2),
    "pengaturan milik program": KasusProyek(akhir("plugins: []", NAV), "B034", NAV, 13),
    "nama situs": KasusProyek(akhir("site_name: A", NAV), "B034", NAV, 13),
    "alamat situs bukan alamat": KasusProyek(akhir("site_url: contoh", NAV), "B034", NAV, 13),
    "alamat situs berupa daftar": KasusProyek(akhir("site_url: [a]", NAV), "B034", NAV, 13),
    "bagian dua kali": KasusProyek(akhir("nav: []", NAV), "B030", NAV, 13),
    "perintah yaml": KasusProyek(akhir("site_name: !ENV HOME", NAV), "B030", NAV, 13),
    "kutip yaml tidak ditutup": KasusProyek(akhir('site_name: "abc', NAV), "B030", NAV, 13),
    "pengaturan sendiri berupa daftar": KasusProyek(
        ganti('extra:\n  alamat_terbit: ""', "extra: []", NAV), "B034", NAV, 10
    ),
    "pengaturan sendiri salah eja": KasusProyek(
        ganti("alamat_terbit", "alamat_trbit", NAV), "B034", NAV, 11
    ),
    "alamat terbit bukan alamat": KasusProyek(
        ganti('alamat_terbit: ""', "alamat_terbit: contoh", NAV), "B034", NAV, 11
    ),
}  # fmt: skip


def _dirujuk(rusak: Rusak) -> Rusak:
    return dan(akhir('{{ rujuk("penutup") }}', LAIN), rusak)


# Of which one thing alone is told, at its cause: nothing that only follows from it.
SEKALI: dict[str, KasusProyek] = {
    "lampiran bernomor bab": KasusProyek(
        dan(
            baru("docs/lampiran/dua.md", "---\nbagian: lampiran\nbab: III\n---\n\n# Dua\n"),
            ganti("inerja.md\n\n", "inerja.md\n      - lampiran/dua.md\n\n", NAV),
        ),
        "B042", "docs/lampiran/dua.md", 3,
    ),
    "kata pengantar bernomor bab": KasusProyek(
        ganti("bagian: awal\n", "bagian: awal\nbab: I\n", LAIN), "B042", LAIN, 3
    ),
    "judul bab tanpa spasi": KasusProyek(
        _dirujuk(ganti("# Penutup", "#Penutup")), "B052", baris=6
    ),
    "bab terhapus": KasusProyek(_dirujuk(lambda p: (p / BAB).unlink()), "B031", NAV, 6),
    "tautan ke berkas komputer": KasusProyek(
        akhir("[x](file:///C:/x.docx) [y](C:\\x.docx) [z](https://contoh.go.id)"), "B051", baris=14
    ),
    "gambar dari internet": KasusProyek(akhir("![a b](https://x.go.id/a.png)"), "B051", baris=14),
    "tautan berperintah": KasusProyek(akhir("[x](javascript:y)"), "B051", baris=14),
    "alamat ftp": KasusProyek(akhir("<ftp://contoh.go.id/a>"), "B052", baris=14),
    "tanda bawah dan atas tanpa pasangan": KasusProyek(akhir("H~2O dan m^2"), "B052", baris=14),
    "tanda tanpa pasangan yang lebih kusut": KasusProyek(
        akhir("kata\n\nb ~b^m~~~^2^."), "B052", baris=16
    ),
    "kotak bertanda seru dua": KasusProyek(akhir("!! note\n    isi"), "B052", baris=14),
    "kotak yang isinya di luar": KasusProyek(akhir("!!! note\n\nisi"), "B052", baris=14),
    "baris tabel terputus": KasusProyek(
        akhir(f"{TABEL}\n| e | f\nlanjutan |"), "B052", baris=18
    ),
    "coret berjarak": KasusProyek(akhir("kata ~~ coret ~~"), "B052", baris=14),
    "lambang word bertab": KasusProyek(akhir("\uf0b7\tsatu"), "B053", baris=14),
    "pengenal kosong": KasusProyek(
        akhir("![a b](aset/foto/Apel.jpg)\nGambar: A {#}"), "B052", baris=15
    ),
    "gambar selebar nol": KasusProyek(
        akhir('![a b](aset/foto/Apel.jpg){ width="0" }'), "B052", baris=14
    ),
}  # fmt: skip


def _gambar(kode: str) -> str:
    return f'{{{{ foto("Apel.jpg", "Apel {kode}", "Pegawai berbaris", kode="{kode}") }}}}'


# Unusual, and right: check passes them, and so must the build.
BENAR: dict[str, Rusak] = {
    "foto": _foto('"Apel.jpg", "Judul <b>x</b> & y", "Apel *pagi*"'),
    "ujung baris windows": di(BAB, suntingan.crlf),
    "berkas tersembunyi": salin(LAIN, "docs/.x.md"),
    "nama berspasi": dan(
        lambda p: (p / BAB).rename(p / "docs/bab (2) é.md"),
        ganti("bab-2-penutup.md", "bab (2) é.md", NAV),
    ),
    "tanda urutan bita": di(NAV, lambda b: b.write_bytes(b"\xef\xbb\xbf" + b.read_bytes())),
    "tanda yang dimaksud": akhir(r"A \* b, c \` d, m^2^, *e*, `*`, f*), surat_01.pdf; ________"),
    "catatan dari git": akhir("> [!WARNING]\n> isi **tebal**"),
    "tautan ke halaman buatan": akhir("[a](data/target.md) [b](indikator/1.1.md)"),
    "angka disambung": akhir(
        '{{ "Capaian " ~ angka("capaian/1.1/{tahun}") ~ " *lalu* " ~ rujuk("tabel-a") }}\n\n'
        f"Tabel: A {{#tabel-a}}\n{TABEL}"
    ),
    "kutipan berisi": akhir(
        "- butir\n  > kutipan\n\n> Kata:\n> - a\n>   - b\n>\n> Tabel: A {#tabel-a}\n"
        "> | a | b |\n> |---|---|\n> | c | d |\n\n{{ rujuk('tabel-a') }}"
    ),
    "tautan lewat acuan": akhir(
        "[a][satu] ![Apel pagi][dua]\n\n[satu]: bab-1-kinerja.md\n[dua]: aset/foto/Apel.jpg"
    ),
    "tanpa indikator berpersen": ganti("selesai,%,", "selesai,unit,", "data/indikator.csv"),
    "judul sama di dua bab": dan(akhir("## Dasar Hukum"), akhir("## Dasar Hukum", LAIN)),
    "foto di dalam daftar, kutipan, dan kotak": akhir(
        f"- {_gambar('a')}\n- dua\n  {_gambar('b')}\n\n1. satu\n\n   {_gambar('c')}\n\n"
        f"> {_gambar('d')}\n\n!!! note\n\n    {_gambar('e')}\n\n"
        + " ".join(f'{{{{ rujuk("gambar-{k}") }}}}' for k in "abcde")
    ),
    "nav tiga tingkat": ganti(
        "      - lampiran/p",
        "      - Perjanjian:\n          - Satu:\n              - lampiran/p",
        NAV,
    ),
    "gambar berjudul": akhir(
        '![Orang berbaris](aset/foto/Apel.jpg){ width="30" }\n\nGambar: Apel {#gambar-a}\n\n'
        "Gambar: Sore\n![Orang pulang](aset/foto/Apel.jpg)\n\n"
        '{{ rujuk("gambar-a") }} {{ rujuk("gambar-sore") }}'
    ),
    "kira-kira dan pangkat": akhir("Luas ~2 m^2^ dan ~3 ha; H~2~O."),
    "kotak berjarak": akhir('!!! note "A"\n\n    isi\n\nLanjut.\n\n!!! tip\n    isi'),
    "tabel tanpa tepi": akhir("| a | b |\n|---|---|\nc | d |\ne | f"),
    "tabel html berjudul": akhir("Tabel: A\n\n<table><tr><th>a</th></tr></table>"),
    "tabel berkode": akhir(f"Tabel: A {{#tabel-a}}\n{TABEL}\n\n{{{{ rujuk('tabel-a') }}}}"),
}
