"""Send a tree and roll back: the steps common to all servers, and the storage of states, one of
them live."""

import asyncio
import itertools
import json
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, suppress
from operator import methodcaller
from pathlib import Path, PurePosixPath

import asyncssh

from macros.dasar.berkas import objek_json, sidik_daftar
from macros.dasar.masalah import kata_galat
from scripts.hosting import keadaan
from scripts.hosting.keadaan import BARU, DAFTAR, LAMA, TANDA, Isi, Keadaan, Letak, nama, urai
from scripts.hosting.konfigurasi import Tujuan
from scripts.hosting.server import Jenis, Server, sambung
from scripts.terbit import manifes
from scripts.terminal import GalatPerintah, tolakan
from scripts.terminal.giliran import giliran as satu_giliran

TEMBOLOK = Path(".cache", "kirim")
# Errors of a server's files; grouped if several tasks failed.
GALAT = (asyncssh.Error, OSError, ExceptionGroup)
# Kept states are private, if the web server can reach their folder.
TOLAK = b"Require all denied\n"
# Files sent at the same time.
SERENTAK = 16


class TempatKirim:
    """A server's folder with the live state, and kept states in a folder beside it.

    The live folder is a symbolic link to a kept one (`ganti = "tautan"`), or is exchanged with
    another folder. Methods raise GALAT if the server is lost or refuses.
    """

    def __init__(self, tujuan: Tujuan, server: Server) -> None:
        self.tujuan = tujuan
        self.rumah = rumah(tujuan)
        self._situs = tujuan.folder
        self._server = server

    async def daftar(self) -> Isi:
        """The states on the server."""
        jenis = await self._server.jenis(self._situs)
        if jenis is None and await self._keadaan(self._di(LAMA)):
            # An exchange of names was interrupted.
            await self._server.namai(self._di(LAMA), self._situs)
            return await self.daftar()
        hidup = await self._keadaan(self._situs)
        simpanan = {
            n: await self._keadaan(self._di(n))
            for n in await self._server.daftar(self.rumah)
            if await self._server.jenis(self._di(n)) == "folder"
        }
        if jenis == "tautan" and hidup:
            simpanan = {n: k for n, k in simpanan.items() if k != hidup}
        return Isi(await self._letak(jenis, hidup), hidup, simpanan)

    async def _letak(self, jenis: Jenis | None, hidup: Keadaan | None) -> Letak:
        lewat_tautan = self.tujuan.lewat_tautan
        if jenis is None:
            return "tidak-ada"
        if jenis == "tautan":
            return "ada" if lewat_tautan and hidup else "tautan"
        if hidup:
            return "asing" if lewat_tautan else "ada"
        return "asing" if jenis == "berkas" or await self._server.daftar(self._situs) else "kosong"

    async def namai(self, lama: str, baru: str) -> None:
        """Rename a kept folder."""
        await self._server.namai(self._di(lama), self._di(baru))

    async def hapus(self, folder: Iterable[str]) -> None:
        """Remove kept folders; marks first, so that a partly removed one is unfinished."""
        for satu in folder:
            await self._server.hapus(self._di(satu, TANDA))
            await self._server.hapus(self._di(satu))

    async def unggah(self, pohon: Path, berkas: Mapping[str, str], hidup: Mapping[str, str]) -> int:
        """Fill the new kept folder with the tree; returns the number of files sent.

        `berkas` are the hashes of the tree's files. Files that are the same in the live folder
        (`hidup`) are copied from there.
        """
        if await self._server.jenis(self.rumah) is None:
            await self._server.buat(self.rumah)
        await self._server.tulis(self._di(".htaccess"), TOLAK)
        sama = {jalur: isi for jalur, isi in berkas.items() if hidup.get(jalur) == isi}
        if sama:
            try:
                return await self._unggah(pohon, berkas, sama)
            except GALAT:
                # No hard links there, or a file of the live state is missing: send everything.
                await self.hapus([BARU])
        return await self._unggah(pohon, berkas, {})

    async def _unggah(self, pohon: Path, berkas: Mapping[str, str], sama: Mapping[str, str]) -> int:
        server = self._server

        async def pakai(jalur: str) -> None:
            await server.pakai(f"{self._situs}/{jalur}", self._di(BARU, jalur), sama[jalur])

        async def kirim(jalur: str) -> None:
            await server.tulis(self._di(BARU, jalur), (pohon / jalur).read_bytes())

        await server.buat(self._di(BARU))
        for sederajat in _lapis([DAFTAR, *berkas]):
            await _serentak(lambda f: server.buat(self._di(BARU, f)), sederajat)
        await _serentak(pakai, sama)
        perlu = sorted(berkas.keys() - sama.keys())
        await _serentak(kirim, [DAFTAR, *perlu])
        return len(perlu)

    async def tandai(self, keadaan: Keadaan) -> None:
        """Mark the uploaded folder as complete, and rename it."""
        tanda = self._di(BARU, TANDA)
        await self._server.tulis(f"{tanda}.tulis", keadaan.tulis().encode())
        await self._server.namai(f"{tanda}.tulis", tanda)
        await self.namai(BARU, nama(keadaan.nomor))

    async def aktifkan(self, baru: Keadaan, lama: Keadaan | None) -> bool:
        """Make a kept state live; the live one (`lama`) becomes a kept one. Returns whether that
        was atomic."""
        server, situs, sela = self._server, self._situs, self._di(LAMA)
        folder = self._di(nama(baru.nomor))
        if await server.jenis(situs) == "folder" and not await server.daftar(situs):
            await server.hapus_kosong(situs)
        if self.tujuan.lewat_tautan:
            lewat = self._di(".tautan")
            await server.hapus(lewat)
            dari_sini = PurePosixPath(folder).relative_to(PurePosixPath(situs).parent)
            await server.tautkan(str(dari_sini), situs, lewat)
            return True
        if lama is None:
            await server.namai(folder, situs)
            return True
        simpan = self._di(nama(lama.nomor))
        # A name unique to this run: an exchange that the server performs late, after the next run
        # has repaired the folders, must find nothing.
        sendiri = self._di(f"tukar-{secrets.token_hex(4)}")
        await server.namai(folder, sendiri)
        await server.tukar(situs, sendiri)
        # The actual state counts, whatever the exchange returned.
        if sekaligus := await self._keadaan(situs) == baru:
            await server.namai(sendiri, simpan)
        else:
            await server.namai(situs, sela)
            try:
                await server.namai(sendiri, situs)
            except GALAT:
                await server.namai(sela, situs)
                raise
            await server.namai(sela, simpan)
        return sekaligus

    def _di(self, folder: str, jalur: str = "") -> str:
        """The path of a kept folder, or of something in it."""
        return f"{self.rumah}/{folder}/{jalur}".rstrip("/")

    async def _keadaan(self, folder: str) -> Keadaan | None:
        """The state in a folder's mark."""
        return urai((await self._server.baca(f"{folder}/{TANDA}")).decode(errors="replace"))

    async def berkas(self) -> dict[str, str]:
        """The files of the live state with their hashes, as sent; empty if unknown."""
        return objek_json(await self._server.baca(f"{self._situs}/{DAFTAR}"))


@asynccontextmanager
async def buka(tujuan: Tujuan) -> AsyncIterator[TempatKirim]:
    """A context with the place behind a target. Raises GalatPerintah if it cannot be reached, is
    lost or refuses."""
    try:
        if tujuan.cara == "direktori":
            yield TempatKirim(tujuan, Server())
        else:
            async with sambung(tujuan) as server:
                yield TempatKirim(tujuan, server)
    except GALAT as galat:
        satu = galat.exceptions[0] if isinstance(galat, ExceptionGroup) else galat
        kata = str(satu)
        with suppress(OSError):  # an unexpected error
            kata = kata_galat(satu)
        utuh = "tidak dapat ditulisi; situs yang tampil tetap utuh"
        raise GalatPerintah(f"{tujuan.sebutan} {utuh}.\n  | {kata}") from galat


def giliran(proyek: Path, tujuan: Tujuan) -> AbstractContextManager[int]:
    """A lock for this target and project.

    Raises GalatPerintah if another process holds it.
    """
    kunci = proyek / TEMBOLOK / f"kirim-{tujuan.nama}.lock"
    return satu_giliran(kunci, f"pengiriman lain ke {tujuan.nama}")


async def kirim(
    tujuan: Tujuan, pohon: Path, asal: str, *, semua: bool = False, gantikan: bool = False
) -> list[str]:
    """Make the tree the live state of the target; returns what was done, in words.

    With `semua` no file is copied from the live state. Raises GalatPerintah if the folder is not
    ours, the server refuses, or a site of another kind is live and not to be replaced (`gantikan`);
    the live state is then as it was.
    """
    async with buka(tujuan) as tempat:
        isi, kabar = await rapikan(tempat)
        berkas = manifes.sidik(pohon, (keadaan.TANDA, DAFTAR))
        hidup = await tempat.berkas()
        if hidup and not gantikan:
            _jaga(tujuan, hidup, berkas)
        sebelum = isi.hidup.nomor if isi.hidup else 0
        baru = Keadaan(isi.berikut, sebelum, sidik_daftar(berkas), asal)
        if isi.hidup and isi.hidup.sidik == baru.sidik and not semua:
            kabar += await _buang(tempat)
            ada = f"{tujuan.sebutan} sudah memuat {isi.hidup.asal}; tidak ada yang dikirim."
            return [*kabar, ada]
        (daftar := pohon / DAFTAR).parent.mkdir(exist_ok=True)
        daftar.write_text(json.dumps(berkas, ensure_ascii=False) + "\n", encoding="utf-8")
        banyak = await tempat.unggah(pohon, berkas, {} if semua else hidup)
        await tempat.tandai(baru)
        sekaligus = await tempat.aktifkan(baru, isi.hidup)
        kabar += [
            *await _buang(tempat),
            f"Terkirim ke {tujuan.sebutan}: {asal}.",
            f"  Keadaan   {baru.nomor}, {len(berkas)} berkas, {banyak} di antaranya dikirim",
        ]
        if isi.hidup:
            kabar.append(f"  Diganti   keadaan {isi.hidup.nomor}: {isi.hidup.asal}")
    if not sekaligus:
        kabar += [
            "  Catatan   server ini tidak dapat menukar folder dalam satu langkah; folder",
            "            diganti namanya, dan sesaat tidak ada",
        ]
    return kabar


def _jaga(tujuan: Tujuan, hidup: Iterable[str], berkas: Iterable[str]) -> None:
    """Raises GalatPerintah if a site would replace one of another kind; except a report by its
    published versions, which loses nothing."""
    lama, baru = keadaan.macam(hidup), keadaan.macam(berkas)
    if lama != baru and (lama, baru) != (keadaan.macam(()), keadaan.MACAM["versi.html"]):
        raise tolakan("kirim/lain-macam", tempat=tujuan.sebutan, lama=lama, baru=baru)


async def kembali(tujuan: Tujuan) -> list[str]:
    """Make the state before the live one live again; returns what was done, in words. Raises
    GalatPerintah if there is none."""
    async with buka(tujuan) as tempat:
        isi, kabar = await rapikan(tempat)
        lama = isi.sebelum()
        if isi.hidup is None or lama is None:
            raise GalatPerintah(f"{tujuan.sebutan}: tidak ada keadaan terdahulu yang tersimpan.")
        await tempat.aktifkan(lama, isi.hidup)
    return [
        *kabar,
        f"{tujuan.sebutan} kembali ke keadaan {lama.nomor}: {lama.asal}.",
        f"  Sebelumnya keadaan {isi.hidup.nomor}: {isi.hidup.asal}",
    ]


async def rapikan(tempat: TempatKirim) -> tuple[Isi, list[str]]:
    """Repair what an interrupted run left; returns the states, and messages. Raises GalatPerintah
    if the live folder is not ours to replace."""
    isi = await tempat.daftar()
    if isi.letak == "asing":
        raise tolakan("kirim/asing", tempat=tempat.tujuan.sebutan)
    if isi.letak == "tautan":
        pesan = f"{tempat.tujuan.sebutan} adalah tautan simbolis; sebutkan folder aslinya."
        raise GalatPerintah(pesan)
    rencana = keadaan.rencana_rapi(isi)
    for folder, jadi in rencana:
        await (tempat.namai(folder, jadi) if jadi else tempat.hapus([folder]))
    terputus = any(not jadi for _, jadi in rencana)
    kabar = ["Pengiriman sebelumnya terputus; sisanya sudah dibersihkan."] if terputus else []
    return await tempat.daftar() if rencana else isi, kabar


async def _buang(tempat: TempatKirim) -> list[str]:
    """Remove former states that are not kept any more; returns messages."""
    lebih = (await tempat.daftar()).dibuang(tempat.tujuan.simpan)
    await tempat.hapus(lebih)
    nomor = ", ".join(n.lstrip("0") for n in lebih)
    return [f"Keadaan yang tidak disimpan lagi: nomor {nomor}."] if lebih else []


def rumah(t: Tujuan) -> str:
    """The folder of kept states: beside the live one, so that they can be renamed."""
    folder = PurePosixPath(t.folder)
    return str(folder.parent / f".{folder.name}.keadaan")


def _lapis(berkas: Iterable[str]) -> list[list[str]]:
    """The folders needed for files, by depth, outer ones first."""
    semua = {str(f) for b in berkas for f in PurePosixPath(b).parents} - {"."}
    kunci = methodcaller("count", "/")
    return [list(isi) for _, isi in itertools.groupby(sorted(semua, key=kunci), key=kunci)]


async def _serentak(tugas: Callable[[str], Awaitable[None]], isi: Iterable[str]) -> None:
    """Run a task for all items, some at a time; the first failure ends the others."""
    giliran = asyncio.Semaphore(SERENTAK)

    async def kerjakan(satu: str) -> None:
        async with giliran:
            await tugas(satu)

    async with asyncio.TaskGroup() as kelompok:
        for satu in isi:
            kelompok.create_task(kerjakan(satu))
