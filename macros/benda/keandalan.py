"""How far results can be relied on: whether sources agree, the time is over, a proof is named."""

from ..dasar.himpun import himpun
from ..dasar.kosakata import kosakata
from ..dasar.penulisan import deret_kode
from ..hitung import kunci
from ..hitung.laporan import Laporan

SEPAKAT: dict[str, str] = kosakata("benda")["sepakat"]  # the most reliable first


def _sepakat(lap: Laporan, kode: str) -> str:
    """What other sources that tell an achievement say of it, as far as its digits are shown."""
    tahun = lap.edisi.tahun
    acuan = lap.capaian(kode).teks
    lain = [
        a.teks
        for s in lap.sumber.lain("realisasi")
        if (a := lap.register.get(kunci.capaian(kode, tahun, s.kode))) and a.nilai is not None
    ]
    if not lain:
        return SEPAKAT["satu"]
    sama = sum(teks == acuan for teks in lain)
    return SEPAKAT["semua" if sama == len(lain) else "sebagian" if sama else "berbeda"]


def keandalan(lap: Laporan) -> dict[str, list[str]]:
    """Columns of a table: indicators (`kode`) by what can be said of their results: `sepakat`,
    `masa`, `bukti`; the most reliable first."""
    acuan = lap.sumber.kode_acuan("realisasi")
    semua = lap.baris("realisasi", tahun=lap.edisi.tahun, sumber=acuan)
    bukti = {r.indikator for r in semua if r.bukti}
    masa = "Belum berakhir ketika dicatat" if lap.edisi.sementara else "Sudah berakhir"
    menurut = himpun(
        ((_sepakat(lap, i.kode), "Disebut" if i.kode in bukti else "Tidak disebut"), i.kode)
        for i in lap.daftar_indikator()
        if lap.capaian(i.kode).terisi
    )
    urut = sorted(menurut, key=lambda k: ([*SEPAKAT.values()].index(k[0]), k[1]))
    return {
        "sepakat": [k[0] for k in urut],
        "masa": [masa for _ in urut],
        "bukti": [k[1] for k in urut],
        "kode": [deret_kode(menurut[k]) for k in urut],
    }
