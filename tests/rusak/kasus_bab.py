"""Spoiled chapters: one accident each, and the error that must name its place."""

from __future__ import annotations

from tests.rusak.kasus_data import Kasus
from tests.rusak.suntingan import Suntingan, bita

BAB, LAIN = "bab-4-penutup.md", "kata-pengantar.md"


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
    "kolom variabel tidak dikenal": ("{{ edisi.tahn }}", "B011"),
    "pejabat tidak dikenal": ('{{ pejabat["kepala-lapas"].nama }}', "B011"),
    "pembagian dengan nol": ("{{ 1 / 0 }}", "B011"),
    "menjumlahkan teks dan angka": ('{{ edisi.tahun + "a" }}', "B011"),
    "ulangan tidak ditutup": ("{% for i in daftar_indikator() %} {{ i.kode }}", "B011"),
    "penutup ulangan tanpa pembuka": ("{% endfor %}", "B011"),
    "perintah tidak dikenal": ("{% fro i in daftar_indikator() %}", "B011"),
    "saringan tidak dikenal": ("{{ edisi.tahun | rupiah }}", "B011"),
    "menyertakan berkas lain": ('{% include "lain.md" %}', "B011"),
    "catatan tidak ditutup": ("{## ingat memeriksa", "B011"),
    "rujukan ke tabel yang tidak ada": ('{{ rujuk("tabel-capaian-outcom") }}', "B021"),
    "rujukan ke bagian yang tidak ada": ('{{ rujuk("penutupan") }}', "B021"),
    "judul dengan pengenal ganda": ("## Penutup {#capaian-kinerja-organisasi}", "B020"),
    "tabel ditampilkan dua kali": ('{{ tabel("capaian-outcome") }}', "B020"),
    "bentrokan git": ("<<<<<<< HEAD", "B012"),
    "bita kosong": ("teks\0teks", "B011"),
}

BAB_RUSAK: dict[str, Kasus] = {
    **{nama: Kasus(BAB, tambah(teks), kode) for nama, (teks, kode) in TAMBAHAN.items()},
    "bab disimpan sebagai utf-16": Kasus(BAB, bita("# Penutup\n".encode("utf-16")), "B011"),
    "bab disimpan sebagai ansi": Kasus(BAB, bita("# Penutup – akhir\n".encode("cp1252")), "B011"),
}
