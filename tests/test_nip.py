"""No file that the public may take shows a whole NIP, however it is packed; signing copies do."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
from openpyxl import Workbook

from macros.dasar.penulisan import samarkan_nip
from macros.gambar.lukis import lukis
from macros.gambar.spesifikasi import Batang, Butir, KelompokButir, Nilai
from macros.halaman.jenis import DaftarDepan, Entri
from macros.hitung.entitas import Pejabat
from macros.hitung.laporan import Laporan, buka
from macros.keluaran.cetakan import _daftar_tercetak
from macros.keluaran.ragam import FOLDER_SALINAN
from scripts.terbit.izin import ber_nip
from tests.bernip import bernip
from tests.proyek import MINI, bangun_situs, ganti, pasang_mini

NIP = "19670925 199003 1 001"
REKAAN = "00000000 000000 0 001"


@pytest.mark.parametrize(
    ("isi", "samar"),
    [
        (f"NIP. {NIP}.", "NIP. •••••••• •••••• • 001."),
        ("196709251990031001", "•••••••••••••••001"),
        ("NIP.19670925.199003.1.001", "NIP.••••••••.••••••.•.001"),
        ("19800101\u00a0200501\u00a02\u00a0007", "••••••••\u00a0••••••\u00a0•\u00a0007"),
        ("00000000.000000.0001", "••••••••.••••••.•001"),
        ("NRP 74010001", "NRP •••••001"),
        ("Nrp. 1920047840371,", "Nrp. ••••••••••371,"),
        ("19800101  200501  2  007", "••••••••  ••••••  •  007"),
        ("19800101\u00ad200501\u00ad2\u00ad007", "••••••••\u00ad••••••\u00ad•\u00ad007"),
        ("19800101–\u2060200501–\u20602–\u2060007", "••••••••–\u2060••••••–\u2060•–\u2060007"),
    ],
)
def test_nip_disamarkan_bagaimanapun_ditulis(isi: str, samar: str) -> None:
    assert samarkan_nip(isi, [REKAAN]) == samar


@pytest.mark.parametrize(("pemisah", "sandi"), [(",", "utf-8"), (";", "utf-16"), ("\t", "cp1252")])
def test_nip_dikenal_bagaimanapun_disimpan(tmp_path: Path, pemisah: str, sandi: str) -> None:
    """Before anything is published it is said that the copies to be signed tell a NIP."""
    shutil.copytree(MINI / "data", tmp_path / "data")
    berkas = tmp_path / "data" / "pejabat.csv"
    kepala, *isi = csv.reader(berkas.read_text(encoding="utf-8").splitlines())
    for nip in ("", REKAAN):
        baris = [[nip if k == "nip" else s for k, s in zip(kepala, b, strict=True)] for b in isi]
        wadah = io.StringIO()
        csv.writer(wadah, delimiter=pemisah).writerows([kepala, *baris])
        berkas.write_bytes(wadah.getvalue().encode(sandi))
        assert ber_nip(tmp_path) is bool(nip)


@pytest.mark.parametrize(
    "isi",
    ["Rp19.670.925.199.003", "7.060.331.000", "12019670925199003100", "1.196709251990031001",
     "2023-12-07", "19800101, 200501, 2, 007", "19800101/200501/2/007",
     "00000000 000000 0 002", "1 2 3", "74010001", "Rp74.010.001", "NRP 12"],
)  # fmt: skip
def test_bilangan_lain_tetap(isi: str) -> None:
    assert samarkan_nip(isi, [REKAAN, "", "0", "NRP 74010001"]) == isi


def test_nrp_tampil_dengan_katanya(tmp_path: Path) -> None:
    """The number of an officer of the police is masked for the public and signed with its own word;
    an amount of the same digits is not taken for it."""
    proyek = pasang_mini(tmp_path / "proyek")
    pejabat, uang = proyek / "data/pejabat.csv", proyek / "data/anggaran_kegiatan.csv"
    kepala, *isi = csv.reader(pejabat.read_text("utf-8").splitlines())
    letak = kepala.index("nip")
    isi = [[*b[:letak], "NRP 74010001", *b[letak + 1 :]] for b in isi]
    pejabat.write_text(
        "\n".join(",".join(f'"{s}"' if "," in s else s for s in b) for b in [kepala, *isi]) + "\n"
    )
    kepala, satu = csv.reader(uang.read_text("utf-8").splitlines())
    satu = ["74010001" if k == "realisasi" else s for k, s in zip(kepala, satu, strict=True)]
    uang.write_text(",".join(kepala) + "\n" + ",".join(satu) + "\n")
    (situs,) = bangun_situs([proyek])
    semua = {b: b.read_text("utf-8") for b in _berkas(situs) if b.suffix in {".html", ".csv"}}
    assert not any("NRP 74010001" in teks for teks in semua.values())
    assert any('NRP <span data-cetak="nip-' in teks for teks in semua.values())
    assert any("NRP •••••001" in teks for b, teks in semua.items() if b.name == "pejabat.csv")
    assert any("74010001" in teks for b, teks in semua.items() if b.name == "anggaran_kegiatan.csv")


def test_tidak_ada_nip_utuh_di_situs(situs: Path, laporan: Laporan) -> None:
    nip = {p.nip for p in laporan.pejabat.values()}
    assert nip
    assert [b for b in _berkas(situs) if bernip(b, nip)] == []
    samar = (situs / "unduh/data/pejabat.csv").read_text("utf-8")
    assert all(p.nip_samar in samar for p in laporan.pejabat.values())


def test_salinan_di_luar_situs_memuatnya(situs_mini: Path) -> None:
    """All editions were asked for: the site holds what is public, the project's folder the rest."""
    proyek = situs_mini.parent / "proyek"
    nip = {p.nip for p in buka(proyek / "data").pejabat.values()}
    assert [b for b in _berkas(situs_mini) if bernip(b, nip)] == []
    salinan = sorted(b for b in _berkas(proyek / FOLDER_SALINAN) if b.suffix == ".pdf")
    assert [b.name for b in salinan] == ["lkjip-2031-cetak.pdf", "lkjip-2031-tte.pdf"]
    assert all(bernip(b, nip) for b in salinan)
    assert (proyek / FOLDER_SALINAN / ".gitignore").read_text() == "*\n"


def test_nip_yang_diketik_juga_disamarkan(situs_kilat: Path, tmp_path: Path) -> None:
    """In a chapter, its title and description, in a table of the unit's own, in what a figure is
    called, and asked for by name."""
    proyek = tmp_path / "proyek"
    shutil.copytree(situs_kilat.parent / "proyek", proyek)
    (proyek / "data" / "tambahan").mkdir()
    (proyek / "data" / "tambahan" / "peserta.csv").write_text(
        f"Nama,NIP\nFulan,{NIP.replace(' ', '')}\n", encoding="utf-8"
    )
    bab = proyek / "docs" / "bab-2-penutup.md"
    isi = bab.read_text("utf-8").replace("---\n", f"---\ndescription: Uraian {NIP}\n", 1)
    isi += f"\nNIP {NIP} dan {{{{ pejabat['kepala-rutan'].nip }}}}.\n\n{{{{ tabel('peserta') }}}}\n"
    bab.write_text(isi.replace("# Penutup", f"# Penutup {NIP}"), encoding="utf-8")
    ganti(proyek / "data/indikator.csv", "Jumlah gangguan", f"Jumlah {NIP} gangguan")
    bangun_situs([proyek])
    assert "Jumlah •••••••• •••••• • 001 gangguan" in (
        proyek / "situs/unduh/data/angka.json"
    ).read_text("utf-8")
    assert "NIP •••••••• •••••• • 001 dan" in (proyek / "situs/bab-2-penutup.html").read_text()
    assert [b for b in _berkas(proyek / "situs") if bernip(b, [REKAAN])] == []


@pytest.mark.parametrize("nomor", ["19800101 200501 1 001", "NRP 81060123"])
def test_nip_dalam_label_gambar_tidak_terbagi(nomor: str) -> None:
    """Parted between two lines of a label it would stand in the open: nobody finds halves."""
    pejabat = Pejabat("kepala", "Nama", "Nama", "Kepala", nomor)
    assert pejabat.jenis_nomor == ("NRP" if nomor.startswith("NRP") else "NIP")
    for kata in range(40):
        label = f"Layanan {'ab ' * kata}{nomor} pada Subseksi Pelayanan Tahanan"
        butir = Butir(label, (Nilai(5, "5"),))
        for svg in lukis(Batang((KelompokButir("", (butir,)),))).values():
            samar = samarkan_nip(svg)
            assert nomor[:8] not in samar and nomor[4:10] not in samar
            assert samar.count("•") > 4 and "Subseksi" in samar


def test_nip_di_ujung_daftar_cetak_disamarkan(laporan: Laporan) -> None:
    """Where an entry's last word is kept by its dots, a number is cut in two."""
    entri = [Entri(1, "A.", f"Kepala {NIP}", "a", "a.md"), Entri(1, "B.", "Lain", "b", "b.md")]
    daftar = _daftar_tercetak(laporan, DaftarDepan(entri, {"tabel": entri}), {"a.md"})
    for (satu,) in (daftar.isi, daftar.benda["tabel"]):
        assert satu == replace(entri[0], judul="Kepala •••••••• •••••• • 001")


def _berkas(folder: Path) -> list[Path]:
    return [b for b in folder.rglob("*") if b.is_file()]


def _zip(**isi: str | bytes) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as kemasan:
        for nama, satu in isi.items():
            kemasan.writestr(nama.replace("_", "."), satu)
    return keluar.getvalue()


def _pdf(teks: str, lampiran: str = "", judul: str = "") -> bytes:
    buka_pdf: Any = pymupdf.open  # not typed
    dokumen, keluar = buka_pdf(), io.BytesIO()
    dokumen.new_page().insert_text((72, 72), teks)
    with pikepdf.open(io.BytesIO(dokumen.tobytes())) as pdf:
        pdf.docinfo["/Title"] = judul
        if lampiran:
            pdf.attachments["a.csv"] = lampiran.encode()
        pdf.save(keluar)
    return keluar.getvalue()


def _xlsx(sel: str) -> bytes:
    buku, keluar = Workbook(), io.BytesIO()
    buku.create_sheet()["A1"] = sel
    buku.save(keluar)
    return keluar.getvalue()


BERKAS: dict[str, Callable[[str], bytes]] = {
    "a.html": lambda n: f"<td>{n}</td>".encode(),
    "a.csv": lambda n: f"a\n{n}\n".encode(),
    "a.json": lambda n: json.dumps({"n": n}, ensure_ascii=False).encode(),
    "a.svg": lambda n: f"<text>{n}</text>".encode(),
    "a.zip": lambda n: _zip(a_csv=n, b_zip=_zip(c_txt="kosong")),
    "b.zip": lambda n: _zip(a_zip=_zip(b_csv=n)),
    "a.xlsx": _xlsx,
    "a.pdf": _pdf,
    "b.pdf": lambda n: _pdf("kosong", lampiran=n),
    "c.pdf": lambda n: _pdf("kosong", judul=n),
}


@pytest.mark.parametrize("nama", BERKAS)
@pytest.mark.parametrize("nip", [NIP, NIP.replace(" ", ""), NIP.replace(" ", "\u00a0"), REKAAN])
def test_nip_yang_tertinggal_ketahuan(tmp_path: Path, nama: str, nip: str) -> None:
    berkas = tmp_path / nama
    berkas.write_bytes(BERKAS[nama](nip))
    assert bernip(berkas, [REKAAN])
    berkas.write_bytes(BERKAS[nama]("•••••••• •••••• • 001"))
    assert not bernip(berkas, [REKAAN])


def test_nomor_yang_sangat_pendek_bukan_nomor_orang() -> None:
    """Three digits are met everywhere; from four on what is known is hidden."""
    assert samarkan_nip("Pasal 123 dan 1234.", ["123", "1234"]) != "Pasal 123 dan 1234."
    assert samarkan_nip("Pasal 123 saja.", ["123"]) == "Pasal 123 saja."
    assert "1234" not in samarkan_nip("Nomor 1234.", ["1234"])
