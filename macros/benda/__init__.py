"""Things of the report: tables, charts, formulas, sentences."""
