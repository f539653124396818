"""The report of a new unit: its folder from the neutral material of `profil/` for one kind of unit,
with answers from a file or the terminal."""

import json
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from macros.asupan import teks_csv
from macros.asupan.migrasi import tulis_paket
from macros.asupan.skema import dikenal
from macros.dasar.berkas import baca_yaml
from macros.dasar.masalah import Masalah, usul
from macros.dasar.pangkal import PROGRAM
from macros.periksa.menyeluruh import periksa
from scripts.baru import dari_word
from scripts.baru.navigasi import tulis_nav
from scripts.mesin.hasil import tempat_baru
from scripts.tanda_tangan.sebutan import tanpa_gelar
from scripts.terminal import GalatPerintah, perintah, tolakan
from scripts.terminal.masukan import baca_toml, tolak
from scripts.terminal.tanya import ketikan

ABAIKAN = ".gitignore"
PERTANYAAN: dict[str, dict[str, str]] = baca_yaml(Path(__file__).with_name("pertanyaan.yaml"))
TEMPAT: dict[str, list[dict[str, str]]] = baca_yaml(Path(__file__).with_name("tempat_jawaban.yaml"))
KEPALA, NAMA_SAJA = "nama_kepala", "nama_saja"
PROFIL = Path(__file__).with_name("profil")
INTI = "inti"
PAKET = Path("data", "datapackage.json")


def jalankan(
    folder: Path, profil: str, berkas: str | None, *, ya: bool, word: Path | None = None
) -> int:
    """Make the folder of a unit's report and tell its state.

    Answers come from the file `berkas` or from the terminal; with `ya` missing answers become
    visible gaps. Chapters, tables and pictures are taken from an earlier report in Word, if given.

    Raises GalatPerintah if the folder is not empty, the Word file is invalid, or the answers are.
    """
    tujuan = folder.absolute()
    _periksa_tujuan(tujuan)
    dokumen = dari_word.buka(word) if word else None
    jawaban = tanyakan(berkas, ya=ya, tahun=dari_word.tahun(dokumen) if dokumen else None)
    with tempat_baru(tujuan) as baru:
        pasang(profil, baru)
        _isi(baru / "data", jawaban)
        shutil.copyfile(PROGRAM / ABAIKAN, baru / ABAIKAN)
        kabar: list[str] = []
        if dokumen:
            hasil, masalah = dari_word.bawa(dokumen, baru)
            kabar += dari_word.sebut(hasil)
        else:
            masalah = periksa(baru)
        masalah = pada_jawaban(masalah, berkas)
        tolak(masalah, "isiannya belum lolos pemeriksaan; tidak ada yang ditulis.")
        shutil.rmtree(baru / ".cache", ignore_errors=True)
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
    """Write the answers into the tables."""
    semua = {**jawaban, NAMA_SAJA: tanpa_gelar(jawaban[KEPALA])}
    sendiri = {nama: f"{{{nama}}}" for nama in jawaban}
    for nama, baris in {**TEMPAT, "instansi": [sendiri]}.items():
        tabel = data / f"{nama}.csv"
        kolom = tabel.read_text(encoding="utf-8").strip().split(",")
        isi = [[satu.get(k, "").format(**semua) for k in kolom] for satu in baris]
        tabel.write_bytes(teks_csv.tulis([kolom, *isi]))


def tanyakan(berkas: str | None, *, ya: bool, tahun: int | None = None) -> dict[str, str]:
    """The value for each question: from the file `berkas`, from the user, or a gap; the year is
    `tahun` or the present one without an answer.

    Raises GalatPerintah if the file has invalid answers, or nobody can be asked.
    """
    ada = _dari_berkas(Path(berkas)) if berkas else {}
    if not berkas and not ya and not sys.stdin.isatty():
        raise tolakan("baru/isian", 2)
    isi = {}
    for nama, satu in PERTANYAAN.items():
        jawab = ada.get(nama) or ("" if berkas or ya else ketikan(f"{satu['tanya']}: "))
        isi[nama] = jawab or satu.get("tanpa", f"({nama.replace('_', ' ')} belum diisi)")
    kini = date.today().year  # noqa: DTZ011 - the year people live in
    isi["tahun"] = isi["tahun"] or str(tahun or kini)
    return isi


def pada_jawaban(masalah: Iterable[Masalah], berkas: str | None) -> list[Masalah]:
    """Move problems caused by an answer to that answer, once each, since the user has no tables yet
    to correct."""
    hasil: dict[object, Masalah] = {}
    for n, m in enumerate(masalah):
        tabel, kolom = Path(m.berkas).stem, m.kolom or ""
        isian = kolom if tabel == "instansi" else TEMPAT.get(tabel, [{}])[0].get(kolom, "")
        nama = isian.strip("{}").replace(NAMA_SAJA, KEPALA)
        if nama not in PERTANYAAN or not m.berkas.startswith("data/"):
            hasil[n] = m
        elif nama not in hasil or m.kolom == nama:
            hasil[nama] = replace(m, berkas=berkas or "isian", baris=None, kolom=nama)
    return [*hasil.values()]


def _dari_berkas(berkas: Path) -> dict[str, str]:
    """The answers in a file. Raises GalatPerintah with all its mistakes."""
    isi = baca_toml(berkas, str(berkas))
    salah = []
    for nama, satu in isi.items():
        if nama not in PERTANYAAN:
            saran = usul(nama, PERTANYAAN) or f" Pakai {', '.join(PERTANYAAN)}."
            salah.append(f"{berkas}: {nama} tidak dikenal.{saran}")
        elif not isinstance(satu, str | int) or isinstance(satu, bool):
            salah.append(f'{berkas}: {nama} harus teks dalam tanda kutip: {nama} = "…".')
    if salah:
        raise GalatPerintah("\n".join(salah), 2)
    return {nama: str(satu) for nama, satu in isi.items()}


def pasang(profil: str, tujuan: Path) -> None:
    """Lay out the report for one kind of unit in the folder `tujuan`.

    Tables have the rows of the profile, or only their header. Raises FileExistsError if the folder
    is not empty.
    """
    if tujuan.exists() and any(tujuan.iterdir()):
        raise FileExistsError(tujuan)
    shutil.copytree(PROFIL / INTI, tujuan, dirs_exist_ok=True)
    for berkas in sorted((PROFIL / profil).rglob("*")):
        if berkas.is_file():
            _timpa(berkas, tujuan / berkas.relative_to(PROFIL / profil))
    paket: dict[str, Any] = json.loads((tujuan / PAKET).read_text(encoding="utf-8"))
    for satu in paket["resources"]:
        tabel = tujuan / "data" / satu["path"]
        if not tabel.exists():
            kolom = dikenal()[satu["name"]].nama_kolom
            tabel.write_text(",".join(kolom) + "\n", encoding="utf-8")
    tulis_nav(tujuan, {})  # without pages that another kind has


def _timpa(dari: Path, ke: Path) -> None:
    """Merge a file of a profile into that of the core, before or after its content."""
    if not ke.exists():
        ke.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dari, ke)
        return
    inti, profil = ke.read_bytes(), dari.read_bytes()
    match ke.suffix:
        case ".csv":
            profil = inti + profil.partition(b"\n")[2]
        case ".json":
            satu, dua = json.loads(inti), json.loads(profil)
            daftar = [*satu.pop("resources"), *dua.pop("resources")]
            profil = tulis_paket({**satu, **dua}, daftar)
    ke.write_bytes(profil)
