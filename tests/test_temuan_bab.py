"""The findings about chapters: what is typed and should be computed, and what may stay typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.asupan.muat import Data, muat
from macros.dasar.angka import Asal
from macros.hitung.laporan import Laporan
from macros.temuan import belum_diisi, klaim, naskah, pribadi, tulisan_data
from macros.temuan.kasus import Temuan
from macros.temuan.naskah import Bab, baca, setara
from macros.temuan.tulisan_data import TulisanData
from tests.bersama import angka_diketik
from tests.proyek import AKAR
from tests.tabel_ubahan import laporan as susun_dari, tambah

KEPALA = "---\nbab: III\nbagian: isi\n---\n\n# Judul {#judul}\n\n"
BARIS = KEPALA.count("\n") + 1


def bab(isi: str) -> naskah.Naskah:
    """One chapter with front matter and heading above `isi`."""
    return (Bab("bab-3.md", KEPALA + isi),)


def klaim_pada(lap: Laporan, isi: str) -> list[str]:
    return [t.nilai for t in klaim.temuan_bab(lap, bab(isi)) if t.kode == "T501"]


def angka_pada(lap: Laporan, isi: str) -> list[Temuan]:
    return list(angka_diketik(lap, bab(isi)))


# Prose


def test_prosa_tanpa_yang_bukan_prosa() -> None:
    isi = (
        "1. Satu [tautan](bab-12.md#a-12) dan `kode 13`. {## klaim naik: x ##}\n"
        '{{ angka("capaian/1.1/2023") }} <span class="k14">kata</span>\n{: .kelas-15 #id-16 }\n'
        "```\n17\n```\nhttps://contoh.go.id/18 orang@19.go.id\n"
    )
    (satu,) = bab(isi)
    assert len(satu.prosa) == len(satu.asli)
    assert not any(h.isdigit() for h in satu.prosa)
    kata = satu.prosa.split()
    assert kata == ["#", "Judul", "-", "Satu", "[tautan", "dan", ".", "kata"]


@pytest.mark.parametrize(
    "isi",
    [
        "Kata[^1].\n\n[^1]: Catatan tanpa angka.",
        "Lihat [situs][1].\n\n[1]: https://contoh.go.id",
        "Apel dimulai pukul 09.00 dan selesai pukul 10.30.",
        "Diambil 7/12/2023, 07-12-2023, 7.12.2023, dan 2023-12-07.",
        "Air (H~2~O) seluas m^2^.",
        '![Apel](apel.jpg){ width="300" } dan ![Apel](apel.jpg){width=300 .kanan}',
        "Tabel: Kegiatan {#tabel-kegiatan-2}\n| A | B |\n| --- | --- |\n| x | y |",
        "| No | A |\n|---|---|\n| 1 | x |\n| 2 | y |\n\n| No. | A |\n|---|---|\n| 1. | x |",
    ],
)
def test_bukan_angka_laporan(laporan: Laporan, isi: str) -> None:
    assert angka_pada(laporan, isi) == []


def test_kepala_berkas_dari_windows_bukan_prosa(tmp_path: Path) -> None:
    asli = "\ufeff" + KEPALA.replace("bab: III", "tingkat: 1") + "Kata."
    (tmp_path / "bab.md").write_bytes(asli.replace("\n", "\r\n").encode())
    (satu,) = naskah.baca(tmp_path)
    assert satu.prosa.split() == ["#", "Judul", "Kata."]


def test_pengaturan_yang_tidak_ditutup_bukan_prosa(laporan: Laporan) -> None:
    satu = Bab("bab.md", "---\nbab: I\ntingkat: 7\n\n# Judul\n\nAda 12345 orang.\n")
    assert [t.nilai for t in angka_diketik(laporan, (satu,))] == ["12345 orang"]


def test_angka_dalam_tabel_ketikan_satu_temuan(laporan: Laporan) -> None:
    isi = "Sebelum 74 unit.\n\n| A | B |\n| --- | --: |\n| x | 12 |\n| y | 74% |\n\nSesudah."
    isi += "\n\n| A | B |\n| --- | --: |\n| 1 | 1 |\n| 61 | x |\n"  # no number of the row
    semua = angka_pada(laporan, isi)
    assert sorted((t.kode, t.nilai, t.letak.baris - BARIS if t.letak else 0) for t in semua) == [
        ("T512", "74 unit", 0), ("T515", "1", 9), ("T515", "12", 2),
    ]  # fmt: skip
    assert [t.pesan.split()[3] for t in semua if t.kode == "T515"] == ["2", "2"]


def test_baris_adalah_baris_berkas(laporan: Laporan) -> None:
    isi = "Kalimat pertama.\n\nPagu naik tahun ini.\n"
    (t,) = klaim.temuan_bab(laporan, bab(isi))
    assert t.letak == Asal("docs/bab-3.md", BARIS + 2, "")
    assert (KEPALA + isi).splitlines()[t.letak.baris - 1] == "Pagu naik tahun ini."


def test_pengenal_yang_dapat_dirujuk() -> None:
    (satu,) = bab('## Sub {#sub .kelas}\n\n{{ tabel("iku") }} {{ grafik("ikpa") }}\n{: #lain }\n')
    assert satu.pengenal == {"judul", "sub", "lain", "tabel-iku", "gambar-ikpa"}
    assert satu.url == "bab-3.html"


# Claims


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("Serapan meningkat.", "meningkat"), ("Realisasi menurun dari tahun lalu.", "menurun"),
        ("Pagu mengalami kenaikan.", "mengalami kenaikan"),
        ("Capaian tertinggi ada pada layanan makanan.", "tertinggi"),
        ("Semua target tercapai.", "semua"),
        ("Kinerja sudah sesuai dengan target.", "sesuai dengan target"),
        ("Capaian melampaui\ntarget.", "melampaui"), ("Keluaran mencapai 100%.", "100%"),
        ("Laporan selalu tepat waktu.", "selalu"), ("| Sasaran | naik |", "naik"),
        ("Indikator 1.1 mencapai target.", "mencapai target"),
        ("Terjadi peningkatan serapan.", "terjadi peningkatan"),
        ("Hasilnya lebih banyak daripada tahun 2022.", "lebih banyak"),
        ("Serapan anjlok.", "anjlok"), ("Indikator 1.1 gagal mencapai target.", "gagal mencapai"),
        ("Target indikator 1.1 tidak tercapai.", "tidak tercapai"),
    ],
)  # fmt: skip
def test_pernyataan_yang_diketik(laporan: Laporan, isi: str, kata: str) -> None:
    assert klaim_pada(laporan, isi) == [kata]


@pytest.mark.parametrize(
    "isi",
    [
        "Meningkatnya pelayanan tahanan; meningkatkan mutu; peningkatan; kenaikan pangkat.",
        "Kedua catatan tidak selalu sejalan.",
        "> Semua misi yang meningkat.",
        "Kolom berjudul “Capaian tertinggi”.",
        'Pagu {{ arah("anggaran/{tahun}/pagu-awal", "anggaran/{tahun}/pagu") }}.',
        'Capaian terendah terdapat pada {{ sebut("terendah") }}.',
        "{# bukan komentar #}Naiklah; turunan; berkurangnya pelanggaran.",
        "Di seluruh lapas. {## klaim seluruh: bunyi tujuan kementerian ##}",
        "Tindakan bagi yang belum mencapai target, dan mengapa tidak tercapai.",
        'Target {{ sebut("belum-tercapai") }} tidak tercapai.',
        'Sebanyak {{ angka("jumlah/tercapai/{tahun}") }} mencapai target.',
        "Strategi untuk mencapai target; dalam rangka mencapai target; yang mencapai target.",
        "Biru berarti mencapai target; indikator dinyatakan mencapai target bila hasilnya cukup.",
        "Petugas memberi lebih banyak perhatian kepada tahanan lansia.",
        "Indikator yang berada di bawah target, dan penyebab target tidak tercapai.",
        "Capaian di bawah target dijelaskan pada tabel; merah berarti belum tercapai.",
        "Faktor yang menyebabkan target tidak tercapai, dan risiko target tidak tercapai.",
    ],
)
def test_yang_bukan_pernyataan_tentang_angka(laporan: Laporan, isi: str) -> None:
    assert list(klaim.temuan_bab(laporan, bab(isi))) == []


def test_pendukung_hanya_untuk_katanya_dan_kalimatnya(laporan: Laporan) -> None:
    assert klaim_pada(laporan, 'Capaian tertinggi: {{ sebut("terendah") }}.') == ["tertinggi"]
    jauh = 'Capaian terendah mengecewakan. Yang dimaksud {{ sebut("terendah") }}.'
    assert klaim_pada(laporan, jauh) == ["terendah"]


@pytest.mark.parametrize(
    ("isi", "sisa"),
    [
        ("Semua naik. {## klaim semua: alasan ##}", ["naik"]),
        ("Semua naik. {## klaim semua; naik: alasan ##}", []),
        ("Semua naik.\n{## klaim semua; naik: alasan ##}", ["semua", "naik"]),
        ("Semua naik. {## klaim semua; naik: ##}", ["semua", "naik"]),
        ("Semua naik. {## angka semua; naik: alasan ##}", ["semua", "naik"]),
    ],
)
def test_tanda_berlaku_untuk_kata_dan_barisnya(laporan: Laporan, isi: str, sisa: list[str]) -> None:
    assert klaim_pada(laporan, isi) == sisa


@pytest.mark.parametrize(
    ("isi", "salah"),
    [
        ("Serapan besar. {## klaim naik: alasan ##}", "tidak ada pada baris ini"),
        ("Serapan naik. {## klaim naik: ##}", "tidak menyebut kata atau alasannya"),
        ("Serapan naik. {## klaim: alasan ##}", "tidak menyebut kata atau alasannya"),
    ],
)
def test_tanda_tanpa_guna(laporan: Laporan, isi: str, salah: str) -> None:
    pesan = [t.pesan for t in klaim.temuan_bab(laporan, bab(isi)) if t.kode == "T502"]
    assert len(pesan) == 1
    assert salah in pesan[0]


def test_id_klaim_mengikuti_kalimat_bukan_baris(laporan: Laporan) -> None:
    def pengenal(isi: str) -> list[str]:
        return [t.id for t in klaim.temuan_bab(laporan, bab(isi))]

    asli = pengenal("Pagu naik.")
    assert pengenal("Kata pembuka.\n\nPagu\nnaik.") == asli
    assert pengenal("Pagu naik banyak.") != asli


# Numbers


@pytest.mark.parametrize(
    ("isi", "nilai", "kunci"),
    [
        ("Serapan 85,45% dari pagu.", "85,45%", 'angka("anggaran/{tahun}/serapan")'),
        ("Serapan SP2D 85,45%.", "85,45%", 'angka("anggaran/{tahun}/SP2D/serapan")'),
        ("Pagu Rp7.060.331.000 cukup.", "Rp7.060.331.000", 'angka("anggaran/{tahun}/pagu")'),
        ("Pagunya sekitar Rp7,06 miliar.", "Rp7,06 miliar", 'angka("anggaran/{tahun}/pagu")'),
        ("Jumlah pegawai menurut jabatan 61 orang.", "61 orang", 'angka("pegawai/jabatan/jumlah")'),
        ("Ada 61 (enam puluh satu) orang pegawai menurut jabatan.", "61 (enam puluh satu) orang",
         'angka("pegawai/jabatan/jumlah")'),
        ("Nilai IKPA 97,88.", "97,88", 'angka("ikpa/{tahun}/total")'),
        ("Nilai kinerja SMART 87.94 baik.", "87.94", 'angka("smart/{tahun}/nilai")'),
        ("Pagu kinerja internal Rp68,926,000.", "Rp68,926,000",
         'angka("kegiatan/manajemen-kinerja/{tahun}/pagu")'),
        ("Target kendaraan bermotor 2 unit.", "2 unit", 'angka("target/4.6/{tahun}/PK")'),
        ("Sebanyak dua belas indikator tercapai.", "dua belas indikator",
         'terbilang("jumlah/tercapai/{tahun}")'),
        ("Dicatat tiga kendala.", "tiga kendala", 'terbilang("jumlah/kendala")'),
    ],
)  # fmt: skip
def test_angka_register_yang_diketik(laporan: Laporan, isi: str, nilai: str, kunci: str) -> None:
    (t,) = angka_pada(laporan, isi)
    assert (t.kode, t.nilai) == ("T511", nilai)
    assert f"{{{{ {kunci} }}}}" in t.pesan


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        ('{{ tabel("x", judul="Pagu Rp7.060.331.000 cukup") }}', ["Rp7.060.331.000"]),
        ("{{- grafik('x', 'Nilai IKPA 97,88') -}}", ["97,88"]),
        ('{{ foto("a.jpg|b.jpg", "Apel", "12 orang | Kendaraan", sumber="Form 7") }}',
         ["12 orang", "7"]),
        ('{{ bagan("x", tabel="y-2", sumber="Data per 61 orang") }}', ["61 orang"]),
        ('{{ tabel("x", judul="Dari " ~ angka("ikpa/2023/total") ~ " dan 97,88") }}', ["97,88"]),
        ('{{ ("Ada 61 orang") if ada("a/2023") else "Ada " ~ "7 orang" }}',
         ["61 orang", "7 orang"]),
        ('{{ angka("capaian/1.1/2023") ~ angka("ikpa/" ~ "2022" ~ "/total") }}', []),
        ('{{ daftar["12"] ~ tentang_tahun("2023") }}{{ "x" if kode == "1.1" }}', []),
        ('{{ pindaian("sk-12.pdf", halaman="1-3") }} {{ tabel("x", judul="12 }}', []),
    ],
)  # fmt: skip
def test_angka_yang_diketik_dalam_isian_makro(laporan: Laporan, isi: str, nilai: list[str]) -> None:
    """Readers see titles, sources and descriptions as they see sentences; keys and files not."""
    semua = angka_pada(laporan, isi)
    assert [t.nilai for t in semua] == nilai
    assert all("{{" not in t.pesan for t in semua), "braces would be printed there"


def test_angka_di_antara_tanda_kurung_siku(laporan: Laporan) -> None:
    """What no browser takes for a tag hides no figure."""
    isi = "Nilai < 97,88 dan > 87,94."
    assert [t.nilai for t in angka_pada(laporan, isi)] == ["97,88", "87,94"]
    assert angka_pada(laporan, '<span class="97,88">Nilai</span>') == []


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        # What a reader sees, reads on pointing at it, or hears, wherever it is typed.
        ("{% set x = 87.94 %}Nilai {{ x }}.", ["87.94"]),
        ('{% set x = "87,94" %}Nilai {{ x ~ "." }}', ["87,94"]),
        ('{% for x in ["87,94", 61] %}Nilai {{ x }}.{% endfor %}', ["87,94", "61"]),
        ('{% set x = y | default("87,94") %}{{ x }}', ["87,94"]),
        ("{% set x = 87.94 %}{% set y = x %}{{ y }}", ["87.94"]),
        ("{% with x = 87.94 %}{{ x }}{% endwith %}", ["87.94"]),
        ('Nilai {{ edisi.nilai | default("87,94") }}.', ["87,94"]),
        ('Nilai {{ 87.94 ~ "" if ada("ikpa") else 61 }}.', ["87.94", "61"]),
        ('Lihat [tabel](bab-12.md#a-12 "Nilai 87,94").', ["87,94"]),
        ('<abbr title="Nilai 87,94">NKA</abbr> <img src="a-12.png" alt="12 orang">',
         ["87,94", "12 orang"]),
        ('![Foto](a-12.png){ width="300" title="Nilai 87,94" }', ["87,94"]),
        ("Nilai `87,94`, `74%`, dan `Rp7.060`.", ["87,94", "74%", "Rp7.060"]),
        (r"$$\frac{74}{80} \times 100\% = 92{,}5\%$$", ["92,5%"]),
        ('{{ belum_tersedia("Nilai 87,94", "smart.csv") }}', ["87,94"]),
        ("Sebesar sembilan puluh persen, lalu dua belas koma lima persen.",
         ["sembilan puluh persen", "dua belas koma lima persen"]),
        # What names or computes something, and is not shown.
        ('{% set k = "1.1" %}{{ angka("capaian/" ~ k ~ "/2023") }}', []),
        ('{% set n = daftar_sasaran("3") %}{% if n | length > 2 %}{{ n | join(", ") }}{% endif %}',
         []),
        ("{% for t in [2022, 2023] %}Tahun {{ t }}.{% endfor %}", []),
        (r"$x^2 + \frac{1}{12}$, $$a \div b \times 100\%$$", []),
        ("`1.1` `B01` `laporan-2023.csv` `12`", []),
        ("Seratus persen pegawai salah satu persen.", []),
    ],
)  # fmt: skip
def test_angka_yang_tersaji_di_luar_kalimat(laporan: Laporan, isi: str, nilai: list[str]) -> None:
    assert [t.nilai for t in angka_pada(laporan, isi)] == nilai


def test_anjuran_dalam_perintah(laporan: Laporan) -> None:
    (t,) = angka_pada(laporan, '{% set x = "97,88" %}Nilai {{ x }}.')
    assert 'gunakan " ~ angka("ikpa/{tahun}/total") ~ ".' in t.pesan
    (t,) = angka_pada(laporan, "{% set x = 97.88 %}Nilai {{ x }}.")
    assert 'gunakan angka("ikpa/{tahun}/total").' in t.pesan


def test_anjuran_dalam_isian_makro(laporan: Laporan) -> None:
    (t,) = angka_pada(laporan, '{{ tabel("x", judul="Nilai IKPA 97,88") }}')
    assert 'gunakan " ~ angka("ikpa/{tahun}/total") ~ ".' in t.pesan
    (t,) = angka_pada(laporan, '{{ tabel("x", judul="Lihat Tabel 3.2") }}')
    assert t.kode == "T514" and "di luarnya" in t.pesan
    (t,) = klaim.temuan_bab(laporan, bab('{{ tabel("x", judul="Capaian meningkat") }}'))
    assert t.kode == "T501" and '" ~ arah("kunci_lama", "kunci_baru") ~ "' in t.pesan
    (t,) = angka_pada(laporan, "Nilai {{ 97,88 }}.")
    assert 'gunakan {{ angka("ikpa/{tahun}/total") }}.' in t.pesan
    assert angka_pada(laporan, "Tahun {{ edisi.tahun - 1 }}.") == []
    tanda = '{{ tabel("x", judul="Nilai 97,88") }} {## angka 97,88: nama tabel ##}'
    assert angka_pada(laporan, tanda) == []


def test_angka_lain_yang_bernilai_sama_disebut_banyaknya(laporan: Laporan) -> None:
    (satu,) = angka_pada(laporan, "Pagu Rp7.060.331.000 cukup.")
    sama = [a for a in laporan.register if a.nilai == 7_060_331_000 and a.satuan == "Rp"]
    assert len(sama) > 1 and f"Ada {len(sama) - 1} angka lain yang bernilai sama" in satu.pesan
    (tunggal,) = angka_pada(laporan, "Nilai IKPA 97,88.")
    assert "angka lain" not in tunggal.pesan


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        ("Serapan 96,83% dari pagu.", "96,83%"),  # a score with the sign of a share
        ("Nilai IKPA 97,88%.", "97,88%"),
        ("Pagu Rp.68,926,001 cukup.", "Rp.68,926,001"),
        ("Nilai SMART 87.94% baik.", "87.94%"),
        ("Sebanyak 2023 orang hadir.", "2023 orang"),
        ("Ada sembilan kendala.", "sembilan kendala"),
        ("Ada 61 (enam puluh satu) kendala.", "61 (enam puluh satu) kendala"),
        ("Ada 77 layanan.", "77 layanan"),
    ],
)
def test_angka_di_luar_register(laporan: Laporan, isi: str, nilai: str) -> None:
    (t,) = angka_pada(laporan, isi)
    assert (t.kode, t.nilai) == ("T512", nilai)


@pytest.mark.parametrize(
    "isi",
    [
        "Pada 7 Desember 2023, Januari 2024, dan tahun 2022; masa 2020–2024.",
        "Peraturan Presiden Nomor 29 Tahun 2014 dan Nomor M.HH-01.PR.03 Tahun 2023, Pasal 14.",
        "1. butir pertama\n2. butir kedua\n12) butir lain\n- 3) butir salinan",
        "Yang diharapkan (1) akuntabel, (2) hemat; misi nomor 6; masa 2020-2024.",
        "Rutan Kelas IIB, TB, HIV-AIDS, SP2D, B01 sampai dengan B12, TW4, S1/D-IV, SS3.",
        "Indikator 1.3 serta indikator 4.6 sampai dengan 4.9.",
        "Salah satu indikator; satu per satu; dua hal; seratus kali.",
        "Sub-kegiatan 7.01.01.2.02.0001 dalam Program 7.01.01, rekening 5.1.02.01.",
        "Di RT 03/RW 05, Jalan Melati 007, kode pos 085511.",
        "Layanan 3b-N dan 12a.2 selesai.",
        "Menurut huruf c, angka 3, dan poin 5; gelombang 2; SNI 01-2345-2006; 800 mdpl.",
        "Apel 07.45 WITA; rapat 10.30–12.00 WIB dan 13.15 s.d. 14.45 WIT.",
        "Kunjungan 10.15–11.00 dan 13.30 s.d. 15.00; telepon (0388) 21234 atau 0388-21235.",
        "Tekanan 120/80 mmHg, dosis 5 ml, rasio 1 : 1.000, dekade 80-an.",
        "{{ angka('ikpa/{tahun}/total') }} dari [halaman](bab-3.md) dan `data 4`.",
        "Keluaran 46 unit. {## angka 46 unit: kutipan naskah tercetak ##}",
    ],
)
def test_bilangan_yang_bukan_angka_laporan(laporan: Laporan, isi: str) -> None:
    assert angka_pada(laporan, isi) == []


@pytest.mark.parametrize("isi", ["10.75–11.00", "13,30–15,00", "10.15–11.00%", "(388) 21234"])
def test_bilangan_yang_mirip_jam_atau_telepon(laporan: Laporan, isi: str) -> None:
    assert angka_pada(laporan, f"Nilainya {isi}.")


def test_nilai_sama_dengan_satuan_lain(laporan: Laporan) -> None:
    """A score printed as a share: the message names the score."""
    (t,) = angka_pada(laporan, "Penyerapan anggaran mencapai 96,83%.")
    assert "“Nilai IKPA 2023 Penyerapan Anggaran” (96,83), tetapi satuannya lain" in t.pesan
    (t,) = angka_pada(laporan, "Penyerapan anggaran mencapai 96,84%.")
    assert "Tidak sama dengan angka mana pun" in t.pesan


def test_seratus_persen_adalah_pernyataan(laporan: Laporan) -> None:
    """One finding a typed word: 100% is looked at as a claim."""
    assert angka_pada(laporan, "Keluaran mencapai 100%.") == []
    assert klaim_pada(laporan, "Keluaran mencapai 100%.") == ["100%"]


def test_nomor_tabel_yang_diketik(laporan: Laporan) -> None:
    (t,) = angka_pada(laporan, "Rinciannya ada pada Tabel 3.2.")
    assert (t.kode, t.nilai) == ("T514", "Tabel 3.2")
    assert 'rujuk("tabel-kode")' in t.pesan


@pytest.mark.parametrize(
    ("isi", "kode", "nilai"),
    [
        ("Rinciannya pada halaman 45 laporan ini.", "T514", "halaman 45"),
        ("Lihat hlm. 12–14.", "T514", "hlm. 12"),
        ("Lihat halaman 12 dokumen ini.", "T514", "halaman 12"),
        ("Peraturan itu menyebutnya pada halaman 45.", "", ""),
        ("Buku tamu setebal 45 halaman.", "", ""),
        ("Lihat halaman 45. {## angka halaman 45: halaman surat kabar ##}", "", ""),
        ("Rapat diadakan Senin, 7 Desember 2023.", "T512", "Senin 7 Desember 2023"),
        ("Sampai dengan 31 November 2023.", "T512", "31 November 2023"),
        ("Rapat pada Kamis tanggal 7 Desember 2023, lalu 29 Februari 2024.", "", ""),
        ("Sejak 31 Nopember 2023.", "T512", "31 Nopember 2023"),
        ("Posisi per 31-02-2023.", "T512", "31-02-2023"),
        ("Posisi tanggal 28/02/2023; surat nomor 31/02/2023; tanggal 12/13/2023.", "", ""),
    ],
)
def test_halaman_dan_hari_yang_diketik(laporan: Laporan, isi: str, kode: str, nilai: str) -> None:
    """Pages move, and there is no day that is not in the calendar."""
    semua = angka_pada(laporan, isi)
    ada = [(t.kode, t.nilai) for t in semua if t.kode == "T514" or "Tanggal ini" in t.pesan]
    assert ada == ([(kode, nilai)] if kode else [])


@pytest.mark.parametrize(
    ("isi", "harus"),
    [
        ("Biayanya Rp1.500.000,- (dua juta lima ratus ribu rupiah).", "satu juta lima ratus ribu"),
        ("Hadir 15 (empat belas) orang.", "lima belas"),
        ("Terserap 97% (sembilan puluh enam persen).", "sembilan puluh tujuh"),
        ("Rp 1.500.000,00 (Satu Juta Lima Ratus Ribu Rupiah), 13 (tigabelas) orang.", ""),
        ("Rp2 miliar (dua milyar rupiah), Rp1.001.000 (satu juta seribu rupiah).", ""),
        ("Rp1.000.000 (sejuta rupiah), Rp100.000 (se ratus ribu).", ""),
        ("92,5% (sembilan puluh dua koma lima persen); Rp6,3 miliar (enam koma tiga miliar).", ""),
        ("Pasal 5 (lima); 7 (satu di antaranya rusak); 3 (lihat di bawah).", ""),
    ],
)
def test_angka_dengan_kata_kata(laporan: Laporan, isi: str, harus: str) -> None:
    """A number and the words behind it say the same, however these are written."""
    pesan = [t.pesan for t in angka_pada(laporan, isi) if "kata-katanya" in t.pesan]
    assert [p.partition(" tertulis ")[2].partition(",")[0] for p in pesan] == [harus] * bool(harus)


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        ("Tahun 2O23 dan Rp1.5OO.000.", ["2O23", "Rp1.5OO.000"]),
        ("Terserap 9O%.", ["9O"]),
        ("Rumus H2O dan CO2, golongan O, ruang B1O, 2 Oktober 2023.", []),
    ],
)
def test_huruf_di_antara_angka(laporan: Laporan, isi: str, nilai: list[str]) -> None:
    """One finding a number, and none about its pieces."""
    ada = angka_pada(laporan, isi)
    assert [t.nilai for t in ada if "huruf O" in t.pesan] == nilai and len(ada) == len(nilai)


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        ("1&#41; satu\n\n2&#41; dua", []),
        ("Ada 41&#41; hal.", ["41"]),
        ("Hari Jum&#8217;at &#x2019;itu&#x2019; &frac12; jalan.", []),
        ("Ada 8217&nbsp;hal.", ["8217"]),
    ],
)
def test_aksara_menurut_nomornya(laporan: Laporan, isi: str, nilai: list[str]) -> None:
    """A sign by its number is none; before it an item's may stand, as the Word intake has it."""
    assert [t.nilai for t in angka_pada(laporan, isi)] == nilai


@pytest.mark.parametrize("tanda", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_kata_yang_terpenggal(laporan: Laporan, tanda: str) -> None:
    """What nobody sees within a word hides it from no rule."""
    assert klaim_pada(laporan, setara(f"Kinerja mening{tanda}kat.")) == ["meningkat"]
    assert angka_pada(laporan, setara(f"Hasilnya 2.0{tanda}24,5 unit."))[0].nilai == "2.024,5 unit"


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("Laporan disusun dengan dengan data.", "dengan"), ("Data yang\nyang dipakai.", "yang"),
        ("Yang yang hadir.", "Yang"), ("Hari-hari biasa, di Bau Bau.", ""),
        ("Data dan {{ instansi.nama }} dan lain-lain.", ""), ("Ada 12 12 orang.", ""),
        ("Bagi anak anak-anak asuh.", ""), ("Dan, dan.", ""), ("Tujuan\n\ntujuan itu.", ""),
    ],
)  # fmt: skip
def test_kata_ganda(laporan: Laporan, isi: str, kata: str) -> None:
    semua = list(belum_diisi.temuan_bab(laporan, bab(isi)))
    assert [(t.kode, t.nilai) for t in semua] == ([("T603", kata)] if kata else [])


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("Sebagian besar indikator sudah diukur.", ["sebagian besar"]),
        ("Realisasinya separuh dari anggaran.", ["separuh"]),
        ("Sebagian besar bangunan berumur tua.", []),
    ],
)
def test_bagian_tanpa_angka(laporan: Laporan, isi: str, kata: list[str]) -> None:
    """Words for a share of what the report counts."""
    assert klaim_pada(laporan, isi) == kata


@pytest.mark.parametrize(
    ("judul", "nomor"),
    [
        ("## 4. Judul", "4."), ("## A. Latar Belakang", "A."), ("### 1.2. Tujuan", "1.2."),
        ("### b) Dasar", "b)"),
        ("# BAB III - AKUNTABILITAS", "BAB III"), ("## IV. Penutup {#penutup}", "IV."),
        ("## A. Kelas {#a .tanpa-nomor}", ""), ("## 2023 dan sesudahnya", ""), ("## Bab", ""),
        ("#### 1.1 Persentase tahanan", "1.1"), ("## 1.5 juta warga", ""),
        ("```\n## A. Kode\n```", ""),
        ("## A. Yani {## angka A.: nama orang ##}", ""),
        ("**A. Latar Belakang**", "A."), ("Satu.\n\n__1.1 Tujuan__", "1.1"),
        ("**1. Tujuan**", "1."), ("**1. Tujuan** ialah arah.", ""),
        ("**BAB II PERENCANAAN**", "BAB II"), ("**Tujuan**", ""), ("**A. Yani** berpidato.", ""),
        ("Kata\n**A. Yani**", ""),
    ],
)  # fmt: skip
def test_nomor_judul_yang_diketik(laporan: Laporan, judul: str, nomor: str) -> None:
    """It would stand beside the one that the heading is given; pages in front have none."""
    semua = angka_pada(laporan, f"{judul}\n")
    assert [t.nilai for t in semua if t.kode == "T514"] == [nomor] * bool(nomor)
    assert not nomor or len(semua) == 1  # told of once
    depan = Bab("kata.md", f"---\nbagian: awal\n---\n\n{judul}\n")
    assert not [t for t in angka_diketik(laporan, (depan,)) if t.kode == "T514"]


def test_pengecualian_yang_didaftarkan() -> None:
    tabel = tambah(
        muat(AKAR / "data"), "angka_dikecualikan", pola=r"Form 28", alasan="nama formulir"
    )
    lap = susun_dari(tabel)
    assert angka_pada(lap, "Isilah Form 28 dahulu.") == []
    (lepas,) = angka_pada(lap, "Isilah formulirnya dahulu.")
    assert (lepas.kode, lepas.nilai) == ("T513", "Form 28")
    assert lepas.letak is not None
    assert lepas.letak.berkas == "data/angka_dikecualikan.csv"


# Personal data


@pytest.mark.parametrize(
    ("isi", "jenis", "samar"),
    [
        ("NIP. 19670925 199003 1 001", "NIP", "•••••••• •••••• • 001"),
        ("NIP 196709251990031001", "NIP", "•••••••••••••••001"),
        ("NIK 5302010101900001", "NIK", "•••••••••••••001"),
        ("Hubungi 0812-3456-7890.", "telepon", "••••-••••-•890"),
        ("Telepon (0388) 2421719.", "telepon", "(••••) ••••719"),
        ("Telepon +62 812 3456 7890.", "telepon", "+•• ••• •••• •890"),
    ],
)
def test_nomor_orang(laporan: Laporan, isi: str, jenis: str, samar: str) -> None:
    (t,) = pribadi.temuan_bab(laporan, bab(isi))
    assert (t.kode, t.subjek.split("/")[1], t.nilai) == ("T411", jenis, samar)
    assert angka_pada(laporan, isi) == []


@pytest.mark.parametrize(
    "isi",
    [
        "Pagu Rp7.060.331.000 dan nomor W.22.PAS.PAS.18-KU.01.01-471.",
        "Pada 7 Desember 2023 sampai dengan 31 Desember 2023.",
        "{{ instansi.telepon }} dan {{ pejabat['kepala-rutan'].nip }}",
    ],
)
def test_bukan_nomor_orang(laporan: Laporan, isi: str) -> None:
    assert list(pribadi.temuan_bab(laporan, bab(isi))) == []


def test_naskah_laporan_bersih(laporan: Laporan) -> None:
    """The report's own chapters leave nothing typed that should be computed."""
    semua = naskah.baca(AKAR / "docs")
    ada = [
        t
        for cari in (klaim.temuan_bab, angka_diketik, pribadi.temuan_bab)
        for t in cari(laporan, semua)
    ]
    assert ada == []


# Declarations and own tables


def di_uraian(lap: Laporan, folder: Path, isi: str) -> list[tuple[str, str, Asal | None, str]]:
    """What is found in a `grafik.yaml` that reads so."""
    (folder / "grafik.yaml").write_text(isi, encoding="utf-8")
    data = Data(lap.data, lap.data.paket, folder=folder)
    tulisan = tulisan_data.baca(replace(lap, data=data))
    semua = [*klaim.temuan_bab(lap, tulisan), *angka_diketik(lap, tulisan)]
    return [(t.kode, t.nilai, t.letak, t.pesan) for t in semua]


def test_ketikan_dalam_uraian(laporan: Laporan, tmp_path: Path) -> None:
    """As in chapters, with file and line, and what a declaration can say instead."""
    isi = (
        "satu:\n  judul: Capaian tertinggi {terkecil.teks}, lihat Tabel 3.2\n  bentuk: batang\n"
        "  acuan: 77 | 78%\n  catatan:\n    - Rata-rata 91,83%, dan 91,83%. | bila ada x/79/80\n"
    )
    (klaim_, rujukan, angka) = di_uraian(laporan, tmp_path, isi)
    assert klaim_[:3] == ("T501", "tertinggi", Asal("data/grafik.yaml", 2, ""))
    assert "# {## klaim tertinggi: alasan ##}" in klaim_[3] and "sebut(" not in klaim_[3]
    assert rujukan[:2] == ("T514", "Tabel 3.2")
    assert angka[:3] == ("T511", "91,83%", Asal("data/grafik.yaml", 6, ""))
    assert "gunakan {capaian/rata-rata/{tahun}}." in angka[3]


@pytest.mark.parametrize(
    ("judul", "kode", "kata"),
    [("Capaian 91,83%", "T511", "tanpa angka itu"), ("Capaian terbaik", "T501", "tanpa kata itu"),
     ("Tabel 3.2", "T514", "Hapus dari sini"), ("Kinerja 2023", "", ""), ("Penutup", "", "")],
)  # fmt: skip
def test_judul_pendek(laporan: Laporan, judul: str, kode: str, kata: str) -> None:
    """Which stands in menus and heads of pages, where no macro is read."""
    isi = f"---\nbab: I\njudul_pendek: {judul}\n---\n\n# Capaian\n\njudul_pendek: 77\n"
    tulisan = tulisan_data.baca(laporan, (Bab("bab.md", isi),))[-1:]
    semua = [*klaim.temuan_bab(laporan, tulisan), *angka_diketik(laporan, tulisan)]
    semua = [t for t in semua if t.kode != "T513"]
    letak = Asal("docs/bab.md", 3, "")
    assert [(t.kode, t.letak) for t in semua] == ([(kode, letak)] if kode else [])
    assert all(kata in t.pesan and "{{" not in t.pesan.replace("{{ rujuk", "") for t in semua)


@pytest.mark.parametrize(
    "judul",
    [
        '"Terendah {terkecil.teks} pada {jumlah/tercapai/{tahun}} dari {tahun} dan 2022"',
        "Capaian naik 12,5%  # {## klaim naik: kutipan ##} {## angka 12,5%: kutipan ##}",
        '"Capaian\n    naik 12,5%"  # {## klaim naik: kutipan ##} {## angka 12,5%: kutipan ##}',
    ],
)
def test_uraian_dihitung_atau_ditandai(laporan: Laporan, tmp_path: Path, judul: str) -> None:
    assert di_uraian(laporan, tmp_path, f"satu:\n  judul: {judul}\n  bentuk: batang\n") == []


def test_ketikan_dalam_nama_tabel_sendiri(laporan: Laporan) -> None:
    src = "tambahan/rekap-93-persen-terbaik.csv"
    nama = TulisanData(src, "Rekap 93 persen terbaik", kasus="berkas")
    semua = [*klaim.temuan_bab(laporan, (nama,)), *angka_diketik(laporan, (nama,))]
    assert [t.kode for t in semua] == ["T501", "T511"]
    assert all("Ganti nama berkasnya" in " ".join(t.pesan.split()) for t in semua)


@pytest.mark.parametrize(
    ("isi", "sisa"),
    [
        ("Hadir ______, yaitu [isi nama] (cek lagi).", ["______", "[isi nama]", "(cek lagi)"]),
        ("TODO: lengkapi. Capaiannya XX% atau ???.", ["TODO", "XX", "???"]),
        ("Lorem ipsum dolor....", ["Lorem ipsum", "...."]),
        ("Kata... (isian lain) [isi](bab-1.md) sisa {{ rujuk('xxx') }} `____` XX, abad XXX.", []),
    ],
)
def test_sisa_rancangan(laporan: Laporan, isi: str, sisa: list[str]) -> None:
    assert [t.nilai for t in belum_diisi.temuan_bab(laporan, bab(isi))] == sisa


@pytest.mark.parametrize(("sandi", "banyak"), [("utf-8", 1), ("utf-16-le", 0), ("utf-16", 0)])
def test_bab_bersandi_lain_tidak_dibaca(tmp_path: Path, sandi: str, banyak: int) -> None:
    """Plain letters are UTF-8 in any case; findings in what they seem to say would be false."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "bab.md").write_text("# Bab 12\n", encoding=sandi)
    assert len(baca(docs)) == banyak


GAMBAR = '![Orang berbaris](aset/foto/apel.jpg){ width="300" }'


@pytest.mark.parametrize(
    ("bawah", "nilai"),
    [
        ("\nGambar 1. Apel pagi", "Gambar 1"), ("\n\nGambar 3.1 Apel pagi", "Gambar 3.1"),
        ("\n\n**Gambar 2: Apel**", "Gambar 2"), ("\n*Foto: Apel pagi*", "Foto"),
        ("\n\nGambar : Apel", "Gambar"), ("\n\nGAMBAR: Apel", "GAMBAR"),
        ("\n\nBagan: Struktur", "Bagan"),
        ("\n\nGambar: Apel", ""), ("\n\nSumber: humas", ""), ("\n\nFoto itu bagus.", ""),
        ("\n\nKata.\n\nFoto: humas", ""), ("\nFoto: humas {## angka Foto: pemotret ##}", ""),
    ],
)  # fmt: skip
def test_judul_gambar_yang_diketik(laporan: Laporan, bawah: str, nilai: str) -> None:
    """As in Word, below a picture; what is no caption is none, nor is what gets a number."""
    semua = angka_pada(laporan, f"{GAMBAR}{bawah}\n")
    assert [(t.kode, t.nilai) for t in semua] == [("T514", nilai)] * bool(nilai)
    assert all("Tulis “Gambar: ”" in t.pesan for t in semua)
    kode = angka_pada(laporan, f"```\n{GAMBAR}{bawah}\n```\n")
    assert not kode


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        ("- {}\n  Gambar: Apel", "Gambar"), ("1. Kegiatan {}\n   Gambar: Apel", "Gambar"),
        ("| Foto |\n| --- |\n| {} Gambar: Apel |", "Gambar"),
        ("| Foto |\n| --- |\n| {}<br>**Foto: Apel** |", "Foto"),
        ("| A | B |\n| --- | --- |\n| {} | Gambar: Apel |", "Gambar"),
        ("| A |\n| --- |\n| {} |\n| Gambar: Apel |", "Gambar"),
        ('- <img src="a.png"> Gambar: Apel', "Gambar"), ("{} Gambar: Apel", "Gambar"),
        ("- Kegiatan\n\n    {}\n    Gambar: Apel", ""), ("> {}\n>\n> Gambar: Apel", ""),
        ("- Gambar: daftar", ""), ("| Gambar: a | Foto: b |\n| --- | --- |\n| {} | c |", ""),
        ("- {} Sumber: humas", ""), ("Lihat {} Gambarnya jelas.", ""),
        ("- {} Foto: humas {{## angka Foto: pemotret ##}}", ""),
        ("Gambar: Apel", "Gambar"), ("{}\n\nKata.\n\nGambar: Apel", "Gambar"),
        ("Gambar: Apel\n{} kata", "Gambar"), ("Gambar: A\n{}\nGambar: Apel", "Gambar"),
        ("Kata.\nGambar: Apel\n{}\nSumber: humas", ""),
    ],
)  # fmt: skip
def test_judul_gambar_di_butir_dan_sel(laporan: Laporan, isi: str, nilai: str) -> None:
    """Where a picture shares its line, what is typed as its title gets no number."""
    semua = angka_pada(laporan, f"Kata.\n\n{isi.format(GAMBAR)}\n")
    assert [(t.kode, t.nilai) for t in semua] == [("T514", nilai)] * bool(nilai)
    assert all("tidak sendiri di barisnya" in t.pesan for t in semua)


def test_nomor_gambar_dalam_kalimat_di_bawah_gambar(laporan: Laporan) -> None:
    (t,) = angka_pada(laporan, f"{GAMBAR}\n\nGambar 3.1 menunjukkan apel pagi.\n")
    assert (t.nilai, "rujuk" in t.pesan) == ("Gambar 3.1", True)
