"""A browser for tests: a folder served on the loopback, a fresh reader, and what is wrong."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import html
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
)

from scripts.hosting.kebijakan import susun as susun_kebijakan, telusuri

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Every lazy image comes near the window once; those that CSS hides are never asked for.
# Words in a line of boxes or a grid: each element among them would be a box of its own.
TERCERAI = """() => [...document.querySelectorAll(".utuh, .angka, abbr, wbr")]
  .map(e => e.parentElement)
  .filter(e => /flex|grid/.test(getComputedStyle(e).display)
    && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => e.outerHTML.slice(0, 120))"""
# Dots that part what stands beside it, and end a line instead.
TITIK_AKHIR = """() => {
  const pohon = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const kotak = (simpul, urut) => {
    const satu = document.createRange();
    satu.setStart(simpul, urut);
    satu.setEnd(simpul, urut + 1);
    return satu.getBoundingClientRect();
  };
  const hasil = [];
  let titik = null;
  for (let simpul; (simpul = pohon.nextNode()); ) {
    if (simpul.parentElement.closest("svg, script, style, code, pre")) continue;
    for (let urut = 0; urut < simpul.data.length; urut += 1) {
      if (!titik && simpul.data[urut] !== "·" || /\\s/.test(simpul.data[urut])) continue;
      const sini = kotak(simpul, urut);
      if (titik && sini.width && sini.top >= titik.bottom - 2 && sini.left <= titik.left)
        hasil.push(simpul.parentElement.outerHTML.slice(0, 120));
      titik = simpul.data[urut] === "·" && sini.width ? sini : null;
    }
  }
  return hasil;
}"""
# Numbers whose digits stand on two lines.
TERBELAH = """() => {
  const pohon = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const satu = document.createRange(), hasil = [];
  for (let simpul; (simpul = pohon.nextNode()); ) {
    if (simpul.parentElement.closest("svg, script, style, code, pre")) continue;
    for (const m of simpul.data.matchAll(/(?<!\\w)(?:Rp)?\\d[\\d.,]*\\d(?!\\w)/g)) {
      satu.setStart(simpul, m.index);
      satu.setEnd(simpul, m.index + m[0].length);
      const kotak = [...satu.getClientRects()].filter((k) => k.width > 0.5);
      if (kotak.length && kotak.at(-1).top - kotak[0].top > 3) hasil.push(m[0]);
    }
  }
  return hasil;
}"""
# Heads of tables that lie over their first row.
MENUTUPI = """() => [...document.querySelectorAll("table")].filter((tabel) => {
  const kotak = (unsur) => unsur?.getBoundingClientRect();
  const atas = kotak(tabel.tHead), baris = kotak(tabel.tBodies[0]?.rows[0]);
  return atas?.height > 2 && baris?.height && baris.top < atas.bottom - 2 && atas.top >= 0;
}).map((tabel) => tabel.outerHTML.slice(0, 120))"""
GULIR = """async () => {
  const jeda = () => new Promise((lanjut) => setTimeout(lanjut, 30));
  for (let y = 0; y < document.body.scrollHeight; y += 2500) {
    window.scrollTo(0, y);
    await jeda();
  }
  const tampak = [...document.images].filter((gambar) => gambar.checkVisibility());
  await Promise.allSettled(tampak.map((gambar) => gambar.decode()));
  window.scrollTo(0, 0);
}"""


# Axe measures the contrast of every element anew, which is most of its time. Where colours, fonts
# and all that lies behind are the same, so is what it finds: three words of a kind speak for all.
# What stands outside of the flow may lie over anything, and is always measured.
WAKIL_WARNA = """(bagian) => {
  const belakang = new Map(), banyak = new Map()
  const telaah = (e) => {
    if (!e) return ""
    if (belakang.has(e)) return belakang.get(e)
    const g = getComputedStyle(e), atas = telaah(e.parentElement)
    const lapis = [g.backgroundColor, g.backgroundImage, g.opacity, g.filter, g.mixBlendMode].join()
    const lepas = atas === null || /absolute|fixed|sticky/.test(g.position)
    const tembus = lapis === "rgba(0, 0, 0, 0),none,1,none,normal"
    belakang.set(e, lepas ? null : tembus ? atas : `${atas}|${lapis}`)
    return belakang.get(e)
  }
  for (const e of document.body.querySelectorAll(bagian.map((b) => `${b} *`).join() || "*")) {
    e.removeAttribute("data-berwakil")
    const teks = [...e.childNodes].some((n) => n.nodeType === 3 && /[a-z0-9]{2}/i.test(n.data))
    const kotak = teks && e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect()
    if (!kotak || kotak.width < 8 || kotak.height < 8 || telaah(e) === null) continue
    const g = getComputedStyle(e), mati = !!e.closest(":disabled, [aria-disabled=true], label")
    const rupa = [g.color, g.fontSize, g.fontWeight, g.textShadow, mati, telaah(e)].join()
    banyak.set(rupa, (banyak.get(rupa) ?? 0) + 1)
    e.toggleAttribute("data-berwakil", banyak.get(rupa) > 3)
  }
  axe.configure({rules: [{id: "color-contrast", selector: "*:not([data-berwakil])"}]})
}"""


LUPAKAN = "try { localStorage.clear(); sessionStorage.clear() } catch {}"
# How long a server takes at most to notice, in seconds, that it shall end.
SELANG = 0.05
# Addresses of this machine, one for each folder that is served; ports come back.
TUAN = (f"127.0.{a}.{b}" for a in range(1, 255) for b in range(1, 255))
# By what cannot be changed later: the page that is lent, and what listens to it meanwhile.
_LEMBAR: dict[tuple[Browser, bool, bool], Page] = {}
_TELINGA: list[tuple[str, Callable[[Any], None]]] = []


class _Penyaji(http.server.SimpleHTTPRequestHandler):
    aturan = ""

    def end_headers(self) -> None:
        if self.aturan:
            self.send_header("Content-Security-Policy", self.aturan)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing; the tests report by themselves."""


class _Peladen(http.server.ThreadingHTTPServer):
    # Who knocks while five wait is not heard, and knocks again after seconds.
    request_queue_size = 128


@contextmanager
def sajikan(folder: Path, aturan: str = "") -> Iterator[str]:
    """Serve a folder on the loopback, with a content security policy if given; yields its address
    with a closing slash, which no other folder has had: browsers keep pages by it."""
    jenis = type("Penyaji", (_Penyaji,), {"aturan": aturan})
    penyaji = functools.partial(jenis, directory=str(folder))
    tuan = next(TUAN)
    with _Peladen((tuan, 0), penyaji) as peladen:
        threading.Thread(target=peladen.serve_forever, args=(SELANG,), daemon=True).start()
        yield f"http://{tuan}:{peladen.server_port}/"
        peladen.shutdown()


def buka(
    peramban: Browser,
    lebar: int = 1280,
    skema: str = "light",
    *,
    sentuh: bool = False,
    skrip: bool = True,
) -> BrowserContext:
    """A fresh reader with a screen width and a preferred colour scheme, with a finger for a mouse
    or without scripts if asked."""
    konteks = peramban.new_context(
        viewport={"width": lebar, "height": 800},
        color_scheme="dark" if skema == "dark" else "light",
        reduced_motion="reduce",
        locale="id-ID",
        has_touch=sentuh,
        java_script_enabled=skrip,
    )
    konteks.set_default_timeout(15_000)
    return konteks


@contextmanager
def lihat(
    peramban: Browser,
    lebar: int = 1280,
    skema: str = "light",
    *,
    sentuh: bool = False,
    skrip: bool = True,
) -> Iterator[Page]:
    """An empty page with a screen width and a colour scheme, as of `buka`, lent: the next test has
    the same one, without what was stored in it, routed or listened to. Files that it has read may
    be kept; a test of what is fetched at first, or of what stays, opens its own, which takes
    longer."""
    kunci = (peramban, sentuh, skrip)
    halaman = _LEMBAR.pop(kunci, None) or buka(peramban, sentuh=sentuh, skrip=skrip).new_page()
    halaman.set_viewport_size({"width": lebar, "height": 800})
    halaman.emulate_media(
        media="null",
        color_scheme="dark" if skema == "dark" else "light",
        reduced_motion="reduce",
        forced_colors="null",
    )
    try:
        yield halaman
    except BaseException:
        _TELINGA.clear()
        with suppress(Error):
            halaman.context.close()
        raise
    while _TELINGA:
        halaman.remove_listener(*_TELINGA.pop())
    try:
        halaman.unroute_all()
        if skrip:
            halaman.evaluate(LUPAKAN)
        halaman.mouse.move(-1, -1)
        halaman.goto("about:blank")
    except Error:  # still on its way to somewhere
        halaman.context.close()
    else:
        _LEMBAR[kunci] = halaman


class Pengamat:
    """Opens pages, in a context or in a page that is lent, and collects what is wrong with them, in
    words."""

    def __init__(self, tempat: BrowserContext | Page, akar: str) -> None:
        self.temuan: list[str] = []
        self.diminta: list[str] = []
        self._akar = akar
        self._jalur = ""
        self.halaman: Page = tempat if isinstance(tempat, Page) else tempat.new_page()
        # Only listened to: a route would take the browser's cache away from every page.
        telinga: dict[str, Callable[[Any], None]] = {
            "request": self._catat_permintaan,
            "pageerror": lambda galat: self._catat(f"galat skrip: {galat}"),
            "console": self._dengar,
        }
        for peristiwa, satu in telinga.items():
            self.halaman.on(peristiwa, satu)  # type: ignore[call-overload]
        if self.halaman is tempat:
            _TELINGA.extend(telinga.items())

    def pergi(self, jalur: str) -> Page:
        """Open a page of the site."""
        self._jalur = jalur
        self.halaman.goto(self._akar + jalur, wait_until="load")
        return self.halaman

    def periksa(self, jalur: str) -> None:
        """Open a page of the site, scroll through it and note every defect."""
        self.pergi(jalur).evaluate(GULIR)
        self.meluber()
        self.axe()

    def meluber(self) -> None:
        """Note if the page is wider than the window, tears a sentence into columns or a number
        into lines, ends a line with a dot that parts, or has a table whose head lies over a row."""
        lebih = self.halaman.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if lebih > 0:
            self._catat(f"meluber {lebih} px ke samping")
        if self.halaman.locator(".bergulir > .tumpuk").count():
            self._catat("tabel yang ditumpuk masih bergulir")
        for cuplikan in self.halaman.evaluate(TERCERAI):
            self._catat(f"kalimat tercerai {cuplikan}")
        for cuplikan in self.halaman.evaluate(MENUTUPI):
            self._catat(f"kepala menutupi baris {cuplikan}")
        for angka in self.halaman.evaluate(TERBELAH):
            self._catat(f"angka terbelah {angka}")
        for cuplikan in self.halaman.evaluate(TITIK_AKHIR):
            self._catat(f"titik di akhir baris, sebelum {cuplikan}")

    def axe(self, *bagian: str) -> None:
        """Note what axe finds on the page as it stands; or only in parts of it, by selectors: in
        what has changed since, on a page that another test looks at whole."""
        if not self.halaman.evaluate("'axe' in window"):
            self.halaman.evaluate(AXE)
        self.halaman.evaluate(WAKIL_WARNA, bagian)
        hasil = self.halaman.evaluate(
            "(bagian) => axe.run(bagian.length ? {include: bagian.map((b) => [b])} : document,"
            " {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})",
            bagian,
        )
        for langgar in hasil["violations"]:
            for simpul in langgar["nodes"]:
                self._catat(f"axe {langgar['id']}: {simpul['target']} {simpul['html'][:160]}")

    def _catat(self, pesan: str) -> None:
        self.temuan.append(f"{self._jalur}: {pesan}")

    def _dengar(self, pesan: ConsoleMessage) -> None:
        # For an icon browsers ask by themselves, once a site, whatever its pages say.
        if pesan.type == "error" and not pesan.location.get("url", "").endswith("/favicon.ico"):
            self._catat(f"konsol: {pesan.text}")

    def _catat_permintaan(self, permintaan: Request) -> None:
        url = permintaan.url
        self.diminta.append(url)
        if urlsplit(url).scheme in {"http", "https"} and not url.startswith(self._akar):
            self._catat(f"permintaan ke luar: {url}")


def kebijakan(situs: Path) -> str:
    """The content security policy that the hosting files set for the pages of a site: no
    unsafe-inline, but the hashes of what stands in them."""
    return susun_kebijakan(telusuri(sorted(situs.rglob("*.html"))))


def jalur_halaman(situs: Path) -> list[str]:
    """Every page of the site, relative to its root."""
    return sorted(p.relative_to(situs).as_posix() for p in situs.rglob("*.html"))


def wakil(situs: Path, jalur: Iterable[str], paling: int | None = None) -> list[str]:
    """The fewest pages, and small ones, on which everything stands that stands on any of these; or
    the most of it that stands on so many.

    Two elements are alike when they have the same name, role and classes, but for widths.
    """
    isi = {satu: _ragam(situs / satu) for satu in jalur}
    sisa = set().union(*(ragam for ragam, _ in isi.values()))
    hasil: list[str] = []
    while sisa and len(hasil) != paling:
        terbaik = max(isi, key=lambda j: len(isi[j][0] & sisa) / (300 + isi[j][1]))
        sisa -= isi[terbaik][0]
        hasil.append(terbaik)
    return sorted(hasil)


def _ragam(berkas: Path) -> tuple[set[tuple[str, ...]], int]:
    """What kinds of elements a page has, and how many elements."""
    semua = [u for u in html.parse(berkas).getroot().iter() if isinstance(u.tag, str)]
    return {
        (str(u.tag), u.get("role", ""), re.sub(r"\b[lk]-\d+", "", u.get("class", "")).strip())
        for u in semua
    }, len(semua)


def hasil_verifikasi(halaman: Page, berkas: Path | None = None) -> tuple[str, str]:
    """Heading and all the words of what the verification page found, of `berkas` if given."""
    if berkas is not None:
        halaman.locator("input[type=file]").set_input_files(berkas)
    hasil = halaman.locator(".hasil-periksa:not(.hasil-periksa--sedang)")
    if berkas is not None:
        hasil = hasil.filter(has_text=berkas.name)
    hasil.wait_for()
    return hasil.locator("h3").inner_text(), hasil.inner_text()
