"""`publish --signed`: file the signed PDF of a published final version."""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path

from macros.dasar.berkas import objek_json
from macros.temuan.pribadi import samarkan_nomor
from scripts.tanda_tangan import jawaban, kepercayaan
from scripts.tanda_tangan.acuan import PDFAcuan, cocokkan
from scripts.tanda_tangan.cms import TandaTangan
from scripts.tanda_tangan.kepercayaan import Kepercayaan
from scripts.tanda_tangan.periksa import halaman, periksa
from scripts.terbit import arsip, catatan, gudang, izin, kirim, manifes
from scripts.terbit.arsip import Arsip, Pembubuh
from scripts.terbit.catatan import Terbitan
from scripts.terbit.gudang import Gudang
from scripts.terminal import GalatPerintah, tolakan
from scripts.terminal.masukan import hari_opsi
from scripts.terminal.tanya import setuju

# Options for a scan.
UNTUK_PINDAIAN = ("--penanda", "--tanggal", "--halaman-beda")


@dataclass(frozen=True)
class Masuk:
    """A signed file to be filed, with the publisher's options.

    `ca` is a file with certificates of authorities, or empty for those of the project; `pencabutan`
    are files on revoked certificates; `tanpa_ca` accepts that nobody vouches for the signer's name,
    `penanda_lain` that it is another name than in the report. `penanda` and `tanggal` (ISO, or
    empty) are the signers of a scan; `halaman_beda` is why it has other pages than the built PDF,
    or empty. `umumkan` makes the file itself public, and not only its record.
    """

    berkas: Path
    ca: str = ""
    pencabutan: Sequence[str] = ()
    tanpa_ca: bool = False
    penanda_lain: bool = False
    pindaian: bool = False
    penanda: tuple[str, ...] = ()
    tanggal: str = ""
    halaman_beda: str = ""
    umumkan: bool = False


# Options for a signed file, with their names on the command line.
KHUSUS = {f.name: f"--{f.name.replace('_', '-')}" for f in fields(Masuk)[1:]}


def dari_opsi(opsi: argparse.Namespace) -> Masuk | None:
    """The request from the command line; None without `--signed`.

    Raises GalatPerintah if the options are inconsistent.
    """
    if not _serasi(opsi):
        return None
    penanda = (izin.tolak_nomor("--penanda", p) for p in opsi.penanda if p.strip())
    hari = hari_opsi(opsi.tanggal, "signed/tanggal")
    if hari > date.today().isoformat():  # noqa: DTZ011 - the day where the command runs
        raise tolakan("signed/belum-tiba", 2, hari=hari)  # a record cannot be corrected
    isi = {nama: getattr(opsi, nama) for nama in KHUSUS}
    isi |= {"penanda": tuple(dict.fromkeys(penanda)), "tanggal": hari}
    isi["halaman_beda"] = izin.tolak_nomor("--halaman-beda", opsi.halaman_beda)
    return Masuk(Path(opsi.signed), **isi)


def _serasi(opsi: argparse.Namespace) -> bool:
    """Whether a signed file is given. Raises GalatPerintah if the options are inconsistent."""
    dipakai = [nama for isian, nama in KHUSUS.items() if getattr(opsi, isian)]
    if not opsi.signed:
        if dipakai:
            raise GalatPerintah(f"{dipakai[0]} hanya berlaku bersama --signed.", 2)
        return False
    if opsi.title or opsi.alasan:
        nama = "--title" if opsi.title else "--alasan"
        raise GalatPerintah(f"{nama} tidak berlaku bersama --signed; versinya tidak diubah.", 2)
    if opsi.pindaian:
        if opsi.ca or opsi.pencabutan or opsi.tanpa_ca or opsi.penanda_lain:
            raise tolakan("signed/pindaian-ca", 2)
        if not any(p.strip() for p in opsi.penanda):
            raise tolakan("signed/penanda", 2)
    elif hanya := next((n for n in UNTUK_PINDAIAN if n in dipakai), ""):
        raise GalatPerintah(f"{hanya} hanya berlaku bersama --pindaian.", 2)
    return True


def terima(tempat: Gudang, versi: str, masuk: Masuk, alamat: str, *, ya: bool) -> Arsip:
    """File a signed PDF beside its published version.

    The user is asked before it is sent, unless `ya`.

    Raises GalatPerintah, without changing the published state, if the version is unknown or a
    draft, the file is invalid, belongs to another version or is filed already, nobody agrees,
    another publisher was quicker, or the remote cannot be reached.
    """
    isi = masuk.berkas.read_bytes()
    dipercaya = kepercayaan.baca(tempat.git.akar, masuk.ca, masuk.pencabutan)
    with gudang.giliran(tempat):
        ujung = tempat.dasar
        terbit = catatan.baca(tempat.git, ujung)
        satu = versi_final(versi, terbit)
        assert ujung is not None  # it has the version
        sidik = hashlib.sha256(isi).hexdigest()
        lama = next((a for a in satu.arsip if a.sha256 == sidik and not a.umum), None)
        if lama and masuk.umumkan:
            baru = replace(lama, umum=True)
        else:
            _periksa_baru(sidik, satu, terbit)
            baru = _arsip(tempat, isi, satu, terbit, dipercaya, masuk)
            if ada := arsip.serupa(baru, satu.arsip):
                siapa = ", ".join(p.nama for p in baru.penanda)
                di = f"pada versi {versi} sudah tercatat: {ada.berkas}"
                raise GalatPerintah(f"tanda tangan {siapa} {di}")
        berkas = {} if lama else {baru.jalur_catatan: baru.tulis().encode()}
        berkas |= {baru.jalur: isi} if baru.umum else {}
        pesan = f"Simpan berkas bertanda tangan {versi} ({baru.cara})\n\nSHA-256: {baru.sha256}\n"
        terbitan = objek_json(tempat.git.berkas(ujung, f"{satu.nama}/{manifes.NAMA}"))
        unit = str(terbitan.get("unit", ""))
        commit = kirim.sisipkan(tempat.git, ujung, berkas, unit, alamat, pesan)
        tempat.jaga(ujung, commit)
        izin.minta(tempat, izin.isi_arsip(baru), tetap=True, ya=ya)
        tempat.majukan(commit)
    return baru


def _arsip(
    tempat: Gudang,
    isi: bytes,
    satu: Terbitan,
    terbit: Sequence[Terbitan],
    dipercaya: Kepercayaan,
    masuk: Masuk,
) -> Arsip:
    """The record of the file `isi` for the version `satu`. Raises GalatPerintah if it cannot be
    filed."""
    # The published version with whose PDF the file begins.
    milik = next((t for t in terbit if cocokkan(isi, _acuan(t))), None)
    cara: arsip.Cara = "pindaian" if masuk.pindaian else "elektronik"
    banyak = (0, 0)
    if not masuk.pindaian:
        asal, penanda = _elektronik(isi, satu, milik, dipercaya, masuk)
    elif milik:
        raise tolakan("signed/bukan-pindaian", nama=milik.nama)
    else:  # the document in the scan, as far as known, and the signers on paper
        tercetak = next((p for p in satu.pdf if p.get("edisi") == "cetak"), satu.pdf[0])
        asal = str(tercetak["berkas"])
        penanda = tuple(Pembubuh(nama, masuk.tanggal) for nama in masuk.penanda)
        # All editions have the same pages, and the public one is available.
        terbitan = tempat.git.berkas(str(tempat.dasar), f"{satu.nama}/{satu.pdf[0]['berkas']}")
        banyak = _pindaian(isi, terbitan or b"", masuk)
    return Arsip(
        versi=satu.nama,
        berkas=arsip.nama_berkas(asal, cara, satu.arsip),
        sha256=hashlib.sha256(isi).hexdigest(),
        ukuran=len(isi),
        cara=cara,
        asal=asal,
        penanda=penanda,
        diterima=datetime.now(UTC).isoformat(timespec="milliseconds"),
        halaman=banyak[0],
        halaman_asal=banyak[1],
        sebab_beda=masuk.halaman_beda,
        umum=masuk.umumkan,
    )


def versi_final(nama: str, terbit: Sequence[Terbitan]) -> Terbitan:
    """The final version with that name. Raises GalatPerintah if there is none."""
    ada = {t.nama: t for t in terbit}
    if nama not in ada:
        final = ", ".join(t.nama for t in terbit if not t.draf)
        pilihan = f" Versi final yang terbit: {final}." if final else ""
        raise GalatPerintah(f"versi {nama} belum terbit.{pilihan}")
    if ada[nama].draf:
        raise tolakan("signed/draf", nama=nama)
    return ada[nama]


def _periksa_baru(sidik: str, satu: Terbitan, terbit: Sequence[Terbitan]) -> None:
    for t in terbit:
        for lama in t.arsip:
            if lama.sha256 == sidik:
                saran = "" if lama.umum else "; untuk mengumumkan berkasnya, tambahkan --umumkan"
                raise tolakan("signed/tercatat", versi=t.nama, berkas=lama.berkas, saran=saran)
        if any(pdf["sha256"] == sidik for pdf in t.pdf):
            milik = "" if t is satu else f" versi {t.nama}"
            raise GalatPerintah(f"berkas ini PDF terbitan{milik} yang belum ditandatangani.")


def _acuan(t: Terbitan) -> list[PDFAcuan]:
    return [PDFAcuan.dari(p) for p in t.pdf]


def _elektronik(
    isi: bytes, satu: Terbitan, milik: Terbitan | None, dipercaya: Kepercayaan, masuk: Masuk
) -> tuple[str, tuple[Pembubuh, ...]]:
    """The built PDF that the file continues, and the signers. Raises GalatPerintah."""
    putusan = periksa(isi, _acuan(satu), dipercaya=dipercaya)
    if putusan.acuan is None:
        if milik:
            raise GalatPerintah(f"berkas ini milik versi {milik.nama}, bukan {satu.nama}.")
        if not isi.startswith(b"%PDF-"):
            raise GalatPerintah(f"{'; '.join(putusan.sebab)}.")
        raise tolakan("signed/bukan-lanjutan", nama=satu.nama)
    if not putusan.utuh:
        raise GalatPerintah(f"{masuk.berkas} tidak diterima: {'; '.join(putusan.sebab)}.")
    tanda = [t for t in putusan.tanda if not t.hanya_cap]
    setujui(tanda, masuk)
    return putusan.acuan.nama, tuple(_pembubuh(t) for t in tanda)


def _pembubuh(tanda: TandaTangan) -> Pembubuh:
    waktu = (tanda.cap_waktu if tanda.cap_dikenal else None) or tanda.waktu
    return Pembubuh(
        nama=samarkan_nomor(tanda.nama),
        waktu=waktu.astimezone().isoformat() if waktu else "",
        bidang=tanda.bidang,
        penerbit=tanda.penerbit,
        dipercaya=tanda.dipercaya,
        lain=tanda.jabatan == "tidak-sesuai",
    )


def setujui(tanda: Sequence[TandaTangan], masuk: Masuk) -> None:
    """Raises GalatPerintah unless the publisher accepts signers for whom nobody vouches, or who are
    not the officials of their places."""
    asing = [jawaban.keberatan(t) for t in tanda if not t.dipercaya]
    lain = [f"{t.nama}, {jawaban.jabatan(t)}" for t in tanda if t.jabatan == "tidak-sesuai"]
    for kasus, setuju_dulu, awal, siapa in (
        ("signed/tanpa-ca", masuk.tanpa_ca, "identitas penanda tangan belum terbukti", asing),
        ("signed/penanda-lain", masuk.penanda_lain, "penanda tangannya bukan pejabatnya", lain),
    ):
        pesan = f"{awal}: {'; '.join(dict.fromkeys(siapa))}."
        if setuju_dulu or not siapa:
            continue
        if not sys.stdin.isatty():
            raise tolakan(kasus, 2, pesan=pesan)
        print(pesan[0].upper() + pesan[1:])
        if not setuju("Tetap simpan sebagai ditandatangani?", ya=False):
            raise GalatPerintah("tidak ada yang disimpan.")


def _pindaian(isi: bytes, asal: bytes, masuk: Masuk) -> tuple[int, int]:
    """The number of pages of a scan, and the built PDF that it shows.

    The content of a scan cannot be checked, but its number of pages can. Raises GalatPerintah if
    pages cannot be counted, differ without a reason, or a reason is given without need.
    """
    banyak, harus = halaman(isi), halaman(asal)
    if not banyak:
        raise tolakan("signed/halaman", berkas=masuk.berkas)
    if banyak == harus and masuk.halaman_beda:
        raise tolakan("signed/halaman-sama", 2, banyak=banyak)
    if banyak != harus and not masuk.halaman_beda:
        raise tolakan("signed/halaman-beda", banyak=banyak, harus=harus)
    return banyak, harus
