"""Pictures: drawings from specifications, typeset formulas, and processed photographs and scans.
They know nothing of the report or of mkdocs."""
