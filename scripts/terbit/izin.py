"""Ask before anything leaves this computer: its destination, and what becomes public."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from macros.asupan import muat
from macros.dasar.penulisan import ukuran_berkas
from macros.sajian.templat import baris_teks
from macros.temuan.pribadi import POLA
from scripts.olah_data.sulihan import baris
from scripts.terbit import catatan
from scripts.terbit.arsip import NAMA_CARA, Arsip
from scripts.terbit.gudang import CABANG, Gudang
from scripts.terminal import GalatPerintah
from scripts.terminal.tanya import dapat_ditanya, setuju

NOMOR = {jenis: POLA[jenis] for jenis in ("NIP", "NIK")}
AKIBAT = "Setiap orang yang dapat membuka remote itu, atau situs darinya, dapat membacanya."


def periksa(tempat: Gudang, *, ya: bool) -> None:
    """Check before long work that the question can be asked after it.

    Raises GalatPerintah (code 2) if there is a remote, no terminal, and no `ya`.
    """
    if tempat.remote:
        dapat_ditanya(_tanya(tempat), ya=ya)


def minta(tempat: Gudang, isi: Iterable[str], *, tetap: bool, ya: bool) -> None:
    """Tell the destination of `isi` (lines), and ask; neither without a remote.

    `tetap` says that it cannot be undone. Raises GalatPerintah if the answer is no.
    """
    if not tempat.remote:
        return
    print(f"Siap dikirim ke remote {tempat.remote} ({tempat.alamat}), cabang {CABANG}:")
    penerbit = f"Penerbit  {tempat.git.pencatat}, tertulis pada catatan Git-nya"
    for satu in [*isi, *_tertinggal(tempat), penerbit]:
        print(f"  {satu}")
    print(AKIBAT + (" Yang terkirim tidak dapat diganti atau dihapus." if tetap else ""))
    if not setuju(_tanya(tempat), ya=ya):
        raise GalatPerintah("tidak ada yang dikirim; yang terbit tidak berubah.")


def isi_versi(manifes: Mapping[str, Any], situs: Path, sumber: Path) -> list[str]:
    """What becomes public with a version built into `situs` from the commit in `sumber`."""
    berkas = manifes["berkas"]
    besar = sum((situs / nama).stat().st_size for nama in berkas)
    halaman, data = (
        sum(nama.endswith(akhiran) for nama in berkas) for akhiran in (".html", (".csv", ".json"))
    )
    pdf = [str(p["berkas"]) for p in manifes["pdf"] if p.get("umum", True)]
    salinan = [str(p["berkas"]) for p in manifes["pdf"] if not p.get("umum", True)]
    return baris_teks(
        "terbit/isi_versi.txt.j2", m=manifes, banyak=len(berkas), besar=ukuran_berkas(besar),
        halaman=halaman, data=data, pdf=pdf, salinan=salinan, ber_nip=ber_nip(sumber),
    )  # fmt: skip


def ditimpa(tempat: Gudang, ujung: str | None, commit: str) -> list[str]:
    """What a first publication overwrites, if the branch had other content."""
    if ujung is None or catatan.baca(tempat.git, ujung):
        return []
    cari = ("diff-tree", "-r", "--diff-filter=M", "--name-only", ujung, commit)
    return [f"Menimpa   {n}, yang bukan dari publish" for n in tempat.git(*cari).splitlines()]


def isi_arsip(satu: Arsip) -> list[str]:
    """What becomes public with a signed file beside its version."""
    ukuran = ukuran_berkas(satu.ukuran)
    return baris_teks("terbit/isi_arsip.txt.j2", a=satu, cara=NAMA_CARA[satu.cara], ukuran=ukuran)


def tolak_nomor(opsi: str, teks: str) -> str:
    """Check a public text. Raises GalatPerintah if it has the number of a person."""
    for jenis, pola in NOMOR.items():
        if pola.search(teks):
            raise GalatPerintah(f"{opsi} memuat {jenis}; teks ini dibaca umum, jadi hapuslah.", 2)
    return teks.strip()


def ber_nip(sumber: Path) -> bool:
    """Whether the project in a folder has any NIP, which PDFs to be signed print in full."""
    data, _ = muat.baca_mentah(sumber / "data")
    return any(satu.get("nip") for satu in baris(data, "pejabat"))


def _tertinggal(tempat: Gudang) -> list[str]:
    if (dasar := tempat.dasar) is None:
        return []
    batas = [f"^{terkirim}"] if (terkirim := tempat.ujung()) else []
    judul = tempat.git("log", "--format=%s", dasar, *batas).splitlines()
    return [f"Juga      {satu}, yang tertinggal di komputer ini" for satu in reversed(judul)]


def _tanya(tempat: Gudang) -> str:
    return f"Kirim ke {tempat.remote} ({tempat.alamat}) sehingga menjadi umum?"
