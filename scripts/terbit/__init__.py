"""Publishing: the published versions in their Git branch, what each consists of, what is live."""
