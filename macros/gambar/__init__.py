"""The drawing engine: specification → SVG, knowing nothing of the report or of mkdocs."""
