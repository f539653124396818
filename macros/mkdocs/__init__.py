"""Where the report meets MkDocs."""
