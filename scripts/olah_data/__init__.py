"""Import and export for the command `data`: the workbook, exports of other applications, and
comments in the Word copy."""
