"""Accidents of editing, as functions that spoil one file: what Excel, Notepad and Git really do."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

Suntingan = Callable[[Path], object]
"""Spoils the file at a path."""


def ganti(lama: str, baru: str) -> Suntingan:
    """Another text in the place of the only one that reads `lama`."""

    def rusak(berkas: Path) -> None:
        isi = berkas.read_bytes().decode("utf-8")
        assert isi.count(lama) == 1, f"{berkas.name}: {lama!r} ada {isi.count(lama)} kali"
        berkas.write_bytes(isi.replace(lama, baru).encode())

    return rusak


def bita(isi: bytes) -> Suntingan:
    """A whole other file under the same name."""
    return lambda berkas: berkas.write_bytes(isi)


def hapus(berkas: Path) -> None:
    """The file is gone."""
    berkas.unlink()


def namai(baru: str) -> Suntingan:
    """The file has another name."""
    return lambda berkas: berkas.rename(berkas.with_name(baru))


def salinan(nama: str) -> Suntingan:
    """A copy beside the file."""
    return lambda berkas: berkas.with_name(nama).write_bytes(berkas.read_bytes())


def tambah(teks: str) -> Suntingan:
    """More behind the end of the file."""
    return lambda berkas: berkas.write_bytes(berkas.read_bytes() + teks.encode())


def potong(sesudah: str) -> Suntingan:
    """The file ends right behind the first place that reads so."""

    def rusak(berkas: Path) -> None:
        isi = berkas.read_bytes()
        letak = isi.index(sesudah.encode()) + len(sesudah.encode())
        berkas.write_bytes(isi[:letak])

    return rusak


def sel(baris: int, kolom: str, isi: str) -> Suntingan:
    """One cell typed over; the row is numbered as in a spreadsheet."""

    def rusak(tabel: list[list[str]]) -> None:
        tabel[baris - 1][tabel[0].index(kolom)] = isi

    return tabel_diubah(rusak)


def hapus_baris(*nomor: int) -> Suntingan:
    """Rows taken out."""

    def rusak(tabel: list[list[str]]) -> None:
        for n in sorted(nomor, reverse=True):
            del tabel[n - 1]

    return tabel_diubah(rusak)


def gandakan(baris: int) -> Suntingan:
    """A row pasted once more behind the last."""
    return tabel_diubah(lambda tabel: tabel.append(list(tabel[baris - 1])))


def sisip(baris: int, isi: list[str]) -> Suntingan:
    """A row put before another."""
    return tabel_diubah(lambda tabel: tabel.insert(baris - 1, isi))


def tukar_kolom(satu: str, dua: str, *, judul: bool) -> Suntingan:
    """Two columns changed over, with their headings or without."""

    def rusak(tabel: list[list[str]]) -> None:
        i, j = tabel[0].index(satu), tabel[0].index(dua)
        for isi in tabel[0 if judul else 1 :]:
            isi[i], isi[j] = isi[j], isi[i]

    return tabel_diubah(rusak)


def hapus_kolom(kolom: str) -> Suntingan:
    """A column taken out with its heading."""

    def rusak(tabel: list[list[str]]) -> None:
        j = tabel[0].index(kolom)
        for isi in tabel:
            del isi[j]

    return tabel_diubah(rusak)


def geser(baris: int, kolom: str, *, kiri: bool) -> Suntingan:
    """A cell deleted or inserted so that the rest of its row moves."""

    def rusak(tabel: list[list[str]]) -> None:
        j = tabel[0].index(kolom)
        if kiri:
            tabel[baris - 1].append(tabel[baris - 1].pop(j) and "")
        else:
            tabel[baris - 1].insert(j, "")

    return tabel_diubah(rusak)


def tabel_diubah(ubah: Callable[[list[list[str]]], object]) -> Suntingan:
    """A change of the rows, written back in canonical form."""

    def rusak(berkas: Path) -> None:
        tabel = list(csv.reader(io.StringIO(berkas.read_text(encoding="utf-8"), newline="")))
        ubah(tabel)
        tulis(berkas, tabel)

    return rusak


def tulis(berkas: Path, tabel: list[list[str]], pemisah: str = ",") -> None:
    """Rows as CSV."""
    wadah = io.StringIO(newline="")
    csv.writer(wadah, delimiter=pemisah, lineterminator="\n").writerows(tabel)
    berkas.write_bytes(wadah.getvalue().encode())


def titik_koma(berkas: Path) -> None:
    """Saved by Excel in Indonesian: semicolons, nothing else changed."""
    isi = berkas.read_text(encoding="utf-8")
    tulis(berkas, list(csv.reader(io.StringIO(isi, newline=""))), ";")


def mojibake(berkas: Path) -> None:
    """Opened as ANSI and saved as UTF-8."""
    berkas.write_bytes(berkas.read_bytes().decode("cp1252", errors="replace").encode())


def tambah_bita(isi: bytes) -> Suntingan:
    """Bytes of another encoding behind the end of the file."""
    return lambda berkas: berkas.write_bytes(berkas.read_bytes() + isi)


def crlf(berkas: Path) -> None:
    """Line ends of Windows."""
    berkas.write_bytes(berkas.read_bytes().replace(b"\n", b"\r\n"))


def berurut(*langkah: Suntingan) -> Suntingan:
    """One accident after the other, where the first alone does no harm."""

    def rusak(berkas: Path) -> None:
        for satu in langkah:
            satu(berkas)

    return rusak
