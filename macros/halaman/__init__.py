"""Pages: numbering, references and lists, typography, explanations, pages of the data."""
