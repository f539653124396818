"""Convert exports of other applications to rows of the report's tables, by described layouts."""
