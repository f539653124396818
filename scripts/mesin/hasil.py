"""Build site and PDF beside the last result, check them, and swap them in."""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.dasar.berkas import nama_proses, sidik_berkas, tukar_sekaligus, tulis_utuh
from macros.dasar.pangkal import PROGRAM
from macros.dasar.penulisan import tulis_ukuran, ukuran_berkas
from macros.keluaran.pencetak import Pencetak
from macros.keluaran.ragam import DAFTAR_SALINAN, FOLDER_SALINAN, Ragam
from scripts.mesin import hasil_tetap
from scripts.mesin.penyusun import Pekerjaan, susun
from scripts.mesin.percetakan import rampungkan
from scripts.terminal import GalatPerintah, kabari, periksa_nama, perintah

# Files of every build; without them a folder is not ours to replace.
TANDA_HASIL = ("index.html", "unduh/data/datapackage.json")
FOLDER_UNDUH = "unduh"
SEHARI = 24 * 60 * 60  # seconds
BUKAN_HASIL = {"docs", "data", "macros", "scripts", "tests", ".git", ".venv", FOLDER_SALINAN}


def bangun(
    proyek: Path, keluar: Path, pesanan: Sequence[Ragam], *, word: bool = False
) -> Iterator[str]:
    """Check the data and build into `keluar`; tells in the end what was made, line by line.

    `pesanan` are the editions of the PDF. `word` adds a copy in Word for comments beside the site.
    Copies to be signed go into the project's folder for them and not into `keluar`. An existing
    result that would be the same is kept. Raises GalatPerintah if the data have errors or the
    folder is not ours to replace; the last result then stays.
    """
    mulai = time.monotonic()
    tujuan = periksa_tujuan(proyek, keluar.absolute())
    masukan = "" if word else hasil_tetap.sidik_masukan(proyek, pesanan)
    temuan, lain = hasil_tetap.temuan_bila_tetap(proyek, tujuan, masukan), list[str]()
    if temuan is None:
        temuan, lain = _buat(proyek, tujuan, pesanan, word=word)
        hasil_tetap.catat(proyek, tujuan, masukan, temuan)
    else:
        kabari("Tidak ada yang berubah sejak hasil terakhir, jadi tidak ada yang dibuat ulang.")
    yield from laporan_hasil(tujuan, keluar, time.monotonic() - mulai)
    yield from lain
    if jumlah := sum(semua for semua, _ in temuan.values()):
        lihat = perintah("" if proyek == PROGRAM else tampil(proyek), "check")
        yield f"{jumlah} temuan dalam data dan naskah; lihat: {lihat}"


def _buat(
    proyek: Path, tujuan: Path, pesanan: Sequence[Ragam], *, word: bool
) -> tuple[hasil_tetap.Temuan, list[str]]:
    """Check and build: the findings by kind, and what was made beside the site."""
    kabari("Memeriksa data …")
    sebutan = f"situs{' dan PDF' if pesanan else ''}"
    pdf_lama = sorted(b.name for b in (tujuan / FOLDER_UNDUH).glob("*.pdf"))
    with (
        tempat_baru(tujuan) as baru,
        # The folder for copies until everything else is complete.
        _sementara(proyek / ".cache" / "salinan") as samping,
        Pencetak() as pencetak,
    ):
        kerja = Pekerjaan(proyek, baru, samping, sebutan, pesanan, word)
        temuan, penutup = susun(kerja, pencetak)
        rampungkan(pencetak, penutup)
        if pesanan and not list((baru / FOLDER_UNDUH).glob("*.pdf")):
            raise GalatPerintah("PDF tidak terbentuk; hasil terakhir tidak diubah.")
        salinan_jadi = simpan_salinan(samping, proyek / FOLDER_SALINAN)
        tanggapan = [proyek / satu.name for satu in samping.glob("*.docx")]
        for satu in tanggapan:
            tulis_utuh(satu, (samping / satu.name).read_bytes())
    kata = [
        f"  Untuk {guna}  {tampil(satu)} ({ukuran_berkas(satu.stat().st_size)})"
        for guna, semua in (("ditandatangani", salinan_jadi), ("ditanggapi", tanggapan))
        for satu in semua
    ]
    if pdf_lama and not pesanan:
        kata.append(f"  PDF    tidak dibuat; {', '.join(pdf_lama)} dihapus, build membuatnya lagi")
    return temuan, kata


def simpan_salinan(dari: Path, tujuan: Path) -> list[Path]:
    """Move the copies to be signed from `dari` into the folder `tujuan`; returns all files there.
    They contain NIP, so that no site may have them, and Git ignores them."""
    semua = sorted(dari.glob("*.pdf"))
    if not semua:
        return []
    tujuan.mkdir(parents=True, exist_ok=True)
    tulis_utuh(tujuan / ".gitignore", b"*\n")
    daftar = tujuan / DAFTAR_SALINAN
    ada = [b.split(maxsplit=1) for b in daftar.read_text().splitlines()] if daftar.is_file() else []
    sidik = {nama: isi for isi, nama in ada} | {b.name: sidik_berkas(b) for b in semua}
    baris = "".join(f"{isi}  {nama}\n" for nama, isi in sorted(sidik.items()))
    tulis_utuh(daftar, baris.encode())
    return [Path(shutil.move(satu, tujuan / satu.name)) for satu in semua]


def periksa_tujuan(proyek: Path, keluar: Path) -> Path:
    """The real path of the output folder. Raises GalatPerintah if it is not ours to replace."""
    tujuan = keluar.resolve()
    periksa_nama("--out", str(tujuan))
    for akar in (proyek.resolve(), PROGRAM):
        if tujuan == akar or tujuan in akar.parents:
            raise GalatPerintah(f"--out: {keluar} memuat proyek ini; pilih folder lain.", 2)
        bagian = tujuan.relative_to(akar).parts[0] if tujuan.is_relative_to(akar) else ""
        if bagian in BUKAN_HASIL:
            raise GalatPerintah(f"--out: {keluar} berada di dalam {bagian}; pilih folder lain.", 2)
    if tujuan.exists() and not tujuan.is_dir():
        raise GalatPerintah(f"--out: {keluar} sudah ada dan bukan folder.", 2)
    terisi = tujuan.is_dir() and any(tujuan.iterdir())
    if terisi and not all((tujuan / nama).is_file() for nama in TANDA_HASIL):
        raise GalatPerintah(
            f"--out: {keluar} berisi hal lain dan tidak akan ditimpa; pilih folder lain.", 2
        )
    return tujuan


@contextlib.contextmanager
def tempat_baru(tujuan: Path) -> Iterator[Path]:
    """A context with a new folder beside `tujuan`, which replaces it when the block succeeds.

    On any error or interruption `tujuan` stays as it was.
    """
    with _sementara(tujuan) as baru:
        milik = baru.stat().st_ino
        yield baru
        if not baru.is_dir() or baru.stat().st_ino != milik:  # the folder was removed or replaced
            pesan = f"{baru} dihapus selagi hasil disusun; hasil terakhir tidak diubah."
            raise GalatPerintah(f"{pesan} Ulangi perintahnya.")
        tukar(baru, tujuan)


@contextlib.contextmanager
def _sementara(tujuan: Path) -> Iterator[Path]:
    """A context with a new folder beside `tujuan`, removed in the end with what it has then;
    leftovers of killed builds are removed first."""
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    bersihkan_sisa(tujuan)
    baru = tujuan.parent / f".{tujuan.name}.baru-{nama_proses()}"
    baru.mkdir()
    try:
        yield baru
    finally:
        shutil.rmtree(baru, ignore_errors=True)


def tukar(baru: Path, tujuan: Path) -> None:
    """Put `baru` in the place of `tujuan`; the old content, if any, is then at `baru`."""
    if not tujuan.exists():
        baru.rename(tujuan)
        return
    if tukar_sekaligus(baru, tujuan):
        return
    # The file system cannot exchange folders: between two renames the path is missing for a moment.
    lama = tujuan.parent / f".{tujuan.name}.lama-{nama_proses()}"
    tujuan.rename(lama)
    try:
        baru.rename(tujuan)
    except BaseException:
        lama.rename(tujuan)
        raise
    lama.rename(baru)


def bersihkan_sisa(tujuan: Path, *, semua: bool = False) -> None:
    """Remove leftovers of killed builds beside `tujuan`, but not of running ones, unless `semua`
    says that their results are not needed."""
    for jenis in ("lama", "baru"):
        awal = f".{tujuan.name}.{jenis}-"
        for sisa in tujuan.parent.glob(f"{awal}*"):
            if not semua and _dikerjakan(sisa, sisa.name.removeprefix(awal)):
                continue
            if jenis == "lama" and not tujuan.exists():
                sisa.rename(tujuan)
            else:
                shutil.rmtree(sisa, ignore_errors=True)


def _dikerjakan(sisa: Path, proses: str) -> bool:
    """Whether the build `proses` may still need the folder; one of another machine for a day."""
    mesin, _, nomor = proses.rpartition("-")
    if not nomor.isdigit():
        return True
    try:
        if mesin != os.uname().nodename:
            return time.time() - sisa.stat().st_mtime < SEHARI
        os.kill(int(nomor), 0)
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def laporan_hasil(tujuan: Path, keluar: Path, detik: float) -> list[str]:
    """The output in words: pages, PDF and data with their sizes, and the time it took."""
    berkas = [b for b in tujuan.rglob("*") if b.is_file()]
    halaman = [b for b in berkas if b.suffix == ".html" and b.name != "404.html"]
    unduh = tujuan / FOLDER_UNDUH
    baris = [
        f"Selesai dalam {tulis_ukuran(detik)} detik.",
        f"  Situs  {tampil(keluar / 'index.html')}"
        f" ({len(halaman)} halaman, seluruhnya {ukuran_berkas(_jumlah(berkas))})",
    ]
    for satu in sorted(unduh.glob("*.pdf")):
        letak = tampil(keluar / FOLDER_UNDUH / satu.name)
        baris.append(f"  PDF    {letak} ({ukuran_berkas(satu.stat().st_size)})")
    data = [b for b in berkas if b.is_relative_to(unduh / "data")]
    if data:
        letak = tampil(keluar / FOLDER_UNDUH / "data")
        baris.append(f"  Data   {letak} ({len(data)} berkas, {ukuran_berkas(_jumlah(data))})")
    return baris


def _jumlah(berkas: list[Path]) -> int:
    return sum(b.stat().st_size for b in berkas)


def tampil(jalur: Path) -> str:
    """The shortest notation of a path, relative to the current folder."""
    try:
        return str(jalur.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(jalur)
