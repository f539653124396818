"""An earlier report in Word → chapters, tables and pictures of a report folder."""
