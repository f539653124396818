"""Make one commit of a built version on top of the published state, by mike."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mike import commands, git_utils

from macros.dasar.gudang import lingkungan_git
from macros.dasar.penulisan import SPASI, ukuran_berkas
from macros.sajian.templat import TEMPLAT, isi_berkas
from scripts.terbit import catatan, manifes
from scripts.terbit.git import Git
from scripts.terbit.gudang import CABANG, KERJA
from scripts.terminal import GalatPerintah, tolakan

TEMPLAT_AKAR = TEMPLAT / "terbit"
# How mike writes a version and its aliases.
DITULIS: dict[str, Any] = {
    "update_aliases": True,
    "alias_type": commands.AliasType.redirect,
    "template": str(TEMPLAT_AKAR / "alih.html.j2"),
    "branch": KERJA,
    "message": "terbitan",
    "allow_empty": True,
}
# Common files, without a version.
BERKAS_AKAR = ("terbitan.css", "alihkan.js")


def rangkai(git: Git, ujung: str | None, situs: Path, alamat: str) -> str:
    """The commit that publishes the built version in `situs` on top of `ujung`; no branch moves.

    mike writes the version, its aliases and its list; the pages common to all versions are added.
    Raises GalatPerintah if mike fails.
    """
    isi = manifes.baca(situs / manifes.NAMA)
    baru = catatan.dari_manifes((situs / manifes.NAMA).read_bytes(), "")
    assert baru is not None
    lama = [t for t in catatan.baca(git, ujung) if t.nama != baru.nama]
    terbitan = catatan.urutkan([*lama, baru])
    sasaran = catatan.sasaran_alias(terbitan, baru.nama if baru.draf else "")
    git("update-ref", KERJA, ujung or git("commit-tree", "-m", "Mulai", git("mktree", masukan=b"")))
    konfigurasi = {"site_dir": str(situs), "use_directory_urls": False}
    sifat = [(nama, isi[nama]) for nama in ("status", "tanggal", "commit")]
    # Its own aliases are included, so that mike writes them directly.
    sendiri = [alias for alias, ke in sasaran.items() if ke == baru.nama]
    with _mike(git):
        with commands.deploy(
            konfigurasi, baru.nama, baru.judul, sendiri, set_props=sifat, **DITULIS
        ):
            pass  # it is built
        _pasang_alias(sasaran)
        _tulis_akar(terbitan, str(isi["unit"]), alamat)
    pesan = [f"Terbitkan {baru.nama} ({baru.status})", "", f"Commit-Sumber: {baru.commit}"]
    pesan += [f"Alasan: {baru.alasan}"] if baru.alasan else []
    return _commit(git, ujung, "\n".join([*pesan, ""]))


def sisipkan(
    git: Git, ujung: str, berkas: Mapping[str, bytes], unit: str, alamat: str, pesan: str
) -> str:
    """The commit that adds files beside the published versions and updates the common pages; no
    branch moves. Raises GalatPerintah if it fails."""
    git("update-ref", KERJA, ujung)
    with _mike(git):
        with git_utils.Commit(KERJA, "berkas") as commit:
            for nama, isi in berkas.items():
                commit.add_file(git_utils.FileInfo(nama, isi))
        _tulis_akar(catatan.baca(git, git("rev-parse", KERJA)), unit, alamat)
    return _commit(git, ujung, pesan)


def _commit(git: Git, ujung: str | None, pesan: str) -> str:
    """Squash the commits at KERJA to one on top of the published state."""
    induk = ["-p", ujung] if ujung else []
    pohon = git("rev-parse", f"{KERJA}^{{tree}}")
    return git("commit-tree", *induk, "-F", "-", pohon, masukan=pesan.encode())


@contextmanager
def _mike(git: Git) -> Iterator[None]:
    """A context in which mike, which runs Git in the current folder, works in the repository."""
    sebelum, lingkungan = Path.cwd(), dict(os.environ)
    nama, _, surel = (git.pencatat or "").rstrip(">").partition(" <")
    # mike reads only the configuration, while Git has other sources for the committer.
    milik = {**lingkungan_git(), "GIT_COMMITTER_NAME": nama, "GIT_COMMITTER_EMAIL": surel}
    os.environ.clear()
    os.environ.update(milik)
    os.chdir(git.akar)
    try:
        try:  # the list may be by another program, or edited by hand
            commands.list_versions(KERJA)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as galat:
            raise tolakan("terbit/daftar", cabang=CABANG) from galat
        yield
    except (git_utils.GitError, ValueError) as galat:
        raise GalatPerintah(f"mike tidak dapat menulis terbitan: {galat}") from galat
    finally:
        os.chdir(sebelum)
        os.environ.clear()
        os.environ.update(lingkungan)


def _pasang_alias(sasaran: dict[str, str | None]) -> None:
    """Point the aliases of versions to their targets, or delete them."""
    daftar = commands.list_versions(KERJA)
    for alias, tujuan in sasaran.items():
        kini = daftar.find(alias)
        if kini and kini[0] == tujuan:
            continue
        if tujuan:
            commands.alias({"use_directory_urls": False}, tujuan, [alias], **DITULIS)
        elif kini:
            commands.delete([alias], branch=KERJA, message="alias")


def _tulis_akar(terbitan: Sequence[catatan.Terbitan], unit: str, alamat: str) -> None:
    """The files beside the versions: start page, list of versions, page for unknown addresses,
    their data."""
    terbaru = catatan.sasaran_alias(terbitan)[catatan.TERBARU]
    depan = terbaru or terbitan[0].nama
    data = json.dumps(catatan.untuk_peramban(terbitan), ensure_ascii=False, indent=1)
    dasar = f"{urlsplit(alamat).path.rstrip('/')}/" if alamat else ""
    ukuran = partial(ukuran_berkas, spasi=SPASI)
    berkas = {
        "index.html": isi_berkas("terbit/alih.html.j2", href=f"{depan}/index.html"),
        "versi.html": isi_berkas(
            "terbit/versi.html.j2",
            unit=unit,
            versi=terbitan,
            terbaru=terbaru,
            umpan=alamat,
            ukuran=ukuran,
        ),
        "404.html": isi_berkas("terbit/404.html.j2", dasar=dasar),
        "terbitan.js": f"window.lkjipTerbitan = {data};\n",
        **{nama: (TEMPLAT_AKAR / nama).read_text(encoding="utf-8") for nama in BERKAS_AKAR},
    }
    final = [v for v in terbitan if not v.draf]
    if alamat and final:
        lengkap = f"{alamat.rstrip('/')}/"
        umpan = isi_berkas("terbit/umpan.xml.j2", unit=unit, versi=final, alamat=lengkap)
        berkas["umpan.xml"] = umpan
    with git_utils.Commit(KERJA, "akar", allow_empty=True) as commit:
        for nama, teks in berkas.items():
            commit.add_file(git_utils.FileInfo(nama, teks))
