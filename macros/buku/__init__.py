"""All tables in one Excel workbook, and the edits that come back in it."""
