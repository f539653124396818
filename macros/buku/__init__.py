"""Excel workbooks: all tables for editors, and the edits that come back; the published data."""
