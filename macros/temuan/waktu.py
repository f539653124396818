"""Time: results that go before the data date, of unlike times, jumps and standstill over years."""

from __future__ import annotations

from collections.abc import Iterator

from ..dasar.angka import Angka, Asal
from ..dasar.penulisan import akhir_periode, nama_periode, tanggal
from ..hitung import kunci
from ..hitung.laporan import Laporan
from ..hitung.masa import Masa, berbeda
from .bentuk import Temuan, letak

# Tables of plans, which may reach further than the report; all others with a year say what was.
RENCANA = {"laporan", "target", "perjanjian_kinerja", "pk_anggaran", "tindak_lanjut"}


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Findings about time."""
    yield from _sesudah_laporan(lap)
    yield from _mendahului_data(lap)
    yield from _lonjakan(lap)
    yield from _masa_berbeda(lap)


def _sesudah_laporan(lap: Laporan) -> Iterator[Temuan]:
    """Results of a year that the report does not reach, which nothing in it shows."""
    tahun = lap.edisi.tahun
    hasil = [s for s in lap.data.skema if any(k.nama == "tahun" and k.wajib for k in s.kolom)]
    for nama in (s.nama for s in hasil if s.nama not in RENCANA):
        t = lap.data[nama]
        kasus: dict[int, list[int]] = {}
        for r in t.baris():
            if r.tahun > tahun:
                kasus.setdefault(r.tahun, []).append(r.Index)
        for lain, baris in kasus.items():
            yield Temuan(
                "T315", f"{nama}/{lain}", "batas-waktu",
                f"{len(baris)} baris bertahun {lain}, sesudah tahun laporan ini ({tahun}), jadi"
                " tidak dipakai. Betulkan tahunnya bila salah ketik, atau hapus barisnya.",
                letak=t.asal(baris[0], "tahun"), nilai=str(lain),
            )  # fmt: skip


def _mendahului_data(lap: Laporan) -> Iterator[Temuan]:
    """Results for a period that had not ended at the data date, one finding a source and period."""
    kasus: dict[tuple[str, str, str], list[Asal]] = {}
    t = lap.data["realisasi"]
    for r in t.baris(tahun=lap.edisi.tahun):
        if r.nilai is not None and akhir_periode(r.tahun, r.periode) > lap.edisi.hari_data:
            kasus.setdefault(("realisasi", r.sumber, r.periode), []).append(
                t.asal(r.Index, "periode")
            )
    t = lap.data["capaian_target_kinerja"]
    for r in t.baris():
        if akhir_periode(lap.edisi.tahun, r.bulan) > lap.edisi.hari_data:
            kasus.setdefault(("capaian", "target kinerja", r.bulan), []).append(
                t.asal(r.Index, "bulan")
            )
    for (apa, sumber, periode), asal in kasus.items():
        akhir = akhir_periode(lap.edisi.tahun, periode)
        yield Temuan(
            "T301", f"{apa}/{sumber}/{periode}", "batas-waktu",
            f"{len(asal)} {apa} {sumber} untuk {_sebutan(periode)} berakhir {tanggal(akhir)},"
            f" padahal data diambil per {lap.edisi.tanggal_data}. Jelaskan bahwa angkanya sementara"
            " atau perbarui tanggal datanya.",
            letak=asal[0], nilai=periode,
        )  # fmt: skip


def _sebutan(periode: str) -> str:
    return "setahun penuh" if periode == "TAHUN" else nama_periode(periode)


def _lonjakan(lap: Laporan) -> Iterator[Temuan]:
    """Realisations that moved by more than the bound, or not at all, since the year before."""
    tahun, lalu, r = lap.edisi.tahun, lap.edisi.tahun_lalu, lap.register
    batas = lap.edisi.batas_lonjakan
    for i in lap.daftar_indikator():
        beda = r.get(kunci.selisih("realisasi", i.kode, tahun))
        kini = lap.realisasi(i.kode)
        if kini is None or beda is None or beda.nilai is None:
            continue
        if batas is not None and beda.satuan == "poin" and abs(beda.nilai) > batas:
            yield Temuan(
                "T302", f"lonjakan/{i.kode}/{tahun}", "perubahan",
                f"Realisasi indikator {i.kode} berubah {beda.teks} dari {lalu}, melebihi batas"
                f" {batas} poin. Jelaskan penyebabnya.",
                letak=letak(lap.register, kini), nilai=kini.teks,
            )  # fmt: skip
        elif beda.nilai == 0:
            yield Temuan(
                "T303", f"tetap/{i.kode}/{tahun}", "perubahan",
                f"Realisasi indikator {i.kode} sama persis dengan {lalu} ({kini.teks}). Pastikan"
                " bukan salinan.",
                letak=letak(lap.register, kini), nilai=kini.teks,
            )  # fmt: skip


def _masa_berbeda(lap: Laporan) -> Iterator[Temuan]:
    """Results of the edition's year whose time is not that of the year before."""
    kasus: dict[tuple[Masa, ...], list[tuple[str, Angka]]] = {}
    for i in lap.daftar_indikator():
        tahun = (lap.edisi.tahun_lalu, lap.edisi.tahun)
        ada = [a for t in tahun if (a := lap.realisasi(i.kode, t))]
        if beda := berbeda(lap.masa(*ada)):
            kasus.setdefault(beda, []).append((i.kode, ada[-1]))
    for beda, isi in kasus.items():
        masa = " dan ".join(map(str, beda))
        yield Temuan(
            "T307", f"masa/{'-'.join(f'{m.tahun}.{m.bulan:02}' for m in beda)}", "perubahan",
            f"Realisasi {masa} tidak mencakup masa yang sama pada {len(isi)} indikator:"
            f" {', '.join(kode for kode, _ in isi)}. Selisihnya tidak dihitung, dan tabel serta"
            " grafiknya menyebutkannya. Isi realisasi tahun lalu untuk periode edisi ini bila ada.",
            letak=letak(lap.register, isi[0][1]), nilai=str(beda[-1]),
        )  # fmt: skip
