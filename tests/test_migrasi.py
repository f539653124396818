"""The data of the first version made new: nothing lost, nothing half written, nothing done twice.

`fixtures/versi-0.1.0` is a part of what that version's own data folder held.
"""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from macros.asal.asal_baris import DokumenAsal
from macros.asupan import migrasi
from macros.asupan.antartabel import periksa_tabel
from macros.asupan.muat import baca
from macros.asupan.skema import PAKET
from macros.dasar import berkas as dasar
from macros.dasar.masalah import GalatLaporan, kata_galat
from macros.hitung.laporan import buka
from tests.proyek import AKAR, MINI, perintah, salin, sidik

LAMA = Path(__file__).resolve().parent / "fixtures" / "versi-0.1.0"
DIGANTI = "paket_aturan.csv"  # the scale of kategori.csv has another name
BARU = {"tingkat.csv", "sumber.csv", "satuan.csv", "asal_data.csv", "tabel.yaml", "grafik.yaml"}


@pytest.fixture
def proyek(tmp_path: Path) -> Path:
    (tmp_path / "proyek" / "docs").mkdir(parents=True)
    (tmp_path / "proyek" / "mkdocs.yml").touch()
    return Path(shutil.copytree(LAMA, tmp_path / "proyek", dirs_exist_ok=True))


def pindah(proyek: Path) -> None:
    hasil = perintah(proyek, "data", "migrasi", "--tulis", "--ya")
    assert hasil.returncode == 0, hasil.stderr


def baris(berkas: Path) -> list[dict[str, str]]:
    with berkas.open(encoding="utf-8", newline="") as terbuka:
        return list(csv.DictReader(terbuka))


def paket(proyek: Path) -> dict[str, Any]:
    isi: dict[str, Any] = json.loads((proyek / "data" / PAKET).read_text(encoding="utf-8"))
    return isi


def test_data_lama_menyebut_perintahnya(proyek: Path) -> None:
    """Without it, the data are refused and not silently left unmeasured."""
    data, masalah = baca(proyek / "data")
    assert masalah == []
    salah = list(periksa_tabel(data))
    assert {m.kode for m in salah} == {"D023", "D036"}
    assert all("data migrasi" in m.pesan for m in salah)


def test_hanya_menunjukkan(proyek: Path) -> None:
    sebelum = sidik(proyek)
    hasil = perintah(proyek, "data", "migrasi")
    assert hasil.returncode == 0 and "Belum ada yang ditulis" in hasil.stdout
    assert all(f"data/{n}" in hasil.stdout for n in BARU)
    assert sidik(proyek) == sebelum


def test_menulis_lalu_tidak_ada_lagi(proyek: Path) -> None:
    sebelum = sidik(proyek)
    pindah(proyek)
    sesudah = sidik(proyek)
    berubah = {n for n, s in sesudah.items() if sebelum.get(n) != s}
    assert berubah == {f"data/{n}" for n in (*BARU, PAKET, DIGANTI)}
    data, masalah = baca(proyek / "data")
    assert masalah == [] and list(periksa_tabel(data)) == []
    ulang = perintah(proyek, "data", "migrasi", "--tulis", "--ya")
    assert "tidak ada yang perlu diubah" in ulang.stdout and sidik(proyek) == sesudah


def test_angkanya_tetap(proyek: Path) -> None:
    """What the first version's data say is what the report says today, figure by figure."""
    pindah(proyek)
    lama, kini = buka(proyek / "data").register, buka(AKAR / "data").register
    for kunci in ("capaian/1.1/2023", "realisasi/4.4/2022/LKJIP", "pegawai/jabatan/jumlah"):
        assert lama[kunci].nilai is not None and lama[kunci].nilai == kini[kunci].nilai
    satu = [a for a in lama if a.kunci.startswith(("capaian/1.", "target/", "belanja/"))]
    assert len(satu) > 40
    assert [a.kunci for a in satu if a.nilai != kini[a.kunci].nilai] == []


def test_daftar_ringkas(proyek: Path) -> None:
    pindah(proyek)
    isi = paket(proyek)
    assert [*isi][:3] == ["name", "title", "profil"] and isi["profil"] == "upt"
    assert all(s.keys() == {"name", "path"} for s in isi["resources"])
    nama = [s["name"] for s in isi["resources"]]
    assert nama[nama.index("tingkat") - 1] == "pegawai"  # where the program has it


def test_asal_menurut_tahun_dan_sumber(proyek: Path) -> None:
    """Each entry holds for rows that the document held, and for no other year."""
    pindah(proyek)
    asal = baris(proyek / "data" / "asal_data.csv")
    realisasi = {
        (r["tahun"], r["sumber"], r["dokumen"], r["halaman"])
        for r in asal
        if r["tabel"] == "realisasi"
    }
    assert ("2023", "LKJIP", "LKjIP 2023 Semester II, Tabel 3.2", "28") in realisasi
    assert ("2022", "LKJIP", "LKjIP 2023 Semester II, Tabel 3.4", "42") in realisasi
    assert not [r for r in asal if r["tabel"] == "target" and not r["tahun"]]


def test_setiap_baris_tetap_berdokumen_sama(proyek: Path) -> None:
    """Row by row, what the old schema said is what a figure's panel names now."""
    lama = {s["name"]: s.get("sources", []) for s in paket(proyek)["resources"]}
    pindah(proyek)
    lap = buka(proyek / "data")
    asal = DokumenAsal(lap)
    banyak = 0
    for nama, sumber in lama.items():
        for r in lap.data[nama].isi.to_dict("records"):
            baris_ini = {str(k): n for k, n in r.items()}
            khusus = [
                d["title"]
                for d in sumber
                if "x-baris" in d
                and all(
                    str(baris_ini[k]) in map(str, n if isinstance(n, list) else [n])
                    for k, n in d["x-baris"].items()
                )
            ]
            harap = khusus or [d["title"] for d in sumber if "x-baris" not in d]
            assert [*asal.untuk(nama, baris_ini)] == harap, (nama, baris_ini)
            banyak += bool(khusus)
    assert banyak > 50


def test_pilihan_unit_menjadi_baris(proyek: Path) -> None:
    """A source and a unit that a report had added to the choices, and one not in use."""
    data = proyek / "data"
    for jalur in (data / "anggaran_belanja.csv", data / PAKET):
        isi = jalur.read_text(encoding="utf-8").replace("SMART", "SAKTI").replace("OM-SPAN", "SPAN")
        jalur.write_text(isi, encoding="utf-8")
    pindah(proyek)
    anggaran = [r for r in baris(data / "sumber.csv") if r["isi"] == "anggaran"]
    assert [r["kode"] for r in anggaran][-2:] == ["SAKTI", "SPAN"]
    assert [r["kode"] for r in anggaran if r["acuan"] == "true"] == ["SAKTI"]
    assert [r["kode"] for r in baris(data / "satuan.csv")] == ["%", "layanan", "% target"]


def test_kolom_sendiri_menjaga_skemanya(proyek: Path) -> None:
    isi = paket(proyek)
    (kategori,) = (s for s in isi["resources"] if s["name"] == "kategori")
    kategori["schema"]["fields"].append({"name": "warna", "type": "string"})
    (proyek / "data" / PAKET).write_text(json.dumps(isi), encoding="utf-8")
    jalur = proyek / "data" / "kategori.csv"
    kepala, *lain = jalur.read_text(encoding="utf-8").splitlines()
    jalur.write_text("\n".join([f"{kepala},warna", *(f"{b}," for b in lain), ""]), encoding="utf-8")
    hasil = perintah(proyek, "data", "migrasi", "--tulis", "--ya")
    assert "kolom sendiri (warna)" in hasil.stdout
    (kini,) = (s for s in paket(proyek)["resources"] if "schema" in s)
    assert kini["schema"] == kategori["schema"]
    assert baca(proyek / "data")[1] == []


def test_gagal_di_tengah_tidak_meninggalkan_apa_pun(
    proyek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sebelum = sidik(proyek)
    asli, kali = Path.replace, []

    def gagal(diri: Path, tujuan: Path) -> Path:
        kali.append(tujuan)
        if len(kali) == 4:
            raise PermissionError(13, "tidak boleh", str(tujuan))
        return asli(diri, tujuan)

    perlu = migrasi.rencana(proyek / "data", AKAR / "data")
    isi = {proyek / "data" / n: b for n, b in perlu.isi.items()}
    lama = {proyek / "data" / n: b for n, b in perlu.asli.items()}
    monkeypatch.setattr(Path, "replace", gagal)
    with pytest.raises(PermissionError):
        dasar.tulis_bersama(isi, lama)
    assert len(kali) >= 4 and sidik(proyek) == sebelum


def test_berubah_sementara_ditolak(proyek: Path) -> None:
    perlu = migrasi.rencana(proyek / "data", AKAR / "data")
    (proyek / "data" / "satuan.csv").write_text("kode\n", encoding="utf-8")
    sebelum = sidik(proyek)
    isi = {proyek / "data" / n: b for n, b in perlu.isi.items()}
    lama = {proyek / "data" / n: b for n, b in perlu.asli.items()}
    with pytest.raises(OSError, match="Stale") as galat:
        dasar.tulis_bersama(isi, lama)
    assert "satuan.csv: berubah sementara itu" in kata_galat(galat.value)
    assert sidik(proyek) == sebelum


def test_data_versi_ini_tidak_memerlukan_apa_pun(tmp_path: Path) -> None:
    folder = salin(tmp_path, ["data"], dari=MINI) / "data"
    for nama in ("tabel.yaml", "grafik.yaml"):
        (folder / nama).touch()
    assert migrasi.rencana(folder, AKAR / "data").isi == {}
    # And one that lost a table it needs gets that alone, without a word on the others.
    isi = json.loads((folder / PAKET).read_text(encoding="utf-8"))
    isi["resources"] = [s for s in isi["resources"] if s["name"] != "satuan"]
    (folder / PAKET).write_text(json.dumps(isi), encoding="utf-8")
    (folder / "satuan.csv").unlink()
    assert set(migrasi.rencana(folder, AKAR / "data").isi) == {PAKET, "satuan.csv"}


def test_daftar_yang_rusak(proyek: Path) -> None:
    (proyek / "data" / PAKET).write_text("{", encoding="utf-8")
    with pytest.raises(GalatLaporan):
        migrasi.rencana(proyek / "data", AKAR / "data")
    hasil = perintah(proyek, "data", "migrasi")
    assert hasil.returncode == 1 and "D002" in hasil.stderr


def test_istilah_lama_diganti(proyek: Path) -> None:
    """Words that were called after one report's documents; what a unit wrote itself stays."""
    reviu = proyek / "data" / "reviu.csv"
    kepala = "bagian,nomor,pernyataan,aturan,bukti,status_konfirmasi\n"
    isi = "III,2,Selaras dengan renstra,{},renstra,terkonfirmasi\nIII,3,x,target,,terkonfirmasi\n"
    reviu.write_text(kepala + isi.format("selaras-renstra"), encoding="utf-8")
    daftar = paket(proyek)
    daftar["resources"].append({"name": "reviu", "path": "reviu.csv"})
    (proyek / "data" / PAKET).write_text(json.dumps(daftar), encoding="utf-8")
    pindah(proyek)
    assert reviu.read_text(encoding="utf-8") == kepala + isi.format("selaras-menengah")
    assert {b["skala"] for b in baris(proyek / "data" / DIGANTI)} >= {"KATEGORI"}


def test_entri_deskriptor_ditulis() -> None:
    """On one line without columns, else indented; letters as they are."""
    teks = migrasi._tulis_paket({}, [{"name": "é"}, {"name": "é", "schema": {}}]).decode()
    satu = '    {\n      "name": "é",\n      "schema": {}\n    }\n'
    assert f'"resources": [\n    {{"name": "é"}},\n{satu}  ]\n}}\n' in teks
