"""The drawing engine: colours that can be told apart, lines of words, and values as they are."""

from __future__ import annotations

import re
from dataclasses import astuple, replace
from fractions import Fraction
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given, strategies as st

from macros.gambar import huruf, kuadran
from macros.gambar.gaya import GELAP, LEBAR, PANAS_BALIK, SEMPIT, TERANG, Format, Palet, gelapkan
from macros.gambar.huruf import lebar_teks
from macros.gambar.lukis import lukis
from macros.gambar.spesifikasi import (
    Batang,
    Butir,
    KelompokButir,
    Nilai,
    PetaPanas,
    PetaStrategi,
    Seri,
    SimpulPeta,
    Takik,
    Tingkat,
    Titik,
)
from tests import contoh_gambar as contoh
from tests.penanda import bila_lengkap
from tests.unsur_gambar import DUA, batang, datar, gambar, rapat, sebutir, teks_dalam, unsur

pytestmark = pytest.mark.lama  # many charts drawn

# Machado, Oliveira, Fernandes (2009), severity 1.0, on linear RGB.
BUTA_WARNA = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                   (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
                     (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
                   (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def luminans(warna: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2, definition of relative luminance)."""

    def linear(kanal: float) -> float:
        return kanal / 12.92 if kanal <= 0.04045 else float(((kanal + 0.055) / 1.055) ** 2.4)

    merah, hijau, biru = (linear(int(warna[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * merah + 0.7152 * hijau + 0.0722 * biru


def kontras(satu: str, dua: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    gelap, terang = sorted((luminans(satu), luminans(dua)))
    return (terang + 0.05) / (gelap + 0.05)


class TestGaya:
    @pytest.mark.parametrize("palet", [TERANG, GELAP], ids=["terang", "gelap"])
    def test_kontras(self, palet: Palet) -> None:
        for warna in (palet.utama, palet.bawah, palet.lemah):
            assert kontras(warna, palet.latar) >= 3
        assert kontras(palet.utama, palet.bawah) >= 3
        for warna in (palet.teks, palet.lemah):
            assert kontras(warna, palet.latar) >= 4.5
        assert kontras(palet.teks, palet.kotak) >= 4.5
        assert kontras(palet.balik, palet.utama) >= 4.5
        for nomor, rona in enumerate(palet.panas):
            tulisan = palet.balik if nomor >= PANAS_BALIK else palet.teks
            assert kontras(tulisan, rona) >= 4.5

    @pytest.mark.parametrize("matriks", BUTA_WARNA.values(), ids=list(BUTA_WARNA))
    @pytest.mark.parametrize("palet", [TERANG, GELAP], ids=["terang", "gelap"])
    def test_buta_warna(self, palet: Palet, matriks: tuple[tuple[float, ...], ...]) -> None:
        def lihat(warna: str) -> float:
            kanal = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
            linear = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanal]
            terlihat = [
                min(max(sum(m * k for m, k in zip(b, linear, strict=True)), 0), 1) for b in matriks
            ]
            return 0.2126 * terlihat[0] + 0.7152 * terlihat[1] + 0.0722 * terlihat[2] + 0.05

        for satu, dua in combinations((palet.latar, palet.utama, palet.bawah), 2):
            terang, gelap = max(lihat(satu), lihat(dua)), min(lihat(satu), lihat(dua))
            assert terang / gelap >= 2.4

    def test_tiap_warna_terang_unik(self) -> None:
        warna = [w for n in astuple(TERANG) for w in ([n] if isinstance(n, str) else n)]
        assert len(set(warna)) == len(warna)

    def test_gelapkan_menolak_warna_asing(self) -> None:
        with pytest.raises(KeyError):
            gelapkan('<path fill="#123456"/>')


KATA = st.text("abkmnrst/-()", min_size=1, max_size=14)


class TestBungkus:
    @given(st.lists(KATA, max_size=30).map(" ".join), st.floats(20, 400), st.booleans())
    def test_tidak_ada_yang_hilang(self, teks: str, lebar: float, tebal: bool) -> None:
        for cara in (huruf.bungkus, huruf.bungkus_imbang):
            assert rapat("".join(cara(teks, lebar, 13, tebal))) == rapat(teks)

    @given(st.lists(KATA, max_size=30).map(" ".join), st.floats(20, 400), st.booleans())
    def test_muat_atau_tidak_terpisahkan(self, teks: str, lebar: float, tebal: bool) -> None:
        terlebar = huruf.kata_terlebar(teks, 13, tebal)
        for cara in (huruf.bungkus, huruf.bungkus_imbang):
            for baris in cara(teks, lebar, 13, tebal):
                assert huruf.lebar_teks(baris, 13, tebal) <= max(lebar, terlebar) + 1e-9

    @given(st.lists(KATA, max_size=30).map(" ".join), st.floats(20, 400))
    def test_imbang_tidak_menambah_baris(self, teks: str, lebar: float) -> None:
        satu, dua = huruf.bungkus(teks, lebar, 13), huruf.bungkus_imbang(teks, lebar, 13)
        assert len(satu) == len(dua)

    def test_putus_pada_kata(self) -> None:
        baris = huruf.bungkus("Persentase tahanan yang overstaying", 120, 13)
        assert baris == ("Persentase tahanan", "yang overstaying")

    def test_garis_miring_tidak_mengawali_baris(self) -> None:
        for lebar in range(20, 200):
            assert not any(
                b.startswith("/") for b in huruf.bungkus("tahanan / narapidana / anak", lebar, 13)
            )

    def test_spasi_keras_tidak_diputus(self) -> None:
        assert huruf.bungkus("nilai 46\N{NO-BREAK SPACE}unit", 40, 13)[-1] == "46\xa0unit"

    def test_lebar_menurut_huruf_arimo(self) -> None:
        # Arimo's digits are 1139 of 2048 units wide, as Liberation Sans' and Arial's are.
        assert huruf.lebar_teks("0123456789", 2048) == 11390
        assert huruf.lebar_teks("W", 10, tebal=True) == pytest.approx(9.44, abs=0.01)


class TestNilai:
    def test_panjang_batang_sebanding_dari_nol(self) -> None:
        svg = lukis(datar(sebutir("a", 50, "50"), sebutir("b", 100, "100")))["lebar"]
        (kiri1, kanan1), (kiri2, kanan2) = batang(svg, TERANG.utama)
        assert kiri1 == kiri2
        assert kanan1 - kiri1 == pytest.approx((kanan2 - kiri2) / 2, abs=0.02)

    def test_hilang_bukan_nol(self) -> None:
        ada = sebutir("a", 80, "80%")
        hilang = lukis(datar(ada, sebutir("b", None, "Belum ada data")))
        nol = lukis(datar(ada, sebutir("b", 0, "0%")))
        for varian in DUA:
            assert len(batang(hilang[varian], TERANG.utama)) == 1
            assert len(batang(nol[varian], TERANG.utama)) == 2
            teks = {u.teks: u.atribut["fill"] for u in teks_dalam(hilang[varian])}
            assert teks["Belum ada data"] == TERANG.lemah
            assert "0%" not in teks

    def test_nilai_negatif_ke_kiri_dari_nol(self) -> None:
        svg = lukis(datar(sebutir("a", 10, "10"), sebutir("b", -5, "−5")))["lebar"]
        (kiri1, _), (_, kanan2) = batang(svg, TERANG.utama)
        assert kiri1 == kanan2

    def test_di_atas_acuan_digambar_utuh(self) -> None:
        dua = sebutir("a", 133, "133%"), sebutir("b", 100, "100%")
        spek = datar(*dua, acuan=Takik(100, "Target"))
        (k1, n1), (k2, n2) = batang(lukis(spek)["lebar"], TERANG.utama)
        assert (n1 - k1) / (n2 - k2) == pytest.approx(1.33, abs=0.001)

    def test_peran_berbeda_bentuk_bukan_hanya_warna(self) -> None:
        spek = datar(
            sebutir("a", 9, "9", "utama"), sebutir("b", 8, "8", "di-bawah-target"),
            sebutir("c", 7, "7", "pembanding"),
        )  # fmt: skip
        jalur = [u for u in unsur(lukis(spek)["lebar"]) if u.jenis == "path"]
        arsir = [u for u in jalur if u.atribut.get("stroke") == TERANG.latar]
        assert len(arsir) == 1
        assert arsir[0].atribut["d"].count("M") > 5
        kosong = [u for u in jalur if u.atribut.get("fill") == TERANG.latar]
        assert [u.atribut["stroke"] for u in kosong] == [TERANG.lemah]

    @staticmethod
    def titik(*nilai: Nilai) -> Titik:
        seri = (Seri("2022", "pembanding"), Seri("2023", "utama"))
        butir = Butir("a", (nilai[0], nilai[1]))
        tetap = Butir("b", (Nilai(50, "50%"), Nilai(60, "60%")))
        return Titik((KelompokButir("", (butir, tetap)),), seri, maksimum=100)

    def test_titik_kepala_kolom_menyebut_yang_membedakan(self) -> None:
        """Words where they fit, since signs alone are to be looked up in the key."""
        for nama, kepala in (
            (("Target 2022", "Target 2023"), ["2022", "2023"]),
            (("Target Renstra 2023", "Target PK 2023"), ["Renstra", "PK"]),
            (("E-Performance", "Laporan ini"), []),
        ):
            for format_ in ("lebar", "sempit"):
                spek = self.titik(Nilai(70, "70%"), Nilai(80, "80%"))
                spek = replace(spek, seri=(Seri(nama[0], "pembanding"), Seri(nama[1], "utama")))
                teks = [u.teks for u in teks_dalam(lukis(spek)[format_])]
                assert [t for t in teks if t in kepala] == kepala
                assert set(nama) <= set(teks)

    def test_titik_hilang_tanpa_tanda_dan_garis(self) -> None:
        def hitung(spek: Titik) -> tuple[int, int]:
            jalur = [u.atribut for u in unsur(lukis(spek)["lebar"]) if u.jenis == "path"]
            cakram = sum(a.get("fill") == TERANG.utama for a in jalur)
            garis = sum(a.get("stroke") == TERANG.lemah and a.get("fill") == "none" for a in jalur)
            return cakram, garis

        lengkap = hitung(self.titik(Nilai(70, "70%"), Nilai(80, "80%")))
        hilang = hitung(self.titik(Nilai(70, "70%"), Nilai(None, "belum ada data")))
        assert hilang == (lengkap[0] - 1, lengkap[1] - 1)

    def test_titik_alasan_hilang_disebut_sekali(self) -> None:
        spek = self.titik(Nilai(None, "belum ada data"), Nilai(None, "belum ada data"))
        teks = [u.teks for u in teks_dalam(lukis(spek)["sempit"])]
        assert teks.count("belum ada data") == 1
        assert teks.count("–") == 3  # in the key and in both columns

    def test_titik_alasan_berbeda_disebut_masing_masing(self) -> None:
        spek = self.titik(Nilai(None, "belum ada data"), Nilai(None, "tidak dapat dihitung"))
        teks = [u.teks for u in teks_dalam(lukis(spek)["lebar"])]
        assert {"belum ada data", "tidak dapat dihitung"} <= set(teks)
        assert "–" not in teks

    def test_peta_panas_sel_hilang_tidak_berisi(self) -> None:
        baris = (Butir("a", (Nilai(0, "0"), Nilai(None, ""), Nilai(100, "100"))),)
        spek = PetaPanas(("Jan", "Feb", "Mar"), baris, (Takik(0, "0–99"), Takik(100, "100")))
        svg = lukis(spek)["lebar"]
        # One cell and one sample in the key of each class; the missing cell is an outline.
        assert len(batang(svg, TERANG.panas[0])) == 2
        assert len(batang(svg, TERANG.panas[4])) == 2
        assert [u.teks for u in teks_dalam(svg)].count("–") == 2
        assert "Belum ada data" in {u.teks for u in teks_dalam(svg)}

    def test_peta_panas_hasil_tanpa_bilangan_disebut(self) -> None:
        """What was reached or missed without a percentage is not said to lack data."""
        baris = (Butir("a", (Nilai(None, "tercapai"), Nilai(None, "tidak berlaku"))),)
        for nama, svg in lukis(PetaPanas(("2031", "2032"), baris, (Takik(0, "0"),))).items():
            teks = {u.teks for u in teks_dalam(svg)}
            tanda = {"Tercapai", "●", "Tidak berlaku", "×"}  # where they are too long for the cells
            assert teks >= ({"tercapai", "tidak berlaku"} if nama.startswith("sempit") else tanda)
            assert not {"–", "Belum ada data"} & teks

    def test_peta_panas_tanda_menurut_artinya(self) -> None:
        """Whichever comes first, the sign for a word is the one that tables give it."""
        for kata in permutations(("tercapai", "belum tercapai", "Sangat Baik", "Sangat Kurang")):
            baris = (Butir("a", tuple(Nilai(None, k) for k in kata)),)
            svg = lukis(PetaPanas(("1", "2", "3", "4"), baris, (Takik(0, "0"),)))["lebar"]
            teks = [u.teks for u in teks_dalam(svg)]
            tanda = [t for t in teks if t in "●▼◊‡"]
            nama = [t for t in teks if t in kata or t.lower() in kata]
            assert tanda[:4] == tanda[4:]  # in the key as in the cells
            assert dict(zip(nama, tanda, strict=False)).items() >= {
                ("Tercapai", "●"), ("Belum tercapai", "▼"),
            }  # fmt: skip

    def test_peta_panas_kata_tidak_menyempitkan_nama(self) -> None:
        """The names of rows keep their lines where words stand in place of a number."""
        nama = "Persentase tahanan yang memperoleh layanan kesehatan sesuai standar"

        def baris(hampa: str) -> list[str]:
            butir = Butir(nama, (Nilai(None, hampa), *(Nilai(n, f"{n}") for n in (80, 90, 100))))
            spek = PetaPanas(("2022", "2023", "2024", "2025"), (butir,), (Takik(0, "0"),))
            return [u.teks for u in teks_dalam(lukis(spek)["lebar"]) if u.teks in nama]

        assert baris("tidak dapat dihitung") == baris("–")

    def test_peta_panas_satu_tanda_bagi_yang_belum_ada(self) -> None:
        baris = (Butir("a", (Nilai(None, "belum ada data"), Nilai(None, "–"), Nilai(1, "1"))),)
        teks = [
            u.teks
            for u in teks_dalam(lukis(PetaPanas(("1", "2", "3"), baris, (Takik(0, "0"),)))["lebar"])
        ]
        assert teks.count("Belum ada data") == 1 and "×" not in teks and teks.count("–") == 3

    def test_peta_panas_tanpa_yang_hilang_tanpa_kunci_hilang(self) -> None:
        baris = (Butir("a", (Nilai(1, "1"),)),)
        svg = lukis(PetaPanas(("Jan",), baris, (Takik(0, "0"),)))["lebar"]
        assert "Belum ada data" not in svg

    def test_peta_panas_sempit_menambah_deret_bagi_angka_panjang(self) -> None:
        def deret(teks: str) -> int:
            baris = (Butir("a", (Nilai(1, teks),) * 12),)
            svg = lukis(PetaPanas(contoh.BULAN, baris, (Takik(0, "0"),)))["sempit"]
            return len({u["y"] for u in teks_dalam(svg) if u.teks == teks})

        assert (deret("100"), deret("66,67"), deret("100,00%")) == (1, 2, 3)

    @pytest.mark.parametrize(("judul", "di_atas"), [("September", True), ("Sep", False)])
    def test_peta_panas_berkolom_lebar_menamai_baris_di_atasnya(
        self, judul: str, di_atas: bool
    ) -> None:
        """No name is printed over its cells where the heads of columns leave it no room."""
        butir = Butir("Layanan administrasi kependudukan", (Nilai(7, "7"),) * 12)
        spek = PetaPanas((judul,) * 12, (butir,) * 2, (Takik(0, "0"),))
        for varian in ("lebar", "gelap"):
            unsur = teks_dalam(lukis(spek)[varian])
            nama = next(u for u in unsur if u.teks.startswith("Layanan"))
            sel = next(u for u in unsur if u.teks == "7")
            assert (nama["y"] < sel["y"] - 20) is di_atas
            kiri = sel["x"] - huruf.lebar_teks("7", 13.2) / 2
            assert di_atas or nama["x"] + huruf.lebar_teks(nama.teks, 13.2) < kiri

    @pytest.mark.parametrize("berseri", [False, True])
    def test_teks_yang_panjang_berdiri_di_label_pada_layar_sempit(self, berseri: bool) -> None:
        """Else it would leave the bars no room, and they would grow to the left of the picture."""
        panjang = "78,93% (Rp1.842.279.563 dari Rp2.334.160.000)"
        nilai = [Nilai(78, panjang, rincian="kurang"), Nilai(100, panjang)][: 1 + berseri]
        seri = (Seri("Kini", "utama"), Seri("Lalu", "pembanding")) if berseri else ()
        kosong = Butir("B", tuple(Nilai(None, "belum ada data") for _ in nilai))
        butir = Butir("Pembinaan", tuple(nilai)), kosong

        def gambar_teks(*butir: Butir) -> tuple[list[tuple[float, float]], str]:
            svg = lukis(Batang((KelompokButir("", butir),), seri))["sempit"]
            return batang(svg, TERANG.utama), " ".join(u.teks for u in teks_dalam(svg))

        semua, teks = gambar_teks(*butir)
        kiri, kanan = max(semua, key=lambda b: b[1] - b[0])  # and not the sample of the key
        assert 0 <= kiri < kanan <= SEMPIT.lebar and kanan - kiri > SEMPIT.lebar / 2
        assert f"Pembinaan: {panjang}; kurang" in teks and teks.count(panjang) == len(nilai)
        assert "belum ada data" in teks and "B:" not in teks
        pendek = replace(butir[0], nilai=tuple(replace(n, teks="78%", rincian="") for n in nilai))
        assert "Pembinaan:" not in gambar_teks(pendek)[1]

    def test_titik_di_tepi_tidak_terpotong(self) -> None:
        """Nothing and less than nothing lie at the edge where rows have no code."""
        butir = (
            Butir("Belanja", (Nilai(-5, "−5%"), Nilai(0, "0%"))),
            Butir("B", (Nilai(0, "0%"),) * 2),
        )
        seri = Seri("Kini", "utama"), Seri("Lalu", "pembanding")
        svg = lukis(Titik((KelompokButir("", butir),), seri))["sempit"]
        kiri = [float(x) for u in unsur(svg) if "C" in u.atribut.get("d", "")
                for x in re.findall(r"[MC ](-?[\d.]+) ", u.atribut["d"])]  # fmt: skip
        assert kiri and min(kiri) >= 0

    def test_angka_tunggal_hilang_tanpa_batang(self) -> None:
        spek = replace(contoh.smart, nilai=None, teks="Belum ada data", predikat="")
        svg = lukis(spek)["lebar"]
        assert not batang(svg, TERANG.utama)
        assert "Belum ada data" in svg

    @pytest.mark.parametrize("nilai", [Fraction(40_000, 300), Fraction(-20), Fraction(10**6), 40])
    @pytest.mark.parametrize("varian", DUA)
    def test_angka_tunggal_di_luar_skala_tetap_dalam_gambar(
        self, nilai: Fraction, varian: str
    ) -> None:
        """The scale grows with it, and its numbers do not touch; within it stays 0 to 100."""
        svg = lukis(replace(contoh.smart, nilai=nilai, teks="x"))[varian]
        ((kiri, kanan),) = batang(svg, TERANG.utama)
        tanda = {u.teks: u["x"] for u in teks_dalam(svg) if u.teks in {"0", "100"}}
        lebar = {"lebar": LEBAR, "sempit": SEMPIT}[varian].lebar
        assert 0 <= kiri < kanan <= lebar
        assert ("100" in tanda) == (nilai < 10**5)
        if "100" in tanda:
            satuan = (tanda["100"] - tanda["0"]) / 100
            assert kanan - kiri == pytest.approx(abs(float(nilai)) * satuan, abs=0.1)
            assert satuan * 100 > 20

    def test_komposisi_terurut_dari_terbesar(self) -> None:
        svg = gambar("komposisi")["lebar"]
        letak = {u.teks: u["y"] for u in teks_dalam(svg)}
        urut = ["Belanja Pegawai", "Belanja Barang", "Belanja Modal", "Belanja Bantuan Sosial"]
        assert sorted(urut, key=letak.__getitem__) == urut
        assert len(batang(svg, TERANG.rel)) == 3  # a missing part has no rail either

    def test_tanda_rumus_dicetak_apa_adanya(self) -> None:
        svg = lukis(datar(sebutir("a_1 <b> & $x^2$", 1, "1")))["lebar"]
        assert "a_1 <b> & $x^2$" in {u.teks for u in teks_dalam(svg)}


class TestSpesifikasi:
    def test_tanpa_butir_ditolak(self) -> None:
        with pytest.raises(ValueError, match="tanpa satu pun butir"):
            Batang((KelompokButir("Judul", ()),))
        with pytest.raises(ValueError, match="tanpa satu pun butir"):
            Titik((), (Seri("a", "utama"), Seri("b", "pembanding")))

    def test_sel_harus_sejumlah_kolom(self) -> None:
        with pytest.raises(ValueError, match="berisi 1 sel, seharusnya 2"):
            PetaPanas(("Jan", "Feb"), (Butir("a", (Nilai(1, "1"),)),), (Takik(0, "0"),))

    @pytest.mark.parametrize("batas", [(), (5, 0), (0, 0), (0, 1, 2, 3, 4, 5)])
    def test_kelas_harus_naik(self, batas: tuple[int, ...]) -> None:
        kelas = tuple(Takik(n, str(n)) for n in batas)
        with pytest.raises(ValueError, match="berurutan naik"):
            PetaPanas(("Jan",), (Butir("a", (Nilai(1, "1"),)),), kelas)

    @pytest.mark.parametrize("tautan", [("a", "b"), ("b", "a"), ("c", "a"), ("x", "a")])
    def test_tautan_hanya_ke_tingkat_di_atasnya(self, tautan: tuple[str, str]) -> None:
        tingkat = tuple(Tingkat(k, (SimpulPeta(k, k),)) for k in "abc")
        if tautan == ("b", "a"):
            assert PetaStrategi(tingkat, (tautan,)).tautan
            return
        with pytest.raises(ValueError, match="tepat di atasnya"):
            PetaStrategi(tingkat, (tautan,))


@given(st.lists(st.fractions(-500, 500, max_denominator=8), min_size=1, max_size=6))
def test_ujung_bidang_memberi_ruang(nilai: list[Fraction]) -> None:
    """The plane ends on a step beyond its outermost points, and no further than it must: never
    below zero for values that are not."""
    ujung = kuadran._Ujung.dari(nilai)
    langkah = ujung.langkah
    assert ujung.bawah % langkah == ujung.atas % langkah == 0
    assert len(ujung.tanda) <= kuadran._TANDA + 2
    assert 0 <= min(nilai) - Fraction(ujung.bawah) <= langkah
    assert min(nilai) == 0 or min(nilai) > ujung.bawah
    assert min(nilai) < 0 or ujung.bawah >= 0
    assert 0 < Fraction(ujung.atas) - max(nilai) <= langkah


@pytest.mark.parametrize("format_", [LEBAR, SEMPIT])
def test_bidang_menulis_satuan_nilainya(format_: Format) -> None:
    """Whatever the unit of each scale: the numbers beside it have it, and stand apart; a label that
    is wider than the plane stays in the picture."""
    butir = [
        Butir("Belanja", (Nilai(n * 10**9, f"Rp{n}.000.000.000"), Nilai(k, f"{k} kunjungan")), kode)
        for n, k, kode in ((1, 1500, "layanan-sarana-dan-prasarana"), (4, 90, "kesehatan"))
    ]
    acuan = (Takik(2 * 10**9, "a"), Takik(500, "b"))
    spek = replace(contoh.kuadran, kelompok=(KelompokButir("", tuple(butir)),), garis=acuan)
    semua = teks_dalam(kuadran.gambar_kuadran(replace(spek, pola=("Rp{}", "{} orang")), format_))
    tanda = [u for u in semua if u.teks[0].isdecimal() or u.teks.startswith("Rp")]
    datar = [u for u in tanda if u.teks.startswith("Rp")]
    assert {u.teks for u in tanda} >= {"Rp0", "1.500 orang"}
    assert not any("%" in u.teks for u in tanda)
    lebar = [lebar_teks(u.teks, format_.huruf) for u in datar]
    tepi = [(u["x"] - n / 2, u["x"] + n / 2) for u, n in zip(datar, lebar, strict=True)]
    assert all(a[1] < b[0] for a, b in pairwise(tepi)) and tepi[-1][1] <= format_.lebar + 0.5
    label = [u for u in semua if " · " in u.teks]
    for u in label:
        assert 0 <= u["x"] <= u["x"] + lebar_teks(u.teks, format_.huruf) <= format_.lebar + 0.5
    assert len(label) == 2


PADAT = [(40, 180), (40, 152), (40, 115), (99, 258), (95, 133), (99, 82), (100, 82)]
PADAT += [(95, 87), (95, 92), (99, 92), (100, 87), (100, 83)]


@pytest.mark.parametrize("format_", bila_lengkap([LEBAR, SEMPIT], [SEMPIT]))
@pytest.mark.parametrize("banyak", [4, len(PADAT)])
def test_bidang_yang_padat_tetap_terbaca(format_: Format, banyak: int) -> None:
    """Labels of points that lie close together stand inside of the plane and meet nothing; the
    plane grows higher only for them."""
    butir = [
        Butir(f"Sasaran {n}", (Nilai(x, f"{x}%"), Nilai(y, f"{y}%")), f"Sasaran SK{n:02}")
        for n, (x, y) in enumerate(PADAT[:banyak])
    ]
    spek = replace(contoh.kuadran, kelompok=(KelompokButir("", tuple(butir)),))
    svg = kuadran.gambar_kuadran(spek, format_)
    label = [u for u in teks_dalam(svg) if " · " in u.teks]
    assert len(label) == banyak
    for satu, dua in combinations(label, 2):
        jauh = abs(satu["y"] - dua["y"]) >= format_.spasi - 1
        lebar = [lebar_teks(u.teks, format_.huruf) for u in (satu, dua)]
        assert jauh or satu["x"] + lebar[0] <= dua["x"] or dua["x"] + lebar[1] <= satu["x"]
    kaki = next(u["y"] for u in teks_dalam(svg) if "rata-rata unit 93%" in u.teks)
    assert max(u["y"] for u in label) < kaki - 2 * format_.spasi
    assert (kaki > 300) == (banyak > 4)
