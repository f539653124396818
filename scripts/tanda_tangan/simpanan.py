"""The store of data that prove signatures (DSS; ETSI EN 319 142-1, 5.4.2.2).

It holds certificates, lists of revoked ones and answers about them: streams in arrays, nothing
that a reader shows. It may come with a signature or after it.
"""

from collections.abc import Callable
from typing import Any

from scripts.tanda_tangan.benda import Acu, Aliran, TolakPDF

KUNCI = {"/Type", "/Certs", "/CRLs", "/OCSPs", "/VRI"}
KUNCI_VRI = {"/Type", "/Cert", "/CRL", "/OCSP", "/TU", "/TS"}


def objek(acuan: Any, buka: Callable[[Any], Any]) -> dict[int, bool]:
    """The objects of a store by number, and whether they are streams; `buka` follows references.

    Raises TolakPDF where it holds anything else.
    """
    hasil: dict[int, bool] = {}
    antrean: list[tuple[Any, set[str] | None]] = [(acuan, KUNCI)]
    while antrean:
        satu, kunci = antrean.pop()
        isi = buka(satu)
        if isinstance(satu, Acu):
            if satu.nomor in hasil:
                continue
            hasil[satu.nomor] = isinstance(isi, Aliran)
        match isi:
            case Aliran() if kunci is None and isi.kamus.keys() <= {"/Filter"}:
                pass
            case list() if kunci is None:
                antrean += [(n, None) for n in isi]
            case dict() if kunci is not None and isi.keys() <= kunci:
                antrean += [(n, None) for k, n in isi.items() if k not in {"/Type", "/VRI", "/TU"}]
                if "/VRI" in isi:
                    antrean += _vri(isi["/VRI"], buka, hasil)
            case _:
                raise TolakPDF("data validasi (DSS) memuat yang lain")
    return hasil


def _vri(
    acuan: Any, buka: Callable[[Any], Any], hasil: dict[int, bool]
) -> list[tuple[Any, set[str] | None]]:
    isi = buka(acuan)
    if not isinstance(isi, dict):
        raise TolakPDF("data validasi (DSS) memuat yang lain")
    if isinstance(acuan, Acu):
        hasil[acuan.nomor] = False
    return [(n, KUNCI_VRI) for n in isi.values()]
