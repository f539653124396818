"""What is typed is what readers get: swallowed words and signs printed raw are told by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.dasar.berkas import kata
from macros.dasar.ingatan import Penentu, Simpanan
from macros.dasar.masalah import Masalah
from macros.hitung.laporan import Laporan
from macros.keluaran.pdf import isi_tercetak
from macros.periksa import pembanding
from macros.periksa.bab import periksa_bab
from macros.periksa.kata import periksa_kata, saring
from macros.temuan.naskah import Bab
from macros.temuan.reviu import Telaah
from tests.bersama import makro_dari
from tests.proyek import AKAR

UTUH = """Tulisan **tebal**, *miring*, __tebal__, `a_b <c>`, H~2~O, m^2^, ~~coret~~, dan 5 < 6 > 4.

1. satu
  - anak
2. dua
   lanjutan butir

Langkahnya:
- [x] sudah
- [ ] belum

!!! note "Catatan"
    Kotak catatan dengan **tebal**.

Istilah
: Uraiannya.

Kata[^1] dan kata[^dua].

[^1]: Isi catatan.

    Alinea kedua catatan.

[^dua]: Catatan lain.

> Kutipan *panjang*:
> - satu
>   - anak

1. [x] satu
2. [ ] dua

> Tabel: Judul kutipan {#tabel-kutipan}
> | Satu |
> | --- |
> | a |

Tabel: Judul tabel {#tabel-uji}
| Satu | Dua |
| --- | ---: |
| a\\|b | `c` |

## Judul lain {#lain .tanpa-nomor}

[tautan](#lain "judul tautan"), <https://contoh.go.id>, &lt;kosong&gt;,
\\<sengaja\\>, \\*\\*bintang\\*\\*, AT&T.

<div class="x" markdown>

*Isi* kotak.

</div>

<details><summary>Buka</summary>Isinya</details>

<details><summary>Buka</summary>

Isi **tebal**.

</details>

```python
**bukan** <kosong> # tanda
```

*[LKjIP]: Laporan Kinerja

•\tbutir Word
\to\tanak butir
\t\t§\tcucu butir

1.\tnomor Word
\ta.\thuruf Word

Ditulis &lt;!-- y --&gt; dan &lt;b&gt;, juga &#42;&#42;x.

LKjIP itu a_b_c, 2 * 3 * 4, dan pukul 09.00<br>lalu selesai. <!-- tidak tampil -->
{: .judul-naskah }

{{ "<b>data</b> **x** <kosong> | c" }}
"""


def periksa(laporan: Laporan, folder: Path, isi: str) -> list[Masalah]:
    (folder / "bab.md").write_text(f"# Satu {{#satu}}\n\n{isi}\n", encoding="utf-8")
    return list(periksa_bab(folder, makro_dari(laporan, folder)))


def test_yang_benar_tidak_dikeluhkan(laporan: Laporan, tmp_path: Path) -> None:
    assert [m.sebagai_teks() for m in periksa(laporan, tmp_path, UTUH)] == []


def test_tanda_dari_data_tidak_dikeluhkan() -> None:
    """A name from the data shows its signs, wherever a macro puts it; one that is typed is told."""
    jadi = "# Satu\n\n**Tebal**\n\n<div>Persentase *makanan* dan `c`.</div>\n"
    kotak = Bab("bab.md", "# Satu\n\n**Tebal**\n\n{{ fakta_kunci() }}\n")
    assert not [*periksa_kata({kotak: jadi})]
    assert {m.baris for m in periksa_kata({Bab("bab.md", jadi): jadi})} == {5}


def test_yang_hilang_dari_sel_disebut_selnya(laporan: Laporan, tmp_path: Path) -> None:
    """What a table swallows is told with the rule of tables; what a line does, with its own."""
    (sel,) = periksa(laporan, tmp_path, "| A | B |\n| --- | --- |\n| a | b | hilang |")
    (baris,) = periksa(laporan, tmp_path, "Suhu <suhu> derajat")
    assert sel.pesan != baris.pesan and "sel" in sel.pesan and "sel" not in baris.pesan.split()


# More words than a page has room for.
LEBAR = f"|{'|'.join(f'Kecamatan{n}' for n in range(16))}|\n|{'---|' * 16}\n|{'a|' * 16}"


@pytest.mark.parametrize(
    ("teks", "kode", "nilai"),
    [
        ("Isi <nama pegawai> di sini.", "B054", "nama"), ("Suhu <suhu> derajat", "B054", "suhu"),
        ("| A | B |\n| --- | --- |\n| a | b | hilang |", "B054", "hilang"),
        (f"Teks.\n\n{LEBAR}", "B052", "Kecamatan0"),
        (f"<table><tr>{'<td>1.234.567.890</td>' * 30}</tr></table>", "B052", "1.234.567.890"),
        (f"Kata a dan b.\n\n| a | b |\n|---|---|\n| {'xy' * 120} | c |", "B052", "a"),
        ("**tebal tanpa akhir", "B052", "**"), ("akhir tanpa awal**", "B052", "**"),
        ("~~coret tanpa akhir", "B052", "~~"), ("==sorot==", "B052", "==sorot=="),
        ("Tekan ++ctrl+c++.", "B052", "++ctrl+c++"),
        ("Kalimat {.kelas} di tengah", "B052", "{.kelas}"), ("<div>**tebal**</div>", "B052", "**"),
        ("A) satu\nB) dua\nC) tiga", "B052", "A) satu"), ("I) satu\nII) dua", "B052", "I) satu"),
        ("::: catatan", "B052", ":::"), ("{: .kelas }\n\nkata", "B052", "{: .kelas }"),
        ("a <b dan c> d", "B054", "b"), ("nilai x<y dan y>z", "B054", "y"),
        ("[Catatan]: penting", "B054", "catatan"), ("<script>jalan</script>", "B052", "<script>"),
        ("<!-- komentar tanpa akhir", "B052", "<!--"),
        ("| A | B |\n| --- |\n| a | b |", "B052", "| --- |"),
        ("| **A** | `b` |\n| - c | **d** |", "B052", "| A |  |"),
        ("&lt;b> atau **tebal tanpa akhir", "B052", "**"), ("10&nbps;orang", "B052", "&nbps;"),
        ("[^1]: pertama\n\n[^1]: kedua\n\nkata[^1]", "B052", "[^1]:"),
        ("[^lepas]: tidak dipanggil", "B052", "[^lepas]:"),
    ],
)  # fmt: skip
def test_yang_hilang_atau_mentah_disebut_barisnya(
    laporan: Laporan, tmp_path: Path, teks: str, kode: str, nilai: str
) -> None:
    semua = periksa(laporan, tmp_path, f"Pembuka.\n\n{teks}\n\nPenutup.")
    assert {(m.kode, m.berkas) for m in semua} == {(kode, "docs/bab.md")}
    assert semua[0].nilai == nilai
    assert semua[0].baris in range(5, 5 + len(teks.splitlines()))


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ('Capaian {{ angka("capaian/1.1/2023") }}%.', "92,5%%"),
        ('Capaian **{{ target("1.1") }}** persen.', "80% persen"),
        ('Pagu Rp. {{ angka("anggaran/2023/pagu") }}.', "Rp. Rp7.060.331.000"),
        ('Pagu {{ angka("anggaran/2023/pagu") }} rupiah.', "Rp7.060.331.000 rupiah"),
        ('Ada {{ angka("pegawai/jabatan/jumlah") }}\norang.', "orang orang"),
        ("Pada Tahun {{ edisi.sebutan }} itu.", "Tahun Tahun"),
        ("Pada {{ edisi.sebutan }} Semester II.", "Semester II Semester II"),
        ("Rumah Tahanan {{ instansi.nama }}.", "Rumah Tahanan Rumah Tahanan"),
        ('Hasilnya {{ status("1.1") }} tercapai.', "tercapai tercapai"),
        ("Tahun {{ edisi.tahun }} 2023.", "2023 2023"),
        ('{{ kategori("capaian/rata-rata/2023") }} (Memuaskan).', "(Memuaskan) (Memuaskan)"),
        ('Lihat tabel {{ rujuk("satu") }}.', "tabel"), ('Pada Bab {{ rujuk("satu") }}.', "Bab"),
    ],
)  # fmt: skip
def test_yang_juga_ditulis_makro(laporan: Laporan, tmp_path: Path, teks: str, nilai: str) -> None:
    (satu,) = periksa(laporan, tmp_path, f"Pembuka.\n\n{teks}")
    assert (satu.kode, satu.nilai, satu.baris) == ("B052", nilai, 5)


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ('Nilai IKPA {{ angka("ikpa/2023/total") }}%.', "%"),
        ('Nilai IKPA {{ angka("ikpa/2023/total") }} persen.', "persen"),
        ('Pegawai {{ angka("pegawai/jabatan/jumlah", "polos") }} %.', "%"),
        ('Sebesar Rp {{ angka("ikpa/2023/total") }}.', "Rp"),
    ],
)
def test_satuan_yang_bukan_satuannya(
    laporan: Laporan, tmp_path: Path, teks: str, nilai: str
) -> None:
    (satu,) = periksa(laporan, tmp_path, teks)
    assert (satu.kode, satu.nilai, satu.baris) == ("B052", nilai, 3)
    assert "bukan persentase" in satu.pesan


BERDAMPINGAN = """
Pagu Rp{{ angka("anggaran/2023/pagu", "polos") }}, yaitu {{ angka("ikpa/2023/total") }} (persennya
lain), dan {{ angka("ikpa/2023/total") }} persentil.
Capaian {{ angka("capaian/1.1/2023", "polos") }}%, {{ angka("capaian/1.2/2023") }} (persen), dan 5%
{{ angka("capaian/1.3/2023") }} dari Rp {{ edisi.tahun }} {{ edisi.tahun }}.

Ada {{ terbilang("pegawai/jabatan/jumlah") }} orang, {{ angka("pegawai/jabatan/jumlah") }} pegawai.

{{ angka("pegawai/jabatan/jumlah") }}

Orang itu datang pada Tahun

{{ edisi.sebutan }}; tabelnya {{ rujuk("satu") }}, tahun-{{ edisi.sebutan }}.

- Tahun
- {{ edisi.sebutan }}
* Semester II

| Tahun | {{ edisi.sebutan }} | Semester II |
| --- | --- | --- |
| a | b | c |

{% for i in daftar_indikator() %}{{ i.kode }} {{ i.satuan }} {% endfor %}
"""


def test_kata_di_samping_makro(laporan: Laporan, tmp_path: Path) -> None:
    assert [m.sebagai_teks() for m in periksa(laporan, tmp_path, BERDAMPINGAN)] == []


@pytest.mark.parametrize(("banyak", "beda"), [(16, (("Kota0", 1, "B052/lebar"),)), (9, ())])
def test_tabel_ketikan_yang_tidak_muat(banyak: int, beda: tuple[object, ...]) -> None:
    """Told by its first head, at its own first line."""
    kepala, isi = ("|".join(f"{kata}{n}" for n in range(banyak)) for kata in ("Kota", "Kecamatan"))
    lain = "| a | b |\n| --- | --- |\n| c | d |\n"
    tabel = f"| {kepala} |\n|{'---|' * banyak}\n| {isi} |\n"
    assert pembanding.bandingkan(f"\n{tabel}\n{lain}") == beda


def test_baris_yang_tidak_tercetak_disebut(tmp_path: Path) -> None:
    (tmp_path / "bab.md").write_text("# Satu\n\nKata pembuka laporan.\n\nKata lain **tebal**.\n")
    assert isi_tercetak.baris_bab("bab.md", "Kata lain", [tmp_path]) == ", baris 5"
    assert isi_tercetak.baris_bab("bab.md", "pembuka laporan.", [tmp_path]) == ", baris 3"
    assert isi_tercetak.baris_bab("bab.md", "4,5%", [tmp_path]) == ""
    assert isi_tercetak.baris_bab("tiada.md", "Kata", [tmp_path]) == ""


def test_bab_yang_tetap_tidak_dibaca_lagi(
    laporan: Laporan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found out of a chapter holds until the chapter or what it shows changes."""
    docs, simpanan = tmp_path / "docs", tmp_path / "bab.pickle"
    docs.mkdir()
    dibaca: list[str] = []

    def catat(teks: str) -> tuple[pembanding.Beda, ...]:
        dibaca.append(teks)
        return asli(teks)

    asli = pembanding.bandingkan
    monkeypatch.setattr(pembanding, "bandingkan", catat)

    def keluhan(isi: str) -> list[str]:
        (docs / "bab.md").write_text(f"# Satu {{#satu}}\n\n{isi}\n", encoding="utf-8")
        makro, satu = makro_dari(laporan, docs), Simpanan(simpanan)
        makro.telaah = Telaah(laporan, docs, simpanan=satu, penentu=Penentu("p", "l"))
        hasil = [m.sebagai_teks() for m in periksa_bab(docs, makro)]
        satu.simpan()
        return hasil

    pertama = keluhan("Isi <nama pegawai> di sini.")
    assert len(pertama) == 1
    assert keluhan("Isi <nama pegawai> di sini.") == pertama
    assert len(dibaca) == 1
    assert keluhan("Isi &lt;nama pegawai> di sini.") == []
    assert len(dibaca) == 2
    simpanan.write_bytes(b"rusak")
    assert keluhan("Isi <nama pegawai> di sini.") == pertama


def test_angka_lain_tidak_dibaca_lagi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chapter that was well is not read again for another figure of its macros; one that was not
    is, so that what is told of it is what it says now."""
    dibaca: list[str] = []

    def cari(teks: str) -> tuple[pembanding.Beda, ...]:
        dibaca.append(teks)
        return tuple((k, 0, "B054") for k in teks.split() if k.startswith("<"))

    monkeypatch.setattr(pembanding, "bandingkan", cari)

    def beda(naskah: str, isi: str) -> list[str | None]:
        simpanan = Simpanan(tmp_path / "bab.pickle")
        hasil = [m.nilai for m in periksa_kata({Bab("a.md", naskah): isi}, simpanan, "program")]
        simpanan.simpan()
        return hasil

    assert [beda("a", "Ada 12 orang"), beda("a", "Ada 13 orang")] == [[], []]
    assert dibaca == ["Ada 12 orang"]
    assert beda("a", "Ada 1.130,5 orang") == []
    assert len(dibaca) == 1
    assert beda("a", "Ada belasan orang") == beda("b", "Ada 13 orang") == []
    assert len(dibaca) == 3
    hasil = [beda("a", f"<x{n}") for n in (12, 13, 12)]
    assert hasil == [["<x12"], ["<x13"], ["<x12"]]
    assert dibaca[3:] == ["<x12", "<x13", "<x12"]


def test_yang_dicari_di_jalan_ikut_disimpan(tmp_path: Path) -> None:
    """What was found out for something else stays known while that is, and no longer."""
    dicari: list[str] = []

    def sekali(luar: str) -> None:
        simpanan = Simpanan(tmp_path / "bab.pickle")

        def dalam() -> int:
            dicari.append("dalam")
            return 1

        def buat() -> int:
            dicari.append(luar)
            return simpanan.sekali("p", "dalam", buat=dalam)

        assert simpanan.sekali("p", luar, buat=buat) == 1
        simpanan.simpan()

    for luar in ("satu", "satu", "dua", "satu"):
        sekali(luar)
    assert dicari == ["satu", "dalam", "dua", "satu"]
    lain = Simpanan(tmp_path / "bab.pickle")
    lain.sekali("p", "tiga", buat=lambda: 1)
    lain.simpan()
    sekali("satu")
    assert dicari[4:] == ["satu", "dalam"]


def _beda(teks: str) -> tuple[pembanding.Beda, ...]:
    return pembanding.bandingkan(saring(teks))


def test_baris_setiap_beda() -> None:
    """One word a line, with its line from 0, wherever tags, notes and macros' things stand; a sign
    that the page shows raw with its first place."""
    teks = "# Satu\n\nKata <aneh> dan <lain>.\n\n<!-- x\ny -->\n**a\n\nLagi <aneh> \\*\\*b&#42;.\n"
    assert _beda(teks) == (
        ("aneh", 2, "B054"), ("aneh", 8, "B054"), ("**", 6, "B052/tercetak"),
    )  # fmt: skip
    assert _beda("---\nbab: I\n---\n# Satu\n\nIsi `**`.\n") == ()
    assert _beda("---\nbab: I\n---\n# Satu\n\n<aneh>\n") == (("aneh", 5, "B054"),)
    panjang = "{: ." + "a" * 60 + " }"
    ((tanda, baris, kasus),) = _beda(f"Satu.\n\nKata {panjang} di tengah.\n")
    assert (tanda, baris, kasus) == (panjang[:40], 2, "B052/tercetak")


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ('Satu.\n{: onclick="a()" }', ("onclick=", 1)),
        ('Satu *dua*{: STYLE="color:red" }.', ("style=", 0)),
        ('[a](b.md){: onclick="a()" .x }\n\n[c](d.md){: onclick="b()" }', ("onclick=", 0)),
        ('| a | b |\n|:--|--:|\n| c | d {: onclick="a()" } |', ("onclick=", 2)),
        ('[a](b.md){: href="java\tscript:a()" }', ("href=", 0)),
        ('![a](b.png){: src="//contoh.go.id/b.png" }', ("src=", 0)),
        ('<img src="b.png" alt="b" srcset="https://contoh.go.id/b.png 2x">', ("srcset=", 0)),
        ('## Satu { #x onfocus="a()" tabindex="0" }', ("onfocus=", 0)),
    ],
)
def test_atribut_yang_bertindak(teks: str, hasil: tuple[str, int]) -> None:
    """Whatever way an attribute comes into a page: of HTML, or from a list in braces."""
    beda = _beda(f"{teks}\n")
    assert beda[0] == (*hasil, "B052/atribut")
    assert {kasus for _, _, kasus in beda} == {"B052/atribut"}


def test_atribut_biasa() -> None:
    """What names, describes and aligns is let through, and so are links to write and to call."""
    teks = (
        'Satu *dua*{: .x title="Tiga" lang="en" }, [a](mailto:a@b.id){: target="_blank" }.\n'
        '{: .catatan #y }\n\n| a | b |\n|:--|--:|\n| c | d |\n\n![a](b.png){ width="300" }\n'
    )
    assert _beda(teks) == ()
    assert _beda('Satu {: onclick="a()" }\n') == (("{: onclick=", 0, "B052/tercetak"),)


# What an editor is to do, or what a cell has to be; or the words of another, put in.
TINDAKAN = re.compile(
    r"\{(?:sebab|pesan|uraian)\}|(?<!\w)(?:"
    r"ambil|apit|awali|bandingkan|bedakan|beri|betulkan|buka|cocokkan|daftarkan|ekspor"
    r"|ganti|gunakan|hapus|isi|jalankan|kembalikan|ketik|kosongkan|kurangi|lebarkan"
    r"|lengkapi|mulai|pakai|pasang|pastikan|perbaiki|periksa|pilih|pindahkan|pisah(?:kan)?"
    r"|pulihkan|salin|samakan|sebut(?:kan)?|sematkan|simpan|singkat|susun|tambahkan|tandai"
    r"|taruh|tautkan|tulis|tutup|ubah|urutkan|yang mana|harus|hanya|bukan|wajib|ditulis"
    r"|ditutup|dikenal|paling banyak|tidak ditemukan"
    r")(?!\w)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("berkas", ["asupan/teguran", "periksa/teguran_bab"])
def test_setiap_teguran_menyebut_tindakan(berkas: str) -> None:
    semua = kata(AKAR / "macros" / f"{berkas}.yaml")
    teguran = {k: str(v) for k, v in semua.items() if re.match(r"[A-Z]\d{3}", k)}
    kurang = [k for k, v in teguran.items() if not TINDAKAN.search(v)]
    assert not kurang and len(teguran) > 60
    assert not TINDAKAN.search("Tidak ada baris data di bawah kepalanya.")
