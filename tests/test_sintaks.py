"""What is said of a chapter that Jinja cannot read, and of which line."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError
from markupsafe import Markup

from macros.periksa.sintaks import UMUM, baris_blok_terbuka, baris_kutip_terbuka, jelaskan
from macros.sajian.pagar import Tampilan, Terolah, tampilkan
from macros.sajian.templat import SimpananTemplat, ingat_bab, lingkungan_bab

UCAPAN = {
    "{{ a": "Tanda {{ belum ditutup dengan }}.",
    "{% if a": "Tanda {% belum ditutup dengan %}.",
    "{## a": "Catatan {## belum ditutup dengan ##}.",
    "{{ “a” }}": 'Tanda kutip miring (“ ”) tidak berlaku di sini; pakai "…".',
    '{{ "a }}': "Tanda kutip pembuka belum ditutup.",
    "{{ a ? }}": "Ada aksara yang tidak berlaku di antara {{ dan }}. Periksa tanda kutip dan"
    " komanya.",
    "{{ a b }}": "Kurung, tanda kutip, atau koma di antara {{ dan }} kurang atau berlebih.",
    "{% if a b %}": "Penulisan di antara {% dan %} keliru. Bandingkan dengan baris serupa di bab"
    " lain.",
    "{{ f(a} }}": "Kurung buka ( belum ditutup dengan ).",
    "{{ a[1) }}": "Kurung buka [ belum ditutup dengan ].",
    "{{ a } }}": "Tanda {{ ditutup dengan }}, dan {% dengan %}; di sini penutupnya kurang"
    " atau lain.",
    "{{ a) }}": "Kurung tutup berlebih, kurung buka hilang, atau isian di depannya kosong.",
    "{{ }}": "Di antara {{ dan }} belum ada isinya.",
    "{% if a %}": "Blok {% if … %} belum ditutup dengan {% endif %}.",
    "{% endfor %}": "Ada {% endfor %} tanpa {% for … %} yang membukanya.",
    "{% apa %}": "Perintah {% apa %} tidak dikenal.",
    "{{ a | b }}": "Saringan “b” tidak dikenal. Hapus bagian itu.",
    "{% if %}": UMUM,
}


@pytest.mark.parametrize("bab", UCAPAN)
def test_ucapan(bab: str) -> None:
    with pytest.raises(TemplateSyntaxError) as galat:
        lingkungan_bab({}).from_string(bab)
    assert jelaskan(galat.value.message or "") == UCAPAN[bab]


@pytest.mark.parametrize(
    ("bab", "baris"),
    [
        ("{% if a %}", 1), ("\n{% if a %}\n{% for b in c %}\n{% endfor %}\n", 2),
        ("{%- for b in c %}\n{% if b %}\n{% set d = b %}\n", 2), ("{% if a %}{% endif %}\n", None),
        ("{% endif %}{% set a = 1 %}", None),
    ],
)  # fmt: skip
def test_baris_blok_terbuka(bab: str, baris: int | None) -> None:
    assert baris_blok_terbuka(bab) == baris


@pytest.mark.parametrize(
    ("bab", "baris"),
    [
        ('a\n{{ angka("x) }}\nb {{ angka("y") }}', 2),
        ('{% if ada("x) %}a{% endif %}\n{{ angka("y") }}', 1),
        ('{{ angka("x") }}\nlayar 5" lebar\n{{ angka("y) }}', 3),
        ('{{ "}}" }}\n{{ angka("y") }}', None),
        ('layar 5" lebar {{ angka("x") }}', None),
        ("tanpa tanda", None),
    ],
)
def test_baris_kutip_terbuka(bab: str, baris: int | None) -> None:
    assert baris_kutip_terbuka(bab) == baris


def test_bab_dikompilasi_sekali(tmp_path: Path) -> None:
    """What is kept of a chapter is used until its text is another, and shows its own errors."""
    lingkungan = lingkungan_bab({"a": lambda: "isi"})
    with pytest.MonkeyPatch.context() as tempel:
        asli, kali = lingkungan.compile, list[str]()

        def kompilasi(teks: str) -> object:
            kali.append(teks)
            return asli(teks)

        tempel.setattr(lingkungan, "compile", kompilasi)
        ingat_bab(lingkungan, SimpananTemplat(tmp_path), "bab.md")
        for teks, jadi in (("{{ a() }}", "isi"), ("{{ a() }}", "isi"), ("{{ a() }}!", "isi!")):
            assert lingkungan.from_string(teks).render() == jadi
        assert kali == ["{{ a() }}", "{{ a() }}!"]
        ingat_bab(lingkungan, SimpananTemplat(tmp_path), "lain.md")
        assert lingkungan.from_string("{{ a() }}!").render() == "isi!"
        assert len(kali) == 3
    assert len(list(tmp_path.iterdir())) == 2, "satu setiap bab"
    with pytest.raises(TemplateSyntaxError):
        lingkungan.from_string("{{ a( }}")


@pytest.mark.parametrize(
    ("penyaring", "boleh"),
    [('replace("angka", "teks")', False), ("upper", False), ('replace("a", "b")', True)],
)
def test_penyaring_tidak_mengolah_benda(penyaring: str, *, boleh: bool) -> None:
    """Whatever else a filter is given."""
    isi = "kata" if boleh else '<data class="angka" value="1">1</data>'
    bab = lingkungan_bab({"isi": isi}).from_string(f"{{{{ isi | {penyaring} }}}}")
    if boleh:
        assert bab.render() == "kbtb"
        return
    with pytest.raises(Terolah):
        bab.render()


def test_keluaran_makro_tanpa_unsur_ialah_teks() -> None:
    """Words may be changed and compared; of a figure's HTML that would show its tags."""
    kata = tampilkan(lambda: Markup("satu &amp; dua"))()
    assert kata.upper() == "SATU &AMP; DUA" and not isinstance(kata, Tampilan)
    with pytest.raises(Terolah):
        tampilkan(lambda: Markup("<data>5</data>"))().upper()
