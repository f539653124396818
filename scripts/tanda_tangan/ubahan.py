"""Judge the changes by a PDF's updates to the file that they continue.

A PDF is signed by appending to it, and the appended part can replace any object before it. So each
update must be a signature, or only evidence for one (DSS): every object that it replaces must be
one that signing needs, changed only as signing does, and every object that it adds must belong to
such a change. Time stamps of the whole document count as signatures.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from scripts.tanda_tangan.benda import (
    TAK_ADA,
    Acu,
    Aliran,
    Nama,
    TolakPDF,
    persegi,
    sama,
    selisih,
    teks,
)
from scripts.tanda_tangan.dokumen import Dokumen, KotakBidang
from scripts.tanda_tangan.sertaan import objek_simpanan, periksa_info, periksa_xmp
from scripts.tanda_tangan.urai import Revisi, buka_aliran

# Keys that signing may change: in the catalog, in its form, in a built field.
KATALOG = {"/AcroForm", "/DSS", "/Extensions"}
FORMULIR = {"/SigFlags", "/Fields", "/DR", "/DA"}
BIDANG = {"/V", "/AP", "/F"}
# Keys of a signer's own field and of a signature, without locks and certification.
BIDANG_BARU = BIDANG | {
    "/Type", "/Subtype", "/FT", "/T", "/TU", "/Rect", "/P", "/Ff", "/DA", "/DR",
}  # fmt: skip
TANDA = {
    "/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/M", "/Name", "/Reason",
    "/Location", "/ContactInfo", "/Prop_Build", "/Prop_AuthTime", "/Prop_AuthType", "/Cert",
}  # fmt: skip
VERSI = {"/1.7", "/2.0"}
SESUDAH = {"/DSS", "/Extensions"}
# Actions, links and layers are not allowed in the picture of a signature.
TERLARANG = {
    "/A", "/AA", "/JS", "/JavaScript", "/OpenAction", "/URI", "/Launch", "/Ref", "/OPI", "/EF",
    "/AF", "/RF", "/PS", "/OC", "/OCProperties", "/Alternates", "/XFA", "/NeedAppearances",
}  # fmt: skip
CETAK, TERSEMBUNYI, TERKUNCI = 1 << 2, 1 << 1 | 1 << 5, 1 << 6 | 1 << 7 | 1 << 9  # /F (12.5.3)
SERTIFIKASI = (
    "penanda tangan mengesahkan (sertifikasi) atau mengunci dokumennya, yang tidak diterima di"
    " sini; mintalah tanda tangan biasa, tanpa sertifikasi dan tanpa penguncian"
)
KOSONG = Aliran({"/Subtype": Nama("/Form")}, b"")


class Bubuhan(NamedTuple):
    """A signature added by an update: its field, its object, the box that it fills, if any, its
    dictionary, and the text that it adds to the field's description (`ucapan`), or ""."""

    bidang: str
    nomor: int
    kotak: KotakBidang | None
    isi: Mapping[str, Any]
    ucapan: str


def terapkan(dokumen: Dokumen, revisi: Revisi) -> Bubuhan | None:
    """Judge the next update of a document and apply it; returns its signature, None if it has only
    evidence for one. Raises TolakPDF."""
    dokumen.periksa_penutup(revisi)
    hasil = _Penilai(dokumen, revisi).nilai()
    dokumen.terima(revisi)
    return hasil


class _Penilai:
    """Judges one update of a document."""

    def __init__(self, dokumen: Dokumen, revisi: Revisi) -> None:
        self.dok, self.objek = dokumen, revisi.objek
        self.baru = {n for n in revisi.objek if n >= dokumen.ukuran}
        self.ganti = revisi.objek.keys() - self.baru
        self.wajar: set[int] = set()  # replaced or new objects that are explained
        self.dibubuhkan: list[Bubuhan] = []
        self.beda: set[str] = set()  # the differing keys of the catalog
        self.tersimpan = False  # whether evidence for signatures was added

    def buka(self, nilai: Any) -> Any:
        """The value behind a reference in this update."""
        while isinstance(nilai, Acu):
            nilai = self.objek[nilai.nomor] if nilai.nomor in self.objek else self.dok.buka(nilai)
        return nilai

    def lama(self, nomor: int) -> Any:
        return self.dok.buka(Acu(nomor))

    def _langsung(self, lama: Any, baru: Any) -> Any:
        """A new value with unchanged parts in line, where PDFBox writes these as new objects, which
        are then explained."""
        if isinstance(baru, Acu) and baru.nomor in self.baru and not isinstance(lama, Acu):
            isi = self._langsung(lama, self.objek[baru.nomor])
            if not sama(lama, isi):
                return baru
            self.wajar.add(baru.nomor)
            return isi
        if isinstance(lama, dict) and isinstance(baru, dict):
            return {k: self._langsung(lama[k], n) if k in lama else n for k, n in baru.items()}
        if isinstance(lama, list) and isinstance(baru, list):
            return [*map(self._langsung, lama, baru), *baru[len(lama) :]]
        return baru

    def _beda(self, lama: Any, baru: Any) -> set[str]:
        return selisih(lama, self._langsung(lama, baru))

    def nilai(self) -> Bubuhan | None:
        self._katalog()
        for kotak in self.dok.kotak.values():
            if kotak.nomor in self.ganti:
                self._bidang_tersedia(kotak)
        if len(self.dibubuhkan) > 1:
            raise TolakPDF("satu pembaruan memuat lebih dari satu tanda tangan")
        self._keterangan()
        self._sisa()
        if not self.dibubuhkan and (not self.tersimpan or self.beda - SESUDAH):
            raise TolakPDF("berkas diubah tanpa ditandatangani")
        return self.dibubuhkan[0] if self.dibubuhkan else None

    def _sisa(self) -> None:
        """Check that every change is explained."""
        for nomor in sorted(self.ganti - self.wajar):
            lama = self.lama(nomor)
            if sama(lama, self._langsung(lama, self.objek[nomor])):
                continue  # written again without change
            jenis = lama.get("/Type") if isinstance(lama, dict) else None
            if jenis == "/Page":
                raise TolakPDF(f"halaman {self.dok.urutan().get(nomor, 0)} diubah atau ditutupi")
            raise TolakPDF(f"isi diubah (objek {nomor})")
        if asing := self.baru - self.wajar:
            raise TolakPDF(f"ada objek yang tidak dipakai tanda tangan (objek {min(asing)})")

    def _katalog(self) -> None:
        nomor = self.dok.akar
        lama, baru = self.lama(nomor), self.buka(Acu(nomor))
        self.beda = beda = self._beda(lama, baru)
        self.wajar.add(nomor)
        if "/Perms" in beda:
            raise TolakPDF(SERTIFIKASI)
        if str(baru.get("/Version", "/1.7")) in VERSI:
            beda = beda - {"/Version"}
        if not beda <= KATALOG:
            raise TolakPDF(f"susunan dokumen diubah ({', '.join(sorted(beda - KATALOG))})")
        if "/Extensions" in beda:
            wajar = "perluasan dokumen tidak wajar"  # dictionaries and arrays of plain values
            self._ikut(baru.get("/Extensions"), lambda n: not isinstance(n, Aliran), wajar)
        self._simpanan(lama.get("/DSS", {}), baru.get("/DSS", {}))
        self._formulir(lama.get("/AcroForm", {}), baru.get("/AcroForm", {}))

    def _formulir(self, acuan_lama: Any, acuan: Any) -> None:
        lama, baru = self.dok.buka(acuan_lama), self.buka(acuan)
        beda = self._beda(lama, baru)
        bidang_lama = self.dok.buka(lama.get("/Fields", []))
        bidang = self.buka(baru.get("/Fields", []))
        if (
            not beda <= FORMULIR
            or baru.get("/SigFlags", 0) not in {0, 1, 3}
            or bidang[: len(bidang_lama)] != bidang_lama
        ):
            raise TolakPDF("formulir dokumen diubah")
        self._letak(acuan_lama, acuan)
        self._letak(lama.get("/Fields"), baru.get("/Fields"))
        self.beda |= beda
        for kunci in {"/DR", "/DA"} & beda:
            self._gambar(baru[kunci])
        tambahan = bidang[len(bidang_lama) :]
        for satu in tambahan:
            self._bidang_baru(satu)

    def _letak(self, lama: Any, baru: Any) -> None:
        """A judged part may be in the same object as before, or in a new one."""
        if isinstance(baru, Acu) and baru.nomor in self.objek:
            if baru.nomor in self.ganti and baru != lama:
                raise TolakPDF(f"isi diubah (objek {baru.nomor})")
            self.wajar.add(baru.nomor)

    def _bidang_tersedia(self, kotak: KotakBidang) -> None:
        lama, baru = self.lama(kotak.nomor), self.objek[kotak.nomor]
        beda = self._beda(lama, baru)
        if not beda:
            return
        if "/V" in lama:
            raise TolakPDF(f"bidang tanda tangan {kotak.nama} diubah sesudah ditandatangani")
        if "/V" not in beda:
            raise TolakPDF(f"bidang tanda tangan {kotak.nama} diubah tanpa ditandatangani")
        if asing := sorted(beda - BIDANG):
            raise TolakPDF(
                f"bidang tanda tangan {kotak.nama} diubah selain ditandatangani"
                f" ({', '.join(asing)})"
            )
        if int(baru.get("/F", 0)) & ~TERKUNCI != CETAK:
            raise TolakPDF(f"bidang tanda tangan {kotak.nama} disembunyikan")
        self.wajar.add(kotak.nomor)
        self._tanda(kotak.nama, baru, kotak, self._ucapan(kotak, lama.get("/TU")))

    def _ucapan(self, kotak: KotakBidang, acuan: Any) -> str:
        """The text added to the description of a field that is signed, if that is an object of its
        own; judged when the signer is known."""
        if not isinstance(acuan, Acu) or acuan.nomor not in self.ganti:
            return ""
        baru, lama = teks(self.objek[acuan.nomor]), f"{kotak.sebutan}. "
        if not baru.startswith(lama) or baru == lama:
            raise TolakPDF(f"sebutan bidang tanda tangan {kotak.nama} diubah")
        self.wajar.add(acuan.nomor)
        return baru.removeprefix(lama)

    def _bidang_baru(self, acuan: Any) -> None:
        """Judge a field of the signer's own: invisible, or inside a reserved box."""
        bidang = self.objek.get(acuan.nomor) if isinstance(acuan, Acu) else None
        if not isinstance(bidang, dict) or acuan.nomor not in self.baru:
            raise TolakPDF("formulir dokumen diubah")
        if "/Lock" in bidang:
            raise TolakPDF(SERTIFIKASI)
        nama = teks(bidang.get("/T", b""))
        halaman, tempat = bidang.get("/P"), persegi(bidang)
        if (
            bidang.keys() - BIDANG_BARU
            or (bidang.get("/FT"), bidang.get("/Subtype")) != ("/Sig", "/Widget")
            or nama in self.dok.nama_bidang | {""}
            or "." in nama
            or not nama.startswith(teks(bidang.get("/TU", b"")))  # it could claim to be anybody
            or not isinstance(halaman, Acu)
        ):
            raise TolakPDF(f"bidang tanda tangan baru {nama} tidak wajar")
        tampak = tempat[0] < tempat[2] and tempat[1] < tempat[3]
        kotak = None
        if tampak:
            calon = (k for k in self.dok.kotak.values() if k.halaman == halaman.nomor)
            kotak = next((k for k in calon if k.memuat(tempat)), None)
            if kotak is None or int(bidang.get("/F", 0)) & ~TERKUNCI != CETAK:
                raise TolakPDF(
                    f"bidang tanda tangan baru {nama} menutupi halaman; letakkan di dalam kotak"
                    " yang disediakan, pakai bidang yang tersedia, atau tanda tangan tanpa gambar"
                )
        elif int(bidang.get("/F", 0)) & ~(CETAK | TERSEMBUNYI | TERKUNCI):
            raise TolakPDF(f"bidang tanda tangan baru {nama} tidak wajar")
        self.wajar.add(acuan.nomor)
        self._gambar({k: v for k, v in bidang.items() if k not in {"/P", "/V"}})
        self._anotasi(halaman.nomor, acuan)
        self.dok.nama_bidang.add(nama)
        self._tanda(nama, bidang, kotak)

    def _anotasi(self, nomor: int, acuan: Acu) -> None:
        """The field is added last on its page; nothing else is new there."""
        lama, baru = self.lama(nomor), self.buka(Acu(nomor))
        if not isinstance(lama, dict) or lama.get("/Type") != "/Page":
            raise TolakPDF("bidang tanda tangan baru tidak terletak pada halaman")
        ada = self.dok.buka(lama.get("/Annots", []))
        daftar = self.buka(baru.get("/Annots", [])) if isinstance(baru, dict) else None
        if not self._beda(lama, baru) <= {"/Annots"} or not (
            sama(daftar, ada) or sama(daftar, [*ada, acuan])
        ):
            raise TolakPDF(f"halaman {self.dok.urutan().get(nomor, 0)} diubah atau ditutupi")
        self.wajar.add(nomor)
        self._letak(lama.get("/Annots"), baru.get("/Annots"))

    def _tanda(
        self, nama: str, bidang: Mapping[str, Any], kotak: KotakBidang | None, ucapan: str = ""
    ) -> None:
        acuan, isi = bidang.get("/V"), self.buka(bidang.get("/V"))
        if not isinstance(acuan, Acu) or acuan.nomor not in self.baru or not isinstance(isi, dict):
            raise TolakPDF(f"bidang tanda tangan {nama} ditambahkan tanpa ditandatangani")
        if "/Reference" in isi:
            raise TolakPDF(SERTIFIKASI)
        if isi.keys() - TANDA or isi.get("/Type", "/Sig") not in {"/Sig", "/DocTimeStamp"}:
            asing = ", ".join(sorted(isi.keys() - TANDA))
            raise TolakPDF(f"tanda tangan {nama} memuat yang tidak dipakai di sini ({asing})")
        if kotak and kotak.nama in self.dok.terpakai:
            raise TolakPDF(f"kotak {kotak.nama} ditandatangani dua kali")
        if kotak:
            self.dok.terpakai.add(kotak.nama)
        self._gambar(dict(isi))
        self.wajar.add(acuan.nomor)
        if kotak and isi.get("/Type") == "/DocTimeStamp":
            raise TolakPDF(f"cap waktu menempati kotak tanda tangan {kotak.nama}")
        self._tampilan(bidang.get("/AP", {}), nama, kosong=kotak is None)
        self.dibubuhkan.append(Bubuhan(nama, acuan.nomor, kotak, isi, ucapan))

    def _tampilan(self, acuan: Any, nama: str, *, kosong: bool) -> None:
        """One picture; none if the field is outside of the boxes, since readers handle a picture
        without place differently."""
        tampak = self.buka(acuan)
        gambar = self.buka(tampak.get("/N", KOSONG)) if isinstance(tampak, dict) else None
        if (
            not isinstance(gambar, Aliran)
            or tampak.keys() - {"/N"}
            or gambar.kamus.get("/Subtype") != "/Form"
            or (kosong and buka_aliran(gambar).strip())
        ):
            raise TolakPDF(f"gambar tanda tangan {nama} tidak wajar")
        self._gambar(acuan)

    def _gambar(self, nilai: Any) -> None:
        sebab = "gambar tanda tangan memuat tindakan atau rujukan ke luar"
        self._ikut(nilai, lambda n: not isinstance(n, dict) or not n.keys() & TERLARANG, sebab)

    def _ikut(self, nilai: Any, boleh: Callable[[Any], bool], sebab: str) -> None:
        """Follow a new value to all new objects that it references, and explain these."""
        antrean = [nilai]
        while antrean:
            satu = antrean.pop()
            if isinstance(satu, Acu):
                if satu.nomor in self.baru:
                    if satu.nomor not in self.wajar:
                        self.wajar.add(satu.nomor)
                        antrean.append(self.objek[satu.nomor])
                elif self.dok.buka(satu) is TAK_ADA:
                    raise TolakPDF(f"objek {satu.nomor} dirujuk, tetapi tidak ada")
                continue
            if not boleh(satu):
                raise TolakPDF(sebab)
            if isinstance(satu, Aliran):
                antrean.append(satu.kamus)
            elif isinstance(satu, dict):
                antrean += satu.values()
            elif isinstance(satu, list):
                antrean += satu

    def _simpanan(self, acuan_lama: Any, acuan: Any) -> None:
        """Evidence for signatures may be new, or added to existing one."""
        baru, lama = objek_simpanan(acuan, self.buka), objek_simpanan(acuan_lama, self.dok.buka)
        for nomor in baru.keys() & self.objek.keys():
            if nomor in self.ganti and (baru[nomor] or lama.get(nomor, True)):
                raise TolakPDF(f"isi diubah (objek {nomor})")
            self.wajar.add(nomor)
            self.tersimpan = True

    def _keterangan(self) -> None:
        if self.dok.info in self.ganti:
            periksa_info(self.lama(self.dok.info), self.objek[self.dok.info])
            self.wajar.add(self.dok.info)
        acuan = self.lama(self.dok.akar).get("/Metadata")
        if isinstance(acuan, Acu) and acuan.nomor in self.ganti:
            periksa_xmp(self.lama(acuan.nomor), self.objek[acuan.nomor])
            self.wajar.add(acuan.nomor)
