"""Numbers, formulas, problems, files: what knows nothing of reports."""
