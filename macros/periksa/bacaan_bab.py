"""Read the files below docs/ as chapters, or report why they cannot be; and messages about
chapters, in the words of `teguran_bab.yaml`."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ..asupan.penyandian import BENTROK, KENDALI, jenis_lain, mojibake, sandi_lebar
from ..dasar.berkas import kata
from ..dasar.masalah import Masalah
from ..temuan.naskah import Bab, berkas_bab, setara


def baca_bab(
    docs: Path, rusak: list[Masalah], kenal: Callable[[Bab], Bab] = lambda bab: bab
) -> Iterator[Bab]:
    """The readable chapters below `docs`, passed through `kenal`; problems of others are added to
    `rusak`."""
    for berkas in berkas_bab(docs):
        src, isi = berkas.relative_to(docs).as_posix(), berkas.read_bytes()
        if salah := _bukan_teks(src, isi):
            rusak.append(salah)
            continue
        bab = kenal(Bab(src, re.sub("\r\n?", "\n", setara(isi.decode("utf-8-sig")))))
        if cacat := list(_cacat(bab)):
            rusak += cacat
        else:
            yield bab


def _bukan_teks(src: str, isi: bytes) -> Masalah | None:
    """Why a file cannot be read as a chapter: another format or encoding, with the line of the
    first byte that shows it."""
    if not isi.strip():
        return galat("B011/kosong", src, None)
    jenis, _ = jenis_lain(isi)
    if jenis:
        return galat("B011/jenis", src, None, jenis=jenis)
    if sandi := sandi_lebar(isi):
        return galat("B011/lebar", src, 1, sandi=sandi[:6].upper())
    try:
        isi.decode("utf-8")
    except UnicodeDecodeError as g:
        return galat("B011/utf8", src, isi.count(b"\n", 0, g.start) + 1)
    return None


def _cacat(bab: Bab) -> Iterator[Masalah]:
    """Marks of a merge conflict, unprintable characters, and those of another encoding."""
    if tanda := BENTROK.search(bab.asli):
        yield galat("B012", bab.src, bab.baris(tanda.start()), tanda[0].strip())
    if kendali := KENDALI.search(bab.asli):
        kasus = "B011/kendali" if kendali[0] != "\0" else "B011/nul"
        yield galat(kasus, bab.src, bab.baris(kendali.start()), aksara=ord(kendali[0]))
    for nomor, baris in enumerate(bab.asli.split("\n"), 1):
        if temu := mojibake(baris):
            yield galat("B011/rusak", bab.src, nomor, temu=temu)
            break


def tegur(kasus: str, **isi: object) -> str:
    """The words of a case, with `isi` filled in."""
    return str(kata(Path(__file__).with_name("teguran_bab.yaml"))[kasus].format(**isi))


def galat(
    kasus: str, src: str, baris: int | None, nilai: str | None = None, **isi: object
) -> Masalah:
    """The error of a case (its code is the part before the slash) in the chapter `src`; `nilai` is
    the text there, `None` without one."""
    pesan = tegur(kasus, nilai=nilai, **isi)
    return Masalah(kasus.partition("/")[0], "galat", f"docs/{src}", baris, None, nilai, pesan)


def galat_ketik(kasus: str, bab: Bab, letak: int, nilai: str | None, **isi: object) -> Masalah:
    """The error of a case at a position in a chapter; `nilai` is the text typed there."""
    return galat(kasus, bab.src, bab.baris(letak), nilai, **isi)
