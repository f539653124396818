"""Things of the report: tables, charts, formulas, photographs and scans, sentences."""
