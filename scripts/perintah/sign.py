"""`sign`: put an electronic signature into a field of a built PDF."""

import argparse
import hashlib
from pathlib import Path

from macros.dasar.berkas import tulis_utuh
from scripts.tanda_tangan import kepercayaan, penandatanganan
from scripts.tanda_tangan.dokumen import Dokumen
from scripts.tanda_tangan.periksa import periksa, sebagai_teks
from scripts.terbit import rujukan
from scripts.terminal import GalatPerintah


def jalankan(akar: str, opsi: argparse.Namespace) -> None:
    """Sign `opsi.berkas`; tells where the signed file is and who signed it."""
    proyek, berkas = Path(akar), Path(opsi.berkas)
    isi = berkas.read_bytes()
    daftar = rujukan.kumpulkan(proyek, opsi.acuan)
    putusan = periksa(isi, daftar)
    if not putusan.utuh or putusan.acuan is None:
        raise GalatPerintah(f"{berkas} tidak ditandatangani: {'; '.join(putusan.sebab)}.")
    ada = Dokumen(isi[: putusan.acuan.ukuran]).kotak
    pilihan = penandatanganan.pilih_bidang(berkas, ada, putusan, opsi.field)
    tujuan = penandatanganan.tujuan_hasil(berkas, opsi.out, proyek / rujukan.HASIL)
    sandi = penandatanganan.baca_sandi(opsi.p12)
    penanda = penandatanganan.buka_sertifikat(Path(opsi.p12), sandi)
    for satu in pilihan:
        isi = penandatanganan.tandatangani(
            isi, satu, penanda, putusan.kode, proyek, opsi.alasan or "", opsi.tsa or ""
        )
    putusan = periksa(isi, daftar, dipercaya=kepercayaan.baca(proyek))
    if not putusan.utuh:
        raise GalatPerintah(f"tanda tangan tidak jadi ditulis: {'; '.join(putusan.sebab)}.")
    tulis_utuh(tujuan, isi)
    print("\n".join(sebagai_teks(str(tujuan), putusan, hashlib.sha256(isi).hexdigest())))
    if kosong := [nama for nama in ada if nama not in putusan.terisi]:
        print(f"Bidang yang masih kosong: {', '.join(kosong)}.")
