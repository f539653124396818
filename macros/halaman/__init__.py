"""Pages: numbering, references, lists, typography, explanations of figures, pages of the data."""
