"""The command `portal`: find reports, build changed ones, compare, write pages, tell about it."""

import hashlib
import json
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from macros.dasar.berkas import objek_json, tulis_utuh
from macros.dasar.masalah import saran
from macros.dasar.pangkal import PROGRAM
from macros.dasar.penulisan import gabung
from scripts.mesin import hasil_tetap
from scripts.mesin.hasil import bersihkan_sisa
from scripts.portal import aturan as baca_aturan, halaman, kerja
from scripts.portal.aturan import Harapan
from scripts.portal.petikan import LaporanUnit, kelas_unit, petik
from scripts.portal.unit import TANDA, Unit, cari, serupa, terlewat
from scripts.terbit.penerbitan import alamat_terbit
from scripts.terminal import LAPORAN, GalatPerintah, kabari, tolakan
from scripts.terminal.giliran import giliran
from scripts.terminal.masukan import tolak


def portal(
    folder: Sequence[Path], keluar: Path, *, pekerja: int, aturan: Path | None, dask: str | None
) -> int:
    """Build the reports in the folders and their portal into `keluar`; 1 if a unit failed.

    Raises GalatPerintah if there is nothing to build, the rules are wrong, or another run uses the
    folder.
    """
    mulai = time.monotonic()
    semua = cari(folder)
    tujuan = _tujuan(keluar, semua)
    _ingatkan(folder, semua)
    ketentuan, masukan = _aturan(aturan, folder, semua)
    tujuan.mkdir(parents=True, exist_ok=True)
    # The errors of a run are in a file beside the portal; without errors there is none.
    laporan = tujuan.with_name(f"{tujuan.name}-laporan.txt")
    with giliran(_berkas_catatan(tujuan).with_name("kunci"), f"portal lain ke {keluar}"):
        ada = [u for u in semua if not u.hampa]
        tetap = kerja.tetap(ada, tujuan)
        gagal = _bangun([u for u in ada if u not in tetap], tujuan, pekerja, dask)
        if gagal:
            isi = "\n\n".join(f"{j.unit.nama}\n{_rincian(j)}" for j in gagal)
            tulis_utuh(laporan, f"{isi}\n".encode())
        else:
            laporan.unlink(missing_ok=True)
        if not _susun(semua, tujuan, ketentuan, gagal, masukan):
            print("Tidak ada yang berubah sejak portal terakhir.")
    jadi = len(ada) - len(gagal)
    print(f"Selesai dalam {kerja.lama(time.monotonic() - mulai)}.")
    print(f"  Portal  {keluar / 'index.html'} ({jadi} dari {len(semua)} laporan unit)")
    if gagal:
        nama = ", ".join(j.unit.slug for j in gagal)
        kabari(f"  Gagal   {nama}; galatnya ada di {laporan}")
    return int(bool(gagal))


def _ingatkan(folder: Sequence[Path], semua: Sequence[Unit]) -> None:
    """Tell which folders are ignored, and which units may be counted twice."""
    if nama := terlewat(folder):
        kabari(f"Dilewati karena tidak memuat {LAPORAN[0]}: {', '.join(nama)}.")
    if nama := [u.slug for u in semua if u.hampa]:
        kata = "disebut belum melapor, karena nama unit dalam data/instansi.csv belum diisi."
        kabari(f"{gabung(nama)} {kata}")
    for unit in serupa(semua):
        nama_unit = gabung([u.slug for u in unit])
        sebutan = gabung([*{u.nama.casefold(): u.nama for u in unit}.values()])
        kabari(
            f"{nama_unit} memuat laporan edisi yang sama dengan nama atau kode satker yang sama"
            f" ({sebutan}), dan semuanya dihitung. Hapus salinannya, atau betulkan datanya."
        )


def _tujuan(keluar: Path, semua: Sequence[Unit]) -> Path:
    """The folder of the portal. Raises GalatPerintah if it is not ours to fill."""
    tujuan = keluar.resolve()
    for akar in (PROGRAM, *(u.folder for u in semua)):
        di_dalam = akar in tujuan.parents and akar != PROGRAM
        if tujuan == akar or tujuan in akar.parents or di_dalam:
            raise GalatPerintah(f"--out: {keluar} memuat atau berada di dalam {akar}.", 2)
    milik = (tujuan / TANDA).is_file() or _berkas_catatan(tujuan).is_file()
    if tujuan.is_dir() and any(tujuan.iterdir()) and not milik:
        raise tolakan("portal/berisi", 2, keluar=keluar)
    return tujuan


def _berkas_catatan(tujuan: Path) -> Path:
    return tujuan.with_name(f".{tujuan.name}.kerja") / "catatan.json"


def _aturan(
    diminta: Path | None, folder: Sequence[Path], semua: Sequence[Unit]
) -> tuple[Harapan, bytes]:
    """The rules and the bytes of their file.

    Raises GalatPerintah if the file is wrong, after each problem has been shown.
    """
    ada = [*dict.fromkeys(b for f in folder if (b := f.resolve() / baca_aturan.NAMA).is_file())]
    if len(ada) > 1 and not diminta:
        raise tolakan("portal/aturan-ganda", 2, berkas=gabung([*map(str, ada)]))
    berkas = diminta or (ada[0] if ada else None)
    if berkas is None:
        return Harapan(), b""
    if not berkas.is_file():
        raise GalatPerintah(f"--aturan: {berkas} tidak ada.", 2)
    nama = [u.slug for u in semua]
    hasil, masalah = baca_aturan.muat(berkas, nama)
    tolak(masalah, f"{berkas} belum benar; portal tidak diubah.")
    for satu in [s for s, u in hasil.unit.items() if s not in nama and not u.nama]:
        pesan = f"{berkas.name}: folder unit “{satu}” tidak ada di antara yang disebut."
        kabari(f"{pesan} {saran(satu, nama)}".strip())
    return hasil, berkas.read_bytes()


def _bangun(
    semua: Sequence[Unit], tujuan: Path, pekerja: int, dask: str | None
) -> list[kerja.Jadi]:
    """Build the units, with a message for each; returns those that failed."""
    mulai, gagal = time.monotonic(), []
    if semua:  # whatever the results, the pages are checked
        _catat(tujuan, {**_catatan(tujuan), "halaman_sidik": ""})
    for ke, satu in enumerate(kerja.kerjakan(semua, tujuan, pekerja, dask), 1):
        kabari(kerja.laju(satu, ke, len(semua), time.monotonic() - mulai))
        if not satu.berhasil:
            gagal.append(satu)
            kabari(_rincian(satu))
    for unit in semua:  # remains of a lost machine's builds
        bersihkan_sisa(tujuan / unit.slug, semua=True)
    return sorted(gagal, key=lambda j: j.unit.slug)


def _rincian(jadi: kerja.Jadi) -> str:
    """The error of a unit's build, below its folder."""
    return "\n".join([f"  {jadi.unit.folder}", *(f"  {b}" for b in jadi.kata.splitlines())])


def _catatan(tujuan: Path) -> dict[str, Any]:
    """What the last run noted; of units and files only names that stay in the portal's folder, as
    they are to be deleted."""
    isi: dict[str, Any] = {}
    with suppress(OSError):
        isi = objek_json(_berkas_catatan(tujuan).read_bytes())
    for apa in ("unit", "berkas"):
        semua = isi[apa] if isinstance(isi.get(apa), list) else []
        nama = (n for n in semua if isinstance(n, str) and n.isprintable())
        isi[apa] = [n for n in nama if not {"", ".", ".."} & {*n.split("/")}]
    return isi


def _catat(tujuan: Path, isi: dict[str, Any]) -> None:
    tulis_utuh(_berkas_catatan(tujuan), json.dumps(isi).encode())


def _susun(
    semua: Sequence[Unit],
    tujuan: Path,
    aturan: Harapan,
    gagal: Sequence[kerja.Jadi],
    masukan: bytes,
) -> bool:
    """Write the portal's pages if anything in them changed; returns whether it did."""
    lama, luput = _catatan(tujuan), {j.unit.slug for j in gagal}
    sidik = _sidik(semua, tujuan, luput, masukan)
    if lama.get("halaman_sidik") == sidik + _sidik_berkas(tujuan, lama["berkas"]):
        return False
    ada = [u.slug for u in semua if not u.hampa]
    for slug in set(lama["unit"]) - {*ada}:
        shutil.rmtree(tujuan / slug, ignore_errors=True)
    isi = aturan.lengkapi([_petik(u, tujuan, lama=u.slug in luput) for u in semua])
    tembolok = _berkas_catatan(tujuan).with_name("grafik")
    berkas = halaman.tulis(halaman.Portal(isi, aturan), tujuan, tembolok, lama["berkas"])
    _catat(tujuan, {
        "unit": ada,
        "berkas": berkas,
        "halaman_sidik": sidik + _sidik_berkas(tujuan, berkas),
    })  # fmt: skip
    return True


def _petik(unit: Unit, tujuan: Path, *, lama: bool) -> LaporanUnit:
    """The published data of a unit; if its last build failed, those published before."""
    situs = tujuan / unit.slug
    tanpa = LaporanUnit(
        unit.slug,
        unit.nama,
        kementerian=unit.isi("kementerian"),
        kantor=unit.isi("kantor_wilayah"),
        kelas=kelas_unit(unit.isi("kelas"), unit.nama),
    )
    if unit.hampa:
        return replace(tanpa, keadaan="belum")
    try:
        hasil = petik(situs, unit.slug)
    except ValueError as galat:
        if (situs / "index.html").is_file():
            kabari(f"{unit.slug}: laporan yang terakhir disusun tidak ditampilkan: {galat}")
        return tanpa
    temuan = hasil_tetap.temuan_tercatat(unit.folder, situs)
    hasil = replace(
        hasil,
        temuan={k: (n, m) for k, (n, m) in temuan.items() if k},
        resmi=alamat_terbit(unit.folder),
    )
    if not lama:
        return hasil
    waktu = (situs / "index.html").stat().st_mtime
    dibuat = datetime.fromtimestamp(waktu, UTC).astimezone().date()
    return replace(hasil, keadaan="lama", dibuat=dibuat.isoformat())


def _sidik(semua: Sequence[Unit], tujuan: Path, luput: set[str], masukan: bytes) -> str:
    """Fingerprint of all input of the pages."""
    jumlah = hashlib.sha256(masukan + hasil_tetap.sidik_program().encode())
    for unit in semua:
        angka = tujuan / unit.slug / "unduh" / "data" / "angka.json"
        waktu = angka.stat().st_mtime_ns if angka.is_file() else 0
        temuan = hasil_tetap.temuan_tercatat(unit.folder, tujuan / unit.slug)
        jumlah.update(f"{unit}\0{unit.hampa}\0{waktu}\0{unit.slug in luput}\0{temuan}\n".encode())
    return jumlah.hexdigest()


def _sidik_berkas(tujuan: Path, berkas: Sequence[str]) -> str:
    """Fingerprint of the portal's own files, by size and time; empty if one is missing."""
    with suppress(OSError):
        return hasil_tetap.sidik_rupa(tujuan, (tujuan / nama for nama in berkas))
    return ""
