"""Sending a tree and going back: the steps that are the same for every kind of server."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

from macros.dasar.berkas import sidik_daftar
from scripts.hosting import keadaan
from scripts.hosting.direktori import Server
from scripts.hosting.keadaan import DAFTAR, Isi, Keadaan, nama
from scripts.hosting.konfigurasi import Tujuan
from scripts.hosting.sftp import sambung
from scripts.hosting.tempat import GALAT, TempatKirim
from scripts.terbit import manifes
from scripts.terminal import GalatPerintah
from scripts.terminal.giliran import giliran as satu_giliran

TEMBOLOK = Path(".cache", "kirim")


@asynccontextmanager
async def buka(tujuan: Tujuan) -> AsyncIterator[TempatKirim]:
    """The place behind a target. Raises GalatPerintah where it cannot be reached, or is lost or
    refuses while the block runs."""
    try:
        if tujuan.cara == "direktori":
            yield TempatKirim(tujuan, Server())
        else:
            async with sambung(tujuan) as server:
                yield TempatKirim(tujuan, server)
    except GALAT as galat:
        satu = galat.exceptions[0] if isinstance(galat, ExceptionGroup) else galat
        raise GalatPerintah(
            f"{tujuan.sebutan} tidak dapat ditulisi; situs yang tampil tetap utuh.\n  | {satu}"
        ) from galat


async def di_tempat(
    tujuan: Tujuan, tugas: Callable[[TempatKirim], Awaitable[list[str]]]
) -> list[str]:
    """Do something in the place behind a target. Raises GalatPerintah as `buka` does."""
    async with buka(tujuan) as tempat:
        return await tugas(tempat)


def giliran(proyek: Path, tujuan: Tujuan) -> AbstractContextManager[int]:
    """The only run for this target from this project while the block runs.

    Raises GalatPerintah where another one holds the lock.
    """
    kunci = proyek / TEMBOLOK / f"kirim-{tujuan.nama}.lock"
    return satu_giliran(kunci, f"pengiriman lain ke {tujuan.nama}")


async def kirim(tempat: TempatKirim, pohon: Path, asal: str, *, semua: bool = False) -> list[str]:
    """Make the tree the live state of the target; says in words what was done.

    With `semua` nothing is taken from the live state. Raises GalatPerintah where the folder is not
    ours or the server refuses; the live state is then as it was.
    """
    tujuan = tempat.tujuan
    isi, kabar = await rapikan(tempat)
    berkas = manifes.sidik(pohon, (keadaan.TANDA, DAFTAR))
    sidik = sidik_daftar(berkas)
    baru = Keadaan(isi.berikut, isi.hidup.nomor if isi.hidup else 0, sidik, asal)
    if isi.hidup and isi.hidup.sidik == baru.sidik and not semua:
        kabar += await _buang(tempat, isi, tujuan.simpan)
        return [*kabar, f"{tujuan.sebutan} sudah memuat {isi.hidup.asal}; tidak ada yang dikirim."]
    daftar = pohon / DAFTAR
    daftar.parent.mkdir(exist_ok=True)
    daftar.write_text(json.dumps(berkas, ensure_ascii=False) + "\n", encoding="utf-8")
    hubungkan = isi.letak == "ada" and not semua
    banyak = await tempat.unggah(pohon, keadaan.BARU, berkas, hubungkan=hubungkan)
    await tempat.tandai(keadaan.BARU, baru)
    sekaligus = await _aktifkan(tempat, isi, baru)
    kabar += [
        *await _buang(tempat, _sesudah(isi, baru), tujuan.simpan),
        f"Terkirim ke {tujuan.sebutan}: {asal}.",
        f"  Keadaan   {baru.nomor}, {len(berkas)} berkas, {banyak} di antaranya dikirim",
    ]
    if not sekaligus:
        kabar += [
            "  Catatan   server ini tidak dapat menukar folder dalam satu langkah; folder",
            "            diganti namanya, dan sesaat tidak ada",
        ]
    return kabar


async def kembali(tempat: TempatKirim) -> list[str]:
    """Make the state before the live one live again; says in words what was done.

    Raises GalatPerintah where there is none.
    """
    tujuan = tempat.tujuan
    isi, kabar = await rapikan(tempat)
    lama = isi.sebelum()
    if isi.hidup is None or lama is None:
        raise GalatPerintah(f"{tujuan.sebutan}: tidak ada keadaan terdahulu yang tersimpan.")
    await _aktifkan(tempat, isi, lama)
    return [
        *kabar,
        f"{tujuan.sebutan} kembali ke keadaan {lama.nomor}: {lama.asal}.",
        f"  Sebelumnya keadaan {isi.hidup.nomor}: {isi.hidup.asal}",
    ]


async def rapikan(tempat: TempatKirim) -> tuple[Isi, list[str]]:
    """Mend what an interrupted run left; what is there now, and what had to be said about it."""
    isi = await tempat.daftar()
    keadaan.periksa_letak(isi, tempat.tujuan.sebutan)
    simpanan = dict(isi.simpanan)
    rencana = keadaan.rencana_rapi(isi)
    buang = [folder for folder, jadi in rencana if not jadi]
    await tempat.hapus(buang)
    for folder, jadi in rencana:
        satu = simpanan.pop(folder)
        if jadi:
            await tempat.namai(folder, jadi)
            simpanan[jadi] = satu
    kabar = ["Pengiriman sebelumnya terputus; sisanya sudah dibersihkan."] if buang else []
    return replace(isi, simpanan=simpanan), kabar


async def _aktifkan(tempat: TempatKirim, isi: Isi, baru: Keadaan) -> bool:
    return await tempat.aktifkan(nama(baru.nomor), nama(isi.hidup.nomor) if isi.hidup else "")


def _sesudah(isi: Isi, baru: Keadaan) -> Isi:
    """What is there when `baru` has become the live state."""
    lama = {nama(isi.hidup.nomor): isi.hidup} if isi.hidup else {}
    return Isi("ada", baru, {**isi.simpanan, **lama})


async def _buang(tempat: TempatKirim, isi: Isi, simpan: int) -> list[str]:
    lebih = isi.dibuang(simpan)
    await tempat.hapus(lebih)
    return [f"Keadaan terdahulu yang tidak disimpan lagi: {len(lebih)}."] if lebih else []
