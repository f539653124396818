"""Convert an earlier report in Word to chapters, tables and pictures of a report folder."""
