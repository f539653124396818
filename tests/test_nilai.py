"""Values that are more than a number: read as people write them, measured, counted, shown."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import assume, given, strategies as st

from macros.asal.penelusur import Penelusur, perhitungan
from macros.asupan import bilangan
from macros.asupan.antartabel import periksa_tabel
from macros.asupan.bilangan import jadi
from macros.asupan.lembar import Lembar
from macros.asupan.muat import Data, baca as baca_data, muat
from macros.asupan.simpanan import baca_deklarasi
from macros.asupan.skema import SkemaTabel
from macros.asupan.teguran import Tolak
from macros.asupan.teks_csv import baca
from macros.benda import grafik, pecahan, tabel
from macros.dasar.nilai import IsiNilai, urai
from macros.gambar.spesifikasi import PetaPanas
from macros.halaman import halaman_data
from macros.hitung import kunci
from macros.hitung.capaian import Polaritas, ukur
from macros.hitung.laporan import susun
from tests.proyek import AKAR, salin
from tests.tabel_ubahan import berpredikat, dengan, tambah, ubah

F = Fraction


# ---- Reading ---------------------------------------------------------------------------------


def isi(skema: SkemaTabel, *sel: str, pemisah: str = ";") -> list[str]:
    """Values of a file of targets as they are read; a problem is its code."""
    baris = [pemisah.join((str(n), "2023", "TAHUN", "PK", f'"{s}"')) for n, s in enumerate(sel, 1)]
    teks = "\n".join((pemisah.join(skema.nama_kolom), *baris))
    lembar, masalah = baca("data/target.csv", teks.encode(), skema)
    assert isinstance(lembar, Lembar)
    salah = {m.baris: m.kode for m in masalah}
    return [salah.get(n, b[-1]) for n, b in zip(lembar.nomor[1:], lembar.baris[1:], strict=True)]


@pytest.mark.parametrize(
    ("ditulis", "dibaca"),
    [
        ("80", "80"), ("92,5", "92.5"), ("92.5%", "92.5"), ("0,430", "0.430"), ("-2,07", "-2.07"),
        ("80-85", "80–85"), ("80 – 85", "80–85"), ("80 s.d. 85", "80–85"), ("80 sd 85%", "80–85"),
        ("80 sampai dengan 85", "80–85"), ("0,425-0,430", "0.425–0.430"), ("-2-3", "-2–3"),
        ("5-10", "5–10"), (">=80", "≥ 80"), ("≥80%", "≥ 80"), ("minimal 80", "≥ 80"),
        ("Min. 80", "≥ 80"), ("> 80", "> 80"), ("lebih dari 80", "> 80"), ("<=30", "≤ 30"),
        ("maks 30", "≤ 30"), ("kurang dari 30,5", "< 30.5"), ("BB", "BB"), (" WTP-DPP ", "WTP-DPP"),
        ("Sangat  Baik", "Sangat Baik"), ("Nihil", "nihil"), ("N/A", "tidak berlaku"),
        ("Tidak berlaku", "tidak berlaku"),
        ("85-80", "D020"), ("80-80", "D020"), ("7 dan 8", "D020"), ("#N/A", "D020"), ("-", "D020"),
        ("1/2/2023", "D020"), ("01-Mei", "D020"), (">= delapan", "D020"), ("NaN", "D020"),
        ("1.234", "D024"), ("1.234-2.345", "D024"),
    ],
)  # fmt: skip
def test_cara_menulis(data: Data, ditulis: str, dibaca: str) -> None:
    assert isi(data.aturan["target"], ditulis) == [dibaca]


def test_desimal_menurut_berkasnya(data: Data) -> None:
    """What one cell leaves open the others settle, in a range as in a number."""
    skema = data.aturan["target"]
    assert isi(skema, "1.234-2.345", "0,5") == ["1234–2345", "0.5"]
    assert isi(skema, "1.234-2.345", "0.5") == ["1.234–2.345", "0.5"]
    assert isi(skema, "1.234-2.345,5") == ["1234–2345.5"]


angka = st.decimals(min_value=0, max_value=999, places=2).map(lambda d: d.normalize())
TULISAN: list[Callable[[Decimal], str]] = [
    lambda d: f"{d:f}".replace(".", ","), lambda d: f"{d:f}", lambda d: f" {d:f}% ",
]  # fmt: skip
SELA = [" - ", "–", " s.d. ", " sampai "]


@pytest.mark.lama
@given(a=angka, b=angka, tulis=st.sampled_from(TULISAN), sela=st.sampled_from(SELA))
def test_setiap_cara_sama_artinya(
    a: Decimal, b: Decimal, tulis: Callable[[Decimal], str], sela: str
) -> None:
    """However a value is typed, the same achievement comes of it."""
    assume(0 < a < b)
    kolom = SKEMA_NILAI
    satu = bilangan.baca(tulis(a), kolom).pasti
    assert jadi(satu) == a
    rentang = bilangan.baca(f"{tulis(a)}{sela}{tulis(b)}", kolom).pasti
    dibaca = urai(jadi(rentang) or "")
    assert (dibaca.bawah, dibaca.atas) == (F(a), F(b))
    batas = urai(bilangan.baca(f"paling sedikit {tulis(a)}", kolom).pasti or "")
    r = urai(Decimal(50))
    assert persen("maksimal", r, dibaca) == persen("maksimal", r, batas)
    assert persen("maksimal", r, dibaca) == persen("maksimal", r, urai(a))


SKEMA_NILAI = next(
    k for k in muat(AKAR / "data").aturan["target"].kolom if k.nama == "nilai" and k.nilai
)


def test_pesan_menyebut_bentuk_yang_benar() -> None:
    with pytest.raises(Tolak, match="rentang"):
        bilangan.baca("7 dan 8", SKEMA_NILAI)
    with pytest.raises(Tolak, match="bukan tanggal"):
        bilangan.baca("01-Mei", SKEMA_NILAI)


# ---- Measuring -------------------------------------------------------------------------------


def persen(polaritas: Polaritas, realisasi: IsiNilai | None, target: IsiNilai | None) -> Any:
    """The achievement: percent, or what it is without one."""
    cara = ukur(polaritas, realisasi, target, ("C", "B", "BB"), "AKIP")
    if cara.keadaan:
        return cara.keadaan
    assert realisasi is not None and target is not None
    ujung = target.atas if cara.rumus.kata.startswith("(") else target.bawah
    nama = next((n for n in cara.rumus.nama if n != "realisasi"), "")
    return cara.rumus.hitung({"realisasi": realisasi.bawah, nama: ujung})[0]


@pytest.mark.parametrize(
    ("polaritas", "target", "realisasi", "hasil"),
    [
        ("maksimal", "80–85", "82", F(205, 2)),
        ("minimal", "25–30", "33", F(90)),
        ("maksimal", "≥ 80", "80", F(100)),
        ("maksimal", "> 80", "80", "belum-tercapai"),
        ("maksimal", "> 80", "88", F(110)),
        ("minimal", "≤ 30", "30", F(100)),
        ("minimal", "< 30", "30", "belum-tercapai"),
        ("minimal", "≥ 30", "30", "tak-terhitung"),
        ("stabil", "80–85", "80", F(100)), ("stabil", "80–85", "83", F(100)),
        ("stabil", "80–85", "72", F(90)), ("stabil", "80–85", "93.5", F(90)),
        ("stabil", "50", "50", F(100)), ("stabil", "50", "60", F(80)),
        ("stabil", "50", "40", F(80)), ("stabil", "≥ 50", "40", "tak-terhitung"),
        ("stabil", "0–5", "4", F(100)), ("stabil", "0–5", "6", F(80)),
        ("stabil", "0–5", "-1", "belum-tercapai"),
        ("minimal", "0", "0", "tercapai"), ("minimal", "0", "3", "belum-tercapai"),
        ("minimal", "nihil", "nihil", "tercapai"), ("maksimal", "0", "0", "tercapai"),
        ("maksimal", "-2", "-1", "tercapai"), ("maksimal", "-2", "-3", "belum-tercapai"),
        ("maksimal", "80", "nihil", F(0)), ("minimal", "10", "nihil", F(200)),
        ("maksimal", "BB", "B", "belum-tercapai"), ("maksimal", "BB", "BB", "tercapai"),
        ("minimal", "B", "BB", "tercapai"), ("maksimal", "BB", "75", "tak-terhitung"),
        ("maksimal", "80", "tidak berlaku", "tidak-berlaku"),
        ("maksimal", "tidak berlaku", "80", "tidak-berlaku"),
        ("maksimal", "80", "80–85", "tak-terhitung"),
    ],
)  # fmt: skip
def test_capaian(polaritas: Polaritas, target: str, realisasi: str, hasil: Any) -> None:
    assert persen(polaritas, urai(realisasi), urai(target)) == hasil


nilai_target = st.one_of(
    angka.filter(bool).map(urai),
    st.tuples(angka.filter(bool), angka.filter(bool)).filter(lambda p: p[0] < p[1]).map(
        lambda p: urai(f"{p[0]:f}–{p[1]:f}")
    ),
)  # fmt: skip


@given(t=nilai_target, a=angka, b=angka, p=st.sampled_from(get_args(Polaritas)))
def test_capaian_monoton(t: IsiNilai, a: Decimal, b: Decimal, p: Polaritas) -> None:
    """More is better, or less is; a stabilising achievement falls to both sides of its target."""
    assume(a < b)
    rendah, tinggi = (persen(p, urai(x), t) for x in (a, b))
    assert t.bawah is not None and t.atas is not None
    match p:
        case "maksimal":
            assert rendah < tinggi
        case "minimal":
            assert rendah > tinggi
        case _:
            assert rendah <= 100 and tinggi <= 100
            assert (rendah == 100) == (t.bawah <= a <= t.atas)
            if b <= t.bawah:
                assert rendah < tinggi
            if a >= t.atas:
                assert rendah > tinggi


@given(t=nilai_target, r=angka, p=st.sampled_from(get_args(Polaritas)))
def test_tercapai_tepat_pada_seratus(t: IsiNilai, r: Decimal, p: Polaritas) -> None:
    """A target is reached just where its words say so."""
    hasil = persen(p, urai(r), t)
    assert t.bawah is not None and t.atas is not None
    sampai = {"maksimal": r >= t.bawah, "minimal": r <= t.atas, "stabil": t.bawah <= r <= t.atas}
    assert (hasil >= 100) == sampai[p]


@given(t=angka.filter(bool), r=angka, lantai=st.integers(-100, 50))
def test_lantai(t: Decimal, r: Decimal, lantai: int) -> None:
    """Never below the floor, and the same as without one above it."""
    asli = persen("minimal", urai(r), urai(t))
    assert max(asli, F(lantai)) >= lantai
    assert (max(asli, F(lantai)) == asli) == (asli >= lantai)


# ---- In a report -----------------------------------------------------------------------------


def galat(data: Data) -> list[tuple[str, str, str | None, str | None]]:
    return [(m.kode, m.berkas, m.kolom, m.nilai) for m in periksa_tabel(data)]


def test_rentang_dalam_laporan(data: Data) -> None:
    lap = susun(dengan(data, "0.425–0.430", Decimal("0.428")))
    target = lap.target("1.9")
    assert target is not None and target.teks == "0,425–0,430%" and target.nilai is None
    bawah = lap.register[kunci.batas_target("1.9", 2023, "PK", "batas-bawah")]
    assert bawah.teks == "0,425%"
    hasil = lap.capaian("1.9")
    assert hasil.kata_rumus == "realisasi ÷ batas bawah target × 100%"
    assert perhitungan(hasil, lap.register) == "0,428 ÷ 0,425 × 100% = 100,7058…% ≈ 100,7%"
    assert lap.status("1.9") == "tercapai"
    kata = "Dari target 0,425–0,430 dihitung batas bawahnya."
    assert pecahan.terapan(lap, "1.9").keterangan == kata
    assert galat(dengan(data, "0.425–0.430", Decimal("0.428"))) == []


def test_rentang_pada_halaman_data(data: Data) -> None:
    """The page of the data shows a range as the report does, with decimal commas."""
    lap = susun(dengan(data, "0.425–0.430", Decimal("0.428")))
    tabel = halaman_data._tabel("target", lap, Penelusur(lap))
    assert tabel.baris[-1][1][-1].garis == ("0,425–0,430",)


def test_predikat_dalam_laporan(data: Data) -> None:
    """A predicate is compared in words, counts as reached or not, and leaves the mean alone."""
    isi = dengan(berpredikat(data), "BB", "B", "predikat")
    assert galat(isi) == []
    lap, asli = susun(isi), susun(data)
    hasil = lap.capaian("1.9")
    assert (hasil.nilai, hasil.teks) == (None, "belum tercapai")
    assert lap.status("1.9") == "belum-tercapai"
    kata = "B dibandingkan dengan target BB pada skala AKIP: belum tercapai."
    assert Penelusur(lap).jelaskan(hasil.kunci).keterangan == kata
    terapan = pecahan.terapan(lap, "1.9")  # nothing equals a word: the sentence says it
    assert (terapan.langkah, terapan.keterangan) == ((), kata)
    for apa in kunci.jumlah.pilihan["APA"]:
        satu, dua = (x.register[kunci.jumlah(apa, 2023)].nilai for x in (asli, lap))
        assert satu is not None and dua == satu + (apa in {"indikator", "belum-tercapai"}), apa
    rata = kunci.rata_rata(2023)
    assert lap.register[rata].nilai == asli.register[rata].nilai
    jumlah = lap.register[kunci.jumlah("belum-tercapai", 2023)]
    assert perhitungan(jumlah, lap.register) == (
        "12 dari 24 capaian < 100% + 1 hasil belum tercapai tanpa persentase ="
        " 13\N{NO-BREAK SPACE}indikator"
    )


def test_tidak_berlaku_bukan_kegagalan(data: Data) -> None:
    lap = susun(dengan(data, Decimal(80), "tidak berlaku"))
    assert lap.status("1.9") == "tidak-berlaku" and lap.capaian("1.9").teks == "tidak berlaku"
    assert lap.register[kunci.jumlah("belum-tercapai", 2023)].nilai == 12
    assert lap.register[kunci.jumlah("tanpa-capaian", 2023)].nilai == 1


def test_nihil_adalah_nol_yang_dinyatakan(data: Data) -> None:
    lap = susun(dengan(data, "nihil", "nihil", polaritas="minimal"))
    realisasi = lap.realisasi("1.9")
    assert realisasi is not None and realisasi.nilai == 0 and realisasi.teks == "nihil"
    assert lap.status("1.9") == "tercapai" and lap.capaian("1.9").nilai is None


def test_nihil_di_antara_bilangan_sebuah_rumus_ialah_nol(data: Data) -> None:
    """Nothing is subtracted from a word."""
    lap = susun(dengan(data, Decimal("1.5"), "nihil", polaritas="minimal"))
    (_, angka), _ = pecahan.terapan(lap, "1.9").langkah
    (bagi,) = (b for b in angka if isinstance(b, pecahan.Pecahan))
    teks = "".join(b if isinstance(b, str) else getattr(b, "teks", "") for b in bagi.pembilang)
    assert teks == "1,5 − (0 − 1,5)" and getattr(lap.realisasi("1.9"), "teks", "") == "nihil"


def test_lantai_dalam_laporan(data: Data) -> None:
    """250 against at most 100: minus fifty, told as zero, and the working says both."""
    isi = dengan(data, Decimal(100), Decimal(250), polaritas="minimal")
    lap = susun(isi)
    hasil = lap.capaian("1.9")
    assert hasil.nilai == 0 and lap.register[kunci.kekurangan("1.9", 2023)].nilai == 100
    kerja = "(100 − (250 − 100)) ÷ 100 × 100% = −50%, dibatasi menjadi 0%"
    assert perhitungan(hasil, lap.register) == kerja
    assert "batas bawah 0%" in pecahan.terapan(lap, "1.9").keterangan
    bebas = susun(ubah(isi, "laporan", {}, batas_bawah=Decimal(-100)))
    assert bebas.capaian("1.9").nilai == -50 and bebas.capaian("1.9").lantai is None


@pytest.mark.parametrize(("cara", "teks"), [("potong", "104,95%"), ("bulat", "104,96%")])
def test_pembulatan_menurut_edisi(data: Data, cara: str, teks: str) -> None:
    """88,95 ÷ 84,75, which one report prints cut and another rounded."""
    isi = ubah(data, "laporan", {}, pembulatan_kinerja=cara)
    lap = susun(dengan(isi, Decimal("84.75"), Decimal("88.95")))
    assert lap.capaian("1.9").teks == teks
    cara_lain = Penelusur(lap).jelaskan("capaian/1.9/2023").pembulatan
    assert ("dipotong" in cara_lain) == (cara == "potong")
    hasil = pecahan.terapan(lap, "1.9").langkah[1][1]
    assert hasil[0] == f"{'1,0495' if cara == 'potong' else '1,0496'} × 100% = "
    anggaran = lap.register["anggaran/2023/SP2D/serapan"]
    assert anggaran.teks == "85,45%"


def test_pembulatan_anggaran(data: Data) -> None:
    lap = susun(ubah(data, "laporan", {}, pembulatan_anggaran="potong"))
    assert lap.register["anggaran/2023/OM-SPAN/serapan"].teks == "91,12%"
    assert lap.capaian("1.2").teks == "85,1%"


def test_desimal_seperti_diketik(data: Data) -> None:
    lap = susun(dengan(data, Decimal("0.262"), Decimal("0.2670")))
    a, b = lap.target("1.9"), lap.realisasi("1.9")
    assert a is not None and b is not None and (a.polos, b.polos) == ("0,262", "0,2670")


def test_satuan_ditulis_menurut_tabelnya(data: Data) -> None:
    isi = tambah(data, "satuan", kode="rupiah", nama="rupiah", tulis="Rp{}")
    isi = tambah(isi, "satuan", kode="promil", nama="per 100.000", tulis="{} per 100.000")
    lap = susun(dengan(isi, Decimal(-5), Decimal(1000), "rupiah"))
    a, b = lap.target("1.9"), lap.realisasi("1.9")
    assert a is not None and b is not None and (a.teks, b.teks) == ("−Rp5", "Rp1.000")
    lain = susun(dengan(isi, Decimal(12), Decimal("9.5"), "promil")).realisasi("1.9")
    assert lain is not None and lain.teks == "9,5 per 100.000"


@pytest.mark.parametrize(
    ("bobot", "salah"),
    [
        (("30%", "1", "3"), True), (("30%", "30", "40"), False), (("30%", "30%", "30%"), False),
        (("1", "1", "3"), False), (("0,5", "1", "3"), False),
    ],
)  # fmt: skip
def test_bobot_bertanda_persen(tmp_path: Path, bobot: tuple[str, ...], *, salah: bool) -> None:
    """A share beside plain numbers weighs as what it says, a hundred times as much as meant."""
    folder = salin(tmp_path, ["data"]) / "data"
    berkas = folder / "indikator.csv"
    kepala, *isi = csv.reader(berkas.read_text("utf-8").splitlines())
    letak, sisa = kepala.index("sasaran"), iter(bobot)
    baris = [[*b, next(sisa) if b[letak] == "2" else ""] for b in isi]
    with berkas.open("w", encoding="utf-8", newline="") as keluar:
        csv.writer(keluar, lineterminator="\n").writerows([[*kepala, "bobot"], *baris])
    masalah = [(m.kode, m.nilai) for m in periksa_tabel(baca_data(folder)[0])]
    assert masalah == ([("D058", "30%")] if salah else [])


def test_bobot(data: Data) -> None:
    """Weighted where all are weighted; an indicator without percentage weighs nothing."""
    isi = ubah(data, "indikator", {"sasaran": "2"}, bobot=Decimal(1))
    isi = ubah(isi, "indikator", {"kode": "2.1"}, bobot=Decimal(3))
    isi = ubah(isi, "realisasi", {"indikator": "2.1", "sumber": "LKJIP"}, nilai=Decimal(90))
    rata = susun(isi).register[kunci.rata_rata_sasaran("2", 2023)]
    assert rata.nilai == (3 * F(100) + 2 * F(8000, 90)) / 5
    assert rata.kata_rumus == "Σ capaian × bobot ÷ Σ bobot"
    assert galat(isi) == []
    kurang = ubah(isi, "indikator", {"kode": "2.1"}, bobot=None)
    assert galat(kurang) == [("D058", "data/indikator.csv", "bobot", None)]
    rata = susun(kurang).register[kunci.rata_rata_sasaran("2", 2023)]
    assert rata.kata_rumus.startswith("jumlah")


LALU = {"tahun": 2022, "periode": "TAHUN"}


@pytest.mark.parametrize(("mulai", "sampai"), [(2023, 2022), (None, 2022), (2023, 2023)])
def test_bobot_sejak_suatu_tahun(data: Data, mulai: int | None, sampai: int) -> None:
    """Only the rows of the edition's year must agree: what ended before may have no weight, and the
    mean of its years weighs alike."""
    isi = ubah(data, "indikator", {"sasaran": "2"}, bobot=Decimal(1), mulai=mulai)
    lama = {"uraian": "Dahulu", "satuan": "%", "polaritas": "maksimal", "sampai": sampai}
    lain = "2.1" if mulai and sampai < 2023 else "2.9"  # a row of the same code ends before
    isi = tambah(isi, "indikator", kode=lain, sasaran="2", urut=9, **lama)
    salah = [("D058", "data/indikator.csv", "bobot", None)]
    assert galat(isi) == (salah if sampai == 2023 else [])
    if lain == "2.9":
        isi = tambah(isi, "target", indikator="2.9", **LALU, dokumen="PK", nilai=Decimal(80))
        hasil = {"sumber": "LKJIP", "nilai": Decimal(40), "satuan": "%"}
        isi = tambah(isi, "realisasi", indikator="2.9", **LALU, **hasil)
        rata = susun(isi).register[kunci.rata_rata_sasaran("2", 2022)]
        assert rata.kata_rumus.startswith("jumlah")


def test_batas_capaian_tidak_membatasi_bobot(data: Data) -> None:
    isi = ubah(data, "laporan", {}, batas_capaian=Decimal(110))
    isi = ubah(isi, "indikator", {"sasaran": "2"}, bobot=Decimal(200))
    isi = ubah(isi, "realisasi", {"indikator": "2.1", "sumber": "LKJIP"}, nilai=Decimal(180))
    rata = susun(isi).register[kunci.rata_rata_sasaran("2", 2023)]
    assert rata.nilai == (110 + 2 * F(8000, 90)) / 3
    assert "110 × 200" in perhitungan(rata, susun(isi).register)


# ---- Levels, years, parts --------------------------------------------------------------------


def test_tingkat_lain_diukur_sejak_ada_realisasi(data: Data) -> None:
    isi = tambah(
        data, "realisasi", indikator="IKU-1", tahun=2023, periode="SM2", sumber="LKJIP",
        nilai=Decimal(91), satuan="%",
    )  # fmt: skip
    lap, asli = susun(isi), susun(data)
    assert lap.capaian("IKU-1").teks == "101,11%"
    kosong = susun(ubah(isi, "realisasi", {"indikator": "IKU-1"}, nilai=None))
    assert kunci.capaian("IKU-1", 2023) not in kosong.register  # a row that waits for its value
    assert kunci.capaian("IKU-1", 2023) not in asli.register
    assert "IKU-1" in [i.kode for i in lap.daftar_indikator()]
    assert lap.register["jumlah/indikator/2023"].nilai == 25
    assert lap.register["jumlah/indikator/2023/tingkat/strategis"].nilai == 1
    assert lap.register["jumlah/indikator/2023/tingkat/kegiatan"].nilai == 24
    assert lap.register["capaian/tingkat/strategis/2023"].nilai == lap.capaian("IKU-1").nilai
    assert [s.kode for s in lap.daftar_sasaran()] == ["SS5", "1", "2", "3", "4"]


def test_tingkat_diukur_menunggu_realisasi(data: Data) -> None:
    lap = susun(ubah(data, "tingkat", {"kode": "strategis"}, diukur=True))
    assert lap.status("IKU-1") == "belum-ada-data"


def test_setiap_tahun_dihitung(data: Data) -> None:
    isi = data
    for tahun in range(2027, 2032):
        isi = tambah(
            isi, "target", indikator="1.1", tahun=tahun, periode="TAHUN", dokumen="PK",
            nilai=Decimal(80),
        )  # fmt: skip
        isi = tambah(
            isi, "realisasi", indikator="1.1", tahun=tahun, periode="TAHUN", sumber="LKJIP",
            nilai=Decimal(tahun - 1950), satuan="%",
        )  # fmt: skip
    lap = susun(isi)
    capai = [lap.capaian("1.1", t).nilai for t in range(2027, 2032)]
    assert capai == [F(t - 1950) / 80 * 100 for t in range(2027, 2032)]
    assert lap.register[kunci.selisih("realisasi", "1.1", 2028)].nilai == 1
    assert kunci.selisih("realisasi", "1.1", 2027) not in lap.register
    assert lap.register["jumlah/tercapai/2031"].nilai == 1


def test_baris_menurut_masanya(data: Data) -> None:
    """Unit and polarity of a code may change; each year is measured by its own row."""
    isi = ubah(data, "indikator", {"kode": "1.1"}, mulai=2023)
    isi = tambah(
        isi, "indikator", kode="1.1", sasaran="1", urut=1, uraian="Dahulu", satuan="layanan",
        polaritas="minimal", sampai=2022,
    )  # fmt: skip
    isi = ubah(isi, "realisasi", {"indikator": "1.1", "tahun": 2022}, satuan="layanan")
    assert galat(isi) == []
    lap = susun(isi)
    assert lap.indikator["1.1"].polaritas == "maksimal"
    dulu = lap.capaian("1.1", 2022)
    assert "Dahulu" in dulu.label and dulu.kata_rumus.startswith("(target")
    tumpuk = ubah(isi, "indikator", {"kode": "1.1", "polaritas": "minimal"}, sampai=2023)
    assert [k[:3] for k in galat(tumpuk)] == [("D059", "data/indikator.csv", "mulai")]
    terbalik = ubah(isi, "indikator", {"kode": "1.1", "polaritas": "minimal"}, mulai=2023)
    assert [k[:3] for k in galat(terbalik)] == [("D059", "data/indikator.csv", "mulai")]


def berbagian(data: Data) -> Data:
    """An indicator with two parts, of which only these have values."""
    dasar = {"sasaran": "1", "satuan": "%", "polaritas": "maksimal"}
    isi = tambah(data, "indikator", kode="1.a", urut=9, uraian="Perkara", **dasar)
    for n, nama in ((1, "Perdata"), (2, "Pidana")):
        kode = f"1.a.{n}"
        isi = tambah(isi, "indikator", kode=kode, urut=9 + n, uraian=nama, induk="1.a", **dasar)
        isi = tambah(
            isi, "realisasi", indikator=kode, tahun=2023, periode="SM2", sumber="LKJIP",
            nilai=Decimal(80 + n), satuan="%",
        )  # fmt: skip
        isi = tambah(
            isi, "target", indikator=kode, tahun=2023, periode="TAHUN", dokumen="PK",
            nilai=Decimal(80),
        )  # fmt: skip
    return isi


@pytest.mark.parametrize(("tahun", "nama"), [(2023, "Perkara"), (2021, "Dahulu")])
def test_bagian_menyebut_induknya_pada_tahun_edisi(data: Data, tahun: int, nama: str) -> None:
    """Whichever of the whole's rows stands last; a part that is no more, as it was called then."""
    isi = ubah(berbagian(data), "indikator", {"kode": "1.a"}, mulai=2022)
    isi = ubah(isi, "indikator", {"kode": "1.a.1"}, sampai=tahun)
    lama = {"uraian": "Dahulu", "satuan": "%", "polaritas": "maksimal", "sampai": 2021}
    isi = tambah(isi, "indikator", kode="1.a", sasaran="1", urut=9, **lama)
    assert susun(isi).indikator["1.a.1"].nama == f"{nama}: Perdata"


@pytest.mark.parametrize(("tahun", "salah"), [(2022, []), (2023, ["D055"])])
def test_ukuran_menurut_satuan_tahunnya(data: Data, tahun: int, salah: list[str]) -> None:
    """A unit that changes: a predicate belongs to the years that are measured so."""
    dasar = {"kode": "1.9", "sasaran": "1", "urut": 9, "uraian": "X", "polaritas": "maksimal"}
    isi = tambah(berpredikat(data), "indikator", **dasar, satuan="%", mulai=2023)
    isi = tambah(isi, "indikator", **dasar, satuan="predikat", sampai=2022)
    isi = tambah(isi, "ukuran", indikator="1.9", tahun=tahun, periode="TW4", nilai="BB")
    assert [m.kode for m in periksa_tabel(isi)] == salah


def test_bagian_diukur_sendiri(data: Data) -> None:
    lap = susun(berbagian(data))
    assert lap.capaian("1.a.1").nilai == F(8100, 80)
    assert kunci.capaian("1.a", 2023) not in lap.register
    assert [i.kode for i in lap.anak("1.a")] == ["1.a.1", "1.a.2"]
    assert [i.kode for i in lap.daftar_bertingkat()][-3:] == ["1.a", "1.a.1", "1.a.2"]
    assert "1.a" not in [i.kode for i in lap.daftar_indikator()]
    punya = tambah(
        berbagian(data), "realisasi", indikator="1.a", tahun=2023, periode="SM2", sumber="LKJIP",
        nilai=Decimal(81), satuan="%",
    )  # fmt: skip
    assert "1.a" in [i.kode for i in susun(punya).daftar_indikator()]
    # In tables the whole has its name alone, and a part that stands alone is named after it.
    lap = susun(berbagian(data), baca_deklarasi(AKAR / "data")[0])
    isi = tabel.daftar(lap)["capaian"]()
    sel = {str(b.sel[0]): [*b.sel[1:]] for k in isi.kelompok for b in k.baris}
    assert sel["1.a Perkara"] == [None] * 4 and None not in sel["1.a.1 Perdata"]
    assert lap.indikator["1.a.1"].nama == "Perkara: Perdata"
    assert lap.capaian("1.a.1").label == "Capaian 2023: Perkara: Perdata"
    peta = grafik.daftar(lap)["capaian-antartahun"]().spesifikasi
    assert isinstance(peta, PetaPanas)
    assert [(b.kode, b.label) for b in peta.baris if b.kode.startswith("1.a")] == [
        ("1.a.1", "Perkara: Perdata"), ("1.a.2", "Perkara: Pidana"),
    ]  # fmt: skip
    kurang = ubah(berbagian(data), "realisasi", {"indikator": "1.a.1"}, nilai=Decimal(40))
    belum = tabel.daftar(susun(kurang, lap.deklarasi))["indikator-belum-tercapai"]()
    assert "1.a.1 Perkara: Perdata" in [b.sel[0] for k in belum.kelompok for b in k.baris]
    lingkar = ubah(berbagian(data), "indikator", {"kode": "1.a"}, induk="1.a.2")
    assert {k[0] for k in galat(lingkar)} == {"D060"}
