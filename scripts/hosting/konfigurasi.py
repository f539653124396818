"""Read `terbit.toml`: the web servers for the site. It has no secrets."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from scripts.terminal import GalatPerintah, tolakan
from scripts.terminal.masukan import baca_toml

NAMA = "terbit.toml"
GANTI = ("tautan", "nama")
SIMPAN_BAWAAN = 3
# Settings of each kind of target, and which of them are numbers.
UMUM = ("cara", "folder", "jalur", "simpan")
KUNCI = {
    "direktori": UMUM,
    "sftp": (*UMUM, "alamat", "porta", "kunci_ssh", "konfigurasi_ssh", "ganti"),
}
BILANGAN = {"simpan", "porta"}


@dataclass(frozen=True)
class Tujuan:
    """One target.

    `folder` is the published folder on its machine, absolute; `jalur` the path in the site's
    address (`/` or `/lkjip/`), None if the site's own address gives it; `simpan` the number of
    former states kept for `rollback`. `kunci_ssh` and `konfigurasi_ssh` are file names. `ganti` is
    the way of switching over SFTP: by a symbolic link or by renaming.
    """

    nama: str
    cara: str
    folder: str
    jalur: str | None = None
    simpan: int = SIMPAN_BAWAAN
    alamat: str = ""
    porta: int = 0
    kunci_ssh: str = ""
    konfigurasi_ssh: str = ""
    ganti: str = "tautan"

    @property
    def sebutan(self) -> str:
        """The target in words: name, protocol and place."""
        tempat = f"{self.alamat}:{self.folder}" if self.alamat else self.folder
        return f"{self.nama} ({self.cara}, {tempat})"

    @property
    def lewat_tautan(self) -> bool:
        """Whether the live folder is a symbolic link to the current state."""
        return self.cara == "sftp" and self.ganti == "tautan"


def pilih(akar: Path, nama: str | None) -> Tujuan:
    """The target with that name, or the only one. Raises GalatPerintah if that is ambiguous."""
    ada = baca(akar / NAMA)
    if not ada:
        raise tolakan("kirim/tujuan")
    daftar = ", ".join(ada)
    if nama is None:
        if len(ada) > 1:
            raise GalatPerintah(f"sebutkan salah satu tujuan: {daftar}.", 2)
        return next(iter(ada.values()))
    if nama not in ada:
        raise GalatPerintah(f"tujuan “{nama}” tidak ada di {NAMA}. Yang ada: {daftar}.", 2)
    return ada[nama]


def baca(berkas: Path) -> dict[str, Tujuan]:
    """Every target by name; none without the file. Raises GalatPerintah on a mistake."""
    try:
        isi = baca_toml(berkas, NAMA)
    except FileNotFoundError:
        return {}
    lain = sorted(set(isi) - {"tujuan"})
    bagian = isi.get("tujuan", {})
    if lain or not isinstance(bagian, dict):
        raise tolakan("kirim/bagian", lain=", ".join(lain) or "tujuan")
    return {nama: _tujuan(nama, satu) for nama, satu in bagian.items()}


def _tujuan(nama: str, isi: Any) -> Tujuan:
    di = f"{NAMA}, [tujuan.{nama}]"
    if not isinstance(isi, dict):
        raise GalatPerintah(f"{di}: tulis sebagai bagian tersendiri.")
    cara = isi.get("cara")
    if cara == "rsync":
        raise tolakan("kirim/rsync", di=di)
    if cara not in KUNCI:
        raise GalatPerintah(f"{di}: cara harus salah satu dari {', '.join(KUNCI)}.")
    for kunci, nilai in isi.items():
        if kunci not in KUNCI[cara]:
            dikenal = ", ".join(KUNCI[cara])
            raise GalatPerintah(f"{di}: kunci {kunci} tidak dikenal untuk {cara}; pakai {dikenal}.")
        jenis = int if kunci in BILANGAN else str
        if not isinstance(nilai, jenis) or isinstance(nilai, bool):
            bentuk = "bilangan bulat" if jenis is int else "teks dalam tanda kutip"
            raise GalatPerintah(f"{di}: {kunci} harus berupa {bentuk}.")
    if "folder" not in isi:
        raise GalatPerintah(f"{di}: folder wajib diisi.")
    # With a slash at the end a symbolic link would be followed.
    hasil = Tujuan(nama, **isi | {"folder": str(PurePosixPath(isi["folder"]))})
    _periksa(di, hasil)
    return hasil


def _periksa(di: str, t: Tujuan) -> None:
    if not t.folder.startswith("/") or len(Path(t.folder).parts) < 2 or ".." in t.folder.split("/"):
        raise GalatPerintah(f"{di}: folder harus jalur lengkap, misalnya /var/www/html/lkjip.")
    if not t.folder.isprintable():
        raise GalatPerintah(f"{di}: folder memuat tanda yang tidak dapat dipakai.")
    if t.cara != "direktori" and (not t.alamat or t.alamat.startswith("-") or " " in t.alamat):
        raise GalatPerintah(f"{di}: alamat wajib diisi, misalnya pengguna@www.contoh.go.id.")
    if t.jalur is not None and not (t.jalur.startswith("/") and t.jalur.endswith("/")):
        raise GalatPerintah(f"{di}: jalur diawali dan diakhiri garis miring, misalnya /lkjip/.")
    if t.simpan < 1:
        raise GalatPerintah(f"{di}: simpan paling sedikit 1.")
    if t.ganti not in GANTI:
        raise GalatPerintah(f"{di}: ganti harus {' atau '.join(GANTI)}.")
