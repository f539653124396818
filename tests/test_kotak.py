"""Places for signatures: which blocks have one, where they are, and that what is there is heard."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import outloud
import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.sign import fields

from macros.dasar import pohon
from macros.hitung.entitas import Penanda
from macros.hitung.laporan import buka
from macros.keluaran import halaman_cetak
from macros.sajian.penyaji import Penyaji
from scripts.tanda_tangan import dokumen, penandatanganan, sebutan
from scripts.terminal import GalatPerintah
from tests import bertanda as alat
from tests.bertanda import ATASAN, BIDANG, KEPALA, KODE, PENUTUP, PK_ATASAN, PK_KEPALA
from tests.proyek import AKAR, pasang_mini
from tests.sertifikat import SANDI

pytestmark = pytest.mark.lama  # many boxes laid out and drawn

SEBUTAN = "Tanda tangan Fulan Umpama, S.H., Kepala Unit"
BENAR = (
    "Ditandatangani secara elektronik oleh Fulan Umpama, 1 Januari 2030 pukul 10.00 WITA."
    f" Uji “é”. Kode dokumen {KODE}."
)


@pytest.fixture(scope="module")
def asli(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small built PDF, alone in its folder."""
    berkas = tmp_path_factory.mktemp("asli") / "laporan.pdf"
    berkas.write_bytes(alat.kecil())
    return berkas


@pytest.fixture(scope="module")
def tanpa_bidang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return alat.buat(tmp_path_factory.mktemp("cetak"), bertanda=False)


@pytest.fixture(scope="module")
def p12(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return alat.kepala().p12(tmp_path_factory.mktemp("p12") / "kepala.p12", alat.otoritas())


@pytest.fixture(scope="module")
def bertanda(asli: Path, p12: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built PDF with one field signed by the command."""
    hasil = tmp_path_factory.mktemp("bertanda") / "bertanda.pdf"
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("LKJIP_SANDI", SANDI)
        argumen = ("--acuan", asli, "--p12", p12, "--field", PENUTUP, "--out", hasil)
        assert alat.jalankan("sign", asli, *argumen) in {0, 3}
    return hasil


def test_dokumen_terdahulu_tanpa_bidang() -> None:
    """What was signed before says so and is not offered to be signed again."""
    orang = [
        Penanda("pk", ATASAN, "", "Rekaan", "1 Januari 2029", ditandatangani=True),
        Penanda("penutup", KEPALA, "", "Rekaan", "1 Januari 2030"),
    ]
    akar = pohon.urai(str(Penyaji().templat("tanda_tangan", penanda=orang)))
    ruang = [r for r in akar.iter("div") if "ruang" in pohon.kelas(r)]
    assert [pohon.teks(r) for r in ruang] == ["Telah ditandatangani", ""]
    halaman_cetak.pasang_bidang(akar, Counter())
    assert [str(i.get("name")) for i in akar.iter("input")] == [PENUTUP]


@pytest.mark.parametrize("nama", ["asli", "mini"])
def test_hanya_laporan_sendiri_yang_ditandatangani(nama: str, tmp_path: Path) -> None:
    """Agreements and the decree carry signatures of their own."""
    proyek = pasang_mini(tmp_path / "mini") if nama == "mini" else AKAR
    blok = buka(proyek / "data").tanda_tangan
    assert len(blok) > 2
    bidang = [p.bidang for isi in blok.values() for p in isi if not p.ditandatangani]
    assert bidang == ["kata-pengantar-kepala-rutan", "penutup-kepala-rutan"]


def test_kotak_adalah_tempat_bidang(asli: Path) -> None:
    ada = dokumen.tersedia(asli.read_bytes())
    assert tuple(k.nama for k in ada) == BIDANG
    with pikepdf.open(asli) as berkas:
        rect = {str(b.T): [float(n) for n in b.Rect] for b in berkas.Root.AcroForm.Fields}
        (nomor,) = (n for n, h in enumerate(berkas.pages, 1) if "/Annots" in h and _bidang(h))
        tinggi = float(berkas.pages[nomor - 1].MediaBox[3])
    for satu, ukuran in ada.items():
        assert ukuran["page"] == nomor
        x, y, lebar, tinggi_kotak = (ukuran[k] for k in ("originX", "originY", "width", "height"))
        kiri, bawah, kanan, atas = rect[satu.nama]
        assert kiri <= x < kiri + 1 and bawah <= y < bawah + 1
        assert kanan - 1 < x + lebar <= kanan and atas - 1 < y + tinggi_kotak <= atas
        assert ukuran["dari_atas"] == pytest.approx(tinggi - y - tinggi_kotak, abs=1)
        assert satu.memuat((x, y, x + lebar, y + tinggi_kotak))
        assert not satu.memuat((x, y, x + lebar + 3, y + tinggi_kotak))
        assert not satu.memuat((x + lebar, y - 3, x, y))


def _bidang(halaman: Any) -> bool:
    return any(a.get("/FT") == "/Sig" for a in halaman.Annots)


def test_verify_menyebut_kotak(asli: Path, bertanda: Path, capsys: Any) -> None:
    assert alat.jalankan("verify", bertanda, "--acuan", asli, "--kotak", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert [(k["nama"], k["terisi"]) for k in data["kotak"]] == [
        (PENUTUP, True), (PK_ATASAN, False), (PK_KEPALA, False)
    ]  # fmt: skip
    assert {k["sebutan"] for k in data["kotak"]} == {
        "Tanda tangan Fulan Umpama, S.H., Kepala Unit",
        "Tanda tangan Fulanah Andai, M.Si., Kepala Kantor",
    }
    assert alat.jalankan("verify", bertanda, "--acuan", asli, "--kotak") == 0
    judul, kepala, penutup, *_ = capsys.readouterr().out.splitlines()
    assert judul.endswith(": 3 kotak tanda tangan, 1 sudah terisi.")
    isi = dict(zip(kepala.replace("Dari atas", "atas").split(), penutup.split(), strict=False))
    satu = data["kotak"][0]
    assert isi == {
        "Kotak": PENUTUP, "page": str(satu["page"]), "Keadaan": "terisi", "Sebutan": "Tanda",
        "atas": str(satu["dari_atas"]),
        **{k: str(satu[k]) for k in ("originX", "originY", "width", "height")},
    }  # fmt: skip


def test_tanda_baru_di_dalam_kotak_mengisinya(asli: Path) -> None:
    """A service that knows no field makes one of its own, in the box."""
    ukuran = next(u for k, u in dokumen.tersedia(asli.read_bytes()).items() if k.nama == PK_ATASAN)
    halaman, x, y, lebar, tinggi, _ = ukuran.values()
    for tempat, harapan in (
        ((x, y, x + lebar, y + tinggi), [PK_ATASAN]),
        ((x, y - 9, x + lebar, y + tinggi), []),
    ):
        baru = fields.SigFieldSpec("Baru", on_page=halaman - 1, box=tempat)
        keluar = alat.bubuhkan(asli.read_bytes(), "Baru", baru=baru)
        assert [t.kotak for t in alat.putuskan(keluar).tanda] == harapan


def test_kotak_hanya_untuk_berkas_sendiri(
    asli: Path, tanpa_bidang: Path, bertanda: Path, tmp_path: Path
) -> None:
    rusak = tmp_path / "rusak.pdf"
    rusak.write_bytes(bertanda.read_bytes() + b"\n")
    with pytest.raises(GalatPerintah, match=r"kotak .*rusak\.pdf tidak disebut: "):
        alat.jalankan("verify", rusak, "--acuan", asli, "--kotak")
    with pytest.raises(GalatPerintah, match="tidak disebut: isinya tidak sama"):
        alat.jalankan("verify", tanpa_bidang, "--acuan", asli, "--kotak")
    with pytest.raises(GalatPerintah, match="build --edisi tte"):
        alat.jalankan("verify", tanpa_bidang, "--acuan", tanpa_bidang, "--kotak")
    with pytest.raises(GalatPerintah, match="memerlukan satu berkas PDF"):
        alat.jalankan("verify", "--site", tmp_path, "--kotak")


def _bisu(berkas: Path) -> list[str]:
    """Words that are seen and not announced."""
    hasil = outloud.check(str(berkas))
    return [g.rule for g in hasil.findings if g.severity in ("error", "warning")]


def test_isi_cap_dibacakan(
    asli: Path, bertanda: Path, p12: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that the visible signature says is said by the field, and by its place in the text."""
    with pikepdf.open(bertanda) as berkas:
        bidang = {str(b.T): str(b.TU) for b in berkas.Root.AcroForm.Fields}
        (unsur,) = (
            u for u in berkas.objects
            if isinstance(u, pikepdf.Dictionary)
            and u.get("/S") == "/Form"
            and u.K[0].Obj.T == PENUTUP
        )  # fmt: skip
        assert str(unsur.Alt) == bidang[PENUTUP]
    assert re.fullmatch(
        r"Tanda tangan Fulan Umpama, S\.H\., Kepala Unit\. Ditandatangani secara elektronik oleh"
        rf" Fulan Umpama, \d+ \w+ \d{{4}} pukul [\d.]+ \w+\. Kode dokumen {KODE}\.",
        bidang[PENUTUP],
    )
    assert bidang[PK_ATASAN] == "Tanda tangan Fulanah Andai, M.Si., Kepala Kantor"
    (tanda,) = alat.putuskan(bertanda.read_bytes()).tanda
    assert tanda.sebutan == "Tanda tangan Fulan Umpama, S.H., Kepala Unit"
    assert _bisu(bertanda) == []
    # The same stamp by a program that says nothing of it.
    diam = tmp_path / "diam.pdf"
    penanda = penandatanganan.buka_sertifikat(p12, SANDI.encode())
    kata = {"nama": "Fulan Umpama", "waktu": "1 Januari 2030 pukul 10.00 WITA", "alasan": "Uji."}
    assert sebutan.tulis(**kata, kode=KODE).endswith(f" WITA. Uji. Kode dokumen {KODE}.")
    isi = asli.read_bytes()
    kotak = dokumen.Dokumen(isi).kotak[PENUTUP]
    monkeypatch.setattr(penandatanganan, "_umumkan", lambda *_: None)
    diam.write_bytes(penandatanganan.tandatangani(isi, kotak, penanda, KODE, AKAR, "Uji.", ""))
    assert _bisu(diam) == ["TAG-003"]


@pytest.mark.parametrize(
    ("bidang", "sebutan", "kata", "baik"),
    [
        (PENUTUP, SEBUTAN, BENAR, True),
        (PENUTUP, SEBUTAN, BENAR.replace("10.00 WITA", "23.59 UTC+5.75"), True),
        (PENUTUP, SEBUTAN, BENAR.replace("Fulan", "Fulanah"), False),
        (PENUTUP, SEBUTAN, BENAR.replace("Umpama", "Umpama dan Fulanah Andai"), False),
        (PENUTUP, SEBUTAN, BENAR.replace("1 Januari", "1 Januari, oleh Fulanah"), False),
        (PENUTUP, SEBUTAN, BENAR.replace("Uji “é”. ", ""), False),
        (PENUTUP, SEBUTAN, BENAR.replace("Uji", "Batal"), False),
        (PENUTUP, SEBUTAN, BENAR.replace(KODE, "00000-00000"), False),
        (PENUTUP, SEBUTAN, f"{BENAR} Lagi.", False),
        (PENUTUP, SEBUTAN, "", False),
        (PENUTUP, "Tanda tangan Fulanah Andai, M.Si., Kepala Kantor", BENAR, False),
        (PK_KEPALA, SEBUTAN, BENAR, False),
    ],
)
def test_sebutan_hanya_bertambah_dengan_penandanya(
    bidang: str, sebutan: str, kata: str, baik: bool
) -> None:
    """Signing adds who signs to the signed field, as `sign` words it; no other person, reason or
    document is announced, and nothing of any other field."""

    def ubah(penulis: Any) -> None:
        satu = penulis.prev.root["/AcroForm"]["/Fields"][BIDANG.index(bidang)].raw_get("/TU")
        isi = b"\xfe\xff" + f"{sebutan}. {kata}".encode("utf-16-be")
        penulis.objects[(0, satu.idnum)] = generic.ByteStringObject(isi)

    hasil = alat.putuskan(alat.bubuhkan(alat.kecil(), ubah=ubah, reason="Uji “é”."))
    assert hasil.baik is baik, hasil.sebab
