"""Sending a tree and going back: the steps that are the same for every kind of server."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from scripts.hosting.direktori import TempatDirektori
from scripts.hosting.keadaan import (
    BARU,
    DAFTAR,
    Isi,
    Keadaan,
    nama,
    periksa_letak,
    rencana_rapi,
    sidik_daftar,
    sidik_pohon,
)
from scripts.hosting.konfigurasi import Tujuan
from scripts.hosting.sftp import TempatSftp
from scripts.hosting.ssh import TempatRsync, sambung
from scripts.hosting.tempat import Tempat
from scripts.perintah import GalatPerintah


@contextmanager
def buka(tujuan: Tujuan) -> Iterator[Tempat]:
    """The place behind a target. Raises GalatPerintah where it cannot be reached."""
    if tujuan.cara == "direktori":
        yield TempatDirektori(tujuan)
        return
    with sambung(tujuan) as opsi:
        yield TempatSftp(tujuan, opsi) if tujuan.cara == "sftp" else TempatRsync(tujuan, opsi)


@contextmanager
def giliran(folder: Path, tujuan: Tujuan) -> Iterator[None]:
    """The only run for this target from this project while the block runs; the lock stands in
    `folder`. Raises GalatPerintah where another one holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    kunci = os.open(folder / f"kirim-{tujuan.nama}.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(kunci, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as galat:
        os.close(kunci)
        raise GalatPerintah(
            f"pengiriman lain ke {tujuan.nama} sedang berjalan; tunggu sampai selesai."
        ) from galat
    try:
        yield
    finally:
        os.close(kunci)


def kirim(tempat: Tempat, pohon: Path, asal: str, *, semua: bool = False) -> Iterator[str]:
    """Make the tree the live state of the target; says in words what was done.

    With `semua` nothing is taken from the live state. Raises GalatPerintah where the folder is not
    ours or the server refuses; the live state is then as it was.
    """
    tujuan = tempat.tujuan
    isi, kabar = rapikan(tempat)
    yield from kabar
    berkas = sidik_pohon(pohon)
    baru = Keadaan(isi.berikut, isi.hidup.nomor if isi.hidup else 0, sidik_daftar(berkas), asal)
    if isi.hidup and isi.hidup.sidik == baru.sidik and not semua:
        yield from _buang(tempat, isi, tujuan.simpan)
        yield f"{tujuan.sebutan} sudah memuat {isi.hidup.asal}; tidak ada yang dikirim."
        return
    daftar = pohon / DAFTAR
    daftar.parent.mkdir(exist_ok=True)
    daftar.write_text(json.dumps(berkas, ensure_ascii=False) + "\n", encoding="utf-8")
    banyak = tempat.unggah(pohon, BARU, berkas, hubungkan=isi.letak == "ada" and not semua)
    tempat.tandai(BARU, baru)
    sekaligus = _aktifkan(tempat, isi, baru)
    yield from _buang(tempat, _sesudah(isi, baru), tujuan.simpan)
    yield f"Terkirim ke {tujuan.sebutan}: {asal}."
    yield f"  Keadaan   {baru.nomor}, {len(berkas)} berkas, {banyak} di antaranya dikirim"
    if not sekaligus:
        yield "  Catatan   server ini tidak dapat menukar folder dalam satu langkah; folder"
        yield "            diganti namanya, dan sesaat tidak ada"


def kembali(tempat: Tempat) -> Iterator[str]:
    """Make the state before the live one live again; says in words what was done.

    Raises GalatPerintah where there is none.
    """
    tujuan = tempat.tujuan
    isi, kabar = rapikan(tempat)
    yield from kabar
    lama = isi.sebelum()
    if isi.hidup is None or lama is None:
        raise GalatPerintah(f"{tujuan.sebutan}: tidak ada keadaan terdahulu yang tersimpan.")
    _aktifkan(tempat, isi, lama)
    yield f"{tujuan.sebutan} kembali ke keadaan {lama.nomor}: {lama.asal}."
    yield f"  Sebelumnya keadaan {isi.hidup.nomor}: {isi.hidup.asal}"


def rapikan(tempat: Tempat) -> tuple[Isi, list[str]]:
    """Mend what an interrupted run left; what is there now, and what had to be said about it."""
    isi = tempat.daftar()
    periksa_letak(isi, tempat.tujuan.sebutan)
    simpanan = dict(isi.simpanan)
    rencana = rencana_rapi(isi)
    buang = [folder for folder, jadi in rencana if not jadi]
    tempat.hapus(buang)
    for folder, jadi in rencana:
        keadaan = simpanan.pop(folder)
        if jadi:
            tempat.namai(folder, jadi)
            simpanan[jadi] = keadaan
    kabar = ["Pengiriman sebelumnya terputus; sisanya sudah dibersihkan."] if buang else []
    return replace(isi, simpanan=simpanan), kabar


def _aktifkan(tempat: Tempat, isi: Isi, keadaan: Keadaan) -> bool:
    return tempat.aktifkan(nama(keadaan.nomor), nama(isi.hidup.nomor) if isi.hidup else "")


def _sesudah(isi: Isi, baru: Keadaan) -> Isi:
    """What is there when `baru` has become the live state."""
    lama = {nama(isi.hidup.nomor): isi.hidup} if isi.hidup else {}
    return Isi("ada", baru, {**isi.simpanan, **lama})


def _buang(tempat: Tempat, isi: Isi, simpan: int) -> Iterator[str]:
    lebih = isi.dibuang(simpan)
    if lebih:
        tempat.hapus(lebih)
        yield f"Keadaan terdahulu yang tidak disimpan lagi: {len(lebih)}."
