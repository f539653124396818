"""Check keys of figures in declarations: they exist, or other data could produce them."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, get_args

from ...dasar.angka import Angka
from ...dasar.deklarasi import Keliru
from ...dasar.kosakata import bunyi
from ...dasar.masalah import KunciTidakDikenal, saran
from ...dasar.penulisan import slug
from ...hitung import angka_skema
from ...hitung.laporan import Laporan
from ...hitung.sumber import IsiSumber
from .ungkapan import BEBAS, Isian, Terikat

JANJI = re.compile(r"target/(?P<kode>[^/]+)/(?P<tahun>\d{4})/janji(?:/(?P<masa>setahun|periode))?")
SELURUHNYA = re.compile(r"realisasi/(?P<kode>[^/]+)/(?P<tahun>\d{4})/[^/]+/setahun")
# Columns whose allowed words are valid in a part of a key without any row.
KOLOM = {
    "DOKUMEN": ("dokumen",), "SUMBER": ("sumber",), "PEMBANDING": ("sumber", "dokumen"),
    "PERIODE": ("periode",), "BULAN": ("bulan",), "KELOMPOK": ("kelompok",), "AKUN": (),
}  # fmt: skip
# Further allowed words in such a part: the agreement that counts, a time, the sum of all accounts.
SELALU = {"DOKUMEN": {"janji"}, "PERIODE": {"setahun", "periode"}, "AKUN": {"jumlah"}}


class Kunci:
    """The register as seen by declarations: existing, possible and similar keys."""

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap

    def cari(self, kunci: str) -> Angka | None:
        """The figure, or `None`. In place of a document, `janji` means the agreement that counts,
        for the edition's period rather than the year, or for the time that is named. `setahun` in
        place of a source means the result of the whole year."""
        if semua := SELURUHNYA.fullmatch(kunci):
            return self._lap.realisasi(semua["kode"], int(semua["tahun"]), "setahun")
        if janji := JANJI.fullmatch(kunci):
            return self._lap.target(janji["kode"], int(janji["tahun"]), janji["masa"] or "")
        return self._lap.register.get(kunci)

    def periksa(self, kunci: Terikat, contoh: str, *, hanya: bool) -> None:
        """Check a key that found no figure in any row.

        `contoh` is the key for one row; `hanya` says that it has no alternative. Raises
        KunciTidakDikenal if no data could produce such a figure, and Keliru if there are such
        figures, but none for these rows.
        """
        if re.search(rf"^{kunci.pola}$", self._daftar, re.MULTILINE):
            if hanya:
                dekat = saran(contoh, self._semua)
                raise Keliru(bunyi("benda/kunci-tanpa-baris", contoh=contoh, saran=dekat))
            return
        if "/" not in contoh:
            raise Keliru(bunyi("benda/bukan-kunci", contoh=contoh))
        # Placeholders of rows are wildcards; of a key that is a placeholder as a whole the row
        # gives the form.
        teks = "".join(b if isinstance(b, str) else "\0" for b in kunci.bagian)
        bagian = [b.replace("\0", BEBAS) for b in (contoh if teks == "\0" else teks).split("/")]
        if not any(
            len(bagian) == len(pola) and all(map(self._boleh, bagian, pola)) for pola in self._pola
        ):
            raise KunciTidakDikenal("Angka", contoh, self._semua)

    def periksa_baris(
        self, kunci: Terikat, baris: Sequence[Mapping[str, Any]], *, hanya: bool = True
    ) -> None:
        """Check a key as `periksa` does, if it finds no figure in any of these rows. Without rows
        nothing is checked."""
        if baris and not any(self.cari(kunci.isi(r)[0]) for r in baris):
            self.periksa(kunci, kunci.isi(baris[0])[0], hanya=hanya)

    def periksa_isian(
        self, semua: Sequence[Sequence[Isian]], contoh: Mapping[str, Any] | None
    ) -> None:
        """Check alternatives that found no figures, after all rows; `semua` are repetitions of the
        same alternatives, for months or years, of which some may have no figures yet.

        `contoh` is a row; without one only the form of keys is checked, as data may still come.
        Raises Keliru or KunciTidakDikenal for a key without figures.
        """
        hanya = contoh is not None and all(p.kunci and not p.temu for s in semua for p in s)
        for setara in zip(*semua, strict=True):
            for p in setara:
                if not p.kunci or p.temu:
                    continue
                nama = p.isi.sebutan if contoh is None else p.isi.isi(contoh)[0]
                self.periksa(p.isi, nama, hanya=hanya and p is setara[-1])

    @cached_property
    def _pola(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(b.split("/")) for b in angka_skema.pola_kunci(self._lap.data))

    @cached_property
    def _daftar(self) -> str:
        return "\n".join(self._semua)

    @cached_property
    def _semua(self) -> list[str]:
        return [a.kunci for a in self._lap.register]

    @cached_property
    def _kata(self) -> dict[str, set[str]]:
        """The words allowed by the schema for a part of a key, and the codes of the sources."""
        kolom = [k for t in self._lap.data.skema for k in t.kolom]
        sumber = {isi: self._lap.sumber.kode(isi) for isi in get_args(IsiSumber)}
        return {
            kata: {
                p for k in kolom if k.nama in nama for p in (*k.pilihan, *sumber.get(k.sumber, ()))
            }
            | SELALU.get(kata, set())
            for kata, nama in KOLOM.items()
        } | {"NAMA": {slug(kode) for semua in sumber.values() for kode in semua}}

    def _boleh(self, bagian: str, pola: str) -> bool:
        """Whether a part of a key has that form; a value from a row may be anything."""
        if BEBAS in bagian:
            return True
        if not pola.isupper():
            return bagian == pola
        if pola in {"TAHUN", "AKHIR"}:
            return re.fullmatch(r"\d{4}", bagian) is not None
        return bagian in self._kata.get(pola, ())
