"""What a Word report consists of, in its order: headings, text, tables, pictures, gaps."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Judul:
    """A heading: its level, 1 for a chapter, and its words without the number typed before them;
    `bab` is a chapter's Roman number."""

    tingkat: int
    teks: str
    bab: str = ""


@dataclass(frozen=True)
class Teks:
    """A block of Markdown; `polos` are its words as a reader sees them."""

    isi: str
    polos: str


@dataclass(frozen=True)
class KeteranganWord:
    """A caption: what it is of (`tabel` or `gambar`), its number as typed, its title."""

    jenis: str
    nomor: str
    judul: str


@dataclass(frozen=True)
class TabelWord:
    """The cells of a table, merged ones once, its lines of heads, its caption and its source."""

    baris: tuple[tuple[str, ...], ...]
    kepala: int = 1
    keterangan: KeteranganWord | None = None
    sumber: str = ""


@dataclass(frozen=True)
class GambarWord:
    """Pictures that stand side by side: bytes and file endings, descriptions, their caption."""

    isi: tuple[tuple[bytes, str, str], ...]
    keterangan: KeteranganWord | None = None


@dataclass(frozen=True)
class TanpaPadanan:
    """Something that has no place here, and what it is."""

    apa: str


Unsur = Judul | Teks | KeteranganWord | TabelWord | GambarWord | TanpaPadanan


@dataclass
class IsiWord:
    """All of it, with the notes by their number, the heads and feet of its pages, what is written
    in signs that the report's fonts lack, and what is hidden there."""

    unsur: list[Unsur] = field(default_factory=list)
    pinggir: list[str] = field(default_factory=list)
    catatan: dict[str, str] = field(default_factory=dict)
    aksara: list[str] = field(default_factory=list)
    tersembunyi: list[str] = field(default_factory=list)
