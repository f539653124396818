"""How an indicator is measured, in words and worked with its numbers."""

from ..asal.penelusur import hasil, perhitungan
from ..dasar.angka import Angka
from ..dasar.kosakata import kosakata
from ..hitung.laporan import Laporan
from ..hitung.ukuran import HasilUkur
from .pecahan import Perhitungan, Ruas, susun
from .tabel.unsur import Bagian, Polos


def uraian(lap: Laporan, p: HasilUkur) -> list[tuple[str, str]]:
    """Heads and words of what is measured, and how the periods become one."""
    isi = [("Definisi", p.indikator.definisi)]
    if p.setahun is not None and p.jenis != "tahun":
        sampai = "setahun" if lap.edisi.setahun else f"sampai dengan {lap.edisi.periode}"
        cara = kosakata("benda")["gabung"][p.indikator.gabung]["cara"].format(jenis=p.jenis)
        isi.append(("Cara menghitung", f"Hasil {sampai} ialah {cara}."))
    return [(judul, teks) for judul, teks in isi if teks]


def rumus(lap: Laporan, p: HasilUkur) -> Perhitungan | None:
    """The formula in words, then with the numbers; `None` where nothing is computed."""
    akhir = p.setahun.nilai if p.setahun else None
    if akhir is None or akhir.rumus is None:
        return None
    label = f"Perhitungan hasil ukur indikator {p.indikator.kode}"
    kiri: Ruas = ("Hasil",)
    langkah: list[tuple[Ruas, Ruas]] = []
    # What each period's result is, where the formula of all does not say it.
    satu = next((h.nilai.rumus for h in p.periode if h.nilai.rumus), None)
    if satu is not None and satu != akhir.rumus:
        langkah.append(((f"Per {p.jenis}",), susun(satu, {})))
    langkah.append((kiri, susun(akhir.rumus, {})))
    langkah.append((kiri, _kerja(lap, akhir)))
    return Perhitungan(p.indikator.kode, label, tuple(langkah))


def _kerja(lap: Laporan, a: Angka) -> Ruas:
    """The formula with its numbers and the result; the result alone where it is one of them."""
    assert a.rumus is not None
    if a.nilai is None or not perhitungan(a, lap.register):
        return (a,)
    tanda = " = " if a.tampak == a.nilai else " ≈ "
    if a.rumus.kumpulan:
        return (perhitungan(a, lap.register).removesuffix(hasil(a)) + tanda, a)
    isi: dict[str, Bagian] = {
        n: Polos.dalam_rumus(lap.register[k]) for n, k in a.isi.items() if isinstance(k, str)
    }
    return (*susun(a.rumus, isi), tanda, a)
