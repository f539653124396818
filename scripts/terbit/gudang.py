"""The branch of published versions, here and at the remote: one publisher at a time, and repairs.

With a remote, that has the published state; the local branch follows it. Work in progress is at the
reference `KERJA`, which no list of branches shows and no push sends, and in a folder inside Git's
own, so that a killed publication leaves nothing in the project.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.dasar.gudang import lingkungan_git
from macros.dasar.pangkal import PROGRAM
from scripts.terbit import catatan
from scripts.terbit.catatan import Terbitan
from scripts.terbit.git import GalatGit, Git
from scripts.terminal import GalatPerintah, kabari, kutip, tolakan
from scripts.terminal.giliran import giliran as satu_giliran

CABANG = "gh-pages"
REF = f"refs/heads/{CABANG}"
KERJA = "refs/lkjip/terbit"
CADANGAN = "refs/lkjip/cadangan"
FOLDER_KERJA = "lkjip-terbit"
KUNCI = "lkjip-terbit.lock"
PENJAGA = PROGRAM / "scripts" / "hooks" / "update"
ULANGI = "Ulangi perintah tadi."
DIDAHULUI = f"penerbit lain mendahului; terbitannya sudah tersimpan, terbitan ini belum. {ULANGI}"


@dataclass
class Gudang:
    """The repository of a project, its remote ("" for none), and Git's folder in it."""

    git: Git
    remote: str
    folder: Path

    @property
    def lacak(self) -> str:
        """The reference that tracks the remote's branch."""
        return f"refs/remotes/{self.remote}/{CABANG}"

    def ujung(self) -> str | None:
        """The commit of the published state as known here, or None if nothing is published."""
        return self.git.ref(self.lacak if self.remote else REF)

    @property
    def dasar(self) -> str | None:
        """The commit to continue, inside `giliran`: the published state, with local commits that
        were never sent; None if nothing is published."""
        return self.git.ref(REF)

    @cached_property
    def alamat(self) -> str:
        """The address of the remote, without credentials."""
        alamat = self.git("remote", "get-url", "--push", self.remote)
        return re.sub(r"^(https?://)[^/@]*@", r"\1", alamat)

    def segarkan(self) -> None:
        """Fetch the remote's branch. Raises GalatPerintah if it cannot be reached."""
        if not self.remote:
            return
        try:
            ada = self.git("ls-remote", "--heads", self.remote, REF)
        except GalatGit as galat:
            raise GalatPerintah(
                f"remote {self.remote} tidak dapat dihubungi. {ULANGI}\n{kutip(galat.keluaran)}"
            ) from galat
        if ada:
            self.git("fetch", "--quiet", "--no-tags", self.remote, f"+{REF}:{self.lacak}")
        elif self.git.ref(self.lacak):
            self.git("update-ref", "-d", self.lacak)

    def terkini(self) -> str | None:
        """The commit of the published state at the remote, or, if that cannot be reached, as last
        known, with a message; the local one if it continues the remote's."""
        try:
            self.segarkan()
        except GalatPerintah as galat:
            kabari(f"Keadaan terakhir yang diketahui: {galat}")
        jauh, lokal = self.ujung(), self.git.ref(REF)
        if lokal and (jauh is None or self.git.lanjutan(lokal, jauh)):
            return lokal
        return jauh

    def periksa_tetap(self, baru: str) -> None:
        """Check that all versions last seen as final are unchanged in the commit `baru`, as a
        server without our hook accepts anything. Raises GalatPerintah."""
        kini = {t.nama: _isi(t) for t in catatan.baca(self.git, baru)}
        for lama in {self.ujung(), self.dasar} - {None, baru}:
            for t in catatan.baca(self.git, lama):
                if not t.draf and not _isi(t) <= kini.get(t.nama, set()):
                    dulu, kasus = str(lama)[:12], "terbit/ditulis-ulang"
                    raise tolakan(kasus, nama=t.nama, cabang=CABANG, lama=dulu, baru=baru[:12])

    def majukan(self, baru: str) -> None:
        """Push the commit `baru` as the published state, if it continues that.

        Raises GalatPerintah if another publisher was quicker, the server refuses it, or cannot be
        reached; the published state is then as it was.
        """
        if not self.remote:
            self.git("update-ref", REF, baru, self.ujung() or "0" * len(baru))
            return
        lama = self.git.ref(self.lacak)
        try:
            self.git("push", "--porcelain", self.remote, f"{baru}:{REF}")
        except GalatGit as galat:
            self.segarkan()  # the present state of the remote counts, whatever Git reported
            if (kini := self.git.ref(self.lacak)) != baru:
                sebab = DIDAHULUI if kini != lama else _sebab_tolak(galat.keluaran, self.remote)
                raise GalatPerintah(sebab) from galat
            print(f"Sudah terkirim, walaupun begitu: {galat}")
        try:
            self.git("update-ref", self.lacak, baru)
            self.git("update-ref", REF, baru)
        except GalatGit as galat:
            print(f"Sudah terkirim, tetapi cabang {CABANG} di sini belum mengikutinya: {galat}")

    def jaga(self, lama: str | None, baru: str) -> None:
        """Apply the rule of the server's hook here, since not every server has it.

        Raises GalatPerintah if `baru` changes anything final.
        """
        argumen = [REF, lama or "0" * len(baru), baru]
        hasil = subprocess.run(
            [sys.executable, str(PENJAGA), *argumen],
            cwd=self.git.akar,
            env=lingkungan_git(),
            capture_output=True,
            text=True,
            check=False,
        )
        if hasil.returncode:
            raise GalatPerintah(hasil.stderr.strip().removeprefix("Ditolak: "))


def buka(akar: Path, remote: str | None) -> Gudang:
    """The repository of the project; the remote is `origin`, if it exists and no other is named.

    Raises GalatPerintah if the project is not a repository of its own, or has no such remote.
    """
    git = Git(akar)
    letak = git.coba("rev-parse", "--show-toplevel", "--git-common-dir")
    atas, _, bersama = (letak or "").partition("\n")
    if not letak or Path(atas).resolve() != akar.resolve():
        raise tolakan("terbit/bukan-repositori", akar=akar)
    ada = git("remote").split()
    if remote is not None and remote not in ada:
        pilihan = f"Yang ada: {', '.join(ada)}." if ada else "Belum ada satu pun."
        raise GalatPerintah(f"remote {remote} tidak ada. {pilihan}")
    pilih = remote if remote is not None else ("origin" if "origin" in ada else "")
    return Gudang(git, pilih, (akar / bersama).resolve())


@contextmanager
def giliran(gudang: Gudang) -> Iterator[Path]:
    """A lock for publications of this repository, after fetching the remote and repairs (with
    messages); gives an empty folder.

    Child processes hold the lock, too. Raises GalatPerintah if it is taken, or the remote cannot be
    reached.
    """
    with satu_giliran(gudang.folder / KUNCI, "penerbitan lain dalam folder ini") as kunci:
        if _bersihkan(gudang):
            print("Penerbitan sebelumnya terputus sebelum selesai; sisanya sudah dibersihkan.")
        gudang.git.warisan = (kunci,)
        rumah = gudang.folder / FOLDER_KERJA
        rumah.mkdir(exist_ok=True)
        try:
            gudang.segarkan()
            for kabar in _pulihkan(gudang):
                print(kabar)
            yield Path(tempfile.mkdtemp(dir=rumah))
        finally:
            _bersihkan(gudang)
            gudang.git.warisan = ()


def _bersihkan(gudang: Gudang) -> bool:
    """Remove the work in progress; returns whether there was any."""
    semua = gudang.folder.glob("fast_import_crash_*")
    laporan = [satu for satu in semua if KERJA.encode() in satu.read_bytes()]
    for satu in laporan:
        satu.unlink()
    acuan, rumah = gudang.git.ref(KERJA), gudang.folder / FOLDER_KERJA
    if acuan:
        gudang.git.coba("update-ref", "-d", KERJA)  # if that fails, the next publication does it
    ada = bool(laporan or acuan or rumah.exists())
    shutil.rmtree(rumah, ignore_errors=True)
    return ada


def _pulihkan(gudang: Gudang) -> Iterator[str]:
    """Reconcile the local branch with the remote's; returns what was done, in words.

    Unsent commits are sent with the next one, if they continue the published state and change
    nothing final. Otherwise they are kept under `CADANGAN`, and the branch follows the remote.
    Raises GalatPerintah if the remote changed anything final.
    """
    git = gudang.git
    lokal, jauh = git.ref(REF), gudang.ujung()
    if not gudang.remote or lokal is None or lokal == jauh:
        if jauh and lokal is None:
            git("update-ref", REF, jauh)
        return
    if jauh and not git.lanjutan(lokal, jauh):
        gudang.periksa_tetap(jauh)
    if jauh and git.lanjutan(jauh, lokal):
        git("update-ref", REF, jauh, lokal)
        return
    if jauh is None or git.lanjutan(lokal, jauh):
        banyak = git("rev-list", "--count", lokal, *([f"^{jauh}"] if jauh else []))
        judul = git("log", "-1", "--format=%s", lokal)
        try:
            gudang.jaga(jauh, lokal)
        except GalatPerintah as galat:
            yield f"Cabang {CABANG} di sini memuat {banyak} commit yang tidak boleh terbit: {galat}"
        else:
            yield f"Ikut dikirim ke {gudang.remote}: {banyak} terbitan yang tertinggal ({judul})."
            return
    git("update-ref", f"{CADANGAN}/{lokal[:12]}", lokal)
    git("update-ref", REF, jauh or "", lokal)
    yield (
        f"Cabang {CABANG} di sini berbeda dari {gudang.remote} dan kini mengikutinya;"
        f" yang lama disimpan sebagai {CADANGAN}/{lokal[:12]}."
    )


def _isi(t: Terbitan) -> set[str]:
    """The unchangeable content of a final version: itself, and each signed file added to it."""
    return {t.pohon, *(a.sha256 for a in t.arsip)}


def _sebab_tolak(keluaran: str, remote: str) -> str:
    """Why a push failed, in words."""
    if "[remote rejected]" not in keluaran:
        return f"tidak dapat dikirim ke {remote}. {ULANGI}\n{kutip(keluaran)}"
    _, aturan, sebab = keluaran.partition("remote: Ditolak:")  # by the rule of our hook
    kata = f"{aturan}{sebab}".replace("remote: ", "").partition("\nTo ")[0] or keluaran
    return f"ditolak oleh server; betulkan sebabnya, lalu ulangi.\n{kutip(kata)}"
