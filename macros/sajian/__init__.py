"""Render tables, charts and sentences as HTML, and offer the macros for chapters."""
