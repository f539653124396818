"""What is taken in of a signed file, apart from publishing: options, questions, records, names."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scripts.cli import urai
from scripts.perintah import verify
from scripts.tanda_tangan import periksa as modul_periksa, sebutan as penyebutan
from scripts.tanda_tangan.cms import Jabatan, TandaTangan
from scripts.tanda_tangan.kepercayaan import Identitas, Pendapat
from scripts.tanda_tangan.periksa import Putusan
from scripts.terbit import arsip, catatan, terima
from scripts.terminal import GalatPerintah
from tests.terbit import BELUM, NAMA, OTORITAS, PEMINDAI, PENGANTAR, PENUTUP, TTE


def test_yang_draf_tidak_ditandatangani() -> None:
    draf: Any = SimpleNamespace(nama="2031", draf=True)
    with pytest.raises(GalatPerintah, match="masih draf; hanya versi final"):
        terima.versi_final("2031", [draf])


@pytest.mark.parametrize(
    ("opsi", "pesan"),
    [
        (("--pindaian",), "--pindaian hanya berlaku bersama --signed"),
        (("--signed", "x.pdf", "--pindaian"), "sebutkan siapa yang bertanda tangan"),
        (("--signed", "x.pdf", "--pindaian", "--ca", "c.pem"), "pindaian tidak bersertifikat"),
        (("--signed", "x.pdf", "--penanda", "A"), "--penanda hanya berlaku bersama --pindaian"),
        (("--signed", "x.pdf", "--halaman-beda", "A"), "--halaman-beda hanya berlaku bersama"),
        (("--signed", "x.pdf", "--alasan", "a"), "--alasan tidak berlaku bersama --signed"),
        (("--signed", "x.pdf", *PEMINDAI[:-1], "kemarin"), "tulis sebagai TTTT-BB-HH"),
    ],
)
def test_opsi_yang_tidak_cocok(opsi: tuple[str, ...], pesan: str) -> None:
    with pytest.raises(GalatPerintah, match=re.escape(pesan)) as galat:
        terima.dari_opsi(urai(["publish", "2031", *opsi]))
    assert galat.value.kode == 2


def _tanda(identitas: Identitas = "tanpa-otoritas", jabatan: Jabatan = "sesuai") -> TandaTangan:
    saat = datetime(2032, 1, 20, 1, 30, tzinfo=UTC)
    pendapat = Pendapat(identitas, "berlaku", "tidak-diperiksa", (saat, saat))
    milik = "Tanda tangan Fulan, Kepala"
    return TandaTangan("b", "b", milik, NAMA, OTORITAS, saat, None, "", pendapat, jabatan)


@pytest.mark.parametrize("jawab", ["y", "ya", "", "t"])
def test_di_terminal_penerbit_ditanya(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], jawab: str
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: jawab)
    if jawab.startswith("y"):
        terima.setujui([_tanda()], terima.Masuk(Path("x.pdf")))
    else:
        with pytest.raises(GalatPerintah, match="tidak ada yang disimpan"):
            terima.setujui([_tanda()], terima.Masuk(Path("x.pdf")))
    assert BELUM in capsys.readouterr().out


def test_penanda_yang_bukan_pejabatnya_ditanyakan(monkeypatch: pytest.MonkeyPatch) -> None:
    """A known authority vouches for a name, not for the office."""
    lain, masuk = _tanda("dikenal", "tidak-sesuai"), terima.Masuk(Path("x.pdf"), tanpa_ca=True)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    with pytest.raises(GalatPerintah, match=r"milik Fulan, Kepala.*--penanda-lain") as g:
        terima.setujui([_tanda("dikenal"), lain], masuk)
    assert g.value.kode == 2
    terima.setujui([lain], dataclasses.replace(masuk, penanda_lain=True))
    terima.setujui([_tanda("dikenal")], terima.Masuk(Path("x.pdf")))


@pytest.mark.parametrize(
    ("opsi", "kata"),
    [("--penanda", "Fulan, NIP 19670925 199003 1 001"), ("--halaman-beda", "5302010101900001")],
)
def test_catatan_umum_tanpa_nomor_orang(opsi: str, kata: str) -> None:
    argumen = ["publish", "2031", "--signed", "x.pdf", *PEMINDAI]
    assert terima.dari_opsi(urai([*argumen, opsi, "Kepala Unit"]))
    with pytest.raises(GalatPerintah, match=f"{opsi} memuat NI[PK]"):
        terima.dari_opsi(urai([*argumen, opsi, kata]))


def test_sertifikat_bernomor_disamarkan() -> None:
    nomor = dataclasses.replace(_tanda(), nama="Fulan 19670925 199003 1 001")
    assert terima._pembubuh(nomor).nama == "Fulan •••••••• •••••• • 001"
    assert terima._pembubuh(_tanda()).nama == NAMA


def test_catatan_lama_terbaca() -> None:
    """A record from before the pages were counted, and one that says otherwise than it should."""
    lama = {
        "bentuk": 1, "versi": "2031", "berkas": "a.pdf", "sha256": "0", "ukuran": 1,
        "cara": "pindaian", "asal": "b.pdf", "penanda": [{"nama": "A"}], "diterima": "2032",
    }  # fmt: skip
    satu = arsip.urai(json.dumps(lama).encode())
    assert satu is not None
    assert (satu.halaman, satu.hitungan, satu.terbukti) == (0, "", False)
    assert catatan.untuk_peramban([])["versi"] == []
    for lain in (
        {"cara": "lain"}, {"ukuran": "besar"}, {"sha256": 5}, {"diterima": None},
        {"berkas": "/a.pdf"}, {"penanda": [{"nama": 5}]},
        {"penanda": [{"nama": "A", "waktu": "kemarin"}]},
    ):  # fmt: skip
        assert arsip.urai(json.dumps(lama | lain).encode()) is None, lain


def test_simpanan_yang_serupa_disebut() -> None:
    """Of several stored files the one that shows the same signature is named, not the last."""

    def simpan(berkas: str, cara: arsip.Cara, *bidang: str) -> arsip.Arsip:
        siapa = tuple(arsip.Pembubuh(NAMA, bidang=satu) for satu in bidang)
        return arsip.Arsip("2031", berkas, "", 1, cara, TTE, siapa, "")

    lama = [
        simpan("satu.pdf", "elektronik", PENGANTAR),
        simpan("dua.pdf", "elektronik", PENGANTAR, PENUTUP),
        simpan("pindaian.pdf", "pindaian", ""),
    ]
    baru = simpan("lagi.pdf", "elektronik", PENUTUP)
    assert arsip.serupa(baru, lama) == lama[1]
    assert arsip.serupa(baru, [lama[0], lama[2]]) is None


@pytest.mark.parametrize(
    ("nama", "sebutan", "sesuai"),
    [
        ("Fulan Umpama", "Tanda tangan Fulan Umpama, S.H., Kepala Unit", True),
        ("FULAN  UMPAMA", "Tanda tangan Fulan Umpama, S.H., Kepala Unit", True),
        ("Dr. FULAN UMPAMA, S.H., M.H.", "Tanda tangan Fulan Umpama, Kepala", True),
        ("FULAN UMPAMA SH", "Tanda tangan Drs. Fulan Umpama, S.H., Kepala", True),
        ("NIXON G. L. OSINGMAHI", "Tanda tangan Nixon G.L. Osingmahi, S.Sos, M.Hum, Kepala", True),
        ("KASUBSI UJI", "Tanda tangan Nixon G.L. Osingmahi, S.Sos, Kepala", False),
        ("Nixon Gerson L Osingmahi", "Tanda tangan Nixon G. Landersius Osingmahi, Kepala", True),
        ("Nixon Gerson Landersius Osingmahi", "Tanda tangan Nixon G.L. Osingmahi, Kepala", True),
        ("Nixon Herson Landersius Osingmahi", "Tanda tangan Nixon G.L. Osingmahi, Kepala", False),
        ("Nixon Osingmahi", "Tanda tangan Nixon G.L. Osingmahi, Kepala", False),
        ("N. G. L. Osingmahi", "Tanda tangan Nixon G. L. Osingmahi, Kepala", False),
        ("Nixon G. L. O.", "Tanda tangan Nixon G. L. Osingmahi, Kepala", False),
        ("Fulan", "Tanda tangan Fulan Umpama, Kepala", False),
        ("Fulan D. Jone", "Tanda tangan Fulan D.Jone, Kepala", True),
        ("Fulan", "Tanda tangan Fulan D.Jone, Kepala", False),
        ("Fulan A.Fauzi", "Tanda tangan Fulan A.Rahman, Kepala", False),
        ("Fulan", "Tanda tangan Fulan S.Tr.Pas, M.Kes., Kepala", True),
        ("FULAN S.KOM", "Tanda tangan Fulan, A.Md.Kom., S.Kom., Kepala", True),
        ("Ren\u00e9 Umpama", "Tanda tangan Rene\u0301 Umpama, Kepala", True),
        ("Rene Umpama", "Tanda tangan Ren\u00e9 Umpama, Kepala", False),
        ("", "", False),
    ],
)
def test_nama_pejabat(nama: str, sebutan: str, sesuai: bool) -> None:
    assert penyebutan.cocok(nama, sebutan) is sesuai


def test_penanda_lain_tercatat() -> None:
    """Readers are told, wherever the signer is named; other records stay as they were."""
    lain = terima._pembubuh(_tanda("dikenal", "tidak-sesuai"))
    biasa = terima._pembubuh(_tanda("dikenal"))
    satu = arsip.Arsip("2031", "a.pdf", "x", 1, "elektronik", TTE, (lain, biasa), "2032-01-20")
    assert arsip.urai(satu.tulis().encode()) == satu
    assert satu.tulis().count('"lain"') == 1
    kata = "bukan pejabat yang disebut di tempatnya"
    assert [kata in satu.keterangan(p) for p in satu.penanda] == [True, False]
    assert catatan._pdf_bertanda(satu)["penanda"] == [f"{NAMA}, {kata}", NAMA]


def test_versi_yang_dimaksud_sebuah_berkas() -> None:
    """A file that is cut off or saved again is no version's, but its code still tells of one."""

    def versi(nama: str, sidik: str, kode: str) -> Any:
        return SimpleNamespace(nama=nama, pdf=[{"sha256": sidik}], arsip=(), kode=kode)

    terbit = [versi("2031.1", "b", "K2"), versi("2031", "a", "K1")]
    assert verify.versi("a", "", terbit) is terbit[1]
    assert verify.versi("x", "K1", terbit) is terbit[1]
    assert verify.versi("x", "", terbit) is verify.versi("x", "K3", terbit) is None
    lain = Putusan("asing", "K1", sebab=("lain",))
    teks = modul_periksa.sebagai_teks("x.pdf", lain, "00", versi=terbit[1])
    assert sum("2031 berkode itu, tetapi isinya lain" in baris for baris in teks) == 1
    draf = SimpleNamespace(nama="2031.2", status="draf", draf=True, digantikan="")
    teks = modul_periksa.sebagai_teks("x.pdf", Putusan("identik", "K1"), "00", versi=draf)
    assert teks[-1].endswith("2031.2 (draf); masih dapat diganti")
