"""The site's engine at arm's length: building, serving, its words, and the check beside it."""
