"""A server with SFTP alone, through the system's own `sftp`."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from scripts.hosting.keadaan import DAFTAR, FOLDER, LAMA, TANDA, Isi, Keadaan, Letak, nama, urai
from scripts.hosting.konfigurasi import Tujuan
from scripts.hosting.tempat import TOLAK, jalankan, rumah
from scripts.perintah import GalatPerintah


class TempatSftp:
    """See Tempat.

    With `ganti = "tautan"` the live folder is a symbolic link to a kept one, replaced in one step.
    """

    def __init__(self, tujuan: Tujuan, opsi: tuple[str, ...]) -> None:
        self.tujuan = tujuan
        self._opsi = opsi
        self.rumah = rumah(tujuan)
        self.tautan = tujuan.ganti == "tautan"

    def _sftp(self, baris: Iterable[str]) -> dict[str, list[str]]:
        """Run commands; what each said. The first that fails ends them, but for those that begin
        with a minus sign. Raises GalatPerintah where one fails."""
        perintah = ["sftp", *self._opsi, "-q", "-b", "-", self.tujuan.alamat]
        apa = f"{self.tujuan.sebutan} tidak dapat dihubungi atau ditulisi"
        teks = "".join(f"{b}\n" for b in baris)
        kata: dict[str, list[str]] = {}
        kini: list[str] = []
        for satu in jalankan(perintah, teks.encode(), apa=apa).splitlines():
            if satu.startswith("sftp> "):
                kini = kata[satu.removeprefix("sftp> ")] = []
            else:
                kini.append(satu)
        return kata

    def daftar(self) -> Isi:
        """See Tempat."""
        situs = self.tujuan.folder
        tanya = [f"-ls -la {kutip(f)}" for f in (str(PurePosixPath(situs).parent), self.rumah)]
        kata = self._sftp(tanya)
        jenis = _urai_ls(kata.get(tanya[0], ())).get(PurePosixPath(situs).name)
        folder = [n for n, j in _urai_ls(kata.get(tanya[1], ())).items() if j == "d"]
        with tempfile.TemporaryDirectory(prefix="lkjip-") as kotak:
            ambil = [
                f"-get {kutip(f'{self.rumah}/{n}/{TANDA}')} {kutip(f'{kotak}/{n}')}" for n in folder
            ]
            lihat = f"-ls -la {kutip(f'{situs}/')}"
            ambil += [f"-get {kutip(f'{situs}/{TANDA}')} {kutip(f'{kotak}/situs')}", lihat]
            isi = self._sftp(ambil).get(lihat, [])
            baca = {b.name: urai(b.read_text(encoding="utf-8")) for b in Path(kotak).iterdir()}
        hidup = baca.get("situs")
        simpanan = {n: baca.get(n) for n in folder}
        if jenis is None and simpanan.get(LAMA):
            # The names were being exchanged.
            self._sftp([f"rename {kutip(f'{self.rumah}/{LAMA}')} {kutip(situs)}"])
            return self.daftar()
        if jenis == "l" and hidup:
            simpanan = {n: k for n, k in simpanan.items() if k != hidup}
        return Isi(self._letak(jenis, hidup, kosong=not _urai_ls(isi)), hidup, simpanan)

    def _letak(self, jenis: str | None, hidup: Keadaan | None, *, kosong: bool) -> Letak:
        if jenis is None:
            return "tidak-ada"
        if jenis == "l":
            return "ada" if self.tautan and hidup else "tautan"
        if hidup:
            return "asing" if self.tautan else "ada"
        return "kosong" if kosong else "asing"

    def namai(self, lama: str, baru: str) -> None:
        """See Tempat."""
        self._sftp([f"rename {kutip(f'{self.rumah}/{lama}')} {kutip(f'{self.rumah}/{baru}')}"])

    def hapus(self, folder: Sequence[str]) -> None:
        """See Tempat. Only what was put there is removed, one by one, the mark first."""
        for satu in folder:
            akar = f"{self.rumah}/{satu}"
            berkas = self._baca_daftar(akar)
            buang = [f"-rm {kutip(f'{akar}/{b}')}" for b in (TANDA, f"{TANDA}.tulis", *berkas)]
            buang += [f"-rmdir {kutip(f'{akar}/{f}')}" for f in reversed(_folder(berkas))]
            buang += [f"-rm {kutip(f'{akar}/{DAFTAR}')}", f"-rmdir {kutip(f'{akar}/{FOLDER}')}"]
            self._sftp([*buang, f"rmdir {kutip(akar)}"])

    def unggah(
        self, pohon: Path, folder: str, berkas: Mapping[str, str], *, hubungkan: bool
    ) -> int:
        """See Tempat. What is the same is linked on the server, where it can do that."""
        hidup = self._baca_daftar(self.tujuan.folder) if hubungkan else {}
        sama = {jalur for jalur, isi in berkas.items() if hidup.get(jalur) == isi}
        if sama:
            try:
                return self._unggah(pohon, folder, berkas, sama)
            except GalatPerintah:
                # No hard links there, or a file of the live state is gone: send everything.
                self.hapus([folder])
        return self._unggah(pohon, folder, berkas, set())

    def _unggah(self, pohon: Path, folder: str, berkas: Mapping[str, str], sama: set[str]) -> int:
        ke = f"{self.rumah}/{folder}"
        with tempfile.NamedTemporaryFile("w", prefix="lkjip-") as tolak:
            tolak.write(TOLAK)
            tolak.flush()
            baris = [
                f"-mkdir {kutip(self.rumah)}",
                f"put {kutip(tolak.name)} {kutip(f'{self.rumah}/.htaccess')}",
                f"chmod 644 {kutip(f'{self.rumah}/.htaccess')}",
                f"mkdir {kutip(ke)}",
                f"mkdir {kutip(f'{ke}/{FOLDER}')}",
                # What is to be there, first: by this list it can be cleared away again.
                f"put {kutip(str(pohon / DAFTAR))} {kutip(f'{ke}/{DAFTAR}')}",
                *(f"mkdir {kutip(f'{ke}/{f}')}" for f in _folder(berkas) if f != FOLDER),
            ]
            for jalur in sorted(berkas):
                dari, tujuan = str(pohon / jalur), f"{ke}/{jalur}"
                if jalur in sama:
                    baris.append(f"ln {kutip(f'{self.tujuan.folder}/{jalur}')} {kutip(tujuan)}")
                else:
                    baris.append(f"put {kutip(dari)} {kutip(tujuan)}")
            self._sftp(baris)
        return len(berkas) - len(sama)

    def _baca_daftar(self, folder: str) -> dict[str, str]:
        """The files of a state with their hashes, as it was sent; empty where that is unknown."""
        with tempfile.TemporaryDirectory(prefix="lkjip-") as kotak:
            berkas = Path(kotak) / "daftar"
            self._sftp([f"-get {kutip(f'{folder}/{DAFTAR}')} {kutip(str(berkas))}"])
            try:
                isi = json.loads(berkas.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                return {}
        return {j: s for j, s in isi.items() if _di_dalam(j)} if isinstance(isi, dict) else {}

    def tandai(self, folder: str, keadaan: Keadaan) -> None:
        """See Tempat."""
        dari, ke = f"{self.rumah}/{folder}/{TANDA}", f"{self.rumah}/{nama(keadaan.nomor)}"
        with tempfile.NamedTemporaryFile("w", prefix="lkjip-") as tanda:
            tanda.write(keadaan.tulis())
            tanda.flush()
            sementara = kutip(f"{dari}.tulis")
            self._sftp(
                [
                    f"put {kutip(tanda.name)} {sementara}",
                    f"chmod 644 {sementara}",
                    f"rename {sementara} {kutip(dari)}",
                    f"rename {kutip(f'{self.rumah}/{folder}')} {kutip(ke)}",
                ]
            )

    def aktifkan(self, folder: str, lama: str) -> bool:
        """See Tempat."""
        situs, dari = kutip(self.tujuan.folder), f"{self.rumah}/{folder}"
        # Only an empty folder lets itself be removed.
        kosongkan = f"-rmdir {situs}"
        if self.tautan:
            baru = kutip(f"{self.rumah}/.tautan")
            isi = kutip(f"{PurePosixPath(self.rumah).name}/{folder}")
            self._sftp([kosongkan, f"-rm {baru}", f"ln -s {isi} {baru}", f"rename {baru} {situs}"])
            return True
        sela = kutip(f"{self.rumah}/{LAMA}")
        pindah = [f"-rename {situs} {sela}", f"rename {kutip(dari)} {situs}"]
        self._sftp([kosongkan, *pindah, f"-rename {sela} {kutip(f'{self.rumah}/{lama}')}"])
        return False


def _folder(berkas: Iterable[str]) -> list[str]:
    """The folders of files, an outer one before those in it."""
    return sorted({str(f) for b in berkas for f in PurePosixPath(b).parents} - {"."})


def _di_dalam(jalur: str) -> bool:
    """Whether a path stays in its folder."""
    return not jalur.startswith("/") and ".." not in jalur.split("/")


def kutip(jalur: str) -> str:
    """A path as one argument of an sftp command."""
    return '"' + jalur.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _urai_ls(baris: Iterable[str]) -> dict[str, str]:
    """Name → kind (`d`, `l`, `-`) from what `ls -la` says, but for the folder and its parent."""
    hasil = {}
    for satu in baris:
        bagian = satu.split(maxsplit=8)
        if len(bagian) == 9:
            # A link's own name; some servers add where it leads.
            jalur = bagian[8].partition(" -> ")[0] if satu.startswith("l") else bagian[8]
            akhir = jalur.rpartition("/")[2]
            if akhir not in {"", ".", ".."}:
                hasil[akhir] = satu[0]
    return hasil
