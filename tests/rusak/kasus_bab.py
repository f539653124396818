"""Spoiled chapters: one accident each, and the error that must name its place."""

from __future__ import annotations

from tests.rusak.kasus_data import Kasus
from tests.rusak.suntingan import Suntingan, bita, ganti

BAB, LAIN = "bab-4-penutup.md", "kata-pengantar.md"
BAGIAN = "bab-3-akuntabilitas-kinerja/capaian-kinerja-organisasi.md"
LAMPIRAN = "lampiran/capaian-e-performance.md"


def tambah(teks: str) -> Suntingan:
    """A line at the end of the chapter, which the errors call line `None`."""
    return lambda berkas: berkas.write_bytes(berkas.read_bytes() + f"\n{teks}\n".encode())


# Each adds one line at the end of the chapter; the error must stand there.
TAMBAHAN: dict[str, tuple[str, str]] = {
    "kunci angka tidak dikenal": ('{{ angka("capaian/1.1/2032") }}', "B010"),
    "tabel tidak dikenal": ('{{ tabel("capaian-outcom") }}', "B010"),
    "grafik tidak dikenal": ('{{ grafik("ipka") }}', "B010"),
    "bagan tidak dikenal": ('{{ bagan("struktur") }}', "B010"),
    "indikator tidak dikenal": ('{{ indikator("9.9").uraian }}', "B010"),
    "blok tanda tangan tidak dikenal": ('{{ tanda_tangan("penutupan") }}', "B010"),
    "kategori angka yang tidak digolongkan": ('{{ kategori("anggaran/2023/pagu") }}', "B010"),
    "kategori banyaknya pegawai": ('{{ kategori("pegawai/jabatan/jumlah") }}', "B010"),
    "kategori bobot": ('{{ kategori("ikpa/2023/revisi-dipa/bobot") }}', "B010"),
    "nama lebih banyak daripada penanda": ('{{ tanda_tangan("penutup", "A; B; C") }}', "B010"),
    "tingkat tidak dikenal": ('{% for s in daftar_sasaran("atas") %}{% endfor %}', "B010"),
    "strategi indikator lain": ('{% for s in daftar_strategi("9.9") %}{% endfor %}', "B010"),
    "celah berkas yang tidak dikenal": ('{{ belum_tersedia("Kas", "kas.csv") }}', "B010"),
    "tahun berkutip": ('{{ pk["2023"].tanggal }}', "B011"),
    "kurung kurawal renggang, kutip tunggal": ("{ { tabel('capaian') } }", "B052"),
    "bagian variabel tanpa variabelnya": ("Tahun {{ tahun }}", "B011"),
    "kurung kurawal renggang": ('{ { angka("capaian/1.1/2023") } }', "B052"),
    "kurung kurawal tunggal dengan tahun": ('{ angka("capaian/1.1/{tahun}") }', "B052"),
    "makro di dalam kode": ('Tulis `{{ angka("capaian/1.1/{tahun}") }}`.', "B052"),
    "tabel di dalam kode": ('Tulis `{{ tabel("capaian-outcome") }}`.', "B052"),
    "gambar di luar folder bab": ("![Pegawai berbaris](../aset/foto/apel.jpg)", "B051"),
    "gambar dengan jalur windows": ("![Apel](aset\\foto\\apel.jpg)", "B051"),
    "foto dengan jalur windows": (
        r'{{ foto("C:\Users\Andi\apel.jpg", "Apel", "Pegawai") }}',
        "B011",
    ),
    "foto dengan folder windows": (r'{{ foto("foto\apel.jpg", "Apel", "Pegawai") }}', "B010"),
    "kunci bergaris miring terbalik": (r'{{ angka("capaian\1.1\2023") }}', "B010"),
    "satuan dua kali": ('Capaian {{ angka("capaian/1.1/{tahun}") }} persen.', "B052"),
    "rujukan didahului jenisnya": ('Lihat Tabel {{ rujuk("tabel-capaian-outcome") }}.', "B052"),
    "tautan berkurung tertukar": ("(Situs)[https://www.contoh.go.id]", "B052"),
    "nomor butir renggang": ("1 . satu\n2 . dua", "B052"),
    "judul tabel berhuruf kecil": ("tabel: Tugas\n| A |\n| --- |\n| a |", "B052"),
    "entitas salah eja": ("Ada 10&nbps;orang", "B052"),
    "butir wingdings": ("\uf0b7 satu", "B053"),
    "kurung kurawal tunggal": ('{angka("capaian/1.1/2023")}', "B052"),
    "perintah renggang": ('{ % if ada("ikpa") % } x', "B052"),
    "tautan tanpa alamat": ("[kata]()", "B051"),
    "tautan ke tanda pagar": ("[kata](#)", "B051"),
    "unsur usang": ("<center>Kata</center>", "B052"),
    "huruf berwarna": ('<font color="red">Kata</font>', "B052"),
    "makro tanpa isi": ("{{ angka() }}", "B010"),
    "makro dengan isi berlebih": ('{{ status("1.1", "1.2") }}', "B010"),
    "makro dengan angka bukan teks": ("{{ rumus(1.1) }}", "B010"),
    "arah dari dua satuan": ('{{ arah("capaian/1.1/2023", "jumlah/tercapai/2023") }}', "B010"),
    "makro tidak dikenal": ('{{ anka("capaian/1.1/2023") }}', "B011"),
    "kutip lupa ditulis": ("{{ angka(capaian) }}", "B011"),
    "kutip miring": ("{{ angka(“capaian/1.1/2023”) }}", "B011"),
    "kutip tidak ditutup": ('{{ angka("capaian/1.1/2023) }}', "B011"),
    "kurung tidak ditutup": ('{{ angka("capaian/1.1/2023" }}', "B011"),
    "kurung kurawal satu": ('{{ angka("capaian/1.1/2023") }', "B011"),
    "kurung kurawal tidak ditutup": ('{{ angka("capaian/1.1/2023")', "B011"),
    "kurung kurawal kosong": ("{{ }}", "B011"),
    "angka dijumlahkan": ('{{ angka("smart/2023/nilai") + angka("ikpa/2023/total") }}', "B011"),
    "angka dikalikan": ('{{ angka("smart/2023/nilai") * 2 }}', "B011"),
    "angka disaring": ('{{ angka("smart/2023/nilai") | float }}', "B011"),
    "angka dibesarkan hurufnya": ('{{ angka("smart/2023/nilai") | upper }}', "B011"),
    "angka dibandingkan": ('{% if angka("smart/2023/nilai") > 90 %}x{% endif %}', "B011"),
    "dua angka dibandingkan": (
        '{% if angka("smart/2023/nilai") < angka("ikpa/2023/total") %}x{% endif %}',
        "B011",
    ),
    "angka disamakan": ('{% if angka("smart/2023/nilai") == "87,94" %}x{% endif %}', "B011"),
    "status dibandingkan dengan kata lain": (
        '{% if status("1.1") == "tercapai" %}x{% endif %}',
        "B011",
    ),
    "arah lewat variabel": (
        '{% set a = arah("target/1.1/2022/PK", "target/1.1/2023/PK") %}'
        '{% if a in ["naik"] %}x{% endif %}',
        "B011",
    ),
    "lain syarat dieja lain": ('{% if ada("x") %}a{% elseif ada("y") %}b{% endif %}', "B011"),
    "syarat disambung dan": ('{% if ada("x") dan ada("y") %}a{% endif %}', "B011"),
    "sama dengan tunggal": ("{% if edisi.tahun = 2023 %}a{% endif %}", "B011"),
    "ulangan makro tanpa kurung": (
        "{% for i in daftar_indikator %}{{ i.kode }}{% endfor %}",
        "B011",
    ),
    "makro berkurung siku": ('{{ indikator["1.1"].uraian }}', "B011"),
    "kode tanpa tanda kutip": ("{{ rujuk(tabel-capaian-outcome) }}", "B011"),
    "unduhan pada halaman tercetak": ("{{ unduhan() }}", "B052"),
    "tebal di dalam judul": ('{{ tabel("capaian-sasaran", "Judul **tebal**") }}', "B052"),
    "sumber dua kali": ('{{ tabel("capaian-sasaran", sumber="Sumber: SMART") }}', "B052"),
    "judul berjenis": ('{{ grafik("capaian-indikator", "Grafik: capaian") }}', "B052"),
    "kunci tanpa tanda kutip": ("{{ angka(smart/2023/nilai) }}", "B011"),
    "kunci berisian tanpa tanda kutip": ("{{ angka(smart/{tahun}/nilai) }}", "B011"),
    "daftar isi sendiri": ("[TOC]", "B052"),
    "tabel tanpa garis": ("| A | B |\n| x | y |\n| z | w |", "B052"),
    "tebal tidak ditutup di bawah yang benar": ("**Simpulan yang tidak ditutup", "B052"),
    "kata beraksara lain": ("الله أكبر", "B053"),
    "angka disambung dengan tambah": ('{{ "Nilai " + angka("smart/2023/nilai") }}', "B011"),
    "sambungan disaring": ('{{ ("Nilai " ~ angka("smart/2023/nilai")) | upper }}', "B011"),
    "angka dalam blok saringan": (
        '{% filter upper %}Nilai {{ angka("smart/2023/nilai") }}{% endfilter %}',
        "B011",
    ),
    "tabel disambung": ('{{ "Lihat " ~ tabel("capaian-outcome") }}', "B011"),
    "rujukan dalam judul": (
        '{{ tabel("capaian-outcome", judul="Lihat " ~ rujuk("tabel-capaian-outcome")) }}',
        "B011",
    ),
    "angka dalam set berblok": (
        '{% set x %}{{ angka("smart/2023/nilai") }}{% endset %}{{ x }}',
        "B011",
    ),
    "bagian sebuah angka": ('{{ angka("smart/2023/nilai").teks }}', "B011"),
    "kutip bawah": ("{{ angka(„smart/2023/nilai“) }}", "B011"),
    "judul berpengenal tanpa pagar": ("## Lain {lain}", "B052"),
    "butir bercentang tanpa tanda": ("[ ] belum dikirim", "B052"),
    "bidang word": ("Lihat Error! Reference source not found.", "B052"),
    "tautan ke folder jaringan": (r"[Surat](\\server\bagi\surat.docx)", "B051"),
    "tautan web tanpa https": ("[Situs](www.contoh.go.id)", "B051"),
    "sebaris data sebagai teks": ('{{ indikator("1.1") }}', "B011"),
    "makro tanpa kurung": ("{{ angka }}", "B011"),
    "kosong sebagai teks": ("{{ none }}", "B011"),
    "kolom variabel tidak dikenal": ("{{ edisi.tahn }}", "B011"),
    "pejabat tidak dikenal": ('{{ pejabat["kepala-lapas"].nama }}', "B011"),
    "pembagian dengan nol": ("{{ 1 / 0 }}", "B011"),
    "isi program": ('{{ "".__class__.__mro__ }}', "B011"),
    "isi program lewat makro": ("{{ tabel.__func__.__globals__ }}", "B011"),
    "isi program lewat saringan": ('{{ instansi | attr("__init__") }}', "B011"),
    "isi program lewat pola": ('{{ "{0.__class__}".format(instansi) }}', "B011"),
    "ulangan tanpa akhir": ("{% for i in range(10 ** 12) %}{% endfor %}", "B011"),
    "menjumlahkan teks dan angka": ('{{ edisi.tahun + "a" }}', "B011"),
    "ulangan tidak ditutup": ("{% for i in daftar_indikator() %} {{ i.kode }}", "B011"),
    "penutup ulangan tanpa pembuka": ("{% endfor %}", "B011"),
    "perintah tidak dikenal": ("{% fro i in daftar_indikator() %}", "B011"),
    "saringan tidak dikenal": ("{{ edisi.tahun | rupiah }}", "B011"),
    "menyertakan berkas lain": ('{% include "lain.md" %}', "B011"),
    "catatan tidak ditutup": ("{## ingat memeriksa", "B011"),
    "rujukan ke tabel yang tidak ada": ('{{ rujuk("tabel-capaian-outcom") }}', "B021"),
    "rujukan ke bagian yang tidak ada": ('{{ rujuk("penutupan") }}', "B021"),
    "grafik tanpa tabelnya": ('{{ grafik("smart") }}', "B021"),
    "judul dengan pengenal ganda": ("## Penutup {#capaian-kinerja-organisasi}", "B020"),
    "tabel ditampilkan dua kali": ('{{ tabel("capaian-outcome") }}', "B020"),
    "bentrokan git": ("<<<<<<< HEAD", "B012"),
    "sisa bentrokan git": ("=======", "B012"),
    "bita kosong": ("teks\0teks", "B011"),
    "ganti baris dari word": ("teks\x0bteks", "B011"),
}

BAB_RUSAK: dict[str, Kasus] = {
    **{nama: Kasus(BAB, tambah(teks), kode) for nama, (teks, kode) in TAMBAHAN.items()},
    "bab disimpan sebagai utf-16": Kasus(BAB, bita("# Penutup\n".encode("utf-16")), "B011", 1),
    "bab disimpan sebagai utf-16 tanpa tanda": Kasus(
        BAB, bita("# Penutup\n".encode("utf-16-be")), "B011", 1
    ),
    "bab disimpan sebagai utf-32": Kasus(BAB, bita("# Penutup\n".encode("utf-32")), "B011", 1),
    "bab kosong": Kasus(BAB, bita(b"\r\n"), "B011"),
    "bab dibuka sebagai ansi": Kasus(
        BAB, bita("# Penutup\n\nTahun ini â€“ lalu\nÃ— dua\n".encode()), "B011", 3
    ),
    "bab dari word": Kasus(BAB, bita(b"PK\x03\x04..word/document.xml"), "B011"),
    "bab berisi rtf": Kasus(BAB, bita(b"{\\rtf1\\ansi Penutup\\par}"), "B011"),
    "bab berisi halaman web": Kasus(BAB, bita(b"<html><body>Penutup</body></html>"), "B011"),
    "bab disimpan sebagai ansi": Kasus(
        BAB, bita("# Penutup\n\nTahun – akhir\n".encode("cp1252")), "B011", 3
    ),
    "bab berpenanda yang sebagian ansi": Kasus(
        BAB, bita(b"\xef\xbb\xbf# Penutup\r\n\r\nA \x96 b\r\n"), "B011", 3
    ),
    "pengaturan tanpa spasi": Kasus(BAB, ganti("bab: IV", "bab:IV"), "B040", 2),
    "spasi sebelum titik dua": Kasus(BAB, ganti("bab: IV", "bab :IV"), "B040", 2),
    "spasi word sesudah titik dua": Kasus(BAB, ganti("bab: IV", "bab:\u00a0IV"), "B040", 2),
    "pembatas empat tanda hubung": Kasus(BAB, ganti("---\nbab: IV", "----\nbab: IV"), "B040", 1),
    "titik dua pengaturan hilang": Kasus(BAB, ganti("bab: IV", "bab IV"), "B040", 2),
    "garis pengaturan dari word": Kasus(
        BAB,
        lambda berkas: berkas.write_text(
            berkas.read_text("utf-8").replace("---\n", "—\n"), encoding="utf-8"
        ),
        "B040",
        1,
    ),
    "pengaturan tidak ditutup": Kasus(
        BAB, ganti("judul_pendek: Penutup\n---\n", "judul_pendek: Penutup\n"), "B040", 1
    ),
    "kutip pengaturan tidak ditutup": Kasus(
        BAB, ganti("judul_pendek: Penutup", 'judul_pendek: "Penutup'), "B040", 5
    ),
    "makro dalam judul pendek": Kasus(
        BAB, ganti("judul_pendek: Penutup", "judul_pendek: Tahun {{ edisi.tahun }}"), "B041", 5
    ),
    "judul pendek berbintang": Kasus(
        BAB, ganti("judul_pendek: Penutup", "judul_pendek: *Penutup*"), "B040", 5
    ),
    "bagian tidak dikenal": Kasus(BAB, ganti("bagian: isi", "bagian: isii"), "B041", 3),
    "nama pengaturan tidak dikenal": Kasus(BAB, ganti("judul_pendek:", "judul_pendk:"), "B041", 5),
    "bab bukan angka romawi": Kasus(BAB, ganti("bab: IV", "bab: 4"), "B041", 2),
    "tingkat bukan bilangan": Kasus(BAB, ganti("tingkat: 1", "tingkat: satu"), "B041", 4),
    "cetak bukan ya atau tidak": Kasus(
        BAB, ganti("tingkat: 1", "tingkat: 1\ncetak: tidak"), "B041", 5
    ),
    "dibaca ulang ya": Kasus(BAB, ganti("tingkat: 1", "tingkat: 1\ndibaca_ulang: ya"), "B041", 5),
    "angka bab melompat": Kasus(BAB, ganti("bab: IV", "bab: VI"), "B042", 2),
    "angka bab hilang": Kasus(BAB, ganti("bab: IV\n", ""), "B042", 1),
    "bab yang ditulis sebagai bagian": Kasus(BAB, ganti("tingkat: 1", "tingkat: 3"), "B042", 2),
    "tingkat halaman melompat": Kasus(BAGIAN, ganti("tingkat: 2", "tingkat: 3"), "B042", 4),
    "judul terlalu dalam": Kasus(
        BAGIAN,
        ganti("organisasi}\n", "organisasi}\n## B\n### C\n#### D\n##### E\n###### F\n"),
        "B052",
        13,
    ),
    "tingkat lampiran melompat": Kasus(LAMPIRAN, ganti("tingkat: 1", "tingkat: 3"), "B042", 3),
    "bab dengan bagian lampiran": Kasus(BAB, ganti("bagian: isi", "bagian: lampiran"), "B042", 2),
}
TAMBAHAN["dua judul bab"] = ("# Penutup lagi", "B043")
BAB_RUSAK["dua judul bab"] = Kasus(BAB, tambah("# Penutup lagi"), "B043")

_BAB_4 = "  - bab-4-penutup.md\n"
# Spoiled navigations of mkdocs.yml: what is done, the code, the line's text, words of the message.
NAV_RUSAK: dict[str, tuple[Suntingan, str, str, str]] = {
    "nama berkas salah ketik": (
        ganti(_BAB_4, "  - bab-4-penutupp.md\n"), "B031", "bab-4-penutupp.md", "“bab-4-penutup.md”"
    ),
    "akhiran berkas lupa": (
        ganti(_BAB_4, "  - bab-4-penutup\n"), "B031", "bab-4-penutup\n", "“bab-4-penutup.md”"
    ),
    "huruf besar berkas": (
        ganti(_BAB_4, "  - Bab-4-Penutup.md\n"), "B031", "Bab-4-P", "“bab-4-penutup.md”"
    ),
    "halaman dua kali": (
        ganti(_BAB_4, _BAB_4 + "  - kata-pengantar.md\n  - bab-4-penutup.md\n"),
        "B032", "kata-pengantar.md", "sudah tercantum pada baris",
    ),
    "halaman tidak tercantum": (
        ganti(_BAB_4, ""), "B033", "nav:\n  - index", "docs/bab-4-penutup.md"
    ),
    "butir kosong": (ganti(_BAB_4, _BAB_4 + "  -\n"), "B031", "  -\n", "kosong"),
    "alamat luar": (
        ganti(_BAB_4, _BAB_4 + "  - https://contoh.go.id\n"), "B031", "https://contoh", "dalam bab"
    ),
    "folder": (
        ganti(_BAB_4, _BAB_4 + "  - lampiran/\n"), "B031", "lampiran/\n", "satu butir setiap berkas"
    ),
    "daftar tanpa judul": (
        ganti(_BAB_4, _BAB_4 + "  - - index.md\n"), "B031", "  - - index.md", "berjudul"
    ),
    "nav berisi teks": (ganti("\nnav:\n", "\nnav: semua\nlama:\n"), "B031", "nav: semua", "daftar"),
    "butir tanpa spasi": (ganti(_BAB_4, "  -bab-4-penutup.md\n"), "B030", "  -bab-4", "satu spasi"),
    "butir dengan tanda lain": (
        ganti(_BAB_4, "  – bab-4-penutup.md\n"), "B030", "  – bab-4", "satu spasi"
    ),
    "nama tanpa titik dua": (ganti("\nnav:\n", "\nnav\n"), "B030", "nav\n", "Titik dua"),
    "nama berhuruf besar": (ganti("\nnav:\n", "\nNav:\n"), "B034", "Nav:", "“nav”"),
    "butir menjorok": (
        ganti("  - kata-pengantar.md", "   - kata-pengantar.md"),
        "B031", "  - index.md", "Samakan lekukan “- kata-pengantar.md”",
    ),
    "judul tanpa titik dua": (
        ganti("  - Lampiran:", "  - Lampiran"), "B031", "  - Lampiran", "“- Lampiran:”"
    ),
    "butir berspasi word": (
        ganti(_BAB_4, "  -\u00a0bab-4-penutup.md\n"), "B030", "  -\u00a0bab-4", "Word"
    ),
    "judul bertitik dua": (
        ganti(_BAB_4, "  - Bab IV: Penutup: bab-4-penutup.md\n"),
        "B030", "  - Bab IV", "titik dua di tengah",
    ),
    "judul berbintang": (
        ganti(_BAB_4, "  - *Penutup*: bab-4-penutup.md\n"), "B030", "  - *Penutup*", "tanda kutip"
    ),
    "lekukan dengan tab": (ganti(_BAB_4, "\t- bab-4-penutup.md\n"), "B030", "\t- bab-4", "Tab"),
}  # fmt: skip
