"""The command `publish`: add a build of the committed state to the published versions, or
nothing."""

import dataclasses
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from macros.dasar.deklarasi import baca
from macros.dasar.pangkal import KONFIGURASI
from macros.dasar.penulisan import tanggal, tulis_ukuran
from macros.keluaran.versi import STATUS, Versi
from macros.sajian.templat import baris_teks
from scripts.mesin.hasil import simpan_salinan, tampil
from scripts.terbit import catatan, gudang, izin, kirim, manifes
from scripts.terbit.catatan import Terbitan
from scripts.terbit.git import Git, ekspor, jalankan, sebut_ubahan
from scripts.terbit.gudang import Gudang
from scripts.terminal import GalatPerintah, tolakan

PENDAHULU, SUMBER = "pendahulu", "sumber"


def terbitkan(akar: Path, minta: Versi, remote: str | None, *, ya: bool) -> None:
    """Publish the committed state of the project as `minta`, whose commit is filled in here.

    The user is asked before it is sent, unless `ya`.

    Raises GalatPerintah, without changing the published state, if the request is invalid, nobody
    agrees, the build fails, another publisher was quicker, or the remote cannot be reached.
    """
    mulai = time.monotonic()
    periksa_permintaan(minta)
    tempat = gudang.buka(akar, remote)
    izin.periksa(tempat, ya=ya)
    periksa_bersih(tempat)
    with gudang.giliran(tempat) as kerja:
        ujung = tempat.dasar
        commit, waktu = tempat.git("log", "-1", "--format=%H %cI", "HEAD").split()
        versi = dataclasses.replace(minta, commit=commit, waktu=waktu)
        periksa_urutan(versi, catatan.baca(tempat.git, ujung))
        situs = _bangun(tempat, ujung, versi, kerja)
        detik = time.monotonic() - mulai
        terbit = _kirim(tempat, ujung, situs, ya=ya)
        print("\n".join(sebut(tempat, terbit, versi, detik)))


def periksa_permintaan(minta: Versi) -> None:
    """Raise GalatPerintah if name, status and reason are inconsistent."""
    if minta.nama in catatan.ALIAS or not catatan.NAMA.fullmatch(minta.nama):
        raise tolakan("terbit/nama", 2, nama=minta.nama)
    if minta.status not in STATUS:
        raise GalatPerintah(f"status {minta.status} tidak dikenal: {' atau '.join(STATUS)}.", 2)
    if catatan.nomor_koreksi(minta.nama) and not minta.alasan:
        raise tolakan("terbit/alasan", 2, nama=minta.nama)


def periksa_bersih(tempat: Gudang) -> None:
    """Check that there are commits, no uncommitted changes, and a configured committer.

    Raises GalatPerintah otherwise.
    """
    if tempat.git.ref("HEAD") is None:
        raise GalatPerintah("belum ada commit yang dapat diterbitkan.")
    periksa_penerbit(tempat)
    if tempat.git.coba("symbolic-ref", "HEAD") == gudang.REF:
        raise GalatPerintah(f"pindahlah dahulu dari cabang {gudang.CABANG}: git switch main")
    ubahan = tempat.git("status", "--porcelain", "--untracked-files=normal").splitlines()
    if ubahan:
        raise tolakan("terbit/ubahan", ubahan=sebut_ubahan(ubahan, 10))


def periksa_penerbit(tempat: Gudang) -> None:
    """Check that Git has the name of the publisher. Raises GalatPerintah otherwise."""
    if tempat.git.pencatat is None:
        raise tolakan("terbit/penerbit")


def periksa_urutan(versi: Versi, terbit: Sequence[Terbitan]) -> None:
    """Check that no final version is replaced, that a correction follows the version before it, and
    that its time is not in the future. Raises GalatPerintah."""
    saat = datetime.fromisoformat(versi.waktu)
    if saat > datetime.now(UTC) + timedelta(days=1):  # the tolerance for clocks
        raise tolakan("terbit/belum-tiba", commit=versi.commit[:12], tanggal=tanggal(saat.date()))
    edisi, nomor = versi.nama.partition(".")[0], catatan.nomor_koreksi(versi.nama)
    rangkaian = catatan.rangkaian(terbit, versi.nama)
    berikut = f"{edisi}.{max((t.koreksi for t in rangkaian), default=0) + 1}"
    if lama := next((t for t in rangkaian if t.nama == versi.nama), None):
        sama = " dari commit ini juga" if lama.commit == versi.commit else ""
        raise tolakan("terbit/final", nama=versi.nama, sama=sama, berikut=berikut)
    if nomor and not rangkaian:
        raise tolakan("terbit/tanpa-final", nama=versi.nama, edisi=edisi)
    if nomor and versi.nama != berikut:
        raise GalatPerintah(f"koreksi berikutnya untuk {edisi} adalah {berikut}.")
    if not nomor and rangkaian:
        raise GalatPerintah(f"{edisi} sudah terbit; koreksinya bernama {berikut}.")


def _bangun(tempat: Gudang, ujung: str | None, versi: Versi, kerja: Path) -> Path:
    """Export the commit and build it in a process of its own; returns the folder of the version."""
    print(f"Menyusun {versi.nama} ({versi.status}) dari commit {versi.commit[:12]} …", flush=True)
    sumber, situs, permintaan = kerja / SUMBER, kerja / "situs", kerja / "permintaan.json"
    situs.mkdir()
    ekspor(tempat.git, versi.commit, sumber)
    if pengaturan(sumber).get("rekaan") == "ya":
        raise tolakan("terbit/rekaan")
    lama = _ambil_pendahulu(tempat, ujung, versi, kerja / PENDAHULU)
    dataclasses.replace(versi, pendahulu=lama).tulis(permintaan)
    bangun_terpisah(sumber, permintaan, situs, tempat.git)
    return situs


def _ambil_pendahulu(tempat: Gudang, ujung: str | None, versi: Versi, rumah: Path) -> str:
    """Put the final version that `versi` corrects into `rumah`, for the page of changes; returns
    its path, or ""."""
    for t in catatan.rangkaian(catatan.baca(tempat.git, ujung), versi.nama)[:1]:
        rumah.mkdir()
        ekspor(tempat.git, f"{ujung}:{t.nama}", rumah / t.nama)
        return str(rumah / t.nama)
    return ""


def bangun_terpisah(sumber: Path, permintaan: Path, situs: Path, git: Git) -> None:
    """Build an exported commit in a process of its own. Raises GalatPerintah if that fails."""
    argumen = ("-m", "scripts.terbit.susun", sumber, permintaan, situs)
    if jalankan(sumber, git.akar, *argumen, warisan=git.warisan)[0]:
        raise GalatPerintah("tidak ada yang diterbitkan; lihat keterangan di atas.")


def _kirim(tempat: Gudang, ujung: str | None, situs: Path, *, ya: bool) -> Sequence[Terbitan]:
    """Send the built version, if agreed; returns the versions published then."""
    commit = kirim.rangkai(tempat.git, ujung, situs, alamat_terbit(tempat.git.akar))
    tempat.jaga(ujung, commit)
    isi = manifes.baca(situs / manifes.NAMA)
    _periksa_beda(isi, situs.parent / PENDAHULU)
    terbuka = izin.isi_versi(isi, situs, situs.parent / SUMBER)
    terbuka += izin.ditimpa(tempat, ujung, commit)
    izin.minta(tempat, terbuka, tetap=isi["status"] == "final", ya=ya)
    # First, since a final version cannot be signed without them.
    rumah = tempat.git.akar / manifes.SALINAN / isi["versi"]
    simpan_salinan(situs.parent / manifes.SALINAN, rumah)
    terbit = catatan.baca(tempat.git, commit)
    tempat.majukan(commit)
    return terbit


def _periksa_beda(isi: Mapping[str, Any], pendahulu: Path) -> None:
    """Check that a correction differs from the version it corrects. Raises GalatPerintah."""
    for berkas in pendahulu.glob(f"*/{manifes.NAMA}"):
        lama = manifes.baca(berkas)
        sama = (k in lama and lama[k] == isi.get(k) for k in ("sumber", "program"))
        if isi["status"] == "final" and all(sama):
            raise tolakan("terbit/koreksi-sama", nama=isi["versi"], lama=lama["versi"])


def alamat_terbit(proyek: Path) -> str:
    """The address of the published versions in `mkdocs.yml`, or ""."""
    return str(pengaturan(proyek).get("alamat_terbit") or "")


def pengaturan(proyek: Path) -> dict[str, Any]:
    """The settings of a report under `extra`; empty if invalid."""
    akar, masalah = baca(proyek / KONFIGURASI, KONFIGURASI)
    extra, salah = akar.bagian.get("extra"), {m.baris for m in masalah}
    isi = extra.isi if extra and isinstance(extra.isi, Mapping) else {}
    return {nama: ruas.isi for nama, ruas in isi.items() if ruas.baris not in salah}


def sebut(tempat: Gudang, semua: Sequence[Terbitan], versi: Versi, detik: float) -> list[str]:
    """Tell what is published now, where, and how to recognise it."""
    t = next(t for t in semua if t.nama == versi.nama)
    ganti = [s.nama for s in semua if s.digantikan == t.nama]
    salinan_di = tampil(tempat.git.akar / manifes.SALINAN)
    isi = {"t": t, "tempat": tempat, "salinan": salinan_di, "ganti": ganti}
    return baris_teks("terbit/terbit.txt.j2", cabang=gudang.CABANG, lama=tulis_ukuran(detik), **isi)
