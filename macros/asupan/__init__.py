"""Intake: a CSV file as people really save it → rows that fit the schema, or what is wrong."""
