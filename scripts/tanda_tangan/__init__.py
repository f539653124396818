"""Signed PDFs: which file is a build's own, who signed it, what was changed, and signing itself.

Only `cms`, `ubahan` and `bubuhkan` know pyHanko.
"""
