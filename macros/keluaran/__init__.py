"""Outputs: published data, document codes, versions, the printed document, workbooks, the Word
copy."""
