"""Two versions of a report compared: what each shows, what differs, and how that is told."""
