"""What is right is let pass: sentences, cells, tables and reports of careful editors, with the
findings that they may have; of each kind one that is wrong, which is still found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from macros.asupan.antartabel import periksa_tabel
from macros.asupan.muat import Data, baca, muat
from macros.hitung.laporan import Laporan, buka
from macros.temuan import klaim, kumpulkan, pribadi
from macros.temuan.naskah import Bab
from tests import rekaan
from tests.bersama import angka_diketik
from tests.proyek import MINI, cari_baris, ganti_sel
from tests.tabel_ubahan import laporan as susun_dari, tambah, ubah

# ---- Sentences -----------------------------------------------------------------------------------

# Numbers that are no figures of the report, one sentence a line.
BERANGKA = """
Dasarnya ialah Undang-Undang No. 22 Tahun 2022 tentang Pemasyarakatan.
Dasarnya ialah UU 22/2022 tentang Pemasyarakatan.
Dasarnya Permenpan RB 53/2014 dan Perpres 29/2014.
Dasarnya PermenPANRB Nomor 53 Tahun 2014, Pasal 5 ayat (2) huruf b.
Pasal 18 ayat (6) UUD 1945 mengaturnya.
Menurut Pasal 7 sampai dengan Pasal 9 laporan disampaikan kepada menteri.
Menurut Pasal 7 dan 8 laporan disampaikan kepada menteri.
Menurut Pasal 7–9 laporan disampaikan kepada menteri.
Menurut Pasal 14 ayat 1 huruf c laporan disampaikan kepada menteri.
Surat keputusan itu bernomor W.22.PAS.PAS.18-KU.01.01-471 dan bertanggal 5 Juni 2023.
Surat Edaran Nomor SE-15/PB/2023 tanggal 3 Januari 2023 mengaturnya.
Rapat diadakan pada hari Senin, 4 Desember 2023, pukul 09.00 WITA di aula lantai 2.
Rapat diadakan pukul 09.00–11.30 WITA.
Rapat diadakan pukul 09.00 s.d. 11.30 WITA.
Rapat diadakan pukul 9 pagi.
Rapat diadakan pukul 13.30 sampai dengan 15.00 WIB.
Layanan kunjungan dibuka pukul 08.00-12.00 dan 13.00-15.00 WITA.
Layanan dibuka setiap Senin sampai dengan Jumat, jam 08.00 sampai 16.00.
Layanan pengaduan tersedia 24 jam.
Layanan pengaduan tersedia 24 jam sehari dan 7 hari seminggu.
Kantor terletak di Jalan Ikan Arwana No. 16, RT 03/RW 05, Kelurahan Kampung Baru, Kode Pos 85511.
Kantor terletak di Jalan Merdeka 17 SoE.
Kantor terletak di Jalan Raya Kupang–SoE km 110.
Kantor terletak di Jalan Raya Kupang–SoE KM. 110.
Kantor berdiri di atas tanah seluas 2.400 m².
Gedung A lantai 3 ruang 304 dipakai untuk rapat.
Rapat berlangsung di Ruang Rapat 2.
Blok 3 dipakai untuk tahanan perempuan.
Kamar nomor 7 diperbaiki.
Renstra Tahun 2020–2024 menjadi dasar.
Renstra 2020-2024 menjadi dasar.
RPJMN 2020–2024 menjadi dasar.
RPJMD Tahun 2021-2026 menjadi dasar.
Tahun Anggaran 2023 dimulai pada 1 Januari 2023.
TA 2023 berakhir 31 Desember 2023.
Per 30 September 2023 laporan itu sudah dikirim.
Kegiatan itu diadakan pada 17-08-2023.
Kegiatan itu diadakan pada 17/8/2023.
Kegiatan itu diadakan pada 2–4 Mei 2023.
Kegiatan itu diadakan pada 2 s.d. 4 Mei 2023.
Kegiatan itu diadakan pada tanggal 2 dan 3 Mei 2023.
Kegiatan itu diadakan pada 28 Februari sampai dengan 2 Maret 2023.
Kegiatan itu diadakan pada tanggal 17.
Kegiatan itu diadakan pada 12 Des 2023.
Kegiatan itu diadakan pada tanggal 10 setiap bulan.
Kegiatan itu diadakan paling lambat tanggal 5 bulan berikutnya.
Kegiatan dimulai pada Mei 2023.
Abad ke-21 menuntut pelayanan digital.
Peringatan Hari Ulang Tahun ke-78 Republik Indonesia diadakan di halaman kantor.
Peringatan HUT RI ke-78 diadakan di halaman kantor.
Ini merupakan tahun ke-4 pelaksanaan Renstra.
Ini merupakan tahun keempat pelaksanaan Renstra.
Pelatihan angkatan ke-2 diadakan di Kupang.
Pelatihan Angkatan II diadakan di Kupang.
Pelatihan Kepemimpinan Tingkat III diadakan di Kupang.
Pegawai dididik pada jenjang S-1 dan D-III.
Pegawai dididik pada jenjang S1, D3, dan SMA.
Pegawai berpangkat Penata Tk. I (III/d).
Pegawai bergolongan III/d dan IV/a.
Standar ISO 9001:2015 diterapkan.
Standar SNI ISO 37001 diterapkan.
Nomor 5 huruf a dihapus.
Aplikasi e-SAKIP versi 2.0 dipakai.
Aplikasi SDP versi 4 dipakai.
Pandemi Covid-19 sudah berakhir.
Program 3T menjangkau daerah terpencil.
Prinsip 5R diterapkan.
Budaya 5S (senyum, sapa, salam, sopan, santun) diterapkan.
Hubungi WhatsApp pengaduan melalui nomor pada halaman depan.
Nilai tukar tidak berpengaruh.
Lampiran 3 memuat perjanjian itu.
Lampiran III memuat perjanjian itu.
Butir 4 di atas dihapus.
Bab 3 menguraikan capaian.
Bab III menguraikan capaian.
Halaman 12 dokumen itu memuat tabelnya.
Lihat halaman 12 sampai 14 dokumen Renstra.
Lihat hlm. 12 buku itu.
Lihat hal. 12 dokumen itu.
Sasaran strategis 1 menjadi prioritas.
Sasaran 4 didukung program dukungan manajemen.
Sasaran Kegiatan 4 didukung program dukungan manajemen.
Triwulan 3 dan triwulan 4 dilaporkan terpisah.
Triwulan III dan IV dilaporkan terpisah.
Semester 2 dilaporkan terpisah.
Semester II dilaporkan terpisah.
Kode satker 407702 dipakai pada SAKTI.
DIPA Nomor SP DIPA-013.05.2.407702/2023 tanggal 30 November 2022 menjadi dasar.
DIPA induk dengan Nomor: SP DIPA-013.05.2.407702/2023 menjadi dasar.
Belanja pegawai (51) dibayar tepat waktu.
Belanja pegawai (akun 51) dibayar tepat waktu.
KPPN 039 mencairkan dana.
Koordinat kantor ialah 9°51′ LS dan 124°16′ BT.
Suhu ruang obat dijaga 2–8 °C.
Penyediaan makanan mengikuti siklus menu 10 hari.
Jam kerja pegawai 7,5 jam sehari.
Pengaduan dijawab paling lambat 3 hari kerja.
Pengaduan dijawab paling lambat tiga hari kerja.
Pengaduan dijawab paling lambat 3 (tiga) hari kerja.
Sidang diadakan 2 kali seminggu.
Sidang diadakan dua kali seminggu.
Narapidana yang berusia di atas 60 tahun dilayani khusus.
Anak berusia 14 sampai dengan 18 tahun dibina terpisah.
Survei memakai skala Likert 1–4.
Survei memakai skala 1 sampai 4.
Capaian dihitung dengan Rumus A dan Rumus B.
Capaian dibulatkan 2 desimal.
Capaian dibulatkan dua angka di belakang koma.
Rumusnya realisasi dibagi target dikalikan 100%.
Capaian 100% atau lebih disebut tercapai.
Indikator 1.1 dan 1.2 menjadi perhatian.
Indikator kinerja 1.1 menjadi perhatian.
Indikator nomor 1.1 menjadi perhatian.
Indikator 1.1 s.d. 1.3 menjadi perhatian.
IKU 1 menjadi perhatian.
Kode QR tersedia di pintu masuk.
Pasal 1 angka 3 mendefinisikannya.
Pasal 1 angka (3) mendefinisikannya.
Huruf a angka 2 mendefinisikannya.
Langkahnya: 1) perencanaan, 2) pelaksanaan, dan 3) pelaporan.
Luasnya dihitung dalam m<sup>2</sup>.
Suhu gudang dijaga −5 °C sampai 5 °C.
Kelas IIB berarti kapasitas kecil.
Ketentuan itu, yakni (1) perencanaan, (2) pelaksanaan, dan (3) pelaporan, dijalankan.
Ketentuan itu, yakni a. perencanaan, b. pelaksanaan, dijalankan.
Motor itu bernomor polisi DH 1234 AB.
Piagam bernomor 45/PAS/2023 diterima.
Sesuai surat 471/KU.01.01/2023 pembayaran dilakukan.
Menurut PMK 195/PMK.05/2018 penyerapan dinilai.
Menurut PER-5/PB/2022 penyerapan dinilai.
Menurut Kepmen PAN 239/IX/6/8/2003 laporan disusun.
Menurut Inpres 7 Tahun 1999 laporan disusun.
Menurut PP 8 Tahun 2006 laporan disusun.
Menurut Peraturan Pemerintah 8 Tahun 2006 laporan disusun.
Menurut Tap MPR XI/1998 laporan disusun.
Pagu minus tidak ada.
Semboyannya "kerja 3 kali lipat" dipakai.
Undang-undang itu diubah dengan UU 6/2023, LN 2023 Nomor 41, TLN 6856.
Generator berdaya 20 kVA dirawat.
Sumur bor sedalam 60 meter dibuat.
Kendaraan roda 4 dirawat.
Kendaraan roda 2 dan roda 4 dirawat.
Obat diberikan 3 x 1 sehari.
Ruang kelas berukuran 4 x 6 meter.
Dokumen berukuran A4 dicetak.
Sertifikat nomor 123/SM/2023 diterima.
Menteri Hukum dan HAM melantik pejabat pada 12-13 Januari 2023.
Maklumat pelayanan ditetapkan pada 2 Januari 2019 dan masih berlaku.
Rutan didirikan pada tahun 1982.
Rutan didirikan pada 1982 dan direnovasi pada 2005.
Sejak tahun 1980-an bangunan itu dipakai.
Dalam 5 tahun terakhir bangunan itu tidak direnovasi.
Dalam lima tahun terakhir bangunan itu tidak direnovasi.
Dalam 1 (satu) tahun perjanjian disusun sekali.
Pegawai mengikuti satu pelatihan.
Laporan Kinerja disusun paling lambat 2 (dua) bulan setelah tahun anggaran berakhir.
Sistem AKIP terdiri atas lima komponen.
Renstra Kementerian Tahun 2020–2024 ditetapkan dengan Permenkumham Nomor 12 Tahun 2020.
Menurut Pasal 1 butir 7 Undang-Undang Nomor 12 Tahun 1995, narapidana ialah terpidana.
Menurut Pasal 14 ayat (1) huruf a sampai dengan huruf m, hak itu dijamin.
Berdasarkan Keputusan Presiden Nomor 174 Tahun 1999 remisi diberikan.
Sesuai dengan SE Menpan RB Nomor 13 Tahun 2021, laporan diunggah melalui esr.menpan.go.id.
Perjanjian kinerja ditandatangani pada Senin, 16 Januari 2023, di Kupang.
Rapat tim penyusun diadakan tiga kali, yaitu pada 5, 12, dan 19 Juni 2023.
Kegiatan berlangsung pada minggu ke-2 bulan Maret.
Peserta berasal dari tiga kecamatan.
Tim dibagi menjadi tiga kelompok.
Rutan terdiri atas empat subseksi.
Rutan berbatasan dengan Jalan Ikan Arwana di sebelah utara.
Luas tanah 10.000 m² dan luas bangunan 2.500 m².
Bangunan itu dibangun pada tahun 1978 dengan dana APBN.
Jarak ke ibu kota provinsi 110 km, atau 3 jam perjalanan.
Ketinggiannya 800 meter di atas permukaan laut.
Layanan Video Call tersedia setiap hari kerja pukul 09.00 s.d. 14.00 WITA.
Nomor layanan pengaduan tercantum di papan informasi.
Visi Presiden 2020–2024: "Indonesia Maju yang berdaulat, mandiri, dan berkepribadian".
Misi ke-6 ialah penegakan sistem hukum.
Nawacita ke-4 menolak negara lemah.
Tata nilai PASTI: Profesional, Akuntabel, Sinergi, Transparan, Inovatif.
Metode pengukuran mengacu pada PermenPAN-RB No. 88 Tahun 2021.
Capaian dikelompokkan dalam skala ordinal lima tingkat.
Bila capaian melebihi 100%, penyebabnya dijelaskan.
Kami mengucapkan terima kasih kepada semua pihak.
Semua pegawai wajib mengisi SKP setiap triwulan.
Pada triwulan I tidak ada revisi.
DIPA direvisi dua kali, terakhir pada 20 November 2023 (revisi ke-5).
Pagu minus diselesaikan pada bulan Oktober.
Penghematan dilakukan sesuai Inpres Nomor 1 Tahun 2025.
Rasio petugas jaga ialah 1:20.
Regu jaga dibagi dalam tiga sif, masing-masing 8 jam.
Makanan diberikan 3 kali sehari dengan 2.250 kalori.
Remisi diberikan setiap 17 Agustus dan hari raya.
Remisi Umum 17 Agustus 2023 diberikan.
Pembebasan bersyarat diberikan setelah menjalani 2/3 masa pidana.
Pembebasan bersyarat diberikan setelah menjalani dua pertiga masa pidana, paling sedikit 9 bulan.
Asimilasi rumah berakhir pada 30 Juni 2023.
Vaksinasi dosis ke-3 (booster) diberikan.
Penyakit menular seperti TB dan HIV dipantau.
Kapasitas genset 25 kVA.
Kendaraan dinas Toyota Hilux tahun 2015 dipakai.
CCTV 16 kanal dipasang.
Kamera 5 MP dipasang.
Laptop Core i5 RAM 8 GB dibeli.
Internet 50 Mbps dipasang.
Akun media sosial @rutansoe memiliki pengikut.
Surat Nomor: W.22.PAS.18.UM.01.01-123 tanggal 3 Maret 2023.
Indikator 4.4 dan 4.5 diukur pada akhir tahun.
Indikator Kinerja Kegiatan (IKK) 1.1 diukur per bulan.
Sasaran 1 s.d. 3 dibiayai program pertama.
Program 013.BF Pelayanan dan Penegakan Hukum.
RO 5252.BDC.001 dipakai.
Opini WTP diperoleh 14 kali berturut-turut.
Predikat WBK diraih pada 2021.
Peringkat ketiga diraih.
Juara 1 lomba kebersihan diraih.
Juara II lomba kebersihan diraih.
Kelurahan Kota Baru, RT 012 RW 004.
Semoga Tuhan Yang Maha Esa memberkati kita semua.
Demikian laporan ini dibuat untuk dipergunakan sebagaimana mestinya.
"""
# Words that claim nothing of a figure.
TANPA_KLAIM = """
Semua pihak yang membantu penyusunan laporan ini kami ucapkan terima kasih.
Kepada semua pihak kami sampaikan penghargaan yang setinggi-tingginya.
Semoga laporan ini bermanfaat bagi semua pihak.
Laporan ini bertujuan meningkatkan mutu pelayanan.
Rutan terus berupaya meningkatkan pelayanan dan menurunkan angka pelanggaran.
Upaya itu dilakukan agar kinerja meningkat pada tahun mendatang.
Upaya itu dilakukan agar kinerja tahun depan lebih baik.
Visi unit ialah menjadi lembaga terbaik.
Visi: "Masyarakat memperoleh kepastian hukum".
Misi: memberikan pelayanan terbaik kepada masyarakat.
Pengadilan Negeri meliputi seluruh wilayah kabupaten.
Wilayah hukumnya meliputi seluruh Kabupaten Timor Tengah Selatan.
Wilayah kerjanya meliputi semua kecamatan di kabupaten ini.
Semua indikator dijelaskan di bawah ini.
Seluruh indikator diuraikan pada Bab III.
Data seluruh indikator disajikan dalam tabel.
Naik turunnya capaian dipengaruhi oleh anggaran.
Naik-turunnya capaian dipengaruhi oleh anggaran.
Pegawai naik pangkat dua kali setahun.
Bendera dinaikkan setiap Senin.
Kepala Rutan turun langsung ke blok hunian.
Tim turun ke lapangan untuk memeriksa.
Penghuni naik banding atas putusan itu.
Petugas turun tangan menyelesaikan masalah.
Bila realisasi meningkat, targetnya disesuaikan.
Jika hasilnya menurun, penyebabnya dicari.
Capaian dikatakan baik apabila melebihi target.
Indikator dinyatakan tercapai apabila realisasinya sama dengan atau melebihi target.
Target ditetapkan agar kualitas layanan meningkat.
Indikatornya ialah “Meningkatnya dukungan layanan manajemen satker”.
Sasaran kedua berbunyi Menurunnya tahanan overstaying.
Kami menyadari bahwa laporan ini masih jauh dari sempurna.
Pegawai dengan pendidikan tertinggi S-2 bekerja di tata usaha.
Pendidikan tertinggi pegawai ialah S-2.
Pejabat tertinggi di unit ini ialah Kepala Rutan.
Mahkamah Agung ialah lembaga peradilan tertinggi.
Sebagian besar pegawai tinggal di rumah dinas.
Pada umumnya pegawai berasal dari kabupaten ini.
Semua itu memerlukan dukungan anggaran.
Tidak semua kamar mempunyai ventilasi.
Tidak seluruh pegawai mengikuti diklat.
Anggaran ditelaah secara keseluruhan.
Demi pelayanan yang lebih baik, sarana ditambah.
Lihat [laman kementerian](https://www.kemenkumham.go.id/berita/2023/12) untuk keterangan lengkap.
Alamat surelnya rutansoe.ntt@gmail.com dan situsnya www.rutansoe.com.
Yang dimaksud ialah **penguatan** pengawasan.
Menurut Budi, “seluruh pegawai siap”.
Capaian dikelompokkan menurut kategori pada tabel di atas.
Jumlah pegawai tergolong sedikit.
Predikat kinerja ditetapkan oleh atasan.
Bila kinerja berkategori baik, tunjangan dibayarkan.
Rutan meraih predikat wilayah bebas dari korupsi.
Tembok baru lebih tinggi dari yang lama, dan layanannya lebih baik.
Tidak ada indikator yang dihapus.
Setiap indikator diukur dari catatan harian.
"""


BERBAB = """---
bab: I
bagian: isi
tingkat: 1
---

# Satu

"""
BERLAMPIRAN = "---\ntingkat: 1\nbagian : 'lampiran'\n---\n\n# Lampiran\n"


@pytest.mark.parametrize(
    ("kalimat", "nilai"),
    [
        ("Lihat Bab I, BAB 1, Lampiran 1, dan Lampiran I.", []),
        ("Lihat Bab V Renstra dan Lampiran 9 peraturan itu.", []),
        ("Menurut UU itu Bab V mengaturnya.", []), ("Bab V. {## angka Bab V: contoh ##}", []),
        ("Lihat Bab 1.2 dan bab lain.", []),
        ("Lihat Bab V.", ["Bab V"]), ("Lampiran 9 laporan ini memuatnya.", ["Lampiran 9"]),
        ("Uraian pada BAB 7, dan pada Lampiran II.", ["BAB 7", "Lampiran II"]),
    ],
)  # fmt: skip
def test_bagian_yang_tidak_ada(laporan: Laporan, kalimat: str, nilai: list[str]) -> None:
    naskah = (Bab("bab.md", f"{BERBAB}{kalimat}\n"), Bab("lampiran.md", BERLAMPIRAN))
    semua = [*angka_diketik(laporan, naskah)]
    assert [(t.kode, t.nilai) for t in semua] == [("T514", n) for n in nilai]
    assert [*angka_diketik(laporan, (Bab("bab.md", f"# Satu\n\n{kalimat}\n"),))] == []


def ketikan(lap: Laporan, *kalimat: str) -> Iterator[tuple[str, str]]:
    """What is found of sentences, each a paragraph of its own: the sentence and the word."""
    isi = "# Judul\n\n" + "\n\n".join(kalimat) + "\n"
    bab = (Bab("bab.md", isi),)
    for cari in (angka_diketik, klaim.temuan_bab, pribadi.temuan_bab):
        for t in cari(lap, bab):
            if t.letak and t.letak.berkas.startswith("docs/"):
                yield isi.splitlines()[t.letak.baris - 1], t.nilai


def test_kalimat_yang_benar(laporan: Laporan) -> None:
    kalimat = [*BERANGKA.strip().splitlines(), *TANPA_KLAIM.strip().splitlines()]
    assert len(kalimat) > 150
    assert list(ketikan(laporan, *kalimat)) == []


@pytest.mark.parametrize(
    ("kalimat", "nilai"),
    [
        ("Pasal 7 dan 61 orang pegawai.", "61 orang"),
        ("Pada triwulan 3, 12 indikator.", "12 indikator"),
        ("Nilai IKPA 98 baik.", "98"), ("Target PK 80 dicapai.", "80"),
        ("Realisasi 74 dari IKU.", "74"),
        ("Pukul 09.00 serapan 85,45.", "85,45"), ("Pada 7 Mei 2023 tercatat 74.", "74"),
        ("Sasaran 4 mencapai 88,88%.", "88,88%"),
        ("Rata-rata 91,83 persen dalam 12 bulan.", "91,83 persen"),
        ("Hasilnya (yaitu 74) dicatat.", "74"), ("Ada (hanya 74) orang.", "74"),
        ("Selama 24 jam ada 30 tamu.", "30"),
        ("Jika dibandingkan tahun lalu, realisasi meningkat.", "meningkat"),
        ("Realisasi turun ke titik itu? Tidak; realisasi turun.", "turun"),
        ("Tidak ada indikator yang gagal.", "tidak ada indikator yang gagal"),
        ("Target tercapai.", "target tercapai"),
        ("Capaian berada di atas target.", "di atas target"),
        ("Realisasi lebih tinggi daripada tahun lalu.", "lebih tinggi"),
        ("Lihat Grafik 3.2.", "Grafik 3.2"), ("Lihat tabel 3.1.", "tabel 3.1"),
        ("Lihat Tabel III.1.", "Tabel III.1"),
        ("Semua indikator mencapai target.", "semua"), ("Serapan 100% sudah.", "100%"),
        ("Layanan diberikan kepada seluruh tahanan.", "seluruh"),
        ("Kinerja masuk kategori Memuaskan.", "kategori"),
        ("Hasilnya berpredikat BB.", "berpredikat"),
        ("Kinerja tergolong sangat baik.", "tergolong"), ("Predikatnya “Cukup”.", "predikatnya"),
    ],
)  # fmt: skip
def test_kalimat_yang_keliru(laporan: Laporan, kalimat: str, nilai: str) -> None:
    """The negative control: beside what is none, figures and claims are still found."""
    assert [n for _, n in ketikan(laporan, kalimat)] == [nilai]


# ---- Cells ---------------------------------------------------------------------------------------

UNIT = MINI.parent
Ubahan = tuple[str, dict[str, object], dict[str, object]]  # table, which rows, what they hold


@pytest.fixture(scope="module")
def lapas() -> Data:
    return muat(UNIT / "lapas" / "data")


def kode(data: Data) -> set[str]:
    """The findings of a report's data, without those of what is not written yet."""
    assert list(periksa_tabel(data)) == []
    return {t.id for t in kumpulkan(susun_dari(data)) if t.kode not in {"T601", "T602"}}


def hasil(indikator: str, nilai: object) -> Ubahan:
    return "realisasi", {"indikator": indikator, "tahun": 2031}, {"nilai": nilai}


def janji(indikator: str, nilai: object) -> Ubahan:
    return "target", {"indikator": indikator, "tahun": 2032, "dokumen": "PK"}, {"nilai": nilai}


BENAR: tuple[Ubahan, ...] = (
    hasil("1.1", Decimal(100)), hasil("1.1", Decimal("78.125")),
    hasil("1.1", "tidak berlaku"), hasil("1.1", None),
    hasil("1.3", Decimal(100)), hasil("2.1", Decimal(30)), hasil("3.3", Decimal("131.5")),
    hasil("3.2", Decimal(0)), hasil("4.1", Decimal("3.40")), hasil("4.1", Decimal("1.2")),
    hasil("2.1", Decimal(3)), hasil("3.2", Decimal(50)),
    janji("1.3", "≥ 96"), janji("1.3", "90–96"), janji("1.3", Decimal(100)),
    janji("3.2", Decimal(0)),
    janji("3.2", "≤ 4"), janji("3.2", "3–4"), janji("4.1", Decimal("3.5")), janji("3.3", "< 120"),
    ("laporan", {}, {"batas_lonjakan": None}), ("laporan", {}, {"tempat": "So'e"}),
    ("instansi", {}, {"telepon": "+62 388 2421719"}), ("instansi", {}, {"telepon": None}),
    ("instansi", {}, {"alamat": "Jalan Melati Kav. 52–53 RT 003/RW 005, Kelurahan Contoh"}),
)  # fmt: skip


@pytest.mark.lama
def test_sel_yang_benar(lapas: Data) -> None:
    """No finding more than before; each cell by itself."""
    asal = kode(lapas)
    lebih = {
        (tabel, *di.values(), *isi.values()): kode(ubah(lapas, tabel, di, **isi)) - asal
        for tabel, di, isi in BENAR
    }
    assert {apa: temuan for apa, temuan in lebih.items() if temuan} == {}


@pytest.mark.parametrize(
    ("satu", "temuan"),
    [
        (hasil("1.1", Decimal(740)), "T304"),
        (hasil("1.1", Decimal("0.74")), "T304"),
        (hasil("3.2", Decimal(-5)), "T304"),
        (hasil("4.1", Decimal("34.1")), "T304"),
        (hasil("4.1", Decimal(341)), "T304"),
        (janji("4.1", Decimal("0.35")), "T304"),
        (hasil("1.1", Decimal("7.85")), "T304"),
        (janji("1.2", Decimal("9.4")), "T304"),
        (janji("1.1", Decimal(800)), "T304"),
        (("laporan", {}, {"tanggal_data": None}), "T604"),
    ],
)
def test_sel_yang_keliru(lapas: Data, satu: Ubahan, temuan: str) -> None:
    tabel, di, isi = satu
    assert temuan in {
        t.partition(":")[0] for t in kode(ubah(lapas, tabel, di, **isi)) - kode(lapas)
    }


def test_hasil_yang_sama_lagi(lapas: Data) -> None:
    """All of a whole, or what was promised, may well be the same again; another number is asked."""
    for nilai, target, ditanya in (("100", "96", False), ("30", "30", False), ("57", "96", True)):
        kini = {"indikator": "9.1", "periode": "TAHUN", "sumber": "LAPORAN", "bukti": "Laporan"}
        satuan = "orang" if nilai == "30" else "%"
        isi = tambah(
            lapas, "indikator", kode="9.1", sasaran="4", urut=9, uraian="Umpama", satuan=satuan,
            polaritas="maksimal",
        )  # fmt: skip
        isi = tambah(
            isi, "target", indikator="9.1", tahun=2032, periode="TAHUN", dokumen="PK",
            nilai=Decimal(target),
        )  # fmt: skip
        for tahun in (2031, 2032):
            isi = tambah(isi, "realisasi", **kini, tahun=tahun, nilai=Decimal(nilai), satuan=satuan)
        assert any(t.startswith("T303:tetap/9.1/") for t in kode(isi)) == ditanya


def test_sel_seperti_orang_menulisnya(tmp_path: Path) -> None:
    """Every way of writing a number, day or code that can be read in one way only."""
    folder = tmp_path / "data"
    shutil.copytree(UNIT / "lapas" / "data", folder)
    ditulis = (
        ("realisasi", {"indikator": "1.1"}, "nilai", "78,5"),
        ("realisasi", {"indikator": "1.2"}, "nilai", "90 %"),
        ("realisasi", {"indikator": "2.2"}, "nilai", "35.5%"),
        ("target", {"indikator": "1.1", "tahun": "2031"}, "nilai", "minimal 78"),
        ("target", {"indikator": "1.2", "tahun": "2031"}, "nilai", ">=92"),
        ("target", {"indikator": "1.3", "tahun": "2031"}, "nilai", "90 s.d. 95"),
        ("target", {"indikator": "3.2", "tahun": "2031"}, "nilai", "maksimal 5"),
        ("pejabat", {"kode": "kepala"}, "nip", "19800101 200501 1 001"),
        ("laporan", {"kode": "2032"}, "tanggal_data", "31 Desember 2032"),
        ("laporan", {"kode": "2032"}, "tanggal_terbit", "20/01/2033"),
    )
    for tabel, di, kolom, isi in ditulis:
        berkas = folder / f"{tabel}.csv"
        ganti_sel(berkas, cari_baris(berkas, **di), kolom, isi)
    tabel_, masalah = baca(folder)
    assert masalah == [] and list(periksa_tabel(tabel_)) == []


# ---- Tables of one's own, and whole reports ------------------------------------------------------

TAMBAHAN = (
    "Tanggal;Kegiatan;Peserta (orang);Biaya\r\n12/03/2023;Apel;45;Rp1.500.000\r\n"
    "17/08/2023;Lomba;9;Rp2.750.000",
    '\ufeffKegiatan,Peserta\n"Senam, Jumat pagi",30\n"Rapat ""khusus""",12',
    "Uraian,2022,2023\nKamar,20,20\nPegawai,60,61\nJumlah penghuni,120,130",
    "Uraian,2020,2021,2022\nPenghuni,,130,125\nPegawai,60,,62",
    "Penyakit,Prevalensi (%)\nTBC,0.8\nHIV,0.4\nHipertensi,22.5",
    "Kode satker,Nama,Pagu (Rp)\n0011,Satu,1000000\n0012,Dua,2000000",
    "Layanan,Nomor\nAmbulans,118\nPolisi,110", "Aplikasi,Versi\nSDP,4.1\ne-SAKIP,2.0",
    "Hari,Mulai,Selesai\nSenin,08.00,12.00\nRabu,13.00,15.30",
    "Hari,Jam\nSenin,08.00-12.00\nJumat,08.00-11.00",
    "Kegiatan,Waktu\nApel,07.30 WITA\nMakan,12.00 WITA",
    "Kegiatan,Jan,Feb\nSenam,v,\nLomba,,v", "Golongan,Banyak\nIII/a,3\nIV/a,1",
    "Umur,Banyak\n18–25,20\n> 35,15", "Uraian,Rasio\nPetugas,1:20\nPerawat,1:60",
    "Waktu,Kegiatan\n2 s.d. 4 Januari 2023,Pelatihan\n3 Februari 2023,Lomba",
    "Indikator,Capaian (%)\nA,125\nB,142.86\nC,666.66",
    "Bulan,Saldo (Rp)\nJanuari,(3.000.000)\nMaret,4.000.000",
    "Komponen,Bobot,Nilai\nPerencanaan,30,25.5\nPelaporan,15,12\nEvaluasi,25,18",
    "Perkara,Masuk,Putus\nPerdata,20,18\nPidana,50,49\nLain-lain,2,2",
    "Nama,Lahir,Masuk\nA,1990,2010\nB,1991,2012",
    "Indikator,Target\n1.1,80\n1.2,27", "Bulan,Kegiatan,Peserta\nJanuari,3,45\nFebruari,4,50",
    'Waktu,Kegiatan\n"Senin, 1 Mei 2023",Apel\n"Senin, 8 Mei 2023",',
    "Jabatan,Isi\nStaf,9\nKepala,", "Kegiatan\nRapat\nSenam",
    "Kegiatan,Pagu (Rp juta)\nSenam,1.5\nLomba,12.25",
)  # fmt: skip


def test_tabel_sendiri_yang_benar(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(UNIT / "lapas" / "data", folder)
    (folder / "tambahan").mkdir()
    for ke, isi in enumerate(TAMBAHAN):
        berkas = folder / "tambahan" / f"rekap-{chr(97 + ke // 26)}{chr(97 + ke % 26)}.csv"
        berkas.write_bytes(f"{isi}\n".encode())
    semua = [t for t in kumpulkan(buka(folder)) if t.letak and "/tambahan/" in t.letak.berkas]
    assert [(str(t.letak), t.id) for t in semua] == []


# What honest reports may be asked: sources that differ, targets below a plan's, results below a
# target, and what is not written yet. Anything else would be asked of every report.
BOLEH = {"T101", "T103", "T202", "T208", "T601", "T602"}


@pytest.mark.lama
def test_unit_rekaan(tmp_path: Path) -> None:
    """Of each shape one unit, its results drawn anew."""
    for unit in rekaan.tulis(tmp_path, 10, 7)[5:]:
        temuan = {t.kode for t in kumpulkan(buka(unit / "data"))}
        assert temuan <= BOLEH, unit.name
