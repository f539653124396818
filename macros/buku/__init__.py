"""Excel workbooks: export of all tables for editors, import of their edits, and the published
data."""
