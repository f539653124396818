"""Things that are described in `data/`: what tables, charts and whatever comes next have in common.

`dasar.deklarasi` reads the YAML; each `Ruas` knows its line, and `Catatan.di(ruas)` turns what is
wrong inside of its block into a problem at that line. `SumberBaris.cari` finds the rows that an
entry asks for, `Bingkai` filters and joins them, `Lingkup.ikat` binds texts with placeholders and
keys of figures to a row, `pilihan` parts their alternatives, `Kunci.periksa` refuses a key that no
row answers, `memenuhi` keeps the rows that fulfil a condition. `pembaca.baca` goes through a file,
`Uraian` is one entry of it, and `Susunan`, from which tables and charts are made, puts all of it
together.
"""
