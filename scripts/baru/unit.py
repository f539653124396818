"""The report of a new unit: its folder from the neutral material, its names from a person."""

import shutil
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from macros.asupan import teks_csv
from macros.dasar.berkas import baca_yaml
from macros.dasar.pangkal import PROGRAM
from macros.periksa.menyeluruh import periksa
from scripts.baru import dari_word, kerangka
from scripts.terminal import GalatPerintah, perintah
from scripts.terminal.tolakan import tolak, tolakan

ABAIKAN = ".gitignore"


PERTANYAAN: dict[str, dict[str, str]] = baca_yaml(Path(__file__).with_name("pertanyaan.yaml"))
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
    jawaban = _jawaban(berkas, ya=ya)
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


def _jawaban(berkas: str | None, *, ya: bool) -> dict[str, str]:
    """What stands for each thing: the file's word, the person's, or a gap."""
    ada = _dari_berkas(Path(berkas)) if berkas else {}
    if not berkas and not ya and not sys.stdin.isatty():
        raise tolakan("baru/isian", 2)
    isi = {}
    for nama, satu in PERTANYAAN.items():
        jawab = ada.get(nama) or ("" if berkas or ya else _tanya(satu["tanya"]))
        isi[nama] = jawab or satu.get("tanpa", f"({nama.replace('_', ' ')} belum diisi)")
    isi["tahun"] = isi["tahun"] or str(date.today().year)  # noqa: DTZ011 - the year people live in
    return isi


def _tanya(kata: str) -> str:
    try:
        return input(f"{kata}: ").strip()
    except EOFError:
        return ""


def _dari_berkas(berkas: Path) -> dict[str, str]:
    """The answers in a file. Raises GalatPerintah where it has others, or cannot be read."""
    try:
        isi = tomllib.loads(berkas.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as galat:
        raise GalatPerintah(f"{berkas} tidak dapat dibaca: {galat}", 2) from galat
    for nama, satu in isi.items():
        if nama not in PERTANYAAN or not isinstance(satu, str | int):
            dikenal = ", ".join(PERTANYAAN)
            raise GalatPerintah(f"{berkas}: {nama} tidak dikenal; pakai {dikenal}.", 2)
    return {nama: str(satu) for nama, satu in isi.items()}


def _isi(data: Path, jawaban: Mapping[str, str]) -> None:
    """Put the answers where they belong."""
    tahun, tempat, jabatan = (jawaban[k] for k in ("tahun", "tempat", "jabatan_kepala"))
    baris: dict[str, list[Mapping[str, str]]] = {
        "laporan": [{
            "kode": tahun, "tahun": tahun, "periode": "TAHUN", "tempat": tempat,
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
