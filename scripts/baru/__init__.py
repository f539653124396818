"""The command `new`: begin the report of another unit, or of another period."""
