"""Export the tables as one Excel workbook, and import its edits into the CSV files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.asupan import muat
from macros.asupan.antartabel import periksa_tabel
from macros.asupan.lembar import Lembar
from macros.asupan.muat import Data
from macros.asupan.pesan import dari_judul
from macros.asupan.rangkuman import rangkum
from macros.asupan.teguran import galat
from macros.buku import pembacaan, pembuatan, suntingan
from macros.buku.lembar_temuan import JAWABAN, TemuanTerbuka
from macros.buku.suntingan import Perubahan
from macros.dasar.berkas import tulis_utuh
from macros.dasar.masalah import Masalah, ada_galat, urutkan
from macros.hitung.laporan import buka
from macros.temuan import kumpulkan
from macros.temuan.kasus import NAMA_JENIS, URUTAN_JENIS
from macros.temuan.naskah import baca as baca_naskah
from scripts.terminal.masukan import tolak
from scripts.terminal.tanya import setuju, tertahan


def ekspor(folder: Path, berkas: Path, *, ya: bool) -> int:
    """Write the tables in `folder` to the workbook `berkas`.

    Raises GalatPerintah if the data have errors or an existing file may not be replaced.
    """
    _, masalah = muat.baca(folder)
    tolak(masalah, "data belum lolos pemeriksaan; buku kerja tidak dibuat.")
    data = baca_data(folder)
    if berkas.exists() and not setuju(f"{berkas} sudah ada. Timpa?", ya=ya):
        print("Buku kerja yang ada tidak diubah.")
        return 1
    judul = str(data.paket.get("title", "Data LKjIP"))
    terbuka = temuan_terbuka(folder) if JAWABAN in data.aturan else []
    tulis_utuh(berkas.absolute(), pembuatan.buat(data.skema, data.lembar, judul, terbuka))
    banyak = sum(len(satu.baris) - 1 for satu in data.lembar.values())
    print(f"{berkas}: {len(data.skema)} lembar, {banyak} baris.")
    if terbuka:
        print(f"{len(terbuka)} temuan yang belum dijawab ada di lembar Temuan.")
    return 0


def temuan_terbuka(folder: Path) -> list[TemuanTerbuka]:
    """The unanswered findings, by kind in the order of `check`."""
    semua = kumpulkan(buka(folder), baca_naskah(folder.parent / "docs"))
    terbuka = [t for t in semua if t.jawaban is None and t.jenis != "jawaban"]
    terbuka.sort(key=lambda t: (URUTAN_JENIS.index(t.jenis), t.kode))
    return [
        TemuanTerbuka(t.id, NAMA_JENIS[t.jenis], t.masalah().letak, t.pesan, t.sidik)
        for t in terbuka
    ]


def impor(folder: Path, berkas: Path, *, tulis: bool, ya: bool) -> int:
    """Show the changes of the workbook `berkas` in `folder`; write them if asked and agreed.

    Raises GalatPerintah, and writes nothing, if the workbook has errors.
    """
    data = baca_data(folder)
    buku = pembacaan.baca(berkas.name, berkas.read_bytes(), data.skema)
    perubahan, masalah = bandingkan(data, buku, berkas.name)
    for satu in urutkan(m for m in masalah if m.tingkat == "temuan"):
        print(satu.sebagai_teks())
    tolak(masalah, "buku kerja belum lolos pemeriksaan; data tidak diubah.")
    return tuliskan(data, perubahan, tulis=tulis, ya=ya)


def tuliskan(
    data: Data,
    perubahan: Sequence[Perubahan],
    lain: Mapping[str, bytes] | None = None,
    *,
    tulis: bool,
    ya: bool,
) -> int:
    """Show the changes of the data, and write them if asked and agreed; `lain` are new files to be
    written with them. Raises OSError if the data were changed meanwhile."""
    if not perubahan:
        print("Tidak ada perubahan.")
        return 0
    for p in perubahan:
        print("\n".join(suntingan.uraikan(p)))
    sel = sum(len(p.sel) for p in perubahan)
    tambah = sum(len(p.tambah) for p in perubahan)
    hapus = sum(len(p.hapus) for p in perubahan)
    print(
        f"{len(perubahan)} berkas berubah: {sel} sel diubah, {tambah} baris ditambahkan,"
        f" {hapus} baris dihapus."
    )
    if (kode := tertahan("Tulis perubahan ini ke folder data?", tulis=tulis, ya=ya)) is not None:
        return kode
    nama = suntingan.simpan(data.folder, perubahan, data.asli, lain)
    print(f"Ditulis: {', '.join(f'data/{n}' for n in nama)}.")
    return 0


def bandingkan(
    data: Data, buku: pembacaan.Buku, nama: str
) -> tuple[list[Perubahan], list[Masalah]]:
    """The changes of a workbook, and all problems that the data would have with them."""
    masalah = list(buku.masalah)
    jadi: dict[str, Lembar] = {}
    berkas: dict[str, str] = {}
    _terima_jawaban(buku)
    for t in data.skema:
        baru = buku.lembar.get(t.nama)
        if baru is None:
            continue
        asal = buku.asal.get(t.nama)
        kini = pembuatan.sidik(t, data.lembar[t.nama])
        # A cell as exported, or as in the data after an earlier import, is no edit.
        if pembuatan.sidik(t, baru) in {asal, kini}:
            continue
        jadi[t.nama] = baru
        berkas[t.nama] = pembacaan.label(nama, t)
        if asal not in {None, kini}:
            masalah.append(galat("L004", berkas[t.nama], tabel=t.berkas))
    return uji(data, jadi, berkas, masalah)[:2]


def uji(
    data: Data,
    jadi: Mapping[str, Lembar],
    berkas: Mapping[str, str] | None = None,
    dikenal: Sequence[Masalah] = (),
) -> tuple[list[Perubahan], list[Masalah], Data]:
    """The changes by the tables `jadi` (named by file or by `berkas`), all problems that the data
    would have with them besides the known ones, and the resulting data."""
    berkas = berkas or {n: f"data/{n}.csv" for n in jadi}
    mentah = Data({}, data.paket, {**data.lembar, **jadi}, data.asli, data.folder)
    masalah = [*dikenal]
    hasil, cacat = muat.uji(mentah, masalah, berkas)
    masalah += cacat
    masalah += [m for m in periksa_tabel(hasil) if m.tingkat == "galat"]
    if ada_galat(masalah):
        return [], rangkum(masalah, hasil, berkas), hasil
    semua = (
        suntingan.banding(t, data.lembar[t.nama], jadi[t.nama])
        for t in data.skema
        if t.nama in berkas
    )
    return [p for p in semua if p.ada], masalah, hasil


def _terima_jawaban(buku: pembacaan.Buku) -> None:
    """Append the answers of the sheet of findings to the existing ones, as if typed there; one to
    changed values is replaced."""
    if not buku.jawaban or JAWABAN not in buku.lembar:
        return
    lembar = buku.lembar[JAWABAN]
    letak = {b[0]: i for i, b in enumerate(lembar.baris) if i}
    for baris in buku.jawaban:
        if baris[0] in letak:
            lembar.baris[letak[baris[0]]] = baris
        else:
            lembar.baris.append(baris)
            lembar.nomor.append(len(lembar.baris))


def baca_data(folder: Path) -> Data:
    """The present data. Raises GalatPerintah if they cannot be read."""
    gagal = "data yang ada belum dapat dibaca; perbaiki dahulu."
    data, masalah = muat.baca_mentah(folder)
    for t in data.skema:
        if t.nama in data.lembar:
            masalah += dari_judul(t.tempat, data.lembar[t.nama].baris[0], t)
    tolak(masalah, gagal)
    return data
