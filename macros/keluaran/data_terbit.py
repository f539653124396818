"""Write the published data: the data files and the register of figures.

All these files are public: columns that the schema marks as masked are masked in each of them.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..asal.penelusur import Penelusur, rentang
from ..asupan import teks_csv
from ..asupan.skema import PAKET, SkemaTabel
from ..dasar.angka import Asal
from ..dasar.penulisan import samarkan, samarkan_nip
from ..halaman.letak import Letak
from ..hitung.laporan import Laporan
from . import metadata
from .bangunan import Bangunan
from .versi import Versi

REGISTER = "angka.json"
REGISTER_DATAR = "angka.csv"
SKEMA_REGISTER = "angka.schema.json"
# The name of the register in the published data package.
SUMBER_REGISTER = Path(__file__).with_name("angka.sumber.json")
ANGKA_TERBIT = "angka_sendiri.csv"
# Constraints that masked text would violate.
BATAS_SAMAR = {"pattern", "unique", "enum"}


def tulis_data(bangunan: Bangunan) -> None:
    """Write every data file, their description and the register of a build; for `rekaan` the
    metadata say that everything is invented."""
    makro, tujuan = bangunan.makro, bangunan.unduh_data
    laporan, penelusur = makro.laporan, makro.penelusur
    samar = {t.berkas: _samar(t) for t in laporan.data.skema}
    for nama, isi in laporan.data.kanonik().items():
        berkas = tujuan / nama_terbit(nama)
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_bytes(samarkan_csv(isi, samar[nama]))
    skema_register = json.loads((Path(__file__).parent / SKEMA_REGISTER).read_text("utf-8"))
    angka = register(penelusur, bangunan.letak)
    paket_jadi = paket_terbit(laporan, penelusur, skema_register, bangunan.terbit)
    _tulis_json(tujuan / PAKET, paket_jadi)
    meta = metadata.susun(laporan, paket_jadi, rekaan=bangunan.rekaan)
    _tulis_json(tujuan / metadata.NAMA, meta)
    _tulis_json(tujuan / SKEMA_REGISTER, skema_register)
    # One figure a line: compact, and a changed figure changes one line.
    garis = ",\n".join(json.dumps(a, ensure_ascii=False, separators=(",", ":")) for a in angka)
    (tujuan / REGISTER).write_text(samarkan_nip(f"[\n{garis}\n]\n"), encoding="utf-8")
    kepala = list(skema_register["$defs"]["angka"]["properties"])
    baris = [kepala, *([datar(k, a[k]) for k in kepala] for a in angka)]
    (tujuan / REGISTER_DATAR).write_bytes(samarkan_csv(teks_csv.tulis(baris), set()))


def nama_terbit(berkas: str) -> str:
    """The path of a data file below the folder of published data: its name in data/, except for the
    unit's own figures, whose name is used by the register."""
    return ANGKA_TERBIT if berkas == REGISTER_DATAR else berkas


def _tulis_json(berkas: Path, isi: object) -> None:
    teks = samarkan_nip(json.dumps(isi, ensure_ascii=False, indent=2))
    berkas.write_text(f"{teks}\n", encoding="utf-8")


def samarkan_csv(isi: bytes, kolom: set[str]) -> bytes:
    """A canonical CSV file with the cells of some columns masked, and every NIP elsewhere."""
    isi = samarkan_nip(isi.decode("utf-8")).encode()
    if not kolom:
        return isi
    kepala, *baris = csv.reader(io.StringIO(isi.decode("utf-8"), newline=""))
    kena = [k in kolom for k in kepala]
    tersamar = ([samarkan(s) if k else s for k, s in zip(kena, b, strict=True)] for b in baris)
    return teks_csv.tulis([kepala, *tersamar])


def paket_terbit(
    laporan: Laporan,
    penelusur: Penelusur,
    skema_register: Mapping[str, Any],
    terbit: Versi | None = None,
) -> dict[str, Any]:
    """The description of the published data: with the names of unit and edition, the documents
    behind the rows and the register, without limits that masked columns would violate."""
    edisi, instansi, paket = laporan.edisi, laporan.instansi, laporan.data.paket_terbit
    nama = f"{edisi.judul} {instansi.nama} {edisi.sebutan}"
    izin = metadata.lisensi(edisi)
    return {
        **_tanpa_sumber(paket),
        "name": "-".join(filter(None, ("lkjip", instansi.kode_satker, edisi.kode))),
        "title": f"Data {nama}",
        "description": f"Semua angka dan daftar dalam {nama}. {paket['description']}",
        **({"licenses": [izin.sebagai_paket()]} if izin else {}),
        "contributors": [{"title": instansi.nama, "role": "publisher"}],
        "created": f"{edisi.hari_terbit}T00:00:00Z",
        "x-kutipan": metadata.kutipan(edisi, instansi, terbit),
        "resources": [
            *(
                _sumber_terbit(s, _samar(laporan.data.aturan[s["name"]]), penelusur)
                for s in paket["resources"]
            ),
            *_sumber_register(skema_register),
        ],
    }


def _samar(t: SkemaTabel) -> set[str]:
    """The columns of a table that are published masked."""
    return {k.nama for k in t.kolom if k.samar}


def _sumber_terbit(
    sumber: Mapping[str, Any], samar: set[str], penelusur: Penelusur
) -> dict[str, Any]:
    """The description of one table, with the documents behind its rows."""
    dokumen = dict.fromkeys(j for satu in penelusur.dokumen_baris(sumber["name"]) for j in satu)
    asal = {"sources": [{"title": judul} for judul in dokumen]} if dokumen else {}
    tanpa = _tanpa_sumber(_tanpa_batas(sumber, samar) if samar else sumber)
    return {**tanpa, "path": nama_terbit(sumber["path"]), **asal}


def _tanpa_sumber(isi: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in isi.items() if k != "sources"}


def _tanpa_batas(sumber: Mapping[str, Any], samar: set[str]) -> Mapping[str, Any]:
    def bidang(f: Mapping[str, Any]) -> Mapping[str, Any]:
        if f["name"] not in samar:
            return f
        batas = {k: v for k, v in f.get("constraints", {}).items() if k not in BATAS_SAMAR}
        return {**f, "constraints": batas}

    skema = sumber["schema"]
    return {**sumber, "schema": {**skema, "fields": [bidang(f) for f in skema["fields"]]}}


def _sumber_register(skema_register: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The register as two resources: a table by which the package is checked, and the full JSON."""
    sifat = skema_register["$defs"]["angka"]["properties"]
    sumber: list[dict[str, Any]] = json.loads(SUMBER_REGISTER.read_text(encoding="utf-8"))
    sumber[0]["schema"]["fields"] = [
        {
            "name": nama,
            "type": "number" if nama == "nilai" else "string",
            "title": isi["title"],
            "description": isi["description"],
        }
        for nama, isi in sifat.items()
    ]
    return sumber


def register(penelusur: Penelusur, letak: Mapping[str, Sequence[Letak]]) -> list[dict[str, Any]]:
    """The register for programs: value, text, formula and inputs, and the places on pages."""
    hasil = []
    for a in penelusur.register:
        j = penelusur.jelaskan(a.kunci)
        hasil.append(
            {
                "kunci": a.kunci,
                "label": a.label,
                "nilai": a.nilai_mesin,
                "teks": a.teks,
                "satuan": a.satuan,
                "keadaan": a.keadaan,
                "pembulatan": a.keluarga,
                "rumus": a.kata_rumus,
                "rumus_angka": j.perhitungan,
                "masukan": [vars(m) if isinstance(m, Asal) else m for m in a.masukan],
                "asal": [vars(s.asal) for s in j.semua_sel],
                "dokumen": list(dict.fromkeys(judul for s in j.semua_sel for judul in s.sumber)),
                "ditampilkan": [vars(t) for t in letak.get(a.kunci, ())],
            }
        )
    return hasil


def datar(bidang: str, nilai: Any) -> str:
    """A field of the register as one cell: keys, cells and addresses separated by spaces, titles of
    documents by semicolons; consecutive rows of one column as a range."""
    match bidang:
        case "masukan":
            return " ".join(n if isinstance(n, str) else _runtun([n]) for n in nilai)
        case "asal":
            return _runtun(nilai)
        case "dokumen":
            return "; ".join(nilai)
        case "ditampilkan":
            return " ".join(n["alamat"] for n in nilai)
        case _:
            return str(nilai)


def _runtun(sel: Sequence[Mapping[str, Any]]) -> str:
    isi = rentang(Asal(**s) for s in sel)
    return " ".join(
        f"{r.berkas}:{r.awal}{'' if r.awal == r.akhir else f'-{r.akhir}'}:{r.kolom}" for r in isi
    )
