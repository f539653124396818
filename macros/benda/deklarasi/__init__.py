"""Things that are described in `data/`: YAML with lines, placeholders, key patterns, sources."""
