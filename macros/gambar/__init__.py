"""Pictures: drawings from specifications, formulas, and photographs and scans made fit to be shown.
They know nothing of the report or of mkdocs."""
