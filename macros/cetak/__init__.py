"""The printed document: which editions there are, and the chapters' HTML as one document."""
