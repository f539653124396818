"""From typed tables to figures: each module registers the figures of one part of the report."""
