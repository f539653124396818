"""Publish versions of the report to their Git branch, and read, compare and verify these."""
