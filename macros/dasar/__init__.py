"""Foundations that know nothing of reports: numbers, formulas, problems, files, processes."""
