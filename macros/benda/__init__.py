"""Contents of the report as objects: tables, charts, formulas, photographs, scans, sentences."""
