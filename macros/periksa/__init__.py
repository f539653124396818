"""The check of a report: data, declarations, chapters, and their order."""
