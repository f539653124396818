"""`verify`: check whether a PDF was built here, and whether a site is what was published."""

import argparse
import dataclasses
import hashlib
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from macros.dasar.masalah import GalatLaporan
from macros.sajian.templat import baris_teks
from scripts.terbit import banding, catatan, gudang, manifes, rujukan
from scripts.terbit.banding import Beda
from scripts.terbit.catatan import Terbitan
from scripts.terminal import GalatPerintah, cetak_json, kabari, tolakan

# Facts on the published version of a file.
VERSI = ("nama", "status", "digantikan")


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Judge the file or the site; 0 if all is as it was built, 3 if a file is, but nobody vouches
    for its signer, else 1."""
    if (opsi.berkas is None) == (opsi.site is None):
        raise GalatPerintah("sebutkan satu berkas PDF, atau satu situs dengan --site.", 2)
    kerja = bandingkan_situs if opsi.berkas is None else nilai_berkas
    return (sebut_kotak if opsi.kotak else kerja)(Path(akar), opsi)


def nilai_berkas(akar: Path, opsi: argparse.Namespace) -> int:
    """Tell what the PDF is: built here, signed and by whom, changed, or something else."""
    from scripts.tanda_tangan import kepercayaan
    from scripts.tanda_tangan.periksa import Putusan, periksa, sebagai_data, sebagai_teks

    isi = Path(opsi.berkas).read_bytes()
    dipercaya = kepercayaan.baca(akar, opsi.ca, opsi.pencabutan)
    kode_sini = _kode_sini(akar)
    sidik = hashlib.sha256(isi).hexdigest()
    daftar = rujukan.kumpulkan(akar, opsi.acuan)
    putusan = periksa(isi, daftar, dipercaya=dipercaya, kode_sini=kode_sini)
    terbit = [] if opsi.acuan else rujukan.terbit_di_sini(akar)
    # The signed file with that SHA-256 among those of the published versions.
    simpan = next((a for t in terbit for a in t.arsip if a.sha256 == sidik), None)
    if simpan and simpan.cara == "pindaian":
        putusan = Putusan("pindaian", putusan.kode)
    asal = putusan.acuan.sha256 if putusan.acuan else sidik
    milik = versi(asal, putusan.kode if putusan.keadaan == "asing" else "", terbit)
    if opsi.json:
        data = sebagai_data(opsi.berkas, putusan, sidik, kode_sini)
        data["tersimpan"] = dataclasses.asdict(simpan) if simpan else None
        data["versi"] = {k: getattr(milik, k) for k in VERSI} if milik else None
        cetak_json(data)
    else:
        print("\n".join(sebagai_teks(opsi.berkas, putusan, sidik, kode_sini, simpan, milik)))
    return putusan.kode_keluar


def versi(sidik: str, kode: str, terbit: Sequence[Terbitan]) -> Terbitan | None:
    """The published version with a PDF of that SHA-256, or else with that document code."""
    for t in terbit:
        if any(satu["sha256"] == sidik for satu in (*t.pdf, *map(vars, t.arsip))):
            return t
    return next((t for t in terbit if kode and t.kode == kode), None)


def sebut_kotak(akar: Path, opsi: argparse.Namespace) -> int:
    """Tell where the PDF has signature fields, and which of them are signed."""
    from scripts.tanda_tangan import dokumen
    from scripts.tanda_tangan.periksa import periksa

    if opsi.berkas is None:
        raise GalatPerintah("--kotak memerlukan satu berkas PDF, bukan situs.", 2)
    isi = Path(opsi.berkas).read_bytes()
    putusan = periksa(isi, rujukan.kumpulkan(akar, opsi.acuan))
    if putusan.acuan is None or putusan.keadaan in {"asing", "berubah"}:
        raise GalatPerintah(f"kotak {opsi.berkas} tidak disebut: {'; '.join(putusan.sebab)}.")
    ada = dokumen.tersedia(isi[: putusan.acuan.ukuran])
    if not ada:
        raise tolakan("kotak/tiada", berkas=opsi.berkas)
    if opsi.json:
        cetak_json(dokumen.sebagai_data(opsi.berkas, ada, putusan.terisi))
    else:
        isi_teks = {"nama": opsi.berkas, "kotak": ada, "terisi": putusan.terisi}
        print("\n".join(baris_teks("terbit/kotak.txt.j2", **isi_teks)))
    return 0


def _kode_sini(akar: Path) -> str:
    """The document code of the present data and chapters; empty if they cannot be read."""
    from macros.keluaran import kode  # it reads all tables; not needed for a site or the boxes

    try:
        return kode.hitung(akar)
    except GalatLaporan:
        return ""


def bandingkan_situs(akar: Path, opsi: argparse.Namespace) -> int:
    """Compare the site with its manifests and name every difference; 1 if there is one."""
    situs = banding.buka(opsi.site)
    acuan, sekitar, dari = terbitan_acuan(akar, opsi.remote)
    ada = banding.daftar_versi(situs)
    # A site that is a single version need not have the others, nor the files beside them.
    lengkap = "" not in ada.values()
    semua, kurang = {*ada, *acuan}, set(acuan) - set(ada) if lengkap else set()
    if not semua:
        raise GalatPerintah(f"{situs.alamat}: {banding.DAFTAR} tidak menyebut satu versi pun.")
    if opsi.versi:
        if opsi.versi not in semua:
            raise GalatPerintah(f"versi {opsi.versi} tidak ada di {situs.alamat}.")
        ada, kurang = {opsi.versi: ada.get(opsi.versi, f"{opsi.versi}/")}, set()
    hilang = (Beda(n, "", "hilang", "tidak tercantum di situs") for n in kurang)
    isinya = (banding.bandingkan(situs, n, folder, acuan.get(n)) for n, folder in ada.items())
    luar = banding.bandingkan_sekitar(situs, sekitar, semua) if lengkap and dari else ()
    beda = sorted(chain(hilang, *isinya, luar))
    if opsi.json:
        cetak_json([dataclasses.asdict(b) for b in beda])
    else:
        isi = {"situs": situs, "ada": ada, "dari": dari, "tanpa": set(ada) - set(acuan)}
        print("\n".join(baris_teks("terbit/situs.txt.j2", beda=beda, lengkap=lengkap, **isi)))
    return int(bool(beda))


def terbitan_acuan(akar: Path, remote: str | None) -> tuple[dict[str, bytes], dict[str, str], str]:
    """The published versions of the repository, and their source: version → manifest, and the
    SHA-256 of every file beside the versions; empty without a repository."""
    try:
        tempat = gudang.buka(akar, remote)
        tempat.segarkan()
    except GalatPerintah as galat:
        if remote is not None:
            raise
        kabari(f"Tanpa acuan: {galat}")
        return {}, {}, ""
    ujung = tempat.ujung()
    if ujung is None:
        return {}, {}, ""
    tempat.periksa_tetap(ujung)
    terbit = {t.nama for t in catatan.baca(tempat.git, ujung)}
    hasil = {n: tempat.git.berkas(ujung, f"{n}/{manifes.NAMA}") or b"" for n in terbit}
    sekitar = [n for n in tempat.git.daftar(ujung) if n.partition("/")[0] not in terbit]
    dari = f"cabang {gudang.CABANG} ({tempat.remote or 'lokal'}, commit {ujung[:12]})"
    return hasil, tempat.git.sidik(ujung, sekitar), dari
