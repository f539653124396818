"""Declarations in `data/`: what tables and charts that are described in YAML have in common.

`dasar.deklarasi` reads the YAML; each `Ruas` knows its line, and `Catatan.di(ruas)` turns errors
inside its block into problems at that line. `SumberBaris.cari` finds the rows that an entry asks
for, `Bingkai` filters and joins them, `Lingkup.ikat` binds texts with placeholders and keys of
figures to a row, `pilihan` splits their alternatives, `Kunci.periksa` rejects a key that has no
figure in any row, `memenuhi` keeps the rows that meet a condition. `pembaca.baca` reads a file,
`Uraian` is one entry of it, and `Susunan`, the base of tables and charts, combines all of these.
"""
