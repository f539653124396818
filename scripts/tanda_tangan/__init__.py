"""Signed PDFs: verify origin, signers and changes of a file; and sign.

`acuan` has the built files. `periksa` judges a file: `urai` parses the appended part, `ubahan`
(with `dokumen`, `sertaan`, `benda`) judges its changes, `cms` the signers, with `kepercayaan` and
`sebutan`; `jawaban` has the words. `penandatanganan` signs (with `cap`). Only this package knows
pyHanko.
"""
