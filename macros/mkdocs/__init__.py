"""The connection of the report to MkDocs: hooks, pages, and the quick preview of one page."""
