"""The published versions, for people and for programs."""

from __future__ import annotations

import dataclasses
from typing import Any

from scripts.terbit.catatan import Terbitan


def sebagai_dict(t: Terbitan) -> dict[str, Any]:
    """A version for programs."""
    isi = dataclasses.asdict(t)
    return {"versi": isi.pop("nama"), "tanggal": isi.pop("waktu"), **isi}


def sebagai_teks(t: Terbitan, alias: str) -> list[str]:
    """A version as lines for the terminal."""
    sifat = [t.status, *([alias] if alias and alias != t.status else [])]
    sifat += ["ditandatangani"] if t.penanda else []
    sifat += [f"diganti {t.digantikan}"] if t.digantikan else []
    penanda = "; ".join(p.keterangan for p in t.penanda)
    return [
        f"{t.nama} ({', '.join(sifat)}): {t.judul}",
        *([f"  Alasan    {t.alasan}"] if t.alasan else []),
        f"  Tanggal   {t.tanggal}",
        f"  Commit    {t.commit}",
        *(
            f"  {'PDF    ' if p.get('umum', True) else 'Salinan'}   SHA-256 {p['sha256']}"
            f" ({p['berkas']})"
            for p in t.pdf
        ),
        *(
            f"  Bertanda  SHA-256 {a.sha256} ({a.jalur if a.umum else a.berkas})" for a in t.arsip
        ),
        f"  Manifes   SHA-256 {t.sidik}",
        f"  Penanda   {penanda or 'belum ditandatangani'}",
    ]
