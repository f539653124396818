"""The working behind figures in a real browser: mouse, keyboard, finger, small screens, no scripts.

`TANPA` are broken copies of the site; a check that passes on them would look at nothing.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page

from tests.penanda import bila_lengkap
from tests.peramban import Pengamat, buka, lihat, sajikan

CAPAIAN = "bab-3-akuntabilitas-kinerja/capaian-kinerja-organisasi.html"
IKHTISAR = "ikhtisar-eksekutif.html"
# Key and place of the first figure in the window that the open panel does not cover.
TAK_TERTUTUP = """() => {
  const panel = document.querySelector("dialog.asal").getBoundingClientRect()
  for (const a of [...document.querySelectorAll(".angka-asal")].slice(1)) {
    const k = a.getClientRects()[0], x = k.left + 3, y = k.top + 3
    if (x < panel.left || x > panel.right) return [a.dataset.kunci, x, y]
  }
}"""
PANEL = "dialog.asal"
TABEL = "#tabel-capaian-outcome"
SEL = f'{TABEL} [data-kunci="capaian/1.5/2023"]'
SKRIP = "aset/js/asal-angka.js"


def panel(halaman: Page) -> Locator:
    """The open panel."""
    return halaman.locator(PANEL)


def terbuka(halaman: Page) -> bool:
    return bool(halaman.evaluate("!!document.querySelector('dialog.asal[open]')"))


def berfokus(halaman: Page) -> str | None:
    """The key of the figure that has the focus."""
    kunci: str | None = halaman.evaluate("document.activeElement.dataset.kunci || null")
    return kunci


def teks(unsur: Locator) -> str:
    return " ".join(unsur.inner_text().split())


@pytest.fixture(scope="module")
def pembaca(peramban: Browser, alamat: str) -> Iterator[Pengamat]:
    """One reader at a desk; what is wrong anywhere is looked at in the end."""
    with lihat(peramban) as lembar:
        pengamat = Pengamat(lembar, alamat)
        yield pengamat
    assert pengamat.temuan == []


def test_klik_menampilkan_perhitungan_sampai_baris(pembaca: Pengamat) -> None:
    halaman = pembaca.pergi(CAPAIAN)
    halaman.locator(SEL).click()
    isi = teks(panel(halaman))
    for bagian in (
        "Capaian 2023: Persentase tahanan/narapidana lansia",
        "94,11%",
        "Realisasi ÷ target × 100%".casefold(),
        "80 ÷ 85 × 100% = 94,1176…% ≈ 94,11%",
        "Realisasi 2023 (LKJIP) 80%",
        "realisasi.csv, baris 6, kolom Nilai",
        "Naskah semula LKjIP 2023 Semester II, Tabel 3.2, halaman 28",
        "target.csv, baris 15, kolom Nilai",
        "Tanggal data 7 Desember 2023",
        "Pembulatan Persentase kinerja dipotong pada dua angka desimal, tanpa pembulatan.",
    ):
        assert bagian.casefold() in isi.casefold()
    pembaca.axe(PANEL)

    panel(halaman).get_by_role("link", name="realisasi.csv, baris 6").click()
    baris = halaman.locator("tr:target")
    assert baris.get_attribute("id") == "baris-6"
    assert re.match(r"6 1\.5 Persentase tahanan\S* lansia .+ 2023 SM2 LKJIP 80 %", teks(baris))
    sorot, biasa = (
        halaman.locator(f"{id_baris} td").first.evaluate("e => getComputedStyle(e).backgroundColor")
        for id_baris in ("#baris-6", "#baris-7")
    )
    assert sorot != biasa
    # Neither the site's header nor the table's hides the row.
    atas = baris.bounding_box()
    kepala = halaman.locator(".md-header").bounding_box()
    assert atas and kepala and atas["y"] >= kepala["y"] + kepala["height"]


@pytest.mark.lengkap
def test_setiap_angka_di_halaman_dapat_dibuka(situs: Path, pembaca: Pengamat) -> None:
    """As many figures as the page has in its HTML answer; each panel says that figure's text."""
    asal = html.parse(situs / CAPAIAN).xpath("//article//*[@data-kunci]")
    halaman = pembaca.pergi(CAPAIAN)
    assert halaman.locator(".angka-asal").count() == len(asal) > 500
    # Laying the page out anew at every click would take most of the time.
    halaman.add_style_tag(content=".md-container { display: none }")
    salah = halaman.evaluate(
        """() => {
          const salah = [], tutup = document.querySelector(".asal__tutup");
          for (const angka of document.querySelectorAll(".angka-asal")) {
            angka.click();
            const nilai = document.querySelector(".asal__nilai").textContent;
            const masuk = document.querySelectorAll(".asal__daftar > li").length;
            const kosong = document.querySelector(".asal__keterangan").textContent;
            // A dash says in its title what it stands for.
            const teks = [angka.textContent, "Rp" + angka.textContent, angka.title];
            if (!teks.some((satu) => satu && nilai.startsWith(satu))
                || !masuk && !kosong) salah.push(angka.dataset.kunci);
            tutup.click();
          }
          return salah;
        }"""
    )
    assert salah == []


def test_rata_rata_diuraikan_sampai_sel(pembaca: Pengamat, lengkap: bool) -> None:
    halaman = pembaca.pergi(IKHTISAR)
    halaman.locator('[data-kunci="capaian/tingkat/kegiatan/2023"]').first.click()
    rincian = panel(halaman).locator(".asal__daftar > li > details")
    assert rincian.count() == 24
    assert panel(halaman).get_by_role("link").count() == 0
    rincian.first.locator("summary").click()
    panel(halaman).get_by_role("link").first.wait_for()
    alamat = [t.get_attribute("href") for t in panel(halaman).get_by_role("link").all()]
    assert alamat == [
        "data/realisasi.html?kolom=Nilai#baris-2",
        "data/target.html?kolom=Nilai#baris-11",
    ]
    if lengkap:
        pembaca.axe(PANEL)


def test_esc_tombol_dan_klik_di_luar_menutup(pembaca: Pengamat) -> None:
    halaman = pembaca.pergi(IKHTISAR)
    angka = halaman.locator(".angka-asal")
    kunci = angka.first.get_attribute("data-kunci")

    def buka_lagi() -> None:
        angka.first.click()
        assert terbuka(halaman)

    buka_lagi()
    halaman.keyboard.press("Escape")
    assert (terbuka(halaman), berfokus(halaman)) == (False, kunci)
    buka_lagi()
    panel(halaman).get_by_role("button", name="Tutup penjelasan").click()
    assert (terbuka(halaman), berfokus(halaman)) == (False, kunci)
    buka_lagi()
    halaman.mouse.click(30, 780)
    assert (terbuka(halaman), berfokus(halaman)) == (False, kunci)
    # A click inside leaves it open; one on another figure goes over to that.
    buka_lagi()
    panel(halaman).locator(".asal__nilai").click()
    assert terbuka(halaman)
    lain, x, y = halaman.evaluate(TAK_TERTUTUP)
    assert lain != kunci
    halaman.mouse.click(x, y)
    assert terbuka(halaman)
    halaman.keyboard.press("Escape")
    assert berfokus(halaman) == lain


def test_papan_tik(pembaca: Pengamat, lengkap: bool) -> None:
    """One stop a table; arrows inside; Enter and Space open; the focus comes back."""
    halaman = pembaca.pergi(CAPAIAN)
    assert halaman.locator(f"{TABEL} .angka-asal[tabindex='0']").count() == 1
    halaman.locator(f"{TABEL} .angka-asal").first.focus()
    assert berfokus(halaman) == "target/1.1/2023/PK"
    for tombol, kunci in (
        ("ArrowRight", "realisasi/1.1/2023/LKJIP"),
        ("ArrowDown", "realisasi/1.2/2023/LKJIP"),
        ("ArrowRight", "capaian/1.2/2023"),
        ("ArrowRight", "target/1.3/2023/PK"),
        ("ArrowUp", "target/1.2/2023/PK"),
        ("ArrowLeft", "capaian/1.1/2023"),
        ("End", "capaian/rata-rata/2023"),
        ("ArrowRight", "capaian/rata-rata/2023"),
        ("Home", "target/1.1/2023/PK"),
        ("ArrowLeft", "target/1.1/2023/PK"),
    ):
        halaman.keyboard.press(tombol)
        assert berfokus(halaman) == kunci, tombol
    assert halaman.locator(".asal-petunjuk").is_visible()
    if lengkap:
        pembaca.axe(".asal-petunjuk")
    for tombol in ("Enter", " "):
        halaman.keyboard.press("ArrowRight")
        kunci_kini = berfokus(halaman)
        halaman.keyboard.press(tombol)
        assert terbuka(halaman)
        assert halaman.evaluate("document.activeElement.closest('dialog.asal') !== null")
        # The focus stays in the panel as long as it is open.
        for _ in range(8):
            halaman.keyboard.press("Tab")
            assert halaman.evaluate(
                "document.activeElement === document.body ||"
                " document.activeElement.closest('dialog.asal') !== null"
            )
        halaman.keyboard.press("Escape")
        assert berfokus(halaman) == kunci_kini
    # The next stop is out of the table.
    halaman.keyboard.press("Tab")
    assert halaman.evaluate("!document.activeElement.closest('#tabel-capaian-outcome table')")
    assert not halaman.locator(".asal-petunjuk").is_visible()


def test_tab_tidak_berhenti_di_setiap_angka(pembaca: Pengamat) -> None:
    """At most one stop a table and one in the text below each heading."""
    halaman = pembaca.pergi(CAPAIAN)
    angka = halaman.locator(".angka-asal").count()
    henti = halaman.locator(".angka-asal[tabindex='0']").count()
    paling = halaman.locator("article :is(h1, h2, h3, h4, table)").count()
    assert henti <= paling
    assert henti * 10 < angka


def test_aria(pembaca: Pengamat) -> None:
    halaman = pembaca.pergi(CAPAIAN)
    angka = halaman.locator(TABEL).get_by_role("gridcell", name="94,11%").first
    tabel = halaman.locator(TABEL).get_by_role("grid")
    dalam_teks = halaman.locator("article > p .angka-asal").first
    assert dalam_teks.get_attribute("role") == "button"
    for unsur in (tabel, dalam_teks):
        petunjuk = halaman.locator(f"#{unsur.get_attribute('aria-describedby')}")
        assert "Enter" in str(petunjuk.text_content())
    angka.click()
    assert angka.get_attribute("aria-haspopup") == "dialog"
    nama = halaman.locator("#asal-judul").inner_text()
    assert nama.startswith("Capaian 2023: ")
    assert halaman.get_by_role("dialog", name=nama).count() == 1
    assert halaman.evaluate("document.querySelector('dialog.asal').matches(':modal')")


@pytest.mark.parametrize("skema", bila_lengkap(["dark", "light"], {"dark"}))
def test_sentuhan_pada_layar_360(peramban: Browser, alamat: str, skema: str, lengkap: bool) -> None:
    with lihat(peramban, 360, skema, sentuh=True) as lembar:
        pengamat = Pengamat(lembar, alamat)
        halaman = pengamat.pergi(IKHTISAR)
        for kunci in ("capaian/tingkat/kegiatan/2023", "anggaran/2023/revisi-persen"):
            halaman.locator(f'[data-kunci="{kunci}"]').first.tap()
            kotak = panel(halaman).bounding_box()
            assert kotak
            assert kotak["x"] >= 0
            assert kotak["x"] + kotak["width"] <= 360
            assert kotak["y"] >= 0
            assert kotak["y"] + kotak["height"] <= 800
            pengamat.meluber()
            lebih = panel(halaman).evaluate("e => e.scrollWidth - e.clientWidth")
            assert lebih <= 0
            if lengkap:
                pengamat.axe(PANEL)
            tutup = panel(halaman).get_by_role("button", name="Tutup penjelasan").bounding_box()
            assert tutup and min(tutup["width"], tutup["height"]) >= 24
            halaman.touchscreen.tap(180, 20)
            assert not terbuka(halaman)
    assert pengamat.temuan == []


def test_sel_asal_terlihat_pada_layar_360(peramban: Browser, alamat: str) -> None:
    """Not only the row, also the cell that a figure comes from is in view, and marked."""
    with lihat(peramban, 360) as halaman:
        halaman.goto(alamat + "data/target.html?kolom=Nilai#baris-60")
        sel = halaman.locator(".sel-asal")
        kotak, baris = sel.bounding_box(), halaman.locator("#baris-60 th").bounding_box()
        assert kotak and baris
        assert kotak["x"] >= baris["x"] + baris["width"]
        assert kotak["x"] + kotak["width"] <= 360
        assert 50 < kotak["y"] < 800
        halaman.goto(alamat + "data/target.html?kolom=Tiada#baris-61")
        assert halaman.locator(".sel-asal").count() == 0


def test_cari_dalam_tabel_data(pembaca: Pengamat, lengkap: bool) -> None:
    halaman = pembaca.pergi("data/realisasi.html")
    halaman.get_by_label("Cari dalam tabel ini").fill("1.5 output")
    tampak = halaman.locator("#isi-tabel tbody tr:visible")
    assert tampak.count() == 1
    assert halaman.locator(".saring output").inner_text() == "Baris yang cocok: 1 dari 113."
    if lengkap:
        pembaca.axe(".saring")
    halaman.get_by_label("Cari dalam tabel ini").fill("")
    assert tampak.count() == 113
    assert not halaman.locator(".saring output").inner_text()


def test_keterangan_kolom_data(pembaca: Pengamat, lengkap: bool) -> None:
    halaman = pembaca.pergi("data/realisasi.html")
    halaman.get_by_text("Keterangan kolom").click()
    assert "bukti" in teks(halaman.locator(".data-kolom"))
    if lengkap:
        pembaca.axe(".data-kolom")


def test_tanpa_skrip_angka_tetap_teks(peramban: Browser, alamat: str) -> None:
    with lihat(peramban, skrip=False) as halaman:
        halaman.goto(alamat + CAPAIAN)
        angka = halaman.locator(SEL)
        assert angka.inner_text() == "94,11%"
        assert angka.get_attribute("role") is None
        assert angka.get_attribute("tabindex") is None
        angka.click()
        assert halaman.locator("dialog").count() == 0
        assert not halaman.get_by_text("Tutup penjelasan").count()
        halaman.goto(alamat + "data/target.html#baris-17")
        assert teks(halaman.locator("tr:target")).startswith("17 1.7")
        assert not halaman.locator(".saring").is_visible()


def test_dari_berkas_tanpa_peladen(peramban: Browser, situs: Path) -> None:
    with lihat(peramban) as halaman:
        halaman.goto((situs / CAPAIAN).as_uri())
        halaman.locator(SEL).click()
        panel(halaman).get_by_role("link", name="target.csv, baris 15").click()
        halaman.wait_for_url(re.compile(r"/data/target\.html\?kolom=Nilai#baris-15$"))
        assert halaman.locator("tr:target").get_attribute("id") == "baris-15"


def test_tercetak_bersih(pembaca: Pengamat) -> None:
    halaman = pembaca.pergi(IKHTISAR)
    angka = halaman.locator(".angka-asal").first
    angka.click()
    halaman.emulate_media(media="print")
    assert not halaman.locator("dialog.asal").is_visible()
    garis = angka.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert garis == "none"
    halaman.emulate_media(media="screen")
    assert angka.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"


def test_memilih_teks_tidak_membuka_panel(pembaca: Pengamat) -> None:
    halaman = pembaca.pergi(IKHTISAR)
    banyaknya = halaman.locator('[data-kunci="jumlah/indikator/2023/tingkat/kegiatan"]')
    kotak = banyaknya.first.bounding_box()
    assert kotak
    tengah = kotak["y"] + kotak["height"] / 2
    halaman.mouse.click(kotak["x"], kotak["y"] - 60)
    halaman.mouse.move(kotak["x"] + 10, tengah)
    halaman.mouse.down()
    halaman.mouse.move(kotak["x"] + kotak["width"] - 8, tengah, steps=10)
    halaman.mouse.up()
    assert "indikat" in halaman.evaluate("String(getSelection())")
    assert not terbuka(halaman)


# ---- What a strict content security policy would block -----------------------------------------

KEBIJAKAN = "default-src 'self'; img-src 'self' data:; object-src 'none'"


def tersebar(situs: Path) -> list[str]:
    """Inline handlers, styles and scripts in what this feature writes: the working of figures in a
    page, and the pages of the data below the site's frame."""
    temuan = []
    for berkas in sorted(situs.rglob("*.html")):
        pohon = html.parse(berkas).getroot()
        bagian = pohon.xpath("//template[@id='templat-asal'] | //script[@id='asal-angka']")
        if berkas.parent.name == "data":
            bagian += pohon.xpath("//article")
        for akar in bagian:
            for unsur in akar.iter("*"):
                sebaris = unsur.tag == "style" or (
                    unsur.tag == "script" and unsur.get("type") != "application/json"
                )
                atribut = [n for n in unsur.attrib if n.startswith("on") or n == "style"]
                if sebaris or atribut:
                    temuan.append(f"{berkas.name}: {unsur.tag} {atribut}")
    return temuan


def test_tanpa_skrip_dan_gaya_sebaris(situs: Path, tmp_path: Path) -> None:
    assert tersebar(situs) == []
    (tmp_path / "x.html").write_text(
        '<template id="templat-asal"><p style="color:red" onclick="x()">a</p></template>', "utf-8"
    )
    assert tersebar(tmp_path) == ["x.html: p ['style', 'onclick']"]


def test_panel_bekerja_di_bawah_kebijakan_ketat(peramban: Browser, alamat: str) -> None:
    """Under a policy without `unsafe-inline` the panel opens and is placed beside its figure."""
    with buka(peramban) as konteks:
        halaman = konteks.new_page()

        def perketat(rute: object) -> None:
            jawab = rute.fetch()  # type: ignore[attr-defined]
            kepala = {**jawab.headers, "content-security-policy": KEBIJAKAN}
            rute.fulfill(response=jawab, headers=kepala)  # type: ignore[attr-defined]

        halaman.route("**/*.html", perketat)
        keluhan: list[str] = []
        halaman.on("console", lambda pesan: keluhan.append(pesan.text))
        halaman.goto(alamat + CAPAIAN)
        sebelum = len(keluhan)  # the theme's own inline scripts
        halaman.locator(SEL).click()
        assert "80 ÷ 85" in teks(panel(halaman))
        kotak, angka = panel(halaman).bounding_box(), halaman.locator(SEL).bounding_box()
        assert kotak and angka
        assert kotak["x"] > 0
        assert kotak["width"] < 600
        assert keluhan[sebelum:] == []


# ---- Broken copies: what the checks above must notice --------------------------------------------


@pytest.fixture
def rusak(situs: Path, tmp_path: Path) -> Path:
    """A copy of the page with its figures that a test may break."""
    for nama in (CAPAIAN, SKRIP, "aset/css/asal.css", "aset/css/laporan.css"):
        ke = tmp_path / nama
        ke.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(situs / nama, ke)
    return tmp_path


def test_tanpa_data_angka_tidak_menjawab(peramban: Browser, rusak: Path) -> None:
    """Where the explanations are missing, nothing opens and nothing breaks."""
    berkas = rusak / CAPAIAN
    isi = berkas.read_text("utf-8")
    baru = re.sub(r'(<script[^>]*id="asal-angka">).*?(</script>)', r'\1{"angka":[]}\2', isi)
    assert baru != isi
    berkas.write_text(baru, encoding="utf-8")
    with sajikan(rusak) as akar, lihat(peramban) as halaman:
        galat: list[str] = []
        halaman.on("pageerror", lambda salah: galat.append(str(salah)))
        halaman.goto(akar + CAPAIAN)
        halaman.locator(SEL).click()
        assert (terbuka(halaman), galat) == (False, [])


def test_tanpa_berkas_skrip_uji_klik_gagal(peramban: Browser, rusak: Path) -> None:
    (rusak / SKRIP).unlink()
    with sajikan(rusak) as akar, lihat(peramban) as halaman:
        halaman.goto(akar + CAPAIAN)
        halaman.locator(SEL).click()
        assert not terbuka(halaman)


def test_data_hanya_untuk_angka_halaman_itu(situs: Path) -> None:
    """Keys are those of the page, and what is added are only the figures behind them."""
    register = {
        a["kunci"]: a for a in json.loads((situs / "unduh/data/angka.json").read_text("utf-8"))
    }
    berisi = 0
    for berkas in sorted(situs.rglob("*.html")):
        pohon = html.parse(berkas).getroot()
        blok = pohon.xpath("//script[@id='asal-angka']")
        kunci = {str(k) for k in pohon.xpath("//article//@data-kunci")}
        assert bool(blok) == bool(kunci), berkas
        if not blok:
            # A page without figures loads no script for them.
            assert SKRIP not in berkas.read_text("utf-8")
            continue
        berisi += 1
        isi = json.loads(blok[0].text_content())
        assert {a[0] for a in isi["angka"] if a[0]} == kunci
        turunan: set[str] = set()
        antre = list(kunci)
        while antre:
            satu = antre.pop()
            if satu not in turunan:
                turunan.add(satu)
                antre += [m for m in register[satu]["masukan"] if isinstance(m, str)]
        assert len(isi["angka"]) == len(turunan)
    assert berisi > 5


def test_tidak_ada_permintaan_tambahan(peramban: Browser, alamat: str) -> None:
    """The script is the one file that figures add to a page; opening panels asks for nothing."""
    with buka(peramban) as konteks:
        pengamat = Pengamat(konteks, alamat)
        halaman = pengamat.pergi(IKHTISAR)
        halaman.wait_for_load_state("networkidle")
        milik = {urlsplit(u).path for u in pengamat.diminta if "asal" in urlsplit(u).path}
        assert milik == {"/" + SKRIP, "/aset/css/asal.css"}
        sebelum = len(pengamat.diminta)
        for angka in halaman.locator(".angka-asal").all()[:5]:
            angka.click()
            halaman.keyboard.press("Escape")
        assert len(pengamat.diminta) == sebelum
    assert pengamat.temuan == []
