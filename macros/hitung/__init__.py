"""Compute figures from typed tables: each module registers those of one part of the report."""
