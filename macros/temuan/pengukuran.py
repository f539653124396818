"""Implausible counts and measurements without a result; results typed beside computed ones."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from ..asupan.aturan_isi import BAGIAN_TAHUN, BERBAGI
from ..dasar.angka import Angka
from ..dasar.himpun import himpun, himpun_baris
from ..dasar.penulisan import deret_kode, desimal_ketikan, gabung, nama_periode, tulis
from ..dasar.periode import SETAHUN, bulan_akhir, jenis
from ..hitung import kunci
from ..hitung.capaian import sebulat
from ..hitung.laporan import Laporan
from ..hitung.ukuran import HasilPeriode, HasilUkur, akhir
from .kasus import Kasus, Pihak, di_sel, kaidah, letak
from .kewajaran import SERATUS
from .waktu import KOSONG

SERI = 3  # minimal length of a non-decreasing series that may be cumulative


def _berkala(lap: Laporan) -> Iterator[Kasus]:
    """The cases of each indicator that is measured by period."""
    for p in lap.ukuran.values():
        for h in p.periode:
            if h.r:
                yield from _satu(p, h)
        yield from _melebihi(lap, p)
        yield from _tak_tergabung(p)
        yield from list(_bertumpuk(lap, p)) or _persen_dijumlahkan(lap, p)
        yield from _target_bertumpuk(lap, p)
        yield from _realisasi(lap, p)


def _satu(p: HasilUkur, h: HasilPeriode) -> Iterator[Kasus]:
    """The cases of one row."""
    i, diketik = p.indikator, h.r.nilai
    masa = str(p.tahun) if h.periode == SETAHUN else f"{nama_periode(h.periode)} {p.tahun}"
    subjek, apa = f"{i.kode}/{p.tahun}/{h.periode}", f"indikator {i.kode}, {masa}"
    a, b = h.pembilang, h.penyebut
    if (a is None) != (b is None):
        ada, kurang = ("pembilang", "penyebut") if b is None else ("penyebut", "pembilang")
        yield di_sel("T901", subjek, h.r, kurang, Ada=ada.capitalize(), apa=apa)
    if a and b and diketik is not None and not _sama(diketik, h.nilai):
        angka = not isinstance(diketik, str)
        sebut = tulis(Fraction(diketik), "bilangan", i.satuan) if angka else diketik
        yield di_sel("T903", subjek, h.r, "nilai", apa=apa, diketik=sebut, h=h)


def _melebihi(lap: Laporan, p: HasilUkur) -> Iterator[Kasus]:
    """Parts larger than their whole, one case an indicator. Only of percentages up to 100: minutes
    may exceed cases, and occupancy may be promised above 100%."""
    target = lap.target(p.indikator.kode, p.tahun)
    arti = target and target.arti
    bagian = p.indikator.satuan == "%" and ((arti and arti.atas) or 0) <= SERATUS
    lebih = [
        (h, a, b) for h in p.periode if (a := h.pembilang) and (b := h.penyebut)
        if a.nilai is not None and b.nilai is not None and a.nilai > b.nilai
        if bagian or b.nilai == 0
    ]  # fmt: skip
    if lebih:
        isi = gabung([f"{nama_periode(h.periode)} {a.polos} dari {b.polos}" for h, a, b in lebih])
        (h, a, _), subjek = lebih[0], f"{p.indikator.kode}/{p.tahun}"
        yield di_sel("T902", subjek, h.r, "pembilang", a.polos, p=p, butir=isi)


def _tak_tergabung(p: HasilUkur) -> Iterator[Kasus]:
    """Results that cannot be combined, for lack of a rule or by the indicator's rule."""
    i = p.indikator
    berhasil = [h for h in p.periode if h.nilai.keadaan in {"ada", "bukan-bilangan"}]
    if p.jenis == "tahun" or not berhasil:
        return
    if not i.gabung:
        kode, ditinggal = "T904/gabung", berhasil
    elif i.gabung == BERBAGI:
        kode, ditinggal = "T904/pembilang", [h for h in berhasil if not h.berpasangan]
    else:
        bukan_angka = [h for h in berhasil if h.nilai.nilai is None and i.gabung != "terakhir"]
        kode, ditinggal = "T904/angka", bukan_angka
    if ditinggal:
        nama = gabung([nama_periode(h.periode) for h in ditinggal])
        subjek = f"{i.kode}/{p.tahun}"
        yield di_sel(kode, subjek, ditinggal[0].r, "nilai", "", p=p, periode=nama)


def _bertumpuk(lap: Laporan, p: HasilUkur) -> Iterator[Kasus]:
    """Results or counts that are summed although they seem to be cumulative: none is less than the
    one before, and the last is at least twice the first. For results the last must be near the
    year's target and their sum far beyond it; for counts the whole must grow alike, or be the
    year's from the beginning."""
    berbagi, target = p.indikator.gabung == BERBAGI, lap.target(p.indikator.kode, p.tahun)
    isi: list[tuple[HasilPeriode, str, tuple[Fraction, ...]]] = []
    for h in p.periode:
        a, b, n = h.pembilang, h.penyebut, h.nilai.nilai
        if berbagi and a and b and a.nilai is not None and b.nilai:
            isi.append((h, f"{a.polos} dari {b.polos}", (a.nilai, b.nilai)))
        elif p.indikator.gabung == "jumlah" and n is not None:
            isi.append((h, h.nilai.teks, (n,)))
    seri = [*zip(*(n for _, _, n in isi), strict=True)]
    if len(isi) < SERI or not all(a <= b for satu in seri for a, b in pairwise(satu)):
        return
    awal, akhir_seri, semua = seri[0][0], seri[0][-1], seri[-1]
    janji = (target and target.nilai) or Fraction()
    bertumpuk = janji > 0 and 2 * sum(semua) >= 3 * janji and 4 * abs(akhir_seri - janji) <= janji
    if berbagi:
        bertumpuk = semua[0] == semua[-1] or 2 * semua[0] <= semua[-1]
    if bertumpuk and 0 < 2 * awal <= akhir_seri:
        subjek = f"{p.indikator.kode}/{p.tahun}"
        deret = gabung([f"{teks} ({nama_periode(h.periode)})" for h, teks, _ in isi])
        kode, kolom = ("T905/pasangan", "pembilang") if berbagi else ("T905", "nilai")
        yield di_sel(kode, subjek, isi[-1][0].r, kolom, deret=deret, target=target, p=p)


def _target_bertumpuk(lap: Laporan, p: HasilUkur) -> Iterator[Kasus]:
    """Targets of periods that seem to be cumulative, where results are summed: none is less than
    the one before, and only their sum exceeds the year's target."""
    i = p.indikator
    if i.gabung != "jumlah" or i.polaritas != "maksimal":
        return
    ada = [r for r in lap.baris("target", indikator=i.kode, tahun=p.tahun) if r.nilai is not None]
    setahun = {r.dokumen: r.nilai for r in ada if r.periode == SETAHUN}
    menurut = himpun(((r.dokumen, jenis(r.periode)), r) for r in ada)
    for (dokumen, macam), baris in menurut.items():
        isi, semua = sorted(baris, key=lambda r: bulan_akhir(r.periode)), setahun.get(dokumen)
        nilai = [r.nilai for r in isi]
        if isinstance(semua, str | None) or any(isinstance(n, str) for n in nilai):
            continue  # limits, ranges, predicates
        naik = all(a <= b for a, b in pairwise(nilai)) and max(nilai) <= semua
        if naik and sum(nilai) > semua:
            teks = [tulis(Fraction(n), "bilangan") for n in (*nilai, semua)]
            deret = [f"{n} ({nama_periode(r.periode)})" for n, r in zip(teks, isi, strict=False)]
            kata = {"deret": gabung(deret), "setahun": teks[-1], "macam": macam, "p": p}
            subjek = f"{i.kode}/{p.tahun}/{dokumen}/{macam}"
            yield di_sel("T905/target", subjek, isi[-1], "nilai", **kata)


def _persen_dijumlahkan(lap: Laporan, p: HasilUkur) -> Iterator[Kasus]:
    """Percentages up to 100 that are summed to more than 100."""
    i, target = p.indikator, lap.target(p.indikator.kode, p.tahun)
    isi = [(h, h.nilai.nilai) for h in p.periode if h.nilai.nilai is not None]
    wajar = all(n <= SERATUS for n in (*(n for _, n in isi), (target and target.nilai) or 0))
    lewat = p.setahun is not None and (p.setahun.nilai.nilai or 0) > SERATUS
    if i.satuan == "%" and i.gabung == "jumlah" and wajar and lewat:
        yield di_sel("T904/persen", f"{i.kode}/{p.tahun}", isi[0][0].r, "nilai", "", p=p)


def _tanpa_setahun(lap: Laporan) -> Iterator[Kasus]:
    """Realisations by months or quarters that nothing combines for the edition."""
    acuan, tahun = lap.sumber.acuan("realisasi"), lap.edisi.tahun
    if acuan is None:
        return
    semua = lap.baris("realisasi", tahun=tahun, sumber=acuan.kode)
    bagian = (r for r in semua if r.nilai is not None and jenis(r.periode) in BAGIAN_TAHUN)
    for kode, baris in himpun_baris(bagian, "indikator").items():
        resmi, sendiri = lap.realisasi(kode), lap.edisi.kode_periode
        if (kode, tahun) in lap.ukuran or (resmi and resmi.keadaan not in KOSONG):
            continue
        milik = {"indikator": kode, "tahun": tahun, "sumber": acuan.kode, "periode": sendiri}
        if any(lap.baris("realisasi", **milik)):
            continue  # its row is still to be filled in
        nama = gabung([nama_periode(r.periode) for r in baris])
        subjek = f"realisasi/{kode}/{tahun}"
        yield di_sel("T904/realisasi", subjek, baris[0], "nilai", "", periode=nama)


def _realisasi(lap: Laporan, p: HasilUkur) -> Iterator[Kasus]:
    """Realisations typed beside computed ones, if they differ."""
    i, acuan = p.indikator, lap.sumber.acuan("realisasi")
    if acuan is None or p.setahun is None:
        return
    hitungan = {h.periode for h in p.periode} if p.tabel == "realisasi" else set()
    for r in lap.baris("realisasi", indikator=i.kode, tahun=p.tahun, sumber=acuan.kode):
        diketik = lap.register.get(kunci.realisasi(i.kode, p.tahun, acuan.kode, r.periode))
        dihitung = _hitungan(lap, p, r.periode)
        if r.periode in hitungan or r.nilai is None or diketik is None or not dihitung:
            continue
        if any(_sama(r.nilai, a) and a.satuan == diketik.satuan for a in dihitung):
            continue
        baris = deret_kode(str(h.r.Index) for h in p.periode if h.r)
        kata = {"p": p, "diketik": diketik, "baris": r.Index, "hitungan": dihitung[0]}
        yield Kasus(
            "T104", f"realisasi/{i.kode}/{p.tahun}/{r.periode}", letak(lap.register, diketik),
            diketik.teks, judul=f"Realisasi {p.tahun} indikator {i.kode} {i.nama}",
            isi=kata | {"rentang": f"baris {baris}"},
            pihak=(Pihak("hasil hitungan", dihitung[0]), Pihak(acuan.nama, diketik)),
        )  # fmt: skip


def _hitungan(lap: Laporan, p: HasilUkur, periode: str) -> list[Angka]:
    """The possible meanings of a typed result of a period: of that alone, or of all up to its
    end."""
    assert p.setahun is not None
    masa = "" if periode == SETAHUN else periode
    sendiri = lap.register.get(kunci.ukuran(p.indikator.kode, p.tahun, "nilai", masa))
    sampai = p.setahun.nilai if periode == lap.edisi.kode_periode else None
    if periode == SETAHUN and akhir(lap.edisi, p.tahun) < 12:
        sendiri = None
    return [a for a in (sampai, sendiri) if a is not None and a.keadaan not in KOSONG]


def _sama(diketik: Decimal | int | str, dihitung: Angka) -> bool:
    """Whether a typed value equals a computed one, to the typed digits."""
    if isinstance(diketik, str) or dihitung.nilai is None:
        return str(diketik) == dihitung.polos
    return sebulat(Fraction(diketik), dihitung.nilai, desimal_ketikan(diketik))


temuan = kaidah(_berkala, _tanpa_setahun)
