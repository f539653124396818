"""Signed PDFs: which file is a build's own, who signed it, what was changed, and signing itself.

`acuan` knows what was built, `periksa` judges a file by it (with `cms`, `bungkus`, `ubahan`),
`lapor` says so; `bubuhkan` signs (with `sertifikat` and `cap`). pyHanko stays in this package.
"""
