"""Where figures come from: the chain to the cells, the working with numbers, what is published."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.asal.asal_baris import TIDAK_DICATAT, DokumenAsal, judul as judul_asal
from macros.asal.penelusur import LANJUT, Penelusur, hasil, operan, pembulatan, perhitungan, rentang
from macros.asupan.antartabel import periksa_asal
from macros.dasar import pohon
from macros.dasar.angka import Angka, Asal, Register
from macros.dasar.penulisan import KELUARGA, SPASI, bulatkan
from macros.dasar.rumus import Keadaan
from macros.halaman import halaman_data, panel
from macros.halaman.letak import susun, telusuri
from macros.hitung.alat import dibatasi, hitung as hitung_angka, jumlah
from macros.hitung.daftar_rumus import RATA_RATA_CAPAIAN
from macros.hitung.laporan import Laporan, buka, susun as susun_laporan
from macros.keluaran.data_terbit import register
from macros.sajian.penyaji import Penyaji, Tempat
from tests.proyek import pasang_mini
from tests.tabel_ubahan import bertukar, tambah, ubah


@pytest.fixture(scope="module")
def penelusur(laporan: Laporan) -> Penelusur:
    return Penelusur(laporan)


@pytest.fixture(scope="module")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Laporan:
    return buka(pasang_mini(tmp_path_factory.mktemp("asal") / "mini") / "data")


# ---- The chain -------------------------------------------------------------------------------


def putus(lap: Laporan) -> list[str]:
    """Figures with a value whose chain does not end in cells of the data.

    A count of no rows at all rests on nothing.
    """
    hasil_putus = []
    for a in lap.register:
        sel = lap.register.sel(a)
        asing = [s for s in sel if s.kolom not in lap.data[Path(s.berkas).stem].nama_kolom]
        tanpa = not sel and a.nilai is not None and (a.nilai or a.kata_rumus != "banyaknya baris")
        if asing or tanpa:
            hasil_putus.append(a.kunci)
    return hasil_putus


def test_setiap_angka_berakhir_di_sel(laporan: Laporan, mini: Laporan) -> None:
    assert putus(laporan) == []
    assert putus(mini) == []


def test_rantai_yang_putus_ketahuan(laporan: Laporan) -> None:
    register = Register()
    for a in laporan.register:
        masukan = () if a.kunci == "capaian/1.1/2023" else a.masukan
        register.tambah(replace(a, masukan=masukan))
    assert putus(replace(laporan, register=register)) == ["capaian/1.1/2023"] + [
        k for k in ("kekurangan/1.1/2023",) if k in register
    ]


def test_angka_satu_sel_sama_dengan_isi_selnya(laporan: Laporan) -> None:
    satu = [
        (a, a.masukan[0])
        for a in laporan.register
        if not a.rumus and len(a.masukan) == 1 and isinstance(a.masukan[0], Asal)
    ]
    assert len(satu) > 300
    for a, sel in satu:
        assert isinstance(sel, Asal)
        isi = laporan.data[Path(sel.berkas).stem].sel(sel.baris, sel.kolom)
        assert a.nilai == (None if isi is None else Fraction(isi)), a.kunci


def test_sel_menurut_urutan_masukan_tanpa_ulangan(laporan: Laporan) -> None:
    rata = laporan.register["capaian/rata-rata/2023"]
    sel = laporan.register.sel(rata)
    assert len(sel) == len(set(sel)) == 48
    assert sel[:2] == laporan.register.sel(laporan.register["capaian/1.1/2023"])


def test_tanpa_nilai_diterangkan(laporan: Laporan, mini: Laporan, penelusur: Penelusur) -> None:
    kosong = [a.kunci for a in laporan.register if a.nilai is None]
    assert kosong
    assert [k for k in kosong if not penelusur.jelaskan(k).keterangan] == []
    p = Penelusur(mini)
    assert p.jelaskan("capaian/1.3/2031").keterangan == (
        "Realisasi 3 di atas target 0. Capaian terhadap target yang tidak di atas nol tidak"
        " mempunyai persentase."
    )
    assert p.jelaskan("realisasi/1.2/2031/LKJIP").keterangan == "Nilainya belum ada dalam data."


@pytest.mark.parametrize(
    ("masukan", "kata"),
    [
        ((("A", None, "%"),), "Masukan yang tidak mempunyai nilai: A."),
        ((("A", None, "%"), ("B", None, "%")), "Masukan yang tidak mempunyai nilai: A dan B."),
        (
            (("A", None, "%"), ("B", None, "%"), ("C", None, "%"), ("D", 1, "%")),
            "Masukan yang tidak mempunyai nilai: 3 dari 4.",
        ),
        ((("A", 1, "%"),), "Pasangan hitungnya belum ada dalam data."),
        ((("A", 1, "orang"), ("B", 2, "unit")), "Satuan masukannya berbeda: orang dan unit."),
        ((("A", 1, "orang"), ("B", 0, "orang")), "Pembaginya nol: B."),
    ],
)
def test_sebab_tanpa_nilai(
    laporan: Laporan, masukan: tuple[tuple[str, int | None, str], ...], kata: str
) -> None:
    register = Register()
    for nama, nilai, satuan in masukan:
        isi = None if nilai is None else Fraction(nilai)
        keadaan: Keadaan = "ada" if nilai is not None else "belum-ada-data"
        register.tambah(Angka(nama, isi, satuan, "persen-kinerja", nama, keadaan=keadaan))
    semua = tuple(nama for nama, *_ in masukan)
    uji = Angka("uji", None, "%", "persen-kinerja", "Uji", semua, keadaan="tak-terhitung")
    register.tambah(uji)
    penelusur = Penelusur(laporan)
    penelusur.register = register
    assert penelusur.jelaskan("uji").keterangan == kata


# ---- The working with numbers ----------------------------------------------------------------


def hitung(rumus: str) -> Fraction:
    """The value of a written formula; percent signs and units do not count."""
    teks = re.sub(r"[^\d.,()+−×÷]", "", rumus.replace(LANJUT, ""))
    teks = teks.replace(".", "").replace(",", ".")
    teks = re.sub(r"\d+(?:\.\d+)?", r'Fraction("\g<0>")', teks)
    teks = teks.replace("−", "-").replace("×", "*").replace("÷", "/")
    return Fraction(eval(teks, {"Fraction": Fraction}))  # noqa: S307 - digits and signs only


def tidak_cocok(lap: Laporan) -> tuple[int, list[str]]:
    """How many written formulas there are, and those that do not give the value shown."""
    banyak, salah = 0, []
    for a in lap.register:
        teks = perhitungan(a, lap.register)
        kiri, sama, kanan = teks.rpartition(" = ")
        if not sama or a.kata_rumus.startswith("banyaknya"):
            continue
        banyak += 1
        assert a.nilai is not None
        # A digit that is not written costs at most a ten-thousandth an input.
        toleransi = Fraction(kiri.count(LANJUT), 10_000)
        if abs(hitung(kiri) - a.nilai) > toleransi or not kanan.endswith(a.teks):
            salah.append(f"{a.kunci}: {teks}")
    return banyak, salah


def test_perhitungan_menghasilkan_nilainya(laporan: Laporan, mini: Laporan) -> None:
    banyak, salah = tidak_cocok(laporan)
    assert banyak > 200
    assert salah == []
    banyak, salah = tidak_cocok(mini)
    assert banyak
    assert salah == []


def test_perhitungan_yang_salah_ketahuan(laporan: Laporan) -> None:
    lama = laporan.register["capaian/1.1/2023"]
    assert lama.nilai is not None
    register = Register()
    for a in laporan.register:
        ganti = a.kunci == lama.kunci
        register.tambah(replace(a, nilai=lama.nilai + Fraction(1, 1000)) if ganti else a)
    _, salah = tidak_cocok(replace(laporan, register=register))
    assert any(s.startswith("capaian/1.1/2023:") for s in salah)


def test_setiap_rumus_menghasilkan_angkanya(laporan: Laporan, mini: Laporan) -> None:
    """What a figure says of its formula is what computed it: all of its inputs, and its value."""
    for lap in (laporan, mini):
        dihitung = [a for a in lap.register if a.isi and a.nilai is not None]
        assert dihitung
        for a in dihitung:
            assert a.rumus is not None
            assert set(a.isi) == set(a.rumus.nama)
            kunci = [k for isi in a.isi.values() for k in ([isi] if isinstance(isi, str) else isi)]
            assert sorted(kunci) == sorted(str(m) for m in a.masukan)
            nilai = {
                n: lap.register[k].nilai if isinstance(k, str)
                else [dibatasi(lap.register[satu].nilai, a.batas) for satu in k]
                for n, k in a.isi.items()
            }  # fmt: skip
            assert a.rumus.hitung(nilai) == (a.nilai, "ada")


@pytest.mark.parametrize(
    ("kunci", "teks"),
    [
        ("capaian/1.1/2023", "74 ÷ 80 × 100% = 92,5%"),
        ("capaian/1.5/2023", "80 ÷ 85 × 100% = 94,1176…% ≈ 94,11%"),
        ("capaian/1.1/2023/E-PERFORMANCE", "(20 + 20 + 20 + 13) ÷ 80 × 100% = 91,25%"),
        ("kekurangan/1.1/2023", "100% − 92,5% = 7,5 poin"),
        ("anggaran/2023/SP2D/serapan", "6.033.040.710 ÷ 7.060.331.000 × 100% = 85,4498…% ≈ 85,45%"),
        ("anggaran/2023/revisi", "7.060.331.000 − 6.321.401.000 = Rp738.930.000"),
        ("ikpa/2023/aspek/kualitas-perencanaan-anggaran", "(100 + 89,75) ÷ 2 = 94,875 ≈ 94,88"),
        ("jumlah/tercapai/2023", "12 dari 24 capaian ≥ 100%"),
        ("jumlah/kendala", "3 baris = 3 kendala"),
        ("target/1.1/2023/PK", ""),
    ],
)
def test_perhitungan_dalam_kata(laporan: Laporan, kunci: str, teks: str) -> None:
    assert perhitungan(laporan.register[kunci], laporan.register).replace("\xa0", " ") == teks


def test_perhitungan_rumus_b(mini: Laporan) -> None:
    a = mini.register["capaian/1.1/2031"]
    assert perhitungan(a, mini.register) == ("(12 − (14 − 12)) ÷ 12 × 100% = 83,3333…% ≈ 83,33%")


def test_batas_capaian_ikut_dalam_perhitungan() -> None:
    """With a cap the average is of what the cap leaves, and the working shows just that."""
    for batas, teks in ((Fraction(100), "(100 + 50) ÷ 2 = 75%"), (None, "(150 + 50) ÷ 2 = 100%")):
        register = Register()
        isi = [
            register.tambah(Angka(f"c/{n}", Fraction(n), "%", "persen-kinerja", f"C{n}"))
            for n in (150, 50)
        ]
        rata = hitung_angka(
            register, "r", RATA_RATA_CAPAIAN, {"capaian indikator": isi}, "%", "persen-kinerja",
            "R", batas=batas,
        )  # fmt: skip
        assert perhitungan(rata, register) == teks


def test_jumlah_satu_angka_diperhitungkan_seperti_angka_itu() -> None:
    register = Register()
    isi = [register.tambah(Angka(f"r/{n}", Fraction(n), "Rp", "rupiah", f"R{n}")) for n in (1, 2)]
    dua = jumlah(register, "dua", isi, "Rp", "rupiah", "Dua")
    assert (
        perhitungan(jumlah(register, "satu", [dua], "Rp", "rupiah", "Satu"), register)
        == (perhitungan(dua, register))
        == "1 + 2 = Rp3"
    )
    assert perhitungan(jumlah(register, "sel", isi[:1], "Rp", "rupiah", "Sel"), register) == ""


@pytest.mark.parametrize(
    ("nilai", "keluarga", "teks"),
    [
        (Fraction(7060331000), "rupiah", "7.060.331.000"), (Fraction(-3), "bilangan", "(−3)"),
        (Fraction(1, 3), "desimal-2", "0,3333…"), (Fraction(-1, 3), "nilai", "(−0,3333…)"),
        (Fraction("94.1176"), "nilai", "94,1176"), (Fraction("90.5"), "nilai", "90,5"),
        (Fraction("-1000.5"), "desimal-2", "(−1.000,50)"), (Fraction(7), "desimal-2", "7,00"),
    ],
)  # fmt: skip
def test_operan(nilai: Fraction, keluarga: str, teks: str) -> None:
    assert operan(nilai, keluarga) == teks


@pytest.mark.parametrize("bentuk", [b for b in KELUARGA if not b.startswith("rasio")])
def test_aturan_pembulatan_diterangkan_dan_dipakai(bentuk: str) -> None:
    """The sentence says what `bulatkan` does: cut off, or rounded half up, and to how many."""
    teks = pembulatan(bentuk)
    desimal = KELUARGA[bentuk][0]
    assert f"{('tanpa', 'satu angka', 'dua angka')[desimal]} desimal" in teks
    dipotong = bulatkan(Fraction("0.999"), bentuk) < 1
    assert ("dipotong" in teks) == dipotong
    a = Angka("x", Fraction("0.999"), "", bentuk, "X")
    assert ("≈" in hasil(a)) == (bulatkan(Fraction("0.999"), bentuk) != Decimal("0.999"))


@pytest.mark.parametrize(
    ("satuan", "pola", "teks"),
    [
        ("kg", "{} kg/kapita", " = 0,6666… kg/kapita ≈ 0,67 kg/kapita"),
        ("Rp miliar", "", " = Rp0,6666… miliar ≈ Rp0,67 miliar"),
        ("hari", "", " = 0,6666… hari ≈ 0,67 hari"),
    ],
)
def test_hasil_panjang_ditulis_dengan_satuannya(satuan: str, pola: str, teks: str) -> None:
    a = Angka("x", Fraction(2, 3), satuan, "bilangan", "X", pola=pola)
    assert hasil(a).replace(SPASI, " ") == teks


# ---- Source documents and dates --------------------------------------------------------------

ENTRI = (
    ("realisasi", None, None, "Tak pernah", ""),
    ("realisasi", 2023, None, "Dokumen 2023", "7"),
    ("realisasi", 2023, "X", "Tabel A", "12"),
    ("realisasi", 2023, "X/TW1", "Tabel B", ""),
    ("realisasi", 2023, "X/TW1", "Tabel C", ""),
    ("rumusan", None, "Y", "Renstra", ""),
    ("pegawai", 2023, None, "Daftar pegawai", ""),
    ("indikator", None, None, "Daftar indikator", ""),
    ("kendala", 2023, None, "Catatan 2023", ""),
)


@pytest.fixture
def dokumen(laporan: Laporan) -> DokumenAsal:
    data = bertukar(laporan.data, replace(laporan.data["asal_data"], rekaman={}))
    for tabel, tahun, sumber, judul, halaman in ENTRI:
        data = tambah(
            data, "asal_data",
            tabel=tabel, tahun=tahun, sumber=sumber, dokumen=judul, halaman=halaman or None,
        )  # fmt: skip
    return DokumenAsal(replace(laporan, data=data))


@pytest.mark.parametrize(
    ("tabel", "baris", "judul"),
    [
        ("realisasi", {"tahun": 2023, "sumber": "X", "periode": "TAHUN"}, ["Tabel A, halaman 12"]),
        ("realisasi", {"tahun": 2023, "sumber": "X", "periode": "TW1"}, ["Tabel B", "Tabel C"]),
        ("realisasi", {"tahun": 2023, "sumber": "Z"}, ["Dokumen 2023, halaman 7"]),
        ("realisasi", {"tahun": 2024, "sumber": "X", "periode": "TW1"}, []),
        ("rumusan", {"tahun": None, "dokumen": "Y"}, ["Renstra"]),
        ("rumusan", {"tahun": 2024, "dokumen": "Y"}, []),
        ("pegawai", {"tanggal": date(2023, 12, 7)}, ["Daftar pegawai"]),
        ("pegawai", {"tanggal": date(2024, 1, 1)}, []),
        ("indikator", {"kode": "1.1"}, ["Daftar indikator"]),
        ("kendala", {"kode": "air"}, ["Catatan 2023"]),
        ("target", {"tahun": 2023, "dokumen": "PK"}, []),
    ],
)
def test_dokumen_satu_baris(
    dokumen: DokumenAsal, tabel: str, baris: dict[str, Any], judul: list[str]
) -> None:
    assert list(dokumen.untuk(tabel, baris)) == judul


def test_catatan_edisi_lain_tidak_menjadi_asalnya(laporan: Laporan) -> None:
    """What no column dates is of the edition's year: last year's document is not this year's."""
    lain = replace(laporan, edisi=replace(laporan.edisi, tahun=2024))
    baris = {"kendala": "air"}
    assert DokumenAsal(laporan).untuk("kendala", baris)
    assert DokumenAsal(lain).untuk("kendala", baris) == ()


def test_tanpa_dokumen_dikatakan(laporan: Laporan) -> None:
    isi = ubah(laporan.data, "asal_data", {"tabel": "smart"}, tahun=2022)
    baru = Penelusur(replace(laporan, data=isi))
    assert baru.jelaskan("smart/2023/nilai").sel[0].sumber == ()
    assert TIDAK_DICATAT in panel.kemas(["smart/2023/nilai"], baru, "")
    assert TIDAK_DICATAT not in panel.kemas(["ikpa/2023/total"], baru, "")
    halaman = halaman_data.tulis(replace(laporan, data=isi), baru, Penyaji())
    assert f"Bagi 1 baris, {TIDAK_DICATAT}." in halaman["data/smart.md"]
    (smart,) = (s for s in isi.paket["resources"] if s["name"] == "smart")
    kata = pohon.urai(halaman["data/smart.md"]).text_content()
    # What each column means stands beside the table; a pattern is told apart from it.
    assert all(f["description"].split(",")[0] in kata for f in smart["schema"]["fields"])


@pytest.mark.parametrize(
    ("entri", "kolom", "kata"),
    [
        ({"tabel": "realisasii", "tahun": 2023}, "tabel", "“realisasi”"),
        ({"tabel": "indikator", "sumber": "PK"}, "sumber", "tidak menyebut sumber"),
        ({"tabel": "realisasi"}, "tahun", "tidak pernah berlaku"),
    ],
)
def test_keterangan_asal_yang_tidak_menerangkan(
    laporan: Laporan, entri: dict[str, object], kolom: str, kata: str
) -> None:
    isi = tambah(laporan.data, "asal_data", dokumen="X", **entri)
    (m,) = periksa_asal(isi)
    assert (m.kode, m.kolom) == ("D039", kolom) and kata in m.pesan
    assert list(periksa_asal(laporan.data)) == []


def test_asal_berkas_yang_tidak_terdaftar_disebut_pada_berkasnya(
    laporan: Laporan, tmp_path: Path
) -> None:
    isi = tambah(laporan.data, "asal_data", dokumen="X", tabel="rapat", tahun=2023)
    isi.folder = tmp_path
    assert [m.kolom for m in periksa_asal(isi)] == ["tabel"]
    (tmp_path / "rapat.csv").touch()
    assert list(periksa_asal(isi)) == []


@pytest.mark.parametrize(
    ("kunci", "judul"),
    [
        ("realisasi/1.1/2023/LKJIP", ["Tabel 3.2, halaman 28"]),
        ("realisasi/1.5/2023/OUTPUT", ["Tabel 3.3, halaman 38"]),
        ("realisasi/1.1/2023/E-PERFORMANCE", ["Tabel 3.7, halaman 57"]),
        ("realisasi/1.1/2022/LKJIP", ["Tabel 3.4, halaman 42"]),
        ("target/1.1/2022/PK", ["Lampiran 2 (Perjanjian Kinerja Tahun 2022)"]),
        ("pegawai/pendidikan/s2", ["Tabel 1.2, halaman 6"]),
        ("belanja/51/2023/SMART/pagu", ["Gambar 3.1, halaman 51"]),
    ],
)
def test_dokumen_sumber_angka(penelusur: Penelusur, kunci: str, judul: list[str]) -> None:
    (sel,) = penelusur.jelaskan(kunci).sel
    assert list(sel.sumber) == [f"Naskah semula LKjIP 2023 Semester II, {j}" for j in judul]


def test_setiap_sel_bersumber_dokumen(laporan: Laporan, penelusur: Penelusur) -> None:
    """Not one cell behind a figure is without a document, and each entry holds for some row."""
    semua = {s for a in laporan.register for s in penelusur.jelaskan(a.kunci).semua_sel}
    assert [s.asal for s in semua if not s.sumber] == []
    ada = {
        (s["name"], judul)
        for s in laporan.data.paket["resources"]
        for satu in penelusur.dokumen_baris(s["name"])
        for judul in satu
    }
    assert {(r.tabel, judul_asal(r)) for r in laporan.baris("asal_data")} <= ada


def test_tanggal_data(penelusur: Penelusur) -> None:
    def tanggal(kunci: str) -> str:
        return penelusur.jelaskan(kunci).tanggal.replace("\xa0", " ")

    assert tanggal("ikpa/2023/total") == "30 November 2023"
    assert tanggal("capaian/1.1/2023") == "7 Desember 2023"
    assert penelusur.jelaskan("ikpa/2023/total").sel == ()
    assert penelusur.jelaskan("ikpa/2023/revisi-dipa/nilai").sel[0].hari == date(2023, 11, 30)


def test_tanggal_data_yang_belum_diisi_disebut_demikian(laporan: Laporan) -> None:
    """The end of the period is what the data can reach at most, not a day that anybody told."""
    belum = susun_laporan(ubah(laporan.data, "laporan", {}, tanggal_data=None))
    telusur = Penelusur(belum)
    capaian, ikpa = (telusur.jelaskan(k) for k in ("capaian/1.1/2023", "ikpa/2023/total"))
    assert capaian.tanggal.replace("\xa0", " ") == f"7 Desember 2023 dan {belum.edisi.tanggal_data}"
    assert belum.edisi.tanggal_data == "(tanggal data belum diisi)"
    assert ikpa.tanggal.replace("\xa0", " ") == "30 November 2023"


def test_rentang_baris() -> None:
    sel = [Asal("data/a.csv", n, "x") for n in (5, 3, 4, 9)] + [Asal("data/a.csv", 10, "y")]
    assert [(r.kolom, r.baris) for r in rentang([*sel, *sel])] == [
        ("x", "baris 3–5"),
        ("x", "baris 9"),
        ("y", "baris 10"),
    ]
    dua = [Asal("data/b.csv", 2, "a"), Asal("data/a.csv", 2, "b"), Asal("data/a.csv", 3, "a")]
    assert [r.alamat for r in rentang(dua)] == [
        "data/a.html#baris-3", "data/a.html#baris-2", "data/b.html#baris-2",
    ]  # fmt: skip
    assert rentang(sel)[0].alamat == "data/a.html#baris-3"
    assert rentang([]) == []


# ---- Packed for a page -----------------------------------------------------------------------


def test_kemasan_memuat_rantai_lengkap(penelusur: Penelusur) -> None:
    kunci = ["capaian/rata-rata/2023", "anggaran/2023/SP2D/serapan"]
    isi = json.loads(panel.kemas(kunci, penelusur, "../"))
    assert isi["dasar"] == "../"
    assert sorted(a[0] for a in isi["angka"] if a[0]) == sorted(kunci)
    # Every input is there, and every chain ends in a cell.
    for a in isi["angka"]:
        assert all(0 <= n < len(isi["angka"]) for n in a[9])
        assert a[9] or a[10]
        assert all(-1 <= n < len(isi["kata"]) for n in (*a[1:3], a[4], *a[6:9]))
    (rata,) = (a for a in isi["angka"] if a[0] == kunci[0])
    assert len(rata[9]) == 24
    assert len(isi["kata"]) == len(set(isi["kata"]))
    assert len(isi["angka"]) == len(penelusur.turunan(kunci)) == 73 + 1 + 2 + 12


def test_turunan_urut_menurut_kunci_lalu_masukan(penelusur: Penelusur) -> None:
    kunci = [f"capaian/1.{n}/2023" for n in (1, 2)]
    masukan = [[m for m in penelusur.register[k].masukan if isinstance(m, str)] for k in kunci]
    semua = [kunci[0], *masukan[0], kunci[1], *masukan[1]]
    assert penelusur.turunan(reversed(kunci)) == semua and len(semua) == 6


def test_kemasan_aman_di_dalam_skrip(laporan: Laporan) -> None:
    register = Register()
    label = "</script><script>alert(1)</script>"
    asal = Asal("data/ikpa.csv", 2, "nilai")
    register.tambah(Angka("x", Fraction(1), "", "nilai", label, (asal,)))
    p = Penelusur(replace(laporan, register=register))
    teks = panel.kemas(["x"], p, "")
    assert "<" not in teks
    assert label in json.loads(teks)["kata"]


def test_letak_pada_halaman() -> None:
    isi = (
        '<h1 id="bab">Bab</h1><p><data data-kunci="a">1</data></p>'
        '<figure id="tabel-t"><figcaption><span class="nomor">Tabel 1.1</span></figcaption>'
        '<table><tr><td id="sel"><data data-kunci="a">1</data></td></tr></table></figure>'
        '<p id="butir">x</p><p><data data-kunci="b">2</data></p>'
    )
    from macros.halaman.jenis import Halaman

    h = Halaman("bab.md", "bab.html", pohon.urai(isi), "isi", "Bab")
    temuan = telusuri(pohon.urai(isi))
    assert list(temuan.kunci) == ["a", "b"]
    tampil = {
        "a": {Tempat("bab.md", ""), Tempat("bab.md", "tabel-t")},
        "b": {Tempat("bab.md", "")},
        "c": {Tempat("bab.md", "")},
    }
    letak = susun([h], {"bab.md": temuan}, tampil)
    assert [(x.alamat, x.sebutan) for x in letak["a"]] == [
        ("bab.html#bab", "Bab"),
        ("bab.html#tabel-t", "Tabel 1.1"),
    ]
    assert [x.alamat for x in letak["b"]] == ["bab.html#butir"]
    assert [x.alamat for x in letak["c"]] == ["bab.html"]


def test_hari_sebuah_baris(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own, else the last one of its documents that tell theirs."""
    asal = object.__new__(DokumenAsal)
    hari = [date(2023, 3, 1), None, date(2023, 5, 1), date(2023, 4, 1)]
    ada = tuple(SimpleNamespace(tanggal=h) for h in hari)
    monkeypatch.setattr(asal, "_terpilih", lambda tabel, baris: ada, raising=False)
    assert asal.hari("t", {"tanggal": date(2022, 1, 2)}) == date(2022, 1, 2)
    assert asal.hari("t", {"tanggal": None}) == asal.hari("t", {}) == date(2023, 5, 1)
    ada = ada[1:2]
    assert asal.hari("t", {}) is None


def test_register_terbit_memuat_angka_dengan_satuannya(penelusur: Penelusur) -> None:
    isi = {a["kunci"]: a for a in register(penelusur, {})}
    satu = isi["pegawai/jabatan/jumlah"]
    assert (satu["teks"], satu["nilai"], satu["satuan"]) == ("61\xa0orang", "61", "orang")
