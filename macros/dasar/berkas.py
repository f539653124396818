"""Read the program's own YAML and JSON files, fingerprint files, and write files atomically."""

import contextlib
import errno
import hashlib
import json
import os
import re
import secrets
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

# Invalid characters in a file name; the last ones stand for bytes that are no UTF-8.
BUKAN_NAMA = re.compile("[\0-\x1f\x7f\ud800-\udfff]")
AT_FDCWD, EXCHANGE = -100, 2  # of `renameat2`: relative to the current folder; exchange


def baca_yaml(berkas: Path) -> Any:
    """The content of one of the program's own YAML files; uses the C parser if installed."""
    import yaml

    pembaca = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(berkas.read_text(encoding="utf-8"), pembaca)  # noqa: S506 - both are safe


@cache
def kata(berkas: Path) -> Any:
    """The content of such a YAML file, cached: for words that are needed again and again."""
    return baca_yaml(berkas)


def padanan(berkas: Path, pesan: str) -> str | None:
    """Translate the message of another program by a file of patterns (regular expression:
    replacement); `None` where no pattern matches the whole message."""
    for pola, ganti in kata(berkas).items():
        if cocok := re.fullmatch(pola, pesan, re.DOTALL):
            return str(cocok.expand(ganti))
    return None


def urai_json(teks: bytes | str) -> Any:
    """Parse JSON. Raises ValueError for invalid or too deeply nested text."""
    try:
        return json.loads(teks)
    except RecursionError as galat:
        raise ValueError(teks[:1]) from galat


def objek_json(teks: bytes | str | None) -> dict[str, Any]:
    """Parse a JSON object; empty where the text is no valid JSON object."""
    try:
        isi = urai_json(teks or "")
    except ValueError:
        return {}
    return isi if isinstance(isi, dict) else {}


def sidik_berkas(berkas: Path) -> str:
    """SHA-256 of a file in hexadecimal. Raises OSError where it cannot be read."""
    with berkas.open("rb") as isi:
        return hashlib.file_digest(isi, "sha256").hexdigest()


def sidik_daftar(sidik: Mapping[str, str]) -> str:
    """One SHA-256 over many files: the hash of their list as `sha256sum` prints it, sorted by
    path."""
    baris = "".join(f"{isi}  {jalur}\n" for jalur, isi in sorted(sidik.items()))
    return hashlib.sha256(baris.encode()).hexdigest()


@cache
def sidik_kode(*berkas: Path, paket: str = "") -> str:
    """Fingerprint of the code behind a cached result: these files, the Python version, and that of
    `paket`. Raises OSError where a file cannot be read."""
    from importlib.metadata import version  # late: importing it takes long

    isi = (sys.version, version(paket) if paket else "", *map(sidik_berkas, berkas))
    return hashlib.sha256("\n".join(isi).encode()).hexdigest()


def nama_proses() -> str:
    """A name of this process, unique among machines that share the disk: `MESIN-NOMOR`."""
    return f"{os.uname().nodename}-{os.getpid()}"


def tulis_utuh(tujuan: Path, isi: bytes) -> None:
    """Write a file atomically: nobody ever reads half of it. Raises OSError where it cannot be
    written; the previous content is then still there."""
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    sementara = tujuan.with_name(f".{tujuan.name}.{nama_proses()}")
    try:
        sementara.write_bytes(isi)
        sementara.replace(tujuan)
    finally:
        sementara.unlink(missing_ok=True)


def dibuat_sekali(tempat: Path, buat: Callable[[], bytes]) -> Path:
    """Create the file from `buat` unless it exists, and return it; its name must contain a
    fingerprint of everything that decides its content. Raises OSError where it cannot be written.
    """
    if not tempat.is_file():
        tulis_utuh(tempat, buat())
    return tempat


def tukar_sekaligus(satu: Path, dua: Path) -> bool:
    """Exchange two folders atomically. Returns False, and changes nothing, where the file system
    does not support that."""
    import ctypes

    a, b = map(os.fsencode, (satu, dua))
    return bool(ctypes.CDLL(None).renameat2(AT_FDCWD, a, AT_FDCWD, b, EXCHANGE) == 0)


def tulis_bersama(isi: Mapping[Path, bytes], asli: Mapping[Path, bytes | None]) -> None:
    """Write several files, all or none; `asli` is their expected content, `None` for a missing
    file. Raises OSError if the content is another (ESTALE; nothing is written), or a file cannot be
    written (files written before it are restored)."""
    with contextlib.ExitStack() as tumpukan:
        siap: list[tuple[Path, Path]] = []
        for tujuan, baru in isi.items():
            nyata = tujuan.resolve()
            nyata.parent.mkdir(parents=True, exist_ok=True)
            if (nyata.read_bytes() if nyata.exists() else None) != asli[tujuan]:
                raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(tujuan))
            siap.append((_sementara(tumpukan, nyata, baru), nyata))
        selesai: list[tuple[Path, bytes | None]] = []
        try:
            for (baru_, nyata), tujuan in zip(siap, isi, strict=True):
                baru_.replace(nyata)
                selesai.append((nyata, asli[tujuan]))
        except BaseException:
            for nyata, lama in selesai:
                if lama is None:
                    nyata.unlink(missing_ok=True)
                else:
                    _sementara(tumpukan, nyata, lama).replace(nyata)
            raise


def _sementara(tumpukan: contextlib.ExitStack, tujuan: Path, isi: bytes) -> Path:
    """A temporary file beside `tujuan`, with its mode, on disk; removed when the block ends."""
    jalur = tujuan.with_name(f".{tujuan.name}.{nama_proses()}-{secrets.token_hex(4)}")
    tumpukan.callback(jalur.unlink, missing_ok=True)
    with jalur.open("xb") as berkas:
        berkas.write(isi)
        berkas.flush()
        os.fsync(berkas.fileno())
    if tujuan.exists():
        jalur.chmod(tujuan.stat().st_mode & 0o7777)
    return jalur
