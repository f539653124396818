"""Money of any unit: a tree of any depth, sources, income, cents, satker, periods."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from macros.asupan.aturan_anggaran import periksa_anggaran, periksa_pagu
from macros.dasar.angka import Register
from macros.hitung import kunci
from tests.uang import ACUAN, KEDUA, Anggaran, akun, edisi, kegiatan, pagu

F = Fraction
POHON = kegiatan(
    "7/7.01/7.01.01/7.01.01.2.01", "7/7.01/7.01.01/7.01.01.2.02", "7/7.01/7.01.02", "7/7.02",
    "4/4.1/4.1.02", **{"4": {"jenis": "pendapatan"}},
)  # fmt: skip
ISI = [
    pagu("7.01.01.2.01", "1234567.89", "1000000.00", pagu_awal=Decimal(1000000)),
    pagu("7.01.01.2.02", 2000000, 1500000),
    pagu("7.01.02", 500000, 250000),
    pagu("7.02", "265432.11", 0),
    pagu("4.1.02", 1000000, 1250000),
]


def nilai(register: Register, kunci: str) -> Fraction | None:
    return register[kunci].nilai


def janji(kode: str, induk: str = "", jumlah: Any = None, **lain: Any) -> dict[str, Any]:
    dasar = {"tahun": 2031, "urut": 1, "uraian": f"Urusan {kode}", "tingkat": "kegiatan"}
    return {**dasar, "kode": kode, "induk": induk or None, "nilai": jumlah, **lain}


@pytest.fixture(scope="module")
def pemda() -> Register:
    """A made-up budget of a region: codes as its documents have them, cents, income over target."""
    return Anggaran(POHON, ISI).angka


def test_pohon_berjenjang(pemda: Register) -> None:
    """What stands above is the sum of what stands below, to the cent."""
    harapan = {
        "7.01.01": ("Rp3.234.567,89", "Rp2.500.000,00"),
        "7.01": ("Rp3.734.567,89", "Rp2.750.000,00"),
        "7": ("Rp4.000.000,00", "Rp2.750.000,00"),
        "7.01.02": ("Rp500.000,00", "Rp250.000,00"),
    }
    for kode, teks in harapan.items():
        ada = tuple(pemda[f"kegiatan/{kode}/2031/{u}"].teks for u in ("pagu", "realisasi"))
        assert ada == teks, kode
    assert pemda["kegiatan/7/2031/serapan"].teks == "68,75%"
    assert pemda["kegiatan/7.01.01/2031/revisi"].teks == "Rp234.567,89"
    assert pemda["anggaran/2031/pagu"].teks == "Rp4.000.000,00"
    assert pemda["anggaran/2031/pagu-awal"].teks == "Rp3.765.432,11"
    assert pemda[f"anggaran/2031/{ACUAN}/sisa"].teks == "Rp1.250.000,00"
    assert pemda["anggaran/2031/serapan"].teks == pemda[f"anggaran/2031/{ACUAN}/serapan"].teks


def test_sen_hanya_bila_ada() -> None:
    """Amounts of which nobody typed one with cents have none, not even where a sum stands above."""
    register = Anggaran(kegiatan("a/b", "a/c"), [pagu("b", 100, 7), pagu("c", 200, 8)]).angka
    assert register["kegiatan/a/2031/pagu"].teks == "Rp300"
    assert register["kegiatan/a/2031/sisa"].teks == "Rp285"
    assert register["anggaran/2031/pagu"].keluarga == "rupiah"


def test_pendapatan_tersendiri(pemda: Register) -> None:
    """Income over its target is no error, and no part of the spending."""
    assert pemda["pendapatan/2031/pagu"].teks == "Rp1.000.000,00"
    assert pemda["pendapatan/2031/lebih"].teks == "Rp250.000,00"
    assert pemda["pendapatan/2031/serapan"].teks == "125,00%"
    assert pemda["kegiatan/4.1.02/2031/lebih"].nilai == 250000
    assert pemda["kegiatan/4/2031/pagu"].label == "Target Urusan 4"
    assert "kegiatan/4/2031/sisa" not in pemda
    assert "anggaran/2031/lebih" not in pemda
    assert nilai(pemda, "anggaran/2031/pagu") == 4000000


def test_simpul_dengan_angka_sendiri() -> None:
    """A row that has amounts beside those below it: the sum counts, its own are kept for the
    finding; without any below it is what is planned."""
    isi = [pagu("1", 90, 50), pagu("1.1", 60, 30), pagu("1.2", 40, 10)]
    register = Anggaran(kegiatan("1/1.1", "1/1.2", "2/2.1"), [*isi, pagu("2", 5, 5)]).angka
    assert nilai(register, "kegiatan/1/2031/pagu") == 100
    assert nilai(register, "kegiatan/1/2031/pagu-tercatat") == 90
    assert nilai(register, "kegiatan/1/2031/realisasi-tercatat") == 50
    assert nilai(register, "kegiatan/2/2031/pagu") == 5
    assert "kegiatan/2/2031/pagu-tercatat" not in register
    assert "kegiatan/1/2031/pagu-awal-tercatat" not in register  # nobody wrote one
    assert nilai(register, "anggaran/2031/pagu") == 105


def test_realisasi_yang_belum_ada() -> None:
    """What is not known yet is not zero, and a sum says what it lacks."""
    isi = [pagu("a", 10, 4), pagu("b", 10)]
    register = Anggaran(kegiatan("x/a", "x/b", "y"), [*isi, pagu("y", 5)]).angka
    assert register["kegiatan/x/2031/realisasi"].nilai == 4
    assert register["kegiatan/x/2031/realisasi"].catatan == "1 dari 2 isinya belum ada datanya."
    assert register["kegiatan/x/2031/pagu"].catatan == ""
    assert register["kegiatan/y/2031/serapan"].teks == "–"
    kosong = Anggaran(kegiatan("a"), [pagu("a", 10)]).angka
    assert kosong["anggaran/2031/realisasi"].keadaan == "belum-ada-data"


def test_setiap_tahun() -> None:
    """Every year of the data has its figures; an earlier one says so in its words."""
    isi = [pagu("a", 10 * n, n, tahun=2020 + n) for n in range(5, 12)]
    register = Anggaran(kegiatan("a"), isi).angka
    assert [nilai(register, f"anggaran/{2020 + n}/pagu") for n in range(5, 12)] == [
        10 * n for n in range(5, 12)
    ]
    assert register["kegiatan/a/2030/pagu"].label == "Pagu Urusan a (2030)"
    assert register["kegiatan/a/2031/pagu"].label == "Pagu Urusan a"


# Sources


def test_sumber_lain_dibandingkan() -> None:
    """The reference is the tree's; another source has its own figures, and the difference."""
    isi = [pagu("a", 100, 80), pagu("a", 100, 70, sumber=KEDUA)]
    register = Anggaran(kegiatan("a"), isi, [akun("51", 100, 60, sumber="ASING")]).angka
    assert nilai(register, "kegiatan/a/2031/realisasi") == 80
    assert nilai(register, f"kegiatan/a/2031/{KEDUA}/realisasi") == 70
    assert nilai(register, f"anggaran/2031/{ACUAN}/realisasi") == 80
    assert nilai(register, "anggaran/2031/realisasi") == 80
    assert nilai(register, f"selisih/anggaran/2031/{KEDUA}") == -10
    assert nilai(register, "selisih/anggaran/2031/ASING") == -20
    assert f"selisih/anggaran/2031/{ACUAN}" not in register


@pytest.mark.parametrize("kosong", [[], [pagu("a", None, None)]])
def test_tanpa_acuan_yang_berisi(kosong: list[dict[str, Any]]) -> None:
    """In a year of which the reference says nothing (as in rows that a new period has left to be
    filled in) the first source that does is followed, by whichever table it tells."""
    register = Anggaran(kegiatan("a"), [*kosong, pagu("a", 100, 70, sumber=KEDUA)]).angka
    assert nilai(register, "kegiatan/a/2031/realisasi") == 70
    assert nilai(register, "anggaran/2031/realisasi") == 70
    register = Anggaran(kegiatan("a"), kosong, [akun("51", 100, 90, sumber=ACUAN)]).angka
    assert nilai(register, "anggaran/2031/realisasi") == 90
    ada = Anggaran(kegiatan("a"), kosong).angka.get("anggaran/2031/pagu")
    assert (ada is not None and ada.keadaan == "belum-ada-data") == bool(kosong)


def test_hanya_per_akun() -> None:
    """Without a tree the budget is what the reference tells by account."""
    isi = [akun("51", 60, 30), akun("52", 40, 30), akun("51", 100, 90, sumber=ACUAN)]
    register = Anggaran(belanja=isi).angka
    assert nilai(register, "anggaran/2031/pagu") == 100
    assert nilai(register, "anggaran/2031/realisasi") == 90
    assert nilai(register, f"selisih/anggaran/2031/{KEDUA}") == -30
    assert nilai(register, f"belanja/51/2031/{KEDUA}/porsi-pagu") == 60
    assert "anggaran/2031/pagu-awal" not in register


def test_satu_sumber_dua_tabel() -> None:
    """A source that tells by activity and by account has two sums, each with a key of its own."""
    register = Anggaran(
        kegiatan("a"), [pagu("a", 100, 50)],
        [akun("51", 60, 30, sumber=ACUAN), akun("52", 41, 20, sumber=ACUAN)],
    ).angka  # fmt: skip
    assert nilai(register, f"anggaran/2031/{ACUAN}/pagu") == 100
    assert nilai(register, f"belanja/jumlah/2031/{ACUAN}/pagu") == 101


def test_akun_pendapatan() -> None:
    isi = [akun("4.1", 100, 120, jenis="pendapatan"), akun("5.1", 80, 40)]
    register = Anggaran(belanja=isi).angka
    assert nilai(register, f"pendapatan/4.1/2031/{KEDUA}/realisasi") == 120
    assert nilai(register, f"pendapatan/2031/{KEDUA}/lebih") == 20
    assert nilai(register, f"anggaran/2031/{KEDUA}/pagu") == 80


# Periods


@pytest.mark.parametrize(
    ("ada", "periode", "hasil"),
    [
        (("TW1", "TW2", "TW3", "TW4"), "TW2", 20),
        (("TW1", "TW2", "TW3", "TW4"), "SM1", 20),  # up to June, both
        (("TW1", "TW2", "TW3", "TW4"), "TAHUN", 40),
        (("TW1", None), "TAHUN", 50),
        (("TW1", None), "TW1", 10),
        (("TW1", "TW3"), "TW2", 10),  # what ends nearest before
        (("TW3", "TW4"), "TW2", 30),  # nothing before: the first
        (("B01", "B02", "SM1"), "B02", 1),
        ((None,), "TW2", 50),
    ],
)
def test_periode_edisi(ada: tuple[str | None, ...], periode: str, hasil: int) -> None:
    """An edition shows what was spent up to its period; the others have keys with theirs."""
    realisasi = {"TW1": 10, "TW2": 20, "TW3": 30, "TW4": 40, None: 50, "B01": 0, "B02": 1, "SM1": 9}
    isi = [pagu("a", 100, realisasi[p], periode=p) for p in ada]
    register = Anggaran(kegiatan("a"), isi, edisi=edisi(periode)).angka
    assert nilai(register, "anggaran/2031/realisasi") == hasil
    assert nilai(register, "kegiatan/a/2031/realisasi") == hasil
    lain = {p or "TAHUN": n for p in ada if (n := realisasi[p]) != hasil}
    for p, n in lain.items():
        assert nilai(register, f"kegiatan/a/2031/realisasi/{p}") == n
        assert nilai(register, f"anggaran/2031/{ACUAN}/realisasi/{p}") == n
    assert sum(a.kunci.startswith("anggaran/2031/realisasi") for a in register) == len(ada)


def test_pagu_awal_menurut_baris_pertama_tahunnya() -> None:
    """No plan before revision in the year's first row says that this row's was not revised."""
    ubah = [pagu("a", 100, 10, periode="TW1"), pagu("a", 80, 40, periode="TW2")]
    for isi, awal in (
        (ubah, 100),
        ([*ubah[:1], ubah[1] | {"pagu_awal": Decimal(90)}], 90),
        ([ubah[0] | {"pagu_awal": Decimal(120)}, ubah[1]], 120),
        (ubah[1:], 80),
        ([pagu("a", None, None, periode="TW1"), ubah[1]], 80),
        ([pagu("a", 70, 1, periode="TW1", sumber=KEDUA), ubah[1]], 80),
    ):
        register = Anggaran(kegiatan("a"), isi, edisi=edisi("TW2")).angka
        assert nilai(register, "kegiatan/a/2031/pagu-awal") == awal
        assert nilai(register, "anggaran/2031/revisi") == 80 - awal


def test_tahun_lain_setahun_penuh() -> None:
    """Of a year that is over the longest period counts, whatever the edition's is."""
    semua = {"TW2": 20, "B12": 30, "TW4": 40, "SM2": 50, "TAHUN": 60}
    for ada in (("TW2", "TW4"), ("B12", "TW4"), ("TW4", "SM2"), ("TAHUN", "SM2"), ("TW4", "TAHUN")):
        isi = [pagu("a", 100, semua[p], tahun=2030, periode=p) for p in ada]
        register = Anggaran(kegiatan("a"), isi, edisi=edisi("TW2")).angka
        assert nilai(register, "anggaran/2030/realisasi") == max(semua[p] for p in ada), ada


def test_periode_berbeda_tidak_diselisihkan() -> None:
    isi = [pagu("a", 100, 10, periode="TW1"), pagu("a", 100, 40, periode="TW4", sumber=KEDUA)]
    register = Anggaran(kegiatan("a"), isi, edisi=edisi("TW1")).angka
    beda = register[f"selisih/anggaran/2031/{KEDUA}"]
    assert (beda.nilai, beda.keadaan) == (None, "tak-terhitung")
    assert beda.catatan == (
        f"{KEDUA} mencatat keadaan sampai Triwulan\N{NO-BREAK SPACE}IV, {ACUAN}"
        " sampai Triwulan\N{NO-BREAK SPACE}I."
    )
    setara = [pagu("a", 100, 10, periode="SM1"), pagu("a", 100, 40, periode="TW2", sumber=KEDUA)]
    register = Anggaran(kegiatan("a"), setara, edisi=edisi("SM1")).angka
    assert nilai(register, f"selisih/anggaran/2031/{KEDUA}") == 30


# Satker


def test_beberapa_satker() -> None:
    isi = [
        pagu("1.1", 60, 30, satker="01"), pagu("1.2", 40, 20, satker="01"),
        pagu("1", 10, 5, satker="03"),
    ]  # fmt: skip
    belanja = [akun("51", 70, 1, satker="01"), akun("51", 30, 2, satker="03")]
    register = Anggaran(kegiatan("1/1.1", "1/1.2"), isi, belanja).angka
    for nama, hasil in {
        "satker/01/2031/pagu": 100,
        "satker/03/2031/realisasi": 5,
        f"satker/01/2031/{ACUAN}/sisa": 50,
        "satker/01/kegiatan/1/2031/pagu": 100,
        "satker/03/kegiatan/1/2031/pagu": 10,
        "kegiatan/1/2031/pagu": 110,  # one satker plans it whole, the other by part
        "kegiatan/1.1/2031/pagu": 60,
        "anggaran/2031/pagu": 110,
        f"belanja/51/2031/{KEDUA}/pagu": 100,
        f"satker/03/belanja/51/2031/{KEDUA}/realisasi": 2,
        f"satker/03/2031/{KEDUA}/pagu": 30,
    }.items():
        assert nilai(register, nama) == hasil, nama
    assert "kegiatan/1/2031/pagu-tercatat" not in register


# Agreements


def test_perjanjian_berjenjang_dan_perubahan() -> None:
    isi = [
        janji("p"), janji("k", "p"), janji("s1", "k", 10), janji("s2", "k", 20), janji("q", "", 5),
        janji("p", "", 99, dokumen="UBAH"), janji("k", "p", 50, dokumen="UBAH"),
    ]  # fmt: skip
    asli = Anggaran(pk=[r for r in isi if not r.get("dokumen")]).angka
    assert {a.kunci: a.nilai for a in asli} == {
        "pk/2031/anggaran/s1": 10, "pk/2031/anggaran/s2": 20, "pk/2031/anggaran/k": 30,
        "pk/2031/anggaran/p": 30, "pk/2031/anggaran/q": 5, "pk/2031/anggaran/jumlah": 35,
    }  # fmt: skip
    assert asli["pk/2031/anggaran/jumlah"].label == "Jumlah anggaran Perjanjian 2031"
    # The later agreement is the first by urut: it counts, the other keeps its figures.
    ubah = Anggaran(pk=isi).angka
    assert nilai(ubah, "pk/2031/anggaran/jumlah") == 50
    assert nilai(ubah, "pk/2031/anggaran/jumlah/JANJI") == 35
    assert nilai(ubah, "pk/2031/tercatat/p") == 99


# What it pays for


CAPAIAN = {
    "capaian/rata-rata/2031": 95, "capaian/1.1/2031": 90, "capaian/2.1/2031": None,
    "capaian/sasaran/1/2031": 92, "capaian/sasaran/2/2031": None,
}  # fmt: skip
TERTAUT = kegiatan(
    "p/k/s1", "p/k/s2", "p/q", "r", "u",
    k={"indikator": "1.1"}, s2={"indikator": "1.2"}, q={"sasaran": "1"}, r={"indikator": "2.1"},
)  # fmt: skip


def test_anggaran_dan_efisiensi_menurut_tujuan() -> None:
    """Each amount pays for what the nearest row above names, and for its goal; once."""
    isi = [
        pagu("s1", 100, 50), pagu("s2", 60, 60), pagu("q", 40, 20), pagu("r", 10, 5),
        pagu("u", 1000, 1000),
    ]  # fmt: skip
    register = Anggaran(TERTAUT, isi, capaian=CAPAIAN).angka
    for nama, hasil in {
        "anggaran/indikator/1.1/2031/pagu": 100,
        "anggaran/indikator/1.1/2031/serapan": 50,
        "anggaran/indikator/1.2/2031/realisasi": 60,
        "anggaran/sasaran/1/2031/pagu": 200,
        "anggaran/sasaran/1/2031/serapan": 65,
        "efisiensi/indikator/1.1/2031": 40,
        "efisiensi/sasaran/1/2031": 27,
        "anggaran/2031/tertaut": 210,
        "efisiensi/indikator/2.1/2031": None,  # not measured yet
        "efisiensi/sasaran/2/2031": None,
    }.items():
        assert nilai(register, nama) == hasil, nama
    assert "efisiensi/indikator/1.2/2031" not in register  # no achievement at all
    assert register["efisiensi/indikator/1.1/2031"].teks == "40\N{NO-BREAK SPACE}poin"
    assert nilai(register, "anggaran/2031/tertaut-persen") == F(21000, 1210)


def test_satker_yang_menganggarkan_lebih_tinggi_ikut_membiayai() -> None:
    """What one satker budgets as a whole pays for the goal like the parts of another."""
    pohon = kegiatan("k/s1", k={"sasaran": "1"})
    bersama = Anggaran(pohon, [pagu("s1", 20, 10, satker="03")], capaian=CAPAIAN).angka
    assert nilai(bersama, "anggaran/sasaran/1/2031/pagu") == 20
    isi = [pagu("s1", 20, 10, satker="03"), pagu("k", 100, 80, satker="01")]
    register = Anggaran(pohon, isi, capaian=CAPAIAN).angka
    for nama, hasil in {
        "anggaran/sasaran/1/2031/pagu": 120,
        "anggaran/sasaran/1/2031/serapan": 75,
        "anggaran/2031/tertaut": 120,
        "anggaran/2031/tertaut-persen": 100,
    }.items():
        assert nilai(register, nama) == hasil, nama


def test_tanpa_tautan_tidak_ada_efisiensi() -> None:
    """Negative control: money that says nothing of what it pays for is nobody's."""
    register = Anggaran(kegiatan("a"), [pagu("a", 10, 5)], capaian=CAPAIAN).angka
    ada = [a.kunci for a in register if "efisiensi" in a.kunci or "tertaut" in a.kunci]
    assert ada == [f"efisiensi/2031/{ACUAN}"]


def test_setiap_bentuk_kunci_uang() -> None:
    """Every form that a key of money may have is one that some budget really has."""
    pohon = kegiatan("a/b", "i", i={"jenis": "pendapatan"})
    isi = [
        pagu(k, 9, 8, satker=s, periode=p, sumber=j, pagu_awal=Decimal(7))
        for k in ("a", "b", "i") for s in ("01", "02") for p in ("TW1", "TW2") for j in (ACUAN, "X")
    ]  # fmt: skip
    belanja = [
        akun("51", 9, 8, satker=s, periode=p, jenis=j)
        for s in ("01", "02") for p in ("TW1", "TW2") for j in ("belanja", "pendapatan")
    ]  # fmt: skip
    lain = [{**r, "satker": None} for r in isi if r["satker"] == "01"]
    ada = [
        a.kunci
        for satu in (isi, lain)
        for a in Anggaran(pohon, satu, belanja, edisi=edisi("TW2")).angka
    ]
    pola = {b: re.compile(re.sub(r"[A-Z]{2,}", "[^/]+", b)) for b in kunci.UANG}
    assert [b for b, p in pola.items() if not any(map(p.fullmatch, ada))] == []


# Rules, each with what keeps it


def keliru(a: Anggaran) -> list[tuple[str, str, int | None, str | None]]:
    semua = [*periksa_anggaran(a.data), *periksa_pagu(a.data)]
    return [(m.kode, m.berkas.removeprefix("data/"), m.baris, m.kolom) for m in semua]


DUA = kegiatan("a/b", "c")


@pytest.mark.parametrize(
    ("rusak", "harapan"),
    [
        (Anggaran(kegiatan("a/b", b={"induk": "x"})), ("D044", "kegiatan.csv", 3, "induk")),
        (Anggaran(kegiatan("a/b", a={"induk": "b"})), ("D044", "kegiatan.csv", 2, "induk")),
        (Anggaran(kegiatan("a/b", b={"induk": "b"})), ("D044", "kegiatan.csv", 3, "induk")),
        (
            Anggaran(pk=[janji("a"), janji("b", "a", tahun=2030)]),
            ("D044", "pk_anggaran.csv", 3, "induk"),
        ),
        (
            Anggaran(pk=[janji("a"), janji("b", "a", dokumen="UBAH")]),
            ("D044", "pk_anggaran.csv", 3, "induk"),
        ),
        (
            Anggaran(kegiatan("a/b", b={"jenis": "pendapatan"})),
            ("D045", "kegiatan.csv", 3, "jenis"),
        ),
        (
            Anggaran(kegiatan("a/b", a={"jenis": "pendapatan"}, b={"indikator": "1.1"})),
            ("D046", "kegiatan.csv", 3, "indikator"),
        ),
        (
            Anggaran(kegiatan("a", a={"indikator": "1.1", "sasaran": "2"})),
            ("D046", "kegiatan.csv", 2, "sasaran"),
        ),
        (
            Anggaran(DUA, [pagu("b", 1, 1), pagu("b", 2, 2, periode="TAHUN")]),
            ("D047", "anggaran_kegiatan.csv", 3, "kegiatan"),
        ),
        (
            Anggaran(belanja=[akun("51", 1, 1), akun("51", 2, 2, jenis="belanja")]),
            ("D047", "anggaran_belanja.csv", 3, "akun"),
        ),
        (
            Anggaran(DUA, [pagu("b", 1, 1, satker="01"), pagu("c", 2, 2)]),
            ("D048", "anggaran_kegiatan.csv", 3, "satker"),
        ),
        (Anggaran(DUA, [pagu("b", 1, 2)]), ("D034", "anggaran_kegiatan.csv", 2, "realisasi")),
        (Anggaran(belanja=[akun("51", 1, 2)]), ("D034", "anggaran_belanja.csv", 2, "realisasi")),
    ],
)
def test_aturan_anggaran(rusak: Anggaran, harapan: tuple[str, str, int, str]) -> None:
    assert harapan in keliru(rusak)
    assert {k for k, *_ in keliru(rusak)} == {harapan[0]}


@pytest.mark.parametrize(
    "baik",
    [
        Anggaran(POHON, ISI),
        Anggaran(kegiatan("a/b", a={"jenis": "pendapatan"}), [pagu("b", 1, 2)]),
        Anggaran(belanja=[akun("4.1", 1, 2, jenis="pendapatan"), akun("51", 2, 1)]),
        Anggaran(kegiatan("a", a={"indikator": "1.1", "sasaran": "1"})),
        Anggaran(DUA, [pagu("b", 1, 1), pagu("b", 2, 2, periode="TW1"), pagu("c", 0, 0)]),
        Anggaran(DUA, [pagu("b", 1, 1, satker="01"), pagu("c", 2, 2, tahun=2030)]),
        Anggaran(pk=[janji("a"), janji("b", "a"), janji("a", tahun=2030)]),
    ],
)
def test_aturan_anggaran_ditaati(baik: Anggaran) -> None:
    assert keliru(baik) == []


# Properties


@st.composite
def pohon_bebas(gambar: st.DrawFn) -> tuple[list[dict[str, Any]], list[str], list[Decimal]]:
    """Any tree, its leaves, and an amount for each."""
    induk = gambar(st.lists(st.integers(0, 30), min_size=1, max_size=12))
    baris: list[dict[str, Any]] = [
        {"kode": f"k{n}", "uraian": f"K{n}", "urut": n + 1,
         "induk": f"k{m % n}" if n and m % (n + 1) else None}
        for n, m in enumerate(induk)
    ]  # fmt: skip
    dalam = {b["induk"] for b in baris}
    daun = [b["kode"] for b in baris if b["kode"] not in dalam]
    sen = st.integers(0, 10**15).map(lambda n: Decimal(n).scaleb(-2))
    return baris, daun, [gambar(sen) for _ in daun]


@pytest.mark.lama
@settings(max_examples=25)
@given(pohon_bebas(), st.randoms())
def test_jumlah_pohon_ialah_jumlah_daun(
    pohon: tuple[list[dict[str, Any]], list[str], list[Decimal]], acak: Any
) -> None:
    """Whatever the shape and the order of the rows, no amount is lost and none counts twice."""
    baris, daun, uang = pohon
    isi = [pagu(k, n, n) for k, n in zip(daun, uang, strict=True)]
    register = Anggaran(baris, isi).angka
    semua = sum(map(F, uang), F(0))
    assert nilai(register, "anggaran/2031/pagu") == semua
    assert nilai(register, "anggaran/2031/sisa") == 0
    acak.shuffle(isi)
    lain = Anggaran(acak.sample(baris, len(baris)), isi).angka
    assert {a.kunci: a.nilai for a in lain} == {a.kunci: a.nilai for a in register}
    # Every row shows the leaves below it; with each leaf one level deeper all is the same.
    induk = {b["kode"]: b["induk"] for b in baris}
    for kode in induk:
        bawah = [n for k, n in zip(daun, uang, strict=True) if kode in _jalur(induk, k)]
        assert nilai(register, f"kegiatan/{kode}/2031/pagu") == sum(map(F, bawah), F(0))
    cabang = [*baris, *({"kode": f"d{k}", "uraian": k, "urut": 1, "induk": k} for k in daun)]
    dalam = Anggaran(cabang, [{**r, "kegiatan": f"d{r['kegiatan']}"} for r in isi]).angka
    assert all(nilai(dalam, a.kunci) == a.nilai for a in register)


def _jalur(induk: dict[str, str | None], kode: str | None) -> set[str]:
    return {kode} | _jalur(induk, induk[kode]) if kode else set()


@settings(max_examples=10)
@given(st.permutations(ISI))
def test_urutan_baris_tidak_berpengaruh(isi: list[dict[str, Any]]) -> None:
    register = Anggaran(POHON, isi).angka
    asal = {a.kunci: a.teks for a in Anggaran(POHON, ISI).angka}
    assert {a.kunci: a.teks for a in register} == asal
