"""Tables, charts and terms in a real browser, from a phone to a projector."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Locator, Page
from pypdfium2 import PdfDocument

from macros.dasar import pohon
from macros.sajian import lebar_kolom
from tests.peramban import Pengamat, buka, lihat
from tests.proyek import AKAR

CAPAIAN = "bab-3-akuntabilitas-kinerja/capaian-kinerja-organisasi.html"
ANGGARAN = "bab-3-akuntabilitas-kinerja/realisasi-anggaran.html"
TABEL = "#tabel-capaian-outcome"
GAMBAR = "#gambar-capaian-indikator"
ALAT = AKAR / "macros/templates/situs/aset/js/alat.js"
GAYA = AKAR / "macros/templates/situs/aset/css/situs.css"
LAYAR = 740
# A cell of more than 120 signs is read in lines of some thirty.
KALIMAT = 240
# Cells of a row that can be seen in full, with nothing over them.
TERLIHAT = """baris => [...baris.cells].filter((sel) => {
  const isi = document.createRange();
  isi.selectNodeContents(sel);
  const k = isi.getBoundingClientRect();
  const di = document.elementFromPoint(k.left + k.width / 2, k.top + k.height / 2);
  return k.left >= 0 && k.right <= innerWidth && (sel === di || sel.contains(di));
}).length"""

TENGAH = "b => (b.scrollLeft + b.clientWidth / 2) / b.scrollWidth"
DEKAT = 0.02
TAMPAK = "e => e.getBoundingClientRect().top >= 0"
MELEBIHI = "bidang => bidang.scrollWidth > bidang.clientWidth"


def baris(halaman: Page) -> Locator:
    return halaman.locator(f"{TABEL} tbody tr:not(.kepala-kelompok)")


def isi(unduhan: Download) -> list[list[str]]:
    with Path(unduhan.path()).open(encoding="utf-8-sig", newline="") as berkas:
        return list(csv.reader(berkas))


def test_tabel_pokok_pada_layar_360(alamat: str, peramban: Browser) -> None:
    """A link to the table opens what is folded; all of a row is seen at once, below its head."""
    with lihat(peramban, 360) as halaman:
        halaman.goto(alamat + CAPAIAN)
        assert halaman.evaluate("document.documentElement.scrollHeight") <= 12 * LAYAR
        halaman.goto(alamat + CAPAIAN + TABEL)
        satu = baris(halaman).nth(6)
        satu.evaluate("e => e.scrollIntoView({block: 'center'})")
        assert satu.evaluate(TERLIHAT) == 6
        kepala = halaman.locator(f"{TABEL} thead")
        kotak, situs = kepala.bounding_box(), halaman.locator(".md-header").bounding_box()
        assert kotak and situs
        assert kotak["y"] >= situs["height"] - 1
        assert [t.strip() for t in kepala.inner_text().split("\n") if t.strip()][-4:] == [
            "Target", "Realisasi", "Capaian", "Status",
        ]  # fmt: skip
        # The check would see a column that is out of view.
        halaman.locator(f"{TABEL} table").evaluate("e => e.classList.remove('tumpuk')")
        assert satu.evaluate(TERLIHAT) < 6


def test_urut_saring_salin_dan_unduh_tabel(alamat: str, peramban: Browser) -> None:
    with buka(peramban) as konteks:
        konteks.grant_permissions(["clipboard-read", "clipboard-write"])
        pengamat = Pengamat(konteks, alamat)
        halaman = pengamat.pergi(CAPAIAN)
        tabel = halaman.locator(TABEL)
        kepala = tabel.get_by_role("columnheader", name="Capaian")
        urutan = []
        for arah in ("ascending", "descending"):
            kepala.get_by_role("button").press("Enter")
            assert kepala.get_attribute("aria-sort") == arah
            nilai = tabel.locator("tbody").first.locator("tr td:nth-child(5)[data-nilai]")
            urutan.append([float(str(n.get_attribute("data-nilai"))) for n in nilai.all()])
        assert urutan[0] == sorted(urutan[0]) != urutan[1] == sorted(urutan[1], reverse=True)
        tabel.get_by_role("button", name="Alat tabel").click()
        with halaman.expect_download() as unduhan:
            tabel.get_by_role("button", name="Unduh CSV").click()
        assert len(isi(unduhan.value)) == 1 + 24 + 1
        tabel.get_by_label("Saring baris").fill("lansia")
        assert tabel.locator("output").inner_text() == "Baris yang cocok: 1 dari 24."
        with halaman.expect_download() as unduhan:
            tabel.get_by_role("button", name="Unduh CSV").click()
        assert isi(unduhan.value)[1][1:6] == [
            "1.5", "Persentase tahanan/narapidana lansia yang mendapatkan layanan kesehatan sesuai"
            " standar", "85", "80", "94.117647",
        ]  # fmt: skip
        tabel.get_by_role("button", name="Salin tabel").click()
        assert "85%\t80%\t94,11%" in halaman.evaluate("navigator.clipboard.readText()")
        pengamat.axe(TABEL)
        # Short tables have neither heads to sort by nor a filter.
        assert halaman.locator("#tabel-capaian-sasaran .urut").count() == 0
    assert pengamat.temuan == []


def test_tabel_dalam_beberapa_bagian_diambil_utuh(peramban: Browser) -> None:
    """Of a table wider than a page every column is taken along, beside the names of its rows, and
    its parts are sorted and filtered together."""
    tahun = [f"Realisasi {t}" for t in range(2020, 2032)]
    baris_ = [
        f"<tr><td>{n}</td><th scope=row>Indikator {n}</th>"
        + "".join(f"<td><data value={n}{k:02}>x</data></td>" for k in range(12))
        + "</tr>"
        for n in range(10, 21)
    ]
    kepala = "".join(f"<th>{j}</th>" for j in ("Kode", "Nama", *tahun))
    kelompok = "<tr class=kepala-kelompok><th colspan=14>Sasaran</th></tr>"
    badan = f"<thead><tr>{kepala}</tr></thead><tbody>{kelompok}{''.join(baris_)}</tbody>"
    akar = pohon.urai(f"<figure id=t><table class=data>{badan}</table></figure>")
    for sel in akar.iter("data"):
        sel.text = "Rp123.456.789.012.345"
    lebar_kolom.bagi(akar)
    with lihat(peramban, 1280) as halaman:
        halaman.set_content(f"<div class=md-content>{pohon.tulis(akar)}</div>")
        assert halaman.locator("table").count() > 1
        halaman.add_script_tag(path=ALAT)
        halaman.get_by_role("button", name="Alat tabel").click()
        halaman.get_by_label("Urutkan").select_option(label="Realisasi 2031, turun")
        nama = halaman.locator("table:visible tr:visible > :nth-child(2)")
        urut = ["Nama", *(f"Indikator {n}" for n in range(20, 9, -1))]
        assert nama.all_inner_texts() == urut * halaman.locator("table").count()
        halaman.get_by_label("Saring baris").fill("20")
        assert nama.all_inner_texts() == urut[:2] * halaman.locator("table").count()
        with halaman.expect_download() as unduhan:
            halaman.get_by_role("button", name="Unduh CSV").click()
        assert isi(unduhan.value) == [
            ["Kelompok", "Kode", "Nama", *tahun],
            ["Sasaran", "20", "Indikator 20", *(f"20{k:02}" for k in range(12))],
        ]


def test_nilai_gambar_dan_unduhannya(alamat: str, peramban: Browser) -> None:
    with lihat(peramban, sentuh=True) as lembar:
        pengamat = Pengamat(lembar, alamat)
        halaman = pengamat.pergi(CAPAIAN)
        gambar = halaman.locator(GAMBAR)
        bidang, nilai = gambar.locator(".tunjuk"), gambar.locator(".tunjuk__nilai")
        bidang.scroll_into_view_if_needed()
        bidang.tap(position={"x": 200, "y": 200})
        assert nilai.inner_text().startswith("1.")
        halaman.keyboard.press("Home")
        assert nilai.inner_text().startswith("1.1 ") and nilai.inner_text().endswith(": 92,5%")
        halaman.keyboard.press("ArrowDown")
        assert nilai.inner_text().startswith("1.2 ") and nilai.inner_text().endswith(": 85,1%")
        pengamat.axe(GAMBAR)
        gambar.get_by_role("button", name="Alat gambar").click()
        for jenis in ("SVG", "PNG", "CSV"):
            with halaman.expect_download() as unduhan:
                gambar.locator(".alat").get_by_text(f"Unduh {jenis}", exact=True).click()
            assert unduhan.value.suggested_filename == f"{GAMBAR[1:]}.{jenis.lower()}"
            if jenis == "CSV":
                assert isi(unduhan.value)[1][1] == "92,5%"
        gambar.get_by_role("button", name="Perbesar").click()
        dialog = halaman.locator("dialog.besar")
        assert "Capaian" in str(dialog.get_attribute("aria-label"))
        # The drawing for this width, whole; nearer only when asked, and back.
        besar, bidang = dialog.locator("img"), dialog.locator(".besar__bidang")
        assert besar.evaluate("g => g.src") == gambar.locator("img:visible").evaluate(
            "g => g.currentSrc"
        )
        assert not bidang.evaluate(MELEBIHI)
        dialog.get_by_role("button", name="Perbesar").click()
        assert bidang.evaluate(MELEBIHI)
        # What was in the middle still is, and the buttons stay where they are.
        assert abs(bidang.evaluate(TENGAH) - 0.5) < DEKAT
        bidang.evaluate("b => b.scrollTop = b.scrollHeight")
        dialog.evaluate("d => d.scrollTop = d.scrollHeight")
        assert dialog.get_by_role("button", name="Tutup").evaluate(TAMPAK)
        dialog.get_by_role("button", name="Perkecil").click()
        assert not bidang.evaluate(MELEBIHI)
        pengamat.axe("dialog.besar")
        halaman.keyboard.press("Escape")
        assert dialog.count() == 0
    assert pengamat.temuan == []


def test_tanpa_daftar_isi_halaman_tabel_memakai_ruangnya(alamat: str, peramban: Browser) -> None:
    """A page without headings keeps no empty column beside a table that has to be pushed."""
    with lihat(peramban, 1280) as lembar:
        pengamat = Pengamat(lembar, alamat)
        halaman = pengamat.pergi("data/realisasi.html")
        assert halaman.get_by_role("navigation", name="Di halaman ini").count() == 0
        assert not halaman.locator(".gulir").evaluate(MELEBIHI)
        assert pengamat.pergi(CAPAIAN).get_by_role("navigation", name="Di halaman ini").count() == 1


def test_tanggal_dalam_kartu_utuh(alamat: str, peramban: Browser) -> None:
    """On a phone a date stands in one line, its year whole."""
    with lihat(peramban, 360) as lembar:
        halaman = Pengamat(lembar, alamat).pergi("lampiran/catatan-koreksi.html")
        baris = halaman.evaluate("""() => {
            const sel = document.querySelector(".data.kartu tbody td");
            sel.className = "teks pendek";
            sel.textContent = "20\u00a0Desember\u00a02023";
            const isi = document.createRange();
            isi.selectNodeContents(sel);
            return isi.getClientRects().length;
        }""")
        assert baris == 1


def test_nilai_dalam_kartu_tidak_sendirian(alamat: str, peramban: Browser) -> None:
    """Four or six values fill their lines evenly, on a phone and on a page at twice its size; those
    of one line stand on it, however long their heads are."""
    for lebar, banyak in ((360, {4: 2, 6: 3}), (640, {4: 4, 6: 3})):
        with lihat(peramban, lebar) as lembar:
            halaman = Pengamat(lembar, alamat).pergi(ANGGARAN)
            letak = halaman.evaluate("""() => [...document.querySelectorAll(".data.kartu tr")]
                .map((b) => [...b.querySelectorAll("td[data-judul]")]
                  .map((s) => Math.round(s.getBoundingClientRect().bottom)))
                .filter((b) => b.length)""")
        assert {len(satu) for satu in letak} >= {4, 6}
        for satu in letak:
            per_baris = set(Counter(satu).values())
            assert len(satu) not in banyak or per_baris == {banyak[len(satu)]}


def test_kata_di_samping_satu_angka_punya_ruang(alamat: str, peramban: Browser) -> None:
    with lihat(peramban, 360) as lembar:
        halaman = Pengamat(lembar, alamat).pergi("lampiran/catatan-rekonsiliasi.html")
        porsi = halaman.evaluate("""() => [...document.querySelectorAll(".tumpuk.k-2 tbody tr")]
            .map((b) => b.querySelector("td").offsetWidth / b.offsetWidth)""")
    assert porsi and min(porsi) > 0.5 and max(porsi) > 0.7


def test_kalimat_di_halaman_data_punya_ruang(alamat: str, peramban: Browser) -> None:
    with lihat(peramban, 360) as lembar:
        pengamat = Pengamat(lembar, alamat)
        halaman = pengamat.pergi("data/koreksi.html")
        lebar = halaman.evaluate("""() => [...document.querySelectorAll(".data-mentah td")]
            .filter((sel) => sel.textContent.trim().length > 120).map((sel) => sel.offsetWidth)""")
        assert lebar and min(lebar) >= KALIMAT
        pengamat.meluber()
    assert pengamat.temuan == []


def test_satuan_panjang_muat_di_telepon(alamat: str, peramban: Browser) -> None:
    with lihat(peramban, 360) as lembar:
        pengamat = Pengamat(lembar, alamat)
        angka = pengamat.pergi("indikator/1.1.html").locator(".hasil .nilai .angka").first
        angka.evaluate("""e => { e.classList.add("lipat");
            e.textContent = "250 per 100.000 kelahiran hidup" }""")
        pengamat.meluber()
        assert pengamat.temuan == []
        angka.evaluate("e => e.classList.remove('lipat')")
        pengamat.meluber()
        assert pengamat.temuan != []


def test_istilah_terbuka_dengan_tombol_tanpa_skrip(alamat: str, peramban: Browser) -> None:
    with lihat(peramban, 360, skrip=False) as halaman:
        halaman.goto(alamat + "bab-3-akuntabilitas-kinerja/capaian-kinerja-anggaran.html")
        arti = halaman.locator(".istilah-arti").first
        assert not arti.is_visible()
        halaman.locator(".istilah").first.press("Enter")
        assert arti.is_visible()
        kotak = arti.bounding_box()
        assert kotak and kotak["x"] >= 0 and kotak["x"] + kotak["width"] <= 360
        arti.get_by_role("link", name="Glosarium").click()
        assert halaman.locator("dt:target").is_visible()


def test_warna_perangkat_tanpa_skrip(alamat: str, peramban: Browser) -> None:
    """A dark device gets the very colours that scripts would choose, and the dark pictures."""
    nama = sorted(set(re.findall(r"--[a-z0-9-]+(?=: #)", GAYA.read_text(encoding="utf-8"))))
    ukur = "n => n.map(x => getComputedStyle(document.body).getPropertyValue(x).trim())"

    def warna(skema: str, *, skrip: bool) -> tuple[list[str], bool]:
        with lihat(peramban, 1280, skema, skrip=skrip) as halaman:
            halaman.goto(alamat + CAPAIAN)
            gelap = halaman.locator(".hanya-gelap").first
            return halaman.evaluate(ukur, nama), gelap.is_visible()

    terang, gelap = warna("light", skrip=True), warna("dark", skrip=True)
    assert len(nama) > 10 and all(terang[0]) and all(gelap[0])
    assert terang[0] != gelap[0]
    assert warna("dark", skrip=False) == gelap
    assert warna("light", skrip=False) == terang


@pytest.mark.lengkap
def test_kepala_tabel_diulang_di_kertas(alamat: str, peramban: Browser) -> None:
    """A table of several printed pages has its head on each; a chapter leaves no page half empty
    for what was folded on the screen."""
    kotak = ".md-typeset .data .urut { display: inline-block }"
    utuh = ".md-typeset details { break-inside: avoid }"

    def cetak(jalur: str, gaya: str = "") -> list[str]:
        halaman.goto(alamat + jalur)
        halaman.add_style_tag(content=f"@media print {{ p {{}} {gaya} }}")
        dokumen = PdfDocument(halaman.pdf(format="A4"))
        return [satu.get_textpage().get_text_bounded() for satu in dokumen]

    with lihat(peramban, 1280) as halaman:
        semua = cetak("data/realisasi.html")
        assert len(semua) > 5
        # What stands below the table may have a page of its own.
        assert all("Periode" in satu or satu.startswith("Nomor baris sama") for satu in semua)
        assert sum("Periode" in satu for satu in cetak("data/realisasi.html", kotak)) == 1
        assert len(cetak(CAPAIAN)) < len(cetak(CAPAIAN, utuh))


def sehalaman(halaman: Page, alamat: str, awal: str, lanjut: str, geser: int, gaya: str) -> bool:
    """Whether the printed page with the words `awal`, pushed so far down, also has `lanjut`."""
    halaman.goto(alamat)
    jarak = f".md-typeset h1 {{ padding-bottom: {geser}px }}"
    halaman.add_style_tag(content=f"@media print {{ {jarak} {gaya} }}")
    dokumen = PdfDocument(halaman.pdf(format="A4"))
    semua = [satu.get_textpage().get_text_bounded() for satu in dokumen]
    (isi,) = (satu for satu in semua if awal in satu)
    return lanjut in isi


@pytest.mark.parametrize(
    ("jalur", "awal", "lanjut", "lepas"),
    [
        # A table begins with more than one row at the foot of a page.
        (
            "bab-3-akuntabilitas-kinerja/realisasi-anggaran.html", "Tabel 3.18. Pagu",
            "3.517.380.000", ":is(.data thead, .data tr)",
        ),
        # The words before a formula stand on its page.
        ("indikator/1.2.html", "Dengan angka indikator ini", "0,851", "p"),
    ],
)  # fmt: skip
def test_yang_berkait_dicetak_sehalaman(
    alamat: str, peramban: Browser, jalur: str, awal: str, lanjut: str, lepas: str
) -> None:
    bebas = f".md-typeset {lepas} {{ break-after: auto !important }}"
    with lihat(peramban, 1280) as halaman:
        utuh = partial(sehalaman, halaman, alamat + jalur, awal, lanjut)
        geser = next(n for n in range(0, 900, 30) if not utuh(n, bebas))
        assert utuh(geser, "")


@pytest.mark.lengkap
def test_kertas_dan_proyektor(alamat: str, peramban: Browser) -> None:
    """Paper has all of a chapter and its address; on a wall everything is larger."""
    with lihat(peramban, 360) as halaman:
        halaman.goto(alamat + CAPAIAN)
        sel = halaman.locator(f"{TABEL} tbody td").first
        alat, kaki = halaman.locator(".alat-buka").first, halaman.locator(".kaki__halaman")
        assert not sel.is_visible() and not kaki.is_visible()
        halaman.emulate_media(media="print")
        assert sel.is_visible() and kaki.inner_text() == alamat + CAPAIAN
        assert not alat.is_visible()
    with lihat(peramban, 1920) as halaman:
        halaman.goto(alamat + CAPAIAN)
        besar = "e => parseFloat(getComputedStyle(e).fontSize)"
        tabel = halaman.locator(f"{TABEL} table")
        biasa = tabel.evaluate(besar)
        halaman.get_by_role("button", name="Ukuran proyektor").click()
        assert tabel.evaluate(besar) > 1.3 * biasa
        lebar = halaman.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert lebar <= 0
        halaman.reload()
        assert tabel.evaluate(besar) > 1.3 * biasa
