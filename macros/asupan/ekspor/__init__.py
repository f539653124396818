"""What other applications export → rows of the report's tables, by descriptions of layouts."""
