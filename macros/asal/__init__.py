"""Where a figure comes from and where it stands: its working, its cells, the pages of the data."""
