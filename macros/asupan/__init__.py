"""Read CSV files as people really save them into rows that fit the schema, or report problems."""
