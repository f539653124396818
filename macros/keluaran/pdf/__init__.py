"""Print the document as PDF; the only package that knows WeasyPrint."""


class GalatPDF(Exception):
    """The PDF cannot be made, or has faults; the message is for the editor."""
