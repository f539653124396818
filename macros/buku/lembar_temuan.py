"""The sheet of open findings with columns for answers, one by one or a whole kind at once.

It is written and read like a sheet of data; answers become rows of `jawaban_temuan.csv`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ..asupan.lembar import Lembar
from ..asupan.skema import SkemaKolom, SkemaTabel
from ..asupan.teguran import galat
from ..dasar.kosakata import bunyi
from ..dasar.masalah import Masalah

NAMA = "Temuan"
JAWABAN = "jawaban_temuan"
SEMUA = "*"  # after a rule's code: the answer is for all of its open findings
KETERANGAN = ("kelompok", "tempat", "keterangan", "temuan")


@dataclass(frozen=True)
class TemuanTerbuka:
    """An unanswered finding: its id, its kind in words, place and message, and the fingerprint of
    its values."""

    kode: str
    kelompok: str
    tempat: str
    keterangan: str
    sidik: str

    @property
    def aturan(self) -> str:
        """The code of its rule: `T512`."""
        return self.kode.partition(":")[0]


def skema(jawaban: SkemaTabel) -> SkemaTabel:
    """The columns of the sheet: locked ones about the finding, then those of an answer."""
    tetap = tuple(SkemaKolom(k, "string", k.capitalize(), kunci=True) for k in KETERANGAN)
    isian = tuple(k for k in jawaban.kolom if k.nama != "temuan")
    return SkemaTabel(NAMA, "", NAMA, "", (*tetap, *isian), (*KETERANGAN, "atas"), ())


def isi(temuan: Sequence[TemuanTerbuka], tabel: SkemaTabel) -> Lembar:
    """The rows: findings by rule, after a row that answers all of the rule, if there are
    several."""
    baris = [tabel.nama_kolom]
    kosong = [""] * (len(tabel.kolom) - len(KETERANGAN) - 1)
    for aturan, satu in groupby(temuan, key=lambda t: t.aturan):
        semua = list(satu)
        if len(semua) > 1:
            kata = bunyi("buku/temuan-sekelompok", banyak=len(semua))
            baris.append([semua[0].kelompok, "", kata, f"{aturan}:{SEMUA}", *kosong, ""])
        baris += [[t.kelompok, t.tempat, t.keterangan, t.kode, *kosong, t.sidik] for t in semua]
    return Lembar(baris, list(range(1, len(baris) + 1)))


def jawaban(
    berkas: str, lembar: Lembar, tabel: SkemaTabel
) -> tuple[list[list[str]], list[Masalah]]:
    """The answers as rows of `jawaban_temuan.csv`, in its columns, and problems of incomplete
    ones."""
    letak = {k: j for j, k in enumerate(tabel.nama_kolom)}
    isian = [j for k, j in letak.items() if k not in {*KETERANGAN, "atas"}]
    umum: dict[str, list[str]] = {}
    terjawab: list[list[str]] = []
    for b in lembar.baris[1:]:
        kode = b[letak["temuan"]]
        aturan = kode.removesuffix(SEMUA)
        if kode.endswith(f":{SEMUA}"):
            umum |= {aturan: b} if any(b[j] for j in isian) else {}
            continue
        asal = b if any(b[j] for j in isian) else umum.get(f"{kode.partition(':')[0]}:")
        if asal is not None:
            terjawab.append([kode, *(asal[j] for j in isian), b[letak["atas"]]])
    kurang = [
        galat("L005", berkas, nomor, tabel.kolom[j].nama)
        for nomor, b in zip(lembar.nomor[1:], lembar.baris[1:], strict=True)
        for j in isian
        if tabel.kolom[j].wajib and not b[j] and any(b[k] for k in isian)
    ]
    return terjawab, kurang
