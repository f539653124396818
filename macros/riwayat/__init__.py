"""Compare two versions of a report: their content, the differences, and the text about these."""
