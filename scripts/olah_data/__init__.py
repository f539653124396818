"""What `data` takes into the tables and gives out of them: the workbook, exports of other
applications, and what reviewers noted in the Word copy."""
