"""Where a figure comes from, as data: its working, and the cells behind it."""
