"""Spoiled data files: one accident each, and the error that must name its place."""

from __future__ import annotations

from dataclasses import dataclass

from tests.rusak.suntingan import (
    Suntingan,
    berurut,
    bita,
    crlf,
    gandakan,
    ganti,
    geser,
    hapus,
    hapus_baris,
    hapus_kolom,
    mojibake,
    namai,
    potong,
    salinan,
    sel,
    sisip,
    tambah,
    tambah_bita,
    titik_koma,
    tukar_kolom,
)


@dataclass(frozen=True)
class Kasus:
    """An accident in `berkas` (below data/ or docs/) and where the error must stand.

    `di` is the file that the error names, where it is another. `lain` allows errors in other rows,
    where one accident spoils several.
    """

    berkas: str
    suntingan: Suntingan
    kode: str
    baris: int | None = None
    kolom: str | None = None
    di: str = ""
    lain: bool = False


SMART, IKPA, TARGET, REALISASI = "smart.csv", "ikpa.csv", "target.csv", "realisasi.csv"
KEGIATAN, PEGAWAI, PAKET = "anggaran_kegiatan.csv", "pegawai.csv", "datapackage.json"
BENTROK = "<<<<<<< HEAD\n2023,1,a\n=======\n2023,1,b\n>>>>>>> cabang-lain\n"
HTML = b"<html><head><meta charset=utf-8></head><body><table><tr><td>tahun</td></table></html>"

DATA: dict[str, Kasus] = {
    # The file as a whole
    "persen pada indikator bersatuan lain": Kasus(
        "target.csv", ganti("4.4,2023,TAHUN,PK,1\n", "4.4,2023,TAHUN,PK,1%\n"), "D020", 29, "nilai"
    ),
    "persen pada satuan lain": Kasus(
        REALISASI,
        ganti("4.1,2023,SM2,LKJIP,1,layanan", "4.1,2023,SM2,LKJIP,1%,layanan"),
        "D020",
        17,
        "nilai",
    ),
    "berkas terhapus": Kasus(SMART, hapus, "D003"),
    "berkas berganti nama": Kasus(SMART, namai("smart.csv.txt"), "D003"),
    "salinan berkas": Kasus(SMART, salinan("smart - Copy.csv"), "D009", di="smart - Copy.csv"),
    "berkas kosong": Kasus(SMART, bita(b""), "D008"),
    "berkas hanya baris kosong": Kasus(SMART, bita(b"\r\n\r\n;;;\r\n"), "D008"),
    "xlsx diberi nama csv": Kasus(SMART, bita(b"PK\x03\x04\x14\x00\x06\x00" + bytes(40)), "D007"),
    "xls diberi nama csv": Kasus(
        SMART, bita(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40)), "D007"
    ),
    "halaman web disimpan sebagai csv": Kasus(SMART, bita(HTML), "D007"),
    "pdf diberi nama csv": Kasus(SMART, bita(b"%PDF-1.7\n"), "D007"),
    "bita kosong di tengah": Kasus(IKPA, ganti("Deviasi", "Dev\0iasi"), "D004", 3),
    "csv macintosh": Kasus(
        SMART,
        lambda berkas: berkas.write_bytes(
            berkas.read_text(encoding="utf-8").replace("Baik", "Baïk – Café").encode("mac_roman")
        ),
        "D004",
        2,
    ),
    "csv ms-dos": Kasus(
        SMART,
        lambda berkas: berkas.write_bytes(
            berkas.read_text(encoding="utf-8").replace("Baik", "Café").encode("cp850")
        ),
        "D004",
        2,
    ),
    "dokumen word": Kasus(SMART, bita(b"PK\x03\x04..word/document.xml"), "D007"),
    "telepon disingkat excel": Kasus(
        "instansi.csv", sel(2, "telepon", "3.88242E+08"), "D020", 2, "telepon"
    ),
    "kesalahan rumus dalam teks": Kasus(
        "kendala.csv", sel(2, "kendala", "#REF!"), "D020", 2, "kendala"
    ),
    "nama satuan sebagai kode": Kasus(
        REALISASI,
        sel(2, "satuan", "Persen"),
        "D023",
        2,
        "satuan",
    ),
    "nama periode sebagai kode": Kasus(
        REALISASI, sel(2, "periode", "Semester II"), "D021", 2, "periode"
    ),
    "nama sumber sebagai kode": Kasus(
        REALISASI, sel(2, "sumber", "Laporan Kinerja"), "D039", 2, "sumber"
    ),
    "sumber anggaran yang asing": Kasus(
        KEGIATAN, sel(2, "sumber", "Buku kas"), "D039", 2, "sumber"
    ),
    "kode edisi lain daripada periodenya": Kasus(
        "laporan.csv", sel(2, "periode", "TAHUN"), "D030", 2, "kode"
    ),
    "terbit sebelum tanggal data": Kasus(
        "laporan.csv", sel(2, "tanggal_terbit", "2023-11-07"), "D030", 2, "tanggal_terbit"
    ),
    "utf-16 terpotong": Kasus(SMART, bita("tahun;tanggal\r\n2023".encode("utf-16")[:-1]), "D004"),
    "dua penyandian": Kasus("koreksi.csv", tambah_bita(b"K99,\x96\n"), "D004", None, lain=True),
    "aksara rusak": Kasus("koreksi.csv", mojibake, "D004", 2, "halaman"),
    "aksara kendali": Kasus(IKPA, ganti("Deviasi", "Dev\x0biasi"), "D004", 3, "indikator"),
    "bentrokan git": Kasus(IKPA, ganti("2023,3,", BENTROK + "2023,3,"), "D006", 4),
    "bentrokan git yang tinggal separuh": Kasus(
        IKPA, ganti("2023,3,", "=======\n2023,3,"), "D006", 4
    ),
    "bentrokan git pada baris judul": Kasus(
        SMART, ganti("tahun,", "<<<<<<< HEAD\ntahun,"), "D006", 1
    ),
    "bentrokan git dalam berkas crlf": Kasus(
        IKPA, berurut(ganti("2023,3,", BENTROK + "2023,3,"), crlf), "D006", 4
    ),
    "terpotong di tengah baris": Kasus(IKPA, potong("Belanja Kontraktual,10"), "D022", 5, "nilai"),
    "terpotong di dalam kutipan": Kasus(
        "kendala.csv", potong('1,sumber-daya-manusia,"Jumlah'), "D005", 2
    ),
    "kutip tidak ditutup": Kasus(
        "kategori.csv", ganti('sedikit perbaikan"', "sedikit perbaikan"), "D005", 4
    ),
    # The header
    "baris judul terhapus": Kasus(IKPA, hapus_baris(1), "D010", 1),
    "judul tabel di atas baris judul": Kasus(IKPA, sisip(1, ["Nilai IKPA Tahun 2023"]), "D010", 1),
    "baris kosong di atas baris judul": Kasus(IKPA, sisip(1, [""] * 8), "D010", 1),
    "kolom terhapus": Kasus(IKPA, hapus_kolom("bobot"), "D010", 1, "bobot"),
    "kolom berganti nama": Kasus(IKPA, ganti("bobot,nilai", "bobot,skor"), "D010", 1, "nilai"),
    "judul tabel di atas judul kolom": Kasus(
        IKPA, sisip(1, ["Tabel Nilai IKPA", *[""] * 7]), "D010", 1
    ),
    "judul gabungan di atas judul kolom": Kasus(
        IKPA, sisip(1, ["Tahun", "", "Indikator", "", "Nilai", "", "Sumber", ""]), "D010", 1
    ),
    "kesalahan rumus dalam kode": Kasus(
        REALISASI, sel(2, "indikator", "#REF!"), "D020", 2, "indikator"
    ),
    "judul kolom di tengah": Kasus(
        IKPA,
        sisip(4, ["tahun", "urut", "aspek", "indikator", "bobot", "nilai", "sumber", "tanggal"]),
        "D063",
        4,
        "tahun",
    ),
    "judul ganda": Kasus(IKPA, ganti("bobot,nilai", "bobot,bobot"), "D010", 1, "nilai"),
    "kolom bertukar beserta judul": Kasus(
        IKPA, tukar_kolom("bobot", "nilai", judul=True), "D010", 1, "bobot"
    ),
    "kolom tambahan": Kasus(
        SMART, ganti("sumber\n", "sumber,catatan\n"), "D010", 1, "catatan", lain=True
    ),
    "kolom tambahan tanpa judul": Kasus(
        SMART, ganti("Baik,SMART", "Baik,SMART,cek lagi"), "D022", 2
    ),
    # Rows
    "baris kosong di tengah": Kasus(IKPA, sisip(4, [""] * 8), "D022", 4),
    "baris digandakan": Kasus(IKPA, gandakan(3), "D022", 10, "tahun + urut", lain=True),
    "baris digandakan dengan isi lain": Kasus(
        REALISASI,
        berurut(
            gandakan(2), ganti("LKJIP,74,%,Tabel 3.2: 74%\n1.2", "LKJIP,75,%,Tabel 3.2: 74%\n1.2")
        ),
        "D022",
        None,
        "indikator + tahun + periode + sumber",
        lain=True,
    ),
    "sel bergeser ke kiri": Kasus(IKPA, geser(3, "aspek", kiri=True), "D020", 3, "nilai"),
    "sel bergeser ke kanan": Kasus(IKPA, geser(3, "aspek", kiri=False), "D022", 3),
    "teks berkoma tanpa kutip": Kasus(
        "kategori.csv",
        ganti('"Baik, perlu sedikit perbaikan"', "Baik, perlu sedikit perbaikan"),
        "D022",
        4,
    ),
    "kutip miring mengapit teks berkoma": Kasus(
        "kategori.csv",
        ganti('"Baik, perlu sedikit perbaikan"', "“Baik, perlu sedikit perbaikan”"),
        "D022",
        4,
    ),
    "koma desimal dalam berkas koma": Kasus(SMART, ganti("87.94", "87,94"), "D022", 2),
    "dua kode dalam satu sel": Kasus(
        REALISASI, sel(3, "indikator", "1.1, 1.2"), "D021", 3, "indikator"
    ),
    "kunci kosong": Kasus(REALISASI, sel(3, "indikator", ""), "D021", 3, "indikator"),
    "dua edisi": Kasus(
        "laporan.csv", tambah("2022-s2,2022,SM2,Laporan,2022-12-07,2022-12-07,SoE,,,,,,\n"), "D030"
    ),
    "induk sasaran di bawahnya": Kasus(
        "sasaran.csv", ganti("SS3,strategis,,", "SS3,strategis,SPU-1,"), "D044", 2, "induk"
    ),
    "baris jumlah pegawai": Kasus(
        PEGAWAI,
        ganti(
            "jabatan,1,Struktural,4",
            "jabatan,9,Jumlah,40,2023-12-07,Tabel 1.1\njabatan,1,Struktural,4",
        ),
        "D063",
        2,
        "uraian",
    ),
    "baris jumlah anggaran": Kasus(
        KEGIATAN,
        tambah("2023,TOTAL,,7060331000,6033040710,SP2D,2023-12-07\n"),
        "D063",
        8,
        "kegiatan",
    ),
    "baris rata-rata ikpa": Kasus(
        IKPA,
        tambah("2023,9,Jumlah,Rata-rata :,0,97.5,OM-SPAN,2023-11-30\n"),
        "D063",
        10,
        "indikator",
    ),
    "baris jumlah tanpa nama": Kasus(PEGAWAI, tambah(",,,61,,\n"), "D021", 13, "uraian", lain=True),
    "instansi terhapus": Kasus("instansi.csv", hapus_baris(2), "D030"),
    # Numbers
    "teks pada sel angka": Kasus(SMART, sel(2, "nilai", "tinggi"), "D020", 2, "nilai"),
    "catatan di belakang angka": Kasus(SMART, sel(2, "nilai", "87.94 (Baik)"), "D020", 2, "nilai"),
    "huruf O sebagai nol": Kasus(PEGAWAI, sel(4, "jumlah", "1O"), "D020", 4, "jumlah"),
    "tanda hubung sebagai kosong": Kasus(REALISASI, sel(2, "nilai", "-"), "D020", 2, "nilai"),
    "angka dengan kutip miring": Kasus(SMART, sel(2, "nilai", "“87.94”"), "D020", 2, "nilai"),
    "kesalahan rumus excel": Kasus(SMART, sel(2, "nilai", "#REF!"), "D020", 2, "nilai"),
    "kolom terlalu sempit": Kasus(KEGIATAN, sel(2, "pagu", "########"), "D020", 2, "pagu"),
    "rumus tersimpan sebagai teks": Kasus(
        KEGIATAN, sel(2, "pagu", "=SUM(D3:D7)"), "D020", 2, "pagu"
    ),
    "angka disingkat excel": Kasus(KEGIATAN, sel(2, "pagu", "2,33E+09"), "D020", 2, "pagu"),
    "angka tak terhingga": Kasus(SMART, sel(2, "nilai", "NaN"), "D020", 2, "nilai"),
    "angka menjadi tanggal": Kasus(SMART, sel(2, "nilai", "01/07/2023"), "D020", 2, "nilai"),
    "angka menjadi jam": Kasus(SMART, sel(2, "nilai", "08.07.00"), "D020", 2, "nilai"),
    "dua titik desimal": Kasus(SMART, sel(2, "nilai", "87..94"), "D020", 2, "nilai"),
    "titik ribuan salah tempat": Kasus(
        KEGIATAN, sel(2, "pagu", "2.334.16.0000"), "D020", 2, "pagu"
    ),
    "pecahan pada bilangan bulat": Kasus(PEGAWAI, sel(4, "jumlah", "10,5"), "D020", 4, "jumlah"),
    "persen pada bilangan bulat": Kasus(PEGAWAI, sel(4, "jumlah", "10%"), "D020", 4, "jumlah"),
    "rupiah miliar ditulis kata": Kasus(KEGIATAN, sel(2, "pagu", "2,3 miliar"), "D020", 2, "pagu"),
    "pagu negatif": Kasus(KEGIATAN, sel(2, "pagu", "-2334160000"), "D021", 2, "pagu"),
    "pagu dalam kurung akuntansi": Kasus(
        KEGIATAN, sel(2, "pagu", "(2.334.160.000)"), "D021", 2, "pagu"
    ),
    "nilai melebihi seratus": Kasus(IKPA, sel(3, "nilai", "8975"), "D021", 3, "nilai"),
    "tahun kelebihan angka": Kasus(REALISASI, sel(2, "tahun", "20233"), "D021", 2, "tahun"),
    "titik desimal hilang": Kasus(SMART, sel(2, "nilai", "8794"), "D021", 2, "nilai"),
    "tahun terpotong": Kasus(IKPA, sel(3, "tahun", "203"), "D021", 3, "tahun"),
    "rumus Excel dalam teks": Kasus("kendala.csv", sel(3, "solusi", "=C2"), "D020", 3, "solusi"),
    "perintah program lain dalam teks": Kasus(
        "kendala.csv", sel(3, "solusi", "@SUM(A1:A3)"), "D020", 3, "solusi"
    ),
    "angka wajib dikosongkan": Kasus(SMART, sel(2, "nilai", ""), "D020", 2, "nilai"),
    "angka wajib berisi spasi": Kasus(SMART, sel(2, "nilai", "  "), "D020", 2, "nilai"),
    "ribuan atau desimal": Kasus("kategori.csv", sel(2, "atas", "1.234"), "D024", 2, "atas"),
    "ribuan atau desimal dalam berkas titik koma": Kasus(
        "kategori.csv", berurut(sel(2, "atas", "1,234"), titik_koma), "D024", 2, "atas"
    ),
    "rentang": Kasus("target.csv", sel(2, "nilai", "90-80"), "D020", 2, "nilai"),
    "nama tanpa huruf latin": Kasus(PEGAWAI, sel(4, "uraian", "الله"), "D041", 4, "uraian"),
    # Dates
    "bulan ke-13": Kasus(SMART, sel(2, "tanggal", "2023-13-01"), "D020", 2, "tanggal"),
    "tanggal 31 november": Kasus(SMART, sel(2, "tanggal", "31/11/2023"), "D020", 2, "tanggal"),
    "29 februari bukan kabisat": Kasus(
        SMART, sel(2, "tanggal", "29 Februari 2023"), "D020", 2, "tanggal"
    ),
    "hari atau bulan dahulu": Kasus(SMART, sel(2, "tanggal", "07/12/2023"), "D026", 2, "tanggal"),
    "bulan dahulu": Kasus(SMART, sel(2, "tanggal", "12/31/2023"), "D026", 2, "tanggal"),
    "tahun dua angka": Kasus(SMART, sel(2, "tanggal", "07/12/23"), "D020", 2, "tanggal"),
    "nomor seri excel": Kasus(SMART, sel(2, "tanggal", "45267"), "D020", 2, "tanggal"),
    "tanggal dengan jam": Kasus(SMART, sel(2, "tanggal", "2023-12-07 14:30"), "D020", 2, "tanggal"),
    "tanggal kira-kira": Kasus(
        SMART, sel(2, "tanggal", "akhir November 2023"), "D020", 2, "tanggal"
    ),
    "nama bulan salah eja": Kasus(SMART, sel(2, "tanggal", "7 Desmber 2023"), "D020", 2, "tanggal"),
    "hari tidak cocok dengan tanggal": Kasus(
        SMART, sel(2, "tanggal", "Senin, 7 Desember 2023"), "D020", 2, "tanggal"
    ),
    "tahun tanggal tidak masuk akal": Kasus(
        SMART, sel(2, "tanggal", "0203-12-07"), "D020", 2, "tanggal"
    ),
    # Codes and choices
    "bulan B13": Kasus("partisipasi_emonev.csv", sel(13, "bulan", "B13"), "D021", 13, "bulan"),
    "bulan ditulis namanya": Kasus(
        "partisipasi_emonev.csv", sel(13, "bulan", "Desember"), "D021", 13, "bulan"
    ),
    "pilihan berhuruf kecil": Kasus(REALISASI, sel(2, "sumber", "lkjip"), "D039", 2, "sumber"),
    "pilihan salah eja": Kasus(
        "indikator.csv", sel(2, "polaritas", "maksimum"), "D021", 2, "polaritas"
    ),
    "benar atau salah": Kasus(
        "kategori.csv", sel(2, "bawah_termasuk", "mungkin"), "D020", 2, "bawah_termasuk"
    ),
    "spasi di belakang kunci": Kasus(
        REALISASI, sel(2, "indikator", "1.1 "), "D027", 2, "indikator"
    ),
    "spasi di depan pilihan": Kasus(REALISASI, sel(2, "sumber", " LKJIP"), "D027", 2, "sumber"),
    "spasi keras di belakang kunci": Kasus(
        REALISASI, sel(2, "indikator", "1.1\u00a0"), "D027", 2, "indikator"
    ),
    "aksara tak terlihat dalam kunci": Kasus(
        REALISASI, sel(2, "indikator", "1.\u200b1"), "D027", 2, "indikator"
    ),
    "kunci menjadi jam": Kasus(REALISASI, sel(2, "indikator", "01.01.00"), "D023", 2, "indikator"),
    "kunci menjadi tanggal": Kasus(
        REALISASI, sel(2, "indikator", "01-Jan"), "D023", 2, "indikator"
    ),
    "kunci dengan koma": Kasus(REALISASI, sel(2, "indikator", "1,1"), "D021", 2, "indikator"),
    "tanda hubung menjadi garis": Kasus(
        TARGET, sel(2, "indikator", "IKU–1"), "D021", 2, "indikator"
    ),
    "nol di depan hilang": Kasus("instansi.csv", sel(2, "kode_ba", "13"), "D021", 2, "kode_ba"),
    "nip tanpa spasi": Kasus("pejabat.csv", sel(2, "nip", "196709251990031001"), "D021", 2, "nip"),
    "indikator tidak dikenal": Kasus(REALISASI, sel(2, "indikator", "1.9"), "D023", 2, "indikator"),
    "sasaran tidak dikenal": Kasus("indikator.csv", sel(2, "sasaran", "9"), "D023", 2, "sasaran"),
    "pejabat tidak dikenal": Kasus(
        "tanda_tangan.csv", sel(2, "pejabat", "kepala-lapas"), "D023", 2, "pejabat"
    ),
    "induk tidak dikenal": Kasus(
        "struktur_organisasi.csv", sel(3, "induk", "kepala"), "D023", 3, "induk"
    ),
    "kegiatan terhapus padahal dirujuk": Kasus(
        "kegiatan.csv", hapus_baris(3), "D023", 3, "kegiatan", di=KEGIATAN
    ),
    # Rules across rows and columns
    "realisasi melebihi pagu": Kasus(
        KEGIATAN, sel(3, "realisasi", "38504000"), "D034", 3, "realisasi"
    ),
    "pagu dan realisasi tertukar": Kasus(
        KEGIATAN, tukar_kolom("pagu", "realisasi", judul=False), "D034", 2, "realisasi"
    ),
    "bobot tidak seratus": Kasus(IKPA, sel(2, "bobot", "15"), "D033", 9, "bobot"),
    "kategori tumpang tindih": Kasus("kategori.csv", sel(3, "bawah", "70"), "D032", 3, "bawah"),
    "kategori bercelah": Kasus("kategori.csv", sel(3, "bawah", "80"), "D032", 3, "bawah"),
    "batas kategori terbalik": Kasus(
        "kategori.csv", sel(2, "bawah", "101"), "D031", 2, "bawah", lain=True
    ),
    "dua pimpinan": Kasus("struktur_organisasi.csv", sel(3, "induk", ""), "D035", 3, "induk"),
    # The schema
    "skema terhapus": Kasus(PAKET, hapus, "D001"),
    "skema tanpa koma": Kasus(PAKET, ganti('"profil": "upt",', '"profil": "upt"'), "D002", 5),
    "skema berisi bentrokan git": Kasus(
        PAKET,
        ganti('  "name": "lkjip"', '<<<<<<< HEAD\n  "name": "lkjip"'),
        "D002",
        2,
    ),
    "tabel yang tidak dikenal": Kasus(
        PAKET, ganti('"name": "kendala"', '"name": "kendalla"'), "D011", 28, "resources"
    ),
    "profil yang tidak dikenal": Kasus(PAKET, ganti('"upt"', '"uptt"'), "D011", 4, "profil"),
    "tabel terdaftar dua kali": Kasus(
        PAKET, ganti('"name": "kendala"', '"name": "strategi"'), "D011", 28, "resources"
    ),
    "skema terpotong": Kasus(PAKET, potong('"resources": ['), "D002", None, lain=True),
}
