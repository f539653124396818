"""The minimal content security policy for a site's pages.

Everything is served from the site itself; inline scripts and styles are allowed only by the hashes
of those in the pages (CSP Level 3, `hash-source`).
"""

import base64
import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree, html

from macros.dasar.berkas import baca_yaml

SERVER = baca_yaml(Path(__file__).with_name("server.yaml"))
# Types of <script> that browsers run; others are data.
TIPE_SKRIP = {"", "module", "text/javascript", "application/javascript"}

GAYA = "//*[local-name() = 'style']"
PEMICU = "//@*[starts-with(local-name(), 'on')]"  # event handlers


@dataclass
class Sebaris:
    """Hashes of inline code: scripts, style sheets, style attributes; and attributes that no hash
    can allow (`larangan`: page and attribute)."""

    skrip: set[str] = field(default_factory=set)
    gaya: set[str] = field(default_factory=set)
    atribut: set[str] = field(default_factory=set)
    larangan: set[str] = field(default_factory=set)


def telusuri(halaman: Iterable[Path]) -> Sebaris:
    """Collect the inline code of HTML and SVG files."""
    hasil = Sebaris()
    sudah: set[bytes] = set()
    for berkas in halaman:
        isi = berkas.read_bytes()
        sidik = hashlib.sha256(isi).digest()
        if sidik not in sudah:
            sudah.add(sidik)
            with suppress(etree.LxmlError):  # empty or broken files get no permission
                _satu(berkas, isi, hasil)
    return hasil


def _satu(berkas: Path, isi: bytes, hasil: Sebaris) -> None:
    if berkas.suffix == ".svg":
        akar: Any = etree.fromstring(isi, etree.XMLParser(resolve_entities=False))
    else:
        akar = html.document_fromstring(isi, parser=html.HTMLParser(encoding="utf-8"))
    for unsur in akar.xpath("//*[local-name() = 'script'][not(@src)]"):
        if (unsur.get("type") or "").strip().lower() in TIPE_SKRIP:
            hasil.skrip.add(sidik_sumber(unsur.xpath("string()")))
    hasil.gaya.update(sidik_sumber(u.xpath("string()")) for u in akar.xpath(GAYA))
    hasil.atribut.update(map(sidik_sumber, akar.xpath("//@style")))
    hasil.larangan.update(f"{berkas.name}: {a.attrname}" for a in akar.xpath(PEMICU))


def sidik_sumber(teks: str) -> str:
    """A hash in the notation of the policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(teks.encode()).digest()).decode()}'"


def susun(isi: Sebaris) -> str:
    """The policy in one line: the common part, and what these pages need."""
    gaya = sorted(isi.gaya)
    if isi.atribut:
        gaya += ["'unsafe-hashes'", *sorted(isi.atribut)]
    lebih = {"script-src": sorted(isi.skrip), "style-src": gaya}
    return "; ".join(" ".join([n, s, *lebih.get(n, ())]) for n, s in SERVER["kebijakan"].items())
