"""What is read of an export: cells as they look, layouts of one's own, the time above the heads."""

from __future__ import annotations

import io
import warnings
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from lxml.html import fragment_fromstring
from openpyxl import Workbook

from macros.asupan import penyandian
from macros.asupan.ekspor import kisi, pemetaan, pengenalan
from macros.asupan.ekspor.angka_ekspor import (
    PembacaAngka,
    PembacaBaris,
    persen_di_samping,
)
from macros.asupan.ekspor.kisi import Kisi, RupaLembar, Sel
from macros.asupan.ekspor.pemetikan import LetakSel, Pemetik, Petikan
from macros.asupan.ekspor.pengenalan import isian, waktu
from macros.asupan.skema import SkemaKolom, SkemaTabel
from macros.asupan.teguran import Tolak
from macros.dasar import deklarasi


def test_baris_halaman_web_pada_kisinya() -> None:
    """Cells over several rows and columns leave the others where they stand."""
    tabel = fragment_fromstring(
        "<table><tr><th rowspan=2>A<th colspan=2>B<tr><td>b1<td>b2<tr><td>x<td>y<td> z  z <tr>"
        "<td colspan=3>semua<tr><td rowspan=9>akhir</table>"
    )
    assert kisi._baris_html(list(tabel.iter("tr"))) == [
        ("A", "B", ""), ("", "b1", "b2"), ("x", "y", "z z"), ("semua", "", ""), ("akhir", "", ""),
    ]  # fmt: skip


def test_rupa_sel_buku_kerja() -> None:
    """Percentages that a format shows and does not only print; rows and columns that are hidden;
    formulas without a result."""
    wb = Workbook()
    ws, lain = wb.active, wb.create_sheet("Lain")
    assert ws is not None
    ws["A1"], ws["B2"], ws["C3"], ws["A4"] = 1, 0.5, 2, "=1+1"
    ws["B2"].number_format, ws["C3"].number_format = "0.0%", '0"%"'
    ws.row_dimensions[2].hidden = ws.row_dimensions[9].hidden = True
    ws.column_dimensions["B"].hidden = True
    ws.column_dimensions.group("D", "F", hidden=True)
    ws.column_dimensions["H"].width = 40
    lain["A1"] = 1
    wadah = io.BytesIO()
    wb.save(wadah)
    assert kisi.rupa(wadah.getvalue()) == {
        "Sheet": RupaLembar({(1, 1)}, {1, 8}, {1, 3, 4, 5}, {(3, 0): "=1+1"}), "Lain": RupaLembar(),
    }  # fmt: skip
    assert kisi.rupa(b"\xd0\xcf\x11\xe0") == {}


def test_rupa_sel_odf() -> None:
    """What is repeated stands for as many."""
    ns = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for n in ("table", "office", "text")
    )
    ns += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    baris = (
        '<table:table-row><table:table-cell/><table:table-cell office:value-type="percentage"'
        ' table:number-columns-repeated="2"/><table:table-cell office:value-type="float"/>'
        '<table:table-cell office:value-type="string" office:string-value=""'
        ' calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
        '</table:table-row><table:table-row table:visibility="collapse"'
        ' table:number-rows-repeated="2"><table:table-cell/></table:table-row><table:table-row'
        ' table:visibility="filter" table:number-rows-repeated="1048570"/>'
    )
    isi = (
        f'<x {ns}><table:table table:name="Satu"><table:table-column/><table:table-column'
        ' table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column/>'
        f"{baris}</table:table></x>"
    )
    ((nama, jadi),) = kisi._ods(isi.encode())
    assert nama == "Satu" and jadi.persen == {(0, 1), (0, 2)} and jadi.kolom == {1, 2}
    assert jadi.baris == {1, 2, *range(3, 1003)} and jadi.galat == {(0, 4): "#DIV/0!"}


SENDIRI = """\
uji:
  nama: Ekspor Uji, rinci
  tabel: uji
  sumber: acuan
  kepala: {satker: Satker, ket: Keterangan, total: Total, konversi: Konversi, akhir: Akhir}
  menurut: ket
  baris: [Nilai, Bobot]
  butir:
    Atas > Satu: {urut: 1}
    Dua: {urut: 2}
    Tiga: {urut: 3}
  nol: Tiga
  isi:
    kode: "{satker}-{butir}"
    unit: "{satker}"
    induk: "{atas}"
    hari: "{tanggal}"
    akhir: "{Nilai.akhir}"
    nilai: "{Nilai}"
    bobot: "{Bobot}"
  konversi: {nilai: Nilai, bobot: Bobot, kepala: konversi, peran: tanpa}
  uji:
    "{Nilai.akhir}": uji/{tahun}
"""


def petikan_sendiri(
    *nilai: Sel | int, bobot: tuple[Sel | int, ...] = (20, 30, 50), konversi: Sel = "100%",
    akhir: Sel | int = "", satker: tuple[str, ...] = ("1001",),
) -> Petikan:  # fmt: skip
    """What a layout of one's own takes from a sheet of three items with their weights."""
    teks = ("kode", "unit", "induk", "hari", "peran")
    kolom = [SkemaKolom(k, "string") for k in teks]
    kolom += [SkemaKolom(k, "number") for k in ("urut", "nilai", "bobot", "akhir")]
    skema = SkemaTabel("uji", "uji.csv", "", "", tuple(kolom), ("kode",), ())
    catatan = deklarasi.Catatan("uji.yaml")
    (ruas,) = deklarasi.urai(SENDIRI, catatan).bagian.values()
    p = pemetaan._satu("uji", ruas, {"uji": skema}, catatan)
    assert not catatan.masalah

    def baris(*isi: Sel | int) -> tuple[Sel, ...]:
        return tuple(Decimal(s) if isinstance(s, int) else s for s in isi)

    kisi_uji = Kisi("uji.xlsx", (
        ("", "", "Atas", "", "Lain", "", "", ""),
        ("Satker", "Keterangan", "Satu", "Dua", "Tiga", "Total", "Konversi", "Akhir"),
        baris("1001", "Nilai", *nilai, "", konversi, akhir), baris("", "Bobot", *bobot, "", "", ""),
        baris("1002", "Nilai", 7, 8, 9, "", "100%", 8), baris("", "Bobot", *bobot, "", "", ""),
    ))  # fmt: skip
    t = pengenalan.kenali(kisi_uji, {"uji": p})
    assert isinstance(t, pengenalan.Terkenal), t
    return Pemetik(t, skema, {"tahun": "2023", "tanggal": "2023-05-01"}, satker, {}).petik()


@pytest.mark.parametrize(
    ("sel", "jenis", "kata"),
    [
        (Decimal("1.5"), "integer", "Harus bilangan bulat"),
        ("1.234", "number", "Dapat berarti 1.234 atau 1,234, dan isian lain tidak menunjukkan"),
        (date(2024, 1, 31), "string", "Ini tanggal"),
    ],
)
def test_sel_ekspor_ditolak(sel: Any, jenis: str, kata: str) -> None:
    membaca: Any = SimpleNamespace(angka=PembacaAngka([]), cari={})
    with pytest.raises(Tolak, match=kata):
        Pemetik._sebagai(membaca, sel, SkemaKolom("a", jenis))


def test_dua_susunan_yang_sama() -> None:
    """Which of them is meant, nobody can know; and one without what every layout needs is none."""
    catatan = deklarasi.Catatan("uji.yaml")
    (ruas,) = deklarasi.urai(SENDIRI, catatan).bagian.values()
    p = pemetaan._satu("uji", ruas, {}, catatan)
    kepala = (
        ("", "", "Atas", "", "Lain", "", "", ""),
        ("Satker", "Keterangan", "Satu", "Dua", "Tiga", "Total", "Konversi", "Akhir"),
    )
    dua = {"satu": p, "dua": replace(p, kode="dua")}
    masalah = pengenalan.kenali(Kisi("uji.xlsx", kepala), dua)
    assert isinstance(masalah, list) and [m.kode for m in masalah] == ["L011"]
    tanpa = deklarasi.urai("uji:\n  nama: Uji\n", catatan).bagian["uji"]
    with pytest.raises(deklarasi.Keliru, match="“uji” belum mempunyai “tabel:”"):
        pemetaan._satu("uji", tanpa, {}, catatan)


def test_isian_susunan_sendiri() -> None:
    """What a cell of the table may be filled with, and where it stood."""
    hasil = petikan_sendiri(5, 6, 0, akhir=Decimal("6.5"))
    assert hasil.masalah == []
    assert hasil.baris == [
        {"peran": "", "kode": f"-{butir}", "unit": "", "induk": atas, "hari": "2023-05-01",
         "akhir": "6.5", "nilai": nilai, "bobot": bobot, "urut": urut}
        for butir, atas, nilai, bobot, urut in (
            ("satu", "Atas", "5", "20", "1"), ("dua", "Atas", "6", "30", "2"),
            ("tiga", "Lain", "0", "50", "3"),
        )
    ]  # fmt: skip
    assert hasil.letak[1]["nilai"] == LetakSel(3, "dua") and hasil.letak[1]["bobot"].baris == 4
    assert hasil.letak[1]["akhir"] == LetakSel(3, "akhir")
    assert hasil.letak[1]["kode"] == LetakSel(3, "")
    assert hasil.nol == hasil.baris[2:]
    assert hasil.uji == [(LetakSel(3, "akhir"), Decimal("6.5"), "uji/2023")]
    semua = petikan_sendiri(5, 6, 1, akhir=6, satker=("1001", "1002"))
    assert [b["kode"] for b in semua.baris] == [
        f"{s}-{b}" for s in ("1001", "1002") for b in ("satu", "dua", "tiga")
    ]
    assert {b["unit"] for b in semua.baris} == {"1001", "1002"} and not semua.nol
    assert [satu[1] for satu in semua.uji] == [6, 8]


@pytest.mark.parametrize(
    ("nilai", "konversi", "tanpa"),
    [
        ((0, 0, 5), "100%", ""),
        ((0, 0, 5), "80%", "1"),
        ((0, 0, 5), Decimal("0.8"), "1"),
        ((0, 0, 5), "70%", "2"),
        ((0, 0, 5), "50%", "12"),
        ((5, 6, 7), "100%", ""),
        ((5, 0, 7), "80%", None),  # no zero has that weight
        ((5, 6, 0), Decimal("0.5"), "3"),
        ((5, "", 0), "70%", "2"),
        ((5, 6, 7), "", None),
    ],
)
def test_konversi_menunjukkan_yang_tanpa_transaksi(
    nilai: tuple[Sel | int, ...], konversi: Sel, tanpa: str | None
) -> None:
    hasil = petikan_sendiri(*nilai, konversi=konversi, akhir=6)
    if tanpa is None:
        (m,) = hasil.masalah
        kode = "L016" if konversi else "L015"
        assert (m.kode, m.baris, m.kolom, m.nilai) == (kode, 3, "konversi", str(konversi))
        return
    assert hasil.masalah == []
    for isi in hasil.baris:
        if isi["urut"] in tanpa:
            assert (isi["nilai"], isi["peran"]) == ("", "tanpa")
        else:
            assert isi["peran"] == "" and isi["nilai"] == str(nilai[int(isi["urut"]) - 1])


def test_konversi_yang_mendua() -> None:
    """Two zeros of one weight: which of them had no transaction nobody can know; one without a
    weight had none."""
    hasil = petikan_sendiri(0, 0, 5, bobot=(20, 20, 60), konversi="80%", akhir=6)
    assert [m.kode for m in hasil.masalah] == ["L016"] and "2 indikator" in hasil.masalah[0].pesan
    hasil = petikan_sendiri(0, 0, 5, bobot=("", 40, 60), akhir=6)
    assert [b["peran"] for b in hasil.baris] == ["tanpa", "", ""] and not hasil.masalah


@pytest.mark.parametrize(
    ("bulan", "triwulan", "semester"),
    [(1, 1, 1), (3, 1, 1), (4, 2, 1), (6, 2, 1), (7, 3, 2), (9, 3, 2), (10, 4, 2), (12, 4, 2)],
)
def test_isian_waktu(bulan: int, triwulan: int, semester: int) -> None:
    assert isian(date(2023, bulan, 5)) == {
        "tahun": "2023", "bulan": f"B{bulan:02d}", "triwulan": f"TW{triwulan}",
        "semester": f"SM{semester}", "tanggal": f"2023-{bulan:02d}-05",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("atas", "per", "hari"),
    [
        ("Bulan Februari 2023", None, (2023, 2, 28)),
        ("Tahun 2023 bulan MEI", None, (2023, 5, 31)),
        ("Per 7 Desember 2023", None, (2023, 12, 7)),
        ("Per 31 September 2023", None, "berakhir pada tanggal 30"),
        ("Mei 2023", date(2023, 5, 20), (2023, 5, 20)), ("", date(2023, 4, 1), (2023, 4, 1)),
        ("Tahun 2023", None, "bulan"), ("Bulan Mei", None, "tahun"), ("", None, "bulan dan tahun"),
        ("Mei 2023 dan Juni 2023", None, "Mei, Juni, 2023"),
        ("Mei 2022 2023", None, "Mei, 2022, 2023"), ("Mei 2023", date(2023, 6, 1), "2023-06-01"),
        ("Mei 2023", date(2024, 5, 1), "2024-05-01"), ("Mei 2019", None, "tahun 2019"),
        ("1 Januari 2023 s.d. 7 Des 2023", None, (2023, 12, 7)),
        ("Januari sampai dengan Maret 2023", None, (2023, 3, 31)),
        ("Tahun 2023 s/d bulan Nop.", None, (2023, 11, 30)),
        ("01-01-2023 - 31-10-2023", None, (2023, 10, 31)),
        ("Dicetak 31/10/2023", None, (2023, 10, 31)), ("2023-05-07", None, (2023, 5, 7)),
        ("07/12/2023", None, "tidak terbaca bulan"),  # or the twelfth of July
        ("07/12/2023", date(2023, 12, 7), (2023, 12, 7)),
        ("Mei dan Juni 2023", date(2023, 6, 30), (2023, 6, 30)),
        ("Mei dan Juni 2023", date(2023, 7, 31), "2023-07-31"),
    ],
)  # fmt: skip
def test_waktu_di_atas_kepala(
    atas: str, per: date | None, hari: tuple[int, int, int] | str
) -> None:
    pemetaan_uji = SimpleNamespace(berlaku_pada=lambda tahun: tahun > 2020, nama="X")
    t: Any = SimpleNamespace(
        kisi=Kisi("x", ((atas, Decimal(5)), ("Kepala Mei 2001",))),
        kepala=SimpleNamespace(awal=1), pemetaan=pemetaan_uji,
    )  # fmt: skip
    if isinstance(hari, str):
        with pytest.raises(Tolak, match=hari):
            waktu(t, per)
    else:
        assert waktu(t, per) == date(*hari)


@pytest.mark.parametrize(
    ("kepala", "kata"),
    [
        (("Satu", "Dua", "Lain"), "tidak ada: “tiga”; tidak dikenal: “lain”"),
        (("Satu", "Lain"), "bukan ekspor yang dikenal"),  # such a head may stand anywhere
    ],
)
def test_susunan_terdekat_berkepala_dua(kepala: tuple[str, ...], kata: str) -> None:
    nama = {n: (n,) for n in ("satu", "dua", "tiga")}
    p = pemetaan.Pemetaan("uji", "Ekspor Uji", "uji", "acuan", nama, {})
    hasil = pengenalan.kenali(Kisi("a.xlsx", (kepala,)), {"uji": p})
    assert isinstance(hasil, list)
    assert [(m.kode, kata in m.pesan) for m in hasil] == [("L010", True)], hasil


def test_kepala_dua_baris() -> None:
    """What stands over several columns is above each; one that stands alone has none above it."""
    kepala = pengenalan._susun(3, (("No", "Pagu", "", "Sisa"), ("", "Awal", "Akhir", "")))
    assert (kepala.bawah, kepala.atas, kepala.akhir) == (
        {0: "no", 1: "awal", 2: "akhir", 3: "sisa"}, {1: "Pagu", 2: "Pagu"}, 4
    )  # fmt: skip
    assert pengenalan._susun(0, (("No", "Pagu"),)).atas == {}


def test_baris_jumlah_disebut_di_depan() -> None:
    """A sum says so in its first two cells; a line that speaks of one further on is a line."""
    baris: tuple[tuple[Sel, ...], ...] = (
        ("No", "Uraian", "Catatan", "Nilai"), ("1", "Gaji", "jumlah", Decimal(5)),
        ("", "", "", ""), ("", "Jumlah", "", Decimal(5)), ("1", "2", "3", "4"),
        ("2", "Jasa", "", Decimal(7)), ("Total Belanja", "", "", Decimal(12)),
    )  # fmt: skip
    t: Any = SimpleNamespace(
        isi=baris[1:], kolom={"uraian": 1, "nilai": 3},
        kepala=SimpleNamespace(
            akhir=0, atas={}, bawah=dict(enumerate(("no", "uraian", "catatan", "nilai")))
        ),
        pemetaan=SimpleNamespace(turun=(), wajib=("uraian", "nilai"), kepala={}),
    )  # fmt: skip
    membaca = PembacaBaris(t)
    assert [(b.nomor, b.sel[1]) for b in membaca.baris()] == [(2, "Gaji"), (6, "Jasa")]
    assert list(membaca.jumlah) == [4, 7]


def test_kepala_yang_diulang_bukan_baris() -> None:
    """Heads stand again on each printed page; a group that is called as its column stands alone."""
    baris: tuple[tuple[Sel, ...], ...] = (
        ("Satker", "Uraian"), ("Rutan", "Gaji"), ("Satker", "Uraian"), ("", "Jasa"),
        ("", "Uraian"), ("Uraian", "Satker"),
    )  # fmt: skip
    t: Any = SimpleNamespace(
        isi=baris[1:], kolom={"kelompok": 0, "uraian": 1},
        kepala=SimpleNamespace(akhir=0, atas={}, bawah={0: "satker", 1: "uraian"}),
        pemetaan=SimpleNamespace(turun=("kelompok",), wajib=("uraian",), kepala={}),
    )  # fmt: skip
    assert [(b.nomor, b.sel) for b in PembacaBaris(t).baris()] == [
        (2, ("Rutan", "Gaji")), (4, ("Rutan", "Jasa")), (5, ("Rutan", "Uraian")),
        (6, ("Uraian", "Satker")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("nomor", "tertulis", "cocok"),
    [
        (4, 12, True), (6, 1, True), (6, 13, True), (6, 0, False), (6, 8, False),
        (7, 13, True), (7, 0, False), (7, 1, False),
    ],
)  # fmt: skip
def test_jumlah_sejak_jumlah_sebelumnya(nomor: int, tertulis: int, *, cocok: bool) -> None:
    """Of all lines above, or of those since the sum before, if there are any."""
    semua: Any = [
        SimpleNamespace(nomor=n, sel=(Decimal(isi),)) for n, isi in ((2, 5), (3, 7), (5, 1))
    ]
    salah: list[object] = []
    membaca: Any = SimpleNamespace(
        p=SimpleNamespace(jumlah=("nilai",)), t=SimpleNamespace(kolom={"nilai": 0}),
        angka=PembacaAngka([]), _tak_cocok=lambda *isi: salah.append(isi[2:]),
    )  # fmt: skip
    ini: Any = SimpleNamespace(nomor=nomor, sel=(Decimal(tertulis),))
    Pemetik._jumlah(membaca, ini, semua, {4: None, 6: None, 7: None})
    di_atas = {4: 12, 6: 13, 7: 13}[nomor]
    assert salah == ([] if cocok else [("jumlah baris di atasnya", Decimal(di_atas))])


@pytest.mark.parametrize(
    ("tertulis", "beda"), [("33.34", True), ("33.339", False), ("33,33", False)]
)
def test_persen_di_samping_yang_berbeda(tertulis: str, *, beda: bool) -> None:
    """What rounding explains is no difference: 1 of 3 is 33.333 %."""
    t: Any = SimpleNamespace(butir={0: None}, kepala=SimpleNamespace(bawah={0: "realisasi"}))
    membaca: Any = SimpleNamespace(t=t, angka=PembacaAngka([]), hasil=SimpleNamespace(persen=[]))
    sel, ini = f"1 ({tertulis}%)", SimpleNamespace(nomor=4)
    Pemetik._bagian(membaca, ini, 0, persen_di_samping(sel), sel, Decimal(3))  # type: ignore[arg-type]
    assert [str(satu[1]) for satu in membaca.hasil.persen] == ([tertulis] if beda else [])


# Small files that are large when opened


def _berisi(sel: str) -> bytes:
    """A workbook of two rows, with a blank that was typed far away."""
    buku, wadah = Workbook(), io.BytesIO()
    ws: Any = buku.active
    ws.append(["Nama", "Golongan"])
    ws.append(["A", "III/a"])
    ws[sel] = " "
    buku.save(wadah)
    return wadah.getvalue()


def test_spasi_di_baris_terakhir() -> None:
    """It makes no million rows, nor of what is shown the whole of the sheet."""
    (satu,) = kisi.baca("a.xlsx", _berisi("A1048576"))
    assert [[s for s in b if s] for b in satu.baris] == [["Nama", "Golongan"], ["A", "III/a"]]
    with pytest.raises(Tolak, match=r"jauh di luar tabelnya .*baris 1048576"):
        kisi.baca("a.xlsx", _berisi("XFD1048576"))


@pytest.mark.parametrize("bagian", ["xl/workbook.xml", "customXml/item1.xml", "xl/media/a.svg"])
def test_buku_dengan_deklarasi(bagian: str) -> None:
    """What no office program writes can hide words, where a program reads it."""
    wadah = io.BytesIO(_berisi("A3"))
    with zipfile.ZipFile(wadah, "a") as arsip, warnings.catch_warnings(action="ignore"):
        arsip.writestr(bagian, '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    sebab = penyandian.tertutup("a.xlsx", wadah.getvalue())
    assert ("DOCTYPE" in sebab) == (bagian == "xl/workbook.xml")


def test_buku_yang_terbuka_terlalu_besar(monkeypatch: pytest.MonkeyPatch) -> None:
    isi = _berisi("A3")
    assert penyandian.tertutup("a.xlsx", isi) == ""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        besar = sum(satu.file_size for satu in arsip.infolist())
    monkeypatch.setattr(penyandian, "TERBESAR_TERBUKA", besar)
    assert penyandian.tertutup("a.xlsx", isi) == ""
    monkeypatch.setattr(penyandian, "TERBESAR_TERBUKA", besar - 1)
    assert "bila dibuka melebihi" in penyandian.tertutup("a.xlsx", isi)
    with pytest.raises(Tolak, match="bila dibuka melebihi"):
        kisi.baca("a.xlsx", isi)
