"""Beginning anew: the report of another unit, or of another period."""
