"""The report of a new unit: its folder from the neutral material, its names from a person."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from macros.asupan import teks_csv
from macros.dasar.pangkal import PROGRAM
from macros.dasar.periode import SETAHUN
from macros.periksa.menyeluruh import periksa
from scripts.baru import dari_word, isian, kerangka
from scripts.terminal import GalatPerintah, perintah
from scripts.terminal.tolakan import tolak

ABAIKAN = ".gitignore"
KEPALA = "kepala"
BLOK = ("kata-pengantar", "penutup")  # what the chapters show for signing


def jalankan(
    folder: Path, profil: str, berkas: str | None, *, ya: bool, word: Path | None = None
) -> int:
    """Make the folder of a unit's report and say how it stands.

    Answers come from the file `berkas` or from the person at the terminal; with `ya`, what nobody
    answered is left as a gap that readers see. Chapters, tables and pictures come from an earlier
    report in Word where one is given.

    Raises GalatPerintah where the folder holds something, or the answers are no answers.
    """
    tujuan = folder.absolute()
    _periksa_tujuan(tujuan)
    jawaban = isian.jawaban(berkas, ya=ya)
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=tujuan.parent, prefix=f".{tujuan.name}.") as sementara:
        baru = Path(sementara) / tujuan.name
        kerangka.pasang(profil, baru)
        _isi(baru / "data", jawaban)
        shutil.copyfile(PROGRAM / ABAIKAN, baru / ABAIKAN)
        kabar: list[str] = []
        if word:
            hasil, masalah = dari_word.bawa(word, baru)
            kabar += dari_word.sebut(hasil)
        else:
            masalah = periksa(baru)
        masalah = isian.pada_jawaban(masalah, berkas)
        tolak(masalah, "isiannya belum lolos pemeriksaan; tidak ada yang ditulis.")
        shutil.rmtree(baru / ".cache", ignore_errors=True)
        if tujuan.exists():
            tujuan.rmdir()
        baru.rename(tujuan)
    print("\n".join([f"Laporan baru: {folder} (profil {profil}).", *kabar]))
    print("Selanjutnya, isi tabel di data/ dan lengkapi bab di docs/; check menyebut yang kurang:")
    print(f"  {perintah(folder, 'check')}\n  {perintah(folder, 'build')}")
    return 0


def _periksa_tujuan(tujuan: Path) -> None:
    if tujuan.exists() and (not tujuan.is_dir() or any(tujuan.iterdir())):
        raise GalatPerintah(f"{tujuan} sudah ada dan tidak kosong; pilih folder lain.", 2)
    for bagian in ("macros", "scripts", "data", "docs"):
        if tujuan.resolve().is_relative_to(PROGRAM / bagian):
            raise GalatPerintah(f"{tujuan} berada di dalam folder program; pilih folder lain.", 2)


def _isi(data: Path, jawaban: Mapping[str, str]) -> None:
    """Put the answers where they belong."""
    tahun, tempat, jabatan = (jawaban[k] for k in ("tahun", "tempat", "jabatan_kepala"))
    baris: dict[str, list[Mapping[str, str]]] = {
        "laporan": [{
            "kode": tahun, "tahun": tahun, "periode": SETAHUN, "tempat": tempat,
            "judul": "Laporan Kinerja Instansi Pemerintah", "batas_lonjakan": "20",
        }],
        "instansi": [jawaban],
        "pejabat": [{
            "kode": KEPALA, "jabatan": jabatan, "nip": jawaban["nip_kepala"],
            "nama": jawaban["nama_kepala"], "nama_lengkap": jawaban["nama_kepala"].split(",")[0],
        }],
        "struktur_organisasi": [{"kode": KEPALA, "urut": "1", "jabatan": jabatan}],
        "tanda_tangan": [
            {"blok": b, "urut": "1", "pejabat": KEPALA, "tempat": tempat} for b in BLOK
        ],
    }  # fmt: skip
    for nama, semua in baris.items():
        tabel = data / f"{nama}.csv"
        kolom = tabel.read_text(encoding="utf-8").strip().split(",")
        isi = [[satu.get(k, "") for k in kolom] for satu in semua]
        tabel.write_bytes(teks_csv.tulis([kolom, *isi]))
