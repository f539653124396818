"""Where the report meets MkDocs: its hooks, in the order of `mkdocs.yml`."""
