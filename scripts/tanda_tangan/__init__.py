"""Signed PDFs: which file is a build's own, who signed it, what was changed, and signing itself.

`acuan` knows what was built. `periksa` judges a file by it: `urai` reads what was appended,
`ubahan` (with `dokumen`, `sertaan`, `benda`) says what that changed, `cms` who signed, with
`kepercayaan` and `sebutan`; `jawaban` has the words for it. `penandatanganan` signs (with `cap`).
pyHanko stays in this package.
"""
