"""What is published beside the pages: the data files and the register of figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .angka import Asal
from .load import PAKET, kanonik
from .makro import Makro


def tulis_data(makro: Makro, sumber: Path, tujuan: Path) -> None:
    """Write every data file in canonical form, its description, and the register `angka.json`."""
    tujuan.mkdir(parents=True, exist_ok=True)
    for nama, isi in kanonik(sumber).items():
        (tujuan / nama).write_bytes(isi)
    skema = json.loads((sumber / PAKET).read_text(encoding="utf-8"))
    (tujuan / PAKET).write_text(
        json.dumps(paket(makro, skema), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
    (tujuan / "angka.json").write_text(
        json.dumps(register(makro), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def paket(makro: Makro, skema: dict[str, Any]) -> dict[str, Any]:
    """The description of the data with the names of this unit and this edition."""
    edisi, instansi = makro.laporan.edisi, makro.laporan.instansi
    nama = f"{edisi.judul} {instansi.nama} {edisi.sebutan}"
    return {
        **skema,
        "name": f"lkjip-{instansi.kode_satker}-{edisi.kode}",
        "title": f"Data {nama}",
        "description": f"Semua angka dan daftar dalam {nama}. {skema['description']}",
    }


def register(makro: Makro) -> list[dict[str, Any]]:
    """The register for programs: value, text, how it came about, and where it is shown."""
    return [
        {
            "kunci": a.kunci,
            "label": a.label,
            "nilai": a.nilai_mesin,
            "satuan": a.satuan,
            "teks": a.teks,
            "keadaan": a.keadaan,
            "pembulatan": a.bentuk,
            "rumus": a.rumus,
            "masukan": [
                {"berkas": m.berkas, "baris": m.baris, "kolom": m.kolom}
                if isinstance(m, Asal)
                else m
                for m in a.masukan
            ],
            "ditampilkan": [
                {"halaman": t.halaman, "benda": t.benda}
                for t in sorted(makro.penyaji.tampil.get(a.kunci, ()))
            ],
        }
        for a in makro.laporan.register
    ]
