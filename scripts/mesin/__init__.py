"""Run the site's engine: build, preview, translated messages; and what is made beside the site."""
