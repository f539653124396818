"""The check: data, chapters, and the whole of a report."""
