"""Words and signs of a chapter that its page does not show as they were typed, as problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..dasar.masalah import Masalah
from ..temuan.naskah import Bab
from .bekal import Bekal
from .saringan import saring


def periksa_kata(hasil: Mapping[Bab, str], bekal: Bekal) -> Iterator[Masalah]:
    """A problem for each line of a chapter that its page does not show as it was meant; `hasil` are
    the chapters as their macros left them."""
    for bab, teks in hasil.items():
        for isi, ke, hilang in bekal.beda(bab.asli, saring(teks), _bandingkan):
            baris = _baris(bab.asli, teks, isi, ke)
            if hilang and "|" in teks.splitlines()[ke]:
                kode, pesan = "B054", (
                    "Kata ini tidak akan tampil bagi pembaca: baris tabelnya mempunyai lebih banyak"
                    " sel daripada judulnya. Samakan, atau tulis \\| untuk tanda | di dalam sel."
                )
            elif hilang:
                kode, pesan = "B054", (
                    "Kata ini tidak akan tampil bagi pembaca karena terbaca sebagai bagian dari"
                    " perintah. Tulis &lt; untuk tanda <, atau hapus tandanya."
                )  # fmt: skip
            else:
                kode, pesan = "B052", (
                    "Tanda ini akan tercetak apa adanya. Lengkapi pasangannya, pisahkan dengan"
                    " baris kosong, atau tulis \\ di depannya bila memang dimaksud."
                )  # fmt: skip
            yield Masalah(kode, "galat", f"docs/{bab.src}", baris, None, isi, pesan)


def _bandingkan(teks: str) -> tuple[tuple[str, int, bool], ...]:
    from .pembanding import bandingkan  # late: what turns a chapter into its page is large

    return bandingkan(teks)


def _baris(asli: str, teks: str, isi: str, ke: int) -> int | None:
    """The line of the chapter's file, or the first that holds what is told of."""
    baris = teks.splitlines()
    kata = baris[ke].strip() if ke < len(baris) else ""
    semua = asli.splitlines()
    sama = [n for n, satu in enumerate(semua, 1) if kata and satu.strip() == kata]
    mirip = [n for n, satu in enumerate(semua, 1) if isi.casefold() in satu.casefold()]
    return next(iter((*sama, *mirip)), None)
