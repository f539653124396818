"""A server with SFTP alone, through the system's own `sftp`."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from scripts.hosting.keadaan import DAFTAR, LAMA, TANDA, Isi, Keadaan, Letak, urai
from scripts.hosting.konfigurasi import Tujuan
from scripts.hosting.ssh import opsi_ssh
from scripts.hosting.tempat import TOLAK, jalankan, rumah
from scripts.perintah import GalatPerintah


class TempatSftp:
    """See Tempat.

    With `ganti = "tautan"` the live folder is a symbolic link to a kept one, replaced in one step.
    """

    def __init__(self, tujuan: Tujuan) -> None:
        self.tujuan = tujuan
        self.rumah = rumah(tujuan)
        self.tautan = tujuan.ganti == "tautan"

    def _sftp(self, baris: Iterable[str]) -> dict[str, list[str]]:
        """Run commands; what each said. The first that fails ends them, but for those that begin
        with a minus sign. Raises GalatPerintah where one fails."""
        perintah = ["sftp", *opsi_ssh(self.tujuan, "-P"), "-q", "-b", "-", self.tujuan.alamat]
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

    def hapus(self, folder: str) -> None:
        """See Tempat. SFTP removes one by one; the mark goes first."""
        akar = f"{self.rumah}/{folder}"
        berkas, folder_isi, tingkat = [f"{akar}/{TANDA}"], [akar], [akar]
        while tingkat:
            kata = self._sftp(f"-ls -la {kutip(f'{f}/')}" for f in tingkat)
            lanjut: list[str] = []
            for f in tingkat:
                for nama, jenis in _urai_ls(kata.get(f"-ls -la {kutip(f'{f}/')}", ())).items():
                    (lanjut if jenis == "d" else berkas).append(f"{f}/{nama}")
            folder_isi += lanjut
            tingkat = lanjut
        buang = [f"-rm {kutip(b)}" for b in berkas]
        buang += [f"-rmdir {kutip(f)}" for f in reversed(folder_isi[1:])]
        self._sftp([*buang, f"rmdir {kutip(akar)}"])

    def unggah(
        self, pohon: Path, folder: str, berkas: Mapping[str, str], *, hubungkan: bool
    ) -> int:
        """See Tempat. What is the same is linked on the server, where it can do that."""
        hidup = self._daftar_hidup() if hubungkan else {}
        sama = {jalur for jalur, isi in berkas.items() if hidup.get(jalur) == isi}
        if sama:
            try:
                return self._unggah(pohon, folder, berkas, sama)
            except GalatPerintah:
                # No hard links there, or a file of the live state is gone: send everything.
                self.hapus(folder)
        return self._unggah(pohon, folder, berkas, set())

    def _unggah(self, pohon: Path, folder: str, berkas: Mapping[str, str], sama: set[str]) -> int:
        ke = f"{self.rumah}/{folder}"
        semua = [DAFTAR, *sorted(berkas)]
        dalam = {str(f) for jalur in semua for f in PurePosixPath(jalur).parents} - {"."}
        with tempfile.NamedTemporaryFile("w", prefix="lkjip-") as tolak:
            tolak.write(TOLAK)
            tolak.flush()
            baris = [
                f"-mkdir {kutip(self.rumah)}",
                f"put {kutip(tolak.name)} {kutip(f'{self.rumah}/.htaccess')}",
                f"chmod 644 {kutip(f'{self.rumah}/.htaccess')}",
                *(f"mkdir {kutip(f)}" for f in (ke, *(f"{ke}/{f}" for f in sorted(dalam)))),
            ]
            for jalur in semua:
                dari, tujuan = str(pohon / jalur), f"{ke}/{jalur}"
                if jalur in sama:
                    baris.append(f"ln {kutip(f'{self.tujuan.folder}/{jalur}')} {kutip(tujuan)}")
                else:
                    baris.append(f"put {kutip(dari)} {kutip(tujuan)}")
            self._sftp(baris)
        return len(berkas) - len(sama)

    def _daftar_hidup(self) -> dict[str, str]:
        with tempfile.TemporaryDirectory(prefix="lkjip-") as kotak:
            berkas = Path(kotak) / "daftar"
            self._sftp([f"-get {kutip(f'{self.tujuan.folder}/{DAFTAR}')} {kutip(str(berkas))}"])
            try:
                isi = json.loads(berkas.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                return {}
        return isi if isinstance(isi, dict) else {}

    def tandai(self, folder: str, keadaan: Keadaan) -> None:
        """See Tempat."""
        ke = f"{self.rumah}/{folder}/{TANDA}"
        with tempfile.NamedTemporaryFile("w", prefix="lkjip-") as tanda:
            tanda.write(keadaan.tulis())
            tanda.flush()
            sementara = kutip(f"{ke}.tulis")
            self._sftp(
                [
                    f"put {kutip(tanda.name)} {sementara}",
                    f"chmod 644 {sementara}",
                    f"rename {sementara} {kutip(ke)}",
                ]
            )

    def aktifkan(self, folder: str) -> bool:
        """See Tempat."""
        situs, dari = kutip(self.tujuan.folder), f"{self.rumah}/{folder}"
        # Only an empty folder lets itself be removed.
        kosongkan = f"-rmdir {situs}"
        if self.tautan:
            baru = kutip(f"{self.rumah}/.tautan")
            isi = kutip(f"{PurePosixPath(self.rumah).name}/{folder}")
            self._sftp([kosongkan, f"-rm {baru}", f"ln -s {isi} {baru}", f"rename {baru} {situs}"])
            return True
        lama = kutip(f"{self.rumah}/{LAMA}")
        self._sftp([kosongkan, f"-rename {situs} {lama}", f"rename {kutip(dari)} {situs}"])
        return False


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
            nama = bagian[8].partition(" -> ")[0] if satu.startswith("l") else bagian[8]
            hasil[PurePosixPath(nama).name] = satu[0]
            if nama.endswith("/.") or nama in {".", ".."}:
                hasil.pop(PurePosixPath(nama).name)
    return hasil
